/* Filters: tests of attributes joined by "and". Nothing else in a scheme looks at an
 * article.
 *
 *   outlet NAME[;NAME]     载体      length OP N    字数
 *   level L[;L], >=L       级别      value OP N     数值
 *   type T[;T]             类型      units OP N     单位数
 *   form F[;F]             形式      authors OP N   作者数
 *   route R                途径      commissioned yes|no   约稿 是|否
 *   leader R               领导      within N days|workdays|hours   限 N 天|工作日|小时
 *   role R[;R]             角色      with KIND [by day D]   有 KIND [次月 D
 * 日前|当月末前] group G[;G]            分组      without KIND   无 KIND unit U[;U]
 * 单位      overdue yes|no   逾期 是|否
 *
 * Names and types are compared by text_key. */
#ifndef TB_CORE_FILTER_H
#define TB_CORE_FILTER_H

#include "base/err.h"
#include "base/mem.h"

#include "core/model.h"

#define FILTER_HAS_MAX 4

/* Text keys of which one must fit; none: not tested. */
struct text_set {
    const char *const *keys;
    size_t n;
};

/* least <= n <= most. */
struct bound {
    bool on;
    int64_t least, most;
};

/* The article has an event of the kind, or has none. by_day: dated not later than that
 * day of the month after the tested event's; 0: than the end of its own month; -1:
 * whenever. */
struct has_event {
    int kind;
    bool absent;
    int by_day;
};

/* A test that is not made has its neutral value. */
struct filter {
    int kind; /* an event kind, EVENT_SUBMIT, or -1 */
    struct text_set outlets, types, groups, units;
    unsigned levels, forms, routes, leaders, roles; /* bits 1 << value; 0: not tested */
    struct bound length, value, n_units, n_authors; /* value in TB_ONE */
    int commissioned;                               /* 0 no, 1 yes, -1 not tested */
    int overdue; /* the same; of a topic with a day on which it is due */
    int within;  /* days; -1: not tested */
    bool workdays;
    struct has_event has[FILTER_HAS_MAX];
    size_t n_has;
};

struct article;
struct article_event;

/* What a filter looks at: an event of an article (NULL: the handing-in), and who would
 * be credited (owner_id 0: the article's first unit). */
struct filter_subject {
    const struct article *article;
    const struct article_event *event;
    tb_day day;                /* on which it counts */
    const struct names *names; /* for groups, units and roles; NULL: those fail */
    enum owner_kind owner_kind;
    int64_t owner_id;
};

/* A filter that tests nothing. */
struct filter filter_any(void);
bool filter_matches(const struct filter *f, const struct filter_subject *s);
/* True when group or unit is tested: then it depends on who is credited. */
bool filter_of_owner(const struct filter *f);
/* True when something is tested that only an event has. */
bool filter_of_event(const struct filter *f);
/* The tests in one spelling; equal filters give equal texts. */
const char *filter_text(struct arena *a, const struct filter *f);
/* True when both make the same tests. */
bool filter_same(const struct filter *a, const struct filter *b);
/* A target's filter: the tests of a line without its kind's word being required; blank
 * text tests nothing. names, when given, must know what the text names. */
enum tb_rc filter_parse(struct arena *a, const char *text, const struct names *names,
                        struct filter *out, struct tb_err *e);

#endif
