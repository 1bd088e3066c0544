/* Issues of the own channel: numbers, articles with their adoptions, columns. */
#include "app/channel.h"

#include "diary.h"

static struct issue_entry make(struct diary *d, const char *day, const char *number)
{
    const struct issue_typed t = {.outlet = "Channel", .date = day, .number = number};
    struct change c;
    struct issue_entry x;
    struct tb_err e = {0};
    must(app_issue_change(&d->app, &t, &c, &e), &e);
    must(app_issue(&d->app, done(d, &c, 1), &d->a, &x, &e), &e);
    return x;
}

static size_t print(struct diary *d, struct issue_entry *x, const char *ref,
                    const char *column, bool no_event)
{
    const struct put_typed t = {
        .refs = &ref, .n_refs = 1, .column = column, .no_event = no_event};
    struct change_list l;
    struct tb_err e = {0};
    must(app_issue_put(&d->app, x, &t, &d->a, &l, &e), &e);
    if (l.n)
        done(d, l.items, l.n);
    must(app_issue(&d->app, x->issue.id, &d->a, x, &e), &e);
    return l.n;
}

static size_t adoptions(struct diary *d, int64_t article)
{
    struct article_full full;
    struct tb_err e = {0};
    must(store_article(d->app.store, article, &d->a, &full, &e), &e);
    return full.n_events;
}

static void articles_are_adopted_once(void **state)
{
    struct diary *d = *state;
    struct tb_err e = {0};
    int64_t first = diary_article(d, d->east, JUNE(1), TB_DAY_NONE, "first");
    int64_t second = diary_article(d, d->west, JUNE(2), TB_DAY_NONE, "second");
    const struct change adopt = {.kind = CHANGE_EVENT,
                                 .event = {.submission_id = second,
                                           .kind = EVENT_ADOPT,
                                           .day = JUNE(5),
                                           .outlet_id = d->channel,
                                           .level = -1,
                                           .note = ""}};
    done(d, &adopt, 1);
    struct issue_entry x = make(d, "2018-06-05", NULL);
    assert_int_equal(x.issue.number, 1);
    assert_int_equal(print(d, &x, "2018-0001", "practice", false), 2);
    assert_int_equal(print(d, &x, "2018-0002", "practice", false), 1); /* it has it */
    assert_int_equal(print(d, &x, "2018-0001", "practice", false), 0);
    assert_int_equal(print(d, &x, "2018-0001", "front", false), 1);
    assert_int_equal(adoptions(d, first), 1);
    assert_int_equal(adoptions(d, second), 1);
    assert_int_equal(x.n_items, 2);
    assert_int_not_equal(x.items[0].item.event_id, 0);
    assert_int_not_equal(x.items[1].item.event_id, 0);
    assert_string_equal(x.items[0].item.column, "front");
    /* In the next issue it is printed anew, and adopted anew unless told otherwise. */
    struct issue_entry y = make(d, "2018-06-12", "7");
    print(d, &y, "2018-0001", "", true);
    assert_int_equal(adoptions(d, first), 1);
    assert_int_equal(y.items[0].item.event_id, 0);
    struct issue_entry z = make(d, "2018-06-19", "");
    assert_int_equal(z.issue.number, 8);
    const char *ref = "2018-0001";
    const struct put_typed t = {.refs = &ref, .n_refs = 1};
    struct change_list l;
    size_t again;
    must(app_issue_put(&d->app, &z, &t, &d->a, &l, &e), &e);
    must(app_issue_again(&d->app, &l, &again, &e), &e);
    assert_int_equal(again, 1);
    print(d, &z, ref, "", false);
    assert_int_equal(adoptions(d, first), 2);
    must(app_issue_again(&d->app, &(struct change_list){0}, &again, &e), &e);
    assert_int_equal(again, 0);
    /* One step takes both back. */
    struct receipt r;
    char label[400];
    must(app_undo(&d->app, 0, &r, label, sizeof label, &e), &e);
    must(app_issue(&d->app, z.issue.id, &d->a, &z, &e), &e);
    assert_int_equal(z.n_items, 0);
    assert_int_equal(adoptions(d, first), 1);
}

