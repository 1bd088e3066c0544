#include "world.h"

#define LONG_NAME 201

/* What the refusals below are tried on. */
struct office {
    struct world *w;
    int64_t g, h, u, closed, p, daily, ended;
    struct submission now;
    struct change_context x;
};

static struct office office_new(void)
{
    struct office o = {.w = world_new()};
    struct world *w = o.w;

    o.g = world_group(w, "甲组");
    o.h = world_group(w, "乙组");
    o.u = world_unit(w, "县委办", o.g);
    o.closed = world_unit_open(w, "Old Office", on("2020-01-01"), on("2025-12-31"));
    world_member(w, o.closed, o.g, NEVER, NEVER);
    o.p = world_person(w, "张三", o.u);
    w->people[0].login = "zhang";
    o.daily = world_outlet(w, "Daily", LEVEL_OWN);
    o.ended = world_outlet(w, "Ended", LEVEL_CITY);
    w->outlets[1].from = on("2020-01-01");
    w->outlets[1].to = on("2025-12-31");
    world_scheme(w, "scheme x from 2026-01-01\nadoptions all\nadopt set 3\n");
    names_index(&w->a, &w->names);
    o.now = (struct submission){.ref = "2026-0001",
                                .day = on("2026-03-01"),
                                .received = NEVER,
                                .title = "t",
                                .type = "",
                                .note = "",
                                .length = -1,
                                .units = {o.u},
                                .n_units = 1};
    o.x = (struct change_context){.names = &w->names, .schemes = &w->schemes};
    return o;
}

static void ok(const struct office *o, const struct change *c)
{
    struct tb_err e = {0};
    enum tb_rc rc = change_check(c, &o->x, &e);
    if (rc != TB_OK)
        fail_msg("refused: %s", e.msg);
}

static void no(const struct office *o, const struct change *c, const char *says)
{
    struct tb_err e = {0};
    enum tb_rc rc = change_check(c, &o->x, &e);
    if (rc == TB_OK)
        fail_msg("accepted; should say %s", says);
    if (!strstr(e.msg, says))
        fail_msg("says: %s; should say: %s", e.msg, says);
    assert_int_equal(rc, e.rc);
}

static void no_rc(const struct office *o, const struct change *c, enum tb_rc want)
{
    struct tb_err e = {0};
    assert_int_equal(change_check(c, &o->x, &e), want);
    assert_true(strlen(e.msg) > 10);
}

static void test_names(void **state)
{
    struct office o = office_new();
    char big[LONG_NAME + 1];
    (void)state;

    memset(big, 'x', LONG_NAME);
    big[LONG_NAME] = '\0';
    struct change c = {.kind = CHANGE_GROUP, .group = {.name = "丙组"}};
    ok(&o, &c);
    static const struct {
        const char *name, *says;
    } bad[] = {{"甲组", "a group already"},
               {" 甲组　", "a group already"},
               {"县委办", "a unit already"},
               {"", "empty"},
               {"　 ", "empty"},
               {"a;b", "semicolon"},
               {"a；b", "semicolon"},
               {"\xff\xfe", "UTF-8"},
               {NULL, "empty"}};
    for (size_t i = 0; i < COUNT(bad); i++) {
        c.group.name = bad[i].name;
        no(&o, &c, bad[i].says);
    }
    c.group.name = big;
    no(&o, &c, "201");

    c = (struct change){.kind = CHANGE_PERSON,
                        .person = {.name = "李四", .login = "li"}};
    ok(&o, &c);
    c.person.login = "zhang";
    no(&o, &c, "张三");
    c.person = (struct person){.name = "张三", .login = ""};
    no(&o, &c, "already");

    c = (struct change){.kind = CHANGE_OUTLET,
                        .outlet = {.name = "New", .from = NEVER, .to = NEVER}};
    ok(&o, &c);
    c.outlet.name = "Daily";
    no(&o, &c, "already");
    c.outlet.name = "Submitted";
    no(&o, &c, "fixed column");
    c.outlet.name = "ｒａｎｋ";
    no(&o, &c, "fixed column");
    c.outlet.name = "New";
    c.outlet.from = on("2026-02-01");
    c.outlet.to = on("2026-01-31");
    no(&o, &c, "2026-01-31");
    world_free(o.w);
}

