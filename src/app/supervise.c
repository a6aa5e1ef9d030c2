/* supervise.c - see supervise.h. */
#include <config.h>
#include <string.h>
#include "app/issue.h"
#include "app/people.h"
#include "app/private.h"
#include "app/supervising.h"
#include "base/text.h"

/* --- who may ---------------------------------------------------------------------------------------------- */

static const struct {
  const char *roles, *word, *who, *kind;
  gboolean closed;      /* also of a concluded case */
  gboolean unheld;      /* also of a case that nobody holds */
} acts[YC_N_SUPERVISE] = {
  [YC_SUPERVISE_URGE] = { "agent supervisor", N_("催办"), N_("代办员或值班长"), "case.urge", FALSE, FALSE },
  [YC_SUPERVISE_ORDER] = { "supervisor", N_("下督办"), N_("值班长"), "order.give", FALSE, FALSE },
  [YC_SUPERVISE_INSTRUCT] = { "leader supervisor", N_("批示"), N_("领导或值班长"), "case.instruct", TRUE, TRUE },
  [YC_SUPERVISE_REASSIGN] = { "supervisor", N_("改派"), N_("值班长"), "case.reassign", FALSE, TRUE },
  [YC_SUPERVISE_ACCOUNT] = { "supervisor", N_("问责"), N_("值班长"), "account.open", TRUE, TRUE },
  /* Their own checks say what a concluded case is. */
  [YC_SUPERVISE_EXTEND] = { "supervisor", N_("延期"), N_("值班长"), "case.extend", TRUE, TRUE },
  [YC_SUPERVISE_PERMIT] = { "supervisor", N_("准许再停"), N_("值班长"), "case.permit", TRUE, TRUE },
};

gboolean yc_supervise_role(YcApp *app, YcSupervise what, GError **error)
{
  const YcStaff *me = yc_app_me(app);
  g_auto(GStrv) roles = g_strsplit(acts[what].roles, " ", -1);
  for (char **role = roles; *role != NULL; role++)
    if (yc_staff_has_role(me, *role)) return TRUE;
  return yc_refuse(error, _("%s 不能%s:由%s来办"), me->name, gettext(acts[what].word), gettext(acts[what].who));
}

static gboolean may_case(YcSupervise what, const YcHolder *holder, GError **error)
{
  if (holder->state == YC_STATE_VOID) return yc_refuse(error, _("%s 已作废"), holder->number);
  if (!holder->open && !acts[what].closed) return yc_refuse(error, _("%s 已经办结,不用再催办、督办、改派"), holder->number);
  if (*holder->who == '\0' && !acts[what].unheld)
    return yc_refuse(error, _("%s 现在没有人接:先改派(z)给在岗的人"), holder->number);
  return TRUE;
}

gboolean yc_supervise_may(YcApp *app, YcSupervise what, gint64 casefile, GError **error)
{
  if (!yc_supervise_role(app, what, error)) return FALSE;
  g_autoptr(YcHolder) holder = yc_holder_read(app, casefile, error);
  return holder != NULL && may_case(what, holder, error);
}

/* --- whom it goes to -------------------------------------------------------------------------------------- */

void yc_holder_free(YcHolder *holder)
{
  if (holder == NULL) return;
  g_free(holder->number);
  g_free(holder->post);
  g_free(holder->recorder);
  g_free(holder->office);
  g_free(holder->who);
  g_free(holder);
}

/* RULE agt-06: the step lies at an office without accounts, or the post is one of such an office. */
static const char *outside_office(const YcRows *r)
{
  if (yc_rows_text(r, 0, "step_office") != NULL && yc_rows_int(r, 0, "step_inside") == 0) return "step_office";
  return yc_rows_text(r, 0, "post_office") != NULL && yc_rows_int(r, 0, "post_inside") == 0 ? "post_office" : NULL;
}

static char *who_of(const YcRows *r, const YcHolder *holder, const char *outside)
{
  g_autofree char *column = outside ? g_strconcat(outside, "_short", NULL) : NULL;
  if (column != NULL) return g_strdup(yc_rows_str(r, 0, column));
  if (holder->staff == 0) return g_strdup("");
  /* TRANSLATORS: a person and the short name of the office, as in 王建军(民政办). */
  return g_strdup_printf(_("%s(%s)"), yc_rows_str(r, 0, "who"), yc_rows_str(r, 0, "post_office_short"));
}

