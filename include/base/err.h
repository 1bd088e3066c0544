/* Errors: a return code and one line for a person.
 *
 * Functions that can fail return enum tb_rc and take a struct tb_err * as their
 * last argument, owned by the caller; it may be NULL when the line is not wanted.
 * Nothing below the front ends prints or exits. */
#ifndef TB_BASE_ERR_H
#define TB_BASE_ERR_H

enum tb_rc {
    TB_OK,
    TB_INVALID,  /* what was given is wrong: a value, a file's content */
    TB_USAGE,    /* a command's words are wrong */
    TB_NOTFOUND, /* a record, a file, the database */
    TB_CONFLICT, /* somebody else changed it first */
    TB_BUSY,     /* another process is writing; try again later */
    TB_DENIED,   /* the system's permissions forbid it */
    TB_READONLY, /* the database can be read only */
    TB_TOONEW,   /* the database was made by a newer program */
    TB_CORRUPT,  /* the database, or its records, are damaged */
    TB_STOPPED,  /* the user interrupted */
    TB_IO        /* disk, memory, anything else */
};

struct tb_err {
    enum tb_rc rc;
    char msg[480]; /* one line, in the user's language; data in it is still raw */
};

/* Marks a message for translation where it is only passed on. */
#define N_(s) (s)

/* Fills *e with rc and the translated, formatted line; returns rc, so that
 * `return tb_fail(e, TB_INVALID, N_("..."), ...)` is the usual form. fmt is an
 * English message id and is translated here, once. */
enum tb_rc tb_fail(struct tb_err *e, enum tb_rc rc, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The process's exit code for rc, as the contract lists them. */
int tb_exit_code(enum tb_rc rc);

#endif
