/* Who stands above whom, and who speaks to whom. */
#include "core/chain.h"

#include "world.h"

/* A post of a new person; persons, and so posts, come in the order of their ids. */
static int64_t post(struct world *w, const char *name, int64_t unit, enum role role,
                    tb_day from, tb_day to)
{
    int64_t id = world_person(w, name, unit);
    struct post *p = &w->posts[w->names.n_posts - 1];
    p->role = role;
    p->from = from;
    p->to = to;
    return id;
}

/* A further post of the newest person. */
static void again(struct world *w, int64_t unit, enum role role, tb_day from)
{
    struct post *p = &w->posts[w->names.n_posts];
    *p = p[-1];
    p->id = ++w->last_id;
    p->unit_id = unit;
    p->role = role;
    p->from = from;
    p->to = NEVER;
    w->names.n_posts++;
}

static struct unit *unit_of(struct world *w, int64_t id)
{
    size_t i = 0;
    while (i + 1 < w->names.n_units && w->units[i].id != id)
        i++;
    return &w->units[i];
}

struct office {
    struct world *w;
    int64_t office, room, town;
};

/* An office inside with a room below it, and a town outside. */
static struct office office_new(void)
{
    struct office o = {.w = world_new()};
    int64_t g = world_group(o.w, "rooms"), towns = world_group(o.w, "towns");
    o.office = world_unit(o.w, "Office", g);
    o.room = world_unit(o.w, "Room", g);
    o.town = world_unit(o.w, "Town", towns);
    unit_of(o.w, o.office)->track = TRACK_INSIDE;
    unit_of(o.w, o.room)->track = TRACK_INSIDE;
    unit_of(o.w, o.room)->parent_id = o.office;
    return o;
}

static void posts_come_before_texts(void **state)
{
    struct office o = office_new();
    tb_day day = on("2026-11-01");
    (void)state;
    struct chain c = chain_of(&o.w->a, &o.w->names, o.room, day);
    assert_string_equal(c.leader.name, "");
    assert_string_equal(c.head.name, "");
    assert_int_equal(c.n_officers, 0);

    unit_of(o.w, o.office)->leader = "Above";
    unit_of(o.w, o.room)->head = "Text";
    c = chain_of(&o.w->a, &o.w->names, o.room, day);
    assert_string_equal(c.leader.name, "Above");
    assert_null(c.leader.person);
    assert_string_equal(c.head.name, "Text");

    unit_of(o.w, o.room)->leader = "Own";
    c = chain_of(&o.w->a, &o.w->names, o.room, day);
    assert_string_equal(c.leader.name, "Own");

    post(o.w, "Lead", o.office, ROLE_LEADER, NEVER, NEVER);
    post(o.w, "Head", o.room, ROLE_HEAD, NEVER, NEVER);
    c = chain_of(&o.w->a, &o.w->names, o.room, day);
    assert_string_equal(c.leader.name, "Lead");
    assert_non_null(c.leader.person);
    assert_string_equal(c.head.name, "Head");
    c = chain_of(&o.w->a, &o.w->names, 999, day);
    assert_string_equal(c.head.name, "");
    world_free(o.w);
}

static void a_chain_is_of_its_day(void **state)
{
    struct office o = office_new();
    (void)state;
    post(o.w, "Old", o.town, ROLE_OFFICER, NEVER, on("2026-06-30"));
    post(o.w, "New", o.town, ROLE_OFFICER, on("2026-07-01"), NEVER);
    post(o.w, "Moved", o.town, ROLE_CADRE, NEVER, NEVER);
    again(o.w, o.room, ROLE_CADRE, on("2026-09-01"));
    struct chain c = chain_of(&o.w->a, &o.w->names, o.town, on("2026-06-30"));
    assert_int_equal(c.n_officers, 1);
    assert_string_equal(c.officers[0]->name, "Old");
    assert_int_equal(c.n_cadres, 1);
    c = chain_of(&o.w->a, &o.w->names, o.town, on("2026-09-01"));
    assert_string_equal(c.officers[0]->name, "New");
    assert_int_equal(c.n_cadres, 0); /* in two rooms on one day: the later post */
    c = chain_of(&o.w->a, &o.w->names, o.room, on("2026-09-01"));
    assert_string_equal(c.cadres[0]->name, "Moved");
    world_free(o.w);
}

