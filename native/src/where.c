/* Copies under a mask: elements are moved whole, so that their type does not matter but for its size. */
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
