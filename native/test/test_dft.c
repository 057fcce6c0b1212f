#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* *sum + *rest + x, kept as two numbers (Neumaier). */
static void add(long double *sum, long double *rest, long double x)
{
    long double total = *sum + x;
    *rest += fabsl(*sum) >= fabsl(x) ? (*sum - total) + x : (x - total) + *sum;
    *sum = total;
}

/*
 * Σ w·exp(2πi·f·t) in long double. The product's rounding error is kept; whole turns come off exactly, then
 * quarters.
 */
static void reference(double f, int64_t n, const double *t, const double *w, long double *re, long double *im)
{
    long double re_rest = 0, im_rest = 0;
    *re = *im = 0;
    for (int64_t j = 0; j < n; j++) {
        double p = f * t[j], lo = fma(f, t[j], -p);
        p -= rint(p);
        lo -= rint(lo);
        double quarter = rint(4 * (p + lo));
        long double angle = 6.28318530717958647692528676655900577L * ((long double)(p - quarter / 4) + lo);
        long double c = cosl(angle), s = sinl(angle);
        for (int turn = (int)quarter & 3; turn > 0; turn--) {
            long double old = c;
            c = -s;
            s = old;
        }
        add(re, &re_rest, w ? w[2 * j] * c - w[2 * j + 1] * s : c);
        add(im, &im_rest, w ? w[2 * j] * s + w[2 * j + 1] * c : s);
    }
    *re += re_rest;
    *im += im_rest;
}

static double relative_error(const double *out, long double re, long double im, double unit)
{
    return (double)hypotl(out[0] - re, out[1] - im) / (DBL_EPSILON * unit);
}

static double *uniforms(int64_t n, double low, double high)
{
    double *x = check_guarded(8 * n);
    for (int64_t i = 0; i < n; i++) {
        x[i] = check_uniform(low, high);
    }
    return x;
}

/* The error stays a small multiple of eps·(√n + |sum|), however many turns f·t has. */
SUITE(dft_sums)
{
    static const int64_t lengths[] = {0,  1,  2,   3,   7,   8,   9,    15,   16,   17,   31,   33,
                                      63, 65, 511, 512, 513, 600, 1023, 1025, 4095, 4096, 4097, 20011};
    static const double turns[] = {1, 1e3, 1e9, 1e12, 1e14, 1e17, 1e40};
    double worst = 0, at = 0;
    int64_t inputs = 0;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        int64_t n = lengths[i];
        for (size_t j = 0; j < sizeof turns / sizeof turns[0]; j++) {
            double *t = uniforms(n, -turns[j], turns[j]), *w = uniforms(2 * n, -1, 1),
                   *f = uniforms(3, -1, 1);
            double *out = check_guarded(48);
            for (int kind = 0; kind < 4; kind++) {
                const double *weights = kind & 1 ? w : NULL;
                int32_t sign = kind & 2 ? 1 : -1;
                CHECK(baton_dft(sign, 3, f, n, t, weights, out) == BATON_OK, "n %lld", (long long)n);
                for (int k = 0; k < 3; k++) {
                    long double re, im;
                    reference(sign * f[k], n, t, weights, &re, &im);
                    double unit = sqrt((double)n) + (double)hypotl(re, im) + DBL_MIN;
                    double error = relative_error(out + 2 * k, re, im, unit);
                    if (!(error <= worst)) {
                        worst = error;
                        at = (double)n;
                    }
                    inputs++;
                }
            }
            check_guarded_free(t, 8 * n);
            check_guarded_free(w, 16 * n);
            check_guarded_free(f, 24);
            check_guarded_free(out, 48);
        }
    }
    check_accuracy("dft (eps (sqrt n + |sum|))", inputs, worst, 6 + CHECK_SLACK, at);
}

/* All phases alike, so that the sum is as large as it can be: the error does not grow faster than the sum. */
SUITE(dft_growth)
{
    double worst = 0, at = 0;
    int64_t inputs = 0;
    for (int64_t n = 512; n <= 1 << 20; n *= 2) {
        double *t = malloc(8 * (size_t)n), f = 1, out[2];
        for (int64_t j = 0; j < n; j++) {
            t[j] = 0.137 + (double)(j % 1000);
        }
        baton_dft(1, 1, &f, n, t, NULL, out);
        long double re, im;
        reference(f, n, t, NULL, &re, &im);
        double error = relative_error(out, re, im, (double)n);
        if (!(error <= worst)) {
            worst = error;
            at = (double)n;
        }
        inputs++;
        free(t);
    }
    check_accuracy("dft, equal phases (eps n)", inputs, worst, 6 + CHECK_SLACK, at);
}

