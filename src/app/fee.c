/* fee.c - see fee.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/fee.h"
#include "app/guide.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/say.h"

enum { RECEIPT_MAX = 40 };
#define FEN_MAX (G_GINT64_CONSTANT(100000000) * 100)

static const struct { const char *code, *word; } whats[YC_N_FEES] = {
  { "due", N_("应收") }, { "reduce", N_("减收") }, { "exempt", N_("免收") }, { "defer", N_("缓收") }, { "pay", N_("已收款") },
  { "refund", N_("退款") },
};

const char *yc_fee_code(YcFeeWhat what)
{
  return whats[what].code;
}

const char *yc_say_fee(YcFeeWhat what)
{
  return gettext(whats[what].word);
}

static YcFeeWhat parse(const char *code)
{
  guint what = 0;
  while (what < YC_N_FEES && strcmp(whats[what].code, code) != 0) what++;
  return (YcFeeWhat)what;
}

const char *yc_say_fee_code(const char *code)
{
  YcFeeWhat what = parse(code);
  return what < YC_N_FEES ? yc_say_fee(what) : "";
}

gint64 yc_fee_parse(const char *yuan)
{
  gint64 fen = 0;
  const char *p = yuan;
  for (; g_ascii_isdigit(*p) && fen <= FEN_MAX; p++) fen = fen * 10 + g_ascii_digit_value(*p);
  if (p == yuan || fen * 100 > FEN_MAX) return -1;
  fen *= 100;
  if (*p == '\0') return fen;
  if (*p != '.' || !g_ascii_isdigit(p[1])) return -1;
  fen += g_ascii_digit_value(p[1]) * 10;
  if (p[2] == '\0') return fen;
  return g_ascii_isdigit(p[2]) && p[3] == '\0' ? fen + g_ascii_digit_value(p[2]) : -1;
}

/* --- how it stands ---------------------------------------------------------------------------------------- */

void yc_fee_state_free(YcFeeState *state)
{
  if (state == NULL) return;
  g_free(state->text);
  g_free(state->receipt);
  if (state->standards != NULL) g_ptr_array_unref(state->standards);
  g_free(state);
}

static YcFeeState *read_state(const YcOnWay *c, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), error, YC_Q_CASE_FEES, "i", c->id);
  if (rows == NULL) return NULL;
  YcFeeState *state = g_new0(YcFeeState, 1);
  state->charges = yc_item_charges(c->item);
  state->text = g_strdup(c->item->fee);
  state->decided = yc_rows_count(rows) > 0;
  state->until = YC_DAY_NONE;
  state->receipt = g_strdup(state->decided ? yc_rows_str(rows, 0, "receipt") : "");
  state->standards = g_ptr_array_new();
  for (guint i = 0; i < c->item->sums->len; i++)
    if (((YcSum *)c->item->sums->pdata[i])->charge) g_ptr_array_add(state->standards, c->item->sums->pdata[i]);
  if (!state->decided) return state;
  state->what = parse(yc_rows_str(rows, 0, "what"));
  state->standard = yc_rows_int(rows, 0, "standard");
  state->amount = yc_rows_int(rows, 0, "amount");
  state->until = yc_rows_day(rows, 0, "until");
  return state;
}

YcFeeState *yc_fee_state(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  return yc_onway_read(&c, YC_N_ACTS, error) ? read_state(&c, error) : NULL;
}

static char *line_of(const YcFeeState *state)
{
  g_autofree char *amount = yc_say_fen(state->amount), *until = yc_say_day_medium(state->until);
  switch (state->what) {
  case YC_FEE_DUE: return g_strdup_printf(_("应收 %s,没有付"), amount);
  case YC_FEE_REDUCE: return g_strdup_printf(_("减收,应收 %s,没有付"), amount);
  case YC_FEE_EXEMPT: return g_strdup(_("免收"));
  case YC_FEE_DEFER: return g_strdup_printf(_("缓收 %s,最迟 %s"), amount, until);
  case YC_FEE_PAY: return g_strdup_printf(_("已收 %s,票据号 %s"), amount, state->receipt);
  case YC_FEE_REFUND: return g_strdup_printf(_("已退 %s,票据号 %s"), amount, state->receipt);
  case YC_N_FEES: break;
  }
  return g_strdup("");
}

