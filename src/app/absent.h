/* absent.h - what the files of absences share.  Used by this floor only. */
#ifndef YC_APP_ABSENT_H
#define YC_APP_ABSENT_H

#include "app/absence.h"
#include "app/private.h"

/* Somebody as they will be once the event is written: away or here. */
typedef struct {
  gint64 staff;           /* 0: everybody as they are */
  gboolean away;
  gint64 standin;
} YcAbsentChange;

/* The posts that change hands then, as facts say it (store/event/README); NULL with *error.  New reference. */
json_t *yc_standing_changes(YcApp *app, const YcAbsentChange *change, GError **error);
/* absence.begin or absence.end of an absence, as the writer's next event; `how` NULL: it begins.  `of`: somebody as this absence
 * alone would make them; another of theirs that lasts counts too. */
gboolean yc_absence_turn(YcApp *app, YcWriter *writer, gint64 id, const YcAbsentChange *of, YcTime at, const char *how,
                         GError **error);
/* "2026-11-23T12:00". */
#define YC_MINUTE_TEXT 17
const char *yc_minute_format(YcTime time, char text[YC_MINUTE_TEXT]);
YcTime yc_rows_minute(const YcRows *rows, guint row, const char *column);
YcAbsence *yc_absence_row(const YcRows *rows, guint row);

#endif
