/* notice.c - how a public notice stands, see notice.h. */
#include <config.h>
#include <string.h>
#include "app/clocks.h"
#include "app/guide.h"
#include "app/notice.h"
#include "app/paper_source.h"
#include "app/say.h"
#include "app/set_right.h"
#include "domain/lifecycle.h"

/* --- words ------------------------------------------------------------------------------------------------ */

static const struct { const char *code, *words; } remedies[YC_N_NOTICE_REMEDIES] = {
  [YC_REMEDY_NONE] = { "", N_("不成立") },
  [YC_REMEDY_REPOST] = { "repost", N_("成立,重新公示") },
  [YC_REMEDY_FINDING] = { "finding", N_("成立,供决定时采用") },
};

static const struct { const char *code, *words; } waits[YC_N_NOTICE_WAITS] = {
  [YC_NOTICE_MAY_END] = { "", "" },
  [YC_NOTICE_UNPOSTED] = { "unposted", N_("公示没有张贴过,到期也不能结束:先登记张贴") },
  [YC_NOTICE_OBJECTED] = { "objection", N_("公示期满,还有异议没有答复:答复了才能结束") },
  [YC_NOTICE_REPOST] = { "repost", N_("异议成立,要重新公示:先登记新的张贴") },
};

const char *yc_notice_remedy_code(YcNoticeRemedy remedy)
{
  return remedies[remedy].code;
}

YcNoticeRemedy yc_notice_remedy_parse(const char *code)
{
  guint i = 0;
  while (i < YC_N_NOTICE_REMEDIES && strcmp(remedies[i].code, code) != 0) i++;
  return (YcNoticeRemedy)i;
}

const char *yc_say_notice_remedy(YcNoticeRemedy remedy)
{
  return gettext(remedies[remedy].words);
}

const char *yc_notice_wait_code(YcNoticeWait wait)
{
  return waits[wait].code;
}

const char *yc_say_notice_wait(YcNoticeWait wait)
{
  return *waits[wait].words ? gettext(waits[wait].words) : "";
}

/* --- lists ------------------------------------------------------------------------------------------------ */

static void objection_free(gpointer data)
{
  YcObjection *o = data;
  char *texts[] = { o->who, o->phone, o->text, o->answer, o->by };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(o);
}

void yc_notice_free(YcNotice *notice)
{
  if (notice == NULL) return;
  char *texts[] = { notice->step_name, notice->case_number, notice->item, notice->applicant, notice->number, notice->places,
                    notice->by, notice->at, notice->down_by };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_ptr_array_unref(notice->objections);
  g_free(notice);
}

static const char *how_words(const char *code)
{
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    if (strcmp(yc_receipt_code((YcReceiptHow)i), code) == 0) return yc_say_known((YcReceiptHow)i);
  return "";
}

static char *copy_of(json_t *body, const char *name)
{
  return g_strdup(yc_source_text(body, name));
}

static YcNotice *read_notice(YcApp *app, const YcRows *rows, guint i)
{
  YcNotice *notice = g_new0(YcNotice, 1);
  json_t *body = yc_source_json(yc_rows_text(rows, i, "body")), *taken = yc_source_json(yc_rows_text(rows, i, "taken"));
  notice->id = yc_rows_int(rows, i, "id");
  notice->casefile = yc_rows_int(rows, i, "casefile");
  notice->step = (int)yc_rows_int(rows, i, "step");
  notice->step_name = g_strdup(yc_rows_str(rows, i, "step_name"));
  notice->case_number = yc_number_spoken(app, yc_rows_str(rows, i, "case_number"));
  notice->item = g_strdup(yc_rows_str(rows, i, "item"));
  notice->applicant = g_strdup(yc_rows_str(rows, i, "applicant"));
  notice->number = g_strdup(yc_rows_str(rows, i, "number"));
  notice->places = copy_of(body, "places");
  notice->by = copy_of(body, "by");
  notice->at = copy_of(body, "at");
  notice->down_by = copy_of(json_object_get(taken, "by") ? taken : body, json_object_get(taken, "by") ? "by" : "down_by");
  notice->how = how_words(yc_rows_str(rows, i, "how"));
  notice->first = yc_rows_day(rows, i, "first");
  notice->last = yc_rows_day(rows, i, "last");
  notice->down = yc_rows_day(rows, i, "down");
  notice->provisional = yc_rows_int(rows, i, "provisional") != 0;
  notice->objections = g_ptr_array_new_with_free_func(objection_free);
  json_decref(body);
  json_decref(taken);
  return notice;
}

static YcObjection *read_objection(const YcRows *rows, guint i)
{
  YcObjection *o = g_new0(YcObjection, 1);
  json_t *body = yc_source_json(yc_rows_text(rows, i, "body")), *answer = yc_source_json(yc_rows_text(rows, i, "answer"));
  o->id = yc_rows_int(rows, i, "id");
  o->n = (int)yc_rows_int(rows, i, "n");
  o->day = yc_rows_day(rows, i, "day");
  o->answered = yc_rows_day(rows, i, "answered");
  o->who = copy_of(body, "who");
  o->phone = copy_of(body, "phone");
  o->text = copy_of(body, "text");
  o->answer = copy_of(answer, "text");
  o->by = copy_of(answer, "by");
  YcNoticeRemedy remedy = yc_notice_remedy_parse(yc_rows_str(rows, i, "remedy"));
  o->remedy = remedy == YC_N_NOTICE_REMEDIES ? YC_REMEDY_NONE : remedy;
  json_decref(body);
  json_decref(answer);
  return o;
}

