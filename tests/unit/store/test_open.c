/* Opening: hostile files are refused and stay as they were, odd names mean files, what
 * cannot be written is opened for reading, and nobody else may look in. */
#include <dirent.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "base/account.h"

#include "files.h"
#include "fixture.h"

/* Of <grp.h>, which has a struct group of its own. */
int setgroups(size_t n, const gid_t *list);

#define PAGE 4096

static enum tb_rc try_open(struct store **s, const char *path, unsigned flags,
                           struct tb_err *why)
{
    struct tb_now now = fixture_now();
    *why = (struct tb_err){0};
    return store_open(s, path, flags, NULL, &now, "li", why);
}

/* Refused, with a line of text, and nothing moved. */
static void refused(const char *path, enum tb_rc want)
{
    struct store *s = NULL;
    struct tb_err why;
    struct bytes before = slurp(path);
    enum tb_rc rc = try_open(&s, path, STORE_PATIENT, &why);
    struct bytes after = slurp(path);
    if (rc != want)
        fail_msg("%s: %d instead of %d (%s)", path, (int)rc, (int)want, why.msg);
    assert_null(s);
    assert_true(strlen(why.msg) > 10);
    assert_null(strchr(why.msg, '\n'));
    assert_true(same_bytes(before, after));
    assert_false(there(tail(path, "-journal").s));
    assert_false(there(tail(path, "-wal").s));
    assert_false(there(tail(path, "-shm").s));
    free(before.p);
    free(after.p);
}

/* The fixture's database as bytes, closed. */
static struct bytes sound(struct fixture *f)
{
    for (int i = 0; i < 40; i++) {
        struct change c = submission(f, i % 4, day_from_civil(2018, 5, 1) + i, "T");
        put(f, &c);
    }
    store_close(&f->s);
    struct bytes b = slurp(f->path);
    assert_true(b.n > 4 * PAGE);
    return b;
}

static void refuse_bytes(struct fixture *f, const void *p, size_t n, enum tb_rc want)
{
    const struct path path = tail(f->path, ".x");
    spit(path.s, p, n);
    refused(path.s, want);
    unlink(path.s);
}

static void refuse_patched(struct fixture *f, struct bytes good, size_t at,
                           const void *patch, size_t n, enum tb_rc want)
{
    struct bytes b = {malloc(good.n), good.n};
    memcpy(b.p, good.p, good.n);
    memcpy(b.p + at, patch, n);
    refuse_bytes(f, b.p, b.n, want);
    free(b.p);
}

static void make_foreign(const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t(x); INSERT INTO t VALUES(1)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
}

static void foreign_files_are_refused(void **state)
{
    struct fixture *f = *state;
    struct bytes good = sound(f);
    char text[5000];
    memset(text, 'x', sizeof text);
    refuse_bytes(f, "", 0, TB_INVALID);
    refuse_bytes(f, "hello\n", 6, TB_INVALID);
    refuse_bytes(f, text, sizeof text, TB_INVALID);
    refuse_bytes(f, "SQLite format 3", 16, TB_INVALID);
    const struct path path = tail(f->path, ".x");
    make_foreign(path.s);
    refused(path.s, TB_INVALID);
    unlink(path.s);
    refuse_patched(f, good, 68, "\0\0\0\1", 4, TB_INVALID);
    refuse_patched(f, good, 60, "\0\0\0\x63", 4, TB_TOONEW);
    refuse_patched(f, good, 60, "\0\0\0\0", 4, TB_CORRUPT);
    refuse_patched(f, good, 60, "\xff\xff\xff\xff", 4, TB_CORRUPT);
    refuse_patched(f, good, 18, "\2\2", 2, TB_INVALID);
    free(good.p);
}

static void cut_files_are_refused(void **state)
{
    struct fixture *f = *state;
    struct bytes good = sound(f);
    refuse_bytes(f, good.p, 99, TB_INVALID);
    refuse_bytes(f, good.p, 100, TB_CORRUPT);
    refuse_bytes(f, good.p, good.n - 1, TB_CORRUPT);
    for (size_t n = PAGE; n < good.n; n += PAGE) {
        refuse_bytes(f, good.p, n, TB_CORRUPT);
        refuse_bytes(f, good.p, n + PAGE / 2, TB_CORRUPT);
    }
    free(good.p);
}

