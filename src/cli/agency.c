/* agency.c - verbs of agency: the diary, errands, authorisations, the agent's day, the call afterwards. */
#include <config.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "app/agency_day.h"
#include "app/authority.h"
#include "app/casefile.h"
#include "app/fee.h"
#include "app/keep.h"
#include "app/paper.h"
#include "app/say.h"
#include "cli/cli.h"
#include "cli/rows.h"

static char *what_word, *office_word, *where_word, *day_word, *who_word, *name_word, *doc_word, *relation_word, *scope_word,
  *amount_word, *from_word, *since_word, *until_word, *renew_word, *revoke_word, *answer_word, *by_word, *act_word;
static gboolean call, fingerprint, print;

#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一步的名字:同名的再来一次,不重办"), N_("名字") }
#define PRINT { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("送去打印"), NULL }
#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define WORD(name, to, help, arg) { name, 0, 0, G_OPTION_ARG_FILENAME, &to, help, arg }

static const GOptionEntry diary_options[] = {
  { "call", 0, 0, G_OPTION_ARG_NONE, &call, N_("是一个电话"), NULL }, ACT, END
};
static const GOptionEntry trip_options[] = {
  WORD("what", what_word, N_("做什么:send fetch collect deliver visit handin"), N_("种类")),
  WORD("office", office_word, N_("到哪个单位:代码"), N_("单位")), WORD("where", where_word, N_("到哪里"), N_("地方")),
  WORD("day", day_word, N_("哪天;以后的日子是约好的一趟"), N_("日期")), ACT, END
};
static const GOptionEntry authorise_options[] = {
  WORD("who", who_word, N_("委托给谁:representative(默认)、agent"), N_("谁")), WORD("name", name_word, N_("姓名"), N_("姓名")),
  WORD("doc", doc_word, N_("证件号"), N_("号码")), WORD("relation", relation_word, N_("和申请人的关系"), N_("关系")),
  WORD("scope", scope_word, N_("可以办什么,用逗号隔开:apply supply fetch withdraw"), N_("范围")),
  WORD("since", since_word, N_("从哪天起"), N_("日期")), WORD("until", until_word, N_("到哪天为止"), N_("日期")),
  { "fingerprint", 0, 0, G_OPTION_ARG_NONE, &fingerprint, N_("按指印"), NULL },
  WORD("renew", renew_word, N_("续办第几份"), N_("序号")), WORD("revoke", revoke_word, N_("撤销第几份;后面写原因"), N_("序号")),
  PRINT, ACT, END
};
static const GOptionEntry today_options[] = {
  WORD("by", by_word, N_("分组:office(默认)、village"), N_("分组")), PRINT, END
};
static const GOptionEntry followup_options[] = {
  WORD("answer", answer_word, N_("结果:satisfied fair unsatisfied unreached"), N_("结果")), ACT, END
};
static const GOptionEntry keep_options[] = {
  WORD("amount", amount_word, N_("多少元"), N_("元")), WORD("from", from_word, N_("谁交来的;不写是来办这件的人"), N_("姓名")), PRINT, ACT, END
};
static const GOptionEntry return_options[] = {
  { "fingerprint", 0, 0, G_OPTION_ARG_NONE, &fingerprint, N_("按指印"), NULL }, ACT, END
};
static const GOptionEntry change_options[] = { ACT, END };

static gint64 find_case(YcCli *cli, const char *word, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  return app ? yc_cli_case(app, word, error) : 0;
}

static char *given(const char *word, GError **error)
{
  return word ? yc_cli_text(word, error) : g_strdup("");
}

/* The words that stand behind the first `skip`; "" for none. */
static char *text_of(char **words, guint skip, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words + skip);
  return *joined == '\0' ? g_strdup("") : yc_cli_text(joined, error);
}

static void bad_word(const char *option, const char *word, const char *known, GError **error)
{
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不能是 %s:请用 %s"), option, word ? word : "", known);
}

