/* agency_day.c - an agent's day: what there is to do.  See agency_day.h. */
#include <config.h>
#include <string.h>
#include "app/agency_day.h"
#include "app/deliver.h"
#include "app/people.h"
#include "app/private.h"
#include "app/route.h"
#include "app/say.h"
#include "base/text.h"

enum { SOON = 5, CALLS_BACK = 30 };   /* days before an authorisation ends; days after which nobody is called any more */

static const struct { const char *code, *word; YcTrip what; } kinds[YC_N_ERRANDS] = {
  [YC_ERRAND_SEND] = { "send", N_("送去"), YC_TRIP_SEND },
  [YC_ERRAND_FETCH] = { "fetch", N_("取回"), YC_TRIP_FETCH },
  [YC_ERRAND_HANDIN] = { "handin", N_("交中心"), YC_TRIP_HANDIN },
  [YC_ERRAND_COLLECT] = { "collect", N_("上门收"), YC_TRIP_COLLECT },
  [YC_ERRAND_DELIVER] = { "deliver", N_("上门送"), YC_TRIP_DELIVER },
  [YC_ERRAND_OUT] = { "out", N_("送达中"), YC_N_TRIPS },
  [YC_ERRAND_UNFETCHED] = { "unfetched", N_("没来取"), YC_N_TRIPS },
  [YC_ERRAND_PLANNED] = { "planned", N_("约好"), YC_TRIP_VISIT },
  [YC_ERRAND_CALL] = { "call", N_("回访"), YC_N_TRIPS },
  [YC_ERRAND_ENDING] = { "ending", N_("委托到期"), YC_N_TRIPS },
  [YC_ERRAND_TAKEN] = { "taken", N_("接手"), YC_N_TRIPS },
  [YC_ERRAND_GIVEN] = { "given", N_("交出"), YC_N_TRIPS },
};

const char *yc_errand_code(YcErrandKind kind)
{
  return kinds[kind].code;
}

const char *yc_say_errand(YcErrandKind kind)
{
  return gettext(kinds[kind].word);
}

static void errand_free(gpointer data)
{
  YcErrand *e = data;
  char *texts[] = { e->number, e->applicant, e->item_short, e->place_short, e->office, e->text, e->group };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(e);
}

void yc_agency_day_free(YcAgencyDay *day)
{
  if (day == NULL) return;
  g_ptr_array_unref(day->errands);
  g_free(day);
}

/* --- one ---------------------------------------------------------------------------------------------------- */

typedef struct {
  YcApp *app;
  YcAgencyDay *day;
  const char *today;
} Making;

static YcLight light_of(YcApp *app, YcDay due)
{
  YcDay today = yc_app_today(app);
  if (due == YC_DAY_NONE) return (YcLight){ YC_LIGHT_NONE, 0 };
  return yc_light(yc_app_calendar(app), today, yc_app_noon(app), due - 1, due, due, 3);
}

/* Everything that a case's row says; NULL where it cannot be read. */
static YcErrand *add(Making *m, YcErrandKind kind, gint64 casefile, YcDay due, char *text)
{
  YcCaseRow *row = yc_case_row_read(m->app, casefile);
  if (row == NULL) {
    g_free(text);
    return NULL;
  }
  YcErrand *e = g_new0(YcErrand, 1);
  e->kind = kind;
  e->what = kinds[kind].what;
  e->casefile = casefile;
  e->key = casefile * 64 + (gint64)kind;
  e->number = g_strdup(row->number);
  e->applicant = g_strdup(row->applicant);
  e->item_short = g_strdup(row->item_short);
  e->place_short = g_strdup(row->place_short);
  e->office = g_strdup("");
  e->text = text;
  e->due = due;
  e->light = light_of(m->app, due);
  e->group = g_strdup(*row->place_short ? row->place_short : _("别处"));
  yc_case_row_free(row);
  g_ptr_array_add(m->day->errands, e);
  return e;
}

/* --- the cases on their way --------------------------------------------------------------------------------- */

/* Only of plain work it is enough that it is done. */
static gboolean asks_more(const YcRows *r, guint i)
{
  gboolean plain = strcmp(yc_rows_str(r, i, "kind"), yc_item_step_code(YC_STEP_WORK)) == 0;
  return !plain || yc_rows_int(r, i, "last") != 0 || strcmp(yc_rows_str(r, i, "step_state"), "current") != 0;
}

