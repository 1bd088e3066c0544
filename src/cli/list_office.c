/* `list` of the office's own work: meetings, attendance, contacts, issues, follow-ups,
 * in the columns of an import. What was called off or withdrawn, and void articles, are
 * left out. */
#include "base/i18n.h"

#include "app/channel.h"

#include "list.h"

static tb_day first_day(const struct list_query *q)
{
    return q->any_day ? TB_DAY_MIN : q->period.first;
}

static tb_day last_day(const struct list_query *q)
{
    return q->any_day ? TB_DAY_MAX : q->period.last;
}

/* Whether a unit is asked for on a day; nobody is asked for: all are. */
static bool wanted(const struct names *n, const struct list_query *q, int64_t unit,
                   tb_day day)
{
    const struct group *g = q->group ? names_group_on(n, unit, day) : NULL;
    return (!q->unit || unit == q->unit) && (!q->group || (g && g->id == q->group));
}

static bool has_wanted(const struct names *n, const struct list_query *q,
                       const struct meeting_item *x)
{
    bool any = !q->unit && !q->group;
    for (size_t i = 0; i < x->n_who && !any; i++)
        any =
            x->who[i].at.unit_id && wanted(n, q, x->who[i].at.unit_id, x->meeting.day);
    return any;
}

/* --- meetings --------------------------------------------------------------------- */

static void joined(struct sheet *s, const struct meeting_item *x, bool articles)
{
    struct strbuf b = {0};
    size_t n = articles ? x->n_articles : x->n_who;
    strbuf_clear(&b);
    for (size_t i = 0; i < n; i++)
        strbuf_printf(&b, "%s%s", i ? ";" : "",
                      articles ? x->articles[i].ref : x->who[i].name);
    cli_text_cell(s, b.s);
    strbuf_free(&b);
}

static enum tb_rc list_meetings(struct cli *c, const struct list_query *q,
                                struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"ref",    "kind", "date",  "title",   "place",
                                        "agenda", "note", "units", "outcomes"};
    struct arena a = {0};
    struct meeting_item *items = NULL;
    struct sheet *s = &t->sheet;
    size_t n = 0;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(s, heads[i], CELL_TEXT);
    enum tb_rc rc = app_meetings(&c->app, first_day(q), last_day(q), &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct meeting *m = &items[i].meeting;
        if (!has_wanted(&c->app.names, q, &items[i]))
            continue;
        sheet_text(s, m->ref);
        cli_word_cell(s, words_meeting, (int)m->kind);
        cli_day_cell(s, m->day);
        sheet_text(s, m->title);
        cli_text_cell(s, m->place);
        cli_text_cell(s, m->agenda);
        cli_text_cell(s, m->note);
        joined(s, &items[i], false);
        joined(s, &items[i], true);
    }
    arena_free(&a);
    return rc;
}

static void attendance_row(struct sheet *s, const struct meeting_item *x,
                           const struct attendee *w)
{
    bool person = w->at.person_id != 0;
    sheet_text(s, x->meeting.ref);
    cli_text_cell(s, person ? "" : w->name);
    cli_text_cell(s, person ? w->name : "");
    cli_word_cell(s, words_attendance, (int)w->at.state);
    cli_text_cell(s, w->at.pledge);
    cli_day_cell(s, w->at.due);
}

static enum tb_rc list_attendance(struct cli *c, const struct list_query *q,
                                  struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"meeting", "unit",   "person",
                                        "state",   "pledge", "due"};
    struct arena a = {0};
    struct meeting_item *items = NULL;
    size_t n = 0;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], CELL_TEXT);
    enum tb_rc rc = app_meetings(&c->app, first_day(q), last_day(q), &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++)
        for (size_t k = 0; k < items[i].n_who; k++)
            if (wanted(&c->app.names, q, items[i].who[k].at.unit_id,
                       items[i].meeting.day))
                attendance_row(&t->sheet, &items[i], &items[i].who[k]);
    arena_free(&a);
    return rc;
}

/* --- contacts --------------------------------------------------------------------- */

