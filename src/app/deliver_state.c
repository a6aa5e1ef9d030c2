/* deliver_state.c - how a case's delivery stands, what is out and what nobody fetched (deliver.h). */
#include <config.h>
#include <string.h>
#include "app/delivering.h"
#include "app/fee.h"
#include "app/keep.h"
#include "app/people.h"
#include "app/private.h"

enum { ERRANDS = 500 };

gboolean yc_delivering_is_out(const YcRows *deliveries)
{
  return deliveries != NULL && yc_rows_count(deliveries) > 0 && strcmp(yc_rows_str(deliveries, 0, "state"), "out") == 0;
}

gboolean yc_delivering_organisation(const YcOnWay *c)
{
  YcPersonRow *person = yc_person_read(c->app, yc_rows_int(c->cf, 0, "person"));
  gboolean is_one = person != NULL && strcmp(person->doc_kind, "uscc") == 0;
  yc_person_row_free(person);
  return is_one;
}

static void kept_free(gpointer data)
{
  g_free(((YcMaterialKept *)data)->name);
  g_free(data);
}

GPtrArray *yc_delivering_kept(const YcOnWay *c)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func(kept_free);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_MATERIALS, "i", c->id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    int n = (int)yc_rows_int(rows, i, "n"), originals = (int)yc_rows_int(rows, i, "original");
    const YcMaterial *material = yc_item_material(c->item, n);
    gboolean here = strcmp(yc_rows_str(rows, i, "state"), "missing") != 0 && originals > 0 && yc_rows_int(rows, i, "returned") == 0;
    if (!here || material == NULL) continue;
    YcMaterialKept *one = g_new0(YcMaterialKept, 1);
    one->n = n;
    one->originals = originals;
    one->name = g_strdup(material->name);
    one->goes_back = *material->paper != '\0';
    g_ptr_array_add(kept, one);
  }
  return kept;
}

/* The facts of the last decision; new reference, NULL where there is none. */
static json_t *decision_of(YcApp *app, gint64 casefile)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), casefile);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_EVENT_LAST, "tt", ident, "case.decide");
  return rows == NULL || yc_rows_count(rows) == 0 ? NULL : json_loads(yc_rows_str(rows, 0, "facts"), 0, NULL);
}

gboolean yc_delivering_against(YcApp *app, gint64 casefile)
{
  json_t *facts = decision_of(app, casefile);
  gboolean against = g_strcmp0(json_string_value(json_object_get(facts, "outcome")), "deny") == 0;
  json_decref(facts);
  return against;
}

char *yc_delivering_denial(YcApp *app, gint64 casefile)
{
  json_t *facts = decision_of(app, casefile);
  const char *number = json_string_value(json_object_get(facts, "paper"));
  gboolean against = g_strcmp0(json_string_value(json_object_get(facts, "outcome")), "deny") == 0;
  char *paper = g_strdup(against && number != NULL ? number : "");
  json_decref(facts);
  return paper;
}

/* What stands before a bracket or a semicolon. */
static char *first_clause(const char *text)
{
  static const char *const ends[] = { ";", "(" };
  gsize length = strlen(text);
  for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
    const char *end = strstr(text, ends[i]);
    if (end != NULL) length = MIN(length, (gsize)(end - text));
  }
  return g_strndup(text, length);
}

/* "低保证或确认通知书/不予确认书面告知": what stands before the stroke is given, what follows it tells that it is not.  What this
 * hall refused has a paper of its own. */
char *yc_delivering_promised(const YcOnWay *c)
{
  g_auto(GStrv) parts = g_strsplit(c->item->result, "/", 2);
  g_autofree char *denial = yc_delivering_denial(c->app, c->id);
  if (*denial) return g_strdup("不予决定书");
  gboolean against = yc_delivering_against(c->app, c->id);
  const char *word = parts[0] == NULL ? "" : against && parts[1] ? parts[1] : parts[0];
  g_autofree char *plain = first_clause(word);
  if (against && (parts[0] == NULL || parts[1] == NULL)) return g_strdup("不予批准决定书");
  return *plain ? g_utf8_substring(plain, 0, MIN(g_utf8_strlen(plain, -1), 60)) : g_strdup("办理结果");
}

static char *result_text(const YcOnWay *c, gboolean *registered)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_RESULTS, "i", c->id);
  guint n = rows != NULL ? yc_rows_count(rows) : 0;
  g_autofree char *denial = n == 0 ? yc_delivering_denial(c->app, c->id) : g_strdup(""), *promised = yc_delivering_promised(c);
  *registered = n > 0 || *denial;
  if (n == 0) return *denial ? g_strdup_printf("%s %s", promised, denial) : g_steal_pointer(&promised);
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    const char *number = yc_rows_str(rows, i, "number");
    g_string_append_printf(text, "%s%s%s%s", i ? "、" : "", yc_rows_str(rows, i, "title"), *number ? " " : "", number);
  }
  return g_strdup(text->str);
}

