#include <config.h>
#include "base/text.h"

#include <glib/gstdio.h>
#include <string.h>

#include "check_main.h"

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467"

/* ---- width -------------------------------------------------------------------------------------- */

static const struct {
  gunichar c;
  int width;
} char_widths[] = {
  {'a', 1}, {' ', 1}, {U'中', 2}, {U'〇', 2}, {U'䶮', 2}, {0x20BB7, 2}, {0x2CC56, 2},
  /* First and last of Ext A, G, H, I, of planes 2 and 3 where nothing is assigned yet. */
  {0x3400, 2}, {0x30000, 2}, {0x31350, 2}, {0x323AF, 2}, {0x2EBF0, 2}, {0x2EE5D, 2}, {0x2FFF0, 2},
  {0x3FFF0, 2}, {U'ａ', 2}, {0x3000, 2}, {U'，', 2}, {U'가', 2}, {0x1F468, 2},
  /* Ambiguous. */
  {U'·', 1}, {U'“', 1}, {U'”', 1}, {U'—', 1}, {U'…', 1}, {U'①', 1}, {U'─', 1}, {U'■', 1}, {U'●', 1},
  {U'▲', 1}, {U'×', 1}, {U'℃', 1}, {0xE000, 1}, {U'√', 1}, {U'‖', 1}, {U'◆', 1},
  {0x0301, 0}, {0x302A, 0}, {0x3099, 0}, {0x1161, 0}, {0x0600, 1},
  {0, -1}, {'\t', -1}, {'\n', -1}, {0x1B, -1}, {0x7F, -1}, {0x9B, -1}, {0xAD, -1}, {0x200B, -1}, {0x200D, -1},
  {0x200E, -1}, {0x2028, -1}, {0x202E, -1}, {0x2066, -1}, {0x061C, -1}, {0xFE0F, -1}, {0xFEFF, -1},
  {0xE0100, -1}, {0xE0041, -1}, {0xD800, -1}, {0xFDD0, -1}, {0xFFFE, -1}, {0x2FFFF, -1}, {0x10FFFF, -1},
  {0x110000, -1}, {0xFFFFFFFF, -1},
  {0x0378, 2}, {0xFFFD, 1},
};

START_TEST(width_of_chars)
{
  for (gsize i = 0; i < G_N_ELEMENTS(char_widths); i++)
    ck_assert_msg(yc_char_width(char_widths[i].c) == char_widths[i].width, "U+%04X: %d", char_widths[i].c,
                  yc_char_width(char_widths[i].c));
}
END_TEST

START_TEST(width_of_text)
{
  ck_assert_int_eq(yc_width(""), 0);
  ck_assert_int_eq(yc_width("芦荻镇 A·b…"), 11);
  ck_assert_int_eq(yc_width("e\u0301裴𬱖"), 5);
}
END_TEST

static const struct {
  const char *text;
  int columns;
  const char *clipped, *padded;
} clips[] = {
  {"张秀兰", 6, "张秀兰", "张秀兰"},
  {"张秀兰", 5, "张秀…", "张秀…"},
  {"张秀兰", 4, "张…", "张… "},
  {"张秀兰", 2, "…", "… "},
  {"张秀兰", 1, "…", "…"},
  {"张秀兰", 0, "", ""},
  {"张秀兰", -3, "", ""},
  {"张", 5, "张", "张   "},
  {"", 2, "", "  "},
  {"e\u0301e\u0301", 2, "e\u0301e\u0301", "e\u0301e\u0301"},
  {"e\u0301e\u0301x", 2, "e\u0301…", "e\u0301…"},
  {"古丽娜尔·阿不都", 10, "古丽娜尔·…", "古丽娜尔·…"},
  {"裴𬱖二", 5, "裴𬱖…", "裴𬱖…"},
};

START_TEST(clip_and_pad)
{
  for (gsize i = 0; i < G_N_ELEMENTS(clips); i++) {
    g_autofree char *clipped = yc_clip(clips[i].text, clips[i].columns);
    g_autofree char *padded = yc_pad(clips[i].text, clips[i].columns);
    ck_assert_str_eq(clipped, clips[i].clipped);
    ck_assert_str_eq(padded, clips[i].padded);
  }
}
END_TEST

