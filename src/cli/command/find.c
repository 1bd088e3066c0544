/* Names as the finder of the dashboard has them: by characters, initials, pinyin.
 * Shells complete with it. */
#include "app/find.h"

#include <stdlib.h>
#include <string.h>

#include "core/word.h"

#include "store/office.h"

#include "../cli.h"

enum { LIMIT = 10, MOST = 1000 };
enum subject {
    SUBJECT_UNITS,
    SUBJECT_PEOPLE,
    SUBJECT_OUTLETS,
    SUBJECT_TOPICS,
    SUBJECT_MEETINGS
};

static const struct cli_option options[] = {
    {0, "limit", "N", N_("at most so many, up to 1000 (default: 10)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static enum tb_rc read_subject(const struct cli *c, enum subject *out, struct tb_err *e)
{
    static const char *const words[] = {"units", "people", "outlets", "topics",
                                        "meetings"};
    for (int i = 0; i < 5; i++)
        if (strcmp(c->args[0], words[i]) == 0) {
            *out = (enum subject)i;
            return TB_OK;
        }
    return cli_usage(c, e, N_("there is nothing called %s to find"), c->args[0]);
}

static enum tb_rc read_limit(const struct cli *c, size_t *out, struct tb_err *e)
{
    const char *given = cli_value(c, "limit");
    char *end = NULL;
    *out = LIMIT;
    if (!given)
        return TB_OK;
    long n = strtol(given, &end, 10);
    if (end == given || *end || n < 1 || n > MOST)
        return cli_usage(c, e, N_("--limit %s: a number from 1 to 1000"), given);
    *out = (size_t)n;
    return TB_OK;
}

/* What tells names apart that look alike. */
static void add_row(struct cli *c, struct sheet *s, enum subject what, int64_t id,
                    const char *name)
{
    const struct names *n = &c->app.names;
    tb_day today = app_now(&c->app).today;
    const struct membership *m =
        what == SUBJECT_UNITS ? names_membership_on(n, id, today) : NULL;
    const struct post *p = what == SUBJECT_PEOPLE ? names_post_on(n, id, today) : NULL;
    const struct outlet *o = what == SUBJECT_OUTLETS ? names_outlet(n, id) : NULL;
    const struct topic *t = what == SUBJECT_TOPICS ? names_topic(n, id) : NULL;
    const struct group *g = m ? names_group(n, m->group_id) : NULL;
    const struct unit *u = p ? names_unit(n, p->unit_id) : NULL;
    sheet_text(s, name);
    if (o)
        cli_word_cell(s, words_level, (int)o->level);
    else
        sheet_text(s, g ? g->name : u ? u->name : t ? t->ref : NULL);
}

static void find_names(struct cli *c, struct sheet *s, enum subject what, size_t most)
{
    static const enum find_kind kinds[] = {FIND_UNIT, FIND_PERSON, FIND_OUTLET};
    const struct find_query q = {
        .kind = kinds[what], .typed = c->args[1], .day = app_now(&c->app).today};
    struct find_hit *hits = xcalloc(most, sizeof *hits);
    size_t n = app_find(&c->app, &q, hits, most, NULL);
    for (size_t i = 0; i < n; i++)
        add_row(c, s, what, hits[i].id, hits[i].name);
    free(hits);
}

static void find_topics(struct cli *c, struct sheet *s, size_t most)
{
    const struct names *n = &c->app.names;
    for (int tier = 0; tier < FIND_NONE && most; tier++)
        for (size_t i = 0; i < n->n_topics && most; i++)
            if ((int)find_text(c->args[1], n->topics[i].title) == tier) {
                add_row(c, s, SUBJECT_TOPICS, n->topics[i].id, n->topics[i].title);
                most--;
            }
}

/* The latest first within a tier. */
static enum tb_rc find_meetings(struct cli *c, struct sheet *s, size_t most,
                                struct tb_err *e)
{
    struct arena a = {0};
    struct meeting_row *items = NULL;
    size_t n = 0;
    enum tb_rc rc =
        store_meetings(c->app.store, TB_DAY_MIN, TB_DAY_MAX, &a, &items, &n, e);
    for (int tier = 0; rc == TB_OK && tier < FIND_NONE; tier++)
        for (size_t i = n; i-- > 0 && most;) {
            const struct meeting *m = &items[i].meeting;
            if (m->voided || (int)find_text(c->args[1], m->title) != tier)
                continue;
            sheet_text(s, m->title);
            sheet_text(s, m->ref);
            most--;
        }
    arena_free(&a);
    return rc;
}

static enum tb_rc find_run(struct cli *c, struct tb_err *e)
{
    static const char *const second[] = {"group", "unit", "level", "ref", "ref"};
    struct cli_table t;
    enum subject what = SUBJECT_UNITS;
    size_t most = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc)
        rc = read_subject(c, &what, e);
    if (!rc)
        rc = read_limit(c, &most, e);
    if (!rc) {
        cli_column(&t.sheet, "name", CELL_TEXT);
        cli_column(&t.sheet, second[what], CELL_TEXT);
        if (what == SUBJECT_MEETINGS)
            rc = find_meetings(c, &t.sheet, most, e);
        else if (what == SUBJECT_TOPICS)
            find_topics(c, &t.sheet, most);
        else
            find_names(c, &t.sheet, what, most);
    }
    return cli_table_close(&t, rc, e);
}

const struct command cmd_find = {
    .name = "find",
    .usage = "units|people|outlets|topics|meetings TEXT [--limit N]",
    .summary = N_("names by characters, initials or pinyin, best first"),
    .notes = N_("Hd, hedong, 河东 and 河d all find 河东镇. An empty TEXT finds all."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 2,
    .max_args = 2,
    .options = options,
    .run = find_run,
};
