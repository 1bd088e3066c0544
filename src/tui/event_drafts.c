/* What was typed in event dialogs and not recorded. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/ui.h"

static const char *const keys[EVENT_FIELDS] = {[EVENT_OUTLET] = "event-outlet",
                                               [EVENT_DATE] = "event-date",
                                               [EVENT_NOTE] = "event-note"};

/* n_events: there is none. */
static size_t place_of(const struct drafts *d, int64_t of, int kind)
{
    size_t i = 0;
    while (i < d->n_events && (d->events[i].of != of || d->events[i].kind != kind))
        i++;
    return i;
}

static void free_texts(const struct event_text *t)
{
    for (int i = 0; i < EVENT_FIELDS; i++)
        free(t->text[i]);
}

static size_t slot_of(struct drafts *d, int64_t of, int kind)
{
    size_t i = place_of(d, of, kind);
    if (i == d->n_events) {
        mem_grow(&d->events, &d->cap_events, d->n_events, sizeof *d->events);
        d->events[d->n_events++] = (struct event_text){.of = of, .kind = kind};
        for (int k = 0; k < EVENT_FIELDS; k++)
            d->events[i].text[k] = xstrdup("");
    }
    return i;
}

void event_draft_put(struct ui *ui, const struct event_text *t,
                     const char *const text[EVENT_FIELDS])
{
    struct drafts *d = &ui->drafts;
    size_t at = slot_of(d, t->of, t->kind); /* events may move */
    struct event_text *to = &d->events[at];
    free_texts(to);
    *to = *t;
    for (int i = 0; i < EVENT_FIELDS; i++)
        to->text[i] = xstrdup(text[i]);
}

const struct event_text *event_draft(const struct ui *ui, int64_t of, int kind)
{
    const struct drafts *d = &ui->drafts;
    size_t i = place_of(d, of, kind);
    return i < d->n_events ? &d->events[i] : NULL;
}

void event_draft_drop(struct ui *ui, int64_t of, int kind)
{
    struct drafts *d = &ui->drafts;
    size_t i = place_of(d, of, kind);
    if (i == d->n_events)
        return;
    free_texts(&d->events[i]);
    d->events[i] = d->events[--d->n_events];
    drafts_changed(ui);
}

void event_drafts_free(struct drafts *d)
{
    for (size_t i = 0; i < d->n_events; i++)
        free_texts(&d->events[i]);
    free(d->events);
}

void event_drafts_write(const struct drafts *d, struct strbuf *out)
{
    for (size_t i = 0; i < d->n_events; i++) {
        const struct event_text *t = &d->events[i];
        char line[160];
        snprintf(line, sizeof line, "%d %lld %d %d %d %d %lld", t->kind,
                 (long long)t->of, t->level, t->leader, t->form, t->focus,
                 (long long)t->outlet_id);
        draft_put(out, "event", line);
        for (int k = 0; k < EVENT_FIELDS; k++)
            if (*t->text[k])
                draft_put(out, keys[k], t->text[k]);
    }
}

/* The numbers after "event"; false when they are not such. */
static bool read_numbers(const char *s, struct event_text *t)
{
    long long n[7];
    for (int i = 0; i < 7; i++) {
        char *end;
        n[i] = strtoll(s, &end, 10);
        if (end == s)
            return false;
        s = end;
    }
    *t = (struct event_text){.kind = (int)n[0],
                             .of = n[1],
                             .level = (int)n[2],
                             .leader = (int)n[3],
                             .form = (int)n[4],
                             .focus = (int)n[5],
                             .outlet_id = n[6]};
    return n[0] >= EVENT_ADOPT && n[0] <= EVENT_VOID && n[2] >= -1 &&
           n[2] <= LEVEL_NATIONAL && n[3] >= LEADER_NONE && n[3] <= LEADER_OTHER &&
           n[4] >= FORM_NONE && n[4] <= FORM_COMPOSITE && n[5] >= 0;
}

bool event_drafts_read(struct drafts *d, size_t *current, const char *key,
                       const char *value)
{
    struct event_text t;
    if (strcmp(key, "event") == 0) {
        *current = d->n_events;
        if (!read_numbers(value, &t))
            return true;
        *current = slot_of(d, t.of, t.kind);
        memcpy(t.text, d->events[*current].text, sizeof t.text);
        d->events[*current] = t;
        return true;
    }
    for (int i = 0; i < EVENT_FIELDS; i++) {
        if (strcmp(key, keys[i]) != 0)
            continue;
        if (*current < d->n_events) {
            free(d->events[*current].text[i]);
            d->events[*current].text[i] = xstrdup(value);
        }
        return true;
    }
    return false;
}
