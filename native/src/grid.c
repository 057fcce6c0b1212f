#include <math.h>

#include "variant.h"

/* What of a run of numbers has been seen: bounds, the farthest from the grid, and whether one of these is NaN. */
typedef struct {
    vd least, greatest, farthest;
    vm nan, lost;
} sight;

BATON_INLINE void look(sight *seen, vd x, vd place)
{
    vd off = vd_abs(x - place);
    seen->nan = vm_or(seen->nan, vd_isnan(x));
    seen->lost = vm_or(seen->lost, vd_isnan(off));
    seen->least = vd_at_most(x, seen->least);
    seen->greatest = vd_at_least(x, seen->greatest);
    seen->farthest = vd_at_least(off, seen->farthest);
}

int32_t BATON_VARIANT_NAME(baton_grid)(int64_t n, const double *x, double *out)
{
    double first = x[0], step = n > 1 ? (x[n - 1] - first) / (double)(n - 1) : 0;
    vd origin = vd_set(first), slope = vd_set(step), index = vd_iota();
    sight seen = {origin, origin, vd_set(0), vd_isnan(vd_set(0)), vd_isnan(vd_set(0))};
    int64_t i = 0;
    for (; i + BATON_LANES <= n; i += BATON_LANES) {
        look(&seen, vd_load(x + i), vd_fma(index, slope, origin));
        index += vd_set(BATON_LANES);
    }
    for (; i < n; i++) {
        look(&seen, vd_set(x[i]), vd_set((double)i * step + first));
    }
    double least = first, greatest = first, farthest = 0;
    for (int k = 0; k < BATON_LANES; k++) {
        least = fmin(least, seen.least[k]);
        greatest = fmax(greatest, seen.greatest[k]);
        farthest = fmax(farthest, seen.farthest[k]);
    }
    out[0] = vm_any(seen.nan) ? NAN : least;
    out[1] = vm_any(seen.nan) ? NAN : greatest;
    out[2] = vm_any(seen.lost) ? NAN : farthest;
    return BATON_OK;
}
