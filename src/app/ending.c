/* ending.c - see ending.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/ending.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/people.h"
#include "app/private.h"
#include "app/stage.h"
#include "app/say.h"

/* --- words ------------------------------------------------------------------------------------------------ */

static const struct { const char *code, *word; }
  /* From where something is known, in the order of the receipts. */
  sources[YC_N_RECEIPTS] = { { "person", N_("当面告知") }, { "mail", N_("来件") }, { "system", N_("系统") }, { "phone", N_("电话告知") } },
  notifies[YC_N_NOTIFIES] = { { "phone", N_("电话") }, { "visit", N_("上门") }, { "message", N_("短信") }, { "agent", N_("托代办员") } },
  ends[YC_N_ENDS] = { { "revoke", N_("撤销受理") }, { "end", N_("终止办理") } },
  receipts[YC_N_RECEIPTS] = { { "person", N_("当面签收") }, { "mail", N_("邮件签收") }, { "system", N_("系统回执") },
                              { "phone", N_("电话确认") } };

const char *yc_notify_code(YcNotifyBy by)
{
  return notifies[by].code;
}

const char *yc_say_notify(YcNotifyBy by)
{
  return gettext(notifies[by].word);
}

const char *yc_end_code(YcEnding end)
{
  return ends[end].code;
}

const char *yc_say_end(YcEnding end)
{
  return gettext(ends[end].word);
}

const char *yc_receipt_code(YcReceiptHow how)
{
  return receipts[how].code;
}

const char *yc_say_receipt(YcReceiptHow how)
{
  return gettext(receipts[how].word);
}

const char *yc_say_known(YcReceiptHow how)
{
  return gettext(sources[how].word);
}

/* --- told to fetch it (RULE time-15) ---------------------------------------------------------------------- */

typedef struct { YcNotifyBy by; const char *text; } Notify;

/* Different days on which he was told, with `today` where that is a day. */
static int count_days(YcApp *app, gint64 casefile, YcDay today)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_NOTICE_DAYS, "i", casefile);
  g_autoptr(GHashTable) days = g_hash_table_new(NULL, NULL);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    g_hash_table_add(days, GINT_TO_POINTER(yc_rows_day(rows, i, "day")));
  if (today != YC_DAY_NONE) g_hash_table_add(days, GINT_TO_POINTER(today));
  return (int)g_hash_table_size(days);
}

int yc_notify_days(YcApp *app, gint64 casefile)
{
  return count_days(app, casefile, YC_DAY_NONE);
}

static gboolean append_notify(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Notify *notify = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_NOTIFY, error)) return FALSE;
  g_autofree char *text = yc_way_text(notify->text, _("请写怎么说的;没人接就写“没人接”"), error);
  if (text == NULL) return FALSE;
  int days = count_days(app, casefile, c.today);
  static const char *const deliver[] = { "deliver", NULL };
  gboolean ends_now = days >= 2;
  json_t *facts = json_pack("{s:o, s:s, s:i, s:s, s:o, s:o}", "day", yc_json_day(c.today), "by", yc_notify_code(notify->by),
                            "days", days, "step_short", yc_rows_str(c.cf, 0, "step_short"), "light",
                            yc_onway_light(&c, ends_now ? deliver : NULL, NULL), "ended",
                            ends_now ? json_pack("[s]", "deliver") : json_array());
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", yc_rows_int(c.cf, 0, "visit"));
  gboolean other = visit != NULL && yc_rows_first(visit, "representative", 0) != 0 &&
                   strcmp(yc_rows_str(c.cf, 0, "notify"), "applicant") != 0;
  YcPersonRow *person = yc_person_read(app, yc_rows_int(c.cf, 0, "person"));
  json_t *body = json_pack("{s:s, s:s}", "who", other ? yc_rows_str(visit, 0, "rep_name") : person ? person->name : "", "text",
                           text);
  yc_person_row_free(person);
  return yc_case_event(app, writer, casefile, "case.notify", facts, body, error);
}

/* --- ended without a result ------------------------------------------------------------------------------- */

typedef struct { YcEnding end; const char *reason, *office; } Ending;

static gint64 issue_end(const YcOnWay *c, const Ending *ending, const char *reason, GArray *papers, GError **error)
{
  json_t *words = json_pack("{s:s}", "reason", reason);
  if (ending->office == NULL) json_object_set_new(words, "ending", json_string(yc_end_code(ending->end)));
  YcIssue issue = { .kind = ending->office ? YC_PAPER_UPWARD : YC_PAPER_END, .casefile = c->id, .day = c->today,
                    .received = yc_rows_day(c->cf, 0, "received"), .due = YC_DAY_NONE, .authority = ending->office,
                    .words = words };
  gint64 id = yc_issue(c->app, c->writer, &issue, error);
  json_decref(words);
  if (id != 0) g_array_append_val(papers, id);
  return id;
}

static gboolean append_terminate(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  const Ending *ending = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_TERMINATE, error)) return FALSE;
  g_autofree char *reason = yc_way_text(ending->reason, _("请写为什么终止:告知书上要写"), error);
  if (reason == NULL) return FALSE;
  g_autofree char *number = yc_issue_next(app, YC_PAPER_END, c.today, NULL);
  json_t *facts = json_pack("{s:s, s:o, s:s, s:o, s:s}", "outcome", yc_end_code(ending->end), "day", yc_json_day(c.today),
                            "step_short", ends[ending->end].word, "ended", yc_onway_clocks(&c), "paper", number);
  return yc_case_event(app, writer, casefile, "case.terminate", facts, json_pack("{s:s}", "reason", reason), error) &&
         issue_end(&c, ending, reason, papers, error) != 0;
}

