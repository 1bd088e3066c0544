#include "core/clause.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#define QUOTE       0x22
#define QUOTE_OPEN  0x201C
#define QUOTE_CLOSE 0x201D
#define SHARP       0x23
#define WIDE_SHARP  0xFF03
#define WIDE_BLANK  0x3000

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\r' || cp == '\n' || cp == WIDE_BLANK;
}

static bool is_quote(uint32_t cp)
{
    return cp == QUOTE || cp == QUOTE_OPEN || cp == QUOTE_CLOSE;
}

/* Copies the quoted text that begins at *at (after its quote) into word. */
static bool take_quoted(const char *s, size_t n, size_t *at, struct strbuf *word)
{
    while (*at < n) {
        uint32_t cp;
        size_t k = text_decode(s + *at, n - *at, &cp);
        if (is_quote(cp)) {
            *at += k;
            return true;
        }
        strbuf_add(word, s + *at, k);
        *at += k;
    }
    return false;
}

static bool take_bytes(const char *s, size_t n, size_t *at, struct strbuf *word)
{
    strbuf_clear(word);
    while (*at < n) {
        uint32_t cp;
        size_t k = text_decode(s + *at, n - *at, &cp);
        if (is_blank(cp))
            break;
        if (!is_quote(cp))
            strbuf_add(word, s + *at, k);
        *at += k;
        if (is_quote(cp) && !take_quoted(s, n, at, word))
            return false;
    }
    return true;
}

/* Characters between two places, for columns. */
static int characters(const char *s, size_t from, size_t to)
{
    int n = 0;

    for (; from < to; n++) {
        uint32_t cp;
        from += text_decode(s + from, to - from, &cp);
    }
    return n;
}

static void add_word(struct arena *a, struct clause *c, const char *word, int column)
{
    struct strbuf key = {0};

    text_find_key(&key, word, strlen(word));
    c->words[c->n_words] = arena_strdup(a, word);
    c->keys[c->n_words] = arena_strdup(a, key.s ? key.s : "");
    c->columns[c->n_words++] = column;
    strbuf_free(&key);
}

enum tb_rc clause_split(struct arena *a, const char *text, size_t n, struct clause *out,
                        struct tb_err *e)
{
    struct strbuf word = {0};
    size_t cap = n / 2 + 2, at = 0, seen = 0;
    int column = 1;
    enum tb_rc rc = TB_OK;

    out->words = arena_array(a, cap, sizeof *out->words);
    out->keys = arena_array(a, cap, sizeof *out->keys);
    out->columns = arena_array(a, cap, sizeof *out->columns);
    out->n_words = out->bad = 0;
    out->columns[0] = 1;
    while (at < n) {
        uint32_t cp;
        size_t k = text_decode(text + at, n - at, &cp);
        if (cp == SHARP || cp == WIDE_SHARP)
            break;
        if (is_blank(cp)) {
            at += k;
            continue;
        }
        column += characters(text, seen, at);
        seen = at;
        if (!take_bytes(text, n, &at, &word)) {
            out->columns[out->n_words] = column;
            out->bad = out->n_words;
            rc = tb_fail(e, TB_INVALID,
                         N_("a quote is opened and not closed: %s; put the closing "
                            "quote on the same line"),
                         word.s ? word.s : "");
            break;
        }
        add_word(a, out, word.s ? word.s : "", column);
    }
    strbuf_free(&word);
    return rc;
}

/* --- keywords --------------------------------------------------------------------- */

static bool listed(const char *list, const char *key, size_t n)
{
    while (*list) {
        size_t k = strcspn(list, " ");
        if (k == n && memcmp(list, key, n) == 0)
            return true;
        list += k;
        list += *list == ' ';
    }
    return false;
}

bool clause_is(const char *word, const char *words)
{
    struct strbuf key = {0};
    bool found;

    text_find_key(&key, word, strlen(word));
    found = key.len > 0 && listed(words, key.s, key.len);
    strbuf_free(&key);
    return found;
}

bool clause_at(const struct clause *c, int i, const char *words)
{
    return i < c->n_words && c->keys[i][0] &&
           listed(words, c->keys[i], strlen(c->keys[i]));
}

bool clause_key(const struct clause *c, int i, const struct keyword *set, int *value)
{
    for (; set->words; set++)
        if (clause_at(c, i, set->words)) {
            *value = set->value;
            return true;
        }
    return false;
}

/* The first words of a table, for messages. */
static void list_keywords(const struct keyword *set, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (; set->words; set++) {
        size_t n = strcspn(set->words, " ");
        if (used + n + 2 > size)
            return;
        if (used > 0)
            out[used++] = ' ';
        memcpy(out + used, set->words, n);
        used += n;
        out[used] = '\0';
    }
}

enum tb_rc clause_choice(struct clause *c, int i, bool last, const struct keyword *set,
                         int *value, struct tb_err *e)
{
    char right[200];

    list_keywords(set, right, sizeof right);
    c->bad = i;
    if (i >= c->n_words)
        return tb_fail(e, TB_INVALID,
                       N_("a word is missing after '%s'; right is one of: %s"),
                       c->words[c->n_words - 1], right);
    if (!clause_key(c, i, set, value))
        return tb_fail(e, TB_INVALID,
                       N_("unknown word '%s' after '%s'; right is one of: %s"),
                       c->words[i], c->words[i - 1], right);
    if (last)
        return take_end(c, i + 1, e);
    return TB_OK;
}

/* --- what was meant --------------------------------------------------------------- */

#define NEAR_MAX 48 /* code points compared */

static size_t decode_all(const char *s, uint32_t out[static NEAR_MAX])
{
    struct strbuf key = {0};
    size_t n = 0;

    text_find_key(&key, s, strlen(s));
    for (size_t at = 0; at < key.len && n < NEAR_MAX; n++)
        at += text_decode(key.s + at, key.len - at, &out[n]);
    strbuf_free(&key);
    return n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t edits(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
    size_t row[NEAR_MAX + 1];

    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t up = row[j];
            row[j] = least(least(row[j - 1], up) + 1, corner + (a[i - 1] != b[j - 1]));
            corner = up;
        }
    }
    return row[m];
}

void nearest_offer(struct nearest *n, const char *candidate)
{
    uint32_t want[NEAR_MAX], have[NEAR_MAX];
    size_t n_want = decode_all(n->word, want), n_have = decode_all(candidate, have);
    size_t few = n_want < 3 ? n_want / 2 : (n_want + 2) / 3, k;

    k = edits(want, n_want, have, n_have);
    if (k <= few && (!n->best || k < n->edits)) {
        n->best = candidate;
        n->edits = k;
    }
}

void nearest_offer_list(struct nearest *n, const char *words, char *buf, size_t size)
{
    while (*words) {
        size_t k = strcspn(words, " ");
        struct nearest one = {.word = n->word, .best = n->best, .edits = n->edits};
        char word[64];
        if (k > 0 && k < sizeof word && k < size) {
            memcpy(word, words, k);
            word[k] = '\0';
            nearest_offer(&one, word);
            if (one.best == word) {
                memcpy(buf, word, k + 1);
                n->best = buf;
                n->edits = one.edits;
            }
        }
        words += k;
        words += *words == ' ';
    }
}

void nearest_offer_set(struct nearest *n, const struct word *set)
{
    for (; set->en; set++) {
        nearest_offer(n, set->en);
        nearest_offer(n, set->zh);
    }
}
