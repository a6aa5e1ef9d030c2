/* intake.c - the form of acceptance, its checklist and what would come of it.  See intake.h. */
#include <config.h>
#include <string.h>
#include "app/clocks.h"
#include "app/intake.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

/* --- the form --------------------------------------------------------------------------------------------- */

static void person_init(YcPersonForm *person)
{
  char **members[] = { &person->name, &person->doc_number, &person->birth, &person->sex,
                       &person->phone, &person->place, &person->address };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = g_strdup("");
  person->doc_kind = g_strdup("resident");
}

static void person_clear(YcPersonForm *person)
{
  char *members[] = { person->name, person->doc_kind, person->doc_number, person->birth,
                      person->sex, person->phone, person->place, person->address };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
}

static void tick_free(gpointer data)
{
  YcTick *tick = data;
  g_free(tick->note);
  g_free(tick);
}

YcIntake *yc_intake_new(void)
{
  YcIntake *intake = g_new0(YcIntake, 1);
  person_init(&intake->applicant);
  person_init(&intake->representative);
  char **members[] = { &intake->relation, &intake->item, &intake->reason, &intake->result, &intake->act,
                       &intake->at, &intake->typed };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = g_strdup("");
  intake->channel = g_strdup("window");
  intake->refusal = YC_REFUSE_OTHER;
  intake->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  intake->ticks = g_ptr_array_new_with_free_func(tick_free);
  return intake;
}

void yc_intake_free(YcIntake *intake)
{
  if (intake == NULL) return;
  person_clear(&intake->applicant);
  person_clear(&intake->representative);
  g_free(intake->relation);
  g_free(intake->channel);
  g_free(intake->item);
  g_free(intake->reason);
  g_free(intake->result);
  g_free(intake->act);
  g_free(intake->at);
  g_free(intake->typed);
  g_hash_table_unref(intake->answers);
  g_ptr_array_unref(intake->ticks);
  g_free(intake);
}

void yc_intake_set(char **member, const char *text)
{
  char *clean = yc_clean(text, -1, 0, NULL);
  g_free(*member);
  *member = clean;
}

/* --- item and checklist ----------------------------------------------------------------------------------- */

const YcItem *yc_intake_item(YcApp *app, const YcIntake *intake)
{
  if (*intake->item == '\0') return NULL;
  if (intake->version != 0) return yc_app_item_version(app, intake->item, intake->version, NULL);
  return yc_app_item(app, intake->item, YC_DAY_NONE, NULL);
}

static gboolean is_minor(YcApp *app, const YcIntake *intake)
{
  YcDay birth = yc_day_parse(intake->applicant.birth);
  return birth != YC_DAY_NONE && yc_day_age(birth, yc_app_today(app)) < 18;
}

static void answer(YcIntake *intake, const char *question, gboolean yes)
{
  g_hash_table_insert(intake->answers, g_strdup(question), g_strdup(yes ? "yes" : "no"));
}

/* Answers that need no asking follow the facts; answers to questions of another item go. */
static void refresh_answers(YcApp *app, YcIntake *intake, const YcItem *item)
{
  GHashTable *old = intake->answers;
  intake->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < item->questions->len; i++) {
    const YcQuestion *question = item->questions->pdata[i];
    const char *before = g_hash_table_lookup(old, question->id);
    switch (question->from) {
    case YC_ANSWER_REPRESENTED: answer(intake, question->id, intake->represented); break;
    case YC_ANSWER_MINOR: answer(intake, question->id, is_minor(app, intake)); break;
    case YC_ASK: answer(intake, question->id, before != NULL && strcmp(before, "yes") == 0); break;
    }
  }
  g_hash_table_unref(old);
}

static YcTick *find_tick(GPtrArray *ticks, int n)
{
  for (guint i = 0; i < ticks->len; i++)
    if (((YcTick *)ticks->pdata[i])->n == n) return ticks->pdata[i];
  return NULL;
}

