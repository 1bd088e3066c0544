/* Reading a template: choices, then the text line by line. */
#include "bulletin/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "bulletin/field.h"

static const struct {
    const char *en, *zh;
} blocks[TEMPLATE_BLOCKS] = {
    [TEMPLATE_TABLES] = {"tables", "单位表"},
    [TEMPLATE_PEOPLE] = {"people", "个人表"},
    [TEMPLATE_GROUPS] = {"groups", "分组表"},
    [TEMPLATE_TITLES] = {"titles", "篇目"},
    [TEMPLATE_TOPICS] = {"topics", "约稿"},
    [TEMPLATE_MISSED] = {"missed", "缺口"},
    [TEMPLATE_AWARDS] = {"awards", "表扬"},
    [TEMPLATE_CHANGES] = {"changes", "更正"},
    [TEMPLATE_NOTES] = {"notes", "说明"},
    [TEMPLATE_FOOT] = {"foot", "页脚"},
    [TEMPLATE_BARS] = {"chart-points", "得分图"},
    [TEMPLATE_PROGRESS] = {"chart-quota", "进度图"},
    [TEMPLATE_MONTHS] = {"chart-months", "月度图"},
};

struct reader {
    struct arena *a;
    struct bulletin_template *t;
    size_t cap;
    bool said_language, said_columns;
    struct circular_needs ignored;
};

/* --- choices ---------------------------------------------------------------------- */

static bool is_either(const char *s, const char *en, const char *zh)
{
    return strcmp(s, en) == 0 || strcmp(s, zh) == 0;
}

static enum tb_rc take_yes(const char *name, const char *value, bool *out,
                           struct tb_err *e)
{
    *out = is_either(value, "yes", "是");
    if (*out || is_either(value, "no", "否"))
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("%s: '%s' is neither yes nor no"), name, value);
}

static enum tb_rc take_order(struct reader *r, const char *value, struct tb_err *e)
{
    r->t->official = is_either(value, "official", "固定");
    if (r->t->official || is_either(value, "rank", "名次"))
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("order: '%s' is neither rank nor official"),
                   value);
}

enum tb_rc template_layout(const char *name, enum template_layout *out,
                           struct tb_err *e)
{
    if (is_either(name, "plain", "普通"))
        *out = LAYOUT_PLAIN;
    else if (is_either(name, "transposed", "转置"))
        *out = LAYOUT_TRANSPOSED;
    else if (is_either(name, "paired", "双栏"))
        *out = LAYOUT_PAIRED;
    else
        return tb_fail(e, TB_INVALID,
                       N_("layout: '%s' is not plain, transposed or paired"), name);
    return TB_OK;
}

static enum tb_rc take_language(struct reader *r, const char *value, struct tb_err *e)
{
    r->said_language = true;
    r->t->zh = is_either(value, "zh", "中文");
    if (r->t->zh || is_either(value, "en", "英文"))
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("language: '%s' is neither zh nor en"), value);
}

static enum tb_rc take_choice(struct reader *r, const char *name, const char *value,
                              struct tb_err *e)
{
    if (is_either(name, "language", "语言"))
        return take_language(r, value, e);
    if (is_either(name, "columns", "列")) {
        r->said_columns = true;
        return columns_parse(r->a, value, &r->t->columns, e);
    }
    if (is_either(name, "people", "个人列"))
        return columns_parse(r->a, value, &r->t->people, e);
    if (is_either(name, "groups", "分组列"))
        return columns_parse(r->a, value, &r->t->groups, e);
    if (is_either(name, "order", "排列"))
        return take_order(r, value, e);
    if (is_either(name, "total", "合计"))
        return take_yes("total", value, &r->t->total, e);
    if (is_either(name, "layout", "版式"))
        return template_layout(value, &r->t->layout, e);
    if (is_either(name, "measure", "量词")) {
        r->t->measure = arena_strdup(r->a, value);
        return TB_OK;
    }
    return tb_fail(e, TB_INVALID,
                   N_("there is no choice '%s'; there are: language columns people "
                      "groups order total layout measure"),
                   name);
}

