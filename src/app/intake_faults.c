/* intake_faults.c - everything that keeps the form from being committed, each with its field. */
#include <config.h>
#include <string.h>
#include "app/agency.h"
#include "app/commit.h"
#include "app/intake.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

static void field_fault_free(gpointer data)
{
  YcFieldFault *fault = data;
  g_free(fault->field);
  g_free(fault->sentence);
  g_free(fault);
}

GPtrArray *yc_field_faults_new(void)
{
  return g_ptr_array_new_with_free_func(field_fault_free);
}

void yc_field_fault_add(GPtrArray *faults, const char *field, char *sentence)
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
    yc_field_fault_add(faults, field, g_strdup_printf(_("这个证件号是 %s 的,不是 %s 的:请核对证件"), known->name, person->name));
  yc_person_row_free(known);
}

/* The document kinds that GB 11643's check applies to. */
static gboolean is_checked_kind(const char *kind)
{
  return strcmp(kind, "resident") == 0 || strcmp(kind, "permit") == 0 || strcmp(kind, "foreign") == 0;
}

/* Nothing that tells who it is: no number, and neither born nor living anywhere. */
static gboolean is_nobody(const YcPersonForm *person)
{
  return person->id == 0 && *person->birth == '\0' && *person->place == '\0' && *person->address == '\0';
}

/* What is wrong with the document; NULL for nothing. */
static char *document_fault(YcApp *app, const YcPersonForm *person)
{
  if (*person->doc_number == '\0')
    return yc_person_is_organisation(person) ? g_strdup(_("单位要填统一社会信用代码(18位,在营业执照或登记证上)")) : NULL;
  if (strcmp(person->doc_kind, "none") == 0) return g_strdup(_("证件类型写着没有证件,却填了号码:请改其中一处"));
  if (is_checked_kind(person->doc_kind)) {
    YcIdentity identity = yc_identity_check(person->doc_number, yc_app_today(app));
    if (identity.verdict == YC_VERDICT_REJECT) return yc_say_identity(&identity);
  }
  if (yc_person_is_organisation(person)) {
    YcIdentity code = yc_uscc_check(person->doc_number);
    if (code.verdict == YC_VERDICT_REJECT) return yc_say_uscc(&code);
  }
  return NULL;
}

/* Who was chosen is known by another number. */
static void check_chosen(YcApp *app, const YcPersonForm *person, const char *field, GPtrArray *faults)
{
  if (person->id == 0 || *person->doc_number == '\0') return;
  YcIdentity typed = yc_identity_check(person->doc_number, yc_app_today(app));
  g_autoptr(YcRows) known = yc_query(yc_app_store(app), NULL, YC_Q_PERSON, "i", person->id);
  const char *number = known != NULL && yc_rows_count(known) > 0 ? yc_rows_text(known, 0, "doc_number") : NULL;
  if (number == NULL || strcmp(number, typed.normalised) == 0) return;
  yc_field_fault_add(faults, field, g_strdup(_("选中的人登记的是另一个证件号:请按证件号重新查人")));
}

static void check_person(YcApp *app, const YcPersonForm *person, const char *prefix, GPtrArray *faults)
{
  g_autofree char *name = g_strconcat(prefix, ".name", NULL), *doc = g_strconcat(prefix, ".doc_number", NULL),
                  *phone = g_strconcat(prefix, ".phone", NULL), *place = g_strconcat(prefix, ".place", NULL),
                  *birth = g_strconcat(prefix, ".birth", NULL);
  if (*person->name == '\0') yc_field_fault_add(faults, name, g_strdup(_("请填姓名")));
  char *wrong = document_fault(app, person);
  if (wrong != NULL) yc_field_fault_add(faults, doc, wrong);
  check_known(app, person, doc, faults);
  char digits[16];
  if (*person->phone != '\0' && !yc_phone_normalise(person->phone, digits))
    yc_field_fault_add(faults, phone, g_strdup(_("电话号码不对:手机 11 位,固定电话 7 到 12 位")));
  if (*person->place != '\0' && !known_place(app, person->place))
    yc_field_fault_add(faults, place, g_strdup_printf(_("没有代码为 %s 的村(社区):请从名单里选"), person->place));
  YcDay born = yc_day_parse(person->birth);
  if (*person->birth != '\0' && (born == YC_DAY_NONE || born > yc_app_today(app)))
    yc_field_fault_add(faults, birth, g_strdup(_("出生日期不对:写成 1934-03-08 这样,不能晚于今天")));
}

