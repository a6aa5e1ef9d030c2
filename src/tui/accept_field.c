/* accept_field.c - the fields of acceptance: what they are called, what stands in them, what choosing does. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"

#define OF_PERSON(member) G_STRUCT_OFFSET(YcPersonForm, member)
#define OF_INTAKE(member) G_STRUCT_OFFSET(YcIntake, member)
enum { NO_MEMBER = -1, WORD_MAX = 16 };   /* columns of a word in its field */

static const struct {
  const char *label, *name;   /* N_(); as faults call it */
  YcFieldType type;
  YcPick pick;
  int max;                    /* characters */
  glong member;               /* of a char * in the person or the intake */
} FIELDS[YC_N_FIELDS] = {
  [YC_FIELD_NAME] = { "", "name", YC_TYPE_PICK, YC_PICK_PERSON, 100, OF_PERSON(name) },
  [YC_FIELD_DOC] = { N_("证件号"), "doc_number", YC_TYPE_TEXT, 0, 40, OF_PERSON(doc_number) },
  [YC_FIELD_KIND] = { N_("证件"), "doc_kind", YC_TYPE_WORDS, 0, 0, OF_PERSON(doc_kind) },
  [YC_FIELD_SEX] = { N_("性别"), "sex", YC_TYPE_WORDS, 0, 0, OF_PERSON(sex) },
  [YC_FIELD_BIRTH] = { N_("出生"), "birth", YC_TYPE_TEXT, 0, 12, OF_PERSON(birth) },
  [YC_FIELD_LEGAL] = { N_("法定代表人"), "legal", YC_TYPE_TEXT, 0, 100, OF_PERSON(legal) },
  [YC_FIELD_PHONE] = { N_("电话"), "phone", YC_TYPE_TEXT, 0, 20, OF_PERSON(phone) },
  [YC_FIELD_PLACE] = { N_("村"), "place", YC_TYPE_PICK, YC_PICK_PLACE, 12, OF_PERSON(place) },
  [YC_FIELD_ADDRESS] = { N_("住址"), "address", YC_TYPE_TEXT, 0, 200, OF_PERSON(address) },
  [YC_FIELD_RELATION] = { N_("关系"), "relation", YC_TYPE_PICK, YC_PICK_RELATION, 20, OF_INTAKE(relation) },
  [YC_FIELD_AUTHORISED] = { N_("本次委托书"), "authorised", YC_TYPE_FLAG, 0, 0, NO_MEMBER },
  [YC_FIELD_NOTIFY] = { N_("通知打给"), "notify", YC_TYPE_WORDS, 0, 0, NO_MEMBER },
  [YC_FIELD_ORAL] = { N_("口头申请"), "oral", YC_TYPE_FLAG, 0, 0, NO_MEMBER },
  [YC_FIELD_FINGERPRINT] = { N_("按指印"), "fingerprint", YC_TYPE_FLAG, 0, 0, NO_MEMBER },
  [YC_FIELD_RELATIVE] = { N_("是我亲属"), "relative", YC_TYPE_FLAG, 0, 0, NO_MEMBER },
  [YC_FIELD_BLANK] = { N_("单号"), "blank", YC_TYPE_PICK, YC_PICK_BLANK, 60, OF_INTAKE(blank) },
  [YC_FIELD_LATE_AT] = { N_("当时"), "late_at", YC_TYPE_TEXT, 0, 20, OF_INTAKE(late_at) },
  [YC_FIELD_LATE_CAUSE] = { N_("原因"), "late_cause", YC_TYPE_WORDS, 0, 0, NO_MEMBER },
  [YC_FIELD_ITEM] = { N_("办什么"), "item", YC_TYPE_PICK, YC_PICK_ITEM_OR_OCCASION, 40, OF_INTAKE(item) },
  [YC_FIELD_ANSWER] = { "", "answers", YC_TYPE_FLAG, 0, 0, NO_MEMBER },
  [YC_FIELD_HOUSEHOLD] = { N_("共同生活"), "household", YC_TYPE_MEMBERS, 0, 0, NO_MEMBER },
  [YC_FIELD_TICK] = { "", "materials", YC_TYPE_TICK, 0, 0, NO_MEMBER },
  [YC_FIELD_OUTCOME] = { "", "outcome", YC_TYPE_OUTCOME, 0, 0, NO_MEMBER },
  [YC_FIELD_REFUSAL] = { N_("哪一种"), "refusal", YC_TYPE_WORDS, 0, 0, NO_MEMBER },
  [YC_FIELD_AUTHORITY] = { N_("去哪里"), "authority", YC_TYPE_PICK, YC_PICK_OFFICE, 40, OF_INTAKE(authority) },
  [YC_FIELD_PHONED] = { N_("打电话"), "phoned", YC_TYPE_TEXT, 0, 5, OF_INTAKE(phoned) },
  [YC_FIELD_SAID] = { N_("怎么说"), "said", YC_TYPE_TEXT, 0, 400, OF_INTAKE(said) },
  [YC_FIELD_CAUSE] = { N_("为什么再次告知"), "cause", YC_TYPE_WORDS, 0, 0, NO_MEMBER },
  [YC_FIELD_REASON] = { N_("理由"), "reason", YC_TYPE_TEXT, 0, 1000, OF_INTAKE(reason) },
  [YC_FIELD_CHANNEL] = { N_("渠道"), "channel", YC_TYPE_WORDS, 0, 0, NO_MEMBER },
  [YC_FIELD_WHY] = { N_("为什么"), "why", YC_TYPE_TEXT, 0, 400, OF_INTAKE(why) },
  [YC_FIELD_CAME] = { N_("来的人"), "came", YC_TYPE_WORDS, 0, 0, NO_MEMBER },
  [YC_FIELD_AGENT] = { N_("代办员"), "agent", YC_TYPE_PICK, YC_PICK_AGENT, 40, OF_INTAKE(agent) },
};

