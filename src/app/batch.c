/* From text to rows: cells, then what each column is, by its heading or its content. */
#include "app/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "batch_cells.h"

/* --- units ------------------------------------------------------------------------ */

const struct unit *batch_unit(const struct app *app, const char *text)
{
    struct arena a = {0};
    const char *key = text_key_dup(&a, text);
    const struct unit *u = NULL;
    if (*key)
        u = names_unit_by_key(&app->names, key);
    if (!u && *key)
        u = names_unit_by_alias(&app->names, key);
    arena_free(&a);
    return u;
}

/* Of the units that have the text's characters in their order; else the one that shares
 * most characters with it. */
const struct unit *batch_guess(struct app *app, const char *text)
{
    const struct unit *best = NULL;
    size_t most = 0;
    if (!*text)
        return NULL;
    int64_t id = app_find_best(app, FIND_UNIT, text, TB_DAY_NONE);
    if (id)
        return names_unit(&app->names, id);
    for (size_t i = 0; i < app->names.n_units; i++) {
        const char *name = app->names.units[i].name;
        size_t shared = 0, points = 0;
        for (size_t at = 0, n = strlen(text); at < n; points++) {
            uint32_t cp;
            char one[5] = {0};
            size_t len = text_decode(text + at, n - at, &cp);
            memcpy(one, text + at, len < 4 ? len : 4);
            shared += len > 1 && strstr(name, one) != NULL;
            at += len;
        }
        if (shared > most && shared * 2 >= points) {
            most = shared;
            best = &app->names.units[i];
        }
    }
    return best;
}

const struct unit *batch_unit_of_title(const struct app *app, const char *title)
{
    const struct unit *best = NULL;
    for (size_t i = 0; i < app->names.n_units; i++) {
        const struct unit *u = &app->names.units[i];
        size_t n = strlen(u->name);
        if (strncmp(title, u->name, n) == 0 && (!best || n > strlen(best->name)))
            best = u;
    }
    return best;
}

/* --- rows ------------------------------------------------------------------------- */

static void set_day(struct batch_row *r, const char *text, tb_day today)
{
    struct tb_civil now = day_to_civil(today);
    tb_day day = TB_DAY_NONE;
    char whole[40];
    r->day = today;
    r->day_text = "";
    if (!*text)
        return;
    if (!day_parse(text, &day)) { /* 11-21, 11/21, 11.21, 11月21日: of this year */
        snprintf(whole, sizeof whole, "%d%s%.24s", now.year,
                 strstr(text, "月")  ? "年"
                 : strchr(text, '/') ? "/"
                 : strchr(text, '.') ? "."
                                     : "-",
                 text);
        if (!day_parse(whole, &day)) {
            r->day_text = text;
            return;
        }
    }
    r->day = day;
}

static void set_unit(struct app *app, struct batch_row *r)
{
    const struct unit *u = batch_unit(app, r->unit_text);
    if (u) {
        r->unit_id = r->guess = u->id;
        return;
    }
    u = *r->unit_text ? batch_guess(app, r->unit_text) : NULL;
    if (!u)
        u = batch_unit_of_title(app, r->title);
    r->guess = u ? u->id : 0;
}

static struct batch_row *new_row(struct batch *b, int line)
{
    mem_grow(&b->rows, &b->cap, b->n, sizeof *b->rows);
    b->rows[b->n] = (struct batch_row){.line = line,
                                       .unit_text = "",
                                       .title = "",
                                       .author = "",
                                       .type = "",
                                       .note = "",
                                       .day_text = "",
                                       .topic_text = "",
                                       .topic_word = "",
                                       .stale = BATCH_STALE_TWINS,
                                       .why = "",
                                       .state = BATCH_GOOD};
    return &b->rows[b->n++];
}

