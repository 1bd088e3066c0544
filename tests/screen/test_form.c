/* The entry form, the batch and the conflict screen: what a coordinator does all day.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/batch_view.h"

#include "unit.h"
#include "world.h"

static struct world w;
static struct app other; /* a colleague's program */
static struct screen s;

static int set_up(void **state)
{
    (void)state;
    i18n_init("en", getenv("TB_TEST_LOCALE"));
    world_make(&w, "li");
    world_join(&w, &other, "wang");
    screen_open(&s, &w.app, 24, 80);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    screen_close(&s);
    app_close(&other);
    world_drop(&w);
    return 0;
}

#define SEES(text) assert_true(screen_has(&s, text))
#define NOT(text)  assert_false(screen_has(&s, text))

static struct article_full article(struct arena *a, const char *ref)
{
    struct article_full full;
    struct tb_err e;
    assert_int_equal(store_article_by_ref(other.store, ref, a, &full, &e), TB_OK);
    return full;
}

static const char *last_label(struct arena *a)
{
    struct journal_row *rows;
    size_t n;
    struct tb_err e;
    assert_int_equal(store_journal(other.store, 0, 1, a, &rows, &n, &e), TB_OK);
    return rows[0].label;
}

static void amend_by_other(const char *ref, unsigned fields, struct submission to)
{
    struct arena a = {0};
    struct change c = {.kind = CHANGE_AMEND};
    struct receipt r;
    struct tb_err e;
    to.title = to.title ? to.title : "";
    to.note = to.note ? to.note : "";
    to.type = to.type ? to.type : "";
    c.amend = (struct amendment){
        .submission_id = article(&a, ref).row.id, .fields = fields, .to = to};
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
    arena_free(&a);
}

/* A colleague logs a submission; this program does not look before it is told to. */
static void log_by_other(const char *unit, const char *title)
{
    struct change c = {.kind = CHANGE_SUBMIT};
    struct receipt r;
    struct tb_err e;
    const struct unit *u = app_find_unit(&other, unit, &e);
    assert_non_null(u);
    c.submit = (struct submission){.day = day_from_civil(2026, 11, 22),
                                   .received = TB_DAY_NONE,
                                   .title = title,
                                   .type = "",
                                   .note = "",
                                   .length = -1,
                                   .units = {u->id},
                                   .n_units = 1};
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
}

static int64_t head(void)
{
    int64_t seq;
    struct tb_err e;
    assert_int_equal(store_head(other.store, &seq, &e), TB_OK);
    return seq;
}

/* A closed unit cannot submit: said before Enter, and no points are promised. */
static void test_closed_unit(void **state)
{
    struct change c = {.kind = CHANGE_UNIT};
    struct receipt r;
    struct tb_err e;
    (void)state;
    c.unit = (struct unit){.name = "旧镇",
                           .alias = "",
                           .head = "",
                           .leader = "",
                           .opened = TB_DAY_NONE,
                           .closed = day_from_civil(2026, 10, 31)};
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
    screen_type(&s, "a旧镇\r标题");
    screen_wait(&s, 200); /* a pause */
    SEES("'旧镇' closed on 2026-10-31");
    SEES("it cannot submit");
    assert_false(screen_has(&s, "points:"));
}

/* --- drafts ----------------------------------------------------------------------- */

static void test_esc_keeps(void **state)
{
    (void)state;
    screen_type(&s, "ahd\r标题\033");
    SEES("the text is kept: a brings it back");
    screen_type(&s, "q");
    SEES("the unsaved text is kept, a opens it");
    screen_type(&s, "a");
    SEES("河东镇 (hd)");
    SEES("[标题");
    SEES("kept text  Ctrl+X throws it away");
    screen_type(&s, "\r");
    SEES("takes it back: 2026-0010 河东镇 2/4→3/4");
    assert_false(drafts_any(&s.ui));
}

/* A change and a new one are kept apart. */
static void test_two_drafts(void **state)
{
    (void)state;
    screen_type(&s, "ahd\r甲的标题\033");
    screen_type(&s, "3je改\033");
    SEES("e on the same record brings it back");
    screen_type(&s, "a");
    SEES("[甲的标题");
    screen_type(&s, "\033e");
    SEES("四个到位改");
    screen_type(&s, "\x18");
    SEES("the change was thrown away");
    screen_type(&s, "e");
    NOT("四个到位改");
}

