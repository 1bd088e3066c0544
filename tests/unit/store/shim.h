/* A VFS around "unix", registered as the default: it fails the n-th operation of a
 * kind, or kills the process there, and tells a listener what is written (power.h). */
#ifndef TB_TESTS_STORE_SHIM_H
#define TB_TESTS_STORE_SHIM_H

#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum shim_op {
    SHIM_WRITE,
    SHIM_SYNC,
    SHIM_TRUNCATE,
    SHIM_DELETE,
    SHIM_READ,
    SHIM_LOCK,
    SHIM_OPEN,
    SHIM_OPS,
    SHIM_CHANGES = SHIM_OPS /* any of the first four */
};

/* Results beside SQLite's own. */
#define SHIM_SHORT -1 /* half of it, reported as a failed read or a full disk */
#define SHIM_KILL  -2

/* What happens to a file, before it happens; a result other than SQLITE_OK is returned
 * in its place. data is NULL for a truncation to `at`. */
struct shim_listener {
    int (*changed)(const char *name, sqlite3_int64 at, const void *data, int n);
    int (*synced)(const char *name);
    int (*deleted)(const char *name);
};

static struct {
    sqlite3_vfs vfs, *unix_vfs;
    bool armed, stays; /* stays: all later ones fail too */
    enum shim_op op;
    long n, seen;
    int result;
    const struct shim_listener *listener;
} shim;

struct shim_file {
    sqlite3_file base;
    sqlite3_file *real;
    const char *name;
};

static inline void shim_arm(enum shim_op op, long n, int result, bool stays)
{
    shim.op = op;
    shim.n = n;
    shim.seen = 0;
    shim.result = result;
    shim.stays = stays;
    shim.armed = true;
}

/* True when the operation that was to fail was reached. */
static inline bool shim_disarm(void)
{
    shim.armed = false;
    return shim.seen >= shim.n;
}

static int shim_due(enum shim_op op)
{
    bool mine = op == shim.op || (shim.op == SHIM_CHANGES && op <= SHIM_DELETE);
    if (!shim.armed || !mine)
        return SQLITE_OK;
    shim.seen++;
    if (shim.seen < shim.n || (shim.seen > shim.n && !shim.stays))
        return SQLITE_OK;
    if (shim.result == SHIM_KILL)
        kill(getpid(), SIGKILL);
    return shim.result;
}

static sqlite3_file *shim_real(sqlite3_file *f)
{
    return ((struct shim_file *)f)->real;
}

static const char *shim_name(sqlite3_file *f)
{
    return ((struct shim_file *)f)->name;
}

static int shim_close(sqlite3_file *f)
{
    return shim_real(f)->pMethods->xClose(shim_real(f));
}

static int shim_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
    int rc = shim_due(SHIM_READ);
    if (rc == SHIM_SHORT) {
        shim_real(f)->pMethods->xRead(shim_real(f), p, n / 2, at);
        return SQLITE_IOERR_READ;
    }
    return rc != SQLITE_OK ? rc : shim_real(f)->pMethods->xRead(shim_real(f), p, n, at);
}

static int shim_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
    int rc = shim_due(SHIM_WRITE);
    if (rc == SHIM_SHORT) {
        shim_real(f)->pMethods->xWrite(shim_real(f), p, n / 2, at);
        return SQLITE_FULL;
    }
    if (rc == SQLITE_OK && shim.listener)
        rc = shim.listener->changed(shim_name(f), at, p, n);
    return rc != SQLITE_OK ? rc
                           : shim_real(f)->pMethods->xWrite(shim_real(f), p, n, at);
}

static int shim_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    int rc = shim_due(SHIM_TRUNCATE);
    if (rc == SQLITE_OK && shim.listener)
        rc = shim.listener->changed(shim_name(f), size, NULL, 0);
    return rc != SQLITE_OK ? rc : shim_real(f)->pMethods->xTruncate(shim_real(f), size);
}

static int shim_sync(sqlite3_file *f, int flags)
{
    int rc = shim_due(SHIM_SYNC);
    if (rc == SQLITE_OK && shim.listener)
        rc = shim.listener->synced(shim_name(f));
    return rc != SQLITE_OK ? rc : shim_real(f)->pMethods->xSync(shim_real(f), flags);
}

static int shim_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return shim_real(f)->pMethods->xFileSize(shim_real(f), size);
}

static int shim_lock(sqlite3_file *f, int level)
{
    int rc = shim_due(SHIM_LOCK);
    return rc != SQLITE_OK ? rc : shim_real(f)->pMethods->xLock(shim_real(f), level);
}

static int shim_unlock(sqlite3_file *f, int level)
{
    return shim_real(f)->pMethods->xUnlock(shim_real(f), level);
}

static int shim_reserved(sqlite3_file *f, int *out)
{
    return shim_real(f)->pMethods->xCheckReservedLock(shim_real(f), out);
}

static int shim_control(sqlite3_file *f, int op, void *arg)
{
    return shim_real(f)->pMethods->xFileControl(shim_real(f), op, arg);
}

static int shim_sector(sqlite3_file *f)
{
    return shim_real(f)->pMethods->xSectorSize(shim_real(f));
}

static int shim_traits(sqlite3_file *f)
{
    return shim_real(f)->pMethods->xDeviceCharacteristics(shim_real(f));
}

/* Version 1: no memory map, no WAL. */
static const sqlite3_io_methods shim_methods = {
    .iVersion = 1,
    .xClose = shim_close,
    .xRead = shim_read,
    .xWrite = shim_write,
    .xTruncate = shim_truncate,
    .xSync = shim_sync,
    .xFileSize = shim_size,
    .xLock = shim_lock,
    .xUnlock = shim_unlock,
    .xCheckReservedLock = shim_reserved,
    .xFileControl = shim_control,
    .xSectorSize = shim_sector,
    .xDeviceCharacteristics = shim_traits,
};

static int shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
                     int *out)
{
    struct shim_file *x = (struct shim_file *)f;
    (void)vfs;
    x->base.pMethods = NULL;
    x->name = name ? name : "";
    x->real = (sqlite3_file *)(void *)(x + 1);
    int rc = shim_due(SHIM_OPEN);
    if (rc == SQLITE_OK)
        rc = shim.unix_vfs->xOpen(shim.unix_vfs, name, x->real, flags, out);
    if (rc == SQLITE_OK)
        x->base.pMethods = &shim_methods;
    return rc;
}

static int shim_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    (void)vfs;
    int rc = shim_due(SHIM_DELETE);
    if (rc == SQLITE_OK && shim.listener)
        rc = shim.listener->deleted(name);
    return rc != SQLITE_OK ? rc : shim.unix_vfs->xDelete(shim.unix_vfs, name, sync);
}

/* From now on every connection goes through the shim. */
static inline void shim_install(void)
{
    if (shim.unix_vfs)
        return;
    shim.unix_vfs = sqlite3_vfs_find("unix");
    shim.vfs = *shim.unix_vfs;
    shim.vfs.zName = "shim";
    shim.vfs.pNext = NULL;
    shim.vfs.szOsFile = (int)sizeof(struct shim_file) + shim.unix_vfs->szOsFile;
    shim.vfs.xOpen = shim_open;
    shim.vfs.xDelete = shim_delete;
    if (sqlite3_vfs_register(&shim.vfs, 1) != SQLITE_OK)
        abort();
}

#endif
