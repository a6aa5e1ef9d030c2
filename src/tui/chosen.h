/* chosen.h - cases chosen on a list (SELECT), for what is done to several at once. */
#ifndef YC_CHOSEN_H
#define YC_CHOSEN_H

#include "tui/screen.h"

/* `chosen` is of gint64. */
gboolean yc_chosen_has(const GArray *chosen, gint64 casefile);
/* Chooses it or takes it back, and says how many there are; of a row that is no case nothing. */
void yc_chosen_toggle(YcTui *tui, GArray *chosen, gint64 casefile);
void yc_chosen_none(YcTui *tui, GArray *chosen);

#endif
