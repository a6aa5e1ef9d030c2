/* accountability.c - see accountability.h. */
#include <config.h>
#include <string.h>
#include "app/accountability.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/supervising.h"

enum { FACTS_MAX = 200 };

static const struct { const char *code, *word; } grades[YC_N_GRADES] = {
  [YC_GRADE_TALK] = { "talk", N_("谈话提醒") },
  [YC_GRADE_WRITTEN] = { "written", N_("书面检查") },
  [YC_GRADE_NOTIFIED] = { "notified", N_("通报批评") },
  [YC_GRADE_ADMONISH] = { "admonish", N_("诫勉") },
  [YC_GRADE_TRANSFER] = { "transfer", N_("调离岗位") },
};

const char *yc_grade_code(YcGrade grade)
{
  return grades[grade].code;
}

YcGrade yc_grade_parse(const char *code)
{
  guint grade = 0;
  while (grade < YC_N_GRADES && g_strcmp0(grades[grade].code, code) != 0) grade++;
  return (YcGrade)grade;
}

const char *yc_grade_word(YcGrade grade)
{
  return grade < YC_N_GRADES ? gettext(grades[grade].word) : "";
}

/* --- reading ---------------------------------------------------------------------------------------------- */

void yc_accountability_free(YcAccountability *one)
{
  if (one == NULL) return;
  char *texts[] = { one->case_number, one->who, one->clerk, one->reason, one->statement, one->verdict };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(one);
}

static char *member(const YcRows *r, guint i, const char *column, const char *name)
{
  json_t *body = json_loads(yc_rows_str(r, i, column), 0, NULL);
  char *text = g_strdup(body ? json_string_value(json_object_get(body, name)) : NULL);
  json_decref(body);
  return text ? text : g_strdup("");
}

static YcAccountability *read_one(YcApp *app, const YcRows *r, guint i)
{
  YcAccountability *one = g_new0(YcAccountability, 1);
  one->id = yc_rows_int(r, i, "id");
  one->casefile = yc_rows_int(r, i, "casefile");
  one->staff = yc_rows_int(r, i, "staff");
  one->case_number = yc_number_spoken(app, yc_rows_str(r, i, "case_number"));
  one->who = g_strdup(yc_rows_str(r, i, "who"));
  one->clerk = g_strdup(yc_rows_str(r, i, "clerk"));
  one->grade = yc_grade_parse(yc_rows_str(r, i, "grade"));
  one->opened = yc_rows_day(r, i, "opened");
  one->stated = yc_rows_day(r, i, "stated");
  one->decided = yc_rows_day(r, i, "decided");
  one->upheld = strcmp(yc_rows_str(r, i, "decision"), "upheld") == 0;
  one->reason = member(r, i, "body", "reason");
  one->statement = member(r, i, "statement", "text");
  one->verdict = member(r, i, "verdict", "text");
  json_t *facts = json_loads(yc_rows_str(r, i, "facts"), 0, NULL);
  one->facts = (guint)json_array_size(facts);
  json_decref(facts);
  return one;
}

GPtrArray *yc_accountability_list(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) r = casefile ? yc_query(yc_app_store(app), error, YC_Q_ACCOUNTABILITY_OF_CASE, "i", casefile)
                                 : yc_query(yc_app_store(app), error, YC_Q_ACCOUNTABILITY_OPEN, "t", "");
  if (r == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_accountability_free);
  for (guint i = 0; i < yc_rows_count(r); i++) g_ptr_array_add(list, read_one(app, r, i));
  return list;
}

