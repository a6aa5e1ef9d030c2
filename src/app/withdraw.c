/* withdraw.c - the applicant takes the application back, and the papers with it (RULE acc-12).  See afterwards.h. */
#include <config.h>
#include <string.h>
#include "app/authority.h"
#include "app/commit.h"
#include "app/issue.h"
#include "app/private.h"
#include "app/set_right.h"
#include "base/text.h"

enum { REASON_MAX = 400 };

static const char *const signers[] = { "applicant", "representative", NULL };
static const char *const ways[] = { "signature", "fingerprint", "refused", NULL };

YcWithdrawal *yc_withdrawal_new(void)
{
  YcWithdrawal *withdrawal = g_new0(YcWithdrawal, 1);
  withdrawal->reason = g_strdup("");
  withdrawal->by = g_strdup(signers[0]);
  withdrawal->how = g_strdup(ways[0]);
  withdrawal->returned = g_array_new(FALSE, FALSE, sizeof(int));
  return withdrawal;
}

void yc_withdrawal_free(YcWithdrawal *withdrawal)
{
  if (withdrawal == NULL) return;
  g_free(withdrawal->reason);
  g_free(withdrawal->by);
  g_free(withdrawal->how);
  g_array_unref(withdrawal->returned);
  g_free(withdrawal);
}

/* Whether there is something of that paper here that can be given back. */
static gboolean is_kept(const YcRows *rows, guint i)
{
  gboolean here = strcmp(yc_rows_str(rows, i, "state"), "missing") != 0;
  return here && yc_rows_int(rows, i, "original") > 0 && yc_rows_int(rows, i, "returned") == 0;
}

YcWithdrawal *yc_withdrawal_of(YcApp *app, gint64 casefile, GError **error)
{
  if (!yc_afterwards_may(app, casefile, YC_ACT_WITHDRAW, error)) return NULL;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CASE_MATERIALS, "i", casefile);
  if (rows == NULL) return NULL;
  YcWithdrawal *withdrawal = yc_withdrawal_new();
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    int n = (int)yc_rows_int(rows, i, "n");
    if (is_kept(rows, i)) g_array_append_val(withdrawal->returned, n);
  }
  return withdrawal;
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

static gboolean read_word(const json_t *value, const char *name, const char *const *words, char **to, GError **error)
{
  const char *word = json_string_value(value);
  if (word == NULL || !g_strv_contains(words, word)) {
    g_autofree char *all = g_strjoinv(_("、"), (char **)words);
    return yc_refuse(error, _("%s 应是 %s 中的一个"), name, all);
  }
  g_free(*to);
  *to = g_strdup(word);
  return TRUE;
}

static gboolean read_returned(const json_t *value, YcWithdrawal *withdrawal, GError **error)
{
  if (!json_is_array(value) || json_array_size(value) > 200) return yc_refuse(error, _("returned 应是材料序号的列表"));
  size_t i;
  json_t *one;
  json_array_foreach((json_t *)value, i, one) {
    int n = (int)CLAMP(json_integer_value(one), 0, G_MAXINT);
    if (n == 0) return yc_refuse(error, _("returned 应是材料序号的列表"));
    g_array_append_val(withdrawal->returned, n);
  }
  return TRUE;
}

static gboolean read_all(const json_t *all, YcWithdrawal *withdrawal, GError **error)
{
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)all, name, value) {
    if (strcmp(name, "reason") == 0 && json_is_string(value)) {
      g_free(withdrawal->reason);
      withdrawal->reason = yc_clean(json_string_value(value), -1, 0, NULL);
    } else if (strcmp(name, "returned") == 0) {
      if (!read_returned(value, withdrawal, error)) return FALSE;
    } else if (strcmp(name, "by") == 0) {
      if (!read_word(value, name, signers, &withdrawal->by, error)) return FALSE;
    } else if (strcmp(name, "how") == 0) {
      if (!read_word(value, name, ways, &withdrawal->how, error)) return FALSE;
    } else {
      g_autofree char *clean = yc_clean(name, -1, 40, NULL);
      return yc_refuse(error, _("%s 里不认识的字段「%s」:手册列出了全部字段"), "withdraw", clean);
    }
  }
  return g_utf8_strlen(withdrawal->reason, -1) <= REASON_MAX
         || yc_refuse(error, _("%s.%s 太长:最多 %d 个字"), "withdraw", "reason", REASON_MAX);
}

YcWithdrawal *yc_withdrawal_from_json(const char *json, gsize length, GError **error)
{
  json_t *all = yc_json_parse(json, length, error);
  if (all == NULL) return NULL;
  g_autoptr(YcWithdrawal) withdrawal = yc_withdrawal_new();
  gboolean ok = json_is_object(all) ? read_all(all, withdrawal, error)
                                    : yc_refuse(error, _("%s 应是一个对象 {…}"), "withdraw");
  json_decref(all);
  return ok ? g_steal_pointer(&withdrawal) : NULL;
}

