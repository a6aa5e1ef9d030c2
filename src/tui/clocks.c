/* clocks.c - see clocks.h. */
#include <config.h>
#include "tui/clocks.h"

#include <stdlib.h>
#include <string.h>

#include "app/agreement.h"
#include "app/ending.h"
#include "app/extend.h"
#include "app/pause.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/ask.h"
#include "tui/choice.h"
#include "tui/page.h"
#include "tui/waiting.h"
#include "tui/when.h"

enum { TEXT_MAX = 400, POST_MAX = 30 };

/* What a dialog is about; with the act that its Enter does, once. */
typedef struct {
  YcApp *app;
  gint64 id;
  char act[37];
  GArray *procedures;      /* of YcProcedure: what may be chosen; NULL */
  guint stops;             /* of them for a stop; the rest are permissions of one more */
  const char *words[YC_ASK_WORDS];
} About;

static About *about(YcApp *app, const YcCaseView *view)
{
  About *one = g_new0(About, 1);
  g_autofree char *act = g_uuid_string_random();
  one->app = app;
  one->id = view->row->id;
  g_strlcpy(one->act, act, sizeof one->act);
  return one;
}

static void about_free(gpointer data)
{
  About *one = data;
  if (one->procedures)
    g_array_unref(one->procedures);
  g_free(one);
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

static char *sentence(const char *words)
{
  return g_strdup_printf(_("%s。"), words);
}

/* "暂停  1104-011D  林木采伐许可  李桂芳" */
static char *title_of(const char *what, const YcCaseView *view)
{
  return g_strdup_printf("%s  %s  %s  %s", what, view->row->number, view->row->item_short, view->row->applicant);
}

/* `words` has a %s for the number. */
static char *saved(YcTui *tui, const About *one, const YcIntakeResult *result, GError *error, const char *words)
{
  if (!result)
    return sentence_of(error);
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *said = g_strjoinv(result->short_number, around);
  yc_waiting_done(tui, one->app, result, said);
  return NULL;
}

/* ── standing still ── */

enum { FOR, UNTIL, P_POST, P_NAME, P_WHY, PAUSE_FIELDS };

static YcDay until_of(const About *one, const YcAskValue *values)
{
  return yc_when_ahead(values[UNTIL].text, yc_app_today(one->app));
}

static gboolean permits(const About *one, const YcAskValue *values)
{
  return values[FOR].word >= one->stops;
}

static YcPause pause_of(const About *one, const YcAskValue *values)
{
  YcProcedure procedure = g_array_index(one->procedures, YcProcedure, values[FOR].word);
  return (YcPause) { procedure, until_of(one, values), values[P_POST].text, values[P_NAME].text, values[P_WHY].text };
}

/* Fields that were not come to yet are no fault of this one: they count as filled. */
static char *pause_fault(const About *one, const YcAskValue *values, int upto)
{
  if (permits(one, values))
    return NULL;
  YcPause form = pause_of(one, values);
  if (upto < UNTIL)
    form.until = yc_app_today(one->app);
  const char **texts[] = { [P_POST] = &form.post, [P_NAME] = &form.name, [P_WHY] = &form.reason };
  for (int i = P_POST; i < PAUSE_FIELDS; i++)
    if (i > upto)
      *texts[i] = i == P_NAME ? "……" : "…";   /* a name is no part of a post */
  g_autofree char *fault = yc_pause_fault(one->app, one->id, &form);
  return fault ? sentence(fault) : NULL;
}

static char *check_for(const YcAskValue *values, gpointer data) { return pause_fault(data, values, FOR); }
static char *check_until(const YcAskValue *values, gpointer data) { return pause_fault(data, values, UNTIL); }
static char *check_pause_post(const YcAskValue *values, gpointer data) { return pause_fault(data, values, P_POST); }
static char *check_pause_name(const YcAskValue *values, gpointer data) { return pause_fault(data, values, P_NAME); }

static char *pause_note(const YcAskValue *values, gpointer data)
{
  const About *one = data;
  YcPausePlan plan;
  if (permits(one, values))
    return g_strdup(_("只准许再停一次,钟不停:由经办人来停。只写为什么,别的空着。"));
  if (!yc_pause_plan(one->app, one->id, until_of(one, values), &plan))
    return g_strdup(_("承诺已经超期,不能停;别的期限停下。"));
  YcLimit left = { plan.left, plan.unit, FALSE };
  g_autofree char *amount = plan.left ? yc_say_limit(&left) : g_strdup(_("0天"));
  g_autofree char *before = yc_say_day_medium(plan.before), *after = yc_say_day_medium(plan.after);
  if (plan.after == YC_DAY_NONE)
    return g_strdup_printf(_("应 %s,停下剩 %s"), before, amount);
  return g_strdup_printf(_("应 %s,停下剩 %s;到那天恢复,应 %s。"), before, amount, after);
}

static char *take_pause(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  YcPause form = pause_of(one, values);
  if (permits(one, values)) {
    g_autoptr(YcIntakeResult) permitted = yc_permit_commit(one->app, one->id, form.procedure, form.reason, one->act, &error);
    return saved(tui, one, permitted, error, _("已准许 %s 再停一次。u撤销"));
  }
  g_autoptr(YcIntakeResult) result = yc_pause_commit(one->app, one->id, &form, one->act, &error);
  return saved(tui, one, result, error, _("已停钟 %s,特别程序告知书已送打印。u撤销"));
}

/* "准许再停:听证", for as long as the program runs. */
static const char *permit_word(YcProcedure procedure)
{
  g_autofree char *word = g_strdup_printf(_("准许再停:%s"), yc_say_procedure(yc_procedure_code(procedure)));
  return g_intern_string(word);
}

/* Procedures for which a supervisor may permit one more stop: words after the `n` there are. */
static guint offer_permits(About *one, guint n)
{
  g_autoptr(GArray) all = yc_pause_procedures(one->app, one->id);
  gboolean may = yc_permit_may(one->app, one->id, NULL);
  for (guint i = 0; may && i < all->len && n < YC_ASK_WORDS; i++) {
    YcProcedure procedure = g_array_index(all, YcProcedure, i);
    if (!yc_pause_needs_permit(one->app, one->id, procedure))
      continue;
    g_array_append_val(one->procedures, procedure);
    one->words[n++] = permit_word(procedure);
  }
  return n;
}

static void ask_pause(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  About *one = about(app, view);
  one->procedures = yc_pause_procedures(app, one->id);
  one->stops = MIN(one->procedures->len, (guint)YC_ASK_WORDS);
  g_array_set_size(one->procedures, one->stops);
  for (guint i = 0; i < one->stops; i++)
    one->words[i] = yc_say_procedure(yc_procedure_code(g_array_index(one->procedures, YcProcedure, i)));
  guint n = offer_permits(one, one->stops);
  const YcAskField fields[PAUSE_FIELDS] = {
    [FOR] = { .label = _("程序"), .max = 1, .words = one->words, .n_words = n, .check = check_for },
    [UNTIL] = { .label = _("预计到"), .max = YC_DAY_TEXT, .check = check_until },
    [P_POST] = { .label = _("谁批准"), .value = _("镇长"), .max = POST_MAX, .check = check_pause_post },
    [P_NAME] = { .label = _("姓名"), .max = POST_MAX, .check = check_pause_name },
    [P_WHY] = { .label = _("为什么"), .max = TEXT_MAX },
  };
  g_autofree char *title = title_of(_("暂停"), view);
  yc_ask(tui, title, fields, n ? PAUSE_FIELDS : 0, pause_note, take_pause, one, about_free);
}

/* ── going on ── */

static void resume(YcTui *tui, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_resume_commit(one->app, one->id, one->act, &error);
  g_autofree char *refusal = saved(tui, one, result, error, _("已恢复 %s。u撤销"));
  if (refusal)
    yc_tui_say(tui, YC_SAY_WARN, "%s", refusal);
}

static void ask_resume(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  YcDay day = yc_resume_day(app, view->row->id);
  g_autofree char *due = day == YC_DAY_NONE ? NULL : yc_say_day_long(day);
  g_autofree char *plan = due ? g_strdup_printf(_("剩下的天数从明天起接着算:应 %s前完成"), due) : g_strdup(_("剩下的天数从明天起接着算"));
  g_autofree char *title = title_of(_("恢复"), view);
  const char *const lines[] = { view->moves_text, plan, _("回车恢复;Esc 还停着。"), NULL };
  yc_page_confirm(tui, title, lines, resume, about(app, view), about_free);
}

void yc_clocks_pause(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  if (view->row->state == YC_STATE_PAUSED)
    ask_resume(tui, app, view);
  else
    ask_pause(tui, app, view);
}

/* ── told to fetch it ── */

static char *take_notify(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_notify_commit(one->app, one->id, (YcNotifyBy)word, text, one->act, &error);
  gboolean ends = result && yc_notify_days(one->app, one->id) >= 2;
  return saved(tui, one, result, error, ends ? _("已记下通知 %s:两天都通知过,送达期限到此为止。u撤销") : _("已记下通知 %s:另一天再通知一次,送达期限就到此为止。u撤销"));
}

void yc_clocks_notify(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const char *words[YC_N_NOTIFIES];
  for (guint i = 0; i < YC_N_NOTIFIES; i++)
    words[i] = yc_say_notify((YcNotifyBy)i);
  g_autofree char *title = title_of(_("通知领取"), view);
  yc_choice_ask(tui, title, _("怎么说的,对方怎么答的;没人接就写“没人接”"), words, YC_N_NOTIFIES, TEXT_MAX, take_notify, about(app, view));
}

/* ── ended, or one more stop ── */

enum { WHAT, OFFICE, WHY, END_FIELDS };
enum { REVOKE, STOP, UPWARD, PERMIT };   /* PERMIT and what follows: one word a procedure */

static GPtrArray *find_upper(const char *text, gpointer data)
{
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) offices = yc_app_offices(((const About *)data)->app, text, NULL);
  for (guint i = 0; offices && i < offices->len; i++) {
    const YcOfficeRow *row = g_ptr_array_index(offices, i);
    if (strcmp(row->level, "county") != 0 && strcmp(row->level, "outside") != 0)
      continue;
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(row->code);
    option->label = g_strdup(row->name);
    g_ptr_array_add(options, option);
  }
  return options;
}

