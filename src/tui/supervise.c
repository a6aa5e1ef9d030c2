/* supervise.c - see supervise.h. */
#include <config.h>
#include "tui/supervise.h"

#include "app/paper.h"
#include "app/supervise.h"
#include "base/gettext.h"
#include "tui/ask.h"
#include "tui/clocks.h"
#include "tui/supervising.h"

/* ── what a dialog is about ── */

YcAbout *yc_supervise_about(YcApp *app, const GArray *cases, gint64 id)
{
  YcAbout *one = g_new0(YcAbout, 1);
  g_autofree char *act = g_uuid_string_random();
  one->app = app;
  one->id = id;
  one->cases = g_array_sized_new(FALSE, FALSE, sizeof(gint64), cases->len);
  g_array_append_vals(one->cases, cases->data, cases->len);
  g_strlcpy(one->act, act, sizeof one->act);
  return one;
}

void yc_supervise_about_free(gpointer data)
{
  YcAbout *one = data;
  g_array_unref(one->cases);
  g_free(one);
}

char *yc_supervise_sentence(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

char *yc_supervise_title(YcApp *app, const char *word, const GArray *cases)
{
  if (cases->len > 1)
    return g_strdup_printf(_("%s %d 件"), word, (int)cases->len);
  g_autoptr(YcHolder) holder = yc_holder_read(app, g_array_index(cases, gint64, 0), NULL);
  return holder ? g_strdup_printf("%s  %s  %s", word, holder->number, holder->who) : g_strdup(word);
}

void yc_supervise_said(YcTui *tui, YcApp *app, const GArray *papers, const char *words)
{
  g_autoptr(GError) unprinted = NULL;
  g_autofree char *warning = NULL;
  yc_app_print_issued(app, papers, &warning, &unprinted);
  yc_tui_reload(tui);
  if (unprinted)
    yc_tui_say(tui, YC_SAY_ERROR, _("%s 但文书没有打印:%s"), words, unprinted->message);
  else if (warning)
    yc_tui_say(tui, YC_SAY_WARN, "%s %s", words, warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, "%s", words);
}

/* ── urging ── */

static char *take_urge(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(YcSupervised) done = yc_urge(one->app, one->cases, values[0].text, one->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *words = g_strdup_printf(_("已催办 %d 件:%s。u撤销"), (int)done->cases, done->whom);
  yc_supervise_said(tui, one->app, done->papers, words);
  return NULL;
}

static void urge(YcTui *tui, YcApp *app, const GArray *cases)
{
  const YcAskField fields[] = { { .label = _("催什么"), .value = yc_urge_default(), .max = YC_SUPERVISE_TEXT } };
  g_autofree char *title = yc_supervise_title(app, _("催办"), cases);
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_urge, yc_supervise_about(app, cases, 0), yc_supervise_about_free);
}

/* ── instructing ── */

static char *take_instruct(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(YcSupervised) done = yc_instruct(one->app, one->cases, values[0].text, one->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *words = g_strdup_printf(_("已批示 %d 件。u撤销"), (int)done->cases);
  yc_supervise_said(tui, one->app, done->papers, words);
  return NULL;
}

static void instruct(YcTui *tui, YcApp *app, const GArray *cases)
{
  const YcAskField fields[] = { { .label = _("批示"), .max = YC_SUPERVISE_TEXT } };
  g_autofree char *title = yc_supervise_title(app, _("批示"), cases);
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_instruct, yc_supervise_about(app, cases, 0), yc_supervise_about_free);
}

/* ── reassigning ── */

static GPtrArray *find_posts(const char *text, gpointer data)
{
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) posts = yc_supervise_posts(((const YcAbout *)data)->app, text, NULL);
  for (guint i = 0; posts && i < posts->len; i++) {
    const YcPostRow *row = g_ptr_array_index(posts, i);
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(row->code);
    option->label = g_strdup_printf("%s  %s(%s)", row->who, row->name, row->office_short);
    g_ptr_array_add(options, option);
  }
  return options;
}

