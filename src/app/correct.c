/* correct.c - what was written down wrong is written right (RULE acc-12).  See afterwards.h. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/clocks.h"
#include "app/correct_notice.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/outside.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/set_right.h"

/* What can be wrong, as `what` of the event names it. */
typedef enum { PART_PERSON, PART_CHANNEL, PART_ITEM, PART_PAPERS, N_PARTS } Part;

static const struct { const char *code, *word; } parts[N_PARTS] = {
  [PART_PERSON] = { "person", N_("人员") }, [PART_CHANNEL] = { "channel", N_("渠道") },
  [PART_ITEM] = { "item", N_("事项") }, [PART_PAPERS] = { "papers", N_("材料") }
};

/* A correction on its way: the case as it is, the form it was, the form it is to be. */
typedef struct {
  YcApp *app;
  YcRows *row, *visit;
  YcIntake *before;
  const YcIntake *form;
  const YcItem *item;
  YcState state;
  gboolean changed[N_PARTS], place;
  gboolean counted;             /* dates count anew */
  YcClockDraft clocks[2];
  guint n_clocks;
} Correction;

static void correction_clear(Correction *c)
{
  yc_rows_free(c->row);
  yc_rows_free(c->visit);
  yc_intake_free(c->before);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Correction, correction_clear)

YcIntake *yc_correct_load(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) row = yc_right_read(app, casefile, YC_ACT_CORRECT, error);
  g_autoptr(YcIntake) form = row ? yc_intake_of_case(app, casefile, error) : NULL;
  if (form == NULL) return NULL;
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), error, YC_Q_VISIT, "i", yc_rows_int(row, 0, "visit"));
  if (visit == NULL) return NULL;
  yc_intake_set(&form->channel, yc_rows_str(visit, 0, "channel"));
  form->correcting = TRUE;
  return g_steal_pointer(&form);
}

static void take_tick(YcTick *to, const YcTick *from)
{
  g_free(to->note);
  *to = *from;
  to->note = g_strdup(from->note);
}

gboolean yc_correct_read(YcApp *app, YcIntake *form, const char *json, gsize length, GError **error)
{
  json_t *all = yc_json_parse(json, length, error);
  if (all == NULL) return FALSE;
  g_autoptr(YcIntake) given = yc_intake_new();
  g_autofree char *item = g_strdup(form->item);
  json_t *papers = json_object();
  if (json_object_get(all, "materials") != NULL) json_object_set(papers, "materials", json_object_get(all, "materials"));
  gboolean ok = yc_intake_read(papers, given, error);
  json_object_del(all, "materials");
  json_object_del(all, "casefile");
  ok = ok && yc_intake_read(all, form, error);
  json_decref(papers);
  json_decref(all);
  g_autofree char *code = g_strdup(form->item);
  if (!ok) return FALSE;
  form->correcting = TRUE;
  yc_intake_set(&form->item, item);   /* so that the papers are those of the item from now on */
  if (!yc_intake_choose(app, form, code, error)) return FALSE;
  for (guint i = 0; i < given->ticks->len; i++) {
    const YcTick *from = given->ticks->pdata[i];
    YcTick *to = yc_tick_find(form->ticks, from->n);
    if (to == NULL) return yc_refuse(error, _("materials:第 %d 项不在这次要交的材料里"), from->n);
    take_tick(to, from);
  }
  return TRUE;
}

/* --- what changed ----------------------------------------------------------------------------------------- */

static gboolean same_person(const YcPersonForm *a, const YcPersonForm *b)
{
  const char *const left[] = { a->name, a->doc_kind, a->doc_number, a->legal, a->birth, a->sex, a->phone, a->place, a->address };
  const char *const right[] = { b->name, b->doc_kind, b->doc_number, b->legal, b->birth, b->sex, b->phone, b->place, b->address };
  for (guint i = 0; i < G_N_ELEMENTS(left); i++)
    if (strcmp(left[i], right[i]) != 0) return FALSE;
  return a->id == b->id;
}