/* ---- lines -------------------------------------------------------------------------------------- */

static const struct {
  const char *text;
  int columns;
  const char *lines;   /* joined by | */
} wraps[] = {
  {"", 10, ""},
  {"短", 10, "短"},
  {"请于十二月一日前补来", 8, "请于十二|月一日前|补来"},
  {"请带身份证，户口簿", 10, "请带身份|证，户口簿"},
  {"请带身份证，户口簿", 12, "请带身份证，|户口簿"},
  {"见附件（一）二", 8, "见附件|（一）二"},
  {"one two  three", 7, "one two|three"},
  {"one two", 4, "one|two"},
  {"  缩进两格再说", 8, "  缩进两|格再说"},
  {"查询号1103-004K", 10, "查询号|1103-004K"},
  {"1103-004K号", 5, "1103-|004K|号"},
  {"一二三", 1, "一|二|三"},
  {"，，，，", 2, "，|，|，|，"},
  {"ae\u0301e\u0301", 2, "ae\u0301|e\u0301"},
  {"abc   ", 3, "abc"},
  {"     x", 3, "|x"},
};

START_TEST(wrapping)
{
  for (gsize i = 0; i < G_N_ELEMENTS(wraps); i++) {
    g_auto(GStrv) lines = yc_wrap(wraps[i].text, wraps[i].columns);
    g_autofree char *joined = g_strjoinv("|", lines);
    ck_assert_str_eq(joined, wraps[i].lines);
  }
}
END_TEST

/* ---- cleaning ----------------------------------------------------------------------------------- */

static const struct {
  const char *bytes;
  gssize length;
  gsize max;
  const char *clean;
  gboolean changed;
} cleans[] = {
  {"张秀兰", -1, 0, "张秀兰", FALSE},
  {"", -1, 0, "", FALSE},
  {"  张秀兰\u3000\n", -1, 0, "张秀兰", FALSE},
  {" \t ", -1, 0, "", FALSE},
  {"古丽娜尔·阿不都", -1, 0, "古丽娜尔·阿不都", FALSE},
  {"裴𬱖䶮〇\U00031350\U0002EBF0", -1, 0, "裴𬱖䶮〇\U00031350\U0002EBF0", FALSE},
  {"a\tb\nc\r\n", -1, 0, "a b c", TRUE},
  {"a\x1b[31mb\x7f", -1, 0, "a[31mb", TRUE},
  {"a\0b", 3, 0, "ab", TRUE},
  {"a\xC2\x85\xC2\x9B" "b", -1, 0, "ab", TRUE},
  {"a\u202Eb\u2066c\u200Ed\u061C", -1, 0, "abcd", TRUE},
  {"a\u2028b\u2029c\uFEFF", -1, 0, "abc", TRUE},
  {"葛\U000E0100城", -1, 0, "葛城", TRUE},
  {FAMILY, -1, 0, "\U0001F468\U0001F469\U0001F467", TRUE},
  {"\u2764\uFE0F", -1, 0, "\u2764", TRUE},
  {"\uFDD0a\uFFFF", -1, 0, "a", TRUE},
  {"\xD5\xC5\xC8\xFD", -1, 0, "\uFFFD\uFFFD\uFFFD\uFFFD", TRUE},
  {"a\xE4\xB8", -1, 0, "a\uFFFD\uFFFD", TRUE},
  {"\xED\xA0\x80", -1, 0, "\uFFFD\uFFFD\uFFFD", TRUE},
  {"\xC0\xAF", -1, 0, "\uFFFD\uFFFD", TRUE},
  {"e\u0301", -1, 0, "\u00E9", TRUE},
  {"\u00E9", -1, 0, "\u00E9", FALSE},
  {"\uF900", -1, 0, "\u8C48", TRUE},
  {"\u0301a", -1, 0, "a", TRUE},
  {"  \u0301a", -1, 0, "a", TRUE},
  {"一二三四", -1, 3, "一二三", TRUE},
  {"一二三", -1, 3, "一二三", FALSE},
  {"一二 四", -1, 3, "一二", TRUE},
  {"ax\u0301\u0302b", -1, 3, "a", TRUE},
  {"ax\u0301\u0302b", -1, 4, "ax\u0301\u0302", TRUE},
  {"a \u0301b", -1, 0, "a b", TRUE},
  {"x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", -1, 0,
   "x\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", TRUE},
};

