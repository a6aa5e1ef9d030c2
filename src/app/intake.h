/* intake.h - acceptance: who came, for which item, with which papers, and what comes of it.
 *
 * RULE acc-01, acc-02, acc-04, acc-05, acc-06, acc-09, acc-10, acc-11, time-09.  The same form is filled in by the
 * screen,
 * kept as a draft, and read from JSON by `yichuang case accept -`. */
#ifndef YC_INTAKE_H
#define YC_INTAKE_H

#include "app/app.h"
#include "domain/identity.h"

typedef struct {
  gint64 id;          /* a known person's local key, 0: new */
  char *name;
  char *doc_kind;     /* "resident" "permit" "foreign" "uscc" (an organisation's credit code) "other" "none" */
  char *doc_number;
  char *legal;        /* of an organisation: its legal representative (法定代表人) */
  char *birth;        /* YYYY-MM-DD or "" */
  char *sex;          /* "m" "f" "" */
  char *phone;
  char *place;        /* place code or "" */
  char *address;
} YcPersonForm;

typedef enum { YC_TICK_MISSING, YC_TICK_HAVE, YC_TICK_WRONG, YC_N_TICKS } YcTickState;
/* "missing" "have" "wrong"; YC_N_TICKS for anything else. */
const char *yc_tick_code(YcTickState state);
YcTickState yc_tick_parse(const char *code);

typedef struct {
  int n;              /* number of the material within the item */
  YcTickState state;
  int original;       /* originals shown or kept */
  int copies;         /* copies kept */
  gboolean returned;  /* the originals were checked and given back (RULE acc-11) */
  char *note;         /* wrong: what to bring instead; may be "" otherwise */
} YcTick;

/* What usually happens to a paper that is here (RULE acc-11): written papers are kept, certificates and books are
 * looked
 * at and given back, copies stay.  Sets state and counts. */
void yc_tick_have(YcTick *tick, const YcMaterial *material);

typedef enum {
  YC_OUTCOME_NONE,
  YC_OUTCOME_ACCEPT,      /* 受理 */
  YC_OUTCOME_ASK,         /* papers received, told once what is missing (补正) */
  YC_OUTCOME_TELL,        /* told once, no papers taken (告知) */
  YC_OUTCOME_REFUSE,      /* 不予受理 */
  YC_OUTCOME_ONSPOT,      /* 即办 */
  YC_OUTCOME_TOLERANT,    /* 容缺受理: accepted with minor papers promised (RULE acc-03) */
  YC_OUTCOME_REFER,       /* 转告: told where the matter belongs */
  YC_OUTCOME_FORWARD,     /* 代收转递: received here, sent on to who accepts it */
  YC_OUTCOME_RECEIVE,     /* 收下待审: papers taken in, answered within the days of RULE time-09 */
  YC_N_OUTCOMES
} YcOutcome;

/* "accept" "ask" "tell" "refuse" "onspot" "tolerant" "refer" "forward" "receive"; "" for none, and back (YC_OUTCOME_NONE for
 * anything else). */
const char *yc_outcome_code(YcOutcome outcome);
YcOutcome yc_outcome_parse(const char *code);

typedef enum { YC_REFUSE_NOT_NEEDED, YC_REFUSE_NOT_OURS, YC_REFUSE_OTHER, YC_N_REFUSALS } YcRefusal;   /* RULE acc-04 */
/* "not_needed" "not_ours" "other"; YC_N_REFUSALS for anything else. */
const char *yc_refusal_code(YcRefusal refusal);
YcRefusal yc_refusal_parse(const char *code);

/* Why a second notice is given (RULE acc-02): only an omission of ours counts against who gave the first. */
typedef enum { YC_CAUSE_NONE, YC_CAUSE_OURS, YC_CAUSE_UPPER, YC_CAUSE_CHANGED, YC_CAUSE_APPLICANT, YC_N_CAUSES } YcCause;
/* "" "ours" "upper" "changed" "applicant"; YC_CAUSE_NONE for anything else. */
const char *yc_cause_code(YcCause cause);
YcCause yc_cause_parse(const char *code);

/* Somebody of the applicant's household (共同生活家庭成员). */
typedef struct {
  char *relation, *name, *doc_number, *birth;
} YcMember;

