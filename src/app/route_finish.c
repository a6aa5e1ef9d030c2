/* route_finish.c - what a row of the route came to, and what follows from it.  See route.h. */
#include <config.h>
#include <string.h>
#include "app/before.h"
#include "app/commit.h"
#include "app/ending.h"
#include "app/notice.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/routing.h"
#include "base/text.h"

/* --- what kinds of steps come to -------------------------------------------------------------------------- */

/* The first is the usual one; NULL ends. */
static const char *const results[][4] = {
  [YC_STEP_RECEIVE] = { "done" }, [YC_STEP_WORK] = { "done" }, [YC_STEP_NOTICE] = { "done" },
  [YC_STEP_DECIDE] = { "grant", "refuse" }, [YC_STEP_DELIVER] = { "done" },
  [YC_STEP_CONSULT] = { "agree", "disagree", "conditions" }, [YC_STEP_INVESTIGATE] = { "done" },
  [YC_STEP_DISCUSS] = { "passed", "failed" }, [YC_STEP_SEAL] = { "done" },
};

static const char *result_of(const YcFinish *form, YcStepKind kind)
{
  return form->result && *form->result ? form->result : results[kind][0];
}

static gboolean check_result(const YcFinish *form, YcStepKind kind, GError **error)
{
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(results[kind]) && results[kind][i] != NULL; i++) {
    if (strcmp(results[kind][i], result_of(form, kind)) == 0) return TRUE;
    g_string_append_printf(words, "%s%s(%s)", words->len ? _("、") : "", yc_say_step_result(results[kind][i]), results[kind][i]);
  }
  return yc_refuse(error, _("这个环节的结果只能是:%s"), words->str);
}

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

static gboolean is_empty(const char *text)
{
  return *or_empty(text) == '\0';
}

/* A form that was only zeroed says no day. */
static gboolean is_said(YcDay day)
{
  return day != YC_DAY_NONE && day != 0;
}

/* --- whose step it is ------------------------------------------------------------------------------------- */

/* The office that works, as far as what it has to write depends on it. */
typedef struct {
  const YcStage *s;
  gboolean outside;     /* it writes its own papers: the names are as they stand there */
  gboolean village;     /* people of a village, who have no accounts */
  gboolean along;       /* an outside office, or a village, works along */
} Whose;

static gboolean is_village(YcApp *app, const char *office)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_OFFICE, "t", office);
  return rows != NULL && yc_rows_count(rows) > 0 && strcmp(yc_rows_str(rows, 0, "level"), "village") == 0;
}

static Whose whose_row(const YcStage *s, const YcLeg *leg)
{
  Whose w = { s, leg->outside, is_village(s->c.app, leg->office), FALSE };
  for (guint i = 0; i < s->n; i++) {
    const YcLeg *other = &s->legs[i];
    gboolean beside = other != leg && other->stage == leg->stage && other->state != YC_LEG_SKIPPED;
    w.along = w.along || (beside && (other->outside || is_village(s->c.app, other->office)));
  }
  return w;
}

/* By login, or by name; NULL: nobody here.  Owned by `all`. */
static const YcStaff *staff_of(const GPtrArray *all, const char *text)
{
  for (guint i = 0; i < all->len; i++) {
    const YcStaff *staff = all->pdata[i];
    if (strcmp(staff->login, text) == 0 || strcmp(staff->name, text) == 0) return staff;
  }
  return NULL;
}

/* The name of who works here, else what was written. */
static char *name_of(YcApp *app, const char *text)
{
  g_autofree char *word = g_strstrip(g_strdup(or_empty(text)));
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  const YcStaff *staff = all != NULL ? staff_of(all, word) : NULL;
  return g_strdup(staff != NULL ? staff->name : word);
}

/* 最低生活保障审核确认办法 第16条: two at least, who sign.  They are people of the hall; where a village or an outside office works in
 * the step the second may be one of theirs. */
static gboolean check_known(const Whose *w, const char *first, const char *second, GError **error)
{
  g_autoptr(GPtrArray) all = yc_app_staff(w->s->c.app, error);
  if (all == NULL) return FALSE;
  const YcStaff *one = staff_of(all, first), *other = staff_of(all, second);
  if (one == NULL) return yc_refuse(error, _("名册里没有「%s」:调查人写在这里任职的人的姓名"), first);
  if (one == other) return yc_refuse(error, _("两个调查人是同一个人:调查要两个人"));
  return other != NULL || w->village || w->along ||
         yc_refuse(error, _("名册里没有「%s」:这一步没有外人一起办,两个调查人都要是这里任职的"), second);
}

