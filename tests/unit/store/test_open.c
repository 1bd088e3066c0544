/* Opening: hostile files are refused and stay as they were, odd names mean files, what
 * cannot be written is opened for reading, and nobody else may look in. */
#include <dirent.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "files.h"
#include "fixture.h"

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

#define t(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(foreign_files_are_refused), t(cut_files_are_refused),
        t(things_that_are_no_files),  t(flipped_header_bytes),
        t(nothing_is_created_over),   t(a_backup_never_replaces_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
