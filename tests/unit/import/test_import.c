/* Files as a whole, submissions and events. */
#include <fcntl.h>
#include <sys/stat.h>

#include "office.h"

#define HEAD "date,unit,title,author,length\n"

static void start(struct office *o)
{
    office_open(o);
    assert_takes(o, "units", UNITS, 4, 0, 0);
    assert_takes(o, "outlets", OUTLETS, 2, 0, 0);
    assert_takes(
        o, "scheme",
        "scheme s from 2018-01-01\nadoptions all\nshare each full\nsubmit set 1\n", 1,
        0, 0);
}

static size_t articles(struct office *o)
{
    const struct page_query q = {.last = TB_DAY_MAX, .limit = 1000};
    struct page page;
    struct arena a = {0};
    assert_int_equal(store_page(o->app.store, &q, &a, &page, &o->e), TB_OK);
    arena_free(&a);
    return page.n;
}

static void the_same_file_adds_nothing(void **state)
{
    struct office o;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions",
                 HEAD "2018-07-01,河东镇,甲,张三,100\n2018-07-01,河东镇,乙,,\n"
                      "2018-07-01,河东镇,甲,张三,100\n",
                 2, 0, 1);
    assert_takes(&o, "submissions",
                 HEAD "2018-07-01,河东镇,甲,张三,100\n2018/7/1, 河东镇 ,乙 ,,\n"
                      "2018-07-01,河东镇,丙,,\n",
                 1, 2, 0);
    assert_int_equal(articles(&o), 3);
    office_close(&o);
}

static void a_reference_is_never_overwritten(void **state)
{
    struct office o;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions",
                 "ref,date,unit,title\n2018-0007,2018-07-01,河东镇,甲\n", 1, 0, 0);
    assert_takes(&o, "submissions",
                 "ref,date,unit,title\n2018-0007,2018-07-01,河东镇,甲\n", 0, 1, 0);
    assert_refuses(&o, "submissions",
                   "ref,date,unit,title\n2018-0007,2018-07-01,河东镇,乙\n", 2,
                   "2018-0007");
    assert_refuses(&o, "submissions",
                   "ref,date,unit,title\n2018-0008,2018-07-01,河东镇,丙\n"
                   "2018-0008,2018-07-01,河东镇,丁\n",
                   3, "2018-0008");
    assert_refuses(&o, "submissions",
                   "ref,date,unit,title\nA-17,2018-07-01,河东镇,丙\n", 2, "2018-0042");
    assert_takes(&o, "submissions", "date,unit,title\n2018-07-02,河东镇,戊\n", 1, 0, 0);
    assert_string_equal(o.report.receipt.ref, "2018-0008");
    office_close(&o);
}

/* In an empty database, where nothing is looked up, as in a full one. */
static void a_row_without_reference_knows_the_one_with(void **state)
{
    static const char rows[] = "ref,date,unit,title\n2018-0007,2018-07-01,河东镇,甲\n"
                               ",2018-07-01,河东镇,甲\n";
    struct office o;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions", rows, 1, 0, 1);
    assert_takes(&o, "submissions", rows, 0, 1, 1);
    assert_int_equal(articles(&o), 1);
    office_close(&o);
}

static void units_in_any_order_are_one_identity(void **state)
{
    struct office o;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions",
                 HEAD
                 "2018-07-01,河东镇;河西镇,合写,,\n2018-07-01,河西镇；河东镇,合写,,\n",
                 1, 0, 1);
    assert_takes(&o, "submissions", HEAD "2018-07-01,河西镇;河东镇,合写,,\n", 0, 1, 0);
    assert_takes(&o, "submissions", HEAD "2018-07-01,河西镇,合写,,\n", 1, 0, 0);
    assert_refuses(&o, "submissions", HEAD "2018-07-01,河西镇;河西镇,x,,\n", 2,
                   "twice");
    office_close(&o);
}

static void all_or_nothing_and_every_bad_line(void **state)
{
    struct office o;
    (void)state;
    start(&o);
    assert_int_equal(take(&o, "submissions",
                          HEAD "2018-07-01,河东镇,甲,,\n"
                               "2018-02-30,河东镇,乙,,\n"
                               "2018-07-01,\"河\n东\",丙,,\n"
                               "2018-07-01,河东镇,,,\n"
                               "2018-07-01,河东镇,丁,,many\n"
                               "2018-07-01,河东镇\n"
                               "\"2018\"x,河东镇,戊,,\n"
                               "\n"
                               "2018-07-01,河东镇,己,,\n",
                          NULL),
                     TB_INVALID);
    static const int64_t lines[] = {3, 4, 6, 7, 8, 9};
    assert_int_equal(o.report.total_bad, COUNT(lines));
    for (size_t i = 0; i < COUNT(lines); i++)
        assert_int_equal(o.report.bad[i].line, lines[i]);
    assert_int_equal(o.report.rows, 8);
    assert_int_equal(articles(&o), 0);
    office_close(&o);
}

