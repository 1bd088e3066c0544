/* Lists of a bulletin: articles, topics, what was missed, honours, corrections. */
#include <string.h>

#include "core/word.h"

#include "composing.h"

/* A table to be filled cell by cell. */
static struct paper_table *list_table(const struct composing *w, const char *name,
                                      const char *const *heads, size_t n_columns,
                                      size_t most)
{
    struct paper_table *t = arena_alloc(w->a, sizeof *t);
    *t = (struct paper_table){
        .name = name,
        .title = "",
        .columns = arena_array(w->a, n_columns, sizeof *t->columns),
        .n_columns = n_columns,
        .cells = arena_array(w->a, n_columns * most + 1, sizeof *t->cells),
    };
    for (size_t i = 0; i < n_columns; i++)
        t->columns[i] = (struct paper_column){.above = "", .name = heads[i]};
    return t;
}

static bool is_digits(const char *s)
{
    return *s && !s[strspn(s, "0123456789.-")] && s[strcspn(s, "0123456789")];
}

static enum paper_cell_kind kind_of(const char *text)
{
    size_t n = strlen(text);
    if (n > 1 && text[n - 1] == '%')
        return PAPER_PERCENT;
    return is_digits(text) ? PAPER_NUMBER : PAPER_WORDS;
}

/* A row of n texts; digits become numbers in columns of numbers: elsewhere 2026 is the
 * name of a period, and 110 may be that of a unit. */
static void list_row(struct paper_table *t, const char *const *texts)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        bool words = t->columns[i].kind == PAPER_WORDS;
        t->cells[t->n_rows * t->n_columns + i] =
            (struct paper_cell){words ? PAPER_WORDS : kind_of(texts[i]), texts[i]};
    }
    t->n_rows++;
}

static void number_columns(struct paper_table *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        t->columns[i].kind = PAPER_NUMBER;
}

/* Names joined by ; as a list in a text. */
static const char *listed(const struct composing *w, const char *names)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (; *names; names++) {
        if (*names == ';')
            strbuf_puts(&b, wording_comma(w->t->zh));
        else
            strbuf_putc(&b, *names);
    }
    const char *out = arena_strdup(w->a, b.s);
    strbuf_free(&b);
    return out;
}

/* --- articles --------------------------------------------------------------------- */

static const char *rest_of_titles(const struct composing *w, size_t n)
{
    long long all = (long long)w->c->now.adopted;
    if (w->t->zh)
        return arena_printf(w->a, "以上为最近的%zu篇，本期共采用%lld%s。", n, all,
                            w->t->measure);
    return arena_printf(w->a, "These are the latest %zu; %lld were adopted.", n, all);
}

void compose_titles(struct composing *w, size_t most)
{
    const struct circular *c = w->c;
    size_t n = c->n_titles < most ? c->n_titles : most;
    for (size_t i = 0; i < n; i++) {
        const struct circular_title *x = &c->titles[i];
        compose_text(
            w, PAPER_ITEM,
            arena_printf(w->a, w->t->zh ? "%zu.《%s》（%s，%s）" : "%zu. %s (%s; %s)",
                         i + 1, x->title, listed(w, x->units), listed(w, x->outlets)));
    }
    if (c->more_titles || c->n_titles > most)
        compose_text(w, PAPER_ITEM, rest_of_titles(w, n));
}

/* --- topics ----------------------------------------------------------------------- */

void compose_topics(struct composing *w)
{
    static const char *const en[] = {"Topic", "Due",  "Asked",
                                     "Done",  "Late", "Missing"};
    static const char *const zh[] = {"约稿题目", "期限", "应交",
                                     "已交",     "迟交", "未交单位"};
    const struct circular *c = w->c;
    struct paper_table *t = list_table(w, compose_say(w, "Topics", "约稿"),
                                       w->t->zh ? zh : en, 6, c->n_topics);
    number_columns(t, 2, 5);
    for (size_t i = 0; i < c->n_topics; i++) {
        const struct circular_topic *x = &c->topics[i];
        char due[16];
        list_row(t, (const char *const[]){
                        x->title,
                        arena_strdup(w->a, day_format(x->due, due)),
                        arena_printf(w->a, "%lld", (long long)x->asked),
                        arena_printf(w->a, "%lld", (long long)x->done),
                        arena_printf(w->a, "%lld", (long long)x->late),
                        *x->missing ? listed(w, x->missing) : compose_say(w, "-", "无"),
                    });
    }
    if (t->n_rows)
        compose_table(w, t);
}

/* --- quotas ----------------------------------------------------------------------- */

static const char *metric_word(const struct composing *w, const struct circular_gap *g)
{
    int value;
    if (g->figure || !word_find(words_metric, g->metric, &value))
        return g->metric;
    return w->t->zh ? word_zh(words_metric, value) : word_en(words_metric, value);
}

void compose_missed(struct composing *w)
{
    static const char *const en[] = {"Group", "Name", "Quota",  "Period",
                                     "Owed",  "Done", "Missing"};
    static const char *const zh[] = {"分组",   "名称",   "任务", "期间",
                                     "应完成", "已完成", "缺口"};
    const struct circular *c = w->c;
    struct paper_table *t = list_table(w, compose_say(w, "Missed", "未完成任务"),
                                       w->t->zh ? zh : en, 7, c->n_gaps);
    number_columns(t, 4, 7);
    for (size_t i = 0; i < c->n_gaps; i++) {
        const struct circular_gap *g = &c->gaps[i];
        list_row(t, (const char *const[]){g->group, g->name, metric_word(w, g),
                                          g->period, g->required, g->done, g->missing});
    }
    if (t->n_rows)
        compose_table(w, t);
}

/* --- honours ---------------------------------------------------------------------- */

/* One line for each award and group: its names in order. */
void compose_awards(struct composing *w)
{
    const struct circular *c = w->c;
    for (size_t i = 0; i < c->n_awards;) {
        const struct circular_award *x = &c->awards[i];
        struct strbuf b = {0};
        strbuf_puts(&b, x->award);
        if (*x->group)
            strbuf_printf(&b, w->t->zh ? "（%s）" : " (%s)", x->group);
        strbuf_puts(&b, compose_say(w, ": ", "："));
        size_t n = 0;
        for (; i < c->n_awards && strcmp(c->awards[i].award, x->award) == 0 &&
               strcmp(c->awards[i].group, x->group) == 0;
             i++)
            strbuf_printf(&b, "%s%s", n++ ? wording_comma(w->t->zh) : "",
                          c->awards[i].who);
        compose_text(w, PAPER_ITEM, arena_strdup(w->a, b.s));
        strbuf_free(&b);
    }
}

/* --- corrections ------------------------------------------------------------------ */

void compose_changes(struct composing *w)
{
    static const char *const en[] = {"Bulletin", "Period",  "Group", "Name",
                                     "Figure",   "Printed", "Right"};
    static const char *const zh[] = {"原通报", "期间", "分组",  "名称",
                                     "项目",   "原数", "更正为"};
    const struct circular *c = w->c;
    struct paper_table *t = list_table(w, compose_say(w, "Corrections", "更正"),
                                       w->t->zh ? zh : en, 7, c->n_changes);
    number_columns(t, 5, 7);
    for (size_t i = 0; i < c->n_changes; i++) {
        const struct circular_change *x = &c->changes[i];
        list_row(t,
                 (const char *const[]){x->bulletin, x->period, x->group, x->name,
                                       wording_figure(x, w->t->zh),
                                       *x->was ? x->was : "-", *x->now ? x->now : "-"});
    }
    if (t->n_rows)
        compose_table(w, t);
}
