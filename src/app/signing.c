/* signing.c - see signing.h. */
#include <config.h>
#include <string.h>
#include "app/answerable.h"
#include "app/kept.h"
#include "app/people.h"
#include "app/private.h"
#include "app/referral.h"
#include "app/route.h"
#include "app/shift.h"
#include "app/signing.h"

/* --- rows --------------------------------------------------------------------------------------------------- */

static void replace(char **text, const char *with)
{
  g_free(*text);
  *text = g_strdup(with);
}

/* Another step of the case that waits already stands there: the earlier day counts. */
static YcCaseRow *row_of(const GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((YcCaseRow *)rows->pdata[i])->id == id) return rows->pdata[i];
  return NULL;
}

static void add_step(YcApp *app, GPtrArray *rows, const YcRows *r, guint i)
{
  const YcCaseRow *known = row_of(rows, yc_rows_int(r, i, "casefile"));
  YcDay due = yc_rows_day(r, i, "deemed");
  if (known != NULL && (due == YC_DAY_NONE || known->due <= due)) return;
  YcCaseRow *row = known ? (YcCaseRow *)known : yc_case_row_read(app, yc_rows_int(r, i, "casefile"));
  if (row == NULL) return;
  row->due = due;
  row->sort = due == YC_DAY_NONE ? YC_SORT_LAST : due;
  row->provisional = yc_rows_int(r, i, "provisional") != 0;
  row->light = yc_light(yc_app_calendar(app), yc_app_today(app), yc_app_noon(app), yc_rows_day(r, i, "soon"),
                        yc_rows_day(r, i, "target"), due, (int)yc_rows_int(r, i, "limit_days"));
  replace(&row->step_short, yc_rows_str(r, i, "short"));
  replace(&row->who, yc_rows_str(r, i, "giver_name"));
  if (known == NULL) g_ptr_array_add(rows, row);
}

static void add_shift(YcApp *app, GPtrArray *rows, const YcShift *shift)
{
  YcCaseRow *row = g_new0(YcCaseRow, 1);
  YcDay today = yc_app_today(app);
  int days = yc_calendar_count(yc_app_calendar(app), shift->day, shift->due);
  row->id = -shift->id;
  row->sort = row->due = shift->due;
  row->light = yc_light(yc_app_calendar(app), today, yc_app_noon(app), shift->due, shift->due, shift->due, days);
  row->number = g_strdup(_("交接班"));
  row->applicant = g_strdup("");
  row->place_short = g_strdup("");
  row->item_short = g_strdup(shift->what);
  row->step_short = g_strdup(_("等签收"));
  row->who = g_strdup(shift->giver_name);
  row->at = g_strdup("");
  row->sex = g_strdup("");
  row->outside = g_strdup("");
  row->open = TRUE;
  g_ptr_array_add(rows, row);
}

static void add_referral(YcApp *app, GPtrArray *rows, const YcReferral *referral)
{
  YcCaseRow *row = g_new0(YcCaseRow, 1);
  row->id = row->inquiry = referral->inquiry;
  row->due = referral->due;
  row->sort = referral->due == YC_DAY_NONE ? YC_SORT_LAST : referral->due;
  int days = referral->due == YC_DAY_NONE ? 0 : yc_calendar_count(yc_app_calendar(app), referral->day, referral->due);
  row->light = yc_light(yc_app_calendar(app), yc_app_today(app), yc_app_noon(app), referral->due, referral->due, referral->due, days);
  row->number = g_strdup(referral->number);
  row->applicant = g_strdup("");
  row->place_short = g_strdup("");
  row->item_short = g_strdup(referral->text);
  row->step_short = g_strdup(_("转来首问"));
  row->who = g_strdup(referral->from);
  row->at = g_strdup("");
  row->sex = g_strdup("");
  row->outside = g_strdup("");
  row->open = TRUE;
  g_ptr_array_add(rows, row);
}

static int by_day(gconstpointer a, gconstpointer b)
{
  const YcCaseRow *x = *(YcCaseRow *const *)a, *y = *(YcCaseRow *const *)b;
  if (x->sort != y->sort) return x->sort < y->sort ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

GPtrArray *yc_sign_rows(YcApp *app, GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SIGN_OF_STAFF, "i", yc_app_me(app)->id);
  g_autoptr(GPtrArray) shifts = r ? yc_shift_waiting(app, FALSE, error) : NULL;
  g_autoptr(GPtrArray) referrals = shifts ? yc_referrals_waiting(app, error) : NULL;
  if (referrals == NULL) return NULL;
  for (guint i = 0; i < yc_rows_count(r); i++) add_step(app, rows, r, i);
  for (guint i = 0; i < shifts->len; i++) add_shift(app, rows, shifts->pdata[i]);
  for (guint i = 0; i < referrals->len; i++) add_referral(app, rows, referrals->pdata[i]);
  g_ptr_array_sort(rows, by_day);
  return g_steal_pointer(&rows);
}

/* What one person has not acknowledged is little: a working day's hand-overs. */
GPtrArray *yc_sign_list(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error)
{
  g_autoptr(GPtrArray) all = yc_sign_rows(app, error);
  if (all == NULL) return NULL;
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
  for (guint i = all->len; i-- > 0;) {
    YcCaseRow *row = g_ptr_array_steal_index(all, i);
    gboolean later = sort == NULL || row->sort > *sort || (row->sort == *sort && row->id > id);
    gboolean here = sort != NULL && row->sort == *sort && row->id == id;
    if (sort == NULL || (!here && later != backwards)) g_ptr_array_add(page, row);
    else yc_case_row_free(row);
  }
  /* They stand backwards now. */
  for (guint i = 0; !backwards && i < page->len / 2; i++) {
    gpointer swap = page->pdata[i];
    page->pdata[i] = page->pdata[page->len - 1 - i];
    page->pdata[page->len - 1 - i] = swap;
  }
  if (page->len > limit) g_ptr_array_set_size(page, (int)limit);
  return g_steal_pointer(&page);
}

