/* Many names, made ready once: each text is a row of numbers of glyphs, and the letters
 * and characters in it rule most texts out at once. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "find_match.h"

enum { NOT_RECENT = 255 };

struct text {
    uint32_t name; /* whose */
    uint32_t at;   /* in cells */
    uint16_t n;
    bool alias;
    bool latin; /* has letters or digits of its own */
};

struct find_index {
    const struct find_name *names;
    size_t n_names;
    bool people;
    struct text *texts;      /* a name's own, then its aliases; by name */
    struct letters *letters; /* of the texts */
    size_t n_texts, cap_texts, cap_letters;
    uint32_t *cells;
    size_t n_cells, cap_cells;
    struct glyph *glyphs;
    struct hits *hits; /* of the glyphs, for the pattern being looked for */
    size_t n_glyphs, cap_glyphs;
    uint32_t *table;       /* of glyphs by point and usual sound; 0: free */
    size_t size;           /* a power of two */
    unsigned char *recent; /* of the names: place among those used lately */
};

/* --- making ----------------------------------------------------------------------- */

static size_t slot_of(const struct find_index *x, uint32_t cp, pinyin_t usual)
{
    size_t at = (cp * UINT32_C(2654435761) + usual * UINT32_C(40503)) & (x->size - 1);
    while (x->table[at]) {
        const struct glyph *g = &x->glyphs[x->table[at] - 1];
        if (g->cp == cp && (g->n ? g->sound[0] : 0) == usual)
            break;
        at = (at + 1) & (x->size - 1);
    }
    return at;
}

static void grow_table(struct find_index *x)
{
    free(x->table);
    x->size = x->size ? x->size * 2 : 4096;
    x->table = xcalloc(x->size, sizeof *x->table);
    for (size_t i = 0; i < x->n_glyphs; i++) {
        const struct glyph *g = &x->glyphs[i];
        x->table[slot_of(x, g->cp, g->n ? g->sound[0] : 0)] = (uint32_t)i + 1;
    }
}

static uint32_t glyph_number(struct find_index *x, uint32_t cp, pinyin_t usual)
{
    if (x->n_glyphs * 2 >= x->size)
        grow_table(x);
    size_t at = slot_of(x, cp, usual);
    if (!x->table[at]) {
        mem_grow(&x->glyphs, &x->cap_glyphs, x->n_glyphs, sizeof *x->glyphs);
        x->glyphs[x->n_glyphs++] = match_glyph(cp, usual);
        x->table[at] = (uint32_t)x->n_glyphs;
    }
    return x->table[at] - 1;
}

static void add_text(struct find_index *x, size_t name, const char *s, size_t len,
                     bool alias)
{
    uint32_t points[MATCH_POINTS];
    pinyin_t usual[MATCH_POINTS];
    size_t n = match_points(s, len, points);
    if (n == 0)
        return;
    pinyin_usual(points, n, x->people, usual);
    mem_grow(&x->texts, &x->cap_texts, x->n_texts, sizeof *x->texts);
    mem_grow(&x->letters, &x->cap_letters, x->n_texts, sizeof *x->letters);
    x->texts[x->n_texts] = (struct text){.name = (uint32_t)name,
                                         .at = (uint32_t)x->n_cells,
                                         .n = (uint16_t)n,
                                         .alias = alias};
    x->letters[x->n_texts] = (struct letters){0};
    for (size_t i = 0; i < n; i++) {
        mem_grow(&x->cells, &x->cap_cells, x->n_cells, sizeof *x->cells);
        uint32_t g = glyph_number(x, points[i], usual[i]);
        x->cells[x->n_cells++] = g;
        match_add(&x->letters[x->n_texts], &x->glyphs[g]);
        x->texts[x->n_texts].latin |= match_is_latin(points[i]);
    }
    x->n_texts++;
}

/* The aliases, which ';' of either width joins. */
static void add_aliases(struct find_index *x, size_t name, const char *alias)
{
    static const char wide[] = "\xef\xbc\x9b";
    while (*alias) {
        const char *end = alias;
        while (*end && *end != ';' && strncmp(end, wide, sizeof wide - 1) != 0)
            end++;
        add_text(x, name, alias, (size_t)(end - alias), true);
        alias = *end == ';' ? end + 1 : *end ? end + sizeof wide - 1 : end;
    }
}

