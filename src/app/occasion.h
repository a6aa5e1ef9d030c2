/* occasion.h - several items for one occasion (一件事): a birth, a death, a house.  Taken in once, run as cases that are
 * linked, each with its own clock and its own route.
 *
 * RULE acc-01, acc-10.  The person, what is asked and every paper stand once in the form; a paper that several items ask for
 * is ticked once and counts for all of them.  Saved in one act: one visit, a case an item, one combined receipt.  An item
 * that comes after another is taken in when that one has its result. */
#ifndef YC_OCCASION_H
#define YC_OCCASION_H

#include <jansson.h>
#include "app/desk.h"
#include "app/intake.h"

typedef struct {
  char *code, *short_name, *question, *after;   /* of an item; question, after: "" where none */
  int n;                         /* its place, from 1 */
  gboolean ready;                /* of a view's `later`: what it comes after has its result */
} YcOccasionItem;

typedef struct {
  char *code, *name, *about;     /* about: "" "deceased" "child" */
  int version;
  char **initials;
  GPtrArray *items;              /* of YcOccasionItem */
} YcOccasion;

void yc_occasion_free(YcOccasion *occasion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcOccasion, yc_occasion_free)
/* Those that hold today, matching code, name or initials (all of them for "").  Of YcOccasion, freed with the array. */
GPtrArray *yc_occasion_find(YcApp *app, const char *words, GError **error);
/* NULL with *error where there is none. */
YcOccasion *yc_occasion_read(YcApp *app, const char *code, GError **error);
/* 逝者 孩子: whom it is about, borrowed, translated; "" for nobody else. */
const char *yc_say_about(const char *about);
/* The newest version of an occasion's facts in a store, 0: none; *same when it says just that.  For loading. */
int yc_occasion_version(YcStore *store, const json_t *facts, gboolean *same);

/* --- the form --- */

typedef struct {
  YcOccasion *occasion;
  YcIntake *who;                 /* persons, channel, answers: what stands once; no item */
  char *about_name, *about_doc, *about_day;
  GPtrArray *lines;              /* of YcIntake, one for each item */
  gboolean *run;                 /* for each: it is taken in now */
  GHashTable *have;              /* keys of the papers that are here */
  char *act;
} YcOccasionForm;

/* A paper of the merged list. */
typedef struct {
  char *key;                     /* its kind, or "ITEM:n" */
  char *name;
  guint items;                   /* that ask for it */
  gboolean have;
} YcSharedPaper;

/* `who` is copied; what has no question and comes after nothing runs. */
YcOccasionForm *yc_occasion_form(YcApp *app, const char *code, const YcIntake *who, GError **error);
void yc_occasion_form_free(YcOccasionForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcOccasionForm, yc_occasion_form_free)
/* From {occasion, about: {name, doc_number, day}, form: {as of case accept, without item}, items: [codes that run], papers:
 * [keys that are here], act}. */
YcOccasionForm *yc_occasion_from_json(YcApp *app, const char *json, gsize length, GError **error);
/* Whether a line can run now: not after another. */
gboolean yc_occasion_may_run(const YcOccasionForm *form, guint line);
/* The papers of the lines that run, each once.  Of YcSharedPaper, freed with the array. */
GPtrArray *yc_occasion_papers(YcApp *app, const YcOccasionForm *form);
void yc_occasion_tick(YcOccasionForm *form, const char *key, gboolean have);
/* Puts what stands once into every line: people, answers, papers, and the outcome that fits. */
void yc_occasion_settle(YcApp *app, YcOccasionForm *form);
/* What keeps it from being saved: a sentence to be freed, NULL: nothing. */
char *yc_occasion_fault(YcApp *app, YcOccasionForm *form);

typedef struct {
  gint64 id, visit;
  GPtrArray *cases;              /* of YcIntakeResult, in the order of the lines */
  GArray *papers;                /* of gint64, to be printed */
  gboolean repeated;
} YcOccasionResult;

void yc_occasion_result_free(YcOccasionResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcOccasionResult, yc_occasion_result_free)
/* One transaction; NULL with *error: then nothing was saved. */
YcOccasionResult *yc_occasion_commit(YcApp *app, YcOccasionForm *form, GError **error);

/* --- what was taken in --- */

typedef struct {
  gint64 id;
  char *code, *name, *about;     /* about: "逝者 王福田 11-01去世"; "" where erased or nobody */
  YcDay day;
  GPtrArray *cases;              /* of YcCaseRow, in the order of its items */
  GPtrArray *later;              /* of YcOccasionItem: come after others and can still be taken in */
  guint done;                    /* of the cases */
} YcOccasionView;

void yc_occasion_view_free(YcOccasionView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcOccasionView, yc_occasion_view_free)
/* The occasion that a case belongs to; NULL where none. */
YcOccasionView *yc_occasion_of(YcApp *app, gint64 casefile);
/* Done when all its cases are, and nothing is to come but what depends on an answer. */
gboolean yc_occasion_is_done(const YcOccasionView *view);

/* --- what comes after another --- */

/* Names of what can be taken in now that an earlier one has its result, 宅基地批准书、…; "".  Free with g_free(). */
char *yc_occasion_ready(YcApp *app, gint64 casefile);
/* The form of such an item (`code`; "": the first): who came for the case, and the papers that its siblings have.  NULL with
 * *error where nothing is ready. */
YcIntake *yc_occasion_next(YcApp *app, gint64 casefile, const char *code, GError **error);
/* Inside the acceptance of a case: where its applicant has an occasion in which this item is ready, it joins. */
gboolean yc_occasion_joins(YcApp *app, YcWriter *writer, gint64 casefile, const YcIntake *intake, GError **error);
/* Joins, as the n-th item. */
gboolean yc_occasion_link(YcApp *app, YcWriter *writer, gint64 occasion, gint64 casefile, int n, GError **error);

/* --- papers that come later --- */

/* Ticks in `to` what `from` has of the same kind, as seen in the case `number`; how many. */
guint yc_occasion_carry(YcApp *app, const YcIntake *from, YcIntake *to, const char *number);

/* How many papers that this case has its siblings still wait for. */
guint yc_occasion_offers(YcApp *app, gint64 casefile);
/* They count for all of them: one act.  How many cases were supplied; 0 with *error. */
guint yc_occasion_supply(YcApp *app, gint64 casefile, const char *act, GError **error);

#endif