/* What is saved is saved: that it could not be printed is said after the result. */
static int put_result(const YcCli *cli, const YcIntakeResult *result, GError **error)
{
  static const YcOutColumn columns[] = {
    { "number", N_("办件号"), YC_OUT_TEXT }, { "short", N_("短号"), YC_OUT_TEXT }, { "repeated", NULL, YC_OUT_FLAG },
    { "papers", NULL, YC_OUT_NUMBERS },
  };
  if (result == NULL) return 0;
  g_autoptr(GString) papers = g_string_new(NULL);
  for (guint i = 0; i < result->papers->len; i++)
    g_string_append_printf(papers, "%" PRId64 " ", g_array_index(result->papers, gint64, i));
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  yc_out_row(out, (const char *[]){ result->number, result->short_number, result->repeated ? "yes" : "no", papers->str });
  g_autofree char *warning = NULL;
  if (print && !result->repeated && yc_app_print_issued(cli->app, result->papers, &warning, error) && warning != NULL)
    fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* --- the diary ---------------------------------------------------------------------------------------------- */

static void put_diary(const YcCli *cli, const YcCaseView *view)
{
  static const YcOutColumn columns[] = {
    { "at", N_("时间"), YC_OUT_TEXT }, { "who", N_("谁"), YC_OUT_TEXT }, { "text", N_("内容"), YC_OUT_TEXT },
  };
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < view->diary->len; i++) {
    const YcRecordLine *line = view->diary->pdata[i];
    g_autofree char *at = yc_say_moment(line->at);
    yc_out_row(out, (const char *[]){ at, line->who, line->text });
  }
}

static int agency_diary(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *text = casefile ? text_of(words, 1, error) : NULL;
  if (text == NULL) return 0;
  if (*text != '\0') {
    g_autoptr(YcIntakeResult) result =
      yc_agency_log(cli->app, casefile, call ? YC_DIARY_CALL : YC_DIARY_NOTE, text, act_word, error);
    return put_result(cli, result, error);
  }
  g_autoptr(YcCaseView) view = yc_casefile_view(cli->app, casefile, error);
  if (view != NULL) put_diary(cli, view);
  return 0;
}

/* --- errands ------------------------------------------------------------------------------------------------ */

static int agency_trip(YcCli *cli, char **words, GError **error)
{
  YcTripForm form = { .what = yc_trip_parse(what_word), .day = YC_DAY_NONE };
  if (form.what == YC_N_TRIPS) {
    bad_word("--what", what_word, "send、fetch、collect、deliver、visit、handin", error);
    return 0;
  }
  if (day_word != NULL && !yc_cli_day(day_word, "--day", &form.day, error)) return 0;
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *office = casefile ? given(office_word, error) : NULL, *where = office ? given(where_word, error) : NULL;
  g_autofree char *text = where ? text_of(words, 1, error) : NULL;
  if (text == NULL) return 0;
  form.office = office;
  form.where = where;
  form.text = text;
  g_autoptr(YcIntakeResult) result = yc_agency_trip(cli->app, casefile, &form, act_word, error);
  return put_result(cli, result, error);
}

/* --- authorisations ----------------------------------------------------------------------------------------- */

static gboolean read_scope(YcAuthority *form, GError **error)
{
  g_auto(GStrv) codes = g_strsplit(scope_word ? scope_word : "apply,supply,fetch", ",", -1);
  for (char **code = codes; *code != NULL; code++) {
    YcScope scope = yc_scope_parse(*code);
    if (scope == YC_N_SCOPES) {
      bad_word("--scope", *code, "apply、supply、fetch、withdraw", error);
      return FALSE;
    }
    form->scope[scope] = TRUE;
  }
  return TRUE;
}

static gboolean read_authority(YcAuthority *form, GError **error)
{
  if (who_word != NULL && strcmp(who_word, "agent") != 0 && strcmp(who_word, "representative") != 0) {
    bad_word("--who", who_word, "representative、agent", error);
    return FALSE;
  }
  form->agent = g_strcmp0(who_word, "agent") == 0;
  form->fingerprint = fingerprint;
  return read_scope(form, error) && (since_word == NULL || yc_cli_day(since_word, "--since", &form->since, error)) &&
         (until_word == NULL || yc_cli_day(until_word, "--until", &form->until, error)) &&
         (renew_word == NULL || yc_cli_number(renew_word, "--renew", 1, 1000, &form->renews, error));
}

static int revoke_one(YcCli *cli, char **words, GError **error)
{
  int n;
  if (!yc_cli_number(revoke_word, "--revoke", 1, 1000, &n, error)) return 0;
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *reason = casefile ? text_of(words, 1, error) : NULL;
  if (reason == NULL) return 0;
  g_autoptr(YcIntakeResult) result = yc_authority_revoke(cli->app, casefile, n, reason, act_word, error);
  return put_result(cli, result, error);
}

