/* matter_act.c - what is done about a matter that goes to and fro: designated, objected to, ruled.  See matter.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/inquiry.h"
#include "app/matter.h"
#include "app/private.h"
#include "app/relative.h"
#include "app/set_right.h"
#include "app/stage.h"
#include "app/supervise.h"

enum { OBJECTION_DAYS = 5 };

/* --- who may ---------------------------------------------------------------------------------------------- */

gboolean yc_loop_may_designate(YcApp *app, const YcLoop *loop, GError **error)
{
  if (!yc_staff_has_role(yc_app_me(app), "supervisor")) return yc_refuse(error, _("往返的事由值班长指定:请值班长登录来办"));
  return loop->state == YC_LOOP_OPEN || yc_refuse(error, _("%s %s,不用再指定"), loop->number, yc_loop_word(loop->state));
}

gboolean yc_loop_may_object(YcApp *app, const YcLoop *loop, GError **error)
{
  char day[YC_DAY_TEXT];
  if (loop->state == YC_LOOP_OPEN) return yc_refuse(error, _("%s 还没有指定谁来办"), loop->number);
  if (loop->state != YC_LOOP_DESIGNATED) return yc_refuse(error, _("%s 的异议只能提一次:%s"), loop->number, yc_loop_word(loop->state));
  if (!yc_right_stands_for(app, loop->post)) return yc_refuse(error, _("%s 指定的是%s:由他提异议"), loop->number, loop->who);
  return loop->object_by >= yc_app_today(app) ||
         yc_refuse(error, _("%s 的异议期到 %s 为止,已经过了"), loop->number, yc_day_format(loop->object_by, day) + 5);
}

gboolean yc_loop_may_rule(YcApp *app, const YcLoop *loop, GError **error)
{
  if (!yc_staff_has_role(yc_app_me(app), "leader")) return yc_refuse(error, _("异议由分管领导裁:请领导登录来办"));
  if (loop->state != YC_LOOP_OBJECTED) return yc_refuse(error, _("%s %s,没有等裁的异议"), loop->number, yc_loop_word(loop->state));
  if (loop->designed_by == yc_app_me(app)->id)
    return yc_refuse(error, _("%s 是你自己指定的,不能由你裁:请另一位领导登录来裁"), loop->number);
  return !yc_right_stands_for(app, loop->post) ||
         yc_refuse(error, _("%s 的异议是你这个岗位提的,不能由你裁:请另一位领导登录来裁"), loop->number);
}

/* --- to whom ---------------------------------------------------------------------------------------------- */

/* The post that what it is about belongs to; NULL: nobody is known. */
static YcSeesTo *belongs_to(YcApp *app, const YcLoop *loop)
{
  if (!loop->is_case) {
    g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, loop->matter, NULL);
    return inquiry ? yc_inquiry_sees_to_it(app, inquiry) : NULL;
  }
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", loop->matter);
  g_autoptr(YcAsking) asking = yc_asking_new();
  yc_intake_set(&asking->item, cf != NULL && yc_rows_count(cf) > 0 ? yc_rows_str(cf, 0, "item") : "");
  return yc_inquiry_sees_to(app, asking);
}

/* Codes of posts: of both sides of every change, and of whom it belongs to. */
static GHashTable *parties(YcApp *app, const YcLoop *loop)
{
  GHashTable *codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_OWNER_CHANGES, "ii", loop->matter, (gint64)0);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    g_hash_table_add(codes, g_strdup(yc_rows_str(rows, i, "from_post")));
    g_hash_table_add(codes, g_strdup(yc_rows_str(rows, i, "to_post")));
  }
  g_autoptr(YcSeesTo) known = belongs_to(app, loop);
  if (known != NULL) g_hash_table_add(codes, g_strdup(known->post));
  return codes;
}

