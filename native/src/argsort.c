/*
 * The order of elements, as indices. A key of at most 32 bits is put above its index in one 64-bit integer and
 * those are sorted: equal keys keep their order by that alone. Keys of 64 bits are sorted with their indices
 * beside them, and where the order of equals is to be kept each run of equal keys has its indices sorted
 * afterwards. Indices of complex numbers are merged.
 */
#include "sort_core.h"
#include "sort_lines.h"
#include "sort_merge.h"
#include "sort_order.h"

enum { VALUES_16 = 65536, COUNTED_FROM = 16384 };

/* The strided line a of n elements to n indices; work as baton_argsort_work_bytes() promises. */
typedef void argsort_line(int64_t *out, const char *a, int64_t stride, int64_t n, int64_t kths,
                          const int64_t *kth, int stable, void *work);

/* Keys of few values, least + 0 … least + values - 1, by counting them. */
static void counted(int64_t *out, const int32_t *keys, int64_t n, int32_t least, int32_t values, int64_t *counts)
{
    memset(counts, 0, (size_t)values * sizeof *counts);
    for (int64_t i = 0; i < n; i++) {
        counts[keys[i] - least]++;
    }
    int64_t before = 0;
    for (int32_t v = 0; v < values; v++) {
        int64_t count = counts[v];
        counts[v] = before;
        before += count;
    }
    for (int64_t i = 0; i < n; i++) {
        out[counts[keys[i] - least]++] = i;
    }
}

static void with_values(int64_t *out, int64_t *keys, int64_t n, int64_t kths, const int64_t *kth, int stable)
{
    for (int64_t i = 0; i < n; i++) {
        out[i] = i;
    }
    baton_sort_pairs(keys, out, n, kths, kth);
    if (stable) {
        for (int64_t first = 0, end; first < n; first = end) {
            for (end = first + 1; end < n && keys[end] == keys[first]; end++) {
            }
            if (end - first > 1) {
                baton_sort_i64(out + first, end - first, SORT_ALL, NULL);
            }
        }
    }
}

#define ARGSORT_NARROW(name, type, order, least, values)                                                     \
    static void name(int64_t *out, const char *a, int64_t stride, int64_t n, int64_t kths,                   \
                     const int64_t *kth, int stable, void *work)                                             \
    {                                                                                                        \
        if ((values) > 0 && n >= ((values) <= 256 ? 64 : COUNTED_FROM)) {                                    \
            int32_t *keys = work;                                                                            \
            for (int64_t i = 0; i < n; i++) {                                                                \
                int32_t key = order(*(const type *)(a + i * stride));                                        \
                keys[i] = key < (least) + (values) ? key : (least) + (values)-1;                             \
            }                                                                                                \
            counted(out, keys, n, (least), (values), (int64_t *)work + n);                                   \
            return;                                                                                          \
        }                                                                                                    \
        int64_t *keys = work;                                                                                \
        if (BATON_UNLIKELY(n > INT32_MAX)) {                                                                 \
            for (int64_t i = 0; i < n; i++) {                                                                \
                keys[i] = order(*(const type *)(a + i * stride));                                            \
            }                                                                                                \
            with_values(out, keys, n, kths, kth, stable);                                                    \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            keys[i] = (int64_t)((uint64_t)order(*(const type *)(a + i * stride)) << 32 | (uint64_t)i);       \
        }                                                                                                    \
        baton_sort_i64(keys, n, kths, kth);                                                                  \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            out[i] = keys[i] & 0xffffffff;                                                                   \
        }                                                                                                    \
    }
ARGSORT_NARROW(argsort_bool, uint8_t, order_bool, 0, 256)
ARGSORT_NARROW(argsort_int8, int8_t, order_int8, -128, 256)
ARGSORT_NARROW(argsort_int16, int16_t, order_int16, -32768, VALUES_16)
ARGSORT_NARROW(argsort_uint16, uint16_t, order_uint16, 0, VALUES_16)
/* From -infinity on, and NaN just past infinity: at most VALUES_16 all together. */
ARGSORT_NARROW(argsort_float16, int16_t, order_float16, -0x7c00, 2 * 0x7c00 + 2)
ARGSORT_NARROW(argsort_bfloat16, int16_t, order_bfloat16, -0x7f80, 2 * 0x7f80 + 2)
ARGSORT_NARROW(argsort_int32, int32_t, order_int32, 0, 0)
ARGSORT_NARROW(argsort_uint32, uint32_t, order_uint32, 0, 0)
ARGSORT_NARROW(argsort_float32, int32_t, order_float32, 0, 0)

