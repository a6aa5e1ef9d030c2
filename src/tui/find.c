/* find.c - cases found as one types. */
#include <config.h>
#include "app/desk.h"
#include "base/gettext.h"
#include "base/text.h"
#include "domain/number.h"
#include "tui/caselist.h"
#include "tui/inquiry.h"
#include "tui/list.h"
#include "tui/screens.h"

#include <string.h>

enum { WORDS = 60, MOST = 200, TOP = 2 };   /* code points typed; rows read; rows above the list */

typedef struct {
  YcScreen base;
  YcApp *app;
  YcEdit *edit;
  GPtrArray *found;     /* of YcCaseRow */
  YcListArray array;
  YcList *list;
  YcPreview preview;
} Find;

static gint64 row_key(gconstpointer row)
{
  return ((const YcCaseRow *)row)->id;
}

static void paint_row(gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  yc_caselist_row(((const Find *)data)->app, row, y, x, columns, selected);
}

static const char *const NOTHING_TYPED =
  N_("姓名两个字、首字母、证件号或电话的末几位、办件号;空一格再加村或出生年更准");
static const char *const NOTHING_FOUND = N_("没有这样的办件。姓名要两个字;村、出生年要跟姓名、首字母或末几位一起打");

static gboolean load(YcScreen *screen, GError **error)
{
  Find *find = (Find *)screen;
  GPtrArray *found = yc_desk_find(find->app, yc_edit_text(find->edit), MOST, error);
  if (!found)
    return FALSE;
  g_ptr_array_unref(find->found);
  find->found = found;
  find->array.rows = found;
  find->array.empty = yc_edit_empty(find->edit) ? NOTHING_TYPED : NOTHING_FOUND;
  return yc_list_load(find->list, screen->area.rows - TOP - YC_CASELIST_FOOT, error)
         && yc_preview_read(&find->preview, find->app, yc_list_row(find->list), error);
}

/* ── what a person does ── */

static void changed(Find *find)
{
  find->base.where = YC_IN_LIST | YC_IN_TEXT | (yc_edit_empty(find->edit) ? YC_IN_EMPTY : 0);
  yc_list_reset(find->list);
  yc_screen_changed(&find->base);
}

/* A scanned number is no search to come back to. */
static void open_numbered(Find *find, gint64 casefile)
{
  YcTui *tui = find->base.tui;
  YcScreen *next = yc_case_new(find->app, casefile);
  yc_tui_pop(tui);
  yc_tui_push(tui, next);
}

static void open_row(Find *find, const YcCaseRow *row)
{
  if (yc_desk_number(find->app, yc_edit_text(find->edit)) == row->id)
    open_numbered(find, row->id);
  else
    yc_tui_push(find->base.tui, yc_case_new(find->app, row->id));
}

/* Scanned behind what had been typed: the case whose number stands at the end, or 0. */
static gint64 number_at_end(const Find *find)
{
  gint64 casefile = 0;
  for (const char *at = yc_edit_text(find->edit); *at && !casefile; at = g_utf8_next_char(at))
    casefile = yc_desk_number(find->app, at);
  return casefile;
}

/* A number without a case gives its place to the next one that is scanned; NULL when it is none.  g_free(). */
static char *refuse_number(Find *find, const char *typed)
{
  int monthday, serial, digit;
  char check;
  YcNumber number;
  gboolean misread;
  g_autofree char *text = yc_halfwidth(typed);
  gboolean whole = yc_number_parse(text, &number, &misread) || misread;
  if (!whole && (!strchr(text, '-') || !yc_number_parse_short(text, &monthday, &serial, &check, &digit)))
    return NULL;
  char *said = misread ? g_strdup_printf(_("办件号 %s 不对,校验位不符:请再扫一次,或照纸上重打。"), text)
                       : g_strdup_printf(_("没有办件号 %s。请核对号码,或按姓名、证件号找。"), text);
  yc_edit_set(find->edit, "");
  return said;
}

static void nothing_to_open(Find *find)
{
  gint64 numbered = number_at_end(find);
  if (numbered) {
    open_numbered(find, numbered);
    return;
  }
  g_autofree char *refusal = refuse_number(find, yc_edit_text(find->edit));
  yc_tui_say(find->base.tui, YC_SAY_WARN, "%s", refusal ? refusal : gettext(find->array.empty));
  if (refusal)
    changed(find);
}

static gboolean move(Find *find, YcCommand command)
{
  if (!yc_list_act(find->list, command))
    return FALSE;
  yc_tui_reload(find->base.tui);
  return TRUE;
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Find *find = (Find *)screen;
  const YcCaseRow *row = yc_list_row(find->list);
  if (command == YC_COMMAND_OPEN && row)
    open_row(find, row);
  else if (command == YC_COMMAND_OPEN)
    nothing_to_open(find);
  else if (command == YC_COMMAND_INQUIRY && row)
    yc_inquiry_about(screen->tui, find->app, row->id);
  else if (command == YC_COMMAND_FIND) {
    yc_edit_set(find->edit, "");
    changed(find);
  } else
    return move(find, command);
  return TRUE;
}

static gboolean key(YcScreen *screen, YcKey pressed)
{
  Find *find = (Find *)screen;
  g_autofree char *before = g_strdup(yc_edit_text(find->edit));
  gboolean used = yc_edit_key(find->edit, pressed);
  if (used && strcmp(before, yc_edit_text(find->edit)) != 0)
    changed(find);
  return used;
}

static void text(YcScreen *screen, const char *typed)
{
  Find *find = (Find *)screen;
  if (!yc_edit_insert(find->edit, typed))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), WORDS);
  changed(find);
}

/* ── how it looks ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const Find *find = (const Find *)screen;
  guint n = find->found->len;
  g_string_append(left, _("查找  全部办件,办结的也在内"));
  if (!yc_edit_empty(find->edit))
    g_string_append_printf(right, n < MOST ? _("%u 件") : _("最前面的 %u 件"), n);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Find *find = (const Find *)screen;
  YcArea rows = { area.y + TOP, area.x, area.rows - TOP - YC_CASELIST_FOOT, area.columns };
  int label = yc_width(_("找")), at = label + 2;
  yc_put(area.y, area.x + 1, label, _("找"), YC_INK_BOLD);
  yc_caselist_heads(area.y + 1, area.x, area.columns);
  yc_list_paint(find->list, rows);
  yc_preview_paint(&find->preview, (YcArea) { rows.y + rows.rows, area.x, YC_CASELIST_FOOT, area.columns });
  yc_put_edit(area.y, area.x + at, area.columns - at - 1, find->edit, TRUE);
}

static void find_free(YcScreen *screen)
{
  Find *find = (Find *)screen;
  yc_list_free(find->list);
  g_ptr_array_unref(find->found);
  yc_edit_free(find->edit);
  yc_preview_clear(&find->preview);
  g_free(find);
}

static const YcScreenType FIND = {
  .name = "find", .where = YC_IN_LIST | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .key = key,
  .text = text, .title = title, .paint = paint, .free = find_free
};

YcScreen *yc_find_new(YcApp *app, const char *words)
{
  Find *find = g_new0(Find, 1);
  yc_screen_init(&find->base, &FIND);
  find->app = app;
  find->edit = yc_edit_new(WORDS);
  find->found = g_ptr_array_new();
  find->array = (YcListArray) {
    .rows = find->found, .key = row_key, .paint = paint_row, .data = find, .empty = NOTHING_TYPED
  };
  find->list = yc_list_new_array(&find->array);
  yc_edit_set(find->edit, words);
  changed(find);
  return &find->base;
}
