/* paper_kind.c - what only one kind of paper says: how a refusal may be contested, where to go, which cases. */
#include <config.h>
#include <string.h>
#include "app/paper_source.h"
#include "app/proof.h"
#include "domain/remedy.h"

static gboolean lists(json_t *numbers, int n)
{
  size_t i;
  json_t *one;
  json_array_foreach(numbers, i, one) if (json_integer_value(one) == n) return TRUE;
  return FALSE;
}

/* On a withdrawal only what is given back. */
static void put_given_back(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  if (!yc_source_event(s, "case.withdraw", &facts, &body)) return;
  g_ptr_array_set_size(data->taken, 0);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_MATERIALS, "i", yc_rows_int(s->cf, 0, "id"));
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    const YcMaterial *m = yc_item_material(s->item, (int)yc_rows_int(rows, i, "n"));
    if (m == NULL || !lists(json_object_get(facts, "returned"), m->n)) continue;
    yc_paper_add(data->taken, m->name, "", "", (int)yc_rows_int(rows, i, "original"),
                 (int)yc_rows_int(rows, i, "copies"), TRUE);
  }
  yc_paper_copy(&data->reason, yc_source_text(body, "reason"));
  json_decref(facts);
  json_decref(body);
}

/* --- outcomes --------------------------------------------------------------------------------------------- */

/* RULE acc-04: remedies depend on the kind of item, their last days are printed as dates; against a public service
 * one can only complain, and that needs no more than the number on every paper. */
static void put_remedies(const YcPaperSource *s, YcPaperData *data)
{
  YcRemedy remedy = yc_remedy_days(yc_app_calendar(s->app), yc_remedy_of(s->item->type), data->day);
  data->review_day = remedy.review;
  data->court_day = remedy.court;
  if (remedy.review != YC_DAY_NONE) yc_paper_take(s, &data->review_body, "hall.review_body");
  if (remedy.court != YC_DAY_NONE) yc_paper_take(s, &data->court, "hall.court");
}

static void put_authority(const YcPaperSource *s, YcPaperData *data)
{
  const char *code = yc_source_text(s->facts, "authority");
  if (*code == '\0' && s->cf != NULL) code = yc_rows_str(s->cf, 0, "authority");
  g_autoptr(YcRows) office = yc_query(yc_app_store(s->app), NULL, YC_Q_OFFICE, "t", code);
  if (!yc_rows_any(office)) return;
  yc_paper_copy(&data->to, yc_rows_str(office, 0, "name"));
  yc_paper_copy(&data->to_address, yc_rows_str(office, 0, "address"));
  yc_paper_copy(&data->to_hours, yc_rows_str(office, 0, "hours"));
  yc_paper_copy(&data->to_phone, yc_rows_str(office, 0, "phone"));
}

static void put_refusal(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  if (yc_source_event(s, "case.refuse", &facts, &body)) yc_paper_copy(&data->reason, yc_source_text(body, "reason"));
  json_decref(facts);
  json_decref(body);
  put_authority(s, data);
  if (data->kind != YC_PAPER_NOT_NEEDED) put_remedies(s, data);
}

static void put_ask(const YcPaperSource *s, YcPaperData *data)
{
  static const struct { const char *code, *words; } causes[] = {
    { "ours", "本窗口上次漏说了" }, { "upper", "上级部门要求补" }, { "changed", "情况有变化" },
    { "applicant", "补来的仍不合要求" },
  };
  g_autofree char *lapse = yc_app_setting(s->app, "on_supply_lapse", "remind");
  json_t *facts, *body;
  data->withdraws = strcmp(lapse, "withdraw") == 0;
  if (!yc_source_event(s, "case.ask", &facts, &body)) return;
  for (guint i = 0; i < G_N_ELEMENTS(causes); i++)
    if (strcmp(causes[i].code, yc_source_text(facts, "cause")) == 0) yc_paper_copy(&data->again, causes[i].words);
  json_decref(facts);
  json_decref(body);
}

