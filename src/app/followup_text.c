#include "app/followup_text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "core/chain.h"
#include "core/phrase.h"
#include "core/word.h"

#include "bulletin/wording.h"

bool follow_text_takes(enum follow_text what, enum followup_kind kind)
{
    switch (what) {
    case TEXT_MESSAGE:
    case TEXT_NOTICE:
        return kind != FOLLOW_COMMEND;
    case TEXT_TALKS:
        return kind == FOLLOW_TALK;
    case TEXT_CRITICISM:
        return kind == FOLLOW_CRITICISE;
    case TEXT_PRAISE:
        return kind == FOLLOW_COMMEND;
    }
    return false;
}

/* --- templates -------------------------------------------------------------------- */

static const char *setting_key(struct arena *a, enum follow_text what)
{
    return arena_printf(a, SETTING_TEXT "%s", word_en(words_text, (int)what));
}

static enum tb_rc read_file(const char *path, struct arena *a, const char **out,
                            struct tb_err *e)
{
    FILE *f = fopen(path, "re");
    char text[TEXT_MAX + 1];
    if (!f)
        return tb_fail(e, TB_NOTFOUND, N_("%s cannot be read: %s"), path,
                       strerror(errno));
    size_t n = fread(text, 1, sizeof text - 1, f);
    bool bad = ferror(f) != 0;
    fclose(f);
    text[n] = '\0';
    *out = arena_strdup(a, text);
    return bad ? tb_fail(e, TB_IO, N_("%s cannot be read: %s"), path, strerror(EIO))
               : TB_OK;
}

enum tb_rc app_follow_template(struct app *app, enum follow_text what, struct arena *a,
                               const char **text, bool *own, struct tb_err *e)
{
    char dir[1024];
    enum tb_rc rc = store_setting(app->store, setting_key(a, what), a, text, e);
    *own = rc == TB_OK && **text;
    if (rc != TB_OK || *own)
        return rc;
    const char *data = app->data ? app->data : app_datadir(dir, sizeof dir);
    return read_file(arena_printf(a, "%s/texts/%s.%s.txt", data,
                                  word_en(words_text, (int)what),
                                  i18n_is_zh() ? "zh" : "en"),
                     a, text, e);
}

/* --- places ----------------------------------------------------------------------- */

enum { PLACES_MOST = 24 };

struct places {
    struct phrase_field items[PLACES_MOST];
    size_t n;
};

static void place(struct places *p, const char *zh, const char *en, const char *value)
{
    p->items[p->n++] = (struct phrase_field){zh, en, value};
}

static const char *first_name(const struct chain *c)
{
    if (c->n_officers)
        return c->officers[0]->name;
    return c->n_cadres ? c->cadres[0]->name : "";
}

/* The period's name as it stands in a text: 2026年10月. */
static const char *period_words(struct arena *a, const char *name)
{
    struct period p;
    struct strbuf b = {0};
    if (period_parse(name, &p, NULL) != TB_OK)
        return name;
    wording_period(&b, p, i18n_is_zh());
    const char *out = arena_strdup(a, b.s);
    strbuf_free(&b);
    return out;
}

/* "due 8, done 5, missing 3", else the evidence. */
static const char *situation(struct arena *a, const struct follow *f)
{
    if (!*f->required)
        return f->about.evidence;
    return arena_printf(a, _("%s: due %s, sent %s, %s missing"),
                        period_words(a, f->about.period), f->required, f->done,
                        f->missing);
}

static void places_of_one(struct app *app, const struct follow *f, size_t number,
                          struct arena *a, struct places *p)
{
    char day[16];
    tb_day today = app_now(app).today;
    struct chain c = {.leader.name = "", .head.name = ""};
    if (f->about.unit_id)
        c = chain_of(a, &app->names, f->about.unit_id, today);
    place(p, "序号", "number", arena_printf(a, "%zu", number));
    place(p, "单位", "unit", f->who);
    place(p, "组别", "group", f->group);
    place(p, "信息员", "officer", f->about.person_id ? f->who : first_name(&c));
    place(p, "负责人", "head", c.head.name);
    place(p, "分管领导", "leader", c.leader.name);
    place(p, "谈话人", "speaker", f->about.speaker);
    place(p, "谈话对象", "listener", f->about.listener);
    place(p, "期间", "period", period_words(a, f->about.period));
    place(p, "任务", "required", f->required);
    place(p, "完成", "done", f->done);
    place(p, "缺口", "missing", f->missing);
    place(p, "情况", "situation", situation(a, f));
    place(p, "事由", "cause", follow_cause(f->about.cause));
    place(p, "依据", "evidence", f->about.evidence);
    place(p, "条款", "clause", f->about.clause);
    place(p, "整改期限", "until",
          f->due == TB_DAY_NONE ? "" : arena_strdup(a, day_format(f->due, day)));
}

static const char *today_words(struct arena *a, tb_day d)
{
    struct tb_civil c = day_to_civil(d);
    char day[16];
    if (!i18n_is_zh())
        return arena_strdup(a, day_format(d, day));
    return arena_printf(a, "%d年%d月%d日", c.year, c.month, c.day);
}

static void places_of_all(struct app *app, const struct follow *f, size_t n,
                          struct arena *a, struct places *p)
{
    const char *names = "", *periods = "";
    for (size_t i = 0; i < n; i++) {
        names = arena_printf(a, "%s%s%s", names,
                             *names ? (i18n_is_zh() ? "、" : ", ") : "", f[i].who);
        const char *period = period_words(a, f[i].about.period);
        if (!strstr(periods, period))
            periods =
                arena_printf(a, "%s%s%s", periods,
                             *periods ? (i18n_is_zh() ? "、" : ", ") : "", period);
    }
    place(p, "名单", "names", names);
    place(p, "期间", "period", periods);
    place(p, "数", "count", arena_printf(a, "%zu", n));
    place(p, "办公室", "office", app->office);
    place(p, "今日", "today", today_words(a, app_now(app).today));
}

