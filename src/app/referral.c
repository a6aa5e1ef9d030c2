/* referral.c - see referral.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/issue.h"
#include "app/matter.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/referral.h"
#include "app/set_right.h"
#include "app/supervise.h"

enum { PERSON_MAX = 30 };

void yc_referred_free(YcReferred *referred)
{
  if (referred == NULL) return;
  g_free(referred->whom);
  g_free(referred);
}

void yc_referral_free(YcReferral *referral)
{
  if (referral == NULL) return;
  char *texts[] = { referral->number, referral->text, referral->from, referral->post };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(referral);
}

/* --- to whom ---------------------------------------------------------------------------------------------- */

/* Where it goes, as it is checked and written: all owned. */
typedef struct {
  char *post, *post_name, *office, *person, *said, *reason, *whom;
  gint64 staff;           /* who stands for the post now; 0 outside */
} Target;

static void target_clear(Target *t)
{
  char *texts[] = { t->post, t->post_name, t->office, t->person, t->said, t->reason, t->whom };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Target, target_clear)

static gboolean target_inside(YcApp *app, const char *post, Target *t, GError **error)
{
  g_autoptr(GPtrArray) posts = yc_supervise_posts(app, "", error);
  g_autoptr(YcRows) rows = posts ? yc_query(yc_app_store(app), error, YC_Q_POST, "t", post) : NULL;
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < posts->len; i++) {
    const YcPostRow *row = posts->pdata[i];
    if (strcmp(row->code, post) != 0) continue;
    t->post = g_strdup(post);
    t->post_name = g_strdup(row->name);
    t->office = g_strdup(yc_rows_str(rows, 0, "office"));
    t->person = g_strdup(row->who);
    t->staff = row->staff;
    t->whom = g_strdup_printf(_("%s(%s)"), row->who, row->office_short);
    return TRUE;
  }
  return yc_refuse(error, _("没有岗位 %s,或这个岗位现在没有人:请选有人在的岗位"), post);
}

static gboolean target_outside(YcApp *app, const YcReferTo *to, Target *t, GError **error)
{
  g_autoptr(YcRows) office = yc_query(yc_app_store(app), error, YC_Q_OFFICE, "t", to->office ? to->office : "");
  if (office == NULL) return FALSE;
  if (yc_rows_count(office) == 0) return yc_refuse(error, _("转给谁:请选一个人,或通讯录里的一个单位"));
  if (yc_rows_int(office, 0, "inside") != 0)
    return yc_refuse(error, _("%s在用本系统:请选那里的人,他会签收"), yc_rows_str(office, 0, "name"));
  t->person = yc_way_text(to->person, _("请写对方是谁:只写单位,来人不知道找谁"), error);
  if (t->person == NULL) return FALSE;
  if (g_utf8_strlen(t->person, -1) > PERSON_MAX) return yc_refuse(error, _("对方的姓名最多 %d 个字"), PERSON_MAX);
  t->office = g_strdup(yc_rows_str(office, 0, "code"));
  t->whom = g_strdup_printf(_("%s(%s)"), t->person, yc_rows_str(office, 0, "short"));
  return TRUE;
}

static gboolean target_read(YcApp *app, const YcReferTo *to, Target *t, GError **error)
{
  gboolean inside = to->post != NULL && *to->post != '\0';
  if (!(inside ? target_inside(app, to->post, t, error) : target_outside(app, to, t, error))) return FALSE;
  t->said = yc_way_words(to->said, error);
  t->reason = t->said ? yc_way_words(to->reason, error) : NULL;
  return t->reason != NULL;
}

char *yc_refer_person(YcApp *app, const char *office)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_REFERRAL_PERSON, "t", office);
  return g_strdup(rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "person") : "");
}

/* --- referring -------------------------------------------------------------------------------------------- */

/* Whether it can be given to somebody else now: it has not ended, waits for nobody's acknowledgement, and nobody was
 * designated for it. */
