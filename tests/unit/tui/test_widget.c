/* Lists, tables, fields and dates without a screen. */
#include <stdio.h>
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

static void test_dates_ahead(void **state)
{
    static const struct {
        const char *keys, *want;
    } table[] = {{"", "2026-12-06"},
                 {"t", "2026-11-22"},
                 {"+3", "2026-11-25"},
                 {"+", "2026-11-23"},
                 {"+30", "2026-12-22"},
                 {"30", "2026-11-30"},
                 {"5", "2026-12-05"},
                 {"31", "2026-12-31"},
                 {"22", "2026-11-22"},
                 {"1-5", "2027-01-05"},
                 {"11-5", "2026-11-05"},
                 {"-", "2026-12-05"},
                 {"\b\b\b\b\b\b\b\b\b\b", ""},
                 {"0", NULL},
                 {"+3-", NULL}};
    tb_day today = day_from_civil(2026, 11, 22);
    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct date_field d = {.ahead = true};
        char text[16];
        date_set(&d, today + 14);
        for (const char *k = table[i].keys; *k; k++)
            date_key(&d, *k == '\b' ? K_BACKSPACE : (uint32_t)*k, today);
        bool good = date_settle(&d, today);
        assert_int_equal(good, table[i].want != NULL);
        if (good)
            assert_string_equal(day_format(d.day, text), table[i].want);
        date_free(&d);
    }
}

/* --- picker --- */

enum { UNITS = 20, DAY = 20779 };
static struct unit units[UNITS];
static char unit_names[UNITS][16];
static const struct person people[] = {
    {.id = 101, .name = "陈晓", .key = "陈晓", .login = ""},
    {.id = 102, .name = "陈立", .key = "陈立", .login = ""},
    {.id = 103, .name = "吴桐", .key = "吴桐", .login = ""}};
static const struct post posts[] = {
    {.person_id = 101, .unit_id = 1, .from = TB_DAY_NONE, .to = TB_DAY_NONE},
    {.person_id = 102, .unit_id = 2, .from = TB_DAY_NONE, .to = TB_DAY_NONE},
    {.person_id = 103, .unit_id = 1, .from = TB_DAY_NONE, .to = DAY - 30}};

static struct app office(void)
{
    for (int i = 0; i < UNITS; i++) {
        snprintf(unit_names[i], sizeof unit_names[i], "镇%02d", i + 1);
        units[i] = (struct unit){.id = i + 1,
                                 .name = unit_names[i],
                                 .key = unit_names[i],
                                 .alias = "",
                                 .order = i + 1};
    }
    return (struct app){.names = {.units = units,
                                  .n_units = UNITS,
                                  .people = people,
                                  .n_people = COUNT(people),
                                  .posts = posts,
                                  .n_posts = COUNT(posts)}};
}

static void press(struct picker *p, const struct ui *ui, uint32_t key, int64_t want)
{
    bool changed;
    assert_true(picker_key(p, ui, DAY, key, &changed));
    assert_false(changed);
    assert_int_equal(picker_id(p), want);
}

/* Pages stop at the ends, lines go round them. */
static void test_picker_pages(void **state)
{
    struct app app = office();
    struct ui ui = {.app = &app};
    struct picker p = {.what = PICK_UNIT, .field.max = 60};
    bool changed;
    (void)state;
    assert_int_equal(picker_id(&p), 0); /* nothing asked for yet */
    press(&p, &ui, K_DOWN, 1);
    assert_int_equal(p.n, UNITS);
    assert_int_equal(p.total, UNITS);
    press(&p, &ui, K_PGDN, 9);
    press(&p, &ui, K_PGDN, 17);
    press(&p, &ui, K_PGDN, 20);
    press(&p, &ui, K_PGDN, 20);
    press(&p, &ui, K_DOWN, 1);
    press(&p, &ui, K_UP, 20);
    press(&p, &ui, K_PGUP, 12);
    press(&p, &ui, K_PGUP, 4);
    press(&p, &ui, K_PGUP, 1);
    press(&p, &ui, K_PGUP, 1);
    picker_key(&p, &ui, DAY, '0', &changed);
    picker_key(&p, &ui, DAY, '7', &changed);
    assert_true(changed);
    assert_int_equal(picker_id(&p), 7);
    assert_true(picker_take(&p));
    assert_string_equal(field_text(&p.field), "镇07");
    assert_int_equal(p.id, 7);
    picker_free(&p);
    finder_close(&app);
}

/* Persons with a post on the day, of one unit or of all. */
static void test_picker_persons(void **state)
{
    struct app app = office();
    struct ui ui = {.app = &app};
    struct picker p = {.what = PICK_PERSON, .unit_id = 1, .field.max = 60};
    bool changed;
    (void)state;
    press(&p, &ui, K_DOWN, 101);
    assert_int_equal(p.n, 1); /* 吴桐 has left */
    press(&p, &ui, K_DOWN, 101);
    picker_set(&p, 0, "");
    p.unit_id = 0;
    picker_key(&p, &ui, DAY, 0x9648, &changed); /* 陈 */
    assert_int_equal(p.n, 2);
    picker_key(&p, &ui, DAY, 0x7acb, &changed); /* 立 */
    assert_int_equal(picker_id(&p), 102);
    assert_true(picker_take(&p));
    assert_string_equal(field_text(&p.field), "陈立");
    picker_set(&p, 0, "");
    picker_key(&p, &ui, DAY, 0x5434, &changed); /* 吴 */
    assert_int_equal(picker_id(&p), 0);
    assert_false(picker_take(&p));
    picker_match(&p, &ui, DAY - 40); /* he was there then */
    assert_int_equal(picker_id(&p), 103);
    picker_free(&p);
    finder_close(&app);
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
        cmocka_unit_test(test_dates_ahead),
        cmocka_unit_test(test_picker_pages),
        cmocka_unit_test(test_picker_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
