/* inquiry_view.c - one inquiry: what was asked, what has happened since, and what can be done with it; the hall's telephone. */
#include <config.h>
#include <string.h>

#include "app/matter.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/caselist.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/referral.h"
#include "tui/screens.h"

enum { REPLY = 400, REASON = 200, ACTS = 9, MARGIN = 1, HEAD = 6, COLUMN = 26 };

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 id;
  YcInquiry *inquiry;
  char *bound;          /* it goes to and fro: what holds of it; "" */
  GPtrArray *history;   /* of YcInquiryLine, one a row */
  YcListArray array;
  YcList *list;
} View;

/* ── what can be done ── */

/* What a dialog needs after the screen has been read anew. */
typedef struct {
  YcApp *app;
  gint64 id;
} About;

static About *about_of(const View *view)
{
  About *about = g_new(About, 1);
  *about = (About) { view->app, view->id };
  return about;
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup(error->message);
  g_error_free(error);
  return sentence;
}

static char *take_answer(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  const char *by = yc_inquiry_channels[values[1].word];
  if (!by) {
    if (!yc_referral_reply(about->app, about->id, values[0].text, "", &error))
      return sentence_of(error);
    yc_tui_reload(tui);
    yc_tui_say(tui, YC_SAY_DONE, _("答复已交给首问人:由他告诉来问的人。"));
    return NULL;
  }
  if (!yc_inquiry_answer(about->app, about->id, values[0].text, by, "", &error))
    return sentence_of(error);
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, _("已记下答复:他知道了,这件首问到此为止。5 把它写成常答。"));
  return NULL;
}

static void answer(View *view)
{
  static const char *words[8];   /* the dialog borrows them */
  guint n = 0, now = 0;
  for (; yc_inquiry_channels[n] && n < G_N_ELEMENTS(words); n++) {
    words[n] = yc_inquiry_channel_word(yc_inquiry_channels[n]);
    if (strcmp(yc_inquiry_channels[n], view->inquiry->channel) == 0)
      now = n;
  }
  /* Whoever it was referred to may leave the telling to who was asked first (RULE inq-03). */
  if (strcmp(view->inquiry->owner, view->inquiry->first) != 0)
    words[n++] = _("首问人去说");
  const YcAskField fields[] = {
    { .label = _("怎么答"), .value = view->inquiry->state == YC_INQUIRED_REPLIED ? view->inquiry->reply : NULL, .max = REPLY },
    { .label = _("怎么告诉"), .words = words, .n_words = n, .word = now }
  };
  g_autofree char *title = g_strdup_printf(_("答复 %s %s"), view->inquiry->number, view->inquiry->name);
  yc_ask(view->base.tui, title, fields, G_N_ELEMENTS(fields), NULL, take_answer, about_of(view), g_free);
}

static void open_form(View *view)
{
  GError *error = NULL;
  YcIntake *intake = yc_inquiry_may(view->app, view->id, &error) ? yc_inquiry_intake(view->app, view->id, &error) : NULL;
  if (intake)
    yc_tui_push(view->base.tui, yc_accept_begin(view->app, intake));
  else
    yc_tui_fail(view->base.tui, error);
}

static char *take_demand(YcTui *tui, const char *post, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  gint64 demand;
  if (!yc_inquiry_demand(about->app, about->id, post, &demand, "", &error))
    return sentence_of(error);
  g_autoptr(YcInquiry) one = yc_inquiry_read(about->app, demand, NULL);
  yc_tui_reload(tui);
  if (one)
    yc_tui_say(tui, YC_SAY_DONE, _("已转成诉求 %s,归%s。"), one->number, one->owner_name);
  return NULL;
}

static void demand(View *view)
{
  yc_inquiry_ask_owner(view->base.tui, view->app, yc_inquiry_sees_to_it(view->app, view->inquiry), take_demand, about_of(view), g_free);
}

static void write_answer(View *view)
{
  yc_inquiry_write_answer(view->base.tui, view->app, 0, view->inquiry->text, view->inquiry->reply, view->inquiry->item);
}

static void open_case(View *view)
{
  yc_tui_push(view->base.tui, yc_case_new(view->app, view->inquiry->casefile));
}

static char *take_close(YcTui *tui, const char *text, gpointer data)
{
  View *view = data;
  GError *error = NULL;
  if (!yc_inquiry_close(view->app, view->id, text, "", &error))
    return sentence_of(error);
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, _("已了结。"));
  return NULL;
}

static void end(View *view)
{
  yc_page_line(view->base.tui, _("了结:为什么?(他自己不问了、重复登记)"), "", REASON, take_close, view);
}

static gboolean is_open(const YcInquiry *inquiry)
{
  return inquiry->ended == YC_DAY_NONE;
}

