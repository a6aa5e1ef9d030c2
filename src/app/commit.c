/* commit.c - acceptance as events: who, the visit, the case, its outcome, its papers; all in one transaction. */
#include <config.h>
#include <inttypes.h>
#include <string.h>
#include "app/account.h"
#include "app/act.h"
#include "app/agency.h"
#include "app/clocks.h"
#include "app/inquiry.h"
#include "app/matter.h"
#include "app/occasion.h"
#include "app/outside.h"
#include "app/people.h"
#include "app/private.h"
#include "app/set_right.h"
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
                  same_text(row->address, person->address) && same_text(row->legal, person->legal);
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
    { &person->place, known->place }, { &person->address, known->address }, { &person->legal, known->legal },
  };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    if (**members[i].typed == '\0') yc_intake_set(members[i].typed, members[i].known);
  yc_person_row_free(known);
}

gboolean yc_person_put(YcApp *app, YcWriter *writer, YcPersonForm *person, GError **error)
{
  recognise(app, person);
  if (person->id != 0 && unchanged(app, person)) return TRUE;
  g_autofree char *ident = person->id ? yc_event_ident(yc_app_store(app), person->id) : NULL;
  json_t *facts = json_pack("{s:o, s:o}", "person", yc_json_text(ident), "place", yc_json_filled(person->place));
  json_t *body = json_pack(
      "{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "name", person->name, "doc_kind", person->doc_kind, "doc_number",
      yc_json_filled(person->doc_number), "birth", yc_json_filled(person->birth), "sex", yc_json_filled(person->sex),
      "phone", yc_json_filled(person->phone), "address", yc_json_filled(person->address),
      "legal", yc_json_filled(person->legal), "keys", yc_person_keys(person));
  gint64 pos = yc_writer_append(writer, "person.set", facts, body, NULL, error);
  if (pos != 0 && person->id == 0) person->id = pos;
  return pos != 0;
}

