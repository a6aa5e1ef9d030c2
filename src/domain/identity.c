#include <config.h>

#include "domain/identity.h"

#include <string.h>

#include "domain/fold.h"

#define LENGTH 18

/* Province codes of GB/T 2260, and 58, which no county ever issued: the demo province. */
static const char *const provinces[] = {
  "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
  "43", "44", "45", "46", "50", "51", "52", "53", "54", "58", "61", "62", "63", "64", "65", "71", NULL
};

static const char *const permit_areas[] = { "810000", "820000", "830000", NULL };

/* Letters, then digits: what other documents look like. */
static const struct { gsize letters_min, letters_max, digits_min, digits_max; } other_shapes[] = {
  { 0, 0, 8, 9 },     /* 台胞证; foreign passports of digits */
  { 1, 3, 6, 10 },    /* passports, 港澳居民来往内地通行证 */
  { 3, 3, 12, 12 }    /* 外国人永久居留身份证 before 2023 */
};

static const char digits[] = "0123456789";
static const char digits_x[] = "0123456789X";

static YcIdentity verdict(YcIdentity identity, YcVerdict what, YcIdError error, int position)
{
  identity.verdict = what;
  identity.error = error;
  identity.position = position;
  return identity;
}

static YcIdentity reject(YcIdentity identity, YcIdError error, int position)
{
  return verdict(identity, YC_VERDICT_REJECT, error, position);
}

static YcIdentity begin(const char *text)
{
  YcIdentity identity = { .kind = YC_ID_UNKNOWN, .birth = YC_DAY_NONE };
  yc_fold(text, FALSE, identity.normalised, sizeof identity.normalised);
  return identity;
}

/* 残疾人证: an identity number, one digit of category, one of grade. */
static gboolean is_disability_card(const char *text)
{
  if (strlen(text) != 20 || strspn(text, digits) < 17)
    return FALSE;
  return strchr(digits_x, text[17]) && strchr("1234567", text[18]) && strchr("1234", text[19]);
}

static gboolean is_other_document(const char *text)
{
  if (is_disability_card(text))
    return TRUE;
  gsize letters = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gsize figures = strspn(text + letters, digits);
  if (text[letters + figures] != '\0')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(other_shapes); i++)
    if (letters >= other_shapes[i].letters_min && letters <= other_shapes[i].letters_max
        && figures >= other_shapes[i].digits_min && figures <= other_shapes[i].digits_max)
      return TRUE;
  return FALSE;
}

static YcIdentity wrong_length(YcIdentity identity)
{
  const char *text = identity.normalised;
  if (text[0] == '\0')
    return reject(identity, YC_IDERR_EMPTY, 0);
  if (strlen(text) == 15 && strspn(text, digits) == 15)
    return reject(identity, YC_IDERR_OLD15, 0);
  if (!is_other_document(text))
    return reject(identity, YC_IDERR_LENGTH, 0);
  identity.kind = YC_ID_OTHER;
  return reject(identity, YC_IDERR_OTHER_DOCUMENT, 0);
}

/* The 1-based place of the first character outside `alphabet` (the last one: outside `last`), or 0.  What is
 * not ASCII is in neither. */
static int first_outside(const char *text, const char *alphabet, const char *last)
{
  int position = 1;
  for (const char *at = text; *at; at = g_utf8_next_char(at), position++)
    if (!strchr(position < LENGTH ? alphabet : last, *at))
      return position;
  return 0;
}

