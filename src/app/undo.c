/* undo.c - see undo.h. */
#include <config.h>
#include <stdlib.h>
#include <string.h>
#include "app/bag.h"
#include "app/commit.h"
#include "app/draft.h"
#include "app/people.h"
#include "app/private.h"
#include "app/say.h"
#include "app/undo.h"
#include "store/undo.h"

/* The rows that an act left, the wanted case first, and its events. */
typedef struct {
  YcRows *rows, *events;
} Act;

static void act_clear(Act *act)
{
  yc_rows_free(act->rows);
  yc_rows_free(act->events);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Act, act_clear)

static gboolean act_read(YcApp *app, gint64 casefile, Act *act, GError **error)
{
  act->rows = yc_query(yc_app_store(app), error, YC_Q_UNDO, "i", casefile);
  act->events = act->rows ? yc_query(yc_app_store(app), error, YC_Q_UNDO_EVENTS, "i", casefile) : NULL;
  return act->events != NULL;
}

/* --- whether ---------------------------------------------------------------------------------------------- */

static int seconds_left(YcApp *app, YcTime at)
{
  gint64 gone = yc_app_now(app) - at;
  return gone < 0 || gone > YC_UNDO_SECONDS * G_USEC_PER_SEC ? 0
                                                             : MAX((int)(YC_UNDO_SECONDS - gone / G_USEC_PER_SEC), 1);
}

int yc_undo_left(YcApp *app)
{
  YcLastAct last = yc_app_last_act(app);
  return last.casefile == 0 ? 0 : seconds_left(app, last.at);
}

/* Whoever signed for a paper has it; what was delivered is in the citizen's hands. */
static gboolean handed_over(YcApp *app, const Act *act, guint row)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(act->rows, row, "casefile"));
  guint last = yc_rows_count(act->events);
  for (guint i = 0; i < last; i++)
    if (strcmp(yc_rows_str(act->events, i, "kind"), "case.deliver") == 0) return TRUE;
  g_autoptr(YcRows) after = yc_query(yc_app_store(app), NULL, YC_Q_UNDO_AFTER, "ti", ident,
                                     last > 0 ? yc_rows_int(act->events, last - 1, "pos") : 0);
  return after == NULL || yc_rows_first(after, "n", 0) > 0;
}

/* An order that its holder has opened or replied to stands. */
static gboolean was_answered(YcApp *app, const Act *act, guint row)
{
  g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(act->rows, row, "casefile"));
  guint last = yc_rows_count(act->events), i = 0;
  while (i < last && strcmp(yc_rows_str(act->events, i, "kind"), "order.give") != 0) i++;
  if (i == last) return FALSE;
  g_autoptr(YcRows) after = yc_query(yc_app_store(app), NULL, YC_Q_UNDO_ANSWERED, "ti", ident,
                                     last > 0 ? yc_rows_int(act->events, last - 1, "pos") : 0);
  return after == NULL || yc_rows_first(after, "n", 0) > 0;
}

static gboolean may(YcApp *app, const Act *act, GError **error)
{
  if (yc_rows_count(act->rows) == 0 || seconds_left(app, yc_rows_int(act->rows, 0, "at")) == 0)
    return yc_refuse(error, _("只能撤销一分钟以内自己刚办的一步:过了这一分钟,打开办件按 e 更正"));
  if (yc_rows_int(act->rows, 0, "staff") != yc_app_me(app)->id)
    return yc_refuse(error, _("最近一步是%s办的:只有本人能撤销"), yc_rows_str(act->rows, 0, "who"));
  if (g_strcmp0(yc_rows_text(act->rows, 0, "window"), yc_app_window(app)) != 0)
    return yc_refuse(error, _("最近一步是在%s办的:要在那里撤销"),
                     yc_rows_text(act->rows, 0, "window") ? yc_rows_str(act->rows, 0, "window_name") : _("别处"));
  for (guint i = 0; i < yc_rows_count(act->rows); i++) {
    if (yc_rows_int(act->rows, i, "casefile") < 0) continue;
    if (yc_rows_int(act->rows, i, "ver") != yc_rows_int(act->rows, i, "now"))
      return yc_refuse(error, _("%s 之后又办了一步,不能撤销:打开办件按 e 更正"), yc_rows_str(act->rows, i, "number"));
    if (was_answered(app, act, i))
      return yc_refuse(error, _("%s 的督办对方已经看到,不能撤销"), yc_rows_str(act->rows, i, "number"));
    if (handed_over(app, act, i))
      return yc_refuse(error, _("%s 已由申请人签收或送达,不能撤销:打开办件按 e 更正"), yc_rows_str(act->rows, i, "number"));
  }
  return TRUE;
}

