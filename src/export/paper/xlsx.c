/* Excel: the text on the first sheet, a sheet for each table, the charts with their
 * values, the records on the last; written by libxlsxwriter into a private file that is
 * read back and is gone before anything else happens. */
#include "export/xlsx.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"

#include "export/paper_format.h"
#include "export/xml.h"
#include "export/zip.h"

#define WIDTH   80  /* of the column of text, in digits of 11 points */
#define TALLEST 400 /* points of a row */

/* --- the text --------------------------------------------------------------------- */

static struct xlsx_style style_of(enum paper_block_kind kind)
{
    struct xlsx_style s = {.size = 12, .wrap = true};
    switch (kind) {
    case PAPER_TITLE:
        s.size = 18;
        s.heavy = true;
        s.align = XLSX_CENTRE;
        break;
    case PAPER_MARK:
        s.align = XLSX_CENTRE;
        break;
    case PAPER_HEADING:
        s.heavy = true;
        break;
    case PAPER_TEXT:
    case PAPER_ITEM:
        s.indent = 2;
        break;
    case PAPER_SIGN:
    case PAPER_DATE:
        s.align = XLSX_RIGHT;
        s.indent = 4;
        break;
    case PAPER_NOTE:
        s.size = 10;
        break;
    default:
        break;
    }
    return s;
}

/* A block in a row as high as its lines; more rows where one may not be as high. */
static size_t put_block(struct xlsx *x, const struct xlsx_sheet *s, size_t row,
                        const struct paper_block *b)
{
    struct xlsx_style style = style_of(b->kind);
    int columns = WIDTH * 10 / style.size - 3 * style.indent;
    int lines = xlsx_lines(b->text, columns), high = style.size * 3 / 2;
    int in_one = TALLEST / high, rows = (lines + in_one - 1) / in_one;
    const size_t from[2] = {row, 0}, to[2] = {row + (size_t)rows - 1, 0};
    xlsx_merge(x, s, from, to, b->text, style);
    for (int i = 0; i < rows && x->rc == TB_OK; i++)
        xlsx_check(x, x->lib->worksheet_set_row(s->ws, (lxw_row_t)row + (lxw_row_t)i,
                                                (rows > 1 ? in_one : lines) * high + 4,
                                                NULL));
    return row + (size_t)rows;
}

static void put_text(struct xlsx *x)
{
    const struct paper *p = x->paper;
    struct xlsx_sheet s = xlsx_sheet(x, xlsx_word(x, XLSX_TEXT_SHEET), false);
    size_t row = 0;
    if (x->rc != TB_OK)
        return;
    xlsx_check(x, x->lib->worksheet_set_column(s.ws, 0, 0, WIDTH, NULL));
    x->lib->worksheet_gridlines(s.ws, LXW_HIDE_ALL_GRIDLINES);
    x->lib->worksheet_center_horizontally(s.ws);
    x->lib->worksheet_fit_to_pages(s.ws, 1, 0);
    for (size_t i = 0; i < p->n_blocks && x->rc == TB_OK; i++) {
        const struct paper_block *b = &p->blocks[i];
        if (b->kind != PAPER_TABLE && b->kind != PAPER_CHART)
            row = put_block(x, &s, row, b);
    }
}

/* --- the whole -------------------------------------------------------------------- */

static char *property(struct xlsx *x, const char *text)
{
    struct strbuf b = {0};
    xml_clean(&b, text, strlen(text));
    for (size_t i = 0; i < b.len; i++)
        if (b.s[i] == '\n' || b.s[i] == '\t')
            b.s[i] = ' ';
    char *made = arena_strndup(&x->a, b.len ? b.s : "", b.len);
    strbuf_free(&b);
    return made;
}

static void set_properties(struct xlsx *x)
{
    tb_day day = x->paper->day == TB_DAY_NONE ? TB_DAY_MIN : x->paper->day;
    /* Noon: 0 would be taken for now. */
    lxw_doc_properties properties = {.title = property(x, x->paper->title),
                                     .author = property(x, x->paper->author),
                                     .created = (time_t)day * 86400 + 43200};
    xlsx_check(x, x->lib->workbook_set_properties(x->book, &properties));
}

