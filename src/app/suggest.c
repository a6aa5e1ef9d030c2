/* suggest.c - what else the applicant may get, and what to be careful with. */
#include <config.h>
#include <string.h>
#include "app/intake.h"
#include "app/private.h"

#define DISABLED "disabled"         /* the paper, and the question q_disabled, that tell it */
#define Q_DISABLED "q_disabled"

enum { PAST = 20 };   /* cases looked back at */

/* --- what is known of the applicant ----------------------------------------------------------------------- */

static gboolean is_disability_paper(const YcItem *item, int n)
{
  return item != NULL && n >= 1 && n <= (int)item->materials->len &&
         strcmp(((const YcMaterial *)item->materials->pdata[n - 1])->paper, DISABLED) == 0;
}

static gboolean disabled_here(YcApp *app, const YcIntake *intake)
{
  if (g_strcmp0(g_hash_table_lookup(intake->answers, Q_DISABLED), "yes") == 0) return TRUE;
  const YcItem *item = yc_intake_item(app, intake);
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    if (tick->state == YC_TICK_HAVE && is_disability_paper(item, tick->n)) return TRUE;
  }
  return FALSE;
}

/* By the answers and papers of a case that was. */
static gboolean disabled_then(YcApp *app, const YcRows *past, guint i)
{
  json_t *answers = json_loads(yc_rows_str(past, i, "answers"), 0, NULL);
  gboolean told = g_strcmp0(json_string_value(json_object_get(answers, Q_DISABLED)), "yes") == 0;
  json_decref(answers);
  if (told) return TRUE;
  const YcItem *item =
      yc_app_item_version(app, yc_rows_str(past, i, "item"), (int)yc_rows_int(past, i, "version"), NULL);
  g_auto(GStrv) had = g_strsplit(yc_rows_str(past, i, "have"), " ", -1);
  for (char **n = had; *n != NULL; n++)
    if (is_disability_paper(item, (int)g_ascii_strtoll(*n, NULL, 10))) return TRUE;
  return FALSE;
}

/* Nobody else of the household, where the item asks for it and no earlier case knew of somebody. */
static gboolean lives_alone(YcApp *app, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(app, intake);
  if (item == NULL || !item->household || intake->household->len > 0) return FALSE;
  g_autoptr(GPtrArray) before = yc_intake_household_before(app, intake);
  return before == NULL || before->len == 0;
}

static YcCircumstances circumstances(YcApp *app, const YcIntake *intake, const YcRows *past)
{
  YcDay birth = yc_day_parse(intake->applicant.birth);
  YcCircumstances who = { .age = birth == YC_DAY_NONE ? -1 : yc_day_age(birth, yc_app_today(app)) };
  who.single = lives_alone(app, intake);
  who.disabled = disabled_here(app, intake);
  for (guint i = 0; past != NULL && !who.disabled && i < yc_rows_count(past); i++)
    who.disabled = disabled_then(app, past, i);
  return who;
}

/* --- items ------------------------------------------------------------------------------------------------ */

/* Open, or granted: nothing to be offered again. */
static gboolean has_already(const YcRows *past, const char *code)
{
  static const char *const granted[] = { "decided", "delivered", NULL };
  for (guint i = 0; past != NULL && i < yc_rows_count(past); i++)
    if (strcmp(yc_rows_str(past, i, "item"), code) == 0 &&
        (*yc_rows_str(past, i, "queue") != '\0' || g_strv_contains(granted, yc_rows_str(past, i, "state"))))
      return TRUE;
  return FALSE;
}

/* What asks for less stands first, then what is for the oldest, then by code. */
static int by_age(gconstpointer left, gconstpointer right)
{
  const YcItem *a = *(YcItem *const *)left, *b = *(YcItem *const *)right;
  if (a->suits.single != b->suits.single) return a->suits.single ? 1 : -1;
  if (a->suits.min_age != b->suits.min_age) return a->suits.min_age > b->suits.min_age ? -1 : 1;
  return strcmp(a->code, b->code);
}

static GPtrArray *suitable(YcApp *app, const YcIntake *intake, const YcRows *past, const YcCircumstances *who)
{
  char today[YC_DAY_TEXT];
  GPtrArray *found = g_ptr_array_new();
  g_autoptr(YcRows) items =
      yc_query(yc_app_store(app), NULL, YC_Q_ITEMS, "t", yc_day_format(yc_app_today(app), today));
  for (guint i = 0; items != NULL && i < yc_rows_count(items); i++) {
    const char *code = yc_rows_str(items, i, "code");
    YcItem *item = yc_app_item_version(app, code, (int)yc_rows_int(items, i, "version"), NULL);
    if (item != NULL && yc_item_suits(item, who) && strcmp(code, intake->item) != 0 && !has_already(past, code))
      g_ptr_array_add(found, item);
  }
  g_ptr_array_sort(found, by_age);
  return found;
}

char *yc_intake_suggestions(YcApp *app, const YcIntake *intake)
{
  if (strcmp(intake->applicant.doc_kind, "uscc") == 0) return g_strdup("");
  g_autoptr(YcRows) past = intake->applicant.id == 0 ? NULL
      : yc_query(yc_app_store(app), NULL, YC_Q_PERSON_PAST, "ii", intake->applicant.id, (gint64)PAST);
  YcCircumstances who = circumstances(app, intake, past);
  g_autoptr(GPtrArray) items = suitable(app, intake, past, &who);
  if (items->len == 0) return g_strdup("");
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf(names, "%s%s", i ? " " : "", ((const YcItem *)items->pdata[i])->short_name);
  return g_strdup_printf(_("也许还能办:%s"), names->str);
}

/* --- care ------------------------------------------------------------------------------------------------- */

char *yc_intake_caution(YcApp *app, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(app, intake);
  if (item == NULL || strcmp(item->confidence, "low") != 0 || !yc_app_first_time(app, item)) return NULL;
  return g_strdup_printf(_("“%s”的期限、材料把握不大(低):请值班长在本地指南里确认"), item->short_name);
}
