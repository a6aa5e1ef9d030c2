/* keys.c - bytes of a terminal in pieces of any size, decoded, then typed into a line.
 *
 * The first byte says how they are cut, how much a line holds and how wide it is.  How bytes are cut changes nothing;
 * what is no sequence arrives whole; a line holds what was put into it. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <string.h>

#include "base/text.h"
#include "tui/edit.h"

/* ---- decoding ------------------------------------------------------------------------------------------ */

static void describe(GString *out, const YcEvent *event)
{
  EXPECT(event->kind == YC_EVENT_KEY || event->kind == YC_EVENT_TEXT || event->kind == YC_EVENT_PASTE
         || event->kind == YC_EVENT_CLICK);
  if (event->kind == YC_EVENT_CLICK)
    g_string_append_printf(out, "\033%d,%d\033", event->row, event->column);
  else if (event->kind == YC_EVENT_KEY)
    g_string_append_printf(out, "\033%s\033", yc_key_name(event->key));
  else {
    EXPECT(g_utf8_validate(event->text, -1, NULL));
    g_string_append_printf(out, event->kind == YC_EVENT_PASTE ? "\033[%s]\033" : "%s", event->text);
  }
}

static void pop_all(YcKeys *keys, GString *out)
{
  for (;;) {
    g_auto(YcEvent) event = { 0 };
    if (!yc_keys_pop(keys, YC_TAKE_TEXT, &event))
      break;
    describe(out, &event);
  }
  EXPECT(!yc_keys_waiting(keys));
}

/* What comes of the bytes in pieces of 1 … `most`, keys between two Esc. */
static char *decode(const guint8 *bytes, gsize size, gsize most)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  GString *out = g_string_new(NULL);
  for (gsize at = 0, n; at < size; at += n) {
    n = MIN(1 + (at * 7 + bytes[at]) % most, size - at);
    yc_keys_feed(keys, bytes + at, n);
    if (n % 2)
      pop_all(keys, out);
  }
  for (int i = 0; i < 12; i++)   /* a paste without end waits longest */
    yc_keys_idle(keys);
  EXPECT(!yc_keys_undecided(keys));
  pop_all(keys, out);
  return g_string_free(out, FALSE);
}

/* The same of bytes without Esc, told another way. */
static char *decode_plain(const guint8 *bytes, gsize size)
{
  GString *out = g_string_new(NULL);
  for (gsize at = 0; at < size;) {
    gunichar c = bytes[at] ? g_utf8_get_char_validated((const char *)bytes + at, (gssize)(size - at)) : 0;
    gboolean whole = c != (gunichar)-1 && c != (gunichar)-2;
    YcKey key = c == '\r' || c == '\n' ? YC_KEY_ENTER : c == '\t' ? YC_KEY_TAB :
                c == 8 || c == 127 ? YC_KEY_BACKSPACE : c < 32 ? (YcKey)c : YC_KEY_NONE;
    if (*yc_key_name(key))
      g_string_append_printf(out, "\033%s\033", yc_key_name(key));
    else if (!whole || c >= 32)
      g_string_append_unichar(out, whole ? c : 0xFFFD);
    at += whole ? (gsize)g_unichar_to_utf8(c, NULL) : 1;
  }
  return g_string_free(out, FALSE);
}

static void check_paste(const guint8 *bytes, gsize size)
{
  g_autofree char *clean = yc_clean((const char *)bytes, (gssize)size, 0, NULL);
  g_autoptr(GByteArray) all = g_byte_array_new();
  g_byte_array_append(all, (const guint8 *)"\033[200~", 6);
  g_byte_array_append(all, bytes, (guint)size);
  g_byte_array_append(all, (const guint8 *)"\033[201~", 6);
  g_autofree char *found = decode(all->data, all->len, 64), *expected = g_strdup_printf("\033[%s]\033", clean);
  EXPECT(strcmp(found, expected) == 0);
}

static void check_decoding(const guint8 *bytes, gsize size, gsize most)
{
  g_autofree char *whole = decode(bytes, size, 1 << 20), *cut = decode(bytes, size, most);
  EXPECT(strcmp(whole, cut) == 0);
  if (!size)
    return;
  if (!memchr(bytes, '\033', size)) {
    g_autofree char *plain = decode_plain(bytes, size);
    EXPECT(strcmp(whole, plain) == 0);
  }
  if (size < 4096 && !memmem(bytes, size, "\033[201~", 6))
    check_paste(bytes, size);
}

/* ---- a line -------------------------------------------------------------------------------------------- */

