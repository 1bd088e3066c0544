/* Parts of forms: dates, choices, names picked from a list. */
#ifndef TB_TUI_ENTRY_H
#define TB_TUI_ENTRY_H

#include "tui/ui.h"
#include "tui/widget.h"

/* A date: "t y + -", the number of a day, or written out. */
struct date_field {
    struct field field;
    tb_day day;
    bool typing;  /* the text is not yet a date */
    tb_day offer; /* the nearest day to one that does not exist, else TB_DAY_NONE */
};
void date_set(struct date_field *d, tb_day day);
/* False when the key is not for a date. */
bool date_key(struct date_field *d, uint32_t key, tb_day today);
/* Takes what was typed; false, with the text kept, when it is no date. */
bool date_settle(struct date_field *d, tb_day today);
/* Says why date_settle failed, and the offer. */
void date_refuse(const struct date_field *d, struct ui *ui);
/* Takes the offer, if there is one. */
bool date_take_offer(struct date_field *d);
void date_free(struct date_field *d);

/* --- a name out of many ----------------------------------------------------------- */

#define PICKER_ROWS 8

enum picks { PICK_UNIT, PICK_OUTLET };

struct picker {
    enum picks what;
    struct field field;
    int64_t ids[PICKER_ROWS]; /* what matches, best first */
    const char *names[PICKER_ROWS];
    size_t n, cursor;
    int64_t id; /* chosen: the text is its name; 0: not yet */
};
/* Finds again what matches the text. An empty text matches every outlet and no unit. */
void picker_match(struct picker *p, const struct ui *ui, tb_day day);
/* Puts a record in, as if it had been picked. */
void picker_set(struct picker *p, int64_t id, const char *name);
/* The one under the cursor, 0: nothing matches. */
int64_t picker_id(const struct picker *p);
/* Takes the one under the cursor; false when nothing matches. */
bool picker_take(struct picker *p);
bool picker_key(struct picker *p, const struct ui *ui, tb_day day, uint32_t key,
                bool *changed);
/* The matches, one a line. */
void picker_draw(const struct picker *p, const struct ui *ui, struct canvas *c,
                 struct rect area);
void picker_free(struct picker *p);

#endif
