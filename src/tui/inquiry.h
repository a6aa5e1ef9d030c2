/* inquiry.h - first inquiry at the screen, shared by its files: inquiry.c the form behind F3, inquiry_done.c its outcomes,
 * inquiry_paint.c how it looks; inquiry_view.c one that is open. */
#ifndef YC_TUI_INQUIRY_H
#define YC_TUI_INQUIRY_H

#include "app/inquiry.h"
#include "app/knowledge.h"
#include "tui/picker.h"
#include "tui/screen.h"

typedef enum {
  YC_SPOT_CHANNEL, YC_SPOT_QUESTION, YC_SPOT_REPLY, YC_SPOT_NAME, YC_SPOT_PHONE, YC_SPOT_VILLAGE, YC_SPOT_OUTCOME, YC_N_SPOTS
} YcInquirySpot;

typedef struct {
  YcScreen base;
  YcApp *app;
  gint64 draft;                 /* 0: none yet */
  GError *failure;              /* of reading it, not said yet */
  YcAsking *asking;             /* what has been settled */
  YcInquirySpot at;
  YcEdit *edits[YC_N_SPOTS];    /* NULL where there is nothing to type */
  YcPicker *villages;
  YcKnowledge *knowledge;
  GPtrArray *found;             /* of YcKnown, the knowledge's */
  int chosen;                   /* of them; -1: none */
  int page;                     /* of what is read aloud, round and round */
  char *number;                 /* that it will have by its outcome; "" none */
  char *about, *remedy;         /* the case that it is about, and its remedies; NULL: none */
  char *below;                  /* what Esc leads back to: "受理 张秀兰"; NULL: no half-filled form */
  gboolean picked;              /* somebody chose it: else it is what fits best */
  gboolean decided;             /* somebody chose the outcome: else it goes by what is found */
  gboolean here;                /* the village is that of this village point: nobody typed it */
  gboolean dirty;
  gboolean asked_who;           /* that nobody can be called back was said already */
} YcInquiryForm;

/* The form; a draft of it (0: a fresh one); `below` may be NULL. */
YcScreen *yc_inquiry_new(YcApp *app, gint64 draft, const char *below);
/* Pushes a fresh one about a case that is on the screen: its person asks about it again; Backspace takes it off. */
void yc_inquiry_about(YcTui *tui, YcApp *app, gint64 casefile);
/* One that was registered: its history, and what can be done with it. */
YcScreen *yc_inquiry_screen(YcApp *app, gint64 inquiry);
/* The hall's telephone: today's calls. */
YcScreen *yc_phones_new(YcApp *app);

/* What is chosen among the found; NULL: nothing. */
const YcKnown *yc_inquiry_chosen(const YcInquiryForm *form);
/* The cursor goes there. */
void yc_inquiry_go(YcInquiryForm *form, YcInquirySpot at);
/* Enter on the outcome: registers it and goes, or says what is missing. */
void yc_inquiry_finish(YcInquiryForm *form);
/* Counts what is chosen and goes. */
void yc_inquiry_count(YcInquiryForm *form);
/* Standing answers: writes the chosen one anew, or a new one for the question; `reply` was said. */
void yc_inquiry_write_answer(YcTui *tui, YcApp *app, gint64 answer, const char *question, const char *reply, const char *item);
/* A demand's owner is asked for, who is known to see to it first (NULL: nobody is; taken over); `take` gets the post, and what
 * it returns is said and keeps the dialog. */
typedef char *(*YcInquiryOwner)(YcTui *tui, const char *post, gpointer data);
void yc_inquiry_ask_owner(YcTui *tui, YcApp *app, YcSeesTo *known, YcInquiryOwner take, gpointer data, GDestroyNotify gone);
/* Prints what was read aloud to take home. */
void yc_inquiry_print(YcInquiryForm *form);
/* The slip of a registered one: its answer, or who answers by which day. */
void yc_inquiry_print_slip(YcTui *tui, YcApp *app, gint64 inquiry);
/* What each outcome is called: "1 当场答清". */
const char *yc_inquiry_outcome_word(YcAskingOutcome outcome);
void yc_inquiry_paint(YcScreen *screen, YcArea area);

#endif
