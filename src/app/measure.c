#include "app/measure.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

static const struct names *names_of(const struct app *app)
{
    return app->store ? &app->names : NULL;
}

void app_measure_check(const struct app *app, const char *text, struct arena *a,
                       struct measure_check *out)
{
    struct tb_err e = {0};

    *out = (struct measure_check){.line = 1, .column = 1};
    out->valid = scheme_parse_at(a, text, names_of(app), &out->scheme, &out->line,
                                 &out->column, &e) == TB_OK;
    if (!out->valid) {
        memcpy(out->wrong, e.msg, sizeof out->wrong - 1);
        return;
    }
    scheme_review(a, &out->scheme, &out->notes, &out->n_notes);
}

const char *app_measure_note(const struct review_note *n, char out[static 300])
{
    const char *text = _(n->text);
    const char *d = strstr(text, "%d");

    if (d && n->other)
        snprintf(out, 300, "%.*s%d%s", (int)(d - text), text, n->other, d + 2);
    else
        snprintf(out, 300, "%s", text);
    if (n->clause[0])
        snprintf(out + strlen(out), 300 - strlen(out), " -> %s", n->clause);
    return out;
}

enum tb_rc app_measure_apply(struct app *app, const char *text, bool replace,
                             const struct progress *progress, struct receipt *out,
                             struct tb_err *e)
{
    struct arena a = {0};
    struct measure_check check;
    char label[400];

    app_measure_check(app, text, &a, &check);
    if (!check.valid) {
        arena_free(&a);
        return tb_fail(e, TB_INVALID, N_("line %d: %s"), check.line, check.wrong);
    }
    const struct change c = {.kind = CHANGE_SCHEME,
                             .scheme = {.name = check.scheme.name,
                                        .text = text,
                                        .from = check.scheme.from,
                                        .to = check.scheme.to,
                                        .replace = replace}};
    const struct change_context x = {.names = &app->names, .schemes = &app->schemes};
    enum tb_rc rc = change_check(&c, &x, e);
    snprintf(label, sizeof label, "%s %s", _("scheme"), check.scheme.name);
    struct stamp by = app_stamp(app, label);
    if (!rc)
        rc = store_apply_scheme(app->store, &by, &c, progress, out, e);
    arena_free(&a);
    return rc;
}
