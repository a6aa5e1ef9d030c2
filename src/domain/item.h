/* item.h - an entry of the service catalogue (事项), one version of it.
 *
 * The same JSON stands in the facts of an `item.set` event and in the table `item`; yc_item_from_json() reads
 * it.  It is an object with the members of YcItem under their own names: enums as their words (in the
 * comments below), `from` as "YYYY-MM-DD", limits as {n, unit, minimum}, lists as arrays of such objects, a
 * NULL question as null.  Every member must stand, and no other; but those that came later (marked +) may be
 * absent from what an older version of the program wrote, and take their default then. */
#ifndef YC_ITEM_H
#define YC_ITEM_H

#include "domain/limit.h"

/* original copy both */
typedef enum { YC_FORM_ORIGINAL, YC_FORM_COPY, YC_FORM_BOTH } YcForm;
/* onspot 即办件, promise 承诺件 */
typedef enum { YC_HANDLING_ONSPOT, YC_HANDLING_PROMISE } YcHandling;
/* once_notice permit5 onspot_deemed: RULE time-09 */
typedef enum { YC_ACCEPT_ONCE_NOTICE, YC_ACCEPT_PERMIT5, YC_ACCEPT_ONSPOT_DEEMED } YcAcceptRule;
/* none escalate deemed_accepted: RULE time-14 */
typedef enum { YC_TIMEOUT_NONE, YC_TIMEOUT_ESCALATE, YC_TIMEOUT_DEEMED_ACCEPTED } YcTimeoutRule;
/* none inside outside before unclear: RULE time-06 */
typedef enum {
  YC_NOTICE_NONE, YC_NOTICE_INSIDE, YC_NOTICE_OUTSIDE, YC_NOTICE_BEFORE, YC_NOTICE_UNCLEAR
} YcNoticePlace;
/* receive work notice decide deliver consult (会签: another office is asked, RULE time-14) investigate (调查, by two who are
 * named) discuss (集体讨论) seal (用印); the last four came later */
typedef enum {
  YC_STEP_RECEIVE, YC_STEP_WORK, YC_STEP_NOTICE, YC_STEP_DECIDE, YC_STEP_DELIVER, YC_STEP_CONSULT, YC_STEP_INVESTIGATE,
  YC_STEP_DISCUSS, YC_STEP_SEAL
} YcStepKind;
/* village town county outside */
typedef enum { YC_LEVEL_VILLAGE, YC_LEVEL_TOWN, YC_LEVEL_COUNTY, YC_LEVEL_OUTSIDE } YcLevel;
/* withdraw (the application) revoke (the acceptance): RULE acc-03 */
typedef enum { YC_LAPSE_WITHDRAW, YC_LAPSE_REVOKE } YcLapse;
/* yes no ask */
typedef enum { YC_PRINT_YES, YC_PRINT_NO, YC_PRINT_ASK } YcPrint;
/* hearing inspection testing quarantine appraisal review auction bidding: 听证 检验 检测 检疫 鉴定 专家评审 拍卖 招标, the special
 * procedures for which a clock may stop (RULE time-07) */
typedef enum {
  YC_PROCEDURE_HEARING, YC_PROCEDURE_INSPECTION, YC_PROCEDURE_TESTING, YC_PROCEDURE_QUARANTINE, YC_PROCEDURE_APPRAISAL,
  YC_PROCEDURE_REVIEW, YC_PROCEDURE_AUCTION, YC_PROCEDURE_BIDDING, YC_N_PROCEDURES
} YcProcedure;
/* "" once month year */
typedef enum { YC_PER_NONE, YC_PER_ONCE, YC_PER_MONTH, YC_PER_YEAR, YC_N_PERS } YcPer;
/* person organisation both */
typedef enum { YC_FOR_PERSON, YC_FOR_ORGANISATION, YC_FOR_BOTH } YcFor;

/* Where an answer comes from without asking: ask represented minor. */
typedef enum {
  YC_ASK,                 /* the clerk asks */
  YC_ANSWER_REPRESENTED,  /* yes when somebody else came for the applicant */
  YC_ANSWER_MINOR         /* yes when the applicant is under 18 */
} YcAnswerFrom;

typedef struct {
  char *id;               /* "q_agent": the same question has the same id in every item */
  char *text;             /* as the clerk reads it aloud: "由他人代办?" */
  YcAnswerFrom from;
} YcQuestion;

typedef struct {
  int n;                  /* 1, 2, … within the item */
  char *name;
  YcForm form;
  int copies;
  char *question;         /* id; the material is asked for when its answer is yes; NULL: always required */
  char *source;           /* "applicant", "government", "third party" */
  gboolean tolerable;     /* may be promised for later, RULE acc-03 */
  char *look;             /* what it should look like; "" where nothing is to be said */
  char *where;            /* where to get it; "" where nothing is to be said */
  char *paper;            /* + which paper it is whatever the item calls it: "id" "rep_id" "hukou" "bank" …, so that
                           * one seen in a visit counts in its next matter (RULE acc-10); "": this item's own */
} YcMaterial;

typedef struct {
  int n;
  char *name;
  char *short_name;       /* at most 10 columns */
  char *office;           /* code of the leading office */
  char *with;             /* codes of assisting offices, blank-separated; "" where none */
  YcStepKind kind;
  YcLevel level;
  int days;
  YcUnit unit;
  gboolean in_clock;      /* inside the promised limit */
  gboolean together;      /* + runs side by side with the step before it (并联) */
} YcStep;

/* Whom the item may be offered to who did not ask for it.  Nothing set: nobody. */
typedef struct {
  int min_age;
  int max_age;                      /* 0: no upper end */
  gboolean disabled;                /* only whoever is known to be disabled */
  gboolean single;                  /* only whoever is known to live alone */
} YcSuits;

