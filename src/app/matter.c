/* matter.c - the history of a matter, and what is to and fro of it.  See matter.h; the acts stand in matter_act.c. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/matter.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/set_right.h"

static const struct { const char *code, *word; } states[YC_N_LOOPS] = {
  [YC_LOOP_OPEN] = { "open", N_("待指定") },           [YC_LOOP_DESIGNATED] = { "designated", N_("已指定") },
  [YC_LOOP_OBJECTED] = { "objected", N_("有异议待裁") }, [YC_LOOP_FINAL] = { "final", N_("已裁定") },
  [YC_LOOP_OVER] = { "over", NC_("loop", "已了结") },
};

const char *yc_loop_code(YcLoopState state)
{
  return states[state].code;
}

const char *yc_loop_word(YcLoopState state)
{
  return state == YC_LOOP_OVER ? C_("loop", "已了结") : gettext(states[state].word);
}

static YcLoopState parse_state(const char *code)
{
  guint state = 0;
  while (state + 1 < YC_N_LOOPS && strcmp(states[state].code, code) != 0) state++;
  return (YcLoopState)state;
}

/* --- the history ------------------------------------------------------------------------------------------ */

/* After which event the history counts anew: the newest designation or ruling, or the end of what it was about. */
static gint64 history_base(YcApp *app, gint64 matter)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_TOFRO_BASE, "i", matter);
  return rows ? yc_rows_first(rows, "base", 0) : 0;
}

/* The case's agent is one party, whoever that is: another agent does not begin another history. */
static const char *party_to(const YcRows *rows, guint i, const char *column)
{
  const char *post = yc_rows_str(rows, i, column);
  return strcmp(post, yc_rows_str(rows, i, "agent")) == 0 ? "" : post;
}

static YcTofro judge(const YcRows *rows, const YcOwnerChange *next)
{
  static const char *const decided[] = { "redirect", "reassign", NULL };   /* a supervisor's own acts */
  guint n = yc_rows_count(rows);
  g_autofree YcOwnerChange *changes = g_new0(YcOwnerChange, n + 1);
  for (guint i = 0; i < n; i++)
    changes[i] = (YcOwnerChange){ party_to(rows, i, "from_post"), party_to(rows, i, "to_post"),
                                  yc_rows_int(rows, i, "counted") != 0,
                                  g_strv_contains(decided, yc_rows_str(rows, i, "why")) };
  if (next != NULL) changes[n++] = *next;
  return yc_tofro(changes, n);
}

static YcRows *history(YcApp *app, gint64 matter, GError **error)
{
  return yc_query(yc_app_store(app), error, YC_Q_OWNER_CHANGES, "ii", matter, history_base(app, matter));
}

YcTofro yc_matter_judge(YcApp *app, gint64 matter, const YcOwnerChange *next)
{
  g_autoptr(YcRows) rows = history(app, matter, NULL);
  return rows ? judge(rows, next) : YC_TOFRO_NONE;
}

int yc_matter_between(YcApp *app, gint64 matter)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_BETWEEN_SINCE, "i", matter);
  YcDay since = rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_day(rows, 0, "day") : YC_DAY_NONE;
  return since == YC_DAY_NONE ? -1 : yc_calendar_count(yc_app_calendar(app), since, yc_app_today(app));
}

char *yc_matter_supervisor(YcApp *app)
{
  g_autoptr(GPtrArray) staff = yc_app_staff(app, NULL);
  gint64 me = yc_app_me(app) ? yc_app_me(app)->id : 0;
  char *mine = NULL;
  for (guint i = 0; staff != NULL && i < staff->len; i++) {
    const YcStaff *one = staff->pdata[i];
    if (!yc_staff_has_role(one, "supervisor")) continue;
    g_autoptr(YcRows) posts = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OF_STAFF, "i", one->id);
    if (posts == NULL || yc_rows_count(posts) == 0) continue;
    char *post = g_strdup(yc_rows_str(posts, 0, "post"));
    if (one->id == me && mine == NULL) {
      mine = post;
      continue;
    }
    g_free(mine);
    return post;
  }
  return mine;
}

