/* Plans of non-uniform transforms: sizes of grids, kernels, scratch memory. */
#include "nufft_plan.h"

#define MAX_CELLS ((int64_t)1 << 40)
#define INVERSE_TURN 0x1.45f306dc9c883p-3       /* 1/(2π) … */
#define INVERSE_TURN_REST -0x1.6b01ec5417056p-57 /* … and what is missing */

/* The least multiple of 16 that is at least n and has no prime factor above 5. */
static int64_t fft_length(int64_t n)
{
    int64_t best = 16;
    while (best < n) {
        best *= 2;
    }
    for (int64_t fives = 16; fives < best; fives *= 5) {
        for (int64_t length = fives; length < best; length *= 3) {
            int64_t even = length;
            while (even < n) {
                even *= 2;
            }
            best = even < best ? even : best;
        }
    }
    return best;
}

/* ---- grids ----------------------------------------------------------------------------------------------- */

/* The cells that a row has beyond its last, for whole vectors, and columns, for the kernel's width. */
static int64_t reach_of(int64_t width, int last)
{
    int64_t lanes = last ? BATON_LANES / 2 : 1;
    return (width + lanes - 1) / lanes * lanes;
}

/* Bits of the tiles' edges, so that a tile with its surroundings stays in the second-level cache, in 1-D in the first. */
static int64_t tile_of(int64_t ndim) { return ndim == 1 ? 10 : ndim == 2 ? 5 : 4; }

/* 0 if there are too many cells. */
static int finish_grid(nufft_grid *grid)
{
    int64_t elements = 1, tiles = 1;
    for (int64_t a = grid->ndim - 1; a >= 0; a--) {
        nufft_axis *axis = &grid->axes[a];
        axis->allocated = axis->cells + reach_of(grid->kernel.width, a == grid->ndim - 1);
        axis->stride = elements;
        axis->tile = tile_of(grid->ndim);
        axis->tiles = (axis->cells >> axis->tile) + 1;
        if (axis->allocated > MAX_CELLS / elements) {
            return 0;
        }
        elements *= axis->allocated;
        tiles *= axis->tiles;
    }
    grid->elements = elements;
    grid->tiles = tiles;
    return 1;
}

/* Cells for modes, at least so many that a kernel does not meet itself. 0 if they, or the width, are too many. */
static int64_t cells_of(int64_t modes, int64_t width, double upsampling)
{
    double cells = ceil((double)modes * upsampling);
    if (!(cells < (double)MAX_CELLS && width <= NUFFT_MAX_WIDTH)) {
        return 0;
    }
    return fft_length(cells < 2 * (double)width ? 2 * width : (int64_t)cells);
}

static int plan_fft_grid(nufft_grid *grid, int32_t ndim, const int64_t *modes, double tolerance,
                         double upsampling)
{
    int64_t width = nufft_width(tolerance, upsampling);
    grid->ndim = ndim;
    for (int32_t a = 0; a < ndim; a++) {
        grid->axes[a].modes = modes[a];
        grid->axes[a].cells = cells_of(modes[a], width, upsampling);
        if (!grid->axes[a].cells) {
            return 0;
        }
    }
    grid->kernel.width = width; /* the rest is made when this plan is taken */
    return finish_grid(grid);
}

/*
 * The grid of a type 3 transform's sources. On an axis: x = centre ± reach, and frequencies within ± band about
 * theirs, so that cells are 1/(2·upsampling·band) apart. bounds: low, high of sources, low, high of frequencies.
 */
static int plan_spread_grid(struct nufft_plan *plan, const double *bounds, double tolerance, double upsampling)
{
    nufft_grid *grid = &plan->spread;
    int64_t width = nufft_width(tolerance, upsampling);
    grid->ndim = plan->ndim;
    for (int32_t a = 0; a < plan->ndim; a++, bounds += 4) {
        double reach = 0.5 * bounds[1] - 0.5 * bounds[0], band = 0.5 * bounds[3] - 0.5 * bounds[2];
        double x = bounds[0] + reach, s = bounds[2] + band;
        /* A centre that costs little is left at 0, which saves a pass of phases. */
        if (fabs(x) < 0.1 * reach) {
            reach += fabs(x);
            x = 0;
        }
        if (fabs(s) < 0.1 * band) {
            band += fabs(s);
            s = 0;
        }
        /* A little wider than computed, so that rounding leaves nothing outside. */
        reach *= 1 + 0x1p-40;
        band *= (1 + 0x1p-40) * plan->unit;
        double spacing = band > 0 ? 0.5 / (upsampling * band) : reach > 0 ? reach / (double)width : 1;
        double cells = ceil(2 * reach / spacing) + (double)width + 2;
        if (!(spacing > 0 && isfinite(1 / spacing) && cells < (double)MAX_CELLS && width <= NUFFT_MAX_WIDTH)) {
            return 0;
        }
        nufft_axis *axis = &grid->axes[a];
        axis->cells = ((int64_t)cells + 1) / 2 * 2;
        axis->cells = axis->cells < 2 * width ? 2 * width : axis->cells;
        axis->modes = axis->cells;
        axis->origin = axis->cells / 2;
        /* Both grids take a cell's width for the same number, to twice the working precision. */
        double all = (double)axis->cells * spacing, rest = fma((double)axis->cells, spacing, -all), scale = 1 / all;
        plan->from[a] = (nufft_mapping){x, scale, (fma(-scale, all, 1) - scale * rest) / all};
        double per = plan->unit * spacing;
        plan->to[a] = (nufft_mapping){s, per, fma(plan->unit, spacing, -per) + plan->unit_rest * spacing};
        plan->rotates |= x != 0 || s != 0;
    }
    grid->kernel.width = width; /* the rest is made when this plan is taken */
    return finish_grid(grid);
}

