/*
 * The direct Fourier sum, out[k] = Σ_j w[j]·exp(±2πi·f[k]·t[j]).
 *
 * The phase f·t is the rounded product and its rounding error, in turns, reduced exactly (turns.h).
 *
 * A product f·t that overflows has no phase: it gives NaN, as infinite and NaN inputs do.
 *
 * The sum runs in blocks of 64 terms to a lane; blocks are added in a binary tree (a stack with one partial
 * sum per level, as a counter carries), so that the error does not grow with the number of blocks. Neither
 * order depends on how many frequencies there are. Times are walked in chunks that stay in cache while a
 * group of frequencies uses them.
 */
#include "turns.h"

#define CHAINS 2 /* independent vectors per step */
#define STEP (CHAINS * BATON_LANES)
#define BLOCK (64 * BATON_LANES) /* terms, 64 to a lane: a multiple of STEP */
#define CHUNK 4096               /* terms, a multiple of BLOCK */
#define GROUP 16                 /* frequencies */
#define NEAR 0x1p40              /* turns, below which lo is no part of choosing a quarter */
#define LEVELS 40                /* of the tree: blocks of BLOCK terms number less than 2^LEVELS */

/* f, for many products. Without FMA its two halves, of 26 bits each, make the product's error computable. */
typedef struct {
    vd value;
#if !BATON_HAS_FMA
    vd high, low;
#endif
} factor;

#if !BATON_HAS_FMA
#define LOW_HALF ((int64_t)0x7ffffff)

/* By bits, not by Veltkamp's multiplication, which overflows for large x. */
BATON_INLINE vd high_half(vd x) { return (vd)((vi)x & vi_set(~LOW_HALF)); }
#endif

BATON_INLINE factor factor_of(double f)
{
#if BATON_HAS_FMA
    return (factor){vd_set(f)};
#else
    vd value = vd_set(f), high = high_half(value);
    return (factor){value, high, value - high};
#endif
}

/* p + *lo = f·t. */
BATON_INLINE vd product(factor f, vd t, vd *lo)
{
    vd p = f.value * t;
#if BATON_HAS_FMA
    *lo = vd_fma(f.value, t, -p);
#else
    vd high = high_half(t), low = t - high;
    *lo = ((f.high * high - p) + f.high * low + f.low * high) + f.low * low;
#endif
    return p;
}

/* far is known where this is expanded: whether |f·t| may reach NEAR. */
BATON_INLINE product_phase begin_phase(factor f, vd t, int far)
{
    vd lo, p = product(f, t, &lo);
    if (!far) {
        return (product_phase){p, lo, p + vd_set(TURN_MAGIC)};
    }
    p -= vd_nearest(p);
    lo -= vd_nearest(lo);
    return (product_phase){p, lo, (p + lo) + vd_set(TURN_MAGIC)};
}

/*
 * e[i] = exp(2πi·now[i]) and next[i] = f·t[i]. Neither waits for the other; their instructions alternate, which
 * keeps the multipliers busy. far is known where this is expanded.
 */
BATON_INLINE void step(const phase *now, vc *e, factor f, const double *t, phase *next, int far)
{
    vd z[CHAINS], s[CHAINS], c[CHAINS];
    product_phase begun[CHAINS];
    for (int i = 0; i < CHAINS; i++) {
        z[i] = now[i].r * now[i].r;
        s[i] = vd_set(TURN_SIN[TURN_DEGREE]);
        c[i] = vd_set(TURN_COS[TURN_DEGREE]);
    }
    BATON_UNROLL
    for (int k = TURN_DEGREE - 1; k >= 0; k--) {
        for (int i = 0; i < CHAINS; i++) {
            s[i] = vd_fma(s[i], z[i], vd_set(TURN_SIN[k]));
            c[i] = vd_fma(c[i], z[i], vd_set(TURN_COS[k]));
            if (k == TURN_DEGREE - 1) {
                begun[i] = begin_phase(f, vd_load(t + i * BATON_LANES), far);
            } else if (k == TURN_DEGREE - 3) {
                next[i] = end_phase(begun[i]);
            }
        }
    }
    for (int i = 0; i < CHAINS; i++) {
        e[i] = turned_by(now[i], s[i], c[i]);
    }
}

