/* authority.c - authorisations.  See authority.h. */
#include <config.h>
#include <string.h>
#include "app/agency.h"
#include "app/authority.h"
#include "app/commit.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "base/text.h"

enum { PERSON_MAX = 100, RELATION_MAX = 20 };

static const struct { const char *code, *word; } scopes[YC_N_SCOPES] = {
  { "apply", N_("申请") }, { "supply", N_("补材料") }, { "fetch", N_("领结果") }, { "withdraw", N_("撤回") },
};

const char *yc_scope_code(YcScope scope)
{
  return scopes[scope].code;
}

YcScope yc_scope_parse(const char *code)
{
  guint i = 0;
  while (i < YC_N_SCOPES && g_strcmp0(scopes[i].code, code) != 0) i++;
  return (YcScope)i;
}

const char *yc_say_scope(YcScope scope)
{
  return gettext(scopes[scope].word);
}

/* --- reading ------------------------------------------------------------------------------------------------ */

static void line_free(gpointer data)
{
  YcAuthorityLine *line = data;
  g_free(line->number);
  g_free(line->who);
  g_free(line->scope);
  g_free(line);
}

static gboolean has_scope(const char *list, YcScope scope)
{
  g_auto(GStrv) codes = g_strsplit(list, " ", -1);
  return g_strv_contains((const char *const *)codes, scopes[scope].code);
}

/* "申请、补材料": as a person reads it, or as the paper prints it (in Chinese whatever the language). */
static char *say_scopes(const char *list, gboolean printed)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < YC_N_SCOPES; i++)
    if (has_scope(list, (YcScope)i))
      g_string_append_printf(text, "%s%s", text->len ? "、" : "", printed ? scopes[i].word : gettext(scopes[i].word));
  return g_strdup(text->str);
}

static YcAuthorityLine *read_line(YcApp *app, const YcRows *r, guint i)
{
  YcAuthorityLine *line = g_new0(YcAuthorityLine, 1);
  YcDay today = yc_app_today(app);
  const char *name = yc_rows_text(r, i, "who_name"), *relation = yc_rows_str(r, i, "relation");
  line->n = (int)yc_rows_int(r, i, "n");
  line->number = g_strdup(yc_rows_str(r, i, "number"));
  line->agent = strcmp(yc_rows_str(r, i, "who"), "agent") == 0;
  if (line->agent) line->who = g_strdup_printf(_("%s(代办员)"), name ? name : _("(已删除)"));
  else line->who = *relation ? g_strdup_printf("%s(%s)", name ? name : "", relation) : g_strdup(name ? name : _("(已删除)"));
  line->scope = say_scopes(yc_rows_str(r, i, "scope"), FALSE);
  line->since = yc_rows_day(r, i, "since");
  line->until = yc_rows_day(r, i, "until");
  line->revoked = yc_rows_day(r, i, "revoked");
  line->fingerprint = strcmp(yc_rows_str(r, i, "signed"), "fingerprint") == 0;
  line->holds = line->revoked == YC_DAY_NONE && line->since <= today && today <= line->until;
  return line;
}

GPtrArray *yc_authorities(YcApp *app, gint64 casefile)
{
  GPtrArray *list = g_ptr_array_new_with_free_func(line_free);
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_AUTHORITIES, "i", casefile);
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) g_ptr_array_add(list, read_line(app, r, i));
  return list;
}

/* --- whether it holds --------------------------------------------------------------------------------------- */

static char *why_not(YcAuthorised what, YcScope scope, YcDay day)
{
  char text[YC_DAY_TEXT];
  yc_day_format(day, text);
  switch (what) {
  case YC_AUTHORISED: return NULL;
  case YC_AUTHORITY_NONE: return g_strdup(_("代办人没有委托书:按 F5 再按 3 当场写一份"));
  case YC_AUTHORITY_SCOPE: return g_strdup_printf(_("委托书里没有「%s」:按 F5 再按 3 写一份有这一项的"), yc_say_scope(scope));
  case YC_AUTHORITY_OVER: return g_strdup_printf(_("委托书 %s 已到期:按 F5 再按 3 续办"), text);
  case YC_AUTHORITY_NOT_YET: return g_strdup_printf(_("委托书从 %s 起才有效"), text);
  }
  return NULL;
}

