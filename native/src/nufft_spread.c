/*
 * Between points and grids: a point's strength spread over the cells its kernel reaches, and a grid's numbers
 * summed at a point. The kernel's values along the last axis are found side by side, one lane a cell, by one
 * polynomial per cell, and held twice each, for real and imaginary parts; the cells of a row are one run of
 * memory. Rows are the same with the product of the other axes' values as a factor. Lanes beyond the kernel's
 * width have factor 0.
 */
#include "nufft_plan.h"

/* Vectors of complex numbers, and of kernel values, that a row of the largest width has. */
#define MAX_VECTORS (2 * NUFFT_MAX_WIDTH / BATON_LANES)
#define MAX_VALUES (NUFFT_MAX_WIDTH / BATON_LANES)

/*
 * Points whose kernels are found together: their polynomials do not wait for one another, and what a loop of a length
 * known only when it runs costs at its end is shared.
 */
#define TOGETHER (BATON_LANES / 2)

/* The kernel at the cells around each of some points, n vectors each. */
BATON_INLINE void kernel_values(const nufft_kernel *kernel, const double *u, int64_t step, int points, int n,
                                vd values[][MAX_VALUES])
{
    vd x[TOGETHER > NUFFT_AXES ? TOGETHER : NUFFT_AXES];
    for (int p = 0; p < points; p++) {
        x[p] = vd_set(u[p * step]);
        for (int v = 0; v < n; v++) {
            values[p][v] = vd_load(kernel->powers[0] + v * BATON_LANES);
        }
    }
    for (int64_t d = 1; d <= kernel->degree; d++) {
        for (int v = 0; v < n; v++) {
            vd power = vd_load(kernel->powers[d] + v * BATON_LANES);
            for (int p = 0; p < points; p++) {
                values[p][v] = vd_fma(values[p][v], x[p], power);
            }
        }
    }
}

/* Each value twice: vector v of the pairs. */
BATON_INLINE vd twice(const vd *values, int v)
{
    vd a = values[v / 2];
#if BATON_LANES == 8
    return v % 2 ? VD_SHUFFLE(a, a, 4, 4, 5, 5, 6, 6, 7, 7) : VD_SHUFFLE(a, a, 0, 0, 1, 1, 2, 2, 3, 3);
#elif BATON_LANES == 4
    return v % 2 ? VD_SHUFFLE(a, a, 2, 2, 3, 3) : VD_SHUFFLE(a, a, 0, 0, 1, 1);
#else
    return v % 2 ? VD_SHUFFLE(a, a, 1, 1) : VD_SHUFFLE(a, a, 0, 0);
#endif
}

/* One complex number in every pair of lanes. */
BATON_INLINE vd pairs_of(const double *number)
{
#if BATON_LANES == 8
    return (vd)_mm512_broadcast_f64x2(_mm_loadu_pd(number));
#elif BATON_LANES == 4
    return (vd)_mm256_broadcast_pd((const __m128d *)number);
#else
    return vd_load(number);
#endif
}

/* The sum of the pairs of lanes. */
BATON_INLINE void store_sum_of_pairs(double *number, vd x)
{
#if BATON_LANES == 8
    x += VD_SHUFFLE(x, x, 4, 5, 6, 7, 0, 1, 2, 3);
#endif
#if BATON_LANES >= 4
    number[0] = x[0] + x[2];
    number[1] = x[1] + x[3];
#else
    vd_store(number, x);
#endif
}

/* The rows a kernel reaches: factors and steps of the axes before the last; 1 and 0 for axes there are not. */
typedef struct {
    int64_t planes, rows, plane_stride, row_stride;
    double plane[NUFFT_MAX_WIDTH], row[NUFFT_MAX_WIDTH];
} factors;

/* Of the kernel along each axis. ndim and values are known where this is expanded. */
BATON_INLINE void find_factors(const vd kernels[][MAX_VALUES], int ndim, int values, factors *out)
{
    for (int v = 0; v < values; v++) {
        if (ndim > 2) {
            vd_store(out->plane + v * BATON_LANES, kernels[0][v]);
        }
        vd_store(out->row + v * BATON_LANES, kernels[ndim - 2][v]);
    }
}

