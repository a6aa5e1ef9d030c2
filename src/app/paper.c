/* paper.c - see paper.h: what stands on a paper, from the case, the item, the people and the hall. */
#include <config.h>
#include <string.h>
#include "app/intake.h"
#include "app/paper.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"
#include "output/spool.h"

#define RECORD_LINES 500

/* Everything a paper is made from. */
typedef struct {
  YcApp *app;
  gint64 id;
  YcRows *paper, *cf, *visit, *post, *event;
  json_t *facts;
  const YcItem *item;
  YcPersonRow *person;
} Source;

static void source_clear(Source *s)
{
  yc_rows_free(s->paper);
  yc_rows_free(s->cf);
  yc_rows_free(s->visit);
  yc_rows_free(s->post);
  yc_rows_free(s->event);
  json_decref(s->facts);
  yc_person_row_free(s->person);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Source, source_clear)

static gboolean source_read(Source *s, GError **error)
{
  YcStore *store = yc_app_store(s->app);
  s->paper = yc_query(store, error, YC_Q_PAPER, "i", s->id);
  if (s->paper == NULL) return FALSE;
  if (yc_rows_count(s->paper) == 0) return yc_refuse(error, _("没有这份文书"));
  s->facts = json_loads(yc_rows_str(s->paper, 0, "facts"), 0, NULL);
  s->event = yc_query(store, error, YC_Q_EVENT, "i", s->id);
  s->cf = yc_query(store, error, YC_Q_CASEFILE, "i", yc_rows_int(s->paper, 0, "casefile"));
  if (s->event == NULL || s->cf == NULL || yc_rows_count(s->cf) == 0) return FALSE;
  s->visit = yc_query(store, error, YC_Q_VISIT, "i", yc_rows_int(s->cf, 0, "visit"));
  s->post = yc_query(store, error, YC_Q_POST, "t", yc_rows_str(s->cf, 0, "agent"));
  s->person = yc_person_read(s->app, yc_rows_int(s->cf, 0, "person"));
  s->item = yc_app_item_version(s->app, yc_rows_str(s->cf, 0, "item"), (int)yc_rows_int(s->cf, 0, "version"), error);
  return s->visit != NULL && s->post != NULL && s->person != NULL && s->item != NULL;
}

static void put(char **member, char *text)
{
  g_free(*member);
  *member = text;
}