/* GB 11643, ISO 7064 MOD 11-2. */
static char id_check(const char *number)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(weights); i++)
    sum += (number[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

static YcDay birth_in(const char *number)
{
  char text[YC_DAY_TEXT];
  g_snprintf(text, sizeof text, "%.4s-%.2s-%.2s", number + 6, number + 10, number + 12);
  return yc_day_parse(text);
}

static YcIdKind kind_of(const char *number)
{
  if (number[0] == '9')
    return YC_ID_FOREIGN;
  char area[7];
  g_strlcpy(area, number, sizeof area);
  return g_strv_contains(permit_areas, area) ? YC_ID_PERMIT : YC_ID_RESIDENT;
}

static gboolean area_known(const char *number)
{
  char province[3];
  g_strlcpy(province, number, sizeof province);
  return g_strv_contains(provinces, province);
}

YcIdentity yc_identity_check(const char *text, YcDay today)
{
  YcIdentity identity = begin(text);
  const char *number = identity.normalised;
  if (g_utf8_strlen(number, -1) != LENGTH)
    return wrong_length(identity);
  int position = first_outside(number, digits, digits_x);
  if (position)
    return reject(identity, YC_IDERR_CHARACTER, position);
  identity.kind = kind_of(number);
  identity.birth = birth_in(number);
  if (identity.birth == YC_DAY_NONE)
    return reject(identity, YC_IDERR_DATE, 7);
  identity.sex = (number[16] - '0') % 2 ? YC_SEX_MALE : YC_SEX_FEMALE;
  if (identity.birth > today)
    return reject(identity, YC_IDERR_FUTURE, 7);
  if (number[LENGTH - 1] != id_check(number))
    return reject(identity, YC_IDERR_CHECK, LENGTH);
  if (g_str_has_prefix(number, "000000"))
    return reject(identity, YC_IDERR_AREA_ZERO, 1);

  if (identity.birth < yc_day_new(1900, 1, 1))
    return verdict(identity, YC_VERDICT_WARN, YC_IDERR_BEFORE_1900, 7);
  /* Codes of abolished counties stay valid in old numbers: an area only ever warns. */
  if (identity.kind == YC_ID_RESIDENT && !area_known(number))
    return verdict(identity, YC_VERDICT_WARN, YC_IDERR_AREA_UNKNOWN, 1);
  return verdict(identity, YC_VERDICT_ACCEPT, YC_IDERR_NONE, 0);
}

static const char uscc_alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* GB 32100: weights are the powers of 3 modulo 31. */
static char uscc_check(const char *code)
{
  int sum = 0, weight = 1;
  for (int i = 0; i < LENGTH - 1; i++) {
    sum += (int) (strchr(uscc_alphabet, code[i]) - uscc_alphabet) * weight;
    weight = weight * 3 % 31;
  }
  return uscc_alphabet[(31 - sum % 31) % 31];
}

/* GB 11714: letters are worth 10 to 35 here, in the alphabet of 36. */
static char organisation_check(const char *code)
{
  static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(weights); i++)
    sum += (g_ascii_isdigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10) * weights[i];
  return "0123456789X0"[11 - sum % 11];
}

/* The class (the first two characters) is not looked at: N1, N2, N3 are as good as 91, and new ones come. */
YcIdentity yc_uscc_check(const char *text)
{
  YcIdentity identity = begin(text);
  const char *code = identity.normalised;
  if (code[0] == '\0')
    return reject(identity, YC_IDERR_EMPTY, 0);
  if (g_utf8_strlen(code, -1) != LENGTH)
    return reject(identity, YC_IDERR_LENGTH, 0);
  int position = first_outside(code, uscc_alphabet, uscc_alphabet);
  if (position)
    return reject(identity, YC_IDERR_CHARACTER, position);
  if (code[LENGTH - 1] != uscc_check(code))
    return reject(identity, YC_IDERR_CHECK, LENGTH);
  /* The whole is sound, so this is no slip of the finger; what has no check character there is let pass. */
  if (strchr(digits_x, code[16]) && code[16] != organisation_check(code + 8))
    return verdict(identity, YC_VERDICT_WARN, YC_IDERR_CHECK, 17);
  return verdict(identity, YC_VERDICT_ACCEPT, YC_IDERR_NONE, 0);
}

const char *yc_verdict_code(YcVerdict what)
{
  static const char *const codes[] = {
    [YC_VERDICT_ACCEPT] = "accept", [YC_VERDICT_WARN] = "warn", [YC_VERDICT_REJECT] = "reject"
  };
  return codes[what];
}

const char *yc_id_kind_code(YcIdKind kind)
{
  static const char *const codes[] = {
    [YC_ID_RESIDENT] = "resident", [YC_ID_PERMIT] = "permit", [YC_ID_FOREIGN] = "foreign",
    [YC_ID_OTHER] = "other", [YC_ID_UNKNOWN] = "unknown"
  };
  return codes[kind];
}

const char *yc_id_error_code(YcIdError error)
{
  static const char *const codes[] = {
    [YC_IDERR_NONE] = "none", [YC_IDERR_EMPTY] = "empty", [YC_IDERR_LENGTH] = "length",
    [YC_IDERR_OLD15] = "old15", [YC_IDERR_OTHER_DOCUMENT] = "other_document",
    [YC_IDERR_CHARACTER] = "character", [YC_IDERR_DATE] = "date", [YC_IDERR_FUTURE] = "future",
    [YC_IDERR_CHECK] = "check", [YC_IDERR_AREA_ZERO] = "area_zero",
    [YC_IDERR_AREA_UNKNOWN] = "area_unknown", [YC_IDERR_BEFORE_1900] = "before_1900"
  };
  return codes[error];
}

gboolean yc_phone_normalise(const char *text, char out[16])
{
  char bare[32], typed[32];
  yc_fold(text, FALSE, bare, sizeof bare);
  yc_fold(text, TRUE, typed, sizeof typed);
  gsize figures = strlen(bare), length = strlen(typed);
  if (figures < 7 || figures > 12 || strspn(bare, digits) != figures)
    return FALSE;
  gboolean mobile = figures == 11 && bare[0] == '1';
  if (mobile ? bare[1] < '3' : length > figures + 1 || typed[0] == '-' || typed[length - 1] == '-')
    return FALSE;
  g_strlcpy(out, mobile ? bare : typed, 16);   /* a mobile's hyphens are only for the eye */
  return TRUE;
}
