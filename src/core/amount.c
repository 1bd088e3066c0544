#include "core/amount.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide_int;

/* Amounts with d decimals are multiples of units[d]; the constant divides evenly. */
static const tb_amount units[] = {TB_ONE, TB_ONE / 10, TB_ONE / 100, TB_ONE / 1000};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool amount_parse(const char *s, tb_amount *out)
{
    bool minus = *s == '-';
    tb_amount v = 0;
    int decimals = 0;

    if (*s == '-' || *s == '+')
        s++;
    if (!is_digit(*s))
        return false;
    for (; is_digit(*s); s++) {
        v = v * 10 + (*s - '0') * TB_ONE;
        if (v > TB_AMOUNT_MAX)
            return false;
    }
    if (*s == '.') {
        if (!is_digit(s[1]))
            return false;
        for (s++; is_digit(*s) && decimals < 3; s++)
            v += (*s - '0') * units[++decimals];
    }
    if (*s || v > TB_AMOUNT_MAX)
        return false;
    *out = minus ? -v : v;
    return true;
}

tb_amount amount_round(tb_amount a, int decimals)
{
    tb_amount unit = units[decimals < 0 ? 0 : decimals > 3 ? 3 : decimals];
    tb_amount rest = a % unit;

    a -= rest;
    if (rest >= unit - rest)
        a += unit;
    else if (-rest >= unit + rest)
        a -= unit;
    return a;
}

char *amount_format(tb_amount a, int decimals, char out[static 32])
{
    int places = decimals < 0 || decimals > 3 ? 3 : decimals;
    uint64_t v;
    int n;

    a = amount_round(a, places);
    v = a < 0 ? -(uint64_t)a : (uint64_t)a;
    n = snprintf(out, 32, "%s%llu.%03llu", a < 0 ? "-" : "",
                 (unsigned long long)(v / (uint64_t)TB_ONE),
                 (unsigned long long)(v % (uint64_t)TB_ONE / (uint64_t)units[3]));
    n -= 3 - places; /* these are zeros now */
    while (decimals < 0 && out[n - 1] == '0')
        n--;
    out[out[n - 1] == '.' ? n - 1 : n] = '\0';
    return out;
}

static tb_amount held(wide_int v)
{
    return v > TB_AMOUNT_HELD    ? TB_AMOUNT_HELD
           : v < -TB_AMOUNT_HELD ? -TB_AMOUNT_HELD
                                 : (tb_amount)v;
}

tb_amount amount_mul_div(tb_amount a, int64_t num, int64_t den)
{
    wide_int v = (wide_int)a * num, d = den, q;

    assert(den != 0);
    if (d < 0) {
        v = -v;
        d = -d;
    }
    q = v >= 0 ? (v + d / 2) / d : -((-v + d / 2) / d);
    return held(q);
}

tb_amount amount_ceil_whole(tb_amount a)
{
    tb_amount rest = a % TB_ONE;

    if (rest == 0)
        return a;
    return a - rest + (rest > 0 ? TB_ONE : -TB_ONE);
}

tb_amount amount_share(tb_amount a, int i, int n)
{
    assert(n > 0 && i >= 0 && i < n);
    return a / n + (i == 0 ? a % n : 0);
}

tb_amount amount_ratio(tb_amount a, int64_t num, int64_t den)
{
    wide_int v = (wide_int)a * num / den;

    return held(v);
}
