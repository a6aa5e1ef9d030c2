/* key.c - bytes from the terminal made into keys and text. */
#include <config.h>
#include "tui/key.h"

#include <stdio.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"

#define PASTE_MAX (64 * 1024)
#define PASTE_PATIENCE 10
#define SEQUENCE_MAX 32
#define DECIDES 3   /* so many characters tell a command from a text */
#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"

typedef enum {
  PLAIN,
  ESCAPE,      /* an Esc, not yet told */
  AFTER_ESC,   /* an Esc, told; a sequence may still follow late */
  SEQUENCE,    /* Esc [ or Esc O and what came so far, in `sequence` */
  PASTING
} State;

typedef struct {
  YcEventKind kind;   /* KEY, CHAR, PASTE, CLICK */
  YcKey key;
  gunichar c;
  int row, column;
  char *text;
} Item;

struct YcKeys {
  GQueue items;             /* of Item */
  GHashTable *sequences;    /* text → YcKey */
  State state;
  gboolean told;            /* the Esc of `sequence` has been told already */
  GString *sequence;
  GByteArray *paste;
  int patience;
  guint8 half[4];           /* a character whose last bytes are still to come */
  guint half_length, half_need;
};

static const struct {
  const char *sequence;
  YcKey key;
} KNOWN[] = {
  /* arrows: as they come without and with application mode; VT100 and xterm */
  { "\033[A", YC_KEY_UP }, { "\033[B", YC_KEY_DOWN }, { "\033[C", YC_KEY_RIGHT }, { "\033[D", YC_KEY_LEFT },
  { "\033OA", YC_KEY_UP }, { "\033OB", YC_KEY_DOWN }, { "\033OC", YC_KEY_RIGHT }, { "\033OD", YC_KEY_LEFT },
  /* Home and End: xterm, Linux console and PuTTY, rxvt */
  { "\033[H", YC_KEY_HOME }, { "\033OH", YC_KEY_HOME }, { "\033[1~", YC_KEY_HOME }, { "\033[7~", YC_KEY_HOME },
  { "\033[F", YC_KEY_END }, { "\033OF", YC_KEY_END }, { "\033[4~", YC_KEY_END }, { "\033[8~", YC_KEY_END },
  { "\033[2~", YC_KEY_INSERT }, { "\033[3~", YC_KEY_DELETE },
  { "\033[5~", YC_KEY_PAGE_UP }, { "\033[6~", YC_KEY_PAGE_DOWN },
  /* F1-F5: xterm and VT100, PuTTY, Linux console */
  { "\033OP", YC_KEY_F1 }, { "\033OQ", YC_KEY_F2 }, { "\033OR", YC_KEY_F3 }, { "\033OS", YC_KEY_F4 },
  { "\033[11~", YC_KEY_F1 }, { "\033[12~", YC_KEY_F2 }, { "\033[13~", YC_KEY_F3 }, { "\033[14~", YC_KEY_F4 },
  { "\033[[A", YC_KEY_F1 }, { "\033[[B", YC_KEY_F2 }, { "\033[[C", YC_KEY_F3 }, { "\033[[D", YC_KEY_F4 },
  { "\033[P", YC_KEY_F1 }, { "\033[Q", YC_KEY_F2 }, { "\033[S", YC_KEY_F4 },
  { "\033[15~", YC_KEY_F5 }, { "\033[[E", YC_KEY_F5 }, { "\033Ot", YC_KEY_F5 },
  { "\033[17~", YC_KEY_F6 }, { "\033[18~", YC_KEY_F7 }, { "\033[19~", YC_KEY_F8 }, { "\033[20~", YC_KEY_F9 },
  { "\033[21~", YC_KEY_F10 }, { "\033[23~", YC_KEY_F11 }, { "\033[24~", YC_KEY_F12 },
  { "\033[Z", YC_KEY_BACK_TAB },
  { "\033OM", YC_KEY_ENTER },
};

