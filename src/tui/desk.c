/* desk.c - the home: queues, the most urgent first, and two lines about the case under the cursor. */
#include <config.h>
#include <string.h>

#include "app/agency_day.h"
#include "app/calendar_view.h"
#include "app/casefile.h"
#include "app/closure.h"
#include "app/draft.h"
#include "app/notice.h"
#include "app/outside.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/signing.h"
#include "app/matter.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/about.h"
#include "tui/absence.h"
#include "tui/caselist.h"
#include "tui/caseview.h"
#include "tui/chosen.h"
#include "tui/handon.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/tabs.h"
#include "tui/undo.h"

typedef struct {
  YcScreen base;
  YcApp *app;
  YcCounts counts;
  YcList *list;
  YcPreview preview;
  char *alarm;        /* of a supervisor: what could not be got done, goes to and fro, is with nobody, in red; "" none */
  YcCaseView *view;   /* of the case under the cursor; NULL: none, or a draft */
  gint64 wanted;      /* the case that the cursor goes to at first; 0: none, or it has */
  GArray *chosen;     /* of gint64: cases that were chosen, to be handed on together */
  gint64 dropping;    /* the draft that is asked about */
  YcLastAct seen;     /* of who sits here, as the message line told it */
  gint64 fresh;       /* its case while that line is the newest thing on the screen: its keys mean this one; else 0 */
} Desk;

/* What was done to one of the chosen was done: nobody means them any more. */
static void acted(Desk *desk, gint64 casefile)
{
  desk->fresh = casefile;
  if (yc_chosen_has(desk->chosen, casefile))
    g_array_set_size(desk->chosen, 0);
}

/* The message line speaks of the last act until something else is done. */
static void note_last_act(Desk *desk)
{
  YcLastAct last = yc_app_last_act(desk->app);
  if (last.at != desk->seen.at || last.casefile != desk->seen.casefile)
    acted(desk, last.casefile);
  desk->seen = last;
}

static gboolean about_last_act(YcCommand command)
{
  return command == YC_COMMAND_NEXT_MATTER || command == YC_COMMAND_NEXT_PERSON || command == YC_COMMAND_PRINT || command == YC_COMMAND_LOG
         || command == YC_COMMAND_UNDO || command == YC_COMMAND_HELP || command == YC_COMMAND_MENU;
}

/* ── the list ── */

static gint64 case_of(const YcCaseRow *row)
{
  return row && !row->inquiry ? MAX(row->id, 0) : 0;
}

static gboolean fetch(gpointer data, const YcPlace *from, gboolean backwards, guint n, GPtrArray *rows,
                      GError **error)
{
  const Desk *desk = data;
  g_autoptr(GPtrArray) page = yc_desk_list(desk->app, (YcTab)desk->base.tab, from ? &from->sort : NULL,
                                           from ? from->tie : 0, backwards, n, error);
  while (page && page->len)
    g_ptr_array_add(rows, g_ptr_array_steal_index(page, 0));
  return page != NULL;
}

static YcPlace place(gconstpointer row)
{
  const YcCaseRow *cf = row;
  return (YcPlace) { cf->sort, cf->id };
}

static gboolean locate(gpointer data, gint64 key, YcPlace *where)
{
  const Desk *desk = data;
  where->tie = key;
  return yc_desk_locate(desk->app, (YcTab)desk->base.tab, key, &where->sort);
}

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  const Desk *desk = data;
  yc_caselist_row(desk->app, row, y, x, columns, selected);
  if (yc_chosen_has(desk->chosen, ((const YcCaseRow *)row)->id))
    yc_caselist_mark(y, x, selected);
}

static void row_free(gpointer row)
{
  yc_case_row_free(row);
}

static const YcListSource SOURCE = {
  .fetch = fetch, .place = place, .locate = locate, .paint = paint_row, .free = row_free
};

/* One of the alarms: the whole sentence, and how it is said beside a worse one. */
typedef struct {
  char *full, *brief;
} Alarm;

static void alarm_clear(gpointer data)
{
  Alarm *alarm = data;
  g_free(alarm->full);
  g_free(alarm->brief);
}

static void alarm_add(GArray *alarms, char *full, char *brief)
{
  Alarm alarm = { full, brief };
  if (*full)
    g_array_append_val(alarms, alarm);
  else
    alarm_clear(&alarm);
}

