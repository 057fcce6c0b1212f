/* The lines along a descriptor's last axis, one after the other, for kernels that work on whole lines. */
#ifndef BATON_SORT_LINES_H
#define BATON_SORT_LINES_H

#include "variant.h"

struct sort_lines {
    int64_t n;         /* elements of a line */
    int64_t stride[2]; /* in bytes, along a line */
    char *data[2];
    int operands, outer; /* the axes before the last */
    const int64_t *packed;
    int itemsize[2];
    int64_t index[BATON_MAX_NDIM];
};

/* The first line; returns 0 where there is none, or nothing in it. The descriptor has an axis at least. */
BATON_INLINE int sort_lines_first(struct sort_lines *lines, int operands, const int64_t *packed,
                                  const int *itemsize, char *const *data)
{
    int64_t ndim = packed[0], elements = 1;
    lines->packed = packed;
    lines->operands = operands;
    lines->outer = (int)ndim - 1;
    for (int64_t axis = 0; axis < ndim; axis++) {
        elements *= packed[1 + axis];
        lines->index[axis] = 0;
    }
    lines->n = packed[ndim];
    for (int k = 0; k < operands; k++) {
        lines->itemsize[k] = itemsize[k];
        lines->data[k] = data[k];
        lines->stride[k] = packed[ndim * (2 + k)] * itemsize[k];
    }
    return elements > 0;
}

BATON_INLINE int sort_lines_next(struct sort_lines *lines)
{
    int64_t ndim = lines->packed[0];
    for (int axis = lines->outer - 1; axis >= 0; axis--) {
        int64_t extent = lines->packed[1 + axis];
        int ends = ++lines->index[axis] == extent;
        for (int k = 0; k < lines->operands; k++) {
            int64_t stride = lines->packed[1 + ndim * (1 + k) + axis] * lines->itemsize[k];
            lines->data[k] += ends ? -stride * (extent - 1) : stride;
        }
        if (!ends) {
            return 1;
        }
        lines->index[axis] = 0;
    }
    return 0;
}

/* n elements of 1, 2, 4, 8 or 16 bytes, strides in bytes. */
BATON_INLINE void sort_copy_line(int itemsize, int64_t n, char *out, int64_t out_stride, const char *a,
                                 int64_t stride)
{
    if (out_stride == itemsize && stride == itemsize) {
        memcpy(out, a, (size_t)(n * itemsize));
        return;
    }
#define COPY(size)                                                                                           \
    case size:                                                                                               \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            memcpy(out + i * out_stride, a + i * stride, size);                                              \
        }                                                                                                    \
        break;
    switch (itemsize) {
        COPY(1)
        COPY(2)
        COPY(4)
        COPY(8)
        COPY(16)
    default:
        break;
    }
#undef COPY
}

#endif
