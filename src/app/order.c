/* order.c - see order.h. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/clocks.h"
#include "app/order.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/supervising.h"

static const struct { const char *code, *word; } states[YC_N_ORDER_STATES] = {
  [YC_ORDER_OPEN] = { "open", N_("未回复") },
  [YC_ORDER_REPLIED] = { "replied", N_("待审") },
  [YC_ORDER_BACK] = { "back", N_("已退回") },
  [YC_ORDER_ACCEPTED] = { "accepted", N_("已认可") },
  [YC_ORDER_VOID] = { "void", NC_("order", "已作废") },
};

const char *yc_order_code(YcOrderState state)
{
  return states[state].code;
}

const char *yc_order_word(YcOrderState state)
{
  return state == YC_ORDER_VOID ? C_("order", "已作废") : gettext(states[state].word);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

void yc_order_free(YcOrder *order)
{
  if (order == NULL) return;
  char *texts[] = { order->number, order->short_number, order->case_number, order->item, order->applicant, order->clerk,
                    order->post, order->who, order->basis, order->text, order->reply, order->verdict };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(order);
}

static YcOrderState parse_state(const char *code)
{
  guint state = 0;
  while (state + 1 < YC_N_ORDER_STATES && strcmp(states[state].code, code) != 0) state++;
  return (YcOrderState)state;
}

/* 督办〔2026〕7号 of 芦政督办A〔2026〕0007号; another site's letter stays. */
static char *short_number(const char *number)
{
  const char *word = strstr(number, "督办"), *bracket = strstr(number, "〔");
  int year = 0, serial = 0;
  if (word == NULL || bracket == NULL || sscanf(bracket, "〔%d〕%d", &year, &serial) != 2) return g_strdup(number);
  g_autofree char *front = g_strndup(word, (gsize)(bracket - word));
  if (g_str_has_suffix(front, "A")) front[strlen(front) - 1] = '\0';
  return g_strdup_printf("%s〔%d〕%d号", front, year, serial);
}

static char *member(const YcRows *r, guint i, const char *column, const char *name)
{
  json_t *body = json_loads(yc_rows_str(r, i, column), 0, NULL);
  char *text = g_strdup(body ? json_string_value(json_object_get(body, name)) : NULL);
  json_decref(body);
  return text ? text : g_strdup("");
}

static YcLight light_of(YcApp *app, const YcOrder *order, const YcRows *r, guint i)
{
  YcLight none = { YC_LIGHT_NONE, 0 };
  if (order->state != YC_ORDER_OPEN && order->state != YC_ORDER_BACK) return none;
  return yc_light(yc_app_calendar(app), yc_app_today(app), yc_app_noon(app), yc_rows_day(r, i, "soon"), order->reply_by,
                  order->reply_by, (int)yc_rows_int(r, i, "days"));
}

static YcOrder *read_one(YcApp *app, const YcRows *r, guint i)
{
  YcOrder *order = g_new0(YcOrder, 1);
  order->id = yc_rows_int(r, i, "id");
  order->casefile = yc_rows_int(r, i, "casefile");
  order->number = g_strdup(yc_rows_str(r, i, "number"));
  order->short_number = short_number(order->number);
  order->case_number = yc_number_spoken(app, yc_rows_str(r, i, "case_number"));
  order->item = g_strdup(yc_rows_str(r, i, "item"));
  order->applicant = g_strdup(yc_rows_text(r, i, "applicant") ? yc_rows_str(r, i, "applicant") : _("(已删除)"));
  order->clerk = g_strdup(yc_rows_str(r, i, "clerk"));
  order->post = g_strdup(yc_rows_str(r, i, "post"));
  order->outside = yc_rows_int(r, i, "outside") != 0;
  order->who = g_strdup(yc_rows_str(r, i, order->outside ? "office_short" : "who"));
  order->state = parse_state(yc_rows_str(r, i, "state"));
  order->day = yc_rows_day(r, i, "day");
  order->reply_by = yc_rows_day(r, i, "reply_by");
  order->received = yc_rows_day(r, i, "received");
  order->level = (int)yc_rows_int(r, i, "level");
  order->light = light_of(app, order, r, i);
  order->basis = member(r, i, "body", "basis");
  order->text = member(r, i, "body", "text");
  order->reply = member(r, i, "reply", "text");
  order->verdict = member(r, i, "verdict", "text");
  return order;
}

YcOrder *yc_order_waiting(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_ORDER_WAITING, "i", casefile);
  return r != NULL && yc_rows_count(r) > 0 ? read_one(app, r, 0) : NULL;
}

YcOrder *yc_order_read(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_ORDER, "i", id);
  if (r == NULL) return NULL;
  if (yc_rows_count(r) > 0) return read_one(app, r, 0);
  yc_refuse(error, _("没有这件督办"));
  return NULL;
}

