/* Somebody leans on the keyboard: any keys, any bytes, any size of the window; the program stands, answers, and the way
 * out leads out.
 *
 * A session is a program of its own, all of it made from one number.  YC_SLOW=1 plays new sessions for a minute instead
 * of the usual ones; what fails says its number, and YC_SEED=NUMBER plays it again. */
#include <config.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "e2e/hall.h"

enum { CASES = 200, SESSIONS = 24, STEPS = 60, SLOW_SECONDS = 60, HANGUP_STATUS = 3 };

static char *directory, *store;

static void verb(const char *const *words)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new();
  g_autofree char *err = NULL;
  int status = 0;
  g_ptr_array_add(argv, (gpointer)pty_program());
  for (; *words; words++)
    g_ptr_array_add(argv, (gpointer)*words);
  g_ptr_array_add(argv, NULL);
  ck_assert(g_spawn_sync(NULL, (char **)argv->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &err, &status, NULL));
  ck_assert_msg(status == 0, "%s: %s", (char *)argv->pdata[1], err);
}

#define VERB(...) verb((const char *const[]) { __VA_ARGS__, NULL })

static void begin(void)
{
  g_autofree char *cases = g_strdup_printf("--cases=%d", CASES);
  directory = g_dir_make_tmp("yichuang-monkey-XXXXXX", NULL);
  ck_assert_ptr_nonnull(directory);
  store = g_build_filename(directory, "demo.db", NULL);
  VERB("demo", cases, "--today", "2026-11-23", store);
}

static void end(void)
{
  pty_remove_tree(directory);
  g_clear_pointer(&directory, g_free);
  g_clear_pointer(&store, g_free);
}

/* ── what the monkey does ── */

#define PICK(dice, table) ((table)[g_rand_int_range(dice, 0, (gint32)G_N_ELEMENTS(table))])

/* Keys as terminals of several kinds send them, and what they may cut off or add. */
static const char *const KEYS[] = {
  "\r", "\r", "\r", "\r", "\t", "\033", "\033[Z", "\033\t", "\177", "\b", " ", "\033[A", "\033[B", "\033[B", "\033[C",
  "\033[D", "\033OA", "\033OB", "\033[H", "\033[F", "\033[1~", "\033[4~", "\033[5~", "\033[6~", "\033[2~", "\033[3~",
  "\033OP", "\033OQ", "\033OR", "\033OS", "\033[11~", "\033[12~", "\033[14~", "\033[[A", "\033[[B", "\033[[D", "\033[15~",
  "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033[24~", "\033[1;5A", "\033[3;2~", "\033OM", "\033Oy",
};
static const char *const FRAGMENTS[] = {
  "\033[", "\033O", "\033[1;", "\033[[", "\033[200~", "\033[201~", "\033[M !!", "\033[<0;10;10M", "\033[<0;1;1m",
  "\033]0;x\a", "\033[?1;2c", "\033[24;80R", "\033[I", "\033P1$r", "\033[999999999999999999999999999999999999~", "[A", "O",
  ("\x9b" "A"), "\033\033\033", "\033[;;;~",
};
static const char *const WORDS[] = {
  "zxl", "zxl sd 34", "张", "张秀", "上荻", "高龄津贴", "低保", "gljt", "db", "58112619", "13900001234", "1113-001D", "1101-99",
  "581126193403081826", "本人", "之女", "王丽", "要换成本人的卡", "？？", "／", "０９", "ａｂ", "　", "＋", "－", "＊", "，。、",
  "𠮷野家", "古丽娜尔·买买提", "e\xCC\x81\xCC\x81", "\xCC\x81", "👩\xE2\x80\x8D👩\xE2\x80\x8D👧", ("\xE2\x80\xAE" "abc"), "Ⅷ①±é",
  "mz11", "1934.3.8", "19340308", "%s%n%d", "'; --", "\xEF\xBF\xBF",
};
/* What leads somewhere. */
static const char *const WAYS[] = {
  "\033OQzxl\r\r", "\033OQ581126193403081826\r张秀兰\r", "\r\r\r\r", "+\r\r", "*\r错\r", "02", "01", "p\r\r", "b", "/zh\r",
  "\033OS张\033[B\r", "\033[B\033[B\r", "5", "4", "2", "3", "9", "1", "6", "0", "?", "\033", "\033", "\033OQ李四\r\r\r\r\r\rMZ14\r",
  "\023", "\f", "008", "\033[20~\r", "01\r", "009\033[<0;5;5M\033[<64;5;6M", "\033[<0;9;6M\033[<0;9;6M", "1103-001E\r", ("0" "\033[B\033[B\r"),
};

static void add_bytes(GString *out, GRand *dice, int from, int to)
{
  for (int n = g_rand_int_range(dice, 1, 9); n; n--)
    g_string_append_c(out, (char)g_rand_int_range(dice, from, to));
}

static void add_text(GString *out, GRand *dice)
{
  for (int n = g_rand_int_range(dice, 1, 5); n; n--)
    g_string_append(out, PICK(dice, WORDS));
}

static void add_paste(GString *out, GRand *dice)
{
  g_string_append(out, "\033[200~");
  for (int n = g_rand_int_range(dice, 0, 20); n; n--) {
    add_text(out, dice);
    g_string_append_c(out, "\n\t \r\a\xFF"[g_rand_int_range(dice, 0, 6)]);
  }
  g_string_append(out, "\033[201~");
}

