/* What sort of unit a name's ending means. */
#include <string.h>

#include "core/roster.h"

struct ending {
    const char *text;
    enum roster_sort sort;
};

/* The longest that fits decides. */
static const struct ending endings[] = {
    {"镇", ROSTER_TOWN},
    {"乡", ROSTER_TOWN},
    {"街道", ROSTER_TOWN},
    {"街道办", ROSTER_TOWN},
    {"街道办事处", ROSTER_TOWN},
    {"办事处", ROSTER_TOWN},
    {"街办", ROSTER_TOWN},
    {"苏木", ROSTER_TOWN},
    {"镇政府", ROSTER_TOWN},
    {"乡政府", ROSTER_TOWN},
    {"镇人民政府", ROSTER_TOWN},
    {"乡人民政府", ROSTER_TOWN},
    {"镇党委", ROSTER_TOWN},
    {"乡党委", ROSTER_TOWN},
    {"街道党工委", ROSTER_TOWN},
    {"街道工委", ROSTER_TOWN},
    {"村", ROSTER_VILLAGE},
    {"社区", ROSTER_VILLAGE},
    {"居委会", ROSTER_VILLAGE},
    {"村委会", ROSTER_VILLAGE},
    {"居民委员会", ROSTER_VILLAGE},
    {"村民委员会", ROSTER_VILLAGE},
    {"村党支部", ROSTER_VILLAGE},
    {"局", ROSTER_ORGAN},
    {"委", ROSTER_ORGAN},
    {"办", ROSTER_ORGAN},
    {"部", ROSTER_ORGAN},
    {"院", ROSTER_ORGAN},
    {"会", ROSTER_ORGAN},
    {"联", ROSTER_ORGAN},
    {"协", ROSTER_ORGAN},
    {"社", ROSTER_ORGAN},
    {"台", ROSTER_ORGAN},
    {"站", ROSTER_ORGAN},
    {"所", ROSTER_ORGAN},
    {"馆", ROSTER_ORGAN},
    {"处", ROSTER_ORGAN},
    {"署", ROSTER_ORGAN},
    {"关", ROSTER_ORGAN},
    {"队", ROSTER_ORGAN},
    {"团", ROSTER_ORGAN},
    {"区", ROSTER_ORGAN},
    {"园", ROSTER_ORGAN},
    {"司", ROSTER_ORGAN},
    {"中心", ROSTER_ORGAN},
    {"公司", ROSTER_ORGAN},
    {"人大", ROSTER_ORGAN},
    {"政协", ROSTER_ORGAN},
    {"政府", ROSTER_ORGAN},
    {"公安", ROSTER_ORGAN},
    {"党校", ROSTER_ORGAN},
    {"行政学院", ROSTER_ORGAN},
    {"专班", ROSTER_ORGAN},
    {"办公室", ROSTER_ORGAN},
    {"研究室", ROSTER_ORGAN},
    {"政研室", ROSTER_ORGAN},
    {"党史室", ROSTER_ORGAN},
    {"史志室", ROSTER_ORGAN},
    {"室", ROSTER_ROOM},
    {"科", ROSTER_ROOM},
    {"组", ROSTER_ROOM},
    {"股", ROSTER_ROOM},
    {"综合办公室", ROSTER_ROOM},
    {"党政办公室", ROSTER_ROOM},
    {"综合办", ROSTER_ROOM},
    {"党政办", ROSTER_ROOM},
    {"学校", ROSTER_SCHOOL},
    {"大学", ROSTER_SCHOOL},
    {"学院", ROSTER_SCHOOL},
    {"中学", ROSTER_SCHOOL},
    {"小学", ROSTER_SCHOOL},
    {"幼儿园", ROSTER_SCHOOL},
    {"高中", ROSTER_SCHOOL},
    {"初中", ROSTER_SCHOOL},
    {"职高", ROSTER_SCHOOL},
    {"职中", ROSTER_SCHOOL},
    {"一中", ROSTER_SCHOOL},
    {"二中", ROSTER_SCHOOL},
    {"三中", ROSTER_SCHOOL},
    {"四中", ROSTER_SCHOOL},
    {"五中", ROSTER_SCHOOL},
    {"六中", ROSTER_SCHOOL},
    {"七中", ROSTER_SCHOOL},
    {"八中", ROSTER_SCHOOL},
    {"九中", ROSTER_SCHOOL},
    {"十中", ROSTER_SCHOOL},
    {"实验", ROSTER_SCHOOL},
    {"职教中心", ROSTER_SCHOOL},
    {"技工学校", ROSTER_SCHOOL},
    {"医院", ROSTER_HOSPITAL},
    {"卫生院", ROSTER_HOSPITAL},
    {"保健院", ROSTER_HOSPITAL},
    {"卫生室", ROSTER_HOSPITAL},
    {"卫生服务中心", ROSTER_HOSPITAL},
    {"疗养院", ROSTER_HOSPITAL},
    {"有限公司", ROSTER_FIRM},
    {"有限责任公司", ROSTER_FIRM},
    {"集团", ROSTER_FIRM},
    {"集团公司", ROSTER_FIRM},
    {"企业", ROSTER_FIRM},
    {"厂", ROSTER_FIRM},
    {"矿", ROSTER_FIRM},
    {"银行", ROSTER_FIRM},
    {"农商行", ROSTER_FIRM},
    {"信用联社", ROSTER_FIRM},
    {"支行", ROSTER_FIRM},
    {" town", ROSTER_TOWN},
    {" township", ROSTER_TOWN},
    {" subdistrict", ROSTER_TOWN},
    {" village", ROSTER_VILLAGE},
    {" community", ROSTER_VILLAGE},
    {" bureau", ROSTER_ORGAN},
    {" department", ROSTER_ORGAN},
    {" commission", ROSTER_ORGAN},
    {" committee", ROSTER_ORGAN},
    {" center", ROSTER_ORGAN},
    {" centre", ROSTER_ORGAN},
    {" office", ROSTER_ORGAN},
    {" section", ROSTER_ROOM},
    {" division", ROSTER_ROOM},
    {" school", ROSTER_SCHOOL},
    {" college", ROSTER_SCHOOL},
    {" university", ROSTER_SCHOOL},
    {" hospital", ROSTER_HOSPITAL},
    {" clinic", ROSTER_HOSPITAL},
    {" company", ROSTER_FIRM},
    {" ltd", ROSTER_FIRM},
    {" co", ROSTER_FIRM},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool ends_with(const char *s, size_t n, const char *end)
{
    size_t k = strlen(end);
    if (k > n)
        return false;
    for (size_t i = 0; i < k; i++)
        if (lower(s[n - k + i]) != end[i])
            return false;
    return true;
}

/* Without what stands in brackets at the end: 发改委(粮食局). */
static size_t before_bracket(const char *s)
{
    size_t n = strlen(s);
    bool closed = ends_with(s, n, ")") || ends_with(s, n, "）");
    for (size_t i = n; closed && i-- > 1;)
        if (s[i] == '(' || strncmp(s + i, "（", strlen("（")) == 0)
            return i;
    return n;
}

enum roster_sort roster_guess(const char *name)
{
    size_t n = before_bracket(name), best = 0;
    enum roster_sort sort = ROSTER_OTHER;
    /* An office without a name before it is one's own. */
    if (n == strlen("办公室") && strncmp(name, "办公室", n) == 0)
        return ROSTER_ROOM;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t k = strlen(endings[i].text);
        if (k <= best || !ends_with(name, n, endings[i].text))
            continue;
        best = k;
        sort = endings[i].sort;
    }
    return sort;
}

