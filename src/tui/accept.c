/* accept.c - the screen of acceptance: keys, drafts, and the last Enter. */
#include <config.h>
#include <string.h>

#include "app/afterwards.h"
#include "app/occasion.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/visit.h"
#include "base/gettext.h"
#include "base/text.h"
#include "tui/accept.h"
#include "tui/screens.h"
#include "tui/undo.h"
#include "tui/why.h"

enum { TITLE_NAME = 20 };   /* columns of an applicant's name in the first row */

/* ── drafts ── */

/* A file of a bag is kept there. */
static gboolean hand_back(YcAccept *form, GError **error)
{
  g_autofree char *json = yc_intake_to_json(form->intake);
  YcIntake *copy = yc_intake_from_json(json, strlen(json), error);
  if (copy)
    form->take(copy, form->taker);
  return copy != NULL;
}

/* What is typed in the field goes along, unsettled. */
static gboolean keep(YcScreen *screen, GError **error)
{
  YcAccept *form = (YcAccept *)screen;
  if (!form->dirty)
    return TRUE;
  g_autofree char *name = yc_field_name(form, yc_accept_spot(form));
  g_autofree char *settled = yc_field_text(form, yc_accept_spot(form));
  const char *typed = form->edit ? yc_edit_text(form->edit) : "";
  yc_intake_set(&form->intake->at, name);
  if (form->noting)
    yc_intake_set(&yc_accept_tick(form)->note, typed);
  yc_intake_set(&form->intake->typed, form->noting || strcmp(typed, settled) == 0 ? "" : typed);
  form->dirty = form->take ? !hand_back(form, error) : !yc_draft_save(form->app, &form->draft, form->intake, error);
  return !form->dirty;
}

static char *left(const YcScreen *screen)
{
  const YcAccept *form = (const YcAccept *)screen;
  return form->draft ? g_strdup(_("没填完的存为草稿,在 2待办 最上面:回车接着填,u 丢掉。")) : NULL;
}

static void save(YcAccept *form)
{
  GError *error = NULL;
  if (!keep(&form->base, &error))
    yc_tui_fail(form->base.tui, error);
}

/* The first field, or where the draft was left, with what had been typed there. */
static void resume(YcAccept *form)
{
  g_autofree char *typed = g_strdup(form->intake->typed);
  gboolean known = form->intake->applicant.id && !*form->intake->item;   /* another matter of the same person */
  gboolean next = form->kept && form->intake->applicant.id;                /* of the same occasion: both are settled */
  if (!(known && !*form->intake->at && yc_accept_go_to(form, "item"))
      && (!*form->intake->at || !yc_accept_go_to(form, form->intake->at)))
    yc_accept_go(form, form->casefile ? yc_supply_first(form) : form->take || next ? yc_check_first(form) : 0);
  if (!*typed || !form->edit)
    return;
  yc_edit_set(form->edit, typed);
  yc_accept_changed(form);
  form->dirty = FALSE;
}

/* The draft, or the checklist of the case; with neither the form is empty. */
static YcIntake *read_intake(YcAccept *form, GError **error)
{
  if (form->casefile && !form->draft)
    form->draft = yc_draft_of_case(form->app, form->casefile, FALSE);
  g_autoptr(YcIntake) draft = form->draft ? yc_draft_load(form->app, form->draft, error) : NULL;
  if (form->draft && !draft)
    return NULL;
  if (draft && draft->correcting)
    return g_steal_pointer(&draft);
  if (draft && draft->casefile)
    form->casefile = draft->casefile;
  return form->casefile ? yc_supply_load(form->app, form->casefile, draft, error) : g_steal_pointer(&draft);
}

/* At once, not when it comes on top: what was typed ahead must find its fields. */
static void prepare(YcAccept *form)
{
  YcIntake *intake = form->intake || form->failure ? form->intake : read_intake(form, &form->failure);
  if (form->failure)
    form->draft = form->casefile = 0;
  form->intake = intake ? intake : yc_intake_new();
  if (!*form->intake->act) {
    g_autofree char *act = g_uuid_string_random();
    yc_intake_set(&form->intake->act, act);   /* a draft that was already committed is not committed again */
  }
  YcOutcome kept = form->intake->outcome;
  form->chosen = kept != YC_OUTCOME_NONE && kept != yc_intake_suggest(form->app, form->intake);
  yc_accept_refresh(form);
  resume(form);
}

