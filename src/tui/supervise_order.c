/* supervise_order.c - orders: given, replied to, judged.  See supervise.h. */
#include <config.h>
#include "app/order.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/page.h"
#include "tui/supervising.h"

enum { DAYS_MAX = 2, BASIS_MAX = 100 };

static GArray *no_papers(void)
{
  return g_array_new(FALSE, FALSE, sizeof(gint64));
}

/* 0: what was typed is no number. */
static int days_of(const char *text)
{
  char *end;
  gint64 days = g_ascii_strtoll(text, &end, 10);
  return *end || days < 1 || days > YC_ORDER_DAYS_MAX ? 0 : (int)days;
}

static char *bad_days(void)
{
  return g_strdup_printf(_("几个工作日内回复:请写 1 到 %d。"), YC_ORDER_DAYS_MAX);
}

static char *default_days(YcApp *app)
{
  return g_strdup_printf("%d", yc_app_setting_int(app, "order_days", 3));
}

/* The date is counted, never typed. */
static char *say_day(const YcAskValue *values, gpointer data)
{
  int days = days_of(values[0].text);
  YcDay day = days ? yc_order_reply_by(((const YcAbout *)data)->app, days) : YC_DAY_NONE;
  if (day == YC_DAY_NONE)
    return bad_days();
  g_autofree char *words = yc_say_day_medium(day);
  return g_strdup_printf(_("请在 %s 17:30 前回复;到时没有回复,报上一级。"), words);
}

/* ── given ── */

static char *take_order(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  int days = days_of(values[0].text);
  if (!days)
    return bad_days();
  g_autoptr(YcSupervised) done =
    yc_order_give(one->app, one->cases, days, values[1].text, values[2].text, one->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *day = yc_say_day_medium(yc_order_reply_by(one->app, days));
  g_autofree char *left = one->skipped ? g_strdup_printf(_("(略过 %u 件)"), one->skipped) : g_strdup("");
  g_autofree char *words = g_strdup_printf(_("已督办 %d 件%s:%s,%s前回复。u撤销"), (int)done->cases, left, done->whom, day);
  yc_supervise_said(tui, one->app, done->papers, words);
  return NULL;
}

/* Takes `about` over. */
static void ask_order(YcTui *tui, YcAbout *about)
{
  g_autofree char *days = default_days(about->app), *word = NULL, *title = NULL;
  word = about->skipped ? g_strdup_printf(_("略过 %u 件,督办"), about->skipped) : g_strdup(_("督办"));
  title = yc_supervise_title(about->app, word, about->cases);
  const YcAskField fields[] = {
    { .label = _("几天回复"), .value = days, .max = DAYS_MAX },
    { .label = _("依据"), .value = _("限时办结制度"), .max = BASIS_MAX },
    { .label = _("要做什么"), .value = _("说明没有按期办的原因和办结的日子"), .max = YC_SUPERVISE_TEXT },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), say_day, take_order, about, yc_supervise_about_free);
}

/* ── those that have one already are left out, never silently ── */

enum { NAMED = 5 };   /* of them by number */

/* Numbers of the cases whose order waits, and the others. */
static GPtrArray *divide(YcApp *app, const GArray *cases, GArray *others)
{
  GPtrArray *waiting = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    g_autoptr(YcOrder) order = yc_order_waiting(app, id, NULL);
    if (order)
      g_ptr_array_add(waiting, g_strdup(order->case_number));
    else
      g_array_append_val(others, id);
  }
  return waiting;
}

static char *say_waiting(const GPtrArray *waiting)
{
  g_autoptr(GString) numbers = g_string_new(NULL);
  for (guint i = 0; i < MIN(waiting->len, (guint)NAMED); i++)
    g_string_append_printf(numbers, "%s%s", i ? _("、") : "", (const char *)g_ptr_array_index(waiting, i));
  return g_strdup_printf(_("%u 件已有没了结的督办:%s%s"), waiting->len, numbers->str, waiting->len > NAMED ? _("等") : "");
}

static void go_on_without(YcTui *tui, gpointer data)
{
  const YcAbout *one = data;
  YcAbout *about = yc_supervise_about(one->app, one->cases, 0);
  about->skipped = one->skipped;
  ask_order(tui, about);
}

