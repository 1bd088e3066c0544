/* The scheme: an office's measure as text, one clause a line.
 *
 *   scheme 2026 measure from 2026-01-01 to 2026-12-31
 *   adoptions highest
 *   share each full
 *   adopt outlet 市府信息 form single set 20
 *
 * A clause's first word picks its primitive from src/core/rule/, one file each. English
 * and Chinese keywords are equal, names with blanks stand in double quotes, # starts a
 * comment. Nothing on which measures differ has a default: until the scheme says
 * `adoptions`, `share` or `midperiod`, what needs it is refused with the question. The
 * whole language: tongbao-scheme(5). */
#ifndef TB_CORE_SCHEME_H
#define TB_CORE_SCHEME_H

#include "base/err.h"
#include "base/mem.h"

#include "core/filter.h"
#include "core/model.h"
#include "core/period.h"

/* --- figures: what is summed, by name --------------------------------------------- */

enum figure_kind {
    FIGURE_SUBMITTED, /* these four are the metrics, in their order */
    FIGURE_ADOPTED,
    FIGURE_POINTS, /* the standard account */
    FIGURE_RATE,
    FIGURE_ACCOUNT,
    FIGURE_SECTION, /* a part of an account */
    FIGURE_COUNT,
    FIGURE_SCALE,
    FIGURE_MISSED /* topics missed; the last, of schemes in which a clause names it */
};

#define FIGURE_NAME_MAX 60 /* bytes */

/* The sorts of pots, in their two lowest bits. A section of another account than points
 * and that account's credits without a section are summed apart. */
enum pot_sort { POT_OF_POINTS, POT_ACCOUNT, POT_SECTION, POT_COUNT };
/* Of what counts as submitted, when a scheme says it. */
#define POT_SUBMITTED (1 << 29)
/* True for a section of points: its credits count in the points too. */
bool pot_of_points(int account);
/* True for a count: pieces are printed as they are, whatever the scheme's decimals. */
bool pot_of_count(int account);

/* pot: the account number of its credits. A section's sums are its own, and its
 * account's besides. Numbers are made from the name, so that every version and every
 * file has the same. */
struct figure {
    enum figure_kind kind;
    const char *name, *key;
    int account; /* of a section: its account's place in figures; else its own place */
    int pot;     /* 0: none (submitted, adopted, rate, scales, missed) */
    int line;    /* of the clause that names it first; 0: of the four, or of missed */
    bool hidden; /* made for a clause, not named by one: never printed */
};

/* True for what counts pieces: printed as they are, whatever the scheme's decimals. */
static inline bool figure_of_pieces(const struct figure *f)
{
    return f->kind == FIGURE_COUNT || f->kind == FIGURE_MISSED;
}

/* A figure that a clause names; found when the whole text is read. */
struct figure_ref {
    const char *name;
    int at; /* in figures; -1 until found */
};

/* --- clauses ---------------------------------------------------------------------- */

enum midperiod { MIDPERIOD_UNSAID, MIDPERIOD_FULL, MIDPERIOD_DAYS, MIDPERIOD_MONTHS };
enum dates { DATES_UNSAID, DATES_SENT, DATES_PRINTED, DATES_REGISTERED };
enum relays { RELAYS_UNSAID, RELAYS_KEPT, RELAYS_REPLACED };
enum line_op { OP_SET, OP_ADD, OP_MUL };

/* Where a clause's points go: places in figures. section -1: none. */
struct booking {
    int account, section;
};

struct factor {
    int64_t num, den;
};

struct line {
    int number; /* of the line in the text, from 1 */
    struct filter filter;
    const char *tests; /* filter_text of it */
    enum line_op op;
    tb_amount amount;
    struct factor factor; /* of OP_MUL */
    bool by_value, stop;
    struct bound range; /* of the value */
    struct booking to;
    const char *text; /* the clause as written, for explanations */
};

enum combine_how {
    COMBINE_UNSAID,
    COMBINE_ALL,
    COMBINE_HIGHEST,
    COMBINE_BEST,        /* the n highest */
    COMBINE_BEST_LEVELS, /* the n highest levels, of each its highest */
    COMBINE_FIRST        /* the first its points, each later one `later` */
};
enum combine_per { PER_ARTICLE, PER_LEVEL, PER_OUTLET, PER_LEADER };
struct combine {
    int number;
    struct filter filter;
    enum combine_how how;
    enum combine_per per;
    int n;
    tb_amount later;
};