/* What the one paper says of the act today. */
static YcAuthorised judge(const YcRows *r, guint i, YcScope scope, YcDay today)
{
  if (!has_scope(yc_rows_str(r, i, "scope"), scope)) return YC_AUTHORITY_SCOPE;
  if (today > yc_rows_day(r, i, "until")) return YC_AUTHORITY_OVER;
  return today < yc_rows_day(r, i, "since") ? YC_AUTHORITY_NOT_YET : YC_AUTHORISED;
}

/* The best of what was written here for `person`; *day: what a sentence about it names.  Newer papers come first: of two that
 * do not hold the newer says why. */
static YcAuthorised judge_all(YcApp *app, gint64 casefile, gint64 person, YcScope scope, YcDay *day, gboolean *written)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_AUTHORITIES, "i", casefile);
  YcAuthorised best = YC_AUTHORITY_NONE;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    if (yc_rows_int(r, i, "person") != person) continue;
    *written = TRUE;
    if (yc_rows_text(r, i, "revoked") != NULL) continue;
    YcAuthorised one = judge(r, i, scope, yc_app_today(app));
    if (one != YC_AUTHORISED && best != YC_AUTHORITY_NONE) continue;
    *day = yc_rows_day(r, i, one == YC_AUTHORITY_NOT_YET ? "since" : "until");
    best = one;
    if (one == YC_AUTHORISED) break;
  }
  return best;
}

YcAuthorised yc_authority_check(YcApp *app, gint64 casefile, YcScope scope, char **why)
{
  g_autoptr(YcIntake) form = yc_intake_of_case(app, casefile, NULL);
  YcDay day = YC_DAY_NONE;
  YcAuthorised what = YC_AUTHORISED;
  if (form != NULL && form->represented && !yc_intake_legal_came(form)) {
    gboolean written = FALSE;
    what = judge_all(app, casefile, form->representative.id, scope, &day, &written);
    /* What he brought with him holds as long as nothing else was written, revoked or not. */
    if (!written && form->authorised) what = YC_AUTHORISED;
  }
  if (why != NULL) *why = why_not(what, scope, day);
  return what;
}

/* --- giving ------------------------------------------------------------------------------------------------- */

static char *scopes_text(const YcAuthority *form)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < YC_N_SCOPES; i++)
    if (form->scope[i]) g_string_append_printf(text, "%s%s", text->len ? " " : "", scopes[i].code);
  return g_strdup(text->str);
}

static gboolean check_days(YcApp *app, const YcAuthority *form, GError **error)
{
  YcDay today = yc_app_today(app), since = form->since == YC_DAY_NONE ? today : form->since;
  if (form->until == YC_DAY_NONE) return yc_refuse(error, _("请写到哪天为止"));
  if (form->until < since || form->until < today) return yc_refuse(error, _("到期的日子已经过了:请核对"));
  return form->until <= since + 366 || yc_refuse(error, _("一份委托书最长一年:到期再续办"));
}

/* The form with its texts as they are kept; `texts` owns them. */
static YcAuthority cleaned(const YcAuthority *form, GPtrArray *texts)
{
  YcAuthority clean = *form;
  const char **members[] = { &clean.name, &clean.document, &clean.relation };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = yc_way_clean(texts, *members[i]);
  return clean;
}

static gboolean check_form(YcApp *app, gint64 casefile, const YcAuthority *form, GError **error)
{
  g_autofree char *scope = scopes_text(form);
  g_autoptr(YcIntake) intake = yc_intake_of_case(app, casefile, error);
  if (intake == NULL) return FALSE;
  if (!form->agent && *form->name == '\0' && !intake->represented && !form->renews) return yc_refuse(error, _("请写委托给谁:这件没有别人代办"));
  if (!form->agent && strcmp(form->name, intake->applicant.name) == 0) return yc_refuse(error, _("不能委托给申请人自己"));
  if (g_utf8_strlen(form->name, -1) > PERSON_MAX) return yc_refuse(error, _("姓名最多 %d 个字"), PERSON_MAX);
  if (g_utf8_strlen(form->relation, -1) > RELATION_MAX) return yc_refuse(error, _("关系最多 %d 个字"), RELATION_MAX);
  if (*scope == '\0') return yc_refuse(error, _("请至少选一样委托办的事"));
  return check_days(app, form, error);
}

