/* trykeys.h - the key check: which keys reach the program from this window, tried once in 20 seconds and remembered for
 * the window and the kind of terminal.  Nothing is enforced: Enter passes by a key, Esc by all. */
#ifndef YC_TRYKEYS_H
#define YC_TRYKEYS_H

#include "app/app.h"
#include "tui/screen.h"

/* Whether I sit at a window where nobody has tried the keys in this kind of terminal. */
gboolean yc_trykeys_needed(YcApp *app);
/* From now on hints and help go by what was found at my window; without one they stay as they are. */
void yc_trykeys_use(YcApp *app);
YcScreen *yc_trykeys_new(YcApp *app);

#endif
