/* handon_finish.c - the form of a step: what it came to, by its kind, of mine or of an outside office.  See handon.h. */
#include <config.h>
#include "tui/handon.h"

#include <stdlib.h>
#include <string.h>

#include "app/intake.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/supervising.h"
#include "tui/when.h"

enum { TEXT_MAX = 400, PERSON_MAX = 20, COUNT_MAX = 4, WORDS = 4 };

/* ── which lines a kind has ── */

typedef enum {
  WHAT, WHEN, FROM, RESULT, TEXT, DAY, FIRST, SECOND, MEETING, ENTITLED, PRESENT, FAVOUR, REASON, BASIS, DOCUMENT, NUMBER, SEAL, N_LINES,
  END = N_LINES
} Line;

static const struct {
  const char *label;
  gsize max;
} LINES[N_LINES] = {
  [WHAT] = { N_("怎么样"), 1 }, [WHEN] = { N_("哪天"), YC_DAY_TEXT }, [FROM] = { N_("凭什么"), 1 },
  [NUMBER] = { N_("文号"), PERSON_MAX * 2 },
  [RESULT] = { N_("结论"), 1 }, [TEXT] = { N_("结果"), TEXT_MAX }, [DAY] = { N_("哪天"), YC_DAY_TEXT },
  [FIRST] = { N_("调查人"), PERSON_MAX }, [SECOND] = { N_("另一人"), PERSON_MAX }, [PRESENT] = { N_("到会"), COUNT_MAX },
  [MEETING] = { N_("什么会"), 1 }, [ENTITLED] = { N_("应到"), COUNT_MAX }, [FAVOUR] = { N_("同意"), COUNT_MAX }, [REASON] = { N_("事实"), TEXT_MAX },
  [BASIS] = { N_("依据"), TEXT_MAX }, [DOCUMENT] = { N_("什么文书"), PERSON_MAX * 2 }, [SEAL] = { N_("什么章"), PERSON_MAX * 2 },
};

typedef struct {
  Line lines[YC_ASK_MAX + 1];
  const char *codes[WORDS + 1];   /* of the result; none: the usual one */
} Form;

typedef struct {
  YcStepKind kind;
  Form mine, theirs;   /* theirs: besides what, when, from and text, and only where the office has concluded */
} Kind;

static const Kind PLAIN = { YC_STEP_WORK, { { TEXT, END }, { NULL } }, { { END }, { NULL } } };
static const Kind KINDS[] = {
  { YC_STEP_DECIDE, { { RESULT, TEXT, REASON, BASIS, END }, { "grant", "refuse" } },
    { { RESULT, NUMBER, END }, { "grant", "refuse" } } },
  { YC_STEP_CONSULT, { { RESULT, TEXT, END }, { "agree", "conditions", "disagree" } },
    { { RESULT, END }, { "agree", "conditions", "disagree" } } },
  { YC_STEP_INVESTIGATE, { { TEXT, DAY, FIRST, SECOND, END }, { NULL } }, { { FIRST, SECOND, END }, { NULL } } },
  { YC_STEP_DISCUSS, { { RESULT, TEXT, DAY, MEETING, ENTITLED, PRESENT, FAVOUR, END }, { "passed", "failed" } },
    { { RESULT, MEETING, ENTITLED, PRESENT, FAVOUR, END }, { "passed", "failed" } } },
  { YC_STEP_SEAL, { { DOCUMENT, SEAL, TEXT, END }, { NULL } }, { { DOCUMENT, SEAL, END }, { NULL } } },
};

static const Kind *kind_of(YcStepKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS(KINDS); i++)
    if (KINDS[i].kind == kind)
      return &KINDS[i];
  return &PLAIN;
}

/* ── what was filled in ── */

typedef struct {
  YcApp *app;
  GArray *cases;
  YcHandPlan *plan;               /* NULL: several cases of an outside office */
  Line lines[YC_ASK_MAX + 1];
  const char *const *codes;
  char act[37];
  const char *words[WORDS];
  char *against;                  /* who was consulted and did not agree; NULL: nobody */
  gboolean strangers;             /* the second investigator may be somebody who does not work here */
  YcMeeting meeting;              /* of a discussion: as the office is; in a village one of two */
} Finish;

static void finish_free(gpointer data)
{
  Finish *one = data;
  yc_hand_plan_free(one->plan);
  g_free(one->against);
  g_array_unref(one->cases);
  g_free(one);
}

/* Where a line stands; YC_ASK_MAX where the form has it not. */
static guint at(const Finish *one, Line line)
{
  guint i = 0;
  while (one->lines[i] != END && one->lines[i] != line)
    i++;
  return one->lines[i] == END ? YC_ASK_MAX : i;
}