static enum tb_rc read_choice(struct reader *r, char *line, struct tb_err *e)
{
    size_t n = strcspn(line, " \t");
    char *value = line + n;
    if (*line == '#' || !*line)
        return TB_OK;
    if (*value)
        *value++ = '\0';
    value += strspn(value, " \t");
    return take_choice(r, line, value, e);
}

/* --- the text --------------------------------------------------------------------- */

/* ?field and ?!field in front of a line. */
static enum tb_rc take_condition(struct reader *r, char **line,
                                 struct template_line *out, struct tb_err *e)
{
    struct field f;
    if (**line != '?')
        return TB_OK;
    ++*line;
    out->unless = **line == '!';
    *line += out->unless;
    size_t n = strcspn(*line, " ");
    enum tb_rc rc = field_parse(*line, n, &f, e);
    if (rc == TB_OK && f.id == FIELD_NAME)
        rc = tb_fail(e, TB_INVALID, N_("{name} is of {each ...}: it stands in one"));
    if (rc != TB_OK)
        return rc;
    out->when = arena_strndup(r->a, *line, n);
    field_need(f, &r->ignored);
    *line += n;
    *line += strspn(*line, " ");
    return TB_OK;
}

static void take_kind(char **line, struct template_line *out)
{
    static const struct {
        const char *mark;
        enum paper_block_kind kind;
        bool numbered;
    } marks[] = {
        {"==# ", PAPER_HEADING, true}, {"== ", PAPER_HEADING, false},
        {"= ", PAPER_TITLE, false},    {"@ ", PAPER_MARK, false},
        {"< ", PAPER_TO, false},       {"- ", PAPER_ITEM, false},
        {">> ", PAPER_DATE, false},    {"> ", PAPER_SIGN, false},
        {"! ", PAPER_NOTE, false},
    };
    out->kind = PAPER_TEXT;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i].mark);
        if (strncmp(*line, marks[i].mark, n) == 0) {
            out->kind = marks[i].kind;
            out->numbered = marks[i].numbered;
            *line += n;
            return;
        }
    }
}

/* A line that is one {block} and nothing else. */
static enum tb_rc take_block(const char *line, struct template_line *out,
                             struct tb_err *e)
{
    size_t n = strlen(line), word;
    if (out->kind != PAPER_TEXT || n < 3 || line[0] != '{' || line[1] == '{' ||
        strchr(line, '}') != line + n - 1)
        return TB_OK;
    word = strcspn(line + 1, " }");
    for (int i = TEMPLATE_NONE + 1; i < TEMPLATE_BLOCKS; i++)
        if ((strlen(blocks[i].en) == word && !strncmp(blocks[i].en, line + 1, word)) ||
            (strlen(blocks[i].zh) == word && !strncmp(blocks[i].zh, line + 1, word)))
            out->block = (enum template_block)i;
    if (out->block == TEMPLATE_NONE)
        return TB_OK;
    if (out->block != TEMPLATE_TITLES)
        return line[1 + word] == '}'
                   ? TB_OK
                   : tb_fail(e, TB_INVALID, N_("{%.*s} takes no number"),
                             n > 60 ? 60 : (int)n - 2, line + 1);
    char *end;
    long most = strtol(line + 1 + word, &end, 10);
    if (*end != '}' || most < 1 || most > 2000)
        return tb_fail(
            e, TB_INVALID,
            N_("{titles}: say how many at most, as {titles 100}; 1 to 2000"));
    out->most = (int)most;
    return TB_OK;
}

static enum tb_rc read_line(struct reader *r, char *line, int number, struct tb_err *e)
{
    struct template_line out = {.number = number};
    enum tb_rc rc = take_condition(r, &line, &out, e);
    if (rc != TB_OK || !*line)
        return rc;
    take_kind(&line, &out);
    rc = take_block(line, &out, e);
    if (rc == TB_OK && out.block == TEMPLATE_NONE)
        rc = fields_check(line, &r->ignored, e);
    if (rc != TB_OK)
        return rc;
    out.text = arena_strdup(r->a, line);
    r->t->lines[r->t->n_lines++] = out;
    return TB_OK;
}

