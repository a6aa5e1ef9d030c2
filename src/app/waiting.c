/* waiting.c - see waiting.h. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/issue.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/set_right.h"
#include "app/waiting.h"
#include "base/text.h"
#include "domain/lifecycle.h"

enum { TEXT_MAX = 400 };

/* --- words ------------------------------------------------------------------------------------------------ */

static const struct { const char *code, *word; }
  reminds[YC_N_REMINDS] = { { "phone", N_("电话") }, { "visit", N_("上门") }, { "agent", N_("托代办员") } },
  forwards[YC_N_BY] = { { "courier", N_("邮寄") }, { "agent", N_("代办员送") }, { "person", N_("来人取") },
                        { "system", N_("系统推送") } };
static const char *const signs[YC_N_SIGNS] = { "signature", "fingerprint", "refused" };

const char *yc_remind_code(YcRemindBy by)
{
  return reminds[by].code;
}

const char *yc_say_remind(YcRemindBy by)
{
  return _(reminds[by].word);
}

const char *yc_forward_code(YcForwardBy by)
{
  return forwards[by].code;
}

const char *yc_say_forward(YcForwardBy by)
{
  return _(forwards[by].word);
}

const char *yc_sign_code(YcSignHow how)
{
  return signs[how];
}

/* --- an act ----------------------------------------------------------------------------------------------- */

/* One act on one case, while it is being written. */
typedef struct {
  YcApp *app;
  gint64 casefile;
  YcRows *cf;             /* as it stands in the transaction */
  YcState state;
  YcDay today;
  YcWriter *writer;
  YcIntakeResult *result;
  gboolean undoable;      /* within its minute; what somebody signed for is not */
  char *ident, *post;     /* the writer borrows them */
} Waiting;

static void waiting_clear(Waiting *w)
{
  yc_rows_free(w->cf);
  if (w->writer != NULL) yc_writer_cancel(w->writer);
  yc_intake_result_free(w->result);
  g_free(w->ident);
  g_free(w->post);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Waiting, waiting_clear)

static gboolean read_case(Waiting *w, GError **error)
{
  w->today = yc_app_today(w->app);
  w->cf = yc_query(yc_app_store(w->app), error, YC_Q_CASEFILE, "i", w->casefile);
  if (w->cf == NULL) return FALSE;
  if (yc_rows_count(w->cf) == 0) return yc_refuse(error, _("没有这件办件"));
  w->state = yc_state_parse(yc_rows_str(w->cf, 0, "state"));
  return TRUE;
}

static YcIntakeResult *new_result(Waiting *w)
{
  YcIntakeResult *result = g_new0(YcIntakeResult, 1);
  result->casefile = w->casefile;
  result->due = YC_DAY_NONE;
  result->papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  result->number = g_strdup(yc_rows_str(w->cf, 0, "number"));
  result->short_number = yc_number_spoken(w->app, result->number);
  return result;
}

/* What the act had come to; FALSE when it was something else. */
static gboolean take_repeated(Waiting *w, const YcActor *actor, const char *kind, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(w->app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  g_autofree char *ident = yc_event_ident(yc_app_store(w->app), w->casefile);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    if (g_strcmp0(yc_rows_text(rows, i, "casefile"), ident) != 0) continue;
    gint64 pos = yc_rows_int(rows, i, "pos");
    if (strcmp(yc_rows_str(rows, i, "kind"), kind) == 0) w->result->repeated = TRUE;
    if (strcmp(yc_rows_str(rows, i, "kind"), "paper.issue") == 0) g_array_append_val(w->result->papers, pos);
  }
  return w->result->repeated || yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
}

/* Begins the transaction and reads the case in it.  With result->repeated there is nothing left to do. */
static gboolean begin(Waiting *w, const char *kind, const char *act, GError **error)
{
  g_autofree char *accepting = yc_app_accepting_post(w->app, error);
  if (accepting == NULL) return FALSE;
  w->post = yc_app_post_for(w->app, w->casefile);
  YcActor actor;
  yc_app_actor(w->app, &actor, act, w->post, &w->ident);
  gboolean repeated;
  w->writer = yc_writer_begin(yc_app_store(w->app), &actor, &repeated, error);
  if (w->writer == NULL || !read_case(w, error)) return FALSE;
  w->result = new_result(w);
  w->undoable = strcmp(kind, "paper.sign") != 0;
  return !repeated || take_repeated(w, &actor, kind, error);
}

/* The result, when everything is saved. */
static YcIntakeResult *finish(Waiting *w, gboolean ok, GError **error)
{
  if (!ok) return NULL;
  YcWriter *writer = g_steal_pointer(&w->writer);
  if (w->result->repeated) {
    yc_writer_cancel(writer);
    return g_steal_pointer(&w->result);
  }
  if (!yc_writer_commit(writer, error)) return NULL;
  if (w->undoable) yc_app_acted(w->app, w->casefile);
  return g_steal_pointer(&w->result);
}