typedef struct {
  YcPersonForm applicant, representative;
  gboolean represented;
  char *relation;         /* of the representative: "之女" */
  gboolean authorised;    /* authorisation on file for this matter (RULE agt-04) */
  gboolean oral;          /* oral application, filled in by the clerk (RULE acc-11) */
  char *channel;          /* "window" "visit" "village" "phone" */
  char *item;             /* code, "" before one is chosen */
  int version;            /* of the item, for the checklist of a case; 0: the one that holds today */
  gint64 ver;             /* of the case when its checklist was read; 0: not read from a case */
  GHashTable *answers;    /* question id → "yes"/"no"; owned strings */
  GPtrArray *ticks;       /* of YcTick, one per material asked for */
  YcOutcome outcome;
  YcRefusal refusal;
  char *reason;           /* refusal: facts and article */
  char *result;           /* on the spot: what was done */
  YcCause cause;          /* of a second notice (papers supplied, still something missing) */
  char *authority;        /* office code: who has the power (not ours), where to go (refer), who accepts (forward) */
  char *phoned, *said;    /* refer: when its office was phoned ("10:05", "" not), and what was said there */
  char *notify;           /* whom to call: "applicant" "representative"; "" who came */
  gboolean fingerprint;   /* signed with a fingerprint */
  gboolean relative;      /* the receiving clerk is a relative and says so (RULE acc-08) */
  GPtrArray *household;   /* of YcMember, for items that go by households */
  char *print;            /* "yes" "no": print the papers or not; "" as the item says */
  gint64 visit;           /* a visit of today that this matter belongs to as well; 0: it begins one (RULE acc-10) */
  gint64 bag;             /* the bag it was brought in; 0 none */
  char *received;         /* YYYY-MM-DD, the day of first receipt where that was not today (bag, taken in again); "" */
  gint64 replaces;        /* the case it is taken in again for, void from then on (RULE acc-12); 0 none */
  char *why;              /* why a case is corrected or taken in again */
  gboolean correcting;    /* it corrects `casefile` */
  char *late_at;          /* entered afterwards: when it happened, YYYY-MM-DDTHH:MM; "" now (RULE time-16) */
  char *late_cause;       /* "power" "offline" "outside" "afterwards"; "" */
  char *blank;            /* number of the blank receipt that was given then; "" */
  gboolean of_occasion;   /* taken in with an occasion, which links it (app/occasion.h) */
  gint64 inquiry;         /* the first inquiry that it came from (RULE inq-02); 0 none */
  gint64 link;            /* the case this one comes back from, 0 none (told without papers; duplicate known) */
  char *agent;            /* post that is its agent from acceptance to delivery (RULE agt-01); "" as proposed (app/agency.h) */
  char *came;             /* of papers supplied: "applicant" though somebody else came with the case; "" the same as then */
  char *act;              /* caller's name of the act; "" for a fresh one */
  /* Of a draft only: the waiting case whose papers it ticks (0: a new case), the field the cursor was in, and what had
   * been typed there without Enter. */
  gint64 casefile;
  char *at, *typed;
} YcIntake;

YcIntake *yc_intake_new(void);
void yc_intake_free(YcIntake *intake);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcIntake, yc_intake_free)
/* Sets a text member, cleaned. */
void yc_intake_set(char **member, const char *text);

void yc_member_free(YcMember *member);
YcMember *yc_intake_add_member(YcIntake *intake, const char *relation, const char *name, const char *doc_number,
                               const char *birth);

/* JSON, one object; the fields stand in the man page.  Strict: unknown or repeated members, wrong types, texts over
 * their length are YC_ERROR_REFUSED with the member's path.  At most 1 MiB and 32 levels deep. */
char *yc_intake_to_json(const YcIntake *intake);
YcIntake *yc_intake_from_json(const char *json, gsize length, GError **error);

/* --- who --- */

typedef struct {
  gint64 id;
  char *name, *sex, *birth, *doc_kind, *doc_number, *phone, *place, *place_short, *address, *legal;
  int age;            /* 0 where unknown */
  guint open, closed; /* cases */
} YcPersonRow;

void yc_person_row_free(YcPersonRow *row);
/* Known people by name, initials, document, phone or several words at once ("zxl sd 34"); best first, open cases
 * before others; at most `limit`. */
