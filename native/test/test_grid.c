#include <math.h>

#include "check.h"

/* In long double, whose grid is exact beside double's. */
static void reference(int64_t n, const double *x, double *least, double *greatest, double *farthest)
{
    long double first = x[0], step = n > 1 ? ((long double)x[n - 1] - first) / (long double)(n - 1) : 0, far = 0;
    *least = *greatest = x[0];
    for (int64_t i = 0; i < n; i++) {
        *least = x[i] < *least ? x[i] : *least;
        *greatest = x[i] > *greatest ? x[i] : *greatest;
        long double off = fabsl(x[i] - (first + step * (long double)i));
        far = off > far ? off : far;
    }
    *farthest = (double)far;
}

SUITE(grid)
{
    for (int64_t n = 1; n < 70; n++) {
        double *x = check_guarded(8 * n), out[3], least, greatest, farthest;
        double start = check_uniform(-1e3, 1e3), step = check_uniform(-10, 10);
        double scatter = n % 3 == 0 ? 0 : n % 3 == 1 ? 1e-6 : 100;
        for (int64_t i = 0; i < n; i++) {
            x[i] = start + (double)i * step + check_uniform(-1, 1) * scatter;
        }
        CHECK(baton_grid(n, x, out) == BATON_OK, "n %lld", (long long)n);
        reference(n, x, &least, &greatest, &farthest);
        CHECK(out[0] == least && out[1] == greatest, "n %lld: %a … %a, not %a … %a", (long long)n, out[0], out[1],
              least, greatest);
        double size = fmax(fabs(least), fabs(greatest));
        CHECK(fabs(out[2] - farthest) <= 4 * DBL_EPSILON * size, "n %lld: %a off the grid, not %a", (long long)n,
              out[2], farthest);
        for (int64_t i = 0; i < n; i++) {
            double old = x[i];
            x[i] = NAN;
            CHECK(baton_grid(n, x, out) == BATON_OK && isnan(out[0]) && isnan(out[1]) && isnan(out[2]),
                  "n %lld, x[%lld] is NaN: %g %g %g", (long long)n, (long long)i, out[0], out[1], out[2]);
            x[i] = i % 2 ? INFINITY : -INFINITY;
            CHECK(baton_grid(n, x, out) == BATON_OK && (isnan(out[2]) || isinf(out[2]) || n == 1),
                  "n %lld, x[%lld] is infinite: %g off the grid", (long long)n, (long long)i, out[2]);
            CHECK(i % 2 ? out[1] == INFINITY : out[0] == -INFINITY, "n %lld, x[%lld] is infinite: %g … %g",
                  (long long)n, (long long)i, out[0], out[1]);
            x[i] = old;
        }
        check_guarded_free(x, 8 * n);
    }
}
