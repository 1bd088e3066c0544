/* Inside verify: what its parts share. */
#ifndef TB_STORE_VERIFY_H
#define TB_STORE_VERIFY_H

#include <stdarg.h>

#include "impl.h"

#define FINDINGS_MAX 200

struct verifying {
    struct store *s;
    const struct progress *progress;
    struct finding *items;
    size_t n, cap;
    int64_t done, total;
    int64_t entries, articles, credits;
    int64_t head_seq;
    unsigned char head[32];
};

/* fmt is a message id; translated here. */
void finding_add(struct verifying *v, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Reports progress; true when the user wants to stop. */
bool verify_stopped(struct verifying *v);

/* verify_facts.c */
enum tb_rc verify_sums(struct verifying *v, struct tb_err *e);
enum tb_rc verify_replay(struct verifying *v, struct tb_err *e);
/* verify_derived.c */
enum tb_rc verify_derived(struct verifying *v, struct tb_err *e);

#endif
