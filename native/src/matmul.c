/*
 * Products of matrices that BLAS does not know, of integers, or is slow at, small ones in a batch.
 *
 * A tile of b's columns is laid dense, where it is not already, and stays in the first cache while every row of a
 * passes over it; a row's sums for the tile stay in registers. The tile's width is one of a few that the compiler
 * knows, the rest of it 0. Sums run in the order of k, whatever the tiles.
 */
#include <string.h>

#include "shuffle.h"
#include "types.h"

enum {
    DEPTH = 64, /* of a tile, elements of k */
    WIDTH = 32, /* of a tile, columns */
    ROWS = 4,   /* whose sums are in registers together */
    VECTORS = BATON_VECTOR_BYTES == 64 ? 4 : 2, /* of sums in a row: 16 of 32 registers, or 8 of 16 */
    MOST_ROWS = BATON_VECTOR_BYTES == 64 ? 8 : 4 /* together, of at most two vectors each */
};

/* One operand's matrix: the distances from row to row and from column to column, in elements. */
typedef struct {
    int64_t row, column;
} steps;

/* c (m, n) = a (m, k) · b (k, n), of so many matrices, and the distances from one to the next. */
typedef struct {
    int64_t m, n, k, count;
    steps c, a, b;
    struct {
        int64_t c, a, b;
    } next;
} product;

/* The tile's width for so many columns. */
BATON_INLINE int64_t width_of(int64_t columns)
{
    return columns > 16 ? 32 : columns > 8 ? 16 : columns > 4 ? 8 : 4;
}

#if BATON_HAS_FMA
#define ADD_FLOAT(sum, x, y) __builtin_fmaf(x, y, sum)
#define ADD_DOUBLE(sum, x, y) __builtin_fma(x, y, sum)
#else
#define ADD_FLOAT(sum, x, y) ((sum) + (x) * (y))
#define ADD_DOUBLE(sum, x, y) ((sum) + (x) * (y))
#endif
#define ADD_INTEGER(sum, x, y) ((sum) + (x) * (y))
#define ADD_BOOL(sum, x, y) ((sum) | ((x) & (y)))

/* All products of a batch, one by one; `parts` are the numbers of `type` in an element. */
#define EACH(name, type, parts)                                                                              \
    static void each_##name(const product *of, type *c, const type *a, const type *b)                        \
    {                                                                                                        \
        for (int64_t i = 0; i < of->count; i++) {                                                            \
            matmul_##name(of, c + i * parts * of->next.c, a + i * parts * of->next.a, b + i * parts * of->next.b); \
        }                                                                                                    \
    }

