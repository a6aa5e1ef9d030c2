/* before.c - see before.h. */
#include <config.h>
#include "tui/before.h"

#include <stdlib.h>
#include <string.h>

#include "app/before.h"
#include "app/notice.h"
#include "app/route.h"
#include "base/gettext.h"
#include "tui/ask.h"
#include "tui/waiting.h"
#include "tui/when.h"

enum { TEXT_MAX = 400, PERSON_MAX = 20, COUNT_MAX = 4, WORDS = 3 };

typedef enum { BEGAN, ENDED, MEETING, ENTITLED, PRESENT, FAVOUR, RESULT, FIRST, SECOND, DOCUMENT, SEAL, TEXT, HOW, N_LINES } Line;

#define BIT(kind) (1u << (kind))
enum { ANY = ~0u };

static const struct {
  const char *label;
  gsize max;
  guint kinds;            /* that have the line */
} LINES[N_LINES] = {
  [BEGAN] = { N_("从哪天"), YC_DAY_TEXT, ANY }, [ENDED] = { N_("到哪天"), YC_DAY_TEXT, ANY },
  [MEETING] = { N_("什么会"), 1, BIT(YC_STEP_DISCUSS) }, [ENTITLED] = { N_("应到"), COUNT_MAX, BIT(YC_STEP_DISCUSS) },
  [PRESENT] = { N_("到会"), COUNT_MAX, BIT(YC_STEP_DISCUSS) }, [FAVOUR] = { N_("同意"), COUNT_MAX, BIT(YC_STEP_DISCUSS) },
  [RESULT] = { N_("结论"), 1, BIT(YC_STEP_DISCUSS) | BIT(YC_STEP_CONSULT) },
  [FIRST] = { N_("调查人"), PERSON_MAX, BIT(YC_STEP_INVESTIGATE) }, [SECOND] = { N_("另一人"), PERSON_MAX, BIT(YC_STEP_INVESTIGATE) },
  [DOCUMENT] = { N_("什么文书"), PERSON_MAX * 2, BIT(YC_STEP_SEAL) }, [SEAL] = { N_("什么章"), PERSON_MAX * 2, BIT(YC_STEP_SEAL) },
  [TEXT] = { N_("结果"), TEXT_MAX, ANY }, [HOW] = { N_("据什么"), 1, ANY },
};

static const char *const DISCUSSED[] = { "passed", "failed", NULL }, *const CONSULTED[] = { "agree", "conditions", "disagree", NULL };
static const char *const MEETINGS[] = { N_("代表或户代表的会"), N_("全体村民的会") };

typedef struct {
  YcApp *app;
  gint64 id;
  int n;
  YcStepKind kind;
  gboolean village;
  char *name;
  char act[37];
  const char *results[WORDS], *meetings[G_N_ELEMENTS(MEETINGS)], *sources[YC_N_RECEIPTS];
} Form;

static void form_free(gpointer data)
{
  Form *form = data;
  g_free(form->name);
  g_free(form);
}

static const char *const *codes_of(const Form *form)
{
  return form->kind == YC_STEP_DISCUSS ? DISCUSSED : CONSULTED;
}

static gboolean is_asked(guint n, G_GNUC_UNUSED const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  gboolean meets = n != MEETING || form->village;
  return meets && (LINES[n].kinds == (guint)ANY || (LINES[n].kinds & BIT(form->kind)));
}

/* ── what is wrong with a line ── */

static YcDay day_of(const Form *form, const YcAskValue *values, Line line)
{
  return yc_when_day(values[line].text, yc_app_today(form->app));
}

static char *check_day(const Form *form, const YcAskValue *values, Line line)
{
  return day_of(form, values, line) != YC_DAY_NONE ? NULL : g_strdup(_("日子写成 10-14 这样。"));
}

static char *check_began(const YcAskValue *values, gpointer data)
{
  return check_day(data, values, BEGAN);
}

static char *check_ended(const YcAskValue *values, gpointer data)
{
  return check_day(data, values, ENDED);
}

static const YcAskCheck CHECKS[N_LINES] = { [BEGAN] = check_began, [ENDED] = check_ended };

/* ── the form ── */

static int number_of(const YcAskValue *values, Line line)
{
  return (int)CLAMP(strtol(values[line].text, NULL, 10), 0, 9999);
}

