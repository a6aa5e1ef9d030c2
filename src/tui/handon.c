/* handon.c - see handon.h. */
#include <config.h>
#include "tui/handon.h"

#include "app/say.h"
#include "app/signing.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/page.h"
#include "tui/supervising.h"

enum { TEXT_MAX = 400, CASES_MAX = 4 };   /* CASES_MAX: whose papers are named before they are signed for */

static GArray *only(gint64 casefile)
{
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_array_append_val(cases, casefile);
  return cases;
}

static YcAbout *about_one(YcApp *app, gint64 casefile)
{
  g_autoptr(GArray) cases = only(casefile);
  return yc_supervise_about(app, cases, casefile);
}

/* ── handing over ── */

static void said(YcTui *tui, YcApp *app, const YcHanded *done)
{
  g_autofree char *words = done->cases > 1
    ? g_strdup_printf(_("已交出 %u 件给 %s,交接清单 %u 份。u撤销"), done->cases, done->whom, done->lists)
    : g_strdup_printf(_("已交给 %s,等对方签收。u撤销"), done->whom);
  yc_supervise_said(tui, app, done->papers, words);
}

static void give(YcTui *tui, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(YcHanded) done = yc_hand_give(one->app, one->cases, one->act, &error);
  if (done)
    said(tui, one->app, done);
  else
    yc_tui_fail(tui, error);
}

static void ask_give(YcTui *tui, YcApp *app, gint64 casefile, const char *title, const YcHandPlan *plan)
{
  g_autofree char *words = yc_hand_words(plan), *papers = NULL, *along = NULL;
  along = g_strdup_printf(_("同时交:%s;外单位各一份交接清单,打印。"), plan->along);
  papers = *plan->papers ? g_strdup_printf(_("材料一起交:%s"), plan->papers) : g_strdup(_("没有要一起交的材料。"));
  const char *last = plan->again ? _("退回来的再交一次,期限照旧从第一次交出算。回车交出;Esc 不交。")
                     : plan->next.outside ? _("外单位:打印交接清单给对方签收。期限从今天交出算起。回车交出;Esc 不交。")
                                          : _("期限从今天交出算起;对方签收以前仍由你负责。回车交出;Esc 不交。");
  g_autofree char *late = yc_hand_remark(plan);
  const char *lines[6] = { words };
  guint n = 1;
  if (late)
    lines[n++] = late;
  if (*plan->along)
    lines[n++] = along;
  lines[n++] = papers;
  lines[n] = last;
  yc_page_confirm(tui, title, lines, give, about_one(app, casefile), yc_supervise_about_free);
}

static char *title_of(const YcCaseView *view, const char *word)
{
  return g_strdup_printf("%s  %s  %s  %s", word, view->row->number, view->row->item_short, view->row->applicant);
}

void yc_handon_open(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  GError *error = NULL;
  YcHandPlan *plan = yc_hand_plan(app, view->row->id, &error);
  g_autoptr(GArray) cases = only(view->row->id);
  if (!plan) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *title = title_of(view, plan->what == YC_HAND_GIVE ? _("交下家") : plan->row->short_name);
  if (plan->what == YC_HAND_OUTSIDE) {
    yc_handon_outside(tui, app, cases, title, plan);
  } else if (plan->what == YC_HAND_FINISH) {
    yc_handon_finish(tui, app, cases, title, plan);
  } else {
    ask_give(tui, app, view->row->id, title, plan);
    yc_hand_plan_free(plan);
  }
}

gboolean yc_handon_may(YcApp *app, const YcCaseView *view)
{
  g_autoptr(GError) none = NULL;
  g_autoptr(YcHandPlan) plan = yc_hand_plan(app, view->row->id, &none);
  return plan != NULL;
}

/* ── many ── */

