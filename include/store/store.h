/* The store: the only door to the database.
 *
 * Readers never leave a statement open when they return. Pointers handed out live in
 * the arena given. Every call may return TB_BUSY (another process is writing): with
 * STORE_PATIENT it has been retried every 2 ms for 5 s, else not at all, and nothing
 * has happened. All other failures leave the database as it was. */
#ifndef TB_STORE_STORE_H
#define TB_STORE_STORE_H

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"

#include "core/board.h"
#include "core/change.h"
#include "core/score.h"

struct store;

enum store_flag {
    STORE_CREATE = 1,  /* an existing file is TB_CONFLICT */
    STORE_PATIENT = 2, /* wait for other writers up to 5 s */
    STORE_READER = 4   /* never write, whatever the file's mode */
};

/* What a new database starts with. */
struct store_birth {
    const char *office; /* "" when not given */
    const char *zone;
    const char *shared_group; /* NULL: mode 0600; else 0660 and this group */
};

/* Opens `where`, always as a file name (never a URI or :memory:). With STORE_CREATE
 * makes it, with `birth`. A read-only file opens for reading; store_readonly tells.
 * Errors: TB_NOTFOUND, TB_INVALID (not a database, foreign), TB_TOONEW, TB_CORRUPT,
 * TB_DENIED, TB_BUSY; the file is then byte for byte as it was. An older schema is
 * backed up and migrated. */
enum tb_rc store_open(struct store **out, const char *where, unsigned flags,
                      const struct store_birth *birth, const struct tb_now *now,
                      const char *actor, struct tb_err *e);
void store_close(struct store **s);
/* Why it cannot be written ("" when it can); in the user's language. */
const char *store_readonly(const struct store *s);
const char *store_path(const struct store *s);
/* "group" or "personal": the true label of the file's mode. */
const char *store_mode(const struct store *s);

/* --- reading ---------------------------------------------------------------------- */

/* Holds one committed state for several reads, until store_release; nests. Short: while
 * it is held others cannot commit. */
enum tb_rc store_snapshot(struct store *s, bool *mine, struct tb_err *e);
void store_release(struct store *s, bool mine);

/* Head of the journal as last committed; cheap. */
enum tb_rc store_head(struct store *s, int64_t *seq, struct tb_err *e);
enum tb_rc store_setting(struct store *s, const char *key, struct arena *a,
                         const char **value, struct tb_err *e);
enum tb_rc store_names(struct store *s, struct arena *a, struct names *out,
                       struct tb_err *e);
/* Parsed; a text that no longer parses is TB_CORRUPT. */
enum tb_rc store_schemes(struct store *s, struct arena *a, const struct names *names,
                         struct schemes *out, struct tb_err *e);
enum tb_rc store_targets(struct store *s, struct arena *a, struct target **out,
                         size_t *n, struct tb_err *e);
/* The last day on which a submission or anything that counts is dated. */
enum tb_rc store_horizon(struct store *s, tb_day *day, struct tb_err *e);
/* The sums for board_build: of in->period, and of each of spans[]; and the answers to
 * topics, when in asks for them. */
enum tb_rc store_tallies(struct store *s, const struct board_input *in,
                         const struct span *spans, size_t n_spans, struct arena *a,
                         struct tallies *out, struct tb_err *e);

/* The same by in->schemes, which need not be those in force: every article with
 * anything in one of the spans is scored. lines: points of the period by clause. */
struct line_sum {
    int64_t owner_id;
    enum owner_kind owner_kind;
    int64_t line; /* as a credit's */
    tb_amount amount;
};
struct line_sums {
    struct line_sum *items;
    size_t n;
};
enum tb_rc store_what_if(struct store *s, const struct board_input *in,
                         const struct span *spans, size_t n_spans, struct arena *a,
                         struct tallies *out, struct line_sums *lines,
                         struct tb_err *e);

/* A submission as lists show it. */
struct article_row {
    int64_t id, rev;
    const char *ref, *title, *type, *note;
    tb_day day, received;
    int64_t length;   /* -1: not given */
    int64_t topic_id; /* 0: none */
    const int64_t *units;
    size_t n_units;
    const struct author *authors;
    size_t n_authors;
    bool voided;
    int adopted;         /* adopt events, all dates */
    int last_kind;       /* of its latest event, -1: none */
    const char *outlets; /* names of the adopting outlets, joined by a comma */
    tb_amount points;    /* of its first unit, all dates */
};

