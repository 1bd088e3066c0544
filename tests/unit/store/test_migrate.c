/* A newer program on an older file, and the other way round. This program has one
 * schema more than the archive: its own sql.o stands before it. OLD_PROGRAM is the
 * archive's. */
#include <sys/wait.h>

#include "../../../src/store/impl.h"
#include "files.h"
#include "fixture.h"
#include "shim.h"

#define COLUMNS 13 /* of submission, in the archive's schema */
#define NEW     9

/* The archive's schema number. */
static int old_schema(void)
{
    return migrations[n_migrations - 2].number;
}

struct place {
    char dir[64], path[96];
};

static int run_old(const char *what, const char *path)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        execl(OLD_PROGRAM, OLD_PROGRAM, what, path, (char *)NULL);
        _exit(97);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int setup(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    i18n_init("en", "/nonexistent");
    snprintf(p->dir, sizeof p->dir, "%s/tongbao-migrate-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(p->dir))
        return -1;
    snprintf(p->path, sizeof p->path, "%s/t.db", p->dir);
    *state = p;
    return run_old("make", p->path);
}

static int teardown(void **state)
{
    struct place *p = *state;
    remove_family(p->path);
    rmdir(p->dir);
    free(p);
    return 0;
}

static enum tb_rc open_new(struct store **s, const char *path, unsigned flags,
                           struct tb_err *why)
{
    struct tb_now now = fixture_now();
    return store_open(s, path, flags, NULL, &now, "li", why);
}

static unsigned version_of(const char *path)
{
    struct bytes b = slurp(path);
    assert_true(b.n > 100);
    unsigned v = b.p ? b.p[63] : 0;
    free(b.p);
    return v;
}

/* The copy that is kept of the file as it was. */
static struct path kept(const char *path)
{
    char end[24];
    snprintf(end, sizeof end, ".schema%d.bak", old_schema());
    return tail(path, end);
}

static void assert_sound(struct store *s)
{
    struct fixture f = {.s = s};
    assert_findings(&f, 0);
}

static void migrated_after_a_backup(void **state)
{
    struct place *p = *state;
    struct store *s;
    struct path copy = kept(p->path);
    assert_int_equal(schema_newest(), NEW);
    assert_int_equal(version_of(p->path), old_schema());
    ok(open_new(&s, p->path, STORE_PATIENT, e));
    assert_sound(s);
    store_close(&s);
    assert_int_equal(version_of(p->path), NEW);
    assert_int_equal(version_of(copy.s), old_schema());
    assert_int_equal(mode_of(copy.s), 0600);
    assert_int_equal(run_old("open", copy.s), TB_OK);
    /* Once is enough. */
    struct bytes before = slurp(p->path);
    ok(open_new(&s, p->path, STORE_PATIENT, e));
    store_close(&s);
    struct bytes after = slurp(p->path);
    assert_true(same_bytes(before, after));
    free(before.p);
    free(after.p);
}

/* Everything li did, newest first, and all of it again. */
static void old_entries_undo_and_redo(void **state)
{
    struct place *p = *state;
    struct stamp li = {.now = fixture_now(), .actor = "li", .label = "undo"};
    struct store *s;
    struct receipt r;
    int64_t undo, redo;
    int n = 0;
    ok(open_new(&s, p->path, STORE_PATIENT, e));
    for (; n < 60; n++) {
        ok(store_undo_candidates(s, "li", &undo, &redo, e));
        ok(store_undo(s, &li, undo, &r, e));
    }
    assert_sound(s);
    for (; n > 0; n--) {
        ok(store_undo_candidates(s, "li", &undo, &redo, e));
        ok(store_undo(s, &li, redo, &r, e));
    }
    assert_sound(s);
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "new"}};
    ok(store_apply(s, &li, &g, 1, &r, e));
    ok(store_undo(s, &li, r.seq, &r, e));
    assert_sound(s);
    store_close(&s);
}

