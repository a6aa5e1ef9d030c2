/* ask.c - see ask.h. */
#include <config.h>
#include "tui/ask.h"

#include <string.h>

#include "base/gettext.h"
#include "base/text.h"

enum { MARGIN = 2, LABEL = 10, LABEL_MAX = 18, FOUND = 5 };

typedef struct {
  char *label;
  YcEdit *edit;
  const char *const *words;
  guint n_words, word;
  YcAskSearch search;
  YcAskCheck check;
  YcAskShown shown;
  gboolean hidden;
  gboolean pick, none;  /* pick: nothing is chosen by itself; none: nothing is yet */
  gboolean given;       /* holds what it was given: the first character typed replaces it */
  GPtrArray *found;     /* of YcAskOption */
  char **checks;        /* NULL: no list to mark */
  gboolean *marked;
  guint n_checks;
  guint row;
  gboolean folds;
  gboolean typed;       /* something was, that is not there from the beginning */
} Field;

typedef struct {
  YcScreen base;
  char *title, *note;
  Field fields[YC_ASK_MAX];
  guint n, now;
  YcAskNote say;
  YcAskTake take;
  gpointer data;
  GDestroyNotify gone;
} Ask;

void yc_ask_option_free(gpointer data)
{
  YcAskOption *option = data;
  g_free(option->key);
  g_free(option->label);
  g_free(option);
}

/* ── what was filled in ── */

static const YcAskOption *chosen(const Field *field)
{
  return field->found && !field->none && field->row < field->found->len ? g_ptr_array_index(field->found, field->row) : NULL;
}

static char *text_of(const Field *field)
{
  const YcAskOption *option = chosen(field);
  if (field->search)
    return g_strdup(option ? option->key : "");
  return yc_clean(yc_edit_text(field->edit), -1, 0, NULL);
}

typedef struct {
  char *texts[YC_ASK_MAX];
  YcAskValue values[YC_ASK_MAX];
} Values;

static void values_read(const Ask *ask, Values *values)
{
  for (guint i = 0; i < ask->n; i++) {
    values->texts[i] = text_of(&ask->fields[i]);
    values->values[i] = (YcAskValue) { values->texts[i], ask->fields[i].word, ask->fields[i].marked };
  }
}

static void values_clear(Values *values, guint n)
{
  for (guint i = 0; i < n; i++)
    g_free(values->texts[i]);
}

static void look(Ask *ask, Field *field)
{
  g_autofree char *text = yc_clean(yc_edit_text(field->edit), -1, 0, NULL);
  if (field->found)
    g_ptr_array_unref(field->found);
  field->found = field->search(text, ask->data);
  field->row = 0;
  field->none = field->pick && yc_edit_empty(field->edit);
}

/* How many rows stand below its label. */
static int rows_of(const Ask *ask, const Field *field)
{
  if (field->folds && field != &ask->fields[ask->now])
    return 0;
  return field->search ? FOUND : (int)MIN(field->n_checks, (guint)FOUND);
}

/* Which lines stand there now; the dialog is as high as they are. */
static void choose_shown(Ask *ask)
{
  int rows = 2;
  Values values;
  values_read(ask, &values);
  for (guint i = 0; i < ask->n; i++) {
    Field *field = &ask->fields[i];
    field->hidden = i > 0 && field->shown && !field->shown(i, values.values, ask->data);
    if (!field->hidden)
      rows += 1 + rows_of(ask, field);
  }
  values_clear(&values, ask->n);
  if (rows == ask->base.rows)
    return;
  ask->base.rows = rows;
  if (ask->base.tui)
    yc_tui_reload(ask->base.tui);
}

static void changed(Ask *ask)
{
  choose_shown(ask);
  const Field *field = &ask->fields[ask->now];
  gboolean empty = field->words || field->checks || yc_edit_empty(field->edit);   /* ? helps there too */
  ask->base.where = YC_IN_DIALOG | YC_IN_TEXT | (empty ? YC_IN_EMPTY : 0);
  g_clear_pointer(&ask->note, g_free);
  if (!ask->say)
    return;
  Values values;
  values_read(ask, &values);
  ask->note = ask->say(values.values, ask->data);
  values_clear(&values, ask->n);
}

