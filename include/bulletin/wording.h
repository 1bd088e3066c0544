/* The words of a bulletin, in the language that its template is written in, which need
 * not be the reader's: a timer may write a Chinese bulletin under any locale, and a
 * frozen one must not change with who looks at it. So they do not come from the
 * catalogue of messages. */
#ifndef TB_BULLETIN_WORDING_H
#define TB_BULLETIN_WORDING_H

#include "base/mem.h"

#include "core/period.h"

#include "bulletin/circular.h"

/* Appends 2026年11月, 2026年第三季度; November 2026, third quarter of 2026. */
void wording_period(struct strbuf *out, struct period p, bool zh);
/* Appends 2026年11月22日; 22 November 2026. */
void wording_day(struct strbuf *out, tb_day d, bool zh);
/* Appends how n stands to what it was: 增加12篇, 持平; 12 more, the same. measure is
 * what is counted, behind a Chinese number. */
void wording_change(struct strbuf *out, int64_t n, int64_t was, const char *measure,
                    bool zh);
/* Appends the place of a heading, from 1: 一、 or 1. */
void wording_ordinal(struct strbuf *out, int n, bool zh);
/* a out of b as a percentage with at most one decimal, half up; "-" when b is 0. */
char *wording_rate(int64_t a, int64_t b, char out[static 32]);
/* a over n, half away from zero, to 0..3 decimals; "-" when n is 0. */
char *wording_mean(tb_amount a, int64_t n, int decimals, char out[static 32]);
/* Appends whom a follow-up is about and why, of a talk also until when it is to be put
 * right: 白水镇（连续两月零报送，限7月31日前整改）. The day's year is said in Chinese
 * only when it is not `year`. */
void wording_followup(struct strbuf *out, const struct circular_followup *x, int year,
                      bool zh);
/* What parts names in a list: 、 or a comma. */
const char *wording_comma(bool zh);

/* What a change is about, in words: a column of ours in either language, an outlet or a
 * figure by its name. */
const char *wording_figure(const struct circular_change *x, bool zh);

/* How a bulletin is named on the command line and in other bulletins: 2026-003. */
#define BULLETIN_REF_MAX 24
char *bulletin_ref(int year, int number, char out[static BULLETIN_REF_MAX]);
/* Reads it. Three digits at least, so that it is no month. */
bool bulletin_ref_parse(const char *s, int *year, int *number);

#endif
