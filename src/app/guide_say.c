/* guide_say.c - see guide.h: an item's members in words, what a change changes, and what is wrong with it. */
#include <config.h>
#include <string.h>
#include "app/guide_label.h"
#include "app/private.h"
#include "app/say.h"

#define ACCEPT_MOST 5     /* working days, 行政许可法 32 (RULE time-09) */
#define DELIVER_MOST 10   /* working days, 行政许可法 44 (RULE time-15) */

/* --- words ------------------------------------------------------------------------------------------------ */

typedef struct {
  const char *code, *word;
} Word;

static const char *word_of(const Word *words, const char *code)
{
  while (words->code != NULL && strcmp(words->code, code) != 0) words++;
  return words->code == NULL ? code : gettext(words->word);
}

static const Word confidences[] = {
  { "high", N_("高") }, { "medium", N_("中") }, { "low", N_("低") }, { "default", N_("默认") }, { NULL, NULL }
};
static const Word prints[] = { { "yes", N_("打印") }, { "no", N_("不打印") }, { "ask", N_("问一声") }, { NULL, NULL } };
static const Word pers[] = {
  { "once", N_("一次") }, { "month", N_("每月") }, { "year", N_("每年") }, { NULL, NULL }
};
static const Word lapses[] = { { "withdraw", N_("按撤回处理") }, { "revoke", N_("撤销受理") }, { NULL, NULL } };
static const Word flags[] = { { "yes", N_("是") }, { "no", N_("否") }, { NULL, NULL } };
static const Word forms[] = {
  { "original", N_("原件") }, { "copy", N_("复印件") }, { "both", N_("原件和复印件") }, { NULL, NULL }
};
static const Word sources[] = {
  { "applicant", N_("申请人") }, { "government", N_("政府部门") }, { "third party", N_("第三方") }, { NULL, NULL }
};

const char *yc_say_confidence(const char *code) { return word_of(confidences, code); }
const char *yc_say_per(YcPer per) { return per == YC_PER_NONE ? "" : word_of(pers, yc_item_per_code(per)); }

char *yc_say_fen(gint64 fen)
{
  gint64 yuan = fen / 100, rest = fen % 100;
  g_autofree char *number = rest == 0 ? g_strdup_printf("%" G_GINT64_FORMAT, yuan)
                                      : g_strdup_printf("%" G_GINT64_FORMAT ".%02d", yuan, (int)rest);
  return g_strdup_printf(_("%s元"), number);
}

/* --- what members are called ------------------------------------------------------------------------------ */

typedef enum { AS_IS, AS_DAYS, AS_LIMIT, AS_FEN, AS_QUESTION, AS_WORDS, AS_PROCEDURES, AS_SOON } As;

