/* inquiry.c - what is asked first: registered, answered, ended (RULE inq-01, inq-02).  See inquiry.h. */
#include <config.h>
#include <string.h>
#include "app/commit.h"
#include "app/inquiry.h"
#include "app/knowledge.h"
#include "app/matter.h"
#include "app/onway.h"
#include "app/private.h"
#include "app/set_right.h"
#include "base/text.h"
#include "domain/identity.h"

enum { TEXT_MAX = 400, WHO_MAX = 40, BY_DEFAULT_QUESTION = 1, BY_DEFAULT_DEMAND = 5, BY_DEFAULT_STUCK = 1 };

/* --- words ------------------------------------------------------------------------------------------------ */

static const struct {
  const char *code, *word, *setting;
  char letter;      /* of its numbers */
  int days;         /* working days to see to it, unless the setting says otherwise */
} kinds[YC_N_INQUIRIES] = {
  [YC_INQUIRY_QUESTION] = { "question", N_("首问"), "inquiry_days", 'X', BY_DEFAULT_QUESTION },
  [YC_INQUIRY_DEMAND] = { "demand", N_("诉求"), "demand_days", 'S', BY_DEFAULT_DEMAND },
  [YC_INQUIRY_STUCK] = { "stuck", N_("办不成事"), "stuck_days", 'B', BY_DEFAULT_STUCK },
};

static const struct { const char *code, *word; } states[YC_N_INQUIRED] = {
  [YC_INQUIRED_OPEN] = { "open", N_("待答复") },       [YC_INQUIRED_REFERRED] = { "referred", N_("待对方签收") },
  [YC_INQUIRED_TAKEN] = { "taken", N_("对方已接") },   [YC_INQUIRED_REPLIED] = { "replied", N_("待回告") },
  [YC_INQUIRED_ANSWERED] = { "answered", N_("已答复") }, [YC_INQUIRED_CASE] = { "case", N_("转成办件") },
  [YC_INQUIRED_DEMAND] = { "demand", N_("转成诉求") }, [YC_INQUIRED_CLOSED] = { "closed", N_("已了结") },
};

const char *const yc_inquiry_channels[] = { "window", "phone", "visit", "village", "paper", NULL };
static const char *const channel_words[] = { N_("窗口"), N_("来电"), N_("走访"), N_("村点"), N_("来信") };

const char *yc_inquiry_kind_code(YcInquiryKind kind)
{
  return kinds[kind].code;
}

const char *yc_inquiry_kind_word(YcInquiryKind kind)
{
  return gettext(kinds[kind].word);
}

YcInquiryKind yc_inquiry_kind_parse(const char *code)
{
  YcInquiryKind kind = 0;
  while (kind < YC_N_INQUIRIES && strcmp(kinds[kind].code, code) != 0) kind++;
  return kind;
}

const char *yc_inquired_code(YcInquired state)
{
  return states[state].code;
}

const char *yc_inquired_word(YcInquired state)
{
  return gettext(states[state].word);
}

YcInquired yc_inquired_parse(const char *code)
{
  YcInquired state = 0;
  while (state < YC_N_INQUIRED && strcmp(states[state].code, code) != 0) state++;
  return state;
}

const char *yc_inquiry_channel_word(const char *code)
{
  for (guint i = 0; yc_inquiry_channels[i] != NULL; i++)
    if (strcmp(yc_inquiry_channels[i], code) == 0) return gettext(channel_words[i]);
  return code;
}

YcAsking *yc_asking_new(void)
{
  YcAsking *asking = g_new0(YcAsking, 1);
  char **texts[] = { &asking->channel, &asking->text, &asking->name, &asking->phone, &asking->village, &asking->item,
                     &asking->reply, &asking->owner, &asking->act };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) *texts[i] = g_strdup("");
  yc_intake_set(&asking->channel, yc_inquiry_channels[0]);
  return asking;
}

void yc_asking_free(YcAsking *asking)
{
  if (asking == NULL) return;
  char *texts[] = { asking->channel, asking->text, asking->name, asking->phone, asking->village, asking->item,
                    asking->reply, asking->owner, asking->act };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) g_free(texts[i]);
  g_free(asking);
}

/* --- what is checked -------------------------------------------------------------------------------------- */

static gboolean fits(const char *text, int max, const char *what, GError **error)
{
  if (g_utf8_strlen(text, -1) <= max) return TRUE;
  return yc_refuse(error, _("%s太长:最多 %d 个字"), what, max);
}

