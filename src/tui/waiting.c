/* waiting.c - see waiting.h. */
#include <config.h>
#include "tui/waiting.h"

#include <string.h>

#include "app/paper.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/choice.h"
#include "tui/page.h"

enum { TEXT_MAX = 400 };

/* What a dialog is about; with the act that its Enter does, once. */
typedef struct {
  YcApp *app;
  gint64 id;              /* of the case, or of the paper */
  char act[37];
} About;

static About *about(YcApp *app, gint64 id)
{
  About *one = g_new0(About, 1);
  g_autofree char *act = g_uuid_string_random();
  one->app = app;
  one->id = id;
  g_strlcpy(one->act, act, sizeof one->act);
  return one;
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

/* The first print of what was issued, and what is said of it all. */
void yc_waiting_done(YcTui *tui, YcApp *app, const YcIntakeResult *result, const char *words)
{
  g_autoptr(GError) unprinted = NULL;
  g_autofree char *warning = NULL;
  yc_app_print_issued(app, result->papers, &warning, &unprinted);
  yc_tui_reload(tui);
  if (unprinted)
    yc_tui_say(tui, YC_SAY_ERROR, _("%s 但文书没有打印:%s"), words, unprinted->message);
  else if (warning)
    yc_tui_say(tui, YC_SAY_WARN, "%s %s", words, warning);
  else
    yc_tui_say(tui, YC_SAY_DONE, "%s", words);
}

/* ── reminder ── */

static char *take_remind(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_case_remind(one->app, one->id, (YcRemindBy)word, text, one->act, &error);
  if (!result)
    return sentence_of(error);
  g_autofree char *words = g_strdup_printf(_("已记下提醒 %s,留着等。"), result->short_number);
  yc_waiting_done(tui, one->app, result, words);
  return NULL;
}

void yc_waiting_remind(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const char *words[YC_N_REMINDS];
  for (guint i = 0; i < YC_N_REMINDS; i++)
    words[i] = yc_say_remind((YcRemindBy)i);
  g_autofree char *title = g_strdup_printf(_("提醒补材料  %s %s  %s"), view->row->number, view->row->applicant, view->owed_text);
  yc_choice_ask(tui, title, _("怎么说的,对方怎么答的;没人接就写“没人接”。只提醒一次。"), words, YC_N_REMINDS, TEXT_MAX,
                take_remind, about(app, view->row->id));
}

/* ── sending on ── */

static char *take_forward(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_case_forward(one->app, one->id, (YcForwardBy)word, text, one->act, &error);
  if (!result)
    return sentence_of(error);
  g_autofree char *words = g_strdup_printf(_("已转递 %s。"), result->short_number);
  yc_waiting_done(tui, one->app, result, words);
  return NULL;
}

void yc_waiting_forward(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const char *words[YC_N_BY];
  for (guint i = 0; i < YC_N_BY; i++)
    words[i] = yc_say_forward((YcForwardBy)i);
  g_autofree char *office = g_strndup(view->authority_text, strcspn(view->authority_text, " "));
  g_autofree char *title = g_strdup_printf(_("转递 %s 到 %s"), view->row->number, office);
  yc_choice_ask(tui, title, _("邮件号、谁取走的、推送的编号;可以空着"), words, YC_N_BY, TEXT_MAX, take_forward,
                about(app, view->row->id));
}

/* ── lapse ── */

static void lapse(YcTui *tui, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_case_lapse(one->app, one->id, one->act, &error);
  if (!result) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *words = g_strdup_printf(_("已按到期未补处理 %s。"), result->short_number);
  yc_waiting_done(tui, one->app, result, words);
}

void yc_waiting_lapse(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  GError *error = NULL;
  g_autofree char *plan = yc_case_lapse_plan(app, view->row->id, &error);
  if (!plan) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *title = g_strdup_printf(_("到期未补  %s %s"), view->row->number, view->row->applicant);
  const char *const lines[] = { plan, _("回车照办;Esc 不办。"), NULL };
  yc_page_confirm(tui, title, lines, lapse, about(app, view->row->id), g_free);
}

/* ── signed for ── */

static const struct { gboolean representative; YcSignHow how; const char *word; } SIGNS[] = {
  { FALSE, YC_SIGN_SIGNATURE, N_("申请人签名") }, { FALSE, YC_SIGN_FINGERPRINT, N_("申请人按指印") },
  { TRUE, YC_SIGN_SIGNATURE, N_("代办人签名") }, { TRUE, YC_SIGN_FINGERPRINT, N_("代办人按指印") },
  { FALSE, YC_SIGN_REFUSED, N_("拒收") }
};

static char *take_sign(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result =
    yc_paper_sign(one->app, one->id, SIGNS[word].representative, SIGNS[word].how, text, one->act, &error);
  if (!result)
    return sentence_of(error);
  g_autofree char *words = g_strdup_printf(_("已记下签收 %s。"), result->short_number);
  yc_waiting_done(tui, one->app, result, words);
  return NULL;
}

void yc_waiting_sign(YcTui *tui, YcApp *app, const YcCaseView *view, const YcPaperLine *line)
{
  const char *words[G_N_ELEMENTS(SIGNS)];
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNS); i++)
    words[i] = gettext(SIGNS[i].word);
  g_autofree char *title = g_strdup_printf(_("送达签收  %s  %s"), line->number, view->row->applicant);
  yc_choice_ask(tui, title, _("拒收的写见证人是谁;别的空着就行"), words, G_N_ELEMENTS(SIGNS), TEXT_MAX, take_sign,
                about(app, line->id));
}
