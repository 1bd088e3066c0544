#include "batch_cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "app/batch.h"

/* --- cells ------------------------------------------------------------------------ */

struct reader {
    struct arena *a;
    const char *s, *end;
    bool tabs;
    int line;
};

/* Bytes of a separator at s, 0: none. */
static size_t separator(const struct reader *r, const char *s)
{
    if (s >= r->end)
        return 0;
    if (r->tabs)
        return *s == '\t';
    if (*s == ',')
        return 1;
    return (size_t)(r->end - s) >= 3 && memcmp(s, "，", 3) == 0 ? 3 : 0;
}

static bool line_ends(const struct reader *r, const char *s)
{
    return s >= r->end || *s == '\n' || *s == '\r';
}

/* The end of a quoted cell that begins at s, past its closing quote; NULL when the
 * quote is only a mark in the text. */
static const char *quoted_end(const struct reader *r, const char *s)
{
    if (s >= r->end || *s != '"')
        return NULL;
    for (s++; s < r->end; s++) {
        if (*s != '"')
            continue;
        if (s + 1 < r->end && s[1] == '"')
            s++;
        else
            return line_ends(r, s + 1) || separator(r, s + 1) ? s + 1 : NULL;
    }
    return NULL;
}

/* Trims, folds line breaks into blanks, and undoes the quotes. */
static const char *cell_text(struct reader *r, const char *s, const char *end,
                             bool quoted)
{
    char *out = arena_alloc(r->a, (size_t)(end - s) + 1), *to = out;
    if (quoted) {
        s++;
        end--;
    }
    for (; s < end; s++) {
        if (quoted && *s == '"' && s + 1 < end && s[1] == '"')
            s++;
        bool blank = *s == '\n' || *s == '\r' || *s == '\t' || *s == ' ' || *s == '\0';
        if (blank && (to == out || to[-1] == ' '))
            continue;
        *to++ = (char)(blank ? ' ' : *s);
    }
    while (to > out && to[-1] == ' ')
        to--;
    *to = '\0';
    return out;
}

/* Reads a record; false for a blank line. */
static bool read_record(struct reader *r, struct cell_record *rec)
{
    const char *from = r->s;
    const char *cells[CELL_COLUMNS];
    bool filled = false;
    size_t n = 0;
    rec->line = r->line;
    for (;;) {
        const char *at = r->s, *end = quoted_end(r, at);
        bool quoted = end != NULL;
        if (!quoted)
            for (end = at; !line_ends(r, end) && !separator(r, end);)
                end++;
        for (const char *p = at; p < end; p++)
            r->line += *p == '\n';
        if (n < CELL_COLUMNS) {
            cells[n] = cell_text(r, at, end, quoted);
            filled = filled || *cells[n];
            n++;
        }
        r->s = end;
        if (line_ends(r, end))
            break;
        r->s += separator(r, end);
    }
    rec->raw = cell_text(r, from, r->s, false);
    rec->cells = arena_array(r->a, n, sizeof *rec->cells);
    memcpy(rec->cells, cells, n * sizeof *cells);
    rec->n = n;
    return filled;
}

static void end_line(struct reader *r)
{
    if (r->s < r->end && *r->s == '\r') {
        r->s++;
        if (r->s < r->end && *r->s == '\n')
            r->s++;
        r->line++;
    } else if (r->s < r->end && *r->s == '\n') {
        r->s++;
        r->line++;
    }
}

/* Columns of a spreadsheet: most of the records have a tab. A tab in one line of a list
 * is a blank. */
static bool has_columns(const char *text, size_t n)
{
    struct arena a = {0};
    struct reader r = {&a, text, text + n, true, 1};
    size_t all = 0, with = 0;
    if (!memchr(text, '\t', n))
        return false;
    while (r.s < r.end) {
        struct cell_record rec;
        bool filled = read_record(&r, &rec);
        end_line(&r);
        all += filled;
        with += filled && rec.n > 1;
    }
    arena_free(&a);
    return 2 * with > all;
}

void cells_read(struct arena *a, const char *text, size_t n, size_t most,
                struct cell_sheet *out)
{
    struct reader r = {a, text, text + n, has_columns(text, n), 1};
    size_t cap = 0;
    struct cell_record *records = NULL;
    *out = (struct cell_sheet){.tabs = r.tabs};
    while (r.s < r.end) {
        struct cell_record rec;
        bool filled = read_record(&r, &rec);
        end_line(&r);
        if (!filled)
            continue;
        if (out->n == most) {
            out->beyond++;
            continue;
        }
        mem_grow(&records, &cap, out->n, sizeof *records);
        records[out->n++] = rec;
    }
    out->records = arena_array(a, out->n ? out->n : 1, sizeof *records);
    if (records)
        memcpy(out->records, records, out->n * sizeof *records);
    free(records);
}

/* --- what stands around a title --------------------------------------------------- */

