/* paper.h - the papers a hall gives out: which there are, and what stands on one.
 *
 * How it stands there is said by a template (template.h).  Pure: everything is in the data.  Papers speak the language
 * of their templates, whatever the language of the screens. */
#ifndef YC_PAPER_H
#define YC_PAPER_H

#include "domain/limit.h"

typedef enum {
  YC_PAPER_RECEIPT,       /* 收件凭证: papers handed in, not yet accepted */
  YC_PAPER_ACCEPTANCE,    /* 受理通知书(收件凭证) */
  YC_PAPER_TELL,          /* 一次性告知书, no papers taken */
  YC_PAPER_ASK,           /* 一次性告知书(补正), papers received */
  YC_PAPER_NOT_NEEDED,    /* 依法不需办理告知书 (RULE acc-04) */
  YC_PAPER_NOT_OURS,      /* 不属本机关职权决定书: names the right authority */
  YC_PAPER_REFUSAL,       /* 不予受理通知书 */
  YC_PAPER_TOLERANT,      /* 容缺受理承诺书及通知书 (RULE acc-03) */
  YC_PAPER_REFER,         /* 转告单: where to go, whom we phoned */
  YC_PAPER_FORWARD,       /* 代收转递凭证: received here, accepted elsewhere */
  YC_PAPER_VISIT,         /* 来访合并收件凭证: all matters of a visit (RULE acc-10) */
  YC_PAPER_SMALL,         /* 小收件凭证: many cut from one sheet */
  YC_PAPER_TRANSFER,      /* 移交清单: the files of a village's bag */
  YC_PAPER_WITHDRAW,      /* 撤回申请及退件清单 (RULE acc-12) */
  YC_PAPER_CORRECT,       /* 更正通知 */
  YC_PAPER_LAPSE,         /* 逾期未补告知 */
  YC_PAPER_BLANK,         /* 应急收件单: numbered, filled in by hand */
  YC_PAPER_PROOF,         /* 不再索要证明告知 (RULE acc-07) */
  YC_PAPER_ONSPOT,        /* 即办结果单 */
  YC_PAPER_SPECIAL,       /* 特别程序告知书: the clock stands still (RULE time-07) */
  YC_PAPER_EXTEND,        /* 延期告知书 (RULE time-08) */
  YC_PAPER_END,           /* 终止办理告知书 */
  YC_PAPER_UPWARD,        /* 转报上级告知书 */
  YC_PAPER_URGE,          /* 催办函: to an office without accounts (RULE agt-06) */
  YC_PAPER_DELIVERY,      /* 送达回证: who took the result, when, how (RULE time-15, acc-11) */
  YC_PAPER_FEE,           /* 收费登记单: money taken or given back, on which fiscal receipt */
  YC_PAPER_ORDER,         /* 督办通知: numbered, with the date of the reply (RULE sup-01) */
  YC_PAPER_HANDOVER,      /* 交接清单: cases and the papers that go with them, in two copies (RULE agt-02) */
  YC_PAPER_REFERRAL,      /* 首问转办单: whom to ask about what was asked, and whom if nobody answers (RULE inq-03) */
  YC_PAPER_ENTRUST,       /* 委托书 (RULE agt-04) */
  YC_PAPER_NOTICE,        /* 公示: a posting with name, household size and amount (RULE time-06, prv-03) */
  YC_PAPER_DENIAL,        /* 不予决定书: an application is refused, with its remedies (RULE acc-04) */
  YC_PAPER_GUIDE,         /* 办事指引: to take home what was read aloud, without a name (RULE inq-01) */
  YC_PAPER_ASKED,         /* 首问回执: who answers, by which day, which number (RULE inq-02) */
  YC_PAPER_KEEP,          /* 暂存凭证: what was left at the window, and who fetched it */
  YC_PAPER_CALLS,         /* 来电登记: the calls of a day, kept in the hall */
  YC_N_PAPERS
} YcPaperKind;

