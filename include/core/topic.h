/* Which topic an article is about: what the entry form proposes. */
#ifndef TB_CORE_TOPIC_H
#define TB_CORE_TOPIC_H

#include "core/model.h"

#define TOPIC_WORD_MAX 256 /* bytes of a word in common, its NUL among them */
#define TOPIC_LATE_DAYS                                                                \
    30 /* for so long after the day on which it was due it still fits */

/* True when the topic is given to the unit as it stands on the day: by name, to its
 * group, or to everybody; what was withdrawn is nobody's. */
bool topic_is_for(const struct names *n, const struct topic *t, int64_t unit_id,
                  tb_day day);
/* True when the topic names the person; what was withdrawn is nobody's. */
bool topic_names_person(const struct topic *t, int64_t person_id);
/* True when day lies between issued and due, and it was not withdrawn. */
bool topic_open_on(const struct topic *t, tb_day day);
/* The topic as scoring sees it: its id, 0 when there is none or it was withdrawn; *due
 * as the topic's. */
int64_t topic_scored(const struct names *n, int64_t topic_id, tb_day *due);
/* The longest word that title and topic have in common: two Chinese characters or more,
 * or a Latin word of four letters or more, that says something (not 工作, 情况 ...).
 * NULL when there is none, the topic is not the unit's, or it is not open on that day
 * nor late by at most TOPIC_LATE_DAYS. The word stands in `word`, folded. */
const char *topic_fits(const struct names *n, const struct topic *t, int64_t unit_id,
                       tb_day day, const char *title, char word[static TOPIC_WORD_MAX]);
/* The topic that fits by the longest word (a Chinese character counts as two letters),
 * its word in `word`; NULL when none fits or two fit equally. */
const struct topic *topics_best(const struct names *n, int64_t unit_id, tb_day day,
                                const char *title, char word[static TOPIC_WORD_MAX]);

#endif
