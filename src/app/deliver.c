/* deliver.c - see deliver.h; how it stands and the lists are in deliver_state.c, the words in deliver_say.c. */
#include <config.h>
#include <string.h>
#include "app/act.h"
#include "app/agency.h"
#include "app/authority.h"
#include "app/commit.h"
#include "app/delivering.h"
#include "app/issue.h"
#include "app/onway.h"
#include "app/people.h"
#include "app/private.h"
#include "app/set_right.h"
#include "base/text.h"
#include "domain/remedy.h"

enum { TITLE_MAX = 60, NUMBER_MAX = 60, NAME_LONG = 30 };

YcDelivery yc_delivery_blank(void)
{
  return (YcDelivery){ .how = YC_DELIVER_WINDOW, .name = "", .by = "", .day = YC_DAY_NONE, .mail = "", .witness = "", .text = "",
                       .title = "", .number = "", .until = YC_DAY_NONE };
}

/* --- what is wrong with it -------------------------------------------------------------------------------- */

typedef struct {
  YcOnWay *c;
  const YcDelivery *form;
  const YcRows *out;      /* YC_Q_CASE_DELIVERIES: the newest first */
  gboolean is_out, sends;
  YcDay day;
} Check;

static gboolean check_day(const Check *k, GError **error)
{
  YcDay decided = yc_rows_day(k->c->cf, 0, "decided");
  if (k->day > k->c->today) return yc_refuse(error, _("送达的日子还没到:写今天或以前的日子"));
  if (decided != YC_DAY_NONE && k->day < decided) return yc_refuse(error, _("送达的日子比作出决定还早"));
  if (!k->sends && k->is_out && k->day < yc_rows_day(k->out, 0, "day")) return yc_refuse(error, _("送达的日子比送出还早"));
  return TRUE;
}

/* An announcement counts when its days are over, and not before (民事诉讼法 第95条). */
static gboolean check_announced(const Check *k, GError **error)
{
  if (k->form->how != YC_DELIVER_PUBLIC || k->sends) return TRUE;
  if (!k->is_out || yc_rows_text(k->out, 0, "deemed") == NULL)
    return yc_refuse(error, _("公告送达要先张贴公告:先按公告送出,期满再登记送达"));
  YcDay deemed = yc_rows_day(k->out, 0, "deemed");
  char text[YC_DAY_TEXT];
  if (k->day >= deemed) return TRUE;
  return yc_refuse(error, _("公告还没有期满:%s 起才算送达"), yc_day_format(deemed, text));
}

/* Whoever refuses is visited at home: there it may be left, before a witness (民事诉讼法 第89条). */
static gboolean check_left(const Check *k, GError **error)
{
  const YcDelivery *form = k->form;
  gboolean left = form->how == YC_DELIVER_LEFT;
  if (left && k->sends) return yc_refuse(error, _("留置是当场留下:不用先送出,直接登记送达"));
  if (!left && form->sign == YC_SIGN_REFUSED)
    return yc_refuse(error, _("拒收不算送达:到他家里有见证人在场可以留置;没留下的登记「没送到」"));
  if (left && *form->text == '\0') return yc_refuse(error, _("留置送达要写明他为什么不收"));
  if (left && *form->witness == '\0') return yc_refuse(error, _("留置送达要写见证人是谁(村组干部等)"));
  return TRUE;
}

static gboolean minor(const Check *k, const char *name)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(k->c->app), NULL, YC_Q_CASE_HOUSEHOLD, "i", k->c->id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    YcDay birth = yc_rows_day(rows, i, "birth");
    if (strcmp(yc_rows_str(rows, i, "name"), name) == 0 && birth != YC_DAY_NONE && yc_day_age(birth, k->day) < 18) return TRUE;
  }
  return FALSE;
}

/* RULE agt-04: only with an authorisation that lasts and speaks of fetching the result. */
char *yc_delivering_unauthorised(YcApp *app, const YcRows *cf)
{
  gint64 id = yc_rows_int(cf, 0, "id");
  g_autoptr(YcRows) visit = yc_query(yc_app_store(app), NULL, YC_Q_VISIT, "i", yc_rows_int(cf, 0, "visit"));
  char *why = NULL;
  if (visit == NULL || yc_rows_first(visit, "representative", 0) == 0)
    return g_strdup(_("这件没有代办人:请交给本人或同住成年家属,或先出委托书"));
  return yc_authority_check(app, id, YC_SCOPE_FETCH, &why) == YC_AUTHORISED ? NULL : why;
}

