/* inquiry_view.c - inquiries as they are read: one, lists, the history of one.  See inquiry.h. */
#include <config.h>
#include <string.h>
#include "app/desk.h"
#include "app/inquiry.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

void yc_inquiry_free(YcInquiry *inquiry)
{
  if (inquiry == NULL) return;
  char *texts[] = { inquiry->number, inquiry->channel, inquiry->window, inquiry->first, inquiry->first_name,
                    inquiry->first_phone, inquiry->owner, inquiry->owner_name, inquiry->owner_phone, inquiry->item,
                    inquiry->item_short, inquiry->text, inquiry->name, inquiry->phone, inquiry->village,
                    inquiry->village_short, inquiry->reply };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(inquiry);
}

static YcLight light_of(YcApp *app, const YcRows *rows, guint i)
{
  YcDay due = yc_rows_day(rows, i, "due");
  if (due == YC_DAY_NONE || yc_rows_text(rows, i, "ended") != NULL) return (YcLight){ YC_LIGHT_NONE, 0 };
  return yc_light(yc_app_calendar(app), yc_app_today(app), yc_app_noon(app), yc_rows_day(rows, i, "soon"),
                  yc_rows_day(rows, i, "target"), due, (int)yc_rows_int(rows, i, "limit_days"));
}

static YcInquiry *read_one(YcApp *app, const YcRows *rows, guint i)
{
  YcInquiry *inquiry = g_new0(YcInquiry, 1);
  const struct { char **to; const char *column; } texts[] = {
    { &inquiry->number, "number" }, { &inquiry->channel, "channel" }, { &inquiry->window, "window" },
    { &inquiry->first, "first" }, { &inquiry->first_name, "first_name" }, { &inquiry->first_phone, "first_phone" },
    { &inquiry->owner, "owner" }, { &inquiry->owner_name, "owner_name" }, { &inquiry->owner_phone, "owner_phone" },
    { &inquiry->item, "item" }, { &inquiry->item_short, "item_short" }, { &inquiry->text, "text" }, { &inquiry->name, "name" },
    { &inquiry->phone, "phone" }, { &inquiry->village, "village" }, { &inquiry->village_short, "village_short" },
    { &inquiry->reply, "reply" },
  };
  for (guint n = 0; n < G_N_ELEMENTS(texts); n++) *texts[n].to = g_strdup(yc_rows_str(rows, i, texts[n].column));
  inquiry->id = yc_rows_int(rows, i, "id");
  inquiry->kind = yc_inquiry_kind_parse(yc_rows_str(rows, i, "kind"));
  inquiry->state = yc_inquired_parse(yc_rows_str(rows, i, "state"));
  inquiry->day = yc_rows_day(rows, i, "day");
  inquiry->at = yc_rows_int(rows, i, "at");
  inquiry->first_staff = yc_rows_int(rows, i, "first_staff");
  inquiry->due = yc_rows_day(rows, i, "due");
  inquiry->light = light_of(app, rows, i);
  inquiry->answer = yc_rows_int(rows, i, "answer");
  inquiry->casefile = yc_rows_int(rows, i, "casefile");
  inquiry->source = yc_rows_int(rows, i, "source");
  inquiry->ended = yc_rows_day(rows, i, "ended");
  inquiry->told = yc_rows_day(rows, i, "told");
  inquiry->away = yc_rows_int(rows, i, "away") != 0;
  return inquiry;
}

const char *yc_inquiry_state_word(const YcInquiry *inquiry)
{
  return inquiry->away && inquiry->state == YC_INQUIRED_REFERRED ? _("等外单位") : yc_inquired_word(inquiry->state);
}

YcInquiry *yc_inquiry_read(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY, "i", id);
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) > 0) return read_one(app, rows, 0);
  yc_refuse(error, _("没有这件首问"));
  return NULL;
}

/* "x1123-38" as month, day and serial of a kind; FALSE where it is no such number. */
static gboolean read_number(const char *text, YcInquiryKind *kind, int *month, int *day, int *serial)
{
  static const char letters[] = "XSB";
  g_autofree char *half = yc_halfwidth(text), *upper = g_ascii_strup(g_strstrip(half), -1);
  const char *letter = *upper != '\0' ? strchr(letters, *upper) : NULL;
  int end = 0, monthday;
  if (letter == NULL || strlen(upper) > 12 || sscanf(upper + 1, "%4d-%6d%n", &monthday, serial, &end) != 2 || upper[1 + end] != '\0')
    return FALSE;
  *kind = (YcInquiryKind)(letter - letters);
  *month = monthday / 100;
  *day = monthday % 100;
  return *serial > 0;
}

gint64 yc_inquiry_number(YcApp *app, const char *text)
{
  YcInquiryKind kind;
  int month, day, serial;
  if (!read_number(text, &kind, &month, &day, &serial)) return 0;
  g_autofree char *number = g_strdup_printf("%c%02d%02d-%03d", "XSB"[kind], month, day, serial);
  int this_year = yc_day_year(yc_app_today(app));
  for (int year = this_year; year >= this_year - 1; year--) {
    char written[YC_DAY_TEXT];
    YcDay date = yc_day_new(year, month, day);
    g_autoptr(YcRows) rows = date == YC_DAY_NONE ? NULL
                                                 : yc_query(yc_app_store(app), NULL, YC_Q_INQUIRY_BY_NUMBER, "ttt",
                                                            yc_inquiry_kind_code(kind), yc_day_format(date, written), number);
    if (rows != NULL && yc_rows_count(rows) > 0) return yc_rows_first(rows, "id", 0);
  }
  return 0;
}