static void put_hall(const Source *s, YcPaperData *data)
{
  const struct { char **member; const char *key;
  } settings[] = {
    { &data->hall, "hall.name" },
    { &data->address, "hall.address" },
    { &data->hours, "hall.hours" },
    { &data->supervision_phone, "hall.supervision_phone" },
    { &data->seal, data->kind == YC_PAPER_ACCEPTANCE || data->kind == YC_PAPER_REFUSAL ? "hall.seal_accept"
                                                                                       : "hall.seal_receipt" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(settings); i++)
    put(settings[i].member, yc_app_setting(s->app, settings[i].key, ""));
}

static void put_people(const Source *s, YcPaperData *data)
{
  put(&data->applicant, g_strdup(s->person->name));
  put(&data->applicant_id, yc_mask_document(s->person->doc_kind, s->person->doc_number));
  put(&data->notify, g_strdup(s->person->name));
  if (yc_rows_count(s->visit) == 0 || yc_rows_int(s->visit, 0, "representative") == 0) return;
  put(&data->representative, g_strdup(yc_rows_str(s->visit, 0, "rep_name")));
  put(&data->relation, g_strdup(yc_rows_str(s->visit, 0, "relation")));
  put(&data->representative_phone, yc_mask_phone(yc_rows_str(s->visit, 0, "rep_phone")));
  put(&data->notify, g_strdup(yc_rows_str(s->visit, 0, "rep_name")));
}

/* The first responsible person is who took the matter in; beside her the deputy of the post. */
static void put_contact(const Source *s, YcPaperData *data)
{
  put(&data->contact, g_strdup(yc_rows_str(s->cf, 0, "clerk_name")));
  put(&data->contact_phone, g_strdup(yc_rows_str(s->cf, 0, "clerk_phone")));
  put(&data->contact_window, g_strdup(yc_rows_str(s->cf, 0, "window_name")));
  put(&data->clerk, g_strdup(yc_rows_str(s->paper, 0, "clerk_name")));
  if (yc_rows_count(s->post) == 0) return;
  gboolean self = strcmp(yc_rows_str(s->post, 0, "deputy_name"), data->contact) == 0;
  put(&data->deputy, g_strdup(yc_rows_str(s->post, 0, self ? "holder_name" : "deputy_name")));
  put(&data->deputy_phone, g_strdup(yc_rows_str(s->post, 0, self ? "holder_phone" : "deputy_phone")));
}

static char *limit_text(const char *word, const YcLimit *limit)
{
  if (limit->n < 0) return g_strdup("");
  g_autofree char *text = yc_say_limit(limit);
  /* TRANSLATORS: a kind of limit and how long it is: 承诺28个工作日. */
  return g_strdup_printf(C_("limit", "%s%s"), word, text);
}

static char *first_clause(const char *text)
{
  return g_strndup(text, strcspn(text, ";"));
}

static YcDay fact_day(const Source *s, const char *name)
{
  const char *text = json_string_value(json_object_get(s->facts, name));
  return text ? yc_day_parse(text) : YC_DAY_NONE;
}

static void put_dates(const Source *s, YcPaperData *data)
{
  int hour, minute;
  yc_time_clock(yc_rows_int(s->event, 0, "happened_at"), &hour, &minute);
  data->day = yc_rows_day(s->paper, 0, "day");
  put(&data->time, g_strdup_printf("%02d:%02d", hour, minute));
  data->due = fact_day(s, "due");
  data->provisional = json_is_true(json_object_get(s->facts, "provisional"));
  data->received = fact_day(s, "received");
  data->accepted = yc_rows_day(s->cf, 0, "accepted");
}

static void put_item(const Source *s, YcPaperData *data)
{
  put(&data->item, g_strdup(s->item->name));
  put(&data->promised, limit_text(_("承诺"), &s->item->promised));
  put(&data->statutory, limit_text(_("法定"), &s->item->statutory));
  put(&data->basis, first_clause(s->item->legal_basis));
  put(&data->fee, g_strdup(strcmp(s->item->fee, "0") == 0 ? _("不收费") : s->item->fee));
  put(&data->decided_by, yc_app_decider(s->app, s->item, yc_rows_str(s->cf, 0, "place"), FALSE));
}

/* What is wanted of a missing paper: what was wrong with it, else what it should look like. */
static void add_missing(GPtrArray *list, const YcMaterial *material, const char *note)
{
  yc_paper_add(list, material->name, *note ? note : material->look, material->where,
               material->form == YC_FORM_COPY ? 0 : material->copies,
               material->form == YC_FORM_ORIGINAL ? 0 : material->copies, FALSE);
}

static const YcMaterial *material_of(const YcItem *item, int n)
{
  for (guint i = 0; i < item->materials->len; i++)
    if (((YcMaterial *)item->materials->pdata[i])->n == n) return item->materials->pdata[i];
  return NULL;
}

/* What the clerk wrote beside the papers in the act that issued this one, as an object; NULL where nothing stands
 * (any
 * more).  Facts carry no notes: bodies can be erased. */
static json_t *notes_as_issued(const Source *s)
{
  static const char *const kinds[] = { "case.receive", "case.tell", "case.supply", NULL };
  g_autofree char *ident = yc_event_ident(yc_app_store(s->app), yc_rows_int(s->paper, 0, "casefile"));
  g_autoptr(YcRows) record =
      yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_RECORD, "ti", ident, (gint64)RECORD_LINES);
  for (guint i = 0; record != NULL && i < yc_rows_count(record); i++) {
    if (yc_rows_int(record, i, "pos") > s->id || !g_strv_contains(kinds, yc_rows_str(record, i, "kind"))) continue;
    return json_loads(yc_rows_str(record, i, "body"), 0, NULL);
  }
  return NULL;
}

static const char *note_of(json_t *body, int n)
{
  char key[16];
  g_snprintf(key, sizeof key, "%d", n);
  const char *note = json_string_value(json_object_get(json_object_get(body, "notes"), key));
  return note ? note : "";
}