static enum tb_rc check_whole(const struct reader *r, bool body, int *line,
                              struct tb_err *e)
{
    if (!body)
        return tb_fail(e, TB_INVALID,
                       N_("the line --- between the choices and the text is missing"));
    if (!r->said_language)
        return tb_fail(e, TB_INVALID, N_("the choice 'language' is missing: zh or en"));
    if (!r->said_columns)
        return tb_fail(e, TB_INVALID, N_("the choice 'columns' is missing"));
    for (size_t i = 0; i < r->t->n_lines; i++) {
        const struct template_line *l = &r->t->lines[i];
        if ((l->block == TEMPLATE_PEOPLE && !r->t->people.n) ||
            (l->block == TEMPLATE_GROUPS && !r->t->groups.n))
            return *line = l->number,
                   tb_fail(e, TB_INVALID,
                           N_("{%s} needs the choice '%s' with its columns"),
                           blocks[l->block].en, blocks[l->block].en);
    }
    return TB_OK;
}

static size_t count_lines(const char *s)
{
    size_t n = 1;
    for (; *s; s++)
        n += *s == '\n';
    return n;
}

enum tb_rc template_parse(struct arena *a, const char *text,
                          struct bulletin_template *out, int *line, struct tb_err *e)
{
    struct reader r = {.a = a, .t = out};
    bool body = false;
    size_t bad, n = strlen(text);
    enum tb_rc rc = TB_OK;
    *out = (struct bulletin_template){.measure = ""};
    *line = 1;
    if (n > TEMPLATE_TEXT_MAX)
        return tb_fail(e, TB_INVALID, N_("the template has %zu bytes; at most %d"), n,
                       TEMPLATE_TEXT_MAX);
    if (!text_valid(text, n, &bad))
        return tb_fail(e, TB_INVALID, N_("the template is not UTF-8 at byte %zu"), bad);
    if (strncmp(text, "\xef\xbb\xbf", 3) == 0) /* as some editors begin a file */
        text += 3;
    out->lines = arena_array(a, count_lines(text), sizeof *out->lines);
    for (*line = 1; rc == TB_OK && *text; ++*line) {
        size_t len = strcspn(text, "\n");
        char *one = arena_strndup(a, text, len);
        text += len + (text[len] == '\n');
        while (len && (one[len - 1] == '\r' || one[len - 1] == ' '))
            one[--len] = '\0';
        if (!body && strcmp(one, "---") == 0)
            body = true;
        else
            rc = body ? read_line(&r, one, *line, e) : read_choice(&r, one, e);
        if (rc != TB_OK)
            return rc;
    }
    *line -= *line > 1; /* what is missing is missed at the end */
    return check_whole(&r, body, line, e);
}

void template_needs(const struct bulletin_template *t, enum track track,
                    struct circular_needs *out)
{
    struct field f;
    *out = (struct circular_needs){.people = track == TRACK_INSIDE};
    columns_need(&t->columns, out);
    columns_need(&t->people, out);
    columns_need(&t->groups, out);
    for (size_t i = 0; i < t->n_lines; i++) {
        const struct template_line *l = &t->lines[i];
        if (l->when && field_parse(l->when, strlen(l->when), &f, NULL) == TB_OK)
            field_need(f, out);
        if (l->block == TEMPLATE_NONE)
            fields_check(l->text, out, NULL);
        if (l->block == TEMPLATE_TITLES && (size_t)l->most > out->titles)
            out->titles = (size_t)l->most;
        out->topics = out->topics || l->block == TEMPLATE_TOPICS;
        out->changes = out->changes || l->block == TEMPLATE_CHANGES;
        out->people = out->people || l->block == TEMPLATE_PEOPLE;
        out->months = out->months || l->block == TEMPLATE_MONTHS;
    }
}
