/* likeness.c - see likeness.h. */
#include <config.h>
#include <string.h>
#include "domain/likeness.h"

/* In percent: what a group counts, what is not in the heading counts, what a long heading takes away; what the purpose adds
 * and takes.  In hundredths of a bit: what damps the first little, and the least that may be sure.  RARE: in how many texts a
 * term is at most that tells them apart; UNKNOWN: as if in so many, where in none. */
enum { MEANT = 140, LESS = 60, LENGTH = 15, AHEAD = 105, SLACK = 200, LEAST_SURE = 300, LEAST_WEIGHT = 50, RARE = 6, UNKNOWN = 3,
       WORDS = 16, AGE_MAX = 130 };

struct YcWording {
  GHashTable *heading, *all;   /* of guint64: a pair of Han, the hash of a word in letters, or a group */
  guint purposes;              /* bits of them */
};

struct YcLexicon {
  GHashTable *texts;           /* guint64 → in how many it is */
  int n;
};

#define GROUP_TERM (G_GUINT64_CONSTANT(1) << 62)
#define LATIN_TERM (G_GUINT64_CONSTANT(1) << 61)

/* They stand between what is asked. */
static const char stop[] = "的了吗呢啊吧么嘛我你他她它们您这那哪是有没无不要能会可以怎什谁几多少去来在给把被和与或就都还上下里个岁想问请";
static const char *const common[] = { "办理", "申请", "申领", "需要", "如何", "时候", "地方", "周岁" };

/* Words that stand for each other: as people say it, and as the catalogue does. */
static const char *const groups[][WORDS] = {
{ "老人", "老年", "高龄", "养老服务", "老太", "老头", "失能老", "大爷", "奶奶", "我妈", "我爸" },
{ "补贴", "津贴", "补助", "补钱", "救助金", "特殊补", "发钱" },
{ "高龄", "90岁", "80岁", "百岁", "九十", "换档" },
{ "低保", "最低生活保障" },
{ "特困", "五保", "供养" },
{ "残疾", "残联", "残障", "评残" },
{ "残疾人证", "残疾证" },
{ "医保", "医疗保障", "医疗保险", "新农合", "合作医疗" },
{ "报销", "手工(零星)", "住院费" },
{ "异地", "外省", "外地", "省外", "外面打工" },
{ "养老金", "养老保险", "养老待遇", "退休金" },
{ "待遇申领", "领养老", "满60", "待遇领取" },
{ "资格认证", "没认证", "认证", "刷脸认证" },
{ "社保卡", "社会保障卡" },
{ "宅基地", "老宅" },
{ "劳动争议", "加班费", "没签合同", "劳动合同" },
{ "耕地地力", "种粮", "种地补" },
{ "水电气", "自来水", "装电表", "燃气" },
{ "养殖", "养猪", "养鸡", "养羊", "养牛" },
{ "无障碍", "门槛", "坡道", "扶手" },
{ "护理补贴", "护理费" },
{ "光荣证", "独生子女证" },
{ "小作坊", "豆腐坊" },
{ "建房", "盖房", "起房", "盖房子", "宅基地及建房" },
{ "不动产", "房产证", "房本", "确权" },
{ "丧葬", "殡葬", "火化", "骨灰", "去世", "死亡", "身后", "过世", "男人没了", "老伴没了", "人没了", "老人走了"
    },
{ "孩子", "儿童", "娃", "未成年", "小孩", "幼儿", "育儿" },
{ "无人抚养", "爹没了", "娘跑了", "没人养" },
{ "生育登记", "准生", "怀孕", "二孩", "生育审批" },
{ "出生户口", "上户口", "新生儿", "刚生" },
{ "死亡户口", "销户口", "销户" },
{ "户口登记项目", "户口本" },
{ "失业", "下岗" },
{ "失业保险金", "失业金" },
{ "欠薪", "工资", "工钱" },
{ "退役", "退伍", "军人", "优抚" },
{ "优待证", "老年证" },
{ "采伐", "砍树", "伐木", "林木", "杨树", "松树", "卖树" },
{ "个体", "营业执照", "执照", "个体户", "开店", "工商户" },
{ "摊贩", "摆摊", "小摊", "炸串" },
{ "调解", "纠纷", "吵架", "打架" },
{ "危房", "危改", "漏雨" },
{ "缴费", "交多少", "交费", "缴纳" },
{ "公租房", "公共租赁", "租赁住房", "廉租" },
{ "农机", "收割机", "拖拉机" },
{ "购置", "买了", "买台", "新买" },
{ "入学", "上学", "休学", "缓一年" },
{ "助学贷款", "上大学", "学费" },
{ "身份证" },
{ "居住证" },
{ "犬只", "狗" },
{ "免疫", "疫苗", "打针" },
{ "党员", "党组织" },
{ "律师", "法律援助", "打官司" },
{ "聚餐", "酒席", "办席", "摆酒" },
{ "慢特病", "慢性病", "慢病" },
{ "医疗救助", "大病" },
{ "灵活就业" },
{ "青苗", "信息公开", "花名册" },
{ "用火", "烧荒", "上坟", "烧纸" },
};

