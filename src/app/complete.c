#include "app/complete.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAMES_MAX = 20 };

void path_expand(const char *typed, struct strbuf *out)
{
    const char *home = getenv("HOME");
    size_t n = strlen(typed);
    strbuf_clear(out);
    while (n > 0 && strchr(" '\"", *typed)) {
        typed++;
        n--;
    }
    while (n > 0 && strchr(" '\"", typed[n - 1]))
        n--;
    if (n > 0 && *typed == '~' && (n == 1 || typed[1] == '/') && home) {
        strbuf_puts(out, home);
        typed++;
        n--;
    }
    strbuf_add(out, typed, n);
}

void path_shorten(const char *path, struct strbuf *out)
{
    const char *home = getenv("HOME");
    size_t n = home ? strlen(home) : 0;
    strbuf_clear(out);
    if (n > 1 && strncmp(path, home, n) == 0 && path[n] == '/')
        strbuf_printf(out, "~%s", path + n);
    else
        strbuf_puts(out, path);
}

static bool is_folder(const char *dir, const char *name)
{
    struct strbuf path = {0};
    struct stat st;
    strbuf_printf(&path, "%s/%s", dir, name);
    bool yes = stat(path.s, &st) == 0 && S_ISDIR(st.st_mode);
    strbuf_free(&path);
    return yes;
}

/* How much of a name the others share. */
static size_t shared(const char *a, const char *b, size_t most)
{
    size_t n = 0;
    while (n < most && a[n] && a[n] == b[n])
        n++;
    while (n > 0 && ((unsigned char)a[n] & 0xc0) == 0x80) /* whole characters */
        n--;
    return n;
}

/* The names of `dir` that begin with `start`, sorted; returns how many. */
static size_t matches(const char *dir, const char *start, char ***out)
{
    struct dirent **found = NULL;
    size_t n = 0;
    int all = scandir(*dir ? dir : ".", &found, NULL, alphasort);
    *out = all > 0 ? xcalloc((size_t)all, sizeof **out) : NULL;
    for (int i = 0; i < all; i++) {
        const char *name = found[i]->d_name;
        bool hidden = name[0] == '.' && start[0] != '.';
        if (!hidden && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
            strncmp(name, start, strlen(start)) == 0) {
            struct strbuf b = {0};
            strbuf_puts(&b, name);
            if (is_folder(*dir ? dir : ".", name))
                strbuf_putc(&b, '/');
            (*out)[n++] = b.s;
        }
        free(found[i]);
    }
    free(found);
    return n;
}

size_t path_complete(const char *typed, struct strbuf *out, struct strbuf *names)
{
    char **found;
    path_expand(typed, out);
    strbuf_clear(names);
    const char *slash = out->len ? strrchr(out->s, '/') : NULL;
    size_t folder = slash ? (size_t)(slash - out->s) + 1 : 0;
    char *dir = xstrndup(out->s ? out->s : "", folder);
    char *start = xstrdup(out->s ? out->s + folder : "");
    size_t n = matches(dir, start, &found), common = n ? strlen(found[0]) : 0;
    for (size_t i = 0; i < n; i++) {
        common = shared(found[0], found[i], common);
        if (i < NAMES_MAX)
            strbuf_printf(names, "%s%s", i ? "  " : "", found[i]);
    }
    if (n > 0) {
        strbuf_clear(out);
        strbuf_puts(out, dir);
        strbuf_add(out, found[0], common);
    }
    for (size_t i = 0; i < n; i++)
        free(found[i]);
    free(found);
    free(dir);
    free(start);
    return n;
}
