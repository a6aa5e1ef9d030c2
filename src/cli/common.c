/* common.c - what verbs share; see cli.h. */
#include <config.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "app/clock.h"
#include "app/desk.h"
#include "app/paper.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/cli.h"
#include "exchange/load.h"

#define INPUT_MAX (16u << 20)

const char *yc_translate(const char *text)
{
  return *text == '\0' ? "" : gettext(text);
}

char *yc_cli_words(const char *words)
{
  return g_ascii_strup(yc_translate(words), -1);
}

char *yc_cli_store(const YcCli *cli)
{
  const char *named = cli->store ? cli->store : g_getenv("YICHUANG_STORE");
  if (named != NULL && *named != '\0') return g_strdup(named);
  return g_build_filename(g_get_user_data_dir(), "yichuang", "hall.db", NULL);
}

/* --- when -------------------------------------------------------------------------------------------------- */

gboolean yc_cli_clock(const YcCli *cli, YcTime *clock, GError **error)
{
  *clock = YC_TIME_NONE;
  if (cli->today != NULL) {
    YcDay day;
    if (!yc_cli_day(cli->today, "--today", &day, error)) return FALSE;
    *clock = yc_time_new(day, 9, 0, 0);
    return TRUE;
  }
  const char *text = g_getenv("YICHUANG_CLOCK");
  if (text == NULL || *text == '\0') return TRUE;
  *clock = yc_time_parse(text);
  if (*clock != YC_TIME_NONE) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("YICHUANG_CLOCK 不是时刻(%s):请写成 2026-11-03T10:20"), text);
  return FALSE;
}

gboolean yc_cli_today(const YcCli *cli, YcDay *today, GError **error)
{
  YcTime clock;
  if (!yc_cli_clock(cli, &clock, error)) return FALSE;
  *today = yc_time_day(clock == YC_TIME_NONE ? g_get_real_time() : clock);
  return TRUE;
}

/* --- the store --------------------------------------------------------------------------------------------- */

/* Today's date, written twice on the command line. */
static gboolean confirm_day(YcApp *app, char **days, GError **error)
{
  if (g_strv_length(days) != 2) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("--confirm-day 要写两遍:每遍都打今天的日期"));
    return FALSE;
  }
  YcDay once = yc_clock_read_day(days[0], error);
  YcDay twice = once == YC_DAY_NONE ? YC_DAY_NONE : yc_clock_read_day(days[1], error);
  return twice != YC_DAY_NONE && yc_clock_confirm_day(app, once, twice, error);
}

/* RULE time-17: what only reads goes on, and says so; what writes is refused where it begins. */
static gboolean check_machine(const YcCli *cli, YcApp *app, GError **error)
{
  const char *machine = g_getenv("YICHUANG_MACHINE_CLOCK");
  if (machine != NULL && *machine != '\0' && !yc_app_play_machine(app, machine, error)) return FALSE;
  if (cli->confirm_days != NULL && !confirm_day(app, cli->confirm_days, error)) return FALSE;
  YcClockState state = yc_clock_look(app);
  if (cli->verb == NULL || state.doubt == YC_CLOCK_FINE || state.confirmed) return TRUE;
  g_autofree char *sentence = yc_clock_sentence(&state);
  fprintf(stderr, _("yichuang: %s:日期不能信\n"), sentence);
  return TRUE;
}

YcApp *yc_cli_open(YcCli *cli, GError **error)
{
  if (cli->app != NULL) return cli->app;
  YcTime clock;
  if (!yc_cli_clock(cli, &clock, error)) return NULL;
  g_autofree char *path = yc_cli_store(cli);
  g_autoptr(YcApp) app = yc_app_open(path, clock, error);
  if (app == NULL || !check_machine(cli, app, error)) return NULL;
  if (cli->login != NULL && !yc_app_sign_in(app, cli->login, NULL, cli->window, error)) return NULL;
  return cli->app = g_steal_pointer(&app);
}

YcApp *yc_cli_open_as(YcCli *cli, GError **error)
{
  if (cli->login != NULL) return yc_cli_open(cli, error);
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("不知道是谁在办:请用 --as 写明登录名"));
  return NULL;
}

const YcCalendar *yc_cli_calendar(YcCli *cli, GError **error)
{
  if (cli->store != NULL) return yc_cli_open(cli, error) ? yc_app_calendar(cli->app) : NULL;
  if (cli->calendar != NULL) return cli->calendar;
  g_autofree char *holidays = yc_app_data_path("calendar/holidays.tsv");
  g_autofree char *festivals = yc_app_data_path("calendar/festivals.tsv");
  YcFaults *faults = yc_faults_new();
  YcCalendar *calendar = yc_load_calendar_files(holidays, festivals, faults);
  if (yc_cli_no_faults(faults, YC_ERROR_CANNOT, error)) cli->calendar = calendar;
  else if (calendar != NULL) yc_calendar_free(calendar);
  g_ptr_array_unref(faults);
  return cli->calendar;
}

/* --- words ------------------------------------------------------------------------------------------------- */

char *yc_cli_text(const char *word, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) reason = NULL;
  if (yc_text_decode(_("命令行"), word, strlen(word), &text, &reason)) return yc_clean(text, -1, 0, NULL);
  g_set_error_literal(error, YC_ERROR, YC_ERROR_USAGE, reason->message);
  return NULL;
}

gboolean yc_cli_number(const char *word, const char *what, int min, int max, int *number, GError **error)
{
  gint64 value;
  if (g_ascii_string_to_signed(word, 10, min, max, &value, NULL)) {
    *number = (int)value;
    return TRUE;
  }
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 要写 %d 到 %d 的整数,不是 %s"), what, min, max, word);
  return FALSE;
}

