#include <config.h>
#include "tui/key.h"

#include <locale.h>
#include <string.h>

#include "check_main.h"

static void describe(GString *out, const YcEvent *event)
{
  if (out->len)
    g_string_append_c(out, ' ');
  if (event->kind == YC_EVENT_KEY)
    g_string_append(out, yc_key_name(event->key));
  else if (event->kind == YC_EVENT_CLICK)
    g_string_append_printf(out, "%d,%d", event->row, event->column);
  else if (event->kind == YC_EVENT_CHAR) {
    g_string_append_c(out, '\'');
    g_string_append_unichar(out, event->c);
  } else
    g_string_append_printf(out, event->kind == YC_EVENT_PASTE ? "[%s]" : "\"%s\"", event->text);
}

static void pop_all(YcKeys *keys, YcTake take, GString *out)
{
  for (;;) {
    g_auto(YcEvent) event = { 0 };
    if (!yc_keys_pop(keys, take, &event))
      return;
    describe(out, &event);
  }
}

/* Events of bytes that come together, as text: keys by name, 'c characters, "…" text, […] pastes, row,column clicks. */
static char *events(YcTake take, const char *bytes)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  GString *out = g_string_new(NULL);
  yc_keys_feed(keys, bytes, strlen(bytes));
  yc_keys_quiet(keys);
  pop_all(keys, take, out);
  yc_keys_idle(keys);
  pop_all(keys, take, out);
  return g_string_free(out, FALSE);
}

static void expect(YcTake take, const char *bytes, const char *expected)
{
  g_autofree char *found = events(take, bytes);
  g_autofree char *shown = g_strescape(bytes, NULL);
  ck_assert_msg(strcmp(found, expected) == 0, "%s: %s, not %s", shown, found, expected);
}

static const struct {
  const char *bytes, *name;
} SEQUENCES[] = {
  /* arrows: normal and application mode, with modifiers */
  { "\033[A", "↑" }, { "\033[B", "↓" }, { "\033[C", "→" }, { "\033[D", "←" },
  { "\033OA", "↑" }, { "\033OB", "↓" }, { "\033OC", "→" }, { "\033OD", "←" },
  { "\033[1;5A", "↑" }, { "\033[1;2D", "←" }, { "\033[3;2~", "Delete" }, { "\033[1;3H", "Home" },
  /* xterm, VTE, Windows Terminal */
  { "\033OP", "F1" }, { "\033OQ", "F2" }, { "\033OR", "F3" }, { "\033OS", "F4" }, { "\033[15~", "F5" },
  { "\033[H", "Home" }, { "\033[F", "End" }, { "\033OH", "Home" }, { "\033OF", "End" },
  /* PuTTY */
  { "\033[11~", "F1" }, { "\033[12~", "F2" }, { "\033[13~", "F3" }, { "\033[14~", "F4" },
  { "\033[1~", "Home" }, { "\033[4~", "End" },
  /* rxvt */
  { "\033[7~", "Home" }, { "\033[8~", "End" },
  /* Linux console */
  { "\033[[A", "F1" }, { "\033[[B", "F2" }, { "\033[[C", "F3" }, { "\033[[D", "F4" }, { "\033[[E", "F5" },
  { "\033\t", "Shift-Tab" }, { "\033[Z", "Shift-Tab" },
  { "\033[17~", "F6" }, { "\033[18~", "F7" }, { "\033[19~", "F8" }, { "\033[20~", "F9" }, { "\033[21~", "F10" },
  { "\033[23~", "F11" }, { "\033[24~", "F12" },
  { "\033[2~", "Insert" }, { "\033[3~", "Delete" }, { "\033[5~", "PgUp" }, { "\033[6~", "PgDn" },
  { "\b", "退格" }, { "\177", "退格" }, { "\r", "回车" }, { "\n", "回车" }, { "\t", "Tab" }, { "\033", "Esc" },
  { "\001", "Ctrl-A" }, { "\003", "Ctrl-C" }, { "\005", "Ctrl-E" }, { "\013", "Ctrl-K" }, { "\014", "Ctrl-L" },
  { "\023", "Ctrl-S" }, { "\025", "Ctrl-U" },
  /* means nothing, and leaves nothing */
  /* the mouse: wheel, and what is of no interest (button up, other buttons, moves) */
  { "\033[<64;10;5M", "滚轮" }, { "\033[<65;10;5M", "滚轮" }, { "\033[<0;10;5m", "" }, { "\033[<2;10;5M", "" },
  { "\033[<35;10;5M", "" }, { "\033[<99;10;5M", "" }, { "\033[M`!!", "滚轮" }, { "\033[M#!!", "" },
  { "\021", "" }, { "\034", "" }, { "\033[I", "" }, { "\033[24;80R", "" }, { "\033[?1;2c", "" }, { "\033[99~", "" },
};

