/* casefile.c - see casefile.h. */
#include <config.h>
#include <string.h>
#include "app/afterwards.h"
#include "app/answerable.h"
#include "app/agency.h"
#include "app/casefile.h"
#include "app/inquiry.h"
#include "app/clocks.h"
#include "app/keep.h"
#include "app/kept.h"
#include "app/occasion.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

#define RECORD_LINES 500

static void record_free(gpointer data)
{
  YcRecordLine *line = data;
  g_free(line->who);
  g_free(line->name);
  g_free(line->for_whom);
  g_free(line->text);
  g_free(line);
}

static void material_free(gpointer data)
{
  YcMaterialLine *line = data;
  g_free(line->name);
  g_free(line->note);
  g_free(line->at);
  g_free(line);
}

static void paper_free(gpointer data)
{
  YcPaperLine *line = data;
  g_free(line->kind);
  g_free(line->title);
  g_free(line->number);
  g_free(line->clerk);
  g_free(line->mark);
  g_free(line);
}

void yc_case_view_free(YcCaseView *view)
{
  if (view == NULL) return;
  char *texts[] = { view->moves_text, view->owed_text, view->remedy_text, view->authority_text, view->number_long,  view->item,   view->item_name,   view->state_text,
                    view->outcome_text, view->reason, view->person_line, view->representative_line, view->point, view->keeps,
                    view->answerable,   view->agent,  view->notify_line };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  yc_case_row_free(view->row);
  yc_answers_free(view->answers);
  yc_person_row_free(view->person);
  GPtrArray *lists[] = { view->clocks, view->steps, view->record, view->materials, view->papers, view->household, view->diary, view->inquiries,
                         view->outside, view->choices };
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    if (lists[i] != NULL) g_ptr_array_unref(lists[i]);
  g_free(view);
}

/* --- people ----------------------------------------------------------------------------------------------- */

static const char *sex_word(const char *sex)
{
  return strcmp(sex, "m") == 0 ? _("男") : strcmp(sex, "f") == 0 ? _("女") : "";
}

/* 丰收合作社 法定代表人 柯守业 上荻村二组 93581126MA0006011R */
static char *organisation_line(const YcPersonRow *person)
{
  g_autoptr(GString) line = g_string_new(person->name);
  if (*person->legal) g_string_append_printf(line, _(" 法定代表人 %s"), person->legal);
  if (*person->place_short || *person->address)
    g_string_append_printf(line, " %s%s", person->place_short, person->address);
  g_string_append_printf(line, " %s", person->doc_number);
  return g_strdup(line->str);
}

/* 张秀兰 女92 上荻村四组 581126********26 (RULE prv-01) */
static char *person_line(const YcPersonRow *person)
{
  if (strcmp(person->doc_kind, "uscc") == 0) return organisation_line(person);
  g_autofree char *id = yc_mask_document(person->doc_kind, person->doc_number);
  g_autoptr(GString) line = g_string_new(person->name);
  g_string_append_printf(line, " %s", sex_word(person->sex));
  if (person->age > 0) g_string_append_printf(line, "%d", person->age);
  g_string_append_printf(line, " %s%s %s", person->place_short, person->address, id);
  return g_strdup(line->str);
}

/* RULE agt-04: received at a village point, in a bag or alone. */
static char *point_line(YcApp *app, const YcRows *c, const YcRows *visit)
{
  g_autoptr(YcRows) bag = yc_query(yc_app_store(app), NULL, YC_Q_BAG, "i", yc_rows_int(c, 0, "bag"));
  if (bag != NULL && yc_rows_count(bag) > 0) {
    const char *agent = yc_rows_text(bag, 0, "agent_name") ? yc_rows_str(bag, 0, "agent_name") : _("(已删除)");
    return g_strdup_printf(_("村点 %s %s收,%s送"), yc_rows_str(bag, 0, "place_short"),
                           yc_rows_str(bag, 0, "received") + strlen("2026-"), agent);
  }
  gboolean village = yc_rows_count(visit) > 0 && strcmp(yc_rows_str(visit, 0, "channel"), "village") == 0;
  g_autofree char *point = village ? g_strdup_printf(_("村点 %s收"), yc_rows_str(c, 0, "place_name")) : g_strdup("");
  g_autoptr(YcRows) handin = yc_query(yc_app_store(app), NULL, YC_Q_HANDIN, "i", yc_rows_int(c, 0, "id"));
  YcDay due = handin != NULL && yc_rows_count(handin) > 0 ? yc_rows_day(handin, 0, "due") : YC_DAY_NONE;
  if (due == YC_DAY_NONE) return g_steal_pointer(&point);
  char day[YC_DAY_TEXT];
  yc_day_format(due, day);
  return g_strdup_printf(due < yc_app_today(app) ? _("%s 材料▲应 %s 交中心,已超期") : _("%s 材料 %s 前交中心"), point,
                         day + strlen("2026-"));
}