/* Whoever gave it back has nothing to do with it any more. */
static gboolean may_answer(const View *view)
{
  return is_open(view->inquiry) && yc_inquiry_may(view->app, view->id, NULL);
}

static gboolean is_question(const View *view)
{
  return view->inquiry->kind == YC_INQUIRY_QUESTION && may_answer(view);
}

static gboolean has_reply(const View *view)
{
  return *view->inquiry->reply != '\0';
}

static gboolean has_case(const View *view)
{
  return view->inquiry->casefile != 0;
}

static void refer(View *view)
{
  yc_referral_ask(view->base.tui, view->app, view->id);
}

static void sign(View *view)
{
  yc_referral_sign(view->base.tui, view->app, view->id);
}

static gboolean can_recall(const View *view)
{
  return is_open(view->inquiry) && yc_referral_may_recall(view->app, view->id, NULL);
}

/* Whoever gave it takes it back, whoever has it gives it back. */
static void give_back(View *view)
{
  (can_recall(view) ? yc_referral_take_back : yc_referral_give_back)(view->base.tui, view->app, view->id);
}

static gboolean can_refer(const View *view)
{
  return is_open(view->inquiry) && yc_refer_may(view->app, view->id, NULL);
}

static gboolean is_waiting(const View *view)
{
  return is_open(view->inquiry) && yc_referral_waits(view->app, view->id);
}

static gboolean can_return(const View *view)
{
  return is_open(view->inquiry) && (can_recall(view) || yc_referral_may_return(view->app, view->id, NULL));
}

static const struct {
  const char *word, *help;
  void (*go)(View *view);
  gboolean (*can)(const View *view);
  gboolean owned;       /* only for whom it lies with */
} WAYS[ACTS + 1] = {
  [1] = { N_("1 答复他"), N_("写怎么答的,再选怎么告诉他;告诉了,这件就了结"),
            answer, may_answer, TRUE },
  [2] = { N_("2 转成办件"), N_("他问的事现在就受理:打开受理,问的人、村、事项带过去"),
            open_form, may_answer, TRUE },
  [3] = { N_("3 转成诉求"), N_("给一个负责的人和答复日,出 S 号"),
            demand, is_question, TRUE },
  [4] = { N_("4 看办件"), N_("打开它变成的或说的那件办件"),
            open_case, has_case, FALSE },
  [5] = { N_("5 写成常答"), N_("把这次的答复写成常答,下次照着念"),
            write_answer, has_reply, FALSE },
  [6] = { N_("6 了结"), N_("他自己不问了、重复登记:写明为什么"),
            end, may_answer, TRUE },
  [7] = { N_("7 转给…"), N_("转给该管的人或外单位,给来人转办单;对方一个工作日内签收"),
            refer, can_refer, TRUE },
  [8] = { N_("8 签收"), N_("别人转给你的:收下,从现在起归你答复"),
            sign, is_waiting, FALSE },
  [9] = { N_("9 退回"), N_("不归你的退给转来的人,写归谁管;你转出去对方还没签收的,是收回"),
            give_back, can_return, TRUE },
};

static const char *word_of(const View *view, int number)
{
  return WAYS[number].go == give_back && can_recall(view) ? _("9 收回") : gettext(WAYS[number].word);
}

/* ── the screen ── */

static gint64 line_key(gconstpointer row)
{
  return ((const YcInquiryLine *)row)->id;
}

enum { BEFORE_TEXT = 23, MOST_LINES = 1000 };   /* columns before what happened; lines that one act may take */

static void paint_line(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 7 }, { "", 7 }, { "", 9 }, { "", 1000 } };
  const YcInquiryLine *line = row;
  int hour, minute;
  (void)data;
  yc_time_clock(line->at, &hour, &minute);
  gboolean goes_on = *line->who == '\0';
  g_autofree char *day = goes_on ? g_strdup("") : yc_caselist_day(yc_time_day(line->at));
  g_autofree char *time = goes_on ? g_strdup("") : g_strdup_printf("%02d:%02d", hour, minute);
  const char *cells[] = { day, time, line->who, line->text };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

/* What does not fit a row goes on below it, without day and name; takes the history over. */
static GPtrArray *wrapped(GPtrArray *history, int columns)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)yc_inquiry_line_free);
  for (guint i = 0; i < history->len; i++) {
    const YcInquiryLine *line = g_ptr_array_index(history, i);
    g_auto(GStrv) texts = yc_wrap(line->text, MAX(columns, 10));
    for (guint n = 0; texts[n] && n < MOST_LINES; n++) {
      YcInquiryLine *row = g_new(YcInquiryLine, 1);
      *row = (YcInquiryLine) { line->id * MOST_LINES + n, line->at, g_strdup(n ? "" : line->who), g_strdup(texts[n]) };
      g_ptr_array_add(rows, row);
    }
  }
  g_ptr_array_unref(history);
  return rows;
}

