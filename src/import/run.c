#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "map.h"

/* From this size on a file that fills an empty database is written in bulk. */
#define BULK_BYTES (4 << 20)

void run_bad(struct import_run *r, int64_t line, const char *why)
{
    struct import_report *out = r->report;
    out->total_bad++;
    if (out->n_bad == IMPORT_BAD_MAX)
        return;
    if (!out->bad)
        out->bad = xcalloc(IMPORT_BAD_MAX, sizeof *out->bad);
    struct bad_line *b = &out->bad[out->n_bad++];
    b->line = line;
    snprintf(b->why, sizeof b->why, "%s", why);
}

void run_count(struct import_run *r, enum import_outcome outcome)
{
    switch (outcome) {
    case ROW_ADDED:
        r->report->added++;
        break;
    case ROW_KNOWN:
        r->report->known++;
        break;
    case ROW_TWICE:
        r->report->twice++;
        break;
    case ROW_LEFT_OUT:
        r->report->left_out++;
        break;
    case ROW_PENDING:
        break;
    }
}

bool run_is_bad_line(enum tb_rc rc)
{
    return rc == TB_INVALID || rc == TB_NOTFOUND || rc == TB_CONFLICT;
}

const struct import_kind *import_kind_find(const char *name)
{
    for (const struct import_kind *const *k = import_kinds; *k; k++)
        if (!strcmp((*k)->name, name))
            return *k;
    return NULL;
}

/* --- names ----------------------------------------------------------------------- */

static void put_aliases(struct import_run *r)
{
    const struct names *n = &r->app->names;
    for (size_t i = 0; i < n->n_units; i++) {
        const char *list = n->units[i].alias, *part;
        while ((part = cell_part(r, &list)))
            name_put(&r->units, cell_key(r, part), n->units[i].id);
    }
}

static void put_names(struct import_run *r)
{
    const struct names *n = &r->app->names;
    r->groups.a = r->units.a = r->people.a = r->outlets.a = r->topics.a = &r->keep;
    for (size_t i = 0; i < n->n_groups; i++)
        name_put(&r->groups, n->groups[i].key, n->groups[i].id);
    for (size_t i = 0; i < n->n_units; i++)
        name_put(&r->units, n->units[i].key, n->units[i].id);
    for (size_t i = 0; i < n->n_people; i++)
        name_put(&r->people, n->people[i].key, n->people[i].id);
    for (size_t i = 0; i < n->n_outlets; i++)
        name_put(&r->outlets, n->outlets[i].key, n->outlets[i].id);
    for (size_t i = 0; i < n->n_topics; i++)
        name_put(&r->topics, n->topics[i].ref, n->topics[i].id);
    put_aliases(r);
    arena_reset(&r->scratch);
}

static enum tb_rc look_fresh(struct import_run *r, struct tb_err *e)
{
    const struct page_query q = {.first = TB_DAY_MIN, .last = TB_DAY_MAX, .limit = 1};
    struct page page;
    enum tb_rc rc = store_page(r->app->store, &q, &r->scratch, &page, e);
    r->fresh = !rc && page.n == 0;
    return rc;
}

/* --- reading --------------------------------------------------------------------- */

/* Asks about ten times a second whether to go on. */
static bool go_on(struct import_run *r, const struct decoder *d, int64_t *asked)
{
    const struct progress *p = r->o->progress;
    int64_t now = clock_ticks(), done, total;
    if (!p || now - *asked < 100)
        return true;
    *asked = now;
    decode_progress(d, &done, &total);
    return p->step(p->arg, done, total);
}

static enum tb_rc take_row(struct import_run *r, const struct map *m, struct csv *c,
                           struct tb_err *e)
{
    struct import_row row;
    enum import_outcome outcome = ROW_PENDING;
    arena_reset(&r->scratch);
    r->report->rows++;
    if (r->kind->rows_max && r->report->rows > r->kind->rows_max)
        return tb_fail(e, TB_IO, N_("%s: more than %lld rows in one file"),
                       r->kind->name, (long long)r->kind->rows_max);
    enum tb_rc rc = map_row(m, c, &row, e);
    if (!rc)
        rc = r->kind->row(r, &row, &outcome, e);
    if (run_is_bad_line(rc)) {
        run_bad(r, c->record_line, e->msg);
        return TB_OK;
    }
    if (!rc)
        run_count(r, outcome);
    return rc;
}

static enum tb_rc read_rows(struct import_run *r, const struct map *m, struct csv *c,
                            struct tb_err *e)
{
    enum csv_what what = CSV_END;
    int64_t asked = 0;
    enum tb_rc rc;
    while (!(rc = csv_next(c, &what, e)) && what != CSV_END) {
        if (what == CSV_BAD) {
            r->report->rows++;
            run_bad(r, c->record_line, c->why.msg);
        } else if (!csv_blank(c)) {
            rc = take_row(r, m, c, e);
        }
        if (!rc && !(r->report->rows & 15) && !go_on(r, c->in, &asked))
            rc = tb_fail(e, TB_STOPPED, N_("stopped: nothing was imported"));
        if (rc)
            return rc;
    }
    return rc;
}

static enum tb_rc read_header(struct import_run *r, struct csv *c, struct map *m,
                              struct tb_err *e)
{
    enum csv_what what;
    enum tb_rc rc = map_delimiter(r->kind, c, r->o->delimiter[0] != 0, e);
    do {
        if (!rc)
            rc = csv_next(c, &what, e);
        if (rc)
            return rc;
        if (what == CSV_END)
            return tb_fail(e, TB_INVALID, N_("the file is empty"));
        if (what == CSV_BAD) {
            *e = c->why;
            return TB_INVALID;
        }
    } while (csv_blank(c));
    return map_header(r->kind, c, m, e);
}

