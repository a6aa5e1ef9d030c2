/* shift.c - see shift.h. */
#include <config.h>
#include <string.h>
#include "app/keep.h"
#include "app/kept.h"
#include "app/people.h"
#include "app/private.h"
#include "app/shifting.h"

static const struct { const char *code, *word; } whys[YC_N_SHIFT_WHY] = {
  [YC_SHIFT_WAITS] = { "waits", N_("待签收") }, [YC_SHIFT_ANSWERS] = { "answers", N_("责任人") },
  [YC_SHIFT_STEP] = { "step", N_("协办会签") }, [YC_SHIFT_AGENT] = { "agent", N_("代办") },
  [YC_SHIFT_INQUIRY] = { "inquiry", N_("首问") },
};

const char *yc_shift_why_code(YcShiftWhy why)
{
  return whys[why].code;
}

const char *yc_shift_why(YcShiftWhy why)
{
  return _(whys[why].word);
}

/* --- what is open ------------------------------------------------------------------------------------------- */

static void line_free(gpointer data)
{
  YcShiftLine *line = data;
  yc_case_row_free(line->row);
  g_free(line->papers);
  g_free(line->number);
  g_free(line->text);
  g_free(line);
}

GPtrArray *yc_shift_posts(YcApp *app, gint64 staff)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_POSTS_OWN, "i", staff);
  GPtrArray *posts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) g_ptr_array_add(posts, g_strdup(yc_rows_str(rows, i, "post")));
  return posts;
}

gboolean yc_shift_is_of(const GPtrArray *posts, const char *post)
{
  for (guint i = 0; i < posts->len; i++)
    if (g_strcmp0(posts->pdata[i], post) == 0) return TRUE;
  return FALSE;
}

/* What lies with one of the posts, with the case's agent where that is one of them; what lies elsewhere only says where; what
 * was left at the window goes along with the agent. */
static char *papers_of(YcApp *app, gint64 casefile, const GPtrArray *posts, gboolean agent)
{
  g_autoptr(GPtrArray) list = yc_kept_list(app, casefile, NULL);
  g_autoptr(GString) here = g_string_new(NULL), away = g_string_new(NULL);
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcKept *kept = list->pdata[i];
    gboolean mine = kept->office == NULL && (kept->post == NULL ? agent : yc_shift_is_of(posts, kept->post));
    if (mine) yc_kept_add(here, kept);
    else if (*kept->where) g_string_append_printf(away, "%s%s在%s", away->len ? "、" : "", kept->name, kept->where);
  }
  g_autofree char *left = agent ? yc_keeps_numbered(app, casefile) : g_strdup("");
  if (*left) g_string_append_printf(here, "%s暂存 %s", here->len ? ";" : "", left);
  if (away->len) g_string_append_printf(here, "%s不在手上:%s", here->len ? ";" : "", away->str);
  return g_strdup(here->str);
}

static YcShiftLine *case_line(YcApp *app, gint64 id, YcShiftWhy why, const GPtrArray *posts)
{
  YcCaseRow *row = yc_case_row_read(app, id);
  if (row == NULL) return NULL;
  g_autoptr(YcRows) cf = yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", id);
  YcShiftLine *line = g_new0(YcShiftLine, 1);
  line->id = id;
  line->why = why;
  line->row = row;
  line->due = row->due;
  line->papers = papers_of(app, id, posts, cf != NULL && yc_shift_is_of(posts, yc_rows_str(cf, 0, "agent")));
  line->number = g_strdup("");
  line->text = g_strdup("");
  return line;
}

/* Case → why + 1; the first that holds stays. */
static gboolean note_all(YcApp *app, GHashTable *known, YcQuery query, const char *post, YcShiftWhy why, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, query, "t", post);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    gpointer key = GSIZE_TO_POINTER((gsize)yc_rows_int(r, i, "id"));
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(known, key));
    gboolean waits = query == YC_Q_OPEN_STEPS && yc_rows_text(r, i, "received") == NULL;
    guint now = (guint)(waits ? YC_SHIFT_WAITS : why) + 1;
    if (before == 0 || now < before) g_hash_table_insert(known, key, GUINT_TO_POINTER(now));
  }
  return r != NULL;
}

