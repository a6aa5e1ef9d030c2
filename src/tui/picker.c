/* picker.c - the matches under a field.  See picker.h. */
#include <config.h>
#include "tui/picker.h"

#include <string.h>

#include "app/agency.h"
#include "app/intake.h"
#include "app/occasion.h"
#include "app/paper.h"
#include "base/gettext.h"
#include "base/pinyin.h"
#include "base/text.h"

enum { PEOPLE = 50, CELLS = 6 };

struct YcPicker {
  YcApp *app;
  YcPick pick;
  char *words;
  GPtrArray *rows;
  int cursor;        /* -1: none */
};

/* ── what is looked for ── */

static GPtrArray *find_people(YcApp *app, const char *words)
{
  return yc_intake_people(app, words, PEOPLE, NULL);
}

static GPtrArray *find_items(YcApp *app, const char *words)
{
  return yc_app_items(app, words, NULL);
}

static YcItemRow *occasion_row(const YcOccasion *occasion)
{
  YcItemRow *row = g_new0(YcItemRow, 1);
  row->code = g_strdup_printf("%c%s", YC_PICK_OCCASION, occasion->code);
  row->short_name = g_strdup(occasion->name);
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < occasion->items->len; i++)
    g_string_append_printf(names, "%s%s", i ? _("、") : "", ((YcOccasionItem *)g_ptr_array_index(occasion->items, i))->short_name);
  row->name = g_string_free(names, FALSE);
  return row;
}

/* Occasions stand first, once their name is begun. */
static GPtrArray *find_items_or_occasions(YcApp *app, const char *words)
{
  GPtrArray *items = yc_app_items(app, words, NULL);
  g_autoptr(GPtrArray) occasions = *words && items ? yc_occasion_find(app, words, NULL) : NULL;
  for (guint i = occasions ? occasions->len : 0; i-- > 0;)
    g_ptr_array_insert(items, 0, occasion_row(g_ptr_array_index(occasions, i)));
  return items;
}

static GPtrArray *find_places(YcApp *app, const char *words)
{
  return yc_app_places(app, words, NULL);
}

static GPtrArray *find_offices(YcApp *app, const char *words)
{
  return yc_app_offices(app, words, NULL);
}

static GPtrArray *find_agents(YcApp *app, const char *words)
{
  return yc_agency_agents(app, words, NULL);
}

static gboolean begins(const char *word, const char *typed)
{
  g_auto(GStrv) initials = yc_initials(word, FALSE);
  gboolean found = g_str_has_prefix(word, typed);
  for (char **i = initials; !found && *i; i++)
    found = g_str_has_prefix(*i, typed);
  return found;
}

static GPtrArray *find_words(const char *const *from, gsize n, const char *words)
{
  GPtrArray *found = g_ptr_array_new();
  g_autofree char *typed = g_ascii_strdown(words, -1);
  for (gsize i = 0; i < n; i++)
    if (begins(gettext(from[i]), typed))
      g_ptr_array_add(found, (gpointer)gettext(from[i]));
  return found;
}

/* What a person who comes is to the applicant. */
static GPtrArray *find_relations(G_GNUC_UNUSED YcApp *app, const char *words)
{
  static const char *const relations[] = {
    N_("之女"), N_("之子"), N_("配偶"), N_("之母"), N_("之父"), N_("儿媳"), N_("女婿"), N_("孙子女"), N_("兄弟姐妹"),
    N_("监护人"), N_("村干部"), N_("代办员"), N_("邻居"), N_("其他亲属"), N_("经办人"), N_("法定代表人")
  };
  return find_words(relations, G_N_ELEMENTS(relations), words);
}

/* What somebody of the household is to the applicant. */
static GPtrArray *find_kin(G_GNUC_UNUSED YcApp *app, const char *words)
{
  static const char *const kin[] = {
    N_("配偶"), N_("之子"), N_("之女"), N_("之父"), N_("之母"), N_("儿媳"), N_("女婿"), N_("孙子女"), N_("祖父母"),
    N_("兄弟姐妹"), N_("其他亲属")
  };
  return find_words(kin, G_N_ELEMENTS(kin), words);
}

/* Blank receipts that nobody has entered yet, by the digits of their serial; the one with just that comes first. */
static GPtrArray *find_blanks(YcApp *app, const char *words)
{
  g_autoptr(GPtrArray) blanks = yc_app_blanks(app, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)yc_blank_free);
  guint64 serial = g_ascii_strtoull(words, NULL, 10);
  while (blanks && blanks->len) {
    YcBlank *blank = g_ptr_array_steal_index(blanks, 0);
    const char *year = strstr(blank->number, "〕"), *digits = year ? year + strlen("〕") : blank->number;
    gboolean whole = *words && g_ascii_strtoull(digits, NULL, 10) == serial;
    if (whole || strstr(digits, words) || strcmp(blank->number, words) == 0)
      g_ptr_array_insert(found, whole ? 0 : -1, blank);
    else
      yc_blank_free(blank);
  }
  return found;
}