static void bad_lines_are_counted_beyond_the_list(void **state)
{
    struct office o;
    char *text = malloc(60000), *p = text;
    (void)state;
    start(&o);
    p += sprintf(p, HEAD);
    for (int i = 0; i < 1500; i++)
        p += sprintf(p, "2018-07-01,无,题%d,,\n", i);
    assert_int_equal(take(&o, "submissions", text, NULL), TB_INVALID);
    assert_int_equal(o.report.n_bad, IMPORT_BAD_MAX);
    assert_int_equal(o.report.total_bad, 1500);
    free(text);
    office_close(&o);
}

static void the_header_is_understood_or_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } bad[] = {
        {"date,unit,title,score\n", "score"},
        {"date,unit,title,date\n", "date"},
        {"date,unit,title,日期\n", "date"},
        {"date,unit\n", "title"},
        {"date,,unit,title\n", "column 2"},
        {"2018-07-01,河东镇,甲\n", "2018-07-01"},
        {"date;unit;title\n", "--delimiter ';'"},
        {"date\tunit\ttitle\n", "--delimiter tab"},
        {"date，unit，title\n", "--delimiter"},
        {"", "empty"},
        {" \n\n", "empty"},
        {"\"date\"x,unit\n", "quote"},
    };
    struct office o;
    (void)state;
    start(&o);
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(take(&o, "submissions", bad[i].text, NULL), TB_INVALID);
        if (!strstr(o.e.msg, bad[i].says))
            fail_msg("%zu: %s", i, o.e.msg);
    }
    assert_takes(&o, "submissions",
                 "　标题 ,\"Unit\",ＤＡＴＥ\u200b,,\n甲,河东镇,2018-07-01,,\n", 1, 0,
                 0);
    assert_refuses(&o, "submissions", "date,unit,title,\n2018-07-01,河东镇,乙,x\n", 2,
                   "no name");
    assert_takes(&o, "submissions", "date,unit,title\n", 0, 0, 0);
    const struct import_options semicolon = {.delimiter = ";",
                                             .not_after = TB_DAY_NONE};
    assert_int_equal(
        take(&o, "submissions", "date;unit;title\n2018-07-01;河东镇;乙,\n", &semicolon),
        TB_OK);
    assert_int_equal(o.report.added, 1);
    office_close(&o);
}

static void a_topic_must_be_there(void **state)
{
    struct office o;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions", "date,unit,title,topic\n2018-07-01,河东镇,甲,\n", 1,
                 0, 0);
    assert_refuses(&o, "submissions",
                   "date,unit,title,topic\n2018-07-01,河东镇,乙,T1\n", 2,
                   "there is no topic \"T1\"");
    assert_takes(&o, "topics", "ref,title\nT1,防汛\n", 1, 0, 0);
    assert_takes(&o, "submissions",
                 "ref,date,unit,title,topic\n2018-0009,2018-07-01,河东镇,乙,Ｔ1\n"
                 "2018-0009,2018-07-01,河东镇,乙,T1\n",
                 1, 0, 1);
    assert_refuses(&o, "submissions",
                   "ref,date,unit,title,topic\n2018-0009,2018-07-01,河东镇,乙,\n", 2,
                   "other content");
    office_close(&o);
}

static void guarded_texts_are_restored(void **state)
{
    struct office o;
    struct arena a = {0};
    struct article_full x;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions", HEAD "2018-07-01,河东镇,'=1+1,'通报',\n", 1, 0, 0);
    assert_int_equal(
        store_article_by_ref(o.app.store, o.report.receipt.ref, &a, &x, &o.e), TB_OK);
    assert_string_equal(x.row.title, "=1+1");
    assert_string_equal(x.row.authors[0].name, "'通报'");
    arena_free(&a);
    office_close(&o);
}

static void events_are_all_their_columns(void **state)
{
    static const char rows[] = "ref,kind,date,outlet,form,leader,note\n2018-0001,adopt,"
                               "2018-07-03,县简报,single,,\n"
                               "2018-0001,采用,2018-07-03,县简报,单篇,,\n"
                               "2018-0001,adopt,2018-07-03,县简报,brief,,\n"
                               "2018-0001,instruct,2018-07-04,市,,principal,书记\n";
    struct office o;
    struct arena a = {0};
    struct article_full x;
    (void)state;
    start(&o);
    assert_takes(&o, "submissions", HEAD "2018-07-01,河东镇,甲,,\n", 1, 0, 0);
    assert_takes(&o, "events", rows, 3, 0, 1);
    assert_takes(&o, "events", rows, 0, 3, 1);
    assert_int_equal(store_article_by_ref(o.app.store, "2018-0001", &a, &x, &o.e),
                     TB_OK);
    assert_int_equal(x.n_events, 3);
    assert_int_equal(x.events[2].event.level, LEVEL_CITY);
    arena_free(&a);
    assert_refuses(&o, "events", "ref,kind,date\n2018-0009,adopt,2018-07-03\n", 2,
                   "2018-0009");
    assert_refuses(&o, "events", "ref,kind,date\n2018-0001,praise,2018-07-03\n", 2,
                   "praise");
    assert_refuses(&o, "events",
                   "ref,kind,date,outlet\n2018-0001,adopt,2018-07-03,县简\n", 2,
                   "县简报");
    office_close(&o);
}

