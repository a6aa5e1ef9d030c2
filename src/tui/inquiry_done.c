/* inquiry_done.c - how a first inquiry ends (RULE inq-02): answered, a case, a demand, given on, looked up, counted, not got
 * done. */
#include <config.h>
#include <string.h>

#include "app/draft.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/slip.h"
#include "app/supervise.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/inquiry.h"
#include "tui/referral.h"
#include "tui/screens.h"

enum { QUESTION = 60, REPLY = 400, DAY = 10, POST = 20 };

static const char *const WORDS[YC_N_ASKINGS] = {
  [YC_ASKING_NONE] = "", [YC_ASKING_ANSWERED] = N_("1 当场答清"), [YC_ASKING_CASE] = N_("2 转成办件"),
  [YC_ASKING_DEMAND] = N_("3 转成诉求"), [YC_ASKING_REFER] = N_("4 转给…(要对方签收)"), [YC_ASKING_LOOK_UP] = N_("5 我来查,回电"),
  [YC_ASKING_COUNT] = N_("6 常见问题 +1(不留名,只计数)"), [YC_ASKING_STUCK] = N_("7 办不成事(马上报值班长)"),
};

const char *yc_inquiry_outcome_word(YcAskingOutcome outcome)
{
  return *WORDS[outcome] ? gettext(WORDS[outcome]) : "";
}

/* ── who owns it ── */

typedef struct {
  YcApp *app;
  YcSeesTo *known;
  YcInquiryOwner take;
  gpointer data;
  GDestroyNotify gone;
} Owning;

static void owning_free(gpointer data)
{
  Owning *owning = data;
  if (owning->gone)
    owning->gone(owning->data);
  yc_sees_to_free(owning->known);
  g_free(owning);
}

static void add_post(GPtrArray *options, const YcPostRow *row)
{
  YcAskOption *option = g_new0(YcAskOption, 1);
  option->key = g_strdup(row->code);
  option->label = g_strdup_printf("%s  %s(%s)", row->who, row->name, row->office_short);
  g_ptr_array_add(options, option);
}

/* Who is known to see to it, else my own, first where nothing was typed. */
static gboolean is_first(const Owning *owning, const YcPostRow *row)
{
  return owning->known ? strcmp(row->code, owning->known->post) == 0 : row->staff == yc_app_me(owning->app)->id;
}

static GPtrArray *find_posts(const char *text, gpointer data)
{
  const Owning *owning = data;
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) posts = yc_supervise_posts(owning->app, text, NULL);
  for (int first = *text ? 0 : 1; first >= 0; first--)
    for (guint i = 0; posts && i < posts->len; i++) {
      const YcPostRow *row = g_ptr_array_index(posts, i);
      if (*text || is_first(owning, row) == (first == 1))
        add_post(options, row);
    }
  return options;
}

/* Why it stands there first. */
static char *owner_note(const YcAskValue *values, gpointer data)
{
  const Owning *owning = data;
  if (!owning->known)
    return g_strdup(_("不知道归谁:先归自己,问清楚了再转给他。"));
  gboolean proposed = strcmp(values[0].text, owning->known->post) == 0;
  return proposed ? g_strdup_printf(_("%s不对就打首字母另找。"), owning->known->why) : g_strdup("");
}

static char *take_owner(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Owning *owning = data;
  return owning->take(tui, values[0].text, owning->data);
}

void yc_inquiry_ask_owner(YcTui *tui, YcApp *app, YcSeesTo *known, YcInquiryOwner take, gpointer data, GDestroyNotify gone)
{
  const YcAskField fields[] = { { .label = _("归谁答复"), .max = POST, .search = find_posts } };
  Owning *owning = g_new(Owning, 1);
  *owning = (Owning) { app, known, take, data, gone };
  yc_ask(tui, _("这件诉求归谁?打首字母或名字,上下选"), fields, G_N_ELEMENTS(fields), owner_note, take_owner, owning,
         owning_free);
}

/* ── standing answers ── */

typedef struct {
  YcApp *app;
  gint64 answer;
  char *item;
} Writing;

static void writing_free(gpointer data)
{
  Writing *writing = data;
  g_free(writing->item);
  g_free(writing);
}

static char *take_answer(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Writing *writing = data;
  g_autoptr(GError) error = NULL;
  YcAnswerForm form = { writing->answer, values[0].text, values[1].text, writing->item, "", yc_day_parse(values[2].text) };
  if (!yc_answer_set(writing->app, &form, "", &error))
    return g_strdup(error->message);
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, _("常答定稿:\"%s\",管到 %s。"), values[0].text, values[2].text);
  return NULL;
}