/* ── keys ── */

/* The next line that stands there in a direction; where there is none the one it is. */
static guint neighbour(const Ask *ask, int by)
{
  for (int i = (int)ask->now + by; i >= 0 && i < (int)ask->n; i += by)
    if (!ask->fields[i].hidden)
      return (guint)i;
  return ask->now;
}

/* What is wrong with a line. */
static char *fault_of(const Ask *ask, guint n)
{
  const Field *field = &ask->fields[n];
  if (!field->check)
    return NULL;
  Values values;
  values_read(ask, &values);
  char *fault = field->check(values.values, ask->data);
  values_clear(&values, ask->n);
  return fault;
}

/* Lines can be left by other keys than Enter: the first one with a fault is gone back to.  TRUE: none. */
static gboolean all_good(Ask *ask)
{
  for (guint i = 0; i < ask->n; i++) {
    g_autofree char *fault = ask->fields[i].hidden ? NULL : fault_of(ask, i);
    if (!fault)
      continue;
    ask->now = i;
    yc_tui_say(ask->base.tui, YC_SAY_WARN, "%s", fault);
    return FALSE;
  }
  return TRUE;
}

static void commit(Ask *ask)
{
  if (!all_good(ask))
    return;
  YcTui *tui = ask->base.tui;
  Values values;
  values_read(ask, &values);
  g_autofree char *refusal = ask->take(tui, values.values, ask->data);
  values_clear(&values, ask->n);
  if (refusal)
    yc_tui_say(tui, YC_SAY_WARN, "%s", refusal);
  else
    yc_tui_drop(tui, &ask->base);   /* what it led to stands above it */
}

static void go_on(Ask *ask)
{
  const Field *field = &ask->fields[ask->now];
  g_autofree char *fault = fault_of(ask, ask->now);
  if (fault)
    yc_tui_say(ask->base.tui, YC_SAY_WARN, "%s", fault);
  else if (field->search && field->none && field->found && field->found->len)
    yc_tui_say(ask->base.tui, YC_SAY_WARN, _("「%s」还没有选:打姓名、首字母或岗位,或按 ↓ 选一个。"), field->label);
  else if (field->search && !chosen(field))
    yc_tui_say(ask->base.tui, YC_SAY_WARN, _("没有找到:换首字母或名字再找。"));
  else if (neighbour(ask, 1) != ask->now)
    ask->now = neighbour(ask, 1);
  else
    commit(ask);
}

static void move(Ask *ask, int by)
{
  Field *field = &ask->fields[ask->now];
  guint rows = field->search && field->found ? MIN(field->found->len, (guint)FOUND) : field->n_checks;
  if (by > 0 && field->none)
    field->none = FALSE;
  else if (by < 0 && field->row > 0)
    field->row--;
  else if (by > 0 && field->row + 1 < rows)
    field->row++;
  else if (by < 0 || !field->search)
    ask->now = neighbour(ask, by);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Ask *ask = (Ask *)screen;
  if (command == YC_COMMAND_CONFIRM)
    go_on(ask);
  else if (command == YC_COMMAND_UP || command == YC_COMMAND_DOWN)
    move(ask, command == YC_COMMAND_UP ? -1 : 1);
  else
    return FALSE;
  changed(ask);
  return TRUE;
}

/* A key of the line itself: what is there is edited from now on. */
static gboolean edit(Ask *ask, Field *field, YcKey key)
{
  g_autofree char *before = g_strdup(yc_edit_text(field->edit));
  if (!yc_edit_key(field->edit, key))
    return FALSE;
  field->given = FALSE;
  if (field->search && strcmp(before, yc_edit_text(field->edit)) != 0)
    look(ask, field);
  return TRUE;
}

static gboolean key(YcScreen *screen, YcKey key)
{
  Ask *ask = (Ask *)screen;
  Field *field = &ask->fields[ask->now];
  gboolean used = TRUE;
  if (key == YC_KEY_TAB && neighbour(ask, 1) != ask->now && (!field->search || chosen(field)))
    ask->now = neighbour(ask, 1);
  else if (key == YC_KEY_BACK_TAB && ask->now > 0)
    ask->now = neighbour(ask, -1);
  else if (!field->words && !field->checks)
    used = edit(ask, field, key);
  else if (field->words && (key == YC_KEY_LEFT || key == YC_KEY_RIGHT))
    field->word = (field->word + (key == YC_KEY_LEFT ? field->n_words - 1 : 1)) % field->n_words;
  else
    used = FALSE;
  changed(ask);
  return used;
}

