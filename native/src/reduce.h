/*
 * What the reductions and accumulations have in common: for an operation and a dtype one reducer, made by a
 * family file from the macros below. All pointers are bytes and all strides count bytes.
 *
 * A reducer's element operation is associative and commutative up to rounding; where it rounds, the order is
 * NumPy's: that of the elements, but for sums, which are pairwise.
 */
#ifndef BATON_REDUCE_H
#define BATON_REDUCE_H

#include "variant.h"

/* *acc ← *acc op a[0] op … op a[n-1], n ≥ 1. */
typedef void baton_reduce_line(int64_t n, char *acc, const char *a, int64_t sa);

/* out[i] ← x[i] op y[i]; x are accumulated values, y elements. out may be x. */
typedef void baton_reduce_combine(int64_t n, char *out, int64_t so, const char *x, int64_t sx, const char *y,
                                  int64_t sy);

/* out[i] ← out[i] op a[0][i] op … op a[rows-1][i]: contiguous rows, row_stride bytes apart. */
typedef void baton_reduce_plane(int64_t rows, int64_t row_stride, int64_t n, char *out, const char *a);

/* out[i] ← out[i-1] op a[i], n ≥ 1, where out[-1] is *start; out[0] is a[0] where start is NULL. out may be a. */
typedef void baton_reduce_scan(int64_t n, char *out, int64_t so, const char *a, int64_t sa, const char *start);

struct baton_reducer {
    baton_reduce_line *line;
    baton_reduce_combine *combine;
    baton_reduce_plane *plane;
    baton_reduce_scan *scan; /* NULL where elements and accumulated values differ in dtype */
};

/* The reducer, or NULL: of sums and products; of the others. Elements are of a_dtype. */
const struct baton_reducer *BATON_VARIANT_NAME(baton_sum_reducer)(int32_t op, int32_t out_dtype,
                                                                  int32_t a_dtype);
const struct baton_reducer *BATON_VARIANT_NAME(baton_extreme_reducer)(int32_t op, int32_t dtype);
const struct baton_reducer *BATON_VARIANT_NAME(baton_logic_reducer)(int32_t op, int32_t out_dtype,
                                                                    int32_t a_dtype);

static inline __attribute__((unused)) const struct baton_reducer *
baton_reducer_of(int32_t op, int32_t out_dtype, int32_t a_dtype)
{
    const struct baton_reducer *found = BATON_VARIANT_NAME(baton_sum_reducer)(op, out_dtype, a_dtype);
    if (found == NULL) {
        found = BATON_VARIANT_NAME(baton_logic_reducer)(op, out_dtype, a_dtype);
    }
    if (found == NULL && out_dtype == a_dtype) {
        found = BATON_VARIANT_NAME(baton_extreme_reducer)(op, a_dtype);
    }
    return found;
}

/* Elements that a conversion, and a gathering of axes, take at a time: NumPy's buffer. */
enum { BATON_BUFFERED = 8192 };

#define BATON_AT(T, p, i, stride) (*(const T *)((p) + (i) * (stride)))
#define BATON_PUT(T, p, i, stride) (*(T *)((p) + (i) * (stride)))

/*
 * The bodies. OP(x, y) is an expression of an accumulated x (ACC) and an element y (T). The loops over contiguous
 * memory are for the compiler's vectorizer, which they are written to please: four reductions side by side,
 * because one would wait for itself.
 */
enum { BATON_STREAM = 1024 };

#define BATON_STREAM_LINE(NAME, ACC, T, OP)                                                                  \
    static void NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                                 \
    {                                                                                                        \
        ACC r = *(ACC *)acc;                                                                                 \
        int64_t i = 0;                                                                                       \
        if (sa == (int64_t)sizeof(T)) {                                                                      \
            const T *p = (const T *)a;                                                                       \
            for (; n - i >= 128;) {                                                                          \
                int64_t quarter = n - i >= 4 * BATON_STREAM ? BATON_STREAM : (n - i) / 4;                    \
                const T *p0 = p + i, *p1 = p0 + quarter, *p2 = p1 + quarter, *p3 = p2 + quarter;             \
                ACC r0 = OP(r, p0[0]), r1 = (ACC)p1[0], r2 = (ACC)p2[0], r3 = (ACC)p3[0];                    \
                for (int64_t k = 1; k < quarter; k++) {                                                      \
                    r0 = OP(r0, p0[k]);                                                                      \
                    r1 = OP(r1, p1[k]);                                                                      \
                    r2 = OP(r2, p2[k]);                                                                      \
                    r3 = OP(r3, p3[k]);                                                                      \
                }                                                                                            \
                r0 = OP(r0, r1);                                                                             \
                r2 = OP(r2, r3);                                                                             \
                r = OP(r0, r2);                                                                              \
                i += 4 * quarter;                                                                            \
            }                                                                                                \
            for (; i < n; i++) {                                                                             \
                r = OP(r, p[i]);                                                                             \
            }                                                                                                \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            r = OP(r, BATON_AT(T, a, i, sa));                                                                \
        }                                                                                                    \
        *(ACC *)acc = r;                                                                                     \
    }

