/* guide.c - the local guide: an item picked, its versions, and what a change changes before it is saved. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/guide.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/screens.h"

enum { WORDS = 20, TOP = 4 };   /* code points typed at most; rows above the list */

typedef struct {
  YcScreen base;
  YcApp *app;
  YcEdit *edit;
  GPtrArray *items;          /* of YcItemRow */
  YcListArray array;
  YcList *list;
} Picker;

static gint64 row_key(gconstpointer row)
{
  return (gint64)g_str_hash(((const YcItemRow *)row)->code) + 1;
}

static void row_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcColumn table[] = { { "", 2 }, { "", 6 }, { "", 18 }, { "", 8 }, { "", 1000 } };
  const YcItemRow *item = row;
  g_autofree char *version = g_strdup_printf(_("第%d版"), item->version);
  const char *cells[] = { "", item->code, item->short_name, version, item->name };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, selected ? YC_INK_REVERSE : YC_INK_PLAIN);
}

static void filtered(Picker *picker)
{
  picker->base.where = YC_IN_LIST | YC_IN_TEXT | (yc_edit_empty(picker->edit) ? YC_IN_EMPTY : 0);
  yc_list_reset(picker->list);
  yc_screen_changed(&picker->base);
}

static gboolean load(YcScreen *base, GError **error)
{
  Picker *picker = (Picker *)base;
  GPtrArray *found = yc_app_items(picker->app, yc_edit_text(picker->edit), error);
  if (!found)
    return FALSE;
  picker->array.rows = found;
  gboolean good = yc_list_load(picker->list, MAX(base->area.rows - TOP, 1), error);
  g_ptr_array_unref(picker->items);   /* until now the list knew its rows */
  picker->items = found;
  return good;
}

static void open_item(Picker *picker, const YcItemRow *row)
{
  GError *error = NULL;
  YcTui *tui = picker->base.tui;
  YcGuide *guide = yc_guide_open(picker->app, row->code, &error);
  if (!guide) {
    yc_tui_fail(tui, error);
    return;
  }
  gboolean resumed = guide->resumed;
  yc_tui_push(tui, yc_guide_sheet(guide));
  if (resumed)
    yc_tui_say(tui, YC_SAY_INFO, _("接着上次没有保存的改动。"));
}

static gboolean act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Picker *picker = (Picker *)base;
  const YcItemRow *row = yc_list_row(picker->list);
  if (command == YC_COMMAND_OPEN && row)
    open_item(picker, row);
  else if (command == YC_COMMAND_OPEN)
    yc_tui_say(base->tui, YC_SAY_WARN, _("没有这样的事项:按编码、名称或拼音首字母找。"));
  else if (command == YC_COMMAND_BACK && !yc_edit_empty(picker->edit)) {
    yc_edit_set(picker->edit, "");
    filtered(picker);
  } else
    return yc_list_act(picker->list, command);
  return TRUE;
}

static gboolean can(G_GNUC_UNUSED const YcScreen *base, YcCommand command)
{
  static const YcCommand never[] = {
    YC_COMMAND_SUPPLY, YC_COMMAND_PRINT, YC_COMMAND_UNDO, YC_COMMAND_CORRECT, YC_COMMAND_TAB, YC_COMMAND_GUIDE
  };
  for (gsize i = 0; i < G_N_ELEMENTS(never); i++)
    if (never[i] == command)
      return FALSE;
  return TRUE;
}

static gboolean key(YcScreen *base, YcKey pressed)
{
  Picker *picker = (Picker *)base;
  g_autofree char *before = g_strdup(yc_edit_text(picker->edit));
  gboolean used = yc_edit_key(picker->edit, pressed);
  if (used && strcmp(before, yc_edit_text(picker->edit)) != 0)
    filtered(picker);
  return used;
}

static void text(YcScreen *base, const char *typed)
{
  Picker *picker = (Picker *)base;
  if (!yc_edit_insert(picker->edit, typed))
    yc_tui_say(base->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), WORDS);
  filtered(picker);
}

