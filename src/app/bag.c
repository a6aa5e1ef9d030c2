/* bag.c - see bag.h: what is in a bag, what is wrong with it, and saving it. */
#include <config.h>
#include <stdlib.h>
#include <string.h>
#include "app/bag.h"
#include "app/commit.h"
#include "app/issue.h"
#include "app/private.h"
#include "app/say.h"
#include "store/undo.h"

#define HANDIN_DAYS 3

YcBag *yc_bag_new(void)
{
  YcBag *bag = g_new0(YcBag, 1);
  char **members[] = { &bag->place, &bag->agent, &bag->received, &bag->act, &bag->at, &bag->typed };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = g_strdup("");
  bag->lines = g_ptr_array_new_with_free_func((GDestroyNotify)yc_intake_free);
  return bag;
}

void yc_bag_free(YcBag *bag)
{
  if (bag == NULL) return;
  char *members[] = { bag->place, bag->agent, bag->received, bag->act, bag->at, bag->typed };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_ptr_array_unref(bag->lines);
  g_free(bag);
}

YcIntake *yc_bag_add(YcBag *bag)
{
  YcIntake *line = yc_intake_new();
  yc_intake_set(&line->channel, "village");
  g_ptr_array_add(bag->lines, line);
  return line;
}

gboolean yc_bag_choose(YcApp *app, YcIntake *line, const char *code, GError **error)
{
  gboolean same = strcmp(line->item, code) == 0;
  if (!yc_intake_choose(app, line, code, error)) return FALSE;
  for (guint i = 0; i < line->ticks->len && !same; i++)
    yc_tick_have(line->ticks->pdata[i], yc_intake_material(app, line, i));
  return TRUE;
}

/* Receipt at an official village point is receipt, unless a region decides otherwise (RULE agt-04). */
static gboolean village_receives(YcApp *app)
{
  g_autofree char *word = yc_app_setting(app, "village_receipt", "yes");
  return strcmp(word, "no") != 0;
}

void yc_bag_settle(YcApp *app, YcBag *bag)
{
  const char *received = village_receives(app) ? bag->received : "";
  for (guint i = 0; i < bag->lines->len; i++) {
    YcIntake *line = bag->lines->pdata[i];
    yc_intake_set(&line->channel, "village");
    yc_intake_set(&line->received, received);
    if (*line->applicant.place == '\0' && line->applicant.id == 0) yc_intake_set(&line->applicant.place, bag->place);
    line->outcome = yc_intake_suggest(app, line);
  }
}

/* --- who brought it, and when ----------------------------------------------------------------------------- */

GPtrArray *yc_bag_agents(YcApp *app, const char *place, GError **error)
{
  g_autofree char *office = g_strconcat("village-", place, NULL);
  GPtrArray *staff = yc_app_staff(app, error);
  for (guint i = staff ? staff->len : 0; i-- > 0;)
    if (strcmp(((YcStaff *)staff->pdata[i])->office, office) != 0) g_ptr_array_remove_index(staff, i);
  return staff;
}

/* Somebody of the village's staff, by login or name; 0: a name that only the body keeps. */
static gint64 agent_id(YcApp *app, const YcBag *bag)
{
  g_autoptr(GPtrArray) staff = yc_bag_agents(app, bag->place, NULL);
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    const YcStaff *one = staff->pdata[i];
    if (strcmp(one->login, bag->agent) == 0 || strcmp(one->name, bag->agent) == 0) return one->id;
  }
  return 0;
}

int yc_bag_hand_in_days(YcApp *app)
{
  return yc_app_setting_int(app, "handin_days", HANDIN_DAYS);
}

YcDay yc_bag_hand_in(YcApp *app, YcDay received)
{
  return yc_calendar_add(yc_app_calendar(app), received, yc_bag_hand_in_days(app));
}

int yc_bag_late(YcApp *app, YcDay received)
{
  return yc_calendar_count(yc_app_calendar(app), yc_bag_hand_in(app, received), yc_app_today(app));
}

/* --- faults ----------------------------------------------------------------------------------------------- */

static gboolean is_village(YcApp *app, const char *code)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PLACE, "t", code);
  return rows != NULL && yc_rows_count(rows) > 0 && strcmp(yc_rows_str(rows, 0, "level"), "village") == 0;
}

static void check_head(YcApp *app, const YcBag *bag, GPtrArray *faults)
{
  YcDay day = yc_day_parse(bag->received);
  if (!is_village(app, bag->place))
    yc_field_fault_add(faults, "place", g_strdup(_("请选这袋材料是哪个村(社区)代办点送来的")));
  if (*bag->agent == '\0') yc_field_fault_add(faults, "agent", g_strdup(_("请填送材料来的代办员")));
  if (day == YC_DAY_NONE || day > yc_app_today(app))
    yc_field_fault_add(faults, "received", g_strdup(_("请填村里收件的日子,写成 2026-11-20 这样,不能晚于今天")));
  if (bag->lines->len == 0) yc_field_fault_add(faults, "lines", g_strdup(_("袋里还没有一份材料")));
  if (bag->lines->len > YC_BAG_FILES)
    yc_field_fault_add(faults, "lines", g_strdup_printf(_("一袋最多 %d 份:请分两袋收"), YC_BAG_FILES));
}

