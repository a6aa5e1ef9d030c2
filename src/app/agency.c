/* agency.c - what an agent does for a case.  See agency.h. */
#include <config.h>
#include <string.h>
#include "app/agency.h"
#include "app/commit.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

enum { WHERE_MAX = 40, FOLLOWUP_DAYS = 7 };

/* --- words -------------------------------------------------------------------------------------------------- */

typedef struct { const char *code, *word; } Word;

static const Word diaries[YC_N_DIARY] = { { "note", N_("记事") }, { "call", N_("打电话") } };
static const Word trips[YC_N_TRIPS] = {
  [YC_TRIP_SEND] = { "send", N_("送材料") },       [YC_TRIP_FETCH] = { "fetch", N_("取回") },
  [YC_TRIP_COLLECT] = { "collect", N_("上门收件") }, [YC_TRIP_DELIVER] = { "deliver", N_("上门送达") },
  [YC_TRIP_VISIT] = { "visit", N_("走访") },       [YC_TRIP_HANDIN] = { "handin", N_("交到中心") },
};
static const Word follows[YC_N_FOLLOWS] = {
  { "satisfied", N_("满意") }, { "fair", N_("基本满意") }, { "unsatisfied", N_("不满意") }, { "unreached", N_("没联系上") },
};

static guint find_word(const Word *words, guint n, const char *code)
{
  guint i = 0;
  while (i < n && g_strcmp0(words[i].code, code) != 0) i++;
  return i;
}

static const char *word_of(const Word *words, guint n, const char *code)
{
  guint i = find_word(words, n, code);
  return i < n ? gettext(words[i].word) : code;
}

const char *yc_diary_code(YcDiary what) { return diaries[what].code; }
YcDiary yc_diary_parse(const char *code) { return (YcDiary)find_word(diaries, YC_N_DIARY, code); }
const char *yc_trip_code(YcTrip what) { return trips[what].code; }
YcTrip yc_trip_parse(const char *code) { return (YcTrip)find_word(trips, YC_N_TRIPS, code); }
const char *yc_say_trip(const char *code) { return word_of(trips, YC_N_TRIPS, code); }
const char *yc_follow_code(YcFollow what) { return follows[what].code; }
YcFollow yc_follow_parse(const char *code) { return (YcFollow)find_word(follows, YC_N_FOLLOWS, code); }
const char *yc_say_follow(const char *code) { return word_of(follows, YC_N_FOLLOWS, code); }

/* RULE agt-05: the diary fills itself from these. */
gboolean yc_agency_is_diary(const char *kind)
{
  static const char *const kinds[] = {
    "agency.", "step.begin", "step.sign", "step.return", "step.finish", "case.notify", "case.remind", "case.forward", "case.supply",
    "case.urge", "case.deliver", "deliver.", "clock.told", "visit.log", "note.add", NULL
  };
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_has_suffix(kinds[i], ".") ? g_str_has_prefix(kind, kinds[i]) : strcmp(kind, kinds[i]) == 0) return TRUE;
  return FALSE;
}

/* --- diary -------------------------------------------------------------------------------------------------- */

typedef struct { YcDiary what; const char *text; } Diary;

static gboolean append_log(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Diary *diary = form;
  g_autofree char *text = yc_way_text(diary->text, _("请写一句:做了什么,或给谁打了电话、怎么说的"), error);
  if (text == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:s}", "day", yc_json_day(yc_app_today(app)), "what", yc_diary_code(diary->what));
  return yc_case_event(app, writer, casefile, "agency.log", facts, json_pack("{s:s}", "text", text), error);
}

/* --- errands ------------------------------------------------------------------------------------------------ */

static gboolean leads_to_office(YcTrip what)
{
  return what == YC_TRIP_SEND || what == YC_TRIP_FETCH;
}

static gboolean check_trip(const YcOnWay *c, const YcTripForm *form, const char *where, YcDay day, GError **error)
{
  YcDay opened = yc_rows_day(c->cf, 0, "received");
  if (form->what >= YC_N_TRIPS) return yc_refuse(error, _("请选做什么:送材料、取回、上门收件、上门送达、走访、交到中心"));
  if (leads_to_office(form->what) && *form->office == '\0' && *where == '\0')
    return yc_refuse(error, _("请写到哪个单位去"));
  if (opened != YC_DAY_NONE && day < opened) return yc_refuse(error, _("这一趟在收件以前:请核对日期"));
  if (g_utf8_strlen(where, -1) > WHERE_MAX) return yc_refuse(error, _("到哪里最多 %d 个字"), WHERE_MAX);
  if (*form->office == '\0') return TRUE;
  YcOfficeRow *office = yc_app_office(c->app, form->office);
  if (office == NULL) return yc_refuse(error, _("单位目录里没有 %s"), form->office);
  yc_office_row_free(office);
  return TRUE;
}

/* The planned one must be of this case and still be open. */
static gboolean check_planned(YcApp *app, gint64 casefile, gint64 trip, GError **error)
{
  if (trip == 0) return TRUE;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_AGENCY_TRIPS, "i", casefile);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < yc_rows_count(rows); i++)
    if (yc_rows_int(rows, i, "id") == trip) return TRUE;
  return yc_refuse(error, _("约好的这一趟已经办过:请重新打开"));
}

/* The papers are at the hall: their clock is over, and with it its red light (RULE agt-04). */
static void end_handin(const YcOnWay *c, json_t *facts)
{
  static const char *const over[] = { "handin", NULL };
  gboolean lit = *yc_rows_str(c->cf, 0, "due") != '\0';   /* else it stands, waits for the applicant, or has ended */
  json_object_set_new(facts, "ended", json_pack("[s]", "handin"));
  if (lit) json_object_set_new(facts, "light", yc_onway_light(c, over, NULL));
}

