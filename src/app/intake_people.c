/* intake_people.c - who came: finding known people, filling in what a document number says, what they have
 * running. */
#include <config.h>
#include <string.h>
#include "app/desk.h"
#include "app/intake.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "domain/number.h"

/* The most people looked at for one search: more is a search for something else.  Further words sift many; one word
 * alone fills a list, and one letter is the beginning of a search that has the time of a key. */
#define CANDIDATES 400
#define ONE_WORD 200
#define FIRST_LETTER 40

void yc_person_row_free(YcPersonRow *row)
{
  if (row == NULL) return;
  char *members[] = { row->name, row->sex, row->birth, row->doc_kind, row->doc_number, row->phone, row->place,
                      row->place_short, row->address, row->legal };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) g_free(members[i]);
  g_free(row);
}

static YcPersonRow *read_row(YcApp *app, const YcRows *rows, guint i)
{
  YcPersonRow *row = g_new0(YcPersonRow, 1);
  row->id = yc_rows_int(rows, i, "id");
  row->name = g_strdup(yc_rows_text(rows, i, "name") ? yc_rows_str(rows, i, "name") : _("(已删除)"));
  row->sex = g_strdup(yc_rows_str(rows, i, "sex"));
  row->birth = g_strdup(yc_rows_str(rows, i, "birth"));
  row->doc_kind = g_strdup(yc_rows_str(rows, i, "doc_kind"));
  row->doc_number = g_strdup(yc_rows_str(rows, i, "doc_number"));
  row->phone = g_strdup(yc_rows_str(rows, i, "phone"));
  row->place = g_strdup(yc_rows_str(rows, i, "place"));
  row->place_short = g_strdup(yc_rows_str(rows, i, "place_short"));
  row->address = g_strdup(yc_rows_str(rows, i, "address"));
  row->legal = g_strdup(yc_rows_str(rows, i, "legal"));
  YcDay birth = yc_day_parse(row->birth);
  row->age = birth == YC_DAY_NONE ? 0 : yc_day_age(birth, yc_app_today(app));
  return row;
}

YcPersonRow *yc_person_read(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSON, "i", id);
  return rows != NULL && yc_rows_count(rows) > 0 ? read_row(app, rows, 0) : NULL;
}

/* --- search ----------------------------------------------------------------------------------------------- */

static gboolean initials_match(const char *text, gboolean surname, const char *word)
{
  g_auto(GStrv) initials = yc_initials(text, surname);
  for (char **i = initials; *i != NULL; i++)
    if (g_str_has_prefix(*i, word)) return TRUE;
  return FALSE;
}

static gboolean ends_with_digits(const char *text, const char *word)
{
  gsize n = strlen(word);
  return n >= 2 && g_str_has_suffix(text, word);
}

static gboolean document_matches(const YcPersonRow *row, const char *word)
{
  g_autofree char *upper = g_ascii_strup(word, -1);
  return ends_with_digits(row->doc_number, upper) || g_str_has_prefix(row->doc_number, upper);
}

/* Digits mean the year of birth ("34", "1934"), or the tail or whole of the document or the phone. */
static gboolean digits_match(const YcPersonRow *row, const char *word)
{
  gsize n = strlen(word);
  if (n == 2 && strlen(row->birth) == 10 && memcmp(row->birth + 2, word, 2) == 0) return TRUE;
  if (n == 4 && strlen(row->birth) == 10 && memcmp(row->birth, word, 4) == 0) return TRUE;
  return document_matches(row, word) || ends_with_digits(row->phone, word) || g_str_has_prefix(row->phone, word);
}

static gboolean person_matches(const YcPersonRow *row, const char *word)
{
  if (g_ascii_isdigit(*word)) return digits_match(row, word);
  g_autofree char *latin = g_ascii_strdown(row->name, -1);
  if (g_ascii_isalpha(*word))
    return initials_match(row->name, TRUE, word) || initials_match(row->place_short, FALSE, word) ||
           strstr(latin, word) != NULL || document_matches(row, word);
  return strstr(row->name, word) != NULL || strstr(row->place_short, word) != NULL;
}

char **yc_search_words(const char *text)
{
  g_autofree char *clean = yc_clean(text, -1, 200, NULL);
  g_autofree char *half = yc_halfwidth(clean);
  g_autofree char *lower = g_ascii_strdown(half, -1);
  g_auto(GStrv) parts = g_strsplit(lower, " ", -1);
  GPtrArray *words = g_ptr_array_new();
  for (char **p = parts; *p != NULL; p++)
    if (**p != '\0') g_ptr_array_add(words, g_strdup(*p));
  g_ptr_array_add(words, NULL);
  return (char **)g_ptr_array_free(words, FALSE);
}

/* The key a word is looked up by: Han by its first two characters (a name's pieces), the rest as it is. */
static char *key_of_word(const char *word)
{
  gunichar c = g_utf8_get_char(word);
  if (c < 0x80) return g_ascii_strup(word, -1);
  const char *end = word;
  for (int i = 0; i < 2 && *end != '\0'; i++) end = g_utf8_next_char(end);
  return g_strndup(word, (gsize)(end - word));
}