static gboolean check_investigation(const Whose *w, const YcFinish *form, GError **error)
{
  g_autofree char *first = g_strstrip(g_strdup(or_empty(form->investigators[0])));
  g_autofree char *second = g_strstrip(g_strdup(or_empty(form->investigators[1])));
  if (*first == '\0' || *second == '\0') return yc_refuse(error, _("调查要两个人:请写两个调查人的姓名"));
  if (strcmp(first, second) == 0) return yc_refuse(error, _("两个调查人是同一个人:调查要两个人"));
  return w->outside || check_known(w, first, second, error);
}

static gboolean choose_meeting(const Whose *w, const YcFinish *form, YcMeeting *meeting, GError **error)
{
  *meeting = w->village ? YC_MEETING_VILLAGE : YC_MEETING_OFFICE;
  if (is_empty(form->meeting)) return TRUE;
  YcMeeting said = yc_meeting_parse(form->meeting);
  if (said == YC_N_MEETINGS || w->village != (said != YC_MEETING_OFFICE))
    return yc_refuse(error, w->village ? _("村里的会只有 village 代表或户代表的会、assembly 全体村民的会") :
                                         _("单位的集体讨论是 office"));
  *meeting = said;
  return TRUE;
}

/* 村民委员会组织法 第22、26、28条: without enough people there was no meeting, whatever it said. */
static gboolean check_quorum(YcMeeting meeting, const YcFinish *form, GError **error)
{
  static const char *const shares[YC_N_MEETINGS] = {
    [YC_MEETING_VILLAGE] = N_("三分之二"), [YC_MEETING_ASSEMBLY] = N_("过半数"), [YC_MEETING_OFFICE] = N_("过半数")
  };
  int needed = yc_meeting_quorum(meeting, form->entitled);
  return form->present >= needed ||
         yc_refuse(error, _("到会不够,会不算数:应到%d人至少到%d人(%s),只到%d人,还差%d人;再开一次"), form->entitled, needed,
                   _(shares[meeting]), form->present, needed - form->present);
}

static gboolean check_discussion(const Whose *w, const YcFinish *form, GError **error)
{
  YcMeeting meeting;
  gboolean counted = form->entitled > 0 && form->present > 0 && form->present <= form->entitled && form->in_favour >= 0 &&
                     form->in_favour <= form->present;
  if (!counted) return yc_refuse(error, _("请写应到、实到和同意的人数:同意的不多于实到,实到的不多于应到"));
  if (!choose_meeting(w, form, &meeting, error) || !check_quorum(meeting, form, error)) return FALSE;
  gboolean passed = strcmp(result_of(form, YC_STEP_DISCUSS), "passed") == 0;
  int needed = form->present / 2 + 1;
  if (passed && form->in_favour < needed)
    return yc_refuse(error, _("同意的没有过实到的半数,不能算通过:到了%d人,要%d人同意,只有%d人"), form->present, needed, form->in_favour);
  return passed || form->in_favour < needed ||
         yc_refuse(error, _("到了%d人,%d人同意,过了半数:结论是通过"), form->present, form->in_favour);
}

/* Which offices were asked and did not agree: "林业站、自然资源所"; NULL: none. */
static char *disagreed(const YcStage *s)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < s->n; i++)
    if (strcmp(yc_stage_text(s, &s->legs[i], "result"), "disagree") == 0)
      g_string_append_printf(names, "%s%s", names->len ? _("、") : "", yc_stage_text(s, &s->legs[i], "office_short"));
  return names->len ? g_strdup(names->str) : NULL;
}

/* Nothing is granted before what the village does first is there (time-06), nor against an office that was asked without saying
 * why.  What an outside office decides is in its own paper. */
static gboolean check_grant(const YcStage *s, gboolean outside, const YcFinish *form, GError **error)
{
  g_autofree char *fault = yc_before_fault(s->c.app, s->c.id), *against = outside ? NULL : disagreed(s);
  if (fault != NULL) return yc_refuse(error, "%s", fault);
  return against == NULL || !is_empty(form->reason) || yc_refuse(error, _("%s会签不同意:要准予,写为什么不采纳"), against);
}

