/* people.h - people as the floor above the store sees them.  Used by this floor only. */
#ifndef YC_PEOPLE_H
#define YC_PEOPLE_H

#include "app/desk.h"
#include "app/intake.h"

YcPersonRow *yc_person_read(YcApp *app, gint64 id);
/* Words of a search: cleaned, half-width, lower case; NULL-terminated vector. */
char **yc_search_words(const char *text);
/* Ids of people whose keys begin with the word (at most some hundreds), each once. */
GArray *yc_person_candidates(YcApp *app, const char *word);
/* Whether a person answers to a word: name, initials, village, year of birth, tail of a number. */
gboolean yc_person_match(const YcPersonRow *row, const char *word);
/* The keys a person is found by: pieces of two characters, initials, tails and whole of document and phone. */
json_t *yc_person_keys(const YcPersonForm *person);
/* A row of the lists; NULL where there is no such case. */
YcCaseRow *yc_case_row_read(YcApp *app, gint64 id);
/* The short form of a long number, as it is spoken today: 1103-004K. */
char *yc_number_spoken(YcApp *app, const char *number);

#endif
