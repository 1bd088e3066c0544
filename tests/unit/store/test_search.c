/* The search index against a plain look at every title and author, while titles are
 * written, altered, undone, done again and imported; and what is found out when it, or
 * a title, is altered past the program. */
#include "base/text.h"

#include "../../../src/store/impl.h"
#include "dice.h"
#include "files.h"
#include "fixture.h"

#define YEAR day_from_civil(2018, 1, 1)
#define DAYS 60

static const char *const pieces[] = {"防汛", "河",    "东镇", "工作", "工",
                                     "作",   "Flood", "oo",   " ",    "“",
                                     "”",    "%",     "'",    "\"",   "Ａ",
                                     "é",    "2018",  "-",    "３",   "*",
                                     "汛防", "AND",   "\t",   "😀",    "か\xE3\x82\x99"};
#define PIECES ((int)(sizeof pieces / sizeof pieces[0]))

static const char *random_text(char *out, size_t size, int most)
{
    size_t used = 0;
    out[0] = '\0';
    for (int n = 1 + dice(most); n > 0; n--)
        used += (size_t)snprintf(out + used, size - used, "%s", pieces[dice(PIECES)]);
    return out;
}

/* A title must not be blank. */
static const char *random_title(char *out, size_t size)
{
    char text[200];
    snprintf(out, size, "%s%s", dice(2) ? "镇" : "x", random_text(text, 190, 8));
    return out;
}

static int64_t topic_id; /* made anew in each database */

static int setup(void **state)
{
    if (fixture_setup(state) != 0)
        return -1;
    struct change t = {.kind = CHANGE_TOPIC, .topic = {.title = "Flood"}};
    topic_id = put(*state, &t);
    return 0;
}

static void fill(struct fixture *f, struct change *c, char title[256], char author[256])
{
    *c = submission(f, dice(4), YEAR + dice(DAYS), random_title(title, 256));
    c->submit.topic_id = dice(4) ? 0 : topic_id;
    c->submit.type = dice(2) ? "brief" : dice(2) ? "Ｂrief" : "";
    if (dice(4) == 0) {
        c->submit.units[1] = f->unit[dice(4)];
        c->submit.n_units = c->submit.units[1] == c->submit.units[0] ? 1 : 2;
    }
    if (dice(2)) {
        int p = dice(3);
        c->submit.authors[0] = p < 2
                                   ? (struct author){f->person[p], p ? "Zhao" : "Chen"}
                                   : (struct author){0, random_title(author, 256)};
        c->submit.n_authors = 1;
    }
}

static void submit_some(struct fixture *f, int n)
{
    struct receipt r;
    char title[256], author[256];
    struct change c;
    ok(store_begin(f->s, &f->li, e));
    while (n-- > 0) {
        fill(f, &c, title, author);
        ok(store_put(f->s, &c, NULL, e));
    }
    ok(store_commit(f->s, &r, e));
}

/* --- plainly ------------------------------------------------------------------- */

static bool has(const char *text, const char *key)
{
    struct strbuf b = {0};
    text_find_key(&b, text, strlen(text));
    bool found = strstr(b.s ? b.s : "", key) != NULL;
    strbuf_free(&b);
    return found;
}

struct plain {
    const struct page_query *q;
    const char *key;
    int64_t ids[4000];
    size_t n;
};

static bool take(void *arg, const struct article_row *r)
{
    struct plain *p = arg;
    const struct page_query *q = p->q;
    struct arena a = {0};
    bool text = !p->key[0] || has(r->title, p->key) || strcmp(r->ref, q->find) == 0;
    bool unit = !q->unit_id, person = !q->person_id;
    for (size_t i = 0; i < r->n_authors; i++) {
        text = text || has(r->authors[i].name, p->key);
        person = person || r->authors[i].person_id == q->person_id;
    }
    for (size_t i = 0; i < r->n_units; i++)
        unit = unit || r->units[i] == q->unit_id;
    bool type =
        !q->type || strcmp(text_key_dup(&a, q->type), text_key_dup(&a, r->type)) == 0;
    bool topic = !q->topic_id || q->topic_id == r->topic_id;
    bool state = q->state == STATE_ANY || r->voided == (q->state == STATE_VOID);
    if (text && unit && person && type && topic && state)
        p->ids[p->n++] = r->id;
    arena_free(&a);
    return true;
}

