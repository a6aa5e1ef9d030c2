/* outside.c - see outside.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/outside.h"
#include "app/people.h"
#include "app/private.h"
#include "base/text.h"

/* --- systems ---------------------------------------------------------------------------------------------- */

static void system_free(gpointer data)
{
  YcSystem *system = data;
  g_free(system->code);
  g_free(system->name);
  g_free(system->short_name);
  g_free(system->pattern);
  g_free(system);
}

GPtrArray *yc_outside_systems(YcApp *app, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SYSTEMS, "");
  if (r == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func(system_free);
  for (guint i = 0; i < yc_rows_count(r); i++) {
    YcSystem *system = g_new0(YcSystem, 1);
    system->code = g_strdup(yc_rows_str(r, i, "code"));
    system->name = g_strdup(yc_rows_str(r, i, "name"));
    system->short_name = g_strdup(yc_rows_str(r, i, "short"));
    system->pattern = g_strdup(yc_rows_str(r, i, "pattern"));
    g_ptr_array_add(list, system);
  }
  return list;
}

static const YcSystem *find_system(const GPtrArray *systems, const char *code)
{
  for (guint i = 0; i < systems->len; i++)
    if (strcmp(((const YcSystem *)systems->pdata[i])->code, code) == 0) return systems->pdata[i];
  return NULL;
}

static gboolean unknown_system(const GPtrArray *systems, const char *code, GError **error)
{
  g_autoptr(GString) known = g_string_new(NULL);
  for (guint i = 0; i < systems->len; i++)
    g_string_append_printf(known, "%s%s", i ? " " : "", ((const YcSystem *)systems->pdata[i])->code);
  return yc_refuse(error, _("没有外部系统 %s:请用 %s"), code, known->len ? known->str : _("(事项目录里还没有外部系统)"));
}

char *yc_outside_names(YcApp *app, const char *codes)
{
  g_autoptr(GPtrArray) systems = yc_outside_systems(app, NULL);
  g_auto(GStrv) list = g_strsplit(codes, " ", -1);
  GString *names = g_string_new(NULL);
  for (char **code = list; *code != NULL; code++) {
    const YcSystem *system = systems ? find_system(systems, *code) : NULL;
    if (**code != '\0') g_string_append_printf(names, "%s%s", names->len ? _("、") : "", system ? system->short_name : *code);
  }
  return g_string_free(names, FALSE);
}

/* --- numbers of a case ------------------------------------------------------------------------------------ */

static void line_free(gpointer data)
{
  YcOutsideLine *line = data;
  g_free(line->system);
  g_free(line->short_name);
  g_free(line->name);
  g_free(line->number);
  g_free(line);
}

static void add_line(GPtrArray *lines, const GPtrArray *systems, const char *code, const char *number)
{
  const YcSystem *system = find_system(systems, code);
  YcOutsideLine *line = g_new0(YcOutsideLine, 1);
  line->key = lines->len + 1;
  line->system = g_strdup(code);
  line->short_name = g_strdup(system ? system->short_name : code);
  line->name = g_strdup(system ? system->name : code);
  line->number = g_strdup(number);
  g_ptr_array_add(lines, line);
}

/* The numbers in one system; whether there are any. */
static gboolean add_numbers(GPtrArray *lines, const GPtrArray *systems, const YcRows *numbers, const char *code)
{
  guint before = lines->len;
  for (guint i = 0; i < yc_rows_count(numbers); i++)
    if (strcmp(yc_rows_str(numbers, i, "system"), code) == 0)
      add_line(lines, systems, code, yc_rows_str(numbers, i, "number"));
  return lines->len > before;
}

