/* handon.c - see handon.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/handing.h"
#include "app/kept.h"
#include "app/notice.h"
#include "app/private.h"
#include "app/routing.h"
#include "app/say.h"
#include "app/set_right.h"
#include "app/supervise.h"
#include "domain/remedy.h"

/* --- to whom ------------------------------------------------------------------------------------------------ */

static void next_clear(YcNextHolder *next)
{
  char *texts[] = { next->step, next->office, next->office_short, next->post, next->to, next->limit };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
}

void yc_hand_plan_free(YcHandPlan *plan)
{
  if (plan == NULL) return;
  yc_route_row_free(plan->row);
  next_clear(&plan->next);
  g_free(plan->waits);
  g_free(plan->remedy);
  g_free(plan->along);
  g_free(plan->papers);
  g_free(plan);
}

static void name_holder(YcApp *app, YcNextHolder *next)
{
  g_autoptr(YcRows) office = yc_query(yc_app_store(app), NULL, YC_Q_OFFICE, "t", next->office);
  g_autoptr(YcRows) post = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", next->post);
  const char *name = office != NULL && yc_rows_count(office) > 0 ? yc_rows_str(office, 0, "name") : next->office;
  next->office_short = g_strdup(office != NULL && yc_rows_count(office) > 0 ? yc_rows_str(office, 0, "short") : next->office);
  gboolean held = post != NULL && yc_rows_count(post) > 0;
  const char *who = held && yc_rows_text(post, 0, "now_name") ? yc_rows_str(post, 0, "now_name") : _("(没有人)");
  if (next->outside) next->to = g_strdup(name);
  else next->to = g_strdup_printf("%s %s %s", next->office_short, held ? yc_rows_str(post, 0, "name") : next->post, who);
}

/* The day that the citizen was promised, while it runs. */
static YcDay promise_of(const YcStage *s)
{
  g_autoptr(YcRows) clocks = yc_query(yc_app_store(s->c.app), NULL, YC_Q_CASE_CLOCKS, "i", s->c.id);
  for (guint i = 0; clocks != NULL && i < yc_rows_count(clocks); i++) {
    gboolean runs = strcmp(yc_rows_str(clocks, i, "state"), "running") == 0;
    if (runs && strcmp(yc_rows_str(clocks, i, "kind"), "promise") == 0) return yc_rows_day(clocks, i, "due");
  }
  return YC_DAY_NONE;
}

static void read_promise(const YcStage *s, const YcLeg *leg, YcNextHolder *next)
{
  const YcStep *step = leg->n < YC_LEG_OTHERS ? yc_item_step(s->c.item, leg->n) : NULL;
  YcDay promise = promise_of(s);
  next->promised = promise != YC_DAY_NONE && next->due != YC_DAY_NONE && next->due > promise ? promise : YC_DAY_NONE;
  next->beside = step != NULL && !step->in_clock;
}

/* Where a row goes when it is handed over today; its clock runs on where it did. */
static void read_next(const YcStage *s, const YcLeg *leg, YcNextHolder *next)
{
  guint row = (guint)(leg - s->legs);
  YcLimit limit = { (int)yc_rows_int(s->rows, row, "days"), YC_UNIT_WORKING, leg->kind == YC_STEP_NOTICE };
  YcClockDraft clock;
  yc_unit_parse(yc_rows_str(s->rows, row, "unit"), &limit.unit);
  next->n = leg->n;
  next->step = g_strdup(yc_say_step(yc_stage_text(s, leg, "short")));
  next->office = yc_app_office_of(leg->office, yc_rows_text(s->c.cf, 0, "place"));
  next->post = yc_stage_post(s, leg->office, &next->outside);
  next->limit = limit.n > 0 ? yc_say_limit(&limit) : g_strdup("");
  next->due = yc_rows_day(s->rows, row, "due");
  if (next->due == YC_DAY_NONE && limit.n > 0 &&
      yc_clock_make(s->c.app, s->c.item, "step", &limit, s->c.today, "escalate", &clock))
    next->due = clock.due.due;
  read_promise(s, leg, next);
  name_holder(s->c.app, next);
}

