/* minizip over memory. What it calls a file is a struct mem here. */
#include "export/zip.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"

#define FIRST_DAY 0x00210000 /* 1980-01-01 00:00 as DOS writes it */

/* What is written grows `out` from `start` on; what is read lies in s[0..n). */
struct mem {
    struct strbuf *out;
    size_t start, at;
    const char *s;
    size_t n;
};

static voidpf mem_open(voidpf opaque, const char *name, int mode)
{
    (void)name;
    (void)mode;
    return opaque;
}

static size_t mem_size(const struct mem *m)
{
    return m->out ? m->out->len - m->start : m->n;
}

static uLong mem_read(voidpf opaque, voidpf stream, void *buf, uLong size)
{
    struct mem *m = stream;
    const char *from = m->out ? m->out->s + m->start : m->s;
    size_t left = mem_size(m) > m->at ? mem_size(m) - m->at : 0;
    size_t take = size < left ? size : left;
    (void)opaque;
    if (take)
        memcpy(buf, from + m->at, take);
    m->at += take;
    return take;
}

static uLong mem_write(voidpf opaque, voidpf stream, const void *buf, uLong size)
{
    struct mem *m = stream;
    (void)opaque;
    if (!m->out || m->at > mem_size(m))
        return 0;
    size_t over = mem_size(m) - m->at;
    if (over > size)
        over = size;
    if (over)
        memcpy(m->out->s + m->start + m->at, buf, over);
    strbuf_add(m->out, (const char *)buf + over, size - over);
    m->at += size;
    return size;
}

static long mem_tell(voidpf opaque, voidpf stream)
{
    const struct mem *m = stream;
    (void)opaque;
    return (long)m->at;
}

static long mem_seek(voidpf opaque, voidpf stream, uLong offset, int origin)
{
    struct mem *m = stream;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? m->at
                  : origin == ZLIB_FILEFUNC_SEEK_END ? mem_size(m)
                                                     : 0;
    (void)opaque;
    if (offset > mem_size(m) - from)
        return -1;
    m->at = from + offset;
    return 0;
}

static int mem_nothing(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static zlib_filefunc_def functions(struct mem *m)
{
    return (zlib_filefunc_def){.zopen_file = mem_open,
                               .zread_file = mem_read,
                               .zwrite_file = mem_write,
                               .ztell_file = mem_tell,
                               .zseek_file = mem_seek,
                               .zclose_file = mem_nothing,
                               .zerror_file = mem_nothing,
                               .opaque = m};
}

static bool put_part(zipFile zip, const struct zip_part *p)
{
    const zip_fileinfo info = {.dosDate = FIRST_DAY};
    if (zipOpenNewFileInZip(zip, p->name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                            Z_DEFAULT_COMPRESSION) != ZIP_OK)
        return false;
    bool ok = p->text.len <= INT32_MAX &&
              zipWriteInFileInZip(zip, p->text.s, (unsigned)p->text.len) == ZIP_OK;
    return zipCloseFileInZip(zip) == ZIP_OK && ok;
}

enum tb_rc zip_write(struct strbuf *out, const struct zip_part *parts, size_t n,
                     struct tb_err *e)
{
    struct mem m = {.out = out, .start = out->len};
    zlib_filefunc_def f = functions(&m);
    zipFile zip = zipOpen2("", APPEND_STATUS_CREATE, NULL, &f);
    bool ok = zip != NULL;
    for (size_t i = 0; ok && i < n; i++)
        ok = put_part(zip, &parts[i]);
    if (zip && zipClose(zip, NULL) != ZIP_OK)
        ok = false;
    if (!ok)
        return tb_fail(e, TB_IO,
                       N_("the file cannot be packed: it would be too large; choose "
                          "another format or a shorter period"));
    return TB_OK;
}

/* Ends with the tag that closes its first element; or that element is all there is. */
static bool ends_as_xml(const struct strbuf *b)
{
    const char *root = b->len ? strstr(b->s, "?>") : NULL;
    root = root ? strchr(root, '<') : NULL;
    if (!root)
        return false;
    size_t n = strcspn(++root, " />\n"), len = b->len;
    while (len && b->s[len - 1] == '\n')
        len--;
    if (len > n + 3 && memcmp(b->s + len - n - 1, root, n) == 0)
        return b->s[len - 1] == '>' && memcmp(b->s + len - n - 3, "</", 2) == 0;
    return len > 2 && memcmp(b->s + len - 2, "/>", 2) == 0 && !strchr(root, '<');
}

static bool part_whole(unzFile zip)
{
    struct strbuf b = {0};
    int got;
    do {
        char *room = strbuf_room(&b, 16384);
        got = unzReadCurrentFile(zip, room, 16384);
        b.len += got > 0 ? (size_t)got : 0;
        b.s[b.len] = '\0';
    } while (got > 0);
    bool ok = unzCloseCurrentFile(zip) == UNZ_OK && got == 0 && ends_as_xml(&b);
    strbuf_free(&b);
    return ok;
}

bool zip_whole(const char *s, size_t n)
{
    struct mem m = {.s = s, .n = n};
    zlib_filefunc_def f = functions(&m);
    unzFile zip = unzOpen2("", &f);
    bool ok = zip != NULL;
    int more = ok ? unzGoToFirstFile(zip) : UNZ_OK;
    for (; ok && more == UNZ_OK; more = unzGoToNextFile(zip))
        ok = unzOpenCurrentFile(zip) == UNZ_OK && part_whole(zip);
    if (zip)
        unzClose(zip);
    return ok && more == UNZ_END_OF_LIST_OF_FILE;
}
