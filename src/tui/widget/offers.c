#include "tui/offers.h"

#include <stdio.h>
#include <string.h>

#include "core/word.h"

#include "app/find.h"

#include "tui/parts.h"

/* Where the last name of a list begins. */
static size_t last_part(const char *s)
{
    static const char *const marks[] = {";", "；", "、"};
    size_t at = 0;
    for (size_t i = 0; s[i]; i++)
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (strncmp(s + i, marks[m], strlen(marks[m])) == 0)
                at = i + strlen(marks[m]);
    while (s[at] == ' ')
        at++;
    return at;
}

static void offer(struct offers *o, const char *name)
{
    for (size_t i = 0; i < o->n; i++)
        if (strcmp(o->names[i], name) == 0)
            return;
    if (o->n < OFFERS_MOST && strlen(name) < sizeof o->names[0])
        snprintf(o->names[o->n++], sizeof o->names[0], "%s", name);
}

static void offer_found(struct offers *o, const struct ui *ui, enum find_kind kind,
                        const char *typed)
{
    struct find_hit hits[OFFERS_MOST];
    const struct find_query q = {.kind = kind,
                                 .typed = typed,
                                 .day = kind == FIND_PERSON ? ui->loaded.today
                                                            : TB_DAY_NONE};
    size_t n = app_find(ui->app, &q, hits, OFFERS_MOST, NULL);
    for (size_t i = 0; i < n; i++) {
        const struct unit *u =
            kind == FIND_UNIT ? names_unit(&ui->app->names, hits[i].id) : NULL;
        if (!u || unit_open_on(u, ui->loaded.today))
            offer(o, hits[i].name);
    }
}

static void offer_words(struct offers *o, const char *typed)
{
    for (int r = ROLE_LEADER; r <= ROLE_OFFICER; r++) {
        const char *name = ui_word(word_en(words_role, r), word_zh(words_role, r));
        if (parts_match(typed, name) || parts_contain(typed, word_en(words_role, r)))
            offer(o, name);
    }
}

void offers_find(struct offers *o, const struct ui *ui, unsigned kinds,
                 const struct field *field)
{
    const char *typed = field_text(field);
    const struct names *n = &ui->app->names;
    o->n = o->cursor = 0;
    if (kinds & OFFER_SEVERAL)
        typed += last_part(typed);
    if (!*typed)
        return;
    for (size_t i = 0; kinds & OFFER_GROUPS && i < n->n_groups; i++)
        if (parts_match(typed, n->groups[i].name))
            offer(o, n->groups[i].name);
    if (kinds & OFFER_UNITS)
        offer_found(o, ui, FIND_UNIT, typed);
    if (kinds & OFFER_PEOPLE)
        offer_found(o, ui, FIND_PERSON, typed);
    if (kinds & OFFER_ROLES)
        offer_words(o, typed);
    for (size_t i = 0; i < o->n; i++)
        if (strcmp(o->names[i], typed) == 0) { /* it is written out */
            o->n = 0;
            return;
        }
}

bool offers_key(struct offers *o, uint32_t key)
{
    if (o->n == 0 || (key != K_UP && key != K_DOWN))
        return false;
    o->cursor = (o->cursor + (key == K_DOWN ? 1 : o->n - 1)) % o->n;
    return true;
}

bool offers_take(struct offers *o, unsigned kinds, struct field *field)
{
    struct strbuf text = {0};
    const char *typed = field_text(field);
    if (o->n == 0)
        return false;
    strbuf_add(&text, typed, kinds & OFFER_SEVERAL ? last_part(typed) : 0);
    strbuf_puts(&text, o->names[o->cursor]);
    field_set(field, text.s);
    strbuf_free(&text);
    o->n = o->cursor = 0;
    return true;
}

void offers_draw(const struct offers *o, struct canvas *c, int y, int x, int limit)
{
    for (size_t i = 0; i < o->n; i++) {
        size_t at = (o->cursor + i) % o->n;
        int end = canvas_put(c, y, x, limit - x, o->names[at],
                             i == 0 ? STYLE_TITLE : STYLE_MUTED);
        if (i == 0)
            canvas_restyle(c, (struct rect){y, x, 1, end - x}, STYLE_FOCUS);
        x = end + 2;
        if (x >= limit - 4)
            return;
    }
}
