/* Inside the store: the connection, its statements, and what its files share. */
#ifndef TB_STORE_IMPL_H
#define TB_STORE_IMPL_H

#include <sqlite3.h>
#include <sys/types.h>

#include "store/store.h"

#include "sql.h"

#define APPLICATION_ID 0x746f6e67 /* "tong" */
#define PART_ROWS      20000      /* rows of one changeset part */
#define BULK_ROWS      64         /* rows of one statement in bulk */
#define NETWORK_TICK   2000       /* ms between looks where inotify cannot tell */

struct store {
    sqlite3 *db;
    sqlite3_stmt *stmts[QUERY_COUNT];
    char *path;
    char why_readonly[400]; /* "" when writable */
    dev_t dev;
    ino_t ino;
    int64_t busy_until; /* clock_ticks; 0: no waiting */
    bool patient;
    int watch_fd;  /* inotify, -1: none */
    char *watched; /* the file's name in the watched folder */
    int64_t data_version;
    struct batch *batch; /* NULL outside store_begin..commit */
};

/* --- db.c ------------------------------------------------------------------------- */

/* A failed SQLite call as an error of ours; what: "read", "write", ... for the line. */
enum tb_rc db_fail(struct store *s, int rc, struct tb_err *e);
/* The query, prepared on first use and reset; bindings cleared. */
enum tb_rc db_query(struct store *s, enum query q, sqlite3_stmt **out,
                    struct tb_err *e);
/* Steps once: TB_OK with *row telling whether there is one; resets when there is none.
 */
enum tb_rc db_step(struct store *s, sqlite3_stmt *st, bool *row, struct tb_err *e);
/* Runs a statement without rows. */
enum tb_rc db_run(struct store *s, sqlite3_stmt *st, struct tb_err *e);
/* Runs constant SQL (BEGIN, COMMIT, pragmas). */
enum tb_rc db_exec(struct store *s, const char *sql, struct tb_err *e);
/* One integer; `none` when there is no row. Binds a, b as ?1, ?2. */
enum tb_rc db_int(struct store *s, enum query q, int64_t a, int64_t b, int64_t none,
                  int64_t *out, struct tb_err *e);
/* The key after `at`, 0 when it was the last. TB_CORRUPT when the table's order is
 * damaged and the walk would never end. */
enum tb_rc db_next(struct store *s, enum query q, int64_t at, int64_t *out,
                   struct tb_err *e);
/* Opens a hardened connection; ":memory:" and "" only from inside. */
int db_connect(sqlite3 **db, const char *path, int flags);
int db_functions(sqlite3 *db); /* func.c */
/* row_sum of SQL, for who has the values at hand: begin with ROW_SUM_START, add each.
 */
#define ROW_SUM_START UINT64_C(14695981039346656037)
uint64_t row_sum_add(uint64_t h, int type, const void *value, size_t n);
int store_set_busy(struct store *s);

/* More memory for pages while much is written. */
void db_cache(struct store *s, bool large);

void bind_text(sqlite3_stmt *st, int i, const char *s); /* static, NULL binds NULL */
void bind_day(sqlite3_stmt *st, int i, tb_day d);       /* TB_DAY_NONE binds NULL */
void bind_id(sqlite3_stmt *st, int i, int64_t id);      /* 0 binds NULL */
const char *column_dup(sqlite3_stmt *st, int i, struct arena *a); /* NULL: "" */
tb_day column_day(sqlite3_stmt *st, int i);

/* A read transaction over several queries, unless one is open already (a batch). */
enum tb_rc read_begin(struct store *s, bool *mine, struct tb_err *e);
void read_end(struct store *s, bool mine);

/* --- backup.c --------------------------------------------------------------------- */
/* Makes the name `path` in its folder last. */
enum tb_rc sync_folder(const char *path, struct tb_err *e);

/* --- sniff.c: looks at a file before SQLite does ---------------------------------- */
enum tb_rc sniff(const char *path, int *version, struct tb_err *e);
/* The refusals, for who learns of it later: another program's file; a schema number
 * that this program cannot use. */
enum tb_rc sniff_foreign(const char *path, struct tb_err *e);
enum tb_rc sniff_version(const char *path, int version, struct tb_err *e);

/* --- migrate.c -------------------------------------------------------------------- */
int schema_newest(void);
/* Applies migrations after `have`; inside the caller's transaction. */
int schema_apply(sqlite3 *db, int have);
enum tb_rc store_migrate(struct store *s, int have, struct tb_err *e);

