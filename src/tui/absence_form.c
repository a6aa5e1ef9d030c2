/* absence_form.c - the form of an absence, who is to stand in, who signs in although away, and the red line.  See absence.h. */
#include <config.h>
#include <string.h>

#include "base/gettext.h"
#include "tui/absence.h"
#include "tui/ask.h"
#include "tui/page.h"

typedef struct {
  YcApp *app;
  gboolean others;      /* who is away is asked for: a supervisor fills it in */
  gint64 staff;         /* who is away where it is not asked for */
  YcTime until;         /* of one who is to be stood in for */
  gint64 absence;
  char *reason;
  char act[40];
} Form;

static Form *form_new(YcApp *app)
{
  Form *form = g_new0(Form, 1);
  g_autofree char *act = g_uuid_string_random();
  form->app = app;
  g_strlcpy(form->act, act, sizeof form->act);
  return form;
}

static void form_free(gpointer data)
{
  Form *form = data;
  g_free(form->reason);
  g_free(form);
}

static char *sentence(GError *error)
{
  char *said = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return said;
}

/* ── people ── */

static void add_option(GPtrArray *found, gint64 id, char *label)
{
  YcAskOption *option = g_new0(YcAskOption, 1);
  option->key = g_strdup_printf("%" G_GINT64_FORMAT, id);
  option->label = label;
  g_ptr_array_add(found, option);
}

static gboolean answers(const YcStaff *staff, const char *text)
{
  g_autofree char *word = g_ascii_strdown(text, -1);
  for (char **i = staff->initials; i && *i; i++)
    if (g_str_has_prefix(*i, word))
      return TRUE;
  return strstr(staff->name, text) != NULL || g_str_has_prefix(staff->login, word);
}

/* `here`: only those who are not away. */
static void add_people(YcApp *app, const char *text, gboolean here, GPtrArray *found)
{
  g_autoptr(GPtrArray) all = yc_app_staff(app, NULL);
  for (guint i = 0; all && i < all->len; i++) {
    const YcStaff *staff = all->pdata[i];
    g_autoptr(YcAbsence) away = here ? yc_absence_of(app, staff->id) : NULL;
    if (answers(staff, text) && !away)
      add_option(found, staff->id, g_strdup_printf("%s  %s", staff->name, staff->office_name));
  }
}

/* Oneself first. */
static GPtrArray *find_who(const char *text, gpointer data)
{
  const Form *form = data;
  const YcStaff *me = yc_app_me(form->app);
  GPtrArray *found = g_ptr_array_new_with_free_func(yc_ask_option_free);
  if (!*text)
    add_option(found, me->id, g_strdup_printf(_("%s  本人"), me->name));
  add_people(form->app, text, FALSE, found);
  return found;
}

static GPtrArray *find_standin(const char *text, gpointer data)
{
  const Form *form = data;
  GPtrArray *found = g_ptr_array_new_with_free_func(yc_ask_option_free);
  if (!*text && !form->absence)
    add_option(found, 0, g_strdup(_("AB角  岗位上设的代班人")));
  add_people(form->app, text, form->absence != 0, found);
  return found;
}

/* ── the form ── */

enum { WHO, UNTIL, FROM, STANDIN, REASON, FIELDS };

static gint64 id_of(const char *key)
{
  return g_ascii_strtoll(key, NULL, 10);
}

/* Of the lines of the form; `values` begins with WHO where that is asked for. */
static gboolean read_form(const Form *form, const YcAskValue *values, YcAbsenceForm *absence, GError **error)
{
  const YcAskValue *at = form->others ? values : values - 1;
  *absence = (YcAbsenceForm) { .staff = form->others ? id_of(at[WHO].text) : form->staff, .from = YC_TIME_NONE,
                               .standin = id_of(at[STANDIN].text), .reason = at[REASON].text };
  if (!yc_absence_moment(form->app, at[UNTIL].text, TRUE, &absence->until, error))
    return FALSE;
  return !*at[FROM].text || yc_absence_moment(form->app, at[FROM].text, FALSE, &absence->from, error);
}

static char *note(const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  YcAbsenceForm absence;
  if (!read_form(form, values, &absence, NULL))
    return g_strdup(_("时间:14:30(今天几点)、1125(哪天)、1125 14:30;从什么时候不写就是现在"));
  g_autofree char *from = absence.from == YC_TIME_NONE ? g_strdup(_("现在")) : yc_absence_say_from(form->app, absence.from);
  g_autofree char *until = yc_absence_say_until(form->app, absence.until), *replaces = yc_absence_replaces(form->app, &absence);
  return g_strdup_printf(_("离岗 %s 至 %s,到时自动回岗%s%s"), from, until, replaces ? _(";") : "", replaces ? replaces : "");
}

static char *check_until(const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  YcTime moment;
  GError *error = NULL;
  const YcAskValue *at = form->others ? values : values - 1;
  return yc_absence_moment(form->app, at[UNTIL].text, TRUE, &moment, &error) ? NULL : sentence(error);
}

static char *check_from(const YcAskValue *values, gpointer data)
{
  const Form *form = data;
  YcTime moment;
  GError *error = NULL;
  const YcAskValue *at = form->others ? values : values - 1;
  return !*at[FROM].text || yc_absence_moment(form->app, at[FROM].text, FALSE, &moment, &error) ? NULL : sentence(error);
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  Form *form = data;
  GError *error = NULL;
  YcAbsenceForm absence;
  if (!read_form(form, values, &absence, &error) || !yc_absence_set(form->app, &absence, form->act, NULL, &error))
    return sentence(error);
  g_autofree char *until = yc_absence_say_until(form->app, absence.until);
  yc_tui_say(tui, YC_SAY_DONE, _("已登记离岗至 %s;到时自动回岗。"), until);
  yc_tui_reload(tui);
  return NULL;
}

