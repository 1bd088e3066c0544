/* Reading what is kept. */
#include <stdlib.h>
#include <string.h>

#include "bulletin/keep.h"

#define COUNT_MOST 1000000000 /* articles of a unit */

/* The body, line by line; the fields of the line at hand. */
struct reading {
    struct arena *a;
    char *at;     /* the next line */
    char *word;   /* its first field */
    char **field; /* those behind it */
    size_t n, cap, used;
    bool bad;
};

static void unescape(char *s)
{
    char *to = s;
    for (; *s; s++) {
        if (*s == '\\' && s[1]) {
            s++;
            *to++ = (char)(*s == 't' ? '\t' : *s == 'n' ? '\n' : *s == 'r' ? '\r' : *s);
        } else {
            *to++ = *s;
        }
    }
    *to = '\0';
}

static void add_field(struct reading *r, char *s)
{
    if (r->n == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 64;
        char **more = arena_array(r->a, cap, sizeof *more);
        if (r->n)
            memcpy(more, r->field, r->n * sizeof *more);
        r->field = more;
        r->cap = cap;
    }
    r->field[r->n++] = s;
}

/* Takes the next line apart; false at the end. */
static bool next_line(struct reading *r)
{
    r->n = r->used = 0;
    if (!*r->at)
        return false;
    char *line = r->at, *end = strchr(line, '\n');
    r->at = end ? end + 1 : line + strlen(line);
    if (end)
        *end = '\0';
    r->word = line;
    for (char *tab = strchr(line, '\t'); tab;) {
        *tab = '\0';
        char *from = tab + 1;
        tab = strchr(from, '\t');
        add_field(r, from);
    }
    for (size_t i = 0; i < r->n; i++)
        unescape(r->field[i]);
    return true;
}

static const char *text(struct reading *r)
{
    if (r->used < r->n)
        return r->field[r->used++];
    r->bad = true;
    return "";
}

static int64_t number(struct reading *r)
{
    const char *s = text(r);
    char *end;
    long long n = strtoll(s, &end, 10);
    if (!*s || *end)
        r->bad = true;
    return n;
}

/* A number that can be reckoned with: nothing that was written is larger. */
static int64_t held(struct reading *r, int64_t most)
{
    int64_t n = number(r);
    if (n > most || n < -most) {
        r->bad = true;
        return 0;
    }
    return n;
}

/* A count of things that stand in the file: never more than it has bytes. */
static size_t count(struct reading *r, size_t most)
{
    int64_t n = number(r);
    if (n < 0 || (uint64_t)n > most) {
        r->bad = true;
        return 0;
    }
    return (size_t)n;
}

static bool is(const struct reading *r, const char *word)
{
    return strcmp(r->word, word) == 0;
}

static bool want(struct reading *r, const char *word)
{
    if (next_line(r) && is(r, word))
        return true;
    r->bad = true;
    return false;
}

/* --- numbers ---------------------------------------------------------------------- */

/* Room for one more, in steps. */
static void *room(struct arena *a, void *items, size_t n, size_t size)
{
    if (items && (n & (n - 1)))
        return items;
    void *more = arena_array(a, n ? n * 2 : 1, size);
    if (items)
        memcpy(more, items, n * size);
    return more;
}

static void read_row(struct reading *r, struct circular *c, enum owner_kind kind)
{
    bool people = kind == OWNER_PERSON;
    struct circular_row **rows = people ? &c->people : &c->units;
    size_t *n = people ? &c->n_people : &c->n_units;
    *rows = room(r->a, *rows, *n, sizeof **rows);
    struct circular_row *x = &(*rows)[(*n)++];
    *x = (struct circular_row){.owner_kind = kind, .exempt_note = ""};
    x->owner_id = number(r);
    x->unit_id = number(r);
    x->group_id = number(r);
    x->place = (int32_t)held(r, COUNT_MOST);
    x->exempt = number(r) != 0;
    x->now.submitted = held(r, COUNT_MOST);
    x->now.adopted = held(r, COUNT_MOST);
    x->now.points = held(r, TB_AMOUNT_HELD);
    x->name = text(r);
    x->unit = text(r);
    x->group = text(r);
    int64_t *outlets = arena_array(r->a, c->n_outlets + 1, sizeof *outlets);
    struct value *figures = arena_array(r->a, c->n_figures + 1, sizeof *figures);
    for (size_t i = 0; i < c->n_outlets; i++)
        outlets[i] = held(r, COUNT_MOST);
    for (size_t i = 0; i < c->n_figures; i++) {
        figures[i].absent = r->used < r->n && strcmp(r->field[r->used], "-") == 0;
        if (figures[i].absent)
            r->used++;
        else
            figures[i].amount = held(r, TB_AMOUNT_HELD);
    }
    x->now.outlets = outlets;
    x->now.figures = figures;
}