static gboolean note_post(YcApp *app, GHashTable *known, const char *post, GError **error)
{
  return note_all(app, known, YC_Q_OPEN_STEPS, post, YC_SHIFT_STEP, error) &&
         note_all(app, known, YC_Q_OPEN_ANSWERED, post, YC_SHIFT_ANSWERS, error) &&
         note_all(app, known, YC_Q_OPEN_AGENCY, post, YC_SHIFT_AGENT, error);
}

static gboolean add_inquiries(YcApp *app, GPtrArray *lines, const char *post, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_OPEN_INQUIRIES, "t", post);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    json_t *body = json_loads(yc_rows_str(r, i, "body"), 0, NULL);
    const char *text = json_string_value(json_object_get(body, "text"));
    YcShiftLine *line = g_new0(YcShiftLine, 1);
    line->id = yc_rows_int(r, i, "id");
    line->why = YC_SHIFT_INQUIRY;
    line->number = g_strdup(yc_rows_str(r, i, "number"));
    line->text = g_strdup(text ? text : _("(已删除)"));
    line->papers = g_strdup("");
    line->due = yc_rows_day(r, i, "due");
    json_decref(body);
    g_ptr_array_add(lines, line);
  }
  return r != NULL;
}

static int by_due(gconstpointer a, gconstpointer b)
{
  const YcShiftLine *x = *(YcShiftLine *const *)a, *y = *(YcShiftLine *const *)b;
  if ((x->row == NULL) != (y->row == NULL)) return x->row == NULL ? 1 : -1;
  gint64 one = x->due == YC_DAY_NONE ? YC_SORT_LAST : x->due, other = y->due == YC_DAY_NONE ? YC_SORT_LAST : y->due;
  if (one != other) return one < other ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

GPtrArray *yc_shift_lines(YcApp *app, gint64 staff, GError **error)
{
  g_autoptr(GPtrArray) posts = yc_shift_posts(app, staff ? staff : yc_app_me(app)->id);
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(line_free);
  for (guint i = 0; i < posts->len; i++)
    if (!note_post(app, known, posts->pdata[i], error) || !add_inquiries(app, lines, posts->pdata[i], error)) return NULL;
  GHashTableIter iter;
  gpointer id, why;
  g_hash_table_iter_init(&iter, known);
  while (g_hash_table_iter_next(&iter, &id, &why)) {
    YcShiftLine *line = case_line(app, (gint64)GPOINTER_TO_SIZE(id), (YcShiftWhy)(GPOINTER_TO_UINT(why) - 1), posts);
    if (line != NULL) g_ptr_array_add(lines, line);
  }
  g_ptr_array_sort(lines, by_due);
  return g_steal_pointer(&lines);
}

guint yc_shift_inquiries(const GPtrArray *lines)
{
  guint n = 0;
  for (guint i = 0; i < lines->len; i++) n += ((const YcShiftLine *)lines->pdata[i])->row == NULL;
  return n;
}

/* --- what was offered --------------------------------------------------------------------------------------- */

void yc_shift_free(YcShift *shift)
{
  if (shift == NULL) return;
  char *texts[] = { shift->number, shift->giver_name, shift->taker_name, shift->post, shift->post_name, shift->text, shift->state,
                    shift->what };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(shift);
}

char *yc_shift_what(guint cases, guint inquiries)
{
  if (inquiries == 0) return g_strdup_printf(C_("sign", "%u 件"), cases);
  return cases == 0 ? g_strdup_printf(_("首问 %u 条"), inquiries) : g_strdup_printf(_("%u 件、首问 %u 条"), cases, inquiries);
}

static YcShift *read_one(const YcRows *r, guint i)
{
  YcShift *shift = g_new0(YcShift, 1);
  json_t *body = json_loads(yc_rows_str(r, i, "body"), 0, NULL);
  const char *text = json_string_value(json_object_get(body, "text"));
  shift->id = yc_rows_int(r, i, "id");
  shift->giver = yc_rows_int(r, i, "giver");
  shift->taker = yc_rows_int(r, i, "taker");
  shift->paper = yc_rows_int(r, i, "paper");
  shift->number = g_strdup(yc_rows_str(r, i, "number"));
  shift->giver_name = g_strdup(yc_rows_str(r, i, "giver_name"));
  shift->taker_name = g_strdup(yc_rows_str(r, i, "taker_name"));
  shift->post = g_strdup(yc_rows_str(r, i, "post"));
  shift->post_name = g_strdup(yc_rows_str(r, i, "post_name"));
  shift->text = g_strdup(text ? text : "");
  shift->state = g_strdup(yc_rows_str(r, i, "state"));
  shift->day = yc_rows_day(r, i, "day");
  shift->due = yc_rows_day(r, i, "due");
  shift->at = yc_rows_int(r, i, "at");
  shift->cases = (guint)yc_rows_int(r, i, "cases");
  shift->inquiries = (guint)yc_rows_int(r, i, "inquiries");
  shift->what = yc_shift_what(shift->cases, shift->inquiries);
  json_decref(body);
  return shift;
}

YcShift *yc_shift_read(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SHIFT, "i", id);
  if (r != NULL && yc_rows_count(r) > 0) return read_one(r, 0);
  if (r != NULL) yc_refuse(error, _("没有这次交接:请看 yichuang handover list"));
  return NULL;
}

