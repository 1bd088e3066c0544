/* A scheme looked over: what it leaves open, what can never act, what overlaps. */
#ifndef TB_CORE_REVIEW_H
#define TB_CORE_REVIEW_H

#include "core/scheme.h"

enum note_kind {
    NOTE_OPEN,        /* measures differ here, and the scheme does not say */
    NOTE_UNREACHABLE, /* an earlier clause takes all that fits this one */
    NOTE_OVERLAP      /* an event may fit both; the first counts */
};

/* text: for gettext, with %d for `other`, a line, when that is above 0. line 0: of the
 * whole scheme. */
struct review_note {
    enum note_kind kind;
    int line, other;
    const char *text;
    const char *clause; /* what would answer it, such as "dates printed"; "" */
};

/* By line. In the arena. */
void scheme_review(struct arena *a, const struct scheme *s, struct review_note **notes,
                   size_t *n);

/* True when everything that fits b fits a too. */
bool filter_covers(const struct filter *a, const struct filter *b);
/* True when nothing can fit both. */
bool filter_disjoint(const struct filter *a, const struct filter *b);

#endif