static YcTick *copy_tick(const YcTick *old, int n)
{
  YcTick *tick = g_new0(YcTick, 1);
  if (old != NULL) *tick = *old;
  tick->n = n;
  tick->note = g_strdup(old ? old->note : "");
  return tick;
}

gboolean yc_intake_choose(YcApp *app, YcIntake *intake, const char *code, GError **error)
{
  const YcItem *item = yc_app_item(app, code, YC_DAY_NONE, error);
  if (item == NULL) return FALSE;
  gboolean same = strcmp(intake->item, item->code) == 0;
  if (!same) yc_intake_set(&intake->item, item->code);
  refresh_answers(app, intake, item);
  g_autoptr(GPtrArray) materials = yc_item_materials(item, intake->answers);
  GPtrArray *ticks = g_ptr_array_new_with_free_func(tick_free);
  for (guint i = 0; i < materials->len; i++) {
    int n = ((YcMaterial *)materials->pdata[i])->n;
    g_ptr_array_add(ticks, copy_tick(same ? find_tick(intake->ticks, n) : NULL, n));
  }
  g_ptr_array_unref(intake->ticks);
  intake->ticks = ticks;
  return TRUE;
}

static gboolean is_certificate(const char *name)
{
  static const char *const words[] = { "身份证", "户口簿", "营业执照", "残疾人证", "退役证" };
  if (strstr(name, "委托书") != NULL) return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strstr(name, words[i]) != NULL) return TRUE;
  return FALSE;
}

void yc_tick_have(YcTick *tick, const YcMaterial *material)
{
  tick->state = YC_TICK_HAVE;
  tick->original = material->form == YC_FORM_COPY ? 0 : material->copies;
  tick->copies = material->form == YC_FORM_ORIGINAL ? 0 : material->copies;
  tick->returned =
      material->form == YC_FORM_BOTH || (material->form == YC_FORM_ORIGINAL && is_certificate(material->name));
}

static const YcMaterial *item_material(const YcItem *item, int n)
{
  for (guint i = 0; i < item->materials->len; i++)
    if (((YcMaterial *)item->materials->pdata[i])->n == n) return item->materials->pdata[i];
  return NULL;
}

const YcMaterial *yc_intake_material(YcApp *app, const YcIntake *intake, guint tick)
{
  const YcItem *item = yc_intake_item(app, intake);
  return item ? item_material(item, ((YcTick *)intake->ticks->pdata[tick])->n) : NULL;
}

static guint count_ticks(const YcIntake *intake, YcTickState state)
{
  guint n = 0;
  for (guint i = 0; i < intake->ticks->len; i++) n += ((YcTick *)intake->ticks->pdata[i])->state == state;
  return n;
}

guint yc_intake_missing(const YcIntake *intake)
{
  return intake->ticks->len - count_ticks(intake, YC_TICK_HAVE);
}

/* --- what would come of it -------------------------------------------------------------------------------- */

void yc_plan_free(YcPlan *plan)
{
  if (plan == NULL) return;
  g_free(plan->why_not);
  g_free(plan->promise);
  g_free(plan->prints);
  g_free(plan);
}

static const char *prints_of(YcOutcome outcome)
{
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: return _("受理通知书");
  case YC_OUTCOME_ASK: return _("一次性告知书、收件凭证");
  case YC_OUTCOME_TELL: return _("一次性告知书");
  case YC_OUTCOME_REFUSE: return _("不予受理通知书");
  case YC_OUTCOME_ONSPOT: return _("即办结果单");
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return "";
}

