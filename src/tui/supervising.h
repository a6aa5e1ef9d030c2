/* supervising.h - what the dialogs of supervision share. */
#ifndef YC_TUI_SUPERVISING_H
#define YC_TUI_SUPERVISING_H

#include "app/supervise.h"
#include "tui/ask.h"

/* What a dialog is about. */
typedef struct {
  YcApp *app;
  GArray *cases;
  gint64 id;          /* of the order, the accountability or the red light; 0 where it is about the cases */
  guint skipped;      /* cases that were selected too and are left out, as was said */
  char act[37];       /* that its Enter does, once */
} YcAbout;

YcAbout *yc_supervise_about(YcApp *app, const GArray *cases, gint64 id);
void yc_supervise_about_free(gpointer about);
/* An error as a refusal of the dialog; frees it. */
char *yc_supervise_sentence(GError *error);
/* "催办  1103-004K  王建军(民政办)", "督办 2 件".  Free with g_free(). */
char *yc_supervise_title(YcApp *app, const char *word, const GArray *cases);
/* The first print of the letters to offices without accounts (of gint64), and what is said of it all. */
void yc_supervise_said(YcTui *tui, YcApp *app, const GArray *papers, const char *words);

void yc_supervise_order(YcTui *tui, YcApp *app, const GArray *cases);
/* Whatever of a case waits for my answer: a reply to an order, its judging, a statement. */
void yc_supervise_reply(YcTui *tui, YcApp *app, const GArray *cases);
gboolean yc_supervise_may_reply(YcApp *app, gint64 casefile, GError **error);
/* Opens it, about one case or several of one person, or decides the one that is open; the person's own word; what is answered to a red light, and ruled. */
void yc_supervise_account(YcTui *tui, YcApp *app, const GArray *cases);
gboolean yc_supervise_may_account(YcApp *app, const GArray *cases, GError **error);
void yc_supervise_state(YcTui *tui, YcApp *app, const GArray *cases);
gboolean yc_supervise_may_state(YcApp *app, gint64 casefile);
void yc_supervise_appeal(YcTui *tui, YcApp *app, const GArray *cases);
gboolean yc_supervise_may_appeal(YcApp *app, gint64 casefile, GError **error);

#endif