YcAccountability *yc_accountability_open_of(YcApp *app, gint64 casefile)
{
  g_autoptr(GPtrArray) list = yc_accountability_list(app, casefile, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (((YcAccountability *)list->pdata[i])->decided == YC_DAY_NONE) return g_ptr_array_steal_index(list, i);
  return NULL;
}

/* --- what it rests on ------------------------------------------------------------------------------------- */

static void fact_free(gpointer data)
{
  YcFact *fact = data;
  g_free(fact->number);
  g_free(fact->text);
  g_free(fact);
}

static gboolean is_usual(YcApp *app, const char *kind, const char *facts, gint64 staff)
{
  if (strcmp(kind, "order.raise") == 0) return TRUE;
  if (strcmp(kind, "light.red") != 0) return FALSE;
  json_t *json = json_loads(facts, 0, NULL);
  const char *whose = json_string_value(json_object_get(json, "staff"));
  gboolean usual = whose != NULL && yc_event_pos(yc_app_store(app), whose) == staff;
  json_decref(json);
  return usual;
}

static gboolean read_facts(YcApp *app, gint64 casefile, gint64 staff, GPtrArray *list, GError **error)
{
  static const char *const kinds[] = { "light.red", "order.raise", "order.give", "order.judge", "case.urge", "case.accept",
                                       "case.reassign", "step.begin", NULL };
  g_autofree char *ident = yc_event_ident(yc_app_store(app), casefile);
  g_autoptr(YcHolder) holder = yc_holder_read(app, casefile, error);
  g_autoptr(YcRows) r = holder ? yc_query(yc_app_store(app), error, YC_Q_CASE_RECORD, "ti", ident, (gint64)FACTS_MAX) : NULL;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    const char *kind = yc_rows_str(r, i, "kind"), *facts = yc_rows_str(r, i, "facts");
    if (!g_strv_contains(kinds, kind)) continue;
    char day[YC_DAY_TEXT];
    YcFact *fact = g_new0(YcFact, 1);
    g_autofree char *said = yc_say_event(kind, facts, yc_rows_text(r, i, "body"));
    fact->casefile = casefile;
    fact->pos = yc_rows_int(r, i, "pos");
    fact->number = g_strdup(holder->number);
    fact->text = g_strdup_printf("%s %s", yc_day_format(yc_time_day(yc_rows_int(r, i, "happened_at")), day) + 5, said);
    fact->usual = is_usual(app, kind, facts, staff);
    g_ptr_array_add(list, fact);
  }
  return r != NULL;
}

GPtrArray *yc_accountability_facts(YcApp *app, const GArray *cases, gint64 staff, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(fact_free);
  for (guint i = 0; i < cases->len; i++)
    if (!read_facts(app, g_array_index(cases, gint64, i), staff, list, error)) return NULL;
  return g_steal_pointer(&list);
}

gint64 yc_accountability_person(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) red = yc_query(yc_app_store(app), NULL, YC_Q_RED_NEWEST, "i", casefile);
  gint64 staff = red ? yc_rows_first(red, "staff", 0) : 0;
  if (staff != 0) return staff;
  g_autoptr(YcHolder) holder = yc_holder_read(app, casefile, NULL);
  return holder && !holder->outside ? holder->staff : 0;
}

static char *name_of(YcApp *app, gint64 staff)
{
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((const YcStaff *)all->pdata[i])->id == staff) return g_strdup(((const YcStaff *)all->pdata[i])->name);
  return g_strdup("");
}

gint64 yc_accountability_person_of(YcApp *app, const GArray *cases, GError **error)
{
  gint64 person = 0;
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i), staff = yc_accountability_person(app, id);
    if (staff != 0 && (i == 0 || staff == person)) {
      person = staff;
      continue;
    }
    g_autoptr(YcHolder) holder = yc_holder_read(app, id, error);
    g_autofree char *first = name_of(app, person), *here = name_of(app, staff);
    if (holder == NULL) return 0;
    if (staff == 0) yc_refuse(error, _("%s 没有本中心的责任人:外单位的人不归本中心问责"), holder->number);
    else yc_refuse(error, _("%s 是%s的,前面的是%s的:一次只对一个人问责,请按责任人分开选"), holder->number, here, first);
    return 0;
  }
  return person;
}

/* --- opening ---------------------------------------------------------------------------------------------- */

