#include "app/config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#include "app/folder.h"

enum { CONFIG_MAX = 1 << 18 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* A copy of s[0..n) without blanks around it. */
static const char *trimmed(struct config *c, const char *s, size_t n)
{
    while (n > 0 && is_blank(*s)) {
        s++;
        n--;
    }
    while (n > 0 && is_blank(s[n - 1]))
        n--;
    return arena_strndup(&c->arena, s, n);
}

static void note(struct config *c, const char *text)
{
    if (!c->problem[0])
        snprintf(c->problem, sizeof c->problem, "%s", text);
    mem_grow(&c->problems, &c->cap_problems, c->n_problems, sizeof *c->problems);
    c->problems[c->n_problems++] = arena_strdup(&c->arena, text);
}

static void complain(struct config *c, int line, const char *what, const char *about)
{
    char text[sizeof c->problem];
    snprintf(text, sizeof text, _("config line %d: %s: %s"), line, what, about);
    note(c, text);
}

void config_complain(struct config *c, const struct config_row *row, const char *what)
{
    char about[120];
    snprintf(about, sizeof about, "%s = %s", row->key, row->value);
    complain(c, row->line, what, about);
}

static void add_row(struct config *c, const char *section, const char *line, size_t n,
                    int number)
{
    const char *equals = memchr(line, '=', n);
    if (!equals || equals == line) {
        complain(c, number, _("not of the form key = value"), trimmed(c, line, n));
        return;
    }
    size_t at = (size_t)(equals - line);
    bool said = false; /* a value that begins with # is a value: color = #ff */
    for (size_t i = at + 1; c->comments && i + 1 < n; i++) {
        if (!is_blank(line[i]))
            said = true;
        else if (said && line[i + 1] == '#')
            n = i;
    }
    mem_grow(&c->rows, &c->cap, c->n, sizeof *c->rows);
    c->rows[c->n++] = (struct config_row){.section = section,
                                          .key = trimmed(c, line, at),
                                          .value = trimmed(c, equals + 1, n - at - 1),
                                          .line = number};
}

/* The length of "[name]" at the start of line[0..n), 0: this is no section's header. */
static size_t header_len(const struct config *c, const char *line, size_t n)
{
    if (*line != '[')
        return 0;
    const char *close = c->comments ? memchr(line, ']', n) : NULL;
    size_t len = close ? (size_t)(close - line) + 1 : 0, after = len;
    while (after < n && is_blank(line[after]))
        after++;
    if (len > 0 && after < n && line[after] == '#')
        return len;
    return line[n - 1] == ']' ? n : 0;
}

void config_parse(struct config *c, const char *text, size_t n)
{
    const char *section = "";
    int number = 0;
    size_t mark = n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (size_t at = mark; at < n;) {
        const char *line = text + at, *end = memchr(line, '\n', n - at);
        size_t len = end ? (size_t)(end - line) : n - at;
        at += len + 1;
        number++;
        while (len > 0 && is_blank(*line)) {
            line++;
            len--;
        }
        while (len > 0 && is_blank(line[len - 1]))
            len--;
        if (len == 0 || *line == '#')
            continue;
        size_t header = header_len(c, line, len);
        if (header > 0)
            section = trimmed(c, line + 1, header - 2);
        else
            add_row(c, section, line, len, number);
    }
}

void config_load(struct config *c)
{
    struct strbuf text = {0};
    *c = (struct config){.comments = true};
    if (folder_path(FOLDER_CONFIG, &c->path, NULL) != TB_OK)
        return;
    strbuf_puts(&c->path, "config");
    int fd = open(c->path.s, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return; /* none: everything as it comes */
    char *at = strbuf_room(&text, CONFIG_MAX);
    ssize_t n = read(fd, at, CONFIG_MAX);
    close(fd);
    char unread[sizeof c->problem];
    snprintf(unread, sizeof unread, _("%.200s cannot be read"), c->path.s);
    if (n < 0 || n == CONFIG_MAX)
        note(c, unread);
    else
        config_parse(c, at, (size_t)n);
    strbuf_free(&text);
}

void config_free(struct config *c)
{
    arena_free(&c->arena);
    strbuf_free(&c->path);
    free(c->rows);
    free(c->problems);
    *c = (struct config){0};
}

static struct config_row *find(struct config *c, const char *section, const char *key)
{
    struct config_row *found = NULL;
    for (size_t i = 0; i < c->n; i++)
        if (strcmp(c->rows[i].section, section) == 0 &&
            strcmp(c->rows[i].key, key) == 0) {
            found = &c->rows[i];
            found->known = true;
        }
    return found;
}

const char *config_get(struct config *c, const char *section, const char *key,
                       const char *fallback)
{
    const struct config_row *row = find(c, section, key);
    return row ? row->value : fallback;
}

int config_choice(struct config *c, const char *section, const char *key,
                  const char *const words[], int fallback)
{
    const struct config_row *row = find(c, section, key);
    for (int i = 0; row && words[i]; i++)
        if (strcmp(row->value, words[i]) == 0)
            return i;
    if (row) {
        char what[120] = "";
        size_t n = 0;
        for (int i = 0; words[i] && n < sizeof what; i++)
            n += (size_t)snprintf(what + n, sizeof what - n, "%s%s", i ? " | " : "",
                                  words[i]);
        config_complain(c, row, what);
    }
    return fallback;
}

void config_check_known(struct config *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (!c->rows[i].known)
            config_complain(c, &c->rows[i], _("unknown setting"));
}
