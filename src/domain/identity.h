/* identity.h - identity numbers and credit codes: GB 11643, GB 32100 (reference: the rules' identifier page).
 *
 * A value is normalised first (full-width to half-width, blanks and hyphens out, letters to upper case), then
 * tested in the order length, characters, date, future date, check character, area; an area only warns,
 * except 000000, which nobody issues.  Each kind of error has its code; sentences are made in app/say.c. */
#ifndef YC_IDENTITY_H
#define YC_IDENTITY_H

#include "domain/day.h"

typedef enum { YC_VERDICT_ACCEPT, YC_VERDICT_WARN, YC_VERDICT_REJECT } YcVerdict;

typedef enum {
  YC_ID_RESIDENT,   /* 居民身份证 */
  YC_ID_PERMIT,     /* 港澳台居民居住证, area 81/82/83 */
  YC_ID_FOREIGN,    /* 外国人永久居留身份证, first digit 9 */
  YC_ID_OTHER,      /* the shape of another document */
  YC_ID_UNKNOWN
} YcIdKind;

typedef enum {
  YC_IDERR_NONE, YC_IDERR_EMPTY, YC_IDERR_LENGTH, YC_IDERR_OLD15, YC_IDERR_OTHER_DOCUMENT,
  YC_IDERR_CHARACTER, YC_IDERR_DATE, YC_IDERR_FUTURE, YC_IDERR_CHECK, YC_IDERR_AREA_ZERO,
  YC_IDERR_AREA_UNKNOWN, YC_IDERR_BEFORE_1900
} YcIdError;

typedef enum { YC_SEX_UNKNOWN, YC_SEX_MALE, YC_SEX_FEMALE } YcSex;

typedef struct {
  YcVerdict verdict;
  YcIdKind kind;
  YcIdError error;      /* the first one found; with YC_VERDICT_WARN the thing warned about */
  int position;         /* 1-based place of the offending character in the normalised value, 0 where none */
  char normalised[64];  /* truncated if longer */
  YcDay birth;          /* YC_DAY_NONE unless a date stands in it */
  YcSex sex;
} YcIdentity;

/* `text` is any bytes ending in NUL; `today` bounds the date of birth. */
YcIdentity yc_identity_check(const char *text, YcDay today);
/* Unified social credit code (18 characters); kind is YC_ID_UNKNOWN, error EMPTY, LENGTH, CHARACTER or CHECK.
 * With the code's own check right and only that of the organisation code in it wrong (position 17) it warns:
 * registers hold such codes. */
YcIdentity yc_uscc_check(const char *text);
/* Stable words for tsv and json: "accept", "resident", "check" … */
const char *yc_verdict_code(YcVerdict verdict);
const char *yc_id_kind_code(YcIdKind kind);
const char *yc_id_error_code(YcIdError error);
/* Mainland mobile or landline as typed at a counter: 11 digits 1[3-9]…, or 7 to 12 digits with an optional
 * hyphen, which stays.  Normalises into out (at most 15 characters) or returns FALSE. */
gboolean yc_phone_normalise(const char *text, char out[16]);

#endif
