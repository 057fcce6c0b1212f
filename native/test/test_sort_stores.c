/* Either way in which AVX-512 writes what it splits, of which a CPU takes one: the core is included here and told which. */
#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC target("avx2,fma,bmi,bmi2,popcnt,avx512f,avx512dq,avx512bw,avx512vl,avx512cd")
#define BATON_VARIANT stores
static int compresses;
#define SORT_COMPRESSES compresses
#include "../src/sort_core.c"

#include <stdlib.h>

#include "check.h"

enum { N = 3000 };

#define BY_KEY(suffix, type)                                                                                 \
    static int by_##suffix(const void *x, const void *y)                                                     \
    {                                                                                                        \
        type a = *(const type *)x, b = *(const type *)y;                                                     \
        return a < b ? -1 : a > b;                                                                           \
    }                                                                                                        \
    static void check_##suffix(int64_t n, int64_t values)                                                    \
    {                                                                                                        \
        static type keys[N], expected[N];                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            keys[i] = expected[i] = (type)((int64_t)(check_random() % (uint64_t)values) - values / 2);       \
        }                                                                                                    \
        qsort(expected, (size_t)n, sizeof *expected, by_##suffix);                                           \
        baton_sort_##suffix(keys, n, SORT_ALL, NULL);                                                        \
        CHECK(memcmp(keys, expected, (size_t)n * sizeof *keys) == 0, "%s, n %lld, %lld values, compresses %d", \
              #suffix, (long long)n, (long long)values, compresses);                                         \
    }
BY_KEY(i32, int32_t)
BY_KEY(i64, int64_t)
BY_KEY(f32, float)
BY_KEY(f64, double)

static void check_pairs(int64_t n, int64_t count)
{
    static int64_t keys[N], values[N], before[N];
    static char seen[N];
    memset(seen, 0, N);
    for (int64_t i = 0; i < n; i++) {
        keys[i] = before[i] = (int64_t)(check_random() % (uint64_t)count);
        values[i] = i;
    }
    baton_sort_pairs(keys, values, n, SORT_ALL, NULL);
    int right = 1;
    for (int64_t i = 0; i < n; i++) {
        right &= (i == 0 || keys[i - 1] <= keys[i]) && before[values[i]] == keys[i] && !seen[values[i]]++;
    }
    CHECK(right, "pairs, n %lld, %lld values, compresses %d", (long long)n, (long long)count, compresses);
}

SUITE(sort_stores)
{
    for (compresses = 0; compresses < 2 && baton_cpu_features() & BATON_CPU_AVX512; compresses++) {
        for (int64_t round = 0; round < 400; round++) {
            int64_t n = round < 300 ? (int64_t)(check_random() % 700) : (int64_t)(check_random() % N);
            int64_t values = round % 4 == 0 ? 7 : 1 << 23;
            check_i32(n, values);
            check_i64(n, values);
            check_f32(n, values);
            check_f64(n, values);
            check_pairs(n, values);
        }
    }
}
#endif
