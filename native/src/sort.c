/*
 * Sorting and partitioning values. Integers that are equal cannot be told apart, so that any sort of them is a
 * stable one; of floats only NaNs and zeros can: NaNs go to the end first, and zeros are given their signs afterwards.
 * What remains is sorting by counting (8 and 16 bits) or by sort_core.c (32 and 64 bits). Complex numbers are merged.
 */
#include "sort_core.h"
#include "sort_lines.h"
#include "sort_merge.h"
#include "sort_order.h"

enum { VALUES_16 = 65536, COUNTED_FROM = 131072 };

/* A line of n elements; work is what sort_work_bytes() promises. kths may be SORT_ALL. */
typedef void sort_line(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work);

static int64_t rounded(int64_t bytes) { return (bytes + 63) & ~(int64_t)63; }

/* ---- by counting --------------------------------------------------------------------------------------- */

/* first is what the smallest element has for bits. */
static void count_8(uint8_t *line, int64_t n, int first)
{
    int64_t counts[4][256] = {{0}}, i = 0;
    for (; i + 4 <= n; i += 4) { /* four counts, so that equal neighbours do not wait for each other */
        counts[0][line[i]]++;
        counts[1][line[i + 1]]++;
        counts[2][line[i + 2]]++;
        counts[3][line[i + 3]]++;
    }
    for (; i < n; i++) {
        counts[0][line[i]]++;
    }
    for (int v = 0; v < 256; v++) {
        int bits = (v + first) & 255;
        int64_t count = counts[0][bits] + counts[1][bits] + counts[2][bits] + counts[3][bits];
        if (count > 0) {
            memset(line, bits, (size_t)count);
            line += count;
        }
    }
}

static void sort_bool(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)
{
    (void)kths, (void)kth, (void)stable, (void)work;
    count_8(line, n, 0);
}

static void sort_int8(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)
{
    (void)kths, (void)kth, (void)stable, (void)work;
    count_8(line, n, 128);
}

/* Signed 16-bit keys: as 32-bit ones where there are too few for a count of every value, or few ranks count. */
static void sort_keys_16(int16_t *keys, int64_t n, int64_t kths, const int64_t *kth, void *work)
{
    if (n < COUNTED_FROM || kths != SORT_ALL) {
        int32_t *wide = work;
        for (int64_t i = 0; i < n; i++) {
            wide[i] = keys[i];
        }
        baton_sort_i32(wide, n, kths, kth);
        for (int64_t i = 0; i < n; i++) {
            keys[i] = (int16_t)wide[i];
        }
        return;
    }
    int64_t *counts = work;
    memset(counts, 0, VALUES_16 * sizeof *counts);
    for (int64_t i = 0; i < n; i++) {
        counts[(uint16_t)keys[i]]++;
    }
    for (int v = INT16_MIN; v <= INT16_MAX; v++) {
        for (int64_t count = counts[(uint16_t)v]; count > 0; count--) {
            *keys++ = (int16_t)v;
        }
    }
}

static void sort_int16(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)
{
    (void)stable;
    sort_keys_16(line, n, kths, kth, work);
}

static void sort_int32(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)
{
    (void)stable, (void)work;
    baton_sort_i32(line, n, kths, kth);
}

static void sort_int64(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)
{
    (void)stable, (void)work;
    baton_sort_i64(line, n, kths, kth);
}

#define SORT_UNSIGNED(name, type, bits, sort)                                                                \
    static void name(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)        \
    {                                                                                                        \
        u##type *values = line;                                                                              \
        (void)stable, (void)work;                                                                            \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            values[i] ^= (u##type)1 << (bits - 1);                                                           \
        }                                                                                                    \
        sort;                                                                                                \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            values[i] ^= (u##type)1 << (bits - 1);                                                           \
        }                                                                                                    \
    }
