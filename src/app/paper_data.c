/* paper_data.c - what stands on a paper, from its own event and act, the case, the item, the people and the hall. */
#include <config.h>
#include <string.h>
#include "app/closure.h"
#include "app/paper.h"
#include "app/paper_source.h"
#include "base/text.h"

/* --- the hall and who answers ----------------------------------------------------------------------------- */

void yc_paper_take(const YcPaperSource *s, char **to, const char *key)
{
  yc_paper_put(to, yc_app_setting(s->app, key, ""));
}

/* Decisions bear the seal of acceptance, receipts the other. */
static const char *seal_of(YcPaperKind kind)
{
  static const YcPaperKind decisions[] = { YC_PAPER_ACCEPTANCE, YC_PAPER_NOT_NEEDED, YC_PAPER_NOT_OURS, YC_PAPER_REFUSAL,
                                           YC_PAPER_TOLERANT, YC_PAPER_CORRECT, YC_PAPER_LAPSE,
                                           YC_PAPER_SPECIAL, YC_PAPER_EXTEND, YC_PAPER_END, YC_PAPER_UPWARD, YC_PAPER_NOTICE };
  for (guint i = 0; i < G_N_ELEMENTS(decisions); i++)
    if (decisions[i] == kind) return "hall.seal_accept";
  return "hall.seal_receipt";
}

/* Who is to come back does not stand before a closed door (RULE time-03). */
static void put_exceptions(YcApp *app, YcPaperData *data)
{
  YcDay today = yc_app_today(app);
  g_autofree char *exceptions = yc_hall_exceptions(app, today, today + 30);
  if (*exceptions) yc_paper_put(&data->hours, g_strdup_printf(_("%s(近期 %s)"), data->hours, exceptions));
}

static void put_hall(YcApp *app, YcPaperData *data)
{
  const YcPaperSource s = { .app = app };
  yc_paper_take(&s, &data->hall, "hall.name");
  yc_paper_take(&s, &data->address, "hall.address");
  yc_paper_take(&s, &data->hours, "hall.hours");
  put_exceptions(app, data);
  yc_paper_take(&s, &data->supervision_phone, "hall.supervision_phone");
  yc_paper_take(&s, &data->seal, seal_of(data->kind));
  data->demo = yc_app_is_demo(app);
}

void yc_paper_copy(char **to, const char *text)
{
  yc_paper_put(to, g_strdup(text));
}

/* The first responsible person is who took the matter in; beside her the deputy of the post. */
static void put_contact(const YcPaperSource *s, YcPaperData *data)
{
  const YcRows *from = s->cf ? s->cf : s->paper;
  yc_paper_copy(&data->contact, yc_rows_str(from, 0, "clerk_name"));
  yc_paper_copy(&data->contact_phone, yc_rows_str(from, 0, "clerk_phone"));
  yc_paper_copy(&data->contact_window, yc_rows_str(from, 0, "window_name"));
  yc_paper_copy(&data->clerk, yc_rows_str(s->paper, 0, "clerk_name"));
  if (!yc_rows_any(s->post)) return;
  gboolean self = strcmp(yc_rows_str(s->post, 0, "deputy_name"), data->contact) == 0;
  yc_paper_copy(&data->deputy, yc_rows_str(s->post, 0, self ? "holder_name" : "deputy_name"));
  yc_paper_copy(&data->deputy_phone, yc_rows_str(s->post, 0, self ? "holder_phone" : "deputy_phone"));
}

/* RULE agt-01: what goes on names its agent. */
static void put_carrier(const YcPaperSource *s, YcPaperData *data)
{
  static const YcPaperKind kinds[] = { YC_PAPER_RECEIPT, YC_PAPER_ACCEPTANCE, YC_PAPER_ASK, YC_PAPER_TOLERANT, YC_PAPER_FORWARD,
                                       YC_PAPER_SPECIAL, YC_PAPER_EXTEND, YC_PAPER_UPWARD };
  guint i = 0;
  while (i < G_N_ELEMENTS(kinds) && kinds[i] != data->kind) i++;
  if (i == G_N_ELEMENTS(kinds) || s->cf == NULL || !yc_rows_any(s->post)) return;
  if (strcmp(yc_rows_str(s->post, 0, "now_name"), data->contact) == 0) return;
  yc_paper_copy(&data->carrier, yc_rows_str(s->post, 0, "now_name"));
  yc_paper_copy(&data->carrier_phone, yc_rows_str(s->post, 0, "now_phone"));
}

/* --- people ----------------------------------------------------------------------------------------------- */

