/* What the pager's files share. */
#ifndef TB_TUI_PAGER_IMPL_H
#define TB_TUI_PAGER_IMPL_H

#include "tui/widget.h"

size_t pager_shown(const struct pager *p);
void pager_scroll(struct pager *p);
void pager_take_cursor(struct pager *p);
/* The place of a record in the window; p->n when it is not there. */
size_t pager_place_of(const struct pager *p, int64_t id);

/* pager_order.c: the same moves in an order that the store has made whole. */
enum tb_rc order_read(struct pager *p, struct store *s, struct tb_err *e);
enum tb_rc order_taller(struct pager *p, struct store *s, struct tb_err *e);
enum tb_rc order_reload(struct pager *p, struct store *s, struct tb_err *e);
/* The cursor to a row by its number; reads only when the window must move. */
enum tb_rc order_to(struct pager *p, struct store *s, int64_t index, struct tb_err *e);

#endif