static const char *text_of(const Finish *one, const YcAskValue *values, Line line)
{
  guint i = at(one, line);
  return i == YC_ASK_MAX ? "" : values[i].text;
}

static int number_of(const Finish *one, const YcAskValue *values, Line line)
{
  return (int)CLAMP(strtol(text_of(one, values, line), NULL, 10), 0, 9999);
}

static YcDay day_of(const Finish *one, const YcAskValue *values, Line line)
{
  YcDay today = yc_app_today(one->app);
  const char *text = text_of(one, values, line);
  return *text ? yc_when_day(text, today) : today;
}

/* Of an outside office. */
static YcOutsideWhat what_of(const YcAskValue *values)
{
  return (YcOutsideWhat)values[0].word;
}

static const char *result_of(const Finish *one, const YcAskValue *values)
{
  guint i = at(one, RESULT);
  return i == YC_ASK_MAX ? "" : one->codes[values[i].word];
}

static gboolean refuses(const Finish *one, const YcAskValue *values)
{
  return strcmp(result_of(one, values), "refuse") == 0;
}

/* A refusal says why, and so does who grants against an office that was consulted. */
static gboolean gives_reasons(const Finish *one, const YcAskValue *values)
{
  return refuses(one, values) || (one->against && strcmp(result_of(one, values), "grant") == 0);
}

/* ── what is wrong with a line ── */

static char *check_day(const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  Line line = at(one, DAY) == YC_ASK_MAX ? WHEN : DAY;
  if (day_of(one, values, line) != YC_DAY_NONE)
    return NULL;
  return g_strdup_printf(_("「%s」不是日子:写 20、11-20 这样,空着是今天。"), text_of(one, values, line));
}

/* An outside office's receipt may say nothing. */
static char *check_text(const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  const char *text = text_of(one, values, TEXT);
  gboolean may = at(one, WHAT) != YC_ASK_MAX && what_of(values) == YC_OUTSIDE_RECEIVED;
  if (yc_has_letter(text) || (may && !*text))
    return NULL;
  if (at(one, WHAT) != YC_ASK_MAX && what_of(values) == YC_OUTSIDE_RETURNED)
    return g_strdup(_("写为什么退回来:缺什么、不归谁办。"));
  return *text ? g_strdup_printf(_("只写「%s」看不懂:写查到什么、怎么定的。"), text) : g_strdup(_("写结果:查到什么、怎么定的,谁说的。"));
}

static gboolean is_number(const char *text)
{
  return *text && !text[strspn(text, "0123456789")];
}

static char *check_counts(const Finish *one, const YcAskValue *values, Line line)
{
  const char *text = text_of(one, values, line);
  if (is_number(text))
    return NULL;
  return *text ? g_strdup_printf(_("「%s」不是人数:写数字,如 16。"), text) : g_strdup(_("写几个人,如 16。"));
}

static char *check_entitled(const YcAskValue *values, gpointer data)
{
  return check_counts(data, values, ENTITLED);
}

static char *check_present(const YcAskValue *values, gpointer data)
{
  return check_counts(data, values, PRESENT);
}

static char *check_favour(const YcAskValue *values, gpointer data)
{
  return check_counts(data, values, FAVOUR);
}

static char *check_second(const YcAskValue *values, gpointer data)
{
  const char *second = text_of(data, values, SECOND);
  gboolean same = strcmp(second, text_of(data, values, FIRST)) == 0;
  if (!*second && ((const Finish *)data)->strangers)   /* else the search tells that nobody is chosen */
    return g_strdup(_("调查要两个人:写另一个调查人的姓名。"));
  return same ? g_strdup(_("两个调查人是同一个人:调查要两个人。")) : NULL;
}

static char *check_document(const YcAskValue *values, gpointer data)
{
  return *text_of(data, values, DOCUMENT) ? NULL : g_strdup(_("写盖在哪份文书上,如 农村宅基地批准书。"));
}

static char *check_seal(const YcAskValue *values, gpointer data)
{
  return *text_of(data, values, SEAL) ? NULL : g_strdup(_("写盖的什么章,如 镇政府公章。"));
}

static char *check_number(const YcAskValue *values, gpointer data)
{
  gboolean missing = refuses(data, values) && !*text_of(data, values, NUMBER);
  return missing ? g_strdup(_("外单位不予的,要写他们决定书的文号。")) : NULL;
}