static const char *const kind_codes[] = { "resident", "permit", "foreign", "other", "none", "uscc" };
static const char *const kind_words[] = { N_("身份证"), N_("港澳台居住证"), N_("外国人永居证"), N_("其他"), N_("无"), N_("信用代码") };
static const char *const channel_codes[] = { "window", "visit", "village", "phone" };
static const char *const channel_words[] = { N_("窗口"), N_("上门"), N_("村点"), N_("电话") };
static const char *const sex_codes[] = { "m", "f" };
static const char *const sex_words[] = { N_("男"), N_("女") };

static const char *const cause_codes[] = { "power", "offline", "outside", "afterwards" };
static const char *const cause_words[] = { N_("本窗口漏项"), N_("上级退补"), N_("情况变化"), N_("申请人又交错") };

static gboolean of_person(YcFieldId id)
{
  return id <= YC_FIELD_ADDRESS;
}

YcPersonForm *yc_accept_person(const YcAccept *form, guint n)
{
  return n ? &form->intake->representative : &form->intake->applicant;
}

YcSpot yc_accept_spot(const YcAccept *form)
{
  return g_array_index(form->spots, YcSpot, form->at);
}

gboolean yc_spot_is(const YcAccept *form, YcFieldId id, guint n)
{
  YcSpot spot = yc_accept_spot(form);
  return spot.id == id && spot.n == n;
}

YcFieldType yc_field_type(YcFieldId id)
{
  return FIELDS[id].type;
}

static const YcQuestion *question_of(const YcAccept *form, guint n)
{
  return g_ptr_array_index(form->item->questions, n);
}

const char *yc_field_label(YcSpot spot)
{
  if (spot.id == YC_FIELD_NAME)
    return spot.n ? _("来的人") : C_("form", "申请人");
  return *FIELDS[spot.id].label ? gettext(FIELDS[spot.id].label) : "";
}