void yc_inquiry_write_answer(YcTui *tui, YcApp *app, gint64 answer, const char *question, const char *reply, const char *item)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(YcAnswer) old = answer ? yc_answer_read(app, answer, NULL) : NULL;
  char until[YC_DAY_TEXT];
  if (!yc_answer_may(app, answer, &error)) {
    yc_tui_say(tui, YC_SAY_WARN, "%s", error->message);
    return;
  }
  yc_day_format(yc_day_new(yc_day_year(yc_app_today(app)), 12, 31), until);
  const YcAskField fields[] = {
    { .label = _("问什么"), .value = old ? old->question : question, .max = QUESTION },
    { .label = _("照着念"), .value = old ? old->text : reply, .max = REPLY },
    { .label = _("管到"), .value = until, .max = DAY },
  };
  Writing *writing = g_new(Writing, 1);
  *writing = (Writing) { app, answer, g_strdup(old ? old->item : item) };
  yc_ask(tui, old ? _("改这条常答,核对一遍再定稿") : _("写一条常答:以后问到就照着念"), fields, G_N_ELEMENTS(fields), NULL, take_answer,
         writing, writing_free);
}

/* ── what was registered ── */

/* It stands in the store: the draft is not needed any more, and the channel is the one for the next. */
static void forget_draft(YcInquiryForm *form)
{
  yc_draft_drop(form->app, form->draft, NULL);
  form->draft = 0;
  form->dirty = FALSE;
  yc_asking_keep_channel(form->app, form->asking->channel, NULL);
  yc_tui_reload(form->base.tui);
}

static void leave(YcInquiryForm *form)
{
  forget_draft(form);
  yc_tui_pop(form->base.tui);
}

/* The day until which it is answered, in words.  Free with g_free(). */
static char *day_of(const YcInquiry *inquiry)
{
  return inquiry->due == YC_DAY_NONE ? g_strdup("--") : yc_say_day_long(inquiry->due);
}

static void say_answered(YcTui *tui, YcApp *app, const YcAsked *asked)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, asked->inquiry, NULL);
  if (inquiry)
    yc_tui_say(tui, YC_SAY_DONE, _("已登记 %s,当场答清。"), inquiry->number);
}

static void open_form(YcTui *tui, YcApp *app, const YcAsked *asked)
{
  GError *error = NULL;
  YcIntake *intake = yc_inquiry_intake(app, asked->inquiry, &error);
  if (intake)
    yc_tui_push(tui, yc_accept_begin(app, intake));
  else
    yc_tui_fail(tui, error);
}

static void say_demand(YcTui *tui, YcApp *app, const YcAsked *asked)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, asked->demand, NULL);
  g_autofree char *day = inquiry ? day_of(inquiry) : NULL;
  if (inquiry)
    yc_tui_say(tui, YC_SAY_DONE, _("诉求 %s 归%s,%s前答复;在 7首问 里。"), inquiry->number, inquiry->owner_name, day);
}

static void refer(YcTui *tui, YcApp *app, const YcAsked *asked)
{
  yc_referral_ask(tui, app, asked->inquiry);
}

static void say_look_up(YcTui *tui, YcApp *app, const YcAsked *asked)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, asked->inquiry, NULL);
  g_autofree char *day = inquiry ? day_of(inquiry) : NULL;
  if (inquiry)
    yc_tui_say(tui, YC_SAY_DONE, _("%s 归%s,%s下班前答复;在 7首问 里。"), inquiry->number, inquiry->owner_name, day);
}

/* ── to take home ── */

static void said_printed(YcTui *tui, gboolean done, const char *warning, GError *error, const char *sentence)
{
  if (!done)
    yc_tui_fail(tui, error);
  else
    yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, "%s%s", sentence, warning ? warning : "");
}

void yc_inquiry_print(YcInquiryForm *form)
{
  const YcKnown *known = yc_inquiry_chosen(form);
  const char *typed = yc_edit_text(form->edits[YC_SPOT_REPLY]), *item = known ? known->item : form->asking->item;
  const char *reply = *typed ? typed : known && known->reply && !known->over ? known->reply : "";
  g_autofree char *warning = NULL;
  GError *error = NULL;
  gboolean done = yc_slip_guide(form->app, item, yc_edit_text(form->edits[YC_SPOT_QUESTION]), reply, yc_app_paper_width(form->app),
                                &warning, &error);
  said_printed(form->base.tui, done, warning, error, _("办事指引已送打印:给他带走。"));
}

void yc_inquiry_print_slip(YcTui *tui, YcApp *app, gint64 inquiry)
{
  g_autofree char *warning = NULL;
  GError *error = NULL;
  gboolean done = yc_slip_inquiry(app, inquiry, yc_app_paper_width(app), &warning, &error);
  said_printed(tui, done, warning, error, _("已送打印:给他带走。"));
}

