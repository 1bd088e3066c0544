/* What the bulletin screen, its question and its export share. */
#ifndef TB_TUI_BULLETIN_VIEW_H
#define TB_TUI_BULLETIN_VIEW_H

#include "app/bulletin.h"

#include "tui/grid.h"

/* A row of the screen: a published bulletin, or a period that could be. */
struct bulletin_item {
    int64_t id; /* the bulletin's; of a draft made of track and days */
    enum track track;
    struct period period;
    const struct bulletin_head *head; /* NULL: a draft */
};

/* The text below the list, by lines and what each belongs to. */
struct bulletin_text {
    struct arena arena;
    struct paper paper;
    char **lines;
    size_t *blocks; /* of each line: its place in paper.blocks */
    size_t n, cap;
    size_t top, cursor; /* lines */
    int left;           /* columns scrolled away */
    int height, width;
};

struct bulletin_page {
    struct view view;
    struct arena arena; /* items and heads */
    struct grid grid;
    struct bulletin_text text;
    struct rect text_at;
    bool reading;   /* keys move in the text */
    bool live;      /* a published one is shown as it would be now */
    size_t changes; /* of a published one, since */
    char problem[sizeof((struct tb_err *)0)->msg];
    int64_t shown; /* whose text it is; 0: to be made */
    bool shown_live;
    int64_t seq; /* of the journal, when it was made */
};

/* The rows: published ones and the drafts of recent periods; bulletin_rows.c. In the
 * arena. */
enum tb_rc bulletin_items(struct ui *ui, struct arena *a, struct bulletin_item **out,
                          size_t *n, struct tb_err *e);
int64_t bulletin_draft_id(enum track track, struct period p);
const char *bulletin_track(enum track track);

/* bulletin_text.c. The paper is made by the caller in t->arena. */
void bulletin_text_set(struct bulletin_text *t, int width);
void bulletin_text_layout(struct bulletin_text *t, int height);
bool bulletin_text_act(struct bulletin_text *t, enum action a);
void bulletin_text_draw(const struct bulletin_text *t, struct canvas *c,
                        struct rect area, bool reading);
/* The paragraph or table under the cursor, cells parted by tabs; its lines. */
size_t bulletin_text_copy(const struct bulletin_text *t, struct strbuf *out);
void bulletin_text_free(struct bulletin_text *t);

/* What the dialogs opened over the screen are about. */
struct bulletin_page *bulletin_below(const struct ui *ui, const struct view *self);
const struct bulletin_item *bulletin_selected(const struct bulletin_page *p);
/* The wish that would publish the selected one. */
struct bulletin_wish bulletin_wish_of(const struct bulletin_item *x);

/* The paper of the selected one for view_ops.paper. */
const struct paper *bulletin_paper(struct view *v, char file[static VIEW_FILE_MAX]);

extern const struct view_ops view_bulletin, view_publish, view_export, view_difference;

#endif
