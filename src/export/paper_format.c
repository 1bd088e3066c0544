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
