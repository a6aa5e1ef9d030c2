/* board_group.c - see board_group.h. */
#include <config.h>
#include <string.h>
#include "app/absent.h"
#include "app/board_group.h"
#include "app/people.h"
#include "app/private.h"
#include "base/pinyin.h"
#include "base/text.h"

static const struct { const char *code, *name; } ways[YC_N_BOARD_BY] = {
  [YC_BOARD_BY_PERSON] = { "person", N_("责任人") }, [YC_BOARD_BY_OFFICE] = { "office", N_("单位") },
  [YC_BOARD_BY_ITEM] = { "item", N_("事项") },       [YC_BOARD_BY_VILLAGE] = { "village", N_("村") },
  [YC_BOARD_BY_WINDOW] = { "window", N_("窗口") },
};

const char *yc_board_by_code(YcBoardBy by)
{
  return ways[by].code;
}

YcBoardBy yc_board_by_parse(const char *code)
{
  guint by = 0;
  while (by < YC_N_BOARD_BY && g_strcmp0(ways[by].code, code) != 0) by++;
  return (YcBoardBy)by;
}

const char *yc_board_by_name(YcBoardBy by)
{
  return _(ways[by].name);
}

/* --- the hall's posts and offices ------------------------------------------------------------------------- */

typedef struct {
  char *office, *holder_name, *deputy_name, *now_name, *now_office;
  gint64 holder, deputy, staff;
  gboolean account;      /* whoever stands for it now can sign in, and it is not left to the supervisor */
  YcTime since, until;   /* somebody else has it since; its holder is back (YC_TIME_NONE: is there) */
} Post;

typedef struct {
  char *short_name;
  gboolean inside, county;
  YcBoardTab lies;
} Office;

static void post_free(gpointer data)
{
  Post *post = data;
  g_free(post->office);
  g_free(post->holder_name);
  g_free(post->deputy_name);
  g_free(post->now_name);
  g_free(post->now_office);
  g_free(post);
}

static void office_free(gpointer data)
{
  Office *office = data;
  g_free(office->short_name);
  g_free(office);
}

static void hold_free(gpointer data)
{
  YcHold *hold = data;
  g_free(hold->key);
  g_free(hold->name);
  g_free(hold->note);
  g_free(hold->office);
  g_free(hold);
}

static gboolean read_posts(YcBoard *board, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(board->app), error, YC_Q_BOARD_POSTS, "");
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    Post *post = g_new0(Post, 1);
    post->office = g_strdup(yc_rows_str(r, i, "office"));
    post->holder_name = g_strdup(yc_rows_str(r, i, "holder_name"));
    post->deputy_name = g_strdup(yc_rows_str(r, i, "deputy_name"));
    post->now_name = g_strdup(yc_rows_str(r, i, "now_name"));
    post->now_office = g_strdup(yc_rows_str(r, i, "now_office"));
    post->holder = yc_rows_int(r, i, "holder");
    post->deputy = yc_rows_int(r, i, "deputy");
    post->staff = yc_rows_int(r, i, "staff");
    post->account = *yc_rows_str(r, i, "roles") != '\0' && yc_stands_held(yc_stands_parse(yc_rows_str(r, i, "how")));
    post->since = yc_rows_minute(r, i, "since");
    post->until = yc_rows_minute(r, i, "until");
    g_hash_table_insert(board->posts, g_strdup(yc_rows_str(r, i, "code")), post);
  }
  return r != NULL;
}

/* Outside offices lie with the county, whichever level they have: none of them sits at this program. */
static YcBoardTab lies_at(gboolean inside, const char *level)
{
  if (!inside || strcmp(level, "county") == 0 || strcmp(level, "outside") == 0) return YC_BOARD_COUNTY;
  return strcmp(level, "village") == 0 ? YC_BOARD_VILLAGE : YC_BOARD_TOWN;
}

static gboolean read_offices(YcBoard *board, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(board->app), error, YC_Q_OFFICES, "");
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    Office *office = g_new0(Office, 1);
    const char *level = yc_rows_str(r, i, "level");
    office->short_name = g_strdup(yc_rows_str(r, i, "short"));
    office->inside = yc_rows_int(r, i, "inside") != 0;
    office->county = strcmp(level, "county") == 0;
    office->lies = lies_at(office->inside, level);
    g_hash_table_insert(board->offices, g_strdup(yc_rows_str(r, i, "code")), office);
  }
  return r != NULL;
}

