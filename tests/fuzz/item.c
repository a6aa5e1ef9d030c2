/* item.c - an entry of the catalogue as JSON: refused with a reason, or there and back unchanged. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <string.h>

#include "domain/item.h"

/* RULE acc-01: with every question answered yes all papers are asked for, with none those without question. */
static void expect_materials(const YcItem *item)
{
  g_autoptr(GHashTable) answers = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) fewest = yc_item_materials(item, answers);
  for (guint i = 0; i < item->questions->len; i++)
    g_hash_table_insert(answers, ((YcQuestion *)item->questions->pdata[i])->id, (char *)"yes");
  g_autoptr(GPtrArray) most = yc_item_materials(item, answers);
  EXPECT(most->len == item->materials->len && fewest->len <= most->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  g_autofree char *json = g_strndup((const char *)bytes, size), *reason = NULL;
  g_autoptr(YcItem) item = yc_item_from_json(json, &reason);
  EXPECT(!item == (reason != NULL));
  if (!item) {
    EXPECT(g_utf8_validate(reason, -1, NULL));
    return 0;
  }
  expect_materials(item);
  g_autofree char *written = yc_item_to_json(item);
  g_autoptr(YcItem) again = yc_item_from_json(written, &reason);
  EXPECT(again);
  g_autofree char *same = yc_item_to_json(again);
  EXPECT(strcmp(written, same) == 0);
  return 0;
}
