/* spool.c - see spool.h. */
#include <config.h>
#include "output/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/gettext.h"

#define DONE "done"

/* Sets an error from errno: "不能写 hall.db.spool/a.txt(No space left on device)。…". */
static gboolean fail(GError **error, const char *what, const char *path)
{
  int code = errno;
  g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("%s %s(%s)。请检查磁盘空间和目录权限后再试。"), what, path,
              g_strerror(code));
  return FALSE;
}

/* A name that stays inside the directory and is not taken for a temporary file. */
static gboolean check_name(const char *name, GError **error)
{
  if (*name != '\0' && *name != '.' && strchr(name, '/') == NULL && strcmp(name, DONE) != 0) return TRUE;
  g_set_error(error, YC_ERROR, YC_ERROR_USAGE, _("“%s”不能作待打印文件的名字:不能空,不能带斜杠,不能以点开头。"), name);
  return FALSE;
}

static gboolean sync_directory(const char *directory, GError **error)
{
  int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return fail(error, _("打不开目录"), directory);
  gboolean good = fsync(fd) == 0;
  if (!good) fail(error, _("不能写目录"), directory);
  close(fd);
  return good;
}

static gboolean make_directory(const char *directory, GError **error)
{
  if (g_mkdir(directory, 0700) != 0)
    return errno == EEXIST || fail(error, _("不能建目录"), directory);
  g_autofree char *parent = g_path_get_dirname(directory);
  return sync_directory(parent, error);
}

static gboolean write_whole(int fd, const char *text, gsize left)
{
  while (left > 0) {
    gssize written = write(fd, text, left);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return FALSE;
    text += written;
    left -= (gsize) written;
  }
  return fsync(fd) == 0;
}

char *yc_spool_directory(const char *store)
{
  return g_strconcat(store, ".spool", NULL);
}

gboolean yc_spool_put(const char *directory, const char *name, const char *bytes, gsize length, GError **error)
{
  if (!check_name(name, error) || !make_directory(directory, error)) return FALSE;
  g_autofree char *path = g_build_filename(directory, name, NULL);
  g_autofree char *temporary = g_build_filename(directory, ".new-XXXXXX", NULL);
  int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0) return fail(error, _("不能写"), path);
  gboolean good = write_whole(fd, bytes, length);
  int code = errno;
  /* A full disk may be reported only here. */
  if (close(fd) != 0 && good) {
    good = FALSE;
    code = errno;
  }
  if (good && g_rename(temporary, path) != 0) {
    good = FALSE;
    code = errno;
  }
  if (!good) {
    g_unlink(temporary);
    errno = code;
    return fail(error, _("不能写"), path);
  }
  return sync_directory(directory, error);
}

typedef struct {
  char *name;
  struct timespec since;
} Waiting;

static void free_waiting(gpointer pointer)
{
  Waiting *waiting = pointer;
  g_free(waiting->name);
  g_free(waiting);
}

static int compare_waiting(gconstpointer a, gconstpointer b)
{
  const Waiting *first = *(Waiting *const *) a, *second = *(Waiting *const *) b;
  if (first->since.tv_sec != second->since.tv_sec) return first->since.tv_sec < second->since.tv_sec ? -1 : 1;
  if (first->since.tv_nsec != second->since.tv_nsec) return first->since.tv_nsec < second->since.tv_nsec ? -1 : 1;
  return strcmp(first->name, second->name);
}

char **yc_spool_list(const char *directory, GError **error)
{
  GDir *dir = g_dir_open(directory, 0, NULL);
  if (dir == NULL) {
    /* Before the first paper there is no directory, and nothing waits. */
    if (!g_file_test(directory, G_FILE_TEST_EXISTS)) return g_new0(char *, 1);
    fail(error, _("读不出目录"), directory);
    return NULL;
  }
  g_autoptr(GPtrArray) waiting = g_ptr_array_new_with_free_func(free_waiting);
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    struct stat status;
    /* One that went away meanwhile was printed by another. */
    if (*name == '.' || lstat(path, &status) != 0 || !S_ISREG(status.st_mode)) continue;
    Waiting *one = g_new0(Waiting, 1);
    one->name = g_strdup(name);
    one->since = status.st_mtim;
    g_ptr_array_add(waiting, one);
  }
  g_dir_close(dir);
  g_ptr_array_sort(waiting, compare_waiting);
  char **names = g_new0(char *, waiting->len + 1);
  for (guint i = 0; i < waiting->len; i++) names[i] = g_steal_pointer(&((Waiting *) waiting->pdata[i])->name);
  return names;
}

static gboolean print(char **command, const char *path, GError **error)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new();
  for (char **word = command; *word != NULL; word++) g_ptr_array_add(argv, *word);
  g_ptr_array_add(argv, (char *) path);
  g_ptr_array_add(argv, NULL);
  g_autofree char *said = NULL;
  g_autoptr(GError) cause = NULL;
  int status = 0;
  if (g_spawn_sync(NULL, (char **)argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                   NULL, &said, &status, &cause) &&
      WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return TRUE;
  const char *reason = cause ? cause->message : said ? g_strstrip(said) : "";
  g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("打印命令 %s 没有成功,%s 还在等打印:%s"), command[0], path,
              *reason != '\0' ? reason : _("没有说明原因。请检查打印机。"));
  return FALSE;
}

gboolean yc_spool_feed(const char *directory, const char *name, char **command, GError **error)
{
  if (!check_name(name, error)) return FALSE;
  g_autofree char *path = g_build_filename(directory, name, NULL);
  g_autofree char *done = g_build_filename(directory, DONE, NULL);
  g_autofree char *after = g_build_filename(done, name, NULL);
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error(error, YC_ERROR, YC_ERROR_CANNOT, _("没有待打印的文件 %s:可能已经打印了,请再看一遍清单。"), path);
    return FALSE;
  }
  /* First the place to go to: what cannot be moved after printing would be printed again. */
  if (!make_directory(done, error) || !print(command, path, error)) return FALSE;
  if (g_rename(path, after) != 0) return fail(error, _("已打印,但移不走"), path);
  return sync_directory(directory, error) && sync_directory(done, error);
}