static void things_that_are_no_files(void **state)
{
    struct fixture *f = *state;
    char path[160];
    alarm(20); /* a pipe without a writer must not hold the program */
    refused(f->dir, TB_INVALID);
    snprintf(path, sizeof path, "%s/fifo", f->dir);
    assert_int_equal(mkfifo(path, 0600), 0);
    refused(path, TB_INVALID);
    unlink(path);
    refused("/dev/zero", TB_INVALID);
    refused("/dev/null", TB_INVALID);
    snprintf(path, sizeof path, "%s/none.db", f->dir);
    refused(path, TB_NOTFOUND);
    snprintf(path, sizeof path, "%s/none/none.db", f->dir);
    refused(path, TB_NOTFOUND);
    snprintf(path, sizeof path, "%s/t.db/x", f->dir);
    refused(path, TB_NOTFOUND);
    snprintf(path, sizeof path, "%s/link", f->dir);
    assert_int_equal(symlink("nowhere", path), 0);
    refused(path, TB_NOTFOUND);
    unlink(path);
    alarm(0);
}

/* Whatever one byte of the header says: an answer, and no write. */
static void flipped_header_bytes(void **state)
{
    static const unsigned char flips[] = {0x01, 0x80, 0xff};
    struct fixture *f = *state;
    struct bytes good = sound(f);
    const struct path path = tail(f->path, ".x");
    int opened = 0, found = 0;
    for (size_t i = 0; i < 300; i++) {
        struct store *s;
        struct tb_err why;
        size_t at = i % 100;
        good.p[at] ^= flips[i / 100];
        spit(path.s, good.p, good.n);
        if (try_open(&s, path.s, 0, &why) == TB_OK) {
            struct arena a = {0};
            struct verdict v = {0};
            opened++;
            found += store_verify(s, &a, NULL, &v, &why) != TB_OK || v.n > 0;
            store_close(&s);
            arena_free(&a);
        }
        struct bytes after = slurp(path.s);
        if (!same_bytes(good, after))
            fail_msg("byte %zu: the file was written to", at);
        assert_false(there(tail(path.s, "-journal").s));
        free(after.p);
        good.p[at] ^= flips[i / 100];
    }
    /* Counters and sizes for information only may differ; most others may not. */
    assert_in_range(opened, 1, 200);
    assert_true(found > 0);
    unlink(path.s);
    free(good.p);
}

static void nothing_is_created_over(void **state)
{
    struct fixture *f = *state;
    struct store_birth birth = {.office = "o", .zone = "Asia/Shanghai"};
    struct tb_now now = fixture_now();
    struct tb_err why;
    struct store *s;
    char path[160];
    const struct path old = tail(f->path, ".x");
    spit(old.s, "mine", 4);
    assert_int_equal(store_open(&s, old.s, STORE_CREATE, &birth, &now, "li", &why),
                     TB_CONFLICT);
    struct bytes b = slurp(old.s);
    assert_true(b.n == 4 && memcmp(b.p, "mine", 4) == 0);
    free(b.p);
    assert_int_equal(store_backup(f->s, old.s, false, &why), TB_CONFLICT);
    unlink(old.s);
    assert_int_equal(store_open(&s, f->path, STORE_CREATE, &birth, &now, "li", &why),
                     TB_CONFLICT);
    assert_int_equal(store_open(&s, f->dir, STORE_CREATE, &birth, &now, "li", &why),
                     TB_CONFLICT);
    snprintf(path, sizeof path, "%s/link", f->dir);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_int_equal(store_open(&s, path, STORE_CREATE, &birth, &now, "li", &why),
                     TB_CONFLICT);
    unlink(path);
    snprintf(path, sizeof path, "%s/none/new.db", f->dir);
    assert_int_equal(store_open(&s, path, STORE_CREATE, &birth, &now, "li", &why),
                     TB_NOTFOUND);
    assert_findings(f, 0);
}

/* A backup onto the database itself would put a copy in its place under everybody. */
static void a_backup_never_replaces_its_source(void **state)
{
    struct fixture *f = *state;
    struct stat before, after;
    struct tb_err why;
    char path[160];
    stat(f->path, &before);
    assert_int_equal(store_backup(f->s, f->path, true, &why), TB_INVALID);
    snprintf(path, sizeof path, "%s/link", f->dir);
    assert_int_equal(symlink(f->path, path), 0);
    assert_int_equal(store_backup(f->s, path, true, &why), TB_INVALID);
    unlink(path);
    stat(f->path, &after);
    assert_true(before.st_ino == after.st_ino);
    assert_findings(f, 0);
}

/* --- names
 * ---------------------------------------------------------------------------- */

