/* accept_paint.c - how acceptance looks: chunks of text flow into rows, the checklist takes what height is left. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept_flow.h"

enum { ROOMY = 60 };   /* columns that have room for who sits where */

void yc_form_title(YcApp *app, gboolean kept, int columns, GString *right)
{
  char day[YC_DAY_TEXT];
  int hour, minute;
  if (kept)
    g_string_append(right, _("草稿已存"));
  if (columns < ROOMY)
    return;
  yc_time_clock(yc_app_now(app), &hour, &minute);
  g_string_append_printf(right, "%s%s %s  %s %02d:%02d", kept ? "   " : "", yc_app_window_name(app), yc_app_me(app)->name,
                         yc_day_format(yc_app_today(app), day) + strlen("2026-"), hour, minute);
}

enum { LABEL_X = 2, FIELD_X = 10, SECOND_X = 22, LIMITS_X = 37, LEAST_LIST = 3, USUAL_LIST = 8, PICKER = 9, ASKED = 16 };   /* ASKED: of the first rule, before what was asked */

/* ── chunks ── */

static void chunk_clear(gpointer data)
{
  g_free(((YcChunk *)data)->text);
}

void yc_flow_begin(YcFlow *page, const YcAccept *form, int columns)
{
  *page = (YcFlow) { .form = form, .columns = columns, .row = -1, .focus_row = -1 };
  page->chunks = g_array_new(FALSE, FALSE, sizeof(YcChunk));
  g_array_set_clear_func(page->chunks, chunk_clear);
}

void yc_flow_clear(YcFlow *page)
{
  g_array_unref(page->chunks);
}

static void add(YcFlow *page, YcChunk chunk)
{
  chunk.row = page->row;
  g_array_append_val(page->chunks, chunk);
}

void yc_flow_row(YcFlow *page, const char *label)
{
  page->row++;
  page->x = FIELD_X;
  page->begun = FALSE;
  if (*label)
    add(page, (YcChunk) { .x = LABEL_X, .width = FIELD_X - LABEL_X, .text = g_strdup(label) });
}

void yc_flow_rule(YcFlow *page, const char *word, const char *right)
{
  page->row++;
  add(page, (YcChunk) { .kind = YC_CHUNK_RULE, .width = page->columns, .text = g_strdup(word) });
  int width = yc_width(right);
  if (width)
    add(page, (YcChunk) { .x = page->columns - width, .width = width, .text = g_strdup(right) });
}

static gboolean fits(const YcFlow *page, int gap, int width)
{
  return page->x + gap + width <= page->columns;
}

void yc_flow_text(YcFlow *page, int gap, int width, const char *text, YcInk ink)
{
  width = MAX(width, yc_width(text));
  if (page->begun && !fits(page, gap, width))
    yc_flow_row(page, "");
  else if (page->begun)
    page->x += gap;
  page->begun = TRUE;
  add(page, (YcChunk) { .x = page->x, .width = MIN(width, MAX(page->columns - page->x, 1)), .text = g_strdup(text), .ink = ink });
  page->x += width;
}

static void text_if_fits(YcFlow *page, int gap, const char *text)
{
  if (*text && fits(page, gap, yc_width(text)))
    yc_flow_text(page, gap, 0, text, YC_INK_PLAIN);
}

/* As much of it as the row has room for. */
static void text_clipped(YcFlow *page, int gap, const char *text)
{
  enum { LEAST = 24 };
  int room = page->columns - page->x - (page->begun ? gap : 0);
  g_autofree char *shown = yc_clip(text, MAX(room, 0));
  if (*text && room >= LEAST)
    yc_flow_text(page, gap, 0, shown, YC_INK_PLAIN);
}

/* The field itself: being typed into, chosen from, or only read. */
void yc_flow_field(YcFlow *page, int gap, int width, YcSpot spot)
{
  YcSpot here = yc_accept_spot(page->form);
  gboolean focus = here.id == spot.id && here.n == spot.n;
  g_autofree char *text = yc_field_text(page->form, spot);
  yc_flow_text(page, gap, width, focus && page->form->edit ? "" : text, focus ? YC_INK_REVERSE : YC_INK_PLAIN);
  if (!focus)
    return;
  YcChunk *last = &g_array_index(page->chunks, YcChunk, page->chunks->len - 1);
  page->focus_row = page->row;
  last->kind = page->form->edit ? YC_CHUNK_EDIT : YC_CHUNK_TEXT;
}