static void say_stuck(YcTui *tui, YcApp *app, const YcAsked *asked)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, asked->demand, NULL);
  g_autofree char *day = inquiry ? day_of(inquiry) : NULL;
  if (!inquiry)
    return;
  /* Who stands there takes the number and the day along; on the telephone they are said. */
  g_autoptr(GError) error = NULL;
  g_autofree char *warning = NULL;
  gboolean here = strcmp(inquiry->channel, "phone") != 0 && strcmp(inquiry->channel, "paper") != 0;
  gboolean good = here && yc_slip_inquiry(app, inquiry->id, yc_app_paper_width(app), &warning, &error);
  yc_tui_say(tui, error || warning ? YC_SAY_WARN : YC_SAY_DONE, _("%s 已报%s,%s前答复他。%s%s"), inquiry->number, inquiry->owner_name, day,
             good ? _("回执已送打印。") : here ? _("回执没印出来:") : _("把号告诉他。"), error ? error->message : warning ? warning : "");
}

static void (*const AFTER[YC_N_ASKINGS])(YcTui *tui, YcApp *app, const YcAsked *asked) = {
  [YC_ASKING_ANSWERED] = say_answered, [YC_ASKING_CASE] = open_form, [YC_ASKING_DEMAND] = say_demand,
  [YC_ASKING_REFER] = refer, [YC_ASKING_LOOK_UP] = say_look_up, [YC_ASKING_STUCK] = say_stuck,
};

/* What was typed, with what is chosen among the found. */
static void fill(YcInquiryForm *form)
{
  YcAsking *asking = form->asking;
  const YcKnown *known = yc_inquiry_chosen(form);
  yc_intake_set(&asking->text, yc_edit_text(form->edits[YC_SPOT_QUESTION]));
  yc_intake_set(&asking->name, yc_edit_text(form->edits[YC_SPOT_NAME]));
  yc_intake_set(&asking->phone, yc_edit_text(form->edits[YC_SPOT_PHONE]));
  yc_intake_set(&asking->reply, yc_edit_text(form->edits[YC_SPOT_REPLY]));
  /* What merely fits best is read aloud, or filled into a form that is looked at; nothing else is filed under it. */
  gboolean meant = form->picked || asking->outcome == YC_ASKING_ANSWERED || asking->outcome == YC_ASKING_CASE ||
                   asking->outcome == YC_ASKING_COUNT;
  asking->answer = known && meant && !known->over ? known->answer : 0;
  if (known && meant)
    yc_intake_set(&asking->item, known->item);
  if (known && known->kind == YC_KNOWN_BEFORE && !*asking->reply)
    yc_intake_set(&asking->reply, known->reply);
}

static char *take_demand(YcTui *tui, const char *post, gpointer data)
{
  YcInquiryForm *form = data;
  GError *error = NULL;
  YcAsked asked;
  yc_intake_set(&form->asking->owner, post);
  if (!yc_inquiry_add(form->app, form->asking, &asked, &error)) {
    char *sentence = g_strdup(error->message);
    g_error_free(error);
    return sentence;
  }
  forget_draft(form);
  yc_tui_drop(tui, &form->base);   /* below the dialog, which goes by itself */
  say_demand(tui, form->app, &asked);
  return NULL;
}

void yc_inquiry_finish(YcInquiryForm *form)
{
  YcTui *tui = form->base.tui;
  YcApp *app = form->app;
  YcAskingOutcome outcome = form->asking->outcome;
  GError *error = NULL;
  YcAsked asked;
  fill(form);
  if (outcome == YC_ASKING_COUNT) {
    yc_inquiry_count(form);
    return;
  }
  if (outcome == YC_ASKING_DEMAND) {
    yc_inquiry_ask_owner(tui, app, yc_inquiry_sees_to(app, form->asking), take_demand, form, NULL);
    return;
  }
  if (!yc_inquiry_add(app, form->asking, &asked, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  leave(form);
  AFTER[outcome](tui, app, &asked);
}

void yc_inquiry_count(YcInquiryForm *form)
{
  YcTui *tui = form->base.tui;
  const YcKnown *known = yc_inquiry_chosen(form);
  GError *error = NULL;
  YcAsked asked;
  form->asking->outcome = YC_ASKING_COUNT;
  fill(form);
  if (!yc_inquiry_add(form->app, form->asking, &asked, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  g_autofree char *label = g_strdup(known ? known->label : "");
  int today = known ? known->today + 1 : 1;
  leave(form);
  yc_tui_say(tui, YC_SAY_DONE, _("%s +1,今天第 %d 次。"), label, today);
}