/* What was typed, cleaned; NULL with a sentence when it is too long. */
static char *free_text(const char *text, GError **error)
{
  g_autofree char *clean = yc_clean(text ? text : "", -1, 0, NULL);
  if (g_utf8_strlen(clean, -1) <= TEXT_MAX) return g_steal_pointer(&clean);
  yc_refuse(error, _("内容太长:最多 %d 个字"), TEXT_MAX);
  return NULL;
}

/* --- what is owed ----------------------------------------------------------------------------------------- */

static guint count_missing(YcApp *app, gint64 casefile)
{
  guint n = 0;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_MATERIALS, "i", casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    n += strcmp(yc_rows_str(rows, i, "state"), yc_tick_code(YC_TICK_HAVE)) != 0;
  return n;
}

static gboolean withdraws(YcApp *app)
{
  g_autofree char *lapse = yc_app_setting(app, "on_supply_lapse", "remind");
  return strcmp(lapse, "withdraw") == 0;
}

static YcOwed owed(const Waiting *w)
{
  YcOwed owed = { .by = YC_DAY_NONE, .reminded = YC_DAY_NONE };
  gboolean accepted = w->state == YC_STATE_ACCEPTED || w->state == YC_STATE_PAUSED;
  if (!accepted && w->state != YC_STATE_CORRECTING) return owed;
  owed.by = yc_case_clock(w->app, w->casefile, accepted ? "tolerate" : "supply");
  if (owed.by == YC_DAY_NONE) return owed;
  owed.tolerated = accepted;
  owed.missing = count_missing(w->app, w->casefile);
  owed.reminded = yc_rows_day(w->cf, 0, "reminded");
  gboolean over = w->today > owed.by;
  owed.can_remind = over && owed.reminded == YC_DAY_NONE;
  owed.can_lapse = over && (accepted || (withdraws(w->app) && owed.reminded != YC_DAY_NONE));
  return owed;
}

YcOwed yc_case_owed(YcApp *app, gint64 casefile)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  return read_case(&w, NULL) ? owed(&w) : (YcOwed){ .by = YC_DAY_NONE, .reminded = YC_DAY_NONE };
}

static gboolean refuse_early(const YcOwed *owed, GError **error)
{
  g_autofree char *day = yc_say_day_medium(owed->by);
  if (owed->by == YC_DAY_NONE) return yc_refuse(error, _("这件办件不等申请人补材料"));
  return yc_refuse(error, _("还没到期:%s过了才办"), day);
}

/* --- reminder --------------------------------------------------------------------------------------------- */

/* Whom we call (setting of the case), by name. */
static char *who_to_call(const Waiting *w)
{
  g_autoptr(YcRows) visit = yc_query(yc_app_store(w->app), NULL, YC_Q_VISIT, "i", yc_rows_int(w->cf, 0, "visit"));
  gboolean other = visit != NULL && yc_rows_count(visit) > 0 && yc_rows_first(visit, "representative", 0) != 0;
  if (other && strcmp(yc_rows_str(w->cf, 0, "notify"), "applicant") != 0) return g_strdup(yc_rows_str(visit, 0, "rep_name"));
  YcPersonRow *person = yc_person_read(w->app, yc_rows_int(w->cf, 0, "person"));
  char *name = g_strdup(person ? person->name : "");
  yc_person_row_free(person);
  return name;
}

static gboolean remind(Waiting *w, YcRemindBy by, const char *text, GError **error)
{
  YcOwed now = owed(w);
  if (now.by == YC_DAY_NONE || w->today <= now.by) return refuse_early(&now, error);
  g_autofree char *day = yc_say_day_medium(now.reminded);
  if (now.reminded != YC_DAY_NONE) return yc_refuse(error, _("%s已经提醒过:只提醒一次"), day);
  if (*text == '\0') return yc_refuse(error, _("请写提醒时怎么说的,对方怎么答的;没人接就写“没人接”"));
  g_autofree char *who = who_to_call(w);
  return yc_case_event(w->app, w->writer, w->casefile, "case.remind",
                       json_pack("{s:o, s:s}", "day", yc_json_day(w->today), "by", yc_remind_code(by)),
                       json_pack("{s:s, s:s}", "who", who, "text", text), error);
}

YcIntakeResult *yc_case_remind(YcApp *app, gint64 casefile, YcRemindBy by, const char *text, const char *act,
                               GError **error)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  g_autofree char *clean = free_text(text, error);
  if (clean == NULL || !begin(&w, "case.remind", act, error)) return NULL;
  return finish(&w, w.result->repeated || remind(&w, by, clean, error), error);
}