/* RULE acc-10: a coming is an event of its own. */
gint64 yc_visit_begin(YcApp *app, YcWriter *writer, const YcIntake *intake, YcDay day, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autofree char *person = yc_event_ident(store, intake->applicant.id);
  g_autofree char *other = intake->represented ? yc_event_ident(store, intake->representative.id) : NULL;
  json_t *facts = json_pack("{s:s, s:o, s:b, s:s, s:o, s:o}", "person", person, "representative", yc_json_text(other),
                            "authorised", intake->authorised, "channel", intake->channel, "day",
                            yc_json_day(day), "window", yc_json_text(yc_app_window(app)));
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

gboolean yc_ticks_same(const YcIntake *a, const YcIntake *b)
{
  if (a->ticks->len != b->ticks->len) return FALSE;
  for (guint i = 0; i < a->ticks->len; i++) {
    const YcTick *x = a->ticks->pdata[i], *y = yc_tick_find(b->ticks, x->n);
    if (y == NULL || x->state != y->state || x->original != y->original || x->copies != y->copies ||
        x->returned != y->returned || strcmp(x->note, y->note) != 0)
      return FALSE;
  }
  return TRUE;
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

/* --- the case --------------------------------------------------------------------------------------------- */

/* Received here for another office: working days to hand it over. */
static gboolean forward_clock(YcActing *act, YcClockDraft *clock)
{
  YcLimit limit = yc_limit_working(act->item->forward_days);
  return yc_clock_make(act->app, act->item, "forward", &limit, act->received, "escalate", clock);
}

/* How a case is opened: with papers taken in, or without, in nobody's queue and without a clock (RULE acc-02). */
typedef struct {
  const char *kind, *step;      /* of the event; N_() of the step's short name */
  gboolean takes;               /* papers are taken in: it is received, waits in the queue, and its clock runs */
  const char *outcome;          /* NULL: an event of its own says it */
  YcPaperKind paper;            /* whose number the record names; YC_N_PAPERS: none */
} Opening;

static Opening opening_of(YcOutcome outcome)
{
  if (outcome == YC_OUTCOME_TELL) return (Opening){ "case.tell", N_("已告知"), FALSE, "tell", YC_PAPER_TELL };
  if (outcome == YC_OUTCOME_REFER) return (Opening){ "case.refer", N_("已转告"), FALSE, "refer", YC_PAPER_REFER };
  if (outcome == YC_OUTCOME_FORWARD)
    return (Opening){ "case.receive", N_("待转递"), TRUE, "forward", YC_PAPER_FORWARD };
  if (outcome == YC_OUTCOME_RECEIVE)
    return (Opening){ "case.receive", N_("收件审查"), TRUE, "receive", YC_PAPER_RECEIPT };
  return (Opening){ "case.receive", N_("收件审查"), TRUE, NULL,
                    outcome == YC_OUTCOME_ASK ? YC_PAPER_RECEIPT : YC_N_PAPERS };
}

/* What was written down beside who and what (RULE acc-08, acc-11, time-16). */
static void add_circumstances(const YcActing *act, json_t *facts)
{
  const YcIntake *intake = act->intake;
  /* A refusal names the right office in an event of its own. */
  const char *authority = intake->outcome == YC_OUTCOME_REFUSE ? NULL : yc_act_authority(intake);
  const char *phoned = intake->outcome == YC_OUTCOME_REFER ? intake->phoned : "";
  g_autofree char *outside = yc_outside_due(act->item, intake->outcome);
  json_object_set_new(facts, "outside", json_string(outside));
  json_object_set_new(facts, "oral", json_boolean(intake->oral));
  json_object_set_new(facts, "fingerprint", json_boolean(intake->fingerprint));
  json_object_set_new(facts, "relative", json_boolean(intake->relative));
  json_object_set_new(facts, "notify", yc_json_filled(intake->notify));
  json_object_set_new(facts, "late", yc_json_filled(intake->late_cause));
  json_object_set_new(facts, "blank", yc_json_filled(intake->blank));
  json_object_set_new(facts, "authority", yc_json_text(authority));
  json_object_set_new(facts, "phoned", yc_json_filled(phoned));
  json_object_set_new(facts, "link", yc_json_ident(act->app, intake->link));
  json_object_set_new(facts, "bag", yc_json_ident(act->app, intake->bag));
  json_object_set_new(facts, "replaces", yc_json_ident(act->app, intake->replaces));
}

/* RULE agt-04: what a village point takes in is to be handed in; the first of both clocks lights. */
static void add_handin(const YcActing *act, json_t *facts, gboolean takes, const YcClockDraft *clock)
{
  YcClockDraft handin;
  gboolean runs = takes && act->intake->bag == 0 && yc_clock_handin(act->app, act->item, act->post, act->received, &handin);
  json_object_set_new(facts, "handin", runs ? yc_json_day(handin.due.due) : json_null());
  if (!runs) return;
  json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(act->app, act->item, &handin));
  if (clock == NULL || handin.due.due < clock->due.due) json_object_set_new(facts, "light", yc_clock_light(&handin));
}

static json_t *opening_body(const YcIntake *intake)
{
  json_t *body = yc_notes_json(intake), *household = json_array();
  if (body == NULL) body = json_object();
  for (guint i = 0; i < intake->household->len; i++) {
    const YcMember *member = intake->household->pdata[i];
    json_array_append_new(household, json_pack("{s:s, s:s, s:o, s:o}", "relation", member->relation, "name", member->name,
                                               "doc_number", yc_json_filled(member->doc_number), "birth",
                                               yc_json_filled(member->birth)));
  }
  if (json_array_size(household) > 0) json_object_set(body, "household", household);
  if (*intake->said != '\0' && intake->outcome == YC_OUTCOME_REFER)
    json_object_set_new(body, "said", json_string(intake->said));
  json_decref(household);
  if (json_object_size(body) > 0) return body;
  json_decref(body);
  return NULL;
}

/* Whoever is referred takes the papers along: they were looked at and given back. */
static json_t *opening_materials(const YcIntake *intake)
{
  json_t *list = yc_ticks_json(intake), *entry;
  size_t i;
  if (intake->outcome != YC_OUTCOME_REFER) return list;
  json_array_foreach(list, i, entry) {
    if (strcmp(json_string_value(json_object_get(entry, "state")), yc_tick_code(YC_TICK_HAVE)) != 0) continue;
    json_object_set_new(entry, "copies", json_integer(0));
    json_object_set_new(entry, "returned", json_true());
  }
  return list;
}

/* RULE acc-09: the number is of the day it is given, whenever the papers came. */
static json_t *opening_facts(YcActing *act, const Opening *opening, const YcClockDraft *clock)
{
  const YcIntake *intake = act->intake;
  const YcItem *item = act->item;
  YcDay day = yc_app_today(act->app);
  g_autofree char *agent = yc_agency_of(act->app, intake);
  YcNumber number;
  next_number(act->app, day, &number);
  act->result->number = yc_number_long(&number);
  act->result->short_number = yc_number_short(&number, yc_day_year(day), NULL);
  json_t *facts = json_pack(
      "{s:s, s:i, s:o, s:s, s:s, s:i, s:s, s:o, s:o, s:o, s:o, s:o, s:s, s:s, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o}",
      "number", act->result->number, "serial", number.serial, "day", yc_json_day(day), "queue",
      opening->takes ? "todo" : "", "item", item->code, "version", item->version, "short", item->short_name, "person",
      yc_json_ident(act->app, intake->applicant.id), "visit", yc_json_ident(act->app, act->visit), "place",
      yc_json_filled(intake->applicant.place), "place_name", yc_json_place(act->app, intake->applicant.place), "received",
      opening->takes ? yc_json_day(act->received) : json_null(), "agent", agent, "answerable", act->post, "window",
      yc_json_text(yc_app_window(act->app)), "step_short", opening->step, "light", yc_clock_light(clock), "answers",
      answers_json(intake, item), "materials", opening_materials(intake), "clocks", json_array(), "outcome",
      yc_json_text(opening->outcome), "paper",
      opening->paper == YC_N_PAPERS ? json_null() : yc_act_paper_number(act, opening->paper));
  add_circumstances(act, facts);
  if (clock != NULL) json_array_append_new(json_object_get(facts, "clocks"), yc_clock_json(act->app, item, clock));
  add_handin(act, facts, opening->takes, clock);
  return facts;
}

static gboolean open_case(YcActing *act, GError **error)
{
  Opening opening = opening_of(act->intake->outcome);
  YcClockDraft clock;
  gboolean sent_on = act->intake->outcome == YC_OUTCOME_FORWARD;
  gboolean dated = sent_on || act->intake->outcome == YC_OUTCOME_RECEIVE;
  gboolean runs = opening.takes && (sent_on ? forward_clock(act, &clock)
                                            : yc_clock_answer(act->app, act->item, act->received, &clock));
  if (dated && runs) act->result->due = clock.due.due;
  if (dated && runs) act->provisional = clock.due.provisional;
  YcOnCase on = { YC_OPENS, 1, 1 };
  act->casefile = yc_writer_append(act->writer, opening.kind, opening_facts(act, &opening, runs ? &clock : NULL),
                                   opening_body(act->intake), &on, error);
  act->result->casefile = act->casefile;
  act->result->visit = act->visit;
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
  if (!yc_account_add(app, casefile, kind, facts, error)) {
    json_decref(facts);
    json_decref(body);
    return FALSE;
  }
  YcOnCase on = { casefile, yc_rows_int(rows, 0, "epoch"), yc_rows_int(rows, 0, "ver") + 1 };
  json_t *borrowed = json_incref(facts);
  gint64 pos = yc_writer_append(writer, kind, facts, body, &on, error);
  /* RULE inq-04: whatever handed it on, in the same act. */
  gboolean ok = pos != 0 && yc_matter_after(app, writer, casefile, pos, borrowed, error);
  json_decref(borrowed);
  return ok;
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
  YcTime late = yc_time_parse(intake->late_at);
  YcDay today = late == YC_TIME_NONE ? yc_app_today(app) : yc_time_day(late), received = yc_day_parse(intake->received);
  YcActing act = { app, writer, yc_intake_item(app, intake), intake, today, received == YC_DAY_NONE ? today : received,
                   0, 0, post, result, FALSE, NULL };
  if (intake->replaces != 0 && !yc_void_append(app, writer, intake->replaces, intake->why, error)) return NULL;
  if (!yc_person_put(app, writer, &intake->applicant, error)) return NULL;
  if (intake->represented && !yc_person_put(app, writer, &intake->representative, error)) return NULL;
  /* RULE acc-06: the clerk has seen it and goes on; the link is kept.  Who was told comes back. */
  if (intake->link == 0) intake->link = yc_intake_duplicate(app, intake);
  /* Who applied at a village point came on that day. */
  act.visit = intake->visit ? intake->visit
                            : yc_visit_begin(app, writer, intake, intake->bag ? act.received : act.today, error);
  if (act.visit == 0 || !open_case(&act, error) || !yc_act_outcome(&act, intake->outcome, error) ||
      !yc_act_combined(&act, error))
    return NULL;
  if (intake->inquiry != 0 && !yc_inquiry_became_case(app, writer, intake->inquiry, act.casefile, error)) return NULL;
  return yc_occasion_joins(app, writer, act.casefile, intake, error) ? g_steal_pointer(&result) : NULL;
}

static gboolean read_numbers(YcApp *app, YcIntakeResult *result, GError **error)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", result->casefile);
  if (row == NULL || yc_rows_count(row) == 0) return FALSE;
  result->number = g_strdup(yc_rows_str(row, 0, "number"));
  result->short_number = yc_number_spoken(app, result->number);
  result->visit = yc_rows_int(row, 0, "visit");
  result->combined = yc_visit_receipt(app, result->visit);
  if (result->outcome != YC_OUTCOME_NONE) return TRUE;
  result->outcome = yc_outcome_parse(yc_rows_str(row, 0, "outcome"));
  result->due = yc_rows_day(row, 0, "rank");
  return TRUE;
}

