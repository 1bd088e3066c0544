/* Lists, tables, fields and dates without a screen. */
#include <string.h>

#include "tui/entry.h"

#include "unit.h"

/* --- lists --- */

static void fill(struct list *l, const char *ids, enum list_fill why)
{
    list_begin(l);
    for (; *ids; ids++)
        list_add(l, *ids, 0, NULL);
    list_end(l, why);
}

static char at_cursor(const struct list *l)
{
    const struct list_row *r = list_selected(l);
    return r ? (char)r->id : '-';
}

static void test_list_keeps_its_record(void **state)
{
    struct list l = {0};
    bool moved = false;
    (void)state;
    list_layout(&l, 3);
    fill(&l, "abcdef", LIST_ASKED);
    assert_int_equal(at_cursor(&l), 'a');
    list_act(&l, ACTION_DOWN, &moved);
    list_act(&l, ACTION_DOWN, &moved);
    assert_true(moved);
    assert_int_equal(at_cursor(&l), 'c');
    fill(&l, "xyzabcdef", LIST_CHANGED);
    assert_int_equal(at_cursor(&l), 'c');
    fill(&l, "xyabdef", LIST_CHANGED); /* c is gone */
    assert_int_equal(at_cursor(&l), '-');
    list_act(&l, ACTION_DOWN, &moved);
    assert_true(moved);
    assert_int_not_equal(at_cursor(&l), '-');
    fill(&l, "", LIST_CHANGED);
    assert_int_equal(at_cursor(&l), '-');
    fill(&l, "pq", LIST_ASKED);
    assert_int_equal(at_cursor(&l), 'p');
    list_act(&l, ACTION_UP, &moved);
    assert_false(moved);
    list_free(&l);
}

static void test_list_holds_order(void **state)
{
    struct list l = {0};
    (void)state;
    list_layout(&l, 9);
    fill(&l, "abcd", LIST_ASKED);
    fill(&l, "dcxba", LIST_HELD);
    const char want[] = "abcdx";
    for (size_t i = 0; i < l.n; i++)
        assert_int_equal(l.rows[i].id, want[i]);
    fill(&l, "dcxba", LIST_CHANGED);
    assert_int_equal(l.rows[0].id, 'd');
    assert_int_equal(at_cursor(&l), 'a');
    list_free(&l);
}

/* The cursor is always in sight, whatever the keys and sizes. */
static void test_list_scrolls(void **state)
{
    static const enum action acts[] = {ACTION_DOWN, ACTION_PGDN, ACTION_END,
                                       ACTION_UP,   ACTION_PGUP, ACTION_HOME,
                                       ACTION_PGDN, ACTION_DOWN};
    struct list l = {0};
    bool moved = false;
    (void)state;
    fill(&l, "abcdefghijklmnopqrstuvwxyz", LIST_ASKED);
    for (int h = 1; h < 40; h += 3)
        for (size_t i = 0; i < 64; i++) {
            list_layout(&l, h);
            list_act(&l, acts[(i * 7 + (size_t)h) % COUNT(acts)], &moved);
            assert_true(l.top <= l.cursor && l.cursor < l.top + (size_t)h);
            assert_true(l.cursor < l.n);
        }
    list_free(&l);
}

/* --- tables --- */

static void test_table_drops_by_priority(void **state)
{
    static const struct column columns[] = {[0] = {"a", 5, 0},
                                            [1] = {"b", 10, 0, .grow = true},
                                            [2] = {"c", 6, 1},
                                            [3] = {"d", 8, 2}};
    struct table t;
    (void)state;
    table_set(&t, columns, 4);
    for (int width = 17; width < 60; width++) {
        table_layout(&t, 2, width);
        int right = 2;
        for (int i = 0; i < 4; i++) {
            if (!table_has(&t, i))
                continue;
            assert_true(t.w[i] >= columns[i].width);
            assert_true(t.x[i] >= right);
            right = t.x[i] + t.w[i];
        }
        assert_int_equal(right, 2 + width);
        assert_true(table_has(&t, 0) && table_has(&t, 1));
        assert_true(!table_has(&t, 3) || table_has(&t, 2));
    }
}

