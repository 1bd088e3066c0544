/* Bulletins read what others wrote a moment ago, and keep nothing of what is read
 * again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "app/bulletin.h"
#include "app/followups.h"

#include "../unit.h"
#include "bulletin/wording.h"

struct office {
    char dir[64], path[96];
    struct app app, other; /* two programs on one file */
};

static const char template[] = "language en\ncolumns unit submitted\n---\n"
                               "= {period}\n{tables}\n{topics}\n{notes}\n";

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
    return r.first_id;
}

static void put_scheme(struct app *app, const char *text, tb_day from)
{
    struct change s = {
        .kind = CHANGE_SCHEME,
        .scheme = {.name = "m", .text = text, .from = from, .to = TB_DAY_NONE}};
    done(app, &s);
}

static void fill(struct app *app)
{
    struct change g = {.kind = CHANGE_GROUP, .group = {.name = "towns", .order = 1}};
    struct change u = {.kind = CHANGE_UNIT,
                       .unit = {.name = "East",
                                .alias = "",
                                .head = "",
                                .leader = "",
                                .opened = TB_DAY_NONE,
                                .closed = TB_DAY_NONE}};
    struct change m = {.kind = CHANGE_MOVE,
                       .move = {.from = TB_DAY_NONE, .to = TB_DAY_NONE}};
    m.move.group_id = done(app, &g);
    m.move.unit_id = done(app, &u);
    done(app, &m);
    struct change t = {.kind = CHANGE_TOPIC,
                       .topic = {.ref = "T1",
                                 .title = "Floods",
                                 .source = "",
                                 .note = "",
                                 .issued = TB_DAY_NONE,
                                 .due = day_from_civil(2018, 6, 10)}};
    done(app, &t);
    struct change x = {.kind = CHANGE_TARGET,
                       .target = {.who_kind = WHO_UNIT,
                                  .who_id = m.move.unit_id,
                                  .metric = METRIC_SUBMITTED,
                                  .period_kind = PERIOD_MONTH,
                                  .exempt = true,
                                  .from = TB_DAY_NONE,
                                  .to = TB_DAY_NONE,
                                  .filter = "",
                                  .of = "",
                                  .note = "new"}};
    done(app, &x);
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
    fill(&o->app);
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

static struct bulletin_wish june(void)
{
    struct bulletin_wish w = {.track = TRACK_OUTSIDE, .template = template};
    assert_int_equal(period_parse("2018-06", &w.period, NULL), TB_OK);
    return w;
}

/* The year is cut otherwise since a moment ago: the month that is published is the one
 * that the office has now. */
static void the_period_is_cut_as_it_is_now(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct circular c;
    struct paper p;
    struct bulletin_head head;
    struct tb_err e = {0};
    struct bulletin_wish w = june();
    put_scheme(&o->app, "scheme m from 2018-01-01\nadoptions all\nclock cutoff 25\n",
               day_from_civil(2018, 1, 1));
    must(app_bulletin_draft(&o->other, &w, &a, &c, &p, &e), &e);
    assert_int_equal(c.period.first, day_from_civil(2018, 5, 26));
    assert_int_equal(c.period.last, day_from_civil(2018, 6, 25));
    put_scheme(&o->app, "scheme m from 2018-01-02\nadoptions all\nclock cutoff 20\n",
               day_from_civil(2018, 1, 2));
    must(app_bulletin_freeze(&o->other, &w, &a, &head, &e), &e);
    assert_int_equal(head.first, day_from_civil(2018, 5, 21));
    assert_int_equal(head.last, day_from_civil(2018, 6, 20));
    assert_int_equal(app_bulletin_freeze(&o->other, &w, &a, &head, &e), TB_CONFLICT);
    arena_free(&a);
}

/* The names are read again while a draft is on the screen. */
static void a_draft_outlives_the_names(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct circular c;
    struct paper p;
    struct tb_err e = {0};
    struct bulletin_wish w = june();
    must(app_bulletin_draft(&o->app, &w, &a, &c, &p, &e), &e);
    assert_int_equal(c.n_topics, 1);
    assert_string_equal(c.topics[0].title, "Floods");
    assert_ptr_not_equal(c.topics[0].title, o->app.names.topics[0].title);
    assert_ptr_not_equal(c.topics[0].ref, o->app.names.topics[0].ref);
    assert_int_equal(c.n_units, 1);
    assert_true(c.units[0].exempt);
    assert_string_equal(c.units[0].exempt_note, "new");
    assert_ptr_not_equal(c.units[0].exempt_note, o->app.targets[0].note);
    arena_free(&a);
}

/* The bulletins that the newest entry corrects. */
static void corrected_are(struct office *o, int64_t seq, const char *want)
{
    struct strbuf refs = {0};
    struct tb_err e = {0};
    must(app_bulletin_corrected(&o->app, seq, &refs, &e), &e);
    assert_string_equal(refs.s, want);
    strbuf_free(&refs);
}

static int64_t instructed(struct office *o, int64_t article, tb_day day)
{
    struct receipt r;
    struct tb_err e = {0};
    struct change c = {.kind = CHANGE_EVENT,
                       .event = {.submission_id = article,
                                 .kind = EVENT_INSTRUCT,
                                 .day = day,
                                 .level = LEVEL_COUNTY,
                                 .note = ""}};
    must(app_do(&o->app, &c, 1, &r, &e), &e);
    return r.seq;
}

/* An article of June that is instructed on in July changes nothing that June said. */
static void only_what_moved_is_named(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct bulletin_head head;
    struct tb_err e = {0};
    struct bulletin_wish w = june();
    put_scheme(&o->app, "scheme m from 2018-01-01\nadoptions all\ninstruct set 5\n",
               day_from_civil(2018, 1, 1));
    must(app_refresh(&o->app, &e), &e);
    struct change c = {.kind = CHANGE_SUBMIT,
                       .submit = {.day = day_from_civil(2018, 6, 5),
                                  .received = TB_DAY_NONE,
                                  .title = "Floods in the east",
                                  .type = "",
                                  .note = "",
                                  .length = -1,
                                  .units = {o->app.names.units[0].id},
                                  .n_units = 1}};
    int64_t article = done(&o->app, &c);
    must(app_bulletin_freeze(&o->app, &w, &a, &head, &e), &e);
    corrected_are(o, instructed(o, article, day_from_civil(2018, 7, 2)), "");
    corrected_are(o, instructed(o, article, day_from_civil(2018, 6, 20)), "2018-001");
    arena_free(&a);
}

/* A person who was asked by name counts like a unit; what was withdrawn is not told. */
static void topics_are_of_persons_too(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct circular c;
    struct paper p;
    struct tb_err e = {0};
    struct bulletin_wish w = june();
    struct receipt r;
    must(app_refresh(&o->app, &e), &e);
    struct change person[] = {
        {.kind = CHANGE_PERSON, .person = {.name = "Chen", .login = ""}},
        {.kind = CHANGE_POST,
         .post = {.unit_id = o->app.names.units[0].id,
                  .role = ROLE_OFFICER,
                  .from = TB_DAY_NONE,
                  .to = TB_DAY_NONE}}};
    must(app_do(&o->app, person, 2, &r, &e), &e);
    const struct topic_who who = {.person_id = r.first_id};
    const struct topic topic = {.title = "Fires",
                                .source = "",
                                .note = "",
                                .issued = TB_DAY_NONE,
                                .due = day_from_civil(2018, 6, 15),
                                .who = &who,
                                .n_who = 1};
    struct change both[] = {{.kind = CHANGE_TOPIC, .topic = topic},
                            {.kind = CHANGE_TOPIC, .topic = topic}};
    must(app_do(&o->app, both, 2, &r, &e), &e);
    must(app_refresh(&o->app, &e), &e);
    struct change gone = {.kind = CHANGE_TOPIC_EDIT,
                          .topic = *names_topic(&o->app.names, r.first_id)};
    gone.topic.voided = true;
    must(app_do(&o->app, &gone, 1, &r, &e), &e);
    must(app_bulletin_draft(&o->app, &w, &a, &c, &p, &e), &e);
    assert_int_equal(c.n_topics, 2);
    assert_string_equal(c.topics[1].title, "Fires");
    assert_int_equal(c.topics[1].asked, 1);
    assert_int_equal(c.topics[1].done, 0);
    arena_free(&a);
}

/* A step on a follow-up about East or, with a person, about that one. */
static int64_t stepped(struct office *o, int64_t id, enum followup_kind kind,
                       enum followup_state state, tb_day day, tb_day due)
{
    const struct followup_step step = {
        .state = state, .day = day, .due = due, .note = "n"};
    struct arena a = {0};
    struct change c[2];
    struct receipt r;
    struct tb_err e = {0};
    struct follow f;
    must(app_follow_own(&o->app, kind, o->app.names.units[0].id, 0, "why", &a, &f, &e),
         &e);
    f.about.id = id;
    must(app_do(&o->app, c, app_follow_step(&f, &step, c), &r, &e), &e);
    arena_free(&a);
    return id ? id : r.first_id;
}

static const char acts[] = "language en\ncolumns unit submitted\n---\n= {period}\n"
                           "Talks: {talks}\nCriticised: {criticised}\n";

static const char *acts_of(const struct paper *p)
{
    return p->n_blocks > 1 ? p->blocks[1].text : "";
}

/* As it stood on the period's last day; what is dropped is not told; what was published
 * stays. */
static void what_was_done_is_told(void **state)
{
    struct office *o = *state;
    struct arena a = {0};
    struct circular c;
    struct paper p;
    struct bulletin_head head;
    struct tb_err e = {0};
    struct bulletin_wish w = june();
    const tb_day first = day_from_civil(2018, 6, 1);
    w.template = acts;
    must(app_refresh(&o->app, &e), &e);
    int64_t talk = stepped(o, 0, FOLLOW_TALK, FOLLOW_HELD, first + 4, TB_DAY_NONE);
    stepped(o, talk, FOLLOW_TALK, FOLLOW_RECTIFY, first + 5,
            day_from_civil(2018, 6, 30));
    stepped(o, talk, FOLLOW_TALK, FOLLOW_RECTIFY, first + 30,
            day_from_civil(2018, 8, 1));
    int64_t wrong =
        stepped(o, 0, FOLLOW_CRITICISE, FOLLOW_SENT, first + 6, TB_DAY_NONE);
    stepped(o, 0, FOLLOW_REMIND, FOLLOW_SENT, first + 6, TB_DAY_NONE);
    must(app_bulletin_freeze(&o->app, &w, &a, &head, &e), &e);
    stepped(o, wrong, FOLLOW_CRITICISE, FOLLOW_DROPPED, first + 7, TB_DAY_NONE);
    must(app_bulletin_draft(&o->app, &w, &a, &c, &p, &e), &e);
    assert_int_equal(c.n_followups, 1);
    assert_string_equal(acts_of(&p),
                        "Talks: East (why; to be put right by 30 June 2018)");
    assert_string_equal(p.blocks[2].text, "Criticised: ");
    must(app_bulletin_kept(&o->app, head.id, &a, &c, &p, &e), &e);
    assert_string_equal(p.blocks[2].text, "Criticised: East (why)");
    /* Of the other track nothing, and nothing that the template does not ask for. */
    w.track = TRACK_INSIDE;
    must(app_bulletin_draft(&o->app, &w, &a, &c, &p, &e), &e);
    assert_int_equal(c.n_followups, 0);
    w = june();
    must(app_bulletin_draft(&o->app, &w, &a, &c, &p, &e), &e);
    assert_int_equal(c.n_followups, 0);
    arena_free(&a);
}

/* Causes of ours have their words in a bulletin's own language. */
static void causes_are_said_in_the_bulletins_language(void **state)
{
    static const char *const causes[] = {CAUSE_SHORT, CAUSE_TOPIC_DUE,
                                         CAUSE_TOPIC_MISSED, CAUSE_OWN};
    (void)state;
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        const struct circular_followup x = {.kind = FOLLOW_TALK,
                                            .who = "",
                                            .cause = causes[i],
                                            .evidence = "",
                                            .due = TB_DAY_NONE};
        struct strbuf b = {0};
        wording_followup(&b, &x, 2018, true);
        assert_true(!b.s || !strstr(b.s, causes[i]));
        strbuf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_period_is_cut_as_it_is_now, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(a_draft_outlives_the_names, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(only_what_moved_is_named, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(topics_are_of_persons_too, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(what_was_done_is_told, open_office,
                                        close_office),
        cmocka_unit_test(causes_are_said_in_the_bulletins_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