const char *roster_sort_name(enum roster_sort sort, bool chinese)
{
    static const char *const names[ROSTER_SORTS][2] = {
        [ROSTER_TOWN] = {"Towns", "乡镇街道"},
        [ROSTER_VILLAGE] = {"Villages", "村社区"},
        [ROSTER_ORGAN] = {"Departments", "县直部门"},
        [ROSTER_ROOM] = {"Sections", "内设室组"},
        [ROSTER_SCHOOL] = {"Schools", "学校"},
        [ROSTER_HOSPITAL] = {"Hospitals", "医院"},
        [ROSTER_FIRM] = {"Companies", "企业"},
        [ROSTER_OTHER] = {"Other units", "其他单位"},
    };
    return names[sort][chinese];
}

bool roster_is_heading(const char *text)
{
    static const char *const whole[] = {
        "乡镇",       "街道",         "乡镇街道", "镇街",     "乡镇办",   "镇办",
        "乡镇(街道)", "乡镇（街道）", "乡街",     "学校",     "医院",     "企业",
        "部门",       "机关",         "科室",     "内设室组", "内设科室", "村社区",
        "社区",       "村",           "Towns",    "Schools",  "Hospitals"};
    static const char *const ends[] = {"部门",     "单位",       "机构", "直机关",
                                       "企事业",   "类",         "系统", "Departments",
                                       "Sections", "Other units"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (strcmp(text, whole[i]) == 0)
            return true;
    size_t n = strlen(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t k = strlen(ends[i]);
        if (n >= k && strcmp(text + n - k, ends[i]) == 0)
            return true;
    }
    return false;
}

bool roster_is_header(const char *name)
{
    static const char *const words[] = {"单位", "单位名称", "名称", "报送单位", "序号",
                                        "name", "unit",     "Name", "Unit"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(name, words[i]) == 0)
            return true;
    return false;
}