static void put_materials(const Source *s, YcPaperData *data)
{
  gboolean notice = data->kind == YC_PAPER_TELL || data->kind == YC_PAPER_ASK;
  json_t *body = notes_as_issued(s);
  size_t i;
  json_t *entry;
  json_array_foreach(json_object_get(s->facts, "materials"), i, entry) {
    int n = (int)json_integer_value(json_object_get(entry, "n"));
    const YcMaterial *material = material_of(s->item, n);
    if (material == NULL) continue;
    gboolean have = strcmp(json_string_value(json_object_get(entry, "state")), "have") == 0;
    if (notice && !have) add_missing(data->items, material, note_of(body, n));
    if (have)
      yc_paper_add(notice ? data->taken : data->items, material->name, "", "",
                   (int)json_integer_value(json_object_get(entry, "original")),
                   (int)json_integer_value(json_object_get(entry, "copies")),
                   json_is_true(json_object_get(entry, "returned")));
  }
  json_decref(body);
}

static const char *const public_service = "公共服务";

/* RULE acc-04: remedies depend on the kind of item; their last days are printed as dates. */
static char *remedy(const Source *s, YcDay day)
{
  g_autofree char *phone = yc_app_setting(s->app, "hall.supervision_phone", "");
  if (strcmp(s->item->type, public_service) == 0)
    return g_strdup_printf(_("不服可向本中心投诉:%s"), phone);
  const YcLimit sixty = { 60, YC_UNIT_CALENDAR, FALSE }, half_year = { 6, YC_UNIT_MONTH, FALSE };
  YcDue review, court;
  const YcCalendar *calendar = yc_app_calendar(s->app);
  if (yc_limit_due(calendar, &sixty, day, NULL, 0, -1, &review) != YC_DUE_OK ||
      yc_limit_due(calendar, &half_year, day, NULL, 0, -1, &court) != YC_DUE_OK)
    return g_strdup("");
  g_autofree char *body = yc_app_setting(s->app, "hall.review_body", ""),
                  *where = yc_app_setting(s->app, "hall.court", "");
  char review_day[YC_DAY_TEXT], court_day[YC_DAY_TEXT];
  return g_strdup_printf(_("不服可自收到之日起60日内(今日收到的,至 %s)向%s申请行政复议,或6个月内(至 %s)向%s起诉"),
                         yc_day_format(review.due, review_day), body, yc_day_format(court.due, court_day), where);
}

static void put_refusal(const Source *s, YcPaperData *data)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(s->app), yc_rows_int(s->paper, 0, "casefile"));
  g_autoptr(YcRows) record =
      yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_RECORD, "ti", ident, (gint64)RECORD_LINES);
  for (guint i = 0; record != NULL && i < yc_rows_count(record); i++) {
    if (strcmp(yc_rows_str(record, i, "kind"), "case.refuse") != 0) continue;
    json_t *facts = json_loads(yc_rows_str(record, i, "facts"), 0, NULL);
    const char *code = json_string_value(json_object_get(facts, "refusal"));
    YcRefusal refusal = code ? yc_refusal_parse(code) : YC_REFUSE_OTHER;
    put(&data->refusal_kind, g_strdup(yc_say_refusal(refusal == YC_N_REFUSALS ? YC_REFUSE_OTHER : refusal)));
    json_decref(facts);
  }
  put(&data->reason, g_strdup(yc_rows_str(s->cf, 0, "reason")));
  put(&data->remedy, remedy(s, data->day));
}

static void put_consequences(const Source *s, YcPaperData *data)
{
  g_autofree char *lapse = yc_app_setting(s->app, "on_supply_lapse", "remind");
  if (data->kind == YC_PAPER_ASK)
    put(&data->lapse, g_strdup(strcmp(lapse, "withdraw") == 0 ? _("按撤回退件,可再申请") : _("先电话提醒您一次,材料给您留着")));
  if (data->kind == YC_PAPER_RECEIPT)
    put(&data->answer_by, g_strdup_printf(ngettext("补齐之日起%d个工作日内答复", "补齐之日起%d个工作日内答复",
                                                   (gulong)s->item->accept_days), s->item->accept_days));
  if (data->kind == YC_PAPER_REFUSAL) put_refusal(s, data);
  if (data->kind == YC_PAPER_ONSPOT) put(&data->result, g_strdup(yc_rows_str(s->cf, 0, "reason")));
}

