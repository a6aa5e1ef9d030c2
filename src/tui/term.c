/* term.c - the terminal: taken over, read, given back, and gone. */
#include <config.h>
#include "tui/term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/gettext.h"

#define ESC_DELAY 100
#define SCAN_PAUSE 50
#define PROBE_WAIT 200
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
/* What a crash leaves to be put right: the mouse, pastes, the other page, a hidden cursor. */
#define CRASHED MOUSE_OFF PASTE_OFF "\033[?1049l\033[?25h\033[m\r\n"

struct YcTerm {
  YcKeys *keys;
  gboolean plain, gone, marks, mouse;
  int esc_delay, scan_pause;
  guint64 bytes;        /* read so far */
  sigset_t waiting;     /* the signals that may come while we wait, and only then */
};

static const int SIGNALS[] = { SIGHUP, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT, SIGINT };
static volatile sig_atomic_t raised[NSIG];

static const int CRASHES[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
static struct sigaction before_crash[NSIG];
static struct termios shell_mode;

static void on_signal(int number)
{
  raised[number] = 1;
}

static gboolean take_signal(int number)
{
  gboolean was = raised[number] != 0;
  raised[number] = 0;
  return was;
}

void yc_term_locale(void)
{
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
    setlocale(LC_CTYPE, "C.UTF-8");
  setlocale(LC_NUMERIC, "C");
  bind_textdomain_codeset(PACKAGE, "UTF-8");
}

/* Straight to the terminal: ncurses keeps nothing back between two updates. */
static void send(const char *bytes)
{
  for (size_t left = strlen(bytes); left;) {
    ssize_t n = write(STDOUT_FILENO, bytes, left);
    if (n < 0 && errno != EINTR)
      return;
    if (n > 0) {
      bytes += n;
      left -= (size_t)n;
    }
  }
}

/* The bytes that are there within `timeout` ms, at least one; 0 when none came, −1 when none can come any
 * more. */
static ssize_t read_some(guint8 *buffer, size_t size, int timeout)
{
  struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
  if (poll(&in, 1, timeout) <= 0)
    return 0;
  if (!(in.revents & POLLIN))
    return -1;
  ssize_t n = read(STDIN_FILENO, buffer, size);
  if (n < 0 && errno == EINTR)
    return 0;
  return n > 0 ? n : -1;
}

static void read_all(YcTerm *term)
{
  guint8 buffer[4096];
  ssize_t n;
  while ((n = read_some(buffer, sizeof buffer, 0)) > 0) {
    term->bytes += (guint64)n;
    yc_keys_feed(term->keys, buffer, (gsize)n);
  }
  if (n < 0)
    term->gone = TRUE;
}

/* The column in an answer ESC [ row ; column R among what was read; the answer is taken out, the rest was
 * typed. */
static int take_answer(GByteArray *got)
{
  for (guint i = 0; i + 1 < got->len; i++) {
    int row, column, used = 0;
    g_autofree char *text = g_strndup((const char *)got->data + i, got->len - i);
    if (sscanf(text, "\033[%5d;%5d%n", &row, &column, &used) < 2 || text[used] != 'R')
      continue;
    g_byte_array_remove_range(got, i, (guint)used + 1);
    return column;
  }
  return 0;
}

/* Four ambiguous characters take four columns, or the terminal draws them wide.  No answer: careful. */
static gboolean probe(YcTerm *term)
{
  struct termios before, raw;
  if (tcgetattr(STDIN_FILENO, &before) != 0)
    return TRUE;
  raw = before;
  raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  send("\r·─▲…\033[6n");
  g_autoptr(GByteArray) got = g_byte_array_new();
  gint64 deadline = g_get_monotonic_time() + PROBE_WAIT * 1000;
  int column = 0;
  for (gint64 left; !column && (left = deadline - g_get_monotonic_time()) > 0;) {
    guint8 buffer[256];
    ssize_t n = read_some(buffer, sizeof buffer, (int)(left / 1000) + 1);
    if (n < 0)
      break;
    g_byte_array_append(got, buffer, (guint)n);
    column = take_answer(got);
  }
  send("\r\033[K");
  tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
  term->bytes += got->len;
  yc_keys_feed(term->keys, got->data, got->len);
  return column != 5;
}

/* Gives the terminal back, then lets happen what would have happened.  Only what may be called in a handler. */
static void on_crash(int number, siginfo_t *why, G_GNUC_UNUSED void *context)
{
  ssize_t n = write(STDOUT_FILENO, CRASHED, sizeof CRASHED - 1);
  (void)n;
  tcsetattr(STDIN_FILENO, TCSANOW, &shell_mode);
  sigaction(number, &before_crash[number], NULL);
  if (why->si_code <= 0)
    raise(number);   /* it was sent; a fault happens again */
}

static void catch_crashes(void)
{
  struct sigaction action = { .sa_sigaction = on_crash, .sa_flags = SA_SIGINFO };
  sigemptyset(&action.sa_mask);
  tcgetattr(STDIN_FILENO, &shell_mode);
  for (gsize i = 0; i < G_N_ELEMENTS(CRASHES); i++)
    sigaction(CRASHES[i], &action, &before_crash[CRASHES[i]]);
}

static void release_crashes(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(CRASHES); i++)
    sigaction(CRASHES[i], &before_crash[CRASHES[i]], NULL);
}

