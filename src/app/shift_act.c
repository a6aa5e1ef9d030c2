/* shift_act.c - a hand-over of everything is offered, acknowledged, returned, deemed received.  See shift.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/issue.h"
#include "app/order.h"
#include "app/private.h"
#include "app/kept.h"
#include "app/set_right.h"
#include "app/shifting.h"
#include "app/stage.h"
#include "app/supervise.h"
#include "app/watch.h"

/* --- offering ----------------------------------------------------------------------------------------------- */

/* Who hands over, and to whom; with the names as the list has them. */
typedef struct {
  gint64 giver, taker;
  char *giver_words, *taker_name, *office;
  const char *post;
} Parties;

static void parties_clear(Parties *p)
{
  g_free(p->giver_words);
  g_free(p->taker_name);
  g_free(p->office);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Parties, parties_clear)

static gboolean read_giver(YcApp *app, Parties *p, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  if (p->giver == 0) p->giver = me->id;
  if (p->giver != me->id && !yc_staff_has_role(me, "supervisor"))
    return yc_refuse(error, _("别人手里的由他本人交,人不在的由值班长交"));
  g_autoptr(GPtrArray) staff = yc_app_staff(app, error);
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    const YcStaff *one = staff->pdata[i];
    if (one->id == p->giver) p->giver_words = g_strdup_printf("%s(%s)", one->name, one->office_name);
  }
  if (staff == NULL) return FALSE;
  return p->giver_words != NULL || yc_refuse(error, _("没有这个登录名的人"));
}

static gboolean is_held(YcApp *app, const char *post)
{
  g_autoptr(GPtrArray) held = yc_supervise_posts(app, "", NULL);
  for (guint i = 0; held != NULL && i < held->len; i++)
    if (strcmp(((const YcPostRow *)held->pdata[i])->code, post) == 0) return TRUE;
  return FALSE;
}

/* Somebody with an account stands for the post, and it is not one of the giver's. */
static gboolean read_taker(YcApp *app, Parties *p, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_POST, "t", p->post);
  if (r == NULL) return FALSE;
  p->taker = yc_rows_first(r, "now_id", 0);
  if (p->taker == 0 || !is_held(app, p->post)) return yc_refuse(error, _("没有岗位 %s,或这个岗位现在没有人:请选有人在的岗位"), p->post);
  p->taker_name = g_strdup(yc_rows_str(r, 0, "now_name"));
  p->office = g_strdup(yc_rows_str(r, 0, "office"));
  g_autoptr(GPtrArray) own = yc_shift_posts(app, p->giver);
  if (p->taker == p->giver || yc_shift_is_of(own, p->post)) return yc_refuse(error, _("不能交给自己:请选别人的岗位"));
  g_autoptr(YcShift) waits = yc_shift_offered(app, p->giver);
  return waits == NULL || yc_refuse(error, _("%s 的交接还在等%s签收:先收回,再交"), waits->number, waits->taker_name);
}

static json_t *list_line(YcApp *app, const YcShiftLine *line)
{
  if (line->row == NULL)
    return json_pack("{s:s, s:s, s:o}", "inquiry", line->number, "text", line->text, "due", yc_json_day(line->due));
  return json_pack("{s:o, s:s, s:o, s:s}", "case", yc_json_ident(app, line->id), "step", line->row->step_short, "due",
                   yc_json_day(line->due), "papers", line->papers);
}

static json_t *list_lines(YcApp *app, const GPtrArray *lines)
{
  json_t *list = json_array();
  for (guint i = 0; i < lines->len; i++) json_array_append_new(list, list_line(app, lines->pdata[i]));
  return list;
}

/* What the items of the list are. */
static char *remark(const GPtrArray *lines, const char *text)
{
  guint n = yc_shift_inquiries(lines);
  if (n == 0) return g_strdup(text);
  return g_strdup_printf("%u 件、首问 %u 条%s%s", lines->len - n, n, *text ? ";" : "", text);
}

