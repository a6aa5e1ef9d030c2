/* deliver.c - see deliver.h. */
#include <config.h>
#include "tui/deliver.h"

#include <string.h>

#include "app/deliver.h"
#include "app/fee.h"
#include "app/say.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/ask.h"
#include "tui/waiting.h"
#include "tui/when.h"

enum { TEXT_MAX = 400, NAME = 30, NUMBER = 60 };

enum { HOW, BACK, DAY, TAKES, WHOM, SEEN, SIGN, BY, MAIL, WHY, WITNESS, RESULT, UNTIL, ORIGINALS, FIELDS };

/* What a word of the first line does: leaves or is handed over some way, comes back, or is about money. */
typedef enum { SENDS, HANDS, COMES_BACK, COSTS } What;

typedef struct {
  YcApp *app;
  gint64 id;
  char act[37];
  YcDeliverState *state;
  gboolean warned;                        /* that there is no number; once is enough */
  YcTakes takers[YC_N_TAKES];             /* whom each word stands for */
  guint n_takers;
  const char *words[YC_ASK_WORDS], *takes[YC_N_TAKES], *seen[YC_N_SEEN], *signs[YC_SIGN_REFUSED], *backs[YC_N_BACKS];
  struct { What what; YcDeliverHow how; } ways[YC_ASK_WORDS];
  guint n;
} Deliver;

static void deliver_free(gpointer data)
{
  Deliver *d = data;
  yc_deliver_state_free(d->state);
  g_free(d);
}

static char *sentence_of(GError *error)
{
  char *sentence = g_strdup_printf(_("%s。"), error->message);
  g_error_free(error);
  return sentence;
}

/* ── which lines stand there ── */

static What what_of(const Deliver *d, const YcAskValue *values)
{
  return d->ways[values[HOW].word].what;
}

static YcDeliverHow how_of(const Deliver *d, const YcAskValue *values)
{
  return d->ways[values[HOW].word].how;
}

static gboolean is_out(const Deliver *d)
{
  return *d->state->number != '\0';
}

static YcTakes taker(const Deliver *d, const YcAskValue *values)
{
  return d->takers[values[TAKES].word];
}

/* Neither the applicant nor who came for him: by name. */
static gboolean is_named(const Deliver *d, const YcAskValue *values)
{
  return taker(d, values) == YC_TAKES_HOUSEHOLD || taker(d, values) == YC_TAKES_DESK;
}

static gboolean refused_back(const YcAskValue *values)
{
  return values[BACK].word == YC_BACK_REFUSED;
}

/* Handed to somebody who signs: not what is left or announced. */
static gboolean is_signed(const Deliver *d, const YcAskValue *values)
{
  YcDeliverHow how = how_of(d, values);
  return what_of(d, values) == HANDS && how != YC_DELIVER_LEFT && how != YC_DELIVER_PUBLIC;
}

static gboolean line_shown(guint n, const YcAskValue *values, gpointer data)
{
  const Deliver *d = data;
  What what = what_of(d, values);
  YcDeliverHow how = how_of(d, values);
  switch (n) {
  case BACK: return what == COMES_BACK;
  case DAY: return what == HANDS && is_out(d);
  case TAKES: return what == HANDS && how != YC_DELIVER_PUBLIC;
  case WHOM: return what == HANDS && is_named(d, values) && how != YC_DELIVER_PUBLIC;
  case SEEN:
  case SIGN: return is_signed(d, values);
  case BY: return (what == SENDS && how == YC_DELIVER_HOME) || (what == HANDS && how == YC_DELIVER_LEFT);
  case MAIL: return what == SENDS && how == YC_DELIVER_POST;
  case WHY: return what == COMES_BACK || (what == SENDS && how == YC_DELIVER_PUBLIC) || (what == HANDS && how == YC_DELIVER_LEFT);
  case WITNESS: return (what == COMES_BACK && refused_back(values)) || (what == HANDS && how == YC_DELIVER_LEFT);
  case RESULT:
  case UNTIL: return !d->state->registered && (what == SENDS || what == HANDS);
  case ORIGINALS: return !is_out(d) && d->state->kept->len > 0 && (what == SENDS || what == HANDS);
  }
  return TRUE;
}

/* ── the form ── */

static YcDay day_of(const YcAskValue *value, YcDay today, gboolean ahead, gboolean *wrong)
{
  YcDay day = *value->text == '\0' ? YC_DAY_NONE : ahead ? yc_when_ahead(value->text, today) : yc_when_day(value->text, today);
  *wrong = *value->text != '\0' && day == YC_DAY_NONE;
  return day;
}