/* Another counter may have changed the catalogue: papers and questions are then those of the new version. */
static gboolean load(YcScreen *screen, GError **error)
{
  YcAccept *form = (YcAccept *)screen;
  YcSpot spot = yc_accept_spot(form);
  if (form->failure) {
    g_propagate_error(error, g_steal_pointer(&form->failure));
    return FALSE;
  }
  yc_accept_refresh(form);
  if (!yc_spot_is(form, spot.id, spot.n))
    yc_accept_go(form, form->at);
  return TRUE;
}

/* ── the last Enter ── */

static void finish(YcAccept *form)
{
  GError *error = NULL;
  if (!form->take)
    yc_accept_finish(form);
  else if (keep(&form->base, &error))
    yc_tui_pop(form->base.tui);
  else
    yc_tui_fail(form->base.tui, error);
}

/* ── moving ── */

static guint spot_of(const YcAccept *form, YcFieldId id)
{
  guint i = 0;
  while (i + 1 < form->spots->len && g_array_index(form->spots, YcSpot, i).id != id)
    i++;
  return i;
}

/* From a checklist in which nothing is missing, Enter leads to the outcome. */
static guint next_of(const YcAccept *form, gboolean past)
{
  guint at = form->at;
  if (past && yc_accept_spot(form).id == YC_FIELD_TICK && !yc_intake_missing(form->intake))
    return spot_of(form, YC_FIELD_OUTCOME);
  do
    at++;
  while (past && at + 1 < form->spots->len && yc_spot_passed(form, g_array_index(form->spots, YcSpot, at)));
  return at;
}

/* On the way past: that nobody could be called, once; before the outcome, what stands in the way (RULE acc-06). */
static void remark(YcAccept *form)
{
  const YcPersonForm *called = yc_intake_notified(form->intake);
  YcFieldId at = yc_accept_spot(form).id;
  if (at == YC_FIELD_ITEM && !form->called && *called->name && !*called->phone) {
    form->called = TRUE;
    yc_tui_say(form->base.tui, YC_SAY_WARN, _("没有 %s 的电话,办好了通知不到:问一声,↑ 回去填。"), called->name);
  }
  if (at == YC_FIELD_OUTCOME && form->duplicate)
    yc_tui_say(form->base.tui, YC_SAY_WARN, "%s。", form->duplicate);
}

static void go_on(YcAccept *form, gboolean past, gboolean quiet)
{
  if (past && yc_accept_is_last(form)) {
    finish(form);
    return;
  }
  if (form->at + 1 == form->spots->len)
    return;
  yc_accept_go(form, next_of(form, past));
  if (!quiet)
    remark(form);
}

static void go_up(YcAccept *form)
{
  guint at = form->at;
  do
    at -= at > 0;
  while (at > 0 && yc_spot_passed(form, g_array_index(form->spots, YcSpot, at)));
  yc_accept_go(form, at);
}

/* A wrong paper without a note: what it should be is asked for at once. */
static gboolean wants_note(const YcAccept *form)
{
  const YcTick *tick = yc_accept_tick(form);
  return tick && tick->state == YC_TICK_WRONG && !*tick->note;
}

static void say_settled(YcAccept *form, const char *said)
{
  if (said)
    yc_tui_say(form->base.tui, YC_SAY_WARN, "%s", said);
}

