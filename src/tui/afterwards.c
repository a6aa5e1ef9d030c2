/* afterwards.c - see afterwards.h. */
#include <config.h>
#include "tui/afterwards.h"

#include "app/afterwards.h"
#include "app/draft.h"
#include "base/gettext.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/undo.h"

enum { REASON_MAX = 400, MARGIN = 2, NAME = 12 };

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 casefile;
  guint at;
} Choice;

/* ── what each does ── */

static void correct(Choice *choice)
{
  YcTui *tui = choice->base.tui;
  YcApp *app = choice->app;
  gint64 casefile = choice->casefile, draft = yc_draft_of_case(app, casefile, TRUE);
  g_autofree char *overtaken = draft ? yc_supply_overtaken(app, draft) : NULL;
  yc_tui_pop(tui);
  if (overtaken)
    yc_draft_drop(app, draft, NULL);
  yc_tui_push(tui, yc_correct_new(app, casefile));
  if (overtaken)
    yc_tui_say(tui, YC_SAY_WARN, "%s", overtaken);
}

/* Kept as a draft at once: what was given as the reason is not lost. */
static char *take_again(YcTui *tui, const char *reason, gpointer data)
{
  Choice *choice = data;
  g_autoptr(GError) error = NULL;
  gint64 draft = 0;
  g_autoptr(YcIntake) form = yc_again_load(choice->app, choice->casefile, reason, &error);
  if (!form || !yc_draft_save(choice->app, &draft, form, &error))
    return g_strdup(error->message);
  yc_tui_pop(tui);
  yc_tui_push(tui, yc_accept_new(choice->app, draft));
  yc_tui_say(tui, YC_SAY_INFO, _("选对事项,重新勾材料;收下时原件作废,首次收件的时间不变。"));
  return NULL;
}

static char *take_void(YcTui *tui, const char *reason, gpointer data)
{
  Choice *choice = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(YcIntakeResult) result = yc_void_commit(choice->app, choice->casefile, reason, &error);
  if (!result)
    return g_strdup(error->message);
  g_autofree char *undo = yc_undo_hint(choice->app, choice->base.area.columns);
  yc_tui_pop(tui);
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, _("已作废 %s,号码留在登记簿里。%s"), result->short_number, undo);
  return NULL;
}

static void again(Choice *choice)
{
  yc_page_line(choice->base.tui, _("作废重收:为什么?(记在经过里)"), "", REASON_MAX, take_again, choice);
}

static void make_void(Choice *choice)
{
  yc_page_line(choice->base.tui, _("作废:为什么?回车作废,Esc 不作废"), "", REASON_MAX, take_void, choice);
}

static void withdraw(Choice *choice)
{
  YcTui *tui = choice->base.tui;
  GError *error = NULL;
  YcScreen *screen = yc_withdraw_new(choice->app, choice->casefile, &error);
  yc_tui_pop(tui);
  if (screen)
    yc_tui_push(tui, screen);
  else
    yc_tui_fail(tui, error);
}

static const struct {
  const char *name, *help;
  YcAct act;
  void (*go)(Choice *choice);
} WAYS[] = {
  { N_("更正"), N_("人、事项、材料或渠道写错了:打开填好的表,改错的地方"), YC_ACT_CORRECT, correct },
  { N_("作废重收"), N_("收错了,从头再收一遍;首次收件的时间不变"), YC_ACT_VOID, again },
  { N_("作废"), N_("不该有的办件;号码留在登记簿里"), YC_ACT_VOID, make_void },
  { N_("撤回"), N_("申请人不办了:退还原件,打印退件清单"), YC_ACT_WITHDRAW, withdraw },
};

/* ── the choice ── */

static void choose(Choice *choice, guint at)
{
  GError *error = NULL;
  choice->at = at;
  if (yc_afterwards_may(choice->app, choice->casefile, WAYS[at].act, &error))
    WAYS[at].go(choice);
  else
    yc_tui_fail(choice->base.tui, error);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Choice *choice = (Choice *)screen;
  if (command == YC_COMMAND_UP)
    choice->at -= choice->at > 0;
  else if (command == YC_COMMAND_DOWN)
    choice->at += choice->at + 1 < G_N_ELEMENTS(WAYS);
  else if (command == YC_COMMAND_PICK)
    choose(choice, choice->at);
  else
    return FALSE;
  return TRUE;
}

static void text(YcScreen *screen, const char *text)
{
  guint digit = (guint)g_ascii_digit_value(*text);
  if (g_ascii_isdigit(*text) && digit >= 1 && digit <= G_N_ELEMENTS(WAYS))
    choose((Choice *)screen, digit - 1);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Choice *choice = (const Choice *)screen;
  static const YcColumn table[] = { { "", 3 }, { "", NAME }, { "", 1000 } };
  yc_put_rule(area.y, area.x, area.columns, _("哪里要改?"));
  for (guint i = 0; i < G_N_ELEMENTS(WAYS) && (int)i + 1 < area.rows; i++) {
    char digit[] = { (char)('1' + i), '\0' };
    gboolean may = yc_afterwards_may(choice->app, choice->casefile, WAYS[i].act, NULL);
    const char *cells[] = { digit, gettext(WAYS[i].name), gettext(WAYS[i].help) };
    yc_put_cells(area.y + 1 + (int)i, area.x + MARGIN, area.columns - MARGIN, table, G_N_ELEMENTS(table), cells,
                 i == choice->at ? YC_INK_REVERSE : may ? YC_INK_PLAIN : YC_INK_GREY);
  }
}

static void choice_free(YcScreen *screen)
{
  g_free(screen);
}

static const YcScreenType CHOICE = {
  .name = "afterwards", .where = YC_IN_MENU, .rows = (int)G_N_ELEMENTS(WAYS) + 1, .act = act, .text = text, .paint = paint,
  .free = choice_free
};

YcScreen *yc_afterwards_new(YcApp *app, gint64 casefile)
{
  Choice *choice = g_new0(Choice, 1);
  yc_screen_init(&choice->base, &CHOICE);
  choice->app = app;
  choice->casefile = casefile;
  return &choice->base;
}

char *yc_afterwards_why_not(YcApp *app, gint64 casefile)
{
  g_autoptr(GError) error = NULL;   /* of the first way, which is what the letter is called */
  for (guint i = 0; i < G_N_ELEMENTS(WAYS); i++)
    if (yc_afterwards_may(app, casefile, WAYS[i].act, i ? NULL : &error))
      return NULL;
  return g_strdup(error->message);
}
