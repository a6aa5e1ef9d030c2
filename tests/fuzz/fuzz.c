#include <config.h>
#include "fuzz/fuzz.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

void fuzz_fail(const char *file, int line, const char *condition)
{
  fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
  abort();
}

void fuzz_expect_clean(const char *text)
{
  EXPECT(g_utf8_validate(text, -1, NULL));
  g_autofree char *clean = yc_clean(text, -1, 0, NULL);
  EXPECT(strcmp(clean, text) == 0);
}

void fuzz_expect_clean_json(json_t *json)
{
  const char *name;
  json_t *value;
  size_t i;
  if (json_is_string(json))
    fuzz_expect_clean(json_string_value(json));
  json_object_foreach(json, name, value) {
    fuzz_expect_clean(name);
    fuzz_expect_clean_json(value);
  }
  json_array_foreach(json, i, value)
    fuzz_expect_clean_json(value);
}

static char *directory;

static void remove_directory(void)
{
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    g_unlink(path);
  }
  g_rmdir(directory);
  g_free(directory);
}

const char *fuzz_directory(void)
{
  if (!directory) {
    /* In memory where that is possible: a disk would be waited for. */
    const char *parent = g_access("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir();
    directory = g_build_filename(parent, "yichuang-fuzz-XXXXXX", NULL);
    EXPECT(g_mkdtemp(directory));
    atexit(remove_directory);
  }
  return directory;
}

const char *fuzz_file(const char *name, const void *bytes, gsize size)
{
  static char path[512];
  g_snprintf(path, sizeof path, "%s/%s", fuzz_directory(), name);
  FILE *file = g_fopen(path, "wb");
  EXPECT(file && fwrite(bytes, 1, size, file) == size);
  EXPECT(fclose(file) == 0);
  return path;
}