static void put_cell(struct batch *b, struct batch_row *r, enum batch_column what,
                     const char *s, tb_day today)
{
    switch (what) {
    case COLUMN_UNIT:
        r->unit_text = s;
        break;
    case COLUMN_DATE:
        set_day(r, s, today);
        break;
    case COLUMN_TITLE: /* what this program wrote was stripped before */
        r->title = b->own ? s : batch_strip(&b->arena, s, strlen(s));
        break;
    case COLUMN_AUTHOR:
        r->author = s;
        break;
    case COLUMN_TYPE:
        r->type = s;
        break;
    case COLUMN_NOTE:
        r->note = *r->note && *s ? arena_printf(&b->arena, "%s %s", r->note, s)
                  : *s           ? s
                                 : r->note;
        break;
    case COLUMN_TOPIC:
        r->topic_text = s;
        break;
    case COLUMN_LEFT:
        r->left_out = *s != '\0';
        break;
    case COLUMN_NUMBER:
    case COLUMN_UNKNOWN:
        break;
    }
}

/* The mark between cells, as far as the line shows one of them only. */
static const char *comma_of(const struct cell_record *rec)
{
    return strstr(rec->raw, "，") ? "，" : ",";
}

static size_t title_column(const enum batch_column *what, size_t n)
{
    size_t i = 0;
    while (i < n && what[i] != COLUMN_TITLE)
        i++;
    return i;
}

/* A record of which the columns are known. Cells beyond them come of commas in the
 * title, which takes that many more. */
static void row_of_columns(struct app *app, struct batch *b,
                           const struct cell_record *rec, const enum batch_column *what,
                           size_t n, tb_day today)
{
    struct batch_row *r = new_row(b, rec->line);
    size_t title = title_column(what, n), beyond = rec->n > n ? rec->n - n : 0, at = 0;
    r->day = today;
    for (size_t i = 0; i < n && at < rec->n; i++) {
        const char *s = rec->cells[at++];
        for (size_t k = 0; i == title && k < beyond; k++)
            s = arena_printf(&b->arena, "%s%s%s", s, comma_of(rec), rec->cells[at++]);
        put_cell(b, r, what[i], s, today);
    }
    set_unit(app, r);
}

/* "unit: title", when what stands before the colon is a unit or short enough. */
static bool row_of_colon(struct app *app, struct batch *b,
                         const struct cell_record *rec, tb_day today)
{
    const char *s = batch_strip(&b->arena, rec->raw, strlen(rec->raw));
    size_t ascii = strcspn(s, ":"), step = 1;
    const char *wide = strstr(s, "：");
    size_t at = ascii;
    if (wide && (size_t)(wide - s) < ascii) {
        at = (size_t)(wide - s);
        step = strlen("：");
    }
    if (!s[at])
        return false;
    const char *unit = batch_strip(&b->arena, s, at);
    bool known = batch_unit(app, unit) != NULL;
    if (!known && (text_width(unit, strlen(unit)) > 20 || strstr(unit, "，") ||
                   strchr(unit, ',') || !batch_guess(app, unit)))
        return false;
    struct batch_row *r = new_row(b, rec->line);
    set_day(r, "", today);
    r->unit_text = unit;
    r->title = batch_strip(&b->arena, s + at + step, strlen(s + at + step));
    set_unit(app, r);
    return true;
}

/* A date between commas is one only with its year, or beside the unit: 11.5 in the
 * middle of a title is a number. */
static bool is_stated_date(const struct cell_record *rec, size_t i, size_t unit)
{
    size_t digits = 0;
    for (const char *s = rec->cells[i]; *s; s++)
        digits += *s >= '0' && *s <= '9';
    return digits >= 6 || i + 1 == unit || i == unit + 1;
}

static size_t unit_cell(struct app *app, struct batch *b, const struct cell_record *rec)
{
    size_t i = 0;
    while (i < rec->n && !batch_unit(app, batch_strip(&b->arena, rec->cells[i],
                                                      strlen(rec->cells[i]))))
        i++;
    return i;
}

/* Cells between commas, of which one is a unit: what is none of unit, date, person and
 * running number belongs to the title, commas and all. */
