#include <config.h>
#include "base/pinyin.h"

#include <string.h>

#include "check_main.h"

static const struct {
  const char *name;
  gboolean surname;
  const char *initials;
} names[] = {
  {"张秀兰", TRUE, "zxl"},
  {"单重阳", TRUE, "scy szy"},
  {"单重阳", FALSE, "dzy czy szy dcy ccy scy"},
  {"任重远", TRUE, "rcy rzy"},
  {"刘䶮", TRUE, "ly"},
  {"裴𬱖", TRUE, "pd"},
  {"〇七", TRUE, "lq"},
  {"古丽娜尔·阿不都", TRUE, "glneabd glneebd"},
  {"Ａ股 2号b", FALSE, "ag2hb"},
  {"張國榮", TRUE, "zgr"},
  {"㐀𠀀", FALSE, "qh"},
  {"", TRUE, ""},
  {"·  —", TRUE, ""},
  {"\U00031350\U0002EBF0王", FALSE, "w"},
  {"低保审核确认", FALSE, "dbshqr"},
  {"高龄津贴", FALSE, "gljt"},
};

static char *
initials(const char *name, gboolean surname)
{
  g_auto(GStrv) found = yc_initials(name, surname);
  return g_strjoinv(" ", found);
}

START_TEST(names_have_initials)
{
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *found = initials(names[i].name, names[i].surname);
    ck_assert_str_eq(found, names[i].initials);
  }
}
END_TEST

/* Surnames with the most likely initial, whether the table of surnames or Unihan gives it. */
static const char surnames[] =
  "单s 仇q 曾z 解x 区o 查z 覃q 祭z 阚k 盖g 朴p 乐y 万w 尉w 翟z 种c 宿s 召s 谌c 隗w 行x 贾j 石s 车c "
  "盛s 折s 繁p 秘b 会g 沈s 句g 粘n 乜n 佴n 宓m 郇x 叶y 藏z 适k 强q 重c 朝c 乾q 炅g 炔g 率s 奇q 咎j "
  "莘s 颉x 钭t 圈j 阿a 薄b 牟m 缪m 祢m 能n 大d 费f 洗x 冼x 於y 仉z 褚c 任r 华h 那n 黑h 逄p 葛g 郗x "
  "郄q 佟t 晁c 卜b 柏b 殷y 訾z 幺y 曲q 过g 占z 都d 冯f 俞y 仝t 宁n 员y 厍s 逯l 眭s 妫g 应y 燕y 万俟mq "
  "尉迟yc 澹台tt 单于cy 长孙zs 乐正yz 子车zj 夹谷jg 令狐lh 鲜于xy 欧阳oy 诸葛zg 司马sm";

START_TEST(surnames_have_readings)
{
  g_auto(GStrv) words = g_strsplit(surnames, " ", -1);
  for (char **word = words; *word; word++) {
    gsize han = strcspn(*word, "abcdefghijklmnopqrstuvwxyz");
    g_autofree char *name = g_strndup(*word, han);
    g_autofree char *found = initials(name, TRUE);
    ck_assert_msg(g_str_has_prefix(found, *word + han), "%s: %s", *word, found);
  }
}
END_TEST

/* 41419 characters of Unihan and 〇 have a reading; no block of the standard characters is left out. */
START_TEST(table_is_whole)
{
  guint count = 0;
  for (gunichar c = 0x80; c < 0x40000; c++) {
    char name[8] = "";
    if (c >= 0xD800 && c < 0xE000)
      continue;
    g_unichar_to_utf8(c, name);
    g_auto(GStrv) found = yc_initials(name, FALSE);
    count += found[0] != NULL && !(c >= 0xFF01 && c <= 0xFF5E);
  }
  ck_assert_uint_eq(count, 41420);
}
END_TEST

START_TEST(results_are_few_and_different)
{
  GRand *random = g_rand_new_with_seed(11);
  for (int i = 0; i < 5000; i++) {
    static const char *const pieces[] = {
      "单", "重", "长", "会", "伽", "龟", "行", "张", "a", "·", "覃", "万俟", "𬱖",
    };
    GString *name = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 30); n > 0; n--)
      g_string_append(name, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    g_auto(GStrv) found = yc_initials(name->str, g_rand_boolean(random));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (char **one = found; *one; one++) {
      ck_assert(g_hash_table_add(seen, *one));
      ck_assert_uint_eq(strlen(*one), strlen(found[0]));
      ck_assert_uint_eq(strspn(*one, "abcdefghijklmnopqrstuvwxyz"), strlen(*one));
    }
    ck_assert_uint_le(g_strv_length(found), 8);
    g_string_free(name, TRUE);
  }
  g_rand_free(random);
}
END_TEST

static Suite *
pinyin_suite(void)
{
  Suite *suite = suite_create("pinyin");
  TCase *tcase = tcase_create("pinyin");
  tcase_set_timeout(tcase, 60);
  tcase_add_test(tcase, names_have_initials);
  tcase_add_test(tcase, surnames_have_readings);
  tcase_add_test(tcase, table_is_whole);
  tcase_add_test(tcase, results_are_few_and_different);
  suite_add_tcase(suite, tcase);
  return suite;
}

CHECK_MAIN(pinyin_suite)