static gboolean may_refer(YcApp *app, const YcInquiry *inquiry, GError **error)
{
  if (!yc_inquiry_may(app, inquiry->id, error)) return FALSE;
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), error, YC_Q_REFERRAL_LAST, "i", inquiry->id);
  if (last == NULL) return FALSE;
  gboolean waits = yc_rows_count(last) > 0 && yc_rows_int(last, 0, "waits") != 0;
  if (waits && yc_rows_text(last, 0, "post") != NULL)
    return yc_refuse(error, _("%s 已转给%s,还没签收:等他签收或退回"), inquiry->number, yc_rows_str(last, 0, "who"));
  if (waits)
    return yc_refuse(error, _("%s 已转给%s:他们不办,先登记退回"), inquiry->number, yc_rows_str(last, 0, "office_short"));
  return yc_matter_may_leave(app, inquiry->id, 0, inquiry->owner, error);
}

gboolean yc_refer_may(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  return inquiry != NULL && may_refer(app, inquiry, error);
}

static YcDay sign_by(YcApp *app, YcDay today)
{
  YcLimit limit = yc_limit_working(CLAMP(yc_app_setting_int(app, "sign_days", 1), 1, 30));
  YcDue due;
  return yc_limit_due(yc_app_calendar(app), &limit, today, NULL, 0, -1, &due) == YC_DUE_OK ? due.due : today + 1;
}

/* RULE inq-03: whom, where, when, by which telephone, and whom if nobody answers.  Its local key, 0 with *error. */
static gint64 issue_slip(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, const Target *t, GError **error)
{
  g_autofree char *question = g_strdup(*inquiry->text ? inquiry->text : _("(已删除)"));
  json_t *words = json_pack("{s:s, s:s, s:s, s:s, s:s}", "about", inquiry->number, "question", question, "to_person", t->person,
                            "said", t->said, "reason", t->reason);
  YcIssue issue = { .kind = YC_PAPER_REFERRAL, .day = yc_app_today(app), .received = YC_DAY_NONE, .due = YC_DAY_NONE,
                    .authority = t->office, .words = words };
  gint64 paper = yc_issue(app, writer, &issue, error);
  json_decref(words);
  return paper;
}

static json_t *refer_facts(YcApp *app, const YcInquiry *inquiry, const Target *t, const char *told)
{
  YcDay today = yc_app_today(app);
  gboolean inside = t->post != NULL;
  return json_pack("{s:s, s:o, s:o, s:o, s:s, s:b, s:o, s:o, s:s, s:s}", "from", inquiry->owner, "post", yc_json_text(t->post),
                   "name", yc_json_text(t->post_name), "staff", yc_json_ident(app, t->staff), "office", t->office, "outside",
                   !inside, "day", yc_json_day(today), "due", inside ? yc_json_day(sign_by(app, today)) : json_null(), "told",
                   told, "state", yc_inquired_code(YC_INQUIRED_REFERRED));
}

YcReferred *yc_refer_append(YcApp *app, YcWriter *writer, gint64 id, const YcReferTo *to, GError **error)
{
  g_auto(Target) t = { .staff = 0 };
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  if (inquiry == NULL || !may_refer(app, inquiry, error) || !target_read(app, to, &t, error)) return NULL;
  const char *goes_to = t.post ? t.post : t.office;
  if (strcmp(goes_to, inquiry->owner) == 0) {
    yc_refuse(error, _("%s 本来就归%s"), inquiry->number, t.whom);
    return NULL;
  }
  g_autoptr(YcReferred) done = g_new0(YcReferred, 1);
  /* Nobody is sent to somebody whom the supervisor may not designate. */
  YcOwnerChange next = { inquiry->owner, goes_to, TRUE, FALSE };
  gboolean loops = yc_matter_judge(app, id, &next) != YC_TOFRO_NONE;
  if (to->slip && !loops) done->paper = issue_slip(app, writer, inquiry, &t, error);
  if (to->slip && !loops && done->paper == 0) return NULL;
  json_t *facts = refer_facts(app, inquiry, &t, loops ? "none" : to->slip ? "slip" : "word");
  json_t *body = json_pack("{s:s, s:s, s:s}", "person", t.person, "said", t.said, "reason", t.reason);
  if (yc_inquiry_append(app, writer, id, "inquiry.refer", facts, body, error) == 0 ||
      !yc_matter_watch(app, writer, id, 0, &done->looped, error))
    return NULL;
  done->whom = g_steal_pointer(&t.whom);
  return g_steal_pointer(&done);
}

