/* guide_label.h - what members of an item are called, and their values in words.  Used by this floor only. */
#ifndef YC_GUIDE_LABEL_H
#define YC_GUIDE_LABEL_H

#include "app/guide.h"

/* A new entry is called so until somebody names it; translated. */
#define YC_GUIDE_NEW _("(新加的)")

/* "承诺时限"; the member's own name where it has none.  `list` as in domain/item_diff.h.  Borrowed. */
const char *yc_guide_label(const char *list, const char *member, const char *part);
/* A value of domain/item_diff.h in words: "28个工作日" 是 原件 …; "无" where it is empty.  Free with g_free(). */
char *yc_guide_value(const YcItem *item, const char *list, const char *member, const char *part, const char *code);
/* "原件1份 · 条件:由他人代办? · 可容缺"; free with g_free(). */
char *yc_guide_material(const YcItem *item, const YcMaterial *material);
/* Drops questions that no paper asks any more. */
void yc_guide_tidy(YcGuide *guide);
/* "30元 每月" */
char *yc_guide_sum(const YcSum *sum);

#endif
