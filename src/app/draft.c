/* draft.c - see draft.h. */
#include <config.h>
#include <string.h>
#include "app/draft.h"
#include "app/people.h"
#include "app/private.h"

static gboolean is_blank(const YcIntake *intake)
{
  const char *const members[] = { intake->applicant.name, intake->applicant.doc_number, intake->applicant.phone,
                                  intake->representative.name, intake->representative.doc_number, intake->item,
                                  intake->reason, intake->result, intake->typed };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    if (*members[i] != '\0') return FALSE;
  return TRUE;
}

gboolean yc_draft_save(YcApp *app, gint64 *id, const YcIntake *intake, GError **error)
{
  if (is_blank(intake)) {
    if (!yc_draft_drop(app, *id, error)) return FALSE;
    *id = 0;
    return TRUE;
  }
  const YcItem *item = yc_intake_item(app, intake);
  g_autofree char *title = g_strconcat(intake->applicant.name, "\t", item ? item->short_name : "", NULL);
  g_autofree char *json = yc_intake_to_json(intake);
  return yc_local_save_draft(yc_app_store(app), id, yc_app_me(app)->id, "intake", title, json, yc_app_now(app),
                             error);
}

static void refresh_person(YcApp *app, YcPersonForm *person)
{
  YcPersonRow *row = person->id != 0 ? yc_person_read(app, person->id) : NULL;
  if (row != NULL) {
    yc_intake_set(&person->name, row->name);
    yc_intake_set(&person->doc_number, row->doc_number);
    yc_intake_set(&person->birth, row->birth);
    yc_intake_set(&person->sex, row->sex);
  }
  yc_person_row_free(row);
}

void yc_draft_refresh(YcApp *app, YcIntake *intake)
{
  if (intake->correcting) return;   /* there the name may be what is wrong */
  refresh_person(app, &intake->applicant);
  refresh_person(app, &intake->representative);
}

char *yc_draft_kind(YcApp *app, gint64 id)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_DRAFT, "i", id);
  return g_strdup(rows != NULL && yc_rows_count(rows) > 0 ? yc_rows_str(rows, 0, "kind") : "");
}

YcIntake *yc_draft_load(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_DRAFT, "i", id);
  if (rows == NULL) return NULL;
  if (yc_rows_count(rows) == 0) {
    yc_refuse(error, _("这份草稿已经不在了:可能已办完,或在别的窗口删了"));
    return NULL;
  }
  const char *json = yc_rows_str(rows, 0, "json");
  YcIntake *intake = yc_intake_from_json(json, strlen(json), error);
  if (intake == NULL) return NULL;
  yc_draft_refresh(app, intake);
  return intake;
}

gint64 yc_draft_of_case(YcApp *app, gint64 casefile, gboolean correcting)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_DRAFTS, "i", yc_app_me(app)->id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    gint64 id = yc_rows_int(rows, i, "id");
    g_autoptr(YcIntake) intake = yc_draft_load(app, id, NULL);
    if (intake != NULL && intake->casefile == casefile && intake->correcting == correcting) return id;
  }
  return 0;
}

gboolean yc_draft_drop(YcApp *app, gint64 id, GError **error)
{
  return id == 0 || yc_local_drop_draft(yc_app_store(app), id, error);
}