/* Leaves the field: `by` +1 as Enter does, +2 without passing by anything, -1 back. */
static void leave(YcAccept *form, int by)
{
  gboolean stay = FALSE;
  if (form->noting)
    yc_check_end_note(form);
  if (by > 0 && wants_note(form)) {
    yc_check_note(form, "");
    yc_tui_say(form->base.tui, YC_SAY_WARN, _("第%d项:请写明要换成什么样的(告知书上照印)。"), yc_accept_tick(form)->n);
    return;
  }
  g_autofree char *said = yc_accept_settle(form, &stay);
  const YcTick *tick = yc_accept_tick(form);
  say_settled(form, said);
  if (stay && by > 0)
    yc_accept_changed(form);
  else if (by < 0)
    go_up(form);
  else if (!(said && tick))
    go_on(form, by == 1, said != NULL);
  if (form->dirty && yc_tui_top(form->base.tui) == &form->base)
    save(form);
}

static void jump(YcAccept *form, YcCommand command)
{
  static const YcFieldId sections[] = { YC_FIELD_NAME, YC_FIELD_ITEM, YC_FIELD_TICK, YC_FIELD_OUTCOME };
  gboolean stay, down = command == YC_COMMAND_PAGE_DOWN;
  guint to = down ? form->spots->len - 1 : 0;
  if (form->noting)
    yc_check_end_note(form);
  g_autofree char *said = yc_accept_settle(form, &stay);
  say_settled(form, said);
  for (gsize i = 0; i < G_N_ELEMENTS(sections); i++) {
    guint at = spot_of(form, sections[down ? i : G_N_ELEMENTS(sections) - 1 - i]);
    if (down ? at > form->at && at < to : at < form->at && at > to)
      to = at;
  }
  yc_accept_go(form, to);
}

/* ── commands ── */

/* The keys of the checklist answer no question. */
static void say_not_here(const YcAccept *form, YcCommand command)
{
  g_autofree char *key = yc_command_keys(command);
  gboolean asked = yc_accept_spot(form).id == YC_FIELD_ANSWER;
  yc_tui_say(form->base.tui, YC_SAY_WARN,
             asked ? _("先答这一问:空格换,回车下一格。%s 到材料那里才用。")
                   : _("这里不用 %s:按空格或数字选,回车下一格。"), key);
}

static gboolean act_words(YcAccept *form, YcCommand command, int number)
{
  if (command == YC_COMMAND_ALL_GOOD || command == YC_COMMAND_MISSING || command == YC_COMMAND_WRONG) {
    say_not_here(form, command);
    return TRUE;
  }
  const char *words[8];
  guint now, n = yc_field_words(form, yc_accept_spot(form), words, G_N_ELEMENTS(words), &now);
  guint to = command == YC_COMMAND_CHOOSE ? (guint)number - 1
             : command == YC_COMMAND_LEFT ? (now + n - 1) % n
             : command == YC_COMMAND_TOGGLE || command == YC_COMMAND_RIGHT ? (now < n ? (now + 1) % n : 0)
                                                                             : n + 1;
  if (to > n && command != YC_COMMAND_CHOOSE)
    return FALSE;
  if (to < n)
    yc_field_choose(form, yc_accept_spot(form), to);
  return TRUE;
}

/* Space opens the household; what ticks the papers does so from here. */
static gboolean act_household(YcAccept *form, YcCommand command)
{
  if (command == YC_COMMAND_TOGGLE || command == YC_COMMAND_RIGHT) {
    yc_tui_push(form->base.tui, yc_household_new(form, ""));
    return TRUE;
  }
  gboolean ticks = command == YC_COMMAND_ALL_GOOD || command == YC_COMMAND_MISSING || command == YC_COMMAND_WRONG;
  if (!ticks || !form->intake->ticks->len)
    return FALSE;
  go_on(form, TRUE, TRUE);
  return yc_check_act(form, command);
}

static gboolean act_on_field(YcAccept *form, YcCommand command, int number)
{
  switch (yc_field_type(yc_accept_spot(form).id)) {
  case YC_TYPE_WORDS:
  case YC_TYPE_FLAG:
    return act_words(form, command, number);
  case YC_TYPE_MEMBERS:
    return act_household(form, command);
  case YC_TYPE_TICK:
    return !form->noting && yc_check_act(form, command);
  case YC_TYPE_OUTCOME:
    return yc_accept_outcome(form, command, number);
  case YC_TYPE_TEXT:
  case YC_TYPE_PICK:
    break;
  }
  return FALSE;
}