/* An organisation has no household, a person no office that receives mail (民事诉讼法 第88条). */
static gboolean check_whose(const Check *k, GError **error)
{
  gboolean organisation = yc_delivering_organisation(k->c);
  if (organisation && k->form->takes == YC_TAKES_HOUSEHOLD)
    return yc_refuse(error, _("申请人是单位,没有同住家属:交给法定代表人、代办人或单位负责收件的人"));
  if (k->form->takes != YC_TAKES_DESK) return TRUE;
  if (!organisation) return yc_refuse(error, _("申请人是个人,没有单位收件人:交给本人、代办人或同住成年家属"));
  return *k->form->name != '\0' || yc_refuse(error, _("请写单位收件的人叫什么"));
}

static gboolean check_taker(const Check *k, GError **error)
{
  const YcDelivery *form = k->form;
  if (k->sends || form->how == YC_DELIVER_PUBLIC) return TRUE;
  g_autofree char *unauthorised = form->takes == YC_TAKES_REPRESENTATIVE ? yc_delivering_unauthorised(k->c->app, k->c->cf) : NULL;
  if (unauthorised != NULL) return yc_refuse(error, "%s", unauthorised);
  if (!check_whose(k, error)) return FALSE;
  if (form->takes == YC_TAKES_HOUSEHOLD && *form->name == '\0') return yc_refuse(error, _("请写收下的家属叫什么"));
  if (form->takes == YC_TAKES_HOUSEHOLD && minor(k, form->name))
    return yc_refuse(error, _("%s 还没满18岁:要交给同住的成年家属"), form->name);
  gboolean faces = form->how == YC_DELIVER_WINDOW || form->how == YC_DELIVER_HOME;
  return !faces || form->seen != YC_SEEN_NOTHING || yc_refuse(error, _("当面交的要看证件,或写明认识本人"));
}

static gboolean check_way(const Check *k, GError **error)
{
  const YcDelivery *form = k->form;
  if (k->sends && k->is_out) return yc_refuse(error, _("已经送出了,送达回证 %s 还没有回来"), yc_rows_str(k->out, 0, "paper"));
  if (k->sends && form->how == YC_DELIVER_WINDOW) return yc_refuse(error, _("窗口当面领的不用送出:直接登记送达"));
  gboolean numbered = form->how == YC_DELIVER_POST && (k->sends || !k->is_out);
  if (numbered && *form->mail == '\0') return yc_refuse(error, _("邮寄要写邮件号:查得到才算数"));
  if (k->sends && form->how == YC_DELIVER_PUBLIC && *form->text == '\0')
    return yc_refuse(error, _("公告送达要写贴在哪里,以及别的方式为什么送不到"));
  return TRUE;
}

/* The form with its texts as they are kept; `texts` owns them. */
static YcDelivery cleaned(const YcDelivery *form, GPtrArray *texts)
{
  YcDelivery clean = *form;
  const char **members[] = { &clean.name, &clean.by, &clean.mail, &clean.witness, &clean.text, &clean.title, &clean.number };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) *members[i] = yc_way_clean(texts, *members[i]);
  return clean;
}

/* A number with a place in the list of what lies here; TRUE for an empty list. */
static gboolean check_returned(const Check *k, GError **error)
{
  if (k->form->returned == NULL) return TRUE;
  g_autoptr(GPtrArray) kept = yc_delivering_kept(k->c);
  for (guint i = 0; i < k->form->returned->len; i++) {
    int n = g_array_index(k->form->returned, int, i);
    guint at = 0;
    while (at < kept->len && ((const YcMaterialKept *)kept->pdata[at])->n != n) at++;
    if (at == kept->len) return yc_refuse(error, _("第 %d 项材料没有留原件,不能退:请核对"), n);
  }
  return TRUE;
}

static gboolean too_long(const char *text, const char *what, int max, GError **error)
{
  return g_utf8_strlen(text, -1) <= max || yc_refuse(error, _("%s太长:最多 %d 个字"), what, max);
}

