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

/* The kernel at the cells around a point, n vectors. */
BATON_INLINE void kernel_values(const nufft_kernel *kernel, double u, vd *values, int n)
{
    vd x = vd_set(u);
    for (int v = 0; v < n; v++) {
        values[v] = vd_load(kernel->powers[0] + v * BATON_LANES);
    }
    for (int64_t d = 1; d <= kernel->degree; d++) {
        for (int v = 0; v < n; v++) {
            values[v] = vd_fma(values[v], x, vd_load(kernel->powers[d] + v * BATON_LANES));
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

/* ndim and values are known where this is expanded. */
BATON_INLINE void find_factors(const nufft_grid *grid, const double *u, int ndim, int values, factors *out)
{
    vd found[MAX_VALUES];
    if (ndim > 2) {
        kernel_values(&grid->kernel, u[0], found, values);
        for (int v = 0; v < values; v++) {
            vd_store(out->plane + v * BATON_LANES, found[v]);
        }
    }
    kernel_values(&grid->kernel, u[ndim - 2], found, values);
    for (int v = 0; v < values; v++) {
        vd_store(out->row + v * BATON_LANES, found[v]);
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

/* vectors is how many a row has. It and ndim are known where these are expanded. */

BATON_INLINE void spread(const nufft_grid *grid, int64_t n, const double *points, double *cells, int ndim,
                         int vectors)
{
    int values = (vectors + 1) / 2;
    factors f = no_factors(grid, ndim);
    for (int64_t j = 0; j < n; j++, points += NUFFT_POINT + ndim) {
        const double *u = points + NUFFT_POINT;
        int64_t at;
        memcpy(&at, points, 8);
        vd kernel[MAX_VALUES], row[MAX_VECTORS], strength = pairs_of(points + 1);
        kernel_values(&grid->kernel, u[ndim - 1], kernel, values);
        for (int v = 0; v < vectors; v++) {
            row[v] = twice(kernel, v) * strength;
        }
        double *first = cells + 2 * at;
        if (ndim == 1) {
            for (int v = 0; v < vectors; v++) {
                vd_store(first + v * BATON_LANES, vd_load(first + v * BATON_LANES) + row[v]);
            }
            continue;
        }
        find_factors(grid, u, ndim, values, &f);
        for (int64_t plane = 0; plane < f.planes; plane++) {
            double *to = first + plane * f.plane_stride;
            for (int64_t i = 0; i < f.rows; i++, to += f.row_stride) {
                vd factor = vd_set(ndim > 2 ? f.plane[plane] * f.row[i] : f.row[i]);
                for (int v = 0; v < vectors; v++) {
                    vd_store(to + v * BATON_LANES, vd_fma(row[v], factor, vd_load(to + v * BATON_LANES)));
                }
            }
        }
    }
}

BATON_INLINE void interpolate(const nufft_grid *grid, int64_t n, const double *points, const double *cells,
                              double *out, int ndim, int vectors)
{
    int values = (vectors + 1) / 2;
    factors f = no_factors(grid, ndim);
    for (int64_t j = 0; j < n; j++, points += NUFFT_POINT + ndim) {
        const double *u = points + NUFFT_POINT;
        int64_t at, number;
        memcpy(&at, points, 8);
        memcpy(&number, points + 1, 8);
        vd kernel[MAX_VALUES], row[MAX_VECTORS];
        kernel_values(&grid->kernel, u[ndim - 1], kernel, values);
        const double *first = cells + 2 * at;
        if (ndim == 1) {
            for (int v = 0; v < vectors; v++) {
                row[v] = vd_load(first + v * BATON_LANES);
            }
        } else {
            find_factors(grid, u, ndim, values, &f);
            for (int v = 0; v < vectors; v++) {
                row[v] = vd_set(0);
            }
            for (int64_t plane = 0; plane < f.planes; plane++) {
                const double *from = first + plane * f.plane_stride;
                for (int64_t i = 0; i < f.rows; i++, from += f.row_stride) {
                    vd factor = vd_set(ndim > 2 ? f.plane[plane] * f.row[i] : f.row[i]);
                    for (int v = 0; v < vectors; v++) {
                        row[v] = vd_fma(vd_load(from + v * BATON_LANES), factor, row[v]);
                    }
                }
            }
        }
        vd sum = twice(kernel, 0) * row[0];
        for (int v = 1; v < vectors; v++) {
            sum = vd_fma(twice(kernel, v), row[v], sum);
        }
        store_sum_of_pairs(out + 2 * number, sum);
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
        spread(grid, n, points, cells, ndim, vectors);                                                       \
    }                                                                                                        \
    static void interpolate_##ndim##_##vectors(const nufft_grid *grid, int64_t n, const double *points,      \
                                               const double *cells, double *out)                             \
    {                                                                                                        \
        interpolate(grid, n, points, cells, out, ndim, vectors);                                             \
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
