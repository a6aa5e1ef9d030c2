/* occasion.c - what an occasion is made of, the form, and saving it.  See occasion.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/occasion.h"
#include "app/people.h"
#include "app/private.h"
#include "app/visit.h"
#include "base/text.h"

/* --- the catalogue ---------------------------------------------------------------------------------------- */

static void item_free(gpointer data)
{
  YcOccasionItem *item = data;
  g_free(item->code);
  g_free(item->short_name);
  g_free(item->question);
  g_free(item->after);
  g_free(item);
}

void yc_occasion_free(YcOccasion *occasion)
{
  if (occasion == NULL) return;
  g_free(occasion->code);
  g_free(occasion->name);
  g_free(occasion->about);
  g_strfreev(occasion->initials);
  g_ptr_array_unref(occasion->items);
  g_free(occasion);
}

const char *yc_say_about(const char *about)
{
  if (strcmp(about, "deceased") == 0) return _("逝者");
  return strcmp(about, "child") == 0 ? _("孩子") : "";
}

static char *member(json_t *object, const char *name)
{
  const char *text = json_string_value(json_object_get(object, name));
  return g_strdup(text ? text : "");
}

static YcOccasion *read_occasion(YcApp *app, const YcRows *rows, guint i)
{
  YcOccasion *occasion = g_new0(YcOccasion, 1);
  occasion->code = g_strdup(yc_rows_str(rows, i, "code"));
  occasion->name = g_strdup(yc_rows_str(rows, i, "name"));
  occasion->about = g_strdup(yc_rows_str(rows, i, "about"));
  occasion->version = (int)yc_rows_int(rows, i, "version");
  occasion->initials = yc_json_strings(yc_rows_str(rows, i, "initials"));
  occasion->items = g_ptr_array_new_with_free_func(item_free);
  json_t *items = json_loads(yc_rows_str(rows, i, "items"), 0, NULL), *entry;
  size_t k;
  json_array_foreach(items, k, entry) {
    YcOccasionItem *item = g_new0(YcOccasionItem, 1);
    *item = (YcOccasionItem){ member(entry, "item"), NULL, member(entry, "question"), member(entry, "after"), (int)k + 1, FALSE };
    const YcItem *known = yc_app_item(app, item->code, YC_DAY_NONE, NULL);
    item->short_name = g_strdup(known ? known->short_name : item->code);
    g_ptr_array_add(occasion->items, item);
  }
  json_decref(items);
  return occasion;
}

static gboolean matches(const YcOccasion *occasion, const char *words)
{
  if (*words == '\0' || strcmp(occasion->code, words) == 0 || strstr(occasion->name, words) != NULL) return TRUE;
  for (char **i = occasion->initials; *i != NULL; i++)
    if (g_str_has_prefix(*i, words)) return TRUE;
  return FALSE;
}

GPtrArray *yc_occasion_find(YcApp *app, const char *words, GError **error)
{
  char today[YC_DAY_TEXT];
  g_autofree char *half = yc_halfwidth(words);
  g_autofree char *typed = g_ascii_strdown(g_strstrip(half), -1);
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(app), error, YC_Q_OCCASIONS, "t", yc_day_format(yc_app_today(app), today));
  if (rows == NULL) return NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)yc_occasion_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcOccasion *occasion = read_occasion(app, rows, i);
    if (matches(occasion, typed)) g_ptr_array_add(found, occasion);
    else yc_occasion_free(occasion);
  }
  return found;
}