static size_t starts(const char *s, size_t n, const char *with)
{
    size_t len = strlen(with);
    return n >= len && memcmp(s, with, len) == 0 ? len : 0;
}

static size_t any_of(const char *s, size_t n, const char *const *set)
{
    for (; *set; set++)
        if (starts(s, n, *set))
            return strlen(*set);
    return 0;
}

/* Bytes of numbering or a bullet at the start of s: "3." "(3)" "三、" "③" "•" "- ". */
static size_t numbering(const char *s, size_t n)
{
    static const char *const bullets[] = {"•", "·", "●", "○", "■", "□", "◆", "◇",
                                          "★", "☆", "▲", "※", "–", "—", NULL};
    static const char *const opens[] = {"(", "（", "[", "【", NULL};
    static const char *const closes[] = {"、", "．", ".", ")", "）", "]", "】", NULL};
    static const char *const chinese[] = {"一", "二", "三", "四", "五", "六",
                                          "七", "八", "九", "十", NULL};
    size_t at = any_of(s, n, bullets), step;
    if (at)
        return at;
    if (n > 1 && (*s == '-' || *s == '*') &&
        (s[1] == ' ' || (unsigned char)s[1] > 0x7f))
        return 1;
    uint32_t cp = 0;
    at = text_decode(s, n, &cp);
    if (cp >= 0x2460 && cp <= 0x2473) /* a number in a circle */
        return at;
    size_t open = any_of(s, n, opens), digits = at = open;
    while (at < n && s[at] >= '0' && s[at] <= '9')
        at++;
    if (at == digits)
        while ((step = any_of(s + at, n - at, chinese)) > 0)
            at += step;
    if (at == digits || at - digits > 9)
        return 0;
    size_t close = any_of(s + at, n - at, closes);
    bool number = s[at] == '.' && at + 1 < n && s[at + 1] >= '0' && s[at + 1] <= '9';
    return close && !number ? at + close : 0;
}

static size_t blanks(const char *s, size_t n)
{
    size_t at = 0, step;
    while (at < n && ((step = starts(s + at, n - at, "\xe3\x80\x80")) > 0 ||
                      (step = strchr(" \t\r\n", s[at]) && s[at]) > 0))
        at += step;
    return at;
}

const char *batch_strip(struct arena *a, const char *s, size_t n)
{
    size_t at = blanks(s, n), step = numbering(s + at, n - at);
    at += step;
    at += blanks(s + at, n - at);
    s += at;
    n -= at;
    while (n > 0 && strchr(" \t\r\n", s[n - 1]) && s[n - 1])
        n--;
    while (n >= 3 && memcmp(s + n - 3, "\xe3\x80\x80", 3) == 0)
        n -= 3;
    size_t open = starts(s, n, "《"), close = strlen("》");
    bool whole = open && n >= open + close && memcmp(s + n - close, "》", close) == 0;
    for (size_t i = open; whole && i + close < n; i++)
        whole = memcmp(s + i, "》", close) != 0;
    if (whole)
        return arena_strndup(a, s + open, n - open - close);
    return arena_strndup(a, s, n);
}

/* --- columns ---------------------------------------------------------------------- */

bool cells_headings(const struct cell_record *r,
                    enum batch_column what[static CELL_COLUMNS])
{
    static const struct {
        const char *word;
        enum batch_column what;
    } words[] = {
        {"序号", COLUMN_NUMBER},    {"编号", COLUMN_NUMBER},
        {"no", COLUMN_NUMBER},      {"no.", COLUMN_NUMBER},
        {"#", COLUMN_NUMBER},       {"日期", COLUMN_DATE},
        {"时间", COLUMN_DATE},      {"报送日期", COLUMN_DATE},
        {"报送时间", COLUMN_DATE},  {"date", COLUMN_DATE},
        {"单位", COLUMN_UNIT},      {"报送单位", COLUMN_UNIT},
        {"部门", COLUMN_UNIT},      {"unit", COLUMN_UNIT},
        {"标题", COLUMN_TITLE},     {"题目", COLUMN_TITLE},
        {"稿件", COLUMN_TITLE},     {"稿件标题", COLUMN_TITLE},
        {"信息标题", COLUMN_TITLE}, {"title", COLUMN_TITLE},
        {"作者", COLUMN_AUTHOR},    {"撰稿人", COLUMN_AUTHOR},
        {"信息员", COLUMN_AUTHOR},  {"报送人", COLUMN_AUTHOR},
        {"author", COLUMN_AUTHOR},  {"类别", COLUMN_TYPE},
        {"类型", COLUMN_TYPE},      {"type", COLUMN_TYPE},
        {"备注", COLUMN_NOTE},      {"附注", COLUMN_NOTE},
        {"note", COLUMN_NOTE},      {"left", COLUMN_LEFT},
        {"topic", COLUMN_TOPIC},    {"约稿", COLUMN_TOPIC},
    };
    struct arena a = {0};
    size_t known = 0, filled = 0;
    bool title = false;
    for (size_t i = 0; i < r->n; i++) {
        struct strbuf key = {0};
        text_find_key(&key, r->cells[i], strlen(r->cells[i]));
        what[i] = COLUMN_UNKNOWN;
        for (size_t k = 0; key.len && k < sizeof words / sizeof *words; k++)
            if (strcmp(words[k].word, key.s) == 0)
                what[i] = words[k].what;
        known += what[i] != COLUMN_UNKNOWN;
        filled += key.len > 0;
        title = title || what[i] == COLUMN_TITLE;
        strbuf_free(&key);
    }
    arena_free(&a);
    return title && known >= 2 && known * 2 >= filled;
}