static void test_units(void **state)
{
    struct office o = office_new();
    (void)state;
    const struct unit good = {.name = "New",
                              .alias = "",
                              .head = "",
                              .leader = "",
                              .opened = NEVER,
                              .closed = NEVER,
                              .parent_id = o.u};
    struct change c = {.kind = CHANGE_UNIT, .unit = good};
    ok(&o, &c);
    c.unit.name = "乙组";
    no(&o, &c, "a group already");
    c.unit = good;
    c.unit.parent_id = 999;
    no_rc(&o, &c, TB_NOTFOUND);
    c.unit = o.w->units[0];
    c.unit.parent_id = o.u;
    no(&o, &c, "own parent");
    c.unit.parent_id = 0;
    ok(&o, &c); /* its own name is free for it */
    c.unit = good;
    c.unit.opened = on("2026-02-01");
    c.unit.closed = on("2026-01-01");
    no(&o, &c, "before it opens");
    c.unit.opened = TB_DAY_MAX + 1;
    no(&o, &c, "2199-12-31");
    world_free(o.w);
}

/* An alias stands for one unit, or what is entered under it would go to any of two. */
static void test_aliases(void **state)
{
    struct office o = office_new();
    (void)state;
    o.w->units[0].alias = "县办; ＸＢ";
    const struct unit good = {.name = "New",
                              .alias = "新;  新办",
                              .head = "",
                              .leader = "",
                              .opened = NEVER,
                              .closed = NEVER};
    struct change c = {.kind = CHANGE_UNIT, .unit = good};
    ok(&o, &c);
    static const struct {
        const char *name, *alias, *says;
    } bad[] = {{"New", "新；xb;XB", "县委办"},
               {"New", "县办", "县委办"},
               {"New", "Old Office", "Old Office"},
               {"New", "乙组", "a group"},
               {" 县办 ", "", "县委办"}};
    for (size_t i = 0; i < COUNT(bad); i++) {
        c.unit.name = bad[i].name;
        c.unit.alias = bad[i].alias;
        no(&o, &c, bad[i].says);
    }
    c.unit = o.w->units[0];
    ok(&o, &c); /* its own alias is free for it */
    c = (struct change){.kind = CHANGE_GROUP, .group = {.name = "县办"}};
    no(&o, &c, "县委办");
    world_free(o.w);
}

static void test_moves_and_posts(void **state)
{
    struct office o = office_new();
    (void)state;
    struct change c = {
        .kind = CHANGE_MOVE,
        .move = {
            .unit_id = o.u, .group_id = o.h, .from = on("2026-02-01"), .to = NEVER}};
    ok(&o, &c);
    c.move.from = NEVER;
    no(&o, &c, "from which day");
    c.move.from = on("2026-02-01");
    c.move.group_id = o.g;
    no(&o, &c, "already");
    c.move.unit_id = o.closed;
    c.move.group_id = o.h;
    no(&o, &c, "2025-12-31");
    c.move.from = on("2019-12-31");
    no(&o, &c, "2020-01-01");
    c.move.unit_id = 999;
    no_rc(&o, &c, TB_NOTFOUND);

    c = (struct change){.kind = CHANGE_POST,
                        .post = {.person_id = o.p,
                                 .unit_id = o.u,
                                 .role = ROLE_HEAD,
                                 .from = on("2026-02-01"),
                                 .to = NEVER}};
    ok(&o, &c); /* another role */
    c.post.role = ROLE_LEADER;
    no(&o, &c, "already");
    c.post.role = (enum role)9;
    no(&o, &c, "officer");
    c.post.role = ROLE_HEAD;
    c.post.from = NEVER;
    no(&o, &c, "has a post already");
    c.post.unit_id = o.closed;
    c.post.from = on("2026-01-01");
    no(&o, &c, "2025-12-31");
    world_free(o.w);
}