static gboolean check(YcOnWay *c, const YcDelivery *form, gboolean sends, const YcRows *out, GError **error)
{
  static gboolean (*const checks[])(const Check *, GError **) = { check_day,   check_way,     check_announced,
                                                                  check_left,  check_taker,   check_returned };
  Check k = { c, form, out, yc_delivering_is_out(out), sends, form->day == YC_DAY_NONE ? c->today : form->day };
  for (guint i = 0; i < G_N_ELEMENTS(checks); i++)
    if (!checks[i](&k, error)) return FALSE;
  if (form->until != YC_DAY_NONE && form->until < k.day) return yc_refuse(error, _("有效期已经过了:请核对日子"));
  return too_long(form->title, _("文书名称"), TITLE_MAX, error) && too_long(form->number, _("文书编号"), NUMBER_MAX, error) &&
         too_long(form->name, _("姓名"), NAME_LONG, error) && too_long(form->by, _("姓名"), NAME_LONG, error) &&
         too_long(form->witness, _("姓名"), NAME_LONG, error) && too_long(form->mail, _("邮件号"), NUMBER_MAX, error);
}

char *yc_deliver_fault(YcApp *app, gint64 casefile, const YcDelivery *delivery, gboolean sends)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  YcDelivery clean = cleaned(delivery, texts);
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  g_autoptr(YcRows) out = yc_query(yc_app_store(app), NULL, YC_Q_CASE_DELIVERIES, "i", casefile);
  if (out == NULL || !yc_onway_read(&c, YC_ACT_DELIVER, &error) || !check(&c, &clean, sends, out, &error))
    return g_strdup(error ? error->message : _("没有这件办件"));
  return NULL;
}

/* --- what is handed over ---------------------------------------------------------------------------------- */

static gboolean append_result(YcOnWay *c, const char *title, const char *number, YcDay until, YcDay sealed, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), error, YC_Q_CASE_RESULTS, "i", c->id);
  if (rows == NULL) return FALSE;
  json_t *facts = json_pack("{s:i, s:o, s:o}", "n", (int)yc_rows_count(rows) + 1, "until", yc_json_day(until), "sealed",
                            yc_json_day(sealed));
  return yc_case_event(c->app, c->writer, c->id, "case.result", facts, json_pack("{s:s, s:s}", "title", title, "number", number),
                       error);
}

/* What was typed becomes a result; where there is none yet, what the item promises is one. */
static gboolean put_results(YcOnWay *c, const YcDelivery *form, YcDay day, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), error, YC_Q_CASE_RESULTS, "i", c->id);
  if (rows == NULL) return FALSE;
  gboolean typed = *form->title != '\0' || *form->number != '\0';
  if (!typed && yc_rows_count(rows) > 0) return TRUE;
  g_autofree char *promised = yc_delivering_promised(c), *denial = yc_delivering_denial(c->app, c->id);
  return append_result(c, *form->title ? form->title : promised, *form->number ? form->number : denial, form->until, day, error);
}

static json_t *results_json(const YcOnWay *c)
{
  json_t *list = json_array();
  g_autoptr(YcRows) rows = yc_query(yc_app_store(c->app), NULL, YC_Q_CASE_RESULTS, "i", c->id);
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) json_array_append_new(list, json_integer(yc_rows_int(rows, i, "n")));
  return list;
}

static gboolean goes_back(const YcDelivery *form, json_t *sent, const YcMaterialKept *kept)
{
  size_t i;
  json_t *one;
  if (form->returned == NULL && sent == NULL) return kept->goes_back;
  for (guint k = 0; form->returned != NULL && k < form->returned->len; k++)
    if (g_array_index(form->returned, int, k) == kept->n) return TRUE;
  if (form->returned != NULL) return FALSE;
  json_array_foreach(sent, i, one) if (json_integer_value(one) == kept->n) return TRUE;
  return FALSE;
}

/* RULE acc-11: each original that lies here goes back or is filed.  `sent`: what left with the receipt; NULL. */
static void put_originals(const YcOnWay *c, const YcDelivery *form, json_t *sent, json_t *facts)
{
  json_t *returned = json_array(), *filed = json_array();
  g_autoptr(GPtrArray) kept = yc_delivering_kept(c);
  for (guint i = 0; i < kept->len; i++) {
    const YcMaterialKept *one = kept->pdata[i];
    json_array_append_new(goes_back(form, sent, one) ? returned : filed, json_integer(one->n));
  }
  json_object_set_new(facts, "returned", returned);
  json_object_set_new(facts, "filed", filed);
}

static const char *deliverer(YcOnWay *c, const YcDelivery *form)
{
  return *form->by ? form->by : yc_app_me(c->app)->name;
}

