/* item.c - verbs of the service catalogue. */
#include <config.h>
#include <stdio.h>
#include "app/guide.h"
#include "app/say.h"
#include "app/setup.h"
#include "base/text.h"
#include "cli/cli.h"

static const YcOutColumn columns[] = {
  { "code", N_("编码"), YC_OUT_TEXT },
  { "short", N_("简称"), YC_OUT_TEXT },
  { "version", N_("版次"), YC_OUT_NUMBER },
  { "handling", NULL, YC_OUT_TEXT },
  { NULL, N_("办法"), YC_OUT_TEXT },
  { "name", N_("名称"), YC_OUT_TEXT },
};

static const struct { const char *code, *text; } handlings[] = {
  [YC_HANDLING_ONSPOT] = { "onspot", N_("即办件") },
  [YC_HANDLING_PROMISE] = { "promise", N_("承诺件") },
};

static int item_list(YcCli *cli, char **words, GError **error)
{
  g_autofree char *joined = g_strjoinv(" ", words);
  g_autofree char *text = yc_cli_text(joined, error);
  YcApp *app = text ? yc_cli_open(cli, error) : NULL;
  g_autoptr(GPtrArray) items = app ? yc_app_items(app, text, error) : NULL;
  if (items == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
  for (guint i = 0; i < items->len; i++) {
    const YcItemRow *row = items->pdata[i];
    g_autofree char *version = g_strdup_printf("%d", row->version);
    yc_out_row(out, (const char *[G_N_ELEMENTS(columns)]){
      row->code, row->short_name, version, handlings[row->handling].code, _(handlings[row->handling].text),
      row->name });
  }
  return 0;
}

/* --- item show --------------------------------------------------------------------------------------------- */

static void put_named(const char *name, const char *text)
{
  if (text != NULL && *text != '\0') printf("  %s  %s\n", name, text);
}

static void put_limit(const char *name, const YcLimit *limit, int from)
{
  g_autofree char *text = limit->n < from ? NULL : yc_say_limit(limit);
  put_named(name, text);
}

static void put_material(const YcItem *item, const YcMaterial *material)
{
  const char *question = NULL;
  for (guint i = 0; material->question != NULL && i < item->questions->len; i++) {
    const YcQuestion *q = item->questions->pdata[i];
    if (g_str_equal(q->id, material->question)) question = q->text;
  }
  printf("  %2d  %s  %s", material->n, material->name, yc_say_form(material->form));
  if (material->copies > 0) printf(_(" 复印%d份"), material->copies);
  if (question != NULL) printf(_("  条件:%s"), question);
  if (material->tolerable) fputs(_("  可容缺"), stdout);
  putchar('\n');
}

static void put_step(const YcStep *step)
{
  YcLimit limit = { .n = step->days, .unit = step->unit };
  g_autofree char *days = yc_say_limit(&limit);
  printf("  %2d  %s  %s  %s\n", step->n, step->name, step->office, days);
}

/* What it pays or costs. */
static void put_sums(const YcItem *item)
{
  if (item->sums->len > 0) puts(_("金额"));
  for (guint i = 0; i < item->sums->len; i++) {
    const YcSum *sum = item->sums->pdata[i];
    g_autofree char *amount = yc_say_fen(sum->fen);
    printf("      %s  %s %s\n", sum->text, amount, yc_say_per(sum->per));
  }
}

/* Who extends its limits, what stops its clocks, from when they are yellow (RULE time-07, time-08, time-11). */
static void put_clocks(const YcItem *item)
{
  g_autofree char *by = g_strjoinv(_("、"), item->extension_by);
  g_autoptr(GString) procedures = g_string_new(NULL);
  YcLimit soon = { item->soon_days, YC_UNIT_WORKING, FALSE };
  for (char **code = item->procedures; *code != NULL; code++)
    g_string_append_printf(procedures, "%s%s", procedures->len ? _("、") : "", yc_say_procedure(*code));
  put_named(_("延期谁批准"), by);
  put_named(_("可停钟的程序"), procedures->str);
  put_limit(_("临期提前"), &soon, 0);
}

static void put_item(const YcItem *item)
{
  char from[YC_DAY_TEXT];
  printf("%s  %s\n", item->code, item->name);
  printf(_("  第%d版,自 %s 起  %s\n"), item->version, yc_day_format(item->from, from),
         _(handlings[item->handling].text));
  put_limit(_("承诺"), &item->promised, 0);
  put_limit(_("法定"), &item->statutory, 0);
  put_limit(_("可延长"), &item->extension, 1);
  put_clocks(item);
  put_limit(_("公示"), &item->notice, 1);
  put_named(_("收费"), item->fee);
  put_named(_("结果"), item->result);
  put_named(_("依据"), item->legal_basis);
  put_named(_("备注"), item->note);
  put_named(_("把握"), yc_say_confidence(item->confidence));
  put_named(_("本地依据"), item->local_basis);
  put_sums(item);
  puts(_("材料"));
  for (guint i = 0; i < item->materials->len; i++) put_material(item, item->materials->pdata[i]);
  puts(_("环节"));
  for (guint i = 0; i < item->steps->len; i++) put_step(item->steps->pdata[i]);
}

static int item_show(YcCli *cli, char **words, GError **error)
{
  g_autofree char *code = yc_cli_text(words[0], error);
  YcApp *app = code ? yc_cli_open(cli, error) : NULL;
  const YcItem *item = app ? yc_app_item(app, code, YC_DAY_NONE, error) : NULL;
  if (item == NULL) return 0;
  if (cli->format == YC_FORMAT_TABLE) {
    put_item(item);
    return 0;
  }
  g_autofree char *text = yc_item_to_json(item);
  json_t *document = json_loads(text, 0, NULL);
  yc_out_document(cli->format, document);
  json_decref(document);
  return 0;
}

/* --- item import ------------------------------------------------------------------------------------------- */

static char *from_word;
static gboolean over_local;

static const GOptionEntry import_options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_word, N_("从这一天起施行(默认今天)"), N_("日期") },
  { "over-local", 0, 0, G_OPTION_ARG_NONE, &over_local, N_("本中心自己改过的事项也换成新的"), NULL },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static int item_import(YcCli *cli, char **words, GError **error)
{
  YcDay from = YC_DAY_NONE;
  if (from_word != NULL && !yc_cli_day(from_word, "--from", &from, error)) return 0;
  YcApp *app = yc_cli_open_as(cli, error);
  if (app == NULL) return 0;
  if (from == YC_DAY_NONE) from = yc_app_today(app);
  YcFaults *faults = yc_faults_new();
  YcImported imported = { .over_local = over_local };
  gboolean ok = yc_setup_import_items(app, words[0], from, faults, &imported, error);
  ok = yc_cli_no_faults(faults, YC_ERROR_REFUSED, error) && ok;
  g_ptr_array_unref(faults);
  g_autofree char *kept = imported.kept;
  if (ok) yc_cli_changed(cli, imported.n);
  if (ok && *kept) fprintf(stderr, _("本中心自己改过,没有换:%s(要换加 --over-local)\n"), kept);
  return 0;
}

