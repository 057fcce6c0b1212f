/*
 * Points sorted by tiles of the grid, so that what is spread or interpolated one after the other falls into the
 * same few pages and cache lines; within a tile they keep the order they came in, which is better than sorted
 * altogether: a point rarely waits for its neighbour's store. Counted first, then written once each, as records.
 *
 * A coordinate becomes turns in twice the working precision, whole turns come off, and the rest is split into a
 * cell and what lies between cells: so a point's place on the grid is as accurate on a fine grid as on a coarse one.
 */
#include "nufft_plan.h"

#define BLOCK 256 /* points placed at a time, a multiple of BATON_LANES */

/* Of a block: the first cell that a point's kernel reaches, and u. */
typedef struct {
    double cell[BLOCK], u[BLOCK];
} placed;

static void place(const nufft_grid *grid, int64_t a, const nufft_mapping *mapping, int64_t n,
                  const double *coordinates, placed *out)
{
    const nufft_axis *axis = &grid->axes[a];
    int64_t width = grid->kernel.width;
    vd cells = vd_set((double)axis->cells), shift = vd_set(width % 2 ? 0 : 0.5);
    vd first = vd_set((double)(axis->origin - (width - 1) / 2));
    for (int64_t j = 0; j < n; j += BATON_LANES) {
        vd x = vd_load_some(coordinates + j, n - j < BATON_LANES ? n - j : BATON_LANES, mapping->centre);
        vd rest, lo, fine;
        x = vd_two_sum(x, vd_set(-mapping->centre), &rest);
        vd turns = vd_two_product(x, vd_set(mapping->scale), &lo);
        lo = vd_fma(x, vd_set(mapping->scale_rest), vd_fma(rest, vd_set(mapping->scale), lo));
        turns = vd_two_sum(turns - vd_nearest(turns), lo, &lo);
        vd at = vd_two_product(turns, cells, &fine);
        fine = vd_fma(lo, cells, fine);
        vd middle = vd_nearest(at - shift), cell = middle + first;
        vd u = vd_set(-2) * (((at - middle) - shift) + fine);
        cell = vd_select(vd_lt(cell, vd_set(0)), cell + cells, cell);
        cell = vd_select(vd_lt(cell, cells), cell, cell - cells);
        vd_store(out->cell + j, cell);
        vd_store(out->u + j, u);
    }
}

/* Up to BLOCK points from the first on: their places on the axes, and on the grid. */
typedef struct {
    placed axes[NUFFT_AXES];
    int64_t tile[BLOCK], at[BLOCK];
} block;

static void place_block(const nufft_grid *grid, const nufft_mapping *mapping, int64_t n,
                        const double *coordinates, int64_t first, int64_t count, block *out)
{
    for (int64_t a = 0; a < grid->ndim; a++) {
        place(grid, a, &mapping[a], count, coordinates + a * n + first, &out->axes[a]);
    }
    for (int64_t j = 0; j < count; j++) {
        int64_t tile = 0, at = 0;
        for (int64_t a = 0; a < grid->ndim; a++) {
            const nufft_axis *axis = &grid->axes[a];
            int64_t cell = (int64_t)out->axes[a].cell[j];
            tile = tile * axis->tiles + (cell >> axis->tile);
            at += cell * axis->stride;
        }
        out->tile[j] = tile;
        out->at[j] = at;
    }
}

void nufft_sort(const nufft_grid *grid, const nufft_mapping *mapping, int64_t n, const double *coordinates,
                const double *strengths, int64_t *starts, double *points)
{
    block block;
    memset(starts, 0, 8 * (size_t)(grid->tiles + 1));
    for (int64_t j = 0; j < n; j += BLOCK) {
        int64_t count = n - j < BLOCK ? n - j : BLOCK;
        place_block(grid, mapping, n, coordinates, j, count, &block);
        for (int64_t i = 0; i < count; i++) {
            starts[block.tile[i] + 1]++;
        }
    }
    for (int64_t tile = 0; tile < grid->tiles; tile++) {
        starts[tile + 1] += starts[tile];
    }
    int64_t words = NUFFT_POINT + grid->ndim;
    for (int64_t j = 0; j < n; j += BLOCK) {
        int64_t count = n - j < BLOCK ? n - j : BLOCK;
        place_block(grid, mapping, n, coordinates, j, count, &block);
        for (int64_t i = 0; i < count; i++) {
            double *point = points + words * starts[block.tile[i]]++;
            memcpy(point, &block.at[i], 8);
            if (strengths) {
                memcpy(point + 1, strengths + 2 * (j + i), 16);
            } else {
                int64_t number = j + i;
                memcpy(point + 1, &number, 8);
            }
            for (int64_t a = 0; a < grid->ndim; a++) {
                point[NUFFT_POINT + a] = block.axes[a].u[i];
            }
        }
    }
}
