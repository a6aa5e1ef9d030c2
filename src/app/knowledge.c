/* knowledge.c - what may answer a question, and what is read aloud.  See knowledge.h. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"
#include "domain/likeness.h"

/* Earlier inquiries that are looked through; what an age that fits (percent a year of the least one) and one that is named add
 * to a likeness; the least that is shown; what fits so much less than the best is left out. */
enum { BEFORE = 400, AGE_FITS = 2, AGE_NAMED = 60, LEAST = 100, NAMED = 1 << 20, STANDING = 4, FAR = 4,
       SAME = 4 };   /* letters at least that are the same words */

typedef struct {
  YcKnown known;
  char *name;                  /* the item's, or the question that it answers */
  YcWording *wording;
  int min_age, max_age;        /* of an item that asks for one; 0: it does not */
  char *tiers;                 /* of an item its names and sums, of an answer all of it: an age may be named there */
  YcLikeness like;
} Entry;

struct YcKnowledge {
  YcApp *app;
  GPtrArray *entries;          /* of Entry */
  YcLexicon *lexicon;          /* of the items */
};

static void entry_free(gpointer data)
{
  Entry *entry = data;
  g_free(entry->known.item);
  g_free(entry->known.label);
  g_free(entry->known.note);
  g_free(entry->known.reply);
  g_free(entry->tiers);
  g_free(entry->name);
  yc_wording_free(entry->wording);
  g_free(entry);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

static Entry *add(YcKnowledge *knowledge, YcKnownKind kind, const char *name, const char *more)
{
  Entry *entry = g_new0(Entry, 1);
  entry->known.kind = kind;
  entry->name = g_strdup(name);
  entry->wording = yc_wording_new(name, more);
  g_ptr_array_add(knowledge->entries, entry);
  return entry;
}

/* "县民政局 · 20个工作日 · 80至89周岁 …" */
static char *item_note(const YcItem *item)
{
  GString *note = g_string_new("");
  if (item->handling == YC_HANDLING_ONSPOT) g_string_append(note, _("当场办"));
  else if (item->promised.n > 0) {
    g_autofree char *limit = yc_say_limit(&item->promised);
    g_string_append_printf(note, _("%s内办完"), limit);
  }
  for (guint i = 0; i < item->sums->len; i++)
    g_string_append_printf(note, "%s%s", i ? _("、") : _(" · "), ((YcSum *)item->sums->pdata[i])->text);
  return g_string_free(note, FALSE);
}

static gboolean add_items(YcKnowledge *knowledge, GError **error)
{
  g_autoptr(GPtrArray) rows = yc_app_items(knowledge->app, "", error);
  if (rows == NULL) return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const YcItemRow *row = rows->pdata[i];
    const YcItem *item = yc_app_item_version(knowledge->app, row->code, row->version, error);
    if (item == NULL) return FALSE;
    g_autofree char *more = g_strdup_printf("%s %s", item->name, item->category);
    Entry *entry = add(knowledge, YC_KNOWN_ITEM, item->short_name, more);
    yc_lexicon_add(knowledge->lexicon, entry->wording);
    entry->known.item = g_strdup(row->code);
    entry->known.label = g_strdup_printf("%-5s %s", row->code, item->short_name);
    entry->known.note = item_note(item);
    entry->min_age = item->suits.min_age;
    entry->max_age = item->suits.max_age;
    entry->tiers = g_strconcat(item->name, entry->known.note, NULL);
  }
  return TRUE;
}

/* "今年 41 次,赵敏 11-02 定稿"; of one that is over since when. */
static char *answer_note(const YcAnswer *answer)
{
  char checked[YC_DAY_TEXT], until[YC_DAY_TEXT];
  yc_day_format(answer->checked, checked);
  if (answer->over) return g_strdup_printf(_("过期:只到 %s,等 %s 核对"), yc_day_format(answer->until, until), answer->owner_name);
  if (answer->year == 0) return g_strdup_printf(_("%s %s 定稿"), answer->who, checked + strlen("2026-"));
  return g_strdup_printf(_("今年 %d 次,%s %s 定稿"), answer->year, answer->who, checked + strlen("2026-"));
}