BATON_INLINE vc add(vc sum, vc e, const double *weights)
{
    if (!weights) {
        return (vc){sum.re + e.re, sum.im + e.im};
    }
    vc w = vc_load(weights);
    return (vc){vd_fma(-w.im, e.im, vd_fma(w.re, e.re, sum.re)),
                vd_fma(w.im, e.re, vd_fma(w.re, e.im, sum.im))};
}

typedef struct {
    double re, im;
} complex_sum;

/*
 * Up to BLOCK terms; weighted and far are known where this is expanded. Each step finds the phases of the
 * next.
 */
BATON_INLINE complex_sum block_sum(double frequency, int64_t n, const double *times, const double *weights,
                                   int weighted, int far)
{
    factor f = factor_of(frequency);
    vc sum = {vd_set(0), vd_set(0)};
    int64_t whole = n - n % STEP;
    phase now[CHAINS], next[CHAINS];
    for (int i = 0; i < CHAINS; i++) {
        now[i] = end_phase(begin_phase(f, whole ? vd_load(times + i * BATON_LANES) : vd_set(0), far));
    }
    for (int64_t j = 0; j < whole; j += STEP) {
        vc e[CHAINS];
        step(now, e, f, times + (j + STEP < whole ? j + STEP : j), next, far);
        for (int i = 0; i < CHAINS; i++) {
            sum = add(sum, e[i], weighted ? weights + 2 * (j + i * BATON_LANES) : NULL);
        }
        for (int i = 0; i < CHAINS; i++) {
            now[i] = next[i];
        }
    }
    for (int64_t j = whole; j < n; j += BATON_LANES) {
        int64_t rest = n - j < BATON_LANES ? n - j : BATON_LANES;
        double some[2 * BATON_LANES] = {0}; /* the weights of lanes past the end are 0 */
        for (int64_t i = 0; i < rest; i++) {
            some[2 * i] = weighted ? weights[2 * (j + i)] : 1;
            some[2 * i + 1] = weighted ? weights[2 * (j + i) + 1] : 0;
        }
        phase last = end_phase(begin_phase(f, vd_load_some(times + j, rest, 0), far));
        sum = add(sum, turned(last), some);
    }
    return (complex_sum){vd_sum_lanes(sum.re), vd_sum_lanes(sum.im)};
}

typedef complex_sum sum_function(double f, int64_t n, const double *times, const double *weights);

#define SUM(name, weighted, far)                                                                             \
    static __attribute__((noinline)) complex_sum name(double f, int64_t n, const double *times,              \
                                                      const double *weights)                                 \
    {                                                                                                        \
        return block_sum(f, n, times, weights, weighted, far);                                               \
    }
SUM(plain_near, 0, 0)
SUM(plain_far, 0, 1)
SUM(weighted_near, 1, 0)
SUM(weighted_far, 1, 1)

static sum_function *const sums[2][2] = {{plain_near, plain_far}, {weighted_near, weighted_far}};

/* The largest |t|; what NaN does to it does not matter. */
static double largest(int64_t n, const double *times)
{
    vd most[4] = {vd_set(0), vd_set(0), vd_set(0), vd_set(0)};
    int64_t j = 0;
    for (; j + 4 * BATON_LANES <= n; j += 4 * BATON_LANES) {
        for (int i = 0; i < 4; i++) {
            most[i] = vd_at_least(vd_abs(vd_load(times + j + i * BATON_LANES)), most[i]);
        }
    }
    double max = 0;
    for (int i = 0; i < 4; i++) {
        for (int lane = 0; lane < BATON_LANES; lane++) {
            max = most[i][lane] > max ? most[i][lane] : max;
        }
    }
    for (; j < n; j++) {
        max = fabs(times[j]) > max ? fabs(times[j]) : max;
    }
    return max;
}