/* Local keys that a caller gave: they must be what they are called. */
static void check_keys(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  const struct { gint64 id; YcQuery query; const char *field; } keys[] = {
    { intake->applicant.id, YC_Q_PERSON, "applicant.id" },
    { intake->represented ? intake->representative.id : 0, YC_Q_PERSON, "representative.id" },
    { intake->link, YC_Q_CASEFILE, "link" },
    { intake->replaces, YC_Q_CASEFILE, "replaces" },
    { intake->bag, YC_Q_BAG, "bag" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (keys[i].id == 0) continue;
    g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, keys[i].query, "i", keys[i].id);
    if (rows == NULL || yc_rows_count(rows) == 0) yc_field_fault_add(faults, keys[i].field, g_strdup(_("办件库里没有这个号")));
  }
}

static void check_tick_numbers(const YcItem *item, const YcIntake *intake, GPtrArray *faults)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    int n = ((YcTick *)intake->ticks->pdata[i])->n;
    if (yc_item_material(item, n) == NULL)
      yc_field_fault_add(faults, "materials", g_strdup_printf(_("这个事项没有第 %d 项材料"), n));
    if (yc_tick_find(intake->ticks, n) != intake->ticks->pdata[i])
      yc_field_fault_add(faults, "materials", g_strdup_printf(_("第 %d 项材料写了两次"), n));
  }
}

/* Two people with one number are one person written down twice. */
static void check_pair(const YcIntake *intake, GPtrArray *faults)
{
  const char *a = intake->applicant.doc_number, *b = intake->representative.doc_number;
  if (*a != '\0' && strcmp(a, b) == 0)
    yc_field_fault_add(faults, "representative.doc_number", g_strdup(_("代办人和申请人的证件号相同:本人来的,不要填代办人")));
}

static void check_ticks(const YcIntake *intake, GPtrArray *faults)
{
  for (guint i = 0; i < intake->ticks->len; i++) {
    const YcTick *tick = intake->ticks->pdata[i];
    if (tick->state != YC_TICK_WRONG || *tick->note != '\0') continue;
    g_autofree char *field = g_strdup_printf("materials[%d].note", tick->n);
    yc_field_fault_add(faults, field, g_strdup_printf(_("第%d项:请写明要换成什么样的(告知书上照印)"), tick->n));
  }
}

/* --- what comes of it ------------------------------------------------------------------------------------- */

gboolean yc_reason_has_article(const char *reason)
{
  enum { FACTS = 4 };   /* characters beside the law's name */
  /* A law in its marks, a numbered article, or a law by its name with the article. */
  static const char *const pattern = "《[^》]+》|第[0-9一二三四五六七八九十百零〇之]+[条款项]"
                                     "|[^,\\x{ff0c}。;\\x{ff1b}、\\s]*(法|条例|规定|细则)第[^,\\x{ff0c}。;\\x{ff1b}\\s]+";
  g_autoptr(GRegex) article = g_regex_new(pattern, 0, 0, NULL);
  g_autofree char *facts = g_regex_replace(article, reason, -1, 0, "", 0, NULL);
  return g_regex_match(article, reason, 0, NULL) && facts != NULL && g_utf8_strlen(g_strstrip(facts), -1) >= FACTS;
}

static void check_authority(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  YcOfficeRow *office = yc_app_office(app, intake->authority);
  if (*intake->authority == '\0')
    yc_field_fault_add(faults, "authority", g_strdup(_("请选该找的单位:打名称或首字母")));
  else if (office == NULL)
    yc_field_fault_add(faults, "authority", g_strdup_printf(_("单位名录里没有 %s:请打名称或首字母来选"), intake->authority));
  yc_office_row_free(office);
}

/* RULE acc-04: three papers, each with what it has to say. */
static void check_refusal(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  if (intake->refusal == YC_REFUSE_NOT_OURS) check_authority(app, intake, faults);
  if (intake->refusal == YC_REFUSE_NOT_NEEDED && *intake->reason == '\0')
    yc_field_fault_add(faults, "reason", g_strdup(_("请写明为什么依法不需要办理")));
  if (intake->refusal != YC_REFUSE_OTHER) return;
  if (*intake->reason == '\0') yc_field_fault_add(faults, "reason", g_strdup(_("不予受理要写明事实和依据的条文")));
  else if (!yc_reason_has_article(intake->reason))
    yc_field_fault_add(faults, "reason", g_strdup(_("事实和条文都要写,像:户籍不在本县,《办法》第4条")));
}

