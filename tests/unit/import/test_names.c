/* Units, people, outlets, targets, schemes. */
#include "office.h"

static const struct unit *unit(const struct office *o, const char *name)
{
    return names_unit_by_key(&o->app.names, name);
}

static const char *group_on(const struct office *o, const char *name, int year,
                            int month)
{
    const struct membership *m = names_membership_on(&o->app.names, unit(o, name)->id,
                                                     day_from_civil(year, month, 1));
    return m ? names_group(&o->app.names, m->group_id)->name : "none";
}

static void units_make_groups_in_order(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", UNITS, 4, 0, 0);
    const struct names *n = &o.app.names;
    assert_int_equal(n->n_groups, 3);
    assert_string_equal(n->groups[0].name, "县直");
    assert_string_equal(n->groups[1].name, "乡镇");
    assert_string_equal(n->groups[2].name, "组室");
    assert_int_equal(unit(&o, "县委办")->track, TRACK_OUTSIDE);
    assert_int_equal(unit(&o, "信息室")->track, TRACK_INSIDE);
    assert_int_equal(unit(&o, "河东镇")->parent_id, unit(&o, "县委办")->id);
    assert_takes(&o, "units", UNITS, 0, 4, 0);
    office_close(&o);
}

static void a_parent_may_stand_below(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", "group,name,parent\ng,c,b\ng,b,a\ng,a,\n", 3, 0, 0);
    assert_int_equal(unit(&o, "c")->parent_id, unit(&o, "b")->id);
    assert_int_equal(unit(&o, "b")->parent_id, unit(&o, "a")->id);
    /* The rows' order is the office's all the same. */
    assert_string_equal(o.app.names.units[0].name, "a");
    assert_refuses(&o, "units", "name,group,parent\nx,g,y\ny,g,x\n", 2, "above itself");
    assert_refuses(&o, "units", "name,group,parent\nx,g,bb\n", 2, "nearest is \"b\"");
    assert_null(unit(&o, "x"));
    office_close(&o);
}

static void a_second_row_with_a_date_is_a_move(void **state)
{
    static const char rows[] =
        "name,group,from\n河东镇,乡镇,\n河东镇,街道,2018-03-01\n河东镇,街道,\n";
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", rows, 2, 1, 0);
    assert_string_equal(group_on(&o, "河东镇", 2018, 2), "乡镇");
    assert_string_equal(group_on(&o, "河东镇", 2018, 3), "街道");
    assert_takes(&o, "units", rows, 0, 3, 0);
    assert_refuses(&o, "units", "name,group\n河东镇,县直\n", 2, "column from");
    assert_refuses(&o, "units", "name,group,track\n河东镇,街道,inside\n", 2, "track");
    office_close(&o);
}

static void a_name_is_a_group_or_a_unit(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_refuses(&o, "units", "name,group\na,b\nb,c\n", 2, "group and of a unit");
    assert_takes(&o, "units", "name,group\na,b\n", 1, 0, 0);
    assert_refuses(&o, "units", "name,group\nb,c\n", 2, "group and of a unit");
    assert_refuses(&o, "units", "name,group\nc,a\n", 2, "group and of a unit");
    office_close(&o);
}

static void names_are_compared_folded(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", "name,group\nＡ１室,组\n", 1, 0, 0);
    assert_takes(&o, "units", "单位名称,组别\n A1室 ,　组\n", 0, 1, 0);
    assert_int_equal(o.app.names.n_groups, 1);
    assert_string_equal(o.app.names.units[0].name, "Ａ１室"); /* as typed */
    office_close(&o);
}

static void people_have_posts(void **state)
{
    static const char rows[] = "name,unit,role,login,from\n张三,信息室,,zhang,\n"
                               "李四,河东镇,,,\n张三,河西镇,officer,,2018-05-01\n";
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", UNITS, 4, 0, 0);
    assert_takes(&o, "people", rows, 3, 0, 0);
    const struct names *n = &o.app.names;
    const struct person *p = names_person_by_key(n, "张三");
    const struct post *before = names_post_on(n, p->id, day_from_civil(2018, 4, 30));
    const struct post *after = names_post_on(n, p->id, day_from_civil(2018, 5, 1));
    assert_string_equal(p->login, "zhang");
    assert_int_equal(before->unit_id, unit(&o, "信息室")->id);
    assert_int_equal(before->role, ROLE_CADRE); /* inside */
    assert_int_equal(after->unit_id, unit(&o, "河西镇")->id);
    assert_int_equal(after->role, ROLE_OFFICER);
    assert_takes(&o, "people", rows, 0, 3, 0);
    assert_refuses(&o, "people", "name,unit\n李四,河西镇\n", 2, "column from");
    assert_refuses(&o, "people", "name,unit,login\n张三,信息室,x\n", 2, "login");
    assert_refuses(&o, "people", "name,unit\n王五,河东\n", 2, "nearest is \"河东镇\"");
    office_close(&o);
}

