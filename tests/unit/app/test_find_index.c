/* The finder over many names: deliberately hard ones, any name by its initials and its
 * whole pinyin, and 200,000 against a plain scan. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pinyin.h"
#include "base/text.h"

#include "app/find.h"

#include "../unit.h"

static bool finds(const char *name, bool person, const char *typed)
{
    const struct find_name one = {.id = 1, .name = name, .order = -1};
    struct find_index *x = find_index_new(&one, 1, person);
    struct find_hit hit;
    size_t n = find_index_search(x, typed, NULL, NULL, &hit, 1, NULL);
    find_index_free(&x);
    return n == 1;
}

/* --- hard names ------------------------------------------------------------------- */

static const struct hard {
    const char *name, *initials, *pinyin;
} hard[] = {
    {"亳州路街道", "bzljd", "bozhoulujiedao"},
    {"衢江镇", "qjz", "qujiangzhen"},
    {"濮阳街", "pyj", "puyangjie"},
    {"郯城乡", "tcx", "tanchengxiang"},
    {"歙县", "sx", "shexian"},
    {"黟山", "ys", "yishan"},
    {"鄄城", "jc", "juancheng"},
    {"郫都区", "pdq", "piduqu"},
    {"邛崃", "ql", "qionglai"},
    {"犍为", "qw", "qianwei"},
    {"盱眙", "xy", "xuyi"},
    {"甪直镇", "lzz", "luzhizhen"},
    {"睢宁", "sn", "suining"},
    {"鄞州", "yz", "yinzhou"},
    {"筠连", "jl", "junlian"},
    {"岢岚", "kl", "kelan"},
    {"隰县", "xx", "xixian"},
    {"繁峙", "fs", "fanshi"},
    {"洪洞", "ht", "hongtong"},
    {"珲春", "hc", "hunchun"},
    {"重庆路", "cql", "chongqinglu"},
    {"重阳镇", "cyz", "chongyangzhen"},
    {"重点办", "zdb", "zhongdianban"},
    {"长子镇", "zzz", "zhangzizhen"},
    {"长沟镇", "cgz", "changgouzhen"},
    {"六安", "la", "luan"},
    {"六合", "lh", "luhe"},
    {"蚌埠", "bb", "bengbu"},
    {"台州", "tz", "taizhou"},
    {"乐清", "yq", "yueqing"},
    {"铅山", "ys", "yanshan"},
    {"大埔", "db", "dabu"},
    {"番禺", "py", "panyu"},
    {"东阿", "de", "donge"},
    {"会稽", "kj", "kuaiji"},
    {"浚县", "xx", "xunxian"},
    {"泌阳", "by", "biyang"},
    {"尉氏", "ws", "weishi"},
    {"厦门路", "xml", "xiamenlu"},
    {"十里堡", "slp", "shilipu"},
    {"瓦窑堡", "wyb", "wayaobu"},
    {"圩镇", "xz", "xuzhen"},
    {"行政审批局", "xzspj", "xingzhengshenpiju"},
    {"农行支行", "nhzh", "nonghangzhihang"},
    {"会计核算中心", "kjhszx", "kuaijihesuanzhongxin"},
    {"调查队", "dcd", "diaochadui"},
    {"音乐学院", "yyxy", "yinyuexueyuan"},
    {"地震局", "dzj", "dizhenju"},
    {"都江堰", "djy", "dujiangyan"},
    {"绿化办", "lhb", "lvhuaban"},
    {"绿化办", "lhb", "luhuaban"},
    {"女子监狱", "nzjy", "nvzijianyu"},
    {"吕梁", "ll", "lüliang"},
    {"5G办公室", "5gbgs", "5gbangongshi"},
    {"ＡＢ区管委会", "abqgwh", "abquguanweihui"},
    {"第3中学", "d3zx", "di3zhongxue"},
    {"高新(东)区", "gxdq", "gaoxindongqu"},
    {"〇三基地", "lsjd", "lingsanjidi"},
    {"\xf0\xa0\xae\xb7祥镇", "jxz", "jixiangzhen"}, /* 𠮷 */
    {"\xf0\xa8\xad\x8e镇", "xz", "xizhen"},         /* 𨭎 */
};
static const struct hard hard_people[] = {
    {"单雄信", "sxx", "shanxiongxin"}, {"仇英", "qy", "qiuying"},
    {"区大任", "odr", "oudaren"},      {"解缙", "xj", "xiejin"},
    {"任正非", "rzf", "renzhengfei"},  {"曾国藩", "zgf", "zengguofan"},
    {"查良镛", "zly", "zhaliangyong"}, {"盖叫天", "gjt", "gejiaotian"},
    {"朴树", "ps", "piaoshu"},         {"尉迟恭", "ycg", "yuchigong"},
    {"万俟卨", "mqx", "moqixie"},      {"华佗", "ht", "huatuo"},
    {"纪晓岚", "jxl", "jixiaolan"},    {"乐毅", "yy", "yueyi"},
    {"缪昌期", "mcq", "miaochangqi"},  {"宁浩", "nh", "ninghao"},
    {"覃子豪", "qzh", "qinzihao"},     {"冼星海", "xxh", "xianxinghai"},
    {"员半千", "ybq", "yunbanqian"},   {"翟志刚", "zzg", "zhaizhigang"},
    {"召信臣", "sxc", "shaoxinchen"},  {"祭遵", "zz", "zhaizun"},
    {"令狐冲", "lhc", "linghuchong"},  {"长孙无忌", "zswj", "zhangsunwuji"},
    {"黑嘉嘉", "hjj", "hejiajia"},     {"澹台灭明", "ttmm", "tantaimieming"},
};

