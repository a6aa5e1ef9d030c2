/* handover.c - verbs of handing everything open over to a colleague (RULE agt-02). */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "app/paper.h"
#include "app/shift.h"
#include "base/error.h"
#include "cli/cli.h"

static char *act_word, *of_word, *to_word, *text_word;
static gboolean print;

#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
#define ACT { "act", 0, 0, G_OPTION_ARG_FILENAME, &act_word, N_("这一次操作的编号:重复执行只算一次"), N_("编号") }
#define OF { "of", 0, 0, G_OPTION_ARG_FILENAME, &of_word, N_("谁手里的(登录名);不写是自己,别人的由值班长交"), N_("登录名") }

static const GOptionEntry act_options[] = { ACT, END };
static const GOptionEntry of_options[] = { OF, END };
static const GOptionEntry give_options[] = {
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_word, N_("交给哪个岗位(编码)"), N_("岗位") }, OF,
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &text_word, N_("要交代的话"), N_("文字") },
  { "print", 0, 0, G_OPTION_ARG_NONE, &print, N_("把交接清单送去打印"), NULL }, ACT, END
};

/* Whose things: 0 mine, -1 with *error. */
static gint64 person_of(YcApp *app, GError **error)
{
  g_autofree char *login = of_word ? yc_cli_text(of_word, error) : NULL;
  if (of_word == NULL) return 0;
  g_autoptr(GPtrArray) staff = login ? yc_app_staff(app, error) : NULL;
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    if (strcmp(((const YcStaff *)staff->pdata[i])->login, login) == 0) return ((const YcStaff *)staff->pdata[i])->id;
  if (staff != NULL) g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有登录名 %s"), login);
  return -1;
}

/* --- what is open ------------------------------------------------------------------------------------------- */

static const YcOutColumn open_columns[] = {
  { "why", NULL, YC_OUT_TEXT }, { NULL, N_("为什么在手里"), YC_OUT_TEXT }, { "number", N_("办件号"), YC_OUT_TEXT },
  { "applicant", N_("申请人"), YC_OUT_TEXT }, { "item", N_("事项"), YC_OUT_TEXT }, { "step", N_("环节"), YC_OUT_TEXT },
  { "due", N_("到期"), YC_OUT_DAY }, { "papers", N_("材料"), YC_OUT_TEXT },
};

static int handover_open(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 of = app ? person_of(app, error) : -1;
  g_autoptr(GPtrArray) lines = of >= 0 ? yc_shift_lines(app, of, error) : NULL;
  if (lines == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, open_columns, G_N_ELEMENTS(open_columns));
  for (guint i = 0; i < lines->len; i++) {
    const YcShiftLine *line = lines->pdata[i];
    const YcCaseRow *row = line->row;
    char due[YC_DAY_TEXT];
    yc_out_row(out, (const char *[]){ yc_shift_why_code(line->why), yc_shift_why(line->why), row ? row->number : line->number,
                                      row ? row->applicant : "", row ? row->item_short : line->text, row ? row->step_short : "",
                                      yc_day_format(line->due, due), line->papers });
  }
  return 0;
}

/* --- what was offered --------------------------------------------------------------------------------------- */

static const YcOutColumn shift_columns[] = {
  { "list", N_("交接清单"), YC_OUT_TEXT }, { "giver", N_("交出人"), YC_OUT_TEXT }, { "taker", N_("接收人"), YC_OUT_TEXT },
  { "post", NULL, YC_OUT_TEXT }, { "day", N_("交接日"), YC_OUT_DAY }, { "due", N_("视收日"), YC_OUT_DAY },
  { "cases", N_("件数"), YC_OUT_NUMBER }, { "inquiries", N_("首问"), YC_OUT_NUMBER }, { "state", NULL, YC_OUT_TEXT },
  { "paper", NULL, YC_OUT_NUMBER }, { "repeated", NULL, YC_OUT_FLAG },
};

static void put_shift(YcOut *out, const YcShift *shift, gboolean repeated)
{
  char day[YC_DAY_TEXT], due[YC_DAY_TEXT];
  g_autofree char *cases = g_strdup_printf("%u", shift->cases), *inquiries = g_strdup_printf("%u", shift->inquiries);
  g_autofree char *paper = g_strdup_printf("%" G_GINT64_FORMAT, shift->paper);
  yc_out_row(out, (const char *[]){ shift->number, shift->giver_name, shift->taker_name, shift->post, yc_day_format(shift->day, day),
                                    yc_day_format(shift->due, due), cases, inquiries, shift->state, paper, repeated ? "yes" : "no" });
}