/* A finding names the entry although rev is not the last column any more. */
static void findings_name_the_entry(void **state)
{
    struct place *p = *state;
    struct store *s;
    struct arena a = {0};
    struct verdict v;
    sqlite3 *db;
    ok(open_new(&s, p->path, STORE_PATIENT, e));
    store_close(&s);
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "UPDATE submission SET title = 'X', talk = '9999' "
                                  "WHERE rev = (SELECT max(rev) FROM submission)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    ok(open_new(&s, p->path, STORE_PATIENT, e));
    ok(store_verify(s, &a, NULL, &v, e));
    assert_true(v.n >= 2);
    for (size_t i = 0; i < v.n; i++)
        assert_null(strstr(v.items[i].text, "entry 9999"));
    store_close(&s);
    arena_free(&a);
}

static void the_older_program_refuses(void **state)
{
    struct place *p = *state;
    struct store *s;
    assert_int_equal(run_old("open", p->path), TB_OK);
    ok(open_new(&s, p->path, STORE_PATIENT, e));
    store_close(&s);
    struct bytes before = slurp(p->path);
    assert_int_equal(run_old("open", p->path), TB_TOONEW);
    struct bytes after = slurp(p->path);
    assert_true(same_bytes(before, after));
    free(before.p);
    free(after.p);
}

static void a_reader_does_not_migrate(void **state)
{
    struct place *p = *state;
    struct store *s;
    struct tb_err why;
    struct bytes before = slurp(p->path);
    assert_int_equal(open_new(&s, p->path, STORE_READER, &why), TB_READONLY);
    assert_null(s);
    struct bytes after = slurp(p->path);
    assert_true(same_bytes(before, after));
    free(before.p);
    free(after.p);
}

static void put_file(char name[160], const char *path, const char *mark, int pid,
                     const char *end)
{
    snprintf(name, 160, "%s%s%d%s", path, mark, pid, end);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    assert_true(fd >= 0);
    close(fd);
}

/* What a killed migration left goes; what else stands there stays. */
static void leftovers_are_tidied(void **state)
{
    enum { FILES = 5, GO = 2 };
    struct place *p = *state;
    struct store *s;
    struct tb_err why;
    char names[FILES][160], half[32];
    pid_t dead = fork();
    if (dead == 0)
        _exit(0);
    assert_int_equal(waitpid(dead, NULL, 0), dead);
    snprintf(half, sizeof half, ".new-%d", (int)dead);
    put_file(names[0], p->path, ".migrating-", dead, "");
    put_file(names[1], p->path, ".migrating-", dead, half);
    put_file(names[2], p->path, ".migrating-", 1, ""); /* at work */
    put_file(names[3], p->path, ".migrating-", dead, "x");
    put_file(names[4], p->path, ".old-", dead, "");
    assert_int_equal(open_new(&s, p->path, 0, &why), TB_OK);
    store_close(&s);
    for (int i = 0; i < FILES; i++) {
        assert_int_equal(access(names[i], F_OK) == 0, i >= GO);
        unlink(names[i]);
    }
}

/* --- broken off ---------------------------------------------------------------- */

/* Opens in a child that dies at the n-th change of any file; false when it lived. */
static bool die_at(const char *path, long n)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        struct store *s;
        struct tb_err why;
        shim_install();
        shim_arm(SHIM_CHANGES, n, SHIM_KILL, false);
        if (open_new(&s, path, STORE_PATIENT, &why) != TB_OK)
            _exit(1);
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