/* Reported upwards: to an office of the county or above, outside this hall. */
static gboolean check_upper(YcApp *app, const char *code, GError **error)
{
  YcOfficeRow *office = *code ? yc_app_office(app, code) : NULL;
  if (office == NULL) return yc_refuse(error, _("单位目录里没有 %s:请写上级单位的代码"), *code ? code : "?");
  gboolean upper = strcmp(office->level, "county") == 0 || strcmp(office->level, "outside") == 0;
  if (!upper) yc_refuse(error, _("%s 不是上级单位:转报上级是报到县里或以上"), office->short_name);
  yc_office_row_free(office);
  return upper;
}

static gboolean append_transfer(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  const Ending *ending = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_TRANSFER, error) || !check_upper(app, ending->office, error)) return FALSE;
  g_autofree char *reason = yc_way_text(ending->reason, _("请写为什么转报上级:告知书上要写"), error);
  if (reason == NULL) return FALSE;
  g_autofree char *number = yc_issue_next(app, YC_PAPER_UPWARD, c.today, NULL);
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:o, s:s}", "outcome", "transfer", "authority", ending->office, "day",
                            yc_json_day(c.today), "step_short", N_("转报上级"), "ended", yc_onway_clocks(&c), "paper", number);
  return yc_case_event(app, writer, casefile, "case.transfer", facts, json_pack("{s:s}", "reason", reason), error) &&
         issue_end(&c, ending, reason, papers, error) != 0;
}

/* --- proof that a step's office has it (RULE time-12, time-14) -------------------------------------------- */

typedef struct { YcReceiptHow how; const char *by; } Receipt;

/* The first row, by its number, that was handed over to a consulted office and has no proof of its receipt; 0: none. */
static int step_waiting(YcApp *app, gint64 casefile)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  if (!yc_stage_legs(&s, NULL)) return 0;
  for (guint i = 0; i < s.n; i++) {
    if (s.legs[i].state != YC_LEG_CURRENT || !yc_leg_consulted(s.legs, s.n, &s.legs[i])) continue;
    g_autoptr(YcRows) proof = yc_query(yc_app_store(app), NULL, YC_Q_CASE_RECEIPT, "ii", casefile, (gint64)s.legs[i].n);
    if (proof != NULL && yc_rows_count(proof) == 0) return s.legs[i].n;
  }
  return 0;
}

static gboolean append_receipt(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Receipt *receipt = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_STEP, error)) return FALSE;
  int n = step_waiting(app, casefile);
  if (n == 0) return yc_refuse(error, _("这件现在没有等签收的会签环节"));
  g_autofree char *by = yc_way_text(receipt->by, _("请写谁签收的"), error);
  if (by == NULL) return FALSE;
  json_t *facts = json_pack("{s:i, s:o, s:s}", "step", n, "day", yc_json_day(c.today), "how", yc_receipt_code(receipt->how));
  return yc_case_event(app, writer, casefile, "step.sign", facts, json_pack("{s:s}", "by", by), error);
}

gboolean yc_receipt_waits(YcApp *app, gint64 casefile)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  return yc_onway_read(&c, YC_ACT_STEP, NULL) && step_waiting(app, casefile) != 0;
}

/* --- as a person does it ---------------------------------------------------------------------------------- */

static const YcWay notify_way = { "case.notify", YC_ACT_NOTIFY, FALSE, N_("通知领取"), append_notify },
                   terminate_way = { "case.terminate", YC_ACT_TERMINATE, FALSE, N_("终止"), append_terminate },
                   transfer_way = { "case.transfer", YC_ACT_TRANSFER, FALSE, N_("转报上级"), append_transfer },
                   receipt_way = { "step.sign", YC_ACT_STEP, FALSE, N_("签收"), append_receipt };

gboolean yc_notify_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &notify_way, error);
}

YcIntakeResult *yc_notify_commit(YcApp *app, gint64 casefile, YcNotifyBy by, const char *text, const char *act, GError **error)
{
  Notify notify = { by, text };
  return yc_way_commit(app, casefile, &notify_way, &notify, act, error);
}

gboolean yc_terminate_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &terminate_way, error);
}

YcIntakeResult *yc_terminate_commit(YcApp *app, gint64 casefile, YcEnding end, const char *reason, const char *act, GError **error)
{
  Ending ending = { end, reason, NULL };
  return yc_way_commit(app, casefile, &terminate_way, &ending, act, error);
}

gboolean yc_transfer_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &transfer_way, error);
}

YcIntakeResult *yc_transfer_commit(YcApp *app, gint64 casefile, const char *office, const char *reason, const char *act,
                                   GError **error)
{
  Ending ending = { YC_END_STOP, reason, office };
  return yc_way_commit(app, casefile, &transfer_way, &ending, act, error);
}

gboolean yc_receipt_may(YcApp *app, gint64 casefile, GError **error)
{
  if (!yc_way_may(app, casefile, &receipt_way, error)) return FALSE;
  return yc_receipt_waits(app, casefile) || yc_refuse(error, _("这件现在没有等签收的会签环节"));
}

YcIntakeResult *yc_receipt_commit(YcApp *app, gint64 casefile, YcReceiptHow how, const char *by, const char *act, GError **error)
{
  Receipt receipt = { how, by };
  return yc_way_commit(app, casefile, &receipt_way, &receipt, act, error);
}
