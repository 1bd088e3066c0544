/* The papers of a year from a ledger: a county that sent 52 issues and reported 90
 * articles up to August says so; papers keep what they said. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "app/yearly.h"

#include "../unit.h"

struct office {
    char dir[64], path[96];
    struct app app;
    int64_t group, unit, county, channel;
};

static void must(enum tb_rc rc, const struct tb_err *e)
{
    if (rc)
        fail_msg("%d %s", (int)rc, e->msg);
}

static int64_t done(struct office *o, const struct change *c)
{
    struct receipt r;
    struct tb_err e = {0};
    must(app_do(&o->app, c, 1, &r, &e), &e);
    return r.first_id;
}

static int64_t outlet(struct office *o, const char *name, enum level level)
{
    struct change c = {
        .kind = CHANGE_OUTLET,
        .outlet = {
            .name = name, .level = level, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    return done(o, &c);
}

static void put_scheme(struct office *o, const char *text, tb_day from)
{
    struct change s = {
        .kind = CHANGE_SCHEME,
        .scheme = {.name = "m", .text = text, .from = from, .to = TB_DAY_NONE}};
    done(o, &s);
}

static void fill(struct office *o)
{
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "rooms", .order = 1}};
    struct change u = {.kind = CHANGE_UNIT,
                       .unit = {.name = "Office",
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .track = TRACK_INSIDE,
                                .opened = TB_DAY_NONE,
                                .closed = TB_DAY_NONE}};
    struct change m = {.kind = CHANGE_MOVE,
                       .move = {.from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    m.move.group_id = o->group = done(o, &g);
    m.move.unit_id = o->unit = done(o, &u);
    done(o, &m);
    o->county = outlet(o, "County brief", LEVEL_COUNTY);
    o->channel = outlet(o, "Our channel", LEVEL_OWN);
    put_scheme(
        o,
        "scheme m from 2018-01-01\nadoptions all\nsubmit set 1\n"
        "award best top 1 unless false\naward articles top 1 articles level county\n",
        day_from_civil(2018, 1, 1));
}

static int open_office(void **state)
{
    struct office *o = calloc(1, sizeof *o);
    struct tb_err e = {0};
    const struct store_birth birth = {.office = "County", .zone = "Asia/Shanghai"};
    i18n_init("en", "/nonexistent");
    snprintf(o->dir, sizeof o->dir, "/tmp/tongbao-app-XXXXXX");
    if (!mkdtemp(o->dir))
        return -1;
    snprintf(o->path, sizeof o->path, "%s/t.db", o->dir);
    const struct app_options made = {
        .db = o->path, .as = "li", .now = "2018-08-31", .store_flags = STORE_CREATE};
    must(app_create(&o->app, &made, &birth, &e), &e);
    fill(o);
    *state = o;
    return 0;
}

static int close_office(void **state)
{
    struct office *o = *state;
    char journal[128];
    app_close(&o->app);
    snprintf(journal, sizeof journal, "%s-journal", o->path);
    unlink(journal);
    unlink(o->path);
    rmdir(o->dir);
    free(o);
    return 0;
}

static int64_t article(struct office *o, tb_day day, int n)
{
    char title[32];
    snprintf(title, sizeof title, "Article %d", n);
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = day,
                                  .received = TB_DAY_NONE,
                                  .title = title,
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .units = {o->unit},
                                  .n_units = 1}};
    return done(o, &c);
}

static void event(struct office *o, int64_t id, enum event_kind kind, tb_day day,
                  int64_t outlet_id)
{
    struct change c = {.kind = CHANGE_EVENT,
                       .event = {.submission_id = id,
                                 .kind = kind,
                                 .day = day,
                                 .outlet_id = outlet_id,
                                 .level = -1,
                                 .note = ""}};
    done(o, &c);
}

static void issue(struct office *o, tb_day day, int64_t submission)
{
    struct change c = {
        .kind = CHANGE_ISSUE,
        .issue = {.outlet_id = o->channel, .day = day, .title = "", .note = ""}};
    struct change i = {.kind = CHANGE_ISSUE_ITEM,
                       .item = {.submission_id = submission, .column = "News"}};
    i.item.issue_id = done(o, &c);
    if (submission)
        done(o, &i);
}

/* 100 articles from 2 January on, two a day; 90 went upward, one of them twice; 52
 * issues, four of them with an article; one issue and one relay came after August. */
