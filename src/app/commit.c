/* commit.c - acceptance as events: who, the visit, the case, its outcome, its papers; all in one transaction. */
#include <config.h>
#include <inttypes.h>
#include <string.h>
#include "app/clocks.h"
#include "app/commit.h"
#include "app/paper.h"
#include "app/people.h"
#include "app/private.h"
#include "base/pinyin.h"
#include "domain/lifecycle.h"
#include "domain/number.h"

/* --- people ----------------------------------------------------------------------------------------------- */

static void add_key(json_t *keys, const char *key)
{
  size_t i;
  json_t *old;
  json_array_foreach(keys, i, old) if (strcmp(json_string_value(old), key) == 0) return;
  json_array_append_new(keys, json_string(key));
}

static void add_number_keys(json_t *keys, const char *number)
{
  gsize n = strlen(number);
  if (n == 0) return;
  add_key(keys, number);
  if (n > 4) add_key(keys, number + n - 4);
}

json_t *yc_person_keys(const YcPersonForm *person)
{
  json_t *keys = json_array();
  for (const char *c = person->name; *c != '\0'; c = g_utf8_next_char(c)) {
    const char *next = g_utf8_next_char(c);
    if (*next == '\0' && c != person->name) break;
    const char *end = *next == '\0' ? next : g_utf8_next_char(next);
    g_autofree char *piece = g_strndup(c, (gsize)(end - c));
    g_autofree char *upper = g_ascii_strup(piece, -1);
    add_key(keys, upper);
  }
  /* Names in Latin letters by their words. */
  g_auto(GStrv) latin = g_strsplit_set(person->name, " .-'", -1);
  for (char **word = latin; *word != NULL; word++) {
    g_autofree char *upper = g_ascii_strup(*word, -1);
    if (g_ascii_isalpha(*upper) && upper[1] != '\0') add_key(keys, upper);
  }
  g_auto(GStrv) initials = yc_initials(person->name, TRUE);
  for (char **i = initials; *i != NULL; i++) {
    g_autofree char *upper = g_ascii_strup(*i, -1);
    add_key(keys, upper);
  }
  add_number_keys(keys, person->doc_number);
  add_number_keys(keys, person->phone);
  return keys;
}

static json_t *text_or_null(const char *text)
{
  return *text == '\0' ? json_null() : json_string(text);
}

static gboolean same_text(const char *a, const char *b)
{
  return strcmp(a ? a : "", b ? b : "") == 0;
}

static gboolean unchanged(YcApp *app, const YcPersonForm *person)
{
  YcPersonRow *row = yc_person_read(app, person->id);
  gboolean same = row != NULL && same_text(row->name, person->name) && same_text(row->doc_kind, person->doc_kind) &&
                  same_text(row->doc_number, person->doc_number) &&
                  same_text(row->birth, person->birth) && same_text(row->sex, person->sex) &&
                  same_text(row->phone, person->phone) && same_text(row->place, person->place) &&
                  same_text(row->address, person->address);
  yc_person_row_free(row);
  return same;
}

/* The same document is the same person, whoever typed it; what was not typed is kept as it is known. */
static void recognise(YcApp *app, YcPersonForm *person)
{
  if (person->id != 0 || *person->doc_number == '\0') return;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSON_BY_DOC, "t", person->doc_number);
  if (rows != NULL) person->id = yc_rows_first(rows, "id", 0);
  YcPersonRow *known = person->id != 0 ? yc_person_read(app, person->id) : NULL;
  if (known == NULL) return;
  const struct { char **typed; const char *known; } members[] = {
    { &person->birth, known->birth }, { &person->sex, known->sex }, { &person->phone, known->phone },
    { &person->place, known->place }, { &person->address, known->address },
  };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    if (**members[i].typed == '\0') yc_intake_set(members[i].typed, members[i].known);
  yc_person_row_free(known);
}

