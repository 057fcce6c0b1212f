/* Copies and choices under a mask: elements are moved whole, so that their type does not matter but for its size. */
#include <string.h>

#include "lines.h"

/* Elements as numbers of their size; those of complex types are aligned as their parts are. */
typedef uint8_t item1 __attribute__((may_alias));
typedef uint16_t item2 __attribute__((may_alias));
typedef uint32_t item4 __attribute__((may_alias));
typedef uint64_t item8 __attribute__((may_alias, aligned(4)));

/* A run of out and mask, from a run or one element: a store under a mask, where the CPU has it. */
#define COPY_RUN(itemsize)                                                                                   \
    static void copy_run##itemsize(int64_t n, item##itemsize *out, const uint8_t *mask,                      \
                                   const item##itemsize *a, int64_t step)                                    \
    {                                                                                                        \
        if (step == 0) {                                                                                     \
            item##itemsize only = *a;                                                                        \
            _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++)                                             \
            {                                                                                                \
                if (mask[i]) {                                                                               \
                    out[i] = only;                                                                           \
                }                                                                                            \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++)                                                 \
        {                                                                                                    \
            if (mask[i]) {                                                                                   \
                out[i] = a[i];                                                                               \
            }                                                                                                \
        }                                                                                                    \
    }

#define COPY_STEPS(itemsize)                                                                                 \
    char *out = data[0];                                                                                     \
    const char *mask = data[1], *a = data[2];                                                                \
    for (int64_t i = 0; i < n; i++, out += stride[0], mask += stride[1], a += stride[2]) {                   \
        if (*mask) {                                                                                         \
            memcpy(out, a, itemsize);                                                                        \
        }                                                                                                    \
    }

#define COPY_WHERE(itemsize)                                                                                 \
    COPY_RUN(itemsize)                                                                                       \
    static void copy_where##itemsize(int64_t n, char *const *data, const int64_t *stride, const void *context) \
    {                                                                                                        \
        (void)context;                                                                                       \
        if (stride[0] == itemsize && stride[1] == 1 && (stride[2] == itemsize || stride[2] == 0)) {          \
            copy_run##itemsize(n, (void *)data[0], (const void *)data[1], (const void *)data[2],             \
                               stride[2]);                                                                   \
            return;                                                                                          \
        }                                                                                                    \
        COPY_STEPS(itemsize)                                                                                 \
    }

COPY_WHERE(1)
COPY_WHERE(2)
COPY_WHERE(4)
COPY_WHERE(8)

static void copy_where16(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    (void)context;
    COPY_STEPS(16)
}

static baton_run *const copies_where[] = {
    [1] = copy_where1, [2] = copy_where2, [4] = copy_where4, [8] = copy_where8, [16] = copy_where16};

int32_t BATON_VARIANT_NAME(baton_copy_where)(int32_t dtype, const int64_t *loop, void *out, const void *mask,
                                             const void *a)
{
    if (!is_dtype(dtype)) {
        return BATON_UNSUPPORTED;
    }
    int itemsize = baton_itemsizes[dtype];
    elements_run(copies_where[itemsize], 3, loop, (const int[]){itemsize, 1, itemsize},
                 (char *[]){out, (char *)mask, (char *)a});
    return BATON_OK;
}

/* ---- one of two ---------------------------------------------------------------------------------------- */