static gboolean read_objections(YcApp *app, GPtrArray *list, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_OBJECTIONS, "i", casefile);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    for (guint k = 0; k < list->len; k++) {
      YcNotice *notice = list->pdata[k];
      if (notice->id == yc_rows_int(rows, i, "notice")) g_ptr_array_add(notice->objections, read_objection(rows, i));
    }
  return rows != NULL;
}

GPtrArray *yc_notice_list(YcApp *app, gint64 casefile, guint limit, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(YcRows) rows = casefile ? yc_query(store, error, YC_Q_NOTICES_OF_CASE, "i", casefile)
                                    : yc_query(store, error, YC_Q_NOTICES_UP, "i", (gint64)limit);
  if (rows == NULL) return NULL;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_notice_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) g_ptr_array_add(list, read_notice(app, rows, i));
  for (guint i = 0; i < list->len; i++) {
    gint64 of = ((YcNotice *)list->pdata[i])->casefile;
    gboolean seen = FALSE;
    for (guint k = 0; k < i && !seen; k++) seen = ((YcNotice *)list->pdata[k])->casefile == of;
    if (!seen && !read_objections(app, list, of, error)) return NULL;
  }
  return g_steal_pointer(&list);
}

/* --- may it end ------------------------------------------------------------------------------------------- */

YcNoticeWait yc_notice_waits(YcApp *app, gint64 casefile, int step, YcDay *over)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_NOTICE_STANDS, "ii", casefile, (gint64)step);
  if (over != NULL) *over = YC_DAY_NONE;
  if (rows == NULL || yc_rows_count(rows) == 0) return YC_NOTICE_UNPOSTED;
  if (over != NULL) *over = MAX(yc_rows_day(rows, 0, "last"), yc_rows_day(rows, 0, "answered"));
  if (yc_rows_int(rows, 0, "open") > 0) return YC_NOTICE_OBJECTED;
  return yc_rows_int(rows, 0, "repost") > 0 ? YC_NOTICE_REPOST : YC_NOTICE_MAY_END;
}

gboolean yc_notice_may_end(YcApp *app, gint64 casefile, int step, GError **error)
{
  char day[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_NOTICE_STANDS, "ii", casefile, (gint64)step);
  if (rows == NULL || yc_rows_count(rows) == 0) return rows != NULL;
  YcNoticeWait wait = yc_notice_waits(app, casefile, step, NULL);
  if (wait != YC_NOTICE_MAY_END) return yc_refuse(error, "%s", yc_say_notice_wait(wait));
  YcDay last = yc_rows_day(rows, 0, "last");
  return yc_app_today(app) >= last || yc_refuse(error, _("公示要到 %s 24时才满,不能提前结束"), yc_day_format(last, day));
}

gboolean yc_notice_ends_alone(YcApp *app, gint64 casefile, int step, GError **error)
{
  static const char *const todo[YC_N_NOTICE_WAITS] = {
    [YC_NOTICE_MAY_END] = N_("公示贴满了自己结束,不用办完;有人提异议按 0 再按 000003 登记"),
    [YC_NOTICE_UNPOSTED] = N_("公示还没有张贴,没贴就一直停在这里:按 0 再按 000003 登记张贴"),
    [YC_NOTICE_OBJECTED] = N_("公示有异议没有答复,答复了才结束:按 0 再按 000003 答复"),
    [YC_NOTICE_REPOST] = N_("异议成立,要重新公示:按 0 再按 000003 登记新的张贴"),
  };
  return yc_refuse(error, "%s", _(todo[yc_notice_waits(app, casefile, step, NULL)]));
}

/* --- how it stands ---------------------------------------------------------------------------------------- */

/* The step that is posted before acceptance, as the item has it; 0: none. */
static int step_before(const YcItem *item)
{
  int found = 0;
  for (guint i = 0; item->notice_place == YC_NOTICE_BEFORE && i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    if (step->kind == YC_STEP_RECEIVE) return found;
    if (step->kind == YC_STEP_NOTICE) found = step->n;
  }
  return 0;
}

/* The notice step that runs; 0: none. */
static int step_running(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) steps = yc_query(yc_app_store(app), NULL, YC_Q_CASE_STEPS, "i", casefile);
  for (guint i = 0; steps != NULL && i < yc_rows_count(steps); i++)
    if (strcmp(yc_rows_str(steps, i, "kind"), yc_item_step_code(YC_STEP_NOTICE)) == 0 &&
        strcmp(yc_rows_str(steps, i, "state"), "current") == 0)
      return (int)yc_rows_int(steps, i, "n");
  return 0;
}

