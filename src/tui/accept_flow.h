/* accept_flow.h - what the two painters of acceptance share: a page on which chunks of text flow into rows. */
#ifndef YC_ACCEPT_FLOW_H
#define YC_ACCEPT_FLOW_H

#include "tui/accept.h"

typedef enum { YC_CHUNK_TEXT, YC_CHUNK_EDIT, YC_CHUNK_RULE } YcChunkKind;

typedef struct {
  YcChunkKind kind;
  int row, x, width;
  char *text;
  YcInk ink;
} YcChunk;

typedef struct {
  const YcAccept *form;
  GArray *chunks;       /* of YcChunk */
  int columns, row, x;  /* the next chunk goes there */
  gboolean begun;       /* something flows in this row already */
  int focus_row;        /* −1: the cursor is elsewhere */
} YcFlow;

void yc_flow_begin(YcFlow *page, const YcAccept *form, int columns);
void yc_flow_clear(YcFlow *page);
void yc_flow_row(YcFlow *page, const char *label);
void yc_flow_rule(YcFlow *page, const char *word, const char *right);
/* In at least `width` columns, after a gap, or on the next row where it does not fit. */
void yc_flow_text(YcFlow *page, int gap, int width, const char *text, YcInk ink);
void yc_flow_field(YcFlow *page, int gap, int width, YcSpot spot);
/* The label and the field, not parted. */
void yc_flow_labelled(YcFlow *page, int width, YcSpot spot);

/* Who and what; the outcome. */
void yc_flow_head(YcFlow *page);
void yc_flow_tail(YcFlow *page);

/* The checklist in `rows` rows under its rule, which stands in row `row` of the area. */
void yc_flow_list(YcAccept *form, YcArea area, int row, int rows);
/* The first tick that shows. */
int yc_flow_list_first(const YcAccept *form, int rows);

#endif