START_TEST(every_sequence)
{
  const char *bytes = SEQUENCES[_i].bytes, *name = SEQUENCES[_i].name;
  expect(YC_TAKE_COMMAND, bytes, name);
  /* between two letters, and one byte at a time */
  g_autofree char *between = g_strconcat("x", bytes, "y", NULL);
  g_autofree char *expected = g_strconcat(*name ? "\"x\" " : "\"x", *name ? name : "", *name ? " \"y\"" : "y\"", NULL);
  if (strcmp(name, "Esc") != 0)
    expect(YC_TAKE_TEXT, between, expected);
  g_autoptr(YcKeys) keys = yc_keys_new();
  g_autoptr(GString) out = g_string_new(NULL);
  for (const char *at = bytes; *at; at++)
    yc_keys_feed(keys, at, 1);
  yc_keys_quiet(keys);
  pop_all(keys, YC_TAKE_COMMAND, out);
  ck_assert_str_eq(out->str, name);
}
END_TEST

START_TEST(other_sequences_can_be_defined)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  g_autoptr(GString) out = g_string_new(NULL);
  yc_keys_define(keys, "\033[224z", YC_KEY_F1);
  yc_keys_define(keys, "x", YC_KEY_F2);     /* a letter is no sequence */
  yc_keys_feed(keys, "\033[224zx", 7);
  pop_all(keys, YC_TAKE_ONE, out);
  ck_assert_str_eq(out->str, "F1 'x");
}
END_TEST

/* A slow line: the Esc is told, and what comes later is still the arrow. */
START_TEST(late_arrow)
{
  static const char *const late[][2] = {
    { "[A", "↑" }, { "[B", "↓" }, { "OC", "→" }, { "OD", "←" }, { "[5~", "PgUp" }, { "[[A", "F1" },
    { "x", "'x" }, { "Open", "\"Open\"" }, { "\t", "Tab" }, { "\033[A", "↑" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(late); i++) {
    g_autoptr(YcKeys) keys = yc_keys_new();
    g_autoptr(GString) out = g_string_new(NULL);
    yc_keys_feed(keys, "\033", 1);
    ck_assert(yc_keys_undecided(keys));
    yc_keys_quiet(keys);
    ck_assert(!yc_keys_undecided(keys));
    pop_all(keys, YC_TAKE_COMMAND, out);
    ck_assert_str_eq(out->str, "Esc");
    g_string_truncate(out, 0);
    yc_keys_feed(keys, late[i][0], strlen(late[i][0]));
    pop_all(keys, YC_TAKE_COMMAND, out);
    ck_assert_str_eq(out->str, late[i][1]);
  }
}
END_TEST

START_TEST(after_a_while_an_esc_is_over)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  g_autoptr(GString) out = g_string_new(NULL);
  yc_keys_feed(keys, "\033", 1);
  yc_keys_idle(keys);
  yc_keys_feed(keys, "[A", 2);
  pop_all(keys, YC_TAKE_ONE, out);
  ck_assert_str_eq(out->str, "Esc '[ 'A");
  /* and half a sequence is let go as what was typed */
  g_string_truncate(out, 0);
  yc_keys_feed(keys, "\033[1", 3);
  yc_keys_quiet(keys);
  pop_all(keys, YC_TAKE_ONE, out);
  ck_assert_str_eq(out->str, "");
  yc_keys_idle(keys);
  pop_all(keys, YC_TAKE_ONE, out);
  ck_assert_str_eq(out->str, "Esc '[ '1");
}
END_TEST

