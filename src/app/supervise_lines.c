/* supervise_lines.c - what is watched about a case, in lines.  See supervise.h. */
#include <config.h>
#include "app/accountability.h"
#include "app/before.h"
#include "app/matter.h"
#include "app/notice.h"
#include "app/occasion.h"
#include "app/order.h"
#include "app/private.h"
#include "app/red.h"
#include "app/say.h"

static void line_free(gpointer data)
{
  YcSuperviseLine *line = data;
  g_free(line->text);
  g_free(line->mark);
  g_free(line);
}

static void add(GPtrArray *lines, gboolean warns, char *text, char *mark)
{
  YcSuperviseLine *line = g_new(YcSuperviseLine, 1);
  *line = (YcSuperviseLine){ text, mark, warns };
  g_ptr_array_add(lines, line);
}

static void add_order(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autoptr(YcOrder) order = yc_order_waiting(app, casefile, NULL);
  if (order == NULL) return;
  g_autofree char *line = yc_order_line(order);
  g_autofree char *mark = g_strdup(yc_order_word(order->state));
  if (order->state == YC_ORDER_REPLIED && *order->reply != '\0')
    add(lines, TRUE, g_strdup_printf(_("%s  %s回复:%s"), order->short_number, order->who, order->reply), g_steal_pointer(&mark));
  else
    add(lines, TRUE, g_strdup_printf("%s  %s", order->short_number, line), g_steal_pointer(&mark));
}

static void add_notice(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  gboolean warns;
  g_autofree char *text = yc_notice_line(app, casefile, &warns);
  if (*text != '\0') add(lines, warns, g_steal_pointer(&text), g_strdup(warns ? _("公示按 0 再按 000003") : ""));
}

/* What the village has to do before acceptance, and nobody has written down. */
static void add_before(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autofree char *names = yc_before_owing(app, casefile);
  if (names != NULL) add(lines, TRUE, g_strdup_printf(_("受理以前的%s还没有记"), names), g_strdup(_("按 0 000003 补记")));
}

static void add_occasion(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autoptr(YcOccasionView) view = yc_occasion_of(app, casefile);
  if (view == NULL) return;
  g_autofree char *later = view->later->len ? g_strdup_printf(_(",还有%u项以后办"), view->later->len) : g_strdup("");
  g_autofree char *ready = yc_occasion_ready(app, casefile);
  if (*ready) add(lines, TRUE, g_strdup_printf(_("%s:现在可以接着办 %s"), view->name, ready), g_strdup(_("按 n 收件")));
  add(lines, FALSE, g_strdup_printf(_("%s  %u件,办结%u件%s  %s"), view->name, view->cases->len, view->done, later, view->about),
      g_strdup(_("看「一件事」栏")));
}

/* RULE inq-04 */
static void add_loop(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autofree char *line = yc_loop_line(app, casefile);
  if (*line != '\0') add(lines, TRUE, g_steal_pointer(&line), g_strdup(""));
}

static void add_instruction(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autofree char *text = yc_supervise_instruction(app, casefile);
  if (text != NULL) add(lines, FALSE, g_steal_pointer(&text), g_strdup(""));
}

/* RULE time-11: the person answerable explains it until its day, or contests it. */
static char *red_mark(const YcRed *red)
{
  char day[YC_DAY_TEXT];
  if (g_strcmp0(red->appeal, "filed") == 0) return g_strdup(_("申诉待裁"));
  if (red->answered != YC_DAY_NONE) return g_strdup(_("已说明"));
  return g_strdup_printf(_("%s 前说明"), yc_day_format(red->feedback_by, day) + 5);
}

static void add_red(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autoptr(GPtrArray) reds = yc_red_list(app, casefile, NULL);
  for (guint i = 0; reds != NULL && i < reds->len; i++) {
    const YcRed *red = reds->pdata[i];
    gboolean contested = g_strcmp0(red->appeal, "filed") == 0, settled = *red->appeal != '\0' && !contested;
    char due[YC_DAY_TEXT];
    if (settled || (red->answered != YC_DAY_NONE && red->ended != YC_DAY_NONE && !contested)) continue;
    add(lines, red->answered == YC_DAY_NONE || contested,
        g_strdup_printf(_("红灯 %s  应于 %s  %s"), red->number, yc_day_format(red->due, due) + 5,
                        *red->who != '\0' ? red->who : _("没有人接")), red_mark(red));
  }
}

/* RULE sup-03 */
static void add_accountability(YcApp *app, gint64 casefile, GPtrArray *lines)
{
  g_autoptr(YcAccountability) one = yc_accountability_open_of(app, casefile);
  if (one == NULL) return;
  add(lines, TRUE, g_strdup_printf(_("问责 %s(%s):%s"), one->who, yc_grade_word(one->grade), one->reason),
      g_strdup(one->stated == YC_DAY_NONE ? _("等陈述") : _("等决定")));
}

GPtrArray *yc_supervise_lines(YcApp *app, gint64 casefile)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
  add_order(app, casefile, lines);
  add_loop(app, casefile, lines);
  add_before(app, casefile, lines);
  add_notice(app, casefile, lines);
  add_occasion(app, casefile, lines);
  add_instruction(app, casefile, lines);
  add_red(app, casefile, lines);
  add_accountability(app, casefile, lines);
  return lines;
}
