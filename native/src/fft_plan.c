/*
 * Plans: which way a length is transformed, by a model of what each way costs, and the tables that it needs.
 *
 * Roots of unity are found in long double, their angle reduced to an eighth of a turn first, so that each is
 * rounded once and those on the axes and diagonals are exact or symmetric.
 */
#include "fft_plan.h"

/* ---- factors ------------------------------------------------------------------------------------------- */

enum { MAX_RADIX = 16 };
/* The radices that have kernels, and roughly the cycles of one of them; more than eight vectors want many registers. */
#if defined(__AVX512F__)
static const double radix_costs[MAX_RADIX + 1] = {[1] = 0,   [2] = 4,   [3] = 12,   [4] = 16,  [5] = 30,
                                                  [6] = 36,  [7] = 56,  [8] = 45,   [9] = 84,  [10] = 95,
                                                  [11] = 130, [12] = 90, [13] = 180, [15] = 150, [16] = 150};
#else
static const double radix_costs[MAX_RADIX + 1] = {[1] = 0,   [2] = 4,    [3] = 12,   [4] = 16,   [5] = 30,
                                                  [6] = 40,  [7] = 64,   [8] = 50,   [9] = 120,  [10] = 130,
                                                  [11] = 160, [12] = 150, [13] = 230, [15] = 230, [16] = 300};
#endif

static double radix_cost(int64_t radix)
{
    return radix <= MAX_RADIX ? radix_costs[radix] : (double)(radix * radix);
}

/* The same for each number, with what loading, turning and storing it takes. */
static double stage_cost(int64_t radix) { return radix_cost(radix) / (double)radix + 7; }

typedef struct {
    int64_t count, radices[FFT_MAX_STAGES];
    double cost;
} radices;

/* Adds the cheapest radices of length, none above most, to those there are, where that is cheaper than best. */
static void find_radices(int64_t length, int64_t most, radices *found, radices *best)
{
    if (length == 1 && found->cost < best->cost) {
        *best = *found;
    }
    for (int64_t r = most; r > 1 && length > 1; r--) {
        double cost = stage_cost(r);
        if (length % r != 0 || radix_costs[r] == 0 || found->cost + cost >= best->cost) {
            continue;
        }
        found->radices[found->count++] = r;
        found->cost += cost;
        find_radices(length / r, r, found, best);
        found->cost -= cost;
        found->count--;
    }
}

static int is_prime(int64_t p)
{
    int64_t d = 2;
    while (d * d <= p && p % d != 0) {
        d++;
    }
    return d * d > p;
}

/*
 * The radices of length, those without kernels for interleaved numbers first or last. 0 if one is too large.
 */
static int factor(int64_t length, int plain_first, fft_lanes *lanes)
{
    radices found = {.count = 0, .cost = 0}, best = {.count = 0, .cost = INFINITY};
    int64_t rest = length;
    for (int64_t p = MAX_RADIX + 1; p <= FFT_MAX_PRIME; p += 2) {
        for (; is_prime(p) && rest % p == 0; rest /= p) {
            found.radices[found.count++] = p;
        }
    }
    find_radices(rest, MAX_RADIX, &found, &best);
    if (best.cost == INFINITY) {
        return 0;
    }
    lanes->length = length;
    lanes->stages = 0;
    for (int plain = 0; plain < 2; plain++) {
        for (int64_t i = 0; i < best.count; i++) {
            if ((fft_kernels_of(best.radices[i])->last[0] == NULL) == (plain != plain_first)) {
                lanes->stage[lanes->stages++].radix = best.radices[i];
            }
        }
    }
    int64_t s = 1;
    for (int64_t i = 0; i < lanes->stages; i++) {
        fft_stage *stage = &lanes->stage[i];
        stage->s = s;
        stage->turn_first = 0;
        s *= stage->radix;
        stage->m = length / s;
    }
    return 1;
}

/* ---- costs --------------------------------------------------------------------------------------------- */