/* RULE time-09: limits run from the day the papers came, which may be days before they are answered. */
static YcDay received_on(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  return row != NULL && yc_rows_count(row) > 0 ? yc_rows_day(row, 0, "received") : YC_DAY_NONE;
}

YcIntakeResult *yc_outcome_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcItem *item,
                                  const YcIntake *intake, YcOutcome outcome, GError **error)
{
  g_autoptr(YcIntakeResult) result = new_result();
  g_autofree char *post = yc_app_post_for(app, casefile);
  YcDay today = yc_app_today(app), received = received_on(app, casefile);
  YcActing act = { app, writer, item, intake, today, received == YC_DAY_NONE ? today : received, 0, casefile, post, result,
                   FALSE, NULL };
  result->casefile = casefile;
  if (outcome != YC_OUTCOME_NONE && !yc_act_outcome(&act, outcome, error)) return NULL;
  return read_numbers(app, result, error) ? g_steal_pointer(&result) : NULL;
}

/* What each kind of event says that its act came to. */
static const struct { const char *kind; YcOutcome outcome; } outcomes[] = {
  { "case.tell", YC_OUTCOME_TELL }, { "case.refer", YC_OUTCOME_REFER }, { "case.ask", YC_OUTCOME_ASK },
  { "case.supply", YC_OUTCOME_ASK }, { "case.accept", YC_OUTCOME_ACCEPT }, { "case.refuse", YC_OUTCOME_REFUSE },
  { "case.onspot", YC_OUTCOME_ONSPOT }, { "case.examine", YC_OUTCOME_RECEIVE },
};