void yc_flow_labelled(YcFlow *page, int width, YcSpot spot)
{
  const char *label = yc_field_label(spot);
  g_autofree char *text = yc_field_text(page->form, spot);
  gboolean typed = yc_spot_is(page->form, spot.id, spot.n) && page->form->edit;
  int together = yc_width(label) + 1 + (typed ? width : MAX(width, yc_width(text)));
  if (page->begun && !fits(page, 2, together))
    yc_flow_row(page, "");
  yc_flow_text(page, 2, 0, label, YC_INK_PLAIN);
  yc_flow_field(page, 1, width, spot);
}

/* ── who ── */

static gboolean in_details(const YcAccept *form, guint n)
{
  YcSpot spot = yc_accept_spot(form);
  return spot.n == n && spot.id >= YC_FIELD_DOC && spot.id <= YC_FIELD_ADDRESS;
}

static char *age_text(const YcAccept *form, const YcPersonForm *person)
{
  const char *sex = *person->sex == 'f' ? _("女") : *person->sex == 'm' ? _("男") : "";
  YcDay birth = yc_day_parse(person->birth);
  if (yc_person_is_organisation(person))
    return g_strdup(_("单位"));
  if (birth == YC_DAY_NONE)
    return g_strdup(sex);
  return g_strdup_printf(_("%s %d岁"), sex, yc_day_age(birth, yc_app_today(form->app)));
}

static void details(YcFlow *page, guint n)
{
  YcDay birth = yc_day_parse(yc_accept_person(page->form, n)->birth);
  g_autofree char *age = birth == YC_DAY_NONE ? g_strdup("")
                                              : g_strdup_printf(_("%d岁"), yc_day_age(birth, yc_app_today(page->form->app)));
  yc_flow_row(page, yc_field_label((YcSpot) { YC_FIELD_DOC, n }));
  yc_flow_field(page, 0, 20, (YcSpot) { YC_FIELD_DOC, n });
  yc_flow_labelled(page, 6, (YcSpot) { YC_FIELD_KIND, n });
  if (yc_person_is_organisation(yc_accept_person(page->form, n)))
    yc_flow_labelled(page, 12, (YcSpot) { YC_FIELD_LEGAL, n });
  else {
    yc_flow_labelled(page, 3, (YcSpot) { YC_FIELD_SEX, n });
    yc_flow_labelled(page, 11, (YcSpot) { YC_FIELD_BIRTH, n });
    text_if_fits(page, 1, age);
  }
  yc_flow_row(page, yc_field_label((YcSpot) { YC_FIELD_PHONE, n }));
  yc_flow_field(page, 0, 20, (YcSpot) { YC_FIELD_PHONE, n });
  yc_flow_labelled(page, 12, (YcSpot) { YC_FIELD_PLACE, n });
  yc_flow_labelled(page, MAX(page->columns - page->x - 8, 20), (YcSpot) { YC_FIELD_ADDRESS, n });
}

/* Without what the picker or the details say. */
static void person_line(YcFlow *page, guint n)
{
  const YcAccept *form = page->form;
  const YcPersonForm *person = yc_accept_person(form, n);
  g_autofree char *age = age_text(form, person), *id = yc_mask_document(person->doc_kind, person->doc_number);
  g_autofree char *phone = yc_mask_phone(person->phone);
  g_autofree char *kind = yc_field_text(form, (YcSpot) { YC_FIELD_KIND, n });
  g_autofree char *document = *id ? g_strdup_printf("%s %s", kind, id) : g_strdup("");
  gboolean inside = g_str_has_prefix(person->address, form->places[n]);
  g_autofree char *home = g_strconcat(inside ? "" : form->places[n], person->address, NULL);
  g_autofree char *legal = *person->legal ? g_strdup_printf(_("法定代表人 %s"), person->legal) : g_strdup("");
  const char *const parts[] = { person->birth, document, legal, home, phone };
  yc_flow_text(page, 2, 7, age, YC_INK_PLAIN);
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    if (*parts[i])
      text_if_fits(page, 2, parts[i]);
}

static void applicant(YcFlow *page)
{
  YcSpot name = { YC_FIELD_NAME, 0 };
  const YcAccept *form = page->form;
  enum { REST = 58, CODE = 40 };   /* of an organisation the name says more than the rest */
  gboolean typing = yc_spot_is(form, YC_FIELD_NAME, 0);
  yc_flow_row(page, yc_field_label(name));
  if (typing && !form->intake->applicant.id) {
    yc_flow_field(page, 0, MIN(40, page->columns - FIELD_X - 1), name);
    return;
  }
  int beside = in_details(form, 0) ? 2 : yc_person_is_organisation(&form->intake->applicant) ? CODE : REST;
  g_autofree char *text = yc_clip(form->intake->applicant.name, MAX(page->columns - FIELD_X - beside, 10));
  if (typing)
    yc_flow_field(page, 0, 10, name);
  else
    yc_flow_text(page, 0, 10, text, YC_INK_BOLD);
  if (in_details(form, 0))
    details(page, 0);
  else
    person_line(page, 0);
}

