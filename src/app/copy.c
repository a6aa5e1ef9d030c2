/* copy.c - see copy.h. */
#include <config.h>
#include <string.h>
#include "app/copy.h"
#include "app/intake.h"
#include "app/outside.h"
#include "app/people.h"
#include "app/private.h"
#include "base/text.h"

#define RECORD_LINES 500
#define REASON_MAX 200

/* --- the look (RULE prv-02) ------------------------------------------------------------------------------- */

gboolean yc_copy_asks(YcApp *app, gint64 casefile)
{
  char today[YC_DAY_TEXT];
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_LOOK_FREE, "iit", casefile, yc_app_me(app)->id,
                                 yc_day_format(yc_app_today(app), today));
  return r == NULL || yc_rows_first(r, "free", 0) == 0;
}

/* It changes no state of the case: an event without a version. */
static gboolean record_look(YcApp *app, gint64 casefile, const char *reason, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_post_for(app, casefile), *clean = yc_clean(reason ? reason : "", -1, REASON_MAX, NULL);
  if (*clean == '\0' && yc_copy_asks(app, casefile))
    return yc_refuse(error, _("这件不是你接待、也不在你手上:看完整信息请写明事由"));
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &ident);
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  YcOnCase on = { casefile, 0, 0 };
  json_t *body = *clean ? json_pack("{s:s}", "reason", clean) : NULL;
  return yc_writer_append(writer, "case.look", json_pack("{s:s}", "what", "copy"), body, &on, error) != 0 &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* --- what the lines are made from ------------------------------------------------------------------------- */

typedef struct {
  YcApp *app;
  gint64 id;
  YcRows *cf, *visit, *record, *papers, *clocks, *materials;
  const YcItem *item;
  YcPersonRow *person, *other;   /* other: who came for the applicant, NULL: nobody */
  GPtrArray *lines;
} Sheet;

static void sheet_clear(Sheet *s)
{
  YcRows *rows[] = { s->cf, s->visit, s->record, s->papers, s->clocks, s->materials };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) yc_rows_free(rows[i]);
  yc_person_row_free(s->person);
  yc_person_row_free(s->other);
  if (s->lines != NULL) g_ptr_array_unref(s->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sheet, sheet_clear)

static gboolean sheet_read(Sheet *s, GError **error)
{
  YcStore *store = yc_app_store(s->app);
  g_autofree char *ident = yc_event_ident(store, s->id);
  s->cf = yc_query(store, error, YC_Q_CASEFILE, "i", s->id);
  if (s->cf == NULL) return FALSE;
  if (yc_rows_count(s->cf) == 0) return yc_refuse(error, _("没有这件办件"));
  s->visit = yc_query(store, error, YC_Q_VISIT, "i", yc_rows_int(s->cf, 0, "visit"));
  s->record = s->visit ? yc_query(store, error, YC_Q_CASE_RECORD, "ti", ident, (gint64)RECORD_LINES) : NULL;
  s->papers = s->record ? yc_query(store, error, YC_Q_CASE_PAPERS, "i", s->id) : NULL;
  s->clocks = s->papers ? yc_query(store, error, YC_Q_CASE_CLOCKS, "i", s->id) : NULL;
  s->materials = s->clocks ? yc_query(store, error, YC_Q_CASE_MATERIALS, "i", s->id) : NULL;
  if (s->materials == NULL) return FALSE;
  s->item = yc_app_item_version(s->app, yc_rows_str(s->cf, 0, "item"), (int)yc_rows_int(s->cf, 0, "version"), error);
  s->person = yc_person_read(s->app, yc_rows_int(s->cf, 0, "person"));
  gint64 other = yc_rows_first(s->visit, "representative", 0);
  s->other = other != 0 ? yc_person_read(s->app, other) : NULL;
  if (s->item == NULL) return FALSE;
  return s->person != NULL || yc_refuse(error, _("这件办件的申请人读不出来:请用 yichuang verify 核对办件库"));
}

/* --- lines ------------------------------------------------------------------------------------------------ */

static void line_free(gpointer data)
{
  YcCopyLine *line = data;
  g_free(line->label);
  g_free(line->value);
  g_free(line);
}

static void put(Sheet *s, const char *label, const char *value)
{
  if (value == NULL || *value == '\0') return;
  YcCopyLine *line = g_new0(YcCopyLine, 1);
  line->key = s->lines->len + 1;
  line->label = g_strdup(label);
  line->value = g_strdup(value);
  g_ptr_array_add(s->lines, line);
}