static void read_outlet(struct reading *r, struct circular *c)
{
    c->outlets = room(r->a, c->outlets, c->n_outlets, sizeof *c->outlets);
    struct circular_outlet *x = &c->outlets[c->n_outlets++];
    x->id = number(r);
    x->level = (enum level)number(r);
    x->name = text(r);
}

static void read_figure(struct reading *r, struct circular *c)
{
    c->figures = room(r->a, c->figures, c->n_figures, sizeof *c->figures);
    struct circular_figure *x = &c->figures[c->n_figures++];
    x->count = number(r) != 0;
    x->name = text(r);
}

static void read_change(struct reading *r, struct circular *c)
{
    c->changes = room(r->a, c->changes, c->n_changes, sizeof *c->changes);
    struct circular_change *x = &c->changes[c->n_changes++];
    x->bulletin_id = number(r);
    x->owner_kind = number(r) == OWNER_PERSON ? OWNER_PERSON : OWNER_UNIT;
    x->owner_id = number(r);
    x->outlet_id = number(r);
    x->bulletin = text(r);
    x->period = text(r);
    x->group = text(r);
    x->name = text(r);
    x->figure = text(r);
    x->was = text(r);
    x->now = text(r);
}

/* --- the paper -------------------------------------------------------------------- */

static enum paper_cell_kind cell_kind(struct reading *r)
{
    int64_t kind = number(r);
    if (kind < PAPER_WORDS || kind > PAPER_PERCENT)
        r->bad = true;
    return r->bad ? PAPER_WORDS : (enum paper_cell_kind)kind;
}

static struct paper_table *read_table(struct reading *r, size_t most)
{
    struct paper_table *t = arena_alloc(r->a, sizeof *t);
    t->n_columns = count(r, most);
    size_t rows = count(r, most);
    t->total = number(r) != 0;
    t->name = text(r);
    t->title = text(r);
    if (r->bad || (t->n_columns && rows > most / t->n_columns) || !want(r, "head")) {
        r->bad = true;
        return t;
    }
    t->columns = arena_array(r->a, t->n_columns + 1, sizeof *t->columns);
    t->cells = arena_array(r->a, t->n_columns * rows + 1, sizeof *t->cells);
    for (size_t i = 0; i < t->n_columns; i++) {
        t->columns[i].kind = cell_kind(r);
        t->columns[i].above = text(r);
        t->columns[i].name = text(r);
    }
    for (; !r->bad && t->n_rows < rows && want(r, "row"); t->n_rows++)
        for (size_t i = 0; i < t->n_columns; i++) {
            struct paper_cell *x = &t->cells[t->n_rows * t->n_columns + i];
            x->kind = cell_kind(r);
            x->text = text(r);
        }
    return t;
}

static void read_chart_rows(struct reading *r, struct paper_chart *x, size_t values)
{
    x->labels = arena_array(r->a, x->n_rows + 1, sizeof *x->labels);
    x->months = arena_array(r->a, x->n_months + 1, sizeof *x->months);
    x->values = arena_array(r->a, values + 1, sizeof *x->values);
    if (!want(r, "labels"))
        return;
    for (size_t i = 0; i < x->n_rows; i++)
        x->labels[i] = text(r);
}