gboolean yc_inquiry_phone(const char *text, GError **error)
{
  char digits[16];
  return *text == '\0' || yc_phone_normalise(text, digits) ||
         yc_refuse(error, _("电话号码不对:手机 11 位,固定电话 7 到 12 位;不知道就空着"));
}

/* As it may be stored, whoever typed it: every text is cleaned. */
static YcAsking *cleaned(const YcAsking *asking)
{
  YcAsking *clean = yc_asking_new();
  const struct { char **to; const char *from; } texts[] = {
    { &clean->channel, asking->channel }, { &clean->text, asking->text },   { &clean->name, asking->name },
    { &clean->phone, asking->phone },     { &clean->village, asking->village }, { &clean->item, asking->item },
    { &clean->reply, asking->reply },     { &clean->owner, asking->owner }, { &clean->act, asking->act },
  };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_free(*texts[i].to);
    *texts[i].to = yc_clean(texts[i].from, -1, 0, NULL);
  }
  clean->answer = asking->answer;
  clean->casefile = asking->casefile;
  clean->outcome = asking->outcome;
  return clean;
}

static gboolean known_village(YcApp *app, const char *village, GError **error)
{
  if (*village == '\0') return TRUE;
  g_autoptr(YcRows) place = yc_query(yc_app_store(app), error, YC_Q_PLACE, "t", village);
  return place != NULL && (yc_rows_count(place) > 0 || yc_refuse(error, _("没有村 %s:请用村的编码"), village));
}

gboolean yc_inquiry_channel_good(const char *channel, GError **error)
{
  return g_strv_contains(yc_inquiry_channels, channel) ||
         yc_refuse(error, _("没有渠道「%s」:请用 window、phone、visit、village 或 paper"), channel);
}

static gboolean check(YcApp *app, const YcAsking *asking, GError **error)
{
  gboolean counts = asking->outcome == YC_ASKING_COUNT;
  if (asking->outcome == YC_ASKING_NONE || asking->outcome >= YC_N_ASKINGS) return yc_refuse(error, _("请选结果:1 到 7"));
  if (counts && asking->answer == 0 && *asking->item == '\0')
    return yc_refuse(error, _("只计数的要先选是哪个问题:上下选一条常答或一个事项"));
  if (!counts && *asking->text == '\0') return yc_refuse(error, _("请写问的是什么"));
  return yc_inquiry_channel_good(asking->channel, error) && fits(asking->text, TEXT_MAX, _("问的内容"), error) &&
         fits(asking->reply, TEXT_MAX, _("答复"), error) && fits(asking->name, WHO_MAX, _("姓名"), error) &&
         yc_inquiry_phone(asking->phone, error) && known_village(app, asking->village, error) &&
         (*asking->item == '\0' || yc_app_item(app, asking->item, YC_DAY_NONE, error) != NULL) &&
         (asking->answer == 0 || yc_answer_holds(app, asking->answer, error));
}

/* The post that an act on first inquiry is done for.  Free with g_free(). */
static char *my_post(YcApp *app, GError **error)
{
  char *post = yc_app_my_post(app);
  if (post == NULL) yc_refuse(error, _("%s 名下没有岗位,不能登记首问:请管理员先设岗位"), yc_app_me(app)->name);
  return post;
}

static gboolean is_post(YcApp *app, const char *post, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_POST, "t", post);
  return rows != NULL && (yc_rows_count(rows) > 0 || yc_refuse(error, _("没有岗位 %s"), post));
}

/* --- events ----------------------------------------------------------------------------------------------- */

void yc_inquiry_set_due(YcApp *app, json_t *facts, YcDay start, int days)
{
  YcLimit limit = yc_limit_working(days);
  YcDue due;
  gboolean good = yc_limit_due(yc_app_calendar(app), &limit, start, NULL, 0, -1, &due) == YC_DUE_OK;
  json_object_set_new(facts, "due", good ? yc_json_day(due.due) : json_null());
  json_object_set_new(facts, "target", good ? yc_json_day(due.target) : json_null());
  json_object_set_new(facts, "soon", good ? yc_json_day(yc_clock_soon(&due)) : json_null());
  json_object_set_new(facts, "days", good ? json_integer(due.days) : json_null());
}