static YcDay clock_due(const YcPaperSource *s, const char *kind)
{
  g_autoptr(YcRows) clocks = yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_CLOCKS, "i", yc_rows_int(s->cf, 0, "id"));
  for (guint i = 0; clocks != NULL && i < yc_rows_count(clocks); i++)
    if (strcmp(yc_rows_str(clocks, i, "kind"), kind) == 0) return yc_rows_day(clocks, i, "due");
  return YC_DAY_NONE;
}

/* RULE acc-03 */
static void put_tolerant(const YcPaperSource *s, YcPaperData *data)
{
  g_autofree char *withhold = yc_app_setting(s->app, "tolerant_withhold", "yes");
  data->supply_by = clock_due(s, "tolerate");
  data->revoked = s->item->tolerant_lapse == YC_LAPSE_REVOKE;
  data->withheld = strcmp(withhold, "no") != 0;
}

static void put_lapse(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  data->supply_by = data->due;
  if (!yc_source_event(s, "case.lapse", &facts, &body)) return;
  data->revoked = strcmp(yc_source_text(facts, "outcome"), "revoke") == 0;
  if (data->supply_by == YC_DAY_NONE)
    data->supply_by = clock_due(s, strcmp(yc_source_text(facts, "what"), "tolerate") == 0 ? "tolerate" : "supply");
  json_decref(facts);
  json_decref(body);
  put_remedies(s, data);
}

/* Where to go, whom we phoned and what was said there (RULE inq-03). */
static void put_refer(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  put_authority(s, data);
  if (!yc_source_event(s, "case.refer", &facts, &body)) return;
  if (*yc_source_text(facts, "phoned")) {
    yc_paper_copy(&data->called, data->to);
    yc_paper_copy(&data->called_at, yc_source_text(facts, "phoned"));
  }
  yc_paper_copy(&data->said, yc_source_text(body, "said"));
  json_decref(facts);
  json_decref(body);
}

static void put_forward(const YcPaperSource *s, YcPaperData *data)
{
  put_authority(s, data);
  data->hand_by = data->due;
}

static void put_onspot(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  if (yc_source_event(s, "case.onspot", &facts, &body)) yc_paper_copy(&data->result, yc_source_text(body, "result"));
  json_decref(facts);
  json_decref(body);
}

static void put_correction(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  if (!yc_source_event(s, "case.correct", &facts, &body)) return;
  yc_paper_copy(&data->reason, yc_source_text(body, "why"));
  json_decref(facts);
  json_decref(body);
}

/* The procedure as the law calls it, and what is left of the limit while it lasts (RULE time-07): the promise's, else the
 * law's. */
static void put_special(const YcPaperSource *s, YcPaperData *data)
{
  static const char *const words[YC_N_PROCEDURES] = { "听证", "检验", "检测", "检疫", "鉴定", "专家评审", "拍卖", "招标" };
  YcProcedure procedure = yc_procedure_parse(yc_source_text(s->body, "procedure"));
  if (procedure < YC_N_PROCEDURES) yc_paper_copy(&data->procedure, words[procedure]);
  data->hand_by = data->due;
  json_t *facts, *body, *clock;
  size_t i;
  if (!yc_source_event(s, "case.pause", &facts, &body)) return;
  json_array_foreach(json_object_get(facts, "stopped"), i, clock) {
    const char *kind = yc_source_text(clock, "kind");
    if (strcmp(kind, s->item->promised.n >= 0 ? "promise" : "statute") != 0) continue;
    YcLimit limit = s->item->promised.n >= 0 ? s->item->promised : s->item->statutory;
    limit.n = (int)json_integer_value(json_object_get(clock, "left"));
    if (limit.unit != YC_UNIT_WORKING) limit.unit = YC_UNIT_CALENDAR;
    yc_paper_put(&data->left, limit.n > 0 ? yc_paper_limit(&limit) : g_strdup("0天"));
  }
  json_decref(facts);
  json_decref(body);
}

static void put_end(const YcPaperSource *s, YcPaperData *data)
{
  gboolean revoked = strcmp(yc_source_text(s->body, "ending"), "revoke") == 0;
  yc_paper_copy(&data->ending, revoked ? "撤销受理" : "终止办理");
  put_remedies(s, data);
}