YcOccasion *yc_occasion_read(YcApp *app, const char *code, GError **error)
{
  g_autoptr(GPtrArray) all = yc_occasion_find(app, "", error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (strcmp(((YcOccasion *)all->pdata[i])->code, code) == 0) return g_ptr_array_steal_index(all, i);
  if (all != NULL) yc_refuse(error, _("目录里没有这一件事:%s"), code);
  return NULL;
}

int yc_occasion_version(YcStore *store, const json_t *facts, gboolean *same)
{
  g_autoptr(YcRows) rows =
      yc_query(store, NULL, YC_Q_OCCASION_NEWEST, "t", json_string_value(json_object_get(facts, "code")));
  if (rows == NULL || yc_rows_count(rows) == 0) return 0;
  json_t *items = json_loads(yc_rows_str(rows, 0, "items"), 0, NULL);
  *same = json_equal(items, json_object_get(facts, "items")) &&
          strcmp(yc_rows_str(rows, 0, "name"), json_string_value(json_object_get(facts, "name"))) == 0 &&
          strcmp(yc_rows_str(rows, 0, "about"), json_string_value(json_object_get(facts, "about"))) == 0;
  json_decref(items);
  return (int)yc_rows_int(rows, 0, "version");
}

/* --- the form --------------------------------------------------------------------------------------------- */

static YcIntake *copy_intake(const YcIntake *intake, GError **error)
{
  g_autofree char *json = yc_intake_to_json(intake);
  return yc_intake_from_json(json, strlen(json), error);
}

static gboolean add_line(YcApp *app, YcOccasionForm *form, const YcOccasionItem *item, GError **error)
{
  YcIntake *line = copy_intake(form->who, error);
  if (line == NULL) return FALSE;
  g_ptr_array_add(form->lines, line);
  return yc_intake_choose(app, line, item->code, error);
}

YcOccasionForm *yc_occasion_form(YcApp *app, const char *code, const YcIntake *who, GError **error)
{
  g_autoptr(YcOccasion) occasion = yc_occasion_read(app, code, error);
  if (occasion == NULL) return NULL;
  g_autoptr(YcOccasionForm) form = g_new0(YcOccasionForm, 1);
  form->lines = g_ptr_array_new_with_free_func((GDestroyNotify)yc_intake_free);
  form->have = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  form->occasion = g_steal_pointer(&occasion);
  form->run = g_new0(gboolean, form->occasion->items->len + 1);
  char **texts[] = { &form->about_name, &form->about_doc, &form->about_day, &form->act };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) *texts[i] = g_strdup("");
  form->who = copy_intake(who, error);
  if (form->who == NULL) return NULL;
  yc_intake_set(&form->who->item, "");
  form->who->version = 0;
  g_ptr_array_set_size(form->who->ticks, 0);
  for (guint i = 0; i < form->occasion->items->len; i++) {
    const YcOccasionItem *item = form->occasion->items->pdata[i];
    if (!add_line(app, form, item, error)) return NULL;
    form->run[i] = *item->question == '\0' && *item->after == '\0';
  }
  return g_steal_pointer(&form);
}

void yc_occasion_form_free(YcOccasionForm *form)
{
  if (form == NULL) return;
  char *texts[] = { form->about_name, form->about_doc, form->about_day, form->act };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  yc_occasion_free(form->occasion);
  yc_intake_free(form->who);
  if (form->lines) g_ptr_array_unref(form->lines);
  if (form->have) g_hash_table_unref(form->have);
  g_free(form->run);
  g_free(form);
}

gboolean yc_occasion_may_run(const YcOccasionForm *form, guint line)
{
  return *((YcOccasionItem *)form->occasion->items->pdata[line])->after == '\0';
}

/* Who handles the matter is who applies: the same card. */
static char *key_of(const YcIntake *line, const YcMaterial *material)
{
  if (strcmp(material->paper, "handler_id") == 0 && !line->represented) return g_strdup("id");
  return *material->paper ? g_strdup(material->paper) : g_strdup_printf("%s:%d", line->item, material->n);
}

static void paper_free(gpointer data)
{
  YcSharedPaper *paper = data;
  g_free(paper->key);
  g_free(paper->name);
  g_free(paper);
}

static YcSharedPaper *find_paper(const GPtrArray *papers, const char *key)
{
  for (guint i = 0; i < papers->len; i++)
    if (strcmp(((YcSharedPaper *)papers->pdata[i])->key, key) == 0) return papers->pdata[i];
  return NULL;
}

static void add_papers(YcApp *app, const YcOccasionForm *form, const YcIntake *line, GPtrArray *papers)
{
  for (guint i = 0; i < line->ticks->len; i++) {
    const YcMaterial *material = yc_intake_material(app, line, i);
    g_autofree char *key = key_of(line, material);
    YcSharedPaper *paper = find_paper(papers, key);
    if (paper == NULL) {
      paper = g_new0(YcSharedPaper, 1);
      *paper = (YcSharedPaper){ g_strdup(key), g_strdup(material->name), 0, g_hash_table_contains(form->have, key) };
      g_ptr_array_add(papers, paper);
    }
    paper->items++;
  }
}

