/* agency.h - what an agent does for a case from acceptance to delivery: the diary, errands, visits at home, who the agent is,
 * and the call afterwards.
 *
 * RULE agt-01, agt-04, agt-05, acc-10.  An errand of the agent or a visit at home is no trip of the citizen; nothing of it
 * ever costs a fee.  Each is one act by who answers for the case, its agent, its clerk or a supervisor; the same `act` a
 * second time changes nothing and says so. */
#ifndef YC_AGENCY_H
#define YC_AGENCY_H

#include "app/intake.h"

/* --- who ---------------------------------------------------------------------------------------------------- */

/* The post that is proposed as agent for what who is signed in takes in: their own where they have the role; at a village
 * point the village's; else the setting `agent`, the first post of this hall that somebody with the role stands for, and
 * where there is none, their own.  `village`: place code where it was received at a village point, else "".  Free with
 * g_free(). */
char *yc_agency_propose(YcApp *app, const char *village);
/* Of a form of acceptance: the one it names, else the one proposed.  Free with g_free(). */
char *yc_agency_of(YcApp *app, const YcIntake *intake);
/* Who stands for it now, by name alone; the post's where nobody does.  Free with g_free(). */
char *yc_agency_who(YcApp *app, const char *post);
/* The post that is the case's agent; "" where there is no such case.  Free with g_free(). */
char *yc_agency_post(YcApp *app, gint64 casefile);
gboolean yc_agency_is_agent(YcApp *app, const char *post);
/* A post that can be an agent: somebody with the role stands for it. */
typedef struct {
  char *post, *name, *who, *phone;   /* code, name of the post, who stands for it now */
} YcAgent;
void yc_agent_free(YcAgent *agent);
/* All whose code, post, name or initials answer to `words`; all of them for "".  Of YcAgent, freed with the array. */
GPtrArray *yc_agency_agents(YcApp *app, const char *words, GError **error);
/* "李秀英(综合受理三岗)"; the post's name alone where nobody stands for it.  Free with g_free(). */
char *yc_agency_name(YcApp *app, const char *post);
/* Another agent from now on: what lies with the old one lies with the new one, no day moves (RULE time-13), both are told on
 * their list of the day. */
YcIntakeResult *yc_agency_change(YcApp *app, gint64 casefile, const char *post, const char *reason, const char *act,
                                 GError **error);
gboolean yc_agency_change_may(YcApp *app, gint64 casefile, GError **error);

/* --- the diary (代办日志) ------------------------------------------------------------------------------------ */

/* Whether an event of this kind is a line of the diary: what was sent, fetched, called, notified, brought, done at home.
 * The diary is these lines of the case's record; nobody writes them twice. */
gboolean yc_agency_is_diary(const char *kind);

typedef enum { YC_DIARY_NOTE, YC_DIARY_CALL, YC_N_DIARY } YcDiary;
/* "note" "call", and back: YC_N_DIARY where unknown. */
const char *yc_diary_code(YcDiary what);
YcDiary yc_diary_parse(const char *code);
gboolean yc_agency_may(YcApp *app, gint64 casefile, GError **error);
/* A line in one's own words, at most 400 characters: what was done, or who was called and what came of it. */
YcIntakeResult *yc_agency_log(YcApp *app, gint64 casefile, YcDiary what, const char *text, const char *act, GError **error);

/* --- errands and visits at home ------------------------------------------------------------------------------ */

typedef enum {
  YC_TRIP_SEND,       /* papers carried to an office */
  YC_TRIP_FETCH,      /* something fetched from one */
  YC_TRIP_COLLECT,    /* papers collected at home (上门收件) */
  YC_TRIP_DELIVER,    /* a result brought home (上门送达) */
  YC_TRIP_VISIT,      /* somebody visited */
  YC_TRIP_HANDIN,     /* a village point's papers handed in at the hall */
  YC_N_TRIPS
} YcTrip;
/* "send" "fetch" "collect" "deliver" "visit" "handin", and back: YC_N_TRIPS where unknown; and in words. */
const char *yc_trip_code(YcTrip what);
YcTrip yc_trip_parse(const char *code);
const char *yc_say_trip(const char *code);

typedef struct {
  YcTrip what;
  const char *office;     /* code of the office it leads to; "" where to a person */
  const char *where;      /* in words; "" : the office's, or where the applicant lives */
  YcDay day;              /* YC_DAY_NONE: today; a day to come: it is planned, and stands on the list of that day */
  const char *text;       /* what came of it; of a planned one what for */
  gint64 trip;            /* the planned one that this ends; 0: none */
} YcTripForm;

/* Papers that were collected are ticked by the ordinary act for papers that come (yc_supply_commit()); who brought them is
 * then no coming of the citizen. */
YcIntakeResult *yc_agency_trip(YcApp *app, gint64 casefile, const YcTripForm *form, const char *act, GError **error);
/* Whether papers were collected at home for the case today. */
gboolean yc_agency_collected(YcApp *app, gint64 casefile);
/* Inside a transaction, for acts that do more than go there.  FALSE with *error. */
gboolean yc_agency_trip_append(YcApp *app, YcWriter *writer, gint64 casefile, const YcTripForm *form, GError **error);

/* Inside a transaction: an act that took somebody to the applicant's home writes the trip down by itself, and ends the one that
 * was planned for it. */
gboolean yc_agency_been(YcApp *app, YcWriter *writer, gint64 casefile, YcTrip what, YcDay day, const char *text, GError **error);

/* --- afterwards ------------------------------------------------------------------------------------------------ */

typedef enum { YC_FOLLOW_SATISFIED, YC_FOLLOW_FAIR, YC_FOLLOW_UNSATISFIED, YC_FOLLOW_UNREACHED, YC_N_FOLLOWS } YcFollow;
/* "satisfied" "fair" "unsatisfied" "unreached", and back: YC_N_FOLLOWS where unknown; and in words. */
const char *yc_follow_code(YcFollow what);
YcFollow yc_follow_parse(const char *code);
const char *yc_say_follow(const char *code);
/* Calendar days from delivery to the call (setting followup_days, 7); 0: nobody is called. */
int yc_followup_days(YcApp *app);
gboolean yc_agency_follow_may(YcApp *app, gint64 casefile, GError **error);
/* The call after delivery.  Who was not reached is called again; any other ends it. */
YcIntakeResult *yc_agency_follow(YcApp *app, gint64 casefile, YcFollow what, const char *text, const char *act, GError **error);

#endif
