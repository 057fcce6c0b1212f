/*
 * Fills from one distribution. Those that cost no more than a few nanoseconds an element (uniform, normal,
 * exponential) are fed with words drawn many at a time; the others ask the source for one after the other.
 */
#include "random_discrete.h"

/* ---- fills from a feed ------------------------------------------------------------------------------- */

/* A fill of n elements of a type, each one expression over words fed, of 64 or 32 bits. */
#define FED_FILL(name, width, type, first, second, ...)                                                      \
    static void name(struct source *s, int64_t n, type *out, double first, double second)                    \
    {                                                                                                        \
        struct feed##width feed, *f = &feed;                                                                 \
        (void)first, (void)second;                                                                           \
        for (int64_t i = 0; i < n;) {                                                                        \
            feed##width##_fill(f, s, n - i);                                                                 \
            while (f->at < f->end) {                                                                         \
                out[i++] = __VA_ARGS__;                                                                      \
            }                                                                                                \
        }                                                                                                    \
    }

FED_FILL(fill_words32, 32, uint64_t, a, b, fed32(f, s))
FED_FILL(fill_unit, 64, double, a, b, fed_double(f, s))
FED_FILL(fill_unit32, 32, float, a, b, fed_float(f, s))
FED_FILL(fill_uniform, 64, double, low, range, low + range * fed_double(f, s))
FED_FILL(fill_standard_normal, 64, double, a, b, fed_normal(f, s))
FED_FILL(fill_standard_normal32, 32, float, a, b, fed_normal32(f, s))
FED_FILL(fill_normal, 64, double, loc, scale, loc + scale * fed_normal(f, s))
FED_FILL(fill_standard_exponential, 64, double, a, b, fed_exponential(f, s))
FED_FILL(fill_standard_exponential32, 32, float, a, b, fed_exponential32(f, s))
FED_FILL(fill_exponential, 64, double, scale, b, scale * fed_exponential(f, s))
FED_FILL(fill_exponential_inverse, 64, double, a, b, -log1p(-fed_double(f, s)))
FED_FILL(fill_exponential_inverse32, 32, float, a, b, (float)-log1p((double)-fed_float(f, s)))

/* ---- fills that ask the source ----------------------------------------------------------------------- */

struct parameters {
    const void *a, *b, *c;
    int64_t a_step, b_step, c_step;
};

/*
 * One function per distribution: DISTRIBUTION(type, name, what gives the element's parameters a, b and c, the element).
 */
#define NONE (void)i;
#define A(type) type a = ((const type *)p->a)[i * p->a_step];
#define B(type) type b = ((const type *)p->b)[i * p->b_step];
#define C(type) type c = ((const type *)p->c)[i * p->c_step];
#define DOUBLES2 A(double) B(double)
#define DOUBLES3 A(double) B(double) C(double)

#define DISTRIBUTIONS(DISTRIBUTION)                                                                          \
    DISTRIBUTION(double, STANDARD_GAMMA, A(double), standard_gamma(s, a))                                    \
    DISTRIBUTION(float, STANDARD_GAMMA32, A(double), standard_gamma32(s, (float)a))                          \
    DISTRIBUTION(double, UNIFORM, DOUBLES2, a + b * unit(s))                                                 \
    DISTRIBUTION(double, NORMAL, DOUBLES2, a + b * standard_normal(s))                                       \
    DISTRIBUTION(double, EXPONENTIAL, A(double), a * standard_exponential(s))                                \
    DISTRIBUTION(double, GAMMA, DOUBLES2, b * standard_gamma(s, a))                                          \
    DISTRIBUTION(double, BETA, DOUBLES2, beta(s, a, b))                                                      \
    DISTRIBUTION(double, CHISQUARE, A(double), chisquare(s, a))                                              \
    DISTRIBUTION(double, NONCENTRAL_CHISQUARE, DOUBLES2, noncentral_chisquare(s, a, b))                      \
    DISTRIBUTION(double, F, DOUBLES2, fisher_f(s, a, b))                                                     \
    DISTRIBUTION(double, NONCENTRAL_F, DOUBLES3, noncentral_f(s, a, b, c))                                   \
    DISTRIBUTION(double, STANDARD_CAUCHY, NONE, standard_cauchy(s))                                          \
    DISTRIBUTION(double, STANDARD_T, A(double), standard_t(s, a))                                            \
    DISTRIBUTION(double, PARETO, A(double), pareto(s, a))                                                    \
    DISTRIBUTION(double, WEIBULL, A(double), weibull(s, a))                                                  \
    DISTRIBUTION(double, POWER_DISTRIBUTION, A(double), power(s, a))                                         \
    DISTRIBUTION(double, LAPLACE, DOUBLES2, laplace(s, a, b))                                                \
    DISTRIBUTION(double, GUMBEL, DOUBLES2, gumbel(s, a, b))                                                  \
    DISTRIBUTION(double, LOGISTIC, DOUBLES2, logistic(s, a, b))                                              \
    DISTRIBUTION(double, LOGNORMAL, DOUBLES2, exp(a + b * standard_normal(s)))                               \
    DISTRIBUTION(double, RAYLEIGH, A(double), rayleigh(s, a))                                                \
    DISTRIBUTION(double, WALD, DOUBLES2, wald(s, a, b))                                                      \
    DISTRIBUTION(double, TRIANGULAR, DOUBLES3, triangular(s, a, b, c))                                       \
    DISTRIBUTION(double, VONMISES, DOUBLES2, vonmises(s, a, b))                                              \
    DISTRIBUTION(int64_t, BINOMIAL, A(int64_t) B(double), binomial(s, &saved, a, b))                         \
    DISTRIBUTION(int64_t, NEGATIVE_BINOMIAL, DOUBLES2, negative_binomial(s, a, b))                           \
    DISTRIBUTION(int64_t, POISSON, A(double), poisson(s, a))                                                 \
    DISTRIBUTION(int64_t, ZIPF, A(double), zipf(s, a))                                                       \
    DISTRIBUTION(int64_t, GEOMETRIC, A(double), geometric(s, a))                                             \
    DISTRIBUTION(int64_t, LOGSERIES, A(double), logseries(s, a))                                             \
    DISTRIBUTION(int64_t, HYPERGEOMETRIC, A(int64_t) B(int64_t) C(int64_t), hypergeometric(s, a, b, c))

