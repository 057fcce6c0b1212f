/* Sums and dot products: order of additions to the bit on one run, closeness and every layout otherwise. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* NumPy's pairwise sum, written down plainly: numpy/_core/src/umath/loops_utils.h.src. */
static double plain_pairwise(int64_t n, const double *a, int64_t stride)
{
    if (n < 8) {
        double sum = -0.0;
        for (int64_t i = 0; i < n; i++) {
            sum += a[i * stride];
        }
        return sum;
    }
    if (n <= 128) {
        double r[8];
        int64_t i = 8;
        for (int k = 0; k < 8; k++) {
            r[k] = a[k * stride];
        }
        for (; i < n - n % 8; i += 8) {
            for (int k = 0; k < 8; k++) {
                r[k] += a[(i + k) * stride];
            }
        }
        double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
        for (; i < n; i++) {
            sum += a[i * stride];
        }
        return sum;
    }
    int64_t half = n / 2;
    half -= half % 8;
    double left = plain_pairwise(half, a, stride);
    return left + plain_pairwise(n - half, a + half * stride, stride);
}

/* The same of n elements of two parts, blocks of 64 elements, four accumulators a part. */
static void plain_complex_pairwise(int64_t n, const double *a, int64_t stride, double *out)
{
    out[0] = out[1] = -0.0;
    int64_t i = 0;
    if (n > 64) {
        int64_t half = n - n % 2; /* parts: 2n/2 is n, down to a multiple of 8 */
        half = n - n % 8;
        half /= 2;
        double left[2], right[2];
        plain_complex_pairwise(half, a, stride, left);
        plain_complex_pairwise(n - half, a + half * stride, stride, right);
        out[0] = left[0] + right[0];
        out[1] = left[1] + right[1];
        return;
    }
    if (n >= 4) {
        double r[4][2];
        for (int k = 0; k < 4; k++) {
            r[k][0] = a[k * stride];
            r[k][1] = a[k * stride + 1];
        }
        for (i = 4; i + 4 <= n; i += 4) {
            for (int k = 0; k < 4; k++) {
                r[k][0] += a[(i + k) * stride];
                r[k][1] += a[(i + k) * stride + 1];
            }
        }
        for (int part = 0; part < 2; part++) {
            out[part] = (r[0][part] + r[1][part]) + (r[2][part] + r[3][part]);
        }
    }
    for (; i < n; i++) {
        out[0] += a[i * stride];
        out[1] += a[i * stride + 1];
    }
}

static double wide_value(void) { return ldexp(check_uniform(-1, 1), (int)(check_random() % 60)); }

SUITE(reduce_run_bits)
{
    static const int64_t strides[] = {1, 2, 3, -1, -2};
    for (int64_t size = 0; size < 420; size++) {
        int64_t n = size < 400 ? size : (size - 399) * 1237;
        int64_t count = 6 * n + 2;
        double *a = malloc((size_t)count * sizeof *a);
        for (int64_t i = 0; i < count; i++) {
            a[i] = wide_value();
        }
        for (int s = 0; s < 5; s++) {
            int64_t stride = strides[s], origin = stride < 0 ? (n > 0 ? n - 1 : 0) * -stride : 0;
            double sum[2] = {NAN, NAN}, expected[2];
            expected[0] = 0.0 + plain_pairwise(n, a + origin, stride);
            baton_reduce(BATON_ADD, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){1, n, 0, stride}, sum, a + origin);
            CHECK(check_same(sum[0], expected[0]), "n %lld, stride %lld: %a, not %a", (long long)n,
                  (long long)stride, sum[0], expected[0]);
            plain_complex_pairwise(n, a + 2 * origin, 2 * stride, expected);
            baton_reduce(BATON_ADD, BATON_COMPLEX128, BATON_COMPLEX128, (const int64_t[]){1, n, 0, stride}, sum,
                         a + 2 * origin);
            CHECK(check_same(sum[0], 0.0 + expected[0]) && check_same(sum[1], 0.0 + expected[1]),
                  "complex, n %lld, stride %lld: (%a, %a), not (%a, %a)", (long long)n, (long long)stride,
                  sum[0], sum[1], expected[0], expected[1]);
        }
        free(a);
    }
}

