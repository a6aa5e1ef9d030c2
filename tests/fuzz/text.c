/* text.c - cleaning, widths, lines.  The first byte says how many columns there are. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <string.h>

#include "base/pinyin.h"
#include "base/text.h"

#define COLUMNS_MAX 48

static void check_clean(const char *bytes, gsize size, gsize max, const char *clean)
{
  gboolean changed;
  fuzz_expect_clean(clean);
  g_free(yc_clean(clean, -1, 0, &changed));
  EXPECT(!changed);
  g_autofree char *same = yc_clean(bytes, (gssize)size, 0, &changed);
  EXPECT(strcmp(same, clean) == 0 && (changed || !*clean || g_strstr_len(bytes, (gssize)size, clean)));
  g_autofree char *part = yc_clean(bytes, (gssize)size, max, NULL);
  EXPECT(g_str_has_prefix(clean, part) && (!max || g_utf8_strlen(part, -1) <= (glong)max));
  fuzz_expect_clean(part);
  for (const char *at = clean; *at; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at), command = yc_command_char(c);
    EXPECT(yc_char_width(c) >= 0 && yc_char_width(c) <= 2 && yc_command_char(command) == command);
  }
}

static void check_clip(const char *clean, int columns)
{
  gsize fit = yc_fit(clean, columns);
  g_autofree char *part = g_strndup(clean, fit), *clip = yc_clip(clean, columns), *pad = yc_pad(clean, columns);
  EXPECT(fit <= strlen(clean) && g_utf8_validate(part, -1, NULL) && yc_width(part) <= columns);
  EXPECT(!clean[fit] || yc_char_width(g_utf8_get_char(clean + fit)) > 0);
  EXPECT(g_utf8_validate(clip, -1, NULL) && yc_width(clip) <= columns);
  EXPECT(yc_width(clean) > columns || strcmp(clip, clean) == 0);
  EXPECT(yc_width(pad) == columns && g_str_has_prefix(pad, clip));
}

static void append_dark(GString *out, const char *text)
{
  for (; *text; text = g_utf8_next_char(text))
    if (!g_unichar_isspace(g_utf8_get_char(text)))
      g_string_append_unichar(out, g_utf8_get_char(text));
}

/* Nothing but blanks goes. */
static void check_wrap(const char *clean, int columns)
{
  g_auto(GStrv) lines = yc_wrap(clean, columns);
  g_autoptr(GString) all = g_string_new(NULL), wrapped = g_string_new(NULL);
  EXPECT(lines[0]);
  append_dark(all, clean);
  for (char **line = lines; *line; line++) {
    EXPECT(g_utf8_validate(*line, -1, NULL) && yc_width(*line) <= MAX(columns, 2));
    append_dark(wrapped, *line);
  }
  EXPECT(strcmp(all->str, wrapped->str) == 0);
}

static void check_forms(const char *clean)
{
  g_autofree char *half = yc_halfwidth(clean), *again = yc_halfwidth(half);
  EXPECT(g_utf8_validate(half, -1, NULL) && strcmp(half, again) == 0);
  g_autofree char *id = yc_mask_id(clean), *phone = yc_mask_phone(clean);
  EXPECT(g_utf8_validate(id, -1, NULL) && g_utf8_strlen(id, -1) <= 16);
  EXPECT(g_utf8_validate(phone, -1, NULL) && g_utf8_strlen(phone, -1) <= 11);
  for (int surname = FALSE; surname <= TRUE; surname++) {
    g_auto(GStrv) initials = yc_initials(clean, surname);
    EXPECT(g_strv_length(initials) <= 8);
    for (char **one = initials; *one; one++) {
      EXPECT(**one);
      for (const char *c = *one; *c; c++)
        EXPECT(g_ascii_islower(*c) || g_ascii_isdigit(*c));
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  if (!size)
    return 0;
  int columns = bytes[0] % COLUMNS_MAX;
  const char *text = (const char *)bytes + 1;
  g_autofree char *clean = yc_clean(text, (gssize)size - 1, 0, NULL);
  check_clean(text, size - 1, (gsize)columns, clean);
  check_clip(clean, columns);
  check_wrap(clean, columns);
  check_forms(clean);
  return 0;
}
