/* Which keys a person knows already: hints about a key are shown until it was used
 * three times. The counts stand in the state folder; losing them brings hints back. */
#ifndef TB_APP_HINTS_H
#define TB_APP_HINTS_H

#include <stdbool.h>

#define HINTS_USES 3
#define HINTS_KEYS 64
#define HINTS_NAME 24 /* bytes of a key's name with its NUL */

/* Zero-initialise; read at the first question. */
struct hint_counts {
    bool read;
    int n;
    struct {
        char key[HINTS_NAME]; /* as the caller names it: "form.date" */
        int uses;             /* at most HINTS_USES */
    } keys[HINTS_KEYS];
};

/* True until the key was used three times. */
bool hints_wanted(struct hint_counts *h, const char *key);
/* Counts a use; writes the file only while the count can change. */
void hints_used(struct hint_counts *h, const char *key);

#endif
