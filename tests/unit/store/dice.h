/* Random numbers that are the same in every run. */
#ifndef TB_TESTS_STORE_DICE_H
#define TB_TESTS_STORE_DICE_H

#include <stdint.h>

static uint32_t dice_seed = 20180626;

static inline int dice(int n)
{
    dice_seed = dice_seed * 1664525u + 1013904223u;
    return (int)((uint64_t)(dice_seed >> 8) * (uint64_t)n >> 24);
}

#endif
