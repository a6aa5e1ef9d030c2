/* deliver.h - what was decided comes into the citizen's hands, with a receipt (送达回证): at the window, at home, by mail,
 * left with a witness, by public announcement.
 *
 * RULE time-15, acc-11, acc-04.  A receipt has a number of its own yearly register.  What is not handed over at once leaves
 * with its receipt (yc_deliver_send()) and either is signed for (yc_deliver_commit()) or comes back (yc_deliver_back()).
 * Every original that was kept is accounted for: given back, or filed.  It is sent by who answers for the case, its agent or
 * a supervisor; handed over, or noted as come back, by any clerk of a counter besides, before whom the citizen stands: the
 * record says for whom.  The same `act` a second time changes nothing and says so. */
#ifndef YC_DELIVER_H
#define YC_DELIVER_H

#include "app/intake.h"
#include "app/waiting.h"

typedef enum { YC_DELIVER_WINDOW, YC_DELIVER_HOME, YC_DELIVER_POST, YC_DELIVER_LEFT, YC_DELIVER_PUBLIC, YC_N_DELIVERS } YcDeliverHow;
/* Of a person an adult of the household may take it, of an organisation whoever receives its mail; its applicant is its legal
 * representative (民事诉讼法 第88条). */
typedef enum { YC_TAKES_APPLICANT, YC_TAKES_REPRESENTATIVE, YC_TAKES_HOUSEHOLD, YC_TAKES_DESK, YC_N_TAKES } YcTakes;
typedef enum { YC_SEEN_ID, YC_SEEN_BOOK, YC_SEEN_OTHER, YC_SEEN_KNOWN, YC_SEEN_NOTHING, YC_N_SEEN } YcSeen;
typedef enum { YC_BACK_REFUSED, YC_BACK_ABSENT, YC_BACK_MAIL, YC_BACK_ADDRESS, YC_N_BACKS } YcBack;

/* "window" "home" "post" "left" "public"; "applicant" "representative" "household" "desk"; "id" "book" "other" "known" "nothing";
 * "refused" "absent" "mail" "address".  Words for people are translated. */
const char *yc_deliver_code(YcDeliverHow how);
const char *yc_takes_code(YcTakes takes);
const char *yc_seen_code(YcSeen seen);
const char *yc_back_code(YcBack why);
const char *yc_say_deliver(YcDeliverHow how);
const char *yc_say_takes(YcTakes takes, gboolean organisation);
const char *yc_say_seen(YcSeen seen);
const char *yc_say_back(YcBack why);
/* The word of a code of any of them; "" where it is none. */
const char *yc_say_delivery_code(const char *code);

typedef struct {
  YcDeliverHow how;
  YcTakes takes;
  YcSeen seen;
  YcSignHow sign;         /* of what is left with a witness always: refused */
  const char *name;       /* who took it, where that is neither the applicant nor the representative: an adult of the
                           * household, or who receives mail for an organisation */
  const char *by;         /* who delivers; "": who is signed in */
  YcDay day;              /* when; YC_DAY_NONE: today */
  const char *mail;       /* number of the parcel */
  const char *witness;
  const char *text;       /* why it was refused; where the announcement hangs */
  const GArray *returned; /* of int: numbers of the materials whose originals go back; NULL: those of goes_back */
  const char *title, *number;   /* a result that is not registered yet; "" where they are, else what the item promises */
  YcDay until;            /* valid until; YC_DAY_NONE: for good */
} YcDelivery;

/* One with nothing filled in but the words that fit most: at the window, to the applicant, by the ID card, signed. */
YcDelivery yc_delivery_blank(void);

gboolean yc_deliver_may(YcApp *app, gint64 casefile, GError **error);
/* What is wrong with the form where it is handed over (or `sends`: leaves); NULL: nothing.  Free with g_free(). */
char *yc_deliver_fault(YcApp *app, gint64 casefile, const YcDelivery *delivery, gboolean sends);
/* It leaves with its receipt: at home by an agent, by mail, by announcement (which counts announce_days days later). */
YcIntakeResult *yc_deliver_send(YcApp *app, gint64 casefile, const YcDelivery *delivery, const char *act, GError **error);
/* It is in the citizen's hands: the receipt that is out is filled in, else one is issued now.  Of a decision against the
 * applicant the last days of the remedies run from that day (RULE acc-04). */
YcIntakeResult *yc_deliver_commit(YcApp *app, gint64 casefile, const YcDelivery *delivery, const char *act, GError **error);
/* It came back: not delivered, it waits to be fetched again. */
YcIntakeResult *yc_deliver_back(YcApp *app, gint64 casefile, YcBack why, const char *witness, const char *text, const char *act,
                                GError **error);

/* A result with its number, sealed on a day (YC_DAY_NONE: today). */
YcIntakeResult *yc_result_commit(YcApp *app, gint64 casefile, const char *title, const char *number, YcDay until, YcDay sealed,
                                 const char *act, GError **error);

/* What is to be handed over, and how it stands. */
typedef struct {
  char *number;           /* of the receipt that is out; "" where nothing is */
  YcDeliverHow how;       /* of it */
  YcDay day, deemed;      /* it left; it counts as delivered from then on (an announcement); YC_DAY_NONE */
  YcDay decided;
  gboolean against;       /* the decision is against the applicant */
  gboolean represented;   /* somebody with an authorisation may take it */
  gboolean organisation;  /* the applicant is one */
  gboolean sends;         /* I may send it, not only hand it over */
  char *result;           /* 高龄津贴发放通知 某民〔2026〕12号; what the item promises where nothing is registered yet */
  gboolean registered;    /* its title and number are known already: registered, or the paper of a refusal */
  char *fee;              /* a sentence where the fee is not settled; "" */
  GPtrArray *kept;        /* of YcMaterialKept: originals that lie here */
  char *left;             /* what was left at the window and not fetched (app/keep.h): 现金 200元(芦政存A〔2026〕0001号); "" */
} YcDeliverState;

typedef struct {
  int n, originals;
  char *name;
  gboolean goes_back;     /* unless somebody says otherwise: what is the person's own; forms of this item stay in the file */
} YcMaterialKept;

YcDeliverState *yc_deliver_state(YcApp *app, gint64 casefile, GError **error);
void yc_deliver_state_free(YcDeliverState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcDeliverState, yc_deliver_state_free)

/* Out with a receipt, or decided so long ago (setting fetch_days) that the village's agent carries it. */
typedef struct {
  gint64 casefile;
  char *number, *applicant, *place, *place_short, *item, *who;   /* number: spoken; who: the agent */
  char *paper;            /* number of the receipt; "" of one that nobody fetched */
  char *how;              /* in words; "" */
  YcDay day, deemed;      /* it left, or was decided */
  int days;               /* since */
  int notified;           /* on how many days the applicant was told */
} YcUndelivered;

/* Receipts that are out; results that nobody fetched.  Oldest first, at most some hundreds, freed with the array. */
GPtrArray *yc_deliver_out(YcApp *app, GError **error);
GPtrArray *yc_deliver_unfetched(YcApp *app, GError **error);
/* The last day of a decision for which its result counts as not fetched today. */
YcDay yc_unfetched_since(YcApp *app);

#endif