void yc_undo_free(YcUndo *undo)
{
  if (undo == NULL) return;
  g_free(undo->whose);
  g_free(undo->what);
  g_free(undo);
}

/* The act's last event on the case that is more than a paper: supplied and accepted is accepted. */
static char *say_act(const Act *act)
{
  guint i = yc_rows_count(act->events);
  while (i-- > 0) {
    const char *kind = yc_rows_str(act->events, i, "kind");
    if (yc_rows_text(act->events, i, "casefile") == NULL || g_str_has_prefix(kind, "paper.")) continue;
    return yc_say_event(kind, yc_rows_str(act->events, i, "facts"), yc_rows_text(act->events, i, "body"));
  }
  return g_strdup("");
}

YcUndo *yc_undo_look(YcApp *app, gint64 casefile, GError **error)
{
  g_auto(Act) act = { NULL, NULL };
  if (!act_read(app, casefile, &act, error) || !may(app, &act, error)) return NULL;
  YcUndo *undo = g_new0(YcUndo, 1);
  g_autofree char *number = yc_number_spoken(app, yc_rows_str(act.rows, 0, "number"));
  undo->casefile = casefile;
  undo->seconds = seconds_left(app, yc_rows_int(act.rows, 0, "at"));
  undo->opened = yc_rows_int(act.rows, 0, "opened") != 0;
  undo->whose = g_strdup_printf("%s %s %s", number, yc_rows_str(act.rows, 0, "short"),
                                yc_rows_str(act.rows, 0, "applicant"));
  undo->what = say_act(&act);
  for (guint i = 0; i < yc_rows_count(act.rows); i++) undo->cases += yc_rows_int(act.rows, i, "casefile") > 0;
  return undo;
}

/* --- the form --------------------------------------------------------------------------------------------- */

gboolean yc_app_keep_form(YcApp *app, const YcActor *actor, gint64 casefile, const YcIntake *intake, GError **error)
{
  g_autofree char *json = yc_intake_to_json(intake);
  return yc_undo_form(yc_app_store(app), actor->act, casefile, json, error);
}

/* Another act, when it is saved again. */
static gboolean form_draft(YcApp *app, const char *json, gint64 *draft, GError **error)
{
  g_autoptr(YcIntake) intake = yc_intake_from_json(json, strlen(json), error);
  if (intake == NULL) return FALSE;
  yc_intake_set(&intake->act, "");
  intake->ver = 0;   /* of before: what was undone since is no other's work */
  return yc_draft_save(app, draft, intake, error);
}

static gboolean bag_draft(YcApp *app, const char *json, gint64 *draft, GError **error)
{
  g_autoptr(YcBag) bag = yc_bag_from_json(json, strlen(json), error);
  if (bag == NULL) return FALSE;
  yc_intake_set(&bag->act, "");
  return yc_bag_draft_save(app, draft, bag, error);
}

/* What had been typed, as a draft. */
static gboolean give_back(YcApp *app, const Act *act, gint64 *draft, GError **error)
{
  for (guint i = 0; i < yc_rows_count(act->rows); i++) {
    json_t *restore = json_loads(yc_rows_str(act->rows, i, "restore"), 0, NULL);
    json_t *form = json_object_get(restore, "form");
    gboolean bag = json_object_get(form, "lines") != NULL;
    char *json = form ? json_dumps(form, JSON_COMPACT) : NULL;
    json_decref(restore);
    if (json == NULL) continue;
    gboolean ok = bag ? bag_draft(app, json, draft, error) : form_draft(app, json, draft, error);
    free(json);
    return ok;
  }
  return TRUE;
}

/* --- undoing ---------------------------------------------------------------------------------------------- */

static void add_idents(json_t *list, const json_t *more)
{
  size_t i;
  json_t *ident;
  json_array_foreach((json_t *)more, i, ident) json_array_append(list, ident);
}

/* The papers that the act issued for the case are void (those of no case with its first); those that it had
 * replaced or voided are valid again.  Who came about it with the act did not come. */
