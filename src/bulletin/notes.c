/* What the numbers follow, and where they come from. */
#include <stdio.h>

#include "core/word.h"

#include "composing.h"

static void put_figure(const struct composing *w, struct strbuf *out, const char *name)
{
    int value;
    bool metric = word_find(words_metric, name, &value);
    strbuf_puts(out, !metric    ? name
                     : w->t->zh ? word_zh(words_metric, value)
                                : word_en(words_metric, value));
}

static void put_ties(const struct composing *w, struct strbuf *out)
{
    const struct circular *c = w->c;
    bool zh = w->t->zh;
    if (!c->n_ties) {
        strbuf_puts(out, zh ? "得分相同的名次并列，其后名次顺延；并列内按固定顺序排列。"
                            : "Equal points share a place and the next is skipped; "
                              "inside a tie the office's order holds.");
        return;
    }
    strbuf_puts(out, zh ? "得分相同的依次比较" : "Equal points are parted by ");
    for (size_t i = 0; i < c->n_ties; i++) {
        if (i)
            strbuf_puts(out, wording_comma(zh));
        put_figure(w, out, c->ties[i]);
    }
    strbuf_puts(out, zh ? "，仍相同的名次并列，其后名次顺延。"
                        : "; who is still equal shares a place, and the next is "
                          "skipped.");
}

static void put_dates(const struct composing *w, struct strbuf *out)
{
    static const char *const zh[] = {[DATES_UNSAID] =
                                         "报送按稿件日期、采用按采用日期计入当期。",
                                     [DATES_SENT] = "采用按上报日期计入当期。",
                                     [DATES_PRINTED] = "采用按刊发日期计入当期。",
                                     [DATES_REGISTERED] = "采用按登记日期计入当期。"};
    static const char *const en[] = {
        [DATES_UNSAID] = "Submissions count on their date, adoptions on theirs.",
        [DATES_SENT] = "Adoptions count on the day on which they were sent.",
        [DATES_PRINTED] = "Adoptions count on the day on which they were printed.",
        [DATES_REGISTERED] =
            "Adoptions count on the day on which they were registered."};
    strbuf_puts(out, (w->t->zh ? zh : en)[w->c->dates]);
}

static void put_exempt(const struct composing *w, struct strbuf *out)
{
    bool zh = w->t->zh;
    size_t n = 0;
    for (size_t i = 0; i < w->c->n_units; i++) {
        const struct circular_row *r = &w->c->units[i];
        if (!r->exempt)
            continue;
        strbuf_puts(out, n++ ? wording_comma(zh) : zh ? "免考单位：" : "Exempt: ");
        strbuf_puts(out, r->name);
        if (*r->exempt_note)
            strbuf_printf(out, zh ? "（%s）" : " (%s)", r->exempt_note);
    }
    if (n)
        strbuf_puts(out, zh ? "。" : ".");
}

static void put_scheme(const struct composing *w, struct strbuf *out)
{
    const struct circular *c = w->c;
    if (!*c->scheme)
        return;
    strbuf_printf(out, w->t->zh ? "依据%s（自" : "By the measure %s (from ", c->scheme);
    wording_day(out, c->scheme_from, w->t->zh);
    strbuf_puts(out, w->t->zh ? "起）。" : ").");
}

void compose_notes(struct composing *w)
{
    static void (*const notes[])(const struct composing *, struct strbuf *) = {
        put_scheme, put_dates, put_ties, put_exempt};
    int n = 0;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        struct strbuf b = {0};
        strbuf_printf(&b, w->t->zh ? "注%d：" : "Note %d: ", n + 1);
        size_t head = b.len;
        notes[i](w, &b);
        if (b.len > head) {
            compose_text(w, PAPER_NOTE, arena_strdup(w->a, b.s));
            n++;
        }
        strbuf_free(&b);
    }
}

void compose_foot(struct composing *w)
{
    const struct circular *c = w->c;
    char hash[17];
    size_t rows = c->n_units + (c->track == TRACK_INSIDE ? c->n_people : 0);
    for (size_t i = 0; i < 8; i++)
        snprintf(hash + 2 * i, 3, "%02x", c->head[i]);
    compose_text(w, PAPER_NOTE,
                 w->t->zh
                     ? arena_printf(w->a, "数据截至第%lld号记录（校验%s），共%zu行。",
                                    (long long)c->head_seq, hash, rows)
                     : arena_printf(w->a, "As of entry %lld (hash %s), %zu rows.",
                                    (long long)c->head_seq, hash, rows));
}
