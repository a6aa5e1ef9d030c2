/* pty.c - the real program in a pseudo-terminal, typed at and looked at. */
#include <config.h>
#include "pty/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

#define MARK "\033]7777;idle;"

struct PTY {
  VTerm *vterm;
  VTermScreen *screen;
  int master, rows, columns;
  pid_t child;               /* 0: has been waited for */
  int alive;                 /* its other end is held by the child: end of file when that is gone */
  int status;
  gboolean ended, mute, linux, visible, alternate, pasting, mouse;
  guint keys;
  gsize bytes, sent;         /* since the last reset; since the start, as in the mark */
  gsize mark_bytes;
  int mark_rows, mark_columns;
  gboolean marked;
  GString *held;             /* the beginning of a mark whose end has not come */
  char *text, *screen_text;
};

void pty_fail(PTY *t, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *why = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  fprintf(stderr, "# %s\n", why);
  for (int row = 0; row < t->rows; row++)
    if (*pty_row(t, row))
      fprintf(stderr, "# %2d|%s\n", row, pty_row(t, row));
  ck_abort_msg("%s", why);
  abort();
}

/* ── what the program writes ── */

static int on_property(VTermProp property, VTermValue *value, void *data)
{
  PTY *t = data;
  if (property == VTERM_PROP_CURSORVISIBLE)
    t->visible = value->boolean != 0;
  else if (property == VTERM_PROP_ALTSCREEN)
    t->alternate = value->boolean != 0;
  else if (property == VTERM_PROP_MOUSE)
    t->mouse = value->number != VTERM_PROP_MOUSE_NONE;
  return 1;
}

static void write_all(PTY *t, const char *bytes, gsize length)
{
  while (length) {
    ssize_t n = write(t->master, bytes, length);
    if (n < 0 && errno != EINTR)
      return;   /* the program has gone: what follows will say so */
    if (n > 0) {
      bytes += n;
      length -= (gsize)n;
    }
  }
}

static void on_answer(const char *bytes, size_t length, void *data)
{
  PTY *t = data;
  if (!t->mute)
    write_all(t, bytes, length);
}

/* Whether a mark (or the beginning of one) stands at `at`; *length is what it takes, 0 when its end has
 * not come. */
static gboolean is_mark(const char *at, gsize left, gsize *length)
{
  gsize n = MIN(left, sizeof MARK - 1);
  if (memcmp(at, MARK, n) != 0)
    return FALSE;
  const char *end = memchr(at, '\a', left);
  *length = end ? (gsize)(end - at) + 1 : 0;
  return TRUE;
}

static void read_mark(PTY *t, const char *mark)
{
  unsigned long bytes;
  int rows, columns;
  if (sscanf(mark + sizeof MARK - 1, "%lu;%d;%d", &bytes, &rows, &columns) != 3)
    return;
  t->marked = TRUE;
  t->mark_bytes = bytes;
  t->mark_rows = rows;
  t->mark_columns = columns;
}

/* Marks are taken out: libvterm 0.1 loses the head of one that comes in two pieces. */
static void take_output(PTY *t, const char *bytes, gsize length)
{
  g_string_append_len(t->held, bytes, (gssize)length);
  char *at = t->held->str, *end = at + t->held->len;
  while (at < end) {
    char *escape = memchr(at, '\033', (gsize)(end - at));
    gsize used;
    if (escape != at) {
      gsize plain = escape ? (gsize)(escape - at) : (gsize)(end - at);
      vterm_input_write(t->vterm, at, plain);
      at += plain;
    } else if (!is_mark(at, (gsize)(end - at), &used)) {
      if (g_str_has_prefix(at, "\033[?2004"))
        t->pasting = at[7] == 'h';
      vterm_input_write(t->vterm, at, 1);
      at++;
    } else if (used) {
      read_mark(t, at);
      at += used;
    } else
      break;
  }
  g_string_erase(t->held, 0, at - t->held->str);
}