/* What is rarely set shows only then, and while the cursor is in it. */
static void rare(YcFlow *page, YcFieldId id, guint n, gboolean shown)
{
  if (shown || yc_spot_is(page->form, id, n))
    yc_flow_labelled(page, 0, (YcSpot) { id, n });
}

/* What follows who came: on whose authority, who is called, how it was applied for. */
static void circumstances(YcFlow *page)
{
  const YcAccept *form = page->form;
  const YcIntake *intake = form->intake;
  YcSpot notify = { YC_FIELD_NOTIFY, 1 };
  gboolean organisation = yc_person_is_organisation(&intake->applicant);
  if (intake->represented && !yc_intake_legal_came(intake))
    yc_flow_labelled(page, 2, (YcSpot) { YC_FIELD_AUTHORISED, 1 });
  if (intake->represented) {
    g_autofree char *who = yc_field_text(form, notify);
    int width = yc_width(yc_field_label(notify)) + 1 + yc_width(who);
    rare(page, YC_FIELD_NOTIFY, 1, *intake->notify || fits(page, 2, width));
  }
  rare(page, YC_FIELD_ORAL, 0, !organisation || intake->oral);
  rare(page, YC_FIELD_FINGERPRINT, 0, intake->fingerprint);
  rare(page, YC_FIELD_RELATIVE, 0, intake->relative);
}

static void representative(YcFlow *page)
{
  const YcAccept *form = page->form;
  const YcIntake *intake = form->intake;
  YcSpot name = { YC_FIELD_NAME, 1 };
  yc_flow_row(page, yc_field_label(name));
  if (yc_spot_is(form, YC_FIELD_NAME, 1)) {
    yc_flow_field(page, 0, MIN(40, page->columns - FIELD_X - 1), name);
    return;
  }
  gboolean himself = !intake->represented && *intake->applicant.name && !yc_person_is_organisation(&intake->applicant);
  const char *who = intake->represented ? intake->representative.name : himself ? _("本人") : "";
  g_autofree char *clipped = yc_clip(who, 16);
  const char *number = intake->represented || himself ? yc_accept_person(form, intake->represented ? 1 : 0)->phone : "";
  g_autofree char *phone = yc_mask_phone(number);
  yc_flow_text(page, 0, 0, clipped, intake->represented ? YC_INK_BOLD : YC_INK_PLAIN);
  if (in_details(form, 1)) {
    details(page, 1);
    return;
  }
  if (intake->represented)
    yc_flow_field(page, 1, yc_spot_is(form, YC_FIELD_RELATION, 1) ? 10 : 0, (YcSpot) { YC_FIELD_RELATION, 1 });
  page->x = MAX(page->x, SECOND_X - 3);
  yc_flow_text(page, 3, 11, phone, YC_INK_PLAIN);
  circumstances(page);
}

/* Behind the history where that leaves room for a name, else in a row of its own. */
static void suggestions(YcFlow *page)
{
  enum { NAMES = 26 };
  const char *text = page->form->suggestions;
  if (!*text)
    return;
  if (page->begun && !fits(page, 3, MIN(yc_width(text), NAMES)))
    yc_flow_row(page, "");
  text_clipped(page, 3, text);
}

/* RULE time-16: when it happened, and why it is entered only now. */
static void late_entry(YcFlow *page)
{
  enum { NUMBER = 22, MOMENT = 17, CAUSE = 10 };
  yc_flow_row(page, yc_field_label((YcSpot) { YC_FIELD_BLANK, 0 }));
  yc_flow_field(page, 0, NUMBER, (YcSpot) { YC_FIELD_BLANK, 0 });
  yc_flow_labelled(page, MOMENT, (YcSpot) { YC_FIELD_LATE_AT, 0 });
  yc_flow_labelled(page, CAUSE, (YcSpot) { YC_FIELD_LATE_CAUSE, 0 });
}

