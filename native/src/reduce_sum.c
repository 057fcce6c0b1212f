/*
 * Sums and products. Integers wrap, so that their order is free; sums of floating-point numbers are pairwise;
 * products are in the elements' order, as NumPy's are: another one would overflow where that does not.
 */
#include "reduce.h"

#include <complex.h>

#define REAL double
#include "pairwise.h"
#undef REAL
#define REAL float
#include "pairwise.h"
#undef REAL

#define ADD(x, y) ((x) + (y))
#define MULTIPLY(x, y) ((x) * (y))

/* ---- integers: signed ones wrap as unsigned ones do ---------------------------------------------------- */

#define INTEGERS(BITS)                                                                                       \
    BATON_STREAM_REDUCER(add_##BITS, uint##BITS##_t, ADD)                                                    \
    BATON_STREAM_REDUCER(multiply_##BITS, uint##BITS##_t, MULTIPLY_##BITS)

/* Not in int, in which a product of two uint16_t overflows. */
#define MULTIPLY_8(x, y) ((uint8_t)((unsigned)(x) * (unsigned)(y)))
#define MULTIPLY_16(x, y) ((uint16_t)((unsigned)(x) * (unsigned)(y)))
#define MULTIPLY_32 MULTIPLY
#define MULTIPLY_64 MULTIPLY
INTEGERS(8)
INTEGERS(16)
INTEGERS(32)
INTEGERS(64)

/* Sums that widen while they read: the sign is extended, then they wrap. */
#define WIDE_ADD(x, y) ((x) + (uint64_t)(y))
#define WIDE(NAME, T)                                                                                        \
    BATON_STREAM_LINE(NAME, uint64_t, T, WIDE_ADD)                                                           \
    BATON_COMBINE(NAME, uint64_t, T, WIDE_ADD)                                                               \
    BATON_PLANE(NAME, uint64_t, T, WIDE_ADD)
WIDE(wide_i8, int8_t)
WIDE(wide_i16, int16_t)
WIDE(wide_i32, int32_t)
WIDE(wide_u8, uint8_t)
WIDE(wide_u16, uint16_t)
WIDE(wide_u32, uint32_t)

/* ---- real numbers -------------------------------------------------------------------------------------- */

#define REALS(NAME, T)                                                                                       \
    static void add_##NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                           \
    {                                                                                                        \
        const T *p = (const T *)a;                                                                           \
        *(T *)acc += sa == (int64_t)sizeof(T) ? BATON_JOIN(pairwise_contiguous, T)(n, p)                     \
                                              : BATON_JOIN(pairwise_strided, T)(n, p, sa / (int64_t)sizeof(T)); \
    }                                                                                                        \
    BATON_AROUND_LINE(add_##NAME, T, ADD)                                                                    \
    BATON_ORDERED_REDUCER(multiply_##NAME, T, MULTIPLY)
REALS(f32, float)
REALS(f64, double)

/* ---- complex numbers: contiguous sums element by element are those of the parts ------------------------ */

#define COMPLEXES(NAME, PARTS, T)                                                                            \
    static void add_##NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                           \
    {                                                                                                        \
        T *r = (T *)acc, sum[2];                                                                             \
        BATON_JOIN(complex_pairwise, T)(2 * n, (const T *)a, sa / (int64_t)sizeof(T), sum);                  \
        r[0] += sum[0];                                                                                      \
        r[1] += sum[1];                                                                                      \
    }                                                                                                        \
    static void add_##NAME##_combine(int64_t n, char *out, int64_t so, const char *x, int64_t sx,            \
                                     const char *y, int64_t sy)                                              \
    {                                                                                                        \
        int64_t size = 2 * (int64_t)sizeof(T), half = (int64_t)sizeof(T);                                    \
        if (so == size && sx == size && sy == size) {                                                        \
            add_##PARTS##_combine(2 * n, out, half, x, half, y, half);                                       \
        } else {                                                                                             \
            add_##PARTS##_combine(n, out, so, x, sx, y, sy);                                                 \
            add_##PARTS##_combine(n, out + half, so, x + half, sx, y + half, sy);                            \
        }                                                                                                    \
    }                                                                                                        \
    static void add_##NAME##_plane(int64_t rows, int64_t row_stride, int64_t n, char *out, const char *a)    \
    {                                                                                                        \
        add_##PARTS##_plane(rows, row_stride, 2 * n, out, a);                                                \
    }                                                                                                        \
    BATON_SCAN(add_##NAME, T complex, ADD)                                                                   \
    BATON_ORDERED_REDUCER(multiply_##NAME, T complex, MULTIPLY)
COMPLEXES(c64, f32, float)
COMPLEXES(c128, f64, double)

/* ---- the tables ---------------------------------------------------------------------------------------- */

#define BOTH(OP)                                                                                             \
    {                                                                                                        \
        [BATON_INT8] = BATON_REDUCER(OP##_8), [BATON_UINT8] = BATON_REDUCER(OP##_8),                         \
        [BATON_INT16] = BATON_REDUCER(OP##_16), [BATON_UINT16] = BATON_REDUCER(OP##_16),                     \
        [BATON_INT32] = BATON_REDUCER(OP##_32), [BATON_UINT32] = BATON_REDUCER(OP##_32),                     \
        [BATON_INT64] = BATON_REDUCER(OP##_64), [BATON_UINT64] = BATON_REDUCER(OP##_64),                     \
        [BATON_FLOAT32] = BATON_REDUCER(OP##_f32), [BATON_FLOAT64] = BATON_REDUCER(OP##_f64),                \
        [BATON_COMPLEX64] = BATON_REDUCER(OP##_c64), [BATON_COMPLEX128] = BATON_REDUCER(OP##_c128),          \
    }
static const struct baton_reducer sums[] = BOTH(add);
static const struct baton_reducer products[] = BOTH(multiply);

#define WIDENING(NAME) {NAME##_line, NAME##_combine, NAME##_plane, NULL}
static const struct baton_reducer wide[] = {
    [BATON_BOOL] = WIDENING(wide_u8),    [BATON_INT8] = WIDENING(wide_i8),
    [BATON_INT16] = WIDENING(wide_i16),  [BATON_INT32] = WIDENING(wide_i32),
    [BATON_UINT8] = WIDENING(wide_u8),   [BATON_UINT16] = WIDENING(wide_u16),
    [BATON_UINT32] = WIDENING(wide_u32),
};
enum { WIDE_DTYPES = sizeof wide / sizeof wide[0] };

const struct baton_reducer *BATON_VARIANT_NAME(baton_sum_reducer)(int32_t op, int32_t out_dtype,
                                                                  int32_t a_dtype)
{
    const struct baton_reducer *found = NULL;
    if (op == BATON_ADD && (out_dtype == BATON_INT64 || out_dtype == BATON_UINT64) && a_dtype < WIDE_DTYPES) {
        found = &wide[a_dtype];
        if (found->line != NULL) {
            return found;
        }
    }
    if (out_dtype != a_dtype || (op != BATON_ADD && op != BATON_MULTIPLY)) {
        return NULL;
    }
    found = op == BATON_ADD ? &sums[a_dtype] : &products[a_dtype];
    return found->line != NULL ? found : NULL;
}