GPtrArray *yc_intake_people(YcApp *app, const char *words, guint limit, GError **error);
void yc_intake_use_person(YcPersonForm *form, const YcPersonRow *row);
/* Puts a document number into a form: normalises, fills birth and sex, and finds the known person with it
 * (*known).  The
 * form of a person known by another number becomes that of somebody new; one known without a number gets this one.
 * A credit code makes it an organisation.
 * Returns what the check says; the sentence is yc_say_uscc() where it is an organisation now, else
 * yc_say_identity(). */
YcIdentity yc_intake_set_document(YcApp *app, YcPersonForm *form, const char *text, gboolean *known);
/* An organisation goes by its credit code: it has no sex and no birthday, and somebody comes for it. */
gboolean yc_person_is_organisation(const YcPersonForm *form);
/* Whether text typed where a name or number was asked for is meant as a credit code (18 characters, a letter before the
 * last one, or a right check character). */
gboolean yc_looks_like_uscc(const char *text);
/* As lists show it: a person's number masked (RULE prv-01), an organisation's code whole.  Free with g_free(). */
char *yc_mask_document(const char *kind, const char *number);
/* Whether an organisation's legal representative came: by name, or because the relation says so. */
gboolean yc_intake_legal_came(const YcIntake *intake);
/* Who will be called: who came, unless the form says otherwise.  Borrowed. */
const YcPersonForm *yc_intake_notified(const YcIntake *intake);
/* Open and recently concluded cases with this item (RULE acc-06) as one sentence, or NULL: the applicant's, and where
 * the item goes by households those in which somebody of this household applies or is of the household, told apart by
 * document numbers. */
char *yc_intake_duplicates(YcApp *app, const YcIntake *intake);
/* The case it will be linked with when it is committed all the same: such a one, or one that was only told; 0
 * none. */
gint64 yc_intake_duplicate(YcApp *app, const YcIntake *intake);
/* The household of the applicant's last case that has one: of YcMember, freed with the array; empty for none. */
GPtrArray *yc_intake_household_before(YcApp *app, const YcIntake *intake);
/* What keeps a member from being taken (a number that is wrong, or the applicant's own …) as a sentence, or NULL. */
char *yc_member_fault(YcApp *app, const YcIntake *intake, const YcMember *member);
/* What else runs for the applicant: "在办:高龄津贴 1102-006T   办结:无"; "" for a new person. */
char *yc_intake_history(YcApp *app, const YcIntake *intake);

/* What else the applicant may get, as one line: "也许还能办:失能老人补贴 养老消费补贴", "" for nothing.  By age, and by what
 * this form and earlier cases tell of a disability or of living alone; without what is open or was granted already. */
char *yc_intake_suggestions(YcApp *app, const YcIntake *intake);
/* A sentence where the chosen item's figures are of low confidence: once for everybody's session and each version of
 * the item, until a supervisor confirms it in the local guide; else NULL.  It keeps nobody from going on. */
char *yc_intake_caution(YcApp *app, const YcIntake *intake);

/* --- which item, which papers --- */

/* Chooses an item: answers what needs no asking, builds the ticks (all missing).  Keeps answers and ticks that still
 * apply when called again after an answer or the representative has changed. */
gboolean yc_intake_choose(YcApp *app, YcIntake *intake, const char *code, GError **error);
/* The chosen version of the item; borrowed from the app until the next choice; NULL before one. */
const YcItem *yc_intake_item(YcApp *app, const YcIntake *intake);
const YcMaterial *yc_intake_material(YcApp *app, const YcIntake *intake, guint tick);
guint yc_intake_missing(const YcIntake *intake);   /* missing or wrong */
guint yc_intake_count(const YcIntake *intake, YcTickState state);
/* The n-th material of an item, the tick of one; borrowed, NULL where there is none. */
const YcMaterial *yc_item_material(const YcItem *item, int n);
YcTick *yc_tick_find(const GPtrArray *ticks, int n);

/* --- what comes of it --- */

/* What is said before the last Enter. */
typedef struct {
  YcOutcome outcome;
  gboolean possible;
  char *why_not;          /* a sentence when not possible, else "" */
  char *promise;          /* "12月15日(二)前有结果(承诺28个工作日)" …: the outcome in words with its date */
  char *prints;           /* "受理通知书、收件凭证"; "" where the item prints nothing for it */
  gboolean asks;          /* the item leaves it to the clerk whether to print */
  YcDay due;              /* promised last day, supply-by day, or today; YC_DAY_NONE where none */
  gboolean provisional;
} YcPlan;