static void county(struct office *o)
{
    tb_day first = day_from_civil(2018, 1, 2), late = day_from_civil(2018, 9, 3);
    for (int i = 0; i < 100; i++) {
        tb_day day = first + i / 2;
        int64_t id = article(o, day, i);
        if (i < 90)
            event(o, id, EVENT_RELAY, day + 1, 0);
        if (i == 3)
            event(o, id, EVENT_RELAY, day + 2, 0);
        if (i < 4)
            event(o, id, EVENT_ADOPT, day + 5, o->county);
        if (i < 52)
            issue(o, first + 4 * i, i < 4 ? id : 0);
        if (i == 99)
            event(o, id, EVENT_RELAY, late, 0);
    }
    issue(o, late, 0);
}

static struct paper made(struct office *o, enum yearly kind, const char *period,
                         struct arena *a)
{
    struct yearly_wish w = {.kind = kind, .track = -1};
    struct tb_err e = {0};
    struct paper p = {0};
    must(period_parse(period, &w.period, &e), &e);
    must(app_yearly(&o->app, &w, a, &p, &e), &e);
    return p;
}

static bool says(const struct paper *p, const char *text)
{
    for (size_t i = 0; i < p->n_blocks; i++)
        if (strstr(p->blocks[i].text, text))
            return true;
    return false;
}

static void a_county_says_just_so(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    county(o);
    struct paper p = made(o, YEARLY_REPORT, "2018-01..2018-08", &a);
    assert_true(
        says(&p, "Issues of the own channel: 52, with articles in their columns: 4."));
    assert_true(says(
        &p,
        "Articles submitted: 100; reported upward: 90; adopted: 4 (adoptions: 4)."));
    assert_false(says(&p, "year before"));
    assert_false(says(&p, "not over"));
    /* The whole year has what came after August too, and says that it is not over. */
    p = made(o, YEARLY_REPORT, "2018", &a);
    assert_true(says(&p, "own channel: 53,"));
    assert_true(says(&p, "reported upward: 91;"));
    assert_true(says(&p, "this is as of 31 August 2018"));
    /* A year later the same days are compared: up to August again. */
    p = made(o, YEARLY_REPORT, "2019-01..2019-08", &a);
    assert_true(
        says(&p, "The same days a year before: 1 January 2018 to 31 August 2018."));
    for (size_t i = 0; i < p.records->n_rows; i++) {
        const struct paper_cell *c = &p.records->cells[i * 4];
        if (!strcmp(c[0].text, "same days") && !strcmp(c[1].text, "relayed"))
            assert_string_equal(c[3].text, "90");
        if (!strcmp(c[0].text, "same days") && !strcmp(c[1].text, "issues"))
            assert_string_equal(c[3].text, "52");
    }
    arena_free(&a);
}

/* All texts of a paper, one after the other. */
static char *text_of(const struct paper *p)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < p->n_blocks; i++) {
        const struct paper_table *t = p->blocks[i].table;
        strbuf_printf(&b, "%s\n", p->blocks[i].text);
        for (size_t k = 0; t && k < t->n_rows * t->n_columns; k++)
            strbuf_printf(&b, "%s\t", t->cells[k].text);
        for (size_t k = 0; t && k < t->n_columns; k++)
            strbuf_printf(&b, "%s\t", t->columns[k].name);
    }
    return b.s;
}

/* The names are read again while a paper is on the screen. */
static void papers_outlive_the_names(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    tb_day day = day_from_civil(2018, 3, 1);
    event(o, article(o, day, 1), EVENT_ADOPT, day, o->county);
    for (int k = 0; k < YEARLY_KINDS; k++) {
        struct paper p = made(o, (enum yearly)k, "2018-Q1", &a);
        char *before = text_of(&p), *after;
        char text[80];
        snprintf(text, sizeof text, "scheme m from 2018-0%d-01\nadoptions highest\n",
                 4 + k);
        put_scheme(o, text, day_from_civil(2018, 4 + k, 1));
        after = text_of(&p);
        assert_string_equal(after, before);
        free(before);
        free(after);
    }
    arena_free(&a);
}

