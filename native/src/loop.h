/*
 * n-dimensional loops over strided operands, reduced to runs: a kernel sees one dimension at a time.
 *
 * All strides here count doubles (a complex128 element is two), whatever the dtype, so that a pointer to double moves
 * by them directly.
 */
#ifndef BATON_LOOP_H
#define BATON_LOOP_H

#include <stdint.h>

#include "baton.h"

enum { BATON_MAX_OPERANDS = 3 };

struct baton_loop {
    int operands;
    int ndim;                     /* at least 1 */
    int64_t shape[BATON_MAX_NDIM]; /* [0] is the innermost, run by the kernel */
    int64_t stride[BATON_MAX_OPERANDS][BATON_MAX_NDIM];
    double *data[BATON_MAX_OPERANDS];
};

/* A run of n elements: data[k] + i·stride[k] for i < n. context is the caller's own. */
typedef void baton_run(int64_t n, double *const *data, const int64_t *stride, const void *context);

/*
 * Reads the descriptor packed of baton.h into loop: drops extents of 1, turns axes so that operand key walks upwards
 * where it can, orders them by key's strides (smallest innermost; ties by the other operands, then C order) and merges
 * neighbours that are one longer axis for every operand. width[k] is operand k's element in doubles; loop->data is the
 * caller's to fill before, and is moved for turned axes. Returns the number of elements.
 */
int64_t baton_loop_read(struct baton_loop *loop, int operands, int key, const int64_t *packed,
                        const int *width);

/* Calls run for every innermost line. Lines are visited in tiles where an operand runs across them, so that each of
 * its cache lines is used while it is near. For loops in which the order of elements is free. */
void baton_loop_run(const struct baton_loop *loop, baton_run *run, const void *context);

/* Calls run for every innermost line, outermost axes slowest. */
void baton_loop_run_in_order(const struct baton_loop *loop, baton_run *run, const void *context);

#endif
