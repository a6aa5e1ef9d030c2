/* occasion_view.c - an occasion that was taken in: its cases, what is still to come, papers that count for several; and the
 * form read from JSON.  See occasion.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/occasion.h"
#include "app/paper_source.h"
#include "app/private.h"
#include "base/text.h"

/* --- from JSON -------------------------------------------------------------------------------------------- */

static gboolean read_about(const json_t *object, YcOccasionForm *form, GError **error)
{
  const struct { const char *name; int max; char **to; } texts[] = {
    { "name", 100, &form->about_name }, { "doc_number", 40, &form->about_doc }, { "day", 10, &form->about_day },
  };
  const char *name;
  json_t *value;
  if (!json_is_object(object)) return yc_refuse(error, _("%s 应是一个对象 {…}"), "about");
  json_object_foreach((json_t *)object, name, value) {
    guint i = 0;
    while (i < G_N_ELEMENTS(texts) && strcmp(texts[i].name, name) != 0) i++;
    if (i == G_N_ELEMENTS(texts)) return yc_json_unknown("about", name, error);
    if (!yc_json_read_text(value, "about", name, texts[i].max, texts[i].to, error)) return FALSE;
  }
  return TRUE;
}

static gboolean run_item(YcOccasionForm *form, const char *code, GError **error)
{
  for (guint i = 0; i < form->occasion->items->len; i++) {
    const YcOccasionItem *item = form->occasion->items->pdata[i];
    if (strcmp(item->code, code) != 0) continue;
    if (!yc_occasion_may_run(form, i))
      return yc_refuse(error, _("%s 要等 %s 办结了再办"), item->code, item->after);
    form->run[i] = TRUE;
    return TRUE;
  }
  return yc_refuse(error, _("「%s」里没有事项 %s"), form->occasion->name, code);
}

static gboolean read_items(const json_t *array, YcOccasionForm *form, GError **error)
{
  size_t i;
  json_t *value;
  if (!json_is_array(array)) return yc_refuse(error, _("%s 应是一个列表 […]"), "items");
  for (guint k = 0; k < form->lines->len; k++) form->run[k] = FALSE;
  json_array_foreach((json_t *)array, i, value) {
    if (!json_is_string(value)) return yc_refuse(error, _("items 里应是事项代码"));
    if (!run_item(form, json_string_value(value), error)) return FALSE;
  }
  return TRUE;
}

static gboolean read_papers(YcApp *app, const json_t *array, YcOccasionForm *form, GError **error)
{
  size_t i;
  json_t *value;
  if (!json_is_array(array)) return yc_refuse(error, _("%s 应是一个列表 […]"), "papers");
  yc_occasion_settle(app, form);
  g_autoptr(GPtrArray) papers = yc_occasion_papers(app, form);
  json_array_foreach((json_t *)array, i, value) {
    const char *key = json_is_string(value) ? json_string_value(value) : "";
    gboolean known = FALSE;
    for (guint k = 0; k < papers->len && !known; k++) known = strcmp(((YcSharedPaper *)papers->pdata[k])->key, key) == 0;
    if (!known) return yc_refuse(error, _("这几项都不要材料「%s」"), key);
    yc_occasion_tick(form, key, TRUE);
  }
  return TRUE;
}

static gboolean read_rest(YcApp *app, const json_t *all, YcOccasionForm *form, GError **error)
{
  static const char *const known[] = { "occasion", "form", "about", "items", "papers", "act", NULL };
  const char *name;
  json_t *value, *about = json_object_get(all, "about"), *items = json_object_get(all, "items");
  json_t *papers = json_object_get(all, "papers"), *act = json_object_get(all, "act");
  json_object_foreach((json_t *)all, name, value)
    if (!g_strv_contains(known, name)) return yc_json_unknown("occasion", name, error);
  return (about == NULL || read_about(about, form, error)) && (items == NULL || read_items(items, form, error)) &&
         (papers == NULL || read_papers(app, papers, form, error)) &&
         (act == NULL || yc_json_read_text(act, "occasion", "act", 200, &form->act, error));
}

static YcOccasionForm *read_form(YcApp *app, const json_t *all, GError **error)
{
  g_autoptr(YcIntake) who = yc_intake_new();
  const char *code = json_string_value(json_object_get(all, "occasion"));
  json_t *form = json_object_get(all, "form");
  if (code == NULL || form == NULL) {
    yc_refuse(error, _("要写 occasion(哪一件事)和 form(谁来办,同 case accept)"));
    return NULL;
  }
  if (!yc_intake_read(form, who, error)) return NULL;
  g_autoptr(YcOccasionForm) occasion = yc_occasion_form(app, code, who, error);
  return occasion != NULL && read_rest(app, all, occasion, error) ? g_steal_pointer(&occasion) : NULL;
}

