#include <config.h>
#include "base/text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <iconv.h>
#include <string.h>

#include "base/gettext.h"

/* More marks than any script puts on one base; long runs of them cost normalization quadratic time. */
#define MARKS_MAX 8
#define ELLIPSIS "…"
#define REPLACEMENT 0xFFFD

G_DEFINE_QUARK(yc-text-error-quark, yc_text_error)

/* ---- width -------------------------------------------------------------------------------------- */

/* Controls, separators, bidi controls, and what Unicode calls default ignorable: nothing of it shows, and
 * some of it moves what stands beside it.  In order. */
static const struct {
  gunichar first, last;
} hidden[] = {
  {0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},
  {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
  {0x2060, 0x206F},   {0x3164, 0x3164},   {0xD800, 0xDFFF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
  {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
  {0xE0000, 0xE0FFF},
};

static gboolean is_hidden(gunichar c)
{
  if ((c & 0xFFFE) == 0xFFFE || c > 0x10FFFF)
    return TRUE;
  gsize low = 0, high = G_N_ELEMENTS(hidden);
  while (low < high) {
    gsize middle = (low + high) / 2;
    if (c > hidden[middle].last)
      low = middle + 1;
    else
      high = middle;
  }
  return low < G_N_ELEMENTS(hidden) && c >= hidden[low].first;
}

int yc_char_width(gunichar c)
{
  if (c >= 0x20 && c < 0x7F)
    return 1;
  if (c >= 0x4DC0 && c <= 0x9FFF)
    return 2;
  if (is_hidden(c))
    return -1;
  GUnicodeType type = g_unichar_type(c);
  /* Format characters that are left are signs of numbers in Arabic and its neighbours: they show. */
  if (type == G_UNICODE_FORMAT)
    return 1;
  if (g_unichar_iszerowidth(c))
    return 0;
  return type == G_UNICODE_UNASSIGNED || g_unichar_iswide(c) ? 2 : 1;
}

int yc_width(const char *text)
{
  int width = 0;
  for (; *text; text = g_utf8_next_char(text))
    width += MAX(yc_char_width(g_utf8_get_char(text)), 0);
  return width;
}

gsize yc_fit(const char *text, int columns)
{
  const char *p = text;
  for (; *p; p = g_utf8_next_char(p)) {
    columns -= MAX(yc_char_width(g_utf8_get_char(p)), 0);
    if (columns < 0)
      break;
  }
  return (gsize)(p - text);
}

char *yc_clip(const char *text, int columns)
{
  gsize fit = yc_fit(text, columns);
  if (text[fit] == '\0')
    return g_strdup(text);
  if (columns < 1)
    return g_strdup("");
  return g_strdup_printf("%.*s" ELLIPSIS, (int)yc_fit(text, columns - 1), text);
}

char *yc_pad(const char *text, int columns)
{
  g_autofree char *clipped = yc_clip(text, columns);
  return g_strdup_printf("%s%*s", clipped, MAX(columns - yc_width(clipped), 0), "");
}

/* ---- lines -------------------------------------------------------------------------------------- */

#define CLOSERS "，。、；：？！）》」』”’,.;:?!)"
#define OPENERS "（《「『“‘("

static gboolean is_one_of(gunichar c, const char *set)
{
  return g_utf8_strchr(set, -1, c) != NULL;
}

static gboolean may_break(gunichar before, gunichar after)
{
  if (g_unichar_isspace(after))
    return TRUE;
  if (is_one_of(after, CLOSERS) || is_one_of(before, OPENERS))
    return FALSE;
  if (g_unichar_isspace(before) || yc_char_width(before) == 2 || yc_char_width(after) == 2)
    return TRUE;
  /* Numbers stay whole: 1103-004K, 2026-11-03, 1.50, 581126********26. */
  return g_unichar_ispunct(before) && before != '*' && !g_unichar_isdigit(after);
}

/* Where the line that starts at `text` and holds `fit` bytes ends. */
static gsize line_end(const char *text, gsize fit)
{
  gsize end = fit;
  gunichar before = ' ';
  gboolean begun = FALSE;
  for (const char *p = text; p <= text + fit; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (yc_char_width(c) == 0)
      continue;
    if (begun && may_break(before, c))
      end = (gsize)(p - text);
    begun = begun || !g_unichar_isspace(c);
    before = c;
  }
  return end;
}

char **yc_wrap(const char *text, int columns)
{
  GPtrArray *lines = g_ptr_array_new();
  do {
    gsize length = yc_fit(text, MAX(columns, 2));
    if (text[length])
      length = line_end(text, length);
    g_ptr_array_add(lines, g_strchomp(g_strndup(text, length)));
    text += length;
    while (*text && g_unichar_isspace(g_utf8_get_char(text)))
      text = g_utf8_next_char(text);
  } while (*text);
  g_ptr_array_add(lines, NULL);
  return (char **)g_ptr_array_free(lines, FALSE);
}

/* ---- cleaning ----------------------------------------------------------------------------------- */

/* The character at *p, before `end`, and steps over it; a byte that begins none is U+FFFD. */
static gunichar next_char(const char **p, const char *end)
{
  gunichar c = (guchar)**p < 0x80 ? (guchar)**p : g_utf8_get_char_validated(*p, end - *p);
  if (c > 0x10FFFF) {
    ++*p;
    return REPLACEMENT;
  }
  *p = g_utf8_next_char(*p);
  return c;
}

static gboolean is_mark(gunichar c)
{
  return yc_char_width(c) == 0 || g_unichar_combining_class(c) != 0;
}

/* Drops what may not stay: hidden characters, outer blanks, marks without base or too many on one, and
 * whatever comes after `max` code points (0: no bound). */
static char *sift(const char *p, gsize length, gsize max)
{
  const char *end = p + length;
  GString *out = g_string_sized_new(length);
  gsize kept = 0, base = 0, marks = MARKS_MAX;
  while (p < end) {
    gunichar c = next_char(&p, end);
    if (c == '\t' || c == '\n')
      c = ' ';
    if (yc_char_width(c) < 0 || (out->len == 0 && g_unichar_isspace(c)))
      continue;
    gboolean mark = is_mark(c);
    if (mark && marks++ >= MARKS_MAX)
      continue;
    if (max && kept++ == max) {
      if (mark)
        g_string_truncate(out, base);
      break;
    }
    if (!mark) {
      marks = g_unichar_isspace(c) ? MARKS_MAX : 0;
      base = out->len;
    }
    g_string_append_unichar(out, c);
  }
  const char *last;
  while ((last = g_utf8_find_prev_char(out->str, out->str + out->len)) &&
         g_unichar_isspace(g_utf8_get_char(last)))
    g_string_truncate(out, (gsize)(last - out->str));
  return g_string_free(out, FALSE);
}

static const char *skip_blanks(const char *p, const char *end)
{
  for (const char *next = p; p < end && g_unichar_isspace(next_char(&next, end)); )
    p = next;
  return p;
}

char *yc_clean(const char *bytes, gssize length, gsize max, gboolean *changed)
{
  const char *end = bytes + (length < 0 ? strlen(bytes) : (gsize)length);
  /* Twice, for composing can bring new marks, and before it there must be few of them. */
  g_autofree char *sifted = sift(bytes, (gsize)(end - bytes), 0);
  g_autofree char *composed = g_utf8_normalize(sifted, -1, G_NORMALIZE_NFC);
  char *clean = sift(composed, strlen(composed), max);
  if (changed) {
    gsize same = strlen(clean);
    const char *start = skip_blanks(bytes, end);
    *changed = (gsize)(end - start) < same || memcmp(start, clean, same) != 0 ||
               skip_blanks(start + same, end) != end;
  }
  return clean;
}

char *yc_halfwidth(const char *text)
{
  GString *out = g_string_sized_new(strlen(text));
  for (; *text; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    if (c == 0x3000)
      c = ' ';
    else if (c >= 0xFF01 && c <= 0xFF5E && !is_one_of(c, "！（），：；？～"))
      c -= 0xFF01 - '!';
    g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

gunichar yc_command_char(gunichar c)
{
  static const struct {
    gunichar first, last, command;
  } commands[] = {
    {U'０', U'９', '0'}, {U'ａ', U'ｚ', 'a'}, {U'？', U'？', '?'}, {U'／', U'／', '/'}, {U'、', U'、', '/'},
    {U'，', U'，', ','}, {U'。', U'。', '.'}, {U'＋', U'＋', '+'}, {U'－', U'－', '-'}, {U'＊', U'＊', '*'},
    {U'＝', U'＝', '='}, {0x3000, 0x3000, ' '},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (c >= commands[i].first && c <= commands[i].last)
      return commands[i].command + (c - commands[i].first);
  return c;
}

/* Values of fewer than `least` characters would show too much of themselves between head and tail. */
static char *mask(const char *text, glong least, glong head, glong tail, const char *stars)
{
  glong length = g_utf8_strlen(text, -1);
  if (length < least)
    return g_strdup(length ? stars : "");
  const char *rest = g_utf8_offset_to_pointer(text, head);
  return g_strdup_printf("%.*s%s%s", (int)(rest - text), text, stars,
                         g_utf8_offset_to_pointer(text, length - tail));
}

char *yc_mask_id(const char *id)
{
  return mask(id, 15, 6, 2, "********");
}

char *yc_mask_phone(const char *phone)
{
  return mask(phone, 11, 3, 4, "****");
}

char *yc_mask_name(const char *name)
{
  const char *rest = *name ? g_utf8_next_char(name) : name;
  g_autofree char *first = g_strndup(name, (gsize)(rest - name));
  return g_strconcat(first, *rest ? "○○" : "", NULL);
}

/* ---- files -------------------------------------------------------------------------------------- */

/* An error at the end of `before`, the part of the text that is good. */
static gboolean fail_after(const char *before, gsize length, const char *name, const char *reason, GError **error)
{
  int line = 1, column = 1;
  for (const char *p = before; p < before + length; p = g_utf8_next_char(p)) {
    column = *p == '\n' ? 1 : column + 1;
    line += *p == '\n';
  }
  g_set_error(error, YC_TEXT_ERROR, 0, _("%s 第%d行第%d个字起不能读:%s"), name, line, column, reason);
  return FALSE;
}

/* Whether text that is not UTF-8 was meant to be: GB18030 would read it as other Han without a complaint. */
static gboolean is_damaged_utf8(const char *p, gsize length)
{
  gsize good = 0, bad = 0;
  for (const char *end = p + length, *start = p; p < end; start = p) {
    gboolean replaced = next_char(&p, end) == REPLACEMENT;
    good += p - start >= 3;
    bad += replaced && p - start == 1;
  }
  return good > bad;
}

static gboolean from_gb18030(const char *name, const char *bytes, gsize length, char **text, GError **error)
{
  iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == (iconv_t)-1) {
    g_set_error(error, YC_TEXT_ERROR, 0,
                _("%s 不是 UTF-8 编码,本机又不能读 GB18030。请另存为 UTF-8 文本后再试。"), name);
    return FALSE;
  }
  /* One byte becomes one, two become at most three, four become four. */
  gsize room = length * 2;
  g_autofree char *decoded = g_malloc(room + 1);
  ICONV_CONST char *from = (ICONV_CONST char *)bytes;
  char *to = decoded;
  gboolean whole = iconv(converter, &from, &length, &to, &room) != (size_t)-1;
  iconv_close(converter);
  *to = '\0';
  if (!whole)
    return fail_after(decoded, (gsize)(to - decoded), name,
                      _("既不是 UTF-8 也不是 GB18030 编码,请另存为 UTF-8 后再试。"), error);
  *text = g_steal_pointer(&decoded);
  return TRUE;
}

gboolean yc_text_decode(const char *name, const char *bytes, gsize length, char **text, GError **error)
{
  gboolean marked = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
  if (marked) {
    bytes += 3;
    length -= 3;
  }
  const char *end = bytes;
  if (g_utf8_validate_len(bytes, length, &end)) {
    *text = g_strndup(bytes, length);
    return TRUE;
  }
  gsize good = (gsize)(end - bytes);
  if (memchr(bytes, '\0', length))
    return fail_after(bytes, good, name, _("不是文本,或是 UTF-16 编码;请另存为 UTF-8 后再试。"), error);
  if (marked || is_damaged_utf8(bytes, length))
    return fail_after(bytes, good, name, _("有损坏的 UTF-8 编码,请改正这个字后再试。"), error);
  return from_gb18030(name, bytes, length, text, error);
}

gboolean yc_text_read(const char *path, gsize max, char **text, GError **error)
{
  GStatBuf status;
  if (g_stat(path, &status) != 0) {
    g_set_error(error, YC_TEXT_ERROR, 0, _("打不开文件 %s(%s)。请检查路径和权限。"), path, g_strerror(errno));
    return FALSE;
  }
  if (!S_ISREG(status.st_mode)) {
    g_set_error(error, YC_TEXT_ERROR, 0, _("%s 不是普通文件。请给出一个文本文件。"), path);
    return FALSE;
  }
  if ((guint64)status.st_size > max) {
    g_set_error(error, YC_TEXT_ERROR, 0, _("文件 %s 太大(超过 %zu 字节)。请拆成几个文件。"), path,
                (size_t)max);
    return FALSE;
  }
  g_autofree char *bytes = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &bytes, &length, NULL)) {
    g_set_error(error, YC_TEXT_ERROR, 0, _("读不出文件 %s。请检查权限和磁盘。"), path);
    return FALSE;
  }
  return yc_text_decode(path, bytes, length, text, error);
}

gboolean yc_has_letter(const char *text)
{
  while (*text && !g_unichar_isalpha(g_utf8_get_char(text)))
    text = g_utf8_next_char(text);
  return *text != '\0';
}