/* --- looking at it ---------------------------------------------------------------------------------------- */

static char *office_of_mine(YcApp *app)
{
  g_autofree char *post = yc_app_me(app) ? yc_app_my_post(app) : NULL;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_POST, "t", post ? post : "");
  return g_strdup(rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "office") : "");
}

static json_t *loop_facts(YcApp *app, gint64 matter, const char *kind, YcTofro found, int step)
{
  g_autofree char *office = office_of_mine(app);
  return json_pack("{s:o, s:s, s:s, s:o, s:o, s:s}", "matter", yc_json_ident(app, matter), "kind", kind, "found",
                   yc_tofro_code(found), "day", yc_json_day(yc_app_today(app)), "step",
                   step > 0 ? json_integer(step) : json_null(), "office", office);
}

static gboolean append_loop(YcApp *app, YcWriter *writer, gint64 matter, int step, YcTofro found, GError **error)
{
  g_autoptr(YcRows) asked = yc_query(yc_app_store(app), error, YC_Q_INQUIRY, "i", matter);
  if (asked == NULL) return FALSE;
  if (yc_rows_count(asked) == 0) {
    YcOnCase on = { matter, 0, 0 };
    return yc_writer_append(writer, "matter.loop", loop_facts(app, matter, "case", found, step), NULL, &on, error) != 0;
  }
  json_t *facts = loop_facts(app, matter, "inquiry", found, 0);
  g_autofree char *supervisor = yc_matter_supervisor(app);
  json_object_set_new(facts, "owner", json_string(supervisor ? supervisor : yc_rows_str(asked, 0, "owner")));
  return yc_inquiry_append(app, writer, matter, "matter.loop", facts, NULL, error) != 0;
}

gboolean yc_matter_watch(YcApp *app, YcWriter *writer, gint64 matter, int step, gboolean *looped, GError **error)
{
  g_autoptr(YcLoop) waiting = yc_loop_of(app, matter, NULL);
  YcTofro found = YC_TOFRO_NONE;
  if (waiting == NULL || (waiting->state != YC_LOOP_OPEN && waiting->state != YC_LOOP_OBJECTED))
    found = yc_matter_judge(app, matter, NULL);
  if (looped != NULL) *looped = found != YC_TOFRO_NONE;
  return found == YC_TOFRO_NONE || append_loop(app, writer, matter, step, found, error);
}

gboolean yc_matter_after(YcApp *app, YcWriter *writer, gint64 casefile, gint64 pos, const json_t *facts, GError **error)
{
  g_autoptr(YcRows) changed = yc_query(yc_app_store(app), error, YC_Q_OWNER_CHANGES, "ii", casefile, pos - 1);
  if (changed == NULL) return FALSE;
  int step = (int)json_integer_value(json_object_get(facts, "step"));
  return yc_rows_count(changed) == 0 || yc_matter_watch(app, writer, casefile, step, NULL, error);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

void yc_loop_free(YcLoop *loop)
{
  if (loop == NULL) return;
  char *texts[] = { loop->number, loop->about, loop->owner, loop->owner_name, loop->post, loop->who, loop->designer,
                    loop->reason, loop->basis, loop->objection, loop->ruling };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(loop);
}

static char *copy(const YcRows *r, guint i, const char *column)
{
  return g_strdup(yc_rows_str(r, i, column));
}

/* 王建军(民政办), the post's name where nobody stands for it, an office's short name. */
static char *party(const YcRows *r, guint i, const char *who, const char *office, const char *else_name)
{
  if (yc_rows_text(r, i, who) == NULL) return copy(r, i, else_name);
  return g_strdup_printf(_("%s(%s)"), yc_rows_str(r, i, who), yc_rows_str(r, i, office));
}

static void read_history(YcApp *app, YcLoop *loop)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_OWNER_CHANGES, "ii", loop->matter, (gint64)0);
  loop->since = loop->day;
  if (rows == NULL || yc_rows_count(rows) == 0) return;
  loop->changes = (int)yc_rows_count(rows);
  loop->since = yc_rows_day(rows, 0, "day");
}