static gboolean issue_list(YcApp *app, YcWriter *writer, const Parties *p, const GPtrArray *lines, const char *text, GError **error)
{
  g_autofree char *said = remark(lines, text);
  json_t *words = json_pack("{s:s, s:s, s:s, s:o}", "giver", p->giver_words, "to_person", p->taker_name, "said", said, "lines",
                            list_lines(app, lines));
  YcIssue issue = { .kind = YC_PAPER_HANDOVER, .day = yc_app_today(app), .received = YC_DAY_NONE, .due = YC_DAY_NONE,
                    .authority = p->office, .words = words };
  gboolean ok = yc_issue(app, writer, &issue, error) != 0;
  json_decref(words);
  return ok;
}

static gint64 append_offer(YcApp *app, YcWriter *writer, const Parties *p, const char *text, GError **error)
{
  g_autoptr(GPtrArray) lines = yc_shift_lines(app, p->giver, error);
  if (lines == NULL) return 0;
  if (lines->len == 0) {
    yc_refuse(error, _("手里没有没办完的,不用交接"));
    return 0;
  }
  YcDay today = yc_app_today(app);
  int days = CLAMP(yc_app_setting_int(app, "sign_days", 1), 1, 30);
  g_autofree char *number = yc_issue_next(app, YC_PAPER_HANDOVER, today, NULL);
  json_t *cases = json_array(), *inquiries = json_array();
  for (guint i = 0; i < lines->len; i++) {
    const YcShiftLine *line = lines->pdata[i];
    json_array_append_new(line->row ? cases : inquiries, yc_json_ident(app, line->id));
  }
  json_t *facts = json_pack("{s:o, s:o, s:s, s:s, s:o, s:o, s:o, s:o}", "giver", yc_json_ident(app, p->giver), "taker",
                            yc_json_ident(app, p->taker), "post", p->post, "number", number, "day", yc_json_day(today), "due",
                            yc_json_day(yc_calendar_add(yc_app_calendar(app), today, days)), "cases", cases, "inquiries", inquiries);
  gint64 id = yc_writer_append(writer, "shift.offer", facts, *text ? json_pack("{s:s}", "text", text) : NULL, NULL, error);
  return id != 0 && issue_list(app, writer, p, lines, text, error) ? id : 0;
}

/* The event of that kind of an act that was done before; 0 with a sentence where it was another act. */
static gint64 done_before(YcApp *app, const YcActor *actor, const char *kind, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    if (strcmp(yc_rows_str(r, i, "kind"), kind) == 0) return yc_rows_int(r, i, "pos");
  if (r != NULL) yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
  return 0;
}

gint64 yc_shift_give(YcApp *app, gint64 staff, const char *post, const char *text, const char *act, gboolean *repeated,
                     GError **error)
{
  g_autofree char *ident = NULL, *mine = yc_app_my_post(app), *clean = yc_way_words(text, error);
  YcActor actor;
  g_auto(Parties) parties = { .giver = staff, .post = post };
  if (clean == NULL) return 0;
  yc_app_actor(app, &actor, act, mine, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, repeated, error);
  if (writer == NULL) return 0;
  if (*repeated) return done_before(app, &actor, "shift.offer", error);
  if (!read_giver(app, &parties, error) || !read_taker(app, &parties, error)) return 0;
  gint64 id = append_offer(app, writer, &parties, clean, error);
  return id != 0 && yc_writer_commit(g_steal_pointer(&writer), error) ? id : 0;
}

/* --- taking ------------------------------------------------------------------------------------------------- */

/* A post of the giver's becomes the taker's, any other stays. */
static const char *moved(const GPtrArray *own, const char *post, const char *to)
{
  return post != NULL && yc_shift_is_of(own, post) ? to : post;
}

static json_t *moved_steps(YcStage *route, const GPtrArray *own, const char *to)
{
  json_t *steps = json_array();
  for (guint i = 0; i < route->n; i++) {
    YcLeg *leg = &route->legs[i];
    const char *new_post = moved(own, leg->post, to), *new_giver = moved(own, leg->giver, to);
    if (!yc_stage_lies(route, leg) || (new_post == leg->post && new_giver == leg->giver)) continue;
    leg->post = new_post;
    leg->giver = new_giver;
    json_array_append_new(steps, json_pack("{s:i, s:o, s:o}", "n", leg->n, "post", yc_json_text(new_post), "giver",
                                           yc_json_text(new_giver)));
  }
  return steps;
}