BATON_INLINE factors no_factors(const nufft_grid *grid, int ndim)
{
    int64_t width = grid->kernel.width;
    return (factors){.planes = ndim > 2 ? width : 1,
                     .rows = ndim > 1 ? width : 1,
                     .plane_stride = ndim > 2 ? 2 * grid->axes[0].stride : 0,
                     .row_stride = ndim > 1 ? 2 * grid->axes[ndim > 1 ? ndim - 2 : 0].stride : 0,
                     .plane = {1},
                     .row = {1}};
}

/* Below, vectors is how many a row has; it and ndim are known where these are expanded. */

#define VALUES(vectors) (((vectors) + 1) / 2)

/* A point's strength times its kernel along the last axis, added to a row of cells, or to all the rows there are. */
BATON_INLINE void spread_point(const double *point, const vd kernels[][MAX_VALUES], double *cells, factors *f,
                               int ndim, int vectors)
{
    int64_t at;
    memcpy(&at, point, 8);
    vd row[MAX_VECTORS], strength = pairs_of(point + 1);
    for (int v = 0; v < vectors; v++) {
        row[v] = twice(kernels[ndim - 1], v) * strength;
    }
    double *first = cells + 2 * at;
    if (ndim == 1) {
        for (int v = 0; v < vectors; v++) {
            vd_store(first + v * BATON_LANES, vd_load(first + v * BATON_LANES) + row[v]);
        }
        return;
    }
    find_factors(kernels, ndim, VALUES(vectors), f);
    for (int64_t plane = 0; plane < f->planes; plane++) {
        double *to = first + plane * f->plane_stride;
        for (int64_t i = 0; i < f->rows; i++, to += f->row_stride) {
            vd factor = vd_set(ndim > 2 ? f->plane[plane] * f->row[i] : f->row[i]);
            for (int v = 0; v < vectors; v++) {
                vd_store(to + v * BATON_LANES, vd_fma(row[v], factor, vd_load(to + v * BATON_LANES)));
            }
        }
    }
}

/* out[number] ← the sum of the rows, each cell times the kernel there. */
BATON_INLINE void interpolate_point(const double *point, const vd kernels[][MAX_VALUES], const double *cells,
                                    double *out, factors *f, int ndim, int vectors)
{
    int64_t at, number;
    memcpy(&at, point, 8);
    memcpy(&number, point + 1, 8);
    vd row[MAX_VECTORS];
    const double *first = cells + 2 * at;
    if (ndim == 1) {
        for (int v = 0; v < vectors; v++) {
            row[v] = vd_load(first + v * BATON_LANES);
        }
    } else {
        find_factors(kernels, ndim, VALUES(vectors), f);
        for (int v = 0; v < vectors; v++) {
            row[v] = vd_set(0);
        }
        for (int64_t plane = 0; plane < f->planes; plane++) {
            const double *from = first + plane * f->plane_stride;
            for (int64_t i = 0; i < f->rows; i++, from += f->row_stride) {
                vd factor = vd_set(ndim > 2 ? f->plane[plane] * f->row[i] : f->row[i]);
                for (int v = 0; v < vectors; v++) {
                    row[v] = vd_fma(vd_load(from + v * BATON_LANES), factor, row[v]);
                }
            }
        }
    }
    vd sum = twice(kernels[ndim - 1], 0) * row[0];
    for (int v = 1; v < vectors; v++) {
        sum = vd_fma(twice(kernels[ndim - 1], v), row[v], sum);
    }
    store_sum_of_pairs(out + 2 * number, sum);
}

/* Some points to the grid, or from it into out where that is given. How many is known where this is expanded, too. */
BATON_INLINE void take_points(const nufft_grid *grid, const double *points, int count, double *to, const double *from,
                              double *out, factors *f, int ndim, int vectors)
{
    vd kernels[TOGETHER > NUFFT_AXES ? TOGETHER : NUFFT_AXES][MAX_VALUES];
    int64_t words = NUFFT_POINT + ndim;
    kernel_values(&grid->kernel, points + NUFFT_POINT, ndim == 1 ? words : 1, ndim == 1 ? count : ndim, VALUES(vectors),
                  kernels);
    BATON_UNROLL
    for (int p = 0; p < count; p++) {
        if (out) {
            interpolate_point(points + p * words, kernels + p, from, out, f, ndim, vectors);
        } else {
            spread_point(points + p * words, kernels + p, to, f, ndim, vectors);
        }
    }
}