/* Reads what comes until `deadline`; FALSE when the time is over or the program has closed the terminal. */
static gboolean pump(PTY *t, gint64 deadline)
{
  struct pollfd in = { .fd = t->master, .events = POLLIN };
  gint64 left = (deadline - g_get_monotonic_time()) / 1000;
  int ready = poll(&in, 1, (int)CLAMP(left, 0, G_MAXINT));
  if (ready < 0 && errno == EINTR)
    return TRUE;
  if (ready <= 0)
    return FALSE;
  char buffer[65536];
  ssize_t n = read(t->master, buffer, sizeof buffer);
  if (n > 0) {
    take_output(t, buffer, (gsize)n);
    return TRUE;
  }
  t->ended = n == 0 || errno != EINTR;
  return !t->ended;
}

static gint64 deadline(void)
{
  const char *set = g_getenv("PTY_DEADLINE");
  gint64 seconds = set ? g_ascii_strtoll(set, NULL, 10) : 10;
  return seconds ? g_get_monotonic_time() + seconds * G_USEC_PER_SEC : G_MAXINT64 / 2;
}

/* ── start and end ── */

gboolean pty_possible(void)
{
  int master, slave;
  if (openpty(&master, &slave, NULL, NULL, NULL) != 0)
    return FALSE;
  close(master);
  close(slave);
  return TRUE;
}

const char *pty_program(void)
{
  const char *program = g_getenv("YICHUANG");
  ck_assert_msg(program, "YICHUANG does not say which program to test");
  return program;
}

static char **environment(const PtyStart *start)
{
  static const char *const through[] = {
    "PATH", "TMPDIR", "G_SLICE", "YICHUANG_DATADIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH",
    "TERMINFO", "TERMINFO_DIRS", "TZ"
  };
  g_autofree char *term = g_strconcat("TERM=", start->term ? start->term : "xterm-256color", NULL);
  g_auto(GStrv) env = g_new0(char *, 1);
  for (gsize i = 0; i < G_N_ELEMENTS(through); i++)
    if (g_getenv(through[i]))
      env = g_environ_setenv(env, through[i], g_getenv(through[i]), TRUE);
  env = g_environ_setenv(env, "TERM", term + 5, TRUE);
  env = g_environ_setenv(env, "LC_ALL", "C.UTF-8", TRUE);
  env = g_environ_setenv(env, "ESCDELAY", "25", TRUE);
  env = g_environ_setenv(env, "YICHUANG_PROBE", "0", TRUE);
  env = g_environ_setenv(env, "YICHUANG_IDLE_MARK", "1", TRUE);
  for (gsize i = 0; start->env && start->env[i]; i++) {
    g_auto(GStrv) pair = g_strsplit(start->env[i], "=", 2);
    env = g_environ_setenv(env, pair[0], pair[1] ? pair[1] : "", TRUE);
  }
  return g_steal_pointer(&env);
}

static void spawn(PTY *t, const PtyStart *start)
{
  struct winsize size = { .ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->columns };
  g_auto(GStrv) env = environment(start);
  int alive[2];
  ck_assert_int_eq(pipe(alive), 0);
  t->child = forkpty(&t->master, NULL, NULL, &size);
  ck_assert_msg(t->child >= 0, "no pseudo-terminal: %s", g_strerror(errno));
  if (t->child == 0) {
    close(alive[0]);
    execve(start->argv[0], (char *const *)start->argv, env);
    fprintf(stderr, "%s: %s\n", start->argv[0], g_strerror(errno));
    _exit(127);
  }
  close(alive[1]);
  t->alive = alive[0];
  fcntl(t->alive, F_SETFD, FD_CLOEXEC);
  fcntl(t->master, F_SETFD, FD_CLOEXEC);
}

