/* pinyin.h - pinyin initials of Chinese names, for finding people and items by two or three letters.
 *
 * From an extract of Unihan (kMandarin, kTGHZ2013; pinyin_table.awk) and a table of surnames with readings of
 * their own. */
#ifndef YC_PINYIN_H
#define YC_PINYIN_H

#include <glib.h>

/* The initials of `name`, all readings that a clerk could type, the most likely first, at most 8, lower case
 * ASCII: "张秀兰" → {"zxl"}, "单重阳" → {"scy", "szy"}.  Latin letters and digits stand for themselves; ·
 * and blanks are skipped; a Han character without reading is skipped.  With `surname` the first character (or
 * two) is read as a surname, and the others as a given name.  NULL-terminated, empty when there is nothing to
 * read; free with g_strfreev(). */
char **yc_initials(const char *name, gboolean surname);

#endif
