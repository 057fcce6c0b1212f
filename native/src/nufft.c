/*
 * Non-uniform fast Fourier transforms: Σ c·exp(±i·k·x) where x (type 1), or what is asked for (type 2), or both
 * (type 3) lie anywhere, in one to three dimensions, to a tolerance.
 *
 * A kernel φ as narrow as a few cells and nearly as narrow in frequency stands between points and a grid that is
 * finer than the modes need:
 *
 *     type 1   points ──spread──▶ grid ──FFT──▶ · 1/φ̂ ──▶ modes
 *     type 2   modes ──▶ · 1/φ̂ ──▶ grid ──FFT──▶ ──interpolate──▶ points
 *     type 3   points ──spread──▶ grid ──(type 2, its cells the modes)──▶ · 1/φ̂ ──▶ points
 *
 * Spreading makes a sum of kernels out of a sum of points: its transform is the wanted one times φ̂, and what the
 * grid cannot tell apart from it, which φ̂ makes small. Type 2 is type 1 read backwards. For type 3 the frequencies
 * are no modes: the finite sum over the grid's cells is taken at each of them, as type 2 does. Centres of sources and
 * of frequencies are taken out before, as phases (nufft_rotate.c), so that a grid need only be as large as the product
 * of both extents.
 *
 * A grid is row-major and has a few cells more than its length on every axis, so that no kernel wraps: those are
 * added to the first cells after spreading, and copied from them before interpolating (nufft_spread.c). Only the
 * lines that carry modes are transformed along the axes that come after (type 1) or before (type 2) the last.
 */
#include "nufft_plan.h"

/* ---- what a kernel reaches beyond the last cells ------------------------------------------------------------ */

/* to ← to + from, or from ← to where grid is read: runs of length doubles. */
static void wrap_run(int64_t length, double *to, double *from, int reading)
{
    if (reading) {
        memcpy(from, to, 8 * (size_t)length);
        return;
    }
    for (int64_t i = 0; i < length; i++) {
        to[i] += from[i];
    }
}

/* Along one axis, for all that the axes before it are allocated, or in use where they were wrapped before. */
static void wrap_axis(const nufft_grid *grid, int64_t a, double *cells, int reading)
{
    const nufft_axis *axis = &grid->axes[a];
    int64_t reach = axis->allocated - axis->cells, run = 2 * axis->stride * reach;
    int64_t block = 2 * axis->stride * axis->allocated;
    for (double *end = cells + 2 * grid->elements; cells < end; cells += block) {
        wrap_run(run, cells, cells + 2 * axis->stride * axis->cells, reading);
    }
}

static void wrap(const nufft_grid *grid, double *cells, int reading)
{
    for (int64_t i = 0; i < grid->ndim; i++) {
        wrap_axis(grid, reading ? grid->ndim - 1 - i : i, cells, reading);
    }
}

/* ---- modes -------------------------------------------------------------------------------------------------- */

/* Number i of an axis' modes is k = i - modes/2. Those before modes/2 are negative, and last wherever 0 is first. */
static int64_t wrapped(const nufft_axis *axis, int64_t i, int64_t length)
{
    int64_t k = i - axis->modes / 2;
    return k < 0 ? k + length : k;
}

/* The negative modes, or the others: from number mode on, in cells from cell on. */
typedef struct {
    int64_t mode, cell, count;
} mode_run;

static mode_run run_of(const nufft_axis *axis, int second)
{
    int64_t negative = axis->modes / 2;
    return second ? (mode_run){negative, 0, axis->modes - negative}
                  : (mode_run){0, axis->cells - negative, negative};
}

/* 1/φ̂ for each mode of an axis, from the most negative on; memory for a step more. */
static void find_factors(const nufft_grid *grid, const nufft_axis *axis, double *factors)
{
    vd per_mode = vd_set(1 / (double)axis->cells);
    for (int64_t i = 0; i < axis->modes; i += NUFFT_STEP) {
        vd xi[NUFFT_TOGETHER];
        for (int v = 0; v < NUFFT_TOGETHER; v++) {
            xi[v] = (vd_set((double)(i + v * BATON_LANES - axis->modes / 2)) + vd_iota()) * per_mode;
        }
        nufft_correct(&grid->kernel, xi, NUFFT_TOGETHER);
        for (int v = 0; v < NUFFT_TOGETHER; v++) {
            vd_store(factors + i + v * BATON_LANES, xi[v]);
        }
    }
}

/* out ← in·factors·factor, count complex numbers. */
static void multiply_run(int64_t count, double *out, const double *in, const double *factors, double factor)
{
    for (int64_t i = 0; i < count; i++) {
        double f = factors[i] * factor;
        out[2 * i] = in[2 * i] * f;
        out[2 * i + 1] = in[2 * i + 1] * f;
    }
}

