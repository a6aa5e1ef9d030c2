/* slip.c - see slip.h.  Papers speak Chinese, whatever the language of the screens. */
#include <config.h>
#include <string.h>
#include "app/inquiry.h"
#include "app/paper_source.h"
#include "app/slip.h"
#include "base/text.h"

/* A sheet with the hall's own lines, and who is asked: who sits here. */
static YcPaperData *sheet_new(YcApp *app, YcPaperKind kind)
{
  YcPaperData *data = yc_app_loose_data(app, kind);
  const YcStaff *me = yc_app_me(app);
  int hour, minute;
  yc_time_clock(yc_app_now(app), &hour, &minute);
  yc_paper_put(&data->time, g_strdup_printf("%02d:%02d", hour, minute));
  yc_paper_copy(&data->clerk, me->name);
  yc_paper_copy(&data->contact, me->name);
  yc_paper_copy(&data->contact_window, yc_app_window_name(app));
  if (*me->phone != '\0') yc_paper_copy(&data->contact_phone, me->phone);
  return data;
}

/* --- what to bring ---------------------------------------------------------------------------------------- */

static const YcQuestion *question_of(const YcItem *item, const char *id)
{
  for (guint i = 0; id != NULL && i < item->questions->len; i++) {
    const YcQuestion *question = item->questions->pdata[i];
    if (strcmp(question->id, id) == 0) return question;
  }
  return NULL;
}

/* RULE acc-01: what the government holds itself is looked up, where it can be. */
static void put_material(const YcItem *item, const YcMaterial *m, YcPaperData *data)
{
  const YcQuestion *question = question_of(item, m->question);
  g_autofree char *only = question ? g_strdup_printf("%s是的才要%s", question->text, *m->look ? ";" : "") : g_strdup("");
  g_autofree char *look = g_strconcat(only, m->look, NULL);
  YcPaperItem *wanted = yc_paper_add(data->items, m->name, look, m->where, m->form == YC_FORM_COPY ? 0 : m->copies,
                                     m->form == YC_FORM_ORIGINAL ? 0 : m->copies, FALSE);
  if (strcmp(m->source, "government") == 0) wanted->instead = g_strdup("能联网查到的,查到了就不用交");
}

static void put_item(YcApp *app, const YcItem *item, YcPaperData *data)
{
  yc_paper_copy(&data->item, item->name);
  for (guint i = 0; i < item->materials->len; i++) put_material(item, item->materials->pdata[i], data);
  yc_paper_copy(&data->to, item->forward     ? "中心和各村代办点代收,转给管的单位"
                           : item->delegated ? "全镇任何村代办点,或中心任一窗口"
                                             : "中心任一窗口");
  yc_paper_put(&data->promised, yc_paper_limit(&item->promised));
  yc_paper_put(&data->decided_by, yc_app_decider(app, item, "", FALSE));
  yc_paper_copy(&data->fee, strcmp(item->fee, "0") == 0 ? "不收费" : item->fee);
  yc_paper_put(&data->basis, yc_paper_first_clause(item->legal_basis));
}

gboolean yc_slip_guide(YcApp *app, const char *code, const char *question, const char *reply, int width, char **warning,
                       GError **error)
{
  const YcItem *item = *code != '\0' ? yc_app_item(app, code, YC_DAY_NONE, error) : NULL;
  if (item == NULL && *code != '\0') return FALSE;
  if (item == NULL && *reply == '\0') return yc_refuse(error, _("没有可印的:先选一个事项或一条常答,或写怎么答的"));
  g_autoptr(YcPaperData) data = sheet_new(app, YC_PAPER_GUIDE);
  if (item != NULL) put_item(app, item, data);
  yc_paper_copy(&data->question, question);
  yc_paper_copy(&data->said, reply);
  return yc_app_loose_print(app, data, width, warning, error);
}

/* --- an inquiry ------------------------------------------------------------------------------------------- */

static gboolean print_asked(YcApp *app, const YcInquiry *inquiry, int width, char **warning, GError **error)
{
  g_autoptr(YcPaperData) data = sheet_new(app, YC_PAPER_ASKED);
  yc_paper_copy(&data->short_number, inquiry->number);
  yc_paper_copy(&data->question, inquiry->text);
  yc_paper_copy(&data->to_person, *inquiry->owner_name ? inquiry->owner_name : inquiry->first_name);
  yc_paper_copy(&data->to_phone, *inquiry->owner_phone ? inquiry->owner_phone : data->contact_phone);
  yc_paper_copy(&data->contact, inquiry->first_name);
  if (*inquiry->first_phone) yc_paper_copy(&data->contact_phone, inquiry->first_phone);
  data->due = inquiry->due;
  data->provisional = inquiry->due != YC_DAY_NONE && yc_calendar_provisional(yc_app_calendar(app), inquiry->day, inquiry->due);
  return yc_app_loose_print(app, data, width, warning, error);
}

gboolean yc_slip_inquiry(YcApp *app, gint64 id, int width, char **warning, GError **error)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  if (inquiry == NULL) return FALSE;
  if (*inquiry->reply != '\0') return yc_slip_guide(app, inquiry->item, inquiry->text, inquiry->reply, width, warning, error);
  if (inquiry->ended != YC_DAY_NONE) return yc_refuse(error, _("%s 已经了结:没有要印的"), inquiry->number);
  return print_asked(app, inquiry, width, warning, error);
}

/* --- the day's calls -------------------------------------------------------------------------------------- */

static void put_call(const YcInquiry *call, YcPaperData *data)
{
  int hour, minute;
  gboolean open = call->ended == YC_DAY_NONE;
  g_autofree char *phone = yc_mask_phone(call->phone);
  yc_time_clock(call->at, &hour, &minute);
  g_autofree char *who = g_strdup_printf("%s%s%s", *call->name ? call->name : "未留名", *phone ? " " : "", phone);
  g_autofree char *when = g_strdup_printf("%02d:%02d %s", hour, minute, open && *call->owner_name ? call->owner_name : call->first_name);
  yc_paper_add_matter(data, call->text, who, call->number, when, yc_inquiry_state_word(call), open ? call->due : YC_DAY_NONE);
}

gboolean yc_slip_calls(YcApp *app, YcDay day, int width, char **warning, GError **error)
{
  g_autoptr(GPtrArray) calls = yc_inquiry_days(app, day, day, "phone", error);
  if (calls == NULL) return FALSE;
  g_autoptr(YcPaperData) data = sheet_new(app, YC_PAPER_CALLS);
  yc_paper_take(&(YcPaperSource){ .app = app }, &data->contact_phone, "hall.phone");
  data->day = day;
  for (guint i = 0; i < calls->len; i++) put_call(calls->pdata[i], data);
  return yc_app_loose_print(app, data, width, warning, error);
}
