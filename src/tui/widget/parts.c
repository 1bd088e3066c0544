/* Pieces that several views draw alike. */
#include "tui/parts.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/word.h"

#include "app/find.h"

/* Latin words: whole, from the start, from the start of a word, anywhere. */
static int latin_tier(const char *typed, const char *s)
{
    struct strbuf want = {0}, have = {0};
    int tier = -1;
    text_find_key(&want, typed, strlen(typed));
    text_find_key(&have, s, strlen(s));
    const char *at = want.len && have.len ? strstr(have.s, want.s) : NULL;
    if (!want.len)
        tier = FIND_START;
    else if (at == have.s && at)
        tier = want.len == have.len ? FIND_EXACT : FIND_INITIALS;
    else if (at)
        tier = at[-1] == ' ' ? FIND_START : FIND_INSIDE;
    strbuf_free(&want);
    strbuf_free(&have);
    return tier;
}

int parts_tier(const char *typed, const char *s)
{
    const char *c = s;
    while (*c && (unsigned char)*c < 0x80)
        c++;
    if (!*c)
        return latin_tier(typed, s);
    enum find_tier tier = *typed ? find_text(typed, s) : FIND_START;
    bool loose = tier == FIND_SPREAD || tier == FIND_SOUND;
    if (loose && text_width(s, strlen(s)) > 12) /* a sentence has every letter */
        return -1;
    return tier < FIND_GAPS ? (int)tier : -1;
}

bool parts_contain(const char *filter, const char *s)
{
    if (!*filter)
        return true;
    struct strbuf want = {0}, have = {0};
    text_find_key(&want, filter, strlen(filter));
    text_find_key(&have, s, strlen(s));
    bool found = want.len == 0 || (have.len > 0 && strstr(have.s, want.s));
    strbuf_free(&want);
    strbuf_free(&have);
    return found;
}

bool parts_match(const char *filter, const char *name)
{
    enum find_tier tier = *filter ? find_text(filter, name) : FIND_START;
    return tier < FIND_GAPS;
}

int parts_compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Place in the office's own order; persons have none and stand by their names. */
static int64_t place_of(const struct ui *ui, int64_t id)
{
    const struct names *n = &ui->app->names;
    size_t unit = names_unit_order(n, id);
    return (int64_t)(unit < n->n_units ? unit : names_group_order(n, id));
}

int parts_compare_names(const struct ui *ui, int64_t a, int64_t b)
{
    int by = parts_compare(place_of(ui, a), place_of(ui, b));
    return by ? by : strcmp(ui_owner_name(ui, a), ui_owner_name(ui, b));
}

static int tab(struct canvas *c, int y, int x, bool here, const char *name, int n)
{
    x = canvas_printf(c, y, x, c->cols - x, here ? STYLE_TITLE : STYLE_TEXT,
                      here ? "[%s(%d)]" : " %s(%d) ", name, n);
    return x + 1;
}

int parts_group_tabs(const struct ui *ui, struct canvas *c, int y, int x)
{
    const struct names *names = &ui->app->names;
    for (size_t g = 0; g < names->n_groups; g++) {
        int members = 0;
        for (size_t i = 0; ui->board && i < ui->board->n_units; i++)
            members += ui->board->units[i].group_id == names->groups[g].id;
        bool here = !ui->people && ui->group_id == names->groups[g].id;
        x = tab(c, y, x, here, names->groups[g].name, members);
    }
    return tab(c, y, x, !ui->people && ui->group_id == 0, _("all"),
               ui->board ? (int)ui->board->n_units : 0);
}

void parts_empty(struct canvas *c, struct rect area, const char *text)
{
    char line[EMPTY_MAX];
    int y = area.y + (area.h > 6 ? area.h / 3 : 0);
    while (*text) {
        size_t n = strcspn(text, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, text);
        int cols = text_width(line, strlen(line));
        int x = cols < area.w ? (area.w - cols) / 2 : 0;
        canvas_put(c, y++, area.x + x, area.w, line, STYLE_MUTED);
        text += n + (text[n] == '\n');
    }
}

const char *parts_no_match(const char *filter, char out[static EMPTY_MAX])
{
    snprintf(out, EMPTY_MAX, _("nothing matches \"%s\"\nEsc clears the filter"),
             filter);
    return out;
}

/* --- words ------------------------------------------------------------------------ */

const char *parts_arrow(int moved)
{
    bool art = text_cp_width(0x25b2) == 1;
    return moved > 0 ? (art ? "▲" : "^") : (art ? "▼" : "v");
}

static const char *word_of(const struct word *set, int value)
{
    return ui_word(word_en(set, value), word_zh(set, value));
}

const char *parts_metric(enum metric m)
{
    return word_of(words_metric, (int)m);
}

const char *parts_event(const struct ui *ui, int kind)
{
    return kind < EVENT_NAMED ? word_of(words_event, kind)
                              : names_event_name(&ui->app->names, kind, false);
}

const char *parts_level(int level)
{
    return level < 0 ? "" : word_of(words_level, level);
}