static int next_serial(YcApp *app, YcInquiryKind kind, YcDay day, const char *site)
{
  char text[YC_DAY_TEXT];
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), NULL, YC_Q_INQUIRY_SERIAL, "ttt", kinds[kind].code,
                                    yc_day_format(day, text), site);
  return (int)(rows ? yc_rows_first(rows, "last", 0) : 0) + 1;
}

static char *number_of(YcInquiryKind kind, YcDay day, int serial)
{
  int year, month, date;
  yc_day_split(day, &year, &month, &date);
  return g_strdup_printf("%c%02d%02d-%03d", kinds[kind].letter, month, date, serial);
}

char *yc_inquiry_next_number(YcApp *app, YcAskingOutcome outcome)
{
  char site[] = { yc_app_site(app), '\0' };
  YcDay today = yc_app_today(app);
  if (outcome == YC_ASKING_COUNT) return g_strdup("");
  YcInquiryKind kind = outcome == YC_ASKING_DEMAND ? YC_INQUIRY_DEMAND : outcome == YC_ASKING_STUCK ? YC_INQUIRY_STUCK : YC_INQUIRY_QUESTION;
  return number_of(kind, today, next_serial(app, kind, today, site));
}

static json_t *asking_body(const YcAsking *asking)
{
  const struct { const char *name, *text; } members[] = {
    { "text", asking->text }, { "name", asking->name }, { "phone", asking->phone }, { "village", asking->village }
  };
  json_t *body = json_object();
  for (guint i = 0; i < G_N_ELEMENTS(members); i++)
    if (*members[i].text != '\0') json_object_set_new(body, members[i].name, json_string(members[i].text));
  return body;
}

/* A new one of a kind, owned by a post; its key, 0 with *error. */
static gint64 open_one(YcApp *app, YcWriter *writer, const YcAsking *asking, YcInquiryKind kind, const char *first,
                       const char *owner, gint64 source, GError **error)
{
  char site[] = { yc_app_site(app), '\0' };
  YcDay today = yc_app_today(app);
  int serial = next_serial(app, kind, today, site);
  g_autofree char *number = number_of(kind, today, serial);
  json_t *facts = json_pack("{s:s, s:s, s:i, s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:o, s:o, s:o}", "number", number, "site", site,
                            "serial", serial, "kind", kinds[kind].code, "channel", asking->channel, "day",
                            yc_json_day(today), "window", yc_json_text(yc_app_window(app)), "first", first, "owner", owner,
                            "state", states[YC_INQUIRED_OPEN].code, "item", yc_json_filled(asking->item), "answer",
                            yc_json_ident(app, asking->answer), "source", yc_json_ident(app, source));
  yc_inquiry_set_due(app, facts, today, yc_app_setting_int(app, kinds[kind].setting, kinds[kind].days));
  YcOnCase on = { asking->casefile, 0, 0 };
  return yc_writer_append(writer, "inquiry.open", facts, asking_body(asking), &on, error);
}

gint64 yc_inquiry_append(YcApp *app, YcWriter *writer, gint64 id, const char *kind, json_t *facts, json_t *body,
                         GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY, "i", id);
  if (rows == NULL || yc_rows_count(rows) == 0) {
    json_decref(facts);
    json_decref(body);
    if (rows != NULL) yc_refuse(error, _("没有这件首问"));
    return 0;
  }
  json_object_set_new(facts, "inquiry", yc_json_ident(app, id));
  YcOnCase on = { yc_rows_int(rows, 0, "casefile"), 0, 0 };
  return yc_writer_append(writer, kind, facts, body, &on, error);
}

static gboolean append_answer(YcApp *app, YcWriter *writer, gint64 id, const char *owner, const YcAsking *asking,
                              const char *text, GError **error)
{
  YcDay today = yc_app_today(app);
  json_t *facts = json_pack("{s:s, s:o, s:s, s:o, s:o, s:s, s:o, s:o}", "state", states[YC_INQUIRED_ANSWERED].code, "day",
                            yc_json_day(today), "by", asking->channel, "told", yc_json_day(today), "ended",
                            yc_json_day(today), "owner", owner, "answer", yc_json_ident(app, asking->answer), "item",
                            yc_json_filled(asking->item));
  g_autoptr(YcRows) asked = yc_query(yc_app_store(app), error, YC_Q_INQUIRY, "i", id);
  YcDay since = asked && yc_rows_count(asked) > 0 ? yc_rows_day(asked, 0, "day") : today;
  json_object_set_new(facts, "waited", json_integer(yc_calendar_count(yc_app_calendar(app), since, today)));
  return yc_inquiry_append(app, writer, id, "inquiry.answer", facts, json_pack("{s:s}", "text", text), error) != 0;
}

