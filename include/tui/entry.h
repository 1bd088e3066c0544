/* Parts of forms: dates, choices, names picked from a list. */
#ifndef TB_TUI_ENTRY_H
#define TB_TUI_ENTRY_H

#include "app/find.h"

#include "tui/ui.h"
#include "tui/widget.h"

/* A date: "t y + -", the number of a day, or written out. One that looks `ahead` may be
 * empty; "+3" is so many days from today, "30" the next 30th. */
struct date_field {
    struct field field;
    tb_day day;
    bool ahead;
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

#define PICKER_MOST 200 /* matches that can be scrolled through */

enum picks {
    PICK_UNIT,
    PICK_OUTLET, /* in force on the day */
    PICK_PERSON, /* with a post on the day, in unit_id if that is not 0 */
    PICK_OWN     /* from `own` */
};

struct picker {
    enum picks what;
    int64_t unit_id;
    struct find_index *own; /* borrowed */
    struct field field;
    struct find_hit hits[PICKER_MOST]; /* what matches, best first */
    size_t n, cursor;
    size_t total, all; /* how many match, of how many */
    bool open;         /* asked for with nothing typed */
    int64_t id;        /* chosen: the text is its name; 0: not yet */
    struct app *app;   /* of the last picker_match */
};
/* Finds again what matches the text; the cursor stays on its record. With nothing typed
 * all outlets, and names of other kinds only after Down: those used lately first. */
void picker_match(struct picker *p, const struct ui *ui, tb_day day);
/* Puts a record in, as if it had been picked. */
void picker_set(struct picker *p, int64_t id, const char *name);
/* The one under the cursor, 0: nothing matches. */
int64_t picker_id(const struct picker *p);
/* Takes the one under the cursor, which ranks first from now on; false when nothing
 * matches. */
bool picker_take(struct picker *p);
/* Text, Up, Down and the pages; false when the key is for somebody else. */
bool picker_key(struct picker *p, const struct ui *ui, tb_day day, uint32_t key,
                bool *changed);
/* The matches, one a line: name, initials, group and alias, a person's unit, an
 * outlet's level; and "3 / 80" at the right. */
void picker_draw(const struct picker *p, const struct ui *ui, struct canvas *c,
                 struct rect area);
void picker_free(struct picker *p);

#endif