static char *end_note(const YcAskValue *values, gpointer data)
{
  (void)data;
  switch (values[WHAT].word) {
  case REVOKE: return g_strdup(_("撤销受理:各种期限到此为止,打印终止办理告知书;单位不用选"));
  case STOP: return g_strdup(_("终止办理:各种期限到此为止,打印终止办理告知书;单位不用选"));
  case UPWARD: return g_strdup(_("转报上级:本中心的期限到此为止,打印转报上级告知书"));
  }
  return g_strdup(_("值班长准许为它再停一次;单位不用选"));
}

static char *take_end(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  guint what = values[WHAT].word;
  const char *why = values[WHY].text;
  g_autoptr(YcIntakeResult) result = NULL;
  if (what >= PERMIT) {
    YcProcedure procedure = g_array_index(one->procedures, YcProcedure, what - PERMIT);
    result = yc_permit_commit(one->app, one->id, procedure, why, one->act, &error);
    return saved(tui, one, result, error, _("已准许 %s 再停一次。u撤销"));
  }
  if (what == UPWARD) {
    result = yc_transfer_commit(one->app, one->id, values[OFFICE].text, why, one->act, &error);
    return saved(tui, one, result, error, _("已转报上级 %s,告知书已送打印。u撤销"));
  }
  result = yc_terminate_commit(one->app, one->id, what == REVOKE ? YC_END_REVOKE : YC_END_STOP, why, one->act, &error);
  return saved(tui, one, result, error, _("已终止 %s,告知书已送打印。u撤销"));
}