SORT_UNSIGNED(sort_uint16, int16_t, 16, sort_keys_16(line, n, kths, kth, work))
SORT_UNSIGNED(sort_uint32, int32_t, 32, baton_sort_i32(line, n, kths, kth))
SORT_UNSIGNED(sort_uint64, int64_t, 64, baton_sort_i64(line, n, kths, kth))

/* Floats of 16 bits as integers. */
static void sort_halves(int16_t *keys, int64_t n, int64_t kths, const int64_t *kth, void *work)
{
    for (int64_t i = 0; i < n; i++) {
        keys[i] = turned_16(keys[i]);
    }
    sort_keys_16(keys, n, kths, kth, work);
    for (int64_t i = 0; i < n; i++) {
        keys[i] = turned_16(keys[i]);
    }
}

/*
 * Floats, looked at as integers of their bits but for the sort itself. work: the NaNs, or a byte for every zero with its
 * sign, then what the sort needs. Where the order of equals is not to be kept, negative zeros come first.
 */
#define SORT_FLOAT(name, nan, type, bits, sort)                                                              \
    static int64_t name##_nans_last(type *keys, int64_t n, type *nans)                                       \
    {                                                                                                        \
        int64_t numbers = 0;                                                                                 \
        int any = 0;                                                                                         \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            any |= nan(keys[i]);                                                                             \
        }                                                                                                    \
        if (!any) {                                                                                          \
            return n;                                                                                        \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            type key = keys[i];                                                                              \
            int is = nan(key);                                                                               \
            nans[i - numbers] = key;                                                                         \
            keys[numbers] = key;                                                                             \
            numbers += !is;                                                                                  \
        }                                                                                                    \
        memcpy(keys + numbers, nans, (size_t)(n - numbers) * sizeof *keys);                                  \
        return numbers;                                                                                      \
    }                                                                                                        \
    /* The signs of zeros in their order; returns how many are negative. */                                  \
    static int64_t name##_signs(const type *keys, int64_t n, uint8_t *signs)                                 \
    {                                                                                                        \
        int64_t zeros = 0, negative_zeros = 0;                                                               \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            int negative = keys[i] == (type)((u##type)1 << (bits - 1));                                      \
            signs[zeros] = (uint8_t)negative;                                                                \
            zeros += negative | (keys[i] == 0);                                                              \
            negative_zeros += negative;                                                                      \
        }                                                                                                    \
        return negative_zeros;                                                                               \
    }                                                                                                        \
    /* Gives the zeros among sorted keys the signs, or the negative ones the first places where there are none. */ \
    static void name##_zeros(type *keys, int64_t n, const uint8_t *signs)                                    \
    {                                                                                                        \
        const type minus = (type)((u##type)1 << (bits - 1));                                                 \
        int64_t first = 0, zeros = 0, negative_zeros = 0;                                                    \
        for (int64_t count = n; count > 0;) {                                                                \
            int64_t half = count / 2;                                                                        \
            int below = keys[first + half] < 0 && keys[first + half] != minus;                               \
            first += below ? half + 1 : 0;                                                                   \
            count = below ? count - half - 1 : half;                                                         \
        }                                                                                                    \
        for (; first + zeros < n && (keys[first + zeros] & ~minus) == 0; zeros++) {                          \
            negative_zeros += keys[first + zeros] != 0;                                                      \
        }                                                                                                    \
        for (int64_t i = 0; i < zeros && negative_zeros > 0; i++) {                                          \
            keys[first + i] = (signs != NULL ? signs[i] : i < negative_zeros) ? minus : 0;                   \
        }                                                                                                    \
    }                                                                                                        \
    static void name(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)        \
    {                                                                                                        \
        void *more __attribute__((unused)) = (char *)work + rounded(n * (int64_t)sizeof(type));              \
        int64_t numbers = name##_nans_last(line, n, work);                                                   \
        int signs = stable && name##_signs(line, numbers, work) > 0;                                         \
        sort;                                                                                                \
        if (kths == SORT_ALL) {                                                                              \
            name##_zeros(line, numbers, signs ? work : NULL);                                                \
        }                                                                                                    \
    }
SORT_FLOAT(sort_float16, nan_float16, int16_t, 16, sort_halves(line, numbers, kths, kth, more))
SORT_FLOAT(sort_bfloat16, nan_bfloat16, int16_t, 16, sort_halves(line, numbers, kths, kth, more))
SORT_FLOAT(sort_float32, nan_float32, int32_t, 32, baton_sort_f32(line, numbers, kths, kth))
SORT_FLOAT(sort_float64, nan_float64, int64_t, 64, baton_sort_f64(line, numbers, kths, kth))

/*
 * Quickselect: the parts that no rank is in stay as they are, what is small or does not get smaller is sorted. Ranks
 * are counted from the first of the whole line, base is the part's. The split has no branch: what is not to go left
 * changes places with itself in effect.
 */
#define SORT_SPLIT(type, values, n, left, condition)                                                         \
    for (int64_t i = 0; i < n; i++) {                                                                        \
        type x = values[i];                                                                                  \
        int goes = condition;                                                                                \
        values[i] = values[left];                                                                            \
        values[left] = x;                                                                                    \
        left += goes;                                                                                        \
    }
#define SORT_SELECT(name, type, less)                                                                        \
    static void name##_some(type *values, int64_t n, int64_t base, int64_t kths, const int64_t *kth,         \
                            int depth, void *work)                                                           \
    {                                                                                                        \
        for (;; depth--) {                                                                                   \
            for (; kths > 0 && kth[0] < base; kths--) {                                                      \
                kth++;                                                                                       \
            }                                                                                                \
            while (kths > 0 && kth[kths - 1] >= base + n) {                                                  \
                kths--;                                                                                      \
            }                                                                                                \
            if (kths == 0) {                                                                                 \
                return;                                                                                      \
            }                                                                                                \
            if (n <= 32 || depth == 0) {                                                                     \
                name##_all(values, n, work);                                                                 \
                return;                                                                                      \
            }                                                                                                \
            type sample[9];                                                                                  \
            for (int64_t i = 0; i < 9; i++) {                                                                \
                sample[i] = values[i * (n / 9)];                                                             \
            }                                                                                                \
            name##_all(sample, 9, NULL);                                                                     \
            type pivot = sample[4];                                                                          \
            int64_t left = 0;                                                                                \
            SORT_SPLIT(type, values, n, left, less(x, pivot))                                                \
            if (left == 0) { /* the smallest ones then, which are equal */                                   \
                SORT_SPLIT(type, values, n, left, !less(pivot, x))                                           \
            } else {                                                                                         \
                name##_some(values, left, base, kths, kth, depth - 1, work);                                 \
            }                                                                                                \
            values += left;                                                                                  \
            base += left;                                                                                    \
            n -= left;                                                                                       \
        }                                                                                                    \
    }

/* Runs of 16 by insertion, then merged. */
#define SORT_MERGE(name, type, less)                                                                         \
    static void name##_all(type *values, int64_t n, void *work)                                              \
    {                                                                                                        \
        for (int64_t first = 0; first < n; first += 16) {                                                    \
            int64_t end = n - first < 16 ? n : first + 16;                                                   \
            for (int64_t i = first + 1; i < end; i++) {                                                      \
                type x = values[i];                                                                          \
                int64_t j = i;                                                                               \
                for (; j > first && less(x, values[j - 1]); j--) {                                           \
                    values[j] = values[j - 1];                                                               \
                }                                                                                            \
                values[j] = x;                                                                               \
            }                                                                                                \
        }                                                                                                    \
        SORT_MERGE_RUNS(type, values, work, n, 16, less);                                                    \
    }                                                                                                        \
    SORT_SELECT(name, type, less)                                                                            \
    static void name(void *line, int64_t n, int64_t kths, const int64_t *kth, int stable, void *work)        \
    {                                                                                                        \
        (void)stable;                                                                                        \
        if (kths == SORT_ALL) {                                                                              \
            name##_all(line, n, work);                                                                       \
        } else {                                                                                             \
            name##_some(line, n, 0, kths, kth, n < 2 ? 1 : 2 * (64 - __builtin_clzll((uint64_t)n)), work);   \
        }                                                                                                    \
    }
SORT_MERGE(sort_complex64_line, sort_complex64, sort_less_complex64)
SORT_MERGE(sort_complex128_line, sort_complex128, sort_less_complex128)

/* ---- the family ---------------------------------------------------------------------------------------- */

static const struct {
    sort_line *sort;
    int itemsize;
} kernels[] = {
    [BATON_BOOL] = {sort_bool, 1},        [BATON_INT8] = {sort_int8, 1},
    [BATON_INT16] = {sort_int16, 2},      [BATON_INT32] = {sort_int32, 4},
    [BATON_INT64] = {sort_int64, 8},      [BATON_UINT8] = {sort_bool, 1},
    [BATON_UINT16] = {sort_uint16, 2},    [BATON_UINT32] = {sort_uint32, 4},
    [BATON_UINT64] = {sort_uint64, 8},    [BATON_FLOAT16] = {sort_float16, 2},
    [BATON_BFLOAT16] = {sort_bfloat16, 2}, [BATON_FLOAT32] = {sort_float32, 4},
    [BATON_FLOAT64] = {sort_float64, 8},  [BATON_COMPLEX64] = {sort_complex64_line, 8},
    [BATON_COMPLEX128] = {sort_complex128_line, 16},
};
enum { DTYPES = sizeof kernels / sizeof kernels[0] };

/* A line that does not lie one behind the other is sorted in a copy; then the NaNs, signs and counts, or the
 * other half of a merge. */
int64_t BATON_VARIANT_NAME(baton_sort_work_bytes)(int32_t dtype, int64_t n)
{
    if (dtype < 0 || dtype >= DTYPES || n < 0 || n > (int64_t)1 << 56) {
        return -1;
    }
    int itemsize = kernels[dtype].itemsize;
    int64_t wide = itemsize != 2 ? 0 : n * 4; /* and no fewer than counts take, from COUNTED_FROM on */
    return 2 * rounded(n * itemsize) + wide + 64;
}

static int32_t sort_all_lines(int32_t dtype, const int64_t *loop, int64_t kths, const int64_t *kth, int stable,
                              void *a, void *work)
{
    if (dtype < 0 || dtype >= DTYPES) {
        return BATON_UNSUPPORTED;
    }
    if (loop[0] < 1) {
        return BATON_INVALID;
    }
    int itemsize = kernels[dtype].itemsize;
    struct sort_lines lines;
    if (!sort_lines_first(&lines, 1, loop, &itemsize, (char *[]){a})) {
        return BATON_OK;
    }
    char *more = (char *)work + rounded(lines.n * itemsize);
    do {
        if (lines.stride[0] == itemsize || lines.n == 1) {
            kernels[dtype].sort(lines.data[0], lines.n, kths, kth, stable, more);
        } else {
            sort_copy_line(itemsize, lines.n, work, itemsize, lines.data[0], lines.stride[0]);
            kernels[dtype].sort(work, lines.n, kths, kth, stable, more);
            sort_copy_line(itemsize, lines.n, lines.data[0], lines.stride[0], work, itemsize);
        }
    } while (sort_lines_next(&lines));
    return BATON_OK;
}

int32_t BATON_VARIANT_NAME(baton_sort)(int32_t dtype, int32_t kind, const int64_t *loop, void *a, void *work)
{
    return sort_all_lines(dtype, loop, SORT_ALL, NULL, kind == BATON_SORT_STABLE, a, work);
}

int32_t BATON_VARIANT_NAME(baton_partition)(int32_t dtype, int64_t kths, const int64_t *kth, const int64_t *loop,
                                            void *a, void *work)
{
    return sort_all_lines(dtype, loop, kths, kth, 0, a, work);
}
