/* One verb on many submissions: which take part, which are skipped and why, and all as
 * one journal entry. One submission is many of one. */
#ifndef TB_TUI_MANY_H
#define TB_TUI_MANY_H

#include "tui/ui.h"

struct many {
    struct arena arena;
    struct article_full *items; /* as read; those that are gone are left out */
    size_t n, gone, hidden; /* hidden: marked, but not in the list as it is filtered */
    const struct pager *list; /* in which they were marked; NULL: one record */
    const char *what;         /* of one: number, unit and title; in the arena */
    int64_t *ids;
    size_t n_ids, done; /* done: written last */
    bool unread; /* the database was busy, or they changed: read before the write */
};

/* Takes the marked rows of the view on top that its filter shows, else the record `id`,
 * and reads them. */
void many_open(struct many *m, struct ui *ui, int64_t id);
void many_free(struct many *m);

/* "12 marked: 10 to record, skipped 2: 1 void, 1 recorded already"; for one record what
 * it is. */
void many_preview(const struct many *m, const struct event *proto, char *out,
                  size_t size);
/* Writes the event for all that take it; TB_NOTFOUND, said, when none does. After a
 * conflict the records are read again, so that a second try means it. Marks are taken
 * away when it is done. */
enum tb_rc many_write(struct many *m, struct ui *ui, const struct event *proto,
                      enum action again, struct receipt *out);

#endif
