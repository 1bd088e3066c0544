/* The app: opening, what is in force, boards and writes. */
#include "app/app.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/account.h"
#include "base/i18n.h"

#include "app/find.h"
#include "app/folder.h"

#include "label.h"

/* --- where and who ---------------------------------------------------------------- */

enum tb_rc app_db_path(const struct app_options *o, struct strbuf *path,
                       struct tb_err *e)
{
    const char *env = getenv("TONGBAO_DB");
    strbuf_clear(path);
    if (o->db) {
        strbuf_puts(path, o->db);
        return TB_OK;
    }
    if (env && env[0]) {
        strbuf_puts(path, env);
        return TB_OK;
    }
    if (folder_path(FOLDER_DATA, path, NULL) != TB_OK)
        return tb_fail(
            e, TB_USAGE,
            N_("neither XDG_DATA_HOME nor HOME is set; name the database with "
               "--db FILE"));
    strbuf_puts(path, "tongbao.db");
    return TB_OK;
}

enum tb_rc app_init(struct app *app, const struct app_options *o, struct tb_err *e)
{
    *app = (struct app){0};
    if (o->as) {
        if (!o->as[0] || strlen(o->as) >= sizeof app->actor)
            return tb_fail(e, TB_USAGE, N_("--as takes a name of 1 to %zu bytes"),
                           sizeof app->actor - 1);
        snprintf(app->actor, sizeof app->actor, "%s", o->as);
        app->claimed = true;
    } else {
        account_user(app->actor, sizeof app->actor);
    }
    enum tb_rc rc = clock_set_zone(&app->clock, "Asia/Shanghai", e);
    return rc == TB_OK && o->now ? clock_fix(&app->clock, o->now, e) : rc;
}

struct tb_now app_now(const struct app *app)
{
    return clock_now(&app->clock);
}

struct stamp app_stamp(const struct app *app, const char *label)
{
    return (struct stamp){.now = clock_now(&app->clock),
                          .actor = app->actor,
                          .claimed = app->claimed,
                          .label = label};
}

/* --- opening ---------------------------------------------------------------------- */

static enum tb_rc read_settings(struct app *app, const struct app_options *o,
                                struct tb_err *e)
{
    const char *zone, *office;
    enum tb_rc rc = store_setting(app->store, "zone", &app->facts, &zone, e);
    if (rc == TB_OK && zone[0])
        rc = clock_set_zone(&app->clock, zone, e);
    /* A fixed time means the office's zone, which is known only now. */
    if (rc == TB_OK && o->now)
        rc = clock_fix(&app->clock, o->now, e);
    if (rc == TB_OK)
        rc = store_setting(app->store, "office", &app->facts, &office, e);
    if (rc == TB_OK)
        snprintf(app->office, sizeof app->office, "%s", office);
    return rc;
}

/* In one read transaction: taking the lock is much of what a setting costs. */
static enum tb_rc read_whole(struct app *app, const struct app_options *o,
                             struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_settings(app, o, e);
    if (rc == TB_OK)
        rc = app_refresh(app, e);
    store_release(app->store, mine);
    return rc;
}

static enum tb_rc open_store(struct app *app, const struct app_options *o,
                             const struct store_birth *birth, struct tb_err *e)
{
    struct strbuf path = {0};
    struct tb_now now = clock_now(&app->clock);
    enum tb_rc rc = app_db_path(o, &path, e);
    unsigned flags = o->store_flags | (birth ? STORE_CREATE : 0);
    if (rc == TB_OK)
        rc = store_open(&app->store, path.s, flags, birth, &now, app->actor, e);
    strbuf_free(&path);
    return rc == TB_OK ? read_whole(app, o, e) : rc;
}

enum tb_rc app_open(struct app *app, const struct app_options *o, struct tb_err *e)
{
    enum tb_rc rc = open_store(app, o, NULL, e);
    if (rc != TB_OK)
        app_close(app);
    return rc;
}

/* The folders above a database that does not exist yet, for the user alone. */
static void make_folders(const char *path)
{
    char *copy = xstrdup(path);
    for (char *p = copy + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        mkdir(copy, 0700); /* a failure shows when the file is made */
        *p = '/';
    }
    free(copy);
}

enum tb_rc app_create(struct app *app, const struct app_options *o,
                      const struct store_birth *birth, struct tb_err *e)
{
    struct strbuf path = {0};
    enum tb_rc rc = app_db_path(o, &path, e);
    if (rc == TB_OK)
        rc = clock_set_zone(&app->clock, birth->zone, e);
    if (rc == TB_OK && o->now)
        rc = clock_fix(&app->clock, o->now, e);
    if (rc == TB_OK) {
        make_folders(path.s);
        rc = open_store(app, o, birth, e);
    }
    strbuf_free(&path);
    if (rc != TB_OK)
        app_close(app);
    return rc;
}

void app_close(struct app *app)
{
    finder_close(app);
    store_close(&app->store);
    arena_free(&app->facts);
    app->names = (struct names){0};
    app->schemes = (struct schemes){0};
    app->targets = NULL;
    app->n_targets = 0;
    app->seq = 0; /* what is opened next is read whole */
}

/* --- what is in force ------------------------------------------------------------- */