static void who(YcFlow *page)
{
  const YcAccept *form = page->form;
  if (*form->intake->late_cause)
    late_entry(page);
  g_autofree char *asked = yc_clip(form->asked ? form->asked : "", MAX(page->columns - ASKED, 0));
  yc_flow_rule(page, _("来人"), asked);
  applicant(page);
  representative(page);
  yc_flow_row(page, _("提示"));
  if (form->duplicate)
    yc_flow_text(page, 0, 0, form->duplicate, YC_INK_BOLD);
  if (form->intake->relative)
    yc_flow_text(page, 3, 0, form->item && form->item->relative_visit ? _("经办人亲属:决定由别人作,上级也入户")
                                                                     : _("经办人亲属:决定由别人作"), YC_INK_BOLD);
  text_clipped(page, 3, form->history);
  suggestions(page);
}

/* ── what ── */

static char *limit_text(const YcLimit *limit)
{
  static const char *const units[] = {
    [YC_UNIT_WORKING] = NC_("short", "工作日"), [YC_UNIT_CALENDAR] = NC_("short", "自然日"),
    [YC_UNIT_HOUR] = NC_("short", "小时"), [YC_UNIT_MONTH] = NC_("short", "个月"), [YC_UNIT_YEAR] = NC_("short", "年")
  };
  return limit->n > 0 ? g_strdup_printf("%d%s", limit->n, C_("short", units[limit->unit])) : yc_say_limit(limit);
}

/* "承诺28 法定30工作日", or each with its own unit. */
static char *limits_text(const YcItem *item)
{
  g_autofree char *promised = limit_text(&item->promised), *statutory = limit_text(&item->statutory);
  if (item->handling == YC_HANDLING_ONSPOT)
    return g_strdup(_("即办件"));
  if (!*promised && !*statutory)
    return g_strdup("");
  if (!*promised || !*statutory)
    return g_strdup_printf(C_("limit", "%s%s"), *promised ? _("承诺") : _("法定"), *promised ? promised : statutory);
  if (item->promised.unit == item->statutory.unit && item->promised.n > 0)
    return g_strdup_printf(_("承诺%d 法定%s"), item->promised.n, statutory);
  return g_strdup_printf(_("承诺%s 法定%s"), promised, statutory);
}

static void item_facts(YcFlow *page, const YcItem *item)
{
  g_autofree char *limits = limits_text(item);
  g_autofree char *fee = g_strdup_printf(" · %s", strcmp(item->fee, "0") == 0 ? _("不收费") : item->fee);
  g_autofree char *decider = g_strdup_printf(_(" · %s决定"), page->form->decider);
  int x = page->columns < 100 ? LIMITS_X : LIMITS_X + 16;
  int room = x - FIELD_X - 2;
  yc_flow_text(page, 0, room, yc_width(item->name) <= room ? item->name : item->short_name, YC_INK_PLAIN);
  yc_flow_text(page, 2, 0, limits, YC_INK_PLAIN);
  text_if_fits(page, 0, fee);
  if (*page->form->decider)
    text_if_fits(page, 0, decider);
}

static void question(YcFlow *page, const YcItem *item, guint n)
{
  const YcQuestion *question = g_ptr_array_index(item->questions, n);
  YcSpot spot = { YC_FIELD_ANSWER, n };
  g_autofree char *text = yc_field_text(page->form, spot);
  gboolean asked = question->from == YC_ASK;
  int width = yc_width(question->text) + 1 + yc_width(text) + (asked ? 0 : yc_width(_("(自动)")));
  if (page->begun && !fits(page, 2, width))
    yc_flow_row(page, "");
  yc_flow_text(page, 2, 0, question->text, YC_INK_PLAIN);
  yc_flow_field(page, 1, 0, spot);
  if (!asked)
    yc_flow_text(page, 0, 0, _("(自动)"), YC_INK_PLAIN);
}

static void what(YcFlow *page)
{
  const YcAccept *form = page->form;
  const YcItem *item = form->item;
  YcSpot spot = { YC_FIELD_ITEM, 0 };
  yc_flow_rule(page, _("事项"), "");
  if (yc_spot_is(form, YC_FIELD_ITEM, 0)) {
    yc_flow_row(page, yc_field_label(spot));
    yc_flow_field(page, 0, MIN(27, page->columns - FIELD_X - 1), spot);
  } else {
    yc_flow_row(page, item ? item->code : yc_field_label(spot));
    if (item)
      item_facts(page, item);
  }
  yc_flow_row(page, item && item->questions->len ? _("要问") : "");
  for (guint i = 0; item && i < item->questions->len; i++)
    question(page, item, i);
  if (item && item->household)
    yc_flow_labelled(page, 0, (YcSpot) { YC_FIELD_HOUSEHOLD, 0 });
}

