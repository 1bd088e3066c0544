/* What every unit test needs: cmocka, and what it wants included before itself. */
#ifndef TB_TEST_UNIT_H
#define TB_TEST_UNIT_H

/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#define COUNT(a) (sizeof(a) / sizeof *(a))

#endif
