/*
 * n-dimensional loops over strided operands, reduced to runs: a kernel sees one dimension at a time.
 *
 * Data are bytes and all strides here count bytes, whatever the dtype: a run turns them into its own type's.
 */
#ifndef BATON_LOOP_H
#define BATON_LOOP_H

#include <stdint.h>

#include "baton.h"

/* Of one kernel; of a loop, which a fused program may share among more. */
enum { BATON_MAX_OPERANDS = 4, BATON_LOOP_OPERANDS = 32 };

struct baton_loop {
    int operands;
    int ndim;                      /* at least 1 */
    int64_t shape[BATON_MAX_NDIM]; /* [0] is the innermost, run by the kernel */
    char *data[BATON_LOOP_OPERANDS];
    int64_t stride[BATON_LOOP_OPERANDS][BATON_MAX_NDIM];
};

/* A run of n elements: data[k] + i·stride[k] for i < n. context is the caller's own. */
typedef void baton_run(int64_t n, char *const *data, const int64_t *stride, const void *context);

/*
 * FREE_ORDER: elements may be visited in any order; axes are turned so that operand 0 walks upwards and
 * sorted by its strides. REDUCTION_ORDER: sorted by operand 1's strides and not turned, for the order decides
 * a sum's bits and is to be NumPy's.
 */
enum baton_order { BATON_FREE_ORDER = 0, BATON_REDUCTION_ORDER = 1 };

/*
 * Reads the descriptor packed of baton.h into loop: drops extents of 1, orders the axes (smallest stride
 * innermost; ties by the other operands, then C order) and merges neighbours that are one longer axis for
 * every operand. itemsize[k] is operand k's element in bytes; loop->data is the caller's to fill before, and
 * is moved for turned axes. Returns the number of elements; at 0 loop says nothing.
 */
int64_t baton_loop_read(struct baton_loop *loop, int operands, enum baton_order order, const int64_t *packed,
                        const int *itemsize);

/* Calls run for every innermost line. Lines are visited in tiles where an operand runs across them, so that
 * each of its cache lines is used while it is near. For loops in which the order of elements is free. */
void baton_loop_run(const struct baton_loop *loop, baton_run *run, const void *context);

/* Calls run for every innermost line, outermost axes slowest. */
void baton_loop_run_in_order(const struct baton_loop *loop, baton_run *run, const void *context);

/*
 * Moves data to the next index over the axes first … ndim - 1, of which index holds the position (zeros
 * before the first call). Returns 0, with data back where it began, after the last.
 */
int baton_loop_next(const struct baton_loop *loop, int first, int64_t *index, char **data);

#endif