static char *representative_line(const YcRows *visit)
{
  if (yc_rows_count(visit) == 0 || yc_rows_int(visit, 0, "representative") == 0) return g_strdup("");
  g_autofree char *phone = yc_mask_phone(yc_rows_str(visit, 0, "rep_phone"));
  const char *relation = yc_rows_str(visit, 0, "relation");
  return g_strdup_printf(*relation ? _("代办 %s(%s) %s") : _("代办 %s%s %s"), yc_rows_str(visit, 0, "rep_name"),
                         relation, phone);
}

/* Who is called: who came, unless the case says the applicant. */
static char *notify_line(const YcCaseView *view, const YcRows *visit)
{
  gboolean came = yc_rows_count(visit) > 0 && yc_rows_int(visit, 0, "representative") != 0 && !view->notify_other;
  g_autofree char *phone = yc_mask_phone(came ? yc_rows_str(visit, 0, "rep_phone") : view->person->phone);
  return g_strdup_printf(_("通知打给 %s %s"), came ? yc_rows_str(visit, 0, "rep_name") : view->person->name,
                         *phone ? phone : _("没有电话"));
}

/* How it was taken in stands in the facts of the opening event. */
static void read_circumstances(YcApp *app, YcCaseView *view, gint64 id)
{
  g_autoptr(YcRows) opening = yc_query(yc_app_store(app), NULL, YC_Q_EVENT, "i", id);
  if (opening == NULL || yc_rows_count(opening) == 0) return;
  json_t *facts = json_loads(yc_rows_str(opening, 0, "facts"), 0, NULL);
  view->oral = json_is_true(json_object_get(facts, "oral"));
  view->fingerprint = json_is_true(json_object_get(facts, "fingerprint"));
  json_decref(facts);
}

static GPtrArray *read_household(YcApp *app, gint64 id)
{
  g_autoptr(YcIntake) form = yc_intake_new();
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_HOUSEHOLD, "i", id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    yc_intake_add_member(form, yc_rows_str(rows, i, "relation"), yc_rows_str(rows, i, "name"),
                         yc_rows_str(rows, i, "doc_number"), yc_rows_str(rows, i, "birth"));
  return g_ptr_array_ref(form->household);
}

/* 王建军(民政办), 周芸(民政办,代王建军) */
static char *answers_line(YcAnswers *answers)
{
  char *line = answers ? yc_answers_say(answers) : g_strdup(_("值班长"));
  yc_answers_free(answers);
  return line;
}

/* --- lists ------------------------------------------------------------------------------------------------ */

/* RULE time-16: entered more than the set number of working days after it happened. */
static gboolean is_late(YcApp *app, YcTime happened, YcTime entered)
{
  int days = yc_calendar_count(yc_app_calendar(app), yc_time_day(happened), yc_time_day(entered));
  return days > yc_app_setting_int(app, "late_entry_days", 1);
}

/* Lines that say nothing of their own: the act's own line names its paper, and the papers have a page of their own;
 * papers that were brought say that somebody came. */
static gboolean is_silent(const YcRows *r, guint i)
{
  const char *kind = yc_rows_str(r, i, "kind"), *facts = yc_rows_str(r, i, "facts");
  return strcmp(kind, "paper.issue") == 0 ||
         (strcmp(kind, "visit.log") == 0 && strstr(facts, "\"what\":\"supply\"") != NULL);
}

