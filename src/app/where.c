/* where.c - see where.h. */
#include <config.h>
#include <string.h>
#include "app/casefile.h"
#include "app/clocks.h"
#include "app/commit.h"
#include "app/copy.h"
#include "app/deliver.h"
#include "app/fee.h"
#include "app/matter.h"
#include "app/notice.h"
#include "app/occasion.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/where.h"
#include "base/text.h"

enum { REASON_MAX = 200 };

typedef struct { const char *code, *word; } Word;

static const Word askeds[YC_N_ASKED] = { { "window", N_("窗口") }, { "phone", N_("电话") } },
                  asks[YC_N_ASKS] = { { "applicant", N_("申请人") }, { "representative", N_("代办人") }, { "other", N_("别人") } };

const char *yc_asked_code(YcAsked how) { return askeds[how].code; }
const char *yc_asks_code(YcAsks who) { return asks[who].code; }
const char *yc_say_asked(YcAsked how) { return gettext(askeds[how].word); }
const char *yc_say_asks(YcAsks who) { return gettext(asks[who].word); }

static const char *word_of(const Word *words, guint n, const char *code)
{
  for (guint i = 0; i < n; i++)
    if (strcmp(words[i].code, code) == 0) return gettext(words[i].word);
  return "";
}

const char *yc_say_channel_code(const char *code)
{
  return word_of(askeds, YC_N_ASKED, code);
}

const char *yc_say_asker_code(const char *code)
{
  return word_of(asks, YC_N_ASKS, code);
}

/* --- the look --------------------------------------------------------------------------------------------- */

static gboolean append_coming(YcApp *app, YcWriter *writer, gint64 casefile, const YcWhereAsk *where, GError **error)
{
  if (where->how != YC_ASKED_WINDOW || where->who == YC_ASKS_OTHER) return TRUE;
  g_autoptr(YcIntake) who = yc_intake_of_case(app, casefile, error);
  if (who == NULL) return FALSE;
  if (where->who == YC_ASKS_APPLICANT) who->represented = FALSE;
  yc_intake_set(&who->channel, "window");
  return yc_visit_append(app, writer, casefile, who, YC_CAME_ASK, "", error);
}

