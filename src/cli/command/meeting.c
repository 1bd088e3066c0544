/* Meetings: called, attended, and what came of them. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "app/meetings.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P", N_("list: meetings of this period (default: this month)")},
    {'t', "title", "TITLE", N_("add, edit: what it is called")},
    {'d', "date", "DATE", N_("add, edit: its day (default: today)")},
    {0, "kind", "K",
     N_("add, edit: training dispatch visit other (default: as the title says)")},
    {0, "place", "S", N_("add, edit: where")},
    {0, "agenda", "S", N_("add, edit: what is on the agenda")},
    {'u', "units", "NAMES",
     N_("add, edit: units, groups and persons who are asked to come, joined by ;")},
    {0, "note", "S", N_("add, edit: a note")},
    {0, "absent", NULL, N_("attend: they did not come")},
    {0, "excused", NULL, N_("attend: they were excused")},
    {0, "pledge", "TEXT", N_("attend: what they promised")},
    {0, "due", "DATE", N_("attend: until when")},
    {0, "off", NULL, N_("article: it did not come of the meeting after all")},
    CLI_FORMAT_OPTIONS,
    {0},
};

/* --- list ------------------------------------------------------------------------- */

static enum tb_rc list(struct cli *c, struct tb_err *e)
{
    static const char *const counts[] = {N_("present"), N_("absent"), N_("pledges"),
                                         N_("articles")};
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct meeting_item *items = NULL;
    size_t n = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "ref", CELL_TEXT);
    cli_column(&t.sheet, "date", CELL_TEXT);
    cli_column(&t.sheet, "kind", CELL_TEXT);
    cli_column(&t.sheet, "title", CELL_TEXT);
    sheet_column(&t.sheet, "asked", i18n_is_zh() ? _("invited") : NULL, CELL_COUNT);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        cli_column(&t.sheet, counts[i], CELL_COUNT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = app_meetings(&c->app, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct meeting_item *x = &items[i];
        sheet_text(&t.sheet, x->meeting.ref);
        cli_day_cell(&t.sheet, x->meeting.day);
        cli_word_cell(&t.sheet, words_meeting, (int)x->meeting.kind);
        sheet_text(&t.sheet, x->meeting.title);
        sheet_count(&t.sheet, (int64_t)x->n_who);
        sheet_count(&t.sheet, x->present);
        sheet_count(&t.sheet, x->absent);
        sheet_count(&t.sheet, x->pledges);
        sheet_count(&t.sheet, (int64_t)x->n_articles);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- one meeting ------------------------------------------------------------------ */

/* The meeting that the second word names. */
static enum tb_rc named(struct cli *c, struct arena *a, struct meeting_item *x,
                        struct tb_err *e)
{
    if (c->n_args < 2)
        return cli_usage(c, e, N_("meeting %s needs a reference"), c->args[0]);
    return app_meeting(&c->app, 0, c->args[1], a, x, e);
}

static const char *const pledges[] = {[PLEDGE_NONE] = "",
                                      [PLEDGE_OPEN] = N_("not due yet"),
                                      [PLEDGE_KEPT] = N_("kept"),
                                      [PLEDGE_BROKEN] = N_("not kept")};

static void part(struct sheet *s, const char *what)
{
    int value;
    sheet_word(s, what,
               !i18n_is_zh()                           ? what
               : word_find(words_header, what, &value) ? word_zh(words_header, value)
                                                       : gettext(what));
}

/* What is said of the meeting itself; nothing when it is empty. */
static void text_row(struct sheet *s, const char *what, const char *text)
{
    if (!*text)
        return;
    part(s, what);
    sheet_none(s);
    sheet_none(s);
    sheet_text(s, text);
    for (int i = 0; i < 3; i++)
        sheet_none(s);
}

static void head_rows(struct sheet *s, const struct meeting *m)
{
    part(s, "meeting");
    sheet_text(s, m->ref);
    cli_word_cell(s, words_meeting, (int)m->kind);
    sheet_text(s, m->title);
    cli_day_cell(s, m->day);
    if (m->voided)
        sheet_word(s, "void", _("called off"));
    else
        sheet_none(s);
    sheet_none(s);
    text_row(s, "place", m->place);
    text_row(s, "agenda", m->agenda);
    text_row(s, "note", m->note);
}

static void attendee_row(struct sheet *s, const struct attendee *w)
{
    const char *kept = pledges[w->pledge];
    part(s, w->at.person_id ? "person" : "unit");
    sheet_text(s, w->name);
    cli_word_cell(s, words_attendance, (int)w->at.state);
    cli_text_cell(s, w->at.pledge);
    cli_day_cell(s, w->at.due);
    sheet_word(s, kept, *kept ? _(kept) : "");
    if (w->pledge == PLEDGE_NONE)
        sheet_none(s);
    else
        sheet_count(s, w->sent);
}

static void article_row(struct sheet *s, const struct meeting_article *x)
{
    part(s, "article");
    sheet_text(s, x->ref);
    sheet_text(s, x->units);
    sheet_text(s, x->title);
    cli_day_cell(s, x->day);
    sheet_word(s, x->adopted ? "adopted" : "", x->adopted ? _("adopted") : "");
    sheet_none(s);
}

static enum tb_rc show(struct cli *c, struct tb_err *e)
{
    static const char *const heads[] = {N_("part"), "name", "state",
                                        N_("text"), "due",  "pledge"};
    struct cli_table t;
    struct arena a = {0};
    struct meeting_item x = {0};
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t.sheet, heads[i], CELL_TEXT);
    cli_column(&t.sheet, N_("articles"), CELL_COUNT);
    rc = named(c, &a, &x, e);
    if (!rc)
        head_rows(&t.sheet, &x.meeting);
    for (size_t i = 0; !rc && i < x.n_who; i++)
        attendee_row(&t.sheet, &x.who[i]);
    for (size_t i = 0; !rc && i < x.n_articles; i++)
        article_row(&t.sheet, &x.articles[i]);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- what changes ----------------------------------------------------------------- */

static struct meeting_typed typed(const struct cli *c)
{
    return (struct meeting_typed){.title = cli_value(c, "title"),
                                  .date = cli_value(c, "date"),
                                  .kind = cli_value(c, "kind"),
                                  .place = cli_value(c, "place"),
                                  .agenda = cli_value(c, "agenda"),
                                  .note = cli_value(c, "note"),
                                  .who = cli_value(c, "units")};
}

static enum tb_rc write(struct cli *c, const struct change_list *l,
                        struct receipt *done, struct tb_err *e)
{
    return app_do(&c->app, l->items, l->n, done, e);
}

static enum tb_rc add(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change_list l;
    struct receipt done;
    struct meeting_item x = {0};
    const struct meeting_typed t = typed(c);
    if (!t.title || !*t.title)
        return cli_usage(c, e, N_("meeting add needs a title (-t)"));
    enum tb_rc rc = app_meeting_change(&c->app, NULL, &t, &a, &l, e);
    if (!rc)
        rc = write(c, &l, &done, e);
    if (!rc)
        rc = app_meeting(&c->app, done.first_id, NULL, &a, &x, e);
    if (!rc)
        cli_say("%s", x.meeting.ref);
    arena_free(&a);
    return rc;
}

static enum tb_rc edit(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change_list l;
    struct receipt done;
    struct meeting_item x = {0};
    const struct meeting_typed t = typed(c);
    enum tb_rc rc = named(c, &a, &x, e);
    if (!rc)
        rc = app_meeting_change(&c->app, &x, &t, &a, &l, e);
    if (!rc)
        rc = write(c, &l, &done, e);
    if (!rc)
        cli_say("%s", x.meeting.ref);
    arena_free(&a);
    return rc;
}

static enum tb_rc call_off(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change change;
    struct receipt done;
    struct meeting_item x = {0};
    enum tb_rc rc = named(c, &a, &x, e);
    if (!rc)
        rc = app_meeting_void(&x, &change, e);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc)
        cli_say(_("called off: %s %s"), x.meeting.ref, x.meeting.title);
    arena_free(&a);
    return rc;
}

static enum tb_rc attend(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change_list l;
    struct receipt done;
    struct meeting_item x = {0};
    struct attend_typed t = {.who = c->n_args > 2 ? c->args[2] : "",
                             .pledge = cli_value(c, "pledge"),
                             .due = cli_value(c, "due"),
                             .state = cli_value(c, "absent")    ? ATTEND_ABSENT
                                      : cli_value(c, "excused") ? ATTEND_EXCUSED
                                                                : ATTEND_PRESENT};
    if (cli_value(c, "absent") && cli_value(c, "excused"))
        return cli_usage(c, e, N_("--absent and --excused: one of them"));
    if (c->n_args < 3)
        return cli_usage(c, e, N_("meeting attend needs a reference and names"));
    enum tb_rc rc = named(c, &a, &x, e);
    if (!rc)
        rc = app_attend(&c->app, &x, &t, &a, &l, e);
    if (!rc)
        rc = write(c, &l, &done, e);
    if (!rc)
        cli_say(_("%s %s: %zu"), x.meeting.ref,
                i18n_is_zh() ? word_zh(words_attendance, (int)t.state)
                             : word_en(words_attendance, (int)t.state),
                l.n);
    arena_free(&a);
    return rc;
}

static enum tb_rc article(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change change;
    struct receipt done;
    struct meeting_item x = {0};
    if (c->n_args < 3)
        return cli_usage(c, e,
                         N_("meeting article needs two references: of the meeting and "
                            "of the article"));
    enum tb_rc rc = named(c, &a, &x, e);
    if (!rc)
        rc = app_outcome(&c->app, &x, c->args[2], cli_value(c, "off") != NULL, &change,
                         e);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc)
        cli_say("%s %s", x.meeting.ref, c->args[2]);
    arena_free(&a);
    return rc;
}

/* --- which of them ---------------------------------------------------------------- */

static const struct {
    const char *name;
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
} verbs[] = {{"add", add},   {"edit", edit},     {"void", call_off},  {"list", list},
             {"show", show}, {"attend", attend}, {"article", article}};

static enum tb_rc meeting_run(struct cli *c, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, c->args[0]) == 0)
            return verbs[i].run(c, e);
    return cli_usage(c, e,
                     N_("\"%s\" is not one of: add edit void list show attend article"),
                     c->args[0]);
}

const struct command cmd_meeting = {
    .name = "meeting",
    .usage = "add -t TITLE [-d DATE] [--kind K] [-u NAMES] | edit REF | void REF | "
             "list | show REF | attend REF NAMES | article REF ARTICLE",
    .summary = N_("meetings: who came, who pledged what, what came of it"),
    .notes = N_("A pledge is kept when an article of the unit or person comes in after "
                "the meeting, up to the day on which it is due. A group stands for its "
                "units that are open on the day."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 3,
    .options = options,
    .run = meeting_run,
};