char *yc_field_name(const YcAccept *form, YcSpot spot)
{
  const char *name = FIELDS[spot.id].name;
  if (of_person(spot.id))
    return g_strconcat(spot.n ? "representative." : "applicant.", name, NULL);
  if (spot.id == YC_FIELD_ANSWER)
    return g_strdup_printf("%s.%s", name, question_of(form, spot.n)->id);
  if (spot.id == YC_FIELD_TICK)
    return g_strdup_printf("%s[%d].note", name, ((YcTick *)g_ptr_array_index(form->intake->ticks, spot.n))->n);
  return g_strdup(name);
}

/* NULL where the field is not a text. */
static char **member_of(const YcAccept *form, YcSpot spot)
{
  glong member = FIELDS[spot.id].member;
  if (member == NO_MEMBER)
    return NULL;
  return of_person(spot.id) ? G_STRUCT_MEMBER_P(yc_accept_person(form, spot.n), member)
                            : G_STRUCT_MEMBER_P(form->intake, member);
}

/* ── words to choose from ── */

static guint copy_words(const char *const *from, guint n, const char **words)
{
  for (guint i = 0; i < n; i++)
    words[i] = gettext(from[i]);
  return n;
}

static guint index_of(const char *const *codes, guint n, const char *code)
{
  guint i = 0;
  while (i < n && strcmp(codes[i], code) != 0)
    i++;
  return i;
}

static gboolean *flag_of(const YcAccept *form, YcFieldId id)
{
  YcIntake *intake = form->intake;
  return id == YC_FIELD_ORAL          ? &intake->oral
         : id == YC_FIELD_FINGERPRINT ? &intake->fingerprint
         : id == YC_FIELD_RELATIVE    ? &intake->relative
                                      : &intake->authorised;
}

/* Whom to call: the two of them by name. */
static guint people_words(const YcAccept *form, const char **words, guint *now)
{
  const YcIntake *intake = form->intake;
  words[0] = *intake->applicant.name ? intake->applicant.name : C_("form", "申请人");
  words[1] = *intake->representative.name ? intake->representative.name : _("来的人");
  *now = yc_intake_notified(intake) != &intake->applicant;
  return 2;
}

static gboolean answered_yes(const YcAccept *form, guint n)
{
  const char *answer = g_hash_table_lookup(form->intake->answers, question_of(form, n)->id);
  return answer && strcmp(answer, "yes") == 0;
}

guint yc_field_words(const YcAccept *form, YcSpot spot, const char **words, guint max, guint *now)
{
  static const char *const yes_no[] = { N_("是"), N_("否") }, *const have[] = { N_("有"), N_("没有") };
  g_assert(max >= G_N_ELEMENTS(kind_codes));
  if (spot.id == YC_FIELD_KIND) {
    *now = index_of(kind_codes, G_N_ELEMENTS(kind_codes), yc_accept_person(form, spot.n)->doc_kind);
    return copy_words(kind_words, G_N_ELEMENTS(kind_words), words);
  }
  if (spot.id == YC_FIELD_SEX) {
    *now = index_of(sex_codes, G_N_ELEMENTS(sex_codes), yc_accept_person(form, spot.n)->sex);
    return copy_words(sex_words, G_N_ELEMENTS(sex_words), words);
  }
  if (spot.id == YC_FIELD_CHANNEL) {
    *now = index_of(channel_codes, G_N_ELEMENTS(channel_codes), form->intake->channel);
    return copy_words(channel_words, G_N_ELEMENTS(channel_words), words);
  }
  if (spot.id == YC_FIELD_NOTIFY)
    return people_words(form, words, now);
  if (spot.id == YC_FIELD_CAME) {
    words[0] = form->intake->representative.name;
    words[1] = _("本人");
    *now = strcmp(form->intake->came, "applicant") == 0;
    return 2;
  }
  if (spot.id == YC_FIELD_LATE_CAUSE) {
    *now = index_of(cause_codes, G_N_ELEMENTS(cause_codes), form->intake->late_cause);
    for (guint i = 0; i < G_N_ELEMENTS(cause_codes); i++)
      words[i] = yc_say_late(cause_codes[i]);
    return G_N_ELEMENTS(cause_codes);
  }
  if (spot.id == YC_FIELD_REFUSAL) {
    *now = form->intake->refusal;
    for (guint i = 0; i < YC_N_REFUSALS; i++)
      words[i] = yc_say_refusal((YcRefusal)i);
    return YC_N_REFUSALS;
  }
  if (spot.id == YC_FIELD_CAUSE) {
    *now = form->intake->cause == YC_CAUSE_NONE ? G_N_ELEMENTS(cause_words) : form->intake->cause - YC_CAUSE_OURS;
    return copy_words(cause_words, G_N_ELEMENTS(cause_words), words);
  }
  *now = !(spot.id == YC_FIELD_ANSWER ? answered_yes(form, spot.n) : *flag_of(form, spot.id));
  return copy_words(spot.id == YC_FIELD_AUTHORISED ? have : yes_no, 2, words);
}

