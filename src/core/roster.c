/* A pasted list of units, taken apart. */
#include "core/roster.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/change.h"
#include "core/check.h"

enum { CELLS_MAX = 2000 };

struct parser {
    struct roster *r;
    int line;            /* from 1 */
    const char *heading; /* in force, NULL: none */
    bool group_first;    /* of two cells the first is the group */
    const char *column;  /* then the group of the row above */
    bool wrapped;        /* the heading is for a list that goes on in this line */
    const char *lonely;  /* a heading by its ending, with nothing under it yet */
    struct strbuf text;  /* of the line */
    struct tb_err *e;
};

static uint32_t hash(const char *key)
{
    uint32_t h = UINT32_C(2166136261);
    for (; *key; key++)
        h = (h ^ (unsigned char)*key) * UINT32_C(16777619);
    return h;
}

static const struct roster_row *find_row(const struct roster *r, const char *key)
{
    uint32_t h = hash(key);
    for (size_t i = 0; i < r->n; i++)
        if (r->rows[i].hash == h && strcmp(r->rows[i].key, key) == 0)
            return &r->rows[i];
    return NULL;
}

static enum tb_rc taken(const char *name, struct tb_err *e)
{
    return tb_fail(e, TB_INVALID,
                   N_("'%s' is a unit and a group; a name stands for one of them"),
                   name);
}

enum tb_rc roster_name_group(struct roster *r, const char *name, size_t *group,
                             struct tb_err *e)
{
    const char *key = text_key_dup(&r->arena, name);
    if (find_row(r, key))
        return taken(name, e);
    return roster_add_group(r, name, ROSTER_OTHER, group, e);
}

void roster_move(struct roster *r, size_t row, size_t group)
{
    r->groups[r->rows[row].group].members--;
    r->groups[group].members++;
    r->rows[row].group = group;
    r->rows[row].moved = true;
}

/* --- names ------------------------------------------------------------------------ */

/* 县 委 办: blanks between single characters are typography. */
static void close_up(char *name)
{
    uint32_t cp;
    for (const char *s = name; *s;) {
        s += text_decode(s, strlen(s), &cp);
        if (cp < 0x2e80 || (*s && *s != ' '))
            return;
        s += strspn(s, " ");
    }
    char *to = name;
    for (const char *s = name; *s; s++)
        if (*s != ' ')
            *to++ = *s;
    *to = '\0';
}

/* A cell without what stands around the name; "" when nothing is left. */
static char *clean(struct parser *p, const char *s, size_t n)
{
    char *copy = arena_strndup(&p->r->arena, s, n);
    const char *from = roster_skip_number(copy);
    size_t len = roster_cut_tail(from, strlen(from));
    char *name = arena_strndup(&p->r->arena, from, len);
    close_up(name);
    return name;
}

static enum tb_rc add_unit(struct parser *p, const char *name, const char *group)
{
    struct roster *r = p->r;
    enum roster_sort sort = roster_guess(name);
    struct roster_row row = {.name = name};
    if (!*name || (r->n == 0 && roster_is_header(name)))
        return TB_OK;
    enum tb_rc rc = check_name(N_("the unit's name"), name, p->e);
    row.key = text_key_dup(&r->arena, name);
    row.hash = hash(row.key);
    if (!rc && find_row(r, row.key)) {
        r->twice++;
        return TB_OK;
    }
    if (!rc && !group)
        group = roster_sort_name(sort, roster_is_chinese(name));
    if (!rc)
        rc = roster_add_group(r, group, sort, &row.group, p->e);
    if (rc)
        return rc;
    r->groups[row.group].members++;
    if (r->n == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 64;
        struct roster_row *more = arena_array(&r->arena, cap, sizeof *more);
        if (r->n)
            memcpy(more, r->rows, r->n * sizeof *more);
        r->rows = more;
        r->cap = cap;
    }
    r->rows[r->n++] = row;
    return TB_OK;
}

/* --- cells ------------------------------------------------------------------------ */