static char *bad_day(gboolean wrong)
{
  return wrong ? g_strdup(_("日子看不懂:写 11-20 或 2027-11-20,空着也可以。")) : NULL;
}

static char *check_day(const YcAskValue *values, gpointer data)
{
  gboolean wrong;
  day_of(&values[DAY], yc_app_today(((const Deliver *)data)->app), FALSE, &wrong);
  return bad_day(wrong);
}

static char *check_until(const YcAskValue *values, gpointer data)
{
  gboolean wrong;
  day_of(&values[UNTIL], yc_app_today(((const Deliver *)data)->app), TRUE, &wrong);
  return bad_day(wrong);
}

static char *check_why(const YcAskValue *values, gpointer data)
{
  gboolean missing = what_of(data, values) == COMES_BACK && !yc_has_letter(values[WHY].text);
  return missing ? g_strdup(_("请写明:他怎么说的,谁在场。")) : NULL;
}

static char *check_witness(const YcAskValue *values, gpointer data)
{
  gboolean missing = what_of(data, values) == COMES_BACK && refused_back(values) && !*values[WITNESS].text;
  return missing ? g_strdup(_("拒收的要写见证人是谁。")) : NULL;
}

static char *check_mail(const YcAskValue *values, G_GNUC_UNUSED gpointer data)
{
  return *values[MAIL].text ? NULL : g_strdup(_("邮寄要写邮件号:查得到才算数。"));
}

/* A certificate without its number cannot be traced; some papers have none. */
static char *check_number(const YcAskValue *values, gpointer data)
{
  Deliver *d = data;
  if (*values[RESULT].text || d->warned)
    return NULL;
  d->warned = TRUE;
  return g_strdup(_("没有文书号:证照、决定书照上面的号填;确实没有编号的,再按一次回车。"));
}

/* What is typed; `returned` takes the originals that are marked. */
static YcDelivery form_of(const Deliver *d, const YcAskValue *values, GArray *returned)
{
  YcDay today = yc_app_today(d->app);
  gboolean wrong;
  YcDelivery form = yc_delivery_blank();
  form.how = how_of(d, values);
  form.takes = taker(d, values);
  form.seen = (YcSeen)values[SEEN].word;
  form.sign = (YcSignHow)values[SIGN].word;
  form.name = line_shown(WHOM, values, (gpointer)d) ? values[WHOM].text : "";
  form.by = line_shown(BY, values, (gpointer)d) ? values[BY].text : "";
  form.mail = values[MAIL].text;
  form.text = values[WHY].text;
  form.witness = values[WITNESS].text;
  form.day = line_shown(DAY, values, (gpointer)d) ? day_of(&values[DAY], today, FALSE, &wrong) : YC_DAY_NONE;
  form.number = d->state->registered ? "" : values[RESULT].text;
  form.until = d->state->registered ? YC_DAY_NONE : day_of(&values[UNTIL], today, TRUE, &wrong);
  for (guint i = 0; i < d->state->kept->len && values[ORIGINALS].marked; i++)
    if (values[ORIGINALS].marked[i])
      g_array_append_val(returned, ((const YcMaterialKept *)g_ptr_array_index(d->state->kept, i))->n);
  form.returned = is_out(d) ? NULL : returned;
  return form;
}

/* Which result, what is still to be paid and what of his lies here: before anything leaves the window. */
static char *note(const YcAskValue *values, gpointer data)
{
  const Deliver *d = data;
  const char *fee = d->state->fee;
  if (what_of(d, values) == COSTS)
    return g_strdup(fee);
  if (what_of(d, values) == COMES_BACK)
    return g_strdup(_("记下没送到,结果留在待取;家里人不肯收的,可以留置"));
  if (*d->state->left)
    return g_strdup_printf(_("! 还放着他的 %s,按F5、9退还%s%s"), d->state->left, *fee ? " · " : "", fee);
  const char *against = d->state->against ? _(" · 不服的最后一天从送达算起") : "";
  if (*fee)
    return g_strdup_printf(_("! %s · %s%s"), fee, d->state->result, against);
  return g_strdup_printf(_("%s · 打印送达回证%s · 代办不收费"), d->state->result, against);
}

static char *done(YcTui *tui, const Deliver *d, const YcIntakeResult *result, GError *error, const char *words)
{
  if (!result)
    return sentence_of(error);
  g_auto(GStrv) around = g_strsplit(words, "%s", 2);
  g_autofree char *said = g_strjoinv(result->short_number, around);
  yc_waiting_done(tui, d->app, result, said);
  return NULL;
}