static char *check_reason(const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  if (!gives_reasons(one, values) || yc_has_letter(text_of(one, values, REASON)))
    return NULL;
  return refuses(one, values) ? g_strdup(_("写不予的事实:查到什么、为什么不能办,决定书上要写。"))
                              : g_strdup_printf(_("%s会签不同意:要准予,写为什么不采纳。"), one->against);
}

/* RULE acc-04 */
static char *check_basis(const YcAskValue *values, gpointer data)
{
  const char *basis = text_of(data, values, BASIS);
  g_autofree char *whole = g_strdup_printf("%s;%s", text_of(data, values, REASON), basis);
  gboolean founded = *basis && yc_reason_has_article(whole);
  return founded || !refuses(data, values) ? NULL : g_strdup(_("不予的决定要写依据的条款,如 《社会救助暂行办法》第12条。"));
}

static const YcAskCheck CHECKS[N_LINES] = {
  [DOCUMENT] = check_document, [SEAL] = check_seal,
  [WHEN] = check_day, [DAY] = check_day, [ENTITLED] = check_entitled, [PRESENT] = check_present, [FAVOUR] = check_favour,
  [SECOND] = check_second, [TEXT] = check_text, [NUMBER] = check_number, [REASON] = check_reason, [BASIS] = check_basis,
};

/* ── who investigates: people who work here ── */

static gboolean answers(const YcStaff *staff, const char *text)
{
  g_autofree char *word = g_ascii_strdown(text, -1);
  for (char **i = staff->initials; i && *i; i++)
    if (g_str_has_prefix(*i, word))
      return TRUE;
  return strstr(staff->name, text) != NULL;
}

/* Nobody is chosen before something was typed. */
static GPtrArray *find_staff(const char *text, gpointer data)
{
  const Finish *one = data;
  GPtrArray *found = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) all = *text ? yc_app_staff(one->app, NULL) : NULL;
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *staff = all->pdata[i];
    if (!answers(staff, text))
      continue;
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(staff->login);
    option->label = g_strdup_printf("%s  %s", staff->name, staff->office_name);
    g_ptr_array_add(found, option);
  }
  return found;
}

/* ── as a form of the app ── */

/* Nothing is asked of an office: its people are one sort. */
static YcMeeting meeting_of(const Finish *one, const YcAskValue *values)
{
  guint i = at(one, MEETING);
  return i == YC_ASK_MAX || one->meeting == YC_MEETING_OFFICE ? one->meeting : (YcMeeting)values[i].word;
}

static YcFinish read_form(const Finish *one, const YcAskValue *values)
{
  const char *number = text_of(one, values, NUMBER), *result = result_of(one, values);
  gboolean dated = at(one, DAY) != YC_ASK_MAX, ahead = strcmp(result, "refuse") != 0 && strcmp(result, "failed") != 0;
  return (YcFinish) {
    .n = one->plan ? one->plan->row->n : 0,
    .result = result,
    .text = text_of(one, values, TEXT),
    .day = dated ? day_of(one, values, DAY) : YC_DAY_NONE,
    .investigators = { text_of(one, values, FIRST), text_of(one, values, SECOND) },
    .meeting = at(one, MEETING) == YC_ASK_MAX ? "" : yc_meeting_code(meeting_of(one, values)),
    .present = number_of(one, values, PRESENT), .entitled = number_of(one, values, ENTITLED),
    .in_favour = number_of(one, values, FAVOUR), .reason = gives_reasons(one, values) ? text_of(one, values, REASON) : "",
    .basis = refuses(one, values) ? text_of(one, values, BASIS) : "",
    .document = *number ? number : text_of(one, values, DOCUMENT), .seal = text_of(one, values, SEAL),
    .hand_on = ahead && one->plan && one->plan->next.n != 0,
  };
}

/* Only a refusal says by which article; only villagers meet in more than one way. */
static gboolean is_asked(guint n, const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  Line line = one->lines[n];
  if (line == MEETING)
    return one->meeting != YC_MEETING_OFFICE;
  if (line == REASON)
    return gives_reasons(one, values);
  return line != BASIS || refuses(one, values);
}

/* ── the dialog ── */

/* Puts the lines in; returns how many. */
static guint fields_of(Finish *one, const Form *form, YcAskField *fields, YcAskShown shown)
{
  static const char *MEETINGS[YC_MEETING_OFFICE];
  MEETINGS[YC_MEETING_VILLAGE] = _("代表或户代表的会");
  MEETINGS[YC_MEETING_ASSEMBLY] = _("全体村民的会");
  guint n = 0, words = 0;
  one->codes = form->codes;
  for (; words < WORDS && form->codes[words]; words++)
    one->words[words] = yc_say_step_result(form->codes[words]);
  for (; one->lines[n] != END; n++) {
    Line line = one->lines[n];
    fields[n] = (YcAskField) { .label = gettext(LINES[line].label), .max = LINES[line].max, .shown = shown, .check = CHECKS[line] };
    if (line == RESULT) {
      fields[n].words = one->words;
      fields[n].n_words = words;
    } else if (line == MEETING) {
      fields[n].words = MEETINGS;
      fields[n].n_words = G_N_ELEMENTS(MEETINGS);
    }
  }
  return n;
}