START_TEST(esc_before_other_things)
{
  expect(YC_TAKE_COMMAND, "\033p", "Esc 'p");
  expect(YC_TAKE_COMMAND, "\033\033", "Esc Esc");
  expect(YC_TAKE_COMMAND, "\033\033[A", "Esc ↑");
  expect(YC_TAKE_COMMAND, "\033张", "Esc \"张\"");
  expect(YC_TAKE_COMMAND, "\033[\r", "Esc '[ 回车");
  expect(YC_TAKE_ONE, "\033Op\033Oy\033Ok\033OM", "'0 '9 '+ 回车");   /* keypad in application mode */
}
END_TEST

START_TEST(utf8_survives_anything)
{
  expect(YC_TAKE_TEXT, "张秀兰", "\"张秀兰\"");
  expect(YC_TAKE_TEXT, "〇 · 𬱖䶮", "\"〇 · 𬱖䶮\"");
  expect(YC_TAKE_TEXT, "a\xFF" "b", "\"a\uFFFD" "b\"");
  expect(YC_TAKE_TEXT, "\xD5\xC5\xC8\xFD" "hello world", "\"\uFFFD\uFFFD\uFFFD\uFFFDhello world\"");   /* 张三 in GBK */
  expect(YC_TAKE_TEXT, "\xE5\xBC" "abc", "\"\uFFFD\uFFFD" "abc\"");          /* cut off */
  expect(YC_TAKE_TEXT, "\xE5\xE5\xBC\xA0", "\"\uFFFD张\"");
  expect(YC_TAKE_TEXT, "\xC0\xAF", "\"\uFFFD\uFFFD\"");                     /* overlong */
  expect(YC_TAKE_TEXT, "\xE0\x80\xAF", "\"\uFFFD\uFFFD\uFFFD\"");
  expect(YC_TAKE_TEXT, "\xED\xA0\x80x", "\"\uFFFD\uFFFD\uFFFDx\"");          /* surrogate */
  expect(YC_TAKE_TEXT, "\xF4\x90\x80\x80x", "\"\uFFFD\uFFFD\uFFFD\uFFFDx\"");
  expect(YC_TAKE_TEXT, "\xF0\xAC", "\"\uFFFD\uFFFD\"");                     /* let go after a while */
  expect(YC_TAKE_TEXT, "\xE5\r", "\"\uFFFD\" 回车");
  expect(YC_TAKE_TEXT, "\xE5\033[A", "\"\uFFFD\" ↑");
}
END_TEST

/* Every pair of bytes that are no beginning of something else gives at least one event, and x after it
 * arrives. */
START_TEST(no_byte_swallows_the_next)
{
  for (int a = 128; a < 256; a++)
    for (int b = 32; b < 256; b++) {
      char bytes[] = { (char)a, (char)b, 'x', '\0' };
      g_autofree char *found = events(YC_TAKE_TEXT, bytes);
      ck_assert_msg(g_str_has_suffix(found, "x\""), "%02x %02x: %s", a, b, found);
      ck_assert(g_utf8_validate(found, -1, NULL));
    }
}
END_TEST

