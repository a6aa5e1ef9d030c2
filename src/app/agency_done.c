/* agency_done.c - the errands of a day on paper, and done.  See agency_day.h. */
#include <config.h>
#include <string.h>
#include "app/agency_day.h"
#include "app/commit.h"
#include "app/ending.h"
#include "app/kept.h"
#include "app/onway.h"
#include "app/people.h"
#include "app/private.h"
#include "app/progress.h"
#include "app/route.h"
#include "app/say.h"
#include "base/text.h"
#include "domain/route.h"
#include "output/charset.h"
#include "output/sheet.h"
#include "output/spool.h"

/* --- on paper ----------------------------------------------------------------------------------------------- */

static char *day_text(YcDay due)
{
  char text[YC_DAY_TEXT];
  if (due == YC_DAY_NONE) return g_strdup("");
  return g_strdup_printf("%s(%s)", yc_day_format(due, text) + strlen("2026-"), yc_say_weekday(due));
}

/* What goes along, to be ticked off at both ends; who assists works from copies and has none of them. */
static void put_papers(YcApp *app, YcSheet *sheet, const YcErrand *e)
{
  gboolean assists = e->step >= YC_LEG_OTHERS && e->step < YC_LEG_ADDED;
  gboolean carries = (e->kind == YC_ERRAND_SEND || e->kind == YC_ERRAND_FETCH) && !assists;
  if (!carries && e->kind != YC_ERRAND_HANDIN) return;
  g_autoptr(GPtrArray) kept = yc_kept_list(app, e->casefile, NULL);
  g_autofree char *names = yc_kept_text(app, e->casefile);
  if (kept == NULL || kept->len == 0) return;
  g_autofree char *text = g_strdup_printf(_("材料 %u 样:%s"), kept->len, names);
  yc_sheet_hang(sheet, "   ", text);
}

/* A call, or a way to somebody's door. */
static gboolean leads_to_person(const YcErrand *e)
{
  static const gboolean leads[YC_N_ERRANDS] = {
    [YC_ERRAND_COLLECT] = TRUE, [YC_ERRAND_DELIVER] = TRUE, [YC_ERRAND_OUT] = TRUE, [YC_ERRAND_UNFETCHED] = TRUE,
    [YC_ERRAND_PLANNED] = TRUE, [YC_ERRAND_CALL] = TRUE, [YC_ERRAND_ENDING] = TRUE,
  };
  return leads[e->kind] && *e->office == '\0' && e->what != YC_TRIP_HANDIN;
}

/* Who is called, and the number. */
static char *phone_of(const YcIntake *intake)
{
  const YcPersonForm *called = yc_intake_notified(intake);
  if (*called->phone == '\0') called = &intake->applicant;
  return g_strdup_printf("%s %s", called->name, *called->phone ? called->phone : _("没有电话"));
}

/* "电话 王丽 13912345678  住址 上荻村三组" */
static void put_person(YcApp *app, YcSheet *sheet, const YcErrand *e)
{
  g_autoptr(YcIntake) intake = leads_to_person(e) ? yc_intake_of_case(app, e->casefile, NULL) : NULL;
  if (intake == NULL) return;
  g_autofree char *phone = phone_of(intake), *place = yc_app_place_short(app, intake->applicant.place);
  gboolean door = e->kind != YC_ERRAND_CALL && (*intake->applicant.address || *place);
  g_autofree char *text = g_strdup_printf(_("电话 %s%s%s%s"), phone, door ? _("  住址 ") : "", door ? place : "",
                                          door ? intake->applicant.address : "");
  yc_sheet_hang(sheet, "   ", text);
}

static void put_errand(YcApp *app, YcSheet *sheet, const YcErrand *e, gboolean whole)
{
  g_autofree char *day = day_text(e->due), *lead = g_strdup_printf("□ %s ", yc_say_errand(e->kind));
  g_autofree char *text = g_strdup_printf("%s %s %s %s", e->number, e->applicant, e->place_short, e->item_short);
  g_autofree char *right = g_strdup_printf("%s%s%s", e->text, *day ? _(" 应 ") : "", day);
  yc_sheet_row(sheet, lead, text, right);
  put_papers(app, sheet, e);
  if (whole) put_person(app, sheet, e);
}

static int width_of(YcApp *app, int width)
{
  return width != 0 ? width : yc_app_setting_int(app, "paper_width", YC_SHEET_WIDE);
}

static char *day_list(YcApp *app, const YcAgencyDay *day, int width, gboolean whole)
{
  YcSheet *sheet = yc_sheet_new(width_of(app, width));
  g_autofree char *today = yc_say_day_long(yc_app_today(app));
  g_autofree char *count = g_strdup_printf(_("%u 样,其中超期 %u"), day->errands->len, day->over);
  yc_sheet_head(sheet, yc_app_hall(app));
  yc_sheet_head(sheet, _("代办清单"));
  yc_sheet_field(sheet, _("代办员"), yc_app_me(app)->name, FALSE);
  yc_sheet_field(sheet, _("日期"), today, FALSE);
  yc_sheet_field(sheet, _("共"), count, FALSE);
  const char *group = "";
  for (guint i = 0; i < day->errands->len; i++) {
    const YcErrand *e = day->errands->pdata[i];
    if (strcmp(e->group, group) != 0) {
      yc_sheet_blank(sheet);
      yc_sheet_hang(sheet, "", e->group);
      yc_sheet_rule(sheet);
    }
    group = e->group;
    put_errand(app, sheet, e, whole);
  }
  if (day->errands->len == 0) yc_sheet_hang(sheet, "", _("今天没有要跑的。"));
  return yc_sheet_end(sheet);
}