/* The tree of blocks of one frequency: level l holds the sum of 2^l blocks where bit l of blocks is set. */
typedef struct {
    int64_t blocks;
    complex_sum levels[LEVELS];
} tree;

static void tree_push(tree *tree, complex_sum sum)
{
    int level = 0;
    for (int64_t carry = tree->blocks++; carry & 1; carry >>= 1, level++) {
        sum.re = tree->levels[level].re + sum.re;
        sum.im = tree->levels[level].im + sum.im;
    }
    tree->levels[level] = sum;
}

static complex_sum tree_total(const tree *tree)
{
    complex_sum sum = {0, 0};
    int level = 0;
    for (int64_t rest = tree->blocks; rest; rest >>= 1, level++) {
        if (rest & 1) {
            sum.re += tree->levels[level].re;
            sum.im += tree->levels[level].im;
        }
    }
    return sum;
}

/*
 * One time, frequencies as lanes: the same bits as block_sum's of one term, whose other lanes add zeros. Returns
 * how many frequencies it did, up to a vector with one that is far.
 */
static int64_t one_time(int32_t sign, int64_t nf, const double *frequencies, double time, const double *weight,
                        complex_sum *out)
{
    factor t = factor_of(time);
    vd near = vd_set(NEAR), wr = vd_set(weight ? weight[0] : 1), wi = vd_set(weight ? weight[1] : 0), zero = vd_set(0);
    for (int64_t k = 0; k < nf; k += BATON_LANES) {
        int64_t count = nf - k < BATON_LANES ? nf - k : BATON_LANES;
        vd f = vd_load_some(frequencies + k, count, 0) * vd_set(sign);
        if (vm_any(vm_not(vd_lt(vd_abs(f) * vd_abs(t.value), near)))) {
            return k;
        }
        vc e = turned(end_phase(begin_phase(t, f, 0)));
        vd re = zero + vd_fma(-wi, e.im, vd_fma(wr, e.re, zero)), im = zero + vd_fma(wi, e.re, vd_fma(wr, e.im, zero));
        for (int64_t i = 0; i < count; i++) {
            out[k + i] = (complex_sum){re[i], im[i]};
        }
    }
    return nf;
}

int32_t BATON_VARIANT_NAME(baton_dft)(int32_t sign, int64_t nf, const double *frequencies, int64_t nt,
                                      const double *times, const void *weights, void *out)
{
    if ((sign != 1 && sign != -1) || nf < 0 || nt < 0) {
        return BATON_INVALID;
    }
    const double *w = weights;
    complex_sum *result = out;
    int64_t done = nt == 1 ? one_time(sign, nf, frequencies, times[0], w, result) : 0;
    for (int64_t first = done; first < nf; first += GROUP) {
        int64_t group = nf - first < GROUP ? nf - first : GROUP;
        tree trees[GROUP];
        for (int64_t k = 0; k < group; k++) {
            trees[k].blocks = 0;
        }
        for (int64_t chunk = 0; chunk < nt; chunk += CHUNK) {
            int64_t end = nt - chunk < CHUNK ? nt : chunk + CHUNK;
            double most = largest(end - chunk, times + chunk);
            for (int64_t k = 0; k < group; k++) {
                double f = sign * frequencies[first + k];
                sum_function *sum = sums[w != NULL][!(fabs(f) * most < NEAR)];
                for (int64_t j = chunk; j < end; j += BLOCK) {
                    int64_t n = end - j < BLOCK ? end - j : BLOCK;
                    tree_push(&trees[k], sum(f, n, times + j, w ? w + 2 * j : NULL));
                }
            }
        }
        for (int64_t k = 0; k < group; k++) {
            result[first + k] = tree_total(&trees[k]);
        }
    }
    return BATON_OK;
}
