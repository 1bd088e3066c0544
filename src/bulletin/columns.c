/* Reading which columns are wanted, and finding them in what there is. */
#include "bulletin/columns.h"

#include <string.h>

#include "base/text.h"

#include "core/word.h"

struct column_name {
    const char *en, *zh;           /* as they are named */
    const char *head_en, *head_zh; /* as they are printed; NULL: their name */
    const char *argument;          /* takes one: what it is; NULL: none */
};

static const struct column_name names[COLUMN_KINDS] = {
    [COLUMN_SERIAL] = {"serial", "序号", "No.", NULL, NULL},
    [COLUMN_RANK] = {"rank", "名次", "Rank", NULL, NULL},
    [COLUMN_BEFORE] = {"before", "上期名次", "Before", NULL, NULL},
    [COLUMN_MOVE] = {"move", "升降", "Move", NULL, NULL},
    [COLUMN_GROUP] = {"group", "分组", "Group", NULL, NULL},
    [COLUMN_UNIT] = {"unit", "单位", "Unit", NULL, NULL},
    [COLUMN_PERSON] = {"person", "姓名", "Name", NULL, NULL},
    [COLUMN_SUBMITTED] = {"submitted", "报送", "Submitted", NULL, NULL},
    [COLUMN_ADOPTED] = {"adopted", "采用", "Adopted", NULL, NULL},
    [COLUMN_POINTS] = {"points", "得分", "Points", NULL, NULL},
    [COLUMN_RATE] = {"rate", "采用率", "Rate", NULL, NULL},
    [COLUMN_REQUIRED] = {"required", "应报", "Required", NULL, NULL},
    [COLUMN_MISSING] = {"missing", "缺口", "Missing", NULL, NULL},
    [COLUMN_OUTLETS] = {"outlets", "各载体", "Adopted by", "采用", NULL},
    [COLUMN_OUTLET] = {"outlet", "载体", "Adopted by", "采用", "outlet"},
    [COLUMN_OUTLET_POINTS] = {"outlet-points", "载体得分", "Points", "得分", "outlet"},
    [COLUMN_LEVELS] = {"levels", "各层级", "Adopted by level", "采用", NULL},
    [COLUMN_LEVEL] = {"level", "层级", "Adopted", "采用", "level"},
    [COLUMN_LEVEL_POINTS] = {"level-points", "层级得分", "Points", "得分", "level"},
    [COLUMN_FIGURES] = {"figures", "各项", NULL, NULL, NULL},
    [COLUMN_FIGURE] = {"figure", "项", NULL, NULL, "figure"},
    [COLUMN_UNITS] = {"units", "单位数", "Units", NULL, NULL},
    [COLUMN_REPORTING] = {"reporting", "报送单位数", "Reporting", NULL, NULL},
    [COLUMN_MEAN] = {"mean", "平均报送", "Mean", NULL, NULL},
};

/* --- reading ---------------------------------------------------------------------- */

/* The next word, its quotes taken away; NULL at the end. */
static char *next_word(struct arena *a, const char **s)
{
    struct strbuf b = {0};
    bool quoted = false;
    *s += strspn(*s, " \t");
    if (!**s)
        return NULL;
    strbuf_puts(&b, "");
    for (; **s && (quoted || (**s != ' ' && **s != '\t')); ++*s) {
        if (**s == '"')
            quoted = !quoted;
        else
            strbuf_putc(&b, **s);
    }
    char *word = arena_strdup(a, b.s);
    strbuf_free(&b);
    return word;
}

static int kind_of(struct arena *a, const char *word)
{
    struct strbuf key = {0};
    int kind = -1;
    (void)a;
    text_find_key(&key, word, strlen(word));
    for (int i = 0; i < COLUMN_KINDS; i++)
        if (key.s &&
            (strcmp(names[i].en, key.s) == 0 || strcmp(names[i].zh, key.s) == 0))
            kind = i;
    strbuf_free(&key);
    return kind;
}

/* Cuts `prefix:` off; false when word does not begin with it. */
static bool take_prefix(char **word, const char *en, const char *zh)
{
    const char *const both[] = {en, zh};
    for (int i = 0; i < 2; i++) {
        size_t n = strlen(both[i]);
        if (strncmp(*word, both[i], n) != 0)
            continue;
        size_t colon = strncmp(*word + n, "：", 3) == 0 ? 3 : (*word)[n] == ':';
        if (colon) {
            *word += n + colon;
            return true;
        }
    }
    return false;
}

static void take_heads(char *word, struct column_spec *c)
{
    char *eq = strchr(word, '=');
    if (!eq)
        return;
    *eq = '\0';
    c->head = eq + 1;
    char *slash = strchr(eq + 1, '/');
    if (slash) {
        *slash = '\0';
        c->above = eq + 1;
        c->head = slash + 1;
    }
}