/* RULE acc-10: how often the citizen came. */
static guint count_trips(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_COMINGS, "i", id);
  return r ? (guint)yc_rows_first(r, "n", 0) : 0;
}

/* What happened; of what happened by itself also who answered for it.  RULE time-17: a day that nobody has confirmed yet
 * says so. */
static char *record_text(const YcRows *r, guint i)
{
  g_autofree char *text = yc_say_event(yc_rows_str(r, i, "kind"), yc_rows_str(r, i, "facts"), yc_rows_text(r, i, "body"));
  const char *answerable = yc_rows_text(r, i, "answerable");
  g_autofree char *whole = answerable ? g_strdup_printf(_("%s名下 %s"), answerable, text) : g_strdup(text);
  return yc_rows_int(r, i, "doubtful") ? g_strdup_printf(_("%s(日期待核)"), whole) : g_steal_pointer(&whole);
}

/* 李秀英(代王建军): for whom, where the post's holder was away (RULE agt-03). */
static char *record_who(const YcRows *r, guint i)
{
  if (yc_rows_text(r, i, "who") == NULL) return g_strdup(_("系统"));
  if (yc_rows_text(r, i, "for_whom") == NULL) return g_strdup(yc_rows_str(r, i, "who"));
  return g_strdup_printf(_("%s(代%s)"), yc_rows_str(r, i, "who"), yc_rows_str(r, i, "for_whom"));
}

static GPtrArray *read_record(YcApp *app, YcCaseView *view, gint64 id, const char *cause)
{
  GPtrArray *list = g_ptr_array_new_with_free_func(record_free);
  view->diary = g_ptr_array_new();   /* lines of the record */
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_RECORD, "ti", ident, (gint64)RECORD_LINES);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    if (is_silent(r, i)) continue;
    YcRecordLine *line = g_new0(YcRecordLine, 1);
    line->id = yc_rows_int(r, i, "pos");
    line->at = yc_rows_int(r, i, "happened_at");
    line->who = record_who(r, i);
    line->name = g_strdup(yc_rows_text(r, i, "who") ? yc_rows_str(r, i, "who") : line->who);
    line->for_whom = g_strdup(yc_rows_str(r, i, "for_whom"));
    line->text = record_text(r, i);
    YcTime entered = yc_rows_int(r, i, "entered_at");
    /* Who says why entered it late, however little. */
    gboolean by_itself = strcmp(yc_rows_str(r, i, "origin"), "tick") == 0;
    line->late = !by_itself && (is_late(app, line->at, entered) || (*cause && line->at != entered));
    line->cause = line->late ? cause : "";
    g_ptr_array_add(list, line);
    if (yc_agency_is_diary(yc_rows_str(r, i, "kind"))) g_ptr_array_add(view->diary, line);
  }
  view->trips = count_trips(app, id);
  return list;
}

static const char *material_name(const YcItem *item, int n)
{
  for (guint i = 0; item != NULL && i < item->materials->len; i++) {
    const YcMaterial *material = item->materials->pdata[i];
    if (material->n == n) return material->name;
  }
  return "";
}

/* Where a paper that was kept went with a step (RULE acc-11). */
static char *place_of(const GPtrArray *kept, int n)
{
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    if (((const YcKept *)kept->pdata[i])->n == n) return g_strdup(((const YcKept *)kept->pdata[i])->where);
  return g_strdup("");
}

static void read_materials(YcApp *app, YcCaseView *view, gint64 id, const YcItem *item)
{
  view->materials = g_ptr_array_new_with_free_func(material_free);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_MATERIALS, "i", id);
  g_autoptr(GPtrArray) kept = yc_kept_list(app, id, NULL);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcMaterialLine *line = g_new0(YcMaterialLine, 1);
    line->n = (int)yc_rows_int(r, i, "n");
    line->name = g_strdup(material_name(item, line->n));
    line->note = g_strdup(yc_rows_str(r, i, "note"));
    line->at = place_of(kept, line->n);
    line->state = yc_tick_parse(yc_rows_str(r, i, "state"));
    line->original = (int)yc_rows_int(r, i, "original");
    line->copies = (int)yc_rows_int(r, i, "copies");
    line->returned = yc_rows_int(r, i, "returned") != 0;
    view->materials_all++;
    view->materials_have += line->state == YC_TICK_HAVE;
    g_ptr_array_add(view->materials, line);
  }
}

