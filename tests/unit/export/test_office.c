#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "export/paper_format.h"
#include "export/xlsx.h"
#include "export/xml.h"
#include "export/zip.h"

#include "papers.h"
#include "unit.h"

#define TOOL "PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 tests/tools/office.py"

static struct strbuf written(const char *format, const struct paper *p)
{
    struct strbuf out = {0};
    struct tb_err e = {0};
    const struct paper_format *f = paper_format_find(format);
    assert_non_null(f);
    if (f->write(p, &(struct paper_options){0}, &out, &e) != TB_OK)
        fail_msg("%s: %s", format, e.msg);
    return out;
}

/* Keeps the file in TB_OFFICE_DIR, to be looked at, or where it is thrown away. */
static void keep(const struct strbuf *b, const char *name, char path[static 512])
{
    const char *dir = getenv("TB_OFFICE_DIR");
    snprintf(path, 512, "%s/tongbao-test-%ld-%s", dir ? dir : "/tmp", (long)getpid(),
             name);
    if (dir)
        snprintf(path, 512, "%s/%s", dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(b->s, 1, b->len, f), b->len);
    assert_int_equal(fclose(f), 0);
}

static void done_with(const char *path)
{
    if (!getenv("TB_OFFICE_DIR"))
        unlink(path);
}

/* What the reader in Python says of the paper in that format: 0 when all is as told. */
static int asked(const char *format, const struct paper *p, const char *what,
                 const char *kind)
{
    char path[512], command[700], name[64];
    struct strbuf b = written(format, p);
    snprintf(name, sizeof name, "%s.%s", kind, format);
    keep(&b, name, path);
    snprintf(command, sizeof command, TOOL " %s %s", what, path);
    int status = system(command);
    done_with(path);
    strbuf_free(&b);
    return status;
}

static bool has_python(void)
{
    if (access("/usr/bin/python3", X_OK) == 0)
        return true;
    print_message("skip: no /usr/bin/python3 here\n");
    return false;
}

static void an_ordinary_paper_reads_back(void **state)
{
    (void)state;
    for (int i = 0; i < 4 && has_python(); i++) {
        struct arena a = {0};
        const char *kind = i % 2 ? "zh" : "en";
        assert_int_equal(asked(i / 2 ? "xlsx" : "docx", paper_ordinary(&a, i % 2),
                               i % 2 ? "--expect zh" : "--expect en", kind),
                         0);
        arena_free(&a);
    }
}

static void a_hostile_paper_is_harmless(void **state)
{
    struct arena a = {0};
    (void)state;
    if (has_python()) {
        assert_int_equal(
            asked("xlsx", paper_hostile(&a, 32767), "--expect hostile", "hostile"), 0);
        assert_int_equal(
            asked("docx", paper_hostile(&a, 40000), "--expect hostile", "hostile"), 0);
    }
    arena_free(&a);
}

static void the_reader_notices_what_is_wrong(void **state)
{
    struct arena a = {0};
    (void)state;
    if (has_python()) {
        assert_int_equal(asked("xlsx", paper_ordinary(&a, true), "--spoil", "spoilt"),
                         0);
        assert_int_equal(asked("docx", paper_ordinary(&a, true), "--spoil", "spoilt"),
                         0);
        /* What is expected of one is not true of another. */
        assert_int_not_equal(
            asked("xlsx", paper_ordinary(&a, true), "--expect en >/dev/null", "other"),
            0);
        assert_int_not_equal(
            asked("docx", paper_ordinary(&a, true), "--expect en >/dev/null", "other"),
            0);
    }
    arena_free(&a);
}

static void nothing_but_the_paper_matters(void **state)
{
    static const char *const zones[] = {"UTC", "Asia/Shanghai", "America/New_York",
                                        "Pacific/Kiritimati"};
    static const char *const locales[] = {"C", "C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8"};
    static const char *const formats[] = {"xlsx", "docx"};
    (void)state;
    for (size_t f = 0; f < COUNT(formats); f++) {
        struct arena a = {0};
        struct strbuf first = {0};
        for (size_t i = 0; i < COUNT(zones); i++) {
            setenv("TZ", zones[i], 1);
            tzset();
            setlocale(LC_ALL, locales[i]);
            umask(i % 2 ? 0 : 077);
            struct strbuf b = written(formats[f], paper_ordinary(&a, true));
            if (i == 0)
                first = b;
            assert_int_equal(b.len, first.len);
            assert_memory_equal(b.s, first.s, b.len);
            if (i)
                strbuf_free(&b);
            usleep(i == 1 ? 1100000 : 0); /* another second */
        }
        struct paper *other = paper_ordinary(&a, true);
        other->day++;
        struct strbuf b = written(formats[f], other);
        assert_false(b.len == first.len && memcmp(b.s, first.s, b.len) == 0);
        strbuf_free(&b);
        strbuf_free(&first);
        arena_free(&a);
        setlocale(LC_ALL, "C");
    }
    unsetenv("TZ");
    umask(022);
}