START_TEST(cleaning)
{
  for (gsize i = 0; i < G_N_ELEMENTS(cleans); i++) {
    gboolean changed;
    g_autofree char *clean = yc_clean(cleans[i].bytes, cleans[i].length, cleans[i].max, &changed);
    ck_assert_str_eq(clean, cleans[i].clean);
    ck_assert_msg(changed == cleans[i].changed, "%" G_GSIZE_FORMAT ": %s", i, clean);
  }
}
END_TEST

/* A long run of marks must not cost quadratic time, and big texts must pass. */
START_TEST(cleaning_much)
{
  GString *marks = g_string_new("x");
  for (int i = 0; i < 1000000; i++)
    g_string_append(marks, i % 2 ? "\u0301" : "\u0323");
  g_autofree char *few = yc_clean(marks->str, (gssize)marks->len, 0, NULL);
  ck_assert_int_eq(g_utf8_strlen(few, -1), 9);
  g_string_free(marks, TRUE);

  GString *much = g_string_new(NULL);
  while (much->len < 10 * 1024 * 1024)
    g_string_append(much, "芦荻镇便民服务中心 abc ");
  gboolean changed;
  g_autofree char *clean = yc_clean(much->str, -1, 0, &changed);
  ck_assert(!changed);
  ck_assert_uint_eq(strlen(clean), much->len - 1);
  g_autofree char *short_one = yc_clean(much->str, -1, 40, NULL);
  ck_assert_int_eq(g_utf8_strlen(short_one, -1), 40);
  g_auto(GStrv) lines = yc_wrap(clean, 60);
  ck_assert_uint_gt(g_strv_length(lines), 100000);
  g_string_free(much, TRUE);
}
END_TEST

START_TEST(halfwidth)
{
  g_autofree char *half = yc_halfwidth("１３９－００００　Ａｂ．（一）！，：；？～。、");
  ck_assert_str_eq(half, "139-0000 Ab.（一）！，：；？～。、");
}
END_TEST

START_TEST(command_chars)
{
  static const char *const pairs[] = {"？?", "／/", "、/", "，,", "。.", "＋+", "－-", "＊*", "＝=", "０0",
                                      "９9", "ａa", "ｚz", "\u3000 ", "aa", "张张", "Ａ\uFF21", "··"};
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    ck_assert_uint_eq(yc_command_char(g_utf8_get_char(pairs[i])),
                      g_utf8_get_char(g_utf8_next_char(pairs[i])));
}
END_TEST

static const struct {
  char *(*mask)(const char *);
  const char *text, *masked;
} masks[] = {
  {yc_mask_id, "581126193403081226", "581126********26"},
  {yc_mask_id, "581126340308122", "581126********22"},
  {yc_mask_id, "58112634030812", "********"},
  {yc_mask_id, "H12345678", "********"},
  {yc_mask_id, "张", "********"},
  {yc_mask_id, "", ""},
  {yc_mask_phone, "13900005521", "139****5521"},
  {yc_mask_phone, "0712-8260003", "071****0003"},
  {yc_mask_phone, "8260003", "****"},
  {yc_mask_name, "张秀兰", "张○○"},
  {yc_mask_name, "王五", "王○○"},
  {yc_mask_name, "古丽娜尔·买买提", "古○○"},
  {yc_mask_name, "张", "张"},
  {yc_mask_name, "", ""},
  {yc_mask_phone, "", ""},
  {yc_mask_phone, "一二三四五六七八九十一", "一二三****八九十一"},
};

START_TEST(masking)
{
  for (gsize i = 0; i < G_N_ELEMENTS(masks); i++) {
    g_autofree char *masked = masks[i].mask(masks[i].text);
    ck_assert_str_eq(masked, masks[i].masked);
  }
}
END_TEST

/* ---- properties --------------------------------------------------------------------------------- */