static void check_hard(const struct hard *h, bool person)
{
    if (!finds(h->name, person, h->initials) || !finds(h->name, person, h->pinyin))
        fail_msg("%s: not found by %s and %s", h->name, h->initials, h->pinyin);
    char out[64];
    assert_string_equal(pinyin_initials(h->name, person, out, sizeof out), h->initials);
}

static void hard_names(void **state)
{
    (void)state;
    assert_true(COUNT(hard) >= 60);
    for (size_t i = 0; i < COUNT(hard); i++)
        check_hard(&hard[i], false);
    for (size_t i = 0; i < COUNT(hard_people); i++)
        check_hard(&hard_people[i], true);
}

/* Every reading of every character that has several, in and out of its place. */
static void every_reading(void **state)
{
    (void)state;
    for (uint32_t cp = 0x3400; cp < 0x9fff; cp++) {
        pinyin_t all[PINYIN_READINGS];
        char name[16], typed[16];
        size_t n = pinyin_readings(cp, all), len = text_encode(cp, name);
        memcpy(name + len, "镇", sizeof "镇");
        for (size_t i = 0; i < n && n > 1; i++) {
            snprintf(typed, sizeof typed, "%szhen", pinyin_text(all[i]));
            assert_int_not_equal(find_text(typed, name), FIND_NONE);
            snprintf(typed, sizeof typed, "%cz", pinyin_text(all[i])[0]);
            assert_int_equal(find_text(typed, name), FIND_INITIALS);
        }
    }
}

static void not_too_much(void **state)
{
    (void)state;
    assert_false(finds("河东镇", false, "hdx"));
    assert_false(finds("河东镇", false, "hedx"));
    assert_false(finds("河东镇", false, "zdh"));
    assert_false(finds("河东镇", false, "hedongzhenn"));
    assert_false(finds("河东镇", false, "东河"));
    assert_false(finds("", false, "a"));
    assert_true(find_text("", "河东镇") == FIND_START);
    assert_true(find_text("河", "") == FIND_NONE);
    assert_true(find_text("\xff\xfe", "河") == FIND_NONE);
}

/* --- many names ------------------------------------------------------------------- */

static uint64_t dice = 88172645463325252u;
static uint32_t roll(uint32_t n)
{
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    return (uint32_t)(dice >> 32) % n;
}

/* Two to seven characters, mostly common ones; some letters and digits. */
static char *random_name(void)
{
    char out[64];
    size_t len = 0, n = 2 + roll(6);
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = 0x4e00 + roll(roll(3) ? 600 : 20000);
        if (roll(30) == 0)
            cp = roll(2) ? 'A' + roll(26) : '0' + roll(10);
        len += text_encode(cp, out + len);
    }
    out[len] = '\0';
    return xstrdup(out);
}