GPtrArray *yc_order_list(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) r = casefile ? yc_query(yc_app_store(app), error, YC_Q_ORDERS_OF_CASE, "i", casefile)
                                 : yc_query(yc_app_store(app), error, YC_Q_ORDERS_WAITING, "t", "");
  if (r == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_order_free);
  for (guint i = 0; i < yc_rows_count(r); i++) g_ptr_array_add(list, read_one(app, r, i));
  return list;
}

char *yc_order_line(const YcOrder *order)
{
  char day[YC_DAY_TEXT];
  g_autofree char *given = g_strdup(yc_day_format(order->day, day) + 5);
  const char *text = order->state == YC_ORDER_BACK && *order->verdict != '\0' ? order->verdict : order->text;
  g_autofree char *by = g_strdup(yc_day_format(order->reply_by, day) + 5);
  /* TRANSLATORS: who ordered it and when, the last day of the reply with its weekday, what is to be done. */
  return g_strdup_printf(_("%s %s:请 %s(%s)17:30 前回复:%s"), order->clerk, given, by, yc_say_weekday(order->reply_by),
                         *text != '\0' ? text : _("(已删除)"));
}

/* --- giving ----------------------------------------------------------------------------------------------- */

static gboolean reply_clock(YcApp *app, const char *kind, int days, YcClockDraft *clock)
{
  int n = days == 0 ? yc_app_setting_int(app, "order_days", 3) : days;
  YcLimit limit = yc_limit_working(n);
  return n > 0 && n <= YC_ORDER_DAYS_MAX && yc_clock_make(app, NULL, kind, &limit, yc_app_today(app), "escalate", clock);
}

YcDay yc_order_reply_by(YcApp *app, int days)
{
  YcClockDraft clock;
  return reply_clock(app, "order", days, &clock) ? clock.due.due : YC_DAY_NONE;
}

static gboolean check_days(YcApp *app, int days, GError **error)
{
  return yc_order_reply_by(app, days) != YC_DAY_NONE
         || yc_refuse(error, _("回复期限写的是 %d:请写 1 到 %d 个工作日"), days, YC_ORDER_DAYS_MAX);
}

/* The clock of an order as its event keeps it; the item's version stands in it like in any other. */
static json_t *clock_json(YcApp *app, gint64 casefile, const YcClockDraft *clock, GError **error)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), error, YC_Q_CASE_BRIEF, "i", casefile);
  if (cf == NULL || yc_rows_count(cf) == 0) return NULL;
  const YcItem *item = yc_app_item_version(app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), error);
  return item ? json_pack("[o]", yc_clock_json(app, item, clock)) : NULL;
}

typedef struct {
  int days;
  const char *basis, *text;
} Giving;

static gboolean waits_already(YcSupervising *s, const YcHolder *holder, GError **error)
{
  g_autoptr(YcOrder) waiting = yc_order_waiting(s->app, holder->casefile, NULL);
  if (waiting == NULL) return FALSE;
  yc_refuse(error, _("%s 还有一件督办没了结(%s,%s):先催办,或等他回复"), holder->number, waiting->short_number,
            yc_order_word(waiting->state));
  return TRUE;
}

static gboolean give_one(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error)
{
  const Giving *giving = data;
  if (waits_already(s, holder, error)) return FALSE;
  g_autoptr(YcRows) last = yc_query(yc_app_store(s->app), error, YC_Q_ORDER_LAST_OF_CASE, "i", holder->casefile);
  if (last == NULL) return FALSE;
  int n = (int)yc_rows_first(last, "n", 0) + 1;
  g_autofree char *kind = g_strdup_printf("order:%d", n);
  g_autofree char *number = yc_issue_next(s->app, YC_PAPER_ORDER, s->today, NULL);
  YcClockDraft clock;
  reply_clock(s->app, kind, giving->days, &clock);
  json_t *clocks = clock_json(s->app, holder->casefile, &clock, error), *facts = yc_supervise_facts(s, holder);
  if (clocks == NULL) {
    json_decref(facts);
    return FALSE;
  }
  json_object_set_new(facts, "number", json_string(number));
  json_object_set_new(facts, "n", json_integer(n));
  json_object_set_new(facts, "reply_by", yc_json_day(clock.due.due));
  json_object_set_new(facts, "next", yc_json_day(clock.due.due + 1));
  json_object_set_new(facts, "clocks", clocks);
  json_t *body = json_pack("{s:s, s:s}", "basis", giving->basis, "text", giving->text);
  return yc_supervise_append(s, holder->casefile, "order.give", facts, body, error) != 0 &&
         yc_supervise_letter(s, holder, YC_PAPER_ORDER, clock.due.due,
                             json_pack("{s:s, s:s}", "reason", giving->text, "basis", giving->basis), error);
}

