/* before.c - see before.h. */
#include <config.h>
#include <string.h>
#include "app/before.h"
#include "app/notice.h"
#include "app/private.h"
#include "domain/lifecycle.h"

void yc_before_free(YcBefore *before)
{
  if (before == NULL) return;
  g_free(before->name);
  g_free(before->result);
  g_free(before);
}

/* What its row on the route says. */
static void put_row(YcBefore *before, const YcRows *rows)
{
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    if (yc_rows_int(rows, i, "n") != before->n) continue;
    before->state = yc_leg_parse(yc_rows_str(rows, i, "state"));
    before->began = yc_rows_day(rows, i, "began");
    before->due = yc_rows_day(rows, i, "due");
    before->finished = yc_rows_day(rows, i, "finished");
    g_free(before->result);
    before->result = g_strdup(yc_rows_str(rows, i, "result"));
  }
}

/* Until the case is accepted a posting has no row. */
static void put_posting(YcApp *app, gint64 casefile, YcBefore *before)
{
  g_autoptr(YcRows) posting = yc_query(yc_app_store(app), NULL, YC_Q_NOTICE_OF_STEP, "ii", casefile, (gint64)before->n);
  if (posting == NULL || yc_rows_count(posting) == 0) return;
  before->began = yc_rows_day(posting, 0, "first");
  before->due = yc_rows_day(posting, 0, "last");
  before->finished = yc_rows_day(posting, 0, "down");
  if (before->finished != YC_DAY_NONE) before->state = YC_LEG_DONE;
}

static YcBefore *before_new(YcApp *app, gint64 casefile, const YcStep *step, const YcRows *rows)
{
  YcBefore *before = g_new0(YcBefore, 1);
  *before = (YcBefore){ .n = step->n, .kind = step->kind, .state = YC_LEG_UNRECORDED, .began = YC_DAY_NONE, .due = YC_DAY_NONE,
                        .finished = YC_DAY_NONE };
  g_autoptr(YcRows) office = yc_query(yc_app_store(app), NULL, YC_Q_OFFICE, "t", step->office);
  before->village = office != NULL && yc_rows_count(office) > 0 && strcmp(yc_rows_str(office, 0, "level"), "village") == 0;
  before->name = g_strdup(step->short_name);
  before->result = g_strdup("");
  if (step->kind == YC_STEP_NOTICE) put_posting(app, casefile, before);
  put_row(before, rows);
  return before;
}

static gboolean is_open(const YcRows *cf)
{
  YcState state = yc_state_parse(yc_rows_str(cf, 0, "state"));
  return state == YC_STATE_RECEIVED || state == YC_STATE_CORRECTING || state == YC_STATE_ACCEPTED || state == YC_STATE_PAUSED;
}

GPtrArray *yc_before_list(YcApp *app, gint64 casefile)
{
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_before_free);
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  if (cf == NULL || yc_rows_count(cf) == 0 || !is_open(cf)) return list;
  const YcItem *item = yc_app_item_version(app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_STEPS, "i", casefile);
  guint n = 0;
  while (item != NULL && n < item->steps->len && ((YcStep *)item->steps->pdata[n])->kind != YC_STEP_RECEIVE) n++;
  for (guint i = 0; item != NULL && n < item->steps->len && i < n; i++)
    g_ptr_array_add(list, before_new(app, casefile, item->steps->pdata[i], rows));
  return list;
}

static char *owing(const GPtrArray *list)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < list->len; i++) {
    const YcBefore *before = list->pdata[i];
    if (before->state == YC_LEG_UNRECORDED) g_string_append_printf(names, "%s%s", names->len ? _("、") : "", before->name);
  }
  return names->len ? g_strdup(names->str) : NULL;
}

char *yc_before_owing(YcApp *app, gint64 casefile)
{
  g_autoptr(GPtrArray) list = yc_before_list(app, casefile);
  return owing(list);
}

/* What was entered and does not carry a grant. */
static char *fault_of(const YcBefore *before)
{
  char day[YC_DAY_TEXT];
  if (before->state == YC_LEG_UNRECORDED && before->due != YC_DAY_NONE)
    return g_strdup_printf(_("「%s」要贴到 %s 24时,撤下登记(按 0 000003)以后才能准予"), before->name,
                           yc_day_format(before->due, day));
  if (strcmp(before->result, "failed") == 0)
    return g_strdup_printf(_("「%s」没有通过,不能准予:选不予,或重新讨论通过后按 0 000003 补记"), before->name);
  return NULL;
}

char *yc_before_fault(YcApp *app, gint64 casefile)
{
  g_autoptr(GPtrArray) list = yc_before_list(app, casefile);
  char *fault = NULL;
  for (guint i = 0; i < list->len && fault == NULL; i++) fault = fault_of(list->pdata[i]);
  if (fault != NULL) return fault;
  g_autofree char *names = owing(list);
  if (names != NULL)
    return g_strdup_printf(_("%s没有记,不能准予:按 0 000003 补记,或不予"), names);
  guint open = yc_notice_stand(app, casefile).open;
  return open == 0 ? NULL : g_strdup_printf(_("公示有 %u 条异议没有答复,不能准予:按 0 000003 答复"), open);
}
