/* slip.h - what first inquiry gives to take home, and the day's calls: sheets that bear no number of a register and need no
 * record, as nothing is decided by them (RULE inq-01, inq-03).
 *
 * Each is put together now, from the item, the hall and the inquiry, and put into the spool in a width (yc_app_paper_width()).
 * *warning (may be NULL) receives NULL or a sentence on what is not as it should be.  FALSE with *error. */
#ifndef YC_SLIP_H
#define YC_SLIP_H

#include "app/app.h"

/* What was read aloud: of an item (code, "" none) what to bring, where to get it, where to hand it in; `reply` the words that
 * were said ("" none).  Without a name.  Refused where there is neither. */
gboolean yc_slip_guide(YcApp *app, const char *item, const char *question, const char *reply, int width, char **warning,
                       GError **error);
/* Of an inquiry: the answer once it is there, until then its number, who answers and by which day. */
gboolean yc_slip_inquiry(YcApp *app, gint64 inquiry, int width, char **warning, GError **error);
/* The calls of a day on the hall's telephone; phones of who called are masked. */
gboolean yc_slip_calls(YcApp *app, YcDay day, int width, char **warning, GError **error);

#endif