/* It changes no state of the case: an event without a version. */
static gboolean record(YcApp *app, gint64 casefile, const YcWhereAsk *where, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  g_autofree char *clean = yc_clean(where->reason ? where->reason : "", -1, REASON_MAX, NULL);
  /* Who comes to the window himself is served by whoever sits there. */
  gboolean serves = where->how == YC_ASKED_WINDOW && where->who != YC_ASKS_OTHER;
  if (*clean == '\0' && !serves && yc_copy_asks(app, casefile))
    return yc_refuse(error, _("这件不是你接待、也不在你手上:看别人的办件请写明事由"));
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  YcOnCase on = { casefile, 0, 0 };
  json_t *facts = json_pack("{s:s, s:s, s:s}", "what", "progress", "channel", yc_asked_code(where->how), "asker", yc_asks_code(where->who));
  json_t *body = *clean ? json_pack("{s:s}", "reason", clean) : NULL;
  return yc_writer_append(writer, "case.look", facts, body, &on, error) != 0 && append_coming(app, writer, casefile, where, error) &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* --- the answer ------------------------------------------------------------------------------------------- */

typedef struct {
  YcApp *app;
  gint64 id;
  YcCaseView *view;
  YcRows *cf;
  GPtrArray *lines;
} Answer;

static void answer_clear(Answer *a)
{
  yc_case_view_free(a->view);
  yc_rows_free(a->cf);
  if (a->lines != NULL) g_ptr_array_unref(a->lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Answer, answer_clear)

static void line_free(gpointer data)
{
  YcWhereLine *line = data;
  g_free(line->label);
  g_free(line->text);
  g_free(line);
}

/* Takes `text` over; nothing where it is "". */
static void put(Answer *a, const char *code, const char *label, char *text)
{
  if (text == NULL || *text == '\0') {
    g_free(text);
    return;
  }
  YcWhereLine *line = g_new0(YcWhereLine, 1);
  line->code = code;
  line->label = g_strdup(label);
  line->text = text;
  g_ptr_array_add(a->lines, line);
}

/* What the state is called by somebody who does not work here. */
static const char *plain_state(YcState state)
{
  switch (state) {
  case YC_STATE_TOLD: return _("告诉过您要带什么,还没有收件");
  case YC_STATE_RECEIVED: return _("材料收到了,正在看收得齐不齐");
  case YC_STATE_CORRECTING: return _("等您把缺的材料补来");
  case YC_STATE_ACCEPTED: return _("已经受理,正在办");
  case YC_STATE_PAUSED: return _("先停一停,在等一个专门的程序做完");
  case YC_STATE_DECIDED: return _("有结果了,等您来领");
  case YC_STATE_DELIVERED: return _("办好了,结果已经送到");
  case YC_STATE_NOT_ACCEPTED: return _("没有受理,给过书面的理由");
  case YC_STATE_WITHDRAWN: return _("申请已经撤回");
  case YC_STATE_REFERRED: return _("不归这里办,告诉过您去哪里");
  case YC_STATE_FORWARDED: return _("材料已经转给该办的单位");
  case YC_STATE_TERMINATED: return _("已经终止,给过书面的理由");
  case YC_STATE_TRANSFERRED: return _("已经报到上级,由上级决定");
  case YC_STATE_VOID: return _("这个号作废了");
  case YC_STATE_NONE:
  case YC_N_STATES: break;
  }
  return "";
}

/* The day until which we promised, else the law's, else what the lists show; and whether that very day may still move. */
static YcDay due_day(const Answer *a, gboolean *provisional)
{
  static const char *const kinds[] = { "promise", "statute" };
  for (guint k = 0; k < G_N_ELEMENTS(kinds); k++)
    for (guint i = 0; i < a->view->clocks->len; i++) {
      const YcClockLine *line = a->view->clocks->pdata[i];
      if (strcmp(line->kind, kinds[k]) != 0 || line->due == YC_DAY_NONE) continue;
      *provisional = line->provisional;
      return line->due;
    }
  *provisional = a->view->row->provisional;
  return a->view->row->due;
}

/* The days of a notice that hangs come besides what was promised, where its step lies outside: "" else. */
static char *notice_besides(const Answer *a)
{
  YcNoticeStand stand = yc_notice_stand(a->app, a->id);
  const YcItem *item = yc_app_item_version(a->app, yc_rows_str(a->cf, 0, "item"), (int)yc_rows_int(a->cf, 0, "version"), NULL);
  const YcStep *step = stand.live && stand.posted && item ? yc_item_step(item, stand.step) : NULL;
  if (step == NULL || step->in_clock) return g_strdup("");
  g_autofree char *day = yc_say_day_long(stand.last);
  return g_strdup_printf(_(";公示的日子另外算,公示到 %s"), day);
}

static void put_due(Answer *a)
{
  const YcCaseRow *row = a->view->row;
  gboolean ours = row->state == YC_STATE_RECEIVED || row->state == YC_STATE_ACCEPTED;
  gboolean provisional;
  YcDay due = due_day(a, &provisional);
  if (row->state == YC_STATE_PAUSED) put(a, "due", _("哪天办完"), g_strdup(a->view->moves_text));
  if (!ours || due == YC_DAY_NONE) return;
  g_autofree char *day = yc_say_day_long(due);
  int late = yc_app_today(a->app) > due ? (int)yc_calendar_count(yc_app_calendar(a->app), due, yc_app_today(a->app)) : 0;
  if (late > 0) put(a, "due", _("哪天办完"), g_strdup_printf(_("本该 %s前办完,超了 %d 个工作日,对不起,我们在催"), day, late));
  else {
    g_autofree char *besides = notice_besides(a), *until = g_strdup_printf(provisional ? _("%s前(暂定,放假安排还没有公布)") : _("%s前"), day);
    put(a, "due", _("哪天办完"), g_strconcat(until, besides, NULL));
  }
}

/* Where it hangs is told by the line of the notice, not by the column of a list. */
static char *step_words(const Answer *a)
{
  gboolean warns, live = yc_notice_stand(a->app, a->id).live;
  return live ? yc_notice_line(a->app, a->id, &warns) : g_strdup(yc_say_step(a->view->row->step_short));
}

/* The same to whom it concerns: that it was refused is for no others. */
static const char *own_state(const Answer *a)
{
  gboolean refused = strcmp(yc_rows_str(a->cf, 0, "outcome"), "deny") == 0;
  if (refused && a->view->row->state == YC_STATE_DECIDED) return _("决定了,没有批准;书面决定等您来领");
  if (refused && a->view->row->state == YC_STATE_DELIVERED) return _("决定了,没有批准;书面决定已经送到");
  return plain_state(a->view->row->state);
}

static void put_state(Answer *a)
{
  const YcCaseRow *row = a->view->row;
  gboolean on_way = row->state == YC_STATE_ACCEPTED;
  g_autofree char *step = on_way ? step_words(a) : NULL;
  put(a, "state", _("现在"), on_way ? g_strdup_printf(_("%s:%s"), plain_state(row->state), step) : g_strdup(own_state(a)));
  if (strcmp(yc_rows_str(a->cf, 0, "outcome"), "deny") == 0) put(a, "why", _("为什么"), g_strdup(a->view->reason));
}

/* The day on which the stage that runs was handed over: a row of it that ended since then began nothing new. */
static YcDay stage_since(const Answer *a)
{
  for (guint i = 0; i < a->view->steps->len; i++) {
    const YcRouteRow *row = a->view->steps->pdata[i];
    if (row->state == YC_LEG_CURRENT && row->began != YC_DAY_NONE) return row->began;
  }
  return yc_time_day(yc_rows_int(a->cf, 0, "since"));
}

static void put_since(Answer *a)
{
  YcDay since = stage_since(a), ended = yc_rows_day(a->cf, 0, "ended");
  g_autofree char *day = yc_say_day_long(ended != YC_DAY_NONE ? ended : since);
  put(a, "since", _("从哪天"), g_strdup(day));
}

/* Whom to ask: who stands for the post that answers for it. */
static void put_who(Answer *a)
{
  if (!a->view->row->open) return;
  const YcAnswers *who = a->view->answers;
  g_autofree char *said = yc_answers_say(who);
  put(a, "who", _("谁在办"), g_strdup_printf("%s%s%s", said, *who->phone ? _(",电话 ") : "", who->phone));
}

/* Between offices that give it to each other: who has it now has it for the time being (RULE inq-04). */
static void put_loop(Answer *a)
{
  g_autoptr(YcLoop) loop = a->view->row->open ? yc_loop_of(a->app, a->id, NULL) : NULL;
  char day[YC_DAY_TEXT];
  const char *now = a->view->answers->name, *label = _("归谁定");
  switch (loop == NULL ? YC_LOOP_OVER : loop->state) {
  case YC_LOOP_OPEN: put(a, "loop", label, g_strdup_printf(_("正由值班长定由谁办,暂由 %s 办,您不用去找别的单位"), now)); break;
  case YC_LOOP_OBJECTED: put(a, "loop", label, g_strdup_printf(_("指定了谁办,他有异议,正由领导定;暂由 %s 办,不影响期限"), now)); break;
  case YC_LOOP_DESIGNATED:
    put(a, "loop", label, g_strdup_printf(_("值班长指定了 %s 办,暂定:%s 前可以提异议,不影响办理"), loop->who,
                                          yc_day_format(loop->object_by, day) + strlen("2026-")));
    break;
  case YC_LOOP_FINAL:
  case YC_LOOP_OVER:
  case YC_N_LOOPS: break;
  }
}

/* An office that does not sit here has the step; who answers for it asks there (RULE agt-06). */
static void put_at(Answer *a)
{
  const char *at = a->view->row->at;
  if (*at) put(a, "at", _("在哪里"), g_strdup_printf(_("%s,由上面这位跟着问,您不用自己去跑"), at));
}

/* What was asked of him and not paid; "" where nothing was. */
static char *unpaid(const Answer *a)
{
  g_autoptr(YcFeeState) fee = yc_fee_state(a->app, a->id, NULL);
  return fee != NULL && fee->decided ? yc_fee_open_text(a->app, a->id) : g_strdup("");
}

static void put_owed(Answer *a)
{
  g_autoptr(GString) text = g_string_new(a->view->owed_text);
  g_autofree char *fee = unpaid(a);
  if (*fee) g_string_append_printf(text, "%s%s", text->len ? _(";") : "", fee);
  gboolean nothing = text->len == 0 && a->view->row->open && a->view->row->state != YC_STATE_DECIDED;
  put(a, "owed", _("您还要"), nothing ? g_strdup(_("什么也不用做,不用再来")) : g_strdup(text->str));
}

static void put_fetch(Answer *a)
{
  if (a->view->row->state != YC_STATE_DECIDED) return;
  g_autoptr(YcDeliverState) state = yc_deliver_state(a->app, a->id, NULL);
  if (state != NULL && *state->number) {
    g_autofree char *day = yc_say_day_long(state->day);
    put(a, "fetch", _("领结果"), g_strdup_printf(_("%s已送出(%s),请留意"), day, yc_say_deliver(state->how)));
    return;
  }
  g_autofree char *address = yc_app_setting(a->app, "hall.address", ""), *hours = yc_app_setting(a->app, "hall.hours", "");
  put(a, "fetch", _("领结果"), g_strdup_printf(_("%s;%s。带身份证;来不了,我们送上门,不收费"), address, hours));
}

/* What waited for this one's result (一件事). */
static void put_next(Answer *a)
{
  g_autofree char *ready = yc_occasion_ready(a->app, a->id);
  if (*ready) put(a, "next", _("接着"), g_strdup_printf(_("同一件事的 %s 可以来办了,交过的材料不用再交"), ready));
}

/* When we told him last, and how. */
static void put_told(Answer *a)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(a->app), a->id);
  g_autoptr(YcRows) last = yc_query(yc_app_store(a->app), NULL, YC_Q_CASE_EVENT_LAST, "tt", ident, "case.notify");
  if (last == NULL || yc_rows_count(last) == 0) return;
  g_autofree char *text = yc_say_event("case.notify", yc_rows_str(last, 0, "facts"), NULL);
  put(a, "told", _("上次通知"), g_steal_pointer(&text));
}

