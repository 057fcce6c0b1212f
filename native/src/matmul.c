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
    MOST_ROWS = BATON_VECTOR_BYTES == 64 ? 8 : 4, /* together, of fewer vectors than VECTORS, or of two */
    UNROLLED = 8 /* up to so many rows of b, known to the compiler, there is no loop over them */
};

/* One operand's matrix: the distances from row to row and from column to column, in numbers; a complex one is two. */
typedef struct {
    int64_t row, column;
} steps;

/* c (m, n) = a (m, k) · b (k, n), of so many matrices, and the distances from one to the next; n is in numbers. */
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

#define ADD_INTEGER(sum, x, y) ((sum) + (x) * (y))
#define ADD_BOOL(sum, x, y) ((sum) | ((x) & (y)))

/* All products of a batch, one by one. */
#define EACH(name, type)                                                                                     \
    static void each_##name(const product *of, type *c, const type *a, const type *b)                        \
    {                                                                                                        \
        for (int64_t i = 0; i < of->count; i++) {                                                            \
            matmul_##name(of, c + i * of->next.c, a + i * of->next.a, b + i * of->next.b);                   \
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
    EACH(type, type)

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

/* Each pair of numbers of a vector the other way round; times these signs that is a product by i. */
#define SIGNS_double_16 (v_double_16){-1, 1}
#define SIGNS_float_16 (v_float_16){-1, 1, -1, 1}
#define SIGNS_double_32 (v_double_32){-1, 1, -1, 1}
#define SIGNS_float_32 (v_float_32){-1, 1, -1, 1, -1, 1, -1, 1}
#define SIGNS_double_64 (v_double_64){-1, 1, -1, 1, -1, 1, -1, 1}
#define SIGNS_float_64 (v_float_64){-1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1}
#if defined(__aarch64__)
#define SWAP_double_16(x) (v_double_16)vextq_f64((float64x2_t)(x), (float64x2_t)(x), 1)
#define SWAP_float_16(x) (v_float_16)vrev64q_f32((float32x4_t)(x))
#else
#define SWAP_double_16(x) (v_double_16)_mm_shuffle_pd((__m128d)(x), (__m128d)(x), 1)
#define SWAP_float_16(x) (v_float_16)_mm_shuffle_ps((__m128)(x), (__m128)(x), 0xb1)
#define SWAP_double_32(x) (v_double_32)_mm256_permute_pd((__m256d)(x), 5)
#define SWAP_float_32(x) (v_float_32)_mm256_permute_ps((__m256)(x), 0xb1)
#define SWAP_double_64(x) (v_double_64)_mm512_permute_pd((__m512d)(x), 0x55)
#define SWAP_float_64(x) (v_float_64)_mm512_permute_ps((__m512)(x), 0xb1)
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
 * Products whose rows are vectors of so many bytes, the last of which has `rest` numbers. The sums of as many rows as
 * registers hold are on their way together.
 *
 * A complex row is two of them, as if the matrix on the left were of real numbers: the sums of the real parts' products
 * with whole rows of b, and of the imaginary parts', which at the end are turned by i and added.
 */
#define TILE(type, bytes, vectors)                                                                           \
    if (columns == width) {                                                                                  \
        tile_##type##_##bytes(parts, vectors, 1, m, depth, rows, sa, tile, row, c + j, sc.row, rest, p == 0); \
    } else {                                                                                                 \
        tile_##type##_##bytes(parts, vectors, 0, m, depth, rows, sa, tile, row, c + j, sc.row, rest, p == 0); \
    }

#define WHOLE(name, type, parts, bytes, vectors, full)                                                       \
    static __attribute__((noinline)) void whole_##name##_##bytes##_##vectors##_##full(                       \
        const product *of, type *c, const type *a, const type *b)                                            \
    {                                                                                                        \
        enum { LANES = bytes / sizeof(type) };                                                               \
        enum { LENGTH = vectors * LANES, SIDE = LENGTH / parts };                                            \
        product each = *of;                                                                                  \
        /* The matrices that come most, of which the compiler knows all. */                                  \
        if (full && vectors <= 2 && each.m == SIDE && each.k == SIDE && each.a.row == LENGTH &&              \
            each.a.column == parts && each.b.row == LENGTH && each.c.row == LENGTH) {                        \
            for (int64_t i = 0; i < each.count; i++, c += each.next.c, a += each.next.a, b += each.next.b) { \
                tile_##type##_##bytes(parts, vectors, 1, SIDE, SIDE, a, (steps){LENGTH, parts}, b, LENGTH, c, \
                                      LENGTH, LANES, 1);                                                     \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < each.count; i++, c += each.next.c, a += each.next.a, b += each.next.b) {     \
            tile_##type##_##bytes(parts, vectors, full, each.m, each.k, a, each.a, b, each.b.row, c, each.c.row, \
                                  each.n - (vectors - 1) * LANES, 1);                                        \
        }                                                                                                    \
    }

