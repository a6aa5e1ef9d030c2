/* clocks_extend.c - the limit of a case, or of all that were selected, is extended.  See clocks.h. */
#include <config.h>
#include "tui/clocks.h"

#include "app/clocks_many.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/supervising.h"

enum { TEXT_MAX = 400, POST_MAX = 30, DAYS_MAX = 4 };
enum { DAYS, POST, NAME, WHY, FIELDS };

typedef struct {
  YcAbout *about;
  char **by;               /* who may approve; none: whoever decides */
} Extending;

static void extending_free(gpointer data)
{
  Extending *one = data;
  yc_supervise_about_free(one->about);
  g_strfreev(one->by);
  g_free(one);
}

static gboolean chooses(const Extending *one)
{
  return one->by[0] != NULL;
}

static YcExtend form_of(const Extending *one, const YcAskValue *values)
{
  const char *post = chooses(one) ? one->by[values[POST].word] : values[POST].text;
  gint64 days = 0;   /* also of what is no number: the fault says what to write */
  g_ascii_string_to_signed(values[DAYS].text, 10, 1, G_MAXINT16, &days, NULL);
  return (YcExtend) { (int)days, post, values[NAME].text, values[WHY].text };
}

/* ── what is wrong with it ── */

/* Fields that were not come to yet are no fault of this one: they count as filled. */
static char *fault(const Extending *one, const YcAskValue *values, int upto)
{
  YcExtend form = form_of(one, values);
  const GArray *cases = one->about->cases;
  const char **texts[] = { [POST] = &form.post, [NAME] = &form.name, [WHY] = &form.reason };
  for (int i = POST; i < FIELDS; i++)
    if (i > upto && (i != POST || !chooses(one)))
      *texts[i] = i == NAME ? "……" : "…";   /* a name is no part of a post */
  g_autofree char *words = cases->len > 1 ? yc_extend_many_fault(one->about->app, cases, &form)
                                          : yc_extend_fault(one->about->app, g_array_index(cases, gint64, 0), &form);
  return words ? g_strdup_printf(_("%s。"), words) : NULL;
}

static char *check_days(const YcAskValue *values, gpointer data) { return fault(data, values, DAYS); }
static char *check_post(const YcAskValue *values, gpointer data) { return fault(data, values, POST); }
static char *check_name(const YcAskValue *values, gpointer data) { return fault(data, values, NAME); }

/* ── what it comes to ── */

static char *note_one(const Extending *one, int n)
{
  g_autoptr(YcExtendPlan) plan =
    n > 0 ? yc_extend_plan(one->about->app, g_array_index(one->about->cases, gint64, 0), n, NULL) : NULL;
  if (!plan)
    return g_strdup("");
  YcLimit left = { plan->left, plan->cap.unit, FALSE };
  g_autofree char *cap = yc_say_limit(&plan->cap), *before = yc_say_day_medium(plan->before),
                  *after = yc_say_day_medium(plan->after), *amount = yc_say_limit(&left);
  if (plan->late)
    return g_strdup_printf(_("%s已经到期:只记下,仍算超期。最多 %s"), before, cap);
  if (plan->stopped)
    return g_strdup_printf(_("停着:剩 %s,恢复时再算日子。最多 %s"), amount, cap);
  return g_strdup_printf(_("应 %s → %s%s;最多延 %s。"), before, after, plan->provisional ? _("暂定") : "", cap);
}

static char *days_of(const YcExtendManyPlan *plan)
{
  g_autofree char *first = yc_say_day_medium(plan->earliest), *last = yc_say_day_medium(plan->latest);
  const char *provisional = plan->provisional ? _("暂定") : "";
  if (plan->earliest == YC_DAY_NONE)
    return g_strdup("");
  if (plan->earliest == plan->latest)
    return g_strdup_printf(_(",应 %s%s"), last, provisional);
  return g_strdup_printf(_(",最早应 %s、最晚 %s%s"), first, last, provisional);
}