static void initials_find_the_name(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        char *name = random_name(), out[64];
        bool person = roll(2);
        pinyin_initials(name, person, out, sizeof out);
        if (*out && !finds(name, person, out))
            fail_msg("%s: not found by %s", name, out);
        free(name);
    }
}

/* --- a plain scan: the definition, tried way by way ------------------------------- */

struct plain {
    uint32_t cps[64];
    size_t n;
};

static struct plain plain_of(const char *s)
{
    struct plain p = {.n = 0};
    struct strbuf key = {0};
    text_find_key(&key, s, strlen(s));
    for (size_t at = 0; at < key.len; p.n++)
        at += text_decode(key.s + at, key.len - at, &p.cps[p.n]);
    strbuf_free(&key);
    return p;
}

/* How many letters of t from `at` the sound takes when it takes k: k, or none. */
static bool takes(const char *t, const char *sound, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (!sound[i] || (t[i] != sound[i] && !(t[i] == 'u' && sound[i] == 'v')))
            return false;
    return true;
}

static bool way(const struct plain *p, size_t i, const char *t, bool one, bool spread)
{
    pinyin_t all[PINYIN_READINGS];
    if (!*t)
        return true;
    if (i == p->n)
        return false;
    size_t n = pinyin_readings(p->cps[i], all);
    if (p->cps[i] == (unsigned char)*t && way(p, i + 1, t + 1, one, spread))
        return true;
    for (size_t r = 0; r < n; r++)
        for (size_t k = 1; k <= (one ? 1 : 6) && k <= strlen(t); k++)
            if (takes(t, pinyin_text(all[r]), k) && way(p, i + 1, t + k, one, spread))
                return true;
    /* What nobody can type by sound stands in nobody's way. */
    bool mute = n == 0 && p->cps[i] >= 0x80;
    return (spread || mute) && way(p, i + 1, t, one, spread);
}

/* For letters and digits that occur as such only. */
static enum find_tier plain_tier(const char *name, const char *t)
{
    struct plain p = plain_of(name), q = plain_of(t);
    if (p.n == q.n && memcmp(p.cps, q.cps, p.n * sizeof *p.cps) == 0)
        return FIND_EXACT;
    if (way(&p, 0, t, true, false))
        return FIND_INITIALS;
    if (way(&p, 0, t, true, true))
        return FIND_SPREAD;
    if (way(&p, 0, t, false, false))
        return FIND_PINYIN;
    for (size_t i = 1; i < p.n; i++)
        if (way(&p, i, t, false, false))
            return FIND_SOUND;
    return FIND_NONE;
}

enum { MANY = 200000 };

/* All that the index finds, and in which tier, is what the scan finds. */
static void compare(struct find_index *x, const struct find_name *names,
                    const char *typed, struct find_hit *hits)
{
    static unsigned char tier[MANY];
    size_t total, n = find_index_search(x, typed, NULL, NULL, hits, MANY, &total);
    assert_int_equal(total, n);
    memset(tier, FIND_NONE, sizeof tier);
    for (size_t i = 0; i < n; i++) {
        tier[hits[i].id] = (unsigned char)hits[i].tier;
        assert_true(i == 0 || hits[i - 1].tier <= hits[i].tier);
    }
    for (size_t i = 0; i < MANY; i++)
        if (tier[i] != plain_tier(names[i].name, typed))
            fail_msg("%s in %s: tier %d, by the scan %d", typed, names[i].name, tier[i],
                     plain_tier(names[i].name, typed));
    struct find_hit best[8];
    size_t most = find_index_search(x, typed, NULL, NULL, best, 8, NULL);
    assert_int_equal(most, n < 8 ? n : 8);
    for (size_t i = 0; i < most; i++)
        assert_int_equal(best[i].id, hits[i].id);
}