PTY *pty_start_with(PtyStart start)
{
  static const VTermScreenCallbacks callbacks = { .settermprop = on_property };
  PTY *t = g_new0(PTY, 1);
  t->rows = start.rows ? start.rows : 24;
  t->columns = start.columns ? start.columns : 80;
  t->mute = start.mute;
  t->linux = g_strcmp0(start.term, "linux") == 0;
  t->visible = TRUE;
  t->held = g_string_new(NULL);
  t->vterm = vterm_new(t->rows, t->columns);
  vterm_set_utf8(t->vterm, 1);
  vterm_output_set_callback(t->vterm, on_answer, t);
  t->screen = vterm_obtain_screen(t->vterm);
  vterm_screen_set_callbacks(t->screen, &callbacks, t);
  vterm_screen_enable_altscreen(t->screen, 1);
  vterm_screen_reset(t->screen, 1);
  spawn(t, &start);
  if (!start.no_wait)
    pty_settle(t);
  return t;
}

static void close_master(PTY *t)
{
  if (t->master >= 0)
    close(t->master);
  t->master = -1;
}

static void collect(PTY *t)
{
  int status;
  while (t->child && waitpid(t->child, &status, 0) < 0 && errno == EINTR)
    ;
  if (t->child)
    t->status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  t->child = 0;
}

void pty_free(PTY *t)
{
  if (!t)
    return;
  if (t->child)
    kill(t->child, SIGKILL);
  collect(t);
  close_master(t);
  close(t->alive);
  vterm_free(t->vterm);
  g_string_free(t->held, TRUE);
  g_free(t->text);
  g_free(t->screen_text);
  g_free(t);
}

int pty_exit(PTY *t)
{
  gint64 until = deadline();
  while (t->master >= 0 && !t->ended && pump(t, until))
    ;
  struct pollfd in = { .fd = t->alive, .events = POLLIN };
  gint64 left = (until - g_get_monotonic_time()) / 1000;
  if (t->child && poll(&in, 1, (int)CLAMP(left, 0, G_MAXINT)) <= 0)
    pty_fail(t, "the program did not end");
  collect(t);
  return t->status;
}

gboolean pty_ended(const PTY *t)
{
  return t->ended;
}

gboolean pty_restored(PTY *t)
{
  if (t->alternate || !t->visible || t->pasting || t->mouse)
    fprintf(stderr, "# not restored: alternate %d, cursor %d, pasting %d, mouse %d\n", t->alternate, t->visible,
            t->pasting, t->mouse);
  return !t->alternate && t->visible && !t->pasting && !t->mouse;
}

gboolean pty_mouse(const PTY *t)
{
  return t->mouse;
}

void pty_signal(PTY *t, int number)
{
  kill(t->child, number);
}

void pty_hang_up(PTY *t)
{
  close_master(t);
}

/* ── waiting ── */

/* A crash is told at once, with what the program wrote; a clean end is for the test to judge. */
static void check_end(PTY *t)
{
  int status = pty_exit(t);
  if (status < 0 || status > 3)
    pty_fail(t, "the program ended with %d", status);
}

void pty_settle(PTY *t)
{
  gint64 until = deadline();
  while (!t->marked || t->mark_bytes < t->sent || t->mark_rows != t->rows || t->mark_columns != t->columns)
    if (!pump(t, until)) {
      if (!t->ended)
        pty_fail(t, "no idle mark in time: sent %zu bytes, mark %zu", t->sent, t->marked ? t->mark_bytes : 0);
      check_end(t);
      return;
    }
}

void pty_wait(PTY *t, const char *text)
{
  gint64 until = deadline();
  while (pty_find(t, text) < 0)
    if (!pump(t, until))
      pty_fail(t, "waited in vain for \"%s\"", text);
}

static void set_size(PTY *t, int rows, int columns)
{
  struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
  t->rows = rows;
  t->columns = columns;
  vterm_set_size(t->vterm, rows, columns);
  ioctl(t->master, TIOCSWINSZ, &size);
}

void pty_resize_only(PTY *t, int rows, int columns)
{
  set_size(t, rows, columns);
}

