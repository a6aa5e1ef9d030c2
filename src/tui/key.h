/* key.h - bytes from the terminal made into keys and text.
 *
 * Pure: knows no terminal and no clock.  term.h feeds the bytes and says when the line fell quiet.
 * ncurses' own key handling is not used (keypad is off): get_wch() swallows keys after an invalid byte,
 * and the application keypad mode that keypad() switches on makes PuTTY send letters for the digits of the
 * keypad.
 *
 * Nothing is lost: every byte that is not UTF-8 becomes one U+FFFD of its own and never takes the next
 * byte with it. */
#ifndef YC_KEY_H
#define YC_KEY_H

#include <glib.h>

/* Control keys are their byte. */
typedef enum {
  YC_KEY_NONE,
  YC_KEY_CTRL_A = 1, YC_KEY_CTRL_C = 3, YC_KEY_CTRL_E = 5, YC_KEY_CTRL_K = 11, YC_KEY_CTRL_L = 12,
  YC_KEY_CTRL_S = 19, YC_KEY_CTRL_U = 21,
  YC_KEY_ENTER = 64, YC_KEY_TAB, YC_KEY_BACK_TAB, YC_KEY_BACKSPACE, YC_KEY_ESC,
  YC_KEY_UP, YC_KEY_DOWN, YC_KEY_RIGHT, YC_KEY_LEFT, YC_KEY_HOME, YC_KEY_END,
  YC_KEY_INSERT, YC_KEY_DELETE, YC_KEY_PAGE_UP, YC_KEY_PAGE_DOWN,
  YC_KEY_F1, YC_KEY_F2, YC_KEY_F3, YC_KEY_F4, YC_KEY_F5, YC_KEY_F6,
  YC_KEY_F7, YC_KEY_F8, YC_KEY_F9, YC_KEY_F10, YC_KEY_F11, YC_KEY_F12,
  YC_KEY_WHEEL_UP, YC_KEY_WHEEL_DOWN,   /* where the mouse is on */
  YC_KEYS   /* how many numbers keys may have */
} YcKey;

/* "F2", "回车", "Esc", "Ctrl-S": untranslated where keyboards print it so. */
const char *yc_key_name(YcKey key);

typedef enum {
  YC_EVENT_KEY,       /* .key */
  YC_EVENT_CHAR,      /* .c, one character where a command is expected, already made half-width */
  YC_EVENT_TEXT,      /* .text, typed */
  YC_EVENT_PASTE,     /* .text, pasted: cleaned (yc_clean), one line */
  YC_EVENT_CLICK,     /* .row and .column, from 0: the left button went down there */
  YC_EVENT_RESIZE,    /* the window has another size; ncurses knows it already */
  YC_EVENT_IDLE,      /* nothing for a while */
  YC_EVENT_NOTHING,   /* bytes that mean nothing, or not yet: what waits to be drawn need not wait for more */
  YC_EVENT_SUSPEND,   /* Ctrl-Z, or resumed: the screen must be drawn anew */
  YC_EVENT_STOP,      /* SIGTERM: keep what was typed and go */
  YC_EVENT_HANGUP     /* the terminal is gone: keep what was typed, write nothing, go */
} YcEventKind;

typedef struct {
  YcEventKind kind;
  YcKey key;
  gunichar c;
  int row, column;
  gboolean quick;     /* it followed the event before at once, faster than people type (term.h) */
  char *text;         /* owned; yc_event_clear() */
} YcEvent;

void yc_event_clear(YcEvent *event);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(YcEvent, yc_event_clear)

typedef struct YcKeys YcKeys;
YcKeys *yc_keys_new(void);
void yc_keys_free(YcKeys *keys);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YcKeys, yc_keys_free)

/* Another sequence (beginning with ESC [ or ESC O) for a key; the families of xterm, PuTTY, rxvt, the
 * Linux console and VT100 are known from the start.  Others are ignored. */
void yc_keys_define(YcKeys *keys, const char *sequence, YcKey key);

void yc_keys_feed(YcKeys *keys, const void *bytes, gsize length);
/* Whether the last byte was an Esc that may yet become a sequence: wait a little (100 ms), then say quiet. */
gboolean yc_keys_undecided(const YcKeys *keys);
/* Nothing came for that little while: the Esc was an Esc.  A `[A` that comes later is still read as the
 * arrow. */
void yc_keys_quiet(YcKeys *keys);
/* Nothing came for a long while (an IDLE): whatever is half read is let go as it is; a paste without end
 * after 10 of these. */
void yc_keys_idle(YcKeys *keys);

/* How characters are taken from the queue. */
typedef enum {
  YC_TAKE_ONE,       /* each by itself, as CHAR: a menu */
  YC_TAKE_COMMAND,   /* a lone ASCII character (or its full-width twin) as CHAR; Han, or several characters
                        that came together, as one TEXT: an input method's word, a scanner's number.  `/zxl`
                        gives CHAR / first, and `02` CHAR 0 first: typed ahead, not scanned */
  YC_TAKE_TEXT       /* all that came, as one TEXT */
} YcTake;

/* The next event; FALSE (and an IDLE) when there is none. */
gboolean yc_keys_pop(YcKeys *keys, YcTake take, YcEvent *event);
gboolean yc_keys_waiting(const YcKeys *keys);
/* The character that waits at the head of the queue, as a command; 0 when something else does, or nothing. */
gunichar yc_keys_peek(const YcKeys *keys);

#endif
