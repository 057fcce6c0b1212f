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
 * Many rows can go across instead (fft_across.c): up to FFT_LANES rows of the batch as lanes, through the same stages with
 * the same numbers to turn by. So each lane computes what a row alone would, and a row's result is the same bits wherever
 * it stands; the batch and its strides may choose the faster way. Rows that are neighbours, the columns of a matrix, are
 * read and written as they lie; the shortest transforms (FFT_BATCH) only go so. What is computed depends on the length
 * alone. Lengths with a large prime factor go by convolution (fft_chirp.c). fft_plan.c decides.
 *
 * Lanes hold their numbers in the order vc_order: deinterleaving is cheapest so, and transposing and
 * interleaving undo it at no cost. The inverse is the forward transform with real and imaginary parts
 * exchanged on the way in and on the way out.
 */
#include "cpu.h"
#include "fft_plan.h"

/* ---- some rows ----------------------------------------------------------------------------------------- */

/* A run of complex numbers; of reals the same memory. in and out may be the same. */
static void one_run(const struct fft_plan *plan, int back, scalar scale, int stream, scalar *out, const scalar *in,
                    scalar *run, scalar *work)
{
    const struct fft_plan *inner = fft_complex(plan);
    const scalar *turns = fft_table(plan, plan->turns);
    if (plan->kind != FFT_REAL) {
        fft_row(plan, back, scale, stream, out, in, work);
    } else if (!fft_is_even(plan)) {
        if (back) {
            memmove(run, in, (size_t)(FFT_NUMBER * fft_numbers(plan, 1)));
            fft_mirror_run(inner->n, run);
            in = run;
        }
        fft_row(inner, back, scale, 0, run, in, work);
        run[1] = back ? run[1] : 0; /* which convolution only comes near to */
    } else if (back) {
        fft_fold_run(inner->n, turns, 1, in, run);
        fft_row(inner, 1, scale, stream, out, run, work);
    } else {
        fft_row(inner, 0, scale, 0, out, in, work);
        fft_fold_run(inner->n, turns, 0, out, out);
    }
}

/* Scalars of a run that holds either side. */
static int64_t run_stride(const struct fft_plan *plan) { return 2 * (fft_complex(plan)->n + 1); }

/* Those runs are behind the memory that transforms need. */
static scalar *run_memory(const struct fft_plan *plan, scalar *work)
{
    return work + fft_complex(plan)->work_bytes / (int64_t)sizeof(scalar);
}

/* One row after the other, each in a run of memory; reals scaled by half where they are pairs. */
static void along(const struct fft_plan *plan, int back, scalar scale, int stream, const fft_rows *out,
                  const fft_rows *a, scalar *work)
{
    int64_t stride = run_stride(plan);
    scalar *runs = run_memory(plan, work);
    /* An odd number of reals has no run of its own. */
    int odd = plan->kind == FFT_REAL && !fft_is_even(plan);
    int in_place = fft_is_run(a), out_place = fft_is_run(out) && !odd;
    if (!in_place) {
        fft_gather(fft_numbers(plan, back), a, runs, stride);
    }
    for (int64_t i = 0; i < a->count; i++) {
        scalar *run = runs + i * stride;
        one_run(plan, back, scale, stream && out_place, out_place ? (scalar *)out->at[i] : run,
                in_place ? (const scalar *)a->at[i] : run, run, work);
    }
    if (!out_place) {
        fft_scatter(fft_numbers(plan, !back), runs, stride, out);
    }
}

/* ---- the batch ----------------------------------------------------------------------------------------- */

/* Rows up to here go across even where they lie apart: it takes longer to go along them; more so where that leaves a
 * quarter of the lanes unused. */
enum { SHORT = 63, SHORT_AND_UNEVEN = 127 };

static int is_short(const struct fft_plan *plan)
{
    int64_t n1 = plan->columns.length, n2 = plan->rows.length, lanes = FFT_LANES * (fft_groups(n1) * n2 + fft_groups(n2) * n1);
    return plan->n <= (3 * lanes > 8 * plan->n ? SHORT_AND_UNEVEN : SHORT);
}

