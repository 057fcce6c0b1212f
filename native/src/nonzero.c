/*
 * Which elements are not zero: counted, as indices, and the elements of another array where they are. Elements
 * are turned into bits, 64 at a time; the bits are then counted, or gone through from the lowest.
 */
#include "loop.h"
#include "sort_lines.h"

enum { WORD = 64 };

/* The bits of count ≤ 64 elements, stride bytes apart. */
typedef uint64_t nonzero_word(const char *a, int64_t stride, int count);

/* The bits of 64 bytes, each 0 or 1. */
BATON_INLINE uint64_t word_of(const uint8_t *truth)
{
#if defined(__AVX512BW__)
    __m512i bytes = _mm512_loadu_si512(truth);
    return _mm512_test_epi8_mask(bytes, bytes);
#elif defined(__AVX2__)
    __m256i low = _mm256_loadu_si256((const __m256i *)truth);
    __m256i high = _mm256_loadu_si256((const __m256i *)(truth + 32));
    uint32_t lows = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, _mm256_setzero_si256()));
    uint32_t highs = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, _mm256_setzero_si256()));
    return ~((uint64_t)highs << 32 | lows);
#else
    uint64_t word = 0;
    for (int i = 0; i < WORD; i += 8) {
        uint64_t eight;
        memcpy(&eight, truth + i, 8);
        /* Each byte's bit comes to the top byte, eight different places (little-endian). */
        word |= (eight * 0x0102040810204080u >> 56) << i;
    }
    return word;
#endif
}

#define NONZERO_WORD(name, type, is_true)                                                                    \
    static uint64_t name(const char *a, int64_t stride, int count)                                           \
    {                                                                                                        \
        uint8_t truth[WORD] = {0};                                                                           \
        if (count == WORD && stride == (int64_t)sizeof(type)) {                                              \
            for (int i = 0; i < WORD; i++) {                                                                 \
                type x = ((const type *)a)[i];                                                               \
                truth[i] = is_true;                                                                          \
            }                                                                                                \
        } else {                                                                                             \
            for (int i = 0; i < count; i++) {                                                                \
                type x = *(const type *)(a + i * stride);                                                    \
                truth[i] = is_true;                                                                          \
            }                                                                                                \
        }                                                                                                    \
        return word_of(truth);                                                                               \
    }
typedef struct {
    float re, im;
} complex64;
typedef struct {
    double re, im;
} complex128;
NONZERO_WORD(word_8, uint8_t, x != 0)
NONZERO_WORD(word_16, uint16_t, x != 0)
NONZERO_WORD(word_float16, uint16_t, (x & 0x7fff) != 0)
NONZERO_WORD(word_32, uint32_t, x != 0)
NONZERO_WORD(word_64, uint64_t, x != 0)
NONZERO_WORD(word_float32, uint32_t, (x & 0x7fffffff) != 0)
NONZERO_WORD(word_float64, uint64_t, (x & 0x7fffffffffffffff) != 0)
NONZERO_WORD(word_complex64, complex64, (x.re != 0) | (x.im != 0))
NONZERO_WORD(word_complex128, complex128, (x.re != 0) | (x.im != 0))

static const struct {
    nonzero_word *word;
    int itemsize;
} kernels[] = {
    [BATON_BOOL] = {word_8, 1},          [BATON_INT8] = {word_8, 1},
    [BATON_INT16] = {word_16, 2},        [BATON_INT32] = {word_32, 4},
    [BATON_INT64] = {word_64, 8},        [BATON_UINT8] = {word_8, 1},
    [BATON_UINT16] = {word_16, 2},       [BATON_UINT32] = {word_32, 4},
    [BATON_UINT64] = {word_64, 8},       [BATON_FLOAT16] = {word_float16, 2},
    [BATON_BFLOAT16] = {word_float16, 2}, [BATON_FLOAT32] = {word_float32, 4},
    [BATON_FLOAT64] = {word_float64, 8}, [BATON_COMPLEX64] = {word_complex64, 8},
    [BATON_COMPLEX128] = {word_complex128, 16},
};
enum { DTYPES = sizeof kernels / sizeof kernels[0] };

struct nonzero_count {
    nonzero_word *word;
    int64_t *count;
};

static void count_run(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const struct nonzero_count *counting = context;
    int64_t count = 0;
    for (int64_t i = 0; i < n; i += WORD) {
        int some = n - i < WORD ? (int)(n - i) : WORD;
        count += __builtin_popcountll(counting->word(data[0] + i * stride[0], stride[0], some));
    }
    *counting->count += count;
}

int64_t BATON_VARIANT_NAME(baton_count_nonzero)(int32_t dtype, const int64_t *loop, const void *a)
{
    if (dtype < 0 || dtype >= DTYPES) {
        return -1;
    }
    int64_t count = 0;
    const struct nonzero_count counting = {kernels[dtype].word, &count};
    struct baton_loop lines;
    lines.data[0] = (char *)a;
    if (baton_loop_read(&lines, 1, BATON_FREE_ORDER, loop, &kernels[dtype].itemsize) > 0) {
        baton_loop_run(&lines, count_run, &counting);
    }
    return count;
}