/* What an act that was done already had come to. */
static YcReferred *referred_before(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), error, YC_Q_REFERRAL_NEWEST, "i", id);
  if (last == NULL) return NULL;
  YcReferred *done = g_new0(YcReferred, 1);
  gboolean any = yc_rows_count(last) > 0;
  done->whom = g_strdup(any ? yc_rows_str(last, 0, *yc_rows_str(last, 0, "who") ? "who" : "office_short") : "");
  done->looped = any && yc_rows_int(last, 0, "looped") != 0;
  return done;
}

/* --- acts on one ------------------------------------------------------------------------------------------ */

/* What the actor of an act borrows. */
typedef struct {
  char *ident, *post;
} Borrowed;

static void borrowed_clear(Borrowed *b)
{
  g_free(b->ident);
  g_free(b->post);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Borrowed, borrowed_clear)

/* Begins an act of who is signed in; *repeated: the same was done before.  NULL with *error. */
static YcWriter *begin(YcApp *app, gint64 id, const char *kind, const char *act, Borrowed *b, gboolean *repeated, GError **error)
{
  YcActor actor;
  b->post = yc_app_my_post(app);
  if (b->post == NULL) {
    yc_refuse(error, _("%s 名下没有岗位,不能办首问:请管理员先设岗位"), yc_app_me(app)->name);
    return NULL;
  }
  yc_app_actor(app, &actor, act, b->post, &b->ident);
  YcWriter *writer = yc_writer_begin(yc_app_store(app), &actor, repeated, error);
  if (writer == NULL || !*repeated || yc_inquiry_was(app, &actor, kind, id, error)) return writer;
  yc_writer_cancel(writer);
  return NULL;
}

YcReferred *yc_refer(YcApp *app, gint64 id, const YcReferTo *to, const char *act, GError **error)
{
  gboolean repeated;
  g_auto(Borrowed) b = { NULL, NULL };
  g_autoptr(YcWriter) writer = begin(app, id, "inquiry.refer", act, &b, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated) return referred_before(app, id, error);
  g_autoptr(YcReferred) done = yc_refer_append(app, writer, id, to, error);
  if (done == NULL || !yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, 0);   /* `u` means no older step of a case */
  return g_steal_pointer(&done);
}

typedef gboolean (*Append)(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, const char *text, gboolean *looped,
                           GError **error);

static gboolean act_on(YcApp *app, gint64 id, const char *kind, const char *text, const char *act, Append append,
                       gboolean *looped, GError **error)
{
  gboolean repeated;
  g_auto(Borrowed) b = { NULL, NULL };
  g_autoptr(YcWriter) writer = begin(app, id, kind, act, &b, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return TRUE;
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  return inquiry != NULL && append(app, writer, inquiry, text, looped, error) &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* The referral of an inquiry that waits for me; 0 none. */
static gint64 waiting_for_me(YcApp *app, gint64 inquiry)
{
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), NULL, YC_Q_REFERRAL_LAST, "i", inquiry);
  gboolean waits = last != NULL && yc_rows_count(last) > 0 && yc_rows_int(last, 0, "waits") != 0 &&
                   yc_rows_text(last, 0, "post") != NULL && yc_right_stands_for(app, yc_rows_str(last, 0, "post"));
  return waits ? yc_rows_int(last, 0, "id") : 0;
}

