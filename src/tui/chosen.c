/* chosen.c - see chosen.h. */
#include <config.h>
#include "tui/chosen.h"

#include "base/gettext.h"

gboolean yc_chosen_has(const GArray *chosen, gint64 casefile)
{
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index(chosen, gint64, i) == casefile)
      return TRUE;
  return FALSE;
}

void yc_chosen_toggle(YcTui *tui, GArray *chosen, gint64 casefile)
{
  if (casefile <= 0)
    return;
  guint i = 0;
  while (i < chosen->len && g_array_index(chosen, gint64, i) != casefile)
    i++;
  if (i < chosen->len)
    g_array_remove_index(chosen, i);
  else
    g_array_append_val(chosen, casefile);
  if (chosen->len)
    yc_tui_say(tui, YC_SAY_INFO, _("已选 %u 件。j一起交下家 Esc取消选择"), chosen->len);
  else
    yc_tui_say(tui, YC_SAY_INFO, "%s", _("没有选的了。"));
}

void yc_chosen_none(YcTui *tui, GArray *chosen)
{
  g_array_set_size(chosen, 0);
  yc_tui_say(tui, YC_SAY_INFO, "%s", _("选择取消了。"));
}