static void catch_signals(YcTerm *term)
{
  struct sigaction action = { .sa_handler = on_signal };
  sigset_t blocked;
  sigemptyset(&action.sa_mask);
  sigemptyset(&blocked);
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++) {
    raised[SIGNALS[i]] = 0;
    sigaddset(&blocked, SIGNALS[i]);
    sigaction(SIGNALS[i], &action, NULL);
  }
  sigprocmask(SIG_BLOCK, &blocked, &term->waiting);
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++)
    sigdelset(&term->waiting, SIGNALS[i]);
}

static void release_signals(YcTerm *term)
{
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++)
    signal(SIGNALS[i], SIGNALS[i] == SIGHUP && term->gone ? SIG_IGN : SIG_DFL);
  sigprocmask(SIG_SETMASK, &term->waiting, NULL);
}

/* Keys as they are: Ctrl-S saves, Ctrl-Q and Ctrl-C mean nothing; Ctrl-Z still suspends, and what was typed before it
 * is not thrown away. */
static void set_mode(void)
{
  struct termios mode;
  cbreak();
  noecho();
  nonl();
  if (tcgetattr(STDIN_FILENO, &mode) == 0) {
    mode.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ISTRIP);
    mode.c_lflag |= NOFLSH;
    mode.c_cc[VINTR] = mode.c_cc[VQUIT] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
  }
  def_prog_mode();
  typeahead(-1);
}

/* Keys of the terminal that the table of key.c does not have. */
static void define_keys(YcKeys *keys)
{
  static const struct {
    const char *name;
    YcKey key;
  } names[] = {
    { "kcuu1", YC_KEY_UP }, { "kcud1", YC_KEY_DOWN }, { "kcuf1", YC_KEY_RIGHT }, { "kcub1", YC_KEY_LEFT },
    { "khome", YC_KEY_HOME }, { "kend", YC_KEY_END }, { "kpp", YC_KEY_PAGE_UP }, { "knp", YC_KEY_PAGE_DOWN },
    { "kich1", YC_KEY_INSERT }, { "kdch1", YC_KEY_DELETE }, { "kcbt", YC_KEY_BACK_TAB }, { "kent", YC_KEY_ENTER },
    { "kf1", YC_KEY_F1 }, { "kf2", YC_KEY_F2 }, { "kf3", YC_KEY_F3 }, { "kf4", YC_KEY_F4 }, { "kf5", YC_KEY_F5 },
    { "kf6", YC_KEY_F6 }, { "kf7", YC_KEY_F7 }, { "kf8", YC_KEY_F8 }, { "kf9", YC_KEY_F9 }, { "kf10", YC_KEY_F10 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    const char *sequence = tigetstr(names[i].name);
    if (sequence && sequence != (char *)-1)
      yc_keys_define(keys, sequence, names[i].key);
  }
}

/* Asked before ncurses starts: newterm() leaks when it fails, and starts on terminals that cannot do this. */
static gboolean can_place_text(const char *name)
{
  int status;
  if (!name || !*name || setupterm(name, STDOUT_FILENO, &status) != OK)
    return FALSE;
  const char *place = tigetstr("cup");
  gboolean can = place && place != (char *)-1;
  del_curterm(cur_term);
  return can;
}

static gboolean start_curses(YcTerm *term, GError **error)
{
  const char *name = g_getenv("TERM");
  use_tioctl(TRUE);
  if (can_place_text(name) && newterm(NULL, stdout, stdin))
    return TRUE;
  release_signals(term);
  g_set_error(error, YC_TERM_ERROR, 0, 
              _("终端类型 TERM=%s 不能定位光标。请把 TERM 设成 xterm-256color、linux 或 vt100 后再运行。"),
              name && *name ? name : _("(空)"));
  return FALSE;
}

static void term_free(YcTerm *term)
{
  yc_keys_free(term->keys);
  g_free(term);
}

/* Milliseconds that the environment sets. */
static int milliseconds(const char *name, int otherwise)
{
  const char *text = g_getenv(name);
  return text && *text ? (int)CLAMP(g_ascii_strtoll(text, NULL, 10), 0, 2000) : otherwise;
}

YcTerm *yc_term_open(GError **error)
{
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    g_set_error(error, YC_TERM_ERROR, 0, _("标准输入或标准输出不是终端。请直接在终端窗口里运行。"));
    return NULL;
  }
  YcTerm *term = g_new0(YcTerm, 1);
  term->keys = yc_keys_new();
  term->esc_delay = milliseconds("ESCDELAY", ESC_DELAY);
  term->scan_pause = milliseconds("YICHUANG_SCAN", SCAN_PAUSE);
  term->marks = g_getenv("YICHUANG_IDLE_MARK") != NULL;
  catch_signals(term);
  if (g_strcmp0(g_getenv("YICHUANG_PROBE"), "0") != 0)
    term->plain = probe(term);
  if (!start_curses(term, error)) {
    term_free(term);
    return NULL;
  }
  catch_crashes();
  define_keys(term->keys);
  set_mode();
  send(PASTE_ON);
  return term;
}

