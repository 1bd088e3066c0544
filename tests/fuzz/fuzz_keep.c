/* What is kept of a bulletin: any bytes are read or refused; what was read is compared
 * with other numbers, both ways, and is the same when it is kept again. */
#include <stdlib.h>
#include <string.h>

#include "../unit/bulletin/small.h"
#include "bulletin/keep.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void need(int condition)
{
    if (!condition)
        abort();
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct arena a = {0};
    struct circular c, back, like = small_circular(TRACK_INSIDE);
    struct paper p, again;
    struct circular_change *changes;
    size_t n;
    struct tb_err e = {0};
    char *body = malloc(size + 1);
    if (size)
        memcpy(body, data, size);
    body[size] = '\0';
    if (keep_read(&a, body, &c, &p, &e) == TB_OK) {
        struct strbuf one = {0}, two = {0};
        circular_compare(&a, &c, &like, &changes, &n);
        circular_untold(&a, c.changes, c.n_changes, &changes, &n);
        circular_compare(&a, &like, &c, &changes, &n);
        keep_write(&one, &c, &p);
        need(keep_read(&a, one.s, &back, &again, &e) == TB_OK);
        keep_write(&two, &back, &again);
        need(strcmp(one.s, two.s) == 0);
        strbuf_free(&one);
        strbuf_free(&two);
    } else {
        need(e.rc == TB_CORRUPT && e.msg[0] && !strchr(e.msg, '\n'));
    }
    arena_free(&a);
    free(body);
    return 0;
}
