/* What the parts of scoring share: score.c, score_value.c, score_combine.c,
 * score_count.c. */
#ifndef TB_CORE_SCORING_H
#define TB_CORE_SCORING_H

#include "core/score.h"

/* One who is credited: part `part` of `parts` of the article's units or authors; parts
 * 0: beside them, for what names it. */
struct owner {
    int64_t id;
    enum owner_kind kind;
    int part, parts;
};

/* An event with what makes it count. NULL event: the handing-in. */
struct happening {
    const struct article_event *event;
    const struct scheme *scheme; /* in force on its day; NULL: none */
    tb_day day;                  /* on which it counts */
};

/* What one line gives to an event, before anybody shares. */
struct earning {
    size_t line; /* in scheme->lines */
    tb_amount amount;
};

struct scoring {
    const struct schemes *schemes;
    const struct article *article;
    struct credit_list *out;
    struct happening *events; /* by day, then content */
    struct earning *earnings; /* scratch, of one event and account */
    size_t n_earnings, cap_earnings;
    size_t first; /* the line that acted first; SIZE_MAX: none */
};

/* Appends a credit of o for h. */
void score_keep(struct scoring *w, const struct happening *h, const struct owner *o,
                struct credit c);
/* The same; a unit in a group `to parent` hands it on, but for what only counts its
 * pieces. */
void score_push(struct scoring *w, const struct happening *h, const struct owner *o,
                struct credit c);
/* True when the event is one for this owner; *one is o, alone when it is named. */
bool score_concerns(const struct happening *h, const struct owner *o,
                    struct owner *one);
struct filter_subject score_subject(const struct scoring *w, const struct happening *h,
                                    const struct owner *o);

/* --- score_value.c ---------------------------------------------------------------- */

/* What the lines of an account (its place in the scheme's figures; -1: the scheme has
 * none of that pot) give for h, in w->earnings; returns their sum. */
tb_amount score_value(struct scoring *w, const struct happening *h,
                      const struct owner *o, int account);
/* The account of this pot in a scheme; points for 0; -1: none. */
int score_account(const struct scheme *s, int pot);
/* o's part of an amount; 0 where no `share` says how. */
tb_amount score_part(const struct scoring *w, const struct happening *h,
                     const struct owner *o, tb_amount amount);
/* Where several owners each get a fixed amount: it stands instead of the event's
 * credits in one account, which are those from `from` on, when they gave anything. */
void score_each(struct scoring *w, const struct happening *h, const struct owner *o,
                size_t from);
/* Where a line of w->earnings books: its section, else the one of the event's `set`,
 * else the account. */
int score_pot(const struct scoring *w, const struct scheme *s, const struct line *l);
/* Credits all of w->earnings, o's parts; false when there was none. */
bool score_lines(struct scoring *w, const struct happening *h, const struct owner *o);
/* One credit of an amount under a line; line SIZE_MAX: the first that earned, or none.
 */
void score_once(struct scoring *w, const struct happening *h, const struct owner *o,
                int account, size_t line, tb_amount amount);

/* --- score_combine.c -------------------------------------------------------------- */

/* All events of the article for one owner and account. */
void score_events(struct scoring *w, const struct owner *o, int pot);

/* --- score_count.c ---------------------------------------------------------------- */

/* The `count` figures for one owner. */
void score_counts(struct scoring *w, const struct owner *o);
/* Whether an adoption counts as one at all. */
bool score_counts_adopted(const struct scoring *w, const struct happening *h,
                          const struct owner *o);

#endif
