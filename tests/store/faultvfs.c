/* faultvfs.c - see faultvfs.h. */
#include <config.h>
#include <sqlite3.h>
#include <string.h>
#include "store/faultvfs.h"

static struct { int n, code, calls; gboolean for_ever, fired; } plan;
static sqlite3_vfs *under;
static sqlite3_vfs vfs;
static sqlite3_io_methods methods;

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
} File;

static int strike(void)
{
  plan.calls++;
  gboolean hit = plan.n > 0 && (plan.calls == plan.n || (plan.for_ever && plan.calls > plan.n));
  if (!hit) return SQLITE_OK;
  plan.fired = TRUE;
  return plan.code;
}

#define REAL(file) (((File *)(file))->real)

static int f_close(sqlite3_file *f) { return REAL(f)->pMethods ? REAL(f)->pMethods->xClose(REAL(f)) : SQLITE_OK; }
static int f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) { return REAL(f)->pMethods->xRead(REAL(f), p, n, at); }
static int f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
  int code = strike();
  return code ? code : REAL(f)->pMethods->xWrite(REAL(f), p, n, at);
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 n)
{
  int code = strike();
  return code ? code : REAL(f)->pMethods->xTruncate(REAL(f), n);
}
static int f_sync(sqlite3_file *f, int flags)
{
  int code = strike();
  return code ? code : REAL(f)->pMethods->xSync(REAL(f), flags);
}
static int f_size(sqlite3_file *f, sqlite3_int64 *n) { return REAL(f)->pMethods->xFileSize(REAL(f), n); }
static int f_lock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xLock(REAL(f), l); }
static int f_unlock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xUnlock(REAL(f), l); }
static int f_check(sqlite3_file *f, int *r) { return REAL(f)->pMethods->xCheckReservedLock(REAL(f), r); }
static int f_control(sqlite3_file *f, int op, void *p) { return REAL(f)->pMethods->xFileControl(REAL(f), op, p); }
static int f_sector(sqlite3_file *f) { return REAL(f)->pMethods->xSectorSize(REAL(f)); }
static int f_device(sqlite3_file *f) { return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f)); }
static int f_map(sqlite3_file *f, int a, int b, int c, void volatile **p)
{
  return REAL(f)->pMethods->xShmMap(REAL(f), a, b, c, p);
}
static int f_shmlock(sqlite3_file *f, int a, int b, int c) { return REAL(f)->pMethods->xShmLock(REAL(f), a, b, c); }
static void f_barrier(sqlite3_file *f) { REAL(f)->pMethods->xShmBarrier(REAL(f)); }
static int f_unmap(sqlite3_file *f, int d) { return REAL(f)->pMethods->xShmUnmap(REAL(f), d); }

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags, int *out)
{
  (void)v;
  File *f = (File *)file;
  f->real = (sqlite3_file *)(f + 1);
  int code = strike();
  if (code == SQLITE_OK) code = under->xOpen(under, name, f->real, flags, out);
  f->base.pMethods = code == SQLITE_OK ? &methods : NULL;
  return code;
}

void faultvfs_install(void)
{
  if (under != NULL) return;
  under = sqlite3_vfs_find(NULL);
  vfs = *under;
  vfs.zName = "fault";
  vfs.szOsFile = (int)sizeof(File) + under->szOsFile;
  vfs.xOpen = v_open;
  methods = (sqlite3_io_methods){ 2, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock, f_check,
                                  f_control, f_sector, f_device, f_map, f_shmlock, f_barrier, f_unmap, NULL, NULL };
  sqlite3_vfs_register(&vfs, 1);
}

void faultvfs_arm(int n, int code, gboolean for_ever)
{
  plan.n = n;
  plan.code = code;
  plan.for_ever = for_ever;
  plan.calls = 0;
  plan.fired = FALSE;
}

int faultvfs_calls(void)
{
  return plan.calls;
}

gboolean faultvfs_fired(void)
{
  return plan.fired;
}
