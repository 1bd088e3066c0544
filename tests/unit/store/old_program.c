/* The program before its next migration: makes a database, or tries to open one.
 *   old_program make FILE
 *   old_program open FILE      exits with the enum tb_rc */
#include "files.h"
#include "fixture.h"

static void make(struct fixture *f)
{
    tb_day day = day_from_civil(2018, 3, 1);
    for (int i = 0; i < 30; i++) {
        struct change c = submission(f, i % 4, day + i, "Flood");
        c.submit.units[1] = f->unit[(i + 1) % 4];
        c.submit.n_units = 1 + (size_t)(i % 2);
        c.submit.authors[0] = (struct author){f->person[i % 2], "Chen"};
        c.submit.n_authors = (size_t)(i % 3 > 0);
        int64_t id = put(f, &c);
        c = event(id, EVENT_ADOPT, day + i + 3, f->county);
        put(f, &c);
        c = (struct change){.kind = CHANGE_AMEND,
                            .amend = {.submission_id = id,
                                      .fields = AMEND_TITLE,
                                      .to = {.title = "High water"}}};
        put(f, &c);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 99;
    if (strcmp(argv[1], "make") == 0) {
        void *state;
        if (fixture_setup(&state) != 0)
            return 98;
        struct fixture *f = state;
        make(f);
        store_close(&f->s);
        struct bytes b = slurp(f->path);
        spit(argv[2], b.p, b.n);
        free(b.p);
        fixture_teardown(&state);
        return 0;
    }
    struct store *s;
    struct tb_err e;
    struct tb_now now = fixture_now();
    enum tb_rc rc = store_open(&s, argv[2], STORE_PATIENT, NULL, &now, "li", &e);
    store_close(&s);
    return (int)rc;
}
