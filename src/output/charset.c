/* charset.c - see charset.h. */
#include <config.h>
#include "output/charset.h"

#include <iconv.h>
#include <string.h>

#include "base/error.h"
#include "base/gettext.h"
#include "base/text.h"

/* One character that is not there: where it stands. */
typedef struct {
  gunichar c;
  GString *lines;     /* 第3、30行 */
  int last;           /* the last of them */
} Lacking;

static void free_lacking(gpointer pointer)
{
  Lacking *one = pointer;
  g_string_free(one->lines, TRUE);
  g_free(one);
}

static void note(GPtrArray *list, gunichar c, int line)
{
  Lacking *one = NULL;
  for (guint i = 0; i < list->len && one == NULL; i++)
    if (((Lacking *)list->pdata[i])->c == c) one = list->pdata[i];
  if (one == NULL) {
    one = g_new0(Lacking, 1);
    one->c = c;
    one->lines = g_string_new(NULL);
    g_ptr_array_add(list, one);
  }
  if (one->last != line) g_string_append_printf(one->lines, "%s%d", one->last ? "、" : "", line);
  one->last = line;
}

const char *yc_charset_name(const char *word)
{
  static const char *const names[] = { "UTF-8", "GB18030", "GBK" };
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_ascii_strcasecmp(names[i], word) == 0) return names[i];
  return NULL;
}

/* At most eight bytes for one character; FALSE where the encoding has none. */
static gboolean convert(iconv_t converter, const char *from, gsize length, GString *out)
{
  char buffer[16], *to = buffer, copy[8];
  gsize room = sizeof buffer;
  memcpy(copy, from, length);
  ICONV_CONST char *in = copy;
  /* A positive result is a stand-in of iconv's own choice: that is silence too. */
  gboolean good = iconv(converter, &in, &length, &to, &room) == 0;
  if (!good) iconv(converter, NULL, NULL, NULL, NULL);
  if (good && out != NULL) g_string_append_len(out, buffer, to - buffer);
  return good;
}

static const char *instead(gunichar c)
{
  int width = yc_char_width(c);
  return width == 2 ? "〓" : width == 1 ? "#" : "";
}

/* The text with what is not there replaced. */
static char *replace(iconv_t converter, const char *text, GPtrArray *lacking)
{
  GString *out = g_string_new(NULL);
  int line = 1;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    gsize length = (gsize)(g_utf8_next_char(at) - at);
    line += *at == '\n';
    if (convert(converter, at, length, NULL)) {
      g_string_append_len(out, at, (gssize)length);
      continue;
    }
    note(lacking, g_utf8_get_char(at), line);
    g_string_append(out, instead(g_utf8_get_char(at)));
  }
  return g_string_free(out, FALSE);
}

/* Below the paper: what to write in by hand, and where. */
static void put_foot(GString *text, const GPtrArray *lacking, int width)
{
  if (lacking->len == 0) return;
  GString *foot = g_string_new(NULL);
  g_string_append_printf(foot, "本件有 %u 个字打印机没有,请手写补正:", lacking->len);
  for (guint i = 0; i < lacking->len; i++) {
    const Lacking *one = lacking->pdata[i];
    g_string_append_printf(foot, "%s第%s行%s=U+%04X", i ? ";" : "", one->lines->str, instead(one->c), one->c);
  }
  g_auto(GStrv) lines = yc_wrap(foot->str, width);
  for (char **line = lines; *line != NULL; line++) g_string_append_printf(text, "%s\n", *line);
  g_string_free(foot, TRUE);
}

static char *name_all(const GPtrArray *lacking)
{
  GString *names = g_string_new(NULL);
  for (guint i = 0; i < lacking->len; i++) {
    char bytes[8] = "";
    gunichar c = ((const Lacking *)lacking->pdata[i])->c;
    g_unichar_to_utf8(c, bytes);
    g_string_append_printf(names, "%s%s(U+%04X)", i ? " " : "", bytes, c);
  }
  return g_string_free(names, FALSE);
}

char *yc_charset_encode(const char *text, const char *charset, int width, gsize *length, char **lacking, GError **error)
{
  iconv_t converter = iconv_open(charset, "UTF-8");
  if (converter == (iconv_t)-1) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("本机不能把文字转成 %s:请装上 iconv 的这种编码,或把设置 printer_charset 改成 UTF-8"),
                charset);
    return NULL;
  }
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_lacking);
  g_autofree char *replaced = replace(converter, text, list);
  g_autoptr(GString) whole = g_string_new(replaced);
  put_foot(whole, list, width);
  GString *out = g_string_new(NULL);
  for (const char *at = whole->str; *at != '\0'; at = g_utf8_next_char(at))
    convert(converter, at, (gsize)(g_utf8_next_char(at) - at), out);
  iconv_close(converter);
  *lacking = name_all(list);
  *length = out->len;
  return g_string_free(out, FALSE);
}