static void put_all(struct xlsx *x)
{
    const struct paper *p = x->paper;
    set_properties(x);
    xlsx_reserve(x, xlsx_word(x, XLSX_TEXT_SHEET));
    xlsx_reserve(x, xlsx_word(x, XLSX_CHART_SHEET));
    xlsx_reserve(x, xlsx_word(x, XLSX_RECORD_SHEET));
    put_text(x);
    for (size_t i = 0; i < p->n_blocks && x->rc == TB_OK; i++)
        if (p->blocks[i].kind == PAPER_TABLE)
            xlsx_table(x, p->blocks[i].table, xlsx_name(x, p->blocks[i].table->name),
                       true);
    xlsx_charts(x);
    if (p->sheet || p->records)
        xlsx_table(x, p->sheet ? p->sheet : p->records, xlsx_word(x, XLSX_RECORD_SHEET),
                   false);
}

/* --- files ------------------------------------------------------------------------ */

struct place {
    char folder[512], file[528];
};

static enum tb_rc no_place(struct tb_err *e)
{
    return tb_fail(
        e, TB_IO,
        N_("no working file can be made for the workbook: %s; free some room, "
           "or name another folder in TMPDIR"),
        strerror(errno));
}

/* A folder that only this user may enter, and a file in it. */
static enum tb_rc place_make(struct place *w, struct tb_err *e)
{
    const char *under = getenv("TMPDIR");
    size_t size = sizeof w->folder;
    if (!under || *under != '/')
        under = "/tmp";
    if ((size_t)snprintf(w->folder, size, "%s/tongbao-XXXXXX", under) >= size)
        errno = ENAMETOOLONG;
    else if (mkdtemp(w->folder))
        errno = 0;
    if (errno)
        return no_place(e);
    snprintf(w->file, sizeof w->file, "%s/a.xlsx", w->folder);
    int fd = open(w->file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0) {
        no_place(e);
        rmdir(w->folder);
        return TB_IO;
    }
    close(fd);
    return TB_OK;
}

static void place_remove(const struct place *w)
{
    unlink(w->file);
    rmdir(w->folder);
}

static enum tb_rc place_read(const struct place *w, struct strbuf *out,
                             struct tb_err *e)
{
    int fd = open(w->file, O_RDONLY | O_CLOEXEC);
    size_t start = out->len;
    ssize_t n = -1;
    while (fd >= 0 && (n = read(fd, strbuf_room(out, 65536), 65536)) > 0)
        out->len += (size_t)n;
    if (n < 0)
        no_place(e);
    if (fd >= 0)
        close(fd);
    if (n < 0)
        return TB_IO;
    out->s[out->len] = '\0';
    /* The library does not look at whether its working files were written. */
    errno = ENOSPC;
    return zip_whole(out->s + start, out->len - start) ? TB_OK : no_place(e);
}

/* --- the format ------------------------------------------------------------------- */

/* The library reports on stderr what it also returns: here it may be a screen. */
static lxw_error close_quietly(struct xlsx *x)
{
    FILE *shown = stderr, *nowhere = fopen("/dev/null", "w");
    if (nowhere)
        stderr = nowhere;
    lxw_error error = x->lib->workbook_close(x->book);
    stderr = shown;
    if (nowhere)
        fclose(nowhere);
    return error;
}

static enum tb_rc make(struct xlsx *x, struct place *w, struct strbuf *out)
{
    lxw_workbook_options options = {.tmpdir = w->folder};
    x->book = x->lib->workbook_new_opt(w->file, &options);
    if (!x->book)
        return no_place(x->e);
    put_all(x);
    if (x->rc != TB_OK) {
        x->lib->lxw_workbook_free(x->book);
        return x->rc;
    }
    lxw_error error = close_quietly(x);
    return error ? no_place(x->e) : place_read(w, out, x->e);
}

static enum tb_rc xlsx_write(const struct paper *p, const struct paper_options *o,
                             struct strbuf *out, struct tb_err *e)
{
    static struct xlsx_lib lib;
    static bool loaded;
    struct xlsx x = {.lib = &lib, .paper = p, .e = e};
    struct place w;
    (void)o;
    if (!loaded && xlsx_lib_load(&lib, XLSX_LIB, e) != TB_OK)
        return TB_IO;
    loaded = true;
    if (place_make(&w, e) != TB_OK)
        return TB_IO;
    /* The library writes numbers with the locale's point. */
    locale_t plain = newlocale(LC_NUMERIC_MASK, "C", duplocale(LC_GLOBAL_LOCALE));
    locale_t before = uselocale(plain);
    enum tb_rc rc = make(&x, &w, out);
    uselocale(before);
    if (plain)
        freelocale(plain);
    place_remove(&w);
    free(x.looks);
    free(x.names);
    arena_free(&x.a);
    return rc;
}

const struct paper_format paper_xlsx = {.name = "xlsx", .write = xlsx_write};