static gboolean add_answers(YcKnowledge *knowledge, GError **error)
{
  g_autoptr(GPtrArray) answers = yc_answer_list(knowledge->app, error);
  if (answers == NULL) return FALSE;
  for (guint i = 0; i < answers->len; i++) {
    const YcAnswer *answer = answers->pdata[i];
    Entry *entry = add(knowledge, YC_KNOWN_ANSWER, answer->question, answer->text);
    entry->known.answer = answer->id;
    entry->known.item = g_strdup(answer->item);
    entry->known.label = g_strdup_printf(_("常答  \"%s\""), answer->question);
    entry->known.note = answer_note(answer);
    entry->known.reply = g_strdup(answer->text);
    entry->tiers = g_strconcat(answer->question, answer->text, NULL);
    entry->known.over = answer->over;
    entry->known.year = answer->year;
    entry->known.today = answer->today;
  }
  return TRUE;
}

/* What was answered with a text of its own; who asked is nobody's business here. */
static gboolean add_before(YcKnowledge *knowledge, GError **error)
{
  g_autoptr(GPtrArray) list = yc_inquiry_answered(knowledge->app, BEFORE, error);
  if (list == NULL) return FALSE;
  for (guint i = 0; i < list->len; i++) {
    const YcInquiry *inquiry = list->pdata[i];
    char day[YC_DAY_TEXT];
    if (*inquiry->text == '\0' || *inquiry->reply == '\0' || inquiry->answer != 0) continue;
    Entry *entry = add(knowledge, YC_KNOWN_BEFORE, inquiry->text, inquiry->text);
    entry->known.item = g_strdup(inquiry->item);
    entry->known.label = g_strdup_printf(_("答过  \"%s\""), inquiry->text);
    entry->known.note = g_strdup_printf("%s %s", *inquiry->owner_name ? inquiry->owner_name : inquiry->first_name,
                                        yc_day_format(inquiry->day, day) + strlen("2026-"));
    entry->known.reply = g_strdup(inquiry->reply);
  }
  return TRUE;
}

static void count_items(YcKnowledge *knowledge, const char *day, gsize member)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(knowledge->app), NULL, YC_Q_ANSWER_COUNTS, "t", day);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    if (yc_rows_int(rows, i, "answer") != 0) continue;
    for (guint n = 0; n < knowledge->entries->len; n++) {
      Entry *entry = knowledge->entries->pdata[n];
      if (entry->known.kind == YC_KNOWN_ITEM && strcmp(entry->known.item, yc_rows_str(rows, i, "item")) == 0)
        G_STRUCT_MEMBER(int, &entry->known, member) += (int)yc_rows_int(rows, i, "n");
    }
  }
}

YcKnowledge *yc_knowledge_new(YcApp *app, GError **error)
{
  char today[YC_DAY_TEXT], year[8];
  g_autoptr(YcKnowledge) knowledge = g_new0(YcKnowledge, 1);
  knowledge->app = app;
  knowledge->entries = g_ptr_array_new_with_free_func(entry_free);
  knowledge->lexicon = yc_lexicon_new();
  if (!add_items(knowledge, error) || !add_answers(knowledge, error) || !add_before(knowledge, error)) return NULL;
  g_snprintf(year, sizeof year, "%d", yc_day_year(yc_app_today(app)));
  count_items(knowledge, year, G_STRUCT_OFFSET(YcKnown, year));
  count_items(knowledge, yc_day_format(yc_app_today(app), today), G_STRUCT_OFFSET(YcKnown, today));
  return g_steal_pointer(&knowledge);
}

void yc_knowledge_free(YcKnowledge *knowledge)
{
  if (knowledge == NULL) return;
  g_ptr_array_unref(knowledge->entries);
  yc_lexicon_free(knowledge->lexicon);
  g_free(knowledge);
}

/* --- finding ---------------------------------------------------------------------------------------------- */

static gboolean fits_age(const Entry *entry, int age)
{
  return entry->min_age > 0 && age >= entry->min_age && (entry->max_age == 0 || age <= entry->max_age);
}