static void test_throw_away(void **state)
{
    (void)state;
    screen_type(&s, "ahd\r标题\033a\x18");
    SEES("Ctrl+Z brings it back");
    NOT("标题");
    screen_type(&s, "\x1a");
    SEES("[标题");
    screen_type(&s, "\x18\033");
    assert_false(drafts_any(&s.ui));
}

/* An empty form leaves nothing behind. */
static void test_empty_leaves_nothing(void **state)
{
    (void)state;
    screen_type(&s, "ahd\r\033");
    assert_false(drafts_any(&s.ui));
    screen_type(&s, "3je\033");
    assert_false(drafts_any(&s.ui));
}

/* An adoption or a return that was begun is there again, for that record and kind. */
static void test_event_kept(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "3jo市府\t+\t\t第12期\033");
    SEES("not recorded; the text is kept: the same key here brings it back");
    screen_type(&s, "q");
    SEES("what was typed and not saved is kept");
    screen_type(&s, "r照搬材料\033"); /* another kind, the same record */
    screen_type(&s, "jo");
    NOT("第12期");
    screen_type(&s, "\033");
    SEES("nothing was recorded");
    NOT("is kept");
    screen_type(&s, "ko");
    SEES("the text that was put away is back");
    SEES("第12期");
    SEES("市府信息");
    screen_type(&s, "\x18");
    SEES("the text was thrown away");
    screen_type(&s, "o");
    NOT("第12期");
    screen_type(&s, "\033r");
    SEES("照搬材料");
    screen_type(&s, "\r");
    SEES("recorded return");
    assert_int_equal(article(&a, "2026-0008").n_events, 1);
    assert_string_equal(article(&a, "2026-0008").events[0].event.note, "照搬材料");
    assert_false(drafts_any(&s.ui));
    arena_free(&a);
}

/* And in the next run of the program. */
static void test_event_kept_on_disk(void **state)
{
    (void)state;
    screen_type(&s, "3jr照搬材料\033");
    struct strbuf kept = {0};
    event_drafts_write(&s.ui.drafts, &kept);
    struct drafts again = {0};
    struct arena a = {0};
    const char *at = kept.s, *key, *value;
    size_t current = SIZE_MAX;
    while (draft_get(&a, &at, &key, &value))
        assert_true(event_drafts_read(&again, &current, key, value));
    assert_int_equal(again.n_events, 1);
    assert_int_equal(again.events[0].kind, EVENT_RETURN);
    assert_true(again.events[0].of != 0);
    assert_string_equal(again.events[0].text[EVENT_NOTE], "照搬材料");
    assert_true(event_drafts_read(&again, &current, "event", "9 x"));
    assert_int_equal(again.n_events, 1);
    drafts_free(&again);
    strbuf_free(&kept);
    arena_free(&a);
}

/* --- defaults --------------------------------------------------------------------- */

static void test_defaults_shown(void **state)
{
    (void)state;
    screen_type(&s, "ahd\r");
    SEES("陈晓");
    SEES("wrote the unit's last 2");
    SEES("经验信息");
    SEES("this month 2/4");
    SEES("place 2");
    SEES("in charge 周立民");
}

/* What is typed in a field replaces its default; Enter takes the choice. */
static void test_other_author(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "acg\r新的标题内容\t\t吴");
    SEES("> 吴桐");
    screen_type(&s, "\r");
    NOT("> 吴桐");
    screen_type(&s, ";李四\r");
    SEES("takes it back: 2026-0010");
    struct article_full f = article(&a, "2026-0010");
    assert_int_equal(f.row.n_authors, 2);
    assert_string_equal(f.row.authors[0].name, "吴桐");
    assert_true(f.row.authors[0].person_id != 0);
    assert_string_equal(f.row.authors[1].name, "李四");
    arena_free(&a);
}

/* Backspace in a default removes it whole, and it stays removed. */
static void test_default_removed(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "ahd\r新的标题内容\t\t{bs}\t\t\t\t\t\t\r");
    assert_int_equal(article(&a, "2026-0010").row.n_authors, 0);
    arena_free(&a);
}