/* Whether an outcome prints its paper, one member for each outcome under its code. */
typedef struct {
  YcPrint accept, ask, tell, refuse, onspot, tolerant, refer, forward;
} YcPrints;

/* An amount that the item pays or costs. */
typedef struct {
  char *text;                       /* "80至89周岁" */
  gint64 fen;                       /* 分 */
  YcPer per;
  gboolean charge;                  /* + the applicant pays it: a fee of the item; else it is what he gets or owes elsewhere */
} YcSum;

typedef struct {
  char *code, *name, *short_name;   /* short: at most 16 columns */
  int version;
  YcDay from;                       /* holds from this day */
  char *category, *type, *legal_basis, *fee, *result, *decision_level, *confidence, *note;
  YcFor applicant;
  YcHandling handling;
  YcLimit statutory, promised;      /* n < 0: none */
  YcLimit extension;                /* n = 0: none */
  YcAcceptRule accept_rule;
  int accept_days;                  /* working days to answer a receipt, RULE time-09 */
  YcTimeoutRule timeout;
  YcNoticePlace notice_place;
  YcLimit notice;                   /* minimum; n = 0: none */
  int delivery_days;                /* RULE time-15 */
  int supply_days;                  /* working days to supply what is missing, RULE acc-02 */
  int duplicate_days;               /* RULE acc-06 */
  int retention_years;              /* 0 permanent, RULE prv-05 */
  gboolean household;               /* duplicates are looked for by household */
  gboolean delegated;               /* may be carried by an agent */
  GPtrArray *questions;             /* of YcQuestion */
  GPtrArray *materials;             /* of YcMaterial */
  GPtrArray *steps;                 /* of YcStep */
  /* From here on all are +. */
  YcSuits suits;
  YcPrints print;                   /* default: every outcome prints */
  GPtrArray *sums;                  /* of YcSum */
  char **systems;                   /* codes of outside systems that the case is entered into as well */
  YcLapse tolerant_lapse;           /* what a promised paper that never came leads to, RULE acc-03 */
  gboolean forward;                 /* papers are taken in here for another office and sent on (代收转递) */
  char *acceptor;                   /* code of the office that accepts them; "": the one of the applicant's place */
  int forward_days;                 /* working days to hand them over; default 2 */
  gboolean relative_visit;          /* a relative of staff applies: the upper level visits, RULE acc-08 */
  gboolean local;                   /* this version was made by the hall itself (本地指南) */
  char *local_basis;                /* on what basis; "" where it was not */
  char **procedures;                /* codes of the special procedures for which its clocks may stop (RULE time-07) */
  char **extension_by;              /* posts that may approve an extension, in words: 镇长 … (RULE time-08) */
  int soon_days;                    /* yellow from so many working days left, RULE time-11; -1: as the hall says */
} YcItem;

/* What is known of a person; FALSE: not known to be. */
typedef struct {
  int age;                          /* -1: unknown */
  gboolean disabled, single;
} YcCircumstances;

/* An item with empty lists and no limits.  Texts and list entries put into it come from g_malloc() and are
 * its own then. */
YcItem *yc_item_new(void);
/* NULL and *reason (owned by the caller) when the JSON is not an item: "syntax", or a stable code and the
 * place of the member ("range materials[2].copies").  Codes: missing, unknown, type, empty, word, range, day,
 * repeated, order, reference. */
YcItem *yc_item_from_json(const char *json, char **reason);
char *yc_item_to_json(const YcItem *item);
/* Whether the applicant may have to pay: it has a charge among its sums, or its fee is told as something else than 不收费. */
gboolean yc_item_charges(const YcItem *item);
/* Free with yc_item_free(). */
YcItem *yc_item_copy(const YcItem *item);
void yc_item_free(YcItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcItem, yc_item_free)

const char *yc_item_form_code(YcForm form);           /* "original" "copy" "both" */
const char *yc_item_step_code(YcStepKind kind);       /* "receive" "work" "notice" "decide" "deliver" "consult" … */
gboolean yc_item_step_parse(const char *code, YcStepKind *kind);
const char *yc_procedure_code(YcProcedure procedure); /* "hearing" … */
YcProcedure yc_procedure_parse(const char *code);     /* YC_N_PROCEDURES for any other text */
const char *yc_item_level_code(YcLevel level);        /* "village" "town" "county" "outside" */
const char *yc_unit_code(YcUnit unit);                /* "working" "calendar" "hour" "month" "year" */
gboolean yc_unit_parse(const char *code, YcUnit *unit);
const char *yc_item_lapse_code(YcLapse lapse);        /* "withdraw" "revoke" */
const char *yc_item_print_code(YcPrint print);        /* "yes" "no" "ask" */
const char *yc_item_per_code(YcPer per);              /* "" "once" "month" "year" */

/* Whether the outcome of this code ("accept" "ask" "tell" "refuse" "onspot" "tolerant" "refer" "forward") prints;
 * yes for any other. */
YcPrint yc_item_prints(const YcItem *item, const char *outcome);
/* Whether the item may be offered to such a person: its ages fit, and what else it asks for is known. */
gboolean yc_item_suits(const YcItem *item, const YcCircumstances *who);

/* Whether its clocks may stop for that procedure, RULE time-07. */
gboolean yc_item_allows(const YcItem *item, YcProcedure procedure);

/* RULE time-10: the promise is not longer than the statute allows.  Limits of different units cannot be compared:
 * TRUE. */
gboolean yc_item_promise_fits(const YcItem *item);

/* The material list of these answers, RULE acc-01.  `answers` maps question id to "yes"; anything else is no.
 * Borrowed pointers into the item, in the item's order; free the array only. */
GPtrArray *yc_item_materials(const YcItem *item, GHashTable *answers);

#endif