/* A change ends what was said to last longer; the file that says both adds nothing the
 * second time. */
static void a_change_cuts_what_lasts_longer(void **state)
{
    static const char units[] =
        "name,group,from,to\n河东镇,乡镇,2018-01-01,2018-12-31\n"
        "河东镇,街道,2018-03-01,\n";
    static const char people[] = "name,unit,from,to\n张三,河东镇,2018-01-01,\n"
                                 "张三,河西镇,2018-03-01,\n";
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", units, 2, 0, 0);
    assert_takes(&o, "units", units, 0, 2, 0);
    assert_takes(&o, "units", "name,group\n河西镇,乡镇\n", 1, 0, 0);
    assert_takes(&o, "people", people, 2, 0, 0);
    assert_takes(&o, "people", people, 0, 2, 0);
    /* Nothing cut this end: another one is other content. */
    assert_takes(&o, "units", "name,group,to\n西河镇,乡镇,2018-06-30\n", 1, 0, 0);
    assert_refuses(&o, "units", "name,group,from,to\n西河镇,乡镇,,2018-07-31\n", 2, "");
    office_close(&o);
}

/* Who has a stated last day is not moved before it in silence, whichever row is first.
 */
static void two_posts_on_one_day_are_refused(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", UNITS, 4, 0, 0);
    assert_refuses(&o, "people",
                   "name,unit,from,to\n双岗,河东镇,2018-11-01,2018-11-30\n"
                   "双岗,河西镇,2018-11-15,2018-12-31\n",
                   3, "2018-11-30");
    assert_refuses(&o, "people",
                   "name,unit,from,to\n双岗,河西镇,2018-11-15,2018-12-31\n"
                   "双岗,河东镇,2018-11-01,2018-11-30\n",
                   3, "2018-11-15");
    assert_takes(&o, "people", "name,unit,to\n双岗,河东镇,2018-11-30\n", 1, 0, 0);
    assert_refuses(&o, "people", "name,unit,from\n双岗,河西镇,2018-11-30\n", 2,
                   "2018-11-30");
    assert_takes(&o, "people", "name,unit,from\n双岗,河西镇,2018-12-01\n", 1, 0, 0);
    office_close(&o);
}

static void outlets_are_known_by_content(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "outlets", OUTLETS, 2, 0, 0);
    assert_takes(&o, "outlets", OUTLETS, 0, 2, 0);
    assert_takes(&o, "outlets", "名称,级别\n县简报,县级\n县简报,县\n新,省级\n", 1, 1,
                 1);
    assert_refuses(&o, "outlets", "name,level\n县简报,city\n", 2, "other content");
    assert_refuses(&o, "outlets", "name,level\nadopted,city\n", 2, "ranking");
    assert_refuses(&o, "outlets", "name,level\nx,galaxy\n", 2, "county");
    assert_int_equal(o.app.names.n_outlets, 3);
    office_close(&o);
}

static void targets_are_exact(void **state)
{
    static const char rows[] =
        "who,metric,period,amount,note\n乡镇,submitted,month,2,\n"
        "河东镇,rate,year,40%,\n信息室,points,quarter,12.5,\n"
        "河西镇,submitted,month,exempt,新设\n";
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", UNITS, 4, 0, 0);
    assert_takes(&o, "targets", rows, 4, 0, 0);
    assert_takes(&o, "targets", rows, 0, 4, 0);
    assert_takes(&o, "targets", "对象,指标,周期,任务数,备注\n河东镇,采用率,年,0.4,\n",
                 0, 1, 0);
    assert_int_equal(o.app.targets[1].amount, TB_ONE * 2 / 5);
    assert_int_equal(o.app.targets[2].amount, TB_ONE * 25 / 2);
    assert_true(o.app.targets[3].exempt);
    assert_refuses(&o, "targets", "who,metric,period,amount\n谁,submitted,month,2\n", 2,
                   "no group, unit or person");
    assert_refuses(&o, "targets",
                   "who,metric,period,amount\n乡镇,submitted,month,exempt\n", 2,
                   "reason");
    assert_refuses(&o, "targets",
                   "who,metric,period,amount\n乡镇,submitted,month,many\n", 2,
                   "amount");
    office_close(&o);
}

