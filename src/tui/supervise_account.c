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

/* The usual facts, to be marked: several, or of several cases. */
typedef struct {
  YcAbout *about;
  GPtrArray *facts;     /* of YcFact */
} Opening;

static void opening_free(gpointer data)
{
  Opening *one = data;
  yc_supervise_about_free(one->about);
  g_ptr_array_unref(one->facts);
  g_free(one);
}

static GPtrArray *usual_facts(YcApp *app, const GArray *cases, gint64 staff)
{
  GPtrArray *all = yc_accountability_facts(app, cases, staff, NULL);
  for (guint i = all ? all->len : 0; i-- > 0;)
    if (!((const YcFact *)g_ptr_array_index(all, i))->usual)
      g_ptr_array_remove_index(all, i);
  return all ? all : g_ptr_array_new();
}

static GArray *marked_facts(const Opening *one, const gboolean *marked)
{
  GArray *chosen = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < one->facts->len; i++)
    if (marked[i])
      g_array_append_val(chosen, ((const YcFact *)g_ptr_array_index(one->facts, i))->pos);
  return chosen;
}

static GPtrArray *find_accountable(const char *text, gpointer data)
{
  return find_people(text, ((const Opening *)data)->about);
}

/* ── of one case with one fact ── */

enum { GRADE, PERSON, FACTS, REASON, FIELDS };   /* where there are facts to mark */
enum { GRADE_1, PERSON_1, REASON_1, FIELDS_1 };

static char *take_open(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const YcAbout *one = ((const Opening *)data)->about;
  GError *error = NULL;
  gboolean ok = yc_accountability_open(one->app, one->cases, (YcGrade)values[GRADE_1].word,
                                       staff_of(one->app, values[PERSON_1].text), NULL, values[REASON_1].text, one->act,
                                       &error);
  return done(tui, ok, _("已立问责,等本人陈述。"), error);
}

/* What it rests on: the red lights of who is chosen, and orders that went up. */
static char *say_facts(const YcAskValue *values, gpointer data)
{
  const YcAbout *one = ((const Opening *)data)->about;
  GString *text = g_string_new(NULL);
  g_autoptr(GPtrArray) facts = usual_facts(one->app, one->cases, staff_of(one->app, values[PERSON_1].text));
  for (guint i = 0; i < facts->len; i++)
    g_string_append_printf(text, "%s%s", text->len ? _(";") : _("事实:"), ((const YcFact *)g_ptr_array_index(facts, i))->text);
  if (!text->len)
    g_string_append(text, _("没有可以依据的事实(红灯、没有回复的督办)。"));
  return g_string_free(text, FALSE);
}

static void open_plain(YcTui *tui, const char *title, Opening *one)
{
  const YcAskField fields[FIELDS_1] = {
    [GRADE_1] = { .label = _("哪一档"), .words = grade_words(), .n_words = YC_N_GRADES, .max = 1 },
    [PERSON_1] = { .label = _("对谁"), .max = 20, .search = find_accountable },
    [REASON_1] = { .label = _("理由"), .max = YC_SUPERVISE_TEXT },
  };
  yc_ask(tui, title, fields, FIELDS_1, say_facts, take_open, one, opening_free);
}

/* ── facts to mark: of several cases the person is given ── */

static char *take_marked(YcTui *tui, guint grade, gint64 staff, const YcAskValue *facts, const char *reason,
                         const Opening *one)
{
  GError *error = NULL;
  g_autoptr(GArray) chosen = marked_facts(one, facts->marked);
  const YcAbout *about = one->about;
  gboolean ok = yc_accountability_open(about->app, about->cases, (YcGrade)grade, staff, chosen, reason, about->act, &error);
  g_autofree char *words = g_strdup_printf(_("已立问责:%u 件,%u 条事实,等本人陈述。"), about->cases->len, chosen->len);
  return done(tui, ok, words, error);
}