static void title(YcScreen *base, GString *left, GString *right)
{
  const Picker *picker = (const Picker *)base;
  g_string_append(left, _("本地指南  选一个事项"));
  g_string_append_printf(right, _("%u 项"), picker->items->len);
}

static void paint(YcScreen *base, YcArea area)
{
  const Picker *picker = (const Picker *)base;
  const char *question = _("哪个事项");
  int at = 2 + yc_width(question) + 2, help = at + WORDS + 2;
  yc_put(area.y + 1, area.x + 2, area.columns - 2, question, YC_INK_BOLD);
  yc_put(area.y + 1, area.x + help, area.columns - help, _("打编码、名称或拼音首字母,上下选,回车"), YC_INK_PLAIN);
  yc_list_paint(picker->list, (YcArea) { area.y + TOP - 1, area.x, area.rows - TOP, area.columns });
  yc_put_edit(area.y + 1, area.x + at, WORDS, picker->edit, TRUE);
}

static char *hints(G_GNUC_UNUSED YcScreen *base)
{
  return g_strdup(_("上下选 回车选定 Esc返回 ?帮助"));
}

static void picker_free(YcScreen *base)
{
  Picker *picker = (Picker *)base;
  yc_list_free(picker->list);
  g_ptr_array_unref(picker->items);
  yc_edit_free(picker->edit);
  g_free(picker);
}

static const YcScreenType PICKER = {
  .name = "guide", .where = YC_IN_LIST | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .can = can, .key = key,
  .text = text, .title = title, .paint = paint, .hints = hints, .free = picker_free
};

YcScreen *yc_guide_new(YcApp *app)
{
  Picker *picker = g_new0(Picker, 1);
  yc_screen_init(&picker->base, &PICKER);
  picker->app = app;
  picker->edit = yc_edit_new(WORDS);
  picker->items = g_ptr_array_new_with_free_func((GDestroyNotify)yc_item_row_free);
  picker->array = (YcListArray) {
    .rows = picker->items, .key = row_key, .paint = row_paint, .empty = N_("没有这样的事项")
  };
  picker->list = yc_list_new_array(&picker->array);
  return &picker->base;
}

/* ── versions ── */

static char *version_line(const YcGuideVersion *version)
{
  char from[YC_DAY_TEXT];
  g_autofree char *at = yc_say_moment(version->at);
  yc_day_format(version->from, from);
  if (!version->local)
    return g_strdup_printf(_("第%d版  %s 起  把握%s  事项库"), version->version, from,
                           yc_say_confidence(version->confidence));
  return g_strdup_printf(_("第%d版  %s 起  把握%s  %s %s  依据:%s"), version->version, from,
                         yc_say_confidence(version->confidence), version->who, at, version->basis);
}

void yc_guide_history(YcTui *tui, YcApp *app, const YcItem *item)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) versions = yc_guide_versions(app, item->code, &error);
  if (!versions) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new();
  for (guint i = 0; i < versions->len; i++) {
    g_autofree char *line = version_line(versions->pdata[i]), *indented = g_strconcat("  ", line, NULL);
    g_strv_builder_add(lines, indented);
  }
  g_autofree char *title = g_strdup_printf(_("历次版本  %s %s"), item->code, item->short_name);
  yc_page_text(tui, title, g_strv_builder_end(lines));
}

/* ── what a change changes ── */

typedef struct {
  YcScreen base;
  YcGuide *guide;            /* the sheet's */
  GPtrArray *changes;
  char **lines;
  int first;
} Review;

static void add_wrapped(GStrvBuilder *lines, const char *text, int columns)
{
  g_auto(GStrv) wrapped = yc_wrap(text, columns - 4);
  for (char **line = wrapped; *line; line++) {
    g_autofree char *indented = g_strconcat(line == wrapped ? "  " : "    ", *line, NULL);
    g_strv_builder_add(lines, indented);
  }
}

