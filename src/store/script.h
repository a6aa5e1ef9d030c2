/* script.h - runs the statements of store/event/KIND.sql for an event.  Used by this floor only. */
#ifndef YC_SCRIPT_H
#define YC_SCRIPT_H

#include "store/event.h"

typedef struct {
  const YcEventRow *row;
  gint64 casefile, actor;   /* local keys; 0: none */
  json_t *facts, *body;     /* what the row's texts hold, where it is at hand; NULL: they are read */
} YcScriptEvent;

/* Cached statements of a script; NULL with *error where one cannot be prepared. */
GPtrArray *yc_script_prepare(YcStore *store, const char *sql, GError **error);
/* Runs all of them; on the first that fails FALSE with *error, which names the kind. */
gboolean yc_script_run(YcStore *store, const char *sql, const YcScriptEvent *event, GError **error);

#endif