/* ---- scratch memory -------------------------------------------------------------------------------------- */

static int64_t place(int64_t *bytes, int64_t wanted)
{
    int64_t at = *bytes;
    *bytes += (wanted + 63) / 64 * 64;
    return at;
}

/* Ends with the FFT's own, whose size is the caller's to add. */
static void plan_memory(struct nufft_plan *plan)
{
    int64_t bytes = 0, factors = 0, tiles = plan->spread.tiles;
    const nufft_grid *grid = nufft_fft_grid(plan);
    for (int32_t a = 0; a < plan->ndim; a++) {
        factors += (grid->axes[a].modes + NUFFT_STEP) * 8;
    }
    tiles = plan->transform.tiles > tiles ? plan->transform.tiles : tiles;
    plan->spread_at = place(&bytes, 16 * plan->spread.elements);
    plan->transform_at = place(&bytes, 16 * plan->transform.elements);
    int64_t points = plan->type == 1   ? plan->sources
                     : plan->type == 2 ? plan->targets
                                       : (plan->sources > plan->targets ? plan->sources : plan->targets);
    plan->points_at = place(&bytes, 8 * points * (NUFFT_POINT + plan->ndim));
    plan->starts_at = place(&bytes, 8 * (tiles + 1));
    plan->factors_at = place(&bytes, factors);
    plan->rotated_at = place(&bytes, plan->rotates ? 16 * plan->sources : 0);
    plan->fft_at = bytes;
}

/* ---- plans ----------------------------------------------------------------------------------------------- */

/* Around so much work, in arbitrary units, does a plan make. */
static double cost_of(const struct nufft_plan *plan)
{
    double rows = 1, cost = 0;
    const nufft_grid *grid = nufft_fft_grid(plan);
    for (int32_t a = 0; a < plan->ndim - 1; a++) {
        rows *= (double)grid->kernel.width;
    }
    int64_t vectors = (2 * grid->kernel.width + BATON_LANES - 1) / BATON_LANES;
    double a_point = 30 + 4 * (double)vectors * rows;
    if (plan->type != 2) {
        cost += (double)plan->sources * a_point;
    }
    if (plan->type != 1) {
        cost += (double)plan->targets * a_point;
    }
    return cost + (double)grid->elements * (20 + log2((double)grid->elements));
}

static int make_plan(struct nufft_plan *plan, const int64_t *modes, const double *bounds, double tolerance,
                     double upsampling)
{
    plan->rotates = 0;
    if (plan->type == 3) {
        int64_t cells[NUFFT_AXES];
        tolerance /= 3 * plan->ndim; /* two grids err, each along every axis; and a margin, as one grid has */
        if (!plan_spread_grid(plan, bounds, tolerance, upsampling)) {
            return 0;
        }
        for (int32_t a = 0; a < plan->ndim; a++) {
            cells[a] = plan->spread.axes[a].cells;
        }
        if (!plan_fft_grid(&plan->transform, plan->ndim, cells, tolerance, upsampling)) {
            return 0;
        }
    } else {
        nufft_grid *grid = plan->type == 1 ? &plan->spread : &plan->transform;
        for (int32_t a = 0; a < plan->ndim; a++) {
            (plan->type == 1 ? plan->from : plan->to)[a] = (nufft_mapping){0, plan->unit, plan->unit_rest};
        }
        if (!plan_fft_grid(grid, plan->ndim, modes, tolerance, upsampling)) {
            return 0;
        }
    }
    plan_memory(plan);
    return 1;
}

/* The kernels of the grids, which have the same width. */
static void make_kernels(struct nufft_plan *plan, double upsampling)
{
    nufft_kernel kernel;
    nufft_kernel_make(&kernel, nufft_fft_grid(plan)->kernel.width, upsampling);
    plan->spread.kernel = plan->transform.kernel = kernel;
}

int64_t BATON_VARIANT_NAME(baton_nufft_plan_bytes)(void) { return sizeof(struct nufft_plan); }

int32_t BATON_VARIANT_NAME(baton_nufft_plan)(int32_t type, int32_t ndim, const int64_t *modes,
                                             const double *bounds, int64_t sources, int64_t targets,
                                             double tolerance, int32_t flags, void *out)
{
    static const double choices[] = {2, 1.25};
    double chosen = 0;
    if (type < 1 || type > 3 || ndim < 1 || ndim > NUFFT_AXES || sources < 0 || targets < 0 ||
        !(tolerance >= 1e-14 && tolerance < 1)) {
        return BATON_INVALID;
    }
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        int turns = (flags & BATON_NUFFT_TURNS) != 0;
        struct nufft_plan plan = {.type = type,
                                  .ndim = ndim,
                                  .fft_order = (flags & BATON_NUFFT_FFT_ORDER) != 0,
                                  .sources = sources,
                                  .targets = targets,
                                  .unit = turns ? 1 : INVERSE_TURN,
                                  .unit_rest = turns ? 0 : INVERSE_TURN_REST};
        if (!make_plan(&plan, modes, bounds, tolerance, choices[i])) {
            continue;
        }
        if (chosen == 0 || cost_of(&plan) < cost_of(out)) {
            memcpy(out, &plan, sizeof plan);
            chosen = choices[i];
        }
    }
    if (chosen == 0) {
        return BATON_INVALID;
    }
    make_kernels(out, chosen);
    return BATON_OK;
}

int64_t BATON_VARIANT_NAME(baton_nufft_fft_length)(const void *plan, int32_t axis)
{
    return nufft_fft_grid(plan)->axes[axis].cells;
}

int64_t BATON_VARIANT_NAME(baton_nufft_work_bytes)(const void *plan)
{
    return ((const struct nufft_plan *)plan)->fft_at;
}