YcOccasionForm *yc_occasion_from_json(YcApp *app, const char *json, gsize length, GError **error)
{
  json_t *all = yc_json_parse(json, length, error);
  if (all == NULL) return NULL;
  YcOccasionForm *form = NULL;
  if (json_is_object(all)) form = read_form(app, all, error);
  else yc_refuse(error, _("%s 应是一个对象 {…}"), "occasion");
  json_decref(all);
  return form;
}

/* --- how far it is ---------------------------------------------------------------------------------------- */

void yc_occasion_view_free(YcOccasionView *view)
{
  if (view == NULL) return;
  g_free(view->code);
  g_free(view->name);
  g_free(view->about);
  g_ptr_array_unref(view->cases);
  g_ptr_array_unref(view->later);
  g_free(view);
}

static char *about_of(const YcRows *run, const char *about)
{
  json_t *body = yc_source_json(yc_rows_text(run, 0, "body"));
  const char *name = yc_source_text(body, "name"), *day = yc_source_text(body, "day");
  g_autofree char *number = yc_mask_id(yc_source_text(body, "doc_number"));
  GString *text = g_string_new(NULL);
  if (*about != '\0' && *name != '\0') {
    g_string_append_printf(text, "%s %s", yc_say_about(about), name);
    if (*number != '\0') g_string_append_printf(text, " %s", number);
    if (*day != '\0') g_string_append_printf(text, strcmp(about, "deceased") == 0 ? _(" %s 去世") : _(" %s 出生"), day);
  }
  json_decref(body);
  return g_string_free(text, FALSE);
}

/* The row of the item's case, the number of rows where it has none. */
static guint case_of(const YcRows *cases, const char *item)
{
  guint i = 0;
  while (i < yc_rows_count(cases) && strcmp(yc_rows_str(cases, i, "item"), item) != 0) i++;
  return i;
}

static gboolean is_later(const YcOccasionView *view, const char *item)
{
  for (guint i = 0; i < view->later->len; i++)
    if (strcmp(((YcOccasionItem *)view->later->pdata[i])->code, item) == 0) return TRUE;
  return FALSE;
}

static gboolean is_granted(const YcRows *cases, guint i)
{
  YcState state = yc_state_parse(yc_rows_str(cases, i, "state"));
  return (state == YC_STATE_DECIDED || state == YC_STATE_DELIVERED) && strcmp(yc_rows_str(cases, i, "outcome"), "deny") != 0;
}

/* What it comes after is on its way, has its result, or comes later itself; else it never will. */
static gboolean can_come(const YcOccasionView *view, const YcRows *cases, const char *after, gboolean *ready)
{
  guint i = case_of(cases, after);
  *ready = i < yc_rows_count(cases) && is_granted(cases, i);
  return i < yc_rows_count(cases) ? *ready || *yc_rows_str(cases, i, "queue") != '\0' : is_later(view, after);
}

static char *copy_text(json_t *entry, const char *name)
{
  return g_strdup(yc_source_text(entry, name));
}

static void later_free(gpointer data)
{
  YcOccasionItem *item = data;
  g_free(item->code);
  g_free(item->short_name);
  g_free(item->question);
  g_free(item->after);
  g_free(item);
}

/* What comes after one of its cases and was not taken in yet. */
static void add_later(YcApp *app, YcOccasionView *view, const char *items, const YcRows *cases)
{
  json_t *list = json_loads(items, 0, NULL), *entry;
  size_t i;
  json_array_foreach(list, i, entry) {
    const char *code = yc_source_text(entry, "item"), *after = yc_source_text(entry, "after");
    gboolean ready;
    if (*after == '\0' || case_of(cases, code) < yc_rows_count(cases) || !can_come(view, cases, after, &ready)) continue;
    const YcItem *known = yc_app_item(app, code, YC_DAY_NONE, NULL);
    YcOccasionItem *item = g_new0(YcOccasionItem, 1);
    *item = (YcOccasionItem){ g_strdup(code), g_strdup(known ? known->short_name : code), copy_text(entry, "question"),
                              g_strdup(after), (int)i + 1, ready };
    g_ptr_array_add(view->later, item);
  }
  json_decref(list);
}

YcOccasionView *yc_occasion_of(YcApp *app, gint64 casefile)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(YcRows) run = yc_query(store, NULL, YC_Q_OCCASION_OF_CASE, "i", casefile);
  if (run == NULL || yc_rows_count(run) == 0) return NULL;
  gint64 id = yc_rows_int(run, 0, "id");
  g_autoptr(YcRows) cases = yc_query(store, NULL, YC_Q_OCCASION_CASES, "i", id);
  g_autoptr(YcRows) made = yc_query(store, NULL, YC_Q_OCCASION_VERSION, "ti", yc_rows_str(run, 0, "code"),
                                    yc_rows_int(run, 0, "version"));
  if (cases == NULL || made == NULL) return NULL;
  YcOccasionView *view = g_new0(YcOccasionView, 1);
  gboolean known = yc_rows_count(made) > 0;
  view->id = id;
  view->code = g_strdup(yc_rows_str(run, 0, "code"));
  view->name = g_strdup(yc_rows_str(run, 0, "name"));
  view->day = yc_rows_day(run, 0, "day");
  view->about = about_of(run, known ? yc_rows_str(made, 0, "about") : "");
  view->cases = g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
  view->later = g_ptr_array_new_with_free_func(later_free);
  for (guint i = 0; i < yc_rows_count(cases); i++) {
    YcCaseRow *row = yc_case_row_read(app, yc_rows_int(cases, i, "id"));
    if (row == NULL) continue;
    view->done += !row->open;
    g_ptr_array_add(view->cases, row);
  }
  if (known) add_later(app, view, yc_rows_str(made, 0, "items"), cases);
  return view;
}

