/*
 * The discrete distributions, one draw each, as NumPy draws them: inversion or a simple loop where the mean is small,
 * rejection with an envelope where it is not.
 */
#ifndef BATON_RANDOM_DISCRETE_H
#define BATON_RANDOM_DISCRETE_H

#include "random_continuous.h"

/* ---- logarithms of factorials ------------------------------------------------------------------------ */

/* log Γ(x) by Stirling's series at x + n ≥ 7, then down by n steps (Zhang and Jin, 1996). */
DRAW double log_gamma(double x)
{
    static const double series[] = {8.333333333333333e-02,  -2.777777777777778e-03, 7.936507936507937e-04,
                                    -5.952380952380952e-04, 8.417508417508418e-04,  -1.917526917526918e-03,
                                    6.410256410256410e-03,  -2.955065359477124e-02, 1.796443723688307e-01,
                                    -1.39243221690590e+00};
    const double log_two_pi = 1.8378770664093453;
    if (x == 1.0 || x == 2.0) {
        return 0.0;
    }
    int64_t steps = x < 7.0 ? (int64_t)(7 - x) : 0;
    double high = x + (double)steps, inverse_square = (1.0 / high) * (1.0 / high), sum = series[9];
    for (int k = 8; k >= 0; k--) {
        sum = sum * inverse_square + series[k];
    }
    double result = sum / high + 0.5 * log_two_pi + (high - 0.5) * log(high) - high;
    for (int64_t k = 0; k < steps; k++) {
        result -= log(high - 1.0);
        high -= 1.0;
    }
    return result;
}

DRAW double log_factorial(int64_t k)
{
    const double half_log_two_pi = 0.9189385332046728;
    if (k < (int64_t)(sizeof log_factorials / sizeof log_factorials[0])) {
        return log_factorials[k];
    }
    double x = (double)k;
    return (x + 0.5) * log(x) - x + (half_log_two_pi + (1.0 / x) * (1 / 12.0 - 1 / (360.0 * x * x)));
}

/* ---- Poisson: products of uniforms; from a mean of 10 on Hörmann's PTRS (1993) ----------------------- */

static int64_t poisson_by_products(struct source *s, double lam)
{
    double end = exp(-lam), product = 1.0;
    for (int64_t k = 0;; k++) {
        product *= unit(s);
        if (!(product > end)) {
            return k;
        }
    }
}

static int64_t poisson_by_rejection(struct source *s, double lam)
{
    double root = sqrt(lam), log_lam = log(lam);
    double b = 0.931 + 2.53 * root, a = -0.059 + 0.02483 * b;
    double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), fast = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        double u = unit(s) - 0.5, v = unit(s), us = 0.5 - fabs(u);
        int64_t k = (int64_t)floor((2 * a / us + b) * u + lam + 0.43);
        if (us >= 0.07 && v <= fast) {
            return k;
        }
        if (k < 0 || (us < 0.013 && v > us)) {
            continue;
        }
        if (log(v) + log(inverse_alpha) - log(a / (us * us) + b) <=
            -lam + (double)k * log_lam - log_gamma((double)k + 1)) {
            return k;
        }
    }
}

static int64_t poisson(struct source *s, double lam)
{
    return lam >= 10 ? poisson_by_rejection(s, lam) : lam == 0 ? 0 : poisson_by_products(s, lam);
}

DRAW int64_t negative_binomial(struct source *s, double n, double p)
{
    return poisson(s, (1 - p) / p * standard_gamma(s, n));
}

/* ---- binomial: inversion; from a mean of 30 on BTPE (Kachitvichyanukul and Schmeiser 1988) ----------- */

/* What depends on (n, p) alone, kept from one draw to the next. p ≤ ½. */
struct binomial {
    int64_t n;
    double p;
    int set;
    /* inversion */
    double q, none, mean;
    int64_t bound;
    /* BTPE: the mode, the centre and the ends of the middle part, the parts' slopes and areas */
    double variance, middle, left, right, half_width, c, left_slope, right_slope, p2, p3, p4;
    int64_t mode;
};

static int64_t binomial_by_inversion(struct source *s, struct binomial *b)
{
    if (!b->set) {
        b->set = 1;
        b->q = 1.0 - b->p;
        b->none = exp((double)b->n * log1p(-b->p));
        b->mean = (double)b->n * b->p;
        double far = b->mean + 10.0 * sqrt(b->mean * b->q + 1);
        b->bound = (int64_t)((double)b->n < far ? (double)b->n : far);
    }
    for (;;) {
        double u = unit(s), term = b->none;
        for (int64_t k = 0; k <= b->bound;) {
            if (!(u > term)) {
                return k;
            }
            k++;
            u -= term;
            term = ((double)(b->n - k + 1) * b->p * term) / ((double)k * b->q);
        }
    }
}

