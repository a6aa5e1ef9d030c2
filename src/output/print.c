/* print.c - a template filled with a paper's data, on a sheet. */
#include <config.h>
#include <string.h>

#include "base/text.h"
#include "output/field.h"
#include "output/sheet.h"
#include "output/template_line.h"

/* Puts what stands for the field at `at` into `out`; FALSE where nothing does, or a test fails.  *at goes past it. */
static gboolean put_field(const YcScope *scope, const char **at, GString *out)
{
  const char *close = strchr(*at, '}'), *start = *at + 1;
  char how = *start == '?' || *start == '!' ? *start : '\0';
  g_autofree char *name = g_strndup(start + (how != '\0'), (gsize)(close - start) - (how != '\0'));
  g_autofree char *value = yc_paper_field_value(scope, name);
  *at = close + 1;
  if (how == '\0') g_string_append(out, value);
  return how == '!' ? *value == '\0' : *value != '\0';
}

/* The text with its fields; a piece in brackets goes where one of its fields is empty, the whole (NULL) where one
 * outside is. */
static char *expand(const YcScope *scope, const char *text)
{
  g_autoptr(GString) out = g_string_new(NULL);
  gsize piece = 0;
  gboolean inside = FALSE, whole = TRUE, good = TRUE;
  for (const char *at = text; *at != '\0';) {
    if (*at == '{') {
      gboolean there = put_field(scope, &at, out);
      if (inside) good = good && there;
      else whole = whole && there;
      continue;
    }
    if (*at == '[') {
      piece = out->len;
      inside = good = TRUE;
    } else if (*at == ']') {
      if (!good) g_string_truncate(out, piece);
      inside = FALSE;
    } else g_string_append_c(out, *at);
    at++;
  }
  return whole ? g_strdup(out->str) : NULL;
}

typedef struct {
  YcSheet *sheet;
  YcScope scope;
  gboolean big;
} Printer;

static void put_big(Printer *p)
{
  p->big = !p->big;
  yc_sheet_rule(p->sheet);
  yc_sheet_indent(p->sheet, p->big ? 2 : 0);
}

static void put_line(Printer *p, const YcLine *line)
{
  g_autofree char *first = line->part[0] ? expand(&p->scope, line->part[0]) : NULL,
                  *second = line->part[1] ? expand(&p->scope, line->part[1]) : NULL,
                  *third = line->part[2] ? expand(&p->scope, line->part[2]) : NULL;
  g_autofree char *blanks = g_strnfill((gsize)line->indent, ' ');
  switch (line->kind) {
  case YC_LINE_BLANK: yc_sheet_blank(p->sheet); break;
  case YC_LINE_BIG: put_big(p); break;
  case YC_LINE_CUT: yc_sheet_cut(p->sheet); break;
  case YC_LINE_TEXT:
    if (first && *first != '\0') yc_sheet_hang(p->sheet, blanks, first);
    break;
  case YC_LINE_HEAD:
    if (first && *first != '\0') yc_sheet_head(p->sheet, first);
    break;
  case YC_LINE_FIELD:
  case YC_LINE_JOINED:
    if (first && second) yc_sheet_field(p->sheet, first, second, line->kind == YC_LINE_JOINED);
    break;
  case YC_LINE_ROW:
    if (first && second) yc_sheet_row(p->sheet, first, second, third ? third : "");
    break;
  case YC_LINE_EACH:
  case YC_LINE_END: break;   /* put_lines() */
  }
}

static void put_list(Printer *p, const GPtrArray *lines, guint begin, guint end)
{
  const char *list = ((const YcLine *)lines->pdata[begin])->part[0];
  const GPtrArray *rows = yc_paper_list_rows(p->scope.data, list);
  p->scope.list = list;
  for (guint i = 0; i < rows->len; i++) {
    p->scope.row = rows->pdata[i];
    p->scope.n = i + 1;
    for (guint k = begin + 1; k < end; k++) put_line(p, lines->pdata[k]);
  }
  p->scope.list = NULL;
  p->scope.row = NULL;
}

static void put_lines(Printer *p, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    guint end = i;
    if (((const YcLine *)lines->pdata[i])->kind != YC_LINE_EACH) {
      put_line(p, lines->pdata[i]);
      continue;
    }
    while (((const YcLine *)lines->pdata[end])->kind != YC_LINE_END) end++;
    put_list(p, lines, i, end);
    i = end;
  }
}

char *yc_paper_text(const YcTemplates *templates, const YcPaperData *data, int width)
{
  const YcTemplate *template = yc_templates_get(templates, data->kind);
  Printer p = { .sheet = yc_sheet_new(width), .scope = { .data = data, .width = width } };
  put_lines(&p, template->lines);
  if (template->twice) {
    yc_sheet_cut(p.sheet);
    put_lines(&p, template->lines);
  }
  return yc_sheet_end(p.sheet);
}