static gboolean append_count(YcApp *app, YcWriter *writer, const YcAsking *asking, GError **error)
{
  json_t *facts = json_pack("{s:o, s:o, s:o}", "answer", yc_json_ident(app, asking->answer), "item",
                            yc_json_filled(asking->item), "day", yc_json_day(yc_app_today(app)));
  return yc_writer_append(writer, "inquiry.count", facts, NULL, NULL, error) != 0;
}

/* --- registering ------------------------------------------------------------------------------------------ */

/* What was said: what was typed, else what was read aloud.  Free with g_free(); NULL with *error. */
static char *reply_of(YcApp *app, const YcAsking *asking, GError **error)
{
  if (*asking->reply != '\0') return g_strdup(asking->reply);
  char *aloud = yc_knowledge_reply(app, asking->item, asking->answer);
  if (aloud == NULL) yc_refuse(error, _("写一句是怎么答的,或上下选一条照着念的"));
  return aloud;
}

/* It becomes a demand of its own: its key, 0 with *error. */
static gint64 append_demand(YcApp *app, YcWriter *writer, gint64 question, const YcAsking *asking, const char *first,
                            const char *owner, GError **error)
{
  gint64 demand = open_one(app, writer, asking, YC_INQUIRY_DEMAND, first, owner, question, error);
  if (demand == 0) return 0;
  json_t *facts = json_pack("{s:s, s:o, s:o}", "state", states[YC_INQUIRED_DEMAND].code, "day",
                            yc_json_day(yc_app_today(app)), "became", yc_json_ident(app, demand));
  return yc_inquiry_append(app, writer, question, "inquiry.close", facts, NULL, error) != 0 ? demand : 0;
}

/* Who comes about a case makes a trip (RULE acc-10); on the telephone nobody does. */
static gboolean log_coming(YcApp *app, YcWriter *writer, const YcAsking *asking, GError **error)
{
  static const char *const comings[] = { "window", "village", NULL };
  if (asking->casefile == 0 || !g_strv_contains(comings, asking->channel)) return TRUE;
  g_autoptr(YcIntake) who = yc_intake_of_case(app, asking->casefile, error);
  if (who == NULL) return FALSE;
  yc_intake_set(&who->channel, asking->channel);
  YcCame what = asking->outcome == YC_ASKING_STUCK ? YC_CAME_COMPLAIN : YC_CAME_ASK;
  return yc_visit_append(app, writer, asking->casefile, who, what, "", error);
}

static gboolean append_asking(YcApp *app, YcWriter *writer, const YcAsking *asking, const char *post, YcAsked *asked,
                              GError **error)
{
  if (asking->outcome == YC_ASKING_COUNT) return append_count(app, writer, asking, error);
  if (!log_coming(app, writer, asking, error)) return FALSE;
  if (asking->outcome == YC_ASKING_STUCK) {
    g_autofree char *above = yc_matter_supervisor(app);
    asked->demand = open_one(app, writer, asking, YC_INQUIRY_STUCK, post, above ? above : post, 0, error);
    return asked->demand != 0;
  }
  asked->inquiry = open_one(app, writer, asking, YC_INQUIRY_QUESTION, post, post, 0, error);
  if (asked->inquiry == 0) return FALSE;
  if (asking->outcome == YC_ASKING_DEMAND) {
    g_autoptr(YcSeesTo) known = *asking->owner != '\0' ? NULL : yc_inquiry_sees_to(app, asking);
    const char *owner = known ? known->post : *asking->owner != '\0' ? asking->owner : post;
    asked->demand = is_post(app, owner, error) ? append_demand(app, writer, asked->inquiry, asking, post, owner, error) : 0;
    return asked->demand != 0;
  }
  if (asking->outcome != YC_ASKING_ANSWERED) return TRUE;   /* it stays open until it is seen to */
  g_autofree char *reply = reply_of(app, asking, error);
  return reply != NULL && append_answer(app, writer, asked->inquiry, post, asking, reply, error);
}

