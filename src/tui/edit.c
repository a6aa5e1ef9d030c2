/* edit.c - one line of text being edited. */
#include <config.h>
#include "tui/edit.h"

#include <string.h>

#include "base/text.h"

struct YcEdit {
  GString *text;
  gsize max;      /* code points */
  gsize length;   /* code points */
  gsize caret;    /* byte, between clusters */
  gsize first;    /* byte, the first that shows; between clusters */
};

YcEdit *yc_edit_new(gsize max)
{
  YcEdit *edit = g_new0(YcEdit, 1);
  edit->text = g_string_new(NULL);
  edit->max = max;
  return edit;
}

void yc_edit_free(YcEdit *edit)
{
  if (!edit)
    return;
  g_string_free(edit->text, TRUE);
  g_free(edit);
}

const char *yc_edit_text(const YcEdit *edit)
{
  return edit->text->str;
}

gboolean yc_edit_empty(const YcEdit *edit)
{
  return edit->text->len == 0;
}

gsize yc_edit_max(const YcEdit *edit)
{
  return edit->max;
}

gsize yc_edit_caret(const YcEdit *edit)
{
  return edit->caret;
}

void yc_edit_set(YcEdit *edit, const char *text)
{
  g_string_truncate(edit->text, 0);
  edit->length = edit->caret = edit->first = 0;
  yc_edit_insert(edit, text);
}

static gsize cluster_start(const YcEdit *edit, gsize at);

/* What shows must begin with a cluster also after the insertion: a mark joins the one on its left. */
static void keep_first(YcEdit *edit, int width)
{
  gsize left = width ? edit->caret : cluster_start(edit, edit->caret);
  edit->first = MIN(edit->first, left);
}

gboolean yc_edit_insert(YcEdit *edit, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    int width = yc_char_width(c);
    /* A mark needs a base on its left, else it would land on the neighbour's last character. */
    if (width < 0 || (width == 0 && edit->caret == 0))
      continue;
    if (edit->length >= edit->max)
      return FALSE;
    keep_first(edit, width);
    gsize bytes = (gsize)g_unichar_to_utf8(c, NULL);
    g_string_insert_unichar(edit->text, (gssize)edit->caret, c);
    edit->caret += bytes;
    edit->length++;
  }
  return TRUE;
}

/* The end of the cluster that begins at `at`: over a base and the marks that follow. */
static gsize cluster_end(const YcEdit *edit, gsize at)
{
  const char *text = edit->text->str;
  if (!text[at])
    return at;
  const char *end = g_utf8_next_char(text + at);
  while (*end && yc_char_width(g_utf8_get_char(end)) == 0)
    end = g_utf8_next_char(end);
  return (gsize)(end - text);
}

static gsize cluster_start(const YcEdit *edit, gsize at)
{
  const char *text = edit->text->str, *start = text + at;
  do {
    if (start == text)
      return 0;
    start = g_utf8_prev_char(start);
  } while (yc_char_width(g_utf8_get_char(start)) == 0);
  return (gsize)(start - text);
}

static void delete(YcEdit *edit, gsize from, gsize to)
{
  const char *text = edit->text->str;
  edit->length -= (gsize)g_utf8_pointer_to_offset(text + from, text + to);
  g_string_erase(edit->text, (gssize)from, (gssize)(to - from));
  edit->caret = from;
  edit->first = MIN(edit->first, from);
}

static void left(YcEdit *edit)
{
  edit->caret = cluster_start(edit, edit->caret);
}

static void right(YcEdit *edit)
{
  edit->caret = cluster_end(edit, edit->caret);
}

static void home(YcEdit *edit)
{
  edit->caret = 0;
}

static void end(YcEdit *edit)
{
  edit->caret = edit->text->len;
}

static void backspace(YcEdit *edit)
{
  delete(edit, cluster_start(edit, edit->caret), edit->caret);
}

static void delete_next(YcEdit *edit)
{
  delete(edit, edit->caret, cluster_end(edit, edit->caret));
}

static void delete_before(YcEdit *edit)
{
  delete(edit, 0, edit->caret);
}

static void delete_after(YcEdit *edit)
{
  delete(edit, edit->caret, edit->text->len);
}

static const struct {
  YcKey key;
  void (*act)(YcEdit *edit);
} KEYS[] = {
  { YC_KEY_LEFT, left }, { YC_KEY_RIGHT, right }, { YC_KEY_HOME, home }, { YC_KEY_END, end },
  { YC_KEY_CTRL_A, home }, { YC_KEY_CTRL_E, end }, { YC_KEY_BACKSPACE, backspace },
  { YC_KEY_DELETE, delete_next }, { YC_KEY_CTRL_U, delete_before }, { YC_KEY_CTRL_K, delete_after },
};

gboolean yc_edit_key(YcEdit *edit, YcKey key)
{
  for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++)
    if (KEYS[i].key == key) {
      KEYS[i].act(edit);
      return TRUE;
    }
  return FALSE;
}

static int columns_between(const YcEdit *edit, gsize from, gsize to)
{
  g_autofree char *part = g_strndup(edit->text->str + from, to - from);
  return yc_width(part);
}

/* Moves the first byte that shows so that the caret's own column is inside, and no more blanks than one
 * cluster's width stand on the right while text is hidden on the left. */
static void scroll(YcEdit *edit, int columns)
{
  if (edit->first > edit->caret)
    edit->first = edit->caret;
  while (columns_between(edit, edit->first, edit->caret) > columns - 1)
    edit->first = cluster_end(edit, edit->first);
  while (edit->first) {
    gsize before = cluster_start(edit, edit->first);
    if (columns_between(edit, before, edit->text->len) > columns - 1)
      break;
    edit->first = before;
  }
}

char *yc_edit_view(YcEdit *edit, int columns, int *caret)
{
  columns = MAX(columns, 2);
  scroll(edit, columns);
  const char *shown = edit->text->str + edit->first;
  *caret = columns_between(edit, edit->first, edit->caret);
  return g_strndup(shown, yc_fit(shown, columns));
}