/* --- dates ------------------------------------------------------------------------ */

static void test_dates(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "ahd\r新的标题内容\t2026-11-31\r");
    SEES("there is no day 2026-11-31. Perhaps 2026-11-30? Enter takes it");
    screen_type(&s, "\r");
    SEES("[2026-11-30");
    screen_type(&s, "y+--");
    SEES("[2026-11-20");
    screen_type(&s, "１１月５日\t");
    SEES("2026-11-05");
    screen_type(&s, "\r");
    assert_int_equal(article(&a, "2026-0010").row.day, day_from_civil(2026, 11, 5));
    arena_free(&a);
}

/* A date ahead or far back is warned of, saved on a second Enter, and noted. */
static void test_odd_date(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "ahd\r新的标题内容\t12-1\r");
    SEES("! the date lies 9 days ahead");
    SEES("warnings: 1. Enter again saves all the same");
    screen_type(&s, "\r");
    assert_non_null(strstr(last_label(&a), "known to be dated ahead"));
    screen_type(&s, "hd\r别的标题内容\t2026-3-1\r");
    SEES("the date lies 266 days back");
    arena_free(&a);
}

/* --- topics ----------------------------------------------------------------------- */

/* The open topic that the title fits is proposed; Delete removes it for good. */
static void test_topic(void **state)
{
    struct arena a = {0};
    struct receipt r;
    struct tb_err e;
    struct change c = {.kind = CHANGE_TOPIC};
    (void)state;
    c.topic = (struct topic){.title = "秋冬森林防火",
                             .source = "",
                             .note = "",
                             .issued = day_from_civil(2026, 11, 1),
                             .due = day_from_civil(2026, 11, 25)};
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
    screen_type(&s, "abs\r森林防火巡护到村");
    screen_wait(&s, 200);
    SEES("秋冬森林防火");
    SEES("the title has “森林防火”, due 11-25");
    screen_type(&s, "\r");
    SEES("takes it back: 2026-0010");
    assert_int_equal(article(&a, "2026-0010").row.topic_id, r.first_id);
    screen_type(&s, "hd\r林区森林防火视频监控\t\t\t\t{del}");
    screen_wait(&s, 200);
    NOT("the title has");
    screen_type(&s, "\r");
    assert_int_equal(article(&a, "2026-0011").row.topic_id, 0);
    arena_free(&a);
}

static int64_t by_other(struct change c)
{
    struct receipt r;
    struct tb_err e;
    assert_int_equal(app_do(&other, &c, 1, &r, &e), TB_OK);
    s.ui.now += 100;
    ui_look(&s.ui);
    return r.first_id;
}

/* In a batch each row shows the topic that its title fits; Delete takes it off. */
static void test_batch_topic(void **state)
{
    struct arena a = {0};
    struct change c = {.kind = CHANGE_TOPIC};
    (void)state;
    c.topic = (struct topic){.title = "冬季治水",
                             .source = "",
                             .note = "",
                             .issued = day_from_civil(2026, 11, 1),
                             .due = day_from_civil(2026, 11, 25)};
    int64_t id = by_other(c);
    screen_type(&s, "A");
    screen_paste(&s, "河东镇：冬季治水见实效\n公安局：冬季治水护航\n"
                     "城关镇：粮食收购\n");
    SEES("3 rows: 3 ok, 0 doubtful");
    SEES("topic 冬季治水 (the title has “冬季治水”; Del removes)");
    screen_type(&s, "{down}{del}");
    NOT("topic 冬季治水");
    screen_type(&s, "{del}");
    SEES("topic 冬季治水");
    screen_type(&s, "{del}\033A"); /* kept as it is */
    screen_type(&s, "\r");
    SEES("logged 3 at once");
    assert_int_equal(article(&a, "2026-0010").row.topic_id, id);
    assert_int_equal(article(&a, "2026-0011").row.topic_id, 0);
    assert_int_equal(article(&a, "2026-0012").row.topic_id, 0);
    arena_free(&a);
}