/* --- the act ---------------------------------------------------------------------------------------------- */

static gboolean stands_in(const json_t *list, int n)
{
  size_t i;
  json_t *one;
  json_array_foreach((json_t *)list, i, one) if (json_integer_value(one) == n) return TRUE;
  return FALSE;
}

/* Only what is here and was not given back already; each once. */
static json_t *returned_json(const YcRows *rows, const YcWithdrawal *withdrawal, GError **error)
{
  json_t *list = json_array();
  for (guint k = 0; k < withdrawal->returned->len; k++) {
    int n = g_array_index(withdrawal->returned, int, k);
    guint i = 0, count = yc_rows_count(rows);
    while (i < count && (int)yc_rows_int(rows, i, "n") != n) i++;
    if (i == count || strcmp(yc_rows_str(rows, i, "state"), "missing") == 0) {
      yc_refuse(error, _("第 %d 项材料没有收,不能退:请核对退件清单"), n);
      json_decref(list);
      return NULL;
    }
    if (yc_rows_int(rows, i, "returned") == 0 && !stands_in(list, n)) json_array_append_new(list, json_integer(n));
  }
  return list;
}

static gboolean sign(YcApp *app, YcWriter *writer, gint64 casefile, gint64 paper, const char *number,
                     const YcWithdrawal *withdrawal, GError **error)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), paper);
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:s}", "paper", ident, "number", number, "day",
                            yc_json_day(yc_app_today(app)), "by", withdrawal->by, "how", withdrawal->how);
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(writer, "paper.sign", facts, NULL, &on, error) != 0;
}

static gboolean put_withdraw(YcApp *app, YcWriter *writer, gint64 casefile, const YcWithdrawal *withdrawal,
                             gint64 *paper, GError **error)
{
  g_autoptr(YcRows) row = yc_right_read(app, casefile, YC_ACT_WITHDRAW, error);
  if (row == NULL || !yc_right_reason(withdrawal->reason, YC_ACT_WITHDRAW, error)) return FALSE;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_CASE_MATERIALS, "i", casefile);
  g_autoptr(YcIntake) intake = rows ? yc_intake_of_case(app, casefile, error) : NULL;
  json_t *returned = intake ? returned_json(rows, withdrawal, error) : NULL;
  if (returned == NULL) return FALSE;
  if (strcmp(withdrawal->by, "representative") == 0 && !intake->represented) {
    json_decref(returned);
    return yc_refuse(error, _("这件没有代办人:撤回由申请人签字"));
  }
  g_autofree char *why = NULL;
  if (strcmp(withdrawal->by, "representative") == 0 &&
      yc_authority_check(app, casefile, YC_SCOPE_WITHDRAW, &why) != YC_AUTHORISED) {
    json_decref(returned);
    return yc_refuse(error, "%s", why);
  }
  YcDay today = yc_app_today(app);
  g_autofree char *number = yc_issue_next(app, YC_PAPER_WITHDRAW, today, NULL);
  json_t *facts = json_pack("{s:o, s:s, s:o, s:o, s:s}", "day", yc_json_day(today), "step_short", N_("撤回"), "ended",
                            yc_right_clocks(app, casefile), "returned", returned, "paper", number);
  if (!yc_case_event(app, writer, casefile, "case.withdraw", facts, json_pack("{s:s}", "reason", withdrawal->reason),
                     error))
    return FALSE;
  json_t *materials = yc_ticks_json(intake);
  YcIssue issue = { .kind = YC_PAPER_WITHDRAW, .casefile = casefile, .day = today, .materials = materials,
                    .received = yc_rows_day(row, 0, "received"), .due = YC_DAY_NONE };
  *paper = yc_issue(app, writer, &issue, error);
  json_decref(materials);
  return *paper != 0 && sign(app, writer, casefile, *paper, number, withdrawal, error);
}

YcIntakeResult *yc_withdraw_commit(YcApp *app, gint64 casefile, const YcWithdrawal *withdrawal, GError **error)
{
  g_autofree char *ident = NULL, *post = NULL;
  YcActor actor;
  gboolean repeated;
  gint64 paper = 0;
  g_autoptr(YcWriter) writer = yc_right_begin(app, casefile, NULL, &actor, &ident, &post, &repeated, error);
  if (writer == NULL || !put_withdraw(app, writer, casefile, withdrawal, &paper, error)) return NULL;
  g_autoptr(YcIntakeResult) result = yc_outcome_append(app, writer, casefile, NULL, NULL, YC_OUTCOME_NONE, error);
  if (result == NULL) return NULL;
  g_array_append_val(result->papers, paper);
  if (!yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, casefile);
  return g_steal_pointer(&result);
}
