/* correct_notice.c - what a 更正通知 says: each thing that was written down wrong, as it was and as it is. */
#include <config.h>
#include <string.h>
#include "app/correct_notice.h"
#include "base/gettext.h"
#include "base/text.h"

static void add(json_t *changes, const char *what, const char *before, const char *after)
{
  if (strcmp(before, after) != 0)
    json_array_append_new(changes, json_pack("{s:s, s:s, s:s}", "what", what, "before", before, "after", after));
}

/* Numbers stand masked, as everywhere on paper (RULE prv-01). */
static void add_person(json_t *changes, const YcPersonForm *before, const YcPersonForm *after, gboolean applicant)
{
  g_autofree char *id_before = yc_mask_id(before->doc_number), *id_after = yc_mask_id(after->doc_number);
  g_autofree char *phone_before = yc_mask_phone(before->phone), *phone_after = yc_mask_phone(after->phone);
  add(changes, applicant ? _("申请人") : _("代办人"), before->name, after->name);
  if (strcmp(before->doc_number, after->doc_number) != 0) add(changes, _("证件号码"), id_before, id_after);
  if (strcmp(before->phone, after->phone) != 0) add(changes, _("电话"), phone_before, phone_after);
  add(changes, _("住址"), before->address, after->address);
}

json_t *yc_correct_changes(const YcIntake *before, const YcItem *old_item, const YcIntake *after, const YcItem *new_item)
{
  json_t *changes = json_array();
  add_person(changes, &before->applicant, &after->applicant, TRUE);
  if (before->represented || after->represented)
    add_person(changes, &before->representative, &after->representative, FALSE);
  add(changes, _("事项"), old_item->name, new_item->name);
  return changes;
}