/* An article's topic is changed by e, and taken off. */
static void test_topic_changed(void **state)
{
    struct arena a = {0};
    struct change c = {.kind = CHANGE_TOPIC};
    (void)state;
    c.topic = (struct topic){.title = "冬季治水",
                             .source = "",
                             .note = "",
                             .issued = day_from_civil(2026, 11, 1),
                             .due = day_from_civil(2026, 11, 25)};
    int64_t id = by_other(c);
    screen_type(&s, "3{down}e\t\t\t\t冬季治\r\x13");
    SEES("changed 2026-0008");
    assert_int_equal(article(&a, "2026-0008").row.topic_id, id);
    screen_type(&s, "e\t\t\t\t\x15\x13");
    SEES("changed 2026-0008");
    assert_int_equal(article(&a, "2026-0008").row.topic_id, 0);
    arena_free(&a);
}

/* How many of the topics that a unit is asked for it has answered. */
static void test_topic_count(void **state)
{
    struct change c = {.kind = CHANGE_TOPIC};
    (void)state;
    c.topic = (struct topic){.title = "秋冬森林防火",
                             .source = "",
                             .note = "",
                             .issued = day_from_civil(2026, 11, 1),
                             .due = day_from_civil(2026, 11, 25)};
    by_other(c);
    c.topic.title = "粮食收购";
    by_other(c);
    screen_type(&s, "abs\r森林防火巡护到村");
    screen_wait(&s, 200);
    SEES("after saving: 白水镇 0/4→1/4  topics 0/2→1/2");
    screen_type(&s, "\r");
    SEES("topics 0/2→1/2");
    screen_type(&s, "bs\r粮食收购进度");
    screen_wait(&s, 200);
    SEES("topics 1/2→2/2");
    screen_type(&s, "\rbs\r再说粮食收购");
    screen_wait(&s, 200);
    NOT("topics 2/2"); /* nothing changes */
}

/* A target with a filter counts what matches it. */
static void test_filtered_target(void **state)
{
    struct change c = {.kind = CHANGE_TARGET};
    struct tb_err e;
    (void)state;
    c.target = (struct target){.who_kind = WHO_UNIT,
                               .who_id = app_find_unit(&other, "武德乡", &e)->id,
                               .metric = METRIC_SUBMITTED,
                               .period_kind = PERIOD_QUARTER,
                               .amount = 3 * TB_ONE,
                               .from = TB_DAY_NONE,
                               .to = TB_DAY_NONE,
                               .filter = "type 调研",
                               .of = "",
                               .note = ""};
    by_other(c);
    screen_type(&s, "awd\r土地流转调查\t\t\t调研");
    screen_wait(&s, 200);
    SEES("武德乡 0/3→1/3");
    screen_type(&s, "{bs}{bs}动态");
    screen_wait(&s, 200);
    SEES("武德乡 0/3→0/3");
}

/* Both units are told. */
static void test_two_units(void **state)
{
    (void)state;
    screen_type(&s, "abs;cg\r两镇联防森林火险");
    screen_wait(&s, 200);
    SEES("after saving: 白水镇 0/4→1/4");
    SEES("城关镇 3/4→4/4");
    screen_type(&s, "\r");
    SEES("takes it back: 2026-0010 白水镇 0/4→1/4");
    SEES("城关镇 3/4→4/4");
}

/* --- what is alike ---------------------------------------------------------------- */

static void test_duplicate(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "acg\r");
    screen_paste(&s, "城关镇秋冬季森林防火“四个到位”");
    NOT("alike");
    screen_wait(&s, 200); /* a pause */
    SEES("! alike ");
    SEES("F4 compare");
    screen_type(&s, "\r");
    SEES("1 warning of likeness: Enter again saves");
    screen_type(&s, "{F4}");
    SEES("this one");
    SEES("2026-0008");
    SEES("秋冬季森林防火四个到位");
    screen_type(&s, "\r");
    SEES("takes it back: 2026-0010");
    assert_non_null(strstr(last_label(&a), "known to be like 2026-0008"));
    arena_free(&a);
}

/* The warning comes although nobody paused, and an edit asks again. */
static void test_duplicate_at_once(void **state)
{
    (void)state;
    screen_type(&s, "acg\r秋冬季森林防火四个到位\r");
    SEES("1 warning");
    screen_type(&s, "x\r");
    SEES("1 warning");
    screen_type(&s, "\033");
    SEES("[秋冬季森林防火四个到位x"); /* back to the fields */
    screen_type(&s, "\r\r");
    SEES("takes it back");
}

