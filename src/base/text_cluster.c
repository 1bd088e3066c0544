/* What a person takes for one character. */
#include <utf8proc.h>

#include "base/text.h"

static bool breaks(uint32_t a, uint32_t b, utf8proc_int32_t *state)
{
    if (a == UINT32_MAX || b == UINT32_MAX)
        return true;
    return utf8proc_grapheme_break_stateful((utf8proc_int32_t)a, (utf8proc_int32_t)b,
                                            state);
}

size_t text_cluster(const char *s, size_t n)
{
    int cols;
    size_t least = text_grapheme(s, n, &cols);
    utf8proc_int32_t state = 0;
    uint32_t cp, next;
    size_t at = text_decode(s, n, &cp);

    while (at < n) {
        size_t k = text_decode(s + at, n - at, &next);
        if (breaks(cp, next, &state) && at >= least)
            break;
        cp = next;
        at += k;
    }
    return at;
}

/* Where clusters begin depends on all that stands before (flags are pairs), so they are
 * counted from the start. */
size_t text_cluster_before(const char *s, size_t at)
{
    size_t i = 0, last = 0;

    while (i < at) {
        last = text_cluster(s + i, at - i);
        i += last;
    }
    return last;
}