/* type: what is multiplied; wide: unsigned and at least as wide as int, where type would be promoted to int. */
#define MATMUL(type, wide, ADD)                                                                              \
    BATON_INLINE void rows_##type(int rows, int64_t width, int64_t depth, const type *a, steps sa,           \
                                  const type *b, int64_t b_row, type *c, int64_t c_row, int64_t columns,     \
                                  int first)                                                                 \
    {                                                                                                        \
        type sum[ROWS][WIDTH];                                                                               \
        for (int r = 0; r < rows; r++) {                                                                     \
            for (int64_t j = 0; j < width; j++) {                                                            \
                sum[r][j] = first || j >= columns ? (type)0 : c[r * c_row + j];                              \
            }                                                                                                \
        }                                                                                                    \
        for (int64_t p = 0; p < depth; p++) {                                                                \
            for (int r = 0; r < rows; r++) {                                                                 \
                wide x = a[r * sa.row + p * sa.column];                                                      \
                for (int64_t j = 0; j < width; j++) {                                                        \
                    sum[r][j] = (type)ADD((wide)sum[r][j], x, (wide)b[p * b_row + j]);                       \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
        for (int r = 0; r < rows; r++) {                                                                     \
            for (int64_t j = 0; j < (columns < width ? columns : width); j++) {                              \
                c[r * c_row + j] = sum[r][j];                                                                \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    BATON_INLINE void tile_##type(int64_t width, int64_t m, int64_t depth, const type *a, steps sa,          \
                                  const type *b, int64_t b_row, type *c, int64_t c_row, int64_t columns,     \
                                  int first)                                                                 \
    {                                                                                                        \
        int64_t i = 0;                                                                                       \
        for (; i + ROWS <= m; i += ROWS) {                                                                   \
            rows_##type(ROWS, width, depth, a + i * sa.row, sa, b, b_row, c + i * c_row, c_row, columns,     \
                        first);                                                                              \
        }                                                                                                    \
        for (; i < m; i++) {                                                                                 \
            rows_##type(1, width, depth, a + i * sa.row, sa, b, b_row, c + i * c_row, c_row, columns,        \
                        first);                                                                              \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    static void matmul_##type(const product *of, type *c, const type *a, const type *b)                      \
    {                                                                                                        \
        int64_t m = of->m, n = of->n, k = of->k;                                                             \
        steps sc = of->c, sa = of->a, sb = of->b;                                                            \
        type dense[DEPTH * WIDTH];                                                                           \
        for (int64_t j = 0; j < n; j += WIDTH) {                                                             \
            int64_t columns = n - j < WIDTH ? n - j : WIDTH, width = width_of(columns);                      \
            for (int64_t p = 0; p < k || p == 0; p += DEPTH) {                                               \
                int64_t depth = k - p < DEPTH ? k - p : DEPTH, row = sb.row;                                 \
                const type *tile = b + p * sb.row + j * sb.column;                                           \
                if (sb.column != 1 || columns != width) {                                                    \
                    for (int64_t q = 0; q < depth; q++) {                                                    \
                        for (int64_t l = 0; l < width; l++) {                                                \
                            dense[q * width + l] =                                                           \
                                l < columns ? tile[q * sb.row + l * sb.column] : (type)0;                    \
                        }                                                                                    \
                    }                                                                                        \
                    tile = dense;                                                                            \
                    row = width;                                                                             \
                }                                                                                            \
                const type *left = a + p * sa.column;                                                        \
                type *out = c + j;                                                                           \
                switch (width) {                                                                             \
                case 4:                                                                                      \
                    tile_##type(4, m, depth, left, sa, tile, row, out, sc.row, columns, p == 0);             \
                    break;                                                                                   \
                case 8:                                                                                      \
                    tile_##type(8, m, depth, left, sa, tile, row, out, sc.row, columns, p == 0);             \
                    break;                                                                                   \
                case 16:                                                                                     \
                    tile_##type(16, m, depth, left, sa, tile, row, out, sc.row, columns, p == 0);            \
                    break;                                                                                   \
                default:                                                                                     \
                    tile_##type(32, m, depth, left, sa, tile, row, out, sc.row, columns, p == 0);            \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    EACH(type, type, 1)

typedef uint8_t boolean;

MATMUL(boolean, unsigned, ADD_BOOL)
MATMUL(uint8_t, unsigned, ADD_INTEGER)
MATMUL(uint16_t, unsigned, ADD_INTEGER)
MATMUL(uint32_t, uint32_t, ADD_INTEGER)
MATMUL(uint64_t, uint64_t, ADD_INTEGER)
/* sum + x·y, a vector of so many bytes; x is one number. */
#if defined(__x86_64__) && BATON_HAS_FMA
#define MADD_float_16(sum, x, y) (__typeof__(sum))_mm_fmadd_ps(_mm_set1_ps(x), (__m128)(y), (__m128)(sum))
#define MADD_double_16(sum, x, y) (__typeof__(sum))_mm_fmadd_pd(_mm_set1_pd(x), (__m128d)(y), (__m128d)(sum))
#define MADD_float_32(sum, x, y) (__typeof__(sum))_mm256_fmadd_ps(_mm256_set1_ps(x), (__m256)(y), (__m256)(sum))
#define MADD_double_32(sum, x, y) (__typeof__(sum))_mm256_fmadd_pd(_mm256_set1_pd(x), (__m256d)(y), (__m256d)(sum))
#define MADD_float_64(sum, x, y) (__typeof__(sum))_mm512_fmadd_ps(_mm512_set1_ps(x), (__m512)(y), (__m512)(sum))
#define MADD_double_64(sum, x, y) (__typeof__(sum))_mm512_fmadd_pd(_mm512_set1_pd(x), (__m512d)(y), (__m512d)(sum))
#elif defined(__aarch64__)
#define MADD_float_16(sum, x, y) (__typeof__(sum))vfmaq_n_f32((float32x4_t)(sum), (float32x4_t)(y), x)
#define MADD_double_16(sum, x, y) (__typeof__(sum))vfmaq_n_f64((float64x2_t)(sum), (float64x2_t)(y), x)
#else
#define MADD_float_16(sum, x, y) ((sum) + (x) * (y))
#define MADD_double_16(sum, x, y) ((sum) + (x) * (y))
#endif

/* The first elements of a vector, the others 0, and their way back. */
#if defined(__AVX512F__)
#define PARTS(type, bytes, mask, suffix, name)                                                               \
    BATON_INLINE v_##type##_##bytes load_##type##_##bytes(const type *from, int64_t elements)                \
    {                                                                                                        \
        return (v_##type##_##bytes)name##_maskz_loadu_##suffix((mask)((1u << elements) - 1), from);          \
    }                                                                                                        \
                                                                                                             \
    BATON_INLINE void store_##type##_##bytes(type *to, int64_t elements, v_##type##_##bytes x)               \
    {                                                                                                        \
        name##_mask_storeu_##suffix(to, (mask)((1u << elements) - 1), (__typeof__(name##_setzero_##suffix()))x); \
    }
enum { PACKED = 0 /* whether a tile that is not full is laid dense, with zeros */ };
#else
#define PARTS(type, bytes, mask, suffix, name)                                                               \
    BATON_INLINE v_##type##_##bytes load_##type##_##bytes(const type *from, int64_t elements)                \
    {                                                                                                        \
        v_##type##_##bytes x = {0};                                                                          \
        memcpy(&x, from, (size_t)elements * sizeof(type));                                                   \
        return x;                                                                                            \
    }                                                                                                        \
                                                                                                             \
    BATON_INLINE void store_##type##_##bytes(type *to, int64_t elements, v_##type##_##bytes x)               \
    {                                                                                                        \
        memcpy(to, &x, (size_t)elements * sizeof(type));                                                     \
    }
enum { PACKED = 1 };
#endif

/*
 * Products whose rows are vectors of so many bytes, the last of which has `rest` columns. The sums of as many rows as
 * registers hold are on their way together.
 */
#define TILE(type, bytes, vectors)                                                                           \
    if (columns == width) {                                                                                  \
        tile_##type##_##bytes(vectors, 1, m, depth, rows, sa, tile, row, c + j, sc.row, rest, p == 0);       \
    } else {                                                                                                 \
        tile_##type##_##bytes(vectors, 0, m, depth, rows, sa, tile, row, c + j, sc.row, rest, p == 0);       \
    }

#define WHOLE(type, bytes, vectors, full)                                                                    \
    static __attribute__((noinline)) void whole_##type##_##bytes##_##vectors##_##full(                       \
        const product *of, type *c, const type *a, const type *b)                                            \
    {                                                                                                        \
        enum { LANES = bytes / sizeof(type) };                                                               \
        enum { SIDE = vectors * LANES };                                                                     \
        product each = *of;                                                                                  \
        if (full && bytes <= 32 && vectors == 1 && each.m == SIDE && each.k == SIDE && each.a.column == 1) { /* so few that all is unrolled */ \
            for (int64_t i = 0; i < each.count; i++, c += each.next.c, a += each.next.a, b += each.next.b) { \
                tile_##type##_##bytes(vectors, 1, SIDE, SIDE, a, (steps){each.a.row, 1}, b, each.b.row, c,   \
                                      each.c.row, LANES, 1);                                                 \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < each.count; i++, c += each.next.c, a += each.next.a, b += each.next.b) {     \
            tile_##type##_##bytes(vectors, full, each.m, each.k, a, each.a, b, each.b.row, c, each.c.row,    \
                                  each.n - (vectors - 1) * LANES, 1);                                        \
        }                                                                                                    \
    }

#define MATMUL_VECTORS(type, bytes, mask, suffix, name)                                                      \
    typedef type v_##type##_##bytes __attribute__((vector_size(bytes)));                                     \
    typedef type u_##type##_##bytes __attribute__((vector_size(bytes), aligned(sizeof(type)), may_alias));   \
    PARTS(type, bytes, mask, suffix, name)                                                                   \
                                                                                                             \
    BATON_INLINE void rows_##type##_##bytes(int rows, int vectors, int full, int64_t depth, const type *a,   \
                                            steps sa, const type *b, int64_t b_row, type *c, int64_t c_row,  \
                                            int64_t rest, int first)                                         \
    {                                                                                                        \
        enum { LANES = bytes / sizeof(type) };                                                               \
        v_##type##_##bytes sum[MOST_ROWS][VECTORS];                                                          \
        BATON_UNROLL                                                                                         \
        for (int r = 0; r < rows; r++) {                                                                     \
            BATON_UNROLL                                                                                     \
            for (int v = 0; v < vectors; v++) {                                                              \
                const type *from = c + r * c_row + v * LANES;                                                \
                sum[r][v] = first                           ? (v_##type##_##bytes){0}                        \
                            : full || v + 1 < vectors ? (v_##type##_##bytes)*(const u_##type##_##bytes *)from\
                                                            : load_##type##_##bytes(from, rest);             \
            }                                                                                                \
        }                                                                                                    \
        for (int64_t p = 0; p < depth; p++) {                                                                \
            v_##type##_##bytes y[VECTORS];                                                                   \
            BATON_UNROLL                                                                                     \
            for (int v = 0; v < vectors; v++) {                                                              \
                const type *from = b + p * b_row + v * LANES;                                                \
                y[v] = full || PACKED || v + 1 < vectors                                                     \
                           ? (v_##type##_##bytes)*(const u_##type##_##bytes *)from                           \
                           : load_##type##_##bytes(from, rest);                                              \
            }                                                                                                \
            BATON_UNROLL                                                                                     \
            for (int r = 0; r < rows; r++) {                                                                 \
                type x = a[r * sa.row + p * sa.column];                                                      \
                BATON_UNROLL                                                                                 \
                for (int v = 0; v < vectors; v++) {                                                          \
                    sum[r][v] = MADD_##type##_##bytes(sum[r][v], x, y[v]);                                   \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
        BATON_UNROLL                                                                                         \
        for (int r = 0; r < rows; r++) {                                                                     \
            BATON_UNROLL                                                                                     \
            for (int v = 0; v < vectors; v++) {                                                              \
                type *to = c + r * c_row + v * LANES;                                                        \
                if (full || v + 1 < vectors) {                                                               \
                    *(u_##type##_##bytes *)to = sum[r][v];                                                   \
                } else {                                                                                     \
                    store_##type##_##bytes(to, rest, sum[r][v]);                                             \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    BATON_INLINE void tile_##type##_##bytes(int vectors, int full, int64_t m, int64_t depth, const type *a,  \
                                            steps sa, const type *b, int64_t b_row, type *c, int64_t c_row,  \
                                            int64_t rest, int first)                                         \
    {                                                                                                        \
        int64_t i = 0;                                                                                       \
        if (vectors <= 2) {                                                                                  \
            for (; i + MOST_ROWS <= m; i += MOST_ROWS) {                                                     \
                rows_##type##_##bytes(MOST_ROWS, vectors, full, depth, a + i * sa.row, sa, b, b_row,         \
                                      c + i * c_row, c_row, rest, first);                                    \
            }                                                                                                \
        }                                                                                                    \
        for (; i + 4 <= m; i += 4) {                                                                         \
            rows_##type##_##bytes(4, vectors, full, depth, a + i * sa.row, sa, b, b_row, c + i * c_row,      \
                                  c_row, rest, first);                                                       \
        }                                                                                                    \
        if (m - i >= 2) {                                                                                    \
            rows_##type##_##bytes(2, vectors, full, depth, a + i * sa.row, sa, b, b_row, c + i * c_row,      \
                                  c_row, rest, first);                                                       \
            i += 2;                                                                                          \
        }                                                                                                    \
        if (i < m) {                                                                                         \
            rows_##type##_##bytes(1, vectors, full, depth, a + i * sa.row, sa, b, b_row, c + i * c_row,      \
                                  c_row, rest, first);                                                       \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    /* Products of one tile that lies dense where it is. */                                                  \
    WHOLE(type, bytes, 1, 0)                                                                                 \
    WHOLE(type, bytes, 1, 1)                                                                                 \
    WHOLE(type, bytes, 2, 0)                                                                                 \
    WHOLE(type, bytes, 2, 1)                                                                                 \
    WHOLE(type, bytes, VECTORS, 1)                                                                           \
                                                                                                             \
    static int is_whole_##type##_##bytes(const product *of, type *c, const type *a, const type *b)           \
    {                                                                                                        \
        enum { LANES = bytes / sizeof(type) };                                                               \
        int64_t n = of->n;                                                                                   \
        int full = n % LANES == 0;                                                                           \
        if (of->b.column != 1 || of->k > DEPTH || (PACKED && !full)) {                                       \
            return 0;                                                                                        \
        }                                                                                                    \
        if (n <= LANES) {                                                                                    \
            (full ? whole_##type##_##bytes##_1_1 : whole_##type##_##bytes##_1_0)(of, c, a, b);               \
        } else if (n <= 2 * LANES) {                                                                         \
            (full ? whole_##type##_##bytes##_2_1 : whole_##type##_##bytes##_2_0)(of, c, a, b);               \
        } else if (n == VECTORS * LANES) {                                                                   \
            whole_##type##_##bytes##_VECTORS_1(of, c, a, b);                                                 \
        } else {                                                                                             \
            return 0;                                                                                        \
        }                                                                                                    \
        return 1;                                                                                            \
    }                                                                                                        \
                                                                                                             \
    static void matmul_##type##_##bytes(const product *of, type *c, const type *a, const type *b)            \
    {\
        int64_t m = of->m, n = of->n, k = of->k;                                                             \
        steps sc = of->c, sa = of->a, sb = of->b;                                                            \
        enum { LANES = bytes / sizeof(type) };                                                               \
        type dense[DEPTH * LANES * VECTORS];                                                                 \
        for (int64_t j = 0, columns; j < n; j += columns) {                                                  \
            int64_t left = n - j;                                                                            \
            int vectors = left >= VECTORS * LANES ? VECTORS : left > LANES ? 2 : 1;                          \
            int64_t width = vectors * LANES;                                                                 \
            columns = left < width ? left : width;                                                           \
            int64_t rest = columns - (width - LANES);                                                        \
            for (int64_t p = 0; p < k || p == 0; p += DEPTH) {                                               \
                int64_t depth = k - p < DEPTH ? k - p : DEPTH, row = sb.row;                                 \
                const type *tile = b + p * sb.row + j * sb.column, *rows = a + p * sa.column;                \
                if (sb.column != 1 || (PACKED && columns != width)) {                                        \
                    for (int64_t q = 0; q < depth; q++) {                                                    \
                        for (int64_t l = 0; l < width; l++) {                                                \
                            dense[q * width + l] =                                                           \
                                l < columns ? tile[q * sb.row + l * sb.column] : (type)0;                    \
                        }                                                                                    \
                    }                                                                                        \
                    tile = dense;                                                                            \
                    row = width;                                                                             \
                }                                                                                            \
                if (vectors == 1) {                                                                          \
                    TILE(type, bytes, 1)                                                                     \
                } else if (vectors == 2) {                                                                   \
                    TILE(type, bytes, 2)                                                                     \
                } else {                                                                                     \
                    TILE(type, bytes, VECTORS)                                                               \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    EACH(type##_##bytes, type, 1)

MATMUL_VECTORS(float, 16, __mmask8, ps, _mm)
MATMUL_VECTORS(double, 16, __mmask8, pd, _mm)
#if BATON_VECTOR_BYTES >= 32
MATMUL_VECTORS(float, 32, __mmask8, ps, _mm256)
MATMUL_VECTORS(double, 32, __mmask8, pd, _mm256)
#endif
#if BATON_VECTOR_BYTES == 64
MATMUL_VECTORS(float, 64, __mmask16, ps, _mm512)
MATMUL_VECTORS(double, 64, __mmask8, pd, _mm512)
#endif

/* By the narrowest vectors that hold a row, or the widest. */
#define MATMUL_REAL(type)                                                                                    \
    static void each_##type(const product *of, type *c, const type *a, const type *b)                      \
    {                                                                                                        \
        WIDEST(type)                                                                                         \
        if (!is_whole_##type##_16(of, c, a, b)) {                                                            \
            each_##type##_16(of, c, a, b);                                                                   \
        }                                                                                                    \
    }

#define TRY(type, bytes, above)                                                                              \
    if (of->n * (int64_t)sizeof(type) > above) {                                                             \
        if (!is_whole_##type##_##bytes(of, c, a, b)) {                                                       \
            each_##type##_##bytes(of, c, a, b);                                                            \
        }                                                                                                    \
        return;                                                                                              \
    }
#if BATON_VECTOR_BYTES == 64
#define WIDEST(type) TRY(type, 64, 32) TRY(type, 32, 16)
#elif BATON_VECTOR_BYTES == 32
#define WIDEST(type) TRY(type, 32, 16)
#else
#define WIDEST(type)
#endif

MATMUL_REAL(float)
MATMUL_REAL(double)

/* Complex numbers: the parts of a tile and of the sums lie apart. */
#define MATMUL_COMPLEX(type, ADD)                                                                            \
    static void matmul_complex_##type(const product *of, type *c, const type *a, const type *b)              \
    {                                                                                                        \
        int64_t m = of->m, n = of->n, k = of->k;                                                             \
        steps sc = of->c, sa = of->a, sb = of->b;                                                            \
        enum { LANES = 16 };                                                                                 \
        type re[DEPTH][LANES], im[DEPTH][LANES];                                                             \
        for (int64_t j = 0; j < n; j += LANES) {                                                             \
            int64_t columns = n - j < LANES ? n - j : LANES;                                                 \
            for (int64_t p = 0; p < k || p == 0; p += DEPTH) {                                               \
                int64_t depth = k - p < DEPTH ? k - p : DEPTH;                                               \
                for (int64_t q = 0; q < depth; q++) {                                                        \
                    const type *line = b + 2 * ((p + q) * sb.row + j * sb.column);                           \
                    for (int64_t l = 0; l < LANES; l++) {                                                    \
                        re[q][l] = l < columns ? line[2 * l * sb.column] : 0;                                \
                        im[q][l] = l < columns ? line[2 * l * sb.column + 1] : 0;                            \
                    }                                                                                        \
                }                                                                                            \
                for (int64_t i = 0; i < m; i++) {                                                            \
                    type *out = c + 2 * (i * sc.row + j), x[LANES], y[LANES];                                \
                    for (int64_t l = 0; l < LANES; l++) {                                                    \
                        x[l] = p == 0 || l >= columns ? 0 : out[2 * l];                                      \
                        y[l] = p == 0 || l >= columns ? 0 : out[2 * l + 1];                                  \
                    }                                                                                        \
                    for (int64_t q = 0; q < depth; q++) {                                                    \
                        const type *left = a + 2 * (i * sa.row + (p + q) * sa.column);                       \
                        type u = left[0], v = left[1];                                                       \
                        for (int64_t l = 0; l < LANES; l++) {                                                \
                            x[l] = ADD(ADD(x[l], u, re[q][l]), -v, im[q][l]);                                \
                            y[l] = ADD(ADD(y[l], u, im[q][l]), v, re[q][l]);                                 \
                        }                                                                                    \
                    }                                                                                        \
                    for (int64_t l = 0; l < columns; l++) {                                                  \
                        out[2 * l] = x[l];                                                                   \
                        out[2 * l + 1] = y[l];                                                               \
                    }                                                                                        \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    EACH(complex_##type, type, 2)

MATMUL_COMPLEX(float, ADD_FLOAT)
MATMUL_COMPLEX(double, ADD_DOUBLE)

/* Makes all products of a batch. */
typedef void matmul_function(const product *of, void *c, const void *a, const void *b);

static matmul_function *const functions[] = {
    [BATON_BOOL] = (matmul_function *)each_boolean,
    [BATON_INT8] = (matmul_function *)each_uint8_t,
    [BATON_INT16] = (matmul_function *)each_uint16_t,
    [BATON_INT32] = (matmul_function *)each_uint32_t,
    [BATON_INT64] = (matmul_function *)each_uint64_t,
    [BATON_UINT8] = (matmul_function *)each_uint8_t,
    [BATON_UINT16] = (matmul_function *)each_uint16_t,
    [BATON_UINT32] = (matmul_function *)each_uint32_t,
    [BATON_UINT64] = (matmul_function *)each_uint64_t,
    [BATON_FLOAT32] = (matmul_function *)each_float,
    [BATON_FLOAT64] = (matmul_function *)each_double,
    [BATON_COMPLEX64] = (matmul_function *)each_complex_float,
    [BATON_COMPLEX128] = (matmul_function *)each_complex_double,
};

int32_t BATON_VARIANT_NAME(baton_matmul)(int32_t dtype, const int64_t *loop, void *c, const void *a,
                                         const void *b)
{
    matmul_function *matmul = is_dtype(dtype) ? functions[dtype] : NULL;
    if (matmul == NULL) {
        return BATON_UNSUPPORTED;
    }
    int64_t ndim = loop[0], batch = ndim - 3, outer = batch > 0 ? batch - 1 : 0;
    const int64_t *shape = loop + 1, *of_c = shape + ndim, *of_a = of_c + ndim, *of_b = of_a + ndim;
    int64_t itemsize = baton_itemsizes[dtype];
    product of = {.m = shape[batch],
                  .k = shape[batch + 1],
                  .n = shape[batch + 2],
                  .c = {of_c[batch], of_c[batch + 2]},
                  .a = {of_a[batch], of_a[batch + 1]},
                  .b = {of_b[batch + 1], of_b[batch + 2]},
                  .count = batch > 0 ? shape[outer] : 1,
                  .next = {of_c[outer], of_a[outer], of_b[outer]}};
    for (int64_t axis = 0; axis < batch; axis++) {
        if (shape[axis] == 0) {
            return BATON_OK;
        }
    }
    int64_t index[BATON_MAX_NDIM] = {0};
    char *out = c;
    const char *left = a, *right = b;
    for (;;) {
        matmul(&of, out, left, right);
        int64_t axis = outer - 1;
        for (; axis >= 0; axis--) {
            out += of_c[axis] * itemsize;
            left += of_a[axis] * itemsize;
            right += of_b[axis] * itemsize;
            if (++index[axis] < shape[axis]) {
                break;
            }
            out -= shape[axis] * of_c[axis] * itemsize;
            left -= shape[axis] * of_a[axis] * itemsize;
            right -= shape[axis] * of_b[axis] * itemsize;
            index[axis] = 0;
        }
        if (axis < 0) {
            return BATON_OK;
        }
    }
}
