/* Two wishes for one submission: what this user wants in some fields, and what somebody
 * else has put there since. The conflict view asks which is to stand. */
#ifndef TB_TUI_CONFLICT_H
#define TB_TUI_CONFLICT_H

#include "tui/ui.h"

#define CONFLICT_FIELDS 9 /* enum amend_field has so many */

struct conflict {
    struct arena arena;
    int64_t id;
    struct submission mine;
    unsigned fields;           /* enum amend_field: to be decided */
    unsigned others;           /* of mine: written without asking */
    struct article_row theirs; /* as it is now */
    char who[64];              /* made it so */
    int64_t at;                /* when, UTC seconds */
    bool of_undo;              /* mine is what an undo would bring back */
};

struct conflict *conflict_new(int64_t id);
/* Reads the record as it is and who changed it last. */
enum tb_rc conflict_theirs(struct conflict *x, struct ui *ui, struct tb_err *e);
/* Copies what the user wants. */
void conflict_mine(struct conflict *x, const struct submission *s, unsigned fields,
                   unsigned others);
void conflict_free(struct conflict *x);
/* A record as a submission; borrows. */
struct submission conflict_submission(const struct article_row *r);

#endif