/* --- journal.c -------------------------------------------------------------------- */

/* The fact tables, in an order in which references stand before what refers to them. */
extern const char *const fact_tables[];
extern const int n_fact_tables;
struct journal_head {
    int64_t seq;
    unsigned char hash[32];
};
enum tb_rc journal_head(struct store *s, struct journal_head *out, struct tb_err *e);
enum tb_rc journal_session(struct store *s, sqlite3_session **out, struct tb_err *e);
/* Feeds one field into the entry's hash, length first. */
struct journal_entry {
    int64_t seq, at, undo_of;
    const char *actor, *label;
    bool claimed;
    int parts;
    unsigned char part_hash[32]; /* running hash over the parts */
};
void journal_part_hash(unsigned char running[32], const void *data, size_t n);
void journal_hash(const struct journal_entry *j, const unsigned char prev[32],
                  unsigned char out[32]);

/* --- changeset.c ------------------------------------------------------------------ */

/* A row of a changeset while it is walked. */
struct change_iter {
    const char *table;
    int op, n_columns;
    sqlite3_changeset_iter *it;
};
/* The value of column i before or after; NULL when the changeset does not hold it. */
sqlite3_value *change_value(const struct change_iter *c, int i);

/* A part's changeset, a copy to be freed. */
enum tb_rc changeset_part(struct store *s, int64_t seq, int64_t part, void **data,
                          int *n, struct tb_err *e);
/* Every row that the entry touched: table, id (column 0), and the submission that it is
 * about or 0; returning false stops the walk. */
enum tb_rc changeset_walk(struct store *s, int64_t seq,
                          bool (*row)(void *arg, const char *table, int64_t id,
                                      int64_t submission),
                          void *arg, struct tb_err *e);

/* --- tally.c: sums waiting to be added -------------------------------------------- */

enum tally_account { SUM_POINTS, SUM_SUBMITTED, SUM_ADOPTED, SUM_OUTLET, SUM_AGAIN };
struct sum {
    int account, owner_kind;
    int32_t month;
    int64_t owner_id, part, amount;
};
struct sums {
    struct sum *slots;
    size_t n, cap;
    bool beyond; /* one ran over */
};
void sums_add(struct sums *t, const struct sum *key, int64_t amount);
/* The same for the key's month and its year. */
void sums_count(struct sums *t, const struct sum *key, int64_t amount);
/* The year's place among the months; y: years since 1970. */
static inline int32_t month_of_year(int32_t y)
{
    return -1 - y;
}
/* What a credit adds to (sign 1) or takes from (-1) the sums. */
void sums_credit(struct sums *t, const struct credit *c, int sign);
void sums_free(struct sums *t);
/* Adds all to the table under gen and forgets them. TB_INVALID when an owner's points
 * of a month or year then lie beyond POINTS_MAX: 230 years of them never run over. */
#define POINTS_MAX (10 * TB_AMOUNT_MAX)
enum tb_rc sums_flush(struct store *s, struct sums *t, int64_t gen, struct tb_err *e);
/* Of a generation that grows: points may lie beyond on the way, and are checked when
 * all are there. */
enum tb_rc sums_flush_part(struct store *s, struct sums *t, int64_t gen,
                           struct tb_err *e);
enum tb_rc sums_check(struct store *s, int64_t gen, struct tb_err *e);

/* --- rescore.c -------------------------------------------------------------------- */

struct bulk_rows;
/* Takes an article's credits and counts away; adds them anew. gen: the generation. */
struct scorer {
    struct store *s;
    const struct schemes *schemes;
    int64_t gen;
    bool credits_only;      /* counts of submitted pieces come from elsewhere */
    struct bulk_rows *many; /* credits go in by this, if set: to be flushed */
    struct sums sums;
    struct arena scratch;
    struct credit_list list;
};
enum tb_rc scorer_remove(struct scorer *k, int64_t id, struct tb_err *e);
enum tb_rc scorer_drop_credits(struct scorer *k, int64_t id, struct tb_err *e);
enum tb_rc scorer_add(struct scorer *k, int64_t id, struct tb_err *e);
enum tb_rc scorer_add_article(struct scorer *k, const struct article *a,
                              struct tb_err *e);
/* All articles anew in one go, inside the caller's transaction. */
enum tb_rc scorer_all(struct scorer *k, struct tb_err *e);
void scorer_free(struct scorer *k);
void article_counts(struct sums *t, const struct article *a, int sign);
enum tb_rc generation(struct store *s, int64_t *gen, struct tb_err *e);

