#include "office_paper.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void office_begin(struct office_paper *o, struct arena *a, struct paper *p, bool zh)
{
    *o = (struct office_paper){.t = {.zh = zh, .measure = zh ? "篇" : ""}};
    *p = (struct paper){.zh = zh, .title = "", .author = ""};
    o->w = (struct composing){.a = a, .t = &o->t, .c = &o->c, .p = p};
}

const char *office_period(const struct office_paper *o, struct period p)
{
    struct strbuf b = {0};
    wording_period(&b, p, o->t.zh);
    const char *out = arena_strdup(o->w.a, b.s);
    strbuf_free(&b);
    return out;
}

const char *office_day(const struct office_paper *o, tb_day d)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    wording_day(&b, d, o->t.zh);
    const char *out = arena_strdup(o->w.a, b.s);
    strbuf_free(&b);
    return out;
}

void office_title(struct office_paper *o, const char *office, struct period period,
                  const char *en, const char *zh)
{
    const char *when = office_period(o, period);
    const char *title = o->t.zh ? arena_printf(o->w.a, "%s%s", when, zh)
                                : arena_printf(o->w.a, "%s: %s", en, when);
    if (*office)
        compose_text(&o->w, PAPER_TITLE, office);
    compose_text(&o->w, PAPER_TITLE, title);
    o->w.p->title =
        arena_printf(o->w.a, "%s%s%s", office, *office && !o->t.zh ? " " : "", title);
}

void office_heading(struct office_paper *o, const char *en, const char *zh)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    wording_ordinal(&b, ++o->w.headings, o->t.zh);
    strbuf_puts(&b, compose_say(&o->w, en, zh));
    compose_text(&o->w, PAPER_HEADING, arena_strdup(o->w.a, b.s));
    strbuf_free(&b);
}

void office_say(struct office_paper *o, enum paper_block_kind kind, const char *en,
                const char *zh, ...)
{
    va_list ap;
    va_start(ap, zh);
    int n = vsnprintf(NULL, 0, compose_say(&o->w, en, zh), ap);
    va_end(ap);
    char *text = arena_alloc(o->w.a, (size_t)n + 1);
    va_start(ap, zh);
    vsnprintf(text, (size_t)n + 1, compose_say(&o->w, en, zh), ap);
    va_end(ap);
    compose_text(&o->w, kind, text);
}

void office_until(struct office_paper *o, struct period period, tb_day until)
{
    if (until < period.last)
        office_say(o, PAPER_TEXT, "The period is not over: this is as of %s.",
                   "本期尚未结束，数据截至%s。", office_day(o, until));
}

struct ruled office_ruled(struct office_paper *o, const char *en, const char *zh)
{
    return ruled_new(o->w.a, o->t.zh, compose_say(&o->w, en, zh));
}

void office_table(struct office_paper *o, struct ruled *r)
{
    const struct paper_table *t = ruled_done(r);
    if (t->n_rows)
        compose_table(&o->w, t);
}

void office_scheme(struct office_paper *o, const char *scheme)
{
    if (*scheme)
        office_say(o, PAPER_NOTE, "Points by the measure %s.", "得分依据%s。", scheme);
}

void office_end(struct office_paper *o, const char *office, tb_day day)
{
    struct paper *p = o->w.p;
    p->author = office;
    p->day = day;
    if (*office)
        compose_text(&o->w, PAPER_SIGN, office);
    compose_text(&o->w, PAPER_DATE, office_day(o, day));
}
