/*
 * The continuous distributions, one draw each. They ask the source which generator it is: what they spend on log
 * and pow is more than that. Expressions are kept as NumPy has them where another grouping would round otherwise.
 */
#ifndef BATON_RANDOM_CONTINUOUS_H
#define BATON_RANDOM_CONTINUOUS_H

#include "random_draw.h"

#define DRAW static __attribute__((unused))

static const double pi = 3.141592653589793;

DRAW double unit(struct source *s) { return next_double(s); }

DRAW double standard_normal(struct source *s) { return next_normal(s); }

DRAW double standard_exponential(struct source *s) { return next_exponential(s); }

/* In (0, 1): zero is drawn again. */
DRAW double open_unit(struct source *s)
{
    double u;
    do {
        u = unit(s);
    } while (u == 0.0);
    return u;
}

/*
 * Gamma: Marsaglia and Tsang (2000) from a shape of 1 on, rejection from a two-part envelope (Ahrens and Dieter 1974,
 * with an exponential for the logarithm) below it.
 */
#define GAMMA(name, real, third, squeeze, uniform, normal, exponential, power, logarithm, root)              \
    DRAW real name##_of_small_shape(struct source *s, real shape)                                            \
    {                                                                                                        \
        for (;;) {                                                                                           \
            real u = uniform(s), v = exponential(s), x, limit = v;                                           \
            if (u <= 1 - shape) {                                                                            \
                x = power(u, 1 / shape);                                                                     \
            } else {                                                                                         \
                real y = -logarithm((1 - u) / shape);                                                        \
                x = power(1 - shape + shape * y, 1 / shape);                                                 \
                limit = v + y;                                                                               \
            }                                                                                                \
            if (x <= limit) {                                                                                \
                return x;                                                                                    \
            }                                                                                                \
        }                                                                                                    \
    }                                                                                                        \
                                                                                                             \
    DRAW real name(struct source *s, real shape)                                                             \
    {                                                                                                        \
        if (shape == 1) {                                                                                    \
            return exponential(s);                                                                           \
        }                                                                                                    \
        if (shape == 0) {                                                                                    \
            return 0;                                                                                        \
        }                                                                                                    \
        if (shape < 1) {                                                                                     \
            return name##_of_small_shape(s, shape);                                                          \
        }                                                                                                    \
        real b = shape - third, c = 1 / root(9 * b);                                                         \
        for (;;) {                                                                                           \
            real x, v;                                                                                       \
            do {                                                                                             \
                x = normal(s);                                                                               \
                v = 1 + c * x;                                                                               \
            } while (v <= 0);                                                                                \
            v = v * v * v;                                                                                   \
            real u = uniform(s);                                                                             \
            if (u < 1 - squeeze * (x * x) * (x * x) ||                                                       \
                logarithm(u) < (real)0.5 * x * x + b * (1 - v + logarithm(v))) {                             \
                return b * v;                                                                                \
            }                                                                                                \
        }                                                                                                    \
    }

DRAW float unit32(struct source *s) { return next_float(s); }
DRAW float standard_normal32(struct source *s) { return fed_normal32(NULL, s); }
DRAW float standard_exponential32(struct source *s) { return fed_exponential32(NULL, s); }

GAMMA(standard_gamma, double, 1.0 / 3.0, 0.0331, unit, standard_normal, standard_exponential, pow, log, sqrt)
GAMMA(standard_gamma32, float, 1.0f / 3.0f, 0.0331f, unit32, standard_normal32, standard_exponential32, powf,
      logf, sqrtf)

/* Beta of two small shapes by Jöhnk (1964). */
DRAW double beta_of_small_shapes(struct source *s, double a, double b)
{
    const double tiny = 3e-103; /* below it the result is 0 or 1 but for a chance of 1e-100 */
    if (a < tiny && b < tiny) {
        return (a + b) * unit(s) < a;
    }
    for (;;) {
        double u = unit(s), v = unit(s), x = pow(u, 1.0 / a), y = pow(v, 1.0 / b), both = x + y;
        if (!(both <= 1.0 && u + v > 0.0)) {
            continue;
        }
        if (x > 0 && y > 0) {
            return x / both;
        }
        /* One of them underflowed: the same ratio by logarithms. */
        double difference = log(u) / a - log(v) / b;
        return difference > 0 ? exp(-log1p(exp(-difference))) : exp(difference - log1p(exp(difference)));
    }
}

DRAW double beta(struct source *s, double a, double b)
{
    if (a <= 1.0 && b <= 1.0) {
        return beta_of_small_shapes(s, a, b);
    }
    double x = standard_gamma(s, a), y = standard_gamma(s, b);
    return x / (x + y);
}

