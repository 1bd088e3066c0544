/* Smaller boards say the same as the full one where they say anything, and names are
 * read again when they changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "app/app.h"
#include "app/preview.h"

#include "../unit.h"

struct office {
    char dir[64], path[96];
    struct app app, other; /* two programs on one file */
    int64_t unit[2], person, outlet;
};

static void must(enum tb_rc rc, const struct tb_err *e)
{
    if (rc)
        fail_msg("%d %s", (int)rc, e->msg);
}

static int64_t done(struct app *app, const struct change *c)
{
    struct receipt r;
    struct tb_err e = {0};
    must(app_do(app, c, 1, &r, &e), &e);
    must(app_refresh(app, &e), &e);
    return r.first_id;
}

static int64_t add_unit(struct app *app, const char *name, int64_t group)
{
    struct change u = {.kind = CHANGE_UNIT,
                       .unit = {.name = name,
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .opened = TB_DAY_NONE,
                                .closed = TB_DAY_NONE}};
    struct change m = {
        .kind = CHANGE_MOVE,
        .move = {.group_id = group, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    m.move.unit_id = done(app, &u);
    done(app, &m);
    return m.move.unit_id;
}

static int64_t submit(struct office *o, struct app *app, int unit, tb_day day)
{
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = day,
                                  .received = TB_DAY_NONE,
                                  .title = "T",
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .units = {o->unit[unit]},
                                  .n_units = 1,
                                  .authors = {{o->person, "Chen"}},
                                  .n_authors = 1}};
    return done(app, &c);
}

static void fill(struct office *o)
{
    static const char scheme[] =
        "scheme m from 2018-01-01\nadoptions all\nsubmit set 1\n"
        "adopt level county set 5\n";
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "towns", .order = 1}};
    int64_t group = done(&o->app, &g);
    o->unit[0] = add_unit(&o->app, "East", group);
    o->unit[1] = add_unit(&o->app, "West", group);
    struct change p = {.kind = CHANGE_PERSON, .person = {.name = "Chen", .login = ""}};
    o->person = done(&o->app, &p);
    struct change post = {.kind = CHANGE_POST,
                          .post = {.person_id = o->person,
                                   .unit_id = o->unit[0],
                                   .role = ROLE_OFFICER,
                                   .from = TB_DAY_NONE,
                                   .to = TB_DAY_NONE}};
    done(&o->app, &post);
    struct change out = {.kind = CHANGE_OUTLET,
                         .outlet = {.name = "County",
                                    .level = LEVEL_COUNTY,
                                    .from = TB_DAY_NONE,
                                    .to = TB_DAY_NONE}};
    o->outlet = done(&o->app, &out);
    struct change s = {.kind = CHANGE_SCHEME,
                       .scheme = {.name = "m",
                                  .text = scheme,
                                  .from = day_from_civil(2018, 1, 1),
                                  .to = TB_DAY_NONE}};
    done(&o->app, &s);
    struct change t = {.kind = CHANGE_TARGET,
                       .target = {.who_kind = WHO_GROUP,
                                  .who_id = group,
                                  .metric = METRIC_SUBMITTED,
                                  .period_kind = PERIOD_MONTH,
                                  .amount = 9 * TB_ONE,
                                  .from = TB_DAY_NONE,
                                  .to = TB_DAY_NONE,
                                  .filter = "",
                                  .of = "",
                                  .note = ""}};
    done(&o->app, &t);
    for (int i = 0; i < 5; i++) {
        int64_t id = submit(o, &o->app, i % 2, day_from_civil(2018, 6, 1 + 4 * i));
        struct change adopt = {.kind = CHANGE_EVENT,
                               .event = {.submission_id = id,
                                         .kind = EVENT_ADOPT,
                                         .day = day_from_civil(2018, 6, 20),
                                         .outlet_id = o->outlet,
                                         .level = -1,
                                         .note = ""}};
        done(&o->app, &adopt);
    }
}

