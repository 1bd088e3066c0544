/* Bulletins: drafting and publishing them, and their templates. */
#include "app/bulletin.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "bulletin/compose.h"
#include "bulletin/keep.h"
#include "bulletin/wording.h"
#include "bulletin_gather.h"

/* --- templates -------------------------------------------------------------------- */

static const char *setting_key(enum track track)
{
    return track == TRACK_INSIDE ? SETTING_INSIDE : SETTING_OUTSIDE;
}

static enum tb_rc parse(struct arena *a, const char *text, struct bulletin_template *t,
                        struct tb_err *e)
{
    int line;
    struct tb_err inner = {0};
    enum tb_rc rc = template_parse(a, text, t, &line, &inner);
    return rc == TB_OK ? rc
                       : tb_fail(e, rc, N_("the bulletin's template, line %d: %s"),
                                 line, inner.msg);
}

enum tb_rc app_bulletin_check(const char *text, struct tb_err *e)
{
    struct arena a = {0};
    struct bulletin_template t;
    enum tb_rc rc = parse(&a, text, &t, e);
    arena_free(&a);
    return rc;
}

static enum tb_rc read_file(const char *path, struct arena *a, const char **out,
                            struct tb_err *e)
{
    FILE *f = fopen(path, "re");
    struct strbuf b = {0};
    char part[4096];
    size_t n;
    if (!f)
        return tb_fail(e, TB_NOTFOUND, N_("%s cannot be read: %s"), path,
                       strerror(errno));
    strbuf_puts(&b, "");
    while ((n = fread(part, 1, sizeof part, f)) > 0 && b.len <= TEMPLATE_TEXT_MAX)
        strbuf_add(&b, part, n);
    bool bad = ferror(f) != 0;
    fclose(f);
    *out = arena_strdup(a, b.s);
    strbuf_free(&b);
    return bad ? tb_fail(e, TB_IO, N_("%s cannot be read: %s"), path, strerror(EIO))
               : TB_OK;
}

enum tb_rc app_bulletin_template(struct app *app, enum track track, struct arena *a,
                                 const char **text, bool *own, struct tb_err *e)
{
    char dir[1024];
    enum tb_rc rc = store_setting(app->store, setting_key(track), a, text, e);
    *own = rc == TB_OK && **text;
    if (rc != TB_OK || *own)
        return rc;
    const char *data = app->data ? app->data : app_datadir(dir, sizeof dir);
    return read_file(arena_printf(a, "%s/bulletins/%s.%s.txt", data,
                                  track == TRACK_INSIDE ? "inside" : "outside",
                                  i18n_is_zh() ? "zh" : "en"),
                     a, text, e);
}

enum tb_rc app_bulletin_wording(struct app *app, enum track track, const char *text,
                                struct receipt *out, struct tb_err *e)
{
    struct change c = {.kind = CHANGE_SETTING,
                       .setting = {.key = setting_key(track), .value = text}};
    enum tb_rc rc = *text ? app_bulletin_check(text, e) : TB_OK;
    return rc == TB_OK ? app_do(app, &c, 1, out, e) : rc;
}

/* The template of a wish, with what the wish puts in its place. */
static enum tb_rc template_of(struct app *app, const struct bulletin_wish *w,
                              struct arena *a, struct bulletin_template *t,
                              struct tb_err *e)
{
    const char *text = w->template;
    bool own;
    enum tb_rc rc = TB_OK;
    if (!text)
        rc = app_bulletin_template(app, w->track, a, &text, &own, e);
    if (rc == TB_OK)
        rc = parse(a, text, t, e);
    if (rc == TB_OK && w->columns)
        rc = columns_parse(a, w->columns, &t->columns, e);
    if (rc == TB_OK && w->layout)
        rc = template_layout(w->layout, &t->layout, e);
    return rc;
}

/* --- drafts ----------------------------------------------------------------------- */

