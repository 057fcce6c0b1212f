/*
 * One row of length n = n1·n2, out and in memory as runs of interleaved numbers: columns, a turn, rows, as fft.c
 * tells.
 */
#include "cpu.h"
#include "fft_plan.h"

scalar *fft_stages(const struct fft_plan *plan, const fft_lanes *lanes, int64_t first, int64_t end, scalar *in,
                   scalar *const *buffers)
{
    for (int64_t i = first; i < end; i++) {
        scalar *out = in == buffers[0] ? buffers[1] : buffers[0];
        fft_pass pass = fft_pass_of(plan, &lanes->stage[i], in, out);
        fft_kernels_of(lanes->stage[i].radix)->between(&pass);
        in = out;
    }
    return in;
}

static const fft_stage copying = {.radix = 1, .m = 1};

typedef struct {
    const struct fft_plan *plan;
    int swap;
    scalar scale, *middle, *buffers[3];
    int stream_middle, stream_out; /* past the caches */
} split;

/* Numbers of each of length rows; strides in scalars. */
static void copy_block(int64_t length, int64_t count, scalar *out, int64_t out_stride, const scalar *a,
                       int64_t a_stride)
{
    for (int64_t i = 0; i < length; i++) {
        memcpy(out + i * out_stride, a + i * a_stride, (size_t)(FFT_NUMBER * count));
    }
}

/* The columns of one group from a to the middle, by stages. */
static void columns_by_stages(const split *split, int64_t group, const scalar *a, int64_t stride)
{
    const struct fft_plan *plan = split->plan;
    const fft_lanes *lanes = &plan->columns;
    const scalar *turns = fft_table(plan, plan->middle) + group * fft_groups(lanes->length) * FFT_LANES * FFT_ELEMENT;
    const fft_kernels *kernels = fft_kernels_of(lanes->stage[0].radix);
    fft_stage copy = copying;
    copy.s = lanes->length;
    int64_t done = kernels->first[0] != NULL, n2 = plan->rows.length;
    fft_pass pass = fft_pass_of(plan, done ? &lanes->stage[0] : &copy, a, split->buffers[0]);
    pass.in_stride = stride;
    (done ? kernels : fft_kernels_of(1))->first[split->swap](&pass);
    const scalar *result = fft_stages(plan, lanes, done, lanes->stages, split->buffers[0], split->buffers);
    fft_transpose(lanes->length, result, turns, split->middle + fft_start(group, n2) * FFT_ELEMENT,
                  fft_room(n2) * FFT_ELEMENT, split->stream_middle);
}

/* The columns of the row a to the middle. */
static void columns(const split *split, const scalar *a)
{
    const struct fft_plan *plan = split->plan;
    int64_t n1 = plan->columns.length, n2 = plan->rows.length, stride = 2 * n2;
    if (n2 < FFT_LANES) {
        memset(split->buffers[2], 0, sizeof(scalar) * FFT_ELEMENT * (size_t)n1);
        copy_block(n1, n2, split->buffers[2], FFT_ELEMENT, a, stride);
        a = split->buffers[2];
        stride = FFT_ELEMENT;
    }
    fft_kernel *const *at_once = fft_middle(&plan->columns);
    if (at_once) {
        fft_pass pass = fft_pass_of(plan, &plan->columns.stage[0], a, split->middle);
        pass.twiddles = fft_table(plan, plan->middle);
        pass.in_stride = stride;
        pass.out_stride = fft_room(n2) * FFT_ELEMENT;
        pass.columns = n2;
        pass.stream = split->stream_middle;
        at_once[split->swap](&pass);
        return;
    }
    for (int64_t group = 0; group < fft_groups(n2); group++) {
        columns_by_stages(split, group, a + 2 * fft_start(group, n2), stride);
    }
}

/* The rows, from the middle to the row out. */
static void rows(const split *split, scalar *out)
{
    const struct fft_plan *plan = split->plan;
    const fft_lanes *lanes = &plan->rows;
    int64_t n1 = plan->columns.length, n2 = lanes->length, room = fft_room(n2) * FFT_ELEMENT;
    int is_short = n1 < FFT_LANES;
    const fft_stage *last = &lanes->stage[lanes->stages - 1];
    const fft_kernels *kernels = fft_kernels_of(last->radix);
    int64_t fused = kernels->last[0] != NULL, stages = lanes->stages - fused;
    fft_kernel *kernel = (fused ? kernels : fft_kernels_of(1))->last[split->swap];
    fft_stage copy = copying;
    copy.s = n2;
    fft_pass pass = fft_pass_of(plan, fused ? last : &copy, NULL, NULL);
    pass.out_stride = is_short ? FFT_ELEMENT : 2 * n1;
    pass.scale = split->scale;
    pass.stream = split->stream_out;
    for (int64_t group = 0; group < fft_groups(n1); group++) {
        pass.in = fft_stages(plan, lanes, 0, stages, split->middle + group * room, split->buffers);
        pass.out = is_short ? split->buffers[2] : out + 2 * fft_start(group, n1);
        kernel(&pass);
    }
    if (is_short) {
        copy_block(n2, n1, out, 2 * n1, split->buffers[2], FFT_ELEMENT);
    }
}

static int is_aligned(const scalar *p) { return (uintptr_t)p % BATON_VECTOR_BYTES == 0; }

void fft_row(const struct fft_plan *plan, int swap, scalar scale, int stream, scalar *out, const scalar *a, scalar *work)
{
#ifndef BATON_SINGLE
    if (plan->kind == FFT_CHIRP) {
        fft_chirp(plan, swap, scale, out, a, work);
        return;
    }
#endif
    int64_t n1 = plan->columns.length, n2 = plan->rows.length, longer = n1 > n2 ? n1 : n2;
    scalar *buffers = work + fft_groups(n1) * fft_room(n2) * FFT_ELEMENT;
    split split = {.plan = plan, .swap = swap, .scale = scale, .middle = work};
    for (int i = 0; i < 3; i++) {
        split.buffers[i] = buffers + i * longer * FFT_ELEMENT;
    }
    /* What goes in, its turns, the middle and what comes out: lines are read long after they were written, and writing
     * to the last-level cache, of which a core has a share, takes longer than past it. */
    int large = 4 * FFT_NUMBER * plan->n > baton_streaming_bytes / 8;
    split.stream_middle = large && is_aligned(work);
    split.stream_out = (large || stream) && is_aligned(out) && n1 % FFT_LANES == 0;
    columns(&split, a);
    rows(&split, out);
    if (split.stream_middle || split.stream_out) {
        vd_stream_end();
    }
}