/* --- lapse ------------------------------------------------------------------------------------------------ */

static const YcItem *item_of(const Waiting *w, GError **error)
{
  return yc_app_item_version(w->app, yc_rows_str(w->cf, 0, "item"), (int)yc_rows_int(w->cf, 0, "version"), error);
}

/* Why it cannot lapse; TRUE when it can. */
static gboolean may_lapse(const Waiting *w, const YcOwed *now, GError **error)
{
  if (now->by == YC_DAY_NONE || w->today <= now->by) return refuse_early(now, error);
  if (now->can_lapse) return TRUE;
  if (!withdraws(w->app)) return yc_refuse(error, _("按本中心的规定到期不撤回:提醒之后留着等(设置 on_supply_lapse)"));
  return yc_refuse(error, _("先提醒一次,记下来,才能按撤回处理"));
}

static gboolean is_revoked(const YcOwed *now, const YcItem *item)
{
  return now->tolerated && item->tolerant_lapse == YC_LAPSE_REVOKE;
}

char *yc_case_lapse_plan(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  if (!read_case(&w, error)) return NULL;
  YcOwed now = owed(&w);
  const YcItem *item = item_of(&w, error);
  if (item == NULL || !may_lapse(&w, &now, error)) return NULL;
  g_autofree char *day = yc_say_day_medium(now.by);
  return g_strdup_printf(is_revoked(&now, item) ? _("%s前没有补来 %u 项材料:撤销受理,出具逾期未补告知")
                                                : _("%s前没有补来 %u 项材料:按撤回申请退件,出具逾期未补告知"),
                         day, now.missing);
}

static json_t *materials_now(const Waiting *w)
{
  json_t *list = json_array();
  g_autoptr(YcRows) rows = yc_query(yc_app_store(w->app), NULL, YC_Q_CASE_MATERIALS, "i", w->casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    json_array_append_new(list, json_pack("{s:I, s:s, s:I, s:I, s:b}", "n", (json_int_t)yc_rows_int(rows, i, "n"), "state",
                                          yc_rows_str(rows, i, "state"), "original",
                                          (json_int_t)yc_rows_int(rows, i, "original"), "copies",
                                          (json_int_t)yc_rows_int(rows, i, "copies"), "returned",
                                          yc_rows_int(rows, i, "returned") != 0));
  return list;
}

static gboolean issue_lapse(Waiting *w, const YcOwed *now, GError **error)
{
  json_t *materials = materials_now(w);
  YcIssue issue = { .kind = YC_PAPER_LAPSE, .casefile = w->casefile, .day = w->today,
                    .received = yc_rows_day(w->cf, 0, "received"), .due = now->by, .missing = (int)now->missing,
                    .materials = materials };
  gint64 id = yc_issue(w->app, w->writer, &issue, error);
  json_decref(materials);
  if (id != 0) g_array_append_val(w->result->papers, id);
  return id != 0;
}

static gboolean lapse(Waiting *w, GError **error)
{
  YcOwed now = owed(w);
  const YcItem *item = item_of(w, error);
  if (item == NULL || !may_lapse(w, &now, error)) return FALSE;
  gboolean revoked = is_revoked(&now, item);
  g_autofree char *number = yc_issue_next(w->app, YC_PAPER_LAPSE, w->today, NULL);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:o, s:s, s:n, s:o, s:s}", "what", now.tolerated ? "tolerate" : "supply",
                            "state", yc_state_code(yc_lifecycle_next(w->state, YC_ACT_LAPSE)), "outcome",
                            revoked ? "revoke" : "lapse", "day", yc_json_day(w->today), "step_short",
                            revoked ? N_("撤销受理") : N_("到期未补"), "light", "ended", yc_right_clocks(w->app, w->casefile), "paper", number);
  return yc_case_event(w->app, w->writer, w->casefile, "case.lapse", facts, NULL, error) && issue_lapse(w, &now, error);
}

gboolean yc_lapse_append(YcApp *app, YcWriter *writer, gint64 casefile, GError **error)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  if (!read_case(&w, error)) return FALSE;
  w.result = new_result(&w);
  w.writer = writer;
  gboolean ok = lapse(&w, error);
  w.writer = NULL;   /* it is lent */
  return ok;
}

YcIntakeResult *yc_case_lapse(YcApp *app, gint64 casefile, const char *act, GError **error)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  if (!begin(&w, "case.lapse", act, error)) return NULL;
  return finish(&w, w.result->repeated || lapse(&w, error), error);
}

/* --- sent on ---------------------------------------------------------------------------------------------- */