void yc_handon_many(YcTui *tui, YcApp *app, const GArray *cases)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) outside = NULL;
  g_autofree char *title = g_strdup_printf(_("交下家 %u 件"), cases->len);
  if (yc_hand_may(app, cases, &error)) {
    const char *const lines[] = { _("各件交给各自的下一环节,期限从今天交出算起。"),
                                  _("每个单位打印一份交接清单,一式两份。回车交出;Esc 不交。"), NULL };
    yc_page_confirm(tui, title, lines, give, yc_supervise_about(app, cases, 0), yc_supervise_about_free);
  } else if (yc_outside_may(app, cases, &outside)) {
    g_free(title);
    title = g_strdup_printf(_("外单位 %u 件"), cases->len);
    yc_handon_outside(tui, app, cases, title, NULL);
  } else {
    yc_tui_fail(tui, g_steal_pointer(&error));
  }
}

/* ── acknowledging ── */

/* "2 件、交接班 1 次、转来的首问 1 条": the parts there are. */
static char *say_signed(const YcSigned *what)
{
  const struct {
    guint n;
    const char *words;
  } parts[] = { { what->cases, C_("sign", "%u 件") }, { what->shifts, _("交接班 %u 次") }, { what->referrals, _("转来的首问 %u 条") } };
  GString *text = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    g_auto(GStrv) around = g_strsplit(parts[i].words, "%u", 2);
    g_autofree char *n = g_strdup_printf("%u", parts[i].n), *part = g_strjoinv(n, around);
    if (parts[i].n)
      g_string_append_printf(text, "%s%s", text->len ? _("、") : "", part);
  }
  return g_string_free(text, FALSE);
}

static void sign(YcTui *tui, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  YcSigned done;
  if (!yc_sign_all(one->app, one->id, one->act, &done, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *what = say_signed(&done), *some = g_strdup_printf(_("从现在起归你负责,其中协办的 %u 件只归你那一步。"), done.helps);
  gboolean only = done.helps == done.cases && done.shifts + done.referrals == 0;
  const char *whose = !done.helps ? _("从现在起归你负责。") : only ? _("协办的一步归你,整件仍由主办负责。") : some;
  yc_tui_say(tui, YC_SAY_DONE, _("已签收 %s:%s%s"), what, whose, done.shifts || done.referrals ? "" : _("u撤销"));
  yc_tui_reload(tui);
}

static void add_wrapped(GPtrArray *lines, const char *text, int columns)
{
  g_auto(GStrv) rows = yc_wrap(text, columns);
  for (char **row = rows; *row; row++)
    g_ptr_array_add(lines, g_strdup(*row));
}

/* Of one case all its papers, of several those of the first few: they are counted before one signs. */
static void add_papers(GPtrArray *lines, const GPtrArray *looks, int columns)
{
  guint named = 0, more = 0;
  for (guint i = 0; i < looks->len; i++) {
    const YcSignLook *look = g_ptr_array_index(looks, i);
    if (*look->papers && named++ >= CASES_MAX) {
      more++;
    } else if (*look->papers && looks->len == 1) {
      g_autofree char *line = g_strdup_printf(_("随来的材料:%s"), look->papers);
      add_wrapped(lines, line, columns);
    } else if (*look->papers) {
      g_ptr_array_add(lines, g_strdup_printf("%s  %s", look->number, look->papers));
    }
  }
  if (!named)
    g_ptr_array_add(lines, g_strdup(_("没有随来的材料。")));
  if (more)
    g_ptr_array_add(lines, g_strdup_printf(_("另有 %u 件也带材料。"), more));
}

/* What becomes mine: the whole case, or only the step that I assist with (RULE agt-01). */
static void add_whose(GPtrArray *lines, const GPtrArray *looks, gboolean others)
{
  guint helps = 0;
  const YcSignLook *last = NULL;
  for (guint i = 0; i < looks->len; i++) {
    const YcSignLook *look = g_ptr_array_index(looks, i);
    helps += *look->lead ? 1 : 0;
    last = *look->lead ? look : last;
  }
  if (helps == 1 && looks->len == 1)
    g_ptr_array_add(lines, g_strdup_printf(_("协办的一步归你,整件仍由 %s 负责。"), last->lead));
  else if (helps)
    g_ptr_array_add(lines, g_strdup_printf(_("其中 %u 件是协办:只归你那一步,整件仍由主办负责。"), helps));
  if (helps == looks->len && !others)
    g_ptr_array_add(lines, g_strdup(_("期限从交出那天算,不变。要退的先退回。回车签收;Esc 先不签。")));
  else
    g_ptr_array_add(lines, g_strdup(_("从签收起归你负责;期限从交出那天算,不变。要退的先退回。回车签收;Esc 先不签。")));
}

void yc_handon_sign(YcTui *tui, YcApp *app, gint64 casefile)
{
  GError *error = NULL;
  YcSigned waiting = casefile ? (YcSigned) { .cases = 1 } : yc_sign_waiting(app);
  g_autofree char *all = say_signed(&waiting);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) looks = yc_sign_look(app, casefile, &error);
  if (!looks) {
    yc_tui_fail(tui, error);
    return;
  }
  if (!*all) {
    yc_tui_say(tui, YC_SAY_INFO, "%s", _("没有等你签收的。"));
    return;
  }
  g_ptr_array_add(lines, g_strdup_printf(_("签收 %s:材料点清了再签。"), all));
  if (looks->len)
    add_papers(lines, looks, yc_tui_top(tui)->area.columns - 4);
  add_whose(lines, looks, waiting.shifts + waiting.referrals > 0);
  g_ptr_array_add(lines, NULL);
  yc_page_confirm(tui, casefile ? _("签收这一件") : _("全部签收"), (const char *const *)lines->pdata, sign, about_one(app, casefile),
                  yc_supervise_about_free);
}

/* ── giving back ── */

static char *take_return(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_route_return(one->app, one->id, 0, values[0].text, one->act, &error);
  if (!result)
    return yc_supervise_sentence(error);
  yc_tui_say(tui, YC_SAY_DONE, _("已退回 %s,交来的人马上看得到。u撤销"), result->short_number);
  yc_tui_reload(tui);
  return NULL;
}

static char *say_return(G_GNUC_UNUSED const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return g_strdup(_("回到交来的人手里;期限照旧走。材料一起退回。"));
}

void yc_handon_return(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const YcAskField fields[] = { { .label = _("为什么"), .max = TEXT_MAX } };
  g_autofree char *title = title_of(view, _("退回"));
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), say_return, take_return, about_one(app, view->row->id), yc_supervise_about_free);
}