/* a and b are runs or one element each. */
#define CHOOSE_RUN(itemsize)                                                                                 \
    BATON_INLINE void choose_run##itemsize(int64_t n, item##itemsize *restrict out, const uint8_t *mask,     \
                                           const item##itemsize *a, int64_t a_step, const item##itemsize *b, \
                                           int64_t b_step)                                                   \
    {                                                                                                        \
        _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++)                                                 \
        {                                                                                                    \
            item##itemsize yes = a[i * a_step], no = b[i * b_step];                                          \
            out[i] = mask[i] ? yes : no;                                                                     \
        }                                                                                                    \
    }                                                                                                        \
    static void choose_dense##itemsize(int64_t n, char *out, char *const *data, int64_t a_step, int64_t b_step) \
    {                                                                                                        \
        const uint8_t *mask = (const void *)data[1];                                                         \
        const void *a = data[2], *b = data[3];                                                               \
        if (a_step && b_step) {                                                                              \
            choose_run##itemsize(n, (void *)out, mask, a, 1, b, 1);                                          \
        } else if (a_step) {                                                                                 \
            choose_run##itemsize(n, (void *)out, mask, a, 1, b, 0);                                          \
        } else if (b_step) {                                                                                 \
            choose_run##itemsize(n, (void *)out, mask, a, 0, b, 1);                                          \
        } else {                                                                                             \
            choose_run##itemsize(n, (void *)out, mask, a, 0, b, 0);                                          \
        }                                                                                                    \
    }                                                                                                        \
    static void choose_streaming##itemsize(int64_t n, char *const *data, int64_t a_step, int64_t b_step)     \
    {                                                                                                        \
        char buffer[LINE_BUFFER] __attribute__((aligned(64)));                                               \
        char *at[] = {data[0], data[1], data[2], data[3]};                                                   \
        while (n > 0) {                                                                                      \
            int64_t count = n < LINE_BUFFER / itemsize ? n : LINE_BUFFER / itemsize;                         \
            choose_dense##itemsize(count, buffer, at, a_step, b_step);                                       \
            stream_bytes(count * itemsize, at[0], buffer);                                                   \
            at[0] += count * itemsize;                                                                       \
            at[1] += count;                                                                                  \
            at[2] += count * a_step;                                                                         \
            at[3] += count * b_step;                                                                         \
            n -= count;                                                                                      \
        }                                                                                                    \
    }

#define CHOOSE_STEPS(itemsize)                                                                               \
    char *out = data[0];                                                                                     \
    const char *mask = data[1], *a = data[2], *b = data[3];                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                        \
        memcpy(out, *mask ? a : b, itemsize);                                                                \
        out += stride[0], mask += stride[1], a += stride[2], b += stride[3];                                 \
    }

#define CHOOSE(itemsize)                                                                                     \
    CHOOSE_RUN(itemsize)                                                                                     \
    static void choose##itemsize(int64_t n, char *const *data, const int64_t *stride, const void *context)   \
    {                                                                                                        \
        int steady = (stride[2] == itemsize || stride[2] == 0) && (stride[3] == itemsize || stride[3] == 0); \
        if (stride[0] == itemsize && stride[1] == 1 && steady) {                                             \
            if (((const struct element_context *)context)->streaming && n >= STREAMING_MINIMUM) {            \
                choose_streaming##itemsize(n, data, stride[2], stride[3]);                                   \
            } else {                                                                                         \
                choose_dense##itemsize(n, data[0], data, stride[2], stride[3]);                              \
            }                                                                                                \
            return;                                                                                          \
        }                                                                                                    \
        CHOOSE_STEPS(itemsize)                                                                               \
    }

CHOOSE(1)
CHOOSE(2)
CHOOSE(4)
CHOOSE(8)

static void choose16(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    (void)context;
    CHOOSE_STEPS(16)
}

static baton_run *const choices[] = {[1] = choose1, [2] = choose2, [4] = choose4, [8] = choose8, [16] = choose16};

int32_t BATON_VARIANT_NAME(baton_choose)(int32_t dtype, const int64_t *loop, void *out, const void *mask,
                                         const void *a, const void *b)
{
    if (!is_dtype(dtype)) {
        return BATON_UNSUPPORTED;
    }
    int itemsize = baton_itemsizes[dtype];
    elements_run(choices[itemsize], 4, loop, (const int[]){itemsize, 1, itemsize, itemsize},
                 (char *[]){out, (char *)mask, (char *)a, (char *)b});
    return BATON_OK;
}
