/* likeness.c - see likeness.h. */
#include <config.h>
#include <string.h>
#include "domain/likeness.h"

enum { PAIR = 2, MEANT = 3, SLACK = 12, WORDS = 12, AGE_MAX = 130 };

struct YcWording {
  GHashTable *terms;   /* of guint64: a pair of Han, the hash of a word in letters, or a group */
};

#define GROUP_TERM (G_GUINT64_CONSTANT(1) << 62)
#define LATIN_TERM (G_GUINT64_CONSTANT(1) << 61)

/* They stand between what is asked. */
static const char stop[] = "的了吗呢啊吧么嘛我你他她它们您这那哪是有没无不要能会可以怎什谁几多少去来在给把被和与或就都还上下里个岁想问请";
static const char *const common[] = { "办理", "申请", "申领", "需要", "如何", "时候", "地方", "周岁" };

/* Words that stand for each other. */
static const char *const groups[][WORDS] = {
  { "老人", "老年", "高龄", "养老服务", "老太", "老头", "失能老", "大爷", "奶奶" },
  { "补贴", "津贴", "补助", "补钱", "救助金", "特殊补" },
  { "低保", "最低生活保障" },
  { "特困", "五保", "供养" },
  { "残疾", "残联", "残障", "评残" },
  { "医保", "医疗保障", "医疗保险", "报销", "新农合" },
  { "养老金", "养老保险", "养老待遇", "退休金", "社保" },
  { "宅基地", "建房", "盖房", "起房", "房子" },
  { "去世", "死亡", "身后", "丧葬", "过世", "没了" },
  { "孩子", "儿童", "娃", "未成年", "小孩" },
  { "生育", "出生", "怀孕", "二孩", "准生" },
  { "失业", "就业", "找工作", "下岗" },
  { "退役", "退伍", "军人", "优抚" },
  { "采伐", "砍树", "伐木", "林木" },
  { "营业执照", "个体户", "开店", "市场主体" },
  { "调解", "纠纷", "吵架", "打架" },
  { "危房", "危改", "漏雨" },
  { "交多少", "缴费", "交费", "缴纳" },
};

/* --- terms ------------------------------------------------------------------------------------------------ */

static gboolean is_han(gunichar c)
{
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

static void add(YcWording *wording, guint64 term)
{
  guint64 *key = g_new(guint64, 1);
  *key = term;
  g_hash_table_add(wording->terms, key);
}

static gboolean is_common(gunichar a, gunichar b)
{
  for (guint i = 0; i < G_N_ELEMENTS(common); i++)
    if (g_utf8_get_char(common[i]) == a && g_utf8_get_char(g_utf8_next_char(common[i])) == b) return TRUE;
  return FALSE;
}

static gboolean says_nothing(gunichar c)
{
  return !is_han(c) || g_utf8_strchr(stop, -1, c) != NULL;
}

static void add_pairs(YcWording *wording, const char *text)
{
  gunichar before = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    gunichar now = g_utf8_get_char(c);
    if (says_nothing(now)) now = 0;
    if (before != 0 && now != 0 && !is_common(before, now)) add(wording, (guint64)before << 32 | now);
    before = now;
  }
}

static void add_latin(YcWording *wording, const char *text)
{
  for (const char *c = text; *c != '\0';) {
    gsize n = 0;
    while (g_ascii_isalnum(c[n])) n++;
    g_autofree char *word = g_ascii_strdown(c, (gssize)n);
    if (n > 1 && g_ascii_isalpha(*word)) add(wording, LATIN_TERM | g_str_hash(word));
    c = n > 0 ? c + n : g_utf8_next_char(c);
  }
}

static gboolean has_group(const char *text, guint group)
{
  for (guint i = 0; i < WORDS && groups[group][i] != NULL; i++)
    if (strstr(text, groups[group][i]) != NULL) return TRUE;
  return FALSE;
}

YcWording *yc_wording_new(const char *text)
{
  YcWording *wording = g_new(YcWording, 1);
  wording->terms = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  add_pairs(wording, text);
  add_latin(wording, text);
  for (guint i = 0; i < G_N_ELEMENTS(groups); i++)
    if (has_group(text, i)) add(wording, GROUP_TERM | i);
  return wording;
}

void yc_wording_free(YcWording *wording)
{
  if (wording == NULL) return;
  g_hash_table_unref(wording->terms);
  g_free(wording);
}

gboolean yc_wording_empty(const YcWording *wording)
{
  return g_hash_table_size(wording->terms) == 0;
}

int yc_likeness(const YcWording *asked, const YcWording *text)
{
  GHashTableIter each;
  gpointer term;
  int same = 0;
  g_hash_table_iter_init(&each, asked->terms);
  while (g_hash_table_iter_next(&each, &term, NULL))
    if (g_hash_table_contains(text->terms, term)) same += *(guint64 *)term & GROUP_TERM ? MEANT : PAIR;
  return same * 1000 / (SLACK + (int)g_hash_table_size(text->terms));
}

/* --- ages ------------------------------------------------------------------------------------------------- */

static int han_digit(gunichar c)
{
  static const char digits[] = "零一二三四五六七八九";
  const char *at = c != 0 ? g_utf8_strchr(digits, -1, c) : NULL;
  return at != NULL ? (int)g_utf8_pointer_to_offset(digits, at) : -1;
}

/* 九十二, 八十, 一百; -1 where no such number begins there.  *end behind it. */
static int han_number(const char *text, const char **end)
{
  int digit = han_digit(g_utf8_get_char(text));
  const char *next = digit >= 0 ? g_utf8_next_char(text) : text;
  gboolean tens = g_str_has_prefix(next, "十"), hundred = g_str_has_prefix(next, "百");
  if (!tens && !hundred) return -1;
  next = g_utf8_next_char(next);
  int number = MAX(digit, 1) * (hundred ? 100 : 10), ones = han_digit(g_utf8_get_char(next));
  if (tens && ones > 0) {
    number += ones;
    next = g_utf8_next_char(next);
  }
  *end = next;
  return number;
}

/* What stands behind an age. */
static gboolean ends_age(const char *text)
{
  static const char *const ends[] = { "岁", "周岁", "了", "多岁", "来岁" };
  for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
    if (g_str_has_prefix(text, ends[i])) return TRUE;
  return FALSE;
}

int yc_wording_age(const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    const char *end = c;
    int number = g_ascii_isdigit(*c) ? (int)g_ascii_strtoull(c, (char **)&end, 10) : han_number(c, &end);
    if (number > 0 && number <= AGE_MAX && ends_age(end)) return number;
    if (g_ascii_isdigit(*c)) c = end - 1;
  }
  return -1;
}
