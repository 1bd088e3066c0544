/* Opening, making and closing a database file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/account.h"
#include "base/i18n.h"

#include "impl.h"

/* Rollback journal, not WAL: SQLite 3.7.0 to 3.51.2, Debian 12's among them, can
 * corrupt a WAL file that several processes write. EXTRA also syncs the folder when the
 * journal goes. TRUNCATE keeps the journal's file and its owner. */
static const char *const pragmas = "PRAGMA journal_mode=TRUNCATE;"
                                   "PRAGMA synchronous=EXTRA;"
                                   "PRAGMA mmap_size=0;"
                                   "PRAGMA foreign_keys=ON;"
                                   "PRAGMA cell_size_check=ON;"
                                   "PRAGMA temp_store=MEMORY;";

/* A name that SQLite cannot take for a URI or for memory. */
static char *plain_path(const char *where)
{
    struct strbuf b = {0};
    if (where[0] != '/')
        strbuf_puts(&b, "./");
    strbuf_puts(&b, where);
    return b.s;
}

/* Locks of these are not to be trusted. */
static bool on_network(const char *path)
{
    struct statfs fs;
    if (statfs(path, &fs) != 0)
        return false;
    switch ((unsigned long)fs.f_type & 0xffffffffUL) {
    case 0x6969:     /* NFS */
    case 0x517b:     /* SMB */
    case 0xff534d42: /* CIFS */
    case 0xfe534d42: /* SMB2 */
    case 0x65735546: /* FUSE: sshfs and its kin */
    case 0x786f4256: /* vboxsf */
    case 0x01021997: /* 9p */
        return true;
    default:
        return false;
    }
}

static void set_readonly(struct store *s, const char *why)
{
    snprintf(s->why_readonly, sizeof s->why_readonly, "%s: %s", s->path, why);
}

/* Read-only before SQLite is asked, so that no edit is offered that would fail later.
 */
static int open_flags(struct store *s, unsigned flags)
{
    struct strbuf dir = {0};
    strbuf_puts(&dir, s->path);
    char *slash = strrchr(dir.s, '/');
    slash[slash == dir.s] = '\0';
    if (flags & STORE_READER)
        set_readonly(s, _("open for reading only"));
    else if (access(s->path, W_OK) != 0)
        set_readonly(s, _("the file may not be written: read only"));
    else if (access(dir.s, W_OK | X_OK) != 0)
        set_readonly(s, _("its folder may not be written: read only"));
    else if (on_network(s->path))
        set_readonly(
            s, _("it lies on a network file system, whose locks cannot be trusted: "
                 "read only; log in to the machine that has the file"));
    strbuf_free(&dir);
    return s->why_readonly[0] ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
}

static enum tb_rc connect_store(struct store *s, int flags, struct tb_err *e)
{
    struct stat st;
    int rc = db_connect(&s->db, s->path, flags);
    if (rc != SQLITE_OK)
        return db_fail(s, rc, e);
    store_set_busy(s);
    if (stat(s->path, &st) == 0) {
        s->dev = st.st_dev;
        s->ino = st.st_ino;
    }
    return flags & SQLITE_OPEN_READONLY ? TB_OK : db_exec(s, pragmas, e);
}

/* --- making ----------------------------------------------------------------------- */

static enum tb_rc write_genesis(struct store *s, const struct store_birth *birth,
                                const struct tb_now *now, const char *actor,
                                struct tb_err *e)
{
    struct stamp by = {.now = *now, .actor = actor, .label = _("genesis")};
    struct change c[] = {
        {.kind = CHANGE_SETTING, .setting = {"zone", birth->zone}},
        {.kind = CHANGE_SETTING,
         .setting = {"office", birth->office ? birth->office : ""}},
    };
    struct receipt r;
    return store_apply(s, &by, c, 2, &r, e);
}

static enum tb_rc fill_new(struct store *s, const struct store_birth *birth,
                           const struct tb_now *now, const char *actor,
                           struct tb_err *e)
{
    char pragma[64];
    snprintf(pragma, sizeof pragma, "PRAGMA application_id = %d", APPLICATION_ID);
    enum tb_rc rc = connect_store(s, SQLITE_OPEN_READWRITE, e);
    if (rc == TB_OK)
        rc = db_exec(s, "BEGIN IMMEDIATE", e);
    if (rc == TB_OK)
        rc = db_exec(s, pragma, e);
    if (rc != TB_OK)
        return rc;
    int sq = schema_apply(s->db, 0);
    if (sq != SQLITE_OK)
        return db_fail(s, sq, e);
    rc = db_exec(s, "COMMIT", e);
    return rc == TB_OK ? write_genesis(s, birth, now, actor, e) : rc;
}

static enum tb_rc set_mode(const char *path, const char *shared, struct tb_err *e)
{
    unsigned gid;
    if (!shared)
        return TB_OK;
    if (!account_group(shared, &gid))
        return tb_fail(e, TB_NOTFOUND, N_("the system has no group %s"), shared);
    if (chown(path, (uid_t)-1, gid) != 0 || chmod(path, 0660) != 0)
        return tb_fail(e, TB_DENIED, N_("%s cannot be given to group %s: %s"), path,
                       shared, strerror(errno));
    return TB_OK;
}

/* With TRUNCATE the journal's file stays, and keeps the group in which the first writer
 * happened to make it: nobody else could write. So it is made here, with the file's
 * own. */
