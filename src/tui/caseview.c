/* caseview.c - one case as it is drawn. */
#include <config.h>
#include "tui/caseview.h"

#include "app/inquiry.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/caselist.h"
#include "tui/entry.h"
#include "tui/route.h"

/* Rows: of a band of the route; of the people and of a reason at most; of record beside.  And one that no screen has. */
enum { BAND = 3, PEOPLE = 3, REASON = 3, RECORD = 5, OUTSIDE = 1 << 20 };

gboolean yc_caseview_waits(const YcCaseRow *row)
{
  return row->id > 0 && (row->state == YC_STATE_TOLD || row->state == YC_STATE_CORRECTING);
}

static const char *provisional(gboolean is)
{
  return is ? C_("clock", "暂定") : "";
}

/* Its light, or what became of it; and until when. */
static char *say_due(YcApp *app, const YcCaseView *view)
{
  static const char *const shapes[] = { "", "‖", "●", "◆", "▲" };
  const YcCaseRow *row = view->row;
  g_autofree char *word = yc_caselist_light(app, &row->light, row->due);
  g_autofree char *day = yc_caselist_day(row->due);
  gboolean lit = row->light.colour != YC_LIGHT_NONE;
  GString *out = g_string_new(shapes[row->light.colour]);
  g_string_append(out, lit ? word : view->state_text);
  if (lit && row->due != YC_DAY_NONE)
    g_string_append_printf(out, _("  应于 %s(%s)%s"), day, yc_say_weekday(row->due),
                           provisional(row->provisional));
  return g_string_free(out, FALSE);
}

void yc_caseview_title(YcApp *app, const YcCaseView *view, int columns, GString *out)
{
  enum { ITEM = 8, PERSON = 6, GAP = 2 };
  const YcCaseRow *row = view->row;
  g_autofree char *due = say_due(app, view);
  int room = columns - yc_width(row->number) - yc_width(due) - 3 * GAP;
  g_autofree char *item = yc_clip(row->item_short, MAX(room - yc_width(row->applicant), ITEM));
  g_autofree char *person = yc_clip(row->applicant, MAX(room - yc_width(item), PERSON));
  g_string_append_printf(out, "%s  %s  %s  %s", row->number, item, person, due);
}

/* ── the head ── */

static int put_wrapped(YcArea area, const char *text, int most, YcInk ink)
{
  g_auto(GStrv) lines = yc_wrap(text, MAX(area.columns, 2));
  int n = MIN((int)g_strv_length(lines), MIN(most, area.rows));
  for (int i = 0; i < n; i++)
    yc_put(area.y + i, area.x, area.columns, lines[i], ink);
  return MAX(n, 0);
}

static int put_people(const YcCaseView *view, YcArea area)
{
  g_autoptr(GString) line = g_string_new(view->person_line);
  if (*view->keeps)   /* before what may be cut */
    g_string_append_printf(line, "  %s", view->keeps);
  if (*view->representative_line)
    g_string_append_printf(line, "  %s", view->representative_line);
  if (*view->point)
    g_string_append_printf(line, "  %s", view->point);
  if (view->notify_other)
    g_string_append_printf(line, "  %s", view->notify_line);
  if (view->household->len)
    g_string_append_printf(line, _("  共同生活%u人"), view->household->len + 1);
  if (view->relative)
    g_string_append(line, view->upper_visits ? _("  经办人亲属,上级也入户") : _("  经办人亲属"));
  g_string_append_printf(line, _("  跑%u趟"), view->trips);
  return put_wrapped(area, line->str, PEOPLE, YC_INK_PLAIN);
}

static const YcInk LIGHT_INK[] = {
  [YC_LIGHT_NONE] = YC_INK_PLAIN, [YC_LIGHT_STOPPED] = YC_INK_GREY, [YC_LIGHT_GREEN] = YC_INK_PLAIN,
  [YC_LIGHT_YELLOW] = YC_INK_YELLOW, [YC_LIGHT_RED] = YC_INK_RED,
};

