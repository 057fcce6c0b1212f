/* Copies, fills and conversions: every element type to every other. */
#include "copy.h"

#include "conditions.h"
#include "convert.h"
#include "elements.h"
#include "transpose.h"

BATON_INLINE int is_streaming(const void *context, int64_t n)
{
    return ((const struct element_context *)context)->streaming && n >= STREAMING_MINIMUM;
}

/* n elements of itemsize bytes, all the one at a. */
static void fill(int64_t n, char *out, int64_t stride, const char *a, int64_t itemsize, int streaming)
{
    if (stride != itemsize) {
        for (int64_t i = 0; i < n; i++, out += stride) {
            memcpy(out, a, (size_t)itemsize);
        }
        return;
    }
    /* A pattern of two vectors: itemsize divides a vector, so that one may begin at any element of it. */
    char pattern[2 * BATON_VECTOR_BYTES];
    for (int64_t i = 0; i < 2 * BATON_VECTOR_BYTES; i += itemsize) {
        memcpy(pattern + i, a, (size_t)itemsize);
    }
    int64_t bytes = n * itemsize, i = 0;
    if (bytes < BATON_VECTOR_BYTES) {
        memcpy(out, pattern, (size_t)bytes);
        return;
    }
    if (streaming) {
        i = (int64_t)(-(uintptr_t)out & (BATON_VECTOR_BYTES - 1));
        memcpy(out, pattern, (size_t)i);
        vd x;
        memcpy(&x, pattern + i % itemsize, sizeof x);
        for (; i + BATON_VECTOR_BYTES <= bytes; i += BATON_VECTOR_BYTES) {
            vd_stream((double *)(out + i), x);
        }
        vd_stream_end();
        memcpy(out + i, pattern + i % itemsize, (size_t)(bytes - i));
        return;
    }
    for (; i + BATON_VECTOR_BYTES <= bytes; i += BATON_VECTOR_BYTES) {
        memcpy(out + i, pattern, BATON_VECTOR_BYTES);
    }
    memcpy(out + i, pattern, (size_t)(bytes - i));
}

/* Elements of one size, whatever they mean. */
#define COPY(name, type)                                                                                     \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1];                                                                             \
        int64_t size = sizeof(type), so = stride[0], sa = stride[1];                                         \
        if (so == size && sa == size) {                                                                      \
            if (is_streaming(context, n)) {                                                                  \
                stream_bytes(n * size, out, a);                                                              \
            } else {                                                                                         \
                memmove(out, a, (size_t)(n * size));                                                         \
            }                                                                                                \
        } else if (sa == 0) {                                                                                \
            type x = *(const type *)a;                                                                       \
            fill(n, out, so, (const char *)&x, size, is_streaming(context, n));                              \
        } else {                                                                                             \
            for (int64_t i = 0; i < n; i++, out += so, a += sa) {                                            \
                *(type *)out = *(const type *)a;                                                             \
            }                                                                                                \
        }                                                                                                    \
    }

COPY(copy1, uint8_t)
COPY(copy2, uint16_t)
COPY(copy4, uint32_t)
COPY(copy8, uint64_t)
COPY(copy16, t_complex128)

