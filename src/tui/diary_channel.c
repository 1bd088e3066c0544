/* The forms of the channel, and of articles that came out of a meeting. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "app/whom.h"

#include "diary_specs.h"

const struct diary_spec *diary_spec(enum diary what)
{
    static const struct diary_spec *const specs[DIARY_FORMS] = {
        [DIARY_MEETING] = &diary_meeting, [DIARY_VISIT] = &diary_visit,
        [DIARY_EDIT] = &diary_edit,       [DIARY_PLEDGE] = &diary_pledge,
        [DIARY_CONTACT] = &diary_contact, [DIARY_END] = &diary_end,
        [DIARY_ISSUE] = &diary_issue,     [DIARY_PRINT] = &diary_print,
        [DIARY_OUTCOME] = &diary_outcome};
    return specs[what];
}

/* --- a new issue ------------------------------------------------------------------ */

enum { I_OUTLET, I_NUMBER, I_DAY, I_TITLE, I_NOTE };

/* The channel that is meant, and its last issue (issue.id 0: none). */
static enum tb_rc fill_channel(struct diary_form *f, struct ui *ui, struct arena *a,
                               struct issue_entry *last, struct tb_err *e)
{
    int64_t outlet = 0;
    *last = (struct issue_entry){0};
    enum tb_rc rc = app_channel_usual(ui->app, &outlet, e);
    const struct outlet *o = names_outlet(&ui->app->names, outlet);
    if (o)
        diary_set(f, I_OUTLET, o->name);
    return rc == TB_OK && o ? app_issue_last(ui->app, outlet, a, last, e) : rc;
}

/* The number that follows the last one, in the year of today. */
static int next_number(const struct ui *ui, const struct issue_entry *last)
{
    bool same = last->issue.id && day_to_civil(last->issue.day).year ==
                                      day_to_civil(ui->loaded.today).year;
    return same ? last->issue.number + 1 : 1;
}

static void fill_number(struct diary_form *f, int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    diary_set(f, I_NUMBER, text);
}

static enum tb_rc issue_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct issue_entry last;
    char day[16];
    tb_day d = f->id ? (tb_day)f->id : ui->loaded.today;
    enum tb_rc rc = fill_channel(f, ui, &a, &last, e);
    diary_set(f, I_DAY, day_format(d, day));
    if (rc == TB_OK && *diary_text(f, I_OUTLET))
        fill_number(f, next_number(ui, &last));
    arena_free(&a);
    return rc;
}

static enum tb_rc issue_make(struct diary_form *f, struct ui *ui, struct arena *a,
                             struct change_list *out, struct tb_err *e)
{
    const struct issue_typed t = {.outlet = diary_text(f, I_OUTLET),
                                  .number = diary_text(f, I_NUMBER),
                                  .date = diary_text(f, I_DAY),
                                  .title = diary_text(f, I_TITLE),
                                  .note = diary_text(f, I_NOTE)};
    *out = (struct change_list){.items = arena_array(a, 1, sizeof *out->items), .n = 1};
    return app_issue_change(ui->app, &t, &out->items[0], e);
}

const struct diary_spec diary_issue = {
    .title = N_("a new issue"),
    .help = N_("number: empty is the next of the year"),
    .said = N_("new issue"),
    .n = 5,
    .fields = {{N_("channel"), TAKE_OUTLET},
               {N_("issue no."), TAKE_TEXT},
               {N_("date"), TAKE_DAY},
               {N_("title"), TAKE_TEXT},
               {N_("note"), TAKE_TEXT}},
    .fill = issue_fill,
    .make = issue_make,
    .keeps = true,
};

/* --- articles into an issue ------------------------------------------------------- */

enum { R_COLUMN = 2 };

/* The last issue while its day is not over, else the next one. */
static enum tb_rc print_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct issue_entry last;
    enum tb_rc rc = fill_channel(f, ui, &a, &last, e);
    if (rc == TB_OK && *diary_text(f, I_OUTLET)) {
        bool open = last.issue.id && last.issue.day >= ui->loaded.today;
        fill_number(f, open ? last.issue.number : next_number(ui, &last));
    }
    if (rc == TB_OK && last.n_items)
        diary_set(f, R_COLUMN, last.items[last.n_items - 1].item.column);
    f->focus = *diary_text(f, I_OUTLET) ? R_COLUMN : I_OUTLET;
    arena_free(&a);
    return rc;
}