GPtrArray *yc_outside_lines(YcApp *app, gint64 casefile, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(GPtrArray) systems = yc_outside_systems(app, error);
  g_autoptr(YcRows) numbers = systems ? yc_query(store, error, YC_Q_OUTSIDE, "i", casefile) : NULL;
  g_autoptr(YcRows) cf = numbers ? yc_query(store, error, YC_Q_CASEFILE, "i", casefile) : NULL;
  if (cf == NULL) return NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
  YcCaseRow *row = yc_case_row_read(app, casefile);
  const YcItem *item =
      row ? yc_app_item_version(app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL) : NULL;
  g_auto(GStrv) left = g_strsplit(row != NULL && yc_outside_waits(row) ? row->outside : "", " ", -1);
  for (char **code = item ? item->systems : left; *code != NULL; code++)
    if (!add_numbers(lines, systems, numbers, *code) && g_strv_contains((const char *const *)left, *code))
      add_line(lines, systems, *code, "");
  for (guint i = 0; i < systems->len; i++) {
    const char *code = ((const YcSystem *)systems->pdata[i])->code;
    if (item == NULL || !g_strv_contains((const char *const *)item->systems, code))
      add_numbers(lines, systems, numbers, code);
  }
  yc_case_row_free(row);
  return lines;
}

GPtrArray *yc_outside_choices(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(GPtrArray) systems = yc_outside_systems(app, error);
  GPtrArray *lines = systems ? yc_outside_lines(app, casefile, error) : NULL;
  guint n = lines ? lines->len : 0;
  for (guint s = 0; lines != NULL && s < systems->len; s++) {
    const YcSystem *system = systems->pdata[s];
    gboolean asked = FALSE;
    for (guint i = 0; i < n; i++) {
      const YcOutsideLine *line = lines->pdata[i];
      asked = asked || (*line->number == '\0' && strcmp(line->system, system->code) == 0);
    }
    if (asked) continue;
    add_line(lines, systems, system->code, "");
    ((YcOutsideLine *)lines->pdata[lines->len - 1])->more = TRUE;
  }
  return lines;
}

/* Whether the case has a number in the system, one of them aside. */
static gboolean is_entered(const YcRows *numbers, const char *system, const char *except)
{
  for (guint i = 0; i < yc_rows_count(numbers); i++)
    if (strcmp(yc_rows_str(numbers, i, "system"), system) == 0 &&
        (except == NULL || strcmp(yc_rows_str(numbers, i, "number"), except) != 0))
      return TRUE;
  return FALSE;
}

/* The systems of the list where it has no number. */
static char *not_entered(char **systems, const YcRows *numbers)
{
  g_autoptr(GString) left = g_string_new(NULL);
  for (char **code = systems; *code != NULL; code++)
    if (!is_entered(numbers, *code, NULL)) g_string_append_printf(left, "%s%s", left->len ? " " : "", *code);
  return g_strdup(left->str);
}

