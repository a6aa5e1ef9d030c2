/* absence.c - declaring absences and coming back.  See absence.h. */
#include <config.h>
#include <string.h>
#include "app/absent.h"
#include "app/commit.h"
#include "app/say.h"
#include "base/text.h"

enum { LONGEST = 366 };   /* days */

/* --- moments as they are typed ---------------------------------------------------------------------------- */

static gboolean all_digits(const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit(word[i])) return FALSE;
  return strlen(word) == length;
}

static int two(const char *digits)
{
  return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* "1125", "11-25", "20261125", "2026-11-25": of the next such day. */
static YcDay read_day(YcApp *app, const char *word)
{
  YcDay today = yc_app_today(app);
  g_autofree char *packed = g_strdup(word);
  if (strlen(word) == 5 && word[2] == '-') memmove(packed + 2, packed + 3, 3);
  if (all_digits(packed, 8)) {
    g_autofree char *dashed = g_strdup_printf("%.4s-%.2s-%.2s", packed, packed + 4, packed + 6);
    return yc_day_parse(dashed);
  }
  if (!all_digits(packed, 4)) return yc_day_parse(word);
  YcDay day = yc_day_new(yc_day_year(today), two(packed), two(packed + 2));
  return day == YC_DAY_NONE || day >= today ? day : yc_day_new(yc_day_year(today) + 1, two(packed), two(packed + 2));
}

/* "14:30", "1430", "9:05", "14": minutes of the day; -1 for anything else. */
static int read_clock(const char *word)
{
  g_autofree char *digits = NULL;
  const char *colon = strchr(word, ':');
  if (colon != NULL && strlen(colon) != strlen(":00")) return -1;
  if (colon != NULL) digits = g_strdup_printf("%.*s%s", (int)(colon - word), word, colon + 1);
  else digits = all_digits(word, 1) || all_digits(word, 2) ? g_strconcat(word, "00", NULL) : g_strdup(word);
  gsize n = strlen(digits);
  if (n < 3 || n > 4 || !all_digits(digits, n)) return -1;
  int hour = n == 4 ? two(digits) : digits[0] - '0', minute = two(digits + n - 2);
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

static YcTime moment_of(YcDay day, int clock)
{
  return yc_time_new(day, clock / 60, clock % 60, 0);
}

static gboolean wrong_moment(GError **error)
{
  g_set_error_literal(error, YC_ERROR, YC_ERROR_USAGE, _("时间照这样打:14:30、1430(今天几点),1125(到哪天),1125 14:30"));
  return FALSE;
}

/* A clock word alone is today's; a day alone begins or ends there. */
static gboolean read_moment(YcApp *app, char **words, gboolean until, YcTime *moment, guint *used, GError **error)
{
  YcDay day = words[0] ? read_day(app, words[0]) : YC_DAY_NONE;
  int clock = words[0] ? read_clock(words[0]) : -1;
  *used = 1;
  if (day == YC_DAY_NONE) {
    *moment = moment_of(yc_app_today(app), MAX(clock, 0));
    return clock >= 0 || wrong_moment(error);
  }
  clock = words[1] ? read_clock(words[1]) : -1;
  if (clock >= 0) *used = 2;
  *moment = clock >= 0 ? moment_of(day, clock) : yc_time_new(until ? day + 1 : day, 0, 0, 0);
  return TRUE;
}

/* As words; the T of "2026-11-25T14:30" is a blank. */
static char **words_of(const char *text)
{
  g_autofree char *half = yc_halfwidth(text);
  for (char *c = half; *c != '\0'; c++)
    if (*c == 'T' || *c == '\t') *c = ' ';
  g_auto(GStrv) raw = g_strsplit(g_strstrip(half), " ", -1);
  GPtrArray *words = g_ptr_array_new();
  for (char **word = raw; *word != NULL; word++)
    if (**word != '\0') g_ptr_array_add(words, g_strdup(*word));
  g_ptr_array_add(words, NULL);
  return (char **)g_ptr_array_free(words, FALSE);
}

gboolean yc_absence_moment(YcApp *app, const char *text, gboolean until, YcTime *moment, GError **error)
{
  guint used;
  g_auto(GStrv) words = words_of(text);
  return read_moment(app, words, until, moment, &used, error) && (words[used] == NULL || wrong_moment(error));
}

static gboolean is_called(const YcStaff *staff, const char *word)
{
  if (strcmp(staff->login, word) == 0 || strcmp(staff->name, word) == 0) return TRUE;
  return staff->initials != NULL && g_strv_contains((const char *const *)staff->initials, word);
}

/* Who stands in, where the word is one who can; 0: it is none. */
static gint64 find_standin(YcApp *app, const char *word)
{
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (is_called(all->pdata[i], word)) return ((const YcStaff *)all->pdata[i])->id;
  return 0;
}

gboolean yc_absence_line(YcApp *app, const char *text, YcAbsenceForm *form, char **reason, GError **error)
{
  guint used;
  g_auto(GStrv) words = words_of(text);
  if (!read_moment(app, words, TRUE, &form->until, &used, error)) return FALSE;
  form->standin = words[used] ? find_standin(app, words[used]) : 0;
  if (form->standin != 0) used++;
  *reason = g_strjoinv(" ", words + used);
  form->reason = *reason;
  return TRUE;
}

static char *short_day(YcApp *app, YcDay day)
{
  char text[YC_DAY_TEXT];
  gboolean this_year = yc_day_year(day) == yc_day_year(yc_app_today(app));
  return g_strdup(yc_day_format(day, text) + (this_year ? 5 : 0));
}

static char *say_moment(YcApp *app, YcTime time, gboolean until)
{
  int hour, minute;
  YcDay day = yc_time_day(time);
  yc_time_clock(time, &hour, &minute);
  if (hour == 0 && minute == 0) return short_day(app, until ? day - 1 : day);
  if (day == yc_app_today(app)) return g_strdup_printf("%02d:%02d", hour, minute);
  g_autofree char *text = short_day(app, day);
  return g_strdup_printf("%s %02d:%02d", text, hour, minute);
}

char *yc_absence_say_until(YcApp *app, YcTime until)
{
  return say_moment(app, until, TRUE);
}

char *yc_absence_say_from(YcApp *app, YcTime from)
{
  return say_moment(app, from, FALSE);
}

/* --- declaring -------------------------------------------------------------------------------------------- */

static gboolean may_for(YcApp *app, gint64 staff, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  if (me->id == staff || yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "admin")) return TRUE;
  return yc_refuse(error, _("别人离岗由本人或值班长登记:请值班长登录"));
}

static gboolean has_account(YcApp *app, gint64 staff)
{
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((const YcStaff *)all->pdata[i])->id == staff) return TRUE;
  return FALSE;
}