/* RULE acc-04: a refusal says why and by which article; and nothing is decided before those who work along are through. */
static gboolean check_decision(const Whose *w, const YcFinish *form, GError **error)
{
  const YcStage *s = w->s;
  const YcLeg *now = yc_route_now(s->legs, s->n);
  if (now != NULL && yc_route_left(s->legs, s->n, now->stage) > 1)
    return yc_refuse(error, _("协办、会签还没办完:办完才能作决定"));
  if (strcmp(result_of(form, YC_STEP_DECIDE), "refuse") != 0) return check_grant(s, now != NULL && now->outside, form, error);
  if (now != NULL && now->outside)
    return !is_empty(form->document) || yc_refuse(error, _("外单位不予的,要写他们决定书的文号"));
  if (is_empty(form->reason)) return yc_refuse(error, _("不予的决定要写理由:决定书上要写"));
  g_autofree char *whole = g_strdup_printf("%s;%s", form->reason, or_empty(form->basis));
  gboolean founded = !is_empty(form->basis) && yc_reason_has_article(whole);
  return founded || yc_refuse(error, _("不予的决定要写依据的条款,如 《社会救助暂行办法》第12条"));
}

static gboolean check_seal(const Whose *w, const YcFinish *form, GError **error)
{
  (void)w;
  return (!is_empty(form->document) && !is_empty(form->seal)) || yc_refuse(error, _("用印要写盖在哪份文书上、盖的什么章"));
}

static gboolean (*const checks[])(const Whose *w, const YcFinish *form, GError **error) = {
  [YC_STEP_DECIDE] = check_decision, [YC_STEP_INVESTIGATE] = check_investigation, [YC_STEP_DISCUSS] = check_discussion,
  [YC_STEP_SEAL] = check_seal,
};

static gboolean check_day(const YcStage *s, YcDay day, const char *began, GError **error)
{
  if (!is_said(day)) return TRUE;
  if (day > s->c.today) return yc_refuse(error, _("办完的日子还没到:请写今天或以前"));
  return *began == '\0' || day >= yc_day_parse(began) || yc_refuse(error, _("办完的日子早于交办的日子"));
}

static gboolean check_source(const char *how, GError **error)
{
  for (int i = 0; i < YC_N_RECEIPTS; i++)
    if (strcmp(yc_receipt_code((YcReceiptHow)i), or_empty(how)) == 0) return TRUE;
  return yc_refuse(error, _("外单位办完的要写从哪里知道的:person 送件人、mail 邮寄、system 系统、phone 电话"));
}

/* A last step whose item knows no decision decides by being done. */
static gboolean decides(const YcStage *s, const YcLeg *leg)
{
  return leg->kind == YC_STEP_DECIDE && leg->role == YC_ROLE_LEAD && s->c.state == YC_STATE_ACCEPTED;
}

/* Before anybody is told whose it is: nobody has what does not run. */
static gboolean check_running(const YcStage *s, const YcLeg *leg, GError **error)
{
  const char *name = yc_stage_text(s, leg, "short");
  if (leg->state == YC_LEG_RETURNED) return yc_refuse(error, _("「%s」退回了:先再交出去"), name);
  if (leg->state != YC_LEG_CURRENT) return yc_refuse(error, _("「%s」没有在办"), name);
  return leg->kind != YC_STEP_NOTICE || yc_notice_ends_alone(s->c.app, s->c.id, leg->n, error);
}

static gboolean check_form(const YcStage *s, const YcLeg *leg, const YcFinish *form, GError **error)
{
  if (!check_running(s, leg, error)) return FALSE;
  if (!check_result(form, leg->kind, error)) return FALSE;
  g_autofree char *text = yc_way_text(form->text, _("办完要写结果:查到什么、怎么定的"), error);
  if (text == NULL) return FALSE;
  if (leg->outside && !check_source(form->how, error)) return FALSE;
  if (!check_day(s, form->day, yc_stage_text(s, leg, "began"), error)) return FALSE;
  gboolean asked = leg->kind < G_N_ELEMENTS(checks) && checks[leg->kind] != NULL;
  if (!asked || (leg->kind == YC_STEP_DECIDE && !decides(s, leg))) return TRUE;
  Whose w = whose_row(s, leg);
  return checks[leg->kind](&w, form, error);
}

