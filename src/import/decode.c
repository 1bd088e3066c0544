#include "import/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source.h"

#define PIECE 65536

enum text_form { TEXT_UTF8, TEXT_GB18030, TEXT_UTF16LE, TEXT_UTF16BE };

struct decoder {
    int fd;
    enum text_form form;
    struct stat before;
    int64_t at, size; /* of the file, in bytes */
    iconv_t cd;       /* (iconv_t)-1 for UTF-8 */
    char raw[PIECE];  /* not yet converted */
    size_t n_raw;
    int64_t lines; /* handed out by iconv so far */
};

/* --- settling the encoding -------------------------------------------------------- */

/* The physical line that has the byte at `offset`. */
static int64_t line_at(const struct decoder *d, int64_t offset)
{
    int64_t line = 1;
    char buf[4096];
    bool cr = false;
    for (int64_t at = 0; at < offset;) {
        ssize_t n = pread(d->fd, buf, sizeof buf, at);
        if (n <= 0)
            break;
        for (ssize_t i = 0; i < n && at < offset; i++, at++) {
            line += buf[i] == '\r' || (buf[i] == '\n' && !cr);
            cr = buf[i] == '\r';
        }
    }
    return line;
}

static enum tb_rc scan_file(const struct decoder *d, struct scan *s, struct tb_err *e)
{
    unsigned char *buf = xmalloc(PIECE);
    int64_t at = 0;
    ssize_t n = 0;
    while ((n = pread(d->fd, buf, PIECE, at)) > 0) {
        scan_feed(s, buf, (size_t)n);
        at += n;
        if (s->utf8_bad >= 0 && s->gb_bad >= 0)
            break;
    }
    int saved = errno;
    free(buf);
    scan_end(s);
    if (n < 0)
        return tb_fail(e, TB_IO, N_("cannot read the file: %s"), strerror(saved));
    return TB_OK;
}

static enum tb_rc not_as_told(const struct decoder *d, const char *name, int64_t bad,
                              struct tb_err *e)
{
    if (bad < 0)
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("line %lld is not %s: nothing was imported"),
                   (long long)line_at(d, bad), name);
}

static enum tb_rc guess(struct decoder *d, const struct scan *s, struct tb_err *e)
{
    int64_t bad = s->utf8_bad > s->gb_bad ? s->utf8_bad : s->gb_bad;
    switch (scan_verdict(s)) {
    case SCAN_UTF8:
        d->form = TEXT_UTF8;
        return TB_OK;
    case SCAN_GB18030:
        d->form = TEXT_GB18030;
        return TB_OK;
    case SCAN_BOTH:
        return tb_fail(
            e, TB_INVALID,
            N_("the file can be read as UTF-8 and as GB18030, with different "
               "text: say --encoding gb18030 or --encoding utf-8"));
    case SCAN_MIXED:
        return tb_fail(
            e, TB_INVALID,
            N_("line %lld is not UTF-8, though the lines before it are: save "
               "the file in one encoding, or say --encoding gb18030"),
            (long long)line_at(d, s->utf8_bad));
    case SCAN_NEITHER:
        if (s->wide >= 4)
            bad = s->utf8_bad;
        return tb_fail(
            e, TB_INVALID,
            N_("line %lld is neither UTF-8 nor GB18030: save the file as UTF-8"),
            (long long)line_at(d, bad));
    }
    return TB_OK;
}

static enum tb_rc settle(struct decoder *d, enum import_encoding wish, struct tb_err *e)
{
    unsigned char head[4096];
    ssize_t n = pread(d->fd, head, sizeof head, 0);
    if (n < 0)
        return tb_fail(e, TB_IO, N_("cannot read the file: %s"), strerror(errno));
    enum tb_rc rc = source_refuse(head, (size_t)n, e);
    if (rc)
        return rc;
    if (n >= 2 && !memcmp(head, "\xFF\xFE", 2)) {
        d->form = TEXT_UTF16LE;
        d->at = 2;
        return TB_OK;
    }
    if (n >= 2 && !memcmp(head, "\xFE\xFF", 2)) {
        d->form = TEXT_UTF16BE;
        d->at = 2;
        return TB_OK;
    }
    bool marked = n >= 3 && !memcmp(head, "\xEF\xBB\xBF", 3);
    struct scan s = {0};
    rc = scan_file(d, &s, e);
    if (rc)
        return rc;
    if (wish == ENCODING_GB18030) {
        d->form = TEXT_GB18030;
        return not_as_told(d, "GB18030", s.gb_bad, e);
    }
    if (wish == ENCODING_UTF8 || marked) {
        d->form = TEXT_UTF8;
        d->at = marked ? 3 : 0;
        return not_as_told(d, "UTF-8", s.utf8_bad, e);
    }
    return guess(d, &s, e);
}

