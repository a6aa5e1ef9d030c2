/* proof.c - see proof.h. */
#include <config.h>
#include <string.h>
#include "app/issue.h"
#include "app/private.h"
#include "app/proof.h"
#include "base/text.h"

enum { TEXT_MAX = 60 };   /* code points of who asked, and of a name */

static const struct { const char *code, *name; } askers[YC_N_ASKERS] = {
  [YC_ASKER_BANK] = { "bank", N_("银行") },           [YC_ASKER_SCHOOL] = { "school", N_("学校") },
  [YC_ASKER_EMPLOYER] = { "employer", N_("用人单位") }, [YC_ASKER_COURT] = { "court", N_("法院") },
  [YC_ASKER_POLICE] = { "police", N_("公安") },       [YC_ASKER_NOTARY] = { "notary", N_("公证处") },
  [YC_ASKER_INSURER] = { "insurer", N_("保险公司") },   [YC_ASKER_GOVERNMENT] = { "government", N_("政府部门") },
  [YC_ASKER_OTHER] = { "other", NC_("asker", "其他") },
};

const char *yc_asker_code(YcAsker asker)
{
  return askers[asker].code;
}

YcAsker yc_asker_parse(const char *code)
{
  YcAsker asker = 0;
  while (asker < YC_N_ASKERS && strcmp(askers[asker].code, code) != 0) asker++;
  return asker;
}

const char *yc_asker_name(YcAsker asker)
{
  return askers[asker].name;
}

const char *yc_say_asker(YcAsker asker)
{
  return asker == YC_ASKER_OTHER ? C_("asker", "其他") : gettext(askers[asker].name);
}

void yc_proof_free(YcProof *proof)
{
  g_free(proof->code);
  g_free(proof->name);
  g_free(proof->who);
  g_free(proof->basis);
  g_strfreev(proof->initials);
  g_free(proof);
}

void yc_proof_count_free(YcProofCount *count)
{
  g_free(count->asker);
  g_free(count->proof);
  g_free(count);
}

/* --- finding ---------------------------------------------------------------------------------------------- */

/* How well it answers to what was typed: 0 not at all, the smaller the better. */
static guint match(const YcProof *proof, const char *words)
{
  if (*words == '\0' || strcmp(proof->code, words) == 0) return 1;
  for (char **i = proof->initials; *i != NULL; i++)
    if (g_str_has_prefix(*i, words)) return 1;
  if (g_str_has_prefix(proof->name, words)) return 1;
  if (strstr(proof->name, words)) return 2;
  for (char **i = proof->initials; *i != NULL; i++)
    if (strlen(words) > 1 && strstr(*i, words)) return 3;
  return 0;
}

GPtrArray *yc_proof_find(YcApp *app, const char *words, GError **error)
{
  g_autofree char *half = yc_halfwidth(words);
  g_autofree char *typed = g_ascii_strdown(g_strstrip(half), -1);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PROOFS, "");
  if (rows == NULL) return NULL;
  GPtrArray *ranked[4];
  for (guint i = 0; i < G_N_ELEMENTS(ranked); i++)
    ranked[i] = g_ptr_array_new_with_free_func((GDestroyNotify)yc_proof_free);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    YcProof *proof = g_new(YcProof, 1);
    *proof = (YcProof){ g_strdup(yc_rows_str(rows, i, "code")), g_strdup(yc_rows_str(rows, i, "name")),
                        g_strdup(yc_rows_str(rows, i, "who")), g_strdup(yc_rows_str(rows, i, "basis")),
                        yc_json_strings(yc_rows_str(rows, i, "initials")) };
    g_ptr_array_add(ranked[match(proof, typed)], proof);
  }
  for (guint i = 2; i < G_N_ELEMENTS(ranked); i++) g_ptr_array_extend_and_steal(ranked[1], ranked[i]);
  g_ptr_array_unref(ranked[0]);
  return ranked[1];
}

gboolean yc_proof_known(YcApp *app, const char *words)
{
  enum { LETTERS = 3 };
  g_autofree char *half = yc_halfwidth(words);
  g_autofree char *typed = g_ascii_strdown(g_strstrip(half), -1);
  g_autoptr(GPtrArray) found = yc_proof_find(app, typed, NULL);
  if (found == NULL || found->len == 0 || strlen(typed) < LETTERS) return FALSE;
  const YcProof *best = found->pdata[0];
  gboolean begins = g_str_has_prefix(best->name, typed);
  for (char **i = best->initials; *i != NULL; i++) begins = begins || g_str_has_prefix(*i, typed);
  return begins;
}

