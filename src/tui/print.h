/* print.h - one paper on the screen: what screens.h does not tell of printing. */
#ifndef YC_PRINT_H
#define YC_PRINT_H

#include "app/casefile.h"
#include "tui/screens.h"

/* The text of a paper, to read and to print again.  `paper` is read now and not kept. */
YcScreen *yc_paper_new(YcApp *app, const YcPaperLine *paper);

#endif