char *yc_errand_waits(YcApp *app, const YcErrand *errand)
{
  g_autoptr(GString) names = g_string_new(NULL);
  g_autoptr(GPtrArray) rows = errand->kind == YC_ERRAND_FETCH ? yc_route_read(app, errand->casefile, NULL) : NULL;
  const YcRouteRow *own = NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((const YcRouteRow *)rows->pdata[i])->n == errand->step) own = rows->pdata[i];
  for (guint i = 0; own != NULL && i < rows->len; i++) {
    const YcRouteRow *row = rows->pdata[i];
    gboolean over = row->state == YC_LEG_DONE || row->state == YC_LEG_SKIPPED;
    if (row == own || row->stage != own->stage || over) continue;
    g_string_append_printf(names, "%s%s", names->len ? _("、") : "", row->office_short);
  }
  return g_strdup(names->str);
}

static void add_step(Making *m, const YcRows *r, guint i)
{
  gboolean planned = strcmp(yc_rows_str(r, i, "step_state"), "planned") == 0;
  if (yc_rows_text(r, i, "office") == NULL || yc_rows_int(r, i, "inside") != 0) return;
  if (strcmp(yc_rows_str(r, i, "state"), "accepted") != 0) return;
  /* A notice ends where it hangs: nothing comes back from there. */
  if (!planned && strcmp(yc_rows_str(r, i, "kind"), yc_item_step_code(YC_STEP_NOTICE)) == 0) return;
  g_autofree char *office = g_strdup_printf("%s %s", yc_rows_str(r, i, "office_short"), yc_rows_str(r, i, "office_phone"));
  YcErrand *e = add(m, planned ? YC_ERRAND_SEND : YC_ERRAND_FETCH, yc_rows_int(r, i, "id"),
                    planned ? yc_rows_day(r, i, "due") : yc_rows_day(r, i, "step_due"),
                    g_strdup_printf("%s %s", yc_rows_str(r, i, "office_short"), yc_rows_str(r, i, "step_short")));
  if (e == NULL) return;
  e->step = (int)yc_rows_int(r, i, "n");
  e->key = e->key + ((gint64)e->step << 40);
  e->stays = !planned && asks_more(r, i);
  g_free(e->office);
  e->office = g_strdup(yc_rows_str(r, i, "office"));
  if (m->day->by_village) return;
  g_free(e->group);
  e->group = g_strdup(g_strchomp(office));
}

/* Whoever was visited, or applied in the village, is not asked to come. */
static void add_home(Making *m, const YcRows *r, guint i)
{
  const char *channel = yc_rows_str(r, i, "channel"), *queue = yc_rows_str(r, i, "queue");
  if (strcmp(channel, "visit") != 0 && strcmp(channel, "village") != 0) return;
  if (strcmp(queue, "supply") == 0)
    add(m, YC_ERRAND_COLLECT, yc_rows_int(r, i, "id"), yc_rows_day(r, i, "rank"), g_strdup(_("还缺的材料")));
  else if (strcmp(queue, "fetch") == 0)
    add(m, YC_ERRAND_DELIVER, yc_rows_int(r, i, "id"), yc_rows_day(r, i, "rank"), g_strdup(_("办理结果")));
}

static gboolean read_open(Making *m, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_OPEN, "i", yc_app_me(m->app)->id);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  if (r == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(r); i++) {
    gint64 id = yc_rows_int(r, i, "id");
    add_step(m, r, i);
    if (g_hash_table_add(seen, g_memdup2(&id, sizeof id))) add_home(m, r, i);
  }
  return TRUE;
}

/* --- the rest ----------------------------------------------------------------------------------------------- */

/* "走访 林业站 后山地头:看地界": where it leads stands there. */
static char *planned_text(YcApp *app, const YcRows *r, guint i)
{
  g_autoptr(GString) text = g_string_new(yc_say_trip(yc_rows_str(r, i, "what")));
  YcOfficeRow *office = yc_app_office(app, yc_rows_str(r, i, "office"));
  const char *where = yc_rows_str(r, i, "place_words");
  if (office != NULL) g_string_append_printf(text, " %s", office->short_name);
  if (*where) g_string_append_printf(text, " %s", where);
  g_string_append_printf(text, office != NULL || *where ? _(":%s") : " %s", yc_rows_str(r, i, "text"));
  if (office != NULL) yc_office_row_free(office);
  return g_strdup(text->str);
}

/* It stands under the office, or under the village, it leads to rather than where the applicant lives. */
static void put_where(const Making *m, YcErrand *e, const char *where)
{
  YcOfficeRow *office = m->day->by_village ? NULL : yc_app_office(m->app, e->office);
  g_autoptr(GPtrArray) places = office == NULL && *where ? yc_app_places(m->app, where, NULL) : NULL;
  char *group = office != NULL ? g_strchomp(g_strdup_printf("%s %s", office->short_name, office->phone)) : NULL;
  for (guint i = 0; places != NULL && group == NULL && i < places->len; i++) {
    const YcPlaceRow *place = places->pdata[i];
    if (strcmp(place->name, where) == 0 || strcmp(place->short_name, where) == 0) group = g_strdup(place->short_name);
  }
  if (office != NULL) yc_office_row_free(office);
  if (group == NULL) return;
  g_free(e->group);
  e->group = group;
}

