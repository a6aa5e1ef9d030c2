/* show.c - see show.h. */
#include <config.h>
#include <stdio.h>
#include "app/say.h"
#include "base/text.h"
#include "cli/rows.h"
#include "cli/show.h"

/* --- for programs ------------------------------------------------------------------------------------------ */

static const char *day_text(YcDay day, char text[YC_DAY_TEXT])
{
  return day == YC_DAY_NONE ? NULL : yc_day_format(day, text);
}

static void set_day(json_t *object, const char *name, YcDay day)
{
  char text[YC_DAY_TEXT];
  json_object_set_new(object, name, day == YC_DAY_NONE ? json_null() : json_string(day_text(day, text)));
}

static void set_light(json_t *object, const YcLight *light)
{
  gboolean lit = light->colour != YC_LIGHT_NONE;
  json_object_set_new(object, "light", json_string(yc_light_code(light->colour)));
  json_object_set_new(object, "days", lit ? json_integer(light->days) : json_null());
}

/* Local time, as it is typed elsewhere. */
static char *moment(YcTime time, char between)
{
  int hour, minute;
  char day[YC_DAY_TEXT];
  yc_time_clock(time, &hour, &minute);
  return g_strdup_printf("%s%c%02d:%02d", yc_day_format(yc_time_day(time), day), between, hour, minute);
}

static json_t *clock_object(gconstpointer data)
{
  const YcClockLine *line = data;
  json_t *object = json_pack("{s:s, s:s*}", "kind", line->kind, "label", line->label);
  set_day(object, "due", line->due);
  set_light(object, &line->light);
  json_object_set_new(object, "provisional", json_boolean(line->provisional));
  json_object_set_new(object, "frozen", line->frozen ? json_string(line->frozen) : json_null());
  return object;
}

static json_t *step_object(gconstpointer data)
{
  const YcRouteRow *step = data;
  json_t *object = json_pack("{s:i, s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:b}", "n", step->n, "stage",
                             step->stage, "role", yc_role_code(step->role), "name", step->name, "office", step->office_short,
                             "office_code", step->office, "post", step->post, "who", step->who, "giver", step->giver, "kind",
                             yc_item_step_code(step->kind), "state", yc_leg_code(step->state), "outside", step->outside, "waits",
                             step->waits);
  json_object_set_new(object, "giver_name", json_string(step->giver_name));
  json_object_set_new(object, "days", json_integer(step->days));
  json_object_set_new(object, "unit", json_string(yc_unit_code(step->unit)));
  set_day(object, "began", step->began);
  set_day(object, "received", step->received);
  set_day(object, "due", step->due);
  set_day(object, "finished", step->finished);
  json_object_set_new(object, "result", json_string(step->result));
  json_object_set_new(object, "text", json_string(step->text));
  return object;
}

/* One that the store has no word for (a store changed by somebody else) has none here. */
static const char *tick_code(const YcMaterialLine *line)
{
  return line->state == YC_N_TICKS ? "" : yc_tick_code(line->state);
}

static json_t *material_object(gconstpointer data)
{
  const YcMaterialLine *line = data;
  return json_pack("{s:i, s:s*, s:s, s:i, s:i, s:b, s:s*, s:s*}", "n", line->n, "name", line->name, "state",
                   tick_code(line), "original", line->original, "copies", line->copies, "returned",
                   (int)line->returned, "note", line->note, "at", *line->at ? line->at : NULL);
}

static json_t *member_object(gconstpointer data)
{
  const YcMember *member = data;
  g_autofree char *number = yc_mask_id(member->doc_number);
  return json_pack("{s:s*, s:s*, s:s*, s:s*}", "relation", member->relation, "name", member->name, "doc_number", number,
                   "birth", member->birth);
}

static json_t *paper_object(gconstpointer data)
{
  const YcPaperLine *line = data;
  json_t *object = json_pack("{s:I, s:s*, s:s*, s:s*, s:i, s:s*}", "id", (json_int_t)line->id, "kind", line->kind,
                             "title", line->title, "number", line->number, "prints", line->prints,
                             "clerk", line->clerk);
  set_day(object, "day", line->day);
  return object;
}

static json_t *record_object(gconstpointer data)
{
  const YcRecordLine *line = data;
  g_autofree char *at = moment(line->at, 'T');
  return json_pack("{s:s, s:s*, s:s*, s:b}", "at", at, "who", line->who, "text", line->text, "late", (int)line->late);
}

static json_t *outside_object(gconstpointer data)
{
  const YcOutsideLine *line = data;
  return json_pack("{s:s, s:s, s:o}", "system", line->system, "name", line->name, "number",
                   *line->number ? json_string(line->number) : json_null());
}

static void set_list(json_t *object, const char *name, const GPtrArray *lines, json_t *(*make)(gconstpointer line))
{
  json_t *array = json_array();
  for (guint i = 0; lines != NULL && i < lines->len; i++) json_array_append_new(array, make(lines->pdata[i]));
  json_object_set_new(object, name, array);
}