static gboolean same_people(const YcIntake *a, const YcIntake *b)
{
  if (!same_person(&a->applicant, &b->applicant) || a->represented != b->represented || strcmp(a->notify, b->notify) != 0)
    return FALSE;
  return !a->represented || (same_person(&a->representative, &b->representative) &&
                             strcmp(a->relation, b->relation) == 0 && a->authorised == b->authorised);
}

static gboolean same_answers(const YcIntake *a, const YcIntake *b)
{
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init(&iter, a->answers);
  while (g_hash_table_iter_next(&iter, &key, &value))
    if (g_strcmp0(g_hash_table_lookup(b->answers, key), value) != 0) return FALSE;
  return TRUE;
}

static void compare(Correction *c)
{
  const YcIntake *a = c->before, *b = c->form;
  c->changed[PART_PERSON] = !same_people(a, b);
  c->changed[PART_CHANNEL] = strcmp(a->channel, b->channel) != 0;
  c->changed[PART_ITEM] = strcmp(a->item, b->item) != 0;
  c->changed[PART_PAPERS] = !c->changed[PART_ITEM] && (!same_answers(a, b) || !yc_ticks_same(a, b));
  c->place = strcmp(a->applicant.place, b->applicant.place) != 0;
}

/* --- whether ---------------------------------------------------------------------------------------------- */

/* A step after the acceptance has begun: its holder works on the item as it is. */
static gboolean has_begun(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(app), NULL, YC_Q_CASE_STEPS, "i", casefile);
  gint64 accepted = 0;   /* the stage */
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++) {
    const char *state = yc_rows_str(steps, i, "state");
    if (strcmp(yc_rows_str(steps, i, "kind"), "receive") == 0) accepted = yc_rows_int(steps, i, "stage");
    if (strcmp(state, "current") == 0 || strcmp(state, "returned") == 0) return TRUE;
    if (strcmp(state, "done") == 0 && accepted != 0 && yc_rows_int(steps, i, "stage") > accepted) return TRUE;
  }
  return FALSE;
}

/* Why the item cannot be changed any more; NULL when it can. */
static const char *item_objection(const Correction *c)
{
  gboolean waits = c->state == YC_STATE_TOLD || c->state == YC_STATE_RECEIVED || c->state == YC_STATE_CORRECTING;
  if (waits) return NULL;
  if (c->state != YC_STATE_ACCEPTED || strcmp(yc_rows_str(c->row, 0, "outcome"), "accept") != 0)
    return _("已经有了结果,事项不能更正:请用作废重收");
  if (has_begun(c->app, c->before->casefile)) return _("后面的环节已经开始,事项不能更正:请用作废重收");
  if (c->item->handling == YC_HANDLING_ONSPOT) return _("改成的是即办件:请用作废重收,当场办结");
  if (yc_intake_missing(c->form) > 0) return _("改成的事项材料不齐:先把材料勾对,缺的请用作废重收");
  return NULL;
}

static const char *objection(const Correction *c)
{
  guint changes = 0;
  for (guint i = 0; i < N_PARTS; i++) changes += c->changed[i] ? 1 : 0;
  if (c->item == NULL) return _("请先选事项");
  if (changes == 0) return _("还没有改动:哪里错了改哪里");
  if (c->changed[PART_ITEM]) return item_objection(c);
  gboolean complete = c->state == YC_STATE_ACCEPTED && strcmp(yc_rows_str(c->row, 0, "outcome"), "accept") == 0;
  if (complete && c->changed[PART_PAPERS] && yc_intake_missing(c->form) > yc_intake_missing(c->before))
    return _("已受理的件材料不能改成缺:材料不齐的,请用作废重收");
  return NULL;
}

/* --- dates ------------------------------------------------------------------------------------------------ */

static void count_one(Correction *c, const char *kind, const YcLimit *limit, YcDay start, const char *timeout)
{
  if (start != YC_DAY_NONE && yc_clock_make(c->app, c->item, kind, limit, start, timeout, &c->clocks[c->n_clocks])) c->n_clocks++;
}