/* ── how a row looks: at most CELLS texts ── */

static void person_cells(gconstpointer row, char **cells)
{
  const YcPersonRow *person = row;
  const char *sex = *person->sex == 'f' ? _("女") : *person->sex == 'm' ? _("男") : "";
  cells[0] = g_strdup(person->name);
  cells[1] = person->age ? g_strdup_printf(_("%s %d岁"), sex, person->age) : g_strdup(sex);
  cells[2] = g_strdup(person->place_short);
  cells[3] = yc_mask_document(person->doc_kind, person->doc_number);
  cells[4] = yc_mask_phone(person->phone);
  cells[5] = person->open ? g_strdup_printf(_("在办%u"), person->open) : g_strdup("");
}

static void item_cells(gconstpointer row, char **cells)
{
  const YcItemRow *item = row;
  gboolean several = *item->code == YC_PICK_OCCASION;
  cells[0] = g_strdup(several ? C_("column", "一件事") : item->code);
  cells[1] = g_strdup(item->short_name);
  cells[2] = several ? g_strdup("") : g_strdup(item->handling == YC_HANDLING_ONSPOT ? C_("column", "即办") : "");
  cells[3] = g_strdup(item->name);
}

static void place_cells(gconstpointer row, char **cells)
{
  const YcPlaceRow *place = row;
  cells[0] = g_strdup(place->name);
  cells[1] = g_strdup(place->code);
}

static void blank_cells(gconstpointer row, char **cells)
{
  const YcBlank *blank = row;
  char day[YC_DAY_TEXT];
  cells[0] = g_strdup(blank->number);
  cells[1] = g_strdup(yc_day_format(blank->day, day));
  cells[2] = g_strdup(blank->clerk);
}

static void office_cells(gconstpointer row, char **cells)
{
  const YcOfficeRow *office = row;
  cells[0] = g_strdup(office->name);
  cells[1] = g_strdup(office->phone);
  cells[2] = g_strdup(office->address);
}

static void agent_cells(gconstpointer row, char **cells)
{
  const YcAgent *agent = row;
  cells[0] = g_strdup(agent->who);
  cells[1] = g_strdup(agent->name);
  cells[2] = g_strdup(agent->phone);
}

static void word_cells(gconstpointer row, char **cells)
{
  cells[0] = g_strdup(row);
}

static const struct {
  GPtrArray *(*find)(YcApp *app, const char *words);
  void (*cells)(gconstpointer row, char **cells);
  YcColumn columns[CELLS];
  guint n;
} TYPES[YC_N_PICKS] = {
  [YC_PICK_PERSON] = { find_people, person_cells,
                       { { "", 14 }, { "", 9 }, { "", 10 }, { "", 20 }, { "", 13 }, { "", 1000 } }, 6 },
  [YC_PICK_ITEM] = { find_items, item_cells, { { "", 8 }, { "", 18 }, { "", 6 }, { "", 1000 } }, 4 },
  [YC_PICK_ITEM_OR_OCCASION] = { find_items_or_occasions, item_cells, { { "", 8 }, { "", 18 }, { "", 6 }, { "", 1000 } }, 4 },
  [YC_PICK_PLACE] = { find_places, place_cells, { { "", 20 }, { "", 1000 } }, 2 },
  [YC_PICK_BLANK] = { find_blanks, blank_cells, { { "", 26 }, { "", 13 }, { "", 1000 } }, 3 },
  [YC_PICK_OFFICE] = { find_offices, office_cells, { { "", 34 }, { "", 10 }, { "", 1000 } }, 3 },
  [YC_PICK_AGENT] = { find_agents, agent_cells, { { "", 12 }, { "", 24 }, { "", 1000 } }, 3 },
  [YC_PICK_RELATION] = { find_relations, word_cells, { { "", 1000 } }, 1 },
  [YC_PICK_KIN] = { find_kin, word_cells, { { "", 1000 } }, 1 },
};

/* ── the matches ── */

YcPicker *yc_picker_new(YcApp *app, YcPick pick)
{
  YcPicker *picker = g_new0(YcPicker, 1);
  picker->app = app;
  picker->pick = pick;
  picker->rows = g_ptr_array_new();
  picker->cursor = -1;
  return picker;
}

void yc_picker_free(YcPicker *picker)
{
  if (!picker)
    return;
  g_ptr_array_unref(picker->rows);
  g_free(picker->words);
  g_free(picker);
}

