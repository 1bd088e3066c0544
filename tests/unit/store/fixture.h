/* A temporary database with a small network, for the store's tests. */
#ifndef TB_TESTS_STORE_FIXTURE_H
#define TB_TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"

#include "store/store.h"

#include <cmocka.h>

struct fixture {
    char dir[64], path[96];
    struct store *s;
    struct stamp li, wang; /* two coordinators */
    int64_t town, organ;   /* groups */
    int64_t unit[4];       /* two in each group */
    int64_t person[2];     /* in unit 0 and 1 */
    int64_t county, city;  /* outlets */
};

static inline struct tb_now fixture_now(void)
{
    return (struct tb_now){.utc = 1530000000, .today = day_from_civil(2018, 6, 26)};
}

#define ok(call)                                                                       \
    do {                                                                               \
        struct tb_err e_ = {0};                                                        \
        struct tb_err *e = &e_;                                                        \
        enum tb_rc rc_ = (call);                                                       \
        if (rc_ != TB_OK)                                                              \
            fail_msg("%s: %d %s", #call, (int)rc_, e_.msg);                            \
    } while (0)

static inline int64_t put(struct fixture *f, const struct change *c)
{
    struct receipt r;
    ok(store_apply(f->s, &f->li, c, 1, &r, e));
    return r.first_id;
}

static inline int64_t add_unit(struct fixture *f, const char *name, int64_t group)
{
    struct change u = {.kind = CHANGE_UNIT,
                       .unit = {.name = name,
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .opened = TB_DAY_NONE,
                                .closed = TB_DAY_NONE}};
    int64_t id = put(f, &u);
    struct change m = {
        .kind = CHANGE_MOVE,
        .move = {
            .unit_id = id, .group_id = group, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    put(f, &m);
    return id;
}

static inline int64_t add_person(struct fixture *f, const char *name, int64_t unit)
{
    struct change p = {.kind = CHANGE_PERSON, .person = {.name = name, .login = ""}};
    int64_t id = put(f, &p);
    struct change m = {.kind = CHANGE_POST,
                       .post = {.person_id = id,
                                .unit_id = unit,
                                .role = ROLE_OFFICER,
                                .from = TB_DAY_NONE,
                                .to = TB_DAY_NONE}};
    put(f, &m);
    return id;
}

static inline int64_t add_outlet(struct fixture *f, const char *name, enum level level)
{
    struct change o = {
        .kind = CHANGE_OUTLET,
        .outlet = {
            .name = name, .level = level, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    return put(f, &o);
}

static inline void add_scheme(struct fixture *f, const char *text, tb_day from)
{
    struct change c = {
        .kind = CHANGE_SCHEME,
        .scheme = {.name = "m", .text = text, .from = from, .to = TB_DAY_NONE}};
    put(f, &c);
}

static inline struct change submission(struct fixture *f, int unit, tb_day day,
                                       const char *title)
{
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = day,
                                  .received = TB_DAY_NONE,
                                  .title = title,
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .units = {f->unit[unit]},
                                  .n_units = 1}};
    return c;
}

static inline struct change event(int64_t id, enum event_kind kind, tb_day day,
                                  int64_t outlet)
{
    struct change c = {.kind = CHANGE_EVENT,
                       .event = {.submission_id = id,
                                 .kind = kind,
                                 .day = day,
                                 .outlet_id = outlet,
                                 .level = -1,
                                 .note = ""}};
    return c;
}

static inline int fixture_setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct store_birth birth = {.office = "office", .zone = "Asia/Shanghai"};
    struct tb_now now = fixture_now();
    i18n_init("en", "/nonexistent");
    snprintf(f->dir, sizeof f->dir, "%s/tongbao-store-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(f->dir))
        return -1;
    snprintf(f->path, sizeof f->path, "%s/t.db", f->dir);
    f->li = (struct stamp){.now = now, .actor = "li", .label = "li's"};
    f->wang = (struct stamp){.now = now, .actor = "wang", .label = "wang's"};
    ok(store_open(&f->s, f->path, STORE_CREATE | STORE_PATIENT, &birth, &now, "li", e));
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "towns", .order = 1}};
    f->town = put(f, &g);
    g.group = (struct group){.name = "organs", .order = 2};
    f->organ = put(f, &g);
    f->unit[0] = add_unit(f, "East", f->town);
    f->unit[1] = add_unit(f, "West", f->town);
    f->unit[2] = add_unit(f, "Water", f->organ);
    f->unit[3] = add_unit(f, "Land", f->organ);
    f->person[0] = add_person(f, "Chen", f->unit[0]);
    f->person[1] = add_person(f, "Zhao", f->unit[1]);
    f->county = add_outlet(f, "County", LEVEL_COUNTY);
    f->city = add_outlet(f, "City", LEVEL_CITY);
    add_scheme(f,
               "scheme m from 2018-01-01\nadoptions all\nshare each equal\n"
               "submit set 1\nadopt level county set 5\nadopt level city set 20\n",
               day_from_civil(2018, 1, 1));
    *state = f;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *f = *state;
    char name[160];
    static const char *const tails[] = {"", "-journal", ".bak"};
    store_close(&f->s);
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        snprintf(name, sizeof name, "%s%s", f->path, tails[i]);
        unlink(name);
    }
    rmdir(f->dir);
    free(f);
    return 0;
}

/* Fails with the first finding unless there are exactly n. */
static inline void assert_findings(struct fixture *f, size_t n)
{
    struct arena a = {0};
    struct verdict v;
    ok(store_verify(f->s, &a, NULL, &v, e));
    if (v.n != n)
        fail_msg("%zu findings, first: %s", v.n, v.n ? v.items[0].text : "-");
    arena_free(&a);
}

#endif