/* As they stand now: for papers of before the people were kept with them. */
static void put_people_now(const YcPaperSource *s, YcPaperData *data)
{
  yc_paper_copy(&data->applicant, s->person->name);
  yc_paper_put(&data->applicant_id, yc_mask_document(s->person->doc_kind, s->person->doc_number));
  if (!yc_rows_any(s->visit) || yc_rows_int(s->visit, 0, "representative") == 0) return;
  yc_paper_copy(&data->representative, yc_rows_str(s->visit, 0, "rep_name"));
  yc_paper_copy(&data->relation, yc_rows_str(s->visit, 0, "relation"));
  yc_paper_put(&data->representative_phone, yc_mask_phone(yc_rows_str(s->visit, 0, "rep_phone")));
}

static void put_people(const YcPaperSource *s, YcPaperData *data)
{
  if (*yc_source_text(s->body, "applicant")) {
    yc_paper_copy(&data->applicant, yc_source_text(s->body, "applicant"));
    yc_paper_copy(&data->applicant_id, yc_source_text(s->body, "applicant_id"));
    yc_paper_copy(&data->representative, yc_source_text(s->body, "representative"));
    yc_paper_copy(&data->relation, yc_source_text(s->body, "relation"));
    yc_paper_copy(&data->representative_phone, yc_source_text(s->body, "representative_phone"));
  } else if (s->person != NULL) {
    put_people_now(s, data);
  }
  gboolean other = data->representative != NULL && *data->representative;
  /* Whom to call: who came, unless somebody said otherwise. */
  gboolean applicant = !other || (s->cf && strcmp(yc_rows_str(s->cf, 0, "notify"), "applicant") == 0);
  yc_paper_copy(&data->notify, applicant ? data->applicant : data->representative);
}

/* --- days and circumstances ------------------------------------------------------------------------------- */

static char *moment(YcTime at)
{
  int hour, minute;
  char day[YC_DAY_TEXT];
  yc_time_clock(at, &hour, &minute);
  return g_strdup_printf("%s %02d:%02d", yc_day_format(yc_time_day(at), day), hour, minute);
}

static const struct { const char *code, *words; } late_words[] = {
  { "power", "停电" }, { "offline", "村点离线" }, { "outside", "外单位代录" }, { "afterwards", "事后补记" },
};

/* Whether the act that issued the paper opened its case. */
static gboolean is_opening(const YcPaperSource *s)
{
  for (guint i = 0; s->cf != NULL && i < yc_rows_count(s->act); i++)
    if (yc_rows_int(s->act, i, "pos") == yc_rows_int(s->cf, 0, "id")) return TRUE;
  return FALSE;
}

/* RULE time-16: an act entered late says when it happened and why it is late. */
static void put_late(const YcPaperSource *s, YcPaperData *data)
{
  if (!is_opening(s)) return;
  const char *cause = yc_source_text(s->opening, "late");
  for (guint i = 0; i < G_N_ELEMENTS(late_words); i++)
    if (strcmp(late_words[i].code, cause) == 0) yc_paper_copy(&data->late, late_words[i].words);
  if (data->late == NULL) return;
  yc_paper_put(&data->happened, moment(yc_rows_int(s->paper, 0, "happened_at")));
  yc_paper_copy(&data->late_number, yc_source_text(s->opening, "blank"));
}

char *yc_paper_place(YcApp *app, const char *code)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PLACE, "t", code);
  return g_strdup(yc_rows_any(rows) ? yc_rows_str(rows, 0, "name") : code);
}

/* RULE agt-04: receipt at a village point is receipt. */
static void put_point(const YcPaperSource *s, YcPaperData *data)
{
  gboolean village = yc_rows_any(s->visit) && strcmp(yc_rows_str(s->visit, 0, "channel"), "village") == 0;
  if (yc_rows_any(s->bag)) {
    g_autofree char *counts = yc_app_setting(s->app, "village_receipt", "yes");
    yc_paper_put(&data->village, yc_paper_place(s->app, yc_rows_str(s->bag, 0, "place")));
    if (strcmp(counts, "no") != 0) {
      yc_paper_copy(&data->point, data->village);
      data->point_day = yc_rows_day(s->bag, 0, "received");
    }
    yc_paper_copy(&data->agent, yc_rows_str(s->bag, 0, "agent_name"));
    yc_paper_copy(&data->agent_phone, yc_rows_str(s->bag, 0, "agent_phone"));
  } else if (village && s->cf != NULL) {
    yc_paper_copy(&data->point, yc_rows_str(s->cf, 0, "place_name"));
    data->point_day = data->received;
  }
}

static void put_dates(const YcPaperSource *s, YcPaperData *data)
{
  int hour, minute;
  yc_time_clock(yc_rows_int(s->paper, 0, "happened_at"), &hour, &minute);
  data->day = yc_rows_day(s->paper, 0, "day");
  yc_paper_put(&data->time, g_strdup_printf("%02d:%02d", hour, minute));
  data->due = yc_source_day(s->facts, "due");
  data->provisional = json_is_true(json_object_get(s->facts, "provisional"));
  data->received = yc_source_day(s->facts, "received");
  if (s->cf != NULL) data->accepted = yc_rows_day(s->cf, 0, "accepted");
}

