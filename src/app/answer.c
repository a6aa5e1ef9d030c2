/* answer.c - standing answers: whose they are, until when they hold.  See knowledge.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/knowledge.h"
#include "app/private.h"
#include "app/set_right.h"
#include "base/text.h"
#include "exchange/load.h"

enum { QUESTION_MAX = 60, TEXT_MAX = 400 };

void yc_answer_free(YcAnswer *answer)
{
  if (answer == NULL) return;
  char *texts[] = { answer->question, answer->text, answer->item, answer->item_short, answer->owner, answer->owner_name,
                    answer->who };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(answer);
}

static YcAnswer *read_one(YcApp *app, const YcRows *rows, guint i)
{
  YcAnswer *answer = g_new0(YcAnswer, 1);
  const struct { char **to; const char *column; } texts[] = {
    { &answer->question, "question" }, { &answer->text, "text" }, { &answer->item, "item" },
    { &answer->item_short, "item_short" }, { &answer->owner, "owner" }, { &answer->owner_name, "owner_name" },
    { &answer->who, "who" },
  };
  for (guint n = 0; n < G_N_ELEMENTS(texts); n++) *texts[n].to = g_strdup(yc_rows_str(rows, i, texts[n].column));
  answer->id = yc_rows_int(rows, i, "id");
  answer->checked = yc_rows_day(rows, i, "checked");
  answer->until = yc_rows_day(rows, i, "until");
  answer->over = answer->until != YC_DAY_NONE && answer->until < yc_app_today(app);
  return answer;
}

static void count(YcApp *app, const char *day, GPtrArray *answers, gsize member)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_ANSWER_COUNTS, "t", day);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    for (guint n = 0; n < answers->len; n++) {
      YcAnswer *answer = answers->pdata[n];
      if (answer->id == yc_rows_int(rows, i, "answer"))
        G_STRUCT_MEMBER(int, answer, member) += (int)yc_rows_int(rows, i, "n");
    }
}

static int by_asked(gconstpointer a, gconstpointer b)
{
  const YcAnswer *x = *(YcAnswer *const *)a, *y = *(YcAnswer *const *)b;
  if (x->year != y->year) return x->year > y->year ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

GPtrArray *yc_answer_list(YcApp *app, GError **error)
{
  char today[YC_DAY_TEXT], year[8];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ANSWERS, "");
  if (rows == NULL) return NULL;
  GPtrArray *answers = g_ptr_array_new_with_free_func((GDestroyNotify)yc_answer_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) g_ptr_array_add(answers, read_one(app, rows, i));
  yc_day_format(yc_app_today(app), today);
  g_snprintf(year, sizeof year, "%d", yc_day_year(yc_app_today(app)));
  count(app, year, answers, G_STRUCT_OFFSET(YcAnswer, year));
  count(app, today, answers, G_STRUCT_OFFSET(YcAnswer, today));
  g_ptr_array_sort(answers, by_asked);
  return answers;
}

YcAnswer *yc_answer_read(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ANSWER, "i", id);
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) > 0) return read_one(app, rows, 0);
  yc_refuse(error, _("没有这条常答:可能已经作废"));
  return NULL;
}

gboolean yc_answer_holds(YcApp *app, gint64 id, GError **error)
{
  char day[YC_DAY_TEXT];
  g_autoptr(YcAnswer) answer = yc_answer_read(app, id, error);
  if (answer == NULL) return FALSE;
  return !answer->over || yc_refuse(error, _("这条常答只到 %s,过期了不能照着念:请%s核对后续期"),
                                    yc_day_format(answer->until, day), answer->owner_name);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

gboolean yc_answer_may(YcApp *app, gint64 id, GError **error)
{
  if (yc_staff_has_role(yc_app_me(app), "supervisor")) return TRUE;
  if (id == 0) {
    g_autofree char *post = yc_app_my_post(app);
    return post != NULL || yc_refuse(error, _("%s 名下没有岗位,不能写常答"), yc_app_me(app)->name);
  }
  g_autoptr(YcAnswer) answer = yc_answer_read(app, id, error);
  if (answer == NULL) return FALSE;
  return yc_right_stands_for(app, answer->owner) ||
         yc_refuse(error, _("这条常答归%s:请他或值班长来改"), *answer->owner_name ? answer->owner_name : answer->owner);
}

static gboolean check(YcApp *app, const YcAnswerForm *form, const char *question, const char *text, const char *owner,
                      GError **error)
{
  YcDay today = yc_app_today(app);
  if (*question == '\0') return yc_refuse(error, _("请写常问的是什么"));
  if (*text == '\0') return yc_refuse(error, _("请写照着念的话"));
  if (g_utf8_strlen(question, -1) > QUESTION_MAX) return yc_refuse(error, _("问题太长:最多 %d 个字"), QUESTION_MAX);
  if (g_utf8_strlen(text, -1) > TEXT_MAX) return yc_refuse(error, _("答复太长:最多 %d 个字"), TEXT_MAX);
  if (form->until == YC_DAY_NONE) return yc_refuse(error, _("请写这条答复管到哪一天"));
  if (form->until < today) return yc_refuse(error, _("截止的日子已经过了:写今天以后的"));
  if (form->until > yc_day_new(yc_day_year(today) + 1, 12, 31))
    return yc_refuse(error, _("最多管到明年年底:到时候再核对一遍"));
  if (*form->item != '\0' && yc_app_item(app, form->item, YC_DAY_NONE, error) == NULL) return FALSE;
  g_autoptr(YcRows) post = yc_query(yc_app_store(app), error, YC_Q_POST, "t", owner);
  return post != NULL && (yc_rows_count(post) > 0 || yc_refuse(error, _("没有岗位 %s"), owner));
}

/* The transaction of an act on answers; NULL with *error, or *repeated. */
static YcWriter *begin(YcApp *app, const char *act, YcActor *actor, char **ident, char **post, gboolean *repeated,
                       GError **error)
{
  *post = yc_app_my_post(app);
  yc_app_actor(app, actor, act, *post, ident);
  return yc_writer_begin(yc_app_store(app), actor, repeated, error);
}