GPtrArray *yc_loop_posts(YcApp *app, const YcLoop *loop, const char *words, GError **error)
{
  g_autoptr(GPtrArray) posts = yc_supervise_posts(app, words, error);
  if (posts == NULL) return NULL;
  g_autoptr(GHashTable) first = parties(app, loop);
  guint front = 0;
  for (guint i = 0; i < posts->len;) {
    YcPostRow *row = posts->pdata[i];
    if (loop->state == YC_LOOP_OBJECTED && strcmp(row->code, loop->post) == 0) {
      g_ptr_array_remove_index(posts, i);
      continue;
    }
    if (g_hash_table_contains(first, row->code)) g_ptr_array_insert(posts, (int)front++, g_ptr_array_steal_index(posts, i));
    i++;
  }
  return g_steal_pointer(&posts);
}

/* Who is to own it: a post that somebody stands for. */
static gboolean set_party(YcApp *app, json_t *facts, const YcLoop *loop, const char *post, GError **error)
{
  g_autoptr(GPtrArray) posts = yc_supervise_posts(app, "", error);
  g_autoptr(YcRows) rows = posts ? yc_query(yc_app_store(app), error, YC_Q_POST, "t", post) : NULL;
  if (rows == NULL) return FALSE;
  const YcPostRow *found = NULL;
  for (guint i = 0; i < posts->len && found == NULL; i++)
    if (strcmp(((YcPostRow *)posts->pdata[i])->code, post) == 0) found = posts->pdata[i];
  if (found == NULL) return yc_refuse(error, _("没有岗位 %s,或这个岗位现在没有人:请选有人在的岗位"), post);
  json_object_set_new(facts, "post", json_string(post));
  json_object_set_new(facts, "name", json_string(found->name));
  json_object_set_new(facts, "staff", yc_json_ident(app, found->staff));
  json_object_set_new(facts, "office", json_string(yc_rows_str(rows, 0, "office")));
  json_object_set_new(facts, "from", json_string(loop->owner));
  return TRUE;
}

/* Of a case also its step; its lead's post answers for the case (RULE agt-01).  No clock moves but that of the
 * acknowledgement, which nobody waits for any more. */
static gboolean set_step(YcApp *app, json_t *facts, const YcLoop *loop, const char *post, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = loop->matter } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  const YcRows *cf = s.c.cf;
  const YcLeg *leg = yc_route_leg(s.legs, s.n, loop->step);
  if (leg != NULL && !yc_relative_may_have(&s.c, leg->kind, post, error)) return FALSE;
  g_autofree char *sign = g_strdup_printf("sign:%d", loop->step);
  gboolean decided = yc_state_parse(yc_rows_str(cf, 0, "state")) == YC_STATE_DECIDED;   /* then the agent answers, whose step it is */
  gboolean leads = loop->step == 0 || (!decided && yc_rows_int(cf, 0, "step") == loop->step);
  json_object_set_new(facts, "step", loop->step ? json_integer(loop->step) : json_null());
  json_object_set_new(facts, "step_short", json_string(yc_rows_str(cf, 0, "step_short")));
  json_object_set_new(facts, "answerable", json_string(leads ? post : yc_rows_str(cf, 0, "answerable")));
  json_object_set_new(facts, "ended", json_pack("[s]", sign));
  return TRUE;
}

static json_t *act_facts(YcApp *app, const YcLoop *loop)
{
  return json_pack("{s:o, s:o, s:s, s:o}", "loop", yc_json_ident(app, loop->id), "matter", yc_json_ident(app, loop->matter), "kind",
                   loop->is_case ? "case" : "inquiry", "day", yc_json_day(yc_app_today(app)));
}

/* Facts that give it to a post as well; NULL with *error. */
static json_t *giving_facts(YcApp *app, const YcLoop *loop, const char *post, GError **error)
{
  json_t *facts = act_facts(app, loop);
  int between = yc_matter_between(app, loop->matter);
  json_object_set_new(facts, "between", between < 0 ? json_null() : json_integer(between));
  if (set_party(app, facts, loop, post, error) && (!loop->is_case || set_step(app, facts, loop, post, error))) return facts;
  json_decref(facts);
  return NULL;
}

/* --- the acts --------------------------------------------------------------------------------------------- */

typedef struct {
  const char *kind, *post, *reason, *basis;
  gboolean upheld;
  gboolean (*may)(YcApp *app, const YcLoop *loop, GError **error);
  json_t *(*facts)(YcApp *app, const YcLoop *loop, gconstpointer what, GError **error);
} What;