/* What could not be got done, what goes to and fro, questions over their day (RULE inq-02), the posts with nobody: the worst
 * first. */
static GArray *alarms_read(YcApp *app)
{
  gint64 newest, over;
  guint n = yc_inquiry_stuck(app, &newest), loops = yc_loop_waiting(app), mine = yc_loop_designated(app), posts;
  GArray *alarms = g_array_new(FALSE, FALSE, sizeof(Alarm));
  const char *loop = yc_command_menu(YC_COMMAND_LOOP);
  char *absent = yc_absence_alarm(app, &posts);
  yc_inquiry_count_mine(app, &over);
  gboolean watches = over > 0 && yc_staff_has_role(yc_app_me(app), "supervisor");
  g_array_set_clear_func(alarms, alarm_clear);
  alarm_add(alarms, yc_inquiry_stuck_line(app, n, newest), g_strdup_printf(_("▲办不成事 %u 件:在 7首问"), n));
  alarm_add(alarms, loops ? g_strdup_printf(_("▲%u 件转来转去等你定:按 0%s"), loops, loop) : g_strdup(""),
            g_strdup_printf(_("▲往返 %u 件:0%s"), loops, loop));
  alarm_add(alarms, watches ? g_strdup_printf(_("▲首问超期 %d 件:在 7首问"), (int)over) : g_strdup(""),
            g_strdup_printf(_("▲首问超期 %d"), (int)over));
  alarm_add(alarms, mine ? g_strdup_printf(_("▲%u 件指定由你办:不能退回,异议按 0%s"), mine, loop) : g_strdup(""),
            g_strdup_printf(_("▲指定 %u 件:0%s"), mine, loop));
  alarm_add(alarms, absent, g_strdup_printf(_("▲%u 岗无人:0%s"), posts, yc_command_menu(YC_COMMAND_ABSENCE)));
  return alarms;
}

enum { LEAST_WORST = 56 };   /* columns in which the worst still says its number and its day */

/* All of them whole where they have room; else the worst, cut where that leaves enough, and the others in brief. */
static char *alarm_of(YcApp *app, int columns)
{
  g_autoptr(GArray) alarms = alarms_read(app);
  g_autoptr(GString) full = g_string_new(NULL), rest = g_string_new(NULL);
  for (guint i = 0; i < alarms->len; i++) {
    const Alarm *alarm = &g_array_index(alarms, Alarm, i);
    g_string_append_printf(full, "%s%s", i ? "  " : "", alarm->full);
    g_string_append_printf(rest, "%s%s", i ? "  " : "", i ? alarm->brief : "");
  }
  if (alarms->len == 0 || yc_width(full->str) <= columns)
    return g_strdup(full->str);
  const Alarm *first = &g_array_index(alarms, Alarm, 0);
  int room = MAX(columns - yc_width(rest->str), 1);
  g_autofree char *worst = room < LEAST_WORST && alarms->len > 1 ? g_strdup(first->brief) : yc_clip(first->full, room);
  return g_strconcat(worst, rest->str, NULL);
}

/* What waits to be signed for: first the papers that came with it. */
static gboolean preview_papers(Desk *desk, const YcCaseRow *row, GError **error)
{
  if (desk->base.tab != YC_TAB_SIGN || case_of(row) == 0)
    return TRUE;
  g_autoptr(GPtrArray) looks = yc_sign_look(desk->app, row->id, error);
  if (looks && looks->len) {
    const YcSignLook *look = g_ptr_array_index(looks, 0);
    g_autofree char *second = g_steal_pointer(&desk->preview.second);
    desk->preview.second = *look->papers ? g_strdup_printf(_("材料:%s · %s"), look->papers, second)
                           : *look->lead ? g_strdup_printf(_("协办,整件由 %s 负责 · %s"), look->lead, second)
                                         : g_steal_pointer(&second);
  }
  return looks != NULL;
}

static gboolean load(YcScreen *screen, GError **error)
{
  Desk *desk = (Desk *)screen;
  note_last_act(desk);
  g_free(desk->alarm);
  desk->alarm = alarm_of(desk->app, yc_tabs_lay_out(screen->area).list.columns);
  if (!yc_desk_counts(desk->app, &desk->counts, error)
      || !yc_list_load(desk->list, MAX(yc_tabs_lay_out(screen->area).list.rows - 1 - (*desk->alarm != '\0'), 1), error))
    return FALSE;
  if (desk->wanted && desk->base.tab == YC_TAB_URGENT)
    yc_list_select(desk->list, desk->wanted);
  desk->wanted = 0;
  const YcCaseRow *row = yc_list_row(desk->list);
  return yc_preview_read(&desk->preview, desk->app, row, error) && preview_papers(desk, row, error)
         && yc_about_read(desk->app, row, &desk->view, error);
}