/* The screen below may have read its case anew meanwhile. */
static char *open_fee(YcTui *tui, const Deliver *d)
{
  GError *error = NULL;
  g_autoptr(YcCaseView) view = yc_casefile_view(d->app, d->id, &error);
  if (!view)
    return sentence_of(error);
  yc_tui_pop(tui);
  yc_fee_open(tui, d->app, view);
  return NULL;
}

static char *take(YcTui *tui, const YcAskValue *values, gpointer data)
{
  const Deliver *d = data;
  GError *error = NULL;
  g_autoptr(GArray) returned = g_array_new(FALSE, FALSE, sizeof(int));
  YcDelivery form = form_of(d, values, returned);
  g_autoptr(YcIntakeResult) result = NULL;
  switch (what_of(d, values)) {
  case SENDS:
    result = yc_deliver_send(d->app, d->id, &form, d->act, &error);
    return done(tui, d, result, error, _("已送出 %s,送达回证送打印、跟着走;签回来按 f 登记。u撤销"));
  case HANDS:
    result = yc_deliver_commit(d->app, d->id, &form, d->act, &error);
    return done(tui, d, result, error,
                result && result->papers->len ? _("已送达 %s,办结;送达回证送打印,签了留档。") : _("已送达 %s,办结;回证已登记签回。"));
  case COMES_BACK:
    result = yc_deliver_back(d->app, d->id, (YcBack)values[BACK].word, values[WITNESS].text, values[WHY].text, d->act, &error);
    return done(tui, d, result, error, _("已记下没送到 %s,留在待取。u撤销"));
  case COSTS: return open_fee(tui, d);
  }
  return NULL;
}

/* ── its words ── */

static void add_way(Deliver *d, What what, YcDeliverHow how, const char *word)
{
  d->ways[d->n].what = what;
  d->ways[d->n].how = how;
  d->words[d->n++] = word;
}

static void add_send(Deliver *d, YcDeliverHow how)
{
  if (d->state->sends)
    add_way(d, SENDS, how, yc_say_deliver(how));
}

static void offer_ways(Deliver *d)
{
  if (is_out(d)) {
    add_way(d, HANDS, d->state->how, _("送到了"));
    if (d->state->how != YC_DELIVER_WINDOW && d->state->how != YC_DELIVER_LEFT)
      add_way(d, HANDS, YC_DELIVER_WINDOW, _("来窗口领了"));
    add_way(d, HANDS, YC_DELIVER_LEFT, yc_say_deliver(YC_DELIVER_LEFT));
    add_way(d, COMES_BACK, YC_DELIVER_HOME, _("没送到"));
  } else {
    add_way(d, HANDS, YC_DELIVER_WINDOW, yc_say_deliver(YC_DELIVER_WINDOW));
    add_send(d, YC_DELIVER_HOME);
    add_send(d, YC_DELIVER_POST);
    add_way(d, HANDS, YC_DELIVER_LEFT, yc_say_deliver(YC_DELIVER_LEFT));
    add_send(d, YC_DELIVER_PUBLIC);
  }
  if (*d->state->fee)
    add_way(d, COSTS, YC_DELIVER_WINDOW, C_("command", "收费"));
}

static void offer_words(Deliver *d)
{
  gboolean firm = d->state->organisation;
  const YcTakes takers[] = { YC_TAKES_APPLICANT, YC_TAKES_REPRESENTATIVE, firm ? YC_TAKES_DESK : YC_TAKES_HOUSEHOLD };
  for (d->n_takers = 0; d->n_takers < G_N_ELEMENTS(takers); d->n_takers++) {
    d->takers[d->n_takers] = takers[d->n_takers];
    d->takes[d->n_takers] = yc_say_takes(takers[d->n_takers], firm);
  }
  for (guint i = 0; i < YC_N_SEEN; i++)
    d->seen[i] = yc_say_seen((YcSeen)i);
  for (guint i = 0; i < YC_N_BACKS; i++)
    d->backs[i] = yc_say_back((YcBack)i);
  d->signs[YC_SIGN_SIGNATURE] = _("签名");
  d->signs[YC_SIGN_FINGERPRINT] = _("按指印");
}

static char **kept_names(const YcDeliverState *state)
{
  char **names = g_new0(char *, state->kept->len + 1);
  for (guint i = 0; i < state->kept->len; i++) {
    const YcMaterialKept *kept = g_ptr_array_index(state->kept, i);
    names[i] = g_strdup_printf(_("%s  原件%d(选了的退,不选的留档)"), kept->name, kept->originals);
  }
  return names;
}