/* A standing answer was written for being found; what was asked in these very words is it. */
static YcLikeness likeness_of(const YcKnowledge *knowledge, const Entry *entry, const YcWording *asked, const char *question, int age)
{
  YcLikeness like = yc_likeness(knowledge->lexicon, asked, entry->wording);
  if (g_utf8_strlen(question, -1) >= SAME && g_str_has_prefix(entry->name, question)) like = (YcLikeness){ like.score * 2, TRUE };
  if (entry->known.kind == YC_KNOWN_ANSWER) like.score += like.score / STANDING;
  if (age <= 0 || entry->tiers == NULL) return like;
  g_autofree char *named = g_strdup_printf("%d", age / 10 * 10);   /* 92: the tier from 90 on */
  if (fits_age(entry, age)) like.score += like.score * entry->min_age / (AGE_FITS * 100);
  if (strstr(entry->tiers, named) != NULL) like.score += like.score * AGE_NAMED / 100;
  return like;
}

/* Items by code and initials, where letters and digits are all that was typed. */
static gboolean by_letters(YcKnowledge *knowledge, const char *text)
{
  g_autofree char *half = yc_halfwidth(text);
  g_strstrip(half);
  for (const char *c = half; *c != '\0'; c++)
    if (!g_ascii_isalnum(*c)) return FALSE;
  g_autoptr(GPtrArray) rows = yc_app_items(knowledge->app, half, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    for (guint n = 0; n < knowledge->entries->len; n++) {
      Entry *entry = knowledge->entries->pdata[n];
      if (entry->known.kind == YC_KNOWN_ITEM && strcmp(entry->known.item, ((YcItemRow *)rows->pdata[i])->code) == 0)
        entry->like = (YcLikeness){ NAMED - (int)i, TRUE };
    }
  return TRUE;
}

static int by_score(gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *)a, *y = *(Entry *const *)b;
  if (x->like.score != y->like.score) return x->like.score > y->like.score ? -1 : 1;
  if (x->known.kind != y->known.kind) return x->known.kind < y->known.kind ? -1 : 1;
  return strcmp(x->known.label, y->known.label);
}

/* The best of what was found is meant by itself where nothing else comes near it; by letters it was named. */
static void mark_sure(const GPtrArray *found, gboolean letters)
{
  for (guint i = 0; i < found->len; i++) ((Entry *)found->pdata[i])->known.sure = FALSE;
  if (found->len == 0) return;
  Entry *best = found->pdata[0];
  const Entry *second = found->len > 1 ? found->pdata[1] : NULL;
  /* An answer to the same item's question does not stand against the item. */
  gboolean same = second != NULL && *best->known.item != '\0' && strcmp(best->known.item, second->known.item) == 0;
  if (same) second = found->len > 2 ? found->pdata[2] : NULL;
  best->known.sure = letters || yc_likeness_sure(&best->like, second != NULL ? &second->like : NULL);
}

static void measure(YcKnowledge *knowledge, const char *question, gboolean letters)
{
  g_autoptr(YcWording) asked = yc_wording_new(question, "");
  int age = yc_wording_age(question);
  for (guint i = 0; i < knowledge->entries->len; i++) {
    Entry *entry = knowledge->entries->pdata[i];
    if (*question == '\0') entry->like.score = entry->known.year + (entry->known.kind == YC_KNOWN_ANSWER && !entry->known.over);
    else if (!letters) entry->like = likeness_of(knowledge, entry, asked, question, age);
  }
}

GPtrArray *yc_knowledge_find(YcKnowledge *knowledge, const char *question, guint limit)
{
  for (guint i = 0; i < knowledge->entries->len; i++) ((Entry *)knowledge->entries->pdata[i])->like = (YcLikeness){ 0, FALSE };
  gboolean nothing = *question == '\0', letters = !nothing && by_letters(knowledge, question);
  measure(knowledge, question, letters);
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  for (guint i = 0; i < knowledge->entries->len; i++) {
    Entry *entry = knowledge->entries->pdata[i];
    if (entry->like.score >= (nothing || letters ? 1 : LEAST)) g_ptr_array_add(found, entry);
  }
  g_ptr_array_sort(found, by_score);
  mark_sure(found, letters);
  GPtrArray *best = g_ptr_array_new();
  int least = found->len > 0 && !nothing && !letters ? ((Entry *)found->pdata[0])->like.score / FAR : 0;
  for (guint i = 0; i < found->len && i < limit && ((Entry *)found->pdata[i])->like.score >= least; i++)
    g_ptr_array_add(best, &((Entry *)found->pdata[i])->known);
  return best;
}
