/* notice.c - see notice.h. */
#include <config.h>
#include "tui/notice.h"

#include "app/before.h"
#include "app/notice.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/before.h"
#include "tui/sheet.h"
#include "tui/waiting.h"
#include "tui/when.h"

enum { TEXT_MAX = 400, PLACES_MAX = 60, WHO_MAX = 30, PEOPLE_MAX = 2, WHEN_MAX = 16, SHOWN = 4, PEOPLE_MOST = 99 };

typedef struct {
  YcApp *app;
  gint64 id;
  char *about;             /* "1104-003X  低保  张秀兰" */
  YcNoticeStand stand;
  char act[37];
  const char *words[YC_ASK_WORDS];
} About;

static About *about_new(YcApp *app, gint64 id, const char *about)
{
  About *one = g_new0(About, 1);
  g_autofree char *act = g_uuid_string_random();
  one->app = app;
  one->id = id;
  one->about = g_strdup(about);
  one->stand = yc_notice_stand(app, id);
  g_strlcpy(one->act, act, sizeof one->act);
  return one;
}

static void about_free(gpointer data)
{
  About *one = data;
  g_free(one->about);
  g_free(one);
}

/* Asked before a form is filled in that nobody would take. */
static gboolean may(YcTui *tui, const About *one, YcNoticeAct act)
{
  g_autoptr(GError) error = NULL;
  if (yc_notice_may(one->app, one->id, act, &error))
    return TRUE;
  yc_tui_say(tui, YC_SAY_WARN, _("%s。"), error->message);
  return FALSE;
}

static char *title_of(const About *one, const char *what)
{
  return g_strdup_printf("%s  %s", what, one->about);
}