static void sort_papers(YcApp *app, const Act *act, const char *casefile, gboolean first, json_t *voided, json_t *valid,
                        json_t *comings)
{
  for (guint i = 0; i < yc_rows_count(act->events); i++) {
    const char *of = yc_rows_text(act->events, i, "casefile");
    if (of == NULL ? !first : strcmp(of, casefile) != 0) continue;
    json_t *facts = json_loads(yc_rows_str(act->events, i, "facts"), 0, NULL);
    if (strcmp(yc_rows_str(act->events, i, "kind"), "paper.issue") == 0) {
      g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(act->events, i, "pos"));
      json_array_append_new(voided, json_string(ident));
    }
    if (strcmp(yc_rows_str(act->events, i, "kind"), "visit.log") == 0)
      json_array_append(comings, json_object_get(facts, "visit"));
    add_idents(valid, json_object_get(facts, "replaced"));
    add_idents(valid, json_object_get(facts, "voided"));
    json_decref(facts);
  }
}

/* Urges, orders and instructions of the act on the case go, and an order that went along with it to another post comes
 * back. */
static void sort_supervision(YcApp *app, const Act *act, const char *casefile, json_t *nudges, json_t *back)
{
  static const char *const kinds[] = { "case.urge", "case.instruct", "order.give", NULL };
  for (guint i = 0; i < yc_rows_count(act->events); i++) {
    const char *kind = yc_rows_str(act->events, i, "kind");
    if (g_strcmp0(yc_rows_text(act->events, i, "casefile"), casefile) != 0) continue;
    g_autofree char *ident = yc_event_ident(yc_app_store(app), yc_rows_int(act->events, i, "pos"));
    if (g_strv_contains(kinds, kind)) json_array_append_new(nudges, json_string(ident));
    if (strcmp(kind, "case.reassign") != 0 && strcmp(kind, "agency.change") != 0) continue;
    json_t *facts = json_loads(yc_rows_str(act->events, i, "facts"), 0, NULL);
    json_t *order = json_object_get(facts, "order");
    if (json_is_string(order))
      json_array_append_new(back, json_pack("{s:O, s:O}", "order", order, "post", json_object_get(facts, "from")));
    json_decref(facts);
  }
}

/* The first inquiry that the act turned into the case is as it was (RULE inq-02); what an older program closed did not say. */
static void put_inquiries(const Act *act, const char *casefile, json_t *facts)
{
  json_t *list = json_array(), *before = json_array();
  for (guint i = 0; i < yc_rows_count(act->events); i++) {
    if (strcmp(yc_rows_str(act->events, i, "kind"), "inquiry.close") != 0 ||
        g_strcmp0(yc_rows_text(act->events, i, "casefile"), casefile) != 0)
      continue;
    json_t *closed = json_loads(yc_rows_str(act->events, i, "facts"), 0, NULL);
    json_t *inquiry = json_object_get(closed, "inquiry"), *was = json_object_get(closed, "was");
    gboolean became = g_strcmp0(json_string_value(json_object_get(closed, "state")), "case") == 0;
    if (became) json_array_append(list, inquiry);
    if (became && was != NULL)
      json_array_append_new(before, json_pack("{s:O, s:O, s:O}", "inquiry", inquiry, "state", was, "casefile",
                                              json_object_get(closed, "about")));
    json_decref(closed);
  }
  json_object_set_new(facts, "reopened", list);
  json_object_set_new(facts, "inquiries", before);
}

/* An outside number that came goes, one that went comes back. */
static gboolean put_outside(YcApp *app, YcWriter *writer, const Act *act, gint64 casefile, const char *ident, const json_t *restore,
                            GError **error)
{
  const json_t *before = json_array_get(json_object_get(restore, "casefile"), 0);
  for (guint i = yc_rows_count(act->events); i-- > 0;) {
    const char *kind = yc_rows_str(act->events, i, "kind");
    if (!g_str_has_prefix(kind, "outside.") || g_strcmp0(yc_rows_text(act->events, i, "casefile"), ident) != 0) continue;
    json_t *facts = json_loads(yc_rows_str(act->events, i, "facts"), 0, NULL);
    json_object_set(facts, "outside", json_object_get(before, "outside"));
    if (!yc_case_event(app, writer, casefile, strcmp(kind, "outside.set") == 0 ? "outside.drop" : "outside.set", facts,
                       NULL, error))
      return FALSE;
  }
  return TRUE;
}

