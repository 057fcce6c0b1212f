/*
 * Equations and determinants of many small matrices, on each of which a call of LAPACK would take
 * longer than the arithmetic. Matrices lie row by row, one behind the other. Each is laid into rows of a width that the
 * compiler knows, so that a step of Gauss's is a few vectors.
 */
#include <float.h>
#include <math.h>
#include <string.h>

#include "small.h"

enum {
    MOST = BATON_SMALL_MOST,
    FEW = 8, /* right sides that are solved together */
    SOME = 16,
    MANY = 32
};

/* sum - x·y */
#if BATON_HAS_FMA
#define LESS_float(sum, x, y) __builtin_fmaf(-(x), y, sum)
#define LESS_double(sum, x, y) __builtin_fma(-(x), y, sum)
#else
#define LESS_float(sum, x, y) ((sum) - (x) * (y))
#define LESS_double(sum, x, y) ((sum) - (x) * (y))
#endif

/* The product of numbers, of which no part may overflow or underflow unless all of it does. */
BATON_INLINE double product(int64_t n, const double *factors)
{
    double product = 1;
    int is_moderate = 1;
    for (int64_t i = 0; i < n; i++) {
        product *= factors[i];
        is_moderate &= fabs(product) > 0x1p-900 && fabs(product) < 0x1p900;
    }
    if (BATON_LIKELY(is_moderate)) {
        return product;
    }
    int exponent = 0, own;
    product = 1;
    for (int64_t i = 0; i < n; i++) {
        product *= frexp(factors[i], &own);
        exponent += isfinite(factors[i]) ? own : 0;
    }
    return ldexp(product, exponent);
}