static char *take_reassign(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  g_autoptr(YcSupervised) done =
    yc_reassign(one->app, one->cases, values[0].text, values[1].text, one->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *words = g_strdup_printf(_("已改派 %d 件,期限不变。u撤销"), (int)done->cases);
  yc_supervise_said(tui, one->app, done->papers, words);
  return NULL;
}

static void reassign(YcTui *tui, YcApp *app, const GArray *cases)
{
  const YcAskField fields[] = {
    { .label = _("改派给"), .max = 20, .search = find_posts, .pick = TRUE },
    { .label = _("原因"), .max = YC_SUPERVISE_TEXT },
  };
  g_autofree char *title = yc_supervise_title(app, _("改派"), cases);
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_reassign, yc_supervise_about(app, cases, 0), yc_supervise_about_free);
}

/* ── which ── */

static const struct {
  void (*act)(YcTui *tui, YcApp *app, const GArray *cases);
  YcSupervise what;
  gboolean (*may)(YcApp *app, gint64 casefile, GError **error);           /* of one case alone */
  gboolean (*may_all)(YcApp *app, const GArray *cases, GError **error);   /* none of both: what yc_supervise_may() says */
  gboolean several;     /* of one case that was not selected it is another thing, see about.h */
} WAYS[YC_COMMANDS] = {
  [YC_COMMAND_URGE] = { urge, YC_SUPERVISE_URGE, NULL, NULL, FALSE },
  [YC_COMMAND_ORDER] = { yc_supervise_order, YC_SUPERVISE_ORDER, NULL, NULL, FALSE },
  [YC_COMMAND_INSTRUCT] = { instruct, YC_SUPERVISE_INSTRUCT, NULL, NULL, FALSE },
  [YC_COMMAND_REASSIGN] = { reassign, YC_SUPERVISE_REASSIGN, NULL, NULL, FALSE },
  [YC_COMMAND_ACCOUNT] = { yc_supervise_account, YC_SUPERVISE_ACCOUNT, NULL, yc_supervise_may_account, FALSE },
  [YC_COMMAND_APPEAL] = { yc_supervise_appeal, YC_N_SUPERVISE, yc_supervise_may_appeal, NULL, FALSE },
  [YC_COMMAND_REPLY] = { yc_supervise_reply, YC_N_SUPERVISE, yc_supervise_may_reply, NULL, FALSE },
  [YC_COMMAND_EXTEND] = { yc_clocks_extend_many, YC_SUPERVISE_EXTEND, NULL, yc_clocks_may_extend, TRUE },
  [YC_COMMAND_PAUSE] = { yc_clocks_permit_many, YC_SUPERVISE_PERMIT, NULL, yc_clocks_may_permit, TRUE },
};

static gboolean may(YcApp *app, YcCommand command, const GArray *cases, GError **error)
{
  if (!cases->len || (WAYS[command].may && cases->len > 1))
    return FALSE;
  if (WAYS[command].may_all)
    return WAYS[command].may_all(app, cases, error);
  for (guint i = 0; i < cases->len; i++) {
    gint64 casefile = g_array_index(cases, gint64, i);
    if (WAYS[command].may ? !WAYS[command].may(app, casefile, error)
                          : !yc_supervise_may(app, WAYS[command].what, casefile, error))
      return FALSE;
  }
  return TRUE;
}

gboolean yc_supervise_is(YcCommand command, gboolean selected)
{
  return WAYS[command].act && (selected || !WAYS[command].several);
}

gboolean yc_supervise_can(YcApp *app, YcCommand command, const GArray *cases)
{
  return !WAYS[command].act || may(app, command, cases, NULL);
}

char *yc_supervise_why_not(YcApp *app, YcCommand command, const GArray *cases)
{
  GError *error = NULL;
  if (!WAYS[command].act || may(app, command, cases, &error) || !error)
    return NULL;
  return yc_supervise_sentence(error);
}

gboolean yc_supervise_act(YcTui *tui, YcApp *app, YcCommand command, const GArray *cases)
{
  if (!WAYS[command].act || !cases->len)
    return FALSE;
  WAYS[command].act(tui, app, cases);
  return TRUE;
}