/* Roughly the cycles of a transform of full lanes; more where its two buffers leave a level of the caches. */
static double lanes_cost(const fft_lanes *lanes)
{
    double cost = 0, bytes = 2.0 * sizeof(scalar) * FFT_ELEMENT * (double)lanes->length;
    for (int64_t i = 0; i < lanes->stages; i++) {
        const fft_stage *stage = &lanes->stage[i];
        double r = (double)stage->radix;
        cost += (double)(lanes->length / stage->radix) * (radix_cost(stage->radix) + (stage->m > 1 ? 3 : 0) * r + 4 * r);
    }
    return cost * (bytes > 1 << 20   ? 1.6
                   : bytes > 1 << 18 ? 1.4
                   : bytes > 1 << 17 ? 1.3
                   : bytes >= 1 << 15 ? 1.1
                                      : 1);
}

static double split_cost(const fft_lanes *columns, const fft_lanes *rows)
{
    int at_once = fft_middle(columns) != NULL;
    double turn = (double)(fft_groups(columns->length) * FFT_LANES) * (at_once ? 6 : 12);
    /* Fewer numbers than lanes are copied to and fro. */
    double copied = (columns->length < FFT_LANES || rows->length < FFT_LANES) ? 20.0 * (double)(columns->length * rows->length) : 0;
    return (double)fft_groups(rows->length) * (lanes_cost(columns) + turn) +
           (double)fft_groups(columns->length) * lanes_cost(rows) + copied;
}

/* Up to here rows are lanes, whatever one row alone would cost: one stage does it. */
enum { SHORT = 16, MOST_ACROSS = 4096 };

/* The cheapest of the ways without convolution; -1 where there is none. */
static double smooth_cost(int64_t n, int batch, struct fft_plan *plan)
{
    double best = -1;
    fft_lanes columns, rows;
    if (batch && n <= 1024 && factor(n, 1, &rows)) {
        best = lanes_cost(&rows) + 20.0 * (double)n;
        plan->kind = FFT_BATCH;
        plan->across = rows;
        if (n <= SHORT) {
            return best;
        }
    }
    for (int64_t d = 2; d <= n / d; d++) {
        if (n % d != 0) {
            continue;
        }
        for (int64_t side = 0; side < 2; side++) {
            if (!factor(side ? n / d : d, 0, &columns) || !factor(side ? d : n / d, 1, &rows)) {
                continue;
            }
            double cost = split_cost(&columns, &rows);
            if (best < 0 || cost < best) {
                best = cost;
                plan->kind = FFT_SPLIT;
                plan->columns = columns;
                plan->rows = rows;
            }
        }
    }
    return best;
}

/* ---- layout -------------------------------------------------------------------------------------------- */

static int64_t aligned(int64_t bytes) { return (bytes + 63) & ~(int64_t)63; }

/* Takes scalars from the end of the plan. */
static int64_t take(struct fft_plan *plan, int64_t scalars)
{
    int64_t place = plan->bytes;
    plan->bytes += aligned(scalars * (int64_t)sizeof(scalar));
    return place;
}

static void take_tables(struct fft_plan *plan, fft_lanes *lanes)
{
    for (int64_t i = 0; i < lanes->stages; i++) {
        fft_stage *stage = &lanes->stage[i];
        stage->twiddles = take(plan, stage->m > 1 ? 2 * stage->m * (stage->radix - 1) : 0);
        stage->parts = take(plan, stage->radix > 13 && stage->radix % 2 ? 2 * stage->radix : 0);
    }
}

/* The stages of a split row as one transform, of rows as lanes: the columns' single one, turned as in the middle, comes
 * first. */
static void design_across(struct fft_plan *plan)
{
    const fft_lanes *rows = &plan->rows;
    fft_lanes *across = &plan->across;
    int64_t radix = plan->columns.length;
    across->length = plan->n;
    across->stages = 1 + rows->stages;
    across->stage[0] = plan->columns.stage[0];
    across->stage[0].m = rows->length;
    across->stage[0].turn_first = 1;
    across->stage[0].twiddles = take(plan, 2 * rows->length * (radix - 1));
    for (int64_t i = 0; i < rows->stages; i++) {
        across->stage[1 + i] = rows->stage[i];
        across->stage[1 + i].s *= radix;
    }
}

static void mark(struct fft_plan *plan)
{
    plan->lanes = FFT_LANES;
#ifdef BATON_SINGLE
    plan->single = 1;
#endif
}

