/* The columns of a bulletin's tables, as a template or --columns names them:
 *
 *   rank unit submitted total:submitted adopted outlets points rate move
 *   名次 单位 报送 累计:报送 采用 载体 得分 采用率 升降
 *   unit level:city=市级/篇数 level-points:city=市级/得分 figure:附加分=加分
 *
 * Names are parted by blanks; double quotes hold one with blanks together. What follows
 * = is the head of the column, what stands before a / in it a common head above. */
#ifndef TB_BULLETIN_COLUMNS_H
#define TB_BULLETIN_COLUMNS_H

#include "base/err.h"
#include "base/mem.h"

#include "bulletin/circular.h"

enum column_kind {
    COLUMN_SERIAL, /* 1, 2, 3 ... down the table */
    COLUMN_RANK,
    COLUMN_BEFORE, /* the place in the period before */
    COLUMN_MOVE,   /* places won or lost since */
    COLUMN_GROUP,
    COLUMN_UNIT,
    COLUMN_PERSON,
    COLUMN_SUBMITTED,
    COLUMN_ADOPTED,
    COLUMN_POINTS,
    COLUMN_RATE, /* adopted of submitted */
    COLUMN_REQUIRED,
    COLUMN_MISSING,
    COLUMN_OUTLETS, /* all of them, one after the other */
    COLUMN_OUTLET,
    COLUMN_OUTLET_POINTS,
    COLUMN_LEVELS, /* all that have an outlet */
    COLUMN_LEVEL,
    COLUMN_LEVEL_POINTS,
    COLUMN_FIGURES, /* all of the scheme's */
    COLUMN_FIGURE,
    COLUMN_UNITS,     /* of a group: how many */
    COLUMN_REPORTING, /* of a group: how many that submitted */
    COLUMN_MEAN,      /* of a group: submitted by each unit */
    COLUMN_KINDS
};

struct column_spec {
    enum column_kind kind;
    bool total;               /* from the beginning of the year */
    int level;                /* enum level */
    const char *name;         /* of the outlet or figure; as written */
    const char *head, *above; /* NULL: the usual one */
};
struct column_list {
    struct column_spec *items;
    size_t n;
};

/* TB_INVALID names the word that is none. */
enum tb_rc columns_parse(struct arena *a, const char *text, struct column_list *out,
                         struct tb_err *e);
/* Puts what the columns need into *needs. */
void columns_need(const struct column_list *l, struct circular_needs *needs);
/* The columns of c: `outlets`, `levels` and `figures` stretched out, names looked up.
 * TB_INVALID names an outlet or figure that c does not have. `at` is its place in c. */
struct column_at {
    struct column_spec spec;
    size_t at;
    const char *head, *above; /* as printed; above "" when there is none */
    const char *key;          /* the English head for programs */
};
enum tb_rc columns_place(struct arena *a, const struct column_list *l,
                         const struct circular *c, bool zh, struct column_at **out,
                         size_t *n, struct tb_err *e);
/* All names of columns in one language, for messages and help. */
void columns_names(struct strbuf *out, bool zh);

#endif