/* "10:05" */
static gboolean is_clock_time(const char *text)
{
  return g_regex_match_simple("^([01]?[0-9]|2[0-3]):[0-5][0-9]$", text, 0, 0);
}

/* RULE inq-03: whom we phoned, when, and what was said there. */
static void check_call(const YcIntake *intake, GPtrArray *faults)
{
  if (*intake->phoned != '\0' && !is_clock_time(intake->phoned))
    yc_field_fault_add(faults, "phoned", g_strdup(_("打电话的时间写成 10:05 这样;没打就空着")));
  if (*intake->said != '\0' && *intake->phoned == '\0')
    yc_field_fault_add(faults, "phoned", g_strdup(_("写了对方怎么说,就要写几点打的电话")));
  if (*intake->phoned != '\0' && *intake->said == '\0')
    yc_field_fault_add(faults, "said", g_strdup(_("打了电话,请写对方怎么说;没人接就写“没人接”")));
}

void yc_intake_outcome_faults(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  if (intake->outcome == YC_OUTCOME_REFUSE) check_refusal(app, intake, faults);
  if (intake->outcome == YC_OUTCOME_REFER || intake->outcome == YC_OUTCOME_FORWARD) check_authority(app, intake, faults);
  if (intake->outcome == YC_OUTCOME_REFER) check_call(intake, faults);
}

static void check_outcome(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  g_autoptr(YcPlan) plan = yc_intake_plan(app, intake, intake->outcome);
  if (!plan->possible) yc_field_fault_add(faults, "outcome", g_strdup(plan->why_not));
  yc_intake_outcome_faults(app, intake, faults);
  if (intake->cause != YC_CAUSE_NONE)
    yc_field_fault_add(faults, "cause", g_strdup(_("第一次告知不用写原因:补材料时再次告知才写")));
}

/* Entered afterwards (RULE time-16): a moment that has passed, and why it was not entered then. */
static void check_late(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  YcTime at = yc_time_parse(intake->late_at);
  if (*intake->late_at == '\0') {
    if (*intake->late_cause != '\0') yc_field_fault_add(faults, "late_at", g_strdup(_("补录要写明当时是几点")));
    return;
  }
  if (at == YC_TIME_NONE || at > yc_app_now(app))
    yc_field_fault_add(faults, "late_at", g_strdup(_("补录的时间不对:写成 11-23 10:40 或 2026-11-23T10:40,不能晚于现在")));
  if (*intake->late_cause == '\0')
    yc_field_fault_add(faults, "late_cause", g_strdup(_("补录要选原因:停电、村点离线、外单位代录、事后补记")));
}

/* The day of first receipt: of a bag, or of what is taken in again. */
static void check_received(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  YcTime late = yc_time_parse(intake->late_at);
  YcDay day = yc_day_parse(intake->received), last = late == YC_TIME_NONE ? yc_app_today(app) : yc_time_day(late);
  if (*intake->received != '\0' && (day == YC_DAY_NONE || day > last))
    yc_field_fault_add(faults, "received", g_strdup(_("收件的日子不对:写成 2026-11-20 这样,不能晚于今天")));
}

/* Who of those known the form speaks of: chosen, or by the document; 0 nobody yet. */
static gint64 who_is(YcApp *app, const YcPersonForm *person)
{
  if (person->id != 0 || *person->doc_number == '\0') return person->id;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSON_BY_DOC, "t", person->doc_number);
  return rows ? yc_rows_first(rows, "id", 0) : 0;
}

/* RULE acc-10: the visit is of today, and of the same person. */
static void check_visit(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  if (intake->visit == 0) return;
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", intake->visit);
  if (visit == NULL || yc_rows_count(visit) == 0) yc_field_fault_add(faults, "visit", g_strdup(_("办件库里没有这个号")));
  else if (yc_rows_int(visit, 0, "person") != who_is(app, &intake->applicant))
    yc_field_fault_add(faults, "visit", g_strdup(_("这次来访是另一个人的:请按新的来访收")));
  else if (yc_rows_day(visit, 0, "day") != yc_app_today(app))
    yc_field_fault_add(faults, "visit", g_strdup(_("那次来访不是今天的:请按新的来访收")));
}

