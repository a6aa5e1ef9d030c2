/* standin.h - who stands for a post while people are away (RULE agt-03).
 *
 * The holder; where the holder is away whoever was named to stand in, or the post's deputy (AB角); where that one is away
 * whoever *they* named, and so on; where nobody of the chain is there the supervisor, who is told so.  Nobody is asked
 * twice, so that people who name each other end with the supervisor too. */
#ifndef YC_DOMAIN_STANDIN_H
#define YC_DOMAIN_STANDIN_H

#include <glib.h>

typedef enum {
  YC_STANDS_HOLDER,       /* the holder */
  YC_STANDS_DEPUTY,       /* somebody who stands in */
  YC_STANDS_SUPERVISOR,   /* nobody is there: the supervisor has it */
  YC_STANDS_NOBODY,       /* no supervisor is there either: a supervisor's all the same, though away */
  YC_N_STANDS
} YcStandsHow;

/* "holder" "deputy" "supervisor" "nobody", and back: YC_N_STANDS for another word. */
const char *yc_stands_code(YcStandsHow how);
YcStandsHow yc_stands_parse(const char *code);
/* Whether it has somebody of its own: a holder or somebody who stands in. */
gboolean yc_stands_held(YcStandsHow how);

typedef struct {
  gint64 id;
  gboolean account;       /* can sign in; without one nobody stands in for others */
  gboolean supervisor;
  gboolean away;
  gint64 standin;         /* named for this absence; 0: the post's deputy */
} YcStander;

typedef struct {
  gint64 holder, deputy;  /* 0: none */
} YcStandPost;

typedef struct {
  const YcStandPost *posts;
  guint n_posts;
  const YcStander *people;
  guint n_people;
} YcStanding;

typedef struct {
  gint64 staff;           /* never 0 where the post has a holder */
  YcStandsHow how;
} YcStands;

/* Who stands for the post (an index) now.  A holder without an account is no absence: the post is theirs. */
YcStands yc_stands(const YcStanding *standing, guint post);

#endif
