/* choice.c - see choice.h. */
#include <config.h>
#include "tui/choice.h"

#include "base/gettext.h"
#include "base/text.h"

enum { MARGIN = 2, GAP = 2, ROWS = 4 };

typedef struct {
  YcScreen base;
  char *title, *hint;
  const char *words[YC_CHOICE_MAX];
  guint n, now;
  YcEdit *edit;
  YcChoiceTake take;
  gpointer data;
} Choice;

static void changed(Choice *choice)
{
  choice->base.where = YC_IN_DIALOG | YC_IN_TEXT | (yc_edit_empty(choice->edit) ? YC_IN_EMPTY : 0);
}

/* The dialog is still there while it is taken: what is said about it is seen above it. */
static void confirm(Choice *choice)
{
  YcTui *tui = choice->base.tui;
  g_autofree char *text = yc_clean(yc_edit_text(choice->edit), -1, 0, NULL);
  g_autofree char *refusal = choice->take(tui, choice->now, text, choice->data);
  if (refusal) {
    yc_tui_say(tui, YC_SAY_WARN, "%s", refusal);
    return;
  }
  yc_tui_pop(tui);
}

static void turn(Choice *choice, int by)
{
  choice->now = (choice->now + (by < 0 ? choice->n - 1 : 1)) % choice->n;
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Choice *choice = (Choice *)screen;
  if (command == YC_COMMAND_CONFIRM)
    confirm(choice);
  else if (command == YC_COMMAND_UP || command == YC_COMMAND_DOWN)
    turn(choice, command == YC_COMMAND_UP ? -1 : 1);
  else
    return FALSE;
  return TRUE;
}

static gboolean key(YcScreen *screen, YcKey key)
{
  Choice *choice = (Choice *)screen;
  gboolean across = yc_edit_empty(choice->edit) && (key == YC_KEY_LEFT || key == YC_KEY_RIGHT);   /* else within the text */
  if (across)
    turn(choice, key == YC_KEY_LEFT ? -1 : 1);
  gboolean used = across || yc_edit_key(choice->edit, key);
  changed(choice);
  return used;
}

static void text(YcScreen *screen, const char *text)
{
  Choice *choice = (Choice *)screen;
  if (!yc_edit_insert(choice->edit, text))
    yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(choice->edit));
  changed(choice);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Choice *choice = (const Choice *)screen;
  int x = area.x + MARGIN;
  yc_put_rule(area.y, area.x, area.columns, choice->title);
  for (guint i = 0; i < choice->n; i++) {
    g_autofree char *word = g_strdup_printf(i == choice->now ? "[%s]" : " %s ", choice->words[i]);
    int columns = yc_width(word);
    yc_put(area.y + 1, x, MIN(columns, area.x + area.columns - x), word, i == choice->now ? YC_INK_BOLD : YC_INK_PLAIN);
    x = MIN(x + columns + GAP, area.x + area.columns);
  }
  yc_put(area.y + 1, x, area.x + area.columns - x, _("↑↓换"), YC_INK_GREY);
  yc_put(area.y + 2, area.x + MARGIN, area.columns - MARGIN, choice->hint, YC_INK_GREY);
  yc_put_edit(area.y + 3, area.x + MARGIN, area.columns - 2 * MARGIN, choice->edit, TRUE);
}

static void choice_free(YcScreen *screen)
{
  Choice *choice = (Choice *)screen;
  g_free(choice->title);
  g_free(choice->hint);
  yc_edit_free(choice->edit);
  g_free(choice->data);
  g_free(choice);
}

static const YcScreenType CHOICE = {
  .name = "choice", .where = YC_IN_DIALOG | YC_IN_TEXT | YC_IN_EMPTY, .rows = ROWS, .act = act, .key = key, .text = text,
  .paint = paint, .free = choice_free
};

void yc_choice_ask(YcTui *tui, const char *title, const char *hint, const char *const *words, guint n, gsize max,
                   YcChoiceTake take, gpointer data)
{
  Choice *choice = g_new0(Choice, 1);
  yc_screen_init(&choice->base, &CHOICE);
  choice->title = g_strdup(title);
  choice->hint = g_strdup(hint);
  choice->n = MIN(n, (guint)YC_CHOICE_MAX);
  for (guint i = 0; i < choice->n; i++)
    choice->words[i] = words[i];
  choice->edit = yc_edit_new(max);
  choice->take = take;
  choice->data = data;
  yc_tui_push(tui, &choice->base);
}
