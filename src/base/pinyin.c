#include "base/pinyin.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

/* A word whose characters are read otherwise than they mostly are. */
struct pinyin_word {
    uint32_t lead; /* its first character */
    uint16_t at;   /* in pinyin_cells */
    uint8_t n, surname;
};

#include "pinyin_table.h"

#define LAST_ROW    0x8000u
#define CELL_CP(c)  ((c)&0x1fffffu)
#define CELL_SYL(c) ((pinyin_t)((c) >> 21))
#define N_WORDS     (sizeof pinyin_words / sizeof *pinyin_words)

const char *pinyin_text(pinyin_t syllable)
{
    return syllable < sizeof pinyin_syllables / sizeof *pinyin_syllables
               ? pinyin_syllables[syllable]
               : "";
}

size_t pinyin_readings(uint32_t cp, pinyin_t out[static PINYIN_READINGS])
{
    size_t n = 0, at;
    uint32_t page = cp / 32 - PINYIN_FIRST, bit = UINT32_C(1) << cp % 32;
    if (cp / 32 < PINYIN_FIRST || cp / 32 > PINYIN_LAST || !(pinyin_has[page] & bit))
        return 0;
    at = pinyin_pages[page];
    for (uint32_t before = pinyin_has[page] & (bit - 1); before; at++)
        if (pinyin_rows[at] & LAST_ROW)
            before &= before - 1;
    for (bool last = false; !last; at++) {
        pinyin_t syllable = pinyin_rows[at] & (pinyin_t)~LAST_ROW;
        last = (pinyin_rows[at] & LAST_ROW) != 0;
        if (n < PINYIN_READINGS)
            out[n++] = syllable;
    }
    return n;
}

/* --- words ------------------------------------------------------------------------ */

/* The first word of a character, N_WORDS when there is none. */
static size_t words_of(uint32_t lead)
{
    size_t low = 0, high = N_WORDS;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (pinyin_words[mid].lead < lead)
            low = mid + 1;
        else
            high = mid;
    }
    return low < N_WORDS && pinyin_words[low].lead == lead ? low : N_WORDS;
}

static bool stands_here(const struct pinyin_word *w, const uint32_t *cps, size_t n)
{
    if (w->n > n)
        return false;
    for (size_t i = 0; i < w->n; i++)
        if (CELL_CP(pinyin_cells[w->at + i]) != cps[i])
            return false;
    return true;
}

/* The longest word at the start of cps; of surnames only, or of the others only. */
static const struct pinyin_word *word_at(const uint32_t *cps, size_t n, bool surname)
{
    for (size_t i = words_of(cps[0]); i < N_WORDS && pinyin_words[i].lead == cps[0];
         i++)
        if ((pinyin_words[i].surname != 0) == surname &&
            stands_here(&pinyin_words[i], cps, n))
            return &pinyin_words[i];
    return NULL;
}

static size_t take_word(const struct pinyin_word *w, pinyin_t *out)
{
    for (size_t i = 0; i < w->n; i++)
        out[i] = CELL_SYL(pinyin_cells[w->at + i]);
    return w->n;
}

/* 家 庄 寨 村 屯: what a place is that is called after a family. */
static bool follows_family(uint32_t cp)
{
    return cp == 0x5bb6 || cp == 0x5e84 || cp == 0x5be8 || cp == 0x6751 || cp == 0x5c6f;
}

void pinyin_usual(const uint32_t *cps, size_t n, bool person, pinyin_t *out)
{
    for (size_t i = 0; i < n;) {
        const struct pinyin_word *w =
            person && i > 0 ? NULL : word_at(cps + i, n - i, person);
        if (!person && i == 0 && !w) {
            const struct pinyin_word *family = word_at(cps, n, true);
            if (family && family->n < n && follows_family(cps[family->n]))
                w = family;
        }
        if (w) {
            i += take_word(w, out + i);
            continue;
        }
        pinyin_t all[PINYIN_READINGS];
        out[i] = pinyin_readings(cps[i], all) ? all[0] : 0;
        i++;
    }
}

/* --- initials --------------------------------------------------------------------- */

enum { INITIALS_MOST = 256 };

const char *pinyin_initials(const char *name, bool person, char *out, size_t size)
{
    struct strbuf key = {0};
    uint32_t cps[INITIALS_MOST];
    pinyin_t usual[INITIALS_MOST];
    size_t n = 0, len = 0;
    text_find_key(&key, name, strlen(name));
    for (size_t at = 0; at < key.len && n < INITIALS_MOST; n++)
        at += text_decode(key.s + at, key.len - at, &cps[n]);
    pinyin_usual(cps, n, person, usual);
    for (size_t i = 0; i < n && len + 1 < size; i++) {
        uint32_t c = usual[i] ? (uint32_t)pinyin_text(usual[i])[0] : cps[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out[len++] = (char)c;
    }
    if (size)
        out[len] = '\0';
    strbuf_free(&key);
    return out;
}