void yc_clocks_end(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  About *one = about(app, view);
  one->words[REVOKE] = yc_say_end(YC_END_REVOKE);
  one->words[STOP] = yc_say_end(YC_END_STOP);
  one->words[UPWARD] = _("转报上级");
  one->procedures = g_array_new(FALSE, FALSE, sizeof(YcProcedure));
  guint n = offer_permits(one, PERMIT);
  const YcAskField fields[END_FIELDS] = {
    [WHAT] = { .label = _("怎么办"), .max = 1, .words = one->words, .n_words = n },
    [OFFICE] = { .label = _("上级单位"), .max = POST_MAX, .search = find_upper },
    [WHY] = { .label = _("为什么"), .max = TEXT_MAX },
  };
  g_autofree char *title = title_of(_("终止转报"), view);
  yc_ask(tui, title, fields, END_FIELDS, end_note, take_end, one, about_free);
}

/* ── signed for ── */

static char *take_sign(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_receipt_commit(one->app, one->id, (YcReceiptHow)word, text, one->act, &error);
  return saved(tui, one, result, error, _("已记下签收 %s,期限不动。u撤销"));
}

void yc_clocks_sign(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const char *words[YC_N_RECEIPTS];
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    words[i] = yc_say_receipt((YcReceiptHow)i);
  g_autofree char *title = title_of(_("会签签收"), view);
  yc_choice_ask(tui, title, _("谁签收的;期限从交办那天起算,签不签都一样"), words, YC_N_RECEIPTS, TEXT_MAX, take_sign, about(app, view));
}