/* --- fields --- */

static void type(struct field *f, const uint32_t *keys, size_t n)
{
    bool changed = false;
    for (size_t i = 0; i < n; i++)
        assert_true(field_key(f, keys[i], &changed));
}

static void test_field_by_grapheme(void **state)
{
    struct field f = {.max = 100};
    const uint32_t typed[] = {0x4e2d, 'e', 0x301, 0x1f600};
    const uint32_t edit[] = {K_LEFT, K_BACKSPACE};
    (void)state;
    type(&f, typed, COUNT(typed));
    assert_string_equal(field_text(&f), "中e\u0301\U0001f600");
    type(&f, edit, COUNT(edit)); /* one cluster goes, accent and all */
    assert_string_equal(field_text(&f), "中\U0001f600");
    type(&f, (const uint32_t[]){K_HOME, K_DELETE, 'x'}, 3);
    assert_string_equal(field_text(&f), "x\U0001f600");
    type(&f, (const uint32_t[]){K_CTRL('U')}, 1);
    assert_string_equal(field_text(&f), "\U0001f600");
    field_free(&f);
}

static void test_field_limit_and_paste(void **state)
{
    struct field f = {.max = 8};
    bool changed = false;
    (void)state;
    assert_int_equal(field_paste(&f, "a\r\nb\n", 5), FIELD_FOLDED);
    assert_string_equal(field_text(&f), "a b");
    assert_true(field_paste(&f, "中中中", 9) & FIELD_CUT);
    assert_string_equal(field_text(&f), "a b中");
    assert_false(field_key(&f, K_ENTER, &changed));
    assert_false(field_key(&f, K_UP, &changed));
    field_free(&f);
}

static void test_field_caret_in_sight(void **state)
{
    struct field f = {.max = 500};
    struct canvas c = {0};
    (void)state;
    canvas_reset(&c, 1, 20);
    for (int i = 0; i < 40; i++) {
        type(&f, (const uint32_t[]){i % 3 ? 0x4e2d : 'x'}, 1);
        int x = field_draw(&f, &c, 0, 4, 12, true);
        assert_true(x >= 4 && x < 16);
        assert_int_equal(c.cursor_x, x);
    }
    canvas_free(&c);
    field_free(&f);
}

/* --- dates --- */

static void test_dates(void **state)
{
    static const struct {
        const char *keys, *want;
    } table[] = {{"", "2026-11-22"},
                 {"y", "2026-11-21"},
                 {"-", "2026-11-21"},
                 {"--+", "2026-11-21"},
                 {"5", "2026-11-05"},
                 {"30", "2026-10-30"},
                 {"11-5", "2026-11-05"},
                 {"2025-02-28", "2025-02-28"},
                 {"2026/1/5", "2026-01-05"},
                 {"5t", "2026-11-22"},
                 {"31", "2026-10-31"},
                 {"11-31", NULL},
                 {"0", NULL},
                 {"2026-13-01", NULL},
                 {"99", NULL}};
    tb_day today = day_from_civil(2026, 11, 22);
    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct date_field d = {0};
        char text[16];
        date_set(&d, today);
        for (const char *k = table[i].keys; *k; k++)
            assert_true(date_key(&d, (uint32_t)*k, today));
        bool good = date_settle(&d, today);
        assert_int_equal(good, table[i].want != NULL);
        if (good)
            assert_string_equal(day_format(d.day, text), table[i].want);
        date_free(&d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_keeps_its_record),
        cmocka_unit_test(test_list_holds_order),
        cmocka_unit_test(test_list_scrolls),
        cmocka_unit_test(test_table_drops_by_priority),
        cmocka_unit_test(test_field_by_grapheme),
        cmocka_unit_test(test_field_limit_and_paste),
        cmocka_unit_test(test_field_caret_in_sight),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
