/* What compose.c and its parts share. */
#ifndef TB_BULLETIN_COMPOSING_H
#define TB_BULLETIN_COMPOSING_H

#include "bulletin/compose.h"
#include "bulletin/field.h"
#include "bulletin/wording.h"

struct composing {
    struct arena *a;
    const struct bulletin_template *t;
    const struct circular *c;
    struct paper *p;
    size_t cap;
    int headings; /* numbered ones so far */
};

/* Adds a block and returns it. */
struct paper_block *compose_add(struct composing *w, enum paper_block_kind kind);
void compose_text(struct composing *w, enum paper_block_kind kind, const char *text);
void compose_table(struct composing *w, const struct paper_table *t);
/* "zh" or "en" by the template's language. */
const char *compose_say(const struct composing *w, const char *en, const char *zh)
    __attribute__((format_arg(2)));

/* Blocks that the numbers alone determine; each adds nothing when there is nothing. */
enum tb_rc compose_units(struct composing *w, struct tb_err *e);   /* table.c */
enum tb_rc compose_people(struct composing *w, struct tb_err *e);  /* table.c */
enum tb_rc compose_groups(struct composing *w, struct tb_err *e);  /* table.c */
enum tb_rc compose_records(struct composing *w, struct tb_err *e); /* table.c */
void compose_titles(struct composing *w, size_t most);             /* lists.c */
void compose_topics(struct composing *w);                          /* lists.c */
void compose_missed(struct composing *w);                          /* lists.c */
void compose_awards(struct composing *w);                          /* lists.c */
void compose_changes(struct composing *w);                         /* lists.c */
void compose_notes(struct composing *w);                           /* notes.c */
void compose_foot(struct composing *w);                            /* notes.c */
void compose_bars(struct composing *w);                            /* chart.c */
void compose_progress(struct composing *w);                        /* chart.c */
void compose_months(struct composing *w);                          /* chart.c */

/* t in another layout. */
struct paper_table *layout_transposed(struct arena *a, const struct paper_table *t);
struct paper_table *layout_paired(struct arena *a, const struct paper_table *t);

#endif
