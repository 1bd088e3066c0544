#include "base/account.h"

#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

void account_user(char *out, size_t size)
{
    const struct passwd *p = getpwuid(getuid());
    if (p && p->pw_name && p->pw_name[0])
        snprintf(out, size, "%s", p->pw_name);
    else
        snprintf(out, size, "uid-%u", (unsigned)getuid());
}

bool account_group(const char *name, unsigned *gid)
{
    const struct group *g = getgrnam(name);
    if (g)
        *gid = g->gr_gid;
    return g != NULL;
}
