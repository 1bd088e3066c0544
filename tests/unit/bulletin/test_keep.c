/* What is kept of a published bulletin comes back as it was, damaged or not at all;
 * what has become of its numbers, and what of that was told. */
#include <stdlib.h>
#include <string.h>

#include "bulletin/compose.h"
#include "bulletin/keep.h"
#include "small.h"
#include "unit.h"

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char *const whole =
    "language en\ncolumns serial rank unit submitted outlets points rate figures\n"
    "people unit person points\ngroups group units submitted\ntotal yes\n---\n"
    "= {office}\n@ {ref}\n==# A\n{tables}\n{people}\n{groups}\n{titles 9}\n{topics}\n"
    "{missed}\n{awards}\n{talks}; {criticised}; {commended}; {issues} of "
    "{issues.total}\n{changes}\n{chart-points}\n{chart-quota}\n{chart-months}\n"
    "{notes}\n{foot}\n> {office}\n";

static struct paper made(const struct circular *c)
{
    struct bulletin_template t;
    struct paper p;
    int line;
    assert_int_equal(template_parse(&arena, whole, &t, &line, NULL), TB_OK);
    assert_int_equal(bulletin_compose(&arena, &t, c, &p, NULL), TB_OK);
    return p;
}

static const char *kept(const struct circular *c, const struct paper *p)
{
    struct strbuf b = {0};
    keep_write(&b, c, p);
    const char *body = arena_strdup(&arena, b.s);
    strbuf_free(&b);
    return body;
}

/* --- keeping ---------------------------------------------------------------------- */

static void what_is_kept_comes_back(void **state)
{
    (void)state;
    for (int track = TRACK_OUTSIDE; track <= TRACK_INSIDE; track++) {
        struct circular c = small_circular((enum track)track), back;
        struct paper p = made(&c), again;
        struct circular_change *changes;
        size_t n;
        const char *body = kept(&c, &p);
        assert_int_equal(keep_read(&arena, body, &back, &again, NULL), TB_OK);
        assert_string_equal(kept(&back, &again), body);
        assert_int_equal(back.track, track);
        assert_int_equal(back.n_people, track == TRACK_INSIDE ? 3 : 0);
        assert_int_equal(again.n_blocks, p.n_blocks);
        assert_string_equal(again.title, p.title);
        assert_int_equal(again.day, p.day);
        circular_compare(&arena, &back, &c, &changes, &n);
        assert_int_equal(n, 0);
    }
}

/* Names with what parts fields and lines, and with what stands for that. */
static void any_name_comes_back(void **state)
{
    static const char *const names[] = {"a\tb", "a\nb",    "a\r\nb", "a\\tb",
                                        "\\",   "\\\\n",   "\t\n\\", "",
                                        "end",  "\xff\xfe"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct circular c = small_circular(TRACK_OUTSIDE), back;
        struct circular_row row = small_units[0];
        row.name = row.unit = row.group = names[i];
        c.units = &row;
        c.n_units = 1;
        c.office = names[i];
        struct paper p = made(&c), again;
        assert_int_equal(keep_read(&arena, kept(&c, &p), &back, &again, NULL), TB_OK);
        assert_string_equal(back.units[0].name, names[i]);
        assert_string_equal(back.units[0].group, names[i]);
        assert_string_equal(again.author, names[i]);
        assert_string_equal(again.records->cells[1].text, names[i]);
        assert_string_equal(kept(&back, &again), kept(&c, &p));
    }
}

/* Read or refused; what was read can be compared and written. */
static bool survives(const char *body, const struct circular *like)
{
    struct arena a = {0};
    struct circular c;
    struct paper p;
    struct circular_change *changes;
    size_t n;
    struct tb_err e = {0};
    struct strbuf again = {0};
    enum tb_rc rc = keep_read(&a, body, &c, &p, &e);
    if (rc == TB_OK) {
        circular_compare(&a, &c, like, &changes, &n);
        circular_compare(&a, like, &c, &changes, &n);
        keep_write(&again, &c, &p);
    } else {
        assert_int_equal(rc, TB_CORRUPT);
        assert_true(e.msg[0] && !strchr(e.msg, '\n'));
    }
    strbuf_free(&again);
    arena_free(&a);
    return rc == TB_OK;
}