static gboolean read_planned(Making *m, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_PLANNED, "i", yc_app_me(m->app)->id);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcTrip what = yc_trip_parse(yc_rows_str(r, i, "what"));
    g_autofree char *text = planned_text(m->app, r, i);
    YcErrand *e = add(m, YC_ERRAND_PLANNED, yc_rows_int(r, i, "casefile"), yc_rows_day(r, i, "day"), g_steal_pointer(&text));
    if (e == NULL) continue;
    e->trip = yc_rows_int(r, i, "id");
    e->key = e->trip * 64 + YC_ERRAND_PLANNED + ((gint64)1 << 50);
    e->what = what < YC_N_TRIPS ? what : YC_TRIP_VISIT;
    g_free(e->office);
    e->office = g_strdup(yc_rows_str(r, i, "office"));
    put_where(m, e, yc_rows_str(r, i, "place_words"));
  }
  return r != NULL;
}

static gboolean read_handin(Making *m, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_HANDIN, "i", yc_app_me(m->app)->id);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcErrand *e = add(m, YC_ERRAND_HANDIN, yc_rows_int(r, i, "casefile"), yc_rows_day(r, i, "due"),
                      g_strdup(_("村里收的材料交到中心")));
    if (e == NULL || m->day->by_village) continue;
    g_free(e->group);
    e->group = g_strdup(yc_app_hall_short(m->app));
  }
  return r != NULL;
}

/* RULE acc-08: its receipt is to come back; of an announcement the day it counts as delivered. */
static gboolean read_out(Making *m, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_OUT, "i", yc_app_me(m->app)->id);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    add(m, YC_ERRAND_OUT, yc_rows_int(r, i, "casefile"), yc_rows_day(r, i, "deemed"),
        g_strdup_printf(_("%s %s起,回证没回"), yc_say_delivery_code(yc_rows_str(r, i, "how")),
                        yc_rows_str(r, i, "day") + strlen("2026-")));
  return r != NULL;
}

static gboolean read_unfetched(Making *m, GError **error)
{
  char day[YC_DAY_TEXT];
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_UNFETCHED, "it", yc_app_me(m->app)->id,
                                 yc_day_format(yc_unfetched_since(m->app), day));
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    add(m, YC_ERRAND_UNFETCHED, yc_rows_int(r, i, "id"), YC_DAY_NONE,
        g_strdup_printf(_("%s 办结,没人来取:送去"), yc_rows_str(r, i, "decided") + strlen("2026-")));
  return r != NULL;
}

/* RULE agt-05: whoever was visited, carried for, authorised or served in the village is called. */
static gboolean read_calls(Making *m, GError **error)
{
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  int days = yc_followup_days(m->app);
  YcDay last = yc_app_today(m->app) - days;
  if (days == 0) return TRUE;
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_CALLS, "itt", yc_app_me(m->app)->id,
                                 yc_day_format(last - CALLS_BACK, from), yc_day_format(last, to));
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    add(m, YC_ERRAND_CALL, yc_rows_int(r, i, "id"), YC_DAY_NONE,
        g_strdup_printf(_("%s 送达"), yc_rows_str(r, i, "ended") + strlen("2026-")));
  return r != NULL;
}

static gboolean read_ending(Making *m, GError **error)
{
  char last[YC_DAY_TEXT];
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_ENDING, "itt", yc_app_me(m->app)->id, m->today,
                                 yc_day_format(yc_app_today(m->app) + SOON, last));
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcErrand *e = add(m, YC_ERRAND_ENDING, yc_rows_int(r, i, "casefile"), yc_rows_day(r, i, "until"),
                      g_strdup(yc_rows_str(r, i, "number")));
    if (e != NULL) e->key += yc_rows_int(r, i, "n") << 40;
  }
  return r != NULL;
}

