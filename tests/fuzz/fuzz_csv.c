/* Any bytes as a CSV file, through the decoder and the reader: fields stay within their
 * limits, lines only grow, and what was read and written again reads the same. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/guard.h"

#include "import/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes as a regular file without a name. */
static int file_of(const void *data, size_t size, char path[static 64])
{
    int fd = memfd_create("csv", MFD_CLOEXEC);
    assert(fd >= 0);
    assert(write(fd, data, size) == (ssize_t)size);
    snprintf(path, 64, "/proc/self/fd/%d", fd);
    return fd;
}

static void write_field(struct strbuf *out, const char *s)
{
    strbuf_putc(out, '"');
    for (; *s; s++) {
        if (*s == '"')
            strbuf_putc(out, '"');
        strbuf_putc(out, *s);
    }
    strbuf_putc(out, '"');
}

/* All good records written in full quotes; returns how many there are. */
static size_t copy_records(const void *data, size_t size,
                           const struct import_options *o, struct strbuf *out)
{
    char path[64];
    int fd = file_of(data, size, path);
    struct decoder *d;
    struct csv c = {0};
    struct tb_err e;
    enum csv_what what = CSV_BAD;
    size_t n = 0;
    int64_t line = 0;

    strbuf_clear(out);
    enum tb_rc rc = decode_open(&d, path, NULL, o, &e);
    if (!rc)
        rc = csv_open(&c, d, o->delimiter, &e);
    while (!rc && what != CSV_END) {
        rc = csv_next(&c, &what, &e);
        if (rc || what != CSV_RECORD)
            continue;
        assert(c.record_line > line && c.line >= c.record_line);
        line = c.record_line;
        n++;
        for (size_t i = 0; i < c.n && i < CSV_COLUMNS_MAX; i++) {
            assert(strlen(csv_field(&c, i)) <= CSV_FIELD_MAX);
            strbuf_puts(out, i ? "," : "");
            write_field(out, csv_field(&c, i));
        }
        strbuf_puts(out, "\n");
    }
    csv_close(&c);
    decode_close(&d);
    close(fd);
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const delimiters[] = {"", ";", "\t", "，"};
    struct import_options o = {0};
    struct strbuf once = {0}, again = {0};

    if (!size)
        return 0;
    o.encoding = (enum import_encoding)(data[0] % 3);
    strcpy(o.delimiter, delimiters[data[0] / 3 % 4]);
    size_t n = copy_records(data + 1, size - 1, &o, &once);
    const struct import_options plain = {.encoding = ENCODING_UTF8, .delimiter = ","};
    /* What looks like another kind of file at its start is refused the second time. */
    if (n && once.s[0] == '"') {
        size_t m = copy_records(once.s, once.len, &plain, &again);
        assert(m == n || m == 0);
        assert(m == 0 || !strcmp(once.s, again.s));
    }
    strbuf_free(&once);
    strbuf_free(&again);
    return 0;
}
