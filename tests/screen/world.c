#include "world.h"

#include <assert.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

/* --- the office ------------------------------------------------------------------- */

static void must(enum tb_rc rc, const struct tb_err *e)
{
    if (rc) {
        fprintf(stderr, "world: %s\n", e->msg);
        abort();
    }
}

static int64_t put(struct app *app, struct change c)
{
    struct receipt r = {0};
    struct tb_err e;
    must(app_do(app, &c, 1, &r, &e), &e);
    must(app_refresh(app, &e), &e);
    return r.first_id;
}

static int64_t add_unit(struct app *app, const char *name, const char *alias,
                        const char *head, const char *leader, int order, int64_t group)
{
    struct change c = {.kind = CHANGE_UNIT};
    c.unit = (struct unit){.name = name,
                           .alias = alias,
                           .head = head,
                           .leader = leader,
                           .order = order,
                           .opened = TB_DAY_NONE,
                           .closed = TB_DAY_NONE};
    int64_t id = put(app, c);
    struct change move = {.kind = CHANGE_MOVE};
    move.move = (struct membership){
        .unit_id = id, .group_id = group, .from = TB_DAY_NONE, .to = TB_DAY_NONE};
    put(app, move);
    return id;
}

static int64_t add_group(struct app *app, const char *name, int order)
{
    struct change c = {.kind = CHANGE_GROUP};
    c.group = (struct group){.name = name, .order = order};
    return put(app, c);
}

static void add_person(struct app *app, const char *name, int64_t unit, enum role role)
{
    struct change c = {.kind = CHANGE_PERSON}, post = {.kind = CHANGE_POST};
    c.person = (struct person){.name = name, .login = ""};
    int64_t id = put(app, c);
    post.post = (struct post){.person_id = id,
                              .unit_id = unit,
                              .role = role,
                              .from = TB_DAY_NONE,
                              .to = TB_DAY_NONE};
    put(app, post);
}

static int64_t add_outlet(struct app *app, const char *name, enum level level,
                          int order)
{
    struct change c = {.kind = CHANGE_OUTLET};
    c.outlet = (struct outlet){.name = name,
                               .level = level,
                               .order = order,
                               .from = TB_DAY_NONE,
                               .to = TB_DAY_NONE};
    return put(app, c);
}

static int64_t add_article(struct app *app, int64_t unit, int day, const char *title,
                           const char *author)
{
    struct change c = {.kind = CHANGE_SUBMIT};
    tb_day d = day_from_civil(2026, 11, day);
    c.submit = (struct submission){.day = d,
                                   .received = TB_DAY_NONE,
                                   .title = title,
                                   .type = "经验信息",
                                   .note = "",
                                   .length = -1,
                                   .units = {unit},
                                   .n_units = 1};
    if (author)
        c.submit.authors[c.submit.n_authors++] = app_author(app, author, d);
    return put(app, c);
}

static void add_event(struct app *app, int64_t article, enum event_kind kind, int day,
                      int64_t outlet, const char *note)
{
    struct change c = {.kind = CHANGE_EVENT};
    c.event = (struct event){.submission_id = article,
                             .kind = kind,
                             .day = day_from_civil(2026, 11, day),
                             .outlet_id = outlet,
                             .level = -1,
                             .note = note};
    put(app, c);
}

static void add_target(struct app *app, enum target_who kind, int64_t who, int pieces)
{
    struct change c = {.kind = CHANGE_TARGET};
    c.target = (struct target){.who_kind = kind,
                               .who_id = who,
                               .metric = METRIC_SUBMITTED,
                               .period_kind = PERIOD_MONTH,
                               .exempt = pieces < 0,
                               .amount = pieces < 0 ? 0 : pieces * TB_ONE,
                               .from = TB_DAY_NONE,
                               .to = TB_DAY_NONE,
                               .filter = "",
                               .of = "",
                               .note = pieces < 0 ? "新设单位" : ""};
    put(app, c);
}

static void add_scheme(struct app *app)
{
    struct change c = {.kind = CHANGE_SCHEME};
    c.scheme.name = "2026版";
    c.scheme.from = day_from_civil(2026, 1, 1);
    c.scheme.to = TB_DAY_NONE;
    c.scheme.text = "scheme 2026版 from 2026-01-01\n"
                    "adoptions all\n"
                    "share each full\n"
                    "midperiod full\n"
                    "submit set 1\n"
                    "adopt outlet 县融媒 set 5\n"
                    "adopt outlet 市府信息 set 20\n";
    put(app, c);
}