/* practice: two articles of the 5th, one of the 12th; front: one of the 12th. The void
 * one counts nowhere, the issue of last year in no count of this year. */
static void columns_are_counted(void **state)
{
    struct diary *d = *state;
    struct column_count *k;
    struct tb_err e = {0};
    size_t n;
    static const char *const refs[] = {"2018-0001", "2018-0002", "2018-0003",
                                       "2018-0004"};
    int64_t ids[4];
    for (int i = 0; i < 4; i++)
        ids[i] = diary_article(d, d->east, JUNE(1), TB_DAY_NONE, refs[i]);
    struct issue_entry last_year = make(d, "2017-12-28", NULL);
    struct issue_entry x = make(d, "2018-06-05", NULL), y = make(d, "2018-06-12", NULL);
    assert_int_equal(last_year.issue.number, 1);
    assert_int_equal(x.issue.number, 1);
    print(d, &last_year, refs[0], "practice", true);
    print(d, &x, refs[0], "practice", false);
    print(d, &x, refs[1], "practice", false);
    print(d, &x, refs[3], "front", false);
    print(d, &y, refs[2], "practice", false);
    print(d, &y, refs[0], "front", false);
    diary_void(d, ids[3]);
    must(app_columns(&d->app, 0, JUNE(1), JUNE(30), &d->a, &k, &n, &e), &e);
    assert_int_equal(n, 2);
    assert_string_equal(k[0].column, "practice");
    assert_int_equal(k[0].issues, 2);
    assert_int_equal(k[0].articles, 3);
    assert_int_equal(k[1].issues, 1);
    assert_int_equal(k[1].articles, 1);
    must(app_columns(&d->app, d->channel, JUNE(10), JUNE(30), &d->a, &k, &n, &e), &e);
    assert_int_equal(k[0].articles, 1);
    assert_int_equal(k[0].year, 3);
    must(app_columns(&d->app, d->brief, JUNE(1), JUNE(30), &d->a, &k, &n, &e), &e);
    assert_int_equal(n, 0);
    must(app_columns(&d->app, 0, day_from_civil(2017, 12, 1),
                     day_from_civil(2018, 6, 30), &d->a, &k, &n, &e),
         &e);
    assert_int_equal(k[0].articles, 4);
    assert_int_equal(k[0].year, 3);
}

static void issues_are_found_and_withdrawn(void **state)
{
    struct diary *d = *state;
    struct tb_err e = {0};
    struct issue_entry x;
    int64_t usual;
    int number;
    must(app_channel_usual(&d->app, &usual, &e), &e);
    assert_int_equal(usual, d->channel); /* the only one of the own level */
    make(d, "2018-06-05", "3");
    must(app_issue_find(&d->app, d->channel, 2018, 3, &d->a, &x, &e), &e);
    assert_int_equal(app_issue_find(&d->app, d->channel, 2017, 3, &d->a, &x, &e),
                     TB_NOTFOUND);
    assert_int_equal(app_issue_find(&d->app, d->brief, 2018, 3, &d->a, &x, &e),
                     TB_NOTFOUND);
    must(app_issue_last(&d->app, d->channel, &d->a, &x, &e), &e);
    assert_int_equal(x.issue.number, 3);
    const struct change off = app_issue_void(&x);
    done(d, &off, 1);
    assert_int_equal(app_issue_find(&d->app, d->channel, 2018, 3, &d->a, &x, &e),
                     TB_CONFLICT);
    must(app_issue_last(&d->app, d->channel, &d->a, &x, &e), &e);
    assert_int_equal(x.issue.id, 0);
    assert_true(app_issue_number("12", &number) && number == 12);
    assert_false(app_issue_number("0", &number));
    assert_false(app_issue_number("", &number));
    assert_false(app_issue_number("123456", &number));
    assert_false(app_issue_number("-1", &number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DIARY(articles_are_adopted_once),
        DIARY(columns_are_counted),
        DIARY(issues_are_found_and_withdrawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
