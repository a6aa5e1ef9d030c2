/* handon_outside.c - what an outside office did: the form.  See handon.h. */
#include <config.h>
#include "tui/handon.h"

#include "app/say.h"
#include "base/gettext.h"
#include "tui/supervising.h"
#include "tui/when.h"

enum { TEXT_MAX = 400 };

/* ── an outside office's, RULE agt-06 ── */

enum { WHAT, WHEN, FROM, SAID, OUTSIDE_LINES };

static YcOutsideNote note_of(const YcAbout *one, const YcAskValue *values)
{
  YcDay today = yc_app_today(one->app);
  return (YcOutsideNote) { (YcOutsideWhat)values[WHAT].word, (YcSource)values[FROM].word,
                           *values[WHEN].text ? yc_when_day(values[WHEN].text, today) : today, values[SAID].text };
}

static char *say_outside(const YcAskValue *values, gpointer data)
{
  static const char *const hints[YC_N_OUTSIDE] = {
    [YC_OUTSIDE_RECEIVED] = N_("写谁收的(可以空着);期限从送出那天算,不变。"),
    [YC_OUTSIDE_RETURNED] = N_("写为什么退;回到你手里,期限照旧走。"),
  };
  YcOutsideNote note = note_of(data, values);
  if (note.day == YC_DAY_NONE)
    return g_strdup(_("哪天:写 20、11-20 这样,空着是今天。"));
  g_autofree char *day = yc_say_day_medium(note.day);
  return g_strdup_printf("%s  %s", day, gettext(hints[note.what]));
}

static char *take_outside(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  YcOutsideNote note = note_of(one, values);
  g_autoptr(YcHanded) done = yc_outside_record(one->app, one->cases, &note, one->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *words = g_strdup_printf(_("已记 %s %u 件:%s。u撤销"), done->whom, done->cases, yc_say_outside(note.what));
  yc_supervise_said(tui, one->app, done->papers, words);
  return NULL;
}

void yc_handon_outside(YcTui *tui, YcApp *app, const GArray *cases, const char *title)
{
  static const char *whats[YC_N_OUTSIDE], *sources[YC_N_SOURCES];
  for (guint i = 0; i < YC_N_OUTSIDE; i++)
    whats[i] = yc_say_outside((YcOutsideWhat)i);
  for (guint i = 0; i < YC_N_SOURCES; i++)
    sources[i] = yc_say_source((YcSource)i);
  g_autoptr(GPtrArray) rows = yc_route_read(app, g_array_index(cases, gint64, 0), NULL);
  gboolean received = FALSE;
  for (guint i = 0; rows && i < rows->len; i++) {
    const YcRouteRow *row = g_ptr_array_index(rows, i);
    received |= row->outside && row->state == YC_LEG_CURRENT && row->received != YC_DAY_NONE;
  }
  const YcAskField fields[OUTSIDE_LINES] = {
    [WHAT] = { .label = _("怎么样"), .max = 1, .words = whats, .n_words = YC_N_OUTSIDE, .word = received ? YC_OUTSIDE_RETURNED : 0 },
    [WHEN] = { .label = _("哪天"), .max = YC_DAY_TEXT },
    [FROM] = { .label = _("凭什么"), .max = 1, .words = sources, .n_words = YC_N_SOURCES },
    [SAID] = { .label = _("写什么"), .max = TEXT_MAX },
  };
  yc_ask(tui, title, fields, OUTSIDE_LINES, say_outside, take_outside, yc_supervise_about(app, cases, 0), yc_supervise_about_free);
}
