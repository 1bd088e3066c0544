#include <string.h>

#include "base/text.h"

#include "core/followup.h"
#include "core/meeting.h"
#include "core/model.h"
#include "core/period.h"
#include "core/word.h"

#include "unit.h"

static const struct {
    const char *name;
    const struct word *words;
    int n;
} sets[] = {
    {"track", words_track, 2},
    {"role", words_role, 4},
    {"level", words_level, 5},
    {"event", words_event, EVENT_KINDS + 1},
    {"form", words_form, 4},
    {"route", words_route, 2},
    {"leader", words_leader, 2},
    {"metric", words_metric, 4},
    {"period", words_period, 7},
    {"header", words_header, HEADER_LISTENER + 1},
    {"follow-up", words_followup, FOLLOW_KINDS},
    {"step", words_step, FOLLOW_CLOSED + 1},
    {"meeting", words_meeting, MEETING_OTHER + 1},
    {"text", words_text, TEXT_PRAISE + 1},
    {"attendance", words_attendance, ATTEND_EXCUSED + 1},
};

/* The n-th spelling of a word, "" after the last. */
static void spelling(const struct word *w, size_t n, char *out, size_t size)
{
    const char *p = w->more ? w->more : "";

    if (n < 2) {
        strncpy(out, n == 0 ? w->en : w->zh, size - 1);
        return;
    }
    for (; n > 2 && *p; n--) {
        p += strcspn(p, " ");
        p += *p == ' ';
    }
    memcpy(out, p, strcspn(p, " "));
    out[strcspn(p, " ")] = '\0';
}

/* Every spelling finds its own word and no other, whatever its case and width. */
static void every_spelling_finds_its_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sets); i++) {
        int n = 0;
        for (const struct word *w = sets[i].words; w->en; w++, n++) {
            char s[80] = "";
            for (size_t k = 0; spelling(w, k, s, sizeof s), s[0]; k++) {
                struct strbuf folded = {0};
                int value = -1;
                text_find_key(&folded, s, strlen(s));
                assert_string_equal(folded.s, s);
                strbuf_free(&folded);
                if (!word_find(sets[i].words, s, &value) || value != w->value)
                    fail_msg("%s: '%s' is not found, or stands twice", sets[i].name, s);
                memset(s, 0, sizeof s);
            }
            assert_string_equal(word_en(sets[i].words, w->value), w->en);
            assert_string_equal(word_zh(sets[i].words, w->value), w->zh);
        }
        assert_int_equal(n, sets[i].n);
    }
}

static void words_are_found_folded(void **state)
{
    int v = -1;

    (void)state;
    assert_true(word_find(words_header, " ＴＩＴＬＥ ", &v));
    assert_int_equal(v, HEADER_TITLE);
    assert_true(word_find(words_header, "　报送单位", &v));
    assert_int_equal(v, HEADER_UNIT);
    assert_true(word_find(words_event, "Adopt", &v));
    assert_int_equal(v, EVENT_ADOPT);
    assert_true(word_find(words_period, "季度", &v));
    assert_int_equal(v, PERIOD_QUARTER);
}

static void other_words_are_not(void **state)
{
    static const char *const bad[] = {"",   " ",         "adop", "adopted",
                                      "采", "录用 刊用", "x"};
    int v = 77;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(word_find(words_event, bad[i], &v));
    assert_int_equal(v, 77);
    assert_string_equal(word_en(words_form, FORM_NONE), "");
    assert_string_equal(word_zh(words_leader, LEADER_NONE), "");
}

/* The contract's words, in its order. */
static void lists(void **state)
{
    char out[400];

    (void)state;
    assert_string_equal(word_list(words_level, out, sizeof out),
                        "own county city province national");
    assert_string_equal(word_list(words_event, out, sizeof out),
                        "relay adopt instruct promote return void late error false "
                        "incident manual submit");
    assert_string_equal(word_list(words_period, out, sizeof out),
                        "week month bimonth quarter half term year");
    assert_string_equal(word_list(words_role, out, 16), "leader head");
    assert_string_equal(word_list(words_role, out, 17), "leader head");
    assert_string_equal(word_list(words_role, out, 18), "leader head cadre");
    assert_string_equal(word_list(words_role, out, 1), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_finds_its_word),
        cmocka_unit_test(words_are_found_folded),
        cmocka_unit_test(other_words_are_not),
        cmocka_unit_test(lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