static enum tb_rc parse_argument(const char *word, struct column_spec *c,
                                 struct tb_err *e)
{
    if (c->kind == COLUMN_LEVEL || c->kind == COLUMN_LEVEL_POINTS) {
        if (!word_find(words_level, c->name, &c->level))
            return tb_fail(e, TB_INVALID,
                           N_("column '%s': there is no level '%s'; right is: own "
                              "county city province national"),
                           word, c->name);
    }
    return TB_OK;
}

/* Places, names and quotas are of the period alone. */
static enum tb_rc check_total(const char *word, const struct column_spec *c,
                              struct tb_err *e)
{
    bool counted = (c->kind >= COLUMN_SUBMITTED && c->kind <= COLUMN_RATE) ||
                   (c->kind >= COLUMN_OUTLETS && c->kind <= COLUMN_FIGURE);
    if (!c->total || counted)
        return TB_OK;
    return tb_fail(e, TB_INVALID,
                   N_("column '%s': there is no total of it; there is one of: "
                      "submitted adopted points rate, outlets, levels and figures"),
                   word);
}

static enum tb_rc parse_one(struct arena *a, char *word, struct column_spec *c,
                            struct tb_err *e)
{
    const char *whole = arena_strdup(a, word);
    *c = (struct column_spec){0};
    take_heads(word, c);
    c->total = take_prefix(&word, "total", "累计");
    for (int i = 0; i < COLUMN_KINDS; i++) {
        if (names[i].argument && take_prefix(&word, names[i].en, names[i].zh)) {
            c->kind = (enum column_kind)i;
            c->name = word;
            return parse_argument(whole, c, e);
        }
    }
    int kind = kind_of(a, word);
    struct strbuf all = {0};
    if (kind >= 0 && names[kind].argument)
        return tb_fail(e, TB_INVALID, N_("column '%s' lacks a name: write %s:NAME"),
                       whole, word);
    if (kind >= 0) {
        c->kind = (enum column_kind)kind;
        return check_total(whole, c, e);
    }
    columns_names(&all, false);
    tb_fail(e, TB_INVALID, N_("there is no column '%s'; there are: %s"), whole, all.s);
    strbuf_free(&all);
    return TB_INVALID;
}

enum tb_rc columns_parse(struct arena *a, const char *text, struct column_list *out,
                         struct tb_err *e)
{
    size_t most = strlen(text) / 2 + 1;
    char *word;
    enum tb_rc rc = TB_OK;
    *out = (struct column_list){arena_array(a, most, sizeof *out->items), 0};
    while (rc == TB_OK && (word = next_word(a, &text)) != NULL)
        rc = parse_one(a, word, &out->items[out->n++], e);
    if (rc == TB_OK && !out->n)
        rc = tb_fail(
            e, TB_INVALID,
            N_("no column is named; write some, as rank unit submitted points"));
    return rc;
}

void columns_names(struct strbuf *out, bool zh)
{
    for (int i = 0; i < COLUMN_KINDS; i++) {
        strbuf_printf(out, "%s%s", i ? " " : "", zh ? names[i].zh : names[i].en);
        if (names[i].argument)
            strbuf_puts(out, zh ? ":名称" : ":NAME");
    }
    strbuf_puts(out, zh ? " 累计:…" : " total:...");
}

void columns_need(const struct column_list *l, struct circular_needs *needs)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct column_spec *c = &l->items[i];
        needs->outlet_points = needs->outlet_points ||
                               c->kind == COLUMN_OUTLET_POINTS ||
                               c->kind == COLUMN_LEVEL_POINTS;
        needs->before =
            needs->before || c->kind == COLUMN_BEFORE || c->kind == COLUMN_MOVE;
        needs->total = needs->total || c->total;
        needs->totals_in_full =
            needs->totals_in_full || (c->total && c->kind >= COLUMN_OUTLETS);
    }
}

/* --- placing ---------------------------------------------------------------------- */

struct placing {
    struct arena *a;
    const struct circular *c;
    bool zh;
    struct column_at *items;
    size_t n;
};

static const char *usual_head(const struct placing *p, enum column_kind kind)
{
    const struct column_name *x = &names[kind];
    if (p->zh)
        return x->head_zh ? x->head_zh : x->zh;
    return x->head_en ? x->head_en : x->en;
}