static void zeros_and_text_before_are_kept(void **state)
{
    struct arena a = {0};
    (void)state;
    for (int i = 0; i < 2; i++) {
        const struct paper_format *f = paper_format_find(i ? "xlsx" : "docx");
        struct strbuf alone = written(f->name, paper_ordinary(&a, false)), out = {0};
        strbuf_puts(&out, "before");
        assert_int_equal(
            f->write(paper_ordinary(&a, false), &(struct paper_options){0}, &out, NULL),
            TB_OK);
        assert_int_equal(out.len, alone.len + 6);
        assert_memory_equal(out.s, "before", 6);
        assert_memory_equal(out.s + 6, alone.s, alone.len);
        strbuf_free(&out);
        strbuf_free(&alone);
    }
    arena_free(&a);
}

static enum tb_rc refused(const char *format, const struct paper *p, struct tb_err *e)
{
    struct strbuf out = {0};
    enum tb_rc rc =
        paper_format_find(format)->write(p, &(struct paper_options){0}, &out, e);
    strbuf_free(&out);
    return rc;
}

static void a_cell_too_long_is_named(void **state)
{
    struct arena a = {0};
    struct tb_err e = {0};
    (void)state;
    assert_int_equal(refused("xlsx", paper_hostile(&a, 32768), &e), TB_INVALID);
    /* The title, two rows of heads, the seventh row. */
    assert_non_null(strstr(e.msg, "B10"));
    assert_non_null(strstr(e.msg, "32768"));
    assert_null(strchr(e.msg, '\n'));
    assert_int_equal(refused("docx", paper_hostile(&a, 32768), &e), TB_OK);
    arena_free(&a);
}

static void a_table_too_wide_for_word_is_named(void **state)
{
    struct arena a = {0};
    struct tb_err e = {0};
    struct paper_column columns[64];
    struct paper_cell cells[64];
    struct paper p = {.title = "", .author = ""};
    (void)state;
    for (int i = 0; i < 64; i++) {
        columns[i] = (struct paper_column){"", "c", PAPER_NUMBER};
        cells[i] = (struct paper_cell)N("1");
    }
    paper_add_table(&a, &p,
                    paper_table_of(&a, "wide", "", columns, 64, cells, 1, false));
    assert_int_equal(refused("docx", &p, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "wide"));
    p.blocks[0].table = paper_table_of(&a, "wide", "", columns, 63, cells, 1, false);
    assert_int_equal(refused("docx", &p, &e), TB_OK);
    arena_free(&a);
}

static void a_missing_library_is_said(void **state)
{
    struct xlsx_lib lib;
    struct tb_err e = {0};
    (void)state;
    assert_int_equal(xlsx_lib_load(&lib, "libnosuchthing.so.9", &e), TB_IO);
    assert_non_null(strstr(e.msg, "libnosuchthing.so.9"));
    assert_non_null(strstr(e.msg, "apt-get install libxlsxwriter4"));
    assert_null(strchr(e.msg, '\n'));
    /* One that is there and is another. */
    assert_int_equal(xlsx_lib_load(&lib, "libc.so.6", &e), TB_IO);
    assert_int_equal(xlsx_lib_load(&lib, XLSX_LIB, &e), TB_OK);
}

static void no_room_is_an_error_and_nothing_stays(void **state)
{
    struct arena a = {0};
    struct tb_err e = {0};
    char dir[] = "/tmp/tongbao-test-XXXXXX";
    (void)state;
    setenv("TMPDIR", "/nonexistent", 1);
    assert_int_equal(refused("xlsx", paper_ordinary(&a, true), &e), TB_IO);
    assert_non_null(strstr(e.msg, "TMPDIR"));
    assert_non_null(mkdtemp(dir));
    setenv("TMPDIR", dir, 1);
    assert_int_equal(refused("xlsx", paper_ordinary(&a, true), &e), TB_OK);
    assert_int_equal(refused("xlsx", paper_hostile(&a, 32768), &e), TB_INVALID);
    assert_int_equal(rmdir(dir), 0); /* empty */
    unsetenv("TMPDIR");
    arena_free(&a);
}