gboolean yc_referral_waits(YcApp *app, gint64 inquiry)
{
  return waiting_for_me(app, inquiry) != 0;
}

/* --- acknowledging ---------------------------------------------------------------------------------------- */

gboolean yc_referral_take_one(YcApp *app, YcWriter *writer, gint64 inquiry, gint64 referral, const char *post, const char *how,
                              GError **error)
{
  int between = yc_matter_between(app, inquiry);
  json_t *facts = json_pack("{s:o, s:o, s:s, s:s, s:o}", "referral", yc_json_ident(app, referral), "day",
                            yc_json_day(yc_app_today(app)), "how", how, "owner", post, "between",
                            between < 0 ? json_null() : json_integer(between));
  return yc_inquiry_append(app, writer, inquiry, "inquiry.take", facts, NULL, error) != 0;
}

static gboolean take_append(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, const char *text, gboolean *looped,
                            GError **error)
{
  (void)text;
  (void)looped;
  g_autoptr(YcRows) last = yc_query(yc_app_store(app), error, YC_Q_REFERRAL_LAST, "i", inquiry->id);
  gint64 referral = waiting_for_me(app, inquiry->id);
  if (last == NULL) return FALSE;
  if (referral == 0) return yc_refuse(error, _("%s 没有等你签收"), inquiry->number);
  return yc_referral_take_one(app, writer, inquiry->id, referral, yc_rows_str(last, 0, "post"), "ack", error);
}

gboolean yc_referral_take(YcApp *app, gint64 inquiry, const char *act, GError **error)
{
  return act_on(app, inquiry, "inquiry.take", NULL, act, take_append, NULL, error);
}

static int oldest_first(gconstpointer a, gconstpointer b)
{
  const YcReferral *x = *(YcReferral *const *)a, *y = *(YcReferral *const *)b;
  return x->id < y->id ? -1 : x->id > y->id;
}

GPtrArray *yc_referrals_waiting(YcApp *app, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_referral_free);
  g_autoptr(YcRows) posts = yc_query(yc_app_store(app), error, YC_Q_POSTS_OF_STAFF, "i", yc_app_me(app)->id);
  for (guint i = 0; posts != NULL && i < yc_rows_count(posts); i++) {
    g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_REFERRALS_WAITING, "t", yc_rows_str(posts, i, "post"));
    if (rows == NULL) return NULL;
    for (guint k = 0; k < yc_rows_count(rows); k++) {
      YcReferral *one = g_new0(YcReferral, 1);
      *one = (YcReferral){ yc_rows_int(rows, k, "id"), yc_rows_int(rows, k, "inquiry"), g_strdup(yc_rows_str(rows, k, "number")),
                           g_strdup(yc_rows_text(rows, k, "text") ? yc_rows_str(rows, k, "text") : _("(已删除)")),
                           g_strdup(yc_rows_str(rows, k, "from_who")), g_strdup(yc_rows_str(rows, k, "post")),
                           yc_rows_day(rows, k, "day"), yc_rows_day(rows, k, "due") };
      g_ptr_array_add(list, one);
    }
  }
  g_ptr_array_sort(list, oldest_first);
  return posts ? g_steal_pointer(&list) : NULL;
}

guint yc_referrals_count(YcApp *app)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_REFERRALS_COUNT, "i", yc_app_me(app) ? yc_app_me(app)->id : 0);
  return rows ? (guint)yc_rows_first(rows, "n", 0) : 0;
}

gboolean yc_referrals_take_append(YcApp *app, YcWriter *writer, guint *n, GError **error)
{
  g_autoptr(GPtrArray) list = yc_referrals_waiting(app, error);
  if (list == NULL) return FALSE;
  for (guint i = 0; i < list->len; i++, ++*n) {
    const YcReferral *one = list->pdata[i];
    if (!yc_referral_take_one(app, writer, one->inquiry, one->id, one->post, "ack", error)) return FALSE;
  }
  return TRUE;
}