static bool row_of_commas(struct app *app, struct batch *b,
                          const struct cell_record *rec, tb_day today)
{
    size_t unit = unit_cell(app, b, rec);
    const char *title = NULL;
    bool dated = false;
    if (unit == rec->n || rec->n < 2)
        return false;
    struct batch_row *r = new_row(b, rec->line);
    r->day = today;
    for (size_t i = 0; i < rec->n; i++) {
        const char *s = batch_strip(&b->arena, rec->cells[i], strlen(rec->cells[i]));
        enum batch_column what = cells_guess(app, s);
        bool date = what == COLUMN_DATE && !dated && is_stated_date(rec, i, unit);
        dated |= date;
        if (i == unit)
            r->unit_text = s;
        else if (date)
            set_day(r, s, today);
        else if (what == COLUMN_AUTHOR && title && !*r->author)
            r->author = s;
        else if (what != COLUMN_NUMBER || i > 0)
            title =
                title ? arena_printf(&b->arena, "%s%s%s", title, comma_of(rec), s) : s;
    }
    r->title = title ? batch_strip(&b->arena, title, strlen(title)) : "";
    set_unit(app, r);
    return true;
}

static void row_of_line(struct app *app, struct batch *b, const struct cell_record *rec,
                        tb_day today)
{
    if (row_of_colon(app, b, rec, today) || row_of_commas(app, b, rec, today))
        return;
    struct batch_row *r = new_row(b, rec->line);
    set_day(r, "", today);
    r->title = batch_strip(&b->arena, rec->raw, strlen(rec->raw));
    set_unit(app, r);
}

/* The headings that say nothing to this program. */
static const char *unread_of(struct batch *b, const struct cell_record *head,
                             const enum batch_column *what)
{
    const char *out = "";
    for (size_t i = 0; i < head->n; i++)
        if (what[i] == COLUMN_UNKNOWN && *head->cells[i])
            out = arena_printf(&b->arena, "%s%s%s", out, *out ? ", " : "",
                               head->cells[i]);
    return out;
}

void batch_read(struct app *app, const char *text, size_t n, tb_day today,
                struct batch *b)
{
    struct cell_sheet sheet;
    enum batch_column what[CELL_COLUMNS];
    *b = (struct batch){.unread = ""};
    cells_read(&b->arena, text, n, BATCH_MOST + 1, &sheet);
    b->headed = sheet.n > 0 && cells_headings(&sheet.records[0], what);
    for (size_t i = 0; b->headed && i < sheet.records[0].n; i++)
        b->own |= what[i] == COLUMN_LEFT;
    if (b->headed)
        b->unread = unread_of(b, &sheet.records[0], what);
    if (!b->headed && sheet.tabs)
        cells_columns(app, &sheet, what);
    for (size_t i = b->headed; i < sheet.n; i++) {
        if (b->n == BATCH_MOST) {
            b->beyond++;
            continue;
        }
        if (b->headed || sheet.tabs)
            row_of_columns(app, b, &sheet.records[i], what,
                           b->headed ? sheet.records[0].n : CELL_COLUMNS, today);
        else
            row_of_line(app, b, &sheet.records[i], today);
    }
    b->beyond += sheet.beyond;
}

void batch_free(struct batch *b)
{
    free(b->rows);
    arena_free(&b->arena);
    *b = (struct batch){0};
}

static void write_cell(struct strbuf *out, const char *s, char end)
{
    bool quote = *s == '"' || strpbrk(s, "\t\n\r") != NULL;
    if (quote)
        strbuf_putc(out, '"');
    for (; *s; s++) {
        if (quote && *s == '"')
            strbuf_putc(out, '"');
        strbuf_putc(out, *s);
    }
    if (quote)
        strbuf_putc(out, '"');
    strbuf_putc(out, end);
}

void batch_write(const struct app *app, const struct batch *b, struct strbuf *out)
{
    char day[16];
    strbuf_puts(out, "left\tdate\tunit\ttitle\tauthor\ttype\ttopic\tnote\n");
    for (size_t i = 0; i < b->n; i++) {
        const struct batch_row *r = &b->rows[i];
        const struct unit *u = names_unit(&app->names, r->unit_id);
        write_cell(out, r->left_out ? "x" : "", '\t');
        write_cell(out, *r->day_text ? r->day_text : day_format(r->day, day), '\t');
        write_cell(out, u ? u->name : r->unit_text, '\t');
        write_cell(out, r->title, '\t');
        write_cell(out, r->author, '\t');
        write_cell(out, r->type, '\t');
        write_cell(out, r->topic_text, '\t');
        write_cell(out, r->note, '\n');
    }
}
