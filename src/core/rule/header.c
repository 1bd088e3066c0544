/* scheme NAME from DATE [to DATE]
 * 办法 NAME 自 DATE [至 DATE]
 *
 * The measure's name and the days from and to which it is in force; without `to` until
 * a later version begins. NAME may have blanks; it ends before the last `from DATE`. */
#include <string.h>

#include "base/i18n.h"

#include "core/change.h"
#include "core/clause.h"

#define FROM_WORDS "from 自 从"
#define TO_WORDS   "to 至 到"

/* Takes "WORD DATE" that ends at word number *end; false when it is not there. */
static bool take_date(const struct clause *c, int *end, const char *words, tb_day *out)
{
    if (*end < 3 || !clause_is(c->words[*end - 2], words) ||
        !day_parse(c->words[*end - 1], out))
        return false;
    *end -= 2;
    return true;
}

static enum tb_rc parse(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e)
{
    struct strbuf name = {0};
    int end = c->n_words;

    take_date(c, &end, TO_WORDS, &out->to);
    if (!take_date(c, &end, FROM_WORDS, &out->from))
        return tb_fail(e, TB_INVALID,
                       N_("the header must be: scheme NAME from DATE [to DATE], dates "
                          "as 2026-01-01"));
    if (out->to != TB_DAY_NONE && out->to < out->from)
        return tb_fail(e, TB_INVALID,
                       N_("the scheme ends on %s, before it begins on %s"),
                       c->words[c->n_words - 1], c->words[c->n_words - 3]);
    for (int i = 1; i < end; i++) {
        if (i > 1)
            strbuf_putc(&name, ' ');
        strbuf_puts(&name, c->words[i]);
    }
    if (name.len > 0 && name.len <= CHANGE_NAME_MAX)
        out->name = arena_strdup(a, name.s);
    strbuf_free(&name);
    if (!out->name)
        return tb_fail(
            e, TB_INVALID,
            N_("the header needs a name of at most %d bytes: scheme NAME from "
               "DATE"),
            CHANGE_NAME_MAX);
    return TB_OK;
}

const struct rule_kind rule_header = {
    .name = "scheme",
    .words = "scheme 办法",
    .once = true,
    .parse = parse,
};