/* The answer that an act set which was done already; 0 with a sentence. */
static gint64 set_before(YcApp *app, const YcActor *actor, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    if (strcmp(yc_rows_str(rows, i, "kind"), "answer.set") != 0) continue;
    json_t *facts = json_loads(yc_rows_str(rows, i, "facts"), 0, NULL);
    const char *renewed = json_string_value(json_object_get(facts, "answer"));
    gint64 id = renewed != NULL ? yc_event_pos(yc_app_store(app), renewed) : yc_rows_int(rows, i, "pos");
    json_decref(facts);
    return id;
  }
  if (rows != NULL) yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
  return 0;
}

static gint64 append(YcApp *app, YcWriter *writer, gint64 id, const char *item, const char *owner, YcDay until, gboolean drop,
                     const char *question, const char *text, GError **error)
{
  YcDay today = yc_app_today(app);
  json_t *facts = json_pack("{s:o, s:o, s:s, s:o, s:o, s:o}", "answer", yc_json_ident(app, id), "item", yc_json_filled(item),
                            "owner", owner, "checked", yc_json_day(today), "until", yc_json_day(until), "dropped",
                            drop ? yc_json_day(today) : json_null());
  return yc_writer_append(writer, "answer.set", facts, json_pack("{s:s, s:s}", "question", question, "text", text), NULL,
                          error);
}