/* "剩16": the label before it says already that these are days. */
static char *short_light(const YcLight *light)
{
  static const char *const words[] = {
    [YC_LIGHT_NONE] = "", [YC_LIGHT_STOPPED] = N_("停"), [YC_LIGHT_GREEN] = N_("剩"),
    [YC_LIGHT_YELLOW] = N_("剩"), [YC_LIGHT_RED] = N_("超")
  };
  if (light->colour == YC_LIGHT_NONE)
    return g_strdup("");
  if (light->colour != YC_LIGHT_RED && light->colour != YC_LIGHT_STOPPED && light->days == 0)
    return g_strdup(_("今天"));
  return g_strdup_printf("%s%d", gettext(words[light->colour]), light->days);
}

/* What is not green does not stand out by its colour alone. */
static const char *shape_of(YcLightColour colour)
{
  static const char *const shapes[] = {
    [YC_LIGHT_NONE] = "", [YC_LIGHT_STOPPED] = "‖", [YC_LIGHT_GREEN] = "", [YC_LIGHT_YELLOW] = "◆", [YC_LIGHT_RED] = "▲"
  };
  return shapes[colour];
}

/* Pieces one behind the other; none breaks, and what finds no room is left out. */
typedef struct {
  YcArea area;
  int x, y;
} Flow;

static void put_piece(Flow *flow, const char *what, const char *how, YcInk ink)
{
  int columns = yc_width(what), more = yc_width(how), all = flow->area.columns;
  if (flow->x && flow->x + columns + more > all) {
    flow->x = 0;
    flow->y++;
  }
  if (flow->y >= flow->area.rows)
    return;
  int y = flow->area.y + flow->y, x = flow->area.x + flow->x;
  yc_put(y, x, MIN(columns, all - flow->x), what, YC_INK_PLAIN);
  yc_put(y, x + columns, MIN(more, all - flow->x - columns), how, ink);
  flow->x += columns + more + 2;
}

/* "承诺 剩12个工作日 停3" */
static void put_frozen(Flow *flow, const YcClockLine *clock)
{
  g_autofree char *left = g_strdup_printf(_("%s 剩%s "), clock->label, clock->frozen), *light = short_light(&clock->light);
  g_autofree char *stands = g_strconcat(shape_of(YC_LIGHT_STOPPED), light, NULL);
  put_piece(flow, left, stands, YC_INK_GREY);
}

static void put_clock(Flow *flow, const YcClockLine *clock)
{
  if (clock->frozen) {
    put_frozen(flow, clock);
    return;
  }
  g_autofree char *day = yc_caselist_day(clock->due);
  g_autofree char *word = short_light(&clock->light), *light = g_strconcat(shape_of(clock->light.colour), word, NULL);
  g_autofree char *when = g_strdup_printf("%s %s(%s)%s ", clock->label, day, yc_say_weekday(clock->due),
                                          provisional(clock->provisional));
  put_piece(flow, when, light, LIGHT_INK[clock->light.colour]);
}

/* "省平台 …0427"; "省平台 未录" */
static void put_outside(Flow *flow, const YcOutsideLine *line)
{
  g_autofree char *name = g_strdup_printf("%s ", line->short_name), *tail = yc_entry_tail(line->number);
  put_piece(flow, name, *tail ? tail : _("未录"), *tail ? YC_INK_PLAIN : YC_INK_YELLOW);
}

static int put_clocks(const YcCaseView *view, YcArea area)
{
  Flow flow = { .area = area };
  for (guint i = 0; i < view->clocks->len; i++)
    put_clock(&flow, g_ptr_array_index(view->clocks, i));
  for (guint i = 0; i < view->outside->len; i++)
    put_outside(&flow, g_ptr_array_index(view->outside, i));
  return MIN(flow.x ? flow.y + 1 : flow.y, area.rows);
}

/* Taken in again: the time of first receipt stays (RULE acc-12). */
static void put_first_receipt(const YcCaseView *view, GString *line)
{
  int hour, minute;
  char day[YC_DAY_TEXT];
  if (view->first_receipt == YC_TIME_NONE)
    return;
  yc_time_clock(view->first_receipt, &hour, &minute);
  g_string_append_printf(line, _("%s首次收件 %s %02d:%02d"), line->len ? "  " : "",
                         yc_day_format(yc_time_day(view->first_receipt), day) + 5, hour, minute);
}

static YcArea rest(YcArea area, int used)
{
  return (YcArea) { area.y + used, area.x, MAX(area.rows - used, 0), area.columns };
}