/* Marks: what was corrected, replaced or made void, and how often it was printed. */
static void put_marks(const YcPaperSource *s, YcPaperData *data)
{
  const char *state = yc_rows_str(s->paper, 0, "state");
  yc_paper_copy(&data->corrects, yc_source_text(s->facts, "corrects"));
  data->voided = strcmp(state, "void") == 0;
  gboolean kept = strcmp(yc_source_text(s->facts, "print"), "no") == 0;   /* not printed when it was issued */
  data->reprint = MAX((int)yc_rows_int(s->paper, 0, "prints") - 1 - kept, 0);
  if (strcmp(state, "replaced") != 0) return;
  g_autoptr(YcRows) next = yc_query(yc_app_store(s->app), NULL, YC_Q_PAPER_REPLACING, "it",
                                    yc_rows_int(s->paper, 0, "casefile"), yc_rows_str(s->paper, 0, "number"));
  data->voided = !yc_rows_any(next);
  if (yc_rows_any(next)) yc_paper_copy(&data->replaced_by, yc_rows_str(next, 0, "number"));
}

/* --- the item --------------------------------------------------------------------------------------------- */

char *yc_paper_first_clause(const char *text)
{
  return g_strndup(text, strcspn(text, ";"));
}

/* Steps for which the applicant must be there or come. */
static char *still_to_do(const YcItem *item)
{
  static const char *const words[] = { "入户", "评估", "评定", "勘验", "踏勘", "体检" };
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    gboolean asks = FALSE;
    for (guint k = 0; k < G_N_ELEMENTS(words); k++) asks = asks || strstr(step->name, words[k]) != NULL;
    if (asks && (step->kind == YC_STEP_WORK || step->kind == YC_STEP_INVESTIGATE) && text->len < 60)
      g_string_append_printf(text, "%s%s", text->len ? "、" : "配合", step->short_name);
  }
  return g_string_free(text, FALSE);
}

static char *route(const YcItem *item)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < item->steps->len; i++)
  {
    const YcStep *step = item->steps->pdata[i];
    g_string_append_printf(text, "%s%s", i == 0 ? "" : step->together ? "+" : "→", step->short_name);
  }
  return g_string_free(text, FALSE);
}

static void put_item(const YcPaperSource *s, YcPaperData *data)
{
  const YcItem *item = s->item;
  yc_paper_copy(&data->item, item->name);
  yc_paper_put(&data->promised, yc_paper_limit(&item->promised));
  yc_paper_put(&data->statutory, yc_paper_limit(&item->statutory));
  yc_paper_put(&data->basis, yc_paper_first_clause(item->legal_basis));
  yc_paper_copy(&data->fee, strcmp(item->fee, "0") == 0 ? "不收费" : item->fee);
  yc_paper_put(&data->decided_by, yc_app_decider(s->app, item, yc_rows_str(s->cf, 0, "place"), FALSE));
  yc_paper_put(&data->route, route(item));
  data->accept_days = item->accept_days;
  data->presumed = item->accept_rule != YC_ACCEPT_ONCE_NOTICE;
  data->keep_years = item->retention_years;
  yc_paper_put(&data->still, still_to_do(item));
  if (item->notice_place == YC_NOTICE_OUTSIDE && item->notice.n > 0) {
    g_autofree char *days = yc_paper_limit(&item->notice);
    yc_paper_put(&data->beside, g_strconcat("公示", days, NULL));
  }
  yc_paper_copy(&data->result, item->result);
  yc_paper_copy(&data->long_number, yc_rows_str(s->cf, 0, "number"));
  yc_paper_put(&data->short_number, yc_number_spoken(s->app, data->long_number));
}

/* --- papers of the applicant ------------------------------------------------------------------------------ */

/* What the clerk wrote beside the papers in the act that issued this one: facts carry no notes, bodies can be erased. */
static json_t *notes_as_issued(const YcPaperSource *s)
{
  static const char *const kinds[] = { "case.supply", "case.examine", "case.receive", "case.tell", "case.refer", "case.correct" };
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    json_t *facts, *body;
    if (!yc_source_event(s, kinds[i], &facts, &body)) continue;
    json_t *notes = json_incref(json_object_get(body, "notes"));
    json_decref(facts);
    json_decref(body);
    return notes;
  }
  return NULL;
}

static const char *note_of(json_t *notes, int n)
{
  char key[16];
  g_snprintf(key, sizeof key, "%d", n);
  return yc_source_text(notes, key);
}