/* --- since.c ---------------------------------------------------------------------- */
enum tb_rc changes_since(struct store *s, int64_t seq, struct arena *a,
                         struct touched *out, struct tb_err *e);

/* --- page.c ----------------------------------------------------------------------- */
enum tb_rc article_row(struct store *s, int64_t id, struct arena *a,
                       struct article_row *r, struct tb_err *e);

/* --- ids.c: a set of ids ---------------------------------------------------------- */
struct ids {
    int64_t *items; /* open addressing, 0 = free */
    size_t n, cap;
};
bool ids_add(struct ids *set, int64_t id); /* false: was there */
void ids_free(struct ids *set);

/* --- page_keys.c ------------------------------------------------------------------ */
struct key {
    int64_t id;
    tb_day day;
};
/* Which rows q wants: at most limit, newest first; to be freed, also after a failure.
 */
enum tb_rc page_keys(struct store *s, const struct page_query *q, size_t limit,
                     struct key **keys, size_t *n, struct tb_err *e);

/* --- words.c: the search index's words, each followed by a blank ------------------ */
enum word_kind {
    WORD_UNIT = 'u',
    WORD_PERSON = 'p',
    WORD_TYPE = 'y',
    WORD_TOPIC = 't',
};
void words_of_text(struct strbuf *out, const char *text);
void words_of_id(struct strbuf *out, enum word_kind kind, int64_t id);
void words_of_type(struct strbuf *out, const char *type);
/* What q looks for in the index; find: its text, folded, or "". */
void words_match(struct strbuf *out, const struct page_query *q, const char *find);

/* --- search.c: the search index, derived from titles and by-lines ----------------- */
#define SEARCH_SCHEMA 2  /* the migration that makes it */
#define SEARCH_SHIFT  40 /* its rows are day << 40 | id */
static inline int64_t search_place(tb_day day, int64_t id)
{
    return ((int64_t)day << SEARCH_SHIFT) | id;
}
/* All of it anew, inside the caller's transaction. */
enum tb_rc search_build(struct store *s, struct tb_err *e);
/* What it should hold, in its own order. */
enum tb_rc search_each(struct store *s,
                       enum tb_rc (*visit)(void *arg, int64_t place, const char *words,
                                           size_t n, struct tb_err *e),
                       void *arg, struct tb_err *e);

/* Whether it holds just that; search_check.c. */
enum tb_rc search_check(struct store *s, bool *right, struct tb_err *e);
/* All of it anew, however damaged it is, inside the caller's transaction. */
enum tb_rc search_mend(struct store *s, struct tb_err *e);

struct search_change {
    int64_t id, place;
    const char *words; /* that made the row at place; NULL: it is to be made */
};
struct search_changes {
    struct ids seen;
    struct search_change *items;
    size_t n, cap;
    struct arena old;
    bool all; /* too many: the index is built anew at commit */
};
/* In a batch: a submission was made; one is about to be altered, or came and went by an
 * undo; very many. */
void search_new(struct store *s, int64_t id);
enum tb_rc search_touch(struct store *s, int64_t id, struct tb_err *e);
void search_all(struct store *s);
enum tb_rc search_flush(struct store *s, struct tb_err *e);
void search_forget(struct search_changes *c);

/* --- filtered.c ------------------------------------------------------------------- */
enum tb_rc filtered_counts(struct store *s, int64_t gen, const struct board_input *in,
                           const struct span *spans, size_t n_spans, struct arena *a,
                           struct tallies *out, struct tb_err *e);

/* --- apply.c ---------------------------------------------------------------------- */

/* --- regrow.c: credits and tallies under a new generation ------------------------- */

struct regrow {
    struct store *s;
    const struct progress *progress;
    const struct change *pending; /* a CHANGE_SCHEME to write with the flip; or NULL */
    int64_t undo_seq;             /* an entry to undo with the flip; or 0 */
    const struct stamp *by;       /* with it */
    struct receipt *receipt;      /* likewise */
    /* its own */
    struct scorer k;
    struct arena facts;
    struct names names;
    struct schemes schemes;
    struct bulk_rows *rows;
    int64_t old_gen, start_seq, done, total, reserved_id;
    int64_t at;     /* the last article scored; INT64_MAX: all are */
    int beginnings; /* how often it began with the first */
    bool written;
    bool stale; /* a name or a scheme has changed: it must begin anew */
};
/* TB_STOPPED when progress said so: nothing was changed. */
enum tb_rc regrow(struct regrow *r, struct tb_err *e);
/* undo.c: inside the transaction, checks and does what undoes an entry. */
enum tb_rc undo_write(struct store *s, int64_t seq, struct tb_err *e);