static void test_the_end_of_a_post(void **state)
{
    struct office o = office_new();
    struct post *p = &o.w->posts[0];
    (void)state;
    struct change c = {.kind = CHANGE_POST_END,
                       .post = {.id = p->id, .to = on("2026-03-31")}};
    ok(&o, &c);
    c.post.to = NEVER;
    no(&o, &c, "on which day");
    c.post.id = 999;
    no_rc(&o, &c, TB_NOTFOUND);
    c.post = (struct post){.id = p->id, .to = on("2026-03-31")};
    p->from = on("2026-04-01");
    no(&o, &c, "begins on 2026-04-01");
    p->from = NEVER;
    p->to = on("2026-03-31");
    no(&o, &c, "ends on 2026-03-31 already");
    c.post.to = on("2026-05-01"); /* later than it was said */
    ok(&o, &c);
    struct post *next = &o.w->posts[o.w->names.n_posts++];
    *next = *p;
    next->id = 900;
    next->from = on("2026-04-15");
    next->to = NEVER;
    no(&o, &c, "another post from 2026-04-15");
    world_free(o.w);
}

static void test_submissions(void **state)
{
    struct office o = office_new();
    char title[CHANGE_TITLE_MAX + 2];
    (void)state;

    memset(title, 'x', sizeof title - 1);
    title[sizeof title - 1] = '\0';
    struct change c = {.kind = CHANGE_SUBMIT, .submit = o.now};
    ok(&o, &c);
    c.submit.title = " ";
    no(&o, &c, "the title is empty");
    c.submit.title = title;
    no(&o, &c, "2001");
    c.submit = o.now;
    c.submit.day = NEVER;
    no(&o, &c, "not given");
    c.submit.day = TB_DAY_MIN - 1;
    no(&o, &c, "1970-01-01");
    c.submit = o.now;
    c.submit.received = TB_DAY_MAX + 1;
    no(&o, &c, "2199-12-31");
    c.submit = o.now;
    c.submit.length = -2;
    no(&o, &c, "length");
    c.submit = o.now;
    c.submit.n_units = 0;
    no(&o, &c, "needs a unit");
    c.submit.n_units = 1;
    c.submit.units[0] = o.closed;
    no(&o, &c, "closed on 2025-12-31");
    c.submit.day = on("2019-12-31");
    no(&o, &c, "opens on 2020-01-01");
    c.submit.units[0] = 999;
    no_rc(&o, &c, TB_NOTFOUND);
    c.submit = o.now;
    c.submit.authors[0] = (struct author){.person_id = 0, .name = "某人"};
    c.submit.n_authors = 1;
    ok(&o, &c); /* not on the roster: kept as written */
    c.submit.authors[0].name = "";
    no(&o, &c, "the author is empty");
    world_free(o.w);
}

/* The scheme speaks of units and authors, or of neither. */
static void says_share(struct office *o, bool units, bool authors)
{
    static struct share said;
    said = (struct share){.units = units, .authors = authors, .how = SHARE_FULL};
    said.filter = filter_any();
    o->w->versions[0].shares = &said;
    o->w->versions[0].n_shares = 1;
}

static void test_sharing_must_be_said_first(void **state)
{
    struct office o = office_new();
    (void)state;
    struct change c = {.kind = CHANGE_SUBMIT, .submit = o.now};
    o.w->units[1].closed = NEVER;
    c.submit.units[1] = o.closed;
    c.submit.n_units = 2;
    no(&o, &c, "share units each equal");
    c.submit.day = on("2025-06-01"); /* no scheme at all */
    no(&o, &c, "2025-06-01");
    c.submit.day = o.now.day;
    says_share(&o, true, false);
    ok(&o, &c);
    c.submit.units[1] = c.submit.units[0];
    no(&o, &c, "named twice");

    c.submit = o.now;
    c.submit.authors[0] = (struct author){o.p, "张三"};
    c.submit.authors[1] = (struct author){0, "某人"};
    c.submit.n_authors = 2;
    no(&o, &c, "share authors each full");
    says_share(&o, true, true);
    ok(&o, &c);
    c.submit.authors[1] = (struct author){o.p, "张　三"};
    no(&o, &c, "named twice");

    /* What was said when it came in may be unsaid when it is adopted. */
    o.now.units[1] = o.closed;
    o.now.n_units = 2;
    o.x.now = &o.now;
    says_share(&o, false, true);
    c = (struct change){.kind = CHANGE_EVENT,
                        .event = {.submission_id = 1,
                                  .kind = EVENT_ADOPT,
                                  .day = on("2026-03-02"),
                                  .outlet_id = o.daily,
                                  .level = -1}};
    no(&o, &c, "share units each full");
    c.event.unit_id = o.u;
    ok(&o, &c);
    c.event = (struct event){
        .submission_id = 1, .kind = EVENT_RETURN, .day = on("2026-03-02"), .level = -1};
    ok(&o, &c); /* earns nothing, asks nothing */
    world_free(o.w);
}

