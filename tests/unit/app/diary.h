/* A temporary office with two towns, an organ, two persons and a channel, on 20 June
 * 2018, for the tests of meetings, the channel and the calendar. */
#ifndef TB_TEST_DIARY_H
#define TB_TEST_DIARY_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "app/app.h"

#include "../unit.h"

struct diary {
    char dir[64], path[96];
    struct app app;
    struct arena a;
    int64_t towns, organs, east, west, bureau; /* groups and units */
    int64_t zhang, li;                         /* persons of east and bureau */
    int64_t channel, brief;                    /* outlets: own, county */
};

#define JUNE(d) day_from_civil(2018, 6, (d))

static inline void must(enum tb_rc rc, const struct tb_err *e)
{
    if (rc)
        fail_msg("%d %s", (int)rc, e->msg);
}

static inline int64_t done(struct diary *d, const struct change *c, size_t n)
{
    struct receipt r;
    struct tb_err e = {0};
    must(app_do(&d->app, c, n, &r, &e), &e);
    must(app_refresh(&d->app, &e), &e);
    return r.first_id;
}

static inline int64_t diary_unit(struct diary *d, const char *name, int64_t group)
{
    struct change u = {.kind = CHANGE_UNIT,
                       .unit = {.name = name,
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .opened = TB_DAY_NONE,
                                .closed = TB_DAY_NONE}};
    struct change m = {.kind = CHANGE_MOVE,
                       .move = {.from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    m.move.group_id = group;
    m.move.unit_id = done(d, &u, 1);
    done(d, &m, 1);
    return m.move.unit_id;
}

static inline int64_t diary_person(struct diary *d, const char *name, int64_t unit)
{
    struct change p = {.kind = CHANGE_PERSON, .person = {.name = name, .login = ""}};
    struct change post = {
        .kind = CHANGE_POST,
        .post = {.unit_id = unit, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    post.post.person_id = done(d, &p, 1);
    done(d, &post, 1);
    return post.post.person_id;
}

static inline int64_t diary_outlet(struct diary *d, const char *name, enum level level)
{
    struct change o = {
        .kind = CHANGE_OUTLET,
        .outlet = {
            .name = name, .level = level, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    return done(d, &o, 1);
}

/* An article of a unit; its id. received: TB_DAY_NONE is its day. */
static inline int64_t diary_article(struct diary *d, int64_t unit, tb_day day,
                                    tb_day received, const char *title)
{
    struct change s = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = day,
                                  .received = received == TB_DAY_NONE ? day : received,
                                  .title = title,
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .n_units = 1}};
    s.submit.units[0] = unit;
    return done(d, &s, 1);
}

static inline void diary_void(struct diary *d, int64_t article)
{
    struct change v = {.kind = CHANGE_EVENT,
                       .event = {.submission_id = article,
                                 .kind = EVENT_VOID,
                                 .day = JUNE(20),
                                 .level = -1,
                                 .note = ""}};
    done(d, &v, 1);
}

static inline int diary_open(void **state)
{
    struct diary *d = calloc(1, sizeof *d);
    struct tb_err e = {0};
    const struct store_birth birth = {.office = "", .zone = "Asia/Shanghai"};
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "towns", .order = 1}};
    i18n_init("en", "/nonexistent");
    snprintf(d->dir, sizeof d->dir, "/tmp/tongbao-diary-XXXXXX");
    if (!mkdtemp(d->dir))
        return -1;
    snprintf(d->path, sizeof d->path, "%s/t.db", d->dir);
    const struct app_options made = {
        .db = d->path, .as = "li", .now = "2018-06-20", .store_flags = STORE_CREATE};
    must(app_create(&d->app, &made, &birth, &e), &e);
    d->towns = done(d, &g, 1);
    g.group = (struct group){.name = "organs", .order = 2};
    d->organs = done(d, &g, 1);
    d->east = diary_unit(d, "East", d->towns);
    d->west = diary_unit(d, "West", d->towns);
    d->bureau = diary_unit(d, "Bureau", d->organs);
    d->zhang = diary_person(d, "Zhang", d->east);
    d->li = diary_person(d, "Li", d->bureau);
    d->channel = diary_outlet(d, "Channel", LEVEL_OWN);
    d->brief = diary_outlet(d, "Brief", LEVEL_COUNTY);
    *state = d;
    return 0;
}

static inline int diary_close(void **state)
{
    struct diary *d = *state;
    char journal[128];
    app_close(&d->app);
    arena_free(&d->a);
    snprintf(journal, sizeof journal, "%s-journal", d->path);
    unlink(journal);
    unlink(d->path);
    rmdir(d->dir);
    free(d);
    return 0;
}

#define DIARY(f) cmocka_unit_test_setup_teardown(f, diary_open, diary_close)

#endif
