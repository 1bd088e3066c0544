/* Names in the forms of meetings and the channel: a few letters are enough. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/word.h"

#include "tui/diary_view.h"

enum { SHOWN = 5 };

const char *diary_kind_words(enum meeting_kind kind)
{
    return ui_word(word_en(words_meeting, (int)kind),
                   word_zh(words_meeting, (int)kind));
}

const char *diary_state_words(enum attendance_state state)
{
    return ui_word(word_en(words_attendance, (int)state),
                   word_zh(words_attendance, (int)state));
}

const char *diary_pledge_words(enum pledge_state state)
{
    switch (state) {
    case PLEDGE_KEPT:
        return _("kept");
    case PLEDGE_BROKEN:
        return _("not kept");
    case PLEDGE_OPEN:
        return _("not due yet");
    case PLEDGE_NONE:
        break;
    }
    return "";
}

enum style diary_pledge_style(enum pledge_state state)
{
    return state == PLEDGE_KEPT     ? STYLE_OK
           : state == PLEDGE_BROKEN ? STYLE_BAD
                                    : STYLE_TEXT;
}

/* --- one name --------------------------------------------------------------------- */

/* Whether the name is written out already. */
static bool whole(const struct names *n, enum diary_take take, const char *name)
{
    struct arena a = {0};
    const char *key = text_key_dup(&a, name);
    bool unit = names_unit_by_key(n, key) || names_unit_by_alias(n, key);
    bool person = names_person_by_key(n, key) != NULL;
    bool out = take == TAKE_OUTLET   ? names_outlet_by_key(n, key) != NULL
               : take == TAKE_UNIT   ? unit
               : take == TAKE_PERSON ? person
                                     : unit || person || names_group_by_key(n, key);
    arena_free(&a);
    return out;
}

/* The groups come first: their names are short and few. */
static const char *group_of(const struct names *n, const char *typed)
{
    for (size_t i = 0; i < n->n_groups; i++)
        if (find_text(typed, n->groups[i].name) <= FIND_START)
            return n->groups[i].name;
    return NULL;
}

static size_t hits_of(struct ui *ui, enum diary_take take, const char *typed,
                      const char *out[static SHOWN])
{
    static const enum find_kind kinds[] = {FIND_UNIT, FIND_PERSON, FIND_OUTLET};
    const char *group = take == TAKE_WHO ? group_of(&ui->app->names, typed) : NULL;
    size_t n = 0;
    if (group)
        out[n++] = group;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct find_hit hits[SHOWN];
        bool asked =
            (kinds[k] == FIND_UNIT && (take == TAKE_UNIT || take == TAKE_WHO)) ||
            (kinds[k] == FIND_PERSON && (take == TAKE_PERSON || take == TAKE_WHO)) ||
            (kinds[k] == FIND_OUTLET && take == TAKE_OUTLET);
        const struct find_query q = {
            .kind = kinds[k], .typed = typed, .day = TB_DAY_NONE};
        size_t found = asked ? app_find(ui->app, &q, hits, SHOWN, NULL) : 0;
        for (size_t i = 0; i < found && n < SHOWN; i++)
            out[n++] = hits[i].name;
    }
    return n;
}

/* --- names in a field ------------------------------------------------------------- */

/* The length of the name that s begins with, and of the sign behind it. */
static size_t name_length(const char *s, size_t *sign)
{
    static const char *const signs[] = {";", "；", "、"};
    for (size_t n = 0;; n++) {
        *sign = 0;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (strncmp(s + n, signs[i], strlen(signs[i])) == 0)
                *sign = strlen(signs[i]);
        if (*sign || !s[n])
            return n;
    }
}

static const char *trimmed(const char *s, size_t *n)
{
    while (*n && *s == ' ') {
        s++;
        --*n;
    }
    while (*n && s[*n - 1] == ' ')
        --*n;
    return s;
}

bool diary_complete(struct ui *ui, enum diary_take take, struct field *f)
{
    struct strbuf out = {0};
    const char *s = field_text(f);
    bool changed = false;
    if (take == TAKE_TEXT || take == TAKE_DAY)
        return false;
    strbuf_clear(&out);
    while (*s) {
        char name[CHANGE_NAME_MAX + 1];
        const char *hits[SHOWN];
        size_t sign, n = name_length(s, &sign), len = n;
        const char *at = trimmed(s, &len);
        snprintf(name, sizeof name, "%.*s", (int)len, at);
        bool search = len && len < sizeof name && !whole(&ui->app->names, take, name);
        bool found = search && hits_of(ui, take, name, hits);
        changed = changed || found;
        strbuf_puts(&out, found ? hits[0] : name);
        strbuf_puts(&out, s[n] ? ";" : "");
        s += n + sign;
    }
    if (changed)
        field_set(f, out.s);
    strbuf_free(&out);
    return changed;
}

void diary_hint(struct ui *ui, enum diary_take take, const char *text, char *out,
                size_t size)
{
    const char *hits[SHOWN], *last = text;
    size_t sign = 0, n = name_length(text, &sign), used = 0;
    *out = '\0';
    while (take == TAKE_WHO && text[n]) {
        last = text + n + sign;
        text = last;
        n = name_length(text, &sign);
    }
    last = trimmed(last, &n);
    if (take == TAKE_TEXT || take == TAKE_DAY || !n ||
        whole(&ui->app->names, take, last))
        return;
    size_t found = hits_of(ui, take, last, hits);
    used = (size_t)snprintf(out, size, "%s",
                            found ? _("Enter takes: ") : _("no name matches"));
    for (size_t i = 0; i < found && used < size; i++)
        used +=
            (size_t)snprintf(out + used, size - used, "%s%s", i ? "  " : "", hits[i]);
}