/* Chooses the way for n and lays out the plan. Tables are not made. */
static void design(int64_t n, int batch, struct fft_plan *plan)
{
    memset(plan, 0, sizeof *plan);
    plan->n = n;
    mark(plan);
    plan->bytes = aligned(sizeof *plan);
    double cost = smooth_cost(n, batch, plan);
    plan->cost = cost;
    if (cost < 0 || n > SHORT) {
        struct fft_plan trial;
        double best = cost, convolutions = plan->single ? 4 : 2; /* of doubles */
        int64_t length = 0;
        for (int64_t odd = 1; odd <= 45; odd += 2) {
            if (odd % 7 == 0 || odd % 11 == 0 || odd % 13 == 0 ||
                (odd > 15 && odd != 25 && odd != 27 && odd != 45)) {
                continue;
            }
            int64_t m = odd;
            while (m < 2 * n - 1) {
                m *= 2;
            }
            if (m % 4 != 0) {
                continue;
            }
            double chirp = convolutions * smooth_cost(m, 0, &trial) + 12.0 * (double)fft_groups(m);
            if (best < 0 || chirp < best) {
                best = chirp;
                length = m;
            }
        }
        if (length) {
            struct fft_plan inner;
            design(length, 0, &inner);
            memset(&plan->columns, 0, sizeof plan->columns);
            memset(&plan->rows, 0, sizeof plan->rows);
            memset(&plan->across, 0, sizeof plan->across);
            plan->kind = FFT_CHIRP;
            plan->cost = best;
            plan->convolution = length;
            plan->chirp = take(plan, 2 * FFT_LANES * fft_groups(n));
            plan->spectrum = take(plan, 2 * length);
            plan->inner = plan->bytes;
            /* The transform that makes the spectrum works behind its plan. */
            plan->bytes += inner.bytes + inner.work_bytes;
            plan->work_bytes = aligned(16 * (length + FFT_LANES)) + inner.work_bytes;
            return;
        }
    }
    if (plan->kind == FFT_BATCH) {
        take_tables(plan, &plan->across);
        return;
    }
    memset(&plan->across, 0, sizeof plan->across);
    take_tables(plan, &plan->rows);
    take_tables(plan, &plan->columns);
    int64_t n1 = plan->columns.length, n2 = plan->rows.length;
    plan->middle = take(plan, fft_groups(n2) * fft_groups(n1) * FFT_LANES * FFT_ELEMENT);
    plan->work_bytes = (int64_t)sizeof(scalar) * FFT_ELEMENT * (fft_groups(n1) * fft_room(n2) + 3 * (n1 > n2 ? n1 : n2));
    if (plan->columns.stages == 1 && n <= MOST_ACROSS) {
        design_across(plan);
    }
}

/* ---- tables -------------------------------------------------------------------------------------------- */

typedef struct {
    long double re, im;
} root;

/* exp(-2πi·k/n), 0 ≤ k, n < 2^61. */
static root root_of_unity(int64_t k, int64_t n)
{
    int64_t turn = 4 * (k % n); /* of 4n */
    int low = turn > 2 * n;
    turn = low ? 4 * n - turn : turn;
    int left = turn > n;
    turn = left ? 2 * n - turn : turn;
    int steep = 2 * turn > n;
    turn = steep ? n - turn : turn;
    long double angle = 1.57079632679489661923132169163975144L * ((long double)turn / (long double)n);
    long double cosine = steep ? sinl(angle) : cosl(angle), sine = steep ? cosl(angle) : sinl(angle);
    return (root){left ? -cosine : cosine, low ? sine : -sine};
}

/* Writes a number and returns where the next belongs. */
static scalar *put(scalar *to, long double re, long double im)
{
    to[0] = (scalar)re;
    to[1] = (scalar)im;
    return to + 2;
}

static void make_stage_tables(void *plan, const fft_lanes *lanes)
{
    for (int64_t i = 0; i < lanes->stages; i++) {
        const fft_stage *stage = &lanes->stage[i];
        scalar *twiddles = (scalar *)((char *)plan + stage->twiddles), *parts = (scalar *)((char *)plan + stage->parts);
        for (int64_t p = 0; stage->m > 1 && p < stage->m; p++) {
            for (int64_t k = 1; k < stage->radix; k++) {
                root w = root_of_unity(p * k, stage->m * stage->radix);
                twiddles = put(twiddles, w.re, w.im);
            }
        }
        for (int64_t k = 0; stage->radix > 13 && stage->radix % 2 && k < stage->radix; k++) {
            root w = root_of_unity(k, stage->radix);
            parts = put(parts, w.re, -w.im);
        }
    }
}

