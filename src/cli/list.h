/* The kinds that `list` can print. */
#ifndef TB_CLI_LIST_H
#define TB_CLI_LIST_H

#include "cli.h"

struct list_query {
    struct period period;
    bool any_day;        /* no --period, and the kind has no dates of its own */
    int64_t group, unit; /* 0: all */
};

struct list_kind {
    const char *name;
    bool dated; /* rows have a date: the default period is the current month */
    /* Adds columns and rows to t->sheet; writes parts of long lists. */
    enum tb_rc (*list)(struct cli *c, const struct list_query *q, struct cli_table *t,
                       struct tb_err *e);
};
/* Each ends with {0}. */
extern const struct list_kind list_names_kinds[], list_facts_kinds[],
    list_office_kinds[];

#endif