static void fill(struct app *app)
{
    int64_t towns = add_group(app, "乡镇街道", 1),
            organs = add_group(app, "县直部门", 2);
    int64_t hedong = add_unit(app, "河东镇", "hd", "陈立新", "周立民", 1, towns);
    int64_t city = add_unit(app, "城关镇", "cg", "", "", 2, towns);
    int64_t white = add_unit(app, "白水镇", "bs", "", "", 3, towns);
    add_unit(app, "武德乡", "wd", "", "", 4, towns);
    int64_t police = add_unit(app, "公安局", "ga", "", "", 5, organs);
    int64_t school = add_unit(app, "教育局", "jy", "", "", 6, organs);
    add_person(app, "陈晓", hedong, ROLE_OFFICER);
    add_person(app, "吴桐", city, ROLE_OFFICER);
    int64_t media = add_outlet(app, "县融媒", LEVEL_COUNTY, 1);
    int64_t bureau = add_outlet(app, "市府信息", LEVEL_CITY, 2);
    add_scheme(app);
    add_target(app, WHO_GROUP, towns, 4);
    add_target(app, WHO_GROUP, organs, 2);
    add_target(app, WHO_UNIT, school, -1);
    int64_t a = add_article(app, hedong, 3, "冬小麦田间管理“三到位”", "陈晓");
    add_event(app, a, EVENT_ADOPT, 5, media, "");
    a = add_article(app, city, 4, "三项举措推进秋粮收购", "吴桐");
    add_event(app, a, EVENT_ADOPT, 8, bureau, "");
    add_event(app, a, EVENT_ADOPT, 9, media, "");
    a = add_article(app, hedong, 12, "照搬材料的一篇", "陈晓");
    add_event(app, a, EVENT_RETURN, 13, 0, "照搬材料");
    add_article(app, city, 15, "城关镇“夜访夜谈”化解邻里纠纷", "吴桐");
    add_article(app, police, 16, "反诈宣传进校园", NULL);
    a = add_article(app, police, 18, "快警平台运行情况", NULL);
    add_event(app, a, EVENT_ADOPT, 19, bureau, "");
    add_article(app, school, 20,
                "A title in English that is much longer than any column "
                "of the list can show, so that it must be cut",
                NULL);
    add_article(app, city, 21, "秋冬季森林防火四个到位", "吴桐");
    a = add_article(app, white, 21, "误登的一篇", NULL);
    add_event(app, a, EVENT_VOID, 21, 0, "");
}

static struct app_options options(const char *db, const char *actor)
{
    return (struct app_options){.db = db, .as = actor, .now = "2026-11-22T14:32"};
}

void world_make(struct world *w, const char *actor)
{
    struct store_birth birth = {.office = "县委办信息科", .zone = "Asia/Shanghai"};
    struct tb_err e;
    memset(w, 0, sizeof *w);
    snprintf(w->dir, sizeof w->dir, "/tmp/tb-screen-XXXXXX");
    if (!mkdtemp(w->dir))
        abort();
    snprintf(w->db, sizeof w->db, "%s/office.db", w->dir);
    struct app_options o = options(w->db, actor);
    o.store_flags = STORE_CREATE;
    setenv("XDG_STATE_HOME", w->dir, 1); /* hidden columns, drafts: none but its own */
    must(app_init(&w->app, &o, &e), &e);
    must(app_create(&w->app, &o, &birth, &e), &e);
    fill(&w->app);
    app_close(&w->app);
    world_join(w, &w->app, actor);
}

void world_join(const struct world *w, struct app *app, const char *actor)
{
    struct tb_err e;
    struct app_options o = options(w->db, actor);
    memset(app, 0, sizeof *app);
    must(app_init(app, &o, &e), &e);
    must(app_open(app, &o, &e), &e);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *f)
{
    (void)st;
    (void)kind;
    (void)f;
    return remove(path);
}