static int entries(const char *dir)
{
    int n = 0;
    DIR *d = opendir(dir);
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static void use_name(struct fixture *f, const char *name)
{
    struct store_birth birth = {.office = name, .zone = "Asia/Shanghai"};
    struct tb_now now = fixture_now();
    struct arena a = {0};
    const char *office;
    char path[512];
    int before = entries(".");
    struct store *s;
    ok(store_open(&s, name, STORE_CREATE, &birth, &now, "li", e));
    ok(store_backup(s, "file:copy?x", false, e));
    store_close(&s);
    assert_int_equal(entries("."), before + 2);
    snprintf(path, sizeof path, "%s/%s", f->dir, name);
    const char *const ways[] = {name, path};
    for (int i = 0; i < 2; i++) {
        ok(store_open(&s, ways[i], 0, NULL, &now, "li", e));
        ok(store_setting(s, "office", &a, &office, e));
        assert_string_equal(office, name);
        store_close(&s);
    }
    assert_int_equal(entries("."), before + 2);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(unlink("./file:copy?x"), 0);
    arena_free(&a);
}

static void odd_names_are_file_names(void **state)
{
    static const char *const names[] = {
        "with blanks.db",
        "县委 信息.db",
        "q?mode=memory",
        "h#x.db",
        "p%41.db",
        "file:x",
        "file:x?mode=memory&cache=shared",
        ":memory:",
        "-dash.db",
        "a'b\"c.db",
        "%s%n",
    };
    struct fixture *f = *state;
    char cwd[512], longest[256];
    assert_non_null(getcwd(cwd, sizeof cwd));
    assert_int_equal(chdir(f->dir), 0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        use_name(f, names[i]);
    memset(longest, 'n', sizeof longest);
    longest[200] = '\0';
    use_name(f, longest);
    /* No room for the journal's name: refused, and nothing left. */
    longest[200] = 'n';
    longest[254] = '\0';
    struct store_birth birth = {.office = "o", .zone = "Asia/Shanghai"};
    struct tb_now now = fixture_now();
    struct tb_err why;
    struct store *s;
    int before = entries(".");
    assert_int_not_equal(
        store_open(&s, longest, STORE_CREATE, &birth, &now, "li", &why), TB_OK);
    assert_int_equal(entries("."), before);
    assert_int_equal(chdir(cwd), 0);
}

/* --- permissions
 * ------------------------------------------------------------------------ */

#define NEED(x)                                                                        \
    do {                                                                               \
        if (!(x)) {                                                                    \
            fprintf(stderr, "line %d: %s\n", __LINE__, #x);                            \
            _exit(1);                                                                  \
        }                                                                              \
    } while (0)

/* Runs work as another user; false when it failed. */
static bool as_user(struct fixture *f, uid_t uid, void (*work)(struct fixture *f))
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        const gid_t users = 100;
        NEED(setgroups(1, &users) == 0 && setgid(uid) == 0 && setuid(uid) == 0);
        work(f);
        _exit(0);
    }
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

static bool is_root(void)
{
    if (geteuid() == 0)
        return true;
    print_message("skipped: needs root, to become another user\n");
    return false;
}

static void work_denied(struct fixture *f)
{
    struct store *s;
    struct tb_err why;
    NEED(try_open(&s, f->path, 0, &why) == TB_DENIED);
    NEED(!s && why.msg[0]);
}

static void work_readonly(struct fixture *f)
{
    struct store *s;
    struct tb_err why;
    struct arena a = {0};
    struct verdict v;
    int64_t seq;
    NEED(try_open(&s, f->path, STORE_PATIENT, &why) == TB_OK);
    NEED(store_readonly(s)[0]);
    NEED(store_begin(s, &f->li, &why) == TB_READONLY);
    NEED(store_rebuild(s, &f->li, NULL, &why) == TB_READONLY);
    NEED(store_head(s, &seq, &why) == TB_OK && seq > 1);
    NEED(store_verify(s, &a, NULL, &v, &why) == TB_OK && v.n == 0);
    NEED(store_still_there(s, &why) == TB_OK);
    NEED(store_watch(s, &why) == TB_OK);
    store_close(&s);
    arena_free(&a);
}

static void what_cannot_be_written_is_read(void **state)
{
    struct fixture *f = *state;
    if (!is_root())
        return;
    struct bytes good = sound(f);
    unlink(tail(f->path, "-journal").s);
    chmod(f->dir, 0755);
    chmod(f->path, 0600);
    assert_true(as_user(f, 65534, work_denied));
    chmod(f->path, 0444); /* file and folder are root's */
    assert_true(as_user(f, 65534, work_readonly));
    chmod(f->path, 0666); /* only the folder forbids */
    assert_true(as_user(f, 65534, work_readonly));
    chmod(f->path, 0644);
    chmod(f->dir, 0777); /* only the file forbids */
    assert_true(as_user(f, 65534, work_readonly));
    struct bytes after = slurp(f->path);
    assert_true(same_bytes(good, after));
    assert_false(there(tail(f->path, "-journal").s));
    chmod(f->dir, 0700);
    free(good.p);
    free(after.p);
}

static void work_create_shared(struct fixture *f)
{
    struct store_birth birth = {
        .office = "o", .zone = "Asia/Shanghai", .shared_group = "users"};
    struct tb_now now = fixture_now();
    struct store *s;
    struct tb_err why;
    NEED(store_open(&s, f->path, STORE_CREATE, &birth, &now, "li", &why) == TB_OK);
    store_close(&s);
}

static void work_write(struct fixture *f)
{
    struct store *s;
    struct tb_err why = {0};
    struct receipt r;
    struct change c = {.kind = CHANGE_GROUP, .group = {.name = "g"}};
    char name[32];
    snprintf(name, sizeof name, "g%ld", (long)getpid());
    c.group.name = name;
    NEED(try_open(&s, f->path, STORE_PATIENT, &why) == TB_OK);
    enum tb_rc rc = store_apply(s, &f->li, &c, 1, &r, &why);
    if (rc != TB_OK)
        fprintf(stderr, "%s\n", why.msg);
    NEED(rc == TB_OK);
    NEED(strcmp(store_mode(s), "group") == 0);
    store_close(&s);
}

/* Two users who share no more than the group: each can write after the other. */
static void a_shared_file_is_writable_by_the_group(void **state)
{
    struct fixture *f = *state;
    if (!is_root())
        return;
    unsigned gid;
    if (!account_group("users", &gid) || gid != 100) {
        print_message("skipped: the system has no group users with id 100\n");
        return;
    }
    store_close(&f->s);
    remove_family(f->path);
    assert_int_equal(chown(f->dir, 0, 100), 0);
    chmod(f->dir, 0770);
    assert_true(as_user(f, 2001, work_create_shared));
    assert_int_equal(mode_of(f->path), 0660);
    assert_true(as_user(f, 2001, work_write));
    assert_true(as_user(f, 2002, work_write));
    assert_true(as_user(f, 2001, work_write));
    assert_int_equal(mode_of(tail(f->path, "-journal").s), 0660);
}

static void nobody_else_may_look_in(void **state)
{
    static const mode_t masks[] = {0, 077};
    struct fixture *f = *state;
    struct store_birth birth = {.office = "o", .zone = "Asia/Shanghai"};
    struct tb_now now = fixture_now();
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "g"}};
    for (int i = 0; i < 2; i++) {
        mode_t old = umask(masks[i]);
        struct store *s;
        char path[160];
        snprintf(path, sizeof path, "%s/m%d.db", f->dir, i);
        ok(store_open(&s, path, STORE_CREATE, &birth, &now, "li", e));
        ok(store_begin(s, &f->li, e));
        ok(store_put(s, &g, NULL, e));
        assert_int_equal(mode_of(path), 0600);
        assert_int_equal(mode_of(tail(path, "-journal").s), 0600);
        store_abandon(s);
        ok(store_backup(s, tail(path, ".bak").s, false, e));
        assert_int_equal(mode_of(tail(path, ".bak").s), 0600);
        ok(store_backup(s, tail(path, ".bak").s, true, e));
        assert_int_equal(mode_of(tail(path, ".bak").s), 0600);
        assert_string_equal(store_mode(s), "personal");
        store_close(&s);
        remove_family(path);
        umask(old);
    }
    assert_int_equal(entries(f->dir), 2); /* the fixture's own */
}

