/* clocks_permit.c - one more stop is permitted for all the cases that were selected.  See clocks.h. */
#include <config.h>
#include "tui/clocks.h"

#include "app/clocks_many.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/supervising.h"

enum { TEXT_MAX = 400 };
enum { FOR, WHY, FIELDS };

typedef struct {
  YcAbout *about;
  GArray *procedures;      /* of YcProcedure, as the words are */
  const char *words[YC_ASK_WORDS];
} Permitting;

static void permitting_free(gpointer data)
{
  Permitting *one = data;
  yc_supervise_about_free(one->about);
  g_array_unref(one->procedures);
  g_free(one);
}

static char *note(const YcAskValue *values, gpointer data)
{
  const Permitting *one = data;
  return g_strdup_printf(_("准许 %u 件为%s再停一次;钟不在这里停,经办人一件一件暂停。"), one->about->cases->len,
                         one->words[values[FOR].word]);
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Permitting *one = data;
  const YcAbout *about = one->about;
  GError *error = NULL;
  YcProcedure procedure = g_array_index(one->procedures, YcProcedure, values[FOR].word);
  g_autoptr(YcSupervised) done = yc_permit_many(about->app, about->cases, procedure, values[WHY].text, about->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *words = g_strdup_printf(_("已准许 %u 件再停一次。u撤销"), done->cases);
  yc_supervise_said(tui, about->app, done->papers, words);
  return NULL;
}

void yc_clocks_permit_many(YcTui *tui, YcApp *app, const GArray *cases)
{
  GError *error = NULL;
  GArray *procedures = yc_permit_many_procedures(app, cases, &error);
  if (!procedures) {
    yc_tui_fail(tui, error);
    return;
  }
  Permitting *one = g_new0(Permitting, 1);
  one->about = yc_supervise_about(app, cases, 0);
  one->procedures = procedures;
  guint n = MIN(procedures->len, (guint)YC_ASK_WORDS);
  for (guint i = 0; i < n; i++)
    one->words[i] = yc_say_procedure(yc_procedure_code(g_array_index(procedures, YcProcedure, i)));
  const YcAskField fields[FIELDS] = {
    [FOR] = { .label = _("程序"), .max = 1, .words = one->words, .n_words = n },
    [WHY] = { .label = _("为什么"), .max = TEXT_MAX },
  };
  g_autofree char *title = yc_supervise_title(app, _("准许再停"), cases);
  yc_ask(tui, title, fields, FIELDS, note, take, one, permitting_free);
}

gboolean yc_clocks_may_permit(YcApp *app, const GArray *cases, GError **error)
{
  g_autoptr(GArray) procedures = yc_permit_many_procedures(app, cases, error);
  return procedures != NULL;
}
