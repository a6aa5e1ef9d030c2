/* board.h - the supervisor's review: what is late or nearly so in the whole hall, by who answers for it.
 *
 * One narrow query gives ids, days and where each case lies; groups and totals are made of it in memory, and what a row
 * shows is read by its id.  Overdue is from the day after the last day of the promised limit, of the statutory one where
 * nothing is promised, and of the current step (RULE time-11); a passed statutory limit is marked by itself
 * (RULE time-10).  RULE sup-02, sup-04. */
#ifndef YC_BOARD_H
#define YC_BOARD_H

#include "app/desk.h"

typedef enum {
  YC_BOARD_ALL = 1,     /* 全部: overdue */
  YC_BOARD_TOWN,        /* 在镇: overdue, with an inside office of the town */
  YC_BOARD_VILLAGE,     /* 在村 */
  YC_BOARD_COUNTY,      /* 在县: with any office that will never sit at this program */
  YC_BOARD_SOON,        /* 临期 */
  YC_BOARD_UNSIGNED,    /* 未签: handed over and not signed for (RULE time-12), with who has to sign; of what is late or nearly so also where an
                         * outside office has it without proof that it was received (RULE agt-06, time-14) */
  YC_BOARD_UNANSWERED,  /* 未回: an order nobody has replied to */
  YC_BOARD_APPEAL,      /* 申诉: a red light that somebody disputes */
  YC_BOARD_PERIOD,      /* 期间: what was overdue in a period, concluded or not (period.h) */
  YC_N_BOARD
} YcBoardTab;

/* "全部" …: borrowed, translated; and the sentence of an empty one. */
const char *yc_board_tab_name(YcBoardTab tab);
const char *yc_board_tab_empty(YcBoardTab tab);

typedef enum { YC_BOARD_BY_PERSON, YC_BOARD_BY_OFFICE, YC_BOARD_BY_ITEM, YC_BOARD_BY_VILLAGE, YC_BOARD_BY_WINDOW, YC_N_BOARD_BY } YcBoardBy;

/* "person" "office" "item" "village" "window", and back: YC_N_BOARD_BY where unknown; and "责任人" …, translated. */
const char *yc_board_by_code(YcBoardBy by);
YcBoardBy yc_board_by_parse(const char *code);
const char *yc_board_by_name(YcBoardBy by);

typedef struct {
  gint64 id;             /* local key of the case */
  gint64 key;            /* tells lines apart: the case, in a period its red light */
  YcDay due;             /* YC_DAY_NONE where none */
  int over;              /* working days in (due, today], at least 1; not late: minus those that are left */
  int grave;             /* the same of its statutory limit; 0: not passed (RULE time-10) */
  const char *group[YC_N_BOARD_BY];   /* code of its group in each way; never NULL */
  gboolean nobody;       /* inside, and no account answers for it (RULE sup-02) */
  gboolean outside;      /* nobody who has it sits at this program (RULE agt-06) */
  YcBoardTab lies;       /* YC_BOARD_TOWN, YC_BOARD_VILLAGE or YC_BOARD_COUNTY */
} YcBoardCase;

typedef struct {
  const char *key;
  char *name;            /* 王建军 民政办 */
  char *note;            /* 在岗  AB角 周芸; "" */
  gboolean nobody;       /* stands before all others */
  gboolean outside;      /* it will never sit at this program: it is sent letters */
  guint graves;          /* statutory limits passed */
  int worst, median;     /* days over, as YcBoardCase.over; of two in the middle the smaller */
  GPtrArray *cases;      /* of YcBoardCase, the earliest due first; borrowed from the board */
} YcBoardGroup;

typedef struct {
  gint64 tab[YC_N_BOARD];               /* [0] and [YC_BOARD_PERIOD] unused */
  gint64 red, graves, yellow, nobody;   /* overdue, of them past the statutory limit; due soon; overdue with nobody */
} YcBoardCounts;

typedef struct YcBoard YcBoard;

/* Supervisors and leaders see the whole hall; a sentence for everybody else. */
gboolean yc_board_may(YcApp *app, GError **error);
/* Whether who is signed in may only look and instruct. */
gboolean yc_board_only_reads(YcApp *app);

/* What stands there now.  NULL with *error, also for who may not. */
YcBoard *yc_board_read(YcApp *app, GError **error);
void yc_board_free(YcBoard *board);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcBoard, yc_board_free)
const YcBoardCounts *yc_board_counts(const YcBoard *board);
/* The cases of a tab, the earliest due first; with `words` only those that answer to all of them: name, initials,
 * village, year of birth, item, who has it and its office, head or tail of a number.  Borrowed from the board; the array is the caller's. */
GPtrArray *yc_board_cases(YcBoard *board, YcBoardTab tab, const char *words);
/* The same in groups, of YcBoardGroup: nobody's first, then the one with the worst case.  Freed with the array. */
GPtrArray *yc_board_groups(YcBoard *board, YcBoardTab tab, YcBoardBy by, const char *words);
/* Whether the case stands in any tab. */
gboolean yc_board_has(const YcBoard *board, gint64 casefile);
/* The name of a case's group. */
char *yc_board_group_name(YcBoard *board, const YcBoardCase *cf, YcBoardBy by);

/* What a row shows beside YcBoardCase. */
typedef struct {
  YcCaseRow *cf;
  YcDay since;           /* its holder has it since; YC_DAY_NONE: not known */
  int pauses, extensions;
} YcBoardRow;

YcBoardRow *yc_board_row(YcApp *app, gint64 casefile);
void yc_board_row_free(YcBoardRow *row);
/* Two lines about a case: how it stands and what was done to move it; the last act, the last that moved it, and how
 * often the applicant came to ask.  Free both with g_free(). */
gboolean yc_board_preview(YcApp *app, const YcBoardCase *cf, char **first, char **second, GError **error);

#endif