/* Registers a new person, or records what changed of a known one; person->id is known afterwards. */
static gboolean put_person(YcApp *app, YcWriter *writer, YcPersonForm *person, GError **error)
{
  recognise(app, person);
  if (person->id != 0 && unchanged(app, person)) return TRUE;
  g_autofree char *ident = person->id ? yc_event_ident(yc_app_store(app), person->id) : NULL;
  json_t *facts = json_pack("{s:o, s:o}", "person", yc_json_text(ident), "place", text_or_null(person->place));
  json_t *body = json_pack(
      "{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "name", person->name, "doc_kind", person->doc_kind, "doc_number",
      text_or_null(person->doc_number), "birth", text_or_null(person->birth), "sex", text_or_null(person->sex),
      "phone", text_or_null(person->phone), "address", text_or_null(person->address), "keys", yc_person_keys(person));
  gint64 pos = yc_writer_append(writer, "person.set", facts, body, NULL, error);
  if (pos != 0 && person->id == 0) person->id = pos;
  return pos != 0;
}

/* RULE acc-10: a coming is an event of its own. */
static gint64 put_visit(YcApp *app, YcWriter *writer, const YcIntake *intake, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autofree char *person = yc_event_ident(store, intake->applicant.id);
  g_autofree char *other = intake->represented ? yc_event_ident(store, intake->representative.id) : NULL;
  json_t *facts = json_pack("{s:s, s:o, s:b, s:s, s:o, s:o}", "person", person, "representative", yc_json_text(other),
                            "authorised", intake->authorised, "channel", intake->channel, "day",
                            yc_json_day(yc_app_today(app)), "window", yc_json_text(yc_app_window(app)));
  json_t *body = intake->represented ? json_pack("{s:s}", "relation", intake->relation) : NULL;
  return yc_writer_append(writer, "visit.begin", facts, body, NULL, error);
}

/* --- opening ---------------------------------------------------------------------------------------------- */

char *yc_number_spoken(YcApp *app, const char *text)
{
  YcNumber number;
  gboolean bad_check;
  if (!yc_number_parse(text, &number, &bad_check)) return g_strdup(text);
  return yc_number_short(&number, yc_day_year(yc_app_today(app)), NULL);
}

static void next_number(YcApp *app, YcDay day, YcNumber *number)
{
  char text[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_DAY_SERIAL, "t", yc_day_format(day, text));
  g_autofree char *division = yc_app_division(app);
  g_strlcpy(number->town, division, sizeof number->town);
  number->site = yc_app_site(app);
  number->day = day;
  number->serial = (int)(rows ? yc_rows_first(rows, "last", 0) : 0) + 1;
}

json_t *yc_ticks_json(const YcIntake *intake)
{
  json_t *list = json_array();
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    json_array_append_new(list,
                          json_pack("{s:i, s:s, s:i, s:i, s:b}", "n", tick->n, "state", yc_tick_code(tick->state),
                                    "original", tick->original, "copies", tick->copies, "returned", tick->returned));
  }
  return list;
}

json_t *yc_notes_json(const YcIntake *intake)
{
  json_t *notes = json_object();
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    char key[16];
    g_snprintf(key, sizeof key, "%d", tick->n);
    if (*tick->note != '\0') json_object_set_new(notes, key, json_string(tick->note));
  }
  if (json_object_size(notes) > 0) return json_pack("{s:o}", "notes", notes);
  json_decref(notes);
  return NULL;
}

static json_t *answers_json(const YcIntake *intake, const YcItem *item)
{
  json_t *answers = json_object();
  for (guint i = 0; i < item->questions->len; i++) {
    const char *id = ((YcQuestion *)item->questions->pdata[i])->id;
    const char *value = g_hash_table_lookup(intake->answers, id);
    json_object_set_new(answers, id, json_string(value ? value : "no"));
  }
  return answers;
}

static json_t *place_name(YcApp *app, const char *place)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PLACE, "t", place);
  return rows != NULL && yc_rows_count(rows) > 0 ? json_string(yc_rows_str(rows, 0, "name")) : json_null();
}

typedef struct {
  YcApp *app;
  YcWriter *writer;
  const YcItem *item;
  const YcIntake *intake;
  YcDay today;
  gint64 visit, casefile;
  const char *post;
  YcIntakeResult *result;
  gboolean provisional;   /* the result's date, RULE time-05 */
} Act;

