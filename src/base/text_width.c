/* Columns of single code points: the table and the one setting it has. */
#include <stddef.h>

#include "base/text.h"

#include "text_class.h"

static const uint32_t runs[] = {
#include "text_width_table.inc"
};

/* The one setting of the text layer: how the terminal at hand draws ambiguous points.
 * It is given once, before anything is drawn, and read in one place. */
static int ambiguous_columns = 1;

void text_set_ambiguous(int columns)
{
    ambiguous_columns = columns == 2 ? 2 : 1;
}

enum text_class text_class_of(uint32_t cp)
{
    size_t low = 0, high = sizeof runs / sizeof *runs;

    if (cp >= 0x20 && cp < 0x7F)
        return TEXT_NARROW;
    if (cp >= 0x4E00 && cp <= 0x9FFF)
        return TEXT_WIDE;
    if (cp > 0x10FFFF)
        return TEXT_HIDDEN;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs[middle] >> 4 <= cp)
            low = middle;
        else
            high = middle;
    }
    return (enum text_class)(runs[low] & 15);
}

int text_cp_width(uint32_t cp)
{
    switch (text_class_of(cp)) {
    case TEXT_MARK:
        return 0;
    case TEXT_NARROW:
        return 1;
    case TEXT_WIDE:
        return 2;
    case TEXT_AMBIGUOUS:
        return ambiguous_columns;
    case TEXT_HIDDEN:
        break;
    }
    return -1;
}

bool text_cp_ambiguous(uint32_t cp)
{
    return text_class_of(cp) == TEXT_AMBIGUOUS;
}