static Finish *finish_new(YcApp *app, const GArray *cases, YcHandPlan *plan)
{
  Finish *one = g_new0(Finish, 1);
  g_autofree char *act = g_uuid_string_random();
  *one = (Finish) { .app = app, .cases = g_array_new(FALSE, FALSE, sizeof(gint64)), .plan = plan };
  g_array_append_vals(one->cases, cases->data, cases->len);
  one->meeting = plan ? yc_route_meeting(app, g_array_index(cases, gint64, 0), plan->row->n) : YC_MEETING_OFFICE;
  g_strlcpy(one->act, act, sizeof one->act);
  return one;
}

/* ── a step of mine ── */

/* What follows from what was filled in so far; NULL: nothing to be remarked. */
static char *remark(const Finish *one, const YcAskValue *values)
{
  const char *entitled = text_of(one, values, ENTITLED), *day = text_of(one, values, DAY);
  YcDay when = *day ? day_of(one, values, DAY) : YC_DAY_NONE;
  if (gives_reasons(one, values) && !refuses(one, values) && !*text_of(one, values, REASON))
    return g_strdup_printf(_("%s会签不同意:准予的,写为什么不采纳。"), one->against);
  if (*text_of(one, values, REASON) && !gives_reasons(one, values))
    return g_strdup(_("选的是准予:写过的事实、依据不会记下。"));
  if (is_number(entitled))
    return g_strdup_printf(_("应到 %s 人:至少到会 %d 人才算数,同意的要过实到的半数。"), entitled,
                           yc_meeting_quorum(meeting_of(one, values), number_of(one, values, ENTITLED)));
  if (when == YC_DAY_NONE)
    return NULL;
  g_autofree char *words = yc_say_day_medium(when);
  return g_strdup_printf(_("那天是 %s。"), words);
}

static char *say_finish(const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  char *remarked = remark(one, values);
  if (remarked)
    return remarked;
  if (refuses(one, values))
    return g_strdup_printf(_("回车:打印决定书;%s。"), one->plan->remedy);
  if (strcmp(result_of(one, values), "failed") == 0)
    return g_strdup(_("回车:没有通过,直接到作决定这一步,回到代办员。"));
  g_autofree char *next = yc_hand_words(one->plan);
  return g_strdup_printf(_("回车:%s。"), next);
}

static char *said_of(const Finish *one, const YcFinish *form, const char *number)
{
  const YcHandPlan *plan = one->plan;
  g_autofree char *next = yc_hand_words(plan);
  if (strcmp(form->result, "refuse") == 0)
    return g_strdup_printf(_("%s 不予,决定书打印了。%s"), number, plan->remedy);
  if (strcmp(form->result, "failed") == 0)
    return g_strdup_printf(_("%s「%s」没有通过,回到代办员。u撤销"), number, plan->row->short_name);
  return g_strdup_printf(_("%s「%s」办完:%s。u撤销"), number, plan->row->short_name, next);
}

static char *take_finish(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  GError *error = NULL;
  YcFinish form = read_form(one, values);
  g_autoptr(YcIntakeResult) result = yc_route_finish(one->app, g_array_index(one->cases, gint64, 0), &form, one->act, &error);
  if (!result)
    return yc_supervise_sentence(error);
  g_autofree char *words = said_of(one, &form, result->short_number);
  yc_supervise_said(tui, one->app, result->papers, words);
  return NULL;
}