/* A colleague logs the same between the look ahead and Enter: it is asked. */
static void test_duplicate_meanwhile(void **state)
{
    (void)state;
    screen_type(&s, "acg\r粮食收购进度");
    screen_wait(&s, 200);
    NOT("! alike");
    log_by_other("城关镇", "粮食收购进度");
    int64_t before = head();
    screen_type(&s, "\r");
    SEES("1 warning of likeness");
    assert_int_equal(head(), before);
    log_by_other("城关镇", "粮食收购进度2");
    before = head();
    screen_type(&s, "\r"); /* that was about the first one */
    SEES("another warning came up meanwhile");
    assert_int_equal(head(), before);
    screen_type(&s, "\r");
    SEES("takes it back: 2026-0012");
}

static void test_no_warning_one_enter(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "acg\r粮食收购进度\r");
    SEES("takes it back: 2026-0010");
    assert_null(strstr(last_label(&a), "known"));
    arena_free(&a);
}

static void test_points_by_clause(void **state)
{
    (void)state;
    screen_type(&s, "abs\r");
    SEES("after saving: 白水镇 0/4→1/4");
    SEES("a submission earns 1 by 2026版, line 5");
    screen_type(&s, "{F6}");
    SEES("line 5: submit set 1");
}

/* --- steps back ------------------------------------------------------------------- */

static void test_step_back(void **state)
{
    (void)state;
    screen_type(&s, "acg\r题目");
    screen_type(&s, "\t\t\t\t\t\t备注");
    SEES("备注");
    screen_type(&s, "\x1a");
    NOT("备注");
    SEES("题目");
    screen_type(&s, "\x1a");
    NOT("题目");
    SEES("城关镇");
    screen_type(&s, "\x1a");
    SEES("there is no step to go back to");
}

/* In a form that waits for the next one the last one comes back. */
static void test_take_back_saved(void **state)
{
    struct arena a = {0};
    struct article_full full;
    struct tb_err e;
    (void)state;
    screen_type(&s, "acg\r粮食收购进度\r\x1a");
    SEES("taken back, Enter saves it again: ");
    SEES("[粮食收购进度");
    SEES("城关镇 (cg)");
    assert_int_equal(store_article_by_ref(other.store, "2026-0010", &a, &full, &e),
                     TB_NOTFOUND);
    screen_type(&s, "再改\r");
    assert_string_equal(article(&a, "2026-0011").row.title, "粮食收购进度再改");
    arena_free(&a);
}

/* --- an input method left on ------------------------------------------------------ */

static void test_ime(void **state)
{
    (void)state;
    screen_type(&s, "ａｈｄ\r甲题目内容\r＝乙标题事项\r");
    SEES("takes it back: 2026-0011 河东镇 3/4→4/4");
    screen_type(&s, "城关\r丙要闻速递\r");
    SEES("takes it back: 2026-0012 城关镇");
}

/* --- many lines ------------------------------------------------------------------- */

static void test_lines_into_form(void **state)
{
    (void)state;
    screen_type(&s, "a");
    screen_paste(&s, "河东镇：甲的一篇稿件\n城关镇：乙的另一件事\n");
    SEES("2 lines were pasted: F2 logs them as a batch");
    screen_type(&s, "{F2}");
    SEES("2 rows: 2 ok, 0 doubtful, 0 left out");
    screen_type(&s, "\r");
    SEES("logged 2 at once");
}

