/* clock.c - verbs of the machine's clock: what was written while it was in doubt, and that its days are right (RULE
 * time-17). */
#include <config.h>
#include <stdio.h>
#include "app/clock.h"
#include "app/say.h"
#include "cli/cli.h"

static const YcOutColumn columns[] = {
  { "first", NULL, YC_OUT_NUMBER },
  { "last", N_("编号"), YC_OUT_NUMBER },
  { "from", N_("从"), YC_OUT_TEXT },
  { "to", N_("到"), YC_OUT_TEXT },
  { "events", N_("几条"), YC_OUT_NUMBER },
  { "who", N_("谁记的"), YC_OUT_TEXT },
};

static void put_block(YcOut *out, const YcClockBlock *block)
{
  g_autofree char *first = g_strdup_printf("%" G_GINT64_FORMAT, block->first),
                  *last = g_strdup_printf("%" G_GINT64_FORMAT, block->last), *n = g_strdup_printf("%u", block->n),
                  *from = yc_say_moment(block->from), *to = yc_say_moment(block->to);
  yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){ first, last, from, to, n, block->who });
}

static int clock_list(YcCli *cli, char **words, GError **error)
{
  (void)words;
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) blocks = app ? yc_clock_blocks(app, error) : NULL;
  if (blocks == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < blocks->len; i++) put_block(out, blocks->pdata[i]);
  return 0;
}

static int clock_confirm(YcCli *cli, char **words, GError **error)
{
  gint64 last = 0;
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL) return 0;
  if (words[0] != NULL && !g_ascii_string_to_signed(words[0], 10, 1, G_MAXINT64, &last, NULL)) {
    g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("%s 不是编号:clock list 的第一列"), words[0]);
    return 0;
  }
  if (!yc_clock_confirm(app, last, error)) return 0;
  yc_cli_done(cli, _("已核实:那段时间记的日期算数。"), "confirmed", YC_OUT_FLAG, "yes");
  return 0;
}

const YcVerb yc_verbs_clock[] = {
  { "clock list", "", N_("时钟不准时记下、还没核实日期的事"), NULL, 0, 0, clock_list },
  { "clock confirm", N_("[编号]"), N_("值班长核实它们的日期(到这个编号为止,不写就是全部)"), NULL, 0, 1, clock_confirm },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