static const struct {
  const char *list, *member, *part;   /* part NULL: any */
  const char *label;
  As as;
  const Word *words;
} members[] = {
  { NULL, "name", NULL, N_("名称"), AS_IS, NULL },
  { NULL, "short_name", NULL, N_("简称"), AS_IS, NULL },
  { NULL, "legal_basis", NULL, N_("法律依据"), AS_IS, NULL },
  { NULL, "fee", NULL, N_("收费"), AS_IS, NULL },
  { NULL, "result", NULL, N_("结果"), AS_IS, NULL },
  { NULL, "note", NULL, N_("备注"), AS_IS, NULL },
  { NULL, "confidence", NULL, N_("把握"), AS_WORDS, confidences },
  { NULL, "statutory", NULL, N_("法定时限"), AS_LIMIT, NULL },
  { NULL, "promised", NULL, N_("承诺时限"), AS_LIMIT, NULL },
  { NULL, "extension", NULL, N_("可延长"), AS_LIMIT, NULL },
  { NULL, "notice", NULL, N_("公示"), AS_LIMIT, NULL },
  { NULL, "accept_days", NULL, N_("答复收件"), AS_DAYS, NULL },
  { NULL, "supply_days", NULL, N_("补材料"), AS_DAYS, NULL },
  { NULL, "delivery_days", NULL, N_("送达"), AS_DAYS, NULL },
  { NULL, "forward_days", NULL, N_("代收转递"), AS_DAYS, NULL },
  { NULL, "household", NULL, N_("按户查重"), AS_WORDS, flags },
  { NULL, "delegated", NULL, N_("可代办"), AS_WORDS, flags },
  { NULL, "forward", NULL, N_("可代收转递"), AS_WORDS, flags },
  { NULL, "acceptor", NULL, N_("转给"), AS_IS, NULL },
  { NULL, "relative_visit", NULL, N_("近亲属由上级入户"), AS_WORDS, flags },
  { NULL, "tolerant_lapse", NULL, N_("容缺到期没补"), AS_WORDS, lapses },
  { NULL, "systems", NULL, N_("还要录入"), AS_IS, NULL },
  { NULL, "procedures", NULL, N_("可停钟的程序"), AS_PROCEDURES, NULL },
  { NULL, "extension_by", NULL, N_("延期谁批准"), AS_IS, NULL },
  { NULL, "soon_days", NULL, N_("临期提前"), AS_SOON, NULL },
  { NULL, "print", "accept", N_("受理时"), AS_WORDS, prints },
  { NULL, "print", "ask", N_("补正告知时"), AS_WORDS, prints },
  { NULL, "print", "tell", N_("告知时"), AS_WORDS, prints },
  { NULL, "print", "refuse", N_("不予受理时"), AS_WORDS, prints },
  { NULL, "print", "onspot", N_("即办时"), AS_WORDS, prints },
  { NULL, "print", "tolerant", N_("容缺受理时"), AS_WORDS, prints },
  { NULL, "print", "refer", N_("转告时"), AS_WORDS, prints },
  { NULL, "print", "forward", N_("代收转递时"), AS_WORDS, prints },
  { NULL, "suits", "min_age", N_("推荐:最小年龄"), AS_IS, NULL },
  { NULL, "suits", "max_age", N_("推荐:最大年龄"), AS_IS, NULL },
  { NULL, "suits", "disabled", N_("推荐:残疾人"), AS_WORDS, flags },
  { NULL, "suits", "single", N_("推荐:独自生活"), AS_WORDS, flags },
  { "materials", "name", NULL, N_("名称"), AS_IS, NULL },
  { "materials", "form", NULL, N_("形式"), AS_WORDS, forms },
  { "materials", "copies", NULL, N_("份数"), AS_IS, NULL },
  { "materials", "question", NULL, N_("什么时候要"), AS_QUESTION, NULL },
  { "materials", "source", NULL, N_("谁出"), AS_WORDS, sources },
  { "materials", "tolerable", NULL, N_("可容缺"), AS_WORDS, flags },
  { "materials", "look", NULL, N_("要什么样的"), AS_IS, NULL },
  { "materials", "where", NULL, N_("到哪里办"), AS_IS, NULL },
  { "materials", "paper", NULL, N_("通用代码"), AS_IS, NULL },
  { "sums", "text", NULL, N_("名称"), AS_IS, NULL },
  { "sums", "fen", NULL, N_("金额"), AS_FEN, NULL },
  { "sums", "per", NULL, N_("多久一次"), AS_WORDS, pers },
  { "questions", "text", NULL, N_("问法"), AS_IS, NULL },
  { "steps", "name", NULL, N_("名称"), AS_IS, NULL },
  { "steps", "office", NULL, N_("单位"), AS_IS, NULL },
  { "steps", "days", NULL, N_("天数"), AS_IS, NULL },
  { "steps", "together", NULL, N_("和前一步同时"), AS_WORDS, flags },
};

/* Their index, or their number where it is none of them. */
static guint member_of(const char *list, const char *member, const char *part)
{
  guint i = 0;
  while (i < G_N_ELEMENTS(members) &&
         (g_strcmp0(members[i].list, list) != 0 || strcmp(members[i].member, member) != 0 ||
          (members[i].part != NULL && g_strcmp0(members[i].part, part) != 0)))
    i++;
  return i;
}

const char *yc_guide_label(const char *list, const char *member, const char *part)
{
  guint i = member_of(list, member, part);
  return i < G_N_ELEMENTS(members) ? gettext(members[i].label) : member;
}

static char *say_limit_code(const char *code)
{
  YcLimit limit = { 0, YC_UNIT_WORKING, FALSE };
  const char *unit = strchr(code, ' ');
  limit.n = (int)g_ascii_strtoll(code, NULL, 10);
  if (unit == NULL || !yc_unit_parse(unit + 1, &limit.unit)) return g_strdup(code);
  return yc_say_limit(&limit);
}

static char *say_question(const YcItem *item, const char *id)
{
  for (guint i = 0; i < item->questions->len; i++) {
    const YcQuestion *question = item->questions->pdata[i];
    if (strcmp(question->id, id) == 0) return g_strdup(question->text);
  }
  return g_strdup(*id == '\0' ? _("都要") : id);
}

