/* Odd names mean files, what cannot be written is opened for reading, nobody else may
 * look in, and a file that was put in the place of ours is noticed. */
#include <dirent.h>
#include <sys/wait.h>

#include "base/account.h"

#include "files.h"
#include "fixture.h"

/* Of <grp.h>, which has a struct group of its own. */
int setgroups(size_t n, const gid_t *list);

static enum tb_rc try_open(struct store **s, const char *path, unsigned flags,
                           struct tb_err *why)
{
    struct tb_now now = fixture_now();
    *why = (struct tb_err){0};
    return store_open(s, path, flags, NULL, &now, "li", why);
}

/* --- names --------------------------------------------------------------------- */

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

/* --- permissions --------------------------------------------------------------- */

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
    store_close(&f->s);
    struct bytes good = slurp(f->path);
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

/* --- the file under our feet --------------------------------------------------- */

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
        t(odd_names_are_file_names),
        t(what_cannot_be_written_is_read),
        t(a_shared_file_is_writable_by_the_group),
        t(nobody_else_may_look_in),
        t(a_replaced_file_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