/* What somebody wants with it.  Who asks for one of these is not served by what does not have it; `only`: who does not ask for
 * it is not served by what has it. */
static const struct {
  gboolean only;
  const char *words[WORDS + 10];
} purposes[] = {
  { FALSE, { "换领", "换证", "补领", "补办", "换发", "丢", "到期", "过期", "换一个", "换新", "换个", "怎么换", "咋换", "如何换",
             "弄坏" } },
  { FALSE, { "注销", "销户", "销掉", "不干了", "不开了", "关店" } },
  { FALSE, { "变更", "更正", "改名", "写错", "错了", "改一下" } },
  { FALSE, { "去世", "死亡", "过世", "老人走了", "人不在了", "火化", "丧葬", "殡葬", "身后" } },
  { TRUE, { "证明" } },
  { TRUE, { "仲裁" } },
  { FALSE, { "转移", "转接", "转出", "转到", "转走", "迁移" } },
  { FALSE, { "投诉", "举报", "凭啥", "凭什么", "占我", "占他", "打架", "调解", "纠纷", "争议", "对不上", "没人管", "不管",
             "还吃", "欠", "亲弟", "停了", "到底谁", "四趟", "催我", "天天叫", "太吵", "不收", "不给" } },
  { FALSE, { "没到账", "没发", "没下来", "没批", "没收到", "还没钱" } },
};

/* --- terms ------------------------------------------------------------------------------------------------ */

static gboolean is_han(gunichar c)
{
  return g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN;
}

static void add(GHashTable *terms, guint64 term)
{
  guint64 *key = g_new(guint64, 1);
  *key = term;
  g_hash_table_add(terms, key);
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

static void add_pairs(GHashTable *terms, const char *text)
{
  gunichar before = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
    gunichar now = g_utf8_get_char(c);
    if (says_nothing(now)) now = 0;
    if (before != 0 && now != 0 && !is_common(before, now)) add(terms, (guint64)before << 32 | now);
    before = now;
  }
}

static void add_latin(GHashTable *terms, const char *text)
{
  for (const char *c = text; *c != '\0';) {
    gsize n = 0;
    while (g_ascii_isalnum(c[n])) n++;
    g_autofree char *word = g_ascii_strdown(c, (gssize)n);
    if (n > 1 && g_ascii_isalpha(*word)) add(terms, LATIN_TERM | g_str_hash(word));
    c = n > 0 ? c + n : g_utf8_next_char(c);
  }
}

static gboolean has_group(const char *text, guint group)
{
  for (guint i = 0; i < WORDS && groups[group][i] != NULL; i++)
    if (strstr(text, groups[group][i]) != NULL) return TRUE;
  return FALSE;
}

static void add_terms(GHashTable *terms, const char *text)
{
  add_pairs(terms, text);
  add_latin(terms, text);
  for (guint i = 0; i < G_N_ELEMENTS(groups); i++)
    if (has_group(text, i)) add(terms, GROUP_TERM | i);
}

static guint purposes_of(const char *text)
{
  guint found = 0;
  for (guint i = 0; i < G_N_ELEMENTS(purposes); i++)
    for (const char *const *word = purposes[i].words; *word != NULL && !(found & 1u << i); word++)
      if (strstr(text, *word) != NULL) found |= 1u << i;
  return found;
}

YcWording *yc_wording_new(const char *heading, const char *more)
{
  YcWording *wording = g_new(YcWording, 1);
  wording->heading = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  wording->all = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  add_terms(wording->heading, heading);
  add_terms(wording->all, heading);
  add_terms(wording->all, more);
  wording->purposes = purposes_of(heading) | purposes_of(more);
  return wording;
}

void yc_wording_free(YcWording *wording)
{
  if (wording == NULL) return;
  g_hash_table_unref(wording->heading);
  g_hash_table_unref(wording->all);
  g_free(wording);
}