enum article_state {
    STATE_ANY,
    STATE_PENDING,
    STATE_ADOPTED,
    STATE_RETURNED,
    STATE_VOID
};

/* A window of submissions in (day, id) order, newest first. */
struct page_query {
    tb_day first, last; /* of the submission's date */
    int64_t unit_id;    /* 0: all */
    int64_t group_id;   /* 0: all; members on the article's day */
    int64_t person_id;  /* 0: all */
    const char *find;   /* NULL or "": all; else title or author contains it, or it is
                           the ref; folded; what an open batch wrote is not found yet */
    int64_t topic_id;   /* 0: all */
    const char *type;   /* NULL: all; by text_key, "" is: none given */
    enum article_state state;
    tb_day at_day;  /* keyset: rows after this position ... */
    int64_t at_id;  /* ... at_id 0: from the newest end */
    bool backwards; /* rows before the position, still newest first */
    bool inclusive; /* the row at the position too */
    size_t limit;
};
struct page {
    struct article_row *rows;
    size_t n;
    bool more; /* beyond the far end */
};
enum tb_rc store_page(struct store *s, const struct page_query *q, struct arena *a,
                      struct page *out, struct tb_err *e);
/* How many rows q matches, ignoring position and limit, and how many of them stand
 * before the position; from counts by month where the filters allow it. Stops counting
 * at `most`. */
enum tb_rc store_page_count(struct store *s, const struct page_query *q, int64_t most,
                            int64_t *total, int64_t *before, struct tb_err *e);

/* The row that stands at `index` of what q matches, 0 the newest; position and limit of
 * q are ignored. *id 0: there are not so many. Counts in the indexes, half by half:
 * what one count of everything costs, not more; rows are read of one day only. */
enum tb_rc store_page_at(struct store *s, const struct page_query *q, int64_t index,
                         tb_day *day, int64_t *id, struct tb_err *e);

/* Another order of a list. */
enum article_sort {
    SORT_DAY,
    SORT_UNIT,   /* the first one's place in the office's order */
    SORT_TITLE,  /* by code points of text_key, as the other texts */
    SORT_STATE,  /* pending, adopted, returned, void */
    SORT_POINTS, /* of its first unit, all dates */
    SORT_AUTHOR, /* the first one */
    SORT_TYPE,
    SORT_REF
};
/* The ids of all that q matches (its position and limit are ignored), sorted; of equals
 * the newest first in both directions. TB_INVALID when there are more than `most`. */
enum tb_rc store_order(struct store *s, const struct page_query *q,
                       enum article_sort sort, bool descending, size_t most,
                       struct arena *a, int64_t **ids, size_t *n, struct tb_err *e);
/* Rows by id, in the order given; those that are gone are skipped, so *n_rows may be
 * less than n: compare the rows' ids. */
enum tb_rc store_rows(struct store *s, const int64_t *ids, size_t n, struct arena *a,
                      struct article_row **rows, size_t *n_rows, struct tb_err *e);

struct event_row {
    int64_t id, submission_id;
    struct event event;
    int64_t seq; /* journal entry that made it */
};
struct article_full {
    struct article_row row;
    struct event_row *events; /* by (day, id) */
    size_t n_events;
};
/* TB_NOTFOUND when there is none. */
enum tb_rc store_article(struct store *s, int64_t id, struct arena *a,
                         struct article_full *out, struct tb_err *e);
enum tb_rc store_article_by_ref(struct store *s, const char *ref, struct arena *a,
                                struct article_full *out, struct tb_err *e);
/* An existing submission with these units (any order), date and title key, 0 if none.
 */
enum tb_rc store_find_same(struct store *s, const struct submission *want, int64_t *id,
                           struct tb_err *e);
/* Submissions whose titles are much like one (core/similar.h, at least SIMILAR_LEAST
 * percent): of the same units within 60 days, of all within 14. Void ones are not
 * among them. */
