/* inquiry.h - first inquiry (首问): who asked what, who has to see to it, how it ended.  RULE inq-01, inq-02.
 *
 * The first person asked is the first responder, by whatever channel.  An inquiry ends only as answered, as a case, as a
 * demand, or taken over by a named person who acknowledged it; until then it stands on the list of its owner and of who was
 * asked first.  A demand (诉求) is a row of its own with a number S…, one whom the hall could not get served (办不成事) one
 * with B…; both are answered like a question.  What was asked and by whom stands in bodies only. */
#ifndef YC_INQUIRY_H
#define YC_INQUIRY_H

#include "app/intake.h"
#include "domain/light.h"

typedef enum { YC_INQUIRY_QUESTION, YC_INQUIRY_DEMAND, YC_INQUIRY_STUCK, YC_N_INQUIRIES } YcInquiryKind;

typedef enum {
  YC_INQUIRED_OPEN,       /* its owner has to answer it */
  YC_INQUIRED_REFERRED,   /* given to another, who has not acknowledged it */
  YC_INQUIRED_TAKEN,      /* acknowledged by whom it was given to */
  YC_INQUIRED_REPLIED,    /* the answer is there; the citizen does not have it yet */
  YC_INQUIRED_ANSWERED,   /* the last four have ended */
  YC_INQUIRED_CASE,
  YC_INQUIRED_DEMAND,
  YC_INQUIRED_CLOSED,
  YC_N_INQUIRED
} YcInquired;

/* "question" "demand" "stuck"; and the word, borrowed, translated. */
const char *yc_inquiry_kind_code(YcInquiryKind kind);
const char *yc_inquiry_kind_word(YcInquiryKind kind);
/* YC_N_INQUIRIES where it is none. */
YcInquiryKind yc_inquiry_kind_parse(const char *code);
/* "open" "referred" …; and the word. */
const char *yc_inquired_code(YcInquired state);
const char *yc_inquired_word(YcInquired state);
YcInquired yc_inquired_parse(const char *code);
/* "window" "phone" "visit" "village" "paper" in the order of their digits, NULL behind; and the word of one. */
extern const char *const yc_inquiry_channels[];
const char *yc_inquiry_channel_word(const char *code);
/* FALSE with a sentence where it is none of them. */
gboolean yc_inquiry_channel_good(const char *code, GError **error);

/* An inquiry as it stands.  Texts that nobody gave, or that were erased, are "". */
typedef struct {
  gint64 id;              /* local key */
  char *number;           /* X1123-038 */
  YcInquiryKind kind;
  YcInquired state;
  char *channel;
  YcDay day;
  YcTime at;
  char *window;           /* "" none */
  char *first, *first_name, *first_phone;     /* who was asked: post; person and their phone */
  gint64 first_staff;
  char *owner, *owner_name, *owner_phone;     /* who has to see to it: post; who stands for it now */
  YcDay due;              /* YC_DAY_NONE: none */
  YcLight light;
  char *item, *item_short;
  gint64 answer, casefile, source;            /* 0: none */
  YcDay ended, told;
  gboolean away;          /* referred to an outside office, which cannot acknowledge it */
  char *text, *name, *phone, *village, *village_short;
  char *reply;            /* the last answer given; "" none */
} YcInquiry;

void yc_inquiry_free(YcInquiry *inquiry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcInquiry, yc_inquiry_free)

/* The word of its state as it lies now; borrowed, translated. */
const char *yc_inquiry_state_word(const YcInquiry *inquiry);
/* NULL with a sentence where there is none. */
YcInquiry *yc_inquiry_read(YcApp *app, gint64 id, GError **error);
/* By number (X1123-038, whatever the case and width), the newest that bears it in this year or the last; 0: none. */
gint64 yc_inquiry_number(YcApp *app, const char *text);
/* Of an inquiry, what happened to it, in order. */
typedef struct {
  gint64 id;
  YcTime at;
  char *who, *text;       /* a whole sentence */
} YcInquiryLine;

void yc_inquiry_line_free(YcInquiryLine *line);
/* Of YcInquiryLine, freed with the array. */
GPtrArray *yc_inquiry_history(YcApp *app, gint64 id, GError **error);

/* Lists: of YcInquiry, freed with the array. */
/* Open ones that stand on my list (my own, those I was asked; a supervisor's: those over their day, those that could not be
 * got done): at most `limit` after the place (sort, id), as yc_desk_list() has it. */
GPtrArray *yc_inquiry_mine(YcApp *app, const gint64 *sort, gint64 id, gboolean backwards, guint limit, GError **error);
/* How many these are, and how many of them are over their day (`over` may be NULL). */
gint64 yc_inquiry_count_mine(YcApp *app, gint64 *over);
/* How many could not be got done and wait: for a supervisor all that are open, for a leader those that have gone up; else 0.
 * *newest: the last of them. */
guint yc_inquiry_stuck(YcApp *app, gint64 *newest);
/* A line that says so with the newest; "" where there is none.  Free with g_free(). */
char *yc_inquiry_stuck_line(YcApp *app, guint n, gint64 newest);
/* Whether one stands on my list, with its place. */
gboolean yc_inquiry_locate(YcApp *app, gint64 id, gint64 *sort);
/* All open ones of the hall, by their day. */
GPtrArray *yc_inquiry_open(YcApp *app, GError **error);
/* Those of some days, by a channel ("": any). */
GPtrArray *yc_inquiry_days(YcApp *app, YcDay first, YcDay last, const char *channel, GError **error);
/* Those that became this case or are about it, newest first. */
GPtrArray *yc_inquiry_of_case(YcApp *app, gint64 casefile, GError **error);
/* Newest answered ones. */
GPtrArray *yc_inquiry_answered(YcApp *app, guint limit, GError **error);