static gboolean add_shifts(GPtrArray *shifts, YcRows *rows)
{
  g_autoptr(YcRows) r = rows;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) g_ptr_array_add(shifts, read_one(r, i));
  return r != NULL;
}

GPtrArray *yc_shift_waiting(YcApp *app, gboolean all, GError **error)
{
  YcStore *store = yc_app_store(app);
  g_autoptr(GPtrArray) shifts = g_ptr_array_new_with_free_func((GDestroyNotify)yc_shift_free);
  g_autoptr(YcRows) posts = yc_query(store, error, YC_Q_POSTS_OF_STAFF, "i", all ? (gint64)0 : yc_app_me(app)->id);
  if (posts == NULL || (all && !add_shifts(shifts, yc_query(store, error, YC_Q_SHIFTS_OFFERED, "t", "")))) return NULL;
  for (guint i = 0; i < yc_rows_count(posts); i++)
    if (!add_shifts(shifts, yc_query(store, error, YC_Q_SHIFTS_WAITING, "t", yc_rows_str(posts, i, "post")))) return NULL;
  return g_steal_pointer(&shifts);
}

guint yc_shift_count(YcApp *app)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_SHIFTS_WAITING_COUNT, "i", yc_app_me(app)->id);
  return r ? (guint)yc_rows_first(r, "n", 0) : 0;
}

YcShift *yc_shift_offered(YcApp *app, gint64 staff)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_SHIFT_OF_GIVER, "i", staff ? staff : yc_app_me(app)->id);
  gboolean waits = r != NULL && yc_rows_count(r) > 0 && strcmp(yc_rows_str(r, 0, "state"), "offered") == 0;
  return waits ? read_one(r, 0) : NULL;
}

GPtrArray *yc_shift_lines_of(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcShift) shift = yc_shift_read(app, id, error);
  g_autoptr(GPtrArray) all = shift ? yc_shift_lines(app, shift->giver, error) : NULL;
  g_autoptr(YcRows) cases = all ? yc_query(yc_app_store(app), error, YC_Q_SHIFT_CASES, "i", id) : NULL;
  g_autoptr(YcRows) inquiries = cases ? yc_query(yc_app_store(app), error, YC_Q_SHIFT_INQUIRIES, "i", id) : NULL;
  if (inquiries == NULL) return NULL;
  g_autoptr(GHashTable) mine = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < yc_rows_count(cases); i++) g_hash_table_add(mine, GSIZE_TO_POINTER((gsize)yc_rows_int(cases, i, "id")));
  for (guint i = 0; i < yc_rows_count(inquiries); i++)
    g_hash_table_add(mine, GSIZE_TO_POINTER((gsize)yc_rows_int(inquiries, i, "id")));
  for (guint i = all->len; i-- > 0;)
    if (!g_hash_table_contains(mine, GSIZE_TO_POINTER((gsize)((const YcShiftLine *)all->pdata[i])->id)))
      g_ptr_array_remove_index(all, i);
  return g_steal_pointer(&all);
}

GPtrArray *yc_shift_papers(YcApp *app, GError **error)
{
  gint64 all = yc_staff_has_role(yc_app_me(app), "supervisor");
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_HANDOVER_LISTS, "ii", yc_app_me(app)->id, all);
  return rows ? yc_paper_lines(rows) : NULL;
}
