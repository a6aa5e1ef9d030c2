#include <config.h>

#include "domain/fold.h"

/* The next character of `*text`, which is moved past it. */
static gunichar next_char(const char **text)
{
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
    if (g_unichar_isspace(c) || (c == '-' && !keep_hyphens))
      continue;
    if (length + (gsize) g_unichar_to_utf8(c, NULL) >= size)
      break;
    length += (gsize) g_unichar_to_utf8(c, out + length);
  }
  out[length] = '\0';
}
