/* Bulletins in the store: those that are published, and what boards do not know of the
 * articles that they list. Rules as in store/store.h. */
#ifndef TB_STORE_BULLETINS_H
#define TB_STORE_BULLETINS_H

#include "core/assignment.h"

#include "store/store.h"

/* A published bulletin without its body. */
struct bulletin_head {
    int64_t id, replaces_id, replaced_by; /* 0: none */
    int year, number;
    enum track track;
    const char *period; /* its name */
    tb_day first, last;
    const char *scheme; /* "" when none was in force */
    tb_day scheme_from;
    int64_t head_seq;
    unsigned char head[32];
    int64_t at; /* UTC seconds */
    const char *title;
};
/* All of them, the newest first. */
enum tb_rc store_bulletins(struct store *s, struct arena *a, struct bulletin_head **out,
                           size_t *n, struct tb_err *e);
/* TB_CORRUPT when it is not what its hash says. */
enum tb_rc store_bulletin_body(struct store *s, int64_t id, struct arena *a,
                               const char **body, struct tb_err *e);
/* The number that the next one of the year takes. Inside a batch it stays so. */
enum tb_rc store_bulletin_next(struct store *s, int year, int *number,
                               struct tb_err *e);
/* The ones not replaced whose period has a day on which what entry seq touched counts:
 * in the order of store_bulletins; what was removed or moved away counts too. missed:
 * topics, and what answers them, count on the days on which they were due. */
enum tb_rc store_bulletins_touched(struct store *s, int64_t seq, bool missed,
                                   struct arena *a, const struct bulletin_head **out,
                                   size_t *n, struct tb_err *e);

/* Articles of a track's units that were adopted on first..last, the latest adoption
 * first; at most `most`, *more says that there are others. Names are joined by ';'. */
struct adopted_row {
    int64_t id;
    const char *ref, *title, *units, *outlets; /* outlets "" when none is named */
    tb_day day;
};
enum tb_rc store_adopted(struct store *s, enum track track, tb_day first, tb_day last,
                         size_t most, struct arena *a, struct adopted_row **out,
                         size_t *n, bool *more, struct tb_err *e);

/* Points that adoptions earned, by owner and outlet, in the order of owners. */
struct outlet_points {
    enum owner_kind owner_kind;
    int64_t owner_id, outlet_id;
    tb_amount points;
};
enum tb_rc store_outlet_points(struct store *s, tb_day first, tb_day last,
                               struct arena *a, struct outlet_points **out, size_t *n,
                               struct tb_err *e);

/* What units, and persons whom it names, sent for a topic, by their ids. */
enum tb_rc store_replies(struct store *s, int64_t topic_id, struct arena *a,
                         struct reply **out, size_t *n, struct tb_err *e);

/* The last entry's seq and hash. */
enum tb_rc store_journal_head(struct store *s, int64_t *seq, unsigned char hash[32],
                              struct tb_err *e);

#endif