static void ask(YcTui *tui, Deliver *d, const YcCaseRow *row)
{
  g_auto(GStrv) names = kept_names(d->state);
  g_autofree gboolean *marks = g_new0(gboolean, d->state->kept->len + 1);
  for (guint i = 0; i < d->state->kept->len; i++)
    marks[i] = ((const YcMaterialKept *)g_ptr_array_index(d->state->kept, i))->goes_back;
  const YcAskField fields[FIELDS] = {
    [HOW] = { .label = _("怎么送"), .max = 1, .words = d->words, .n_words = d->n },
    [BACK] = { .label = _("怎么了"), .max = 1, .words = d->backs, .n_words = YC_N_BACKS, .shown = line_shown },
    [DAY] = { .label = _("哪天"), .max = YC_DAY_TEXT, .shown = line_shown, .check = check_day },
    [TAKES] = { .label = _("交给谁"), .max = 1, .words = d->takes, .n_words = d->n_takers, .shown = line_shown },
    [WHOM] = { .label = _("叫什么"), .max = NAME, .shown = line_shown },
    [SEEN] = { .label = _("看了"), .max = 1, .words = d->seen, .n_words = YC_N_SEEN, .shown = line_shown },
    [SIGN] = { .label = _("签收"), .max = 1, .words = d->signs, .n_words = YC_SIGN_REFUSED, .shown = line_shown },
    [BY] = { .label = _("谁送"), .value = yc_app_me(d->app)->name, .max = NAME, .shown = line_shown },
    [MAIL] = { .label = _("邮件号"), .max = NUMBER, .shown = line_shown, .check = check_mail },
    [WHY] = { .label = _("写明"), .max = TEXT_MAX, .shown = line_shown, .check = check_why },
    [WITNESS] = { .label = _("见证人"), .max = NAME, .shown = line_shown, .check = check_witness },
    [RESULT] = { .label = _("文书号"), .max = NUMBER, .shown = line_shown, .check = check_number },
    [UNTIL] = { .label = _("有效至"), .max = YC_DAY_TEXT, .shown = line_shown, .check = check_until },
    [ORIGINALS] = { .label = _("原件"), .max = 1, .checks = (const char *const *)names, .n_checks = d->state->kept->len, .marks = marks,
                    .shown = line_shown },
  };
  g_autofree char *title = is_out(d) ? g_strdup_printf(_("送达  %s  %s  回证 %s"), row->number, row->applicant, d->state->number)
                                     : g_strdup_printf(_("送达  %s  %s  %s"), row->number, row->item_short, row->applicant);
  yc_ask(tui, title, fields, FIELDS, note, take, d, deliver_free);
}

/* ── whether ── */

static gboolean about_money(const YcCaseView *view)
{
  return view->row->state != YC_STATE_DECIDED;
}

static gboolean may(YcApp *app, const YcCaseView *view, GError **error)
{
  if (!about_money(view))
    return yc_deliver_may(app, view->row->id, error);
  g_autoptr(YcFeeState) fee = yc_fee_state(app, view->row->id, NULL);
  if (fee && (fee->charges || fee->decided) && view->row->state != YC_STATE_VOID)
    return yc_fee_may(app, view->row->id, error);
  return yc_deliver_may(app, view->row->id, error);
}

gboolean yc_deliver_can(YcApp *app, const YcCaseView *view)
{
  return may(app, view, NULL);
}

char *yc_deliver_why_not(YcApp *app, const YcCaseView *view)
{
  g_autoptr(GError) error = NULL;
  return may(app, view, &error) || !error ? NULL : g_strdup_printf(_("%s。"), error->message);
}

const char *yc_deliver_word(const YcCaseView *view)
{
  return about_money(view) ? C_("command", "收费") : NULL;
}

void yc_deliver_ask(YcTui *tui, YcApp *app, const YcCaseView *view)
{
  if (about_money(view)) {
    yc_fee_open(tui, app, view);
    return;
  }
  GError *error = NULL;
  YcDeliverState *state = yc_deliver_state(app, view->row->id, &error);
  if (!state) {
    yc_tui_fail(tui, error);
    return;
  }
  Deliver *d = g_new0(Deliver, 1);
  g_autofree char *act = g_uuid_string_random();
  d->app = app;
  d->id = view->row->id;
  d->state = state;
  g_strlcpy(d->act, act, sizeof d->act);
  offer_ways(d);
  offer_words(d);
  ask(tui, d, view->row);
}