/* The commands that have no letter are told where they are due. */
static const char *what_next(const YcOwed *owed)
{
  return owed->can_remind ? _("  该提醒了:按 0 再按 002") : owed->can_lapse ? _("  可按到期处理:按 0 再按 003") : "";
}

/* A case without clocks says what became of it, one that waits or was refused why. */
static int put_state(const YcCaseView *view, YcArea area)
{
  enum { SHORT = 2 };
  g_autoptr(GString) line = g_string_new(NULL);
  if (!view->clocks->len)
    g_string_append_printf(line, _("状态 %s"), view->state_text);
  if (*view->moves_text)
    g_string_append_printf(line, "%s%s", line->len ? "  " : "", view->moves_text);
  if (*view->owed_text)
    g_string_append_printf(line, "%s%s%s", line->len ? "  " : "", view->owed_text, what_next(&view->owed));
  if (*view->reason && view->row->state == YC_STATE_REFERRED)
    g_string_append_printf(line, _("%s那里说 %s"), line->len ? "  " : "", view->reason);
  else if (*view->reason)
    g_string_append_printf(line, view->granted ? _("%s结果 %s") : _("%s理由 %s"), line->len ? "  " : "", view->reason);
  put_first_receipt(view, line);
  int used = line->len ? put_wrapped(area, line->str, REASON, YC_INK_PLAIN) : 0;
  if (*view->remedy_text)
    used += put_wrapped(rest(area, used), view->remedy_text, SHORT, YC_INK_PLAIN);
  if (!*view->authority_text)
    return used;
  g_autofree char *where = g_strdup_printf(_("该找 %s"), view->authority_text);
  return used + put_wrapped(rest(area, used), where, SHORT, YC_INK_PLAIN);
}

int yc_caseview_head(const YcCaseView *view, YcArea area, int below)
{
  YcArea inside = { area.y, area.x + 1, MAX(area.rows - below, 0), area.columns - 1 };
  int used = put_people(view, inside);
  used += put_clocks(view, rest(inside, used));
  used += put_state(view, rest(inside, used));
  int blank = inside.rows - used >= BAND + 2;   /* above and below the route */
  if (!view->steps->len || inside.rows - used < BAND)
    return MIN(used + 1, inside.rows);
  used += blank;
  YcArea route = rest(inside, used);
  route.rows -= blank;
  used += yc_route_paint(view, route);
  return used + blank;
}

int yc_caseview_head_rows(const YcCaseView *view, YcArea area, int below)
{
  area.y = OUTSIDE;
  return yc_caseview_head(view, area, below);
}

void yc_caseview_beside(YcApp *app, const YcCaseView *view, YcArea area)
{
  g_autoptr(GString) title = g_string_new(NULL);
  yc_caseview_title(app, view, area.columns - yc_width(view->answerable) - 2, title);
  yc_put_bar(area.y, area.x, area.columns, title->str, view->answerable, YC_INK_BOLD | YC_INK_UNDERLINE);
  YcArea body = rest(area, 1);
  YcArea below = rest(body, yc_caseview_head(view, body, RECORD));
  for (guint i = 0; i < view->record->len && (int)i < below.rows; i++)
    yc_caseview_record(NULL, g_ptr_array_index(view->record, i), below.y + (int)i, below.x, below.columns,
                       FALSE);
}

/* ── rows ── */

static YcInk row_ink(gboolean selected)
{
  return selected ? YC_INK_REVERSE : YC_INK_PLAIN;
}

void yc_caseview_record(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns,
                        gboolean selected)
{
  static const YcColumn table[] = { { "", 7 }, { "", 7 }, { "", 9 }, { "", 1000 } };
  const YcRecordLine *line = row;
  int hour, minute;
  yc_time_clock(line->at, &hour, &minute);
  g_autofree char *day = yc_caselist_day(yc_time_day(line->at));
  g_autofree char *time = g_strdup_printf("%02d:%02d", hour, minute);
  g_autofree char *late = *line->cause ? g_strdup_printf(_("(补录:%s)"), line->cause)
                                       : g_strdup(line->late ? _("(补录)") : "");
  /* The column has room for a name; for whom it was done stands first in the text. */
  g_autofree char *stood = *line->for_whom ? g_strdup_printf(_("代%s "), line->for_whom) : g_strdup("");
  g_autofree char *text = g_strconcat(stood, line->text, late, NULL);
  const char *cells[] = { day, time, line->name, text };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, row_ink(selected));
}