void world_drop(struct world *w)
{
    app_close(&w->app);
    nftw(w->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* --- the user --------------------------------------------------------------------- */

void screen_open(struct screen *s, struct app *app, int rows, int cols)
{
    static const struct tui_options o = {.data = "data"};
    memset(s, 0, sizeof *s);
    ui_init(&s->ui, app, &o, 1000000);
    ui_resize(&s->ui, rows, cols);
    ui_go(&s->ui, &view_overview);
}

void screen_first(struct screen *s, struct app *app, const char *db, int rows, int cols)
{
    static struct app_options first;
    const struct tui_options o = {.first = &first, .data = "data"};
    struct tb_err e;
    first = options(db, "li");
    memset(s, 0, sizeof *s);
    must(app_init(app, &first, &e), &e);
    ui_init(&s->ui, app, &o, 1000000);
    ui_resize(&s->ui, rows, cols);
    ui_go(&s->ui, &view_welcome);
}

void screen_close(struct screen *s)
{
    ui_free(&s->ui);
    canvas_free(&s->canvas);
}

static uint32_t named_key(const char *s, size_t n)
{
    static const struct {
        const char *name;
        uint32_t key;
    } names[] = {{"up", K_UP},       {"down", K_DOWN},      {"left", K_LEFT},
                 {"right", K_RIGHT}, {"pgdn", K_PGDN},      {"pgup", K_PGUP},
                 {"home", K_HOME},   {"end", K_END},        {"bs", K_BACKSPACE},
                 {"del", K_DELETE},  {"backtab", K_BACKTAB}};
    if (s[0] == 'F')
        return K_F((uint32_t)atoi(s + 1));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == n && memcmp(names[i].name, s, n) == 0)
            return names[i].key;
    abort();
}

unsigned screen_type(struct screen *s, const char *keys)
{
    unsigned react = 0;
    while (*keys) {
        uint32_t key = 0;
        if (*keys == '{') {
            size_t n = strcspn(keys + 1, "}");
            key = named_key(keys + 1, n);
            keys += n + 2;
        } else {
            keys += text_decode(keys, strlen(keys), &key);
        }
        react = ui_key(&s->ui, key);
        if (react & REACT_LAYOUT)
            ui_layout(&s->ui);
    }
    return react;
}

void screen_paste(struct screen *s, const char *text)
{
    ui_paste(&s->ui, text, strlen(text), false);
}

void screen_wait(struct screen *s, int64_t ms)
{
    s->ui.now += ms;
    ui_tick(&s->ui);
}

const char *screen_text(struct screen *s)
{
    static struct strbuf out;
    ui_layout(&s->ui);
    ui_draw(&s->ui, &s->canvas, false);
    strbuf_clear(&out);
    canvas_dump(&s->canvas, &out);
    return out.s;
}

/* Row y of a dump, without its line end. */
static const char *dump_row(const char *text, int y, size_t *n)
{
    while (y-- > 0)
        text += strcspn(text, "\n") + 1;
    *n = strcspn(text, "\n");
    return text;
}

static void add_ascii(struct screen *s, const char *art, struct strbuf *out)
{
    struct strbuf plain = {0};
    s->canvas.ascii = true;
    ui_draw(&s->ui, &s->canvas, false);
    canvas_dump(&s->canvas, &plain);
    s->canvas.ascii = false;
    strbuf_puts(out, "=== in ASCII\n");
    for (int y = 0; y < s->canvas.rows; y++) {
        size_t n = 0, m = 0;
        const char *a = dump_row(art, y, &n), *b = dump_row(plain.s, y, &m);
        if (n != m || memcmp(a, b, n) != 0)
            strbuf_printf(out, "%2d %.*s\n", y, (int)m, b);
    }
    strbuf_free(&plain);
}

static void add_roles(const struct screen *s, struct strbuf *out)
{
    static const char letters[] = ".mowb+t";
    strbuf_puts(out, "=== roles\n");
    for (int y = 0; y < s->canvas.rows; y++) {
        size_t start = out->len, end = start;
        for (int x = 0; x < s->canvas.cols; x++) {
            uint8_t style = canvas_cell(&s->canvas, y, x)->style;
            char c = letters[style & 0xf];
            bool focus = style & STYLE_FOCUS;
            strbuf_putc(out, focus ? (char)(c == '.'   ? '#'
                                            : c == '+' ? '&'
                                                       : c - 32)
                                   : c);
            if (c != '.' || focus)
                end = out->len;
        }
        out->len = end;
        out->s[end] = '\0';
        strbuf_putc(out, '\n');
    }
}

const char *screen_picture(struct screen *s)
{
    static struct strbuf out;
    char *art = xstrdup(screen_text(s));
    strbuf_clear(&out);
    strbuf_puts(&out, art);
    add_roles(s, &out);
    add_ascii(s, art, &out);
    free(art);
    return out.s;
}

bool screen_has(struct screen *s, const char *text)
{
    return strstr(screen_text(s), text) != NULL;
}