#define ARGSORT_WIDE(name, type, order)                                                                      \
    static void name(int64_t *out, const char *a, int64_t stride, int64_t n, int64_t kths,                   \
                     const int64_t *kth, int stable, void *work)                                             \
    {                                                                                                        \
        int64_t *keys = work;                                                                                \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            keys[i] = order(*(const type *)(a + i * stride));                                                \
        }                                                                                                    \
        with_values(out, keys, n, kths, kth, stable);                                                        \
    }
ARGSORT_WIDE(argsort_int64, int64_t, order_int64)
ARGSORT_WIDE(argsort_uint64, uint64_t, order_uint64)
ARGSORT_WIDE(argsort_float64, int64_t, order_float64)

/* Indices are compared by the elements at them. */
#define ARGSORT_LESS(i, j) less_element(*(const element *)(a + (i)*stride), *(const element *)(a + (j)*stride))

#define ARGSORT_MERGE(name, type, less)                                                                      \
    static void name(int64_t *out, const char *a, int64_t stride, int64_t n, int64_t kths,                   \
                     const int64_t *kth, int stable, void *work)                                             \
    {                                                                                                        \
        typedef type element;                                                                                \
        int (*const less_element)(element, element) = less;                                                  \
        (void)kths, (void)kth, (void)stable;                                                                 \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            out[i] = i;                                                                                      \
        }                                                                                                    \
        SORT_MERGE_RUNS(int64_t, out, work, n, 1, ARGSORT_LESS);                                             \
    }
ARGSORT_MERGE(argsort_complex64, sort_complex64, sort_less_complex64)
ARGSORT_MERGE(argsort_complex128, sort_complex128, sort_less_complex128)

static const struct {
    argsort_line *sort;
    int itemsize;
} kernels[] = {
    [BATON_BOOL] = {argsort_bool, 1},         [BATON_INT8] = {argsort_int8, 1},
    [BATON_INT16] = {argsort_int16, 2},       [BATON_INT32] = {argsort_int32, 4},
    [BATON_INT64] = {argsort_int64, 8},       [BATON_UINT8] = {argsort_bool, 1},
    [BATON_UINT16] = {argsort_uint16, 2},     [BATON_UINT32] = {argsort_uint32, 4},
    [BATON_UINT64] = {argsort_uint64, 8},     [BATON_FLOAT16] = {argsort_float16, 2},
    [BATON_BFLOAT16] = {argsort_bfloat16, 2}, [BATON_FLOAT32] = {argsort_float32, 4},
    [BATON_FLOAT64] = {argsort_float64, 8},   [BATON_COMPLEX64] = {argsort_complex64, 8},
    [BATON_COMPLEX128] = {argsort_complex128, 16},
};
enum { DTYPES = sizeof kernels / sizeof kernels[0] };

/* A line of indices where the output's do not lie one behind the other; the keys; counts of 16-bit values. */
int64_t BATON_VARIANT_NAME(baton_argsort_work_bytes)(int32_t dtype, int64_t n)
{
    if (dtype < 0 || dtype >= DTYPES || n < 0 || n > (int64_t)1 << 56) {
        return -1;
    }
    return 2 * 8 * n + (kernels[dtype].itemsize <= 2 ? VALUES_16 * 8 : 0) + 64;
}

static int32_t argsort_all_lines(int32_t dtype, const int64_t *loop, int64_t kths, const int64_t *kth,
                                 int stable, void *out, const void *a, void *work)
{
    if (dtype < 0 || dtype >= DTYPES) {
        return BATON_UNSUPPORTED;
    }
    if (loop[0] < 1) {
        return BATON_INVALID;
    }
    struct sort_lines lines;
    const int itemsize[] = {8, kernels[dtype].itemsize};
    if (!sort_lines_first(&lines, 2, loop, itemsize, (char *[]){out, (char *)a})) {
        return BATON_OK;
    }
    int64_t *keys = (int64_t *)work + lines.n;
    do {
        int direct = lines.stride[0] == 8 || lines.n == 1;
        int64_t *indices = direct ? (int64_t *)lines.data[0] : work;
        kernels[dtype].sort(indices, lines.data[1], lines.stride[1], lines.n, kths, kth, stable, keys);
        if (!direct) {
            sort_copy_line(8, lines.n, lines.data[0], lines.stride[0], work, 8);
        }
    } while (sort_lines_next(&lines));
    return BATON_OK;
}

int32_t BATON_VARIANT_NAME(baton_argsort)(int32_t dtype, int32_t kind, const int64_t *loop, void *out,
                                          const void *a, void *work)
{
    return argsort_all_lines(dtype, loop, SORT_ALL, NULL, kind == BATON_SORT_STABLE, out, a, work);
}

int32_t BATON_VARIANT_NAME(baton_argpartition)(int32_t dtype, int64_t kths, const int64_t *kth,
                                               const int64_t *loop, void *out, const void *a, void *work)
{
    return argsort_all_lines(dtype, loop, kths, kth, 0, out, a, work);
}