/* Each term by itself: within 2.2 units in the last place of each part. */
SUITE(dft_terms)
{
    enum { TERMS = 20000 };
    double worst = 0, at = 0;
    for (int i = 0; i < TERMS; i++) {
        double scale = exp2(check_uniform(-40, 60)), f = check_uniform(-1, 1),
               t = check_uniform(-scale, scale), out[2];
        baton_dft(1, 1, &f, 1, &t, NULL, out);
        long double re, im;
        reference(f, 1, &t, NULL, &re, &im);
        double error = fmax(check_ulps(out[0], re), check_ulps(out[1], im));
        if (!(error <= worst)) {
            worst = error;
            at = f * t;
        }
    }
    check_accuracy("dft, one term (ULP per part)", TERMS, worst, 2.5 + CHECK_SLACK, at);
}

static void check_one(double f, double t, double re, double im)
{
    double out[2];
    baton_dft(1, 1, &f, 1, &t, NULL, out);
    CHECK(check_same(out[0], re) && check_same(out[1], im), "f %a, t %a: %a %a, not %a %a", f, t, out[0],
          out[1], re, im);
}

SUITE(dft_exact)
{
    static const double cosine[] = {1, 0, -1, 0};
    for (int64_t quarter = -9; quarter < 9; quarter++) {
        /* Parts that vanish are zeros of either sign. */
        for (double whole = 0; whole < 0x1p51; whole = 8 * whole + 1) {
            double f = 1, t = whole + (double)quarter / 4, out[2];
            baton_dft(1, 1, &f, 1, &t, NULL, out);
            if (t - whole == (double)quarter / 4) {
                CHECK(out[0] == cosine[quarter & 3] && out[1] == cosine[(quarter - 1) & 3], "t %a: %a %a", t,
                      out[0], out[1]);
            }
        }
    }
    check_one(0x1p300, 0x1p300, 1, 0);
    check_one(DBL_MAX, 1, 1, 0);
    check_one(1e-200, 1e-200, 1, 0);
    check_one(DBL_MAX, 0, 1, 0);
    check_one(DBL_MAX, 2, NAN, NAN);
    check_one(INFINITY, 1, NAN, NAN);
    check_one(INFINITY, 0, NAN, NAN);
    check_one(1, -INFINITY, NAN, NAN);
    check_one(NAN, 1, NAN, NAN);
    check_one(1, NAN, NAN, NAN);

    double f = 1, t = 1, out[2] = {7, 7};
    CHECK(baton_dft(0, 1, &f, 1, &t, NULL, out) == BATON_INVALID && out[0] == 7, "sign 0");
    CHECK(baton_dft(1, 0, &f, 1, &t, NULL, out) == BATON_OK && out[0] == 7, "no frequencies");
    CHECK(baton_dft(1, 1, &f, 0, &t, NULL, out) == BATON_OK && out[0] == 0 && out[1] == 0, "no times");
}

/* One time's terms are those of two times of which the second has no weight; far ones among them too. */
SUITE(dft_one_time)
{
    enum { FREQUENCIES = 301 };
    double *f = uniforms(FREQUENCIES, -1e6, 1e6), *w = uniforms(4, -1, 1);
    double alone[2 * FREQUENCIES], beside[2 * FREQUENCIES], t[2];
    w[2] = w[3] = 0;
    for (int trial = 0; trial < 200; trial++) {
        t[0] = ldexp(check_uniform(-1, 1), (int)(check_random() % 80) - 40);
        t[1] = 0;
        f[check_random() % FREQUENCIES] = ldexp(check_uniform(-1, 1), (int)(check_random() % 120) - 60);
        double one[4] = {1, 0, 0, 0};
        for (int weighted = 0; weighted < 2; weighted++) {
            baton_dft(-1, FREQUENCIES, f, 1, t, weighted ? w : NULL, alone);
            baton_dft(-1, FREQUENCIES, f, 2, t, weighted ? w : one, beside);
            for (int k = 0; k < 2 * FREQUENCIES; k++) {
                CHECK(alone[k] == beside[k], "t %a, f %a: %a, not %a", t[0], f[k / 2], alone[k], beside[k]);
            }
        }
    }
    check_guarded_free(f, 8 * FREQUENCIES);
    check_guarded_free(w, 8 * 4);
}

/* A frequency's sum does not depend on its company. */
SUITE(dft_company)
{
    enum { TIMES = 9001, FREQUENCIES = 37 };
    double *t = uniforms(TIMES, -50, 50), *f = uniforms(FREQUENCIES, -50, 50),
           *w = uniforms(2 * TIMES, -1, 1);
    double together[2 * FREQUENCIES], alone[2];
    for (int weighted = 0; weighted < 2; weighted++) {
        baton_dft(-1, FREQUENCIES, f, TIMES, t, weighted ? w : NULL, together);
        for (int k = 0; k < FREQUENCIES; k++) {
            baton_dft(-1, 1, f + k, TIMES, t, weighted ? w : NULL, alone);
            CHECK(memcmp(alone, together + 2 * k, 16) == 0, "frequency %d: %a %a, not %a %a", k,
                  together[2 * k], together[2 * k + 1], alone[0], alone[1]);
        }
    }
    check_guarded_free(t, 8 * TIMES);
    check_guarded_free(f, 8 * FREQUENCIES);
    check_guarded_free(w, 16 * TIMES);
}
