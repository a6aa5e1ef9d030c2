/* supervise_account.c - accountability and the answers to red lights.  See supervise.h. */
#include <config.h>
#include "app/accountability.h"
#include "app/redlight.h"
#include "base/gettext.h"
#include "tui/supervising.h"

static gint64 first_of(const GArray *cases)
{
  return g_array_index(cases, gint64, 0);
}

static const char *const *grade_words(void)
{
  static const char *words[YC_N_GRADES];
  for (guint i = 0; i < YC_N_GRADES; i++)
    words[i] = yc_grade_word((YcGrade)i);
  return words;
}

static char *done(YcTui *tui, gboolean ok, const char *words, GError *error)
{
  if (!ok)
    return yc_supervise_sentence(error);
  yc_tui_reload(tui);
  yc_tui_say(tui, YC_SAY_DONE, "%s", words);
  return NULL;
}

/* ── opened (RULE sup-03) ── */

/* Those who have an account, and first of all whoever answered for the case. */
static GPtrArray *find_people(const char *text, gpointer data)
{
  const YcAbout *one = data;
  GPtrArray *options = g_ptr_array_new_with_free_func(yc_ask_option_free);
  g_autoptr(GPtrArray) all = yc_app_staff(one->app, NULL);
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *staff = g_ptr_array_index(all, i);
    gboolean found = g_str_has_prefix(staff->name, text);
    for (char **initials = staff->initials; *initials; initials++)
      found = found || g_str_has_prefix(*initials, text);
    if (!found || !*staff->roles)
      continue;
    YcAskOption *option = g_new0(YcAskOption, 1);
    option->key = g_strdup(staff->login);
    option->label = g_strdup_printf("%s(%s)", staff->name, staff->office_name);
    g_ptr_array_insert(options, staff->id == one->id ? 0 : -1, option);
  }
  return options;
}

static gint64 staff_of(YcApp *app, const char *login)
{
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *staff = g_ptr_array_index(all, i);
    if (g_strcmp0(staff->login, login) == 0)
      return staff->id;
  }
  return 0;
}

static char *take_open(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  gboolean ok = yc_accountability_open(one->app, first_of(one->cases), (YcGrade)values[0].word,
                                       staff_of(one->app, values[1].text), NULL, values[2].text, one->act, &error);
  return done(tui, ok, _("已立问责,等本人陈述。"), error);
}

/* What it rests on: the red lights of who is chosen, and orders that went up. */
static char *say_facts(const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GString *text = g_string_new(NULL);
  g_autoptr(GPtrArray) facts =
    yc_accountability_facts(one->app, first_of(one->cases), staff_of(one->app, values[1].text), NULL);
  for (guint i = 0; facts && i < facts->len; i++) {
    const YcFact *fact = g_ptr_array_index(facts, i);
    if (fact->usual)
      g_string_append_printf(text, "%s%s", text->len ? _(";") : _("事实:"), fact->text);
  }
  if (!text->len)
    g_string_append(text, _("没有可以依据的事实(红灯、没有回复的督办)。"));
  return g_string_free(text, FALSE);
}

static void open_account(YcTui *tui, YcApp *app, const GArray *cases)
{
  g_autofree char *title = yc_supervise_title(app, _("问责"), cases);
  const YcAskField fields[] = {
    { .label = _("哪一档"), .words = grade_words(), .n_words = YC_N_GRADES, .max = 1 },
    { .label = _("对谁"), .max = 20, .search = find_people },
    { .label = _("理由"), .max = YC_SUPERVISE_TEXT },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), say_facts, take_open,
         yc_supervise_about(app, cases, yc_accountability_person(app, first_of(cases))), yc_supervise_about_free);
}

/* ── decided ── */

enum { UPHELD, DROPPED };

static char *take_decide(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  gboolean upheld = values[0].word == UPHELD;
  gboolean ok = yc_accountability_decide(one->app, first_of(one->cases), upheld, (YcGrade)values[1].word, values[2].text,
                                         one->act, &error);
  return done(tui, ok, upheld ? _("已决定问责。") : _("已决定不予问责。"), error);
}

