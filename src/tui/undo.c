/* undo.c - see undo.h. */
#include <config.h>
#include "tui/undo.h"

#include <string.h>

#include "app/draft.h"
#include "app/undo.h"
#include "base/gettext.h"
#include "tui/page.h"
#include "tui/screens.h"

enum { ROOMY = 100 };

typedef struct {
  YcApp *app;
  YcUndo *undo;
} Undo;

static void undo_free(gpointer data)
{
  Undo *asked = data;
  yc_undo_free(asked->undo);
  g_free(asked);
}

static void undo(YcTui *tui, gpointer data)
{
  const Undo *asked = data;
  GError *error = NULL;
  gint64 draft;
  if (!yc_undo(asked->app, asked->undo->casefile, &draft, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_tui_reload(tui);
  if (draft)
    yc_tui_push(tui, yc_accept_new(asked->app, draft));
  yc_tui_say(tui, YC_SAY_DONE,
             asked->undo->opened ? draft ? _("已撤销 %s,号码作废。改好再收,或 Esc 留作草稿。") : _("已撤销 %s,号码作废。")
                                 : _("已撤销:%s 回到这一步之前。"),
             asked->undo->whose);
}

void yc_undo_ask(YcTui *tui, YcApp *app, gint64 casefile)
{
  GError *error = NULL;
  YcUndo *newest = yc_undo_look(app, casefile, &error);
  if (!newest) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *cases =
    g_strdup_printf(ngettext("这一步办了 %u 件,一起撤销。", "这一步办了 %u 件,一起撤销。", newest->cases), newest->cases);
  g_autofree char *means =
    g_strconcat(newest->opened ? _("办件号和文书作废,填的回到草稿里。") : _("办件回到这一步之前,这一步出的文书作废。"),
                newest->cases > 1 ? cases : "", NULL);
  g_autofree char *left = g_strdup_printf(_("回车撤销(还有 %d 秒);Esc 不撤。"), newest->seconds);
  const char *const lines[] = { newest->whose, newest->what, means, left, NULL };
  Undo *asked = g_new(Undo, 1);
  *asked = (Undo) { app, newest };
  yc_page_confirm(tui, _("撤销刚办的这一步?"), lines, undo, asked, undo_free);
}

gint64 yc_undo_target(YcApp *app, gint64 casefile)
{
  return yc_undo_left(app) > 0 ? yc_app_last_act(app).casefile : casefile;
}

gboolean yc_undo_can(YcApp *app, gint64 casefile)
{
  gint64 target = yc_undo_target(app, casefile);
  g_autoptr(YcUndo) undo = target ? yc_undo_look(app, target, NULL) : NULL;
  return undo != NULL;
}

char *yc_undo_why_not(YcApp *app, gint64 casefile)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcUndo) undo = yc_undo_look(app, yc_undo_target(app, casefile), &error);
  return undo ? NULL : g_strdup(error->message);
}

char *yc_undo_hint(YcApp *app, int columns)
{
  int left = yc_undo_left(app);
  if (!left)
    return g_strdup("");
  return columns >= ROOMY ? g_strdup_printf(_("u撤销(%d秒内)"), left) : g_strdup(_("u撤销"));
}