static const char *const pieces[] = {
  "a", "Z", " ", "7", "-", ",", "(", "中", "张", "，", "（", "」", "·", "…", "“", "\u3000", "𬱖", "〇",
  "\U00031350", "가", "\u1100", "\u1161", "\u11A8", "\u0301", "\u0323", "\u0344", "\u302E",
  "\u302F", "\U0001D165", "\u0958", "\uFB2C", "e\u0301", FAMILY, "\u2764\uFE0F", "\U0001F1E8\U0001F1F3",
  "葛\U000E0100", "\u202E", "\u200B", "\uFEFF", "\uFFFD", "\t", "\n", "\r", "\x1b[0m", "\x80", "\xFF", "\xD5\xC5",
  "\xE4\xB8", "\xF0\x9F", "\u2028", "\uE000", "\u0378",
};

static char *
random_text(GRand *random, int most)
{
  GString *text = g_string_new(NULL);
  for (int n = g_rand_int_range(random, 0, most + 1); n > 0; n--)
    g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
  return g_string_free(text, FALSE);
}

/* A cut at `at` leaves no base without its marks. */
static gboolean
is_whole(const char *text, gsize at)
{
  return !text[at] || yc_char_width(g_utf8_get_char(text + at)) != 0;
}

static void
assert_clean(const char *bytes, gsize max)
{
  gboolean changed;
  g_autofree char *clean = yc_clean(bytes, -1, max, NULL);
  g_autofree char *again = yc_clean(clean, -1, max, &changed);
  ck_assert_str_eq(again, clean);
  ck_assert(!changed);
  ck_assert(g_utf8_validate(clean, -1, NULL));
  ck_assert(!max || (gsize)g_utf8_strlen(clean, -1) <= max);
  for (const char *p = clean; *p; p = g_utf8_next_char(p))
    ck_assert_int_ge(yc_char_width(g_utf8_get_char(p)), 0);
}

static void
assert_cut(const char *text, int columns)
{
  gsize fit = yc_fit(text, columns);
  g_autofree char *clipped = yc_clip(text, columns);
  g_autofree char *padded = yc_pad(text, columns);
  ck_assert(is_whole(text, fit));
  ck_assert_int_le(yc_width(clipped), columns);
  ck_assert_int_eq(yc_width(padded), columns);
  ck_assert(yc_width(text) > columns || !strcmp(text, clipped));
}

static char *
without_blanks(const char *text)
{
  GString *out = g_string_new(NULL);
  for (; *text; text = g_utf8_next_char(text))
    if (!g_unichar_isspace(g_utf8_get_char(text)))
      g_string_append_unichar(out, g_utf8_get_char(text));
  return g_string_free(out, FALSE);
}

static void
assert_wrapped(const char *text, int columns)
{
  g_auto(GStrv) lines = yc_wrap(text, columns);
  for (char **line = lines; *line; line++) {
    ck_assert_int_le(yc_width(*line), MAX(columns, 2));
    ck_assert(is_whole(*line, 0));
  }
  g_autofree char *joined = g_strjoinv("", lines);
  g_autofree char *left = without_blanks(joined);
  g_autofree char *whole = without_blanks(text);
  ck_assert_str_eq(left, whole);
}

START_TEST(properties)
{
  GRand *random = g_rand_new_with_seed(20261103);
  for (int i = 0; i < 20000; i++) {
    g_autofree char *bytes = random_text(random, 30);
    assert_clean(bytes, 0);
    assert_clean(bytes, (gsize)g_rand_int_range(random, 1, 20));
    g_autofree char *text = yc_clean(bytes, -1, 0, NULL);
    int columns = g_rand_int_range(random, 0, 40);
    assert_cut(text, columns);
    assert_wrapped(text, columns);
  }
  g_rand_free(random);
}
END_TEST

/* `shown` characters at most are no stars, none of a text below `least`. */
static void
assert_masked(const char *masked, const char *text, glong least, glong shown)
{
  glong bare = 0;
  for (const char *p = masked; *p; p = g_utf8_next_char(p))
    bare += *p != '*';
  ck_assert_int_le(bare, g_utf8_strlen(text, -1) < least ? 0 : shown);
}

START_TEST(masks_show_no_more)
{
  GRand *random = g_rand_new_with_seed(7);
  for (int i = 0; i < 20000; i++) {
    g_autofree char *bytes = random_text(random, 24);
    g_autofree char *text = yc_clean(bytes, -1, 0, NULL);
    g_autofree char *id = yc_mask_id(text);
    g_autofree char *phone = yc_mask_phone(text);
    assert_masked(id, text, 15, 8);
    assert_masked(phone, text, 11, 7);
  }
  g_rand_free(random);
}
END_TEST

