/* accept_settle.c - what leaving a field does: what was typed becomes a person, an item, a date. */
#include <config.h>
#include <string.h>

#include "app/afterwards.h"
#include "app/agency.h"
#include "app/authority.h"
#include "app/inquiry.h"
#include "app/paper.h"
#include "app/proof.h"
#include "app/say.h"
#include "app/visit.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"
#include "tui/occasion.h"
#include "tui/screens.h"
#include "tui/when.h"

/* ── who ── */

static void clear_person(YcPersonForm *person)
{
  char **members[] = { &person->name, &person->doc_number, &person->birth, &person->sex, &person->phone, &person->place,
                       &person->address, &person->legal };
  for (gsize i = 0; i < G_N_ELEMENTS(members); i++)
    yc_intake_set(members[i], "");
  yc_intake_set(&person->doc_kind, "resident");
  person->id = 0;
}

void yc_accept_forget(YcAccept *form, guint n)
{
  YcPersonForm *person = yc_accept_person(form, n);
  if (!person->id)
    return;
  clear_person(person);
  yc_accept_refresh(form);
}

static void nobody_else_came(YcAccept *form)
{
  clear_person(&form->intake->representative);
  yc_intake_set(&form->intake->relation, "");
  yc_intake_set(&form->intake->notify, "");
  form->intake->represented = form->intake->authorised = FALSE;
}

/* A number where a name was asked for: a card reader, or a phone read aloud. */
static gboolean is_number(const char *text)
{
  gsize digits = 0, others = 0;
  for (const char *at = text; *at; at++)
    if (g_ascii_isdigit(*at))
      digits++;
    else if (!strchr("Xx- ", *at))
      others++;
  return digits >= 2 && !others;
}

static char *somebody(const YcAccept *form, const YcPersonForm *person)
{
  YcDay birth = yc_day_parse(person->birth);
  const char *sex = *person->sex == 'f' ? _("女") : *person->sex == 'm' ? _("男") : "";
  return birth == YC_DAY_NONE ? g_strdup(sex) : g_strdup_printf(_("%s %d岁"), sex, yc_day_age(birth, yc_app_today(form->app)));
}

static char *say_document(const YcPersonForm *person, const YcIdentity *identity)
{
  return yc_person_is_organisation(person) ? yc_say_uscc(identity) : yc_say_identity(identity);
}

/* Somebody new, with the number of a document: the name is asked for. */
static char *welcome(const YcAccept *form, const YcPersonForm *person)
{
  g_autofree char *who = somebody(form, person);
  return yc_person_is_organisation(person) ? g_strdup(_("新的单位,信用代码已填。请填单位名称。"))
                                           : g_strdup_printf(_("新的人,证件号已填:%s。请填姓名。"), who);
}

static char *ask_name(YcAccept *form, const char *sentence)
{
  yc_edit_set(form->edit, "");
  return g_strdup(sentence);
}

static char *settle_number(YcAccept *form, YcPersonForm *person, const char *text, gboolean *stay)
{
  enum { DOCUMENT = 15 };
  char phone[16];
  gboolean known;
  if (strlen(text) < DOCUMENT && !yc_phone_normalise(text, phone)) {
    *stay = TRUE;
    return g_strdup_printf(_("没有找到 %s。请写姓名,或完整的证件号、电话。"), text);
  }
  if (person->id)
    clear_person(person);
  if (strlen(text) < DOCUMENT) {
    *stay = TRUE;
    yc_intake_set(&person->phone, phone);
    return ask_name(form, _("没有人用这个电话:已记下。请填姓名。"));
  }
  YcIdentity identity = yc_intake_set_document(form->app, person, text, &known);
  if (known)
    return NULL;
  *stay = !*person->name;
  if (identity.error != YC_IDERR_NONE) {
    g_autofree char *sentence = say_document(person, &identity);
    return ask_name(form, sentence);
  }
  g_autofree char *sentence = welcome(form, person);
  return ask_name(form, sentence);
}

/* Who comes for an organisation does so as its clerk, or as who represents it by law. */
static void suppose_relation(YcIntake *intake)
{
  if (!yc_person_is_organisation(&intake->applicant) || *intake->relation || !*intake->representative.name)
    return;
  gboolean legal = strcmp(intake->applicant.legal, intake->representative.name) == 0;
  yc_intake_set(&intake->relation, legal ? _("法定代表人") : _("经办人"));
}

