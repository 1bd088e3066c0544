/* The double bulletin: drafted, published, compared, exported. */
#include "app/bulletin.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "export/file.h"
#include "export/paper_format.h"

#include "../bulletin.h"
#include "../paper.h"
#include "bulletin/template.h"
#include "bulletin/wording.h"

static const struct cli_option options[] = {
    {0, "freeze", NULL, N_("publish it under the next number; that is never undone")},
    {0, "replace", NULL, N_("with --freeze: in place of the one that is published")},
    {0, "live", NULL, N_("as it would be now, also when one is published")},
    {0, "columns", "NAMES", N_("the tables' columns instead of the template's")},
    {0, "layout", "plain|transposed|paired", N_("how the tables stand on the page")},
    {0, "template", "FILE", N_("the wording, instead of the office's own")},
    {0, "reset", NULL, N_("template: back to the one that comes with the program")},
    {'o', "output", "FILE", N_("where to; its ending names the format")},
    {0, "format", "FORMAT",
     N_("text md csv json html xlsx docx (default: by the file's ending, else text); "
        "of "
        "list and diff: table csv json (default: table)")},
    {0, "bom", NULL, N_("CSV with a byte order mark, for Excel")},
    {0},
};

/* --- inside and outside ----------------------------------------------------------- */

static enum tb_rc read_wish(struct cli *c, struct bulletin_wish *w, struct strbuf *text,
                            struct tb_err *e)
{
    const char *file = cli_value(c, "template");
    struct tb_err why;
    int track;
    word_find(words_track, c->args[0], &track);
    *w = (struct bulletin_wish){.track = (enum track)track,
                                .columns = cli_value(c, "columns"),
                                .layout = cli_value(c, "layout")};
    w->period = app_period_on(&c->app, PERIOD_MONTH, app_now(&c->app).today);
    if (c->n_args > 1 && period_parse(c->args[1], &w->period, &why))
        return cli_usage(c, e, "%s", why.msg);
    w->period = app_period(&c->app, w->period);
    if (!file)
        return TB_OK;
    enum tb_rc rc = cli_read_text(file, TEMPLATE_TEXT_MAX, text, e);
    w->template = text->s;
    return rc;
}

static enum tb_rc publish(struct cli *c, struct bulletin_wish *w,
                          const struct bulletin_head *there, struct arena *a,
                          struct paper *p, struct tb_err *e)
{
    struct bulletin_head head;
    struct circular kept;
    char ref[BULLETIN_REF_MAX];
    const struct paper_format *format;
    const char *file = cli_value(c, "output");
    enum tb_rc rc = cli_paper_format(c, &format, e); /* before it is too late */
    if (!rc && !cli_to_stdout(c))
        rc = export_may(file, c->force, store_path(c->app.store), e);
    if (cli_value(c, "replace") && there->id)
        w->replaces_id = there->id;
    if (!rc)
        rc = app_bulletin_freeze(&c->app, w, a, &head, e);
    if (rc)
        return rc;
    cli_note(_("published as %s; later changes of this period go to its correction "
               "list"),
             bulletin_ref(head.year, head.number, ref));
    if (head.last >= app_now(&c->app).today)
        cli_note(
            _("the period is not over: what is still to come will be corrections"));
    return app_bulletin_kept(&c->app, head.id, a, &kept, p, e);
}

static bool wants_live(const struct cli *c)
{
    return cli_value(c, "live") || cli_value(c, "columns") || cli_value(c, "layout") ||
           cli_value(c, "template");
}

static enum tb_rc either(struct cli *c, struct tb_err *e)
{
    struct bulletin_wish w;
    struct bulletin_head there;
    struct circular said;
    struct paper p;
    struct strbuf text = {0};
    struct arena a = {0};
    char ref[BULLETIN_REF_MAX];
    enum tb_rc rc = read_wish(c, &w, &text, e);
    if (!rc)
        rc = app_bulletin_standing(&c->app, w.track, w.period, &a, &there, e);
    if (!rc && cli_value(c, "freeze")) {
        rc = publish(c, &w, &there, &a, &p, e);
    } else if (!rc && there.id && !wants_live(c)) {
        cli_note(_("%s is published and stands; --live shows what it would be now"),
                 bulletin_ref(there.year, there.number, ref));
        rc = app_bulletin_kept(&c->app, there.id, &a, &said, &p, e);
    } else if (!rc) {
        rc = app_bulletin_draft(&c->app, &w, &a, &said, &p, e);
    }
    if (!rc)
        rc = cli_paper_write(c, &p, e);
    arena_free(&a);
    strbuf_free(&text);
    return rc;
}

/* --- published ones --------------------------------------------------------------- */

