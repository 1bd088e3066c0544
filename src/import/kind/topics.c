/* Topics do not exist yet: their file is refused rather than half understood. */
#include "../run.h"

static const struct import_column columns[] = {
    {"ref", false}, {"title", true},  {"source", false}, {"issued", false},
    {"due", false}, {"units", false}, {"note", false},   {NULL, false},
};

const struct import_kind import_topics = {
    .name = "topics",
    .columns = columns,
    .refused = N_("topics do not exist yet: nothing was imported"),
};
