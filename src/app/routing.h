/* routing.h - what the files of the route share (app/route.h).  Used by this floor only. */
#ifndef YC_ROUTING_H
#define YC_ROUTING_H

#include "app/route.h"
#include "app/stage.h"

/* I stand for who has the row; of an outside office's row that is the agent (RULE agt-06). */
gboolean yc_route_is_mine(const YcStage *s, const YcLeg *leg);
/* That, or I am a supervisor; else FALSE with a sentence.  `word`: what I want to do, translated. */
gboolean yc_route_check_mine(const YcStage *s, const YcLeg *leg, const char *word, GError **error);
/* What follows in this transaction is done for who has the row, where I stand for that (RULE agt-03). */
void yc_route_act_for(const YcStage *s, const YcLeg *leg);
/* The post that handed a row over; the agent where the row does not say. */
const char *yc_route_giver(const YcStage *s, const YcLeg *leg);
/* The row with that number; 0: the one of mine that comes first, NULL with a sentence where I have none. */
YcLeg *yc_route_find_mine(YcStage *s, int n, GError **error);

/* Refuses an application: the decision's event and its paper (RULE acc-04); rows that are not of telling and delivering are
 * skipped.  `papers` of gint64 takes the paper; NULL: another office has issued its own, `basis` is that one's number. */
gboolean yc_deny_append(YcApp *app, YcWriter *writer, gint64 casefile, const char *reason, const char *basis, GArray *papers,
                        GError **error);

#endif