/* Those of the people that all words fit, each once. */
static void add_matching(YcApp *app, GPtrArray *found, GHashTable *seen, const YcRows *rows, char **words)
{
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    if (!g_hash_table_add(seen, GSIZE_TO_POINTER((gsize)yc_rows_int(rows, i, "id")))) continue;
    YcPersonRow *row = read_row(app, rows, i);
    gboolean all = TRUE;
    for (char **w = words; all && *w != NULL; w++) all = person_matches(row, *w);
    if (all) g_ptr_array_add(found, row);
    else yc_person_row_free(row);
  }
}

/* People with a key that begins with the word, or, for the tail of a number, with its last four characters. */
static void add_candidates(YcApp *app, GPtrArray *found, const char *word, char **words)
{
  g_autofree char *key = key_of_word(word);
  g_autofree char *end = g_strconcat(key, "\xf4\x8f\xbf\xbf", NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  gint64 most = words[1] != NULL ? CANDIDATES : key[1] != '\0' ? ONE_WORD : FIRST_LETTER;
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSONS_BY_KEY_PREFIX, "tti", key, end, most);
  add_matching(app, found, seen, rows, words);
  gsize n = strlen(key);
  if (n <= 4 || !g_ascii_isdigit(*key)) return;
  /* A whole number that was found is nobody else's tail. */
  if (n >= 11 && found->len > 0) return;
  g_autoptr(YcRows) tails =
      yc_query(yc_app_store(app), NULL, YC_Q_PERSONS_BY_KEY, "ti", key + n - 4, (gint64)CANDIDATES);
  add_matching(app, found, seen, tails, words);
}

GPtrArray *yc_person_search(YcApp *app, char **words)
{
  GPtrArray *found = g_ptr_array_new_with_free_func((GDestroyNotify)yc_person_row_free);
  /* Not every word is a key (a village, a year): the first that leads to somebody will do. */
  for (char **w = words; *w != NULL && found->len == 0; w++) add_candidates(app, found, *w, words);
  return found;
}

static void count_cases(YcApp *app, YcPersonRow *row)
{
  g_autoptr(YcRows) cases = yc_query(yc_app_store(app), NULL, YC_Q_COUNT_PERSON, "i", row->id);
  if (cases == NULL) return;
  row->open = (guint)yc_rows_first(cases, "open", 0);
  row->closed = (guint)yc_rows_first(cases, "closed", 0);
}

static int by_open_cases(gconstpointer a, gconstpointer b)
{
  const YcPersonRow *x = *(YcPersonRow *const *)a, *y = *(YcPersonRow *const *)b;
  if ((x->open > 0) != (y->open > 0)) return x->open > 0 ? -1 : 1;
  return x->id > y->id ? -1 : x->id < y->id;
}

GPtrArray *yc_intake_people(YcApp *app, const char *text, guint limit, GError **error)
{
  (void)error;
  g_auto(GStrv) words = yc_search_words(text);
  GPtrArray *found = yc_person_search(app, words);
  for (guint i = 0; i < found->len; i++) count_cases(app, found->pdata[i]);
  g_ptr_array_sort(found, by_open_cases);
  if (found->len > limit) g_ptr_array_set_size(found, (int)limit);
  return found;
}

/* --- the form --------------------------------------------------------------------------------------------- */

void yc_intake_use_person(YcPersonForm *form, const YcPersonRow *row)
{
  form->id = row->id;
  yc_intake_set(&form->name, row->name);
  yc_intake_set(&form->doc_number, row->doc_number);
  yc_intake_set(&form->birth, row->birth);
  yc_intake_set(&form->sex, row->sex);
  yc_intake_set(&form->phone, row->phone);
  yc_intake_set(&form->place, row->place);
  yc_intake_set(&form->address, row->address);
  yc_intake_set(&form->legal, row->legal);
  yc_intake_set(&form->doc_kind, *row->doc_number == '\0' ? "none"
                                 : *row->doc_kind == '\0' ? "resident"
                                                          : row->doc_kind);
}

gboolean yc_person_is_organisation(const YcPersonForm *form)
{
  return strcmp(form->doc_kind, "uscc") == 0;
}

char *yc_mask_document(const char *kind, const char *number)
{
  return strcmp(kind, "uscc") == 0 ? g_strdup(number) : yc_mask_id(number);
}

static const char *kind_of_document(const YcIdentity *identity)
{
  switch (identity->kind) {
  case YC_ID_PERMIT: return "permit";
  case YC_ID_FOREIGN: return "foreign";
  case YC_ID_OTHER: return "other";
  case YC_ID_RESIDENT:
  case YC_ID_UNKNOWN: break;
  }
  return "resident";
}

