/* Texts with fields in them, and what is said of each group, outlet or level. */
#include <string.h>

#include "core/word.h"

#include "bulletin/field.h"

enum each { EACH_NONE, EACH_GROUPS, EACH_OUTLETS, EACH_LEVELS };

/* One piece of a text: plain, a field, or the beginning or end of a loop. */
enum piece_kind { PIECE_TEXT, PIECE_FIELD, PIECE_EACH, PIECE_END };
struct piece {
    enum piece_kind kind;
    const char *s; /* PIECE_TEXT; _FIELD: as written; _END: what parts the turns */
    size_t n;
    struct field field;
    enum each each;
};

static bool begins(const char *s, size_t n, const char *en, const char *zh, size_t *cut)
{
    const char *const both[] = {en, zh};
    for (int i = 0; i < 2; i++) {
        size_t k = strlen(both[i]);
        if (n >= k && strncmp(s, both[i], k) == 0 && (n == k || s[k] == ' ')) {
            *cut = n == k ? k : k + 1;
            return true;
        }
    }
    return false;
}

static enum tb_rc parse_each(const char *s, size_t n, struct piece *out,
                             struct tb_err *e)
{
    size_t cut;
    out->kind = PIECE_EACH;
    if (begins(s, n, "groups", "各组", &cut))
        out->each = EACH_GROUPS;
    else if (begins(s, n, "outlets", "各载体", &cut))
        out->each = EACH_OUTLETS;
    else if (begins(s, n, "levels", "各层级", &cut))
        out->each = EACH_LEVELS;
    else
        return tb_fail(
            e, TB_INVALID,
            N_("{each %.*s}: right is {each groups}, {each outlets} or {each "
               "levels}, up to {end ;}"),
            n > 40 ? 40 : (int)n, s);
    return TB_OK;
}

/* Inside the braces. */
static enum tb_rc parse_braces(const char *s, size_t n, struct piece *out,
                               struct tb_err *e)
{
    size_t cut;
    if (begins(s, n, "each", "逐项", &cut))
        return parse_each(s + cut, n - cut, out, e);
    if (begins(s, n, "end", "完", &cut)) {
        *out = (struct piece){.kind = PIECE_END, .s = s + cut, .n = n - cut};
        return TB_OK;
    }
    *out = (struct piece){.kind = PIECE_FIELD, .s = s, .n = n};
    return field_parse(s, n, &out->field, e);
}

/* The next piece of *s, which moves on; {{ and }} are braces themselves. */
static enum tb_rc next_piece(const char **s, struct piece *out, struct tb_err *e)
{
    const char *from = *s;
    *out = (struct piece){.kind = PIECE_TEXT, .s = from};
    if ((*from == '{' && from[1] == '{') || (*from == '}' && from[1] == '}')) {
        out->n = 1;
        *s += 2;
        return TB_OK;
    }
    if (*from == '}')
        return tb_fail(e, TB_INVALID, N_("a } without its {; write }} for the sign"));
    if (*from != '{') {
        out->n = strcspn(from, "{}");
        *s += out->n;
        return TB_OK;
    }
    const char *end = strchr(from, '}');
    if (!end)
        return tb_fail(e, TB_INVALID, N_("a { without its }; write {{ for the sign"));
    *s = end + 1;
    return parse_braces(from + 1, (size_t)(end - from - 1), out, e);
}

/* Of an outlet or a level there is a name, and how many it adopted. */
static bool is_known_of(enum each each, struct field f)
{
    if (each == EACH_NONE)
        return f.id != FIELD_NAME;
    bool counted = f.id >= FIELD_UNITS && f.id <= FIELD_COMMENDED;
    return each == EACH_GROUPS || !counted ||
           (f.id == FIELD_ADOPTED && f.part == PART_NOW);
}

static enum tb_rc check_piece(const struct piece *p, enum each each, struct tb_err *e)
{
    if (p->kind == PIECE_EACH && each)
        return tb_fail(e, TB_INVALID, N_("{each} inside another one"));
    if (p->kind == PIECE_END && !each)
        return tb_fail(e, TB_INVALID, N_("{end} without its {each}"));
    if (p->kind != PIECE_FIELD || is_known_of(each, p->field))
        return TB_OK;
    if (each == EACH_NONE)
        return tb_fail(e, TB_INVALID, N_("{name} is of {each ...}: it stands in one"));
    return tb_fail(e, TB_INVALID,
                   N_("{%.*s}: of each outlet or level there are only {name} and "
                      "{adopted}"),
                   p->n > 60 ? 60 : (int)p->n, p->s);
}

