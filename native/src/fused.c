/*
 * Expressions, fused: a program of the kernels there are, run over one block of elements after another. A block's
 * temporaries stay in the first-level cache, its operands are read and its result is written once, whatever the number
 * of instructions. What an instruction does to an element is what its kernel does, so that fusing changes no bit.
 */
#include "copy.h"
#include "lines.h"
#include "reduce_job.h"
#include "unary.h"

enum { FIELDS = 6, CONSTANT_BYTES = 16, LEVELS = 56 };

struct instruction {
    int64_t kind, op, dtype, out, a, b;
};

struct fused {
    int64_t operands, count;
    const int64_t *dtypes;
    const struct instruction *instructions;
    const char *constants;
    char *work;
    int streaming;
    const struct job *reduction; /* NULL where the last instruction is another */
    int32_t *conditions;         /* those met */
};

/* Where an instruction's operand is, in a block. */
struct place {
    char *at;
    int64_t stride;
};

static struct place place_of(const struct fused *fused, int64_t number, int itemsize, char *const *data,
                             const int64_t *stride)
{
    if (number < 0) {
        return (struct place){(char *)fused->constants + (-1 - number) * CONSTANT_BYTES, 0};
    }
    if (number < fused->operands) {
        return (struct place){data[number], stride[number]};
    }
    return (struct place){fused->work + (number - fused->operands) * BATON_FUSED_TEMPORARY_BYTES, itemsize};
}

static const struct element_kernel *kernel_of(const struct instruction *in)
{
    return in->kind == BATON_FUSED_UNARY ? BATON_VARIANT_NAME(unary_kernel)((int32_t)in->op, (int32_t)in->dtype)
                                         : BATON_VARIANT_NAME(binary_kernel)((int32_t)in->op, (int32_t)in->dtype);
}

static void run_kernel(const struct fused *fused, const struct instruction *in, int64_t n, char *const *data,
                       const int64_t *stride)
{
    const struct element_kernel *kernel = kernel_of(in);
    const struct element_context context = {fused->streaming && in->out == 0};
    int itemsize = baton_itemsizes[in->dtype];
    struct place out = place_of(fused, in->out, baton_itemsizes[kernel->result], data, stride);
    struct place a = place_of(fused, in->a, itemsize, data, stride), b = {NULL, 0};
    if (in->kind == BATON_FUSED_BINARY) {
        b = place_of(fused, in->b, itemsize, data, stride);
    }
    char *const at[3] = {out.at, a.at, b.at};
    const int64_t steps[3] = {out.stride, a.stride, b.stride};
    if (kernel->conditions == 0) {
        kernel->run(n, at, steps, &context);
        return;
    }
    conditions_clear(); /* others' are by-products that this one's would be taken for */
    kernel->run(n, at, steps, &context);
    *fused->conditions |= conditions_met() & kernel->conditions;
}

static void run_copy(const struct fused *fused, const struct instruction *in, int64_t n, char *const *data,
                     const int64_t *stride)
{
    int32_t from = (int32_t)in->dtype, to = (int32_t)in->op;
    int from_size = baton_itemsizes[from], to_size = baton_itemsizes[to];
    struct place out = place_of(fused, in->out, to_size, data, stride);
    struct place a = place_of(fused, in->a, from_size, data, stride);
    if (fused->streaming && in->out == 0 && from == to && out.stride == to_size && a.stride == to_size) {
        stream_bytes(n * to_size, out.at, a.at);
        return;
    }
    int64_t loop[] = {1, n, out.stride / to_size, a.stride / from_size};
    conditions_clear();
    BATON_VARIANT_NAME(copy_within)(to, from, loop, out.at, a.at);
    *fused->conditions |= conditions_met();
}

static void run_copy_where(const struct fused *fused, const struct instruction *in, int64_t n, char *const *data,
                           const int64_t *stride)
{
    int itemsize = baton_itemsizes[in->dtype];
    struct place out = place_of(fused, in->out, itemsize, data, stride);
    struct place a = place_of(fused, in->a, itemsize, data, stride);
    struct place mask = place_of(fused, in->b, 1, data, stride);
    int64_t loop[] = {1, n, out.stride / itemsize, mask.stride, a.stride / itemsize};
    BATON_VARIANT_NAME(baton_copy_where)((int32_t)in->dtype, loop, out.at, mask.at, a.at);
}

static void run_block(const struct fused *fused, int64_t n, char *const *data, const int64_t *stride)
{
    int64_t count = fused->reduction == NULL ? fused->count : fused->count - 1;
    for (const struct instruction *in = fused->instructions; in < fused->instructions + count; in++) {
        if (in->kind <= BATON_FUSED_BINARY) {
            run_kernel(fused, in, n, data, stride);
        } else if (in->kind == BATON_FUSED_COPY) {
            run_copy(fused, in, n, data, stride);
        } else {
            run_copy_where(fused, in, n, data, stride);
        }
    }
}

/* Moves at to block number block of a run. */
static int64_t begin_block(const struct fused *fused, int64_t n, int64_t block, char *const *data,
                           const int64_t *stride, char **at)
{
    int64_t first = block * BATON_FUSED_BLOCK;
    for (int64_t k = 0; k < fused->operands; k++) {
        at[k] = data[k] + first * stride[k];
    }
    return n - first < BATON_FUSED_BLOCK ? n - first : BATON_FUSED_BLOCK;
}

