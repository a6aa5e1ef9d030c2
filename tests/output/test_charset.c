/* What a printer lacks is said, and never printed as something else. */
#include <config.h>
#include "output/charset.h"

#include <iconv.h>
#include <string.h>

#include "base/text.h"
#include "check_main.h"

/* 䶮 (U+4DAE), 𬱖 (U+2CC56), 㛃 (U+36C3) are in names; GBK has none of them, GB18030 all. */
static const char *const page = "申请人 䶮某\n代办 𬱖\n查询号 1103-004Y\n申请人 䶮某 José\n";

static char *back(const char *bytes, gsize length, const char *charset)
{
  iconv_t converter = iconv_open("UTF-8", charset);
  ck_assert(converter != (iconv_t)-1);
  g_autofree char *copy = g_memdup2(bytes, length);
  gsize room = length * 3 + 1;
  char *text = g_malloc0(room), *to = text;
  ICONV_CONST char *from = copy;
  ck_assert(iconv(converter, &from, &length, &to, &room) != (size_t)-1);
  iconv_close(converter);
  return text;
}

START_TEST(all_of_it)
{
  static const char *const charsets[] = { "UTF-8", "GB18030" };
  g_autofree char *lacking = NULL;
  gsize length;
  g_autofree char *bytes = yc_charset_encode(page, charsets[_i], 32, &length, &lacking, NULL);
  g_autofree char *text = back(bytes, length, charsets[_i]);
  ck_assert_str_eq(text, page);
  ck_assert_str_eq(lacking, "");
  ck_assert((_i == 0) == (strcmp(bytes, page) == 0));
}
END_TEST

START_TEST(gbk_lacks)
{
  g_autofree char *lacking = NULL;
  gsize length;
  g_autofree char *bytes = yc_charset_encode(page, "GBK", 32, &length, &lacking, NULL);
  g_autofree char *text = back(bytes, length, "GBK");
  ck_assert_str_eq(lacking, "䶮(U+4DAE) 𬱖(U+2CC56)");
  ck_assert_ptr_null(strchr(text, '?'));
  ck_assert_msg(g_str_has_prefix(text, "申请人 〓某\n代办 〓\n查询号 1103-004Y\n申请人 〓某 José\n"), "%s", text);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) ck_assert_int_le(yc_width(*line), 32);
  g_autofree char *whole = g_strjoinv("", lines);
  ck_assert_ptr_nonnull(strstr(whole, "有 2 个字打印机没有"));
  ck_assert_ptr_nonnull(strstr(whole, "第1、4行〓=U+4DAE"));
  ck_assert_ptr_nonnull(strstr(whole, "第2行〓=U+2CC56"));
  /* 〓 as such a printer knows it. */
  ck_assert_ptr_nonnull(memmem(bytes, length, "\xA1\xFE", 2));
}
END_TEST

/* One column stays one column; a mark that stands on a letter goes, and is said. */
START_TEST(narrow_ones)
{
  g_autofree char *lacking = NULL;
  gsize length;
  g_autofree char *bytes = yc_charset_encode("Ñandú e\xCC\x81 x\n", "GBK", 80, &length, &lacking, NULL);
  g_autofree char *text = back(bytes, length, "GBK");
  ck_assert_msg(g_str_has_prefix(text, "#andú e x\n"), "%s", text);
  ck_assert_ptr_nonnull(strstr(text, "第1行#=U+00D1"));
  ck_assert_ptr_nonnull(strstr(text, "U+0301"));
}
END_TEST

START_TEST(names)
{
  ck_assert_str_eq(yc_charset_name("utf-8"), "UTF-8");
  ck_assert_str_eq(yc_charset_name("gbk"), "GBK");
  ck_assert_str_eq(yc_charset_name("GB18030"), "GB18030");
  ck_assert_ptr_null(yc_charset_name("BIG5"));
  ck_assert_ptr_null(yc_charset_name(""));
  GError *error = NULL;
  gsize length;
  char *lacking;
  ck_assert_ptr_null(yc_charset_encode("a", "no-such-charset", 32, &length, &lacking, &error));
  ck_assert_ptr_nonnull(strstr(error->message, "printer_charset"));
  g_clear_error(&error);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("charset");
  TCase *t = tcase_create("charset");
  tcase_add_loop_test(t, all_of_it, 0, 2);
  tcase_add_test(t, gbk_lacks);
  tcase_add_test(t, narrow_ones);
  tcase_add_test(t, names);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
