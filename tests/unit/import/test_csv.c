#include "import/csv.h"

#include "file.h"

/* Records as "line:field|field", each ended by "/", bad ones as "line!". */
static const char *read_all(const char *bytes, size_t n, const char *delimiter)
{
    static char out[4096];
    struct decoder *d;
    struct csv c;
    struct tb_err e = {0};
    enum csv_what what;
    const struct import_options o = {.encoding = ENCODING_UTF8};
    size_t at = 0;
    const char *path = file_with(bytes, n);
    assert_int_equal(decode_open(&d, path, NULL, &o, &e), TB_OK);
    assert_int_equal(csv_open(&c, d, delimiter, &e), TB_OK);
    out[0] = 0;
    while (csv_next(&c, &what, &e) == TB_OK && what != CSV_END) {
        at += (size_t)sprintf(out + at, "%lld%s", (long long)c.record_line,
                              what == CSV_BAD ? "!" : ":");
        for (size_t i = 0; what == CSV_RECORD && i < c.n; i++)
            at += (size_t)sprintf(out + at, "%s%s", i ? "|" : "", csv_field(&c, i));
        at += (size_t)sprintf(out + at, "/");
    }
    csv_close(&c);
    decode_close(&d);
    unlink(path);
    return out;
}

static void records_and_their_lines(void **state)
{
    static const struct {
        const char *s, *delimiter, *is;
    } rows[] = {
        {"", "", ""},
        {"a,b\nc,d\n", "", "1:a|b/2:c|d/"},
        {"a,b\nc,d", "", "1:a|b/2:c|d/"},
        {"a,b\r\nc,d\r\n", "", "1:a|b/2:c|d/"},
        {"a,b\rc,d\r", "", "1:a|b/2:c|d/"},
        {"a\n\r\nb\n\rc", "", "1:a/2:/3:b/4:/5:c/"},
        {",\n", "", "1:|/"},
        {"\"a\",\"b\"\n", "", "1:a|b/"},
        {"\"a\"\"b\",\"\"\n", "", "1:a\"b|/"},
        {"\"a,b\nc\r\nd\re\",f\ng\n", "", "1:a,b\nc\r\nd\re|f/5:g/"},
        {"a\"b\"c,d\n", "", "1:a\"b\"c|d/"}, /* quotes in a bare field are text */
        {"a;b\nc,d;e\n", ";", "1:a|b/2:c,d|e/"},
        {"a\tb\n", "\t", "1:a|b/"},
        {"a，b、c\n", "，", "1:a|b、c/"},
        {"a\tb\n", "", "1:a\tb/"},
        {"sep=;\r\na;b\n", "", "2:a|b/"},
        {"SEP=\t\na\tb\n", "", "2:a|b/"},
        {"sep=;\na,b\n", ",", "2:a|b/"}, /* what was said wins */
        {"sep=;x\n", "", "1:sep=;x/"},
        {"a\u2028b\u2029c\n", "", "1:a\u2028b\u2029c/"},
        {"\"a\x01\x1b[2J\nb\",c\n", "",
         "1:a\x01\x1b[2J\nb|c/"}, /* a program quoted it */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(read_all(rows[i].s, strlen(rows[i].s), rows[i].delimiter),
                            rows[i].is);
}

static void bad_records_do_not_hide_the_next(void **state)
{
    static const struct {
        const char *s;
        size_t n;
        const char *is;
    } rows[] = {
        {"\"a\"x,b\nc\n", 9, "1!/2:c/"},
        {"\"a\" ,b\nc\n", 9, "1!/2:c/"},
        {"a\0b\nc\n", 6, "1!/2:c/"},
        {"a\x1A\nc\n", 5, "1!/2:c/"},
        {"\"a\0\nb\"\nc\n", 8, "1!/3:c/"},
        {"a\n\"b\nc\n", 7, "1:a/2!/"}, /* never closed */
        {"\"\"\"\n", 4, "1!/"},
        {"\0\0\0", 3, "1!/"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(read_all(rows[i].s, rows[i].n, ""), rows[i].is);
}

static void an_open_quote_names_its_line(void **state)
{
    struct decoder *d;
    struct csv c;
    struct tb_err e;
    enum csv_what what = CSV_END;
    const char *s = "h\na\nb,\n,\"c\nd\ne\n";

    (void)state;
    assert_int_equal(decode_open(&d, file_with(s, strlen(s)), NULL, NULL, &e), TB_OK);
    assert_int_equal(csv_open(&c, d, "", &e), TB_OK);
    while (what != CSV_BAD)
        assert_int_equal(csv_next(&c, &what, &e), TB_OK);
    assert_int_equal(c.record_line, 4);
    assert_non_null(strstr(c.why.msg, "line 4"));
    assert_int_equal(csv_next(&c, &what, &e), TB_OK);
    assert_int_equal(what, CSV_END);
    csv_close(&c);
    decode_close(&d);
}

/* Records that cross the ends of the buffer, at every offset. */
static void the_buffer_s_edge_does_not_show(void **state)
{
    static const char tail[] = "x\"y,\"q\"\"\r\nq\",z\r\nlast\r\n";
    size_t n = 65536 + 64;
    char *s = malloc(n + sizeof tail);
    struct tb_err e;

    (void)state;
    assert_non_null(s);
    for (size_t shift = 0; shift < 40; shift++) {
        struct decoder *d;
        struct csv c;
        enum csv_what what;
        size_t at = 65536 - shift;
        memset(s, 'a', at);
        for (size_t i = 999; i < at; i += 1000)
            s[i] = '\n';
        s[at - 1] = '\n';
        memcpy(s + at, tail, sizeof tail - 1);
        const char *path = file_with(s, at + sizeof tail - 1);
        assert_int_equal(decode_open(&d, path, NULL, NULL, &e), TB_OK);
        assert_int_equal(csv_open(&c, d, "", &e), TB_OK);
        do
            assert_int_equal(csv_next(&c, &what, &e), TB_OK);
        while (c.n < 2);
        assert_string_equal(csv_field(&c, 0), "x\"y");
        assert_string_equal(csv_field(&c, 1), "q\"\r\nq");
        assert_string_equal(csv_field(&c, 2), "z");
        assert_int_equal(csv_next(&c, &what, &e), TB_OK);
        assert_string_equal(csv_field(&c, 0), "last");
        csv_close(&c);
        decode_close(&d);
        unlink(path);
    }
    free(s);
}

static void fields_and_columns_are_limited(void **state)
{
    size_t n = CSV_FIELD_MAX + 10;
    char *s = malloc(n + 10);
    char many[4 * CSV_COLUMNS_MAX];

    (void)state;
    memset(s, 'a', n);
    memcpy(s + n, "\nb\n", 4);
    assert_string_equal(read_all(s, n + 3, ""), "1!/2:b/");
    free(s);
    memset(many, ',', sizeof many);
    struct decoder *d;
    struct csv c;
    struct tb_err e;
    enum csv_what what;
    assert_int_equal(decode_open(&d, file_with(many, sizeof many), NULL, NULL, &e),
                     TB_OK);
    assert_int_equal(csv_open(&c, d, "", &e), TB_OK);
    assert_int_equal(csv_next(&c, &what, &e), TB_OK);
    assert_int_equal(c.n, sizeof many + 1);
    csv_close(&c);
    decode_close(&d);
}

static void blank_lines_are_known(void **state)
{
    static const struct {
        const char *s;
        bool blank;
    } rows[] = {{"\n", true},      {" \t \n", true}, {"　\n", true},  {"x\n", false},
                {"\"\"\n", false}, {",\n", true},    {" , \n", true}, {",x\n", false}};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct decoder *d;
        struct csv c;
        struct tb_err e;
        enum csv_what what;
        const char *path = file_with(rows[i].s, strlen(rows[i].s));
        assert_int_equal(decode_open(&d, path, NULL, NULL, &e), TB_OK);
        assert_int_equal(csv_open(&c, d, "", &e), TB_OK);
        assert_int_equal(csv_next(&c, &what, &e), TB_OK);
        assert_int_equal(csv_blank(&c), rows[i].blank);
        csv_close(&c);
        decode_close(&d);
        unlink(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_and_their_lines),
        cmocka_unit_test(bad_records_do_not_hide_the_next),
        cmocka_unit_test(an_open_quote_names_its_line),
        cmocka_unit_test(the_buffer_s_edge_does_not_show),
        cmocka_unit_test(fields_and_columns_are_limited),
        cmocka_unit_test(blank_lines_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