static json_t *document(const YcCaseView *view)
{
  const YcCaseRow *row = view->row;
  json_t *object = json_pack("{s:s*, s:s*, s:s*, s:s*, s:s, s:s*, s:s*, s:s*, s:s*, s:s*, s:s*}", "number",
                             view->number_long, "short", row->number, "item", view->item, "item_name",
                             view->item_name, "state", yc_state_code(row->state), "reason", view->reason, "applicant",
                             row->applicant, "person", view->person_line, "representative", view->representative_line,
                             "answerable", view->answerable, "agent", view->agent);
  const YcAnswers *who = view->answers;
  json_object_set_new(object, "answers", json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "name", who->name, "phone", who->phone, "post",
                                                   who->post, "office", who->office, "why", yc_answers_code(who->why), "how",
                                                   yc_stands_code(who->how), "for", who->for_whom));
  json_object_set_new(object, "at", json_string(row->at));
  set_day(object, "due", row->due);
  set_light(object, &row->light);
  json_object_set_new(object, "provisional", json_boolean(row->provisional));
  json_object_set_new(object, "trips", json_integer(view->trips));
  set_list(object, "clocks", view->clocks, clock_object);
  json_object_set_new(object, "moves", json_string(view->moves_text));
  set_list(object, "steps", view->steps, step_object);
  json_object_set_new(object, "kept", json_string(view->keeps));
  json_object_set_new(object, "notify", json_string(view->notify_line));
  json_object_set_new(object, "oral", json_boolean(view->oral));
  json_object_set_new(object, "fingerprint", json_boolean(view->fingerprint));
  json_object_set_new(object, "relative", json_boolean(view->relative));
  set_list(object, "household", view->household, member_object);
  set_list(object, "materials", view->materials, material_object);
  set_list(object, "papers", view->papers, paper_object);
  set_list(object, "outside", view->outside, outside_object);
  set_list(object, "record", view->record, record_object);
  return object;
}

/* --- for people -------------------------------------------------------------------------------------------- */

static const char *or_empty(const char *text)
{
  return text ? text : "";
}

static void put_line(const char *text)
{
  if (text != NULL && *text != '\0') printf("  %s\n", text);
}

static void put_head(const YcCaseView *view)
{
  const YcCaseRow *row = view->row;
  g_autofree char *light = row->light.colour == YC_LIGHT_NONE ? NULL : yc_say_light(&row->light, FALSE);
  printf("%s  %s  %s  %s  %s\n", row->number, view->item_name, row->applicant, or_empty(view->state_text),
         or_empty(light));
  put_line(view->number_long);
  put_line(view->person_line);
  put_line(view->representative_line);
  put_line(view->point);
  put_line(view->keeps);
  put_line(view->notify_line);
  if (view->oral) put_line(_("口头申请,工作人员代填"));
  if (view->fingerprint) put_line(_("按指印"));
  if (view->relative) put_line(view->upper_visits ? _("经办人亲属,上级也入户") : _("经办人亲属"));
  put_line(view->outcome_text);
  put_line(view->reason);
  put_line(view->moves_text);
  if (view->answerable != NULL && *view->answerable != '\0') printf(_("  责任人 %s\n"), view->answerable);
  for (guint i = 0; i < view->clocks->len; i++) {
    const YcClockLine *line = view->clocks->pdata[i];
    if (line->frozen != NULL) {
      printf(_("  %s  停着,剩%s\n"), line->label, line->frozen);
      continue;
    }
    g_autofree char *due = yc_say_day_medium(line->due);
    g_autofree char *left = line->light.colour == YC_LIGHT_NONE ? NULL : yc_say_light(&line->light, FALSE);
    printf("  %s  %s  %s%s\n", line->label, due, or_empty(left), line->provisional ? _(" 暂定") : "");
  }
}

static void put_outside(const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    const YcOutsideLine *line = lines->pdata[i];
    printf("  %s  %s\n", line->name, *line->number ? line->number : _("还没录入"));
  }
}

static const YcOutColumn step_columns[] = {
  { NULL, N_("环节"), YC_OUT_TEXT }, { NULL, N_("单位"), YC_OUT_TEXT }, { NULL, N_("经手"), YC_OUT_TEXT },
  { NULL, N_("开始"), YC_OUT_TEXT }, { NULL, N_("应完成"), YC_OUT_TEXT }, { NULL, N_("完成"), YC_OUT_TEXT },
};

static void put_steps(const GPtrArray *steps)
{
  if (steps->len == 0) return;
  putchar('\n');
  g_autoptr(YcOut) out = yc_out_new(YC_FORMAT_TABLE, step_columns, G_N_ELEMENTS(step_columns));
  for (guint i = 0; i < steps->len; i++) {
    const YcRouteRow *step = steps->pdata[i];
    char began[YC_DAY_TEXT], due[YC_DAY_TEXT], finished[YC_DAY_TEXT];
    yc_out_row(out, (const char *[G_N_ELEMENTS(step_columns)]){
      step->name, step->office_short, *step->who ? step->who : step->office_short, day_text(step->began, began), day_text(step->due, due),
      day_text(step->finished, finished) });
  }
}

