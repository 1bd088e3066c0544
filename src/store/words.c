/* The words by which the search index knows a submission.
 *
 * Of a text: every two neighbouring characters of its key, and its last one alone. So
 * any piece of two and more characters, within a Latin word too, is found by its pairs
 * and looked at then; a single character is found as the beginning of a word. What a
 * list filters by stands beside them as words that begin with a private character. */
#include <inttypes.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

#define PRIVATE   "\xEE\x80\x80" /* U+E000 */
#define PAIRS_MAX 40             /* of what is looked for: more find nothing less */

/* Tokens of `ascii` are letters, digits and all that is not ASCII. Everything else
 * moves to where the key has nothing any more: full width is folded in it. */
static void put_point(struct strbuf *out, const char *s, size_t n)
{
    char wide[4];
    unsigned char c = (unsigned char)*s;
    if (n > 1 || c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
        strbuf_add(out, s, n);
        return;
    }
    strbuf_add(out, wide, text_encode(c + UINT32_C(0xFEE0), wide));
}

void words_of_text(struct strbuf *out, const char *text)
{
    struct strbuf key = {0};
    text_find_key(&key, text, strlen(text));
    const char *p = key.s, *end = p + key.len;
    uint32_t cp;
    for (size_t n = text_decode(p, (size_t)(end - p), &cp); n > 0;) {
        size_t next = text_decode(p + n, (size_t)(end - p) - n, &cp);
        put_point(out, p, n);
        if (next)
            put_point(out, p + n, next);
        strbuf_putc(out, ' ');
        p += n;
        n = next;
    }
    strbuf_free(&key);
}

void words_of_id(struct strbuf *out, enum word_kind kind, int64_t id)
{
    strbuf_printf(out, PRIVATE "%c%" PRId64 " ", (int)kind, id);
}

void words_of_type(struct strbuf *out, const char *type)
{
    struct strbuf key = {0};
    text_key(&key, type, strlen(type));
    uint64_t h = row_sum_add(ROW_SUM_START, SQLITE_TEXT, key.s, key.len);
    strbuf_printf(out, PRIVATE "%c%" PRIx64 " ", (int)WORD_TYPE, h);
    strbuf_free(&key);
}

/* --- looking for them ------------------------------------------------------------- */

/* "a" AND "b": of words, each followed by a blank. */
static void match_all(struct strbuf *out, const struct strbuf *words, int most)
{
    for (const char *p = words->s; p && *p && most-- > 0;) {
        size_t n = strcspn(p, " ");
        strbuf_puts(out, out->len ? " AND \"" : "\"");
        strbuf_add(out, p, n);
        strbuf_putc(out, '"');
        p += n + 1;
    }
}

static void match_text(struct strbuf *out, const char *find)
{
    struct strbuf words = {0};
    words_of_text(&words, find);
    char *last = words.len ? memrchr(words.s, ' ', words.len - 1) : NULL;
    if (last) { /* the last character alone is the end of a text, not of a piece */
        last[1] = '\0';
        match_all(out, &words, PAIRS_MAX);
    } else if (words.len) {
        match_all(out, &words, 1);
        strbuf_putc(out, '*');
    }
    strbuf_free(&words);
}

void words_match(struct strbuf *out, const struct page_query *q, const char *find)
{
    struct strbuf words = {0};
    if (q->unit_id)
        words_of_id(&words, WORD_UNIT, q->unit_id);
    if (q->person_id)
        words_of_id(&words, WORD_PERSON, q->person_id);
    if (q->type)
        words_of_type(&words, q->type);
    if (q->topic_id)
        words_of_id(&words, WORD_TOPIC, q->topic_id);
    match_all(out, &words, PAIRS_MAX);
    strbuf_free(&words);
    if (find[0])
        match_text(out, find);
}