#define FILL(type, name, reads, element)                                                                     \
    static void fill_##name(struct source *s, int64_t n, void *to, const struct parameters *p)               \
    {                                                                                                        \
        type *out = to;                                                                                      \
        struct binomial saved = {.n = -1};                                                                   \
        (void)p, (void)saved;                                                                                \
        for (int64_t i = 0; i < n; i++) {                                                                    \
            reads out[i] = element;                                                                          \
        }                                                                                                    \
    }
DISTRIBUTIONS(FILL)

#define CASE(type, name, reads, element)                                                                     \
    case BATON_##name: fill_##name(s, n, out, p); return BATON_OK;

static int32_t fill_asking(struct source *s, int32_t distribution, int64_t n, void *out, const struct parameters *p)
{
    switch (distribution) {
        DISTRIBUTIONS(CASE)
    default: return BATON_UNSUPPORTED;
    }
}

static double scalar(const void *parameter) { return parameter == NULL ? 0 : *(const double *)parameter; }

static int32_t fill(struct source *s, int32_t distribution, int64_t n, void *out, const struct parameters *p)
{
    int alike = p->a_step == 0 && p->b_step == 0;
    if (!alike) {
        return fill_asking(s, distribution, n, out, p);
    }
    switch (distribution) {
    case BATON_WORDS:
        if (s->kind == BATON_MT19937) {
            fill_words32(s, n, out, 0, 0);
        } else {
            words64(s, n, out);
        }
        return BATON_OK;
    case BATON_UNIT: fill_unit(s, n, out, 0, 0); return BATON_OK;
    case BATON_UNIT32: fill_unit32(s, n, out, 0, 0); return BATON_OK;
    case BATON_STANDARD_NORMAL: fill_standard_normal(s, n, out, 0, 0); return BATON_OK;
    case BATON_STANDARD_NORMAL32: fill_standard_normal32(s, n, out, 0, 0); return BATON_OK;
    case BATON_STANDARD_EXPONENTIAL: fill_standard_exponential(s, n, out, 0, 0); return BATON_OK;
    case BATON_STANDARD_EXPONENTIAL32: fill_standard_exponential32(s, n, out, 0, 0); return BATON_OK;
    case BATON_EXPONENTIAL_INVERSE: fill_exponential_inverse(s, n, out, 0, 0); return BATON_OK;
    case BATON_EXPONENTIAL_INVERSE32: fill_exponential_inverse32(s, n, out, 0, 0); return BATON_OK;
    case BATON_UNIFORM: fill_uniform(s, n, out, scalar(p->a), scalar(p->b)); return BATON_OK;
    case BATON_NORMAL: fill_normal(s, n, out, scalar(p->a), scalar(p->b)); return BATON_OK;
    case BATON_EXPONENTIAL: fill_exponential(s, n, out, scalar(p->a), 0); return BATON_OK;
    default: return fill_asking(s, distribution, n, out, p);
    }
}

int32_t BATON_VARIANT_NAME(baton_random_fill)(int32_t bits, int32_t distribution, uint64_t *state, int64_t n,
                                              void *out, const void *a, int64_t a_step, const void *b,
                                              int64_t b_step, const void *c, int64_t c_step)
{
    if (bits < BATON_PCG64 || bits > BATON_SFC64) {
        return BATON_UNSUPPORTED;
    }
    if (n < 0) {
        return BATON_INVALID;
    }
    struct source s = source_load(bits, state);
    const struct parameters p = {a, b, c, a_step, b_step, c_step};
    int32_t status = fill(&s, distribution, n, out, &p);
    source_store(&s, state);
    return status;
}
