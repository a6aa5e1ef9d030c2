/* template.c - templates of papers: whatever a file holds, there is a paper, no wider than it may be. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <string.h>

#include "base/text.h"
#include "output/template.h"

static YcPaperData *fill(YcPaperKind kind)
{
  YcPaperData *data = yc_paper_data_new(kind);
  yc_paper_put(&data->number, g_strdup("芦政受A〔2026〕0412号"));
  yc_paper_put(&data->applicant, g_strdup("古丽娜尔·阿布都热西提"));
  yc_paper_put(&data->hours, g_strdup("周一至周五 8:30-12:00 14:30-17:30"));
  data->day = yc_day_new(2026, 11, 3);
  data->due = yc_day_new(2027, 1, 4);
  yc_paper_add(data->items, "住院诊断资料", "正反面", "在县医院病案室可印", 0, 1, FALSE);
  yc_paper_add(data->taken, "居民户口簿", "", "", 1, 1, TRUE);
  yc_paper_add_matter(data, "高龄津贴", "张秀兰", "1103-005W", "芦政受A〔2026〕0413号", "已受理", data->due);
  yc_paper_add_change(data, "事项", "低保", "高龄津贴");
  return data;
}

static void expect_paper(const YcTemplates *templates, YcPaperKind kind, int width)
{
  g_autoptr(YcPaperData) data = fill(kind);
  g_autofree char *text = yc_paper_text(templates, data, width);
  EXPECT(g_utf8_validate(text, -1, NULL));
  EXPECT(strstr(text, "芦政受A〔2026〕0412号"));
  for (const char *line = text; *line != '\0';) {
    gsize length = strcspn(line, "\n");
    g_autofree char *one = g_strndup(line, length);
    EXPECT(yc_width(one) <= width);
    line += length + (line[length] == '\n');
  }
}

/* The first byte says which file the rest is: a paper's own template, or a part of many. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  static const char *const names[] = { "visit.txt", "taken.txt", "ask.txt", "head.txt" };
  static const YcPaperKind kinds[] = { YC_PAPER_VISIT, YC_PAPER_ASK, YC_PAPER_ASK, YC_PAPER_RECEIPT };
  if (size == 0) return 0;
  guint which = bytes[0] % G_N_ELEMENTS(names);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename("templates", names[i], NULL), *installed = NULL;
    g_autofree char *file = g_build_filename(g_getenv("TESTDIR"), "..", "data", path, NULL);
    if (i == which) fuzz_file(names[i], bytes + 1, size - 1);
    else if (g_file_get_contents(file, &installed, NULL, NULL)) fuzz_file(names[i], installed, strlen(installed));
  }
  const char *const directories[] = { fuzz_directory(), NULL };
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTemplates) templates = yc_templates_load(directories, faults);
  for (guint i = 0; i < faults->len; i++) fuzz_expect_clean(((const YcFault *)faults->pdata[i])->reason);
  expect_paper(templates, kinds[which], 32);
  expect_paper(templates, kinds[which], 80);
  return 0;
}
