/* absence.c - verbs of who is away (RULE agt-03). */
#include <config.h>
#include <string.h>
#include "app/absence.h"
#include "app/say.h"
#include "base/error.h"
#include "cli/cli.h"

static char *act_word, *from_word, *standin_word, *reason_word;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一次操作的编号:重复执行只算一次"), N_("编号") }

static const GOptionEntry set_options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_word, N_("从什么时候,像 1125 或 1125 14:30;不写是现在"), N_("时间") },
  { "standin", 0, 0, G_OPTION_ARG_FILENAME, &standin_word, N_("谁代班(登录名);不写是岗位的AB角"), N_("登录名") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_word, N_("原因"), N_("原因") }, ACT, END
};
static const GOptionEntry end_options[] = { ACT, END };

/* Of a login; 0 with *error. */
static gint64 person_of(YcApp *app, const char *word, GError **error)
{
  g_autofree char *login = yc_cli_text(word, error);
  g_autoptr(GPtrArray) all = login ? yc_app_staff(app, error) : NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (strcmp(((const YcStaff *)all->pdata[i])->login, login) == 0) return ((const YcStaff *)all->pdata[i])->id;
  if (all != NULL) g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有登录名 %s"), login);
  return 0;
}

static gboolean read_moment(YcApp *app, const char *word, gboolean until, YcTime *moment, GError **error)
{
  g_autofree char *text = yc_cli_text(word, error);
  return text != NULL && yc_absence_moment(app, text, until, moment, error);
}

static gboolean read_form(YcApp *app, char **words, YcAbsenceForm *form, GError **error)
{
  form->from = YC_TIME_NONE;
  if ((form->staff = person_of(app, words[0], error)) == 0) return FALSE;
  if (!read_moment(app, words[1], TRUE, &form->until, error)) return FALSE;
  if (from_word != NULL && !read_moment(app, from_word, FALSE, &form->from, error)) return FALSE;
  return standin_word == NULL || (form->standin = person_of(app, standin_word, error)) != 0;
}

static int absence_set(YcCli *cli, char **words, GError **error)
{
  YcAbsenceForm form = { 0 };
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL || !read_form(app, words, &form, error)) return 0;
  g_autofree char *reason = reason_word ? yc_cli_text(reason_word, error) : g_strdup("");
  if (reason == NULL) return 0;
  form.reason = reason;
  if (!yc_absence_set(app, &form, act_word, NULL, error)) return 0;
  g_autofree char *until = yc_say_moment(form.until), *said = g_strdup_printf(_("已登记离岗,%s 回岗。"), until);
  yc_cli_done(cli, said, "until", YC_OUT_TEXT, until);
  return 0;
}

/* The one that lasts, else the next that was declared. */
static gint64 absence_of(YcApp *app, gint64 staff, GError **error)
{
  g_autoptr(GPtrArray) all = yc_absences(app, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((const YcAbsence *)all->pdata[i])->staff == staff) return ((const YcAbsence *)all->pdata[i])->id;
  if (all != NULL) g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, _("这个人没有登记离岗"));
  return 0;
}

static int absence_end(YcCli *cli, char **words, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 staff = app ? person_of(app, words[0], error) : 0, id = staff ? absence_of(app, staff, error) : 0;
  if (id != 0 && yc_absence_end(app, id, act_word, error))
    yc_cli_done(cli, _("离岗结束了,岗位归本人。"), "login", YC_OUT_TEXT, words[0]);
  return 0;
}

/* --- what there is ---------------------------------------------------------------------------------------- */

static const YcOutColumn columns[] = {
  { "state", NULL, YC_OUT_TEXT },       { NULL, N_("状态"), YC_OUT_TEXT },  { "login", NULL, YC_OUT_TEXT },
  { "name", N_("谁"), YC_OUT_TEXT },    { "from", N_("从"), YC_OUT_TEXT },  { "until", N_("回岗"), YC_OUT_TEXT },
  { "standin", N_("谁代"), YC_OUT_TEXT }, { "reason", N_("原因"), YC_OUT_TEXT },
};

static int absence_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) all = app ? yc_absences(app, error) : NULL;
  if (all == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < all->len; i++) {
    const YcAbsence *one = all->pdata[i];
    g_autofree char *from = yc_say_moment(one->from), *until = yc_say_moment(one->until);
    yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){ one->away ? "away" : "soon",
                                                           one->away ? C_("column", "离岗") : C_("column", "将离"), one->login,
                                                           one->name, from, until, one->standin_name, one->reason });
  }
  return 0;
}

static const YcOutColumn post_columns[] = {
  { "post", NULL, YC_OUT_TEXT },         { "name", N_("岗位"), YC_OUT_TEXT }, { "office", N_("单位"), YC_OUT_TEXT },
  { "holder", N_("原来是"), YC_OUT_TEXT }, { "now", N_("现在由"), YC_OUT_TEXT }, { "how", NULL, YC_OUT_TEXT },
  { NULL, N_("怎么代"), YC_OUT_TEXT },    { "since", N_("从"), YC_OUT_TEXT },  { "until", N_("回岗"), YC_OUT_TEXT },
  { "cases", N_("在办"), YC_OUT_NUMBER },
};

static const char *say_how(YcStandsHow how)
{
  static const char *const words[YC_N_STANDS] = { N_("本人"), N_("代班"), N_("无人,值班长办"), N_("无人,值班长也不在") };
  return gettext(words[how]);
}

static int absence_posts(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) all = app ? yc_absence_posts(app, FALSE, error) : NULL;
  if (all == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, post_columns, G_N_ELEMENTS(post_columns));
  for (guint i = 0; i < all->len; i++) {
    const YcStoodPost *post = all->pdata[i];
    char cases[24];
    g_autofree char *since = yc_say_moment(post->since), *until = yc_say_moment(post->until);
    g_snprintf(cases, sizeof cases, "%d", (int)post->cases);
    yc_out_row(out, (const char *[G_N_ELEMENTS(post_columns)]){ post->code, post->name, post->office, post->holder_name, post->who,
                                                                yc_stands_code(post->how), say_how(post->how), since, until, cases });
  }
  return 0;
}

const YcVerb yc_verbs_absence[] = {
  { "absence set", N_("登录名 到什么时候"), N_("登记离岗:14:30(今天)、1125(那天为止)、1125 14:30;自己或值班长登记"), set_options, 2, 2, absence_set },
  { "absence end", N_("登录名"), N_("回来了,或不离岗了"), end_options, 1, 1, absence_end },
  { "absence list", "", N_("谁离岗,谁将要离岗"), NULL, 0, 0, absence_list },
  { "absence posts", "", N_("现在由别人办的岗位,和没有人的岗位"), NULL, 0, 0, absence_posts },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