void yc_plan_free(YcPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcPlan, yc_plan_free)
YcPlan *yc_intake_plan(YcApp *app, const YcIntake *intake, YcOutcome outcome);
/* Number of the first paper that is missing or wrong and cannot be promised for later (RULE acc-03); 0: none. */
int yc_intake_intolerable(YcApp *app, const YcIntake *intake);
/* The office that this matter most likely belongs to: the hall of the applicant's own town, the office that accepts the
 * item; "" where nobody can say.  Free with g_free(). */
char *yc_intake_authority(YcApp *app, const YcIntake *intake);
/* Facts are some words, an article is a law by its name (《…》) or a numbered one (第…条): RULE acc-04. */
gboolean yc_reason_has_article(const char *reason);
/* The outcome that fits the papers: on the spot or accepted when nothing is missing, else told once. */
YcOutcome yc_intake_suggest(YcApp *app, const YcIntake *intake);

typedef struct {
  char *field;            /* "applicant.name", "item", "materials[8].note" … */
  char *sentence;
} YcFieldFault;
/* An array of them that owns what is added; `sentence` is taken. */
GPtrArray *yc_field_faults_new(void);
void yc_field_fault_add(GPtrArray *faults, const char *field, char *sentence);
/* Everything that keeps the form from being committed; empty when it may be.  Of YcFieldFault. */
GPtrArray *yc_intake_faults(YcApp *app, const YcIntake *intake);

typedef struct {
  gint64 casefile, visit;
  char *number, *short_number;
  YcOutcome outcome;
  YcDay due;
  GArray *papers;         /* of gint64, paper ids to be printed */
  gint64 combined;        /* the visit's combined receipt, to be printed when the visit is over; 0 none */
  gboolean repeated;      /* this act had been done already: nothing was changed */
} YcIntakeResult;

void yc_intake_result_free(YcIntakeResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcIntakeResult, yc_intake_result_free)

/* Saves everything in one transaction: visit, people, case, outcome, papers' serials.  NULL with YC_ERROR_REFUSED
 * and the
 * first fault's sentence, or YC_ERROR_CANNOT; then nothing was saved. */
YcIntakeResult *yc_intake_commit(YcApp *app, YcIntake *intake, GError **error);

/* --- papers supplied later --- */

/* The checklist of a case that waits for papers (told, correcting, or accepted with some promised): item, answers, ticks as they stand, and the
 * person. */
YcIntake *yc_intake_of_case(YcApp *app, gint64 casefile, GError **error);
/* Whether the applicant must be told anew (RULE acc-02): a paper that was good is missing or wrong now, or what was
 * brought for a missing one is wrong.  Only a case that has had its notice can have a second one, and it has a cause. */
gboolean yc_supply_again(YcApp *app, gint64 casefile, const YcIntake *intake);
/* What comes of the ticks: accepted when complete (dated from the day the last paper came, RULE time-09), else still
 * missing.  `outcome` YC_OUTCOME_ACCEPT, YC_OUTCOME_ASK (keeps waiting, or told again where yc_supply_again()), or
 * YC_OUTCOME_TOLERANT where the case is accepted and stays so.  YC_OUTCOME_RECEIVE where that is the form's outcome and
 * nothing is missing: received on the day of the last paper, to be answered later. */
YcPlan *yc_supply_plan(YcApp *app, gint64 casefile, const YcIntake *intake);
/* RULE time-09: whether its papers were taken in here and nobody has answered them: such a case is answered with the form
 * of yc_intake_of_case(), as if the papers had come just now, its limits running from the day of receipt. */
gboolean yc_case_undecided(YcApp *app, gint64 casefile);
/* What an outcome comes to on such a case; YC_OUTCOME_RECEIVE: what was found of the papers is written down, the answer is
 * still to come. */
YcPlan *yc_examine_plan(YcApp *app, gint64 casefile, const YcIntake *intake, YcOutcome outcome);
/* The papers that came, or of an undecided case the form's outcome.  YC_ERROR_REFUSED also when the case has changed since
 * its checklist was read. */
YcIntakeResult *yc_supply_commit(YcApp *app, gint64 casefile, const YcIntake *intake, GError **error);

#endif