static void read_agent(const YcStage *s, YcNextHolder *next)
{
  g_autoptr(YcRows) post = yc_query(yc_app_store(s->c.app), NULL, YC_Q_POST, "t", yc_rows_str(s->c.cf, 0, "agent"));
  const char *who = post != NULL && yc_rows_count(post) > 0 ? yc_rows_str(post, 0, "now_name") : "";
  *next = (YcNextHolder){ .step = g_strdup(""), .office = g_strdup(""), .office_short = g_strdup(""), .limit = g_strdup(""),
                          .post = g_strdup(yc_rows_str(s->c.cf, 0, "agent")), .due = YC_DAY_NONE,
                          .promised = YC_DAY_NONE };
  next->to = g_strdup_printf(_("代办员 %s"), who);
}

char *yc_hand_words(const YcHandPlan *plan)
{
  const YcNextHolder *next = &plan->next;
  g_autofree char *day = next->due == YC_DAY_NONE ? NULL : yc_say_day_medium(next->due);
  if (plan->waits != NULL && *plan->waits) return g_strdup_printf(_("还等 %s"), plan->waits);
  if (next->n == 0) return g_strdup_printf(_("办完回到%s"), next->to);
  g_autoptr(GString) words = g_string_new(NULL);
  g_string_append_printf(words, _("「%s」交 %s"), next->step, next->to);
  if (*next->limit) g_string_append_printf(words, _(",%s"), next->limit);
  if (day != NULL) g_string_append_printf(words, _(",应 %s"), day);
  return g_strdup(words->str);
}

char *yc_hand_remark(const YcHandPlan *plan)
{
  const YcNextHolder *next = &plan->next;
  if (next->n == 0 || next->promised == YC_DAY_NONE) return NULL;
  g_autofree char *due = yc_say_day_medium(next->due), *promised = yc_say_day_medium(next->promised);
  return next->beside ? g_strdup_printf(_("「%s」应 %s,在承诺的 %s 以后:这一步不计入承诺。"), next->step, due, promised)
                      : g_strdup_printf(_("「%s」应 %s,晚于承诺的 %s:要赶在承诺以前办完。"), next->step, due, promised);
}

/* --- what it means ------------------------------------------------------------------------------------------ */

static YcRouteRow *read_row(YcApp *app, gint64 casefile, int n)
{
  g_autoptr(GPtrArray) rows = yc_route_read(app, casefile, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((const YcRouteRow *)rows->pdata[i])->n == n) return g_ptr_array_steal_index(rows, i);
  return NULL;
}

/* A row that was given back, first one of mine to give again. */
static const YcLeg *returned(const YcStage *s)
{
  for (guint i = 0; i < s->n; i++)
    if (s->legs[i].state == YC_LEG_RETURNED) return &s->legs[i];
  return NULL;
}

/* Names of the offices that assist or are consulted in the stage that a row leads. */
static char *names_along(const YcStage *s, const YcLeg *lead)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < s->n; i++) {
    const YcLeg *leg = &s->legs[i];
    if (leg == lead || leg->stage != lead->stage || leg->state != YC_LEG_PLANNED) continue;
    g_string_append_printf(names, "%s%s", names->len > 0 ? _("、") : "", yc_stage_text(s, leg, "office_short"));
  }
  return g_strdup(names->str);
}

static YcHandPlan *plan_give(YcStage *s, const YcLeg *leg)
{
  YcHandPlan *plan = g_new0(YcHandPlan, 1);
  plan->what = YC_HAND_GIVE;
  plan->again = leg->state == YC_LEG_RETURNED;
  read_next(s, leg, &plan->next);
  plan->along = plan->again ? g_strdup("") : names_along(s, leg);
  /* They are with who leads (RULE acc-11). */
  plan->papers = leg->role == YC_ROLE_LEAD ? yc_kept_text(s->c.app, s->c.id) : g_strdup("");
  return plan;
}

