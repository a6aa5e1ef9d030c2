#include <config.h>

#include "exchange/load.h"

#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "domain/identity.h"
#include "exchange/load_rows.h"

#define SHORT_COLUMNS 8
#define INI "hall.ini"
#define INI_BYTES (64 * 1024)
#define VALUE_COLUMNS 80
#define KEY_MAX 40

/* ---- the files ----------------------------------------------------------------------------------------- */

static const char *const place_words[] = { "province", "city", "county", "town", "village", NULL };
static const char *const level_words[] = { "village", "town", "county", "outside", NULL };
static const char *const role_words[] = {
  "clerk", "agent", "handler", "supervisor", "leader", "admin", NULL
};

static const YcCell place_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME },
  { "short", .kind = YC_CELL_NAME, .max = SHORT_COLUMNS },
  { "level", .kind = YC_CELL_WORD, .words = place_words },
  { "parent", .kind = YC_CELL_REFERENCE },
  { "kind", .kind = YC_CELL_TEXT },
  { 0 }
};

static const YcCell office_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME },
  { "short", .kind = YC_CELL_NAME, .unique = TRUE, .max = SHORT_COLUMNS },
  { "level", .kind = YC_CELL_WORD, .words = level_words },
  { "inside", .kind = YC_CELL_FLAG },
  { "place", .kind = YC_CELL_REFERENCE },
  { "address", .kind = YC_CELL_TEXT },
  { "hours", .kind = YC_CELL_TEXT },
  { "phone", .kind = YC_CELL_PHONE },
  { 0 }
};

static const YcCell staff_cells[] = {
  { "login", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME },
  { "roles", .kind = YC_CELL_CODES, .words = role_words },
  { "office", .kind = YC_CELL_CODE },
  { "phone", .kind = YC_CELL_PHONE },
  { 0 }
};

static const YcCell post_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME },
  { "office", .kind = YC_CELL_CODE },
  { "holder", .kind = YC_CELL_CODE },
  { "deputy", .kind = YC_CELL_REFERENCE },
  { 0 }
};

static const YcCell window_cells[] = {
  { "code", .kind = YC_CELL_CODE, .unique = TRUE },
  { "name", .kind = YC_CELL_NAME, .max = SHORT_COLUMNS },
  { "post", .kind = YC_CELL_REFERENCE },
  { 0 }
};

static const YcCell setting_cells[] = {
  { "key", .kind = YC_CELL_CODE, .unique = TRUE },
  { "value", .kind = YC_CELL_NAME },
  { "from", .kind = YC_CELL_DAY },
  { "source", .kind = YC_CELL_NAME },
  { "confidence", .kind = YC_CELL_WORD, .words = yc_confidence_words },
  { 0 }
};

/* What each setting may be: one of the words, a number, or several in rising order. */
typedef struct {
  const char *key;
  int min, max;
  const char *const *words;
  int several;   /* numbers; 0: one */
} Setting;

static const char *const supply_words[] = { "remind", "withdraw", NULL };
static const char *const width_words[] = { "32", "48", "80", NULL };
static const char *const charset_words[] = { "UTF-8", "GB18030", "GBK", NULL };
static const char *const yes_words[] = { "yes", "no", NULL };