YcSupervised *yc_order_give(YcApp *app, const GArray *cases, int days, const char *basis, const char *text, const char *act,
                            GError **error)
{
  if (!yc_supervise_role(app, YC_SUPERVISE_ORDER, error) || !check_days(app, days, error)) return NULL;
  g_autofree char *reason = yc_supervise_text(basis, _("督办的依据"), error);
  g_autofree char *words = reason ? yc_supervise_text(text, _("督办的事"), error) : NULL;
  if (words == NULL) return NULL;
  Giving giving = { days, reason, words };
  return yc_supervise_all(app, YC_SUPERVISE_ORDER, cases, act, give_one, &giving, error);
}

/* --- seen, replied, judged -------------------------------------------------------------------------------- */

static gboolean is_my_post(YcApp *app, const char *post)
{
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  for (guint i = 0; posts != NULL && i < yc_rows_count(posts); i++)
    if (strcmp(yc_rows_str(posts, i, "post"), post) == 0) return TRUE;
  return FALSE;
}

gboolean yc_order_may_reply(YcApp *app, const YcOrder *order, GError **error)
{
  if (order->state != YC_ORDER_OPEN && order->state != YC_ORDER_BACK)
    return yc_refuse(error, _("%s %s,不用再回复"), order->short_number, yc_order_word(order->state));
  if (is_my_post(app, order->post)) return TRUE;
  /* RULE agt-06: what an outside office answers, somebody here writes down. */
  gboolean records = order->outside && (yc_staff_has_role(yc_app_me(app), "agent") ||
                                        yc_staff_has_role(yc_app_me(app), "supervisor"));
  return records || yc_refuse(error, _("%s 是给%s的:由他回复"), order->short_number, order->who);
}

gboolean yc_order_may_judge(YcApp *app, const YcOrder *order, GError **error)
{
  if (!yc_supervise_role(app, YC_SUPERVISE_ORDER, error)) return FALSE;
  return order->state == YC_ORDER_REPLIED
         || yc_refuse(error, _("%s %s,没有等审的回复"), order->short_number, yc_order_word(order->state));
}

static json_t *order_facts(YcApp *app, const YcOrder *order)
{
  return json_pack("{s:o, s:s, s:o}", "order", yc_json_ident(app, order->id), "number", order->number, "day",
                   yc_json_day(yc_app_today(app)));
}

gboolean yc_order_seen(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcOrder) order = yc_order_waiting(app, casefile, NULL);
  if (order == NULL || order->received != YC_DAY_NONE || order->outside || !is_my_post(app, order->post)) return TRUE;
  return yc_supervise_one(app, casefile, "order.receive", order_facts(app, order), NULL, NULL, NULL, 0, error);
}

static gboolean check_reply(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcOrder) order = yc_order_read(app, id, error);
  return order != NULL && yc_order_may_reply(app, order, error);
}

static gboolean check_judge(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcOrder) order = yc_order_read(app, id, error);
  return order != NULL && yc_order_may_judge(app, order, error);
}

gboolean yc_order_reply(YcApp *app, gint64 id, const char *text, const char *act, GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, _("回复"), error);
  g_autoptr(YcOrder) order = clean ? yc_order_read(app, id, error) : NULL;
  return order != NULL && yc_supervise_one(app, order->casefile, "order.reply", order_facts(app, order),
                                           json_pack("{s:s}", "text", clean), act, check_reply, id, error);
}

static json_t *judge_facts(YcApp *app, const YcOrder *order, gboolean accepted, int days, GError **error)
{
  json_t *facts = order_facts(app, order);
  g_autoptr(YcRows) row = yc_query(yc_app_store(app), error, YC_Q_ORDER, "i", order->id);
  g_autofree char *kind = g_strdup_printf("order:%d", row ? (int)yc_rows_int(row, 0, "n") : 0);
  YcClockDraft clock;
  json_object_set_new(facts, "accepted", json_boolean(accepted));
  if (!accepted) reply_clock(app, kind, days, &clock);
  json_t *clocks = accepted ? json_array() : clock_json(app, order->casefile, &clock, error);
  json_object_set_new(facts, "reply_by", accepted ? json_null() : yc_json_day(clock.due.due));
  json_object_set_new(facts, "next", accepted ? json_null() : yc_json_day(clock.due.due + 1));
  if (clocks != NULL) {
    json_object_set_new(facts, "clocks", clocks);
    return facts;
  }
  json_decref(facts);
  return NULL;
}

gboolean yc_order_judge(YcApp *app, gint64 id, gboolean accepted, const char *text, int days, const char *act,
                        GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, accepted ? NULL : _("退回的原因"), error);
  g_autoptr(YcOrder) order = clean ? yc_order_read(app, id, error) : NULL;
  if (order == NULL) return FALSE;
  if (!accepted && !check_days(app, days, error)) return FALSE;
  json_t *facts = judge_facts(app, order, accepted, days, error);
  return facts != NULL && yc_supervise_one(app, order->casefile, "order.judge", facts, json_pack("{s:s}", "text", clean), act,
                                           check_judge, id, error);
}
