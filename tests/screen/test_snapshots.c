/* Every screen at every size in both languages, byte for byte as kept in expected/.
 * TB_BLESS=1 writes the files again: look at the difference before keeping it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "app/measure.h"

#include "unit.h"
#include "world.h"

#define BATCH                                                                          \
    "序号\t日期\t单位\t标题\t作者\t类别\n"                                 \
    "1\t2026-11-20\t河东镇\t“双抢”一线见闻\t陈晓\t动态\n"             \
    "2\t2026-11-21\t河栋镇\t农机检修忙\t\t\n"                                  \
    "3\t2026-11-21\t城关镇\t秋冬季森林防火四个到位\t吴桐\t\n"          \
    "4\t2026-13-01\t公安局\t平安夜巡\t\t\n"                                     \
    "5\t2026-11-21\t公安局\t\t\t\n"

/* keys, then a paste (NULL: none), then a colleague's change to the first record of the
 * list, then more keys (NULL: none of these). */
static const struct {
    const char *name, *keys, *paste, *after;
    bool writes, colleague; /* writes: in an office of its own */
    bool measured;          /* under a measure with more than points */
    bool rooms;             /* with a room inside and a cadre in it */
} screens[] = {
    {"overview", ""},
    {"units", "2"},
    {"unit", "2\r"},
    {"submissions", "3"},
    {"submissions-adopted", "3\t\t"},
    {"submissions-none", "3/zzz"},
    {"article", "3{down}{down}{down}\r"},
    {"form", "a"},
    {"form-match", "a镇"},
    {"form-title", "2a"},
    {"form-typed", "abs\r麦田管理"},
    {"form-alike", "acg\r", "城关镇秋冬季森林防火“四个到位”", "\r"},
    {"form-compare", "acg\r", "城关镇秋冬季森林防火“四个到位”", "\r{F4}"},
    {"form-explain", "abs\r麦田管理\t12-31\t", NULL, "{F6}"},
    {"form-author", "acg\r粮食收购进度\t\t", NULL, "吴"},
    {"form-types", "acg\r粮食收购进度\t\t\t", NULL, "{down}"},
    {"form-bad-date", "acg\r粮食收购进度\t", NULL, "2026-11-31\r"},
    {"form-saved", "acg\r粮食收购进度\r", NULL, NULL, true},
    {"form-draft", "acg\r粮食收购进度\033a"},
    {"form-amend", "3je"},
    {"batch-empty", "A"},
    {"batch-review", "A", BATCH},
    {"batch-edit", "A", BATCH, "e"},
    {"batch-good", "A", "1. 河东镇：双抢一线\n2. 城关镇：粮食收购进度\n"},
    {"batch-topics", "4t秋冬森林防火\rA",
     "1. 河东镇：森林防火进山村\n2. 城关镇：粮食收购进度\n", .writes = true},
    {"conflict", "3je改\t\t\t\t\t\t我的备注", NULL, "\r{down}", true, true},
    {"adopt", "3o"},
    {"instruct", "3O"},
    {"return", "3r"},
    {"void", "3d"},
    {"ranking", "5"},
    {"ranking-persons", "5{left}{left}{right}{right}{right}"},
    {"credits", "5\r"},
    {"shortfalls", "6"},
    {"shortfalls-group", "6{right}"},
    {"period", "5p"},
    {"earlier", "5["},
    {"help", "3?"},
    {"journal", "L"},
    {"undefined", "w"},
    {"scheme", ":scheme\r"},
    {"measured-ranking", "5", .writes = true, .measured = true},
    {"measured-overview", "", .writes = true, .measured = true},
    {"measured-unit", "2/公安局\r\r", .writes = true, .measured = true},
    {"measured-credits", "5/公安局\r\r", .writes = true, .measured = true},
    {"topics-none", "4"},
    {"topics", "4t秋冬森林防火\r", .writes = true},
    {"topic", "4t秋冬森林防火\r\r", .writes = true},
    {"topics-matrix",
     "4t秋冬森林防火\r3{down}{down}e\t\t\t\t秋冬森林防火\x13"
     "4v",
     .writes = true},
    {"topic-new", "4t"},
    {"topic-new-wrong", "4t秋收\t\t\x15无此镇\r"},
    {"topic-edit", "4t秋冬森林防火\re", .writes = true},
    {"topic-void", "4t秋冬森林防火\rd", .writes = true},
    {"topic-offers", "4t秋收\t\t\x15;z"},
    {"people", ":people\r"},
    {"people-gaps", ":people\rv"},
    {"person", ":people\r\r"},
    {"person-move", ":people\re\x15g"},
    {"calendar",
     ":meetings\rN十一月调度会\t11-18\t\t乡镇\r\033:calendar\r{left}{left}{left}{left}",
     .writes = true},
    {"calendar-day",
     ":meetings\rN十一月调度会\t11-18\t\t乡镇\r\033:channel\rN\x15县融媒\t\t11-18\r"
     "\033:calendar\r{left}{left}{left}{left}\r",
     .writes = true},
    {"meetings-none", ":meetings\r"},
    {"meeting-new", ":meetings\rN十一月调度会\t\t\tjy"},
    {"meeting-new-wrong", ":meetings\rN十一月调度会\t\t\t无此镇\r"},
    {"meetings",
     ":meetings\rN十一月调度会\t11-18\t\t乡镇\rw陈晓\t城关\t11-19\t挖掘素材\r",
     .writes = true},
    {"meeting",
     ":meetings\rN十一月调度会\t11-18\t\t乡镇;公安局\t三楼会议室\t年终冲刺\r{up}\r+"
     "{down} P月底前一篇\r{down}-",
     .writes = true},
    {"pledge", ":meetings\rN十一月调度会\t11-18\t\t乡镇\r{up}\r*P月底前一篇",
     .writes = true},
    {"contacts", ":contacts\rN陈晓\t城关\t11-01\r", .writes = true},
    {"contact-new", ":contacts\rN"},
    {"channel-none", ":channel\r"},
    {"channel",
     ":channel\rN\x15县融媒\t\t11-22\t冬训专刊\r\0333{down}b\x15典型做法\r"
     "{down}b\x15一线见闻\r:channel\r",
     .writes = true},
    {"issue",
     ":channel\rN\x15县融媒\t\t11-22\t冬训专刊\r\0333{down}b\x15典型做法\r"
     "{down}b\x15一线见闻\r:channel\r\r",
     .writes = true},
    {"print", "3{down}b"},
    {"bulletins", "7"},
    {"bulletin-text", "7\t{pgdn}{pgdn}"},
    {"bulletin-export", "7x"},
    {"publish", "7\r"},
    {"published", "7\r\t\r", .writes = true},
    {"published-live", "7\r\t\rF", .writes = true},
    {"published-corrected", "7\r\t\r3{down}d\r7", .writes = true},
    {"difference", "7\r\t\r3{down}d\r7D", .writes = true},
    {"ranking-live", "7\r\t\r3{down}d\r5", .writes = true},
    {"ranking-frozen", "7\r\t\r3{down}d\r5F", .writes = true},
    {"yearly-report", ":年度报告\r"},
    {"yearly-pay-none", ":绩效表\r"},
    {"yearly-pay", ":绩效表\r", .writes = true, .measured = true, .rooms = true},
    {"yearly-honours", ":评先名单\r", .writes = true, .measured = true},
    {"yearly-appraisal", ":年终考核表\r", .writes = true, .measured = true},
    {"yearly-sideways", ":年终考核表\r\t{right}{right}", .writes = true,
     .measured = true},
    {"yearly-export", ":绩效表\rx"},
    {"followups", "f", .writes = true, .measured = true},
    {"followup", "f\r", .writes = true, .measured = true},
    {"follow-menu", "fm", .writes = true, .measured = true},
    {"follow-text", "f m5", .writes = true, .measured = true},
    {"follow-sent", "f m1\r", .writes = true, .measured = true},
    {"follow-step", "fm0", .writes = true, .measured = true},
    {"follow-shortfalls", "6*m1", .writes = true, .measured = true},
    {"scheme-text", ":scheme\re"},
    {"scheme-wrong", ":scheme\re{down}{down}{down}{down}{end} 太多"},
    {"scheme-moves", ":scheme\re{pgdn}{up}{end}0\x13"},
    {"scheme-apply", ":scheme\re{pgdn}{up}{end}0\x13\r"},
};
static const struct {
    int rows, cols;
} sizes[] = {{24, 80}, {43, 132}, {20, 70}, {16, 60}, {1, 1}};
static const char *const languages[] = {"zh", "en"};

