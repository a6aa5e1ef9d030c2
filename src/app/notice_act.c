/* notice_act.c - posting, objections, answers, taking down: the acts of notice.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/issue.h"
#include "app/notice.h"
#include "app/onway.h"
#include "app/people.h"
#include "app/private.h"
#include "base/text.h"

enum { PEOPLE_MOST = 99 };

/* --- posting ---------------------------------------------------------------------------------------------- */

/* What was filled in, as it is kept. */
typedef struct {
  YcOnWay c;
  const YcStep *step;
  gboolean live;
  YcDay first;
  char *places, *by, *amount, *clock;
  YcClockDraft draft;
  int people;
} Posting;

static void posting_clear(Posting *p)
{
  char *texts[] = { p->places, p->by, p->amount, p->clock };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  yc_onway_clear(&p->c);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Posting, posting_clear)

static gboolean read_texts(Posting *p, const YcNoticePost *form, GError **error)
{
  p->places = yc_way_text(form->places, _("请写张贴在哪里,如 村务公开栏"), error);
  p->by = p->places ? yc_way_words(form->by, error) : NULL;
  p->amount = p->by ? yc_way_words(form->amount, error) : NULL;
  if (p->amount == NULL) return FALSE;
  if (*p->by == '\0' && yc_app_me(p->c.app) != NULL) {
    g_free(p->by);
    p->by = g_strdup(yc_app_me(p->c.app)->name);
  }
  p->people = form->people > 0 ? form->people : yc_notice_people(p->c.app, p->c.id);
  return p->people <= PEOPLE_MOST || yc_refuse(error, _("共同生活的人数最多写 %d"), PEOPLE_MOST);
}

/* RULE agt-06: what was posted on an earlier day is known from somebody, and is no late entry. */
static gboolean read_first(Posting *p, const YcNoticePost *form, GError **error)
{
  YcTime at = form->at != NULL && *form->at ? yc_time_parse(form->at) : yc_app_now(p->c.app);
  if (at == YC_TIME_NONE) return yc_refuse(error, _("张贴的时间写成 2026-11-05T10:20 这样"));
  if (at > yc_app_now(p->c.app)) return yc_refuse(error, _("张贴的时间还没有到:贴好了再登记"));
  p->first = yc_time_day(at);
  if (p->first < p->c.today && form->how == YC_N_RECEIPTS)
    return yc_refuse(error, _("以前贴的要写从哪里知道的:当面、邮寄、系统、电话"));
  YcDay began = yc_rows_day(p->c.cf, 0, "received");
  return !p->live || began == YC_DAY_NONE || p->first >= began ||
         yc_refuse(error, _("张贴的日子早于收件的日子:核对后再登记"));
}

/* Its days count from the day it hangs (RULE time-06). */
static gboolean count_days(Posting *p, GError **error)
{
  YcLimit limit = { p->step->days, p->step->unit, TRUE };
  p->clock = g_strdup_printf("step:%d", p->step->n);
  return (p->step->days > 0 && yc_clock_make(p->c.app, p->c.item, p->clock, &limit, p->first, "escalate", &p->draft)) ||
         yc_refuse(error, _("这个事项没有写公示几天:先在指南里补上"));
}

static gboolean check_down(const Posting *p, const YcNoticePost *form, GError **error)
{
  char day[YC_DAY_TEXT];
  if (form->down == YC_DAY_NONE) return TRUE;
  if (p->live) return yc_refuse(error, _("正在公示的,期满撤下时再登记撤下"));
  if (form->down > p->c.today) return yc_refuse(error, _("撤下的日子还没有到"));
  return form->down >= p->draft.due.due ||
         yc_refuse(error, _("公示要到 %s 24时才满,撤下的日子不能早于这一天"), yc_day_format(p->draft.due.due, day));
}