/* --- the text --------------------------------------------------------------------- */

/* Everything that stands in both sorts of lines, the follow-up's own first. */
static bool write_line(const char *line, size_t len, const struct places *one,
                       const struct places *all, struct strbuf *out, const char **bad)
{
    struct places both = *one;
    for (size_t i = 0; i < all->n && both.n < PLACES_MOST; i++)
        both.items[both.n++] = all->items[i];
    bool ok = phrase_fill(out, line, len, both.items, both.n, bad);
    strbuf_putc(out, '\n');
    return ok;
}

static bool is_each(const char *line)
{
    return line[0] == '*' && line[1] == ' ';
}

/* The lines from text to end, all of which are for each, for one follow-up. */
static bool write_one(const char *text, const char *end, const struct places *one,
                      const struct places *all, struct strbuf *out, const char **bad)
{
    bool ok = true;
    while (ok && text < end) {
        size_t len = strcspn(text, "\n");
        ok = write_line(text + 2, len - 2, one, all, out, bad);
        text += len + (text[len] == '\n');
    }
    return ok;
}

static const char *after_each(const char *text)
{
    while (is_each(text)) {
        size_t len = strcspn(text, "\n");
        text += len + (text[len] == '\n');
    }
    return text;
}

static bool write_text(struct app *app, const char *text, const struct follow *f,
                       size_t n, struct arena *a, struct strbuf *out, const char **bad)
{
    struct places all = {0};
    const struct places none = {0};
    bool ok = true;
    places_of_all(app, f, n, a, &all);
    strbuf_puts(out, "");
    while (ok && *text) {
        const char *end = after_each(text);
        for (size_t i = 0; ok && end > text && i < n; i++) {
            struct places one = {0};
            places_of_one(app, &f[i], i + 1, a, &one);
            ok = write_one(text, end, &one, &all, out, bad);
        }
        if (end == text) {
            size_t len = strcspn(text, "\n");
            ok = write_line(text, len, &none, &all, out, bad);
            end = text + len + (text[len] == '\n');
        }
        text = end;
    }
    return ok;
}

static enum tb_rc wrong_place(const char *bad, struct tb_err *e)
{
    char name[64];
    size_t n = 0;
    while (bad[n] && bad[n] != '\n' && bad[n] != '}' && n < sizeof name - 8)
        n++;
    snprintf(name, sizeof name, "%.*s", (int)(n + (bad[n] == '}')), bad);
    return tb_fail(
        e, TB_INVALID,
        N_("%s is no place of this text; a brace is written {{, and lines for "
           "each begin with `* `"),
        name);
}

/* Whether an earlier one of those taken tells the same one the same: of one period, or
 * of one topic, he is written to once. */
static bool is_told(enum follow_text what, const struct follow *taken, size_t n,
                    const struct follow *x)
{
    if (what != TEXT_MESSAGE && what != TEXT_NOTICE)
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct followup *y = &taken[i].about;
        if (y->unit_id == x->about.unit_id && y->person_id == x->about.person_id &&
            y->topic_id == x->about.topic_id && y->last == x->about.last)
            return true;
    }
    return false;
}

enum tb_rc app_follow_text(struct app *app, enum follow_text what,
                           const struct follow *f, size_t n, struct arena *a,
                           const char **out, size_t *used, struct tb_err *e)
{
    struct follow *taken = arena_array(a, n + 1, sizeof *taken);
    struct strbuf b = {0};
    const char *text, *bad = "";
    bool own;
    *used = 0;
    for (size_t i = 0; i < n; i++)
        if (follow_text_takes(what, f[i].about.kind) &&
            !is_told(what, taken, *used, &f[i]))
            taken[(*used)++] = f[i];
    if (*used == 0)
        return tb_fail(e, TB_INVALID,
                       N_("there is nobody for this text: no rule asks for "
                          "it about those chosen"));
    enum tb_rc rc = app_follow_template(app, what, a, &text, &own, e);
    if (rc != TB_OK)
        return rc;
    if (!write_text(app, text, taken, *used, a, &b, &bad))
        rc = wrong_place(bad, e);
    *out = arena_strdup(a, b.s);
    strbuf_free(&b);
    return rc;
}

enum tb_rc app_follow_wording(struct app *app, enum follow_text what, const char *text,
                              struct receipt *out, struct tb_err *e)
{
    struct arena a = {0};
    struct strbuf b = {0};
    const struct follow one = {.about = {.period = "",
                                         .cause = "",
                                         .clause = "",
                                         .evidence = "",
                                         .speaker = "",
                                         .listener = ""},
                               .who = "",
                               .group = "",
                               .required = "",
                               .done = "",
                               .missing = "",
                               .due = TB_DAY_NONE};
    const char *bad = "";
    struct change c = {.kind = CHANGE_SETTING,
                       .setting = {.key = setting_key(&a, what), .value = text}};
    enum tb_rc rc =
        write_text(app, text, &one, 1, &a, &b, &bad) ? TB_OK : wrong_place(bad, e);
    if (rc == TB_OK)
        rc = app_do(app, &c, 1, out, e);
    strbuf_free(&b);
    arena_free(&a);
    return rc;
}
