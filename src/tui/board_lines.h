/* board_lines.h - the board's groups as lines of a list: what is folded, what is chosen, where the cursor begins. */
#ifndef YC_BOARD_LINES_H
#define YC_BOARD_LINES_H

#include "app/late.h"

typedef enum {
  YC_LINE_GROUP,
  YC_LINE_CASE,
  YC_LINE_MORE    /* the group has more rows than are shown */
} YcLineKind;

typedef struct {
  YcLineKind kind;
  gint64 key;                  /* tells lines apart and stays when they are made anew */
  const YcBoardGroup *group;   /* of a case: its group */
  YcBoardCase *cf;             /* of a case */
  guint hidden;                /* MORE: how many */
  gboolean open, chosen;       /* GROUP: unfolded, all of it chosen; CASE: chosen */
  YcBoardRow *row;             /* CASE: once it was read, because it shows */
  YcLateDetail *late;          /* the same of a period */
} YcBoardLine;

typedef struct YcBoardLines YcBoardLines;

YcBoardLines *yc_board_lines_new(void);
void yc_board_lines_free(YcBoardLines *lines);

/* Makes them of groups (of YcBoardGroup), which it takes over.  Outside offices stand folded, of the others the first
 * rows; what somebody folded and unfolded stays so. */
void yc_board_lines_set(YcBoardLines *lines, GPtrArray *groups);
/* Of YcBoardLine; borrowed until the next change. */
const GPtrArray *yc_board_lines_rows(const YcBoardLines *lines);
const GPtrArray *yc_board_lines_groups(const YcBoardLines *lines);
/* Folds or unfolds a group; unfolding one of which the first rows show already shows all.  The lines are made anew. */
void yc_board_lines_fold(YcBoardLines *lines, const YcBoardGroup *group, gboolean open);
/* Enter on a group's line, and on that of those hidden.  The lines are made anew. */
void yc_board_lines_enter(YcBoardLines *lines, const YcBoardLine *line);
/* The key of a group's line. */
gint64 yc_board_lines_key(YcBoardLines *lines, const YcBoardGroup *group);
/* Where the cursor begins: the worst case that somebody here holds, else the first line; 0 where there is none. */
gint64 yc_board_lines_start(const YcBoardLines *lines);

/* Chooses a case, or all of a group, or takes them back.  The lines are made anew. */
void yc_board_lines_choose(YcBoardLines *lines, const YcBoardLine *line);
void yc_board_lines_choose_none(YcBoardLines *lines);
guint yc_board_lines_chosen(const YcBoardLines *lines);
/* Lets go of what stands on the board no more. */
void yc_board_lines_keep(YcBoardLines *lines, const YcBoard *board);
/* The cases an act means: the chosen ones, else those of the group, else that of the line; of gint64. */
GArray *yc_board_lines_meant(const YcBoardLines *lines, const YcBoardLine *line);

#endif