static char *settle_name(YcAccept *form, YcSpot spot, const char *text, gboolean *stay)
{
  YcPersonForm *person = yc_accept_person(form, spot.n);
  const YcPersonRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  g_autofree char *half = yc_halfwidth(text);
  char *said = NULL;
  if (row)
    yc_intake_use_person(person, row);
  else if (!*text)
    clear_person(person);
  else if (is_number(half) || yc_looks_like_uscc(half))
    said = settle_number(form, person, half, stay);
  else {
    if (person->id)
      clear_person(person);
    yc_intake_set(&person->name, text);
    if (strspn(text, "abcdefghijklmnopqrstuvwxyz ") == strlen(text))   /* initials that found nobody */
      said = g_strdup_printf(_("没找到 %s,当作新来的人:姓名请 ↑ 回去打全。"), text);
  }
  if (!spot.n)
    return said;
  form->intake->represented = *person->name || *person->doc_number || *person->phone;
  if (!form->intake->represented)
    nobody_else_came(form);
  else if (person->id && person->id == form->intake->applicant.id) {
    nobody_else_came(form);
    return g_strdup(_("来的就是申请人:按本人来办。"));
  }
  suppose_relation(form->intake);
  return said;
}

static char *settle_doc(YcAccept *form, YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  YcPersonForm *person = yc_accept_person(form, spot.n);
  gboolean known, other = strcmp(person->doc_kind, "other") == 0;
  if (!*text) {
    yc_intake_set(&person->doc_number, "");
    yc_intake_set(&person->doc_kind, "none");
    return NULL;
  }
  YcIdentity identity = yc_identity_check(text, yc_app_today(form->app));
  if (other && identity.verdict == YC_VERDICT_REJECT) {
    yc_intake_set(&person->doc_number, text);
    return NULL;
  }
  gboolean had = *person->doc_number != '\0';
  identity = yc_intake_set_document(form->app, person, text, &known);
  if (known)
    return g_strdup_printf(_("这个证件号是 %s,已有记录,其余已填。"), person->name);
  if (identity.error != YC_IDERR_NONE)
    return say_document(person, &identity);
  return person->id && !had ? g_strdup_printf(_("给 %s 补上了证件号。"), person->name) : NULL;
}

char *yc_accept_day(const char *text)
{
  guint part[3] = { 0 }, n = 0, digits = 0;
  g_autofree char *half = yc_halfwidth(text);
  for (const char *at = half; *at; at++)
    if (g_ascii_isdigit(*at)) {
      if (digits == 4 || (n && digits == 2))
        n++, digits = 0;
      if (n < 3)
        part[n] = part[n] * 10 + (guint)(*at - '0');
      digits++;
    } else if (digits)
      n++, digits = 0;
  g_autofree char *day = g_strdup_printf("%04u-%02u-%02u", part[0], part[1], part[2]);
  gboolean good = (n < 3 || !digits) && yc_day_parse(day) != YC_DAY_NONE;
  return good ? g_steal_pointer(&day) : NULL;
}

static char *settle_birth(YcAccept *form, YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  g_autofree char *day = yc_accept_day(text), *half = yc_halfwidth(text);
  yc_intake_set(&yc_accept_person(form, spot.n)->birth, day ? day : half);
  return NULL;
}

static char *settle_legal(YcAccept *form, YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  yc_intake_set(&yc_accept_person(form, spot.n)->legal, text);
  return NULL;
}

static char *settle_phone(YcAccept *form, YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  char phone[16];
  yc_intake_set(&yc_accept_person(form, spot.n)->phone, yc_phone_normalise(text, phone) ? phone : text);
  return NULL;
}

static char *settle_place(YcAccept *form, YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  const YcPlaceRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  yc_intake_set(&yc_accept_person(form, spot.n)->place, row ? row->code : text);
  return NULL;
}

static char *settle_address(YcAccept *form, YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  yc_intake_set(&yc_accept_person(form, spot.n)->address, text);
  return NULL;
}

/* ── what ── */

static char *fault_of(const YcAccept *form, const char *name)
{
  g_autoptr(GPtrArray) faults = yc_intake_faults(form->app, form->intake);
  for (guint i = 0; i < faults->len; i++) {
    const YcFieldFault *fault = g_ptr_array_index(faults, i);
    if (strcmp(fault->field, name) == 0)
      return g_strdup(fault->sentence);
  }
  return NULL;
}