enum tb_rc fields_check(const char *text, struct circular_needs *needs,
                        struct tb_err *e)
{
    enum each each = EACH_NONE;
    while (*text) {
        struct piece p;
        enum tb_rc rc = next_piece(&text, &p, e);
        if (rc == TB_OK)
            rc = check_piece(&p, each, e);
        if (rc != TB_OK)
            return rc;
        if (p.kind == PIECE_EACH || p.kind == PIECE_END)
            each = p.each;
        if (p.kind == PIECE_FIELD)
            field_need(p.field, needs);
    }
    return each ? tb_fail(e, TB_INVALID, N_("{each} without its {end}")) : TB_OK;
}

/* --- putting ---------------------------------------------------------------------- */

static void put_turn(struct strbuf *out, const char *from, const char *to,
                     const struct field_scope *s)
{
    struct piece p;
    while (from < to && next_piece(&from, &p, NULL) == TB_OK) {
        if (p.kind == PIECE_TEXT)
            strbuf_add(out, p.s, p.n);
        else if (p.kind == PIECE_FIELD)
            field_put(out, p.field, s);
    }
}

static int64_t adopted_by(const struct circular *c, size_t outlet)
{
    int64_t n = 0;
    for (size_t i = 0; i < c->n_units; i++)
        n += c->units[i].now.outlets[outlet];
    return n;
}

struct loop {
    const char *from, *to;   /* what is said each time */
    const struct piece *end; /* with what parts the turns */
    size_t turns;
};

static void turn(struct strbuf *out, struct loop *l, const struct field_scope *s)
{
    if (l->turns++)
        strbuf_add(out, l->end->s, l->end->n);
    put_turn(out, l->from, l->to, s);
}

static void loop_groups(struct strbuf *out, struct loop *l, struct field_scope s)
{
    for (size_t i = 0; i < s.c->n_groups; i++) {
        s.group = &s.c->groups[i];
        s.name = s.group->name;
        turn(out, l, &s);
    }
}

/* Only those that adopted something. */
static void loop_outlets(struct strbuf *out, struct loop *l, struct field_scope s)
{
    s.counts_only = true;
    for (size_t i = 0; i < s.c->n_outlets; i++) {
        s.name = s.c->outlets[i].name;
        s.adopted = adopted_by(s.c, i);
        if (s.adopted)
            turn(out, l, &s);
    }
}

static void loop_levels(struct strbuf *out, struct loop *l, struct field_scope s)
{
    s.counts_only = true;
    for (int level = LEVEL_OWN; level <= LEVEL_NATIONAL; level++) {
        s.name = s.zh ? word_zh(words_level, level) : word_en(words_level, level);
        s.adopted = 0;
        for (size_t i = 0; i < s.c->n_outlets; i++)
            if ((int)s.c->outlets[i].level == level)
                s.adopted += adopted_by(s.c, i);
        if (s.adopted)
            turn(out, l, &s);
    }
}

/* From behind {each ...} on; returns what stands behind its {end}. */
static const char *put_each(struct strbuf *out, const char *text, enum each each,
                            const struct field_scope *s)
{
    struct loop l = {.from = text, .to = text};
    struct piece p = {.kind = PIECE_TEXT};
    while (*text && p.kind != PIECE_END) {
        l.to = text;
        if (next_piece(&text, &p, NULL) != TB_OK)
            return text + strlen(text);
    }
    l.end = &p;
    if (each == EACH_GROUPS)
        loop_groups(out, &l, *s);
    else if (each == EACH_OUTLETS)
        loop_outlets(out, &l, *s);
    else
        loop_levels(out, &l, *s);
    return text;
}

void fields_put(struct strbuf *out, const char *text, const struct field_scope *s)
{
    struct piece p;
    strbuf_puts(out, "");
    while (*text && next_piece(&text, &p, NULL) == TB_OK) {
        if (p.kind == PIECE_TEXT)
            strbuf_add(out, p.s, p.n);
        else if (p.kind == PIECE_FIELD)
            field_put(out, p.field, s);
        else if (p.kind == PIECE_EACH)
            text = put_each(out, text, p.each, s);
    }
}