/* Both are told: since the last working day, whoever had it and whoever has it now. */
static gboolean read_changes(Making *m, GError **error)
{
  char from[YC_DAY_TEXT];
  YcDay day = yc_app_today(m->app) - 1;
  while (yc_calendar_count(yc_app_calendar(m->app), day - 1, day) == 0) day--;
  g_autoptr(YcRows) r = yc_query(yc_app_store(m->app), error, YC_Q_AGENCY_CHANGED, "it", yc_app_me(m->app)->id,
                                 yc_day_format(day, from));
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    gboolean taken = yc_rows_int(r, i, "taken") != 0;
    g_autofree char *other = yc_agency_name(m->app, yc_rows_str(r, i, taken ? "from_post" : "to_post"));
    YcErrand *e = add(m, taken ? YC_ERRAND_TAKEN : YC_ERRAND_GIVEN, yc_rows_int(r, i, "casefile"), YC_DAY_NONE,
                      g_strdup_printf(taken ? _("从 %s 接手") : _("交给 %s"), other));
    if (e != NULL) e->key = yc_rows_int(r, i, "id") * 64 + e->kind + ((gint64)1 << 51);
  }
  return r != NULL;
}

/* --- in groups ---------------------------------------------------------------------------------------------- */

/* What has no day comes last. */
static gint64 rank_of(YcDay due)
{
  return due == YC_DAY_NONE ? YC_SORT_LAST : due;
}

static int by_group(gconstpointer a, gconstpointer b, gpointer data)
{
  const YcErrand *x = *(YcErrand *const *)a, *y = *(YcErrand *const *)b;
  const gint64 *first_x = g_hash_table_lookup(data, x->group), *first_y = g_hash_table_lookup(data, y->group);
  if (*first_x != *first_y) return *first_x < *first_y ? -1 : 1;
  int same = strcmp(x->group, y->group);
  if (same != 0) return same;
  if (rank_of(x->due) != rank_of(y->due)) return rank_of(x->due) < rank_of(y->due) ? -1 : 1;
  return x->casefile != y->casefile ? (x->casefile < y->casefile ? -1 : 1) : (int)x->kind - (int)y->kind;
}

/* Calls and news are no way to anywhere: they stand together. */
static void name_group(YcErrand *e)
{
  if (e->kind < YC_ERRAND_CALL) return;
  g_free(e->group);
  e->group = g_strdup(e->kind == YC_ERRAND_CALL ? _("打电话回访") : _("要知道的"));
}

/* What is out, or should go out, is not to be brought a second time. */
static void drop_twice(GPtrArray *errands)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < errands->len; i++) {
    YcErrand *e = errands->pdata[i];
    if (e->kind == YC_ERRAND_OUT || e->kind == YC_ERRAND_UNFETCHED) g_hash_table_add(seen, &e->casefile);
  }
  for (guint i = errands->len; i-- > 0;) {
    const YcErrand *e = errands->pdata[i];
    if (e->kind == YC_ERRAND_DELIVER && g_hash_table_contains(seen, &e->casefile)) g_ptr_array_remove_index(errands, i);
  }
}

static void put_in_order(YcAgencyDay *day)
{
  g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < day->errands->len; i++) {
    YcErrand *e = day->errands->pdata[i];
    name_group(e);
    day->over += e->light.colour == YC_LIGHT_RED;
    gint64 rank = rank_of(e->due) + (e->kind > YC_ERRAND_CALL ? 1 : 0), *known = g_hash_table_lookup(first, e->group);
    if (known == NULL) g_hash_table_insert(first, e->group, g_memdup2(&rank, sizeof rank));
    else *known = MIN(*known, rank);
  }
  g_ptr_array_sort_with_data(day->errands, by_group, first);
}

YcAgencyDay *yc_agency_day(YcApp *app, gboolean by_village, GError **error)
{
  static gboolean (*const readers[])(Making *, GError **) = {
    read_open, read_out, read_unfetched, read_planned, read_handin, read_calls, read_ending, read_changes
  };
  char today[YC_DAY_TEXT];
  g_autoptr(YcAgencyDay) day = g_new0(YcAgencyDay, 1);
  Making m = { app, day, yc_day_format(yc_app_today(app), today) };
  day->by_village = by_village;
  day->errands = g_ptr_array_new_with_free_func(errand_free);
  for (guint i = 0; i < G_N_ELEMENTS(readers); i++)
    if (!readers[i](&m, error)) return NULL;
  drop_twice(day->errands);
  put_in_order(day);
  return g_steal_pointer(&day);
}

guint yc_agency_handins(YcApp *app, YcDay *first)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_AGENCY_HANDIN, "i", yc_app_me(app)->id);
  guint n = r ? yc_rows_count(r) : 0;
  *first = YC_DAY_NONE;
  for (guint i = 0; i < n; i++) {
    YcDay due = yc_rows_day(r, i, "due");
    *first = *first == YC_DAY_NONE ? due : MIN(*first, due);
  }
  return n;
}

guint yc_agency_day_count(YcApp *app, guint *over)
{
  g_autoptr(YcAgencyDay) day = yc_agency_day(app, FALSE, NULL);
  *over = day ? day->over : 0;
  return day ? day->errands->len : 0;
}
