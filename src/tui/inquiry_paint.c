/* inquiry_paint.c - how the form of first inquiry looks: what is asked, what may be read aloud, how it ended. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/inquiry.h"

/* Rows above what is read aloud, and below it; of what is found at least and at most; columns of labels and cells. */
enum { HEAD = 4, FOOT = 6, LEAST_FOUND = 3, MOST_FOUND = 9, LABEL = 1, FIELD = 8, CODE = 3, NOTE = 44, NAME = 10, PHONE = 12,
       VILLAGE = 9, GAP = 2, OUTCOMES = 2 };

static YcInk ink_of(const YcInquiryForm *form, YcInquirySpot at)
{
  return form->at == at ? YC_INK_BOLD : YC_INK_PLAIN;
}

static void paint_channels(const YcInquiryForm *form, YcArea area, int y)
{
  int x = area.x + FIELD;
  yc_put(y, area.x + LABEL, FIELD - LABEL, C_("inquiry", "渠道"), ink_of(form, YC_SPOT_CHANNEL));
  for (int i = 0; yc_inquiry_channels[i]; i++) {
    gboolean now = strcmp(yc_inquiry_channels[i], form->asking->channel) == 0;
    g_autofree char *word = g_strdup_printf(now ? "[%d%s]" : " %d%s ", i + 1, yc_inquiry_channel_word(yc_inquiry_channels[i]));
    int columns = yc_width(word);
    yc_put(y, x, MIN(columns, area.x + area.columns - x), word, now && form->at == YC_SPOT_CHANNEL ? YC_INK_REVERSE : YC_INK_PLAIN);
    x += columns + 1;
  }
  if (x < area.x + area.columns)
    yc_put(y, x, area.x + area.columns - x, _(" (数字选,回车略过=上一次的)"), YC_INK_GREY);
  if (form->at == YC_SPOT_CHANNEL)
    yc_put_cursor(y, area.x + FIELD);
}

static void paint_edit(YcInquiryForm *form, YcInquirySpot at, int y, int x, int columns)
{
  yc_put_edit(y, x, columns, form->edits[at], form->at == at);
}

/* ── what is known ── */

/* The notes stand below each other. */
static int label_columns(const YcInquiryForm *form, YcArea area)
{
  int widest = 0;
  for (int i = 0; i < area.rows && (guint)i < form->found->len; i++)
    widest = MAX(widest, yc_width(((const YcKnown *)g_ptr_array_index(form->found, (guint)i))->label));
  return MIN(widest, MIN(NOTE, area.columns - CODE - GAP));
}

static void paint_known(const YcInquiryForm *form, YcArea area)
{
  int label = label_columns(form, area), rest = area.columns - CODE - label - GAP;
  for (int i = 0; i < area.rows && (guint)i < form->found->len; i++) {
    const YcKnown *known = g_ptr_array_index(form->found, (guint)i);
    gboolean chosen = i == form->chosen;
    YcInk ink = known->over ? YC_INK_GREY : chosen ? YC_INK_BOLD : YC_INK_PLAIN;
    yc_put(area.y + i, area.x, CODE, chosen ? " >" : "", YC_INK_BOLD);
    yc_put(area.y + i, area.x + CODE, label, known->label, ink);
    if (rest > GAP)
      yc_put(area.y + i, area.x + CODE + label + GAP, rest, known->note, known->over ? YC_INK_YELLOW : YC_INK_PLAIN);
  }
  if (!form->found->len)
    yc_put(area.y, area.x + CODE, area.columns - CODE, _("没有找到现成的答复:问清楚了在下面写怎么答的,或选 5 查了回电。"), YC_INK_GREY);
}

/* All of it, line by line; owned by the array. */
static GPtrArray *lines_aloud(const YcInquiryForm *form, const YcKnown *known, int columns)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) paragraphs = yc_knowledge_aloud(form->app, known);
  for (char **one = paragraphs; *one; one++) {
    g_auto(GStrv) wrapped = yc_wrap(*one, columns);
    for (char **line = wrapped; *line; line++)
      g_ptr_array_add(lines, g_strdup(*line));
  }
  return lines;
}