static void put_material(const YcItem *item, json_t *entry, json_t *notes, YcPaperData *data)
{
  int n = (int)json_integer_value(json_object_get(entry, "n"));
  const YcMaterial *m = yc_item_material(item, n);
  if (m == NULL) return;
  const char *note = note_of(notes, n);
  if (strcmp(yc_source_text(entry, "state"), "have") == 0) {
    YcPaperItem *taken = yc_paper_add(data->taken, m->name, "", "",
                                      (int)json_integer_value(json_object_get(entry, "original")),
                                      (int)json_integer_value(json_object_get(entry, "copies")),
                                      json_is_true(json_object_get(entry, "returned")));
    taken->condition = g_strdup(note);
    return;
  }
  /* What was wrong with it, else what it should look like. */
  YcPaperItem *wanted = yc_paper_add(data->items, m->name, *note ? note : m->look, m->where,
                                     m->form == YC_FORM_COPY ? 0 : m->copies,
                                     m->form == YC_FORM_ORIGINAL ? 0 : m->copies, FALSE);
  /* RULE acc-01: what the government holds itself is looked up, where it can be. */
  if (strcmp(m->source, "government") == 0) wanted->instead = g_strdup("能联网查到的,查到了就不用交");
}

static void put_materials(const YcPaperSource *s, YcPaperData *data)
{
  json_t *notes = notes_as_issued(s);
  size_t i;
  json_t *entry;
  json_array_foreach(json_object_get(s->facts, "materials"), i, entry) put_material(s->item, entry, notes, data);
  json_decref(notes);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

/* What who issued the paper gave it in words: members of its body. */
static void put_own_words(const YcPaperSource *s, YcPaperData *data)
{
  const struct { const char *name; char **to; } words[] = {
    { "reason", &data->reason }, { "result", &data->result }, { "unless", &data->unless },
    { "still", &data->still }, { "to_person", &data->to_person },
    { "called", &data->called }, { "said", &data->said }, { "agent", &data->agent }, { "approver", &data->approver }, { "kept", &data->kept }, { "kept_from", &data->kept_from }, { "extended", &data->extended },
    { "places", &data->places }, { "people", &data->people }, { "amount", &data->amount }, { "agent_phone", &data->agent_phone },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (*yc_source_text(s->body, words[i].name)) yc_paper_copy(words[i].to, yc_source_text(s->body, words[i].name));
  size_t i;
  json_t *change;
  json_array_foreach(json_object_get(s->body, "changes"), i, change)
      yc_paper_add_change(data, yc_source_text(change, "what"), yc_source_text(change, "before"), yc_source_text(change, "after"));
}

/* What it is; of the oldest papers only the register is known. */
static YcPaperKind kind_of(const YcPaperSource *s)
{
  const char *code = yc_source_text(s->facts, "paper");
  return yc_paper_parse(*code ? code : yc_rows_str(s->paper, 0, "kind"));
}

YcPaperData *yc_app_paper_data(YcApp *app, gint64 paper, GError **error)
{
  g_auto(YcPaperSource) s = { .app = app, .id = paper };
  if (!yc_source_read(&s, error)) {
    if (error != NULL && *error == NULL) yc_refuse(error, _("文书的办件读不出来"));
    return NULL;
  }
  YcPaperKind kind = kind_of(&s);
  if (kind == YC_N_PAPERS) {
    yc_refuse(error, _("不认识的文书种类:它来自更新版本的程序"));
    return NULL;
  }
  YcPaperData *data = yc_paper_data_new(kind);
  put_hall(app, data);
  put_contact(&s, data);
  put_carrier(&s, data);
  put_people(&s, data);
  put_dates(&s, data);
  put_late(&s, data);
  put_point(&s, data);
  put_marks(&s, data);
  yc_paper_copy(&data->number, yc_rows_str(s.paper, 0, "number"));
  data->oral = json_is_true(json_object_get(s.opening, "oral"));
  data->fingerprint = json_is_true(json_object_get(s.opening, "fingerprint"));
  if (s.cf != NULL) {
    put_item(&s, data);
    put_materials(&s, data);
  }
  yc_paper_put_kind(&s, data);
  put_own_words(&s, data);
  return data;
}

YcPaperData *yc_app_loose_data(YcApp *app, YcPaperKind kind)
{
  YcPaperData *data = yc_paper_data_new(kind);
  const YcPaperSource s = { .app = app };
  put_hall(app, data);
  yc_paper_take(&s, &data->contact_phone, "hall.phone");
  data->day = yc_app_today(app);
  return data;
}

YcPaperData *yc_app_blank_data(YcApp *app, const char *number)
{
  YcPaperData *data = yc_app_loose_data(app, YC_PAPER_BLANK);
  yc_paper_copy(&data->number, number);
  return data;
}
