/* shift.c - everything open handed over in one go: what I have in hand, and what others hand to me (RULE agt-02). */
#include <config.h>
#include <string.h>

#include "app/paper.h"
#include "app/say.h"
#include "app/shift.h"
#include "app/supervise.h"
#include "base/gettext.h"
#include "tui/ask.h"
#include "tui/caselist.h"
#include "tui/caseview.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/print.h"
#include "tui/screens.h"
#include "tui/tabs.h"

enum { MINE = 1, TO_ME, LISTS, TABS, TEXT_MAX = 400 };

typedef struct {
  YcScreen base;
  YcApp *app;
  GPtrArray *lines, *shifts;   /* of YcShiftLine: in my hands; of YcShift: that wait for me, all of them for a supervisor */
  GPtrArray *papers;           /* of YcPaperLine: the lists of before, to be read and printed once more */
  YcListArray arrays[TABS];
  YcList *lists[TABS];
  YcShift *offered;            /* mine that waits; NULL */
  YcPreview preview;
  gint64 asked;                /* the hand-over that a dialog is about */
} Shift;

/* ── the lists ── */

static gint64 line_key(gconstpointer row)
{
  return ((const YcShiftLine *)row)->id;
}

static gint64 shift_key(gconstpointer row)
{
  return ((const YcShift *)row)->id;
}

static gint64 paper_key(gconstpointer row)
{
  return ((const YcPaperLine *)row)->id;
}

static const YcColumn PAPERS[] = {
  { N_(" 文书"), 27 }, { N_("文号"), 25 }, { N_("日期"), 7 }, { N_("经办"), 9 }, { N_("次数"), 8 }
};
static const YcColumn LINES[] = {
  { N_("到期"), 7 }, { N_("办件号"), 11 }, { N_("申请人"), 10 }, { N_("事项"), 17 }, { N_("环节"), 11 }, { N_("凭什么"), 9 },
  { N_("跟着走的材料"), 1000 }
};
static const YcColumn SHIFTS[] = {
  { N_("视收日"), 7 }, { N_("交接清单"), 25 }, { N_("交出人"), 10 }, { N_("接收人"), 10 }, { N_("件数"), 6 }, { N_("交代"), 1000 }
};