static void an_article_is_honoured(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    tb_day day = day_from_civil(2018, 3, 1);
    int64_t plain = article(o, day, 1), adopted = article(o, day, 2);
    event(o, adopted, EVENT_ADOPT, day, o->county);
    event(o, plain, EVENT_RELAY, day, 0);
    struct paper p = made(o, YEARLY_HONOURS, "2018", &a);
    assert_int_equal(p.records->n_rows, 2);
    assert_string_equal(p.records->cells[3].text, "Office");
    assert_string_equal(p.records->cells[p.records->n_columns + 3].text, "Article 2");
    /* Not in a period in which it was adopted by nobody. */
    p = made(o, YEARLY_HONOURS, "2018-04", &a);
    assert_int_equal(p.records->n_rows, 0);
    arena_free(&a);
}

static int64_t person(struct office *o, const char *name)
{
    struct change c = {.kind = CHANGE_PERSON, .person = {.name = name, .login = ""}};
    return done(o, &c);
}

static void post(struct office *o, int64_t who, int64_t unit, tb_day from, tb_day to)
{
    struct change c = {.kind = CHANGE_POST,
                       .post = {.person_id = who,
                                .unit_id = unit,
                                .role = ROLE_CADRE,
                                .from = from,
                                .to = to}};
    done(o, &c);
}

static int64_t room(struct office *o, const char *name)
{
    struct change u = {.kind = CHANGE_UNIT,
                       .unit = {.name = name,
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .track = TRACK_INSIDE,
                                .order = 2,
                                .opened = TB_DAY_NONE,
                                .closed = TB_DAY_NONE}};
    struct change m = {
        .kind = CHANGE_MOVE,
        .move = {.group_id = o->group, .from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    m.move.unit_id = done(o, &u);
    done(o, &m);
    return m.move.unit_id;
}

static void written_by(struct office *o, int64_t unit, int64_t who, tb_day day)
{
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = day,
                                  .received = TB_DAY_NONE,
                                  .title = "T",
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .units = {unit},
                                  .n_units = 1,
                                  .authors = {{who, "Li"}},
                                  .n_authors = 1}};
    done(o, &c);
}

/* Li moved on 1 March: all of the quarter stands in the later room, as in the ranking;
 * the rooms keep what was sent from them. */
static void who_moved_stands_in_the_last_room(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    tb_day march = day_from_civil(2018, 3, 1);
    int64_t li = person(o, "Li"), other = room(o, "Research");
    post(o, li, o->unit, TB_DAY_NONE, march - 1);
    post(o, li, other, march, TB_DAY_NONE);
    written_by(o, o->unit, li, march - 20);
    written_by(o, other, li, march + 3);
    written_by(o, other, li, march + 4);
    struct paper p = made(o, YEARLY_PAY, "2018-Q1", &a);
    const struct paper_cell *c = p.records->cells;
    size_t n = p.records->n_columns;
    assert_int_equal(p.records->n_rows, 3);
    /* group, unit, person, three months, beside, points */
    assert_string_equal(c[1].text, "Office");
    assert_string_equal(c[7].text, "1");
    assert_string_equal(c[n + 1].text, "Research");
    assert_string_equal(c[n + 7].text, "2");
    assert_string_equal(c[2 * n + 1].text, "Research");
    assert_string_equal(c[2 * n + 2].text, "Li");
    assert_string_equal(c[2 * n + 4].text, "1");
    assert_string_equal(c[2 * n + 5].text, "2");
    assert_string_equal(c[2 * n + 7].text, "3");
    assert_true(says(&p, "Li came from Office to Research inside the period."));
    p = made(o, YEARLY_PAY, "2018-02", &a);
    assert_string_equal(p.records->cells[p.records->n_columns + 2].text, "Li");
    assert_false(says(&p, "inside the period."));
    arena_free(&a);
}

/* The cell of the first record below a head. */
static const char *recorded(const struct paper *p, const char *head)
{
    for (size_t i = 0; i < p->records->n_columns; i++)
        if (!strcmp(p->records->columns[i].name, head))
            return p->records->cells[i].text;
    return "none";
}

