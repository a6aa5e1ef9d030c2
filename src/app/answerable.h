/* answerable.h - the one person who answers for a case now (RULE agt-01): derived here and nowhere else.
 *
 * casefile.answerable is a post, which events write (domain/answerable.h); post_now says who stands for it.  Never empty:
 * where no one is there it is the supervisor, and it says so.  Lists read the same by one join (query.sql, ROW); where a
 * case lies at an office outside they show that beside (YcCaseRow.at), never instead (RULE agt-06). */
#ifndef YC_APP_ANSWERABLE_H
#define YC_APP_ANSWERABLE_H

#include "app/app.h"
#include "domain/standin.h"

typedef enum {
  YC_ANSWERS_RECEIVER,    /* took the papers in; nothing is accepted yet */
  YC_ANSWERS_GIVER,       /* hands a step over that nobody has acknowledged, or got it back */
  YC_ANSWERS_HOLDER,      /* has the step */
  YC_ANSWERS_LEAD,        /* leads where several work side by side */
  YC_ANSWERS_AGENT,       /* between steps, of outside offices, after the decision */
  YC_N_ANSWERS
} YcAnswersWhy;

/* "receiver" "giver" "holder" "lead" "agent"; and 收件人 …, translated. */
const char *yc_answers_code(YcAnswersWhy why);
const char *yc_answers_word(YcAnswersWhy why);

typedef struct {
  gint64 staff;           /* 0 only in a hall without any account */
  char *name, *phone;     /* name is never "" */
  char *post, *post_name, *office, *office_short;
  YcAnswersWhy why;
  YcStandsHow how;        /* SUPERVISOR, NOBODY: the post has nobody */
  char *for_whom;         /* the post's holder where that is somebody else; "" */
} YcAnswers;

void yc_answers_free(YcAnswers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcAnswers, yc_answers_free)

/* NULL with *error where there is no such case; of a concluded one its agent answers. */
YcAnswers *yc_answers_read(YcApp *app, gint64 casefile, GError **error);
/* The same of a post, whatever for (`why` is AGENT): a post that nobody knows is the supervisor's too. */
YcAnswers *yc_answers_of_post(YcApp *app, const char *post, GError **error);
/* Its name alone, of a row that has the post's columns now_id, now_name, now_roles, how, inside (YC_Q_POST, ROW): what lists
 * show.  Never "".  Free with g_free(). */
char *yc_answers_name(YcApp *app, const YcRows *rows, guint row);
/* 王建军(民政办), 周芸(民政办,代王建军), 赵敏(值班长,岗位无人).  Free with g_free(). */
char *yc_answers_say(const YcAnswers *answers);

#endif