/* Why an outcome cannot be chosen; NULL when it can. */
static char *objection(const YcItem *item, const YcIntake *intake, YcOutcome outcome)
{
  guint missing = yc_intake_missing(intake), have = count_ticks(intake, YC_TICK_HAVE);
  switch (outcome) {
  case YC_OUTCOME_ACCEPT:
    return missing == 0 ? NULL : g_strdup_printf(_("还缺 %u 项材料:补齐才能受理"), missing);
  case YC_OUTCOME_ONSPOT:
    if (item->handling != YC_HANDLING_ONSPOT) return g_strdup(_("这个事项不是即办件"));
    return missing == 0 ? NULL : g_strdup_printf(_("还缺 %u 项材料:补齐才能当场办结"), missing);
  case YC_OUTCOME_ASK:
    if (missing == 0) return g_strdup(_("材料已齐,没有要告知的"));
    return have > 0 ? NULL : g_strdup(_("一样材料也没收下:只能告知,不能收件"));
  case YC_OUTCOME_TELL:
    return have == 0 ? NULL : g_strdup(_("已经收下材料:要收件并一次性告知"));
  case YC_OUTCOME_REFUSE: return NULL;
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: break;
  }
  return g_strdup(_("请先选一个结果"));
}

/* The clock whose last day is promised: the hall's own promise, else the law's. */
static gboolean promise_clock(YcApp *app, const YcItem *item, YcDay start, YcClockDraft *clock)
{
  return yc_clock_make(app, "promise", &item->promised, start, "", clock) ||
         yc_clock_make(app, "statute", &item->statutory, start, "", clock);
}

static char *promise_text(YcApp *app, const YcItem *item, YcPlan *plan)
{
  YcClockDraft clock;
  if (!promise_clock(app, item, yc_app_today(app), &clock)) return g_strdup(_("受理;这个事项没有规定期限"));
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&clock.limit);
  const char *basis = item->promised.n >= 0 ? _("承诺") : _("法定");
  return g_strdup_printf(_("%s前有结果(%s%s%s)"), day, basis, limit, plan->provisional ? _(",暂定") : "");
}

static char *ask_text(YcApp *app, const YcItem *item, const YcIntake *intake, YcPlan *plan)
{
  YcLimit supply = yc_limit_working(item->supply_days);
  YcClockDraft clock;
  yc_clock_make(app, "supply", &supply, yc_app_today(app), "", &clock);
  plan->due = clock.due.due;
  plan->provisional = clock.due.provisional;
  g_autofree char *day = yc_say_day_medium(plan->due), *limit = yc_say_limit(&item->promised);
  if (item->promised.n <= 0) return g_strdup_printf(_("告知%u项:请于 %s前补来"), yc_intake_missing(intake), day);
  return g_strdup_printf(_("告知%u项:请于 %s前补来;补齐次日起算%s"), yc_intake_missing(intake), day, limit);
}

YcPlan *yc_intake_plan(YcApp *app, const YcIntake *intake, YcOutcome outcome)
{
  YcPlan *plan = g_new0(YcPlan, 1);
  const YcItem *item = yc_intake_item(app, intake);
  plan->outcome = outcome;
  plan->due = YC_DAY_NONE;
  plan->why_not = item ? objection(item, intake, outcome) : g_strdup(_("请先选事项"));
  plan->possible = plan->why_not == NULL;
  if (plan->possible) plan->why_not = g_strdup("");
  plan->prints = g_strdup(prints_of(outcome));
  if (item == NULL) {
    plan->promise = g_strdup("");
    return plan;
  }
  switch (outcome) {
  case YC_OUTCOME_ACCEPT: plan->promise = promise_text(app, item, plan); break;
  case YC_OUTCOME_ASK: plan->promise = ask_text(app, item, intake, plan); break;
  case YC_OUTCOME_TELL: plan->promise = g_strdup_printf(_("只告知%u项,不收材料,不计时"), yc_intake_missing(intake)); break;
  case YC_OUTCOME_REFUSE: plan->promise = g_strdup(_("不予受理;写明理由、依据和救济途径")); break;
  case YC_OUTCOME_ONSPOT:
    plan->due = yc_app_today(app);
    plan->promise = g_strdup(_("今天当场办结"));
    break;
  case YC_OUTCOME_NONE:
  case YC_N_OUTCOMES: plan->promise = g_strdup(""); break;
  }
  return plan;
}

