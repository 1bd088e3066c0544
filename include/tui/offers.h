/* Names that what is being typed can mean, on one line under a small form: of units,
 * groups, persons, or words. In a field that takes several, parted by ;, the last is
 * completed. */
#ifndef TB_TUI_OFFERS_H
#define TB_TUI_OFFERS_H

#include "tui/ui.h"
#include "tui/widget.h"

#define OFFERS_MOST 8

enum offer_kind {
    OFFER_UNITS = 1,
    OFFER_GROUPS = 2,
    OFFER_PEOPLE = 4,
    OFFER_ROLES = 8,
    OFFER_SEVERAL = 16 /* the field takes several, parted by ; */
};

struct offers {
    char names[OFFERS_MOST][120];
    size_t n, cursor;
};

/* What the field's text can mean; none when it is empty or written out. */
void offers_find(struct offers *o, const struct ui *ui, unsigned kinds,
                 const struct field *field);
/* Up and Down choose while there is something to; false: the key is for others. */
bool offers_key(struct offers *o, uint32_t key);
/* Puts the chosen one in; false when there is none. */
bool offers_take(struct offers *o, unsigned kinds, struct field *field);
/* One line: the chosen one stands first in reverse. */
void offers_draw(const struct offers *o, struct canvas *c, int y, int x, int limit);

#endif
