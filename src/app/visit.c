/* visit.c - see visit.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/people.h"
#include "app/private.h"
#include "app/visit.h"
#include "base/text.h"

#define TEXT_MAX 400

/* --- the next form ---------------------------------------------------------------------------------------- */

/* The visit of a case when it is still going on: today, at this window. */
static gint64 going_on(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile);
  gint64 id = cf != NULL ? yc_rows_first(cf, "visit", 0) : 0;
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", id);
  if (visit == NULL || yc_rows_count(visit) == 0 || yc_rows_day(visit, 0, "day") != yc_app_today(app)) return 0;
  const YcStaff *me = yc_app_me(app);
  gboolean mine = me != NULL && yc_rows_int(visit, 0, "clerk") == me->id;
  return mine && g_strcmp0(yc_rows_text(visit, 0, "window"), yc_app_window(app)) == 0 ? id : 0;
}

static void forget_case(YcIntake *intake)
{
  intake->casefile = intake->ver = 0;
  intake->version = 0;
  g_ptr_array_set_size(intake->ticks, 0);
}

YcIntake *yc_visit_next(YcApp *app, gint64 casefile, GError **error)
{
  YcIntake *intake = yc_intake_of_case(app, casefile, error);
  if (intake == NULL) return NULL;
  forget_case(intake);
  yc_intake_set(&intake->item, "");
  g_hash_table_remove_all(intake->answers);
  intake->visit = going_on(app, casefile);
  return intake;
}

YcIntake *yc_visit_same_item(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcIntake) old = yc_intake_of_case(app, casefile, error);
  g_autoptr(YcRows) cf = old ? yc_query(yc_app_store(app), error, YC_Q_CASEFILE, "i", casefile) : NULL;
  if (cf == NULL) return NULL;
  g_autoptr(YcIntake) intake = yc_intake_new();
  YcOutcome outcome = yc_outcome_parse(yc_rows_str(cf, 0, "outcome"));
  gboolean told = outcome == YC_OUTCOME_ASK || outcome == YC_OUTCOME_TELL;   /* that was about his papers */
  intake->outcome = told ? YC_OUTCOME_NONE : outcome;
  GHashTable *answers = intake->answers;
  intake->answers = g_hash_table_ref(old->answers);
  g_hash_table_unref(answers);
  return yc_intake_choose(app, intake, old->item, error) ? g_steal_pointer(&intake) : NULL;
}

void yc_visit_renew(YcApp *app, YcIntake *intake)
{
  if (intake->visit == 0) return;
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", intake->visit);
  gboolean same = visit != NULL && yc_rows_first(visit, "person", 0) == intake->applicant.id &&
                  yc_rows_day(visit, 0, "day") == yc_app_today(app);
  if (!same) intake->visit = 0;
}

/* --- papers seen once ------------------------------------------------------------------------------------- */

/* The row of a visit's papers that is this paper, whatever its item calls it; -1 none. */
static int find_seen(YcApp *app, const YcRows *seen, const char *paper)
{
  for (guint i = 0; i < yc_rows_count(seen); i++) {
    const YcItem *item =
        yc_app_item_version(app, yc_rows_str(seen, i, "item"), (int)yc_rows_int(seen, i, "version"), NULL);
    const YcMaterial *material = item ? yc_item_material(item, (int)yc_rows_int(seen, i, "n")) : NULL;
    if (material != NULL && strcmp(material->paper, paper) == 0) return (int)i;
  }
  return -1;
}

/* It was looked at, and what was kept of it lies with the first matter. */
static void tick_seen(YcApp *app, YcTick *tick, const YcMaterial *material, const char *number)
{
  g_autofree char *spoken = yc_number_spoken(app, number);
  g_autofree char *note = g_strdup_printf(_("见 %s"), spoken);
  yc_tick_have(tick, material);
  tick->returned = tick->original > 0;
  yc_intake_set(&tick->note, note);
}

void yc_visit_share(YcApp *app, YcIntake *intake)
{
  const YcItem *item = yc_intake_item(app, intake);
  if (intake->visit == 0 || item == NULL) return;
  g_autoptr(YcRows) seen = yc_query(yc_app_store(app), NULL, YC_Q_VISIT_PAPERS, "i", intake->visit);
  if (seen == NULL) return;
  for (guint i = 0; i < intake->ticks->len; i++) {
    YcTick *tick = intake->ticks->pdata[i];
    const YcMaterial *material = yc_item_material(item, tick->n);
    if (tick->state != YC_TICK_MISSING || *material->paper == '\0') continue;
    int row = find_seen(app, seen, material->paper);
    if (row >= 0) tick_seen(app, tick, material, yc_rows_str(seen, (guint)row, "number"));
  }
}

/* --- its matters ------------------------------------------------------------------------------------------ */

guint yc_visit_matters(YcApp *app, gint64 visit)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_VISIT_MATTERS, "i", visit);
  return rows ? (guint)yc_rows_first(rows, "n", 0) : 0;
}

gint64 yc_visit_receipt(YcApp *app, gint64 visit)
{
  g_autoptr(YcRows) rows = visit ? yc_query(yc_app_store(app), NULL, YC_Q_VISIT_RECEIPT, "i", visit) : NULL;
  gint64 id = rows ? yc_rows_first(rows, "id", 0) : 0;
  return id != 0 && yc_visit_matters(app, visit) > 1 ? id : 0;
}

/* --- coming again ----------------------------------------------------------------------------------------- */

static const char *const came_codes[YC_N_CAME] = { "ask", "supply", "collect", "complain" };

const char *yc_came_code(YcCame what)
{
  return came_codes[what];
}

gboolean yc_visit_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *who, YcCame what,
                         const char *text, GError **error)
{
  gint64 visit = yc_visit_begin(app, writer, who, yc_app_today(app), error);
  if (visit == 0) return FALSE;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), visit);
  json_t *facts = json_pack("{s:s, s:s}", "visit", ident, "what", came_codes[what]);
  json_t *body = *text != '\0' ? json_pack("{s:s}", "text", text) : NULL;
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(writer, "visit.log", facts, body, &on, error) != 0;
}

gboolean yc_visit_log(YcApp *app, gint64 casefile, YcCame what, const char *text, const char *act, GError **error)
{
  g_autofree char *clean = yc_clean(text, -1, 0, NULL), *ident = NULL, *post = yc_app_accepting_post(app, error);
  g_autoptr(YcIntake) who = post ? yc_intake_of_case(app, casefile, error) : NULL;
  if (who == NULL) return FALSE;
  if (g_utf8_strlen(clean, -1) > TEXT_MAX) return yc_refuse(error, _("写得太长:最多 %d 个字"), TEXT_MAX);
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, act, NULL, &ident);
  g_autofree char *here = yc_app_post_for(app, casefile);
  actor.post = here;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return yc_act_was(app, &actor, "visit.log", casefile, error);
  return yc_visit_append(app, writer, casefile, who, what, clean, error) &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}