/* The newest posting of a case whose step is over, for what is left to be done about it. */
static int step_posted(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_NOTICES_OF_CASE, "i", casefile);
  guint n = rows ? yc_rows_count(rows) : 0;
  return n > 0 ? (int)yc_rows_int(rows, n - 1, "step") : 0;
}

static const YcItem *item_of(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  if (cf == NULL || yc_rows_count(cf) == 0) return NULL;
  return yc_app_item_version(app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL);
}

YcNoticeStand yc_notice_stand(YcApp *app, gint64 casefile)
{
  YcNoticeStand stand = { .step = step_running(app, casefile), .last = YC_DAY_NONE };
  const YcItem *item = item_of(app, casefile);
  stand.live = stand.step != 0;
  if (stand.step == 0) stand.step = step_posted(app, casefile);
  if (stand.step == 0 && item != NULL) stand.step = step_before(item);
  g_autoptr(GPtrArray) list = yc_notice_list(app, casefile, 0, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcNotice *notice = list->pdata[i];
    for (guint k = 0; k < notice->objections->len; k++)
      stand.open += ((YcObjection *)notice->objections->pdata[k])->answered == YC_DAY_NONE;
    if (notice->step != stand.step || notice->down != YC_DAY_NONE) continue;
    stand.posted = TRUE;
    stand.last = notice->last;
  }
  stand.repost = stand.live && yc_notice_waits(app, casefile, stand.step, NULL) == YC_NOTICE_REPOST;
  return stand;
}

YcDay yc_notice_last(YcApp *app, gint64 casefile, YcDay first)
{
  YcClockDraft clock;
  const YcItem *item = item_of(app, casefile);
  const YcStep *step = item ? yc_item_step(item, yc_notice_stand(app, casefile).step) : NULL;
  if (step == NULL || step->days <= 0) return YC_DAY_NONE;
  g_autofree char *kind = g_strdup_printf("step:%d", step->n);
  YcLimit limit = { step->days, step->unit, TRUE };
  return yc_clock_make(app, item, kind, &limit, first, "escalate", &clock) ? clock.due.due : YC_DAY_NONE;
}

/* "公示到 11-13,剩8天" */
static void put_days(YcApp *app, const YcNoticeStand *stand, GString *line)
{
  char day[YC_DAY_TEXT];
  int left = (int)(stand->last - yc_app_today(app));
  g_string_append_printf(line, _("公示到 %s"), yc_day_format(stand->last, day) + 5);
  if (left > 0) g_string_append_printf(line, _(",剩%d天"), left);
  else g_string_append(line, left == 0 ? _(",今天24时满") : _(",已满,要撤下"));
}

char *yc_notice_line(YcApp *app, gint64 casefile, gboolean *warns)
{
  YcNoticeStand stand = yc_notice_stand(app, casefile);
  GString *line = g_string_new(NULL);
  gboolean over = stand.posted && stand.last < yc_app_today(app);
  *warns = stand.open > 0 || stand.repost || over || (stand.live && !stand.posted);
  if (stand.posted) put_days(app, &stand, line);
  else if (stand.live) g_string_append(line, _("公示还没有张贴"));
  if (stand.open > 0) g_string_append_printf(line, _("%s异议%u条没答复"), line->len ? _(";") : "", stand.open);
  if (stand.repost) g_string_append_printf(line, _("%s异议成立,要重新公示"), line->len ? _(";") : "");
  return g_string_free(line, FALSE);
}

char *yc_notice_column(YcApp *app, YcDay posted, guint objections)
{
  if (posted == YC_DAY_NONE) return g_strdup(C_("column", "未张贴"));
  int left = (int)(posted - yc_app_today(app));
  if (objections > 0) return g_strdup_printf(C_("column", "剩%d天 异%u"), MAX(left, 0), objections);
  return left < 0 ? g_strdup(C_("column", "公示期满")) : g_strdup_printf(C_("column", "公示剩%d"), left);
}

guint yc_notice_waiting(YcApp *app)
{
  const YcStaff *me = yc_app_me(app);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_NOTICE_WAITS, "ii", me ? me->id : (gint64)0,
                                    (gint64)(me != NULL && yc_staff_has_role(me, "supervisor")));
  return rows ? (guint)yc_rows_first(rows, "n", 0) : 0;
}

guint yc_notice_overdue(YcApp *app)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_NOTICES_OVER, "t", yc_day_format(yc_app_today(app), today));
  return rows ? (guint)yc_rows_first(rows, "n", 0) : 0;
}

char *yc_notice_amount(YcApp *app, gint64 casefile)
{
  static const char *const per[YC_N_PERS] = { [YC_PER_NONE] = "", [YC_PER_ONCE] = "", [YC_PER_MONTH] = "每月", [YC_PER_YEAR] = "每年" };
  const YcItem *item = item_of(app, casefile);
  if (item == NULL || item->sums->len != 1) return g_strdup("");
  const YcSum *sum = item->sums->pdata[0];
  return g_strdup_printf("%s%" G_GINT64_FORMAT "元", per[sum->per], sum->fen / 100);
}

int yc_notice_people(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_HOUSEHOLD, "i", casefile);
  return 1 + (rows ? (int)yc_rows_count(rows) : 0);
}