/* Fields that are given as they are alter nothing. */
static void test_amendments_that_alter(void **state)
{
    const struct submission now = {.day = 20000,
                                   .received = 20000,
                                   .title = "old",
                                   .type = "",
                                   .note = "",
                                   .length = -1,
                                   .units = {11, 12},
                                   .n_units = 2,
                                   .topic_id = 5};
    struct amendment m = {.fields = AMEND_TITLE | AMEND_UNITS | AMEND_TOPIC, .to = now};
    (void)state;
    assert_false(amendment_alters(&now, &m));
    m.to.title = "new";
    assert_true(amendment_alters(&now, &m));
    m.to.title = "old";
    m.to.units[0] = 12;
    m.to.units[1] = 11;
    assert_true(amendment_alters(&now, &m));
    m.fields = AMEND_TOPIC;
    assert_false(amendment_alters(&now, &m));
    m.to.topic_id = 0;
    assert_true(amendment_alters(&now, &m));
}

static void test_amendments(void **state)
{
    struct office o = office_new();
    (void)state;
    struct change c = {.kind = CHANGE_AMEND,
                       .amend = {.fields = AMEND_TITLE, .to = {.title = "new"}}};
    no_rc(&o, &c, TB_NOTFOUND);
    o.x.now = &o.now;
    ok(&o, &c);
    c.amend.to.title = "";
    no(&o, &c, "the title is empty");
    c.amend.fields = 0;
    no(&o, &c, "nothing");
    c.amend.fields = AMEND_UNITS;
    no(&o, &c, "needs a unit");
    c.amend.fields = AMEND_UNITS | AMEND_DAY;
    c.amend.to.units[0] = o.closed;
    c.amend.to.n_units = 1;
    c.amend.to.day = on("2024-01-01");
    ok(&o, &c);
    o.x.now_voided = true;
    no(&o, &c, "2026-0001 is void");
    world_free(o.w);
}

static void test_events(void **state)
{
    struct office o = office_new();
    (void)state;
    const struct event good = {.submission_id = 1,
                               .kind = EVENT_ADOPT,
                               .day = on("2026-03-02"),
                               .outlet_id = o.daily,
                               .level = -1,
                               .note = ""};
    struct change c = {.kind = CHANGE_EVENT, .event = good};
    no_rc(&o, &c, TB_NOTFOUND);
    o.x.now = &o.now;
    ok(&o, &c);
    c.event.outlet_id = 0;
    no(&o, &c, "needs the outlet");
    c.event.outlet_id = 999;
    no_rc(&o, &c, TB_NOTFOUND);
    c.event.outlet_id = o.ended;
    no(&o, &c, "ended on 2025-12-31");
    c.event = good;
    c.event.level = LEVEL_CITY;
    no(&o, &c, "Daily");
    c.event.level = LEVEL_OWN;
    ok(&o, &c);
    c.event = good;
    c.event.day = on("2026-02-28");
    no(&o, &c, "2026-03-01");
    c.event.day = NEVER;
    no(&o, &c, "not given");
    c.event = good;
    c.event.has_value = true;
    c.event.value = TB_AMOUNT_MAX;
    ok(&o, &c);
    c.event.value++;
    no(&o, &c, "1000000000");
    c.event = good;
    c.event.kind = (enum event_kind)EVENT_SUBMIT;
    no(&o, &c, "kind");
    c.event = good;
    c.event.form = (enum form)7;
    no(&o, &c, "single");
    c.event = good;
    c.event.unit_id = 999;
    no_rc(&o, &c, TB_NOTFOUND);
    c.event = (struct event){.submission_id = 1,
                             .kind = EVENT_INSTRUCT,
                             .day = on("2026-03-02"),
                             .level = LEVEL_PROVINCE,
                             .leader = LEADER_PRINCIPAL};
    ok(&o, &c); /* a level without an outlet */
    c.event = (struct event){
        .submission_id = 1, .kind = EVENT_VOID, .day = on("2026-02-01"), .level = -1};
    ok(&o, &c); /* a wrong date can be voided at once */
    o.x.now_voided = true;
    no(&o, &c, "void");
    world_free(o.w);
}

