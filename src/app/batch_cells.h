/* Pasted text as cells, and what its columns are. */
#ifndef TB_APP_BATCH_CELLS_H
#define TB_APP_BATCH_CELLS_H

#include "app/app.h"

#define CELL_COLUMNS 24

enum batch_column {
    COLUMN_UNKNOWN,
    COLUMN_NUMBER, /* a running number: ignored */
    COLUMN_DATE,
    COLUMN_UNIT,
    COLUMN_TITLE,
    COLUMN_AUTHOR,
    COLUMN_TYPE,
    COLUMN_NOTE,
    COLUMN_TOPIC,
    COLUMN_LEFT /* batch_write's own: the row is left out */
};

struct cell_record {
    const char *raw; /* the line as it stands, without quotes undone */
    const char **cells;
    size_t n;
    int line;
};

struct cell_sheet {
    struct cell_record *records;
    size_t n, beyond;
    bool tabs; /* cells are separated by tabs, else by commas of either width */
};

/* Everything in the arena; blank lines are left out, more than `most` only counted. */
void cells_read(struct arena *a, const char *text, size_t n, size_t most,
                struct cell_sheet *out);
/* True when the record is a row of headings; then what[0..n) is set. */
bool cells_headings(const struct cell_record *r,
                    enum batch_column what[static CELL_COLUMNS]);
/* What a single cell looks like: a number, a date, a unit, a person, or unknown. */
enum batch_column cells_guess(const struct app *app, const char *s);
/* What the columns are, by the content of all rows. */
void cells_columns(const struct app *app, const struct cell_sheet *s,
                   enum batch_column what[static CELL_COLUMNS]);

#endif