static gboolean read_staff(YcBoard *board, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(board->app), error, YC_Q_STAFF_ALL, "");
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    g_hash_table_insert(board->staff, GSIZE_TO_POINTER((gsize)yc_rows_int(r, i, "id")),
                        g_strdup_printf("%s %s", yc_rows_str(r, i, "name"), yc_rows_str(r, i, "office_short")));
  return r != NULL;
}

static gboolean read_names(YcBoard *board, YcBoardBy by, YcQuery query, const char *column, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(board->app), error, query, "");
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    g_hash_table_insert(board->names[by], g_strdup(yc_rows_str(r, i, "code")), g_strdup(yc_rows_str(r, i, column)));
  return r != NULL;
}

YcBoard *yc_board_new(YcApp *app, GError **error)
{
  g_autoptr(YcBoard) board = g_new0(YcBoard, 1);
  board->app = app;
  board->urgent = g_ptr_array_new();
  for (YcBoardTab tab = YC_BOARD_UNSIGNED; tab < YC_BOARD_PERIOD; tab++) board->other[tab] = g_ptr_array_new();
  board->cases = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  board->unsigned_cases = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  board->posts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, post_free);
  board->offices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, office_free);
  board->holds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, hold_free);
  board->staff = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  board->words = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  for (int by = 0; by < YC_N_BOARD_BY; by++)
    board->names[by] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  board->codes = g_string_chunk_new(4096);
  gboolean ok = read_posts(board, error) && read_staff(board, error) && read_offices(board, error) &&
                read_names(board, YC_BOARD_BY_VILLAGE, YC_Q_PLACES, "short", error) &&
                read_names(board, YC_BOARD_BY_WINDOW, YC_Q_WINDOWS, "name", error);
  return ok ? g_steal_pointer(&board) : NULL;
}

void yc_board_free(YcBoard *board)
{
  if (board == NULL) return;
  GHashTable *tables[] = { board->cases, board->unsigned_cases, board->posts, board->offices, board->holds, board->staff,
                          board->words };
  for (guint i = 0; i < G_N_ELEMENTS(tables); i++) g_hash_table_unref(tables[i]);
  for (int by = 0; by < YC_N_BOARD_BY; by++) g_hash_table_unref(board->names[by]);
  for (int tab = 0; tab < YC_N_BOARD; tab++)
    if (board->other[tab] != NULL) g_ptr_array_unref(board->other[tab]);
  g_ptr_array_unref(board->urgent);
  g_string_chunk_free(board->codes);
  g_free(board);
}

/* --- who has it ------------------------------------------------------------------------------------------- */

/* An office of the directory; `village-CODE` stands for the village itself.  *name is borrowed. */
static Office office_of(YcBoard *board, const char *code, const char **name)
{
  static const char prefix[] = "village-";
  const Office *known = g_hash_table_lookup(board->offices, code);
  *name = known ? known->short_name : code;
  if (known != NULL) return *known;
  gboolean village = g_str_has_prefix(code, prefix);
  const char *place = village ? g_hash_table_lookup(board->names[YC_BOARD_BY_VILLAGE], code + strlen(prefix)) : NULL;
  if (place != NULL) *name = place;
  return (Office){ NULL, TRUE, FALSE, village ? YC_BOARD_VILLAGE : YC_BOARD_TOWN };
}

/* 在岗  AB角 周芸: who stands for the post, and who could. */
static char *say_present(YcApp *app, const Post *post)
{
  const char *deputy = *post->deputy_name ? post->deputy_name : _("未设");
  if (post->staff == post->holder) return g_strdup_printf(_("在岗  AB角 %s"), deputy);
  g_autofree char *until = post->until == YC_TIME_NONE ? NULL : yc_absence_say_until(app, post->until);
  return until ? g_strdup_printf(_("代 %s(离岗至 %s)"), post->holder_name, until)
               : g_strdup_printf(_("代 %s(不在岗)"), post->holder_name);
}