/* The item's papers follow the answers. */
static void answer(YcAccept *form, guint n, gboolean yes)
{
  g_hash_table_insert(form->intake->answers, g_strdup(question_of(form, n)->id), g_strdup(yes ? "yes" : "no"));
}

/* What the kind of document rules out goes. */
static void choose_kind(YcPersonForm *person, const char *code)
{
  yc_intake_set(&person->doc_kind, code);
  if (strcmp(code, "none") == 0)
    yc_intake_set(&person->doc_number, "");
  if (!yc_person_is_organisation(person)) {
    yc_intake_set(&person->legal, "");
    return;
  }
  yc_intake_set(&person->sex, "");
  yc_intake_set(&person->birth, "");
}

void yc_field_choose(YcAccept *form, YcSpot spot, guint word)
{
  YcPersonForm *person = yc_accept_person(form, spot.n);
  if (spot.id == YC_FIELD_KIND)
    choose_kind(person, kind_codes[word]);
  else if (spot.id == YC_FIELD_NOTIFY)
    yc_intake_set(&form->intake->notify, word == 0 ? "applicant" : "");
  else if (spot.id == YC_FIELD_CAME)
    yc_intake_set(&form->intake->came, word == 0 ? "" : "applicant");
  else if (spot.id == YC_FIELD_CHANNEL)
    yc_intake_set(&form->intake->channel, channel_codes[word]);
  else if (spot.id == YC_FIELD_SEX)
    yc_intake_set(&person->sex, sex_codes[word]);
  else if (spot.id == YC_FIELD_LATE_CAUSE)
    yc_intake_set(&form->intake->late_cause, cause_codes[word]);
  else if (spot.id == YC_FIELD_REFUSAL)
    form->intake->refusal = (YcRefusal)word;
  else if (spot.id == YC_FIELD_CAUSE)
    form->intake->cause = (YcCause)(word + YC_CAUSE_OURS);
  else if (spot.id == YC_FIELD_ANSWER)
    answer(form, spot.n, word == 0);
  else
    *flag_of(form, spot.id) = word == 0;
  yc_accept_refresh(form);
  yc_accept_changed(form);
}

char *yc_field_text(const YcAccept *form, YcSpot spot)
{
  const char *words[8];
  guint now, n;
  char **member = member_of(form, spot);
  switch (FIELDS[spot.id].type) {
  case YC_TYPE_TEXT:
    return spot.id == YC_FIELD_LATE_AT ? g_strdelimit(g_strdup(*member), "T", ' ') : g_strdup(*member);
  case YC_TYPE_PICK:
    if (spot.id == YC_FIELD_AUTHORITY)
      return g_strdup(form->office ? form->office->name : *member);
    if (spot.id == YC_FIELD_AGENT)
      return g_strdup(form->agent);
    return spot.id == YC_FIELD_PLACE && **member ? yc_app_place_short(form->app, *member) : g_strdup(*member);
  case YC_TYPE_WORDS:
  case YC_TYPE_FLAG:
    n = yc_field_words(form, spot, words, G_N_ELEMENTS(words), &now);
    return now < n ? yc_clip(words[now], WORD_MAX) : g_strdup("");
  case YC_TYPE_MEMBERS:
    return g_strdup_printf(_("%u人"), form->intake->household->len + 1);
  case YC_TYPE_TICK:
  case YC_TYPE_OUTCOME:
    break;
  }
  return g_strdup("");
}

