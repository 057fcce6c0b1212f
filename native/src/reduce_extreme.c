/*
 * The largest and the smallest element: maximum and minimum are NaN where an element is, fmax and fmin where all
 * are. Complex numbers are ordered by their real parts, then by their imaginary ones, as NumPy orders them.
 */
#include "reduce.h"

#include <complex.h>

/* ---- integers and bool --------------------------------------------------------------------------------- */

#define LARGER(x, y) ((x) > (y) ? (x) : (y))
#define SMALLER(x, y) ((x) < (y) ? (x) : (y))
#define INTEGERS(NAME, T)                                                                                    \
    BATON_STREAM_REDUCER(maximum_##NAME, T, LARGER)                                                          \
    BATON_STREAM_REDUCER(minimum_##NAME, T, SMALLER)
INTEGERS(i8, int8_t)
INTEGERS(i16, int16_t)
INTEGERS(i32, int32_t)
INTEGERS(i64, int64_t)
INTEGERS(u8, uint8_t)
INTEGERS(u16, uint16_t)
INTEGERS(u32, uint32_t)
INTEGERS(u64, uint64_t)

/* ---- real numbers: vectors of them, and which of their lanes hold a NaN --------------------------------- */

/*
 * vectors_max_f64(x, m): the larger; m where x is NaN. m is never NaN. vectors_nan_f64(x, y): the lanes in which
 * x or y is.
 */
#if BATON_LANES == 8
typedef __m512d vector_f64;
typedef __m512 vector_f32;
typedef uint32_t lanes_f64, lanes_f32;
#define vectors_load_f64 _mm512_loadu_pd
#define vectors_load_f32 _mm512_loadu_ps
#define vectors_set_f64 _mm512_set1_pd
#define vectors_set_f32 _mm512_set1_ps
#define vectors_max_f64 _mm512_max_pd
#define vectors_max_f32 _mm512_max_ps
#define vectors_min_f64 _mm512_min_pd
#define vectors_min_f32 _mm512_min_ps
#define vectors_nan_f64(x, y) (uint32_t)_mm512_cmp_pd_mask(x, y, _CMP_UNORD_Q)
#define vectors_nan_f32(x, y) (uint32_t)_mm512_cmp_ps_mask(x, y, _CMP_UNORD_Q)
#define lanes_none_f64() 0
#define lanes_none_f32() 0
#define lanes_or_f64(k, l) ((k) | (l))
#define lanes_or_f32(k, l) ((k) | (l))
#define lanes_any_f64(k) ((k) != 0)
#define lanes_any_f32(k) ((k) != 0)
#elif BATON_LANES == 4
typedef __m256d vector_f64, lanes_f64;
typedef __m256 vector_f32, lanes_f32;
#define vectors_load_f64 _mm256_loadu_pd
#define vectors_load_f32 _mm256_loadu_ps
#define vectors_set_f64 _mm256_set1_pd
#define vectors_set_f32 _mm256_set1_ps
#define vectors_max_f64 _mm256_max_pd
#define vectors_max_f32 _mm256_max_ps
#define vectors_min_f64 _mm256_min_pd
#define vectors_min_f32 _mm256_min_ps
#define vectors_nan_f64(x, y) _mm256_cmp_pd(x, y, _CMP_UNORD_Q)
#define vectors_nan_f32(x, y) _mm256_cmp_ps(x, y, _CMP_UNORD_Q)
#define lanes_none_f64 _mm256_setzero_pd
#define lanes_none_f32 _mm256_setzero_ps
#define lanes_or_f64 _mm256_or_pd
#define lanes_or_f32 _mm256_or_ps
#define lanes_any_f64(k) (_mm256_movemask_pd(k) != 0)
#define lanes_any_f32(k) (_mm256_movemask_ps(k) != 0)
#elif defined(__x86_64__)
typedef __m128d vector_f64, lanes_f64;
typedef __m128 vector_f32, lanes_f32;
#define vectors_load_f64 _mm_loadu_pd
#define vectors_load_f32 _mm_loadu_ps
#define vectors_set_f64 _mm_set1_pd
#define vectors_set_f32 _mm_set1_ps
#define vectors_max_f64 _mm_max_pd
#define vectors_max_f32 _mm_max_ps
#define vectors_min_f64 _mm_min_pd
#define vectors_min_f32 _mm_min_ps
#define vectors_nan_f64 _mm_cmpunord_pd
#define vectors_nan_f32 _mm_cmpunord_ps
#define lanes_none_f64 _mm_setzero_pd
#define lanes_none_f32 _mm_setzero_ps
#define lanes_or_f64 _mm_or_pd
#define lanes_or_f32 _mm_or_ps
#define lanes_any_f64(k) (_mm_movemask_pd(k) != 0)
#define lanes_any_f32(k) (_mm_movemask_ps(k) != 0)
#else
typedef float64x2_t vector_f64;
typedef float32x4_t vector_f32;
typedef uint64x2_t lanes_f64;
typedef uint32x4_t lanes_f32;
#define vectors_load_f64 vld1q_f64
#define vectors_load_f32 vld1q_f32
#define vectors_set_f64 vdupq_n_f64
#define vectors_set_f32 vdupq_n_f32
#define vectors_max_f64 vmaxnmq_f64
#define vectors_max_f32 vmaxnmq_f32
#define vectors_min_f64 vminnmq_f64
#define vectors_min_f32 vminnmq_f32
#define vectors_nan_f64(x, y) vmvnq_u32_64(vandq_u64(vceqq_f64(x, x), vceqq_f64(y, y)))
#define vectors_nan_f32(x, y) vmvnq_u32(vandq_u32(vceqq_f32(x, x), vceqq_f32(y, y)))
#define vmvnq_u32_64(k) vreinterpretq_u64_u32(vmvnq_u32(vreinterpretq_u32_u64(k)))
#define lanes_none_f64() vdupq_n_u64(0)
#define lanes_none_f32() vdupq_n_u32(0)
#define lanes_or_f64 vorrq_u64
#define lanes_or_f32 vorrq_u32
#define lanes_any_f64(k) (vmaxvq_u32(vreinterpretq_u32_u64(k)) != 0)
#define lanes_any_f32(k) (vmaxvq_u32(k) != 0)
#endif

enum { PASS = 16 }; /* times four vectors between two looks for a NaN */

/*
 * NAME##_numbers(n, a, *m): *m ← the extreme of *m (not NaN) and those of n contiguous elements that are numbers.
 * Returns whether it found a NaN and stopped, which it does only if stops.
 */
#define NUMBERS(NAME, T, KIND, EXTREME, BETTER)                                                              \
    BATON_INLINE int NAME##_numbers(int64_t n, const T *a, T *m, int stops)                                  \
    {                                                                                                        \
        enum { WIDTH = BATON_VECTOR_BYTES / sizeof(T) };                                                     \
        int64_t i = 0;                                                                                       \
        vector_##KIND m0 = vectors_set_##KIND(*m), m1 = m0, m2 = m0, m3 = m0;                                \
        while (i + 4 * WIDTH <= n) {                                                                         \
            lanes_##KIND nan0 = lanes_none_##KIND(), nan1 = nan0;                                            \
            for (int pass = 0; pass < PASS && i + 4 * WIDTH <= n; pass++, i += 4 * WIDTH) {                  \
                vector_##KIND x0 = vectors_load_##KIND(a + i);                                               \
                vector_##KIND x1 = vectors_load_##KIND(a + i + WIDTH);                                       \
                vector_##KIND x2 = vectors_load_##KIND(a + i + 2 * WIDTH);                                   \
                vector_##KIND x3 = vectors_load_##KIND(a + i + 3 * WIDTH);                                   \
                m0 = vectors_##EXTREME##_##KIND(x0, m0);                                                     \
                m1 = vectors_##EXTREME##_##KIND(x1, m1);                                                     \
                m2 = vectors_##EXTREME##_##KIND(x2, m2);                                                     \
                m3 = vectors_##EXTREME##_##KIND(x3, m3);                                                     \
                if (stops) {                                                                                 \
                    nan0 = lanes_or_##KIND(nan0, vectors_nan_##KIND(x0, x1));                                \
                    nan1 = lanes_or_##KIND(nan1, vectors_nan_##KIND(x2, x3));                                \
                }                                                                                            \
            }                                                                                                \
            if (stops && lanes_any_##KIND(lanes_or_##KIND(nan0, nan1))) {                                    \
                return 1;                                                                                    \
            }                                                                                                \
        }                                                                                                    \
        m0 = vectors_##EXTREME##_##KIND(vectors_##EXTREME##_##KIND(m0, m1),                                  \
                                        vectors_##EXTREME##_##KIND(m2, m3));                                 \
        T lane[WIDTH];                                                                                       \
        memcpy(lane, &m0, sizeof lane);                                                                      \
        T best = lane[0];                                                                                    \
        for (int k = 1; k < WIDTH; k++) {                                                                    \
            best = lane[k] BETTER best ? lane[k] : best;                                                     \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            if (stops && a[i] != a[i]) {                                                                     \
                return 1;                                                                                    \
            }                                                                                                \
            best = a[i] BETTER best ? a[i] : best;                                                           \
        }                                                                                                    \
        *m = best;                                                                                           \
        return 0;                                                                                            \
    }

/* The last choice is what the CPU's maximum or minimum makes, the first what it lacks. */
#define CHOICES(KIND, T)                                                                                     \
    BATON_INLINE T maximum_of_##KIND(T x, T y) { return y != y ? y : y > x ? y : x; }                       \
    BATON_INLINE T minimum_of_##KIND(T x, T y) { return y != y ? y : y < x ? y : x; }                       \
    BATON_INLINE T fmax_of_##KIND(T x, T y) { return x != x ? y : y > x ? y : x; }                          \
    BATON_INLINE T fmin_of_##KIND(T x, T y) { return x != x ? y : y < x ? y : x; }
CHOICES(f32, float)
CHOICES(f64, double)

/* Shorter runs are not worth vectors. */
enum { SHORT = 16 };

#define EXTREME_LINE(NAME, T, KIND, OP)                                                                      \
    static void NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                                 \
    {                                                                                                        \
        T m = *(T *)acc;                                                                                     \
        int64_t i = 0;                                                                                       \
        if (m != m) {                                                                                        \
            return;                                                                                          \
        }                                                                                                    \
        if (sa == (int64_t)sizeof(T) && n >= SHORT) {                                                        \
            const T *p = (const T *)a;                                                                       \
            if (KIND##_numbers(n, p, &m, 1)) {                                                               \
                while (p[i] == p[i]) {                                                                       \
                    i++;                                                                                     \
                }                                                                                            \
                m = p[i];                                                                                    \
            }                                                                                                \
            i = n;                                                                                           \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            T x = BATON_AT(T, a, i, sa);                                                                     \
            m = OP(m, x);                                                                                    \
        }                                                                                                    \
        *(T *)acc = m;                                                                                       \
    }

/* least is what the numbers start from; where nothing else is found, all may be NaN. */
#define NUMBER_LINE(NAME, T, KIND, OP, LEAST)                                                                \
    static void NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                                 \
    {                                                                                                        \
        T m = *(T *)acc;                                                                                     \
        int64_t i = 0;                                                                                       \
        if (sa == (int64_t)sizeof(T) && n >= SHORT) {                                                        \
            T best = LEAST;                                                                                  \
            KIND##_numbers(n, (const T *)a, &best, 0);                                                       \
            if (best != LEAST) {                                                                             \
                m = OP(m, best);                                                                             \
                i = n;                                                                                       \
            }                                                                                                \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            T x = BATON_AT(T, a, i, sa);                                                                     \
            m = OP(m, x);                                                                                    \
        }                                                                                                    \
        *(T *)acc = m;                                                                                       \
    }

#define REALS(KIND, T)                                                                                       \
    NUMBERS(max_##KIND, T, KIND, max, >)                                                                     \
    NUMBERS(min_##KIND, T, KIND, min, <)                                                                     \
    EXTREME_LINE(maximum_##KIND, T, max_##KIND, maximum_of_##KIND)                                                     \
    EXTREME_LINE(minimum_##KIND, T, min_##KIND, minimum_of_##KIND)                                                     \
    NUMBER_LINE(fmax_##KIND, T, max_##KIND, fmax_of_##KIND, -(T)INFINITY)                                              \
    NUMBER_LINE(fmin_##KIND, T, min_##KIND, fmin_of_##KIND, (T)INFINITY)                                               \
    BATON_AROUND_LINE(maximum_##KIND, T, maximum_of_##KIND)                                                            \
    BATON_AROUND_LINE(minimum_##KIND, T, minimum_of_##KIND)                                                            \
    BATON_AROUND_LINE(fmax_##KIND, T, fmax_of_##KIND)                                                                  \
    BATON_AROUND_LINE(fmin_##KIND, T, fmin_of_##KIND)
REALS(f32, float)
REALS(f64, double)

/* ---- complex numbers ----------------------------------------------------------------------------------- */

#define COMPLEX_ORDER(NAME, T)                                                                               \
    BATON_INLINE int nan_##NAME(T complex x) { return x != x; }                                              \
    BATON_INLINE int ge_##NAME(T complex x, T complex y)                                                     \
    {                                                                                                        \
        T xr = __real__ x, yr = __real__ y, xi = __imag__ x, yi = __imag__ y;                                \
        return (xr > yr && xi == xi && yi == yi) || (xr == yr && xi >= yi);                                  \
    }                                                                                                        \
    BATON_INLINE int le_##NAME(T complex x, T complex y)                                                     \
    {                                                                                                        \
        T xr = __real__ x, yr = __real__ y, xi = __imag__ x, yi = __imag__ y;                                \
        return (xr < yr && xi == xi && yi == yi) || (xr == yr && xi <= yi);                                  \
    }                                                                                                        \
    BATON_ORDERED_REDUCER(maximum_##NAME, T complex, MAXIMUM_##NAME)                                         \
    BATON_ORDERED_REDUCER(minimum_##NAME, T complex, MINIMUM_##NAME)                                         \
    BATON_ORDERED_REDUCER(fmax_##NAME, T complex, FMAX_##NAME)                                               \
    BATON_ORDERED_REDUCER(fmin_##NAME, T complex, FMIN_##NAME)
#define MAXIMUM_c64(x, y) (nan_c64(x) || ge_c64(x, y) ? (x) : (y))
#define MINIMUM_c64(x, y) (nan_c64(x) || le_c64(x, y) ? (x) : (y))
#define FMAX_c64(x, y) (nan_c64(y) || ge_c64(x, y) ? (x) : (y))
#define FMIN_c64(x, y) (nan_c64(y) || le_c64(x, y) ? (x) : (y))
#define MAXIMUM_c128(x, y) (nan_c128(x) || ge_c128(x, y) ? (x) : (y))
#define MINIMUM_c128(x, y) (nan_c128(x) || le_c128(x, y) ? (x) : (y))
#define FMAX_c128(x, y) (nan_c128(y) || ge_c128(x, y) ? (x) : (y))
#define FMIN_c128(x, y) (nan_c128(y) || le_c128(x, y) ? (x) : (y))
COMPLEX_ORDER(c64, float)
COMPLEX_ORDER(c128, double)

/* ---- the tables ---------------------------------------------------------------------------------------- */

#define INTEGER_ROWS(OP)                                                                                     \
    [BATON_BOOL] = BATON_REDUCER(OP##_u8), [BATON_INT8] = BATON_REDUCER(OP##_i8),                            \
    [BATON_INT16] = BATON_REDUCER(OP##_i16), [BATON_INT32] = BATON_REDUCER(OP##_i32),                        \
    [BATON_INT64] = BATON_REDUCER(OP##_i64), [BATON_UINT8] = BATON_REDUCER(OP##_u8),                         \
    [BATON_UINT16] = BATON_REDUCER(OP##_u16), [BATON_UINT32] = BATON_REDUCER(OP##_u32),                      \
    [BATON_UINT64] = BATON_REDUCER(OP##_u64)
#define FLOAT_ROWS(OP)                                                                                       \
    [BATON_FLOAT32] = BATON_REDUCER(OP##_f32), [BATON_FLOAT64] = BATON_REDUCER(OP##_f64),                    \
    [BATON_COMPLEX64] = BATON_REDUCER(OP##_c64), [BATON_COMPLEX128] = BATON_REDUCER(OP##_c128)

static const struct baton_reducer maximum[] = {INTEGER_ROWS(maximum), FLOAT_ROWS(maximum)};
static const struct baton_reducer minimum[] = {INTEGER_ROWS(minimum), FLOAT_ROWS(minimum)};
static const struct baton_reducer fmaximum[] = {INTEGER_ROWS(maximum), FLOAT_ROWS(fmax)};
static const struct baton_reducer fminimum[] = {INTEGER_ROWS(minimum), FLOAT_ROWS(fmin)};

const struct baton_reducer *BATON_VARIANT_NAME(baton_extreme_reducer)(int32_t op, int32_t dtype)
{
    const struct baton_reducer *found = op == BATON_MAXIMUM   ? &maximum[dtype]
                                        : op == BATON_MINIMUM ? &minimum[dtype]
                                        : op == BATON_FMAX    ? &fmaximum[dtype]
                                        : op == BATON_FMIN    ? &fminimum[dtype]
                                                              : NULL;
    return found != NULL && found->line != NULL ? found : NULL;
}
