/* The app: what a user may do, for both front ends. Owns the store, the names in force,
 * the clock and who the user is. */
#ifndef TB_APP_APP_H
#define TB_APP_APP_H

#include "base/clock.h"

#include "core/board.h"

#include "store/store.h"

struct app {
    struct store *store;
    struct tb_clock clock;
    char actor[64];
    bool claimed;       /* by --as */
    struct arena facts; /* owns names, schemes, targets */
    struct names names;
    struct schemes schemes;
    struct target *targets;
    size_t n_targets;
    char office[128];
    int64_t seq;           /* journal head at the last app_refresh */
    const char *data;      /* folder with templates; NULL: the program's own */
    struct finder *finder; /* names made ready to be found; NULL until wanted */
};

struct app_options {
    const char *db;  /* NULL: $TONGBAO_DB, else $XDG_DATA_HOME/tongbao/tongbao.db */
    const char *as;  /* NULL: the system's user name */
    const char *now; /* NULL: the system's clock */
    unsigned store_flags;
};

/* The database's path by options and environment. */
enum tb_rc app_db_path(const struct app_options *o, struct strbuf *path,
                       struct tb_err *e);
/* Who and when, before any database is open. */
enum tb_rc app_init(struct app *app, const struct app_options *o, struct tb_err *e);
/* Opens, and reads names, schemes and targets. */
enum tb_rc app_open(struct app *app, const struct app_options *o, struct tb_err *e);
/* Makes a new database. shift the sample so that its last month is today's: see
 * sample.h. */
enum tb_rc app_create(struct app *app, const struct app_options *o,
                      const struct store_birth *birth, struct tb_err *e);
void app_close(struct app *app);
/* Reads names, schemes and targets again if any of them changed; a board built before
 * must not be used after. */
enum tb_rc app_refresh(struct app *app, struct tb_err *e);

struct tb_now app_now(const struct app *app);

/* An actor of the journal as people know him: the person with that login, else the
 * login itself. Borrowed from the app's names or from `actor`. */
const char *app_actor_name(const struct app *app, const char *actor);

/* The period of p's name as the office cuts the year: by the scheme in force on its
 * last day. Idempotent. */
struct period app_period(const struct app *app, struct period p);
/* The instance of a calendar kind that has the day in it, by the scheme in force then.
 */
struct period app_period_on(const struct app *app, enum period_kind kind, tb_day d);
/* The board of a period (by its name: app_period); everything in the arena. It borrows
 * names and schemes of the app, and so is void after the next app_refresh. */
enum tb_rc app_board(struct app *app, struct period p, struct arena *a,
                     struct board **out, struct tb_err *e);
/* Units' sums and shortfalls only, in half the time: all counts by outlet are 0, and so
 * are people's numbers unless a target is for persons. */
enum tb_rc app_board_light(struct app *app, struct period p, struct arena *a,
                           struct board **out, struct tb_err *e);
/* A light one whose forecasts are what is done, in half the time again. */
enum tb_rc app_board_sums(struct app *app, struct period p, struct arena *a,
                          struct board **out, struct tb_err *e);

/* One user action: one journal entry. The label is made from the changes
 * ("登记 河东镇《…》"). */
enum tb_rc app_do(struct app *app, const struct change *c, size_t n,
                  struct receipt *out, struct tb_err *e);
/* The same; `remark` follows the label: what the user was warned of and saved anyway.
 */
enum tb_rc app_do_noted(struct app *app, const struct change *c, size_t n,
                        const char *remark, struct receipt *out, struct tb_err *e);
/* The same, unless something was written since the journal's head was `seen`:
 * TB_CONFLICT, and it is to be judged again. */
enum tb_rc app_do_seen(struct app *app, const struct change *c, size_t n,
                       const char *remark, int64_t seen, struct receipt *out,
                       struct tb_err *e);
/* seq 0: the actor's newest change not undone. *undone is the entry's label. */
enum tb_rc app_undo(struct app *app, int64_t seq, struct receipt *out, char *undone,
                    size_t size, struct tb_err *e);
enum tb_rc app_redo(struct app *app, struct receipt *out, char *redone, size_t size,
                    struct tb_err *e);

/* A stamp for this user, now. */
struct stamp app_stamp(const struct app *app, const char *label);

/* The folder with sample/, schemes/ and the catalogues: beside the build, or installed.
 */
const char *app_datadir(char *out, size_t size);
const char *app_localedir(char *out, size_t size);

/* --- finding by what a person typed ----------------------------------------------- */

/* Exact (folded) name or alias; NULL when there is none, and *e then proposes the one
 * name that the initials or pinyin typed can mean, else the nearest. While typing:
 * app/find.h. */
const struct unit *app_find_unit(struct app *app, const char *typed, struct tb_err *e);
const struct outlet *app_find_outlet(struct app *app, const char *typed,
                                     struct tb_err *e);
/* An author's name to the person of that name, whatever the days of the posts, as an
 * import does it; or kept as written. */
struct author app_author(const struct app *app, const char *name, tb_day day);
/* Several, parted by ; ；or 、: fills at most `most` of out, names in the arena;
 * returns how many there are, which may be more. */
size_t app_authors(const struct app *app, struct arena *a, const char *names,
                   tb_day day, struct author *out, size_t most);

#endif
