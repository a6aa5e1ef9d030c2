/* withdraw.c - the applicant takes the application back: which originals are given back, who signs, why. */
#include <config.h>
#include <string.h>

#include "app/afterwards.h"
#include "app/casefile.h"
#include "app/paper.h"
#include "base/gettext.h"
#include "tui/afterwards.h"
#include "tui/page.h"
#include "tui/undo.h"

enum { REASON_MAX = 400, MARGIN = 2, EXTRA = 4, MOST = 14 };

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 casefile;
  YcCaseView *view;
  YcWithdrawal *withdrawal;
  GPtrArray *kept;    /* of YcMaterialLine: with originals here, of the view */
  guint at, way;      /* the row; how it is signed */
} Withdraw;

static const struct {
  const char *word, *by, *how;
} SIGNED[] = {
  { N_("申请人签名"), "applicant", "signature" }, { N_("申请人按指印"), "applicant", "fingerprint" },
  { N_("代办人签名"), "representative", "signature" }, { N_("代办人按指印"), "representative", "fingerprint" },
  { N_("不肯签,已注明"), "applicant", "refused" },
};

/* ── what is given back ── */

static int returned_at(const Withdraw *w, int n)
{
  for (guint i = 0; i < w->withdrawal->returned->len; i++)
    if (g_array_index(w->withdrawal->returned, int, i) == n)
      return (int)i;
  return -1;
}

static void toggle(Withdraw *w)
{
  if (w->at == w->kept->len) {
    guint all = *w->view->representative_line ? G_N_ELEMENTS(SIGNED) : 0;
    do
      w->way = (w->way + 1) % G_N_ELEMENTS(SIGNED);
    while (!all && strcmp(SIGNED[w->way].by, "representative") == 0);
    return;
  }
  int n = ((const YcMaterialLine *)g_ptr_array_index(w->kept, w->at))->n, at = returned_at(w, n);
  if (at >= 0)
    g_array_remove_index(w->withdrawal->returned, (guint)at);
  else
    g_array_append_val(w->withdrawal->returned, n);
}

static void set_word(char **to, const char *word)
{
  g_free(*to);
  *to = g_strdup(word);
}

static char *take(YcTui *tui, const char *reason, gpointer data)
{
  Withdraw *w = data;
  g_autoptr(GError) error = NULL, unprinted = NULL;
  g_autofree char *warning = NULL;
  set_word(&w->withdrawal->reason, reason);
  set_word(&w->withdrawal->by, SIGNED[w->way].by);
  set_word(&w->withdrawal->how, SIGNED[w->way].how);
  g_autoptr(YcIntakeResult) result = yc_withdraw_commit(w->app, w->casefile, w->withdrawal, &error);
  if (!result)
    return g_strdup(error->message);
  gboolean printed = yc_app_print_issued(w->app, result->papers, &warning, &unprinted);
  g_autofree char *undo = yc_undo_hint(w->app, w->base.area.columns);
  yc_tui_pop(tui);
  yc_tui_reload(tui);
  if (printed)
    yc_tui_say(tui, YC_SAY_DONE, _("已撤回 %s,退件清单已送打印,请签字。%s"), result->short_number, undo);
  else
    yc_tui_say(tui, YC_SAY_ERROR, _("已撤回 %s,但退件清单没有打印:%s"), result->short_number, unprinted->message);
  return NULL;
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Withdraw *w = (Withdraw *)screen;
  if (command == YC_COMMAND_UP)
    w->at -= w->at > 0;
  else if (command == YC_COMMAND_DOWN)
    w->at += w->at < w->kept->len;
  else if (command == YC_COMMAND_TOGGLE)
    toggle(w);
  else if (command == YC_COMMAND_CONFIRM)
    yc_page_line(screen->tui, _("撤回:申请人说的原因?回车撤回并打印退件清单"), "", REASON_MAX, take, w);
  else
    return FALSE;
  return TRUE;
}

/* ── how it looks ── */

static void paint_row(const Withdraw *w, guint i, int y, int x, int columns)
{
  static const YcColumn table[] = { { "", 4 }, { "", 4 }, { "", 40 }, { "", 1000 } };
  const YcMaterialLine *line = g_ptr_array_index(w->kept, i);
  g_autofree char *n = g_strdup_printf("%2d", line->n), *count = g_strdup_printf(_("原%d"), line->original);
  const char *cells[] = { n, returned_at(w, line->n) >= 0 ? C_("withdraw", "退") : C_("withdraw", "留"), line->name, count };
  yc_put_cells(y, x, columns, table, G_N_ELEMENTS(table), cells, i == w->at ? YC_INK_REVERSE : YC_INK_PLAIN);
}

/* With more papers than rows those around the cursor show. */
static void paint(YcScreen *screen, YcArea area)
{
  const Withdraw *w = (const Withdraw *)screen;
  const YcCaseRow *row = w->view->row;
  g_autofree char *title = g_strdup_printf(_("撤回 %s %s %s:退还的原件"), row->number, row->item_short, row->applicant);
  int rows = MAX(area.rows - EXTRA + 1, 1), n = (int)w->kept->len;
  int first = n <= rows ? 0 : CLAMP((int)w->at - rows / 2, 0, n - rows), y = area.y + 1, x = area.x + MARGIN;
  int columns = area.columns - MARGIN;
  yc_put_rule(area.y, area.x, area.columns, title);
  if (!n)
    yc_put(y++, x, columns, _("没有留下原件,不用退"), YC_INK_PLAIN);
  for (int i = first; i < n && i < first + rows; i++)
    paint_row(w, (guint)i, y++, x, columns);
  g_autofree char *sign = g_strdup_printf(_("签收   %s"), gettext(SIGNED[w->way].word));
  yc_put(y++, x, columns, sign, w->at == w->kept->len ? YC_INK_REVERSE : YC_INK_PLAIN);
  yc_put(y, x, columns, _("空格换 退/留、签收方式;回车写原因;Esc 不撤。"), YC_INK_GREY);
}

static char *hints(G_GNUC_UNUSED YcScreen *screen)
{
  return g_strdup(_("↑↓到一行 空格换 回车写原因 Esc返回 ?帮助"));
}

static void withdraw_free(YcScreen *screen)
{
  Withdraw *w = (Withdraw *)screen;
  g_ptr_array_unref(w->kept);
  yc_withdrawal_free(w->withdrawal);
  yc_case_view_free(w->view);
  g_free(w);
}

static const YcScreenType WITHDRAW = {
  .name = "withdraw", .where = YC_IN_DIALOG | YC_IN_CHECKS, .act = act, .paint = paint, .hints = hints,
  .free = withdraw_free
};

YcScreen *yc_withdraw_new(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_of(app, casefile, error);
  YcCaseView *view = withdrawal ? yc_casefile_view(app, casefile, error) : NULL;
  if (!view)
    return NULL;
  Withdraw *w = g_new0(Withdraw, 1);
  yc_screen_init(&w->base, &WITHDRAW);
  w->app = app;
  w->casefile = casefile;
  w->view = view;
  w->withdrawal = g_steal_pointer(&withdrawal);
  w->kept = g_ptr_array_new();
  for (guint i = 0; i < view->materials->len; i++) {
    const YcMaterialLine *line = g_ptr_array_index(view->materials, i);
    if (returned_at(w, line->n) >= 0)
      g_ptr_array_add(w->kept, (gpointer)line);
  }
  w->base.rows = MIN((int)w->kept->len, MOST) + EXTRA - (w->kept->len ? 1 : 0);
  return &w->base;
}