/* "第3份 张秀兰:". */
static char *line_name(const YcIntake *line, guint n)
{
  const char *name = line->applicant.name;
  return g_strdup_printf(*name ? _("第%u份 %s:") : _("第%u份%s:"), n + 1, name);
}

static void add_line_fault(GPtrArray *faults, const YcBag *bag, guint n, const char *field, const char *sentence)
{
  g_autofree char *whose = line_name(bag->lines->pdata[n], n), *path = g_strdup_printf("lines[%u].%s", n, field);
  yc_field_fault_add(faults, path, g_strconcat(whose, sentence, NULL));
}

/* One number under two names, in one bag. */
static void check_others(const YcBag *bag, guint n, GPtrArray *faults)
{
  const YcPersonForm *here = &((YcIntake *)bag->lines->pdata[n])->applicant;
  for (guint i = 0; i < n && *here->doc_number != '\0'; i++) {
    const YcPersonForm *other = &((YcIntake *)bag->lines->pdata[i])->applicant;
    if (strcmp(other->doc_number, here->doc_number) != 0 || strcmp(other->name, here->name) == 0) continue;
    g_autofree char *sentence = g_strdup_printf(_("证件号和第%u份的一样,姓名却不同:请核对证件"), i + 1);
    add_line_fault(faults, bag, n, "applicant.doc_number", sentence);
  }
}

static void check_line(YcApp *app, const YcBag *bag, guint n, GPtrArray *faults)
{
  const YcIntake *line = bag->lines->pdata[n];
  gboolean chosen = yc_intake_item(app, line) != NULL;
  if (chosen && line->ticks->len > 0 && yc_intake_count(line, YC_TICK_HAVE) == 0) {
    add_line_fault(faults, bag, n, "materials", _("一样材料也没有,收不成件:请从袋里去掉这一份"));
    return;
  }
  g_autoptr(GPtrArray) found = yc_intake_faults(app, line);
  for (guint i = 0; i < found->len; i++) {
    const YcFieldFault *fault = found->pdata[i];
    add_line_fault(faults, bag, n, fault->field, fault->sentence);
  }
  check_others(bag, n, faults);
}

GPtrArray *yc_bag_faults(YcApp *app, YcBag *bag)
{
  GPtrArray *faults = yc_field_faults_new();
  yc_bag_settle(app, bag);
  check_head(app, bag, faults);
  for (guint i = 0; i < bag->lines->len; i++) check_line(app, bag, i, faults);
  return faults;
}

guint yc_bag_fault_line(const YcFieldFault *fault, const char **field)
{
  static const char prefix[] = "lines[";
  *field = fault->field;
  if (!g_str_has_prefix(fault->field, prefix)) return G_MAXUINT;
  char *end;
  guint line = (guint)g_ascii_strtoull(fault->field + strlen(prefix), &end, 10);
  *field = end + strlen("].");
  return line;
}

static gboolean same_person(const YcPersonForm *a, const YcPersonForm *b)
{
  return (a->id != 0 && a->id == b->id) || (*a->doc_number != '\0' && strcmp(a->doc_number, b->doc_number) == 0);
}

char *yc_bag_remark(YcApp *app, const YcBag *bag, guint n)
{
  const YcIntake *line = bag->lines->pdata[n];
  for (guint i = 0; i < n && *line->item != '\0'; i++) {
    const YcIntake *other = bag->lines->pdata[i];
    if (strcmp(other->item, line->item) == 0 && same_person(&other->applicant, &line->applicant))
      return g_strdup_printf(_("和第%u份是同一个人的同一事项:核对后再收"), i + 1);
  }
  return yc_intake_duplicates(app, line);
}

YcBagSum yc_bag_sum(const YcBag *bag)
{
  YcBagSum sum = { .files = bag->lines->len };
  for (guint i = 0; i < bag->lines->len; i++) {
    const YcIntake *line = bag->lines->pdata[i];
    sum.complete += yc_intake_missing(line) == 0;
    sum.asked += line->outcome == YC_OUTCOME_ASK;
    sum.onspot += line->outcome == YC_OUTCOME_ONSPOT;
  }
  return sum;
}

/* --- saving ----------------------------------------------------------------------------------------------- */

