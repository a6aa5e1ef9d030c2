/* accountability.h - holding somebody to account (问责): grade, person, facts, statement, decision (RULE sup-03).
 *
 * A supervisor opens it, never the program, about one case or several of one person.  The facts are events of the cases:
 * red lights, unanswered orders, and whatever else was chosen.  It is decided after the person has had a word: with the statement, or once its day has passed. */
#ifndef YC_ACCOUNTABILITY_H
#define YC_ACCOUNTABILITY_H

#include "app/app.h"

typedef enum {
  YC_GRADE_TALK,            /* 谈话提醒 */
  YC_GRADE_WRITTEN,         /* 书面检查 */
  YC_GRADE_NOTIFIED,        /* 通报批评 */
  YC_GRADE_ADMONISH,        /* 诫勉 */
  YC_GRADE_TRANSFER,        /* 调离岗位 */
  YC_N_GRADES
} YcGrade;

/* "talk" "written" "notified" "admonish" "transfer", YC_N_GRADES where unknown; and the word, translated, borrowed. */
const char *yc_grade_code(YcGrade grade);
YcGrade yc_grade_parse(const char *code);
const char *yc_grade_word(YcGrade grade);

typedef struct {
  gint64 id, casefile, staff;          /* casefile: the first of its cases */
  char *case_number, *who, *clerk;     /* who is held to account, who opened it */
  YcGrade grade;
  YcDay opened, stated, decided;       /* YC_DAY_NONE: not yet */
  gboolean upheld;                     /* as decided */
  char *reason, *statement, *verdict;  /* "" where none, or erased */
  guint facts;                         /* events it rests on */
} YcAccountability;

void yc_accountability_free(YcAccountability *one);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcAccountability, yc_accountability_free)

/* Those of a case; (0) of everybody, not decided yet.  Of YcAccountability. */
GPtrArray *yc_accountability_list(YcApp *app, gint64 casefile, GError **error);
/* The one of a case that is not decided, or NULL. */
YcAccountability *yc_accountability_open_of(YcApp *app, gint64 casefile);

/* What it may rest on: events of the cases (of gint64) that speak of lateness (red lights, orders, urges), case by case,
 * newest first.  Of YcFact. */
typedef struct {
  gint64 casefile, pos;
  char *number;             /* of the case, short */
  char *text;               /* 11-20 红灯 … */
  gboolean usual;           /* chosen where nobody chooses: red lights of the person, orders gone up */
} YcFact;
GPtrArray *yc_accountability_facts(YcApp *app, const GArray *cases, gint64 staff, GError **error);
/* Whose it would be: who was answerable for the newest red light, else who holds the case; 0: nobody. */
gint64 yc_accountability_person(YcApp *app, gint64 casefile);
/* The one person whose all the cases would be; 0 with a sentence where they are several, or one is nobody's. */
gint64 yc_accountability_person_of(YcApp *app, const GArray *cases, GError **error);
/* Whether one can be opened about these cases now, of whomever: who I am, none of them under another, one person. */
gboolean yc_accountability_may_open(YcApp *app, const GArray *cases, GError **error);

/* Opens one about all the cases; `facts` (of gint64, events of theirs) NULL: the usual ones.  Nothing to rest on, somebody
 * without an account, oneself, or one of the cases whose accountability is not decided yet is refused. */
gboolean yc_accountability_open(YcApp *app, const GArray *cases, YcGrade grade, gint64 staff, const GArray *facts,
                                const char *reason, const char *act, GError **error);
/* The person's own word. */
gboolean yc_accountability_state(YcApp *app, gint64 casefile, const char *text, const char *act, GError **error);
/* A supervisor decides, not the person: upheld with a grade, or dropped.  Before the statement only when feedback_days
 * working days have passed. */
gboolean yc_accountability_decide(YcApp *app, gint64 casefile, gboolean upheld, YcGrade grade, const char *text,
                                  const char *act, GError **error);
gboolean yc_accountability_may_state(YcApp *app, const YcAccountability *one, GError **error);
gboolean yc_accountability_may_decide(YcApp *app, const YcAccountability *one, GError **error);

#endif
