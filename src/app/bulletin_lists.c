/* What a bulletin lists: articles, topics, missed quotas, honours, what was done about
 * somebody, issues. */
#include <stdio.h>
#include <string.h>

#include "core/amount.h"
#include "core/word.h"

#include "store/office.h"

#include "bulletin_gather.h"

static bool of_track(const struct board *b, const struct circular *c, int64_t unit_id)
{
    const struct unit *u = names_unit(b->names, unit_id);
    return u && u->track == c->track;
}

static enum tb_rc list_titles(struct app *app, size_t most, struct arena *a,
                              struct circular *c, struct tb_err *e)
{
    struct adopted_row *rows;
    size_t n;
    enum tb_rc rc = store_adopted(app->store, c->track, c->period.first, c->period.last,
                                  most, a, &rows, &n, &c->more_titles, e);
    if (rc != TB_OK)
        return rc;
    c->titles = arena_array(a, n + 1, sizeof *c->titles);
    c->n_titles = n;
    for (size_t i = 0; i < n; i++)
        c->titles[i] = (struct circular_title){
            .ref = rows[i].ref,
            .title = rows[i].title,
            .units = rows[i].units,
            .outlets = rows[i].outlets,
            .day = rows[i].day,
        };
    return TB_OK;
}

/* --- topics ----------------------------------------------------------------------- */

/* One who was asked, as it stood on the bulletin's day. */
static void count_asked(struct circular_topic *x, enum assignment state,
                        const char *name, struct strbuf *missing)
{
    if (state == ASSIGNMENT_NONE)
        return;
    x->asked++;
    x->done += state == ASSIGNMENT_ON_TIME || state == ASSIGNMENT_LATE;
    x->late += state == ASSIGNMENT_LATE;
    if (state == ASSIGNMENT_MISSING) /* not who still has time */
        strbuf_printf(missing, "%s%s", missing->len ? ";" : "", name);
}

static enum tb_rc add_topic(struct app *app, const struct topic *t, struct arena *a,
                            struct circular *c, struct tb_err *e)
{
    struct circular_topic x = {.ref = arena_strdup(a, t->ref),
                               .title = arena_strdup(a, t->title),
                               .due = t->due};
    struct strbuf missing = {0};
    struct reply *replies;
    size_t n;
    enum tb_rc rc = store_replies(app->store, t->id, a, &replies, &n, e);
    strbuf_puts(&missing, "");
    for (size_t i = 0; rc == TB_OK && i < c->n_units; i++) {
        const struct circular_row *r = &c->units[i];
        const struct reply *reply = reply_find(replies, n, r->owner_id);
        count_asked(&x, assignment_of(&app->names, t, r->owner_id, reply, c->day),
                    r->name, &missing);
    }
    for (size_t i = 0; rc == TB_OK && i < c->n_people; i++) {
        const struct circular_row *r = &c->people[i];
        const struct reply *reply = reply_find(replies, n, r->owner_id);
        count_asked(&x,
                    assignment_of_person(&app->names, t, r->owner_id, reply, c->day),
                    r->name, &missing);
    }
    x.missing = arena_strdup(a, missing.s);
    strbuf_free(&missing);
    if (rc == TB_OK && x.asked)
        c->topics[c->n_topics++] = x;
    return rc;
}

static enum tb_rc list_topics(struct app *app, struct arena *a, struct circular *c,
                              struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    c->topics = arena_array(a, app->names.n_topics + 1, sizeof *c->topics);
    for (size_t i = 0; rc == TB_OK && i < app->names.n_topics; i++) {
        const struct topic *t = &app->names.topics[i];
        if (t->due != TB_DAY_NONE && period_has(c->period, t->due))
            rc = add_topic(app, t, a, c, e);
    }
    return rc;
}

/* --- missed quotas and honours ---------------------------------------------------- */

/* Digits as `gap` prints them. */
static const char *gap_digits(struct arena *a, const struct board *b,
                              const struct shortfall *x, tb_amount n)
{
    char digits[32];
    int decimals = b->scheme && !pot_of_count(x->pot) ? b->scheme->decimals : -1;
    if (x->metric == METRIC_RATE)
        return arena_printf(a, "%s%%",
                            amount_format(amount_round(n * 100, 1), -1, digits));
    if (x->metric != METRIC_POINTS)
        decimals = -1;
    return arena_strdup(a, amount_format(n, decimals, digits));
}

static void list_gaps(const struct board *b, struct arena *a, struct circular *c)
{
    c->gaps = arena_array(a, b->n_gaps + 1, sizeof *c->gaps);
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *x = &b->gaps[i];
        const struct group *g = names_group(b->names, x->group_id);
        const struct unit *u = names_unit(b->names, x->unit_id);
        const struct person *p =
            x->owner_kind == OWNER_PERSON ? names_person(b->names, x->owner_id) : NULL;
        char period[PERIOD_NAME_MAX];
        if (!of_track(b, c, x->unit_id) || x->exempt || x->unsaid || x->missing <= 0)
            continue;
        c->gaps[c->n_gaps++] = (struct circular_gap){
            .owner_kind = x->owner_kind,
            .name = arena_strdup(a, p   ? p->name
                                    : u ? u->name
                                        : ""),
            .group = arena_strdup(a, g ? g->name : ""),
            .metric = arena_strdup(
                a, x->figure ? x->figure : word_en(words_metric, (int)x->metric)),
            .figure = x->figure != NULL,
            .period = arena_strdup(a, period_format(x->period, period)),
            .required = gap_digits(a, b, x, x->required),
            .done = x->undefined ? "-" : gap_digits(a, b, x, x->done),
            .missing = gap_digits(a, b, x, x->missing),
        };
    }
}

