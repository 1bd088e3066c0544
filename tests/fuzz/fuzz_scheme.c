/* The scheme's text: any bytes are read or refused with a line number, twice the same.
 */
#include <stdlib.h>
#include <string.h>

#include "core/scheme.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static enum tb_rc parse(struct arena *a, const char *text, struct scheme *s, int *line)
{
    struct tb_err e = {0};
    enum tb_rc rc = scheme_parse(a, text, NULL, s, line, &e);
    if (rc != TB_OK && (e.msg[0] == '\0' || strchr(e.msg, '\n')))
        abort();
    return rc;
}

static void same(const struct scheme *x, const struct scheme *y)
{
    if (strcmp(x->name, y->name) != 0 || x->from != y->from || x->to != y->to ||
        x->adoptions.how != y->adoptions.how || x->n_shares != y->n_shares ||
        x->midperiod != y->midperiod || x->n_ties != y->n_ties ||
        x->n_figures != y->n_figures || x->n_quotas != y->n_quotas ||
        x->n_settles != y->n_settles || x->n_limits != y->n_limits ||
        x->n_scales != y->n_scales || x->n_triggers != y->n_triggers ||
        x->decimals != y->decimals || x->n_lines != y->n_lines)
        abort();
    for (size_t i = 0; i < x->n_lines; i++)
        if (x->lines[i].number != y->lines[i].number ||
            x->lines[i].op != y->lines[i].op ||
            x->lines[i].amount != y->lines[i].amount ||
            !filter_same(&x->lines[i].filter, &y->lines[i].filter) ||
            strcmp(x->lines[i].text, y->lines[i].text) != 0)
            abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = {0}, b = {0};
    struct scheme x = {0}, y = {0};
    struct filter f;
    int line_x = 0, line_y = 0;
    char *text = malloc(size + 1);
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    enum tb_rc rc = parse(&a, text, &x, &line_x);
    if (parse(&b, text, &y, &line_y) != rc || line_x != line_y)
        abort();
    if (rc == TB_OK)
        same(&x, &y);
    filter_parse(&a, text, NULL, &f, NULL);
    arena_free(&a);
    arena_free(&b);
    free(text);
    return 0;
}
