/* demo.c - the framework with invented data: what test_framework.c types at.
 *
 * A list of 300 people, a form of three fields, a page of text, a question.  DEMO_DRAFT names a file that
 * keep() writes, DEMO_NAME one whose content stands in the title and counts as the stored data. */
#include <config.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "tui/list.h"
#include "tui/page.h"
#include "tui/term.h"

enum { PEOPLE = 300, FIELDS = 3 };

typedef struct {
  gint64 number;
  char *name;
} Person;

typedef struct {
  char *stored;   /* content of DEMO_NAME */
  char *filter;
} World;

/* ── the list ── */

typedef struct {
  YcScreen base;
  GPtrArray *people;
  YcListArray array;
  YcList *list;
} Desk;

static void person_free(gpointer data)
{
  g_free(((Person *)data)->name);
  g_free(data);
}

static gint64 person_key(gconstpointer row)
{
  return ((const Person *)row)->number;
}

static const YcColumn COLUMNS[] = { { N_("时限"), 8 }, { N_("到期"), 6 }, { N_("办件号"), 11 }, { N_("申请人"), 12 } };

static void person_paint(G_GNUC_UNUSED gpointer data, gconstpointer row, int y, int x, int columns, gboolean selected)
{
  static const YcLightColour colours[] = {
    YC_LIGHT_RED, YC_LIGHT_YELLOW, YC_LIGHT_GREEN, YC_LIGHT_STOPPED, YC_LIGHT_NONE
  };
  static const char *const words[] = { "超 2天", "今天", "剩 9天", "停 3天", "--" };
  const Person *person = row;
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  gsize kind = (gsize)(person->number % 5);
  g_autofree char *number = g_strdup_printf("1103-%03dK", (int)person->number);
  const char *cells[] = { NULL, "11-19", number, person->name };
  yc_put_cells(y, x, columns, COLUMNS, G_N_ELEMENTS(COLUMNS), cells, ink);
  yc_put_light(y, x, COLUMNS[0].columns - 1, colours[kind], words[kind], ink);
}

static void add_people(Desk *desk, const World *world)
{
  static const char *const names[] = { "张秀兰", "古丽娜尔·买买提", "裴𬱖", "〇一", "上荻农机合作社联合总社" };
  g_ptr_array_set_size(desk->people, 0);
  for (int i = 0; i < PEOPLE; i++) {
    const char *name = names[i % 5];
    if (world->filter && !strstr(name, world->filter))
      continue;
    Person *person = g_new0(Person, 1);
    person->number = i;
    person->name = g_strdup(name);
    g_ptr_array_add(desk->people, person);
  }
}

static gboolean desk_load(YcScreen *screen, GError **error)
{
  Desk *desk = (Desk *)screen;
  World *world = yc_tui_world(screen->tui);
  const char *path = g_getenv("DEMO_NAME");
  g_clear_pointer(&world->stored, g_free);
  if (path && !g_file_get_contents(path, &world->stored, NULL, error))
    return FALSE;
  add_people(desk, world);
  return yc_list_load(desk->list, screen->area.rows - 1, error);
}

static void push_form(YcTui *tui);

static void printed(YcTui *tui, gpointer data)
{
  yc_tui_say(tui, YC_SAY_DONE, "已打印 %d", (int)yc_list_key(((Desk *)data)->list));
}

static char *supplied(YcTui *tui, const char *text, G_GNUC_UNUSED gpointer data)
{
  if (!*text)
    return g_strdup("请写补了什么。");
  yc_tui_say(tui, YC_SAY_DONE, "已补 %s", text);
  return NULL;
}

static gboolean desk_act(YcScreen *screen, YcCommand command, int number)
{
  Desk *desk = (Desk *)screen;
  if (yc_list_act(desk->list, command))
    return TRUE;
  if (command == YC_COMMAND_OPEN)
    yc_page_text(screen->tui, "办件", g_strsplit("一\n二\n三", "\n", -1));
  else if (command == YC_COMMAND_PRINT)
    yc_page_confirm(screen->tui, "打印", (const char *const[]) { "打印回执 A5 两联", "交给 张秀兰", NULL }, printed, desk,
                    NULL);
  else if (command == YC_COMMAND_SUPPLY)
    yc_page_line(screen->tui, "补了什么", "", 10, supplied, desk);
  else if (command == YC_COMMAND_TAB)
    yc_tui_say(screen->tui, YC_SAY_INFO, "第 %d 栏", number);
  else
    return FALSE;
  return TRUE;
}

static gboolean desk_can(const YcScreen *screen, YcCommand command)
{
  return command != YC_COMMAND_OPEN || yc_list_row(((const Desk *)screen)->list);
}

static void desk_title(YcScreen *screen, GString *left, GString *right)
{
  const World *world = yc_tui_world(screen->tui);
  g_string_append_printf(left, "芦荻镇便民服务中心  %s", world->stored ? world->stored : "3号窗 李秀英");
  g_string_append(right, "▲2 ◆5 ●31  11月23日 周一 09:12");
}

static void desk_paint(YcScreen *screen, YcArea area)
{
  const Desk *desk = (const Desk *)screen;
  YcArea rows = { area.y + 1, area.x, area.rows - 1, area.columns };
  yc_put_heads(area.y, area.x, area.columns, COLUMNS, G_N_ELEMENTS(COLUMNS));
  yc_list_paint(desk->list, rows);
}

static void desk_free(YcScreen *screen)
{
  Desk *desk = (Desk *)screen;
  yc_list_free(desk->list);
  g_ptr_array_unref(desk->people);
  g_free(desk);
}

