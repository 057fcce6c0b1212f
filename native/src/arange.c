#include "variant.h"

/* i is exact below 2^53, so each element has the two roundings of start + i·step, as NumPy's has. */
int32_t BATON_VARIANT_NAME(baton_arange)(int64_t n, double start, double step, double *out)
{
    vd origin = vd_set(start), slope = vd_set(step), index = vd_iota();
    int64_t i = 0;
    for (; i + BATON_LANES <= n; i += BATON_LANES) {
        vd_store(out + i, origin + index * slope);
        index += vd_set(BATON_LANES);
    }
    for (; i < n; i++) {
        out[i] = start + (double)i * step;
    }
    return BATON_OK;
}
