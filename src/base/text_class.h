/* What text.c, text_safe.c and text_width.c share. */
#ifndef TB_BASE_TEXT_CLASS_H
#define TB_BASE_TEXT_CLASS_H

#include <stdint.h>

/* How a code point is shown. */
enum text_class {
    TEXT_MARK,      /* no columns: it sits on the point before it */
    TEXT_NARROW,    /* one column */
    TEXT_WIDE,      /* two */
    TEXT_AMBIGUOUS, /* one or two, as text_set_ambiguous says */
    TEXT_HIDDEN     /* not as itself: a control, an invisible or unassigned point */
};

enum { TEXT_DAMAGED_CP = 0xFFFD, TEXT_CIRCLE_CP = 0x25CC };

enum text_class text_class_of(uint32_t cp);

#endif
