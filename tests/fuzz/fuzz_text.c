/* Any bytes through the text layer: what comes out is harmless text of the promised
 * width, clusters are the same in both directions, and keys are stable. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_safe(const char *s, size_t n)
{
    struct strbuf safe = {0}, again = {0};
    int sum = 0;

    text_safe(&safe, s, n);
    for (size_t at = 0; at < safe.len;) {
        uint32_t cp;
        at += text_decode(safe.s + at, safe.len - at, &cp);
        assert(cp != UINT32_MAX && text_cp_width(cp) >= 0);
        sum += text_cp_width(cp);
    }
    assert(sum == text_width(s, n));
    text_safe(&again, safe.s, safe.len);
    assert(again.len == safe.len && memcmp(again.s, safe.s, safe.len) == 0);
    strbuf_free(&safe);
    strbuf_free(&again);
}

static void check_clusters(const char *s, size_t n)
{
    int sum = 0;

    for (size_t at = 0; at < n;) {
        int cols, used;
        size_t len = text_grapheme(s + at, n - at, &cols);
        assert(len > 0 && len <= n - at && cols >= 1 && cols <= 10);
        at += len;
        sum += cols;
        assert(text_grapheme_before(s, at) == len);
        if (n < 200)
            assert(text_fit(s, n, sum, &used) == at && used == sum);
    }
    assert(sum == text_width(s, n));
}

static void check_column(const char *s, size_t n, int cols)
{
    struct strbuf out = {0};

    text_column(&out, s, n, cols);
    assert(text_width(out.s, out.len) == abs(cols));
    strbuf_free(&out);
}

static void check_key(const char *s, size_t n,
                      void (*key)(struct strbuf *, const char *, size_t))
{
    struct strbuf once = {0}, twice = {0};

    key(&once, s, n);
    key(&twice, once.s, once.len);
    assert(text_valid(once.s, once.len, NULL));
    assert(once.len == twice.len && memcmp(once.s, twice.s, once.len) == 0);
    strbuf_free(&once);
    strbuf_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* an exact copy, so that a read past the end is seen */
    char *s = malloc(size ? size : 1);

    if (size)
        memcpy(s, data, size);
    check_safe(s, size);
    check_clusters(s, size);
    check_column(s, size, size ? (int)(data[0] % 120) - 60 : 5);
    check_key(s, size, text_key);
    check_key(s, size, text_find_key);
    free(s);
    return 0;
}
