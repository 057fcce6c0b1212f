/*
 * Fast Fourier transforms of any length.
 *
 * Everything rests on one thing that vectors do without effort: BATON_LANES transforms of the same length
 * side by side, one per lane. A lane buffer holds an element's real parts in one vector and its imaginary
 * parts in the next. A stage (fft_pass.c) reads radix elements, transforms and rotates them all lanes alike,
 * and writes them where Stockham's ordering wants them; after the last stage the output is sorted. There is
 * no shuffle and no special case in it, whatever the radix.
 *
 * One long row becomes many short transforms in the classical way, n = n1·n2, a[j1·n2 + j2], out[k1 + n1·k2]:
 *
 *     columns   for each j2 a transform over j1: neighbouring j2 are neighbours in memory, hence lanes
 *     turn      times exp(-2πi·j2·k1/n), and transposed, lanes × lanes numbers at a time, in registers
 *     rows      for each k1 a transform over j2: neighbouring k1 are lanes now, and neighbours in the output
 *
 * So a is read once and out is written once, each in whole vectors; between them lies "the middle", the size
 * of a, laid out by groups of lanes so that the rows of one group are one run of memory. A group's columns or
 * rows stay in cache for all of their stages. Where n1 is a radix that is a multiple of the lanes, its one
 * stage goes from a to the middle in registers. Lengths that are no multiple of the lanes leave some lanes of
 * the last group unused.
 *
 *            a ──columns──▶ lane buffer ──turn──▶ middle ──rows──▶ lane buffer ──▶ out
 *
 * Short transforms (FFT_BATCH) have up to BATON_LANES rows of the batch as lanes. Which way a length goes
 * depends on the length alone, never on the batch, and each lane computes the same whatever the others hold:
 * a row's result is the same bits wherever it stands. Lengths with a large prime factor go by convolution
 * (fft_chirp.c). fft_plan.c decides.
 *
 * Lanes hold their numbers in the order vc_order: deinterleaving is cheapest so, and transposing and
 * interleaving undo it at no cost. The inverse is the forward transform with real and imaginary parts
 * exchanged on the way in and on the way out.
 */
#include "fft_plan.h"

/* ---- lane buffers -------------------------------------------------------------------------------------- */

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

const double *fft_stages(const struct fft_plan *plan, const fft_lanes *lanes, int64_t first, int64_t end,
                         const double *in, double *const *buffers)
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

/* ---- one row ------------------------------------------------------------------------------------------- */

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
    const double *in = split->middle + group * padded * FFT_ELEMENT;
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

/* ---- the batch ----------------------------------------------------------------------------------------- */

/* Rows gathered and scattered together where their numbers are not neighbours: they may share cache lines. */
static int64_t gathered_rows(int64_t n) { return n <= 1 << 17 ? FFT_GATHERED : 1; }

int64_t BATON_VARIANT_NAME(baton_fft_work_bytes)(const void *plan_bytes)
{
    const struct fft_plan *plan = plan_bytes;
    return plan->kind == FFT_BATCH ? plan->work_bytes
                                   : plan->work_bytes + 16 * plan->n * gathered_rows(plan->n);
}

static void some_rows(const struct fft_plan *plan, int swap, double scale, const fft_rows *out,
                      const fft_rows *a, double *work)
{
    if (plan->kind == FFT_BATCH) {
        fft_batch(plan, swap, scale, out, a, work);
        return;
    }
    double *gathered = work + plan->work_bytes / 8;
    if (a->stride != 2) {
        fft_gather(plan->n, a, gathered);
    }
    for (int64_t i = 0; i < a->count; i++) {
        double *run = gathered + 2 * i * plan->n;
        fft_row(plan, swap, scale, out->stride == 2 ? out->at[i] : run, a->stride == 2 ? a->at[i] : run,
                work);
    }
    if (out->stride != 2) {
        fft_scatter(plan->n, gathered, out);
    }
}

int32_t BATON_VARIANT_NAME(baton_fft)(const void *plan_bytes, int32_t sign, double scale, const int64_t *loop,
                                      void *out, const void *a, void *work)
{
    const struct fft_plan *plan = plan_bytes;
    int64_t ndim = loop[0];
    const int64_t *shape = loop + 1, *out_strides = shape + ndim, *a_strides = out_strides + ndim;
    if (ndim < 1 || ndim > BATON_MAX_NDIM || shape[ndim - 1] != plan->n || plan->lanes != BATON_LANES ||
        (sign != 1 && sign != -1)) {
        return BATON_INVALID;
    }
    if (ndim == 1 && plan->kind != FFT_BATCH && out_strides[0] == 1 && a_strides[0] == 1) {
        fft_row(plan, sign > 0, scale, out, a, work);
        return BATON_OK;
    }
    int64_t axes = ndim - 1, index[BATON_MAX_NDIM] = {0}, rows_left = 1;
    for (int64_t axis = 0; axis < axes; axis++) {
        rows_left *= shape[axis];
    }
    int64_t at_once = plan->kind == FFT_BATCH ? BATON_LANES : gathered_rows(plan->n);
    fft_rows to = {.stride = 2 * out_strides[axes]}, from = {.stride = 2 * a_strides[axes]};
    double *out_row = out, *a_row = (double *)a; /* fft_rows serves both; a's are only read */
    while (rows_left > 0) {
        int64_t count = 0;
        for (; count < at_once && rows_left > 0; count++, rows_left--) {
            to.at[count] = out_row;
            from.at[count] = a_row;
            for (int64_t axis = axes - 1; axis >= 0; axis--) {
                out_row += 2 * out_strides[axis];
                a_row += 2 * a_strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                out_row -= 2 * out_strides[axis] * shape[axis];
                a_row -= 2 * a_strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        to.count = from.count = count;
        some_rows(plan, sign > 0, scale, &to, &from, work);
    }
    return BATON_OK;
}