/* Stable code, the name of its template too: "receipt" "acceptance" "tell" "ask" "not_needed" "not_ours" "refusal"
 * "tolerant" "refer" "forward" "visit" "small" "transfer" "withdraw" "correct" "lapse" "blank" "proof" "onspot" "special"
 * "extend" "end" "upward" "urge" "delivery" "fee" "order" "handover" "referral" "entrust" "notice" "denial" "guide" "asked" "keep" "calls"; and
 * back, YC_N_PAPERS where unknown. */
const char *yc_paper_code(YcPaperKind kind);
YcPaperKind yc_paper_parse(const char *code);
/* The title: 一次性告知书 …, in the language of the screens. */
const char *yc_paper_title(YcPaperKind kind);
/* The same as printed. */
const char *yc_paper_heading(YcPaperKind kind);
/* The word before the year of its number (芦政受A〔2026〕0412号), and the register whose serial it takes: the code of
 * the first paper with that word.  Numbers are unique within a register (RULE acc-09). */
const char *yc_paper_word(YcPaperKind kind);
const char *yc_paper_register(YcPaperKind kind);
/* 一 二 … 日; "" for YC_DAY_NONE.  Borrowed, in the language of the screens. */
const char *yc_paper_weekday(YcDay day);

/* A paper of the applicant's. */
typedef struct {
  char *name;             /* 住院诊断资料 */
  char *want;             /* what it should look like, what is wrong now; "" */
  char *where;            /* where to get it; "" */
  char *instead;          /* what replaces it: a promise, a look-up; "" */
  char *condition;        /* 缺页; "" */
  int originals, copies;  /* wanted, or taken */
  gboolean returned;      /* originals checked and given back (RULE acc-11) */
} YcPaperItem;

/* One of several cases on one paper. */
typedef struct {
  char *item, *applicant, *short_number, *number, *outcome;
  char *papers;           /* what of its papers goes with it: "户口簿 原1、身份证 复1"; NULL: not told */
  YcDay due;              /* YC_DAY_NONE where none */
} YcPaperMatter;

/* What a correction changed. */
typedef struct {
  char *what, *before, *after;
} YcPaperChange;

/* All strings are UTF-8 without line breaks; "" where there is nothing to print; NULL is "".  Days are YC_DAY_NONE and
 * numbers 0 where there is none. */