/* Of a fresh one, in the field where the day is said. */
static gboolean has_why(const YcAccept *form)
{
  return yc_field_type(yc_accept_spot(form).id) == YC_TYPE_OUTCOME && !form->casefile && !form->intake->correcting
         && form->intake->outcome != YC_OUTCOME_ONSPOT && form->plans[form->intake->outcome]->due != YC_DAY_NONE;
}

static void why(YcAccept *form)
{
  g_autofree char *about = g_strdup_printf("%s  %s", form->intake->applicant.name,
                                           form->plans[form->intake->outcome]->promise);
  yc_why_open_planned(form->base.tui, yc_why_intake(form->app, form->intake, form->intake->outcome), about);
}

static gboolean act(YcScreen *screen, YcCommand command, int number)
{
  YcAccept *form = (YcAccept *)screen;
  if (act_on_field(form, command, number))
    return TRUE;
  if (command == YC_COMMAND_NEXT)
    leave(form, 1);
  else if (command == YC_COMMAND_DOWN)
    leave(form, 2);
  else if (command == YC_COMMAND_PREVIOUS)
    leave(form, -1);
  else if (command == YC_COMMAND_PAGE_UP || command == YC_COMMAND_PAGE_DOWN)
    jump(form, command);
  else if (command == YC_COMMAND_WHY)
    why(form);
  else if (command == YC_COMMAND_PROOF)
    yc_tui_push(screen->tui, yc_proof_new(form->app, "", form->intake->applicant.name, form->casefile));
  else
    return FALSE;
  return TRUE;
}

/* Another acceptance begins where this one is left: Esc keeps it. */
static gboolean can(const YcScreen *screen, YcCommand command)
{
  if (command == YC_COMMAND_WHY)
    return has_why((const YcAccept *)screen);
  return command != YC_COMMAND_ACCEPT && command != YC_COMMAND_FIND && command != YC_COMMAND_PRINT;
}

static gboolean key(YcScreen *screen, YcKey key)
{
  YcAccept *form = (YcAccept *)screen;
  if (!form->edit)
    return FALSE;
  if (form->picker && yc_picker_key(form->picker, key))
    return TRUE;
  if (!yc_edit_key(form->edit, key))
    return FALSE;
  yc_accept_changed(form);
  return TRUE;
}

static void text(YcScreen *screen, const char *text)
{
  YcAccept *form = (YcAccept *)screen;
  if (!form->edit && yc_accept_tick(form))
    yc_check_note(form, text);
  else if (yc_spot_is(form, YC_FIELD_HOUSEHOLD, 0))
    yc_tui_push(screen->tui, yc_household_new(form, text));
  else if (!form->edit)
    yc_tui_say(screen->tui, YC_SAY_INFO, _("这里不打字:按空格或数字选,回车下一格。"));
  else {
    form->last_typed = g_get_monotonic_time();
    if (yc_edit_empty(form->edit))
      form->first_typed = form->last_typed;
    if (!yc_edit_insert(form->edit, text))
      yc_tui_say(screen->tui, YC_SAY_WARN, _("放不下了,最多 %d 个字。"), (int)yc_edit_max(form->edit));
    yc_accept_changed(form);
  }
}

/* Time to store what was typed; and a card reader that sends no Enter has finished. */
static void idle(YcScreen *screen)
{
  YcAccept *form = (YcAccept *)screen;
  if (yc_accept_was_read(form)) {
    form->last_typed = 0;
    leave(form, 1);
    yc_tui_reload(screen->tui);
  } else
    save(form);
}

/* ── the screen ── */