/* Whether the clerk filled the form in (RULE acc-11) stands in the facts of the opening event. */
static gboolean is_oral(const Source *s)
{
  g_autoptr(YcRows) opening =
      yc_query(yc_app_store(s->app), NULL, YC_Q_EVENT, "i", yc_rows_int(s->paper, 0, "casefile"));
  if (opening == NULL || yc_rows_count(opening) == 0) return FALSE;
  json_t *facts = json_loads(yc_rows_str(opening, 0, "facts"), 0, NULL);
  gboolean oral = json_is_true(json_object_get(facts, "oral"));
  json_decref(facts);
  return oral;
}

YcPaperData *yc_app_paper_data(YcApp *app, gint64 paper, GError **error)
{
  g_auto(Source) s = { .app = app, .id = paper };
  if (!source_read(&s, error)) {
    if (error != NULL && *error == NULL) yc_refuse(error, _("文书的办件读不出来"));
    return NULL;
  }
  const char *code = json_string_value(json_object_get(s.facts, "paper"));
  YcPaperKind kind = yc_paper_parse(code ? code : yc_rows_str(s.paper, 0, "kind"));
  if (kind == YC_N_PAPERS) {
    yc_refuse(error, _("不认识的文书种类:它来自更新版本的程序"));
    return NULL;
  }
  YcPaperData *data = yc_paper_data_new(kind);
  put_hall(&s, data);
  put_people(&s, data);
  put_contact(&s, data);
  put_dates(&s, data);
  put_item(&s, data);
  put_materials(&s, data);
  put_consequences(&s, data);
  put(&data->number, g_strdup(yc_rows_str(s.paper, 0, "number")));
  put(&data->long_number, g_strdup(yc_rows_str(s.cf, 0, "number")));
  put(&data->short_number, yc_number_spoken(app, data->long_number));
  data->oral = is_oral(&s);
  data->demo = yc_app_is_demo(app);
  data->reprint = (int)yc_rows_int(s.paper, 0, "prints") - 1;
  return data;
}

char *yc_app_paper_text(YcApp *app, gint64 paper, int width, GError **error)
{
  g_autoptr(YcPaperData) data = yc_app_paper_data(app, paper, error);
  return data ? yc_paper_text(data, width) : NULL;
}

int yc_app_paper_width(YcApp *app)
{
  int width = yc_app_setting_int(app, "paper_width", 80);
  return width == 32 || width == 48 ? width : 80;
}

/* A print changes no state of the case: an event without a version. */
static gboolean record_reprint(YcApp *app, gint64 paper, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PAPER, "i", paper);
  if (rows == NULL || yc_rows_count(rows) == 0) return rows != NULL && yc_refuse(error, _("没有这份文书"));
  g_autofree char *actor_ident = NULL, *post = yc_app_my_post(app), *ident = yc_event_ident(yc_app_store(app), paper);
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &actor_ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  json_t *facts = json_pack("{s:s, s:s}", "paper", ident, "number", yc_rows_str(rows, 0, "number"));
  YcOnCase on = { yc_rows_int(rows, 0, "casefile"), 0, 0 };
  if (yc_writer_append(writer, "paper.reprint", facts, NULL, &on, error) == 0) return FALSE;
  return yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_app_paper_print(YcApp *app, gint64 paper, int width, gboolean again, char **file, GError **error)
{
  if (again && !record_reprint(app, paper, error)) return FALSE;
  g_autoptr(YcPaperData) data = yc_app_paper_data(app, paper, error);
  if (data == NULL) return FALSE;
  g_autofree char *text = yc_paper_text(data, width);
  char day[YC_DAY_TEXT];
  g_autofree char *name = g_strdup_printf("%s-%08" G_GINT64_FORMAT "-%s-%d-%d.txt", yc_day_format(data->day, day),
                                          paper, yc_paper_code(data->kind), width, data->reprint);
  g_autofree char *directory = yc_spool_directory(yc_store_path(yc_app_store(app)));
  if (!yc_spool_put(directory, name, text, error)) return FALSE;
  if (file != NULL) *file = g_steal_pointer(&name);
  return TRUE;
}