/*
 * Modes, mode_strides apart, ← cells·factors; or cells ← modes·factors and zeros, where modes are given. factors: memory
 * for what find_factors finds on all axes.
 */
static void move_modes(const nufft_grid *grid, double *cells, double *factors, const int64_t *mode_strides,
                       int fft_order, double *out, const double *in)
{
    const double *found[NUFFT_AXES];
    int64_t rows = 1, last = grid->ndim - 1;
    for (int64_t a = 0; a <= last; a++) {
        find_factors(grid, &grid->axes[a], factors);
        found[a] = factors;
        factors += grid->axes[a].modes + NUFFT_STEP;
        rows *= a < last ? grid->axes[a].modes : 1;
    }
    if (in) {
        memset(cells, 0, 16 * (size_t)grid->elements);
    }
    for (int64_t row = 0; row < rows; row++) {
        int64_t cell = 0, mode = 0, rest = row;
        double factor = 1;
        for (int64_t a = last - 1; a >= 0; a--) {
            const nufft_axis *axis = &grid->axes[a];
            int64_t i = rest % axis->modes;
            rest /= axis->modes;
            cell += wrapped(axis, i, axis->cells) * axis->stride;
            mode += (fft_order ? wrapped(axis, i, axis->modes) : i) * mode_strides[a];
            factor *= found[a][i];
        }
        for (int second = 0; second < 2; second++) {
            const nufft_axis *axis = &grid->axes[last];
            mode_run run = run_of(axis, second);
            int64_t from = mode + (fft_order ? wrapped(axis, run.mode, axis->modes) : run.mode);
            double *numbers = cells + 2 * (cell + run.cell);
            const double *f = found[last] + run.mode;
            if (in) {
                multiply_run(run.count, numbers, in + 2 * from, f, factor);
            } else {
                multiply_run(run.count, out + 2 * from, numbers, f, factor);
            }
        }
    }
}

/* ---- FFT ------------------------------------------------------------------------------------------------------ */

/* Along axis a: of the axes before it everything in use, of those behind it the cells that carry modes. */
static int32_t transform_axis(const nufft_grid *grid, int64_t a, const void *fft, int32_t sign, double *cells,
                              void *work)
{
    int64_t behind = grid->ndim - 1 - a;
    for (int64_t runs = 0; runs < (int64_t)1 << behind; runs++) {
        int64_t loop[1 + 3 * NUFFT_AXES] = {grid->ndim}, first = 0, empty = 0, next = 0;
        int64_t *shape = loop + 1, *strides = shape + grid->ndim;
        for (int64_t b = 0; b < grid->ndim; b++) {
            const nufft_axis *axis = &grid->axes[b];
            if (b == a) {
                continue;
            }
            mode_run run = run_of(axis, (int)(runs >> (b > a ? b - a - 1 : 0) & 1));
            shape[next] = b < a ? axis->cells : run.count;
            first += b < a ? 0 : run.cell * axis->stride;
            empty |= shape[next] == 0;
            strides[next++] = axis->stride;
        }
        shape[next] = grid->axes[a].cells;
        strides[next] = grid->axes[a].stride;
        memcpy(strides + grid->ndim, strides, 8 * (size_t)grid->ndim);
        if (!empty) {
            double *from = cells + 2 * first;
            int32_t status = BATON_VARIANT_NAME(baton_fft)(fft, sign, 1, loop, from, from, work);
            if (status != BATON_OK) {
                return status;
            }
        }
    }
    return BATON_OK;
}

/* last_first: the axes from the last to the first. */
static int32_t transform(const nufft_grid *grid, const void *const *ffts, int32_t sign, double *cells, void *work,
                         int last_first)
{
    int32_t status = BATON_OK;
    for (int64_t i = 0; status == BATON_OK && i < grid->ndim; i++) {
        int64_t a = last_first ? grid->ndim - 1 - i : i;
        status = transform_axis(grid, a, ffts[a], sign, cells, work);
    }
    return status;
}

/* ---- type 3's ends --------------------------------------------------------------------------------------------- */

