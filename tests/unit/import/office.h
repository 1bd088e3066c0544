/* A new database with a small network, and files imported into it. */
#ifndef TB_TESTS_IMPORT_OFFICE_H
#define TB_TESTS_IMPORT_OFFICE_H

#include "import/import.h"

#include "file.h"

struct office {
    char dir[64], db[96];
    struct app app;
    struct import_report report; /* of the last file; freed by the next */
    struct tb_err e;
};

static inline void office_open(struct office *o)
{
    const struct store_birth birth = {.office = "", .zone = "Asia/Shanghai"};
    *o = (struct office){0};
    snprintf(o->dir, sizeof o->dir, "/tmp/tongbao-office-XXXXXX");
    assert_non_null(mkdtemp(o->dir));
    snprintf(o->db, sizeof o->db, "%s/a.db", o->dir);
    const struct app_options options = {.db = o->db,
                                        .now = "2018-07-15",
                                        .as = "tester",
                                        .store_flags = STORE_CREATE | STORE_PATIENT};
    if (app_init(&o->app, &options, &o->e) ||
        app_create(&o->app, &options, &birth, &o->e))
        fail_msg("%s", o->e.msg);
}

static inline void office_close(struct office *o)
{
    char journal[128];
    snprintf(journal, sizeof journal, "%s-journal", o->db);
    app_close(&o->app);
    import_report_free(&o->report);
    unlink(o->db);
    unlink(journal);
    rmdir(o->dir);
}

/* Imports the text as a file. */
static inline enum tb_rc take(struct office *o, const char *kind, const char *text,
                              const struct import_options *options)
{
    import_report_free(&o->report);
    const char *path = file_with(text, strlen(text));
    enum tb_rc rc = import_file(&o->app, kind, path, options, &o->report, &o->e);
    unlink(path);
    return rc;
}

/* Must be imported: so many new, already there, and twice in the file. */
#define assert_takes(o, kind, text, added_, known_, twice_)                            \
    do {                                                                               \
        if (take(o, kind, text, NULL) != TB_OK)                                        \
            fail_msg("%s: %s", (o)->e.msg,                                             \
                     (o)->report.n_bad ? (o)->report.bad[0].why : "");                 \
        assert_int_equal((o)->report.added, added_);                                   \
        assert_int_equal((o)->report.known, known_);                                   \
        assert_int_equal((o)->report.twice, twice_);                                   \
    } while (0)

/* Must be refused: the first bad line, and a word of its reason. */
#define assert_refuses(o, kind, text, line_, says)                                     \
    do {                                                                               \
        assert_int_equal(take(o, kind, text, NULL), TB_INVALID);                       \
        assert_int_equal((o)->report.n_bad > 0, 1);                                    \
        if ((o)->report.bad[0].line != (line_) ||                                      \
            !strstr((o)->report.bad[0].why, says))                                     \
            fail_msg("line %lld: %s", (long long)(o)->report.bad[0].line,              \
                     (o)->report.bad[0].why);                                          \
    } while (0)

#define UNITS                                                                                     \
    "name,group,track,parent,order\n县委办,县直,outside,,1\n河东镇,乡镇,,县委办,2\n" \
    "河西镇,乡镇,,,3\n信息室,组室,inside,,4\n"
#define OUTLETS "name,level\n县简报,county\n市信息,city\n"

#endif
