/* supervising.h - an act of supervision while it is being written: what its files share.  Used by this floor only. */
#ifndef YC_APP_SUPERVISING_H
#define YC_APP_SUPERVISING_H

#include "app/commit.h"
#include "app/issue.h"
#include "app/supervise.h"

typedef struct {
  YcApp *app;
  YcWriter *writer;
  YcDay today;
  GArray *papers;           /* of gint64: issued so far */
} YcSupervising;

/* One case of an act; FALSE with *error cancels all of it. */
typedef gboolean (*YcSuperviseOne)(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error);

/* Does it to all the cases in one act, after the checks of yc_supervise_may(); `kind` is the event that tells whether
 * the act was done before. */
YcSupervised *yc_supervise_all(YcApp *app, YcSupervise what, const GArray *cases, const char *act, YcSuperviseOne one,
                               gpointer data, GError **error);
/* The text of an act, cleaned; NULL with a sentence where it is too long, or empty and `what` (a word for it) must be
 * said.  Free with g_free(). */
char *yc_supervise_text(const char *text, const char *what, GError **error);
/* To whom it went, as every event of these says it: day, post, staff, office, outside.  New reference. */
json_t *yc_supervise_facts(const YcSupervising *s, const YcHolder *holder);
/* An event about the case that changes nothing of its state; takes facts and body over. */
gint64 yc_supervise_append(YcSupervising *s, gint64 casefile, const char *kind, json_t *facts, json_t *body,
                           GError **error);
/* The numbered paper of the act on this case: to an outside office a letter to be printed, else for the register alone.
 * `words` (reason, basis) is taken over. */
gboolean yc_supervise_letter(YcSupervising *s, const YcHolder *holder, YcPaperKind kind, YcDay due, json_t *words,
                             GError **error);
/* Whether it can be done now, asked inside the transaction. */
typedef gboolean (*YcSuperviseCheck)(YcApp *app, gint64 id, GError **error);
/* An act of one person on one case that stands in the rules of nobody's role: begins it, unless it was done before asks
 * `check` (NULL: nothing) about `id` and appends the event, commits.  Takes facts and body over. */
gboolean yc_supervise_one(YcApp *app, gint64 casefile, const char *kind, json_t *facts, json_t *body, const char *act,
                          YcSuperviseCheck check, gint64 id, GError **error);

#endif