static const struct {
  YcKey key;
  const char *name;
} NAMES[] = {
  { YC_KEY_CTRL_A, "Ctrl-A" }, { YC_KEY_CTRL_C, "Ctrl-C" }, { YC_KEY_CTRL_E, "Ctrl-E" },
  { YC_KEY_CTRL_K, "Ctrl-K" }, { YC_KEY_CTRL_L, "Ctrl-L" }, { YC_KEY_CTRL_S, "Ctrl-S" }, { YC_KEY_CTRL_U, "Ctrl-U" },
  { YC_KEY_ENTER, N_("回车") }, { YC_KEY_TAB, "Tab" }, { YC_KEY_BACK_TAB, "Shift-Tab" },
  { YC_KEY_BACKSPACE, N_("退格") }, { YC_KEY_ESC, "Esc" }, { YC_KEY_UP, "↑" }, { YC_KEY_DOWN, "↓" },
  { YC_KEY_RIGHT, "→" }, { YC_KEY_LEFT, "←" }, { YC_KEY_HOME, "Home" }, { YC_KEY_END, "End" },
  { YC_KEY_INSERT, "Insert" }, { YC_KEY_DELETE, "Delete" }, { YC_KEY_PAGE_UP, "PgUp" }, { YC_KEY_PAGE_DOWN, "PgDn" },
  { YC_KEY_F1, "F1" }, { YC_KEY_F2, "F2" }, { YC_KEY_F3, "F3" }, { YC_KEY_F4, "F4" }, { YC_KEY_F5, "F5" },
  { YC_KEY_F6, "F6" }, { YC_KEY_F7, "F7" }, { YC_KEY_F8, "F8" }, { YC_KEY_F9, "F9" }, { YC_KEY_F10, "F10" },
  { YC_KEY_F11, "F11" }, { YC_KEY_F12, "F12" }, { YC_KEY_WHEEL_UP, N_("滚轮") }, { YC_KEY_WHEEL_DOWN, N_("滚轮") },
};

const char *yc_key_name(YcKey key)
{
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
    if (NAMES[i].key == key)
      return gettext(NAMES[i].name);
  return "";
}

void yc_event_clear(YcEvent *event)
{
  g_clear_pointer(&event->text, g_free);
}

static void item_free(gpointer item)
{
  g_free(((Item *)item)->text);
  g_free(item);
}

YcKeys *yc_keys_new(void)
{
  YcKeys *keys = g_new0(YcKeys, 1);
  g_queue_init(&keys->items);
  keys->sequences = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  keys->sequence = g_string_new(NULL);
  keys->paste = g_byte_array_new();
  for (gsize i = 0; i < G_N_ELEMENTS(KNOWN); i++)
    yc_keys_define(keys, KNOWN[i].sequence, KNOWN[i].key);
  return keys;
}

void yc_keys_free(YcKeys *keys)
{
  if (!keys)
    return;
  g_queue_clear_full(&keys->items, item_free);
  g_hash_table_destroy(keys->sequences);
  g_string_free(keys->sequence, TRUE);
  g_byte_array_unref(keys->paste);
  g_free(keys);
}

void yc_keys_define(YcKeys *keys, const char *sequence, YcKey key)
{
  if (sequence[0] == '\033' && (sequence[1] == '[' || sequence[1] == 'O') && sequence[2])
    g_hash_table_insert(keys->sequences, g_strdup(sequence), GINT_TO_POINTER(key));
}

static void push(YcKeys *keys, Item item)
{
  g_queue_push_tail(&keys->items, g_memdup2(&item, sizeof item));
}

static void push_key(YcKeys *keys, YcKey key)
{
  push(keys, (Item) { .kind = YC_EVENT_KEY, .key = key });
}

static void push_char(YcKeys *keys, gunichar c)
{
  push(keys, (Item) { .kind = YC_EVENT_CHAR, .c = c });
}

/* The bytes of a character that did not become whole: one U+FFFD for each. */
static void drop_half(YcKeys *keys)
{
  for (; keys->half_length; keys->half_length--)
    push_char(keys, 0xFFFD);
}

/* How many bytes a character with this first byte has; 0 when none begins so. */
static guint utf8_need(guint8 byte)
{
  return byte < 0xC2 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 0;
}