/* YYYYMMDDThhmmss */
static void put_time(Sheet *s, const char *label, YcTime at)
{
  int year, month, day, hour, minute;
  yc_day_split(yc_time_day(at), &year, &month, &day);
  yc_time_clock(at, &hour, &minute);
  g_autofree char *text = g_strdup_printf("%04d%02d%02dT%02d%02d%02d", year, month, day, hour, minute,
                                          (int)(at / YC_SECOND % 60));
  put(s, label, text);
}

/* A day as its last second: until then it is kept. */
static void put_day_end(Sheet *s, const char *label, YcDay day)
{
  if (day != YC_DAY_NONE) put_time(s, label, yc_time_new(day, 23, 59, 59));
}

static void put_number(Sheet *s, const char *label, int n)
{
  g_autofree char *text = g_strdup_printf("%d", n);
  put(s, label, text);
}

/* The codes of GA/T 2000.156; a kind of document that it does not name for certain is told by its word alone. */
static const char *document_code(const YcPersonRow *person)
{
  static const struct { const char *kind, *code; } kinds[] = {
    { "resident", N_("111 居民身份证") }, { "permit", N_("港澳台居民居住证") },
    { "foreign", N_("553 外国人永久居留身份证") }, { "uscc", N_("统一社会信用代码") }, { "other", N_("990 其他证件") },
  };
  for (guint i = 0; i < G_N_ELEMENTS(kinds) && *person->doc_number != '\0'; i++)
    if (strcmp(kinds[i].kind, person->doc_kind) == 0) return _(kinds[i].code);
  return "";
}

/* County, town and village before what stands in the person's row: what another system wants to read. */
static char *whole_address(Sheet *s)
{
  g_autofree char *text = g_strdup(s->person->address), *code = g_strdup(s->person->place);
  for (int level = 0; level < 3 && *code != '\0'; level++) {
    g_autoptr(YcRows) place = yc_query(yc_app_store(s->app), NULL, YC_Q_PLACE, "t", code);
    if (place == NULL || yc_rows_count(place) == 0) break;
    char *longer = g_strconcat(yc_rows_str(place, 0, "name"), text, NULL);
    g_free(text);
    text = longer;
    g_free(code);
    code = g_strdup(yc_rows_str(place, 0, "parent"));
  }
  return g_steal_pointer(&text);
}

/* Of the newest such event. */
static YcTime time_of(const Sheet *s, const char *const *kinds)
{
  for (guint i = 0; i < yc_rows_count(s->record); i++)
    if (g_strv_contains(kinds, yc_rows_str(s->record, i, "kind"))) return yc_rows_int(s->record, i, "happened_at");
  return YC_TIME_NONE;
}

/* 申请 (T5) */
static void put_application(Sheet *s)
{
  /* RULE acc-05: what was done at the window stands there as done at once, whatever the item. */
  gboolean onspot = yc_outcome_parse(yc_rows_str(s->cf, 0, "outcome")) == YC_OUTCOME_ONSPOT ||
                    s->item->handling == YC_HANDLING_ONSPOT;
  put(s, _("办件编号"), yc_rows_str(s->cf, 0, "number"));
  put(s, _("事项编码"), s->item->code);
  put(s, _("事项名称"), s->item->name);
  put(s, _("办件类型"), onspot ? _("1 即办件") : _("2 承诺件"));
  put(s, _("申请者名称"), s->person->name);
  put(s, _("证件类型"), document_code(s->person));
  put(s, _("证件号码"), s->person->doc_number);
  const YcPersonRow *contact = s->other ? s->other : s->person;
  put(s, s->other ? _("代理人姓名") : _("联系人姓名"), contact->name);
  if (s->other != NULL) {
    put(s, _("代理人证件类型"), document_code(contact));
    put(s, _("代理人证件号码"), contact->doc_number);
  }
  const char *notify = yc_rows_str(s->cf, 0, "notify");
  put(s, _("联系人手机"), strcmp(notify, "applicant") == 0 ? s->person->phone : contact->phone);
  g_autofree char *address = whole_address(s);
  put(s, _("地址"), address);
  put(s, _("法定代表人"), s->person->legal);
}

/* How the application came: the codes of 办理形式. */
static const char *source_code(const char *channel)
{
  static const struct { const char *channel, *code; } sources[] = {
    { "window", N_("1 窗口") }, { "village", N_("1 窗口(村点)") }, { "visit", N_("9 其他(上门)") },
    { "phone", N_("9 其他(电话)") },
  };
  for (guint i = 0; i < G_N_ELEMENTS(sources); i++)
    if (strcmp(sources[i].channel, channel) == 0) return _(sources[i].code);
  return "";
}