/* What became of a paper; one that holds has no mark. */
static const char *paper_mark(const char *state)
{
  return strcmp(state, "void") == 0 ? _("作废") : strcmp(state, "replaced") == 0 ? _("已被代替") : "";
}

GPtrArray *yc_paper_lines(const YcRows *r)
{
  GPtrArray *list = g_ptr_array_new_with_free_func(paper_free);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcPaperLine *line = g_new0(YcPaperLine, 1);
    json_t *facts = json_loads(yc_rows_str(r, i, "facts"), 0, NULL);
    const char *kind = json_string_value(json_object_get(facts, "paper"));
    line->id = yc_rows_int(r, i, "id");
    line->kind = g_strdup(kind ? kind : yc_rows_str(r, i, "kind"));
    YcPaperKind known = yc_paper_parse(line->kind);
    line->title = g_strdup(known == YC_N_PAPERS ? line->kind : yc_paper_title(known));
    line->number = g_strdup(yc_rows_str(r, i, "number"));
    line->clerk = g_strdup(yc_rows_str(r, i, "clerk_name"));
    line->day = yc_rows_day(r, i, "day");
    line->signed_day = yc_rows_day(r, i, "signed");
    line->mark = g_strdup(paper_mark(yc_rows_str(r, i, "state")));
    /* One that was only kept has not been printed when it was issued. */
    gboolean kept = g_strcmp0(json_string_value(json_object_get(facts, "print")), "no") == 0;
    line->prints = (int)yc_rows_int(r, i, "prints") - kept;
    json_decref(facts);
    g_ptr_array_add(list, line);
  }
  return list;
}

static GPtrArray *read_papers(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_PAPERS, "i", id);
  return yc_paper_lines(rows);
}

/* --- what is owed, where it may be taken ------------------------------------------------------------------ */

static char *owed_text(const YcOwed *owed)
{
  char by[YC_DAY_TEXT], reminded[YC_DAY_TEXT];
  if (owed->by == YC_DAY_NONE) return g_strdup("");
  yc_day_format(owed->by, by);
  yc_day_format(owed->reminded, reminded);
  g_autofree char *text = g_strdup_printf(_("缺%u项,%s(%s)前补"), owed->missing, by + 5, yc_say_weekday(owed->by));
  if (owed->reminded == YC_DAY_NONE) return g_steal_pointer(&text);
  return g_strdup_printf(_("%s;%s 提醒过"), text, reminded + 5);
}

static YcDay day_of(const json_t *object, const char *member)
{
  const char *text = json_string_value(json_object_get(object, member));
  return text ? yc_day_parse(text) : YC_DAY_NONE;
}

/* "复议至 2027-01-18(一) · 起诉至 2027-05-18(二)"; "" where there is no last day. */
static char *last_days(const json_t *remedy)
{
  const struct { const char *member, *words; } days[] = {
    { "review", strcmp(json_string_value(json_object_get(remedy, "kind")), "petition") == 0 ? N_("复查至 %s(%s)")
                                                                                             : N_("复议至 %s(%s)") },
    { "court", N_("起诉至 %s(%s)") },
  };
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) {
    char text[YC_DAY_TEXT];
    YcDay day = day_of(remedy, days[i].member);
    if (day == YC_DAY_NONE) continue;
    yc_day_format(day, text);
    g_auto(GStrv) around = g_strsplit(_(days[i].words), "%s", 3);
    g_string_append_printf(line, "%s%s%s%s%s%s", line->len ? " · " : "", around[0], text, around[1],
                           yc_say_weekday(day), around[2]);
  }
  if (line->len > 0 && json_is_true(json_object_get(remedy, "provisional"))) g_string_append(line, C_("clock", "暂定"));
  return g_strdup(line->str);
}

