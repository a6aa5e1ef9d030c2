#include <config.h>

#include "domain/fold.h"

#include <string.h>

/* The next character of `*text`, which is moved past it. */
static gunichar next_char(const char **text)
{
  if ((guchar) **text < 0x80)
    return (guchar) *(*text)++;
  gunichar c = g_utf8_get_char_validated(*text, -1);
  if (c == (gunichar) -1 || c == (gunichar) -2) {
    *text += 1;
    return 0xFFFD;
  }
  *text = g_utf8_next_char(*text);
  return c;
}

static gunichar fold_char(gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)   /* full-width forms */
    c -= 0xFF01 - '!';
  if (c < 0x80)
    return (gunichar) g_ascii_toupper((char) c);
  return g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION ? '-' : c;
}

void yc_fold(const char *text, gboolean keep_hyphens, char *out, gsize size)
{
  gsize length = 0;
  while (*text) {
    gunichar c = fold_char(next_char(&text));
    if (c < 0x80) {   /* most texts are nothing else */
      if (g_ascii_isspace((char) c) || (c == '-' && !keep_hyphens))
        continue;
      if (length + 1 >= size)
        break;
      out[length++] = (char) c;
      continue;
    }
    if (g_unichar_isspace(c))
      continue;
    char utf8[6];
    gsize count = (gsize) g_unichar_to_utf8(c, utf8);
    if (length + count >= size)
      break;
    memcpy(out + length, utf8, count);
    length += count;
  }
  out[length] = '\0';
}