/* "听证、鉴定" */
static char *say_procedures(const char *codes)
{
  g_auto(GStrv) each = g_strsplit(codes, " ", -1);
  g_autoptr(GString) text = g_string_new(NULL);
  for (char **code = each; *code != NULL; code++)
    g_string_append_printf(text, "%s%s", text->len ? _("、") : "", yc_say_procedure(*code));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* RULE time-11 */
static char *say_soon(const char *code)
{
  YcLimit limit = { (int)g_ascii_strtoll(code, NULL, 10), YC_UNIT_WORKING, FALSE };
  return limit.n < 0 ? g_strdup(_("照本中心的设置")) : yc_say_limit(&limit);
}

char *yc_guide_value(const YcItem *item, const char *list, const char *member, const char *part, const char *code)
{
  guint i = member_of(list, member, part);
  As as = i < G_N_ELEMENTS(members) ? members[i].as : AS_IS;
  if (as == AS_QUESTION) return say_question(item, code);
  if (*code == '\0') return g_strdup(_("无"));
  switch (as) {
  case AS_DAYS: {
    YcLimit limit = { (int)g_ascii_strtoll(code, NULL, 10), YC_UNIT_WORKING, FALSE };
    return yc_say_limit(&limit);
  }
  case AS_LIMIT: return say_limit_code(code);
  case AS_FEN: return yc_say_fen(g_ascii_strtoll(code, NULL, 10));
  case AS_WORDS: return g_strdup(word_of(members[i].words, code));
  case AS_PROCEDURES: return say_procedures(code);
  case AS_SOON: return say_soon(code);
  case AS_IS:
  case AS_QUESTION: break;
  }
  return g_strdup(code);
}

/* --- what a change changes -------------------------------------------------------------------------------- */

char *yc_guide_material(const YcItem *item, const YcMaterial *material)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_printf(text, _("%s%d份"), yc_say_form(material->form), material->copies);
  if (material->question != NULL) {
    g_autofree char *question = say_question(item, material->question);
    g_string_append_printf(text, " · %s", question);
  }
  if (material->tolerable) g_string_append_printf(text, " · %s", _("可容缺"));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

char *yc_guide_sum(const YcSum *sum)
{
  g_autofree char *amount = yc_say_fen(sum->fen);
  return sum->per == YC_PER_NONE ? g_steal_pointer(&amount) : g_strdup_printf("%s %s", amount, yc_say_per(sum->per));
}

/* What a list's entry is. */
static const char *entry_word(const char *list)
{
  static const Word words[] = {
    { "materials", N_("材料") }, { "sums", N_("金额") }, { "questions", N_("问题") }, { "steps", N_("环节") },
    { NULL, NULL }
  };
  return word_of(words, list);
}

/* What a new entry holds; "" where nothing more is to be said. */
static char *say_new(const YcItem *item, const YcItemChange *change)
{
  for (guint i = 0; strcmp(change->list, "materials") == 0 && i < item->materials->len; i++) {
    const YcMaterial *material = item->materials->pdata[i];
    if (strcmp(material->name, change->entry) == 0) return yc_guide_material(item, material);
  }
  for (guint i = 0; strcmp(change->list, "sums") == 0 && i < item->sums->len; i++) {
    const YcSum *sum = item->sums->pdata[i];
    if (strcmp(sum->text, change->entry) == 0) return yc_guide_sum(sum);
  }
  return g_strdup("");
}

/* Questions are known by their ids, people by what they ask. */
static char *say_entry(const YcItem *was, const YcItem *now, const YcItemChange *change)
{
  if (change->list == NULL || strcmp(change->list, "questions") != 0) return g_strdup(change->entry);
  return say_question(change->kind == YC_CHANGE_ADDED ? now : was, change->entry);
}

static char *say_change(const YcItem *was, const YcItem *now, const YcItemChange *change)
{
  const char *word = change->list ? entry_word(change->list) : NULL;
  g_autofree char *entry = say_entry(was, now, change);
  if (change->kind == YC_CHANGE_DROPPED) return g_strdup_printf(_("%s“%s”:不再有"), word, entry);
  if (change->kind == YC_CHANGE_ADDED) {
    g_autofree char *what = say_new(now, change);
    if (*what == '\0') return g_strdup_printf(_("%s“%s”:新加"), word, entry);
    return g_strdup_printf(_("%s“%s”:新加,%s"), word, entry, what);
  }
  g_autofree char *old = yc_guide_value(was, change->list, change->member, change->part, change->old);
  g_autofree char *new = yc_guide_value(now, change->list, change->member, change->part, change->new);
  const char *label = yc_guide_label(change->list, change->member, change->part);
  if (word == NULL) return g_strdup_printf(_("%s:%s → %s"), label, old, new);
  return g_strdup_printf(_("%s“%s” %s:%s → %s"), word, entry, label, old, new);
}

GPtrArray *yc_guide_lines(YcGuide *guide)
{
  yc_guide_tidy(guide);
  g_autoptr(GPtrArray) changes = yc_item_diff(guide->was, guide->now);
  GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add(lines, say_change(guide->was, guide->now, changes->pdata[i]));
  return lines;
}

gint64 yc_guide_kept(const YcGuide *guide)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(guide->app), NULL, YC_Q_ITEM_KEPT, "ti", guide->was->code,
                                    (gint64)guide->was->version + 1);
  return rows ? yc_rows_first(rows, "n", 0) : 0;
}