char *yc_outside_due(const YcItem *item, YcOutcome outcome)
{
  switch (outcome) {
  case YC_OUTCOME_ACCEPT:
  case YC_OUTCOME_ASK:
  case YC_OUTCOME_ONSPOT:
  case YC_OUTCOME_RECEIVE:
  case YC_OUTCOME_TOLERANT: return g_strjoinv(" ", item->systems);
  case YC_OUTCOME_TELL:
  case YC_OUTCOME_REFUSE:
  case YC_OUTCOME_REFER:
  case YC_OUTCOME_FORWARD:
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return g_strdup("");
}

char *yc_outside_left(YcApp *app, gint64 casefile, const YcItem *item)
{
  g_autoptr(YcRows) numbers = yc_query(yc_app_store(app), NULL, YC_Q_OUTSIDE, "i", casefile);
  return numbers ? not_entered(item->systems, numbers) : g_strjoinv(" ", item->systems);
}

/* --- writing down ----------------------------------------------------------------------------------------- */

/* One act about the numbers of one case. */
typedef struct {
  YcApp *app;
  YcWriter *writer;
  gint64 casefile;
  YcRows *cf, *numbers;
  const YcItem *item;
  char *ident, *post;   /* of the actor, which the writer borrows */
} Entry;

static void entry_clear(Entry *e)
{
  yc_writer_cancel(e->writer);
  yc_rows_free(e->cf);
  yc_rows_free(e->numbers);
  g_free(e->ident);
  g_free(e->post);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Entry, entry_clear)

static gboolean read_numbers(Entry *e, GError **error)
{
  yc_rows_free(e->numbers);
  e->numbers = yc_query(yc_app_store(e->app), error, YC_Q_OUTSIDE, "i", e->casefile);
  return e->numbers != NULL;
}

static gboolean may_write(YcApp *app, GError **error)
{
  static const char *const roles[] = { "clerk", "agent", "handler", "supervisor" };
  const YcStaff *me = yc_app_me(app);
  for (guint i = 0; i < G_N_ELEMENTS(roles); i++)
    if (yc_staff_has_role(me, roles[i])) return TRUE;
  return yc_refuse(error, _("%s 不办件,不能记外部系统号:请换窗口或经办人员登录"), me->name);
}

static gboolean entry_read(Entry *e, GError **error)
{
  e->cf = yc_query(yc_app_store(e->app), error, YC_Q_CASEFILE, "i", e->casefile);
  if (e->cf == NULL) return FALSE;
  if (yc_rows_count(e->cf) == 0) return yc_refuse(error, _("没有这件办件"));
  e->item = yc_app_item_version(e->app, yc_rows_str(e->cf, 0, "item"), (int)yc_rows_int(e->cf, 0, "version"), error);
  return e->item != NULL && read_numbers(e, error);
}

/* *repeated: it was done already, such an event about the case. */
static gboolean entry_begin(Entry *e, const char *act, const char *kind, gboolean *repeated, GError **error)
{
  if (!may_write(e->app, error)) return FALSE;
  YcActor actor;
  e->post = yc_app_post_for(e->app, e->casefile);
  yc_app_actor(e->app, &actor, act, e->post, &e->ident);
  e->writer = yc_writer_begin(yc_app_store(e->app), &actor, repeated, error);
  if (e->writer == NULL || (*repeated && !yc_act_was(e->app, &actor, kind, e->casefile, error))) return FALSE;
  return entry_read(e, error);
}

static gboolean append(Entry *e, const char *kind, const char *system, const char *number, const char *left, GError **error)
{
  g_autofree char *name = yc_outside_names(e->app, system);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:s}", "system", system, "short", name, "number", number, "outside", left);
  return yc_case_event(e->app, e->writer, e->casefile, kind, facts, NULL, error) && read_numbers(e, error);
}

/* What is left after one number more. */
static gboolean put_number(Entry *e, const char *system, const char *number, GError **error)
{
  g_auto(GStrv) before = g_strsplit(yc_rows_str(e->cf, 0, "outside"), " ", -1);
  g_autoptr(GString) left = g_string_new(NULL);
  for (char **code = before; *code != NULL; code++)
    if (**code != '\0' && strcmp(*code, system) != 0) g_string_append_printf(left, "%s%s", left->len ? " " : "", *code);
  return append(e, "outside.set", system, number, left->str, error);
}

/* What is left with one number less: a system that the item names stands again, at its place. */
static gboolean take_number(Entry *e, const char *system, const char *number, GError **error)
{
  g_auto(GStrv) before = g_strsplit(yc_rows_str(e->cf, 0, "outside"), " ", -1);
  gboolean again = !is_entered(e->numbers, system, number);
  g_autoptr(GString) left = g_string_new(NULL);
  for (char **code = e->item->systems; *code != NULL; code++)
    if (g_strv_contains((const char *const *)before, *code) || (again && strcmp(*code, system) == 0))
      g_string_append_printf(left, "%s%s", left->len ? " " : "", *code);
  return append(e, "outside.drop", system, number, left->str, error);
}

