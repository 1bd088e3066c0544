#include "export/paper_format.h"

#include <string.h>
#include <strings.h>

const struct paper_format *paper_format_find(const char *name)
{
    for (const struct paper_format *const *x = paper_formats; *x; x++)
        if (strcasecmp((*x)->name, name) == 0)
            return *x;
    return NULL;
}

const struct paper_format *paper_format_of(const char *file)
{
    const char *slash = strrchr(file, '/'), *dot = strrchr(file, '.');
    if (!dot || (slash && dot < slash))
        return NULL;
    if (strcasecmp(dot, ".txt") == 0)
        return paper_format_find("text");
    return paper_format_find(dot + 1);
}

bool paper_parted(const struct paper_block *a, const struct paper_block *b)
{
    if (a->kind == PAPER_TABLE || b->kind == PAPER_TABLE)
        return true;
    if (a->kind == PAPER_HEADING || (a->kind == PAPER_SIGN && b->kind == PAPER_DATE) ||
        (a->kind == PAPER_TITLE && b->kind == PAPER_MARK) ||
        (a->kind == PAPER_TEXT && b->kind == PAPER_ITEM) ||
        (a->kind == PAPER_TO && b->kind == PAPER_TEXT))
        return false;
    return a->kind != b->kind;
}
