/* knowledge.h - what is known already when somebody asks (RULE inq-01): the items' guide, standing answers and what was
 * answered before, found as the question is typed; how often each was asked. */
#ifndef YC_KNOWLEDGE_H
#define YC_KNOWLEDGE_H

#include "app/app.h"

/* --- standing answers ------------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  char *question, *text;
  char *item, *item_short;      /* what it belongs to; "" none */
  char *owner, *owner_name;     /* the post that keeps it right, who stands for it now */
  char *who;                    /* who checked it */
  YcDay checked, until;
  gboolean over;                /* its last day is past: it is not read aloud any more */
  int year, today;              /* how often it was asked */
} YcAnswer;

void yc_answer_free(YcAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcAnswer, yc_answer_free)
/* All that stand, the most asked first: of YcAnswer, freed with the array. */
GPtrArray *yc_answer_list(YcApp *app, GError **error);
/* NULL with a sentence where there is none. */
YcAnswer *yc_answer_read(YcApp *app, gint64 id, GError **error);
/* FALSE with a sentence where there is none, or its last day is past. */
gboolean yc_answer_holds(YcApp *app, gint64 id, GError **error);

typedef struct {
  gint64 answer;                     /* which is written anew; 0: a new one */
  const char *question, *text;
  const char *item;                  /* code; "" none */
  const char *owner;                 /* post; "": as it is, of a new one mine */
  YcDay until;                       /* its last day, not before today nor later than the end of the next year */
} YcAnswerForm;

/* Written or renewed, checked today by who is signed in: its owner or a supervisor.  Its key, 0 with a sentence. */
gint64 yc_answer_set(YcApp *app, const YcAnswerForm *form, const char *act, GError **error);
/* It holds no longer.  By the same. */
gboolean yc_answer_drop(YcApp *app, gint64 id, const char *act, GError **error);
/* Whether who is signed in may write it; 0: a new one. */
gboolean yc_answer_may(YcApp *app, gint64 id, GError **error);
/* The answers of a file (columns question, text, item, owner, checked, until) as far as there are none with the same
 * question: *n of them.  Wrong files are refused whole, faults with line and column. */
gboolean yc_answer_import(YcApp *app, const char *file, GPtrArray *faults, guint *n, GError **error);

/* --- finding ---------------------------------------------------------------------------------------------- */

typedef enum { YC_KNOWN_ITEM, YC_KNOWN_ANSWER, YC_KNOWN_BEFORE } YcKnownKind;

/* Something that may answer the question. */
typedef struct {
  YcKnownKind kind;
  gint64 answer;                /* of a standing answer; else 0 */
  char *item;                   /* code; "" none */
  char *label, *note;           /* "高龄津贴"; what stands behind it */
  char *reply;                  /* of a standing answer and of an earlier inquiry; NULL: the item's guide */
  gboolean over;                /* past its last day: not to be read aloud */
  gboolean sure;                /* the best one found, and good enough to be read aloud without being chosen */
  int year, today;              /* how often it was asked */
} YcKnown;

typedef struct YcKnowledge YcKnowledge;

/* As it is now; the app is borrowed. */
YcKnowledge *yc_knowledge_new(YcApp *app, GError **error);
void yc_knowledge_free(YcKnowledge *knowledge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcKnowledge, yc_knowledge_free)
/* What fits a question best, at most `limit`; for "" what is asked most.  By Han, by an age it names, by an item's code or
 * initials.  Of YcKnown, borrowed from the knowledge; free the array. */
GPtrArray *yc_knowledge_find(YcKnowledge *knowledge, const char *question, guint limit);
/* What to read aloud: one paragraph a text, NULL-terminated; of one past its last day why not.  Free with g_strfreev(). */
char **yc_knowledge_aloud(YcApp *app, const YcKnown *known);
/* The paragraphs of an item: what to bring, where and how long, who sees to it.  Free with g_strfreev(); empty where there is
 * no such item. */
char **yc_knowledge_guide(YcApp *app, const char *item);
/* What was said when a standing answer or an item's guide was read aloud; NULL where there is nothing, or it holds no longer.
 * Free with g_free(). */
char *yc_knowledge_reply(YcApp *app, const char *item, gint64 answer);

#endif
