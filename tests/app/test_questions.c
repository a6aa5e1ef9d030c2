/* Questions as they are asked at the counter, and what may be read aloud to them without anybody choosing it. */
#include <config.h>
#include <string.h>
#include "app/hall.h"
#include "app/knowledge.h"
#include "check_main.h"

/* best: the item that is meant by itself, or one of several (A|B); with ? that or nothing; "" nothing at all. */
typedef struct { const char *asked, *best; } Question;

static const Question STORY[] = {
  { "我妈今年95了,九十岁以上老人有没有特殊补贴?", "MZ11" },
  { "90岁以上老人有没有特殊补贴", "MZ11" },
  { "鲁大爷91了一个人住,听说满90要换档发钱,他没换", "MZ11" },
  { "低保去哪申请", "MZ01" },
  { "凭啥把我家低保停了?也没给我看过纸", "" },
  { "村支书亲弟弟家两层楼还吃低保", "" },
  { "孙女十一岁,爹没了娘跑了好几年,听说有补助", "MZ07?" },
  { "残疾人证要到期了,换证还得去医院再评一回不?", "CL02" },
  { "残疾证丢了怎么补", "CL02" },
  { "残疾证怎么换", "CL02?" },
  { "我这腿能办个残疾证不", "CL01" },
  { "残疾人证换一个要啥", "CL02" },
  { "养老金三个月没到账,说我没认证,老年机咋认?", "SB06?" },
  { "养老金三个月没到账", "SB06?" },
  { "报销材料交上去快两个月了还没钱", "" },
  { "我下月满60,养老金是不是自动给?", "SB02" },
  { "住院报销要带什么", "YB04" },
  { "在外省打工,能不能在那边直接刷医保?", "YB03" },
  { "娃两个多月,育儿补贴怎么申领?户口还没上", "WJ06" },
  { "我建房批了,邻居说我占他半尺,两家要打架了", "SF02|ZR02?" },
  { "户口还在娘家,能在婆家申请宅基地吗?", "NY01" },
  { "想在老宅上盖房子,找谁批", "NY01" },
  { "宅基地的证丢了", "" },
  { "宅基地怎么批", "NY01" },
  { "农机补贴交了四个月说没核验,到底谁的事?", "NY09?" },
  { "买了台收割机有没有补贴", "NY09" },
  { "承包山上杨树二十棵想卖,要不要办采伐证?", "LY01|LY02" },
  { "我和老伴在街上租房,能不能申请公租房?", "ZJ02" },
  { "工头欠我一万四工资,人找不到", "RS08" },
  { "厂倒了,失业登记要厂里证明,去哪开?", "RS01" },
  { "失业金怎么领", "RS03" },
  { "我9月退役,没去报到,现在还来得及吗?", "TY03" },
  { "退伍军人优待证怎么办", "TY02" },
  { "老年证怎么办", "MZ14" },
  { "办营业执照要什么证明", "SC01" },
  { "店不开了,执照怎么注销", "SC03" },
  { "孩子先天心脏病,医生说缓一年上学,找谁批?", "JY01" },
  { "户口本上出生年份错了", "GA03" },
  { "在镇上租房半年了,能办居住证吗?", "GA06" },
  { "承包合同面积和证上对不上,差了两亩多", "NY06|NY04?" },
  { "我男人没了,养老保险账户里的钱和丧葬补助怎么领", "SB04" },
  { "医保今年交多少", "YB01?" },
  { "医保怎么参保", "YB01" },
  { "办身份证要带什么", "GA04" },
  { "身份证丢了", "GA04" },
  { "社保卡丢了怎么补", "SB07" },
  { "娃刚生下来怎么上户口", "GA01" },
  { "老人去世了怎么销户口", "GA02|ZH05" },
  { "摆摊卖炸串要不要办证", "SC05" },
  { "房子漏雨想申请危房改造", "ZJ03" },
  { "狗打疫苗去哪", "NY14" },
  { "养了条狗要不要登记", "GA07" },
  { "党员关系转到外地", "DQ01" },
  { "娃上大学想贷款", "JY03" },
  { "灵活就业怎么交社保", "SB08" },
  { "请不起律师打官司怎么办", "SF01" },
  { "家里办酒席要不要报", "SC07" },
  { "五保户怎么申请", "MZ04" },
  { "慢性病门诊怎么报", "YB06" },
  { "大病花了十几万,能不能救助", "YB05|MZ05" },
  { "二孩准生证", "WJ01|WJ02" },
  { "房产证怎么办", "ZR04" },
  { "井盖松了半个月", "" },
  { "路灯不亮", "" },
  { "今天天气好不好", "" },
  { "门口污水没人管", "" },
  { "你们几点下班", "" },
  { "催我打五星好评才给我单子", "" },
  { "跑了四趟还没办成", "" },
  { "我要开个证明", "ZH03?" },
  { "要看青苗补偿的花名册", "ZH01?" },
};

