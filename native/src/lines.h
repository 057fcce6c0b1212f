/*
 * Inner loops from a scalar expression, for every type: contiguous and broadcast lines are the compiler's to
 * vectorise, others go element by element. The expression is the same in all of them, so that an element's
 * bits do not depend on its place. Outputs past the caches' size go through a buffer and past the caches.
 *
 *   UNARY(name, O, A, expression of x)          O, A, B: type names of types.h
 *   BINARY(name, O, A, B, expression of x, y)
 */
#ifndef BATON_LINES_H
#define BATON_LINES_H

#include "conditions.h"
#include "elements.h"
#include "types.h"

/* One entry of a family's table. */
struct element_kernel {
    baton_run *run;
    uint8_t result;     /* the output's dtype */
    uint8_t conditions; /* those the operation may meet; others are by-products of how it is computed */
};

enum { LINE_BUFFER = 4096 }; /* bytes */

/* An out of itemsize-byte elements, contiguous, made a bufferful at a time. */
static __attribute__((noinline, unused)) void lines_streamed(int64_t n, int operands, int64_t itemsize,
                                                             char *const *data, const int64_t *stride, baton_run *run)
{
    char buffer[LINE_BUFFER] __attribute__((aligned(64)));
    const struct element_context plain = {0};
    int64_t most = LINE_BUFFER / itemsize;
    char *at[BATON_MAX_OPERANDS] = {buffer};
    for (int64_t i = 0; i < n; i += most) {
        int64_t count = n - i < most ? n - i : most;
        for (int k = 1; k < operands; k++) {
            at[k] = data[k] + i * stride[k];
        }
        run(count, at, stride, &plain);
        stream_bytes(count * itemsize, data[0] + i * itemsize, buffer);
    }
}

BATON_INLINE int lines_stream(const void *context, int64_t n)
{
    return BATON_UNLIKELY(((const struct element_context *)context)->streaming) && n >= STREAMING_MINIMUM;
}

#define IVDEP _Pragma("GCC ivdep")

#define UNARY(name, O, A, expression)                                                                        \
    BATON_INLINE t_##O name##_one(t_##A x) { return (expression); }                                          \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1];                                                                             \
        int64_t so = stride[0], sa = stride[1];                                                              \
        if (so == sizeof(t_##O) && sa == sizeof(t_##A)) {                                                    \
            if (lines_stream(context, n)) {                                                                  \
                lines_streamed(n, 2, so, data, stride, name);                                                \
                return;                                                                                      \
            }                                                                                                \
            t_##O *o = (t_##O *)out;                                                                         \
            const t_##A *p = (const t_##A *)a;                                                               \
            IVDEP for (int64_t i = 0; i < n; i++) { o[i] = name##_one(p[i]); }                               \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++, out += so, a += sa) {                                                \
            *(t_##O *)out = name##_one(*(const t_##A *)a);                                                   \
        }                                                                                                    \
    }

#define BINARY(name, O, A, B, expression)                                                                    \
    BATON_INLINE t_##O name##_one(t_##A x, t_##B y) { return (expression); }                                 \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        char *out = data[0];                                                                                 \
        const char *a = data[1], *b = data[2];                                                               \
        int64_t so = stride[0], sa = stride[1], sb = stride[2];                                              \
        if (so == sizeof(t_##O) && (sa == sizeof(t_##A) || sa == 0) && (sb == sizeof(t_##B) || sb == 0)) {   \
            if (lines_stream(context, n)) {                                                                  \
                lines_streamed(n, 3, so, data, stride, name);                                                \
                return;                                                                                      \
            }                                                                                                \
            t_##O *o = (t_##O *)out;                                                                         \
            const t_##A *p = (const t_##A *)a;                                                               \
            const t_##B *q = (const t_##B *)b;                                                               \
            if (sa != 0 && sb != 0) {                                                                        \
                IVDEP for (int64_t i = 0; i < n; i++) { o[i] = name##_one(p[i], q[i]); }                     \
            } else if (sb == 0 && sa != 0) {                                                                 \
                t_##B y = *q;                                                                                \
                IVDEP for (int64_t i = 0; i < n; i++) { o[i] = name##_one(p[i], y); }                        \
            } else if (sb != 0) {                                                                            \
                t_##A x = *p;                                                                                \
                IVDEP for (int64_t i = 0; i < n; i++) { o[i] = name##_one(x, q[i]); }                        \
            } else {                                                                                         \
                t_##O z = name##_one(*p, *q);                                                                \
                for (int64_t i = 0; i < n; i++) {                                                            \
                    o[i] = z;                                                                                \
                }                                                                                            \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        for (int64_t i = 0; i < n; i++, out += so, a += sa, b += sb) {                                       \
            *(t_##O *)out = name##_one(*(const t_##A *)a, *(const t_##B *)b);                                \
        }                                                                                                    \
    }

#endif
