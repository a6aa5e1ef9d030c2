#include <config.h>

#include "domain/item_fields.h"

static const char *const form_words[] = { "original", "copy", "both", NULL };
static const char *const handling_words[] = { "onspot", "promise", NULL };
static const char *const accept_words[] = { "once_notice", "permit5", "onspot_deemed", NULL };
static const char *const timeout_words[] = { "none", "escalate", "deemed_accepted", NULL };
static const char *const notice_words[] = { "none", "inside", "outside", "before", "unclear", NULL };
static const char *const step_words[] = { "receive", "work", "notice", "decide", "deliver", "consult", "investigate",
                                          "discuss", "seal", NULL };
static const char *const level_words[] = { "village", "town", "county", "outside", NULL };
static const char *const for_words[] = { "person", "organisation", "both", NULL };
static const char *const from_words[] = { "ask", "represented", "minor", NULL };
static const char *const source_words[] = { "applicant", "government", "third party", NULL };
static const char *const lapse_words[] = { "withdraw", "revoke", NULL };
static const char *const print_words[] = { "yes", "no", "ask", NULL };
static const char *const procedure_words[] = { "hearing", "inspection", "testing", "quarantine", "appraisal", "review",
                                               "auction", "bidding", NULL };
static const char *const per_words[] = { "", "once", "month", "year", NULL };
static const char *const unit_words[] = { "working", "calendar", "hour", "month", "year", NULL };

#define LATER(type, member) AT(type, member), .later = TRUE
#define AT(type, member) .name = #member, .offset = G_STRUCT_OFFSET(type, member)

const Field yc_limit_fields[] = {
  { AT(YcLimit, n), .as = AS_NUMBER, .min = -1, .max = 36600 },
  { AT(YcLimit, unit), .as = AS_WORD, .words = unit_words },
  { AT(YcLimit, minimum), .as = AS_FLAG },
  { 0 }
};

const Field yc_question_fields[] = {
  { AT(YcQuestion, id), .as = AS_TEXT, .min = 1 },
  { AT(YcQuestion, text), .as = AS_TEXT, .min = 1 },
  { AT(YcQuestion, from), .as = AS_WORD, .words = from_words },
  { 0 }
};

const Field yc_material_fields[] = {
  { AT(YcMaterial, n), .as = AS_NUMBER, .min = 1, .max = 999 },
  { AT(YcMaterial, name), .as = AS_TEXT, .min = 1 },
  { AT(YcMaterial, form), .as = AS_WORD, .words = form_words },
  { AT(YcMaterial, copies), .as = AS_NUMBER, .min = 1, .max = 99 },
  { AT(YcMaterial, question), .as = AS_REFERENCE },
  { AT(YcMaterial, source), .as = AS_TEXT, .words = source_words },
  { AT(YcMaterial, tolerable), .as = AS_FLAG },
  { AT(YcMaterial, look), .as = AS_TEXT },
  { AT(YcMaterial, where), .as = AS_TEXT },
  { LATER(YcMaterial, paper), .as = AS_TEXT },
  { 0 }
};

const Field yc_step_fields[] = {
  { AT(YcStep, n), .as = AS_NUMBER, .min = 1, .max = 99 },
  { AT(YcStep, name), .as = AS_TEXT, .min = 1 },
  { AT(YcStep, short_name), .as = AS_TEXT, .min = 1 },
  { AT(YcStep, office), .as = AS_TEXT, .min = 1 },
  { AT(YcStep, with), .as = AS_TEXT },
  { AT(YcStep, kind), .as = AS_WORD, .words = step_words },
  { AT(YcStep, level), .as = AS_WORD, .words = level_words },
  { AT(YcStep, days), .as = AS_NUMBER, .max = 36600 },
  { AT(YcStep, unit), .as = AS_WORD, .words = unit_words },
  { AT(YcStep, in_clock), .as = AS_FLAG },
  { LATER(YcStep, together), .as = AS_FLAG },
  { 0 }
};

static const Field suits_fields[] = {
  { AT(YcSuits, min_age), .as = AS_NUMBER, .max = 150 },
  { AT(YcSuits, max_age), .as = AS_NUMBER, .max = 150 },
  { AT(YcSuits, disabled), .as = AS_FLAG },
  { AT(YcSuits, single), .as = AS_FLAG },
  { 0 }
};

const Field yc_print_fields[] = {
  { AT(YcPrints, accept), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, ask), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, tell), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, refuse), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, onspot), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, tolerant), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, refer), .as = AS_WORD, .words = print_words },
  { AT(YcPrints, forward), .as = AS_WORD, .words = print_words },
  { 0 }
};

const Field yc_sum_fields[] = {
  { AT(YcSum, text), .as = AS_TEXT, .min = 1 },
  { AT(YcSum, fen), .as = AS_FEN },
  { AT(YcSum, per), .as = AS_WORD, .words = per_words },
  { LATER(YcSum, charge), .as = AS_FLAG },
  { 0 }
};