static void paint_line(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcShiftLine *line = row;
  const YcCaseRow *cf = line->row;
  g_autofree char *day = yc_caselist_day(line->due);
  const char *cells[] = { day, cf ? cf->number : line->number, cf ? cf->applicant : "", cf ? cf->item_short : line->text,
                          cf ? yc_say_step(cf->step_short) : "", yc_shift_why(line->why), line->papers };
  yc_put_cells(y, x, columns, LINES, G_N_ELEMENTS(LINES), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static void paint_shift(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const YcShift *shift = row;
  g_autofree char *day = yc_caselist_day(shift->due), *n = g_strdup_printf("%u", shift->cases + shift->inquiries);
  const char *cells[] = { day, shift->number, shift->giver_name, shift->taker_name, n, shift->text };
  yc_put_cells(y, x, columns, SHIFTS, G_N_ELEMENTS(SHIFTS), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static gboolean read_preview(Shift *screen, GError **error)
{
  const YcShiftLine *line = screen->base.tab == MINE ? yc_list_row(screen->lists[MINE]) : NULL;
  return yc_preview_read(&screen->preview, screen->app, line ? line->row : NULL, error);
}

static gboolean is_supervisor(const Shift *screen)
{
  return yc_staff_has_role(yc_app_me(screen->app), "supervisor");
}

static gboolean load(YcScreen *base, GError **error)
{
  Shift *screen = (Shift *)base;
  g_autoptr(GPtrArray) lines = yc_shift_lines(screen->app, 0, error);
  g_autoptr(GPtrArray) shifts = lines ? yc_shift_waiting(screen->app, is_supervisor(screen), error) : NULL;
  g_autoptr(GPtrArray) papers = shifts ? yc_shift_papers(screen->app, error) : NULL;
  if (!papers)
    return FALSE;
  GPtrArray *old[] = { screen->lines, screen->shifts, screen->papers };   /* the lists still know their rows */
  screen->arrays[MINE].rows = screen->lines = g_steal_pointer(&lines);
  screen->arrays[TO_ME].rows = screen->shifts = g_steal_pointer(&shifts);
  screen->arrays[LISTS].rows = screen->papers = g_steal_pointer(&papers);
  yc_shift_free(screen->offered);
  screen->offered = yc_shift_offered(screen->app, 0);
  int rows = yc_tabs_lay_out(base->area).list.rows - 1;
  gboolean ok = yc_list_load(screen->lists[MINE], rows, error) && yc_list_load(screen->lists[TO_ME], rows, error) &&
                yc_list_load(screen->lists[LISTS], rows, error);
  for (gsize i = 0; i < G_N_ELEMENTS(old); i++)
    if (old[i])
      g_ptr_array_unref(old[i]);
  return ok && read_preview(screen, error);
}

/* ── handing over ── */

typedef struct {
  YcApp *app;
  gboolean any;      /* whose is asked for too */
  char act[37];
} Give;

static GPtrArray *find_posts(const char *text, gpointer data)
{
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) posts = yc_supervise_posts(((const Give *)data)->app, text, NULL);
  for (guint i = 0; posts && i < posts->len; i++) {
    const YcPostRow *row = g_ptr_array_index(posts, i);
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(row->code);
    option->label = g_strdup_printf("%s  %s(%s)", row->who, row->name, row->office_short);
    g_ptr_array_add(options, option);
  }
  return options;
}

static gboolean answers_to(const YcStaff *one, const char *text)
{
  gboolean found = strstr(one->name, text) || strstr(one->login, text);
  for (char **initials = one->initials; !found && initials && *initials; initials++)
    found = g_str_has_prefix(*initials, text);
  return found;
}

/* Everybody, also who has left: whose things must go to somebody. */
static GPtrArray *find_staff(const char *text, gpointer data)
{
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) staff = yc_app_staff(((const Give *)data)->app, NULL);
  for (guint i = 0; staff && i < staff->len; i++) {
    const YcStaff *one = g_ptr_array_index(staff, i);
    if (!answers_to(one, text))
      continue;
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup_printf("%" G_GINT64_FORMAT, one->id);
    option->label = g_strdup_printf("%s  %s", one->name, one->office_name);
    g_ptr_array_add(options, option);
  }
  return options;
}

static gint64 whose(const Give *give, const YcAskValue *values)
{
  return give->any ? g_ascii_strtoll(values[0].text, NULL, 10) : 0;
}

static char *say_give(const YcAskValue *values, gpointer data)
{
  const Give *give = data;
  if (give->any && !*values[0].text)
    return g_strdup(_("先选谁手里的。"));
  g_autoptr(GPtrArray) lines = yc_shift_lines(give->app, whose(give, values), NULL);
  guint n = lines ? lines->len : 0, asked = lines ? yc_shift_inquiries(lines) : 0;
  g_autofree char *what = yc_shift_what(n - asked, asked);
  return g_strdup_printf(_("共 %u 项(%s)一次交出,期限不变;印清单两份。签收前仍由交出的人负责。"), n, what);
}

static void say_given(YcTui *tui, YcApp *app, const YcShift *shift)
{
  g_autofree char *warning = NULL, *due = yc_say_day_medium(shift->due);
  g_autoptr(GError) unprinted = NULL;
  yc_app_paper_print(app, shift->paper, yc_app_paper_width(app), FALSE, NULL, &warning, &unprinted);
  if (unprinted)
    yc_tui_say(tui, YC_SAY_ERROR, _("已交给%s,但清单没有打印:%s"), shift->taker_name, unprinted->message);
  else
    yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, _("已交给%s,%s;%s前签收,过了视为签收。%s"), shift->taker_name,
               shift->number, due, warning ? warning : "");
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

static char *take_give(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Give *give = data;
  GError *error = NULL;
  gboolean repeated;
  const YcAskValue *to = &values[give->any ? 1 : 0];
  if (!*to[0].text)
    return g_strdup(_("先选交给谁:打姓名、首字母或岗位。"));
  gint64 id = yc_shift_give(give->app, whose(give, values), to[0].text, to[1].text, give->act, &repeated, &error);
  g_autoptr(YcShift) shift = id ? yc_shift_read(give->app, id, &error) : NULL;
  if (!shift)
    return sentence_of(error);
  say_given(tui, give->app, shift);
  yc_tui_reload(tui);
  return NULL;
}

static void ask_give(Shift *screen)
{
  Give *give = g_new0(Give, 1);
  g_autofree char *act = g_uuid_string_random(), *me = NULL;
  give->app = screen->app;
  give->any = is_supervisor(screen);
  g_strlcpy(give->act, act, sizeof give->act);
  me = g_strdup(yc_app_me(screen->app)->name);
  const YcAskField fields[] = {
    { .label = _("谁手里的"), .value = me, .max = 20, .search = find_staff },
    { .label = _("交给谁"), .max = 20, .search = find_posts, .pick = TRUE },
    { .label = _("交代"), .max = TEXT_MAX },
  };
  guint from = give->any ? 0 : 1;
  yc_ask(screen->base.tui, give->any ? _("交接:手里没办完的一次交出(打姓名换成别人手里的)") : _("交接:手里没办完的一次交出"), fields + from, G_N_ELEMENTS(fields) - from, say_give, take_give, give, g_free);
}

/* ── taking, returning ── */

static void take(YcTui *tui, gpointer data)
{
  Shift *screen = data;
  GError *error = NULL;
  gboolean repeated;
  g_autoptr(YcShift) shift = yc_shift_read(screen->app, screen->asked, &error);
  if (shift && yc_shift_take(screen->app, screen->asked, NULL, &repeated, &error))
    yc_tui_say(tui, YC_SAY_DONE, _("已签收 %s:%s归你,期限不变。"), shift->number, shift->what);
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

static void ask_take(Shift *screen, const YcShift *shift)
{
  g_autofree char *what = g_strdup_printf(_("%s交来 %s,清单 %s"), shift->giver_name, shift->what, shift->number);
  const char *const lines[] = { what, shift->text, _("点清材料再签收;从签收起归你负责,期限不变。回车签收;Esc 先不签。"), NULL };
  screen->asked = shift->id;
  yc_page_confirm(screen->base.tui, _("签收交接"), lines, take, screen, NULL);
}

static char *take_return(YcTui *tui, const char *text, gpointer data)
{
  Shift *screen = data;
  GError *error = NULL;
  gboolean repeated;
  if (!yc_shift_return(screen->app, screen->asked, text, NULL, &repeated, &error))
    return sentence_of(error);
  yc_tui_say(tui, YC_SAY_DONE, "%s", screen->base.tab == MINE ? _("已收回,仍由你负责。") : _("已退回,仍由交出的人负责。"));
  yc_tui_reload(tui);
  return NULL;
}

/* Mine that waits is taken back, one that came is returned. */
static const YcShift *returnable(const Shift *screen)
{
  return screen->base.tab == MINE    ? screen->offered
         : screen->base.tab == TO_ME ? yc_list_row(screen->lists[TO_ME])
                                     : NULL;
}

static void ask_return(Shift *screen)
{
  screen->asked = returnable(screen)->id;
  yc_page_line(screen->base.tui, screen->base.tab == MINE ? _("收回交接:为什么(可以空着)") : _("退回交接:为什么"), "", TEXT_MAX,
               take_return, screen);
}

/* ── the list once more ── */

/* The list that p prints: of the row, or of what I gave; 0: none.  `number` may be NULL. */
static gint64 list_of(const Shift *screen, const char **number)
{
  const YcPaperLine *paper = screen->base.tab == LISTS ? yc_list_row(screen->lists[LISTS]) : NULL;
  const YcShift *shift = returnable(screen);
  if (number)
    *number = paper ? paper->number : shift ? shift->number : "";
  return paper ? paper->id : shift ? shift->paper : 0;
}

static void print(Shift *screen)
{
  GError *error = NULL;
  g_autofree char *warning = NULL;
  if (yc_app_paper_print(screen->app, list_of(screen, NULL), yc_app_paper_width(screen->app), TRUE, NULL, &warning, &error))
    yc_tui_say(screen->base.tui, warning ? YC_SAY_WARN : YC_SAY_DONE, _("清单已送打印,注明补打。%s"), warning ? warning : "");
  else
    yc_tui_fail(screen->base.tui, error);
  yc_tui_reload(screen->base.tui);
}

static void print_asked(G_GNUC_UNUSED YcTui *tui, gpointer data)
{
  print(data);
}

static void ask_print(Shift *screen)
{
  const char *number;
  list_of(screen, &number);
  g_autofree char *what = g_strdup_printf(_("再印一份 %s %s"), yc_paper_title(YC_PAPER_HANDOVER), number);
  const char *const lines[] = { what, _("再印的注明是补打,记在经过里"), NULL };
  yc_page_confirm(screen->base.tui, _("打印"), lines, print_asked, screen, NULL);
}

/* ── what a person does ── */

static void show_tab(Shift *screen, int tab)
{
  screen->base.tab = CLAMP(tab, MINE, LISTS);
  yc_screen_changed(&screen->base);
}

static gboolean act_row(Shift *screen)
{
  const YcShiftLine *line = yc_list_row(screen->lists[MINE]);
  const YcShift *shift = yc_list_row(screen->lists[TO_ME]);
  if (screen->base.tab == MINE && line && line->row)
    yc_tui_push(screen->base.tui, yc_case_new(screen->app, line->id));
  else if (screen->base.tab == TO_ME && shift)
    ask_take(screen, shift);
  else if (screen->base.tab == LISTS && yc_list_row(screen->lists[LISTS]))
    yc_tui_push(screen->base.tui, yc_paper_new(screen->app, yc_list_row(screen->lists[LISTS])));
  return TRUE;
}

static gboolean act(YcScreen *base, YcCommand command, int number)
{
  Shift *screen = (Shift *)base;
  const YcShift *shift = yc_list_row(screen->lists[TO_ME]);
  if (command == YC_COMMAND_OPEN)
    return act_row(screen);
  if (command == YC_COMMAND_FORWARD)
    ask_give(screen);
  else if (command == YC_COMMAND_SIGN && shift && base->tab == TO_ME)
    ask_take(screen, shift);
  else if (command == YC_COMMAND_RETURN && returnable(screen))
    ask_return(screen);
  else if (command == YC_COMMAND_PRINT && list_of(screen, NULL))
    ask_print(screen);
  else if (command == YC_COMMAND_TAB)
    show_tab(screen, number);
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    show_tab(screen, yc_tabs_turn(base->tab, TABS - 1, command == YC_COMMAND_LEFT ? -1 : 1));
  else if (screen->lines && yc_list_act(screen->lists[screen->base.tab], command))
    yc_tui_reload(base->tui);
  else
    return FALSE;
  return TRUE;
}

static gboolean can(const YcScreen *base, YcCommand command)
{
  const Shift *screen = (const Shift *)base;
  if (command == YC_COMMAND_OPEN)
    return yc_list_row(screen->lists[base->tab]) != NULL;
  if (command == YC_COMMAND_FORWARD)
    return base->tab == MINE && (is_supervisor(screen) || (!screen->offered && screen->lines && screen->lines->len));
  if (command == YC_COMMAND_PRINT)
    return list_of(screen, NULL) != 0;
  if (command == YC_COMMAND_SIGN)
    return base->tab == TO_ME && yc_list_row(screen->lists[TO_ME]) != NULL;
  if (command == YC_COMMAND_RETURN)
    return returnable(screen) != NULL;
  return command == YC_COMMAND_TAB || !yc_command_works(command, YC_IN_CASES) || yc_command_works(command, YC_IN_PAGE);
}

static char *why_not_give(const Shift *screen)
{
  if (screen->base.tab != MINE)
    return g_strdup(_("手里的在第 1 栏:按 1,再按 j。"));
  if (!screen->offered)
    return g_strdup(_("手里没有没办完的,不用交接。"));
  return g_strdup_printf(_("已交给%s,等签收;要改交别人,先按 0、000002 收回。"), screen->offered->taker_name);
}

static char *why_not(const YcScreen *base, YcCommand command)
{
  const Shift *screen = (const Shift *)base;
  if (command == YC_COMMAND_FORWARD)
    return why_not_give(screen);
  if (command == YC_COMMAND_SIGN)
    return g_strdup(base->tab == TO_ME ? _("没有等签收的交接。") : _("等签收的在第 2 栏:按 2,再按 q。"));
  if (command == YC_COMMAND_PRINT)
    return g_strdup(base->tab == MINE ? _("现在没有交出去等签收的;以前的清单在第 3 栏。") : _("这里没有清单可打印。"));
  return NULL;
}

static const char *word(const YcScreen *base, YcCommand command)
{
  if (command == YC_COMMAND_FORWARD)
    return _("全部交出");
  if (command == YC_COMMAND_RETURN && base->tab == MINE)
    return _("收回");
  return command == YC_COMMAND_OPEN && base->tab == TO_ME ? _("签收") : NULL;
}

/* ── how it looks ── */

static void title(YcScreen *base, GString *left, GString *right)
{
  const Shift *screen = (const Shift *)base;
  g_string_append_printf(left, _("交接  %s  手里 %u 项"), yc_app_me(screen->app)->name, screen->lines ? screen->lines->len : 0);
  if (!screen->offered)
    return;
  g_autofree char *due = yc_say_day_medium(screen->offered->due);
  g_string_append_printf(right, _("已交给%s,等签收;%s后视为签收"), screen->offered->taker_name, due);
}

static void paint(YcScreen *base, YcArea area)
{
  const Shift *screen = (const Shift *)base;
  YcTabsLayout at = yc_tabs_lay_out(area);
  const YcTabLabel tabs[TABS] = {
    [MINE] = { _("我手里"), screen->lines ? screen->lines->len : 0, FALSE, FALSE },
    [LISTS] = { _("清单"), screen->papers ? screen->papers->len : 0, TRUE, FALSE },
    [TO_ME] = { is_supervisor(screen) ? _("等签收") : _("交给我"), screen->shifts ? screen->shifts->len : 0, FALSE, FALSE },
  };
  YcArea rows = { at.list.y + 1, at.list.x, at.list.rows - 1, at.list.columns };
  yc_tabs_paint(at.tabs, tabs, TABS - 1, base->tab);
  if (base->tab == MINE)
    yc_put_heads(at.list.y, at.list.x, at.list.columns, LINES, G_N_ELEMENTS(LINES));
  else if (base->tab == LISTS)
    yc_put_heads(at.list.y, at.list.x, at.list.columns, PAPERS, G_N_ELEMENTS(PAPERS));
  else
    yc_put_heads(at.list.y, at.list.x, at.list.columns, SHIFTS, G_N_ELEMENTS(SHIFTS));
  yc_list_paint(screen->lists[base->tab], rows);
  if (at.foot.rows == YC_CASELIST_FOOT)
    yc_preview_paint(&screen->preview, at.foot);
}

static void shift_free(YcScreen *base)
{
  Shift *screen = (Shift *)base;
  for (int tab = MINE; tab < TABS; tab++)
    yc_list_free(screen->lists[tab]);
  if (screen->lines)
    g_ptr_array_unref(screen->lines);
  if (screen->shifts)
    g_ptr_array_unref(screen->shifts);
  if (screen->papers)
    g_ptr_array_unref(screen->papers);
  yc_shift_free(screen->offered);
  yc_preview_clear(&screen->preview);
  g_free(screen);
}

static const YcCommand LEADS[] = { YC_COMMAND_FORWARD, YC_COMMAND_SIGN, YC_COMMAND_RETURN, YC_COMMAND_OPEN, YC_COMMAND_NONE };

static const YcScreenType SHIFT = {
  .name = "shift", .where = YC_IN_LIST | YC_IN_CASES, .load = load, .act = act, .can = can, .why_not = why_not, .word = word, .title = title,
  .paint = paint, .leads = LEADS, .free = shift_free
};

YcScreen *yc_shift_screen(YcApp *app, gboolean to_me)
{
  Shift *screen = g_new0(Shift, 1);
  yc_screen_init(&screen->base, &SHIFT);
  screen->app = app;
  screen->base.tab = to_me ? TO_ME : MINE;
  screen->arrays[MINE] = (YcListArray) { .key = line_key, .paint = paint_line, .empty = N_("手里没有没办完的") };
  screen->arrays[TO_ME] = (YcListArray) { .key = shift_key, .paint = paint_shift, .empty = N_("没有等签收的交接") };
  screen->arrays[LISTS] = (YcListArray) { .key = paper_key, .paint = yc_caseview_paper, .empty = N_("还没有交接清单") };
  for (int tab = MINE; tab < TABS; tab++)
    screen->lists[tab] = yc_list_new_array(&screen->arrays[tab]);
  return &screen->base;
}