/* --- papers ----------------------------------------------------------------------------------------------- */

/* The word before the year of a document's number: 芦政受A〔2026〕0412号. */
static const char *paper_word(YcPaperKind kind)
{
  switch (kind) {
  case YC_PAPER_RECEIPT: return "收";
  case YC_PAPER_ACCEPTANCE: return "受";
  case YC_PAPER_TELL:
  case YC_PAPER_ASK: return "告";
  case YC_PAPER_REFUSAL: return "不";
  case YC_PAPER_ONSPOT: return "即";
  case YC_N_PAPERS: break;
  }
  return "";
}

/* Tell and ask are one register: 告. */
static const char *paper_register(YcPaperKind kind)
{
  return kind == YC_PAPER_TELL ? yc_paper_code(YC_PAPER_ASK) : yc_paper_code(kind);
}

/* The number that the next paper of this kind will have; in a transaction nobody else can take it. */
static char *next_paper(const Act *act, YcPaperKind kind, int *serial)
{
  int year = yc_day_year(act->today);
  char site[2] = { yc_app_site(act->app), '\0' };
  g_autoptr(YcRows) rows = yc_query(yc_app_store(act->app), NULL, YC_Q_PAPER_SERIAL, "tit", paper_register(kind),
                                    (gint64)year, site);
  *serial = (int)(rows ? yc_rows_first(rows, "last", 0) : 0) + 1;
  g_autofree char *word = yc_app_setting(act->app, "hall.word", "");
  return g_strdup_printf("%s%s%s〔%d〕%04d号", word, paper_word(kind), site, year, *serial);
}

/* The same as a member of the act's own event, for the record. */
static json_t *paper_json(const Act *act, YcPaperKind kind)
{
  int serial;
  g_autofree char *number = next_paper(act, kind, &serial);
  return json_string(number);
}

/* The day the first papers were taken: today for a new case, that of the opening event for one they are supplied
 * to. */
static json_t *first_received(const Act *act)
{
  if (act->visit != 0) return yc_json_day(act->today);
  g_autoptr(YcRows) opening = yc_query(yc_app_store(act->app), NULL, YC_Q_EVENT, "i", act->casefile);
  if (opening == NULL || yc_rows_count(opening) == 0) return yc_json_day(act->today);
  json_t *facts = json_loads(yc_rows_str(opening, 0, "facts"), 0, NULL);
  const char *day = json_string_value(json_object_get(facts, "received"));
  json_t *received = day ? json_string(day) : yc_json_day(act->today);
  json_decref(facts);
  return received;
}

static gboolean put_paper(Act *act, YcPaperKind kind, GError **error)
{
  int year = yc_day_year(act->today), serial;
  char site[2] = { yc_app_site(act->app), '\0' };
  g_autofree char *number = next_paper(act, kind, &serial);
  YcDay due = kind == YC_PAPER_RECEIPT ? YC_DAY_NONE : act->result->due;
  json_t *facts =
      json_pack("{s:s, s:s, s:s, s:i, s:i, s:s, s:o, s:o, s:o, s:b, s:i, s:o}", "kind", paper_register(kind), "paper",
                yc_paper_code(kind), "site", site, "year", year, "serial", serial, "number", number, "day",
                yc_json_day(act->today), "received", kind == YC_PAPER_TELL ? json_null() : first_received(act), "due",
                yc_json_day(due), "provisional", due != YC_DAY_NONE && act->provisional, "missing",
                (int)yc_intake_missing(act->intake), "materials", yc_ticks_json(act->intake));
  YcOnCase on = { act->casefile, 0, 0 };
  gint64 id = yc_writer_append(act->writer, "paper.issue", facts, NULL, &on, error);
  if (id != 0) g_array_append_val(act->result->papers, id);
  return id != 0;
}

/* --- the case --------------------------------------------------------------------------------------------- */

/* RULE time-09: five working days from receipt to an answer. */
static gboolean answer_clock(Act *act, YcClockDraft *clock)
{
  static const char *const timeouts[] = { "escalate", "deemed_accepted", "deemed_accepted" };
  YcLimit limit = yc_limit_working(act->item->accept_days);
  return yc_clock_make(act->app, "accept", &limit, act->today, timeouts[act->item->accept_rule], clock);
}

