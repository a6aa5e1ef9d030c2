/* casefile.h - everything about one case, as the case screen and `case show` need it. */
#ifndef YC_CASEFILE_H
#define YC_CASEFILE_H

#include "app/answerable.h"
#include "app/desk.h"
#include "app/outside.h"
#include "app/route.h"
#include "app/waiting.h"

typedef struct {
  gint64 id;                   /* tells lines apart */
  YcTime at;
  char *who, *text;            /* 冯立春(代吴长林); a whole sentence, made by say.c */
  char *name, *for_whom;       /* 冯立春; 吴长林, "" where it was not done for another */
  gboolean late;               /* entered late, RULE time-16 */
  const char *cause;           /* why: 停电 …; "" where nobody said; borrowed */
} YcRecordLine;

typedef struct {
  int n;
  char *name, *note;
  YcTickState state;
  int original, copies;
  gboolean returned;
  char *at;                    /* with whom it is: 王建军(民政办), 县残联; "" with the agent, or not kept */
} YcMaterialLine;

typedef struct {
  gint64 id;
  char *kind, *title, *number, *clerk;
  char *mark;                  /* 作废, 已被代替; "" for one that holds */
  YcDay day, signed_day;       /* signed for; YC_DAY_NONE: not yet */
  int prints;
} YcPaperLine;

typedef struct {
  char *kind;                  /* "promise" … "step:3" */
  char *label;                 /* "承诺" "法定" "本环节" "补正"; of an office that works with the leading one its short name */
  YcDay due;
  YcLight light;
  gboolean provisional;
  char *frozen;                /* while it stands: the days that are left, "12个工作日"; NULL while it runs */
} YcClockLine;

typedef struct {
  YcCaseRow *row;
  char *number_long, *item, *item_name, *state_text, *outcome_text, *reason;
  char *person_line;           /* 张秀兰 女92 上荻村四组 581126********26 */
  char *keeps;                 /* what was left at the window and not fetched; "" */
  char *point;                 /* 村点 上荻村 11-02收,温志强送: where and when a village took it in; "" where not */
  char *representative_line;   /* 代办 王丽(之女) 139****5521; "" where none */
  char *notify_line;           /* 通知打给 王丽 139****5521 */
  gboolean notify_other;       /* not to who came */
  gboolean oral, fingerprint;  /* RULE acc-11 */
  gboolean relative;           /* of the clerk who took it in (RULE acc-08) */
  gboolean upper_visits;       /* and therefore the upper level visits too */
  gboolean by_household;       /* the item goes by households */
  YcAnswers *answers;          /* the one person who answers for it (RULE agt-01) */
  char *answerable;            /* 王建军(民政办), as yc_answers_say() says it */
  char *agent;
  YcPersonRow *person;
  char *owed_text;             /* 缺2项,12-01(二)前补;11-24 提醒过; "" where nothing is owed */
  char *remedy_text;           /* RULE acc-04: 复议至 2027-01-18(一) · 起诉至 …; "" where it was not refused */
  char *authority_text;        /* the office that it belongs to: name, address, hours, phone; "" */
  char *moves_text;            /* 正在鉴定,11-18停,预计到 11-27 · 停1次 · 延1次; "" where nothing moved a date */
  gboolean granted;            /* decided so: `reason` says what, not why */
  YcOwed owed;
  gboolean goes_on;            /* received here for another office, not sent on yet */
  YcTime first_receipt;        /* of the case it was taken in again for; YC_TIME_NONE: this is the first */
  guint trips;                 /* visits of this matter */
  gint64 ver;
  GPtrArray *clocks, *record, *materials, *papers;   /* of the types above; record newest first */
  GPtrArray *diary;            /* of YcRecordLine that `record` owns: what the agent did (RULE agt-05) */
  GPtrArray *steps;            /* of YcRouteRow, as yc_route_read() */
  GPtrArray *household;        /* of YcMember: who lives with the applicant */
  GPtrArray *outside, *choices;   /* of YcOutsideLine: as it stands; and with what more can be written down */
  GPtrArray *inquiries;        /* of YcInquiry (app/inquiry.h): what became this case or was asked about it, newest first */
  guint materials_have, materials_all;
} YcCaseView;

/* The clocks that count, the promise first: of YcClockLine, freed with the array. */
GPtrArray *yc_case_clock_lines(YcApp *app, gint64 casefile);
/* The stop that lasts, and what moved its dates so far; "" where nothing did.  Free with g_free(). */
char *yc_case_moves_text(YcApp *app, gint64 casefile);

YcCaseView *yc_casefile_view(YcApp *app, gint64 casefile, GError **error);
void yc_case_view_free(YcCaseView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcCaseView, yc_case_view_free)

#endif
