/* knowledge_say.c - what is read aloud: an item's guide, a standing answer, what was answered before.  See knowledge.h. */
#include <config.h>
#include <string.h>
#include "app/knowledge.h"
#include "app/private.h"
#include "app/say.h"

/* --- what to bring ---------------------------------------------------------------------------------------- */

static void add_material(GString *line, const YcMaterial *material, gboolean first)
{
  g_string_append_printf(line, "%s%s", first ? "" : _("、"), material->name);
}

static void bring_always(GString *line, const YcItem *item)
{
  guint n = 0;
  for (guint i = 0; i < item->materials->len; i++) {
    const YcMaterial *material = item->materials->pdata[i];
    if (material->question == NULL) add_material(line, material, n++ == 0);
  }
  if (n == 0) g_string_append(line, _("不用带材料"));
}

/* "由他人代办的再带 委托书、代办人身份证" */
static void bring_when(GString *line, const YcItem *item)
{
  for (guint q = 0; q < item->questions->len; q++) {
    const YcQuestion *question = item->questions->pdata[q];
    guint n = 0;
    for (guint i = 0; i < item->materials->len; i++) {
      const YcMaterial *material = item->materials->pdata[i];
      if (g_strcmp0(material->question, question->id) != 0) continue;
      if (n == 0) g_string_append_printf(line, _(";%s是的再带 "), question->text);
      add_material(line, material, n++ == 0);
    }
  }
}

static char *say_bring(const YcItem *item)
{
  GString *line = g_string_new(NULL);
  g_string_append_printf(line, _("%s:带 "), item->short_name);
  bring_always(line, item);
  bring_when(line, item);
  g_string_append(line, _("。"));
  return g_string_free(line, FALSE);
}

/* --- where, how long -------------------------------------------------------------------------------------- */

static void add_sums(GString *line, const YcItem *item)
{
  static const char *const pers[YC_N_PERS] = { "", N_("一次"), N_("每月"), N_("每年") };
  for (guint i = 0; i < item->sums->len; i++) {
    const YcSum *sum = item->sums->pdata[i];
    const char *per = sum->per == YC_PER_NONE ? "" : gettext(pers[sum->per]);
    g_string_append_printf(line, "%s%s %s", i ? _("、") : "", sum->text, per);
    g_string_append_printf(line, sum->fen % 100 ? _("%d.%02d元") : _("%d元"), (int)(sum->fen / 100), (int)(sum->fen % 100));
  }
  if (item->sums->len > 0) g_string_append(line, _("。"));
}

static char *say_where(YcApp *app, const YcItem *item)
{
  GString *line = g_string_new(NULL);
  g_autofree char *limit = yc_say_limit(&item->promised);
  if (item->forward) g_string_append_printf(line, _("%s和各村代办点代收,转给管的单位办"), yc_app_hall_short(app));
  else if (item->delegated) g_string_append(line, _("全镇任何村代办点或中心任一窗口都能交"));
  else g_string_append(line, _("到中心任一窗口办"));
  if (item->handling == YC_HANDLING_ONSPOT) g_string_append(line, _(",当场办完"));
  else if (item->promised.n > 0) g_string_append_printf(line, _(",%s内办完"), limit);
  if (*item->fee != '\0') g_string_append_printf(line, _(",%s"), item->fee);
  g_string_append(line, _("。"));
  add_sums(line, item);
  return g_string_free(line, FALSE);
}

/* --- who sees to it --------------------------------------------------------------------------------------- */

/* The office of the first step of a kind; NULL where there is none.  Free with yc_office_row_free(). */
static YcOfficeRow *office_of(YcApp *app, const YcItem *item, YcStepKind kind)
{
  for (guint i = 0; i < item->steps->len; i++) {
    const YcStep *step = item->steps->pdata[i];
    if (step->kind == kind) return yc_app_office(app, step->office);
  }
  return NULL;
}

static void add_office(GString *line, const YcOfficeRow *office, const char *what)
{
  if (office == NULL || *office->phone == '\0') return;
  g_string_append_printf(line, ";%s%s %s", office->name, what, office->phone);
}

static char *say_who(YcApp *app, const YcItem *item)
{
  GString *line = g_string_new(NULL);
  const YcStaff *me = yc_app_me(app);
  g_autofree char *phone = yc_app_setting(app, "hall.phone", "");
  YcOfficeRow *works = office_of(app, item, YC_STEP_WORK), *decides = office_of(app, item, YC_STEP_DECIDE);
  gboolean one = works != NULL && decides != NULL && strcmp(works->code, decides->code) == 0;
  g_string_append_printf(line, _("管这事的:%s %s"), me->name, *me->phone != '\0' ? me->phone : phone);
  if (!one) add_office(line, works, "");
  add_office(line, decides, one ? "" : _("(只管审定)"));
  g_string_append(line, _("。"));
  if (works != NULL) yc_office_row_free(works);
  if (decides != NULL) yc_office_row_free(decides);
  return g_string_free(line, FALSE);
}

char **yc_knowledge_guide(YcApp *app, const char *code)
{
  const YcItem *item = *code != '\0' ? yc_app_item(app, code, YC_DAY_NONE, NULL) : NULL;
  GPtrArray *lines = g_ptr_array_new();
  if (item != NULL) {
    g_ptr_array_add(lines, say_bring(item));
    g_ptr_array_add(lines, say_where(app, item));
    g_ptr_array_add(lines, say_who(app, item));
  }
  g_ptr_array_add(lines, NULL);
  return (char **)g_ptr_array_free(lines, FALSE);
}

/* --- aloud ------------------------------------------------------------------------------------------------ */

char **yc_knowledge_aloud(YcApp *app, const YcKnown *known)
{
  if (known->kind == YC_KNOWN_ITEM) return yc_knowledge_guide(app, known->item);
  GPtrArray *lines = g_ptr_array_new();
  if (known->over) g_ptr_array_add(lines, g_strdup_printf(_("这条不能照着念:%s。请先问清楚再答。"), known->note));
  else g_ptr_array_add(lines, g_strdup(known->reply));
  g_ptr_array_add(lines, NULL);
  return (char **)g_ptr_array_free(lines, FALSE);
}

char *yc_knowledge_reply(YcApp *app, const char *item, gint64 id)
{
  g_autoptr(YcAnswer) answer = id != 0 ? yc_answer_read(app, id, NULL) : NULL;
  if (answer != NULL) return answer->over ? NULL : g_strdup(answer->text);
  g_auto(GStrv) lines = yc_knowledge_guide(app, item);
  return lines[0] != NULL ? g_strjoinv("", lines) : NULL;
}
