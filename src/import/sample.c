/* The sample county: files of a folder, moved so that their last month is this one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

/* "until YYYY-MM-DD" of sample.txt. */
static enum tb_rc read_until(const char *path, tb_day *out, struct tb_err *e)
{
    char line[256], date[32];
    *out = TB_DAY_NONE;
    FILE *f = fopen(path, "re");
    if (!f)
        return tb_fail(e, TB_NOTFOUND, N_("cannot open %s: %s"), path, strerror(errno));
    while (*out == TB_DAY_NONE && fgets(line, sizeof line, f))
        if (sscanf(line, "until %31s", date) == 1 && !day_parse(date, out))
            *out = TB_DAY_NONE;
    fclose(f);
    if (*out != TB_DAY_NONE)
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("%s has no line \"until YYYY-MM-DD\""), path);
}

static enum tb_rc import_one(struct app *app, const char *dir, const char *name,
                             const struct import_options *o, struct import_refs *refs,
                             struct tb_err *e)
{
    struct strbuf path = {0};
    struct import_report report;
    bool scheme = !strcmp(name, "scheme");
    bool optional = !strcmp(name, "topics") || !strcmp(name, "issues") ||
                    !strcmp(name, "meetings") || !strcmp(name, "contacts");
    strbuf_printf(&path, "%s/%s.%s", dir, name, scheme ? "txt" : "csv");
    if (optional && access(path.s, F_OK) != 0) {
        strbuf_free(&path);
        return TB_OK;
    }
    enum tb_rc rc = run_file(app, name, path.s, o, refs, &report, e);
    if (rc && report.n_bad)
        rc = tb_fail(e, rc, N_("%s, line %lld: %s"), path.s,
                     (long long)report.bad[0].line, report.bad[0].why);
    import_report_free(&report);
    strbuf_free(&path);
    return rc;
}

enum tb_rc import_sample(struct app *app, const char *dir, struct tb_err *e)
{
    static const char *const names[] = {"outlets", "units",    "people",      "targets",
                                        "scheme",  "topics",   "submissions", "events",
                                        "issues",  "meetings", "contacts"};
    struct strbuf path = {0};
    struct import_refs refs = {0};
    tb_day until, today = app_now(app).today;
    char actor[sizeof app->actor];
    refs.ids.a = refs.topics.a = &refs.a;
    /* Not the user's: his undo must not take the county away. */
    snprintf(actor, sizeof actor, "%s", app->actor);
    snprintf(app->actor, sizeof app->actor, "sample");
    strbuf_printf(&path, "%s/sample.txt", dir);
    enum tb_rc rc = read_until(path.s, &until, e);
    const struct import_options o = {
        .shift_months = rc ? 0 : day_month(today) - day_month(until),
        .not_after = today,
    };
    for (size_t i = 0; i < sizeof names / sizeof *names && !rc; i++)
        rc = import_one(app, dir, names[i], &o, &refs, e);
    snprintf(app->actor, sizeof app->actor, "%s", actor);
    name_table_free(&refs.ids);
    name_table_free(&refs.topics);
    arena_free(&refs.a);
    strbuf_free(&path);
    return rc;
}