static const YcScreenType DESK = {
  .name = "desk", .where = YC_IN_LIST | YC_IN_CASES, .load = desk_load, .act = desk_act, .can = desk_can, .title = desk_title,
  .paint = desk_paint, .free = desk_free
};

static void push_desk(YcTui *tui)
{
  Desk *desk = g_new0(Desk, 1);
  yc_screen_init(&desk->base, &DESK);
  desk->people = g_ptr_array_new_with_free_func(person_free);
  desk->array = (YcListArray) {
    .rows = desk->people, .key = person_key, .paint = person_paint, .empty = N_("没有这样的人")
  };
  desk->list = yc_list_new_array(&desk->array);
  yc_tui_push(tui, &desk->base);
}

/* ── the form ── */

typedef struct {
  YcScreen base;
  YcEdit *fields[FIELDS];
  guint at;
} Form;

static const char *const NAMES[FIELDS] = { "申请人", "电话", "备注" };

static void form_focus(Form *form, guint at)
{
  form->at = at;
  form->base.where = YC_IN_FORM | YC_IN_TEXT | (yc_edit_empty(form->fields[at]) ? YC_IN_EMPTY : 0);
}

static gboolean form_act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Form *form = (Form *)screen;
  YcTui *tui = screen->tui;
  if (command == YC_COMMAND_PREVIOUS)
    form_focus(form, form->at ? form->at - 1 : 0);
  else if (command == YC_COMMAND_NEXT && form->at + 1 < FIELDS)
    form_focus(form, form->at + 1);
  else if (command == YC_COMMAND_NEXT) {
    yc_tui_pop(tui);
    yc_tui_say(tui, YC_SAY_DONE, "已受理 %s", yc_edit_text(form->fields[0]));
  } else
    return FALSE;
  return TRUE;
}

static gboolean form_key(YcScreen *screen, YcKey key)
{
  Form *form = (Form *)screen;
  gboolean used = yc_edit_key(form->fields[form->at], key);
  form_focus(form, form->at);
  return used;
}

static void form_text(YcScreen *screen, const char *text)
{
  Form *form = (Form *)screen;
  if (!yc_edit_insert(form->fields[form->at], text))
    yc_tui_say(screen->tui, YC_SAY_WARN, "放不下了");
  form_focus(form, form->at);
}

static void form_paint(YcScreen *screen, YcArea area)
{
  const Form *form = (const Form *)screen;
  yc_put_rule(area.y, area.x, area.columns, "来人");
  for (guint i = 0; i < FIELDS; i++) {
    yc_put(area.y + 1 + (int)i, 2, 8, NAMES[i], YC_INK_PLAIN);
    yc_put_edit(area.y + 1 + (int)i, 10, 20, form->fields[i], i == form->at);
  }
}

static void form_title(G_GNUC_UNUSED YcScreen *screen, GString *left, G_GNUC_UNUSED GString *right)
{
  g_string_append(left, "受理");
}

static gboolean form_keep(YcScreen *screen, GError **error)
{
  const Form *form = (const Form *)screen;
  const char *path = g_getenv("DEMO_DRAFT");
  GString *draft = g_string_new(NULL);
  for (guint i = 0; i < FIELDS; i++)
    g_string_append_printf(draft, "%s\n", yc_edit_text(form->fields[i]));
  gboolean good = !path || g_file_set_contents(path, draft->str, -1, error);
  g_string_free(draft, TRUE);
  return good;
}

static void form_free(YcScreen *screen)
{
  Form *form = (Form *)screen;
  for (guint i = 0; i < FIELDS; i++)
    yc_edit_free(form->fields[i]);
  g_free(form);
}

static const YcScreenType FORM = {
  .name = "form", .where = YC_IN_FORM | YC_IN_TEXT | YC_IN_EMPTY, .act = form_act, .key = form_key, .text = form_text,
  .title = form_title, .paint = form_paint, .keep = form_keep, .free = form_free
};

static void push_form(YcTui *tui)
{
  Form *form = g_new0(Form, 1);
  yc_screen_init(&form->base, &FORM);
  for (guint i = 0; i < FIELDS; i++)
    form->fields[i] = yc_edit_new(40);
  yc_tui_push(tui, &form->base);
}

/* ── the world ── */

static gboolean world_act(YcTui *tui, YcCommand command, G_GNUC_UNUSED int number)
{
  if (command == YC_COMMAND_ACCEPT)
    push_form(tui);
  else if (command == YC_COMMAND_FIND)
    yc_tui_say(tui, YC_SAY_INFO, "查找");
  else
    return FALSE;
  return TRUE;
}

static void world_text(YcTui *tui, const char *text)
{
  World *world = yc_tui_world(tui);
  g_free(world->filter);
  world->filter = g_strdup(text);
  yc_tui_reload(tui);
}

static gboolean world_changed(YcTui *tui)
{
  const World *world = yc_tui_world(tui);
  const char *path = g_getenv("DEMO_NAME");
  g_autofree char *now = NULL;
  return path && g_file_get_contents(path, &now, NULL, NULL) && g_strcmp0(now, world->stored) != 0;
}

int main(void)
{
  yc_term_locale();
  World data = { 0 };
  const YcWorld world = { .data = &data, .act = world_act, .text = world_text, .changed = world_changed };
  g_autoptr(GError) error = NULL;
  YcTui *tui = yc_tui_new(&world, &error);
  if (!tui) {
    g_printerr("%s\n", error->message);
    return 3;
  }
  push_desk(tui);
  YcEnd end = yc_tui_run(tui);
  yc_tui_free(tui);
  g_free(data.stored);
  g_free(data.filter);
  return end == YC_END_HANGUP ? 3 : 0;
}
