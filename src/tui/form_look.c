/* Looking ahead: what saving would do and what it should be warned of. Read after a
 * pause in typing and before saving, never while drawing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "tui/form_view.h"

static void take_unit(struct outlook_unit *u, const struct preview *p, int64_t unit)
{
    const struct standing *was = board_standing(p->before, OWNER_UNIT, unit);
    const struct standing *is = board_standing(p->after, OWNER_UNIT, unit);
    u->before = parts_quota(p->before, unit);
    u->after = parts_quota(p->after, unit);
    u->place_before = was ? was->place : 0;
    u->place_after = is ? is->place : 0;
    u->group_id = is ? is->group_id : 0;
}

static void take_points(struct outlook *k, const struct ui *ui, const struct preview *p,
                        int64_t unit, tb_day day)
{
    const struct scheme *s = schemes_on(&ui->app->schemes, day);
    k->scheme = s ? arena_strdup(&k->arena, s->name) : NULL;
    k->decimals = s ? s->decimals : -1;
    for (size_t i = 0; i < p->n_credits; i++) {
        const struct credit *c = &p->credits[i];
        if (!credit_of_points(c) || c->owner_kind != OWNER_UNIT || c->owner_id != unit)
            continue;
        k->points = amount_plus(k->points, c->amount);
        if (!k->clause && CREDIT_NUMBER(c->line)) {
            k->clause = arena_strdup(&k->arena, parts_clause(ui, c));
            k->line = CREDIT_NUMBER(c->line);
        }
    }
}

static void take_dates(struct outlook *k, const struct ui *ui, tb_day day)
{
    tb_day today = ui->loaded.today;
    k->ahead = day > today ? day - today : 0;
    k->behind = today - day > PREVIEW_OLD ? today - day : 0;
}

static void take_strangers(struct outlook *k, const struct submission *s)
{
    for (size_t i = 0; i < s->n_authors; i++)
        if (!s->authors[i].person_id)
            k->strangers = k->strangers ? arena_printf(&k->arena, "%s;%s", k->strangers,
                                                       s->authors[i].name)
                                        : arena_strdup(&k->arena, s->authors[i].name);
}

/* What is typed, as far as it goes: no word about what is wrong. */
static struct submission as_typed(struct entry_form *f, struct ui *ui)
{
    struct submission s = {.day = f->date.day,
                           .received = TB_DAY_NONE,
                           .title = field_text(&f->text[FORM_TITLE]),
                           .type = field_text(&f->text[FORM_TYPE]),
                           .note = "",
                           .length = -1,
                           .topic_id = form_topic_typed(f, ui),
                           .n_units = f->n_units};
    memcpy(s.units, f->units, f->n_units * sizeof *f->units);
    struct arena *a = &f->look.arena;
    char *names = arena_strdup(a, field_text(&f->text[FORM_AUTHOR]));
    for (char *p = strstr(names, "；"); p; p = strstr(p, "；"))
        for (int i = 0; i < 3; i++) /* the bytes of the wide one */
            p[i] = ";  "[i];
    char *rest = NULL;
    for (char *name = strtok_r(names, ";", &rest);
         name && s.n_authors < CHANGE_UNITS_MAX; name = strtok_r(NULL, ";", &rest)) {
        name += strspn(name, " ");
        if (*name)
            s.authors[s.n_authors++] = app_author(ui->app, name, s.day);
    }
    return s;
}

enum tb_rc form_look(struct entry_form *f, struct ui *ui, struct tb_err *e)
{
    struct outlook *k = &f->look;
    struct arena a = {0};
    struct preview p;
    if (k->fresh)
        return TB_OK;
    form_propose_topic(f, ui);
    struct arena keep = k->arena;
    arena_reset(&keep);
    *k = (struct outlook){.arena = keep};
    struct submission s = as_typed(f, ui);
    enum tb_rc rc = app_preview(ui->app, &s, f->amends, &a, &p, e);
    if (rc == TB_OK) {
        k->fresh = k->known = true;
        k->seq = p.seq;
        k->unit_id = s.n_units ? s.units[0] : 0;
        k->period = p.period;
        if (p.before && s.n_units) {
            for (size_t i = 0; i < s.n_units; i++) {
                take_unit(&k->units[i], &p, s.units[i]);
                k->units[i].topics = p.topics[i];
            }
            take_points(k, ui, &p, s.units[0], s.day);
        }
        bool retitled = !f->amends || strcmp(s.title, f->was.title) != 0;
        for (size_t i = 0; retitled && i < p.n_twins; i++) {
            struct similar_row *t = &k->twins[k->n_twins++];
            *t = p.twins[i];
            t->ref = arena_strdup(&k->arena, t->ref);
            t->title = arena_strdup(&k->arena, t->title);
            t->actor = arena_strdup(&k->arena, app_actor_name(ui->app, t->actor));
        }
        if (!f->amends || s.day != f->was.day)
            take_dates(k, ui, s.day);
        take_strangers(k, &s);
    }
    arena_free(&a);
    return rc;
}

