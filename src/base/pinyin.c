#include <config.h>
#include "base/pinyin.h"

#include <string.h>

#include "base/pinyin_table.h"
#include "base/text.h"

#define RESULTS_MAX 8

/* Readings of their own.  One character: its initials, the usual one first.  Two: one initial each. */
typedef struct {
  const char *han, *letters;
} Own;

/* Surnames read otherwise than the characters alone; the longer come first. */
static const Own surnames[] = {
  {"万俟", "mq"}, {"乐正", "yz"}, {"单于", "cy"}, {"夹谷", "jg"},
  {"子车", "zj"}, {"尉迟", "yc"}, {"澹台", "tt"}, {"长孙", "zs"},
  {"万", "w"},   {"乐", "yl"},  {"乜", "n"},   {"乾", "q"},   {"仇", "q"},   {"会", "g"},   {"佴", "n"},
  {"区", "o"},   {"单", "s"},   {"句", "g"},   {"召", "sz"},  {"叶", "y"},   {"咎", "j"},   {"圈", "j"},
  {"奇", "q"},   {"宓", "m"},   {"宿", "s"},   {"尉", "w"},   {"强", "q"},   {"折", "s"},   {"曾", "z"},
  {"朝", "c"},   {"查", "z"},   {"沈", "s"},   {"炅", "g"},   {"炔", "g"},   {"率", "s"},   {"盛", "s"},
  {"石", "s"},   {"祭", "z"},   {"秘", "b"},   {"种", "c"},   {"粘", "n"},   {"繁", "p"},   {"翟", "zd"},
  {"莘", "s"},   {"藏", "z"},   {"覃", "qt"},  {"解", "x"},   {"谌", "cs"},  {"贾", "j"},   {"车", "c"},
  {"适", "ks"},  {"郇", "xh"},  {"重", "c"},   {"钭", "t"},   {"阚", "k"},   {"阿", "a"},   {"隗", "wk"},
  {"颉", "xj"},
  {NULL, NULL},
};

/* Characters whose usual reading in given names is another one than in plain text. */
static const Own given[] = {
  {"晟", "sc"}, {"重", "cz"}, {"长", "cz"},
  {NULL, NULL},
};

/* What has been read: one letter a place, and the first places that may be read in several ways.  More of
 * them than this never show, for each alone gives one result more. */
typedef struct {
  GString *letters;
  guint places;
  struct {
    gsize at;
    const char *options;
  } place[RESULTS_MAX - 1];
} Reading;

static const char *several_of(gunichar c)
{
  gsize low = 0, high = G_N_ELEMENTS(several);
  while (low < high) {
    gsize middle = (low + high) / 2;
    if (several[middle].code < c)
      low = middle + 1;
    else
      high = middle;
  }
  return low < G_N_ELEMENTS(several) && several[low].code == c ? several[low].letters : NULL;
}

/* The usual initial; '.' without reading. */
static char letter_of(gunichar c)
{
  gsize low = 0, high = G_N_ELEMENTS(runs) - 1;
  while (high - low > 1) {
    gsize middle = (low + high) / 2;
    if (runs[middle].first <= c)
      low = middle;
    else
      high = middle;
  }
  gboolean inside = c >= runs[low].first && c - runs[low].first < runs[low + 1].at - runs[low].at;
  return inside ? letters[runs[low].at + (c - runs[low].first)] : '.';
}

static void read_options(Reading *reading, const char *options)
{
  if (options[1] && reading->places < G_N_ELEMENTS(reading->place)) {
    reading->place[reading->places].at = reading->letters->len;
    reading->place[reading->places++].options = options;
  }
  g_string_append_c(reading->letters, options[0]);
}

static void read_char(Reading *reading, gunichar c)
{
  const char *options = several_of(c);
  if (options) {
    read_options(reading, options);
    return;
  }
  char letter = c < 0x80 ? (char)c : letter_of(c);
  if (g_ascii_isalnum(letter))
    g_string_append_c(reading->letters, g_ascii_tolower(letter));
}

/* Reads what the table knows of the start of `name`; returns the rest, `name` itself where it knows
 * nothing. */
static const char *read_own(Reading *reading, const Own *own, const char *name)
{
  while (own->han && !g_str_has_prefix(name, own->han))
    own++;
  if (!own->han)
    return name;
  if (g_utf8_strlen(own->han, -1) == 1)
    read_options(reading, own->letters);
  else
    g_string_append(reading->letters, own->letters);
  return name + strlen(own->han);
}

/* Adds the spellings in which exactly `changes` of the places from `at` on are not read in the usual way. */
static void spell(Reading *reading, guint at, guint changes, GPtrArray *found)
{
  if (changes == 0 && found->len < RESULTS_MAX)
    g_ptr_array_add(found, g_strdup(reading->letters->str));
  if (changes == 0)
    return;
  for (guint i = at; i < reading->places; i++) {
    char *letter = reading->letters->str + reading->place[i].at;
    const char *options = reading->place[i].options;
    for (const char *other = options + 1; *other; other++) {
      *letter = *other;
      spell(reading, i + 1, changes - 1, found);
    }
    *letter = options[0];
  }
}

char **yc_initials(const char *name, gboolean surname)
{
  Reading reading = {.letters = g_string_new(NULL)};
  g_autofree char *text = yc_halfwidth(name);
  const char *p = surname ? read_own(&reading, surnames, text) : text;
  while (*p) {
    const char *rest = surname && p > text ? read_own(&reading, given, p) : p;
    if (rest == p) {
      read_char(&reading, g_utf8_get_char(p));
      rest = g_utf8_next_char(p);
    }
    p = rest;
  }

  GPtrArray *found = g_ptr_array_new();
  if (reading.letters->len > 0)
    for (guint changes = 0; changes <= reading.places && found->len < RESULTS_MAX; changes++)
      spell(&reading, 0, changes, found);
  g_ptr_array_add(found, NULL);
  g_string_free(reading.letters, TRUE);
  return (char **)g_ptr_array_free(found, FALSE);
}
