/* inquiry_rows.c - open inquiries among the cases of the desk: as rows, and in the two lines under the list.  See desk.h. */
#include <config.h>
#include <string.h>
#include "app/desk.h"
#include "app/inquiry.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

static char *who_asked(const YcInquiry *inquiry)
{
  return g_strdup(*inquiry->name != '\0' ? inquiry->name : _("未留名"));
}

static YcCaseRow *row_of(const YcInquiry *inquiry)
{
  YcCaseRow *row = g_new0(YcCaseRow, 1);
  row->id = row->inquiry = inquiry->id;
  row->due = inquiry->due;
  row->sort = inquiry->due == YC_DAY_NONE ? YC_SORT_LAST : inquiry->due;
  row->number = g_strdup(inquiry->number);
  row->light = inquiry->light;
  row->open = TRUE;
  row->applicant = who_asked(inquiry);
  row->place_short = g_strdup(inquiry->village_short);
  row->item_short = g_strdup(*inquiry->text != '\0' ? inquiry->text : _("(已删除)"));
  row->step_short = g_strdup(yc_inquiry_state_word(inquiry));
  row->who = g_strdup(*inquiry->owner_name != '\0' ? inquiry->owner_name : inquiry->owner);
  row->at = g_strdup("");
  row->sex = g_strdup("");
  row->outside = g_strdup("");
  return row;
}

GPtrArray *yc_inquiry_rows(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error)
{
  g_autoptr(GPtrArray) mine = yc_inquiry_mine(app, sort, id, backwards, limit, error);
  if (mine == NULL) return NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func((GDestroyNotify)yc_case_row_free);
  for (guint i = 0; i < mine->len; i++) g_ptr_array_add(rows, row_of(mine->pdata[i]));
  return rows;
}

/* "王丽 上荻村 139****5521 来电 · 高龄津贴 · 首问人 李秀英" */
static char *first_line(const YcInquiry *inquiry)
{
  g_autofree char *who = who_asked(inquiry), *phone = yc_mask_phone(inquiry->phone);
  const char *const pieces[] = { inquiry->village_short, phone, yc_inquiry_channel_word(inquiry->channel) };
  GString *line = g_string_new(who);
  for (guint i = 0; i < G_N_ELEMENTS(pieces); i++)
    if (*pieces[i] != '\0') g_string_append_printf(line, " %s", pieces[i]);
  if (*inquiry->item_short != '\0') g_string_append_printf(line, _(" · %s"), inquiry->item_short);
  g_string_append_printf(line, _(" · 首问人 %s"), inquiry->first_name);
  return g_string_free(line, FALSE);
}

gboolean yc_inquiry_preview(YcApp *app, gint64 id, char **first, char **second, GError **error)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  if (inquiry == NULL) return FALSE;
  g_autofree char *due = inquiry->due == YC_DAY_NONE ? NULL : yc_say_day_medium(inquiry->due), *at = yc_say_moment(inquiry->at);
  *first = first_line(inquiry);
  *second = due == NULL ? g_strdup_printf(_("%s 问:%s"), at + strlen("2026-"), inquiry->text)
                        : g_strdup_printf(_("%s 前答复 · %s 问:%s"), due, at + strlen("2026-"), inquiry->text);
  return TRUE;
}