struct find_index *find_index_new(const struct find_name *names, size_t n, bool people)
{
    struct find_index *x = xcalloc(1, sizeof *x);
    x->names = names;
    x->n_names = n;
    x->people = people;
    x->recent = xmalloc(n + 1);
    memset(x->recent, NOT_RECENT, n + 1);
    for (size_t i = 0; i < n; i++) {
        add_text(x, i, names[i].name, strlen(names[i].name), false);
        if (names[i].alias)
            add_aliases(x, i, names[i].alias);
    }
    x->hits = xcalloc(x->n_glyphs + 1, sizeof *x->hits);
    free(x->table); /* no more glyphs come */
    x->table = NULL;
    return x;
}

void find_index_free(struct find_index **x)
{
    if (!*x)
        return;
    free((*x)->texts);
    free((*x)->letters);
    free((*x)->cells);
    free((*x)->glyphs);
    free((*x)->hits);
    free((*x)->recent);
    free(*x);
    *x = NULL;
}

struct used {
    int64_t id;
    size_t place;
};

static int by_id(const void *x, const void *y)
{
    const struct used *a = x, *b = y;
    return a->id < b->id ? -1 : a->id > b->id;
}

void find_index_recent(struct find_index *x, const int64_t *ids, size_t n)
{
    struct used used[NOT_RECENT];
    if (n >= NOT_RECENT)
        n = NOT_RECENT - 1;
    for (size_t i = 0; i < n; i++)
        used[i] = (struct used){ids[i], i};
    qsort(used, n, sizeof *used, by_id);
    for (size_t i = 0; i < x->n_names; i++) {
        struct used want = {x->names[i].id, 0};
        const struct used *at = n ? bsearch(&want, used, n, sizeof want, by_id) : NULL;
        x->recent[i] = at ? (unsigned char)at->place : NOT_RECENT;
    }
}

/* --- looking ---------------------------------------------------------------------- */

/* The best so far as ranks, the worst of them on top of a heap. */
struct best {
    uint64_t *ranks;
    size_t n, most;
};

static void sift(struct best *b, size_t at)
{
    for (size_t child; (child = 2 * at + 1) < b->n; at = child) {
        if (child + 1 < b->n && b->ranks[child + 1] > b->ranks[child])
            child++;
        if (b->ranks[child] <= b->ranks[at])
            return;
        uint64_t t = b->ranks[at];
        b->ranks[at] = b->ranks[child];
        b->ranks[child] = t;
    }
}

static void offer(struct best *b, uint64_t rank)
{
    if (b->n < b->most) {
        b->ranks[b->n++] = rank;
        if (b->n == b->most)
            for (size_t i = b->n / 2; i-- > 0;)
                sift(b, i);
    } else if (b->most && rank < b->ranks[0]) {
        b->ranks[0] = rank;
        sift(b, 0);
    }
}

static int by_rank(const void *x, const void *y)
{
    const uint64_t *a = x, *b = y;
    return *a < *b ? -1 : *a > *b;
}

/* Tier, unusual reading, place among the recent ones, place: smaller is better. */
static uint64_t rank_of(enum find_tier tier, bool other, unsigned char recent,
                        size_t name)
{
    return (uint64_t)tier << 60 | (uint64_t)other << 59 | (uint64_t)recent << 48 |
           (uint64_t)name;
}

static bool has_number(const struct find_name *n, int64_t number)
{
    const char *end = n->name + strlen(n->name), *s = end;
    if (n->order == number)
        return true;
    while (s > n->name && s[-1] >= '0' && s[-1] <= '9')
        s--;
    return s < end && end - s < 12 && strtoll(s, NULL, 10) == number;
}

/* What is being looked for, and what was found. */
struct search {
    const struct find_index *x;
    struct pattern p;
    struct best best;
    bool (*keep)(const void *with, int64_t id);
    const void *with;
    bool counts; /* every match matters, not only the best */
    size_t count;
};

static const uint64_t none = (uint64_t)FIND_NONE << 60;

/* True when no rank with this much of it would be among the best. */
static bool too_late(const struct search *s, uint64_t rank)
{
    return s->best.n == s->best.most && (!s->best.most || rank >= s->best.ranks[0]);
}