/* ---- files -------------------------------------------------------------------------------------- */

#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
  const char *bytes;
  gsize length;
  const char *text;     /* NULL: an error that holds `says` */
  const char *says;
} decodes[] = {
  {BYTES(""), "", NULL},
  {BYTES("张三\n"), "张三\n", NULL},
  {BYTES("\xEF\xBB\xBF张三"), "张三", NULL},
  {BYTES("\xD5\xC5\xC8\xFD,\xC1\xAA\xCD\xA8"), "张三,联通", NULL},
  {BYTES("\xC1\xAA\xCD\xA8"), "联通", NULL},
  /* 䶮 two bytes, 𬱖 four. */
  {BYTES("\xFE\x9F \x99\x33\xC3\x36"), "䶮 \U0002CC56", NULL},
  {BYTES("\xD5\xC5\xC8\xFD\n\xC0\xEE\xFF"), NULL, "第2行第2个字"},
  {BYTES("\xD5\xC5\xC8"), NULL, "第1行第2个字"},
  {BYTES("张三\n李四\xFF王五"), NULL, "第2行第3个字"},
  {BYTES("\xEF\xBB\xBF\xD5\xC5"), NULL, "第1行第1个字"},
  {BYTES("a\nb\0c"), NULL, "第2行第2个字"},
  {BYTES("\xFF\xFE\x20\x5F"), NULL, "第1行第1个字"},
  {BYTES("a\0\xFF\xFE"), NULL, "UTF-16"},
};

START_TEST(decoding)
{
  for (gsize i = 0; i < G_N_ELEMENTS(decodes); i++) {
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    gboolean good = yc_text_decode("表.txt", decodes[i].bytes, decodes[i].length, &text, &error);
    ck_assert_msg(good == (decodes[i].text != NULL), "%" G_GSIZE_FORMAT ": %s", i,
                  good ? text : error->message);
    if (good) {
      ck_assert_str_eq(text, decodes[i].text);
      continue;
    }
    ck_assert(g_error_matches(error, YC_TEXT_ERROR, 0));
    ck_assert(g_str_has_prefix(error->message, "表.txt "));
    ck_assert_msg(strstr(error->message, decodes[i].says) != NULL, "%s", error->message);
  }
}
END_TEST

static char *
fail_to_read(const char *path, gsize max)
{
  char *text = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!yc_text_read(path, max, &text, &error));
  ck_assert_ptr_null(text);
  return g_strdup(error->message);
}

START_TEST(reading)
{
  g_autofree char *directory = g_dir_make_tmp("yichuang-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(directory, "张.txt", NULL);
  ck_assert(g_file_set_contents(path, "\xD5\xC5\xC8\xFD", -1, NULL));
  g_autofree char *text = NULL;
  ck_assert(yc_text_read(path, 4, &text, NULL));
  ck_assert_str_eq(text, "张三");

  g_autofree char *big = fail_to_read(path, 3);
  ck_assert_ptr_nonnull(strstr(big, "太大"));
  g_autofree char *special = fail_to_read(directory, 100);
  ck_assert_ptr_nonnull(strstr(special, "不是普通文件"));
  ck_assert_int_eq(g_remove(path), 0);
  g_autofree char *absent = fail_to_read(path, 100);
  ck_assert_ptr_nonnull(strstr(absent, path));
  ck_assert_int_eq(g_rmdir(directory), 0);
}
END_TEST

static Suite *
text_suite(void)
{
  Suite *suite = suite_create("text");
  TCase *tcase = tcase_create("text");
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, width_of_chars);
  tcase_add_test(tcase, width_of_text);
  tcase_add_test(tcase, clip_and_pad);
  tcase_add_test(tcase, wrapping);
  tcase_add_test(tcase, cleaning);
  tcase_add_test(tcase, cleaning_much);
  tcase_add_test(tcase, halfwidth);
  tcase_add_test(tcase, command_chars);
  tcase_add_test(tcase, masking);
  tcase_add_test(tcase, properties);
  tcase_add_test(tcase, decoding);
  tcase_add_test(tcase, masks_show_no_more);
  tcase_add_test(tcase, reading);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(text_suite)
