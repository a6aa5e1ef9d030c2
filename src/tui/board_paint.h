/* board_paint.h - how the board's lines are drawn: groups with their totals, cases below them. */
#ifndef YC_BOARD_PAINT_H
#define YC_BOARD_PAINT_H

#include "tui/board_lines.h"
#include "tui/draw.h"

/* 选 超期 法定 办件号 申请人 村 事项 环节 接手 停延, of a period 期限 办结 催督 in the place of the last three; what a screen
 * has beyond 80 columns goes to who has it and to names. */
void yc_board_heads(YcBoardTab tab, int y, int x, int columns);
void yc_board_line(YcApp *app, const YcBoardLine *line, int y, int x, int columns, gboolean selected);
/* What the foot says of a group's line: the totals and what they mean (RULE sup-04).  Free both with g_free(). */
void yc_board_about_group(const YcBoardGroup *group, YcBoardTab tab, char **first, char **second);

/* And of a line of a period: whose it was and until when; why, and what was done. */
void yc_board_about_late(const YcBoardLine *line, char **first, char **second);

#endif