gboolean yc_handon_may_return(YcApp *app, const YcCaseView *view)
{
  g_autoptr(GError) none = NULL;
  return yc_route_may_return(app, view->row->id, &none);
}

/* ── words ── */

char *yc_handon_why_not(YcApp *app, const YcCaseView *view, YcCommand command)
{
  GError *error = NULL;
  if (command == YC_COMMAND_RETURN)
    yc_route_may_return(app, view->row->id, &error);
  else
    yc_hand_plan_free(yc_hand_plan(app, view->row->id, &error));
  return error ? yc_supervise_sentence(error) : NULL;
}

const char *yc_handon_word(YcApp *app, const YcCaseView *view, YcCommand command)
{
  static const char *const words[YC_N_HANDS] = {
    [YC_HAND_GIVE] = NULL, [YC_HAND_FINISH] = NC_("command", "办完交出"), [YC_HAND_OUTSIDE] = NC_("command", "外单位")
  };
  /* Who decides finds here that he may refuse. */
  static const struct { YcStepKind kind; const char *word; } kinds[] = {
    { YC_STEP_DECIDE, NC_("command", "准予不予") }, { YC_STEP_CONSULT, NC_("command", "会签意见") },
  };
  g_autoptr(GError) none = NULL;
  g_autoptr(YcHandPlan) plan = command == YC_COMMAND_FORWARD ? yc_hand_plan(app, view->row->id, &none) : NULL;
  for (guint i = 0; plan && plan->what == YC_HAND_FINISH && i < G_N_ELEMENTS(kinds); i++)
    if (kinds[i].kind == plan->row->kind)
      return C_("command", kinds[i].word);
  return plan && words[plan->what] ? C_("command", words[plan->what]) : NULL;
}
