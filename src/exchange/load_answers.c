/* load_answers.c - the standing answers of a file.  See load.h. */
#include <config.h>
#include "exchange/load.h"
#include "exchange/load_rows.h"

static const YcCell cells[] = {
  { "question", .kind = YC_CELL_NAME, .unique = TRUE },
  { "text", .kind = YC_CELL_NAME },
  { "item", .kind = YC_CELL_REFERENCE },
  { "owner", .kind = YC_CELL_CODE },
  { "checked", .kind = YC_CELL_DAY },
  { "until", .kind = YC_CELL_DAY },
  { 0 }
};

YcLoads *yc_load_answers(const char *file, YcFaults *faults)
{
  YcLoads *loads = yc_loads_new();
  g_autoptr(YcSheet) sheet = yc_sheet_read(NULL, file, cells, faults);
  for (guint i = 0; i < sheet->rows->len; i++) {
    json_t *row = sheet->rows->pdata[i];
    json_t *facts = json_pack("{s:n, s:O, s:O, s:O, s:O, s:n}", "answer", "item", json_object_get(row, "item"), "owner",
                              json_object_get(row, "owner"), "checked", json_object_get(row, "checked"), "until",
                              json_object_get(row, "until"), "dropped");
    yc_loads_add(loads, "answer.set", facts,
                 json_pack("{s:O, s:O}", "question", json_object_get(row, "question"), "text", json_object_get(row, "text")));
  }
  return loads;
}
