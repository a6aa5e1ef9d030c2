/* referral.c - see referral.h. */
#include <config.h>
#include <string.h>

#include "app/paper.h"
#include "app/supervise.h"
#include "base/gettext.h"
#include "tui/ask.h"
#include "tui/page.h"
#include "tui/referral.h"

enum { TO = 20, PERSON = 30, SAID = 100, REASON = 200 };

#define OUTSIDE "office:"   /* before the code of an outside office: keys of posts have no colon */

typedef struct {
  YcApp *app;
  gint64 inquiry;
  char *act;
  YcSeesTo *known;   /* who is known to see to it, where it does not lie with them; NULL */
} About;

static About *about_new(YcApp *app, gint64 inquiry)
{
  About *about = g_new(About, 1);
  *about = (About) { app, inquiry, g_uuid_string_random(), NULL };
  return about;
}

static void about_free(gpointer data)
{
  About *about = data;
  g_free(about->act);
  yc_sees_to_free(about->known);
  g_free(about);
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup(error->message);
  g_error_free(error);
  return sentence;
}

/* ── to whom ── */

static void add(GPtrArray *options, char *key, char *label)
{
  YcAskOption *option = g_new0(YcAskOption, 1);
  option->key = key;
  option->label = label;
  g_ptr_array_add(options, option);
}

/* Whoever is known to see to it comes first; of one with several posts, the post that sees to it. */
static gboolean is_first(const About *about, const YcPostRow *row)
{
  return about->known && strcmp(row->code, about->known->post) == 0;
}

/* People of the hall and of offices with accounts first, then the directory's other offices. */
static GPtrArray *find(const char *text, gpointer data)
{
  const About *about = data;
  YcApp *app = about->app;
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) posts = yc_supervise_posts(app, text, NULL);
  for (int first = 1; first >= 0; first--)
    for (guint i = 0; posts && i < posts->len; i++) {
      const YcPostRow *row = g_ptr_array_index(posts, i);
      if (is_first(about, row) == (first == 1))
        add(options, g_strdup(row->code), g_strdup_printf("%s  %s(%s)", row->who, row->name, row->office_short));
    }
  g_autoptr(GPtrArray) offices = yc_app_offices(app, text, NULL);
  for (guint i = 0; offices && i < offices->len; i++) {
    const YcOfficeRow *row = g_ptr_array_index(offices, i);
    if (row->outside)
      add(options, g_strconcat(OUTSIDE, row->code, NULL), g_strdup_printf(_("%s  %s  外单位"), row->name, row->phone));
  }
  return options;
}

static const char *office_of(const YcAskValue *values)
{
  return g_str_has_prefix(values[0].text, OUTSIDE) ? values[0].text + strlen(OUTSIDE) : NULL;
}

/* Of an outside office it must be said whom; inside it is who stands for the post. */
static gboolean is_outside(G_GNUC_UNUSED guint n, const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return office_of(values) != NULL;
}

/* Before the last Enter: who will have it, and what the citizen is told. */
static char *note(const YcAskValue *values, gpointer data)
{
  const char *office = office_of(values);
  if (!*values[0].text)
    return g_strdup(_("打首字母、名字或单位,上下选。"));
  const YcSeesTo *sees_to = ((const About *)data)->known;
  if (sees_to && strcmp(values[0].text, sees_to->post) == 0)
    return g_strdup_printf(_("%s对方要签收;一个工作日没签收,视为收到。"), sees_to->why);
  if (!office)
    return g_strdup(_("对方要签收;一个工作日没签收,视为收到。"));
  g_autofree char *known = yc_refer_person(((const About *)data)->app, office);
  if (!*values[1].text && *known)
    return g_strdup_printf(_("外单位:不写就找上次的 %s;有没有回音由你记。"), known);
  return g_strdup(_("外单位:写明找谁;有没有回音由你记。"));
}

static void said(YcTui *tui, YcApp *app, gint64 id, const YcReferred *done)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, NULL);
  const char *number = inquiry ? inquiry->number : "";
  g_autofree char *warning = NULL;
  if (done->looped)
    yc_tui_say(tui, YC_SAY_WARN, _("%s 转来转去,已报值班长指定;不要再让他跑。"), number);
  else if (done->paper && !yc_app_paper_print(app, done->paper, yc_app_paper_width(app), FALSE, NULL, &warning, NULL))
    yc_tui_say(tui, YC_SAY_WARN, _("%s 已转给 %s;转办单没印出来,在 未打印 里。"), number, done->whom);
  else
    yc_tui_say(tui, warning ? YC_SAY_WARN : YC_SAY_DONE, done->paper ? _("%s 已转给 %s,转办单已送打印。%s") : _("%s 已转给 %s,口头告诉他。%s"),
               number, done->whom, warning ? warning : "");
}

