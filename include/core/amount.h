/* Exact amounts in units of 1/2,520,000. */
#ifndef TB_CORE_AMOUNT_H
#define TB_CORE_AMOUNT_H

#include <stdbool.h>

#include "core/model.h"

/* A decimal number with at most three decimals, an optional sign, nothing else;
 * |value| at most 10^9. */
bool amount_parse(const char *s, tb_amount *out);
/* Rounds half away from zero to 0..3 decimals; exact results stay as they are. */
tb_amount amount_round(tb_amount a, int decimals);
/* Prints a rounded to `decimals` (0..3) places, or, with decimals < 0, as many as are
 * needed and at most 3. Returns out. */
char *amount_format(tb_amount a, int decimals, char out[static 32]);
/* a * num / den, half away from zero, held at TB_AMOUNT_HELD. */
tb_amount amount_mul_div(tb_amount a, int64_t num, int64_t den);
/* The same, away from zero to the next whole TB_ONE (required is rounded up). */
tb_amount amount_ceil_whole(tb_amount a);
/* a * num / den, rounded toward zero, held likewise. */
tb_amount amount_ratio(tb_amount a, int64_t num, int64_t den);
/* Part i (0-based) of a shared equally by n: the rest goes to the first. */
tb_amount amount_share(tb_amount a, int i, int n);

#endif
