/*
 * Elements by their indices. What is moved is a chunk: the elements under one index, whatever their dtype, so
 * that kernels differ by itemsize alone. Where a chunk is one element, or lies in one piece, no loop is set
 * up for it.
 */
#include "index.h"
#include "loop.h"

int64_t BATON_VARIANT_NAME(baton_index_check)(int64_t n, const int64_t *indices, int64_t extent)
{
    enum { BLOCK = 512 };
    for (int64_t first = 0; first < n; first += BLOCK) {
        int64_t end = n - first < BLOCK ? n : first + BLOCK, bad = 0;
        for (int64_t i = first; i < end; i++) { /* The sign of a difference that may wrap: then the other one has it. */
            uint64_t index = (uint64_t)indices[i], above = index + (uint64_t)extent, below = (uint64_t)extent - 1 - index;
            bad |= (int64_t)(above | below);
        }
        for (int64_t i = first; bad < 0 && i < end; i++) {
            if (indices[i] < -extent || indices[i] >= extent) {
                return i;
            }
        }
    }
    return -1;
}

struct index_step {
    int32_t mode;
    int64_t extent, step;
};

static void add_offsets(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const struct index_step *in = context;
#define ADD(the_mode)                                                                                        \
    for (int64_t i = 0; i < n; i++) {                                                                        \
        *(int64_t *)(data[0] + i * stride[0]) +=                                                             \
            offset_of(*(const int64_t *)(data[1] + i * stride[1]), the_mode, in->extent, in->step);          \
    }
    if (in->mode == BATON_INDEX_CHECKED) {
        ADD(BATON_INDEX_CHECKED)
    } else if (in->mode == BATON_INDEX_WRAP) {
        ADD(BATON_INDEX_WRAP)
    } else {
        ADD(BATON_INDEX_CLIP)
    }
#undef ADD
}

int32_t BATON_VARIANT_NAME(baton_index_offsets)(int32_t mode, int64_t extent, int64_t step, const int64_t *loop,
                                                void *offsets, const void *indices)
{
    static const int itemsize[] = {8, 8};
    const struct index_step in = {mode, extent, step};
    struct baton_loop lines;
    lines.data[0] = offsets;
    lines.data[1] = (char *)indices;
    if (mode <= BATON_INDEX_OFFSET || mode > BATON_INDEX_CLIP) {
        return BATON_INVALID;
    }
    if (baton_loop_read(&lines, 2, BATON_FREE_ORDER, loop, itemsize) > 0) {
        baton_loop_run(&lines, add_offsets, &in);
    }
    return BATON_OK;
}

/* ---- gather and scatter -------------------------------------------------------------------------------- */

/* Items by size alone; one of 8 bytes may be two floats, at a multiple of 4. */
typedef uint64_t item8 __attribute__((aligned(4), may_alias));
typedef uint32_t item4 __attribute__((may_alias));
typedef uint16_t item2 __attribute__((may_alias));
typedef uint8_t item1;
typedef struct {
    uint64_t part[2];
} __attribute__((may_alias)) item16;

/* One move over all the indices at one place of the outer axes. */
struct index_move {
    int scatters;
    int32_t mode;
    int64_t n, extent, step; /* of the indices */
    const int64_t *indices;
    int64_t period, regular_step; /* the side that is not indexed: at (i mod period)·regular_step */
    int64_t bytes;                /* of a chunk in one piece; 0 if it is not */
    struct baton_loop chunk;      /* operand 0 is written; data are set for every index */
    baton_run *copy;
};

#define COPY_RUN(name, type)                                                                                 \
    static void name(int64_t n, char *const *data, const int64_t *stride, const void *context)               \
    {                                                                                                        \
        (void)context;                                                                                       \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            *(type *)(data[0] + i * stride[0]) = *(const type *)(data[1] + i * stride[1]);                   \
        }                                                                                                    \
    }
COPY_RUN(copy_1, item1)
COPY_RUN(copy_2, item2)
COPY_RUN(copy_4, item4)
COPY_RUN(copy_8, item8)
COPY_RUN(copy_16, item16)