void yc_handon_finish(YcTui *tui, YcApp *app, const GArray *cases, const char *title, YcHandPlan *plan)
{
  const Form *form = &kind_of(plan->row->kind)->mine;
  Finish *one = finish_new(app, cases, plan);
  YcAskField fields[YC_ASK_MAX] = { { 0 } };
  memcpy(one->lines, form->lines, sizeof one->lines);
  guint n = fields_of(one, form, fields, is_asked), first = at(one, FIRST), second = at(one, SECOND);
  if (first != YC_ASK_MAX) {
    one->strangers = yc_route_strangers(app, g_array_index(cases, gint64, 0), plan->row->n);
    fields[first].folds = fields[second].folds = TRUE;
    fields[first].search = find_staff;
    fields[second].search = one->strangers ? NULL : find_staff;
    fields[first].value = yc_app_me(app)->name;
  }
  g_autofree char *late = yc_hand_remark(plan);
  guint reason = at(one, REASON);
  one->against = reason != YC_ASK_MAX ? yc_route_against(app, g_array_index(cases, gint64, 0)) : NULL;
  if (one->against)
    fields[reason].label = _("为什么");
  yc_ask(tui, title, fields, n, say_finish, take_finish, one, finish_free);
  if (late)
    yc_tui_say(tui, YC_SAY_INFO, "%s", late);
}

/* ── an outside office's, RULE agt-06 ── */

/* What the kind asks for is asked for when the office has concluded. */
static gboolean is_asked_outside(guint n, const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  Line line = one->lines[n];
  return line == WHAT || line == WHEN || line == FROM || line == TEXT ||
         (what_of(values) == YC_OUTSIDE_DONE && is_asked(n, values, data));
}

static char *say_outside(const YcAskValue *values, gpointer data)
{
  static const char *const hints[YC_N_OUTSIDE] = {
    [YC_OUTSIDE_RECEIVED] = N_("写谁收的(可以空着);期限从送出那天算,不变。"),
    [YC_OUTSIDE_RETURNED] = N_("写为什么退;回到你手里,期限照旧走。"),
    [YC_OUTSIDE_DONE] = N_("写谁办的、怎么定的;办完回到代办员,再交下一步。"),
  };
  const Finish *one = data;
  YcDay when = day_of(one, values, WHEN);
  if (when == YC_DAY_NONE)
    return g_strdup(_("哪天:写 20、11-20 这样,空着是今天。"));
  g_autofree char *day = yc_say_day_medium(when);
  if (what_of(values) == YC_OUTSIDE_DONE && one->plan && *one->plan->waits)
    return g_strdup_printf(_("%s  写谁办的、怎么定的;还等 %s。"), day, one->plan->waits);
  return g_strdup_printf("%s  %s", day, gettext(hints[what_of(values)]));
}

static char *take_outside(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Finish *one = data;
  GError *error = NULL;
  YcFinish form = read_form(one, values);
  guint from = at(one, FROM);
  YcOutsideNote note = { what_of(values), (YcSource)values[from].word, day_of(one, values, WHEN), text_of(one, values, TEXT), &form };
  g_autoptr(YcHanded) done = yc_outside_record(one->app, one->cases, &note, one->act, &error);
  if (!done)
    return yc_supervise_sentence(error);
  g_autofree char *words = g_strdup_printf(_("已记 %s %u 件:%s。u撤销"), done->whom, done->cases, yc_say_outside(note.what));
  yc_supervise_said(tui, one->app, done->papers, words);
  return NULL;
}

static void lines_outside(Finish *one, const Form *form)
{
  static const Line first[] = { WHAT, WHEN, FROM };
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS(first); i++)
    one->lines[n++] = first[i];
  for (guint i = 0; form->lines[i] != END; i++)
    one->lines[n++] = form->lines[i];
  one->lines[n++] = TEXT;
  one->lines[n] = END;
}

void yc_handon_outside(YcTui *tui, YcApp *app, const GArray *cases, const char *title, YcHandPlan *plan)
{
  static const char *whats[YC_N_OUTSIDE], *sources[YC_N_SOURCES];
  for (guint i = 0; i < YC_N_OUTSIDE; i++)
    whats[i] = yc_say_outside((YcOutsideWhat)i);
  for (guint i = 0; i < YC_N_SOURCES; i++)
    sources[i] = yc_say_source((YcSource)i);
  const Form *form = plan ? &kind_of(plan->row->kind)->theirs : &PLAIN.theirs;
  Finish *one = finish_new(app, cases, plan);
  YcAskField fields[YC_ASK_MAX] = { { 0 } };
  lines_outside(one, form);
  guint n = fields_of(one, form, fields, is_asked_outside), what = at(one, WHAT), from = at(one, FROM);
  fields[at(one, TEXT)].label = _("写什么");
  gboolean received = plan && plan->row->received != YC_DAY_NONE;
  fields[what].words = whats;
  fields[what].n_words = YC_N_OUTSIDE;
  fields[what].word = received ? YC_OUTSIDE_DONE : YC_OUTSIDE_RECEIVED;
  fields[from].words = sources;
  fields[from].n_words = YC_N_SOURCES;
  yc_ask(tui, title, fields, n, say_outside, take_outside, one, finish_free);
}