static gboolean load(YcScreen *screen, GError **error)
{
  View *view = (View *)screen;
  YcInquiry *inquiry = yc_inquiry_read(view->app, view->id, error);
  if (!inquiry)
    return FALSE;
  GPtrArray *history = yc_inquiry_history(view->app, view->id, error), *old = view->history;
  yc_inquiry_free(view->inquiry);
  view->inquiry = inquiry;
  g_free(view->bound);
  view->bound = yc_loop_line(view->app, view->id);
  if (!history)
    return FALSE;
  view->array.rows = view->history = wrapped(history, screen->area.columns - BEFORE_TEXT - 1);
  gboolean good = yc_list_load(view->list, MAX(screen->area.rows - HEAD - 2, 1), error);
  g_ptr_array_unref(old);
  return good;
}

/* Its answer, or who answers by which day; what became a case or a demand speaks for itself. */
static gboolean can(const YcScreen *screen, YcCommand command)
{
  const View *view = (const View *)screen;
  if (command == YC_COMMAND_UNDO)
    return FALSE;
  return command != YC_COMMAND_PRINT || (view->inquiry && (is_open(view->inquiry) || has_reply(view)));
}

/* Steps of cases are undone; what was referred is taken back. */
static char *why_not(const YcScreen *screen, YcCommand command)
{
  const View *view = (const View *)screen;
  if (command != YC_COMMAND_UNDO)
    return NULL;
  return g_strdup(view->inquiry && can_recall(view) ? _("首问不用 u 撤销:转错了按 9 收回,对方还没签收。")
                                                    : _("首问不用 u 撤销:答错了按 1 再答,转错了请对方退回。"));
}

static void go(View *view, int number)
{
  YcTui *tui = view->base.tui;
  g_autoptr(GError) error = NULL;
  if (WAYS[number].can(view))
    WAYS[number].go(view);
  else if (is_open(view->inquiry) && WAYS[number].owned && !yc_inquiry_may(view->app, view->id, &error))
    yc_tui_say(tui, YC_SAY_WARN, "%s", error->message);
  else if (is_open(view->inquiry) && (WAYS[number].go == refer || WAYS[number].go == give_back) && *view->bound)
    yc_tui_say(tui, YC_SAY_WARN, _("不能「%s」:%s。"), gettext(WAYS[number].word) + 2, view->bound);
  else
    yc_tui_say(tui, YC_SAY_WARN, _("%s:%s,不能「%s」。"), view->inquiry->number, yc_inquiry_state_word(view->inquiry),
               gettext(WAYS[number].word) + 2);
}

static void add_lines(GPtrArray *page, char **lines)
{
  for (char **line = lines; *line; line++)
    g_ptr_array_add(page, g_strdup(*line));
}

/* What the digits of this page do, the ones that are not always there too, before the keys. */
static void explain(const View *view)
{
  int columns = view->base.area.columns;
  GPtrArray *page = g_ptr_array_new();
  for (int i = 1; i <= ACTS; i++) {
    g_autofree char *text = g_strdup_printf(_("%s  %s"), gettext(WAYS[i].word), gettext(WAYS[i].help));
    g_auto(GStrv) lines = yc_wrap(text, columns - 1);
    add_lines(page, lines);
  }
  g_auto(GStrv) keys = yc_command_help_page(view->base.where, columns, NULL, NULL, NULL);
  g_ptr_array_add(page, g_strdup(""));
  add_lines(page, keys);
  g_ptr_array_add(page, NULL);
  yc_page_text(view->base.tui, _("帮助:这一页的数字和键"), (char **)g_ptr_array_free(page, FALSE));
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  View *view = (View *)screen;
  if (command == YC_COMMAND_HELP) {
    explain(view);
    return TRUE;
  }
  if (command == YC_COMMAND_PRINT) {
    yc_inquiry_print_slip(screen->tui, view->app, view->id);
    return TRUE;
  }
  if (command == YC_COMMAND_CHOOSE && view->inquiry && number <= ACTS) {
    go(view, number);
    return TRUE;
  }
  return command != YC_COMMAND_OPEN && yc_list_act(view->list, command);
}

static void title(YcScreen *screen, GString *left, GString *right)
{
  const View *view = (const View *)screen;
  if (!view->inquiry)
    return;
  g_string_append_printf(left, "%s %s  %s", yc_inquiry_kind_word(view->inquiry->kind), view->inquiry->number,
                         yc_inquiry_state_word(view->inquiry));
  if (view->inquiry->away && is_open(view->inquiry))
    g_string_append(left, _(",回音由转的人记"));
  if (is_open(view->inquiry))
    g_string_append_printf(right, _("责任人 %s"), *view->inquiry->owner_name ? view->inquiry->owner_name : view->inquiry->owner);
}

