/* demo_people.h - people who do not exist, for demo stores: rare names, numbers of an area that no office issues. */
#ifndef YC_DEMO_PEOPLE_H
#define YC_DEMO_PEOPLE_H

#include "app/intake.h"
#include "base/table.h"

typedef struct YcDemoPeople YcDemoPeople;

/* The people of the file demo/people.tsv, and after them as many made-up ones as are asked for. */
YcDemoPeople *yc_demo_people_new(YcApp *app, const char *file, guint32 seed, YcFaults *faults);
void yc_demo_people_free(YcDemoPeople *people);
/* Fills a form with the n-th person. */
void yc_demo_person(YcDemoPeople *people, guint n, YcPersonForm *form);
/* The n-th organisation (they are few: n may be any number). */
void yc_demo_organisation(YcDemoPeople *people, guint n, YcPersonForm *form);

#endif