static void put_authorities(const YcCli *cli, gint64 casefile)
{
  static const YcOutColumn columns[] = {
    { "n", N_("第几份"), YC_OUT_NUMBER }, { "number", N_("文号"), YC_OUT_TEXT }, { "who", N_("委托给"), YC_OUT_TEXT },
    { "scope", N_("可以办"), YC_OUT_TEXT }, { "since", N_("从"), YC_OUT_DAY }, { "until", N_("到"), YC_OUT_DAY },
    { "revoked", N_("撤销"), YC_OUT_DAY }, { "holds", N_("有效"), YC_OUT_FLAG },
  };
  g_autoptr(GPtrArray) lines = yc_authorities(cli->app, casefile);
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < lines->len; i++) {
    const YcAuthorityLine *line = lines->pdata[i];
    char since[YC_DAY_TEXT], until[YC_DAY_TEXT], revoked[YC_DAY_TEXT];
    g_autofree char *n = g_strdup_printf("%d", line->n);
    yc_out_row(out, (const char *[]){ n, line->number, line->who, line->scope, yc_day_format(line->since, since),
                                      yc_day_format(line->until, until),
                                      line->revoked == YC_DAY_NONE ? "" : yc_day_format(line->revoked, revoked),
                                      line->holds ? "yes" : "no" });
  }
}

static int agency_authorise(YcCli *cli, char **words, GError **error)
{
  if (revoke_word != NULL) return revoke_one(cli, words, error);
  YcAuthority form = { .since = YC_DAY_NONE, .until = YC_DAY_NONE };
  if (!read_authority(&form, error)) return 0;
  gint64 casefile = find_case(cli, words[0], error);
  if (casefile != 0 && until_word == NULL) put_authorities(cli, casefile);   /* nothing is asked for but to see them */
  if (casefile == 0 || until_word == NULL) return 0;
  g_autofree char *name = given(name_word, error), *doc = name ? given(doc_word, error) : NULL;
  g_autofree char *relation = doc ? given(relation_word, error) : NULL;
  if (relation == NULL) return 0;
  form.name = name;
  form.document = doc;
  form.relation = relation;
  g_autoptr(YcIntakeResult) result = yc_authority_give(cli->app, casefile, &form, act_word, error);
  return put_result(cli, result, error);
}

/* --- what is left at the window ------------------------------------------------------------------------------ */

static void put_keeps(const YcCli *cli, gint64 casefile)
{
  static const YcOutColumn columns[] = {
    { "number", N_("文号"), YC_OUT_TEXT }, { "what", N_("什么"), YC_OUT_TEXT }, { "from", N_("谁交来"), YC_OUT_TEXT },
    { "day", N_("哪天"), YC_OUT_DAY }, { "back", N_("取走"), YC_OUT_DAY },
  };
  g_autoptr(GPtrArray) lines = yc_keeps(cli->app, casefile);
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < lines->len; i++) {
    const YcKeepLine *line = lines->pdata[i];
    char day[YC_DAY_TEXT], back[YC_DAY_TEXT];
    yc_out_row(out, (const char *[]){ line->number, line->what, line->from, yc_day_format(line->day, day),
                                      line->back == YC_DAY_NONE ? "" : yc_day_format(line->back, back) });
  }
}

static int agency_keep(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *what = casefile ? text_of(words, 1, error) : NULL, *from = what ? given(from_word, error) : NULL;
  if (from == NULL) return 0;
  if (*what == '\0' && amount_word == NULL) {
    put_keeps(cli, casefile);
    return 0;
  }
  YcKeep keep = { what, amount_word ? yc_fee_parse(amount_word) : 0, from };
  g_autoptr(YcIntakeResult) result = yc_keep_commit(cli->app, casefile, &keep, act_word, error);
  return put_result(cli, result, error);
}

/* By the number of its paper; the one thing there is needs none ("-"). */
static gint64 find_kept(const GPtrArray *lines, const char *number, GError **error)
{
  gint64 found = 0;
  guint n = 0;
  for (guint i = 0; i < lines->len; i++) {
    const YcKeepLine *line = lines->pdata[i];
    gboolean meant = strcmp(number, "-") == 0 ? line->back == YC_DAY_NONE : strcmp(line->number, number) == 0;
    if (meant && ++n) found = line->paper;
  }
  if (n == 1) return found;
  g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, n ? _("这件暂存了几样:请写文号") : _("这件没有暂存 %s:agency keep 列出全部"), number);
  return 0;
}

static int agency_return(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *number = casefile ? yc_cli_text(words[1], error) : NULL, *who = number ? text_of(words, 2, error) : NULL;
  if (who == NULL) return 0;
  g_autoptr(GPtrArray) lines = yc_keeps(cli->app, casefile);
  gint64 paper = find_kept(lines, number, error);
  if (paper == 0) return 0;
  YcSignHow how = fingerprint ? YC_SIGN_FINGERPRINT : YC_SIGN_SIGNATURE;
  g_autoptr(YcIntakeResult) result = yc_keep_return(cli->app, casefile, paper, who, how, act_word, error);
  return put_result(cli, result, error);
}

