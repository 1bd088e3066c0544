/* The measure: looked over, listed, shown, tried out and put in force. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"

#include "app/measure.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P", N_("preview: 2018-07, 2018-Q3, 2018 ... (default: this month)")},
    {0, "replace", NULL, N_("apply: in place of the version of the same day")},
    CLI_FORMAT_OPTIONS,
    {0},
};

/* --- its file --------------------------------------------------------------------- */

static enum tb_rc file_of(struct cli *c, const char **path, struct tb_err *e)
{
    *path = "";
    if (c->n_args < 2)
        return cli_usage(c, e, N_("scheme %s needs a file, or - for standard input"),
                         c->args[0]);
    *path = c->args[1];
    return TB_OK;
}

/* --- check ------------------------------------------------------------------------ */

static void say_notes(const char *path, const struct measure_check *m)
{
    char text[300];

    for (size_t i = 0; i < m->n_notes; i++) {
        const struct review_note *n = &m->notes[i];
        const char *what = n->kind == NOTE_OPEN          ? _("open question")
                           : n->kind == NOTE_UNREACHABLE ? _("unreachable")
                                                         : _("overlap");
        app_measure_note(n, text);
        if (n->line)
            cli_say("%s:%d: %s: %s", path, n->line, what, text);
        else
            cli_say("%s: %s: %s", path, what, text);
    }
}

static enum tb_rc check(struct cli *c, struct tb_err *e)
{
    const char *path;
    struct strbuf text = {0};
    struct arena a = {0};
    struct measure_check m;
    enum tb_rc rc = file_of(c, &path, e);

    if (!rc)
        rc = cli_read_text(path, SCHEME_TEXT_MAX, &text, e);
    if (!rc) {
        app_measure_check(&c->app, text.s, &a, &m);
        if (!m.valid)
            rc =
                tb_fail(e, TB_INVALID, "%s:%d:%d: %s", path, m.line, m.column, m.wrong);
    }
    if (!rc) {
        say_notes(path, &m);
        cli_say(_("%s: %zu clauses, nothing is wrong; %zu remarks"), path,
                m.scheme.n_texts, m.n_notes);
        if (!c->open)
            cli_say("%s", _("no database: outlets, groups, units and people were not "
                            "compared"));
    }
    strbuf_free(&text);
    arena_free(&a);
    return rc;
}

/* --- list and show ---------------------------------------------------------------- */

static enum tb_rc list(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    enum tb_rc rc = cli_table_open(c, &t, e);
    const tb_day today = app_now(&c->app).today;

    if (!rc) {
        cli_column(&t.sheet, "from", CELL_TEXT);
        cli_column(&t.sheet, "to", CELL_TEXT);
        cli_column(&t.sheet, "name", CELL_TEXT);
        cli_column(&t.sheet, N_("clauses"), CELL_COUNT);
        cli_column(&t.sheet, N_("in force"), CELL_TEXT);
    }
    for (size_t i = 0; !rc && i < c->app.schemes.n; i++) {
        const struct scheme *s = &c->app.schemes.items[i];
        cli_day_cell(&t.sheet, s->from);
        cli_day_cell(&t.sheet, s->to);
        sheet_text(&t.sheet, s->name);
        sheet_count(&t.sheet, (int64_t)s->n_texts);
        sheet_text(&t.sheet, schemes_on(&c->app.schemes, today) == s ? _("today") : "");
    }
    return cli_table_close(&t, rc, e);
}

/* The version of a name, or in force on a date; today's when nothing is said. */
static enum tb_rc find(struct cli *c, const struct scheme **out, struct tb_err *e)
{
    const struct schemes *all = &c->app.schemes;
    const char *which = c->n_args > 1 ? c->args[1] : NULL;
    tb_day day = app_now(&c->app).today;

    *out = NULL;
    if (!which || day_parse(which, &day))
        *out = schemes_on(all, day);
    for (size_t i = 0; which && !*out && i < all->n; i++)
        if (!strcmp(all->items[i].name, which))
            *out = &all->items[i];
    if (*out)
        return TB_OK;
    return which ? tb_fail(e, TB_NOTFOUND,
                           N_("there is no scheme \"%s\"; tongbao scheme list shows "
                              "them"),
                           which)
                 : tb_fail(e, TB_NOTFOUND,
                           N_("no scheme is in force; tongbao scheme apply FILE puts "
                              "one in force"));
}

static enum tb_rc show(struct cli *c, struct tb_err *e)
{
    const struct scheme *s = NULL;
    enum tb_rc rc = find(c, &s, e);

    if (s)
        cli_say_lines(s->text);
    return rc;
}

/* --- preview ---------------------------------------------------------------------- */

