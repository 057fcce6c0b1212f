/* Copies under a mask: elements are moved whole, so that their type does not matter but for its size. */
#include <string.h>

#include "lines.h"

#define COPY_WHERE(itemsize)                                                                                 \
    static void copy_where##itemsize(int64_t n, char *const *data, const int64_t *stride, const void *context) \
    {                                                                                                        \
        (void)context;                                                                                       \
        char *out = data[0];                                                                                 \
        const char *mask = data[1], *a = data[2];                                                            \
        for (int64_t i = 0; i < n; i++, out += stride[0], mask += stride[1], a += stride[2]) {               \
            if (*mask) {                                                                                     \
                memcpy(out, a, itemsize);                                                                    \
            }                                                                                                \
        }                                                                                                    \
    }

COPY_WHERE(1)
COPY_WHERE(2)
COPY_WHERE(4)
COPY_WHERE(8)
COPY_WHERE(16)

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