static gboolean read_posting(Posting *p, const YcNoticePost *form, GError **error)
{
  YcNoticeStand stand = yc_notice_stand(p->c.app, p->c.id);
  p->live = stand.live;
  if (!yc_onway_read(&p->c, p->live ? YC_ACT_STEP : YC_N_ACTS, error)) return FALSE;
  if (*yc_rows_str(p->c.cf, 0, "queue") == '\0') return yc_refuse(error, _("这件已经办完,不再公示"));
  p->step = yc_item_step(p->c.item, stand.step);
  if (p->step == NULL || (!p->live && p->c.item->notice_place != YC_NOTICE_BEFORE))
    return yc_refuse(error, _("这件现在不在公示环节,没有要张贴的"));
  if (stand.posted && !stand.repost && stand.live) return yc_refuse(error, _("公示已经张贴:要撤下或重贴,先登记撤下"));
  return read_texts(p, form, error) && read_first(p, form, error) && count_days(p, error) && check_down(p, form, error);
}

static gboolean is_child(YcApp *app, const YcRows *cf)
{
  YcPersonRow *person = yc_person_read(app, yc_rows_int(cf, 0, "person"));
  gboolean child = person != NULL && person->age < 18 && *person->birth != '\0';
  yc_person_row_free(person);
  return child;
}

/* RULE prv-03: nothing of a child.  The name that is posted: the applicant's, of a child the guardian's, or none. */
static char *posted_name(const Posting *p)
{
  YcApp *app = p->c.app;
  if (!is_child(app, p->c.cf)) {
    YcPersonRow *person = yc_person_read(app, yc_rows_int(p->c.cf, 0, "person"));
    char *name = g_strdup(person ? person->name : "");
    yc_person_row_free(person);
    return name;
  }
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", yc_rows_int(p->c.cf, 0, "visit"));
  if (visit != NULL && yc_rows_first(visit, "representative", 0) != 0)
    return g_strdup_printf("%s(监护人)", yc_rows_str(visit, 0, "rep_name"));
  return g_strdup("未成年人(姓名不公示)");
}

/* The posting with its number; NULL with *error.  Nothing but name, number of people and amount stands on it. */
static char *issue_posting(const Posting *p, GArray *papers, GError **error)
{
  g_autofree char *name = posted_name(p), *people = g_strdup_printf("%d", p->people);
  char *number = yc_issue_next(p->c.app, YC_PAPER_NOTICE, p->c.today, NULL), first[YC_DAY_TEXT];
  json_t *words = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "applicant", name, "applicant_id", "", "representative", "",
                            "places", p->places, "people", people, "amount", p->amount, "posted",
                            yc_day_format(p->first, first));
  YcIssue issue = { .kind = YC_PAPER_NOTICE, .casefile = p->c.id, .day = p->c.today, .received = YC_DAY_NONE,
                    .due = p->draft.due.due, .provisional = p->draft.due.provisional, .words = words };
  gint64 id = yc_issue(p->c.app, p->c.writer, &issue, error);
  json_decref(words);
  if (id != 0 && papers != NULL) g_array_append_val(papers, id);
  if (id != 0) return number;
  g_free(number);
  return NULL;
}

static json_t *posting_facts(const Posting *p, const YcNoticePost *form, const char *number)
{
  json_t *clocks = json_array();
  if (p->live) json_array_append_new(clocks, yc_clock_json(p->c.app, p->c.item, &p->draft));
  return json_pack("{s:i, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "step", p->step->n, "number", yc_json_text(number),
                   "first", yc_json_day(p->first), "last", yc_json_day(p->draft.due.due), "provisional",
                   p->draft.due.provisional, "how",
                   p->first < p->c.today ? json_string(yc_receipt_code(form->how)) : json_null(), "down",
                   yc_json_day(form->down), "day", yc_json_day(p->c.today), "clocks", clocks, "light",
                   p->live ? yc_onway_light(&p->c, (const char *const[]){ p->clock, NULL }, &p->draft) : json_null());
}

static char *clock_of(YcApp *app, const char *at)
{
  YcTime time = at != NULL && *at ? yc_time_parse(at) : yc_app_now(app);
  int hour, minute;
  yc_time_clock(time, &hour, &minute);
  return g_strdup_printf("%02d:%02d", hour, minute);
}