/* RULE acc-09.  `told`: no papers taken, no clock, in nobody's queue (RULE acc-02). */
static gboolean open_case(Act *act, gboolean told, GError **error)
{
  YcStore *store = yc_app_store(act->app);
  const YcIntake *intake = act->intake;
  const YcItem *item = act->item;
  YcNumber number;
  next_number(act->app, act->today, &number);
  act->result->number = yc_number_long(&number);
  act->result->short_number = yc_number_short(&number, yc_day_year(act->today), NULL);
  g_autofree char *person = yc_event_ident(store, intake->applicant.id), *visit = yc_event_ident(store, act->visit);
  g_autofree char *link = intake->link ? yc_event_ident(store, intake->link) : NULL;
  YcClockDraft clock;
  gboolean runs = !told && answer_clock(act, &clock);
  json_t *facts = json_pack(
      "{s:s, s:i, s:o, s:s, s:s, s:i, s:s, s:s, s:s, s:o, s:o, s:o, s:s, s:s, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o}",
      "number", act->result->number, "serial", number.serial, "day", yc_json_day(act->today), "queue",
      told ? "" : "todo", "item", item->code, "version", item->version, "short", item->short_name, "person", person,
      "visit", visit, "place", text_or_null(intake->applicant.place), "place_name",
      place_name(act->app, intake->applicant.place), "received", told ? json_null() : yc_json_day(act->today),
      "agent", act->post, "answerable", act->post, "window", yc_json_text(yc_app_window(act->app)), "step_short",
      told ? N_("已告知") : N_("收件审查"), "light", yc_clock_light(runs ? &clock : NULL), "answers",
      answers_json(intake, item), "link", yc_json_text(link), "materials", yc_ticks_json(intake), "clocks",
      json_array(), "outcome", told ? json_string("tell") : json_null(), "oral", intake->oral, "paper",
      told                                ? paper_json(act, YC_PAPER_TELL)
      : intake->outcome == YC_OUTCOME_ASK ? paper_json(act, YC_PAPER_RECEIPT)
                                          : json_null());
  if (runs) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(act->app, item, &clock));
  YcOnCase on = { YC_OPENS, 1, 1 };
  act->casefile =
      yc_writer_append(act->writer, told ? "case.tell" : "case.receive", facts, yc_notes_json(intake), &on, error);
  act->result->casefile = act->casefile;
  return act->casefile != 0;
}

gboolean yc_case_event(YcApp *app, YcWriter *writer, gint64 casefile, const char *kind, json_t *facts, json_t *body,
                       GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CASE_BRIEF, "i", casefile);
  if (rows == NULL || yc_rows_count(rows) == 0) {
    json_decref(facts);
    json_decref(body);
    return rows != NULL && yc_refuse(error, _("没有这件办件"));
  }
  YcOnCase on = { casefile, yc_rows_int(rows, 0, "epoch"), yc_rows_int(rows, 0, "ver") + 1 };
  return yc_writer_append(writer, kind, facts, body, &on, error) != 0;
}

/* --- outcomes --------------------------------------------------------------------------------------------- */

static gboolean put_ask(Act *act, GError **error)
{
  YcLimit limit = yc_limit_working(act->item->supply_days);
  YcClockDraft clock;
  if (!yc_clock_make(act->app, "supply", &limit, act->today, "remind", &clock))
    return yc_refuse(error, _("补正期限算不出来"));
  act->result->due = clock.due.due;
  act->provisional = clock.due.provisional;
  /* The applicant's day, not the hall's: it orders the list and shines no light. */
  json_t *facts =
      json_pack("{s:s, s:s, s:s, s:i, s:{s:o}, s:[o], s:[s], s:o, s:o}", "queue", "supply", "outcome", "ask",
                "step_short", N_("待补正"), "missing", (int)yc_intake_missing(act->intake), "light", "by",
                yc_json_day(clock.due.due), "clocks", yc_clock_json(act->app, act->item, &clock), "ended", "accept",
                "day", yc_json_day(act->today), "paper", paper_json(act, YC_PAPER_ASK));
  return yc_case_event(act->app, act->writer, act->casefile, "case.ask", facts, NULL, error);
}