static void against_a_scan(void **state)
{
    struct find_name *names = xcalloc(MANY, sizeof *names);
    struct find_hit *hits = xcalloc(MANY, sizeof *hits);
    (void)state;
    for (size_t i = 0; i < MANY; i++)
        names[i] =
            (struct find_name){.id = (int64_t)i, .name = random_name(), .order = -1};
    struct find_index *x = find_index_new(names, MANY, false);
    for (int i = 0; i < 12; i++) {
        char typed[64];
        pinyin_initials(names[roll(MANY)].name, false, typed, sizeof typed);
        typed[1 + roll(4)] = '\0';
        if (*typed)
            compare(x, names, typed, hits);
    }
    compare(x, names, "hedong", hits);
    compare(x, names, "xian", hits);
    compare(x, names, "lu", hits);
    find_index_free(&x);
    for (size_t i = 0; i < MANY; i++)
        free((void *)(uintptr_t)names[i].name);
    free(names);
    free(hits);
}

/* --- what two letters are worth --------------------------------------------------- */

static const char *const county[] = {
    "城关镇",     "河东镇",     "石桥镇",     "青山乡",     "双龙镇",     "大黄镇",
    "龙泉镇",     "舒庄镇",     "任寨乡",     "王集镇",     "白水镇",     "祥云镇",
    "武德乡",     "黄渡镇",     "花店乡",     "高坪镇",     "柳林镇",     "马岭乡",
    "枫树镇",     "新塘镇",     "曲江乡",     "永丰镇",     "梅溪镇",     "铜盘乡",
    "杨柳乡",     "安平镇",     "赤岩乡",     "古渡镇",     "临湖镇",     "万福镇",
    "发改委",     "教育局",     "科技局",     "工信局",     "公安局",     "民政局",
    "司法局",     "财政局",     "人社局",     "自然资源局", "生态环境局", "住建局",
    "交通局",     "水利局",     "农业农村局", "商务局",     "文旅局",     "卫健委",
    "退役军人局", "应急管理局", "审计局",     "市场监管局", "统计局",     "医保局",
    "信访局",     "城管局",     "林业局",     "乡村振兴局", "税务局",     "气象局",
    "供电公司",   "邮政公司",   "烟草局",     "公积金中心", "档案馆",     "党校",
    "组织部",     "宣传部",     "统战部",     "政法委",     "纪委监委",   "编办",
    "机关工委",   "总工会",     "团县委",     "妇联",       "残联",       "工商联",
    "法院",       "检察院",
};

/* Letters until the name stands alone or the letters end; ties by the order count for
 * nobody: *left tells how many names of that tier are still there. */
static size_t letters_needed(struct find_index *x, const char *name, size_t *after_two)
{
    char all[32], typed[32];
    size_t need = 0;
    pinyin_initials(name, false, all, sizeof all);
    for (size_t n = 1; n <= strlen(all); n++) {
        struct find_hit hits[COUNT(county)];
        size_t same = 0;
        snprintf(typed, sizeof typed, "%.*s", (int)n, all);
        size_t found =
            find_index_search(x, typed, NULL, NULL, hits, COUNT(county), NULL);
        for (size_t i = 0; i < found; i++)
            same += hits[i].tier == hits[0].tier;
        if (n == 2)
            *after_two = same;
        need = n;
        if (same == 1)
            break;
    }
    return need;
}

static void letters_that_single_out(void **state)
{
    struct find_name names[COUNT(county)];
    size_t sum = 0, worst = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(county); i++)
        names[i] = (struct find_name){(int64_t)i + 1, county[i], NULL, -1};
    struct find_index *x = find_index_new(names, COUNT(county), false);
    for (size_t i = 0; i < COUNT(county); i++) {
        size_t after_two = 1, need = letters_needed(x, county[i], &after_two);
        assert_true(finds(county[i], false, "") && need > 0);
        sum += need;
        worst = after_two > worst ? after_two : worst;
    }
    find_index_free(&x);
    print_message("note: %zu names, %zu.%02zu letters on average single one out; after "
                  "two letters at most %zu begin so\n",
                  COUNT(county), sum / COUNT(county), sum * 100 / COUNT(county) % 100,
                  worst);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hard_names),     cmocka_unit_test(every_reading),
        cmocka_unit_test(not_too_much),   cmocka_unit_test(initials_find_the_name),
        cmocka_unit_test(against_a_scan), cmocka_unit_test(letters_that_single_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
