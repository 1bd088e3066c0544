/* Words of the screens of follow-ups. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/follow_view.h"

int64_t follow_proposal_id(const struct follow *f)
{
    const struct followup *x = &f->about;
    const int64_t parts[] = {(int64_t)x->kind, x->unit_id, x->person_id,
                             x->first,         x->last,    x->topic_id};
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        h = (h ^ (uint64_t)parts[i]) * UINT64_C(1099511628211);
    for (const char *s = x->cause; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return -(int64_t)(h >> 2) - 1; /* below 0: no record has it */
}

int64_t follow_row_id(const struct follow *f)
{
    return f->about.id ? f->about.id : follow_proposal_id(f);
}

const char *follow_kind_words(enum followup_kind kind)
{
    return ui_word(word_en(words_followup, (int)kind),
                   word_zh(words_followup, (int)kind));
}

const char *follow_state_words(const struct follow *f, char out[static WORD_MAX])
{
    const char *word =
        ui_word(word_en(words_step, (int)f->state), word_zh(words_step, (int)f->state));
    if (f->overdue)
        snprintf(out, WORD_MAX, _("%s, overdue"), word);
    else if (f->recovered && f->state == FOLLOW_PROPOSED)
        snprintf(out, WORD_MAX, "%s", _("recovered"));
    else if (f->recovered && follow_is_open(f))
        snprintf(out, WORD_MAX, _("%s, recovered"), word);
    else
        snprintf(out, WORD_MAX, "%s", word);
    return out;
}

enum style follow_state_style(const struct follow *f)
{
    if (!follow_is_open(f))
        return STYLE_MUTED;
    if (f->overdue)
        return STYLE_BAD;
    if (f->recovered || f->about.kind == FOLLOW_COMMEND)
        return STYLE_OK;
    return f->state == FOLLOW_PROPOSED ? STYLE_WARN : STYLE_TEXT;
}

void follow_span(const struct ui *ui, tb_day *first, tb_day *last)
{
    struct period before = period_step(ui->period, -1);
    *first = before.last < ui->period.first ? before.first : ui->period.first;
    *last = ui->period.last;
}