static void a_cut_part_is_noticed(void **state)
{
    static const struct {
        const char *text;
        bool whole;
    } cases[] = {{"<?xml version=\"1.0\"?>\n<a><b/></a>", true},
                 {"<?xml version=\"1.0\"?>\n<a x=\"1\"/>\n", true},
                 {"<?xml version=\"1.0\"?>\n<a><b/>", false},
                 {"<?xml version=\"1.0\"?>\n<a><b></b>", false},
                 {"<?xml version=\"1.0\"?>\n<a><b>x</a", false},
                 {"<?xml version=\"1.0\"?>\n<a", false},
                 {"", false}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct zip_part parts[] = {{.name = "good"}, {.name = "x"}};
        struct strbuf out = {0};
        strbuf_puts(&parts[0].text, cases[0].text);
        strbuf_puts(&parts[1].text, cases[i].text);
        assert_int_equal(zip_write(&out, parts, 2, NULL), TB_OK);
        assert_int_equal(zip_whole(out.s, out.len), cases[i].whole);
        assert_false(zip_whole(out.s, out.len / 2));
        strbuf_free(&parts[0].text);
        strbuf_free(&parts[1].text);
        strbuf_free(&out);
    }
}

static void names_of_sheets(void **state)
{
    static const struct {
        const char *wish, *name;
    } cases[] = {
        {"乡镇", "乡镇"},
        {"乡镇", "乡镇 (2)"},
        {"乡镇", "乡镇 (3)"},
        {"ABC", "ABC"},
        {"abc", "abc (2)"},
        {"ａｂｃ", "ａｂｃ (3)"},
        {"", "Table"},
        {"'' '", "Table (2)"},
        {"history", "history (2)"},
        {"历史记录", "历史记录 (2)"},
        {"'a'b'", "a'b"},
        {"a/b\\c[d]:*?e", "a-b-c(d)---e"},
        {"［甲：乙］", "(甲-乙)"},
        {"\n x", "x"},
        {"1234567890123456789012345678901x", "1234567890123456789012345678901"},
        {"1234567890123456789012345678901y", "123456789012345678901234567 (2)"},
        {"123456789012345678901234567890' ", "123456789012345678901234567890"},
        {"_x000D_", "-x000D_"}};
    struct paper p = {.zh = false};
    struct xlsx x = {.paper = &p};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(xlsx_name(&x, cases[i].wish), cases[i].name);
    assert_string_equal(xlsx_quoted(&x, "a'b"), "'a''b'");
    free(x.names);
    arena_free(&x.a);
}

static void numbers_are_those_that_show_themselves(void **state)
{
    static const struct {
        const char *text;
        double value;
        int decimals;
        bool percent;
    } good[] = {{"0", 0, 0, false},
                {"135.4", 135.4, 1, false},
                {"-2", -2, 0, false},
                {"0.50", 0.5, 2, false},
                {"57.1%", 0.571, 1, true},
                {"100%", 1, 0, true},
                {"-0.5", -0.5, 1, false},
                {"0.0%", 0, 1, true},
                {"123456789012345", 123456789012345, 0, false}};
    static const char *const bad[] = {"",    "-",     "007",  "1e5",
                                      "0x1", "+1",    " 1",   "1 ",
                                      ".5",  "5.",    "-0",   "1%%",
                                      "nan", "1.2.3", "1,0",  "--1",
                                      "inf", "%",     "-0.0", "12345678901234567"};
    double value;
    int decimals;
    bool percent;
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(xlsx_number(good[i].text, &value, &decimals, &percent));
        assert_true(value == good[i].value);
        assert_int_equal(decimals, good[i].decimals);
        assert_int_equal(percent, good[i].percent);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        if (xlsx_number(bad[i], &value, &decimals, &percent))
            fail_msg("%s was taken for a number", bad[i]);
}

static void xml_holds_any_text(void **state)
{
    static const struct {
        const char *text, *xml;
    } cases[] = {{"<a b='c' d=\"e\">&", "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;"},
                 {"a\r\nb\rc\n\td\r", "a\nb\nc\n\td\n"},
                 {"\x01\x1f\x7f\xC2\x85", "\uFFFD\uFFFD\uFFFD\uFFFD"},
                 {"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", "\uFFFD\uFFFD\uFFFD"},
                 {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
                 {"甲\xE7\x94", "甲\uFFFD\uFFFD"},
                 {"😀", "😀"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf b = {0};
        xml_text(&b, cases[i].text, strlen(cases[i].text));
        assert_string_equal(b.s, cases[i].xml);
        strbuf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ordinary_paper_reads_back),
        cmocka_unit_test(a_hostile_paper_is_harmless),
        cmocka_unit_test(the_reader_notices_what_is_wrong),
        cmocka_unit_test(nothing_but_the_paper_matters),
        cmocka_unit_test(zeros_and_text_before_are_kept),
        cmocka_unit_test(a_cell_too_long_is_named),
        cmocka_unit_test(a_table_too_wide_for_word_is_named),
        cmocka_unit_test(a_missing_library_is_said),
        cmocka_unit_test(no_room_is_an_error_and_nothing_stays),
        cmocka_unit_test(a_cut_part_is_noticed),
        cmocka_unit_test(names_of_sheets),
        cmocka_unit_test(numbers_are_those_that_show_themselves),
        cmocka_unit_test(xml_holds_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
