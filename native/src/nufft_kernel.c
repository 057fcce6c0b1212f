/*
 * The exponential of semicircle (Barnett, Magland, af Klinteberg: A parallel nonuniform fast Fourier transform
 * library based on an exponential of semicircle kernel, SIAM J. Sci. Comput. 41, 2019): as good as the prolate
 * spheroidal function to within a digit, and simple.
 *
 * Nothing of it is tabulated here. A plan fits one polynomial per cell by interpolation in Chebyshev's points, and
 * one Chebyshev series to the reciprocal of the kernel's Fourier transform, each as short as the tolerance that the
 * width is good for allows.
 */
#include <float.h>

#include "nufft_plan.h"

#define PI 3.14159265358979323846
#define NODES 128 /* of the quadrature for φ̂, in a quarter circle */

/* By σ = 2 or less: the error at width w is about 10^-(w - 1) and more for less upsampling. */
int64_t nufft_width(double tolerance, double upsampling)
{
    double width = upsampling >= 2 ? ceil(log10(10 / tolerance))
                                   : ceil(-log(tolerance) / (PI * sqrt(1 - 1 / upsampling)));
    return width < NUFFT_MIN_WIDTH ? NUFFT_MIN_WIDTH : (int64_t)width;
}

static double shape_of(int64_t width, double upsampling)
{
    if (upsampling < 2) {
        return 0.97 * PI * (1 - 1 / (2 * upsampling)) * (double)width;
    }
    return (width == 2 ? 2.20 : width == 3 ? 2.26 : width == 4 ? 2.38 : 2.30) * (double)width;
}

/* cos(πk/2n), k < 4n: Chebyshev's n points, and his polynomials there. */
static void find_cosines(int64_t n, double *cosines)
{
    for (int64_t k = 0; k < 4 * n; k++) {
        cosines[k] = cos(PI * (double)k / (double)(2 * n));
    }
}

/* Coefficients of the Chebyshev series that agrees with f at n Chebyshev points. */
static void chebyshev_series(int64_t n, const double *cosines, const double *f, double *series)
{
    for (int64_t k = 0; k < n; k++) {
        double sum = 0;
        for (int64_t i = 0; i < n; i++) {
            sum += f[i] * cosines[k * (2 * i + 1) % (4 * n)];
        }
        series[k] = sum * (k ? 2 : 1) / (double)n;
    }
}

static double chebyshev_point(const double *cosines, int64_t i) { return cosines[2 * i + 1]; }

/* How many terms of a series matter beside negligible. */
static int64_t terms_of(int64_t n, const double *series, double negligible)
{
    double rest = 0;
    while (n > 1 && rest + fabs(series[n - 1]) < negligible) {
        rest += fabs(series[--n]);
    }
    return n;
}

/* Powers of u, the constant first, of a Chebyshev series. */
static void powers_of(int64_t n, const double *series, double *powers)
{
    double before[NUFFT_MAX_DEGREE + 1] = {0}, now[NUFFT_MAX_DEGREE + 1] = {1}, next[NUFFT_MAX_DEGREE + 1];
    memset(powers, 0, (NUFFT_MAX_DEGREE + 1) * sizeof *powers);
    for (int64_t k = 0; k < n; k++) {
        for (int64_t i = 0; i <= k; i++) {
            powers[i] += series[k] * now[i];
        }
        for (int64_t i = 0; i < n; i++) {
            next[i] = (k ? 2 : 1) * (i ? now[i - 1] : 0) - (k ? before[i] : 0);
        }
        memcpy(before, now, sizeof now);
        memcpy(now, next, sizeof next);
    }
}

static void fit_kernel(nufft_kernel *kernel, double shape, double negligible)
{
    enum { POINTS = NUFFT_MAX_DEGREE + 1 };
    double series[NUFFT_MAX_WIDTH][POINTS], powers[POINTS], cosines[4 * POINTS];
    int64_t terms = 1;
    find_cosines(POINTS, cosines);
    for (int64_t cell = 0; cell < kernel->width; cell++) {
        double values[POINTS];
        for (int64_t i = 0; i < POINTS; i++) {
            double t = (double)cell - 0.5 * (double)kernel->width + 0.5 + 0.5 * chebyshev_point(cosines, i);
            double z = 2 * t / (double)kernel->width, square = 1 - z * z;
            values[i] = exp(shape * (sqrt(square > 0 ? square : 0) - 1));
        }
        chebyshev_series(POINTS, cosines, values, series[cell]);
        int64_t needed = terms_of(POINTS, series[cell], negligible);
        terms = needed > terms ? needed : terms;
    }
    kernel->degree = terms - 1;
    for (int64_t cell = 0; cell < kernel->width; cell++) {
        powers_of(terms, series[cell], powers);
        for (int64_t d = 0; d < terms; d++) {
            kernel->powers[d][cell] = powers[kernel->degree - d];
        }
    }
}

/*
 * φ̂(ξ) = ∫ φ(t)·cos(2πξt) dt = (w/2)·∫ exp(β(cos θ - 1))·cos(πwξ·sin θ)·cos θ dθ, |θ| ≤ π/2, by the trapezoidal
 * rule: the integrand is entire, and at the ends no larger than what a kernel of this width leaves out.
 */
typedef struct {
    double width, weights[NODES], sines[NODES];
} quadrature;

static void find_nodes(quadrature *nodes, int64_t width, double shape)
{
    nodes->width = (double)width;
    for (int i = 0; i < NODES; i++) {
        double angle = 0.5 * PI * i / NODES;
        nodes->weights[i] = (i ? 2 : 1) * exp(shape * (cos(angle) - 1)) * cos(angle);
        nodes->sines[i] = sin(angle);
    }
}

static double transform_at(const quadrature *nodes, double xi)
{
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
        sum += nodes->weights[i] * cos(PI * nodes->width * xi * nodes->sines[i]);
    }
    return 0.5 * nodes->width * sum * 0.5 * PI / NODES;
}

void nufft_kernel_make(nufft_kernel *kernel, int64_t width, double upsampling)
{
    memset(kernel, 0, sizeof *kernel);
    double shape = shape_of(width, upsampling), values[NUFFT_MAX_TERMS], cosines[4 * NUFFT_MAX_TERMS];
    quadrature nodes;
    find_nodes(&nodes, width, shape);
    find_cosines(NUFFT_MAX_TERMS, cosines);
    kernel->width = width;
    kernel->edge = 0.5 / upsampling;
    for (int64_t i = 0; i < NUFFT_MAX_TERMS; i++) {
        double y = chebyshev_point(cosines, i);
        values[i] = 1 / transform_at(&nodes, kernel->edge * sqrt(0.5 * (1 + y)));
    }
    chebyshev_series(NUFFT_MAX_TERMS, cosines, values, kernel->correction);
    /* Against the smallest value, which is at ξ = 0. */
    double least = 1 / transform_at(&nodes, 0), most = 1 / transform_at(&nodes, kernel->edge);
    kernel->terms = terms_of(NUFFT_MAX_TERMS, kernel->correction, 0.5 * DBL_EPSILON * least);
    /* An error of the kernel counts most at the edge, and e^-β is left out anyway. */
    double negligible = 0.1 * exp(-shape) * least / most;
    fit_kernel(kernel, shape, negligible > DBL_EPSILON ? negligible : DBL_EPSILON);
}
