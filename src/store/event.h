/* event.h - the single write path: append an event, apply it to the tables, in one transaction.
 *
 * Format 1, exchanged between nodes.  An event has a header (who, when, what, facts without personal data) that is
 * chained by SM3, and may have a body (names, numbers, free text) that can be erased later: the chain covers only
 * SM3(salt16 || json) of it.
 *
 *   body_hash = SM3(salt || json), 32 zero bytes without a body
 *   hash      = SM3(prev || header), prev the hash of seq-1 of the same node and incarnation (zeros for the first)
 *   header    = "yc1\n" and then, one a line: node inc seq act nth kind v happened_at entered_at clock_ok origin
 * actor
 *               post window casefile epoch ver facts body_hash; integers decimal, blobs lower-case hex, NULL empty
 *
 * `store/event/KIND.sql` applies a kind; store/event/README says what its facts and body hold. */
#ifndef YC_EVENT_H
#define YC_EVENT_H

#include <jansson.h>
#include "domain/day.h"
#include "store/store.h"

#define YC_ACT_BYTES 16
#define YC_HASH_BYTES 32
#define YC_IDENT_SYSTEM "system"

/* Who acts, when, from where.  All text is borrowed. */
typedef struct {
  guint8 act[YC_ACT_BYTES];   /* made before the act; repeating it changes nothing */
  YcTime happened;            /* when it happened */
  YcTime entered;             /* when it is entered */
  gboolean clock_ok;          /* RULE time-17 */
  const char *refused;        /* why nothing may be written now, a sentence; NULL: it may */
  const char *origin;         /* "counter" "verb" "demo" "tick" */
  const char *actor;          /* identity of the event that registered the person, or YC_IDENT_SYSTEM */
  const char *post;           /* for which post; may be NULL */
  const char *window;         /* may be NULL */
} YcActor;

/* A fresh act: time in front, so that acts made one after another lie side by side in the index. */
void yc_act_new(guint8 act[YC_ACT_BYTES], YcTime now);
/* 32 hex digits, or any other text (hashed): what a caller of a verb gives as `act`. */
void yc_act_from_text(guint8 act[YC_ACT_BYTES], const char *text);

typedef struct YcWriter YcWriter;

/* BEGIN IMMEDIATE.  *repeated is set when this act is in the store already: then nothing can be appended; read its
 * result with YC_Q_ACT and roll back.  NULL with *error when the store is busy or broken, or the actor says why not. */
YcWriter *yc_writer_begin(YcStore *store, const YcActor *actor, gboolean *repeated, GError **error);

/* The next events of this transaction are another act (demo stores: many acts, one commit). */
void yc_writer_next(YcWriter *writer, const YcActor *actor);

/* For which post the next events are done; copied.  Who stands in for several acts for that of the row at hand (RULE agt-03). */
void yc_writer_for_post(YcWriter *writer, const char *post);

/* Which case an event belongs to, and whether it changes its state. */
typedef struct {
  gint64 casefile;    /* local key; 0: none; YC_OPENS: this event opens the case */
  gint64 epoch, ver;  /* 0, 0: no change of state */
} YcOnCase;
#define YC_OPENS G_MININT64

/* Appends and applies.  Takes over facts and body (NULL: none).  Returns the event's pos, or 0 with *error, after
 * which
 * only yc_writer_cancel() is possible. */
gint64 yc_writer_append(YcWriter *writer, const char *kind, json_t *facts, json_t *body, const YcOnCase *on, GError **error);

/* Ends the writer.  Only after TRUE may anybody say that something is saved. */
gboolean yc_writer_commit(YcWriter *writer, GError **error);
void yc_writer_cancel(YcWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcWriter, yc_writer_cancel)

/* Starts this store's node: the first event of its first incarnation, whose numbers bear the node's site letter. 
 * `test_clock`: for tests and
 * demonstrations, time may be given from outside. */
gboolean yc_event_begin_node(YcStore *store, const char *node, const char *name, gboolean test_clock, YcTime now, GError **error);
/* Learns from the store which node and incarnation it is (yc_store_open() calls it).  A copy of a store
 * (yc_store_backup())
 * does not go on with the incarnation it was copied from: it begins one of its own, whose node.begin names the
 * (inc, seq, hash) it continues, and whose numbers bear the next site letter, so that nothing is numbered twice. */
gboolean yc_event_know_self(YcStore *store, GError **error);
const char *yc_event_node(const YcStore *store);

/* What a node.begin continues: incarnation, its last event and that one's hash; FALSE where it continues nothing. */
gboolean yc_event_continued(const char *facts, gint64 *inc, gint64 *seq, guint8 hash[YC_HASH_BYTES]);

/* "node/inc/seq" of a local key (free with g_free(), NULL if there is none), and back (0 if there is none). */
char *yc_event_ident(YcStore *store, gint64 pos);
gint64 yc_event_pos(YcStore *store, const char *ident);

/* One event as it stands in the store; text and blobs are borrowed. */
typedef struct {
  gint64 pos;
  const char *node;
  gint64 inc, seq;
  const guint8 *act;
  gint64 nth;
  const char *kind;
  gint64 v, happened, entered, clock_ok;
  const char *origin, *actor, *post, *window, *casefile;
  gint64 epoch, ver;       /* 0: NULL */
  const char *facts;
  guint8 body_hash[YC_HASH_BYTES], hash[YC_HASH_BYTES];
  const guint8 *salt;      /* NULL: no body (any more) */
  const char *body;
} YcEventRow;

/* The header text of an event, exactly as it is hashed. */
GString *yc_event_header(const YcEventRow *event);
void yc_event_body_hash(YcStore *store, const guint8 *salt, const char *json, guint8 hash[YC_HASH_BYTES]);
void yc_event_hash(YcStore *store, const guint8 prev[YC_HASH_BYTES], const YcEventRow *event, guint8 hash[YC_HASH_BYTES]);
/* Writes a row with its pos and hash as they are and applies it: replay, and later exchange.  Inside a
 * transaction. */
gboolean yc_event_insert(YcStore *store, const YcEventRow *event, GError **error);

#endif
