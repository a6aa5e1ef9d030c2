/* paper.h - notices and receipts as text, 32, 48 or 80 columns wide.
 *
 * Big, and nothing else big: what day, what to bring, whom to ask, the short number.  Law, articles and long numbers
 * stand below in small print.  Pure: everything is in the data. */
#ifndef YC_PAPER_H
#define YC_PAPER_H

#include "domain/day.h"

typedef enum {
  YC_PAPER_RECEIPT,       /* 收件凭证: papers handed in, not yet accepted */
  YC_PAPER_ACCEPTANCE,    /* 受理通知书(收件凭证) */
  YC_PAPER_TELL,          /* 一次性告知书, no papers taken */
  YC_PAPER_ASK,           /* 一次性告知书(补正), papers received */
  YC_PAPER_REFUSAL,       /* 不予受理通知书 */
  YC_PAPER_ONSPOT,        /* 即办结果单 */
  YC_N_PAPERS
} YcPaperKind;

/* Stable code: "receipt" "acceptance" "tell" "ask" "refusal" "onspot"; and back, YC_N_PAPERS where unknown. */
const char *yc_paper_code(YcPaperKind kind);
YcPaperKind yc_paper_parse(const char *code);
/* The title as printed: 一次性告知书 … */
const char *yc_paper_title(YcPaperKind kind);
/* 一 二 … 日; "" for YC_DAY_NONE.  Borrowed. */
const char *yc_paper_weekday(YcDay day);

typedef struct {
  char *name;             /* 住院诊断资料 */
  char *want;             /* what it should look like, what is wrong now; "" */
  char *where;            /* where to get it; "" */
  int originals, copies;  /* wanted, or (receipt) taken */
  gboolean returned;      /* originals checked and given back */
} YcPaperItem;

/* All strings are UTF-8 without line breaks; "" where there is nothing to print; NULL is "". */
typedef struct {
  YcPaperKind kind;
  char *hall, *address, *hours;
  char *number;           /* 芦政告A〔2026〕0188号 */
  char *short_number, *long_number;
  char *item;
  char *applicant, *applicant_id;              /* id masked */
  char *representative, *relation, *representative_phone;   /* phone masked */
  char *notify;           /* whom we call: "王丽" */
  YcDay day;              /* of the paper */
  char *time;             /* "10:20" */
  YcDay due;              /* the one big date; YC_DAY_NONE where none */
  gboolean provisional;   /* the date leans on a year without notice: printed 暂定 (RULE time-05) */
  YcDay received, accepted;
  char *promised, *statutory;                  /* "承诺28个工作日" "法定30个工作日" */
  char *answer_by;        /* receipt: "5个工作日内答复,至 11月10日(二)" */
  char *lapse;            /* what happens otherwise */
  char *basis;            /* legal basis */
  char *reason;           /* refusal: facts and article */
  char *refusal_kind;     /* "依法不需办理" "不属本机关职权" "不予受理" */
  char *remedy;           /* refusal: whom to turn to, with last days as dates */
  char *decided_by;       /* 县民政局 */
  char *fee, *result;
  char *contact, *contact_window, *contact_phone;   /* first responsible person */
  char *deputy, *deputy_phone;
  char *supervision_phone;
  char *seal;             /* 收件专用章 */
  char *clerk;
  gboolean oral;          /* filled in by the clerk and read aloud */
  gboolean demo;          /* marked 演示 */
  int reprint;            /* 0: the first print; else 补打第n次 */
  GPtrArray *items;       /* of YcPaperItem: what is missing (tell, ask), or what was taken (receipt, acceptance) */
  GPtrArray *taken;       /* of YcPaperItem: ask: what was taken beside it */
} YcPaperData;

YcPaperData *yc_paper_data_new(YcPaperKind kind);
void yc_paper_data_free(YcPaperData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcPaperData, yc_paper_data_free)
void yc_paper_add(GPtrArray *items, const char *name, const char *want, const char *where, int originals, int copies,
                  gboolean returned);

/* The paper, lines ending in newline, none wider than `width` (32, 48 or 80).  Free with g_free(). */
char *yc_paper_text(const YcPaperData *data, int width);

#endif
