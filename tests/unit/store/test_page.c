/* Windows of submissions against a plain list: every filter, both directions; and what
 * a window deep in the list costs. */
#include "base/text.h"

#include "../../../src/store/impl.h"
#include "dice.h"
#include "fixture.h"

#define ARTICLES 400
#define YEAR     day_from_civil(2018, 1, 1)

struct world {
    struct fixture *f;
    int64_t ids[ARTICLES];
    struct article_full *all; /* by (day, id), newest first */
    struct names names;
    struct arena a;
};

static const char *const titles[] = {"Flood on the 河", "flood relief", "Harvest",
                                     "Ｆｌｏｏｄ wide", "harvest home"};

static void move_unit(struct fixture *f, int64_t unit, int64_t group, tb_day from)
{
    struct change m = {
        .kind = CHANGE_MOVE,
        .move = {.unit_id = unit, .group_id = group, .from = from, .to = TB_DAY_NONE}};
    put(f, &m);
}

static void add_article(struct world *w, struct stamp *by, int i)
{
    struct fixture *f = w->f;
    struct change c = submission(f, dice(4), YEAR + dice(90), titles[dice(5)]);
    c.submit.type = dice(3) ? "" : "brief";
    if (dice(3) == 0) {
        c.submit.units[1] = f->unit[dice(4)];
        c.submit.n_units = c.submit.units[1] == c.submit.units[0] ? 1 : 2;
    }
    if (dice(2)) {
        int p = dice(2);
        c.submit.authors[0] = (struct author){f->person[p], p ? "Zhao" : "Chen"};
        c.submit.n_authors = 1;
    } else if (dice(3) == 0) {
        c.submit.authors[0] = (struct author){0, "Floodgate Li"};
        c.submit.n_authors = 1;
    }
    ok(store_put(f->s, &c, &w->ids[i], e));
    (void)by;
    static const enum event_kind kinds[] = {EVENT_ADOPT, EVENT_RETURN, EVENT_VOID,
                                            EVENT_RELAY};
    for (int k = dice(3); k > 0; k--) {
        struct tb_err refused; /* a voided article takes no more */
        int kind = dice(4);
        struct change ev = event(
            w->ids[i], kinds[kind], c.submit.day + dice(20),
            kinds[kind] == EVENT_ADOPT || kinds[kind] == EVENT_RELAY ? f->county : 0);
        store_put(f->s, &ev, NULL, &refused);
    }
}

static int newest_first(const void *pa, const void *pb)
{
    const struct article_full *a = pa, *b = pb;
    if (a->row.day != b->row.day)
        return a->row.day > b->row.day ? -1 : 1;
    return a->row.id > b->row.id ? -1 : a->row.id < b->row.id;
}

static int setup(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    struct receipt r;
    if (fixture_setup(state) != 0)
        return -1;
    w->f = *state;
    *state = w;
    /* Entered out of order: each ends, at the latest, where the next one begins. */
    move_unit(w->f, w->f->unit[0], w->f->organ, YEAR + 75);
    move_unit(w->f, w->f->unit[0], w->f->organ, YEAR + 40);
    move_unit(w->f, w->f->unit[0], w->f->town, YEAR + 60);
    move_unit(w->f, w->f->unit[1], w->f->organ, YEAR + 50);
    move_unit(w->f, w->f->unit[2], w->f->town, YEAR + 70);
    ok(store_begin(w->f->s, &w->f->li, e));
    for (int i = 0; i < ARTICLES; i++)
        add_article(w, &w->f->li, i);
    ok(store_commit(w->f->s, &r, e));
    w->all = arena_array(&w->a, ARTICLES, sizeof *w->all);
    for (int i = 0; i < ARTICLES; i++)
        ok(store_article(w->f->s, w->ids[i], &w->a, &w->all[i], e));
    qsort(w->all, ARTICLES, sizeof *w->all, newest_first);
    ok(store_names(w->f->s, &w->a, &w->names, e));
    return 0;
}

static int teardown(void **state)
{
    struct world *w = *state;
    *state = w->f;
    arena_free(&w->a);
    free(w);
    return fixture_teardown(state);
}