static void compare(struct fixture *f, struct page_query *q)
{
    static struct plain p;
    struct arena a = {0};
    struct page page;
    struct strbuf key = {0};
    struct page_query all = {.first = q->first, .last = q->last};
    int64_t total, before;
    text_find_key(&key, q->find, strlen(q->find));
    p.q = q;
    p.key = key.s ? key.s : "";
    p.n = 0;
    ok(store_each_article(f->s, &all, take, &p, e)); /* oldest first */
    ok(store_page(f->s, q, &a, &page, e));
    ok(store_page_count(f->s, q, 1000000, &total, &before, e));
    if (page.n != p.n || total != (int64_t)p.n)
        fail_msg("'%s': %zu found, %lld counted, %zu are there", q->find, page.n,
                 (long long)total, p.n);
    for (size_t i = 0; i < p.n; i++)
        assert_int_equal(page.rows[i].id, p.ids[p.n - 1 - i]);
    strbuf_free(&key);
    arena_free(&a);
}

static void compare_some(struct fixture *f, int n)
{
    char find[256];
    while (n-- > 0) {
        struct page_query q = {.first = YEAR, .last = YEAR + DAYS, .limit = 4000};
        q.find =
            dice(12) ? random_text(find, sizeof find, dice(3) ? 1 : 3) : "2018-0003";
        if (dice(3) == 0)
            q.unit_id = f->unit[dice(4)];
        if (dice(6) == 0)
            q.person_id = f->person[dice(2)];
        if (dice(3) == 0)
            q.type = dice(2) ? "brief" : "";
        if (dice(4) == 0)
            q.topic_id = topic_id;
        if (dice(4) == 0)
            q.state = dice(2) ? STATE_VOID : STATE_PENDING;
        if (dice(3) == 0)
            q.last = q.first + dice(DAYS);
        compare(f, &q);
    }
}

/* --- writing ------------------------------------------------------------------- */

static void amend_one(struct fixture *f, int64_t id)
{
    char title[256], author[256];
    struct change from, c = {.kind = CHANGE_AMEND, .amend = {.submission_id = id}};
    struct receipt r;
    struct tb_err refused; /* void, or nothing to change */
    fill(f, &from, title, author);
    c.amend.to = from.submit;
    static const unsigned fields[] = {AMEND_TITLE, AMEND_DAY,     AMEND_TYPE,
                                      AMEND_UNITS, AMEND_AUTHORS, AMEND_NOTE,
                                      AMEND_TOPIC};
    for (int n = 1 + dice(3); n > 0; n--)
        c.amend.fields |= fields[dice(7)];
    store_apply(f->s, &f->li, &c, 1, &r, &refused);
}

static int64_t any_id(struct fixture *f)
{
    struct arena a = {0};
    struct page page;
    struct page_query q = {.first = YEAR, .last = YEAR + DAYS, .limit = 4000};
    ok(store_page(f->s, &q, &a, &page, e));
    int64_t id = page.n ? page.rows[dice((int)page.n)].id : 0;
    arena_free(&a);
    return id;
}

static void undo_or_redo(struct fixture *f)
{
    int64_t undo, redo;
    struct receipt r;
    struct tb_err refused;
    ok(store_undo_candidates(f->s, "li", &undo, &redo, e));
    if (dice(2))
        undo = redo;
    if (undo > 21) /* what the fixture made stays */
        store_undo(f->s, &f->li, undo, &r, &refused);
}

static void what_is_there_is_found(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    submit_some(f, 120);
    compare_some(f, 200);
    for (int i = 0; i < 250; i++) {
        int64_t id = any_id(f);
        int what = dice(10);
        if (what < 2) {
            submit_some(f, 1 + dice(5));
        } else if (what < 5 && id) {
            amend_one(f, id);
        } else if (what == 5 && id) {
            struct change v = event(id, EVENT_VOID, YEAR + DAYS, 0);
            struct tb_err refused;
            store_apply(f->s, &f->li, &v, 1, &r, &refused);
        } else {
            undo_or_redo(f);
        }
        compare_some(f, 4);
    }
    assert_findings(f, 0);
    ok(store_rebuild(f->s, &f->li, NULL, e));
    compare_some(f, 50);
    assert_findings(f, 0);
}

static void imported_all_at_once(void **state)
{
    struct fixture *f = *state;
    struct receipt r;
    char title[256], author[256];
    struct change c;
    int64_t id = 0;
    ok(store_begin(f->s, &f->li, e));
    ok(store_bulk(f->s, e));
    for (int i = 0; i < 1500; i++) {
        fill(f, &c, title, author);
        ok(store_put(f->s, &c, &id, e));
    }
    /* The batch goes on row by row. */
    struct change m = {.kind = CHANGE_AMEND,
                       .amend = {.submission_id = id,
                                 .fields = AMEND_TITLE,
                                 .to = {.title = "垚垚 at last"}}};
    ok(store_put(f->s, &m, NULL, e));
    ok(store_commit(f->s, &r, e));
    compare_some(f, 60);
    struct page_query q = {
        .first = YEAR, .last = YEAR + DAYS, .limit = 4000, .find = "垚垚"};
    compare(f, &q);
    assert_findings(f, 0);
    int64_t seq = r.seq;
    ok(store_undo(f->s, &f->li, seq, &r, e));
    compare_some(f, 20);
    assert_findings(f, 0);
    ok(store_undo(f->s, &f->li, r.seq, &r, e));
    compare_some(f, 60);
    assert_findings(f, 0);
}