/* The steps of the route; those before acceptance and acceptance itself are done. */
static json_t *route_json(Act *act, guint *next)
{
  const YcItem *item = act->item;
  guint receive = 0;
  for (guint i = 0; i < item->steps->len; i++)
    if (((YcStep *)item->steps->pdata[i])->kind == YC_STEP_RECEIVE) {
      receive = i + 1;
      break;
    }
  json_t *list = json_array();
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    gboolean done = i < receive, here = i + 1 == receive;
    g_autofree char *office = yc_app_office_of(step->office, act->intake->applicant.place);
    json_array_append_new(list, json_pack("{s:i, s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:o, s:o, s:o}", "n", step->n,
                                          "name", step->name, "short", step->short_name, "office", office, "kind",
                                          yc_item_step_code(step->kind), "days", step->days, "unit",
                                          yc_unit_code(step->unit), "state", done ? "done" : "planned", "post",
                                          here ? json_string(act->post) : json_null(), "began",
                                          here ? yc_json_day(act->today) : json_null(), "finished",
                                          here ? yc_json_day(act->today) : json_null()));
  }
  *next = receive;
  return list;
}

static gboolean put_accept(Act *act, GError **error)
{
  const YcItem *item = act->item;
  static const char *const timeouts[] = { "none", "escalate", "deemed_accepted" };
  YcClockDraft promise, statute;
  gboolean has_promise =
      yc_clock_make(act->app, "promise", &item->promised, act->today, timeouts[item->timeout], &promise);
  gboolean has_statute =
      yc_clock_make(act->app, "statute", &item->statutory, act->today, timeouts[item->timeout], &statute);
  const YcClockDraft *light = has_promise ? &promise : has_statute ? &statute : NULL;
  act->result->due = light ? light->due.due : YC_DAY_NONE;
  act->provisional = light != NULL && light->due.provisional;
  guint next;
  json_t *steps = route_json(act, &next);
  const YcStep *first = next < item->steps->len ? item->steps->pdata[next] : NULL;
  json_t *facts =
      json_pack("{s:s, s:s, s:o, s:s, s:s, s:o, s:s, s:o, s:o, s:o, s:[s,s], s:o}", "queue", "todo", "outcome",
                "accept", "accepted", yc_json_day(act->today), "agent", act->post, "answerable", act->post, "step",
                first ? json_integer(first->n) : json_null(), "step_short", first ? first->short_name : N_("待办结"),
                "steps", steps, "light", yc_clock_light(light), "clocks", json_array(), "ended", "accept", "supply",
                "paper", paper_json(act, YC_PAPER_ACCEPTANCE));
  json_t *clocks = json_object_get(facts, "clocks");
  if (has_promise) json_array_append_new(clocks, yc_clock_json(act->app, item, &promise));
  if (has_statute) json_array_append_new(clocks, yc_clock_json(act->app, item, &statute));
  return yc_case_event(act->app, act->writer, act->casefile, "case.accept", facts, NULL, error);
}

/* RULE acc-05: accepted, decided and delivered in one go. */
static gboolean put_onspot(Act *act, GError **error)
{
  act->result->due = act->today;
  json_t *facts = json_pack("{s:s, s:o, s:s, s:[s]}", "outcome", "onspot", "accepted", yc_json_day(act->today),
                            "step_short", N_("办结"), "ended", "accept");
  const char *result = *act->intake->result ? act->intake->result : act->item->result;
  return yc_case_event(act->app, act->writer, act->casefile, "case.onspot", facts,
                       json_pack("{s:s}", "result", result), error);
}

