/* golden.c - screens compared with the pages in golden/. */
#include <config.h>
#include "pty/pty.h"

#include <string.h>

/* A letter a column: blank for none, r b u c, R for several. */
static char *attribute_layer(PTY *t)
{
  GString *out = g_string_new("---\n");
  int rows, columns;
  pty_size(t, &rows, &columns);
  for (int row = 0; row < rows; row++) {
    gsize end = out->len;   /* after the last letter */
    for (int x = 0; x < columns; x++) {
      const char *attributes = pty_attributes(t, row, x);
      g_string_append_c(out, !*attributes ? ' ' : attributes[1] ? 'R' : attributes[0]);
      end = *attributes ? out->len : end;
    }
    g_string_truncate(out, end);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

/* The rows that differ, as - expected and + found; TRUE when there are any. */
static gboolean print_difference(const char *name, const char *expected, const char *found)
{
  g_auto(GStrv) old = g_strsplit(expected, "\n", -1);
  g_auto(GStrv) new = g_strsplit(found, "\n", -1);
  guint rows = MAX(g_strv_length(old), g_strv_length(new));
  gboolean differ = FALSE;
  for (guint i = 0, a = 1, b = 1; i < rows; i++) {
    const char *left = a && old[i] ? old[i] : (a = 0, "");
    const char *right = b && new[i] ? new[i] : (b = 0, "");
    if (strcmp(left, right) == 0)
      continue;
    if (!differ)
      fprintf(stderr, "# golden/%s.txt (- there, + now)\n", name);
    fprintf(stderr, "# %2u -%s|\n# %2u +%s|\n", i + 1, left, i + 1, right);
    differ = TRUE;
  }
  return differ;
}

static char *golden_path(const char *name)
{
  const char *where = g_getenv("TESTDIR");
  return g_strdup_printf("%s/golden/%s.txt", where ? where : ".", name);
}

static gboolean updating(void)
{
  return g_strcmp0(g_getenv("GOLDEN_UPDATE"), "1") == 0;
}

void pty_golden_text(const char *name, const char *text)
{
  g_autofree char *path = golden_path(name), *expected = NULL;
  gboolean there = g_file_get_contents(path, &expected, NULL, NULL);
  if (!print_difference(name, there ? expected : "", text))
    return;
  ck_assert_msg(updating(), "golden/%s.txt is another page; GOLDEN_UPDATE=1 writes it anew", name);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
}

void pty_golden_with(PTY *t, const char *name, gboolean attributes)
{
  g_autofree char *path = golden_path(name), *expected = NULL;
  gboolean there = g_file_get_contents(path, &expected, NULL, NULL);
  gboolean layer = attributes || (there && strstr(expected, "\n---\n"));
  g_autofree char *marks = layer ? attribute_layer(t) : g_strdup("");
  g_autofree char *found = g_strconcat(pty_screen(t), marks, NULL);
  if (!print_difference(name, there ? expected : "", found))
    return;
  if (!updating())
    pty_fail(t, "golden/%s.txt is another page; GOLDEN_UPDATE=1 writes it anew", name);
  GError *error = NULL;
  if (!g_file_set_contents(path, found, -1, &error))
    pty_fail(t, "%s", error->message);
}
