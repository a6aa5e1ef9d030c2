/* board_group.h - cases in groups, and the words that find them.  Used by this floor only: by what stands on the board
 * now, and by what was overdue in a period. */
#ifndef YC_BOARD_GROUP_H
#define YC_BOARD_GROUP_H

#include "app/board.h"

struct YcBoard {
  YcApp *app;
  GPtrArray *urgent;             /* of YcBoardCase, the earliest due first: red and yellow */
  GPtrArray *other[YC_N_BOARD];  /* the same of the tabs that are no part of it; NULL for the others */
  GHashTable *cases;             /* id to YcBoardCase, which it owns */
  GHashTable *unsigned_cases;    /* the same of those that wait for an acknowledgement: with who has to give it */
  YcBoardCounts counts;
  GHashTable *posts, *offices, *holds;
  GHashTable *staff;             /* id to a name with its office, of everybody registered */
  GHashTable *names[YC_N_BOARD_BY];    /* code of a group to its name */
  GHashTable *words;             /* id to what the case is found by */
  GStringChunk *codes;
};

/* Who has a case: an account, an outside office, or nobody. */
typedef struct {
  char *key, *name, *note, *office;
  gboolean nobody, outside;
  YcBoardTab lies;
} YcHold;

/* An empty board that knows the hall's posts and offices. */
YcBoard *yc_board_new(YcApp *app, GError **error);
/* Whoever answers for a post, or the outside office that has the current step (RULE agt-06; `office` NULL: no step).
 * Borrowed from the board. */
const YcHold *yc_board_hold(YcBoard *board, const char *post, const char *office);
/* Who had it then: an account (0: nobody) that stood for a post, or an outside office. */
const YcHold *yc_board_held(YcBoard *board, gint64 staff, const char *post, const char *office);
/* Puts the codes of its groups. */
void yc_board_label(YcBoard *board, YcBoardCase *cf, const YcHold *hold, const char *item, const char *item_short,
                    const char *place, const char *window);
/* Of YcBoardGroup. */
GPtrArray *yc_board_group(YcBoard *board, const GPtrArray *cases, YcBoardBy by);
/* Whether the case answers to all the words: also to who has it and its office, by name and initials. */
gboolean yc_board_answers(YcBoard *board, const YcBoardCase *cf, char **words);

#endif