START_TEST(full_width_commands)
{
  static const char *const pairs[][2] = {
    { "?", "'?" }, { "？", "'?" }, { "/", "'/" }, { "／", "'/" }, { "、", "'/" }, { "，", "'," }, { "。", "'." },
    { "＋", "'+" }, { "－", "'-" }, { "＊", "'*" }, { "＝", "'=" }, { "０", "'0" }, { "９", "'9" }, { "ａ", "'a" },
    { "ｚ", "'z" }, { "\u3000", "' " }, { "b", "'b" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
    expect(YC_TAKE_COMMAND, pairs[i][0], pairs[i][1]);
    expect(YC_TAKE_ONE, pairs[i][0], pairs[i][1]);
    g_autofree char *text = g_strdup_printf("\"%s\"", pairs[i][0]);   /* in a field it is what was typed */
    expect(YC_TAKE_TEXT, pairs[i][0], text);
  }
}
END_TEST

START_TEST(bursts_are_text)
{
  expect(YC_TAKE_COMMAND, "张", "\"张\"");
  expect(YC_TAKE_COMMAND, "张秀兰", "\"张秀兰\"");
  expect(YC_TAKE_COMMAND, "zxl", "\"zxl\"");
  expect(YC_TAKE_COMMAND, "1103-004K\r", "\"1103-004K\" 回车");   /* a scanner */
  expect(YC_TAKE_COMMAND, "0103-004K\r", "\"0103-004K\" 回车");
  expect(YC_TAKE_COMMAND, "581126193403080026", "\"581126193403080026\"");
  expect(YC_TAKE_COMMAND, "/zxl", "'/ \"zxl\"");
  expect(YC_TAKE_COMMAND, "/张", "'/ \"张\"");
  expect(YC_TAKE_COMMAND, "  ", "'  ' ");                          /* a blank held down */
  expect(YC_TAKE_COMMAND, "+\r", "'+ 回车");
  expect(YC_TAKE_COMMAND, "b\033OQ", "'b F2");
  /* typed ahead: the menu and its digit */
  expect(YC_TAKE_COMMAND, "02", "'0 '2");
  expect(YC_TAKE_COMMAND, "０２", "'0 '2");
  expect(YC_TAKE_COMMAND, "02zxl", "'0 \"2zxl\"");
  expect(YC_TAKE_ONE, "2z", "'2 'z");
}
END_TEST

START_TEST(pastes)
{
  expect(YC_TAKE_COMMAND, "\033[200~张秀兰\r\n581126\033[201~x", "[张秀兰 581126] 'x");
  expect(YC_TAKE_TEXT, "\033[200~\033[A\001a\033[201~", "[[Aa]");
  expect(YC_TAKE_TEXT, "\033[200~\033[201~", "[]");
  expect(YC_TAKE_TEXT, "a\033[200~b\033[201~c", "\"a\" [b] \"c\"");
}
END_TEST

START_TEST(clicks)
{
  expect(YC_TAKE_COMMAND, "\033[<0;1;1M\033[<0;1;1m", "0,0");
  expect(YC_TAKE_TEXT, "张\033[<0;80;24Mx", "\"张\" 23,79 \"x\"");
  expect(YC_TAKE_COMMAND, "\033[<4;200;50M", "49,199");       /* with Shift */
  expect(YC_TAKE_COMMAND, "\033[M !\"", "1,0");               /* the old form */
  expect(YC_TAKE_COMMAND, "\033[M \303\251x", "136,162 'x");  /* beyond 94, where its bytes are no ASCII */
}
END_TEST

START_TEST(paste_without_end)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  g_autoptr(GString) out = g_string_new(NULL);
  yc_keys_feed(keys, "\033[200~half", 10);
  for (int i = 0; i < 9; i++)
    yc_keys_idle(keys);
  pop_all(keys, YC_TAKE_TEXT, out);
  ck_assert_str_eq(out->str, "");
  yc_keys_idle(keys);
  yc_keys_feed(keys, "x", 1);
  pop_all(keys, YC_TAKE_TEXT, out);
  ck_assert_str_eq(out->str, "[half] \"x\"");
}
END_TEST