char *yc_authority_fault(YcApp *app, gint64 casefile, const YcAuthority *form)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GError) error = NULL;
  YcAuthority clean = cleaned(form, texts);
  return check_form(app, casefile, &clean, &error) ? NULL : g_strdup(error->message);
}

/* Whose paper it takes the place of; FALSE where there is none of theirs. */
static gboolean find_renewed(YcApp *app, gint64 casefile, const YcAuthority *form, YcPersonForm *person)
{
  g_autoptr(YcRows) r = form->renews ? yc_query(yc_app_store(app), NULL, YC_Q_AUTHORITIES, "i", casefile) : NULL;
  for (guint i = 0; r != NULL && i < yc_rows_count(r); i++) {
    const char *name = yc_rows_text(r, i, "who_name");
    if (yc_rows_int(r, i, "n") != form->renews || yc_rows_int(r, i, "person") == 0 || name == NULL) continue;
    person->id = yc_rows_int(r, i, "person");
    yc_intake_set(&person->name, name);
    return TRUE;
  }
  return FALSE;
}

/* Who is authorised: who came with the case unless another is named, known by the document or registered now. */
static gboolean find_person(YcApp *app, YcWriter *writer, const YcIntake *intake, const YcAuthority *form, YcPersonForm *person,
                            GError **error)
{
  const YcPersonForm *came = &intake->representative;
  gboolean same = intake->represented && (*form->name == '\0' || strcmp(form->name, came->name) == 0) && *form->document == '\0';
  person->id = same ? came->id : 0;
  yc_intake_set(&person->name, same ? came->name : form->name);
  if (same) return TRUE;
  gboolean known;
  YcIdentity identity = yc_intake_set_document(app, person, form->document, &known);
  if (*form->document && identity.verdict == YC_VERDICT_REJECT) {
    g_autofree char *said = yc_say_identity(&identity);
    if (g_str_has_suffix(said, "。")) said[strlen(said) - strlen("。")] = '\0';   /* whoever shows it ends the sentence */
    return yc_refuse(error, "%s", said);
  }
  if (*form->document == '\0') yc_intake_set(&person->doc_kind, "none");
  yc_intake_set(&person->name, form->name);
  return yc_person_put(app, writer, person, error);
}

static int next_n(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_AUTHORITIES, "i", casefile);
  return r != NULL && yc_rows_count(r) > 0 ? (int)yc_rows_int(r, 0, "n") + 1 : 1;
}

/* The printed paper keeps what it said. */
static gint64 issue_paper(const YcOnWay *c, const YcAuthority *form, json_t *facts, const YcPersonForm *person,
                          const char *agent, const char *relation, GError **error)
{
  g_autofree char *scope = say_scopes(json_string_value(json_object_get(facts, "scope")), TRUE);
  g_autofree char *id = form->agent ? g_strdup("") : yc_mask_document(person->doc_kind, person->doc_number);
  json_t *words = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "entrusted", form->agent ? agent : person->name, "entrusted_id",
                            id, "entrusted_as", form->agent ? "代办员" : relation, "scope", scope, "since",
                            json_string_value(json_object_get(facts, "since")), "signed_how",
                            form->fingerprint ? "fingerprint" : "signature");
  YcIssue issue = { .kind = YC_PAPER_ENTRUST, .casefile = c->id, .day = c->today, .received = yc_rows_day(c->cf, 0, "received"),
                    .due = form->until, .words = words };
  gint64 id_of = yc_issue(c->app, c->writer, &issue, error);
  json_decref(words);
  return id_of;
}

static json_t *give_facts(const YcOnWay *c, const YcAuthority *form, gint64 person, const char *number)
{
  g_autofree char *scope = scopes_text(form);
  const char *post = form->agent ? yc_rows_str(c->cf, 0, "agent") : NULL;
  return json_pack("{s:i, s:s, s:o, s:o, s:s, s:o, s:o, s:s, s:s, s:o, s:o}", "n", next_n(c->app, c->id), "who",
                   form->agent ? "agent" : "representative", "post", yc_json_text(post), "person",
                   yc_json_ident(c->app, person), "scope", scope, "since",
                   yc_json_day(form->since == YC_DAY_NONE ? c->today : form->since), "until", yc_json_day(form->until), "signed",
                   form->fingerprint ? "fingerprint" : "signature", "number", number, "renews",
                   form->renews ? json_integer(form->renews) : json_null(), "day", yc_json_day(c->today));
}