/* RULE acc-04 */
static gboolean put_refuse(Act *act, GError **error)
{
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:[s,s], s:o}", "outcome", "refuse", "refusal",
                            yc_refusal_code(act->intake->refusal), "day", yc_json_day(act->today), "step_short",
                            N_("不予受理"), "ended", "accept", "supply", "paper", paper_json(act, YC_PAPER_REFUSAL));
  return yc_case_event(act->app, act->writer, act->casefile, "case.refuse", facts,
                       json_pack("{s:s}", "reason", act->intake->reason), error);
}

static gboolean put_outcome(Act *act, YcOutcome outcome, GError **error)
{
  act->result->outcome = outcome;
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: return put_accept(act, error) && put_paper(act, YC_PAPER_ACCEPTANCE, error);
  case YC_OUTCOME_ASK:
    return put_ask(act, error) && put_paper(act, YC_PAPER_ASK, error) && put_paper(act, YC_PAPER_RECEIPT, error);
  case YC_OUTCOME_TELL: return put_paper(act, YC_PAPER_TELL, error);
  case YC_OUTCOME_REFUSE: return put_refuse(act, error) && put_paper(act, YC_PAPER_REFUSAL, error);
  case YC_OUTCOME_ONSPOT: return put_onspot(act, error) && put_paper(act, YC_PAPER_ONSPOT, error);
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return yc_refuse(error, _("请先选一个结果"));
}

/* --- the acts --------------------------------------------------------------------------------------------- */

void yc_intake_result_free(YcIntakeResult *result)
{
  if (result == NULL) return;
  g_free(result->number);
  g_free(result->short_number);
  g_array_unref(result->papers);
  g_free(result);
}

static YcIntakeResult *new_result(void)
{
  YcIntakeResult *result = g_new0(YcIntakeResult, 1);
  result->due = YC_DAY_NONE;
  result->papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  return result;
}

YcIntakeResult *yc_intake_append(YcApp *app, YcWriter *writer, YcIntake *intake, GError **error)
{
  g_autoptr(YcIntakeResult) result = new_result();
  g_autofree char *post = yc_app_my_post(app);
  Act act = { app, writer, yc_intake_item(app, intake), intake, yc_app_today(app), 0, 0, post, result, FALSE };
  if (!put_person(app, writer, &intake->applicant, error)) return NULL;
  if (intake->represented && !put_person(app, writer, &intake->representative, error)) return NULL;
  /* RULE acc-06: the clerk has seen it and goes on; the link is kept.  Who was told comes back. */
  if (intake->link == 0) intake->link = yc_intake_duplicate(app, intake);
  act.visit = put_visit(app, writer, intake, error);
  if (act.visit == 0 || !open_case(&act, intake->outcome == YC_OUTCOME_TELL, error) ||
      !put_outcome(&act, intake->outcome, error))
    return NULL;
  return g_steal_pointer(&result);
}

static gboolean read_numbers(YcApp *app, YcIntakeResult *result, GError **error)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", result->casefile);
  if (row == NULL || yc_rows_count(row) == 0) return FALSE;
  result->number = g_strdup(yc_rows_str(row, 0, "number"));
  result->short_number = yc_number_spoken(app, result->number);
  if (result->outcome != YC_OUTCOME_NONE) return TRUE;
  result->outcome = yc_outcome_parse(yc_rows_str(row, 0, "outcome"));
  result->due = yc_rows_day(row, 0, "rank");
  return TRUE;
}

YcIntakeResult *yc_outcome_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcItem *item,
                                  const YcIntake *intake, YcOutcome outcome, GError **error)
{
  g_autoptr(YcIntakeResult) result = new_result();
  g_autofree char *post = yc_app_my_post(app);
  Act act = { app, writer, item, intake, yc_app_today(app), 0, casefile, post, result, FALSE };
  result->casefile = casefile;
  if (outcome != YC_OUTCOME_NONE && !put_outcome(&act, outcome, error)) return NULL;
  return read_numbers(app, result, error) ? g_steal_pointer(&result) : NULL;
}

/* What each kind of event says that its act came to. */
static const struct { const char *kind; YcOutcome outcome; } outcomes[] = {
  { "case.tell", YC_OUTCOME_TELL }, { "case.ask", YC_OUTCOME_ASK },       { "case.supply", YC_OUTCOME_ASK },
  { "case.accept", YC_OUTCOME_ACCEPT }, { "case.refuse", YC_OUTCOME_REFUSE }, { "case.onspot", YC_OUTCOME_ONSPOT },
};

