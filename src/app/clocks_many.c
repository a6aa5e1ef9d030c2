/* clocks_many.c - see clocks_many.h. */
#include <config.h>
#include <string.h>
#include "app/clocks_many.h"
#include "app/onway.h"
#include "app/pause.h"
#include "app/private.h"
#include "app/say.h"
#include "app/supervising.h"

/* Which case it was; always FALSE. */
static gboolean named(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcHolder) holder = yc_holder_read(app, casefile, NULL);
  /* TRANSLATORS: the number of a case, then what it refuses. */
  if (holder != NULL && error != NULL && *error != NULL) g_prefix_error(error, _("%s:"), holder->number);
  return FALSE;
}

/* --- longer ----------------------------------------------------------------------------------------------- */

void yc_extend_many_plan_free(YcExtendManyPlan *plan)
{
  if (plan == NULL) return;
  g_strfreev(plan->by);
  g_free(plan);
}

/* Those who may approve this one and all before it. */
static gboolean join_by(YcExtendManyPlan *all, const YcExtendPlan *one, GError **error)
{
  if (*one->by == NULL) return TRUE;
  g_autoptr(GStrvBuilder) both = g_strv_builder_new();
  for (char **by = one->by; *by != NULL; by++)
    if (*all->by == NULL || g_strv_contains((const char *const *)all->by, *by)) g_strv_builder_add(both, *by);
  g_autofree char *before = g_strjoinv(_("、"), all->by), *here = g_strjoinv(_("、"), one->by);
  g_strfreev(all->by);
  all->by = g_strv_builder_end(both);
  return *all->by != NULL || yc_refuse(error, _("延期由 %s 批准,前面几件由 %s 批准:请分开延"), here, before);
}

static gboolean join(YcExtendManyPlan *all, const YcExtendPlan *one, GError **error)
{
  if (all->cases > 0 && all->cap.unit != one->cap.unit)
    return yc_refuse(error, _("最多延的天数和前面几件不是一种日子(工作日、自然日):请分开延"));
  if (all->cases++ == 0 || one->cap.n < all->cap.n) all->cap = one->cap;
  if (!join_by(all, one, error)) return FALSE;
  all->late += one->late ? 1 : 0;
  all->stopped += one->stopped && !one->late ? 1 : 0;
  if (one->late || one->stopped || one->after == YC_DAY_NONE) return TRUE;
  all->earliest = all->earliest == YC_DAY_NONE ? one->after : MIN(all->earliest, one->after);
  all->latest = all->latest == YC_DAY_NONE ? one->after : MAX(all->latest, one->after);
  all->provisional = all->provisional || one->provisional;
  return TRUE;
}

YcExtendManyPlan *yc_extend_many_plan(YcApp *app, const GArray *cases, int n, GError **error)
{
  if (cases->len > YC_EXTEND_MANY) {
    yc_refuse(error, _("选了 %u 件,一次最多延 %d 件:每件都出告知书"), cases->len, YC_EXTEND_MANY);
    return NULL;
  }
  if (!yc_supervise_role(app, YC_SUPERVISE_EXTEND, error)) return NULL;
  g_autoptr(YcExtendManyPlan) all = g_new0(YcExtendManyPlan, 1);
  all->by = g_new0(char *, 1);
  all->earliest = all->latest = YC_DAY_NONE;
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    g_autoptr(YcExtendPlan) one = yc_extend_may(app, id, error) ? yc_extend_plan(app, id, n, error) : NULL;
    if ((one == NULL || !join(all, one, error)) && !named(app, id, error)) return NULL;
  }
  return g_steal_pointer(&all);
}

char *yc_extend_many_fault(YcApp *app, const GArray *cases, const YcExtend *form)
{
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    g_autofree char *fault = yc_extend_fault(app, id, form);
    g_autoptr(YcHolder) holder = fault ? yc_holder_read(app, id, NULL) : NULL;
    if (fault != NULL) return holder ? g_strdup_printf(_("%s:%s"), holder->number, fault) : g_steal_pointer(&fault);
  }
  return NULL;
}

static gboolean extend_one(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error)
{
  return yc_extend_append(s->app, s->writer, holder->casefile, data, s->papers, error) ||
         named(s->app, holder->casefile, error);
}

YcSupervised *yc_extend_many(YcApp *app, const GArray *cases, const YcExtend *form, const char *act, GError **error)
{
  if (cases->len > YC_EXTEND_MANY) {
    yc_extend_many_plan_free(yc_extend_many_plan(app, cases, form->n, error));
    return NULL;
  }
  g_autofree char *post = yc_way_words(form->post, error), *name = post ? yc_way_words(form->name, error) : NULL;
  g_autofree char *reason = name ? yc_way_words(form->reason, error) : NULL;
  YcExtend clean = { form->n, post, name, reason };
  return reason ? yc_supervise_all(app, YC_SUPERVISE_EXTEND, cases, act, extend_one, &clean, error) : NULL;
}

/* --- one more stop ---------------------------------------------------------------------------------------- */

/* Keeps of `all` (NULL at first: everything) what this case may be permitted. */
static gboolean keep_common(YcApp *app, gint64 id, GArray **all, GError **error)
{
  if (!yc_permit_may(app, id, error)) return FALSE;
  g_autoptr(GArray) allowed = yc_pause_procedures(app, id);
  GArray *both = g_array_new(FALSE, FALSE, sizeof(YcProcedure));
  guint here = 0;
  for (guint i = 0; i < allowed->len; i++) {
    YcProcedure procedure = g_array_index(allowed, YcProcedure, i);
    gboolean common = *all == NULL;
    if (!yc_pause_needs_permit(app, id, procedure)) continue;
    here++;
    for (guint k = 0; *all != NULL && k < (*all)->len; k++) common = common || g_array_index(*all, YcProcedure, k) == procedure;
    if (common) g_array_append_val(both, procedure);
  }
  g_clear_pointer(all, g_array_unref);
  *all = both;
  if (both->len > 0) return TRUE;
  return here > 0 ? yc_refuse(error, _("要准许的特别程序和前面几件不同:请分开准许"))
                  : yc_refuse(error, _("没有停过、要准许才能再停的特别程序;暂停要一件一件来"));
}

GArray *yc_permit_many_procedures(YcApp *app, const GArray *cases, GError **error)
{
  g_autoptr(GArray) all = NULL;
  if (!yc_supervise_role(app, YC_SUPERVISE_PERMIT, error)) return NULL;
  for (guint i = 0; i < cases->len; i++) {
    gint64 id = g_array_index(cases, gint64, i);
    if (!keep_common(app, id, &all, error) && !named(app, id, error)) return NULL;
  }
  return g_steal_pointer(&all);
}

typedef struct { YcProcedure procedure; const char *reason; } Permit;

static gboolean permit_one(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error)
{
  const Permit *permit = data;
  return yc_permit_append(s->app, s->writer, holder->casefile, permit->procedure, permit->reason, error) ||
         named(s->app, holder->casefile, error);
}

YcSupervised *yc_permit_many(YcApp *app, const GArray *cases, YcProcedure procedure, const char *reason, const char *act,
                             GError **error)
{
  g_autofree char *clean = yc_way_words(reason, error);
  Permit permit = { procedure, clean };
  return clean ? yc_supervise_all(app, YC_SUPERVISE_PERMIT, cases, act, permit_one, &permit, error) : NULL;
}
