/*
 * Fast Fourier transforms of any length.
 *
 * Everything rests on one thing that vectors do without effort: FFT_LANES transforms of the same length
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
 * Short transforms (FFT_BATCH) have up to FFT_LANES rows of the batch as lanes. Which way a length goes
 * depends on the length alone, never on the batch, and each lane computes the same whatever the others hold:
 * a row's result is the same bits wherever it stands. Lengths with a large prime factor go by convolution
 * (fft_chirp.c). fft_plan.c decides.
 *
 * Lanes hold their numbers in the order vc_order: deinterleaving is cheapest so, and transposing and
 * interleaving undo it at no cost. The inverse is the forward transform with real and imaginary parts
 * exchanged on the way in and on the way out.
 */
#include "fft_plan.h"

/* ---- some rows ----------------------------------------------------------------------------------------- */

/*
 * The numbers of a row on either side: of the transform itself where both are complex; of the reals, taken for
 * pairs where they are even; of the half of the spectrum.
 */
static int64_t numbers(const struct fft_plan *plan, int is_spectrum)
{
    return plan->kind != FFT_REAL ? plan->n : is_spectrum ? plan->n / 2 + 1 : fft_complex(plan)->n;
}

static int is_even(const struct fft_plan *plan) { return plan->n % 2 == 0; }

/* Rows of the batch as lanes. */
static void by_lanes(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out, const fft_rows *a,
                     scalar *work)
{
    const struct fft_plan *inner = fft_complex(plan);
    const scalar *turns = fft_table(plan, plan->turns);
    int real = plan->kind == FFT_REAL;
    scalar *buffers[2] = {work, work + (inner->n + 1) * FFT_ELEMENT};
    fft_gather_lanes(numbers(plan, back), back, a, work);
    if (real && back) {
        if (is_even(plan)) {
            fft_fold_lanes(inner->n, turns, 1, work);
        } else {
            fft_mirror_lanes(inner->n, work);
        }
    }
    scalar *result = fft_stages(inner, &inner->rows, 0, inner->rows.stages, work, buffers);
    if (real && !back && is_even(plan)) {
        fft_fold_lanes(inner->n, turns, 0, result);
    }
    fft_scatter_lanes(numbers(plan, !back), back, scale, result, out);
}

/* A run of complex numbers; of reals the same memory. in and out may be the same. */
static void one_run(const struct fft_plan *plan, int back, scalar scale, scalar *out, const scalar *in,
                    scalar *run, scalar *work)
{
    const struct fft_plan *inner = fft_complex(plan);
    const scalar *turns = fft_table(plan, plan->turns);
    if (plan->kind != FFT_REAL) {
        fft_row(plan, back, scale, out, in, work);
    } else if (!is_even(plan)) {
        if (back) {
            memmove(run, in, (size_t)(FFT_NUMBER * numbers(plan, 1)));
            fft_mirror_run(inner->n, run);
            in = run;
        }
        fft_row(inner, back, scale, run, in, work);
        run[1] = back ? run[1] : 0; /* which convolution only comes near to */
    } else if (back) {
        fft_fold_run(inner->n, turns, 1, in, run);
        fft_row(inner, 1, scale, out, run, work);
    } else {
        fft_row(inner, 0, scale, out, in, work);
        fft_fold_run(inner->n, turns, 0, out, out);
    }
}

/* Scalars of a run that holds either side. */
static int64_t run_stride(const struct fft_plan *plan) { return 2 * (fft_complex(plan)->n + 1); }

/* One row after the other, each in a run of memory. */
static void by_runs(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out, const fft_rows *a,
                    scalar *work)
{
    int64_t stride = run_stride(plan);
    scalar *runs = work + fft_complex(plan)->work_bytes / (int64_t)sizeof(scalar);
    /* An odd number of reals has no run of its own. */
    int odd = plan->kind == FFT_REAL && !is_even(plan);
    int in_place = fft_is_run(a), out_place = fft_is_run(out) && !odd;
    if (!in_place) {
        fft_gather(numbers(plan, back), a, runs, stride);
    }
    scalar half = plan->kind == FFT_REAL && is_even(plan) && !back ? 0.5 : 1;
    for (int64_t i = 0; i < a->count; i++) {
        scalar *run = runs + i * stride;
        one_run(plan, back, scale * half, out_place ? (scalar *)out->at[i] : run,
                in_place ? (const scalar *)a->at[i] : run, run, work);
    }
    if (!out_place) {
        fft_scatter(numbers(plan, !back), runs, stride, out);
    }
}

static void some_rows(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out, const fft_rows *a,
                      scalar *work)
{
    if (fft_complex(plan)->kind == FFT_BATCH) {
        scalar half = plan->kind == FFT_REAL && is_even(plan) && !back ? 0.5 : 1;
        by_lanes(plan, back, scale * half, out, a, work);
    } else {
        by_runs(plan, back, scale, out, a, work);
    }
}

/* ---- the batch ----------------------------------------------------------------------------------------- */

/* Rows gathered and scattered together where their numbers are not neighbours: they may share cache lines. */
static int64_t gathered_rows(int64_t n) { return n <= 1 << 17 ? FFT_GATHERED : 1; }