/* What an act that was done already had come to; FALSE where it was another one. */
static gboolean asked_before(YcApp *app, const YcActor *actor, YcAsked *asked, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  gboolean ours = FALSE;
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows); i++) {
    const char *kind = yc_rows_str(rows, i, "kind");
    ours = ours || strcmp(kind, "inquiry.count") == 0 || strcmp(kind, "inquiry.open") == 0;
    if (strcmp(kind, "inquiry.open") != 0) continue;
    json_t *facts = json_loads(yc_rows_str(rows, i, "facts"), 0, NULL);
    gboolean question = g_strcmp0(json_string_value(json_object_get(facts, "kind")), "question") == 0;
    *(question ? &asked->inquiry : &asked->demand) = yc_rows_int(rows, i, "pos");
    json_decref(facts);
  }
  return ours || (rows != NULL && yc_refuse(error, _("这个 act 已用在别的操作上:请换一个")));
}

gboolean yc_inquiry_add(YcApp *app, const YcAsking *typed, YcAsked *asked, GError **error)
{
  *asked = (YcAsked){ 0, 0 };
  g_autoptr(YcAsking) asking = cleaned(typed);
  g_autofree char *ident = NULL, *post = my_post(app, error);
  if (post == NULL) return FALSE;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, asking->act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) return asked_before(app, &actor, asked, error);
  return check(app, asking, error) && append_asking(app, writer, asking, post, asked, error) &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

/* --- later ------------------------------------------------------------------------------------------------ */

gboolean yc_inquiry_may(YcApp *app, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_INQUIRY, "i", id);
  if (rows == NULL) return FALSE;
  if (yc_rows_count(rows) == 0) return yc_refuse(error, _("没有这件首问"));
  if (yc_rows_text(rows, 0, "ended") != NULL)
    return yc_refuse(error, _("%s 已经了结:%s"), yc_rows_str(rows, 0, "number"),
                     yc_inquired_word(yc_inquired_parse(yc_rows_str(rows, 0, "state"))));
  const YcStaff *me = yc_app_me(app);
  return yc_staff_has_role(me, "supervisor") || yc_rows_int(rows, 0, "first_staff") == me->id ||
         yc_right_stands_for(app, yc_rows_str(rows, 0, "first")) || yc_right_stands_for(app, yc_rows_str(rows, 0, "owner")) ||
         yc_refuse(error, _("%s 归%s答复:请首问人、责任人或值班长来办"), yc_rows_str(rows, 0, "number"),
                   yc_rows_text(rows, 0, "owner_name") ? yc_rows_str(rows, 0, "owner_name") : yc_rows_str(rows, 0, "owner"));
}

/* One act on an inquiry that has not ended. */
typedef gboolean (*Append)(YcApp *app, YcWriter *writer, gint64 id, const YcAsking *how, gint64 *became, GError **error);

static gboolean act_on(YcApp *app, gint64 id, const char *kind, const YcAsking *how, Append append, gint64 *became,
                       const char *act, GError **error)
{
  g_autofree char *ident = NULL, *post = my_post(app, error);
  if (post == NULL) return FALSE;
  YcActor actor;
  gboolean repeated;
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL) return FALSE;
  if (repeated) {
    YcAsked asked = { 0, 0 };
    if (became == NULL) return yc_inquiry_was(app, &actor, kind, id, error);
    if (!asked_before(app, &actor, &asked, error)) return FALSE;
    *became = asked.demand;
    return TRUE;
  }
  return yc_inquiry_may(app, id, error) && append(app, writer, id, how, became, error) &&
         yc_writer_commit(g_steal_pointer(&writer), error);
}

gboolean yc_inquiry_was(YcApp *app, const YcActor *actor, const char *kind, gint64 id, GError **error)
{
  g_autoptr(YcRows) rows = yc_query(yc_app_store(app), error, YC_Q_ACT, "b", actor->act, (gsize)YC_ACT_BYTES);
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  gboolean same = FALSE;
  for (guint i = 0; rows != NULL && i < yc_rows_count(rows) && !same; i++) {
    json_t *facts = json_loads(yc_rows_str(rows, i, "facts"), 0, NULL);
    same = strcmp(yc_rows_str(rows, i, "kind"), kind) == 0 &&
           g_strcmp0(json_string_value(json_object_get(facts, "inquiry")), ident) == 0;
    json_decref(facts);
  }
  return same || (rows != NULL && yc_refuse(error, _("这个 act 已用在别的操作上:请换一个")));
}

static gboolean answer_it(YcApp *app, YcWriter *writer, gint64 id, const YcAsking *how, gint64 *became, GError **error)
{
  (void)became;
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  return inquiry != NULL && append_answer(app, writer, id, inquiry->owner, how, how->reply, error);
}