int FFT_NAME(fft_goes_across)(const struct fft_plan *plan, const int64_t *loop)
{
    const struct fft_plan *inner = fft_complex(plan);
    int64_t ndim = loop[0], rows = 1;
    if (inner->kind == FFT_BATCH || inner->across.stages == 0 || ndim == 1) {
        return inner->kind == FFT_BATCH;
    }
    for (int64_t axis = 1; axis < ndim; axis++) {
        rows *= loop[axis];
    }
    const int64_t *out_strides = loop + 1 + ndim, *a_strides = out_strides + ndim;
    int are_beside = a_strides[ndim - 2] == 1 || out_strides[ndim - 2] == 1;
    return 2 * rows > FFT_LANES && (are_beside || is_short(inner));
}

/* Rows gathered and scattered together where their numbers are not neighbours: they may share cache lines. */
static int64_t gathered_rows(int64_t n) { return n <= 1 << 17 ? FFT_GATHERED : 1; }

int64_t FFT_NAME(fft_work_size)(const struct fft_plan *plan)
{
    const struct fft_plan *inner = fft_complex(plan);
    int64_t size = (int64_t)sizeof(scalar), along = inner->work_bytes + size * run_stride(plan) * gathered_rows(inner->n);
    /* Half a spectrum has one more. */
    int64_t across = inner->across.length ? 2 * size * FFT_ELEMENT * (inner->n + 1) : 0;
    return inner->kind == FFT_BATCH || across > along ? across : along;
}

/* One side's rows, of steps in elements of its own. */
static fft_rows rows_of(const struct fft_plan *plan, int is_spectrum, int narrow, int64_t step)
{
    int64_t size = narrow ? (int64_t)sizeof(float) : (int64_t)sizeof(scalar);
    fft_rows rows = {.narrow = narrow, .parts = 2, .im = size, .stride = 2 * size * step};
    if (plan->kind == FFT_REAL && !is_spectrum) {
        int even = fft_is_even(plan);
        rows.parts = even ? 2 : 1;
        rows.im = even ? size * step : 0;
        rows.stride = (even ? 2 : 1) * size * step;
    }
    return rows;
}

/* Where one side's rows are; steps in bytes. */
typedef struct {
    fft_rows rows;
    int64_t steps[BATON_MAX_NDIM];
    char *next;
} fft_side_rows;

/* The batch's rows, some at a time. */
typedef struct {
    int64_t axes, left, index[BATON_MAX_NDIM];
    const int64_t *shape;
    fft_side_rows out, a;
} batch;

static void begin(batch *batch, const struct fft_plan *plan, int back, const int64_t *loop, char *out, char *a)
{
    int64_t ndim = loop[0], axes = ndim - 1;
    const int64_t *out_strides = loop + 1 + ndim, *a_strides = out_strides + ndim;
    int narrow = plan->dtype == BATON_COMPLEX64 && !plan->single, real = plan->kind == FFT_REAL;
    int64_t number = narrow ? 2 * (int64_t)sizeof(float) : FFT_NUMBER;
    batch->axes = axes;
    batch->left = 1;
    batch->shape = loop + 1;
    batch->out.rows = rows_of(plan, !back, narrow, out_strides[axes]);
    batch->out.next = out;
    batch->a.rows = rows_of(plan, back, narrow, a_strides[axes]);
    batch->a.next = a; /* only read */
    for (int64_t axis = 0; axis < axes; axis++) {
        batch->left *= batch->shape[axis];
        batch->index[axis] = 0;
        batch->out.steps[axis] = (real && back ? number / 2 : number) * out_strides[axis];
        batch->a.steps[axis] = (real && !back ? number / 2 : number) * a_strides[axis];
    }
}

/* How many rows are left in the last axis. */
static int64_t run_left(const batch *batch)
{
    int64_t last = batch->axes - 1;
    return last >= 0 ? batch->shape[last] - batch->index[last] : batch->left;
}

BATON_INLINE int64_t last_step(const batch *batch, const fft_side_rows *side)
{
    return batch->axes > 0 ? side->steps[batch->axes - 1] : 0;
}

/* To the row behind some of those that are left in the last axis. */
static void advance(batch *batch, int64_t rows)
{
    int64_t last = batch->axes - 1;
    batch->left -= rows;
    for (int64_t axis = last; axis >= 0; axis--) {
        int64_t add = axis == last ? rows : 1;
        batch->out.next += batch->out.steps[axis] * add;
        batch->a.next += batch->a.steps[axis] * add;
        if ((batch->index[axis] += add) < batch->shape[axis]) {
            break;
        }
        batch->out.next -= batch->out.steps[axis] * batch->shape[axis];
        batch->a.next -= batch->a.steps[axis] * batch->shape[axis];
        batch->index[axis] = 0;
    }
}