enum share_how {
    SHARE_UNSAID,
    SHARE_FULL,
    SHARE_EQUAL,
    SHARE_RATIO,
    SHARE_FIRST, /* the first n named */
    SHARE_EACH   /* each gets `each` instead */
};
#define RATIO_MAX 10
struct share {
    int number;
    bool units, authors; /* of whom it speaks */
    struct filter filter;
    enum share_how how;
    int n;
    int64_t ratio[RATIO_MAX];
    tb_amount each;
};

struct count {
    int number;
    int figure; /* a count, or FIGURE_SUBMITTED, FIGURE_ADOPTED */
    struct filter filter;
    tb_amount weight;
    const char *text;
};

enum whom_kind {
    WHOM_ANY,
    WHOM_UNITS, /* all of them */
    WHOM_GROUP,
    WHOM_UNIT,
    WHOM_PEOPLE,
    WHOM_PERSON
};
struct whom {
    enum whom_kind kind;
    const char *key; /* of a group, unit or person */
    int role;        /* of people; -1: all */
};

/* A quota, or what settles one: FIGURE per PERIOD [tests]. */
struct demand {
    struct figure_ref figure;
    enum period_kind period;
    struct filter filter;
    const char *filter_words; /* as a target's filter; "" when none */
};

struct quota_clause {
    int number;
    struct whom whom;
    struct demand demand;
    tb_amount amount;
    bool exempt, per_head;
    const char *text;
};

enum curve {
    CURVE_MET,
    CURVE_RATIO,
    CURVE_EACH,
    CURVE_EXTRA,
    CURVE_MISSING,
    CURVE_MISSES,
    CURVE_BANDS
};
#define BANDS_MAX 16
struct band {
    tb_amount from, gives;
};
/* Limits of a result; off: none. */
struct clamp {
    bool has_most, has_least;
    tb_amount most, least;
};
struct settle {
    int number;
    struct whom whom;
    struct demand demand;
    enum curve curve;
    tb_amount x, y; /* y: short, or `from` of CURVE_MISSING */
    struct clamp clamp;
    struct band bands[BANDS_MAX]; /* of CURVE_MISSES: gives only */
    size_t n_bands;
    struct booking to;
    bool to_members;
    const char *text;
};

/* What each topic is worth that was missed. */
struct missed_clause {
    int number;
    struct whom whom;
    tb_amount x;
    struct booking to;
    const char *text;
};

struct limit {
    int number;
    struct figure_ref figure;
    enum period_kind period;
    struct clamp clamp;
    const char *text;
};

enum scale_how {
    SCALE_TIMES,
    SCALE_TARGET,
    SCALE_BEST,
    SCALE_LADDER,
    SCALE_BANDS,
    SCALE_POOL,
    SCALE_SUM,
    SCALE_MEAN
};
#define SCALE_PLUS_MAX 4
struct scale {
    int number;
    int figure; /* its own */
    struct figure_ref from;
    struct figure_ref plus[SCALE_PLUS_MAX]; /* added to it */
    size_t n_plus;
    enum period_kind period, part; /* part: of sum and mean */
    enum scale_how how;
    struct factor factor;
    tb_amount x, step;
    struct band bands[BANDS_MAX];
    size_t n_bands;
    struct clamp clamp;
    bool has_pass;
    tb_amount pass;
    const char *text;
};

#define UNLESS_NONE   (-1)
#define UNLESS_MISSED (-2) /* until the figure is found */
struct award {
    int number;
    const char *name, *text;
    int top;
    struct whom whom;     /* WHOM_ANY: of every group */
    bool people;          /* else units */
    struct figure_ref by; /* name NULL: the ranking figure */
    bool if_met;
    struct demand met;
    int unless;    /* the figure that must be 0; UNLESS_NONE */
    bool articles; /* else units or people: then `top` and these tests are all there is
                    */
    struct filter filter;
};

