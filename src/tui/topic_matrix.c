/* The matrix of the topics' screen: units and persons against topics. */
#include <stdio.h>

#include "base/i18n.h"

#include "core/topic.h"

#include "tui/parts.h"
#include "tui/topic_view.h"

enum { CELL_COLS = 14, NAME_COLS = 16 };

void topic_matrix_columns(struct topic_matrix *m, struct grid *g,
                          const struct topic_item *items, size_t n, int width)
{
    struct column columns[TABLE_COLUMNS] = {{N_("unit"), NAME_COLS, 0}};
    int k = 1, room = (width - NAME_COLS - 6) / (CELL_COLS + 1);
    if (m->left >= n)
        m->left = n ? n - 1 : 0;
    m->shown = room < 1 ? 1 : (size_t)room;
    if (m->shown > TABLE_COLUMNS - 1)
        m->shown = TABLE_COLUMNS - 1;
    for (size_t i = m->left; i < n && (size_t)k <= m->shown; i++)
        columns[k++] =
            (struct column){items[i].topic->title, CELL_COLS, 0, .data = true};
    grid_columns(g, columns, k);
}

bool topic_matrix_step(struct topic_matrix *m, size_t n, bool right)
{
    if (right && m->left + m->shown < n)
        m->left++;
    else if (!right && m->left > 0)
        m->left--;
    else
        return false;
    return true;
}

/* --- rows ------------------------------------------------------------------------- */

static void add_row(struct grid *g, struct arena *a, int64_t id, const struct unit *u,
                    const struct person *p)
{
    struct topic_matrix_row *row = arena_alloc(a, sizeof *row);
    *row = (struct topic_matrix_row){u, p};
    list_add(&g->list, id, 0, row);
}

static bool names_anywhere(const struct topic_item *items, size_t n, int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (topic_names_person(items[i].topic, person))
            return true;
    return false;
}

void topic_matrix_fill(struct ui *ui, struct grid *g, const char *filter,
                       const struct topic_item *items, size_t n, struct arena *a)
{
    const struct names *x = &ui->app->names;
    for (size_t i = 0; i < x->n_units; i++) {
        const struct unit *u = &x->units[i];
        const struct membership *m = names_membership_on(x, u->id, ui->loaded.today);
        if (m && (!ui->group_id || m->group_id == ui->group_id) &&
            parts_match(filter, u->name))
            add_row(g, a, u->id, u, NULL);
    }
    for (size_t i = 0; i < x->n_people; i++)
        if (names_anywhere(items, n, x->people[i].id) &&
            parts_match(filter, x->people[i].name))
            add_row(g, a, x->people[i].id, NULL, &x->people[i]);
}

void topic_matrix_row(const struct topic_matrix *m, const struct grid *g,
                      const struct ui *ui, struct canvas *c, int y,
                      const struct topic_item *items,
                      const struct topic_matrix_row *row)
{
    const struct table *table = &g->table;
    tb_day today = ui->loaded.today;
    char word[WORD_MAX];
    int64_t id = row->unit ? row->unit->id : row->person->id;
    table_cell(table, c, y, 0, row->unit ? row->unit->name : row->person->name,
               STYLE_TEXT);
    for (int k = 1; k < table->n; k++) {
        const struct topic_item *x = &items[m->left + (size_t)k - 1];
        const struct reply *r = reply_find(x->replies, x->n_replies, id);
        enum assignment state =
            row->unit ? assignment_of(&ui->app->names, x->topic, id, r, today)
                      : assignment_of_person(&ui->app->names, x->topic, id, r, today);
        table_cell(table, c, y, k, topic_cell_words(state, r, word),
                   topic_cell_style(state, r));
    }
}

/* --- around them ------------------------------------------------------------------ */

/* "today", else month and day. */
static const char *due_words(const struct ui *ui, tb_day due, char out[static WORD_MAX])
{
    struct tb_civil d = day_to_civil(due);
    if (due == TB_DAY_NONE)
        snprintf(out, WORD_MAX, "%s", _("open"));
    else if (due == ui->loaded.today)
        snprintf(out, WORD_MAX, "%s", _("today"));
    else
        snprintf(out, WORD_MAX, "%02d-%02d%s", d.month, d.day,
                 due < ui->loaded.today ? " *" : "");
    return out;
}

void topic_matrix_frame(const struct topic_matrix *m, const struct grid *g,
                        const struct ui *ui, struct canvas *c, struct rect area,
                        const struct topic_item *items, size_t n)
{
    const struct table *table = &g->table;
    char text[WORD_MAX];
    size_t shown = (size_t)table->n - 1;
    int foot = area.y + area.h - 1, x = area.w;
    if (shown < n) { /* there are more than fit: where this is, and the keys */
        int w =
            snprintf(text, sizeof text, "%s%zu-%zu/%zu%s", m->left ? "h< " : "",
                     m->left + 1, m->left + shown, n, m->left + shown < n ? " >l" : "");
        x -= w + 1;
        canvas_put(c, area.y, x, w, text, STYLE_TITLE);
    }
    canvas_put(c, area.y, 1, x - 3,
               _("numbers: articles sent   * overdue   -- not asked   v the list"),
               STYLE_MUTED);
    canvas_put(c, area.y + 1, table->x[0], NAME_COLS, _("(until)"), STYLE_MUTED);
    canvas_put(c, foot, table->x[0], NAME_COLS, _("sent of asked"), STYLE_MUTED);
    for (int k = 1; k < table->n; k++) {
        const struct topic_item *t = &items[m->left + (size_t)k - 1];
        table_cell(table, c, area.y + 1, k, due_words(ui, t->topic->due, text),
                   STYLE_MUTED);
        snprintf(text, sizeof text, "%lld/%lld", (long long)t->count.sent,
                 (long long)t->count.asked);
        table_cell(table, c, foot, k, text, STYLE_TITLE);
    }
}