struct similar_query {
    const int64_t *units;
    size_t n_units;
    const char *title;
    tb_day day;
    int64_t exclude_id; /* 0: none */
    size_t most;
};
struct similar_row {
    int64_t id, unit_id; /* its first unit */
    int percent;
    tb_day day;
    const char *title, *ref;
    const char *actor; /* who logged it; "" when it was altered since, or imported with
                          very many */
};
/* The best first, of equals the newest. Some 8,000 titles are looked at in an office of
 * a million. */
enum tb_rc store_similar(struct store *s, const struct similar_query *q,
                         struct arena *a, struct similar_row **rows, size_t *n,
                         struct tb_err *e);
/* What the entry form offers: the unit's last author and usual type ("" when unknown).
 */
struct habits {
    const char *author, *type;
    tb_day last_day; /* of its newest submission, TB_DAY_NONE */
};
enum tb_rc store_habits(struct store *s, int64_t unit_id, struct arena *a,
                        struct habits *out, struct tb_err *e);
/* Submissions of a unit in each of n weeks ending with the week of `today`. */
enum tb_rc store_rhythm(struct store *s, tb_day today, int n_weeks, struct arena *a,
                        const int64_t *unit_ids, size_t n_units, int **counts,
                        struct tb_err *e);

/* Credits of one owner in a period, or of one article (owner_id 0), by day, article. */
struct credit_row {
    struct credit credit;
    const char *ref, *title;
};
struct credit_query {
    enum owner_kind owner_kind;
    int64_t owner_id;
    int64_t article_id; /* 0: any */
    tb_day first, last;
};
enum tb_rc store_credits(struct store *s, const struct credit_query *q, struct arena *a,
                         struct credit_row **out, size_t *n, struct tb_err *e);

struct journal_row {
    int64_t seq, at; /* at: UTC seconds */
    const char *actor, *label;
    bool claimed;    /* the actor's name was given by --as */
    int64_t undo_of; /* 0: a change of its own */
    bool undone;
    unsigned char hash[32];
};
/* The newest `limit` entries before seq `before` (0: from the head), newest first. */
enum tb_rc store_journal(struct store *s, int64_t before, size_t limit, struct arena *a,
                         struct journal_row **out, size_t *n, struct tb_err *e);
/* Those of them that touched a record, of the newest `look` entries; *all: there are no
 * older ones. */
enum tb_rc store_journal_of(struct store *s, int64_t id, int64_t before, size_t look,
                            struct arena *a, struct journal_row **rows, size_t *n,
                            bool *all, struct tb_err *e);
/* What was touched after seq, for marks and messages. */
struct touched {
    int64_t head;
    int64_t *records; /* ids of touched records, sorted */
    size_t n;
    struct journal_row *entries; /* newest first, at most 20 */
    size_t n_entries;
    bool names; /* units, groups, people, outlets, targets or schemes among them */
    bool many;  /* too much to list: treat everything as touched */
};
enum tb_rc store_changes_since(struct store *s, int64_t seq, struct arena *a,
                               struct touched *out, struct tb_err *e);

/* Events without a submission, dated in q's days: as store_each_event. */
enum tb_rc store_each_loose(struct store *s, const struct page_query *q,
                            bool (*row)(void *arg, const char *ref,
                                        const struct event_row *r),
                            void *arg, struct tb_err *e);

/* Walks facts for export; the callback gets a row valid only during the call and may
 * stop the walk by returning false. Never call the store from it. */
enum tb_rc store_each_article(struct store *s, const struct page_query *q,
                              bool (*row)(void *arg, const struct article_row *r),
                              void *arg, struct tb_err *e);
enum tb_rc store_each_event(struct store *s, const struct page_query *q,
                            bool (*row)(void *arg, const char *ref,
                                        const struct event_row *r),
                            void *arg, struct tb_err *e);

/* --- writing: the one path ----------------------------------------------------- */

struct receipt {
    int64_t seq;      /* of the journal entry; 0: nothing was written */
    int64_t first_id; /* of the first record made */
    char ref[24];     /* of the last submission made */
    int64_t made;     /* records made or altered */
};

/* Who writes, when and what the journal calls it. */
struct stamp {
    struct tb_now now;
    const char *actor;
    bool claimed;
    const char *label; /* one line */
    int64_t seen; /* the journal's head that the writer judged by: TB_CONFLICT when it
                     is another one by now; 0: not asked */
};

