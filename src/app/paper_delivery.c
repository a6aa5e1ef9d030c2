/* paper_delivery.c - what a receipt of delivery (送达回证) and a record of money taken say. */
#include <config.h>
#include <string.h>
#include "app/paper_source.h"

typedef struct { const char *code, *word; } Word;

/* Papers speak Chinese, whatever the language of the screens. */
static const char *word_of(const Word *words, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp(words[i].code, code) == 0) return words[i].word;
  return "";
}

static const char *how_word(const char *code)
{
  static const Word words[] = { { "window", "窗口当面送达" }, { "home", "直接送达(送上门)" }, { "post", "邮寄送达" },
                                { "left", "留置送达" }, { "public", "公告送达" } };
  return word_of(words, G_N_ELEMENTS(words), code);
}

static const char *takes_word(const char *code)
{
  static const Word words[] = { { "applicant", "本人" }, { "representative", "代办人" }, { "household", "同住成年家属" },
                                { "desk", "单位收件人" }, { "legal", "法定代表人" } };
  return word_of(words, G_N_ELEMENTS(words), code);
}

static const char *seen_word(const char *code)
{
  static const Word words[] = { { "id", "身份证" }, { "book", "户口簿" }, { "other", "其他证件" }, { "known", "认识本人" } };
  return word_of(words, G_N_ELEMENTS(words), code);
}

static gboolean lists(json_t *numbers, int n)
{
  size_t i;
  json_t *one;
  json_array_foreach(numbers, i, one) if (json_integer_value(one) == n) return TRUE;
  return FALSE;
}

/* RULE acc-11: what goes back is listed, what stays is named. */
static void put_originals(const YcPaperSource *s, json_t *facts, YcPaperData *data)
{
  g_autoptr(GString) filed = g_string_new(NULL);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_MATERIALS, "i", yc_rows_int(s->cf, 0, "id"));
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    const YcMaterial *m = yc_item_material(s->item, (int)yc_rows_int(rows, i, "n"));
    if (m == NULL) continue;
    if (lists(json_object_get(facts, "returned"), m->n))
      yc_paper_add(data->taken, m->name, "", "", (int)yc_rows_int(rows, i, "original"), 0, TRUE);
    else if (lists(json_object_get(facts, "filed"), m->n)) g_string_append_printf(filed, "%s%s", filed->len ? "、" : "", m->name);
  }
  yc_paper_copy(&data->filed, filed->str);
}

/* The documents themselves: name, number, until when they hold. */
static void put_results(const YcPaperSource *s, json_t *facts, YcPaperData *data)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_RESULTS, "i", yc_rows_int(s->cf, 0, "id"));
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    if (!lists(json_object_get(facts, "results"), (int)yc_rows_int(rows, i, "n"))) continue;
    const char *number = yc_rows_str(rows, i, "number"), *until = yc_rows_str(rows, i, "until");
    g_string_append_printf(text, "%s%s%s%s", text->len ? ";" : "", yc_rows_str(rows, i, "title"), *number ? " " : "", number);
    if (*until) g_string_append_printf(text, "(有效至 %s)", until);
  }
  yc_paper_copy(&data->result, text->str);
}

static void put_remedies(const YcPaperSource *s, json_t *facts, YcPaperData *data)
{
  json_t *remedy = json_object_get(facts, "remedy");
  data->review_day = yc_source_day(remedy, "review");
  data->court_day = yc_source_day(remedy, "court");
  if (data->review_day != YC_DAY_NONE) yc_paper_take(s, &data->review_body, "hall.review_body");
  if (data->court_day != YC_DAY_NONE) yc_paper_take(s, &data->court, "hall.court");
}

static void put_handed(const YcPaperSource *s, json_t *facts, json_t *body, YcPaperData *data)
{
  const char *takes = takes_word(yc_source_text(facts, "takes")), *name = yc_source_text(body, "receiver");
  gboolean left = strcmp(yc_source_text(facts, "how"), "left") == 0;
  if (*takes && !left) yc_paper_put(&data->receiver, g_strdup_printf("%s%s%s", takes, *name ? " " : "", name));
  yc_paper_copy(&data->seen, seen_word(yc_source_text(facts, "seen")));
  yc_paper_copy(&data->witness, yc_source_text(body, "witness"));
  data->delivered = yc_source_day(facts, "day");
  data->fingerprint = strcmp(yc_source_text(facts, "sign"), "fingerprint") == 0;
  if (left) yc_paper_copy(&data->reason, yc_source_text(body, "text"));
  put_remedies(s, facts, data);
}

void yc_paper_put_delivery(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  gboolean handed = yc_source_event(s, "case.deliver", &facts, &body);
  if (!handed && !yc_source_event(s, "deliver.send", &facts, &body)) return;
  yc_paper_copy(&data->how_delivered, how_word(yc_source_text(facts, "how")));
  yc_paper_copy(&data->deliverer, yc_source_text(body, "by"));
  yc_paper_copy(&data->mail, yc_source_text(body, "mail"));
  data->deemed = yc_source_day(facts, "deemed");
  put_originals(s, facts, data);
  put_results(s, facts, data);
  if (handed) put_handed(s, facts, body, data);
  json_decref(facts);
  json_decref(body);
}

void yc_paper_put_fee(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  if (!yc_source_event(s, "case.fee", &facts, &body)) return;
  gboolean refund = strcmp(yc_source_text(facts, "what"), "refund") == 0;
  gint64 standard = json_integer_value(json_object_get(facts, "standard")), amount = json_integer_value(json_object_get(facts, "amount"));
  yc_paper_copy(&data->fee_what, refund ? "退还" : "已收");
  yc_paper_put(&data->standard, g_strdup_printf("%" G_GINT64_FORMAT ".%02d元", standard / 100, (int)(standard % 100)));
  yc_paper_put(&data->amount, g_strdup_printf("%" G_GINT64_FORMAT ".%02d元", amount / 100, (int)(amount % 100)));
  yc_paper_copy(&data->ticket, yc_source_text(facts, "receipt"));
  if (refund) yc_paper_copy(&data->reason, yc_source_text(body, "basis"));
  json_decref(facts);
  json_decref(body);
}