static void expect_line(YcEdit *edit, int columns)
{
  const char *text = yc_edit_text(edit);
  gsize caret = yc_edit_caret(edit);
  EXPECT(g_utf8_validate(text, -1, NULL) && (gsize)g_utf8_strlen(text, -1) <= yc_edit_max(edit));
  EXPECT(yc_edit_empty(edit) == !*text && caret <= strlen(text));
  EXPECT(!text[caret] || yc_char_width(g_utf8_get_char_validated(text + caret, -1)) > 0);
  for (const char *at = text; *at; at = g_utf8_next_char(at))
    EXPECT(yc_char_width(g_utf8_get_char(at)) >= (at == text));
  int column;
  g_autofree char *view = yc_edit_view(edit, columns, &column);
  EXPECT(strstr(text, view) && yc_width(view) <= columns && column >= 0 && column < columns);
  EXPECT(yc_edit_caret(edit) == caret);
}

/* What a line takes of a text at its caret: all that shows, but no mark without a base. */
static char *accepted(const char *text, gboolean at_start)
{
  GString *out = g_string_new(NULL);
  for (; *text; text = g_utf8_next_char(text))
    if (yc_char_width(g_utf8_get_char(text)) >= (at_start && !out->len))
      g_string_append_unichar(out, g_utf8_get_char(text));
  return g_string_free(out, FALSE);
}

static void insert(YcEdit *edit, const char *text)
{
  gsize caret = yc_edit_caret(edit);
  g_autofree char *before = g_strndup(yc_edit_text(edit), caret), *after = g_strdup(yc_edit_text(edit) + caret);
  g_autofree char *wanted = accepted(text, caret == 0);
  gboolean whole = yc_edit_insert(edit, text);
  gsize length = yc_edit_caret(edit) - caret;
  g_autofree char *taken = g_strndup(wanted, length), *now = g_strconcat(before, taken, after, NULL);
  EXPECT(strcmp(now, yc_edit_text(edit)) == 0 && length <= strlen(wanted));
  EXPECT(whole == (length == strlen(wanted)));
  EXPECT(whole || (gsize)g_utf8_strlen(now, -1) == yc_edit_max(edit));
}

/* A key takes away what is on one side of the caret, or nothing. */
static void press(YcEdit *edit, YcKey key)
{
  gsize caret = yc_edit_caret(edit);
  g_autofree char *before = g_strdup(yc_edit_text(edit));
  gboolean known = yc_edit_key(edit, key);
  const char *after = yc_edit_text(edit);
  gsize now = yc_edit_caret(edit), gone = strlen(before) - strlen(after);
  gboolean backward = key == YC_KEY_BACKSPACE || key == YC_KEY_CTRL_U;
  gboolean forward = key == YC_KEY_DELETE || key == YC_KEY_CTRL_K;
  EXPECT(known || now == caret);
  EXPECT(backward || forward || gone == 0);
  EXPECT(!backward || now + gone == caret);
  EXPECT(!forward || now == caret);
  gsize kept = gone ? now : 0;
  EXPECT(strncmp(before, after, kept) == 0 && strcmp(before + kept + gone, after + kept) == 0);
  EXPECT(caret == 0 || !backward || gone > 0);
}

static void check_line(const guint8 *bytes, gsize size, gsize max, int columns)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  g_autoptr(YcEdit) edit = yc_edit_new(max);
  for (gsize at = 0, n; at < size; at += n) {
    n = MIN(1 + (gsize)bytes[at] % 16, size - at);
    yc_keys_feed(keys, bytes + at, n);
    if (bytes[at] % 3 == 0)
      yc_keys_quiet(keys);
    if (bytes[at] % 31 == 0)
      yc_keys_idle(keys);
    for (;;) {
      g_auto(YcEvent) event = { 0 };
      if (!yc_keys_pop(keys, YC_TAKE_TEXT, &event))
        break;
      if (event.kind == YC_EVENT_KEY)
        press(edit, event.key);
      else if (event.kind == YC_EVENT_CLICK)
        EXPECT(event.row >= 0 && event.column >= 0);
      else
        insert(edit, event.text);
      expect_line(edit, columns);
    }
  }
}

/* Where commands are expected: characters one by one or as words, never an event that says nothing. */
static void check_commands(const guint8 *bytes, gsize size)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  yc_keys_feed(keys, bytes, size);
  for (guint i = 0;; i++) {
    g_auto(YcEvent) event = { 0 };
    if (!yc_keys_pop(keys, i % 2 ? YC_TAKE_ONE : YC_TAKE_COMMAND, &event))
      break;
    EXPECT(event.kind != YC_EVENT_CHAR || (event.c && g_unichar_validate(event.c)));
    EXPECT(event.kind != YC_EVENT_KEY || event.key != YC_KEY_NONE);
    EXPECT(event.kind != YC_EVENT_TEXT || (*event.text && i % 2 == 0));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  if (!size)
    return 0;
  guint8 first = *bytes++;
  size--;
  check_decoding(bytes, size, 1 + first % 8);
  check_line(bytes, size, 1 + first % 64, 2 + first % 20);
  check_commands(bytes, size);
  return 0;
}
