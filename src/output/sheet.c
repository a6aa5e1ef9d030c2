/* sheet.c - see sheet.h. */
#include <config.h>
#include "output/sheet.h"

#include <string.h>

#include "base/text.h"

#define LABEL 10     /* columns of a label on a wide sheet */
#define GAP 2        /* blanks between two values in a row */
#define RIGHT 24     /* columns at the right of a wide row */

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
  if (sheet->text->len > 0 && !g_str_has_suffix(sheet->text->str, "\n\n")) g_string_append_c(sheet->text, '\n');
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

void yc_sheet_row(YcSheet *sheet, const char *lead, const char *text, const char *right)
{
  flush(sheet);
  g_autofree char *blanks = g_strnfill((gsize)yc_width(lead), ' ');
  int room = columns(sheet) - yc_width(lead), at = yc_sheet_is_wide(sheet) ? room - RIGHT : 0;
  int gap = MAX(at - yc_width(text), 1);
  gboolean fits = *right == '\0' || yc_width(text) + gap + yc_width(right) <= room;
  g_autofree char *whole = *right != '\0' && fits ? g_strdup_printf("%s%*s%s", text, gap, "", right) : g_strdup(text);
  if (yc_width(whole) <= room) line(sheet, lead, whole);
  else yc_sheet_hang(sheet, lead, whole);
  if (!fits) yc_sheet_hang(sheet, blanks, right);
}

void yc_sheet_cut(YcSheet *sheet)
{
  yc_sheet_indent(sheet, 0);
  const char *word = " 剪开 ";
  int half = (sheet->width - yc_width(word)) / 2;
  GString *dashes = g_string_new(NULL);
  while ((int)dashes->len < half) g_string_append(dashes, dashes->len % 2 == 0 ? "-" : " ");
  g_autofree char *after = g_strdup(half % 2 == 0 ? dashes->str + 1 : dashes->str);
  g_autofree char *whole = g_strconcat(dashes->str, word, after, NULL);
  line(sheet, "", whole);
  g_string_free(dashes, TRUE);
}
