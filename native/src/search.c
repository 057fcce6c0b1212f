/*
 * Searching sorted elements, finding where runs of equal ones begin, and counting into bins.
 *
 * A binary search without branches, of KEYS keys at once: each step loads one element for every key, so that
 * the loads are under way together (and are one gather where the CPU has it).
 */
#include "loop.h"
#include "sort_order.h"

enum { KEYS = 16 };

struct searched {
    const void *a;
    const int64_t *sorter;
    int64_t n;
};

/* before(x, key): whether x stands before where the key is to be put. */
#define SEARCH_KEYS(name, type, before, element)                                                             \
    BATON_INLINE void name(const struct searched *in, const type *key, int64_t *found)                       \
    {                                                                                                        \
        const type *a = in->a;                                                                               \
        const int64_t *sorter = in->sorter;                                                                  \
        int64_t base[KEYS] = {0}, left = in->n;                                                              \
        (void)sorter;                                                                                        \
        for (; left > 1; left -= left / 2) {                                                                 \
            int64_t half = left / 2;                                                                         \
            for (int k = 0; k < KEYS; k++) {                                                                 \
                base[k] += before(a[element(base[k] + half - 1)], key[k]) ? half : 0;                        \
            }                                                                                                \
        }                                                                                                    \
        for (int k = 0; k < KEYS; k++) {                                                                     \
            found[k] = base[k] + (left > 0 && before(a[element(base[k])], key[k]));                          \
        }                                                                                                    \
    }
#define DIRECT(i) i
#define SORTED(i) sorter[i]

#define SEARCH_RUN(name, keys, type)                                                                         \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        type key[KEYS] = {0};                                                                                \
        int64_t found[KEYS];                                                                                 \
        for (int64_t i = 0; i < n; i += KEYS) {                                                              \
            int count = n - i < KEYS ? (int)(n - i) : KEYS;                                                  \
            for (int k = 0; k < count; k++) {                                                                \
                key[k] = *(const type *)(data[1] + (i + k) * stride[1]);                                     \
            }                                                                                                \
            keys(context, key, found);                                                                       \
            for (int k = 0; k < count; k++) {                                                                \
                *(int64_t *)(data[0] + (i + k) * stride[0]) = found[k];                                      \
            }                                                                                                \
        }                                                                                                    \
    }