static char *take_refer(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *about = data;
  const char *office = office_of(values);
  g_autofree char *known = office ? yc_refer_person(about->app, office) : g_strdup("");
  GError *error = NULL;
  YcReferTo to = { office ? "" : values[0].text, office, office && *values[1].text ? values[1].text : known, values[2].text, values[3].text,
                   values[4].word == 1 };
  g_autoptr(YcReferred) done = yc_refer(about->app, about->inquiry, &to, about->act, &error);
  if (!done)
    return sentence_of(error);
  yc_tui_reload(tui);
  said(tui, about->app, about->inquiry, done);
  return NULL;
}

void yc_referral_ask(YcTui *tui, YcApp *app, gint64 id)
{
  static const char *const told[] = { N_("口头"), N_("转办单") };
  static const char *words[G_N_ELEMENTS(told)];   /* the dialog borrows them */
  for (guint i = 0; i < G_N_ELEMENTS(told); i++) words[i] = gettext(told[i]);
  GError *error = NULL;
  g_autoptr(YcInquiry) inquiry = yc_refer_may(app, id, &error) ? yc_inquiry_read(app, id, &error) : NULL;
  if (!inquiry) {
    yc_tui_fail(tui, error);
    return;
  }
  guint present = strcmp(inquiry->channel, "phone") == 0 || strcmp(inquiry->channel, "paper") == 0 ? 0 : 1;
  g_autoptr(YcSeesTo) known = yc_inquiry_sees_to_it(app, inquiry);
  gboolean is_known = known && strcmp(known->post, inquiry->owner) != 0;
  const YcAskField fields[] = {
    { .label = _("转给"), .max = TO, .search = find, .pick = !is_known }, { .label = _("找谁"), .max = PERSON, .shown = is_outside },
    { .label = _("对方说"), .max = SAID },             { .label = _("为什么"), .max = REASON },
    { .label = _("怎么告诉"), .words = words, .n_words = G_N_ELEMENTS(words), .word = present },
  };
  g_autofree char *title = g_strdup_printf(_("转给谁  %s %s"), inquiry->number, inquiry->text);
  About *about = about_new(app, id);
  if (is_known)
    about->known = g_steal_pointer(&known);
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), note, take_refer, about, about_free);
}

/* ── acknowledged, or given back ── */

static void sign(YcTui *tui, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  if (!yc_referral_take(about->app, about->inquiry, about->act, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, _("已签收:这件归你答复。"));
}

void yc_referral_sign(YcTui *tui, YcApp *app, gint64 id)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, NULL);
  if (!inquiry)
    return;
  g_autofree char *line = g_strdup_printf(_("回车=签收:从现在起归你答复。首问人 %s 还等着回音。"), inquiry->first_name);
  const char *lines[] = { line, NULL };
  g_autofree char *title = g_strdup_printf(_("签收 %s %s"), inquiry->number, inquiry->text);
  yc_page_confirm(tui, title, lines, sign, about_new(app, id), about_free);
}

static void take_back(YcTui *tui, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  if (!yc_referral_recall(about->app, about->inquiry, about->act, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, _("已收回:这件还归你,可以重新转。"));
}

void yc_referral_take_back(YcTui *tui, YcApp *app, gint64 id)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, NULL);
  if (!inquiry)
    return;
  const char *lines[] = { _("回车=收回:对方还没签收,这件还归你。"), _("转办单已经给了来问的人的,叫他别去了。"), NULL };
  g_autofree char *title = g_strdup_printf(_("收回 %s %s"), inquiry->number, inquiry->text);
  yc_page_confirm(tui, title, lines, take_back, about_new(app, id), about_free);
}

static char *take_return(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const About *about = data;
  GError *error = NULL;
  gboolean looped;
  if (!yc_referral_return(about->app, about->inquiry, values[0].text, about->act, &looped, &error))
    return sentence_of(error);
  yc_tui_reload(tui);
  if (looped)
    yc_tui_say(tui, YC_SAY_WARN, _("已退回;转来转去,已报值班长指定。"));
  else
    yc_tui_say(tui, YC_SAY_DONE, _("已退回给转来的人。"));
  return NULL;
}

void yc_referral_give_back(YcTui *tui, YcApp *app, gint64 id)
{
  GError *error = NULL;
  if (!yc_referral_may_return(app, id, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  const YcAskField fields[] = { { .label = _("为什么"), .max = REASON } };
  yc_ask(tui, _("退回:归谁管、凭什么"), fields, G_N_ELEMENTS(fields), NULL, take_return, about_new(app, id), about_free);
}
