/* Equations, factors and determinants of small matrices, put in again. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { COUNT = 5 };

static double get(int32_t dtype, const void *a, int64_t i)
{
    return dtype == BATON_FLOAT32 ? (double)((const float *)a)[i] : ((const double *)a)[i];
}

static void put(int32_t dtype, void *a, int64_t i, double x)
{
    if (dtype == BATON_FLOAT32) {
        ((float *)a)[i] = (float)x;
    } else {
        ((double *)a)[i] = x;
    }
}

static double epsilon(int32_t dtype) { return dtype == BATON_FLOAT32 ? 0x1p-23 : 0x1p-52; }

/* Memory of exactly so many numbers, so that the sanitizers see what is beyond them. */
static void *room(int64_t elements) { return malloc((size_t)(elements > 0 ? elements : 1) * 8); }

static void check_solve(int32_t dtype, int64_t n, int64_t k)
{
    void *a = room(COUNT * n * n), *b = room(COUNT * n * k), *x = room(COUNT * n * k);
    for (int64_t i = 0; i < COUNT * n * n; i++) {
        put(dtype, a, i, check_uniform(-1, 1));
    }
    for (int64_t i = 0; i < COUNT * n * k; i++) {
        put(dtype, b, i, check_uniform(-1, 1));
        put(dtype, x, i, get(dtype, b, i));
    }
    CHECK(baton_small_solve(dtype, COUNT, n, k, a, x) == 0, "dtype %d, n %d", dtype, (int)n);
    for (int64_t m = 0; m < COUNT; m++) {
        for (int64_t j = 0; j < k; j++) {
            double error = 0, size = 0;
            for (int64_t i = 0; i < n; i++) {
                double sum = get(dtype, b, (m * n + i) * k + j);
                for (int64_t l = 0; l < n; l++) {
                    double u = get(dtype, a, (m * n + i) * n + l), v = get(dtype, x, (m * n + l) * k + j);
                    sum -= u * v;
                    size += fabs(u * v);
                }
                error += fabs(sum);
            }
            CHECK(error <= 30 * epsilon(dtype) * (double)n * (size + 1), "dtype %d, n %d, k %d: left %g of %g", dtype,
                  (int)n, (int)k, error, size);
        }
    }
    free(a);
    free(b);
    free(x);
}

static void check_cholesky(int32_t dtype, int64_t n, int upper)
{
    void *a = room(n * n), *l = room(n * n);
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j <= i; j++) {
            double x = i == j ? (double)n + 1 : check_uniform(-1, 1);
            put(dtype, a, i * n + j, x);
            put(dtype, a, j * n + i, x);
        }
    }
    memcpy(l, a, (size_t)(n * n) * (dtype == BATON_FLOAT32 ? 4 : 8));
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < i; j++) {
            put(dtype, l, upper ? i * n + j : j * n + i, NAN); /* not read */
        }
    }
    CHECK(baton_small_cholesky(dtype, 1, n, upper, l, l) == 0, "dtype %d, n %d", dtype, (int)n);
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = 0; j < n; j++) {
            double sum = -get(dtype, a, i * n + j);
            for (int64_t q = 0; q < n; q++) {
                sum += upper ? get(dtype, l, q * n + i) * get(dtype, l, q * n + j)
                             : get(dtype, l, i * n + q) * get(dtype, l, j * n + q);
            }
            CHECK(fabs(sum) <= 30 * epsilon(dtype) * (double)((n + 1) * n), "dtype %d, n %d: left %g", dtype, (int)n,
                  sum);
            int outside = upper ? i > j : j > i;
            CHECK(!outside || get(dtype, l, i * n + j) == 0, "dtype %d, n %d: %d %d", dtype, (int)n, (int)i, (int)j);
        }
    }
    free(a);
    free(l);
}

/* By expansion into cofactors where it is short, and of triangles whose rows are exchanged. */
static void check_det(int32_t dtype)
{
    double two[] = {1, 2, 3, 4}, large[] = {0, 0x1p700, 0x1p-700, 0}, out[1];
    float single[] = {1, 2, 3, 4}, found[1];
    if (dtype == BATON_FLOAT32) {
        CHECK(baton_small_det(dtype, 1, 2, single, found) == 0 && fabsf(found[0] + 2) < 1e-6f, "%g", (double)found[0]);
        return;
    }
    CHECK(baton_small_det(dtype, 1, 2, two, out) == 0 && fabs(out[0] + 2) < 1e-15, "%g", out[0]);
    CHECK(baton_small_det(dtype, 1, 2, large, out) == 0 && out[0] == -1, "%g", out[0]);
    for (int64_t n = 1; n <= BATON_SMALL_MOST; n++) {
        double *a = room(n * n);
        memset(a, 0, (size_t)(n * n) * sizeof *a);
        for (int64_t i = 0; i < n; i++) {
            a[i * n + (n - 1 - i)] = 2; /* turned upside down */
        }
        double expected = ldexp(n % 4 < 2 ? 1 : -1, (int)n);
        CHECK(baton_small_det(dtype, 1, n, a, out) == 0 && out[0] == expected, "n %d: %g", (int)n, out[0]);
        a[n - 1] = 0;
        CHECK(baton_small_det(dtype, 1, n, a, out) == 0 && out[0] == 0, "n %d: %g", (int)n, out[0]);
        free(a);
    }
}

static void check_faults(void)
{
    double a[3][4] = {{1, 0, 0, 1}, {1, 2, 2, 4}, {0, 0, 0, 0}}, b[3][2] = {{1, 1}, {1, 1}, {1, 1}};
    CHECK(baton_small_solve(BATON_FLOAT64, 3, 2, 1, a, b) == BATON_SMALL_MOST * 1 + 2, "the second, pivot 2");
    CHECK(b[0][0] == 1 && b[1][0] == 1, "others are solved, and the faulty left");
    double c[2][4] = {{1, 0, 0, 1}, {1, 2, 2, 1}};
    CHECK(baton_small_cholesky(BATON_FLOAT64, 2, 2, 0, c, c) == BATON_SMALL_MOST * 1 + 2, "the second, minor 2");
    double n[] = {1, NAN, 0, 1}, x[] = {1, 1};
    CHECK(baton_small_solve(BATON_FLOAT64, 1, 2, 1, n, x) == 0 && isnan(x[0]), "%g", x[0]);
    CHECK(baton_small_solve(BATON_INT64, 1, 2, 1, n, x) == -1, "integers");
    CHECK(baton_small_solve(BATON_FLOAT64, 1, BATON_SMALL_MOST + 1, 1, n, x) == -1, "too large");
    CHECK(baton_small_det(BATON_COMPLEX64, 1, 2, n, x) == -1, "complex");
    CHECK(baton_small_cholesky(BATON_FLOAT64, 1, 0, 1, n, n) == -1, "empty");
}

SUITE(small)
{
    for (int32_t f = 0; f < 2; f++) {
        int32_t dtype = f == 0 ? BATON_FLOAT32 : BATON_FLOAT64;
        for (int64_t n = 1; n <= BATON_SMALL_MOST; n++) {
            for (int64_t k = 0; k <= 70; k += k < 10 ? 1 : 7) {
                check_solve(dtype, n, k);
            }
            check_cholesky(dtype, n, 0);
            check_cholesky(dtype, n, 1);
        }
        check_det(dtype);
    }
    check_faults();
}