static void place_cell(struct sheet *s, int32_t place)
{
    if (place)
        sheet_count(s, place);
    else
        sheet_dash(s);
}

static void add_move(struct cli *c, struct sheet *s, const struct measure_preview *p,
                     const struct measure_move *m)
{
    const struct group *g = names_group(&c->app.names, m->group_id);
    const struct unit *u = names_unit(&c->app.names, m->owner_id);

    sheet_text(s, g ? g->name : NULL);
    sheet_text(s, u ? u->name : NULL);
    place_cell(s, m->place_before);
    place_cell(s, m->place_after);
    cli_amount_cell(s, CELL_POINTS, m->points_before, p->decimals);
    cli_amount_cell(s, CELL_POINTS, m->points_after, p->decimals);
    cli_amount_cell(s, CELL_POINTS, m->by, -1);
    cli_text_cell(s, m->clause);
}

static enum tb_rc preview(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct strbuf text = {0};
    struct measure_preview p = {0};
    struct period period;
    const char *path = "";
    enum tb_rc rc = file_of(c, &path, e);

    if (rc)
        return rc;
    rc = cli_table_open(c, &t, e);
    if (!rc)
        rc = cli_period(c, &period, e);
    if (!rc)
        rc = cli_read_text(path, SCHEME_TEXT_MAX, &text, e);
    if (!rc)
        rc = app_measure_preview(&c->app, text.s, period, &a, &p, e);
    if (!rc) {
        cli_column(&t.sheet, "group", CELL_TEXT);
        cli_column(&t.sheet, "unit", CELL_TEXT);
        cli_column(&t.sheet, N_("rank now"), CELL_COUNT);
        cli_column(&t.sheet, N_("rank then"), CELL_COUNT);
        cli_column(&t.sheet, N_("points now"), CELL_POINTS);
        cli_column(&t.sheet, N_("points then"), CELL_POINTS);
        cli_column(&t.sheet, N_("most by"), CELL_POINTS);
        cli_column(&t.sheet, "clause", CELL_TEXT);
    }
    for (size_t i = 0; !rc && i < p.n; i++)
        add_move(c, &t.sheet, &p, &p.moves[i]);
    rc = cli_table_close(&t, rc, e);
    strbuf_free(&text);
    arena_free(&a);
    return rc;
}

/* --- apply
 * ------------------------------------------------------------------------------------
 */

static enum tb_rc apply(struct cli *c, struct tb_err *e)
{
    struct strbuf text = {0};
    struct cli_long work;
    struct receipt done;
    const char *path = "";
    enum tb_rc rc = file_of(c, &path, e);

    if (!rc)
        rc = cli_read_text(path, SCHEME_TEXT_MAX, &text, e);
    if (!rc) {
        cli_long_begin(&work, _("scoring anew"));
        rc = app_measure_apply(&c->app, text.s, cli_value(c, "replace") != NULL,
                               &work.progress, &done, e);
        cli_long_end(&work);
    }
    if (!rc) {
        cli_say(_("the scheme is in force; entry %lld, tongbao undo takes it back"),
                (long long)done.seq);
        cli_moved(c, TB_DAY_MIN);
    }
    strbuf_free(&text);
    return rc;
}

/* --- which of them ---------------------------------------------------------------- */

static const struct {
    const char *name;
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
    bool needs_db;
} verbs[] = {
    {"check", check, false},    {"list", list, true},   {"show", show, true},
    {"preview", preview, true}, {"apply", apply, true},
};

/* A text can be checked before there is a database. */
static enum tb_rc open_if_there(struct cli *c, struct tb_err *e)
{
    enum tb_rc rc = app_open(&c->app, &c->app_options, e);

    c->open = rc == TB_OK;
    return rc == TB_NOTFOUND ? TB_OK : rc;
}

static enum tb_rc scheme_run(struct cli *c, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        enum tb_rc rc;
        if (strcmp(verbs[i].name, c->args[0]) != 0)
            continue;
        rc = verbs[i].needs_db ? cli_open(c, STORE_PATIENT, e) : open_if_there(c, e);
        return rc ? rc : verbs[i].run(c, e);
    }
    return cli_usage(c, e, N_("\"%s\" is not one of: check list show preview apply"),
                     c->args[0]);
}

const struct command cmd_scheme = {
    .name = "scheme",
    .usage = "check FILE | list | show [NAME|DATE] | preview FILE | apply FILE",
    .summary = N_("the measure: check it, try it out, put it in force"),
    .notes = N_("The language is described in tongbao-scheme(5). check needs no "
                "database, but compares names with one that is there."),
    .min_args = 1,
    .max_args = 2,
    .options = options,
    .run = scheme_run,
};
