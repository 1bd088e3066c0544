#include "core/topic.h"

#include <string.h>

#include "base/text.h"

#define POINTS_MAX  120 /* of one title that are looked at */
#define LATIN_LEAST 4   /* letters of a word */

/* What stands in every other title and says nothing about its subject. Folded; a longer
 * word before one that it begins with. */
static const char *const generic[] = {
    "工作", "情况", "开展",   "推进", "全县",   "全市", "全区",   "全省",   "全国",
    "关于", "信息", "有关",   "相关", "加强",   "做好", "落实",   "组织",   "积极",
    "扎实", "切实", "进一步", "举措", "措施",   "报告", "汇报",   "通知",   "专题",
    "约稿", "报送", "动态",   "经验", "做法",   "问题", "建议",   "成效",   "活动",
    "我县", "我市", "我区",   "各地", "各单位", "年度", "上半年", "下半年", "季度",
    "以及", "深入", "全面",   "有效", "持续",   "稳步", "大力",   "认真",   "及时",
    "贯彻", "学习", "会议",   "召开", "部署",   "实施"};

/* A title's code points; 0 where a word ends: at marks, and instead of generic words.
 */
struct points {
    uint32_t cp[POINTS_MAX];
    size_t n;
};

static bool is_chinese(uint32_t cp)
{
    return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0x3400 && cp <= 0x4DBF) ||
           (cp >= 0x20000 && cp <= 0x3FFFF);
}

static bool is_latin(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
}

/* Bytes of the generic word at s, 0 when there is none. */
static size_t generic_at(const char *s)
{
    for (size_t i = 0; i < sizeof generic / sizeof generic[0]; i++) {
        size_t n = strlen(generic[i]);
        if (strncmp(s, generic[i], n) == 0)
            return n;
    }
    return 0;
}

static void points_make(struct points *p, const char *title)
{
    struct strbuf key = {0};
    const char *s;
    size_t left, n;

    p->n = 0;
    text_find_key(&key, title, strlen(title));
    for (s = key.s, left = key.len; left > 0 && p->n < POINTS_MAX; s += n, left -= n) {
        uint32_t cp = 0;
        n = generic_at(s);
        if (n == 0)
            n = text_decode(s, left, &cp);
        p->cp[p->n++] = is_chinese(cp) || is_latin(cp) ? cp : 0;
    }
    strbuf_free(&key);
}

/* A word in common: n points of a from `at` on; its worth in letters. */
struct common {
    size_t at, n, worth;
};

static bool whole_latin(const struct points *p, size_t at, size_t n)
{
    return (at == 0 || !is_latin(p->cp[at - 1])) &&
           (at + n == p->n || !is_latin(p->cp[at + n]));
}

/* The run of one script in which a from i and b from k agree. */
static size_t run_of(const struct points *a, size_t i, const struct points *b, size_t k)
{
    size_t n = 0;
    bool latin = is_latin(a->cp[i]);

    while (i + n < a->n && k + n < b->n && a->cp[i + n] &&
           a->cp[i + n] == b->cp[k + n] && is_latin(a->cp[i + n]) == latin)
        n++;
    return n;
}

static struct common longest(const struct points *a, const struct points *b)
{
    struct common best = {0};

    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++) {
            size_t n = run_of(a, i, b, k);
            bool latin = n > 0 && is_latin(a->cp[i]);
            size_t worth = latin ? n : 2 * n;
            if (worth < LATIN_LEAST || worth <= best.worth ||
                (latin && !(whole_latin(a, i, n) && whole_latin(b, k, n))))
                continue;
            best = (struct common){i, n, worth};
        }
    return best;
}

bool topic_open_on(const struct topic *t, tb_day day)
{
    return !t->voided && day_between(day, t->issued, t->due);
}

int64_t topic_scored(const struct names *n, int64_t topic_id, tb_day *due)
{
    const struct topic *t = topic_id ? names_topic(n, topic_id) : NULL;

    if (t && t->voided)
        t = NULL;
    *due = t ? t->due : TB_DAY_NONE;
    return t ? t->id : 0;
}

bool topic_is_for(const struct names *n, const struct topic *t, int64_t unit_id,
                  tb_day day)
{
    const struct membership *m;

    if (t->voided)
        return false;
    for (size_t i = 0; i < t->n_who; i++)
        if (t->who[i].unit_id == unit_id)
            return true;
    if (t->n_who == 0)
        return true;
    m = names_membership_on(n, unit_id, day);
    for (size_t i = 0; m && i < t->n_who; i++)
        if (t->who[i].group_id == m->group_id)
            return true;
    return false;
}

bool topic_names_person(const struct topic *t, int64_t person_id)
{
    for (size_t i = 0; !t->voided && i < t->n_who; i++)
        if (t->who[i].person_id == person_id)
            return true;
    return false;
}

static bool in_time(const struct topic *t, tb_day day)
{
    tb_day until = t->due == TB_DAY_NONE ? t->due : t->due + TOPIC_LATE_DAYS;

    return day_between(day, t->issued, until);
}

/* Worth of the word in common, 0 when the topic does not fit. */
static size_t fit(const struct names *n, const struct topic *t, int64_t unit_id,
                  tb_day day, const struct points *title, char *word)
{
    struct points own;
    struct common c;
    size_t used = 0;

    if (!in_time(t, day) || !topic_is_for(n, t, unit_id, day))
        return 0;
    points_make(&own, t->title);
    c = longest(title, &own);
    for (size_t i = 0; i < c.n && used + 4 < TOPIC_WORD_MAX; i++)
        used += text_encode(title->cp[c.at + i], word + used);
    word[used] = '\0';
    return c.worth;
}

const char *topic_fits(const struct names *n, const struct topic *t, int64_t unit_id,
                       tb_day day, const char *title, char word[static TOPIC_WORD_MAX])
{
    struct points p;

    points_make(&p, title);
    return fit(n, t, unit_id, day, &p, word) ? word : NULL;
}

const struct topic *topics_best(const struct names *n, int64_t unit_id, tb_day day,
                                const char *title, char word[static TOPIC_WORD_MAX])
{
    char other[TOPIC_WORD_MAX];
    const struct topic *best = NULL;
    size_t most = 0;
    struct points p;

    points_make(&p, title);
    for (size_t i = 0; i < n->n_topics; i++) {
        size_t worth = fit(n, &n->topics[i], unit_id, day, &p, other);
        if (worth < most || worth == 0)
            continue;
        best = worth > most ? &n->topics[i] : NULL;
        most = worth;
        memcpy(word, other, sizeof other);
    }
    return best;
}
