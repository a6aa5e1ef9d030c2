/* agency.c - the agency sheet of a case.  See agency.h. */
#include <config.h>
#include "tui/agency.h"

#include <string.h>

#include "app/agency_day.h"
#include "app/authority.h"
#include "app/casefile.h"
#include "app/deliver.h"
#include "app/fee.h"
#include "app/keep.h"
#include "app/people.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/choice.h"
#include "tui/deliver.h"
#include "tui/page.h"
#include "tui/screens.h"
#include "tui/waiting.h"
#include "tui/when.h"

enum { SAID_MAX = 400, WHERE_MAX = 40, PERSON_MAX = 100, MARGIN = 2, NAME = 12, HALF_A_YEAR = 182, MONTH = 31 };

/* What a dialog is about; with the act that its Enter does, once. */
typedef struct {
  YcApp *app;
  gint64 id;
  char act[37];
  GArray *trips;           /* of gint64: planned ones that may be ended; the words behind those of YcTrip */
  GPtrArray *held;         /* of YcAuthorityLine */
  GPtrArray *kept;         /* of YcKeepLine: what lies here */
  const char *words[YC_ASK_WORDS];
  const char *scopes[YC_N_SCOPES];
  int revoke;
  gboolean owes;           /* papers are still to come */
} About;

static About *about(YcApp *app, gint64 id)
{
  About *one = g_new0(About, 1);
  g_autofree char *act = g_uuid_string_random();
  one->app = app;
  one->id = id;
  g_strlcpy(one->act, act, sizeof one->act);
  return one;
}

static void about_free(gpointer data)
{
  About *one = data;
  if (one->trips)
    g_array_unref(one->trips);
  if (one->kept)
    g_ptr_array_unref(one->kept);
  if (one->held)
    g_ptr_array_unref(one->held);
  g_free(one);
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

/* `words` has a %s for the number. */
static char *saved(YcTui *tui, const About *one, const YcIntakeResult *result, GError *error, const char *words)
{
  if (!result)
    return sentence_of(error);
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *said = g_strjoinv(result->short_number, around);
  yc_waiting_done(tui, one->app, result, said);
  return NULL;
}

static char *title_of(YcApp *app, gint64 id, const char *what)
{
  YcCaseRow *row = yc_case_row_read(app, id);
  char *title = row ? g_strdup_printf("%s  %s  %s  %s", what, row->number, row->item_short, row->applicant) : g_strdup(what);
  yc_case_row_free(row);
  return title;
}

/* ── 1 diary ── */

static char *take_diary(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_agency_log(one->app, one->id, (YcDiary)word, text, one->act, &error);
  return saved(tui, one, result, error, _("已记入 %s 的代办日志。u撤销"));
}

static void diary(YcTui *tui, YcApp *app, gint64 id)
{
  static const char *const words[] = { N_("记事"), N_("打电话") };
  const char *said[] = { gettext(words[0]), gettext(words[1]) };
  g_autofree char *title = title_of(app, id, _("代办日志"));
  yc_choice_ask(tui, title, _("写做了什么;打电话的写打给谁、怎么说的。送出、取回、通知会自己记,不用再写。"), said,
                G_N_ELEMENTS(said), SAID_MAX, take_diary, about(app, id));
}

/* ── 2 errands ── */

enum { T_WHAT, T_OFFICE, T_WHERE, T_DAY, T_TEXT, T_FIELDS };

static YcTripForm trip_of(const About *one, const YcAskValue *values)
{
  guint word = values[T_WHAT].word;
  YcDay today = yc_app_today(one->app), day = *values[T_DAY].text ? yc_when_day(values[T_DAY].text, today) : today;
  gboolean year = strlen(values[T_DAY].text) >= strlen("20261120");   /* without one, what is long gone is meant to come */
  if (day == YC_DAY_NONE || (!year && day < today - MONTH))
    day = yc_when_ahead(values[T_DAY].text, today);
  YcTripForm form = { (YcTrip)word, values[T_OFFICE].text, values[T_WHERE].text, day, values[T_TEXT].text, 0 };
  return form;
}

static char *check_day(const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  const About *one = data;
  YcDay today = yc_app_today(one->app);
  gboolean good = !*values[T_DAY].text || yc_when_day(values[T_DAY].text, today) != YC_DAY_NONE ||
                  yc_when_ahead(values[T_DAY].text, today) != YC_DAY_NONE;
  return good ? NULL : g_strdup(_("日子写 20、11-20 或 2026-11-20;空着是今天。"));
}

static char *trip_note(const YcAskValue *values, gpointer data)
{
  const About *one = data;
  YcTripForm form = trip_of(one, values);
  if (form.day > yc_app_today(one->app))
    return g_strdup(_("是以后的日子:记成约好的一趟,到那天在 F5 的单子上。"));
  return g_strdup(form.what == YC_TRIP_COLLECT && one->owes ? _("已经去过了;记完打开办件按 b 勾收来的材料,不算他跑一趟。")
                                                            : _("已经去过了。不算申请人跑一趟,不收费。"));
}

static char *take_trip(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  YcTripForm form = trip_of(one, values);
  g_autoptr(YcIntakeResult) result = yc_agency_trip(one->app, one->id, &form, one->act, &error);
  gboolean planned = form.day > yc_app_today(one->app);
  return saved(tui, one, result, error, planned ? _("已约好 %s,到那天在 F5 的单子上。u撤销") : _("已记下 %s 的一趟。u撤销"));
}

static GPtrArray *find_offices(const char *text, gpointer data)
{
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) offices = *text ? yc_app_offices(((const About *)data)->app, text, NULL) : NULL;
  if (!*text) {   /* to no office: where it leads stands in the next line */
    YcAskOption *none = g_new0(YcAskOption, 1);
    none->key = g_strdup("");
    none->label = g_strdup(_("不去单位(去单位的打首字母)"));
    g_ptr_array_add(options, none);
  }
  for (guint i = 0; offices && i < offices->len; i++) {
    const YcOfficeRow *row = g_ptr_array_index(offices, i);
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(row->code);
    option->label = g_strdup_printf("%s  %s", row->name, row->address);
    g_ptr_array_add(options, option);
  }
  return options;
}