gboolean yc_sign_locate(YcApp *app, gint64 id, gint64 *sort)
{
  g_autoptr(GPtrArray) rows = yc_sign_rows(app, NULL);
  const YcCaseRow *row = rows ? row_of(rows, id) : NULL;
  if (row != NULL) *sort = row->sort;
  return row != NULL;
}

YcSigned yc_sign_waiting(YcApp *app)
{
  if (yc_app_me(app) == NULL) return (YcSigned){ 0 };
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_SIGN_COUNT, "i", yc_app_me(app)->id);
  return (YcSigned){ .cases = (guint)(r ? yc_rows_first(r, "n", 0) : 0), .shifts = yc_shift_count(app),
                     .referrals = yc_referrals_count(app) };
}

gint64 yc_sign_count(YcApp *app)
{
  YcSigned waiting = yc_sign_waiting(app);
  return (gint64)waiting.cases + waiting.shifts + waiting.referrals;
}

/* --- what is signed for ------------------------------------------------------------------------------------- */

enum { ALONE = 30, AMONG = 2 };   /* papers named of one case, and of each of several */

static void look_free(gpointer data)
{
  YcSignLook *look = data;
  char *members[] = { look->number, look->papers, look->lead };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(look);
}

static YcSignLook *look_new(YcApp *app, gint64 casefile)
{
  YcSignLook *look = g_new0(YcSignLook, 1);
  YcCaseRow *row = yc_case_row_read(app, casefile);
  g_autoptr(YcAnswers) answers = yc_answers_read(app, casefile, NULL);
  gboolean mine = answers == NULL || answers->staff == yc_app_me(app)->id;
  look->casefile = casefile;
  look->number = g_strdup(row ? row->number : "");
  look->papers = g_strdup("");
  look->lead = g_strdup(mine ? "" : answers->name);
  if (row != NULL) yc_case_row_free(row);
  return look;
}

static YcSignLook *look_of(const GPtrArray *looks, gint64 casefile)
{
  for (guint i = 0; i < looks->len; i++)
    if (((YcSignLook *)looks->pdata[i])->casefile == casefile) return looks->pdata[i];
  return NULL;
}

GPtrArray *yc_sign_look(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SIGN_OF_STAFF, "i", yc_app_me(app)->id);
  if (r == NULL) return NULL;
  GPtrArray *looks = g_ptr_array_new_with_free_func(look_free);
  for (guint i = 0; i < yc_rows_count(r); i++) {
    gint64 id = yc_rows_int(r, i, "casefile");
    if (casefile != 0 && id != casefile) continue;
    YcSignLook *look = look_of(looks, id);
    if (look == NULL) g_ptr_array_add(looks, look = look_new(app, id));
    if (strcmp(yc_rows_str(r, i, "role"), "lead") != 0) continue;
    /* The papers go with who leads, and so does the case (RULE agt-01, acc-11). */
    replace(&look->lead, "");
    g_free(look->papers);
    look->papers = yc_kept_brief(app, id, yc_rows_str(r, i, "post"), casefile != 0 ? ALONE : AMONG);
  }
  return looks;
}

/* --- acknowledging ------------------------------------------------------------------------------------------ */

static gboolean take_steps(YcApp *app, YcWriter *writer, gint64 casefile, YcSigned *done, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SIGN_OF_STAFF, "i", yc_app_me(app)->id);
  g_autoptr(GHashTable) cases = g_hash_table_new(NULL, NULL);
  g_autoptr(GPtrArray) looks = r ? yc_sign_look(app, casefile, error) : NULL;
  if (looks == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(r); i++) {
    gint64 id = yc_rows_int(r, i, "casefile");
    if (casefile != 0 && id != casefile) continue;
    if (!yc_route_take_append(app, writer, id, (int)yc_rows_int(r, i, "n"), "ack", error)) return FALSE;
    g_hash_table_add(cases, GSIZE_TO_POINTER((gsize)id));
    done->steps++;
    done->first = id;
  }
  done->cases = g_hash_table_size(cases);
  for (guint i = 0; i < looks->len; i++) done->helps += *((const YcSignLook *)looks->pdata[i])->lead ? 1 : 0;
  return TRUE;
}

static gboolean take_shifts(YcApp *app, YcWriter *writer, YcSigned *done, GError **error)
{
  g_autoptr(GPtrArray) shifts = yc_shift_waiting(app, FALSE, error);
  for (guint i = 0; shifts != NULL && i < shifts->len; i++) {
    if (!yc_shift_take_append(app, writer, ((const YcShift *)shifts->pdata[i])->id, error)) return FALSE;
    done->shifts++;
  }
  return shifts != NULL;
}

gboolean yc_sign_all(YcApp *app, gint64 casefile, const char *act, YcSigned *done, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  *done = (YcSigned){ 0 };
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &done->repeated, error);
  if (writer == NULL) return FALSE;
  if (done->repeated) return TRUE;
  if (!take_steps(app, writer, casefile, done, error) || (casefile == 0 && !take_shifts(app, writer, done, error))) return FALSE;
  if (casefile == 0 && !yc_referrals_take_append(app, writer, &done->referrals, error)) return FALSE;
  if (done->steps + done->shifts + done->referrals == 0) return yc_refuse(error, _("没有等你签收的"));
  if (!yc_writer_commit(g_steal_pointer(&writer), error)) return FALSE;
  if (done->first != 0) yc_app_acted(app, done->first);
  return TRUE;
}
