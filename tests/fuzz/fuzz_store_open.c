/* A file of any bytes: opened, read and verified, or refused; never a crash, never a
 * write. An input is either a whole file, or edits of a sound database: a first byte of
 * 'E', then groups of five bytes (offset in four, value). */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "store/store.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static unsigned char *sound;
static size_t sound_size;
static char path[64];

static void need(bool yes)
{
    if (!yes)
        abort();
}

static int64_t put(struct store *s, const struct change *c)
{
    struct receipt r;
    struct tb_now now = {.utc = 1530000000, .today = 17708};
    struct stamp by = {.now = now, .actor = "li", .label = "l"};
    need(store_apply(s, &by, c, 1, &r, NULL) == TB_OK);
    return r.first_id;
}

static void fill(struct store *s)
{
    struct change c = {.kind = CHANGE_GROUP, .group = {.name = "towns"}};
    int64_t group = put(s, &c);
    c = (struct change){
        .kind = CHANGE_UNIT,
        .unit = {.name = "East", .opened = TB_DAY_NONE, .closed = TB_DAY_NONE}};
    int64_t unit = put(s, &c);
    c = (struct change){.kind = CHANGE_MOVE,
                        .move = {.unit_id = unit,
                                 .group_id = group,
                                 .from = TB_DAY_NONE,
                                 .to = TB_DAY_NONE}};
    put(s, &c);
    c = (struct change){.kind = CHANGE_OUTLET,
                        .outlet = {.name = "County",
                                   .level = LEVEL_COUNTY,
                                   .from = TB_DAY_NONE,
                                   .to = TB_DAY_NONE}};
    int64_t outlet = put(s, &c);
    c = (struct change){.kind = CHANGE_SCHEME,
                        .scheme = {.name = "m",
                                   .text = "scheme m from 2018-01-01\nadoptions all\n"
                                           "submit set 1\nadopt set 5\n",
                                   .from = 17532,
                                   .to = TB_DAY_NONE}};
    put(s, &c);
    for (int i = 0; i < 8; i++) {
        c = (struct change){.kind = CHANGE_SUBMIT,
                            .submit = {.day = 17600 + i,
                                       .received = TB_DAY_NONE,
                                       .title = "A title",
                                       .type = "",
                                       .note = "",
                                       .length = -1,
                                       .units = {unit},
                                       .n_units = 1}};
        int64_t id = put(s, &c);
        c = (struct change){.kind = CHANGE_EVENT,
                            .event = {.submission_id = id,
                                      .kind = EVENT_ADOPT,
                                      .day = 17650,
                                      .outlet_id = outlet,
                                      .level = -1,
                                      .note = ""}};
        put(s, &c);
    }
}

static void tidy(void)
{
    char journal[80];
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(path);
    unlink(journal);
}

static void prepare(void)
{
    struct store *s;
    struct store_birth birth = {.office = "o", .zone = "Asia/Shanghai"};
    struct tb_now now = {.utc = 1530000000, .today = 17708};
    struct tb_err e;
    i18n_init("en", "/nonexistent");
    snprintf(path, sizeof path, "/dev/shm/fuzz-open-%ld", (long)getpid());
    atexit(tidy);
    need(store_open(&s, path, STORE_CREATE, &birth, &now, "li", &e) == TB_OK);
    fill(s);
    store_close(&s);
    FILE *f = fopen(path, "rb");
    sound = malloc(1 << 20);
    sound_size = fread(sound, 1, 1 << 20, f);
    fclose(f);
}

static bool see(void *arg, const struct article_row *r)
{
    size_t *n = arg;
    *n += strlen(r->title) + strlen(r->outlets) + strlen(r->ref);
    return true;
}

/* What a dashboard does with a database, and then verify. */
static void use(struct store *s)
{
    struct arena a = {0};
    struct names names = {0};
    struct schemes schemes = {0};
    struct target *targets = NULL;
    struct page page;
    struct tallies t;
    struct span *spans;
    struct verdict v;
    struct touched touched;
    struct journal_row *journal;
    struct article_full full;
    struct credit_row *credits;
    struct habits habits;
    struct tb_err e;
    size_t n = 0, n_targets = 0, n_spans = 0;
    int *counts;
    int64_t total, before, undo, redo;
    struct page_query q = {.first = 0, .last = TB_DAY_MAX, .limit = 20, .find = "t"};
    struct credit_query cq = {.first = 0, .last = TB_DAY_MAX};
    struct board_input in = {.period = {17532, 17896, PERIOD_YEAR}, .today = 17708};
    if (store_names(s, &a, &names, &e) == TB_OK &&
        store_schemes(s, &a, &names, &schemes, &e) == TB_OK &&
        store_targets(s, &a, &targets, &n_targets, &e) == TB_OK) {
        in.names = &names;
        in.schemes = &schemes;
        in.targets = targets;
        in.n_targets = n_targets;
        board_spans(&a, &in, &spans, &n_spans);
        if (store_tallies(s, &in, spans, n_spans, &a, &t, &e) == TB_OK)
            board_build(&a, &in, &t);
    }
    for (size_t i = 0; i < names.n_units && i < 3; i++) {
        q.group_id = i ? names.groups ? names.groups[0].id : 0 : 0;
        store_page(s, &q, &a, &page, &e);
        store_habits(s, names.units[i].id, &a, &habits, &e);
        store_rhythm(s, 17708, 4, &a, &names.units[i].id, 1, &counts, &e);
        cq.owner_id = names.units[i].id;
        store_credits(s, &cq, &a, &credits, &n, &e);
    }
    store_page_count(s, &q, 100, &total, &before, &e);
    store_each_article(s, &q, see, &n, &e);
    store_article_by_ref(s, "2018-0001", &a, &full, &e);
    store_journal(s, 0, 10, &a, &journal, &n, &e);
    store_changes_since(s, 1, &a, &touched, &e);
    store_undo_candidates(s, "li", &undo, &redo, &e);
    store_verify(s, &a, NULL, &v, &e);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct store *s;
    struct tb_err e;
    struct tb_now now = {.utc = 1530000000, .today = 17708};
    if (!sound)
        prepare();
    size_t n = size;
    unsigned char *file = malloc(size + sound_size + 1);
    if (size && data[0] == 'E') {
        n = sound_size;
        memcpy(file, sound, n);
        for (size_t i = 1; i + 5 <= size; i += 5) {
            uint32_t at;
            memcpy(&at, data + i, 4);
            file[at % n] = data[i + 4];
        }
    } else if (size) {
        memcpy(file, data, n);
    }
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    need(fd >= 0 && write(fd, file, n) == (ssize_t)n && close(fd) == 0);
    if (store_open(&s, path, 0, NULL, &now, "li", &e) == TB_OK) {
        use(s);
        store_close(&s);
    }
    unsigned char *after = malloc(n + 2);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    need(fd >= 0 && read(fd, after, n + 1) == (ssize_t)n);
    need(n == 0 || memcmp(after, file, n) == 0);
    close(fd);
    free(after);
    free(file);
    return 0;
}
