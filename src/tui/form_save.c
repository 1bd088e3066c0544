/* What the entry form does with its content: reading it, saving, drafts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/conflict.h"
#include "tui/form_view.h"

enum { FORM_TRIES = 5 };

/* --- what the form says ----------------------------------------------------------- */

bool form_submission(struct entry_form *f, struct ui *ui, struct submission *s)
{
    const char *length = field_text(&f->text[FORM_LENGTH]);
    if (!date_settle(&f->date, ui->loaded.today)) {
        f->focus = FORM_DATE;
        date_refuse(&f->date, ui);
        return false;
    }
    if (length[strspn(length, "0123456789")]) {
        f->focus = FORM_LENGTH;
        ui_say(ui, STYLE_BAD, _("! the length “%s” is no whole number"), length);
        return false;
    }
    int64_t topic;
    if (!form_topic(f, ui, &topic))
        return false;
    *s = (struct submission){.day = f->date.day,
                             .received = f->amends ? f->was.received : TB_DAY_NONE,
                             .title = field_text(&f->text[FORM_TITLE]),
                             .type = field_text(&f->text[FORM_TYPE]),
                             .note = field_text(&f->text[FORM_NOTE]),
                             .length = *length ? atol(length) : -1,
                             .topic_id = topic,
                             .n_units = f->n_units};
    memcpy(s->units, f->units, f->n_units * sizeof *f->units);
    s->n_authors = app_authors(ui->app, &f->arena, field_text(&f->text[FORM_AUTHOR]),
                               f->date.day, s->authors, CHANGE_UNITS_MAX);
    if (s->n_authors <= CHANGE_UNITS_MAX)
        return true;
    f->focus = FORM_AUTHOR;
    ui_say(ui, STYLE_BAD, _("! %zu authors: an article has at most %d"), s->n_authors,
           CHANGE_UNITS_MAX);
    return false;
}

unsigned form_differences(const struct submission *s, const struct article_row *r)
{
    unsigned out = 0;
    out |= s->day != r->day ? AMEND_DAY : 0;
    out |= strcmp(s->title, r->title) != 0 ? AMEND_TITLE : 0;
    out |= strcmp(s->type, r->type) != 0 ? AMEND_TYPE : 0;
    out |= strcmp(s->note, r->note) != 0 ? AMEND_NOTE : 0;
    out |= s->length != r->length ? AMEND_LENGTH : 0;
    out |= s->topic_id != r->topic_id ? AMEND_TOPIC : 0;
    if (s->n_units != r->n_units ||
        memcmp(s->units, r->units, r->n_units * sizeof *r->units) != 0)
        out |= AMEND_UNITS;
    bool same = s->n_authors == r->n_authors;
    for (size_t i = 0; same && i < r->n_authors; i++)
        same = strcmp(s->authors[i].name, r->authors[i].name) == 0;
    return out | (same ? 0 : AMEND_AUTHORS);
}

/* --- saving ----------------------------------------------------------------------- */

/* What is warned of was said: the next Enter means that, and nothing that came up
 * since. */
static bool warned(struct entry_form *f, struct ui *ui, enum action by)
{
    struct tb_err e;
    bool again = f->accepted.any;
    enum tb_rc rc = form_look_again(f, ui, &e);
    if (rc == TB_BUSY)
        ui_busy(ui, by);
    else if (rc != TB_OK)
        ui_error(ui, &e);
    if (rc != TB_OK)
        return false;
    int n = form_warnings(f);
    if (form_accepted(f))
        return true;
    form_accept(f);
    if (again)
        ui_say(ui, STYLE_WARN, "%s",
               _("another warning came up meanwhile: Enter again saves all the same, "
                 "Esc goes back"));
    else if (f->look.n_twins && n == 1)
        ui_say(ui, STYLE_WARN, "%s",
               _("1 warning of likeness: Enter again saves all the same, F4 compares, "
                 "Esc goes back"));
    else
        ui_say(ui, STYLE_WARN,
               _("warnings: %d. Enter again saves all the same, Esc goes back"), n);
    return false;
}

static unsigned saved_new(struct entry_form *f, struct ui *ui, const struct receipt *r,
                          enum action by)
{
    char effect[200];
    form_effect(f, ui, effect, sizeof effect);
    form_read(f, &f->saved);
    f->saved_seq = r->seq;
    ui->last_unit = f->units[0];
    ui->logged++;
    drafts_drop(ui, 0);
    snprintf(f->strip, sizeof f->strip, "%s %s 《%.160s》", r->ref,
             *effect ? effect : ui_unit_name(ui, f->units[0]),
             field_text(&f->text[FORM_TITLE]));
    form_clear(f, ui);
    f->n_steps = f->first_step = 0;
    f->step_kind = -1;
    form_changed(f, ui);
    char strip[sizeof f->strip];
    snprintf(strip, sizeof strip, "%s", f->strip);
    unsigned react = by == ACTION_SAVE ? ui_pop(ui) : REACT_DRAW;
    ui_say(ui, STYLE_OK,
           by == ACTION_SAVE ? _("logged, u undoes it: %s")
                             : _("logged, Ctrl+Z takes it back: %s"),
           strip);
    return react;
}

/* Somebody else was first: what they made of it, into a conflict in the same fields, or
 * only the new revision when theirs are other fields. */
