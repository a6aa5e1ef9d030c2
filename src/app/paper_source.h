/* paper_source.h - what a paper is made from, and who fills what of it.  Used by this floor only. */
#ifndef YC_PAPER_SOURCE_H
#define YC_PAPER_SOURCE_H

#include <jansson.h>
#include "app/people.h"
#include "app/private.h"
#include "output/paper.h"

/* A paper of a visit or a bag has no case, and then neither item nor opening. */
typedef struct {
  YcApp *app;
  gint64 id;
  YcRows *paper, *act, *cf, *visit, *post, *bag;
  json_t *facts, *body, *opening;    /* of the paper; facts of the event that opened its case */
  const YcItem *item;
  YcPersonRow *person;
} YcPaperSource;

/* Reads everything of the paper `id`; FALSE with *error where there is none. */
gboolean yc_source_read(YcPaperSource *source, GError **error);
void yc_source_clear(YcPaperSource *source);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(YcPaperSource, yc_source_clear)

/* An object, empty where the text is none.  New reference. */
json_t *yc_source_json(const char *json);
/* "" where there is no such text. */
const char *yc_source_text(json_t *object, const char *name);
YcDay yc_source_day(json_t *object, const char *name);
gboolean yc_rows_any(const YcRows *rows);
/* An event of the act that issued the paper, new references; FALSE and NULL where it has none of that kind. */
gboolean yc_source_event(const YcPaperSource *source, const char *kind, json_t **facts, json_t **body);
void yc_paper_copy(char **to, const char *text);
/* The text of a setting. */
void yc_paper_take(const YcPaperSource *source, char **to, const char *key);
char *yc_paper_place(YcApp *app, const char *code);

/* Of a blank receipt, which no event issues. */
YcPaperData *yc_app_blank_data(YcApp *app, const char *number);
/* Of a sheet that no event issues: the hall, its telephone, today. */
YcPaperData *yc_app_loose_data(YcApp *app, YcPaperKind kind);
/* Such a sheet goes to the spool; nothing is recorded.  *warning as of yc_app_paper_print(). */
gboolean yc_app_loose_print(YcApp *app, const YcPaperData *data, int width, char **warning, GError **error);
/* The first clause of a legal basis.  Free with g_free(). */
char *yc_paper_first_clause(const char *text);
/* Of a receipt of delivery, of money taken (paper_delivery.c). */
void yc_paper_put_delivery(const YcPaperSource *source, YcPaperData *data);
void yc_paper_put_fee(const YcPaperSource *source, YcPaperData *data);
/* What only this kind of paper says. */
void yc_paper_put_kind(const YcPaperSource *source, YcPaperData *data);

#endif