static void put_source(Sheet *s)
{
  static const char *const opening[] = { "case.receive", "case.tell", "case.refer", NULL };
  const char *node = yc_event_node(yc_app_store(s->app));
  g_autofree char *division = g_strndup(node, strlen(node) - 1);
  if (yc_rows_count(s->visit) > 0) put(s, _("申报来源"), source_code(yc_rows_str(s->visit, 0, "channel")));
  YcTime at = time_of(s, opening);
  if (at != YC_TIME_NONE) put_time(s, _("申请时间"), at);
  put(s, _("区划"), division);
}

/* The newest paper that says the case was accepted; replaced and void ones do not count. */
static const char *acceptance_number(const Sheet *s)
{
  static const char *const kinds[] = { "acceptance", "tolerant", "onspot", NULL };
  const char *number = "";
  for (guint i = 0; i < yc_rows_count(s->papers); i++) {
    json_t *facts = json_loads(yc_rows_str(s->papers, i, "facts"), 0, NULL);
    const char *kind = json_string_value(json_object_get(facts, "paper"));
    if (kind != NULL && g_strv_contains(kinds, kind) && strcmp(yc_rows_str(s->papers, i, "state"), "valid") == 0)
      number = yc_rows_str(s->papers, i, "number");
    json_decref(facts);
  }
  return number;
}

static YcDay promised_day(const Sheet *s)
{
  for (guint i = 0; i < yc_rows_count(s->clocks); i++)
    if (strcmp(yc_rows_str(s->clocks, i, "kind"), "promise") == 0) return yc_rows_day(s->clocks, i, "due");
  return YC_DAY_NONE;
}

/* 受理 (T6) */
static void put_acceptance(Sheet *s)
{
  static const char *const accepting[] = { "case.accept", "case.onspot", NULL };
  YcTime at = time_of(s, accepting);
  if (at == YC_TIME_NONE || yc_rows_day(s->cf, 0, "accepted") == YC_DAY_NONE) return;
  put(s, _("受理单位"), yc_app_hall(s->app));
  put(s, _("受理人员"), yc_rows_str(s->cf, 0, "clerk_name"));
  put_time(s, _("受理时间"), at);
  put(s, _("受理文书编号"), acceptance_number(s));
  put_day_end(s, _("承诺办结时间"), promised_day(s));
}

static void put_material(Sheet *s, guint i)
{
  int n = (int)yc_rows_int(s->materials, i, "n"), original = (int)yc_rows_int(s->materials, i, "original"),
      copies = (int)yc_rows_int(s->materials, i, "copies");
  const YcMaterial *material = yc_item_material(s->item, n);
  gboolean have = yc_tick_parse(yc_rows_str(s->materials, i, "state")) == YC_TICK_HAVE;
  if (material == NULL) return;
  g_autofree char *name = g_strdup_printf(_("材料%d名称"), n), *taken = g_strdup_printf(_("材料%d是否收取"), n),
                  *how = g_strdup_printf(_("材料%d收取方式"), n), *count = g_strdup_printf(_("材料%d数量"), n),
                  *when = g_strdup_printf(_("材料%d收取时间"), n);
  put(s, name, material->name);
  put(s, taken, have ? _("是") : _("否"));
  if (!have) return;
  gboolean returned = yc_rows_int(s->materials, i, "returned") != 0;
  put(s, how, original > 0 && copies > 0 ? (returned ? _("纸质(原件核验退还,收复印件)") : _("纸质(原件、复印件)"))
              : original > 0             ? (returned ? _("纸质(原件核验退还)") : _("纸质(原件)"))
                                         : _("纸质(复印件)"));
  put_number(s, count, returned && copies > 0 ? copies : original + copies);
  put_time(s, when, yc_rows_int(s->materials, i, "at"));
}

GPtrArray *yc_copy_case(YcApp *app, gint64 casefile, const char *reason, GError **error)
{
  g_auto(Sheet) s = { .app = app, .id = casefile };
  if (!sheet_read(&s, error) || !record_look(app, casefile, reason, error)) return NULL;
  s.lines = g_ptr_array_new_with_free_func(line_free);
  put_application(&s);
  put_source(&s);
  put_acceptance(&s);
  for (guint i = 0; i < yc_rows_count(s.materials); i++) put_material(&s, i);
  return g_steal_pointer(&s.lines);
}
