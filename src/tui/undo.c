/* undo.c - see undo.h. */
#include <config.h>
#include "tui/undo.h"

#include <string.h>

#include "app/draft.h"
#include "app/undo.h"
#include "base/gettext.h"
#include "tui/screens.h"

enum { MARGIN = 2, LINES_OF = 4, ROOMY = 100 };

typedef struct {
  YcScreen base;
  YcApp *app;
  YcUndo *undo;
} Undo;

static void finished(YcTui *tui, const Undo *dialog, gint64 draft)
{
  const YcUndo *undo = dialog->undo;
  yc_tui_reload(tui);
  g_autofree char *kind = yc_draft_kind(dialog->app, draft);
  if (draft)
    yc_tui_push(tui, strcmp(kind, "bag") == 0 ? yc_bag_screen(dialog->app, draft) : yc_accept_new(dialog->app, draft));
  yc_tui_say(tui, YC_SAY_DONE,
             undo->opened ? draft ? _("已撤销 %s,号码作废。改好再收,或 Esc 留作草稿。") : _("已撤销 %s,号码作废。")
                          : _("已撤销:%s 回到这一步之前。"),
             undo->whose);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Undo *dialog = (Undo *)screen;
  YcTui *tui = screen->tui;
  GError *error = NULL;
  gint64 draft;
  if (command != YC_COMMAND_CONFIRM)
    return FALSE;
  gboolean undone = yc_undo(dialog->app, dialog->undo->casefile, &draft, &error);
  yc_tui_pop(tui);
  if (undone)
    finished(tui, dialog, draft);
  else
    yc_tui_fail(tui, error);
  return TRUE;
}

static void paint(YcScreen *screen, YcArea area)
{
  const YcUndo *undo = ((const Undo *)screen)->undo;
  g_autofree char *cases = g_strdup_printf(ngettext("这一步办了 %u 件,一起撤销。", "这一步办了 %u 件,一起撤销。", undo->cases), undo->cases);
  g_autofree char *means = g_strconcat(undo->opened ? _("办件号和文书作废,填的回到草稿里。") : _("办件回到这一步之前,这一步出的文书作废。"),
                                       undo->cases > 1 ? cases : "", NULL);
  g_autofree char *left = g_strdup_printf(_("回车撤销(还有 %d 秒);Esc 不撤。"), undo->seconds);
  const char *const lines[] = { undo->whose, undo->what, means, left, NULL };
  yc_put_rule(area.y, area.x, area.columns, _("撤销刚办的这一步?"));
  yc_put_lines((YcArea) { area.y + 1, area.x + MARGIN, area.rows - 1, area.columns - MARGIN }, lines, 0, YC_INK_PLAIN);
}

static void undo_free(YcScreen *screen)
{
  Undo *dialog = (Undo *)screen;
  yc_undo_free(dialog->undo);
  g_free(dialog);
}

static const YcScreenType UNDO = {
  .name = "undo", .where = YC_IN_DIALOG, .rows = LINES_OF + 1, .act = act, .paint = paint, .free = undo_free
};

void yc_undo_ask(YcTui *tui, YcApp *app, gint64 casefile)
{
  GError *error = NULL;
  YcUndo *undo = yc_undo_look(app, casefile, &error);
  if (!undo) {
    yc_tui_fail(tui, error);
    return;
  }
  Undo *dialog = g_new0(Undo, 1);
  yc_screen_init(&dialog->base, &UNDO);
  dialog->app = app;
  dialog->undo = undo;
  yc_tui_push(tui, &dialog->base);
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