static int open_office(void **state)
{
    struct office *o = calloc(1, sizeof *o);
    struct tb_err e = {0};
    const struct store_birth birth = {.office = "", .zone = "Asia/Shanghai"};
    i18n_init("en", "/nonexistent");
    snprintf(o->dir, sizeof o->dir, "/tmp/tongbao-app-XXXXXX");
    if (!mkdtemp(o->dir))
        return -1;
    snprintf(o->path, sizeof o->path, "%s/t.db", o->dir);
    const struct app_options made = {
        .db = o->path, .as = "li", .now = "2018-06-20", .store_flags = STORE_CREATE};
    const struct app_options opened = {
        .db = o->path, .as = "wang", .now = "2018-06-20"};
    must(app_create(&o->app, &made, &birth, &e), &e);
    fill(o);
    must(app_open(&o->other, &opened, &e), &e);
    *state = o;
    return 0;
}

static int close_office(void **state)
{
    struct office *o = *state;
    char journal[128];
    app_close(&o->app);
    app_close(&o->other);
    snprintf(journal, sizeof journal, "%s-journal", o->path);
    unlink(journal);
    unlink(o->path);
    rmdir(o->dir);
    free(o);
    return 0;
}

static struct period june(void)
{
    return period_of(PERIOD_MONTH, day_from_civil(2018, 6, 20));
}

static void compare_units(const struct board *full, const struct board *less)
{
    assert_int_equal(full->n_units, 2);
    assert_int_equal(less->n_units, 2);
    for (size_t i = 0; i < full->n_units; i++) {
        assert_int_equal(less->units[i].owner_id, full->units[i].owner_id);
        assert_int_equal(less->units[i].points, full->units[i].points);
        assert_int_equal(less->units[i].adopted, full->units[i].adopted);
        assert_int_equal(less->units[i].place, full->units[i].place);
        assert_true(full->units[i].outlets[0] > 0);
        assert_int_equal(less->units[i].outlets[0], 0);
    }
    assert_int_equal(less->points, full->points);
    assert_int_equal(less->n_gaps, full->n_gaps);
    for (size_t i = 0; i < full->n_gaps; i++) {
        assert_int_equal(less->gaps[i].missing, full->gaps[i].missing);
        assert_int_equal(less->gaps[i].done, full->gaps[i].done);
        assert_int_equal(less->gaps[i].pace, full->gaps[i].pace);
    }
}

static void less_says_the_same(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct board *full, *light, *sums;
    struct tb_err e = {0};
    must(app_board(&o->app, june(), &a, &full, &e), &e);
    must(app_board_light(&o->app, june(), &a, &light, &e), &e);
    must(app_board_sums(&o->app, june(), &a, &sums, &e), &e);
    compare_units(full, light);
    compare_units(full, sums);
    assert_int_equal(full->n_people, 1);
    assert_int_equal(full->people[0].submitted, 5);
    for (size_t i = 0; i < full->n_gaps; i++) {
        assert_true(full->gaps[i].forecast > full->gaps[i].done);
        assert_int_equal(light->gaps[i].forecast, full->gaps[i].forecast);
        assert_int_equal(sums->gaps[i].forecast, full->gaps[i].done);
    }
    arena_free(&a);
}

/* Others' submissions leave the names where they are; others' names arrive. */
static void names_are_read_when_changed(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct board *b;
    struct tb_err e = {0};
    const struct unit *before = o->other.names.units;
    submit(o, &o->app, 0, day_from_civil(2018, 6, 19));
    must(app_board(&o->other, june(), &a, &b, &e), &e);
    assert_int_equal(b->submitted, 6);
    assert_ptr_equal(o->other.names.units, before);
    assert_int_equal(o->other.seq, o->app.seq);

    add_unit(&o->app, "South", o->app.names.groups[0].id);
    must(app_board(&o->other, june(), &a, &b, &e), &e);
    assert_int_equal(o->other.names.n_units, 3);
    assert_int_equal(b->n_units, 3);

    struct receipt r;
    char what[200];
    must(app_undo(&o->app, 0, &r, what, sizeof what, &e), &e); /* South's group */
    must(app_refresh(&o->other, &e), &e);
    assert_int_equal(o->other.names.n_memberships, 2);
    arena_free(&a);
}

