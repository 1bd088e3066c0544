#include "core/review.h"

#include "world.h"

static const char full[] =
    "\xEF\xBB\xBF# a comment\r\n"
    "scheme 2026 measure from 2026-01-01 to 2026-12-31\r\n"
    "\r\n"
    "adoptions highest # the best one\n"
    "share units each equal\n"
    "share authors each full\n"
    "midperiod by-days\n"
    "ties by adopted\n"
    "decimals 1\n"
    "adopt outlet \"City Daily\" form single set 20\n"
    "adopt level city route direct leader principal type 调研 set 0.125\n"
    "　adopt　outlet　“City Daily”　add　-2\n"
    "submit set 1";

static void test_whole_text(void **state)
{
    struct arena a = {0};
    struct scheme s;
    struct tb_err e = {0};
    int line;
    (void)state;

    assert_int_equal(scheme_parse(&a, full, NULL, &s, &line, &e), TB_OK);
    assert_string_equal(s.name, "2026 measure");
    assert_string_equal(s.text, full);
    assert_int_equal(s.from, on("2026-01-01"));
    assert_int_equal(s.to, on("2026-12-31"));
    assert_int_equal(s.adoptions.how, COMBINE_HIGHEST);
    assert_int_equal(s.n_shares, 2);
    assert_true(s.shares[0].units && !s.shares[0].authors);
    assert_int_equal(s.shares[0].how, SHARE_EQUAL);
    assert_true(s.shares[1].authors && !s.shares[1].units);
    assert_int_equal(s.shares[1].how, SHARE_FULL);
    assert_int_equal(s.midperiod, MIDPERIOD_DAYS);
    assert_int_equal(s.n_ties, 1);
    assert_int_equal(s.ties[0].at, FIGURE_ADOPTED);
    assert_int_equal(s.decimals, 1);
    assert_int_equal(s.n_lines, 4);
    assert_int_equal(s.lines[0].number, 10);
    assert_string_equal(s.lines[0].text,
                        "adopt outlet \"City Daily\" form single set 20");
    assert_string_equal(s.lines[0].filter.outlets.keys[0], "City Daily");
    assert_int_equal(s.lines[0].filter.forms, 1u << FORM_SINGLE);
    assert_int_equal(s.lines[0].op, OP_SET);
    assert_true(s.lines[0].amount == 20 * ONE);
    assert_int_equal(s.lines[1].filter.levels, 1u << LEVEL_CITY);
    assert_int_equal(s.lines[1].filter.routes, 1u << ROUTE_DIRECT);
    assert_int_equal(s.lines[1].filter.leaders, 1u << LEADER_PRINCIPAL);
    assert_string_equal(s.lines[1].filter.types.keys[0], "调研");
    assert_true(s.lines[1].amount == ONE / 8);
    assert_string_equal(s.lines[2].filter.outlets.keys[0], "City Daily");
    assert_int_equal(s.lines[2].op, OP_ADD);
    assert_true(s.lines[2].amount == -2 * ONE);
    assert_int_equal(s.lines[3].filter.kind, EVENT_SUBMIT);
    assert_int_equal(s.lines[3].number, 13);
    arena_free(&a);
}

static void test_chinese_equals_english(void **state)
{
    struct world *w = world_new();
    (void)state;
    struct scheme *zh = world_scheme(w, "办法 试行 自 2026-01-01 至 2026-12-31\n"
                                        "采用计分 就高\n分享 各计\n期中 按月\n"
                                        "同分 按采用数\n小数 1\n"
                                        "采用 级别 市级 形式 单篇 记 20\n报送 加 1\n"
                                        "批示 领导 主要领导 记 3\n");
    struct scheme *en =
        world_scheme(w, "scheme 试行 from 2026-01-01 to 2026-12-31\n"
                        "adoptions highest\nshare each full\n"
                        "midperiod by-months\nties by adopted\ndecimals 1\n"
                        "adopt level city form single set 20\nsubmit add 1\n"
                        "instruct leader principal set 3\n");
    assert_string_equal(zh->name, en->name);
    assert_int_equal(zh->from, en->from);
    assert_int_equal(zh->to, en->to);
    assert_int_equal(zh->adoptions.how, en->adoptions.how);
    assert_int_equal(zh->shares[0].how, en->shares[0].how);
    assert_true(zh->shares[0].units && zh->shares[0].authors);
    assert_int_equal(zh->midperiod, en->midperiod);
    assert_int_equal(zh->ties[0].at, en->ties[0].at);
    assert_int_equal(zh->decimals, en->decimals);
    assert_int_equal(zh->n_lines, en->n_lines);
    for (size_t i = 0; i < en->n_lines; i++) {
        assert_true(filter_same(&zh->lines[i].filter, &en->lines[i].filter));
        assert_int_equal(zh->lines[i].op, en->lines[i].op);
        assert_true(zh->lines[i].amount == en->lines[i].amount);
    }
    world_free(w);
}