static char *settle_relation(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  const char *row = form->picker ? yc_picker_row(form->picker) : NULL;
  yc_intake_set(&form->intake->relation, row ? row : text);
  return NULL;
}

static char *settle_item(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, gboolean *stay)
{
  const YcItemRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  g_autoptr(GError) error = NULL;
  if (row && *row->code == YC_PICK_OCCASION) {   /* several items: a screen of its own, with who came */
    *stay = TRUE;
    yc_edit_set(form->edit, "");
    if (form->intake->correcting)
      return g_strdup(_("更正的是一件:请选一个事项。"));
    yc_tui_push(form->base.tui, yc_occasion_new(form->app, row->code + 1, form->intake));
    return NULL;
  }
  if (row) {
    if (!yc_intake_choose(form->app, form->intake, row->code, &error))
      return g_strdup(error->message);
    char *wrong = fault_of(form, "item");   /* not for such an applicant: another is asked for */
    *stay = wrong != NULL;
    if (wrong)
      yc_edit_set(form->edit, "");
    return wrong ? wrong : yc_intake_caution(form->app, form->intake);
  }
  *stay = TRUE;
  if (yc_proof_known(form->app, text)) {   /* what she came for is no item (RULE acc-07) */
    yc_edit_set(form->edit, "");
    yc_tui_push(form->base.tui, yc_proof_new(form->app, text, form->intake->applicant.name, 0));
    return NULL;
  }
  return *text ? g_strdup_printf(_("没有这样的事项:%s。请打编码、名称或首字母。"), text)
               : g_strdup(_("请选事项:打编码、名称或首字母,回车用第一行。"));
}

static char *settle_reason(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  yc_intake_set(&form->intake->reason, text);
  return NULL;
}

static char *settle_blank(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, gboolean *stay)
{
  const YcBlank *row = form->picker ? yc_picker_row(form->picker) : NULL;
  *stay = *text && !row;
  if (!*stay)
    yc_intake_set(&form->intake->blank, row ? row->number : "");
  return *stay ? g_strdup_printf(_("没有留过 %s 号,或已补录过。没有应急收件单的,清空这一格回车。"), text) : NULL;
}

static char *settle_late_at(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  g_autofree char *half = yc_halfwidth(text);
  g_autofree char *moment = yc_when_moment(half, yc_app_today(form->app));
  yc_intake_set(&form->intake->late_at, moment ? moment : text);
  return NULL;
}

/* In the last field the office just chosen is shown first: the next Enter sends the papers there. */
static char *settle_authority(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, gboolean *stay)
{
  const YcOfficeRow *row = form->picker ? yc_picker_row(form->picker) : NULL;
  yc_intake_set(&form->intake->authority, row ? row->code : text);
  *stay = row && yc_accept_is_last(form);
  if (*stay)
    yc_edit_set(form->edit, row->name);
  return NULL;
}

/* 1005, 10.05, 10点05 become 10:05. */
static char *settle_phoned(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  g_autofree char *half = yc_halfwidth(text);
  g_autoptr(GString) digits = g_string_new(NULL);
  for (const char *at = half; *at; at++)
    if (g_ascii_isdigit(*at))
      g_string_append_c(digits, *at);
  if (digits->len == 3)
    g_string_prepend_c(digits, '0');
  if (digits->len == 4)
    g_string_insert_c(digits, 2, ':');
  yc_intake_set(&form->intake->phoned, digits->len == 5 ? digits->str : half);
  return NULL;
}

static char *settle_said(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  yc_intake_set(&form->intake->said, text);
  return NULL;
}

static char *settle_why(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, G_GNUC_UNUSED gboolean *stay)
{
  yc_intake_set(&form->intake->why, text);
  return NULL;
}

/* Emptied it is as proposed.  The one just chosen is shown first: the next Enter accepts. */
static char *settle_agent(YcAccept *form, G_GNUC_UNUSED YcSpot spot, const char *text, gboolean *stay)
{
  const YcAgent *row = form->picker ? yc_picker_row(form->picker) : NULL;
  *stay = TRUE;
  if (!row && *text) {
    yc_edit_set(form->edit, "");
    return g_strdup_printf(_("没有代办员 %s:打姓名首字母选,空着回车是建议的。"), text);
  }
  yc_intake_set(&form->intake->agent, row ? row->post : "");
  g_autofree char *now = yc_agency_of(form->app, form->intake), *name = yc_agency_who(form->app, now);
  yc_edit_set(form->edit, name);
  return NULL;
}

