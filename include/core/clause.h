/* Clauses: what scheme.c, filter.c and the files of src/core/rule/ share.
 *
 * A clause's parser is one file in src/core/rule/, NAME.c with `const struct rule_kind
 * rule_NAME`; the Makefile lists them. A parser gets the clause's words and sets what
 * they say in the scheme. */
#ifndef TB_CORE_CLAUSE_H
#define TB_CORE_CLAUSE_H

#include "core/scheme.h"
#include "core/word.h"

struct clause {
    int number;
    const char *text;
    const char **words; /* unquoted */
    const char **keys;  /* folded, for keywords */
    int *columns;       /* of each word, in characters from 1 */
    int n_words;
    int bad;                   /* the word that a message is about */
    const struct names *names; /* or NULL */
    struct scheme *scheme; /* what is being read, for kinds that it names; or NULL */
};

struct rule_kind {
    const char *name;       /* for registration and messages */
    const char *words;      /* first words that pick it, both languages, by blanks */
    const struct word *set; /* or NULL: these pick it too */
    bool once;              /* a second clause of this kind is refused */
    bool yields;            /* to an event kind of that name, where there is one */
    bool early;             /* read before all others: they may use what it says */
    enum tb_rc (*parse)(struct arena *a, struct clause *c, struct scheme *out,
                        struct tb_err *e);
};

/* All of them, ended by NULL; generated. */
extern const struct rule_kind *const rule_kinds[];

/* A keyword and the value that it stands for. */
struct keyword {
    int value;
    const char *words; /* both languages, by blanks; the first is for messages */
};

/* --- words (clause.c) ------------------------------------------------------------- */

/* Splits text at blanks (ASCII and ideographic) into words, taking quotes off and
 * leaving out what follows #. TB_INVALID for a quote without its end. */
enum tb_rc clause_split(struct arena *a, const char *text, size_t n, struct clause *out,
                        struct tb_err *e);
/* True when word is one of the words of a blank-separated list, folded. */
bool clause_is(const char *word, const char *words);
/* True when there is a word number i and it is one of the list. */
bool clause_at(const struct clause *c, int i, const char *words);
/* The value of word number i in a table ended by words NULL; false when it is not
 * there. */
bool clause_key(const struct clause *c, int i, const struct keyword *set, int *value);
/* As clause_key for a word which must be there and must be the last when `last`; the
 * message says what would be right. */
enum tb_rc clause_choice(struct clause *c, int i, bool last, const struct keyword *set,
                         int *value, struct tb_err *e);
/* What word was probably meant to be: the candidate with the fewest edits, when they
 * are few. Start with {.word = word}; best is NULL when nothing was near. */
struct nearest {
    const char *word, *best;
    size_t edits;
};
void nearest_offer(struct nearest *n, const char *candidate);
/* Offers each word of a blank-separated list; those kept are copied into buf. */
void nearest_offer_list(struct nearest *n, const char *words, char *buf, size_t size);
void nearest_offer_set(struct nearest *n, const struct word *set);

/* --- parts of clauses (clause_take.c): each reads at words[*at] and moves *at on ----
 */

/* The word must be there and one of the list. */
enum tb_rc take_word(struct clause *c, int *at, const char *words, struct tb_err *e);
/* A number of at most three decimals; a whole one within low..high. */
enum tb_rc take_amount(struct clause *c, int *at, tb_amount *out, struct tb_err *e);
enum tb_rc take_whole(struct clause *c, int *at, int low, int high, int *out,
                      struct tb_err *e);
/* A decimal number or a fraction such as 2/3. */
enum tb_rc take_factor(struct clause *c, int *at, struct factor *out, struct tb_err *e);
/* A calendar kind of period; "per PERIOD" with its first word. */
enum tb_rc take_period(struct clause *c, int *at, enum period_kind *out,
                       struct tb_err *e);
enum tb_rc take_per(struct clause *c, int *at, enum period_kind *out, struct tb_err *e);
/* An event kind, EVENT_SUBMIT among them. */
enum tb_rc take_kind(struct clause *c, int *at, int *out, struct tb_err *e);
/* The name of a figure, to be found later. */
enum tb_rc take_figure(struct arena *a, struct clause *c, int *at,
                       struct figure_ref *out, struct tb_err *e);
/* One of MISSED_WORDS: the scheme then has the figure, whoever names it. */
#define MISSED_WORDS "missed 约稿未交"
enum tb_rc take_missed(struct arena *a, struct clause *c, int *at, struct tb_err *e);
/* group G | unit U | people [role R] | person P | units, those of `allowed` (bits 1 <<
 * enum whom_kind); WHOM_ANY when none of them stands there. */
enum tb_rc take_whom(struct arena *a, struct clause *c, int *at, unsigned allowed,
                     struct whom *out, struct tb_err *e);
/* FIGURE per PERIOD [tests]. */
enum tb_rc take_demand(struct arena *a, struct clause *c, int *at, bool tests,
                       struct demand *out, struct tb_err *e);
/* account NAME and section NAME, each at most once, in any order; with them the word
 * `flag` (NULL: none), which sets *flagged. */
enum tb_rc take_booking(struct arena *a, struct clause *c, int *at, struct scheme *s,
                        const char *flag, struct booking *out, bool *flagged,
                        struct tb_err *e);
/* A:X B:Y ..., at least one. */
enum tb_rc take_bands(struct clause *c, int *at, struct band *out, size_t *n,
                      struct tb_err *e);
/* most N and least N, by these words; stops at anything else. */
enum tb_rc take_clamp(struct clause *c, int *at, const char *most, const char *least,
                      struct clamp *out, struct tb_err *e);
/* How events are combined; rule/combine.c. */
enum tb_rc combine_take(struct clause *c, int *at, struct combine *out,
                        struct tb_err *e);
/* The word before number i: what was read last, for messages. */
const char *clause_before(const struct clause *c, int i);
/* Nothing may be left. */
enum tb_rc take_end(struct clause *c, int at, struct tb_err *e);
/* Word number i is not right here; `right` is what would be, for the message. */
enum tb_rc clause_stray(struct clause *c, int i, const char *right, struct tb_err *e);
/* The next element of one of the scheme's arrays, zeroed. */
void *clause_append(struct arena *a, void *items, size_t *n, size_t size);

/* Reads tests (outlet NAME, level L ...) from words[*at] until a word that begins none,
 * and moves *at there. */
enum tb_rc filter_words(struct arena *a, struct clause *c, int *at, struct filter *out,
                        struct tb_err *e);

/* --- figures (figure.c) ----------------------------------------------------------- */

/* The four that every scheme has. */
void figures_begin(struct arena *a, struct scheme *s);
/* The figure of this kind and name, made when it is new; TB_INVALID when the name is
 * another kind's. account: of a section. */
enum tb_rc figure_define(struct arena *a, struct scheme *s, const struct clause *c,
                         enum figure_kind kind, const char *name, int account, int *at,
                         struct tb_err *e);
/* Finds all that clauses name; on failure *line is where. */
enum tb_rc figures_resolve(struct arena *a, struct scheme *s, int *line,
                           struct tb_err *e);

#endif