static void test_nothing_is_assumed(void **state)
{
    struct world *w = world_new();
    (void)state;
    struct scheme *s = world_scheme(w, "scheme x from 2026-01-01\nsubmit set 1\n");
    assert_int_equal(s->adoptions.how, COMBINE_UNSAID);
    assert_false(scheme_shares(s, false));
    assert_false(scheme_shares(s, true));
    assert_int_equal(s->midperiod, MIDPERIOD_UNSAID);
    assert_int_equal(s->n_ties, 0);
    assert_int_equal(s->decimals, -1);
    assert_int_equal(s->to, NEVER);
    world_free(w);
}

static const struct {
    const char *text; /* after a header in line 1, unless it begins with '!' */
    int line;
    const char *says;
} refused[] = {
    {"!", 1, "header"},
    {"!submit set 1\n", 1, "header"},
    {"!scheme from 2026-01-01\n", 1, "scheme NAME from DATE"},
    {"!scheme x\n", 1, "scheme NAME from DATE"},
    {"!scheme x from 2026-02-30\n", 1, "scheme NAME from DATE"},
    {"!scheme x from 2026-02-03 to 2026-02-02\n", 1, "2026-02-02"},
    {"scheme y from 2027-01-01\n", 2, "twice"},
    {"adpot set 3\n", 2, "'adopt'"},
    {"\nmidpreiod full\n", 3, "'midperiod'"},
    {"采勇 记 3\n", 2, "采用"},
    {"wibble set 3\n", 2, "'wibble'"},
    {"wibble set 3\n", 2, "adoptions"},
    {"adopt set 3\n", 2, "adoptions highest"},
    {"submit set 1\nadopt set 3\nadopt level city set 5\n", 3, "adoptions all"},
    {"adoptions\n", 2, "all highest"},
    {"adoptions both\n", 2, "'both'"},
    {"adoptions all please\n", 2, "'please'"},
    {"adoptions all\nadoptions all\n", 3, "line 2"},
    {"share each half\n", 2, "full equal"},
    {"share each full\nshare units each equal\n", 3, "twice"},
    {"midperiod by-weeks\n", 2, "by-days"},
    {"ties by age\n", 2, "adopted"},
    {"decimals 4\n", 2, "0 1 2 3"},
    {"decimals 1\ndecimals 1\n", 3, "twice"},
    {"submit\n", 2, "set AMOUNT"},
    {"submit set\n", 2, "amount"},
    {"submit set x\n", 2, "'x'"},
    {"submit set 1.0001\n", 2, "three"},
    {"submit set 1000000001\n", 2, "1000000000"},
    {"submit set 1 2\n", 2, "'2'"},
    {"submit levle city set 1\n", 2, "'level'"},
    {"adopt level village set 1\n", 2, "own county city"},
    {"adopt level citi set 1\n", 2, "'city'"},
    {"adopt form single form item set 1\n", 2, "twice"},
    {"adopt outlet\n", 2, "outlet"},
    {"adopt outlet \"City Daily set 1\n", 2, "quote"},
    {"adopt outlet \"City Daly\" set 1\n", 2, "'City Daily'"},
    {"adopt outlet Nowhere set 1\n", 2, "'Nowhere'"},
    {"submit set 1\nsubmit set 2\n", 3, "line 2"},
    {"void set 1\n", 2, "void"},
    {"submit set 1 \xff\n", 2, "UTF-8"},
};

static void test_refusals_say_what_would_be_right(void **state)
{
    struct world *w = world_new();
    (void)state;

    world_outlet(w, "City Daily", LEVEL_CITY);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct scheme s;
        struct tb_err e = {0};
        int line = 0;
        const char *text = refused[i].text;
        text = *text == '!' ? text + 1
                            : arena_printf(&w->a, "scheme x from 2026-01-01\n%s", text);
        enum tb_rc rc = scheme_parse(&w->a, text, &w->names, &s, &line, &e);
        if (rc != TB_INVALID || line != refused[i].line ||
            !strstr(e.msg, refused[i].says))
            fail_msg("%s: rc %d, line %d, %s", text, (int)rc, line, e.msg);
    }
    world_free(w);
}

static void test_version_in_force(void **state)
{
    struct world *w = world_new();
    (void)state;
    const char *days[] = {"2026-01-01", "2026-03-01", "2026-05-01"};

    world_scheme(w, "scheme a from 2026-01-01\n");
    world_scheme(w, "scheme b from 2026-03-01 to 2026-04-30\n");
    world_scheme(w, "scheme c from 2026-06-01 to 2026-06-30\n");
    const char *names[] = {"a", "b", "a"}; /* b has ended in May */
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(schemes_on(&w->schemes, on(days[i]))->name, names[i]);
    assert_string_equal(schemes_on(&w->schemes, on("2026-06-30"))->name, "c");
    assert_string_equal(schemes_on(&w->schemes, on("2026-07-01"))->name, "a");
    assert_null(schemes_on(&w->schemes, on("2025-12-31")));
    assert_null(schemes_on(NULL, on("2025-12-31")));
    world_free(w);
}