/* --- the stream ------------------------------------------------------------------- */

static enum tb_rc start(struct decoder *d, struct tb_err *e)
{
    static const char *const names[] = {[TEXT_UTF8] = "",
                                        [TEXT_GB18030] = "GB18030",
                                        [TEXT_UTF16LE] = "UTF-16LE",
                                        [TEXT_UTF16BE] = "UTF-16BE"};
    d->lines = 1;
    if (d->form == TEXT_UTF8)
        return TB_OK;
    d->cd = iconv_open("UTF-8", names[d->form]);
    if (d->cd == (iconv_t)-1)
        return tb_fail(e, TB_IO,
                       N_("this system cannot convert %s: save the file as UTF-8"),
                       names[d->form]);
    return TB_OK;
}

enum tb_rc decode_open(struct decoder **out, const char *path, const char *forbidden,
                       const struct import_options *o, struct tb_err *e)
{
    *out = NULL;
    struct decoder *d = xcalloc(1, sizeof *d);
    d->fd = -1;
    d->cd = (iconv_t)-1;
    enum tb_rc rc = source_open(path, forbidden, o ? o->progress : NULL, &d->fd, e);
    if (!rc && fstat(d->fd, &d->before))
        rc = tb_fail(e, TB_IO, N_("cannot read the file: %s"), strerror(errno));
    d->size = d->before.st_size;
    if (!rc)
        rc = settle(d, o ? o->encoding : ENCODING_GUESS, e);
    if (!rc)
        rc = start(d, e);
    if (rc)
        decode_close(&d);
    *out = d;
    return rc;
}

static ssize_t more(struct decoder *d, char *buf, size_t cap)
{
    ssize_t n = pread(d->fd, buf, cap, d->at);
    if (n > 0)
        d->at += n;
    return n;
}

static void count_lines(struct decoder *d, const char *s, size_t n)
{
    for (const char *p = s; (p = memchr(p, '\n', n - (size_t)(p - s))); p++)
        d->lines++;
}

static enum tb_rc convert(struct decoder *d, char *buf, size_t cap, size_t *n,
                          struct tb_err *e)
{
    for (;;) {
        ssize_t got = more(d, d->raw + d->n_raw, PIECE - d->n_raw);
        if (got < 0)
            return tb_fail(e, TB_IO, N_("cannot read the file: %s"), strerror(errno));
        d->n_raw += (size_t)got;
        char *in = d->raw, *to = buf;
        size_t in_left = d->n_raw, out_left = cap;
        size_t r = iconv(d->cd, &in, &in_left, &to, &out_left);
        int why = r == (size_t)-1 ? errno : 0;
        memmove(d->raw, in, in_left);
        d->n_raw = in_left;
        *n = cap - out_left;
        count_lines(d, buf, *n);
        bool cut = why == EINVAL && !got && in_left;
        if (why == EILSEQ || cut)
            return tb_fail(
                e, TB_INVALID,
                N_("line %lld has a damaged character: nothing was imported"),
                (long long)d->lines);
        if (*n || (!got && !in_left))
            return TB_OK;
    }
}

enum tb_rc decode_read(struct decoder *d, char *buf, size_t cap, size_t *n,
                       struct tb_err *e)
{
    *n = 0;
    if (d->form != TEXT_UTF8)
        return convert(d, buf, cap, n, e);
    ssize_t got = more(d, buf, cap);
    if (got < 0)
        return tb_fail(e, TB_IO, N_("cannot read the file: %s"), strerror(errno));
    *n = (size_t)got;
    return TB_OK;
}

void decode_progress(const struct decoder *d, int64_t *done, int64_t *total)
{
    *done = d->at;
    *total = d->size;
}

bool decode_is_utf16(const struct decoder *d)
{
    return d->form == TEXT_UTF16LE || d->form == TEXT_UTF16BE;
}

enum tb_rc decode_unchanged(const struct decoder *d, struct tb_err *e)
{
    struct stat now;
    if (fstat(d->fd, &now) || now.st_size != d->before.st_size ||
        now.st_mtim.tv_sec != d->before.st_mtim.tv_sec ||
        now.st_mtim.tv_nsec != d->before.st_mtim.tv_nsec)
        return tb_fail(e, TB_INVALID,
                       N_("the file changed while it was read: nothing was imported"));
    return TB_OK;
}

void decode_close(struct decoder **d)
{
    if (!*d)
        return;
    if ((*d)->cd != (iconv_t)-1)
        iconv_close((*d)->cd);
    if ((*d)->fd >= 0)
        close((*d)->fd);
    free(*d);
    *d = NULL;
}