/* Of a changed item: counted anew from the day of receipt, the time to supply from the day of the notice. */
static void count(Correction *c)
{
  static const char *const answers[] = { "escalate", "deemed_accepted", "deemed_accepted" };
  static const char *const ends[] = { "none", "escalate", "deemed_accepted" };
  YcDay received = yc_rows_day(c->row, 0, "received");
  YcLimit limit;
  c->counted = c->changed[PART_ITEM];
  if (!c->counted) return;
  if (c->state == YC_STATE_RECEIVED) {
    limit = yc_limit_working(c->item->accept_days);
    count_one(c, "accept", &limit, received, answers[c->item->accept_rule]);
  } else if (c->state == YC_STATE_CORRECTING) {
    limit = yc_limit_working(c->item->supply_days);
    g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_CLOCKS, "i", c->before->casefile);
    for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
      if (strcmp(yc_rows_str(rows, i, "kind"), "supply") == 0)
        count_one(c, "supply", &limit, yc_rows_day(rows, i, "started"), "remind");
  } else if (c->state == YC_STATE_ACCEPTED) {
    count_one(c, "promise", &c->item->promised, received, ends[c->item->timeout]);
    count_one(c, "statute", &c->item->statutory, received, ends[c->item->timeout]);
  }
}

/* The day the lists go by: the promise, or the day by which papers are to come. */
static YcDay day_after(const Correction *c)
{
  return !c->counted ? yc_rows_day(c->row, 0, "rank") : c->n_clocks > 0 ? c->clocks[0].due.due : YC_DAY_NONE;
}

static gboolean read_correction(Correction *c, gint64 casefile, const YcIntake *form, GError **error)
{
  c->row = yc_right_read(c->app, casefile, YC_ACT_CORRECT, error);
  c->before = c->row ? yc_correct_load(c->app, casefile, error) : NULL;
  if (c->before == NULL) return FALSE;
  c->visit = yc_query(yc_app_store(c->app), error, YC_Q_VISIT, "i", yc_rows_int(c->row, 0, "visit"));
  c->form = form;
  c->item = yc_intake_item(c->app, form);
  c->state = yc_state_parse(yc_rows_str(c->row, 0, "state"));
  compare(c);
  if (c->item != NULL) count(c);
  return c->visit != NULL;
}

/* --- in words --------------------------------------------------------------------------------------------- */

static char *say_parts(const Correction *c)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < N_PARTS; i++)
    if (c->changed[i]) g_string_append_printf(text, "%s%s", text->len ? _("、") : "", _(parts[i].word));
  return g_string_free(text, FALSE);
}

static char *say_day(YcDay day)
{
  char text[YC_DAY_TEXT];
  return day == YC_DAY_NONE ? g_strdup("--") : g_strdup(yc_day_format(day, text) + strlen("2026-"));
}

static char *say_correction(const Correction *c)
{
  YcDay old = yc_rows_day(c->row, 0, "rank"), now = day_after(c);
  g_autofree char *what = say_parts(c), *from = say_day(old), *to = say_day(now);
  if (old != now) return g_strdup_printf(_("更正:%s;到期 %s → %s"), what, from, to);
  return g_strdup_printf(now == YC_DAY_NONE ? _("更正:%s") : _("更正:%s;到期不变"), what);
}

static json_t *changes_of(const Correction *c)
{
  const YcItem *old_item = yc_app_item_version(c->app, yc_rows_str(c->row, 0, "item"),
                                               (int)yc_rows_int(c->row, 0, "version"), NULL);
  return yc_correct_changes(c->before, old_item ? old_item : c->item, c->form, c->item);
}

static char *say_papers(const Correction *c)
{
  GString *text = g_string_new(NULL);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_PAPERS_LAST, "i", c->before->casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    json_t *facts = json_loads(yc_rows_str(rows, i, "facts"), 0, NULL);
    const char *code = json_string_value(json_object_get(facts, "paper"));
    YcPaperKind kind = code ? yc_paper_parse(code) : YC_N_PAPERS;
    if (kind != YC_N_PAPERS)
      g_string_append_printf(text, "%s%s", text->len ? _("、") : "", yc_paper_title(kind));
    json_decref(facts);
  }
  json_t *changes = changes_of(c);
  if (text->len > 0) g_string_append(text, _("(更正)"));
  if (text->len > 0 && json_array_size(changes) > 0)
    g_string_append_printf(text, _("、%s"), yc_paper_title(YC_PAPER_CORRECT));
  json_decref(changes);
  return g_string_free(text, FALSE);
}

