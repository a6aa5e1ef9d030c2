/* hall.c - a small store for typing acceptances into. */
#include <config.h>
#include "e2e/hall.h"

#include <string.h>
#include <unistd.h>

static char *directory, *template;
static guint copies;

static char *run(const char *store, const char *clock, const char *const *words)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new();
  g_auto(GStrv) env = g_get_environ();
  g_autofree char *out = NULL, *err = NULL;
  int status = 0;
  g_ptr_array_add(argv, (gpointer)pty_program());
  for (; *words; words++)
    g_ptr_array_add(argv, (gpointer)*words);
  g_ptr_array_add(argv, NULL);
  env = g_environ_setenv(env, "YICHUANG_STORE", store, TRUE);
  env = g_environ_setenv(env, "YICHUANG_CLOCK", clock, TRUE);
  ck_assert(g_spawn_sync(NULL, (char **)argv->pdata, env, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, NULL));
  ck_assert_msg(status == 0, "%s: %s", (char *)argv->pdata[1], err);
  return g_steal_pointer(&out);
}

#define RUN(store, clock, ...) g_free(run(store, clock, (const char *const[]) { __VA_ARGS__, NULL }))

static void come(const char *clock, const char *json)
{
  g_autofree char *file = g_build_filename(directory, "visit.json", NULL);
  ck_assert(g_file_set_contents(file, json, -1, NULL));
  RUN(template, clock, "case", "accept", file, "--as", "lixiuying", "--window", "3");
}

void hall_begin(void)
{
  static const char *const visits[] = {
    "{\"applicant\":{\"name\":\"张秀兰\",\"doc_number\":\"581126193403081826\",\"phone\":\"13900001234\","
    "\"place\":\"581126100200\",\"address\":\"四组\"},\"item\":\"MZ11\",\"materials\":[{\"n\":1,\"state\":\"have\","
    "\"original\":1},{\"n\":2,\"state\":\"have\",\"original\":1,\"returned\":true},{\"n\":3,\"state\":\"have\","
    "\"original\":1,\"copies\":1,\"returned\":true},{\"n\":4,\"state\":\"have\",\"copies\":1}]}",
    "{\"applicant\":{\"name\":\"张秀莲\",\"doc_number\":\"581126195501010019\",\"phone\":\"13900001277\","
    "\"place\":\"581126100201\",\"address\":\"二组\"},\"item\":\"MZ14\",\"materials\":[{\"n\":1,\"state\":\"have\","
    "\"original\":1},{\"n\":2,\"state\":\"have\",\"original\":1}]}",
    "{\"applicant\":{\"name\":\"孙玉梅\",\"doc_number\":\"58112619460504020X\",\"phone\":\"13900001288\","
    "\"place\":\"581126100202\",\"address\":\"一组\"},\"item\":\"MZ14\",\"materials\":[{\"n\":1,\"state\":\"have\","
    "\"original\":1},{\"n\":2,\"state\":\"have\",\"original\":1}]}",
  };
  directory = g_dir_make_tmp("yichuang-hall-XXXXXX", NULL);
  ck_assert_ptr_nonnull(directory);
  template = g_build_filename(directory, "hall.db", NULL);
  RUN(template, "2026-11-02T08:30", "init", "--test-clock", template);
  for (gsize i = 0; i < G_N_ELEMENTS(visits); i++)
    come("2026-11-02T09:00", visits[i]);
}

void hall_end(void)
{
  pty_remove_tree(directory);
  g_clear_pointer(&directory, g_free);
  g_clear_pointer(&template, g_free);
}

const char *hall_copy(void)
{
  g_autofree char *name = g_strdup_printf("copy-%d-%u.db", (int)getpid(), copies++);
  g_autofree char *path = g_build_filename(directory, name, NULL);
  RUN(template, HALL_NOW, "backup", path);
  return g_intern_string(path);
}

PTY *hall_start(const char *store, const char *login, const char *window, const char *now, PtyStart start)
{
  g_autofree char *named = g_strconcat("YICHUANG_STORE=", store, NULL);
  g_autofree char *clock = g_strconcat("YICHUANG_CLOCK=", now, NULL);
  start.env = PTY_ENV(named, clock);
  start.argv = PTY_ARGV(pty_program(), "--as", login, "--window", window);
  return pty_start_with(start);
}

PTY *hall_open(const char *store, const char *now, PtyStart start)
{
  return hall_start(store, "lixiuying", "3", now, start);
}

char *hall_verb(const char *store, const char *const *words)
{
  return run(store, HALL_NOW, words);
}

char *hall_verb_at(const char *store, const char *now, const char *const *words)
{
  return run(store, now, words);
}

guint hall_spooled(const char *store, const char *kind)
{
  g_autofree char *spool = g_strconcat(store, ".spool", NULL);
  g_autoptr(GDir) entries = g_dir_open(spool, 0, NULL);
  const char *name;
  guint n = 0;
  while (entries && (name = g_dir_read_name(entries)) != NULL)
    n += strstr(name, kind) != NULL;
  return n;
}
