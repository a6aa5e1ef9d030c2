/* likeness.h - how much two short texts speak of the same thing: a question as it was asked, and an item, an answer, an
 * earlier question.
 *
 * A text is taken as its pairs of Han (words that say nothing, and what is said in every question, left out), its words of
 * letters, and what it means by one of many groups of words that stand for each other: 津贴 补贴 补助, 老人 高龄 老年.  Each
 * weighs the more, the fewer texts it is in.  What somebody wants with it (换证, 注销, to complain) is looked at by itself:
 * who has lost a paper is not served by how to get the first.  Pure. */
#ifndef YC_LIKENESS_H
#define YC_LIKENESS_H

#include <glib.h>

typedef struct YcWording YcWording;

/* Of a heading, and of more that is said below it and counts less; either may be "". */
YcWording *yc_wording_new(const char *heading, const char *more);
void yc_wording_free(YcWording *wording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcWording, yc_wording_free)

/* Nothing in it can be compared. */
gboolean yc_wording_empty(const YcWording *wording);
/* The age that a question names (90岁, 九十岁以上, 我妈92了), 1 … 130; -1: none. */
int yc_wording_age(const char *text);

/* In how many texts each word is. */
typedef struct YcLexicon YcLexicon;

YcLexicon *yc_lexicon_new(void);
void yc_lexicon_free(YcLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcLexicon, yc_lexicon_free)
void yc_lexicon_add(YcLexicon *lexicon, const YcWording *wording);

typedef struct {
  int score;          /* 0: nothing in common */
  gboolean telling;   /* by a word that few texts have, or the same purpose; and nothing else is wanted */
} YcLikeness;

/* How much of `asked` is in `text`; a short text that is all in the question is more alike than a long one. */
YcLikeness yc_likeness(const YcLexicon *lexicon, const YcWording *asked, const YcWording *text);
/* Whether the best is good enough to be meant without anybody choosing it; `second` NULL: there is none. */
gboolean yc_likeness_sure(const YcLikeness *best, const YcLikeness *second);

#endif
