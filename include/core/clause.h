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
    int n_words;
    const struct names *names; /* or NULL */
};

struct rule_kind {
    const char *name;       /* for registration and messages */
    const char *words;      /* first words that pick it, both languages, by blanks */
    const struct word *set; /* or NULL: these pick it too */
    bool once;              /* a second clause of this kind is refused */
    enum tb_rc (*parse)(struct arena *a, const struct clause *c, struct scheme *out,
                        struct tb_err *e);
};

/* All of them, ended by NULL; generated. */
extern const struct rule_kind *const rule_kinds[];

/* A keyword and the value that it stands for. */
struct keyword {
    int value;
    const char *words; /* both languages, by blanks; the first is for messages */
};

/* Splits text at blanks (ASCII and ideographic) into words, taking quotes off and
 * leaving out what follows #. TB_INVALID for a quote without its end. */
enum tb_rc clause_split(struct arena *a, const char *text, size_t n, struct clause *out,
                        struct tb_err *e);
/* True when word is one of the words of a blank-separated list, folded. */
bool clause_is(const char *word, const char *words);
/* The value of word in a table ended by words NULL; false when it is not there. */
bool clause_keyword(const struct keyword *set, const char *word, int *value);
/* As clause_keyword for word number i, which must be there and must be the last when
 * `last`; the message says what would be right. */
enum tb_rc clause_choice(const struct clause *c, int i, bool last,
                         const struct keyword *set, int *value, struct tb_err *e);
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

/* Reads tests (outlet NAME, level L ...) from words[*at] until a word that begins none,
 * and moves *at there. */
enum tb_rc filter_words(struct arena *a, const struct clause *c, int *at,
                        struct filter *out, struct tb_err *e);
/* A filter that tests nothing. */
struct filter filter_any(void);

#endif