/* --- item versions ----------------------------------------------------------------------------------------- */

static const YcOutColumn version_columns[] = {
  { "version", N_("版次"), YC_OUT_NUMBER }, { "from", N_("施行"), YC_OUT_DAY },  { "who", N_("谁改的"), YC_OUT_TEXT },
  { "at", N_("什么时候"), YC_OUT_TEXT },    { "local", N_("本地"), YC_OUT_FLAG }, { "confidence", NULL, YC_OUT_TEXT },
  { NULL, N_("把握"), YC_OUT_TEXT },         { "basis", N_("依据"), YC_OUT_TEXT },
};

static int item_versions(YcCli *cli, char **words, GError **error)
{
  g_autofree char *code = yc_cli_text(words[0], error);
  YcApp *app = code ? yc_cli_open(cli, error) : NULL;
  g_autoptr(GPtrArray) versions = app ? yc_guide_versions(app, code, error) : NULL;
  if (versions == NULL) return 0;
  g_autoptr(YcOut) out = yc_out_new(cli->format, version_columns, G_N_ELEMENTS(version_columns));
  for (guint i = 0; i < versions->len; i++) {
    const YcGuideVersion *version = versions->pdata[i];
    char from[YC_DAY_TEXT];
    g_autofree char *number = g_strdup_printf("%d", version->version), *at = yc_say_moment(version->at);
    yc_out_row(out, (const char *[G_N_ELEMENTS(version_columns)]){
      number, yc_day_format(version->from, from), version->who, at, version->local ? "yes" : "no",
      version->confidence, yc_say_confidence(version->confidence), version->basis });
  }
  return 0;
}

