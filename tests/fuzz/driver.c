/* driver.c - runs a fuzz target with any compiler: its corpus, then mutations of it.  Speaks TAP.
 *
 *   TESTDIR=tests fuzz/table     the corpus, then as many mutations as RUNS, or with YC_SLOW for SECONDS
 *   fuzz/table FILE…             these inputs in this process: for a debugger
 *
 * What is mutated how follows from FUZZ_SEED alone; with YC_SLOW and no seed it is another one each time, and
 * printed.  The target runs in a child, its input in memory they share: however the child ends, its input is still
 * there, and is kept in TARGET.crash. */
#include <config.h>
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define INPUT_MAX 16384
#define RUNS 1500
#define SECONDS 20
#define PATIENCE 10   /* seconds for one input */

typedef struct {
  gsize size;
  guint8 bytes[INPUT_MAX];
  guint count;
} Input;

static Input *input;        /* shared with the child */
static GPtrArray *corpus;   /* of GBytes */
static GRand *dice;

/* ---- one input ----------------------------------------------------------------------------------------- */

static void run(void)
{
  /* In memory of just its size: AddressSanitizer sees a byte read too much. */
  g_autofree guint8 *bytes = g_malloc(MAX(input->size, 1));
  memcpy(bytes, input->bytes, input->size);
  input->count++;
  alarm(PATIENCE);
  LLVMFuzzerTestOneInput(bytes, input->size);
  alarm(0);
}

static gsize below(gsize n)
{
  return n ? (gsize)g_rand_int_range(dice, 0, (gint32)n) : 0;
}

/* Everything that changes an input is this: `gone` bytes at `at` become others. */
static void put(gsize at, gsize gone, const void *bytes, gsize size)
{
  gone = MIN(gone, input->size - at);
  size = MIN(size, INPUT_MAX - (input->size - gone));
  memmove(input->bytes + at + size, input->bytes + at + gone, input->size - at - gone);
  if (size)
    memcpy(input->bytes + at, bytes, size);
  input->size += size - gone;
}

static void load(const GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data((GBytes *)bytes, &size);
  input->size = 0;
  put(0, 0, data, size);
}

/* ---- mutations ----------------------------------------------------------------------------------------- */

/* What parsers stumble over: ends of ranges, signs, quotes, marks, invisible and broken characters, sequences. */
static const char *const TOKENS[] = {
  "0", "-1", "1", "99", "2147483648", "-9223372036854775809", "1e999", "00", "2026-02-29", "9999-12-31", "0000",
  "T24:00", "\"", "\\", "\\u0000", "\\ud800", "{", "}", "[", "]", ":", ",", "null", "true", "\"\":", "[[[[[[[[",
  "\t", "\n", "\r\n", "\r", "#", "=", "@@ ", " ", "-", "X", "K", "张", "𬱖", "〇", "，", "（", "）", "１", "Ａ", "　",
  "\xcc\x81", "\xe2\x80\x8d", "\xef\xbb\xbf", "\xe2\x80\xae", "\xe2\x80\xa8", "\xef\xbf\xbd", "\xef\xbf\xbf",
  "\xed\xa0\x80", "\xc0\x80", "\xf4\x90\x80\x80", "\xe5\xbc", "\xff", "\x80", "\xd5\xc5", "\x81\x30\x81\x30",
  "\033", "\033[", "\033O", "\033[A", "\033[3~", "\033[1;5A", "\033[200~", "\033[201~", "\x01", "\x05", "\x0b", "\x15",
  "\x7f", "\x08",
};