/* The places of the bits, first added to each; returns where the next go. */
BATON_INLINE int64_t *places(uint64_t word, int64_t first, int64_t *out)
{
#if defined(__AVX512F__)
    __m512i at = _mm512_add_epi64(_mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7), _mm512_set1_epi64(first));
    for (; word != 0; word >>= 8) {
        __mmask8 bits = (__mmask8)word;
        int count = __builtin_popcount(bits);
        _mm512_mask_storeu_epi64(out, (__mmask8)((1u << count) - 1), _mm512_maskz_compress_epi64(bits, at));
        out += count;
        at = _mm512_add_epi64(at, _mm512_set1_epi64(8));
    }
#else
    for (; word != 0; word &= word - 1) {
        *out++ = first + __builtin_ctzll(word);
    }
#endif
    return out;
}

int32_t BATON_VARIANT_NAME(baton_nonzero)(int32_t dtype, const int64_t *loop, int64_t count, int64_t *out,
                                          const void *a)
{
    if (dtype < 0 || dtype >= DTYPES) {
        return BATON_UNSUPPORTED;
    }
    if (loop[0] < 1) {
        return BATON_INVALID;
    }
    struct sort_lines lines;
    if (!sort_lines_first(&lines, 1, loop, &kernels[dtype].itemsize, (char *[]){(char *)a})) {
        return BATON_OK;
    }
    int last = lines.outer;
    int64_t *at = out + last * count;
    do {
        int64_t *before = at;
        for (int64_t i = 0; i < lines.n; i += WORD) {
            int some = lines.n - i < WORD ? (int)(lines.n - i) : WORD;
            at = places(kernels[dtype].word(lines.data[0] + i * lines.stride[0], lines.stride[0], some), i, at);
        }
        for (int axis = 0; axis < last; axis++) {
            for (int64_t *p = before - (last - axis) * count; p < at - (last - axis) * count; p++) {
                *p = lines.index[axis];
            }
        }
    } while (sort_lines_next(&lines));
    return BATON_OK;
}

/* ---- the elements where a mask is true ----------------------------------------------------------------- */

#define COMPRESS(name, type)                                                                                 \
    static void name(int64_t n, const uint8_t *mask, const char *a, char *result)                            \
    {                                                                                                        \
        type *out = (type *)result;                                                                          \
        for (int64_t i = 0; i < n; i += WORD) {                                                              \
            int some = n - i < WORD ? (int)(n - i) : WORD;                                                   \
            for (uint64_t word = word_8((const char *)mask + i, 1, some); word != 0; word &= word - 1) {     \
                *out++ = ((const type *)a)[i + __builtin_ctzll(word)];                                       \
            }                                                                                                \
        }                                                                                                    \
    }
typedef struct {
    uint64_t part[2];
} item16;
typedef uint64_t item8 __attribute__((aligned(4), may_alias)); /* which may be two floats */
COMPRESS(compress_1, uint8_t)
COMPRESS(compress_2, uint16_t)
COMPRESS(compress_16, item16)
#if defined(__AVX512F__)
#define COMPRESS_VECTORS(name, type, lanes, lane_mask, epi)                                                  \
    static void name(int64_t n, const uint8_t *mask, const char *a, char *result)                            \
    {                                                                                                        \
        type *out = (type *)result;                                                                          \
        for (int64_t i = 0; i < n; i += WORD) {                                                              \
            int some = n - i < WORD ? (int)(n - i) : WORD;                                                   \
            uint64_t word = word_8((const char *)mask + i, 1, some);                                         \
            for (const type *from = (const type *)a + i; word != 0; word >>= lanes, from += lanes) {         \
                lane_mask bits = (lane_mask)word;                                                            \
                int count = __builtin_popcount(bits);                                                        \
                __m512i x = _mm512_maskz_loadu_##epi(bits, from);                                            \
                _mm512_mask_storeu_##epi(out, (lane_mask)((1u << count) - 1),                                \
                                         _mm512_maskz_compress_##epi(bits, x));                              \
                out += count;                                                                                \
            }                                                                                                \
        }                                                                                                    \
    }
COMPRESS_VECTORS(compress_4, uint32_t, 16, __mmask16, epi32)
COMPRESS_VECTORS(compress_8, item8, 8, __mmask8, epi64)
#else
COMPRESS(compress_4, uint32_t)
COMPRESS(compress_8, item8)
#endif

int32_t BATON_VARIANT_NAME(baton_compress)(int32_t itemsize, int64_t n, const uint8_t *mask, void *out,
                                           const void *a)
{
    switch (itemsize) {
    case 1:
        compress_1(n, mask, a, out);
        return BATON_OK;
    case 2:
        compress_2(n, mask, a, out);
        return BATON_OK;
    case 4:
        compress_4(n, mask, a, out);
        return BATON_OK;
    case 8:
        compress_8(n, mask, a, out);
        return BATON_OK;
    case 16:
        compress_16(n, mask, a, out);
        return BATON_OK;
    default:
        return BATON_INVALID;
    }
}