/* "延期 3 件,最早应 11月27日(五)、最晚 12月4日(五);1 件已到期,仍算超期;最多延 5个工作日。" */
static char *say_plan(const YcExtendManyPlan *plan)
{
  g_autofree char *days = days_of(plan), *cap = yc_say_limit(&plan->cap);
  g_autofree char *late = plan->late ? g_strdup_printf(_(";%u 件已到期,仍算超期"), plan->late) : g_strdup("");
  g_autofree char *stopped = plan->stopped ? g_strdup_printf(_(";%u 件停着"), plan->stopped) : g_strdup("");
  return g_strdup_printf(_("延期 %u 件%s%s%s;最多延 %s。"), plan->cases, days, late, stopped, cap);
}

static char *note(const YcAskValue *values, gpointer data)
{
  const Extending *one = data;
  int n = form_of(one, values).n;
  if (one->about->cases->len == 1)
    return note_one(one, n);
  g_autoptr(YcExtendManyPlan) plan = n > 0 ? yc_extend_many_plan(one->about->app, one->about->cases, n, NULL) : NULL;
  return plan ? say_plan(plan) : g_strdup("");
}

/* ── done ── */

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Extending *one = data;
  const YcAbout *about = one->about;
  GError *error = NULL;
  YcExtend form = form_of(one, values);
  g_autoptr(YcSupervised) done = yc_extend_many(about->app, about->cases, &form, about->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autoptr(YcHolder) holder = yc_holder_read(about->app, g_array_index(about->cases, gint64, 0), NULL);
  g_autofree char *words = about->cases->len > 1 || !holder
    ? g_strdup_printf(_("已延期 %u 件,延期告知书 %u 份已送打印。u撤销"), done->cases, done->papers->len)
    : g_strdup_printf(_("已延期 %s,延期告知书已送打印。u撤销"), holder->number);
  yc_supervise_said(tui, about->app, done->papers, words);
  return NULL;
}

static void ask(YcTui *tui, YcApp *app, const GArray *cases, char **by, int cap, const char *title)
{
  Extending *one = g_new0(Extending, 1);
  one->about = yc_supervise_about(app, cases, 0);
  one->by = g_strdupv(by);
  guint n = MIN(g_strv_length(one->by), (guint)YC_ASK_WORDS);
  g_autofree char *days = g_strdup_printf("%d", cap);
  const YcAskField fields[FIELDS] = {
    [DAYS] = { .label = _("延多少"), .value = days, .max = DAYS_MAX, .check = check_days },
    [POST] = { .label = _("谁批准"), .max = POST_MAX, .words = n ? (const char *const *)one->by : NULL, .n_words = n,
               .check = check_post },
    [NAME] = { .label = _("姓名"), .max = POST_MAX, .check = check_name },
    [WHY] = { .label = _("为什么"), .max = TEXT_MAX },
  };
  yc_ask(tui, title, fields, FIELDS, note, take, one, extending_free);
}

void yc_clocks_extend(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  GError *error = NULL;
  g_autoptr(YcExtendPlan) plan = yc_extend_plan(app, view->row->id, 1, &error);
  if (!plan) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, view->row->id);
  g_autofree char *title =
    g_strdup_printf("%s  %s  %s  %s", _("延期"), view->row->number, view->row->item_short, view->row->applicant);
  ask(tui, app, cases, plan->by, plan->cap.n, title);
}

/* ── many ── */

void yc_clocks_extend_many(YcTui *tui, YcApp *app, const GArray *cases)
{
  GError *error = NULL;
  g_autoptr(YcExtendManyPlan) plan = yc_extend_many_plan(app, cases, 1, &error);
  g_autofree char *title = yc_supervise_title(app, _("延期"), cases);
  if (plan)
    ask(tui, app, cases, plan->by, plan->cap.n, title);
  else
    yc_tui_fail(tui, error);
}

gboolean yc_clocks_may_extend(YcApp *app, const GArray *cases, GError **error)
{
  g_autoptr(YcExtendManyPlan) plan = yc_extend_many_plan(app, cases, 1, error);
  return plan != NULL;
}