static enum tb_rc list_contacts(struct cli *c, const struct list_query *q,
                                struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"person", "unit", "from", "to"};
    struct arena a = {0};
    struct contact *items = NULL;
    const struct names *n = &c->app.names;
    size_t n_items = 0;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], CELL_TEXT);
    enum tb_rc rc = store_contacts(c->app.store, &a, &items, &n_items, e);
    for (size_t i = 0; !rc && i < n_items; i++) {
        const struct contact *x = &items[i];
        const struct person *p = names_person(n, x->person_id);
        const struct unit *u = names_unit(n, x->unit_id);
        tb_day day =
            x->from == TB_DAY_NONE || x->from < first_day(q) ? first_day(q) : x->from;
        bool in = (x->from == TB_DAY_NONE || x->from <= last_day(q)) &&
                  (x->to == TB_DAY_NONE || x->to >= first_day(q));
        if (!p || !u || !in || !wanted(n, q, u->id, day))
            continue;
        sheet_text(&t->sheet, p->name);
        sheet_text(&t->sheet, u->name);
        cli_day_cell(&t->sheet, x->from);
        cli_day_cell(&t->sheet, x->to);
    }
    arena_free(&a);
    return rc;
}

/* --- issues ----------------------------------------------------------------------- */

static void issue_row(struct sheet *s, const struct issue_entry *x, const char *column,
                      const char *ref)
{
    sheet_text(s, x->outlet);
    sheet_count(s, x->issue.number);
    cli_day_cell(s, x->issue.day);
    cli_text_cell(s, x->issue.title);
    cli_text_cell(s, column);
    cli_text_cell(s, ref);
}

static enum tb_rc list_issues(struct cli *c, const struct list_query *q,
                              struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"outlet", "number", "date",
                                        "title",  "column", "ref"};
    struct arena a = {0};
    struct issue_entry *items = NULL;
    size_t n = 0;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], i == 1 ? CELL_COUNT : CELL_TEXT);
    enum tb_rc rc =
        app_issues(&c->app, 0, first_day(q), last_day(q), &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct issue_entry *x = &items[i];
        for (size_t k = 0; k < x->n_items; k++)
            if (!x->items[k].voided &&
                wanted(&c->app.names, q, x->items[k].unit_id, x->items[k].day))
                issue_row(&t->sheet, x, x->items[k].item.column, x->items[k].ref);
        if (!x->articles && !q->unit && !q->group)
            issue_row(&t->sheet, x, "", "");
    }
    arena_free(&a);
    return rc;
}

/* --- follow-ups ------------------------------------------------------------------- */

static void followup_row(struct sheet *s, const struct names *n,
                         const struct followup *x, const struct followup_step *step)
{
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    const struct topic *t = names_topic(n, x->topic_id);
    sheet_text(s, x->ref);
    cli_word_cell(s, words_followup, (int)x->kind);
    cli_text_cell(s, u ? u->name : "");
    cli_text_cell(s, p ? p->name : "");
    sheet_text(s, x->period);
    cli_text_cell(s, x->cause);
    cli_text_cell(s, x->clause);
    cli_text_cell(s, x->evidence);
    cli_text_cell(s, t && !t->voided ? t->ref : "");
    cli_text_cell(s, x->speaker);
    cli_text_cell(s, x->listener);
    cli_word_cell(s, words_step, (int)step->state);
    cli_day_cell(s, step->day);
    cli_day_cell(s, step->due);
    cli_text_cell(s, step->note);
}

static enum tb_rc list_followups(struct cli *c, const struct list_query *q,
                                 struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"ref",    "kind",    "unit",     "person",
                                        "period", "cause",   "clause",   "evidence",
                                        "topic",  "speaker", "listener", "state",
                                        "date",   "due",     "note"};
    struct arena a = {0};
    struct followup_row *rows = NULL;
    size_t n = 0;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], CELL_TEXT);
    enum tb_rc rc =
        store_followups(c->app.store, first_day(q), last_day(q), &a, &rows, &n, e);
    for (size_t i = 0; !rc && i < n; i++)
        for (size_t k = 0; k < rows[i].n_steps; k++)
            if (wanted(&c->app.names, q, rows[i].followup.unit_id,
                       rows[i].followup.last))
                followup_row(&t->sheet, &c->app.names, &rows[i].followup,
                             &rows[i].steps[k]);
    arena_free(&a);
    return rc;
}

const struct list_kind list_office_kinds[] = {
    {"meetings", false, list_meetings},   {"attendance", false, list_attendance},
    {"contacts", false, list_contacts},   {"issues", false, list_issues},
    {"followups", false, list_followups}, {0},
};