/* FALSE: it does not fit. */
static gboolean put_text(Field *field, const char *text)
{
  if (field->given)
    yc_edit_set(field->edit, "");
  field->given = FALSE;
  return yc_edit_insert(field->edit, text);
}

static void text(YcScreen *screen, const char *text)
{
  Ask *ask = (Ask *)screen;
  Field *field = &ask->fields[ask->now];
  if (field->checks && *text == ' ')
    field->marked[field->row] = !field->marked[field->row];
  else if (field->checks)
    yc_tui_say(screen->tui, YC_SAY_WARN, _("空格选或不选这一条,↑↓换一条,回车下一格。"));
  else if (field->words && *text == ' ')
    field->word = (field->word + 1) % field->n_words;
  else if (field->words)
    yc_tui_say(screen->tui, YC_SAY_WARN, _("「%s」是选的:←→换一个,回车下一格;打的「%s」没有记下。"), field->label, text);
  else if (!field->words && !put_text(field, text))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(field->edit));
  else if (!field->words)
    field->typed = !field->search;
  if (field->search)
    look(ask, field);
  changed(ask);
}

/* ── how it looks ── */

static void paint_words(const Field *field, int y, int x, int end, gboolean here)
{
  for (guint i = 0; i < field->n_words && x < end; i++) {
    g_autofree char *word = g_strdup_printf(i == field->word ? "[%s]" : " %s ", field->words[i]);
    int columns = MIN(yc_width(word), end - x);
    yc_put(y, x, columns, word, i == field->word ? YC_INK_BOLD : YC_INK_PLAIN);
    x += columns + 1;
  }
  if (here)
    yc_put(y, x, end - x, _("←→换"), YC_INK_GREY);
}

static void paint_found(const Field *field, YcArea area)
{
  for (guint i = 0; field->found && i < field->found->len && (int)i < area.rows; i++) {
    const YcAskOption *option = g_ptr_array_index(field->found, i);
    yc_put(area.y + (int)i, area.x, area.columns, option->label, i == field->row && !field->none ? YC_INK_REVERSE : YC_INK_PLAIN);
  }
}

static void paint_checks(const Field *field, YcArea area, gboolean here)
{
  guint top = field->row >= FOUND ? field->row - FOUND + 1 : 0, marked = 0;
  for (guint i = 0; i < field->n_checks; i++)
    marked += field->marked[i] ? 1 : 0;
  g_autofree char *head = g_strdup_printf(_("选了 %u 条,共 %u 条%s"), marked, field->n_checks, here ? _("  ↑↓ 空格选") : "");
  yc_put(area.y, area.x, area.columns, head, YC_INK_GREY);
  for (int i = 0; i < area.rows && top + (guint)i < field->n_checks; i++) {
    guint row = top + (guint)i;
    g_autofree char *line = g_strdup_printf("%s %s", field->marked[row] ? "√" : " ", field->checks[row]);
    yc_put(area.y + 1 + i, area.x, area.columns, line, here && row == field->row ? YC_INK_REVERSE : YC_INK_PLAIN);
  }
}

/* Where the answers stand: as in Chinese, further right where a translated label is longer. */
static int label_columns(const Ask *ask)
{
  int columns = LABEL;
  for (guint i = 0; i < ask->n; i++)
    columns = MAX(columns, yc_width(ask->fields[i].label) + 2);
  return MIN(columns, LABEL_MAX);
}