static void feed_utf8(YcKeys *keys, guint8 byte)
{
  if (keys->half_length && (byte & 0xC0) != 0x80)
    drop_half(keys);
  if (!keys->half_length) {
    keys->half_need = utf8_need(byte);
    if (!keys->half_need) {
      push_char(keys, 0xFFFD);
      return;
    }
  }
  keys->half[keys->half_length++] = byte;
  if (keys->half_length < keys->half_need)
    return;
  gunichar c = g_utf8_get_char_validated((const char *)keys->half, (gssize)keys->half_length);
  if (c == (gunichar)-1 || c == (gunichar)-2) {
    drop_half(keys);
    return;
  }
  keys->half_length = 0;
  push_char(keys, c);
}

static void feed_plain(YcKeys *keys, guint8 byte)
{
  if (byte >= 0x80) {
    feed_utf8(keys, byte);
    return;
  }
  drop_half(keys);
  if (byte == 27)
    keys->state = ESCAPE;
  else if (byte == '\r' || byte == '\n')
    push_key(keys, YC_KEY_ENTER);
  else if (byte == '\t')
    push_key(keys, YC_KEY_TAB);
  else if (byte == 8 || byte == 127)
    push_key(keys, YC_KEY_BACKSPACE);
  else if (byte >= 32)
    push_char(keys, byte);
  else if (byte && *yc_key_name((YcKey)byte))
    push_key(keys, (YcKey)byte);
}

static void begin_sequence(YcKeys *keys, char second, gboolean told)
{
  g_string_assign(keys->sequence, "\033");
  g_string_append_c(keys->sequence, second);
  keys->told = told;
  keys->state = SEQUENCE;
}

/* After an Esc, told or not: a sequence, a back-tab of the Linux console, or just the next byte. */
static void feed_after_esc(YcKeys *keys, guint8 byte)
{
  gboolean told = keys->state == AFTER_ESC;
  keys->state = PLAIN;
  if (byte == '[' || byte == 'O') {
    begin_sequence(keys, (char)byte, told);
    return;
  }
  if (byte == '\t' && !told) {
    push_key(keys, YC_KEY_BACK_TAB);
    return;
  }
  if (!told)
    push_key(keys, YC_KEY_ESC);
  feed_plain(keys, byte);
}

/* Modifiers are of no interest: Ctrl-↑ (ESC [ 1 ; 5 A) is ↑, Shift-Delete (ESC [ 3 ; 2 ~) is Delete. */
static YcKey find_sequence(YcKeys *keys, const char *sequence)
{
  gpointer key = g_hash_table_lookup(keys->sequences, sequence);
  const char *modifier = strchr(sequence, ';');
  if (key || !modifier)
    return (YcKey)GPOINTER_TO_INT(key);
  gboolean letter = sequence[strlen(sequence) - 1] != '~';
  const char *last = sequence + strlen(sequence) - 1;
  g_autofree char *bare = letter ? g_strdup_printf("\033[%s", last)
                                 : g_strdup_printf("%.*s~", (int)(modifier - sequence), sequence);
  return (YcKey)GPOINTER_TO_INT(g_hash_table_lookup(keys->sequences, bare));
}

/* The keypad in application mode, should a program before us have left it on: ESC O p … y are its digits. */
static gunichar keypad_char(const char *sequence)
{
  static const char keys[] = "jklmnopqrstuvwxy", meaning[] = "*+,-./0123456789";
  const char *at = strchr(keys, sequence[2]);
  return sequence[1] == 'O' && sequence[2] && !sequence[3] && at ? (gunichar)meaning[at - keys] : 0;
}

/* ── the mouse ── */

enum { BUTTON_LEFT = 0, BUTTON_WHEEL = 64, BUTTON_MODIFIERS = 4 | 8 | 16, OLD_LENGTH = 6 };

static void push_mouse(YcKeys *keys, int button, int column, int row)
{
  button &= ~BUTTON_MODIFIERS;
  if (column < 1 || row < 1)
    return;   /* nowhere */
  if (button == BUTTON_LEFT)
    push(keys, (Item) { .kind = YC_EVENT_CLICK, .row = row - 1, .column = column - 1 });
  else if (button == BUTTON_WHEEL || button == BUTTON_WHEEL + 1)
    push_key(keys, button == BUTTON_WHEEL ? YC_KEY_WHEEL_UP : YC_KEY_WHEEL_DOWN);
}

