/* Any text as a period: what is taken prints as it was written, and its steps go there
 * and back. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/period.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *s = malloc(size + 1), out[PERIOD_NAME_MAX];
    struct period p;
    struct tb_err e;

    if (size)
        memcpy(s, data, size);
    s[size] = '\0';
    if (period_parse(s, &p, &e) == TB_OK) {
        struct period next = period_step(p, 1), back = period_step(next, -1);
        assert(p.first <= p.last);
        assert(p.last >= TB_DAY_MIN && p.first <= TB_DAY_MAX);
        assert(strcmp(period_format(p, out), s) == 0);
        assert(next.first == p.last + 1 || next.first == p.first);
        assert(next.first == p.first || (back.first == p.first && back.last == p.last));
    } else {
        assert(e.rc == TB_USAGE && e.msg[0] && strlen(e.msg) < sizeof e.msg);
    }
    free(s);
    return 0;
}