enum trigger_test { TEST_SHORT, TEST_ZERO, TEST_REACH };
enum consequence {
    THEN_LIST,
    THEN_NOTICE,
    THEN_EXPLAIN,
    THEN_TALK,
    THEN_CRITICISE,
    THEN_COMMEND,
    THEN_NO_AWARD,
    THEN_ZERO,
    THEN_DEDUCT
};
struct trigger {
    int number;
    const char *name, *text;
    struct whom whom;
    enum trigger_test test;
    struct demand demand;
    tb_amount reach;
    int times;     /* 1: each time */
    bool in_total; /* times within `within`, else running */
    enum period_kind within;
    unsigned actions; /* bits 1 << enum consequence */
    tb_amount deduct;
    struct booking to;
};

struct group_clause {
    int number;
    const char *key;
    bool unranked, to_parent;
};

#define TIES_MAX 4

/* A clause as it is written. */
struct clause_text {
    int number;
    const char *text;
};

struct scheme {
    int64_t id; /* 0 until stored */
    const char *name, *text;
    tb_day from, to; /* to TB_DAY_NONE: open-ended */
    enum midperiod midperiod;
    enum dates dates;
    enum relays relays;
    struct calendar calendar;
    int decimals; /* of printed points, 0..3; -1: as needed */
    struct combine adoptions;
    enum share_how count_units, count_authors; /* of counts; unsaid: full */
    struct figure_ref rank_by;                 /* name NULL: points */
    struct figure_ref ties[TIES_MAX];
    size_t n_ties;
    bool ties_said;
    bool missed;             /* some clause speaks of topics that were missed */
    const char *missed_word; /* the word for them that the text has first; NULL: none */
    struct figure *figures;
    struct event_word *kinds; /* further kinds of events that the text names */
    struct group_clause *groups;
    struct line *lines;
    struct combine *combines;
    struct share *shares;
    struct count *counts;
    struct quota_clause *quotas;
    struct settle *settles;
    struct missed_clause *misses;
    struct limit *limits;
    struct scale *scales;
    struct award *awards;
    struct trigger *triggers;
    struct clause_text *texts;
    size_t n_texts, n_figures, n_kinds, n_groups, n_lines, n_combines, n_shares,
        n_counts, n_quotas, n_settles, n_misses, n_limits, n_scales, n_awards,
        n_triggers;
};

#define SCHEME_TEXT_MAX 65536 /* bytes */

/* All versions, by `from`; the one in force on a day is the last begun that has not
 * ended. names: for tests of groups, units and roles; may be NULL. */
struct schemes {
    struct scheme *items;
    size_t n;
    const struct names *names;
};

/* Parses text into the arena. On failure *line_number is the line in question and the
 * message begins with nothing but what is wrong. names, when given, must know what the
 * text names. */
enum tb_rc scheme_parse(struct arena *a, const char *text, const struct names *names,
                        struct scheme *out, int *line_number, struct tb_err *e);
/* The same; *column is the word in question, in characters from 1. */
enum tb_rc scheme_parse_at(struct arena *a, const char *text, const struct names *names,
                           struct scheme *out, int *line_number, int *column,
                           struct tb_err *e);
/* NULL when none is in force (or s is NULL). */
const struct scheme *schemes_on(const struct schemes *s, tb_day d);
/* The clause that a credit's line names; "" when there is none. */
const char *schemes_clause(const struct schemes *s, int64_t line);
/* The quotas that the schemes state, as targets after those given (which may be none):
 * all in the arena. */
struct target;
void schemes_targets(struct arena *a, const struct schemes *s, const struct names *n,
                     const struct target *given, size_t n_given, struct target **out,
                     size_t *n_out);
/* The figure of a name (text_key); -1 when the scheme has none. */
int scheme_figure(const struct scheme *s, const char *key);
/* True when what is booked to the account (as a credit's) is a part of a figure: of
 * points, of an account with its sections, or of the figure itself. s may be NULL: then
 * there are points only. */
bool scheme_figure_has(const struct scheme *s, int figure, int account);
/* True when some version looks at groups, units or posts: a change of these then moves
 * credits. */
bool schemes_look_at_names(const struct schemes *s);
/* True when some version speaks of topics that were missed: answers and topics then
 * move numbers of the days on which these were due. */
bool schemes_look_at_misses(const struct schemes *s);
/* True when some clause says how units (authors) share, whatever else it tests. */
bool scheme_shares(const struct scheme *s, bool authors);

#endif