/* The least place, and the greatest, directly and through a sorter. */
#define SEARCH(name, type, left, right)                                                                      \
    SEARCH_KEYS(name##_left_keys, type, left, DIRECT)                                                        \
    SEARCH_KEYS(name##_right_keys, type, right, DIRECT)                                                      \
    SEARCH_KEYS(name##_left_keys_by, type, left, SORTED)                                                     \
    SEARCH_KEYS(name##_right_keys_by, type, right, SORTED)                                                   \
    SEARCH_RUN(name##_left, name##_left_keys, type)                                                          \
    SEARCH_RUN(name##_right, name##_right_keys, type)                                                        \
    SEARCH_RUN(name##_left_by, name##_left_keys_by, type)                                                    \
    SEARCH_RUN(name##_right_by, name##_right_keys_by, type)

#define LESS(x, y) ((x) < (y))
#define NOT_MORE(x, y) ((x) <= (y))
#define FLOAT_LESS(x, y) ((x) < (y) || ((y) != (y) && (x) == (x)))
#define FLOAT_NOT_MORE(x, y) ((x) <= (y) || (y) != (y))
#define FLOAT16_LESS(x, y) (order_float16(x) < order_float16(y))
#define FLOAT16_NOT_MORE(x, y) (order_float16(x) <= order_float16(y))
#define BFLOAT16_LESS(x, y) (order_bfloat16(x) < order_bfloat16(y))
#define BFLOAT16_NOT_MORE(x, y) (order_bfloat16(x) <= order_bfloat16(y))
#define COMPLEX64_NOT_MORE(x, y) (!sort_less_complex64(y, x))
#define COMPLEX128_NOT_MORE(x, y) (!sort_less_complex128(y, x))

SEARCH(search_int8, int8_t, LESS, NOT_MORE)
SEARCH(search_int16, int16_t, LESS, NOT_MORE)
SEARCH(search_int32, int32_t, LESS, NOT_MORE)
SEARCH(search_int64, int64_t, LESS, NOT_MORE)
SEARCH(search_uint8, uint8_t, LESS, NOT_MORE)
SEARCH(search_uint16, uint16_t, LESS, NOT_MORE)
SEARCH(search_uint32, uint32_t, LESS, NOT_MORE)
SEARCH(search_uint64, uint64_t, LESS, NOT_MORE)
SEARCH(search_float16, int16_t, FLOAT16_LESS, FLOAT16_NOT_MORE)
SEARCH(search_bfloat16, int16_t, BFLOAT16_LESS, BFLOAT16_NOT_MORE)
SEARCH(search_float32, float, FLOAT_LESS, FLOAT_NOT_MORE)
SEARCH(search_float64, double, FLOAT_LESS, FLOAT_NOT_MORE)
SEARCH(search_complex64, sort_complex64, sort_less_complex64, COMPLEX64_NOT_MORE)
SEARCH(search_complex128, sort_complex128, sort_less_complex128, COMPLEX128_NOT_MORE)

/* ---- runs of equal elements ---------------------------------------------------------------------------- */

typedef void run_starts(int64_t n, const void *a, int nans_equal, uint8_t *out);

#define STARTS(name, type, same)                                                                             \
    static void name(int64_t n, const void *elements, int nans_equal, uint8_t *out)                          \
    {                                                                                                        \
        const type *a = elements;                                                                            \
        (void)nans_equal;                                                                                    \
        out[0] = 1;                                                                                          \
        for (int64_t i = 1; i < n; i++) {                                                                    \
            out[i] = !(same(a[i - 1], a[i]));                                                                \
        }                                                                                                    \
    }
#define SAME(x, y) ((x) == (y))
#define FLOAT_SAME(x, y) ((x) == (y) || (nans_equal && (x) != (x) && (y) != (y)))
#define FLOAT16_SAME(x, y) (order_float16(x) == order_float16(y) && (nans_equal || !nan_float16(x)))
#define BFLOAT16_SAME(x, y) (order_bfloat16(x) == order_bfloat16(y) && (nans_equal || !nan_bfloat16(x)))
#define COMPLEX_NAN(x) ((x).re != (x).re || (x).im != (x).im)
#define COMPLEX_SAME(x, y)                                                                                   \
    (((x).re == (y).re && (x).im == (y).im) || (nans_equal && COMPLEX_NAN(x) && COMPLEX_NAN(y)))
STARTS(starts_8, uint8_t, SAME)
STARTS(starts_16, uint16_t, SAME)
STARTS(starts_32, uint32_t, SAME)
STARTS(starts_64, uint64_t, SAME)
STARTS(starts_float16, int16_t, FLOAT16_SAME)
STARTS(starts_bfloat16, int16_t, BFLOAT16_SAME)
STARTS(starts_float32, float, FLOAT_SAME)
STARTS(starts_float64, double, FLOAT_SAME)
STARTS(starts_complex64, sort_complex64, COMPLEX_SAME)
STARTS(starts_complex128, sort_complex128, COMPLEX_SAME)

/* ---- the families -------------------------------------------------------------------------------------- */

#define ROW(name, starts, itemsize)                                                                          \
    {                                                                                                        \
        {{name##_left, name##_left_by}, {name##_right, name##_right_by}}, starts, itemsize                   \
    }
static const struct {
    baton_run *search[2][2]; /* [right][by a sorter] */
    run_starts *starts;
    int itemsize;
} kernels[] = {
    [BATON_BOOL] = ROW(search_uint8, starts_8, 1),
    [BATON_INT8] = ROW(search_int8, starts_8, 1),
    [BATON_INT16] = ROW(search_int16, starts_16, 2),
    [BATON_INT32] = ROW(search_int32, starts_32, 4),
    [BATON_INT64] = ROW(search_int64, starts_64, 8),
    [BATON_UINT8] = ROW(search_uint8, starts_8, 1),
    [BATON_UINT16] = ROW(search_uint16, starts_16, 2),
    [BATON_UINT32] = ROW(search_uint32, starts_32, 4),
    [BATON_UINT64] = ROW(search_uint64, starts_64, 8),
    [BATON_FLOAT16] = ROW(search_float16, starts_float16, 2),
    [BATON_BFLOAT16] = ROW(search_bfloat16, starts_bfloat16, 2),
    [BATON_FLOAT32] = ROW(search_float32, starts_float32, 4),
    [BATON_FLOAT64] = ROW(search_float64, starts_float64, 8),
    [BATON_COMPLEX64] = ROW(search_complex64, starts_complex64, 8),
    [BATON_COMPLEX128] = ROW(search_complex128, starts_complex128, 16),
};
enum { DTYPES = sizeof kernels / sizeof kernels[0] };

int32_t BATON_VARIANT_NAME(baton_searchsorted)(int32_t dtype, int32_t right, int64_t n, const void *a,
                                               const int64_t *sorter, const int64_t *loop, void *out,
                                               const void *v)
{
    if (dtype < 0 || dtype >= DTYPES) {
        return BATON_UNSUPPORTED;
    }
    const int itemsize[] = {8, kernels[dtype].itemsize};
    const struct searched in = {a, sorter, n};
    struct baton_loop lines;
    lines.data[0] = out;
    lines.data[1] = (char *)v;
    if (baton_loop_read(&lines, 2, BATON_FREE_ORDER, loop, itemsize) > 0) {
        baton_loop_run(&lines, kernels[dtype].search[right != 0][sorter != NULL], &in);
    }
    return BATON_OK;
}

int32_t BATON_VARIANT_NAME(baton_run_starts)(int32_t dtype, int32_t nans_equal, int64_t n, const void *a,
                                             uint8_t *out)
{
    if (dtype < 0 || dtype >= DTYPES) {
        return BATON_UNSUPPORTED;
    }
    if (n > 0) {
        kernels[dtype].starts(n, a, nans_equal, out);
    }
    return BATON_OK;
}

int32_t BATON_VARIANT_NAME(baton_bincount)(int64_t n, const int64_t *bins, const double *weights, void *out)
{
    if (weights == NULL) {
        int64_t *counts = out;
        for (int64_t i = 0; i < n; i++) {
            counts[bins[i]]++;
        }
    } else {
        double *sums = out;
        for (int64_t i = 0; i < n; i++) {
            sums[bins[i]] += weights[i];
        }
    }
    return BATON_OK;
}

/* The bin is computed by a division and set right by the edges, which decide. */
int32_t BATON_VARIANT_NAME(baton_histogram)(int64_t n, const double *a, const double *weights, int64_t bins,
                                            const double *edges, void *out)
{
    if (bins < 1) {
        return BATON_INVALID;
    }
    double first = edges[0], last = edges[bins], width = last - first;
    int64_t *counts = out;
    double *sums = out;
    for (int64_t i = 0; i < n; i++) {
        double x = a[i];
        if (!(x >= first && x <= last)) {
            continue;
        }
        int64_t bin = (int64_t)((x - first) / width * (double)bins);
        bin = bin >= bins ? bins - 1 : bin < 0 ? 0 : bin;
        bin -= x < edges[bin];
        bin += x >= edges[bin + 1] && bin != bins - 1;
        if (weights == NULL) {
            counts[bin]++;
        } else {
            sums[bin] += weights[i];
        }
    }
    return BATON_OK;
}