GPtrArray *yc_occasion_papers(YcApp *app, const YcOccasionForm *form)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func(paper_free);
  for (guint i = 0; i < form->lines->len; i++)
    if (form->run[i]) add_papers(app, form, form->lines->pdata[i], papers);
  return papers;
}

void yc_occasion_tick(YcOccasionForm *form, const char *key, gboolean have)
{
  if (have) g_hash_table_add(form->have, g_strdup(key));
  else g_hash_table_remove(form->have, key);
}

static void settle_line(YcApp *app, const YcOccasionForm *form, YcIntake *line)
{
  GHashTableIter each;
  gpointer id, answer;
  g_hash_table_iter_init(&each, form->who->answers);
  while (g_hash_table_iter_next(&each, &id, &answer))
    g_hash_table_replace(line->answers, g_strdup(id), g_strdup(answer));
  yc_intake_choose(app, line, line->item, NULL);
  for (guint i = 0; i < line->ticks->len; i++) {
    YcTick *tick = line->ticks->pdata[i];
    const YcMaterial *material = yc_intake_material(app, line, i);
    g_autofree char *key = key_of(line, material);
    if (g_hash_table_contains(form->have, key)) yc_tick_have(tick, material);
    else tick->state = YC_TICK_MISSING;
  }
  line->outcome = yc_intake_suggest(app, line);
}

void yc_occasion_settle(YcApp *app, YcOccasionForm *form)
{
  for (guint i = 0; i < form->lines->len; i++) settle_line(app, form, form->lines->pdata[i]);
}

static gboolean any_runs(const YcOccasionForm *form)
{
  for (guint i = 0; i < form->lines->len; i++)
    if (form->run[i]) return TRUE;
  return FALSE;
}

static char *fault_of_about(YcApp *app, const YcOccasionForm *form)
{
  const char *whom = yc_say_about(form->occasion->about);
  YcDay day = yc_day_parse(form->about_day);
  if (*whom == '\0') return NULL;
  if (*form->about_name == '\0') return g_strdup_printf(_("请写%s的姓名"), whom);
  if (*form->about_day != '\0' && (day == YC_DAY_NONE || day > yc_app_today(app)))
    return g_strdup(_("日子写成 2026-11-05 这样,不能晚于今天"));
  if (*form->about_doc == '\0') return NULL;
  YcIdentity identity = yc_identity_check(form->about_doc, yc_app_today(app));
  return identity.verdict == YC_VERDICT_REJECT ? g_strdup_printf(_("%s的证件号不对:请核对"), whom) : NULL;
}

char *yc_occasion_fault(YcApp *app, YcOccasionForm *form)
{
  char *about = fault_of_about(app, form);
  if (about != NULL) return about;
  if (!any_runs(form)) return g_strdup(_("一项也没有选:请选要办的事项"));
  yc_occasion_settle(app, form);
  for (guint i = 0; i < form->lines->len; i++) {
    g_autoptr(GPtrArray) faults = form->run[i] ? yc_intake_faults(app, form->lines->pdata[i]) : NULL;
    if (faults == NULL || faults->len == 0) continue;
    const YcOccasionItem *item = form->occasion->items->pdata[i];
    return g_strdup_printf(_("%s:%s"), item->short_name, ((YcFieldFault *)faults->pdata[0])->sentence);
  }
  return NULL;
}

/* --- saving ----------------------------------------------------------------------------------------------- */

static gint64 begin(YcApp *app, YcWriter *writer, const YcOccasionForm *form, GError **error)
{
  const YcOccasion *occasion = form->occasion;
  json_t *facts = json_pack("{s:s, s:i, s:s, s:s, s:o}", "code", occasion->code, "version", occasion->version, "name",
                            occasion->name, "about", occasion->about, "day", yc_json_day(yc_app_today(app)));
  json_t *body = *occasion->about ? json_pack("{s:s, s:o, s:o}", "name", form->about_name, "doc_number",
                                              yc_json_filled(form->about_doc), "day", yc_json_filled(form->about_day))
                                  : NULL;
  return yc_writer_append(writer, "occasion.begin", facts, body, NULL, error);
}

