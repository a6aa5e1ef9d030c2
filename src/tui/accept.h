/* accept.h - the form of acceptance, shared by its files: accept.c the screen, accept_field.c the fields,
 * accept_settle.c what leaving one does, accept_check.c the checklist, accept_paint.c and accept_result.c how it
 * looks,
 * supply.c papers that come later.
 *
 * Everything settled stands in the intake; what is being typed stands in the one edit, and is settled when the
 * field is
 * left.  The fields in their order are spots; the cursor is the number of one. */
#ifndef YC_ACCEPT_H
#define YC_ACCEPT_H

#include "app/draft.h"
#include "tui/picker.h"
#include "tui/screen.h"

typedef enum {
  /* of a person: n is 0 for the applicant, 1 for the representative */
  YC_FIELD_NAME, YC_FIELD_DOC, YC_FIELD_KIND, YC_FIELD_SEX, YC_FIELD_BIRTH, YC_FIELD_LEGAL, YC_FIELD_PHONE, YC_FIELD_PLACE,
  YC_FIELD_ADDRESS,
  YC_FIELD_RELATION, YC_FIELD_AUTHORISED, YC_FIELD_NOTIFY,
  YC_FIELD_ORAL, YC_FIELD_FINGERPRINT, YC_FIELD_RELATIVE,
  YC_FIELD_BLANK, YC_FIELD_LATE_AT, YC_FIELD_LATE_CAUSE,   /* of what is entered late */
  YC_FIELD_ITEM,
  YC_FIELD_ANSWER,      /* n: index of the question */
  YC_FIELD_HOUSEHOLD,
  YC_FIELD_TICK,        /* n: index of the tick */
  YC_FIELD_OUTCOME, YC_FIELD_REFUSAL, YC_FIELD_AUTHORITY, YC_FIELD_REASON, YC_FIELD_PHONED, YC_FIELD_SAID,
  YC_FIELD_CAUSE,       /* of a notice given again */
  YC_FIELD_CHANNEL, YC_FIELD_WHY,   /* of a correction */
  YC_FIELD_CAME,        /* of papers supplied: who brought them, where somebody else came with the case */
  YC_FIELD_AGENT,       /* behind the outcome: Enter there takes the one that is proposed */
  YC_N_FIELDS
} YcFieldId;

typedef struct {
  YcFieldId id;
  guint n;
} YcSpot;

/* Receives the file, which it owns then. */
typedef void (*YcAcceptTake)(YcIntake *intake, gpointer data);

typedef struct {
  YcScreen base;
  YcApp *app;
  YcIntake *intake;
  YcAcceptTake take;     /* one file of a bag: goes back there instead of being saved; NULL: a form of its own */
  gpointer taker;
  gint64 casefile;       /* papers supplied to this case; 0: acceptance */
  gint64 draft;          /* 0: none yet */
  GError *failure;       /* of reading it, not said yet */
  GArray *spots;         /* of YcSpot */
  guint at;
  YcEdit *edit;          /* of the field the cursor is in, where it is one to type into; else NULL */
  YcPicker *picker;      /* its matches, or NULL */
  gboolean noting;       /* typing the note of a tick */
  gboolean chosen;       /* the outcome was chosen, not suggested */
  gboolean examines;     /* the case's papers were taken in before and are answered now (RULE time-09) */
  int refused;           /* digit of the outcome that was just said not to be possible; 0 none */
  gboolean again;        /* papers supplied: the applicant must be told anew (RULE acc-02) */
  int intolerable;       /* number of the first paper that cannot be promised for later; 0: none */
  YcOfficeRow *office;   /* the one chosen for the outcome, NULL: none */
  gboolean kept;         /* item and answers are those of the person before: Enter passes them by */
  gboolean dirty;        /* something is not in the draft yet */
  gint64 first_typed, last_typed;   /* monotonic, µs: of what stands in the edit */
  gboolean called;       /* that nobody can be called was said already */
  /* Read anew whenever something was settled, or stored by another counter. */
  const YcItem *item;    /* as the ticks and answers are of it; NULL: none chosen.  The app's */
  YcPlan *plans[YC_N_OUTCOMES];
  guint before;          /* who lived with the applicant the last time */
  char *asked;          /* the first inquiry that it came from: "首问 X1103-001 …"; NULL: none */
  char *unauthorised;   /* why who came may not supply papers for the applicant (RULE agt-04); NULL: may */
  char *agent;          /* who carries it from acceptance to delivery, by name; "" where nothing goes on */
  char *history, *suggestions, *duplicate, *decider, *places[2];
  guint matters;         /* of the visit, saved already */
} YcAccept;

/* --- accept.c --- */

/* The form of a case's papers, of a draft, or (0, 0) an empty one. */
YcScreen *yc_accept_open(YcApp *app, gint64 casefile, gint64 draft);
/* One file of a bag: its questions and checklist, who came and for what being settled.  `take` gets a copy whenever the
 * file would be stored, at the latest when it is left.  Takes the intake over. */