/* Whose rows of the same stage run on when that one is finished. */
static char *others_of(const YcStage *s, const YcLeg *leg)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < s->n; i++) {
    const YcLeg *other = &s->legs[i];
    if (other == leg || other->stage != leg->stage || other->state == YC_LEG_DONE || other->state == YC_LEG_SKIPPED) continue;
    g_autofree char *code = yc_app_office_of(other->office, yc_rows_text(s->c.cf, 0, "place"));
    g_autoptr(YcRows) office = yc_query(yc_app_store(s->c.app), NULL, YC_Q_OFFICE, "t", code);
    gboolean known = office != NULL && yc_rows_count(office) > 0;
    g_string_append_printf(names, "%s%s", names->len ? _("、") : "", known ? yc_rows_str(office, 0, "short") : code);
  }
  return g_strdup(names->str);
}

/* RULE acc-04: all limits run from the delivery of the paper. */
static char *remedy_of(const YcStage *s, const YcLeg *leg)
{
  static const char *const words[YC_N_REMEDIES] = {
    [YC_REMEDY_REVIEW] = N_("不服可以复议(60日)、起诉(6个月),从送达那天算"),
    [YC_REMEDY_COMPLAINT] = N_("不服可以投诉"),
    [YC_REMEDY_PETITION] = N_("不服可以申请复查(30日),从送达那天算"),
  };
  return g_strdup(leg->kind == YC_STEP_DECIDE ? _(words[yc_remedy_of(s->c.item->type)]) : "");
}

/* My step: afterwards the next inside holder has it, or the agent where the next is outside, or there is none. */
static YcHandPlan *plan_finish(YcStage *s, const YcLeg *leg)
{
  YcHandPlan *plan = g_new0(YcHandPlan, 1);
  plan->what = leg->outside ? YC_HAND_OUTSIDE : YC_HAND_FINISH;
  plan->waits = others_of(s, leg);
  plan->remedy = remedy_of(s, leg);
  plan->row = read_row(s->c.app, s->c.id, leg->n);
  const YcLeg *next = *plan->waits ? NULL : yc_route_next(s->legs, s->n, leg->stage);
  if (next != NULL) read_next(s, next, &plan->next);
  if (next == NULL || plan->next.outside || leg->outside) {
    next_clear(&plan->next);
    read_agent(s, &plan->next);
  }
  plan->papers = yc_kept_text(s->c.app, s->c.id);
  return plan;
}

/* What ends by itself, or by a key of its own, is finished by nobody here. */
static gboolean ends_here(const YcStage *s, const YcLeg *leg, GError **error)
{
  if (leg->kind == YC_STEP_NOTICE) return yc_notice_ends_alone(s->c.app, s->c.id, leg->n, error);
  return leg->kind != YC_STEP_DELIVER || yc_refuse(error, _("送达按 f:写明交给了谁、怎么交的"));
}

YcHandPlan *yc_hand_plan(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return NULL;
  g_autoptr(GError) none = NULL;
  const YcLeg *mine = yc_route_find_mine(&s, 0, &none);
  const YcLeg *leg = returned(&s);   /* lies with me, whatever outside offices are at */
  gboolean again = leg != NULL && yc_route_may_give(app, casefile, NULL);
  if (mine != NULL && !(mine->outside && again)) return ends_here(&s, mine, error) ? plan_finish(&s, mine) : NULL;
  if (!yc_route_may_give(app, casefile, error)) return NULL;
  if (leg == NULL) leg = yc_route_next(s.legs, s.n, 0);
  if (leg != NULL) return plan_give(&s, leg);
  yc_refuse(error, _("后面没有环节了"));
  return NULL;
}

/* --- many at once ------------------------------------------------------------------------------------------- */