YcPlan *yc_correct_plan(YcApp *app, gint64 casefile, const YcIntake *form)
{
  g_auto(Correction) c = { .app = app };
  g_autoptr(GError) error = NULL;
  YcPlan *plan = g_new0(YcPlan, 1);
  plan->due = YC_DAY_NONE;
  gboolean read = read_correction(&c, casefile, form, &error);
  const char *wrong = read ? objection(&c) : error ? error->message : "";
  plan->possible = wrong == NULL;
  plan->why_not = g_strdup(wrong ? wrong : "");
  plan->promise = plan->possible ? say_correction(&c) : g_strdup("");
  plan->prints = plan->possible ? say_papers(&c) : g_strdup("");
  if (read) plan->due = day_after(&c);
  return plan;
}

/* --- the act ---------------------------------------------------------------------------------------------- */

static json_t *row_text(const YcRows *rows, guint i, const char *column)
{
  return yc_json_text(yc_rows_text(rows, i, column));
}

/* The light as it stands. */
static json_t *light_before(const Correction *c)
{
  const YcRows *row = c->row;
  json_t *light = json_object();
  if (yc_rows_text(row, 0, "due") == NULL) {
    if (*yc_rows_str(row, 0, "rank") != '~') json_object_set_new(light, "by", row_text(row, 0, "rank"));
    return light;
  }
  static const char *const days[] = { "due", "target", "soon", "stopped" };
  for (guint i = 0; i < G_N_ELEMENTS(days); i++) json_object_set_new(light, days[i], row_text(row, 0, days[i]));
  json_object_set_new(light, "days", json_integer(yc_rows_int(row, 0, "limit_days")));
  json_object_set_new(light, "provisional", json_integer(yc_rows_int(row, 0, "provisional")));
  return light;
}

/* The clocks that are counted anew; what a village point is to hand in has nothing to do with the item. */
static json_t *ended_clocks(const Correction *c)
{
  json_t *ended = c->counted ? yc_right_clocks(c->app, c->before->casefile) : json_array();
  for (size_t i = json_array_size(ended); i-- > 0;)
    if (strcmp(json_string_value(json_array_get(ended, i)), "handin") == 0) json_array_remove(ended, i);
  return ended;
}

static json_t *light_of_first(const Correction *c)
{
  g_auto(YcOnWay) now = { .app = c->app, .id = c->before->casefile };
  g_autoptr(GPtrArray) kinds = g_ptr_array_new();
  json_t *ended = ended_clocks(c), *kind;
  size_t i;
  json_array_foreach(ended, i, kind) g_ptr_array_add(kinds, (gpointer)json_string_value(kind));
  g_ptr_array_add(kinds, NULL);
  json_t *light = yc_onway_read(&now, YC_N_ACTS, NULL) ? yc_onway_light(&now, (const char *const *)kinds->pdata, &c->clocks[0])
                                                       : yc_clock_light(&c->clocks[0]);
  json_decref(ended);
  return light;
}

static json_t *light_after(const Correction *c)
{
  if (!c->counted) return light_before(c);
  if (c->n_clocks == 0) return json_object();
  if (c->state == YC_STATE_CORRECTING) return json_pack("{s:o}", "by", yc_json_day(c->clocks[0].due.due));
  return light_of_first(c);
}

static json_t *steps_before(const Correction *c)
{
  static const char *const texts[] = { "name", "short", "office", "kind", "unit", "state", "post", "began", "due", "finished",
                                       "role", "giver", "received", "result" };
  json_t *list = json_array();
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_STEPS, "i", c->before->casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    json_t *step = json_pack("{s:I, s:I, s:I, s:o}", "n", (json_int_t)yc_rows_int(rows, i, "n"), "days",
                             (json_int_t)yc_rows_int(rows, i, "days"), "stage", (json_int_t)yc_rows_int(rows, i, "stage"),
                             "said", yc_json_ident(c->app, yc_rows_int(rows, i, "said")));
    for (guint k = 0; k < G_N_ELEMENTS(texts); k++) json_object_set_new(step, texts[k], row_text(rows, i, texts[k]));
    json_array_append_new(list, step);
  }
  return list;
}

