/* closure.c - verbs of the hall's own closures and openings, and what there is of the calendar (RULE time-03). */
#include <config.h>
#include <string.h>
#include "app/calendar_view.h"
#include "app/closure.h"
#include "app/say.h"
#include "cli/cli.h"

static char *part_word, *weekday_word, *reason_word;

#define PART { "part", 0, 0, G_OPTION_ARG_FILENAME, &part_word, N_("只是这段钟点,像 14:30-17:00"), N_("钟点") }
#define WEEKDAY { "weekday", 0, 0, G_OPTION_ARG_FILENAME, &weekday_word, N_("只是每个星期几:1 到 7"), N_("星期") }
#define END { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }

static const GOptionEntry set_options[] = {
  PART, WEEKDAY, { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason_word, N_("原因:停电检修、赶场 …"), N_("原因") }, END
};
static const GOptionEntry normal_options[] = { PART, WEEKDAY, END };

static gboolean read_weekday(int *weekday, GError **error)
{
  *weekday = -1;
  if (weekday_word == NULL) return TRUE;
  if (!yc_cli_number(weekday_word, "--weekday", 1, 7, weekday, error)) return FALSE;
  (*weekday)--;
  return TRUE;
}

static int set(YcCli *cli, char **words, YcClosureKind kind, GError **error)
{
  YcClosure closure = { .kind = kind };
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL || !yc_cli_day(words[0], _("日期"), &closure.first, error)) return 0;
  closure.last = closure.first;
  if (words[1] != NULL && !yc_cli_day(words[1], _("日期"), &closure.last, error)) return 0;
  if (!read_weekday(&closure.weekday, error)) return 0;
  g_autofree char *part = part_word ? yc_cli_text(part_word, error) : g_strdup("");
  g_autofree char *text = part && reason_word ? yc_cli_text(reason_word, error) : g_strdup("");
  if (part == NULL || text == NULL) return 0;
  closure.part = part;
  closure.text = text;
  if (!yc_closure_set(app, &closure, error)) return 0;
  yc_cli_done(cli, kind == YC_CLOSURE_NORMAL ? _("已取消,照平常开门。") : _("已安排;各件的期限不变。"), "kind", YC_OUT_TEXT,
              yc_closure_code(kind));
  return 0;
}

static int calendar_close(YcCli *cli, char **words, GError **error)
{
  return set(cli, words, YC_CLOSURE_CLOSED, error);
}

static int calendar_open(YcCli *cli, char **words, GError **error)
{
  return set(cli, words, YC_CLOSURE_OPEN, error);
}

static int calendar_normal(YcCli *cli, char **words, GError **error)
{
  return set(cli, words, YC_CLOSURE_NORMAL, error);
}

/* --- what there is ---------------------------------------------------------------------------------------- */

static const YcOutColumn columns[] = {
  { "kind", NULL, YC_OUT_TEXT },
  { NULL, N_("种类"), YC_OUT_TEXT },
  { "first", N_("从"), YC_OUT_TEXT },
  { "last", N_("到"), YC_OUT_TEXT },
  { "what", N_("内容"), YC_OUT_TEXT },
};

static int calendar_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) lines = app ? yc_calendar_lines(app, error) : NULL;
  if (lines == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < lines->len; i++) {
    const YcCalendarLine *line = lines->pdata[i];
    yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){
      yc_calendar_line_code(line->kind), yc_calendar_line_name(line->kind), line->first, line->last, line->what });
  }
  return 0;
}

const YcVerb yc_verbs_closure[] = {
  { "calendar list", "", N_("装入了哪些通知、节日,还缺什么;大厅自己的安排"), NULL, 0, 0, calendar_list },
  { "calendar close", N_("日期 [到日期]"), N_("大厅停办:只改开门和领取的日子,不改期限"), set_options, 1, 2, calendar_close },
  { "calendar open", N_("日期 [到日期]"), N_("大厅另外开门,像赶场天"), set_options, 1, 2, calendar_open },
  { "calendar normal", N_("日期 [到日期]"), N_("取消另外的安排"), normal_options, 1, 2, calendar_normal },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
