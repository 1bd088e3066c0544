#include "export/xlsx_lib.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

/* POSIX lets what dlsym returns be taken for a function; ISO C has no cast for it. */
static bool find(void *handle, const char *name, void *to)
{
    void *at = dlsym(handle, name);
    memcpy(to, &at, sizeof at);
    return at != NULL;
}

enum tb_rc xlsx_lib_load(struct xlsx_lib *lib, const char *soname, struct tb_err *e)
{
    void *handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
    bool all = handle != NULL;
#define X(name) all = all && find(handle, #name, &lib->name);
    XLSX_FUNCTIONS(X)
#undef X
    if (all)
        return TB_OK;
    if (handle)
        dlclose(handle);
    return tb_fail(e, TB_IO,
                   N_("an Excel workbook cannot be written: the library %s is not on "
                      "this machine; install it (apt-get install libxlsxwriter4), or "
                      "choose another format"),
                   soname);
}