/* Of the fields to type into. */
static char *(*const SETTLE[YC_N_FIELDS])(YcAccept *form, YcSpot spot, const char *text, gboolean *stay) = {
  [YC_FIELD_NAME] = settle_name, [YC_FIELD_DOC] = settle_doc, [YC_FIELD_BIRTH] = settle_birth,
  [YC_FIELD_LEGAL] = settle_legal,
  [YC_FIELD_PHONE] = settle_phone, [YC_FIELD_PLACE] = settle_place, [YC_FIELD_ADDRESS] = settle_address,
  [YC_FIELD_RELATION] = settle_relation, [YC_FIELD_ITEM] = settle_item, [YC_FIELD_REASON] = settle_reason,
  [YC_FIELD_BLANK] = settle_blank, [YC_FIELD_LATE_AT] = settle_late_at,
  [YC_FIELD_AUTHORITY] = settle_authority, [YC_FIELD_PHONED] = settle_phoned, [YC_FIELD_SAID] = settle_said,
  [YC_FIELD_WHY] = settle_why, [YC_FIELD_AGENT] = settle_agent
};

static char *settle_typed(YcAccept *form, YcSpot spot, gboolean *stay)
{
  g_autofree char *text = yc_clean(yc_edit_text(form->edit), -1, 0, NULL);
  g_autofree char *was = yc_field_text(form, spot);
  gboolean same = strcmp(text, was) == 0 && !(form->picker && yc_picker_row(form->picker));
  if (same && *text)
    return NULL;
  if (!same)
    form->dirty = TRUE;
  return SETTLE[spot.id](form, spot, text, stay);
}

char *yc_accept_settle(YcAccept *form, gboolean *stay)
{
  YcSpot spot = yc_accept_spot(form);
  *stay = FALSE;
  g_autofree char *said = form->edit ? settle_typed(form, spot, stay) : NULL;
  yc_accept_refresh(form);
  if (said)
    return g_steal_pointer(&said);
  g_autofree char *name = yc_field_name(form, spot);
  return fault_of(form, name);
}

gboolean yc_accept_was_read(const YcAccept *form)
{
  enum { LENGTH = 18, LONGEST = 1000000 };   /* µs */
  YcFieldId id = yc_accept_spot(form).id;
  if ((id != YC_FIELD_NAME && id != YC_FIELD_DOC) || !form->edit || form->last_typed - form->first_typed > LONGEST)
    return FALSE;
  g_autofree char *text = yc_halfwidth(yc_edit_text(form->edit));
  YcIdentity identity = yc_identity_check(text, yc_app_today(form->app));
  return form->last_typed && strlen(text) == LENGTH && identity.verdict != YC_VERDICT_REJECT;
}

/* ── what follows from it ── */

static YcPlan *plan_of(const YcAccept *form, YcOutcome outcome)
{
  if (form->intake->correcting)
    return yc_correct_plan(form->app, form->intake->casefile, form->intake);
  if (form->examines)
    return yc_examine_plan(form->app, form->casefile, form->intake, outcome);
  return form->casefile ? yc_supply_plan(form->app, form->casefile, form->intake)
                        : yc_intake_plan(form->app, form->intake, outcome);
}

/* An outcome that names an office begins with the likeliest one. */
static void refresh_office(YcAccept *form)
{
  YcIntake *intake = form->intake;
  gboolean elsewhere = intake->outcome == YC_OUTCOME_REFER || intake->outcome == YC_OUTCOME_FORWARD
                       || (intake->outcome == YC_OUTCOME_REFUSE && intake->refusal == YC_REFUSE_NOT_OURS);
  if (elsewhere && !*intake->authority && yc_accept_decides(form)) {
    g_autofree char *likely = yc_intake_authority(form->app, intake);
    yc_intake_set(&intake->authority, likely);
  }
  yc_office_row_free(form->office);
  form->office = *intake->authority ? yc_app_office(form->app, intake->authority) : NULL;
}

