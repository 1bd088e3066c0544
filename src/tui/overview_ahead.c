/* What the overview says beyond the board of sums: worked out a moment after it was
 * painted, so that nobody waits for it at the start. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/similar.h"

#include "app/bulletin.h"
#include "app/followups.h"
#include "app/topics.h"

#include "tui/overview.h"

enum { TITLES = 100, DUE_SOON = 3 };

/* --- topics ----------------------------------------------------------------------- */

static const char *due_words(struct arena *a, tb_day due, tb_day today)
{
    if (due == today)
        return _("due today");
    if (due == today + 1)
        return _("due tomorrow");
    if (due == today - 1)
        return _("due yesterday");
    if (due > today)
        return arena_printf(a, _("%d days left"), due - today);
    return arena_printf(a, _("over by %d days"), today - due);
}

/* Those that are due soon or missed, and for which something is missing. */
static enum tb_rc look_at_topics(struct overview *o, struct ui *ui, struct tb_err *e)
{
    struct topic_item *items;
    size_t n = 0;
    tb_day today = ui->loaded.today;
    enum tb_rc rc = app_topics(ui->app, ui->period.first, ui->period.last, &o->arena,
                               &items, &n, e);
    o->ahead.n_topics = 0;
    for (size_t i = n; rc == TB_OK && i-- > 0;) {
        const struct topic_item *x = &items[i];
        int64_t missing = x->count.asked - x->count.sent;
        if (missing <= 0 || x->topic->due == TB_DAY_NONE ||
            x->topic->due > today + DUE_SOON || o->ahead.n_topics == OVERVIEW_TOPICS)
            continue;
        o->ahead.topics[o->ahead.n_topics++] = (struct overview_line){
            x->topic->id,
            arena_printf(&o->arena, _("%d missing, %s: topic “%s”"), (int)missing,
                         due_words(&o->arena, x->topic->due, today), x->topic->title)};
    }
    return rc;
}

/* --- meetings --------------------------------------------------------------------- */

/* The next one of today and the days to come. */
static enum tb_rc look_at_meetings(struct overview *o, struct ui *ui, struct tb_err *e)
{
    struct meeting_row *rows;
    size_t n = 0;
    tb_day today = ui->loaded.today;
    enum tb_rc rc = store_meetings(ui->app->store, today, today + DUE_SOON, &o->arena,
                                   &rows, &n, e);
    o->ahead.meeting = (struct overview_line){0};
    for (size_t i = 0; rc == TB_OK && i < n && !o->ahead.meeting.id; i++) {
        const struct meeting *m = &rows[i].meeting;
        if (m->voided || m->kind == MEETING_VISIT)
            continue;
        o->ahead.meeting = (struct overview_line){
            m->id, m->day == today ? arena_printf(&o->arena, _("today: %s"), m->title)
                                   : arena_printf(&o->arena, _("in %d days: %s"),
                                                  m->day - today, m->title)};
    }
    return rc;
}

/* --- articles --------------------------------------------------------------------- */

/* How long the oldest one waits for a decision, in days; -1: none does. */
static enum tb_rc look_at_pending(struct overview *o, struct ui *ui, struct tb_err *e)
{
    const struct page_query q = {.first = ui->period.first,
                                 .last = ui->period.last,
                                 .state = STATE_PENDING,
                                 .at_day = TB_DAY_MIN,
                                 .at_id = 1,
                                 .backwards = true,
                                 .limit = 1};
    struct page page;
    enum tb_rc rc = store_page(ui->app->store, &q, &o->arena, &page, e);
    o->ahead.oldest =
        rc == TB_OK && page.n ? ui->loaded.today - page.rows[page.n - 1].day : -1;
    return rc;
}

/* Titles of the newest articles that are much like an earlier one among them. */
static enum tb_rc look_at_titles(struct overview *o, struct ui *ui, struct tb_err *e)
{
    const struct page_query q = {
        .first = ui->period.first, .last = ui->period.last, .limit = TITLES};
    struct page page;
    enum tb_rc rc = store_page(ui->app->store, &q, &o->arena, &page, e);
    o->ahead.alike = 0;
    if (rc != TB_OK)
        return rc;
    struct similar_text *texts = arena_array(&o->arena, page.n + 1, sizeof *texts);
    for (size_t i = 0; i < page.n; i++) {
        struct strbuf key = {0};
        text_find_key(&key, page.rows[i].title, strlen(page.rows[i].title));
        similar_make(&texts[i], key.s ? key.s : "");
        strbuf_free(&key);
    }
    for (size_t i = 0; i < page.n; i++)
        for (size_t k = i + 1; !page.rows[i].voided && k < page.n; k++)
            if (!page.rows[k].voided &&
                similar_between(&texts[i], &texts[k]) >= SIMILAR_LEAST) {
                if (!o->ahead.alike++)
                    o->ahead.alike_id = page.rows[i].id;
                break;
            }
    return rc;
}

/* --- boards ----------------------------------------------------------------------- */

static bool sent_nothing(const struct board *b, int64_t unit)
{
    const struct quota q = parts_quota(b, unit);
    return q.any && !q.exempt && !q.unsaid && q.missing > 0 && q.done == 0;
}

