/* issue.c - see issue.h. */
#include <config.h>
#include "app/issue.h"
#include "app/people.h"
#include "app/private.h"
#include "base/text.h"

char *yc_issue_next(YcApp *app, YcPaperKind kind, YcDay day, int *serial)
{
  int year = yc_day_year(day);
  char site[2] = { yc_app_site(app), '\0' };
  g_autoptr(YcRows) rows =
      yc_query(yc_app_store(app), NULL, YC_Q_PAPER_SERIAL, "tit", yc_paper_register(kind), (gint64)year, site);
  int next = (int)(rows ? yc_rows_first(rows, "last", 0) : 0) + 1;
  g_autofree char *word = yc_app_setting(app, "hall.word", "");
  if (serial != NULL) *serial = next;
  return g_strdup_printf("%s%s%s〔%d〕%04d号", word, yc_paper_word(kind), site, year, next);
}

/* The people of a case or a visit as they are printed: whoever is renamed later, this paper said so. */
static json_t *people_json(YcApp *app, gint64 casefile, gint64 visit_id)
{
  g_autoptr(YcRows) cf = casefile ? yc_query(yc_app_store(app), NULL, YC_Q_CASEFILE, "i", casefile) : NULL;
  gboolean has_case = cf != NULL && yc_rows_count(cf) > 0;
  g_autoptr(YcRows) visit =
      yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", has_case ? yc_rows_int(cf, 0, "visit") : visit_id);
  if (!has_case && (visit == NULL || yc_rows_count(visit) == 0)) return NULL;
  YcPersonRow *person = yc_person_read(app, yc_rows_int(has_case ? cf : visit, 0, "person"));
  if (person == NULL) return NULL;
  g_autofree char *id = yc_mask_document(person->doc_kind, person->doc_number);
  json_t *body = json_pack("{s:s, s:s}", "applicant", person->name, "applicant_id", id);
  if (visit != NULL && yc_rows_first(visit, "representative", 0) != 0) {
    g_autofree char *phone = yc_mask_phone(yc_rows_str(visit, 0, "rep_phone"));
    json_object_set_new(body, "representative", json_string(yc_rows_str(visit, 0, "rep_name")));
    json_object_set_new(body, "relation", json_string(yc_rows_str(visit, 0, "relation")));
    json_object_set_new(body, "representative_phone", json_string(phone));
  }
  yc_person_row_free(person);
  return body;
}

static json_t *body_json(YcApp *app, const YcIssue *issue)
{
  json_t *body = people_json(app, issue->casefile, issue->visit);
  if (issue->words == NULL) return body;
  if (body == NULL) body = json_object();
  json_object_update(body, issue->words);
  return body;
}

static json_t *shared(json_t *value)
{
  return value ? json_incref(value) : json_null();
}

gint64 yc_issue(YcApp *app, YcWriter *writer, const YcIssue *issue, GError **error)
{
  int serial;
  char site[2] = { yc_app_site(app), '\0' };
  g_autofree char *number = yc_issue_next(app, issue->kind, issue->day, &serial);
  json_t *facts = json_pack(
      "{s:s, s:s, s:s, s:i, s:i, s:s, s:o, s:o, s:o, s:b, s:i, s:o}", "kind", yc_paper_register(issue->kind), "paper",
      yc_paper_code(issue->kind), "site", site, "year", yc_day_year(issue->day), "serial", serial, "number", number,
      "day", yc_json_day(issue->day), "received", yc_json_day(issue->received), "due", yc_json_day(issue->due),
      "provisional", issue->due != YC_DAY_NONE && issue->provisional, "missing", issue->missing, "materials",
      issue->materials ? json_incref(issue->materials) : json_array());
  json_object_set_new(facts, "visit", yc_json_ident(app, issue->visit));
  json_object_set_new(facts, "bag", yc_json_ident(app, issue->bag));
  json_object_set_new(facts, "cases", shared(issue->cases));
  json_object_set_new(facts, "corrects", yc_json_text(issue->corrects));
  json_object_set_new(facts, "authority", yc_json_text(issue->authority));
  json_object_set_new(facts, "print", json_string(issue->unprinted ? "no" : "yes"));
  YcOnCase on = { issue->casefile, 0, 0 };
  return yc_writer_append(writer, "paper.issue", facts, body_json(app, issue), &on, error);
}
