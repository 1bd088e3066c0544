/* The scheme's text: any bytes are read or refused with a line number, twice the same;
 * what was read is looked over, scores an article and makes a board. */
#include <stdlib.h>
#include <string.h>

#include "core/board.h"
#include "core/review.h"
#include "core/score.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static enum tb_rc parse(struct arena *a, const char *text, struct scheme *s, int *line)
{
    struct tb_err e = {0};
    enum tb_rc rc = scheme_parse(a, text, NULL, s, line, &e);
    if (rc != TB_OK && (e.msg[0] == '\0' || strchr(e.msg, '\n')))
        abort();
    return rc;
}

static void same(const struct scheme *x, const struct scheme *y)
{
    if (strcmp(x->name, y->name) != 0 || x->from != y->from || x->to != y->to ||
        x->adoptions.how != y->adoptions.how || x->n_shares != y->n_shares ||
        x->midperiod != y->midperiod || x->n_ties != y->n_ties ||
        x->n_figures != y->n_figures || x->n_quotas != y->n_quotas ||
        x->n_settles != y->n_settles || x->n_misses != y->n_misses ||
        x->n_limits != y->n_limits || x->n_scales != y->n_scales ||
        x->n_triggers != y->n_triggers || x->decimals != y->decimals ||
        x->n_lines != y->n_lines)
        abort();
    for (size_t i = 0; i < x->n_lines; i++)
        if (x->lines[i].number != y->lines[i].number ||
            x->lines[i].op != y->lines[i].op ||
            x->lines[i].amount != y->lines[i].amount ||
            !filter_same(&x->lines[i].filter, &y->lines[i].filter) ||
            strcmp(x->lines[i].text, y->lines[i].text) != 0)
            abort();
}

/* --- an office of two units, and one article with an event of every kind ------------
 */

static const struct group groups[] = {{1, "甲", "甲", 0}, {2, "G", "G", 1}};
static const struct unit units[] = {
    {.id = 3, .name = "U", .key = "U", .alias = "", .opened = -1, .closed = -1},
    {.id = 4, .parent_id = 3, .name = "V", .key = "V", .alias = "", .closed = 30000}};
static const struct membership memberships[] = {{5, 3, 1, TB_DAY_NONE, TB_DAY_NONE},
                                                {6, 4, 2, TB_DAY_NONE, TB_DAY_NONE}};
static const struct person people[] = {{7, 0, "P", "P", ""}};
static const struct post posts[] = {{8, 7, 3, ROLE_CADRE, TB_DAY_NONE, TB_DAY_NONE}};
static const struct names office = {.groups = groups,
                                    .units = units,
                                    .memberships = memberships,
                                    .people = people,
                                    .posts = posts,
                                    .n_groups = 2,
                                    .n_units = 2,
                                    .n_memberships = 2,
                                    .n_people = 1,
                                    .n_posts = 1};

#define TODAY 17600 /* in 2018 */

static void use(struct scheme *s)
{
    static const int64_t ids[] = {3, 4}, authors[] = {7, 0};
    struct arena a = {0};
    struct schemes all = {.items = s, .n = 1, .names = &office};
    struct article_event v[EVENT_KINDS];
    struct article x = {.id = 9,
                        .day = TODAY,
                        .received = TODAY + 2,
                        .type_key = "问题",
                        .length = 900,
                        .units = ids,
                        .n_units = 2,
                        .authors = authors,
                        .n_authors = 2,
                        .events = v,
                        .n_events = EVENT_KINDS};
    struct credit_list credits = {0};
    struct target *targets;
    size_t n_targets, n;
    struct span *spans;
    struct tallies t = {0};
    s->id = 10;
    for (int i = 0; i < EVENT_KINDS; i++)
        v[i] = (struct article_event){.id = 20 + i,
                                      .kind = (enum event_kind)i,
                                      .day = TODAY + i,
                                      .outlet_key = "",
                                      .level = i % 6 - 1,
                                      .form = (enum form)(i % 5),
                                      .has_value = i % 2,
                                      .value = i * TB_ONE};
    score_article(&all, &x, &credits);
    credit_list_free(&credits);
    schemes_targets(&a, &all, &office, NULL, 0, &targets, &n_targets);
    struct board_input in = {.period = period_in(&s->calendar, PERIOD_YEAR, TODAY),
                             .today = TODAY,
                             .names = &office,
                             .schemes = &all,
                             .targets = targets,
                             .n_targets = n_targets};
    board_spans(&a, &in, &spans, &n);
    t.spans = spans;
    t.n_spans = n;
    board_build(&a, &in, &t);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    struct review_note *notes;
    size_t n_notes;
    struct arena a = {0}, b = {0};
    struct scheme x = {0}, y = {0};
    struct filter f;
    int line_x = 0, line_y = 0;
    char *text = malloc(size + 1);
    if (size)
        memcpy(text, data, size);
    text[size] = '\0';
    enum tb_rc rc = parse(&a, text, &x, &line_x);
    if (parse(&b, text, &y, &line_y) != rc || line_x != line_y)
        abort();
    if (rc == TB_OK) {
        same(&x, &y);
        scheme_review(&a, &x, &notes, &n_notes);
        use(&x);
    }
    filter_parse(&a, text, NULL, &f, NULL);
    arena_free(&a);
    arena_free(&b);
    free(text);
    return 0;
}