static const Setting settings_known[] = {
  { "late_entry_days", 0, 30, NULL, 0 },              /* RULE time-16 */
  { "soon_part", 1, 100, NULL, 0 },                   /* RULE time-11: yellow in the last n-th part */
  { "on_supply_lapse", 0, 0, supply_words, 0 },       /* RULE acc-02 */
  { "paper_width", 0, 0, width_words, 0 },            /* columns of the printer */
  { "printer_charset", 0, 0, charset_words, 0 },      /* what it can print */
  { "handin_days", 1, 30, NULL, 0 },                  /* RULE agt-04: a bag is handed in within so many working days */
  { "village_receipt", 0, 0, yes_words, 0 },          /* RULE agt-04: receipt at a village point is receipt */
  { "tolerant_withhold", 0, 0, yes_words, 0 },        /* RULE acc-03: the result waits for what was promised */
  { "feedback_days", 1, 100, NULL, 0 },               /* RULE time-11: a red light is explained within so many working days */
  { "escalate_days", 0, 1000, NULL, 3 },              /* RULE sup-02: working days over, to the supervisor, the leader, above */
  { "order_days", 1, 100, NULL, 0 },                  /* RULE sup-01: an order is replied to within so many working days */
  { "sign_days", 1, 30, NULL, 0 },                    /* RULE time-12: a hand-over unanswered for so many working days is deemed received */
  { "remind_days", 1, 60, NULL, 0 },                  /* RULE inq-02: an inquiry unanswered for so many working days is recalled */
  { "objection_days", 1, 60, NULL, 0 },               /* RULE inq-04: a designation may be objected to within so many working days */
  { "inquiry_days", 1, 30, NULL, 0 },                 /* RULE inq-02: a question is answered within so many working days */
  { "demand_days", 1, 100, NULL, 0 },                 /* RULE inq-02: and a demand */
  { "stuck_days", 1, 30, NULL, 0 },                   /* and who could not get it done is replied to */
  { "followup_days", 0, 100, NULL, 0 },               /* RULE agt-05: calendar days from delivery to the call; 0: none */
  { "agent", 0, 0, NULL, 0 },                         /* RULE agt-01: code of the post proposed as agent */
  { "clock_ahead_days", 1, 3660, NULL, 0 },           /* RULE time-17: more than that after the newest event is doubted */
};

static const char *const hall_keys[] = {
  "from", "node", "name", "short", "word", "address", "hours", "phone", "supervision_phone", "seal_receipt",
  "seal_accept", "seal_result", "review_body", "review_address", "court", "court_address", NULL
};

/* ---- hall.ini ------------------------------------------------------------------------------------------ */

typedef struct {
  GHashTable *values;   /* key → value */
  GHashTable *lines;    /* key → line */
} Ini;

static void ini_free(Ini *ini)
{
  g_hash_table_unref(ini->values);
  g_hash_table_unref(ini->lines);
  g_free(ini);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ini, ini_free)

static void ini_fault(const Ini *ini, const char *key, YcFaults *faults, const char *reason)
{
  yc_faults_add(faults, INI, GPOINTER_TO_INT(g_hash_table_lookup(ini->lines, key)), 0, key, "%s: %s", key,
                reason);
}

/* A line of a key file.  GKeyFile itself cannot say on which line a value stands. */
static void read_ini_line(Ini *ini, char *text, int line, YcFaults *faults)
{
  char *content = g_strstrip(text), *sign = strchr(content, '=');
  if (*content == '\0' || *content == '#' || strcmp(content, "[hall]") == 0)
    return;
  if (!sign) {
    yc_faults_add(faults, INI, line, 0, "", _("应是“名称=值”。"));
    return;
  }
  *sign = '\0';
  gboolean known = g_strv_contains(hall_keys, g_strchomp(content)), changed;
  g_autofree char *key = yc_clean(content, -1, KEY_MAX, NULL);   /* for it is named in the fault */
  char *value = yc_clean(sign + 1, -1, 0, &changed);
  gboolean again = !g_hash_table_replace(ini->values, g_strdup(key), value);
  g_hash_table_replace(ini->lines, g_strdup(key), GINT_TO_POINTER(line));
  if (!known)
    ini_fault(ini, key, faults, _("不认识这一项。"));
  if (again)
    ini_fault(ini, key, faults, _("前面已经写过。"));
  if (changed)
    ini_fault(ini, key, faults, _("有看不见的或不规范的字符,请重新输入。"));
  else if (*value == '\0' || yc_width(value) > VALUE_COLUMNS)
    ini_fault(ini, key, faults, _("不能空着,也不能长过80列。"));
}