/* The later events of an act say it better: supplied, then accepted. */
static void take_event(YcIntakeResult *result, const YcRows *rows, guint row)
{
  const char *kind = yc_rows_str(rows, row, "kind");
  json_t *facts = json_loads(yc_rows_str(rows, row, "facts"), 0, NULL);
  gboolean waits = strcmp(kind, "case.supply") == 0, paper = strcmp(kind, "paper.issue") == 0;
  for (guint i = 0; i < G_N_ELEMENTS(outcomes); i++)
    if (strcmp(outcomes[i].kind, kind) == 0) result->outcome = outcomes[i].outcome;
  const char *due = json_string_value(paper ? json_object_get(facts, "due")
                                            : json_object_get(json_object_get(facts, "light"), waits ? "by" : ""));
  if (due != NULL && result->due == YC_DAY_NONE) result->due = yc_day_parse(due);
  gint64 pos = yc_rows_int(rows, row, "pos");
  if (paper) g_array_append_val(result->papers, pos);
  json_decref(facts);
}

YcIntakeResult *yc_intake_repeated(YcApp *app, const YcActor *actor, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  if (rows == NULL) return NULL;
  g_autoptr(YcIntakeResult) result = new_result();
  result->repeated = TRUE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    const char *ident = yc_rows_text(rows, i, "casefile");
    if (ident != NULL && result->casefile == 0) result->casefile = yc_event_pos(yc_app_store(app), ident);
    take_event(result, rows, i);
  }
  if (result->outcome == YC_OUTCOME_NONE) {
    yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
    return NULL;
  }
  return read_numbers(app, result, error) ? g_steal_pointer(&result) : NULL;
}

/* Numbers as they are kept: half-width, without blanks. */
static void normalise_person(YcApp *app, YcPersonForm *person)
{
  char phone[16], day[YC_DAY_TEXT];
  if (yc_phone_normalise(person->phone, phone)) yc_intake_set(&person->phone, phone);
  if (*person->doc_number == '\0') return;
  YcIdentity identity = yc_identity_check(person->doc_number, yc_app_today(app));
  if (strlen(identity.normalised) + 1 < sizeof identity.normalised)
    yc_intake_set(&person->doc_number, identity.normalised);
  if (identity.birth != YC_DAY_NONE && *person->birth == '\0')
    yc_intake_set(&person->birth, yc_day_format(identity.birth, day));
  if (identity.sex != YC_SEX_UNKNOWN && *person->sex == '\0')
    yc_intake_set(&person->sex, identity.sex == YC_SEX_MALE ? "m" : "f");
}

static gboolean has_faults(YcApp *app, const YcIntake *intake, GError **error)
{
  g_autoptr(GPtrArray) faults = yc_intake_faults(app, intake);
  if (faults->len == 0) return FALSE;
  const YcFieldFault *first = faults->pdata[0];
  yc_refuse(error, _("%s:%s"), first->field, first->sentence);
  return TRUE;
}

YcIntakeResult *yc_intake_commit(YcApp *app, YcIntake *intake, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error);
  if (post == NULL) return NULL;
  YcActor actor;
  yc_app_actor(app, &actor, intake->act, post, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated) return yc_intake_repeated(app, &actor, error);
  normalise_person(app, &intake->applicant);
  normalise_person(app, &intake->representative);
  if (has_faults(app, intake, error) || !yc_intake_choose(app, intake, intake->item, error) ||
      has_faults(app, intake, error))
    return NULL;
  gint64 applicant = intake->applicant.id, representative = intake->representative.id;
  g_autoptr(YcIntakeResult) result = yc_intake_append(app, writer, intake, error);
  if (result != NULL && yc_writer_commit(g_steal_pointer(&writer), error)) return g_steal_pointer(&result);
  /* Nothing was saved: whoever was registered in it is not known. */
  intake->applicant.id = applicant;
  intake->representative.id = representative;
  return NULL;
}