static void trip(YcTui *tui, YcApp *app, gint64 id)
{
  About *one = about(app, id);
  for (guint i = 0; i < YC_N_TRIPS; i++)
    one->words[i] = yc_say_trip(yc_trip_code((YcTrip)i));
  one->owes = yc_agency_owes(app, id);
  const YcAskField fields[T_FIELDS] = {
    [T_WHAT] = { .label = _("做什么"), .max = 1, .words = one->words, .n_words = YC_N_TRIPS },
    [T_OFFICE] = { .label = _("单位"), .max = WHERE_MAX, .search = find_offices },
    [T_WHERE] = { .label = _("或哪里"), .max = WHERE_MAX },
    [T_DAY] = { .label = _("哪天"), .max = YC_DAY_TEXT, .check = check_day },
    [T_TEXT] = { .label = _("怎么样"), .max = SAID_MAX },
  };
  g_autofree char *title = title_of(app, id, _("记一趟"));
  yc_ask(tui, title, fields, T_FIELDS, trip_note, take_trip, one, about_free);
}

/* ── 3 authorisation ── */

enum { A_WHO, A_PERSON, A_DOC, A_SCOPE, A_UNTIL, A_SIGNED, A_FIELDS };

static YcAuthority authority_of(const About *one, const YcAskValue *values)
{
  YcAuthority form = { .agent = values[A_WHO].word == 1, .name = values[A_PERSON].text, .document = values[A_DOC].text,
                       .relation = "", .since = YC_DAY_NONE, .fingerprint = values[A_SIGNED].word == 1 };
  form.until = yc_when_ahead(values[A_UNTIL].text, yc_app_today(one->app));
  for (guint i = 0; i < YC_N_SCOPES; i++)
    form.scope[i] = values[A_SCOPE].marked && values[A_SCOPE].marked[i];
  if (values[A_WHO].word < 2)
    return form;
  const YcAuthorityLine *line = g_ptr_array_index(one->held, values[A_WHO].word - 2);   /* 续办 */
  form.name = form.document = "";
  form.agent = line->agent;
  form.renews = line->n;
  return form;
}

static char *authority_note(const YcAskValue *values, gpointer data)
{
  const About *one = data;
  YcAuthority form = authority_of(one, values);
  char until[YC_DAY_TEXT];
  if (form.until == YC_DAY_NONE)
    return g_strdup(_("到期的日子写 12-31 或 2027-05-05。"));
  return g_strdup_printf(form.renews ? _("续办:旧的一份到今天为止,新的到 %s;印委托书,当场签。")
                                     : _("委托书到 %s 为止;印出来当场签,不收费。"),
                         yc_day_format(form.until, until));
}