/* --- facts and words -------------------------------------------------------------------------------------- */

static void put_words(json_t *body, const char *member, const char *text)
{
  g_autofree char *clean = yc_way_words(text, NULL);
  if (clean != NULL && *clean != '\0') json_object_set_new(body, member, json_string(clean));
}

static json_t *body_of(YcApp *app, const YcFinish *form)
{
  json_t *body = json_object();
  g_autofree char *first = name_of(app, form->investigators[0]), *second = name_of(app, form->investigators[1]);
  const struct { const char *member, *text; } words[] = {
    { "text", form->text }, { "first", first }, { "second", second }, { "reason", form->reason },
    { "basis", form->basis }, { "document", form->document }, { "seal", form->seal }, { "who", form->who },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) put_words(body, words[i].member, words[i].text);
  return body;
}

static void put_facts(json_t *facts, const YcFinish *form, YcStepKind kind, gboolean outside)
{
  json_object_set_new(facts, "result", json_string(result_of(form, kind)));
  if (outside) json_object_set_new(facts, "how", json_string(form->how));
  gboolean dated = kind == YC_STEP_INVESTIGATE || kind == YC_STEP_DISCUSS;
  if (dated && is_said(form->day)) json_object_set_new(facts, "on", yc_json_day(form->day));
  if (outside && is_said(form->day)) json_object_set_new(facts, "day", yc_json_day(form->day));
  if (kind != YC_STEP_DISCUSS) return;
  if (!is_empty(form->meeting)) json_object_set_new(facts, "meeting", json_string(form->meeting));
  json_object_set_new(facts, "entitled", json_integer(form->entitled));
  json_object_set_new(facts, "present", json_integer(form->present));
  json_object_set_new(facts, "in_favour", json_integer(form->in_favour));
}

/* A discussion that did not pass leads straight to the decision: what would come before it is not needed any more. */
static void skip_to_decision(YcStage *s, const YcLeg *leg, json_t *facts)
{
  const YcLeg *decision = NULL;
  for (guint i = 0; i < s->n && decision == NULL; i++)
    if (s->legs[i].kind == YC_STEP_DECIDE && s->legs[i].stage > leg->stage) decision = &s->legs[i];
  json_t *skipped = json_array();
  for (guint i = 0; decision != NULL && i < s->n; i++) {
    YcLeg *between = &s->legs[i];
    if (between->stage <= leg->stage || between->stage >= decision->stage || between->state != YC_LEG_PLANNED) continue;
    between->state = YC_LEG_SKIPPED;
    json_array_append_new(skipped, json_integer(between->n));
  }
  json_object_set_new(facts, "skipped", skipped);
}

/* --- in a transaction ------------------------------------------------------------------------------------- */

typedef struct {
  YcApp *app;
  YcWriter *writer;
  gint64 id;
  const YcFinish *form;
  GArray *papers;
  gboolean outside;   /* the row is an outside office's: its refusal is a paper of that office */
} Finishing;

/* The decision itself: granted, or refused with its paper. */
static gboolean decide(const Finishing *f, GError **error)
{
  gboolean theirs = f->outside && strcmp(result_of(f->form, YC_STEP_DECIDE), "refuse") == 0;
  if (theirs) return yc_deny_append(f->app, f->writer, f->id, f->form->text, f->form->document, NULL, error);
  if (strcmp(result_of(f->form, YC_STEP_DECIDE), "refuse") == 0)
    return yc_deny_append(f->app, f->writer, f->id, f->form->reason, f->form->basis, f->papers, error);
  g_autofree char *text = yc_way_words(f->form->text, error);
  return text != NULL && yc_case_decide(f->app, f->writer, f->id, text, error);
}

/* What comes after the stage: the decision where nothing is left that could make one; the next stage, handed over by who ended
 * this one. */