/* The reference of the one that is replaced. */
static enum tb_rc name_replaced(struct app *app, const struct bulletin_wish *w,
                                struct arena *a, struct circular *c, struct tb_err *e)
{
    struct bulletin_head *heads;
    size_t n;
    char ref[BULLETIN_REF_MAX];
    c->replaces = "";
    c->replaces_id = w->replaces_id;
    if (!w->replaces_id)
        return TB_OK;
    enum tb_rc rc = store_bulletins(app->store, a, &heads, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (heads[i].id == w->replaces_id)
            c->replaces =
                arena_strdup(a, bulletin_ref(heads[i].year, heads[i].number, ref));
    return rc;
}

static enum tb_rc draft(struct app *app, const struct bulletin_wish *w, struct arena *a,
                        struct circular *c, struct paper *p, struct tb_err *e)
{
    struct bulletin_template t;
    struct circular_needs needs;
    enum tb_rc rc = app_refresh(app, e); /* the year may be cut otherwise by now */
    if (rc == TB_OK)
        rc = template_of(app, w, a, &t, e);
    if (rc != TB_OK)
        return rc;
    template_needs(&t, w->track, &needs);
    *c = (struct circular){.track = w->track, .period = app_period(app, w->period)};
    rc = name_replaced(app, w, a, c, e);
    if (rc == TB_OK)
        rc = gather(app, &needs, a, c, e);
    if (rc == TB_OK)
        rc = bulletin_compose(a, &t, c, p, e);
    if (rc == TB_OK && !bulletin_tells_changes(&t, c))
        c->n_changes = 0; /* the next one has to tell them */
    return rc;
}

enum tb_rc app_bulletin_draft(struct app *app, const struct bulletin_wish *w,
                              struct arena *a, struct circular *c, struct paper *p,
                              struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = draft(app, w, a, c, p, e);
    store_release(app->store, mine);
    return rc;
}

/* --- publishing ------------------------------------------------------------------- */

enum tb_rc app_bulletin_standing(struct app *app, enum track track, struct period p,
                                 struct arena *a, struct bulletin_head *out,
                                 struct tb_err *e)
{
    struct bulletin_head *heads;
    struct period cut = app_period(app, p);
    size_t n;
    *out = (struct bulletin_head){0};
    enum tb_rc rc = store_bulletins(app->store, a, &heads, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n && !out->id; i++)
        if (heads[i].track == track && !heads[i].replaced_by &&
            heads[i].first == cut.first && heads[i].last == cut.last)
            *out = heads[i];
    return rc;
}

static enum tb_rc check_place(struct app *app, const struct bulletin_wish *w,
                              struct arena *a, struct tb_err *e)
{
    struct bulletin_head there;
    enum tb_rc rc = app_bulletin_standing(app, w->track, w->period, a, &there, e);
    if (rc == TB_OK && there.id && there.id != w->replaces_id)
        return tb_fail(
            e, TB_CONFLICT,
            N_("bulletin %d-%03d of this period is published; another one in "
               "its place takes --replace"),
            there.year, there.number);
    if (rc == TB_OK && w->replaces_id && there.id != w->replaces_id)
        return tb_fail(
            e, TB_CONFLICT,
            N_("the bulletin to be replaced does not stand for this period"));
    return rc;
}

/* Inside the batch: what is read is what will be true when it is written. */
static enum tb_rc put_frozen(struct app *app, const struct bulletin_wish *w, int number,
                             struct arena *a, struct tb_err *e)
{
    struct circular c;
    struct paper p;
    struct strbuf body = {0};
    char period[PERIOD_NAME_MAX];
    enum tb_rc rc = app_refresh(app, e); /* first of all: the place is one of days */
    if (rc == TB_OK)
        rc = check_place(app, w, a, e);
    if (rc == TB_OK)
        rc = draft(app, w, a, &c, &p, e);
    if (rc == TB_OK && c.number != number)
        rc = tb_fail(e, TB_BUSY, N_("another bulletin was published meanwhile"));
    if (rc != TB_OK)
        return rc;
    keep_write(&body, &c, &p);
    struct change change = {.kind = CHANGE_BULLETIN,
                            .bulletin = {.track = c.track,
                                         .year = c.year,
                                         .number = c.number,
                                         .period_name = period_format(c.period, period),
                                         .first = c.period.first,
                                         .last = c.period.last,
                                         .replaces_id = w->replaces_id,
                                         .scheme = c.scheme,
                                         .scheme_from = c.scheme_from,
                                         .at = c.at,
                                         .title = p.title,
                                         .body = body.s}};
    rc = store_put(app->store, &change, NULL, e);
    strbuf_free(&body);
    return rc;
}

static enum tb_rc freeze_once(struct app *app, const struct bulletin_wish *w,
                              struct arena *a, struct receipt *r, struct tb_err *e)
{
    int number, year = day_to_civil(app_now(app).today).year;
    char period[PERIOD_NAME_MAX], label[160];
    enum tb_rc rc = store_bulletin_next(app->store, year, &number, e);
    if (rc != TB_OK)
        return rc;
    snprintf(label, sizeof label, _("publish bulletin %d-%03d (%s, %s)"), year, number,
             i18n_is_zh() ? word_zh(words_track, (int)w->track)
                          : word_en(words_track, (int)w->track),
             period_format(app_period(app, w->period), period));
    struct stamp by = app_stamp(app, label);
    rc = store_begin(app->store, &by, e);
    if (rc != TB_OK)
        return rc;
    rc = put_frozen(app, w, number, a, e);
    if (rc == TB_OK)
        return store_commit(app->store, r, e);
    store_abandon(app->store);
    return rc;
}

enum tb_rc app_bulletin_freeze(struct app *app, const struct bulletin_wish *w,
                               struct arena *a, struct bulletin_head *out,
                               struct tb_err *e)
{
    struct receipt r;
    enum tb_rc rc = freeze_once(app, w, a, &r, e);
    /* Somebody else took the number: the next one then. */
    for (int i = 0; rc == TB_BUSY && i < 3; i++)
        rc = freeze_once(app, w, a, &r, e);
    return rc == TB_OK ? app_bulletin_standing(app, w->track, w->period, a, out, e)
                       : rc;
}

enum tb_rc app_bulletin_corrected(struct app *app, int64_t seq, struct strbuf *out,
                                  struct tb_err *e)
{
    struct arena a = {0};
    const struct bulletin_head *heads;
    struct circular_change *changes;
    size_t n, moved;
    char ref[BULLETIN_REF_MAX];
    enum tb_rc rc = store_bulletins_touched(
        app->store, seq, schemes_look_at_misses(&app->schemes), &a, &heads, &n, e);
    strbuf_puts(out, "");
    /* An article may have days in a published period that the entry left as they were.
     */
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        bool told = false;
        rc = app_bulletin_difference(app, &heads[i], &a, &changes, &moved, e);
        if (rc == TB_OK && !moved) /* right again, and the next one has to say so */
            rc = gather_told(app, &heads[i], &a, &told, e);
        if (rc == TB_OK && (moved || told))
            strbuf_printf(out, "%s%s", out->len ? ", " : "",
                          bulletin_ref(heads[i].year, heads[i].number, ref));
    }
    arena_free(&a);
    return rc;
}

enum tb_rc app_bulletins_moved(struct app *app, tb_day from, struct strbuf *out,
                               struct tb_err *e)
{
    struct arena a = {0};
    struct bulletin_head *heads = NULL;
    struct circular_change *changes;
    size_t n = 0, moved;
    char ref[BULLETIN_REF_MAX];
    enum tb_rc rc = store_bulletins(app->store, &a, &heads, &n, e);
    strbuf_puts(out, "");
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        if (heads[i].replaced_by || heads[i].last < from)
            continue;
        rc = app_bulletin_difference(app, &heads[i], &a, &changes, &moved, e);
        if (rc == TB_OK && moved)
            strbuf_printf(out, "%s%s (%zu)", out->len ? ", " : "",
                          bulletin_ref(heads[i].year, heads[i].number, ref), moved);
    }
    arena_free(&a);
    return rc;
}