static void answer(Answer *a, const YcWhereAsk *where)
{
  const YcCaseRow *row = a->view->row;
  if (where->who == YC_ASKS_OTHER) {
    put(a, "state", _("现在"), g_strdup(plain_state(row->state)));
    put_since(a);
    put_due(a);
    return;
  }
  put(a, "matter", _("办什么"), g_strdup_printf("%s  %s", a->view->item_name, row->number));
  put_state(a);
  put_since(a);
  put_who(a);
  put_at(a);
  put_loop(a);
  put_due(a);
  put_owed(a);
  put_fetch(a);
  put_told(a);
  put_next(a);
  put(a, "office", _("归哪里"), g_strdup(a->view->authority_text));
  put(a, "remedy", _("不服的"), g_strdup(a->view->remedy_text));
}

GPtrArray *yc_where_answer(YcApp *app, gint64 casefile, const YcWhereAsk *where, GError **error)
{
  g_auto(Answer) a = { .app = app, .id = casefile, .view = yc_casefile_view(app, casefile, error) };
  if (a.view == NULL) return NULL;
  a.cf = yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile);
  if (a.cf == NULL) return NULL;
  if (where->who == YC_ASKS_REPRESENTATIVE && *a.view->representative_line == '\0') {
    yc_refuse(error, _("这件没有代办人:不是申请人本人的,按「别人」回话"));
    return NULL;
  }
  if (!record(app, casefile, where, error)) return NULL;
  a.lines = g_ptr_array_new_with_free_func(line_free);
  answer(&a, where);
  return g_steal_pointer(&a.lines);
}