/* A run that faults past its end, at every alignment. */
SUITE(reduce_touches_nothing_else)
{
    for (int64_t n = 0; n < 300; n++) {
        double *a = check_guarded(n * 8), sum = NAN;
        for (int64_t i = 0; i < n; i++) {
            a[i] = (double)i;
        }
        baton_reduce(BATON_ADD, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){1, n, 0, 1}, &sum, a);
        CHECK(sum == (double)(n * (n - 1) / 2), "n %lld: %g", (long long)n, sum);
        check_guarded_free(a, n * 8);
    }
}

enum { MAX_NDIM = 5 };

/*
 * Sums over any set of axes of any layout, against a sum in long double of the same elements. The output has
 * gaps, which must stay as they were.
 */
SUITE(reduce_axes)
{
    for (int round = 0; round < 4000; round++) {
        int ndim = (int)(check_random() % (MAX_NDIM + 1)), width = 1 + (int)(check_random() % 2);
        int64_t shape[MAX_NDIM], a_stride[MAX_NDIM], out_stride[MAX_NDIM], loop[1 + 3 * MAX_NDIM] = {ndim};
        int64_t elements = 1, outputs = 1, low = 0, extent = 1, most = ndim <= 2 ? 150 : 9;
        int order = (int)(check_random() % 2);
        for (int i = 0; i < ndim; i++) {
            shape[i] = check_random() % 40 == 0 ? 0 : 1 + (int64_t)(check_random() % (uint64_t)most);
        }
        for (int k = 0; k < ndim; k++) {
            int i = order ? k : ndim - 1 - k;
            a_stride[i] = extent * (check_random() % 6 == 0 ? -1 : 1);
            extent *= shape[i] + (check_random() % 4 == 0);
            low += a_stride[i] < 0 ? (shape[i] - 1) * a_stride[i] : 0;
            int reduced = check_random() % 2 == 0;
            out_stride[i] = reduced ? 0 : 2 * outputs;
            outputs *= reduced || shape[i] == 0 ? 1 : shape[i];
            elements *= shape[i];
        }
        memcpy(loop + 1, shape, (size_t)ndim * 8);
        memcpy(loop + 1 + ndim, out_stride, (size_t)ndim * 8);
        memcpy(loop + 1 + 2 * ndim, a_stride, (size_t)ndim * 8);

        int64_t out_doubles = 2 * outputs * width, a_doubles = (extent + 2) * width;
        double *out = malloc((size_t)out_doubles * 8), *a = malloc((size_t)a_doubles * 8);
        long double *exact = calloc((size_t)out_doubles, sizeof *exact),
                    *sizes = calloc((size_t)out_doubles, sizeof *sizes);
        char *touched = calloc((size_t)out_doubles, 1);
        for (int64_t i = 0; i < a_doubles; i++) {
            a[i] = wide_value();
        }
        for (int64_t i = 0; i < out_doubles; i++) {
            out[i] = NAN;
        }
        double *origin = elements > 0 ? a - low * width : a;
        int empty_output = 0;
        for (int i = 0; i < ndim; i++) {
            empty_output |= shape[i] == 0 && out_stride[i] != 0;
        }
        /* every index of the output, and under it every index of the reduced axes */
        int64_t index[MAX_NDIM] = {0};
        int more = !empty_output;
        while (more) {
            int64_t to = 0, from = 0;
            int counts = 1;
            for (int i = 0; i < ndim; i++) {
                to += index[i] * out_stride[i];
                from += index[i] * a_stride[i];
                counts &= shape[i] > 0;
            }
            for (int part = 0; part < width; part++) {
                touched[to * width + part] = 1;
                if (counts) {
                    exact[to * width + part] += origin[from * width + part];
                    sizes[to * width + part] += fabsl(origin[from * width + part]);
                }
            }
            more = 0;
            for (int i = ndim - 1; i >= 0 && !more; i--) {
                more = ++index[i] < shape[i];
                index[i] = more ? index[i] : 0;
            }
        }
        int32_t dtype = width == 2 ? BATON_COMPLEX128 : BATON_FLOAT64;
        int32_t status = baton_reduce(BATON_ADD, dtype, dtype, loop, out, origin);
        int64_t wrong = -1;
        for (int64_t i = 0; i < out_doubles; i++) {
            int fine = touched[i] ? fabsl(out[i] - exact[i]) <= 0x1p-50L * (8 + (long double)ndim) * sizes[i]
                                  : isnan(out[i]);
            wrong = fine ? wrong : i;
        }
        CHECK(status == BATON_OK && wrong < 0,
              "ndim %d width %d shape (%lld, %lld, %lld) out (%lld, %lld, %lld) a (%lld, %lld, %lld): double "
              "%lld",
              ndim, width, (long long)loop[1], (long long)loop[2], (long long)loop[3],
              (long long)out_stride[0], (long long)out_stride[1], (long long)out_stride[2],
              (long long)a_stride[0], (long long)a_stride[1], (long long)a_stride[2], (long long)wrong);
        free(out);
        free(a);
        free(exact);
        free(sizes);
        free(touched);
    }
}

