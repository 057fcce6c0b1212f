#include "loop.h"

#include <stdlib.h>

/*
 * An operand whose lines run across its memory touches one cache line per element, to be used again by the
 * next lines. They are still near if a line has at most NEAR elements, unless the stride is a multiple of
 * ALIASING bytes: then they compete for a few sets of the cache, and only small square tiles keep them.
 * (Measured: with other strides tiles cost more than they save.)
 */
enum { NEAR = 2048, ALIASING = 1024, SQUARE = 16 };

struct tile {
    int64_t elements, lines;
};

static void swap_axes(struct baton_loop *loop, int i, int j)
{
    int64_t extent = loop->shape[i];
    loop->shape[i] = loop->shape[j];
    loop->shape[j] = extent;
    for (int k = 0; k < loop->operands; k++) {
        int64_t stride = loop->stride[k][i];
        loop->stride[k][i] = loop->stride[k][j];
        loop->stride[k][j] = stride;
    }
}

/* Whether axis i belongs inside axis j. */
static int belongs_inside(const struct baton_loop *loop, int key, int i, int j)
{
    for (int n = 0; n < loop->operands; n++) {
        int k = (key + n) % loop->operands;
        int64_t a = llabs(loop->stride[k][i]), b = llabs(loop->stride[k][j]);
        if (a != b && a != 0 && b != 0) {
            return a < b;
        }
    }
    return 0;
}

static void turn_axes(struct baton_loop *loop)
{
    for (int i = 0; i < loop->ndim; i++) {
        int64_t direction = 0;
        for (int k = 0; k < loop->operands && direction == 0; k++) {
            direction = loop->stride[k][i];
        }
        if (direction < 0) {
            for (int k = 0; k < loop->operands; k++) {
                loop->data[k] += (loop->shape[i] - 1) * loop->stride[k][i];
                loop->stride[k][i] = -loop->stride[k][i];
            }
        }
    }
}

static void sort_axes(struct baton_loop *loop, int key)
{
    for (int i = 1; i < loop->ndim; i++) {
        for (int j = i; j > 0 && belongs_inside(loop, key, j, j - 1); j--) {
            swap_axes(loop, j, j - 1);
        }
    }
}

static void merge_axes(struct baton_loop *loop)
{
    int last = 0;
    for (int i = 1; i < loop->ndim; i++) {
        int merges = 1;
        for (int k = 0; k < loop->operands; k++) {
            merges &= loop->stride[k][i] == loop->shape[last] * loop->stride[k][last];
        }
        if (merges) {
            loop->shape[last] *= loop->shape[i];
            continue;
        }
        last++;
        loop->shape[last] = loop->shape[i];
        for (int k = 0; k < loop->operands; k++) {
            loop->stride[k][last] = loop->stride[k][i];
        }
    }
    loop->ndim = last + 1;
}

int64_t baton_loop_read(struct baton_loop *loop, int operands, enum baton_order order, const int64_t *packed,
                        const int *itemsize)
{
    int64_t ndim = packed[0], elements = 1;
    const int64_t *shape = packed + 1, *strides = shape + ndim;
    loop->operands = operands;
    loop->ndim = 0;
    for (int64_t axis = ndim - 1; axis >= 0; axis--) {
        elements *= shape[axis];
        if (shape[axis] != 1) {
            int i = loop->ndim++;
            loop->shape[i] = shape[axis];
            for (int k = 0; k < operands; k++) {
                loop->stride[k][i] = strides[k * ndim + axis] * itemsize[k];
            }
        }
    }
    if (elements == 0) {
        return 0;
    }
    if (loop->ndim == 0) {
        loop->ndim = 1;
        loop->shape[0] = 1;
        for (int k = 0; k < operands; k++) {
            loop->stride[k][0] = itemsize[k];
        }
        return 1;
    }
    if (order == BATON_FREE_ORDER) {
        turn_axes(loop);
    }
    if (loop->ndim > 1) {
        sort_axes(loop, order == BATON_REDUCTION_ORDER ? 1 : 0);
        merge_axes(loop);
    }
    return elements;
}

/* The two innermost axes at data: every line, or tiles of the lines. */
static void run_plane(const struct baton_loop *loop, char *const *data, struct tile tile, baton_run *run,
                      const void *context)
{
    int64_t inner[BATON_LOOP_OPERANDS];
    for (int k = 0; k < loop->operands; k++) {
        inner[k] = loop->stride[k][0];
    }
    int64_t lines = loop->ndim > 1 ? loop->shape[1] : 1, n = loop->shape[0];
    for (int64_t line0 = 0; line0 < lines; line0 += tile.lines) {
        int64_t line1 = lines - line0 > tile.lines ? line0 + tile.lines : lines;
        for (int64_t i = 0; i < n; i += tile.elements) {
            int64_t count = n - i < tile.elements ? n - i : tile.elements;
            char *at[BATON_LOOP_OPERANDS];
            for (int k = 0; k < loop->operands; k++) {
                at[k] = data[k] + i * inner[k] + (loop->ndim > 1 ? line0 * loop->stride[k][1] : 0);
            }
            for (int64_t line = line0; line < line1; line++) {
                run(count, at, inner, context);
                for (int k = 0; k < loop->operands && loop->ndim > 1; k++) {
                    at[k] += loop->stride[k][1];
                }
            }
        }
    }
}

int baton_loop_next(const struct baton_loop *loop, int first, int64_t *index, char **data)
{
    for (int i = first; i < loop->ndim; i++) {
        for (int k = 0; k < loop->operands; k++) {
            data[k] += loop->stride[k][i];
        }
        if (++index[i] < loop->shape[i]) {
            return 1;
        }
        for (int k = 0; k < loop->operands; k++) {
            data[k] -= loop->shape[i] * loop->stride[k][i];
        }
        index[i] = 0;
    }
    return 0;
}

static void run_loop(const struct baton_loop *loop, struct tile tile, baton_run *run, const void *context)
{
    int64_t index[BATON_MAX_NDIM];
    char *data[BATON_LOOP_OPERANDS];
    for (int k = 0; k < loop->operands; k++) {
        data[k] = loop->data[k];
    }
    for (int i = 2; i < loop->ndim; i++) {
        index[i] = 0;
    }
    do {
        run_plane(loop, data, tile, run, context);
    } while (baton_loop_next(loop, 2, index, data));
}

static const struct tile whole = {INT64_MAX, INT64_MAX};

void baton_loop_run(const struct baton_loop *loop, baton_run *run, const void *context)
{
    struct tile tile = whole;
    if (loop->ndim == 1) {
        int64_t stride[BATON_LOOP_OPERANDS];
        for (int k = 0; k < loop->operands; k++) {
            stride[k] = loop->stride[k][0];
        }
        run(loop->shape[0], loop->data, stride, context);
        return;
    }
    for (int k = 0; k < loop->operands && loop->ndim > 1; k++) {
        int64_t along = llabs(loop->stride[k][0]), across = llabs(loop->stride[k][1]);
        if (across != 0 && across < along) {
            if (along % ALIASING == 0 && loop->shape[0] > SQUARE) {
                tile = (struct tile){SQUARE, SQUARE};
            } else if (tile.elements > NEAR) {
                tile.elements = NEAR;
            }
        }
    }
    run_loop(loop, tile, run, context);
}

void baton_loop_run_in_order(const struct baton_loop *loop, baton_run *run, const void *context)
{
    run_loop(loop, whole, run, context);
}