static json_t *moved_papers(YcApp *app, gint64 id, const GPtrArray *own)
{
  json_t *papers = json_array();
  for (guint i = 0; i < own->len; i++) {
    json_t *some = yc_kept_numbers(app, id, own->pdata[i]);
    json_array_extend(papers, some);
    json_decref(some);
  }
  return papers;
}

/* What the case was of the giver's when it is taken; one that is no longer theirs, or has ended, stays where it is. */
static gboolean hand_case(YcApp *app, YcWriter *writer, const YcShift *shift, const GPtrArray *own, gint64 id, GError **error)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", id);
  if (cf == NULL) return FALSE;
  if (yc_rows_count(cf) == 0 || *yc_rows_str(cf, 0, "queue") == '\0') return TRUE;
  const char *answerable = yc_rows_str(cf, 0, "answerable"), *agent = yc_rows_str(cf, 0, "agent");
  g_auto(YcStage) route = { .c = { .app = app, .id = id } };
  if (!yc_stage_read(&route, YC_N_ACTS, error)) return FALSE;
  json_t *steps = moved_steps(&route, own, shift->post);
  if (!yc_shift_is_of(own, answerable) && !yc_shift_is_of(own, agent) && json_array_size(steps) == 0) {
    json_decref(steps);
    return TRUE;
  }
  g_autoptr(YcOrder) order = yc_order_waiting(app, id, NULL);
  gboolean goes_along = order != NULL && yc_shift_is_of(own, order->post);
  json_t *facts = json_pack(
    "{s:o, s:s, s:o, s:o, s:s, s:s, s:o, s:s, s:s, s:o, s:o, s:o}", "shift", yc_json_ident(app, shift->id), "number", shift->number,
    "day", yc_json_day(yc_app_today(app)), "from", yc_json_ident(app, shift->giver), "post", shift->post, "name", shift->post_name,
    "staff", yc_json_ident(app, shift->taker), "answerable", moved(own, answerable, shift->post), "agent",
    moved(own, agent, shift->post), "steps", steps, "papers", moved_papers(app, id, own), "order",
    yc_json_ident(app, goes_along ? order->id : 0));
  yc_stage_own(&route, moved(own, agent, shift->post), facts);
  return yc_case_event(app, writer, id, "case.hand", facts, NULL, error);
}

/* Those that are still open and the giver's. */
static json_t *moved_inquiries(YcApp *app, gint64 id)
{
  g_autoptr(GPtrArray) lines = yc_shift_lines_of(app, id, NULL);
  json_t *inquiries = json_array();
  for (guint i = 0; lines != NULL && i < lines->len; i++) {
    const YcShiftLine *line = lines->pdata[i];
    if (line->row == NULL) json_array_append_new(inquiries, yc_json_ident(app, line->id));
  }
  return inquiries;
}

static gboolean append_take(YcApp *app, YcWriter *writer, const YcShift *shift, const char *how, GError **error)
{
  g_autoptr(GPtrArray) own = yc_shift_posts(app, shift->giver);
  g_autoptr(YcRows) cases = yc_query(yc_app_store(app), error, YC_Q_SHIFT_CASES, "i", shift->id);
  if (cases == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:o, s:s, s:s, s:o}", "shift", yc_json_ident(app, shift->id), "number", shift->number, "day",
                            yc_json_day(yc_app_today(app)), "how", how, "post", shift->post, "inquiries", moved_inquiries(app, shift->id));
  if (yc_writer_append(writer, "shift.take", facts, NULL, NULL, error) == 0) return FALSE;
  for (guint i = 0; i < yc_rows_count(cases); i++)
    if (!hand_case(app, writer, shift, own, yc_rows_int(cases, i, "id"), error)) return FALSE;
  return TRUE;
}

static gboolean still_offered(const YcShift *shift, GError **error)
{
  return strcmp(shift->state, "offered") == 0 || yc_refuse(error, _("%s 的交接已经签收过、退回了或收回了"), shift->number);
}