static gboolean review_load(YcScreen *base, G_GNUC_UNUSED GError **error)
{
  Review *review = (Review *)base;
  const YcGuide *guide = review->guide;
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new();
  g_autofree char *day = yc_say_day_long(guide->now->from);
  g_autofree char *from = g_strdup_printf(_("第%d版,%s起施行"), guide->was->version + 1, day);
  g_autofree char *basis = g_strdup_printf(_("依据:%s"), guide->now->local_basis);
  gint64 kept = yc_guide_kept(guide);
  g_autofree char *cases = kept == 0 ? g_strdup_printf(_("没有在办的件;%s起收的件按新版办。"), day)
                                     : g_strdup_printf(_("在办的 %d 件仍按收件时的版本办完;%s起收的件按新版办。"), (int)kept, day);
  g_strv_builder_add(lines, "");
  add_wrapped(lines, from, base->area.columns);
  add_wrapped(lines, basis, base->area.columns);
  g_strv_builder_add(lines, "");
  for (guint i = 0; i < review->changes->len; i++)
    add_wrapped(lines, review->changes->pdata[i], base->area.columns);
  g_strv_builder_add(lines, "");
  add_wrapped(lines, cases, base->area.columns);
  g_strfreev(review->lines);
  review->lines = g_strv_builder_end(lines);
  return TRUE;
}

static void review_save(Review *review)
{
  YcTui *tui = review->base.tui;
  YcGuide *guide = review->guide;
  GError *error = NULL;
  int version = yc_guide_save(guide, NULL, &error);
  if (version == 0) {
    yc_tui_pop(tui);
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *name = g_strdup(guide->now->short_name), *day = yc_say_day_medium(guide->now->from);
  yc_tui_pop(tui);
  yc_tui_pop(tui);   /* the sheet, with the guide */
  yc_tui_say(tui, YC_SAY_DONE, _("%s第%d版已保存,%s起施行。"), name, version, day);
  yc_tui_reload(tui);
}

static gboolean review_act(YcScreen *base, YcCommand command, G_GNUC_UNUSED int number)
{
  Review *review = (Review *)base;
  int most = MAX((int)g_strv_length(review->lines) - base->area.rows, 0);
  if (command == YC_COMMAND_CONFIRM)
    review_save(review);
  else if (command == YC_COMMAND_UP)
    review->first = MAX(review->first - 1, 0);
  else if (command == YC_COMMAND_DOWN)
    review->first = MIN(review->first + 1, most);
  else
    return FALSE;
  return TRUE;
}

static void review_title(YcScreen *base, GString *left, GString *right)
{
  const Review *review = (const Review *)base;
  const YcItem *item = review->guide->now;
  g_string_append_printf(left, _("改动  %s %s"), item->code, item->short_name);
  g_string_append_printf(right, _("改 %u 处"), review->changes->len);
}

static void review_paint(YcScreen *base, YcArea area)
{
  const Review *review = (const Review *)base;
  yc_put_lines(area, (const char *const *)review->lines, review->first, YC_INK_PLAIN);
}

static char *review_hints(G_GNUC_UNUSED YcScreen *base)
{
  return g_strdup(_("回车=保存这一版 上下翻看 Esc接着改"));
}

static void review_free(YcScreen *base)
{
  Review *review = (Review *)base;
  g_ptr_array_unref(review->changes);
  g_strfreev(review->lines);
  g_free(review);
}

static const YcScreenType REVIEW = {
  .name = "guide-review", .where = YC_IN_DIALOG, .load = review_load, .act = review_act, .title = review_title,
  .paint = review_paint, .hints = review_hints, .free = review_free
};

YcScreen *yc_guide_review(YcGuide *guide)
{
  Review *review = g_new0(Review, 1);
  yc_screen_init(&review->base, &REVIEW);
  review->guide = guide;
  review->changes = yc_guide_lines(guide);
  return &review->base;
}
