/* csv.c - see csv.h. */
#include <config.h>
#include <string.h>
#include "base/error.h"
#include "base/gettext.h"
#include "output/csv.h"

/* "-3" "96.4%" "1,024" are what they look like. */
static gboolean is_number(const char *cell)
{
  const char *digits = *cell == '-' || *cell == '+' ? cell + 1 : cell;
  gsize n = strspn(digits, "0123456789.,");
  if (*digits == '\0') return *cell == '-';   /* there is none */
  return g_ascii_isdigit(*digits) && (digits[n] == '\0' || strcmp(digits + n, "%") == 0);
}

static gboolean is_formula(const char *cell)
{
  return *cell != '\0' && strchr("=+-@\t\r", *cell) != NULL && !is_number(cell);
}

static void put_cell(GString *csv, const char *cell)
{
  gboolean formula = is_formula(cell);
  if (!formula && strpbrk(cell, ",\"\r\n\t") == NULL) {
    g_string_append(csv, cell);
    return;
  }
  g_string_append(csv, formula ? "\"'" : "\"");
  for (; *cell != '\0'; cell++) {
    if (*cell == '"') g_string_append_c(csv, '"');
    g_string_append_c(csv, *cell);
  }
  g_string_append_c(csv, '"');
}

void yc_csv_row(GString *csv, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (i > 0) g_string_append_c(csv, ',');
    put_cell(csv, cells[i] ? cells[i] : "");
  }
  g_string_append(csv, "\r\n");
}

char *yc_csv_encode(const char *csv, const char *charset, gsize *length, GError **error)
{
  if (g_ascii_strcasecmp(charset, "UTF-8") == 0) {
    char *bytes = g_strconcat("\xef\xbb\xbf", csv, NULL);
    *length = strlen(bytes);
    return bytes;
  }
  if (g_ascii_strcasecmp(charset, "GB18030") == 0) return g_convert(csv, -1, "GB18030", "UTF-8", NULL, length, error);
  g_set_error(error, YC_ERROR, YC_ERROR_REFUSED, _("表格文件没有 %s 这种编码:请用 UTF-8 或 GB18030"), charset);
  return NULL;
}
