#include <stdlib.h>

#include "check.h"

SUITE(arange)
{
    for (int64_t n = 0; n < 70; n++) {
        double start = check_uniform(-1e3, 1e3), step = check_uniform(-10, 10);
        double *out = check_guarded(8 * n);
        CHECK(baton_arange(n, start, step, out) == BATON_OK, "n %lld", (long long)n);
        for (int64_t i = 0; i < n; i++) {
            double product = (double)i * step;
            double expected = start + product;
            CHECK(check_same(out[i], expected), "n %lld, out[%lld] is %a, not %a", (long long)n, (long long)i,
                  out[i], expected);
        }
        check_guarded_free(out, 8 * n);
    }
}