/* Both last days, from the day the paper was signed for; until then as if that were the day it was given. */
static char *remedy_line(const char *kind, const json_t *facts)
{
  const json_t *remedy = json_object_get(facts, "remedy");
  if (!json_is_string(json_object_get(remedy, "kind"))) return NULL;
  g_autofree char *days = last_days(remedy);
  if (*days == '\0') return g_strdup(_("不服可以投诉"));
  char text[YC_DAY_TEXT];
  gboolean is_signed = strcmp(kind, "paper.sign") == 0;
  yc_day_format(day_of(facts, "day"), text);
  return g_strdup_printf(is_signed ? _("%s签收,%s") : _("还没签收;按%s送达算,%s"), text + 5, days);
}

/* The newest event that says it. */
static char *remedy_text(YcApp *app, gint64 id)
{
  static const char *const from[] = { "paper.sign", "case.refuse", "case.deliver", "case.decide", NULL };
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_RECORD, "ti", ident, (gint64)RECORD_LINES);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    const char *kind = yc_rows_str(r, i, "kind");
    if (!g_strv_contains(from, kind)) continue;
    json_t *facts = json_loads(yc_rows_str(r, i, "facts"), 0, NULL);
    char *line = remedy_line(kind, facts);
    json_decref(facts);
    if (line != NULL) return line;
  }
  return g_strdup("");
}

/* Why it was refused, and by which article; of others what the case keeps. */
static char *reason_text(YcApp *app, gint64 id, const YcRows *c)
{
  if (strcmp(yc_rows_str(c, 0, "outcome"), "deny") != 0) return g_strdup(yc_rows_str(c, 0, "reason"));
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), NULL, YC_Q_CASE_EVENT_LAST, "tt", ident, "case.decide");
  json_t *body = last != NULL && yc_rows_count(last) > 0 ? json_loads(yc_rows_str(last, 0, "body"), 0, NULL) : NULL;
  const char *reason = json_string_value(json_object_get(body, "reason"));
  const char *basis = json_string_value(json_object_get(body, "basis"));
  GString *text = g_string_new(yc_rows_str(c, 0, "reason"));
  if (reason != NULL) g_string_append_printf(text, _(":%s"), reason);
  if (basis != NULL) g_string_append_printf(text, _("(%s)"), basis);
  json_decref(body);
  return g_string_free(text, FALSE);
}

static char *authority_text(YcApp *app, const char *code)
{
  YcOfficeRow *office = *code ? yc_app_office(app, code) : NULL;
  if (office == NULL) return g_strdup("");
  const char *const parts[] = { office->name, office->address, office->hours, office->phone };
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    if (*parts[i]) g_string_append_printf(line, "%s%s", line->len ? " " : "", parts[i]);
  yc_office_row_free(office);
  return g_strdup(line->str);
}

static void read_waiting(YcApp *app, YcCaseView *view, const YcRows *c)
{
  view->owed = yc_case_owed(app, view->row->id);
  view->owed_text = owed_text(&view->owed);
  view->goes_on = yc_case_goes_on(app, view->row->id);
  view->remedy_text = view->row->state == YC_STATE_NOT_ACCEPTED || strcmp(yc_rows_str(c, 0, "outcome"), "deny") == 0 ? remedy_text(app, view->row->id) : g_strdup("");
  view->authority_text = authority_text(app, yc_rows_str(c, 0, "authority"));
  if (strcmp(yc_rows_str(c, 0, "outcome"), "revoke") != 0) return;
  g_free(view->state_text);
  view->state_text = g_strdup(_("撤销受理"));
}

/* --- the whole -------------------------------------------------------------------------------------------- */