/* Who brings them, and what is missing for it. */
static void bringer(YcFlow *page)
{
  const YcAccept *form = page->form;
  const YcIntake *intake = form->intake;
  YcSpot came = { YC_FIELD_CAME, 0 };
  gboolean same = !*intake->came;
  g_autofree char *phone = yc_mask_phone(intake->representative.phone);
  yc_flow_row(page, yc_field_label(came));
  yc_flow_field(page, 0, 0, came);
  yc_flow_text(page, 1, 0, same ? intake->relation : "", YC_INK_PLAIN);
  yc_flow_text(page, 3, 0, same ? phone : "", YC_INK_PLAIN);
  if (same && !yc_spot_is(form, YC_FIELD_CAME, 0))
    text_if_fits(page, 3, _("今天是本人来的:PgUp 到这里改"));
  if (!form->unauthorised)
    return;
  yc_flow_row(page, "");
  yc_flow_text(page, 0, 0, form->unauthorised, YC_INK_BOLD);
}

/* Papers supplied later: the case is settled, only who and what it is. */
static void whose(YcFlow *page)
{
  const YcAccept *form = page->form;
  const YcItem *item = form->item;
  yc_flow_rule(page, _("来人"), "");
  applicant(page);
  if (yc_accept_asks_who(form))
    bringer(page);
  else if (form->intake->represented)
    representative(page);
  yc_flow_rule(page, _("事项"), "");
  yc_flow_row(page, item ? item->code : "");
  if (item)
    item_facts(page, item);
}

/* ── the whole ── */

void yc_flow_head(YcFlow *page)
{
  if (page->form->casefile)
    whose(page);
  else {
    who(page);
    what(page);
  }
}

static int list_rows(const YcAccept *form, int room)
{
  int n = (int)form->intake->ticks->len;
  return room < LEAST_LIST ? MIN(n, LEAST_LIST) : MIN(MAX(n, USUAL_LIST), room);
}

static void paint_chunks(const YcFlow *page, YcArea area, int from)
{
  for (guint i = 0; i < page->chunks->len; i++) {
    const YcChunk *chunk = &g_array_index(page->chunks, YcChunk, i);
    int row = from + chunk->row, y = area.y + row;
    if (row < 0 || row >= area.rows)
      continue;
    if (chunk->kind == YC_CHUNK_RULE)
      yc_put_rule(y, chunk->x, chunk->width, chunk->text);
    else if (chunk->kind == YC_CHUNK_EDIT)
      yc_put_edit(y, chunk->x, chunk->width, page->form->edit, TRUE);
    else
      yc_put(y, chunk->x, chunk->width, chunk->text, chunk->ink);
  }
}

/* Where the cursor is, in rows of the whole form. */
static int focus_row(const YcFlow *head, const YcFlow *tail, int list, int rows)
{
  const YcAccept *form = head->form;
  if (yc_accept_tick(form))
    return list + 1 + (int)yc_accept_spot(form).n - yc_flow_list_first(form, rows);
  return head->focus_row >= 0 ? head->focus_row : list + 1 + rows + MAX(tail->focus_row, 0);
}

static void paint_picker(const YcAccept *form, YcArea area, int row)
{
  int rows = yc_picker_rows(form->picker, MIN(area.rows - row, PICKER));
  YcArea under = { area.y + row, area.x + LABEL_X, rows, area.columns - LABEL_X };
  if (rows < 2)
    return;
  yc_put_blank((YcArea) { under.y, area.x, rows, area.columns });
  yc_picker_paint(form->picker, under);
}

void yc_accept_paint(YcScreen *screen, YcArea area)
{
  YcAccept *form = (YcAccept *)screen;
  YcFlow head, tail;
  yc_flow_begin(&head, form, area.columns);
  yc_flow_begin(&tail, form, area.columns);
  yc_flow_head(&head);
  yc_flow_tail(&tail);
  int list = head.row + 1, rows = list_rows(form, area.rows - list - 1 - (tail.row + 1));
  int focus = focus_row(&head, &tail, list, rows);
  int wanted = focus + (form->picker ? yc_picker_rows(form->picker, PICKER) : 1);
  int all = MAX(list + 1 + rows + tail.row + 1, wanted + 1);   /* what is found has room below the last row too */
  int shift = CLAMP(wanted - area.rows + 1, 0, MAX(MIN(all - area.rows, focus), 0));
  paint_chunks(&head, area, -shift);
  yc_flow_list(form, area, list - shift, rows);
  paint_chunks(&tail, area, list + 1 + rows - shift);
  if (form->picker)
    paint_picker(form, area, focus - shift + 1);
  yc_flow_clear(&head);
  yc_flow_clear(&tail);
}