void yc_absence_form(YcTui *tui, YcApp *app)
{
  const YcStaff *me = yc_app_me(app);
  Form *form = form_new(app);
  form->others = yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "admin");
  form->staff = me->id;
  const YcAskField fields[FIELDS] = {
    [WHO] = { .label = _("谁离岗"), .max = 20, .search = find_who },
    [UNTIL] = { .label = _("到"), .max = 20, .check = check_until },
    [FROM] = { .label = _("从"), .max = 20, .check = check_from },
    [STANDIN] = { .label = _("谁代"), .max = 20, .search = find_standin },
    [REASON] = { .label = _("原因"), .max = YC_ABSENCE_REASON },
  };
  guint first = form->others ? WHO : UNTIL;
  yc_ask(tui, _("登记离岗"), fields + first, FIELDS - first, note, take, form, form_free);
}

/* ── who is to stand in ── */

/* The absence goes on until it was to end, with somebody who is there. */
static char *take_standin(YcTui *tui, const YcAskValue *values, gpointer data)
{
  Form *form = data;
  GError *error = NULL;
  YcAbsenceForm absence = { form->staff, YC_TIME_NONE, form->until, id_of(values[0].text), form->reason };
  if (!yc_absence_set(form->app, &absence, form->act, NULL, &error))
    return sentence(error);
  yc_tui_say(tui, YC_SAY_DONE, "%s", _("已派人代班,他的工作台马上看得到。"));
  yc_tui_reload(tui);
  return NULL;
}

void yc_absence_appoint(YcTui *tui, YcApp *app, const YcStoodPost *post)
{
  g_autoptr(YcAbsence) absence = yc_absence_of(app, post->holder);
  if (!absence) {
    yc_tui_say(tui, YC_SAY_WARN, _("%s没有登记离岗:请改派(z)这个岗位的办件,或由管理员重设岗位。"), post->holder_name);
    return;
  }
  Form *form = form_new(app);
  form->staff = post->holder;
  form->until = absence->until;
  form->absence = absence->id;
  form->reason = g_strdup(absence->reason);
  g_autofree char *until = yc_absence_say_until(app, absence->until);
  g_autofree char *title = g_strdup_printf(_("派人代 %s(%s,离岗至 %s)"), post->holder_name, post->name, until);
  const YcAskField fields[] = { { .label = _("谁代"), .max = 20, .search = find_standin, .pick = TRUE } };
  yc_ask(tui, title, fields, G_N_ELEMENTS(fields), NULL, take_standin, form, form_free);
}

/* ── signing in although away ── */

static void back(YcTui *tui, gpointer data)
{
  const Form *form = data;
  GError *error = NULL;
  if (yc_absence_end(form->app, form->absence, NULL, &error))
    yc_tui_say(tui, YC_SAY_DONE, _("离岗结束了,岗位归本人。"));
  else
    yc_tui_fail(tui, error);
  yc_tui_reload(tui);
}

char *yc_absence_standins(YcApp *app)
{
  g_autoptr(GPtrArray) posts = yc_absence_posts(app, FALSE, NULL), names = g_ptr_array_new();
  for (guint i = 0; posts && i < posts->len; i++) {
    const YcStoodPost *post = g_ptr_array_index(posts, i);
    const char *who = *post->who ? post->who : _("(没有人)");
    if (post->holder == yc_app_me(app)->id && !g_ptr_array_find_with_equal_func(names, who, g_str_equal, NULL))
      g_ptr_array_add(names, (gpointer)who);
  }
  g_ptr_array_add(names, NULL);
  return g_strjoinv(_("、"), (char **)names->pdata);
}

void yc_absence_ask_back(YcTui *tui, YcApp *app)
{
  const YcStaff *me = yc_app_me(app);
  g_autoptr(YcAbsence) absence = me ? yc_absence_of(app, me->id) : NULL;
  if (!absence)
    return;
  Form *form = form_new(app);
  form->absence = absence->id;
  g_autofree char *until = yc_absence_say_until(app, absence->until);
  g_autofree char *who = yc_absence_standins(app);
  g_autofree char *what = *who ? g_strdup_printf(_("%s 登记了离岗至 %s,岗位现在由%s办。"), me->name, until, who)
                               : g_strdup_printf(_("%s 登记了离岗至 %s。"), me->name, until);
  const char *const lines[] = { what, _("回车=回来了,岗位马上归本人;Esc=还在离岗,只看。"), NULL };
  yc_page_confirm(tui, _("回来了?"), lines, back, form, form_free);
}

/* ── the red line ── */

char *yc_absence_alarm(YcApp *app, guint *n)
{
  const YcStaff *me = yc_app_me(app);
  gboolean watches = me && (yc_staff_has_role(me, "supervisor") || yc_staff_has_role(me, "leader"));
  g_autoptr(GPtrArray) posts = watches ? yc_absence_posts(app, TRUE, NULL) : NULL;
  *n = posts ? posts->len : 0;
  if (*n == 0)
    return g_strdup("");
  g_autofree char *said = yc_stood_post_say(app, posts->pdata[0]);
  g_autofree char *more = posts->len > 1 ? g_strdup_printf(_(" 等%u个岗位"), posts->len) : g_strdup("");
  return g_strdup_printf(_("▲%s%s:派人代按 0%s"), said, more, yc_command_menu(YC_COMMAND_ABSENCE));
}
