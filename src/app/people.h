/* people.h - people as the floor above the store sees them.  Used by this floor only. */
#ifndef YC_PEOPLE_H
#define YC_PEOPLE_H

#include "app/desk.h"
#include "app/intake.h"

YcPersonRow *yc_person_read(YcApp *app, gint64 id);
/* Words of a search: cleaned, half-width, lower case; NULL-terminated vector. */
char **yc_search_words(const char *text);
/* People who answer to all the words (name, initials, village, year of birth, head or tail of a number), in
 * whatever order
 * they stand; some hundreds at most.  Of YcPersonRow without its counts, freed with the array. */
GPtrArray *yc_person_search(YcApp *app, char **words);
/* The keys a person is found by: pieces of two characters, initials, tails and whole of document and phone. */
json_t *yc_person_keys(const YcPersonForm *person);
/* A row of the lists; NULL where there is no such case. */
YcCaseRow *yc_case_row_read(YcApp *app, gint64 id);
/* "最近:11-20 李秀英 催办": the last act that moved a case or was about it; "" for none.  Free with g_free(). */
char *yc_case_last_act(YcApp *app, gint64 id);
/* The papers of a case, a bag or a visit, of YcPaperLine. */
GPtrArray *yc_paper_lines(const YcRows *rows);
/* The short form of a long number, as it is spoken today: 1103-004K. */
char *yc_number_spoken(YcApp *app, const char *number);

#endif
