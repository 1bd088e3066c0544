/* Words of the screens of topics. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/topic_view.h"

const char *topic_state_words(const struct ui *ui, const struct topic_item *x,
                              char out[static WORD_MAX])
{
    tb_day due = x->topic->due, today = ui->loaded.today;
    if (x->count.asked && x->count.sent == x->count.asked)
        snprintf(out, WORD_MAX, "%s",
                 x->count.late ? _("all sent, late") : _("all sent"));
    else if (due == TB_DAY_NONE)
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

enum style topic_state_style(const struct ui *ui, const struct topic_item *x)
{
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