/* Identities of the chosen events; NULL with a sentence where one is none of the cases'. */
static json_t *facts_json(YcApp *app, const GArray *cases, gint64 staff, const GArray *chosen, GError **error)
{
  g_autoptr(GPtrArray) list = yc_accountability_facts(app, cases, staff, error);
  if (list == NULL) return NULL;
  json_t *facts = json_array();
  for (guint i = 0; i < list->len; i++) {
    const YcFact *fact = list->pdata[i];
    gboolean take = chosen == NULL && fact->usual;
    for (guint k = 0; chosen != NULL && k < chosen->len; k++) take = take || g_array_index(chosen, gint64, k) == fact->pos;
    if (take) json_array_append_new(facts, yc_json_ident(app, fact->pos));
  }
  if (json_array_size(facts) > 0 && (chosen == NULL || json_array_size(facts) == chosen->len)) return facts;
  json_decref(facts);
  if (chosen != NULL && chosen->len > 0) yc_refuse(error, _("选的事实里有不是这件办件的:请从列出的里面选"));
  else yc_refuse(error, _("没有可以依据的事实(红灯、没有回复的督办):问责要写明事实"));
  return NULL;
}

static gboolean check_person(YcApp *app, gint64 staff, GError **error)
{
  g_autoptr(GPtrArray) all = yc_app_staff(app, error);
  for (guint i = 0; all != NULL && i < all->len; i++) {
    const YcStaff *one = all->pdata[i];
    if (one->id != staff) continue;
    return staff != yc_app_me(app)->id || yc_refuse(error, _("不能对自己问责:请另一位值班长来办"));
  }
  return all != NULL && yc_refuse(error, _("没有写对谁问责,或他没有账号:外单位的人不归本中心问责"));
}

static gboolean check_none(YcApp *app, const GArray *cases, GError **error)
{
  for (guint i = 0; i < cases->len; i++) {
    g_autoptr(YcAccountability) open = yc_accountability_open_of(app, g_array_index(cases, gint64, i));
    if (open != NULL) return yc_refuse(error, _("%s 对%s的问责还没有决定:先决定"), open->case_number, open->who);
  }
  return TRUE;
}

static gboolean may_each(YcApp *app, const GArray *cases, GError **error)
{
  for (guint i = 0; i < cases->len; i++)
    if (!yc_supervise_may(app, YC_SUPERVISE_ACCOUNT, g_array_index(cases, gint64, i), error)) return FALSE;
  return cases->len > 0 || yc_refuse(error, _("没有选办件"));
}

gboolean yc_accountability_may_open(YcApp *app, const GArray *cases, GError **error)
{
  return may_each(app, cases, error) && check_none(app, cases, error) && yc_accountability_person_of(app, cases, error) != 0;
}

