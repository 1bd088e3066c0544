/* Files for the import's tests. */
#ifndef TB_TESTS_IMPORT_FILE_H
#define TB_TESTS_IMPORT_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

static char file_path[64];

static inline void file_remove(void)
{
    unlink(file_path);
}

/* A file with these bytes, until the next call or the end of the test program. */
static inline const char *file_with(const char *bytes, size_t n)
{
    if (!file_path[0])
        atexit(file_remove);
    snprintf(file_path, sizeof file_path, "/tmp/tongbao-test-%ld.csv", (long)getpid());
    const char *path = file_path;
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    return path;
}

#endif