/* In the order of the elements. */
#define BATON_ORDERED_LINE(NAME, ACC, T, OP)                                                                 \
    static void NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                                 \
    {                                                                                                        \
        ACC r = *(ACC *)acc;                                                                                 \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            r = OP(r, BATON_AT(T, a, i, sa));                                                                \
        }                                                                                                    \
        *(ACC *)acc = r;                                                                                     \
    }

#define BATON_COMBINE(NAME, ACC, T, OP)                                                                      \
    static void NAME##_combine(int64_t n, char *out, int64_t so, const char *x, int64_t sx, const char *y,   \
                               int64_t sy)                                                                   \
    {                                                                                                        \
        if (so == (int64_t)sizeof(ACC) && sx == so && sy == (int64_t)sizeof(T)) {                            \
            const T *restrict q = (const T *)y;                                                              \
            ACC *restrict r = (ACC *)out;                                                                    \
            if (out == x) {                                                                                  \
                for (int64_t i = 0; i < n; i++) {                                                            \
                    r[i] = OP(r[i], q[i]);                                                                   \
                }                                                                                            \
            } else {                                                                                         \
                const ACC *p = (const ACC *)x;                                                               \
                for (int64_t i = 0; i < n; i++) {                                                            \
                    r[i] = OP(p[i], q[i]);                                                                   \
                }                                                                                            \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            BATON_PUT(ACC, out, i, so) = OP(BATON_AT(ACC, x, i, sx), BATON_AT(T, y, i, sy));                 \
        }                                                                                                    \
    }

/* Four rows at a time, so that the output is read and written once for four operations. */
#define BATON_PLANE(NAME, ACC, T, OP)                                                                        \
    static void NAME##_plane(int64_t rows, int64_t row_stride, int64_t n, char *out, const char *a)          \
    {                                                                                                        \
        ACC *restrict r = (ACC *)out;                                                                        \
        int64_t row = 0;                                                                                     \
        for (; row + 4 <= rows; row += 4, a += 4 * row_stride) {                                             \
            const T *restrict a0 = (const T *)a, *restrict a1 = (const T *)(a + row_stride);                 \
            const T *restrict a2 = (const T *)(a + 2 * row_stride);                                          \
            const T *restrict a3 = (const T *)(a + 3 * row_stride);                                          \
            for (int64_t i = 0; i < n; i++) {                                                                \
                ACC s = OP(r[i], a0[i]);                                                                     \
                s = OP(s, a1[i]);                                                                            \
                s = OP(s, a2[i]);                                                                            \
                r[i] = OP(s, a3[i]);                                                                         \
            }                                                                                                \
        }                                                                                                    \
        for (; row < rows; row++, a += row_stride) {                                                         \
            const T *restrict a0 = (const T *)a;                                                             \
            for (int64_t i = 0; i < n; i++) {                                                                \
                r[i] = OP(r[i], a0[i]);                                                                      \
            }                                                                                                \
        }                                                                                                    \
    }

#define BATON_SCAN(NAME, T, OP)                                                                              \
    static void NAME##_scan(int64_t n, char *out, int64_t so, const char *a, int64_t sa, const char *start)  \
    {                                                                                                        \
        T r = start != NULL ? OP(*(const T *)start, *(const T *)a) : *(const T *)a;                          \
        BATON_PUT(T, out, 0, so) = r;                                                                        \
        for (int64_t i = 1; i < n; i++) {                                                                    \
            r = OP(r, BATON_AT(T, a, i, sa));                                                                \
            BATON_PUT(T, out, i, so) = r;                                                                    \
        }                                                                                                    \
    }

/* Everything but the line. */
#define BATON_AROUND_LINE(NAME, T, OP)                                                                       \
    BATON_COMBINE(NAME, T, T, OP)                                                                            \
    BATON_PLANE(NAME, T, T, OP)                                                                              \
    BATON_SCAN(NAME, T, OP)

#define BATON_STREAM_REDUCER(NAME, T, OP)                                                                    \
    BATON_STREAM_LINE(NAME, T, T, OP)                                                                        \
    BATON_AROUND_LINE(NAME, T, OP)

#define BATON_ORDERED_REDUCER(NAME, T, OP)                                                                   \
    BATON_ORDERED_LINE(NAME, T, T, OP)                                                                       \
    BATON_AROUND_LINE(NAME, T, OP)

#define BATON_REDUCER(NAME) {NAME##_line, NAME##_combine, NAME##_plane, NAME##_scan}

#endif