/* ── the fields there are, and moving ── */

static void add_spot(YcAccept *form, YcFieldId id, guint n)
{
  YcSpot spot = { id, n };
  g_array_append_val(form->spots, spot);
}

/* Organisations have a legal representative, people a sex and a birthday. */
static gboolean has_field(const YcPersonForm *person, YcFieldId id)
{
  gboolean organisation = yc_person_is_organisation(person);
  return id == YC_FIELD_LEGAL ? organisation : !organisation || (id != YC_FIELD_SEX && id != YC_FIELD_BIRTH);
}

static void add_people(YcAccept *form)
{
  const YcIntake *intake = form->intake;
  for (YcFieldId id = form->take ? YC_FIELD_PHONE : YC_FIELD_NAME; id <= YC_FIELD_ADDRESS; id++)
    if (has_field(&intake->applicant, id))
      add_spot(form, id, 0);
  add_spot(form, YC_FIELD_NAME, 1);
  for (YcFieldId id = YC_FIELD_DOC; intake->represented && id <= YC_FIELD_NOTIFY; id++)
    if (has_field(&intake->representative, id))
      add_spot(form, id, 1);
  for (YcFieldId id = YC_FIELD_ORAL; id <= YC_FIELD_RELATIVE; id++)
    add_spot(form, id, 0);
}

static void add_questions(YcAccept *form)
{
  const YcItem *item = form->item;
  for (guint i = 0; item && i < item->questions->len; i++)
    if (question_of(form, i)->from == YC_ASK)
      add_spot(form, YC_FIELD_ANSWER, i);
}

/* RULE agt-01: what goes on after today has an agent, who is named when it begins. */
static void add_agent(YcAccept *form)
{
  if (*form->agent)
    add_spot(form, YC_FIELD_AGENT, 0);
}

/* What the outcome asks for and no other does. */
static void add_outcome(YcAccept *form)
{
  YcOutcome outcome = form->intake->outcome;
  gboolean refused = outcome == YC_OUTCOME_REFUSE;
  gboolean not_ours = refused && form->intake->refusal == YC_REFUSE_NOT_OURS;
  if (form->intake->correcting) {
    add_spot(form, YC_FIELD_CHANNEL, 0);
    add_spot(form, YC_FIELD_WHY, 0);
    return;
  }
  add_spot(form, YC_FIELD_OUTCOME, 0);
  if (form->again)
    add_spot(form, YC_FIELD_CAUSE, 0);
  if (form->casefile && !form->examines)
    return;
  if (refused)
    add_spot(form, YC_FIELD_REFUSAL, 0);
  if (not_ours || outcome == YC_OUTCOME_REFER || outcome == YC_OUTCOME_FORWARD)
    add_spot(form, YC_FIELD_AUTHORITY, 0);
  if (refused)
    add_spot(form, YC_FIELD_REASON, 0);
  if (outcome == YC_OUTCOME_REFER) {
    add_spot(form, YC_FIELD_PHONED, 0);
    add_spot(form, YC_FIELD_SAID, 0);
  }
  add_agent(form);
}

static guint spot_index(const YcAccept *form, YcSpot wanted, guint otherwise)
{
  for (guint i = 0; i < form->spots->len; i++) {
    YcSpot spot = g_array_index(form->spots, YcSpot, i);
    if (spot.id == wanted.id && spot.n == wanted.n)
      return i;
  }
  return MIN(otherwise, form->spots->len - 1);
}