static void add_step(GString *out, GRand *dice)
{
  int what = g_rand_int_range(dice, 0, 100);
  if (what < 40)
    g_string_append(out, PICK(dice, WAYS));
  else if (what < 65)
    g_string_append(out, PICK(dice, KEYS));
  else if (what < 75)
    g_string_append_c(out, (char)g_rand_int_range(dice, ' ', 127));
  else if (what < 85)
    add_text(out, dice);
  else if (what < 88)
    add_paste(out, dice);
  else if (what < 92)
    add_bytes(out, dice, 1, 32);
  else if (what < 95)
    add_bytes(out, dice, 128, 256);
  else
    g_string_append(out, PICK(dice, FRAGMENTS));
}

static void resize(PTY *t, GRand *dice)
{
  static const int sizes[][2] = { { 24, 80 }, { 24, 80 }, { 50, 200 }, { 60, 200 }, { 12, 40 }, { 25, 100 }, { 30, 160 }, { 1, 1 } };
  const int *usual = PICK(dice, sizes);
  gboolean any = g_rand_boolean(dice);
  int rows = any ? g_rand_int_range(dice, 1, 61) : usual[0], columns = any ? g_rand_int_range(dice, 1, 201) : usual[1];
  pty_resize(t, rows, columns);
}

static void step(PTY *t, GRand *dice)
{
  g_autoptr(GString) out = g_string_new(NULL);
  if (g_rand_int_range(dice, 0, 12) == 0) {
    resize(t, dice);
    return;
  }
  for (int n = g_rand_int_range(dice, 0, 4) ? 1 : 3; n; n--)
    add_step(out, dice);
  pty_bytes(t, out->str, out->len);
  pty_settle(t);
}

/* ── how it ends ── */

static void ends_with(PTY *t, int status)
{
  int was = pty_exit(t);
  if (was != status)
    pty_fail(t, "the program ended with %d, not %d", was, status);
}

/* What is half read is let go, Esc leads to the first page, and there 0 9 ends it. */
static void way_out(PTY *t)
{
  enum { MANY = 300 };
  int n = 0;
  pty_bytes(t, "\033[201~", 6);
  pty_resize(t, 24, 80);
  do
    pty_keys(t, "<Esc>");
  while (!pty_ended(t) && pty_find(t, "这是第一页") < 0 && ++n < MANY);
  if (n == MANY)
    pty_fail(t, "Esc leads nowhere");
  pty_keys(t, "0");
  pty_keys(t, "9");
  ends_with(t, 0);
  ck_assert(pty_restored(t));
}

static void finish(PTY *t, GRand *dice)
{
  int how = g_rand_int_range(dice, 0, 6);
  if (how == 0) {
    pty_signal(t, SIGTERM);
    ends_with(t, 0);
    ck_assert(pty_restored(t));
  } else if (how == 1) {
    pty_hang_up(t);
    ends_with(t, HANGUP_STATUS);
  } else
    way_out(t);
}

static void session(guint32 seed)
{
  static const char *const terms[] = { "xterm-256color", "xterm-256color", "linux", "vt100" };
  static const char *const logins[] = { "lixiuying", "zhaomin", "wangjianjun" };
  g_autoptr(GRand) dice = g_rand_new_with_seed(seed);
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  gboolean signed_in = g_rand_int_range(dice, 0, 5) > 0;
  fprintf(stderr, "# session %u\n", seed);
  g_autoptr(PTY) t = pty_start(.argv = signed_in ? PTY_ARGV(pty_program(), "--as", PICK(dice, logins), "--window", "3")
                                                 : PTY_ARGV(pty_program()),
                               .env = PTY_ENV(named, "YICHUANG_CLOCK=2026-11-23T09:12", "ESCDELAY=5",
                                              "G_DEBUG=fatal-warnings"),
                               .term = PICK(dice, terms));
  for (int i = 0; i < STEPS && !pty_ended(t); i++)
    step(t, dice);
  if (!pty_ended(t))
    finish(t, dice);
  else {
    ends_with(t, 0);   /* 0 9 was among it */
    ck_assert(pty_restored(t));
  }
}

static void verify(void)
{
  g_autofree char *named = g_strconcat("--store=", store, NULL);
  VERB("verify", named);
}

START_TEST(leans_on_the_keyboard)
{
  const char *seed = g_getenv("YC_SEED");
  gboolean slow = g_getenv("YC_SLOW") != NULL;
  gint64 until = g_get_monotonic_time() + SLOW_SECONDS * G_USEC_PER_SEC;
  if (seed)
    session((guint32)g_ascii_strtoull(seed, NULL, 10));
  for (guint32 i = 1; !seed && !slow && i <= SESSIONS; i++)
    session(i);
  while (!seed && slow && g_get_monotonic_time() < until)
    session(g_random_int());
  verify();
}
END_TEST

static Suite *suite(void)
{
  Suite *s = suite_create("monkey");
  TCase *tcase = tcase_create("monkey");
  tcase_set_timeout(tcase, 4 * SLOW_SECONDS);
  tcase_add_unchecked_fixture(tcase, begin, end);
  tcase_add_test(tcase, leans_on_the_keyboard);
  suite_add_tcase(s, tcase);
  return s;
}

PTY_MAIN(suite)
