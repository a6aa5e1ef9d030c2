/* onway.h - what the acts on a case after its acceptance share: the case as it stands in the transaction, whose it is, and
 * one such act as a use case.  Used by this floor only. */
#ifndef YC_ONWAY_H
#define YC_ONWAY_H

#include "app/clocks.h"
#include "app/intake.h"
#include "domain/lifecycle.h"

typedef struct {
  YcApp *app;
  YcWriter *writer;
  gint64 id;
  YcRows *cf, *clocks;    /* YC_Q_CASEFILE, YC_Q_CASE_CLOCKS */
  const YcItem *item;
  YcState state;
  YcDay today;
} YcOnWay;

void yc_onway_clear(YcOnWay *c);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(YcOnWay, yc_onway_clear)

/* Reads the case (c->app, c->id) and asks the life-cycle's table whether the act is possible; YC_N_ACTS: any. */
gboolean yc_onway_read(YcOnWay *c, YcAct act, GError **error);
/* The light of the clock that is due first among `fresh` and the running ones, without those named `ended` (NULL: none);
 * null where none shines.  RULE time-11.  New reference. */
json_t *yc_onway_light(const YcOnWay *c, const char *const *ended, const YcClockDraft *fresh);
/* Kinds of all its clocks that still count.  New reference. */
json_t *yc_onway_clocks(const YcOnWay *c);

/* Whether I may do it: who answers for the case, its agent, a supervisor; with `counter` any clerk besides, before whom the
 * citizen stands.  `word`, translated, says what.  FALSE with a sentence. */
gboolean yc_onway_may(const YcOnWay *c, gboolean counter, const char *word, GError **error);
/* For whom I do it where it is neither mine nor I stand in for whose it is: the fact `for`, identity of who has the agent's
 * post now; the record names him. */
void yc_onway_put_for(const YcOnWay *c, json_t *facts);

/* An act on a case on its way, as a person does it. */
typedef struct {
  const char *kind;       /* of its event */
  YcAct act;              /* YC_N_ACTS: possible in any state that its append allows */
  gboolean supervisor;    /* only a supervisor enters it; else who answers for the case, its agent, a supervisor */
  const char *word;       /* N_() of what it is called; NULL: its append asks itself who may do it */
  /* Appends it; `form` is its own struct, `papers` of gint64 takes the papers it issued. */
  gboolean (*append)(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer form, GArray *papers, GError **error);
} YcWay;

/* Whether I may do it to the case now; else FALSE with a sentence. */
gboolean yc_way_may(YcApp *app, gint64 casefile, const YcWay *way, GError **error);
/* One transaction; the same `act` (NULL, "": a fresh one) a second time changes nothing and says so.  result->due is the
 * day that the lists show then. */
YcIntakeResult *yc_way_commit(YcApp *app, gint64 casefile, const YcWay *way, gconstpointer form, const char *act,
                              GError **error);
/* Text as it is kept: cleaned, at most 400 characters, and filled: else NULL with `empty`, a sentence. */
char *yc_way_text(const char *text, const char *empty, GError **error);
/* The same where nothing need be said. */
char *yc_way_words(const char *text, GError **error);

/* Text as it is kept, whatever its length; `texts` owns it.  "" for NULL. */
const char *yc_way_clean(GPtrArray *texts, const char *text);

/* Who approved a stop or an extension: the post stands in the record for good, the name can be erased and is none of it. */
gboolean yc_way_approver(const char *post, const char *name, GError **error);

#endif