void pty_resize(PTY *t, int rows, int columns)
{
  set_size(t, rows, columns);
  pty_settle(t);
}

/* ── typing ── */

static const struct {
  const char *name, *bytes, *linux;   /* of the Linux console, where it differs */
} KEYS[] = {
  { "Enter", "\r", NULL }, { "Tab", "\t", NULL }, { "BackTab", "\033[Z", NULL }, { "Esc", "\033", NULL },
  { "Space", " ", NULL }, { "Backspace", "\177", NULL }, { "lt", "<", NULL },
  { "Up", "\033[A", NULL }, { "Down", "\033[B", NULL }, { "Right", "\033[C", NULL }, { "Left", "\033[D", NULL },
  { "Home", "\033[H", "\033[1~" }, { "End", "\033[F", "\033[4~" }, { "Insert", "\033[2~", NULL },
  { "Delete", "\033[3~", NULL }, { "PageUp", "\033[5~", NULL }, { "PageDown", "\033[6~", NULL },
  { "F1", "\033OP", "\033[[A" }, { "F2", "\033OQ", "\033[[B" }, { "F3", "\033OR", "\033[[C" },
  { "F4", "\033OS", "\033[[D" }, { "F5", "\033[15~", "\033[[E" }, { "F6", "\033[17~", NULL },
  { "F7", "\033[18~", NULL }, { "F8", "\033[19~", NULL }, { "F9", "\033[20~", NULL }, { "F10", "\033[21~", NULL },
  { "F11", "\033[23~", NULL }, { "F12", "\033[24~", NULL },
};

/* One name between < and >. */
static void add_named(const PTY *t, GString *out, const char *name)
{
  if (g_ascii_strncasecmp(name, "C-", 2) == 0 && name[2] && !name[3]) {
    g_string_append_c(out, (char)(g_ascii_toupper(name[2]) & 0x1F));
    return;
  }
  if (name[0] == 'x' && strlen(name) == 3) {
    g_string_append_c(out, (char)g_ascii_strtoll(name + 1, NULL, 16));
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++)
    if (strcmp(KEYS[i].name, name) == 0) {
      g_string_append(out, t->linux && KEYS[i].linux ? KEYS[i].linux : KEYS[i].bytes);
      return;
    }
  ck_abort_msg("no key <%s>", name);
}

void pty_bytes(PTY *t, const void *bytes, gsize length)
{
  t->bytes += length;
  t->sent += length;
  for (gsize i = 0; i < length; i++)
    t->sent -= ((const char *)bytes)[i] == ('Z' & 0x1F);   /* the line keeps it and makes a signal of it */
  write_all(t, bytes, length);
}

void pty_send(PTY *t, const char *notation)
{
  g_autoptr(GString) out = g_string_new(NULL);
  for (const char *at = notation; *at; t->keys++) {
    const char *end = *at == '<' ? strchr(at, '>') : NULL;
    if (end) {
      g_autofree char *name = g_strndup(at + 1, (gsize)(end - at) - 1);
      add_named(t, out, name);
      at = end + 1;
    } else {
      const char *next = g_utf8_next_char(at);
      g_string_append_len(out, at, next - at);
      at = next;
    }
  }
  pty_bytes(t, out->str, out->len);
}

void pty_keys(PTY *t, const char *notation)
{
  pty_send(t, notation);
  pty_settle(t);
}

void pty_paste(PTY *t, const char *text)
{
  g_autofree char *bytes = g_strconcat("\033[200~", text, "\033[201~", NULL);
  pty_bytes(t, bytes, strlen(bytes));
  pty_settle(t);
}

guint pty_keys_sent(const PTY *t)
{
  return t->keys;
}

gsize pty_bytes_sent(const PTY *t)
{
  return t->bytes;
}

void pty_count_reset(PTY *t)
{
  t->keys = 0;
  t->bytes = 0;
}

/* ── looking ── */

static int row_number(const PTY *t, int row)
{
  return row < 0 ? t->rows + row : row;
}

