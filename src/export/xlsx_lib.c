#include "export/xlsx_lib.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct {
    const char *name;
    size_t at;
} functions[] = {
#define X(name) {#name, offsetof(struct xlsx_lib, name)},
    XLSX_FUNCTIONS(X)
#undef X
};

/* POSIX lets what dlsym returns be taken for a function; ISO C has no cast for it. */
static bool find_all(void *handle, struct xlsx_lib *lib)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *found = dlsym(handle, functions[i].name);
        if (!found)
            return false;
        memcpy((char *)lib + functions[i].at, &found, sizeof found);
    }
    return true;
}

enum tb_rc xlsx_lib_load(struct xlsx_lib *lib, const char *soname, struct tb_err *e)
{
    void *handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
    if (handle && find_all(handle, lib))
        return TB_OK;
    if (handle)
        dlclose(handle);
    return tb_fail(e, TB_IO,
                   N_("an Excel workbook cannot be written: the library %s is not on "
                      "this machine; install it (apt-get install libxlsxwriter4), or "
                      "choose another format"),
                   soname);
}