static struct change target_change(const struct office *o)
{
    return (struct change){.kind = CHANGE_TARGET,
                           .target = {.who_kind = WHO_GROUP,
                                      .who_id = o->g,
                                      .metric = METRIC_ADOPTED,
                                      .period_kind = PERIOD_MONTH,
                                      .amount = 2 * ONE,
                                      .from = NEVER,
                                      .to = NEVER,
                                      .filter = "",
                                      .of = "",
                                      .note = ""}};
}

static void test_targets(void **state)
{
    struct office o = office_new();
    (void)state;
    struct change c = target_change(&o);
    const struct target good = c.target;
    ok(&o, &c);
    c.target.filter = "outlet Daily form single";
    c.target.of = "adopted month";
    ok(&o, &c);
    c.target.of = "采用 月 outlet Daily";
    ok(&o, &c);
    c.target.of = "adopted";
    no(&o, &c, "METRIC PERIOD");
    c.target.of = "adopted month outlet Daily form single";
    no(&o, &c, "itself");
    c.target = good;
    c.target.filter = "outlet Weekly";
    no(&o, &c, "Weekly");
    c.target.filter = "relay";
    no(&o, &c, "adoptions");
    c.target.filter = "level city";
    c.target.metric = METRIC_SUBMITTED;
    no(&o, &c, "such as its type");
    c.target.filter = "type 调研";
    ok(&o, &c);
    world_free(o.w);
}

static void test_target_amounts(void **state)
{
    struct office o = office_new();
    (void)state;
    struct change c = target_change(&o);
    const struct target good = c.target;
    c.target.amount = 0;
    no(&o, &c, "above 0");
    c.target.exempt = true;
    no(&o, &c, "reason");
    c.target.note = "a reason";
    ok(&o, &c);
    c.target.amount = ONE;
    no(&o, &c, "no amount");
    c.target = good;
    c.target.amount = ONE / 2;
    no(&o, &c, "whole");
    c.target.metric = METRIC_RATE;
    ok(&o, &c);
    c.target.amount = 40 * ONE;
    no(&o, &c, "100%");
    c.target = good;
    c.target.who_id = o.u; /* a unit's id, not a group's */
    no_rc(&o, &c, TB_NOTFOUND);
    c.target.who_kind = WHO_UNIT;
    ok(&o, &c);
    c.target.who_kind = WHO_PERSON;
    c.target.who_id = o.p;
    ok(&o, &c);
    c.target.period_kind = PERIOD_MONTHS;
    no(&o, &c, "bimonth");
    world_free(o.w);
}

static void test_schemes_and_settings(void **state)
{
    struct office o = office_new();
    (void)state;
    struct change c = {.kind = CHANGE_SCHEME,
                       .scheme = {.name = "y",
                                  .text = "scheme y from 2026-07-01\nadoptions all\n"
                                          "adopt outlet Daily set 3\n",
                                  .from = on("2026-07-01"),
                                  .to = NEVER}};
    ok(&o, &c);
    c.scheme.from = on("2026-07-02");
    no(&o, &c, "its text");
    c.scheme.text = "scheme y from 2026-07-01\nadopt outlet Dally set 3\n";
    no(&o, &c, "line 2");
    no(&o, &c, "Daily");
    c.scheme.text = "scheme y from 2026-01-01\n";
    c.scheme.from = on("2026-01-01");
    no(&o, &c, "2026-01-01");
    c.scheme.text = "";
    no(&o, &c, "empty");

    c = (struct change){.kind = CHANGE_SETTING, .setting = {"office", "县委办"}};
    ok(&o, &c);
    c.setting = (struct setting){"zone", ""};
    no(&o, &c, "empty");
    c.setting = (struct setting){"colour", "red"};
    no(&o, &c, "colour");
    world_free(o.w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_aliases),
        cmocka_unit_test(test_moves_and_posts),
        cmocka_unit_test(test_the_end_of_a_post),
        cmocka_unit_test(test_submissions),
        cmocka_unit_test(test_sharing_must_be_said_first),
        cmocka_unit_test(test_amendments),
        cmocka_unit_test(test_amendments_that_alter),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_target_amounts),
        cmocka_unit_test(test_schemes_and_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