DRAW double chisquare(struct source *s, double df) { return 2.0 * standard_gamma(s, df / 2.0); }

static int64_t poisson(struct source *s, double lam) __attribute__((unused));

DRAW double noncentral_chisquare(struct source *s, double df, double nonc)
{
    if (isnan(nonc)) {
        return NAN;
    }
    if (nonc == 0) {
        return chisquare(s, df);
    }
    if (df > 1) {
        double central = chisquare(s, df - 1), shifted = standard_normal(s) + sqrt(nonc);
        return central + shifted * shifted;
    }
    int64_t i = poisson(s, nonc / 2.0);
    return chisquare(s, df + (double)(2 * i));
}

DRAW double fisher_f(struct source *s, double dfnum, double dfden)
{
    double above = chisquare(s, dfnum) * dfden;
    return above / (chisquare(s, dfden) * dfnum);
}

DRAW double noncentral_f(struct source *s, double dfnum, double dfden, double nonc)
{
    double above = noncentral_chisquare(s, dfnum, nonc) * dfden;
    return above / (chisquare(s, dfden) * dfnum);
}

DRAW double standard_cauchy(struct source *s)
{
    double above = standard_normal(s);
    return above / standard_normal(s);
}

DRAW double standard_t(struct source *s, double df)
{
    double above = standard_normal(s), below = standard_gamma(s, df / 2);
    return sqrt(df / 2) * above / sqrt(below);
}

DRAW double pareto(struct source *s, double a) { return expm1(standard_exponential(s) / a); }

DRAW double weibull(struct source *s, double a)
{
    return a == 0.0 ? 0.0 : pow(standard_exponential(s), 1.0 / a);
}

DRAW double power(struct source *s, double a) { return pow(-expm1(-standard_exponential(s)), 1.0 / a); }

DRAW double laplace(struct source *s, double loc, double scale)
{
    double u = open_unit(s);
    return u >= 0.5 ? loc - scale * log(2.0 - u - u) : loc + scale * log(u + u);
}

DRAW double gumbel(struct source *s, double loc, double scale)
{
    return loc - scale * log(-log(1.0 - open_unit(s)));
}

DRAW double logistic(struct source *s, double loc, double scale)
{
    double u = open_unit(s);
    return loc + scale * log(u / (1.0 - u));
}

DRAW double rayleigh(struct source *s, double scale) { return scale * sqrt(2.0 * standard_exponential(s)); }

/* Michael, Schucany and Haas (1976), in the form that does not cancel. */
DRAW double wald(struct source *s, double mean, double scale)
{
    double y = standard_normal(s);
    y = mean * y * y;
    double d = 1 + sqrt(1 + 4 * scale / y), x = mean * (1 - 2 / d);
    return unit(s) <= mean / (mean + x) ? x : mean * mean / x;
}

DRAW double triangular(struct source *s, double left, double mode, double right)
{
    double base = right - left, leftbase = mode - left, ratio = leftbase / base;
    double below = leftbase * base, above = (right - mode) * base, u = unit(s);
    return u <= ratio ? left + sqrt(u * below) : right - sqrt((1.0 - u) * above);
}

/* Best and Fisher (1979): wrapped Cauchy as the envelope. Beyond its range the limits: uniform, wrapped normal. */
DRAW double vonmises(struct source *s, double mu, double kappa)
{
    if (isnan(kappa)) {
        return NAN;
    }
    if (kappa < 1e-8) {
        return pi * (2 * unit(s) - 1);
    }
    if (kappa > 1e6) {
        double angle = mu + sqrt(1.0 / kappa) * standard_normal(s);
        if (angle < -pi) {
            angle += 2 * pi;
        }
        return angle > pi ? angle - 2 * pi : angle;
    }
    double r;
    if (kappa < 1e-5) {
        r = 1.0 / kappa + kappa; /* to second order */
    } else {
        double tau = 1 + sqrt(1 + 4 * kappa * kappa), rho = (tau - sqrt(2 * tau)) / (2 * kappa);
        r = (1 + rho * rho) / (2 * rho);
    }
    double w, y, v;
    do {
        double z = cos(pi * unit(s));
        w = (1 + r * z) / (r + z);
        y = kappa * (r - w);
        v = unit(s);
    } while (!(y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0));
    double angle = unit(s) < 0.5 ? -acos(w) : acos(w);
    angle += mu;
    double turned = fmod(fabs(angle) + pi, 2 * pi) - pi;
    return angle < 0 ? -turned : turned;
}

#endif
