/* demo_intake.c - the forms of a demo hall: who comes, for what, with which papers.  See demo_run.h. */
#include <config.h>
#include "app/before.h"
#include "app/demo_run.h"
#include "app/notice.h"
#include "app/route.h"

static const YcItem *some_item(YcDemo *d)
{
  /* What halls are full of: allowances, insurance, cards. */
  static const char *const common[] = { "MZ01", "MZ11", "MZ12", "SB02", "SB03", "SB06", "YB01", "YB03", "YB05",
                                        "YB07", "CL02", "MZ14", "NY01", "NY08", "LY01", "WJ01", "TY01", "MZ05" };
  const YcItemRow *row = d->items->pdata[g_rand_int_range(d->rand, 0, (gint32)d->items->len)];
  const char *code = yc_demo_chance(d, 60) ? common[g_rand_int_range(d->rand, 0, G_N_ELEMENTS(common))] : row->code;
  return yc_app_item(d->app, code, YC_DAY_NONE, NULL);
}

void yc_demo_tick_all(YcDemo *d, YcIntake *intake)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    const YcMaterial *material = yc_intake_material(d->app, intake, i);
    tick->state = YC_TICK_HAVE;
    tick->original = material->form == YC_FORM_COPY ? 0 : material->copies;
    tick->copies = material->form == YC_FORM_ORIGINAL ? 0 : material->copies;
    tick->returned = material->form == YC_FORM_BOTH;
  }
}

/* Spoils one or two of the papers; with `all`, none was brought. */
static void spoil(YcDemo *d, YcIntake *intake, gboolean all)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    if (!all && i != intake->ticks->len - 1) continue;
    gboolean wrong = !all && yc_demo_chance(d, 30);
    tick->state = wrong ? YC_TICK_WRONG : YC_TICK_MISSING;
    tick->original = tick->copies = 0;
    tick->returned = FALSE;
    if (wrong) yc_intake_set(&tick->note, "要本人的,正反面都要");
  }
}

static void choose_outcome(YcDemo *d, YcIntake *intake)
{
  int dice = g_rand_int_range(d->rand, 0, 100);
  if (dice < 14 && intake->ticks->len > 1) spoil(d, intake, FALSE);
  else if (dice < 17) spoil(d, intake, TRUE);
  intake->outcome = yc_intake_suggest(d->app, intake);
  if (dice < 97) return;
  intake->outcome = YC_OUTCOME_REFUSE;
  yc_intake_set(&intake->reason, "户籍和经常居住地都不在本镇,按规定应向户籍地提出");
}

/* Whoever came does so for an organisation. */
static void come_for_organisation(YcDemo *d, YcIntake *intake, guint n)
{
  if (!intake->represented) {
    yc_demo_person(d->people, n, &intake->representative);
    intake->represented = intake->authorised = TRUE;
  }
  yc_intake_set(&intake->relation, "经办人");
  yc_demo_organisation(d->people, n, &intake->applicant);
}

YcIntake *yc_demo_intake(YcDemo *d)
{
  YcIntake *intake = yc_intake_new();
  /* Most people come more than once. */
  guint known =
      d->persons > 0 && yc_demo_chance(d, 40) ? (guint)g_rand_int_range(d->rand, 0, (gint32)d->persons) : d->persons++;
  yc_demo_person(d->people, known, &intake->applicant);
  if (yc_demo_chance(d, 15)) {
    intake->represented = intake->authorised = TRUE;
    yc_demo_person(d->people, d->persons++, &intake->representative);
    yc_intake_set(&intake->relation, yc_demo_chance(d, 50) ? "之女" : "之子");
  }
  const YcItem *item = some_item(d);
  if (item->applicant == YC_FOR_ORGANISATION || (item->applicant == YC_FOR_BOTH && known % 3 == 0))
    come_for_organisation(d, intake, known);
  yc_intake_choose(d->app, intake, item->code, NULL);
  yc_demo_tick_all(d, intake);
  choose_outcome(d, intake);
  return intake;
}

/* --- before acceptance ------------------------------------------------------------------------------------ */

static gboolean record(YcDemo *d, const YcMoment *m, const YcBefore *before, YcDay began, GError **error)
{
  char day[YC_DAY_TEXT];
  g_autofree char *at = g_strdup_printf("%sT09:00", yc_day_format(began, day));
  YcNoticePost posting = { .places = "村务公开栏", .by = "", .at = at, .how = YC_RECEIPT_PERSON, .down = began + 16, .amount = "" };
  YcFinish form = { .n = before->n, .text = before->kind == YC_STEP_DISCUSS ? "同意" : "情况属实,同意上报", .how = "person", .day = began + 1,
                    .entitled = 30, .present = 24, .in_favour = 22 };
  return before->kind == YC_STEP_NOTICE ? yc_notice_post_append(d->app, d->writer, m->casefile, &posting, NULL, error)
                                        : yc_route_before_append(d->app, d->writer, m->casefile, &form, began, error);
}

gboolean yc_demo_before(YcDemo *d, const YcMoment *m, GError **error)
{
  static const int days_ago[] = { 40, 28, 9 };
  g_autoptr(GPtrArray) list = yc_before_list(d->app, m->casefile);
  for (guint i = 0; i < list->len; i++) {
    const YcBefore *before = list->pdata[i];
    YcDay began = yc_time_day(m->at) - days_ago[MIN(i, G_N_ELEMENTS(days_ago) - 1)];
    if (before->state == YC_LEG_UNRECORDED && !record(d, m, before, began, error)) return FALSE;
  }
  return TRUE;
}