/* Of items that lie one behind the other, eight at a time: that many reads are under way before there is a write. */
#define GATHER(name, type)                                                                                   \
    static void name(int64_t n, type *out, const type *a, const int64_t *indices, int64_t extent)            \
    {                                                                                                        \
        int64_t i = 0;                                                                                       \
        for (; i + 8 <= n; i += 8) {                                                                         \
            type x[8];                                                                                       \
            BATON_UNROLL for (int k = 0; k < 8; k++)                                                         \
            {                                                                                                \
                x[k] = a[offset_of(indices[i + k], BATON_INDEX_CHECKED, extent, 1)];                         \
            }                                                                                                \
            BATON_UNROLL for (int k = 0; k < 8; k++) { out[i + k] = x[k]; }                                  \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            out[i] = a[offset_of(indices[i], BATON_INDEX_CHECKED, extent, 1)];                               \
        }                                                                                                    \
    }
GATHER(gather_1, item1)
GATHER(gather_2, item2)
GATHER(gather_4, item4)
GATHER(gather_8, item8)
GATHER(gather_16, item16)

/* Chunks of one element. */
#define MOVE(type, the_mode)                                                                                 \
    if (!move->scatters && move->regular_step == (int64_t)sizeof(type)) {                                    \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            ((type *)regular)[i] =                                                                           \
                *(const type *)(indexed + offset_of(indices[i], the_mode, extent, step));                    \
        }                                                                                                    \
    } else if (!move->scatters) {                                                                            \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            *(type *)(regular + i * move->regular_step) =                                                    \
                *(const type *)(indexed + offset_of(indices[i], the_mode, extent, step));                    \
        }                                                                                                    \
    } else {                                                                                                 \
        for (int64_t i = 0, at = 0; i < n; i++, at = at + 1 == move->period ? 0 : at + 1) {                  \
            *(type *)(indexed + offset_of(indices[i], the_mode, extent, step)) =                             \
                *(const type *)(regular + at * move->regular_step);                                          \
        }                                                                                                    \
    }
#define MOVE_ITEMS(name, gather, type)                                                                       \
    static void name(const struct index_move *move, char *indexed, char *regular)                            \
    {                                                                                                        \
        const int64_t *indices = move->indices;                                                              \
        int64_t n = move->n, extent = move->extent, step = move->step;                                       \
        if (move->mode == BATON_INDEX_CHECKED && !move->scatters && step == (int64_t)sizeof(type) &&         \
            move->regular_step == step) {                                                                    \
            gather(n, (type *)regular, (const type *)indexed, indices, extent);                              \
        } else if (move->mode == BATON_INDEX_OFFSET) {                                                       \
            MOVE(type, BATON_INDEX_OFFSET)                                                                   \
        } else if (move->mode == BATON_INDEX_CHECKED) {                                                      \
            MOVE(type, BATON_INDEX_CHECKED)                                                                  \
        } else if (move->mode == BATON_INDEX_WRAP) {                                                         \
            MOVE(type, BATON_INDEX_WRAP)                                                                     \
        } else {                                                                                             \
            MOVE(type, BATON_INDEX_CLIP)                                                                     \
        }                                                                                                    \
    }
MOVE_ITEMS(move_1, gather_1, item1)
MOVE_ITEMS(move_2, gather_2, item2)
MOVE_ITEMS(move_4, gather_4, item4)
MOVE_ITEMS(move_8, gather_8, item8)
MOVE_ITEMS(move_16, gather_16, item16)
#undef MOVE

static void move_chunks(const struct index_move *move, char *indexed, char *regular)
{
    struct baton_loop chunk = move->chunk;
    for (int64_t i = 0, at = 0; i < move->n; i++, at = at + 1 == move->period ? 0 : at + 1) {
        char *there = indexed + offset_of(move->indices[i], move->mode, move->extent, move->step);
        char *here = regular + at * move->regular_step;
        if (move->bytes > 0) {
            if (move->scatters) {
                memcpy(there, here, (size_t)move->bytes);
            } else {
                memcpy(here, there, (size_t)move->bytes);
            }
        } else {
            chunk.data[0] = move->scatters ? there : here;
            chunk.data[1] = move->scatters ? here : there;
            baton_loop_run(&chunk, move->copy, NULL);
        }
    }
}