static struct paper_chart *read_chart(struct reading *r, size_t most)
{
    struct paper_chart *x = arena_alloc(r->a, sizeof *x);
    int64_t kind = number(r);
    x->n_rows = count(r, most);
    x->n_months = count(r, most);
    x->title = text(r);
    x->unit = text(r);
    if (kind < PAPER_BARS || kind > PAPER_MONTHS ||
        (x->n_months && x->n_rows > most / x->n_months))
        r->bad = true;
    if (r->bad)
        return x;
    x->kind = (enum paper_chart_kind)kind;
    size_t values = x->kind == PAPER_BARS       ? x->n_rows
                    : x->kind == PAPER_PROGRESS ? x->n_rows * 2
                                                : x->n_rows * x->n_months;
    read_chart_rows(r, x, values);
    if (want(r, "months"))
        for (size_t i = 0; i < x->n_months; i++)
            x->months[i] = text(r);
    if (want(r, "values"))
        for (size_t i = 0; i < values; i++) {
            x->values[i].n = number(r);
            x->values[i].text = text(r);
        }
    return x;
}

static struct paper_block *add_block(struct reading *r, struct paper *p,
                                     enum paper_block_kind kind)
{
    p->blocks = room(r->a, p->blocks, p->n_blocks, sizeof *p->blocks);
    struct paper_block *b = &p->blocks[p->n_blocks++];
    *b = (struct paper_block){.kind = kind, .text = ""};
    return b;
}

static void read_block(struct reading *r, struct paper *p)
{
    int64_t kind = number(r);
    if (kind < PAPER_TITLE || kind > PAPER_NOTE || kind == PAPER_TABLE ||
        kind == PAPER_CHART) {
        r->bad = true;
        return;
    }
    add_block(r, p, (enum paper_block_kind)kind)->text = text(r);
}

/* --- the whole -------------------------------------------------------------------- */

static void read_line(struct reading *r, struct circular *c, struct paper *p,
                      size_t most)
{
    if (is(r, "numbers")) {
        c->track = number(r) == TRACK_INSIDE ? TRACK_INSIDE : TRACK_OUTSIDE;
        c->decimals = (int)number(r);
    } else if ((is(r, "outlet") || is(r, "figure")) && (c->units || c->people)) {
        r->bad = true; /* rows have a number for each of those before them */
    } else if (is(r, "outlet")) {
        read_outlet(r, c);
    } else if (is(r, "figure")) {
        read_figure(r, c);
    } else if (is(r, "unit")) {
        read_row(r, c, OWNER_UNIT);
    } else if (is(r, "person")) {
        read_row(r, c, OWNER_PERSON);
    } else if (is(r, "change")) {
        read_change(r, c);
    } else if (is(r, "paper")) {
        p->zh = number(r) != 0;
        p->day = (tb_day)number(r);
        p->title = text(r);
        p->author = text(r);
    } else if (is(r, "block")) {
        read_block(r, p);
    } else if (is(r, "table")) {
        add_block(r, p, PAPER_TABLE)->table = read_table(r, most);
    } else if (is(r, "chart")) {
        add_block(r, p, PAPER_CHART)->chart = read_chart(r, most);
    } else if (is(r, "records")) {
        p->records = read_table(r, most);
    } else {
        r->bad = true;
    }
}

enum tb_rc keep_read(struct arena *a, const char *body, struct circular *c,
                     struct paper *p, struct tb_err *e)
{
    size_t most = strlen(body);
    struct reading r = {.a = a, .at = arena_strdup(a, body)};
    bool ended = false;
    *c = (struct circular){.office = "", .scheme = "", .replaces = ""};
    *p = (struct paper){.title = "", .author = ""};
    if (!want(&r, "tongbao-bulletin") || number(&r) != 1)
        r.bad = true;
    while (!r.bad && !ended && next_line(&r)) {
        ended = is(&r, "end");
        if (!ended)
            read_line(&r, c, p, most);
    }
    if (r.bad || !ended || !p->records)
        return tb_fail(e, TB_CORRUPT,
                       N_("a published bulletin cannot be read; run `tongbao verify`"));
    return TB_OK;
}