static char *read_all(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct strbuf out = {0};
    char buf[4096];
    size_t n;
    strbuf_puts(&out, "");
    while (f && (n = fread(buf, 1, sizeof buf, f)) > 0)
        strbuf_add(&out, buf, n);
    if (f)
        fclose(f);
    return out.s;
}

static void write_all(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/* Compares or blesses one picture; returns 1 when it differs. */
static int check(const char *name, const char *picture)
{
    char path[200];
    snprintf(path, sizeof path, "tests/screen/expected/%s.txt", name);
    if (getenv("TB_BLESS")) {
        write_all(path, picture);
        return 0;
    }
    char *want = read_all(path);
    int differs = strcmp(want, picture) != 0;
    if (differs)
        printf("--- %s differs; now:\n%s", name, picture);
    free(want);
    return differs;
}

/* The third record of the list, as a colleague changes it. */
static void by_colleague(const struct world *w)
{
    struct app other;
    struct arena a = {0};
    struct article_full full;
    struct receipt r;
    struct tb_err e;
    struct change c = {.kind = CHANGE_AMEND};
    world_join(w, &other, "王强");
    assert_int_equal(store_article_by_ref(other.store, "2026-0008", &a, &full, &e),
                     TB_OK);
    c.amend = (struct amendment){.submission_id = full.row.id,
                                 .fields = AMEND_TITLE | AMEND_NOTE};
    c.amend.to.title = "秋冬季森林防火的“四个到位”";
    c.amend.to.note = "同事的备注";
    c.amend.to.type = "";
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    app_close(&other);
    arena_free(&a);
}

#define MEASURE                                                                        \
    "scheme 2026版 from 2026-01-01\n"                                                 \
    "adoptions all\nshare each full\nmidperiod full\n"                                 \
    "submit set 1\nadopt outlet 县融媒 set 5\nadopt outlet 市府信息 set 20\n"   \
    "adopt set 2 account 奖励\ncount 采用件 adopt\n"                              \
    "quota group 乡镇街道 采用件 per month 2\n"                                 \
    "settle submitted per month met 3\n"                                               \
    "award 先进 top 1\n"                                                             \
    "trigger 勤报 reach 2 submitted per month then commend deduct 1\n"

static void measure(struct world *w)
{
    struct app other;
    struct receipt r;
    struct tb_err e;
    world_join(w, &other, "王强");
    assert_int_equal(app_measure_apply(&other, MEASURE, true, NULL, &r, &e), TB_OK);
    app_close(&other);
    assert_int_equal(app_refresh(&w->app, &e), TB_OK);
}

static int64_t made(struct app *app, struct change c)
{
    struct receipt r;
    struct tb_err e;
    assert_int_equal(app_do(app, &c, 1, &r, &e), TB_OK);
    return r.first_id;
}

static void rooms(struct world *w)
{
    struct app other;
    struct tb_err e;
    tb_day day = day_from_civil(2026, 11, 5);
    world_join(w, &other, "王强");
    int64_t group =
        made(&other, (struct change){.kind = CHANGE_GROUP,
                                     .group = {.name = "组室", .order = 9}});
    int64_t room = made(&other, (struct change){.kind = CHANGE_UNIT,
                                                .unit = {.name = "信息室",
                                                         .alias = "",
                                                         .head = "",
                                                         .leader = "",
                                                         .track = TRACK_INSIDE,
                                                         .opened = TB_DAY_NONE,
                                                         .closed = TB_DAY_NONE}});
    made(&other, (struct change){.kind = CHANGE_MOVE,
                                 .move = {.unit_id = room,
                                          .group_id = group,
                                          .from = TB_DAY_NONE,
                                          .to = TB_DAY_NONE}});
    int64_t cadre =
        made(&other, (struct change){.kind = CHANGE_PERSON,
                                     .person = {.name = "冯初", .login = ""}});
    made(&other, (struct change){.kind = CHANGE_POST,
                                 .post = {.person_id = cadre,
                                          .unit_id = room,
                                          .role = ROLE_CADRE,
                                          .from = TB_DAY_NONE,
                                          .to = TB_DAY_NONE}});
    int64_t article =
        made(&other, (struct change){.kind = CHANGE_SUBMIT,
                                     .submit = {.day = day,
                                                .received = TB_DAY_NONE,
                                                .title = "机关干部下沉一线",
                                                .type = "",
                                                .note = "",
                                                .length = -1,
                                                .units = {room},
                                                .n_units = 1,
                                                .authors = {{cadre, "冯初"}},
                                                .n_authors = 1}});
    made(&other, (struct change){.kind = CHANGE_EVENT,
                                 .event = {.submission_id = article,
                                           .kind = EVENT_ADOPT,
                                           .day = day + 3,
                                           .outlet_id = other.names.outlets[0].id,
                                           .level = -1,
                                           .note = ""}});
    app_close(&other);
    assert_int_equal(app_refresh(&w->app, &e), TB_OK);
}

static void play(const struct world *w, struct screen *s, size_t i)
{
    screen_type(s, screens[i].keys);
    if (screens[i].paste)
        screen_paste(s, screens[i].paste);
    if (screens[i].colleague)
        by_colleague(w);
    if (screens[i].after)
        screen_type(s, screens[i].after);
    screen_wait(s, 200);
}

static int picture(struct world *w, size_t i, size_t z, const char *language)
{
    struct screen s;
    char name[120];
    int bad = 0;
    screen_open(&s, &w->app, sizes[z].rows, sizes[z].cols);
    play(w, &s, i);
    snprintf(name, sizeof name, "%s-%dx%d-%s", screens[i].name, sizes[z].cols,
             sizes[z].rows, language);
    if (sizes[z].rows > 1 || i == 0)
        bad = check(name, screen_picture(&s));
    screen_close(&s);
    return bad;
}

static void test_snapshots(void **state)
{
    struct world w, own;
    int bad = 0;
    (void)state;
    for (size_t l = 0; l < COUNT(languages); l++) {
        assert_true(i18n_init(languages[l], getenv("TB_TEST_LOCALE")));
        world_make(&w, "李敏");
        for (size_t i = 0; i < COUNT(screens); i++)
            for (size_t z = 0; z < COUNT(sizes); z++) {
                if (screens[i].writes)
                    world_make(&own, "李敏");
                if (screens[i].measured)
                    measure(&own);
                if (screens[i].rooms)
                    rooms(&own);
                bad += picture(screens[i].writes ? &own : &w, i, z, languages[l]);
                if (screens[i].writes)
                    world_drop(&own);
            }
        world_drop(&w);
    }
    assert_int_equal(bad, 0);
}

/* Before there is a database: keys, what is pasted then, keys again. */
static const struct {
    const char *name, *keys, *paste, *more;
} firsts[] = {
    {"first", "", NULL, ""},
    {"first-path", "2", NULL, ""},
    {"first-path-none", "2/nowhere/office.db\r", NULL, ""},
    {"first-path-no-database", "2README.md\r", NULL, ""},
    {"first-path-names", "2data/s\t", NULL, ""},
    {"first-office", "1", NULL, ""},
    {"first-period", "1\r", NULL, "j"},
    {"first-units", "1\r\r", NULL, ""},
    {"first-units-none", "1\r\r\x15", NULL, ""},
    {"first-units-pasted", "1\r\r",
     "一、乡镇(3个)\n1.河东镇\n2.石桥镇\n3.河东镇\n公安局\t部门", ""},
    {"first-units-wrong", "1\r\r", "河东镇：\n公安局\n河东镇\t乡镇\n", ""},
    {"first-review", "1\r\r", "河东镇\n石桥镇\n公安局\n组织室\n县一中\n", "\rjl"},
    {"first-review-name", "1\r\r", "河东镇\n公安局\n", "\rn河东镇\r"},
    {"first-quotas", "1\rj\r", "河东镇\n公安局\n组织室\n", "\r\rj35"},
    {"first-scheme", "1\r\r\r\r", NULL, "j"},
    {"first-undefined", "5", NULL, ""},
};

static void test_first(void **state)
{
    struct app app;
    struct screen s;
    char name[120];
    int bad = 0;
    (void)state;
    for (size_t l = 0; l < COUNT(languages); l++) {
        assert_true(i18n_init(languages[l], getenv("TB_TEST_LOCALE")));
        for (size_t i = 0; i < COUNT(firsts); i++)
            for (size_t z = 0; z < COUNT(sizes); z++) {
                screen_first(&s, &app, "/nowhere/office.db", sizes[z].rows,
                             sizes[z].cols);
                screen_type(&s, firsts[i].keys);
                if (firsts[i].paste)
                    screen_paste(&s, firsts[i].paste);
                screen_type(&s, firsts[i].more);
                snprintf(name, sizeof name, "%s-%dx%d-%s", firsts[i].name,
                         sizes[z].cols, sizes[z].rows, languages[l]);
                if (sizes[z].rows > 1)
                    bad += check(name, screen_picture(&s));
                screen_close(&s);
                app_close(&app);
            }
    }
    assert_int_equal(bad, 0);
}

/* No size may crash or draw beyond its grid, whatever is on the stack. */
static void test_any_size(void **state)
{
    struct world w;
    struct screen s;
    (void)state;
    assert_true(i18n_init("en", getenv("TB_TEST_LOCALE")));
    world_make(&w, "li");
    static const struct {
        int rows, cols;
    } odd[] = {{1, 1},  {1, 2},   {2, 1},   {1, 80},  {24, 1},
               {3, 10}, {16, 60}, {17, 71}, {18, 70}, {200, 300}};
    for (size_t i = 0; i < COUNT(screens); i++) {
        if (screens[i].writes)
            continue;
        screen_open(&s, &w.app, 24, 80);
        play(&w, &s, i);
        char *before = strdup(screen_text(&s));
        for (size_t z = 0; z < COUNT(odd); z++) {
            ui_resize(&s.ui, odd[z].rows, odd[z].cols);
            assert_int_equal((int)strcspn(screen_text(&s), "\n") > 0, 1);
            assert_int_equal(s.canvas.rows, odd[z].rows);
        }
        ui_resize(&s.ui, 24, 80);
        assert_string_equal(screen_text(&s), before);
        free(before);
        screen_close(&s);
    }
    world_drop(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_snapshots),
        cmocka_unit_test(test_first),
        cmocka_unit_test(test_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