/* The paper lies with the case that came first; for the others it was seen. */
static void share(YcApp *app, const YcOccasionForm *form, YcIntake *line)
{
  for (guint i = 0; i < line->ticks->len; i++) {
    YcTick *tick = line->ticks->pdata[i];
    const YcMaterial *material = yc_intake_material(app, line, i);
    if (*material->paper && tick->state == YC_TICK_HAVE) tick->state = YC_TICK_MISSING;
  }
  yc_visit_share(app, line);
  for (guint i = 0; i < line->ticks->len; i++) {
    YcTick *tick = line->ticks->pdata[i];
    const YcMaterial *material = yc_intake_material(app, line, i);
    g_autofree char *key = key_of(line, material);
    if (tick->state == YC_TICK_MISSING && g_hash_table_contains(form->have, key)) yc_tick_have(tick, material);
  }
}

static gboolean append_line(YcApp *app, YcWriter *writer, YcOccasionForm *form, guint n, YcOccasionResult *result, GError **error)
{
  YcIntake *line = form->lines->pdata[n];
  line->visit = result->visit;
  line->of_occasion = TRUE;
  line->applicant.id = form->who->applicant.id;
  line->representative.id = form->who->representative.id;
  if (result->visit != 0) share(app, form, line);
  if (!yc_intake_prepare(app, line, error)) return FALSE;
  YcIntakeResult *one = yc_intake_append(app, writer, line, error);
  if (one == NULL) return FALSE;
  g_ptr_array_add(result->cases, one);
  g_array_append_vals(result->papers, one->papers->data, one->papers->len);
  result->visit = one->visit;
  form->who->applicant.id = line->applicant.id;
  form->who->representative.id = line->representative.id;
  return yc_occasion_link(app, writer, result->id, one->casefile, (int)n + 1, error);
}

void yc_occasion_result_free(YcOccasionResult *result)
{
  if (result == NULL) return;
  g_ptr_array_unref(result->cases);
  g_array_unref(result->papers);
  g_free(result);
}

static YcOccasionResult *new_result(void)
{
  YcOccasionResult *result = g_new0(YcOccasionResult, 1);
  result->cases = g_ptr_array_new_with_free_func((GDestroyNotify)yc_intake_result_free);
  result->papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  return result;
}

/* The act was done before: the occasion it had begun. */
static YcOccasionResult *done_before(YcApp *app, const YcActor *actor, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) == 0 || strcmp(yc_rows_str(rows, 0, "kind"), "occasion.begin") != 0) {
    yc_refuse(error, _("这个 act 已用在别的操作上:请换一个"));
    return NULL;
  }
  g_autoptr(YcOccasionResult) result = new_result();
  result->id = yc_rows_int(rows, 0, "pos");
  result->repeated = TRUE;
  g_autoptr(YcRows) cases = yc_query(yc_app_store(app), error, YC_Q_OCCASION_CASES, "i", result->id);
  for (guint i = 0; cases != NULL && i < yc_rows_count(cases); i++) {
    YcIntakeResult *one = yc_outcome_append(app, NULL, yc_rows_int(cases, i, "id"), NULL, NULL, YC_OUTCOME_NONE, error);
    if (one == NULL) return NULL;
    g_ptr_array_add(result->cases, one);
  }
  return g_steal_pointer(&result);
}

static YcOccasionResult *append(YcApp *app, YcWriter *writer, YcOccasionForm *form, GError **error)
{
  g_autoptr(YcOccasionResult) result = new_result();
  result->id = begin(app, writer, form, error);
  if (result->id == 0) return NULL;
  for (guint i = 0; i < form->lines->len; i++)
    if (form->run[i] && !append_line(app, writer, form, i, result, error)) return NULL;
  return g_steal_pointer(&result);
}

YcOccasionResult *yc_occasion_commit(YcApp *app, YcOccasionForm *form, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_accepting_post(app, error), *fault = NULL;
  if (post == NULL) return NULL;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, form->act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return NULL;
  if (repeated) return done_before(app, &actor, error);
  fault = yc_occasion_fault(app, form);
  if (fault != NULL) {
    yc_refuse(error, "%s", fault);
    return NULL;
  }
  gint64 applicant = form->who->applicant.id, representative = form->who->representative.id;
  g_autoptr(YcOccasionResult) result = append(app, writer, form, error);
  if (result != NULL && yc_writer_commit(g_steal_pointer(&writer), error)) {
    yc_app_acted(app, ((YcIntakeResult *)result->cases->pdata[0])->casefile);
    return g_steal_pointer(&result);
  }
  form->who->applicant.id = applicant;   /* nothing was saved: whoever was registered in it is not known */
  form->who->representative.id = representative;
  return NULL;
}
