/*
 * Merging, for what has no integer key: values is sorted in runs of `run` elements, and merged from one buffer to
 * the other and back until it is one run. Equal elements keep their order. less(x, y) is a function or a macro
 * that says whether x goes before y.
 */
#ifndef BATON_SORT_MERGE_H
#define BATON_SORT_MERGE_H

#include <string.h>

#define SORT_MERGE_RUNS(type, values, work, n, run, less)                                                    \
    do {                                                                                                     \
        type *from = (values), *to = (work);                                                                 \
        for (int64_t length = (run); length < (n); length *= 2) {                                            \
            for (int64_t first = 0; first < (n); first += 2 * length) {                                      \
                int64_t middle = (n) - first < length ? (n) : first + length;                                \
                int64_t end = (n) - first < 2 * length ? (n) : first + 2 * length;                           \
                int64_t i = first, j = middle, o = first;                                                    \
                if (middle == end || !less(from[middle], from[middle - 1])) {                                \
                    memcpy(to + first, from + first, (size_t)(end - first) * sizeof *to);                    \
                    continue;                                                                                \
                }                                                                                            \
                while (i < middle && j < end) {                                                              \
                    int second = less(from[j], from[i]);                                                     \
                    const type *taken = second ? from + j : from + i;                                        \
                    to[o++] = *taken;                                                                        \
                    j += second;                                                                             \
                    i += !second;                                                                            \
                }                                                                                            \
                memcpy(to + o, from + i, (size_t)(middle - i) * sizeof *to);                                 \
                memcpy(to + o + (middle - i), from + j, (size_t)(end - j) * sizeof *to);                     \
            }                                                                                                \
            type *swap = from;                                                                               \
            from = to;                                                                                       \
            to = swap;                                                                                       \
        }                                                                                                    \
        if (from != (values)) {                                                                              \
            memcpy((values), from, (size_t)(n) * sizeof *from);                                              \
        }                                                                                                    \
    } while (0)

#endif
