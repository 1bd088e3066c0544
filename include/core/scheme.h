/* The scheme: an office's measure as text, one clause a line.
 *
 *   scheme 2026 measure from 2026-01-01 to 2026-12-31
 *   adoptions highest
 *   share each full
 *   adopt outlet 市府信息 form single set 20
 *
 * A clause's first word picks its primitive from src/core/rule/, one file each; later
 * primitives add files and never change what an earlier line means. English and Chinese
 * keywords are equal, names with blanks stand in double quotes, # starts a comment.
 * Nothing on which measures differ has a default: until the scheme says `adoptions`,
 * `share` or `midperiod`, what needs it is refused with the question. */
#ifndef TB_CORE_SCHEME_H
#define TB_CORE_SCHEME_H

#include "base/err.h"
#include "base/mem.h"

#include "core/model.h"

enum combine { COMBINE_UNSAID, COMBINE_ALL, COMBINE_HIGHEST };
enum share { SHARE_UNSAID, SHARE_FULL, SHARE_EQUAL };
enum midperiod { MIDPERIOD_UNSAID, MIDPERIOD_FULL, MIDPERIOD_DAYS, MIDPERIOD_MONTHS };
enum ties { TIES_SHARED, TIES_ADOPTED };
enum line_op { OP_SET, OP_ADD };

/* Attribute tests joined by "and"; a test that is not made has its neutral value. */
struct filter {
    int kind;           /* enum event_kind, EVENT_SUBMIT, or -1 */
    const char *outlet; /* text_key of the outlet's name, or NULL */
    const char *type;   /* text_key of the article's type, or NULL */
    int level;          /* enum level or -1 */
    enum form form;
    enum route route;
    enum leader_rank leader;
};

struct line {
    int number; /* of the line in the text, from 1 */
    struct filter filter;
    enum line_op op;
    tb_amount amount;
    const char *text; /* the clause as written, for explanations */
};

struct scheme {
    int64_t id; /* 0 until stored */
    const char *name, *text;
    tb_day from, to; /* to TB_DAY_NONE: open-ended */
    enum combine adoptions;
    enum share share_units, share_authors;
    enum midperiod midperiod;
    enum ties ties;
    int decimals; /* of printed points, 0..3; -1: as needed */
    struct line *lines;
    size_t n_lines, cap_lines;
};

#define SCHEME_TEXT_MAX 65536 /* bytes */

/* All versions, by `from`; the one in force on a day is the last begun that has not
 * ended. */
struct schemes {
    struct scheme *items;
    size_t n;
};

/* Parses text into the arena. On failure *line_number is the line in question. names,
 * when given, must know every outlet that the text names. */
enum tb_rc scheme_parse(struct arena *a, const char *text, const struct names *names,
                        struct scheme *out, int *line_number, struct tb_err *e);
/* NULL when none is in force (or s is NULL). */
const struct scheme *schemes_on(const struct schemes *s, tb_day d);
/* A target's filter: the tests of a line without its kind's word being required; blank
 * text tests nothing. */
enum tb_rc filter_parse(struct arena *a, const char *text, const struct names *names,
                        struct filter *out, struct tb_err *e);

/* What a filter looks at. Keys are text_key; "" when not given. */
struct filter_subject {
    int kind;
    const char *outlet_key, *type_key;
    int level; /* -1: none */
    enum form form;
    enum route route;
    enum leader_rank leader;
};
bool filter_matches(const struct filter *f, const struct filter_subject *s);
/* True when both make the same tests. */
bool filter_same(const struct filter *a, const struct filter *b);

#endif