const Field yc_item_fields[] = {
  { AT(YcItem, code), .as = AS_TEXT, .min = 1 },
  { AT(YcItem, name), .as = AS_TEXT, .min = 1 },
  { AT(YcItem, short_name), .as = AS_TEXT, .min = 1 },
  { AT(YcItem, version), .as = AS_NUMBER, .max = G_MAXINT },
  { AT(YcItem, from), .as = AS_DAY },
  { AT(YcItem, category), .as = AS_TEXT },
  { AT(YcItem, type), .as = AS_TEXT },
  { AT(YcItem, legal_basis), .as = AS_TEXT },
  { AT(YcItem, fee), .as = AS_TEXT },
  { AT(YcItem, result), .as = AS_TEXT },
  { AT(YcItem, decision_level), .as = AS_TEXT },
  { AT(YcItem, confidence), .as = AS_TEXT },
  { AT(YcItem, note), .as = AS_TEXT },
  { AT(YcItem, applicant), .as = AS_WORD, .words = for_words },
  { AT(YcItem, handling), .as = AS_WORD, .words = handling_words },
  { AT(YcItem, statutory), .as = AS_RECORD, .fields = yc_limit_fields },
  { AT(YcItem, promised), .as = AS_RECORD, .fields = yc_limit_fields },
  { AT(YcItem, extension), .as = AS_RECORD, .fields = yc_limit_fields },
  { AT(YcItem, accept_rule), .as = AS_WORD, .words = accept_words },
  { AT(YcItem, accept_days), .as = AS_NUMBER, .max = 366 },
  { AT(YcItem, timeout), .as = AS_WORD, .words = timeout_words },
  { AT(YcItem, notice_place), .as = AS_WORD, .words = notice_words },
  { AT(YcItem, notice), .as = AS_RECORD, .fields = yc_limit_fields },
  { AT(YcItem, delivery_days), .as = AS_NUMBER, .max = 366 },
  { AT(YcItem, supply_days), .as = AS_NUMBER, .max = 366 },
  { AT(YcItem, duplicate_days), .as = AS_NUMBER, .max = 3660 },
  { AT(YcItem, retention_years), .as = AS_NUMBER, .max = 100 },
  { AT(YcItem, household), .as = AS_FLAG },
  { AT(YcItem, delegated), .as = AS_FLAG },
  { AT(YcItem, questions), .as = AS_LIST, .fields = yc_question_fields, .size = sizeof(YcQuestion) },
  { AT(YcItem, materials), .as = AS_LIST, .fields = yc_material_fields, .size = sizeof(YcMaterial) },
  { AT(YcItem, steps), .as = AS_LIST, .fields = yc_step_fields, .size = sizeof(YcStep) },
  { LATER(YcItem, suits), .as = AS_RECORD, .fields = suits_fields },
  { LATER(YcItem, print), .as = AS_RECORD, .fields = yc_print_fields },
  { LATER(YcItem, sums), .as = AS_LIST, .fields = yc_sum_fields, .size = sizeof(YcSum) },
  { LATER(YcItem, systems), .as = AS_CODES },
  { LATER(YcItem, tolerant_lapse), .as = AS_WORD, .words = lapse_words },
  { LATER(YcItem, forward), .as = AS_FLAG },
  { LATER(YcItem, acceptor), .as = AS_TEXT },
  { LATER(YcItem, forward_days), .as = AS_NUMBER, .max = 366 },
  { LATER(YcItem, relative_visit), .as = AS_FLAG },
  { LATER(YcItem, local), .as = AS_FLAG },
  { LATER(YcItem, local_basis), .as = AS_TEXT },
  { LATER(YcItem, procedures), .as = AS_CODES, .words = procedure_words },
  { LATER(YcItem, extension_by), .as = AS_CODES },
  { LATER(YcItem, soon_days), .as = AS_NUMBER, .min = -1, .max = 366 },
  { 0 }
};

/* Words are stored through int: the enums of item.h and limit.h are that wide. */
G_STATIC_ASSERT(sizeof(YcForm) == sizeof(int) && sizeof(YcUnit) == sizeof(int));

int yc_word_index(const char *const *words, const char *word)
{
  for (int i = 0; words[i]; i++)
    if (g_str_equal(words[i], word))
      return i;
  return -1;
}

const char *yc_item_form_code(YcForm form)
{
  return form_words[form];
}

const char *yc_item_step_code(YcStepKind kind)
{
  return step_words[kind];
}

gboolean yc_item_step_parse(const char *code, YcStepKind *kind)
{
  int index = yc_word_index(step_words, code);
  if (index < 0)
    return FALSE;
  *kind = (YcStepKind) index;
  return TRUE;
}

const char *yc_procedure_code(YcProcedure procedure)
{
  return procedure_words[procedure];
}

YcProcedure yc_procedure_parse(const char *code)
{
  int index = yc_word_index(procedure_words, code);
  return index < 0 ? YC_N_PROCEDURES : (YcProcedure) index;
}

const char *yc_item_level_code(YcLevel level)
{
  return level_words[level];
}

const char *yc_unit_code(YcUnit unit)
{
  return unit_words[unit];
}

gboolean yc_unit_parse(const char *code, YcUnit *unit)
{
  int index = yc_word_index(unit_words, code);
  if (index < 0)
    return FALSE;
  *unit = (YcUnit) index;
  return TRUE;
}

const char *yc_item_lapse_code(YcLapse lapse)
{
  return lapse_words[lapse];
}

const char *yc_item_print_code(YcPrint print)
{
  return print_words[print];
}

const char *yc_item_per_code(YcPer per)
{
  return per_words[per];
}
