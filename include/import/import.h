/* Import: a CSV file becomes one batch of changes, all or nothing.
 *
 * The file is read as a stream: decode (encodings) -> csv (records) -> map (columns by
 * header) -> a kind's rows -> store_put. Memory is bounded whatever the file's size. */
#ifndef TB_IMPORT_IMPORT_H
#define TB_IMPORT_IMPORT_H

#include "app/app.h"

enum import_encoding { ENCODING_GUESS, ENCODING_UTF8, ENCODING_GB18030 };

struct import_options {
    bool dry_run;
    enum import_encoding encoding;
    char delimiter[5]; /* one character of UTF-8; "": comma, and another is refused by
                          name */
    int shift_months;  /* moves every date; refs are then only names within the files */
    tb_day not_after;  /* rows dated later are left out; TB_DAY_NONE: none */
    const struct progress *progress; /* bytes read of bytes in all (0: unknown) */
};

struct bad_line {
    int64_t line; /* physical line on which the record starts */
    char why[400];
};

struct import_report {
    int64_t rows;         /* data records read */
    int64_t added;        /* records made */
    int64_t known;        /* rows that were already there */
    int64_t twice;        /* rows equal to an earlier row of the same file */
    int64_t left_out;     /* by not_after */
    struct bad_line *bad; /* the first IMPORT_BAD_MAX */
    size_t n_bad;
    int64_t total_bad;
    struct receipt receipt;
};
#define IMPORT_BAD_MAX 1000

/* Imports path ("-": standard input) as kind. TB_INVALID with bad lines in the report:
 * nothing was written. A fifo, device or directory is refused. The report is freed by
 * import_report_free in every case. */
enum tb_rc import_file(struct app *app, const char *kind, const char *path,
                       const struct import_options *o, struct import_report *out,
                       struct tb_err *e);
void import_report_free(struct import_report *r);

/* Makes the sample county of folder `dir` in an empty database, moved by whole months
 * so that its last month is the month of today; see data/sample. */
enum tb_rc import_sample(struct app *app, const char *dir, struct tb_err *e);

/* Makes the demo, a copy of the sample county in the user's state folder, in place of
 * the last one; its path in *path. data: the folder with sample/, NULL: the program's
 * own. The app has nothing open, before and after. */
enum tb_rc import_demo(struct app *app, const struct app_options *o, const char *data,
                       struct strbuf *path, struct tb_err *e);

#endif