static bool is_person(const struct app *app, const char *s)
{
    struct arena a = {0};
    bool found = *s && names_person_by_key(&app->names, text_key_dup(&a, s)) != NULL;
    arena_free(&a);
    return found;
}

static bool is_date(const char *s)
{
    tb_day day;
    const char *p = s;
    if (day_parse(s, &day))
        return true;
    int digits = 0, marks = 0;
    for (; *p; p++) {
        digits += *p >= '0' && *p <= '9';
        marks += *p == '-' || *p == '/' || (*p == '.' && p > s);
        if (!strchr("0123456789-/.", *p) && !starts(p, strlen(p), "月") &&
            !starts(p, strlen(p), "日") && !((unsigned char)*p & 0x80))
            return false;
    }
    if (strstr(s, "月") && strlen(s) <= strlen("12月31日"))
        return digits > 0;
    return digits >= 2 && digits <= 4 && marks == 1 && strlen(s) == (size_t)digits + 1;
}

enum batch_column cells_guess(const struct app *app, const char *s)
{
    if (!*s)
        return COLUMN_UNKNOWN;
    if (s[strspn(s, "0123456789")] == '\0')
        return COLUMN_NUMBER;
    if (batch_unit(app, s))
        return COLUMN_UNIT;
    if (is_date(s))
        return COLUMN_DATE;
    return is_person(app, s) ? COLUMN_AUTHOR : COLUMN_UNKNOWN;
}

struct column_count {
    size_t hits[COLUMN_LEFT + 1];
    size_t filled, bytes;
};

/* The column not yet named with most hits, or bytes; CELL_COLUMNS: none. */
static size_t best_column(const struct column_count *c, const enum batch_column *what,
                          enum batch_column wanted)
{
    size_t best = CELL_COLUMNS, most = 0;
    for (size_t i = 0; i < CELL_COLUMNS; i++) {
        size_t n = wanted == COLUMN_TITLE ? c[i].bytes : c[i].hits[wanted];
        if (what[i] == COLUMN_UNKNOWN && n > most &&
            (wanted == COLUMN_TITLE || wanted == COLUMN_UNIT || n * 2 >= c[i].filled)) {
            best = i;
            most = n;
        }
    }
    return best;
}

static void count_columns(const struct app *app, const struct cell_sheet *s,
                          struct column_count c[static CELL_COLUMNS])
{
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; k < s->records[i].n; k++) {
            const char *text = s->records[i].cells[k];
            c[k].hits[cells_guess(app, text)]++;
            c[k].filled += *text != '\0';
            c[k].bytes += strlen(text);
        }
}

void cells_columns(const struct app *app, const struct cell_sheet *s,
                   enum batch_column what[static CELL_COLUMNS])
{
    static const enum batch_column order[] = {COLUMN_UNIT, COLUMN_DATE, COLUMN_NUMBER,
                                              COLUMN_AUTHOR, COLUMN_TITLE};
    struct column_count c[CELL_COLUMNS] = {0};
    count_columns(app, s, c);
    for (size_t i = 0; i < CELL_COLUMNS; i++)
        what[i] = COLUMN_UNKNOWN;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        size_t at = best_column(c, what, order[i]);
        if (at < CELL_COLUMNS)
            what[at] = order[i];
        if (order[i] == COLUMN_NUMBER) /* lengths and amounts are ignored, too */
            while ((at = best_column(c, what, COLUMN_NUMBER)) < CELL_COLUMNS)
                what[at] = COLUMN_NUMBER;
    }
    bool unit = false;
    for (size_t i = 0; i < CELL_COLUMNS; i++)
        unit = unit || what[i] == COLUMN_UNIT;
    /* Of the rest: a unit that nobody knows stands before the title, a kind after. */
    for (size_t i = 0; i < CELL_COLUMNS; i++) {
        if (what[i] != COLUMN_UNKNOWN || c[i].filled == 0)
            continue;
        bool brief = c[i].bytes <= c[i].filled * 18;
        what[i] = brief && !unit ? COLUMN_UNIT : brief ? COLUMN_TYPE : COLUMN_NOTE;
        unit = true;
    }
}