gboolean yc_shift_deem(YcApp *app, YcWriter *writer, gint64 id, GError **error)
{
  g_autoptr(YcShift) shift = yc_shift_read(app, id, error);
  return shift != NULL && still_offered(shift, error) && append_take(app, writer, shift, "deemed", error);
}

gboolean yc_shift_take_append(YcApp *app, YcWriter *writer, gint64 id, GError **error)
{
  g_autoptr(YcShift) shift = yc_shift_read(app, id, error);
  return shift != NULL && still_offered(shift, error) && append_take(app, writer, shift, "ack", error);
}

/* One act on an offer: begun, asked, appended, committed. */
typedef gboolean (*Settle)(YcApp *app, YcWriter *writer, const YcShift *shift, const char *reason, GError **error);

static gboolean settle(YcApp *app, gint64 id, const char *kind, Settle append, const char *reason, const char *act,
                       gboolean *repeated, GError **error)
{
  g_autofree char *ident = NULL, *mine = yc_app_my_post(app);
  YcActor actor;
  yc_app_actor(app, &actor, act, mine, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, repeated, error);
  if (writer == NULL) return FALSE;
  if (*repeated) return done_before(app, &actor, kind, error) != 0;
  g_autoptr(YcShift) shift = yc_shift_read(app, id, error);
  return shift != NULL && still_offered(shift, error) && append(app, writer, shift, reason, error) &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

static gboolean settle_take(YcApp *app, YcWriter *writer, const YcShift *shift, const char *reason, GError **error)
{
  (void)reason;
  if (!yc_right_stands_for(app, shift->post)) return yc_refuse(error, _("%s 是交给%s的:由他签收"), shift->number, shift->taker_name);
  return append_take(app, writer, shift, "ack", error);
}

gboolean yc_shift_take(YcApp *app, gint64 id, const char *act, gboolean *repeated, GError **error)
{
  return settle(app, id, "shift.take", settle_take, NULL, act, repeated, error);
}

static gboolean settle_return(YcApp *app, YcWriter *writer, const YcShift *shift, const char *reason, GError **error)
{
  gboolean taker = yc_right_stands_for(app, shift->post);
  gboolean giver = shift->giver == yc_app_me(app)->id || yc_staff_has_role(yc_app_me(app), "supervisor");
  if (!taker && !giver)
    return yc_refuse(error, _("%s 由%s退回,或由%s收回"), shift->number, shift->taker_name, shift->giver_name);
  if (taker && *reason == '\0') return yc_refuse(error, _("退回要写为什么"));
  json_t *facts = json_pack("{s:o, s:s, s:o, s:s}", "shift", yc_json_ident(app, shift->id), "number", shift->number, "day",
                            yc_json_day(yc_app_today(app)), "by", taker ? "taker" : "giver");
  return yc_writer_append(writer, "shift.return", facts, *reason ? json_pack("{s:s}", "reason", reason) : NULL, NULL, error) != 0;
}

gboolean yc_shift_return(YcApp *app, gint64 id, const char *reason, const char *act, gboolean *repeated, GError **error)
{
  g_autofree char *clean = yc_way_words(reason, error);
  return clean != NULL && settle(app, id, "shift.return", settle_return, clean, act, repeated, error);
}

/* --- by itself ---------------------------------------------------------------------------------------------- */

/* `casefile` of the fall is the hand-over's own event. */
static gboolean deem(YcWatch *watch, const YcFall *fall, GError **error)
{
  return yc_shift_deem(watch->app, watch->writer, fall->casefile, error);
}

gboolean yc_watch_shifts(YcWatch *watch, GError **error)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(watch->app), error, YC_Q_TICK_SHIFTS, "t", yc_day_format(watch->day, today));
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    YcFall fall = { .casefile = yc_rows_int(rows, i, "id"), .rule = "shift.take", .due = yc_rows_day(rows, i, "due") };
    fall.on = fall.due + 1;
    if (!yc_watch_alone(watch, &fall, YC_TICKED_RECEIVED, deem, error)) return FALSE;
  }
  return rows != NULL;
}