static enum tb_rc read_csv(struct import_run *r, struct decoder *d, struct tb_err *e)
{
    struct csv c;
    struct map m;
    enum tb_rc rc = csv_open(&c, d, r->o->delimiter, e);
    if (!rc)
        rc = read_header(r, &c, &m, e);
    if (!rc)
        rc = read_rows(r, &m, &c, e);
    csv_close(&c);
    if (!rc && r->kind->end)
        rc = r->kind->end(r, e);
    return rc;
}

static enum tb_rc read_text(struct import_run *r, struct decoder *d, struct tb_err *e)
{
    struct strbuf text = {0};
    enum import_outcome outcome = ROW_PENDING;
    int64_t line = 1;
    size_t n = 1;
    enum tb_rc rc = TB_OK;
    char *buf = xmalloc(65536);
    strbuf_clear(&text);
    while (!rc && n && text.len <= IMPORT_TEXT_MAX) {
        rc = decode_read(d, buf, 65536, &n, e);
        if (!rc)
            strbuf_add(&text, buf, n);
    }
    free(buf);
    if (!rc && text.len > IMPORT_TEXT_MAX)
        rc = tb_fail(e, TB_INVALID, N_("the text is longer than %d bytes"),
                     IMPORT_TEXT_MAX);
    if (!rc && memchr(text.s, 0, text.len))
        rc = tb_fail(e, TB_INVALID, N_("the text has a zero byte in it"));
    r->report->rows++;
    if (!rc)
        rc = r->kind->text(r, text.s, &line, &outcome, e);
    if (!rc)
        run_count(r, outcome);
    strbuf_free(&text);
    if (!run_is_bad_line(rc))
        return rc;
    run_bad(r, line, e->msg);
    return TB_OK; /* finish() refuses what has a bad line */
}

/* --- the batch ------------------------------------------------------------------- */

static enum tb_rc finish(struct import_run *r, const struct decoder *d,
                         struct tb_err *e)
{
    struct import_report *out = r->report;
    enum tb_rc rc = decode_unchanged(d, e);
    if (!rc && out->total_bad)
        rc = tb_fail(e, TB_INVALID, N_("bad lines: %lld; nothing was imported"),
                     (long long)out->total_bad);
    if (rc || r->o->dry_run) {
        store_abandon(r->app->store);
        return rc;
    }
    return store_commit(r->app->store, &out->receipt, e);
}

static const char *label(struct import_run *r, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = !strcmp(path, "-") ? "stdin" : slash ? slash + 1 : path;
    return arena_printf(&r->keep, _("import %s from %s"), r->kind->name,
                        cell_quote(r, name));
}

static enum tb_rc run_batch(struct import_run *r, struct decoder *d, const char *path,
                            struct tb_err *e)
{
    struct stamp by = app_stamp(r->app, label(r, path));
    int64_t done, total;
    decode_progress(d, &done, &total);
    enum tb_rc rc = store_begin(r->app->store, &by, e);
    if (rc)
        return rc;
    rc = look_fresh(r, e);
    if (!rc && total >= BULK_BYTES && r->fresh && !r->kind->text)
        rc = store_bulk(r->app->store, e);
    if (!rc)
        rc = r->kind->text ? read_text(r, d, e) : read_csv(r, d, e);
    if (!rc)
        return finish(r, d, e);
    store_abandon(r->app->store);
    return rc;
}

static void run_close(struct import_run *r)
{
    if (r->kind->close && r->state)
        r->kind->close(r);
    free(r->state);
    key_set_free(&r->seen);
    name_table_free(&r->groups);
    name_table_free(&r->units);
    name_table_free(&r->people);
    name_table_free(&r->outlets);
    name_table_free(&r->topics);
    arena_free(&r->scratch);
    arena_free(&r->keep);
}

static enum tb_rc unknown_kind(const char *kind, struct tb_err *e)
{
    struct strbuf list = {0};
    for (const struct import_kind *const *k = import_kinds; *k; k++)
        strbuf_printf(&list, "%s%s", k == import_kinds ? "" : " ", (*k)->name);
    enum tb_rc rc =
        tb_fail(e, TB_USAGE, N_("unknown kind \"%s\"; there are: %s"), kind, list.s);
    strbuf_free(&list);
    return rc;
}

enum tb_rc run_file(struct app *app, const char *kind, const char *path,
                    const struct import_options *o, struct import_refs *refs,
                    struct import_report *out, struct tb_err *e)
{
    struct tb_err own;
    if (!e)
        e = &own; /* bad lines take their reasons from it */
    *out = (struct import_report){0};
    struct import_run r = {.app = app, .o = o, .report = out, .refs = refs};
    r.kind = import_kind_find(kind);
    if (!r.kind)
        return unknown_kind(kind, e);
    if (r.kind->refused)
        return tb_fail(e, TB_INVALID, "%s", gettext(r.kind->refused));
    if (r.kind->state)
        r.state = xcalloc(1, r.kind->state);
    struct decoder *d = NULL;
    enum tb_rc rc = decode_open(&d, path, store_path(app->store), o, e);
    if (!rc)
        rc = app_refresh(app, e);
    if (!rc) {
        put_names(&r);
        rc = run_batch(&r, d, path, e);
    }
    decode_close(&d);
    run_close(&r);
    if (!rc && out->receipt.seq)
        rc = app_refresh(app, e);
    return rc;
}

enum tb_rc import_file(struct app *app, const char *kind, const char *path,
                       const struct import_options *o, struct import_report *out,
                       struct tb_err *e)
{
    const struct import_options none = {.not_after = TB_DAY_NONE};
    return run_file(app, kind, path, o ? o : &none, NULL, out, e);
}

void import_report_free(struct import_report *r)
{
    free(r->bad);
    *r = (struct import_report){0};
}