static const struct {
    baton_run *copy;
    void (*items)(const struct index_move *move, char *indexed, char *regular);
} kernels[] = {[1] = {copy_1, move_1}, [2] = {copy_2, move_2}, [4] = {copy_4, move_4},
               [8] = {copy_8, move_8}, [16] = {copy_16, move_16}};

/* to and from are operands 0 and 1 of the loop, whose first outer axes are gone through here. */
static int32_t move_all(struct index_move *move, int32_t itemsize, int32_t outer, const int64_t *loop, char *to,
                        char *from)
{
    int64_t ndim = loop[0], inner[1 + 3 * BATON_MAX_NDIM], index[BATON_MAX_NDIM] = {0};
    if (itemsize < 1 || itemsize > 16 || kernels[itemsize].copy == NULL || outer < 0 || outer > ndim) {
        return BATON_INVALID;
    }
    for (int64_t axis = 0; axis < outer; axis++) {
        if (loop[1 + axis] == 0) {
            return BATON_OK;
        }
    }
    inner[0] = ndim - outer;
    for (int part = 0; part < 3; part++) {
        memcpy(inner + 1 + part * inner[0], loop + 1 + part * ndim + outer, (size_t)inner[0] * sizeof *inner);
    }
    move->chunk.data[0] = to;
    move->chunk.data[1] = from;
    int64_t elements =
        baton_loop_read(&move->chunk, 2, BATON_FREE_ORDER, inner, (const int[]){itemsize, itemsize});
    if (elements == 0 || move->n == 0) {
        return BATON_OK;
    }
    const struct baton_loop *chunk = &move->chunk;
    to = chunk->data[0]; /* where a turned axis begins */
    from = chunk->data[1];
    int one_piece = chunk->ndim == 1 && chunk->stride[0][0] == itemsize && chunk->stride[1][0] == itemsize;
    move->bytes = one_piece && elements > 1 ? elements * itemsize : 0;
    move->copy = kernels[itemsize].copy;
    for (;;) {
        char *indexed = move->scatters ? to : from, *regular = move->scatters ? from : to;
        if (elements == 1) {
            kernels[itemsize].items(move, indexed, regular);
        } else {
            move_chunks(move, indexed, regular);
        }
        int64_t axis = outer - 1;
        for (; axis >= 0; axis--) {
            int64_t steps = ++index[axis] == loop[1 + axis] ? 1 - loop[1 + axis] : 1;
            to += steps * loop[1 + ndim + axis] * itemsize;
            from += steps * loop[1 + 2 * ndim + axis] * itemsize;
            if (steps == 1 && index[axis] < loop[1 + axis]) {
                break;
            }
            index[axis] = 0;
        }
        if (axis < 0) {
            return BATON_OK;
        }
    }
}

int32_t BATON_VARIANT_NAME(baton_gather)(int32_t itemsize, int32_t mode, int64_t n, const int64_t *indices,
                                         int64_t extent, int64_t step, int64_t out_step, int32_t outer,
                                         const int64_t *loop, void *out, const void *a)
{
    struct index_move move = {.scatters = 0, .mode = mode, .n = n, .extent = extent, .step = step,
                              .indices = indices, .period = -1, .regular_step = out_step};
    return move_all(&move, itemsize, outer, loop, out, (char *)a);
}

int32_t BATON_VARIANT_NAME(baton_scatter)(int32_t itemsize, int32_t mode, int64_t n, const int64_t *indices,
                                          int64_t extent, int64_t step, int64_t period, int64_t v_step,
                                          int32_t outer, const int64_t *loop, void *a, const void *v)
{
    struct index_move move = {.scatters = 1, .mode = mode, .n = n, .extent = extent, .step = step,
                              .indices = indices, .period = period, .regular_step = v_step};
    return move_all(&move, itemsize, outer, loop, a, (char *)v);
}