/* Page by page where it is longer than the room. */
static void paint_aloud(const YcInquiryForm *form, YcArea area)
{
  const YcKnown *known = yc_inquiry_chosen(form);
  if (!known && form->found->len && !yc_edit_empty(form->edits[YC_SPOT_QUESTION]))
    yc_put(area.y, area.x + CODE, area.columns - CODE, _("对不准,哪条也没选:↑↓ 选对得上的;都不是就问清楚,在下面写怎么答的。"), YC_INK_GREY);
  if (!known)
    return;
  g_autoptr(GPtrArray) lines = lines_aloud(form, known, area.columns - LABEL - 1);
  int all = (int)lines->len, rows = all > area.rows ? MAX(area.rows - 1, 1) : MAX(all, 1);
  int pages = MAX((all + rows - 1) / rows, 1), page = ((form->page % pages) + pages) % pages;
  for (int y = 0; y < rows && page * rows + y < all; y++)
    yc_put(area.y + y, area.x + LABEL, area.columns - LABEL, g_ptr_array_index(lines, (guint)(page * rows + y)), YC_INK_PLAIN);
  if (pages == 1 || area.rows < 2)
    return;
  g_autofree char *more = g_strdup_printf(_("%d/%d 页  PgDn 接着念"), page + 1, pages);
  yc_put(area.y + area.rows - 1, area.x + LABEL, area.columns - LABEL, more, YC_INK_GREY);
}

/* As many found as there are, and the rest for what is read aloud; villages take the place of both. */
static void paint_middle(YcInquiryForm *form, YcArea area)
{
  if (form->at == YC_SPOT_VILLAGE && yc_picker_rows(form->villages, area.rows) > 0) {
    yc_picker_paint(form->villages, area);
    return;
  }
  int most = MAX(MIN(area.rows / 2, MOST_FOUND), LEAST_FOUND), n = MAX(MIN((int)form->found->len, most), 1);
  YcArea found = { area.y, area.x, MIN(n, area.rows), area.columns };
  paint_known(form, found);
  if (area.rows > n + 1)
    paint_aloud(form, (YcArea) { area.y + n + 1, area.x, area.rows - n - 1, area.columns });
}

/* ── below ── */

static void paint_reply(YcInquiryForm *form, YcArea area, int y)
{
  const YcKnown *known = yc_inquiry_chosen(form);
  yc_put(y, area.x + LABEL, FIELD - LABEL, _("怎么答"), ink_of(form, YC_SPOT_REPLY));
  paint_edit(form, YC_SPOT_REPLY, y, area.x + FIELD, area.columns - FIELD - 1);
  if (!yc_edit_empty(form->edits[YC_SPOT_REPLY]) || !known || known->over)
    return;
  g_autofree char *same = g_strdup_printf(_("(空着=照念的:%s)"), known->label);
  yc_put(y, area.x + FIELD, area.columns - FIELD - 1, same, YC_INK_GREY);
  if (form->at == YC_SPOT_REPLY)
    yc_put_cursor(y, area.x + FIELD);
}

static int paint_who_field(YcInquiryForm *form, YcInquirySpot at, const char *label, int columns, int y, int x, int right)
{
  int width = yc_width(label) + 1;
  if (x + width + columns > right)
    return x;
  yc_put(y, x, width, label, ink_of(form, at));
  paint_edit(form, at, y, x + width, columns);
  return x + width + columns + GAP;
}

static void paint_who(YcInquiryForm *form, YcArea area, int y)
{
  int x = area.x + FIELD, right = area.x + area.columns;
  yc_put(y, area.x + LABEL, FIELD - LABEL, _("谁问"), YC_INK_PLAIN);
  x = paint_who_field(form, YC_SPOT_NAME, _("姓名"), NAME, y, x, right);
  x = paint_who_field(form, YC_SPOT_PHONE, _("电话"), PHONE, y, x, right);
  x = paint_who_field(form, YC_SPOT_VILLAGE, _("村"), VILLAGE, y, x, right);
  if (x < right)
    yc_put(y, x, right - x, _("(都可空)"), YC_INK_GREY);
}

