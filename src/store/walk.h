/* Articles as scoring sees them: one, or all in order of id. */
#ifndef TB_STORE_WALK_H
#define TB_STORE_WALK_H

#include "impl.h"

/* Article id; *found false when there is no such row. */
enum tb_rc article_load(struct store *s, int64_t id, struct arena *a,
                        struct article *out, bool *found, struct tb_err *e);

enum walk_stream {
    WALK_ARTICLES,
    WALK_UNITS,
    WALK_AUTHORS,
    WALK_EVENTS,
    WALK_LOOSE,
    WALK_STREAMS
};
struct walk {
    struct store *s;
    int64_t at; /* the last one given */
    struct {
        sqlite3_stmt *st;
        int64_t id; /* the article of the row at hand; 0: no more */
    } streams[WALK_STREAMS];
    struct strbuf type, type_key; /* the last type, and its key */
};
/* All articles after an id, and events without an article each by itself, in order of
 * id. Inside a transaction, one walk at a time; walk_end also after a failure. */
enum tb_rc walk_begin(struct walk *w, struct store *s, int64_t after, struct tb_err *e);
/* The next one, which lasts until the one after it; out->id 0 when there is none.
 * TB_CORRUPT when the table's order is damaged and the walk would never end. */
enum tb_rc walk_next(struct walk *w, struct arena *a, struct article *out,
                     struct tb_err *e);
void walk_end(struct walk *w);

#endif
