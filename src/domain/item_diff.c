#include <config.h>

#include "domain/item_diff.h"
#include "domain/item_fields.h"

#include <string.h>

/* Where a list is compared. */
typedef struct {
  GPtrArray *changes;
  const char *list;
  const char *entry;
} Place;

void yc_item_change_free(YcItemChange *change)
{
  if (!change)
    return;
  g_free(change->entry);
  g_free(change->old);
  g_free(change->new);
  g_free(change);
}

/* Takes both values. */
static void add(const Place *place, YcChangeKind kind, const char *member, const char *part, char *old, char *new)
{
  YcItemChange *change = g_new(YcItemChange, 1);
  *change = (YcItemChange) { kind, place->list, g_strdup(place->entry), member, part, old, new };
  g_ptr_array_add(place->changes, change);
}

static char *limit_text(const YcLimit *limit)
{
  if (limit->n < 0 || (limit->n == 0 && limit->minimum))
    return g_strdup("");
  return g_strdup_printf("%d %s", limit->n, yc_unit_code(limit->unit));
}

/* Of everything that is one value. */
static char *value_text(const Field *field, gconstpointer member)
{
  char day[YC_DAY_TEXT];
  switch (field->as) {
  case AS_TEXT:
  case AS_REFERENCE:
    return g_strdup(*(char *const *) member ? *(char *const *) member : "");
  case AS_NUMBER:
    return g_strdup_printf("%d", *(const int *) member);
  case AS_FLAG:
    return g_strdup(*(const gboolean *) member ? "yes" : "no");
  case AS_DAY:
    return g_strdup(yc_day_format(*(const YcDay *) member, day));
  case AS_WORD:
    return g_strdup(field->words[*(const int *) member]);
  case AS_CODES:
    return g_strjoinv(" ", *(char **const *) member);
  case AS_FEN:
    return g_strdup_printf("%" G_GINT64_FORMAT, *(const gint64 *) member);
  case AS_RECORD:
    return limit_text(member);
  case AS_LIST:
    break;
  }
  return g_strdup("");
}

static void compare_value(const Place *place, const Field *field, const char *member, const char *part,
                          gconstpointer old, gconstpointer new)
{
  char *was = value_text(field, old), *is = value_text(field, new);
  if (g_str_equal(was, is)) {
    g_free(was);
    g_free(is);
  } else
    add(place, YC_CHANGE_VALUE, member, part, was, is);
}

static gconstpointer member_of(gconstpointer record, const Field *field)
{
  return (const char *) record + field->offset;
}

/* A struct inside that is no limit: member by member. */
static void compare_parts(const Place *place, const Field *field, gconstpointer old, gconstpointer new)
{
  for (const Field *part = field->fields; part->name; part++)
    compare_value(place, part, field->name, part->name, member_of(old, part), member_of(new, part));
}

/* Lists. */

/* What an entry is known by. */
static const Field *key_field(const Field *fields)
{
  static const char *const keys[] = { "id", "name", "text", NULL };
  while (fields->name && !g_strv_contains(keys, fields->name))
    fields++;
  return fields;
}

static const char *key_of(const Field *fields, gconstpointer record)
{
  return *(char *const *) member_of(record, key_field(fields));
}

static void compare_entry(Place place, const Field *fields, gconstpointer old, gconstpointer new)
{
  place.entry = key_of(fields, old);
  for (const Field *field = fields; field->name; field++)
    if (!g_str_equal(field->name, "n"))   /* follows from the others */
      compare_value(&place, field, field->name, NULL, member_of(old, field), member_of(new, field));
}

/* More of them says the same than differs: the same entry under another name. */
static gboolean alike(const Field *fields, gconstpointer old, gconstpointer new)
{
  int same = 0, other = 0;
  for (const Field *field = fields; field->name; field++) {
    if (g_str_equal(field->name, "n") || field == key_field(fields))
      continue;
    g_autofree char *was = value_text(field, member_of(old, field)), *is = value_text(field, member_of(new, field));
    if (g_str_equal(was, is))
      same++;
    else
      other++;
  }
  return same > other;
}

/* The entries old[from…] and new[from…] up to the next that are the same. */
static void compare_gap(Place place, const Field *fields, const GPtrArray *old, guint *from_old, guint to_old,
                        const GPtrArray *new, guint *from_new, guint to_new)
{
  while (*from_old < to_old && *from_new < to_new && alike(fields, old->pdata[*from_old], new->pdata[*from_new]))
    compare_entry(place, fields, old->pdata[(*from_old)++], new->pdata[(*from_new)++]);
  for (; *from_old < to_old; ++*from_old) {
    place.entry = key_of(fields, old->pdata[*from_old]);
    add(&place, YC_CHANGE_DROPPED, NULL, NULL, NULL, NULL);
  }
  for (; *from_new < to_new; ++*from_new) {
    place.entry = key_of(fields, new->pdata[*from_new]);
    add(&place, YC_CHANGE_ADDED, NULL, NULL, NULL, NULL);
  }
}

static gboolean same_key(const Field *fields, gconstpointer old, gconstpointer new)
{
  return g_strcmp0(key_of(fields, old), key_of(fields, new)) == 0;
}

/* lengths[i * (new->len + 1) + j]: of the longest common sequence of what follows old[i] and new[j]. */
static guint *common_lengths(const Field *fields, const GPtrArray *old, const GPtrArray *new)
{
  gsize width = new->len + 1;
  guint *lengths = g_new0(guint, (old->len + 1) * width);
  for (guint i = old->len; i-- > 0;)
    for (guint j = new->len; j-- > 0;)
      lengths[i * width + j] = same_key(fields, old->pdata[i], new->pdata[j])
                                 ? lengths[(i + 1) * width + j + 1] + 1
                                 : MAX(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  return lengths;
}

static void compare_list(Place place, const Field *field, const GPtrArray *old, const GPtrArray *new)
{
  const Field *fields = field->fields;
  g_autofree guint *lengths = common_lengths(fields, old, new);
  gsize width = new->len + 1;
  guint done_old = 0, done_new = 0, i = 0, j = 0;
  place.list = field->name;
  while (i < old->len && j < new->len)
    if (same_key(fields, old->pdata[i], new->pdata[j])) {
      compare_gap(place, fields, old, &done_old, i, new, &done_new, j);
      compare_entry(place, fields, old->pdata[i++], new->pdata[j++]);
      done_old = i;
      done_new = j;
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      i++;
    else
      j++;
  compare_gap(place, fields, old, &done_old, old->len, new, &done_new, new->len);
}

GPtrArray *yc_item_diff(const YcItem *old, const YcItem *new)
{
  static const char *const of_the_version[] = { "version", "from", "local", "local_basis", NULL };
  Place place = { g_ptr_array_new_with_free_func((GDestroyNotify) yc_item_change_free), NULL, NULL };
  for (const Field *field = yc_item_fields; field->name; field++) {
    gconstpointer was = member_of(old, field), is = member_of(new, field);
    if (g_strv_contains(of_the_version, field->name))
      continue;
    if (field->as == AS_LIST)
      compare_list(place, field, *(GPtrArray *const *) was, *(GPtrArray *const *) is);
    else if (field->as == AS_RECORD && field->fields != yc_limit_fields)
      compare_parts(&place, field, was, is);
    else
      compare_value(&place, field, field->name, NULL, was, is);
  }
  return place.changes;
}
