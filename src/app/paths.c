/* Where the data lies: beside the build, or installed. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"

/* The program's own folder, by the system's word; "" when it cannot tell. */
static void own_folder(char *out, size_t size)
{
    ssize_t n = readlink("/proc/self/exe", out, size - 1);
    out[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(out, '/');
    if (slash)
        *slash = '\0';
}

/* In the build's folder, where the program was installed to, where it was built for. */
static const char *pick(char *out, size_t size, const char *built, const char *share)
{
    char dir[PATH_MAX / 2];
    own_folder(dir, sizeof dir);
    snprintf(out, size, "%s/%s", dir, built);
    if (access(out, R_OK) == 0)
        return out;
    snprintf(out, size, "%s/../share/%s", dir, share);
    if (access(out, R_OK) != 0)
        snprintf(out, size, TB_PREFIX "/share/%s", share);
    return out;
}

const char *app_datadir(char *out, size_t size)
{
    return pick(out, size, "../../data", "tongbao");
}

const char *app_localedir(char *out, size_t size)
{
    return pick(out, size, "locale", "locale");
}
