/* The way out of splits that stay uneven, which takes a sequence made against the pivots to get to: the core is
 * included here and told to give up after a few splits. */
#define BATON_VARIANT fallback
#include "../src/sort_core.c"

#include <stdlib.h>

#include "check.h"

static int by_key(const void *x, const void *y)
{
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return a < b ? -1 : a > b;
}

SUITE(sort_fallback)
{
    enum { N = 1000 };
    static int64_t keys[N], pairs[N], values[N], before[N], expected[N];
    static int32_t narrow[N];
    static float singles[N];
    static double doubles[N];
    for (int depth = 0; depth < 4; depth++) {
        for (int64_t n = 0; n <= N; n = n * 2 + 1) {
            for (int64_t i = 0; i < n; i++) {
                keys[i] = pairs[i] = before[i] = expected[i] = (int64_t)(check_random() % 500) - 250;
                narrow[i] = (int32_t)keys[i];
                singles[i] = (float)keys[i];
                doubles[i] = (double)keys[i];
                values[i] = i;
            }
            qsort(expected, (size_t)n, sizeof *expected, by_key);
            parts_i64((part_i64){keys, n}, 0, SORT_ALL, NULL, depth);
            parts_i32((part_i32){narrow, n}, 0, SORT_ALL, NULL, depth);
            parts_f32((part_f32){singles, n}, 0, SORT_ALL, NULL, depth);
            parts_f64((part_f64){doubles, n}, 0, SORT_ALL, NULL, depth);
            parts_pairs((part_pairs){pairs, values, n}, 0, SORT_ALL, NULL, depth);
            int right = 1;
            for (int64_t i = 0; i < n; i++) {
                right &= keys[i] == expected[i] && narrow[i] == expected[i] && pairs[i] == expected[i] &&
                         before[values[i]] == expected[i] && singles[i] == expected[i] && doubles[i] == expected[i];
            }
            CHECK(right, "n %lld, depth %d", (long long)n, depth);
        }
    }
}
