/*
 * Up to FFT_LANES rows side by side, each in its lane, by stages from lane buffer to lane buffer. Where rows are
 * neighbours the first stage reads them and the last writes them; else they are gathered first and scattered last.
 *
 * The stages are those of a single row as fft_split.c transforms it, its columns first, with the same numbers to turn by:
 * so each lane computes what that row alone would, bit by bit.
 */
#include "fft_plan.h"

/* Whether a stage can read or write the rows themselves. */
static int is_direct(const struct fft_plan *plan, const fft_rows *rows)
{
    return plan->kind != FFT_REAL && rows->side == FFT_PAIRS_BESIDE && !rows->narrow;
}

/* Rows into the lane buffer; of reals made what the transform of complex numbers takes. */
static void enter(const struct fft_plan *plan, int back, const fft_rows *a, scalar *buffer)
{
    const struct fft_plan *inner = fft_complex(plan);
    fft_gather_lanes(fft_numbers(plan, back), back, a, buffer);
    if (plan->kind == FFT_REAL && back) {
        if (fft_is_even(plan)) {
            fft_fold_lanes(inner->n, fft_table(plan, plan->turns), 1, buffer);
        } else {
            fft_mirror_lanes(inner->n, buffer);
        }
    }
}

/* And out of it. */
static void leave(const struct fft_plan *plan, int back, scalar scale, scalar *buffer, const fft_rows *out)
{
    if (plan->kind == FFT_REAL && !back && fft_is_even(plan)) {
        fft_fold_lanes(fft_complex(plan)->n, fft_table(plan, plan->turns), 0, buffer);
    }
    fft_scatter_lanes(fft_numbers(plan, !back), back, scale, buffer, out);
}

void fft_across(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out, const fft_rows *a, scalar *work)
{
    const struct fft_plan *inner = fft_complex(plan);
    const fft_lanes *lanes = &inner->across;
    int64_t done = 0, end = lanes->stages, size = (int64_t)sizeof(scalar);
    const fft_stage *first = &lanes->stage[0], *last = end > 0 ? &lanes->stage[end - 1] : first;
    fft_kernel *reads = end > 0 && is_direct(plan, a) ? fft_kernels_of(first->radix)->first[back] : NULL;
    fft_kernel *writes = end > 0 && is_direct(plan, out) ? fft_kernels_of(last->radix)->last[back] : NULL;
    scalar *buffers[2] = {work, work + (inner->n + 1) * FFT_ELEMENT}, *result = work;
    fft_pass from = fft_pass_of(inner, first, (const scalar *)a->at[0], work);
    from.in_stride = a->stride / size;
    fft_pass to = fft_pass_of(inner, last, NULL, (scalar *)out->at[0]);
    to.out_stride = out->stride / size;
    to.scale = scale;
    if (reads) {
        reads(&from);
        done = 1;
    } else {
        enter(plan, back, a, work);
    }
    int written = writes && done < end;
    result = fft_stages(inner, lanes, done, end - written, work, buffers);
    if (written) {
        to.in = result;
        writes(&to);
    } else {
        leave(plan, back, scale, result, out);
    }
}

/* Whole groups of lanes through all stages, each row a run; pass: of the first group, and what a stage is not told. */
static void runs_at_once(const struct fft_plan *plan, int back, const fft_pass *pass, scalar *work)
{
    const fft_lanes *lanes = &plan->across;
    const fft_stage *first = &lanes->stage[0], *last = &lanes->stage[lanes->stages - 1];
    scalar *buffers[2] = {work, work + (plan->n + 1) * FFT_ELEMENT};
    fft_pass from = fft_pass_of(plan, first, pass->in, buffers[0]), to = fft_pass_of(plan, last, NULL, pass->out);
    from.in_stride = pass->in_stride;
    to.out_stride = pass->out_stride;
    to.scale = pass->scale;
    for (int64_t group = 0; group < pass->groups; group++) {
        fft_kernels_of(first->radix)->from_runs[back](&from);
        to.in = fft_stages(plan, lanes, 1, lanes->stages - 1, buffers[0], buffers);
        fft_kernels_of(last->radix)->to_runs[back](&to);
        from.in += pass->in_group;
        to.out += pass->out_group;
    }
}

/* Whether there are kernels for that. */
static int can_run(const fft_lanes *lanes)
{
    const fft_stage *first = &lanes->stage[0], *last = &lanes->stage[lanes->stages - 1];
    return lanes->stages > 1 && first->m % FFT_SQUARE == 0 && fft_kernels_of(first->radix)->from_runs[0] &&
           last->s % FFT_SQUARE == 0 && fft_kernels_of(last->radix)->to_runs[0];
}

int64_t fft_across_at_once(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out, int64_t out_step,
                           const fft_rows *a, int64_t a_step, int64_t count, scalar *work)
{
    const fft_lanes *lanes = &plan->across;
    int64_t size = (int64_t)sizeof(scalar), groups = count / FFT_LANES;
    if (plan->kind == FFT_REAL || a->narrow || out->narrow || groups == 0) {
        return 0;
    }
    const fft_kernels *kernels = lanes->stages == 1 ? fft_kernels_of(lanes->stage[0].radix) : NULL;
    int are_beside = a_step == FFT_NUMBER && out_step == FFT_NUMBER, are_runs = fft_is_run(a) && fft_is_run(out);
    fft_kernel *kernel = !kernels ? NULL : are_beside ? kernels->whole[back] : are_runs ? kernels->runs[back] : NULL;
    if (kernel == NULL && !(are_runs && can_run(lanes))) {
        return 0;
    }
    fft_pass pass = fft_pass_of(plan, &lanes->stage[0], (const scalar *)a->at[0], (scalar *)out->at[0]);
    pass.in_stride = (are_beside ? a->stride : a_step) / size;
    pass.out_stride = (are_beside ? out->stride : out_step) / size;
    pass.groups = groups;
    pass.in_group = FFT_LANES * a_step / size;
    pass.out_group = FFT_LANES * out_step / size;
    pass.scale = scale;
    if (kernel) {
        kernel(&pass);
    } else {
        runs_at_once(plan, back, &pass, work);
    }
    return groups * FFT_LANES;
}