/* ── what a person does ── */

static void drop_draft(Desk *desk, gint64 draft, YcSay kind, const char *sentence)
{
  GError *error = NULL;
  YcTui *tui = desk->base.tui;
  if (yc_draft_drop(desk->app, draft, &error))
    yc_tui_say(tui, kind, "%s", sentence);
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

static void open_draft(Desk *desk, gint64 draft)
{
  g_autofree char *overtaken = yc_supply_overtaken(desk->app, draft), *kind = yc_draft_kind(desk->app, draft);
  if (overtaken)
    drop_draft(desk, draft, YC_SAY_WARN, overtaken);
  else
    yc_tui_push(desk->base.tui,
                strcmp(kind, "bag") == 0       ? yc_bag_screen(desk->app, draft)
                : strcmp(kind, "inquiry") == 0 ? yc_inquiry_new(desk->app, draft, NULL)
                                               : yc_accept_new(desk->app, draft));
}

static void open_row(Desk *desk, const YcCaseRow *row)
{
  YcApp *app = desk->app;
  if (row->id < 0 && desk->base.tab == YC_TAB_SIGN)
    yc_tui_push(desk->base.tui, yc_shift_screen(app, TRUE));
  else if (row->id < 0)
    open_draft(desk, -row->id);
  else if (row->inquiry)
    yc_tui_push(desk->base.tui, yc_inquiry_screen(app, row->inquiry));
  else
    yc_tui_push(desk->base.tui,
                desk->base.tab == YC_TAB_SUPPLY ? yc_supply_new(app, row->id) : yc_case_new(app, row->id));
}

static void drop_asked(G_GNUC_UNUSED YcTui *tui, gpointer data)
{
  Desk *desk = data;
  drop_draft(desk, desk->dropping, YC_SAY_DONE, _("草稿丢掉了。"));
}

static void ask_to_drop(Desk *desk, const YcCaseRow *row)
{
  g_autofree char *whose = g_strdup_printf("%s %s", row->applicant, row->item_short);
  const char *const lines[] = { whose, _("回车丢掉,找不回来;Esc 留着。"), NULL };
  desk->dropping = -row->id;
  yc_page_confirm(desk->base.tui, _("丢掉这份草稿?"), lines, drop_asked, desk, NULL);
}

/* On tab 待签 a negative id is a shift's hand-over. */
static gboolean is_draft(const Desk *desk, const YcCaseRow *row)
{
  return row && row->id < 0 && desk->base.tab != YC_TAB_SIGN;
}

static void undo(Desk *desk, const YcCaseRow *row)
{
  if (is_draft(desk, row) && !desk->fresh)
    ask_to_drop(desk, row);
  else
    yc_undo_ask(desk->base.tui, desk->app, yc_undo_target(desk->app, case_of(row)));
}

static void show_tab(Desk *desk, int tab)
{
  if (tab == desk->base.tab)
    return;
  g_array_set_size(desk->chosen, 0);
  desk->base.tab = tab;
  yc_list_reset(desk->list);
  yc_screen_changed(&desk->base);
}

static gboolean move(Desk *desk, YcCommand command)
{
  if (!yc_list_act(desk->list, command))
    return FALSE;
  GError *error = yc_list_error(desk->list);
  if (error)
    yc_tui_fail(desk->base.tui, error);
  yc_tui_reload(desk->base.tui);   /* the lines below speak of another case now */
  return TRUE;
}

static void print_combined(YcTui *tui, G_GNUC_UNUSED gpointer data)
{
  yc_visit_over(tui);
}

/* p right after a later matter of a visit: the receipt that combines them. */
static void ask_for_combined(Desk *desk)
{
  const char *const lines[] = { _("回车打印本次来访的合并凭证;Esc 先不打。"), NULL };
  yc_page_confirm(desk->base.tui, _("打印合并凭证?"), lines, print_combined, desk, NULL);
}

/* The keys of the message line speak of what was done last; FALSE where the command is not one of them. */
static gboolean act_on_fresh(Desk *desk, YcCommand command)
{
  YcTui *tui = desk->base.tui;
  GError *error = NULL;
  if (command == YC_COMMAND_PRINT && yc_visit_waits(tui)) {
    ask_for_combined(desk);
    return TRUE;
  }
  g_autoptr(YcCaseView) view = yc_casefile_view(desk->app, desk->fresh, &error);
  if (view)
    return yc_about_act(tui, desk->app, view, command);
  yc_tui_fail(tui, error);
  return TRUE;
}

/* On tab 待签 one key acknowledges all that wait; elsewhere what was chosen is handed on together. */
static gboolean act_on_many(Desk *desk, const YcCaseRow *row, YcCommand command)
{
  YcTui *tui = desk->base.tui;
  if (command == YC_COMMAND_SIGN && desk->base.tab == YC_TAB_SIGN)
    yc_handon_sign(tui, desk->app, 0);
  else if (command == YC_COMMAND_FORWARD && desk->chosen->len)
    yc_handon_many(tui, desk->app, desk->chosen);
  else if (command == YC_COMMAND_SELECT && row)
    yc_chosen_toggle(tui, desk->chosen, row->id);
  else if (command == YC_COMMAND_BACK && desk->chosen->len)
    yc_chosen_none(tui, desk->chosen);
  else
    return FALSE;
  if (command == YC_COMMAND_SELECT)
    move(desk, YC_COMMAND_DOWN);
  return TRUE;
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  Desk *desk = (Desk *)screen;
  const YcCaseRow *row = yc_list_row(desk->list);
  if (!about_last_act(command))
    desk->fresh = 0;
  if (act_on_many(desk, row, command))
    return TRUE;
  if (command == YC_COMMAND_OPEN && row)
    open_row(desk, row);
  else if (command == YC_COMMAND_UNDO)
    undo(desk, row);
  else if (command == YC_COMMAND_TAB)
    show_tab(desk, number);
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    show_tab(desk, yc_tabs_turn(desk->base.tab, YC_N_TABS - 1, command == YC_COMMAND_LEFT ? -1 : 1));
  else if (desk->fresh)
    return act_on_fresh(desk, command);
  else
    return yc_about_act(screen->tui, desk->app, desk->view, command) || move(desk, command);
  return TRUE;
}

static const char *word(const YcScreen *screen, YcCommand command)
{
  const Desk *desk = (const Desk *)screen;
  if (command == YC_COMMAND_SIGN && desk->base.tab == YC_TAB_SIGN)
    return _("全部签收");
  return yc_about_word(desk->app, desk->view, command);
}

static gboolean can(const YcScreen *screen, YcCommand command)
{
  const Desk *desk = (const Desk *)screen;
  const YcCaseRow *row = yc_list_row(desk->list);
  if (command == YC_COMMAND_OPEN)
    return row != NULL;
  if (command == YC_COMMAND_SELECT)
    return row && row->id > 0 && !row->inquiry;
  if (command == YC_COMMAND_FORWARD && desk->chosen->len)
    return TRUE;
  if (command == YC_COMMAND_SIGN && desk->base.tab == YC_TAB_SIGN)
    return row != NULL;
  if (command == YC_COMMAND_UNDO)
    return is_draft(desk, row) || yc_undo_can(desk->app, case_of(row));
  return (desk->fresh && about_last_act(command)) || yc_about_can(desk->app, desk->view, command);
}

static char *why_not(const YcScreen *screen, YcCommand command)
{
  const Desk *desk = (const Desk *)screen;
  const YcCaseRow *row = yc_list_row(desk->list);
  if (command != YC_COMMAND_UNDO)
    return yc_about_why_not(desk->app, desk->view, command);
  return row && row->inquiry ? g_strdup(_("首问不用 u 撤销:回车打开,转错了按 9 收回。"))
                             : yc_undo_why_not(desk->app, case_of(row));
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Desk *desk = (const Desk *)screen;
  YcApp *app = desk->app;
  YcDay today = yc_app_today(app);
  int year, month, day, hour, minute;
  yc_day_split(today, &year, &month, &day);
  yc_time_clock(yc_app_now(app), &hour, &minute);
  g_string_append_printf(left, "%s  ", yc_app_hall_short(app));
  if (*yc_app_window_name(app))
    g_string_append_printf(left, "%s ", yc_app_window_name(app));
  g_string_append(left, yc_app_me(app)->name);
  g_string_append_printf(right, "▲%d ◆%d ●%d  ", (int)desk->counts.red, (int)desk->counts.yellow,
                         (int)desk->counts.green);
  if (desk->counts.asked_over > 0)
    g_string_append_printf(right, _("首问▲%d"), (int)desk->counts.asked_over);
  g_string_append(right, "  ");
  g_string_append_printf(right, _("%d月%d日 周%s %02d:%02d"), month, day, yc_say_weekday(today), hour, minute);
}

static void paint_tabs(const Desk *desk, YcArea area)
{
  YcTabLabel tabs[YC_N_TABS] = { 0 };
  for (int tab = 1; tab < YC_N_TABS; tab++)
    tabs[tab] = (YcTabLabel) { yc_desk_tab_name((YcTab)tab), desk->counts.tab[tab], tab == YC_TAB_ALL,
                                tab == YC_TAB_INQUIRY && desk->counts.asked_over > 0 };
  yc_tabs_paint(area, tabs, YC_N_TABS - 1, desk->base.tab);
}

static void paint_list(const Desk *desk, YcArea area)
{
  int top = *desk->alarm ? 1 : 0;
  YcArea rows = { area.y + top + 1, area.x, area.rows - top - 1, area.columns };
  if (top)
    yc_put(area.y, area.x, area.columns, desk->alarm, YC_INK_RED);
  if (desk->base.tab == YC_TAB_SIGN)
    yc_caselist_heads_sign(area.y + top, area.x, area.columns);
  else
    yc_caselist_heads(area.y + top, area.x, area.columns);
  if (yc_list_row(desk->list))
    yc_list_paint(desk->list, rows);
  else
    yc_put_format(rows.y, rows.x, rows.columns, YC_INK_GREY, "  %s", yc_desk_tab_empty((YcTab)desk->base.tab));
}

static void paint(YcScreen *screen, YcArea area)
{
  const Desk *desk = (const Desk *)screen;
  YcTabsLayout at = yc_tabs_lay_out(area);
  paint_tabs(desk, at.tabs);
  paint_list(desk, at.list);
  if (at.foot.rows == YC_CASELIST_FOOT)
    yc_preview_paint(&desk->preview, at.foot);
  if (desk->view && at.view.columns > 0)
    yc_caseview_beside(desk->app, desk->view, at.view);
}

static void desk_free(YcScreen *screen)
{
  Desk *desk = (Desk *)screen;
  yc_list_free(desk->list);
  g_array_unref(desk->chosen);
  yc_preview_clear(&desk->preview);
  yc_case_view_free(desk->view);
  g_free(desk->alarm);
  g_free(desk);
}

/* The F-keys by their numbers, then what the line under the cursor waits for. */
static const YcCommand LEADS[] = {
  YC_COMMAND_ACCEPT, YC_COMMAND_INQUIRY, YC_COMMAND_FIND, YC_COMMAND_AGENCY, YC_COMMAND_BOARD, YC_COMMAND_FIGURES,
  YC_COMMAND_HANDOVER, YC_COMMAND_OPEN, YC_COMMAND_SIGN, YC_COMMAND_FORWARD, YC_COMMAND_SUPPLY, YC_COMMAND_REMIND,
  YC_COMMAND_LAPSE, YC_COMMAND_REPLY, YC_COMMAND_DELIVER, YC_COMMAND_RETURN, YC_COMMAND_LOOK, YC_COMMAND_NONE
};

static const YcScreenType DESK = {
  .name = "desk", .where = YC_IN_LIST | YC_IN_CASES | YC_IN_MANY, .leads = LEADS, .load = load, .act = act, .can = can,
  .word = word, .why_not = why_not, .title = title, .paint = paint, .free = desk_free
};

YcScreen *yc_desk_new(YcApp *app)
{
  Desk *desk = g_new0(Desk, 1);
  yc_screen_init(&desk->base, &DESK);
  desk->app = app;
  desk->alarm = g_strdup("");
  desk->base.tab = YC_TAB_URGENT;
  desk->seen = yc_app_last_act(app);
  desk->chosen = g_array_new(FALSE, FALSE, sizeof(gint64));
  desk->list = yc_list_new(&SOURCE, desk);
  YcDueNow due;
  if (yc_desk_due(app, &due, NULL))
    desk->wanted = due.first;
  return &desk->base;
}

static void greet_mine(GString *text, gint64 n)
{
  if (n > 0)
    g_string_append_printf(text, _("(你的 %d 件)"), (int)n);
}

/* 今天到期 3 件(你的 2 件);超期 2 件(你的 1 件)。 */
static void greet_due(GString *text, YcApp *app)
{
  YcDueNow due;
  if (!yc_desk_due(app, &due, NULL) || due.today + due.over == 0)
    return;
  if (due.today > 0)
    g_string_append_printf(text, _("今天到期 %d 件"), (int)due.today);
  greet_mine(text, due.mine_today);
  if (due.today > 0 && due.over > 0)
    g_string_append(text, _(";"));
  if (due.over > 0)
    g_string_append_printf(text, _("超期 %d 件"), (int)due.over);
  greet_mine(text, due.mine_over);
  g_string_append(text, _("。"));
}

/* RULE inq-02: who asked is told to, and who was asked is reminded. */
static void greet_asked(GString *text, YcApp *app)
{
  gint64 over;
  yc_inquiry_count_mine(app, &over);
  if (over > 0)
    g_string_append_printf(text, _("首问超期 %d 件,在 7首问。"), (int)over);
}

/* Notices that could not end, and those over that still hang. */
static void greet_notices(GString *text, YcApp *app)
{
  guint waiting = yc_notice_waiting(app), over = yc_notice_overdue(app);
  if (waiting > 0)
    g_string_append_printf(text, _("%u 件公示满了不能结束,在 5公示。"), waiting);
  if (over > 0)
    g_string_append_printf(text, _("%u 张公示满了没撤下。"), over);
}

/* RULE agt-04: what a village point took in goes to the hall. */
static void greet_handins(GString *text, YcApp *app)
{
  YcDay first;
  guint n = yc_agency_handins(app, &first);
  g_autofree char *day = yc_say_day_medium(first);
  if (n > 0 && first < yc_app_today(app))
    g_string_append_printf(text, _("村里收的 %u 件材料要交中心,%s就该交了:按 F5。"), n, day);
  else if (n > 0)
    g_string_append_printf(text, _("村里收的 %u 件材料要交中心,最晚 %s:按 F5。"), n, day);
}

void yc_desk_greet(YcTui *tui, YcApp *app)
{
  YcCounts counts;
  gint64 outside = yc_outside_count(app);
  g_autoptr(GString) text = g_string_new(NULL);
  guint unprinted = yc_app_unprinted_count(app);
  g_autofree char *fault = yc_app_templates_fault(app);
  greet_due(text, app);
  greet_asked(text, app);
  greet_handins(text, app);
  g_autofree char *today = yc_hall_today(app), *calendar = yc_calendar_greeting(app);
  g_string_append(text, today);
  if (unprinted)
    g_string_append_printf(text, _("已办未打印 %u 件:按 0%s。"), unprinted, yc_command_menu(YC_COMMAND_UNPRINTED));
  if (fault)   /* the rest may be cut, and is told elsewhere too */
    g_string_append(text, fault);
  if (yc_desk_counts(app, &counts, NULL) && counts.drafts > 0)
    g_string_append_printf(text, _("%d 份草稿没办完,在 2待办。"), (int)counts.drafts);
  greet_notices(text, app);
  guint loops = yc_loop_waiting(app);
  if (loops)
    g_string_append_printf(text, _("%u 件转来转去等你定:按 0%s。"), loops, yc_command_menu(YC_COMMAND_LOOP));
  guint mine = yc_loop_designated(app);
  if (mine)
    g_string_append_printf(text, _("%u 件指定由你办:不能退回,异议按 0%s。"), mine, yc_command_menu(YC_COMMAND_LOOP));
  if (outside > 0)
    g_string_append_printf(text, _("%d 件没录外部系统:按 0%s。"), (int)outside, yc_command_menu(YC_COMMAND_OUTSIDE));
  if (*calendar)
    g_string_append_printf(text, _("%s:按 0%s。"), calendar, yc_command_menu(YC_COMMAND_CALENDAR));
  if (text->len)
    yc_tui_say(tui, fault || unprinted ? YC_SAY_WARN : YC_SAY_INFO, "%s", text->str);
}
