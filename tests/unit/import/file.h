/* Files for the import's tests. */
#ifndef TB_TESTS_IMPORT_FILE_H
#define TB_TESTS_IMPORT_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "unit.h"

/* A file with these bytes; its name is static until the next call. */
static inline const char *file_with(const char *bytes, size_t n)
{
    static char path[64];
    snprintf(path, sizeof path, "/tmp/tongbao-test-%ld.csv", (long)getpid());
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    return path;
}

#endif