/* ESC [ < button ; column ; row M; m when the button goes up. */
static gboolean is_mouse(YcKeys *keys, const char *sequence)
{
  int button, column, row, used = 0;
  if (sequence[1] != '[' || sequence[2] != '<')
    return FALSE;
  if (sscanf(sequence + 3, "%4d;%5d;%5d%n", &button, &column, &row, &used) == 3 && sequence[3 + used] == 'M')
    push_mouse(keys, button, column, row);
  return TRUE;
}

/* Terminals that do not know that form send ESC [ M and three bytes, each 32 more than what it says. */
static gboolean is_old_mouse(const YcKeys *keys)
{
  return keys->sequence->len >= 3 && memcmp(keys->sequence->str, "\033[M", 3) == 0;
}

static void feed_old_mouse(YcKeys *keys, guint8 byte)
{
  g_string_append_c(keys->sequence, (char)byte);
  if (keys->sequence->len < OLD_LENGTH)
    return;
  const guint8 *said = (const guint8 *)keys->sequence->str + 3;
  keys->state = PLAIN;
  push_mouse(keys, said[0] - 32, said[1] - 32, said[2] - 32);
}

static void let_go(YcKeys *keys);

static void end_sequence(YcKeys *keys)
{
  const char *sequence = keys->sequence->str;
  YcKey key = find_sequence(keys, sequence);
  gunichar c = keys->told ? 0 : keypad_char(sequence);
  if (sequence[1] == 'O' && !key && !c) {   /* Esc, then somebody typed O and more */
    let_go(keys);
    return;
  }
  keys->state = PLAIN;
  if (is_mouse(keys, sequence))
    return;
  if (strcmp(sequence, PASTE_BEGIN) == 0) {
    g_byte_array_set_size(keys->paste, 0);
    keys->patience = PASTE_PATIENCE;
    keys->state = PASTING;
  } else if (key)
    push_key(keys, key);
  else if (c)
    push_char(keys, c);
  /* any other sequence: a key that means nothing here, or a late answer of the terminal */
}

static void feed_sequence(YcKeys *keys, guint8 byte)
{
  if (is_old_mouse(keys)) {
    feed_old_mouse(keys, byte);
    return;
  }
  gboolean console = keys->sequence->len == 2 && keys->sequence->str[1] == '[' && byte == '[';   /* ESC [[A */
  if (byte < 0x20 || byte > 0x7e || keys->sequence->len >= SEQUENCE_MAX) {
    let_go(keys);
    feed_plain(keys, byte);
    return;
  }
  g_string_append_c(keys->sequence, (char)byte);
  if (byte >= 0x40 && !console && !is_old_mouse(keys))
    end_sequence(keys);
}

/* What looked like a sequence was typed: the Esc, then the characters. */
static void let_go(YcKeys *keys)
{
  g_autofree char *typed = g_strdup(keys->sequence->str + 1);
  keys->state = PLAIN;
  if (!keys->told)
    push_key(keys, YC_KEY_ESC);
  for (const char *c = typed; *c; c++)
    push_char(keys, (guchar)*c);
}

static void end_paste(YcKeys *keys)
{
  keys->state = PLAIN;
  const guint8 *bytes = keys->paste->data;   /* NULL before the first byte ever pasted */
  char *text = yc_clean(bytes ? (const char *)bytes : "", (gssize)keys->paste->len, 0, NULL);
  push(keys, (Item) { .kind = YC_EVENT_PASTE, .text = text });
  g_byte_array_set_size(keys->paste, 0);
}

static void feed_paste(YcKeys *keys, guint8 byte)
{
  const guint end = sizeof PASTE_END - 1;
  keys->patience = PASTE_PATIENCE;
  /* Too long: let bytes pass, but keep looking for the end. */
  if (keys->paste->len >= PASTE_MAX)
    g_byte_array_remove_range(keys->paste, PASTE_MAX - end, 1);
  g_byte_array_append(keys->paste, &byte, 1);
  if (keys->paste->len < end || memcmp(keys->paste->data + keys->paste->len - end, PASTE_END, end) != 0)
    return;
  g_byte_array_set_size(keys->paste, keys->paste->len - end);
  end_paste(keys);
}

