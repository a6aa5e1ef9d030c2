/* item.c - verbs of the service catalogue. */
#include <config.h>
#include <stdio.h>
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

static void put_item(const YcItem *item)
{
  char from[YC_DAY_TEXT];
  printf("%s  %s\n", item->code, item->name);
  printf(_("  第%d版,自 %s 起  %s\n"), item->version, yc_day_format(item->from, from),
         _(handlings[item->handling].text));
  put_limit(_("承诺"), &item->promised, 0);
  put_limit(_("法定"), &item->statutory, 0);
  put_limit(_("可延长"), &item->extension, 1);
  put_limit(_("公示"), &item->notice, 1);
  put_named(_("收费"), item->fee);
  put_named(_("结果"), item->result);
  put_named(_("依据"), item->legal_basis);
  put_named(_("备注"), item->note);
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

static const GOptionEntry import_options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_word, N_("从这一天起施行(默认今天)"), N_("日期") },
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
  guint changed = 0;
  gboolean ok = yc_setup_import_items(app, words[0], from, faults, &changed, error);
  ok = yc_cli_no_faults(faults, YC_ERROR_REFUSED, error) && ok;
  g_ptr_array_unref(faults);
  if (ok) yc_cli_changed(cli, changed);
  return 0;
}

const YcVerb yc_verbs_item[] = {
  { "item list", N_("[词 …]"), N_("列出事项,可按编码、名称、拼音首字母找"), NULL, 0, -1, item_list },
  { "item show", N_("编码"), N_("显示一个事项的期限、材料和环节"), NULL, 1, 1, item_show },
  { "item import", N_("目录"), N_("装入事项目录"), import_options, 1, 1, item_import },
  { NULL, NULL, NULL, NULL, 0, 0, NULL }
};
