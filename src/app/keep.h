/* keep.h - what somebody leaves at the window until it is fetched (暂存): an object or money, never without a paper.
 *
 * Each has a number of its own yearly register (存) and a paper that says what it is and whose; whoever fetches it signs there.
 * Money kept is no fee: it is neither taken nor counted as paid (app/fee.h).  By who answers for the case, its agent or a
 * supervisor; the same `act` a second time changes nothing and says so. */
#ifndef YC_KEEP_H
#define YC_KEEP_H

#include "app/intake.h"
#include "app/waiting.h"

typedef struct {
  const char *what;       /* at most 60 characters; "" of money alone */
  gint64 amount;          /* 分; 0: no money */
  const char *from;       /* who left it; "": who came with the case */
} YcKeep;

typedef struct {
  gint64 paper;
  char *number;           /* 芦政存A〔2026〕0001号 */
  char *what, *from;      /* "现金 200元"; "(已删除)" once erased */
  YcDay day, back;        /* since when; YC_DAY_NONE: it lies here */
} YcKeepLine;

gboolean yc_keep_may(YcApp *app, gint64 casefile, GError **error);
/* Takes it, and issues its paper. */
YcIntakeResult *yc_keep_commit(YcApp *app, gint64 casefile, const YcKeep *keep, const char *act, GError **error);
/* It was fetched: `who` ("": who left it) signed for it; not refused.  `paper`: its local key. */
YcIntakeResult *yc_keep_return(YcApp *app, gint64 casefile, gint64 paper, const char *who, YcSignHow sign, const char *act,
                               GError **error);
/* All that was ever left, the newest last: of YcKeepLine, freed with the array. */
GPtrArray *yc_keeps(YcApp *app, gint64 casefile);
/* What of it lies here: "暂存没取:现金 200元、老户口簿"; "" for nothing.  Free with g_free(). */
char *yc_keeps_text(YcApp *app, gint64 casefile);
/* The same with the numbers of the papers, for whoever is to hand it out: "现金 200元(芦政存A〔2026〕0001号)"; "". */
char *yc_keeps_numbered(YcApp *app, gint64 casefile);

#endif
