/* Prints the README's table of keys from the tables that the program itself uses. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "tui/view.h"

/* Markdown's own marks in a cell. */
static void cell(const char *s)
{
    for (; *s; s++) {
        if (*s == '|' || *s == '*' || *s == '\\')
            putchar('\\');
        putchar(*s);
    }
}

/* Moving is the same in every list: said once. */
static bool moves(int a)
{
    return a >= ACTION_UP && a <= ACTION_OPEN;
}

static void table(const char *where, const struct keybind *keys, bool moving)
{
    struct strbuf names = {0};
    for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
        strbuf_clear(&names);
        keys_of(NULL, keys, (enum action)a, &names);
        if (moves(a) != moving || names.len == 0 || !*action_help((enum action)a))
            continue;
        printf("| %s | ", where);
        cell(names.s);
        printf(" | %s |\n", action_help((enum action)a));
        where = "";
    }
    strbuf_free(&names);
}

int main(void)
{
    printf("| where | keys | what |\n|---|---|---|\n");
    table("everywhere", keys_global, false);
    table("in a list", view_submissions.keys, true);
    for (int order = 1; order <= 9; order++)
        for (const struct view_ops *const *v = views; *v; v++)
            if ((*v)->order == order)
                table((*v)->title, (*v)->keys, false);
    table(view_article.title, view_article.keys, false);
    table(view_form.title, view_form.keys, false);
    table(view_scheme.title, view_scheme.keys, false);
    table(view_scheme_edit.title, view_scheme_edit.keys, false);
    return 0;
}
