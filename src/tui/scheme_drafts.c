/* Measures that were changed and not put in force. */
#include <stdlib.h>
#include <string.h>

#include "tui/ui.h"

/* n_schemes: there is none. */
static size_t place_of(const struct drafts *d, int64_t of)
{
    size_t i = 0;
    while (i < d->n_schemes && d->schemes[i].of != of)
        i++;
    return i;
}

static void put(struct drafts *d, int64_t of, const char *text)
{
    size_t i = place_of(d, of);
    if (i == d->n_schemes) {
        mem_grow(&d->schemes, &d->cap_schemes, d->n_schemes, sizeof *d->schemes);
        d->schemes[d->n_schemes++] = (struct scheme_text){.of = of};
    }
    free(d->schemes[i].text);
    d->schemes[i].text = xstrdup(text);
}

const char *scheme_draft(const struct ui *ui, int64_t of)
{
    size_t i = place_of(&ui->drafts, of);
    return i < ui->drafts.n_schemes ? ui->drafts.schemes[i].text : NULL;
}

void scheme_draft_put(struct ui *ui, int64_t of, const char *text)
{
    const char *was = scheme_draft(ui, of);
    if (was && strcmp(was, text) == 0)
        return;
    put(&ui->drafts, of, text);
    drafts_changed(ui);
}

void scheme_draft_drop(struct ui *ui, int64_t of)
{
    struct drafts *d = &ui->drafts;
    size_t i = place_of(d, of);
    if (i == d->n_schemes)
        return;
    free(d->schemes[i].text);
    d->schemes[i] = d->schemes[--d->n_schemes];
    drafts_changed(ui);
}

void scheme_drafts_free(struct drafts *d)
{
    for (size_t i = 0; i < d->n_schemes; i++)
        free(d->schemes[i].text);
    free(d->schemes);
}

void scheme_drafts_write(const struct drafts *d, struct strbuf *out)
{
    for (size_t i = 0; i < d->n_schemes; i++) {
        draft_put_int(out, "scheme", d->schemes[i].of);
        draft_put(out, "scheme-text", d->schemes[i].text);
    }
}

bool scheme_drafts_read(struct drafts *d, int64_t *of, const char *key,
                        const char *value)
{
    if (strcmp(key, "scheme") == 0)
        *of = strtoll(value, NULL, 10);
    else if (strcmp(key, "scheme-text") == 0)
        put(d, *of, value);
    else
        return false;
    return true;
}