/* --- giving back ------------------------------------------------------------------------------------------ */

/* Which referral goes back from whom to whom: what waits for me, what I (or an outside office) took of another. */
static gboolean find_return(YcApp *app, const YcInquiry *inquiry, YcRows **last, GError **error)
{
  *last = yc_query(yc_app_store(app), error, YC_Q_REFERRAL_LAST, "i", inquiry->id);
  if (*last == NULL) return FALSE;
  gboolean any = yc_rows_count(*last) > 0;
  if (inquiry->ended != YC_DAY_NONE) return yc_refuse(error, _("%s 已经了结:%s"), inquiry->number, yc_inquired_word(inquiry->state));
  if (!yc_matter_may_leave(app, inquiry->id, 0, inquiry->owner, error)) return FALSE;
  if (!any) return yc_refuse(error, _("%s 不是别人转来的,没有地方退"), inquiry->number);
  const char *post = yc_rows_text(*last, 0, "post");
  if (post == NULL) return yc_inquiry_may(app, inquiry->id, error);
  return yc_right_stands_for(app, post) || yc_refuse(error, _("%s 在%s手里:由他退回"), inquiry->number, yc_rows_str(*last, 0, "who"));
}

gboolean yc_referral_may_return(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) last = NULL;
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  return inquiry != NULL && find_return(app, inquiry, &last, error);
}

static json_t *return_facts(YcApp *app, const YcRows *last)
{
  const char *post = yc_rows_text(last, 0, "post");
  return json_pack("{s:o, s:s, s:s, s:o}", "referral", yc_json_ident(app, yc_rows_int(last, 0, "id")), "from",
                   post ? post : yc_rows_str(last, 0, "office"), "owner", yc_rows_str(last, 0, "giver"), "day",
                   yc_json_day(yc_app_today(app)));
}

static gboolean return_append(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, const char *text, gboolean *looped,
                              GError **error)
{
  g_autoptr(YcRows) last = NULL;
  if (!find_return(app, inquiry, &last, error)) return FALSE;
  json_t *facts = return_facts(app, last);
  return yc_inquiry_append(app, writer, inquiry->id, "inquiry.return", facts, json_pack("{s:s}", "reason", text), error) != 0 &&
         yc_matter_watch(app, writer, inquiry->id, 0, looped, error);
}

gboolean yc_referral_return(YcApp *app, gint64 inquiry, const char *reason, const char *act, gboolean *looped, GError **error)
{
  g_autofree char *words = yc_way_text(reason, _("请写为什么退回:归谁管、凭什么"), error);
  if (looped != NULL) *looped = FALSE;
  return words != NULL && act_on(app, inquiry, "inquiry.return", words, act, return_append, looped, error);
}

/* --- taking back ------------------------------------------------------------------------------------------ */

/* Nobody has it yet but who gave it.  What the supervisor has before them is theirs to decide. */
static gboolean find_recall(YcApp *app, const YcInquiry *inquiry, YcRows **last, GError **error)
{
  *last = yc_query(yc_app_store(app), error, YC_Q_REFERRAL_LAST, "i", inquiry->id);
  if (*last == NULL) return FALSE;
  gboolean inside = yc_rows_count(*last) > 0 && yc_rows_text(*last, 0, "post") != NULL;
  if (inquiry->ended != YC_DAY_NONE) return yc_refuse(error, _("%s 已经了结:%s"), inquiry->number, yc_inquired_word(inquiry->state));
  if (!inside) return yc_refuse(error, _("%s 没有转给人,没有什么收回"), inquiry->number);
  if (yc_rows_int(*last, 0, "waits") == 0)
    return yc_refuse(error, _("%s %s已经签收,不能收回:请他退回"), inquiry->number, yc_rows_str(*last, 0, "who"));
  if (!yc_matter_may_leave(app, inquiry->id, 0, inquiry->owner, error)) return FALSE;
  return yc_right_stands_for(app, yc_rows_str(*last, 0, "giver")) || yc_refuse(error, _("%s 不是你转的,不能收回"), inquiry->number);
}

