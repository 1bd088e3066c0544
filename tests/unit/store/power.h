/* A power cut, by the shim: what was written since a file's last sync is kept apart,
 * and at the cut each piece of it reached the disk, did not, or reached it as garbage.
 */
#ifndef TB_TESTS_STORE_POWER_H
#define TB_TESTS_STORE_POWER_H

#include "files.h"
#include "shim.h"

struct power_write {
    size_t at, n;
    unsigned char *data; /* NULL: the file ends at `at` */
};

struct power_file {
    char name[600];
    bool lasting; /* its name is on the disk */
    struct bytes disk;
    struct power_write *writes; /* not synced */
    size_t n, cap;
};

static struct {
    struct power_file files[4];
    size_t n;
    long syncs, cut_at; /* the sync before which the power goes; 0: none */
    bool dead;
    bool lies; /* says synced and does nothing: the negative control */
    uint32_t seed;
} power;

static struct power_file *power_file(const char *name)
{
    for (size_t i = 0; i < power.n; i++)
        if (strcmp(power.files[i].name, name) == 0)
            return &power.files[i];
    if (power.n == 4)
        abort();
    struct power_file *f = &power.files[power.n++];
    *f = (struct power_file){0};
    snprintf(f->name, sizeof f->name, "%s", name);
    return f;
}

static int power_changed(const char *name, sqlite3_int64 at, const void *data, int n)
{
    if (power.dead)
        return SQLITE_IOERR_WRITE;
    struct power_file *f = power_file(name);
    if (f->n == f->cap) {
        f->cap = f->cap ? f->cap * 2 : 64;
        f->writes = realloc(f->writes, f->cap * sizeof *f->writes);
    }
    struct power_write w = {.at = (size_t)at, .n = (size_t)n};
    if (data) {
        w.data = malloc(w.n + 1);
        memcpy(w.data, data, w.n);
    }
    f->writes[f->n++] = w;
    return SQLITE_OK;
}

static unsigned power_dice(unsigned n)
{
    power.seed = power.seed * 1664525u + 1013904223u;
    return (unsigned)((uint64_t)(power.seed >> 8) * n >> 24);
}

static void power_put(struct bytes *b, size_t at, const unsigned char *data, size_t n)
{
    if (b->n < at + n) {
        b->p = realloc(b->p, at + n + 1);
        memset(b->p + b->n, 0, at + n + 1 - b->n);
        b->n = at + n;
    }
    memcpy(b->p + at, data, n);
}

static void power_land(struct bytes *b, const struct power_write *w)
{
    if (w->data)
        power_put(b, w->at, w->data, w->n);
    else if (w->at < b->n)
        b->n = w->at;
}

/* A beginning of it, then a sector of noise; the rest as it was. */
static void power_tear(struct bytes *b, const struct power_write *w, bool first)
{
    unsigned char noise[512];
    size_t n = !first && w->n / 512 ? power_dice((unsigned)(w->n / 512)) * 512u : 0;
    size_t rest = w->n - n < sizeof noise ? w->n - n : sizeof noise;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (unsigned char)power_dice(256);
    power_put(b, w->at, w->data, n);
    power_put(b, w->at + n, noise, rest);
}

static void power_forget(struct power_file *f)
{
    for (size_t i = 0; i < f->n; i++)
        free(f->writes[i].data);
    f->n = 0;
}

static int power_synced(const char *name)
{
    if (!power.dead && ++power.syncs == power.cut_at)
        power.dead = true;
    if (power.dead)
        return SQLITE_IOERR_FSYNC;
    struct power_file *f = power_file(name);
    if (power.lies)
        return SQLITE_OK;
    for (size_t i = 0; i < f->n; i++)
        power_land(&f->disk, &f->writes[i]);
    power_forget(f);
    f->lasting = true;
    return SQLITE_OK;
}

static int power_deleted(const char *name)
{
    if (power.dead)
        return SQLITE_IOERR_DELETE;
    struct power_file *f = power_file(name);
    power_forget(f);
    f->disk.n = 0;
    f->lasting = false;
    return SQLITE_OK;
}

static const struct shim_listener power_listener = {
    .changed = power_changed, .synced = power_synced, .deleted = power_deleted};

/* Begins with the file (and its journal, if any) as they are on the disk now. */
static inline void power_start(const char *path, long cut_at, bool lies)
{
    struct path journal = tail(path, "-journal");
    power.n = 0;
    power.syncs = 0;
    power.cut_at = cut_at;
    power.dead = false;
    power.lies = lies;
    const char *const names[] = {path, journal.s};
    for (int i = 0; i < 2; i++) {
        struct power_file *f = power_file(names[i]);
        f->lasting = there(names[i]);
        f->disk = slurp(names[i]);
    }
    shim.listener = &power_listener;
}

/* TORN: of every piece the first sector is noise. */
enum power_fate { POWER_NONE, POWER_ALL, POWER_TORN, POWER_SOME };

/* What the disk has after the cut; can be asked several times. */
static inline void power_disk(enum power_fate fate, uint32_t seed)
{
    power.seed = seed;
    for (size_t i = 0; i < power.n; i++) {
        const struct power_file *f = &power.files[i];
        struct bytes b = {malloc(f->disk.n + 1), f->disk.n};
        bool lasting = f->lasting;
        if (f->disk.n)
            memcpy(b.p, f->disk.p, f->disk.n);
        for (size_t k = 0; k < f->n; k++) {
            unsigned dice = fate == POWER_SOME ? power_dice(5) : 0;
            if (fate == POWER_NONE || dice >= 3)
                continue;
            if ((dice == 2 || fate == POWER_TORN) && f->writes[k].data)
                power_tear(&b, &f->writes[k], fate == POWER_TORN);
            else
                power_land(&b, &f->writes[k]);
            lasting = true;
        }
        unlink(f->name);
        if (lasting)
            spit(f->name, b.p, b.n);
        free(b.p);
    }
}

static inline void power_end(void)
{
    shim.listener = NULL;
    for (size_t i = 0; i < power.n; i++) {
        power_forget(&power.files[i]);
        free(power.files[i].writes);
        free(power.files[i].disk.p);
    }
    power.n = 0;
}

#endif
