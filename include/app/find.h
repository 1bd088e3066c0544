/* Finding a name by what a person typed: characters, initials, pinyin, an alias, a
 * number, in small or full-width letters, any of them mixed ("河d", "hedz").
 *
 * Every reading of a character counts; the usual one in its place (重庆 is chong qing,
 * a person 单 is shan) ranks before the others. Of a text more than 63 letters long the
 * first 63 are looked for by pinyin. */
#ifndef TB_APP_FIND_H
#define TB_APP_FIND_H

#include "app/app.h"

/* How a name was found, best first. */
enum find_tier {
    FIND_ALIAS,    /* one of its aliases, whole */
    FIND_EXACT,    /* the name, whole */
    FIND_INITIALS, /* hd: the initials from the first on */
    FIND_SPREAD,   /* hz: initials in this order, others between them */
    FIND_PINYIN,   /* hedong, hedz: the name from its start */
    FIND_SOUND,    /* dongz: from a later character */
    FIND_START,    /* 河东: its first characters */
    FIND_INSIDE,   /* 东镇 */
    FIND_GAPS,     /* 河镇: characters in this order, others between them */
    FIND_NUMBER,   /* its order, or the number at its end */
    FIND_NONE
};

struct find_name {
    int64_t id;
    const char *name, *alias; /* alias: several joined by ';'; NULL or "": none */
    int order;                /* -1: none */
};

/* --- many names ------------------------------------------------------------------- */

/* Made once for a set of names, then searched for every key that is typed. */
struct find_index;
/* The names are borrowed and must outlive it; they stand in the office's order.
 * `people`: they begin with surnames. */
struct find_index *find_index_new(const struct find_name *names, size_t n, bool people);
void find_index_free(struct find_index **x);
/* The ids used lately, the latest first, rank first within a tier; at most 200. */
void find_index_recent(struct find_index *x, const int64_t *ids, size_t n);

struct find_hit {
    int64_t id;
    const char *name; /* borrowed */
    enum find_tier tier;
    bool recent; /* used lately */
};

/* The names that match, best first: by tier, usual readings before others, the latest
 * used, the office's order. An empty text matches all. keep, if given, says which names
 * are meant at all. Returns how many are in out; *total, if given, how many match. */
size_t find_index_search(struct find_index *x, const char *typed,
                         bool (*keep)(const void *with, int64_t id), const void *with,
                         struct find_hit *out, size_t most, size_t *total);

/* --- one name --------------------------------------------------------------------- */

/* How a name matches, without alias and order; FIND_NONE. An empty text matches as
 * FIND_START. For filters of some hundred rows. */
enum find_tier find_text(const char *typed, const char *name);

/* --- the app's names -------------------------------------------------------------- */

enum find_kind { FIND_UNIT, FIND_PERSON, FIND_OUTLET, FIND_KINDS };

struct find_query {
    enum find_kind kind;
    const char *typed;
    int64_t unit_id; /* persons with a post there; 0: anywhere */
    tb_day day;      /* persons in a post, outlets in force; TB_DAY_NONE: all */
};
/* As find_index_search over the names in force; hits are void after app_refresh. */
size_t app_find(struct app *app, const struct find_query *q, struct find_hit *out,
                size_t most, size_t *total);
/* The best of them, 0: none. */
int64_t app_find_best(struct app *app, enum find_kind kind, const char *typed,
                      tb_day day);
/* The user took it: it ranks first from now on, also in the next run. */
void app_used(struct app *app, enum find_kind kind, int64_t id);

/* For app.c: the names are about to be read anew; the app is closed (what was used is
 * kept in a small file, whose loss is no error). */
void finder_forget(struct app *app);
void finder_close(struct app *app);

#endif