/* --- item change ------------------------------------------------------------------------------------------- */

static gboolean dry;
static char *change_act;

static const GOptionEntry change_options[] = {
  { "dry", 0, 0, G_OPTION_ARG_NONE, &dry, N_("只看改了什么,不保存"), NULL },
  { "act", 0, 0, G_OPTION_ARG_FILENAME, &change_act, N_("这次操作的编号:再来一次不会记两次"), N_("编号") },
  { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
};

static const YcOutColumn change_columns[] = {
  { "version", NULL, YC_OUT_NUMBER },
  { "from", NULL, YC_OUT_DAY },
  { "kept", NULL, YC_OUT_NUMBER },
  { "change", N_("改动"), YC_OUT_TEXT },
};

/* A line a change; `version` 0: not saved. */
static void put_changes(const YcCli *cli, const YcGuide *guide, const GPtrArray *lines, int version)
{
  char from[YC_DAY_TEXT];
  g_autofree char *number = g_strdup_printf("%d", version);
  g_autofree char *kept = g_strdup_printf("%" G_GINT64_FORMAT, yc_guide_kept(guide));
  yc_day_format(guide->now->from, from);
  g_autoptr(YcOut) out = yc_out_new(cli->format, change_columns, G_N_ELEMENTS(change_columns));
  for (guint i = 0; i < lines->len; i++)
    yc_out_row(out, (const char *[G_N_ELEMENTS(change_columns)]){ number, from, kept, lines->pdata[i] });
}

/* Every fault, a line each, with its place. */
static gboolean no_faults(const GPtrArray *faults, GError **error)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < faults->len; i++) {
    const YcFieldFault *one = faults->pdata[i];
    g_string_append_printf(text, "%s%s%s%s", i ? "\n" : "", one->field, *one->field ? _(":") : "", one->sentence);
  }
  if (faults->len) g_set_error_literal(error, YC_ERROR, YC_ERROR_REFUSED, text->str);
  return faults->len == 0;
}

static int item_change(YcCli *cli, char **words, GError **error)
{
  g_autofree char *code = yc_cli_text(words[0], error);
  g_autofree char *json = code ? yc_cli_input(words[1], error) : NULL;
  YcApp *app = json ? yc_cli_open_as(cli, error) : NULL;
  g_autoptr(YcGuide) guide = app ? yc_guide_open(app, code, error) : NULL;
  if (guide == NULL || !yc_guide_patch(guide, json, error)) return 0;
  if (!dry && !yc_guide_may(app)) return yc_guide_save(guide, NULL, error);
  g_autoptr(GPtrArray) lines = yc_guide_lines(guide), faults = yc_guide_faults(guide);
  if (!no_faults(faults, error)) return 0;
  int version = dry ? 0 : yc_guide_save(guide, change_act, error);
  if (dry || version != 0) put_changes(cli, guide, lines, version);
  return 0;
}

const YcVerb yc_verbs_item[] = {
  { "item list", N_("[词 …]"), N_("列出事项,可按编码、名称、拼音首字母找"), NULL, 0, -1, item_list },
  { "item show", N_("编码"), N_("显示一个事项的期限、材料和环节"), NULL, 1, 1, item_show },
  { "item versions", N_("编码"), N_("一个事项的历次版本:谁、什么时候、按什么改的"), NULL, 1, 1, item_versions },
  { "item change", N_("编码 文件|-"), N_("改一个事项(本地指南),记成新的一版"), change_options, 2, 2, item_change },
  { "item import", N_("目录"), N_("装入事项目录"), import_options, 1, 1, item_import },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