static gboolean go_on(const Finishing *f, const char *giver, gboolean decided, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = f->app, .writer = f->writer, .id = f->id } };
  if (!yc_stage_read(&s, YC_N_ACTS, error)) return FALSE;
  if (yc_route_now(s.legs, s.n) != NULL) return TRUE;
  const YcLeg *next = yc_route_next(s.legs, s.n, 0);
  if (next == NULL && s.c.state == YC_STATE_ACCEPTED && !decided)
    return check_grant(&s, f->outside, f->form, error) && decide(f, error);
  gboolean goes = f->form->hand_on && next != NULL && yc_lifecycle_next(s.c.state, YC_ACT_STEP) != YC_STATE_NONE;
  return !goes || yc_route_give_append(f->app, f->writer, f->id, next->n, giver, error);
}

static gboolean finish_row(const Finishing *f, int n, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = f->app, .writer = f->writer, .id = f->id } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_stage_leg(&s, n, error);
  if (leg == NULL || !check_form(&s, leg, f->form, error)) return FALSE;
  gboolean deciding = decides(&s, leg);
  g_autofree char *giver = g_strdup(leg->outside ? yc_rows_str(s.c.cf, 0, "agent") : leg->post);
  json_t *facts = yc_stage_facts(&s, leg);
  put_facts(facts, f->form, leg->kind, leg->outside);
  if (leg->outside) json_object_set_new(facts, "office_name", json_string(yc_stage_text(&s, leg, "office_short")));
  if (leg->kind == YC_STEP_DISCUSS && strcmp(result_of(f->form, leg->kind), "failed") == 0) skip_to_decision(&s, leg, facts);
  return yc_stage_end(&s, "step.finish", &leg, 1, YC_LEG_DONE, facts, body_of(f->app, f->form), error) &&
         (!deciding || decide(f, error)) && go_on(f, giver, deciding, error);
}

/* Who finishes what he had not acknowledged has it. */
static gboolean append_finish(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  Finishing f = { app, writer, casefile, form, papers, FALSE };
  g_auto(YcStage) s = { .c = { .app = app, .writer = writer, .id = casefile } };
  if (!yc_stage_read(&s, YC_ACT_STEP, error)) return FALSE;
  YcLeg *leg = yc_route_find_mine(&s, f.form->n, error);
  if (leg == NULL || !check_running(&s, leg, error) || !yc_route_check_mine(&s, leg, _("办完"), error)) return FALSE;
  yc_route_act_for(&s, leg);
  if (yc_leg_waits(leg) && !yc_route_take_append(app, writer, casefile, leg->n, "self", error)) return FALSE;
  f.outside = leg->outside;
  return finish_row(&f, leg->n, error);
}

gboolean yc_route_finish_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcFinish *form, GArray *papers, GError **error)
{
  return append_finish(app, writer, casefile, form, papers, error);
}

static const YcWay finish_way = { "step.finish", YC_ACT_STEP, FALSE, NULL, append_finish };

YcIntakeResult *yc_route_finish(YcApp *app, gint64 casefile, const YcFinish *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &finish_way, form, act, error);
}

char *yc_route_finish_fault(YcApp *app, gint64 casefile, const YcFinish *form)
{
  g_autoptr(GError) error = NULL;
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  YcLeg *leg = yc_stage_read(&s, YC_ACT_STEP, &error) ? yc_route_find_mine(&s, form->n, &error) : NULL;
  gboolean fine = leg != NULL && check_running(&s, leg, &error) && yc_route_check_mine(&s, leg, _("办完"), &error) && check_form(&s, leg, form, &error);
  return fine ? NULL : g_strdup(error->message);
}

static gboolean whose(YcApp *app, gint64 casefile, int n, YcStage *s, Whose *w)
{
  s->c = (YcOnWay){ .app = app, .id = casefile };
  const YcLeg *leg = yc_stage_legs(s, NULL) ? yc_route_leg(s->legs, s->n, n) : NULL;
  if (leg != NULL) *w = whose_row(s, leg);
  return leg != NULL;
}

gboolean yc_route_strangers(YcApp *app, gint64 casefile, int n)
{
  g_auto(YcStage) s = { 0 };
  Whose w;
  return whose(app, casefile, n, &s, &w) && (w.outside || w.village || w.along);
}

char *yc_route_against(YcApp *app, gint64 casefile)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  return yc_stage_legs(&s, NULL) ? disagreed(&s) : NULL;
}