static void read_file(const char *path, char **out, size_t *n)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    assert_int_equal(fstat(fd, &st), 0);
    *n = (size_t)st.st_size;
    *out = malloc(*n);
    assert_int_equal(read(fd, *out, *n), *n);
    close(fd);
}

/* A dry run says the same and leaves every byte. The database is closed around it:
 * reading the open file would drop SQLite's locks. */
static void a_dry_run_writes_nothing(void **state)
{
    static const char rows[] = HEAD "2018-07-01,河东镇,甲,,\n2018-07-01,河东镇,甲,,\n";
    const struct import_options dry = {.dry_run = true, .not_after = TB_DAY_NONE};
    struct office o;
    char *before, *after;
    size_t n, m;
    (void)state;
    start(&o);
    const struct app_options again = {
        .db = o.db, .now = "2018-07-15", .as = "tester", .store_flags = STORE_PATIENT};
    app_close(&o.app);
    read_file(o.db, &before, &n);
    assert_int_equal(app_init(&o.app, &again, &o.e), TB_OK);
    assert_int_equal(app_open(&o.app, &again, &o.e), TB_OK);
    assert_int_equal(take(&o, "submissions", rows, &dry), TB_OK);
    assert_int_equal(o.report.added, 1);
    assert_int_equal(o.report.twice, 1);
    assert_int_equal(o.report.receipt.seq, 0);
    app_close(&o.app);
    read_file(o.db, &after, &m);
    assert_int_equal(n, m);
    assert_memory_equal(before, after, n);
    free(before);
    free(after);
    assert_int_equal(app_init(&o.app, &again, &o.e), TB_OK);
    assert_int_equal(app_open(&o.app, &again, &o.e), TB_OK);
    assert_takes(&o, "submissions", rows, 1, 0, 1);
    office_close(&o);
}

static bool stop_at_once(void *arg, int64_t done, int64_t total)
{
    ++*(int *)arg;
    (void)done;
    (void)total;
    return false;
}

static void a_stopped_import_keeps_nothing(void **state)
{
    int asked = 0;
    const struct progress p = {.step = stop_at_once, .arg = &asked};
    const struct import_options o_ = {.progress = &p, .not_after = TB_DAY_NONE};
    struct office o;
    char *text = malloc(2000), *s = text;
    (void)state;
    start(&o);
    s += sprintf(s, HEAD);
    for (int i = 0; i < 40; i++)
        s += sprintf(s, "2018-07-01,河东镇,题%d,,\n", i);
    assert_int_equal(take(&o, "submissions", text, &o_), TB_STOPPED);
    assert_int_equal(asked, 1);
    assert_int_equal(articles(&o), 0);
    free(text);
    office_close(&o);
}

static void an_import_is_one_undo_step(void **state)
{
    struct office o;
    struct receipt done;
    char label[400];
    (void)state;
    start(&o);
    assert_takes(&o, "submissions",
                 HEAD "2018-07-01,河东镇,甲,,\n2018-07-01,河东镇,乙,,\n", 2, 0, 0);
    assert_int_equal(app_undo(&o.app, 0, &done, label, sizeof label, &o.e), TB_OK);
    assert_int_equal(articles(&o), 0);
    office_close(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_file_adds_nothing),
        cmocka_unit_test(a_reference_is_never_overwritten),
        cmocka_unit_test(a_row_without_reference_knows_the_one_with),
        cmocka_unit_test(units_in_any_order_are_one_identity),
        cmocka_unit_test(all_or_nothing_and_every_bad_line),
        cmocka_unit_test(bad_lines_are_counted_beyond_the_list),
        cmocka_unit_test(the_header_is_understood_or_refused),
        cmocka_unit_test(a_topic_must_be_there),
        cmocka_unit_test(guarded_texts_are_restored),
        cmocka_unit_test(events_are_all_their_columns),
        cmocka_unit_test(a_dry_run_writes_nothing),
        cmocka_unit_test(a_stopped_import_keeps_nothing),
        cmocka_unit_test(an_import_is_one_undo_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