static void refresh_outcome(YcAccept *form)
{
  form->refused = 0;
  form->examines = form->casefile && !form->intake->correcting && yc_case_undecided(form->app, form->casefile);
  refresh_office(form);
  form->again = form->casefile && yc_supply_again(form->app, form->casefile, form->intake);
  if (!form->again && form->casefile)
    form->intake->cause = YC_CAUSE_NONE;
  form->intolerable = yc_intake_intolerable(form->app, form->intake);
  for (YcOutcome outcome = YC_OUTCOME_NONE; outcome < YC_N_OUTCOMES; outcome++) {
    yc_plan_free(form->plans[outcome]);
    form->plans[outcome] = plan_of(form, outcome);
  }
  YcOutcome now = form->intake->outcome;
  if (form->intake->correcting)
    form->intake->outcome = YC_OUTCOME_NONE;
  else if (form->casefile && !form->examines)
    form->intake->outcome = form->plans[YC_OUTCOME_NONE]->outcome;
  else if (!form->chosen || !form->plans[now]->possible) {
    form->chosen = FALSE;
    form->intake->outcome = yc_intake_suggest(form->app, form->intake);
  }
}

gboolean yc_accept_asks_who(const YcAccept *form)
{
  const YcIntake *intake = form->intake;
  return form->casefile && !form->examines && !intake->correcting && intake->represented && !yc_intake_legal_came(intake);
}

/* RULE agt-04: he is not sent away; that he had no paper for it is seen now, and stands in the record. */
static void refresh_authority(YcAccept *form)
{
  g_clear_pointer(&form->unauthorised, g_free);
  if (yc_accept_asks_who(form) && !*form->intake->came)
    yc_authority_check(form->app, form->casefile, YC_SCOPE_SUPPLY, &form->unauthorised);
}

/* RULE agt-01: of what goes on after today.  Papers supplied later change nothing about it. */
static void refresh_agent(YcAccept *form)
{
  static const gboolean goes_on[YC_N_OUTCOMES] = {
    [YC_OUTCOME_ACCEPT] = TRUE, [YC_OUTCOME_ASK] = TRUE, [YC_OUTCOME_TOLERANT] = TRUE, [YC_OUTCOME_RECEIVE] = TRUE,
    [YC_OUTCOME_FORWARD] = TRUE
  };
  gboolean named = !form->casefile && !form->take && !form->intake->correcting && goes_on[form->intake->outcome];
  g_autofree char *post = named ? yc_agency_of(form->app, form->intake) : g_strdup("");
  g_free(form->agent);
  form->agent = named ? yc_agency_who(form->app, post) : g_strdup("");
}

/* The item and its ticks are of one version, also when another counter stores the next one just now.  One that is
 * offered no more stays as it was read: the plan says that it must be chosen anew. */
static void read_item(YcAccept *form)
{
  YcIntake *intake = form->intake;
  const YcItem *item;
  do {
    item = yc_intake_item(form->app, intake);
    if (item && !form->casefile)
      yc_intake_choose(form->app, intake, intake->item, NULL);
  } while (item != yc_intake_item(form->app, intake));
  if (item)
    form->item = item;
  if (!form->item)
    g_ptr_array_set_size(intake->ticks, 0);
}

/* What was asked stays in sight while it becomes a case (RULE inq-02). */
static void read_asked(YcAccept *form)
{
  gint64 id = form->asked ? 0 : form->intake->inquiry;
  g_autoptr(YcInquiry) inquiry = id ? yc_inquiry_read(form->app, id, NULL) : NULL;
  if (inquiry)
    form->asked = g_strdup_printf(_("首问 %s \"%s\""), inquiry->number, inquiry->text);
}

void yc_accept_refresh(YcAccept *form)
{
  YcIntake *intake = form->intake;
  yc_visit_renew(form->app, intake);
  form->matters = intake->visit ? yc_visit_matters(form->app, intake->visit) : 0;
  read_item(form);
  refresh_outcome(form);
  refresh_agent(form);
  refresh_authority(form);
  read_asked(form);
  g_free(form->history);
  g_free(form->duplicate);
  g_free(form->decider);
  form->history = yc_intake_history(form->app, intake);
  g_free(form->suggestions);
  form->suggestions = form->casefile ? g_strdup("") : yc_intake_suggestions(form->app, intake);
  form->duplicate = form->casefile || intake->correcting ? NULL : yc_intake_duplicates(form->app, intake);
  g_autoptr(GPtrArray) before = yc_intake_household_before(form->app, intake);
  form->before = before->len;
  form->decider = form->item ? yc_app_decider(form->app, form->item, intake->applicant.place, TRUE) : g_strdup("");
  for (guint i = 0; i < 2; i++) {
    const char *place = yc_accept_person(form, i)->place;
    g_free(form->places[i]);
    form->places[i] = *place ? yc_app_place_short(form->app, place) : g_strdup("");
  }
  yc_accept_arrange(form);
}
