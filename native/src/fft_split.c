/*
 * One row of length n = n1·n2, out and in memory as runs of interleaved numbers: columns, a turn, rows, as fft.c
 * tells.
 */
#include "fft_plan.h"

static fft_pass pass_of(const struct fft_plan *plan, const fft_stage *stage, const double *in, double *out)
{
    return (fft_pass){.stage = stage,
                      .twiddles = fft_table(plan, stage->twiddles),
                      .parts = fft_table(plan, stage->parts),
                      .in = in,
                      .in_stride = FFT_ELEMENT,
                      .out = out,
                      .out_stride = FFT_ELEMENT,
                      .scale = 1};
}

double *fft_stages(const struct fft_plan *plan, const fft_lanes *lanes, int64_t first, int64_t end, double *in,
                   double *const *buffers)
{
    for (int64_t i = first; i < end; i++) {
        double *out = in == buffers[0] ? buffers[1] : buffers[0];
        fft_pass pass = pass_of(plan, &lanes->stage[i], in, out);
        fft_kernels_of(lanes->stage[i].radix)->between(&pass);
        in = out;
    }
    return in;
}

static const fft_stage copying = {.radix = 1, .m = 1};

typedef struct {
    const struct fft_plan *plan;
    int swap;
    double scale;
    double *middle, *buffers[3];
} split;

/* The columns of one group: from a, stride doubles between their elements, to the middle. */
static void columns(const split *split, int64_t group, const double *a, int64_t stride)
{
    const struct fft_plan *plan = split->plan;
    const fft_lanes *lanes = &plan->columns;
    int64_t blocks = (lanes->length + BATON_LANES - 1) / BATON_LANES, padded = blocks * BATON_LANES;
    const double *turns = fft_table(plan, plan->middle) + group * padded * FFT_ELEMENT;
    double *middle = split->middle + group * BATON_LANES * FFT_ELEMENT;
    int64_t middle_stride = (plan->rows.length + BATON_LANES - 1) / BATON_LANES * BATON_LANES * FFT_ELEMENT;
    const fft_kernels *kernels = fft_kernels_of(lanes->stage[0].radix);
    if (lanes->stages == 1 && kernels->middle[0]) {
        fft_pass pass = pass_of(plan, &lanes->stage[0], a, middle);
        pass.twiddles = turns;
        pass.in_stride = stride;
        pass.out_stride = middle_stride;
        kernels->middle[split->swap](&pass);
        return;
    }
    fft_stage copy = copying;
    copy.s = lanes->length;
    int64_t done = kernels->first[0] != NULL;
    fft_pass pass = pass_of(plan, done ? &lanes->stage[0] : &copy, a, split->buffers[0]);
    pass.in_stride = stride;
    (done ? kernels : fft_kernels_of(1))->first[split->swap](&pass);
    const double *result = fft_stages(plan, lanes, done, lanes->stages, split->buffers[0], split->buffers);
    fft_transpose(lanes->length, result, turns, middle, middle_stride);
}

/* The rows of one group, from the middle to out, stride doubles between their elements. */
static void rows(const split *split, int64_t group, double *out, int64_t stride)
{
    const struct fft_plan *plan = split->plan;
    const fft_lanes *lanes = &plan->rows;
    int64_t padded = (lanes->length + BATON_LANES - 1) / BATON_LANES * BATON_LANES;
    double *in = split->middle + group * padded * FFT_ELEMENT;
    const fft_stage *last = &lanes->stage[lanes->stages - 1];
    const fft_kernels *kernels = fft_kernels_of(last->radix);
    int64_t fused = kernels->last[0] != NULL;
    in = fft_stages(plan, lanes, 0, lanes->stages - fused, in, split->buffers);
    fft_stage copy = copying;
    copy.s = lanes->length;
    fft_pass pass = pass_of(plan, fused ? last : &copy, in, out);
    pass.out_stride = stride;
    pass.scale = split->scale;
    (fused ? kernels : fft_kernels_of(1))->last[split->swap](&pass);
}

/* count numbers of each of length rows; strides in doubles. */
static void copy_block(int64_t length, int64_t count, double *out, int64_t out_stride, const double *a,
                       int64_t a_stride)
{
    for (int64_t i = 0; i < length; i++) {
        memcpy(out + i * out_stride, a + i * a_stride, 16 * (size_t)count);
    }
}

void fft_row(const struct fft_plan *plan, int swap, double scale, double *out, const double *a, double *work)
{
    if (plan->kind == FFT_CHIRP) {
        fft_chirp(plan, swap, scale, out, a, work);
        return;
    }
    int64_t n1 = plan->columns.length, n2 = plan->rows.length, longer = n1 > n2 ? n1 : n2;
    int64_t groups1 = (n1 + BATON_LANES - 1) / BATON_LANES, groups2 = (n2 + BATON_LANES - 1) / BATON_LANES;
    split split = {plan, swap, scale, work, {NULL}};
    for (int i = 0; i < 3; i++) {
        split.buffers[i] = work + (groups1 * groups2 * BATON_LANES + i * longer) * FFT_ELEMENT;
    }
    for (int64_t group = 0; group < groups2; group++) {
        const double *from = a + group * FFT_ELEMENT;
        int64_t count = n2 - group * BATON_LANES;
        if (count >= BATON_LANES) {
            columns(&split, group, from, 2 * n2);
        } else {
            memset(split.buffers[2], 0, 8 * FFT_ELEMENT * (size_t)n1);
            copy_block(n1, count, split.buffers[2], FFT_ELEMENT, from, 2 * n2);
            columns(&split, group, split.buffers[2], FFT_ELEMENT);
        }
    }
    for (int64_t group = 0; group < groups1; group++) {
        double *to = out + group * FFT_ELEMENT;
        int64_t count = n1 - group * BATON_LANES;
        if (count >= BATON_LANES) {
            rows(&split, group, to, 2 * n1);
        } else {
            rows(&split, group, split.buffers[2], FFT_ELEMENT);
            copy_block(n2, count, to, 2 * n1, split.buffers[2], FFT_ELEMENT);
        }
    }
}