YcMeeting yc_route_meeting(YcApp *app, gint64 casefile, int n)
{
  g_auto(YcStage) s = { 0 };
  Whose w;
  return whose(app, casefile, n, &s, &w) && w.village ? YC_MEETING_VILLAGE : YC_MEETING_OFFICE;
}

gboolean yc_route_may_finish(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcStage) s = { .c = { .app = app, .id = casefile } };
  return yc_stage_read(&s, YC_ACT_STEP, error) && yc_route_find_mine(&s, 0, error) != NULL;
}

/* --- before acceptance ------------------------------------------------------------------------------------ */

typedef struct { const YcFinish *form; YcDay began; } Before;

/* The item's step with that number, which comes before the one in which it is accepted. */
static const YcStep *step_before(const YcOnWay *c, int n, GError **error)
{
  int receive = 0;
  for (guint i = 0; i < c->item->steps->len && receive == 0; i++) {
    const YcStep *step = c->item->steps->pdata[i];
    if (step->kind == YC_STEP_RECEIVE) receive = step->n;
  }
  const YcStep *step = n >= 1 && n < receive ? c->item->steps->pdata[n - 1] : NULL;
  if (step != NULL && step->kind != YC_STEP_NOTICE) return step;
  if (step != NULL) {
    yc_refuse(error, _("「%s」是公示:按 0 再按 000003,或用 notice post 登记哪天贴、哪天撤"), step->short_name);
    return NULL;
  }
  yc_refuse(error, receive > 1 ? _("受理以前的环节是第1到%d步") : _("这个事项受理以前没有环节"), receive - 1);
  return NULL;
}

static gboolean check_before(const YcOnWay *c, const YcStep *step, const Before *before, GError **error)
{
  YcStage s = { .c = *c };
  gboolean received = c->state == YC_STATE_RECEIVED || c->state == YC_STATE_ACCEPTED || c->state == YC_STATE_CORRECTING ||
                      c->state == YC_STATE_PAUSED;
  if (!received) return yc_refuse(error, _("补记受理以前的环节,要在收件以后、决定以前"));
  gboolean dated = is_said(before->began) && is_said(before->form->day) && before->began <= before->form->day;
  if (!dated) return yc_refuse(error, _("请写从哪天到哪天"));
  if (!check_day(&s, before->form->day, "", error) || !check_source(before->form->how, error)) return FALSE;
  if (!check_result(before->form, step->kind, error)) return FALSE;
  gboolean asked = step->kind == YC_STEP_INVESTIGATE || step->kind == YC_STEP_DISCUSS || step->kind == YC_STEP_SEAL;
  Whose w = { &s, TRUE, is_village(c->app, step->office), FALSE };
  return !asked || checks[step->kind](&w, before->form, error);
}

static gboolean append_before(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Before *before = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  const YcStep *step = step_before(&c, before->form->n, error);
  if (step == NULL || !check_before(&c, step, before, error)) return FALSE;
  g_autofree char *text = yc_way_text(before->form->text, _("办完要写结果:查到什么、怎么定的"), error);
  if (text == NULL) return FALSE;
  g_autofree char *office = yc_app_office_of(step->office, yc_rows_text(c.cf, 0, "place"));
  json_t *facts = json_pack("{s:i, s:s, s:s, s:s, s:s, s:i, s:s, s:i, s:o, s:o}", "step", step->n, "name", step->short_name, "title",
                            step->name, "office", office, "kind", yc_item_step_code(step->kind), "days", step->days, "unit",
                            yc_unit_code(step->unit), "stage", step->n * YC_STAGE_STEP, "began", yc_json_day(before->began), "day",
                            yc_json_day(before->form->day));
  put_facts(facts, before->form, step->kind, TRUE);
  return yc_case_event(app, writer, casefile, "step.before", facts, body_of(app, before->form), error);
}

gboolean yc_route_before_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcFinish *form, YcDay began, GError **error)
{
  Before before = { form, began };
  return append_before(app, writer, casefile, &before, NULL, error);
}

static const YcWay before_way = { "step.before", YC_N_ACTS, FALSE, N_("补记受理以前的环节"), append_before };

YcIntakeResult *yc_route_before(YcApp *app, gint64 casefile, const YcFinish *form, YcDay began, const char *act, GError **error)
{
  Before before = { form, began };
  return yc_way_commit(app, casefile, &before_way, &before, act, error);
}