static char *take_authority(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  YcAuthority form = authority_of(one, values);
  g_autoptr(YcIntakeResult) result = yc_authority_give(one->app, one->id, &form, one->act, &error);
  return saved(tui, one, result, error, _("委托书已送打印 %s,请双方签字。u撤销"));
}

/* One that holds is renewed rather than given a second time: its word; else 0. */
static guint word_renewing(const About *one, guint n)
{
  for (guint i = 0; i < one->held->len && i + 2 < n; i++)
    if (((YcAuthorityLine *)g_ptr_array_index(one->held, i))->holds)
      return i + 2;
  return 0;
}

/* The hall's agent, and whose paper is renewed, are known. */
static gboolean names_somebody(G_GNUC_UNUSED guint n, const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return values[A_WHO].word == 0;
}

static char *check_document(const YcAskValue *values, gpointer data)
{
  YcIdentity identity = yc_identity_check(values[A_DOC].text, yc_app_today(((const About *)data)->app));
  return *values[A_DOC].text && identity.verdict == YC_VERDICT_REJECT ? yc_say_identity(&identity) : NULL;
}

void yc_agency_authorise(YcTui *tui, YcApp *app, gint64 id)
{
  static const char *borrowed[2];
  About *one = about(app, id);
  char until[YC_DAY_TEXT];
  guint n = 0;
  g_autoptr(YcIntake) form = yc_intake_of_case(app, id, NULL);
  one->held = yc_authorities(app, id);
  one->words[n++] = _("代办人");
  one->words[n++] = _("代办员");
  for (guint i = 0; i < one->held->len && n < YC_ASK_WORDS; i++) {
    g_autofree char *word = g_strdup_printf(_("续办%s"), ((YcAuthorityLine *)g_ptr_array_index(one->held, i))->who);
    one->words[n++] = g_intern_string(word);
  }
  for (guint i = 0; i < YC_N_SCOPES; i++)
    one->scopes[i] = yc_say_scope((YcScope)i);
  borrowed[0] = _("签名");
  borrowed[1] = _("按指印");
  const YcAskField fields[A_FIELDS] = {
    [A_WHO] = { .label = _("委托给"), .max = 1, .words = one->words, .n_words = n, .word = word_renewing(one, n) },
    [A_PERSON] = { .label = _("姓名"), .value = form && form->represented ? form->representative.name : "", .max = PERSON_MAX,
                   .shown = names_somebody },
    [A_DOC] = { .label = _("证件号"), .max = WHERE_MAX, .shown = names_somebody, .check = check_document },
    [A_SCOPE] = { .label = _("可以办"), .checks = one->scopes, .n_checks = YC_N_SCOPES },
    [A_UNTIL] = { .label = _("到哪天"), .value = yc_day_format(yc_app_today(app) + HALF_A_YEAR, until), .max = YC_DAY_TEXT },
    [A_SIGNED] = { .label = _("怎么签"), .max = 1, .words = borrowed, .n_words = G_N_ELEMENTS(borrowed) },
  };
  g_autofree char *title = title_of(app, id, _("委托书"));
  yc_ask(tui, title, fields, A_FIELDS, authority_note, take_authority, one, about_free);
}

/* ── 6 taking it back ── */

static char *take_revoke(YcTui *tui, G_GNUC_UNUSED guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_authority_revoke(one->app, one->id, one->revoke, text, one->act, &error);
  return saved(tui, one, result, error, _("委托已撤销 %s。u撤销"));
}

static const YcAuthorityLine *holding(const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (((YcAuthorityLine *)g_ptr_array_index(lines, i))->holds)
      return g_ptr_array_index(lines, i);
  return NULL;
}

static void take_back(YcTui *tui, YcApp *app, gint64 id)
{
  g_autoptr(GPtrArray) lines = yc_authorities(app, id);
  const YcAuthorityLine *line = holding(lines);
  if (!line) {
    yc_tui_say(tui, YC_SAY_WARN, _("这件没有还有效的委托书。"));
    return;
  }
  About *one = about(app, id);
  one->revoke = line->n;
  one->words[0] = _("撤销");
  g_autofree char *title = g_strdup_printf(_("撤销委托  %s  %s"), line->number, line->who);
  yc_choice_ask(tui, title, _("写为什么撤销:记在经过里"), one->words, 1, SAID_MAX, take_revoke, one);
}