/* 周芸离岗至 11-25,09:00起无人:改派 z (RULE agt-03). */
static char *say_nobody(YcApp *app, const Post *post)
{
  if (post == NULL) return g_strdup(_("没有这个岗位:改派 z"));
  if (post->until != YC_TIME_NONE) {
    g_autofree char *until = yc_absence_say_until(app, post->until), *since = yc_absence_say_from(app, post->since);
    return g_strdup_printf(_("%s离岗至 %s,%s起无人:改派 z"), post->holder_name, until, since);
  }
  if (!*post->deputy_name) return g_strdup_printf(_("%s名下,AB角未设:改派 z"), post->holder_name);
  return g_strdup_printf(_("%s名下,AB角 %s:改派 z"), post->holder_name, post->deputy_name);
}

static void hold_office(YcHold *hold, const Office *office, const char *code, const char *name)
{
  hold->key = g_strconcat("office:", code, NULL);
  hold->name = office->county ? g_strdup_printf(_("%s (县级)"), name) : g_strdup(name);
  hold->note = g_strdup(_("外单位:d 打印督办函"));
}

static void hold_person(YcApp *app, YcHold *hold, const Post *post, gint64 staff, const char *who, const Office *office, const char *name)
{
  hold->key = g_strdup_printf("staff:%" G_GINT64_FORMAT, staff);
  hold->name = g_strdup_printf("%s %s", who, name);
  hold->note = !office->inside ? g_strdup(_("外单位:d 打印督办函")) : post ? say_present(app, post) : g_strdup("");
}

static void hold_nobody(YcApp *app, YcHold *hold, const Post *post)
{
  hold->nobody = TRUE;
  hold->key = g_strdup("nobody");
  hold->name = g_strdup(_("无人接"));
  hold->note = say_nobody(app, post);
}

static YcHold *find_hold(YcBoard *board, const char *code, const char *step_office)
{
  YcHold *hold = g_new0(YcHold, 1);
  const Post *post = g_hash_table_lookup(board->posts, code);
  const char *at = step_office ? step_office : post ? post->office : "", *name;
  Office office = office_of(board, at, &name);
  gboolean elsewhere = post == NULL || strcmp(post->office, at) != 0;   /* an agent only records for it */
  hold->office = g_strdup(at);
  hold->lies = office.lies;
  hold->outside = !office.inside;
  if (!office.inside && (elsewhere || post->staff == 0)) hold_office(hold, &office, at, name);
  else if (post != NULL && post->staff != 0 && (post->account || !office.inside)) {
    const char *home;
    Office own = office_of(board, post->now_office, &home);
    hold_person(board->app, hold, post, post->staff, post->now_name, &own, home);
  } else hold_nobody(board->app, hold, post);
  return hold;
}

const YcHold *yc_board_hold(YcBoard *board, const char *post, const char *office)
{
  g_autofree char *key = g_strconcat(post, "\t", office, NULL);
  YcHold *hold = g_hash_table_lookup(board->holds, key);
  if (hold == NULL) {
    hold = find_hold(board, post, office);
    g_hash_table_insert(board->holds, g_steal_pointer(&key), hold);
  }
  return hold;
}

static YcHold *find_held(YcBoard *board, gint64 staff, const char *code, const char *at)
{
  YcHold *hold = g_new0(YcHold, 1);
  const Post *post = g_hash_table_lookup(board->posts, code);
  const char *name, *who = g_hash_table_lookup(board->staff, GSIZE_TO_POINTER((gsize)staff));
  Office office = office_of(board, at, &name);
  hold->office = g_strdup(at);
  hold->lies = office.lies;
  hold->outside = !office.inside;
  if (!office.inside && (who == NULL || post == NULL || strcmp(post->office, at) != 0)) hold_office(hold, &office, at, name);
  else if (who != NULL) {
    hold->key = g_strdup_printf("staff:%" G_GINT64_FORMAT, staff);
    hold->name = g_strdup(who);
    hold->note = g_strdup("");
  } else {
    hold->nobody = TRUE;
    hold->key = g_strdup("nobody");
    hold->name = g_strdup(_("无人接"));
    hold->note = g_strdup("");
  }
  return hold;
}