/* --- faults ----------------------------------------------------------------------------------------------- */

static void fault(GPtrArray *faults, const char *field, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void fault(GPtrArray *faults, const char *field, const char *format, ...)
{
  va_list values;
  va_start(values, format);
  yc_field_fault_add(faults, field, g_strdup_vprintf(format, values));
  va_end(values);
}

/* RULE time-09, time-10, time-15, acc-02 */
static void check_limits(const YcItem *item, GPtrArray *faults)
{
  g_autofree char *promised = yc_say_limit(&item->promised), *statutory = yc_say_limit(&item->statutory);
  if (!yc_item_promise_fits(item))
    fault(faults, "promised", _("承诺%s比法定%s还长:承诺只能更短"), promised, statutory);
  if (item->handling == YC_HANDLING_PROMISE && item->promised.n == 0)
    fault(faults, "promised", _("承诺件至少要1天:当场办完的是即办件"));
  if (item->handling == YC_HANDLING_ONSPOT && item->promised.n != 0)
    fault(faults, "promised", _("即办件当场办完,承诺时限只能是0"));
  if (item->accept_rule == YC_ACCEPT_PERMIT5 && item->accept_days > ACCEPT_MOST)
    fault(faults, "accept_days", _("许可事项收件后最多%d个工作日要答复(行政许可法第32条)"), ACCEPT_MOST);
  if (item->delivery_days > DELIVER_MOST)
    fault(faults, "delivery_days", _("决定后最多%d个工作日要送达(行政许可法第44条)"), DELIVER_MOST);
  if (item->supply_days < 1) fault(faults, "supply_days", _("补材料至少给1个工作日"));
}

static gboolean named(const char *name)
{
  return *name != '\0' && strcmp(name, YC_GUIDE_NEW) != 0;
}

static void check_materials(const YcItem *item, GPtrArray *faults)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < item->materials->len; i++) {
    const YcMaterial *material = item->materials->pdata[i];
    g_autofree char *field = g_strdup_printf("materials[%u].name", i);
    if (!named(material->name)) fault(faults, field, _("第%u样材料还没有名称"), i + 1);
    else if (!g_hash_table_add(seen, material->name))
      fault(faults, field, _("材料“%s”有两样:名称要分得清"), material->name);
  }
}

static void check_sums(const YcItem *item, GPtrArray *faults)
{
  for (guint i = 0; i < item->sums->len; i++) {
    const YcSum *sum = item->sums->pdata[i];
    g_autofree char *field = g_strdup_printf("sums[%u].text", i);
    if (!named(sum->text)) fault(faults, field, _("第%u项金额还没有名称"), i + 1);
  }
}

static void check_day(const YcGuide *guide, GPtrArray *faults)
{
  char day[YC_DAY_TEXT];
  YcDay today = yc_app_today(guide->app);
  if (guide->now->from < today)
    fault(faults, "from", _("不能从过去施行:最早是今天 %s"), yc_day_format(today, day));
  else if (guide->now->from < guide->was->from)
    fault(faults, "from", _("第%d版从 %s 起才施行:这一版不能比它早"), guide->was->version,
          yc_day_format(guide->was->from, day));
}

GPtrArray *yc_guide_faults(const YcGuide *guide)
{
  GPtrArray *faults = yc_field_faults_new();
  g_autoptr(GPtrArray) changes = yc_item_diff(guide->was, guide->now);
  if (changes->len == 0) fault(faults, "", _("什么也没有改"));
  check_limits(guide->now, faults);
  check_sums(guide->now, faults);
  check_materials(guide->now, faults);
  if (*guide->now->local_basis == '\0')
    fault(faults, "local_basis", _("请写明依据:哪次会议、哪个文件,或谁定的"));
  check_day(guide, faults);
  if (strcmp(guide->now->code, guide->was->code) != 0 || strcmp(guide->now->name, guide->was->name) != 0 ||
      strcmp(guide->now->short_name, guide->was->short_name) != 0 || guide->now->handling != guide->was->handling)
    fault(faults, "", _("编码、名称、简称和办件类型不在这里改:请重新导入事项库"));
  return faults;
}
