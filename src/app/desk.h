/* desk.h - the lists of the desk, their counts, and finding.
 *
 * Lists are pages in order of urgency; a page is fetched after the last row of the one before. */
#ifndef YC_DESK_H
#define YC_DESK_H

#include "app/app.h"
#include "domain/lifecycle.h"
#include "domain/light.h"

typedef enum {
  YC_TAB_URGENT = 1,   /* 紧急: yellow and red */
  YC_TAB_TODO,         /* 待办: mine */
  YC_TAB_SIGN,         /* 待签: handed over to me */
  YC_TAB_SUPPLY,       /* 待补: the applicant owes papers */
  YC_TAB_NOTICE,       /* 公示 */
  YC_TAB_FETCH,        /* 待取 */
  YC_TAB_INQUIRY,      /* 首问 */
  YC_TAB_ORDER,        /* 督办 */
  YC_TAB_ALL,          /* 全部 open ones */
  YC_N_TABS
} YcTab;

/* "紧急" …: borrowed, translated. */
const char *yc_desk_tab_name(YcTab tab);
/* The sentence an empty list shows. */
const char *yc_desk_tab_empty(YcTab tab);

typedef struct {
  gint64 tab[YC_N_TABS];         /* [0] unused */
  gint64 red, yellow, green;     /* over all open cases with a light */
  gint64 asked_over;             /* questions on my list that are over their day (RULE inq-02) */
  gint64 drafts;                 /* mine */
} YcCounts;
gboolean yc_desk_counts(YcApp *app, YcCounts *counts, GError **error);

/* What is due today and what is over, in the hall and of it mine: the first thing one sees. */
typedef struct {
  gint64 today, over, mine_today, mine_over;
  gint64 first;                  /* the most urgent of mine among them; 0: none */
} YcDueNow;
gboolean yc_desk_due(YcApp *app, YcDueNow *due, GError **error);

#define YC_SORT_LAST ((gint64)G_MAXINT32)   /* no day is set */
#define YC_SORT_DRAFT ((gint64)G_MININT32)  /* drafts stand on top */

typedef struct {
  gint64 id;                     /* local key of the case; drafts: minus the draft's number; on 待签 minus a shift's hand-over; of an inquiry its key */
  gint64 inquiry;                /* the same where the row is an inquiry, no case (tab 首问); else 0 */
  gint64 sort;                   /* with id the place in every list: the due day, YC_SORT_LAST where none */
  char *number;                  /* short: 1103-004K; "草稿" for a draft */
  YcState state;
  YcLight light;
  YcDay due;                     /* YC_DAY_NONE where none */
  gboolean provisional;
  char *applicant, *place_short, *item_short, *step_short;
  char *who;                     /* the one who answers for it (RULE agt-01); "" of a concluded one */
  char *at;                      /* short name of the outside office where the step lies (RULE agt-06); "" where none */
  char *sex;                     /* "m" "f" "" */
  int age;                       /* 0: unknown */
  char *outside;                 /* codes of the systems of others it is still to be entered in */
  gboolean open;
} YcCaseRow;

void yc_case_row_free(YcCaseRow *row);
/* At most `limit` rows of a tab: those after the place (sort, id), nearest first, or `backwards` those before it,
 * nearest first.  `sort` NULL: from the first row, backwards from the last.  Of YcCaseRow.  Tab 待办 begins with my
 * drafts. */
GPtrArray *yc_desk_list(YcApp *app, YcTab tab, const gint64 *sort, gint64 id, gboolean backwards, guint limit,
                        GError **error);
/* Where a case (or draft) stands in the lists now; FALSE when it is not in the tab any more. */
gboolean yc_desk_locate(YcApp *app, YcTab tab, gint64 id, gint64 *sort);
/* Cases by number (long, short, scanned; whole or tail of one in another system), document, phone, two characters of a name, initials, and several words at
 * once ("zxl sd 34": initials, village, birth year or tail of a number); open ones first, concluded ones too. */
GPtrArray *yc_desk_find(YcApp *app, const char *words, guint limit, GError **error);
/* The case with exactly this number (long or short form, or the whole of its number in another system), or 0. */
gint64 yc_desk_number(YcApp *app, const char *text);
/* The inquiries of tab 首问 as such rows: what was asked stands where a case's item does. */
GPtrArray *yc_inquiry_rows(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error);
gboolean yc_inquiry_preview(YcApp *app, gint64 inquiry, char **first, char **second, GError **error);
/* Two lines under the list: who and for what; since when, last act, promise.  Free both with g_free(). */
gboolean yc_desk_preview(YcApp *app, gint64 casefile, char **first, char **second, GError **error);

#endif