static void a_scheme_names_its_bad_line(void **state)
{
    static const char good[] =
        "\xEF\xBB\xBFscheme 办法 from 2018-01-01\r\nadoptions all\r\nsubmit set 1\r\n";
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "scheme", good, 1, 0, 0);
    assert_takes(&o, "scheme", good, 0, 1, 0);
    assert_int_equal(o.app.schemes.n, 1);
    assert_refuses(&o, "scheme",
                   "scheme b from 2019-01-01\nadoptions all\nsubmit sett 1\n", 3,
                   "sett");
    assert_refuses(&o, "scheme", "scheme b from 2019-01-01\n\x01\n", 2, "control");
    assert_int_equal(
        take(&o, "scheme", "scheme c from 2018-01-01\nadoptions highest\n", NULL),
        TB_INVALID);
    office_close(&o);
}

#define TOPICS                                                                         \
    "ref,title,source,issued,due,units,note\n"                                         \
    "T2018-007,防汛备汛,市委办,2018-06-01,2018-06-30,河东镇;县直,\n"       \
    ",夏粮收购,,2018-06-01,,,快\n,夏粮收购,,2018-06-01,,,慢\n"

static void topics_are_known_by_reference_or_by_content(void **state)
{
    struct office o;
    (void)state;
    office_open(&o);
    assert_takes(&o, "units", UNITS, 4, 0, 0);
    assert_takes(&o, "topics", TOPICS, 2, 0, 1);
    assert_takes(&o, "topics", TOPICS, 0, 2, 1);
    const struct names *n = &o.app.names;
    assert_int_equal(n->n_topics, 2);
    assert_string_equal(n->topics[0].ref, "T2018-007");
    assert_string_equal(n->topics[0].source, "市委办");
    assert_int_equal(n->topics[0].due, day_from_civil(2018, 6, 30));
    assert_int_equal(n->topics[0].n_who, 2);
    assert_int_equal(n->topics[0].who[0].unit_id, n->units[1].id);
    assert_int_equal(n->topics[0].who[1].group_id, n->groups[0].id);
    /* Numbers are counted on from one that was given. */
    assert_string_equal(n->topics[1].ref, "T2018-008");
    assert_int_equal(n->topics[1].n_who, 0);
    assert_int_equal(n->topics[1].due, TB_DAY_NONE);
    /* The order of the units says nothing; a reference is compared folded. */
    assert_takes(&o, "topics",
                 "ref,title,source,issued,due,units\n"
                 "Ｔ2018-007,防汛备汛,市委办,2018-06-01,2018-06-30,县直;河东镇\n",
                 0, 1, 0);
    assert_refuses(&o, "topics", "ref,title\nT2018-007,防汛\n", 2, "other content");
    assert_refuses(&o, "topics", "ref,title\nA,甲\nA,乙\n", 3, "earlier line");
    assert_refuses(&o, "topics", "title,units\n甲,河中镇\n", 2, "nearest");
    assert_refuses(&o, "topics", "title,units\n甲,河东镇;河东镇\n", 2, "twice");
    assert_refuses(&o, "topics", "title,note\n ,x\n", 2, "title");
    assert_refuses(&o, "topics", "title,issued,due\n甲,2018-02-01,2018-01-01\n", 2,
                   "2018-01-01");
    assert_int_equal(take(&o, "nonsense", "title\nx\n", NULL), TB_USAGE);
    office_close(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_make_groups_in_order),
        cmocka_unit_test(a_parent_may_stand_below),
        cmocka_unit_test(a_second_row_with_a_date_is_a_move),
        cmocka_unit_test(a_name_is_a_group_or_a_unit),
        cmocka_unit_test(names_are_compared_folded),
        cmocka_unit_test(people_have_posts),
        cmocka_unit_test(two_posts_on_one_day_are_refused),
        cmocka_unit_test(a_change_cuts_what_lasts_longer),
        cmocka_unit_test(outlets_are_known_by_content),
        cmocka_unit_test(targets_are_exact),
        cmocka_unit_test(a_scheme_names_its_bad_line),
        cmocka_unit_test(topics_are_known_by_reference_or_by_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