char *yc_fee_line(YcApp *app, gint64 casefile)
{
  g_autoptr(YcFeeState) state = yc_fee_state(app, casefile, NULL);
  if (state == NULL) return g_strdup("");
  if (state->decided) return line_of(state);
  if (!state->charges) return g_strdup(_("不收费"));
  return g_strdup_printf(_("还没登记收不收;目录写:%s"), state->text);
}

char *yc_fee_open_text(YcApp *app, gint64 casefile)
{
  g_autoptr(YcFeeState) state = yc_fee_state(app, casefile, NULL);
  if (state == NULL || (!state->decided && !state->charges)) return g_strdup("");
  gboolean overdue = state->decided && state->what == YC_FEE_DEFER && state->until < yc_app_today(app);
  gboolean open = !state->decided || state->what == YC_FEE_DUE || state->what == YC_FEE_REDUCE || overdue;
  g_autofree char *line = open ? yc_fee_line(app, casefile) : NULL;
  return open ? g_strdup_printf(_("收费:%s"), line) : g_strdup("");
}

/* --- what is wrong with it -------------------------------------------------------------------------------- */

static gboolean approved(const YcFee *fee, GError **error)
{
  if (*fee->basis == '\0') return yc_refuse(error, _("%s要写依据:哪个文件哪一条"), yc_say_fee(fee->what));
  if (*fee->post == '\0') return yc_refuse(error, _("请写谁批准的:职务,如 镇长"));
  return yc_way_approver(fee->post, fee->name, error);
}

static gboolean numbered(YcApp *app, const YcFee *fee, GError **error)
{
  if (*fee->receipt == '\0')
    return yc_refuse(error, fee->what == YC_FEE_PAY ? _("收款要写财政票据的号码:没有票据不能收钱") : _("退款要写退款凭据的号码"));
  if (g_utf8_strlen(fee->receipt, -1) > RECEIPT_MAX) return yc_refuse(error, _("票据号太长:最多 %d 个字"), RECEIPT_MAX);
  g_autoptr(YcRows) used = yc_query(yc_app_store(app), NULL, YC_Q_FEE_RECEIPT, "tt", fee->receipt, yc_fee_code(fee->what));
  if (used == NULL || yc_rows_count(used) == 0) return TRUE;
  return yc_refuse(error, _("票据号 %s 已经用在 %s:请核对"), fee->receipt, yc_rows_str(used, 0, "number"));
}

static gint64 standard_of(const YcFeeState *state, const YcFee *fee)
{
  if (fee->standard != 0) return fee->standard;
  if (state->standard != 0) return state->standard;
  return state->standards->len > 0 ? ((const YcSum *)state->standards->pdata[0])->fen : 0;
}

/* 分 that stand in the record with the act. */
static gint64 amount_of(const YcFeeState *state, const YcFee *fee)
{
  switch (fee->what) {
  case YC_FEE_DUE: return standard_of(state, fee);
  case YC_FEE_REDUCE: return fee->amount;
  case YC_FEE_EXEMPT: return 0;
  case YC_FEE_DEFER:
  case YC_FEE_PAY:
  case YC_FEE_REFUND: return state->decided ? state->amount : standard_of(state, fee);
  case YC_N_FEES: break;
  }
  return 0;
}

static gboolean check_terms(const YcOnWay *c, const YcFeeState *state, const YcFee *fee, GError **error)
{
  gint64 standard = standard_of(state, fee);
  if (standard <= 0 || standard > FEN_MAX) return yc_refuse(error, _("请写收费标准是多少元"));
  if (fee->what == YC_FEE_DUE) return TRUE;
  if (fee->what == YC_FEE_REDUCE && (fee->amount <= 0 || fee->amount >= standard))
    return yc_refuse(error, _("减收以后的钱要比标准少,又不是零:全免用「免收」"));
  if (fee->what == YC_FEE_DEFER && (fee->until == YC_DAY_NONE || fee->until < c->today))
    return yc_refuse(error, _("请写缓到哪一天:今天或以后"));
  return approved(fee, error);
}

