/* The year-end appraisal: one row for each unit and each person, with quota, counts,
 * points, place, the measure's scales, honours, what was done about it, and remarks. */
#ifndef TB_BULLETIN_APPRAISAL_H
#define TB_BULLETIN_APPRAISAL_H

#include "bulletin/circular.h"
#include "bulletin/paper.h"

struct appraisal_scale {
    bool has_pass; /* of circular.figures; only scales may have one */
    tb_amount pass;
};
/* Beside a circular's row. */
struct appraisal_row {
    bool has_required;
    /* Submissions; of the period itself, or of those of its parts that are over:
     * missing is the sum of what each of them missed. */
    tb_amount required, done, missing;
    const char *awards; /* names, joined by ; */
    /* Follow-ups about the period that were carried out. */
    int64_t explained, talks, criticised, commended;
    int64_t asked; /* how often a trigger asked for one of them, done or not */
    bool no_award;
};
struct appraisal_track {
    struct circular c;
    struct appraisal_scale *scales;       /* for each of c.figures */
    struct appraisal_row *units, *people; /* for each of c.units, c.people */
};
struct appraisal_facts {
    const char *office;
    struct period period;
    tb_day day;
    const char *scheme;
    struct appraisal_track tracks[2]; /* those asked for */
    size_t n_tracks;
};

void appraisal_compose(struct arena *a, const struct appraisal_facts *f, bool zh,
                       struct paper *out);

#endif