void yc_accept_arrange(YcAccept *form)
{
  YcSpot was = form->spots->len ? yc_accept_spot(form) : (YcSpot) { YC_FIELD_NAME, 0 };
  g_array_set_size(form->spots, 0);
  for (YcFieldId id = YC_FIELD_BLANK; *form->intake->late_cause && id <= YC_FIELD_LATE_CAUSE; id++)
    add_spot(form, id, 0);
  if (!form->casefile) {
    add_people(form);
    if (!form->take)
      add_spot(form, YC_FIELD_ITEM, 0);
    add_questions(form);
    if (form->item && form->item->household)
      add_spot(form, YC_FIELD_HOUSEHOLD, 0);
  } else if (yc_accept_asks_who(form))
    add_spot(form, YC_FIELD_CAME, 0);
  for (guint i = 0; i < form->intake->ticks->len; i++)
    add_spot(form, YC_FIELD_TICK, i);
  add_outcome(form);
  form->at = spot_index(form, was, form->at);
}

static gboolean other_document(const YcAccept *form, const YcPersonForm *person)
{
  YcIdentity identity = yc_identity_check(person->doc_number, yc_app_today(form->app));
  return identity.verdict == YC_VERDICT_REJECT && identity.error == YC_IDERR_OTHER_DOCUMENT;
}

/* One that was read or typed already and is right. */
static gboolean has_document(const YcAccept *form, const YcPersonForm *person)
{
  if (!*person->doc_number)
    return FALSE;
  YcIdentity identity = yc_person_is_organisation(person)
                          ? yc_uscc_check(person->doc_number)
                          : yc_identity_check(person->doc_number, yc_app_today(form->app));
  return identity.verdict != YC_VERDICT_REJECT;
}

gboolean yc_spot_passed(const YcAccept *form, YcSpot spot)
{
  const YcPersonForm *person = yc_accept_person(form, spot.n);
  switch (spot.id) {
  case YC_FIELD_DOC:   /* of who had none yet it is asked again */
    return person->id != 0 ? spot.n || *person->doc_number : has_document(form, person);
  case YC_FIELD_LEGAL:
    return person->id != 0 && *person->legal;
  case YC_FIELD_PHONE:
    return person->id != 0;
  case YC_FIELD_KIND:
    return person->id != 0 || !*person->doc_number || !other_document(form, person);
  case YC_FIELD_SEX:
    return person->id != 0 || spot.n || *person->sex;
  case YC_FIELD_BIRTH:
    return person->id != 0 || spot.n || *person->birth;
  case YC_FIELD_PLACE:
  case YC_FIELD_ADDRESS:
    return person->id != 0 || spot.n;
  case YC_FIELD_ORAL:
    return !form->intake->represented || yc_person_is_organisation(&form->intake->applicant);
  case YC_FIELD_AUTHORISED:
    return yc_intake_legal_came(form->intake);
  case YC_FIELD_NOTIFY:
  case YC_FIELD_FINGERPRINT:
  case YC_FIELD_RELATIVE:
  case YC_FIELD_CHANNEL:
  case YC_FIELD_AGENT:
    return TRUE;
  case YC_FIELD_ITEM:
  case YC_FIELD_ANSWER:
    return form->kept;
  case YC_FIELD_BLANK:
  case YC_FIELD_LATE_AT:
  case YC_FIELD_LATE_CAUSE:
  case YC_FIELD_NAME:
  case YC_FIELD_RELATION:
  case YC_FIELD_HOUSEHOLD:
  case YC_FIELD_TICK:
  case YC_FIELD_OUTCOME:
  case YC_FIELD_REFUSAL:
  case YC_FIELD_AUTHORITY:
  case YC_FIELD_REASON:
  case YC_FIELD_PHONED:
  case YC_FIELD_SAID:
  case YC_FIELD_CAUSE:
  case YC_FIELD_WHY:
  case YC_FIELD_CAME:
  case YC_N_FIELDS:
    break;
  }
  return FALSE;
}