static const Question MORE[] = {
  { "我爸残疾二级有没有护理费", "MZ10|MZ09?" },
  { "一个人带三个娃,男人死了,能吃低保不", "MZ01" },
  { "孤儿能领多少钱", "MZ08" },
  { "村里修公墓找谁批", "MZ15" },
  { "火化有没有补贴", "MZ16" },
  { "轮椅能不能申请", "CL04?" },
  { "家里门槛要改坡道,残疾人有补助吗", "CL05?" },
  { "自闭症孩子康复训练有补助吗", "CL03" },
  { "想贷款开个店", "RS04?" },
  { "找个公益岗位", "RS05" },
  { "学电焊有没有补贴", "RS06?" },
  { "跟老板吵起来了,没签合同不给加班费", "RS07?" },
  { "医保卡里单位改名了怎么改", "YB02?" },
  { "医保转到省城", "YB08" },
  { "打印医保缴费证明", "YB07" },
  { "独生子女证丢了", "WJ05" },
  { "土地流转合同备案", "NY05" },
  { "承包地分户", "NY04" },
  { "养猪场要不要备案", "NY12" },
  { "卖头猪要检疫", "NY13" },
  { "一卡通换账户", "NY11" },
  { "种粮补贴什么时候发", "NY10" },
  { "大棚用地备案", "NY08" },
  { "上坟能不能烧纸", "LY03?" },
  { "跟邻居争地界", "ZR02?" },
  { "修路临时占地", "ZR03|ZJ04|ZJ05?" },
  { "在街上摆个临时棚子", "ZJ01|ZJ04|SC05?" },
  { "挂光荣牌", "TY05" },
  { "困难学生资助", "JY02" },
  { "开小作坊做豆腐", "SC04" },
  { "卖预包装食品", "SC06" },
  { "村里请法律顾问", "SF03" },
  { "身份证快过期了", "GA04" },
  { "来这打工要登记吗", "GA05?" },
  { "房子被水冲了有没有补助", "YJ01?" },
  { "冬天没钱过年", "YJ02?" },
  { "我要上访", "ZH02?" },
  { "开通自来水", "ZH04" },
  { "老人走了要办哪些事", "ZH05|GA02?" },
  { "我是党员,在外面打工怎么报到", "DQ02" },
  { "人不在了养老保险怎么注销", "SB04" },
  { "养老保险转到外省", "SB05" },
  { "养老保险怎么参保", "SB01" },
  { "给残疾人发钱不", "MZ09|MZ10?" },
  { "残疾证注销", "CL02" },
  { "今天能不能先放你这", "" },
  { "厕所在哪", "" },
  { "叫你们领导来", "" },
  { "我的事办到哪了", "" },
  { "邻居家狗天天叫", "" },
  { "学校不收我娃", "" },
};

static gboolean is_one_of(const char *codes, const char *item)
{
  return *item != '\0' && strstr(codes, item) != NULL;
}

static gboolean is_right(const Question *question, const YcKnown *first)
{
  gboolean sure = first != NULL && first->sure;
  if (*question->best == '\0') return !sure;
  if (g_str_has_suffix(question->best, "?")) return !sure || is_one_of(question->best, first->item);
  return sure && is_one_of(question->best, first->item);
}

static void assert_questions(const Question *questions, guint n)
{
  g_autoptr(YcKnowledge) knowledge = yc_knowledge_new(hall, NULL);
  g_autoptr(GString) wrong = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    g_autoptr(GPtrArray) found = yc_knowledge_find(knowledge, questions[i].asked, 3);
    if (is_right(&questions[i], found->len > 0 ? found->pdata[0] : NULL)) continue;
    g_string_append_printf(wrong, "\n%s: not %s", questions[i].asked, questions[i].best);
    for (guint k = 0; k < found->len; k++) {
      const YcKnown *known = found->pdata[k];
      g_string_append_printf(wrong, " %s%s", known->label, known->sure ? "!" : "");
    }
  }
  ck_assert_msg(wrong->len == 0, "%s", wrong->str);
}

START_TEST(what_people_ask)
{
  assert_questions(STORY, G_N_ELEMENTS(STORY));
}
END_TEST

START_TEST(what_else_people_ask)
{
  assert_questions(MORE, G_N_ELEMENTS(MORE));
}
END_TEST

/* Poor as it is, it is shown: somebody may choose it. */
START_TEST(poor_ones_are_shown)
{
  g_autoptr(YcKnowledge) knowledge = yc_knowledge_new(hall, NULL);
  g_autoptr(GPtrArray) found = yc_knowledge_find(knowledge, "宅基地的证丢了", 5);
  gboolean shown = FALSE;
  for (guint i = 0; i < found->len; i++) {
    ck_assert(!((YcKnown *)found->pdata[i])->sure);
    shown = shown || strcmp(((YcKnown *)found->pdata[i])->item, "ZR04") == 0;
  }
  ck_assert(shown);
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("questions");
  TCase *t = tcase_create("questions");
  tcase_add_unchecked_fixture(t, hall_prepare_empty, hall_finish);
  tcase_add_checked_fixture(t, hall_begin, hall_end);
  tcase_add_test(t, what_people_ask);
  tcase_add_test(t, what_else_people_ask);
  tcase_add_test(t, poor_ones_are_shown);
  suite_add_tcase(s, t);
  return s;
}

CHECK_MAIN(suite)