static gboolean append_give(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  YcAuthority clean = cleaned(data, texts), *form = &clean;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_N_ACTS, error) || !check_form(app, casefile, form, error)) return FALSE;
  g_autoptr(YcIntake) intake = yc_intake_of_case(app, casefile, error), person = yc_intake_new();
  if (intake == NULL) return FALSE;
  gboolean known = form->agent || (*form->name == '\0' && find_renewed(app, casefile, form, &person->representative));
  if (!known && !find_person(app, writer, intake, form, &person->representative, error)) return FALSE;
  g_autoptr(YcRows) post = yc_query(yc_app_store(app), error, YC_Q_POST, "t", yc_rows_str(c.cf, 0, "agent"));
  if (post == NULL) return FALSE;
  const char *agent = yc_rows_count(post) > 0 ? yc_rows_str(post, 0, "now_name") : "";
  gboolean came = !form->agent && person->representative.id == intake->representative.id;
  const char *relation = *form->relation ? form->relation : came ? intake->relation : "";
  if (came) yc_intake_set(&person->representative.doc_number, intake->representative.doc_number);
  if (came) yc_intake_set(&person->representative.doc_kind, intake->representative.doc_kind);
  g_autofree char *number = yc_issue_next(app, YC_PAPER_ENTRUST, c.today, NULL);
  json_t *facts = give_facts(&c, form, form->agent ? 0 : person->representative.id, number);
  json_t *body = json_pack("{s:s, s:s}", "name", form->agent ? agent : person->representative.name, "relation", relation);
  json_incref(facts);
  gboolean ok = yc_case_event(app, writer, casefile, "agency.authorise", facts, body, error);
  gint64 paper = ok ? issue_paper(&c, form, facts, &person->representative, agent, relation, error) : 0;
  json_decref(facts);
  if (paper != 0) g_array_append_val(papers, paper);
  return paper != 0;
}

/* --- taking back -------------------------------------------------------------------------------------------- */

typedef struct { int n; const char *reason; } Revoke;

static gboolean append_revoke(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const Revoke *revoke = data;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_AUTHORITIES, "i", casefile);
  if (r == NULL) return FALSE;
  guint i = 0;
  while (i < yc_rows_count(r) && yc_rows_int(r, i, "n") != revoke->n) i++;
  if (i == yc_rows_count(r)) return yc_refuse(error, _("这件没有第 %d 份委托书"), revoke->n);
  if (yc_rows_text(r, i, "revoked") != NULL) return yc_refuse(error, _("这份委托书已经撤销过"));
  g_autofree char *reason = yc_way_text(revoke->reason, _("请写为什么撤销委托"), error);
  if (reason == NULL) return FALSE;
  json_t *facts = json_pack("{s:i, s:s, s:o}", "n", revoke->n, "number", yc_rows_str(r, i, "number"), "day",
                            yc_json_day(yc_app_today(app)));
  return yc_case_event(app, writer, casefile, "agency.revoke", facts, json_pack("{s:s}", "reason", reason), error);
}

static const YcWay give_way = { "agency.authorise", YC_N_ACTS, FALSE, N_("委托"), append_give },
                   revoke_way = { "agency.revoke", YC_N_ACTS, FALSE, N_("撤销委托"), append_revoke };

gboolean yc_authority_may(YcApp *app, gint64 casefile, GError **error)
{
  return yc_way_may(app, casefile, &give_way, error);
}

YcIntakeResult *yc_authority_give(YcApp *app, gint64 casefile, const YcAuthority *form, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &give_way, form, act, error);
}

YcIntakeResult *yc_authority_revoke(YcApp *app, gint64 casefile, int n, const char *reason, const char *act, GError **error)
{
  Revoke revoke = { n, reason };
  return yc_way_commit(app, casefile, &revoke_way, &revoke, act, error);
}