static const YcOutColumn material_columns[] = {
  { NULL, N_("材料"), YC_OUT_TEXT }, { NULL, N_("情况"), YC_OUT_TEXT }, { NULL, N_("收退"), YC_OUT_TEXT },
  { NULL, N_("说明"), YC_OUT_TEXT },
};

/* "原1 复1 原件已退": what became of a paper that is here (RULE acc-11). */
static char *say_pieces(const YcMaterialLine *line)
{
  g_autoptr(GString) text = g_string_new(NULL);
  if (line->state != YC_TICK_HAVE) return g_strdup("");
  if (line->original > 0) g_string_append_printf(text, _("原%d"), line->original);
  if (line->copies > 0) g_string_append_printf(text, "%s%s%d", text->len ? " " : "", _("复"), line->copies);
  const char *kept = yc_say_kept(line->original, line->copies, line->returned);
  if (*kept) g_string_append_printf(text, " %s", kept);
  return g_strdup(text->str);
}


static void put_materials(const GPtrArray *materials)
{
  static const char *const ticks[] = {
    [YC_TICK_MISSING] = N_("缺"), [YC_TICK_HAVE] = N_("齐"), [YC_TICK_WRONG] = N_("误")
  };
  if (materials->len == 0) return;
  putchar('\n');
  g_autoptr(YcOut) out = yc_out_new(YC_FORMAT_TABLE, material_columns, G_N_ELEMENTS(material_columns));
  for (guint i = 0; i < materials->len; i++) {
    const YcMaterialLine *line = materials->pdata[i];
    const char *state = line->state == YC_N_TICKS ? "" : _(ticks[line->state]);
    g_autofree char *pieces = say_pieces(line);
    yc_out_row(out, (const char *[G_N_ELEMENTS(material_columns)]){ line->name, state, pieces, line->note });
  }
}

static const YcOutColumn member_columns[] = {
  { NULL, N_("家里人"), YC_OUT_TEXT }, { NULL, N_("关系"), YC_OUT_TEXT }, { NULL, N_("证件号"), YC_OUT_TEXT },
  { NULL, N_("出生"), YC_OUT_TEXT },
};

static void put_household(const GPtrArray *household)
{
  if (household->len == 0) return;
  putchar('\n');
  g_autoptr(YcOut) out = yc_out_new(YC_FORMAT_TABLE, member_columns, G_N_ELEMENTS(member_columns));
  for (guint i = 0; i < household->len; i++) {
    const YcMember *member = household->pdata[i];
    g_autofree char *number = yc_mask_id(member->doc_number);
    yc_out_row(out, (const char *[G_N_ELEMENTS(member_columns)]){ member->name, member->relation, number, member->birth });
  }
}

static const YcOutColumn paper_columns[] = {
  { NULL, N_("文书"), YC_OUT_TEXT }, { NULL, N_("文号"), YC_OUT_TEXT }, { NULL, N_("日期"), YC_OUT_TEXT },
};

static void put_papers(const GPtrArray *papers)
{
  if (papers->len == 0) return;
  putchar('\n');
  g_autoptr(YcOut) out = yc_out_new(YC_FORMAT_TABLE, paper_columns, G_N_ELEMENTS(paper_columns));
  for (guint i = 0; i < papers->len; i++) {
    const YcPaperLine *line = papers->pdata[i];
    char day[YC_DAY_TEXT];
    yc_out_row(out, (const char *[G_N_ELEMENTS(paper_columns)]){
      line->title, line->number, day_text(line->day, day) });
  }
}

static void put_record(const GPtrArray *record)
{
  putchar('\n');
  for (guint i = 0; i < record->len; i++) {
    const YcRecordLine *line = record->pdata[i];
    g_autofree char *at = moment(line->at, ' ');
    g_autofree char *late = line->late && *line->cause ? g_strdup_printf(_(" 补录:%s"), line->cause)
                                                       : g_strdup(line->late ? _(" 补录") : "");
    printf("%s  %s  %s%s\n", at, or_empty(line->who), line->text, late);
  }
}

void yc_cli_show(const YcCli *cli, const YcCaseView *view)
{
  if (cli->format != YC_FORMAT_TABLE) {
    json_t *object = document(view);
    json_object_set_new(object, "occasion", yc_cli_occasion(cli->app, view->row->id));
    json_object_set_new(object, "notices", yc_cli_notices(cli->app, view->row->id));
    yc_out_document(cli->format, object);
    json_decref(object);
    return;
  }
  put_head(view);
  put_outside(view->outside);
  put_steps(view->steps);
  put_household(view->household);
  put_materials(view->materials);
  put_papers(view->papers);
  put_record(view->record);
}
