/* check.c - verbs that look at one identifier and need no store. */
#include <config.h>
#include <string.h>
#include "app/say.h"
#include "base/text.h"
#include "cli/cli.h"
#include "domain/identity.h"
#include "domain/number.h"

static const YcOutColumn columns[] = {
  { "verdict", NULL, YC_OUT_TEXT },
  { NULL, N_("结论"), YC_OUT_TEXT },
  { "normalised", N_("规范写法"), YC_OUT_TEXT },
  { "kind", NULL, YC_OUT_TEXT },
  { NULL, N_("种类"), YC_OUT_TEXT },
  { "reason", NULL, YC_OUT_TEXT },
  { NULL, N_("说明"), YC_OUT_TEXT },
};

/* For people; the codes are for programs. */
static const char *const verdicts[] = { N_("可用"), N_("请核对"), N_("不可用") };
static const char *const id_kinds[] = {
  N_("居民身份证"), N_("港澳台居民居住证"), N_("外国人永久居留身份证"), N_("其他证件"), ""
};

/* `value` may hold anything.  Refusal is the exit status, not an error: the row has said why. */
static int put(YcCli *cli, YcVerdict verdict, const char *value, const char *kind, const char *kind_text,
               const char *reason, const char *sentence)
{
  g_autofree char *clean = yc_clean(value, -1, 0, NULL);
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){
    yc_verdict_code(verdict), _(verdicts[verdict]), clean, kind, kind_text, reason, sentence });
  return verdict == YC_VERDICT_REJECT ? YC_ERROR_REFUSED : 0;
}

static int check_id(YcCli *cli, char **words, GError **error)
{
  YcDay today;
  if (!yc_cli_today(cli, &today, error)) return 0;
  YcIdentity id = yc_identity_check(words[0], today);
  g_autofree char *sentence = yc_say_identity(&id);
  return put(cli, id.verdict, id.normalised, yc_id_kind_code(id.kind), yc_translate(id_kinds[id.kind]),
             yc_id_error_code(id.error), sentence);
}

static int check_uscc(YcCli *cli, char **words, GError **error)
{
  (void)error;
  YcIdentity id = yc_uscc_check(words[0]);
  g_autofree char *sentence = yc_say_uscc(&id);
  return put(cli, id.verdict, id.normalised, yc_id_kind_code(id.kind), _("统一社会信用代码"),
             yc_id_error_code(id.error), sentence);
}

static char *as_typed(const char *word)
{
  g_autofree char *clean = yc_clean(word, -1, 0, NULL);
  g_autofree char *half = yc_halfwidth(clean);
  return g_ascii_strup(half, -1);
}

static int check_case(YcCli *cli, char **words, GError **error)
{
  (void)error;
  YcNumber number;
  gboolean bad_check = FALSE;
  g_autofree char *typed = as_typed(words[0]);
  if (yc_number_parse(words[0], &number, &bad_check)) {
    g_autofree char *value = yc_number_long(&number);
    gboolean town = strlen(number.town) == 9;
    return put(cli, YC_VERDICT_ACCEPT, value, town ? "town" : "village", town ? _("乡镇办件") : _("村级办件"),
               "none", "");
  }
  if (bad_check)
    return put(cli, YC_VERDICT_REJECT, typed, "unknown", "", "check",
               _("校验位不对:有一位写错了,请对照原件"));
  int monthday, serial, year_digit;
  char check;
  if (yc_number_parse_short(words[0], &monthday, &serial, &check, &year_digit))
    return put(cli, YC_VERDICT_WARN, typed, "short", _("短号"), "short",
               _("短号的校验位要对着办件库核对:请用 case show"));
  return put(cli, YC_VERDICT_REJECT, typed, "unknown", "", "shape",
             _("不是办件号:应像 581126100A-20261103-0004-Y"));
}

const YcVerb yc_verbs_check[] = {
  { "check id", N_("号码"), N_("核对公民身份号码和居留、居住证号码"), NULL, 1, 1, check_id },
  { "check uscc", N_("代码"), N_("核对统一社会信用代码"), NULL, 1, 1, check_uscc },
  { "check case", N_("办件号"), N_("核对办件号"), NULL, 1, 1, check_case },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