/* --- the day ------------------------------------------------------------------------------------------------ */

static void put_day(const YcCli *cli, const YcAgencyDay *day)
{
  static const YcOutColumn columns[] = {
    { "group", N_("去处"), YC_OUT_TEXT },   { "kind", NULL, YC_OUT_TEXT },          { NULL, N_("做什么"), YC_OUT_TEXT },
    { "number", N_("办件号"), YC_OUT_TEXT }, { "applicant", N_("申请人"), YC_OUT_TEXT }, { "place", N_("村"), YC_OUT_TEXT },
    { "item", N_("事项"), YC_OUT_TEXT },     { "due", N_("到期"), YC_OUT_DAY },      { "light", NULL, YC_OUT_TEXT },
    { "text", N_("说明"), YC_OUT_TEXT },
  };
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < day->errands->len; i++) {
    const YcErrand *e = day->errands->pdata[i];
    char due[YC_DAY_TEXT];
    yc_out_row(out, (const char *[]){ e->group, yc_errand_code(e->kind), yc_say_errand(e->kind), e->number, e->applicant,
                                      e->place_short, e->item_short, e->due == YC_DAY_NONE ? "" : yc_day_format(e->due, due),
                                      yc_light_code(e->light.colour), e->text });
  }
}

static int agency_today(YcCli *cli, G_GNUC_UNUSED char **words, GError **error)
{
  gboolean village = g_strcmp0(by_word, "village") == 0;
  if (by_word != NULL && !village && strcmp(by_word, "office") != 0) {
    bad_word("--by", by_word, "office、village", error);
    return 0;
  }
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(YcAgencyDay) day = app ? yc_agency_day(app, village, error) : NULL;
  if (day == NULL) return 0;
  if (print && !yc_agency_day_print(app, day, error)) return 0;
  if (cli->format != YC_FORMAT_TABLE) put_day(cli, day);
  else {
    g_autofree char *text = yc_agency_day_text(app, day, 0);
    fputs(text, stdout);
  }
  return 0;
}

/* --- afterwards, and who ------------------------------------------------------------------------------------ */

static int agency_followup(YcCli *cli, char **words, GError **error)
{
  YcFollow answer = yc_follow_parse(answer_word);
  if (answer == YC_N_FOLLOWS) {
    bad_word("--answer", answer_word, "satisfied、fair、unsatisfied、unreached", error);
    return 0;
  }
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *text = casefile ? text_of(words, 1, error) : NULL;
  g_autoptr(YcIntakeResult) result = text ? yc_agency_follow(cli->app, casefile, answer, text, act_word, error) : NULL;
  return put_result(cli, result, error);
}

static int agency_change(YcCli *cli, char **words, GError **error)
{
  gint64 casefile = find_case(cli, words[0], error);
  g_autofree char *post = casefile ? yc_cli_text(words[1], error) : NULL, *reason = post ? text_of(words, 2, error) : NULL;
  g_autoptr(YcIntakeResult) result = reason ? yc_agency_change(cli->app, casefile, post, reason, act_word, error) : NULL;
  return put_result(cli, result, error);
}

const YcVerb yc_verbs_agency[] = {
  { "agency diary", N_("办件号 [内容 …]"), N_("代办日志:写一句;不写内容,列出全部"), diary_options, 1, -1, agency_diary },
  { "agency trip", N_("办件号 内容 …"), N_("代办员的一趟:送、取、上门收件、上门送达、走访、交到中心"), trip_options, 1, -1, agency_trip },
  { "agency authorise", N_("办件号 [原因 …]"), N_("委托书:写一份、续办、撤销;不给 --until,列出全部"), authorise_options, 1, -1,
    agency_authorise },
  { "agency today", "", N_("代办员的一天:今天往哪里送什么、取什么、上谁的门、给谁回访"), today_options, 0, 0, agency_today },
  { "agency followup", N_("办件号 [内容 …]"), N_("结果送达以后的回访"), followup_options, 1, -1, agency_followup },
  { "agency keep", N_("办件号 [什么东西 …]"), N_("暂存:放在窗口的东西或钱,印凭证;都不写,列出全部"), keep_options, 1, -1, agency_keep },
  { "agency return", N_("办件号 文号 [谁取走 …]"), N_("暂存的取走了,签了名"), return_options, 2, -1, agency_return },
  { "agency change", N_("办件号 岗位 原因 …"), N_("换代办员,期限不变"), change_options, 2, -1, agency_change },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