static YcLoop *read_one(YcApp *app, const YcRows *r, guint i)
{
  YcLoop *loop = g_new0(YcLoop, 1);
  loop->id = yc_rows_int(r, i, "id");
  loop->matter = yc_rows_int(r, i, "matter");
  loop->is_case = strcmp(yc_rows_str(r, i, "kind"), "case") == 0;
  loop->state = parse_state(yc_rows_str(r, i, "state"));
  loop->found = strcmp(yc_rows_str(r, i, "found"), "back") == 0 ? YC_TOFRO_BACK : YC_TOFRO_THIRD;
  loop->day = yc_rows_day(r, i, "day");
  loop->step = (int)yc_rows_int(r, i, "step");
  loop->number = loop->is_case ? yc_number_spoken(app, yc_rows_str(r, i, "case_number")) : copy(r, i, "inquiry_number");
  loop->about = g_strdup(loop->is_case ? yc_rows_str(r, i, "item")
                                       : yc_rows_text(r, i, "asked") ? yc_rows_str(r, i, "asked") : _("(已删除)"));
  loop->owner = copy(r, i, "owner");
  loop->owner_name = copy(r, i, "owner_who");
  loop->post = copy(r, i, "post");
  loop->who = party(r, i, "who", "office_short", "post_name");
  loop->designer = copy(r, i, "designer_name");
  loop->designed_by = yc_rows_int(r, i, "designer");
  loop->object_by = yc_rows_day(r, i, "object_by");
  loop->reason = copy(r, i, "reason");
  loop->basis = copy(r, i, "basis");
  loop->objection = copy(r, i, "objection_text");
  loop->ruling = copy(r, i, "ruling_text");
  loop->upheld = strcmp(yc_rows_str(r, i, "verdict"), "upheld") == 0;
  YcDay designated = yc_rows_day(r, i, "designated_day");
  read_history(app, loop);
  loop->days = yc_calendar_count(yc_app_calendar(app), loop->since, designated == YC_DAY_NONE ? yc_app_today(app) : designated);
  return loop;
}

YcLoop *yc_loop_read(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_TOFRO, "i", id);
  if (r != NULL && yc_rows_count(r) > 0) return read_one(app, r, 0);
  if (r != NULL) yc_refuse(error, _("没有这件往返"));
  return NULL;
}

YcLoop *yc_loop_of(YcApp *app, gint64 matter, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_TOFRO_OF, "i", matter);
  return r != NULL && yc_rows_count(r) > 0 ? read_one(app, r, 0) : NULL;
}

static gboolean is_for_me(YcApp *app, const YcLoop *loop, gboolean supervisor, gboolean leader)
{
  if (loop->state == YC_LOOP_OPEN) return supervisor || leader;
  if (loop->state == YC_LOOP_OBJECTED && leader && loop->designed_by != yc_app_me(app)->id) return TRUE;
  return yc_right_stands_for(app, loop->post);
}

GPtrArray *yc_loop_list(YcApp *app, gboolean all, GError **error)
{
  static const char *const open[] = { "open", "objected", "designated", "final" };
  const YcStaff *me = yc_app_me(app);
  gboolean supervisor = me != NULL && yc_staff_has_role(me, "supervisor"), leader = me != NULL && yc_staff_has_role(me, "leader");
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_loop_free);
  for (guint k = 0; k < G_N_ELEMENTS(open); k++) {
    g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_TOFRO_STATE, "t", open[k]);
    if (r == NULL) return NULL;
    for (guint i = 0; i < yc_rows_count(r); i++) {
      YcLoop *loop = read_one(app, r, i);
      if (all || is_for_me(app, loop, supervisor, leader)) g_ptr_array_add(list, loop);
      else yc_loop_free(loop);
    }
  }
  return g_steal_pointer(&list);
}

guint yc_loop_waiting(YcApp *app)
{
  const YcStaff *me = yc_app_me(app);
  if (me == NULL) return 0;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_TOFRO_WAITING, "iii", (gint64)yc_staff_has_role(me, "supervisor"),
                                 (gint64)yc_staff_has_role(me, "leader"), me->id);
  return r ? (guint)yc_rows_first(r, "n", 0) : 0;
}