static void every_truncation_is_refused(void **state)
{
    struct circular c = small_circular(TRACK_INSIDE);
    struct paper p = made(&c);
    const char *body = kept(&c, &p);
    size_t all = strlen(body);
    (void)state;
    assert_true(survives(body, &c));
    for (size_t n = 0; n < all; n++) {
        char *cut = xstrndup(body, n);
        assert_int_equal(survives(cut, &c), n + 1 == all); /* the last newline */
        free(cut);
    }
}

static void damage_is_no_crash(void **state)
{
    struct circular c = small_circular(TRACK_INSIDE);
    struct paper p = made(&c);
    const char *body = kept(&c, &p);
    size_t all = strlen(body), read = 0;
    unsigned long seed = 20260101;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char *bad = xstrdup(body);
        for (int k = 0; k <= i % 4; k++) {
            seed = seed * 6364136223846793005UL + 1442695040888963407UL;
            size_t at = (seed >> 33) % all;
            static const char signs[] = "\t\n\\-0199999";
            bad[at] = i % 2 ? signs[(seed >> 20) % (sizeof signs - 1)]
                            : (char)((seed >> 12) % 255 + 1);
        }
        read += survives(bad, &c);
        free(bad);
    }
    assert_true(read < 20000);
}

/* Lines out of their order, and counts of what is not there. */
static void impossible_bodies_are_refused(void **state)
{
    static const char *const bodies[] = {
        "",
        "end\n",
        "tongbao-bulletin\t2\nend\n",
        "tongbao-bulletin\t1\nend\n",
        "tongbao-bulletin\t1\nnumbers\t0\t1\n"
        "unit\t1\t1\t1\t1\t0\t1\t1\t1\ta\ta\ta\noutlet\t1\t1\tx\n"
        "records\t0\t0\t0\t\t\nhead\nend\n",
        "tongbao-bulletin\t1\nnumbers\t0\t1\n"
        "unit\t1\t1\t1\t1\t0\t1\t1\t9223372036854775807\ta\ta\ta\n"
        "records\t0\t0\t0\t\t\nhead\nend\n",
        "tongbao-bulletin\t1\nrecords\t9999999\t9999999\t0\t\t\nhead\nend\n",
        "tongbao-bulletin\t1\nrecords\t-1\t0\t0\t\t\nhead\nend\n",
        "tongbao-bulletin\t1\nchart\t2\t99\t99\t\t\nlabels\nmonths\nvalues\nend\n",
        "tongbao-bulletin\t1\nblock\t6\tx\nrecords\t0\t0\t0\t\t\nhead\nend\n",
    };
    struct circular c = small_circular(TRACK_OUTSIDE);
    (void)state;
    for (size_t i = 0; i < COUNT(bodies); i++)
        assert_false(survives(bodies[i], &c));
}

/* --- comparing -------------------------------------------------------------------- */

static const char *listed(const struct circular_change *x, size_t n)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < n; i++)
        strbuf_printf(&b, "%s%s %s %s>%s", i ? "; " : "", x[i].name, x[i].figure,
                      x[i].was, x[i].now);
    const char *out = arena_strdup(&arena, b.s);
    strbuf_free(&b);
    return out;
}

static const char *compared(const struct circular *was, const struct circular *now)
{
    struct circular_change *x;
    size_t n;
    circular_compare(&arena, was, now, &x, &n);
    return listed(x, n);
}

static void changed_numbers_are_found(void **state)
{
    struct circular was = small_circular(TRACK_OUTSIDE), now = was;
    struct circular_row rows[5];
    static const int64_t by[2] = {2, 1};
    static const struct value values[2] = {{2 * TB_ONE, false}, {0, true}};
    (void)state;
    memcpy(rows, small_units, sizeof rows);
    now.units = rows;
    assert_string_equal(compared(&was, &now), "");
    rows[0].now = (struct circular_count){7, 3, 145 * TENTH, by, NULL, values};
    rows[0].place = 2;
    assert_string_equal(
        compared(&was, &now),
        "甲镇 rank 1>2; 甲镇 submitted 6>7; 甲镇 adopted 2>3; 甲镇 points "
        "13.5>14.5; 甲镇 县简报 1>2; 甲镇 附加分 1.0>2.0; 甲镇 折算 70.0>-");
    /* People are of the inside alone. */
    static const struct circular_row none;
    now = was;
    now.people = (struct circular_row *)(uintptr_t)&none;
    now.n_people = 0;
    assert_string_equal(compared(&was, &now), "");
    was.track = now.track = TRACK_INSIDE;
    now.n_people = 0;
    assert_non_null(strstr(compared(&was, &now), "张三 submitted 4>;"));
}