/* --- lists ------------------------------------------------------------------------------------------------ */

static GPtrArray *read_all(YcApp *app, const YcRows *rows)
{
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_inquiry_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) g_ptr_array_add(list, read_one(app, rows, i));
  return list;
}

/* For a supervisor: today, before which an open one is hers too; "leader" for one; "" for others. */
static const char *watches(YcApp *app, char text[YC_DAY_TEXT])
{
  if (yc_staff_has_role(yc_app_me(app), "supervisor")) return yc_day_format(yc_app_today(app), text);
  return yc_staff_has_role(yc_app_me(app), "leader") ? "leader" : "";
}

GPtrArray *yc_inquiry_mine(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error)
{
  char rank[YC_DAY_TEXT], today[YC_DAY_TEXT];
  g_strlcpy(rank, backwards ? "~" : "", sizeof rank);
  if (sort == NULL) id = backwards ? G_MAXINT64 : 0;
  else if (*sort == YC_SORT_LAST) g_strlcpy(rank, "~", sizeof rank);
  else yc_day_format((YcDay)*sort, rank);
  g_autoptr(YcRows) rows =
    yc_query(yc_app_store(app), error, backwards ? YC_Q_INQUIRY_LIST_BACK : YC_Q_INQUIRY_LIST, "tiiti", rank, id,
             yc_app_me(app)->id, watches(app, today), (gint64)limit);
  return read_all(app, rows);
}

gint64 yc_inquiry_count_mine(YcApp *app, gint64 *over)
{
  char watching[YC_DAY_TEXT], today[YC_DAY_TEXT];
  if (over != NULL) *over = 0;
  if (yc_app_me(app) == NULL) return 0;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_INQUIRY_COUNT, "tiitt", "", (gint64)0, yc_app_me(app)->id,
                                    watches(app, watching), yc_day_format(yc_app_today(app), today));
  if (over != NULL && rows != NULL) *over = yc_rows_first(rows, "over", 0);
  return rows != NULL ? yc_rows_first(rows, "n", 0) : 0;
}

guint yc_inquiry_stuck(YcApp *app, gint64 *newest)
{
  char today[YC_DAY_TEXT];
  *newest = 0;
  const char *watching = yc_app_me(app) != NULL ? watches(app, today) : "";
  if (*watching == '\0') return 0;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_INQUIRY_STUCK, "tiit", "", (gint64)0, yc_app_me(app)->id,
                                    watching);
  if (rows == NULL) return 0;
  *newest = yc_rows_first(rows, "newest", 0);
  return (guint)yc_rows_first(rows, "n", 0);
}

char *yc_inquiry_stuck_line(YcApp *app, guint n, gint64 newest)
{
  g_autoptr(YcInquiry) inquiry = n > 0 ? yc_inquiry_read(app, newest, NULL) : NULL;
  if (inquiry == NULL) return g_strdup("");
  g_autofree char *day = inquiry->due == YC_DAY_NONE ? g_strdup("--") : yc_say_day_medium(inquiry->due);
  gboolean over = inquiry->due != YC_DAY_NONE && inquiry->due < yc_app_today(app);
  return g_strdup_printf(over ? _("办不成事 %u 件没答复,在 7首问:%s %s就该答复,已超期 \"%s\"")
                              : _("办不成事 %u 件没答复,在 7首问:%s %s前答复 \"%s\""),
                         n, inquiry->number, day, inquiry->text);
}

gboolean yc_inquiry_locate(YcApp *app, gint64 id, gint64 *sort)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) mine = yc_query(yc_app_store(app), NULL, YC_Q_INQUIRY_IS_MINE, "itit", id, "", yc_app_me(app)->id,
                                    watches(app, today));
  if (mine == NULL || yc_rows_count(mine) == 0) return FALSE;
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, NULL);
  if (inquiry == NULL) return FALSE;
  *sort = inquiry->due == YC_DAY_NONE ? YC_SORT_LAST : inquiry->due;
  return TRUE;
}

GPtrArray *yc_inquiry_open(YcApp *app, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY_OPEN, "");
  return read_all(app, rows);
}

GPtrArray *yc_inquiry_days(YcApp *app, YcDay first, YcDay last, const char *channel, GError **error)
{
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY_DAYS, "ttt", yc_day_format(first, from),
                                    yc_day_format(last, to), channel);
  return read_all(app, rows);
}

GPtrArray *yc_inquiry_of_case(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY_OF_CASE, "i", casefile);
  return read_all(app, rows);
}

GPtrArray *yc_inquiry_answered(YcApp *app, guint limit, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY_ANSWERED, "i", (gint64)limit);
  return read_all(app, rows);
}

/* --- what happened to one --------------------------------------------------------------------------------- */

void yc_inquiry_line_free(YcInquiryLine *line)
{
  g_free(line->who);
  g_free(line->text);
  g_free(line);
}

GPtrArray *yc_inquiry_history(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY_LOG, "i", id);
  if (rows == NULL) return NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)yc_inquiry_line_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcInquiryLine *line = g_new0(YcInquiryLine, 1);
    line->id = yc_rows_int(rows, i, "pos");
    line->at = yc_rows_int(rows, i, "at");
    line->who = g_strdup(yc_rows_text(rows, i, "who") ? yc_rows_str(rows, i, "who") : _("系统"));
    line->text = yc_say_event(yc_rows_str(rows, i, "kind"), yc_rows_str(rows, i, "facts"), yc_rows_text(rows, i, "body"));
    g_ptr_array_add(list, line);
  }
  return list;
}
