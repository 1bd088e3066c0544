#include "app/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "core/word.h"

enum field {
    FIELD_UNIT,
    FIELD_GROUP,
    FIELD_AUTHOR,
    FIELD_TYPE,
    FIELD_STATE,
    FIELD_PERIOD
};

static const struct {
    const char *en, *zh;
} fields[] = {[FIELD_UNIT] = {"unit", "单位"},     [FIELD_GROUP] = {"group", "组别"},
              [FIELD_AUTHOR] = {"author", "作者"}, [FIELD_TYPE] = {"type", "类型"},
              [FIELD_STATE] = {"state", "状态"},   [FIELD_PERIOD] = {"period", "期间"}};

static const struct {
    const char *en, *zh;
} states[] = {[STATE_ANY] = {"all", "全部"},
              [STATE_PENDING] = {"pending", "待定"},
              [STATE_ADOPTED] = {"adopted", "采用"},
              [STATE_RETURNED] = {"returned", "退稿"},
              [STATE_VOID] = {"void", "作废"}};

/* --- values ----------------------------------------------------------------------- */

static enum tb_rc unknown(struct tb_err *e, enum field f, const char *value)
{
    return tb_fail(e, TB_INVALID, N_("%s: nothing is called “%s”"), fields[f].zh,
                   value);
}

static enum tb_rc take_group(const struct app *app, const char *value,
                             struct search *out, struct tb_err *e)
{
    struct strbuf want = {0}, have = {0};
    text_find_key(&want, value, strlen(value));
    for (size_t i = 0; i < app->names.n_groups && !out->group_id; i++) {
        strbuf_clear(&have);
        text_find_key(&have, app->names.groups[i].name,
                      strlen(app->names.groups[i].name));
        if (want.s && have.s && strstr(have.s, want.s))
            out->group_id = app->names.groups[i].id;
    }
    strbuf_free(&want);
    strbuf_free(&have);
    return out->group_id ? TB_OK : unknown(e, FIELD_GROUP, value);
}

static enum tb_rc take_state(const char *value, struct search *out, struct tb_err *e)
{
    for (int i = STATE_ANY; i <= STATE_VOID; i++)
        if (strcmp(value, states[i].en) == 0 || strcmp(value, states[i].zh) == 0) {
            out->state = i;
            return TB_OK;
        }
    return unknown(e, FIELD_STATE, value);
}

/* The one that is meant: a whole name, or the only one that matches. A part of what
 * matches would look like all of it. */
static enum tb_rc take_name(struct app *app, enum field f, const char *value,
                            int64_t *id, struct tb_err *e)
{
    struct find_hit hit;
    const struct find_query q = {.kind = f == FIELD_UNIT ? FIND_UNIT : FIND_PERSON,
                                 .typed = value,
                                 .day = TB_DAY_NONE};
    size_t total = 0;
    if (app_find(app, &q, &hit, 1, &total) == 0)
        return unknown(e, f, value);
    if (total > 1 && hit.tier > FIND_EXACT)
        return tb_fail(e, TB_INVALID, N_("%s: %zu match “%s”; type more of the name"),
                       fields[f].zh, total, value);
    *id = hit.id;
    return TB_OK;
}

static enum tb_rc take(struct app *app, enum field f, const char *value,
                       struct search *out, struct tb_err *e)
{
    switch (f) {
    case FIELD_UNIT:
        return take_name(app, f, value, &out->unit_id, e);
    case FIELD_GROUP:
        return take_group(app, value, out, e);
    case FIELD_AUTHOR:
        return take_name(app, f, value, &out->person_id, e);
    case FIELD_TYPE:
        snprintf(out->type, sizeof out->type, "%s", value);
        return TB_OK;
    case FIELD_STATE:
        return take_state(value, out, e);
    case FIELD_PERIOD:
        out->has_period = period_parse(value, &out->period, e) == TB_OK;
        if (out->has_period)
            out->period = app_period(app, out->period);
        return out->has_period ? TB_OK : TB_INVALID;
    }
    return TB_OK;
}

/* --- words ------------------------------------------------------------------------ */

/* "单位:x" with either colon: the field, and where its value starts; false: a plain
 * word. */
static bool has_field(const char *word, enum field *f, const char **value)
{
    const char *narrow = strchr(word, ':'), *wide = strstr(word, "：");
    const char *colon = wide && (!narrow || wide < narrow) ? wide : narrow;
    if (!colon)
        return false;
    size_t n = (size_t)(colon - word);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if ((strlen(fields[i].en) == n && memcmp(fields[i].en, word, n) == 0) ||
            (strlen(fields[i].zh) == n && memcmp(fields[i].zh, word, n) == 0)) {
            *f = (enum field)i;
            *value = colon + (*colon == ':' ? 1 : strlen("："));
            return true;
        }
    return false;
}

static void add_text(struct search *out, const char *word)
{
    size_t n = strlen(out->text);
    snprintf(out->text + n, sizeof out->text - n, "%s%s", n ? " " : "", word);
}

enum tb_rc search_parse(struct app *app, const char *typed, struct search *out,
                        struct tb_err *e)
{
    char *words = xstrdup(typed), *save = NULL;
    enum tb_rc rc = TB_OK;
    *out = (struct search){.state = -1};
    for (char *w = strtok_r(words, " \t", &save); w; w = strtok_r(NULL, " \t", &save)) {
        enum field f;
        const char *value;
        enum tb_rc one = TB_OK;
        if (!has_field(w, &f, &value))
            add_text(out, w);
        else if (*value) /* a field whose value is still being typed narrows nothing */
            one = take(app, f, value, out, rc == TB_OK ? e : NULL);
        rc = rc == TB_OK ? one : rc;
    }
    free(words);
    return rc;
}