static void check_blank(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  if (*intake->blank == '\0') return;
  g_autoptr(YcRows) blank = yc_query(yc_app_store(app), NULL, YC_Q_BLANK, "t", intake->blank);
  const char *state = blank != NULL && yc_rows_count(blank) > 0 ? yc_rows_str(blank, 0, "state") : "";
  if (*state == '\0') yc_field_fault_add(faults, "blank", g_strdup_printf(_("没有预留过 %s 号应急收件单"), intake->blank));
  else if (strcmp(state, "reserved") != 0)
    yc_field_fault_add(faults, "blank", g_strdup_printf(_("%s 号应急收件单已经补录过,或已作废"), intake->blank));
}

static void check_members(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  for (guint i = 0; i < intake->household->len; i++) {
    g_autofree char *field = g_strdup_printf("household[%u]", i);
    char *wrong = yc_member_fault(app, intake, intake->household->pdata[i]);
    if (wrong != NULL) yc_field_fault_add(faults, field, wrong);
  }
}

/* Who applies must be of the kind that the item is for; somebody comes for an organisation. */
static void check_applicant(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  const YcItem *item = yc_intake_item(app, intake);
  gboolean organisation = yc_person_is_organisation(&intake->applicant);
  if (!organisation && *intake->applicant.doc_number == '\0' && is_nobody(&intake->applicant))
    yc_field_fault_add(faults, "applicant.birth", g_strdup(_("没有证件的,请填出生日期和住址,以后好认人")));
  if (intake->represented && yc_person_is_organisation(&intake->representative))
    yc_field_fault_add(faults, "representative.doc_number", g_strdup(_("来的人要是个人:请填他自己的姓名和证件号")));
  if (organisation && !intake->represented)
    yc_field_fault_add(faults, "representative.name", g_strdup(_("单位来办的,请填来的人(经办人)是谁")));
  if (item == NULL) return;
  if (organisation && item->applicant == YC_FOR_PERSON)
    yc_field_fault_add(faults, "item", g_strdup_printf(_("%s 只给个人办:申请人要填个人,不填单位"), item->short_name));
  if (!organisation && item->applicant == YC_FOR_ORGANISATION)
    yc_field_fault_add(faults, "item", g_strdup_printf(_("%s 只给单位办:申请人要填单位和它的统一社会信用代码"), item->short_name));
}

static void check_circumstances(YcApp *app, const YcIntake *intake, GPtrArray *faults)
{
  check_late(app, intake, faults);
  check_received(app, intake, faults);
  check_visit(app, intake, faults);
  check_blank(app, intake, faults);
  check_members(app, intake, faults);
}

/* RULE agt-04: who hands papers in for another needs a letter, who only asks does not; who represents an organisation by
 * law needs nobody's leave. */
static gboolean needs_authority(const YcIntake *intake)
{
  gboolean only_asks = intake->outcome == YC_OUTCOME_TELL || intake->outcome == YC_OUTCOME_REFER;
  return !only_asks && !intake->authorised && !yc_intake_legal_came(intake);
}

GPtrArray *yc_intake_faults(YcApp *app, const YcIntake *intake)
{
  GPtrArray *faults = yc_field_faults_new();
  check_person(app, &intake->applicant, "applicant", faults);
  /* A correction sets numbers right. */
  if (!intake->correcting) {
    check_chosen(app, &intake->applicant, "applicant.doc_number", faults);
    if (intake->represented) check_chosen(app, &intake->representative, "representative.doc_number", faults);
  }
  if (intake->represented) {
    check_person(app, &intake->representative, "representative", faults);
    check_pair(intake, faults);
    if (needs_authority(intake))
      yc_field_fault_add(faults, "authorised", g_strdup(_("代办要有委托书:没有的,请先当场写一份")));
  }
  if (*intake->agent && !yc_agency_is_agent(app, intake->agent))
    yc_field_fault_add(faults, "agent", g_strdup_printf(_("没有岗位 %s,或这个岗位现在没有代办员:请选名单里的"), intake->agent));
  if (*intake->item == '\0') yc_field_fault_add(faults, "item", g_strdup(_("请选事项:编码、名称或首字母")));
  else if (yc_intake_item(app, intake) == NULL)
    yc_field_fault_add(faults, "item", g_strdup_printf(_("事项库里没有 %s"), intake->item));
  check_applicant(app, intake, faults);
  check_keys(app, intake, faults);
  check_circumstances(app, intake, faults);
  if (yc_intake_item(app, intake) != NULL) check_tick_numbers(yc_intake_item(app, intake), intake, faults);
  check_ticks(intake, faults);
  if (yc_intake_item(app, intake) != NULL) check_outcome(app, intake, faults);
  return faults;
}