YcHolder *yc_holder_read(YcApp *app, gint64 casefile, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_HOLDER, "i", casefile);
  if (r == NULL) return NULL;
  if (yc_rows_count(r) == 0) {
    yc_refuse(error, _("没有这件办件"));
    return NULL;
  }
  YcHolder *holder = g_new0(YcHolder, 1);
  const char *outside = outside_office(r);
  holder->casefile = casefile;
  holder->number = yc_number_spoken(app, yc_rows_str(r, 0, "number"));
  holder->state = yc_state_parse(yc_rows_str(r, 0, "state"));
  holder->open = *yc_rows_str(r, 0, "queue") != '\0';
  holder->post = g_strdup(yc_rows_str(r, 0, "answerable"));
  /* Who has no account any more holds nothing. */
  holder->staff = *yc_rows_str(r, 0, "roles") != '\0' ? yc_rows_int(r, 0, "staff") : 0;
  holder->outside = outside != NULL;
  holder->recorder = g_strdup(outside && holder->staff == 0 ? yc_rows_str(r, 0, "agent") : holder->post);
  holder->office = g_strdup(yc_rows_str(r, 0, outside ? outside : "post_office"));
  holder->who = who_of(r, holder, outside);
  return holder;
}

/* RULE time-12: what waits for an acknowledgement is moved by who has to give it. */
static gboolean aim_at_signer(YcApp *app, YcHolder *holder, GError **error)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), error, YC_Q_SIGNER, "i", holder->casefile);
  if (r == NULL || yc_rows_count(r) == 0) return r != NULL;
  g_free(holder->recorder);
  g_free(holder->office);
  g_free(holder->who);
  holder->recorder = g_strdup(yc_rows_str(r, 0, "post"));
  holder->office = g_strdup(yc_rows_str(r, 0, "office"));
  holder->outside = FALSE;
  holder->staff = yc_rows_int(r, 0, "staff");
  holder->who = holder->staff == 0 ? g_strdup("") : g_strdup_printf(_("%s(%s)"), yc_rows_str(r, 0, "who"), yc_rows_str(r, 0, "office_short"));
  return TRUE;
}

/* --- one act on all of them ------------------------------------------------------------------------------- */

void yc_supervised_free(YcSupervised *done)
{
  if (done == NULL) return;
  g_free(done->whom);
  g_array_unref(done->papers);
  g_free(done);
}

char *yc_supervise_text(const char *text, const char *what, GError **error)
{
  g_autofree char *clean = yc_clean(text ? text : "", -1, 0, NULL);
  g_strstrip(clean);
  glong n = g_utf8_strlen(clean, -1);
  if (n > YC_SUPERVISE_TEXT) yc_refuse(error, _("写了 %d 个字,最多 %d 个:请写短一些"), (int)n, YC_SUPERVISE_TEXT);
  else if (n == 0 && what != NULL) yc_refuse(error, _("没有写%s:请写一句"), what);
  else return g_steal_pointer(&clean);
  return NULL;
}

json_t *yc_supervise_facts(const YcSupervising *s, const YcHolder *holder)
{
  return json_pack("{s:o, s:s, s:o, s:s, s:b}", "day", yc_json_day(s->today), "post", holder->recorder, "staff",
                   yc_json_ident(s->app, holder->outside ? 0 : holder->staff), "office", holder->office, "outside",
                   holder->outside);
}

gint64 yc_supervise_append(YcSupervising *s, gint64 casefile, const char *kind, json_t *facts, json_t *body, GError **error)
{
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(s->writer, kind, facts, body, &on, error);
}

/* The names of those it went to: one, or how many. */
static void add_whom(GPtrArray *whom, const YcHolder *holder)
{
  for (guint i = 0; i < whom->len; i++)
    if (strcmp(whom->pdata[i], holder->who) == 0) return;
  if (*holder->who != '\0') g_ptr_array_add(whom, g_strdup(holder->who));
}

static char *say_whom(const GPtrArray *whom)
{
  if (whom->len == 0) return g_strdup("");
  return whom->len == 1 ? g_strdup(whom->pdata[0])
                        : g_strdup_printf(_("%s等%u处"), (const char *)whom->pdata[0], whom->len);
}

/* Each case once, however often it was named. */
static gboolean is_again(const GArray *cases, guint i)
{
  for (guint k = 0; k < i; k++)
    if (g_array_index(cases, gint64, k) == g_array_index(cases, gint64, i)) return TRUE;
  return FALSE;
}

