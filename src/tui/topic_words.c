/* Words of the screens of topics. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/topic_view.h"

static const char *when_words(const struct ui *ui, tb_day due,
                              char out[static WORD_MAX])
{
    tb_day today = ui->loaded.today;
    if (due == TB_DAY_NONE)
        snprintf(out, WORD_MAX, "%s", _("open"));
    else if (due == today)
        snprintf(out, WORD_MAX, "%s", _("due today"));
    else if (due == today + 1)
        snprintf(out, WORD_MAX, "%s", _("due tomorrow"));
    else if (due > today)
        snprintf(out, WORD_MAX, _("%d days left"), due - today);
    else if (due == today - 1)
        snprintf(out, WORD_MAX, "%s", _("due yesterday"));
    else
        snprintf(out, WORD_MAX, _("over by %d days"), today - due);
    return out;
}

const char *topic_state_words(const struct ui *ui, const struct topic_item *x,
                              char out[static WORD_MAX])
{
    char when[WORD_MAX];
    const struct assignment_count *k = &x->count;
    if (x->topic->voided)
        snprintf(out, WORD_MAX, "%s", _("withdrawn"));
    else if (k->asked && k->sent == k->asked)
        snprintf(out, WORD_MAX, "%s", k->late ? _("all sent, late") : _("all sent"));
    else if (x->topic->due == TB_DAY_NONE ||
             x->topic->due > ui->loaded.today + REMIND_DAYS || k->asked == 0)
        when_words(ui, x->topic->due, out);
    else if (x->topic->due < ui->loaded.today - 1)
        snprintf(out, WORD_MAX, _("%d days late, %lld missing"),
                 ui->loaded.today - x->topic->due, (long long)(k->asked - k->sent));
    else
        snprintf(out, WORD_MAX, _("%s, %lld missing"),
                 when_words(ui, x->topic->due, when), (long long)(k->asked - k->sent));
    return out;
}

enum style topic_state_style(const struct ui *ui, const struct topic_item *x)
{
    if (x->topic->voided)
        return STYLE_MUTED;
    if (x->count.asked && x->count.sent == x->count.asked)
        return STYLE_OK;
    if (x->topic->due == TB_DAY_NONE || x->topic->due > ui->loaded.today)
        return STYLE_TEXT;
    return x->topic->due == ui->loaded.today ? STYLE_WARN : STYLE_BAD;
}

const char *topic_cell_words(enum assignment state, const struct reply *r,
                             char out[static WORD_MAX])
{
    if (r && r->adopted)
        snprintf(out, WORD_MAX, _("%lld adopted"), (long long)r->adopted);
    else if (r && state == ASSIGNMENT_LATE)
        snprintf(out, WORD_MAX, _("%lld late"), (long long)r->sent);
    else if (r)
        snprintf(out, WORD_MAX, _("%lld sent"), (long long)r->sent);
    else if (state == ASSIGNMENT_MISSING)
        snprintf(out, WORD_MAX, "%s", _("0 *overdue"));
    else
        snprintf(out, WORD_MAX, "%s", state == ASSIGNMENT_OPEN ? "0" : "--");
    return out;
}

const char *topic_part_words(enum assignment state, const struct reply *r,
                             char out[static WORD_MAX])
{
    if (r && state == ASSIGNMENT_NONE)
        snprintf(out, WORD_MAX, _("%lld sent, not asked"), (long long)r->sent);
    else if (r)
        topic_cell_words(state, r, out);
    else
        snprintf(out, WORD_MAX, "%s",
                 state == ASSIGNMENT_NONE      ? _("not asked")
                 : state == ASSIGNMENT_MISSING ? _("overdue, nothing sent")
                                               : _("not yet"));
    return out;
}

enum style topic_cell_style(enum assignment state, const struct reply *r)
{
    if (r && r->adopted)
        return STYLE_OK;
    switch (state) {
    case ASSIGNMENT_LATE:
        return STYLE_WARN;
    case ASSIGNMENT_MISSING:
        return STYLE_BAD;
    case ASSIGNMENT_NONE:
    case ASSIGNMENT_OPEN:
        return STYLE_MUTED;
    case ASSIGNMENT_ON_TIME:
        break;
    }
    return STYLE_TEXT;
}

void topic_text_of(const struct names *n, const struct topic *x, struct topic_text *t)
{
    struct strbuf who = {0};
    char day[16];
    app_topic_who(n, x, &who);
    *t = (struct topic_text){.of = x->id,
                             .rev = x->rev,
                             .text = {[TOPIC_TITLE] = xstrdup(x->title),
                                      [TOPIC_DUE] = xstrdup(day_format(x->due, day)),
                                      [TOPIC_WHO] = xstrdup(who.s),
                                      [TOPIC_SOURCE] = xstrdup(x->source),
                                      [TOPIC_NOTE] = xstrdup(x->note)}};
    strbuf_free(&who);
}

void topic_text_free(struct topic_text *t)
{
    for (int i = 0; i < TOPIC_FIELDS; i++)
        free(t->text[i]);
    *t = (struct topic_text){0};
}