/* --- plainly ------------------------------------------------------------------- */

static bool has(const char *text, const char *find)
{
    struct strbuf a = {0}, b = {0};
    text_find_key(&a, text, strlen(text));
    text_find_key(&b, find, strlen(find));
    bool found = strstr(a.s, b.s) != NULL;
    strbuf_free(&a);
    strbuf_free(&b);
    return found;
}

static bool found(const struct article_row *r, const char *find)
{
    if (!find || !find[0] || has(r->title, find) || strcmp(r->ref, find) == 0)
        return true;
    for (size_t i = 0; i < r->n_authors; i++)
        if (has(r->authors[i].name, find))
            return true;
    return false;
}

static bool in_state(const struct article_full *x, enum article_state state)
{
    bool adopted = false, returned = false;
    for (size_t i = 0; i < x->n_events; i++) {
        adopted = adopted || x->events[i].event.kind == EVENT_ADOPT;
        returned = returned || x->events[i].event.kind == EVENT_RETURN;
    }
    switch (state) {
    case STATE_ANY:
        return true;
    case STATE_PENDING:
        return !x->row.voided && !adopted && !returned;
    case STATE_ADOPTED:
        return !x->row.voided && adopted;
    case STATE_RETURNED:
        return !x->row.voided && returned;
    case STATE_VOID:
        return x->row.voided;
    }
    return false;
}

static bool in_group(const struct world *w, const struct article_row *r, int64_t group)
{
    for (size_t i = 0; i < r->n_units; i++) {
        const struct membership *m =
            names_membership_on(&w->names, r->units[i], r->day);
        if (m && m->group_id == group)
            return true;
    }
    return false;
}

static bool matches(const struct world *w, const struct article_full *x,
                    const struct page_query *q)
{
    const struct article_row *r = &x->row;
    bool unit = !q->unit_id, person = !q->person_id;
    for (size_t i = 0; i < r->n_units; i++)
        unit = unit || r->units[i] == q->unit_id;
    for (size_t i = 0; i < r->n_authors; i++)
        person = person || r->authors[i].person_id == q->person_id;
    bool type = !q->type || strcmp(q->type, r->type) == 0;
    return unit && person && type && q->first <= r->day && r->day <= q->last &&
           (!q->group_id || in_group(w, r, q->group_id)) && found(r, q->find) &&
           in_state(x, q->state);
}

/* Is x on the wanted side of the position? */
static bool beyond(const struct article_row *r, const struct page_query *q)
{
    if (!q->at_id)
        return true;
    if (r->day == q->at_day && r->id == q->at_id)
        return q->inclusive;
    bool older = r->day != q->at_day ? r->day < q->at_day : r->id < q->at_id;
    return older != q->backwards;
}

static void compare(const struct world *w, const struct page_query *q)
{
    struct arena a = {0};
    struct page p;
    int64_t want[ARTICLES], total = 0, before = 0, got_total, got_before;
    size_t n = 0;
    struct page_query back = *q;
    back.backwards = true;
    back.inclusive = false;
    for (int i = 0; i < ARTICLES; i++) {
        if (!matches(w, &w->all[i], q))
            continue;
        total++;
        before += q->at_id && beyond(&w->all[i].row, &back);
        if (beyond(&w->all[i].row, q))
            want[n++] = w->all[i].row.id;
    }
    size_t skip = q->backwards && n > q->limit ? n - q->limit : 0;
    size_t show = n > q->limit ? q->limit : n;
    ok(store_page(w->f->s, q, &a, &p, e));
    if (p.n != show || p.more != (n > q->limit))
        fail_msg("%zu rows instead of %zu, more %d", p.n, show, p.more);
    for (size_t i = 0; i < show; i++)
        assert_int_equal(p.rows[i].id, want[skip + i]);
    ok(store_page_count(w->f->s, q, 10000, &got_total, &got_before, e));
    assert_int_equal(got_total, total);
    assert_int_equal(got_before, before);
    ok(store_page_count(w->f->s, q, 5, &got_total, &got_before, e));
    assert_int_equal(got_total, total < 5 ? total : 5);
    arena_free(&a);
}

