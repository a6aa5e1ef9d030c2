/* caselist.c - cases as the rows of a list. */
#include <config.h>
#include "tui/caselist.h"

#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"

enum { LIGHT, DUE, NUMBER, NAME, AGE, PLACE, ITEM, STEP, AT, WHO, COLUMNS };

static const YcColumn TABLE[COLUMNS] = {
  [LIGHT] = { N_("时限"), 8 }, [DUE] = { N_("到期"), 6 }, [NUMBER] = { N_("办件号"), 11 },
  [NAME] = { N_("申请人"), 10 }, [AGE] = { N_("年龄"), 0 }, [PLACE] = { N_("村"), 9 }, [ITEM] = { N_("事项"), 17 },
  [STEP] = { N_("环节"), 11 }, [AT] = { N_("在哪里"), 0 }, [WHO] = { N_("责任人"), 8 },
};
enum { WIDTH = 80 };

/* What a wider list gives, in turn, how much at most, and at least or nothing.  The others are data of a bounded width.  Age
 * and village tell people of one name apart (RULE prv-01); the office outside where the step lies stands beside who answers
 * for it (RULE agt-06). */
static const struct {
  int column, more, least;
} WIDER[] = { { AGE, 6, 1 }, { AT, 9, 9 }, { WHO, 4, 1 }, { NAME, 10, 1 }, { STEP, 2, 1 } };

static void fit(YcColumn table[COLUMNS], int columns)
{
  int left = columns - WIDTH;
  for (int i = 0; i < COLUMNS; i++)
    table[i] = TABLE[i];
  for (gsize i = 0; i < G_N_ELEMENTS(WIDER); i++) {
    int more = left < WIDER[i].least ? 0 : MIN(left, WIDER[i].more);
    table[WIDER[i].column].columns += more;
    left -= more;
  }
  table[WHO].columns++;   /* the last one needs no blank behind it */
}

void yc_caselist_heads(int y, int x, int columns)
{
  YcColumn table[COLUMNS];
  fit(table, columns);
  yc_put_heads(y, x, columns, table, COLUMNS);
}

void yc_caselist_heads_sign(int y, int x, int columns)
{
  YcColumn table[COLUMNS];
  fit(table, columns);
  table[DUE].head = N_("视收");
  table[WHO].head = N_("交出人");
  yc_put_heads(y, x, columns, table, COLUMNS);
}

/* The widest light leaves one column free. */
void yc_caselist_mark(int y, int x, gboolean selected)
{
  yc_put(y, x + TABLE[LIGHT].columns - 1, 1, "√", selected ? YC_INK_REVERSE : YC_INK_BOLD);
}

char *yc_caselist_day(YcDay day)
{
  char text[YC_DAY_TEXT];
  return g_strdup(day == YC_DAY_NONE ? "--" : yc_day_format(day, text) + strlen("2026-"));
}

char *yc_caselist_light(YcApp *app, const YcLight *light, YcDay due)
{
  if (light->colour == YC_LIGHT_NONE)
    return g_strdup("");
  if (light->colour == YC_LIGHT_YELLOW && light->days == 1 && due == yc_app_today(app) + 1)
    return g_strdup(_("明天"));
  g_autofree char *whole = yc_say_light(light, FALSE);
  return g_strdup(g_utf8_next_char(whole));
}

/* "女92" */
static char *say_age(const YcCaseRow *row)
{
  const char *sex = strcmp(row->sex, "m") == 0 ? _("男") : strcmp(row->sex, "f") == 0 ? _("女") : "";
  return row->age ? g_strdup_printf("%s%d", sex, row->age) : g_strdup(sex);
}

/* Light and due day.  A state that is longer than a light moves the dashes of the day such a case has not, and
 * takes their place where there is no room for both. */
static void put_until(const YcCaseRow *row, const char *word, const char *due, int light, int day, int y, int x,
                      YcInk ink)
{
  int more = row->due == YC_DAY_NONE ? MAX(yc_width(word) + 1 - light, 0) : 0;
  if (more && more + yc_width(due) >= day)
    yc_put_light(y, x, light + day, row->light.colour, word, ink);
  else {
    yc_put_light(y, x, light + more, row->light.colour, word, ink);
    yc_put(y, x + light + more, day - more, due, ink);
  }
}

void yc_caselist_row(YcApp *app, const YcCaseRow *row, int y, int x, int columns, gboolean selected)
{
  YcInk ink = selected ? YC_INK_REVERSE : YC_INK_PLAIN;
  gboolean draft = row->id < 0 && row->due == YC_DAY_NONE;   /* no shift's hand-over */
  YcColumn table[COLUMNS];
  fit(table, columns);
  g_autofree char *day = yc_caselist_day(row->due);
  g_autofree char *due = g_strconcat(draft ? "" : day, row->provisional ? "~" : "", NULL);
  g_autofree char *light = yc_caselist_light(app, &row->light, row->due);
  g_autofree char *age = say_age(row);
  const char *word = row->light.colour != YC_LIGHT_NONE || draft ? light : yc_say_state(row->state);
  const char *cells[COLUMNS] = {
    NULL, NULL, row->number, row->applicant, age, row->place_short, row->item_short, yc_say_step(row->step_short),
    row->at, row->who
  };
  yc_put_cells(y, x, columns, table, COLUMNS, cells, ink);
  put_until(row, word, due, table[LIGHT].columns, table[DUE].columns, y, x, ink);
}

/* ── the foot ── */

void yc_preview_clear(YcPreview *preview)
{
  g_clear_pointer(&preview->first, g_free);
  g_clear_pointer(&preview->second, g_free);
}

static gboolean read_lines(YcPreview *fresh, YcApp *app, const YcCaseRow *row, GError **error)
{
  if (row && row->inquiry)
    return yc_inquiry_preview(app, row->inquiry, &fresh->first, &fresh->second, error);
  if (row && row->id > 0)
    return yc_desk_preview(app, row->id, &fresh->first, &fresh->second, error);
  if (row && row->due != YC_DAY_NONE) {   /* a shift's hand-over, no draft */
    fresh->first = g_strdup_printf(_("%s的交接班:%s"), row->who, row->item_short);
    fresh->second = g_strdup(_("q 签收,或回车看清单、退回。"));
  } else if (row) {
    fresh->first = g_strdup_printf("%s %s", row->applicant, row->item_short);
    fresh->second = g_strdup(_("填了一半,别人看不见。回车接着填,u 丢掉。"));
  }
  return TRUE;
}

gboolean yc_preview_read(YcPreview *preview, YcApp *app, const YcCaseRow *row, GError **error)
{
  YcPreview fresh = { 0 };
  if (!read_lines(&fresh, app, row, error))
    return FALSE;
  yc_preview_clear(preview);
  *preview = fresh;
  return TRUE;
}

void yc_preview_paint(const YcPreview *preview, YcArea area)
{
  yc_put_rule(area.y, area.x, area.columns, NULL);
  yc_put(area.y + 1, area.x, area.columns, preview->first ? preview->first : "", YC_INK_PLAIN);
  yc_put(area.y + 2, area.x, area.columns, preview->second ? preview->second : "", YC_INK_PLAIN);
}