static void append_cells(PTY *t, GString *out, int row, int x, int n)
{
  for (VTermPos at = { .row = row_number(t, row), .col = x }; at.col < MIN(x + n, t->columns); at.col++) {
    VTermScreenCell cell;
    if (!vterm_screen_get_cell(t->screen, at, &cell) || cell.chars[0] == (uint32_t)-1)
      continue;   /* the right half of a wide character */
    if (!cell.chars[0])
      g_string_append_c(out, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
      g_string_append_unichar(out, cell.chars[i]);
  }
}

static void trim(GString *out, gsize from)
{
  while (out->len > from && out->str[out->len - 1] == ' ')
    g_string_truncate(out, out->len - 1);
}

const char *pty_part(PTY *t, int row, int x, int n)
{
  GString *out = g_string_new(NULL);
  append_cells(t, out, row, x, n);
  trim(out, 0);
  g_free(t->text);
  t->text = g_string_free(out, FALSE);
  return t->text;
}

const char *pty_row(PTY *t, int row)
{
  return pty_part(t, row, 0, t->columns);
}

const char *pty_screen(PTY *t)
{
  GString *out = g_string_new(NULL);
  for (int row = 0; row < t->rows; row++) {
    gsize from = out->len;
    append_cells(t, out, row, 0, t->columns);
    trim(out, from);
    g_string_append_c(out, '\n');
  }
  g_free(t->screen_text);
  t->screen_text = g_string_free(out, FALSE);
  return t->screen_text;
}

void pty_size(const PTY *t, int *rows, int *columns)
{
  *rows = t->rows;
  *columns = t->columns;
}

int pty_find(PTY *t, const char *text)
{
  for (int row = 0; row < t->rows; row++)
    if (strstr(pty_row(t, row), text))
      return row;
  return -1;
}

const char *pty_attributes(PTY *t, int row, int x)
{
  VTermScreenCell cell;
  VTermPos at = { .row = row_number(t, row), .col = x };
  GString *out = g_string_new(NULL);
  if (x && vterm_screen_get_cell(t->screen, at, &cell) && cell.chars[0] == (uint32_t)-1)
    at.col--;   /* the right half of a wide character has none of its own */
  if (vterm_screen_get_cell(t->screen, at, &cell)) {
    g_string_append(out, cell.attrs.reverse ? "r" : "");
    g_string_append(out, cell.attrs.bold ? "b" : "");
    g_string_append(out, cell.attrs.underline ? "u" : "");
    g_string_append(out, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? "" : "c");
  }
  g_free(t->text);
  t->text = g_string_free(out, FALSE);
  return t->text;
}

void pty_cursor(PTY *t, int *row, int *x, gboolean *visible)
{
  VTermPos at;
  vterm_state_get_cursorpos(vterm_obtain_state(t->vterm), &at);
  *row = at.row;
  *x = at.col;
  *visible = t->visible;
}

void pty_expect_(PTY *t, const char *file, int line, const char *text)
{
  if (pty_find(t, text) < 0)
    pty_fail(t, "%s:%d: \"%s\" is not on the screen", file, line, text);
}

void pty_expect_not_(PTY *t, const char *file, int line, const char *text)
{
  if (pty_find(t, text) >= 0)
    pty_fail(t, "%s:%d: \"%s\" is on the screen", file, line, text);
}

void pty_expect_row_(PTY *t, const char *file, int line, int row, const char *text)
{
  if (strcmp(pty_row(t, row), text) != 0)
    pty_fail(t, "%s:%d: row %d is \"%s\", not \"%s\"", file, line, row, pty_row(t, row), text);
}

void pty_remove_tree(const char *path)
{
  g_autoptr(GDir) entries = g_dir_open(path, 0, NULL);
  const char *name;
  while (entries && (name = g_dir_read_name(entries)) != NULL) {
    g_autofree char *inside = g_build_filename(path, name, NULL);
    pty_remove_tree(inside);
  }
  g_remove(path);
}
