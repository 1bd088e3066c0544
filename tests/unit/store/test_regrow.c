/* A scheme put in force over so many articles that others write between its slices:
 * behind it, before it, names too. What comes out is what a rebuild would give. */
#include "../../../src/store/impl.h"
#include "fixture.h"

#define DAY      day_from_civil(2018, 3, 1)
#define ARTICLES 40000
#define NEW                                                                            \
    "scheme new from 2018-01-01\nadoptions all\nshare each full\n"                     \
    "submit set 2\nadopt level county set 10\nadopt level city set 30\n"

struct others {
    struct fixture *f;
    struct store *s; /* another connection */
    int64_t first;   /* the first article */
    int calls, most; /* it writes so often, once half of them are scored */
    bool names;
    int64_t backwards; /* how often it began anew */
    int64_t done;
};

static struct change scheme(void)
{
    return (struct change){.kind = CHANGE_SCHEME,
                           .scheme = {.name = "new",
                                      .text = NEW,
                                      .from = day_from_civil(2018, 1, 1),
                                      .to = TB_DAY_NONE,
                                      .replace = true}};
}

static void others_put(struct others *o, const struct change *c)
{
    struct receipt r;
    ok(store_apply(o->s, &o->f->wang, c, 1, &r, e));
}

/* An adoption of the first article and of the last, a new article, and perhaps a name.
 */
static bool write_between(void *arg, int64_t done, int64_t total)
{
    struct others *o = arg;
    char name[32];
    (void)total;
    o->backwards += done < o->done;
    o->done = done;
    if (done < ARTICLES / 2 || o->calls++ >= o->most)
        return true;
    snprintf(name, sizeof name, "Outlet %d", o->calls);
    struct change c = event(o->first, EVENT_ADOPT, DAY + 61, o->f->county);
    c.event.note = name;
    others_put(o, &c);
    c = event(o->first + ARTICLES - 1, EVENT_ADOPT, DAY + 61, o->f->city);
    c.event.note = name;
    others_put(o, &c);
    c = submission(o->f, o->calls % 4, DAY, "Meanwhile");
    others_put(o, &c);
    c = (struct change){.kind = CHANGE_OUTLET,
                        .outlet = {.name = name,
                                   .level = LEVEL_COUNTY,
                                   .from = TB_DAY_NONE,
                                   .to = TB_DAY_NONE}};
    if (o->names)
        others_put(o, &c);
    return true;
}

static void add_many(struct others *o)
{
    struct fixture *f = o->f;
    struct receipt r;
    struct tb_now now = fixture_now();
    ok(store_begin(f->s, &f->li, e));
    ok(store_bulk(f->s, e));
    for (int i = 0; i < ARTICLES; i++) {
        char title[24];
        int64_t id;
        snprintf(title, sizeof title, "Title %d", i);
        struct change c = submission(f, i % 4, DAY + i % 60, title);
        ok(store_put(f->s, &c, &id, e));
        if (i == 0)
            o->first = id;
    }
    ok(store_commit(f->s, &r, e));
    ok(store_open(&o->s, f->path, STORE_PATIENT, NULL, &now, "wang", e));
}

static struct others office(void **state)
{
    struct others o = {.f = *state, .most = 1000};
    add_many(&o);
    return o;
}

static void put_in_force(struct others *o, int64_t *seq)
{
    struct progress p = {write_between, o};
    struct change c = scheme();
    struct receipt r;
    ok(store_apply_scheme(o->f->s, &o->f->li, &c, &p, &r, e));
    *seq = r.seq;
    assert_true(o->calls > 1);
    assert_findings(o->f, 0);
}

static void others_write_articles(void **state)
{
    struct others o = office(state);
    int64_t seq;
    put_in_force(&o, &seq);
    assert_int_equal(o.backwards, 0);
    store_close(&o.s);
}

static void others_write_a_name(void **state)
{
    struct others o = office(state);
    int64_t seq;
    o.names = true;
    o.most = 1;
    put_in_force(&o, &seq);
    assert_int_equal(o.backwards, 1);
    store_close(&o.s);
}

/* It comes to an end all the same. */
static void others_write_names_all_the_time(void **state)
{
    struct others o = office(state);
    int64_t seq;
    o.names = true;
    put_in_force(&o, &seq);
    assert_true(o.backwards <= 3);
    store_close(&o.s);
}

#define WITH_OFFICE(f)                                                                 \
    cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_OFFICE(others_write_articles),
        WITH_OFFICE(others_write_a_name),
        WITH_OFFICE(others_write_names_all_the_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