static void a_batch_that_is_abandoned_leaves_nothing(void **state)
{
    struct fixture *f = *state;
    char title[256], author[256];
    struct change c;
    submit_some(f, 30);
    ok(store_begin(f->s, &f->li, e));
    fill(f, &c, title, author);
    ok(store_put(f->s, &c, NULL, e));
    store_abandon(f->s);
    compare_some(f, 50);
    assert_findings(f, 0);
}

/* --- altered past the program ----------------------------------------------------- */

/* As a shell would: without this program's functions. */
static void shell(struct fixture *f, const char *sql)
{
    sqlite3 *db;
    struct tb_now now = fixture_now();
    store_close(&f->s);
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_close(db);
    ok(store_open(&f->s, f->path, STORE_PATIENT, NULL, &now, "li", e));
}

static bool has_finding(struct fixture *f, const char *text)
{
    struct arena a = {0};
    struct verdict v;
    bool found = false;
    ok(store_verify(f->s, &a, NULL, &v, e));
    for (size_t i = 0; i < v.n; i++)
        found = found || strstr(v.items[i].text, text);
    arena_free(&a);
    return found;
}

static void verify_finds_what_was_altered(void **state)
{
    static const char *const alterations[] = {
        /* a row too many, one too few (its only words), one elsewhere, and pages gone
         */
        "INSERT INTO search(rowid, words) VALUES(7, '防汛')",
        "INSERT INTO search(search) VALUES('delete-all')",
        /* what only a new index mends */
        "DELETE FROM search_data WHERE id = 10", "DELETE FROM search_data",
        "UPDATE search_config SET v = 99", "DELETE FROM search_config",
        "DELETE FROM search_idx WHERE term = (SELECT max(term) FROM search_idx)",
        "DELETE FROM search_data WHERE id > 10",
        "INSERT INTO search(rowid, words) SELECT day << 40 | id, '汛汛' "
        "FROM submission ORDER BY id LIMIT 1",
        "INSERT INTO search(search, rowid, words) SELECT 'delete', day << 40 | id, "
        "'镇' FROM submission WHERE title LIKE '%镇' LIMIT 1"};
    struct fixture *f = *state;
    submit_some(f, 2500); /* of several pages */
    struct change last = submission(f, 0, YEAR, "石门镇");
    put(f, &last);
    for (size_t i = 0; i < sizeof alterations / sizeof alterations[0]; i++) {
        shell(f, alterations[i]);
        if (!has_finding(f, "search: the index"))
            fail_msg("not found out: %s", alterations[i]);
        ok(store_rebuild(f->s, &f->li, NULL, e));
        assert_findings(f, 0);
        compare_some(f, 5);
    }
    shell(f, "UPDATE submission SET title = '别的' WHERE id = "
             "(SELECT max(id) FROM submission)");
    assert_true(has_finding(f, "its content was altered"));
    assert_true(has_finding(f, "search: the index"));
    ok(store_rebuild(f->s, &f->li, NULL, e));
    assert_false(has_finding(f, "search: the index"));
    assert_true(has_finding(f, "its content was altered"));
}

/* --- a database of the first schema ----------------------------------------------- */

/* Takes away what later schemas brought. */
static void an_older_file_is_searched_too(void **state)
{
    struct fixture *f = *state;
    topic_id = 0;
    submit_some(f, 200);
    shell(f, "DROP TABLE search; DROP TABLE bulletin; DROP TABLE topic_who; "
             "DROP TABLE followup_step; DROP TABLE followup; DROP TABLE outcome; "
             "DROP TABLE attendance; DROP TABLE meeting; DROP TABLE contact; "
             "DROP TABLE issue_item; DROP TABLE issue; "
             "DROP INDEX submission_by_topic; "
             "ALTER TABLE submission DROP COLUMN topic_id; DROP TABLE topic; "
             "PRAGMA user_version = 1");
    compare_some(f, 100);
    assert_findings(f, 0);
    char kept[120];
    snprintf(kept, sizeof kept, "%s.schema1.bak", f->path);
    assert_true(there(kept));
    unlink(kept);
}

#define t(f) cmocka_unit_test_setup_teardown(f, setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(what_is_there_is_found),
        t(imported_all_at_once),
        t(a_batch_that_is_abandoned_leaves_nothing),
        t(verify_finds_what_was_altered),
        cmocka_unit_test_setup_teardown(an_older_file_is_searched_too, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
