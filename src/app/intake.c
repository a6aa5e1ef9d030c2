/* intake.c - the form of acceptance, its checklist and what would come of it.  See intake.h. */
#include <config.h>
#include <string.h>
#include "app/intake.h"
#include "app/visit.h"
#include "app/people.h"
#include "app/private.h"
#include "base/text.h"

/* --- the form --------------------------------------------------------------------------------------------- */

static void person_init(YcPersonForm *person)
{
  char **members[] = { &person->name, &person->doc_number, &person->birth, &person->sex,
                       &person->phone, &person->place, &person->address, &person->legal };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = g_strdup("");
  person->doc_kind = g_strdup("resident");
}

static void person_clear(YcPersonForm *person)
{
  char *members[] = { person->name, person->doc_kind, person->doc_number, person->birth,
                      person->sex, person->phone, person->place, person->address, person->legal };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
}

static void tick_free(gpointer data)
{
  YcTick *tick = data;
  g_free(tick->note);
  g_free(tick);
}

/* The texts of the form itself. */
static const gsize texts[] = {
#define AT(member) G_STRUCT_OFFSET(YcIntake, member)
  AT(relation), AT(channel), AT(item), AT(reason), AT(result), AT(act), AT(at), AT(typed), AT(authority), AT(phoned),
  AT(said), AT(notify), AT(print), AT(received), AT(late_at), AT(late_cause), AT(blank), AT(why), AT(agent), AT(came)
};

void yc_member_free(YcMember *member)
{
  g_free(member->relation);
  g_free(member->name);
  g_free(member->doc_number);
  g_free(member->birth);
  g_free(member);
}

YcIntake *yc_intake_new(void)
{
  YcIntake *intake = g_new0(YcIntake, 1);
  person_init(&intake->applicant);
  person_init(&intake->representative);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) G_STRUCT_MEMBER(char *, intake, texts[i]) = g_strdup("");
  yc_intake_set(&intake->channel, "window");
  intake->refusal = YC_REFUSE_OTHER;
  intake->answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  intake->ticks = g_ptr_array_new_with_free_func(tick_free);
  intake->household = g_ptr_array_new_with_free_func((GDestroyNotify)yc_member_free);
  return intake;
}

void yc_intake_free(YcIntake *intake)
{
  if (intake == NULL) return;
  person_clear(&intake->applicant);
  person_clear(&intake->representative);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(G_STRUCT_MEMBER(char *, intake, texts[i]));
  g_hash_table_unref(intake->answers);
  g_ptr_array_unref(intake->ticks);
  g_ptr_array_unref(intake->household);
  g_free(intake);
}

YcMember *yc_intake_add_member(YcIntake *intake, const char *relation, const char *name, const char *doc_number,
                               const char *birth)
{
  YcMember *member = g_new0(YcMember, 1);
  yc_intake_set(&member->relation, relation);
  yc_intake_set(&member->name, name);
  yc_intake_set(&member->doc_number, doc_number);
  yc_intake_set(&member->birth, birth);
  g_ptr_array_add(intake->household, member);
  return member;
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
    case YC_ANSWER_REPRESENTED:   /* an organisation's legal representative acts as itself */
      answer(intake, question->id, intake->represented && !yc_intake_legal_came(intake));
      break;
    case YC_ANSWER_MINOR: answer(intake, question->id, is_minor(app, intake)); break;
    case YC_ASK: answer(intake, question->id, before != NULL && strcmp(before, "yes") == 0); break;
    }
  }
  g_hash_table_unref(old);
}

YcTick *yc_tick_find(const GPtrArray *ticks, int n)
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
  /* A case keeps the version it was taken in with. */
  gboolean kept = intake->version != 0 && strcmp(intake->item, code) == 0;
  const YcItem *item = kept ? yc_app_item_version(app, code, intake->version, error) : yc_app_item(app, code, YC_DAY_NONE, error);
  if (item == NULL) return FALSE;
  if (!kept) intake->version = 0;
  gboolean same = strcmp(intake->item, item->code) == 0;
  if (!same) yc_intake_set(&intake->item, item->code);
  refresh_answers(app, intake, item);
  g_autoptr(GPtrArray) materials = yc_item_materials(item, intake->answers);
  GPtrArray *ticks = g_ptr_array_new_with_free_func(tick_free);
  for (guint i = 0; i < materials->len; i++) {
    int n = ((YcMaterial *)materials->pdata[i])->n;
    g_ptr_array_add(ticks, copy_tick(same ? yc_tick_find(intake->ticks, n) : NULL, n));
  }
  g_ptr_array_unref(intake->ticks);
  intake->ticks = ticks;
  if (!same) yc_visit_share(app, intake);
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

const YcMaterial *yc_item_material(const YcItem *item, int n)
{
  for (guint i = 0; i < item->materials->len; i++)
    if (((YcMaterial *)item->materials->pdata[i])->n == n) return item->materials->pdata[i];
  return NULL;
}

const YcMaterial *yc_intake_material(YcApp *app, const YcIntake *intake, guint tick)
{
  const YcItem *item = yc_intake_item(app, intake);
  return item ? yc_item_material(item, ((YcTick *)intake->ticks->pdata[tick])->n) : NULL;
}

guint yc_intake_count(const YcIntake *intake, YcTickState state)
{
  guint n = 0;
  for (guint i = 0; i < intake->ticks->len; i++) n += ((YcTick *)intake->ticks->pdata[i])->state == state;
  return n;
}

guint yc_intake_missing(const YcIntake *intake)
{
  return intake->ticks->len - yc_intake_count(intake, YC_TICK_HAVE);
}