static void binomial_envelope(struct binomial *b)
{
    double r = b->p, q = 1.0 - r, n = (double)b->n, peak = n * r + r;
    b->set = 1;
    b->q = q;
    b->mode = (int64_t)floor(peak);
    b->variance = n * r * q;
    b->half_width = floor(2.195 * sqrt(n * r * q) - 4.6 * q) + 0.5;
    b->middle = (double)b->mode + 0.5;
    b->left = b->middle - b->half_width;
    b->right = b->middle + b->half_width;
    b->c = 0.134 + 20.5 / (15.3 + (double)b->mode);
    double a = (peak - b->left) / (peak - b->left * r);
    b->left_slope = a * (1.0 + a / 2.0);
    a = (b->right - peak) / (b->right * q);
    b->right_slope = a * (1.0 + a / 2.0);
    b->p2 = b->half_width * (1.0 + 2.0 * b->c);
    b->p3 = b->p2 + b->c / b->left_slope;
    b->p4 = b->p3 + b->c / b->right_slope;
}

/* Stirling's correction for log x!, as the paper has it */
static double binomial_correction(double x)
{
    double square = x * x;
    return (13860. - (462. - (132. - (99. - 140. / square) / square) / square) / square) / x / 166320.;
}

/* Whether y, drawn under the envelope at height v, lies under the curve. */
static int binomial_accepts(const struct binomial *b, int64_t y, double v)
{
    double r = b->p, q = b->q, variance = b->variance;
    int64_t n = b->n, m = b->mode, k = y > m ? y - m : m - y;
    if (!(k > 20 && (double)k < variance / 2.0 - 1)) {
        double odds = r / q, a = odds * (double)(n + 1), f = 1.0;
        for (int64_t i = m + 1; i <= y; i++) {
            f *= a / (double)i - odds;
        }
        for (int64_t i = y + 1; i <= m; i++) {
            f /= a / (double)i - odds;
        }
        return !(v > f);
    }
    double kd = (double)k;
    double rho = (kd / variance) * ((kd * (kd / 3.0 + 0.625) + 0.16666666666666666) / variance + 0.5);
    double t = (double)(-k * k) / (2 * variance), log_v = log(v);
    if (log_v < t - rho) {
        return 1;
    }
    if (log_v > t + rho) {
        return 0;
    }
    double x = (double)y + 1, f = (double)m + 1, z = (double)n + 1 - (double)m, w = (double)n - (double)y + 1;
    return !(log_v > b->middle * log(f / x) + ((double)(n - m) + 0.5) * log(z / w) +
                         (double)(y - m) * log(w * r / (x * q)) + binomial_correction(f) +
                         binomial_correction(z) - binomial_correction(x) - binomial_correction(w));
}

static int64_t binomial_by_rejection(struct source *s, struct binomial *b)
{
    if (!b->set) {
        binomial_envelope(b);
    }
    for (;;) {
        double u = unit(s) * b->p4, v = unit(s);
        int64_t y;
        if (u <= b->half_width) { /* the triangle, which lies under the curve */
            return (int64_t)floor(b->middle - b->half_width * v + u);
        }
        if (u <= b->p2) { /* the parallelograms beside it */
            double x = b->left + (u - b->half_width) / b->c;
            v = v * b->c + 1.0 - fabs((double)b->mode - x + 0.5) / b->half_width;
            if (v > 1.0) {
                continue;
            }
            y = (int64_t)floor(x);
        } else if (u <= b->p3) { /* the left tail */
            if (v == 0.0) {
                continue;
            }
            y = (int64_t)floor(b->left + log(v) / b->left_slope);
            if (y < 0) {
                continue;
            }
            v = v * (u - b->p2) * b->left_slope;
        } else { /* the right tail */
            if (v == 0.0) {
                continue;
            }
            y = (int64_t)floor(b->right - log(v) / b->right_slope);
            if (y > b->n) {
                continue;
            }
            v = v * (u - b->p3) * b->right_slope;
        }
        if (binomial_accepts(b, y, v)) {
            return y;
        }
    }
}

DRAW int64_t binomial(struct source *s, struct binomial *b, int64_t n, double p)
{
    if (n == 0 || p == 0.0) {
        return 0;
    }
    double rarer = p <= 0.5 ? p : 1.0 - p;
    if (b->n != n || b->p != rarer) {
        b->n = n;
        b->p = rarer;
        b->set = 0;
    }
    int64_t k = rarer * (double)n <= 30.0 ? binomial_by_inversion(s, b) : binomial_by_rejection(s, b);
    return p <= 0.5 ? k : n - k;
}