/* The route: as it is, or that of the changed item or place where nothing of it has begun. */
static void put_route(const Correction *c, json_t *facts)
{
  gboolean anew = c->state == YC_STATE_ACCEPTED && (c->counted || c->place) && !has_begun(c->app, c->before->casefile);
  if (!anew) {
    json_object_set_new(facts, "steps", steps_before(c));
    json_object_set_new(facts, "step", yc_rows_int(c->row, 0, "step") != 0 ? json_integer(yc_rows_int(c->row, 0, "step")) : json_null());
    json_object_set_new(facts, "step_short", row_text(c->row, 0, "step_short"));
    return;
  }
  YcActing act = { .app = c->app, .item = c->item, .intake = c->form, .today = yc_rows_day(c->row, 0, "accepted"),
                   .post = yc_rows_str(c->row, 0, "agent"), .casefile = c->before->casefile };
  guint next;
  json_object_set_new(facts, "steps", yc_act_route(&act, &next));
  const YcStep *first = next < c->item->steps->len ? c->item->steps->pdata[next] : NULL;
  json_object_set_new(facts, "step", first ? json_integer(first->n) : json_null());
  json_object_set_new(facts, "step_short", json_string(first ? first->short_name : N_("待办结")));
}

static json_t *answers_json(const YcIntake *form)
{
  json_t *answers = json_object();
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init(&iter, form->answers);
  while (g_hash_table_iter_next(&iter, &key, &value)) json_object_set_new(answers, key, json_string(value));
  return answers;
}

static json_t *place_name(const Correction *c)
{
  return c->place ? yc_json_place(c->app, c->form->applicant.place) : row_text(c->row, 0, "place_name");
}

/* Another item is entered in other systems; what was only told is entered nowhere. */
static char *outside_after(const Correction *c)
{
  gboolean told = strcmp(yc_rows_str(c->row, 0, "state"), yc_state_code(YC_STATE_TOLD)) == 0;
  if (!c->changed[PART_ITEM] || told) return g_strdup(yc_rows_str(c->row, 0, "outside"));
  return yc_outside_left(c->app, c->before->casefile, c->item);
}

static json_t *correct_facts(const Correction *c, json_t *replaced, const char *paper)
{
  const YcIntake *form = c->form;
  json_t *what = json_array(), *clocks = json_array();
  g_autofree char *outside = outside_after(c);
  for (guint i = 0; i < N_PARTS; i++)
    if (c->changed[i]) json_array_append_new(what, json_string(parts[i].code));
  for (guint i = 0; i < c->n_clocks; i++) json_array_append_new(clocks, yc_clock_json(c->app, c->item, &c->clocks[i]));
  json_t *facts = json_pack(
      "{s:o, s:s, s:i, s:s, s:o, s:o, s:o, s:o, s:o, s:s, s:s, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o}", "what", what,
      "item", c->item->code, "version", c->item->version, "short", c->item->short_name, "person",
      yc_json_ident(c->app, form->applicant.id), "place", yc_json_filled(form->applicant.place), "place_name", place_name(c),
      "answers", answers_json(form), "notify", yc_json_filled(form->notify), "outside", outside,
      "channel", form->channel, "representative",
      yc_json_ident(c->app, form->represented ? form->representative.id : 0), "authorised", form->represented && form->authorised,
      "materials", yc_ticks_json(form), "light", light_after(c), "clocks", clocks, "ended",
      ended_clocks(c), "replaced", replaced, "paper",
      yc_json_text(paper));
  put_route(c, facts);
  return facts;
}

static json_t *correct_body(const YcIntake *form)
{
  json_t *body = yc_notes_json(form);
  if (body == NULL) body = json_object();
  json_object_set_new(body, "why", json_string(form->why));
  if (form->represented) json_object_set_new(body, "relation", json_string(form->relation));
  return body;
}

