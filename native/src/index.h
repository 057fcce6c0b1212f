/* What an index stands for. */
#ifndef BATON_INDEX_H
#define BATON_INDEX_H

#include "variant.h"

/* The byte offset that index i stands for. */
BATON_INLINE int64_t offset_of(int64_t i, int32_t mode, int64_t extent, int64_t step)
{
    switch (mode) {
    case BATON_INDEX_OFFSET:
        return i;
    case BATON_INDEX_CHECKED:
        return (i + (i < 0 ? extent : 0)) * step;
    case BATON_INDEX_WRAP:
        if (BATON_UNLIKELY((uint64_t)i >= (uint64_t)extent)) {
            i %= extent;
            i += i < 0 ? extent : 0;
        }
        return i * step;
    default:
        return (i < 0 ? 0 : i >= extent ? extent - 1 : i) * step;
    }
}

#endif
