/* Names of sheets: what Excel takes, and what it takes twice. */
#include <string.h>

#include "base/text.h"

#include "export/xlsx.h"
#include "export/xml.h"

const char *xlsx_word(const struct xlsx *x, enum xlsx_word w)
{
    static const char *const words[][2] = {
        [XLSX_TEXT_SHEET] = {"Text", "正文"},
        [XLSX_CHART_SHEET] = {"Charts", "图表"},
        [XLSX_RECORD_SHEET] = {"Records", "数据"},
        [XLSX_TABLE_SHEET] = {"Table", "表"},
        [XLSX_NAME_HEAD] = {"Name", "名称"},
        [XLSX_DONE] = {"Done", "完成"},
        [XLSX_REQUIRED] = {"Required", "任务"},
        [XLSX_NOT_ALL] = {"The pictures show the first rows; all values stand above.",
                          "图中只画前面各行，全部数值见上表。"}};
    return words[w][x->paper->zh];
}

static const char *key_of(struct xlsx *x, const char *name)
{
    struct strbuf b = {0};
    text_find_key(&b, name, strlen(name));
    char *key = arena_strndup(&x->a, b.len ? b.s : "", b.len);
    strbuf_free(&b);
    return key;
}

static bool taken(struct xlsx *x, const char *name)
{
    /* Excel keeps these for the history of changes. */
    static const char *const own[] = {"history", "历史记录"};
    const char *key = key_of(x, name);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(key, own[i]) == 0)
            return true;
    for (size_t i = 0; i < x->n_names; i++)
        if (strcmp(x->names[i], key) == 0)
            return true;
    return false;
}

void xlsx_reserve(struct xlsx *x, const char *name)
{
    mem_grow(&x->names, &x->cap_names, x->n_names, sizeof *x->names);
    x->names[x->n_names++] = key_of(x, name);
}

/* What stands for a point in a name; 0: itself. The full-width twins are as forbidden
 * in some editions of Excel. */
static char instead(uint32_t cp)
{
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        cp -= 0xFEE0;
    switch (cp) {
    case '[':
        return '(';
    case ']':
        return ')';
    case ':':
    case '*':
    case '?':
    case '/':
    case '\\':
        return '-';
    case '\n':
    case '\t':
        return ' ';
    default:
        return 0;
    }
}

/* Letters as Excel counts them. */
static size_t letters(uint32_t cp)
{
    return cp > 0xFFFF && cp != UINT32_MAX ? 2 : 1;
}

/* The bytes of s that make at most `most` letters, cut between what a person takes for
 * characters, without apostrophes and blanks at its end. */
static size_t fit(const char *s, size_t n, size_t most)
{
    size_t at = 0, sum = 0;
    while (at < n) {
        size_t took = text_cluster(s + at, n - at), more = 0;
        for (size_t i = at, k; i < at + took; i += k) {
            uint32_t cp;
            k = text_decode(s + i, n - i, &cp);
            more += letters(cp);
        }
        if (sum + more > most)
            break;
        sum += more;
        at += took;
    }
    while (at > 0 && (s[at - 1] == '\'' || s[at - 1] == ' '))
        at--;
    return at;
}

static size_t count(const char *s)
{
    size_t n = strlen(s), sum = 0;
    for (size_t at = 0, took; at < n; at += took) {
        uint32_t cp;
        took = text_decode(s + at, n - at, &cp);
        sum += letters(cp);
    }
    return sum;
}

/* _x000D_ stands for a character in Excel's files. */
static void break_codes(char *s)
{
    for (char *at = s; (at = strstr(at, "_x")) != NULL; at++)
        *at = '-';
}

const char *xlsx_name(struct xlsx *x, const char *wish)
{
    struct strbuf clean = {0}, b = {0};
    xml_clean(&clean, wish, strlen(wish));
    for (size_t at = 0, took; at < clean.len; at += took) {
        uint32_t cp;
        took = text_decode(clean.s + at, clean.len - at, &cp);
        char c = instead(cp);
        if (b.len == 0 && (cp == '\'' || cp == ' ' || c == ' '))
            continue;
        if (c)
            strbuf_putc(&b, c);
        else
            strbuf_add(&b, clean.s + at, took);
    }
    if (b.len)
        break_codes(b.s);
    if (fit(b.s, b.len, XLSX_NAME) == 0) {
        strbuf_clear(&b);
        strbuf_puts(&b, xlsx_word(x, XLSX_TABLE_SHEET));
    }
    const char *name = arena_strndup(&x->a, b.s, fit(b.s, b.len, XLSX_NAME));
    for (int i = 2; taken(x, name); i++) {
        const char *number = arena_printf(&x->a, " (%d)", i);
        size_t cut = fit(b.s, b.len, XLSX_NAME - count(number));
        name = arena_printf(&x->a, "%.*s%s", (int)cut, b.s, number);
    }
    strbuf_free(&clean);
    strbuf_free(&b);
    xlsx_reserve(x, name);
    return name;
}

const char *xlsx_quoted(struct xlsx *x, const char *name)
{
    struct strbuf b = {0};
    strbuf_putc(&b, '\'');
    for (; *name; name++) {
        if (*name == '\'')
            strbuf_putc(&b, '\'');
        strbuf_putc(&b, *name);
    }
    strbuf_putc(&b, '\'');
    const char *quoted = arena_strndup(&x->a, b.s, b.len);
    strbuf_free(&b);
    return quoted;
}
