/*
 * Inner loops for element-by-element float64 operations: each macro expands to one baton_run named name from
 * a vector expression. Contiguous and broadcast runs go vector by vector; a run of any other stride gathers
 * each vector's lanes; the last lanes of a run go through the same expression in a padded vector, so that an
 * element's bits never depend on its neighbours or its place.
 */
#ifndef BATON_ELEMENTS_H
#define BATON_ELEMENTS_H

#include "cpu.h"
#include "loop.h"
#include "variant.h"

/* A stride of bytes that is a whole number of doubles, in doubles. */
BATON_INLINE int64_t doubles(int64_t bytes) { return bytes >> 3; }

/* What a run is told: whether the output is to go past the caches. */
struct element_context {
    int streaming;
};

enum { STREAMING_MINIMUM = 1024 }; /* a run shorter than this gains nothing from it */

/* How many elements of a run at out precede a vector boundary; n at most. */
BATON_INLINE int64_t elements_before_boundary(const double *out, int64_t n)
{
    int64_t before = (int64_t)(-((uintptr_t)out >> 3) & (BATON_VECTOR_BYTES / 8 - 1));
    return before < n ? before : n;
}

/* Whether an output of elements · itemsize bytes is to be streamed. One that is also an input is in the cache
 * by the time it is written, so that streaming it would only add traffic. */
BATON_INLINE struct element_context elements_context(int64_t elements, int itemsize, int in_place)
{
    return (struct element_context){elements * itemsize > baton_streaming_bytes && !in_place};
}

/*
 * Runs a kernel over the whole descriptor packed. One axis that walks the output upwards, which is what most
 * calls are, goes straight to the kernel.
 */
BATON_INLINE void elements_run(baton_run *run, int operands, const int64_t *packed, const int *itemsize,
                               char **data)
{
    int in_place = 0;
    for (int k = 1; k < operands; k++) {
        in_place |= data[0] == data[k];
    }
    if (BATON_LIKELY(packed[0] == 1 && packed[2] > 0)) {
        int64_t n = packed[1], stride[BATON_MAX_OPERANDS];
        for (int k = 0; k < operands; k++) {
            stride[k] = packed[2 + k] * itemsize[k];
        }
        if (n > 0) {
            struct element_context context = elements_context(n, itemsize[0], in_place);
            run(n, data, stride, &context);
        }
        return;
    }
    struct baton_loop loop;
    for (int k = 0; k < operands; k++) {
        loop.data[k] = data[k];
    }
    int64_t elements = baton_loop_read(&loop, operands, BATON_FREE_ORDER, packed, itemsize);
    if (elements > 0) {
        struct element_context context = elements_context(elements, itemsize[0], in_place);
        baton_loop_run(&loop, run, &context);
    }
}

/* n elements of itemsize bytes, contiguous, of any type: copied past the caches. */
BATON_INLINE void stream_bytes(int64_t bytes, char *out, const char *a)
{
    int64_t before = (int64_t)(-(uintptr_t)out & (BATON_VECTOR_BYTES - 1));
    before = before < bytes ? before : bytes;
    memcpy(out, a, (size_t)before);
    int64_t i = before;
    for (; i + BATON_VECTOR_BYTES <= bytes; i += BATON_VECTOR_BYTES) {
        vd x;
        memcpy(&x, a + i, sizeof x);
        vd_stream((double *)(out + i), x);
    }
    vd_stream_end();
    memcpy(out + i, a + i, (size_t)(bytes - i));
}