/* One word of two or more Han: a whole name, as an input method gives it. */
static gboolean is_name(const char *words)
{
  return g_utf8_strlen(words, -1) > 1 && !strchr(words, ' ') && g_unichar_iswide(g_utf8_get_char(words));
}

/* Of two with the whole name neither is the better one. */
static int best(const YcPicker *picker)
{
  int found = -1;
  if (!*picker->words || !picker->rows->len)
    return -1;
  if (picker->pick != YC_PICK_PERSON || !is_name(picker->words))
    return 0;
  for (guint i = 0; i < picker->rows->len; i++)
    if (strcmp(((const YcPersonRow *)g_ptr_array_index(picker->rows, i))->name, picker->words) == 0) {
      if (found >= 0)
        return -1;
      found = (int)i;
    }
  return found;
}

/* Behind the people found: somebody else of that name.  Initials are no name. */
static gboolean offers_new(const YcPicker *picker)
{
  return picker->pick == YC_PICK_PERSON && picker->rows->len && !g_str_is_ascii(picker->words);
}

/* The rows to choose from. */
static guint choices(const YcPicker *picker)
{
  return picker->rows->len + (offers_new(picker) ? 1 : 0);
}

void yc_picker_search(YcPicker *picker, const char *words)
{
  g_free(picker->words);
  g_autofree char *half = yc_halfwidth(words);
  picker->words = yc_clean(half, -1, 0, NULL);
  GPtrArray *found = TYPES[picker->pick].find(picker->app, picker->words);
  g_ptr_array_unref(picker->rows);
  picker->rows = found ? found : g_ptr_array_new();
  picker->cursor = best(picker);
}

gboolean yc_picker_key(YcPicker *picker, YcKey key)
{
  int last = (int)choices(picker) - 1, page = 8;
  const struct {
    YcKey key;
    int to;
  } moves[] = {
    { YC_KEY_UP, picker->cursor - 1 }, { YC_KEY_DOWN, picker->cursor + 1 },
    { YC_KEY_PAGE_UP, MAX(picker->cursor - page, 0) }, { YC_KEY_PAGE_DOWN, picker->cursor + page },
  };
  /* Above the first match: somebody new, or nothing yet. */
  int top = picker->pick == YC_PICK_PERSON || !*picker->words ? -1 : 0;
  for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
    if (moves[i].key == key && last >= 0 && moves[i].to >= top) {
      picker->cursor = MIN(moves[i].to, last);
      return TRUE;
    }
  return FALSE;
}

guint yc_picker_count(const YcPicker *picker)
{
  return picker->rows->len;
}

gconstpointer yc_picker_row(const YcPicker *picker)
{
  gboolean found = picker->cursor >= 0 && picker->cursor < (int)picker->rows->len;
  return found ? g_ptr_array_index(picker->rows, (guint)picker->cursor) : NULL;
}

gboolean yc_picker_on_new(const YcPicker *picker)
{
  return offers_new(picker) && picker->cursor == (int)picker->rows->len;
}

int yc_picker_rows(const YcPicker *picker, int rows)
{
  return picker->rows->len ? MIN((int)choices(picker) + 1, rows) : 0;
}

static void paint_row(const YcPicker *picker, guint n, int y, int x, int columns)
{
  char *cells[CELLS] = { NULL };
  if (n < picker->rows->len)
    TYPES[picker->pick].cells(g_ptr_array_index(picker->rows, n), cells);
  else
    cells[0] = g_strdup(_("新的人"));
  YcInk ink = (int)n == picker->cursor ? YC_INK_REVERSE : YC_INK_PLAIN;
  yc_put_cells(y, x, columns, TYPES[picker->pick].columns, TYPES[picker->pick].n, (const char *const *)cells, ink);
  for (int i = 0; i < CELLS; i++)
    g_free(cells[i]);
}

static char *foot(const YcPicker *picker)
{
  if (picker->pick == YC_PICK_PERSON && picker->cursor < 0)
    return g_strdup_printf(_("回车=新的人   ↓ 选已有的 %u 人"), picker->rows->len);
  if (picker->cursor < 0)
    return g_strdup_printf(_("↓ 选   打首字母或汉字缩小   共 %u"), picker->rows->len);
  return g_strdup_printf(_("↑↓ 选   回车=用这一行   %d/%u"), picker->cursor + 1, choices(picker));
}

void yc_picker_paint(const YcPicker *picker, YcArea area)
{
  int shown = area.rows - 1, first = MAX(picker->cursor - shown + 1, 0);
  if (shown < 1)
    return;
  for (int row = 0; row < shown && first + row < (int)choices(picker); row++)
    paint_row(picker, (guint)(first + row), area.y + row, area.x, area.columns);
  g_autofree char *word = foot(picker);
  yc_put_rule(area.y + shown, area.x, area.columns, word);
}