typedef struct {
  YcPaperKind kind;
  char *hall, *address, *hours, *supervision_phone, *seal;
  char *number;           /* 芦政告A〔2026〕0188号 */
  char *short_number, *long_number;
  char *item;
  char *applicant, *applicant_id;              /* id masked */
  char *representative, *relation, *representative_phone;   /* phone masked */
  char *notify;           /* whom we call: "王丽" */
  YcDay day;              /* of the paper */
  char *time;             /* "10:20" */
  char *clerk;
  char *contact, *contact_window, *contact_phone;   /* first responsible person */
  char *deputy, *deputy_phone;
  char *carrier, *carrier_phone;   /* the case's agent, where that is somebody else than the contact */
  gboolean oral;          /* filled in by the clerk and read aloud */
  gboolean fingerprint;   /* signed with a fingerprint: a witness signs beside it */
  gboolean demo;          /* marked 演示 */
  int reprint;            /* 0: the first print; else 补打第n次 */
  char *corrects, *replaced_by;                /* numbers of the paper it replaces, and of the one that replaced it */
  gboolean voided;        /* marked 作废 */
  char *point;            /* village point that took the papers in, and when */
  YcDay point_day;
  char *happened, *late;  /* late entry (RULE time-16): when it really happened, and why it is entered late */
  char *late_number;      /* of the blank receipt it was written on */

  YcDay due;              /* the one big date */
  gboolean provisional;   /* it leans on a year without notice: printed 暂定 (RULE time-05) */
  YcDay received, accepted;
  char *promised, *statutory;                  /* "28个工作日" */
  int accept_days;        /* working days to answer a receipt */
  gboolean presumed;      /* not answered in them: taken as accepted */
  int keep_years;         /* personal data are kept so long; 0: for good */
  char *route;            /* 收件审查→入户调查→… */
  char *basis, *fee, *result, *decided_by;
  char *still;            /* what the citizen still has to do */
  char *beside;           /* what does not count: "公示7个自然日" */
  gboolean withdraws;     /* not supplied in time: taken as withdrawn; else a call and the case stays */

  char *reason;           /* facts and article */
  char *unless;           /* what would make it acceptable */
  char *review_body, *court;                   /* remedies by name, with their last days; "" for a public service */
  YcDay review_day, court_day;
  char *to, *to_address, *to_hours, *to_phone, *to_person;   /* the right authority */
  char *called, *called_at, *said;             /* whom we phoned, when, what he said */
  YcDay hand_by;          /* we hand the papers over until then */
  YcDay supply_by;        /* tolerated: what is promised comes until then */
  gboolean withheld;      /* the result is kept until then */
  gboolean revoked;       /* lapsed: acceptance revoked; else taken as withdrawn */
  char *again;            /* cause of a second notice */
  char *procedure;        /* 专家评审: the special procedure */
  char *approver;         /* the post that approved it: 镇长 */
  char *extended;         /* "10个工作日" */
  char *ending;           /* 撤销受理 终止办理 */
  char *left;             /* days that were left when the clock stopped: "12个工作日" */
  char *village, *agent, *agent_phone;         /* of a bag */
  char *giver;            /* who hands the cases over: "李秀英(便民窗口)" */
  char *question;         /* what was asked */
  char *entrusted, *entrusted_id, *entrusted_as;   /* who is authorised, document masked, and as what: 之女 代办员 */
  char *scope, *since, *until;                 /* 申请、补材料; days as 2026-11-05 */
  gboolean entrusted_print;                    /* with a fingerprint */
  char *proof, *proof_who, *asked_by;          /* a proof nobody may ask for, who can confirm it, who asked */

  char *how_delivered, *receiver, *deliverer, *witness, *seen, *mail;   /* of a receipt: "" where it is filled in by hand */
  char *filed;            /* originals that stay in the file: "申请书、授权书" */
  YcDay delivered, deemed;/* it was handed over; an announcement counts from then on */
  char *kept, *kept_from; /* what was left at the window, who left it */
  char *amount, *standard, *ticket, *fee_what;   /* of a fee: "20元", the fiscal receipt's number, 已收款 */
  char *places, *people;       /* of a public notice: where it hangs, how many live there; with its amount: 每月420元 */
  YcDay posted;           /* from when on */

  GPtrArray *items;       /* of YcPaperItem: still to be brought */
  GPtrArray *taken;       /* of YcPaperItem: handed in; on a withdrawal, given back */
  GPtrArray *matters;     /* of YcPaperMatter */
  GPtrArray *changes;     /* of YcPaperChange */
} YcPaperData;

YcPaperData *yc_paper_data_new(YcPaperKind kind);
void yc_paper_data_free(YcPaperData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcPaperData, yc_paper_data_free)
/* Sets a text; takes it over. */
void yc_paper_put(char **member, char *text);
/* The new entry, so that more can be put into it; texts are copied. */
YcPaperItem *yc_paper_add(GPtrArray *items, const char *name, const char *want, const char *where, int originals,
                          int copies, gboolean returned);
YcPaperMatter *yc_paper_add_matter(YcPaperData *data, const char *item, const char *applicant, const char *short_number,
                                   const char *number, const char *outcome, YcDay due);
void yc_paper_add_change(YcPaperData *data, const char *what, const char *before, const char *after);
/* "28个工作日", "当日", "" for no limit.  Free with g_free(). */
char *yc_paper_limit(const YcLimit *limit);

#endif