/* A batch is one transaction, one journal entry, one undo step. store_put checks the
 * change, writes the facts and rescores what it touches; *id, if given, is the
 * record's. After any failure but TB_INVALID, TB_NOTFOUND and TB_CONFLICT of store_put
 * only store_abandon may follow; those three leave the batch as it was before the put.
 */
enum tb_rc store_begin(struct store *s, const struct stamp *by, struct tb_err *e);
enum tb_rc store_put(struct store *s, const struct change *c, int64_t *id,
                     struct tb_err *e);
/* An empty batch commits nothing and gives seq 0. */
enum tb_rc store_commit(struct store *s, struct receipt *out, struct tb_err *e);
void store_abandon(struct store *s);
/* Says before the first put that very many submissions follow, into a store that has
 * few: indexes and sums are then built once, at commit or before the first put of
 * another kind. Until then reading does not find them, and readers elsewhere may be
 * shut out. Memory stays bounded. */
enum tb_rc store_bulk(struct store *s, struct tb_err *e);

/* The three in one. */
enum tb_rc store_apply(struct store *s, const struct stamp *by, const struct change *c,
                       size_t n, struct receipt *out, struct tb_err *e);

/* Undoes entry seq by its inverse. TB_CONFLICT names the record and who changed it
 * since. TB_NOTFOUND: no such entry, or nothing to undo. */
enum tb_rc store_undo(struct store *s, const struct stamp *by, int64_t seq,
                      struct receipt *out, struct tb_err *e);
/* The actor's newest change that is not undone, and newest undo that is not redone; 0:
 * none. */
enum tb_rc store_undo_candidates(struct store *s, const char *actor, int64_t *undo,
                                 int64_t *redo, struct tb_err *e);

/* --- care ------------------------------------------------------------------------- */

/* Long work reports here about ten times a second; returning false stops it. */
struct progress {
    bool (*step)(void *arg, int64_t done, int64_t total);
    void *arg;
};

/* Rebuilds credits and tallies from the facts, under a new generation. */
enum tb_rc store_rebuild(struct store *s, const struct stamp *by,
                         const struct progress *p, struct tb_err *e);

/* Writes a CHANGE_SCHEME (one journal entry, one undo step) with the credits that it
 * gives. These are worked out beforehand in short transactions, while others read and
 * write: stopped or failed, nothing has changed. */
enum tb_rc store_apply_scheme(struct store *s, const struct stamp *by,
                              const struct change *c, const struct progress *p,
                              struct receipt *out, struct tb_err *e);

struct finding {
    char text[400]; /* one line: what, where (table, row, seq) */
};
struct verdict {
    struct finding *items;
    size_t n;
    int64_t entries, articles, credits; /* checked */
    unsigned char head[32];
    int64_t head_seq;
};
/* Schema, integrity, hash chain, replay of the journal against the tables, row sums,
 * credits and tallies against a rebuild. TB_OK also when something was found. */
enum tb_rc store_verify(struct store *s, struct arena *a, const struct progress *p,
                        struct verdict *out, struct tb_err *e);
/* A new 0600 file, verified to open; an existing one is TB_CONFLICT unless force. */
enum tb_rc store_backup(struct store *s, const char *to, bool force, struct tb_err *e);

/* --- others' writes --------------------------------------------------------------- */

/* Starts watching; before it store_wait_fd is -1 and store_moved compares with nothing.
 */
enum tb_rc store_watch(struct store *s, struct tb_err *e);
/* Readable when another process may have written; -1 where the system cannot tell and
 * the caller must look every 2 s. */
int store_wait_fd(const struct store *s);
/* Drains the descriptor. *look says that the file was touched: ask store_moved after 0,
 * 1, 2, 4 ... 64 ms until it says yes (inotify fires before a commit is visible). */
void store_drain(struct store *s, bool *look);
/* True when another connection has committed since the last call. TB_BUSY: ask again.
 */
enum tb_rc store_moved(struct store *s, bool *moved, struct tb_err *e);
/* TB_IO when the path no longer leads to the open file: stop writing. */
enum tb_rc store_still_there(const struct store *s, struct tb_err *e);

/* For `version`: SQLite's version and source id, journal mode, schema number. */
const char *store_version(char *out, size_t size);

#endif