/*
 * exp(-2πi·jk/n) for column j and output k, by groups of columns and of outputs, each from two roots: one per block of j,
 * one per place in it. The same for rows as lanes, by columns and outputs.
 */
static void make_middle(struct fft_plan *plan)
{
    enum { BLOCK = 64 };
    scalar *table = (scalar *)((char *)plan + plan->middle), *across = (scalar *)((char *)plan + plan->across.stage[0].twiddles);
    int64_t n1 = plan->columns.length, n2 = plan->rows.length, padded = fft_groups(n1) * FFT_LANES;
    for (int64_t i = 0; i < padded; i++) {
        int64_t k = fft_start(i / FFT_LANES, n1) + i % FFT_LANES, blocks = -1;
        root within[BLOCK], block = {1, 0};
        for (int64_t j = 0; j < BLOCK && j < n2; j++) {
            within[j] = k < n1 ? root_of_unity(j * k, plan->n) : (root){0, 0};
        }
        for (int64_t group = 0; group < fft_groups(n2); group++) {
            scalar *element = table + (group * padded + i) * FFT_ELEMENT;
            for (int lane = 0; lane < FFT_LANES; lane++) {
                int64_t j = fft_start(group, n2) + vc_order[lane];
                root w = {0, 0};
                if (j < n2) {
                    if (j / BLOCK != blocks) {
                        blocks = j / BLOCK;
                        block = root_of_unity(blocks * BLOCK * k, plan->n);
                    }
                    w = within[j % BLOCK];
                }
                element[lane] = (scalar)(w.re * block.re - w.im * block.im);
                element[lane + FFT_LANES] = (scalar)(w.re * block.im + w.im * block.re);
                if (plan->across.stages > 0 && j < n2 && k > 0 && k < n1) {
                    scalar *turn = across + 2 * (j * (n1 - 1) + k - 1);
                    turn[0] = element[lane];
                    turn[1] = element[lane + FFT_LANES];
                }
            }
        }
    }
}

static void make_tables(struct fft_plan *plan);

#ifndef BATON_SINGLE
static void make_chirp(struct fft_plan *plan)
{
    int64_t n = plan->n, m = plan->convolution, square = 0;
    struct fft_plan *inner = (struct fft_plan *)((char *)plan + plan->inner);
    design(m, 0, inner);
    make_tables(inner);
    scalar *chirp = (scalar *)((char *)plan + plan->chirp),
           *spectrum = (scalar *)((char *)plan + plan->spectrum);
    memset(spectrum, 0, 16 * (size_t)m);
    memset(chirp, 0, 16 * (size_t)(fft_groups(n) * FFT_LANES));
    for (int64_t j = 0; j < n; j++) {
        root w = root_of_unity(square, 2 * n);
        int64_t mirror = j ? m - j : 0;
        chirp[2 * j] = spectrum[2 * j] = spectrum[2 * mirror] = (double)w.re;
        chirp[2 * j + 1] = (double)w.im;
        spectrum[2 * j + 1] = spectrum[2 * mirror + 1] = (double)-w.im;
        square = (square + 2 * j + 1) % (2 * n);
    }
    fft_row(inner, 0, 1.0, 0, spectrum, spectrum, (scalar *)((char *)inner + inner->bytes));
}
#endif

static void make_tables(struct fft_plan *plan)
{
#ifndef BATON_SINGLE
    if (plan->kind == FFT_CHIRP) {
        make_chirp(plan);
        return;
    }
#endif
    if (plan->kind == FFT_BATCH) {
        make_stage_tables(plan, &plan->across);
    } else {
        make_stage_tables(plan, &plan->rows);
        make_stage_tables(plan, &plan->columns);
        make_middle(plan);
    }
}

/* ---- real numbers -------------------------------------------------------------------------------------- */

/* Lays out a plan that has a transform of complex numbers in it. */
static void design_real(int64_t n, struct fft_plan *plan)
{
    struct fft_plan inner;
    design(n % 2 ? n : n / 2, 1, &inner);
    memset(plan, 0, sizeof *plan);
    plan->n = n;
    plan->kind = FFT_REAL;
    mark(plan);
    plan->bytes = aligned(sizeof *plan);
    plan->turns = take(plan, n % 2 ? 0 : 2 * (n / 4 + 1));
    plan->inner = plan->bytes;
    plan->bytes += inner.bytes;
}