gboolean yc_agency_trip_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcTripForm *form, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error)) return FALSE;
  YcDay day = form->day == YC_DAY_NONE ? c.today : form->day;
  g_autofree char *where = yc_clean(form->where, -1, 0, NULL);
  if (!check_trip(&c, form, where, day, error) || !check_planned(app, casefile, form->trip, error)) return FALSE;
  gboolean planned = day > c.today;
  if (planned && !yc_state_open(c.state))
    return yc_refuse(error, _("这件现在是「%s」,不用再约:去过的照样记"), yc_say_state(c.state));
  if (planned && form->trip != 0) return yc_refuse(error, _("约好的一趟改日子:先记没去成,再约新的一趟"));
  g_autofree char *text = yc_way_text(form->text, planned ? _("请写约好去做什么") : _("请写办得怎么样;没办成也写"), error);
  if (text == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:o, s:o, s:s, s:o, s:o}", "trip", yc_json_ident(app, form->trip), "what",
                            yc_trip_code(form->what), "office", yc_json_filled(form->office), "place",
                            yc_json_filled(yc_rows_str(c.cf, 0, "place")), "post", yc_rows_str(c.cf, 0, "agent"), "day",
                            yc_json_day(day), "done", planned ? json_null() : yc_json_day(day));
  YcOfficeRow *office = yc_app_office(app, form->office);
  if (office != NULL) json_object_set_new(facts, "office_name", json_string(office->short_name));
  if (office != NULL) yc_office_row_free(office);
  if (form->what == YC_TRIP_HANDIN && !planned) end_handin(&c, facts);
  json_t *body = json_pack("{s:s, s:o}", "text", text, "where", yc_json_filled(where));
  return yc_case_event(app, writer, casefile, "agency.trip", facts, body, error);
}

gboolean yc_agency_been(YcApp *app, YcWriter *writer, gint64 casefile, YcTrip what, YcDay day, const char *text, GError **error)
{
  g_autoptr(YcRows) planned = yc_query(yc_app_store(app), error, YC_Q_AGENCY_TRIPS, "i", casefile);
  if (planned == NULL) return FALSE;
  YcTripForm form = { what, "", "", day, text, 0 };
  for (guint i = 0; i < yc_rows_count(planned) && form.trip == 0; i++)
    if (yc_trip_parse(yc_rows_str(planned, i, "what")) == what) form.trip = yc_rows_int(planned, i, "id");
  return yc_agency_trip_append(app, writer, casefile, &form, error);
}

static gboolean append_trip(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  return yc_agency_trip_append(app, writer, casefile, form, error);
}

gboolean yc_agency_collected(YcApp *app, gint64 casefile)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_AGENCY_COLLECTED, "it", casefile,
                                    yc_day_format(yc_app_today(app), today));
  return rows != NULL && yc_rows_first(rows, "n", 0) > 0;
}

/* --- afterwards --------------------------------------------------------------------------------------------- */

typedef struct { YcFollow what; const char *text; } Follow;

int yc_followup_days(YcApp *app)
{
  return yc_app_setting_int(app, "followup_days", FOLLOWUP_DAYS);
}

static gboolean check_delivered(const YcOnWay *c, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), error, YC_Q_FOLLOWUP, "i", c->id);
  if (rows == NULL) return FALSE;
  if (yc_rows_first(rows, "n", 0) > 0) return yc_refuse(error, _("已经回访过"));
  return c->state == YC_STATE_DELIVERED || yc_refuse(error, _("结果送达以后才回访:这件现在是「%s」"), yc_say_state(c->state));
}

static gboolean append_follow(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error)
{
  (void)papers;
  const Follow *follow = form;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error) || !check_delivered(&c, error)) return FALSE;
  if (follow->what >= YC_N_FOLLOWS) return yc_refuse(error, _("请选回访的结果:满意、基本满意、不满意、没联系上"));
  gboolean must = follow->what == YC_FOLLOW_UNSATISFIED;
  g_autofree char *text = must ? yc_way_text(follow->text, _("不满意的,请写他说了什么"), error)
                               : yc_way_words(follow->text, error);
  if (text == NULL) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:b}", "day", yc_json_day(c.today), "answer", yc_follow_code(follow->what), "reached",
                            follow->what != YC_FOLLOW_UNREACHED);
  json_t *body = *text ? json_pack("{s:s}", "text", text) : NULL;
  return yc_case_event(app, writer, casefile, "agency.follow", facts, body, error);
}

/* --- as a person does it ------------------------------------------------------------------------------------ */

static const YcWay log_way = { "agency.log", YC_N_ACTS, FALSE, N_("记代办日志"), append_log },
                   trip_way = { "agency.trip", YC_N_ACTS, FALSE, N_("记一趟"), append_trip },
                   follow_way = { "agency.follow", YC_N_ACTS, FALSE, N_("回访"), append_follow };

gboolean yc_agency_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &log_way, error);
}

YcIntakeResult *yc_agency_log(YcApp *app, gint64 casefile, YcDiary what, const char *text, const char *act, GError **error)
{
  Diary diary = { what, text };
  return yc_way_commit(app, casefile, &log_way, &diary, act, error);
}

YcIntakeResult *yc_agency_trip(YcApp *app, gint64 casefile, const YcTripForm *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &trip_way, form, act, error);
}

gboolean yc_agency_follow_may(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  return yc_way_may(app, casefile, &follow_way, error) && yc_onway_read(&c, YC_N_ACTS, error) && check_delivered(&c, error);
}

YcIntakeResult *yc_agency_follow(YcApp *app, gint64 casefile, YcFollow what, const char *text, const char *act, GError **error)
{
  Follow follow = { what, text };
  return yc_way_commit(app, casefile, &follow_way, &follow, act, error);
}