/* The act may be about several cases: its words stand in the paper's own body. */
static void put_letter(const YcPaperSource *s, YcPaperData *data)
{
  const char *basis = yc_source_text(s->body, "basis");
  put_authority(s, data);
  yc_paper_copy(&data->basis, basis);
}

/* RULE agt-04 */
static void put_entrusted(const YcPaperSource *s, YcPaperData *data)
{
  char until[YC_DAY_TEXT];
  const struct { const char *name; char **to; } words[] = {
    { "entrusted", &data->entrusted }, { "entrusted_id", &data->entrusted_id }, { "entrusted_as", &data->entrusted_as },
    { "scope", &data->scope }, { "since", &data->since },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) yc_paper_copy(words[i].to, yc_source_text(s->body, words[i].name));
  if (data->due != YC_DAY_NONE) yc_paper_copy(&data->until, yc_day_format(data->due, until));
  data->entrusted_print = strcmp(yc_source_text(s->body, "signed_how"), "fingerprint") == 0;
}

/* RULE prv-03: whatever a template asks for, nothing else of the family is on it. */
static void put_notice(const YcPaperSource *s, YcPaperData *data)
{
  char **hidden[] = { &data->applicant_id, &data->representative, &data->relation, &data->representative_phone, &data->notify,
                      &data->point, &data->still };
  for (guint i = 0; i < G_N_ELEMENTS(hidden); i++) yc_paper_copy(hidden[i], "");
  g_ptr_array_set_size(data->items, 0);
  g_ptr_array_set_size(data->taken, 0);
  data->posted = yc_source_day(s->body, "posted");
}

static void put_proof(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  if (!yc_source_event(s, "proof.refuse", &facts, &body)) return;
  g_autoptr(YcRows) proof = yc_query(yc_app_store(s->app), NULL, YC_Q_PAPER_PROOF, "t", yc_source_text(facts, "proof"));
  if (yc_rows_any(proof)) {
    yc_paper_copy(&data->proof, yc_rows_str(proof, 0, "name"));
    yc_paper_copy(&data->proof_who, yc_rows_str(proof, 0, "who"));
    yc_paper_copy(&data->basis, yc_rows_str(proof, 0, "basis"));
  }
  YcAsker asker = yc_asker_parse(yc_source_text(facts, "asker"));
  const char *which = yc_source_text(body, "asker");
  yc_paper_copy(&data->asked_by, *which ? which : asker < YC_N_ASKERS ? yc_asker_name(asker) : "");
  if (*yc_source_text(body, "name")) yc_paper_copy(&data->applicant, yc_source_text(body, "name"));
  json_decref(facts);
  json_decref(body);
}

/* --- several cases ---------------------------------------------------------------------------------------- */

static const char *said_outcome(const YcRows *cf)
{
  static const struct { const char *outcome, *words; } words[] = {
    { "accept", "已受理" }, { "tolerant", "容缺受理" }, { "ask", "已收件,待补材料" }, { "tell", "已告知,没有收材料" },
    { "refuse", "不予受理" }, { "onspot", "当场办结" }, { "refer", "转告" }, { "forward", "代收转递" }, { "void", "作废" },
    { "withdraw", "已撤回" }, { "revoke", "已撤销受理" }, { "end", "已终止" }, { "transfer", "已转报上级" },
    { "receive", "已收件,还没有受理" },
  };
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].outcome, yc_rows_str(cf, 0, "outcome")) == 0) return words[i].words;
  return "已收件";
}

/* The number of the paper that says what came of a case: the first of it. */
static char *paper_of(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_CASE_PAPERS, "i", casefile);
  return g_strdup(yc_rows_any(rows) ? yc_rows_str(rows, 0, "number") : "");
}

/* The same paper seen for two matters is listed once (RULE acc-10). */
static void add_taken_once(const YcItem *item, const YcRows *rows, GHashTable *seen, YcPaperData *data)
{
  for (guint i = 0; i < yc_rows_count(rows); i++) {
    const YcMaterial *m = yc_item_material(item, (int)yc_rows_int(rows, i, "n"));
    if (m == NULL || strcmp(yc_rows_str(rows, i, "state"), "have") != 0) continue;
    if (!g_hash_table_add(seen, g_strdup(*m->paper ? m->paper : m->name))) continue;
    yc_paper_add(data->taken, m->name, "", "", (int)yc_rows_int(rows, i, "original"),
                 (int)yc_rows_int(rows, i, "copies"), yc_rows_int(rows, i, "returned") != 0);
  }
}

