/* handon_outside.c - what the agent records for outside offices, and hand-over lists made once more.  See handon.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/handing.h"
#include "app/kept.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/routing.h"

/* --- words -------------------------------------------------------------------------------------------------- */

static const struct { const char *code, *word, *receipt; } sources[YC_N_SOURCES] = {
  [YC_SOURCE_SLIP] = { "slip", N_("签收单"), "person" }, [YC_SOURCE_PHONE] = { "phone", N_("电话"), "phone" },
  [YC_SOURCE_SYSTEM] = { "system", N_("平台"), "system" },
  [YC_SOURCE_ORIGINAL] = { "original", N_("原件"), "mail" },
};
static const struct { const char *code, *word; } whats[YC_N_OUTSIDE] = {
  [YC_OUTSIDE_RECEIVED] = { "received", N_("收到了") }, [YC_OUTSIDE_RETURNED] = { "returned", N_("退回来了") },
  [YC_OUTSIDE_DONE] = { "done", N_("办结了") },
};

const char *yc_source_code(YcSource source)
{
  return sources[source].code;
}

const char *yc_say_source(YcSource source)
{
  return _(sources[source].word);
}

const char *yc_outside_code(YcOutsideWhat what)
{
  return whats[what].code;
}

const char *yc_say_outside(YcOutsideWhat what)
{
  return _(whats[what].word);
}

/* --- one case ----------------------------------------------------------------------------------------------- */

/* The row of the case that an outside office has, which I record for; where it is to be `received`, of several the first that is
 * not known to be. */
static YcRouteRow *row_outside(YcApp *app, gint64 casefile, gboolean received, GError **error)
{
  g_autoptr(GPtrArray) rows = yc_route_read(app, casefile, error);
  gboolean supervisor = yc_staff_has_role(yc_app_me(app), "supervisor"), any = FALSE;
  guint found = G_MAXUINT;
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    const YcRouteRow *row = rows->pdata[i];
    if (!row->outside || row->state != YC_LEG_CURRENT) continue;
    any = TRUE;
    if (!row->mine && !supervisor) continue;
    if (!received || row->received == YC_DAY_NONE) return g_ptr_array_steal_index(rows, i);
    if (found == G_MAXUINT) found = i;
  }
  if (found != G_MAXUINT) return g_ptr_array_steal_index(rows, found);
  if (rows != NULL) yc_refuse(error, any ? _("外单位的环节由代办员或值班长记") : _("没有在外单位办的环节"));
  return NULL;
}

static gboolean append_received(YcApp *app, YcWriter *writer, gint64 id, const YcRouteRow *row, const YcOutsideNote *note, YcHanded *done,
                                GError **error)
{
  (void)done;
  if (row->received != YC_DAY_NONE) return yc_refuse(error, _("「%s」已经记过收到"), row->short_name);
  g_autofree char *by = yc_way_words(note->text, error);
  if (by == NULL) return FALSE;
  json_t *facts = json_pack("{s:i, s:o, s:s}", "step", row->n, "day", yc_json_day(note->day), "how", sources[note->source].receipt);
  return yc_case_event(app, writer, id, "step.sign", facts, json_pack("{s:s}", "by", *by ? by : row->office_short), error);
}

/* RULE agt-06: when and from where it is known stands with the reason. */
static gboolean append_returned(YcApp *app, YcWriter *writer, gint64 id, const YcRouteRow *row, const YcOutsideNote *note, YcHanded *done,
                                GError **error)
{
  (void)done;
  char day[YC_DAY_TEXT];
  g_autofree char *why = yc_way_text(note->text, _("退回来要写为什么"), error);
  if (why == NULL) return FALSE;
  g_autofree char *reason = g_strdup_printf(_("%s(%s,%s)"), why, yc_say_source(note->source), yc_day_format(note->day, day) + 5);
  return yc_route_return_append(app, writer, id, row->n, reason, error);
}

/* What it came to: an opinion or a decision is never the usual one unsaid. */
static gboolean append_done(YcApp *app, YcWriter *writer, gint64 id, const YcRouteRow *row, const YcOutsideNote *note, YcHanded *done,
                            GError **error)
{
  YcFinish form = { 0 };
  if (note->finish != NULL) form = *note->finish;
  gboolean chosen = form.result != NULL && *form.result != '\0';
  gboolean choice = row->kind == YC_STEP_CONSULT || row->kind == YC_STEP_DECIDE || row->kind == YC_STEP_DISCUSS;
  if (choice && !chosen) return yc_refuse(error, _("「%s」要写明是什么结果:请一件一件记"), row->short_name);
  form.n = row->n;
  form.text = note->text;
  form.day = note->day;
  form.how = sources[note->source].receipt;
  return yc_route_finish_append(app, writer, id, &form, done->papers, error);
}

static gboolean append_one(YcApp *app, YcWriter *writer, gint64 id, const YcOutsideNote *note, YcHanded *done, GError **error)
{
  static gboolean (*const append[YC_N_OUTSIDE])(YcApp *, YcWriter *, gint64, const YcRouteRow *, const YcOutsideNote *, YcHanded *, GError **) = {
    [YC_OUTSIDE_RECEIVED] = append_received, [YC_OUTSIDE_RETURNED] = append_returned, [YC_OUTSIDE_DONE] = append_done,
  };
  YcRouteRow *row = row_outside(app, id, note->what == YC_OUTSIDE_RECEIVED, error);
  if (row == NULL) return FALSE;
  gboolean ok = FALSE;
  if (note->day == YC_DAY_NONE || note->day > yc_app_today(app)) yc_refuse(error, _("那一天还没到:请写今天或以前的日子"));
  else if (note->day < row->began) yc_refuse(error, _("那一天还没有送出:请核对日子"));
  else ok = append[note->what](app, writer, id, row, note, done, error);
  if (done->whom == NULL) done->whom = g_strdup(row->office_short);
  yc_route_row_free(row);
  done->cases++;
  return ok;
}

/* --- several at once ---------------------------------------------------------------------------------------- */

gboolean yc_outside_may(YcApp *app, const GArray *cases, GError **error)
{
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    YcRouteRow *row = row_outside(app, id, FALSE, error);
    if (row == NULL) return cases->len > 1 ? yc_handing_named(app, id, error) : FALSE;
    yc_route_row_free(row);
  }
  return cases->len > 0;
}

static gboolean append_outside(YcApp *app, YcWriter *writer, const GArray *cases, gconstpointer data, YcHanded *done, GError **error)
{
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    if (!append_one(app, writer, id, data, done, error)) return cases->len > 1 ? yc_handing_named(app, id, error) : FALSE;
  }
  return TRUE;
}

YcHanded *yc_outside_record(YcApp *app, const GArray *cases, const YcOutsideNote *note, const char *act, GError **error)
{
  static const char *const kinds[YC_N_OUTSIDE] = {
    [YC_OUTSIDE_RECEIVED] = "step.sign", [YC_OUTSIDE_RETURNED] = "step.return", [YC_OUTSIDE_DONE] = "step.finish"
  };
  return yc_hand_all(app, cases, kinds[note->what], act, append_outside, note, error);
}
