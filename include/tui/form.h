/* The entry form's text when it is put away, so that nothing typed is lost. */
#ifndef TB_TUI_FORM_H
#define TB_TUI_FORM_H

#include "base/mem.h"

#include "core/change.h"

enum form_field {
    FORM_UNIT,
    FORM_TITLE,
    FORM_DATE,
    FORM_AUTHOR,
    FORM_TYPE,
    FORM_LENGTH,
    FORM_NOTE,
    FORM_FIELDS
};

struct form_draft {
    bool any;
    int64_t amends, rev; /* the submission it changes, 0: a new one */
    int64_t units[CHANGE_UNITS_MAX];
    size_t n_units;
    struct strbuf text[FORM_FIELDS];
};

#endif