YcOutcome yc_intake_suggest(YcApp *app, const YcIntake *intake)
{
  const YcItem *item = yc_intake_item(app, intake);
  if (item == NULL) return YC_OUTCOME_NONE;
  if (yc_intake_missing(intake) == 0)
    return item->handling == YC_HANDLING_ONSPOT ? YC_OUTCOME_ONSPOT : YC_OUTCOME_ACCEPT;
  return count_ticks(intake, YC_TICK_HAVE) > 0 ? YC_OUTCOME_ASK : YC_OUTCOME_TELL;
}

/* --- what is wrong with it -------------------------------------------------------------------------------- */

static void field_fault_free(gpointer data)
{
  YcFieldFault *fault = data;
  g_free(fault->field);
  g_free(fault->sentence);
  g_free(fault);
}

static void add_fault(GPtrArray *faults, const char *field, char *sentence)
{
  YcFieldFault *fault = g_new0(YcFieldFault, 1);
  fault->field = g_strdup(field);
  fault->sentence = sentence;
  g_ptr_array_add(faults, fault);
}

static gboolean known_place(YcApp *app, const char *code)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PLACE, "t", code);
  return rows != NULL && yc_rows_count(rows) > 0;
}

/* The number of somebody who is known by another name is a mistake in the one or the other: nobody is renamed by
 * it. */
static void check_known(YcApp *app, const YcPersonForm *person, const char *field, GPtrArray *faults)
{
  if (*person->doc_number == '\0' || *person->name == '\0') return;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSON_BY_DOC, "t", person->doc_number);
  gint64 id = rows ? yc_rows_first(rows, "id", 0) : 0;
  YcPersonRow *known = id != 0 && id != person->id ? yc_person_read(app, id) : NULL;
  if (known != NULL && strcmp(known->name, person->name) != 0)
    add_fault(faults, field, g_strdup_printf(_("这个证件号是 %s 的,不是 %s 的:请核对证件"), known->name, person->name));
  yc_person_row_free(known);
}

/* The document kinds that GB 11643's check applies to. */
static gboolean is_checked_kind(const char *kind)
{
  return strcmp(kind, "resident") == 0 || strcmp(kind, "permit") == 0 || strcmp(kind, "foreign") == 0;
}

/* What is wrong with the document; NULL for nothing. */
static char *document_fault(YcApp *app, const YcPersonForm *person)
{
  if (*person->doc_number == '\0') return NULL;
  if (strcmp(person->doc_kind, "none") == 0) return g_strdup(_("证件类型写着没有证件,却填了号码:请改其中一处"));
  if (is_checked_kind(person->doc_kind)) {
    YcIdentity identity = yc_identity_check(person->doc_number, yc_app_today(app));
    if (identity.verdict == YC_VERDICT_REJECT) return yc_say_identity(&identity);
  }
  if (person->id == 0) return NULL;
  YcIdentity typed = yc_identity_check(person->doc_number, yc_app_today(app));
  g_autoptr(YcRows) known = yc_query(yc_app_store(app), NULL, YC_Q_PERSON, "i", person->id);
  const char *number = known != NULL && yc_rows_count(known) > 0 ? yc_rows_text(known, 0, "doc_number") : NULL;
  if (number == NULL || strcmp(number, typed.normalised) == 0) return NULL;
  return g_strdup(_("选中的人登记的是另一个证件号:请按证件号重新查人"));
}

static void check_person(YcApp *app, const YcPersonForm *person, const char *prefix, GPtrArray *faults)
{
  g_autofree char *name = g_strconcat(prefix, ".name", NULL), *doc = g_strconcat(prefix, ".doc_number", NULL),
                  *phone = g_strconcat(prefix, ".phone", NULL), *place = g_strconcat(prefix, ".place", NULL),
                  *birth = g_strconcat(prefix, ".birth", NULL);
  if (*person->name == '\0') add_fault(faults, name, g_strdup(_("请填姓名")));
  char *wrong = document_fault(app, person);
  if (wrong != NULL) add_fault(faults, doc, wrong);
  check_known(app, person, doc, faults);
  char digits[16];
  if (*person->phone != '\0' && !yc_phone_normalise(person->phone, digits))
    add_fault(faults, phone, g_strdup(_("电话号码不对:手机 11 位,固定电话 7 到 12 位")));
  if (*person->place != '\0' && !known_place(app, person->place))
    add_fault(faults, place, g_strdup_printf(_("没有代码为 %s 的村(社区):请从名单里选"), person->place));
  YcDay born = yc_day_parse(person->birth);
  if (*person->birth != '\0' && (born == YC_DAY_NONE || born > yc_app_today(app)))
    add_fault(faults, birth, g_strdup(_("出生日期不对:写成 1934-03-08 这样,不能晚于今天")));
}