static void paint_outcomes(const YcInquiryForm *form, YcArea area, int y)
{
  int x = area.x + FIELD, line = 0;
  yc_put(y, area.x + LABEL, FIELD - LABEL, _("怎么了"), ink_of(form, YC_SPOT_OUTCOME));
  for (YcAskingOutcome outcome = YC_ASKING_ANSWERED; outcome < YC_N_ASKINGS; outcome++) {
    const char *word = yc_inquiry_outcome_word(outcome);
    gboolean now = outcome == form->asking->outcome;
    g_autofree char *text = g_strdup_printf(now ? "[%s]" : " %s ", word);
    int columns = yc_width(text);
    if (x + columns > area.x + area.columns && line + 1 < OUTCOMES + 1) {
      line++;
      x = area.x + FIELD;
    }
    yc_put(y + line, x, MIN(columns, area.x + area.columns - x), text, now && form->at == YC_SPOT_OUTCOME ? YC_INK_REVERSE : YC_INK_PLAIN);
    x += columns;
  }
  if (form->at == YC_SPOT_OUTCOME)
    yc_put_cursor(y, area.x + FIELD);
}

/* 回车=1 当场答清。这条今日已问 6 次,按 6 只计数。 */
static void paint_next(const YcInquiryForm *form, YcArea area, int y)
{
  const YcKnown *known = yc_inquiry_chosen(form);
  gboolean counts = form->at <= YC_SPOT_QUESTION && known && yc_edit_empty(form->edits[YC_SPOT_QUESTION]);
  g_autoptr(GString) line = g_string_new(NULL);
  if (counts)
    g_string_append(line, _("回车=只计数,不留名。"));
  else if (form->at == YC_SPOT_OUTCOME)
    g_string_append_printf(line, _("回车=%s。"), yc_inquiry_outcome_word(form->asking->outcome));
  if (known && known->today > 0)
    g_string_append_printf(line, counts ? _("今日已问 %d 次。") : _("这条今日已问 %d 次,按 6 只计数。"), known->today);
  yc_put(y, area.x + LABEL, area.columns - LABEL, line->str, YC_INK_PLAIN);
}

/* The case that it is about, and below it by when its decision can be contested. */
static void paint_about(const YcInquiryForm *form, YcArea area)
{
  yc_put(area.y, area.x + FIELD, area.columns - FIELD, form->about, YC_INK_BOLD);
  if (*form->remedy)
    yc_put(area.y + 1, area.x + FIELD, area.columns - FIELD, form->remedy, YC_INK_BOLD);
}

void yc_inquiry_paint(YcScreen *screen, YcArea area)
{
  YcInquiryForm *form = (YcInquiryForm *)screen;
  int head = HEAD + (form->about && *form->remedy ? 1 : 0);
  int middle = MAX(area.rows - head - FOOT, LEAST_FOUND), y = area.y + head + middle;
  paint_channels(form, area, area.y);
  yc_put(area.y + 1, area.x + LABEL, FIELD - LABEL, _("问什么"), ink_of(form, YC_SPOT_QUESTION));
  if (form->about)
    paint_about(form, (YcArea) { area.y + 2, area.x, head - HEAD + 1, area.columns });
  yc_put_rule(area.y + head - 1, area.x, area.columns, _("照着念"));
  paint_middle(form, (YcArea) { area.y + head, area.x, middle, area.columns });
  paint_reply(form, area, y + 1);
  paint_who(form, area, y + 2);
  paint_outcomes(form, area, y + 3);
  paint_next(form, area, y + FOOT - 1);
  paint_edit(form, YC_SPOT_QUESTION, area.y + 1, area.x + FIELD, area.columns - FIELD - 1);
}