/* The error of a long sum stays that of a pairwise one: here n·eps would be 2^-30. */
SUITE(reduce_error)
{
    int64_t n = 1 << 22;
    double *a = baton_allocate(8 * n), sum;
    long double exact = 0;
    for (int64_t i = 0; i < n; i++) {
        a[i] = check_uniform(0, 1);
        exact += a[i];
    }
    baton_reduce(BATON_ADD, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){1, n, 0, 1}, &sum, a);
    CHECK(fabsl(sum - exact) <= 32 * 0x1p-53L * exact, "%a, not %La", sum, exact);
    /* the same elements as rows that are no single run */
    double rows;
    baton_reduce(BATON_ADD, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){2, n / 4, 3, 0, 0, 4, 1}, &rows, a);
    exact = 0;
    for (int64_t i = 0; i < n; i++) {
        exact += i % 4 < 3 ? a[i] : 0;
    }
    CHECK(fabsl(rows - exact) <= 64 * 0x1p-53L * exact, "rows: %a, not %La", rows, exact);
    baton_free(a, 8 * n);
}

SUITE(dot)
{
    static const int64_t strides[] = {1, 2, -3, 0, -1};
    for (int64_t size = 0; size <= 303; size++) {
        int64_t n = size <= 300 ? size : size * 331;
        int64_t count = 2 * 3 * (n + 1);
        double *a = malloc((size_t)count * 8), *b = malloc((size_t)count * 8);
        for (int64_t i = 0; i < count; i++) {
            a[i] = wide_value();
            b[i] = wide_value();
        }
        for (int s = 0; s < 25; s++) {
            int64_t sa = strides[s % 5], sb = strides[s / 5];
            int64_t oa = sa < 0 ? (n > 0 ? n - 1 : 0) * -sa : 0, ob = sb < 0 ? (n > 0 ? n - 1 : 0) * -sb : 0;
            long double exact[3] = {0, 0, 0}, sizes[3] = {0, 0, 0};
            for (int64_t i = 0; i < n; i++) {
                const double *x = a + 2 * (oa + i * sa), *y = b + 2 * (ob + i * sb);
                long double re = a[oa + i * sa], product = re * b[ob + i * sb];
                exact[0] += product;
                sizes[0] += fabsl(product);
                exact[1] += (long double)x[0] * y[0] - (long double)x[1] * y[1];
                exact[2] += (long double)x[0] * y[1] + (long double)x[1] * y[0];
                sizes[1] += fabsl((long double)x[0] * y[0]) + fabsl((long double)x[1] * y[1]);
                sizes[2] += fabsl((long double)x[0] * y[1]) + fabsl((long double)x[1] * y[0]);
            }
            double got[3] = {NAN, NAN, NAN};
            baton_dot(BATON_FLOAT64, n, got, a + oa, sa, b + ob, sb);
            baton_dot(BATON_COMPLEX128, n, got + 1, a + 2 * oa, sa, b + 2 * ob, sb);
            long double allowed = 0x1p-53L * (4 + (long double)n / 2);
            for (int k = 0; k < 3; k++) {
                CHECK(fabsl(got[k] - exact[k]) <= allowed * sizes[k],
                      "n %lld, strides %lld, %lld, sum %d: %a, not %La", (long long)n, (long long)sa,
                      (long long)sb, k, got[k], exact[k]);
            }
        }
        free(a);
        free(b);
    }
    double nan[3] = {1, NAN, 2}, ones[3] = {1, 1, 1}, got;
    baton_dot(BATON_FLOAT64, 3, &got, nan, 1, ones, 1);
    CHECK(isnan(got), "%a", got);
    nan[1] = INFINITY;
    baton_dot(BATON_FLOAT64, 3, &got, nan, 1, ones, 1);
    CHECK(got == INFINITY, "%a", got);
}
