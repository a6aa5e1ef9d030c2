/* table.c - files of tab-separated values: decoded whole or refused, no row lost or made up, every fault sayable. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <string.h>

#include "base/table.h"
#include "base/text.h"

static const char *const COLUMNS[] = { "date", "name", "n", "kind", NULL };
static const char *const KINDS[] = { "holiday", "workday", NULL };
#define N_MIN 2000
#define N_MAX 2200

static char *decode(const char *bytes, gsize size)
{
  char *text = NULL;
  g_autoptr(GError) error = NULL;
  if (!yc_text_decode("t.tsv", bytes, size, &text, &error)) {
    EXPECT(!text && error);
    fuzz_expect_clean(error->message);
    return NULL;
  }
  EXPECT(!error && g_utf8_validate(text, -1, NULL));
  gboolean marked = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
  const char *same = marked ? bytes + 3 : bytes;
  if (g_utf8_validate_len(bytes, size, NULL))
    EXPECT(strlen(text) == size - (gsize)(same - bytes) && memcmp(text, same, strlen(text)) == 0);
  return text;
}

static void expect_faults(const YcFaults *faults, guint lines)
{
  for (guint i = 0; i < faults->len; i++) {
    const YcFault *fault = faults->pdata[i];
    EXPECT(fault->line >= 0 && fault->line <= (int)lines && fault->column >= 0);
    fuzz_expect_clean(fault->field);
    fuzz_expect_clean(fault->reason);
  }
}

/* Cells of a good file stand in its line just so. */
static void expect_rows(const YcTable *table, char **lines, gboolean good, YcFaults *faults)
{
  int before = 1;
  for (guint row = 0; row < yc_table_rows(table); row++) {
    int line = yc_table_line(table, row);
    EXPECT(line > before && line <= (int)g_strv_length(lines));
    before = line;
    for (guint i = 0; COLUMNS[i]; i++) {
      const char *value = yc_table_get(table, row, COLUMNS[i]);
      fuzz_expect_clean(value);
      EXPECT(!good || strstr(lines[line - 1], value));
    }
    int n = yc_table_int(table, row, "n", N_MIN, N_MAX, faults);
    int kind = yc_table_word(table, row, "kind", KINDS, faults);
    EXPECT(n >= N_MIN && n <= N_MAX && kind >= 0 && kind < (int)G_N_ELEMENTS(KINDS) - 1);
  }
}

static guint filled(char **lines)
{
  guint n = 0;
  for (; *lines; lines++)
    n += **lines && **lines != '#' && strcmp(*lines, "\r") != 0;
  return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  g_autofree char *text = decode((const char *)bytes, size);
  g_auto(GStrv) lines = g_strsplit(text ? text : "", "\n", -1);
  g_autoptr(YcFaults) faults = yc_faults_new();
  g_autoptr(YcTable) table = yc_table_read(fuzz_file("t.tsv", bytes, size), COLUMNS, faults);
  gboolean good = faults->len == 0;
  EXPECT(text ? !good || yc_table_rows(table) + 1 == filled(lines) : !good && yc_table_rows(table) == 0);
  expect_rows(table, lines, good, faults);
  expect_faults(faults, g_strv_length(lines));
  g_autofree char *said = yc_faults_text(faults);
  EXPECT(g_utf8_validate(said, -1, NULL));
  return 0;
}