struct batch {
    struct stamp by;
    char *actor, *label;
    int64_t seq, undo_of, next_id, first_id, made;
    int64_t reserved_id; /* of a scheme to be put; 0: the next one */
    int64_t last_ref;
    int64_t last_parent, last_event; /* follow-up, meeting or issue; event: made last */
    struct journal_head prev;
    sqlite3_session *session;
    int part, part_rows;
    unsigned char part_hash[32];
    struct arena facts;   /* names and schemes as the batch sees them */
    struct arena reading; /* the record that a put looks at */
    struct names names;
    struct schemes schemes;
    bool names_stale, rescore_all, broken;
    struct bulk *bulk;    /* NULL: row by row */
    struct strbuf byline; /* of the submission being written */
    struct scorer scorer;
    struct search_changes search;
    struct ids dirty;               /* articles whose credits were taken away */
    int64_t recent_refs[BULK_ROWS]; /* a ring: some may not be in the table yet */
    unsigned n_refs;
    int64_t ref_last[230]; /* running numbers by year - 1970; -1: not read yet */
    bool ref_dirty[230];
};
enum tb_rc batch_open(struct store *s, const struct stamp *by, int64_t undo_of,
                      struct tb_err *e);
/* Counts a row change; closes the changeset part when it is full. */
enum tb_rc batch_row(struct store *s, int rows, struct tb_err *e);
/* Numbers given out, by name; 0 before the first. Inside a transaction to write. */
enum tb_rc read_counter(struct store *s, const char *name, int64_t *last,
                        struct tb_err *e);
enum tb_rc write_counter(struct store *s, const char *name, int64_t last,
                         struct tb_err *e);
/* Takes the article's credits away unless done; it is scored anew at commit. */
enum tb_rc batch_touch(struct store *s, int64_t submission_id, struct tb_err *e);
enum tb_rc batch_names(struct store *s, struct tb_err *e);

/* --- bulk.c: rows of a batch, one by one or many in a statement ------------------- */

struct row {
    struct bulk_rows *many; /* NULL: written by itself */
    sqlite3_stmt *st;
    int at;
    uint64_t sum; /* row_sum of the values so far; of submissions only */
};
/* Then every parameter of the query in order, then row_end. Outside a batch too. */
enum tb_rc row_begin(struct store *s, enum query insert, struct row *out,
                     struct tb_err *e);
void row_int(struct row *r, int64_t v);
void row_null(struct row *r);
void row_id(struct row *r, int64_t id);         /* 0: NULL */
void row_text(struct row *r, const char *text); /* must last until row_end */
enum tb_rc row_end(struct store *s, struct row *r, struct tb_err *e);

/* Rows of credit, many in a statement, outside a bulk write; flushed by the caller
 * before it reads them or commits. */
struct bulk_rows *credit_rows(void);
void credit_rows_free(struct bulk_rows *r);
enum tb_rc row_begin_many(struct store *s, struct bulk_rows *r, struct row *out,
                          struct tb_err *e);
enum tb_rc rows_flush(struct store *s, struct bulk_rows *r, struct tb_err *e);

enum tb_rc bulk_begin(struct store *s, struct tb_err *e);
/* Moves the changeset of the rows since the last call to out. */
void bulk_changes(struct bulk *k, struct strbuf *out);
/* Writes what is left and makes the indexes; bulk_free must follow. */
enum tb_rc bulk_end(struct store *s, struct tb_err *e);
void bulk_free(struct store *s);

/* put_*.c: one kind of change each; *id is the record's. */
enum tb_rc put_name(struct store *s, const struct change *c, int64_t *id,
                    struct tb_err *e);
enum tb_rc put_article(struct store *s, const struct change *c, int64_t *id,
                       struct tb_err *e);
enum tb_rc submission_read(struct store *s, int64_t id, struct arena *a,
                           struct submission *out, int64_t *rev, bool *voided,
                           struct tb_err *e);

/* --- ref.c ------------------------------------------------------------------------ */
#define REF_BASE INT64_C(100000000)
void ref_format(int64_t ref, char out[static 24]);
bool ref_parse(const char *s, int64_t *ref);
/* The reference given, or the next of the day's year; TB_INVALID when it is taken. */
enum tb_rc ref_take(struct store *s, const struct submission *x, int64_t *ref,
                    struct tb_err *e);

#endif
