/* bag.h - a village agent's bag: files that were taken in at a village point, handed in together.
 *
 * RULE agt-04, time-09, acc-01, acc-02, acc-10.  Village, agent and day stand once; each file is a form of acceptance.
 * Saved in one act: every file is taken in, or none is.  The applicants applied at the village point: the agent only
 * brings their papers and represents nobody. */
#ifndef YC_BAG_H
#define YC_BAG_H

#include "app/casefile.h"

#define YC_BAG_FILES 100   /* the most files in one bag */

typedef struct {
  char *place;          /* code of the village */
  char *agent;          /* who brought it: login or name of the village's staff, or anybody's name */
  char *received;       /* YYYY-MM-DD: the day the village took the papers in */
  GPtrArray *lines;     /* of YcIntake */
  char *act;            /* caller's name of the act; "" for a fresh one */
  /* Of a draft only: where the cursor was, and what had been typed there without Enter. */
  guint line;
  char *at, *typed;
} YcBag;

YcBag *yc_bag_new(void);
void yc_bag_free(YcBag *bag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcBag, yc_bag_free)

/* JSON, one object; the fields stand in the man page, those of a line are those of `case accept`.  Strict, as
 * yc_intake_from_json() is. */
char *yc_bag_to_json(const YcBag *bag);
YcBag *yc_bag_from_json(const char *json, gsize length, GError **error);

/* A new empty file; borrowed. */
YcIntake *yc_bag_add(YcBag *bag);
/* Chooses an item for a file, with all its papers there and its questions answered no.  Keeps what is known of the same
 * item. */
gboolean yc_bag_choose(YcApp *app, YcIntake *line, const char *code, GError **error);
/* What belongs to all files goes into each: channel, the day of receipt, the village of people who have none, and the
 * outcome that fits the papers: accepted or done on the spot when complete, else told once. */
void yc_bag_settle(YcApp *app, YcBag *bag);

/* The village's staff: of YcStaff, freed with the array. */
GPtrArray *yc_bag_agents(YcApp *app, const char *place, GError **error);
/* The last day on which a bag received then is handed in in time (setting handin_days, three working days), and by how
 * many working days it is late today; 0: in time. */
int yc_bag_hand_in_days(YcApp *app);
YcDay yc_bag_hand_in(YcApp *app, YcDay received);
int yc_bag_late(YcApp *app, YcDay received);

/* Everything that keeps the bag from being saved: "place" "agent" "received" "lines", or a field of a file as
 * "lines[0].applicant.name", whose sentence names line and field.  Of YcFieldFault. */
GPtrArray *yc_bag_faults(YcApp *app, YcBag *bag);
/* A fault's line, G_MAXUINT where it is of the whole bag; *field becomes the rest of the name (borrowed). */
guint yc_bag_fault_line(const YcFieldFault *fault, const char **field);
/* What is worth looking at in a line and does not keep it from being saved: the same matter open, or twice in this bag.
 * NULL: nothing.  Free with g_free(). */
char *yc_bag_remark(YcApp *app, const YcBag *bag, guint line);

typedef struct {
  guint files, complete, asked;
  guint onspot;         /* of the complete ones */
} YcBagSum;
YcBagSum yc_bag_sum(const YcBag *bag);

/* Saves all of it in one transaction: the bag, people, visits, cases, outcomes, papers.  Its local key, or 0 with
 * *error: then nothing was saved.  *repeated: this act had been done already. */
gint64 yc_bag_commit(YcApp *app, const YcBag *bag, gboolean *repeated, GError **error);

/* Prints the bag: the transfer list, the small receipts on one sheet to be cut, and the notices; `again`: recorded as a
 * reprint.  *warning as yc_app_paper_print(), may be NULL. */
gboolean yc_bag_print(YcApp *app, gint64 bag, gboolean again, char **warning, GError **error);

/* --- drafts --- */

/* As yc_draft_save() and yc_draft_load(). */
gboolean yc_bag_draft_save(YcApp *app, gint64 *id, const YcBag *bag, GError **error);
YcBag *yc_bag_draft_load(YcApp *app, gint64 id, GError **error);

/* --- bags that were handed in --- */

typedef struct {
  gint64 id;
  char *place, *place_name, *place_short, *agent, *number;   /* number: of the transfer list */
  YcDay received, day;
  int late;             /* working days over the limit when it was handed in; 0: in time */
  guint files;          /* that are not void */
  GPtrArray *cases;     /* of YcCaseRow, in the order of the lines; NULL in a list of bags */
  GPtrArray *papers;    /* of YcPaperLine: the transfer list, then those of each file; NULL in a list */
} YcBagView;

void yc_bag_view_free(YcBagView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcBagView, yc_bag_view_free)
YcBagView *yc_bag_view(YcApp *app, gint64 bag, GError **error);
/* The newest first, at most `limit`.  Of YcBagView. */
GPtrArray *yc_bag_list(YcApp *app, guint limit, GError **error);
/* The bag with that transfer list, or with that local key in digits; 0 none. */
gint64 yc_bag_find(YcApp *app, const char *word);

#endif
