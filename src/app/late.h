/* late.h - what was overdue in a period, concluded or not: for the board, the table an inspection asks for, the verb.
 *
 * Read from the red lights (RULE time-11), so that a case concluded late does not disappear.  One row is one case with one
 * person who was answerable for it: of several lights of theirs the one that was over longest.  Days over in the period
 * are working days after the due day up to the end of the clock, of the period or today, whichever is first, at least 1.
 * RULE sup-04, asm-02, prv-01, prv-04. */
#ifndef YC_LATE_H
#define YC_LATE_H

#include "app/board.h"

typedef struct {
  YcDay from, to;        /* both of it */
} YcPeriod;

/* The month of a day, or that many months before it. */
YcPeriod yc_period_month(YcDay day, int back);
/* "本月" "上月" "2026-10" "10" (the last October) "2026-10-05 2026-10-20" "10-05 10-20"; full-width too.  FALSE with a
 * sentence. */
gboolean yc_period_parse(YcDay today, const char *text, YcPeriod *period, GError **error);
/* "2026年10月", "2026-10-05 至 2026-10-20".  Free with g_free(). */
char *yc_period_name(const YcPeriod *period);

typedef struct {
  YcBoardCase cf;        /* its key is the red light, `over` the days in the period, `grave` 1 where a statutory limit passed */
  char *clock;           /* kind of the clock that was over: "promise" "step:3" … */
  YcDay ended;           /* the day that clock ended; YC_DAY_NONE: it still runs over */
  char *appeal;          /* "" filed upheld dismissed */
  gint64 answer;         /* the event that gave the reason; 0: nobody has */
} YcLate;

typedef struct {
  GPtrArray *rows;       /* of YcLate, the most days over first */
  guint cases;           /* how many different cases they are */
  guint graves;
  YcPeriod period;
  YcBoard *board;        /* names of the groups */
} YcLates;

/* For whom yc_board_may(). */
YcLates *yc_lates_read(YcApp *app, const YcPeriod *period, GError **error);
void yc_lates_free(YcLates *lates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcLates, yc_lates_free)
/* Those that answer to the words, in groups (of YcBoardGroup, their cases are the YcLate). */
GPtrArray *yc_lates_groups(YcLates *lates, YcBoardBy by, const char *words);

/* What is shown of a row beside that. */
typedef struct {
  char *number, *applicant, *place, *item, *who, *office, *red, *reason, *clock;
  char *masked;          /* the applicant for who is not of the hall: surname, then ○ (RULE prv-01) */
  gboolean accounted;    /* somebody has been held to account for it */
  int urges, orders;
} YcLateDetail;

YcLateDetail *yc_late_detail(YcLates *lates, const YcLate *late, GError **error);
void yc_late_detail_free(YcLateDetail *detail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcLateDetail, yc_late_detail_free)
/* "驳回" …; "" where nobody appealed.  Borrowed. */
const char *yc_late_appeal(const char *appeal);
/* What "overdue" means, in a sentence; borrowed, translated. */
const char *yc_late_definition(void);

/* --- taken out, each time recorded (RULE prv-04) --- */

/* Says that the rows leave in some other way ("tsv" "json"): before they do; FALSE: they must not. */
gboolean yc_lates_record(YcLates *lates, const char *format, GError **error);
/* The table as a numbered A4 paper in the spool, names masked.  *number receives its number, *warning NULL or what is not
 * as it should be; free both. */
gboolean yc_lates_print(YcLates *lates, const char *words, char **number, char **warning, GError **error);
/* The same for a spreadsheet, in "UTF-8" or "GB18030", in a file NAME beside the store.  Its path; free with g_free(). */
char *yc_lates_save(YcLates *lates, const char *words, const char *name, const char *charset, GError **error);
/* "超期 2026-10.csv": a name for it.  Free with g_free(). */
char *yc_lates_file(const YcLates *lates);

#endif