static void test_filters(void **state)
{
    struct arena a = {0};
    struct filter f;
    struct tb_err e = {0};
    struct article_event v = {.kind = EVENT_ADOPT,
                              .outlet_key = "市府信息",
                              .level = LEVEL_CITY,
                              .form = FORM_ITEM};
    struct article x = {.type_key = "调研", .events = &v, .n_events = 1};
    struct filter_subject s = {.article = &x, .event = &v, .day = v.day};
    (void)state;

    assert_int_equal(filter_parse(&a, "", NULL, &f, &e), TB_OK);
    assert_true(filter_matches(&f, &s));
    assert_int_equal(filter_parse(&a, "adopt level city", NULL, &f, &e), TB_OK);
    assert_true(filter_matches(&f, &s));
    v.kind = EVENT_RELAY;
    assert_false(filter_matches(&f, &s));
    assert_int_equal(filter_parse(&a, "outlet 市府信息 type 调研", NULL, &f, &e),
                     TB_OK);
    assert_true(filter_matches(&f, &s));
    x.type_key = "";
    assert_false(filter_matches(&f, &s));
    assert_int_equal(filter_parse(&a, "form single", NULL, &f, &e), TB_OK);
    assert_false(filter_matches(&f, &s));
    assert_int_equal(filter_parse(&a, "route direct", NULL, &f, &e), TB_OK);
    assert_false(filter_matches(&f, &s));
    v.route = ROUTE_DIRECT;
    assert_true(filter_matches(&f, &s));
    assert_int_equal(filter_parse(&a, "leader other", NULL, &f, &e), TB_OK);
    assert_false(filter_matches(&f, &s));
    v.leader = LEADER_OTHER;
    assert_true(filter_matches(&f, &s));
    assert_int_equal(filter_parse(&a, "form single set 3", NULL, &f, &e), TB_INVALID);
    assert_int_equal(filter_parse(&a, "level", NULL, &f, &e), TB_INVALID);
    arena_free(&a);
}

/* The day on which the topic was due is still in time; without one there is no answer.
 */
static void test_overdue(void **state)
{
    struct arena a = {0};
    struct filter yes, no, late, apart;
    struct tb_err e = {0};
    struct article x = {.type_key = "", .received = on("2026-03-11")};
    const struct filter_subject s = {.article = &x};
    (void)state;

    assert_int_equal(filter_parse(&a, "overdue yes", NULL, &yes, &e), TB_OK);
    assert_int_equal(filter_parse(&a, "逾期 否", NULL, &no, &e), TB_OK);
    assert_false(filter_matches(&yes, &s) || filter_matches(&no, &s));
    x.topic_id = 7;
    x.topic_due = TB_DAY_NONE;
    assert_false(filter_matches(&yes, &s) || filter_matches(&no, &s));
    x.topic_due = on("2026-03-10");
    assert_true(filter_matches(&yes, &s) && !filter_matches(&no, &s));
    x.topic_due = on("2026-03-11");
    assert_true(filter_matches(&no, &s) && !filter_matches(&yes, &s));
    assert_false(filter_same(&yes, &no));
    /* As the word for events of the kind late it is still the first one. */
    assert_int_equal(filter_parse(&a, "逾期 形式 单篇", NULL, &late, &e), TB_OK);
    assert_int_equal(late.kind, EVENT_LATE);
    assert_int_equal(late.overdue, -1);
    assert_int_equal(filter_parse(&a, "commissioned no", NULL, &apart, &e), TB_OK);
    assert_true(filter_disjoint(&yes, &no) && filter_disjoint(&apart, &no));
    assert_int_equal(filter_parse(&a, "commissioned yes", NULL, &apart, &e), TB_OK);
    assert_true(filter_covers(&apart, &no) && !filter_covers(&no, &apart));
    assert_int_equal(filter_parse(&a, "overdue maybe", NULL, &yes, &e), TB_INVALID);
    assert_int_equal(filter_parse(&a, "overdue yes overdue no", NULL, &yes, &e),
                     TB_INVALID);
    arena_free(&a);
}

static void test_text_limits(void **state)
{
    struct arena a = {0};
    struct scheme s;
    struct tb_err e = {0};
    int line;
    char *text = xmalloc(SCHEME_TEXT_MAX + 2);
    (void)state;

    memset(text, '\n', SCHEME_TEXT_MAX + 1);
    text[SCHEME_TEXT_MAX + 1] = '\0';
    assert_int_equal(scheme_parse(&a, text, NULL, &s, &line, &e), TB_INVALID);
    text[SCHEME_TEXT_MAX] = '\0';
    assert_int_equal(scheme_parse(&a, text, NULL, &s, &line, &e), TB_INVALID);
    free(text);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_text),
        cmocka_unit_test(test_chinese_equals_english),
        cmocka_unit_test(test_nothing_is_assumed),
        cmocka_unit_test(test_refusals_say_what_would_be_right),
        cmocka_unit_test(test_version_in_force),
        cmocka_unit_test(test_filters),
        cmocka_unit_test(test_overdue),
        cmocka_unit_test(test_text_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