/* n elements, each copied count times in a row. */
enum { REPEATED_MOST = 32 };
#define REPEAT(name, type)                                                                                   \
    BATON_INLINE void name##_by(int64_t n, const int64_t count, char *out, const char *a, int64_t sa)        \
    {                                                                                                        \
        type *o = (type *)out;                                                                               \
        for (int64_t i = 0; i < n; i++, a += sa) {                                                           \
            type x = *(const type *)a;                                                                       \
            for (int64_t k = 0; k < count; k++) {                                                            \
                *o++ = x;                                                                                    \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
    static void name(int64_t n, int64_t count, char *out, const char *a, int64_t sa)                         \
    {                                                                                                        \
        switch (count) {                                                                                     \
        case 2:                                                                                              \
            name##_by(n, 2, out, a, sa);                                                                     \
            break;                                                                                           \
        case 3:                                                                                              \
            name##_by(n, 3, out, a, sa);                                                                     \
            break;                                                                                           \
        case 4:                                                                                              \
            name##_by(n, 4, out, a, sa);                                                                     \
            break;                                                                                           \
        default:                                                                                             \
            name##_by(n, count, out, a, sa);                                                                 \
        }                                                                                                    \
    }
REPEAT(repeat1, uint8_t)
REPEAT(repeat2, uint16_t)
REPEAT(repeat4, uint32_t)
REPEAT(repeat8, uint64_t)
/* Not of a struct, of which GCC 12 reads one more than there are. */
typedef uint64_t repeated16 __attribute__((vector_size(16), aligned(8), may_alias));
REPEAT(repeat16, repeated16)

/* Short lines of one element each, one behind the other, as np.repeat has them: a call for each would take longer. */
BATON_INLINE int is_repeated(const struct baton_loop *loop, int64_t size)
{
    return loop->ndim > 1 && loop->shape[0] <= REPEATED_MOST && loop->stride[0][0] == size && loop->stride[1][0] == 0 &&
           loop->stride[0][1] == size * loop->shape[0];
}

static void repeat_loop(const struct baton_loop *loop, int64_t size)
{
    int64_t index[BATON_MAX_NDIM] = {0}, n = loop->shape[1], count = loop->shape[0], step = loop->stride[1][1];
    char *data[2] = {loop->data[0], loop->data[1]};
    do {
        switch (size) {
        case 1:
            repeat1(n, count, data[0], data[1], step);
            break;
        case 2:
            repeat2(n, count, data[0], data[1], step);
            break;
        case 4:
            repeat4(n, count, data[0], data[1], step);
            break;
        case 8:
            repeat8(n, count, data[0], data[1], step);
            break;
        default:
            repeat16(n, count, data[0], data[1], step);
        }
    } while (baton_loop_next(loop, 2, index, data));
}

enum { CONVERTED = 4096 }; /* bytes that are converted at a time before they are streamed */

/* Two types. The two places are different memory. */
static void convert_streamed(int64_t n, char *out, int64_t so, const char *a, int64_t sa, baton_run *run,
                             const void *context);

#define CONVERSION(O, I)                                                                                     \
    BATON_INLINE void O##_of_##I##_line(int64_t n, t_##O *out, const t_##I *a)                               \
    {                                                                                                        \
        _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++)                                                 \
        {                                                                                                    \
            out[i] = CONVERT(O, I, a[i]);                                                                    \
        }                                                                                                    \
    }                                                                                                        \
    static void O##_of_##I(int64_t n, char *const *data, const int64_t *stride, const void *context)         \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1];                                                                             \
        int64_t so = stride[0], sa = stride[1];                                                              \
        if (so == sizeof(t_##O) && sa == sizeof(t_##I)) {                                                    \
            if (is_streaming(context, n)) {                                                                  \
                convert_streamed(n, out, so, a, sa, O##_of_##I, context);                                    \
            } else {                                                                                         \
                O##_of_##I##_line(n, (t_##O *)out, (const t_##I *)a);                                        \
            }                                                                                                \
        } else if (sa == 0) {                                                                                \
            t_##O x = CONVERT(O, I, *(const t_##I *)a);                                                      \
            fill(n, out, so, (const char *)&x, sizeof x, is_streaming(context, n));                          \
        } else {                                                                                             \
            for (int64_t i = 0; i < n; i++, out += so, a += sa) {                                            \
                *(t_##O *)out = CONVERT(O, I, *(const t_##I *)a);                                            \
            }                                                                                                \
        }                                                                                                    \
    }

/* By way of a buffer that stays in the first cache. */
static void convert_streamed(int64_t n, char *out, int64_t so, const char *a, int64_t sa, baton_run *run,
                             const void *context __attribute__((unused)))
{
    char buffer[CONVERTED] __attribute__((aligned(64)));
    const struct element_context plain = {0};
    int64_t most = CONVERTED / so, strides[2] = {so, sa};
    while (n > 0) {
        int64_t count = n < most ? n : most;
        run(count, (char *const[]){buffer, (char *)a}, strides, &plain);
        stream_bytes(count * so, out, buffer);
        out += count * so;
        a += count * sa;
        n -= count;
    }
}

/* clang-format off */
#define TO_REAL(M, I)                                                                                        \
    M(bool, I) M(int8, I) M(int16, I) M(int32, I) M(int64, I) M(uint8, I) M(uint16, I) M(uint32, I) M(uint64, I) \
    M(float16, I) M(bfloat16, I) M(float32, I) M(float64, I)
#define TO_ALL(M, I) TO_REAL(M, I) M(complex64, I) M(complex128, I)
#define ALL_CONVERSIONS(M)                                                                                   \
    TO_ALL(M, bool) TO_ALL(M, int8) TO_ALL(M, int16) TO_ALL(M, int32) TO_ALL(M, int64) TO_ALL(M, uint8)      \
    TO_ALL(M, uint16) TO_ALL(M, uint32) TO_ALL(M, uint64) TO_ALL(M, float16) TO_ALL(M, bfloat16)             \
    TO_ALL(M, float32) TO_ALL(M, float64) TO_ALL(M, complex64) TO_ALL(M, complex128)
/* clang-format on */

ALL_CONVERSIONS(CONVERSION)

#define ENTRY(O, I) [CODE_##O][CODE_##I] = O##_of_##I,
static baton_run *const conversions[BATON_DTYPES][BATON_DTYPES] = {ALL_CONVERSIONS(ENTRY)};

static baton_run *const copies[] = {[1] = copy1, [2] = copy2, [4] = copy4, [8] = copy8, [16] = copy16};

BATON_INLINE int is_integer(int32_t dtype) { return dtype >= BATON_INT8 && dtype <= BATON_UINT64; }

/* Those a conversion may meet: a float that is out of an integer's range, a number out of a smaller float's. */
static int32_t conversion_conditions(int32_t out_dtype, int32_t a_dtype)
{
    if (out_dtype == BATON_BOOL) {
        return 0;
    }
    if (is_integer(out_dtype)) {
        return a_dtype > BATON_UINT64 ? BATON_CONDITION_INVALID : 0;
    }
    return BATON_CONDITION_OVERFLOW | (a_dtype > BATON_UINT64 ? BATON_CONDITION_UNDERFLOW : 0);
}

/* Whether elements are the same bytes in both types. */
static int is_same(int32_t out_dtype, int32_t a_dtype)
{
    return out_dtype == a_dtype || (baton_itemsizes[out_dtype] == baton_itemsizes[a_dtype] && is_integer(out_dtype) &&
                                    (is_integer(a_dtype) || a_dtype == BATON_BOOL));
}

int32_t BATON_VARIANT_NAME(copy_conditions)(int32_t out_dtype, int32_t a_dtype)
{
    return is_same(out_dtype, a_dtype) ? 0 : conversion_conditions(out_dtype, a_dtype);
}

static void copy_or_convert(int32_t out_dtype, int32_t a_dtype, const int64_t *packed, void *out, const void *a)
{
    const int itemsize[2] = {baton_itemsizes[out_dtype], baton_itemsizes[a_dtype]};
    char *data[] = {out, (char *)a};
    int same = is_same(out_dtype, a_dtype);
    baton_run *run = same ? copies[itemsize[0]] : conversions[out_dtype][a_dtype];
    if (!same || packed[0] < 2) {
        elements_run(run, 2, packed, itemsize, data);
        return;
    }
    struct baton_loop loop;
    loop.data[0] = out;
    loop.data[1] = (char *)a;
    int64_t elements = baton_loop_read(&loop, 2, BATON_FREE_ORDER, packed, itemsize);
    int axis = elements > 0 ? transposed_axis(&loop, itemsize[0]) : 0;
    if (axis > 0) {
        transpose_loop(&loop, axis, itemsize[0]);
    } else if (elements > 0 && is_repeated(&loop, itemsize[0])) {
        repeat_loop(&loop, itemsize[0]);
    } else if (elements > 0) {
        struct element_context context = elements_context(elements, itemsize[0], out == a);
        baton_loop_run(&loop, run, &context);
    }
}

int32_t BATON_VARIANT_NAME(baton_copy)(int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out,
                                       const void *a)
{
    if (!is_dtype(out_dtype) || !is_dtype(a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    int32_t possible = BATON_VARIANT_NAME(copy_conditions)(out_dtype, a_dtype);
    if (possible == 0) {
        copy_or_convert(out_dtype, a_dtype, loop, out, a);
        return BATON_OK;
    }
    conditions_clear();
    copy_or_convert(out_dtype, a_dtype, loop, out, a);
    return conditions_status(conditions_met() & possible);
}

void BATON_VARIANT_NAME(copy_within)(int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a)
{
    if (is_same(out_dtype, a_dtype)) {
        copy_or_convert(out_dtype, a_dtype, loop, out, a);
        return;
    }
    int32_t before = conditions_met();
    copy_or_convert(out_dtype, a_dtype, loop, out, a);
    int32_t met = conditions_met(), kept = before | (met & conversion_conditions(out_dtype, a_dtype));
    if (BATON_UNLIKELY(kept != met)) {
        conditions_replace(kept);
    }
}

void BATON_VARIANT_NAME(convert_one)(int32_t out_dtype, int32_t a_dtype, void *out, const void *a)
{
    static const int64_t none[2] = {0, 0};
    const struct element_context plain = {0};
    if (out_dtype == a_dtype) {
        memcpy(out, a, (size_t)baton_itemsizes[a_dtype]);
    } else {
        conversions[out_dtype][a_dtype](1, (char *const[]){out, (char *)a}, none, &plain);
    }
}
