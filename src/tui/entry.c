/* entry.c - see entry.h. */
#include <config.h>
#include "tui/entry.h"

#include <string.h>

#include "base/gettext.h"
#include "tui/page.h"

void yc_entry_clear(YcEntry *entry)
{
  g_clear_pointer(&entry->who, g_free);
  g_clear_pointer(&entry->system, g_free);
  g_clear_pointer(&entry->short_name, g_free);
  g_clear_pointer(&entry->old, g_free);
}

char *yc_entry_tail(const char *number)
{
  glong n = g_utf8_strlen(number, -1);
  if (n <= YC_OUTSIDE_TAIL)
    return g_strdup(number);
  return g_strconcat("…", g_utf8_offset_to_pointer(number, n - YC_OUTSIDE_TAIL), NULL);
}

/* What the case is still to be entered in: "" where nothing. */
static char *what_is_left(const YcEntry *entry)
{
  g_autoptr(GPtrArray) lines = yc_outside_lines(entry->app, entry->casefile, NULL);
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; lines && i < lines->len; i++) {
    const YcOutsideLine *line = g_ptr_array_index(lines, i);
    if (!*line->number)
      g_string_append_printf(names, "%s%s", names->len ? _("、") : "", line->short_name);
  }
  return names->len ? g_strdup_printf(_(";还要录 %s"), names->str) : g_strdup("");
}

static void drop(YcTui *tui, gpointer data)
{
  const YcEntry *entry = data;
  GError *error = NULL;
  if (yc_outside_drop(entry->app, entry->casefile, entry->system, entry->old, NULL, &error))
    yc_tui_say(tui, YC_SAY_DONE, _("删去了 %s %s"), entry->short_name, entry->old);
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

static void ask_to_drop(YcTui *tui, YcEntry *entry)
{
  g_autofree char *what = g_strdup_printf("%s  %s %s", entry->who, entry->short_name, entry->old);
  const char *const lines[] = { what, _("回车删去,经过里留着;Esc 不删。"), NULL };
  yc_page_confirm(tui, _("删去这个号码?"), lines, drop, entry, NULL);
}

static char *take(YcTui *tui, const char *text, gpointer data)
{
  YcEntry *entry = data;
  GError *error = NULL;
  g_autofree char *warning = NULL;
  gboolean is_new = !*entry->old;
  if (!is_new && (!*text || strcmp(text, entry->old) == 0)) {
    if (!*text)
      ask_to_drop(tui, entry);
    return NULL;
  }
  gboolean good = is_new ? yc_outside_set(entry->app, entry->casefile, entry->system, text, NULL, &warning, &error)
                         : yc_outside_replace(entry->app, entry->casefile, entry->system, entry->old, text, &warning, &error);
  if (!good) {
    char *sentence = g_strdup(error->message);
    g_error_free(error);
    return sentence;
  }
  g_autofree char *tail = yc_entry_tail(text), *left = what_is_left(entry);
  if (warning)
    yc_tui_say(tui, YC_SAY_WARN, _("已记下,但 %s。回车可改"), warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, _("已记下 %s %s · %s%s"), entry->short_name, tail, entry->who, left);
  yc_tui_reload(tui);
  return NULL;
}

void yc_entry_ask(YcTui *tui, YcEntry *entry, YcApp *app, const YcCaseRow *row, const YcOutsideLine *line)
{
  yc_entry_clear(entry);
  entry->app = app;
  entry->casefile = row->id;
  entry->who = g_strdup_printf("%s %s", row->number, row->applicant);
  entry->system = g_strdup(line->system);
  entry->short_name = g_strdup(line->short_name);
  entry->old = g_strdup(line->number);
  g_autofree char *title = g_strdup_printf(_("%s的号码 · %s %s"), line->name, entry->who, row->item_short);
  yc_page_line(tui, title, line->number, YC_OUTSIDE_MAX, take, entry);
}
