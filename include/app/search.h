/* The filter of a list of submissions as a person types it:
 *
 *     防火 单位:河东 类型:经验信息 状态:采用 作者:陈晓 组别:乡镇 期间:2026-Q3
 *
 * Words with a colon (half or full width; English or Chinese names) narrow by that
 * field, all others are one piece of text to be contained. */
#ifndef TB_APP_SEARCH_H
#define TB_APP_SEARCH_H

#include "app/app.h"

struct search {
    char text[200];                       /* "": any */
    char type[200];                       /* "": any */
    int64_t unit_id, group_id, person_id; /* 0: any */
    int state;                            /* enum article_state, -1: not given */
    bool has_period;
    struct period period;
};

/* TB_INVALID: a field's value is none; *e names it. *out then has what was read. Names
 * are matched as in the finder, the best one counts. */
enum tb_rc search_parse(const struct app *app, const char *typed, tb_day today,
                        struct search *out, struct tb_err *e);

/* Filters that the user kept for a list, oldest first; texts in the arena. */
size_t search_saved(const char *list, struct arena *a, const char ***out);
/* Keeps the text, or forgets it when it is kept already; *kept tells which. */
enum tb_rc search_keep(const char *list, const char *text, bool *kept,
                       struct tb_err *e);

#endif