void yc_supervise_order(YcTui *tui, YcApp *app, const GArray *cases)
{
  g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GPtrArray) waiting = divide(app, cases, others);
  if (cases->len == 1 || !waiting->len) {
    ask_order(tui, yc_supervise_about(app, cases, 0));
    return;
  }
  g_autofree char *which = say_waiting(waiting), *title = yc_supervise_title(app, _("督办"), cases);
  if (!others->len) {
    yc_tui_say(tui, YC_SAY_WARN, _("%s。先催办,或等他回复。"), which);
    return;
  }
  g_autofree char *what = g_strdup_printf(_("回车略过这 %u 件,其余 %u 件督办;Esc 都不办。"), waiting->len, others->len);
  const char *const lines[] = { which, what, NULL };
  YcAbout *about = yc_supervise_about(app, others, 0);
  about->skipped = waiting->len;
  yc_page_confirm(tui, title, lines, go_on_without, about, yc_supervise_about_free);
}

/* ── replied to ── */

static char *take_reply(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(GArray) none = no_papers();
  if (!yc_order_reply(one->app, one->id, values[0].text, one->act, &error))
    return yc_supervise_sentence(error);
  yc_supervise_said(tui, one->app, none, _("已回复督办,等值班长审。"));
  return NULL;
}

static void reply(YcTui *tui, YcApp *app, const GArray *cases, const YcOrder *order)
{
  const YcAskField fields[] = { { .label = _("回复"), .max = YC_SUPERVISE_TEXT } };
  g_autofree char *line = yc_order_line(order);
  g_autofree char *title = g_strdup_printf(_("回复 %s  %s"), order->short_number, line);
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_reply, yc_supervise_about(app, cases, order->id),
         yc_supervise_about_free);
}

/* ── judged ── */

static const char *const VERDICTS[] = { N_("认可"), N_("退回") };
enum { ACCEPTED, BACK };

static char *take_judge(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(GArray) none = no_papers();
  gboolean accepted = values[0].word == ACCEPTED;
  int days = days_of(values[2].text);
  if (!accepted && !days)
    return bad_days();
  if (!yc_order_judge(one->app, one->id, accepted, values[1].text, days, one->act, &error))
    return yc_supervise_sentence(error);
  yc_supervise_said(tui, one->app, none, accepted ? _("已认可,督办了结。") : _("已退回,等他再回复。"));
  return NULL;
}

static char *say_verdict(const YcAskValue *values, gpointer data)
{
  if (values[0].word == ACCEPTED)
    return g_strdup(_("认可以后督办了结;说明可以空着。"));
  YcAskValue days[] = { values[2] };
  return say_day(days, data);
}

static void judge(YcTui *tui, YcApp *app, const GArray *cases, const YcOrder *order)
{
  static const char *words[G_N_ELEMENTS(VERDICTS)];
  for (gsize i = 0; i < G_N_ELEMENTS(VERDICTS); i++)
    words[i] = gettext(VERDICTS[i]);
  g_autofree char *days = default_days(app);
  g_autofree char *title = g_strdup_printf(_("%s 回复 %s:%s"), order->who, order->short_number, order->reply);
  const YcAskField fields[] = {
    { .label = _("回复"), .words = words, .n_words = G_N_ELEMENTS(words), .max = 1 },
    { .label = _("说明"), .max = YC_SUPERVISE_TEXT },
    { .label = _("退回几天"), .value = days, .max = DAYS_MAX },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), say_verdict, take_judge, yc_supervise_about(app, cases, order->id),
         yc_supervise_about_free);
}

/* ── which ── */

gboolean yc_supervise_may_reply(YcApp *app, gint64 casefile, GError **error)
{
  if (yc_supervise_may_state(app, casefile))
    return TRUE;
  g_autoptr(YcOrder) order = yc_order_waiting(app, casefile, error);
  if (!order)
    return FALSE;
  return order->state == YC_ORDER_REPLIED ? yc_order_may_judge(app, order, error) : yc_order_may_reply(app, order, error);
}

void yc_supervise_reply(YcTui *tui, YcApp *app, const GArray *cases)
{
  gint64 casefile = g_array_index(cases, gint64, 0);
  g_autoptr(YcOrder) order = yc_order_waiting(app, casefile, NULL);
  if (yc_supervise_may_state(app, casefile))
    yc_supervise_state(tui, app, cases);
  else if (!order)
    yc_tui_reload(tui);   /* another counter was faster */
  else if (order->state == YC_ORDER_REPLIED)
    judge(tui, app, cases, order);
  else
    reply(tui, app, cases, order);
}
