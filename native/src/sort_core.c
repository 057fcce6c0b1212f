/* The expansions of sort_keys.h. */
#include "sort_core.h"

#include "shuffle.h"
#include "sort_vector.h"

/* Comparators between the rows of a matrix, each list a sorting network (Knuth 5.3.4: 5, 19 and Batcher's 63
 * comparators). */
#define SORT_NETWORK_4 X(0, 1) X(2, 3) X(0, 2) X(1, 3) X(1, 2)
#define SORT_NETWORK_8                                                                                       \
    X(0, 2) X(1, 3) X(4, 6) X(5, 7) X(0, 4) X(1, 5) X(2, 6) X(3, 7) X(0, 1) X(2, 3) X(4, 5) X(6, 7)          \
    X(2, 4) X(3, 5) X(1, 4) X(3, 6) X(1, 2) X(3, 4) X(5, 6)
#define SORT_NETWORK_16                                                                                      \
    X(0, 1) X(2, 3) X(4, 5) X(6, 7) X(8, 9) X(10, 11) X(12, 13) X(14, 15) X(0, 2) X(1, 3) X(4, 6) X(5, 7)    \
    X(8, 10) X(9, 11) X(12, 14) X(13, 15) X(1, 2) X(5, 6) X(9, 10) X(13, 14) X(0, 4) X(1, 5) X(2, 6)         \
    X(3, 7) X(8, 12) X(9, 13) X(10, 14) X(11, 15) X(2, 4) X(3, 5) X(10, 12) X(11, 13) X(1, 2) X(3, 4)        \
    X(5, 6) X(9, 10) X(11, 12) X(13, 14) X(0, 8) X(1, 9) X(2, 10) X(3, 11) X(4, 12) X(5, 13) X(6, 14)        \
    X(7, 15) X(4, 8) X(5, 9) X(6, 10) X(7, 11) X(2, 4) X(3, 5) X(6, 8) X(7, 9) X(10, 12) X(11, 13) X(1, 2)   \
    X(3, 4) X(5, 6) X(7, 8) X(9, 10) X(11, 12) X(13, 14)

/* Samples are keys without values. */
#define SAMPLE_SORT(sample, count) SAMPLE_OF(SAMPLE_SUFFIX, sample, count)
#define SAMPLE_OF(suffix, sample, count) SAMPLE_OF2(suffix, sample, count)
#define SAMPLE_OF2(suffix, sample, count) small_##suffix((part_##suffix){sample, count})
#define SAMPLE_MEDIAN(keys, n) MEDIAN_OF(SAMPLE_SUFFIX, keys, n)
#define MEDIAN_OF(suffix, keys, n) MEDIAN_OF2(suffix, keys, n)
#define MEDIAN_OF2(suffix, keys, n) median_##suffix(keys, n)
enum { SHORT_PART = 2048 }; /* keys */

#define v32_of v32
#define v64_of v64
#define f32_of f32
#define f64_of f64

#define PAIRS 0
#define SMALL_ROWS 16
#define SPLIT_LONG 8
#define SPLIT_SHORT 4

#define KEY int32_t
#define KEY_BYTES 4
#define KEY_MAX INT32_MAX
#define SORT(name) name##_i32
#define SAMPLE_SUFFIX i32
#define VECTOR(name) v32_##name
#define VECTOR_NOT(m) m32_not(m)
#define MASK m32
#include "sort_keys.h"
#undef KEY
#undef KEY_BYTES
#undef KEY_MAX
#undef SORT
#undef SAMPLE_SUFFIX
#undef VECTOR
#undef VECTOR_NOT
#undef MASK

#define KEY float
#define KEY_BYTES 4
#define KEY_MAX INFINITY
#define SORT(name) name##_f32
#define SAMPLE_SUFFIX f32
#define VECTOR(name) f32_##name
#define VECTOR_NOT(m) m32_not(m)
#define MASK m32
#include "sort_keys.h"
#undef KEY
#undef KEY_BYTES
#undef KEY_MAX
#undef SORT
#undef SAMPLE_SUFFIX
#undef VECTOR
#undef VECTOR_NOT
#undef MASK

#define KEY double
#define KEY_BYTES 8
#define KEY_MAX INFINITY
#define SORT(name) name##_f64
#define SAMPLE_SUFFIX f64
#define VECTOR(name) f64_##name
#define VECTOR_NOT(m) m64_not(m)
#define MASK m64
#include "sort_keys.h"
#undef KEY
#undef KEY_BYTES
#undef KEY_MAX
#undef SORT
#undef SAMPLE_SUFFIX
#undef VECTOR
#undef VECTOR_NOT
#undef MASK

#define KEY int64_t
#define KEY_BYTES 8
#define KEY_MAX INT64_MAX
#define SORT(name) name##_i64
#define SAMPLE_SUFFIX i64
#define VECTOR(name) v64_##name
#define VECTOR_NOT(m) m64_not(m)
#define MASK m64
#include "sort_keys.h"
#undef PAIRS
#undef SMALL_ROWS
#undef SPLIT_LONG
#undef SPLIT_SHORT
#undef SORT

#define PAIRS 1
#define SMALL_ROWS 8
#define SPLIT_LONG 4
#define SPLIT_SHORT 1
#define SORT(name) name##_pairs
#include "sort_keys.h"

#define SORT_ALL_OF(suffix, key)                                                                             \
    void baton_sort_##suffix(key *keys, int64_t n, int64_t kths, const int64_t *kth)                         \
    {                                                                                                        \
        parts_##suffix((part_##suffix){keys, n}, 0, kths, kth, depth_##suffix(n));                           \
    }
SORT_ALL_OF(i32, int32_t)
SORT_ALL_OF(i64, int64_t)
SORT_ALL_OF(f32, float)
SORT_ALL_OF(f64, double)

/* The largest keys go to the end first, for a small part is padded with keys as large: their values could not
 * be told from the padding's. */
void baton_sort_pairs(int64_t *keys, int64_t *values, int64_t n, int64_t kths, const int64_t *kth)
{
    int64_t largest = 0;
    for (int64_t i = 0; i < n; i++) {
        largest += keys[i] == INT64_MAX;
    }
    part_pairs part = {keys, values, n - largest};
    for (int64_t i = 0, j = n - 1; largest > 0 && i < part.n; i++) {
        if (keys[i] == INT64_MAX) {
            for (; keys[j] == INT64_MAX; j--) {
            }
            swap_pairs(part, i, j);
        }
    }
    parts_pairs(part, 0, kths, kth, depth_pairs(n));
}
