/* The names of fields, and reading one as it is written. The values: field.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "bulletin/field.h"

struct field_name {
    const char *en, *zh;
};

static const struct field_name names[FIELD_IDS] = {
    [FIELD_OFFICE] = {"office", "单位名称"},
    [FIELD_PERIOD] = {"period", "期间"},
    [FIELD_BEFORE] = {"before", "上期"},
    [FIELD_YEAR_AGO] = {"year-ago", "上年同期"},
    [FIELD_FROM] = {"from", "起始"},
    [FIELD_UNTIL] = {"until", "截止"},
    [FIELD_YEAR] = {"year", "年"},
    [FIELD_NUMBER] = {"number", "号"},
    [FIELD_REF] = {"ref", "编号"},
    [FIELD_REPLACES] = {"replaces", "代替"},
    [FIELD_DATE] = {"date", "日期"},
    [FIELD_SCHEME] = {"scheme", "办法"},
    [FIELD_NAME] = {"name", "名称"},
    [FIELD_UNITS] = {"units", "单位数"},
    [FIELD_REPORTING] = {"reporting", "报送单位数"},
    [FIELD_SUBMITTED] = {"submitted", "报送"},
    [FIELD_ADOPTED] = {"adopted", "采用"},
    [FIELD_POINTS] = {"points", "得分"},
    [FIELD_RATE] = {"rate", "采用率"},
    [FIELD_MEAN] = {"mean", "平均报送"},
    [FIELD_MEAN_ADOPTED] = {"mean-adopted", "平均采用"},
    [FIELD_BEST] = {"best", "前列"},
    [FIELD_ZERO] = {"zero", "零报送"},
    [FIELD_NIL] = {"nil", "零采用"},
    [FIELD_SHORT] = {"short", "未达标"},
    [FIELD_EXEMPT] = {"exempt", "免考"},
    [FIELD_COUNT_BEST] = {"count-best", "前列数"},
    [FIELD_COUNT_ZERO] = {"count-zero", "零报送数"},
    [FIELD_COUNT_NIL] = {"count-nil", "零采用数"},
    [FIELD_COUNT_SHORT] = {"count-short", "未达标数"},
    [FIELD_COUNT_EXEMPT] = {"count-exempt", "免考数"},
    [FIELD_TALKS] = {"talks", "约谈"},
    [FIELD_CRITICISED] = {"criticised", "通报批评"},
    [FIELD_COMMENDED] = {"commended", "通报表扬"},
    [FIELD_ISSUES] = {"issues", "期数"},
    [FIELD_AWARDS] = {"awards", "表扬"},
    [FIELD_TITLES] = {"titles", "篇目"},
    [FIELD_TOPICS] = {"topics", "约稿"},
    [FIELD_MISSED] = {"missed", "缺口"},
    [FIELD_CHANGES] = {"changes", "更正"},
    [FIELD_PEOPLE] = {"people", "个人"},
    [FIELD_OUTLETS] = {"outlets", "载体"},
};
static const struct field_name parts[PARTS] = {
    [PART_NOW] = {"", ""},
    [PART_BEFORE] = {"before", "上期"},
    [PART_YEAR_AGO] = {"year-ago", "上年同期"},
    [PART_TOTAL] = {"total", "累计"},
    [PART_CHANGE] = {"change", "比上期"},
    [PART_YEAR_CHANGE] = {"year-change", "比上年同期"},
};

/* --- reading ---------------------------------------------------------------------- */

static bool is_word(const struct field_name *x, const char *s, size_t n)
{
    return (strlen(x->en) == n && strncmp(x->en, s, n) == 0) ||
           (strlen(x->zh) == n && strncmp(x->zh, s, n) == 0);
}

static bool parse_number(const char *s, size_t n, int *out)
{
    *out = -1;
    for (; n && *s == ' '; s++)
        n--;
    if (!n)
        return true;
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9' || *out > 99999)
            return false;
        *out = *out * 10 + s[i] - '0';
    }
    return true;
}

static bool has_part(struct field f)
{
    bool words = f.part >= PART_CHANGE;
    bool counted =
        f.id == FIELD_SUBMITTED || f.id == FIELD_ADOPTED || f.id == FIELD_REPORTING;
    if (f.id == FIELD_ISSUES)
        return f.part == PART_TOTAL;
    return f.id >= FIELD_UNITS && f.id <= FIELD_MEAN_ADOPTED && (!words || counted);
}

static bool is_mean(enum field_id id)
{
    return id == FIELD_MEAN || id == FIELD_MEAN_ADOPTED;
}

static enum tb_rc check_parts(struct field f, const char *s, size_t n, struct tb_err *e)
{
    if (f.part && !has_part(f))
        return tb_fail(e, TB_INVALID, N_("field {%.*s}: '%s' has no '%s'"), (int)n, s,
                       names[f.id].en, parts[f.part].en);
    bool best = f.id == FIELD_BEST || f.id == FIELD_COUNT_BEST;
    if (best && f.number < 1)
        return tb_fail(e, TB_INVALID,
                       N_("field {%.*s}: say how many places, as {best 3}"), (int)n, s);
    if (is_mean(f.id) && (f.number < 0 || f.number > 3))
        return tb_fail(e, TB_INVALID,
                       N_("field {%.*s}: say how many decimals, as {mean 1}: 0 to 3"),
                       (int)n, s);
    if (f.number >= 0 && !best && !is_mean(f.id))
        return tb_fail(e, TB_INVALID, N_("field {%.*s} takes no number"), (int)n, s);
    return TB_OK;
}

enum tb_rc field_parse(const char *s, size_t n, struct field *out, struct tb_err *e)
{
    size_t word = 0, end;
    while (word < n && s[word] != ' ' && s[word] != '.')
        word++;
    *out = (struct field){.id = FIELD_IDS, .number = -1};
    for (int i = 0; i < FIELD_IDS; i++)
        if (is_word(&names[i], s, word))
            out->id = (enum field_id)i;
    end = word;
    bool good = out->id != FIELD_IDS;
    if (good && end < n && s[end] == '.') {
        size_t from = ++end;
        while (end < n && s[end] != ' ')
            end++;
        for (int i = PART_NOW + 1; i < PARTS; i++)
            if (is_word(&parts[i], s + from, end - from))
                out->part = (enum field_part)i;
        good = out->part != PART_NOW;
    }
    if (!good || !parse_number(s + end, n - end, &out->number))
        return tb_fail(e, TB_INVALID,
                       N_("there is no field {%.*s}; man tongbao-bulletin lists them"),
                       n > 60 ? 60 : (int)n, s);
    return check_parts(*out, s, n, e);
}

void field_names(struct strbuf *out, bool zh)
{
    for (int i = 0; i < FIELD_IDS; i++)
        strbuf_printf(out, "%s%s", i ? " " : "", zh ? names[i].zh : names[i].en);
}
