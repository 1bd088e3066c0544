#include <sys/stat.h>

#include "import/decode.h"

#include "file.h"

static enum scan_verdict scanned(const char *s, size_t n)
{
    struct scan whole = {0}, bytes = {0};
    scan_feed(&whole, (const unsigned char *)s, n);
    scan_end(&whole);
    for (size_t i = 0; i < n; i++) /* pieces of one byte tell the same */
        scan_feed(&bytes, (const unsigned char *)s + i, 1);
    scan_end(&bytes);
    assert_int_equal(whole.utf8_bad, bytes.utf8_bad);
    assert_int_equal(whole.gb_bad, bytes.gb_bad);
    assert_int_equal(scan_verdict(&whole), scan_verdict(&bytes));
    return scan_verdict(&whole);
}

static void encodings_are_told_apart(void **state)
{
    static const struct {
        const char *s;
        enum scan_verdict is;
    } rows[] = {
        {"", SCAN_UTF8},
        {"date,unit,title\n", SCAN_UTF8},
        {"办公室,信息\n", SCAN_UTF8},
        {"医院", SCAN_UTF8},     /* three bytes each: nobody is asked */
        {"信息报送", SCAN_UTF8}, /* an even number of Han is good GB18030 too */
        {"买买提·阿里报送", SCAN_UTF8},
        {"\xD2\xBD\xD4\xBA", SCAN_BOTH},                /* 医院 in GB18030 */
        {"\xCD\xB3\xD5\xBD\xCE\xAF", SCAN_BOTH},        /* 统战委 */
        {"\xC2\xB7", SCAN_BOTH},                        /* 路, or a middle dot */
        {"\xB0\xEC\xB9\xAB\xCA\xD2,1\n", SCAN_GB18030}, /* 办公室 */
        {"\x81\x39\xEF\x30,1\n", SCAN_GB18030},         /* four bytes */
        {"caf\xE9,1\n", SCAN_NEITHER},
        {"\xFF\xFF", SCAN_NEITHER},
        {"\xC0\x80", SCAN_GB18030},      /* overlong, but a Han in GB18030 */
        {"\xED\xA0\x80,", SCAN_NEITHER}, /* a surrogate */
        {"\xF4\x90\x80\x80,", SCAN_NEITHER},
        {"a\xE5\x8A", SCAN_GB18030}, /* cut UTF-8 happens to be a pair */
        {"a\xE5,", SCAN_NEITHER},
        {"办公组织统战\n\xB0\xEC\xB9\xAB\n", SCAN_MIXED},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (scanned(rows[i].s, strlen(rows[i].s)) != rows[i].is)
            fail_msg("row %zu: %d, not %d", i, scanned(rows[i].s, strlen(rows[i].s)),
                     rows[i].is);
}

static char text[1 << 17];
static size_t n_text;

static enum tb_rc decoded(const char *bytes, size_t n, enum import_encoding wish,
                          size_t piece, struct tb_err *e)
{
    struct decoder *d;
    const struct import_options o = {.encoding = wish};
    enum tb_rc rc = decode_open(&d, file_with(bytes, n), NULL, &o, e);
    size_t got = 1;
    n_text = 0;
    while (!rc && got) {
        rc = decode_read(d, text + n_text, piece, &got, e);
        n_text += got;
    }
    text[n_text] = 0;
    decode_close(&d);
    return rc;
}

static void every_encoding_gives_the_same_text(void **state)
{
    static const struct {
        const char *s;
        size_t n;
    } rows[] = {
        {"a,办公室\n", 12},
        {"\xEF\xBB\xBF"
         "a,办公室\n",
         15},
        {"a,\xB0\xEC\xB9\xAB\xCA\xD2\n", 9},
        {"\xFF\xFE"
         "a\0,\0\x9E\x52\x6C\x51\xA4\x5B\n\0",
         14},
        {"\xFE\xFF\0a\0,\x52\x9E\x51\x6C\x5B\xA4\0\n", 14},
    };
    struct tb_err e;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t piece = 16; piece < 40; piece += 5) {
            assert_int_equal(decoded(rows[i].s, rows[i].n, ENCODING_GUESS, piece, &e),
                             TB_OK);
            assert_string_equal(text, "a,办公室\n");
        }
}