/* out[k] ← out[k]/φ̂ at each frequency, and the phase of the sources' centre, less that of both centres. */
static void finish_targets(const struct nufft_plan *plan, int32_t sign, const double *frequencies, double *out)
{
    int64_t n = plan->targets;
    for (int32_t a = 0; a < plan->ndim; a++) {
        const nufft_mapping *to = &plan->to[a];
        for (int64_t j = 0; j < n; j += NUFFT_STEP) {
            vd xi[NUFFT_TOGETHER];
            for (int v = 0; v < NUFFT_TOGETHER; v++) {
                int64_t at = j + v * BATON_LANES, left = n - at < 0 ? 0 : n - at;
                vd s = vd_load_some(frequencies + a * n + at, left < BATON_LANES ? left : BATON_LANES, to->centre);
                xi[v] = (s - vd_set(to->centre)) * vd_set(to->scale);
            }
            nufft_correct(&plan->spread.kernel, xi, NUFFT_TOGETHER);
            for (int64_t i = 0; i < NUFFT_STEP && j + i < n; i++) {
                double factor = xi[i / BATON_LANES][i % BATON_LANES];
                out[2 * (j + i)] *= factor;
                out[2 * (j + i) + 1] *= factor;
            }
        }
    }
    if (plan->rotates) {
        double centres[NUFFT_AXES];
        for (int32_t a = 0; a < plan->ndim; a++) {
            centres[a] = plan->from[a].centre;
        }
        nufft_rotate(plan, sign, centres, n, frequencies, out, out);
    }
}

/* exp(±i·(x·s - x0·s0)) of the frequencies' centres s0 for each source, x0 their centres. */
static const double *rotated_sources(const struct nufft_plan *plan, int32_t sign, const double *sources,
                                     const double *strengths, double *rotated)
{
    double centres[NUFFT_AXES], both[NUFFT_AXES];
    for (int32_t a = 0; a < plan->ndim; a++) {
        centres[a] = plan->to[a].centre;
        both[a] = plan->from[a].centre;
    }
    nufft_rotate(plan, sign, centres, plan->sources, sources, strengths, rotated);
    /* The phase of both centres is the same for all. */
    double constant[2] = {1, 0}, turned[2];
    nufft_rotate(plan, -sign, centres, 1, both, constant, turned);
    for (int64_t j = 0; j < plan->sources; j++) {
        double re = rotated[2 * j], im = rotated[2 * j + 1];
        rotated[2 * j] = re * turned[0] - im * turned[1];
        rotated[2 * j + 1] = re * turned[1] + im * turned[0];
    }
    return rotated;
}

/* ---- the transform ---------------------------------------------------------------------------------------------- */

static void row_major(const nufft_grid *grid, int64_t *strides)
{
    int64_t stride = 1;
    for (int64_t a = grid->ndim - 1; a >= 0; a--) {
        strides[a] = stride;
        stride *= grid->axes[a].modes;
    }
}

int32_t BATON_VARIANT_NAME(baton_nufft)(const void *opaque, const void *fft0, const void *fft1, const void *fft2,
                                        int32_t sign, const double *sources, const void *in,
                                        const double *targets, void *out, void *work)
{
    if (sign != 1 && sign != -1) {
        return BATON_INVALID;
    }
    const struct nufft_plan *plan = opaque;
    const void *ffts[] = {fft0, fft1, fft2};
    char *memory = work;
    double *spread = (double *)(memory + plan->spread_at), *cells = (double *)(memory + plan->transform_at);
    double *points = (double *)(memory + plan->points_at), *factors = (double *)(memory + plan->factors_at);
    int64_t *starts = (int64_t *)(memory + plan->starts_at), strides[NUFFT_AXES];
    void *fft_work = memory + plan->fft_at;
    if (plan->type != 2) {
        const double *strengths = in;
        if (plan->rotates) {
            strengths =
                rotated_sources(plan, sign, sources, strengths, (double *)(memory + plan->rotated_at));
        }
        nufft_sort(&plan->spread, plan->from, plan->sources, sources, strengths, starts, points);
        nufft_spread(&plan->spread, plan->sources, points, spread);
    }
    if (plan->type == 1) {
        wrap(&plan->spread, spread, 0);
        int32_t status = transform(&plan->spread, ffts, sign, spread, fft_work, 1);
        if (status == BATON_OK) {
            row_major(&plan->spread, strides);
            move_modes(&plan->spread, spread, factors, strides, plan->fft_order, out, NULL);
        }
        return status;
    }
    if (plan->type == 2) {
        row_major(&plan->transform, strides);
        move_modes(&plan->transform, cells, factors, strides, plan->fft_order, NULL, in);
    } else {
        for (int32_t a = 0; a < plan->ndim; a++) {
            strides[a] = plan->spread.axes[a].stride;
        }
        move_modes(&plan->transform, cells, factors, strides, 0, NULL, spread);
    }
    int32_t status = transform(&plan->transform, ffts, sign, cells, fft_work, 0);
    if (status == BATON_OK) {
        wrap(&plan->transform, cells, 1);
        nufft_sort(&plan->transform, plan->to, plan->targets, targets, NULL, starts, points);
        nufft_interpolate(&plan->transform, plan->targets, points, cells, out);
        if (plan->type == 3) {
            finish_targets(plan, sign, targets, out);
        }
    }
    return status;
}