static int64_t blocks_of(int64_t n) { return (n + BATON_FUSED_BLOCK - 1) / BATON_FUSED_BLOCK; }

static void run_line(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const struct fused *fused = context;
    char *at[BATON_LOOP_OPERANDS];
    for (int64_t block = 0; block < blocks_of(n); block++) {
        run_block(fused, begin_block(fused, n, block, data, stride, at), at, stride);
    }
}

/* ---- reductions at the end -------------------------------------------------------------------------------- */

/* A value of the reduction's own type, and the blocks it stands for: those of partial results meet as in a counter. */
struct partial {
    char value[16] __attribute__((aligned(16)));
};

static void combine(const struct fused *fused, char *onto, const char *value)
{
    const struct job *job = fused->reduction;
    job_combine(job, 1, onto, job->out_size, onto, job->out_size, value, job->out_size);
    *fused->conditions |= conditions_met() & job->conditions;
}

/* The value of one block. */
static void reduce_block(const struct fused *fused, int64_t n, const struct place *a, char *value)
{
    const struct job *job = fused->reduction;
    memcpy(value, a->at, (size_t)job->out_size);
    if (n > 1) {
        job_line(job, n - 1, value, a->at + a->stride, a->stride);
        *fused->conditions |= conditions_met() & job->conditions;
    }
}

static void run_reduced_line(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const struct fused *fused = context;
    const struct job *job = fused->reduction;
    const struct instruction *last = fused->instructions + fused->count - 1;
    struct partial partial[LEVELS];
    char *at[BATON_LOOP_OPERANDS];
    int64_t blocks = blocks_of(n);
    for (int64_t block = 0; block < blocks; block++) {
        int64_t count = begin_block(fused, n, block, data, stride, at);
        run_block(fused, count, at, stride);
        struct place a = place_of(fused, last->a, job->out_size, at, stride);
        conditions_clear();
        if (stride[0] != 0) {
            job_combine(job, count, at[0], stride[0], at[0], stride[0], a.at, a.stride);
            *fused->conditions |= conditions_met() & job->conditions;
            continue;
        }
        int level = 0;
        struct partial value;
        reduce_block(fused, count, &a, value.value);
        for (; (block >> level & 1) != 0; level++) { /* the left of two, of 2^level blocks each */
            combine(fused, partial[level].value, value.value);
            value = partial[level];
        }
        partial[level] = value;
    }
    if (stride[0] == 0) {
        conditions_clear();
        for (int level = LEVELS - 1; level >= 0; level--) {
            if ((blocks >> level & 1) != 0) {
                combine(fused, data[0], partial[level].value);
            }
        }
    }
}

/* ---- the door ---------------------------------------------------------------------------------------------- */

static int32_t check(const struct fused *fused)
{
    if (fused->operands > BATON_LOOP_OPERANDS || fused->count < 1) {
        return BATON_INVALID;
    }
    for (const struct instruction *in = fused->instructions; in < fused->instructions + fused->count; in++) {
        int is_last = in == fused->instructions + fused->count - 1;
        if ((in->out == 0) != is_last || (in->kind == BATON_FUSED_REDUCE && !is_last)) {
            return BATON_INVALID;
        }
        if (!is_dtype((int32_t)in->dtype) || (in->kind <= BATON_FUSED_BINARY && kernel_of(in) == NULL) ||
            (in->kind == BATON_FUSED_COPY && !is_dtype((int32_t)in->op)) || in->kind > BATON_FUSED_REDUCE ||
            (in->kind == BATON_FUSED_BINARY && in->op == BATON_LDEXP)) {
            return BATON_UNSUPPORTED;
        }
    }
    return BATON_OK;
}

int32_t BATON_VARIANT_NAME(baton_fused)(const int64_t *program, const int64_t *loop, void *const *data,
                                        const void *constants, void *work)
{
    int32_t conditions = 0;
    int64_t operands = program[0];
    struct fused fused = {.operands = operands,
                          .count = program[1],
                          .dtypes = program + 2,
                          .instructions = (const struct instruction *)(program + 2 + operands),
                          .constants = constants,
                          .work = work,
                          .conditions = &conditions};
    int32_t status = check(&fused);
    if (status != BATON_OK) {
        return status;
    }
    struct job job;
    const struct instruction *last = fused.instructions + fused.count - 1;
    if (last->kind == BATON_FUSED_REDUCE) {
        int32_t dtype = (int32_t)last->dtype;
        if (!job_of(&job, (int32_t)last->op, dtype, dtype)) {
            return BATON_UNSUPPORTED;
        }
        fused.reduction = &job;
    }
    int itemsizes[BATON_LOOP_OPERANDS], in_place = 0;
    struct baton_loop all;
    for (int64_t k = 0; k < operands; k++) {
        itemsizes[k] = baton_itemsizes[fused.dtypes[k]];
        all.data[k] = data[k];
        in_place |= k > 0 && data[k] == data[0];
    }
    int64_t elements = baton_loop_read(&all, (int)operands, BATON_FREE_ORDER, loop, itemsizes);
    if (elements > 0) {
        fused.streaming = elements_context(elements, itemsizes[0], in_place || fused.reduction != NULL).streaming;
        baton_loop_run(&all, fused.reduction == NULL ? run_line : run_reduced_line, &fused);
    }
    return conditions_status(conditions);
}
