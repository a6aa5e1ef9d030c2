/* sheet.c - see sheet.h. */
#include <config.h>
#include "output/sheet.h"

#include <string.h>

#include "base/text.h"

#define LABEL 10     /* columns of a label on a wide sheet */
#define GAP 2        /* blanks between two values in a row */
#define COUNT 8      /* columns of a count in a table */

YcSheet *yc_sheet_new(int width)
{
  YcSheet *sheet = g_new0(YcSheet, 1);
  sheet->text = g_string_new(NULL);
  sheet->row = g_string_new(NULL);
  sheet->width = width;
  return sheet;
}

gboolean yc_sheet_is_wide(const YcSheet *sheet)
{
  return sheet->width >= YC_SHEET_WIDE;
}

static int columns(const YcSheet *sheet)
{
  return sheet->width - sheet->indent;
}

static void line(YcSheet *sheet, const char *lead, const char *text)
{
  g_string_append_printf(sheet->text, "%*s%s%s", sheet->indent, "", lead, text);
  gsize end = sheet->text->len;
  while (end > 0 && sheet->text->str[end - 1] == ' ') end--;
  g_string_truncate(sheet->text, end);
  g_string_append_c(sheet->text, '\n');
}

static void flush(YcSheet *sheet)
{
  if (sheet->row->len > 0) line(sheet, "", sheet->row->str);
  g_string_truncate(sheet->row, 0);
}

char *yc_sheet_end(YcSheet *sheet)
{
  flush(sheet);
  g_string_free(sheet->row, TRUE);
  char *text = g_string_free(sheet->text, FALSE);
  g_free(sheet);
  return text;
}

void yc_sheet_indent(YcSheet *sheet, int indent)
{
  flush(sheet);
  sheet->indent = indent;
}

void yc_sheet_blank(YcSheet *sheet)
{
  flush(sheet);
  g_string_append_c(sheet->text, '\n');
}

void yc_sheet_rule(YcSheet *sheet)
{
  yc_sheet_indent(sheet, 0);
  g_autofree char *rule = g_strnfill((gsize)sheet->width, '=');
  line(sheet, "", rule);
}

void yc_sheet_hang(YcSheet *sheet, const char *lead, const char *text)
{
  flush(sheet);
  int before = yc_width(lead);
  if (before > columns(sheet) / 2) {   /* too long to stand beside it: above */
    yc_sheet_hang(sheet, "", lead);
    lead = "  ";
    before = 2;
  }
  g_auto(GStrv) lines = yc_wrap(text, columns(sheet) - before);
  g_autofree char *blanks = g_strnfill((gsize)before, ' ');
  for (char **at = lines; *at != NULL; at++) line(sheet, at == lines ? lead : blanks, *at);
}

void yc_sheet_put(YcSheet *sheet, const char *text)
{
  g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);
  for (char **at = paragraphs; *at != NULL; at++) yc_sheet_hang(sheet, "", *at);
}

void yc_sheet_head(YcSheet *sheet, const char *text)
{
  int room = columns(sheet) - yc_width(text);
  g_autofree char *lead = g_strnfill(yc_sheet_is_wide(sheet) && room > 0 ? (gsize)room / 2 : 0, ' ');
  yc_sheet_hang(sheet, lead, text);
}

/* Puts a short text behind what already stands in the row, at column `at` or behind a gap. */
static void join(YcSheet *sheet, const char *text, int at)
{
  int before = yc_width(sheet->row->str);
  if (before > 0) g_string_append_printf(sheet->row, "%*s", MAX(at - before, GAP), "");
  g_string_append(sheet->row, text);
}

static void narrow_field(YcSheet *sheet, const char *lead, const char *value, gboolean joins)
{
  g_autofree char *text = g_strconcat(lead, value, NULL);
  if (!joins || yc_width(sheet->row->str) + GAP + yc_width(text) > columns(sheet)) flush(sheet);
  if (yc_width(text) > columns(sheet)) yc_sheet_hang(sheet, lead, value);
  else join(sheet, text, 0);
}

static void wide_field(YcSheet *sheet, const char *lead, const char *value)
{
  int half = sheet->width / 2 - sheet->indent;   /* the same column whatever the indent */
  g_autofree char *label = yc_pad(lead, *lead == '\0' ? 0 : MAX(LABEL, yc_width(lead)));
  g_autofree char *text = g_strconcat(label, value, NULL);
  if (yc_width(text) > half - GAP) {
    yc_sheet_hang(sheet, label, value);
    return;
  }
  gboolean second = sheet->row->len > 0;
  join(sheet, text, half);
  if (second) flush(sheet);
}

void yc_sheet_field(YcSheet *sheet, const char *label, const char *value, gboolean joins)
{
  if (value == NULL || *value == '\0') return;
  gboolean closed = *label == '\0' || g_str_has_suffix(label, ":") || g_str_has_suffix(label, ": ");
  g_autofree char *lead = g_strconcat(label, closed ? "" : " ", NULL);
  if (yc_sheet_is_wide(sheet)) wide_field(sheet, lead, value);
  else narrow_field(sheet, lead, value, joins);
}

void yc_sheet_row(YcSheet *sheet, const char *lead, const char *text, const char *const *count, int n_counts)
{
  flush(sheet);
  int room = columns(sheet) - yc_width(lead) - n_counts * COUNT;
  g_auto(GStrv) lines = yc_wrap(text, room - GAP);
  g_autofree char *blanks = g_strnfill((gsize)yc_width(lead), ' ');
  for (char **at = lines; *at != NULL; at++) {
    g_autofree char *padded = yc_pad(*at, room);
    GString *whole = g_string_new(padded);
    for (int i = 0; at == lines && i < n_counts; i++) {
      g_autofree char *cell = yc_pad(count[i], COUNT);
      g_string_append(whole, cell);
    }
    line(sheet, at == lines ? lead : blanks, whole->str);
    g_string_free(whole, TRUE);
  }
}
