/* output.c - see output.h. */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include "base/gettext.h"
#include "base/text.h"
#include "cli/output.h"

struct YcOut {
  YcFormat format;
  const YcOutColumn *columns;
  guint n_columns, rows;
  GPtrArray *cells;      /* of a table: all of them, row after row; widths are known only at the end */
};

YcFormat yc_format_parse(const char *word)
{
  static const char *const words[YC_N_FORMATS] = { "table", "tsv", "json", "csv" };
  YcFormat format = YC_FORMAT_TABLE;
  while (format < YC_N_FORMATS && strcmp(words[format], word) != 0) format++;
  return format;
}

/* --- tsv --------------------------------------------------------------------------------------------------- */

static void put_escaped(const char *text)
{
  static const char plain[] = "\t\n\r\\", letters[] = "tnr\\";
  for (; *text != '\0'; text++) {
    const char *special = strchr(plain, *text);
    if (special == NULL) putchar(*text);
    else printf("\\%c", letters[special - plain]);
  }
}

static gboolean in_tsv(const YcOutColumn *column)
{
  return column->name != NULL && column->type != YC_OUT_NUMBERS;
}

/* `cells` NULL: the header. */
static void put_tsv(const YcOut *out, const char *const *cells)
{
  gboolean first = TRUE;
  for (guint i = 0; i < out->n_columns; i++) {
    if (!in_tsv(&out->columns[i])) continue;
    if (!first) putchar('\t');
    put_escaped(cells == NULL ? out->columns[i].name : cells[i] == NULL ? "" : cells[i]);
    first = FALSE;
  }
  putchar('\n');
}

/* --- json -------------------------------------------------------------------------------------------------- */

static json_t *json_numbers(const char *text)
{
  json_t *array = json_array();
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0') json_array_append_new(array, json_integer(g_ascii_strtoll(*word, NULL, 10)));
  return array;
}

static json_t *json_cell(YcOutType type, const char *text)
{
  switch (type) {
    case YC_OUT_TEXT: break;
    case YC_OUT_DAY: if (*text == '\0') return json_null(); else break;
    case YC_OUT_NUMBER: return *text == '\0' ? json_null() : json_integer(g_ascii_strtoll(text, NULL, 10));
    case YC_OUT_FLAG: return json_boolean(strcmp(text, "yes") == 0);
    case YC_OUT_NUMBERS: return json_numbers(text);
  }
  return json_string(text);
}

static void put_object(const json_t *object, gboolean first)
{
  char *text = json_dumps(object, JSON_COMPACT);
  printf("%s%s", first ? "[" : ",\n ", text ? text : "null");
  free(text);
}

static void put_json(const YcOut *out, const char *const *cells)
{
  json_t *object = json_object();
  for (guint i = 0; i < out->n_columns; i++)
    if (out->columns[i].name != NULL)
      json_object_set_new(object, out->columns[i].name, json_cell(out->columns[i].type, cells[i] ? cells[i] : ""));
  put_object(object, out->rows == 0);
  json_decref(object);
}

/* --- tables ------------------------------------------------------------------------------------------------ */

static const char *shown(const YcOutColumn *column, const char *cell)
{
  if (cell == NULL) return "";
  if (column->type != YC_OUT_FLAG) return cell;
  return strcmp(cell, "yes") == 0 ? _("是") : _("否");
}

static void keep_row(YcOut *out, const char *const *cells)
{
  for (guint i = 0; i < out->n_columns; i++)
    if (out->columns[i].heading != NULL)
      g_ptr_array_add(out->cells, g_strdup(cells ? shown(&out->columns[i], cells[i]) : _(out->columns[i].heading)));
}

static void put_table(const YcOut *out)
{
  guint n = 0;
  for (guint i = 0; i < out->n_columns; i++) n += out->columns[i].heading != NULL;
  if (n == 0) return;
  g_autofree int *widths = g_new0(int, n);
  for (guint i = 0; i < out->cells->len; i++) widths[i % n] = MAX(widths[i % n], yc_width(out->cells->pdata[i]));
  g_autoptr(GString) line = g_string_new(NULL);
  for (guint i = 0; i < out->cells->len; i++) {
    g_autofree char *cell = yc_pad(out->cells->pdata[i], widths[i % n]);
    g_string_append(line, cell);
    if ((i + 1) % n != 0) {
      g_string_append(line, "  ");
      continue;
    }
    g_strchomp(line->str);
    puts(line->str);
    g_string_truncate(line, 0);
  }
}

/* --- all --------------------------------------------------------------------------------------------------- */

YcOut *yc_out_new(YcFormat format, const YcOutColumn *columns, guint n_columns)
{
  YcOut *out = g_new0(YcOut, 1);
  out->format = format;
  out->columns = columns;
  out->n_columns = n_columns;
  out->cells = g_ptr_array_new_with_free_func(g_free);
  if (format == YC_FORMAT_TABLE) keep_row(out, NULL);
  if (format == YC_FORMAT_TSV) put_tsv(out, NULL);
  return out;
}

void yc_out_row(YcOut *out, const char *const *cells)
{
  if (out->format == YC_FORMAT_TABLE) keep_row(out, cells);
  if (out->format == YC_FORMAT_TSV) put_tsv(out, cells);
  if (out->format == YC_FORMAT_JSON) put_json(out, cells);
  out->rows++;
}

void yc_out_end(YcOut *out)
{
  if (out->format == YC_FORMAT_TABLE) put_table(out);
  if (out->format == YC_FORMAT_JSON) puts(out->rows == 0 ? "[]" : "]");
  g_ptr_array_unref(out->cells);
  g_free(out);
}

/* --- documents --------------------------------------------------------------------------------------------- */

static void put_field(const char *path, const json_t *value)
{
  put_escaped(path);
  putchar('\t');
  if (json_is_string(value)) put_escaped(json_string_value(value));
  else if (json_is_integer(value)) printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
  else if (json_is_boolean(value)) fputs(json_is_true(value) ? "yes" : "no", stdout);
  putchar('\n');
}

static void flatten(const char *path, const json_t *value)
{
  const char *name;
  json_t *member;
  size_t i;
  if (json_is_object(value)) {
    json_object_foreach((json_t *)value, name, member) {
      g_autofree char *below = *path == '\0' ? g_strdup(name) : g_strconcat(path, ".", name, NULL);
      flatten(below, member);
    }
  } else if (json_is_array(value)) {
    json_array_foreach(value, i, member) {
      g_autofree char *below = g_strdup_printf("%s[%zu]", path, i);
      flatten(below, member);
    }
  } else {
    put_field(path, value);
  }
}

void yc_out_document(YcFormat format, const json_t *document)
{
  if (format == YC_FORMAT_JSON) {
    put_object(document, TRUE);
    puts("]");
  } else {
    puts("field\tvalue");
    flatten("", document);
  }
}