const char *parts_state(const struct ui *ui, const struct article_row *r,
                        char out[static WORD_MAX])
{
    if (r->voided)
        snprintf(out, WORD_MAX, "%s", _("void"));
    else if (r->adopted > 0)
        snprintf(out, WORD_MAX, _("adopted %d"), r->adopted);
    else if (r->last_kind >= 0)
        snprintf(out, WORD_MAX, "%s", parts_event(ui, r->last_kind));
    else
        snprintf(out, WORD_MAX, "%s", _("pending"));
    return out;
}

enum style parts_state_style(const struct article_row *r)
{
    if (r->voided)
        return STYLE_MUTED;
    return r->adopted > 0                 ? STYLE_OK
           : r->last_kind == EVENT_RETURN ? STYLE_WARN
                                          : STYLE_TEXT;
}

const char *parts_units(const struct ui *ui, struct arena *a,
                        const struct article_row *r)
{
    if (r->n_units == 1)
        return ui_unit_name(ui, r->units[0]);
    const char *out = "";
    for (size_t i = 0; i < r->n_units; i++)
        out =
            arena_printf(a, "%s%s%s", out, i ? "," : "", ui_unit_name(ui, r->units[i]));
    return out;
}

const char *parts_authors(struct arena *a, const struct article_row *r)
{
    if (r->n_authors == 1)
        return r->authors[0].name;
    const char *out = "";
    for (size_t i = 0; i < r->n_authors; i++)
        out = arena_printf(a, "%s%s%s", out, i ? "," : "", r->authors[i].name);
    return out;
}

const char *parts_clause(const struct ui *ui, const struct credit *k)
{
    if (!credit_of_points(k)) {
        const struct outlet *o = names_outlet(&ui->app->names, k->line);
        return o ? o->name : "";
    }
    const char *text = schemes_clause(&ui->app->schemes, k->line);
    return *text ? text : _("no clause earns for it");
}

/* --- quotas ----------------------------------------------------------------------- */

static void take_gap(struct quota *q, const struct shortfall *g)
{
    int kind = (int)g->period.kind;
    if (g->owner_kind != OWNER_UNIT || g->metric != METRIC_SUBMITTED ||
        (q->any && kind < q->kind))
        return;
    if (!q->any || kind > q->kind)
        *q = (struct quota){
            .any = true, .kind = kind, .unit_id = g->owner_id, .group_id = g->group_id};
    q->done += g->done;
    q->exempt |= g->exempt;
    q->unsaid |= g->unsaid;
    if (g->exempt || g->unsaid)
        return;
    q->required += g->required;
    q->missing += g->missing;
    q->forecast += g->forecast;
}

struct quota parts_next_quota(const struct board *b, size_t *at)
{
    struct quota q = {0};
    int64_t owner = b->gaps[*at].owner_id;
    for (; *at < b->n_gaps && b->gaps[*at].owner_id == owner; ++*at)
        take_gap(&q, &b->gaps[*at]);
    return q;
}

struct quota parts_quota(const struct board *b, int64_t unit_id)
{
    struct quota q = {0};
    for (size_t i = 0; b && i < b->n_gaps; i++)
        if (b->gaps[i].owner_id == unit_id)
            take_gap(&q, &b->gaps[i]);
    return q;
}

const char *parts_quota_words(const struct quota *q, char out[static WORD_MAX])
{
    char n[32];
    if (!q->any)
        snprintf(out, WORD_MAX, "-");
    else if (q->exempt)
        snprintf(out, WORD_MAX, "%s", _("exempt"));
    else if (q->unsaid)
        snprintf(out, WORD_MAX, "%s", _("not said"));
    else if (q->missing == 0)
        snprintf(out, WORD_MAX, "%s", _("met"));
    else if (q->done == 0)
        snprintf(out, WORD_MAX, _("none of %s"), ui_count(q->required, n));
    else
        snprintf(out, WORD_MAX, _("short %s"), ui_count(q->missing, n));
    return out;
}

enum style parts_quota_style(const struct quota *q)
{
    if (!q->any || q->exempt)
        return STYLE_MUTED;
    if (q->unsaid)
        return STYLE_WARN;
    return q->missing == 0 ? STYLE_OK : q->done == 0 ? STYLE_BAD : STYLE_WARN;
}

int parts_pair(struct canvas *c, int y, int x, int limit, const char *label,
               const char *value)
{
    if (limit < text_width(label, strlen(label)) + 4)
        return x; /* a label without its value says nothing */
    int end = canvas_put(c, y, x, limit, label, STYLE_MUTED);
    if (end > x)
        end++;
    return canvas_put(c, y, end, limit - (end - x), value, STYLE_TEXT);
}

int parts_choice(struct canvas *c, int y, int x, const char *text, bool here)
{
    int end = canvas_printf(c, y, x, c->cols - x, STYLE_TEXT, "[ %s ]", text);
    if (here) {
        canvas_restyle(c, (struct rect){y, x, 1, end - x}, STYLE_FOCUS);
        canvas_cursor(c, y, x);
    }
    return end + 2;
}
