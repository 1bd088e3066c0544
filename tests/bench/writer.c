/* Another process that writes: for each line "UNIT TITLE" of its input it commits one
 * submission and answers with the clock just before and just after the commit.
 *
 *     writer OFFICE.db YYYY MM DD */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"

#include "store/store.h"

static long long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000000000 + t.tv_nsec;
}

static enum tb_rc write_one(struct store *s, struct tb_now at, int64_t unit,
                            const char *title, struct tb_err *e)
{
    const struct stamp by = {.now = at, .actor = "writer", .label = title};
    const struct change c = {.kind = CHANGE_SUBMIT,
                             .submit = {.day = at.today,
                                        .received = TB_DAY_NONE,
                                        .title = title,
                                        .type = "",
                                        .note = "",
                                        .length = -1,
                                        .units = {unit},
                                        .n_units = 1}};
    struct receipt r;
    enum tb_rc rc = store_begin(s, &by, e);
    if (rc != TB_OK)
        return rc;
    rc = store_put(s, &c, NULL, e);
    if (rc != TB_OK) {
        store_abandon(s);
        return rc;
    }
    long long before = now();
    rc = store_commit(s, &r, e);
    if (rc == TB_OK)
        printf("%lld %lld\n", before, now());
    return rc;
}

int main(int argc, char **argv)
{
    struct store *s;
    struct tb_err e;
    char line[400];
    if (argc != 5)
        return 2;
    struct tb_now at = {
        .today = day_from_civil(atoi(argv[2]), atoi(argv[3]), atoi(argv[4]))};
    at.utc = (int64_t)at.today * 86400;
    i18n_init("en", "/nonexistent");
    if (store_open(&s, argv[1], STORE_PATIENT, NULL, &at, "writer", &e) != TB_OK) {
        fprintf(stderr, "writer: %s\n", e.msg);
        return 1;
    }
    while (fgets(line, sizeof line, stdin)) {
        char *title;
        long long unit = strtoll(line, &title, 10);
        title[strcspn(title, "\n")] = '\0';
        if (write_one(s, at, unit, title + strspn(title, " "), &e) != TB_OK)
            printf("error %s\n", e.msg);
        fflush(stdout);
    }
    store_close(&s);
    return 0;
}