static YcFinish read_form(const Form *form, const YcAskValue *values)
{
  gboolean decided = (LINES[RESULT].kinds & BIT(form->kind)) != 0, meets = form->kind == YC_STEP_DISCUSS;
  YcMeeting meeting = form->village ? (YcMeeting)values[MEETING].word : YC_MEETING_OFFICE;
  return (YcFinish) {
    .n = form->n, .result = decided ? codes_of(form)[values[RESULT].word] : "", .text = values[TEXT].text,
    .day = day_of(form, values, ENDED), .how = yc_receipt_code((YcReceiptHow)values[HOW].word),
    .investigators = { values[FIRST].text, values[SECOND].text }, .meeting = meets ? yc_meeting_code(meeting) : "",
    .entitled = number_of(values, ENTITLED), .present = number_of(values, PRESENT), .in_favour = number_of(values, FAVOUR),
    .document = values[DOCUMENT].text, .seal = values[SEAL].text,
  };
}

static char *say_note(const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  int entitled = number_of(values, ENTITLED);
  if (form->kind == YC_STEP_DISCUSS && entitled > 0)
    return g_strdup_printf(_("应到 %d 人:至少到会 %d 人才算数,同意的要过实到的半数。"), entitled,
                           yc_meeting_quorum(form->village ? (YcMeeting)values[MEETING].word : YC_MEETING_OFFICE, entitled));
  return g_strdup(_("照村里交来的记录、凭据填;不算补录。"));
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  GError *error = NULL;
  YcFinish finish = read_form(form, values);
  g_autoptr(YcIntakeResult) result =
      yc_route_before(form->app, form->id, &finish, day_of(form, values, BEGAN), form->act, &error);
  if (!result) {
    char *sentence = g_strdup_printf(_("%s。"), error->message);
    g_error_free(error);
    return sentence;
  }
  g_autofree char *owing = yc_before_owing(form->app, form->id);
  g_autofree char *words = owing ? g_strdup_printf(_("已记「%s」;还有%s没记。u撤销"), form->name, owing)
                                 : g_strdup_printf(_("已记「%s」。u撤销"), form->name);
  yc_waiting_done(tui, form->app, result, words);
  return NULL;
}

static void put_words(YcAskField *field, const char *const *words, guint n)
{
  field->words = words;
  field->n_words = n;
}

static void fill_fields(Form *form, YcAskField *fields)
{
  guint n = 0;
  for (; n < WORDS && codes_of(form)[n]; n++)
    form->results[n] = yc_say_step_result(codes_of(form)[n]);
  for (guint i = 0; i < G_N_ELEMENTS(MEETINGS); i++)
    form->meetings[i] = gettext(MEETINGS[i]);
  for (guint i = 0; i < YC_N_RECEIPTS; i++)
    form->sources[i] = yc_say_known((YcReceiptHow)i);
  for (guint i = 0; i < N_LINES; i++)
    fields[i] = (YcAskField) { .label = gettext(LINES[i].label), .max = LINES[i].max, .shown = is_asked, .check = CHECKS[i] };
  put_words(&fields[RESULT], form->results, n);
  put_words(&fields[MEETING], form->meetings, G_N_ELEMENTS(MEETINGS));
  put_words(&fields[HOW], form->sources, YC_N_RECEIPTS);
}

/* ── which ── */

/* A discussion that failed may be held again. */
static const YcBefore *pick(const GPtrArray *list)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < list->len; i++) {
      const YcBefore *before = g_ptr_array_index(list, i);
      gboolean wanted = pass == 0 ? before->state == YC_LEG_UNRECORDED : strcmp(before->result, "failed") == 0;
      if (wanted && before->kind != YC_STEP_NOTICE)
        return before;
    }
  return NULL;
}

char *yc_before_word(YcApp *app, gint64 id)
{
  g_autoptr(GPtrArray) list = yc_before_list(app, id);
  const YcBefore *before = pick(list);
  return before ? g_strdup_printf(_("补记受理前的「%s」"), before->name) : NULL;
}

void yc_before_ask(YcTui *tui, YcApp *app, gint64 id, const char *about)
{
  g_autoptr(GPtrArray) list = yc_before_list(app, id);
  const YcBefore *before = pick(list);
  if (!before)
    return;
  Form *form = g_new0(Form, 1);
  g_autofree char *act = g_uuid_string_random(), *title = g_strdup_printf("%s  %s", before->name, about);
  *form = (Form) { .app = app, .id = id, .n = before->n, .kind = before->kind, .village = before->village,
                   .name = g_strdup(before->name) };
  g_strlcpy(form->act, act, sizeof form->act);
  YcAskField fields[N_LINES];
  fill_fields(form, fields);
  yc_ask(tui, title, fields, N_LINES, say_note, take, form, form_free);
}