void yc_keys_feed(YcKeys *keys, const void *bytes, gsize length)
{
  const guint8 *at = bytes;
  for (gsize i = 0; i < length; i++)
    switch (keys->state) {
    case PLAIN:
      feed_plain(keys, at[i]);
      break;
    case ESCAPE:
    case AFTER_ESC:
      feed_after_esc(keys, at[i]);
      break;
    case SEQUENCE:
      feed_sequence(keys, at[i]);
      break;
    case PASTING:
      feed_paste(keys, at[i]);
      break;
    }
}

gboolean yc_keys_undecided(const YcKeys *keys)
{
  return keys->state == ESCAPE;
}

void yc_keys_quiet(YcKeys *keys)
{
  if (keys->state != ESCAPE)
    return;
  push_key(keys, YC_KEY_ESC);
  keys->state = AFTER_ESC;
}

void yc_keys_idle(YcKeys *keys)
{
  drop_half(keys);
  yc_keys_quiet(keys);
  if (keys->state == AFTER_ESC)
    keys->state = PLAIN;
  else if (keys->state == SEQUENCE)
    let_go(keys);
  else if (keys->state == PASTING && --keys->patience <= 0)
    end_paste(keys);
}

/* Characters at the head of the queue that came together; no more than `most` are looked at. */
static guint run_length(const YcKeys *keys, guint most)
{
  guint n = 0;
  for (GList *link = keys->items.head; n < most && link && ((Item *)link->data)->kind == YC_EVENT_CHAR; link = link->next)
    n++;
  return n;
}

static gunichar run_char(const YcKeys *keys, guint n)
{
  const Item *item = g_queue_peek_nth((GQueue *)&keys->items, n);
  return yc_command_char(item->c);
}

static gboolean is_ascii_digit(gunichar c)
{
  return c >= '0' && c <= '9';
}

/* Whether the first of `run` characters is a command by itself: see YC_TAKE_COMMAND. */
static gboolean is_command(const YcKeys *keys, guint run)
{
  gunichar first = run_char(keys, 0);
  if (first >= 0x80)
    return FALSE;
  if (run == 1 || !g_ascii_isalnum((char)first))
    return TRUE;
  if (first != '0' || !is_ascii_digit(run_char(keys, 1)))
    return FALSE;
  return run == 2 || (!is_ascii_digit(run_char(keys, 2)) && run_char(keys, 2) != '-');
}

static char *take_run(YcKeys *keys, guint run)
{
  GString *text = g_string_new(NULL);
  while (run--) {
    Item *item = g_queue_pop_head(&keys->items);
    g_string_append_unichar(text, item->c);
    item_free(item);
  }
  return g_string_free(text, FALSE);
}

gboolean yc_keys_pop(YcKeys *keys, YcTake take, YcEvent *event)
{
  *event = (YcEvent) { .kind = YC_EVENT_IDLE };
  if (g_queue_is_empty(&keys->items))
    return FALSE;
  guint run = run_length(keys, DECIDES);
  if (run && (take == YC_TAKE_TEXT || (take == YC_TAKE_COMMAND && !is_command(keys, run)))) {
    *event = (YcEvent) { .kind = YC_EVENT_TEXT, .text = take_run(keys, run_length(keys, G_MAXUINT)) };
    return TRUE;
  }
  Item *item = g_queue_pop_head(&keys->items);
  *event = (YcEvent) { .kind = item->kind, .key = item->key, .row = item->row, .column = item->column,
                       .text = g_steal_pointer(&item->text) };
  if (run)
    event->c = yc_command_char(item->c);
  item_free(item);
  return TRUE;
}

gunichar yc_keys_peek(const YcKeys *keys)
{
  return run_length(keys, 1) ? run_char(keys, 0) : 0;
}

gboolean yc_keys_waiting(const YcKeys *keys)
{
  return keys->items.length > 0;
}
