/* figures.h - the figures of the hall (统计, F7): groups, then all figures of a group with what they mean, then the cases
 * behind one (RULE asm-02, sup-04). */
#ifndef YC_TUI_FIGURES_H
#define YC_TUI_FIGURES_H

#include "app/matter_figures.h"
#include "tui/screen.h"

/* Figures by groups in a table; whoever is neither supervisor nor leader sees themselves. */
YcScreen *yc_figures_new(YcApp *app);
/* All figures of a group: `key` NULL for all groups. */
YcScreen *yc_figure_group_new(YcApp *app, YcBy by, YcMonths months, const char *key, const char *name);
/* The cases behind one of them. */
YcScreen *yc_figure_cases_screen(YcApp *app, YcBy by, YcMonths months, const char *key, const char *name, YcFigure figure);
/* To and fro, returns, referrals and first answers, in a table by month, person and office. */
YcScreen *yc_figure_matters_new(YcApp *app);
/* All of these figures of a group: `key` NULL for all groups. */
YcScreen *yc_figure_matter_new(YcApp *app, YcBy by, YcMonths months, const char *key, const char *name);
/* The cases and inquiries behind one of them. */
YcScreen *yc_figure_deeds_new(YcApp *app, const YcDeedsOf *of, const char *name);
/* Asks for the encoding, and writes the table beside the store (RULE prv-04). */
void yc_figures_export(YcTui *tui, YcApp *app, YcBy by, YcMonths months);
/* The same of hand-overs and first inquiry. */
void yc_matters_export(YcTui *tui, YcApp *app, YcBy by, YcMonths months);

#endif
