/* Sums of a span by owner while they are collected. */
#ifndef TB_STORE_BAG_H
#define TB_STORE_BAG_H

#include "impl.h"

struct bag {
    struct store *s;
    int64_t gen;
    bool people; /* wanted too */
    tb_day first, last;
    struct tally *slots; /* open addressing by owner */
    size_t n, cap;
    struct outlet_count *outlets; /* NULL when not wanted */
    size_t n_outlets, cap_outlets;
    bool want_outlets;
    const int *pots; /* wanted too */
    size_t n_pots;
};

/* account: SUM_POINTS, SUM_SUBMITTED or SUM_ADOPTED. */
void bag_add(struct bag *b, enum owner_kind kind, int64_t id, int account,
             int64_t amount);
void bag_outlet(struct bag *b, enum owner_kind kind, int64_t id, int64_t outlet,
                int64_t n);
/* The same for a pot, by its place in b->pots. */
void bag_add_pot(struct bag *b, enum owner_kind kind, int64_t id, size_t pot,
                 int64_t amount);
/* A credit that is no adoption: into points and pots. */
void bag_credit(struct bag *b, enum owner_kind kind, int64_t id, int account,
                int64_t amount);
/* Hands out, in the arena. */
void bag_span(struct bag *b, struct arena *a, struct span *out);
void bag_outlets(struct bag *b, struct arena *a, struct tallies *out);
void bag_free(struct bag *b);

/* The answers to topics that in asks for; none, and no query, when it asks for none. */
enum tb_rc answers_load(struct store *s, const struct board_input *in, struct arena *a,
                        struct tallies *out, struct tb_err *e);

#endif
