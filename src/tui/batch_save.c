/* What a batch comes to: counting, showing a row, saving all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/batch_view.h"

enum { BATCH_TRIES = 5 };

struct batch_tally batch_count(const struct batch *b)
{
    struct batch_tally t = {0};
    for (size_t i = 0; i < b->n; i++) {
        t.out += b->rows[i].left_out;
        t.doubtful += batch_doubtful(&b->rows[i]);
    }
    t.good = b->n - t.out - t.doubtful;
    return t;
}

size_t batch_next_doubtful(const struct batch *b, size_t from)
{
    for (size_t i = 0; i < b->n; i++)
        if (batch_doubtful(&b->rows[(from + i) % b->n]))
            return (from + i) % b->n;
    return b->n;
}

void batch_show(struct batch_view *d, size_t row)
{
    size_t h = d->height > 0 ? (size_t)d->height : 1;
    d->cursor = row < d->batch.n ? row : d->batch.n ? d->batch.n - 1 : 0;
    if (d->cursor < d->top)
        d->top = d->cursor;
    if (d->cursor >= d->top + h)
        d->top = d->cursor - h + 1;
}

/* "left out 2: lines 3, 7" */
static void say_saved(struct ui *ui, const struct batch *b, size_t n)
{
    struct strbuf out = {0};
    size_t left = 0;
    strbuf_printf(&out, _("logged %zu at once"), n);
    for (size_t i = 0; i < b->n; i++)
        if (b->rows[i].left_out && ++left <= 8)
            strbuf_printf(&out, left == 1 ? _(", left out line %d") : _(", %d"),
                          b->rows[i].line);
    if (left > 8)
        strbuf_printf(&out, _(" and %zu more"), left - 8);
    ui_say(ui, STYLE_OK, _("%s   u undoes it"), out.s);
    strbuf_free(&out);
}

/* Rows are judged by the database as it is now. False, with a word: not yet. */
static bool judged(struct batch_view *d, struct ui *ui)
{
    struct batch *b = &d->batch;
    struct tb_err e;
    size_t before = batch_count(b).doubtful;
    enum tb_rc rc = batch_judge(ui->app, b, ui->loaded.today, &e);
    size_t doubtful = batch_next_doubtful(b, d->cursor);
    if (rc == TB_BUSY) {
        ui_busy(ui, ACTION_SAVE);
    } else if (rc != TB_OK) {
        ui_error(ui, &e);
    } else if (doubtful < b->n) {
        size_t n = batch_count(b).doubtful;
        batch_show(d, doubtful);
        if (before == 0)
            ui_say(ui, STYLE_WARN,
                   _("nothing is saved yet: %zu rows became doubtful by what was "
                     "written meanwhile"),
                   n);
        else
            ui_say(ui, STYLE_WARN, _("%zu rows are still doubtful"), n);
    }
    return rc == TB_OK && doubtful == b->n;
}

/* All rows that take part, as one entry; TB_CONFLICT: to be judged again. */
static enum tb_rc write_rows(struct batch_view *d, struct ui *ui, size_t *n)
{
    struct batch *b = &d->batch;
    struct receipt r;
    size_t alike = 0;
    char remark[80] = "";
    struct change *c = xcalloc(b->n ? b->n : 1, sizeof *c);
    *n = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (b->rows[i].left_out)
            continue;
        c[*n] = (struct change){.kind = CHANGE_SUBMIT};
        batch_submission(ui->app, &b->arena, &b->rows[i], &c[(*n)++].submit);
        alike += b->rows[i].state == BATCH_ALIKE;
    }
    if (alike)
        snprintf(remark, sizeof remark, _("(%zu known to be alike)"), alike);
    enum tb_rc rc = TB_OK;
    if (*n)
        rc = ui_write_seen(ui, c, *n, remark, b->seq, ACTION_SAVE, &r);
    if (rc == TB_OK && *n) {
        ui->last_unit = c[*n - 1].submit.units[0];
        ui->logged += (int)*n;
    }
    free(c);
    return rc;
}

unsigned batch_save(struct batch_view *d, struct ui *ui)
{
    enum tb_rc rc = TB_CONFLICT;
    size_t n = 0;
    for (int i = 0; rc == TB_CONFLICT && i < BATCH_TRIES; i++) {
        if (!judged(d, ui))
            return REACT_DRAW;
        rc = write_rows(d, ui, &n);
    }
    if (rc == TB_CONFLICT) /* others write all the time */
        ui_busy(ui, ACTION_SAVE);
    if (rc != TB_OK)
        return REACT_DRAW;
    d->done = true;
    struct batch saved = d->batch;
    d->batch = (struct batch){0};
    unsigned react = ui_pop(ui);
    say_saved(ui, &saved, n);
    batch_free(&saved);
    return react;
}