/* The body that holds what the restored rows are called; NULL where there is nothing personal. */
static json_t *body_of(json_t *restore)
{
  json_t *body = json_incref(json_object_get(restore, "body"));
  json_object_del(restore, "body");
  json_object_del(restore, "form");
  gboolean empty = json_object_size(json_object_get(body, "notes")) == 0 && !json_is_string(json_object_get(body, "reason"))
                   && !json_is_string(json_object_get(body, "relation"));
  if (!empty) return body;
  json_decref(body);
  return NULL;
}

static gboolean undo_case(YcApp *app, YcWriter *writer, const Act *act, guint row, GError **error)
{
  gint64 casefile = yc_rows_int(act->rows, row, "casefile");
  gboolean opened = yc_rows_int(act->rows, row, "opened") != 0;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), casefile);
  json_t *restore = json_loads(yc_rows_str(act->rows, row, "restore"), 0, NULL);
  if (restore == NULL || !put_outside(app, writer, act, casefile, ident, restore, error)) {
    json_decref(restore);
    return FALSE;
  }
  json_t *body = opened ? NULL : body_of(restore), *voided = json_array(), *valid = json_array();
  json_t *comings = json_array();
  sort_papers(app, act, ident, row == 0, voided, valid, comings);
  json_t *facts = json_pack("{s:s, s:o, s:s, s:o, s:o, s:o, s:o}", "act", yc_rows_str(act->rows, row, "act"), "day",
                            yc_json_day(yc_app_today(app)), "step_short", N_("作废"), "voided", voided, "valid", valid,
                            "comings", comings, "restore", opened ? json_null() : json_incref(restore));
  json_decref(restore);
  json_t *nudges = json_array(), *back = json_array();
  sort_supervision(app, act, ident, nudges, back);
  json_object_set_new(facts, "nudges", nudges);
  json_object_set_new(facts, "back", back);
  put_inquiries(act, ident, facts);
  return yc_case_event(app, writer, casefile, "act.undo", facts, body, error);
}

/* Whose data the act changed has them back, unless somebody has changed them again. */
static gboolean undo_person(YcApp *app, YcWriter *writer, const Act *act, guint row, GError **error)
{
  if (yc_rows_int(act->rows, row, "ver") != yc_rows_int(act->rows, row, "now")) return TRUE;
  g_autofree char *ident = yc_event_ident(yc_app_store(app), -yc_rows_int(act->rows, row, "casefile"));
  json_t *restore = json_loads(yc_rows_str(act->rows, row, "restore"), 0, NULL);
  json_t *facts = json_pack("{s:s, s:O}", "person", ident, "place", json_object_get(restore, "place"));
  json_t *body = json_incref(json_object_get(restore, "body"));
  json_decref(restore);
  return yc_writer_append(writer, "person.set", facts, body, NULL, error) != 0;
}

static gboolean undo_all(YcApp *app, YcWriter *writer, gint64 casefile, gint64 *draft, GError **error)
{
  g_auto(Act) act = { NULL, NULL };
  if (!act_read(app, casefile, &act, error) || !may(app, &act, error)) return FALSE;
  if (!yc_undo_forget(yc_app_store(app), casefile, error)) return FALSE;
  for (guint i = 0; i < yc_rows_count(act.rows); i++) {
    gboolean person = yc_rows_int(act.rows, i, "casefile") < 0;
    if (person ? !undo_person(app, writer, &act, i, error) : !undo_case(app, writer, &act, i, error)) return FALSE;
  }
  /* Undoing is not undone: what it did to outside numbers is forgotten too. */
  return yc_undo_forget(yc_app_store(app), casefile, error) && give_back(app, &act, draft, error);
}

gboolean yc_undo(YcApp *app, gint64 casefile, gint64 *draft, GError **error)
{
  g_autofree char *ident = NULL, *post = yc_app_post_for(app, casefile);
  YcActor actor;
  yc_app_actor(app, &actor, NULL, post, &ident);
  *draft = 0;
  gboolean repeated;
  g_autoptr(YcWriter) writer = yc_writer_begin(yc_app_store(app), &actor, &repeated, error);
  if (writer == NULL || !undo_all(app, writer, casefile, draft, error) ||
      !yc_writer_commit(g_steal_pointer(&writer), error)) {
    *draft = 0;
    return FALSE;
  }
  yc_app_acted(app, 0);
  return TRUE;
}