gboolean yc_notice_post_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcNoticePost *form, GArray *papers,
                               GError **error)
{
  g_auto(Posting) p = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!read_posting(&p, form, error)) return FALSE;
  /* What a village posted before anybody was asked has its own paper. */
  g_autofree char *number = p.live ? issue_posting(&p, papers, error) : NULL, *at = clock_of(app, form->at);
  if (p.live && number == NULL) return FALSE;
  json_t *body = json_pack("{s:s, s:s, s:s, s:i, s:s}", "places", p.places, "by", p.by, "at", at, "people", p.people, "amount",
                           p.amount);
  return yc_case_event(app, writer, casefile, "notice.post", posting_facts(&p, form, number), body, error);
}

static gboolean append_post(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  return yc_notice_post_append(app, writer, casefile, form, papers, error);
}

/* --- objections ------------------------------------------------------------------------------------------- */

/* The newest posting of a case; 0 with *error where it has none. */
static gint64 newest(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_NOTICES_OF_CASE, "i", casefile);
  if (rows == NULL) return 0;
  guint n = yc_rows_count(rows);
  if (n > 0) return yc_rows_int(rows, n - 1, "id");
  yc_refuse(error, _("这件没有登记过公示的张贴:先登记张贴"));
  return 0;
}

static gboolean append_object(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const YcNoticeObjection *form = data;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  if (*yc_rows_str(c.cf, 0, "queue") == '\0')
    return yc_refuse(error, _("这件已经办完:对结果不服的,按救济办法,或登记首问"));
  gint64 notice = newest(app, casefile, error);
  g_autofree char *who = notice ? yc_way_words(form->who, error) : NULL, *phone = who ? yc_way_words(form->phone, error) : NULL;
  g_autofree char *text = phone ? yc_way_text(form->text, _("请写他反映了什么"), error) : NULL;
  g_autoptr(YcRows) rows = text ? yc_query(yc_app_store(app), error, YC_Q_OBJECTIONS, "i", casefile) : NULL;
  if (rows == NULL) return FALSE;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), notice);
  json_t *facts = json_pack("{s:s, s:i, s:o}", "notice", ident, "n", (int)yc_rows_count(rows) + 1, "day", yc_json_day(c.today));
  json_t *body = json_pack("{s:s, s:s, s:s}", "who", who, "phone", phone, "text", text);
  return yc_case_event(app, writer, casefile, "notice.object", facts, body, error);
}

/* The objection of a number, the first open one for 0; its row, G_MAXUINT with *error. */
static guint open_row(const YcRows *rows, int n, GError **error)
{
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    gboolean open = yc_rows_text(rows, i, "answered") == NULL, meant = n == 0 ? open : yc_rows_int(rows, i, "n") == n;
    if (meant && open) return i;
    if (meant) {
      yc_refuse(error, _("第 %d 条异议已经答复过"), n);
      return G_MAXUINT;
    }
  }
  if (n == 0) yc_refuse(error, _("没有等答复的异议"));
  else yc_refuse(error, _("没有第 %d 条异议"), n);
  return G_MAXUINT;
}

static gboolean append_answer(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const YcNoticeAnswer *form = data;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_OBJECTIONS, "i", casefile);
  guint row = rows ? open_row(rows, form->n, error) : G_MAXUINT;
  if (row == G_MAXUINT) return FALSE;
  if (form->remedy == YC_REMEDY_REPOST && !yc_notice_stand(app, casefile).live)
    return yc_refuse(error, _("公示环节已经过了,不能重新公示:选 供决定时采用"));
  g_autofree char *text = yc_way_text(form->text, _("请写怎么答复的"), error), *by = text ? yc_way_words(form->by, error) : NULL;
  if (by == NULL) return FALSE;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(rows, row, "id"));
  const char *me = yc_app_me(app) ? yc_app_me(app)->name : "", *remedy = yc_notice_remedy_code(form->remedy);
  json_t *facts = json_pack("{s:s, s:i, s:o, s:b, s:o}", "objection", ident, "n", (int)yc_rows_int(rows, row, "n"), "day",
                            yc_json_day(yc_app_today(app)), "upheld", form->remedy != YC_REMEDY_NONE, "remedy",
                            yc_json_filled(remedy));
  return yc_case_event(app, writer, casefile, "notice.answer", facts, json_pack("{s:s, s:s}", "text", text, "by", *by ? by : me),
                       error);
}