static void put_matter(const YcPaperSource *s, gint64 casefile, GHashTable *seen, YcPaperData *data)
{
  g_autoptr(YcRows) cf = yc_query(yc_app_store(s->app), NULL, YC_Q_CASEFILE, "i", casefile);
  if (!yc_rows_any(cf)) return;
  const YcItem *item =
      yc_app_item_version(s->app, yc_rows_str(cf, 0, "item"), (int)yc_rows_int(cf, 0, "version"), NULL);
  YcPersonRow *person = yc_person_read(s->app, yc_rows_int(cf, 0, "person"));
  g_autofree char *number = yc_number_spoken(s->app, yc_rows_str(cf, 0, "number")), *paper = paper_of(s->app, casefile);
  const char *rank = yc_rows_str(cf, 0, "rank");
  yc_paper_add_matter(data, yc_rows_str(cf, 0, "short"), person ? person->name : "", number, paper, said_outcome(cf),
                      *rank == '~' ? YC_DAY_NONE : yc_day_parse(rank));
  yc_person_row_free(person);
  g_autoptr(YcRows) rows = yc_query(yc_app_store(s->app), NULL, YC_Q_CASE_MATERIALS, "i", casefile);
  if (item != NULL && rows != NULL) add_taken_once(item, rows, seen, data);
  data->keep_years = item == NULL || item->retention_years == 0 || data->matters->len == 1
                         ? (item ? item->retention_years : 0)
                         : MAX(data->keep_years, item->retention_years);
}

/* Those that the paper names; a visit's receipt names none, it speaks of all that came of the visit until it is
 * printed. */
static void put_matters(const YcPaperSource *s, YcPaperData *data)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(YcRows) visit =
      yc_query(yc_app_store(s->app), NULL, YC_Q_VISIT_CASES, "i", yc_rows_int(s->paper, 0, "visit"));
  size_t i;
  json_t *ident;
  json_array_foreach(json_object_get(s->facts, "cases"), i, ident)
  {
    gint64 casefile = json_is_string(ident) ? yc_event_pos(yc_app_store(s->app), json_string_value(ident)) : 0;
    if (casefile != 0) put_matter(s, casefile, seen, data);
  }
  for (guint k = 0; i == 0 && visit != NULL && k < yc_rows_count(visit); k++)
    put_matter(s, yc_rows_int(visit, k, "id"), seen, data);
  if (data->received == YC_DAY_NONE) data->received = data->point_day != YC_DAY_NONE ? data->point_day : data->day;
}

/* An inquiry on the list: its number and what was asked. */
static void put_handed_inquiry(json_t *line, YcPaperData *data)
{
  YcPaperMatter *matter = yc_paper_add_matter(data, yc_source_text(line, "text"), "首问", yc_source_text(line, "inquiry"), "", "待答复",
                                              yc_source_day(line, "due"));
  yc_paper_copy(&matter->papers, "没有材料");
}

/* A case on it, as it was when the list was made. */
static void put_handed(const YcPaperSource *s, json_t *line, YcPaperData *data)
{
  gint64 casefile = yc_event_pos(yc_app_store(s->app), yc_source_text(line, "case"));
  g_autoptr(YcRows) cf = yc_query(yc_app_store(s->app), NULL, YC_Q_CASEFILE, "i", casefile);
  if (!yc_rows_any(cf)) return;
  YcPersonRow *person = yc_person_read(s->app, yc_rows_int(cf, 0, "person"));
  g_autofree char *number = yc_number_spoken(s->app, yc_rows_str(cf, 0, "number"));
  YcPaperMatter *matter = yc_paper_add_matter(data, yc_rows_str(cf, 0, "short"), person ? person->name : "", number, "",
                                              yc_source_text(line, "step"), yc_source_day(line, "due"));
  yc_paper_copy(&matter->papers, *yc_source_text(line, "papers") ? yc_source_text(line, "papers") : "没有留下的材料");
  yc_person_row_free(person);
}