struct cells {
    char *text[CELLS_MAX];
    size_t n;
};

static bool at_any(const char *s, const char *const marks[], size_t *len)
{
    for (size_t i = 0; marks[i]; i++) {
        *len = strlen(marks[i]);
        if (strncmp(s, marks[i], *len) == 0)
            return true;
    }
    return false;
}

static bool has_any(const char *s, const char *const marks[])
{
    size_t len;
    for (; *s; s++)
        if (at_any(s, marks, &len))
            return true;
    return false;
}

/* Cells that are empty or only a number go. */
static enum tb_rc split(struct parser *p, const char *s, const char *const marks[],
                        struct cells *out)
{
    size_t len = 0;
    out->n = 0;
    for (const char *from = s;; s++) {
        if (*s && !at_any(s, marks, &len))
            continue;
        char *cell = clean(p, from, (size_t)(s - from));
        if (*cell && out->n == CELLS_MAX)
            return tb_fail(p->e, TB_INVALID,
                           N_("line %d: more than %d units in a line"), p->line,
                           CELLS_MAX);
        if (*cell)
            out->text[out->n++] = cell;
        if (!*s)
            return TB_OK;
        from = s + len;
        s = from - 1;
    }
}

static bool all_guessed(const struct cells *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (roster_guess(c->text[i]) == ROSTER_OTHER)
            return false;
    return true;
}

static enum tb_rc add_all(struct parser *p, const struct cells *c)
{
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; i < c->n && !rc; i++)
        rc = add_unit(p, c->text[i], p->heading);
    return rc;
}

/* blank: the first cell of the row is empty. */
static enum tb_rc add_pair(struct parser *p, const struct cells *c, bool blank)
{
    if (c->n == 0)
        return TB_OK;
    if (blank && p->column)
        return add_unit(p, c->text[0], p->column);
    if (p->group_first && c->n > 1) {
        p->column = c->text[0];
        return add_unit(p, c->text[1], p->column);
    }
    return add_unit(p, c->text[0], c->n > 1 ? c->text[1] : p->heading);
}

static const char *const tabs[] = {"\t", "|", "│", NULL},
                         *const commas[] = {",", "，", NULL},
                         *const lists[] = {"、", ";", "；", NULL},
                         *const blanks[] = {" ", NULL};

/* A line, or what stands behind its heading. */
static enum tb_rc take_units(struct parser *p, const char *s)
{
    struct cells c;
    if (has_any(s, tabs)) {
        enum tb_rc rc = split(p, s, tabs, &c);
        return rc ? rc : add_pair(p, &c, *s == '\t');
    }
    if (has_any(s, lists)) {
        enum tb_rc rc = split(p, s, lists, &c);
        return rc ? rc : add_all(p, &c);
    }
    if (has_any(s, commas)) {
        enum tb_rc rc = split(p, s, commas, &c);
        if (rc)
            return rc;
        bool pair = c.n > 1 && (roster_is_heading(c.text[1]) ||
                                (c.n == 2 && (p->group_first || !all_guessed(&c))));
        return pair ? add_pair(p, &c, false) : add_all(p, &c);
    }
    char *name = clean(p, s, strlen(s));
    enum tb_rc rc = split(p, name, blanks, &c);
    if (rc)
        return rc;
    if (c.n == 2 && roster_is_heading(c.text[1]))
        return add_pair(p, &c, false);
    if (c.n > 1 && roster_is_chinese(name) && all_guessed(&c))
        return add_all(p, &c);
    return add_unit(p, name, p->heading);
}

/* --- lines ------------------------------------------------------------------------ */

/* Where the first colon stands, and its length; NULL: none. */
static const char *colon(const char *s, size_t *len)
{
    static const char *const marks[] = {":", "：", NULL};
    for (; *s; s++)
        if (at_any(s, marks, len))
            return s;
    return NULL;
}

/* "乡镇：", "乡镇：河东镇、石桥镇", "一、县直部门(50个)": true, and what follows in
 * *rest. */