/* To the minute: what is left of this one is not counted. */
static YcTime this_minute(YcApp *app)
{
  YcTime now = yc_app_now(app);
  return now - now % YC_MINUTE;
}

static gboolean check(YcApp *app, const YcAbsenceForm *form, YcTime from, GError **error)
{
  YcTime now = this_minute(app);
  if (!may_for(app, form->staff, error)) return FALSE;
  if (!has_account(app, form->staff)) return yc_refuse(error, _("没有这个人的登录名:请从名单里选"));
  if (from < now) return yc_refuse(error, _("离岗从过去的时间开始不行:从现在起就不用写"));
  if (form->until <= from) return yc_refuse(error, _("回来的时间要在离岗以后"));
  if (form->until - from > LONGEST * 24 * YC_HOUR) return yc_refuse(error, _("离岗最长一年:请先办岗位变动"));
  if (form->standin == form->staff) return yc_refuse(error, _("不能由本人给自己代班"));
  if (form->standin != 0 && !has_account(app, form->standin))
    return yc_refuse(error, _("代班的人要有登录名:请从名单里选"));
  return g_utf8_strlen(form->reason, -1) <= YC_ABSENCE_REASON ||
         yc_refuse(error, _("原因最多 %d 个字"), YC_ABSENCE_REASON);
}

static YcTime from_of(YcApp *app, const YcAbsenceForm *form)
{
  return form->from == YC_TIME_NONE ? this_minute(app) : form->from;
}

static gboolean overlaps(const YcRows *r, guint i, YcTime from, YcTime until)
{
  return yc_rows_minute(r, i, "starts") < until && yc_rows_minute(r, i, "until") > from;
}

/* One that lasts goes on to its end, whatever was declared from a later moment: nobody is here in between. */
static gboolean goes_on(YcApp *app, const YcRows *r, guint i, YcTime from)
{
  return strcmp(yc_rows_str(r, i, "state"), "away") == 0 && from > this_minute(app);
}