/* The same paper again, as it should have been: it names the one whose place it takes. */
static gint64 issue_again(const Correction *c, YcWriter *writer, const YcRows *rows, guint i, GError **error)
{
  json_t *facts = json_loads(yc_rows_str(rows, i, "facts"), 0, NULL), *materials = yc_ticks_json(c->form);
  const char *code = json_string_value(json_object_get(facts, "paper"));
  const char *received = json_string_value(json_object_get(facts, "received"));
  const char *due = json_string_value(json_object_get(facts, "due"));
  json_t *words = json_object();
  const char *reason = yc_rows_text(c->row, 0, "reason");
  if (reason != NULL && c->state == YC_STATE_DELIVERED) json_object_set_new(words, "result", json_string(reason));
  else if (reason != NULL) json_object_set_new(words, "reason", json_string(reason));
  YcIssue issue = { .kind = yc_paper_parse(code ? code : ""), .casefile = c->before->casefile, .day = yc_app_today(c->app),
                    .received = received ? yc_day_parse(received) : YC_DAY_NONE,
                    .due = due == NULL ? YC_DAY_NONE : c->counted ? day_after(c) : yc_day_parse(due),
                    .provisional = c->counted ? c->n_clocks > 0 && c->clocks[0].due.provisional
                                              : json_is_true(json_object_get(facts, "provisional")),
                    .missing = (int)yc_intake_missing(c->form), .materials = materials, .words = words,
                    .corrects = yc_rows_str(rows, i, "number"),
                    .authority = json_string_value(json_object_get(facts, "authority")) };
  gint64 id = issue.kind == YC_N_PAPERS ? 0 : yc_issue(c->app, writer, &issue, error);
  json_decref(facts);
  json_decref(materials);
  json_decref(words);
  return id;
}

/* What the applicant is told beside the papers that are issued anew; nothing where nothing of theirs was wrong. */
static gboolean put_notice(const Correction *c, YcWriter *writer, YcIntakeResult *result, GError **error)
{
  json_t *changes = changes_of(c);
  if (json_array_size(changes) == 0) {
    json_decref(changes);
    return TRUE;
  }
  json_t *words = json_pack("{s:o, s:s}", "changes", changes, "reason", c->form->why);
  YcIssue issue = { .kind = YC_PAPER_CORRECT, .casefile = c->before->casefile, .day = yc_app_today(c->app),
                    .received = yc_rows_day(c->row, 0, "received"), .due = YC_DAY_NONE, .words = words };
  gint64 id = yc_issue(c->app, writer, &issue, error);
  json_decref(words);
  if (id != 0) g_array_append_val(result->papers, id);
  return id != 0;
}

static gboolean put_papers(const Correction *c, YcWriter *writer, const YcRows *rows, YcIntakeResult *result, GError **error)
{
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    gint64 id = issue_again(c, writer, rows, i, error);
    if (id == 0) return FALSE;
    g_array_append_val(result->papers, id);
  }
  return yc_rows_count(rows) == 0 || put_notice(c, writer, result, error);
}

/* The number the first paper will have, for the record. */
static char *first_number(const Correction *c, const YcRows *rows)
{
  if (yc_rows_count(rows) == 0) return NULL;
  json_t *facts = json_loads(yc_rows_str(rows, 0, "facts"), 0, NULL);
  const char *code = json_string_value(json_object_get(facts, "paper"));
  YcPaperKind kind = code ? yc_paper_parse(code) : YC_N_PAPERS;
  json_decref(facts);
  return kind == YC_N_PAPERS ? NULL : yc_issue_next(c->app, kind, yc_app_today(c->app), NULL);
}

static YcIntakeResult *put_correction(const Correction *c, YcWriter *writer, GError **error)
{
  gint64 casefile = c->before->casefile;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), error, YC_Q_PAPERS_LAST, "i", casefile);
  if (rows == NULL) return NULL;
  json_t *replaced = json_array();
  for (guint i = 0; i < yc_rows_count(rows); i++)
    json_array_append_new(replaced, yc_json_ident(c->app, yc_rows_int(rows, i, "id")));
  g_autofree char *number = first_number(c, rows);
  if (!yc_case_event(c->app, writer, casefile, "case.correct", correct_facts(c, replaced, number), correct_body(c->form), error))
    return NULL;
  g_autoptr(YcIntakeResult) result =
      yc_outcome_append(c->app, writer, casefile, NULL, NULL, YC_OUTCOME_NONE, error);
  return result != NULL && put_papers(c, writer, rows, result, error) ? g_steal_pointer(&result) : NULL;
}

