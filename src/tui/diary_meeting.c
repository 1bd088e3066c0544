/* The forms of meetings, visits and contacts: what stands in them, what they write. */
#include <string.h>

#include "base/i18n.h"

#include "app/whom.h"

#include "tui/diary_view.h"

#include "diary_specs.h"

/* The day that a form is opened on. */
static void fill_day(struct diary_form *f, const struct ui *ui, int field)
{
    char day[16];
    tb_day d = f->id ? (tb_day)f->id : ui->loaded.today;
    diary_set(f, field, day_format(d, day));
}

static const char *given(const struct diary_form *f, int field)
{
    return diary_text(f, field);
}

/* Of a meeting that is changed only what was typed here: the rest stays as others may
 * have made it meanwhile. */
static const char *changed(const struct diary_form *f, int field)
{
    const char *text = diary_text(f, field);
    return f->was[field] && strcmp(text, f->was[field]) == 0 ? NULL : text;
}

/* --- a meeting -------------------------------------------------------------------- */

enum { M_TITLE, M_DAY, M_KIND, M_WHO, M_PLACE, M_AGENDA, M_NOTE };

static enum tb_rc meeting_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    (void)e;
    fill_day(f, ui, M_DAY);
    return TB_OK;
}

static enum tb_rc edit_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct meeting_item x = {0};
    char day[16];
    enum tb_rc rc = app_meeting(ui->app, f->id, NULL, &a, &x, e);
    if (rc == TB_OK) {
        diary_set(f, M_TITLE, x.meeting.title);
        diary_set(f, M_DAY, day_format(x.meeting.day, day));
        diary_set(f, M_KIND, diary_kind_words(x.meeting.kind));
        diary_set(f, M_PLACE, x.meeting.place);
        diary_set(f, M_AGENDA, x.meeting.agenda);
        diary_set(f, M_NOTE, x.meeting.note);
        f->rev = x.meeting.rev;
    }
    arena_free(&a);
    return rc;
}

static struct meeting_typed meeting_typed(const struct diary_form *f)
{
    return (struct meeting_typed){.title = changed(f, M_TITLE),
                                  .date = changed(f, M_DAY),
                                  .kind = changed(f, M_KIND),
                                  .place = changed(f, M_PLACE),
                                  .agenda = changed(f, M_AGENDA),
                                  .note = changed(f, M_NOTE),
                                  .who = changed(f, M_WHO)};
}

static enum tb_rc meeting_make(struct diary_form *f, struct ui *ui, struct arena *a,
                               struct change_list *out, struct tb_err *e)
{
    const struct meeting_typed t = meeting_typed(f);
    return app_meeting_change(ui->app, NULL, &t, a, out, e);
}

static enum tb_rc edit_make(struct diary_form *f, struct ui *ui, struct arena *a,
                            struct change_list *out, struct tb_err *e)
{
    struct meeting_item x = {0};
    const struct meeting_typed t = meeting_typed(f);
    enum tb_rc rc = app_meeting(ui->app, f->id, NULL, a, &x, e);
    if (rc == TB_OK)
        rc = app_meeting_change(ui->app, &x, &t, a, out, e);
    if (rc == TB_OK)
        out->items[0].meeting.rev = f->rev; /* as it was when the form opened */
    return rc;
}

#define MEETING_FIELDS                                                                 \
    {                                                                                  \
        {N_("title"), TAKE_TEXT}, {N_("date"), TAKE_DAY}, {N_("kind"), TAKE_TEXT},     \
            {N_("invited"), TAKE_WHO}, {N_("held at"), TAKE_TEXT},                     \
            {N_("agenda"), TAKE_TEXT}, {N_("note"), TAKE_TEXT},                        \
    }

const struct diary_spec diary_meeting = {
    .title = N_("a new meeting"),
    .help = N_("invited: units, groups, persons, by ;   kind: empty is by the title"),
    .said = N_("called"),
    .n = 7,
    .fields = MEETING_FIELDS,
    .fill = meeting_fill,
    .make = meeting_make,
    .keeps = true,
};

const struct diary_spec diary_edit = {
    .title = N_("change the meeting"),
    .help = N_("invited: who is asked besides; those who are stay"),
    .said = N_("changed"),
    .n = 7,
    .fields = MEETING_FIELDS,
    .fill = edit_fill,
    .make = edit_make,
};

/* --- a visit ---------------------------------------------------------------------- */

enum { V_CADRE, V_UNIT, V_DAY, V_PURPOSE, V_NOTE };

static enum tb_rc visit_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    (void)e;
    fill_day(f, ui, V_DAY);
    return TB_OK;
}

static enum tb_rc visit_make(struct diary_form *f, struct ui *ui, struct arena *a,
                             struct change_list *out, struct tb_err *e)
{
    const struct visit_typed t = {.cadre = given(f, V_CADRE),
                                  .unit = given(f, V_UNIT),
                                  .date = given(f, V_DAY),
                                  .purpose = given(f, V_PURPOSE),
                                  .note = given(f, V_NOTE)};
    return app_visit_change(ui->app, &t, a, out, e);
}

const struct diary_spec diary_visit = {
    .title = N_("a visit"),
    .help = N_("who went to which unit, and what for"),
    .said = N_("visit logged"),
    .n = 5,
    .fields = {{N_("cadre"), TAKE_PERSON},
               {N_("unit"), TAKE_UNIT},
               {N_("date"), TAKE_DAY},
               {N_("purpose"), TAKE_TEXT},
               {N_("note"), TAKE_TEXT}},
    .fill = visit_fill,
    .make = visit_make,
    .keeps = true,
};

/* --- a pledge --------------------------------------------------------------------- */

enum { P_TEXT, P_DUE };