char *yc_absence_replaces(YcApp *app, const YcAbsenceForm *form)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_ABSENCE_OF, "i", form->staff);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    YcTime begins = from_of(app, form);
    if (!overlaps(r, i, begins, form->until)) continue;
    g_autofree char *from = yc_absence_say_from(app, yc_rows_minute(r, i, "starts"));
    g_autofree char *until = yc_absence_say_until(app, yc_rows_minute(r, i, "until"));
    if (goes_on(app, r, i, begins)) return g_strdup_printf(_("现在的离岗至 %s 照旧:两次都到了才算回来"), until);
    return g_strdup_printf(_("代替原来登记的 %s 至 %s"), from, until);
  }
  return NULL;
}

/* Those that overlap end with it, but for one that lasts while this one begins later: both hold then. */
static gboolean replace(YcApp *app, YcWriter *writer, const YcAbsenceForm *form, YcTime from, GError **error)
{
  YcTime now = this_minute(app);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_ABSENCE_OF, "i", form->staff);
  if (r == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(r); i++) {
    if (!overlaps(r, i, from, form->until) || goes_on(app, r, i, from)) continue;
    YcAbsentChange change = { form->staff, FALSE, 0 };
    if (!yc_absence_turn(app, writer, yc_rows_int(r, i, "id"), &change, now, "replace", error)) return FALSE;
  }
  return TRUE;
}

static gint64 append(YcApp *app, YcWriter *writer, const YcAbsenceForm *form, YcTime from, GError **error)
{
  char starts[YC_MINUTE_TEXT], until[YC_MINUTE_TEXT];
  g_autofree char *reason = yc_clean(form->reason, -1, 0, NULL);
  if (!replace(app, writer, form, from, error)) return 0;
  json_t *facts = json_pack("{s:o, s:s, s:s, s:o}", "staff", yc_json_ident(app, form->staff), "from",
                            yc_minute_format(from, starts), "until", yc_minute_format(form->until, until), "standin",
                            yc_json_ident(app, form->standin));
  gint64 id = yc_writer_append(writer, "absence.set", facts, *reason ? json_pack("{s:s}", "reason", reason) : NULL, NULL, error);
  if (id == 0 || from > yc_app_now(app)) return id;
  YcAbsentChange change = { form->staff, TRUE, form->standin };
  return yc_absence_turn(app, writer, id, &change, from, NULL, error) ? id : 0;
}

gboolean yc_absence_set(YcApp *app, const YcAbsenceForm *form, const char *act, gint64 *id, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated = FALSE;
  YcTime from = from_of(app, form);
  gint64 made = 0;
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return TRUE;
  if (!check(app, form, from, error) || (made = append(app, writer, form, from, error)) == 0) return FALSE;
  if (id != NULL) *id = made;
  if (!yc_writer_commit(g_steal_pointer(&writer), error)) return FALSE;
  yc_app_stands_anew(app);
  return TRUE;
}

/* Whoever is back is back from all of it. */
static gboolean come_back(YcApp *app, YcWriter *writer, const YcAbsentChange *change, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_ABSENCE_OF, "i", change->staff);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++)
    if (strcmp(yc_rows_str(r, i, "state"), "away") == 0 &&
        !yc_absence_turn(app, writer, yc_rows_int(r, i, "id"), change, this_minute(app), "back", error))
      return FALSE;
  return r != NULL;
}

gboolean yc_absence_end(YcApp *app, gint64 id, const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_my_post(app);
  YcActor actor;
  gboolean repeated = FALSE;
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return TRUE;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_ABSENCE, "i", id);
  if (r == NULL) return FALSE;
  const char *state = yc_rows_count(r) ? yc_rows_str(r, 0, "state") : "over";
  if (strcmp(state, "over") == 0) return yc_refuse(error, _("这次离岗已经结束了"));
  YcAbsentChange change = { yc_rows_int(r, 0, "staff"), FALSE, 0 };
  if (!may_for(app, change.staff, error)) return FALSE;
  gboolean away = strcmp(state, "away") == 0;
  YcAbsentChange none = { 0 };
  gboolean ended = away ? come_back(app, writer, &change, error)
                        : yc_absence_turn(app, writer, id, &none, this_minute(app), "revoke", error);
  if (!ended || !yc_writer_commit(g_steal_pointer(&writer), error))
    return FALSE;
  yc_app_stands_anew(app);
  return TRUE;
}