/* The issue that is named; one that is not there is made, of today. */
static enum tb_rc issue_of(struct diary_form *f, struct ui *ui, struct arena *a,
                           struct issue_entry *x, struct change_list *out,
                           struct tb_err *e)
{
    const struct outlet *o = app_find_outlet(ui->app, diary_text(f, I_OUTLET), e);
    tb_day today = ui->loaded.today;
    int number = 0, year = day_to_civil(today).year;
    if (!o)
        return TB_NOTFOUND;
    if (!app_issue_number(diary_text(f, I_NUMBER), &number))
        return tb_fail(e, TB_INVALID, N_("an issue's number is from 1 to 99999"));
    enum tb_rc rc = app_issue_find(ui->app, o->id, year, number, a, x, e);
    if (rc != TB_NOTFOUND)
        return rc;
    *x = (struct issue_entry){.issue = {.outlet_id = o->id,
                                        .number = number,
                                        .day = today,
                                        .title = "",
                                        .note = ""},
                              .outlet = o->name};
    out->items[out->n++] = (struct change){.kind = CHANGE_ISSUE, .issue = x->issue};
    return TB_OK;
}

static enum tb_rc print_make(struct diary_form *f, struct ui *ui, struct arena *a,
                             struct change_list *out, struct tb_err *e)
{
    struct issue_entry x = {0};
    struct change_list more;
    const char **refs = arena_array(a, f->many.n + 1, sizeof *refs);
    struct put_typed t = {.refs = refs, .column = diary_text(f, R_COLUMN)};
    *out = (struct change_list){
        .items = arena_array(a, 2 * f->many.n + 2, sizeof *out->items)};
    enum tb_rc rc = issue_of(f, ui, a, &x, out, e);
    if (rc != TB_OK)
        return rc;
    f->skipped = 0;
    for (size_t i = 0; i < f->many.n; i++) {
        const struct article_row *r = &f->many.items[i].row;
        bool takes = !r->voided && r->day <= x.issue.day;
        f->skipped += !takes;
        if (takes)
            refs[t.n_refs++] = r->ref;
    }
    if (t.n_refs == 0)
        return tb_fail(e, TB_INVALID,
                       N_("nothing to put in: void, or dated after the issue"));
    rc = app_issue_put(ui->app, &x, &t, a, &more, e);
    if (rc == TB_OK && more.n == 0)
        rc = tb_fail(e, TB_INVALID, N_("nothing to do: they are in the issue already"));
    if (rc == TB_OK)
        rc = app_issue_again(ui->app, &more, &f->again, e);
    for (size_t i = 0; rc == TB_OK && i < more.n; i++)
        out->items[out->n++] = more.items[i];
    return rc;
}

const struct diary_spec diary_print = {
    .title = N_("into an issue of the channel"),
    .help = N_("adopted there on the issue's day; a number that is not there is made"),
    .said = N_("put into an issue"),
    .n = 3,
    .fields = {{N_("channel"), TAKE_OUTLET},
               {N_("issue no."), TAKE_TEXT},
               {N_("column"), TAKE_TEXT}},
    .fill = print_fill,
    .make = print_make,
};

/* --- out of a meeting ------------------------------------------------------------- */

/* The last meeting at which the article's unit was, before its day. */
static enum tb_rc outcome_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct meeting_item *items = NULL;
    size_t n = 0;
    const struct article_row *r = f->many.n ? &f->many.items[0].row : NULL;
    int64_t unit = r && r->n_units ? r->units[0] : 0;
    if (!r)
        return TB_OK;
    enum tb_rc rc = app_meetings(ui->app, r->day - 180, r->day, &a, &items, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        for (size_t k = 0; k < items[i].n_who; k++)
            if (unit && items[i].who[k].at.unit_id == unit)
                diary_set(f, 0, items[i].meeting.ref);
    arena_free(&a);
    return rc;
}

static enum tb_rc outcome_make(struct diary_form *f, struct ui *ui, struct arena *a,
                               struct change_list *out, struct tb_err *e)
{
    struct meeting_item x = {0};
    *out = (struct change_list){.items =
                                    arena_array(a, f->many.n + 1, sizeof *out->items)};
    enum tb_rc rc = app_meeting(ui->app, 0, diary_text(f, 0), a, &x, e);
    f->skipped = 0;
    for (size_t i = 0; rc == TB_OK && i < f->many.n; i++) {
        const struct article_row *r = &f->many.items[i].row;
        bool there = r->voided;
        for (size_t k = 0; k < x.n_articles; k++)
            there = there || x.articles[k].id == r->id;
        f->skipped += there;
        if (!there)
            rc = app_outcome(ui->app, &x, r->ref, false, &out->items[out->n++], e);
    }
    if (rc == TB_OK && out->n == 0)
        rc = tb_fail(e, TB_INVALID, N_("they are among its articles already, or void"));
    return rc;
}

const struct diary_spec diary_outcome = {
    .title = N_("it came out of a meeting or visit"),
    .help = N_("its reference, such as M2026-001"),
    .said = N_("came out of"),
    .n = 1,
    .fields = {{N_("meeting"), TAKE_TEXT}},
    .fill = outcome_fill,
    .make = outcome_make,
};