/* Local keys that a caller gave: they must be what they are called. */
static void check_keys(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  const struct { gint64 id; YcQuery query; const char *field; } keys[] = {
    { intake->applicant.id, YC_Q_PERSON, "applicant.id" },
    { intake->represented ? intake->representative.id : 0, YC_Q_PERSON, "representative.id" },
    { intake->link, YC_Q_CASEFILE, "link" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (keys[i].id == 0) continue;
    g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, keys[i].query, "i", keys[i].id);
    if (rows == NULL || yc_rows_count(rows) == 0) add_fault(faults, keys[i].field, g_strdup(_("办件库里没有这个号")));
  }
}

static void check_tick_numbers(const YcItem *item, const YcIntake *intake, GPtrArray *faults)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    int n = ((YcTick *)intake->ticks->pdata[i])->n;
    if (item_material(item, n) == NULL)
      add_fault(faults, "materials", g_strdup_printf(_("这个事项没有第 %d 项材料"), n));
    if (find_tick(intake->ticks, n) != intake->ticks->pdata[i])
      add_fault(faults, "materials", g_strdup_printf(_("第 %d 项材料写了两次"), n));
  }
}

/* Two people with one number are one person written down twice. */
static void check_pair(const YcIntake *intake, GPtrArray *faults)
{
  const char *a = intake->applicant.doc_number, *b = intake->representative.doc_number;
  if (*a != '\0' && strcmp(a, b) == 0)
    add_fault(faults, "representative.doc_number", g_strdup(_("代办人和申请人的证件号相同:本人来的,不要填代办人")));
}

static void check_ticks(const YcIntake *intake, GPtrArray *faults)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    if (tick->state != YC_TICK_WRONG || *tick->note != '\0') continue;
    g_autofree char *field = g_strdup_printf("materials[%d].note", tick->n);
    add_fault(faults, field, g_strdup_printf(_("第%d项:请写明要换成什么样的(告知书上照印)"), tick->n));
  }
}

static void check_outcome(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  g_autoptr(YcPlan) plan = yc_intake_plan(app, intake, intake->outcome);
  if (!plan->possible) add_fault(faults, "outcome", g_strdup(plan->why_not));
  if (intake->outcome == YC_OUTCOME_REFUSE && *intake->reason == '\0')
    add_fault(faults, "reason", g_strdup(_("不予受理要写明事实和依据的条文")));
}

GPtrArray *yc_intake_faults(YcApp *app, const YcIntake *intake)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func(field_fault_free);
  check_person(app, &intake->applicant, "applicant", faults);
  if (intake->represented) {
    check_person(app, &intake->representative, "representative", faults);
    check_pair(intake, faults);
    /* RULE agt-04 */
    if (!intake->authorised)
      add_fault(faults, "authorised", g_strdup(_("代办要有委托书:没有的,请先当场写一份")));
  }
  if (*intake->item == '\0') add_fault(faults, "item", g_strdup(_("请选事项:编码、名称或首字母")));
  else if (yc_intake_item(app, intake) == NULL)
    add_fault(faults, "item", g_strdup_printf(_("事项库里没有 %s"), intake->item));
  check_keys(app, intake, faults);
  if (yc_intake_item(app, intake) != NULL) check_tick_numbers(yc_intake_item(app, intake), intake, faults);
  check_ticks(intake, faults);
  if (yc_intake_item(app, intake) != NULL) check_outcome(app, intake, faults);
  return faults;
}