/* --- taking down ------------------------------------------------------------------------------------------ */

/* Row of the posting that hangs; G_MAXUINT with *error. */
static guint hanging(const YcRows *rows, GError **error)
{
  for (guint i = yc_rows_count(rows); i-- > 0;)
    if (yc_rows_text(rows, i, "down") == NULL) return i;
  yc_refuse(error, _("没有还贴着的公示"));
  return G_MAXUINT;
}

gboolean yc_notice_down_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcNoticeDown *form, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_NOTICES_OF_CASE, "i", casefile);
  guint row = rows ? hanging(rows, error) : G_MAXUINT;
  g_autofree char *by = row != G_MAXUINT ? yc_way_words(form->by, error) : NULL;
  if (by == NULL) return FALSE;
  YcDay day = form->day == YC_DAY_NONE ? c.today : form->day, last = yc_rows_day(rows, row, "last");
  char text[YC_DAY_TEXT];
  if (day > c.today) return yc_refuse(error, _("撤下的日子还没有到"));
  if (day < c.today && form->how == YC_N_RECEIPTS)
    return yc_refuse(error, _("以前撤下的要写从哪里知道的:当面、邮寄、系统、电话"));
  gboolean early = day <= last && *yc_rows_str(c.cf, 0, "queue") != '\0' && !yc_notice_stand(app, casefile).repost;
  if (early) return yc_refuse(error, _("公示要到 %s 24时才满,不能提前撤下"), yc_day_format(last, text));
  g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(rows, row, "id"));
  const char *me = yc_app_me(app) ? yc_app_me(app)->name : "";
  json_t *facts = json_pack("{s:s, s:o, s:o}", "notice", ident, "day", yc_json_day(day), "how",
                            day < c.today ? json_string(yc_receipt_code(form->how)) : json_null());
  return yc_case_event(app, writer, casefile, "notice.down", facts, json_pack("{s:s}", "by", *by ? by : me), error);
}

static gboolean append_down(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  return yc_notice_down_append(app, writer, casefile, form, error);
}

/* --- as a person does it ---------------------------------------------------------------------------------- */

static const YcWay post_way = { "notice.post", YC_N_ACTS, FALSE, N_("登记张贴"), append_post };
static const YcWay object_way = { "notice.object", YC_N_ACTS, FALSE, NULL, append_object };
static const YcWay answer_way = { "notice.answer", YC_N_ACTS, FALSE, N_("答复异议"), append_answer };
static const YcWay down_way = { "notice.down", YC_N_ACTS, FALSE, N_("登记撤下"), append_down };

gboolean yc_notice_may(YcApp *app, gint64 casefile, YcNoticeAct act, GError **error)
{
  static const YcWay *const ways[YC_N_NOTICE_ACTS] = {
    [YC_NOTICE_POSTS] = &post_way, [YC_NOTICE_ANSWERS] = &answer_way, [YC_NOTICE_TAKES_DOWN] = &down_way,
  };
  return yc_way_may(app, casefile, ways[act], error);
}

YcIntakeResult *yc_notice_post(YcApp *app, gint64 casefile, const YcNoticePost *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &post_way, form, act, error);
}

YcIntakeResult *yc_notice_object(YcApp *app, gint64 casefile, const YcNoticeObjection *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &object_way, form, act, error);
}

YcIntakeResult *yc_notice_answer(YcApp *app, gint64 casefile, const YcNoticeAnswer *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &answer_way, form, act, error);
}

YcIntakeResult *yc_notice_down(YcApp *app, gint64 casefile, const YcNoticeDown *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &down_way, form, act, error);
}