/* By SQLite alone, on copies: the schema number, which must fit the columns. */
static int raw_version(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    struct path copy = tail(path, ".c"), journal = tail(path, ".c-journal");
    struct bytes b = slurp(path), j = slurp(tail(path, "-journal").s);
    spit(copy.s, b.p, b.n);
    if (j.n)
        spit(journal.s, j.p, j.n);
    assert_int_equal(sqlite3_open(copy.s, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "SELECT user_version, (SELECT count(*) FROM "
                                        "pragma_table_info('submission')) "
                                        "FROM pragma_user_version",
                                        -1, &st, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int version = sqlite3_column_int(st, 0);
    assert_int_equal(sqlite3_column_int(st, 1), version == NEW ? COLUMNS + 1 : COLUMNS);
    sqlite3_finalize(st);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    remove_family(copy.s);
    free(b.p);
    free(j.p);
    return version;
}

static void clean(const char *dir)
{
    char cmd[160];
    snprintf(cmd, sizeof cmd, "rm -f %s/t.db?*", dir);
    assert_int_equal(system(cmd), 0);
}

static void killed_anywhere_it_is_old_or_new(void **state)
{
    struct place *p = *state;
    struct bytes old = slurp(p->path);
    long n = 1;
    int olds = 0, news = 0, torn = 0;
    for (;; n++) {
        struct store *s;
        spit(p->path, old.p, old.n);
        if (!die_at(p->path, n))
            break;
        int version = raw_version(p->path);
        olds += version == old_schema();
        news += version == NEW;
        torn += version == old_schema() && version_of(p->path) == NEW;
        if (version == NEW)
            assert_int_equal(version_of(kept(p->path).s), old_schema());
        if (version == old_schema() && (int)version_of(p->path) == version)
            assert_int_equal(run_old("open", p->path), TB_OK);
        ok(open_new(&s, p->path, STORE_PATIENT, e));
        assert_sound(s);
        store_close(&s);
        assert_int_equal(version_of(p->path), NEW);
        clean(p->dir);
    }
    /* All three were met, the header that says the new number over the old schema among
     * them. */
    assert_true(n > 10 && olds > 0 && news > 0 && torn > 0);
    clean(p->dir);
    free(old.p);
}

static void two_at_once(void **state)
{
    struct place *p = *state;
    struct bytes old = slurp(p->path);
    for (int round = 0; round < 15; round++) {
        int status;
        struct store *s;
        spit(p->path, old.p, old.n);
        for (int i = 0; i < 3; i++) {
            if (fork() == 0) {
                struct tb_err why = {0};
                enum tb_rc rc = open_new(&s, p->path, STORE_PATIENT, &why);
                if (rc != TB_OK)
                    fprintf(stderr, "%s\n", why.msg);
                _exit(rc != TB_OK);
            }
        }
        for (int i = 0; i < 3; i++) {
            assert_true(wait(&status) > 0);
            assert_int_equal(status, 0);
        }
        assert_int_equal(version_of(kept(p->path).s), old_schema());
        ok(open_new(&s, p->path, STORE_PATIENT, e));
        assert_sound(s);
        store_close(&s);
        clean(p->dir);
    }
    free(old.p);
}

/* A new column that nobody has filled leaves the sums of old rows as they were. */
static void sums_do_not_see_empty_columns_at_the_end(void **state)
{
    static const struct {
        const char *sql;
        int equal;
    } cases[] = {{"SELECT row_sum(1, 'a') = row_sum(1, 'a', NULL, NULL)", 1},
                 {"SELECT row_sum(1, NULL, 'a') = row_sum(1, 'a')", 0},
                 {"SELECT row_sum(1, 'a') = row_sum(1, 'a', 0)", 0},
                 {"SELECT row_sum(1, 'a') = row_sum(1, 'a', '')", 0}};
    sqlite3 *db;
    (void)state;
    assert_int_equal(
        db_connect(&db, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE),
        SQLITE_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sqlite3_stmt *st;
        assert_int_equal(sqlite3_prepare_v2(db, cases[i].sql, -1, &st, NULL),
                         SQLITE_OK);
        assert_int_equal(sqlite3_step(st), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int(st, 0), cases[i].equal);
        sqlite3_finalize(st);
    }
    sqlite3_close(db);
}

#define t(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(migrated_after_a_backup),
        t(old_entries_undo_and_redo),
        t(findings_name_the_entry),
        t(the_older_program_refuses),
        t(a_reader_does_not_migrate),
        t(leftovers_are_tidied),
        t(killed_anywhere_it_is_old_or_new),
        t(two_at_once),
        cmocka_unit_test(sums_do_not_see_empty_columns_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