static void test_batch(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "A");
    screen_paste(&s, "序号\t日期\t单位\t标题\t作者\t类别\n"
                     "1\t2026-11-20\t河东镇\t“双抢”一线见闻\t陈晓\t动态\n"
                     "2\t2026-11-21\t河栋镇\t农机检修忙\t\t\n"
                     "3\t2026-11-21\t城关镇\t秋冬季森林防火四个到位\t吴桐\t\n"
                     "4\t2026-13-01\t公安局\t平安夜巡\t\t\n"
                     "5\t2026-11-21\t公安局\t\t\t\n");
    SEES("5 rows: 1 ok, 4 doubtful, 0 left out");
    SEES("! no unit is called “河栋镇”");
    SEES("Enter takes 河东镇");
    screen_type(&s, "\r");
    SEES("! alike 100%: 2026-0008");
    screen_type(&s, " "); /* left out */
    SEES("! “2026-13-01” is no date");
    screen_type(&s, "\r");
    SEES("! there is no title");
    screen_type(&s, "e反电诈进社区\r");
    SEES("5 rows: 4 ok, 0 doubtful, 1 left out");
    screen_type(&s, "\r");
    SEES("logged 4 at once, left out line 4");
    assert_string_equal(article(&a, "2026-0010").row.title, "“双抢”一线见闻");
    assert_string_equal(article(&a, "2026-0010").row.type, "动态");
    assert_string_equal(article(&a, "2026-0010").row.authors[0].name, "陈晓");
    assert_int_equal(article(&a, "2026-0012").row.day, day_from_civil(2026, 11, 22));
    screen_type(&s, "u");
    SEES("undone: log 4 at once: ");
    arena_free(&a);
}

/* Esc keeps lines and what was done to them. */
static void test_batch_kept(void **state)
{
    (void)state;
    screen_type(&s, "A");
    screen_paste(&s, "1. 河栋镇：农机检修忙\n2. 城关镇：粮食收购进度\n");
    screen_type(&s, "\r");
    SEES("2 ok, 0 doubtful");
    screen_type(&s, "{end} \033");
    SEES("the lines are kept: A brings them back");
    screen_type(&s, "A");
    SEES("1 ok, 0 doubtful, 1 left out");
    screen_type(&s, "\x18");
    SEES("Ctrl+X once more throws all 2 lines away");
    screen_type(&s, "{home}\x18"); /* not in a row: asked again */
    SEES("Ctrl+X once more");
    screen_type(&s, "\x18");
    SEES("the lines were thrown away");
    screen_type(&s, "A");
    SEES("Paste lines of a mail");
    screen_type(&s, "河东镇：逐行输入\r\r");
    SEES("1 rows: 1 ok");
}

/* Both paste the same mail: the second one is asked before anything is saved, and again
 * about what comes after the answer. */
static void test_batch_meanwhile(void **state)
{
    (void)state;
    screen_type(&s, "A");
    screen_paste(&s, "河东镇：农机检修忙\n城关镇：粮食收购进度\n");
    SEES("2 ok, 0 doubtful");
    log_by_other("城关镇", "粮食收购进度");
    int64_t before = head();
    screen_type(&s, "\r");
    SEES("nothing is saved yet: 1 rows became doubtful");
    SEES("! alike 100%: 2026-0010");
    assert_int_equal(head(), before);
    screen_type(&s, "\r"); /* it is another one */
    SEES("2 ok, 0 doubtful");
    log_by_other("城关镇", "粮食收购进度表");
    before = head();
    screen_type(&s, "\r");
    SEES("1 rows became doubtful");
    SEES("2026-0011");
    assert_int_equal(head(), before);
    screen_type(&s, "\r\r");
    SEES("logged 2 at once");
}

static size_t looked(void)
{
    return ((const struct batch_view *)ui_top(&s.ui))->batch.looked;
}

/* Only what changed is judged again, and what is like it below. */
static void test_batch_judges_changes(void **state)
{
    (void)state;
    screen_type(&s, "A");
    screen_paste(&s, "河栋镇：农机检修忙\n城关镇：粮食收购进度\n公安局：平安夜巡\n"
                     "教育局：开学第一课\n白水镇：河道清淤\n教育局：校车安全检查\n");
    assert_int_equal(looked(), 6);
    screen_type(&s, "\r");
    SEES("6 ok, 0 doubtful");
    assert_int_equal(looked(), 1);
    screen_type(&s, "{home}e\t{bs}{bs}{bs}{bs}{bs}校车安全检查\r");
    assert_int_equal(looked(), 2);
    SEES("! alike 100%, line 1 of the same paste");
    screen_type(&s, "{home} ");
    SEES("5 ok, 0 doubtful, 1 left out");
    assert_int_equal(looked(), 2);
    screen_type(&s, "\r");
    SEES("logged 5 at once, left out line 1");
}

