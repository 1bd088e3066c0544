/* Any text as an amount: what is taken is in range, and is read back from its print. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *s = malloc(size + 1), out[32];
    tb_amount a = INT64_MIN, again;

    if (size)
        memcpy(s, data, size);
    s[size] = '\0';
    if (amount_parse(s, &a)) {
        assert(a >= -TB_AMOUNT_MAX && a <= TB_AMOUNT_MAX);
        assert(amount_parse(amount_format(a, -1, out), &again) && again == a);
        assert(amount_parse(amount_format(a, 3, out), &again) && again == a);
        for (int d = 0; d < 3; d++)
            assert(amount_parse(amount_format(a, d, out), &again) &&
                   again == amount_round(a, d));
    } else {
        assert(a == INT64_MIN);
    }
    free(s);
    return 0;
}