static Ini *read_ini(const char *directory, YcFaults *faults)
{
  Ini *ini = g_new(Ini, 1);
  ini->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  ini->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = g_build_filename(directory, INI, NULL), *text = NULL;
  g_autoptr(GError) error = NULL;
  if (!yc_text_read(path, INI_BYTES, &text, &error)) {
    yc_faults_add(faults, INI, 0, 0, "", "%s", error->message);
    return ini;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (int i = 0; lines[i]; i++)
    read_ini_line(ini, lines[i], i + 1, faults);
  for (const char *const *key = hall_keys; *key; key++)
    if (!g_hash_table_contains(ini->values, *key))
      ini_fault(ini, *key, faults, _("缺少这一项。"));
  return ini;
}

static const char *ini_get(const Ini *ini, const char *key)
{
  const char *value = g_hash_table_lookup(ini->values, key);
  return value ? value : "";
}

/* The node is the code of a place and one site letter: 581126100000A. */
static void check_ini(const Ini *ini, const YcSheet *places, YcFaults *faults)
{
  const char *node = ini_get(ini, "node"), *from = ini_get(ini, "from");
  const char *const phones[] = { "phone", "supervision_phone" };
  gsize length = strlen(node);
  g_autofree char *place = length ? g_strndup(node, length - 1) : g_strdup("");
  char phone[16];
  if (*node && (length != 13 || !g_ascii_isupper(node[length - 1])))
    ini_fault(ini, "node", faults, _("应是12位区划代码加一个大写字母。"));
  else if (*node && !yc_sheet_find(places, place))
    ini_fault(ini, "node", faults, _("places.tsv 里没有这个区划代码。"));
  if (*from && yc_day_parse(from) == YC_DAY_NONE)
    ini_fault(ini, "from", faults, _("没有这一天,日期写作 2026-11-03。"));
  for (guint i = 0; i < G_N_ELEMENTS(phones); i++)
    if (*ini_get(ini, phones[i]) && !yc_phone_normalise(ini_get(ini, phones[i]), phone))
      ini_fault(ini, phones[i], faults, _("不是电话号码。"));
}

/* ---- checks over several files ------------------------------------------------------------------------- */

static void check_posts(const YcSheet *posts, YcFaults *faults)
{
  for (guint row = 0; row < yc_table_rows(posts->table); row++)
    if (strcmp(yc_table_get(posts->table, row, "holder"), yc_table_get(posts->table, row, "deputy")) == 0)
      yc_table_fault(posts->table, row, "deputy", faults, _("不能自己代自己,没有B角就空着。"));
}

static const Setting *setting_find(const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS(settings_known); i++)
    if (strcmp(settings_known[i].key, key) == 0)
      return &settings_known[i];
  return NULL;
}

/* "0 3 8": so many numbers, none smaller than the one before. */
static void check_several(const YcSheet *settings, guint row, const Setting *known, YcFaults *faults)
{
  g_auto(GStrv) words = g_strsplit(yc_table_get(settings->table, row, "value"), " ", -1);
  gint64 last = known->min;
  gboolean good = g_strv_length(words) == (guint)known->several;
  for (char **word = words; good && *word != NULL; word++)
    good = g_ascii_string_to_signed(*word, 10, last, known->max, &last, NULL);
  if (!good)
    yc_table_fault(settings->table, row, "value", faults, _("应是 %d 个由小到大的整数,用空格隔开,如 0 3 8。"), known->several);
}

static void check_agent(const YcSheet *settings, guint row, const YcSheet *posts, YcFaults *faults)
{
  const char *post = yc_table_get(settings->table, row, "value");
  if (yc_sheet_find(posts, post) == NULL)
    yc_table_fault(settings->table, row, "value", faults, _("posts.tsv 里没有岗位 %s:请写代办员的岗位代码。"), post);
}