gboolean yc_looks_like_uscc(const char *text)
{
  YcIdentity code = yc_uscc_check(text);
  if (code.error == YC_IDERR_EMPTY || code.error == YC_IDERR_LENGTH || !g_str_is_ascii(code.normalised)) return FALSE;
  gsize letters = 0, digits = 0, n = strlen(code.normalised);
  for (gsize i = 0; i < n; i++) {
    letters += i + 1 < n && g_ascii_isalpha(code.normalised[i]);
    digits += g_ascii_isdigit(code.normalised[i]) != 0;
  }
  return code.verdict != YC_VERDICT_REJECT || (letters > 0 && digits >= 8);
}

/* A resident's number is tried first: the few codes that are both are a person's. */
static gboolean is_uscc(const YcPersonForm *form, const char *text, const YcIdentity *identity)
{
  return identity->verdict == YC_VERDICT_REJECT && (yc_person_is_organisation(form) || yc_looks_like_uscc(text));
}

/* Who was chosen before has another number: this is somebody else. */
static void forget_other(YcApp *app, YcPersonForm *form)
{
  YcPersonRow *row = form->id != 0 ? yc_person_read(app, form->id) : NULL;
  if (row == NULL || (*row->doc_number != '\0' && strcmp(row->doc_number, form->doc_number) != 0)) form->id = 0;
  yc_person_row_free(row);
}

/* An organisation has neither sex nor birthday. */
static void take_facts(YcPersonForm *form, const YcIdentity *identity)
{
  char day[YC_DAY_TEXT];
  if (yc_person_is_organisation(form)) {
    yc_intake_set(&form->birth, "");
    yc_intake_set(&form->sex, "");
    return;
  }
  yc_intake_set(&form->legal, "");
  if (identity->birth != YC_DAY_NONE) yc_intake_set(&form->birth, yc_day_format(identity->birth, day));
  if (identity->sex != YC_SEX_UNKNOWN) yc_intake_set(&form->sex, identity->sex == YC_SEX_MALE ? "m" : "f");
}

YcIdentity yc_intake_set_document(YcApp *app, YcPersonForm *form, const char *text, gboolean *known)
{
  YcIdentity identity = yc_identity_check(text, yc_app_today(app));
  gboolean organisation = is_uscc(form, text, &identity);
  if (organisation) identity = yc_uscc_check(text);
  *known = FALSE;
  yc_intake_set(&form->doc_number, identity.normalised);
  yc_intake_set(&form->doc_kind, organisation ? "uscc" : kind_of_document(&identity));
  if (identity.verdict == YC_VERDICT_REJECT) return identity;
  forget_other(app, form);
  take_facts(form, &identity);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_PERSON_BY_DOC, "t", identity.normalised);
  gint64 id = rows ? yc_rows_first(rows, "id", 0) : 0;
  if (id == 0) return identity;
  YcPersonRow *row = yc_person_read(app, id);
  if (row != NULL) {
    yc_intake_use_person(form, row);
    *known = TRUE;
  }
  yc_person_row_free(row);
  return identity;
}

gboolean yc_intake_legal_came(const YcIntake *intake)
{
  const char *legal = intake->applicant.legal;
  return yc_person_is_organisation(&intake->applicant) && intake->represented &&
         (strcmp(intake->relation, _("法定代表人")) == 0 ||
          (*legal != '\0' && strcmp(legal, intake->representative.name) == 0));
}

const YcPersonForm *yc_intake_notified(const YcIntake *intake)
{
  gboolean applicant = !intake->represented || strcmp(intake->notify, "applicant") == 0;
  return applicant ? &intake->applicant : &intake->representative;
}

/* --- what runs for the applicant -------------------------------------------------------------------------- */

/* What ended otherwise than with a result says how: a refusal is not 办结. */
static void append_case(YcApp *app, GString *text, const YcRows *rows, guint i)
{
  YcState state = yc_state_parse(yc_rows_str(rows, i, "state"));
  g_autofree char *number = yc_number_spoken(app, yc_rows_str(rows, i, "number"));
  if (text->len > 0) g_string_append(text, _("、"));
  g_string_append_printf(text, "%s %s", yc_rows_str(rows, i, "short"), number);
  if (*yc_rows_str(rows, i, "queue") == '\0' && state != YC_STATE_DELIVERED)
    g_string_append_printf(text, "(%s)", yc_say_state(state));
}

char *yc_intake_history(YcApp *app, const YcIntake *intake)
{
  if (intake->applicant.id == 0) return g_strdup("");
  g_autoptr(YcRows) cases =
    yc_query(yc_app_store(app), NULL, YC_Q_LIST_PERSON, "ii", intake->applicant.id, (gint64)20);
  g_autoptr(GString) open = g_string_new(NULL), closed = g_string_new(NULL);
  for (guint i = 0; cases != NULL && i < yc_rows_count(cases); i++)
    append_case(app, *yc_rows_str(cases, i, "queue") != '\0' ? open : closed, cases, i);
  return g_strdup_printf(_("在办:%s   办结:%s"), open->len ? open->str : _("无"), closed->len ? closed->str : _("无"));
}
