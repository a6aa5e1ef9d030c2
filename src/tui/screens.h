/* screens.h - the screens of the program, and the one function that runs them. */
#ifndef YC_SCREENS_H
#define YC_SCREENS_H

#include "app/intake.h"
#include "tui/screen.h"

/* Signs in (from a list, unless `login` is given; `window` may be NULL: asked for, none possible) and shows the desk
 * until the clerk leaves.  Returns the exit status: 0, or YC_ERROR_CANNOT when the terminal cannot be used. */
int yc_screens_run(YcApp *app, const char *login, const char *window, GError **error);

/* Each makes a screen to be pushed.  The app is borrowed. */
YcScreen *yc_desk_new(YcApp *app);
/* Just signed in, in the message line: papers that were not printed, how many drafts wait for me, cases to be entered
 * in the systems of others, a template that is wrong; nothing when there is nothing. */
void yc_desk_greet(YcTui *tui, YcApp *app);
/* Filter as one types, over all cases; `words` is what was typed already. */
YcScreen *yc_find_new(YcApp *app, const char *words);
/* The supervisor's review; a sentence for who may not see it. */
void yc_board_open(YcTui *tui, YcApp *app);
YcScreen *yc_case_new(YcApp *app, gint64 casefile);
/* Acceptance: a fresh form, or the draft with that number. */
YcScreen *yc_accept_new(YcApp *app, gint64 draft);
/* Acceptance of a form that is filled in already: another matter of the same person, the same item for the next one.
 * Takes the form over. */
YcScreen *yc_accept_begin(YcApp *app, YcIntake *intake);
/* `n` and `r` about a case: pushes that form, or says why not. */
void yc_accept_go_on_with(YcTui *tui, YcApp *app, gint64 casefile, gboolean same_person);
/* A matter of a visit was saved; another visit than before is over.  Where it has several matters their combined receipt
 * is printed when somebody else's turn comes, when another person sits down, after a minute, at
 * the end, or at once by yc_visit_over(), which says so; FALSE when nothing waited. */
void yc_visit_goes_on(YcTui *tui, gint64 visit);
gboolean yc_visit_over(YcTui *tui);
/* When the machine's clock is in doubt, asks who has just signed in what day it is, twice (RULE time-17). */
void yc_clock_ask(YcTui *tui);
/* Whether a combined receipt waits. */
gboolean yc_visit_waits(YcTui *tui);
/* Papers supplied later: the checklist of a waiting case, cursor on the first missing row. */
YcScreen *yc_supply_new(YcApp *app, gint64 casefile);
/* The form of a case as it was filled in, to be set right (RULE acc-12). */
YcScreen *yc_correct_new(YcApp *app, gint64 casefile);
/* Why the papers of a draft can be supplied no more, or a case not be corrected by it: what became of the case, a sentence
 * to be freed.  NULL: it can, or it is no such draft. */
char *yc_supply_overtaken(YcApp *app, gint64 draft);
/* The hall's own layer over the catalogue: pick an item, see or change it. */
YcScreen *yc_guide_new(YcApp *app);
/* A proof that villages may no longer be asked for; `words` were typed already, `name` is who was sent for it ("":
 * unknown), `casefile` the case it came up with (0: none). */
YcScreen *yc_proof_new(YcApp *app, const char *words, const char *name, gint64 casefile);
/* What was issued to be printed and has not left: prints one or all. */
YcScreen *yc_unprinted_new(YcApp *app);
/* The year's days, and what there is of the calendar; notices are loaded and closures set here. */
YcScreen *yc_calendar_screen(YcApp *app);
/* Acceptance of what happened before and is entered now (RULE time-16): with the blank receipt that was given then. */
YcScreen *yc_accept_late(YcApp *app);
/* A village's bag: a fresh one, or the draft with that number; and one that was taken in, its papers printed now if
 * `print`. */
YcScreen *yc_bag_screen(YcApp *app, gint64 draft);
YcScreen *yc_bag_done(YcApp *app, gint64 bag, gboolean print);
/* Cases not yet entered in the systems of others. */
YcScreen *yc_outside_new(YcApp *app);
/* Everything open handed over in one go: what I have in hand; or (`to_me`) what others hand to me. */
YcScreen *yc_shift_screen(YcApp *app, gboolean to_me);
/* The papers of a case: choose one, see it, print it again. */
YcScreen *yc_print_new(YcApp *app, gint64 casefile);

#endif