static void put_who(const YcInquiry *inquiry, YcArea area)
{
  g_autoptr(GString) line = g_string_new(*inquiry->name ? inquiry->name : _("未留名"));
  g_autofree char *at = yc_say_moment(inquiry->at);
  if (*inquiry->phone)
    g_string_append_printf(line, " %s", inquiry->phone);
  if (*inquiry->village_short)
    g_string_append_printf(line, " %s", inquiry->village_short);
  g_string_append_printf(line, _("  %s  首问人 %s %s  %s"), yc_inquiry_channel_word(inquiry->channel), inquiry->first_name,
                         inquiry->first_phone, at);
  yc_put(area.y + 2, area.x + MARGIN, area.columns - MARGIN, line->str, YC_INK_PLAIN);
}

static void put_due(const View *view, YcArea area)
{
  const YcInquiry *inquiry = view->inquiry;
  g_autoptr(GString) line = g_string_new(NULL);
  if (*inquiry->item_short)
    g_string_append_printf(line, _("事项 %s  "), inquiry->item_short);
  if (inquiry->ended != YC_DAY_NONE) {
    g_autofree char *day = yc_say_day_medium(inquiry->ended);
    g_string_append_printf(line, _("%s %s"), day, yc_inquired_word(inquiry->state));
  } else if (inquiry->due != YC_DAY_NONE) {
    g_autofree char *day = yc_say_day_medium(inquiry->due), *light = yc_say_light(&inquiry->light, FALSE);
    g_string_append_printf(line, _("%s前答复 %s"), day, light);
  }
  yc_put(area.y + 3, area.x + MARGIN, area.columns - MARGIN, line->str, YC_INK_PLAIN);
}

static void put_ways(const View *view, int y, YcArea area)
{
  int x = area.x + MARGIN;
  for (int i = 1; i <= ACTS; i++) {
    const char *word = word_of(view, i);
    int columns = yc_width(word);
    if (!WAYS[i].can(view) || x + columns > area.x + area.columns)
      continue;
    yc_put(y, x, columns, word, YC_INK_BOLD);
    x += columns + 3;
  }
}

static void paint(YcScreen *screen, YcArea area)
{
  const View *view = (const View *)screen;
  if (!view->inquiry)
    return;
  g_autofree char *asked = g_strdup_printf("\"%s\"", view->inquiry->text);
  g_auto(GStrv) lines = yc_wrap(asked, area.columns - 2 * MARGIN);
  yc_put_lines((YcArea) { area.y, area.x + MARGIN, 2, area.columns - MARGIN }, (const char *const *)lines, 0, YC_INK_BOLD);
  put_who(view->inquiry, area);
  put_due(view, area);
  yc_put(area.y + HEAD - 2, area.x + MARGIN, area.columns - MARGIN, view->bound, YC_INK_BOLD);
  yc_put_rule(area.y + HEAD - 1, area.x, area.columns, _("经过"));
  yc_list_paint(view->list, (YcArea) { area.y + HEAD, area.x, area.rows - HEAD - 2, area.columns });
  put_ways(view, area.y + area.rows - 1, area);
}

static char *hints(YcScreen *screen)
{
  return g_strdup(can(screen, YC_COMMAND_PRINT) ? _("按数字办 p打印给他 上下看经过 Esc返回 0菜单 ?帮助")
                                                : _("按数字办 上下看经过 Esc返回 0菜单 ?帮助"));
}

static void view_free(YcScreen *screen)
{
  View *view = (View *)screen;
  yc_list_free(view->list);
  g_ptr_array_unref(view->history);
  yc_inquiry_free(view->inquiry);
  g_free(view->bound);
  g_free(view);
}

static const YcScreenType VIEW = {
  .name = "inquiry-view", .where = YC_IN_PAGE | YC_IN_CHOICE | YC_IN_SLIP, .load = load, .act = act, .can = can,
  .why_not = why_not, .title = title, .paint = paint, .hints = hints, .free = view_free
};

YcScreen *yc_inquiry_screen(YcApp *app, gint64 inquiry)
{
  View *view = g_new0(View, 1);
  yc_screen_init(&view->base, &VIEW);
  view->app = app;
  view->id = inquiry;
  view->history = g_ptr_array_new_with_free_func((GDestroyNotify)yc_inquiry_line_free);
  view->array = (YcListArray) { .rows = view->history, .key = line_key, .paint = paint_line, .empty = "" };
  view->list = yc_list_new_array(&view->array);
  return &view->base;
}