static void list_awards(const struct board *b, struct arena *a, struct circular *c)
{
    c->awards = arena_array(a, b->n_awarded + 1, sizeof *c->awards);
    for (size_t i = 0; i < b->n_awarded; i++) {
        const struct awarded *x = &b->awarded[i];
        const struct standing *s = board_standing(b, x->owner_kind, x->owner_id);
        const struct group *g = names_group(b->names, x->group_id);
        const struct person *p =
            x->owner_kind == OWNER_PERSON ? names_person(b->names, x->owner_id) : NULL;
        const struct unit *u = s ? names_unit(b->names, s->unit_id) : NULL;
        if (!s || !of_track(b, c, s->unit_id))
            continue;
        c->awards[c->n_awards++] = (struct circular_award){
            .award = arena_strdup(a, x->award->name),
            .group = arena_strdup(a, g ? g->name : ""),
            .who = arena_strdup(a, p   ? p->name
                                   : u ? u->name
                                       : ""),
            .place = x->place,
        };
    }
}

/* --- follow-ups ------------------------------------------------------------------- */

/* Whether a bulletin of p tells of it: it was done in p, and nobody has dropped it
 * since. *due: as it stood on p's last day. */
static bool is_told(const struct followup_row *f, struct period p, tb_day *due)
{
    enum followup_kind kind = f->followup.kind;
    bool talk = kind == FOLLOW_TALK, told = false;
    *due = TB_DAY_NONE;
    if (f->state == FOLLOW_DROPPED ||
        !(talk || kind == FOLLOW_CRITICISE || kind == FOLLOW_COMMEND))
        return false;
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct followup_step *x = &f->steps[i];
        bool tells = talk ? x->state == FOLLOW_HELD || x->state == FOLLOW_RECTIFY
                          : x->state == FOLLOW_SENT;
        if (x->day > p.last)
            continue;
        told = told || (tells && period_has(p, x->day));
        *due = x->state == FOLLOW_RECTIFY ? x->due : TB_DAY_NONE;
    }
    return told;
}

/* x is about p of unit u, or about u itself. */
static void add_followup(const struct names *names, const struct followup_row *x,
                         const struct unit *u, const struct person *p, struct arena *a,
                         struct circular *c)
{
    tb_day due;
    if (!u || u->track != c->track || !is_told(x, c->period, &due))
        return;
    const struct group *g = names_group_on(names, u->id, c->period.last);
    c->followups[c->n_followups++] = (struct circular_followup){
        .kind = x->followup.kind,
        .group_id = g ? g->id : 0,
        .who = arena_strdup(a, p ? p->name : u->name),
        .cause = x->followup.cause,
        .evidence = x->followup.evidence,
        .due = due,
    };
}

/* Who has left since is still of the unit that it was about. */
static const struct unit *unit_of(const struct names *names, const struct followup *x,
                                  tb_day day)
{
    const struct post *post = names_post_on(names, x->person_id, day);
    if (!post)
        post = names_post_on(names, x->person_id, x->last);
    return post ? names_unit(names, post->unit_id) : NULL;
}

static enum tb_rc list_followups(struct app *app, struct arena *a, struct circular *c,
                                 struct tb_err *e)
{
    const struct names *names = &app->names;
    struct followup_row *rows;
    size_t n;
    enum tb_rc rc =
        store_followups(app->store, c->period.first, c->period.last, a, &rows, &n, e);
    if (rc != TB_OK)
        return rc;
    c->followups = arena_array(a, n + 1, sizeof *c->followups);
    for (size_t k = 0; k < names->n_units; k++)
        for (size_t i = 0; i < n; i++)
            if (rows[i].followup.unit_id == names->units[k].id)
                add_followup(names, &rows[i], &names->units[k], NULL, a, c);
    for (size_t k = 0; k < names->n_people; k++)
        for (size_t i = 0; i < n; i++)
            if (rows[i].followup.person_id == names->people[k].id)
                add_followup(names, &rows[i],
                             unit_of(names, &rows[i].followup, c->period.last),
                             &names->people[k], a, c);
    return rc;
}

/* --- issues ----------------------------------------------------------------------- */

static enum tb_rc count_issues(struct app *app, struct arena *a, struct circular *c,
                               struct tb_err *e)
{
    struct period year = gather_so_far(app, c->period);
    struct issue_row *rows;
    size_t n;
    enum tb_rc rc = store_issues(app->store, year.first, year.last, a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        if (rows[i].issue.voided)
            continue;
        c->issues_total++;
        c->issues += period_has(c->period, rows[i].issue.day);
    }
    return rc;
}

enum tb_rc gather_lists(struct app *app, const struct circular_needs *needs,
                        const struct board *b, struct arena *a, struct circular *c,
                        struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    list_gaps(b, a, c);
    list_awards(b, a, c);
    if (needs->titles)
        rc = list_titles(app, needs->titles, a, c, e);
    if (rc == TB_OK && needs->topics)
        rc = list_topics(app, a, c, e);
    if (rc == TB_OK && needs->followups)
        rc = list_followups(app, a, c, e);
    return rc == TB_OK && needs->issues ? count_issues(app, a, c, e) : rc;
}