static gint64 issue_receipt(YcOnWay *c, YcDay day, GArray *papers, GError **error)
{
  YcIssue issue = { .kind = YC_PAPER_DELIVERY, .casefile = c->id, .day = day,
                    .received = yc_rows_day(c->cf, 0, "received"), .due = YC_DAY_NONE };
  gint64 id = yc_issue(c->app, c->writer, &issue, error);
  if (id != 0 && papers != NULL) g_array_append_val(papers, id);
  return id;
}

/* --- it leaves -------------------------------------------------------------------------------------------- */

static gboolean append_send(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  YcDelivery clean = cleaned(data, texts), *form = &clean;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  g_autoptr(YcRows) out = yc_query(yc_app_store(app), error, YC_Q_CASE_DELIVERIES, "i", casefile);
  if (out == NULL || !yc_onway_read(&c, YC_ACT_DELIVER, error) || !check(&c, form, TRUE, out, error)) return FALSE;
  YcDay day = form->day == YC_DAY_NONE ? c.today : form->day;
  g_autofree char *text = yc_way_words(form->text, error);
  if (text == NULL || !put_results(&c, form, day, error)) return FALSE;
  gboolean public = form->how == YC_DELIVER_PUBLIC;
  YcDay deemed = public ? day + MAX(yc_app_setting_int(app, "announce_days", 30), 1) : YC_DAY_NONE;
  g_autofree char *number = yc_issue_next(app, YC_PAPER_DELIVERY, c.today, NULL);
  json_t *facts = json_pack("{s:o, s:s, s:s, s:o, s:o, s:s}", "day", yc_json_day(day), "how", yc_deliver_code(form->how), "paper",
                            number, "deemed", yc_json_day(deemed), "results", results_json(&c), "step_short",
                            public ? N_("公告送达中") : N_("送达中"));
  put_originals(&c, form, NULL, facts);
  json_t *body = json_pack("{s:s, s:s, s:s}", "by", deliverer(&c, form), "mail", form->mail, "text", text);
  return yc_case_event(app, writer, casefile, "deliver.send", facts, body, error) && issue_receipt(&c, c.today, papers, error) != 0;
}

/* --- it is in the citizen's hands ------------------------------------------------------------------------- */

/* What left with the receipt that is out; new reference, NULL: nothing is out. */
static json_t *what_left(YcOnWay *c, const YcRows *out)
{
  if (!yc_delivering_is_out(out)) return NULL;
  g_autoptr(YcRows) row = yc_query(yc_app_store(c->app), NULL, YC_Q_EVENT, "i", yc_rows_int(out, 0, "id"));
  return row != NULL && yc_rows_count(row) > 0 ? json_loads(yc_rows_str(row, 0, "facts"), 0, NULL) : NULL;
}

static json_t *remedy_from(const YcOnWay *c, YcDay day)
{
  if (!yc_delivering_against(c->app, c->id)) return json_null();
  YcRemedy remedy = yc_remedy_days(yc_app_calendar(c->app), yc_remedy_of(c->item->type), day);
  return yc_remedy_json(&remedy);
}

/* Of an organisation its legal representative. */
static const char *taker_code(const YcOnWay *c, const YcDelivery *form)
{
  return form->takes == YC_TAKES_APPLICANT && yc_delivering_organisation(c) ? "legal" : yc_takes_code(form->takes);
}

/* The receipt comes back filled in. */
static gboolean sign_receipt(YcOnWay *c, const YcDelivery *form, gint64 paper, const char *number, YcDay day, GError **error)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(c->app), paper);
  gboolean left = form->how == YC_DELIVER_LEFT;
  json_t *facts = json_pack("{s:s, s:s, s:o, s:s, s:s, s:n}", "paper", ident, "number", number, "day", yc_json_day(day), "by",
                            taker_code(c, form), "how", yc_sign_code(left ? YC_SIGN_REFUSED : form->sign), "remedy");
  json_t *body = *form->witness ? json_pack("{s:s}", "witness", form->witness) : NULL;
  YcOnCase on = { c->id, 0, 0 };
  return yc_writer_append(c->writer, "paper.sign", facts, body, &on, error) != 0;
}

