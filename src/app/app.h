/* app.h - an open store with the hall's calendar, its clock, and who is working with it.
 *
 * The floor of the use cases: one function per thing a person does.  Only this floor begins and ends transactions.
 * Text in results is cleaned, UTF-8 and owned by the result. */
#ifndef YC_APP_H
#define YC_APP_H

#include "base/error.h"
#include "domain/calendar.h"
#include "domain/item.h"
#include "store/event.h"
#include "store/store.h"

typedef struct YcApp YcApp;

/* Opens a store.  `clock` is YC_TIME_NONE for the machine's clock, otherwise a moment at which time stands still:
 * allowed only in stores made by `demo` or `init --test-clock`, else YC_ERROR_REFUSED. */
YcApp *yc_app_open(const char *path, YcTime clock, GError **error);
void yc_app_close(YcApp *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcApp, yc_app_close)

/* Plays the machine's clock, which can be wrong (RULE time-17): a moment, or a file in which one stands (and behind a blank
 * may stand a name for the machine's last start) and that is looked at each time.  Only in stores made by `demo` or `init --test-clock`, else YC_ERROR_REFUSED; YC_ERROR_USAGE where it is
 * neither. */
gboolean yc_app_play_machine(YcApp *app, const char *word, GError **error);

YcStore *yc_app_store(YcApp *app);
YcTime yc_app_now(YcApp *app);
YcDay yc_app_today(YcApp *app);
/* From noon on, one-day limits are yellow (RULE time-11). */
gboolean yc_app_noon(YcApp *app);
/* The legal calendar of the store as it is now; borrowed until the next yc_app_refresh(). */
const YcCalendar *yc_app_calendar(YcApp *app);
/* Whether this is a store of `demo` or `init --test-clock`: its papers are marked 演示. */
gboolean yc_app_is_demo(const YcApp *app);
/* TRUE when another counter has committed since the last call; then calendar and settings are read anew. */
gboolean yc_app_refresh(YcApp *app);
/* A setting as it holds today, or `fallback`.  Free with g_free(). */
char *yc_app_setting(YcApp *app, const char *key, const char *fallback);
int yc_app_setting_int(YcApp *app, const char *key, int fallback);

/* --- who works here --- */

typedef struct {
  gint64 id;
  char *login, *name, *roles, *office, *office_name, *phone;
  char **initials;
} YcStaff;

void yc_staff_free(YcStaff *staff);
/* Everybody with a login, in the order of registration: of YcStaff, freed with the array. */
GPtrArray *yc_app_staff(YcApp *app, GError **error);
/* Of the hall's windows: code and name in turn; a NULL-terminated vector. */
char **yc_app_windows(YcApp *app, GError **error);

/* Who acts from now on, and where (window code or NULL).  YC_ERROR_REFUSED for an unknown login or window.  The place
 * where a password will be asked: until then `secret` must be NULL. */
gboolean yc_app_sign_in(YcApp *app, const char *login, const char *secret, const char *window, GError **error);
/* NULL before sign-in; borrowed. */
const YcStaff *yc_app_me(const YcApp *app);
const char *yc_app_window(const YcApp *app);        /* code or NULL */
const char *yc_app_window_name(const YcApp *app);   /* "" where none */
gboolean yc_staff_has_role(const YcStaff *staff, const char *role);
/* What was last done to a case by who is signed in, since they sat down: the message line's keys refer to it (n another
 * matter of the same person, r the same item for the next one, u undo). */
typedef struct {
  gint64 casefile;   /* 0: nothing yet */
  YcTime at;
} YcLastAct;

YcLastAct yc_app_last_act(const YcApp *app);
/* The hall's name, and its short one. */
const char *yc_app_hall(const YcApp *app);
const char *yc_app_hall_short(const YcApp *app);

/* --- places and catalogue --- */

typedef struct {
  char *code, *name, *short_name;
} YcPlaceRow;

void yc_place_row_free(YcPlaceRow *row);
/* Villages and communities matching: code, name, short name or initials; all of them for "".  Those of this town
 * first,
 * by code.  Of YcPlaceRow. */
GPtrArray *yc_app_places(YcApp *app, const char *words, GError **error);
/* Short name of a place, or its code where it is unknown.  Free with g_free(). */
char *yc_app_place_short(YcApp *app, const char *code);
/* An office of the directory. */
typedef struct {
  char *code, *name, *short_name, *address, *hours, *phone;
  char *level;            /* village town county outside */
  gboolean outside;       /* nobody there has an account */
} YcOfficeRow;

void yc_office_row_free(YcOfficeRow *row);
/* Offices matching: code, name, short name or initials; all of them for "".  Those whose name begins with the words
 * first.  Of YcOfficeRow. */
GPtrArray *yc_app_offices(YcApp *app, const char *words, GError **error);
/* NULL where the directory has none of this code. */
YcOfficeRow *yc_app_office(YcApp *app, const char *code);
/* Code of the hall of the town that a place belongs to, where that is another town than this one and its hall stands
 * in the directory; NULL otherwise.  Free with g_free(). */
char *yc_app_other_hall(YcApp *app, const char *place);
/* The office of the step that decides, for a case of a place ("" where unknown): its name, or its short one; "" for
 * items where nothing is decided.  Free with g_free(). */
char *yc_app_decider(YcApp *app, const YcItem *item, const char *place, gboolean short_name);

typedef struct {
  char *code, *name, *short_name;
  char **initials;
  int version;
  YcHandling handling;
} YcItemRow;

void yc_item_row_free(YcItemRow *row);
/* Items that hold today, matching: code, name, short name or initials; all of them for "" (best match first). */
GPtrArray *yc_app_items(YcApp *app, const char *words, GError **error);
/* An item as it holds on a day (YC_DAY_NONE: today), or NULL with YC_ERROR_REFUSED and a sentence.  Borrowed from
 * the app. */
YcItem *yc_app_item(YcApp *app, const char *code, YcDay day, GError **error);
YcItem *yc_app_item_version(YcApp *app, const char *code, int version, GError **error);

#endif
