/* proof.h - the proofs that villages may no longer be asked for: refused here with the name of who can really confirm
 * the fact, and who asked for it is recorded (RULE acc-07). */
#ifndef YC_PROOF_H
#define YC_PROOF_H

#include "app/app.h"

typedef struct {
  char *code, *name;
  char *who;            /* can confirm it, and with what */
  char *basis;
  char **initials;
} YcProof;

void yc_proof_free(YcProof *proof);
/* Proofs matching: code, name or initials; all of them for "", best match first.  Of YcProof. */
GPtrArray *yc_proof_find(YcApp *app, const char *words, GError **error);

/* Whether the words begin the name or the initials (three letters at least) of such a proof. */
gboolean yc_proof_known(YcApp *app, const char *words);

typedef enum {
  YC_ASKER_BANK, YC_ASKER_SCHOOL, YC_ASKER_EMPLOYER, YC_ASKER_COURT, YC_ASKER_POLICE, YC_ASKER_NOTARY,
  YC_ASKER_INSURER, YC_ASKER_GOVERNMENT, YC_ASKER_OTHER, YC_N_ASKERS
} YcAsker;

/* "bank" "school" "employer" "court" "police" "notary" "insurer" "government" "other"; YC_N_ASKERS for anything
 * else. */
const char *yc_asker_code(YcAsker asker);
YcAsker yc_asker_parse(const char *code);
/* 银行 学校 …: borrowed, translated; as papers have it, never translated. */
const char *yc_say_asker(YcAsker asker);
const char *yc_asker_name(YcAsker asker);

typedef struct {
  const char *proof;    /* code */
  YcAsker kind;
  const char *asker;    /* which one: "农商行芦荻支行"; may be "" but for YC_ASKER_OTHER */
  const char *name;     /* who was sent for it; may be "" */
  gint64 casefile;      /* it came up with this case; 0: none */
  const char *act;      /* caller's name of the act; NULL for a fresh one */
} YcProofRefusal;

/* Records it and issues the paper that tells who can confirm it.  The paper's local key (app/paper.h prints it), or 0
 * with YC_ERROR_REFUSED and a sentence: unknown proof, nobody named, somebody who takes no cases in.  *repeated (may be
 * NULL): this act had been done already. */
gint64 yc_proof_refuse(YcApp *app, const YcProofRefusal *refusal, gboolean *repeated, GError **error);

typedef struct {
  YcAsker kind;
  char *asker;          /* as it was written; "" where only the kind is known */
  char *proof;          /* name */
  guint n;
} YcProofCount;

void yc_proof_count_free(YcProofCount *count);
/* Who asked for what from one day to another, both included: most often first.  Of YcProofCount. */
GPtrArray *yc_proof_report(YcApp *app, YcDay first, YcDay last, GError **error);

#endif
