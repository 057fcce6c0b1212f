/* Phases that do not go through a grid: of the centres of sources and targets. */
#include "nufft_plan.h"

/* *p + *lo += a·b·unit, whole turns taken off. */
BATON_INLINE void add_turns(vd *p, vd *lo, double centre, vd x, double unit, double unit_rest)
{
    vd low, rest, more;
    vd product = vd_two_product(x, vd_set(centre), &low);
    vd turns = vd_two_product(product, vd_set(unit), &rest);
    rest = vd_fma(product, vd_set(unit_rest), vd_fma(low, vd_set(unit), rest));
    *p = vd_two_sum(*p, turns - vd_nearest(turns), &more);
    *lo += more + (rest - vd_nearest(rest));
}

void nufft_rotate(const struct nufft_plan *plan, int32_t sign, const double *centres, int64_t n,
                  const double *coordinates, const double *a, double *out)
{
    for (int64_t j = 0; j < n; j += BATON_LANES) {
        int64_t count = n - j < BATON_LANES ? n - j : BATON_LANES;
        vd p = vd_set(0), lo = vd_set(0);
        for (int64_t axis = 0; axis < plan->ndim; axis++) {
            if (centres[axis] != 0) {
                add_turns(&p, &lo, sign * centres[axis], vd_load_some(coordinates + axis * n + j, count, 0),
                          plan->unit, plan->unit_rest);
            }
        }
        vc e = turned(phase_of(p, lo));
        for (int64_t i = 0; i < count; i++) {
            double re = a[2 * (j + i)], im = a[2 * (j + i) + 1];
            out[2 * (j + i)] = re * e.re[i] - im * e.im[i];
            out[2 * (j + i) + 1] = re * e.im[i] + im * e.re[i];
        }
    }
}