static struct page_query random_query(const struct world *w)
{
    static const char *const finds[] = {
        "flood", "河",      "ZHAO",  "gate", "2018-0007",        "%",
        "",      "o",       "d",     "e 河", "on the 河",        "ood w",
        "ｆＬo", "2018-00", " the ", "t h",  "flood on the 河x", "dr",
        "odg",   "ch",      "\xE6"};
    const struct article_row *at = &w->all[dice(ARTICLES)].row;
    struct page_query q = {.first = YEAR - 10,
                           .last = YEAR + 400,
                           .backwards = dice(2),
                           .inclusive = dice(2),
                           .limit = (size_t)(1 + dice(30))};
    if (dice(3) == 0) {
        q.first = YEAR + dice(60);
        q.last = q.first + dice(60);
    }
    if (dice(3) == 0)
        q.unit_id = w->f->unit[dice(4)];
    else if (dice(3) == 0)
        q.person_id = w->f->person[dice(2)];
    if (dice(3) == 0)
        q.group_id = dice(2) ? w->f->town : w->f->organ;
    if (dice(3) == 0)
        q.find = finds[dice((int)(sizeof finds / sizeof finds[0]))];
    if (dice(4) == 0)
        q.type = dice(2) ? "brief" : "";
    if (dice(2))
        q.state = (enum article_state)dice(5);
    if (dice(4)) {
        q.at_day = at->day;
        q.at_id = at->id;
    }
    return q;
}

static void any_window_is_the_plain_one(void **state)
{
    const struct world *w = *state;
    int voided = 0, shared = 0;
    for (int i = 0; i < ARTICLES; i++) {
        voided += w->all[i].row.voided;
        shared += w->all[i].row.n_units > 1;
    }
    assert_true(voided > 10 && shared > 50);
    for (int i = 0; i < 3000; i++) {
        struct page_query q = random_query(w);
        compare(w, &q);
    }
}

/* The row at any place of any filter, and one past the end. */
static void any_place_is_the_plain_one(void **state)
{
    const struct world *w = *state;
    for (int i = 0; i < 300; i++) {
        struct page_query q = random_query(w), all;
        int64_t id, index = dice(ARTICLES + 20), at = 0, want = 0;
        tb_day day, want_day = TB_DAY_NONE;
        for (int k = 0; k < ARTICLES && !want; k++) {
            if (!matches(w, &w->all[k], &q) || at++ < index)
                continue;
            want = w->all[k].row.id;
            want_day = w->all[k].row.day;
        }
        all = q;
        if (dice(2)) /* position and limit do not matter */
            all.at_id = 0;
        ok(store_page_at(w->f->s, &all, index, &day, &id, e));
        assert_int_equal(id, want);
        assert_int_equal(day, want_day);
    }
    struct page_query q = {.first = YEAR, .last = YEAR + 100};
    int64_t id;
    tb_day day;
    ok(store_page_at(w->f->s, &q, -1, &day, &id, e));
    assert_int_equal(id, 0);
    ok(store_page_at(w->f->s, &q, ARTICLES - 1, &day, &id, e));
    assert_int_equal(id, w->all[ARTICLES - 1].row.id);
}

/* --- other orders ----------------------------------------------------------------- */

static int state_of(const struct article_full *x)
{
    for (int s = STATE_VOID; s > STATE_PENDING; s--)
        if (s != STATE_RETURNED && in_state(x, (enum article_state)s))
            return s;
    return in_state(x, STATE_RETURNED) ? STATE_RETURNED : STATE_PENDING;
}

static int compare_texts(const char *x, const char *y)
{
    struct arena a = {0};
    int c = strcmp(text_key_dup(&a, x), text_key_dup(&a, y));
    arena_free(&a);
    return (c > 0) - (c < 0);
}

static const char *first_author(const struct article_row *r)
{
    return r->n_authors ? r->authors[0].name : "";
}