gboolean yc_occasion_is_done(const YcOccasionView *view)
{
  guint certain = 0;
  for (guint i = 0; i < view->later->len; i++) certain += *((YcOccasionItem *)view->later->pdata[i])->question == '\0';
  return view->done == view->cases->len && certain == 0;
}

/* --- papers that come later ------------------------------------------------------------------------------- */

/* Whether a case waits for papers in a way that one can be ticked. */
static gboolean waits(YcState state)
{
  return state == YC_STATE_TOLD || state == YC_STATE_CORRECTING;
}

static gboolean has_paper(YcApp *app, const YcIntake *from, const char *paper)
{
  for (guint i = 0; i < from->ticks->len; i++) {
    const YcMaterial *material = yc_intake_material(app, from, i);
    if (((YcTick *)from->ticks->pdata[i])->state == YC_TICK_HAVE && material && strcmp(material->paper, paper) == 0) return TRUE;
  }
  return FALSE;
}

guint yc_occasion_carry(YcApp *app, const YcIntake *from, YcIntake *to, const char *number)
{
  guint n = 0;
  for (guint i = 0; i < to->ticks->len; i++) {
    YcTick *tick = to->ticks->pdata[i];
    const YcMaterial *material = yc_intake_material(app, to, i);
    if (tick->state == YC_TICK_HAVE || !material || !*material->paper || !has_paper(app, from, material->paper)) continue;
    g_autofree char *note = g_strdup_printf(_("见 %s"), number);
    yc_tick_have(tick, material);
    tick->returned = tick->original > 0;
    yc_intake_set(&tick->note, note);
    n++;
  }
  return n;
}

/* The form of a sibling with what this case has ticked in it; NULL where that is nothing. */
static YcIntake *carried(YcApp *app, const YcIntake *from, const YcCaseRow *here, const YcCaseRow *row, guint *n)
{
  if (row->id == here->id || !waits(row->state)) return NULL;
  g_autoptr(YcIntake) to = yc_intake_of_case(app, row->id, NULL);
  guint more = to ? yc_occasion_carry(app, from, to, here->number) : 0;
  *n += more;
  return more ? g_steal_pointer(&to) : NULL;
}

static const YcCaseRow *row_of(const YcOccasionView *view, gint64 casefile)
{
  for (guint i = 0; i < view->cases->len; i++)
    if (((YcCaseRow *)view->cases->pdata[i])->id == casefile) return view->cases->pdata[i];
  return NULL;
}

guint yc_occasion_offers(YcApp *app, gint64 casefile)
{
  g_autoptr(YcOccasionView) view = yc_occasion_of(app, casefile);
  g_autoptr(YcIntake) from = view ? yc_intake_of_case(app, casefile, NULL) : NULL;
  const YcCaseRow *here = from ? row_of(view, casefile) : NULL;
  guint n = 0;
  for (guint i = 0; here != NULL && i < view->cases->len; i++) yc_intake_free(carried(app, from, here, view->cases->pdata[i], &n));
  return n;
}

guint yc_occasion_supply(YcApp *app, gint64 casefile, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error);
  g_autoptr(YcOccasionView) view = post ? yc_occasion_of(app, casefile) : NULL;
  g_autoptr(YcIntake) from = view ? yc_intake_of_case(app, casefile, error) : NULL;
  const YcCaseRow *here = from ? row_of(view, casefile) : NULL;
  if (here == NULL) {
    if (error != NULL && *error == NULL) yc_refuse(error, _("这件不属于哪一件事"));
    return 0;
  }
  YcActor actor;
  gboolean repeated;
  guint cases = 0, papers = 0;
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return 0;
  for (guint i = 0; !repeated && i < view->cases->len; i++) {
    const YcCaseRow *row = view->cases->pdata[i];
    g_autoptr(YcIntake) to = carried(app, from, here, row, &papers);
    if (to == NULL) continue;
    g_autoptr(YcIntakeResult) result = yc_supply_append(app, writer, row->id, to, error);
    if (result == NULL) return 0;
    cases++;
  }
  if (cases == 0) {
    yc_refuse(error, _("同一件事的别的办件不缺这些材料"));
    return 0;
  }
  return yc_writer_commit(g_steal_pointer(&writer), error) ? cases : 0;
}
