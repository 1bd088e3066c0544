/* A scheme: its text, not CSV. Errors name its line. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "../run.h"

/* Only LF, and nothing that is no text. */
static enum tb_rc clean(struct import_run *r, const char *text, char **out,
                        int64_t *line, struct tb_err *e)
{
    char *to = *out = arena_alloc(&r->keep, strlen(text) + 1);
    const char *s = strncmp(text, "\xEF\xBB\xBF", 3) ? text : text + 3;
    *line = 1;
    for (; *s; s++) {
        if (*s == '\r' && s[1] == '\n')
            continue;
        char c = *s == '\r' ? '\n' : *s;
        if ((unsigned char)c < ' ' && c != '\n' && c != '\t')
            return tb_fail(e, TB_INVALID,
                           N_("a control character (0x%02X) stands on line %lld"),
                           (unsigned char)c, (long long)*line);
        *line += c == '\n';
        *to++ = c;
    }
    return TB_OK;
}

/* --- moving a sample's dates ----------------------------------------------------- */

static bool is_date(const char *s)
{
    static const char shape[] = "dddd-dd-dd";
    for (int i = 0; shape[i]; i++) {
        bool digit = s[i] >= '0' && s[i] <= '9';
        if (shape[i] == 'd' ? !digit : s[i] != shape[i])
            return false;
    }
    return !(s[10] >= '0' && s[10] <= '9');
}

static enum tb_rc move_date(struct import_run *r, const char *s, bool last,
                            struct strbuf *out, struct tb_err *e)
{
    char date[16];
    tb_day day;
    memcpy(date, s, 10);
    date[10] = 0;
    enum tb_rc rc = cell_day(r, "date", date, last, &day, e);
    strbuf_puts(out, day_format(day, date));
    return rc;
}

/* The dates of the clause that begins with "scheme": the second is a last day. */
static enum tb_rc move_header(struct import_run *r, const char *text,
                              struct strbuf *out, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    bool header = false, start = true;
    int dates = 0;
    for (const char *s = text; *s && !rc;) {
        if (start) {
            const char *word = s + strspn(s, " \t");
            header = !strncmp(word, "scheme", 6) || !strncmp(word, "办法", 6);
        }
        start = *s == '\n';
        if (header && is_date(s)) {
            rc = move_date(r, s, dates++ > 0, out, e);
            s += 10;
        } else {
            strbuf_putc(out, *s++);
        }
    }
    return rc;
}

/* ---------------------------------------------------------------------------------------------
 */

static bool known(const struct import_run *r, const struct scheme *s, const char *body)
{
    for (size_t i = 0; i < r->app->schemes.n; i++) {
        const struct scheme *k = &r->app->schemes.items[i];
        if (k->from == s->from && k->to == s->to && !strcmp(k->text, body))
            return true;
    }
    return false;
}

static enum tb_rc scheme_text(struct import_run *r, const char *text, int64_t *line,
                              enum import_outcome *out, struct tb_err *e)
{
    char *body;
    struct strbuf moved = {0};
    struct scheme s;
    int number = 1;
    enum tb_rc rc = clean(r, text, &body, line, e);
    if (!rc && r->o->shift_months) {
        strbuf_clear(&moved);
        rc = move_header(r, body, &moved, e);
        body = arena_strdup(&r->keep, moved.s);
        strbuf_free(&moved);
    }
    if (rc)
        return rc;
    rc = scheme_parse(&r->keep, body, &r->app->names, &s, &number, e);
    *line = number;
    if (rc)
        return rc;
    *out = known(r, &s, body) ? ROW_KNOWN : ROW_ADDED;
    if (*out == ROW_KNOWN)
        return TB_OK;
    *line = 1;
    const struct change c = {
        .kind = CHANGE_SCHEME,
        .scheme = {.name = s.name, .text = body, .from = s.from, .to = s.to}};
    return store_put(r->app->store, &c, NULL, e);
}

const struct import_kind import_scheme = {.name = "scheme", .text = scheme_text};
