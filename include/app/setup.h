/* The first day of an office: what is asked for, and the database made of the answers.
 */
#ifndef TB_APP_SETUP_H
#define TB_APP_SETUP_H

#include "core/roster.h"

#include "app/app.h"

#define SETUP_OFFICE_MAX 120 /* bytes */
#define SETUP_QUOTA_MAX  9999

/* A measure to begin with, of data/schemes. */
struct setup_template {
    const char *file;         /* as `init --template` takes it */
    const char *title, *says; /* N_() */
};
#define SETUP_TEMPLATES 6
extern const struct setup_template setup_templates[SETUP_TEMPLATES];

struct setup {
    const char *path, *office;
    const char *data; /* the folder with schemes/; NULL: the program's own */
    int period;       /* of the quotas, a calendar kind of enum period_kind */
    const struct roster *roster; /* may be empty */
    int quotas[ROSTER_GROUPS];   /* of each group's members; 0: they owe nothing */
    int template;
};

/* A quota to propose for such a group. */
int setup_quota(enum roster_sort sort, int period);
/* The list to propose: what nearly every county has, a unit a line. */
const char *setup_example(void);

/* Makes the database, in which the answers are one journal entry, with an outlet of
 * each level above the office's own, its scheme in force
 * from the first of January of this year. The app has nothing open, before and after.
 * On failure nothing is left. */
enum tb_rc setup_make(struct app *app, const struct app_options *o,
                      const struct setup *s, struct tb_err *e);

/* Adds the units, their groups and quotas of `s` to an open ledger, as one entry. A
 * group that is there already keeps its quotas. */
enum tb_rc setup_units(struct app *app, const struct setup *s, struct receipt *out,
                       struct tb_err *e);

#endif
