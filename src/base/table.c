#include <config.h>
#include "base/table.h"

#include <string.h>

#include "base/gettext.h"
#include "base/text.h"

#define BYTES_MAX ((gsize)16 << 20)
/* Whoever sees this many has taken the wrong file. */
#define FAULTS_MAX 200
/* Columns of a wrong value that a sentence repeats. */
#define SHOWN 30

struct YcTable {
  char *file;
  char **columns;        /* as asked for */
  int *place;            /* of each in the file, from 0; -1: missing */
  guint width;           /* fields in the header */
  GStringChunk *values;
  GPtrArray *cells;      /* borrowed from `values`, as many a row as `columns` */
  GArray *lines;         /* int, one a row */
};

/* ---- faults ------------------------------------------------------------------------------------- */

static void fault_free(gpointer data)
{
  YcFault *fault = data;
  g_free(fault->file);
  g_free(fault->field);
  g_free(fault->reason);
  g_free(fault);
}

YcFaults *yc_faults_new(void)
{
  return g_ptr_array_new_with_free_func(fault_free);
}

static void G_GNUC_PRINTF(6, 0)
add_fault(YcFaults *faults, const char *file, int line, int column, const char *field, const char *format,
          va_list values)
{
  YcFault *fault = g_new(YcFault, 1);
  *fault = (YcFault){g_strdup(file), line, column, g_strdup(field), g_strdup_vprintf(format, values)};
  g_ptr_array_add(faults, fault);
}

void yc_faults_add(YcFaults *faults, const char *file, int line, int column, const char *field,
              const char *format, ...)
{
  va_list values;
  va_start(values, format);
  add_fault(faults, file, line, column, field, format, values);
  va_end(values);
}

char *yc_faults_text(const YcFaults *faults)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < faults->len; i++) {
    const YcFault *fault = faults->pdata[i];
    g_string_append(text, fault->file);
    if (fault->line)
      g_string_append_printf(text, ":%d", fault->line);
    g_string_append(text, ": ");
    if (fault->column)
      g_string_append_printf(text, _("第%d列 %s: "), fault->column, fault->field);
    g_string_append_printf(text, "%s\n", fault->reason);
  }
  return g_string_free(text, FALSE);
}

/* ---- reading ------------------------------------------------------------------------------------ */

/* The field without outer blanks; a fault where it holds what may not be stored. */
static char *clean_field(const YcTable *table, const char *field, int line, int column, const char *name,
                         YcFaults *faults)
{
  gboolean changed;
  char *clean = yc_clean(field, -1, 0, &changed);
  if (changed)
    yc_faults_add(faults, table->file, line, column, name, _("有看不见的或不规范的字符,请重新输入这一格。"));
  return clean;
}

static void read_header(YcTable *table, char **fields, int line, YcFaults *faults)
{
  guint asked = g_strv_length(table->columns);
  table->width = g_strv_length(fields);
  for (guint i = 0; i < table->width; i++) {
    int column = (int)i + 1;
    g_autofree char *name = clean_field(table, fields[i], line, column, "", faults);
    guint which = 0;
    while (which < asked && strcmp(table->columns[which], name) != 0)
      which++;
    if (which == asked)
      yc_faults_add(faults, table->file, line, column, name, _("表头里有不认识的列名,请删去或改正。"));
    else if (table->place[which] >= 0)
      yc_faults_add(faults, table->file, line, column, name, _("表头里这一列重复,请删去一个。"));
    else
      table->place[which] = (int)i;
  }
  for (guint i = 0; i < asked; i++)
    if (table->place[i] < 0)
      yc_faults_add(faults, table->file, line, 0, "", _("表头里缺少 %s 列,请补上。"), table->columns[i]);
}

/* Spreadsheets put quotes around a field, and double those in it. */
static const char *unquote(char *field)
{
  gsize length = strlen(field);
  if (length < 2 || field[0] != '"' || field[length - 1] != '"') return field;
  field[length - 1] = '\0';
  char *to = field;
  for (const char *from = field + 1; *from != '\0'; from++) {
    if (from[0] == '"' && from[1] == '"') from++;
    *to++ = *from;
  }
  *to = '\0';
  return field;
}