const YcHold *yc_board_held(YcBoard *board, gint64 staff, const char *post, const char *office)
{
  g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT "\t%s\t%s", staff, post, office);
  YcHold *hold = g_hash_table_lookup(board->holds, key);
  if (hold == NULL) {
    hold = find_held(board, staff, post, office);
    g_hash_table_insert(board->holds, g_steal_pointer(&key), hold);
  }
  return hold;
}

/* --- groups ----------------------------------------------------------------------------------------------- */

static const char *named(YcBoard *board, YcBoardBy by, const char *code, const char *name)
{
  if (!g_hash_table_contains(board->names[by], code)) g_hash_table_insert(board->names[by], g_strdup(code), g_strdup(name));
  return g_string_chunk_insert_const(board->codes, code);
}

void yc_board_label(YcBoard *board, YcBoardCase *cf, const YcHold *hold, const char *item, const char *item_short,
                    const char *place, const char *window)
{
  const char *office;
  office_of(board, hold->office, &office);
  cf->group[YC_BOARD_BY_PERSON] = named(board, YC_BOARD_BY_PERSON, hold->key, hold->name);
  cf->group[YC_BOARD_BY_OFFICE] = named(board, YC_BOARD_BY_OFFICE, hold->office, *office ? office : _("没有单位"));
  cf->group[YC_BOARD_BY_ITEM] = named(board, YC_BOARD_BY_ITEM, item, item_short);
  cf->group[YC_BOARD_BY_VILLAGE] = named(board, YC_BOARD_BY_VILLAGE, place, *place ? place : _("没有村"));
  cf->group[YC_BOARD_BY_WINDOW] = named(board, YC_BOARD_BY_WINDOW, window, *window ? window : _("没有窗口"));
}

char *yc_board_group_name(YcBoard *board, const YcBoardCase *cf, YcBoardBy by)
{
  return g_strdup(g_hash_table_lookup(board->names[by], cf->group[by]));
}

static void group_free(gpointer data)
{
  YcBoardGroup *group = data;
  g_ptr_array_unref(group->cases);
  g_free(group->name);
  g_free(group->note);
  g_free(group);
}

/* Of who has them: nobody and an office are told of, in every way of grouping that shows it. */
static const YcHold *hold_with(YcBoard *board, const char *key)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, board->holds);
  while (g_hash_table_iter_next(&iter, NULL, &value))
    if (strcmp(((const YcHold *)value)->key, key) == 0) return value;
  return NULL;
}

/* In the middle of the days over. */
static int by_over(gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

static int median_of(const GPtrArray *cases)
{
  g_autoptr(GArray) days = g_array_sized_new(FALSE, FALSE, sizeof(int), cases->len);
  for (guint i = 0; i < cases->len; i++) g_array_append_val(days, ((const YcBoardCase *)cases->pdata[i])->over);
  g_array_sort(days, by_over);
  return g_array_index(days, int, (days->len - 1) / 2);
}

static void sum_up(YcBoard *board, YcBoardGroup *group, YcBoardBy by)
{
  const YcHold *hold = by == YC_BOARD_BY_PERSON ? hold_with(board, group->key) : NULL;
  const Office *office = by == YC_BOARD_BY_OFFICE ? g_hash_table_lookup(board->offices, group->key) : NULL;
  group->name = g_strdup(g_hash_table_lookup(board->names[by], group->key));
  group->nobody = hold != NULL && hold->nobody;
  group->outside = (hold != NULL && hold->outside) || (office != NULL && !office->inside);
  group->note = g_strdup(hold ? hold->note : office && !office->inside ? _("外单位:d 打印督办函") : "");
  group->median = median_of(group->cases);
  group->worst = G_MININT;
  for (guint i = 0; i < group->cases->len; i++) {
    const YcBoardCase *cf = group->cases->pdata[i];
    group->worst = MAX(group->worst, cf->over);
    group->graves += cf->grave > 0;
  }
}

static int by_worst(gconstpointer a, gconstpointer b)
{
  const YcBoardGroup *x = *(YcBoardGroup *const *)a, *y = *(YcBoardGroup *const *)b;
  if (x->nobody != y->nobody) return x->nobody ? -1 : 1;
  if (x->worst != y->worst) return x->worst > y->worst ? -1 : 1;
  if (x->cases->len != y->cases->len) return x->cases->len > y->cases->len ? -1 : 1;
  return strcmp(x->key, y->key);
}

GPtrArray *yc_board_group(YcBoard *board, const GPtrArray *cases, YcBoardBy by)
{
  g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);   /* the codes of one board are the same pointers */
  GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);
  for (guint i = 0; i < cases->len; i++) {
    YcBoardCase *cf = cases->pdata[i];
    YcBoardGroup *group = g_hash_table_lookup(known, cf->group[by]);
    if (group == NULL) {
      group = g_new0(YcBoardGroup, 1);
      group->key = cf->group[by];
      group->cases = g_ptr_array_new();
      g_hash_table_insert(known, (gpointer)cf->group[by], group);
      g_ptr_array_add(groups, group);
    }
    g_ptr_array_add(group->cases, cf);
  }
  for (guint i = 0; i < groups->len; i++) sum_up(board, groups->pdata[i], by);
  g_ptr_array_sort(groups, by_worst);
  return groups;
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void add_words(GString *all, char **words)
{
  for (char **word = words; *word != NULL; word++) g_string_append_printf(all, "%s\n", *word);
  g_strfreev(words);
}