/* ── 4 the call afterwards ── */

static char *take_follow(YcTui *tui, guint word, const char *text, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result = yc_agency_follow(one->app, one->id, (YcFollow)word, text, one->act, &error);
  return saved(tui, one, result, error, _("已记下回访 %s。u撤销"));
}

void yc_agency_call(YcTui *tui, YcApp *app, gint64 id)
{
  const char *words[YC_N_FOLLOWS];
  for (guint i = 0; i < YC_N_FOLLOWS; i++)
    words[i] = yc_say_follow(yc_follow_code((YcFollow)i));
  GError *error = NULL;
  g_autofree char *phone = yc_agency_phone(app, id, &error), *about_what = title_of(app, id, _("回访"));
  if (!phone) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *title = g_strdup_printf(_("%s  打给 %s"), about_what, phone);
  yc_choice_ask(tui, title, _("写他说了什么;不满意的一定要写。没联系上的留在单子上。"), words, YC_N_FOLLOWS, SAID_MAX, take_follow,
                about(app, id));
}

/* ── 5 another agent ── */

enum { C_POST, C_WHY, C_FIELDS };

/* Without the one it has. */
static GPtrArray *find_agents(const char *text, gpointer data)
{
  const About *one = data;
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autofree char *now = yc_agency_post(one->app, one->id);
  g_autoptr(GPtrArray) agents = yc_agency_agents(one->app, text, NULL);
  for (guint i = 0; agents && i < agents->len; i++) {
    const YcAgent *agent = g_ptr_array_index(agents, i);
    if (strcmp(agent->post, now) == 0)
      continue;
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(agent->post);
    option->label = g_strdup_printf("%s  %s  %s", agent->who, agent->name, agent->phone);
    g_ptr_array_add(options, option);
  }
  return options;
}

static char *change_note(G_GNUC_UNUSED const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return g_strdup(_("他手里的送取一起换过去,期限不变;两个人的 F5 单子上都看得到。"));
}

static char *take_change(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  g_autoptr(YcIntakeResult) result =
    yc_agency_change(one->app, one->id, values[C_POST].text, values[C_WHY].text, one->act, &error);
  g_autofree char *name = yc_agency_name(one->app, values[C_POST].text);
  g_autofree char *words = g_strdup_printf(_("%%s 的代办员换成 %s。u撤销"), name);
  return saved(tui, one, result, error, words);
}

static void change(YcTui *tui, YcApp *app, gint64 id)
{
  About *one = about(app, id);
  const YcAskField fields[C_FIELDS] = {
    [C_POST] = { .label = _("换成"), .max = PERSON_MAX, .search = find_agents, .pick = TRUE },
    [C_WHY] = { .label = _("为什么"), .max = SAID_MAX },
  };
  g_autofree char *title = title_of(app, id, _("换代办员"));
  yc_ask(tui, title, fields, C_FIELDS, change_note, take_change, one, about_free);
}

/* ── 7 8 the fee, the delivery: their own forms ── */

static void with_view(YcTui *tui, YcApp *app, gint64 id, void (*open)(YcTui *, YcApp *, const YcCaseView *))
{
  GError *error = NULL;
  g_autoptr(YcCaseView) view = yc_casefile_view(app, id, &error);
  if (view)
    open(tui, app, view);
  else
    yc_tui_fail(tui, error);
}

static void fee(YcTui *tui, YcApp *app, gint64 id)
{
  with_view(tui, app, id, yc_fee_open);
}

void yc_agency_deliver(YcTui *tui, YcApp *app, gint64 id)
{
  with_view(tui, app, id, yc_deliver_ask);
}

/* ── 9 what is left at the window ── */

enum { K_WHICH, K_WHAT, K_AMOUNT, K_WHO, K_SIGN, K_FIELDS };

static const YcKeepLine *fetched(const About *one, const YcAskValue *values)
{
  return values[K_WHICH].word ? g_ptr_array_index(one->kept, values[K_WHICH].word - 1) : NULL;
}