void yc_term_close(YcTerm *term)
{
  if (!term)
    return;
  if (!term->gone) {
    yc_term_mouse(term, FALSE);
    send(PASTE_OFF);
    endwin();
  }
  release_crashes();
  release_signals(term);
  term_free(term);
}

gboolean yc_term_plain(const YcTerm *term)
{
  return term->plain;
}

void yc_term_mouse(YcTerm *term, gboolean on)
{
  if (term->mouse != on)
    send(on ? MOUSE_ON : MOUSE_OFF);
  term->mouse = on;
}

gboolean yc_term_has_mouse(const YcTerm *term)
{
  return term->mouse;
}

/* Stopped by us or by SIGSTOP, and going on: a shell may have changed the terminal meanwhile, and the
 * window its size. */
static void resume(const YcTerm *term)
{
  reset_prog_mode();
  send(PASTE_ON);
  if (term->mouse)
    send(MOUSE_ON);
  raised[SIGWINCH] = 1;
}

/* Gives the terminal to the shell and stops. */
static void suspend(const YcTerm *term)
{
  sigset_t stop;
  struct sigaction action = { .sa_handler = on_signal };
  if (term->mouse)
    send(MOUSE_OFF);
  send(PASTE_OFF);
  endwin();
  signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &stop, NULL);   /* stops here, until SIGCONT */
  sigprocmask(SIG_BLOCK, &stop, NULL);
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, NULL);
}

static void resize(void)
{
  struct winsize size;
  if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
    resizeterm(size.ws_row, size.ws_col);
}

/* An event made by a signal or the end of the line; FALSE when there is none. */
static gboolean signal_event(YcTerm *term, YcEvent *event)
{
  if (take_signal(SIGHUP) || term->gone) {
    term->gone = TRUE;
    event->kind = YC_EVENT_HANGUP;
  } else if (take_signal(SIGTERM))
    event->kind = YC_EVENT_STOP;
  else if (take_signal(SIGTSTP)) {
    suspend(term);
    resume(term);
    event->kind = YC_EVENT_SUSPEND;
  } else if (take_signal(SIGCONT)) {
    resume(term);
    event->kind = YC_EVENT_SUSPEND;
  } else if (take_signal(SIGWINCH)) {
    resize();
    event->kind = YC_EVENT_RESIZE;
  } else
    return FALSE;
  return TRUE;
}

/* An Esc at the end of what came: what follows within the delay belongs to it. */
static void decide_esc(YcTerm *term)
{
  struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
  while (yc_keys_undecided(term->keys) && poll(&in, 1, term->esc_delay) > 0 && !term->gone)
    read_all(term);
  yc_keys_quiet(term->keys);
}

/* FALSE when the time is over. */
static gboolean wait_for_input(YcTerm *term, int timeout)
{
  struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
  struct timespec time = { .tv_sec = timeout / 1000, .tv_nsec = timeout % 1000 * 1000000L };
  return ppoll(&in, 1, &time, &term->waiting) != 0;
}

void yc_term_next(YcTerm *term, YcTake take, int timeout, YcEvent *event)
{
  for (gint64 waits_since = 0;;) {
    guint64 before = term->bytes;
    read_all(term);
    decide_esc(term);
    if (yc_keys_pop(term->keys, take, event) || signal_event(term, event)) {
      event->quick = !waits_since || g_get_monotonic_time() - waits_since < term->scan_pause * 1000;
      return;
    }
    if (term->bytes != before) {
      event->kind = YC_EVENT_NOTHING;
      return;
    }
    waits_since = waits_since ? waits_since : g_get_monotonic_time();
    if (wait_for_input(term, timeout))
      continue;
    yc_keys_idle(term->keys);
    yc_keys_pop(term->keys, take, event);   /* IDLE when nothing was let go */
    return;
  }
}

gunichar yc_term_peek(YcTerm *term)
{
  struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
  if (!yc_keys_waiting(term->keys) && poll(&in, 1, term->scan_pause) > 0)
    read_all(term);
  return yc_keys_peek(term->keys);
}

/* A signal that waits to be looked at. */
static gboolean signal_pending(void)
{
  sigset_t pending;
  sigpending(&pending);
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++)
    if (SIGNALS[i] != SIGINT && (raised[SIGNALS[i]] || sigismember(&pending, SIGNALS[i]) == 1))
      return TRUE;
  return FALSE;
}

gboolean yc_term_pending(YcTerm *term)
{
  struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
  return yc_keys_waiting(term->keys) || signal_pending() || poll(&in, 1, 0) > 0;
}

void yc_term_idle_mark(YcTerm *term)
{
  if (!term->marks || term->gone)
    return;
  g_autofree char *mark = g_strdup_printf("\033]7777;idle;%" G_GUINT64_FORMAT ";%d;%d\a", term->bytes, LINES,
                                          COLS);
  send(mark);
}
