/* Σ a[i]·b[i] with eight vectors of accumulators, added up pairwise. */
#include "complex_elements.h"

enum { ACCUMULATORS = 8 };

static vd fold(vd *sums)
{
    for (int width = ACCUMULATORS / 2; width > 0; width /= 2) {
        for (int k = 0; k < width; k++) {
            sums[k] += sums[k + width];
        }
    }
    return sums[0];
}

BATON_INLINE vd lanes_at(const double *p, int64_t stride)
{
    return stride == 1 ? vd_load(p) : vd_load_strided(p, stride);
}

BATON_INLINE double dot_real(int64_t n, const double *a, int64_t sa, const double *b, int64_t sb)
{
    vd sums[ACCUMULATORS];
    for (int k = 0; k < ACCUMULATORS; k++) {
        sums[k] = vd_set(0);
    }
    int64_t i = 0;
    for (; i + ACCUMULATORS * BATON_LANES <= n; i += ACCUMULATORS * BATON_LANES) {
#pragma GCC unroll 8
        for (int k = 0; k < ACCUMULATORS; k++) {
            int64_t at = i + k * BATON_LANES;
            sums[k] = vd_fma(lanes_at(a + at * sa, sa), lanes_at(b + at * sb, sb), sums[k]);
        }
    }
    for (int k = 0; i + BATON_LANES <= n; i += BATON_LANES, k++) {
        sums[k] = vd_fma(lanes_at(a + i * sa, sa), lanes_at(b + i * sb, sb), sums[k]);
    }
    if (i < n) {
        vd x, y;
        if (sa == 1 && sb == 1) {
            x = vd_load_some(a + i, n - i, 0);
            y = vd_load_some(b + i, n - i, 0);
        } else {
            x = y = vd_set(0);
            for (int64_t lane = 0; lane < n - i; lane++) {
                x[lane] = a[(i + lane) * sa];
                y[lane] = b[(i + lane) * sb];
            }
        }
        sums[ACCUMULATORS - 1] = vd_fma(x, y, sums[ACCUMULATORS - 1]);
    }
    return vd_sum_lanes(fold(sums));
}

/* The four kinds of products of parts are summed apart: re·re, im·im, re·im, im·re. */
BATON_INLINE void dot_complex(int64_t n, double *out, const double *a, int64_t sa, const double *b,
                              int64_t sb)
{
    vd sums[4][2];
    for (int k = 0; k < 4; k++) {
        sums[k][0] = sums[k][1] = vd_set(0);
    }
    int64_t i = 0;
    while (i < n) {
#pragma GCC unroll 2
        for (int k = 0; k < 2 && i < n; k++, i += BATON_LANES) {
            struct vc x, y;
            if (i + BATON_LANES <= n && sa == 2 && sb == 2) {
                x = vc_load(a + 2 * i);
                y = vc_load(b + 2 * i);
            } else {
                int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;
                double lanes[2][2 * BATON_LANES] = {{0}};
                for (int64_t lane = 0; lane < count; lane++) {
                    memcpy(lanes[0] + 2 * lane, a + (i + lane) * sa, 2 * sizeof *a);
                    memcpy(lanes[1] + 2 * lane, b + (i + lane) * sb, 2 * sizeof *b);
                }
                x = vc_load(lanes[0]);
                y = vc_load(lanes[1]);
            }
            sums[0][k] = vd_fma(x.re, y.re, sums[0][k]);
            sums[1][k] = vd_fma(x.im, y.im, sums[1][k]);
            sums[2][k] = vd_fma(x.re, y.im, sums[2][k]);
            sums[3][k] = vd_fma(x.im, y.re, sums[3][k]);
        }
    }
    vd total[4];
    for (int k = 0; k < 4; k++) {
        total[k] = sums[k][0] + sums[k][1];
    }
    out[0] = vd_sum_lanes(total[0] - total[1]);
    out[1] = vd_sum_lanes(total[2] + total[3]);
}

int32_t BATON_VARIANT_NAME(baton_dot)(int32_t dtype, int64_t n, void *out, const void *a, int64_t a_stride,
                                      const void *b, int64_t b_stride)
{
    if (dtype == BATON_FLOAT64) {
        *(double *)out =
            a_stride == 1 && b_stride == 1 ? dot_real(n, a, 1, b, 1) : dot_real(n, a, a_stride, b, b_stride);
    } else if (dtype == BATON_COMPLEX128) {
        if (a_stride == 1 && b_stride == 1) {
            dot_complex(n, out, a, 2, b, 2);
        } else {
            dot_complex(n, out, a, 2 * a_stride, b, 2 * b_stride);
        }
    } else {
        return BATON_UNSUPPORTED;
    }
    return BATON_OK;
}
