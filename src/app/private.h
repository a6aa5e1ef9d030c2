/* private.h - what the files of this floor share; nothing above includes it. */
#ifndef YC_APP_PRIVATE_H
#define YC_APP_PRIVATE_H

#include <jansson.h>
#include "app/intake.h"
#include "base/gettext.h"
#include "store/local.h"

/* Sets an error that a rule makes; returns FALSE. */
gboolean yc_refuse(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* For demo stores: acts as somebody at a moment of the past.  `staff` and `window` are borrowed. */
void yc_app_pretend(YcApp *app, const YcStaff *staff, const char *window, YcTime now);

/* Time stands still at a moment (YC_TIME_NONE: goes on); returns where it stood before.  For acts of days past. */
YcTime yc_app_stand_at(YcApp *app, YcTime moment);

/* The last day that the tick is known to have walked here; `day` (not YC_DAY_NONE) becomes it. */
YcDay yc_app_walked(YcApp *app, YcDay day);

/* Removes an unfinished store, with the log that a killed program left beside it. */
void yc_app_remove_store(const char *path);

/* Reads calendar and settings anew after this connection's own changes, which yc_app_refresh() does not see. */
void yc_app_reread(YcApp *app);

/* An act on a case was committed: from now on it is the last one (yc_app_last_act()). */
void yc_app_acted(YcApp *app, gint64 casefile);

/* Keeps the form that an act of `actor` on a case was filled in with, for the draft that undoing it gives back. */
gboolean yc_app_keep_form(YcApp *app, const YcActor *actor, gint64 casefile, const YcIntake *intake, GError **error);

/* TRUE once for who is signed in, this version of the item, and as long as the program runs. */
gboolean yc_app_first_time(YcApp *app, const YcItem *item);

/* The machine's clock as it stands, doubted or not; whether the app's time is given from outside instead; how much the app's
 * time is ahead of the machine's, as somebody has said (app/clock.h). */
YcTime yc_app_machine(YcApp *app);
/* What names the machine's last start; "" where nothing does.  Free with g_free(). */
char *yc_app_boot(YcApp *app);
gboolean yc_app_clock_is_given(YcApp *app);
void yc_app_set_offset(YcApp *app, YcTime offset);
/* For the actor of an act: *ok, and why nothing may be written (borrowed; NULL: it may). */
const char *yc_clock_stamp(YcApp *app, gboolean *ok);

/* The actor of the next act by who is signed in, before a transaction is begun; `ident` keeps the text it borrows. */
void yc_app_actor(YcApp *app, YcActor *actor, const char *act, const char *post, char **ident);
/* The post I act for: the window's if it is mine now, else the first that I hold, else that I stand in for; NULL where none.  Free with
 * g_free(). */
char *yc_app_my_post(YcApp *app);
/* The post for which I act on a case (RULE agt-03): the one I stand for that answers for it, else that has a current step of
 * it, else its agent's; else yc_app_my_post().  Free with g_free(). */
char *yc_app_post_for(YcApp *app, gint64 casefile);
/* The post for which I act as a supervisor: my own, or the one whose holder I stand in for.  Free with g_free(). */
char *yc_app_post_of_role(YcApp *app, const char *role);
/* What I may do by myself, as roles stand in the directory; borrowed. */
const char *yc_app_own_roles(const YcApp *app);
/* Who stands for the posts has changed: reads anew what I may do (yc_staff_has_role() of yc_app_me()). */
void yc_app_stands_anew(YcApp *app);
/* Whether who is signed in may take cases in: clerks, agents and supervisors who have a post.  NULL with a
 * sentence, else
 * that post.  Free with g_free(). */
char *yc_app_accepting_post(YcApp *app, GError **error);
/* The post that handles steps of an office for a case of a place: the one with the office's own code, else the first;
 * `village` is the place's village.  NULL where the office has none here.  Free with g_free(). */
char *yc_app_post_of_office(YcApp *app, const char *office, const char *place);
/* The office itself: `village` becomes the place's.  Free with g_free(). */
char *yc_app_office_of(const char *office, const char *place);
/* The legal calendar that a store holds, sealed; it covers festivals, notices and the years around `today_year` that a
 * limit can reach into.  With `changes` (borrowed facts of calendar.set and festival.set, or NULL) as it will be once
 * they are appended. */
YcCalendar *yc_calendar_read(YcStore *store, int today_year, const GPtrArray *changes, GError **error);
/* The revision that facts of calendar.set or festival.set get; *same when the store has just these days. */
gint64 yc_calendar_next_revision(YcStore *store, const json_t *facts, gboolean *same);
/* Counts with another calendar from now on; returns the one before, which must be put back. */
YcCalendar *yc_app_try_calendar(YcApp *app, YcCalendar *calendar);
/* The sum of the calendar's revisions, kept with each clock. */
gint64 yc_app_calendar_revision(YcApp *app);
/* Site letter of this node, and the division before it (nine digits for a town's, twelve for a village point's). */
char yc_app_site(YcApp *app);
char *yc_app_division(YcApp *app);

/* The last day of a clock of a case that is not done; YC_DAY_NONE where it has none. */
YcDay yc_case_clock(YcApp *app, gint64 casefile, const char *kind);

/* JSON from outside: strict, at most 1 MiB and 32 levels deep, else YC_ERROR_REFUSED.  New reference. */
json_t *yc_json_parse(const char *json, gsize length, GError **error);
/* A text of at most `max` characters, cleaned; *out is replaced. */
gboolean yc_json_read_text(const json_t *value, const char *path, const char *name, int max, char **out, GError **error);
/* Refuses a member that nobody knows; FALSE. */
gboolean yc_json_unknown(const char *path, const char *name, GError **error);

/* The line of the record of what stops, moves or ends clocks; FALSE where it is no such kind.  Used by yc_say_event(). */
gboolean yc_say_clock_event(const char *kind, const json_t *facts, const json_t *body, GString *line);

/* NULL becomes null. */
json_t *yc_json_text(const char *text);
/* "" becomes null. */
json_t *yc_json_filled(const char *text);
/* The identity of an event; 0 becomes null. */
json_t *yc_json_ident(YcApp *app, gint64 pos);
/* The name of a place by its code; null where there is none. */
json_t *yc_json_place(YcApp *app, const char *code);
/* A NULL-terminated vector of a JSON array's texts. */
char **yc_json_strings(const char *json);
/* Days as text; YC_DAY_NONE becomes null. */
json_t *yc_json_day(YcDay day);
YcDay yc_rows_day(const YcRows *rows, guint row, const char *column);

gboolean yc_say_agency(const char *kind, const json_t *facts, const json_t *body, GString *line);   /* of agency */
/* The same of the route's steps; and of supervision: urges, orders, instructions, accountability, answers to red lights. */
gboolean yc_say_route(const char *kind, const json_t *facts, const json_t *body, GString *line);
gboolean yc_say_supervised(const char *kind, const json_t *facts, const json_t *body, GString *line);
/* The same of public notices and occasions. */
gboolean yc_say_notice(const char *kind, const json_t *facts, const json_t *body, GString *line);

/* The same of first inquiry and standing answers. */
gboolean yc_say_inquiry(const char *kind, const json_t *facts, const json_t *body, GString *line);

/* The same of delivery, its fee, and who looked at a case. */
gboolean yc_say_delivery_event(const char *kind, const json_t *facts, const json_t *body, GString *line);
/* The same of referrals, and of what goes to and fro. */
gboolean yc_say_matter(const char *kind, const json_t *facts, const json_t *body, GString *line);

#endif