void yc_handed_free(YcHanded *done)
{
  if (done == NULL) return;
  g_free(done->whom);
  g_array_unref(done->papers);
  g_free(done);
}

YcHanded *yc_handed_new(void)
{
  YcHanded *done = g_new0(YcHanded, 1);
  done->papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  return done;
}

gboolean yc_handing_named(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcHolder) holder = yc_holder_read(app, casefile, NULL);
  /* TRANSLATORS: the number of a case, then what it refuses. */
  if (holder != NULL && error != NULL && *error != NULL) g_prefix_error(error, _("%s:"), holder->number);
  return FALSE;
}

/* The list of one office: what goes there. */
typedef struct {
  char *office, *to;
  gboolean outside;
  json_t *lines;
  gint64 only;              /* its case where it has one line */
} List;

static void list_free(gpointer data)
{
  List *list = data;
  g_free(list->office);
  g_free(list->to);
  json_decref(list->lines);
  g_free(list);
}

GPtrArray *yc_handing_lists(void)
{
  return g_ptr_array_new_with_free_func(list_free);
}

void yc_handing_add(GPtrArray *lists, YcApp *app, gint64 casefile, const YcNextHolder *next, const char *papers)
{
  List *list = NULL;
  for (guint i = 0; i < lists->len && list == NULL; i++) {
    List *one = lists->pdata[i];
    if (strcmp(one->office, next->office) == 0 && strcmp(one->to, next->to) == 0) list = one;
  }
  if (list == NULL) {
    list = g_new0(List, 1);
    *list = (List){ g_strdup(next->office), g_strdup(next->to), next->outside, json_array(), 0 };
    g_ptr_array_add(lists, list);
  }
  list->only = json_array_size(list->lines) == 0 ? casefile : 0;
  json_array_append_new(list->lines, json_pack("{s:o, s:s, s:o, s:s}", "case", yc_json_ident(app, casefile), "step", next->step,
                                               "due", yc_json_day(next->due), "papers", papers));
}

static gboolean issue_list(YcApp *app, YcWriter *writer, const List *list, gboolean printed, YcHanded *done, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  g_autofree char *giver = g_strdup_printf("%s(%s)", me->name, me->office_name);
  json_t *words = json_pack("{s:s, s:s, s:s, s:O}", "giver", giver, "to_person", list->outside ? "" : strrchr(list->to, ' ') + 1,
                            "said", "", "lines", list->lines);
  YcIssue issue = { .kind = YC_PAPER_HANDOVER, .casefile = list->only, .day = yc_app_today(app), .received = YC_DAY_NONE,
                    .due = YC_DAY_NONE, .authority = list->office, .words = words, .unprinted = !printed };
  gint64 paper = yc_issue(app, writer, &issue, error);
  json_decref(words);
  if (paper != 0) g_array_append_val(done->papers, paper);
  return paper != 0;
}

gboolean yc_handing_issue(YcApp *app, YcWriter *writer, const GPtrArray *lists, gboolean always, YcHanded *done, GError **error)
{
  done->lists = lists->len;
  for (guint i = 0; i < lists->len; i++) {
    const List *list = lists->pdata[i];
    if (!issue_list(app, writer, list, always || list->outside || done->cases > 1, done, error)) return FALSE;
  }
  const List *first = lists->len > 0 ? lists->pdata[0] : NULL;
  done->whom = first == NULL ? g_strdup("") : lists->len == 1 ? g_strdup(first->to)
               : g_strdup_printf(_("%s等%u处"), first->to, lists->len);
  return TRUE;
}

static YcHandPlan *plan_to_give(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcHandPlan) plan = yc_hand_plan(app, id, error);
  if (plan == NULL) return NULL;
  if (plan->what == YC_HAND_GIVE) return g_steal_pointer(&plan);
  yc_refuse(error, plan->what == YC_HAND_FINISH ? _("「%s」在你手里:先一件一件写明结果再交") : _("「%s」在外单位:先记下办得怎样"),
            plan->row->short_name);
  return NULL;
}