static void mutate_once(void)
{
  const char *token = TOKENS[below(G_N_ELEMENTS(TOKENS))];
  const GBytes *other = corpus->pdata[below(corpus->len)];
  gsize at = below(input->size + 1), some = below(MIN(input->size - at, 64) + 1), size;
  const guint8 *data = g_bytes_get_data((GBytes *)other, &size);
  gsize from = below(size);
  guint8 byte = (guint8)below(256), copy[64];
  switch (below(8)) {
  case 0:
    if (at < input->size)
      input->bytes[at] ^= (guint8)(1u << below(8));
    break;
  case 1: put(at, 1, &byte, 1); break;
  case 2: put(at, 0, token, strlen(token)); break;
  case 3: put(at, strlen(token), token, strlen(token)); break;
  case 4: put(at, some, NULL, 0); break;
  case 5:
    memcpy(copy, input->bytes + at, some);
    put(below(input->size + 1), 0, copy, some);
    break;
  case 6: put(at, below(64), data + from, below(MIN(size - from, 256) + 1)); break;
  case 7:
    if (below(8) == 0)
      put(at, input->size, NULL, 0);
    break;
  }
}

/* ---- two points ---------------------------------------------------------------------------------------- */

static void replay(void)
{
  for (guint i = 0; i < corpus->len; i++) {
    load(corpus->pdata[i]);
    run();
  }
}

static void mutate(void)
{
  gint64 end = g_getenv("YC_SLOW") ? g_get_monotonic_time() + SECONDS * G_USEC_PER_SEC : 0;
  for (guint runs = 0; end ? g_get_monotonic_time() < end : runs < RUNS; runs++) {
    load(corpus->pdata[below(corpus->len)]);
    for (gsize times = 1 + below(4) * below(4); times; times--)
      mutate_once();
    run();
  }
}

static gboolean point(int number, const char *target, const char *what, void (*work)(void))
{
  input->count = 0;
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    work();
    exit(0);   /* a sanitizer looks for leaks here */
  }
  int status = -1;
  gboolean good = child > 0 && waitpid(child, &status, 0) == child && status == 0;
  printf("%sok %d - %s: %u %s\n", good ? "" : "not ", number, target, input->count, what);
  if (good)
    return TRUE;
  g_autofree char *name = g_strconcat(target, ".crash", NULL);
  if (g_file_set_contents(name, (const char *)input->bytes, (gssize)input->size, NULL))
    printf("# wait status %d; the input is kept in %s (of a leak: the last of all)\n", status, name);
  return FALSE;
}

static void add_file(const char *path)
{
  char *bytes;
  gsize size;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &bytes, &size, &error)) {
    fprintf(stderr, "%s\n", error->message);
    exit(EXIT_FAILURE);
  }
  g_ptr_array_add(corpus, g_bytes_new_take(bytes, size));
}

static gint by_name(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of their names: that of the directory is anybody's. */
static void add_directory(const char *path)
{
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; dir && (name = g_dir_read_name(dir));)
    g_ptr_array_add(names, g_build_filename(path, name, NULL));
  g_ptr_array_sort(names, by_name);
  for (guint i = 0; i < names->len; i++)
    add_file(names->pdata[i]);
}

int main(int argc, char **argv)
{
  const char *tests = g_getenv("TESTDIR"), *seed = g_getenv("FUZZ_SEED");
  g_autofree char *target = g_path_get_basename(argv[0]);
  g_autofree char *path = g_build_filename(tests ? tests : ".", "fuzz", "corpus", target, NULL);
  corpus = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  input = mmap(NULL, sizeof *input, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert(input != MAP_FAILED);
  if (argc > 1) {
    for (int i = 1; i < argc; i++)
      add_file(argv[i]);
    replay();
    return EXIT_SUCCESS;
  }
  add_directory(path);
  if (!corpus->len) {
    printf("Bail out! no corpus in %s\n", path);
    return EXIT_FAILURE;
  }
  guint32 start = seed ? (guint32)g_ascii_strtoull(seed, NULL, 10) : g_getenv("YC_SLOW") ? g_random_int() : 1;
  dice = g_rand_new_with_seed(start);
  printf("1..2\n# FUZZ_SEED=%u\n", start);
  gboolean good = point(1, target, "files of its corpus", replay);
  good &= point(2, target, "mutations", mutate);
  g_rand_free(dice);
  g_ptr_array_unref(corpus);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