gboolean yc_wording_empty(const YcWording *wording)
{
  return g_hash_table_size(wording->all) == 0;
}

/* --- what words weigh ------------------------------------------------------------------------------------- */

YcLexicon *yc_lexicon_new(void)
{
  YcLexicon *lexicon = g_new(YcLexicon, 1);
  *lexicon = (YcLexicon){ g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL), 0 };
  return lexicon;
}

void yc_lexicon_free(YcLexicon *lexicon)
{
  if (lexicon == NULL) return;
  g_hash_table_unref(lexicon->texts);
  g_free(lexicon);
}

static int texts_of(const YcLexicon *lexicon, guint64 term)
{
  return GPOINTER_TO_INT(g_hash_table_lookup(lexicon->texts, &term));
}

void yc_lexicon_add(YcLexicon *lexicon, const YcWording *wording)
{
  GHashTableIter each;
  gpointer term;
  g_hash_table_iter_init(&each, wording->all);
  while (g_hash_table_iter_next(&each, &term, NULL)) {
    guint64 *key = g_new(guint64, 1);
    *key = *(guint64 *)term;
    g_hash_table_replace(lexicon->texts, key, GINT_TO_POINTER(texts_of(lexicon, *key) + 1));
  }
  lexicon->n++;
}

/* Hundredths of a bit that a term tells: log2(n / in), straight between the powers of two. */
static int weight(const YcLexicon *lexicon, guint64 term)
{
  int in = texts_of(lexicon, term), bits = 0;
  gint64 ratio = (gint64)MAX(lexicon->n, 1) * 1024 / (in > 0 ? in : UNKNOWN), power = 1024;
  for (; power * 2 <= ratio; power *= 2) bits++;
  int told = bits * 100 + (int)((ratio - power) * 100 / power);
  return MAX(told, LEAST_WEIGHT) * (term & GROUP_TERM ? MEANT : 100) / 100;
}

static int weight_of(const YcLexicon *lexicon, GHashTable *terms)
{
  GHashTableIter each;
  gpointer term;
  int sum = 0;
  g_hash_table_iter_init(&each, terms);
  while (g_hash_table_iter_next(&each, &term, NULL)) sum += weight(lexicon, *(guint64 *)term);
  return sum;
}

/* --- how alike -------------------------------------------------------------------------------------------- */

/* Percent that remain by what is wanted; *wrong: it is another thing that is wanted. */
static int by_purpose(guint asked, guint has, gboolean *wrong)
{
  guint plain = 0;
  for (guint i = 0; i < G_N_ELEMENTS(purposes); i++) plain |= purposes[i].only ? 0 : 1u << i;
  gboolean same = (asked & has & plain) != 0;
  int percent = same ? 150 : asked & plain ? 70 : 100;
  for (guint i = 0; i < G_N_ELEMENTS(purposes); i++)
    if (has & ~asked & 1u << i) percent = percent * (purposes[i].only ? 50 : same ? 90 : 75) / 100;
  *wrong = (asked & plain & ~has) != 0;
  return percent;
}

YcLikeness yc_likeness(const YcLexicon *lexicon, const YcWording *asked, const YcWording *text)
{
  GHashTableIter each;
  gpointer key;
  gint64 same = 0;
  gboolean rare = FALSE, wrong;
  g_hash_table_iter_init(&each, asked->all);
  while (g_hash_table_iter_next(&each, &key, NULL)) {
    guint64 term = *(guint64 *)key;
    if (!g_hash_table_contains(text->all, &term)) continue;
    same += weight(lexicon, term) * (g_hash_table_contains(text->heading, &term) ? 100 : LESS) / 100;
    rare = rare || texts_of(lexicon, term) <= RARE;
  }
  int percent = by_purpose(asked->purposes, text->purposes, &wrong);
  if (same == 0) return (YcLikeness){ 0, FALSE };
  gint64 score = same * same / (same + weight_of(lexicon, text->heading) * LENGTH / 100 + SLACK) * percent / 100;
  return (YcLikeness){ (int)score, !wrong && (rare || (asked->purposes & text->purposes) != 0) };
}

gboolean yc_likeness_sure(const YcLikeness *best, const YcLikeness *second)
{
  return best->telling && best->score >= LEAST_SURE &&
         (second == NULL || (gint64)best->score * 100 >= (gint64)second->score * AHEAD);
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