static gint64 begin(YcApp *app, YcWriter *writer, const YcBag *bag, GError **error)
{
  gint64 staff = agent_id(app, bag);
  g_autofree char *agent = staff ? yc_event_ident(yc_app_store(app), staff) : NULL;
  json_t *facts = json_pack("{s:s, s:o, s:s, s:o, s:o, s:i, s:i}", "place", bag->place, "agent", yc_json_text(agent),
                            "received", bag->received, "day", yc_json_day(yc_app_today(app)), "window",
                            yc_json_text(yc_app_window(app)), "handin", yc_bag_hand_in_days(app), "late",
                            yc_bag_late(app, yc_day_parse(bag->received)));
  json_t *body = staff ? NULL : json_pack("{s:s}", "agent", bag->agent);
  return yc_writer_append(writer, "bag.begin", facts, body, NULL, error);
}

static gint64 known_as(YcApp *app, const YcPersonForm *person)
{
  if (person->id != 0 || *person->doc_number == '\0') return person->id;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSON_BY_DOC, "t", person->doc_number);
  return rows ? yc_rows_first(rows, "id", 0) : 0;
}

/* RULE acc-10: who came to the village with two matters has come once.  `visits` knows the visit of each person so
 * far. */
static gboolean append_line(YcApp *app, YcWriter *writer, YcIntake *line, GHashTable *visits, json_t *cases,
                            GError **error)
{
  if (!yc_intake_prepare(app, line, error)) return FALSE;
  gint64 person = known_as(app, &line->applicant);
  gint64 *before = person && !line->represented ? g_hash_table_lookup(visits, &person) : NULL;
  if (before != NULL) line->visit = *before;
  g_autoptr(YcIntakeResult) result = yc_intake_append(app, writer, line, error);
  if (result == NULL) return FALSE;
  if (!line->represented)
    g_hash_table_replace(visits, g_memdup2(&line->applicant.id, sizeof(gint64)), g_memdup2(&result->visit, sizeof(gint64)));
  g_autofree char *ident = yc_event_ident(yc_app_store(app), result->casefile);
  json_array_append_new(cases, json_string(ident));
  return TRUE;
}

static gboolean append_lines(YcApp *app, YcWriter *writer, const YcBag *bag, gint64 id, json_t *cases, GError **error)
{
  g_autoptr(GHashTable) visits = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < bag->lines->len; i++) {
    YcIntake *line = bag->lines->pdata[i];
    line->bag = id;
    if (append_line(app, writer, line, visits, cases, error)) continue;
    g_autofree char *whose = line_name(line, i);
    g_prefix_error(error, "%s", whose);
    return FALSE;
  }
  return TRUE;
}

static gint64 append(YcApp *app, YcWriter *writer, const YcBag *bag, GError **error)
{
  gint64 id = begin(app, writer, bag, error);
  if (id == 0) return 0;
  json_t *cases = json_array();
  YcIssue transfer = { .kind = YC_PAPER_TRANSFER, .bag = id, .day = yc_app_today(app), .cases = cases,
                       .received = yc_day_parse(bag->received), .due = YC_DAY_NONE,
                       .unprinted = strcmp(((YcIntake *)bag->lines->pdata[0])->print, "no") == 0 };
  gboolean ok = append_lines(app, writer, bag, id, cases, error) && yc_issue(app, writer, &transfer, error) != 0;
  json_decref(cases);
  return ok ? id : 0;
}

/* The bag that an act had begun, when it was done before. */
static gint64 done_before(YcApp *app, const YcActor *actor, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  if (rows != NULL && yc_rows_count(rows) > 0 && strcmp(yc_rows_str(rows, 0, "kind"), "bag.begin") == 0)
    return yc_rows_int(rows, 0, "pos");
  if (rows != NULL) yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
  return 0;
}

static gboolean has_faults(YcApp *app, YcBag *bag, GError **error)
{
  g_autoptr(GPtrArray) faults = yc_bag_faults(app, bag);
  if (faults->len == 0) return FALSE;
  const YcFieldFault *first = faults->pdata[0];
  yc_refuse(error, _("%s:%s"), first->field, first->sentence);
  return TRUE;
}

static gint64 first_case(YcApp *app, gint64 bag)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_BAG_CASES, "i", bag);
  return rows ? yc_rows_first(rows, "id", 0) : 0;
}

gint64 yc_bag_commit(YcApp *app, const YcBag *given, gboolean *repeated, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error), *json = yc_bag_to_json(given);
  *repeated = FALSE;
  if (post == NULL) return 0;
  /* A copy: what is found out while saving must not stay when nothing is saved. */
  g_autoptr(YcBag) bag = yc_bag_from_json(json, strlen(json), error);
  if (bag == NULL) return 0;
  YcActor actor;
  yc_app_actor(app, &actor, bag->act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, repeated, error);
  if (writer == NULL) return 0;
  if (*repeated) return done_before(app, &actor, error);
  if (has_faults(app, bag, error)) return 0;
  gint64 id = append(app, writer, bag, error), first = id ? first_case(app, id) : 0;
  /* What comes back when the bag is undone is what was typed. */
  if (first == 0 || !yc_undo_form(yc_app_store(app), actor.act, first, json, error) ||
      !yc_writer_commit(g_steal_pointer(&writer), error))
    return 0;
  yc_app_acted(app, first);
  return id;
}
