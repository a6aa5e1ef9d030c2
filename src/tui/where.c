/* where.c - see where.h. */
#include <config.h>
#include "tui/where.h"

#include <string.h>

#include "app/copy.h"
#include "app/say.h"
#include "app/where.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/page.h"

enum { HOW, WHO, REASON, FIELDS };
enum { REASON_MAX = 200, LABEL = 10, MARGIN = 4, LOOKS = YC_N_ASKS };

typedef struct {
  YcApp *app;
  gint64 id;
  char *what;
  gboolean asks;                          /* a reason, except of who serves the visit */
  guint people[YC_N_ASKS + 1], n;         /* whom each word stands for; LOOKS: the day's list */
  const char *words[YC_N_ASKS + 1], *hows[YC_N_ASKED];
} Where;

static void where_free(gpointer data)
{
  Where *where = data;
  g_free(where->what);
  g_free(where);
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

/* ── the answer ── */

/* Labels in a column of their own, what is long in as many rows as it needs. */
static void put_lines(GPtrArray *page, const char *label, const char *text, int columns)
{
  g_auto(GStrv) lines = yc_wrap(text, MAX(columns - LABEL - MARGIN, LABEL));
  for (guint i = 0; lines[i]; i++) {
    g_autofree char *head = g_strnfill((gsize)MAX(LABEL - (i ? 0 : yc_width(label)), 1), ' ');
    g_ptr_array_add(page, g_strdup_printf("%s%s%s", i ? "" : label, head, lines[i]));
  }
}

static char **page_of(const GPtrArray *lines, int columns)
{
  GPtrArray *page = g_ptr_array_new();
  for (guint i = 0; i < lines->len; i++) {
    const YcWhereLine *line = g_ptr_array_index(lines, i);
    put_lines(page, line->label, line->text, columns);
  }
  g_ptr_array_add(page, NULL);
  return (char **)g_ptr_array_free(page, FALSE);
}

static char *show_looks(YcTui *tui, const Where *where)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) looks = yc_looks(where->app, yc_app_today(where->app), &error);
  if (!looks)
    return sentence_of(error);
  GPtrArray *page = g_ptr_array_new();
  for (guint i = 0; i < looks->len; i++) {
    const YcLook *look = g_ptr_array_index(looks, i);
    g_autofree char *at = yc_say_moment(look->at);
    g_autofree char *why = *look->reason ? g_strdup_printf(_("  事由:%s"), look->reason) : g_strdup("");
    g_ptr_array_add(page, g_strdup_printf("%s  %s  %s %s  %s%s", strchr(at, ' ') + 1, look->who, look->number, look->item, look->what, why));
  }
  if (!looks->len)
    g_ptr_array_add(page, g_strdup(_("今天还没有人看过。")));
  g_ptr_array_add(page, NULL);
  yc_tui_pop(tui);
  yc_page_text(tui, _("今天谁看过"), (char **)g_ptr_array_free(page, FALSE));
  return NULL;
}

/* ── the question ── */

static gboolean comes(const Where *where, const YcAskValue *values)
{
  guint who = where->people[values[WHO].word];
  return values[HOW].word == YC_ASKED_WINDOW && (who == YC_ASKS_APPLICANT || who == YC_ASKS_REPRESENTATIVE);
}

static gboolean reason_shown(G_GNUC_UNUSED guint n, const YcAskValue *values, gpointer data)
{
  const Where *where = data;
  return where->asks && !comes(where, values) && where->people[values[WHO].word] != LOOKS;
}

static char *note(const YcAskValue *values, gpointer data)
{
  const Where *where = data;
  guint who = where->people[values[WHO].word];
  if (who == LOOKS)
    return g_strdup(_("看今天谁看过哪件;不记在这件上"));
  if (who == YC_ASKS_OTHER)
    return g_strdup(_("别人只能听到办到哪一步和日子;这次回话记在经过里"));
  return g_strdup(comes(where, values) ? _("记作又来了一趟;先问清是不是他本人") : _("记在经过里;先问清是不是他本人,不知道的不说"));
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Where *where = data;
  guint who = where->people[values[WHO].word];
  if (who == LOOKS)
    return show_looks(tui, where);
  GError *error = NULL;
  YcWhereAsk form = { (YcAsked)values[HOW].word, (YcAsks)who, values[REASON].text };
  g_autoptr(GPtrArray) lines = yc_where_answer(where->app, where->id, &form, &error);
  if (!lines)
    return sentence_of(error);
  int columns = yc_tui_top(tui)->area.columns;
  yc_tui_pop(tui);
  yc_page_text(tui, where->what, page_of(lines, columns));
  return NULL;
}

static void add_word(Where *where, guint who, const char *word)
{
  where->people[where->n] = who;
  where->words[where->n++] = word;
}

void yc_where_ask(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  Where *where = g_new0(Where, 1);
  where->app = app;
  where->id = view->row->id;
  where->what = g_strdup_printf(_("照着念  %s"), view->row->number);
  where->asks = yc_copy_asks(app, where->id);
  for (guint i = 0; i < YC_N_ASKED; i++)
    where->hows[i] = yc_say_asked((YcAsked)i);
  add_word(where, YC_ASKS_APPLICANT, yc_say_asks(YC_ASKS_APPLICANT));
  if (*view->representative_line)
    add_word(where, YC_ASKS_REPRESENTATIVE, yc_say_asks(YC_ASKS_REPRESENTATIVE));
  add_word(where, YC_ASKS_OTHER, yc_say_asks(YC_ASKS_OTHER));
  if (yc_staff_has_role(yc_app_me(app), "supervisor"))
    add_word(where, LOOKS, _("今天谁看过"));
  const YcAskField fields[FIELDS] = {
    [HOW] = { .label = _("怎么问的"), .max = 1, .words = where->hows, .n_words = YC_N_ASKED },
    [WHO] = { .label = _("谁问"), .max = 1, .words = where->words, .n_words = where->n },
    [REASON] = { .label = _("事由"), .max = REASON_MAX, .shown = reason_shown },
  };
  g_autofree char *title = g_strdup_printf("%s  %s  %s  %s", _("回话"), view->row->number, view->row->item_short, view->row->applicant);
  yc_ask(tui, title, fields, FIELDS, note, take, where, where_free);
}