static enum tb_rc show(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct bulletin_head head;
    struct circular said;
    struct paper p;
    enum tb_rc rc = cli_bulletin_find(c, &a, &head, e);
    if (!rc)
        rc = app_bulletin_kept(&c->app, head.id, &a, &said, &p, e);
    if (!rc)
        rc = cli_paper_write(c, &p, e);
    arena_free(&a);
    return rc;
}

/* --- templates -------------------------------------------------------------------- */

static enum tb_rc print_template(struct cli *c, enum track track, struct tb_err *e)
{
    struct arena a = {0};
    const char *text = "";
    bool own;
    enum tb_rc rc = app_bulletin_template(&c->app, track, &a, &text, &own, e);
    if (!rc)
        cli_say_lines(text);
    arena_free(&a);
    return rc;
}

static enum tb_rc take_template(struct cli *c, enum track track, const char *text,
                                struct tb_err *e)
{
    struct receipt done;
    enum tb_rc rc = app_bulletin_wording(&c->app, track, text, &done, e);
    if (!rc && *text)
        cli_say(
            _("the template is the office's own now; entry %lld, tongbao undo takes "
              "it back"),
            (long long)done.seq);
    else if (!rc)
        cli_say(_("the template is again the one that comes with the program"));
    return rc;
}

static enum tb_rc wording(struct cli *c, struct tb_err *e)
{
    struct strbuf text = {0};
    int track;
    if (c->n_args < 2 || !word_find(words_track, c->args[1], &track))
        return cli_usage(c, e, N_("bulletin template needs inside or outside"));
    if (cli_value(c, "reset"))
        return take_template(c, (enum track)track, "", e);
    if (c->n_args < 3)
        return print_template(c, (enum track)track, e);
    enum tb_rc rc = cli_read_text(c->args[2], TEMPLATE_TEXT_MAX, &text, e);
    if (!rc && !*text.s)
        rc = tb_fail(e, TB_INVALID, N_("%s is empty; --reset gives up the own one"),
                     c->args[2]);
    if (!rc)
        rc = take_template(c, (enum track)track, text.s, e);
    strbuf_free(&text);
    return rc;
}

/* --- which of them ---------------------------------------------------------------- */

static const struct verb {
    const char *name;
    int most;            /* words, itself among them */
    const char *options; /* that mean something here, each with a blank behind it */
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
} verbs[] = {
    {"list", 1, "format bom ", cli_bulletin_list},
    {"show", 2, "output format bom ", show},
    {"diff", 2, "format bom ", cli_bulletin_diff},
    {"template", 3, "reset ", wording},
    {"", 2, "freeze replace live columns layout template output format bom ", either},
};

/* A word or an option that would be passed over is a mistake: it is said. */
static enum tb_rc check_words(struct cli *c, const struct verb *v, struct tb_err *e)
{
    if (c->n_args > v->most)
        return cli_usage(c, e, N_("\"%s\" is one word too many"), c->args[v->most]);
    for (const struct cli_option *o = options; o->name; o++) {
        size_t n = strlen(o->name);
        const char *hit = v->options;
        while (hit && (strncmp(hit, o->name, n) != 0 || hit[n] != ' ')) {
            hit = strchr(hit, ' ');
            hit = hit && hit[1] ? hit + 1 : NULL;
        }
        if (!hit && cli_value(c, o->name))
            return cli_usage(c, e, N_("bulletin %s does not take --%s"), c->args[0],
                             o->name);
    }
    if (cli_value(c, "replace") && !cli_value(c, "freeze"))
        return cli_usage(c, e, N_("--replace goes with --freeze"));
    if (cli_value(c, "reset") && c->n_args > 2)
        return cli_usage(c, e, N_("--reset and a file: one of them"));
    return TB_OK;
}

static enum tb_rc bulletin_run(struct cli *c, struct tb_err *e)
{
    int track;
    const struct verb *v = verbs;
    bool made = word_find(words_track, c->args[0], &track);
    while (*v->name && strcmp(v->name, c->args[0]) != 0)
        v++;
    if (!*v->name && !made)
        return cli_usage(
            c, e, N_("\"%s\" is not one of: inside outside list show diff template"),
            c->args[0]);
    enum tb_rc rc = check_words(c, v, e);
    return rc ? rc : v->run(c, e);
}

const struct command cmd_bulletin = {
    .name = "bulletin",
    .usage = "inside|outside [PERIOD] | list | show REF | diff REF | template "
             "inside|outside [FILE|-]",
    .summary = N_("the bulletin of a period: draft, publish, export"),
    .notes = N_("A period that is published is shown as it was published; --live shows "
                "what it would be now. Columns, fields and templates: "
                "man tongbao-bulletin."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 3,
    .options = options,
    .run = bulletin_run,
};