static void make_real(struct fft_plan *plan)
{
    struct fft_plan *inner = (struct fft_plan *)((char *)plan + plan->inner);
    scalar *turns = (scalar *)((char *)plan + plan->turns);
    design(plan->n % 2 ? plan->n : plan->n / 2, 1, inner);
    make_tables(inner);
    for (int64_t k = 0; plan->n % 2 == 0 && k <= plan->n / 4; k++) {
        root w = root_of_unity(k, plan->n);
        turns = put(turns, w.im, -w.re);
    }
}

/* ---- the doors ----------------------------------------------------------------------------------------- */

double FFT_NAME(fft_plan_cost)(int32_t real, int64_t n)
{
    struct fft_plan plan;
    design(real && n % 2 == 0 ? n / 2 : n, 1, &plan);
    return plan.single && plan.kind == FFT_CHIRP ? INFINITY : plan.n <= SHORT ? 0 : plan.cost;
}

int64_t FFT_NAME(fft_plan_size)(int32_t real, int64_t n)
{
    struct fft_plan plan;
    if (real) {
        design_real(n, &plan);
    } else {
        design(n, 1, &plan);
    }
    return plan.bytes;
}

void FFT_NAME(fft_make_plan)(int32_t real, int64_t n, int32_t dtype, struct fft_plan *plan)
{
    if (real) {
        design_real(n, plan);
        make_real(plan);
    } else {
        design(n, 1, plan);
        make_tables(plan);
    }
    plan->dtype = dtype;
}

#if !defined(BATON_SINGLE) && !defined(BATON_NARROW)
static int is_valid(int32_t dtype, int64_t n)
{
    return (dtype == BATON_COMPLEX64 || dtype == BATON_COMPLEX128) && n >= 1 && n <= (int64_t)1 << 40;
}

/* Which way a plan is made: with floats or doubles, in vectors of this width or the narrower. */
typedef struct {
    int single, narrow;
} way;

static way choose(int32_t dtype, int32_t real, int64_t n)
{
    int single = dtype == BATON_COMPLEX64;
    double cost = single ? FFT_SINGLE(fft_plan_cost)(real, n) : FFT_NAME(fft_plan_cost)(real, n);
    int narrow = 0;
#ifdef FFT_NARROW
    /* Twice as wide vectors take more than one narrow one's time, but not twice. */
    double narrow_cost = single ? FFT_NARROW_SINGLE(fft_plan_cost)(real, n) : FFT_NARROW(fft_plan_cost)(real, n);
    narrow = narrow_cost < 1.2 * cost;
    cost = narrow ? narrow_cost : cost;
#endif
    return single && cost == INFINITY ? choose(BATON_COMPLEX128, real, n) : (way){single, narrow};
}

int64_t BATON_VARIANT_NAME(baton_fft_plan_bytes)(int32_t dtype, int32_t real, int64_t n)
{
    if (!is_valid(dtype, n)) {
        return -1;
    }
    way way = choose(dtype, real, n);
#ifdef FFT_NARROW
    if (way.narrow) {
        return way.single ? FFT_NARROW_SINGLE(fft_plan_size)(real, n) : FFT_NARROW(fft_plan_size)(real, n);
    }
#endif
    return way.single ? FFT_SINGLE(fft_plan_size)(real, n) : FFT_NAME(fft_plan_size)(real, n);
}

int32_t BATON_VARIANT_NAME(baton_fft_plan)(int32_t dtype, int32_t real, int64_t n, void *plan)
{
    if (!is_valid(dtype, n)) {
        return BATON_INVALID;
    }
    way way = choose(dtype, real, n);
    void (*make)(int32_t, int64_t, int32_t, struct fft_plan *) =
        way.single ? FFT_SINGLE(fft_make_plan) : FFT_NAME(fft_make_plan);
#ifdef FFT_NARROW
    if (way.narrow) {
        make = way.single ? FFT_NARROW_SINGLE(fft_make_plan) : FFT_NARROW(fft_make_plan);
    }
#endif
    make(real, n, dtype, plan);
    return BATON_OK;
}
#endif