static int handover_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open_as(cli, error);
  g_autoptr(GPtrArray) shifts = app ? yc_shift_waiting(app, yc_staff_has_role(yc_app_me(app), "supervisor"), error) : NULL;
  if (shifts == NULL) return 0;
  g_autoptr(YcShift) mine = yc_shift_offered(app, 0);
  g_autoptr(YcOut) out = yc_out_new(cli->format, shift_columns, G_N_ELEMENTS(shift_columns));
  for (guint i = 0; i < shifts->len; i++) {
    const YcShift *shift = shifts->pdata[i];
    put_shift(out, shift, FALSE);
    if (mine != NULL && mine->id == shift->id) g_clear_pointer(&mine, yc_shift_free);
  }
  if (mine != NULL) put_shift(out, mine, FALSE);
  return 0;
}

static int put_done(YcCli *cli, gint64 id, gboolean repeated, GError **error)
{
  g_autoptr(YcShift) shift = yc_shift_read(cli->app, id, error);
  if (shift == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, shift_columns, G_N_ELEMENTS(shift_columns));
  put_shift(out, shift, repeated);
  return 0;
}

static int handover_give(YcCli *cli, char **words, GError **error)
{
  (void)words;
  gboolean repeated = FALSE;
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 of = app ? person_of(app, error) : -1;
  g_autofree char *to = of >= 0 ? yc_cli_text(to_word ? to_word : "", error) : NULL;
  g_autofree char *text = to ? yc_cli_text(text_word ? text_word : "", error) : NULL, *warning = NULL;
  if (text == NULL) return 0;
  if (*to == '\0') {
    g_set_error_literal(error, YC_ERROR, YC_ERROR_USAGE, _("交给谁要写 --to=岗位"));
    return 0;
  }
  gint64 id = yc_shift_give(app, of, to, text, act_word, &repeated, error);
  if (id == 0) return 0;
  put_done(cli, id, repeated, error);
  g_autoptr(YcShift) shift = yc_shift_read(app, id, NULL);
  if (print && !repeated && shift != NULL)
    yc_app_paper_print(app, shift->paper, yc_app_paper_width(app), FALSE, NULL, &warning, error);
  if (warning != NULL) fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}

/* The one that waits with that list; 0 with a sentence. */
static gint64 find(YcApp *app, const char *word, GError **error)
{
  g_autofree char *number = yc_cli_text(word, error);
  g_autoptr(GPtrArray) shifts = number ? yc_shift_waiting(app, TRUE, error) : NULL;
  for (guint i = 0; shifts != NULL && i < shifts->len; i++)
    if (strcmp(((const YcShift *)shifts->pdata[i])->number, number) == 0) return ((const YcShift *)shifts->pdata[i])->id;
  if (shifts != NULL)
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有等签收的交接清单 %s:请看 yichuang handover list"), number);
  return 0;
}

static int handover_take(YcCli *cli, char **words, GError **error)
{
  gboolean repeated = FALSE;
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 id = app ? find(app, words[0], error) : 0;
  return id != 0 && yc_shift_take(app, id, act_word, &repeated, error) ? put_done(cli, id, repeated, error) : 0;
}

static int handover_return(YcCli *cli, char **words, GError **error)
{
  gboolean repeated = FALSE;
  YcApp *app = yc_cli_open_as(cli, error);
  gint64 id = app ? find(app, words[0], error) : 0;
  g_autofree char *joined = id ? g_strjoinv(" ", words + 1) : NULL, *reason = joined ? yc_cli_text(joined, error) : NULL;
  return reason != NULL && yc_shift_return(app, id, reason, act_word, &repeated, error) ? put_done(cli, id, repeated, error) : 0;
}

const YcVerb yc_verbs_handover[] = {
  { "handover open", "", N_("列出手里没办完的一切:责任人的、代办的、协办的、等签收的、首问"), of_options, 0, 0, handover_open },
  { "handover list", "", N_("列出等签收的交接班:交给我的和我交的;值班长看全部"), NULL, 0, 0, handover_list },
  { "handover give", "", N_("把手里没办完的一次交给一个岗位,出交接清单"), give_options, 0, 0, handover_give },
  { "handover take", N_("交接清单号"), N_("签收交接班:从这时起归我"), act_options, 1, 1, handover_take },
  { "handover return", N_("交接清单号 [为什么 ...]"), N_("退回交接班(要写为什么),或交出的人收回"), act_options, 1, -1, handover_return },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