gboolean yc_accept_is_last(const YcAccept *form)
{
  for (guint i = form->at + 1; i < form->spots->len; i++)
    if (!yc_spot_passed(form, g_array_index(form->spots, YcSpot, i)))
      return FALSE;
  return TRUE;
}

static YcWhere where_of(const YcAccept *form, YcFieldType type)
{
  static const int places[] = {
    [YC_TYPE_TEXT] = YC_IN_TEXT, [YC_TYPE_PICK] = YC_IN_TEXT, [YC_TYPE_WORDS] = YC_IN_CHECKS | YC_IN_CHOICE,
    [YC_TYPE_FLAG] = YC_IN_CHECKS | YC_IN_CHOICE, [YC_TYPE_MEMBERS] = YC_IN_CHECKS, [YC_TYPE_TICK] = YC_IN_CHECKS, [YC_TYPE_OUTCOME] = YC_IN_CHOICE
  };
  int place = form->edit ? YC_IN_TEXT : places[type];
  if (type == YC_TYPE_OUTCOME && form->plans[form->intake->outcome]->asks)
    place |= YC_IN_CHECKS;   /* the blank changes whether it is printed */
  gboolean empty = form->edit && yc_edit_empty(form->edit);
  return YC_IN_FORM | (YcWhere)place | (empty ? YC_IN_EMPTY : 0);
}

/* What the picker under the field shows; people only when somebody new is looked for. */
static void open_picker(YcAccept *form, YcSpot spot)
{
  g_clear_pointer(&form->picker, yc_picker_free);
  g_autofree char *settled = yc_field_text(form, spot);
  const char *typed = yc_edit_text(form->edit);
  gboolean people = FIELDS[spot.id].pick == YC_PICK_PERSON;
  const YcPersonForm *person = yc_accept_person(form, spot.n);
  if (people && (!*typed || (!person->id && *person->doc_number)))
    return;
  if (*typed && strcmp(typed, settled) == 0)
    return;
  form->picker = yc_picker_new(form->app, FIELDS[spot.id].pick);
  yc_picker_search(form->picker, typed);
}

void yc_accept_changed(YcAccept *form)
{
  YcSpot spot = yc_accept_spot(form);
  form->dirty = TRUE;
  if (spot.id == YC_FIELD_NAME && form->edit && yc_edit_empty(form->edit))
    yc_accept_forget(form, spot.n);
  form->base.where = where_of(form, FIELDS[spot.id].type);
  if (form->edit && FIELDS[spot.id].type == YC_TYPE_PICK)
    open_picker(form, spot);
}

void yc_accept_go(YcAccept *form, guint at)
{
  form->at = MIN(at, form->spots->len - 1);
  form->noting = FALSE;
  form->first_typed = form->last_typed = 0;
  g_clear_pointer(&form->edit, yc_edit_free);
  g_clear_pointer(&form->picker, yc_picker_free);
  YcSpot spot = yc_accept_spot(form);
  YcFieldType type = FIELDS[spot.id].type;
  if (type == YC_TYPE_TEXT || type == YC_TYPE_PICK) {
    g_autofree char *text = yc_field_text(form, spot);
    form->edit = yc_edit_new((gsize)FIELDS[spot.id].max);
    yc_edit_set(form->edit, text);
    if (type == YC_TYPE_PICK)
      open_picker(form, spot);
  }
  form->base.where = where_of(form, type);
}

gboolean yc_accept_go_to(YcAccept *form, const char *name)
{
  for (guint i = 0; i < form->spots->len; i++) {
    g_autofree char *here = yc_field_name(form, g_array_index(form->spots, YcSpot, i));
    gboolean inside = g_array_index(form->spots, YcSpot, i).id == YC_FIELD_HOUSEHOLD && g_str_has_prefix(name, here);
    if (inside || strcmp(here, name) == 0) {
      yc_accept_go(form, i);
      return TRUE;
    }
  }
  return FALSE;
}
