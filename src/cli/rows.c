/* rows.c - see rows.h. */
#include <config.h>
#include <stdio.h>
#include "app/say.h"
#include "cli/rows.h"

#define PAGE 500

static const YcOutColumn columns[] = {
  { NULL, N_("时限"), YC_OUT_TEXT },
  { "number", N_("办件号"), YC_OUT_TEXT },
  { "state", NULL, YC_OUT_TEXT },
  { "light", NULL, YC_OUT_TEXT },
  { "days", NULL, YC_OUT_NUMBER },
  { "due", N_("到期"), YC_OUT_DAY },
  { "provisional", N_("暂定"), YC_OUT_FLAG },
  { "applicant", N_("申请人"), YC_OUT_TEXT },
  { "sex", NULL, YC_OUT_TEXT },
  { "age", N_("年龄"), YC_OUT_NUMBER },
  { "place", N_("村"), YC_OUT_TEXT },
  { "item", N_("事项"), YC_OUT_TEXT },
  { NULL, N_("状态"), YC_OUT_TEXT },
  { "step", N_("环节"), YC_OUT_TEXT },
  { "who", N_("责任人"), YC_OUT_TEXT },
  { "at", N_("在哪里"), YC_OUT_TEXT },
};

const char *yc_light_code(YcLightColour colour)
{
  switch (colour) {
    case YC_LIGHT_NONE: return "none";
    case YC_LIGHT_STOPPED: return "stopped";
    case YC_LIGHT_GREEN: return "green";
    case YC_LIGHT_YELLOW: return "yellow";
    case YC_LIGHT_RED: return "red";
  }
  return "none";
}

static void put_case(YcOut *out, const YcCaseRow *row)
{
  gboolean lit = row->light.colour != YC_LIGHT_NONE;
  char due[YC_DAY_TEXT];
  g_autofree char *light = yc_say_light(&row->light, FALSE);
  g_autofree char *days = lit ? g_strdup_printf("%d", row->light.days) : NULL;
  g_autofree char *age = row->age > 0 ? g_strdup_printf("%d", row->age) : NULL;
  yc_out_row(out, (const char * [G_N_ELEMENTS(columns)]){
                      lit ? light : "", row->number, row->id < 0 ? "draft" : yc_state_code(row->state),
                      yc_light_code(row->light.colour), days, yc_day_format(row->due, due),
                      row->provisional ? "yes" : "no", row->applicant, row->sex, age, row->place_short,
                      row->item_short, row->id < 0 ? "" : yc_say_state(row->state), row->step_short, row->who, row->at });
}

YcOut *yc_cli_cases_new(const YcCli *cli)
{
  return yc_out_new(cli->format, columns, G_N_ELEMENTS(columns));
}

void yc_cli_cases(YcOut *out, const GPtrArray *cases)
{
  for (guint i = 0; i < cases->len; i++) put_case(out, cases->pdata[i]);
}

gboolean yc_cli_list(YcCli *cli, YcTab tab, GError **error)
{
  YcApp *app = yc_cli_open(cli, error);
  g_autoptr(GPtrArray) page = app ? yc_desk_list(app, tab, NULL, 0, FALSE, PAGE, error) : NULL;
  if (page == NULL) return FALSE;
  if (page->len == 0 && cli->format == YC_FORMAT_TABLE) {
    puts(yc_desk_tab_empty(tab));
    return TRUE;
  }
  g_autoptr(YcOut) out = yc_cli_cases_new(cli);
  while (page != NULL && page->len > 0) {
    yc_cli_cases(out, page);
    const YcCaseRow *last = page->pdata[page->len - 1];
    GPtrArray *next = page->len < PAGE ? NULL : yc_desk_list(app, tab, &last->sort, last->id, FALSE, PAGE, error);
    g_ptr_array_unref(page);
    page = next;
  }
  return *error == NULL;
}