YcCaseView *yc_casefile_view(YcApp *app, gint64 id, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(YcRows) c = yc_query(store, error, YC_Q_CASEFILE, "i", id);
  if (c == NULL || yc_rows_count(c) == 0) {
    if (c != NULL) yc_refuse(error, _("没有这件办件"));
    return NULL;
  }
  g_autoptr(YcRows) visit = yc_query(store, error, YC_Q_VISIT, "i", yc_rows_int(c, 0, "visit"));
  if (visit == NULL) return NULL;
  g_autoptr(YcCaseView) view = g_new0(YcCaseView, 1);
  const YcItem *item = yc_app_item_version(app, yc_rows_str(c, 0, "item"), (int)yc_rows_int(c, 0, "version"), NULL);
  view->row = yc_case_row_read(app, id);
  view->person = yc_person_read(app, yc_rows_int(c, 0, "person"));
  if (view->row == NULL || view->person == NULL) {
    yc_refuse(error, _("这件办件的申请人读不出来:请用 yichuang verify 核对办件库"));
    return NULL;
  }
  view->number_long = g_strdup(yc_rows_str(c, 0, "number"));
  view->item = g_strdup(yc_rows_str(c, 0, "item"));
  view->item_name = g_strdup(item ? item->name : yc_rows_str(c, 0, "short"));
  view->state_text = g_strdup(yc_say_state(view->row->state));
  view->outcome_text = g_strdup(yc_say_outcome(yc_outcome_parse(yc_rows_str(c, 0, "outcome"))));
  view->reason = reason_text(app, id, c);
  YcState state = yc_state_parse(yc_rows_str(c, 0, "state"));
  view->granted = (state == YC_STATE_DECIDED || state == YC_STATE_DELIVERED) && strcmp(yc_rows_str(c, 0, "outcome"), "deny") != 0;
  view->person_line = person_line(view->person);
  view->representative_line = representative_line(visit);
  view->point = point_line(app, c, visit);
  view->keeps = yc_keeps_text(app, yc_rows_int(c, 0, "id"));
  view->notify_other = strcmp(yc_rows_str(c, 0, "notify"), "applicant") == 0;
  view->notify_line = notify_line(view, visit);
  view->relative = yc_rows_int(c, 0, "relative") != 0;
  view->upper_visits = view->relative && item != NULL && item->relative_visit;
  view->by_household = item != NULL && item->household;
  view->household = read_household(app, id);
  view->inquiries = yc_inquiry_of_case(app, id, NULL);
  read_circumstances(app, view, id);
  view->answers = yc_answers_read(app, id, error);
  if (view->answers == NULL) return NULL;
  view->answerable = yc_answers_say(view->answers);
  view->agent = answers_line(yc_answers_of_post(app, yc_rows_str(c, 0, "agent"), NULL));
  read_waiting(app, view, c);
  view->first_receipt = yc_first_receipt(app, id);
  view->ver = yc_rows_int(c, 0, "ver");
  view->clocks = yc_case_clock_lines(app, id);
  view->moves_text = yc_case_moves_text(app, id);
  view->steps = yc_route_read(app, id, error);
  if (view->steps == NULL) return NULL;
  view->record = read_record(app, view, id, yc_say_late(yc_rows_str(c, 0, "late")));
  read_materials(app, view, id, item);
  view->papers = read_papers(app, id);
  view->outside = yc_outside_lines(app, id, error);
  view->choices = view->outside ? yc_outside_choices(app, id, error) : NULL;
  return view->choices == NULL ? NULL : g_steal_pointer(&view);
}

/* --- the two lines under a list --------------------------------------------------------------------------- */

/* Short name of the office outside that has the step; "". */
static char *lies_outside(YcApp *app, const char *code)
{
  YcOfficeRow *office = *code ? yc_app_office(app, code) : NULL;
  char *name = g_strdup(office != NULL && office->outside ? office->short_name : "");
  yc_office_row_free(office);
  return name;
}

/* Who answers for it and, where that lies outside, at which office (RULE agt-01, agt-06). */
static char *since_line(YcApp *app, const YcRows *c)
{
  char day[YC_DAY_TEXT];
  yc_day_format(yc_time_day(yc_rows_int(c, 0, "since")), day);
  g_autofree char *who = answers_line(yc_answers_of_post(app, yc_rows_str(c, 0, "answerable"), NULL));
  g_autofree char *at = lies_outside(app, yc_rows_str(c, 0, "office"));
  const char *step = yc_say_step(yc_rows_str(c, 0, "step_short"));
  return *at ? g_strdup_printf(_("%s %s 起 %s(在%s)"), who, day + 5, step, at) : g_strdup_printf(_("%s %s 起 %s"), who, day + 5, step);
}