static void read_row(YcTable *table, char **fields, int line, YcFaults *faults)
{
  guint width = g_strv_length(fields);
  if (width != table->width) {
    yc_faults_add(faults, table->file, line, 0, "", _("有%u个字段,表头是%u个;字段之间用制表符隔开。"), width,
                  table->width);
    return;
  }
  for (guint i = 0; table->columns[i]; i++) {
    int place = table->place[i];
    g_autofree char *value =
      clean_field(table, place < 0 ? "" : unquote(fields[place]), line, place + 1, table->columns[i], faults);
    g_ptr_array_add(table->cells, g_string_chunk_insert(table->values, value));
  }
  g_array_append_val(table->lines, line);
}

static void read_lines(YcTable *table, char *text, YcFaults *faults)
{
  guint before = faults->len;
  int line = 0;
  for (char *rest = text; rest;) {
    char *content = strsep(&rest, "\n");
    gsize length = strlen(content);
    line++;
    if (length && content[length - 1] == '\r')
      content[length - 1] = '\0';
    if (*content == '\0' || *content == '#')
      continue;
    g_auto(GStrv) fields = g_strsplit(content, "\t", -1);
    if (table->width)
      read_row(table, fields, line, faults);
    else
      read_header(table, fields, line, faults);
    if (faults->len - before >= FAULTS_MAX) {
      yc_faults_add(faults, table->file, line, 0, "", _("错误太多,以下各行没有检查。"));
      return;
    }
  }
  if (!table->width)
    yc_faults_add(faults, table->file, 0, 0, "", _("文件里没有表头,第一行应写各列的名称。"));
}

YcTable *yc_table_read(const char *path, const char *const *columns, YcFaults *faults)
{
  YcTable *table = g_new0(YcTable, 1);
  table->file = g_path_get_basename(path);
  table->columns = g_strdupv((char **)columns);
  guint asked = g_strv_length(table->columns);
  table->place = g_new(int, asked);
  table->values = g_string_chunk_new(4096);
  table->cells = g_ptr_array_new();
  table->lines = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < asked; i++)
    table->place[i] = -1;

  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  if (yc_text_read(path, BYTES_MAX, &text, &error))
    read_lines(table, text, faults);
  else
    yc_faults_add(faults, table->file, 0, 0, "", "%s", error->message);
  return table;
}

void yc_table_free(YcTable *table)
{
  g_free(table->file);
  g_strfreev(table->columns);
  g_free(table->place);
  g_string_chunk_free(table->values);
  g_ptr_array_unref(table->cells);
  g_array_unref(table->lines);
  g_free(table);
}

/* ---- asking ------------------------------------------------------------------------------------- */

static guint column_index(const YcTable *table, const char *column)
{
  guint i = 0;
  while (table->columns[i] && strcmp(table->columns[i], column) != 0)
    i++;
  g_assert(table->columns[i]);
  return i;
}

guint yc_table_rows(const YcTable *table)
{
  return table->lines->len;
}

const char *yc_table_get(const YcTable *table, guint row, const char *column)
{
  g_assert(row < table->lines->len);
  return table->cells->pdata[row * g_strv_length(table->columns) + column_index(table, column)];
}

int yc_table_line(const YcTable *table, guint row)
{
  g_assert(row < table->lines->len);
  return g_array_index(table->lines, int, row);
}

void yc_table_fault(const YcTable *table, guint row, const char *column, YcFaults *faults, const char *format, ...)
{
  int place = table->place[column_index(table, column)];
  va_list values;
  va_start(values, format);
  add_fault(faults, table->file, yc_table_line(table, row), place + 1, column, format, values);
  va_end(values);
}

int yc_table_int(const YcTable *table, guint row, const char *column, int min, int max, YcFaults *faults)
{
  gint64 number;
  const char *value = yc_table_get(table, row, column);
  if (g_ascii_string_to_signed(value, 10, min, max, &number, NULL))
    return (int)number;
  g_autofree char *found = yc_clip(value, SHOWN);
  yc_table_fault(table, row, column, faults, _("应填%d到%d的整数,不是“%s”。"), min, max, found);
  return min;
}

int yc_table_word(const YcTable *table, guint row, const char *column, const char *const *words,
              YcFaults *faults)
{
  const char *value = yc_table_get(table, row, column);
  for (int i = 0; words[i]; i++)
    if (strcmp(words[i], value) == 0)
      return i;
  g_autofree char *allowed = g_strjoinv(_("、"), (char **)words);
  g_autofree char *found = yc_clip(value, SHOWN);
  yc_table_fault(table, row, column, faults, _("应填 %s 之一,不是“%s”。"), allowed, found);
  return 0;
}
