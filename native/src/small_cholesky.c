/*
 * Cholesky factors of many small matrices. As many of them as a vector has lanes are factored together, one in each
 * lane, so that every step is whole vectors whatever the order is.
 */
#include "small.h"

enum { MOST = BATON_SMALL_MOST, ROWS = 4 /* whose sums are on their way together */ };

/* Element (i, j), j ≤ i, of a lower triangle that lies row by row. */
#define AT(i, j) ((i) * ((i) + 1) / 2 + (j))

#define CHOLESKY(type)                                                                                       \
    /* Elements j of some rows from i on, j < i. */                                                          \
    BATON_INLINE void elements_##type(int rows, int64_t i, int64_t j, v_##type *l, v_##type inverse)         \
    {                                                                                                        \
        v_##type sum[ROWS];                                                                                  \
        BATON_UNROLL                                                                                         \
        for (int r = 0; r < rows; r++) {                                                                     \
            sum[r] = l[AT(i + r, j)];                                                                        \
        }                                                                                                    \
        for (int64_t k = 0; k < j; k++) {                                                                    \
            BATON_UNROLL                                                                                     \
            for (int r = 0; r < rows; r++) {                                                                 \
                sum[r] = LESS_v_##type(sum[r], l[AT(i + r, k)], l[AT(j, k)]);                                \
            }                                                                                                \
        }                                                                                                    \
        BATON_UNROLL                                                                                         \
        for (int r = 0; r < rows; r++) {                                                                     \
            l[AT(i + r, j)] = sum[r] * inverse;                                                              \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    /* Factors the matrices of all lanes, and tells of each the first minor that is not positive. */         \
    static void factor_##type(int64_t n, v_##type *l, int64_t *minors)                                       \
    {                                                                                                        \
        enum { LANES = BATON_VECTOR_BYTES / sizeof(type) };                                                  \
        v_##type inverse[MOST];                                                                              \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            int64_t block = i - i % ROWS;                                                                    \
            if (i == block) {                                                                                \
                for (int64_t j = 0; j < block; j++) {                                                        \
                    if (n - i >= ROWS) {                                                                     \
                        elements_##type(ROWS, i, j, l, inverse[j]);                                          \
                    } else {                                                                                 \
                        for (int64_t row = i; row < n; row++) {                                              \
                            elements_##type(1, row, j, l, inverse[j]);                                       \
                        }                                                                                    \
                    }                                                                                        \
                }                                                                                            \
            }                                                                                                \
            for (int64_t j = block; j < i; j++) {                                                            \
                elements_##type(1, i, j, l, inverse[j]);                                                     \
            }                                                                                                \
            v_##type square = l[AT(i, i)];                                                                   \
            for (int64_t k = 0; k < i; k++) {                                                                \
                square = LESS_v_##type(square, l[AT(i, k)], l[AT(i, k)]);                                    \
            }                                                                                                \
            for (int lane = 0; lane < LANES; lane++) {                                                       \
                if (BATON_UNLIKELY(square[lane] <= 0)) {                                                     \
                    minors[lane] = minors[lane] == 0 ? i + 1 : minors[lane];                                 \
                    square[lane] = 1;                                                                        \
                }                                                                                            \
            }                                                                                                \
            l[AT(i, i)] = ROOT_v_##type(square);                                                             \
            inverse[i] = 1 / l[AT(i, i)];                                                                    \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    /* Lays rows of lower triangles, columns of upper ones, into the lanes of l: squares of lanes at a time. */ \
    BATON_INLINE void lay_##type(int64_t n, int64_t lanes, int upper, const type *a, v_##type *l)            \
    {                                                                                                        \
        enum { LANES = BATON_VECTOR_BYTES / sizeof(type) };                                                  \
        for (int64_t line = 0; line < n; line++, a += n) {                                                   \
            int64_t i = upper ? line : 0, to = upper ? n : line + 1;                                         \
            for (; lanes == LANES && i < to && i + LANES <= n; i += LANES) {                                 \
                v_##type x[LANES];                                                                           \
                BATON_UNROLL                                                                                 \
                for (int lane = 0; lane < LANES; lane++) {                                                   \
                    x[lane] = *(const u_##type *)(a + lane * n * n + i);                                     \
                }                                                                                            \
                transpose_##type(x);                                                                         \
                BATON_UNROLL                                                                                 \
                for (int q = 0; q < LANES; q++) {                                                            \
                    if (i + q < to) {                                                                        \
                        l[upper ? AT(i + q, line) : AT(line, i + q)] = x[q];                                 \
                    }                                                                                        \
                }                                                                                            \
            }                                                                                                \
            for (; i < to; i++) {                                                                            \
                type *place = (type *)(l + (upper ? AT(i, line) : AT(line, i)));                             \
                for (int64_t lane = 0; lane < lanes; lane++) {                                               \
                    place[lane] = a[lane * n * n + i];                                                       \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    /* And back, with 0 in the other triangle. */                                                            \
    BATON_INLINE void lay_back_##type(int64_t n, int64_t lanes, int upper, type *a, const v_##type *l)       \
    {                                                                                                        \
        enum { LANES = BATON_VECTOR_BYTES / sizeof(type) };                                                  \
        for (int64_t line = 0; line < n; line++, a += n) {                                                   \
            int64_t i = 0, from = upper ? line : 0, to = upper ? n : line + 1;                               \
            for (; lanes == LANES && i + LANES <= n; i += LANES) {                                           \
                v_##type x[LANES];                                                                           \
                BATON_UNROLL                                                                                 \
                for (int q = 0; q < LANES; q++) {                                                            \
                    int in = i + q >= from && i + q < to;                                                    \
                    x[q] = !in ? (v_##type){0} : l[upper ? AT(i + q, line) : AT(line, i + q)];               \
                }                                                                                            \
                transpose_##type(x);                                                                         \
                BATON_UNROLL                                                                                 \
                for (int lane = 0; lane < LANES; lane++) {                                                   \
                    *(u_##type *)(a + lane * n * n + i) = x[lane];                                           \
                }                                                                                            \
            }                                                                                                \
            for (; i < n; i++) {                                                                             \
                const type *place = (const type *)(l + (upper ? AT(i, line) : AT(line, i)));                 \
                for (int64_t lane = 0; lane < lanes; lane++) {                                               \
                    a[lane * n * n + i] = i >= from && i < to ? place[lane] : 0;                             \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    static int64_t cholesky_##type(int64_t count, int64_t n, int upper, const type *a, type *out)            \
    {                                                                                                        \
        enum { LANES = BATON_VECTOR_BYTES / sizeof(type) };                                                  \
        int64_t first = 0;                                                                                   \
        v_##type l[AT(MOST, 0)];                                                                             \
        for (int64_t i = 0; i < AT(n, 0); i++) {                                                             \
            l[i] = (v_##type){0}; /* in lanes of no matrix */                                                \
        }                                                                                                    \
        for (int64_t m = 0; m < count; m += LANES) {                                                         \
            int64_t lanes = count - m < LANES ? count - m : LANES, minors[LANES] = {0};                      \
            lay_##type(n, lanes, upper, a + m * n * n, l);                                                   \
            factor_##type(n, l, minors);                                                                     \
            lay_back_##type(n, lanes, upper, out + m * n * n, l);                                            \
            for (int64_t lane = 0; lane < lanes; lane++) {                                                   \
                first = first == 0 && minors[lane] != 0 ? small_found(m + lane, minors[lane]) : first;       \
            }                                                                                                \
        }                                                                                                    \
        return first;                                                                                        \
    }

CHOLESKY(float)
CHOLESKY(double)

int64_t BATON_VARIANT_NAME(baton_small_cholesky)(int32_t dtype, int64_t count, int64_t n, int32_t upper,
                                                 const void *a, void *l)
{
    if (n < 1 || n > MOST) {
        return -1;
    }
    switch (dtype) {
    case BATON_FLOAT32: return cholesky_float(count, n, upper, a, l);
    case BATON_FLOAT64: return cholesky_double(count, n, upper, a, l);
    default: return -1;
    }
}