static void title(YcScreen *screen, GString *left, GString *right)
{
  const YcAccept *form = (const YcAccept *)screen;
  const YcItem *item = form->item;
  g_string_append(left, form->intake->correcting ? _("更正") : form->examines ? _("收件审查") : form->casefile ? _("补材料") : form->take ? _("袋里一份")
                        : *form->intake->late_cause ? _("补录") : C_("command", "受理"));
  if (*form->intake->applicant.name) {
    g_autofree char *name = yc_clip(form->intake->applicant.name, TITLE_NAME);
    g_string_append_printf(left, "  %s", name);
  }
  if (item)
    g_string_append_printf(left, " · %s", item->short_name);
  if (!form->casefile && !form->intake->correcting)
    g_string_append_printf(left, _("   本次第%u件"), form->matters + 1);
  yc_form_title(form->app, form->draft && !form->dirty, screen->area.columns, right);
}

static void form_free(YcScreen *screen)
{
  YcAccept *form = (YcAccept *)screen;
  yc_intake_free(form->intake);
  g_array_unref(form->spots);
  g_clear_error(&form->failure);
  yc_edit_free(form->edit);
  yc_picker_free(form->picker);
  for (guint i = 0; i < YC_N_OUTCOMES; i++)
    yc_plan_free(form->plans[i]);
  g_free(form->asked);
  g_free(form->unauthorised);
  g_free(form->agent);
  g_free(form->history);
  g_free(form->suggestions);
  g_free(form->duplicate);
  g_free(form->decider);
  yc_office_row_free(form->office);
  g_free(form->places[0]);
  g_free(form->places[1]);
  g_free(form);
}

static const YcScreenType ACCEPT = {
  .name = "accept", .where = YC_IN_FORM | YC_IN_TEXT | YC_IN_EMPTY, .load = load, .act = act, .can = can, .key = key,
  .text = text, .title = title, .paint = yc_accept_paint, .hints = yc_accept_hints, .keep = keep, .left = left, .idle = idle,
  .free = form_free
};

static YcAccept *new_form(YcApp *app)
{
  YcAccept *form = g_new0(YcAccept, 1);
  yc_screen_init(&form->base, &ACCEPT);
  form->app = app;
  form->spots = g_array_new(FALSE, FALSE, sizeof(YcSpot));
  return form;
}

YcScreen *yc_accept_open(YcApp *app, gint64 casefile, gint64 draft)
{
  YcAccept *form = new_form(app);
  form->casefile = casefile;
  form->draft = draft;
  prepare(form);
  return &form->base;
}

YcScreen *yc_accept_late(YcApp *app)
{
  YcAccept *form = new_form(app);
  form->intake = yc_intake_new();
  yc_intake_set(&form->intake->late_cause, "power");
  prepare(form);
  return &form->base;
}

YcScreen *yc_accept_checklist(YcApp *app, YcIntake *intake, YcAcceptTake take, gpointer data)
{
  YcAccept *form = new_form(app);
  form->intake = intake;
  form->take = take;
  form->taker = data;
  prepare(form);
  return &form->base;
}

YcScreen *yc_accept_begin(YcApp *app, YcIntake *intake)
{
  YcAccept *form = new_form(app);
  form->intake = intake;
  form->kept = *intake->item != '\0';
  prepare(form);
  return &form->base;
}

YcScreen *yc_correct_new(YcApp *app, gint64 casefile)
{
  YcAccept *form = new_form(app);
  form->draft = yc_draft_of_case(app, casefile, TRUE);
  if (!form->draft)
    form->intake = yc_correct_load(app, casefile, &form->failure);
  prepare(form);
  return &form->base;
}

YcScreen *yc_accept_new(YcApp *app, gint64 draft)
{
  return yc_accept_open(app, 0, draft);
}

void yc_accept_go_on_with(YcTui *tui, YcApp *app, gint64 casefile, gboolean same_person)
{
  GError *error = NULL;
  YcIntake *intake = same_person ? yc_occasion_next(app, casefile, "", NULL) : yc_visit_same_item(app, casefile, &error);
  if (!intake && same_person)
    intake = yc_visit_next(app, casefile, &error);
  if (!intake) {
    yc_tui_fail(tui, error);
    return;
  }
  if (!intake->visit)
    yc_visit_over(tui);
  yc_tui_push(tui, yc_accept_begin(app, intake));
}