#define SMALL(type, least, width)                                                                            \
    BATON_INLINE void laid_##type##_##width(int64_t n, type a[][width], const type *from)                    \
    {                                                                                                        \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            for (int64_t j = 0; j < width; j++) {                                                            \
                a[i][j] = 0;                                                                                 \
            }                                                                                                \
            memcpy(a[i], from + i * n, (size_t)n * sizeof(type));                                            \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    /* L without its diagonal, U, and the reciprocals of its diagonal. Returns the first pivot               \
       that is 0, from 1, or 0. */                                                                           \
    static int64_t lu_##type##_##width(int64_t n, type a[][width], type l[][width], int64_t *pivots,         \
                                       type *inverse)                                                        \
    {                                                                                                        \
        int64_t singular = 0;                                                                                \
        for (int64_t k = 0; k < n; k++) {                                                                    \
            int64_t pivot = k;                                                                               \
            for (int64_t i = k + 1; i < n; i++) {                                                            \
                if (fabs((double)a[i][k]) > fabs((double)a[pivot][k])) {                                     \
                    pivot = i;                                                                               \
                }                                                                                            \
            }                                                                                                \
            pivots[k] = pivot;                                                                               \
            if (pivot != k) {                                                                                \
                for (int64_t j = 0; j < width; j++) {                                                        \
                    type x = a[k][j];                                                                        \
                    a[k][j] = a[pivot][j];                                                                   \
                    a[pivot][j] = x;                                                                         \
                    x = l[k][j];                                                                             \
                    l[k][j] = l[pivot][j];                                                                   \
                    l[pivot][j] = x;                                                                         \
                }                                                                                            \
            }                                                                                                \
            type p = a[k][k];                                                                                \
            if (p == 0) {                                                                                    \
                singular = singular == 0 ? k + 1 : singular;                                                 \
                continue;                                                                                    \
            }                                                                                                \
            int divides = fabs((double)p) < 4 * (double)least;                                               \
            inverse[k] = 1 / p;                                                                              \
            for (int64_t i = k + 1; i < n; i++) {                                                            \
                type x = divides ? a[i][k] / p : a[i][k] * inverse[k];                                       \
                for (int64_t j = width > 8 ? (k + 1) & ~(int64_t)7 : 0; j < width; j++) {                    \
                    a[i][j] = LESS_##type(a[i][j], x, a[k][j]);                                              \
                }                                                                                            \
                l[i][k] = x;                                                                                 \
            }                                                                                                \
        }                                                                                                    \
        return singular;                                                                                     \
    }                                                                                                        \
                                                                                                             \
    SUBSTITUTE(type, least, width, FEW)                                                                      \
    SUBSTITUTE(type, least, width, SOME)                                                                     \
    SUBSTITUTE(type, least, width, MANY)                                                                     \
                                                                                                             \
    static int64_t solve_##type##_##width(int64_t count, int64_t n, int64_t k, const type *a, type *b)       \
    {                                                                                                        \
        int64_t first = 0, pivots[width];                                                                    \
        type u[width][width] __attribute__((aligned(64))), l[width][width], inverse[width];                  \
        for (int64_t m = 0; m < count; m++, a += n * n, b += n * k) {                                        \
            laid_##type##_##width(n, u, a);                                                                  \
            int64_t singular = lu_##type##_##width(n, u, l, pivots, inverse);                                \
            if (singular != 0) {                                                                             \
                first = first == 0 ? small_found(m, singular) : first;                                             \
                continue;                                                                                    \
            }                                                                                                \
            for (int64_t j = 0, columns; j < k; j += columns) {                                              \
                columns = k - j < MANY ? k - j : MANY;                                                       \
                (columns <= FEW    ? substitute_##type##_##width##_FEW                                       \
                 : columns <= SOME ? substitute_##type##_##width##_SOME                                      \
                                   : substitute_##type##_##width##_MANY)(n, u, l, pivots, inverse, columns,  \
                                                                         b + j, k);                          \
            }                                                                                                \
        }                                                                                                    \
        return first;                                                                                        \
    }                                                                                                        \
                                                                                                             \
    static void det_##type##_##width(int64_t count, int64_t n, const type *a, type *out)                     \
    {                                                                                                        \
        int64_t pivots[width];                                                                               \
        type u[width][width] __attribute__((aligned(64))), l[width][width], inverse[width];                  \
        for (int64_t m = 0; m < count; m++, a += n * n) {                                                    \
            laid_##type##_##width(n, u, a);                                                                  \
            int singular = lu_##type##_##width(n, u, l, pivots, inverse) != 0;                               \
            double diagonal[width];                                                                          \
            for (int64_t i = 0; i < n; i++) {                                                                \
                diagonal[i] = (double)(pivots[i] == i ? u[i][i] : -u[i][i]);                                 \
            }                                                                                                \
            out[m] = (type)(singular ? 0 : product(n, diagonal));                                            \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \

/* Solves for so many columns of b, whose rows are `row` apart. */
#define SUBSTITUTE(type, least, width, most)                                                                 \
    static void substitute_##type##_##width##_##most(int64_t n, type u[][width], type l[][width], const int64_t *pivots,\
                                                     const type *inverse, int64_t columns, type *b,          \
                                                     int64_t row)                                            \
    {                                                                                                        \
        type x[width][most] __attribute__((aligned(64)));                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            for (int64_t j = 0; j < most; j++) {                                                             \
                x[i][j] = 0;                                                                                 \
            }                                                                                                \
            memcpy(x[i], b + i * row, (size_t)columns * sizeof(type));                                       \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            if (pivots[i] != i) {                                                                            \
                for (int64_t j = 0; j < most; j++) {                                                         \
                    type other = x[i][j];                                                                    \
                    x[i][j] = x[pivots[i]][j];                                                               \
                    x[pivots[i]][j] = other;                                                                 \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            type sum[most];                                                                                  \
            memcpy(sum, x[i], sizeof sum);                                                                   \
            for (int64_t k = 0; k < i; k++) {                                                                \
                type y = l[i][k];                                                                            \
                for (int64_t j = 0; j < most; j++) {                                                         \
                    sum[j] = LESS_##type(sum[j], y, x[k][j]);                                                \
                }                                                                                            \
            }                                                                                                \
            memcpy(x[i], sum, sizeof sum);                                                                   \
        }                                                                                                    \
        for (int64_t i = n - 1; i >= 0; i--) {                                                               \
            type sum[most], p = u[i][i];                                                                     \
            memcpy(sum, x[i], sizeof sum);                                                                   \
            for (int64_t k = i + 1; k < n; k++) {                                                            \
                type y = u[i][k];                                                                            \
                for (int64_t j = 0; j < most; j++) {                                                         \
                    sum[j] = LESS_##type(sum[j], y, x[k][j]);                                                \
                }                                                                                            \
            }                                                                                                \
            if (fabs((double)p) < 4 * (double)least) {                                                       \
                for (int64_t j = 0; j < most; j++) {                                                         \
                    x[i][j] = sum[j] / p;                                                                    \
                }                                                                                            \
            } else {                                                                                         \
                for (int64_t j = 0; j < most; j++) {                                                         \
                    x[i][j] = sum[j] * inverse[i];                                                           \
                }                                                                                            \
            }                                                                                                \
            memcpy(b + i * row, x[i], (size_t)columns * sizeof(type));                                       \
        }                                                                                                    \
    }

#define EVERY_WIDTH(type, least)                                                                             \
    SMALL(type, least, 4)                                                                                    \
    SMALL(type, least, 8)                                                                                    \
    SMALL(type, least, 16)                                                                                   \
    SMALL(type, least, 32)

EVERY_WIDTH(float, FLT_MIN)
EVERY_WIDTH(double, DBL_MIN)

/* Calls by the width that holds n. */
#define BY_WIDTH(function, type, n, arguments)                                                               \
    ((n) <= 4    ? function##_##type##_4 arguments                                                           \
     : (n) <= 8  ? function##_##type##_8 arguments                                                           \
     : (n) <= 16 ? function##_##type##_16 arguments                                                          \
                 : function##_##type##_32 arguments)

int64_t BATON_VARIANT_NAME(baton_small_solve)(int32_t dtype, int64_t count, int64_t n, int64_t k, const void *a,
                                              void *b)
{
    if (n < 1 || n > MOST) {
        return -1;
    }
    switch (dtype) {
    case BATON_FLOAT32: return BY_WIDTH(solve, float, n, (count, n, k, a, b));
    case BATON_FLOAT64: return BY_WIDTH(solve, double, n, (count, n, k, a, b));
    default: return -1;
    }
}

int64_t BATON_VARIANT_NAME(baton_small_det)(int32_t dtype, int64_t count, int64_t n, const void *a, void *out)
{
    if (n < 1 || n > MOST) {
        return -1;
    }
    switch (dtype) {
    case BATON_FLOAT32: BY_WIDTH(det, float, n, (count, n, a, out)); return 0;
    case BATON_FLOAT64: BY_WIDTH(det, double, n, (count, n, a, out)); return 0;
    default: return -1;
    }
}