static void put_handover(const YcPaperSource *s, YcPaperData *data)
{
  size_t i;
  json_t *line;
  put_authority(s, data);
  yc_paper_copy(&data->giver, yc_source_text(s->body, "giver"));
  json_array_foreach(json_object_get(s->body, "lines"), i, line) {
    if (*yc_source_text(line, "inquiry")) put_handed_inquiry(line, data);
    else put_handed(s, line, data);
  }
}

/* RULE inq-03: what was asked, and who sees to it now. */
static void put_referral(const YcPaperSource *s, YcPaperData *data)
{
  put_authority(s, data);
  yc_paper_copy(&data->question, yc_source_text(s->body, "question"));
  yc_paper_copy(&data->short_number, yc_source_text(s->body, "about"));
}

/* It is the decision of the office whose step it was, under that office's name and seal; papers of before it was kept with
 * them name who decides by the item. */
static void put_denial(const YcPaperSource *s, YcPaperData *data)
{
  const char *organ = yc_source_text(s->body, "organ"), *basis = yc_source_text(s->body, "basis");
  if (*organ) yc_paper_copy(&data->decided_by, organ);
  if (data->decided_by == NULL || *data->decided_by == '\0') yc_paper_copy(&data->decided_by, data->hall);
  yc_paper_put(&data->seal, g_strdup_printf("%s印章", data->decided_by));
  if (*basis) yc_paper_copy(&data->basis, basis);
  yc_paper_copy(&data->result, yc_source_text(s->body, "result"));
  yc_paper_copy(&data->reason, yc_source_text(s->body, "reason"));
  put_remedies(s, data);
}

/* What came of it on that day: accepted, done, or papers still to come. */
static void put_small(const YcPaperSource *s, YcPaperData *data)
{
  json_t *facts, *body;
  gboolean asked = yc_source_event(s, "case.ask", &facts, &body);
  json_decref(facts);
  json_decref(body);
  if (asked) data->accepted = YC_DAY_NONE;
  yc_paper_copy(&data->result, asked ? "已收件,待补材料" : said_outcome(s->cf));
}

/* --- which ------------------------------------------------------------------------------------------------ */

static void (*const putters[YC_N_PAPERS])(const YcPaperSource *, YcPaperData *) = {
  [YC_PAPER_ASK] = put_ask, [YC_PAPER_NOT_NEEDED] = put_refusal, [YC_PAPER_NOT_OURS] = put_refusal,
  [YC_PAPER_REFUSAL] = put_refusal, [YC_PAPER_TOLERANT] = put_tolerant, [YC_PAPER_REFER] = put_refer,
  [YC_PAPER_FORWARD] = put_forward, [YC_PAPER_VISIT] = put_matters, [YC_PAPER_SMALL] = put_small, [YC_PAPER_TRANSFER] = put_matters,
  [YC_PAPER_WITHDRAW] = put_given_back, [YC_PAPER_CORRECT] = put_correction, [YC_PAPER_LAPSE] = put_lapse,
  [YC_PAPER_PROOF] = put_proof, [YC_PAPER_ONSPOT] = put_onspot, [YC_PAPER_SPECIAL] = put_special,
  [YC_PAPER_DELIVERY] = yc_paper_put_delivery, [YC_PAPER_FEE] = yc_paper_put_fee,
  [YC_PAPER_END] = put_end, [YC_PAPER_UPWARD] = put_authority,
  [YC_PAPER_URGE] = put_letter, [YC_PAPER_ORDER] = put_letter, [YC_PAPER_HANDOVER] = put_handover,
  [YC_PAPER_REFERRAL] = put_referral, [YC_PAPER_ENTRUST] = put_entrusted,
  [YC_PAPER_NOTICE] = put_notice, [YC_PAPER_DENIAL] = put_denial,
};

void yc_paper_put_kind(const YcPaperSource *s, YcPaperData *data)
{
  if (putters[data->kind] != NULL) putters[data->kind](s, data);
}