static gboolean has_number(const Entry *e, const char *system, const char *number)
{
  for (guint i = 0; i < yc_rows_count(e->numbers); i++)
    if (strcmp(yc_rows_str(e->numbers, i, "system"), system) == 0 &&
        strcmp(yc_rows_str(e->numbers, i, "number"), number) == 0)
      return TRUE;
  return FALSE;
}

/* As it is kept; NULL with a sentence. */
static char *clean_number(const char *text, GError **error)
{
  g_autofree char *clean = yc_clean(text, -1, 0, NULL);
  g_autofree char *half = yc_halfwidth(clean);
  g_auto(GStrv) pieces = g_strsplit(half, " ", -1);
  g_autofree char *number = g_strjoinv("", pieces);
  if (*number == '\0') yc_refuse(error, _("没有写号码:请照那边系统上显示的录,可以粘贴"));
  else if (g_utf8_strlen(number, -1) > YC_OUTSIDE_MAX)
    yc_refuse(error, _("号码有 %d 个字,最多 %d 个:请只录号码,不带别的字"), (int)g_utf8_strlen(number, -1), YC_OUTSIDE_MAX);
  else return g_steal_pointer(&number);
  return NULL;
}

static gboolean looks_right(const YcSystem *system, const char *number)
{
  if (*system->pattern == '\0') return TRUE;
  g_autofree char *whole = g_strdup_printf("^(?:%s)$", system->pattern);
  g_autoptr(GRegex) regex = g_regex_new(whole, 0, 0, NULL);
  return regex == NULL || g_regex_match(regex, number, 0, NULL);
}

/* Another case with this number, spoken; NULL where none. */
static char *also_on(const Entry *e, const char *number)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(e->app), NULL, YC_Q_OUTSIDE_BY_NUMBER, "t", number);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    gint64 other = yc_rows_int(r, i, "casefile");
    if (other == e->casefile) continue;
    YcCaseRow *row = yc_case_row_read(e->app, other);
    char *spoken = row ? g_strdup(row->number) : NULL;
    yc_case_row_free(row);
    return spoken;
  }
  return NULL;
}

static char *warning_of(const Entry *e, const YcSystem *system, const char *number)
{
  g_autofree char *other = also_on(e, number);
  if (other != NULL) return g_strdup_printf(_("%s 也记在 %s 上,请核对"), number, other);
  if (looks_right(system, number)) return NULL;
  return g_strdup_printf(_("%s 不像%s的号码(%d 位),请核对"), number, system->short_name, (int)g_utf8_strlen(number, -1));
}

/* `old` NULL: none is replaced. */
static gboolean enter(YcApp *app, gint64 casefile, const char *code, const char *old, const char *text, const char *act,
                      char **warning, GError **error)
{
  g_auto(Entry) e = { .app = app, .casefile = casefile };
  gboolean repeated;
  g_autofree char *number = clean_number(text, error);
  g_autoptr(GPtrArray) systems = number ? yc_outside_systems(app, error) : NULL;
  const YcSystem *system = systems ? find_system(systems, code) : NULL;
  if (warning != NULL) *warning = NULL;
  if (system == NULL) return systems != NULL && unknown_system(systems, code, error);
  if (!entry_begin(&e, act, "outside.set", &repeated, error)) return FALSE;
  if (repeated || has_number(&e, code, number)) return TRUE;
  YcState state = yc_state_parse(yc_rows_str(e.cf, 0, "state"));
  if (state == YC_STATE_VOID) return yc_refuse(error, _("这件已作废,不能再记外部系统号"));
  if (old != NULL && !has_number(&e, code, old)) return yc_refuse(error, _("这件没有记过 %s %s"), system->short_name, old);
  if (warning != NULL) *warning = warning_of(&e, system, number);
  if ((old == NULL || take_number(&e, code, old, error)) && put_number(&e, code, number, error) &&
      yc_writer_commit(g_steal_pointer(&e.writer), error))
    return TRUE;
  if (warning != NULL) g_clear_pointer(warning, g_free);
  return FALSE;
}