/* Places of the period before, and who had sent nothing then either. */
static enum tb_rc look_before(struct overview *o, struct ui *ui, struct tb_err *e)
{
    struct board *before;
    struct period p = period_step(ui->period, -1);
    if (p.last >= ui->period.first)
        return TB_OK;
    enum tb_rc rc = app_board_sums(ui->app, p, &o->arena, &before, e);
    if (rc != TB_OK)
        return rc;
    for (size_t i = 0; i < o->n_best; i++) {
        const struct standing *s =
            board_standing(before, OWNER_UNIT, o->best[i]->owner_id);
        o->ahead.place_before[i] = s && s->points > 0 ? s->place : 0;
    }
    o->ahead.zero_twice = 0;
    for (size_t i = 0; i < ui->board->n_units; i++) {
        int64_t unit = ui->board->units[i].owner_id;
        o->ahead.zero_twice +=
            sent_nothing(ui->board, unit) && sent_nothing(before, unit);
    }
    return TB_OK;
}

/* What those who are short will have by the end. */
static enum tb_rc look_forward(struct overview *o, struct ui *ui, struct tb_err *e)
{
    struct board *light;
    enum tb_rc rc = app_board_light(ui->app, ui->period, &o->arena, &light, e);
    for (size_t i = 0; rc == TB_OK && i < o->n_worst; i++) {
        const struct shortfall *w = o->worst[i];
        o->ahead.foreseen[i] = NULL;
        for (size_t k = 0; k < light->n_gaps && !o->ahead.foreseen[i]; k++)
            if (light->gaps[k].owner_id == w->owner_id &&
                light->gaps[k].target_id == w->target_id &&
                light->gaps[k].period.first == w->period.first)
                o->ahead.foreseen[i] = &light->gaps[k];
    }
    return rc;
}

/* --- what is to be done ----------------------------------------------------------- */

static enum tb_rc look_at_followups(struct overview *o, struct ui *ui, struct tb_err *e)
{
    struct follow *all;
    size_t n = 0;
    struct period before = period_step(ui->period, -1);
    enum tb_rc rc =
        app_followups(ui->app, before.first, ui->period.last, &o->arena, &all, &n, e);
    o->ahead.follow = o->ahead.overdue = 0;
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        o->ahead.follow += follow_is_open(&all[i]);
        o->ahead.overdue += all[i].overdue;
    }
    return rc;
}

/* What a track's bulletin is of: what the last one was of; else the inside has one each
 * month, the outside each half-year. */
static enum period_kind usual_kind(enum track track, const struct bulletin_head *heads,
                                   size_t n)
{
    struct period p;
    for (size_t i = 0; i < n; i++)
        if (heads[i].track == track &&
            period_parse(heads[i].period, &p, NULL) == TB_OK && p.kind <= PERIOD_YEAR)
            return p.kind;
    return track == TRACK_INSIDE ? PERIOD_MONTH : PERIOD_HALF;
}

static bool has_track(const struct ui *ui, enum track track)
{
    for (size_t i = 0; i < ui->app->names.n_units; i++)
        if (ui->app->names.units[i].track == track)
            return true;
    return false;
}

/* The last period of each track that is over, unless its bulletin is out. */
static enum tb_rc look_at_bulletins(struct overview *o, struct ui *ui, struct tb_err *e)
{
    struct bulletin_head *heads;
    size_t n = 0;
    enum tb_rc rc = store_bulletins(ui->app->store, &o->arena, &heads, &n, e);
    for (int t = TRACK_OUTSIDE; rc == TB_OK && t <= TRACK_INSIDE; t++) {
        struct bulletin_head head = {0};
        enum period_kind kind = usual_kind((enum track)t, heads, n);
        struct period p =
            period_step(app_period_on(ui->app, kind, ui->loaded.today), -1);
        o->ahead.unpublished[t][0] = '\0';
        if (!has_track(ui, (enum track)t))
            continue;
        rc = app_bulletin_standing(ui->app, (enum track)t, p, &o->arena, &head, e);
        if (rc == TB_OK && !head.id)
            period_format(p, o->ahead.unpublished[t]);
    }
    return rc;
}

enum tb_rc overview_ahead(struct overview *o, struct ui *ui, struct tb_err *e)
{
    int64_t seq = ui->app->seq;
    enum tb_rc rc = look_at_topics(o, ui, e);
    if (rc == TB_OK)
        rc = look_at_meetings(o, ui, e);
    if (rc == TB_OK)
        rc = look_at_pending(o, ui, e);
    if (rc == TB_OK)
        rc = look_at_titles(o, ui, e);
    if (rc == TB_OK && ui->app->seq == seq)
        rc = look_before(o, ui, e);
    if (rc == TB_OK && ui->app->seq == seq)
        rc = look_forward(o, ui, e);
    if (rc == TB_OK && ui->app->seq == seq)
        rc = look_at_followups(o, ui, e);
    if (rc == TB_OK)
        rc = look_at_bulletins(o, ui, e);
    o->ahead.done = rc == TB_OK && ui->app->seq == seq;
    ui_names_moved(ui, seq); /* a reload follows, and looks again */
    return rc;
}