/* The products of one number of each row with a row of b, added to the sums. */
#define STEP(type, bytes)                                                                                    \
    v_##type##_##bytes y[VECTORS];                                                                           \
    BATON_UNROLL                                                                                             \
    for (int v = 0; v < vectors; v++) {                                                                      \
        const type *from = b + p * b_row + v * LANES;                                                        \
        y[v] = full || PACKED || v + 1 < vectors ? (v_##type##_##bytes)*(const u_##type##_##bytes *)from     \
                                                 : load_##type##_##bytes(from, rest);                        \
    }                                                                                                        \
    BATON_UNROLL                                                                                             \
    for (int r = 0; r < rows; r++) {                                                                         \
        type x = a[r / parts * sa.row + p * sa.column + r % parts];                                          \
        BATON_UNROLL                                                                                         \
        for (int v = 0; v < vectors; v++) {                                                                  \
            sum[r][v] = MADD_##type##_##bytes(sum[r][v], x, y[v]);                                           \
        }                                                                                                    \
    }

/* All that there are of up to VECTORS vectors. */
#define ANY_WHOLE(name, type, parts, bytes, vectors)                                                         \
    WHOLE(name, type, parts, bytes, vectors, 0) WHOLE(name, type, parts, bytes, vectors, 1)
#define TWO_WHOLES(name, type, parts, bytes)                                                                 \
    ANY_WHOLE(name, type, parts, bytes, 1) ANY_WHOLE(name, type, parts, bytes, 2)
#define WHOLE_NAMES(name, bytes, vectors)                                                                    \
    {whole_##name##_##bytes##_##vectors##_0, whole_##name##_##bytes##_##vectors##_1}
#define TWO_WHOLE_NAMES(name, bytes) WHOLE_NAMES(name, bytes, 1), WHOLE_NAMES(name, bytes, 2)
#define TILE_OF(type, bytes, vectors)                                                                        \
    case vectors:                                                                                            \
        TILE(type, bytes, vectors)                                                                           \
        break;
#define TWO_TILES(type, bytes) TILE_OF(type, bytes, 1) TILE_OF(type, bytes, 2)
#if BATON_VECTOR_BYTES == 64
#define WHOLES(name, type, parts, bytes)                                                                     \
    TWO_WHOLES(name, type, parts, bytes) ANY_WHOLE(name, type, parts, bytes, 3) ANY_WHOLE(name, type, parts, bytes, 4)
#define WHOLE_TABLE(name, bytes)                                                                             \
    TWO_WHOLE_NAMES(name, bytes), WHOLE_NAMES(name, bytes, 3), WHOLE_NAMES(name, bytes, 4)
#define TILES(type, bytes)                                                                                   \
    switch (vectors) {                                                                                       \
        TWO_TILES(type, bytes) TILE_OF(type, bytes, 3) TILE_OF(type, bytes, 4)                               \
    }
#else
#define WHOLES(name, type, parts, bytes) TWO_WHOLES(name, type, parts, bytes)
#define WHOLE_TABLE(name, bytes) TWO_WHOLE_NAMES(name, bytes)
#define TILES(type, bytes)                                                                                   \
    switch (vectors) {                                                                                       \
        TWO_TILES(type, bytes)                                                                               \
    }
#endif

#define VECTORS_OF(type, bytes, mask, suffix, name)                                                          \
    typedef type v_##type##_##bytes __attribute__((vector_size(bytes)));                                     \
    typedef type u_##type##_##bytes __attribute__((vector_size(bytes), aligned(sizeof(type)), may_alias));   \
    PARTS(type, bytes, mask, suffix, name)                                                                   \
                                                                                                             \
    BATON_INLINE void rows_##type##_##bytes(int parts, int rows, int vectors, int full, int64_t depth, const type *a, \
                                            steps sa, const type *b, int64_t b_row, type *c, int64_t c_row,  \
                                            int64_t rest, int first)                                         \
    {                                                                                                        \
        enum { LANES = bytes / sizeof(type) };                                                               \
        v_##type##_##bytes sum[MOST_ROWS][VECTORS];                                                          \
        BATON_UNROLL                                                                                         \
        for (int r = 0; r < rows; r++) {                                                                     \
            BATON_UNROLL                                                                                     \
            for (int v = 0; v < vectors; v++) {                                                              \
                const type *from = c + r / parts * c_row + v * LANES;                                        \
                sum[r][v] = first || r % parts > 0    ? (v_##type##_##bytes){0}                              \
                            : full || v + 1 < vectors ? (v_##type##_##bytes)*(const u_##type##_##bytes *)from \
                                                      : load_##type##_##bytes(from, rest);                   \
            }                                                                                                \
        }                                                                                                    \
        if (__builtin_constant_p(depth) && depth <= UNROLLED) {                                              \
            BATON_UNROLL                                                                                     \
            for (int64_t p = 0; p < depth; p++) {                                                            \
                STEP(type, bytes)                                                                            \
            }                                                                                                \
        } else {                                                                                             \
            for (int64_t p = 0; p < depth; p++) {                                                            \
                STEP(type, bytes)                                                                            \
            }                                                                                                \
        }                                                                                                    \
        BATON_UNROLL                                                                                         \
        for (int r = 0; r < rows; r += parts) {                                                              \
            BATON_UNROLL                                                                                     \
            for (int v = 0; v < vectors; v++) {                                                              \
                type *to = c + r / parts * c_row + v * LANES;                                                \
                v_##type##_##bytes x = sum[r][v];                                                            \
                if (parts == 2) {                                                                            \
                    x += SWAP_##type##_##bytes(sum[r + parts - 1][v]) * SIGNS_##type##_##bytes;              \
                }                                                                                            \
                if (full || v + 1 < vectors) {                                                               \
                    *(u_##type##_##bytes *)to = x;                                                           \
                } else {                                                                                     \
                    store_##type##_##bytes(to, rest, x);                                                     \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    BATON_INLINE void tile_##type##_##bytes(int parts, int vectors, int full, int64_t m, int64_t depth, const type *a, \
                                            steps sa, const type *b, int64_t b_row, type *c, int64_t c_row,  \
                                            int64_t rest, int first)                                         \
    {                                                                                                        \
        int64_t i = 0;                                                                                       \
        if (vectors < VECTORS || vectors == 2) {                                                             \
            for (; i + MOST_ROWS / parts <= m; i += MOST_ROWS / parts) {                                     \
                rows_##type##_##bytes(parts, MOST_ROWS, vectors, full, depth, a + i * sa.row, sa, b, b_row,  \
                                      c + i * c_row, c_row, rest, first);                                    \
            }                                                                                                \
        }                                                                                                    \
        for (; i + 4 / parts <= m; i += 4 / parts) {                                                         \
            rows_##type##_##bytes(parts, 4, vectors, full, depth, a + i * sa.row, sa, b, b_row, c + i * c_row, \
                                  c_row, rest, first);                                                       \
        }                                                                                                    \
        if (m - i >= 2 / parts) {                                                                            \
            rows_##type##_##bytes(parts, 2, vectors, full, depth, a + i * sa.row, sa, b, b_row, c + i * c_row, \
                                  c_row, rest, first);                                                       \
            i += 2 / parts;                                                                                  \
        }                                                                                                    \
        if (parts == 1 && i < m) {                                                                           \
            rows_##type##_##bytes(1, 1, vectors, full, depth, a + i * sa.row, sa, b, b_row, c + i * c_row,   \
                                  c_row, rest, first);                                                       \
        }                                                                                                    \
    }

/* Products of matrices of so many numbers in an element, real_… or complex_… */
#define MATMUL_VECTORS(name, type, parts_of, bytes)                                                          \
    /* Of one tile that lies dense where it is. */                                                           \
    WHOLES(name, type, parts_of, bytes)                                                                      \
                                                                                                             \
    static int is_whole_##name##_##bytes(const product *of, type *c, const type *a, const type *b)           \
    {                                                                                                        \
        enum { LANES = bytes / sizeof(type) };                                                               \
        static void (*const whole[VECTORS][2])(const product *, type *, const type *, const type *) = {      \
            WHOLE_TABLE(name, bytes)};                                                                       \
        int full = of->n % LANES == 0;                                                                       \
        if (of->b.column != parts_of || of->k > DEPTH || (PACKED && !full) || of->n > VECTORS * LANES) {     \
            return 0;                                                                                        \
        }                                                                                                    \
        whole[(of->n - 1) / LANES][full](of, c, a, b);                                                       \
        return 1;                                                                                            \
    }                                                                                                        \
                                                                                                             \
    static void matmul_##name##_##bytes(const product *of, type *c, const type *a, const type *b)            \
    {\
        int64_t m = of->m, n = of->n, k = of->k;                                                             \
        steps sc = of->c, sa = of->a, sb = of->b;                                                            \
        enum { LANES = bytes / sizeof(type) };                                                               \
        enum { parts = parts_of };                                                                           \
        type dense[DEPTH * LANES * VECTORS];                                                                 \
        for (int64_t j = 0, columns; j < n; j += columns) {                                                  \
            int64_t left = n - j;                                                                            \
            int vectors = left > (VECTORS - 1) * LANES ? VECTORS : (int)((left + LANES - 1) / LANES);        \
            int64_t width = vectors * LANES;                                                                 \
            columns = left < width ? left : width;                                                           \
            int64_t rest = columns - (width - LANES);                                                        \
            for (int64_t p = 0; p < k || p == 0; p += DEPTH) {                                               \
                int64_t depth = k - p < DEPTH ? k - p : DEPTH, row = sb.row;                                 \
                const type *tile = b + p * sb.row + j / parts * sb.column, *rows = a + p * sa.column;        \
                if (sb.column != parts || (PACKED && columns != width)) {                                    \
                    for (int64_t q = 0; q < depth; q++) {                                                    \
                        for (int64_t l = 0; l < width; l++) {                                                \
                            dense[q * width + l] =                                                           \
                                l < columns ? tile[q * sb.row + l / parts * sb.column + l % parts] : (type)0; \
                        }                                                                                    \
                    }                                                                                        \
                    tile = dense;                                                                            \
                    row = width;                                                                             \
                }                                                                                            \
                TILES(type, bytes)                                                                           \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    EACH(name##_##bytes, type)

#define VECTORS_AND_PRODUCTS(type, bytes, mask, suffix, name)                                                \
    VECTORS_OF(type, bytes, mask, suffix, name)                                                              \
    MATMUL_VECTORS(real_##type, type, 1, bytes)                                                              \
    MATMUL_VECTORS(complex_##type, type, 2, bytes)

VECTORS_AND_PRODUCTS(float, 16, __mmask8, ps, _mm)
VECTORS_AND_PRODUCTS(double, 16, __mmask8, pd, _mm)
#if BATON_VECTOR_BYTES >= 32
VECTORS_AND_PRODUCTS(float, 32, __mmask8, ps, _mm256)
VECTORS_AND_PRODUCTS(double, 32, __mmask8, pd, _mm256)
#endif
#if BATON_VECTOR_BYTES == 64
VECTORS_AND_PRODUCTS(float, 64, __mmask16, ps, _mm512)
VECTORS_AND_PRODUCTS(double, 64, __mmask8, pd, _mm512)
#endif

/* By the narrowest vectors that hold a row, or the widest. */
#define BY_WIDTH(name, type)                                                                                 \
    static void each_##name(const product *of, type *c, const type *a, const type *b)                        \
    {                                                                                                        \
        WIDEST(name, type)                                                                                   \
        if (!is_whole_##name##_16(of, c, a, b)) {                                                            \
            each_##name##_16(of, c, a, b);                                                                   \
        }                                                                                                    \
    }

#define TRY(name, type, bytes, above)                                                                        \
    if (of->n * (int64_t)sizeof(type) > above) {                                                             \
        if (!is_whole_##name##_##bytes(of, c, a, b)) {                                                       \
            each_##name##_##bytes(of, c, a, b);                                                              \
        }                                                                                                    \
        return;                                                                                              \
    }
#if BATON_VECTOR_BYTES == 64
#define WIDEST(name, type) TRY(name, type, 64, 32) TRY(name, type, 32, 16)
#elif BATON_VECTOR_BYTES == 32
#define WIDEST(name, type) TRY(name, type, 32, 16)
#else
#define WIDEST(name, type)
#endif

BY_WIDTH(real_float, float)
BY_WIDTH(real_double, double)
BY_WIDTH(complex_float, float)
BY_WIDTH(complex_double, double)

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
    [BATON_FLOAT32] = (matmul_function *)each_real_float,
    [BATON_FLOAT64] = (matmul_function *)each_real_double,
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
    int64_t itemsize = baton_itemsizes[dtype], parts = dtype == BATON_COMPLEX64 || dtype == BATON_COMPLEX128 ? 2 : 1;
    product of = {.m = shape[batch],
                  .k = shape[batch + 1],
                  .n = parts * shape[batch + 2],
                  .c = {parts * of_c[batch], parts * of_c[batch + 2]},
                  .a = {parts * of_a[batch], parts * of_a[batch + 1]},
                  .b = {parts * of_b[batch + 1], parts * of_b[batch + 2]},
                  .count = batch > 0 ? shape[outer] : 1,
                  .next = {parts * of_c[outer], parts * of_a[outer], parts * of_b[outer]}};
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