static bool take_heading(struct parser *p, const char *s, const char **rest)
{
    size_t len = 0;
    const char *mark = colon(s, &len);
    const char *head = clean(p, s, mark ? (size_t)(mark - s) : strlen(s));
    const char *behind = mark ? mark + len + strspn(mark + len, " ") : "";
    if (mark && roster_cut_tail(s, strlen(s)) <= (size_t)(mark - s) && *behind) {
        mark = NULL; /* a count */
        behind = "";
    }
    bool list = mark && (!*behind || has_any(behind, lists));
    bool header = roster_is_header(head);
    if (!*head || !(list || header || roster_is_heading(head)))
        return false;
    if (!header) {
        p->heading = head;
        p->lonely = mark ? NULL : head;
    }
    *rest = behind;
    return true;
}

/* A list that goes on in the next line. */
static bool continues(const char *s)
{
    size_t n = strlen(s), len;
    while (n > 0 && s[n - 1] == ' ')
        n--;
    for (size_t at = n > 3 ? n - 3 : 0; at < n; at++)
        if ((at_any(s + at, lists, &len) || at_any(s + at, commas, &len)) &&
            at + len == n)
            return true;
    return false;
}

/* What ended like a heading as the list's last line is a unit after all. */
static enum tb_rc settle_lonely(struct parser *p)
{
    return p->lonely ? add_unit(p, p->lonely, NULL) : TB_OK;
}

static enum tb_rc take_line(struct parser *p, const char *s, size_t n)
{
    if (!text_valid(s, n, NULL))
        return tb_fail(p->e, TB_INVALID, N_("it is not UTF-8 text"));
    strbuf_clear(&p->text);
    roster_copy_line(&p->text, s, n);
    const char *rest = p->text.s;
    bool inline_list = false;
    if (!has_any(rest, tabs)) {
        const char *bare = rest = roster_skip_number(rest);
        if (take_heading(p, rest, &rest) && !*rest)
            return TB_OK;
        inline_list = rest != bare;
    }
    p->lonely = NULL;
    enum tb_rc rc = take_units(p, rest);
    if (inline_list || p->wrapped) {
        p->wrapped = continues(rest);
        p->heading = p->wrapped ? p->heading : NULL;
    }
    return rc;
}

static enum tb_rc check_names(struct roster *r, struct tb_err *e)
{
    for (size_t i = 0; i < r->n_groups; i++)
        if (find_row(r, r->groups[i].key))
            return taken(r->groups[i].name, e);
    return TB_OK;
}

enum tb_rc roster_parse(struct roster *r, const char *text, struct tb_err *e)
{
    struct parser p = {.r = r, .e = e, .group_first = roster_group_first(text)};
    struct tb_err own;
    enum tb_rc rc = TB_OK;
    if (!e)
        p.e = e = &own;
    roster_free(r);
    while (*text && !rc) {
        size_t n = strcspn(text, "\r\n");
        p.line++;
        rc = take_line(&p, text, n);
        text += n;
        text += *text == '\r' && text[1] == '\n' ? 2 : *text != '\0';
    }
    if (!rc)
        rc = settle_lonely(&p);
    if (rc) {
        char why[sizeof e->msg];
        memcpy(why, e->msg, sizeof why);
        rc = tb_fail(e, rc, N_("line %d: %s"), p.line, why);
    } else {
        rc = check_names(r, e);
    }
    strbuf_free(&p.text);
    if (rc)
        roster_free(r);
    return rc;
}

void roster_keep(struct roster *r, const struct roster *old)
{
    for (size_t i = 0; i < r->n; i++) {
        size_t group;
        const struct roster_row *was = find_row(old, r->rows[i].key);
        if (!was || !was->moved)
            continue;
        const struct roster_group *g = &old->groups[was->group];
        if (!find_row(r, g->key) &&
            roster_add_group(r, g->name, g->sort, &group, NULL) == TB_OK)
            roster_move(r, i, group);
    }
}

void roster_free(struct roster *r)
{
    arena_free(&r->arena);
    *r = (struct roster){0};
}