gboolean yc_cli_day(const char *word, const char *what, YcDay *day, GError **error)
{
  *day = yc_day_parse(word);
  if (*day != YC_DAY_NONE) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 要写成 2026-11-03 这样的日期,不是 %s"), what, word);
  return FALSE;
}

gboolean yc_cli_stdin(gsize max, char **text, gsize *length, GError **error)
{
  g_autoptr(GString) all = g_string_new(NULL);
  char part[65536];
  gsize n;
  while (all->len <= max && (n = fread(part, 1, sizeof part, stdin)) > 0) g_string_append_len(all, part, (gssize)n);
  if (ferror(stdin)) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("标准输入读不出来:%s"), g_strerror(errno));
    return FALSE;
  }
  if (all->len > max) {
    g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("标准输入超过 %d MiB:一次只交一个办件"), (int)(max >> 20));
    return FALSE;
  }
  *length = all->len;
  *text = g_string_free(g_steal_pointer(&all), FALSE);
  return TRUE;
}

gboolean yc_cli_no_faults(const YcFaults *faults, YcErrorCode code, GError **error)
{
  if (faults->len == 0) return TRUE;
  g_autofree char *text = yc_faults_text(faults);
  g_clear_error(error);
  g_set_error(error, YC_ERROR, (int)code, _("%s\n文件有 %u 处不对,没有装入任何内容"), text, faults->len);
  return FALSE;
}

void yc_cli_done(const YcCli *cli, const char *sentence, const char *name, YcOutType type, const char *value)
{
  if (cli->format == YC_FORMAT_TABLE) {
    puts(sentence);
    return;
  }
  const YcOutColumn column = { name, NULL, type };
  g_autoptr(YcOut) out = yc_out_new(cli->format, &column, 1);
  yc_out_row(out, &value);
}

void yc_cli_changed(const YcCli *cli, guint n)
{
  g_autofree char *value = g_strdup_printf("%u", n);
  g_autofree char *sentence = g_strdup_printf(_("已装入,改动 %u 处"), n);
  yc_cli_done(cli, n == 0 ? _("与办件库里的相同,没有改动") : sentence, "changed", YC_OUT_NUMBER, value);
}

/* --- what comes in ----------------------------------------------------------------------------------------- */

static char *read_input(const char *word, GError **error)
{
  char *text = NULL;
  gboolean is_file = strcmp(word, "-") != 0;
  if (is_file && !g_file_test(word, G_FILE_TEST_EXISTS)) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("没有文件 %s:请核对路径"), word);
    return NULL;
  }
  if (is_file) return yc_text_read(word, INPUT_MAX, &text, error) ? text : NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  if (!yc_cli_stdin(INPUT_MAX, &bytes, &length, error)) return NULL;
  return yc_text_decode(_("标准输入"), bytes, length, &text, error) ? text : NULL;
}

/* What cannot be read as text is the giver's fault; a missing file is not. */
char *yc_cli_input(const char *word, GError **error)
{
  g_autoptr(GError) reason = NULL;
  char *text = read_input(word, &reason);
  if (text != NULL) return text;
  if (reason->domain != YC_TEXT_ERROR) g_propagate_error(error, g_steal_pointer(&reason));
  else g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, reason->message);
  return NULL;
}

gint64 yc_cli_case(YcApp *app, const char *word, GError **error)
{
  g_autofree char *number = yc_cli_text(word, error);
  if (number == NULL) return 0;
  gint64 casefile = yc_desk_number(app, number);
  if (casefile == 0) g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("没有办件 %s:请核对号码"), number);
  return casefile;
}

/* --- an act on a case ------------------------------------------------------------------------------------- */

gint64 yc_cli_find(YcCli *cli, const char *word, GError **error)
{
  YcApp *app = yc_cli_open_as(cli, error);
  return app ? yc_cli_case(app, word, error) : 0;
}

char *yc_cli_given(const char *word, GError **error)
{
  return word ? yc_cli_text(word, error) : g_strdup("");
}

char *yc_cli_behind(char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words + 1);
  return *joined == '\0' ? g_strdup("") : yc_cli_text(joined, error);
}

static const YcOutColumn result_columns[] = {
  { "number", N_("办件号"), YC_OUT_TEXT }, { "short", N_("短号"), YC_OUT_TEXT },   { "due", N_("到期"), YC_OUT_DAY },
  { "repeated", NULL, YC_OUT_FLAG },        { "papers", NULL, YC_OUT_NUMBERS },
};

int yc_cli_result(const YcCli *cli, const YcIntakeResult *result, gboolean print, GError **error)
{
  if (result == NULL) return 0;
  g_autoptr(GString) papers = g_string_new(NULL);
  for (guint i = 0; i < result->papers->len; i++)
    g_string_append_printf(papers, "%" G_GINT64_FORMAT " ", g_array_index(result->papers, gint64, i));
  char due[YC_DAY_TEXT];
  yc_day_format(result->due, due);
  g_autoptr(YcOut) out = yc_out_new(cli->format, result_columns, G_N_ELEMENTS(result_columns));
  yc_out_row(out, (const char *[]){ result->number, result->short_number, due, result->repeated ? "yes" : "no", papers->str });
  g_autofree char *warning = NULL;
  if (print && !result->repeated && yc_app_print_issued(cli->app, result->papers, &warning, error) && warning != NULL)
    fprintf(stderr, "yichuang: %s\n", warning);
  return 0;
}