static gboolean do_all(YcSupervising *s, YcSupervise what, const GArray *cases, YcSuperviseOne one, gpointer data,
                       YcSupervised *done, GError **error)
{
  g_autoptr(GPtrArray) whom = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < cases->len; i++) {
    if (is_again(cases, i)) continue;
    g_autoptr(YcHolder) holder = yc_holder_read(s->app, g_array_index(cases, gint64, i), error);
    if (holder == NULL || (what == YC_SUPERVISE_URGE && !aim_at_signer(s->app, holder, error))) return FALSE;
    if (!s->writer) {
      done->cases++;
      add_whom(whom, holder);
      continue;
    }
    if (!may_case(what, holder, error) || !one(s, holder, data, error)) return FALSE;
    add_whom(whom, holder);
    done->cases++;
  }
  done->whom = say_whom(whom);
  return TRUE;
}

static YcSupervised *new_done(void)
{
  YcSupervised *done = g_new0(YcSupervised, 1);
  done->papers = g_array_new(FALSE, FALSE, sizeof(gint64));
  return done;
}

YcSupervised *yc_supervise_all(YcApp *app, YcSupervise what, const GArray *cases, const char *act, YcSuperviseOne one,
                               gpointer data, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_post_of_role(app, "supervisor");
  g_autoptr(YcSupervised) done = new_done();
  YcActor actor;
  if (!yc_supervise_role(app, what, error)) return NULL;
  if (cases->len == 0) {
    yc_refuse(error, _("没有选办件"));
    return NULL;
  }
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &done->repeated, error);
  if (writer == NULL) return NULL;
  gint64 first = g_array_index(cases, gint64, 0);
  if (done->repeated && !yc_act_was(app, &actor, acts[what].kind, first, error)) return NULL;
  YcSupervising s = { app, done->repeated ? NULL : writer, yc_app_today(app), done->papers };
  if (!do_all(&s, what, cases, one, data, done, error)) return NULL;
  if (done->repeated) return g_steal_pointer(&done);
  if (!yc_writer_commit(g_steal_pointer(&writer), error)) return NULL;
  yc_app_acted(app, first);
  return g_steal_pointer(&done);
}

gboolean yc_supervise_one(YcApp *app, gint64 casefile, const char *kind, json_t *facts, json_t *body, const char *act,
                          YcSuperviseCheck check, gint64 id, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_post_for(app, casefile);
  YcActor actor;
  gboolean repeated = FALSE;
  yc_app_actor(app, &actor, act, post, &ident);
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  gboolean ok = writer != NULL && !repeated && (check == NULL || check(app, id, error));
  if (!ok) {
    json_decref(facts);
    json_decref(body);
    return repeated && yc_act_was(app, &actor, kind, casefile, error);
  }
  YcOnCase on = { casefile, 0, 0 };
  return yc_writer_append(writer, kind, facts, body, &on, error) != 0 && yc_writer_commit(g_steal_pointer(&writer), error);
}

/* --- urging ----------------------------------------------------------------------------------------------- */

const char *yc_urge_default(void)
{
  return _("请抓紧办理,按期办结");
}

gboolean yc_supervise_letter(YcSupervising *s, const YcHolder *holder, YcPaperKind kind, YcDay due, json_t *words,
                             GError **error)
{
  if (!holder->outside) json_object_set_new(words, "to_person", json_string(holder->who));
  YcIssue issue = { .kind = kind, .casefile = holder->casefile, .day = s->today, .received = YC_DAY_NONE, .due = due,
                    .authority = holder->outside ? holder->office : NULL, .words = words,
                    .unprinted = !holder->outside };
  gint64 paper = yc_issue(s->app, s->writer, &issue, error);
  json_decref(words);
  if (paper != 0 && holder->outside) g_array_append_val(s->papers, paper);
  return paper != 0;
}

/* RULE agt-06: to an office without accounts it goes as a letter. */
static gboolean urge_one(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error)
{
  const char *text = data;
  g_autofree char *number = holder->outside ? yc_issue_next(s->app, YC_PAPER_URGE, s->today, NULL) : NULL;
  json_t *facts = yc_supervise_facts(s, holder);
  json_object_set_new(facts, "paper", yc_json_text(number));
  if (yc_supervise_append(s, holder->casefile, "case.urge", facts, json_pack("{s:s}", "text", text), error) == 0)
    return FALSE;
  if (!holder->outside) return TRUE;
  g_autoptr(YcRows) cf = yc_query(yc_app_store(s->app), error, YC_Q_CASEFILE, "i", holder->casefile);
  return cf != NULL && yc_supervise_letter(s, holder, YC_PAPER_URGE, yc_rows_day(cf, 0, "due"),
                                           json_pack("{s:s}", "reason", text), error);
}

