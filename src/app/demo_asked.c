/* demo_asked.c - what is asked in the demonstration: its standing answers, and how often they were. */
#include <config.h>
#include "app/demo_watch.h"
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/private.h"

enum { MOST = 12 };   /* how often the first of them was asked; each one after it less often */

static const YcStaff *find_supervisor(const GPtrArray *staff)
{
  for (guint i = 0; i < staff->len; i++)
    if (yc_staff_has_role(staff->pdata[i], "supervisor")) return staff->pdata[i];
  return NULL;
}

/* In the last hour of the last day: nobody's name, one more for each. */
static gboolean count_some(YcApp *app, GError **error)
{
  g_autoptr(GPtrArray) answers = yc_answer_list(app, error);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    for (guint n = i; n < MOST; n += 2) {
      const YcAnswer *answer = answers->pdata[i];
      g_autoptr(YcAsking) asking = yc_asking_new();
      YcAsked asked;
      if (answer->over) break;
      asking->outcome = YC_ASKING_COUNT;
      asking->answer = answer->id;
      if (!yc_inquiry_add(app, asking, &asked, error)) return FALSE;
    }
  return answers != NULL;
}

gboolean yc_demo_asked(YcApp *app, const GPtrArray *staff, YcTime end, const char *file, GPtrArray *faults, GError **error)
{
  guint n;
  const YcStaff *supervisor = find_supervisor(staff);
  if (supervisor == NULL) return TRUE;
  yc_app_pretend(app, supervisor, NULL, end);
  return yc_answer_import(app, file, faults, &n, error) && count_some(app, error);
}