/* The later events of an act say it better: supplied, then accepted. */
static void take_event(YcIntakeResult *result, const YcRows *rows, guint row)
{
  const char *kind = yc_rows_str(rows, row, "kind");
  json_t *facts = json_loads(yc_rows_str(rows, row, "facts"), 0, NULL);
  gboolean waits = strcmp(kind, "case.supply") == 0, paper = strcmp(kind, "paper.issue") == 0;
  for (guint i = 0; i < G_N_ELEMENTS(outcomes); i++)
    if (strcmp(outcomes[i].kind, kind) == 0) result->outcome = outcomes[i].outcome;
  const char *state = json_string_value(json_object_get(facts, "state"));
  if (waits && state != NULL && strcmp(state, yc_state_code(YC_STATE_ACCEPTED)) == 0) result->outcome = YC_OUTCOME_TOLERANT;
  /* Those that come in kinds say which. */
  const char *outcome = json_string_value(json_object_get(facts, "outcome"));
  if (outcome != NULL && yc_outcome_parse(outcome) != YC_OUTCOME_NONE) result->outcome = yc_outcome_parse(outcome);
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
  gboolean corrected = FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    const char *ident = yc_rows_text(rows, i, "casefile");
    /* What an act voided to take it in again is not what it came to. */
    if (strcmp(yc_rows_str(rows, i, "kind"), "case.void") == 0) continue;
    if (ident != NULL && result->casefile == 0) result->casefile = yc_event_pos(yc_app_store(app), ident);
    corrected = corrected || strcmp(yc_rows_str(rows, i, "kind"), "case.correct") == 0;
    take_event(result, rows, i);
  }
  if (result->outcome == YC_OUTCOME_NONE && !corrected) {
    yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
    return NULL;
  }
  return read_numbers(app, result, error) ? g_steal_pointer(&result) : NULL;
}

gboolean yc_act_was(YcApp *app, const YcActor *actor, const char *kind, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  g_autofree char *ident = yc_event_ident(yc_app_store(app), casefile);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "kind"), kind) == 0 && g_strcmp0(yc_rows_text(rows, i, "casefile"), ident) == 0)
      return TRUE;
  return yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
}