static int order_of(const struct world *w, const struct article_full *x,
                    const struct article_full *y, enum article_sort sort)
{
    const struct article_row *a = &x->row, *b = &y->row;
    int64_t p = 0, q = 0;
    switch (sort) {
    case SORT_DAY:
        p = a->day, q = b->day;
        break;
    case SORT_UNIT:
        p = (int64_t)names_unit_order(&w->names, a->units[0]);
        q = (int64_t)names_unit_order(&w->names, b->units[0]);
        break;
    case SORT_STATE:
        p = state_of(x), q = state_of(y);
        break;
    case SORT_POINTS:
        p = a->points, q = b->points;
        break;
    case SORT_TITLE:
        return compare_texts(a->title, b->title);
    case SORT_AUTHOR:
        return compare_texts(first_author(a), first_author(b));
    case SORT_TYPE:
        return compare_texts(a->type, b->type);
    case SORT_REF:
        return strcmp(a->ref, b->ref);
    }
    return (p > q) - (p < q);
}

static const struct article_full *by_id(const struct world *w, int64_t id)
{
    for (int i = 0; i < ARTICLES; i++)
        if (w->all[i].row.id == id)
            return &w->all[i];
    fail();
    return w->all;
}

static void every_order_holds(void **state)
{
    const struct world *w = *state;
    struct arena a = {0};
    for (int i = 0; i < 160; i++) {
        struct page_query q = random_query(w);
        enum article_sort sort = (enum article_sort)(i % 8);
        bool down = i / 8 % 2;
        int64_t *ids;
        size_t n, want = 0;
        ok(store_order(w->f->s, &q, sort, down, ARTICLES, &a, &ids, &n, e));
        for (int k = 0; k < ARTICLES; k++)
            want += matches(w, &w->all[k], &q);
        assert_int_equal(n, want);
        for (size_t k = 1; k < n; k++) {
            const struct article_full *x = by_id(w, ids[k - 1]), *y = by_id(w, ids[k]);
            int c = order_of(w, x, y, sort);
            assert_true(down ? c >= 0 : c <= 0);
            assert_true(c != 0 || newest_first(x, y) < 0);
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

static void too_many_are_not_sorted(void **state)
{
    const struct world *w = *state;
    struct page_query q = {.first = YEAR, .last = YEAR + 100};
    struct arena a = {0};
    struct tb_err why;
    int64_t *ids;
    size_t n;
    assert_int_equal(
        store_order(w->f->s, &q, SORT_TITLE, false, ARTICLES - 1, &a, &ids, &n, &why),
        TB_INVALID);
    assert_non_null(strstr(why.msg, "399"));
    ok(store_order(w->f->s, &q, SORT_TITLE, false, ARTICLES, &a, &ids, &n, e));
    assert_int_equal(n, ARTICLES);
    arena_free(&a);
}

static void rows_by_id_skip_what_is_gone(void **state)
{
    const struct world *w = *state;
    struct arena a = {0};
    struct article_row *rows;
    size_t n;
    const int64_t ids[] = {w->ids[5], 999999999, w->ids[2], w->ids[300]};
    ok(store_rows(w->f->s, ids, 4, &a, &rows, &n, e));
    assert_int_equal(n, 3);
    assert_int_equal(rows[0].id, w->ids[5]);
    assert_int_equal(rows[1].id, w->ids[2]);
    assert_int_equal(rows[2].id, w->ids[300]);
    assert_string_equal(rows[1].title, by_id(w, w->ids[2])->row.title);
    arena_free(&a);
}

/* From the top to the end and back, page by page. */
static void paging_meets_every_row_once(void **state)
{
    const struct world *w = *state;
    struct arena a = {0};
    struct page p = {.more = true};
    struct page_query q = {.first = YEAR, .last = YEAR + 100, .limit = 7};
    int at = 0;
    while (p.more) {
        ok(store_page(w->f->s, &q, &a, &p, e));
        for (size_t i = 0; i < p.n; i++)
            assert_int_equal(p.rows[i].id, w->all[at++].row.id);
        q.at_day = p.rows[p.n - 1].day;
        q.at_id = p.rows[p.n - 1].id;
    }
    assert_int_equal(at, ARTICLES);
    q.backwards = true;
    at--;
    p.more = true;
    while (p.more) {
        ok(store_page(w->f->s, &q, &a, &p, e));
        for (size_t i = p.n; i-- > 0;)
            assert_int_equal(p.rows[i].id, w->all[--at].row.id);
        q.at_day = p.rows[0].day;
        q.at_id = p.rows[0].id;
    }
    assert_int_equal(at, 0);
    arena_free(&a);
}

struct seen {
    const struct world *w;
    int at;
};

static bool next_oldest(void *arg, const struct article_row *r)
{
    struct seen *s = arg;
    assert_int_equal(r->id, s->w->all[--s->at].row.id);
    return s->at > 3;
}

static void a_walk_goes_oldest_first_and_stops(void **state)
{
    const struct world *w = *state;
    struct page_query q = {.first = YEAR, .last = YEAR + 100};
    struct seen s = {.w = w, .at = ARTICLES};
    ok(store_each_article(w->f->s, &q, next_oldest, &s, e));
    assert_int_equal(s.at, 3);
}

/* --- what it costs ------------------------------------------------------------- */

/* Steps of SQLite's machine for one window of n rows. */
static int steps_of(struct store *s, const struct page_query *q, enum query sql,
                    size_t n)
{
    struct arena a = {0};
    struct page p;
    if (s->stmts[sql])
        sqlite3_stmt_status(s->stmts[sql], SQLITE_STMTSTATUS_VM_STEP, 1);
    ok(store_page(s, q, &a, &p, e));
    assert_int_equal(p.n, n);
    arena_free(&a);
    return sqlite3_stmt_status(s->stmts[sql], SQLITE_STMTSTATUS_VM_STEP, 1);
}

static int steps(struct store *s, const struct page_query *q, enum query sql)
{
    return steps_of(s, q, sql, q->limit);
}

/* The cost of a window deep in the list, in windows at its beginning. */
static void deep_costs_no_more(struct world *w, int64_t unit, enum query on,
                               enum query back)
{
    struct store *s = w->f->s;
    struct page_query q = {
        .first = YEAR, .last = YEAR + 100, .limit = 5, .unit_id = unit};
    const struct article_row *deep = &w->all[ARTICLES - 60].row, *top = &w->all[60].row;
    int first = steps(s, &q, on);
    q.at_day = deep->day;
    q.at_id = deep->id;
    assert_in_range(steps(s, &q, on), 1, first * 2);
    q.backwards = true;
    int later = steps(s, &q, back);
    assert_in_range(later, 1, first * 2);
    q.at_day = top->day;
    q.at_id = top->id;
    assert_in_range(steps(s, &q, back), 1, later * 2);
}

static void a_deep_window_is_not_scanned_for(void **state)
{
    struct world *w = *state;
    struct page_query q = {.first = YEAR, .last = YEAR + 100, .limit = 5};
    deep_costs_no_more(w, 0, Q_PAGE_ALL_ON, Q_PAGE_ALL_BACK);
    deep_costs_no_more(w, w->f->unit[2], Q_PAGE_UNIT_ON, Q_PAGE_UNIT_BACK);
    /* Negative control: a window for which everything must be looked at. */
    int first = steps(w->f->s, &q, Q_PAGE_ALL_ON);
    q.group_id = w->f->town + 100000;
    assert_true(steps_of(w->f->s, &q, Q_PAGE_ALL_ON, 0) > 10 * first);
    /* The index is not read to its end for a window of its first rows, nor for one deep
     * in it. */
    q.group_id = 0;
    q.find = "lood";
    first = steps(w->f->s, &q, Q_PAGE_TEXT_ON);
    q.at_day = w->all[ARTICLES / 2].row.day;
    q.at_id = w->all[ARTICLES / 2].row.id;
    assert_in_range(steps(w->f->s, &q, Q_PAGE_TEXT_ON), 1, first * 3);
    q.backwards = true;
    assert_in_range(steps(w->f->s, &q, Q_PAGE_TEXT_BACK), 1, first * 3);
}

#define t(f) cmocka_unit_test(f)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(any_window_is_the_plain_one),
        t(any_place_is_the_plain_one),
        t(every_order_holds),
        t(too_many_are_not_sorted),
        t(rows_by_id_skip_what_is_gone),
        t(paging_meets_every_row_once),
        t(a_walk_goes_oldest_first_and_stops),
        t(a_deep_window_is_not_scanned_for),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