/* ── deemed to agree ── */

static char *take_agreement(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_agreement_confirm(one->app, one->id, word == 0, text, one->act, &error);
  return saved(tui, one, result, error, word == 0 ? _("%s 默认同意已确认,可交办下一步。u撤销") : _("%s 已退回会签,亮红灯。u撤销"));
}

void yc_clocks_confirm(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const char *const words[] = { _("认可"), _("不认可") };
  g_autofree char *title = title_of(_("会签默认同意"), view);
  yc_choice_ask(tui, title, _("会签单位签收后超时没答复;不认可写为什么,退回会签"), words, G_N_ELEMENTS(words), TEXT_MAX, take_agreement,
                about(app, view));
}

/* ── whether ── */

static gboolean may(YcApp *app, const YcCaseView *view, YcCommand command, GError **error)
{
  gint64 id = view->row->id;
  if (command == YC_COMMAND_PAUSE)
    return view->row->state == YC_STATE_PAUSED ? yc_resume_may(app, id, error) : yc_pause_may(app, id, error);
  if (command == YC_COMMAND_EXTEND)
    return yc_extend_may(app, id, error);
  if (command == YC_COMMAND_NOTIFY)
    return yc_notify_may(app, id, error);
  if (command == YC_COMMAND_TERMINATE)
    return yc_terminate_may(app, id, error);
  if (command == YC_COMMAND_AGREE)
    return yc_agreement_may(app, id, error);
  return command == YC_COMMAND_SIGN && yc_receipt_may(app, id, error);
}

gboolean yc_clocks_can(YcApp *app, const YcCaseView *view, YcCommand command)
{
  return may(app, view, command, NULL);
}

char *yc_clocks_why_not(YcApp *app, const YcCaseView *view, YcCommand command)
{
  g_autoptr(GError) error = NULL;
  if (may(app, view, command, &error) || !error)
    return NULL;
  return sentence(error->message);
}