char *yc_agency_day_text(YcApp *app, const YcAgencyDay *day, int width)
{
  return day_list(app, day, width, FALSE);
}

/* RULE prv-02: of each of the cases once.  It changes none of them. */
static gboolean record_looks(YcApp *app, const GArray *cases, const char *what, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated;
  if (cases->len == 0) return TRUE;
  yc_app_actor(app, &actor, NULL, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  for (guint i = 0; i < cases->len; i++) {
    YcOnCase on = { g_array_index(cases, gint64, i), 0, 0 };
    if (yc_writer_append(writer, "case.look", json_pack("{s:s}", "what", what), NULL, &on, error) == 0) return FALSE;
  }
  return yc_writer_commit(g_steal_pointer(&writer), error);
}

char *yc_agency_phone(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcIntake) intake = yc_intake_of_case(app, casefile, error);
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof casefile);
  g_array_append_val(cases, casefile);
  return intake != NULL && record_looks(app, cases, "phone", error) ? phone_of(intake) : NULL;
}

static gboolean record_list(YcApp *app, const YcAgencyDay *day, GError **error)
{
  g_autoptr(GArray) cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < day->errands->len; i++) {
    YcErrand *e = day->errands->pdata[i];
    if (leads_to_person(e) && g_hash_table_add(seen, &e->casefile)) g_array_append_val(cases, e->casefile);
  }
  return record_looks(app, cases, "errands", error);
}

gboolean yc_agency_day_print(YcApp *app, const YcAgencyDay *day, GError **error)
{
  g_autofree char *text = day_list(app, day, 0, TRUE), *charset = yc_app_setting(app, "printer_charset", "UTF-8");
  g_autofree char *directory = yc_spool_directory(yc_store_path(yc_app_store(app)));
  g_autofree char *name = g_strdup_printf("%016" G_GINT64_FORMAT "-agency-%s.txt", yc_app_now(app), yc_app_me(app)->login);
  g_autofree char *lacking = NULL;
  gsize length = 0;
  const char *known = yc_charset_name(charset);
  if (known == NULL) return yc_refuse(error, _("设置 printer_charset 写成了“%s”:请改成 UTF-8、GB18030 或 GBK"), charset);
  g_autofree char *bytes = yc_charset_encode(text, known, width_of(app, 0), &length, &lacking, error);
  return bytes != NULL && record_list(app, day, error) && yc_spool_put(directory, name, bytes, length, error);
}

/* --- done --------------------------------------------------------------------------------------------------- */

/* Which case it was; always FALSE. */
static gboolean named(const YcErrand *e, GError **error)
{
  if (error != NULL && *error != NULL) g_prefix_error(error, _("%s:"), e->number);
  return FALSE;
}

/* RULE agt-06: the agent records for an office that is outside. */
static gboolean move_step(YcApp *app, YcWriter *writer, const YcErrand *e, const char *text, GError **error)
{
  if (e->kind == YC_ERRAND_SEND) return yc_step_begin(app, writer, e->casefile, e->step, error);
  if (e->kind != YC_ERRAND_FETCH || e->stays) return TRUE;
  /* Of the stage that office's own row alone: others who work beside it finish theirs themselves. */
  YcFinish form = { .n = e->step, .text = text, .day = yc_app_today(app), .how = yc_receipt_code(YC_RECEIPT_PERSON) };
  return yc_route_finish_append(app, writer, e->casefile, &form, NULL, error);
}

static gboolean do_one(YcApp *app, YcWriter *writer, const YcErrand *e, const char *text, GError **error)
{
  if (e->what >= YC_N_TRIPS) return yc_refuse(error, _("「%s」不是一趟:打开这件办"), yc_say_errand(e->kind));
  YcTripForm form = { e->what, e->office, "", YC_DAY_NONE, text, e->trip };
  return yc_agency_may(app, e->casefile, error) && yc_agency_trip_append(app, writer, e->casefile, &form, error) &&
         move_step(app, writer, e, text, error);
}

gboolean yc_agency_done(YcApp *app, const GPtrArray *errands, const char *text, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated;
  if (errands->len == 0) return yc_refuse(error, _("没有选中一趟:用空格选"));
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  const YcErrand *first = errands->pdata[0];
  if (repeated) return yc_act_was(app, &actor, "agency.trip", first->casefile, error);
  for (guint i = 0; i < errands->len; i++)
    if (!do_one(app, writer, errands->pdata[i], text, error)) return named(errands->pdata[i], error);
  if (!yc_writer_commit(g_steal_pointer(&writer), error)) return FALSE;
  yc_app_acted(app, first->casefile);
  return TRUE;
}