/* name: of the outlet, level or figure; NULL: none. */
static void put(struct placing *p, const struct column_spec *s, enum column_kind kind,
                size_t at, const char *name, const char *name_en)
{
    struct column_at *x = &p->items[p->n++];
    const char *usual = usual_head(p, kind), *total = p->zh ? "累计" : "Total ";
    bool figure = kind == COLUMN_FIGURE;
    *x = (struct column_at){.spec = *s, .at = at, .above = ""};
    x->spec.kind = kind;
    if (name && !figure)
        x->above = arena_printf(p->a, "%s%s", s->total ? total : "", usual);
    x->head = name ? name : usual;
    if (s->total && (!name || figure))
        x->head = arena_printf(p->a, "%s%s", total, x->head);
    if (s->head) {
        x->head = s->head;
        x->above = s->above ? s->above : "";
    }
    x->key =
        arena_printf(p->a, "%s%s%s%s", s->total ? "total:" : "",
                     name && !figure && kind != COLUMN_OUTLET ? names[kind].en : "",
                     name && !figure && kind != COLUMN_OUTLET ? ":" : "",
                     name ? name_en : names[kind].en);
}

/* Of a total also those that are gone by now. */
static size_t outlets_for(const struct placing *p, const struct column_spec *s)
{
    return p->c->n_outlets + (s->total ? p->c->n_past : 0);
}

static void put_levels(struct placing *p, const struct column_spec *s)
{
    for (int level = LEVEL_OWN; level <= LEVEL_NATIONAL; level++) {
        struct column_spec one = *s;
        bool any = false;
        one.level = level;
        for (size_t i = 0; i < outlets_for(p, s); i++)
            any = any || (int)p->c->outlets[i].level == level;
        if (any)
            put(p, &one, COLUMN_LEVEL, 0,
                p->zh ? word_zh(words_level, level) : word_en(words_level, level),
                word_en(words_level, level));
    }
}

static enum tb_rc put_named(struct placing *p, const struct column_spec *s,
                            struct tb_err *e)
{
    const char *key = text_key_dup(p->a, s->name);
    bool figure = s->kind == COLUMN_FIGURE;
    size_t n = figure ? p->c->n_figures : outlets_for(p, s);
    for (size_t i = 0; i < n; i++) {
        const char *name = figure ? p->c->figures[i].name : p->c->outlets[i].name;
        if (strcmp(text_key_dup(p->a, name), key) == 0) {
            put(p, s, s->kind, i, name, name);
            return TB_OK;
        }
    }
    if (figure)
        return tb_fail(e, TB_INVALID,
                       N_("column: the scheme in force on the period's last day has no "
                          "figure '%s'"),
                       s->name);
    return tb_fail(
        e, TB_INVALID,
        N_("column: the period has no outlet '%s'; tongbao list outlets names them"),
        s->name);
}

static enum tb_rc place_one(struct placing *p, const struct column_spec *s,
                            struct tb_err *e)
{
    switch (s->kind) {
    case COLUMN_OUTLETS:
        for (size_t i = 0; i < outlets_for(p, s); i++)
            put(p, s, COLUMN_OUTLET, i, p->c->outlets[i].name, p->c->outlets[i].name);
        return TB_OK;
    case COLUMN_FIGURES:
        for (size_t i = 0; i < p->c->n_figures; i++)
            put(p, s, COLUMN_FIGURE, i, p->c->figures[i].name, p->c->figures[i].name);
        return TB_OK;
    case COLUMN_LEVELS:
        put_levels(p, s);
        return TB_OK;
    case COLUMN_LEVEL:
    case COLUMN_LEVEL_POINTS:
        put(p, s, s->kind, 0,
            p->zh ? word_zh(words_level, s->level) : word_en(words_level, s->level),
            word_en(words_level, s->level));
        return TB_OK;
    case COLUMN_OUTLET:
    case COLUMN_OUTLET_POINTS:
    case COLUMN_FIGURE:
        return put_named(p, s, e);
    case COLUMN_SERIAL:
    case COLUMN_RANK:
    case COLUMN_BEFORE:
    case COLUMN_MOVE:
    case COLUMN_GROUP:
    case COLUMN_UNIT:
    case COLUMN_PERSON:
    case COLUMN_SUBMITTED:
    case COLUMN_ADOPTED:
    case COLUMN_POINTS:
    case COLUMN_RATE:
    case COLUMN_REQUIRED:
    case COLUMN_MISSING:
    case COLUMN_UNITS:
    case COLUMN_REPORTING:
    case COLUMN_MEAN:
        put(p, s, s->kind, 0, NULL, NULL);
        return TB_OK;
    case COLUMN_KINDS:
        break;
    }
    return TB_OK;
}

enum tb_rc columns_place(struct arena *a, const struct column_list *l,
                         const struct circular *c, bool zh, struct column_at **out,
                         size_t *n, struct tb_err *e)
{
    size_t most =
        l->n * (c->n_outlets + c->n_past + c->n_figures + LEVEL_NATIONAL + 2) + 1;
    struct placing p = {a, c, zh, arena_array(a, most, sizeof **out), 0};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < l->n; i++)
        rc = place_one(&p, &l->items[i], e);
    *out = p.items;
    *n = p.n;
    return rc;
}