/* How many pieces of the first unit an article of such a length would be. */
static int64_t would_count(struct office *o, int64_t length)
{
    struct arena a = {0};
    struct preview p;
    struct tb_err e = {0};
    const struct submission s = {.day = day_from_civil(2018, 6, 19),
                                 .received = TB_DAY_NONE,
                                 .title = "Another",
                                 .type = "",
                                 .note = "",
                                 .length = length,
                                 .units = {o->unit[0]},
                                 .n_units = 1};
    must(app_preview(&o->app, &s, 0, &a, &p, &e), &e);
    int64_t n = board_standing(p.after, OWNER_UNIT, o->unit[0])->submitted -
                board_standing(p.before, OWNER_UNIT, o->unit[0])->submitted;
    arena_free(&a);
    return n;
}

/* What a scheme does not count as submitted is not promised while it is entered. */
static void previews_count_as_the_scheme_does(void **state)
{
    struct office *o = *state;
    assert_int_equal(would_count(o, 50), 1);
    struct change s = {.kind = CHANGE_SCHEME,
                       .scheme = {.name = "n",
                                  .text = "scheme n from 2018-06-01\nadoptions all\n"
                                          "submit set 1\n"
                                          "count submitted submit length >= 100\n",
                                  .from = day_from_civil(2018, 6, 1),
                                  .to = TB_DAY_NONE}};
    done(&o->app, &s);
    assert_int_equal(would_count(o, 100), 1);
    assert_int_equal(would_count(o, 50), 0);
}

/* What is entered late costs its point, and is no longer missed. */
static void previews_answer_a_topic(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct preview p;
    struct tb_err e = {0};
    tb_day day = day_from_civil(2018, 6, 19);
    struct change s = {.kind = CHANGE_SCHEME,
                       .scheme = {.name = "n",
                                  .text = "scheme n from 2018-06-01\nadoptions all\n"
                                          "submit overdue yes set -1\nsubmit set 1\n"
                                          "missed set -2\n",
                                  .from = day_from_civil(2018, 6, 1),
                                  .to = TB_DAY_NONE}};
    struct change t = {.kind = CHANGE_TOPIC,
                       .topic = {.title = "Flood", .issued = day - 9, .due = day - 5}};
    done(&o->app, &s);
    struct submission x = {.day = day,
                           .received = TB_DAY_NONE,
                           .title = "Another",
                           .type = "",
                           .note = "",
                           .length = -1,
                           .topic_id = done(&o->app, &t),
                           .units = {o->unit[0]},
                           .n_units = 1};
    must(app_preview(&o->app, &x, 0, &a, &p, &e), &e);
    for (int i = 0; i < 2; i++) {
        tb_amount more = board_standing(p.after, OWNER_UNIT, o->unit[i])->points -
                         board_standing(p.before, OWNER_UNIT, o->unit[i])->points;
        assert_int_equal(more, i == 0 ? TB_ONE : 0);
    }
    struct change c = {.kind = CHANGE_SUBMIT, .submit = x};
    struct board *b;
    done(&o->app, &c);
    must(app_board(&o->app, june(), &a, &b, &e), &e);
    for (int i = 0; i < 2; i++)
        assert_int_equal(board_standing(b, OWNER_UNIT, o->unit[i])->points,
                         board_standing(p.after, OWNER_UNIT, o->unit[i])->points);
    assert_int_equal(b->n_missed, 1);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(less_says_the_same, open_office, close_office),
        cmocka_unit_test_setup_teardown(names_are_read_when_changed, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(previews_count_as_the_scheme_does, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(previews_answer_a_topic, open_office,
                                        close_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