/* --- the file under our feet
 * ------------------------------------------------------------- */

static void a_replaced_file_is_noticed(void **state)
{
    struct fixture *f = *state;
    struct tb_err why = {0};
    const struct path copy = tail(f->path, ".bak");
    struct change c = submission(f, 0, day_from_civil(2018, 6, 1), "A");
    struct receipt r;
    ok(store_still_there(f->s, e));
    ok(store_backup(f->s, copy.s, false, e));
    assert_int_equal(rename(copy.s, f->path), 0);
    struct bytes before = slurp(f->path);
    assert_int_equal(store_still_there(f->s, &why), TB_IO);
    assert_int_equal(store_begin(f->s, &f->li, &why), TB_IO);
    assert_int_equal(store_apply(f->s, &f->li, &c, 1, &r, &why), TB_IO);
    struct bytes after = slurp(f->path);
    assert_true(same_bytes(before, after));
    unlink(f->path);
    assert_int_equal(store_still_there(f->s, &why), TB_IO);
    assert_int_equal(store_begin(f->s, &f->li, &why), TB_IO);
    free(before.p);
    free(after.p);
}

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(foreign_files_are_refused),
        t(cut_files_are_refused),
        t(things_that_are_no_files),
        t(flipped_header_bytes),
        t(nothing_is_created_over),
        t(a_backup_never_replaces_its_source),
        t(odd_names_are_file_names),
        t(what_cannot_be_written_is_read),
        t(a_shared_file_is_writable_by_the_group),
        t(nobody_else_may_look_in),
        t(a_replaced_file_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