/* What is not over is not missing, except of the period itself. */
static void only_what_is_over_is_missing(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    put_scheme(o,
               "scheme m from 2018-07-01\nadoptions all\nsubmit set 1\n"
               "quota units submitted per month 2\n",
               day_from_civil(2018, 7, 1));
    for (int i = 0; i < 3; i++)
        article(o, day_from_civil(2018, 8, 2), i);
    /* It is the last of August: July missed two, August is not over yet. */
    struct paper p = made(o, YEARLY_APPRAISAL, "2018-Q3", &a);
    assert_string_equal(recorded(&p, "required"), "2");
    assert_string_equal(recorded(&p, "done"), "0");
    assert_string_equal(recorded(&p, "missing"), "2");
    assert_true(says(&p, "The period is not over: this is as of 31 August 2018."));
    p = made(o, YEARLY_APPRAISAL, "2018-09", &a);
    assert_string_equal(recorded(&p, "missing"), "2");
    p = made(o, YEARLY_APPRAISAL, "2018-Q4", &a);
    assert_string_equal(recorded(&p, "required"), "-");
    p = made(o, YEARLY_APPRAISAL, "2018-07", &a);
    assert_false(says(&p, "not over"));
    arena_free(&a);
}

static void step(struct office *o, enum followup_kind kind, int month,
                 enum followup_state state)
{
    char name[16];
    struct receipt r;
    struct tb_err e = {0};
    tb_day first = day_from_civil(2018, month, 1);
    snprintf(name, sizeof name, "2018-%02d", month);
    struct change c[2] = {{.kind = CHANGE_FOLLOWUP,
                           .followup = {.kind = kind,
                                        .unit_id = o->unit,
                                        .period = name,
                                        .first = first,
                                        .last = day_add_months(first, 1) - 1,
                                        .cause = "t",
                                        .clause = "",
                                        .evidence = "",
                                        .speaker = "",
                                        .listener = ""}},
                          {.kind = CHANGE_FOLLOWUP_STEP,
                           .step = {.state = state,
                                    .day = day_from_civil(2018, 8, 30),
                                    .due = TB_DAY_NONE,
                                    .note = "n"}}};
    must(app_do(&o->app, c, 2, &r, &e), &e);
}

/* Talks that a rule asks for are none until they are held. */
static void what_was_carried_out_is_counted(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    put_scheme(o,
               "scheme m from 2018-06-01\nadoptions all\nsubmit set 1\n"
               "quota units submitted per month 2\n"
               "trigger t short submitted per month then talk criticise\n",
               day_from_civil(2018, 6, 1));
    struct paper p = made(o, YEARLY_APPRAISAL, "2018-06..2018-07", &a);
    assert_string_equal(recorded(&p, "asked"), "4");
    assert_string_equal(recorded(&p, "talks"), "0");
    assert_string_equal(recorded(&p, "criticised"), "0");
    step(o, FOLLOW_TALK, 6, FOLLOW_SENT);
    step(o, FOLLOW_TALK, 7, FOLLOW_HELD);
    step(o, FOLLOW_CRITICISE, 6, FOLLOW_SENT);
    step(o, FOLLOW_CRITICISE, 7, FOLLOW_DROPPED);
    step(o, FOLLOW_COMMEND, 7, FOLLOW_SENT);
    step(o, FOLLOW_EXPLAIN, 5, FOLLOW_SENT); /* about a period before */
    p = made(o, YEARLY_APPRAISAL, "2018-06..2018-07", &a);
    assert_string_equal(recorded(&p, "asked"), "4");
    assert_string_equal(recorded(&p, "explained"), "0");
    assert_string_equal(recorded(&p, "talks"), "1");
    assert_string_equal(recorded(&p, "criticised"), "1");
    assert_string_equal(recorded(&p, "commended"), "1");
    arena_free(&a);
}

static void too_many_months_are_refused(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct paper p;
    struct tb_err e = {0};
    struct yearly_wish w = {.kind = YEARLY_PAY, .track = -1};
    must(period_parse("2016-01..2018-01", &w.period, &e), &e);
    assert_int_equal(app_yearly(&o->app, &w, &a, &p, &e), TB_INVALID);
    assert_string_equal(e.msg, "25 months do not fit on a pay sheet, 24 do; choose a "
                               "shorter period");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_county_says_just_so, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(papers_outlive_the_names, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(an_article_is_honoured, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(who_moved_stands_in_the_last_room, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(only_what_is_over_is_missing, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(what_was_carried_out_is_counted, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(too_many_months_are_refused, open_office,
                                        close_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