/* Adds rows to those that there are already. */
BATON_INLINE void add_rows(fft_side_rows *side, int64_t step, int64_t rows)
{
    char **at = side->rows.at + side->rows.count;
    for (int64_t i = 0; i < rows; i++) {
        at[i] = side->next + i * step;
    }
    side->rows.count += rows;
}

/* Takes up to at_once rows. */
static void take_rows(batch *batch, int64_t at_once)
{
    int64_t out_step = last_step(batch, &batch->out), a_step = last_step(batch, &batch->a);
    int is_one_run = run_left(batch) >= at_once;
    batch->out.rows.count = batch->a.rows.count = 0;
    while (batch->a.rows.count < at_once && batch->left > 0) {
        int64_t room = at_once - batch->a.rows.count, run = run_left(batch), rows = run < room ? run : room;
        add_rows(&batch->out, out_step, rows);
        add_rows(&batch->a, a_step, rows);
        advance(batch, rows);
    }
    batch->out.rows.side = fft_side_of(&batch->out.rows, is_one_run ? out_step : fft_distance(&batch->out.rows));
    batch->a.rows.side = fft_side_of(&batch->a.rows, is_one_run ? a_step : fft_distance(&batch->a.rows));
}

/* Shorter rows gain nothing from going past the caches. */
enum { STREAMED = 1024 };

/* Rows that are many, or no runs; reals scaled by half where they are pairs. */
static void run_rows(const struct fft_plan *plan, int back, scalar scale, const int64_t *loop, char *out, char *a,
                     scalar *work)
{
    const struct fft_plan *inner = fft_complex(plan);
    int across = FFT_NAME(fft_goes_across)(plan, loop);
    batch batch;
    begin(&batch, plan, back, loop, out, a);
    int stream = inner->n >= STREAMED && 2 * FFT_NUMBER * inner->n * batch.left > baton_streaming_bytes && out != a;
    while (batch.left > 0) {
        batch.out.rows.at[0] = batch.out.next;
        batch.a.rows.at[0] = batch.a.next;
        int64_t rows = across ? fft_across_at_once(plan, back, scale, &batch.out.rows, last_step(&batch, &batch.out),
                                                   &batch.a.rows, last_step(&batch, &batch.a), run_left(&batch), work)
                              : 0;
        if (rows > 0) {
            advance(&batch, rows);
            continue;
        }
        take_rows(&batch, across ? FFT_LANES : gathered_rows(inner->n));
        if (across) {
            fft_across(plan, back, scale, &batch.out.rows, &batch.a.rows, work);
        } else {
            along(plan, back, scale, stream, &batch.out.rows, &batch.a.rows, work);
        }
    }
}

void FFT_NAME(fft_run)(const struct fft_plan *plan, int back, double scale, const int64_t *loop, void *out,
                       const void *a, void *work)
{
    const struct fft_plan *inner = fft_complex(plan);
    int narrow = plan->dtype == BATON_COMPLEX64 && !plan->single, real = plan->kind == FFT_REAL;
    scalar factor = (scalar)scale * (real && fft_is_even(plan) && !back ? (scalar)0.5 : 1);
    /* The most common case of all, for which short transforms would wait. */
    if (loop[0] == 1 && loop[2] == 1 && loop[3] == 1 && inner->kind != FFT_BATCH && !narrow && !(real && !fft_is_even(plan))) {
        one_run(plan, back, factor, 0, out, a, run_memory(plan, work), work);
    } else {
        run_rows(plan, back, factor, loop, out, (char *)a, work);
    }
}

/* ---- the doors ----------------------------------------------------------------------------------------- */

#if !defined(BATON_SINGLE) && !defined(BATON_NARROW)
/* The lanes of the plans that this variant makes itself. */
static int32_t own_lanes(const struct fft_plan *plan) { return plan->single ? 2 * FFT_LANES : FFT_LANES; }

int64_t BATON_VARIANT_NAME(baton_fft_work_bytes)(const void *plan_bytes)
{
    const struct fft_plan *plan = plan_bytes;
    /* Across in whole vectors, whatever the plan's. */
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
    int across = (plan->single ? FFT_SINGLE(fft_goes_across) : FFT_NAME(fft_goes_across))(plan, loop);
    if (plan->lanes == own_lanes(plan) || across) {
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
