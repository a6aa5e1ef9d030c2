/* text.h - text from outside made harmless, and its width on a terminal.
 *
 * Everything is UTF-8.  Widths are columns: wide Han 2, everything else 1, marks 0; ambiguous characters (·,
 * …, ─, ●) are 1, planes 2 and 3 are 2 whether assigned or not.  Code points the terminal cannot place
 * (unknown to the tables) are drawn as 〓 (2).  Widths do not depend on the locale: whoever draws compares
 * with wcwidth() and, where that differs, puts 〓 for 2, ? for 1 and nothing for 0. */
#ifndef YC_TEXT_H
#define YC_TEXT_H

#include <glib.h>

/* Columns of one code point: 0, 1 or 2; -1 for what must not reach a terminal (controls, bidi, invisible). */
int yc_char_width(gunichar c);
/* Columns of cleaned text. */
int yc_width(const char *text);
/* The bytes of `text` that fit into `columns`, never cutting a base from its marks. */
gsize yc_fit(const char *text, int columns);
/* `text` in at most `columns`, ending in … (1 column) when something was cut.  Free with g_free(). */
char *yc_clip(const char *text, int columns);
/* The same, filled with blanks to exactly `columns`. */
char *yc_pad(const char *text, int columns);
/* Lines of at most `columns` (at least 2), at least one; breaks between Han, after blanks and punctuation but
 * not inside numbers (1103-004K), and keeps ，。、；：？！）》」』”’,.;:?!) off the start and （《「『“‘( off
 * the end of a line where it can.  Blanks at a break go.  A NULL-terminated vector; free with
 * g_strfreev(). */
char **yc_wrap(const char *text, int columns);

/* What may be stored and drawn: invalid bytes become U+FFFD; C0, C1, DEL, bidi controls, invisible formatting
 * (joiners and variation selectors too), line and paragraph separators and noncharacters go (tab and newline
 * become one blank each); marks without a base go, and those after the eighth on one; outer blanks go;
 * NFC.  At most `max` code points are kept (0: no bound), whole bases with their marks.  `length` may be -1
 * for text that ends in NUL.  *changed (may be NULL) tells whether anything but outer blanks was touched. */
char *yc_clean(const char *bytes, gssize length, gsize max, gboolean *changed);
/* Whether a letter of any script is in it: digits and signs alone say nothing. */
gboolean yc_has_letter(const char *text);
/* Full-width forms and the ideographic blank as their half-width twins; Chinese punctuation (！（），：；？～
 * among them) stays. */
char *yc_halfwidth(const char *text);
/* Full-width and Chinese punctuation that stand for a command character (？ / ／、 ， 。 ＋ － ＊ ＝ ０-９
 * ａ-ｚ, U+3000) as that character; any other code point is returned as it is. */
gunichar yc_command_char(gunichar c);

/* ID 581126********26 (first six, last two), phone 139****5521 (first three, last four): RULE prv-01.  The
 * stars do not tell how much they hide.  Of an ID below 15 characters and a phone below 11 nothing but stars
 * shows; "" stays "".  Free with g_free(). */
char *yc_mask_id(const char *id);
char *yc_mask_phone(const char *phone);
/* A name as who is not of the hall sees it: its first character, then ○○ whatever follows.  Free with g_free(). */
char *yc_mask_name(const char *name);

/* A whole file as UTF-8: UTF-8 (with or without BOM) as it is, else GB18030 through iconv.  FALSE when it is
 * neither, or mostly UTF-8 but damaged (GB18030 would make other Han of it), or holds NUL, with a sentence
 * that names line and column (in characters); or when it is no regular file or larger than `max` bytes. */
gboolean yc_text_read(const char *path, gsize max, char **text, GError **error);
/* The same from bytes in memory; `name` stands in the message. */
gboolean yc_text_decode(const char *name, const char *bytes, gsize length, char **text, GError **error);

#define YC_TEXT_ERROR (yc_text_error_quark())
GQuark yc_text_error_quark(void);

#endif