/* What a case is found by, a line each, in lower case. */
static char *read_words(YcBoard *board, gint64 id)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(board->app), NULL, YC_Q_BOARD_NAME, "i", id);
  g_autoptr(GString) all = g_string_new("\n");
  if (r == NULL || yc_rows_count(r) == 0) return g_strdup("");
  g_autofree char *number = yc_number_spoken(board->app, yc_rows_str(r, 0, "number"));
  const char *texts[] = { number, yc_rows_str(r, 0, "number"), yc_rows_str(r, 0, "name"), yc_rows_str(r, 0, "short"),
                          yc_rows_str(r, 0, "doc_number"), yc_rows_str(r, 0, "place_short") };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    if (*texts[i] != '\0') g_string_append_printf(all, "%s\n", texts[i]);
  g_string_append_printf(all, "%.4s\n", yc_rows_str(r, 0, "birth"));
  add_words(all, yc_initials(yc_rows_str(r, 0, "name"), TRUE));
  add_words(all, yc_initials(yc_rows_str(r, 0, "short"), FALSE));
  add_words(all, yc_initials(yc_rows_str(r, 0, "place_short"), FALSE));
  return g_ascii_strdown(all->str, -1);
}

/* Han anywhere; letters and digits at the head or the tail of what it is found by. */
static gboolean fits(const char *all, const char *word)
{
  g_autofree char *head = g_strconcat("\n", word, NULL), *tail = g_strconcat(word, "\n", NULL);
  if ((guchar)*word >= 0x80) return strstr(all, word) != NULL;
  return strstr(all, head) != NULL || strstr(all, tail) != NULL;
}

/* Who has it and of what office, as the groups are headed. */
static char *holder_words(YcBoard *board, const YcBoardCase *cf)
{
  static const YcBoardBy heads[] = { YC_BOARD_BY_PERSON, YC_BOARD_BY_OFFICE };
  g_autoptr(GString) all = g_string_new("\n");
  for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
    g_autofree char *name = yc_board_group_name(board, cf, heads[i]);
    g_auto(GStrv) parts = g_strsplit(name, " ", -1);
    for (char **part = parts; *part != NULL; part++) {
      g_string_append_printf(all, "%s\n", *part);
      add_words(all, yc_initials(*part, heads[i] == YC_BOARD_BY_PERSON && part == parts));
    }
  }
  return g_ascii_strdown(all->str, -1);
}

gboolean yc_board_answers(YcBoard *board, const YcBoardCase *cf, char **words)
{
  if (words[0] == NULL) return TRUE;
  gpointer id = GSIZE_TO_POINTER((gsize)cf->id);
  const char *all = g_hash_table_lookup(board->words, id);
  if (all == NULL) g_hash_table_insert(board->words, id, (gpointer)(all = read_words(board, cf->id)));
  g_autofree char *holder = holder_words(board, cf);
  gboolean every = TRUE;
  for (char **word = words; every && *word != NULL; word++) every = fits(all, *word) || fits(holder, *word);
  return every;
}