/* --- refusing --------------------------------------------------------------------------------------------- */

static gboolean known(YcApp *app, const char *code, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PROOFS, "");
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++)
    if (strcmp(yc_rows_str(rows, i, "code"), code) == 0) return TRUE;
  return rows != NULL && yc_refuse(error, _("清单里没有证明 %s:请从清单里选(yichuang proof list 列出全部)"), code);
}

/* An act made before under this name: its paper, 0 where it was another act. */
static gint64 refused_before(YcApp *app, const YcActor *actor, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  if (rows != NULL && yc_rows_count(rows) == 2 && strcmp(yc_rows_str(rows, 0, "kind"), "proof.refuse") == 0)
    return yc_rows_int(rows, 1, "pos");
  if (rows != NULL) yc_refuse(error, _("这个操作编号用过了,办的是别的事:请换一个"));
  return 0;
}

/* The record, and the paper. */
static gint64 append(YcApp *app, YcWriter *writer, const YcProofRefusal *refusal, const char *asker, const char *name,
                     GError **error)
{
  YcOnCase on = { refusal->casefile, 0, 0 };
  json_t *facts = json_pack("{s:s, s:s, s:o}", "proof", refusal->proof, "asker", yc_asker_code(refusal->kind), "day",
                            yc_json_day(yc_app_today(app)));
  json_t *body = json_pack("{s:s, s:s}", "asker", asker, "name", name);
  if (yc_writer_append(writer, "proof.refuse", facts, body, &on, error) == 0) return 0;
  YcIssue issue = { .kind = YC_PAPER_PROOF, .casefile = refusal->casefile, .day = yc_app_today(app),
                    .received = YC_DAY_NONE, .due = YC_DAY_NONE };
  return yc_issue(app, writer, &issue, error);
}

/* RULE acc-07 */
gint64 yc_proof_refuse(YcApp *app, const YcProofRefusal *refusal, gboolean *repeated, GError **error)
{
  g_autofree char *asker = yc_clean(refusal->asker, -1, TEXT_MAX, NULL);
  g_autofree char *name = yc_clean(refusal->name, -1, TEXT_MAX, NULL);
  g_autofree char *post = yc_app_accepting_post(app, error), *ident = NULL;
  if (post == NULL || !known(app, refusal->proof, error)) return 0;
  if (refusal->kind == YC_ASKER_OTHER && *asker == '\0') {
    yc_refuse(error, _("请写明是谁要的这个证明:每月要按单位报给县里"));
    return 0;
  }
  YcActor actor;
  yc_app_actor(app, &actor, refusal->act, post, &ident);
  gboolean before;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &before, error);
  if (writer == NULL) return 0;
  if (repeated != NULL) *repeated = before;
  if (before) return refused_before(app, &actor, error);
  gint64 paper = append(app, writer, refusal, asker, name, error);
  return paper != 0 && yc_writer_commit(g_steal_pointer(&writer), error) ? paper : 0;
}

/* --- who asked -------------------------------------------------------------------------------------------- */

static int more_first(gconstpointer left, gconstpointer right)
{
  const YcProofCount *a = *(YcProofCount *const *)left, *b = *(YcProofCount *const *)right;
  if (a->n != b->n) return a->n > b->n ? -1 : 1;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  int order = strcmp(a->asker, b->asker);
  return order != 0 ? order : strcmp(a->proof, b->proof);
}

GPtrArray *yc_proof_report(YcApp *app, YcDay first, YcDay last, GError **error)
{
  char from[YC_DAY_TEXT], to[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_PROOFS_ASKED, "tt", yc_day_format(first, from),
                                    yc_day_format(last, to));
  if (rows == NULL) return NULL;
  GPtrArray *counts = g_ptr_array_new_with_free_func((GDestroyNotify)yc_proof_count_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    const char *kind = yc_rows_str(rows, i, "asker_kind"), *asker = yc_rows_str(rows, i, "asker");
    const char *code = yc_rows_str(rows, i, "proof"), *name = yc_rows_str(rows, i, "proof_name");
    g_autofree char *key = g_strjoin("\n", kind, asker, code, NULL);
    YcProofCount *count = g_hash_table_lookup(seen, key);
    if (count == NULL) {
      count = g_new(YcProofCount, 1);
      *count = (YcProofCount){ MIN(yc_asker_parse(kind), YC_ASKER_OTHER), g_strdup(asker), g_strdup(name), 0 };
      g_ptr_array_add(counts, count);
      g_hash_table_insert(seen, g_steal_pointer(&key), count);
    }
    count->n++;
  }
  g_ptr_array_sort(counts, more_first);
  return counts;
}