/* Columns for a word with `more` behind it, at least `least`. */
static int room(const char *word, int more, int least)
{
  return MAX(yc_width(word) + more, least);
}

static char *pieces(const char *word, int n)
{
  return n > 0 ? g_strdup_printf("%s%d", word, n) : g_strdup("");
}

char *yc_caseview_kept(const YcMaterialLine *line)
{
  const char *kept = line->state == YC_TICK_HAVE ? yc_say_kept(line->original, line->copies, line->returned) : "";
  g_autofree char *text = *kept && *line->note ? g_strdup_printf(_("%s;%s"), kept, line->note) : g_strdup(*kept ? kept : line->note);
  if (!*line->at)
    return g_steal_pointer(&text);
  return *text ? g_strdup_printf(_("在%s;%s"), line->at, text) : g_strdup_printf(_("在%s"), line->at);
}

void yc_caseview_material(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns,
                          gboolean selected)
{
  static const char *const states[YC_N_TICKS] = {
    [YC_TICK_MISSING] = N_("缺"), [YC_TICK_HAVE] = N_("齐"), [YC_TICK_WRONG] = N_("误")
  };
  const YcMaterialLine *line = row;
  int widest = 4;
  for (gsize i = 0; i < G_N_ELEMENTS(states); i++)
    widest = room(gettext(states[i]), 1, widest);
  const YcColumn table[] = {
    { "", 4 }, { "", widest }, { "", columns >= 100 ? 42 : 32 }, { "", room(_("原"), 2, 5) }, { "", room(_("复"), 2, 5) },
    { "", 1000 }
  };
  g_autofree char *n = g_strdup_printf("%2d", line->n);
  g_autofree char *original = pieces(_("原"), line->original);
  g_autofree char *copies = pieces(_("复"), line->copies);
  const char *state = line->state == YC_N_TICKS ? "" : gettext(states[line->state]);
  g_autofree char *kept = yc_caseview_kept(line);
  const char *cells[] = { n, state, line->name, original, copies, kept };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, row_ink(selected));
}

void yc_caseview_paper(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns,
                       gboolean selected)
{
  static const YcColumn table[] = { { "", 1 }, { "", 26 }, { "", 25 }, { "", 7 }, { "", 9 }, { "", 1000 } };
  const YcPaperLine *line = row;
  g_autofree char *day = yc_caselist_day(line->day);
  g_autofree char *signed_day = yc_caselist_day(line->signed_day);
  g_autofree char *prints = *line->mark                       ? g_strdup(line->mark)
                            : line->signed_day != YC_DAY_NONE ? g_strdup_printf(_("%s签收"), signed_day)
                            : line->prints                    ? g_strdup_printf(_("印%d次"), line->prints)
                                                              : g_strdup(_("没印"));
  const char *cells[] = { "", line->title, line->number, day, line->clerk, prints };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, row_ink(selected));
}

void yc_caseview_member(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 1 }, { "", 12 }, { "", 26 }, { "", 20 }, { "", 1000 } };
  const YcMember *member = row;
  g_autofree char *number = yc_mask_id(member->doc_number);
  const char *cells[] = { "", member->relation, member->name, number, member->birth };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, row_ink(selected));
}

void yc_caseview_outside(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns,
                         gboolean selected)
{
  static const YcColumn table[] = { { "", 1 }, { "", 10 }, { "", 40 }, { "", 1000 } };
  const YcOutsideLine *line = row;
  const char *state = *line->number ? line->number : line->more ? _("(可以记)") : _("还没录入");
  const char *cells[] = { "", line->short_name, state, line->name };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, row_ink(selected));
}

void yc_caseview_inquiry(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 7 }, { "", 11 }, { "", 6 }, { "", 9 }, { "", 11 }, { "", 1000 } };
  const YcInquiry *inquiry = row;
  g_autofree char *day = yc_caselist_day(inquiry->day);
  const char *cells[] = {
    day, inquiry->number, yc_inquiry_channel_word(inquiry->channel), inquiry->first_name, yc_inquiry_state_word(inquiry),
    inquiry->text
  };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, row_ink(selected));
}