/* --- people ----------------------------------------------------------------------------------------------- */

/* A number typed wrong is the same person's, unless it is a known person's. */
static void keep_identity(YcApp *app, YcPersonForm *form, const YcPersonForm *before)
{
  if (form->id != 0 || strcmp(form->name, before->name) != 0) return;
  g_autoptr(YcRows) known = *form->doc_number ? yc_query(yc_app_store(app), NULL, YC_Q_PERSON_BY_DOC, "t", form->doc_number) : NULL;
  if (known == NULL || yc_rows_first(known, "id", 0) == 0) form->id = before->id;
}

/* The place of the case is not the person's, who may have moved since. */
static gboolean put_person(const Correction *c, YcWriter *writer, YcPersonForm *form, const YcPersonForm *before, GError **error)
{
  if (same_person(form, before)) return TRUE;
  g_autofree char *place = g_strdup(form->place);
  YcPersonRow *row = form->id != 0 && strcmp(form->place, before->place) == 0 ? yc_person_read(c->app, form->id) : NULL;
  if (row != NULL) yc_intake_set(&form->place, row->place);
  yc_person_row_free(row);
  gboolean ok = yc_person_put(c->app, writer, form, error);
  yc_intake_set(&form->place, place);
  return ok;
}

static gboolean is_sound(YcApp *app, const YcIntake *form, GError **error)
{
  g_autoptr(GPtrArray) faults = yc_intake_faults(app, form);
  for (guint i = 0; i < faults->len; i++) {
    const YcFieldFault *fault = faults->pdata[i];
    if (strcmp(fault->field, "outcome") != 0) return yc_refuse(error, _("%s:%s"), fault->field, fault->sentence);
  }
  return TRUE;
}

static gboolean prepare(Correction *c, gint64 casefile, YcIntake *form, GError **error)
{
  yc_person_normalise(c->app, &form->applicant);
  yc_person_normalise(c->app, &form->representative);
  if (!read_correction(c, casefile, form, error)) return FALSE;
  if (form->ver != 0 && form->ver != yc_rows_int(c->row, 0, "ver"))
    return yc_refuse(error, _("这件办件刚在别的窗口办过:请重新打开,核对后再更正"));
  keep_identity(c->app, &form->applicant, &c->before->applicant);
  if (c->before->represented) keep_identity(c->app, &form->representative, &c->before->representative);
  compare(c);
  const char *wrong = objection(c);
  if (wrong != NULL) return yc_refuse(error, "%s", wrong);
  return is_sound(c->app, form, error) && yc_right_reason(form->why, YC_ACT_CORRECT, error);
}

static YcIntakeResult *correct(YcApp *app, YcWriter *writer, gint64 casefile, YcIntake *form, GError **error)
{
  g_auto(Correction) c = { .app = app };
  if (!prepare(&c, casefile, form, error) ||
      !put_person(&c, writer, &form->applicant, &c.before->applicant, error) ||
      (form->represented && !put_person(&c, writer, &form->representative, &c.before->representative, error)))
    return NULL;
  return put_correction(&c, writer, error);
}

YcIntakeResult *yc_correct_commit(YcApp *app, gint64 casefile, YcIntake *form, GError **error)
{
  g_autofree char *ident = NULL, *post = NULL;
  YcActor actor;
  gboolean repeated;
  gint64 applicant = form->applicant.id, representative = form->representative.id;
  g_autoptr(YcWriter) writer = yc_right_begin(app, casefile, form->act, &actor, &ident, &post, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated) return yc_intake_repeated(app, &actor, error);
  g_autoptr(YcIntakeResult) result = correct(app, writer, casefile, form, error);
  if (result != NULL && yc_app_keep_form(app, &actor, casefile, form, error) &&
      yc_writer_commit(g_steal_pointer(&writer), error)) {
    yc_app_acted(app, casefile);
    return g_steal_pointer(&result);
  }
  form->applicant.id = applicant;
  form->representative.id = representative;
  return NULL;
}