/* Elsewhere what was found stands by its name. */
static void paint_field(const Ask *ask, guint i, int y, YcArea area)
{
  const Field *field = &ask->fields[i];
  int label = label_columns(ask), x = area.x + MARGIN + label, end = area.x + area.columns - MARGIN;
  gboolean here = i == ask->now;
  yc_put(y, area.x + MARGIN, label - 1, field->label, here ? YC_INK_BOLD : YC_INK_PLAIN);
  if (field->checks)
    paint_checks(field, (YcArea) { y, x, rows_of(ask, field), end - x }, here);
  else if (field->words)
    paint_words(field, y, x, end, here);
  else if (field->search && !here && chosen(field))
    yc_put(y, x, end - x, chosen(field)->label, YC_INK_PLAIN);
  else
    yc_put_edit(y, x, end - x, field->edit, here);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Ask *ask = (const Ask *)screen;
  int y = area.y, label = label_columns(ask);
  yc_put_rule(y++, area.x, area.columns, ask->title);
  for (guint i = 0; i < ask->n; i++) {
    if (ask->fields[i].hidden)
      continue;
    paint_field(ask, i, y++, area);
    YcArea found = { y, area.x + MARGIN + label, FOUND, area.columns - label - 2 * MARGIN };
    if (ask->fields[i].search && i == ask->now)
      paint_found(&ask->fields[i], found);
    y += rows_of(ask, &ask->fields[i]);
  }
  yc_put(y, area.x + MARGIN, area.columns - 2 * MARGIN, ask->note ? ask->note : "", YC_INK_GREY);
}

static char *hints(YcScreen *screen)
{
  const Ask *ask = (const Ask *)screen;
  return g_strdup(neighbour(ask, 1) != ask->now ? _("回车下一格 ↑上一格 Esc不办") : _("回车办 ↑上一格 Esc不办"));
}

/* What was typed goes with the dialog. */
static char *left(const YcScreen *screen)
{
  const Ask *ask = (const Ask *)screen;
  for (guint i = 0; i < ask->n; i++)
    if (ask->fields[i].typed && !yc_edit_empty(ask->fields[i].edit))
      return g_strdup(_("没有办;刚才写的没有留下。"));
  return NULL;
}

static void ask_free(YcScreen *screen)
{
  Ask *ask = (Ask *)screen;
  for (guint i = 0; i < ask->n; i++) {
    g_free(ask->fields[i].label);
    yc_edit_free(ask->fields[i].edit);
    if (ask->fields[i].found)
      g_ptr_array_unref(ask->fields[i].found);
    g_strfreev(ask->fields[i].checks);
    g_free(ask->fields[i].marked);
  }
  g_free(ask->title);
  g_free(ask->note);
  if (ask->gone)
    ask->gone(ask->data);
  g_free(ask);
}

static const YcScreenType ASK = {
  .name = "ask", .where = YC_IN_DIALOG | YC_IN_TEXT | YC_IN_EMPTY, .act = act, .key = key, .text = text, .paint = paint,
  .hints = hints, .left = left, .free = ask_free
};

static void field_init(Ask *ask, Field *field, const YcAskField *from)
{
  field->label = g_strdup(from->label);
  field->edit = yc_edit_new(MAX(from->max, 1));
  field->words = from->words;
  field->n_words = from->n_words;
  field->word = from->word;
  field->search = from->search;
  field->folds = from->folds;
  field->check = from->check;
  field->shown = from->shown;
  field->pick = from->pick;
  yc_edit_set(field->edit, from->value ? from->value : "");
  field->given = !yc_edit_empty(field->edit);
  field->n_checks = from->checks ? from->n_checks : 0;
  if (from->checks) {
    field->checks = g_new0(char *, from->n_checks + 1);
    field->marked = g_new(gboolean, from->n_checks + 1);
  }
  for (guint i = 0; i < field->n_checks; i++) {
    field->checks[i] = g_strdup(from->checks[i]);
    field->marked[i] = !from->marks || from->marks[i];
  }
  if (field->search)
    look(ask, field);
}

void yc_ask(YcTui *tui, const char *title, const YcAskField *fields, guint n, YcAskNote note, YcAskTake take, gpointer data,
            GDestroyNotify gone)
{
  Ask *ask = g_new0(Ask, 1);
  yc_screen_init(&ask->base, &ASK);
  ask->title = g_strdup(title);
  ask->data = data;
  ask->gone = gone;
  ask->say = note;
  ask->take = take;
  for (ask->n = 0; ask->n < n && ask->n < YC_ASK_MAX; ask->n++)
    field_init(ask, &ask->fields[ask->n], &fields[ask->n]);
  changed(ask);
  yc_tui_push(tui, &ask->base);
}