static const struct attendee *target(const struct meeting_item *x, int64_t id)
{
    for (size_t i = 0; i < x->n_who; i++)
        if (x->who[i].at.id == id)
            return &x->who[i];
    return NULL;
}

static enum tb_rc pledge_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct meeting_item x = {0};
    char day[16];
    enum tb_rc rc = app_meeting(ui->app, f->id, NULL, &a, &x, e);
    const struct attendee *w =
        rc == TB_OK && f->n_targets == 1 ? target(&x, f->targets[0]) : NULL;
    for (size_t i = 0; rc == TB_OK && i < f->n_targets; i++) {
        const struct attendee *each = target(&x, f->targets[i]);
        f->revs[i] = each ? each->at.rev : 0;
    }
    tb_day due = (x.meeting.day > ui->loaded.today ? x.meeting.day : ui->loaded.today);
    diary_set(f, P_DUE, day_format(due + 14, day));
    if (w && (*w->at.pledge || w->at.due != TB_DAY_NONE)) {
        diary_set(f, P_TEXT, w->at.pledge);
        diary_set(f, P_DUE, day_format(w->at.due, day));
    }
    if (rc == TB_OK && f->n_targets == 0)
        rc = tb_fail(e, TB_INVALID, N_("nobody is selected or marked"));
    arena_free(&a);
    return rc;
}

static enum tb_rc pledge_make(struct diary_form *f, struct ui *ui, struct arena *a,
                              struct change_list *out, struct tb_err *e)
{
    struct meeting_item x = {0};
    tb_day due;
    enum tb_rc rc = app_meeting(ui->app, f->id, NULL, a, &x, e);
    if (rc == TB_OK)
        rc = app_typed_day(ui->app, given(f, P_DUE), TB_DAY_NONE, &due, e);
    if (rc != TB_OK)
        return rc;
    if (due != TB_DAY_NONE && due <= x.meeting.day)
        return tb_fail(e, TB_INVALID,
                       N_("what is pledged is due after the meeting, not by %s"),
                       given(f, P_DUE));
    *out = (struct change_list){
        .items = arena_array(a, f->n_targets + 1, sizeof *out->items)};
    for (size_t i = 0; i < f->n_targets; i++) {
        const struct attendee *w = target(&x, f->targets[i]);
        if (!w)
            continue;
        struct change c = {.kind = CHANGE_ATTENDANCE, .attendance = w->at};
        c.attendance.rev = f->revs[i];
        c.attendance.pledge = given(f, P_TEXT);
        c.attendance.due = due;
        out->items[out->n++] = c;
    }
    return TB_OK;
}

const struct diary_spec diary_pledge = {
    .title = N_("what was pledged"),
    .help = N_("kept by an article that comes in after the meeting, by that day"),
    .said = N_("pledged"),
    .n = 2,
    .fields = {{N_("pledge"), TAKE_TEXT}, {N_("until"), TAKE_DAY}},
    .fill = pledge_fill,
    .make = pledge_make,
};

/* --- contacts --------------------------------------------------------------------- */

enum { C_CADRE, C_UNIT, C_FROM, C_TO };

static enum tb_rc contact_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    char day[16];
    (void)e;
    diary_set(f, C_FROM, day_format(ui->loaded.today, day));
    return TB_OK;
}

static struct change_list one_change(struct arena *a)
{
    return (struct change_list){.items = arena_array(a, 1, sizeof(struct change)),
                                .n = 1};
}

static enum tb_rc contact_make(struct diary_form *f, struct ui *ui, struct arena *a,
                               struct change_list *out, struct tb_err *e)
{
    const struct contact_typed t = {.cadre = given(f, C_CADRE),
                                    .unit = given(f, C_UNIT),
                                    .from = given(f, C_FROM),
                                    .to = given(f, C_TO)};
    *out = one_change(a);
    return app_contact_change(ui->app, &t, &out->items[0], e);
}

const struct diary_spec diary_contact = {
    .title = N_("a new contact"),
    .help = N_("which cadre looks after which unit; the last day may be left open"),
    .said = N_("contact noted"),
    .n = 4,
    .fields = {{N_("cadre"), TAKE_PERSON},
               {N_("unit"), TAKE_UNIT},
               {N_("from"), TAKE_DAY},
               {N_("last day"), TAKE_DAY}},
    .fill = contact_fill,
    .make = contact_make,
    .keeps = true,
};

static enum tb_rc end_fill(struct diary_form *f, struct ui *ui, struct tb_err *e)
{
    struct arena a = {0};
    struct contact *all = NULL;
    size_t n = 0;
    char day[16];
    enum tb_rc rc = store_contacts(ui->app->store, &a, &all, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (all[i].id == f->id)
            f->contact = all[i];
    if (rc == TB_OK && !f->contact.id)
        rc = tb_fail(e, TB_NOTFOUND, N_("the record is no longer there"));
    tb_day last = f->contact.to == TB_DAY_NONE ? ui->loaded.today : f->contact.to;
    diary_set(f, 0, day_format(last, day));
    arena_free(&a);
    return rc;
}

static enum tb_rc end_make(struct diary_form *f, struct ui *ui, struct arena *a,
                           struct change_list *out, struct tb_err *e)
{
    *out = one_change(a);
    out->items[0] = (struct change){.kind = CHANGE_CONTACT, .contact = f->contact};
    return app_typed_day(ui->app, given(f, 0), TB_DAY_NONE, &out->items[0].contact.to,
                         e);
}

const struct diary_spec diary_end = {
    .title = N_("the contact ends"),
    .help = N_("its last day; empty: it goes on"),
    .said = N_("last day of the contact"),
    .n = 1,
    .fields = {{N_("last day"), TAKE_DAY}},
    .fill = end_fill,
    .make = end_make,
};