/* One event, on the first of the cases; takes facts and body over. */
static gboolean append_open(YcApp *app, const GArray *cases, json_t *facts, json_t *body, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated = FALSE;
  YcOnCase on = { g_array_index(cases, gint64, 0), 0, 0 };
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL || repeated || !check_none(app, cases, error)) {
    json_decref(facts);
    json_decref(body);
    return repeated && yc_act_was(app, &actor, "account.open", on.casefile, error);
  }
  return yc_writer_append(writer, "account.open", facts, body, &on, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

static json_t *cases_json(YcApp *app, const GArray *cases)
{
  json_t *list = json_array();
  for (guint i = 0; i < cases->len; i++) json_array_append_new(list, yc_json_ident(app, g_array_index(cases, gint64, i)));
  return list;
}

gboolean yc_accountability_open(YcApp *app, const GArray *cases, YcGrade grade, gint64 staff, const GArray *facts,
                                const char *reason, const char *act, GError **error)
{
  if (!may_each(app, cases, error)) return FALSE;
  g_autofree char *clean = yc_supervise_text(reason, _("问责的理由"), error);
  if (clean == NULL || !check_person(app, staff, error)) return FALSE;
  if (grade >= YC_N_GRADES) return yc_refuse(error, _("没有这一档问责"));
  json_t *idents = facts_json(app, cases, staff, facts, error);
  if (idents == NULL) return FALSE;
  json_t *all = json_pack("{s:s, s:o, s:o, s:o, s:o}", "grade", yc_grade_code(grade), "person", yc_json_ident(app, staff),
                          "day", yc_json_day(yc_app_today(app)), "cases", cases_json(app, cases), "facts", idents);
  return append_open(app, cases, all, json_pack("{s:s}", "reason", clean), act, error);
}

/* --- the person's word, the decision ---------------------------------------------------------------------- */

gboolean yc_accountability_may_state(YcApp *app, const YcAccountability *one, GError **error)
{
  if (one->staff != yc_app_me(app)->id) return yc_refuse(error, _("这件问责是对%s的:由他本人陈述"), one->who);
  return one->stated == YC_DAY_NONE || yc_refuse(error, _("已经陈述过了,等决定"));
}

gboolean yc_accountability_may_decide(YcApp *app, const YcAccountability *one, GError **error)
{
  char text[YC_DAY_TEXT];
  if (!yc_supervise_role(app, YC_SUPERVISE_ACCOUNT, error)) return FALSE;
  if (one->staff == yc_app_me(app)->id) return yc_refuse(error, _("不能决定对自己的问责:请另一位值班长来办"));
  YcDay by = yc_calendar_add(yc_app_calendar(app), one->opened, yc_app_setting_int(app, "feedback_days", 3));
  if (one->stated != YC_DAY_NONE || yc_app_today(app) > by) return TRUE;
  return yc_refuse(error, _("%s 还没有陈述:%s 以后没有陈述也可以决定"), one->who, yc_day_format(by, text) + 5);
}

/* The newest of the case: the one that waits, or the one that the same act came to before. */
static YcAccountability *newest(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(GPtrArray) list = yc_accountability_list(app, casefile, error);
  if (list == NULL) return NULL;
  if (list->len > 0) return g_ptr_array_steal_index(list, list->len - 1);
  yc_refuse(error, _("这件办件没有等办的问责"));
  return NULL;
}

static YcAccountability *need_open(YcApp *app, gint64 casefile, GError **error)
{
  YcAccountability *one = yc_accountability_open_of(app, casefile);
  if (one == NULL) yc_refuse(error, _("这件办件没有等办的问责"));
  return one;
}

static gboolean check_state(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcAccountability) one = need_open(app, casefile, error);
  return one != NULL && yc_accountability_may_state(app, one, error);
}

static gboolean check_decide(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcAccountability) one = need_open(app, casefile, error);
  return one != NULL && yc_accountability_may_decide(app, one, error);
}

static json_t *facts_of(YcApp *app, const YcAccountability *one)
{
  return json_pack("{s:o, s:o}", "account", yc_json_ident(app, one->id), "day", yc_json_day(yc_app_today(app)));
}

gboolean yc_accountability_state(YcApp *app, gint64 casefile, const char *text, const char *act, GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, _("陈述"), error);
  g_autoptr(YcAccountability) one = clean ? newest(app, casefile, error) : NULL;
  return one != NULL && yc_supervise_one(app, one->casefile, "account.state", facts_of(app, one),
                                         json_pack("{s:s}", "text", clean), act, check_state, casefile, error);
}

gboolean yc_accountability_decide(YcApp *app, gint64 casefile, gboolean upheld, YcGrade grade, const char *text,
                                  const char *act, GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, _("决定的理由"), error);
  g_autoptr(YcAccountability) one = clean ? newest(app, casefile, error) : NULL;
  if (one == NULL) return FALSE;
  if (grade >= YC_N_GRADES) return yc_refuse(error, _("没有这一档问责"));
  json_t *facts = facts_of(app, one);
  json_object_set_new(facts, "decision", json_string(upheld ? "upheld" : "dropped"));
  json_object_set_new(facts, "grade", json_string(yc_grade_code(grade)));
  return yc_supervise_one(app, one->casefile, "account.decide", facts, json_pack("{s:s}", "text", clean), act, check_decide,
                          casefile, error);
}