guint yc_loop_designated(YcApp *app)
{
  g_autoptr(YcRows) r = yc_app_me(app) ? yc_query(yc_app_store(app), NULL, YC_Q_TOFRO_STATE, "t", "designated") : NULL;
  guint n = 0;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    if (yc_rows_day(r, i, "object_by") >= yc_app_today(app) && yc_right_stands_for(app, yc_rows_str(r, i, "post"))) n++;
  return n;
}

char *yc_loop_line(YcApp *app, gint64 matter)
{
  g_autoptr(YcLoop) loop = yc_loop_of(app, matter, NULL);
  if (loop == NULL || loop->state == YC_LOOP_OVER) return g_strdup("");
  if (loop->state == YC_LOOP_OPEN) return g_strdup(_("往返:等值班长指定谁来办,指定以前不能再转"));
  gboolean mine = yc_right_stands_for(app, loop->post), may = mine && yc_loop_may_object(app, loop, NULL);
  return g_strdup_printf(_("%s指定由%s办:不能退回也不能再转%s"), loop->designer, mine ? _("你") : loop->who,
                         may ? _(",异议按 0 000008") : loop->state == YC_LOOP_OBJECTED ? _(",异议待裁") : "");
}

/* --- bound ------------------------------------------------------------------------------------------------ */

gboolean yc_matter_may_leave(YcApp *app, gint64 matter, int step, const char *post, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_TOFRO_BINDS, "ii", matter, (gint64)step);
  g_autoptr(YcLoop) loop = rows != NULL && yc_rows_count(rows) > 0 ? read_one(app, rows, 0) : NULL;
  if (loop == NULL) return TRUE;
  if (loop->state == YC_LOOP_OPEN)
    return yc_refuse(error, _("%s 转来转去,已报值班长:等他指定谁来办,不能再转"), loop->number);
  if (post != NULL && strcmp(loop->post, post) != 0) return TRUE;
  char day[YC_DAY_TEXT];
  if (loop->state == YC_LOOP_DESIGNATED && loop->object_by >= yc_app_today(app))
    return yc_refuse(error, _("%s 已由%s指定%s来办,不能退回也不能再转;不服可在 %s 前提一次异议(菜单 000008),期间照办"), loop->number,
                     loop->designer, loop->who, yc_day_format(loop->object_by, day) + 5);
  return yc_refuse(error, _("%s 已由%s指定%s来办,不能退回也不能再转"), loop->number, loop->designer, loop->who);
}

/* --- the history on one screen ---------------------------------------------------------------------------- */

void yc_loop_line_free(YcLoopLine *line)
{
  if (line == NULL) return;
  char *texts[] = { line->from, line->to, line->why, line->reason };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(line);
}

static const char *why_word(const char *code)
{
  static const struct { const char *code, *word; } words[] = {
    { "route", N_("交办") }, { "again", N_("再交") }, { "return", N_("退回") }, { "refer", N_("转办") },
    { "redirect", N_("改送") }, { "reassign", N_("改派") }, { "designate", N_("指定") }, { "rule", N_("裁定") },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].code, code) == 0) return gettext(words[i].word);
  return code;
}

GPtrArray *yc_loop_history(YcApp *app, gint64 matter, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_OWNER_HISTORY, "i", matter);
  if (r == NULL) return NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)yc_loop_line_free);
  guint n = yc_rows_count(r);
  for (guint i = 0; i < n; i++) {
    YcLoopLine *line = g_new0(YcLoopLine, 1);
    YcDay until = i + 1 < n ? yc_rows_day(r, i + 1, "day") : yc_app_today(app);
    line->day = yc_rows_day(r, i, "day");
    line->from = party(r, i, "from_who", "from_office", "from_name");
    line->to = party(r, i, "to_who", "to_office", "to_name");
    line->why = g_strdup(why_word(yc_rows_str(r, i, "why")));
    line->reason = copy(r, i, "reason");
    line->counted = yc_rows_int(r, i, "counted") != 0;
    line->days = yc_calendar_count(yc_app_calendar(app), line->day, MAX(until, line->day));
    g_ptr_array_add(lines, line);
  }
  return lines;
}
