/* hands.h - a model of who has which case, kept beside the hall while random hands play (test_hands.c).
 *
 * It knows the rules, not the program: who stands for a post (RULE agt-03), who answers (agt-01), where a step and the papers go
 * (agt-02, acc-11), what goes to and fro, and who is bound by what (inq-04). */
#ifndef YC_TEST_HANDS_H
#define YC_TEST_HANDS_H

#include "app/hall.h"

enum { CASES = 50, ROWS = 48, PEOPLE = 40, POSTS = 64, SPANS = 5, CHANGES = 160, LOOPS = 24, CODE = 40 };

typedef struct {
  gint64 id, standin;
  YcTime from, until;
  gboolean away;          /* it lasts; else it is to come */
} Span;

typedef struct {
  gint64 id;
  gboolean account;
  char login[24];
  Span spans[SPANS];
  guint n;
} Person;

typedef struct {
  char code[CODE], office[CODE];
  gint64 holder, deputy;
} Post;

typedef enum { PLANNED, CURRENT, RETURNED, DONE } State;

typedef struct {
  int n, stage;
  gboolean lead, outside, abroad, waits;   /* outside: the agent has it for an office abroad, or one without a post */
  State state;
  char office[CODE], post[CODE], giver[CODE];   /* post: whose it is once it began; giver: "" of an outside office's */
} Leg;

/* One change of who should own it. */
typedef struct {
  char from[CODE], to[CODE], agent[CODE];   /* who was the agent then */
  gboolean counted, decided;
} Change;

typedef enum { OPEN, DESIGNATED, OBJECTED, FINAL, OVER } Verdict;

typedef struct {
  int step;
  Verdict state;
  char post[CODE];
  guint made, settled;    /* how many changes there were when it was found, and when it was decided */
} Loop;

typedef struct {
  gint64 id;
  gboolean over, stopped, decided;   /* decided: with a step that decides, or by the last hand */
  char agent[CODE], place[24];
  char at[CODE], at_office[CODE];    /* where the papers are; "": with the agent */
  gint64 papers;
  Leg legs[ROWS];
  guint n;
  Change changes[CHANGES];
  guint n_changes;
  Loop loops[LOOPS];
  guint n_loops;
} Case;

extern Person people[PEOPLE];
extern Post posts[POSTS];
extern Case cases[CASES];
extern guint n_people, n_posts, n_cases;

void model_read_hall(void);
/* As the item plans it, and who took it in. */
void model_read_case(Case *cf, gint64 id);
/* Reads a row that was added as the store has it, for what it is; where it goes the model says. */
void model_read_added(Case *cf);

Person *model_person(gint64 id);
const Post *model_post(const char *code);
gboolean model_is_away(const Person *who);
/* Who of a post's chain is here, 0: nobody; and who stands for it whatever happens (the hall has one supervisor). */
gint64 model_here(const char *post);
gint64 model_stands(const char *post);

Leg *model_leg(Case *cf, int n);
/* The leading row of the stage that runs; NULL between stages. */
Leg *model_lead(Case *cf);
const char *model_answers(Case *cf);
gboolean model_open(const Leg *leg);
/* Who owns a row that has begun: its holder, or who handed over what came back. */
const char *model_owner(Case *cf, const Leg *leg);
/* What went to and fro about a row and is not over; NULL: nothing. */
Loop *model_bound(Case *cf, int n);

/* What each hand makes of it. */
void model_give(Case *cf, Leg *leg, gboolean again);
void model_return(Case *cf, Leg *leg);
void model_redirect(Case *cf, Leg *leg, const char *office);
void model_reassign(Case *cf, const char *to);
void model_change_agent(Case *cf, const char *to);
/* Everything of one person's goes to a post; `taken`: what the receiver hands over to himself is received with it. */
void model_hand(Case *cf, gint64 giver, const char *to, gboolean taken);
void model_designate(Case *cf, Loop *loop, const char *post, Verdict state);
/* Rows that are over in the store are over here. */
void model_follow(Case *cf);
void model_ends(Case *cf);

/* The store says the same, and nothing is lost. */
void model_check(Case *cf);
void model_check_all(void);

#endif
