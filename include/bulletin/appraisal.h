/* The year-end appraisal: one row for each unit and each person, with quota, counts,
 * points, place, the measure's scales, honours, what triggers led to, and remarks. */
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
    tb_amount required, done, missing;    /* submissions; of the period, or its parts */
    const char *awards;                   /* names, joined by ; */
    int64_t explained, talks, criticised; /* how often a trigger led to it */
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