/* Who took it, by name: of the household as it was said, else as they stand in the case. */
static char *receiver(const YcOnWay *c, const YcDelivery *form)
{
  if (*form->name || form->how == YC_DELIVER_PUBLIC) return g_strdup(form->name);
  g_autoptr(YcRows) visit = yc_query(yc_app_store(c->app), NULL, YC_Q_VISIT, "i", yc_rows_int(c->cf, 0, "visit"));
  if (form->takes == YC_TAKES_REPRESENTATIVE && visit != NULL) return g_strdup(yc_rows_str(visit, 0, "rep_name"));
  YcPersonRow *person = yc_person_read(c->app, yc_rows_int(c->cf, 0, "person"));
  char *name = g_strdup(person == NULL ? "" : *person->legal ? person->legal : person->name);
  yc_person_row_free(person);
  return name;
}

static json_t *facts_of(YcOnWay *c, const YcDelivery *form, YcDay day, const char *number, json_t *left)
{
  json_t *facts = json_pack("{s:o, s:s, s:o, s:s, s:s, s:s, s:s, s:s, s:o, s:o}", "day", yc_json_day(day), "step_short", N_("办结"),
                            "ended", yc_onway_clocks(c), "how", yc_deliver_code(form->how), "takes", taker_code(c, form),
                            "seen", yc_seen_code(form->seen), "sign",
                            yc_sign_code(form->how == YC_DELIVER_LEFT ? YC_SIGN_REFUSED : form->sign), "paper", number, "results",
                            results_json(c), "remedy", remedy_from(c, day));
  put_originals(c, form, json_object_get(left, "returned"), facts);
  yc_onway_put_for(c, facts);
  return facts;
}

/* Somebody went there: it was brought home, or left there with a witness. */
static gboolean was_home(const YcDelivery *form, const YcRows *out)
{
  gboolean home = yc_delivering_is_out(out) && strcmp(yc_rows_str(out, 0, "how"), yc_deliver_code(YC_DELIVER_HOME)) == 0;
  return form->how == YC_DELIVER_HOME || (form->how == YC_DELIVER_LEFT && home);
}

static gboolean append_deliver(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
  YcDelivery clean = cleaned(data, texts), *form = &clean;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  g_autoptr(YcRows) out = yc_query(yc_app_store(app), error, YC_Q_CASE_DELIVERIES, "i", casefile);
  if (out == NULL || !yc_onway_read(&c, YC_ACT_DELIVER, error) || !yc_onway_may(&c, TRUE, _("送达"), error) ||
      !check(&c, form, FALSE, out, error))
    return FALSE;
  YcDay day = form->day == YC_DAY_NONE ? c.today : form->day;
  gboolean is_out = yc_delivering_is_out(out);
  g_autofree char *text = yc_way_words(form->text, error), *who = receiver(&c, form);
  if (text == NULL || !put_results(&c, form, day, error)) return FALSE;
  g_autofree char *number = is_out ? g_strdup(yc_rows_str(out, 0, "paper")) : yc_issue_next(app, YC_PAPER_DELIVERY, c.today, NULL);
  json_t *left = what_left(&c, out), *facts = facts_of(&c, form, day, number, left);
  json_decref(left);
  json_t *body = json_pack("{s:s, s:s, s:s, s:s, s:s}", "receiver", who, "by", deliverer(&c, form), "mail", form->mail, "witness",
                           form->witness, "text", text);
  if (!yc_case_event(app, writer, casefile, "case.deliver", facts, body, error)) return FALSE;
  if (was_home(form, out) && !yc_agency_been(app, writer, casefile, YC_TRIP_DELIVER, day, _("送到了"), error)) return FALSE;
  gint64 paper = is_out ? yc_rows_int(out, 0, "paper_id") : issue_receipt(&c, c.today, papers, error);
  return paper != 0 && sign_receipt(&c, form, paper, number, day, error);
}

/* --- it came back ----------------------------------------------------------------------------------------- */

typedef struct { YcBack why; const char *witness, *text; } Back;

