/* pty.h - the real program in a pseudo-terminal, typed at and looked at.
 *
 *   PTY *t = pty_start(.argv = PTY_ARGV(pty_program(), "desk"));
 *   pty_keys(t, "<F2>zxl<Enter>");
 *   pty_golden(t, "accept");
 *   pty_keys(t, "<Esc>09");
 *   ck_assert_int_eq(pty_exit(t), 0);
 *
 * Nothing sleeps: after keys the program's idle mark (tui/term.h) says that it has read all of them and
 * the screen stands.  Every wait has a deadline of 10 s (PTY_DEADLINE, seconds; 0: none), and whatever
 * fails prints the screen. */
#ifndef YC_TEST_PTY_H
#define YC_TEST_PTY_H

#include <check.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct PTY PTY;

typedef struct {
  const char *const *argv;   /* argv[0] is the path */
  const char *const *env;    /* "NAME=value", added to a small environment of its own; NULL: none */
  int rows, columns;         /* 0: 24×80 */
  const char *term;          /* NULL: xterm-256color */
  gboolean no_wait;          /* do not wait for the first idle mark */
  gboolean mute;             /* do not answer the program's questions (ESC[6n): a terminal without the probe's answer */
} PtyStart;

#define PTY_ARGV(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define PTY_ENV(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define pty_start(...) pty_start_with((PtyStart) { __VA_ARGS__ })
PTY *pty_start_with(PtyStart start);
/* Kills what still runs. */
void pty_free(PTY *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PTY, pty_free)

/* The program under test: $YICHUANG. */
const char *pty_program(void);

/* Types: text as it stands, and <F2> <Enter> <Esc> <Up> <Tab> <BackTab> <Backspace> <C-s> …, <lt> for '<',
 * <x1B> for a byte; then waits until it was read and the screen stands.  pty_send() does not wait. */
void pty_keys(PTY *t, const char *notation);
void pty_send(PTY *t, const char *notation);
void pty_bytes(PTY *t, const void *bytes, gsize length);
/* A bracketed paste. */
void pty_paste(PTY *t, const char *text);
/* Waits for the idle mark after everything sent so far. */
void pty_settle(PTY *t);
/* Waits until `text` stands somewhere (another process did something). */
void pty_wait(PTY *t, const char *text);

/* Counted since the start or the last reset: keys as in the notation (a character or <…> is one), bytes
 * sent. */
guint pty_keys_sent(const PTY *t);
gsize pty_bytes_sent(const PTY *t);
void pty_count_reset(PTY *t);

/* Row from 0 (−1 the last), right-trimmed; columns [x, x+n) of it.  Owned by `t`, valid until the next
 * look. */
const char *pty_row(PTY *t, int row);
const char *pty_part(PTY *t, int row, int x, int n);
/* All rows, one a line. */
const char *pty_screen(PTY *t);
/* The row on which `text` stands first; −1 when nowhere. */
int pty_find(PTY *t, const char *text);
/* 'r'everse, 'b'old, 'u'nderlined, 'c'oloured, combined in this order; "" for none. */
const char *pty_attributes(PTY *t, int row, int x);
void pty_cursor(PTY *t, int *row, int *x, gboolean *visible);

void pty_size(const PTY *t, int *rows, int *columns);

/* Prints the screen and fails the test with the sentence. */
void pty_fail(PTY *t, const char *format, ...) G_GNUC_PRINTF(2, 3) G_GNUC_NORETURN;
/* Says what stands there and prints the screen when it does not. */
void pty_expect_(PTY *t, const char *file, int line, const char *text);
void pty_expect_not_(PTY *t, const char *file, int line, const char *text);
void pty_expect_row_(PTY *t, const char *file, int line, int row, const char *text);
#define pty_expect(t, text) pty_expect_(t, __FILE__, __LINE__, text)
#define pty_expect_not(t, text) pty_expect_not_(t, __FILE__, __LINE__, text)
/* The whole row, right-trimmed; `row` counts from 0, from the last upwards when negative (−1 the keys, −2
 * the message). */
#define pty_expect_row(t, row, text) pty_expect_row_(t, __FILE__, __LINE__, row, text)

/* Compares the screen with $TESTDIR/golden/NAME.txt: rows right-trimmed, then, where the file has a line
 * "---", the attributes, a letter a column (r b u c; R for several).  A difference is printed and fails
 * the test.  With GOLDEN_UPDATE=1 the file is written (with attributes when it had them, or when
 * `attributes`) and the difference shown. */
#define pty_golden(t, name) pty_golden_with(t, name, FALSE)
void pty_golden_with(PTY *t, const char *name, gboolean attributes);
/* The same for a text that is no screen: a paper that was printed. */
void pty_golden_text(const char *name, const char *text);

/* Waits for the program's answer to it. */
void pty_resize(PTY *t, int rows, int columns);
void pty_resize_only(PTY *t, int rows, int columns);
/* Closes the terminal under it. */
void pty_hang_up(PTY *t);
void pty_signal(PTY *t, int signal);
/* Waits for the end: the exit status, or −signal. */
int pty_exit(PTY *t);
/* Whether it was seen to end: keys were not waited for any more. */
gboolean pty_ended(const PTY *t);
/* Whether the program has asked for clicks. */
gboolean pty_mouse(const PTY *t);
/* After the end: whether the screen was given back (alternate screen left, cursor visible, paste marks and mouse
 * off). */
gboolean pty_restored(PTY *t);

/* Removes a directory of a test and what is in it. */
void pty_remove_tree(const char *path);

/* FALSE where there are no pseudo-terminals: PTY_MAIN then skips the program. */
gboolean pty_possible(void);
#define PTY_MAIN(suite)                                     \
  int main(void)                                            \
  {                                                         \
    if (!pty_possible()) {                                  \
      puts("1..0 # SKIP no pseudo-terminals here");         \
      return 0;                                             \
    }                                                       \
    SRunner *runner = srunner_create(suite());              \
    srunner_set_tap(runner, "-");                           \
    srunner_run_all(runner, CK_SILENT);                     \
    int failed = srunner_ntests_failed(runner);             \
    srunner_free(runner);                                   \
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;            \
  }

#endif
