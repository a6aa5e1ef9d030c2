/* likeness.h - how much two short texts speak of the same thing: a question as it was asked, and an item, an answer, an
 * earlier question.
 *
 * A text is taken as its pairs of Han (words that say nothing, and what is said in every question, left out), its words of
 * letters, and what it means by one of a few groups of words that stand for each other: 津贴 补贴 补助, 老人 高龄 老年.  Pure. */
#ifndef YC_LIKENESS_H
#define YC_LIKENESS_H

#include <glib.h>

typedef struct YcWording YcWording;

YcWording *yc_wording_new(const char *text);
void yc_wording_free(YcWording *wording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcWording, yc_wording_free)

/* Nothing in it can be compared. */
gboolean yc_wording_empty(const YcWording *wording);
/* The age that a question names (90岁, 九十岁以上, 我妈92了), 1 … 130; -1: none. */
int yc_wording_age(const char *text);
/* How much of `asked` is in `text`: 0 nothing; a short text that is all in the question is more alike than a long one. */
int yc_likeness(const YcWording *asked, const YcWording *text);

#endif