/* The rank of one of the texts, without recency and name. */
static uint64_t text_rank(const struct search *s, const struct text *t, uint64_t rest)
{
    const struct find_index *x = s->x;
    const struct pattern *p = &s->p;
    bool other = false;
    /* The characters of a text without letters are not what was typed. */
    enum find_tier least =
        p->latin && !p->mixed && !t->latin ? FIND_INITIALS : FIND_ALIAS;
    if (!s->counts && too_late(s, rank_of(least, false, 0, 0) | rest))
        return none;
    enum find_tier tier =
        match_cells(p, x->glyphs, x->hits, x->cells + t->at, t->n, t->latin, NULL);
    if (tier == FIND_EXACT && t->alias)
        tier = FIND_ALIAS;
    uint64_t rank = rank_of(tier, false, 0, 0);
    /* How usual the reading is only tells the best apart. */
    if (tier == FIND_NONE || too_late(s, rank | rest))
        return rank;
    match_cells(p, x->glyphs, x->hits, x->cells + t->at, t->n, t->latin, &other);
    return rank_of(tier, other, 0, 0);
}

static uint64_t rest_of(const struct find_index *x, size_t name)
{
    return rank_of(FIND_ALIAS, false, x->recent[name], name);
}

static void take(struct search *s, size_t name, uint64_t rank)
{
    if (rank == none || (s->keep && !s->keep(s->with, s->x->names[name].id)))
        return;
    s->count++;
    offer(&s->best, rank | rest_of(s->x, name));
}

/* A name's texts stand together; those that may match are gone through. */
static void by_text(struct search *s)
{
    const struct find_index *x = s->x;
    for (size_t i = 0; i < x->n_texts;) {
        if (!match_may(&s->p, &x->letters[i])) {
            i++;
            continue;
        }
        size_t name = x->texts[i].name;
        uint64_t rank = none;
        for (; i < x->n_texts && x->texts[i].name == name; i++) {
            if (!match_may(&s->p, &x->letters[i]))
                continue;
            uint64_t r = text_rank(s, &x->texts[i], rest_of(x, name));
            rank = r < rank ? r : rank;
        }
        take(s, name, rank);
    }
}

/* A number may also be a name's place, so all names are gone through. */
static void by_number(struct search *s)
{
    const struct find_index *x = s->x;
    size_t at = 0;
    for (size_t i = 0; i < x->n_names; i++) {
        uint64_t rank = none;
        for (; at < x->n_texts && x->texts[at].name == i; at++) {
            uint64_t r = match_may(&s->p, &x->letters[at])
                             ? text_rank(s, &x->texts[at], rest_of(x, i))
                             : none;
            rank = r < rank ? r : rank;
        }
        if (rank == none && has_number(&x->names[i], s->p.number))
            rank = rank_of(FIND_NUMBER, false, 0, 0);
        take(s, i, rank);
    }
}

size_t find_index_search(struct find_index *x, const char *typed,
                         bool (*keep)(const void *with, int64_t id), const void *with,
                         struct find_hit *out, size_t most, size_t *total)
{
    struct search s = {.x = x, .keep = keep, .with = with, .counts = total != NULL};
    s.best = (struct best){.most = most, .ranks = xcalloc(most + 1, sizeof(uint64_t))};
    match_compile(&s.p, typed);
    for (size_t i = 0; i < x->n_glyphs && s.p.latin; i++)
        match_hits(&s.p, &x->glyphs[i], &x->hits[i]);
    if (s.p.number >= 0)
        by_number(&s);
    else
        by_text(&s);
    qsort(s.best.ranks, s.best.n, sizeof *s.best.ranks, by_rank);
    for (size_t i = 0; i < s.best.n; i++) {
        size_t name = (size_t)(s.best.ranks[i] & UINT32_MAX);
        out[i] = (struct find_hit){.id = x->names[name].id,
                                   .name = x->names[name].name,
                                   .tier = (enum find_tier)(s.best.ranks[i] >> 60),
                                   .recent = x->recent[name] != NOT_RECENT};
    }
    free(s.best.ranks);
    if (total)
        *total = s.count;
    return s.best.n;
}

/* --- one name --------------------------------------------------------------------- */

enum find_tier find_text(const char *typed, const char *name)
{
    struct pattern p;
    uint32_t points[MATCH_POINTS], cells[MATCH_POINTS];
    pinyin_t usual[MATCH_POINTS];
    struct glyph glyphs[MATCH_POINTS];
    struct hits hits[MATCH_POINTS];
    match_compile(&p, typed);
    size_t n = match_points(name, strlen(name), points);
    if (p.n_points == 0)
        return FIND_START;
    pinyin_usual(points, n, false, usual);
    for (size_t i = 0; i < n; i++) {
        cells[i] = (uint32_t)i;
        glyphs[i] = match_glyph(points[i], usual[i]);
        if (p.latin)
            match_hits(&p, &glyphs[i], &hits[i]);
    }
    return match_cells(&p, glyphs, hits, cells, n, true, NULL);
}