static void decide(YcTui *tui, YcApp *app, const GArray *cases, const YcAccountability *one)
{
  static const char *words[2];
  words[UPHELD] = _("问责");
  words[DROPPED] = _("不予问责");
  g_autofree char *title = g_strdup_printf(_("决定问责  %s:%s"), one->who, *one->statement ? one->statement : _("没有陈述"));
  const YcAskField fields[] = {
    { .label = _("决定"), .words = words, .n_words = G_N_ELEMENTS(words), .max = 1 },
    { .label = _("哪一档"), .words = grade_words(), .n_words = YC_N_GRADES, .word = one->grade, .max = 1 },
    { .label = _("理由"), .max = YC_SUPERVISE_TEXT },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_decide, yc_supervise_about(app, cases, one->id),
         yc_supervise_about_free);
}

void yc_supervise_account(YcTui *tui, YcApp *app, const GArray *cases)
{
  g_autoptr(YcAccountability) one = yc_accountability_open_of(app, first_of(cases));
  if (one)
    decide(tui, app, cases, one);
  else
    open_account(tui, app, cases);
}

gboolean yc_supervise_may_account(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcAccountability) one = yc_accountability_open_of(app, casefile);
  return one ? yc_accountability_may_decide(app, one, error)
             : yc_supervise_may(app, YC_SUPERVISE_ACCOUNT, casefile, error);
}

/* ── stated ── */

static char *take_state(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  gboolean ok = yc_accountability_state(one->app, first_of(one->cases), values[0].text, one->act, &error);
  return done(tui, ok, _("陈述已记下,等决定。"), error);
}

void yc_supervise_state(YcTui *tui, YcApp *app, const GArray *cases)
{
  g_autoptr(YcAccountability) one = yc_accountability_open_of(app, first_of(cases));
  g_autofree char *title = g_strdup_printf(_("陈述  %s"), one ? one->reason : "");
  const YcAskField fields[] = { { .label = _("陈述"), .max = YC_SUPERVISE_TEXT } };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_state, yc_supervise_about(app, cases, 0),
         yc_supervise_about_free);
}

gboolean yc_supervise_may_state(YcApp *app, gint64 casefile)
{
  g_autoptr(YcAccountability) one = yc_accountability_open_of(app, casefile);
  return one && yc_accountability_may_state(app, one, NULL);
}

/* ── red lights (RULE time-11) ── */

enum { ANSWER, APPEAL };

static char *take_light(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  gboolean appeal = values[0].word == APPEAL;
  gboolean ok = appeal ? yc_redlight_appeal(one->app, one->id, values[1].text, one->act, &error)
                       : yc_redlight_answer(one->app, one->id, values[1].text, one->act, &error);
  return done(tui, ok, appeal ? _("已申诉,等值班长裁。") : _("说明已记下。"), error);
}

static char *take_rule(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = data;
  GError *error = NULL;
  gboolean upheld = values[0].word == 0;
  gboolean ok = yc_redlight_rule(one->app, one->id, upheld, values[1].text, one->act, &error);
  return done(tui, ok, upheld ? _("申诉成立,红灯不计入统计。") : _("申诉不成立。"), error);
}

void yc_supervise_appeal(YcTui *tui, YcApp *app, const GArray *cases)
{
  static const char *answers[2], *rulings[2];
  gboolean rule;
  GError *error = NULL;
  gint64 red = yc_redlight_waiting(app, first_of(cases), &rule, &error);
  if (!red) {
    yc_tui_fail(tui, error);
    return;
  }
  answers[ANSWER] = _("说明原因");
  answers[APPEAL] = _("申诉");
  rulings[0] = _("成立");
  rulings[1] = _("不成立");
  g_autofree char *title = yc_supervise_title(app, rule ? _("裁申诉") : _("红灯"), cases);
  const YcAskField fields[] = {
    { .label = rule ? _("申诉") : _("要"), .words = rule ? rulings : answers, .n_words = 2, .max = 1 },
    { .label = _("理由"), .max = YC_SUPERVISE_TEXT },
  };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, rule ? take_rule : take_light, yc_supervise_about(app, cases, red),
         yc_supervise_about_free);
}

gboolean yc_supervise_may_appeal(YcApp *app, gint64 casefile, GError **error)
{
  gboolean rule;
  return yc_redlight_waiting(app, casefile, &rule, error) != 0;
}