static gboolean goes_on(const Waiting *w)
{
  return w->state == YC_STATE_RECEIVED && strcmp(yc_rows_str(w->cf, 0, "outcome"), "forward") == 0;
}

gboolean yc_case_goes_on(YcApp *app, gint64 casefile)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  return read_case(&w, NULL) && goes_on(&w);
}

static gboolean send_on(Waiting *w, YcForwardBy by, const char *text, GError **error)
{
  if (!goes_on(w)) return yc_refuse(error, _("这件办件不是等着转递的:只有代收转递的才转出去"));
  json_t *facts = json_pack("{s:o, s:s, s:s, s:s, s:o, s:n}", "day", yc_json_day(w->today), "authority",
                            yc_rows_str(w->cf, 0, "authority"), "by", yc_forward_code(by), "step_short", N_("已转递"),
                            "ended", yc_right_clocks(w->app, w->casefile), "paper");
  return yc_case_event(w->app, w->writer, w->casefile, "case.forward", facts, json_pack("{s:s}", "text", text), error);
}

YcIntakeResult *yc_case_forward(YcApp *app, gint64 casefile, YcForwardBy by, const char *text, const char *act,
                                GError **error)
{
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  g_autofree char *clean = free_text(text, error);
  if (clean == NULL || !begin(&w, "case.forward", act, error)) return NULL;
  return finish(&w, w.result->repeated || send_on(&w, by, clean, error), error);
}

/* --- delivery --------------------------------------------------------------------------------------------- */

static gboolean is_refusal(const char *kind)
{
  static const YcPaperKind refusals[] = { YC_PAPER_NOT_NEEDED, YC_PAPER_NOT_OURS, YC_PAPER_REFUSAL };
  for (guint i = 0; i < G_N_ELEMENTS(refusals); i++)
    if (strcmp(yc_paper_code(refusals[i]), kind) == 0) return TRUE;
  return FALSE;
}

/* The last days from today, where the paper is one that can be contested. */
static json_t *remedy_of(const Waiting *w, const YcRows *paper)
{
  json_t *issued = json_loads(yc_rows_str(paper, 0, "facts"), 0, NULL);
  const char *kind = json_string_value(json_object_get(issued, "paper"));
  const YcItem *item = kind != NULL && is_refusal(kind) ? item_of(w, NULL) : NULL;
  json_decref(issued);
  if (item == NULL) return json_null();
  YcRemedy remedy = yc_remedy_days(yc_app_calendar(w->app), yc_remedy_of(item->type), w->today);
  return yc_remedy_json(&remedy);
}

static gboolean sign(Waiting *w, gint64 id, gboolean representative, YcSignHow how, const char *witness, GError **error)
{
  g_autoptr(YcRows) paper = yc_query(yc_app_store(w->app), error, YC_Q_PAPER, "i", id);
  if (paper == NULL) return FALSE;
  g_autofree char *day = yc_say_day_medium(yc_rows_day(paper, 0, "signed"));
  if (*day != '\0') return yc_refuse(error, _("%s 已在 %s签收"), yc_rows_str(paper, 0, "number"), day);
  if (how == YC_SIGN_REFUSED && *witness == '\0') return yc_refuse(error, _("拒收的要写见证人是谁"));
  g_autofree char *ident = yc_event_ident(yc_app_store(w->app), id);
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:s, s:o}", "paper", ident, "number", yc_rows_str(paper, 0, "number"),
                            "day", yc_json_day(w->today), "by", representative ? "representative" : "applicant", "how",
                            yc_sign_code(how), "remedy", remedy_of(w, paper));
  YcOnCase on = { w->casefile, 0, 0 };   /* it changes no state of the case */
  json_t *body = *witness != '\0' ? json_pack("{s:s}", "witness", witness) : NULL;
  return yc_writer_append(w->writer, "paper.sign", facts, body, &on, error) != 0;
}

YcIntakeResult *yc_paper_sign(YcApp *app, gint64 paper, gboolean representative, YcSignHow how, const char *witness,
                              const char *act, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PAPER, "i", paper);
  g_autofree char *clean = free_text(witness, error);
  if (rows == NULL || clean == NULL) return NULL;
  gint64 casefile = yc_rows_first(rows, "casefile", 0);
  if (casefile == 0) {
    yc_refuse(error, yc_rows_count(rows) == 0 ? _("没有这份文书") : _("这份文书不属于哪一件办件,不用签收"));
    return NULL;
  }
  g_auto(Waiting) w = { .app = app, .casefile = casefile };
  if (!begin(&w, "paper.sign", act, error)) return NULL;
  return finish(&w, w.result->repeated || sign(&w, paper, representative, how, clean, error), error);
}