gboolean yc_inquiry_answer(YcApp *app, gint64 id, const char *text, const char *by, const char *act, GError **error)
{
  g_autofree char *words = yc_way_text(text, _("请写是怎么答复的"), error);
  if (words == NULL || !yc_inquiry_channel_good(by, error)) return FALSE;
  g_autoptr(YcAsking) how = yc_asking_new();
  yc_intake_set(&how->channel, by);
  yc_intake_set(&how->reply, words);
  return act_on(app, id, "inquiry.answer", how, answer_it, NULL, act, error);
}

static gboolean close_it(YcApp *app, YcWriter *writer, gint64 id, const YcAsking *how, gint64 *became, GError **error)
{
  (void)became;
  json_t *facts = json_pack("{s:s, s:o, s:n}", "state", states[YC_INQUIRED_CLOSED].code, "day",
                            yc_json_day(yc_app_today(app)), "became");
  return yc_inquiry_append(app, writer, id, "inquiry.close", facts, json_pack("{s:s}", "reason", how->text), error) != 0;
}

gboolean yc_inquiry_close(YcApp *app, gint64 id, const char *reason, const char *act, GError **error)
{
  g_autofree char *words = yc_way_text(reason, _("请写为什么了结:他自己不问了,还是重复登记"), error);
  if (words == NULL) return FALSE;
  g_autoptr(YcAsking) how = yc_asking_new();
  yc_intake_set(&how->text, words);
  return act_on(app, id, "inquiry.close", how, close_it, NULL, act, error);
}

/* As it was asked, by whom it was asked first. */
static gboolean make_demand(YcApp *app, YcWriter *writer, gint64 id, const YcAsking *how, gint64 *became, GError **error)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  g_autoptr(YcSeesTo) known = inquiry && *how->owner == '\0' ? yc_inquiry_sees_to_it(app, inquiry) : NULL;
  g_autofree char *owner = known ? g_strdup(known->post) : *how->owner != '\0' ? g_strdup(how->owner) : my_post(app, error);
  if (inquiry == NULL || owner == NULL || !is_post(app, owner, error)) return FALSE;
  if (inquiry->kind != YC_INQUIRY_QUESTION) return yc_refuse(error, _("%s 已经是%s"), inquiry->number, yc_inquiry_kind_word(inquiry->kind));
  g_autoptr(YcAsking) same = yc_asking_new();
  const struct { char **to; const char *from; } members[] = {
    { &same->channel, inquiry->channel }, { &same->text, inquiry->text }, { &same->name, inquiry->name },
    { &same->phone, inquiry->phone }, { &same->village, inquiry->village }, { &same->item, inquiry->item },
  };
  for (guint i = 0; i < G_N_ELEMENTS(members); i++) yc_intake_set(members[i].to, members[i].from);
  same->casefile = inquiry->casefile;
  *became = append_demand(app, writer, id, same, inquiry->first, owner, error);
  return *became != 0;
}

gboolean yc_inquiry_demand(YcApp *app, gint64 id, const char *owner, gint64 *demand, const char *act, GError **error)
{
  g_autoptr(YcAsking) how = yc_asking_new();
  g_free(how->owner);
  how->owner = yc_clean(owner, -1, 0, NULL);
  return act_on(app, id, "inquiry.open", how, make_demand, demand, act, error);
}

gboolean yc_inquiry_became_case(YcApp *app, YcWriter *writer, gint64 id, gint64 casefile, GError **error)
{
  g_autoptr(YcInquiry) inquiry = yc_inquiry_read(app, id, error);
  if (inquiry == NULL) return FALSE;
  if (inquiry->ended != YC_DAY_NONE) return TRUE;   /* somebody was faster: the case stands all the same */
  g_autofree char *ident = yc_event_ident(yc_app_store(app), id);
  json_t *facts = json_pack("{s:s, s:s, s:s, s:o, s:n, s:s, s:o}", "inquiry", ident, "state", states[YC_INQUIRED_CASE].code,
                            "channel", inquiry->channel, "day", yc_json_day(yc_app_today(app)), "became", "was",
                            states[inquiry->state].code, "about", yc_json_ident(app, inquiry->casefile));
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(writer, "inquiry.close", facts,
                          json_pack("{s:s, s:s}", "text", inquiry->text, "name", inquiry->name), &on, error) != 0;
}