/* All points. Along one axis several points' kernels are found together. */
BATON_INLINE void walk(const nufft_grid *grid, int64_t n, const double *points, double *to, const double *from,
                       double *out, int ndim, int vectors)
{
    int64_t words = NUFFT_POINT + ndim, j = 0;
    factors f = no_factors(grid, ndim);
    for (; ndim == 1 && j + TOGETHER <= n; j += TOGETHER) {
        take_points(grid, points + j * words, TOGETHER, to, from, out, &f, ndim, vectors);
    }
    for (; j < n; j++) {
        take_points(grid, points + j * words, 1, to, from, out, &f, ndim, vectors);
    }
}

/* ---- one function for each number of axes and vectors ----------------------------------------------------- */

typedef void spread_function(const nufft_grid *grid, int64_t n, const double *points, double *cells);
typedef void interpolate_function(const nufft_grid *grid, int64_t n, const double *points, const double *cells,
                                  double *out);

#define FUNCTIONS(ndim, vectors)                                                                             \
    static void spread_##ndim##_##vectors(const nufft_grid *grid, int64_t n, const double *points,           \
                                          double *cells)                                                     \
    {                                                                                                        \
        walk(grid, n, points, cells, NULL, NULL, ndim, vectors);                                                       \
    }                                                                                                        \
    static void interpolate_##ndim##_##vectors(const nufft_grid *grid, int64_t n, const double *points,      \
                                               const double *cells, double *out)                             \
    {                                                                                                        \
        walk(grid, n, points, NULL, cells, out, ndim, vectors);                                             \
    }
#define SPREAD(ndim, vectors) [vectors] = spread_##ndim##_##vectors,
#define INTERPOLATE(ndim, vectors) [vectors] = interpolate_##ndim##_##vectors,

#define UP_TO_4(M, ndim) M(ndim, 1) M(ndim, 2) M(ndim, 3) M(ndim, 4)
#define UP_TO_8(M, ndim) UP_TO_4(M, ndim) M(ndim, 5) M(ndim, 6) M(ndim, 7) M(ndim, 8)
#if BATON_LANES == 8
#define VECTORS(M, ndim) UP_TO_4(M, ndim)
#elif BATON_LANES == 4
#define VECTORS(M, ndim) UP_TO_8(M, ndim)
#else
#define VECTORS(M, ndim)                                                                                     \
    UP_TO_8(M, ndim)                                                                                         \
    M(ndim, 9) M(ndim, 10) M(ndim, 11) M(ndim, 12) M(ndim, 13) M(ndim, 14) M(ndim, 15) M(ndim, 16)
#endif

VECTORS(FUNCTIONS, 1)
VECTORS(FUNCTIONS, 2)
VECTORS(FUNCTIONS, 3)

static spread_function *const spreads[NUFFT_AXES][MAX_VECTORS + 1] = {
    {VECTORS(SPREAD, 1)}, {VECTORS(SPREAD, 2)}, {VECTORS(SPREAD, 3)}};
static interpolate_function *const interpolates[NUFFT_AXES][MAX_VECTORS + 1] = {
    {VECTORS(INTERPOLATE, 1)}, {VECTORS(INTERPOLATE, 2)}, {VECTORS(INTERPOLATE, 3)}};

static int64_t vectors_of(const nufft_grid *grid)
{
    return (2 * grid->kernel.width + BATON_LANES - 1) / BATON_LANES;
}

void nufft_spread(const nufft_grid *grid, int64_t n, const double *points, double *cells)
{
    memset(cells, 0, 16 * (size_t)grid->elements);
    spreads[grid->ndim - 1][vectors_of(grid)](grid, n, points, cells);
}

void nufft_interpolate(const nufft_grid *grid, int64_t n, const double *points, const double *cells,
                       double *out)
{
    interpolates[grid->ndim - 1][vectors_of(grid)](grid, n, points, cells, out);
}