YcScreen *yc_accept_checklist(YcApp *app, YcIntake *intake, YcAcceptTake take, gpointer data);
/* Somebody typed or chose something: the draft is behind. */
void yc_accept_changed(YcAccept *form);
/* Whether an outcome is chosen here: of new papers, or of those that were taken in before. */
gboolean yc_accept_decides(const YcAccept *form);

/* --- accept_field.c, accept_settle.c --- */

typedef enum {
  YC_TYPE_TEXT, YC_TYPE_PICK, YC_TYPE_WORDS, YC_TYPE_FLAG, YC_TYPE_MEMBERS, YC_TYPE_TICK, YC_TYPE_OUTCOME
} YcFieldType;

YcFieldType yc_field_type(YcFieldId id);
/* "申请人" … */
const char *yc_field_label(YcSpot spot);
/* What stands in it when it is not being typed into.  Free with g_free(). */
char *yc_field_text(const YcAccept *form, YcSpot spot);
/* Of WORDS and FLAG: the texts to choose from, and which one it is. */
guint yc_field_words(const YcAccept *form, YcSpot spot, const char **words, guint max, guint *now);
/* Chooses one of them. */
void yc_field_choose(YcAccept *form, YcSpot spot, guint word);
/* "applicant.name": as faults and drafts call it.  Free with g_free(). */
char *yc_field_name(const YcAccept *form, YcSpot spot);

YcSpot yc_accept_spot(const YcAccept *form);
gboolean yc_spot_is(const YcAccept *form, YcFieldId id, guint n);
YcPersonForm *yc_accept_person(const YcAccept *form, guint n);
/* Whether Enter passes by: what is known, or not asked of everybody. */
gboolean yc_spot_passed(const YcAccept *form, YcSpot spot);
/* Papers supplied by somebody else than the applicant, or by the applicant after all. */
gboolean yc_accept_asks_who(const YcAccept *form);
/* Whether Enter finds no field any more behind the cursor. */
gboolean yc_accept_is_last(const YcAccept *form);
/* The fields there are now; the cursor stays in its field where that is still there. */
void yc_accept_arrange(YcAccept *form);
/* Puts the cursor there and opens what is typed in it. */
void yc_accept_go(YcAccept *form, guint at);
/* The field with a fault's name; FALSE when none has it. */
gboolean yc_accept_go_to(YcAccept *form, const char *name);
/* Takes over what was typed in the field.  Returns a sentence that says what is wrong or worth knowing, or NULL, and
 * *stay when the cursor should not go on (something else is asked for at once, and the cursor is there). */
char *yc_accept_settle(YcAccept *form, gboolean *stay);
/* What stands in the field is an identity number that came from a card reader without an Enter: as fast as nobody
 * types it. */
gboolean yc_accept_was_read(const YcAccept *form);
/* The name was emptied: whoever of those known was chosen there is forgotten. */
void yc_accept_forget(YcAccept *form, guint n);
/* 1934-03-08 of 19340308, 1934.3.8, 1934年3月8日; NULL where it is no day.  Free with g_free(). */
char *yc_accept_day(const char *text);
/* Reads plans and sentences anew, and chooses the outcome that fits. */
void yc_accept_refresh(YcAccept *form);

/* --- accept_household.c: who lives with the applicant --- */

/* Over the form, which it changes; `typed` is what was typed on the field already. */
YcScreen *yc_household_new(YcAccept *form, const char *typed);

/* --- accept_outcome.c --- */

/* A digit chooses, the blank changes whether it is printed; FALSE for any other command. */
gboolean yc_accept_outcome(YcAccept *form, YcCommand command, int number);

/* --- accept_finish.c --- */

/* Somebody else has saved what this form began (tui/occasion.h): it goes, its draft with it. */
void yc_accept_done(YcScreen *screen);
/* Saves what is filled in, prints its papers and goes; or says what is not right, with the cursor there. */
void yc_accept_finish(YcAccept *form);

/* --- accept_check.c: the checklist --- */

YcTick *yc_accept_tick(const YcAccept *form);
/* What the n-th tick is about. */
const YcMaterial *yc_accept_material(const YcAccept *form, guint n);
gboolean yc_check_act(YcAccept *form, YcCommand command);
/* Opens the note of the row, with `text` typed at its end. */
void yc_check_note(YcAccept *form, const char *text);
void yc_check_end_note(YcAccept *form);
/* The first question, else the first paper. */
guint yc_check_first(const YcAccept *form);
/* "原1" "复1" "核验后已退": how a paper was dealt with, or what is wanted of one that is not here. */
void yc_check_counts(const YcTick *tick, const YcMaterial *material, char **original, char **copies, char **remark);

/* --- accept_paint.c, accept_result.c --- */

void yc_accept_paint(YcScreen *screen, YcArea area);
/* The right end of a form's title: that it is kept, and where there is room who sits where, and the clock. */
void yc_form_title(YcApp *app, gboolean kept, int columns, GString *right);
char *yc_accept_hints(YcScreen *screen);

/* --- supply.c: what differs when papers are supplied to a case --- */

YcIntake *yc_supply_load(YcApp *app, gint64 casefile, const YcIntake *draft, GError **error);
guint yc_supply_first(const YcAccept *form);

#endif