static gboolean keep_shown(guint n, const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  gboolean back = values[K_WHICH].word > 0;
  return n == K_WHAT || n == K_AMOUNT ? !back : n != K_SIGN || back;
}

static char *keep_note(const YcAskValue *values, gpointer data)
{
  const YcKeepLine *line = fetched(data, values);
  return line ? g_strdup_printf(_("退还 %s(%s):当面点清,请取走的人在凭证上签名。"), line->what, line->number)
              : g_strdup(_("不是收费,只是替他放着;印暂存凭证,当场签字给他。"));
}

static char *check_amount(const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  gboolean good = !*values[K_AMOUNT].text || yc_fee_parse(values[K_AMOUNT].text) > 0;
  return good ? NULL : g_strdup(_("多少元写 200 或 20.50;没有钱的空着。"));
}

static char *take_keep(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *one = data;
  GError *error = NULL;
  const YcKeepLine *line = fetched(one, values);
  const char *sum = values[K_AMOUNT].text, *who = values[K_WHO].text;
  YcKeep keep = { values[K_WHAT].text, *sum ? yc_fee_parse(sum) : 0, who };
  YcSignHow how = values[K_SIGN].word ? YC_SIGN_FINGERPRINT : YC_SIGN_SIGNATURE;
  g_autoptr(YcIntakeResult) result = line ? yc_keep_return(one->app, one->id, line->paper, who, how, one->act, &error)
                                          : yc_keep_commit(one->app, one->id, &keep, one->act, &error);
  return saved(tui, one, result, error, line ? _("已退还 %s 的暂存。") : _("暂存凭证已送打印 %s,请双方签字。u撤销"));
}

static void keep(YcTui *tui, YcApp *app, gint64 id)
{
  static const char *const signed_words[] = { N_("签名"), N_("按指印") };
  static const char *said[G_N_ELEMENTS(signed_words)];
  enum { SHORT = 16 };
  About *one = about(app, id);
  guint n = 0;
  one->kept = yc_keeps(app, id);
  one->words[n++] = _("收下");
  for (guint i = 0; i < one->kept->len;) {
    const YcKeepLine *line = g_ptr_array_index(one->kept, i);
    if (line->back != YC_DAY_NONE || n == YC_ASK_WORDS) {
      g_ptr_array_remove_index(one->kept, i);
      continue;
    }
    g_autofree char *clipped = yc_clip(line->what, SHORT), *word = g_strdup_printf(_("退还%s"), clipped);
    one->words[n++] = g_intern_string(word);
    i++;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(signed_words); i++)
    said[i] = gettext(signed_words[i]);
  const YcAskField fields[K_FIELDS] = {
    [K_WHICH] = { .label = _("做什么"), .max = 1, .words = one->words, .n_words = n, .word = n > 1 },
    [K_WHAT] = { .label = _("东西"), .max = WHERE_MAX, .shown = keep_shown },
    [K_AMOUNT] = { .label = _("多少元"), .max = 12, .shown = keep_shown, .check = check_amount },
    [K_WHO] = { .label = _("谁"), .max = PERSON_MAX, .shown = keep_shown },
    [K_SIGN] = { .label = _("怎么签"), .max = 1, .words = said, .n_words = G_N_ELEMENTS(said), .shown = keep_shown },
  };
  g_autofree char *title = title_of(app, id, _("暂存"));
  yc_ask(tui, title, fields, K_FIELDS, keep_note, take_keep, one, about_free);
}

/* ── the sheet ── */

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 id;
  char *agent, *held;      /* who it is; the authorisation that holds: "" */
  guint at;
} Sheet;

static const struct {
  const char *name, *help;
  gboolean (*may)(YcApp *app, gint64 casefile, GError **error);
  void (*go)(YcTui *tui, YcApp *app, gint64 casefile);
} WAYS[] = {
  { N_("记日志"), N_("做了什么、给谁打了电话;送取和通知会自己记"), yc_agency_may, diary },
  { N_("记一趟"), N_("送、取、上门收件、上门送达、走访;约以后的也在这里"), yc_agency_may, trip },
  { N_("委托书"), N_("谁替他办、办到哪一步、到哪天;到期的续办"), yc_authority_may, yc_agency_authorise },
  { N_("回访"), N_("结果送到以后,问他满意不满意"), yc_agency_follow_may, yc_agency_call },
  { N_("换代办员"), N_("换一个人从头跟到底,写明原因"), yc_agency_change_may, change },
  { N_("撤销委托"), N_("申请人不要他代办了"), yc_authority_may, take_back },
  { N_("收费"), N_("事项本身要收的费:收、减、免、缓;代办不收一分钱"), yc_fee_may, fee },
  { N_("送达"), N_("结果送上门、窗口领、邮寄;送上门的自动记一趟"), yc_deliver_may, yc_agency_deliver },
  { N_("暂存"), N_("放在窗口的东西或钱:收下印凭证,取走签名"), yc_keep_may, keep },
};

