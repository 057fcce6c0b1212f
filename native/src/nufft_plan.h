/*
 * What a non-uniform transform is made of, and what runs its parts. nufft.c tells how they make a transform.
 */
#ifndef BATON_NUFFT_PLAN_H
#define BATON_NUFFT_PLAN_H

#include "turns.h"

#define NUFFT_AXES 3
#define NUFFT_MIN_WIDTH 2
#define NUFFT_MAX_WIDTH 16
#define NUFFT_MAX_DEGREE 23
#define NUFFT_MAX_TERMS 40
#define NUFFT_TOGETHER 4 /* vectors of corrections at a time … */
#define NUFFT_STEP (NUFFT_TOGETHER * BATON_LANES) /* … and their numbers */

/*
 * The kernel φ(t) = exp(β(√(1 - (2t/w)²) - 1)), |t| ≤ w/2, in cells, and the reciprocal of its Fourier transform.
 *
 * For a point that lies u/2 below the middle of the gap its w cells are centred on, -1 ≤ u ≤ 1, the kernel at cell i
 * is the polynomial Σ powers[d][i]·u^(degree - d); columns beyond w are 0. 1/φ̂(ξ), |ξ| ≤ edge cycles a cell, is
 * Σ correction[k]·T_k(2(ξ/edge)² - 1).
 */
typedef struct {
    int64_t width, degree, terms;
    double edge;
    double powers[NUFFT_MAX_DEGREE + 1][NUFFT_MAX_WIDTH];
    double correction[NUFFT_MAX_TERMS];
} nufft_kernel;

/* How a coordinate becomes turns: (x - centre)·(scale + scale_rest). */
typedef struct {
    double centre, scale, scale_rest;
} nufft_mapping;

/*
 * One axis of a grid: cells in use, of which the middle modes come from or go to frequencies; allocated is more: what
 * a kernel reaches beyond the last cell wraps to the first ones. origin: the cell of coordinate 0. Points are sorted
 * by tiles of 2^tile cells.
 */
typedef struct {
    int64_t modes, cells, allocated, stride, origin, tile, tiles;
} nufft_axis;

/* Complex numbers by row-major cells; the last axis has stride 1. elements and tiles are all axes'. */
typedef struct {
    nufft_axis axes[NUFFT_AXES];
    int64_t ndim, elements, tiles;
    nufft_kernel kernel;
} nufft_grid;

struct nufft_plan {
    int32_t type, ndim, fft_order, rotates;
    int64_t sources, targets;
    nufft_mapping from[NUFFT_AXES], to[NUFFT_AXES]; /* of sources to the first grid, of targets to the last */
    double unit, unit_rest;                         /* turns in a product of a source's and a target's coordinate */
    nufft_grid spread, transform;                   /* type 1 has only spread, type 2 only transform */
    /* Places in the scratch memory, in bytes. */
    int64_t spread_at, transform_at, points_at, starts_at, factors_at, rotated_at, fft_at;
};

/* The grid whose FFT is taken. */
BATON_INLINE const nufft_grid *nufft_fft_grid(const struct nufft_plan *plan)
{
    return plan->type == 1 ? &plan->spread : &plan->transform;
}

/* ---- the kernel (nufft_kernel.c) ------------------------------------------------------------------------- */

/* The least width that keeps the error under tolerance, where a grid has upsampling times as many cells as modes. */
int64_t BATON_VARIANT_NAME(nufft_width)(double tolerance, double upsampling);
#define nufft_width BATON_VARIANT_NAME(nufft_width)

void BATON_VARIANT_NAME(nufft_kernel_make)(nufft_kernel *kernel, int64_t width, double upsampling);
#define nufft_kernel_make BATON_VARIANT_NAME(nufft_kernel_make)

/* xi[i] ← 1/φ̂(xi[i]), n vectors, which do not wait for one another. n is known where this is expanded. */
BATON_INLINE void nufft_correct(const nufft_kernel *kernel, vd *xi, int n)
{
    vd twice[NUFFT_TOGETHER], b1[NUFFT_TOGETHER], b2[NUFFT_TOGETHER]; /* Clenshaw */
    for (int i = 0; i < n; i++) {
        vd z = xi[i] * vd_set(1 / kernel->edge);
        twice[i] = vd_set(4) * z * z - vd_set(2);
        b1[i] = b2[i] = vd_set(0);
    }
    for (int64_t k = kernel->terms - 1; k > 0; k--) {
        vd term = vd_set(kernel->correction[k]);
        for (int i = 0; i < n; i++) {
            vd b = vd_fma(twice[i], b1[i], term - b2[i]);
            b2[i] = b1[i];
            b1[i] = b;
        }
    }
    for (int i = 0; i < n; i++) {
        xi[i] = vd_fma(twice[i] * vd_set(0.5), b1[i], vd_set(kernel->correction[0]) - b2[i]);
    }
}

/* ---- points (nufft_points.c) ----------------------------------------------------------------------------- */

/*
 * A sorted point is NUFFT_POINT words of 8 bytes and one per axis: the place of its first cell on the grid, then two
 * words, then u for each axis. The two words are its strength; of a point to interpolate at, its number and nothing.
 */
#define NUFFT_POINT 3

/*
 * n points, axis a at coordinates + a·n, sorted by tiles. strengths is NULL for points to interpolate at. starts:
 * memory for one number more than tiles.
 */
void BATON_VARIANT_NAME(nufft_sort)(const nufft_grid *grid, const nufft_mapping *mapping, int64_t n,
                                    const double *coordinates, const double *strengths, int64_t *starts,
                                    double *points);
#define nufft_sort BATON_VARIANT_NAME(nufft_sort)

/* ---- between points and grids (nufft_spread.c) ----------------------------------------------------------- */

/* grid ← Σ strength·φ(cell - point), beyond the last cells too. */
void BATON_VARIANT_NAME(nufft_spread)(const nufft_grid *grid, int64_t n, const double *points, double *cells);
#define nufft_spread BATON_VARIANT_NAME(nufft_spread)

/* out[number] ← Σ cell·φ(cell - point). */
void BATON_VARIANT_NAME(nufft_interpolate)(const nufft_grid *grid, int64_t n, const double *points,
                                           const double *cells, double *out);
#define nufft_interpolate BATON_VARIANT_NAME(nufft_interpolate)

/* ---- phases (nufft_rotate.c) ----------------------------------------------------------------------------- */

/*
 * out[j] ← a[j]·exp(2πi·sign·(unit·Σ_axis centres[axis]·coordinates[axis·n + j])). out may be a.
 */
void BATON_VARIANT_NAME(nufft_rotate)(const struct nufft_plan *plan, int32_t sign, const double *centres,
                                      int64_t n, const double *coordinates, const double *a, double *out);
#define nufft_rotate BATON_VARIANT_NAME(nufft_rotate)

#endif