void yc_person_normalise(YcApp *app, YcPersonForm *person)
{
  char phone[16], day[YC_DAY_TEXT];
  if (yc_phone_normalise(person->phone, phone)) yc_intake_set(&person->phone, phone);
  if (*person->doc_number == '\0') {
    if (strcmp(person->doc_kind, "resident") == 0) yc_intake_set(&person->doc_kind, "none");
    return;
  }
  YcIdentity identity = yc_identity_check(person->doc_number, yc_app_today(app));
  if (strlen(identity.normalised) + 1 < sizeof identity.normalised)
    yc_intake_set(&person->doc_number, identity.normalised);
  if (yc_person_is_organisation(person)) {
    yc_intake_set(&person->birth, "");
    yc_intake_set(&person->sex, "");
    return;
  }
  if (identity.birth != YC_DAY_NONE && *person->birth == '\0')
    yc_intake_set(&person->birth, yc_day_format(identity.birth, day));
  if (identity.sex != YC_SEX_UNKNOWN && *person->sex == '\0')
    yc_intake_set(&person->sex, identity.sex == YC_SEX_MALE ? "m" : "f");
}

static void normalise_member(YcApp *app, YcMember *member)
{
  char day[YC_DAY_TEXT];
  if (*member->doc_number == '\0') return;
  YcIdentity identity = yc_identity_check(member->doc_number, yc_app_today(app));
  yc_intake_set(&member->doc_number, identity.normalised);
  if (identity.birth != YC_DAY_NONE && identity.verdict != YC_VERDICT_REJECT)
    yc_intake_set(&member->birth, yc_day_format(identity.birth, day));
}

static gboolean has_faults(YcApp *app, const YcIntake *intake, GError **error)
{
  g_autoptr(GPtrArray) faults = yc_intake_faults(app, intake);
  if (faults->len == 0) return FALSE;
  const YcFieldFault *first = faults->pdata[0];
  yc_refuse(error, _("%s:%s"), first->field, first->sentence);
  return TRUE;
}

/* RULE acc-12: what is taken in again keeps the day of first receipt, whoever fills in the form. */
static void keep_first_day(YcApp *app, YcIntake *intake)
{
  char text[YC_DAY_TEXT];
  if (intake->replaces == 0) return;
  YcDay day = yc_first_day(app, intake->replaces);
  yc_intake_set(&intake->received, day == YC_DAY_NONE ? "" : yc_day_format(day, text));
}

gboolean yc_intake_prepare(YcApp *app, YcIntake *intake, GError **error)
{
  keep_first_day(app, intake);
  yc_person_normalise(app, &intake->applicant);
  yc_person_normalise(app, &intake->representative);
  for (guint i = 0; i < intake->household->len; i++) normalise_member(app, intake->household->pdata[i]);
  return !has_faults(app, intake, error) && yc_intake_choose(app, intake, intake->item, error) &&
         !has_faults(app, intake, error);
}

/* RULE agt-05: whoever took it in at the applicant's home was there. */
static gboolean went_home(YcApp *app, YcWriter *writer, const YcIntake *intake, const YcIntakeResult *result, GError **error)
{
  YcDay received = received_on(app, result->casefile), day = received == YC_DAY_NONE ? yc_app_today(app) : received;
  return strcmp(intake->channel, "visit") != 0 ||
         yc_agency_been(app, writer, result->casefile, YC_TRIP_COLLECT, day, _("上门收了材料"), error);
}

YcIntakeResult *yc_intake_commit(YcApp *app, YcIntake *intake, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error);
  if (post == NULL) return NULL;
  YcActor actor;
  yc_app_actor(app, &actor, intake->act, post, &ident);
  /* RULE time-16: it happened then, it is entered now. */
  if (*intake->late_at != '\0') actor.happened = yc_time_parse(intake->late_at);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated) return yc_intake_repeated(app, &actor, error);
  if (!yc_intake_prepare(app, intake, error)) return NULL;
  gint64 applicant = intake->applicant.id, representative = intake->representative.id;
  g_autoptr(YcIntakeResult) result = yc_intake_append(app, writer, intake, error);
  if (result != NULL && went_home(app, writer, intake, result, error) && yc_app_keep_form(app, &actor, result->casefile, intake, error) &&
      yc_writer_commit(g_steal_pointer(&writer), error)) {
    yc_app_acted(app, result->casefile);
    return g_steal_pointer(&result);
  }
  /* Nothing was saved: whoever was registered in it is not known. */
  intake->applicant.id = applicant;
  intake->representative.id = representative;
  return NULL;
}
