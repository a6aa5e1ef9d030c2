#include <config.h>

#include <string.h>

#include "domain/limit.h"
#include "domain/remedy.h"

static const struct {
  const char *code;
  YcLimit review, court;  /* n = 0: none */
} remedies[YC_N_REMEDIES] = {
  [YC_REMEDY_REVIEW] = { "review", { 60, YC_UNIT_CALENDAR, FALSE }, { 6, YC_UNIT_MONTH, FALSE } },
  [YC_REMEDY_COMPLAINT] = { "complaint", { 0 }, { 0 } },
  [YC_REMEDY_PETITION] = { "petition", { 30, YC_UNIT_CALENDAR, FALSE }, { 0 } },
};

static const struct { const char *type; YcRemedyKind kind; } types[] = {
  { "公共服务", YC_REMEDY_COMPLAINT }, { "信访", YC_REMEDY_PETITION }, { "信访事项", YC_REMEDY_PETITION },
};

const char *yc_remedy_code(YcRemedyKind kind)
{
  return remedies[kind].code;
}

YcRemedyKind yc_remedy_parse(const char *code)
{
  guint kind = 0;
  while (kind < YC_N_REMEDIES && strcmp(remedies[kind].code, code) != 0)
    kind++;
  return (YcRemedyKind) kind;
}

YcRemedyKind yc_remedy_of(const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS(types); i++)
    if (strcmp(types[i].type, type) == 0)
      return types[i].kind;
  return YC_REMEDY_REVIEW;
}

static YcDay last_day(const YcCalendar *calendar, const YcLimit *limit, YcDay day, gboolean *provisional)
{
  YcDue due;
  if (limit->n == 0 || yc_limit_due(calendar, limit, day, NULL, 0, -1, &due) != YC_DUE_OK)
    return YC_DAY_NONE;
  *provisional |= due.provisional;
  return due.due;
}

YcRemedy yc_remedy_days(const YcCalendar *calendar, YcRemedyKind kind, YcDay day)
{
  YcRemedy remedy = { .kind = kind };
  remedy.review = last_day(calendar, &remedies[kind].review, day, &remedy.provisional);
  remedy.court = last_day(calendar, &remedies[kind].court, day, &remedy.provisional);
  return remedy;
}
