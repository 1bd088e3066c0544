#include "app/setup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/check.h"
#include "core/period.h"

#include "app/fresh.h"

const struct setup_template setup_templates[SETUP_TEMPLATES] = {
    {"adoption-only", N_("adoptions only"),
     N_("an adoption earns 2 to 60 by the outlet's level")},
    {"submission-adoption", N_("submissions and adoptions"),
     N_("each submission earns 1, each adoption 2 to 60 more")},
    {"highest-instructions", N_("highest adoption, and instructions"),
     N_("only the highest adoption; instructions add 5 to 50")},
    {"base-capped", N_("base points and a capped bonus"),
     N_("a month's quota earns 5, adoptions add at most 20 a month")},
    {"two-accounts", N_("information and publicity, two accounts"),
     N_("each has its points, quota and award; fees stand apart")},
    {"inside-rooms", N_("rooms and cadres of one office"),
     N_("both have quotas and places; authors share 3:2:1")},
};

int setup_quota(enum roster_sort sort, int period)
{
    static const int monthly[ROSTER_SORTS] = {
        [ROSTER_TOWN] = 4, [ROSTER_VILLAGE] = 1, [ROSTER_ORGAN] = 2,
        [ROSTER_ROOM] = 2, [ROSTER_SCHOOL] = 1,  [ROSTER_HOSPITAL] = 1,
        [ROSTER_FIRM] = 1, [ROSTER_OTHER] = 2,
    };
    int months = period == PERIOD_QUARTER ? 3 : period == PERIOD_HALF ? 6 : 1;
    return monthly[sort] * months;
}

const char *setup_example(void)
{
    return _("Organization Department\n"
             "Publicity Department\n"
             "Education Bureau\n"
             "Public Security Bureau\n"
             "Civil Affairs Bureau\n"
             "Justice Bureau\n"
             "Finance Bureau\n"
             "Natural Resources Bureau\n"
             "Housing Bureau\n"
             "Transport Bureau\n"
             "Water Resources Bureau\n"
             "Agriculture Bureau\n"
             "Commerce Bureau\n"
             "Health Bureau\n"
             "Emergency Management Bureau\n"
             "Audit Bureau\n"
             "Statistics Bureau\n");
}

/* --- the scheme ------------------------------------------------------------------- */

static enum tb_rc read_template(const struct setup *s, struct strbuf *out,
                                struct tb_err *e)
{
    char own[4096];
    struct strbuf path = {0};
    strbuf_printf(&path, "%s/schemes/%s.txt",
                  s->data ? s->data : app_datadir(own, sizeof own),
                  setup_templates[s->template].file);
    FILE *f = fopen(path.s, "re");
    enum tb_rc rc = TB_OK;
    size_t n = 1;
    strbuf_clear(out);
    while (f && n > 0 && out->len <= SCHEME_TEXT_MAX) {
        n = fread(strbuf_room(out, 4096), 1, 4096, f);
        out->len += n;
        out->s[out->len] = '\0';
    }
    if (!f || ferror(f))
        rc = tb_fail(e, TB_IO, N_("cannot read %s: %s"), path.s, strerror(errno));
    if (f)
        fclose(f);
    strbuf_free(&path);
    return rc;
}

/* The template in force from another day: its header's date is replaced. */
static enum tb_rc date_template(struct arena *a, const char *text, tb_day from,
                                struct scheme *out, struct tb_err *e)
{
    char was[16], now[16];
    int line;
    enum tb_rc rc = scheme_parse(a, text, NULL, out, &line, e);
    if (rc)
        return rc;
    day_format(out->from, was);
    day_format(from, now);
    char *dated = arena_strdup(a, text), *at = strstr(dated, was);
    if (!at || strlen(was) != strlen(now))
        return tb_fail(e, TB_INVALID, N_("the template's header has no date"));
    memcpy(at, now, strlen(now));
    return scheme_parse(a, dated, NULL, out, &line, e);
}

static enum tb_rc put_scheme(struct app *app, const struct setup *s, struct tb_err *e)
{
    struct strbuf text = {0};
    struct arena a = {0};
    struct scheme scheme;
    int year = day_to_civil(app_now(app).today).year;
    enum tb_rc rc = read_template(s, &text, e);
    if (!rc)
        rc = date_template(&a, text.s, day_from_civil(year, 1, 1), &scheme, e);
    if (!rc) {
        struct change c = {.kind = CHANGE_SCHEME};
        c.scheme.name = scheme.name;
        c.scheme.text = scheme.text;
        c.scheme.from = scheme.from;
        c.scheme.to = scheme.to;
        rc = store_put(app->store, &c, NULL, e);
    }
    arena_free(&a);
    strbuf_free(&text);
    return rc;
}

/* --- units ------------------------------------------------------------------------ */

