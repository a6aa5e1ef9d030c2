/* guide.h - the hall's own layer over the catalogue (本地指南): limits, sums, papers, tolerable gaps and printing of an
 * item, changed on screen by the head of the hall.
 *
 * A change is a new version of the item: it has a basis and a day from which it holds, never before today and never
 * before the version it follows; a case keeps the version of the day it was received.  Every version stays on record
 * with who made it, when and on what basis. */
#ifndef YC_GUIDE_H
#define YC_GUIDE_H

#include "app/intake.h"
#include "domain/item_diff.h"

/* Whether who is signed in may change items: supervisors and administrators; everybody else reads. */
gboolean yc_guide_may(YcApp *app);

typedef struct {
  int version;
  YcDay from;
  YcTime at;            /* when it was made; YC_TIME_NONE where that is not known */
  char *who;            /* "" where it came with the catalogue */
  gboolean local;
  char *basis, *confidence;
} YcGuideVersion;

void yc_guide_version_free(YcGuideVersion *version);
/* Newest first; of YcGuideVersion.  YC_ERROR_REFUSED for an unknown item. */
GPtrArray *yc_guide_versions(YcApp *app, const char *code, GError **error);

/* An item while it is being changed. */
typedef struct {
  YcApp *app;
  YcItem *was;          /* its newest version */
  YcItem *now;          /* as it shall be: `from` and `local_basis` are those of the new version */
  char **defaults;      /* members of `was` that no source gives and the hall has not confirmed yet */
  gboolean resumed;     /* unsaved changes of the same person were found and stand in `now` */
  gint64 draft;         /* 0: none */
} YcGuide;

/* NULL with YC_ERROR_REFUSED for an unknown item. */
YcGuide *yc_guide_open(YcApp *app, const char *code, GError **error);
void yc_guide_free(YcGuide *guide);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcGuide, yc_guide_free)
/* Changes from JSON: an object with members of an item (domain/item.h) as they shall be; objects inside are merged,
 * lists replaced.  A `version` must be that of the newest.  YC_ERROR_REFUSED names the place of what is wrong. */
gboolean yc_guide_patch(YcGuide *guide, const char *json, GError **error);

/* --- guide_say.c --- */

/* What it changes, a line each: "承诺时限:28个工作日 → 20个工作日".  Of char *.  Questions that no paper asks any more
 * go. */
GPtrArray *yc_guide_lines(YcGuide *guide);
/* Open cases that keep an older version. */
gint64 yc_guide_kept(const YcGuide *guide);
/* Everything that keeps it from being saved, at the field it is about ("promised" "materials[2].name" "from"
 * "local_basis"; "" for the whole).  Of YcFieldFault (app/intake.h). */
GPtrArray *yc_guide_faults(const YcGuide *guide);

/* Saves the next version; its number, or 0 with YC_ERROR_REFUSED and the first fault's sentence: not allowed, faults,
 * nothing changed, somebody else was faster.  `act` may be NULL. */
int yc_guide_save(YcGuide *guide, const char *act, GError **error);
/* Keeps what is not saved yet for the same person; drops it where nothing is changed. */
gboolean yc_guide_keep(YcGuide *guide, GError **error);

/* --- guide_field.c: the fields of the screen --- */

typedef enum {
  YC_GUIDE_HEAD,        /* a word over the rows below it */
  YC_GUIDE_TEXT,        /* typed: texts, numbers, amounts, the day */
  YC_GUIDE_WORDS,       /* one of several: the next one by yc_guide_step() */
  YC_GUIDE_ENTRY,       /* a paper or a sum, with fields of its own under its path */
  YC_GUIDE_ADD          /* a new one, by yc_guide_add() */
} YcGuideKind;

typedef struct {
  YcGuideKind kind;
  char *path;           /* "promised" "print.onspot" "materials[2]" "materials[2].name"; of ADD the list */
  char *label, *value;  /* for people */
  char *typed;          /* of TEXT: what the line to type begins with */
  char *before;         /* what stood there in words where it was changed; else NULL */
  gboolean changed;
  gboolean unconfirmed; /* a default that the hall has not confirmed yet */
} YcGuideField;

void yc_guide_field_free(YcGuideField *field);
/* Of the item ("") or of an entry ("materials[2]", from 0).  Of YcGuideField. */
GPtrArray *yc_guide_fields(const YcGuide *guide, const char *of);
/* Sets what was typed; a sentence where it cannot be that (free with g_free()), and nothing is changed. */
char *yc_guide_set(YcGuide *guide, const char *path, const char *text);
/* The next word of a choice, or with by -1 the one before. */
void yc_guide_step(YcGuide *guide, const char *path, int by);
/* A new entry at the end of "materials" or "sums"; its path, free with g_free(). */
char *yc_guide_add(YcGuide *guide, const char *list);
void yc_guide_drop(YcGuide *guide, const char *path);

/* "高" "中" "低" "默认" */
const char *yc_say_confidence(const char *code);
/* "30元" "30.50元"; free with g_free(). */
char *yc_say_fen(gint64 fen);
const char *yc_say_per(YcPer per);                    /* "" 一次 每月 每年 */

#endif
