/* Any text as a date: what is taken lies in the years that may be entered, and is read
 * back from its print. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *s = malloc(size + 1), out[16];
    tb_day d = TB_DAY_NONE, again;

    if (size)
        memcpy(s, data, size);
    s[size] = '\0';
    if (day_parse(s, &d)) {
        assert(d >= TB_DAY_MIN && d <= TB_DAY_MAX);
        assert(day_parse(day_format(d, out), &again) && again == d);
        assert(strlen(out) == 10 && memcmp(out, s, 4) == 0);
    } else {
        assert(d == TB_DAY_NONE);
    }
    free(s);
    return 0;
}