static gboolean check_money(const YcOnWay *c, const YcFeeState *state, const YcFee *fee, GError **error)
{
  if (fee->what == YC_FEE_REFUND) {
    if (!state->decided || state->what != YC_FEE_PAY) return yc_refuse(error, _("没有收过钱,不用退"));
    if (*fee->basis == '\0') return yc_refuse(error, _("退款要写为什么退"));
    return numbered(c->app, fee, error);
  }
  if (state->decided && (state->what == YC_FEE_EXEMPT || state->what == YC_FEE_REFUND))
    return yc_refuse(error, _("这件现在是「%s」,不能收钱"), yc_say_fee(state->what));
  if (amount_of(state, fee) <= 0) return yc_refuse(error, _("请写收费标准是多少元"));
  return numbered(c->app, fee, error);
}

static gboolean check(const YcOnWay *c, const YcFeeState *state, const YcFee *fee, GError **error)
{
  if (!state->charges) return yc_refuse(error, _("这个事项不收费:目录里没有收费标准,一分钱也不能收"));
  if (c->state == YC_STATE_VOID) return yc_refuse(error, _("这件办件已经作废"));
  gboolean paid = state->decided && state->what == YC_FEE_PAY;
  if (paid && fee->what != YC_FEE_REFUND) return yc_refuse(error, _("已经收过了,票据号 %s:要改先退款"), state->receipt);
  gboolean money = fee->what == YC_FEE_PAY || fee->what == YC_FEE_REFUND;
  return money ? check_money(c, state, fee, error) : check_terms(c, state, fee, error);
}

/* The form with its texts as they are kept; `texts` owns them. */
static YcFee cleaned(const YcFee *fee, GPtrArray *texts)
{
  YcFee clean = *fee;
  const char **members[] = { &clean.receipt, &clean.post, &clean.name, &clean.basis };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = yc_way_clean(texts, *members[i]);
  return clean;
}

char *yc_fee_fault(YcApp *app, gint64 casefile, const YcFee *fee)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  YcFee clean = cleaned(fee, texts);
  g_autoptr(YcFeeState) state = yc_onway_read(&c, YC_N_ACTS, &error) ? read_state(&c, &error) : NULL;
  return state != NULL && check(&c, state, &clean, &error) ? NULL : g_strdup(error->message);
}

/* --- the act ---------------------------------------------------------------------------------------------- */

static gboolean append_fee(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  YcFee clean = cleaned(data, texts), *fee = &clean;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  g_autoptr(YcFeeState) state = yc_onway_read(&c, YC_N_ACTS, error) ? read_state(&c, error) : NULL;
  gboolean pays = fee->what == YC_FEE_PAY;   /* at whichever counter he stands */
  if (state == NULL || !yc_onway_may(&c, pays, pays ? _("收款") : _("登记收费"), error) || !check(&c, state, fee, error)) return FALSE;
  g_autofree char *basis = yc_way_words(fee->basis, error);
  if (basis == NULL) return FALSE;
  gboolean money = fee->what == YC_FEE_PAY || fee->what == YC_FEE_REFUND;
  json_t *facts = json_pack("{s:s, s:I, s:I, s:o, s:o, s:o, s:o}", "what", yc_fee_code(fee->what), "standard",
                            (json_int_t)standard_of(state, fee), "amount", (json_int_t)amount_of(state, fee), "until",
                            yc_json_day(fee->what == YC_FEE_DEFER ? fee->until : YC_DAY_NONE), "receipt",
                            yc_json_filled(money ? fee->receipt : ""), "approver",
                            yc_json_filled(money || fee->what == YC_FEE_DUE ? "" : fee->post), "day", yc_json_day(c.today));
  yc_onway_put_for(&c, facts);
  json_t *body = json_pack("{s:s, s:s}", "basis", basis, "approver", fee->name);
  if (!yc_case_event(app, writer, casefile, "case.fee", facts, body, error)) return FALSE;
  if (!money) return TRUE;
  YcIssue issue = { .kind = YC_PAPER_FEE, .casefile = casefile, .day = c.today, .received = YC_DAY_NONE, .due = YC_DAY_NONE };
  gint64 id = yc_issue(app, writer, &issue, error);
  if (id != 0) g_array_append_val(papers, id);
  return id != 0;
}

static const YcWay fee_way = { "case.fee", YC_N_ACTS, FALSE, NULL, append_fee };

gboolean yc_fee_may(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  return yc_onway_read(&c, YC_N_ACTS, error) && yc_onway_may(&c, TRUE, _("收款"), error);
}

YcIntakeResult *yc_fee_commit(YcApp *app, gint64 casefile, const YcFee *fee, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &fee_way, fee, act, error);
}