void yc_deliver_state_free(YcDeliverState *state)
{
  if (state == NULL) return;
  g_free(state->number);
  g_free(state->result);
  g_free(state->fee);
  g_free(state->left);
  if (state->kept != NULL) g_ptr_array_unref(state->kept);
  g_free(state);
}

static YcDeliverHow how_of(const char *code)
{
  guint how = 0;
  while (how + 1 < YC_N_DELIVERS && strcmp(yc_deliver_code((YcDeliverHow)how), code) != 0) how++;
  return (YcDeliverHow)how;
}

YcDeliverState *yc_deliver_state(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  g_autoptr(YcRows) out = yc_query(yc_app_store(app), error, YC_Q_CASE_DELIVERIES, "i", casefile);
  if (out == NULL || !yc_onway_read(&c, YC_N_ACTS, error)) return NULL;
  YcDeliverState *state = g_new0(YcDeliverState, 1);
  gboolean is_out = yc_delivering_is_out(out);
  state->number = g_strdup(is_out ? yc_rows_str(out, 0, "paper") : "");
  state->how = is_out ? how_of(yc_rows_str(out, 0, "how")) : YC_DELIVER_WINDOW;
  state->day = is_out ? yc_rows_day(out, 0, "day") : YC_DAY_NONE;
  state->deemed = is_out ? yc_rows_day(out, 0, "deemed") : YC_DAY_NONE;
  state->decided = yc_rows_day(c.cf, 0, "decided");
  state->against = yc_delivering_against(app, casefile);
  g_autofree char *unauthorised = yc_delivering_unauthorised(app, c.cf);
  state->represented = unauthorised == NULL;
  state->organisation = yc_delivering_organisation(&c);
  state->sends = yc_onway_may(&c, FALSE, "", NULL);
  state->result = result_text(&c, &state->registered);
  state->fee = yc_fee_open_text(app, casefile);
  state->kept = yc_delivering_kept(&c);
  state->left = yc_keeps_numbered(app, casefile);
  return state;
}

/* --- lists ------------------------------------------------------------------------------------------------ */

static void errand_free(gpointer data)
{
  YcUndelivered *one = data;
  char *members[] = { one->number, one->applicant, one->place, one->place_short, one->item, one->who, one->paper, one->how };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(one);
}

static YcUndelivered *errand(YcApp *app, const YcRows *rows, guint i, const char *id, const char *day)
{
  YcUndelivered *one = g_new0(YcUndelivered, 1);
  one->casefile = yc_rows_int(rows, i, id);
  one->number = yc_number_spoken(app, yc_rows_str(rows, i, "number"));
  one->applicant = g_strdup(yc_rows_str(rows, i, "name"));
  one->place = g_strdup(yc_rows_str(rows, i, "place"));
  one->place_short = g_strdup(yc_rows_str(rows, i, "place_short"));
  one->item = g_strdup(yc_rows_str(rows, i, "short"));
  one->who = g_strdup(yc_rows_text(rows, i, "who") ? yc_rows_str(rows, i, "who") : _("值班长"));
  one->day = yc_rows_day(rows, i, day);
  one->deemed = YC_DAY_NONE;
  one->days = (int)(yc_app_today(app) - one->day);
  return one;
}

GPtrArray *yc_deliver_out(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_DELIVERIES_OUT, "i", (gint64)ERRANDS);
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func(errand_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcUndelivered *one = errand(app, rows, i, "casefile", "day");
    one->paper = g_strdup(yc_rows_str(rows, i, "paper"));
    one->how = g_strdup(yc_say_delivery_code(yc_rows_str(rows, i, "how")));
    one->deemed = yc_rows_day(rows, i, "deemed");
    g_ptr_array_add(list, one);
  }
  return list;
}

YcDay yc_unfetched_since(YcApp *app)
{
  return yc_app_today(app) - MAX(yc_app_setting_int(app, "fetch_days", 30), 1);
}

GPtrArray *yc_deliver_unfetched(YcApp *app, GError **error)
{
  char day[YC_DAY_TEXT];
  yc_day_format(yc_unfetched_since(app), day);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_UNFETCHED, "ti", day, (gint64)ERRANDS);
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func(errand_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcUndelivered *one = errand(app, rows, i, "id", "decided");
    one->paper = g_strdup("");
    one->how = g_strdup("");
    one->notified = (int)yc_rows_int(rows, i, "notified");
    g_ptr_array_add(list, one);
  }
  return list;
}
