/* Pasted lists: every name taken is one that a unit can have, and none stands twice. */
#include <stdlib.h>
#include <string.h>

#include "core/check.h"
#include "core/roster.h"

static void need(int condition)
{
    if (!condition)
        abort();
}

static void check(const struct roster *r)
{
    size_t members = 0;
    struct tb_err e;
    for (size_t i = 0; i < r->n; i++) {
        need(check_name("", r->rows[i].name, &e) == TB_OK);
        need(r->rows[i].group < r->n_groups);
        for (size_t k = 0; k < i && i < 200; k++)
            need(strcmp(r->rows[i].key, r->rows[k].key) != 0);
    }
    for (size_t g = 0; g < r->n_groups; g++) {
        need(check_name("", r->groups[g].name, &e) == TB_OK);
        members += r->groups[g].members;
    }
    need(members == r->n);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    char *text = xstrndup((const char *)data, size);
    struct roster r = {0};
    struct tb_err e;
    if (roster_parse(&r, text, &e) == TB_OK)
        check(&r);
    else
        need(r.n == 0 && e.msg[0]);
    roster_free(&r);
    free(text);
    return 0;
}