gboolean yc_outside_append(YcApp *app, YcWriter *writer, gint64 casefile, const char *system, const char *number,
                           GError **error)
{
  g_auto(Entry) e = { .app = app, .writer = writer, .casefile = casefile };
  gboolean ok = entry_read(&e, error) && put_number(&e, system, number, error);
  e.writer = NULL;   /* it goes on */
  return ok;
}

gboolean yc_outside_set(YcApp *app, gint64 casefile, const char *system, const char *number, const char *act,
                        char **warning, GError **error)
{
  return enter(app, casefile, system, NULL, number, act, warning, error);
}

gboolean yc_outside_replace(YcApp *app, gint64 casefile, const char *system, const char *old, const char *number,
                            char **warning, GError **error)
{
  return enter(app, casefile, system, old, number, NULL, warning, error);
}

gboolean yc_outside_drop(YcApp *app, gint64 casefile, const char *system, const char *text, const char *act,
                         GError **error)
{
  g_auto(Entry) e = { .app = app, .casefile = casefile };
  gboolean repeated;
  g_autofree char *number = clean_number(text, error), *name = yc_outside_names(app, system);
  if (number == NULL || !entry_begin(&e, act, "outside.drop", &repeated, error)) return FALSE;
  if (repeated) return TRUE;
  if (!has_number(&e, system, number)) return yc_refuse(error, _("这件没有记过 %s %s"), name, number);
  return take_number(&e, system, number, error) && yc_writer_commit(g_steal_pointer(&e.writer), error);
}

/* --- the queue, finding ----------------------------------------------------------------------------------- */

gint64 yc_outside_count(YcApp *app)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_TALLY_OUTSIDE, "");
  return rows ? yc_rows_first(rows, "n", 0) : 0;
}

gboolean yc_outside_waits(const YcCaseRow *row)
{
  switch (row->state) {
  case YC_STATE_RECEIVED:
  case YC_STATE_CORRECTING:
  case YC_STATE_ACCEPTED:
  case YC_STATE_PAUSED:
  case YC_STATE_DECIDED:
  case YC_STATE_DELIVERED: return *row->outside != '\0';
  case YC_STATE_NONE:
  case YC_STATE_TOLD:
  case YC_STATE_NOT_ACCEPTED:
  case YC_STATE_WITHDRAWN:
  case YC_STATE_REFERRED:
  case YC_STATE_FORWARDED:
  case YC_STATE_TERMINATED:
  case YC_STATE_TRANSFERRED:
  case YC_STATE_VOID:
  case YC_N_STATES: break;
  }
  return FALSE;
}

/* As numbers are kept, or NULL where it is shorter than `least`. */
static char *number_of(const char *text, glong least)
{
  g_autofree char *number = clean_number(text, NULL);
  return number != NULL && g_utf8_strlen(number, -1) >= least ? g_steal_pointer(&number) : NULL;
}

gint64 yc_outside_find(YcApp *app, const char *text)
{
  g_autofree char *number = number_of(text, YC_OUTSIDE_WHOLE);
  g_autoptr(YcRows) r = number ? yc_query(yc_app_store(app), NULL, YC_Q_OUTSIDE_BY_NUMBER, "t", number) : NULL;
  return r != NULL && yc_rows_count(r) == 1 ? yc_rows_int(r, 0, "casefile") : 0;
}

GArray *yc_outside_tail(YcApp *app, const char *word, guint limit)
{
  GArray *cases = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autofree char *number = number_of(word, YC_OUTSIDE_TAIL);
  g_autoptr(YcRows) r =
      number ? yc_query(yc_app_store(app), NULL, YC_Q_OUTSIDE_BY_TAIL, "ti", number, (gint64)limit) : NULL;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    gint64 id = yc_rows_int(r, i, "casefile");
    g_array_append_val(cases, id);
  }
  return cases;
}