static void the_user_decides(void **state)
{
    struct tb_err e;

    (void)state;
    assert_int_equal(decoded("\xD2\xBD\xD4\xBA", 4, ENCODING_GUESS, 64, &e),
                     TB_INVALID);
    assert_non_null(strstr(e.msg, "--encoding"));
    assert_int_equal(decoded("\xD2\xBD\xD4\xBA", 4, ENCODING_GB18030, 64, &e), TB_OK);
    assert_string_equal(text, "医院");
    assert_int_equal(decoded("\xD2\xBD\xD4\xBA", 4, ENCODING_UTF8, 64, &e), TB_OK);
    assert_string_equal(text, "ҽԺ");
    assert_int_equal(decoded("a\nb\r\nc\rx\xE9y", 10, ENCODING_UTF8, 64, &e),
                     TB_INVALID);
    assert_non_null(strstr(e.msg, "line 4"));
}

static void damage_names_its_line(void **state)
{
    struct tb_err e;

    (void)state;
    assert_int_equal(decoded("组织部信息\n好\ncaf\xE9,\n", 26, ENCODING_GUESS, 64, &e),
                     TB_INVALID);
    assert_non_null(strstr(e.msg, "line 3"));
    assert_int_equal(decoded("\xFF\xFE\n\0\0\xD8x\0", 8, ENCODING_GUESS, 64, &e),
                     TB_INVALID);
    assert_non_null(strstr(e.msg, "line 2"));
}

static void what_is_no_text_is_named(void **state)
{
    static const struct {
        const char *s;
        size_t n;
        const char *says;
    } rows[] = {
        {"PK\003\004xxxx", 8, "xlsx"},
        {"\x1F\x8B\x08xx", 5, "gzip"},
        {"%PDF-1.4", 8, "PDF"},
        {" \n<HTML><table>", 15, "HTML"},
        {"\xD0\xCF\x11\xE0xxxx", 8, "xls"},
        {"d\0a\0t\0e\0\n\0", 10, "UTF-16"},
        {"SQLite format 3\0", 16, "database"},
    };
    struct tb_err e;

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(decoded(rows[i].s, rows[i].n, ENCODING_GUESS, 64, &e),
                         TB_INVALID);
        assert_non_null(strstr(e.msg, rows[i].says));
    }
}

static void only_regular_files(void **state)
{
    static const struct {
        const char *path;
        enum tb_rc rc;
    } rows[] = {{"/nowhere/x.csv", TB_NOTFOUND},
                {"/tmp", TB_INVALID},
                {"/dev/zero", TB_INVALID},
                {"/dev/null", TB_INVALID},
                {"", TB_NOTFOUND}};
    struct decoder *d;
    struct tb_err e;
    char fifo[64];

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(decode_open(&d, rows[i].path, NULL, NULL, &e), rows[i].rc);
        assert_null(d);
    }
    snprintf(fifo, sizeof fifo, "/tmp/tongbao-test-fifo-%ld", (long)getpid());
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(decode_open(&d, fifo, NULL, NULL, &e), TB_INVALID);
    unlink(fifo);
    const char *path = file_with("a\n", 2);
    assert_int_equal(decode_open(&d, path, path, NULL, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "itself"));
}

static void a_changed_file_is_noticed(void **state)
{
    struct decoder *d;
    struct tb_err e;
    const char *path = file_with("a\n", 2);

    (void)state;
    assert_int_equal(decode_open(&d, path, NULL, NULL, &e), TB_OK);
    assert_int_equal(decode_unchanged(d, &e), TB_OK);
    FILE *f = fopen(path, "a");
    fputs("b\n", f);
    fclose(f);
    assert_int_equal(decode_unchanged(d, &e), TB_INVALID);
    decode_close(&d);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_told_apart),
        cmocka_unit_test(every_encoding_gives_the_same_text),
        cmocka_unit_test(the_user_decides),
        cmocka_unit_test(damage_names_its_line),
        cmocka_unit_test(what_is_no_text_is_named),
        cmocka_unit_test(only_regular_files),
        cmocka_unit_test(a_changed_file_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