START_TEST(endless_paste)
{
  g_autoptr(YcKeys) keys = yc_keys_new();
  g_auto(YcEvent) event = { 0 };
  yc_keys_feed(keys, "\033[200~", 6);
  for (int i = 0; i < 40000; i++)
    yc_keys_feed(keys, "0123456789", 10);
  yc_keys_feed(keys, "\033[201~x", 7);
  ck_assert(yc_keys_pop(keys, YC_TAKE_TEXT, &event));
  ck_assert_int_eq(event.kind, YC_EVENT_PASTE);
  ck_assert_uint_gt(strlen(event.text), 60000);
  ck_assert_uint_le(strlen(event.text), 65536);
  yc_event_clear(&event);
  ck_assert(yc_keys_pop(keys, YC_TAKE_TEXT, &event));
  ck_assert_str_eq(event.text, "x");
}
END_TEST

/* Random bytes, in random pieces: no crash, and the line is alive afterwards. */
/* Check ends it after four seconds. */
START_TEST(a_flood_is_read_in_time)
{
  enum { MANY = 200000 };
  const YcTake takes[] = { YC_TAKE_ONE, YC_TAKE_COMMAND };
  g_autofree char *flood = g_strnfill(MANY, '?');
  for (gsize i = 0; i < G_N_ELEMENTS(takes); i++) {
    g_autoptr(YcKeys) keys = yc_keys_new();
    yc_keys_feed(keys, flood, MANY);
    int n = 0;
    for (YcEvent event; yc_keys_pop(keys, takes[i], &event); n++)
      ck_assert_int_eq(event.kind, YC_EVENT_CHAR);
    ck_assert_int_eq(n, MANY);
  }
}
END_TEST

START_TEST(random_bytes)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(4711);
  for (int round = 0; round < 2000; round++) {
    g_autoptr(YcKeys) keys = yc_keys_new();
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < 60; i++) {
      static const char likely[] = "\033[O~;12A0z\r\t\xE5\xBC\xA0";
      guint8 byte = g_rand_boolean(random) ? (guint8)likely[g_rand_int_range(random, 0, sizeof likely - 1)]
                                           : (guint8)g_rand_int_range(random, 0, 256);
      yc_keys_feed(keys, &byte, 1);
      if (g_rand_int_range(random, 0, 8) == 0)
        yc_keys_quiet(keys);
      pop_all(keys, (YcTake)g_rand_int_range(random, 0, 3), out);
    }
    for (int i = 0; i < 11; i++)
      yc_keys_idle(keys);
    pop_all(keys, YC_TAKE_TEXT, out);
    yc_keys_feed(keys, "张", 3);
    g_string_truncate(out, 0);
    pop_all(keys, YC_TAKE_TEXT, out);
    ck_assert_str_eq(out->str, "\"张\"");
  }
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("key");
  TCase *sequences = tcase_create("sequences");
  tcase_add_loop_test(sequences, every_sequence, 0, G_N_ELEMENTS(SEQUENCES));
  tcase_add_test(sequences, other_sequences_can_be_defined);
  tcase_add_test(sequences, late_arrow);
  tcase_add_test(sequences, after_a_while_an_esc_is_over);
  tcase_add_test(sequences, esc_before_other_things);
  suite_add_tcase(s, sequences);
  TCase *text = tcase_create("text");
  tcase_set_timeout(text, 60);
  tcase_add_test(text, utf8_survives_anything);
  tcase_add_test(text, no_byte_swallows_the_next);
  tcase_add_test(text, full_width_commands);
  tcase_add_test(text, bursts_are_text);
  tcase_add_test(text, pastes);
  tcase_add_test(text, clicks);
  tcase_add_test(text, paste_without_end);
  tcase_add_test(text, endless_paste);
  tcase_add_test(text, random_bytes);
  tcase_add_test(text, a_flood_is_read_in_time);
  suite_add_tcase(s, text);
  return s;
}

CHECK_MAIN(suite)