static char *take_one(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Opening *one = data;
  gint64 staff = staff_of(one->about->app, values[PERSON].text);
  return take_marked(tui, values[GRADE].word, staff, &values[FACTS], values[REASON].text, one);
}

static char *take_many(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Opening *one = data;
  return take_marked(tui, values[GRADE].word, one->about->id, &values[FACTS - 1], values[REASON - 1].text, one);
}

static void open_marked(YcTui *tui, const char *title, Opening *one)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  gboolean many = one->about->cases->len > 1;
  for (guint i = 0; i < one->facts->len; i++) {
    const YcFact *fact = g_ptr_array_index(one->facts, i);
    g_ptr_array_add(labels, many ? g_strdup_printf("%s  %s", fact->number, fact->text) : g_strdup(fact->text));
  }
  const YcAskField grade = { .label = _("哪一档"), .words = grade_words(), .n_words = YC_N_GRADES, .max = 1 };
  const YcAskField person = { .label = _("对谁"), .max = 20, .search = find_accountable };
  const YcAskField facts = { .label = _("事实"), .max = 1, .checks = (const char *const *)labels->pdata, .n_checks = labels->len };
  const YcAskField reason = { .label = _("理由"), .max = YC_SUPERVISE_TEXT };
  const YcAskField of_one[FIELDS] = { [GRADE] = grade, [PERSON] = person, [FACTS] = facts, [REASON] = reason };
  const YcAskField of_many[FIELDS - 1] = { [GRADE] = grade, [FACTS - 1] = facts, [REASON - 1] = reason };
  yc_ask(tui, title, many ? of_many : of_one, many ? FIELDS - 1 : FIELDS, NULL, many ? take_many : take_one, one, opening_free);
}

/* "问责 3 件  何晓燕" */
static char *title_of(YcApp *app, const GArray *cases, gint64 staff)
{
  g_autofree char *title = yc_supervise_title(app, _("问责"), cases);
  g_autoptr(GPtrArray) all = cases->len > 1 ? yc_app_staff(app, NULL) : NULL;
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *one = g_ptr_array_index(all, i);
    if (one->id == staff)
      return g_strdup_printf("%s  %s", title, one->name);
  }
  return g_steal_pointer(&title);
}

static void open_account(YcTui *tui, YcApp *app, const GArray *cases)
{
  GError *error = NULL;
  gboolean many = cases->len > 1;
  if (many && !yc_accountability_may_open(app, cases, &error)) {
    yc_tui_fail(tui, error);
    return;
  }
  gint64 staff = many ? yc_accountability_person_of(app, cases, NULL) : yc_accountability_person(app, first_of(cases));
  g_autoptr(GPtrArray) facts = usual_facts(app, cases, staff);
  if (many && !facts->len) {
    yc_tui_say(tui, YC_SAY_WARN, _("选的几件没有可以依据的事实(红灯、没有回复的督办)。"));
    return;
  }
  Opening *one = g_new0(Opening, 1);
  g_autofree char *title = title_of(app, cases, staff);
  one->about = yc_supervise_about(app, cases, staff);
  one->facts = g_ptr_array_ref(facts);
  if (many || facts->len > 1)
    open_marked(tui, title, one);
  else
    open_plain(tui, title, one);
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
  g_autoptr(YcAccountability) one = cases->len == 1 ? yc_accountability_open_of(app, first_of(cases)) : NULL;
  if (one)
    decide(tui, app, cases, one);
  else
    open_account(tui, app, cases);
}

gboolean yc_supervise_may_account(YcApp *app, const GArray *cases, GError **error)
{
  if (cases->len > 1)
    return yc_accountability_may_open(app, cases, error);
  g_autoptr(YcAccountability) one = yc_accountability_open_of(app, first_of(cases));
  return one ? yc_accountability_may_decide(app, one, error)
             : yc_supervise_may(app, YC_SUPERVISE_ACCOUNT, first_of(cases), error);
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