/* A new one, as it is typed at the counter.  Members are never NULL; free with yc_asking_free(). */
typedef enum {
  YC_ASKING_NONE,
  YC_ASKING_ANSWERED,     /* 1 answered on the spot */
  YC_ASKING_CASE,         /* 2 becomes a case: open until the case is saved */
  YC_ASKING_DEMAND,       /* 3 becomes a demand with an owner and a day */
  YC_ASKING_REFER,        /* 4 given to somebody else */
  YC_ASKING_LOOK_UP,      /* 5 I look it up and call back: the next working day */
  YC_ASKING_COUNT,        /* 6 only counted */
  YC_ASKING_STUCK,        /* 7 could not get it done: to the supervisor at once */
  YC_N_ASKINGS
} YcAskingOutcome;

typedef struct {
  char *channel, *text;               /* text: what was asked */
  char *name, *phone, *village;       /* each may be ""; village: code of a place */
  char *item;                         /* code; "" none */
  gint64 answer;                      /* the standing answer that was read; 0 none */
  gint64 casefile;                    /* the case that it is about; 0 none */
  char *reply;                        /* what was answered; "": the standing answer, or the item's guide */
  char *owner;                        /* of a demand: post; "": who is known to see to it, else who is signed in */
  YcAskingOutcome outcome;
  char *act;                          /* names the act; "" a fresh one */
} YcAsking;

YcAsking *yc_asking_new(void);
void yc_asking_free(YcAsking *asking);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcAsking, yc_asking_free)

/* What became of it: local keys, 0 where none. */
typedef struct {
  gint64 inquiry;         /* the question; 0 where it was only counted */
  gint64 demand;          /* what it became: a demand, or what could not be got done */
} YcAsked;

/* The number that an outcome would give the citizen now: X…, of a demand S…, of what was not got done B…; "" where it is only
 * counted.  Free with g_free(). */
char *yc_inquiry_next_number(YcApp *app, YcAskingOutcome outcome);
/* Whether it is a telephone number; "" is none and good.  FALSE with a sentence. */
gboolean yc_inquiry_phone(const char *text, GError **error);
/* Registers it.  An outcome other than 6 needs a text; 6 an item or a standing answer.  FALSE with a sentence. */
gboolean yc_inquiry_add(YcApp *app, const YcAsking *asking, YcAsked *asked, GError **error);
/* The citizen has the answer: it ends as answered.  By its owner, its first responder or a supervisor. `by` is the channel. */
gboolean yc_inquiry_answer(YcApp *app, gint64 id, const char *text, const char *by, const char *act, GError **error);
/* It ended in another way that is none of these: withdrawn by who asked, asked twice.  The reason must be said. */
gboolean yc_inquiry_close(YcApp *app, gint64 id, const char *reason, const char *act, GError **error);
/* An open question becomes a demand whose owner is a post ("": who is known to see to it, else mine).  *demand: its key. */
gboolean yc_inquiry_demand(YcApp *app, gint64 id, const char *owner, gint64 *demand, const char *act, GError **error);

/* Who is known to see to something: whom its case lies with, the office here of its item's branch or
 * route, who keeps its standing answer,
 * an office that it names, or whatever is so of what fits the question without doubt. */
typedef struct {
  char *post;             /* somebody stands for it */
  char *why;              /* a sentence */
} YcSeesTo;

void yc_sees_to_free(YcSeesTo *known);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcSeesTo, yc_sees_to_free)
/* NULL: nobody is known. */
YcSeesTo *yc_inquiry_sees_to(YcApp *app, const YcAsking *asking);
YcSeesTo *yc_inquiry_sees_to_it(YcApp *app, const YcInquiry *inquiry);

/* --- at the counter --- */

/* Half-filled: kept for me as a draft of the kind "inquiry"; *id as in yc_local_save_draft().  With nothing in it none is
 * kept, and *id is 0. */
gboolean yc_asking_save(YcApp *app, gint64 *id, const YcAsking *asking, GError **error);
YcAsking *yc_asking_load(YcApp *app, gint64 id, GError **error);
/* The channel that was used last at this window, of a village point without one its own; kept once one was registered. */
void yc_asking_last_channel(YcApp *app, YcAsking *asking);
gboolean yc_asking_keep_channel(YcApp *app, const char *channel, GError **error);
/* Code of the village whose point who is signed in sits at; "" where it is none.  Free with g_free(). */
char *yc_asking_my_village(YcApp *app);
/* The form of acceptance with what an inquiry says: who, phone, village, item; it ends when the case is saved. */
YcIntake *yc_inquiry_intake(YcApp *app, gint64 id, GError **error);

/* --- inside a transaction (this floor and what builds on first inquiry) --- */

/* Whether who is signed in may act on it: its owner, its first responder, a supervisor; and it has not ended. */
gboolean yc_inquiry_may(YcApp *app, gint64 id, GError **error);
/* An event of an inquiry: adds {inquiry} to the facts; it bears the inquiry's case.  Takes facts and body over.  Its local
 * key, 0 with *error. */
gint64 yc_inquiry_append(YcApp *app, YcWriter *writer, gint64 id, const char *kind, json_t *facts, json_t *body,
                         GError **error);
/* Whether an act that was done already is the same one. */
gboolean yc_inquiry_was(YcApp *app, const YcActor *actor, const char *kind, gint64 id, GError **error);
/* In the act that opens a case: the inquiry it came from has become it.  One that ended meanwhile is left as it is. */
gboolean yc_inquiry_became_case(YcApp *app, YcWriter *writer, gint64 id, gint64 casefile, GError **error);
/* due, target, soon, days of a limit in working days from `start`, set in the facts. */
void yc_inquiry_set_due(YcApp *app, json_t *facts, YcDay start, int days);

#endif