/* None of them moves a case on. */
static const char *const asides[] = { "paper.issue", "case.look", "outside.set", "outside.drop", "light.red", "case.escalate",
                                       "case.unheld", NULL };

char *yc_case_last_act(YcApp *app, gint64 id)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_CASE_RECORD, "ti", ident, (gint64)20);
  guint i = 0, n = r ? yc_rows_count(r) : 0;
  while (i < n && g_strv_contains(asides, yc_rows_str(r, i, "kind"))) i++;
  if (i == n) return g_strdup("");
  char day[YC_DAY_TEXT];
  yc_day_format(yc_time_day(yc_rows_int(r, i, "happened_at")), day);
  g_autofree char *who = record_who(r, i);
  g_autofree char *text =
      yc_say_event(yc_rows_str(r, i, "kind"), yc_rows_str(r, i, "facts"), yc_rows_text(r, i, "body"));
  return g_strdup_printf(_("最近:%s %s %s"), day + 5, who, text);
}

static char *promise_line(YcApp *app, gint64 id)
{
  g_autoptr(GPtrArray) clocks = yc_case_clock_lines(app, id);
  for (guint i = 0; i < clocks->len; i++) {
    const YcClockLine *line = clocks->pdata[i];
    if (strcmp(line->label, C_("clock", "承诺")) != 0 && strcmp(line->label, C_("clock", "法定")) != 0) continue;
    if (line->frozen != NULL) return g_strdup_printf(_(" · %s 停着,剩%s"), line->label, line->frozen);
    char day[YC_DAY_TEXT];
    yc_day_format(line->due, day);
    return g_strdup_printf(" · %s %s(%s)%s", line->label, day + 5, yc_say_weekday(line->due),
                           line->provisional ? C_("clock", "暂定") : "");
  }
  return g_strdup("");
}

gboolean yc_desk_preview(YcApp *app, gint64 id, char **first, char **second, GError **error)
{
  g_autoptr(YcRows) c = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", id);
  if (c == NULL || yc_rows_count(c) == 0) return c != NULL && yc_refuse(error, _("没有这件办件"));
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), error, YC_Q_VISIT, "i", yc_rows_int(c, 0, "visit"));
  if (visit == NULL) return FALSE;
  YcPersonRow *person = yc_person_read(app, yc_rows_int(c, 0, "person"));
  if (person == NULL) return yc_refuse(error, _("这件办件的申请人读不出来:请用 yichuang verify 核对办件库"));
  g_autofree char *other = representative_line(visit);
  const YcItem *item = yc_app_item_version(app, yc_rows_str(c, 0, "item"), (int)yc_rows_int(c, 0, "version"), NULL);
  g_autoptr(GString) line = g_string_new(person->name);
  if (*person->sex || person->age > 0) g_string_append_printf(line, " %s", sex_word(person->sex));
  if (person->age > 0) g_string_append_printf(line, "%d", person->age);
  g_string_append_printf(line, " %s%s", person->place_short, person->address);
  if (*other) g_string_append_printf(line, " · %s", other);
  g_string_append_printf(line, " · %s", item ? item->name : yc_rows_str(c, 0, "short"));
  *first = g_strdup(line->str);
  g_autofree char *since = since_line(app, c), *last = yc_case_last_act(app, id), *promise = promise_line(app, id);
  YcOwed debt = yc_case_owed(app, id);
  g_autofree char *owed = owed_text(&debt), *ready = yc_occasion_ready(app, id);
  g_autofree char *next = *ready ? g_strdup_printf(_(" · 接着办 %s(n)"), ready) : g_strdup("");
  *second = g_strdup_printf(debt.tolerated ? "%s%s%s · %s · %s" : "%s%s%s%.0s · %s", since, next, promise, owed, last);
  yc_person_row_free(person);
  return TRUE;
}
