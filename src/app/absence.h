/* absence.h - who is away, to the minute, and who stands for their posts meanwhile (RULE agt-03).
 *
 * Declared by oneself, or by a supervisor for others; one that overlaps another of the same person takes its place, but one
 * that lasts and one that begins later both hold: nobody is back before the end of either.
 * Absences begin and end by themselves (yc_absence_run(), which tick.h calls).  Who stands for a post is domain/standin.h;
 * the desk, the lists and the acts see only the table post_now. */
#ifndef YC_APP_ABSENCE_H
#define YC_APP_ABSENCE_H

#include "app/app.h"
#include "domain/standin.h"

#define YC_ABSENCE_REASON 40      /* characters of a reason */

typedef struct {
  gint64 staff;           /* who is away */
  YcTime from;            /* YC_TIME_NONE: from now on */
  YcTime until;           /* when they are back: of whole days 00:00 of the day after the last */
  gint64 standin;         /* named for it; 0: the deputy of each post */
  const char *reason;     /* "" where nobody said */
} YcAbsenceForm;

/* A moment as it is typed: "14:30", "1430", "14", "1125", "2026-11-25", "1125 14:30"; of a day alone its beginning, or with
 * `until` its end.  Four digits that can be a day are one.  YC_ERROR_USAGE with a sentence for anything else. */
gboolean yc_absence_moment(YcApp *app, const char *text, gboolean until, YcTime *moment, GError **error);
/* The same with who stands in and why behind it: "14:30 郑秋菊 午饭"; the name is found as in the lists of people. */
gboolean yc_absence_line(YcApp *app, const char *text, YcAbsenceForm *form, char **reason, GError **error);
/* 14:30 of today; 11-25 of the last whole day away; 11-25 14:30.  Free with g_free(). */
char *yc_absence_say_until(YcApp *app, YcTime until);
/* 今天 12:00, 11-25, 11-25 14:30: from when.  Free with g_free(). */
char *yc_absence_say_from(YcApp *app, YcTime from);

/* Declares it; `act` as everywhere.  *id (may be NULL): its local key. */
gboolean yc_absence_set(YcApp *app, const YcAbsenceForm *form, const char *act, gint64 *id, GError **error);
/* Back now, from whatever absence lasts, or not going: ends the absence. */
gboolean yc_absence_end(YcApp *app, gint64 id, const char *act, GError **error);

typedef struct {
  gint64 id, staff, standin;
  char *login, *name, *standin_name, *clerk, *reason;   /* "" where not */
  YcTime from, until;
  gboolean away;          /* now; else it has not begun */
} YcAbsence;

void yc_absence_free(YcAbsence *absence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcAbsence, yc_absence_free)
/* Who is away, the first back first, and then who will be, the first to go first.  Of YcAbsence, freed with the array. */
GPtrArray *yc_absences(YcApp *app, GError **error);
/* By name who stands for their posts: who was named, who has them now, or who will (their deputies); "--" nobody.  Free with
 * g_free(). */
char *yc_absence_stood_by(YcApp *app, const YcAbsence *absence);
/* Of one person: the one that lasts longest; NULL: they are here. */
YcAbsence *yc_absence_of(YcApp *app, gint64 staff);
/* What of the form would be replaced, or goes on beside it, as a sentence; NULL: nothing.  Free with g_free(). */
char *yc_absence_replaces(YcApp *app, const YcAbsenceForm *form);

/* A post that somebody else than its holder has now. */
typedef struct {
  char *code, *name, *office, *holder_name, *who;
  gint64 holder, staff;
  YcStandsHow how;
  YcTime since, until;    /* until: its holder is back; YC_TIME_NONE where nobody knows */
  gint64 cases;           /* open there */
} YcStoodPost;

void yc_stood_post_free(YcStoodPost *post);
/* All of them by code; with `empty` only those with nobody, which a supervisor has.  Of YcStoodPost. */
GPtrArray *yc_absence_posts(YcApp *app, gboolean empty, GError **error);
/* 社会救助岗 无人 12:00起(王建军离岗至 11-25) 12件: of one with nobody.  Free with g_free(). */
char *yc_stood_post_say(YcApp *app, const YcStoodPost *post);

/* Lets begin and end what is due by a moment, in order, each once however many programs do it.  *n (may be NULL) grows by
 * how many did.  Nothing happens while nobody knows what day it is (RULE time-17). */
gboolean yc_absence_run(YcApp *app, YcTime upto, guint *n, GError **error);

#endif