/* The lanes of a vector that lie beyond a run are any, which is to meet no condition. */
#define ELEMENTS_UNARY(name, any, expression)                                                                \
    BATON_INLINE vd name##_vector_of(vd x) { return expression; }                                            \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        double *out = (double *)data[0];                                                                     \
        const double *a = (const double *)data[1];                                                           \
        int64_t i = 0, so = doubles(stride[0]), sa = doubles(stride[1]);                                     \
        if (so == 1 && sa == 1) {                                                                            \
            if (((const struct element_context *)context)->streaming && n >= STREAMING_MINIMUM) {            \
                i = elements_before_boundary(out, n);                                                        \
                vd_store_some(out, i, name##_vector_of(vd_load_some(a, i, any)));                            \
                for (; i + BATON_LANES <= n; i += BATON_LANES) {                                             \
                    vd_stream(out + i, name##_vector_of(vd_load(a + i)));                                    \
                }                                                                                            \
                vd_stream_end();                                                                             \
            }                                                                                                \
            for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                 \
                vd_store(out + i, name##_vector_of(vd_load(a + i)));                                         \
            }                                                                                                \
            if (i < n) {                                                                                     \
                vd_store_some(out + i, n - i, name##_vector_of(vd_load_some(a + i, n - i, any)));            \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                     \
            vd_store_strided(out + i * so, so, name##_vector_of(vd_load_strided(a + i * sa, sa)));           \
        }                                                                                                    \
        if (i < n) {                                                                                         \
            vd x = vd_set(any);                                                                              \
            for (int64_t lane = 0; lane < n - i; lane++) {                                                   \
                x[lane] = a[(i + lane) * sa];                                                                \
            }                                                                                                \
            x = name##_vector_of(x);                                                                         \
            for (int64_t lane = 0; lane < n - i; lane++) {                                                   \
                out[(i + lane) * so] = x[lane];                                                              \
            }                                                                                                \
        }                                                                                                    \
    }

/*
 * Two operands; a contiguous output takes contiguous or broadcast inputs vector by vector. For operations
 * that are exactly rounded, so that the scalar expression of the same text gives the same bits.
 */
#define ELEMENTS_BINARY_EXACT(name, operator)                                                                \
    BATON_INLINE void name##_lines(int64_t n, double *out, const double *a, int64_t sa, const double *b,     \
                                   int64_t sb, int streaming)                                                \
    {                                                                                                        \
        int64_t i = 0;                                                                                       \
        vd x = vd_set(a[0]), y = vd_set(b[0]);                                                               \
        if (streaming) {                                                                                     \
            for (int64_t before = elements_before_boundary(out, n); i < before; i++) {                       \
                out[i] = a[i * sa] operator b[i *sb];                                                        \
            }                                                                                                \
            for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                 \
                vd_stream(out + i, (sa ? vd_load(a + i) : x) operator(sb ? vd_load(b + i) : y));             \
            }                                                                                                \
            vd_stream_end();                                                                                 \
        }                                                                                                    \
        for (; i + BATON_LANES <= n; i += BATON_LANES) {                                                     \
            vd_store(out + i, (sa ? vd_load(a + i) : x) operator(sb ? vd_load(b + i) : y));                  \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            out[i] = a[i * sa] operator b[i *sb];                                                            \
        }                                                                                                    \
    }                                                                                                        \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        double *out = (double *)data[0];                                                                     \
        const double *a = (const double *)data[1], *b = (const double *)data[2];                             \
        int64_t so = doubles(stride[0]), sa = doubles(stride[1]), sb = doubles(stride[2]);                   \
        int streaming = ((const struct element_context *)context)->streaming && n >= STREAMING_MINIMUM;      \
        if (so == 1 && sa == 1 && sb == 1) {                                                                 \
            if (streaming) {                                                                                 \
                name##_lines(n, out, a, 1, b, 1, 1);                                                         \
            } else {                                                                                         \
                name##_lines(n, out, a, 1, b, 1, 0);                                                         \
            }                                                                                                \
        } else if (so == 1 && sa == 1 && sb == 0) {                                                          \
            name##_lines(n, out, a, 1, b, 0, streaming);                                                     \
        } else if (so == 1 && sa == 0 && sb == 1) {                                                          \
            name##_lines(n, out, a, 0, b, 1, streaming);                                                     \
        } else {                                                                                             \
            for (int64_t i = 0; i < n; i++) {                                                                \
                out[i * so] = a[i * sa] operator b[i *sb];                                                   \
            }                                                                                                \
        }                                                                                                    \
    }

/* count elements at p; the other lanes are 1/2. */
BATON_INLINE vd vd_line(const double *p, int64_t stride, int64_t count)
{
    if (stride == 1 && count == BATON_LANES) {
        return vd_load(p);
    }
    vd x = vd_set(0.5);
    for (int64_t lane = 0; lane < BATON_LANES; lane++) {
        if (lane < count) {
            x[lane] = p[lane * stride];
        }
    }
    return x;
}

/* Two operands by a function of vectors. In the last vector one that is the same throughout is 1/2 beyond the end too. */
#define ELEMENTS_BINARY(name, expression)                                                                    \
    BATON_INLINE vd name##_vector_of(vd x, vd y) { return expression; }                                      \
    BATON_INLINE void name##_lines(int64_t n, double *out, int64_t so, const double *a, int64_t sa,          \
                                   const double *b, int64_t sb)                                              \
    {                                                                                                        \
        vd x = vd_set(*a), y = vd_set(*b);                                                                   \
        for (int64_t i = 0; i < n; i += BATON_LANES) {                                                       \
            int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;                                       \
            int whole = count == BATON_LANES;                                                                \
            vd z = name##_vector_of(sa == 0 && whole ? x : vd_line(a + i * sa, sa, count),                   \
                                    sb == 0 && whole ? y : vd_line(b + i * sb, sb, count));                  \
            if (so == 1 && whole) {                                                                          \
                vd_store(out + i, z);                                                                        \
            } else {                                                                                         \
                for (int64_t lane = 0; lane < count; lane++) {                                               \
                    out[(i + lane) * so] = z[lane];                                                          \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
    static void name(int64_t n, char *const *data, const int64_t *stride,                                    \
                     const void *context __attribute__((unused)))                                            \
    {                                                                                                        \
        double *out = (double *)data[0];                                                                     \
        const double *a = (const double *)data[1], *b = (const double *)data[2];                             \
        int64_t so = doubles(stride[0]), sa = doubles(stride[1]), sb = doubles(stride[2]);                   \
        if (so == 1 && sa == 1 && sb == 1) {                                                                 \
            name##_lines(n, out, 1, a, 1, b, 1);                                                             \
        } else if (so == 1 && sa == 1 && sb == 0) {                                                          \
            name##_lines(n, out, 1, a, 1, b, 0);                                                             \
        } else {                                                                                             \
            name##_lines(n, out, so, a, sa, b, sb);                                                          \
        }                                                                                                    \
    }

#endif