gint64 yc_answer_set(YcApp *app, const YcAnswerForm *form, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = NULL, *question = yc_clean(form->question, -1, 0, NULL),
                  *text = yc_clean(form->text, -1, 0, NULL);
  YcActor actor;
  gboolean repeated;
  g_autoptr(YcWriter) writer = begin(app, act, &actor, &ident, &post, &repeated, error);
  if (writer == NULL) return 0;
  if (repeated) return set_before(app, &actor, error);
  g_autoptr(YcAnswer) old = form->answer != 0 ? yc_answer_read(app, form->answer, error) : NULL;
  if (form->answer != 0 && old == NULL) return 0;
  const char *owner = *form->owner != '\0' ? form->owner : old != NULL ? old->owner : post;
  if (!yc_answer_may(app, form->answer, error) || !check(app, form, question, text, owner ? owner : "", error)) return 0;
  gint64 pos = append(app, writer, form->answer, form->item, owner, form->until, FALSE, question, text, error);
  if (pos == 0 || !yc_writer_commit(g_steal_pointer(&writer), error)) return 0;
  return form->answer != 0 ? form->answer : pos;
}

gboolean yc_answer_drop(YcApp *app, gint64 id, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = NULL;
  YcActor actor;
  gboolean repeated;
  g_autoptr(YcWriter) writer = begin(app, act, &actor, &ident, &post, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return set_before(app, &actor, error) == id;
  g_autoptr(YcAnswer) old = yc_answer_read(app, id, error);
  return old != NULL && yc_answer_may(app, id, error) &&
         append(app, writer, id, old->item, old->owner, old->until, TRUE, old->question, old->text, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* --- a file ----------------------------------------------------------------------------------------------- */

static gboolean is_known(const GPtrArray *answers, const char *question)
{
  for (guint i = 0; i < answers->len; i++)
    if (strcmp(((YcAnswer *)answers->pdata[i])->question, question) == 0) return TRUE;
  return FALSE;
}

/* What the file names must be known here. */
static gboolean right_names(YcApp *app, const json_t *facts, GError **error)
{
  const char *item = json_string_value(json_object_get(facts, "item")), *owner = json_string_value(json_object_get(facts, "owner"));
  if (item != NULL && yc_app_item(app, item, YC_DAY_NONE, error) == NULL) return FALSE;
  g_autoptr(YcRows) post = yc_query(yc_app_store(app), error, YC_Q_POST, "t", owner);
  return post != NULL && (yc_rows_count(post) > 0 || yc_refuse(error, _("没有岗位 %s"), owner));
}

static gboolean append_new(YcApp *app, YcWriter *writer, const YcLoads *loads, guint *n, GError **error)
{
  g_autoptr(GPtrArray) known = yc_answer_list(app, error);
  if (known == NULL) return FALSE;
  for (guint i = 0; i < loads->len; i++) {
    const YcLoad *load = loads->pdata[i];
    json_t *facts = json_loads(load->facts, 0, NULL), *body = json_loads(load->body, 0, NULL);
    gboolean skip = is_known(known, json_string_value(json_object_get(body, "question")));
    gboolean ok = skip || right_names(app, facts, error);
    if (skip || !ok) {
      json_decref(facts);
      json_decref(body);
    } else {
      ok = yc_writer_append(writer, load->kind, facts, body, NULL, error) != 0;
      ++*n;
    }
    if (!ok) return FALSE;
  }
  return TRUE;
}

gboolean yc_answer_import(YcApp *app, const char *file, GPtrArray *faults, guint *n, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  *n = 0;
  if (!yc_staff_has_role(me, "supervisor") && !yc_staff_has_role(me, "admin"))
    return yc_refuse(error, _("只有值班长或管理员能导入常答"));
  g_autoptr(YcLoads) loads = yc_load_answers(file, faults);
  if (faults->len > 0) return yc_refuse(error, _("文件有 %u 处错误,全部没有导入:改好后再来"), faults->len);
  g_autofree char *ident = NULL, *post = NULL;
  YcActor actor;
  gboolean repeated;
  g_autoptr(YcWriter) writer = begin(app, NULL, &actor, &ident, &post, &repeated, error);
  return writer != NULL && append_new(app, writer, loads, n, error) &&
         (*n == 0 || yc_writer_commit(g_steal_pointer(&writer), error));
}