/* --- who looked ------------------------------------------------------------------------------------------- */

static void look_free(gpointer data)
{
  YcLook *look = data;
  char *members[] = { look->who, look->number, look->item, look->what, look->reason };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(look);
}

static char *what_of(const YcRows *rows, guint i)
{
  const char *what = yc_rows_str(rows, i, "what");
  if (strcmp(what, "errands") == 0) return g_strdup(_("代办清单(电话、住址)"));
  if (strcmp(what, "phone") == 0) return g_strdup(_("回访(电话)"));
  if (strcmp(what, "progress") != 0) return g_strdup(_("抄写(完整信息)"));
  return g_strdup_printf(_("回话:%s %s"), yc_say_channel_code(yc_rows_str(rows, i, "channel")), yc_say_asker_code(yc_rows_str(rows, i, "asker")));
}

GPtrArray *yc_looks(YcApp *app, YcDay day, GError **error)
{
  char text[YC_DAY_TEXT];
  const YcStaff *me = yc_app_me(app);
  if (me == NULL || (!yc_staff_has_role(me, "supervisor") && !yc_staff_has_role(me, "leader"))) {
    yc_refuse(error, _("谁看过哪件,只有值班长和领导能查"));
    return NULL;
  }
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_LOOKS_OF_DAY, "t", yc_day_format(day, text));
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func(look_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcLook *look = g_new0(YcLook, 1);
    look->id = yc_rows_int(rows, i, "id");
    look->casefile = yc_rows_int(rows, i, "casefile");
    look->at = yc_rows_int(rows, i, "happened_at");
    look->who = g_strdup(yc_rows_str(rows, i, "who"));
    look->number = yc_number_spoken(app, yc_rows_str(rows, i, "number"));
    look->item = g_strdup(yc_rows_str(rows, i, "short"));
    look->what = what_of(rows, i);
    look->reason = g_strdup(yc_rows_str(rows, i, "reason"));
    g_ptr_array_add(list, look);
  }
  return list;
}