static enum tb_rc meet_conflict(struct entry_form *f, struct ui *ui,
                                struct amendment *m, struct tb_err *e)
{
    struct conflict *x = conflict_new(f->amends);
    enum tb_rc rc = conflict_theirs(x, ui, e);
    if (rc == TB_OK) {
        const struct article_row *theirs = &x->theirs;
        struct submission was = conflict_submission(&f->was);
        /* A draft of an earlier revision does not know what was changed since: every
         * field in which it differs is asked about. */
        unsigned changed = f->outdated ? ~0u : form_differences(&was, theirs);
        unsigned both = changed & m->fields & form_differences(&m->to, theirs);
        if (!both) /* with a conflict the form keeps the revision that it knows */
            f->rev = m->rev = theirs->rev;
        if (both) {
            conflict_mine(x, &m->to, both, m->fields & ~both);
            ui->conflict = x;
            return TB_CONFLICT;
        }
    }
    conflict_free(x);
    return rc;
}

static unsigned save_amended(struct entry_form *f, struct ui *ui,
                             const struct submission *s, enum action by)
{
    struct change c = {.kind = CHANGE_AMEND};
    struct receipt r;
    struct tb_err e = {0};
    struct strbuf remark = {0};
    c.amend = (struct amendment){.submission_id = f->amends, .rev = f->rev, .to = *s};
    /* Only what this form changed is written: other fields keep what others put there.
     */
    c.amend.fields = form_differences(s, &f->was);
    if (c.amend.fields == 0) {
        ui_say(ui, STYLE_TEXT, "%s", _("nothing was changed"));
        drafts_drop(ui, f->amends);
        return ui_pop(ui);
    }
    strbuf_puts(&remark, "");
    form_remark(f, &remark);
    enum tb_rc rc = ui_write_noted(ui, &c, 1, remark.s, by, &r);
    if (rc == TB_CONFLICT) {
        rc = meet_conflict(f, ui, &c.amend, &e);
        if (rc == TB_CONFLICT) {
            strbuf_free(&remark);
            return ui_push(ui, &view_conflict, f->amends, 0);
        }
        if (rc == TB_OK)
            rc = ui_write_noted(ui, &c, 1, remark.s, by, &r);
        else
            ui_error(ui, &e);
    }
    strbuf_free(&remark);
    if (rc != TB_OK)
        return REACT_DRAW;
    char ref[sizeof f->ref];
    snprintf(ref, sizeof ref, "%s", f->ref);
    drafts_drop(ui, f->amends);
    f->touched = 0; /* nothing is left to keep */
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("changed %s   u undoes it"), ref);
    return react;
}

unsigned form_save(struct entry_form *f, struct ui *ui, enum action by)
{
    struct change c = {.kind = CHANGE_SUBMIT};
    struct receipt r;
    struct strbuf remark = {0};
    if (f->n_units == 0 || f->text[FORM_TITLE].text.len == 0) {
        f->focus = f->n_units == 0 ? FORM_UNIT : FORM_TITLE;
        ui_say(ui, STYLE_WARN, "%s", _("a unit and a title are needed"));
        return REACT_DRAW;
    }
    if (f->undefaulted) {
        form_defaults(f, ui);
        if (f->undefaulted)
            ui_busy(ui, by);
        else
            ui_say(ui, STYLE_WARN, "%s",
                   _("author and type were filled in only now: Enter saves"));
        return REACT_DRAW;
    }
    form_propose_topic(f, ui);
    if (!form_submission(f, ui, &c.submit) || !warned(f, ui, by))
        return REACT_DRAW;
    if (f->amends) {
        struct submission s = c.submit;
        return save_amended(f, ui, &s, by);
    }
    enum tb_rc rc = TB_CONFLICT;
    for (int i = 0; rc == TB_CONFLICT && i < FORM_TRIES; i++) {
        if (i > 0 && !warned(f, ui, by))
            return REACT_DRAW;
        strbuf_clear(&remark);
        strbuf_puts(&remark, "");
        form_remark(f, &remark);
        rc = ui_write_seen(ui, &c, 1, remark.s, f->look.seq, by, &r);
    }
    if (rc == TB_CONFLICT) /* others write all the time */
        ui_busy(ui, by);
    strbuf_free(&remark);
    return rc == TB_OK ? saved_new(f, ui, &r, by) : REACT_DRAW;
}

/* --- drafts ----------------------------------------------------------------------- */

void form_keep(struct entry_form *f, struct ui *ui)
{
    struct form_text t = {0};
    struct submission s;
    bool worth = !form_pristine(f);
    if (f->amends) {
        struct date_field date = f->date; /* reading settles it */
        int focus = f->focus;
        char message[sizeof ui->message];
        enum style style = ui->message_style;
        memcpy(message, ui->message, sizeof message);
        bool typing = date.typing;
        worth = f->touched && f->rev &&
                (typing || !form_submission(f, ui, &s) ||
                 form_differences(&s, &f->was) != 0);
        f->focus = focus;
        memcpy(ui->message, message, sizeof message);
        ui->message_style = style;
    }
    if (worth) {
        form_read(f, &t);
        drafts_put(ui, &t);
        form_text_free(&t);
    } else {
        drafts_drop(ui, f->amends);
    }
}