/* ---- the rest ---------------------------------------------------------------------------------------- */

/* By search for p ≥ 1/3, else an exponential, rounded up. */
DRAW int64_t geometric(struct source *s, double p)
{
    if (p >= 0.333333333333333333333333) {
        double sum = p, term = p, q = 1.0 - p, u = unit(s);
        int64_t k = 1;
        for (; u > sum; k++) {
            term *= q;
            sum += term;
        }
        return k;
    }
    double k = ceil(-standard_exponential(s) / log1p(-p));
    return k >= 0x1p63 ? INT64_MAX : (int64_t)k;
}

/* Devroye (1986), X.6; what an int64 cannot hold is drawn again. */
DRAW int64_t zipf(struct source *s, double a)
{
    if (a >= 1025) {
        return 1; /* anything else has a chance below 3e-309 */
    }
    double less = a - 1.0, b = pow(2.0, less), least = pow((double)INT64_MAX, -less);
    for (;;) {
        double w = unit(s), u = w * least + (1 - w), v = unit(s), x = floor(pow(u, -1.0 / less));
        if (x > (double)INT64_MAX || x < 1.0) {
            continue;
        }
        double t = pow(1.0 + 1.0 / x, less);
        if (v * x * (t - 1.0) / (b - 1.0) <= t / b) {
            return (int64_t)x;
        }
    }
}

/* Kemp (1981), algorithm LK */
DRAW int64_t logseries(struct source *s, double p)
{
    double r = log1p(-p);
    for (;;) {
        double v = unit(s);
        if (v >= p) {
            return 1;
        }
        double q = -expm1(r * unit(s));
        if (v <= q * q) {
            double k = floor(1 + log(v) / log(q));
            if (v == 0.0 || k < 1) {
                continue;
            }
            return (int64_t)k;
        }
        return v >= q ? 1 : 2;
    }
}

/* Draws one by one, of the smaller of what is taken and what is left. */
static int64_t hypergeometric_by_draws(struct source *s, int64_t good, int64_t bad, int64_t sample)
{
    int64_t total = good + bad, left = total, left_good = good;
    int complement = sample > total / 2;
    int64_t draws = complement ? total - sample : sample;
    for (; draws > 0 && left_good > 0 && left > left_good; draws--) {
        left--;
        left_good -= (int64_t)next_masked(s, (uint64_t)left) < left_good;
    }
    if (left == left_good) {
        left_good -= draws;
    }
    return complement ? left_good : good - left_good;
}

static double hypergeometric_term(int64_t k, int64_t rare, int64_t common, int64_t sample)
{
    return log_factorial(k) + log_factorial(rare - k) + log_factorial(sample - k) +
           log_factorial(common - sample + k);
}

/* Stadlober's ratio of uniforms, HRUA (1989) */
static int64_t hypergeometric_by_ratio(struct source *s, int64_t good, int64_t bad, int64_t asked)
{
    const double d1 = 1.7155277699214135, d2 = 0.8989161620588988; /* 2·√(2/e), 3 - 2·√(3/e) */
    int64_t total = good + bad, sample = asked < total - asked ? asked : total - asked;
    int64_t rare = good < bad ? good : bad, common = good < bad ? bad : good;
    double p = (double)rare / (double)total, q = (double)common / (double)total;
    double a = (double)sample * p + 0.5;
    double variance = (double)(total - sample) * (double)sample * p * q / (double)(total - 1);
    double c = sqrt(variance + 0.5), h = d1 * c + d2;
    int64_t mode = (int64_t)floor((double)(sample + 1) * (double)(rare + 1) / (double)(total + 2)), k;
    double peak = hypergeometric_term(mode, rare, common, sample);
    double support = (double)((sample < rare ? sample : rare) + 1), far = floor(a + 16 * c);
    double bound = support < far ? support : far;
    for (;;) {
        double u = unit(s), v = unit(s), x = a + h * (v - 0.5) / u;
        if (x < 0.0 || x >= bound) {
            continue;
        }
        k = (int64_t)floor(x);
        double t = peak - hypergeometric_term(k, rare, common, sample);
        if (u * (4.0 - u) - 3.0 <= t) {
            break;
        }
        if (u * (u - t) >= 1) {
            continue;
        }
        if (2.0 * log(u) <= t) {
            break;
        }
    }
    if (good > bad) {
        k = sample - k;
    }
    return sample < asked ? good - k : k;
}

DRAW int64_t hypergeometric(struct source *s, int64_t good, int64_t bad, int64_t sample)
{
    return sample >= 10 && sample <= good + bad - 10 ? hypergeometric_by_ratio(s, good, bad, sample)
                                                     : hypergeometric_by_draws(s, good, bad, sample);
}

#endif