/* Inside one read transaction, so that names and journal head belong together. */
static enum tb_rc load_facts(struct app *app, struct tb_err *e)
{
    struct arena fresh = {0};
    struct names names;
    struct schemes schemes;
    struct target *targets;
    size_t n_targets;
    int64_t seq;
    enum tb_rc rc = store_head(app->store, &seq, e);
    if (rc == TB_OK)
        rc = store_names(app->store, &fresh, &names, e);
    if (rc == TB_OK)
        rc = store_schemes(app->store, &fresh, &names, &schemes, e);
    if (rc == TB_OK)
        rc = store_targets(app->store, &fresh, &targets, &n_targets, e);
    if (rc == TB_OK)
        schemes_targets(&fresh, &schemes, &names, targets, n_targets, &targets,
                        &n_targets);
    if (rc != TB_OK) {
        arena_free(&fresh); /* what was in force stays in force */
        return rc;
    }
    finder_forget(app);
    arena_free(&app->facts);
    app->facts = fresh;
    app->names = names;
    app->schemes = schemes;
    app->schemes.names = &app->names;
    app->targets = targets;
    app->n_targets = n_targets;
    app->seq = seq;
    return TB_OK;
}

/* Most changes are submissions and events: names are then read once, not at every
 * change. */
static enum tb_rc renew_facts(struct app *app, struct tb_err *e)
{
    struct arena scratch = {0};
    struct touched t;
    int64_t seq;
    enum tb_rc rc = store_head(app->store, &seq, e);
    if (rc != TB_OK || seq == app->seq)
        return rc;
    if (app->seq == 0 || seq < app->seq) /* the first time, or another file's journal */
        return load_facts(app, e);
    rc = store_changes_since(app->store, app->seq, &scratch, &t, e);
    if (rc == TB_OK && (t.names || t.many))
        rc = load_facts(app, e);
    else if (rc == TB_OK)
        app->seq = seq;
    arena_free(&scratch);
    return rc;
}

enum tb_rc app_refresh(struct app *app, struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = renew_facts(app, e);
    store_release(app->store, mine);
    return rc;
}

/* --- writing ---------------------------------------------------------------------- */

enum tb_rc app_do(struct app *app, const struct change *c, size_t n,
                  struct receipt *out, struct tb_err *e)
{
    return app_do_noted(app, c, n, "", out, e);
}

enum tb_rc app_do_noted(struct app *app, const struct change *c, size_t n,
                        const char *remark, struct receipt *out, struct tb_err *e)
{
    return app_do_seen(app, c, n, remark, 0, out, e);
}

enum tb_rc app_do_seen(struct app *app, const struct change *c, size_t n,
                       const char *remark, int64_t seen, struct receipt *out,
                       struct tb_err *e)
{
    struct strbuf label = {0};
    enum tb_rc rc = label_changes(app, c, n, &label, e);
    if (*remark)
        strbuf_printf(&label, " %s", remark);
    struct stamp by = app_stamp(app, label.s);
    by.seen = seen;
    if (rc == TB_OK)
        rc = store_apply(app->store, &by, c, n, out, e);
    strbuf_free(&label);
    return rc;
}

/* The label of the change that entry seq is, or, through undo and redo, is about; its
 * own seq in *of. */
static enum tb_rc entry_label(struct app *app, int64_t seq, int64_t *of, char *out,
                              size_t size, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (*of = 0; rc == TB_OK && seq; seq = *of ? 0 : seq) {
        struct arena a = {0};
        struct journal_row *rows;
        size_t n;
        rc = store_journal(app->store, seq + 1, 1, &a, &rows, &n, e);
        if (rc == TB_OK && n && rows[0].undo_of)
            seq = rows[0].undo_of;
        else
            *of = seq;
        snprintf(out, size, "%s", rc == TB_OK && n ? rows[0].label : "");
        arena_free(&a);
    }
    return rc;
}

/* Undoes entry seq; what it was is in `what`. */
static enum tb_rc undo_entry(struct app *app, int64_t seq, const char *verb,
                             struct receipt *out, char *what, size_t size,
                             struct tb_err *e)
{
    int64_t of;
    char label[600];
    enum tb_rc rc = entry_label(app, seq, &of, what, size, e);
    if (rc != TB_OK)
        return rc;
    snprintf(label, sizeof label, "%s #%lld %s", verb, (long long)of, what);
    struct stamp by = app_stamp(app, label);
    return store_undo(app->store, &by, seq, out, e);
}

enum tb_rc app_undo(struct app *app, int64_t seq, struct receipt *out, char *undone,
                    size_t size, struct tb_err *e)
{
    int64_t undo = seq, redo;
    enum tb_rc rc = TB_OK;
    if (!seq)
        rc = store_undo_candidates(app->store, app->actor, &undo, &redo, e);
    if (rc != TB_OK)
        return rc;
    if (!undo)
        return tb_fail(e, TB_NOTFOUND, N_("there is nothing of yours to undo"));
    return undo_entry(app, undo, _("undo"), out, undone, size, e);
}

enum tb_rc app_redo(struct app *app, struct receipt *out, char *redone, size_t size,
                    struct tb_err *e)
{
    int64_t undo, redo;
    enum tb_rc rc = store_undo_candidates(app->store, app->actor, &undo, &redo, e);
    if (rc != TB_OK)
        return rc;
    if (!redo)
        return tb_fail(e, TB_NOTFOUND, N_("there is nothing of yours to redo"));
    return undo_entry(app, redo, _("redo"), out, redone, size, e);
}