static void choose(Sheet *sheet, guint at)
{
  YcTui *tui = sheet->base.tui;
  YcApp *app = sheet->app;
  gint64 id = sheet->id;
  GError *error = NULL;
  sheet->at = at;
  if (!WAYS[at].may(app, id, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_tui_pop(tui);
  WAYS[at].go(tui, app, id);
}

static gboolean act(YcScreen *screen, YcCommand command, G_GNUC_UNUSED int number)
{
  Sheet *sheet = (Sheet *)screen;
  if (command == YC_COMMAND_UP)
    sheet->at -= sheet->at > 0;
  else if (command == YC_COMMAND_DOWN)
    sheet->at += sheet->at + 1 < G_N_ELEMENTS(WAYS);
  else if (command == YC_COMMAND_PICK)
    choose(sheet, sheet->at);
  else
    return FALSE;
  return TRUE;
}

static void text(YcScreen *screen, const char *text)
{
  guint digit = (guint)g_ascii_digit_value(*text);
  if (g_ascii_isdigit(*text) && digit >= 1 && digit <= G_N_ELEMENTS(WAYS))
    choose((Sheet *)screen, digit - 1);
}

static void paint(YcScreen *screen, YcArea area)
{
  const Sheet *sheet = (const Sheet *)screen;
  static const YcColumn table[] = { { "", 3 }, { "", NAME }, { "", 1000 } };
  g_autofree char *word = g_strdup_printf(_("代办:%s%s%s"), sheet->agent, *sheet->held ? _(" · 委托 ") : "", sheet->held);
  yc_put_rule(area.y, area.x, area.columns, word);
  for (guint i = 0; i < G_N_ELEMENTS(WAYS) && (int)i + 1 < area.rows; i++) {
    char digit[] = { (char)('1' + i), '\0' };
    g_autoptr(GError) why = NULL;
    gboolean may = WAYS[i].may(sheet->app, sheet->id, &why);
    const char *cells[] = { digit, gettext(WAYS[i].name), may ? gettext(WAYS[i].help) : why->message };
    yc_put_cells(area.y + 1 + (int)i, area.x + MARGIN, area.columns - MARGIN, table, G_N_ELEMENTS(table), cells,
                 i == sheet->at ? YC_INK_REVERSE : may ? YC_INK_PLAIN : YC_INK_GREY);
  }
}

static void sheet_free(YcScreen *screen)
{
  Sheet *sheet = (Sheet *)screen;
  g_free(sheet->agent);
  g_free(sheet->held);
  g_free(sheet);
}

static const YcScreenType SHEET = {
  .name = "agency", .where = YC_IN_MENU, .rows = (int)G_N_ELEMENTS(WAYS) + 1, .act = act, .text = text, .paint = paint,
  .free = sheet_free
};

static char *held_text(YcApp *app, gint64 id)
{
  char until[YC_DAY_TEXT];
  g_autoptr(GPtrArray) lines = yc_authorities(app, id);
  const YcAuthorityLine *line = holding(lines);
  return line ? g_strdup_printf(_("%s 到 %s"), line->who, yc_day_format(line->until, until)) : g_strdup("");
}

void yc_agency_sheet(YcTui *tui, YcApp *app, gint64 casefile)
{
  GError *error = NULL;
  g_autoptr(YcCaseView) view = yc_casefile_view(app, casefile, &error);
  if (!view) {
    yc_tui_fail(tui, error);
    return;
  }
  Sheet *sheet = g_new0(Sheet, 1);
  yc_screen_init(&sheet->base, &SHEET);
  sheet->app = app;
  sheet->id = casefile;
  sheet->agent = g_strdup(view->agent);
  sheet->held = held_text(app, casefile);
  yc_tui_push(tui, &sheet->base);
}
