/* The contract's words: one table for each closed set, English and Chinese. */
#ifndef TB_CORE_WORD_H
#define TB_CORE_WORD_H

#include <stdbool.h>
#include <stddef.h>

/* One word of a set. The English one is what files print. */
struct word {
    int value;
    const char *en, *zh;
    const char *more; /* other accepted spellings, separated by blanks, or NULL */
};

/* The column headers of files and printed tables: the values of words_header. */
enum header_word {
    HEADER_NAME,
    HEADER_GROUP,
    HEADER_TRACK,
    HEADER_PARENT,
    HEADER_ALIAS,
    HEADER_ORDER,
    HEADER_OPENED,
    HEADER_CLOSED,
    HEADER_HEAD,
    HEADER_LEADER,
    HEADER_FROM,
    HEADER_TO,
    HEADER_UNIT,
    HEADER_ROLE,
    HEADER_LOGIN,
    HEADER_LEVEL,
    HEADER_REF,
    HEADER_DATE,
    HEADER_AUTHOR,
    HEADER_TITLE,
    HEADER_TYPE,
    HEADER_LENGTH,
    HEADER_TOPIC,
    HEADER_RECEIVED,
    HEADER_NOTE,
    HEADER_KIND,
    HEADER_OUTLET,
    HEADER_FORM,
    HEADER_ROUTE,
    HEADER_VALUE,
    HEADER_PERSON,
    HEADER_WHO,
    HEADER_METRIC,
    HEADER_PERIOD,
    HEADER_AMOUNT,
    HEADER_FILTER,
    HEADER_OF,
    HEADER_SOURCE,
    HEADER_ISSUED,
    HEADER_DUE,
    HEADER_UNITS,
    HEADER_RANK,
    HEADER_SUBMITTED,
    HEADER_ADOPTED,
    HEADER_POINTS,
    HEADER_RATE,
    HEADER_REQUIRED,
    HEADER_DONE,
    HEADER_MISSING,
    HEADER_FORECAST,
    HEADER_PACE,
    HEADER_SEQ,
    HEADER_TIME,
    HEADER_ACTOR,
    HEADER_ACTION,
    HEADER_CLAUSE,
    HEADER_SCHEME,
    HEADER_MEETING,
    HEADER_PLACE,
    HEADER_AGENDA,
    HEADER_STATE,
    HEADER_PLEDGE,
    HEADER_NUMBER,
    HEADER_COLUMN,
    HEADER_OUTCOMES,
    HEADER_CAUSE,
    HEADER_EVIDENCE,
    HEADER_SPEAKER,
    HEADER_LISTENER
};

/* A set of words, ended by a word whose en is NULL. */
extern const struct word words_track[], words_role[], words_level[], words_event[],
    words_form[], words_route[], words_leader[], words_metric[], words_period[],
    words_header[], words_followup[], words_step[], words_meeting[], words_attendance[],
    words_text[];

/* The word for a value; "" when the set has none (form, route and leader "not given").
 */
const char *word_en(const struct word *set, int value);
const char *word_zh(const struct word *set, int value);
/* Finds a word in either language, folded (text_key, lower case). */
bool word_find(const struct word *set, const char *text, int *value);
/* All English words of a set, separated by blanks, for messages: into out[size], which
 * it returns; cut after a whole word. */
const char *word_list(const struct word *set, char *out, unsigned long size);

#endif
