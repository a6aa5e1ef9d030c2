/* fee.c - the form of what a matter costs (deliver.h). */
#include <config.h>
#include <string.h>

#include "app/fee.h"
#include "app/guide.h"
#include "app/say.h"
#include "base/gettext.h"
#include "tui/ask.h"
#include "tui/deliver.h"
#include "tui/waiting.h"
#include "tui/when.h"

enum { TEXT_MAX = 400, POST = 30, NUMBER = 40, MONEY = 12 };
enum { WHAT, STANDARD, OTHER, AMOUNT, UNTIL, RECEIPT, BY_POST, BY_NAME, BASIS, FIELDS };

typedef struct {
  YcApp *app;
  gint64 id;
  char act[37];
  YcFeeState *state;
  YcFeeWhat whats[YC_N_FEES];
  const char *words[YC_N_FEES], *standards[YC_ASK_WORDS];
  char *named[YC_ASK_WORDS];      /* owned words of `standards` */
  guint n, n_standards;           /* of the standards the last is another amount */
} Fee;

static void fee_free(gpointer data)
{
  Fee *fee = data;
  yc_fee_state_free(fee->state);
  for (guint i = 0; i < G_N_ELEMENTS(fee->named); i++)
    g_free(fee->named[i]);
  g_free(fee);
}

/* ── which lines stand there ── */

static gboolean needs_standard(const Fee *fee, YcFeeWhat what)
{
  return what != YC_FEE_REFUND && !(fee->state->decided && (what == YC_FEE_PAY || what == YC_FEE_DEFER));
}

static gboolean line_shown(guint n, const YcAskValue *values, gpointer data)
{
  const Fee *fee = data;
  YcFeeWhat what = fee->whats[values[WHAT].word];
  gboolean approved = what == YC_FEE_REDUCE || what == YC_FEE_EXEMPT || what == YC_FEE_DEFER;
  switch (n) {
  case STANDARD: return needs_standard(fee, what) && fee->n_standards > 1;
  case OTHER: return needs_standard(fee, what) && values[STANDARD].word + 1 == fee->n_standards;
  case AMOUNT: return what == YC_FEE_REDUCE;
  case UNTIL: return what == YC_FEE_DEFER;
  case RECEIPT: return what == YC_FEE_PAY || what == YC_FEE_REFUND;
  case BY_POST:
  case BY_NAME: return approved;
  case BASIS: return approved || what == YC_FEE_REFUND;
  }
  return TRUE;
}

/* ── the form ── */

static gint64 standard_of(const Fee *fee, const YcAskValue *values)
{
  guint word = values[STANDARD].word;
  if (!needs_standard(fee, fee->whats[values[WHAT].word]))
    return 0;
  if (word + 1 < fee->n_standards)
    return ((const YcSum *)g_ptr_array_index(fee->state->standards, word))->fen;
  return MAX(yc_fee_parse(values[OTHER].text), 0);
}

static YcFee form_of(const Fee *fee, const YcAskValue *values)
{
  return (YcFee) {
    .what = fee->whats[values[WHAT].word], .standard = standard_of(fee, values), .amount = MAX(yc_fee_parse(values[AMOUNT].text), 0),
    .until = *values[UNTIL].text ? yc_when_ahead(values[UNTIL].text, yc_app_today(fee->app)) : YC_DAY_NONE,
    .receipt = values[RECEIPT].text, .post = values[BY_POST].text, .name = values[BY_NAME].text, .basis = values[BASIS].text
  };
}

static char *note(const YcAskValue *values, gpointer data)
{
  const Fee *fee = data;
  g_autofree char *line = yc_fee_line(fee->app, fee->id);
  YcFeeWhat what = fee->whats[values[WHAT].word];
  if (what == YC_FEE_PAY || what == YC_FEE_REFUND)
    return g_strdup_printf(_("代办不收费 · 收退款要有财政票据,打印收费登记单 · 现在:%s"), line);
  return g_strdup_printf(_("代办不收费 · 现在:%s"), line);
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Fee *fee = data;
  YcFee form = form_of(fee, values);
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_fee_commit(fee->app, fee->id, &form, fee->act, &error);
  if (!result) {
    char *sentence = g_strdup_printf(_("%s。"), error->message);
    g_error_free(error);
    return sentence;
  }
  g_autofree char *line = yc_fee_line(fee->app, fee->id);
  g_autofree char *said = g_strdup_printf(_("已登记收费 %s:%s。u撤销"), result->short_number, line);
  yc_waiting_done(tui, fee->app, result, said);
  return NULL;
}

/* ── its words ── */

static void add_what(Fee *fee, YcFeeWhat what)
{
  fee->whats[fee->n] = what;
  fee->words[fee->n++] = yc_say_fee(what);
}

/* What was paid can be given back; else it is asked for, reduced, exempted, deferred or taken. */
static void offer(Fee *fee)
{
  gboolean paid = fee->state->decided && fee->state->what == YC_FEE_PAY;
  for (guint what = 0; what < YC_N_FEES; what++)
    if ((what == YC_FEE_REFUND) == paid)
      add_what(fee, (YcFeeWhat)what);
  for (guint i = 0; i < fee->state->standards->len && i + 1 < YC_ASK_WORDS; i++) {
    const YcSum *sum = g_ptr_array_index(fee->state->standards, i);
    g_autofree char *amount = yc_say_fen(sum->fen);
    fee->named[i] = g_strdup_printf("%s %s", sum->text, amount);
    fee->standards[fee->n_standards++] = fee->named[i];
  }
  fee->standards[fee->n_standards++] = _("另写");
}

void yc_fee_open(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  GError *error = NULL;
  YcFeeState *state = yc_fee_may(app, view->row->id, &error) ? yc_fee_state(app, view->row->id, &error) : NULL;
  if (!state) {
    yc_tui_fail(tui, error);
    return;
  }
  if (!state->charges && !state->decided) {
    yc_fee_state_free(state);
    yc_tui_say(tui, YC_SAY_INFO, _("这个事项不收费,代办也不收费。"));
    return;
  }
  Fee *fee = g_new0(Fee, 1);
  g_autofree char *act = g_uuid_string_random();
  fee->app = app;
  fee->id = view->row->id;
  fee->state = state;
  g_strlcpy(fee->act, act, sizeof fee->act);
  offer(fee);
  const YcAskField fields[FIELDS] = {
    [WHAT] = { .label = C_("command", "收费"), .max = 1, .words = fee->words, .n_words = fee->n },
    [STANDARD] = { .label = _("标准"), .max = 1, .words = fee->standards, .n_words = fee->n_standards, .shown = line_shown },
    [OTHER] = { .label = _("标准(元)"), .max = MONEY, .shown = line_shown },
    [AMOUNT] = { .label = _("只收(元)"), .max = MONEY, .shown = line_shown },
    [UNTIL] = { .label = _("缓到哪天"), .max = YC_DAY_TEXT, .shown = line_shown },
    [RECEIPT] = { .label = _("票据号"), .max = NUMBER, .shown = line_shown },
    [BY_POST] = { .label = _("谁批准"), .value = _("镇长"), .max = POST, .shown = line_shown },
    [BY_NAME] = { .label = _("姓名"), .max = POST, .shown = line_shown },
    [BASIS] = { .label = _("依据"), .max = TEXT_MAX, .shown = line_shown },
  };
  g_autofree char *title = g_strdup_printf(_("收费  %s  %s  %s"), view->row->number, view->row->item_short, state->text);
  yc_ask(tui, title, fields, FIELDS, note, take, fee, fee_free);
}