static enum tb_rc put_group(struct app *app, const struct setup *s, size_t i,
                            int64_t *id, struct tb_err *e)
{
    const struct group *there =
        names_group_by_key(&app->names, s->roster->groups[i].key);
    if (there) {
        *id = there->id;
        return TB_OK;
    }
    struct change c = {.kind = CHANGE_GROUP};
    c.group = (struct group){.name = s->roster->groups[i].name, .order = (int)i + 1};
    enum tb_rc rc = store_put(app->store, &c, id, e);
    if (rc || s->quotas[i] <= 0)
        return rc;
    struct change owes = {.kind = CHANGE_TARGET};
    owes.target = (struct target){.who_kind = WHO_GROUP,
                                  .who_id = *id,
                                  .metric = METRIC_SUBMITTED,
                                  .period_kind = s->period,
                                  .amount = s->quotas[i] * TB_ONE,
                                  .from = TB_DAY_NONE,
                                  .to = TB_DAY_NONE,
                                  .filter = "",
                                  .of = "",
                                  .note = ""};
    return store_put(app->store, &owes, NULL, e);
}

static enum tb_rc put_unit(struct app *app, const struct setup *s, size_t i,
                           int64_t group, struct tb_err *e)
{
    const struct roster_row *row = &s->roster->rows[i];
    struct change c = {.kind = CHANGE_UNIT}, move = {.kind = CHANGE_MOVE};
    int64_t id = 0;
    c.unit = (struct unit){.name = row->name,
                           .alias = "",
                           .head = "",
                           .leader = "",
                           .track = s->roster->groups[row->group].track,
                           .order = (int)i + 1,
                           .opened = TB_DAY_NONE,
                           .closed = TB_DAY_NONE};
    enum tb_rc rc = store_put(app->store, &c, &id, e);
    move.move = (struct membership){
        .unit_id = id, .group_id = group, .from = TB_DAY_NONE, .to = TB_DAY_NONE};
    return rc ? rc : store_put(app->store, &move, NULL, e);
}

/* An adoption needs an outlet, and the templates go by its level only. */
static enum tb_rc put_outlets(struct app *app, struct tb_err *e)
{
    static const struct {
        const char *name;
        enum level level;
    } outlets[] = {{N_("county publications"), LEVEL_COUNTY},
                   {N_("city publications"), LEVEL_CITY},
                   {N_("province publications"), LEVEL_PROVINCE},
                   {N_("national publications"), LEVEL_NATIONAL}};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; i < sizeof outlets / sizeof *outlets && !rc; i++) {
        struct change c = {.kind = CHANGE_OUTLET};
        c.outlet = (struct outlet){.name = _(outlets[i].name),
                                   .level = outlets[i].level,
                                   .order = (int)i + 1,
                                   .from = TB_DAY_NONE,
                                   .to = TB_DAY_NONE};
        rc = store_put(app->store, &c, NULL, e);
    }
    return rc;
}

static enum tb_rc put_units(struct app *app, const struct setup *s, struct tb_err *e)
{
    const struct roster *r = s->roster;
    int64_t ids[ROSTER_GROUPS] = {0};
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; i < r->n_groups && !rc; i++)
        if (r->groups[i].members > 0)
            rc = put_group(app, s, i, &ids[i], e);
    for (size_t i = 0; i < r->n && !rc; i++)
        rc = put_unit(app, s, i, ids[r->rows[i].group], e);
    return rc;
}

static enum tb_rc put_all(struct app *app, const struct setup *s, struct tb_err *e)
{
    enum tb_rc rc = put_outlets(app, e);
    if (!rc)
        rc = put_scheme(app, s, e);
    return rc ? rc : put_units(app, s, e);
}

static enum tb_rc write(struct app *app, const struct setup *s, const char *label,
                        enum tb_rc (*put)(struct app *, const struct setup *,
                                          struct tb_err *),
                        struct receipt *out, struct tb_err *e)
{
    struct stamp by = app_stamp(app, label);
    enum tb_rc rc = store_begin(app->store, &by, e);
    if (rc)
        return rc;
    rc = put(app, s, e);
    if (!rc)
        return store_commit(app->store, out, e);
    store_abandon(app->store);
    return rc;
}

enum tb_rc setup_units(struct app *app, const struct setup *s, struct receipt *out,
                       struct tb_err *e)
{
    char label[120];
    snprintf(label, sizeof label, _("list of %zu units"), s->roster->n);
    return write(app, s, label, put_units, out, e);
}

static enum tb_rc fill(struct app *app, const void *arg, struct tb_err *e)
{
    const struct setup *s = arg;
    struct receipt receipt;
    char label[120];
    snprintf(label, sizeof label, _("set up with %zu units"), s->roster->n);
    return write(app, s, label, put_all, &receipt, e);
}

enum tb_rc setup_make(struct app *app, const struct app_options *o,
                      const struct setup *s, struct tb_err *e)
{
    struct fresh f = {.path = s->path,
                      .options = o,
                      .birth = {.office = s->office, .zone = "Asia/Shanghai"},
                      .fill = fill,
                      .arg = s};
    enum tb_rc rc = check_text(N_("the office's name"), s->office, SETUP_OFFICE_MAX, e);
    return rc ? rc : fresh_make(app, &f, e);
}