static gboolean append_back(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const Back *back = data;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  g_autoptr(YcRows) out = yc_query(yc_app_store(app), error, YC_Q_CASE_DELIVERIES, "i", casefile);
  if (out == NULL || !yc_onway_read(&c, YC_ACT_DELIVER, error) || !yc_onway_may(&c, TRUE, _("送达"), error)) return FALSE;
  gboolean refused = back->why == YC_BACK_REFUSED;
  /* Who is offered it at the window may refuse as well; everything else comes back only when it was out. */
  if (!yc_delivering_is_out(out) && !refused) return yc_refuse(error, _("这件没有送出:只有送出去的才有送不到"));
  g_autofree char *text = yc_way_text(back->text, _("请写经过:他怎么说的,谁在场"), error);
  if (text == NULL) return FALSE;
  g_autofree char *witness = yc_clean(back->witness, -1, 0, NULL);
  if (refused && *witness == '\0') return yc_refuse(error, _("拒收的要写见证人是谁"));
  if (!too_long(witness, _("姓名"), NAME_LONG, error)) return FALSE;
  json_t *facts = json_pack("{s:o, s:s, s:s}", "day", yc_json_day(c.today), "why", yc_back_code(back->why), "step_short", N_("待领取"));
  yc_onway_put_for(&c, facts);
  gboolean home = yc_delivering_is_out(out) && strcmp(yc_rows_str(out, 0, "how"), yc_deliver_code(YC_DELIVER_HOME)) == 0;
  return yc_case_event(app, writer, casefile, "deliver.back", facts, json_pack("{s:s, s:s}", "witness", witness, "text", text),
                       error) &&
         (!home || yc_agency_been(app, writer, casefile, YC_TRIP_DELIVER, YC_DAY_NONE, text, error));
}

/* --- a result --------------------------------------------------------------------------------------------- */

typedef struct { const char *title, *number; YcDay until, sealed; } Result;

static gboolean append_new_result(YcApp *app, YcWriter *writer, gint64 casefile, gconstpointer data, GArray *papers, GError **error)
{
  (void)papers;
  const Result *said = data;
  g_autofree char *title = yc_clean(said->title, -1, 0, NULL), *number = yc_clean(said->number, -1, 0, NULL);
  const Result clean = { title, number, said->until, said->sealed }, *result = &clean;
  g_auto(YcOnWay) c = { .app = app, .writer = writer, .id = casefile };
  if (!yc_onway_read(&c, YC_ACT_DELIVER, error)) return FALSE;
  YcDay sealed = result->sealed == YC_DAY_NONE ? c.today : result->sealed;
  if (*result->title == '\0') return yc_refuse(error, _("请写结果文书或证照的名称"));
  if (sealed > c.today) return yc_refuse(error, _("盖章的日子还没到"));
  if (result->until != YC_DAY_NONE && result->until < sealed) return yc_refuse(error, _("有效期已经过了:请核对日子"));
  return too_long(result->title, _("文书名称"), TITLE_MAX, error) && too_long(result->number, _("文书编号"), NUMBER_MAX, error) &&
         append_result(&c, result->title, result->number, result->until, sealed, error);
}

/* --- as a person does it ---------------------------------------------------------------------------------- */

static const YcWay send_way = { "deliver.send", YC_ACT_DELIVER, FALSE, N_("送达"), append_send },
                   deliver_way = { "case.deliver", YC_ACT_DELIVER, FALSE, NULL, append_deliver },
                   back_way = { "deliver.back", YC_ACT_DELIVER, FALSE, NULL, append_back },
                   result_way = { "case.result", YC_ACT_DELIVER, FALSE, N_("出具结果"), append_new_result };

gboolean yc_deliver_may(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(YcOnWay) c = { .app = app, .id = casefile };
  return yc_onway_read(&c, YC_ACT_DELIVER, error) && yc_onway_may(&c, TRUE, _("送达"), error);
}

YcIntakeResult *yc_deliver_send(YcApp *app, gint64 casefile, const YcDelivery *delivery, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &send_way, delivery, act, error);
}

YcIntakeResult *yc_deliver_commit(YcApp *app, gint64 casefile, const YcDelivery *delivery, const char *act, GError **error)
{
  return yc_way_commit(app, casefile, &deliver_way, delivery, act, error);
}

YcIntakeResult *yc_deliver_back(YcApp *app, gint64 casefile, YcBack why, const char *witness, const char *text, const char *act,
                                GError **error)
{
  Back back = { why, witness, text };
  return yc_way_commit(app, casefile, &back_way, &back, act, error);
}

YcIntakeResult *yc_result_commit(YcApp *app, gint64 casefile, const char *title, const char *number, YcDay until, YcDay sealed,
                                 const char *act, GError **error)
{
  Result result = { title, number, until, sealed };
  return yc_way_commit(app, casefile, &result_way, &result, act, error);
}