static void check_settings(const YcSheet *settings, const YcSheet *posts, YcFaults *faults)
{
  for (guint row = 0; row < yc_table_rows(settings->table); row++) {
    const char *key = yc_table_get(settings->table, row, "key");
    const Setting *known = setting_find(key);
    if (!known)
      yc_table_fault(settings->table, row, "key", faults, _("没有叫“%s”的设置。"), key);
    else if (known->several)
      check_several(settings, row, known, faults);
    else if (strcmp(key, "agent") == 0)
      check_agent(settings, row, posts, faults);
    else if (known->words)
      yc_table_word(settings->table, row, "value", known->words, faults);
    else
      yc_table_int(settings->table, row, "value", known->min, known->max, faults);
  }
}

/* ---- events -------------------------------------------------------------------------------------------- */

static void add_staff(YcLoads *loads, const YcSheet *staff, const char *from)
{
  for (guint row = 0; row < staff->rows->len; row++) {
    json_t *one = staff->rows->pdata[row];
    const char *name = json_string_value(json_object_get(one, "name"));
    json_t *facts =
        json_pack("{s:O, s:O, s:O, s:s}", "login", json_object_get(one, "login"), "roles",
                  json_object_get(one, "roles"), "office", json_object_get(one, "office"), "from", from);
    json_t *body = json_pack("{s:s, s:o, s:O}", "name", name, "initials", yc_load_initials(name, NULL, TRUE),
                             "phone", json_object_get(one, "phone"));
    yc_loads_add(loads, "staff.set", facts, body);
  }
}

/* hall.ini as settings hall.…; `from` only dates the others. */
static void add_hall(YcLoads *loads, const Ini *ini)
{
  for (const char *const *key = hall_keys + 1; *key; key++) {
    g_autofree char *name = g_strconcat("hall.", *key, NULL);
    yc_loads_add(loads, "setting.set",
                 json_pack("{s:s, s:s, s:s, s:s, s:s}", "key", name, "value", ini_get(ini, *key), "from",
                           ini_get(ini, "from"), "source", INI, "confidence", "high"),
                 NULL);
  }
}

YcLoads *yc_load_hall(const char *directory, YcFaults *faults)
{
  g_autoptr(YcSheet) places = yc_sheet_read(directory, "places.tsv", place_cells, faults);
  g_autoptr(YcSheet) offices = yc_sheet_read(directory, "offices.tsv", office_cells, faults);
  g_autoptr(YcSheet) staff = yc_sheet_read(directory, "staff.tsv", staff_cells, faults);
  g_autoptr(YcSheet) posts = yc_sheet_read(directory, "posts.tsv", post_cells, faults);
  g_autoptr(YcSheet) windows = yc_sheet_read(directory, "windows.tsv", window_cells, faults);
  g_autoptr(YcSheet) settings = yc_sheet_read(directory, "settings.tsv", setting_cells, faults);
  g_autoptr(Ini) ini = read_ini(directory, faults);
  yc_sheet_refer(places, "parent", places, faults);
  yc_sheet_refer(offices, "place", places, faults);
  yc_sheet_refer(staff, "office", offices, faults);
  yc_sheet_refer(posts, "office", offices, faults);
  yc_sheet_refer(posts, "holder", staff, faults);
  yc_sheet_refer(posts, "deputy", staff, faults);
  yc_sheet_refer(windows, "post", posts, faults);
  check_posts(posts, faults);
  check_settings(settings, posts, faults);
  check_ini(ini, places, faults);

  YcLoads *loads = yc_loads_new();
  const char *from = ini_get(ini, "from");
  yc_loads_add_sheet(loads, "place.set", places, from);
  yc_loads_add_sheet(loads, "office.set", offices, from);
  add_staff(loads, staff, from);
  yc_loads_add_sheet(loads, "post.set", posts, from);
  yc_loads_add_sheet(loads, "window.set", windows, from);
  add_hall(loads, ini);
  for (guint row = 0; row < settings->rows->len; row++)
    yc_loads_add(loads, "setting.set", json_incref(settings->rows->pdata[row]), NULL);
  return loads;
}