static void a_ring_of_parents_ends(void **state)
{
    struct office o = office_new();
    (void)state;
    unit_of(o.w, o.office)->parent_id = o.room;
    struct chain c = chain_of(&o.w->a, &o.w->names, o.room, on("2026-11-01"));
    assert_string_equal(c.leader.name, "");
    world_free(o.w);
}

static void talk(struct chain_talk t, const char *speaker, const char *listener)
{
    assert_string_equal(t.speaker, speaker);
    assert_string_equal(t.listener, listener);
}

static void who_speaks_to_whom(void **state)
{
    struct office o = office_new();
    const struct names *n = &o.w->names;
    tb_day day = on("2026-11-01");
    (void)state;
    talk(chain_talk_unit(n, o.town, day), "", "");
    int64_t lead = post(o.w, "Lead", o.office, ROLE_LEADER, NEVER, NEVER);
    int64_t head = post(o.w, "Head", o.room, ROLE_HEAD, NEVER, NEVER);
    int64_t cadre = post(o.w, "Cadre", o.room, ROLE_CADRE, NEVER, NEVER);
    int64_t officer = post(o.w, "Officer", o.town, ROLE_OFFICER, NEVER, NEVER);
    int64_t gone = post(o.w, "Gone", o.room, ROLE_CADRE, NEVER, on("2026-01-31"));
    unit_of(o.w, o.town)->leader = "Mayor";
    talk(chain_talk_unit(n, o.room, day), "Lead", "Head");
    talk(chain_talk_unit(n, o.town, day), "Lead", "Mayor");
    unit_of(o.w, o.town)->head = "Town head";
    talk(chain_talk_unit(n, o.town, day), "Lead", "Town head");
    talk(chain_talk_person(n, cadre, day), "Head", "Cadre");
    talk(chain_talk_person(n, officer, day), "Town head", "Officer");
    talk(chain_talk_person(n, head, day), "Lead", "Head");
    talk(chain_talk_person(n, lead, day), "", "Lead");
    talk(chain_talk_person(n, gone, day), "", "Gone");
    talk(chain_talk_person(n, 999, day), "", "");
    world_free(o.w);
}

static void the_department_without_a_post_has_its_text(void **state)
{
    struct office o = office_new();
    tb_day day = on("2026-11-01");
    (void)state;
    unit_of(o.w, o.room)->leader = "Second";
    unit_of(o.w, o.town)->leader = "Mayor"; /* not of the department */
    assert_string_equal(chain_department(&o.w->names, day).name, "Second");
    unit_of(o.w, o.office)->leader = "First";
    assert_string_equal(chain_department(&o.w->names, day).name, "First");
    unit_of(o.w, o.office)->closed = on("2026-10-31");
    assert_string_equal(chain_department(&o.w->names, day).name, "Second");
    post(o.w, "Lead", o.room, ROLE_LEADER, NEVER, NEVER);
    assert_string_equal(chain_department(&o.w->names, day).name, "Lead");
    world_free(o.w);
}

static void who_is_missing(void **state)
{
    struct office o = office_new();
    tb_day day = on("2026-11-01");
    (void)state;
    struct chain c = chain_of(&o.w->a, &o.w->names, o.town, day);
    assert_int_equal(chain_gaps(&c, TRACK_OUTSIDE),
                     1 << ROLE_LEADER | 1 << ROLE_HEAD | 1 << ROLE_OFFICER);
    assert_int_equal(chain_gaps(&c, TRACK_INSIDE), 1 << ROLE_LEADER | 1 << ROLE_HEAD);
    unit_of(o.w, o.town)->leader = "Mayor";
    post(o.w, "Officer", o.town, ROLE_OFFICER, NEVER, NEVER);
    c = chain_of(&o.w->a, &o.w->names, o.town, day);
    assert_int_equal(chain_gaps(&c, TRACK_OUTSIDE), 1 << ROLE_HEAD);
    world_free(o.w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(posts_come_before_texts),
        cmocka_unit_test(a_chain_is_of_its_day),
        cmocka_unit_test(a_ring_of_parents_ends),
        cmocka_unit_test(who_speaks_to_whom),
        cmocka_unit_test(who_is_missing),
        cmocka_unit_test(the_department_without_a_post_has_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
