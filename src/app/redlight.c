/* redlight.c - see redlight.h. */
#include <config.h>
#include <string.h>
#include "app/private.h"
#include "app/redlight.h"
#include "app/supervising.h"

static YcRows *read_red(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_RED_ONE, "i", id);
  if (r == NULL) return NULL;
  if (yc_rows_count(r) > 0) return g_steal_pointer(&r);
  yc_refuse(error, _("没有这个红灯"));
  return NULL;
}

gint64 yc_redlight_by_number(YcApp *app, const char *number, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_RED_BY_NUMBER, "t", number);
  gint64 id = r ? yc_rows_first(r, "id", 0) : 0;
  if (r != NULL && id == 0) yc_refuse(error, _("没有红灯 %s:编号要写全,如 红A〔2026〕0001号"), number);
  return id;
}

/* --- who ---------------------------------------------------------------------------------------------------- */

static gboolean is_mine(YcApp *app, const YcRows *red)
{
  gint64 staff = yc_rows_int(red, 0, "staff"), me = yc_app_me(app)->id;
  return staff != 0 ? staff == me : yc_rows_int(red, 0, "holder") == me;
}

static gboolean may_answer(YcApp *app, const YcRows *red, GError **error)
{
  if (*yc_rows_str(red, 0, "appeal") != '\0')
    return yc_refuse(error, _("%s 已经申诉过,不能再说明或申诉"), yc_rows_str(red, 0, "number"));
  return is_mine(app, red) || yc_refuse(error, _("%s 的责任人是%s:由他本人说明或申诉"), yc_rows_str(red, 0, "number"),
                                        yc_rows_text(red, 0, "who") ? yc_rows_str(red, 0, "who") : _("现在办这件的人"));
}

static gboolean may_rule(YcApp *app, const YcRows *red, GError **error)
{
  if (!yc_staff_has_role(yc_app_me(app), "supervisor"))
    return yc_refuse(error, _("%s 不能裁申诉:由值班长来裁"), yc_app_me(app)->name);
  if (strcmp(yc_rows_str(red, 0, "appeal"), "filed") != 0)
    return yc_refuse(error, _("%s 没有等裁的申诉"), yc_rows_str(red, 0, "number"));
  return !is_mine(app, red) || yc_refuse(error, _("不能裁自己的申诉:请另一位值班长来裁"));
}

gint64 yc_redlight_waiting(YcApp *app, gint64 casefile, gboolean *rule, GError **error)
{
  g_autoptr(GPtrArray) list = yc_red_list(app, casefile, error);
  GError *why = NULL;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const YcRed *one = list->pdata[i];
    g_autoptr(YcRows) red = read_red(app, one->id, NULL);
    g_clear_error(&why);
    *rule = strcmp(one->appeal, "filed") == 0;
    if (red != NULL && (*rule ? may_rule(app, red, &why) : may_answer(app, red, &why))) return one->id;
  }
  if (why != NULL) g_propagate_error(error, why);
  else if (list != NULL) yc_refuse(error, _("这件办件没有红灯"));
  return 0;
}

/* --- the acts ----------------------------------------------------------------------------------------------- */

static json_t *red_facts(YcApp *app, const YcRows *red)
{
  return json_pack("{s:o, s:s, s:o}", "red", yc_json_ident(app, yc_rows_int(red, 0, "id")), "number",
                   yc_rows_str(red, 0, "number"), "day", yc_json_day(yc_app_today(app)));
}

static gboolean check_answer(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) red = read_red(app, id, error);
  return red != NULL && may_answer(app, red, error);
}

static gboolean check_rule(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) red = read_red(app, id, error);
  return red != NULL && may_rule(app, red, error);
}

static gboolean put(YcApp *app, gint64 id, const char *kind, YcSuperviseCheck check, const char *verdict, const char *text, const char *what,
                    const char *act, GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, what, error);
  g_autoptr(YcRows) red = clean ? read_red(app, id, error) : NULL;
  if (red == NULL) return FALSE;
  json_t *facts = red_facts(app, red);
  if (verdict != NULL) json_object_set_new(facts, "verdict", json_string(verdict));
  return yc_supervise_one(app, yc_rows_int(red, 0, "casefile"), kind, facts, json_pack("{s:s}", "text", clean), act, check,
                          id, error);
}

gboolean yc_redlight_answer(YcApp *app, gint64 red, const char *text, const char *act, GError **error)
{
  return put(app, red, "light.answer", check_answer, NULL, text, _("说明"), act, error);
}

gboolean yc_redlight_appeal(YcApp *app, gint64 red, const char *reason, const char *act, GError **error)
{
  return put(app, red, "light.appeal", check_answer, NULL, reason, _("申诉的理由"), act, error);
}

gboolean yc_redlight_rule(YcApp *app, gint64 red, gboolean upheld, const char *reason, const char *act, GError **error)
{
  return put(app, red, "light.rule", check_rule, upheld ? "upheld" : "dismissed", reason, _("裁决的理由"), act, error);
}