YcSupervised *yc_urge(YcApp *app, const GArray *cases, const char *text, const char *act, GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, NULL, error);
  if (clean == NULL) return NULL;
  const char *words = *clean != '\0' ? clean : yc_urge_default();
  return yc_supervise_all(app, YC_SUPERVISE_URGE, cases, act, urge_one, (gpointer)words, error);
}

/* --- instructing ------------------------------------------------------------------------------------------ */

static gboolean instruct_one(YcSupervising *s, const YcHolder *holder, gpointer data, GError **error)
{
  return yc_supervise_append(s, holder->casefile, "case.instruct", yc_supervise_facts(s, holder),
                             json_pack("{s:s}", "text", (const char *)data), error) != 0;
}

YcSupervised *yc_instruct(YcApp *app, const GArray *cases, const char *text, const char *act, GError **error)
{
  g_autofree char *clean = yc_supervise_text(text, _("批示"), error);
  return clean ? yc_supervise_all(app, YC_SUPERVISE_INSTRUCT, cases, act, instruct_one, clean, error) : NULL;
}

/* --- what is new ------------------------------------------------------------------------------------------ */

static const struct { const char *kind, *word; } words[] = {
  { "urge", N_("催办") }, { "order", N_("督办") }, { "instruct", N_("批示") },
};

static const char *word_of(const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].kind, kind) == 0) return gettext(words[i].word);
  return kind;
}

static char *text_of(const YcRows *nudge)
{
  json_t *body = json_loads(yc_rows_str(nudge, 0, "body"), 0, NULL);
  const char *text = json_string_value(json_object_get(body, "text"));
  char *copy = g_strdup(text ? text : _("(已删除)"));
  json_decref(body);
  return copy;
}

static YcRows *read_nudge(YcApp *app, gint64 id)
{
  YcRows *nudge = id ? yc_query(yc_app_store(app), NULL, YC_Q_NUDGE, "i", id) : NULL;
  if (nudge != NULL && yc_rows_count(nudge) > 0) return nudge;
  yc_rows_free(nudge);
  return NULL;
}

char *yc_supervise_news(YcApp *app, gint64 *seen)
{
  if (yc_app_me(app) == NULL) return NULL;
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_NUDGE_LAST_TO, "i", yc_app_me(app)->id);
  gint64 last = r ? yc_rows_first(r, "last", 0) : 0, before = *seen;
  *seen = MAX(before, last);
  if (before < 0 || last <= before) return NULL;
  g_autoptr(YcRows) nudge = read_nudge(app, last);
  /* One's own to an outside office that one works for is no news. */
  if (nudge == NULL || yc_rows_int(nudge, 0, "clerk_id") == yc_app_me(app)->id) return NULL;
  g_autofree char *number = yc_number_spoken(app, yc_rows_str(nudge, 0, "number")), *text = text_of(nudge);
  /* TRANSLATORS: 赵敏 催办 1103-004K:请周五前入户 */
  return g_strdup_printf(_("%s %s %s:%s"), yc_rows_str(nudge, 0, "clerk"), word_of(yc_rows_str(nudge, 0, "kind")), number,
                         text);
}

char *yc_supervise_latest(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_NUDGE_LAST, "i", casefile);
  if (r == NULL) return NULL;
  gint64 last = MAX(yc_rows_first(r, "urge", 0), MAX(yc_rows_first(r, "ordered", 0), yc_rows_first(r, "instruct", 0)));
  g_autoptr(YcRows) nudge = read_nudge(app, last);
  if (nudge == NULL) return NULL;
  /* TRANSLATORS: 11-20 李秀英催办 */
  return g_strdup_printf(_("%s %s%s"), yc_rows_str(nudge, 0, "day") + 5, yc_rows_str(nudge, 0, "clerk"),
                         word_of(yc_rows_str(nudge, 0, "kind")));
}

char *yc_supervise_instruction(YcApp *app, gint64 casefile)
{
  g_autoptr(YcRows) r = yc_query(yc_app_store(app), NULL, YC_Q_NUDGE_LAST, "i", casefile);
  g_autoptr(YcRows) nudge = read_nudge(app, r ? yc_rows_first(r, "instruct", 0) : 0);
  if (nudge == NULL) return NULL;
  g_autofree char *text = text_of(nudge);
  return g_strdup_printf(_("批示 %s %s:%s"), yc_rows_str(nudge, 0, "clerk"), yc_rows_str(nudge, 0, "day") + 5, text);
}