/* A column that the program has no place for is named. */
static void test_batch_unread(void **state)
{
    (void)state;
    screen_type(&s, "A");
    screen_paste(&s, "单位\t标题\t联系电话\t编辑\n河东镇\t农机检修忙\t5550\t张\n");
    SEES("1 rows; these columns are not read: 联系电话, 编辑");
    screen_type(&s, "{up}");
    SEES("not read: 联系电话");
    screen_type(&s, "\r");
    SEES("logged 1 at once");
}

/* Ctrl+X in a row's fields is about that row. */
static void test_batch_row_discarded(void **state)
{
    (void)state;
    screen_type(&s, "A");
    screen_paste(&s, "河东镇：农机检修忙\n城关镇：粮食收购进度\n");
    screen_type(&s, "e\t改动\x18");
    SEES("this row stays as it was");
    SEES("2 rows: 2 ok");
    NOT("改动");
    screen_type(&s, "\033A\r");
    SEES("logged 2 at once");
}

/* --- two people ------------------------------------------------------------------- */

static void test_conflict(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "3je改\t\t\t\t\t\t我的备注");
    amend_by_other("2026-0008", AMEND_TITLE | AMEND_NOTE | AMEND_TYPE,
                   (struct submission){.title = "同事的题目",
                                       .note = "同事的备注",
                                       .type = "同事的类型"});
    screen_type(&s, "\r");
    SEES("wang changed the same");
    SEES("[x] 秋冬季森林防火四个到位改");
    SEES("[ ] 同事的题目");
    screen_type(&s, "2"); /* the title: theirs */
    SEES("[x] 同事的题目");
    screen_type(&s, "1"); /* the note: mine */
    screen_type(&s, "\r");
    SEES("changed 2026-0008");
    SEES("[3Submissions]");
    struct article_full f = article(&a, "2026-0008");
    assert_string_equal(f.row.title, "同事的题目");
    assert_string_equal(f.row.note, "我的备注");
    assert_string_equal(f.row.type, "同事的类型");
    arena_free(&a);
}

static void test_conflict_left(void **state)
{
    (void)state;
    screen_type(&s, "3je改");
    amend_by_other("2026-0008", AMEND_TITLE,
                   (struct submission){.title = "同事的题目"});
    screen_type(&s, "\r\033");
    SEES("not saved; the text is here");
    SEES("[秋冬季森林防火四个到位改");
}

/* A draft of an earlier revision asks before it goes over what a colleague made of the
 * record meanwhile. */
static void test_outdated_draft(void **state)
{
    struct arena a = {0};
    (void)state;
    screen_type(&s, "3je\t\t\t\t\t\t我的备注\033"); /* typed, put away */
    amend_by_other("2026-0008", AMEND_TITLE | AMEND_NOTE,
                   (struct submission){.title = "同事的题目", .note = "同事的备注"});
    screen_type(&s, "e\r");
    SEES("wang changed the same");
    SEES("同事的备注");
    assert_string_equal(article(&a, "2026-0008").row.note, "同事的备注");
    arena_free(&a);
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(test_closed_unit),
        STORY(test_esc_keeps),
        STORY(test_two_drafts),
        STORY(test_throw_away),
        STORY(test_empty_leaves_nothing),
        STORY(test_defaults_shown),
        STORY(test_other_author),
        STORY(test_default_removed),
        STORY(test_dates),
        STORY(test_odd_date),
        STORY(test_duplicate),
        STORY(test_duplicate_at_once),
        STORY(test_no_warning_one_enter),
        STORY(test_points_by_clause),
        STORY(test_step_back),
        STORY(test_take_back_saved),
        STORY(test_ime),
        STORY(test_lines_into_form),
        STORY(test_batch),
        STORY(test_batch_kept),
        STORY(test_batch_meanwhile),
        STORY(test_duplicate_meanwhile),
        STORY(test_batch_judges_changes),
        STORY(test_conflict),
        STORY(test_conflict_left),
        STORY(test_topic),
        STORY(test_batch_topic),
        STORY(test_topic_changed),
        STORY(test_outdated_draft),
        STORY(test_event_kept),
        STORY(test_event_kept_on_disk),
        STORY(test_batch_row_discarded),
        STORY(test_batch_unread),
        STORY(test_topic_count),
        STORY(test_filtered_target),
        STORY(test_two_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
