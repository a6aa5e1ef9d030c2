/* say.h - codes into sentences, for the screens and the verbs alike. */
#ifndef YC_SAY_H
#define YC_SAY_H

#include "app/desk.h"
#include "app/intake.h"
#include "output/paper.h"

/* "11月23日(周一)" with `long_form`, "11-23" without; "12月1日(二)" for `medium`.  Free with g_free(). */
char *yc_say_day_long(YcDay day);
char *yc_say_day_medium(YcDay day);
const char *yc_say_weekday(YcDay day);                /* 一 二 … 日, borrowed */
/* "▲超 2天" "◆今天" "◆明天" "◆剩 1天" "●剩 9天" "‖停 3天"; plain: "! " "* " ". " "= " in front. */
char *yc_say_light(const YcLight *light, gboolean plain);
/* A document's verdict in a sentence; "" when there is nothing to say. */
char *yc_say_identity(const YcIdentity *identity);
char *yc_say_uscc(const YcIdentity *identity);
const char *yc_say_clock(const char *kind);           /* of a clock: 承诺 法定 本环节 …; the kind itself where unknown */
enum { YC_CLOCK_KINDS = 10 };
int yc_clock_order(const char *kind);                 /* in which clocks are listed: 0 … YC_CLOCK_KINDS */
const char *yc_say_state(YcState state);
/* Where a case is, as its events keep it: a step's short name, which is data, or a word of the program's, which is
 * translated.  Borrowed. */
const char *yc_say_step(const char *short_name);
const char *yc_say_outcome(YcOutcome outcome);        /* 受理 一次性告知 … */
const char *yc_say_refusal(YcRefusal refusal);
const char *yc_say_late(const char *cause);           /* why it was entered late: 停电 …; "" for no such cause */
/* "2026-11-05 10:20" of the hall's clock; "" for YC_TIME_NONE.  Free with g_free(). */
char *yc_say_moment(YcTime moment);
char *yc_say_limit(const YcLimit *limit);             /* "28个工作日" */
/* 听证 检验 …: the special procedures (RULE time-07); older events have the name itself, which stays.  Borrowed. */
const char *yc_say_procedure(const char *code);
const char *yc_say_form(YcForm form);                 /* 原件 复印件 原件和复印件 */
/* What became of a paper that is here: 原件收下 核验后已退 原件已退 (a copy stays); "" of a copy alone (RULE acc-11). */
const char *yc_say_kept(int originals, int copies, gboolean returned);
/* One line of a case's record from an event's kind, facts and body (NULL when erased). */
char *yc_say_event(const char *kind, const char *facts, const char *body);

#endif
