/* A bulletin from its template, line by line. */
#include "bulletin/compose.h"

#include <string.h>

#include "composing.h"

struct paper_block *compose_add(struct composing *w, enum paper_block_kind kind)
{
    if (w->p->n_blocks == w->cap) {
        size_t cap = w->cap ? w->cap * 2 : 64;
        struct paper_block *more = arena_array(w->a, cap, sizeof *more);
        if (w->p->n_blocks)
            memcpy(more, w->p->blocks, w->p->n_blocks * sizeof *more);
        w->p->blocks = more;
        w->cap = cap;
    }
    struct paper_block *b = &w->p->blocks[w->p->n_blocks++];
    *b = (struct paper_block){.kind = kind, .text = ""};
    return b;
}

void compose_text(struct composing *w, enum paper_block_kind kind, const char *text)
{
    compose_add(w, kind)->text = text;
}

void compose_table(struct composing *w, const struct paper_table *t)
{
    compose_add(w, PAPER_TABLE)->table = t;
}

const char *compose_say(const struct composing *w, const char *en, const char *zh)
{
    return w->t->zh ? zh : en;
}

static struct field_scope scope_of(const struct composing *w)
{
    return (struct field_scope){.c = w->c, .zh = w->t->zh, .measure = w->t->measure};
}

static bool is_wanted(const struct composing *w, const struct template_line *l)
{
    struct field f;
    struct field_scope s = scope_of(w);
    if (!l->when || field_parse(l->when, strlen(l->when), &f, NULL) != TB_OK)
        return true;
    return field_is_set(f, &s) != l->unless;
}

static void add_line(struct composing *w, const struct template_line *l)
{
    struct field_scope s = scope_of(w);
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    if (l->numbered)
        wording_ordinal(&b, ++w->headings, w->t->zh);
    fields_put(&b, l->text, &s);
    if (b.len) /* an office without a name has no line of its own */
        compose_text(w, l->kind, arena_strdup(w->a, b.s));
    strbuf_free(&b);
}

static enum tb_rc add_block(struct composing *w, const struct template_line *l,
                            struct tb_err *e)
{
    switch (l->block) {
    case TEMPLATE_TABLES:
        return compose_units(w, e);
    case TEMPLATE_PEOPLE:
        return compose_people(w, e);
    case TEMPLATE_GROUPS:
        return compose_groups(w, e);
    case TEMPLATE_TITLES:
        compose_titles(w, (size_t)l->most);
        break;
    case TEMPLATE_TOPICS:
        compose_topics(w);
        break;
    case TEMPLATE_MISSED:
        compose_missed(w);
        break;
    case TEMPLATE_AWARDS:
        compose_awards(w);
        break;
    case TEMPLATE_CHANGES:
        compose_changes(w);
        break;
    case TEMPLATE_NOTES:
        compose_notes(w);
        break;
    case TEMPLATE_FOOT:
        compose_foot(w);
        break;
    case TEMPLATE_BARS:
        compose_bars(w);
        break;
    case TEMPLATE_PROGRESS:
        compose_progress(w);
        break;
    case TEMPLATE_MONTHS:
        compose_months(w);
        break;
    case TEMPLATE_NONE:
    case TEMPLATE_BLOCKS:
        add_line(w, l);
        break;
    }
    return TB_OK;
}

bool bulletin_tells_changes(const struct bulletin_template *t, const struct circular *c)
{
    const struct composing w = {.t = t, .c = c};
    for (size_t i = 0; i < t->n_lines; i++)
        if (t->lines[i].block == TEMPLATE_CHANGES && is_wanted(&w, &t->lines[i]))
            return true;
    return false;
}

/* The file is called what its titles say, one after the other. */
static const char *title_of(struct arena *a, const struct paper *p)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < p->n_blocks; i++)
        if (p->blocks[i].kind == PAPER_TITLE)
            strbuf_printf(&b, "%s%s", b.len && !p->zh ? " " : "", p->blocks[i].text);
    const char *title = arena_strdup(a, b.s);
    strbuf_free(&b);
    return title;
}

enum tb_rc bulletin_compose(struct arena *a, const struct bulletin_template *t,
                            const struct circular *c, struct paper *out,
                            struct tb_err *e)
{
    struct composing w = {.a = a, .t = t, .c = c, .p = out};
    enum tb_rc rc = TB_OK;
    *out = (struct paper){.zh = t->zh, .author = c->office, .day = c->day};
    for (size_t i = 0; rc == TB_OK && i < t->n_lines; i++)
        if (is_wanted(&w, &t->lines[i]))
            rc = add_block(&w, &t->lines[i], e);
    out->title = title_of(a, out);
    return rc == TB_OK ? compose_records(&w, e) : rc;
}