static json_t *designate_facts(YcApp *app, const YcLoop *loop, gconstpointer data, GError **error)
{
  json_t *facts = giving_facts(app, loop, ((const What *)data)->post, error);
  int days = CLAMP(yc_app_setting_int(app, "objection_days", OBJECTION_DAYS), 1, 60);
  YcDay until = yc_calendar_add(yc_app_calendar(app), yc_app_today(app), days);
  if (facts != NULL) json_object_set_new(facts, "object_by", yc_json_day(until));
  return facts;
}

static json_t *object_facts(YcApp *app, const YcLoop *loop, G_GNUC_UNUSED gconstpointer data, G_GNUC_UNUSED GError **error)
{
  return act_facts(app, loop);
}

static json_t *rule_facts(YcApp *app, const YcLoop *loop, gconstpointer data, GError **error)
{
  const What *what = data;
  if (what->upheld && strcmp(what->post, loop->post) == 0) {
    yc_refuse(error, _("异议成立,就要改由别人办:请选另一个岗位"));
    return NULL;
  }
  json_t *facts = what->upheld ? giving_facts(app, loop, what->post, error) : act_facts(app, loop);
  if (facts == NULL) return NULL;
  /* Between offices it was until somebody had been designated. */
  json_object_set_new(facts, "between", json_null());
  json_object_set_new(facts, "verdict", json_string(what->upheld ? "upheld" : "dismissed"));
  return facts;
}

static gboolean append(YcApp *app, YcWriter *writer, const YcLoop *loop, const What *what, GError **error)
{
  json_t *facts = what->facts(app, loop, what, error);
  if (facts == NULL) return FALSE;
  json_t *body = json_pack("{s:s, s:s}", "reason", what->reason, "basis", what->basis);
  gboolean moves = json_object_get(facts, "post") != NULL;
  if (!loop->is_case) return yc_inquiry_append(app, writer, loop->matter, what->kind, facts, body, error) != 0;
  if (moves) return yc_case_event(app, writer, loop->matter, what->kind, facts, body, error);
  YcOnCase on = { loop->matter, 0, 0 };
  return yc_writer_append(writer, what->kind, facts, body, &on, error) != 0;
}

static gboolean was_done(YcApp *app, const YcActor *actor, const What *what, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "kind"), what->kind) == 0 && strstr(yc_rows_str(rows, i, "facts"), ident) != NULL) return TRUE;
  return rows != NULL && yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
}

static gboolean commit(YcApp *app, gint64 id, const What *what, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return was_done(app, &actor, what, id, error);
  g_autoptr(YcLoop) loop = yc_loop_read(app, id, error);
  if (loop == NULL || !what->may(app, loop, error) || !append(app, writer, loop, what, error)) return FALSE;
  return yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_loop_designate(YcApp *app, gint64 id, const char *post, const char *reason, const char *basis, const char *act,
                           GError **error)
{
  g_autofree char *why = yc_way_text(reason, _("请写为什么指定他来办"), error);
  g_autofree char *article = why ? yc_way_text(basis, _("请写依据:职责规定或哪一条"), error) : NULL;
  const What what = { "matter.designate", post, why, article, FALSE, yc_loop_may_designate, designate_facts };
  return article != NULL && commit(app, id, &what, act, error);
}

gboolean yc_loop_object(YcApp *app, gint64 id, const char *reason, const char *act, GError **error)
{
  g_autofree char *why = yc_way_text(reason, _("请写异议的理由:该谁办、依据什么"), error);
  const What what = { "matter.object", NULL, why, "", FALSE, yc_loop_may_object, object_facts };
  return why != NULL && commit(app, id, &what, act, error);
}

gboolean yc_loop_rule(YcApp *app, gint64 id, gboolean upheld, const char *post, const char *reason, const char *act,
                      GError **error)
{
  g_autofree char *why = yc_way_text(reason, _("请写裁定的理由"), error);
  const What what = { "matter.rule", post ? post : "", why, "", upheld, yc_loop_may_rule, rule_facts };
  return why != NULL && commit(app, id, &what, act, error);
}
