/* `show UNIT`, and what all of `show` shares. */
#include "base/i18n.h"
#include "base/text.h"

#include "core/chain.h"

#include "show.h"

/* Starts a row: the field's name. */
struct sheet *show_field(struct sheet *s, const char *name)
{
    int value;
    const char *shown = name;
    if (i18n_is_zh())
        shown = word_find(words_header, name, &value) ? word_zh(words_header, value)
                                                      : gettext(name);
    sheet_word(s, name, shown);
    return s;
}

void show_text(struct sheet *s, const char *name, const char *text)
{
    if (*text)
        cli_text_cell(show_field(s, name), text);
}

void show_day(struct sheet *s, const char *name, tb_day d)
{
    if (d != TB_DAY_NONE)
        cli_day_cell(show_field(s, name), d);
}

const char *show_word(const struct word *set, int value)
{
    return i18n_is_zh() ? word_zh(set, value) : word_en(set, value);
}

/* " 2018-01-01..2018-12-31", with an open end left out. */
static void add_span(struct strbuf *b, tb_day from, tb_day to)
{
    char a[16], z[16];
    if (from != TB_DAY_NONE || to != TB_DAY_NONE)
        strbuf_printf(b, " %s..%s", day_format(from, a), day_format(to, z));
}

/* --- a unit, a person ------------------------------------------------------------- */

static void show_link(struct sheet *s, const char *role, const struct chain_link *x)
{
    show_text(s, role, x->name);
}

/* The chain on a day, by name. */
static void show_chain(const struct names *n, struct sheet *s, const struct unit *u,
                       tb_day today)
{
    struct arena a = {0};
    const struct chain c = chain_of(&a, n, u->id, today);
    show_link(s, "leader", &c.leader);
    show_link(s, "head", &c.head);
    for (size_t i = 0; i < c.n_officers; i++)
        show_text(s, N_("officer"), c.officers[i]->name);
    for (size_t i = 0; i < c.n_cadres; i++)
        show_text(s, N_("cadre"), c.cadres[i]->name);
    arena_free(&a);
}

void show_unit(const struct names *n, struct sheet *s, const struct unit *u,
               tb_day today)
{
    const struct unit *above = names_unit(n, u->parent_id);
    show_text(s, "name", u->name);
    for (size_t i = 0; i < n->n_memberships; i++) {
        const struct membership *m = &n->memberships[i];
        const struct group *g = names_group(n, m->group_id);
        if (m->unit_id != u->id || !g)
            continue;
        struct strbuf b = {0};
        strbuf_puts(&b, g->name);
        add_span(&b, m->from, m->to);
        show_text(s, "group", b.s);
        strbuf_free(&b);
    }
    cli_word_cell(show_field(s, "track"), words_track, (int)u->track);
    show_text(s, "parent", above ? above->name : "");
    show_text(s, "alias", u->alias);
    show_day(s, "opened", u->opened);
    show_day(s, "closed", u->closed);
    show_chain(n, s, u, today);
}