static enum tb_rc make_shared_journal(const char *path, const char *shared,
                                      struct tb_err *e)
{
    struct strbuf b = {0};
    if (!shared)
        return TB_OK;
    strbuf_printf(&b, "%s-journal", path);
    int fd = open(b.s, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    enum tb_rc rc = TB_OK;
    if (fd >= 0) {
        close(fd);
        rc = set_mode(b.s, shared, e);
    }
    strbuf_free(&b);
    return rc;
}

/* Made under another name and linked into place whole: a kill leaves no half database,
 * and an existing file is never touched. */
static enum tb_rc create(const char *path, const struct store_birth *birth,
                         const struct tb_now *now, const char *actor, struct tb_err *e)
{
    struct stat st;
    struct strbuf tmp = {0};
    if (lstat(path, &st) == 0)
        return tb_fail(e, TB_CONFLICT, N_("%s exists already; it was left as it is"),
                       path);
    strbuf_printf(&tmp, "%s.new-%ld", path, (long)getpid());
    int fd = open(tmp.s, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    enum tb_rc rc = TB_OK;
    if (fd < 0) {
        rc = tb_fail(e, errno == ENOENT ? TB_NOTFOUND : TB_DENIED,
                     N_("%s cannot be made: %s"), path, strerror(errno));
    } else {
        close(fd);
        struct store *s = xcalloc(1, sizeof *s);
        s->path = xstrdup(tmp.s);
        s->watch_fd = -1;
        rc = fill_new(s, birth, now, actor, e);
        store_close(&s);
        if (rc == TB_OK)
            rc = set_mode(tmp.s, birth->shared_group, e);
        if (rc == TB_OK && link(tmp.s, path) != 0)
            rc = tb_fail(e, errno == EEXIST ? TB_CONFLICT : TB_DENIED,
                         N_("%s cannot be made: %s"), path, strerror(errno));
        else if (rc == TB_OK)
            rc = make_shared_journal(path, birth->shared_group, e);
        if (rc == TB_OK)
            rc = sync_folder(path, e);
        unlink(tmp.s);
        strbuf_puts(&tmp, "-journal");
        unlink(tmp.s);
    }
    strbuf_free(&tmp);
    return rc;
}

/* The header once more, now under a lock: what was sniffed may have been in the middle
 * of another's migration, or of one that a crash broke off and SQLite has just taken
 * back. */
static enum tb_rc check_identity(struct store *s, int *version, struct tb_err *e)
{
    int64_t id = 0, now = 0;
    enum tb_rc rc = db_int(s, Q_APPLICATION_ID, 0, 0, 0, &id, e);
    if (rc == TB_OK)
        rc = db_int(s, Q_USER_VERSION, 0, 0, 0, &now, e);
    if (rc == TB_OK && id != APPLICATION_ID)
        return sniff_foreign(s->path, e);
    *version = (int)now;
    return rc == TB_OK ? sniff_version(s->path, *version, e) : rc;
}

/* --- opening ---------------------------------------------------------------------- */

enum tb_rc store_open(struct store **out, const char *where, unsigned flags,
                      const struct store_birth *birth, const struct tb_now *now,
                      const char *actor, struct tb_err *e)
{
    *out = NULL;
    if (where[0] == '\0')
        return tb_fail(e, TB_USAGE, N_("the database's name is empty"));
    struct store *s = xcalloc(1, sizeof *s);
    s->path = plain_path(where);
    s->watch_fd = -1;
    s->patient = (flags & STORE_PATIENT) != 0;
    enum tb_rc rc = TB_OK;
    int version = 0;
    if (flags & STORE_CREATE)
        rc = create(s->path, birth, now, actor, e);
    if (rc == TB_OK)
        rc = sniff(s->path, &version, e);
    if (rc == TB_OK)
        rc = connect_store(s, open_flags(s, flags), e);
    if (rc == TB_OK)
        rc = check_identity(s, &version, e);
    if (rc == TB_OK && version < schema_newest()) {
        if (s->why_readonly[0])
            rc =
                tb_fail(e, TB_READONLY,
                        N_("%s has the older schema %d and cannot be brought up to %d: "
                           "it may not be written"),
                        s->path, version, schema_newest());
        else
            rc = store_migrate(s, version, e);
    }
    if (rc != TB_OK) {
        store_close(&s);
        return rc;
    }
    *out = s;
    return TB_OK;
}

void store_close(struct store **sp)
{
    struct store *s = *sp;
    if (!s)
        return;
    store_abandon(s);
    for (int i = 0; i < QUERY_COUNT; i++)
        sqlite3_finalize(s->stmts[i]);
    sqlite3_close(s->db);
    if (s->watch_fd >= 0)
        close(s->watch_fd);
    free(s->watched);
    free(s->path);
    free(s);
    *sp = NULL;
}

const char *store_mode(const struct store *s)
{
    struct stat st;
    return stat(s->path, &st) == 0 && (st.st_mode & 0060) ? "group" : "personal";
}

enum tb_rc store_still_there(const struct store *s, struct tb_err *e)
{
    struct stat st;
    if (stat(s->path, &st) == 0 && st.st_dev == s->dev && st.st_ino == s->ino)
        return TB_OK;
    return tb_fail(e, TB_IO,
                   N_("%s was replaced or removed while it was open; nothing more is "
                      "written: leave and open it again"),
                   s->path);
}

const char *store_version(char *out, size_t size)
{
    snprintf(out, size, "SQLite %s (%.19s), journal TRUNCATE, schema %d",
             sqlite3_libversion(), sqlite3_sourceid(), schema_newest());
    return out;
}