static void units_that_come_and_go(void **state)
{
    struct circular all = small_circular(TRACK_OUTSIDE), fewer = all;
    (void)state;
    /* 丁局 has numbers; 丙镇 has none, and is no news. */
    struct circular_row rows[3] = {small_units[0], small_units[1], small_units[4]};
    fewer.units = rows;
    fewer.n_units = 3;
    assert_string_equal(compared(&fewer, &all),
                        "丁局 rank >1; 丁局 submitted >1; 丁局 adopted >1; 丁局 points "
                        ">6.0; 丁局 市信息 >1; 丁局 附加分 >2.0");
    assert_string_equal(compared(&all, &fewer),
                        "丁局 rank 1>; 丁局 submitted 1>; 丁局 adopted 1>; 丁局 points "
                        "6.0>; 丁局 市信息 1>; 丁局 附加分 2.0>");
}

/* --- telling once ----------------------------------------------------------------- */

static struct circular_change change(int64_t owner, const char *figure, const char *was,
                                     const char *now)
{
    return (struct circular_change){.owner_id = owner,
                                    .name = owner == 1 ? "甲镇" : "乙镇",
                                    .group = "",
                                    .figure = figure,
                                    .was = was,
                                    .now = now};
}

static const char *untold(const struct circular_change *told, size_t n_told,
                          const struct circular_change *changes, size_t n)
{
    struct circular_change *x = arena_array(&arena, n + 1, sizeof *x);
    if (n)
        memcpy(x, changes, n * sizeof *x);
    circular_untold(&arena, told, n_told, &x, &n);
    return listed(x, n);
}

static void what_is_told_is_told_once(void **state)
{
    const struct circular_change up = change(1, "points", "2", "8");
    const struct circular_change more = change(1, "points", "8", "9");
    const struct circular_change back = change(1, "points", "8", "2");
    const struct circular_change now9 = change(1, "points", "2", "9");
    const struct circular_change other = change(2, "points", "1", "3");
    (void)state;
    assert_string_equal(untold(NULL, 0, &up, 1), "甲镇 points 2>8");
    assert_string_equal(untold(&up, 1, &up, 1), "");
    /* Another change since: from what was told last. */
    assert_string_equal(untold(&up, 1, &now9, 1), "甲镇 points 8>9");
    struct circular_change twice[] = {up, more};
    assert_string_equal(untold(twice, 2, &now9, 1), "");
    assert_string_equal(untold(twice, 2, &up, 1), "甲镇 points 9>8");
    /* It is again what was printed: told, and told once. */
    assert_string_equal(untold(&up, 1, NULL, 0), "甲镇 points 8>2");
    struct circular_change there_and_back[] = {up, back};
    assert_string_equal(untold(there_and_back, 2, NULL, 0), "");
    assert_string_equal(untold(there_and_back, 2, &up, 1), "甲镇 points 2>8");
    /* Others' numbers are others'. */
    assert_string_equal(untold(&up, 1, &other, 1), "乙镇 points 1>3; 甲镇 points 8>2");
    assert_string_equal(untold(NULL, 0, NULL, 0), "");
}

/* An outlet is known by its number: it may be renamed. */
static void outlets_may_be_renamed(void **state)
{
    struct circular_change told = change(1, "县简报", "1", "2");
    struct circular_change now = change(1, "县信息", "1", "2");
    (void)state;
    told.outlet_id = now.outlet_id = 11;
    assert_string_equal(untold(&told, 1, &now, 1), "");
    now.outlet_id = 12;
    assert_string_equal(untold(&told, 1, &now, 1), "甲镇 县信息 1>2; 甲镇 县简报 2>1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_comes_back),
        cmocka_unit_test(any_name_comes_back),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(damage_is_no_crash),
        cmocka_unit_test(impossible_bodies_are_refused),
        cmocka_unit_test(changed_numbers_are_found),
        cmocka_unit_test(units_that_come_and_go),
        cmocka_unit_test(what_is_told_is_told_once),
        cmocka_unit_test(outlets_may_be_renamed),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