/* A sentence that keeps the dialog, or NULL and what is said below. */
static char *done(YcTui *tui, const About *one, const YcIntakeResult *result, GError *error, const char *words)
{
  if (result) {
    yc_waiting_done(tui, one->app, result, words);
    return NULL;
  }
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

/* Where the days of an earlier posting are known from; the first word says that it is done just now. */
static guint how_words(About *one, const char *now)
{
  guint n = 0;
  one->words[n++] = now;
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    one->words[n++] = yc_say_known((YcReceiptHow)i);
  return n;
}

static YcReceiptHow how_of(guint word)
{
  return word == 0 ? YC_N_RECEIPTS : (YcReceiptHow)(word - 1);
}

/* ── posting ── */

enum { PLACES, BY, AT, HOW, PEOPLE, AMOUNT, POST_FIELDS };

/* A day without its hour keeps none: midnight stands for it. */
static char *moment_of(const About *one, const char *text)
{
  YcDay today = yc_app_today(one->app);
  char day[YC_DAY_TEXT];
  char *moment = *text ? yc_when_moment(text, today) : g_strdup("");
  YcDay alone = moment ? YC_DAY_NONE : yc_when_day(text, today);
  return alone == YC_DAY_NONE ? moment : g_strdup_printf("%sT00:00", yc_day_format(alone, day));
}

static char *bad_moment(void)
{
  return g_strdup(_("几时贴的写成 10:40、11-20 10:40 或 11-20;刚贴的空着。"));
}

static char *check_at(const YcAskValue *values, gpointer data)
{
  g_autofree char *moment = moment_of(data, values[AT].text);
  return moment ? NULL : bad_moment();
}

static char *check_places(const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return *values[PLACES].text ? NULL : g_strdup(_("写张贴在哪里,如 村务公开栏。"));
}

/* Nothing: as many as the case says. */
static char *check_people(const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  const char *text = values[PEOPLE].text;
  gboolean ok = !*text || g_ascii_string_to_unsigned(text, 10, 1, PEOPLE_MOST, NULL, NULL);
  return ok ? NULL : g_strdup_printf(_("人口写一个数,1 到 %d;空着照办件上的。"), PEOPLE_MOST);
}

static char *post_note(const YcAskValue *values, gpointer data)
{
  const About *one = data;
  g_autofree char *moment = moment_of(one, values[AT].text);
  YcDay first = moment && *moment ? yc_time_day(yc_time_parse(moment)) : yc_app_today(one->app);
  YcDay last = moment ? yc_notice_last(one->app, one->id, first) : YC_DAY_NONE;
  if (last == YC_DAY_NONE)
    return bad_moment();
  g_autofree char *words = yc_say_day_medium(last);
  return g_strdup_printf(_("贴到 %s 24时;只印姓名、人口、金额。"), words);
}

static char *take_post(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  g_autofree char *moment = moment_of(one, values[AT].text);
  if (!moment)
    return bad_moment();
  GError *error = NULL;
  YcNoticePost form = { .places = values[PLACES].text, .by = values[BY].text, .at = moment, .how = how_of(values[HOW].word),
                        .down = YC_DAY_NONE, .people = (int)g_ascii_strtoll(values[PEOPLE].text, NULL, 10),
                        .amount = values[AMOUNT].text };
  g_autoptr(YcIntakeResult) result = yc_notice_post(one->app, one->id, &form, one->act, &error);
  return done(tui, one, result, error, _("已登记张贴,公示已送打印。u撤销"));
}

static void ask_post(YcTui *tui, gpointer data)
{
  const About *from = data;
  if (!may(tui, from, YC_NOTICE_POSTS))
    return;
  About *one = about_new(from->app, from->id, from->about);
  g_autofree char *people = g_strdup_printf("%d", yc_notice_people(one->app, one->id));
  g_autofree char *amount = yc_notice_amount(one->app, one->id), *title = title_of(one, _("张贴公示"));
  const YcAskField fields[POST_FIELDS] = {
    [PLACES] = { .label = _("贴在哪"), .value = _("村务公开栏"), .max = PLACES_MAX, .check = check_places },
    [BY] = { .label = _("谁贴的"), .value = yc_app_me(one->app)->name, .max = WHO_MAX },
    [AT] = { .label = _("几时"), .max = WHEN_MAX, .check = check_at },
    [HOW] = { .label = _("据什么"), .max = 1, .words = one->words, .n_words = how_words(one, _("刚贴")) },
    [PEOPLE] = { .label = _("人口"), .value = people, .max = PEOPLE_MAX, .check = check_people },
    [AMOUNT] = { .label = _("金额"), .value = amount, .max = WHO_MAX },
  };
  yc_ask(tui, title, fields, POST_FIELDS, post_note, take_post, one, about_free);
}

/* ── posted before acceptance, and taken down ── */

enum { B_PLACES, B_BY, B_FIRST, B_DOWN, B_HOW, BEFORE_FIELDS };

static char *before_note(const YcAskValue *values, gpointer data)
{
  const About *one = data;
  YcDay first = yc_when_day(values[B_FIRST].text, yc_app_today(one->app));
  YcDay last = first == YC_DAY_NONE ? first : yc_notice_last(one->app, one->id, first);
  if (last == YC_DAY_NONE)
    return g_strdup(_("受理前村里贴的,照村里的记录补填日子。"));
  g_autofree char *words = yc_say_day_medium(last);
  return g_strdup_printf(_("要贴到 %s 24时。"), words);
}

static char *take_before(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  YcDay today = yc_app_today(one->app), first = yc_when_day(values[B_FIRST].text, today);
  YcDay down = yc_when_day(values[B_DOWN].text, today);
  char day[YC_DAY_TEXT];
  if (first == YC_DAY_NONE || (*values[B_DOWN].text && down == YC_DAY_NONE))
    return g_strdup(_("日子写成 11-05 这样。"));
  g_autofree char *at = g_strdup_printf("%sT00:00", yc_day_format(first, day));
  GError *error = NULL;
  YcNoticePost form = { .places = values[B_PLACES].text, .by = values[B_BY].text, .at = at, .how = (YcReceiptHow)values[B_HOW].word,
                        .down = down, .amount = "" };
  g_autoptr(YcIntakeResult) result = yc_notice_post(one->app, one->id, &form, one->act, &error);
  return done(tui, one, result, error, _("已登记受理前的公示。u撤销"));
}

static void ask_before(YcTui *tui, gpointer data)
{
  const About *from = data;
  if (!may(tui, from, YC_NOTICE_POSTS))
    return;
  About *one = about_new(from->app, from->id, from->about);
  g_autofree char *title = title_of(one, _("受理前的公示"));
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    one->words[i] = yc_say_known((YcReceiptHow)i);
  const YcAskField fields[BEFORE_FIELDS] = {
    [B_PLACES] = { .label = _("贴在哪"), .value = _("村务公开栏"), .max = PLACES_MAX, .check = check_places },
    [B_BY] = { .label = _("谁贴的"), .max = WHO_MAX },
    [B_FIRST] = { .label = _("哪天贴"), .max = YC_DAY_TEXT },
    [B_DOWN] = { .label = _("哪天撤"), .max = YC_DAY_TEXT },
    [B_HOW] = { .label = _("据什么"), .max = 1, .words = one->words, .n_words = YC_N_RECEIPTS },
  };
  yc_ask(tui, title, fields, BEFORE_FIELDS, before_note, take_before, one, about_free);
}

static void ask_step(YcTui *tui, gpointer data)
{
  const About *from = data;
  yc_before_ask(tui, from->app, from->id, from->about);
}

/* ── objections ── */

static char *take_object(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  YcNoticeObjection form = { values[0].text, values[1].text, values[2].text };
  g_autoptr(YcIntakeResult) result = yc_notice_object(one->app, one->id, &form, one->act, &error);
  return done(tui, one, result, error, _("已记下异议:答复以前公示不结束。u撤销"));
}

static void ask_object(YcTui *tui, gpointer data)
{
  const About *from = data;
  About *one = about_new(from->app, from->id, from->about);
  g_autofree char *title = title_of(one, _("公示异议"));
  const YcAskField fields[] = {
    { .label = _("谁提的"), .max = WHO_MAX }, { .label = _("电话"), .max = 20 }, { .label = _("说什么"), .max = TEXT_MAX },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_object, one, about_free);
}

static char *take_answer(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  YcNoticeAnswer form = { 0, (YcNoticeRemedy)values[0].word, values[1].text, values[2].text };
  g_autoptr(YcIntakeResult) result = yc_notice_answer(one->app, one->id, &form, one->act, &error);
  return done(tui, one, result, error, _("已答复异议。u撤销"));
}

static void ask_answer(YcTui *tui, gpointer data)
{
  const About *from = data;
  if (!may(tui, from, YC_NOTICE_ANSWERS))
    return;
  About *one = about_new(from->app, from->id, from->about);
  g_autofree char *title = title_of(one, _("答复异议"));
  for (guint i = 0; i < YC_N_NOTICE_REMEDIES; i++)
    one->words[i] = yc_say_notice_remedy((YcNoticeRemedy)i);
  const YcAskField fields[] = {
    { .label = _("成不成立"), .max = 1, .words = one->words, .n_words = YC_N_NOTICE_REMEDIES },
    { .label = _("怎么答复"), .max = TEXT_MAX },
    { .label = _("谁答复"), .value = yc_app_me(one->app)->name, .max = WHO_MAX },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_answer, one, about_free);
}

/* ── taking down ── */

static char *take_down(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  YcDay day = *values[1].text ? yc_when_day(values[1].text, yc_app_today(one->app)) : yc_app_today(one->app);
  if (day == YC_DAY_NONE)
    return g_strdup(_("日子写成 11-05 这样;今天撤的空着。"));
  GError *error = NULL;
  YcNoticeDown form = { values[0].text, how_of(values[2].word), day };
  g_autoptr(YcIntakeResult) result = yc_notice_down(one->app, one->id, &form, one->act, &error);
  return done(tui, one, result, error, _("已登记撤下。u撤销"));
}

static void ask_down(YcTui *tui, gpointer data)
{
  const About *from = data;
  if (!may(tui, from, YC_NOTICE_TAKES_DOWN))
    return;
  About *one = about_new(from->app, from->id, from->about);
  g_autofree char *title = title_of(one, _("撤下公示"));
  const YcAskField fields[] = {
    { .label = _("谁撤的"), .value = yc_app_me(one->app)->name, .max = WHO_MAX },
    { .label = _("哪天"), .max = YC_DAY_TEXT },
    { .label = _("据什么"), .max = 1, .words = one->words, .n_words = how_words(one, _("刚撤")) },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_down, one, about_free);
}

/* ── how it stands ── */

static char *posting_line(const YcNotice *notice)
{
  char first[YC_DAY_TEXT], last[YC_DAY_TEXT], down[YC_DAY_TEXT];
  g_autofree char *by = *notice->by ? g_strdup_printf(_(",%s贴"), notice->by) : g_strdup("");
  g_autofree char *off = notice->down == YC_DAY_NONE ? g_strdup("")
                                                     : g_strdup_printf(_(",%s 撤下"), yc_day_format(notice->down, down) + 5);
  return g_strdup_printf(_("%s 至 %s  %s%s%s"), yc_day_format(notice->first, first) + 5, yc_day_format(notice->last, last) + 5,
                         notice->places, by, off);
}

static char *objection_line(const YcObjection *one)
{
  char day[YC_DAY_TEXT];
  g_autofree char *state = one->answered == YC_DAY_NONE ? g_strdup(_("没有答复")) : g_strdup(yc_say_notice_remedy(one->remedy));
  return g_strdup_printf(_("异议%d [%s] %s %s:%s"), one->n, state, yc_day_format(one->day, day) + 5, one->who, one->text);
}

static void add_lines(const About *one, GPtrArray *lines)
{
  gboolean warns;
  g_autoptr(GPtrArray) list = yc_notice_list(one->app, one->id, 0, NULL);
  g_autofree char *line = yc_notice_line(one->app, one->id, &warns);
  g_autofree char *owing = yc_before_owing(one->app, one->id);
  if (owing)
    g_ptr_array_add(lines, g_strdup_printf(_("受理以前的%s还没有记"), owing));
  if (*line)
    g_ptr_array_add(lines, g_steal_pointer(&line));
  for (guint i = list && list->len > SHOWN ? list->len - SHOWN : 0; list && i < list->len; i++) {
    const YcNotice *notice = g_ptr_array_index(list, i);
    g_ptr_array_add(lines, posting_line(notice));
    guint skip = notice->objections->len > SHOWN ? notice->objections->len - SHOWN : 0;
    for (guint k = skip; k < notice->objections->len; k++)
      g_ptr_array_add(lines, objection_line(g_ptr_array_index(notice->objections, k)));
  }
}

/* `before`: words of the step before acceptance that comes first; NULL: none. */
static guint add_todo(const About *one, gboolean any, const char *before, YcSheetDo *todo)
{
  const YcNoticeStand *stand = &one->stand;
  guint n = 0;
  if (before)
    todo[n++] = (YcSheetDo) { before, ask_step };
  if (stand->live && (!stand->posted || stand->repost))
    todo[n++] = (YcSheetDo) { stand->repost ? _("重新张贴") : _("登记张贴,印公示"), ask_post };
  if (stand->step && !stand->live && !any)
    todo[n++] = (YcSheetDo) { _("补填受理前的公示:哪天贴、哪天撤"), ask_before };
  if (any)
    todo[n++] = (YcSheetDo) { _("记一条异议"), ask_object };
  if (stand->open)
    todo[n++] = (YcSheetDo) { _("答复最早的一条异议"), ask_answer };
  if (stand->posted && (stand->repost || stand->last < yc_app_today(one->app)))
    todo[n++] = (YcSheetDo) { _("撤下"), ask_down };
  return n;
}

gboolean yc_notice_can(YcApp *app, const YcCaseView *view)
{
  g_autofree char *before = yc_before_word(app, view->row->id);
  return before || yc_notice_stand(app, view->row->id).step != 0;
}

void yc_notice_open(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  const YcCaseRow *row = view->row;
  g_autofree char *what = g_strdup_printf("%s  %s  %s", row->number, row->item_short, row->applicant);
  About *one = about_new(app, row->id, what);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) list = yc_notice_list(app, row->id, 0, NULL);
  YcSheetDo todo[YC_SHEET_MAX];
  add_lines(one, lines);
  g_autofree char *before = yc_before_word(app, row->id);
  guint n = add_todo(one, list && list->len, before, todo);
  g_ptr_array_add(lines, NULL);
  g_autofree char *title = title_of(one, one->stand.step ? _("公示") : _("受理以前"));
  yc_sheet(tui, title, (const char *const *)lines->pdata, todo, n, one, about_free);
}
