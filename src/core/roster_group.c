/* Groups of a pasted list. */
#include <string.h>

#include "base/text.h"

#include "core/check.h"
#include "core/roster.h"

bool roster_is_chinese(const char *s)
{
    uint32_t cp;
    for (size_t left = strlen(s), k; left > 0; s += k, left -= k) {
        k = text_decode(s, left, &cp);
        if (cp >= 0x2e80 && cp < 0x110000)
            return true;
    }
    return false;
}

static size_t find_group(const struct roster *r, const char *key)
{
    size_t i = 0;
    while (i < r->n_groups && strcmp(r->groups[i].key, key) != 0)
        i++;
    return i;
}

enum tb_rc roster_add_group(struct roster *r, const char *name, enum roster_sort sort,
                            size_t *group, struct tb_err *e)
{
    const char *key = text_key_dup(&r->arena, name);
    *group = find_group(r, key);
    if (*group < r->n_groups)
        return TB_OK;
    enum tb_rc rc = check_name(N_("the group's name"), name, e);
    if (rc)
        return rc;
    if (r->n_groups == ROSTER_GROUPS)
        return tb_fail(e, TB_INVALID,
                       N_("more than %d groups: the second column should be the "
                          "unit's group"),
                       ROSTER_GROUPS);
    bool inside = sort == ROSTER_ROOM || strncmp(name, "内设", strlen("内设")) == 0;
    r->groups[r->n_groups++] =
        (struct roster_group){.name = arena_strdup(&r->arena, name),
                              .key = key,
                              .sort = sort,
                              .track = inside ? TRACK_INSIDE : TRACK_OUTSIDE};
    return TB_OK;
}