enum tb_rc form_look_again(struct entry_form *f, struct ui *ui, struct tb_err *e)
{
    int64_t head = 0;
    enum tb_rc rc = store_head(ui->app->store, &head, e);
    f->look.fresh = f->look.fresh && rc == TB_OK && head == f->look.seq;
    return rc == TB_OK ? form_look(f, ui, e) : rc;
}

static bool accepted_twin(const struct accepted *x, int64_t id)
{
    for (size_t i = 0; i < x->n_twins; i++)
        if (x->twins[i] == id)
            return true;
    return false;
}

bool form_accepted(const struct entry_form *f)
{
    const struct outlook *k = &f->look;
    const struct accepted *x = &f->accepted;
    for (size_t i = 0; i < k->n_twins; i++)
        if (!accepted_twin(x, k->twins[i].id))
            return false;
    return (!k->ahead || k->ahead == x->ahead) &&
           (!k->behind || k->behind == x->behind);
}

void form_accept(struct entry_form *f)
{
    const struct outlook *k = &f->look;
    f->accepted = (struct accepted){
        .any = true, .n_twins = k->n_twins, .ahead = k->ahead, .behind = k->behind};
    for (size_t i = 0; i < k->n_twins; i++)
        f->accepted.twins[i] = k->twins[i].id;
}

int form_warnings(const struct entry_form *f)
{
    const struct outlook *k = &f->look;
    return (int)k->n_twins + (k->ahead > 0) + (k->behind > 0);
}

void form_remark(const struct entry_form *f, struct strbuf *out)
{
    const struct outlook *k = &f->look;
    const char *between = "";
    if (!f->accepted.any)
        return;
    if (k->n_twins) {
        strbuf_printf(out, _("known to be like %s"), k->twins[0].ref);
        between = "; ";
    }
    if (k->ahead)
        strbuf_printf(out, "%s%s", between, _("known to be dated ahead"));
    if (k->behind)
        strbuf_printf(out, _("%sknown to be dated %d days back"), between,
                      (int)k->behind);
}

static void quota_effect(const struct outlook_unit *u, struct strbuf *out)
{
    char n[3][32];
    if (u->before.any && !u->before.exempt && !u->before.unsaid && u->after.any)
        strbuf_printf(out, " %s/%s→%s/%s", ui_count(u->before.done, n[0]),
                      ui_count(u->before.required, n[1]), ui_count(u->after.done, n[2]),
                      n[1]);
    else if (u->before.exempt)
        strbuf_printf(out, " %s", _("exempt"));
}

/* The article's topic is one that the unit is asked for. */
static void topic_effect(const struct outlook_unit *u, struct strbuf *out)
{
    const struct preview_topics *t = &u->topics;
    if (t->answers)
        strbuf_printf(out, _("  topics %d/%d→%d/%d"), t->answered, t->asked,
                      t->answered + 1, t->asked);
}

static void place_effect(const struct outlook_unit *u, const struct ui *ui, bool brief,
                         struct strbuf *out)
{
    if (!u->place_after || !u->place_before)
        return;
    if (u->place_after != u->place_before)
        strbuf_printf(out, _("  place %d→%d (%s)"), u->place_before, u->place_after,
                      ui_group_name(ui, u->group_id));
    else if (!brief)
        strbuf_printf(out, _("  place unchanged (%s: %d)"),
                      ui_group_name(ui, u->group_id), u->place_after);
}

void form_effect(const struct entry_form *f, const struct ui *ui, char *out,
                 size_t size)
{
    struct strbuf all = {0};
    bool any = false;
    for (size_t i = 0; i < f->n_units; i++) {
        const struct outlook_unit *u = &f->look.units[i];
        strbuf_printf(&all, "%s%s", i ? "; " : "", ui_unit_name(ui, f->units[i]));
        size_t name = all.len;
        quota_effect(u, &all);
        topic_effect(u, &all);
        place_effect(u, ui, f->n_units > 1, &all);
        any |= all.len > name;
    }
    snprintf(out, size, "%s", any ? all.s : "");
    strbuf_free(&all);
}
