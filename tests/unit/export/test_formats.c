#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/sheet.h"

#include "unit.h"

static char *written(const char *format, struct sheet *s, struct sheet_options o,
                     unsigned part)
{
    static char text[4096];
    const struct exporter *x = exporter_find(format);
    struct tb_err e;
    assert_non_null(x);
    memset(text, 0, sizeof text);
    FILE *f = fmemopen(text, sizeof text, "w");
    assert_non_null(f);
    assert_int_equal(x->write(s, &o, part, f, &e), TB_OK);
    fclose(f);
    return text;
}

static void fill(struct sheet *s)
{
    sheet_column(s, "unit", "单位", CELL_TEXT);
    sheet_column(s, "adopted", NULL, CELL_COUNT);
    sheet_column(s, "points", NULL, CELL_POINTS);
    sheet_text(s, "=办公室,\"甲\"");
    sheet_count(s, -3);
    sheet_digits(s, CELL_POINTS, "-1.5");
    sheet_word(s, "exempt", "豁免");
    sheet_none(s);
    sheet_dash(s);
}

static void csv_is_true_text_guarded_and_quoted(void **state)
{
    struct sheet s = {0};

    (void)state;
    fill(&s);
    assert_string_equal(written("csv", &s, (struct sheet_options){0}, SHEET_WHOLE),
                        "unit,adopted,points\n"
                        "\"'=办公室,\"\"甲\"\"\",-3,-1.5\n"
                        "exempt,,-\n");
    assert_memory_equal(
        written("csv", &s, (struct sheet_options){.bom = true}, SHEET_WHOLE),
        "\xEF\xBB\xBFunit", 7);
    sheet_free(&s);
}

static void csv_of_one_empty_column_keeps_its_rows(void **state)
{
    struct sheet s = {0};

    (void)state;
    sheet_column(&s, "note", NULL, CELL_TEXT);
    sheet_none(&s);
    assert_string_equal(written("csv", &s, (struct sheet_options){0}, SHEET_WHOLE),
                        "note\n\"\"\n");
    sheet_free(&s);
}

static void json_keeps_types(void **state)
{
    struct sheet s = {0};

    (void)state;
    fill(&s);
    assert_string_equal(
        written("json", &s, (struct sheet_options){0}, SHEET_WHOLE),
        "[\n{\"unit\": \"=办公室,\\\"甲\\\"\", \"adopted\": -3, \"points\": "
        "\"-1.5\"},\n"
        "{\"unit\": \"exempt\", \"adopted\": null, \"points\": null}\n]\n");
    sheet_free(&s);
}

static void json_escapes_and_mends(void **state)
{
    struct sheet s = {0};

    (void)state;
    sheet_column(&s, "a", NULL, CELL_TEXT);
    sheet_text(&s, "\\ \n\r\t\x01\x1b[2J\x7f \xff\xc3( ok");
    assert_string_equal(written("json", &s, (struct sheet_options){0}, SHEET_WHOLE),
                        "[\n{\"a\": \"\\\\ \\n\\r\\t\\u0001\\u001b[2J\\u007f "
                        "\xEF\xBF\xBD\xEF\xBF\xBD( ok\"}\n]\n");
    sheet_free(&s);
}

static void json_of_nothing_is_an_array(void **state)
{
    struct sheet s = {0};

    (void)state;
    sheet_column(&s, "a", NULL, CELL_TEXT);
    assert_string_equal(written("json", &s, (struct sheet_options){0}, SHEET_WHOLE),
                        "[\n]\n");
    sheet_free(&s);
}

static void table_is_aligned_and_safe(void **state)
{
    struct sheet s = {0};

    (void)state;
    sheet_column(&s, "unit", "单位", CELL_TEXT);
    sheet_column(&s, "points", NULL, CELL_POINTS);
    sheet_text(&s, "a\033[2Jb\n");
    sheet_digits(&s, CELL_POINTS, "12.5");
    sheet_word(&s, "exempt", "豁免");
    sheet_dash(&s);
    const char *text = written("table", &s, (struct sheet_options){0}, SHEET_WHOLE);
    assert_null(strchr(text, '\033'));
    /* The header, both rows, each ending in the same column. */
    assert_non_null(strstr(text, "单位"));
    assert_non_null(strstr(text, "豁免"));
    assert_null(strstr(text, "exempt"));
    assert_non_null(strstr(text, "  12.5\n"));
    assert_non_null(strstr(text, "     -\n"));
    sheet_free(&s);
}

static void table_fits_a_terminal(void **state)
{
    struct sheet s = {0};
    char title[301];

    (void)state;
    memset(title, 'x', 300);
    title[300] = 0;
    sheet_column(&s, "title", NULL, CELL_TEXT);
    sheet_column(&s, "points", NULL, CELL_POINTS);
    sheet_text(&s, title);
    sheet_digits(&s, CELL_POINTS, "1");
    char *text = written("table", &s, (struct sheet_options){.width = 40}, SHEET_WHOLE);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        assert_true(strlen(line) <= 40);
    /* To a file nothing is cut. */
    text = written("table", &s, (struct sheet_options){0}, SHEET_WHOLE);
    assert_non_null(strstr(text, title));
    sheet_free(&s);
}

static void parts_make_one_file(void **state)
{
    static const char *const formats[] = {"csv", "json", "table"};

    (void)state;
    for (size_t i = 0; i < COUNT(formats); i++) {
        struct sheet s = {0};
        char whole[4096], parts[4096] = "";
        fill(&s);
        strcpy(whole, written(formats[i], &s, (struct sheet_options){0}, SHEET_WHOLE));
        sheet_free(&s);
        fill(&s);
        s.n_cells = 3; /* the first row alone */
        for (size_t c = 0; c < s.n_columns; c++)
            s.columns[c].width = 0;
        strcat(parts, written(formats[i], &s, (struct sheet_options){0}, SHEET_FIRST));
        sheet_rewind(&s);
        sheet_word(&s, "exempt", "豁免");
        sheet_none(&s);
        sheet_dash(&s);
        strcat(parts, written(formats[i], &s, (struct sheet_options){0}, SHEET_LAST));
        assert_string_equal(parts, whole);
        sheet_free(&s);
    }
}

static void a_full_device_is_an_error(void **state)
{
    (void)state;
    for (const struct exporter *const *x = exporters; *x; x++) {
        struct sheet s = {0};
        struct tb_err e;
        FILE *f = fopen("/dev/full", "w");
        if (!f) {
            print_message("skip: no /dev/full here\n");
            return;
        }
        setvbuf(f, NULL, _IONBF, 0);
        fill(&s);
        assert_int_equal(
            (*x)->write(&s, &(struct sheet_options){0}, SHEET_WHOLE, f, &e), TB_IO);
        fclose(f);
        sheet_free(&s);
    }
}

static void only_known_formats(void **state)
{
    (void)state;
    assert_null(exporter_find("xml"));
    assert_null(exporter_find(""));
    assert_non_null(exporter_find("table"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_true_text_guarded_and_quoted),
        cmocka_unit_test(csv_of_one_empty_column_keeps_its_rows),
        cmocka_unit_test(json_keeps_types),
        cmocka_unit_test(json_escapes_and_mends),
        cmocka_unit_test(json_of_nothing_is_an_array),
        cmocka_unit_test(table_is_aligned_and_safe),
        cmocka_unit_test(table_fits_a_terminal),
        cmocka_unit_test(parts_make_one_file),
        cmocka_unit_test(a_full_device_is_an_error),
        cmocka_unit_test(only_known_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
