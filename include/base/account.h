/* The system's accounts. Apart, because <grp.h> has a struct group of its own. */
#ifndef TB_BASE_ACCOUNT_H
#define TB_BASE_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>

/* The user's name by the real user id; "uid-N" when the system has none. */
void account_user(char *out, size_t size);
/* The group's id; false when there is no such group. */
bool account_group(const char *name, unsigned *gid);

#endif
