/* where.h - where is my case: what is read aloud to whoever asks at the window or on the phone, and who looked.
 *
 * RULE prv-01, prv-02, acc-10.  Every answer is a look, recorded with who, which case, who asked and how; who neither serves
 * the visit nor holds the case types a reason.  Whoever asks about his own matter at the window has come once more. */
#ifndef YC_WHERE_H
#define YC_WHERE_H

#include "app/app.h"

typedef enum { YC_ASKED_WINDOW, YC_ASKED_PHONE, YC_N_ASKED } YcAsked;
typedef enum { YC_ASKS_APPLICANT, YC_ASKS_REPRESENTATIVE, YC_ASKS_OTHER, YC_N_ASKS } YcAsks;
/* "window" "phone"; "applicant" "representative" "other"; their words, translated. */
const char *yc_asked_code(YcAsked how);
const char *yc_asks_code(YcAsks who);
const char *yc_say_asked(YcAsked how);
const char *yc_say_asks(YcAsks who);
/* The word of a code; "" where it is none. */
const char *yc_say_channel_code(const char *code);
const char *yc_say_asker_code(const char *code);

typedef struct {
  YcAsked how;
  YcAsks who;
  const char *reason;     /* NULL, "" where none is asked for */
} YcWhereAsk;

/* One line of the answer. */
typedef struct {
  const char *code;       /* of a verb: "state" "step" "since" … ; borrowed */
  char *label, *text;     /* label translated; text a phrase to be read aloud */
} YcWhereLine;

/* Records the look (and the coming) and returns what may be said, of YcWhereLine, freed with the array.  Anybody else than
 * the applicant and his representative hears the state and the date alone.  NULL with YC_ERROR_REFUSED without a reason
 * where one is asked for, and where nobody came for the applicant who could ask as his representative. */
GPtrArray *yc_where_answer(YcApp *app, gint64 casefile, const YcWhereAsk *where, GError **error);

/* A look at a case. */
typedef struct {
  gint64 id, casefile;
  YcTime at;
  char *who, *number, *item, *what, *reason;   /* what: in words; reason "" where none was given */
} YcLook;

/* The looks of a day, in their order, for a supervisor or a leader; of YcLook, freed with the array. */
GPtrArray *yc_looks(YcApp *app, YcDay day, GError **error);

#endif