gboolean yc_referral_may_recall(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) last = NULL;
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  return inquiry != NULL && find_recall(app, inquiry, &last, error);
}

static gboolean recall_append(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, G_GNUC_UNUSED const char *text,
                              G_GNUC_UNUSED gboolean *looped, GError **error)
{
  g_autoptr(YcRows) last = NULL;
  if (!find_recall(app, inquiry, &last, error)) return FALSE;
  json_t *facts = return_facts(app, last);
  json_object_set_new(facts, "recalled", json_true());
  return yc_inquiry_append(app, writer, inquiry->id, "inquiry.return", facts, json_pack("{s:s}", "reason", _("收回")), error) != 0;
}

gboolean yc_referral_recall(YcApp *app, gint64 inquiry, const char *act, GError **error)
{
  return act_on(app, inquiry, "inquiry.return", NULL, act, recall_append, NULL, error);
}

/* --- the answer goes back --------------------------------------------------------------------------------- */

static json_t *answer_facts(YcApp *app, const YcInquiry *inquiry, YcInquired state, const char *owner, const char *by, gboolean told)
{
  YcDay today = yc_app_today(app), ended = told ? today : YC_DAY_NONE;
  return json_pack("{s:s, s:o, s:o, s:o, s:o, s:s, s:n, s:n, s:i}", "state", yc_inquired_code(state), "day", yc_json_day(today), "by",
                   yc_json_text(by), "told", yc_json_day(ended), "ended", yc_json_day(ended), "owner", owner, "answer", "item",
                   "waited", yc_calendar_count(yc_app_calendar(app), inquiry->day, today));
}

static gboolean reply_append(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, const char *text, gboolean *looped,
                             GError **error)
{
  (void)looped;
  if (!yc_inquiry_may(app, inquiry->id, error)) return FALSE;
  if (!yc_right_stands_for(app, inquiry->owner)) return yc_refuse(error, _("%s 归%s答"), inquiry->number, inquiry->owner_name);
  json_t *facts = answer_facts(app, inquiry, YC_INQUIRED_REPLIED, inquiry->first, NULL, FALSE);
  return yc_inquiry_append(app, writer, inquiry->id, "inquiry.answer", facts, json_pack("{s:s}", "text", text), error) != 0;
}

gboolean yc_referral_reply(YcApp *app, gint64 inquiry, const char *text, const char *act, GError **error)
{
  g_autofree char *words = yc_way_text(text, _("请写答复"), error);
  return words != NULL && act_on(app, inquiry, "inquiry.answer", words, act, reply_append, NULL, error);
}

static gboolean back_append(YcApp *app, YcWriter *writer, const YcInquiry *inquiry, const char *by, gboolean *looped,
                            GError **error)
{
  (void)looped;
  if (!yc_inquiry_may(app, inquiry->id, error)) return FALSE;
  if (inquiry->state != YC_INQUIRED_REPLIED)
    return yc_refuse(error, _("%s 还没有等回告的答复(现在%s)"), inquiry->number, yc_inquired_word(inquiry->state));
  json_t *facts = answer_facts(app, inquiry, YC_INQUIRED_ANSWERED, inquiry->owner, by, TRUE);
  return yc_inquiry_append(app, writer, inquiry->id, "inquiry.answer", facts, json_pack("{s:s}", "text", inquiry->reply), error) != 0;
}

gboolean yc_referral_back(YcApp *app, gint64 inquiry, const char *by, const char *act, GError **error)
{
  if (!yc_inquiry_channel_good(by, error)) return FALSE;
  return act_on(app, inquiry, "inquiry.answer", by, act, back_append, NULL, error);
}