int64_t FFT_NAME(fft_work_size)(const struct fft_plan *plan)
{
    const struct fft_plan *inner = fft_complex(plan);
    return inner->kind == FFT_BATCH
               ? inner->work_bytes
               : inner->work_bytes + (int64_t)sizeof(scalar) * run_stride(plan) * gathered_rows(inner->n);
}

/* One side's rows, of steps in elements of its own. */
static fft_rows rows_of(const struct fft_plan *plan, int is_spectrum, int narrow, int64_t step)
{
    int64_t size = narrow ? (int64_t)sizeof(float) : (int64_t)sizeof(scalar);
    fft_rows rows = {.narrow = narrow, .parts = 2, .im = size, .stride = 2 * size * step};
    if (plan->kind == FFT_REAL && !is_spectrum) {
        int even = is_even(plan);
        rows.parts = even ? 2 : 1;
        rows.im = even ? size * step : 0;
        rows.stride = (even ? 2 : 1) * size * step;
    }
    return rows;
}

/* Rows that are many, or no runs. */
static void run_rows(const struct fft_plan *plan, int back, scalar scale, const int64_t *loop, char *out, char *a,
                     scalar *work)
{
    int64_t ndim = loop[0];
    const int64_t *shape = loop + 1, *out_strides = shape + ndim, *a_strides = out_strides + ndim;
    int narrow = plan->dtype == BATON_COMPLEX64 && !plan->single, real = plan->kind == FFT_REAL;
    int64_t axes = ndim - 1, index[BATON_MAX_NDIM], rows_left = 1, number = narrow ? 2 * (int64_t)sizeof(float) : FFT_NUMBER;
    int64_t out_size = real && back ? number / 2 : number, a_size = real && !back ? number / 2 : number;
    for (int64_t axis = 0; axis < axes; axis++) {
        rows_left *= shape[axis];
        index[axis] = 0;
    }
    const struct fft_plan *inner = fft_complex(plan);
    int64_t at_once = inner->kind == FFT_BATCH ? FFT_LANES : gathered_rows(inner->n);
    fft_rows to = rows_of(plan, !back, narrow, out_strides[axes]);
    fft_rows from = rows_of(plan, back, narrow, a_strides[axes]);
    while (rows_left > 0) {
        int64_t count = 0;
        for (; count < at_once && rows_left > 0; count++, rows_left--) {
            to.at[count] = out;
            from.at[count] = a; /* fft_rows serves both; a's are only read */
            for (int64_t axis = axes - 1; axis >= 0; axis--) {
                out += out_size * out_strides[axis];
                a += a_size * a_strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                out -= out_size * out_strides[axis] * shape[axis];
                a -= a_size * a_strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        to.count = from.count = count;
        some_rows(plan, back, scale, &to, &from, work);
    }
}

void FFT_NAME(fft_run)(const struct fft_plan *plan, int back, double scale, const int64_t *loop, void *out,
                       const void *a, void *work)
{
    int narrow = plan->dtype == BATON_COMPLEX64 && !plan->single;
    /* The most common case of all, for which short transforms would wait. */
    if (loop[0] == 1 && loop[2] == 1 && loop[3] == 1 && (plan->kind == FFT_SPLIT || plan->kind == FFT_CHIRP) && !narrow) {
        fft_row(plan, back, (scalar)scale, out, a, work);
    } else {
        run_rows(plan, back, (scalar)scale, loop, out, (char *)a, work);
    }
}

/* ---- the doors ----------------------------------------------------------------------------------------- */

#if !defined(BATON_SINGLE) && !defined(BATON_NARROW)
/* The lanes of the plans that this variant makes itself. */
static int32_t own_lanes(const struct fft_plan *plan) { return plan->single ? 2 * FFT_LANES : FFT_LANES; }

int64_t BATON_VARIANT_NAME(baton_fft_work_bytes)(const void *plan_bytes)
{
    const struct fft_plan *plan = plan_bytes;
#ifdef FFT_NARROW
    if (plan->lanes != own_lanes(plan)) {
        return plan->single ? FFT_NARROW_SINGLE(fft_work_size)(plan) : FFT_NARROW(fft_work_size)(plan);
    }
#endif
    return plan->single ? FFT_SINGLE(fft_work_size)(plan) : FFT_NAME(fft_work_size)(plan);
}

int32_t BATON_VARIANT_NAME(baton_fft)(const void *plan_bytes, int32_t sign, double scale, const int64_t *loop,
                                      void *out, const void *a, void *work)
{
    const struct fft_plan *plan = plan_bytes;
    int64_t ndim = loop[0];
    if (ndim < 1 || ndim > BATON_MAX_NDIM || loop[ndim] != plan->n || (sign != 1 && sign != -1)) {
        return BATON_INVALID;
    }
    if (plan->lanes == own_lanes(plan)) {
        (plan->single ? FFT_SINGLE(fft_run) : FFT_NAME(fft_run))(plan, sign > 0, scale, loop, out, a, work);
        return BATON_OK;
    }
#ifdef FFT_NARROW
    if (2 * plan->lanes == own_lanes(plan)) {
        (plan->single ? FFT_NARROW_SINGLE(fft_run) : FFT_NARROW(fft_run))(plan, sign > 0, scale, loop, out, a, work);
        return BATON_OK;
    }
#endif
    return BATON_INVALID;
}
#endif
