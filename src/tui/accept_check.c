/* accept_check.c - the checklist: each paper here, missing or wrong, and what happened to its original. */
#include <config.h>
#include <string.h>

#include "app/say.h"
#include "base/gettext.h"
#include "tui/accept.h"

enum { NOTE_MAX = 200 };

/* How a paper that is here was dealt with (RULE acc-11); → goes to the next. */
static const struct {
  gboolean original, copies, returned;
} WAYS[] = {
  { TRUE, FALSE, FALSE }, { TRUE, FALSE, TRUE }, { TRUE, TRUE, TRUE }, { FALSE, TRUE, FALSE }, { TRUE, TRUE, FALSE }
};

YcTick *yc_accept_tick(const YcAccept *form)
{
  YcSpot spot = yc_accept_spot(form);
  return spot.id == YC_FIELD_TICK ? g_ptr_array_index(form->intake->ticks, spot.n) : NULL;
}

const YcMaterial *yc_accept_material(const YcAccept *form, guint n)
{
  const YcTick *tick = g_ptr_array_index(form->intake->ticks, n);
  guint i = 0;
  while (((const YcMaterial *)g_ptr_array_index(form->item->materials, i))->n != tick->n)
    i++;
  return g_ptr_array_index(form->item->materials, i);
}

static void tick_bare(YcTick *tick, YcTickState state)
{
  tick->state = state;
  tick->original = tick->copies = 0;
  tick->returned = FALSE;
}

static void tick_set(YcAccept *form, guint n, YcTickState state)
{
  YcTick *tick = g_ptr_array_index(form->intake->ticks, n);
  if (tick->state == YC_TICK_WRONG && state != YC_TICK_WRONG)
    yc_intake_set(&tick->note, "");   /* what was wrong is wrong no more */
  if (tick->state == YC_TICK_HAVE && state == YC_TICK_HAVE)
    return;
  if (state == YC_TICK_HAVE)
    yc_tick_have(tick, yc_accept_material(form, n));
  else
    tick_bare(tick, state);
}

static void change_way(YcAccept *form, guint n, int step)
{
  YcTick *tick = g_ptr_array_index(form->intake->ticks, n);
  const YcMaterial *material = yc_accept_material(form, n);
  int ways = G_N_ELEMENTS(WAYS), way = 0;
  if (tick->state != YC_TICK_HAVE)
    return;
  for (int i = 0; i < ways; i++)
    if (WAYS[i].original == (tick->original > 0) && WAYS[i].copies == (tick->copies > 0)
        && WAYS[i].returned == tick->returned)
      way = (i + step + ways) % ways;
  tick->original = WAYS[way].original ? MAX(material->copies, 1) : 0;
  tick->copies = WAYS[way].copies ? MAX(material->copies, 1) : 0;
  tick->returned = WAYS[way].returned;
}

void yc_check_note(YcAccept *form, const char *text)
{
  const YcTick *tick = yc_accept_tick(form);
  form->noting = TRUE;
  yc_edit_free(form->edit);
  form->edit = yc_edit_new(NOTE_MAX);
  yc_edit_set(form->edit, tick->note);
  yc_edit_insert(form->edit, text);
  yc_accept_changed(form);
}

void yc_check_end_note(YcAccept *form)
{
  YcTick *tick = yc_accept_tick(form);
  yc_intake_set(&tick->note, yc_edit_text(form->edit));
  yc_accept_go(form, form->at);
  form->dirty = TRUE;
}

guint yc_check_first(const YcAccept *form)
{
  for (guint i = 0; i < form->spots->len; i++) {
    YcFieldId id = g_array_index(form->spots, YcSpot, i).id;
    if (id == YC_FIELD_ANSWER || id == YC_FIELD_TICK)
      return i;
  }
  return 0;
}

static void all_good(YcAccept *form)
{
  for (guint i = 0; i < form->intake->ticks->len; i++)
    tick_set(form, i, YC_TICK_HAVE);
  yc_tui_say(form->base.tui, YC_SAY_DONE, _("%u 项全齐。回车看结果;哪项不是,↑↓ 到那里按 - 或 *。"),
             form->intake->ticks->len);
}

gboolean yc_check_act(YcAccept *form, YcCommand command)
{
  static const YcTickState next[] = {
    [YC_TICK_MISSING] = YC_TICK_HAVE, [YC_TICK_HAVE] = YC_TICK_WRONG, [YC_TICK_WRONG] = YC_TICK_MISSING
  };
  YcSpot spot = yc_accept_spot(form);
  const YcTick *tick = yc_accept_tick(form);
  if (command == YC_COMMAND_TOGGLE)
    tick_set(form, spot.n, next[tick->state]);
  else if (command == YC_COMMAND_ALL_GOOD)
    all_good(form);
  else if (command == YC_COMMAND_MISSING)
    tick_set(form, spot.n, YC_TICK_MISSING);
  else if (command == YC_COMMAND_WRONG)
    tick_set(form, spot.n, YC_TICK_WRONG);
  else if (command == YC_COMMAND_LEFT || command == YC_COMMAND_RIGHT)
    change_way(form, spot.n, command == YC_COMMAND_LEFT ? -1 : 1);
  else
    return FALSE;
  yc_accept_refresh(form);
  yc_accept_changed(form);
  if (command == YC_COMMAND_WRONG)
    yc_check_note(form, "");
  return TRUE;
}

void yc_check_counts(const YcTick *tick, const YcMaterial *material, char **original, char **copies, char **remark)
{
  YcTick shown = *tick;
  gboolean here = tick->state == YC_TICK_HAVE;
  if (!here)
    yc_tick_have(&shown, material);
  *original = shown.original ? g_strdup_printf(_("原%d"), shown.original) : g_strdup("");
  *copies = shown.copies ? g_strdup_printf(_("复%d"), shown.copies) : g_strdup("");
  const char *kept = here ? yc_say_kept(tick->original, tick->copies, tick->returned) : "";
  *remark = *kept && *tick->note ? g_strdup_printf(_("%s;%s"), kept, tick->note)
                                 : g_strdup(*kept ? kept : tick->note);
}