gboolean yc_hand_may(YcApp *app, const GArray *cases, GError **error)
{
  if (cases->len == 0) return yc_refuse(error, _("没有选办件"));
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    g_autoptr(YcHandPlan) plan = plan_to_give(app, id, error);
    if (plan == NULL) return cases->len > 1 ? yc_handing_named(app, id, error) : FALSE;
  }
  return TRUE;
}

/* The outside offices that work along with the stage get a list each; the papers go with who leads. */
static gboolean list_along(YcApp *app, gint64 id, int lead, GPtrArray *lists, GError **error)
{
  g_autoptr(GPtrArray) rows = yc_route_read(app, id, error);
  int stage = 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const YcRouteRow *row = rows->pdata[i];
    if (row->n == lead) stage = row->role == YC_ROLE_LEAD ? row->stage : 0;
  }
  for (guint i = 0; rows != NULL && stage != 0 && i < rows->len; i++) {
    const YcRouteRow *row = rows->pdata[i];
    if (row->stage != stage || row->n == lead || !row->outside || row->state != YC_LEG_CURRENT) continue;
    YcNextHolder next = { .step = g_strdup(row->short_name), .office = g_strdup(row->office), .post = g_strdup(row->post),
                          .limit = g_strdup(""), .outside = TRUE, .due = row->due };
    name_holder(app, &next);
    yc_handing_add(lists, app, id, &next, _("随主办单位"));
    next_clear(&next);
  }
  return rows != NULL;
}

static gboolean give_all(YcApp *app, YcWriter *writer, const GArray *cases, YcHanded *done, GError **error)
{
  g_autoptr(GPtrArray) lists = yc_handing_lists();
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    g_autoptr(YcHandPlan) plan = plan_to_give(app, id, error);
    gboolean ok = plan != NULL && yc_route_give_append(app, writer, id, plan->again ? plan->next.n : 0, NULL, error);
    if (!ok) return cases->len > 1 ? yc_handing_named(app, id, error) : FALSE;
    done->cases++;
    /* Alone and without papers it goes without a list. */
    if (cases->len > 1 || *plan->papers != '\0' || plan->next.outside) yc_handing_add(lists, app, id, &plan->next, plan->papers);
    else done->whom = g_strdup(plan->next.to);
    if (!plan->again && !list_along(app, id, plan->next.n, lists, error)) return FALSE;
  }
  g_autofree char *alone = g_steal_pointer(&done->whom);
  if (!yc_handing_issue(app, writer, lists, FALSE, done, error)) return FALSE;
  if (*done->whom == '\0' && alone != NULL) {
    g_free(done->whom);
    done->whom = g_steal_pointer(&alone);
  }
  return TRUE;
}

YcHanded *yc_hand_all(YcApp *app, const GArray *cases, const char *kind, const char *act, YcHandDo append, gconstpointer data,
                      GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  g_autoptr(YcHanded) done = yc_handed_new();
  YcActor actor;
  if (cases->len == 0) {
    yc_refuse(error, _("没有选办件"));
    return NULL;
  }
  done->first = g_array_index(cases, gint64, 0);
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &done->repeated, error);
  if (writer == NULL) return NULL;
  if (done->repeated && !yc_act_was(app, &actor, kind, done->first, error)) return NULL;
  done->whom = done->repeated ? g_strdup("") : NULL;
  if (done->repeated) return g_steal_pointer(&done);
  if (!append(app, writer, cases, data, done, error) || !yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, done->first);
  return g_steal_pointer(&done);
}

static gboolean append_give(YcApp *app, YcWriter *writer, const GArray *cases, gconstpointer data, YcHanded *done, GError **error)
{
  (void)data;
  return give_all(app, writer, cases, done, error);
}

YcHanded *yc_hand_give(YcApp *app, const GArray *cases, const char *act, GError **error)
{
  return yc_hand_all(app, cases, "step.begin", act, append_give, NULL, error);
}
