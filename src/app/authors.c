/* Authors as a person writes them in one line. */
#include <string.h>

#include "app/app.h"

/* Length of a mark that parts names, 0: none stands here. */
static size_t mark_at(const char *s)
{
    static const char *const marks[] = {";", "；", "、"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

size_t app_authors(const struct app *app, struct arena *a, const char *names,
                   tb_day day, struct author *out, size_t most)
{
    size_t count = 0;
    for (const char *s = names; *s;) {
        size_t n = 0;
        while (s[n] && !mark_at(s + n))
            n++;
        size_t from = strspn(s, " \t"), to = n;
        while (to > from && strchr(" \t", s[to - 1]))
            to--;
        if (to > from && count < most)
            out[count] = app_author(app, arena_strndup(a, s + from, to - from), day);
        count += to > from;
        s += n + mark_at(s + n);
    }
    return count;
}
