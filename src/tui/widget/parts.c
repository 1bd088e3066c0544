/* Pieces that several views draw alike. */
#include "tui/parts.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/word.h"

#include "app/find.h"

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

void parts_row_begin(const struct ui *ui, struct canvas *c, int y, int64_t id,
                     bool selected)
{
    canvas_put(c, y, 0, 1, selected ? ">" : " ", STYLE_TEXT);
    if (ui_marked(ui, id))
        canvas_put(c, y, 1, 1, "*", STYLE_MARK);
}

void parts_row_end(struct canvas *c, int focus, int y, bool selected)
{
    if (selected)
        canvas_restyle(c, (struct rect){y, 0, 1, focus}, STYLE_FOCUS);
}

void parts_list(const struct view *v, const struct ui *ui, struct canvas *c,
                const struct list *l, struct rect rows, int focus, const char *empty,
                void (*row)(const struct view *v, const struct ui *ui, struct canvas *c,
                            int y, const struct list_row *r))
{
    if (l->n == 0)
        parts_empty(c, rows, empty);
    for (int i = 0; i < rows.h && l->top + (size_t)i < l->n; i++) {
        size_t at = l->top + (size_t)i;
        bool selected = !l->lost && at == l->cursor;
        if (!canvas_live(c, rows.y + i))
            continue;
        parts_row_begin(ui, c, rows.y + i, l->rows[at].id, selected);
        row(v, ui, c, rows.y + i, &l->rows[at]);
        parts_row_end(c, focus, rows.y + i, selected);
    }
    canvas_cursor(c, rows.y + (l->n ? (int)(l->cursor - l->top) : 0), rows.x);
}

bool parts_list_act(struct ui *ui, struct list *l, struct rect rows, int foot,
                    enum action a, unsigned *react)
{
    size_t top = l->top, cursor = l->cursor;
    bool moved = false, lost = l->lost;
    *react = REACT_NONE;
    if (!list_act(l, a, &moved))
        return false;
    if (moved && (lost || l->top != top))
        *react = REACT_DRAW;
    else if (moved)
        *react = ui_dirty(ui, rows.y + (int)(cursor - top), 1) |
                 ui_dirty(ui, rows.y + (int)(l->cursor - top), 1) |
                 ui_dirty(ui, rows.y + rows.h, foot);
    return true;
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
    char line[400];
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

const char *parts_event(int kind)
{
    return word_of(words_event, kind);
}

const char *parts_level(int level)
{
    return level < 0 ? "" : word_of(words_level, level);
}

const char *parts_state(const struct article_row *r, char out[static WORD_MAX])
{
    if (r->voided)
        snprintf(out, WORD_MAX, "%s", _("void"));
    else if (r->adopted > 0)
        snprintf(out, WORD_MAX, _("adopted %d"), r->adopted);
    else if (r->last_kind >= 0)
        snprintf(out, WORD_MAX, "%s", parts_event(r->last_kind));
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
    if (k->account != ACCOUNT_POINTS) {
        const struct outlet *o = names_outlet(&ui->app->names, k->line);
        return o ? o->name : "";
    }
    const struct schemes *all = &ui->app->schemes;
    for (size_t i = 0; i < all->n; i++) {
        const struct scheme *s = &all->items[i];
        for (size_t l = 0; s->id == CREDIT_SCHEME(k->line) && l < s->n_lines; l++)
            if (s->lines[l].number == CREDIT_NUMBER(k->line))
                return s->lines[l].text;
    }
    return _("no clause earns for it");
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
