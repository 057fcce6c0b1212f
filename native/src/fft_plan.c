/*
 * Plans: which way a length is transformed, by a model of what each way costs, and the tables that it needs.
 *
 * Roots of unity are found in long double, their angle reduced to an eighth of a turn first, so that each is
 * rounded once and those on the axes and diagonals are exact or symmetric.
 */
#include "fft_plan.h"

/* ---- factors ------------------------------------------------------------------------------------------- */

#if BATON_LANES == 8
#define MAX_RADIX_BITS 4
#else
#define MAX_RADIX_BITS 3 /* sixteen complex vectors need more than sixteen registers */
#endif

static void add_stage(fft_lanes *lanes, int64_t radix) { lanes->stage[lanes->stages++].radix = radix; }

/* The radices of length, those without kernels for interleaved numbers first or last. 0 if one is too large.
 */
static int factor(int64_t length, int plain_first, fft_lanes *lanes)
{
    int64_t bits = 0, fused[FFT_MAX_STAGES], rest = length, plain[FFT_MAX_STAGES], fused_count = 0,
            plain_count = 0;
    while (rest % 2 == 0) {
        rest /= 2;
        bits++;
    }
    for (int64_t parts = (bits + MAX_RADIX_BITS - 1) / MAX_RADIX_BITS; parts > 0; parts--) {
        int64_t share = (bits + parts - 1) / parts;
        fused[fused_count++] = (int64_t)1 << share;
        bits -= share;
    }
    for (int64_t p = 3; rest > 1; p += 2) {
        if (p > FFT_MAX_PRIME) {
            return 0;
        }
        for (; rest % p == 0; rest /= p) {
            if (fft_kernels_of(p)->last[0]) {
                fused[fused_count++] = p;
            } else {
                plain[plain_count++] = p;
            }
        }
    }
    lanes->length = length;
    lanes->stages = 0;
    for (int64_t i = 0; plain_first && i < plain_count; i++) {
        add_stage(lanes, plain[i]);
    }
    for (int64_t i = 0; i < fused_count; i++) {
        add_stage(lanes, fused[i]);
    }
    for (int64_t i = 0; !plain_first && i < plain_count; i++) {
        add_stage(lanes, plain[i]);
    }
    int64_t s = 1;
    for (int64_t i = 0; i < lanes->stages; i++) {
        fft_stage *stage = &lanes->stage[i];
        stage->s = s;
        s *= stage->radix;
        stage->m = length / s;
    }
    return 1;
}

/* ---- costs --------------------------------------------------------------------------------------------- */

/* Roughly the cycles of a transform of full lanes; more where its two buffers leave a level of the caches. */
static double lanes_cost(const fft_lanes *lanes)
{
    static const double known[17] = {[1] = 0,  [2] = 4,  [3] = 12,   [4] = 16,   [5] = 30,
                                     [7] = 56, [8] = 45, [11] = 130, [13] = 180, [16] = 150};
    double cost = 0, bytes = 2.0 * 8 * FFT_ELEMENT * (double)lanes->length;
    for (int64_t i = 0; i < lanes->stages; i++) {
        const fft_stage *stage = &lanes->stage[i];
        double r = (double)stage->radix;
        double one = stage->radix <= 16 ? known[stage->radix] : r * r;
        cost += (double)(lanes->length / stage->radix) * (one + (stage->m > 1 ? 3 : 0) * r + 4 * r);
    }
    return cost * (bytes > 1 << 20   ? 1.6
                   : bytes > 1 << 18 ? 1.4
                   : bytes > 1 << 17 ? 1.3
                   : bytes >= 1 << 15 ? 1.1
                                      : 1);
}

static int64_t groups(int64_t n) { return (n + BATON_LANES - 1) / BATON_LANES; }

static double split_cost(const fft_lanes *columns, const fft_lanes *rows)
{
    int at_once = columns->stages == 1 && fft_kernels_of(columns->length)->middle[0];
    double turn = (double)columns->length * (at_once ? 6 : 12);
    return (double)groups(rows->length) * (lanes_cost(columns) + turn) +
           (double)groups(columns->length) * lanes_cost(rows);
}

/* Up to here rows are lanes, whatever one row alone would cost: so short, they come in batches. 32 = 4·8 leaves no lane
 * unused either way. */
enum { SHORT = 31 };

/* The cheapest of the ways without convolution; -1 where there is none. */
static double smooth_cost(int64_t n, int batch, struct fft_plan *plan)
{
    double best = -1;
    fft_lanes columns, rows;
    if (batch && n <= 1024 && factor(n, 1, &rows)) {
        best = lanes_cost(&rows) + 20.0 * (double)n;
        plan->kind = FFT_BATCH;
        plan->rows = rows;
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

/* Takes doubles from the end of the plan. */
static int64_t take(struct fft_plan *plan, int64_t doubles)
{
    int64_t place = plan->bytes;
    plan->bytes += aligned(doubles * 8);
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

/* Chooses the way for n and lays out the plan. Tables are not made. */
static void design(int64_t n, int batch, struct fft_plan *plan)
{
    memset(plan, 0, sizeof *plan);
    plan->n = n;
    plan->lanes = BATON_LANES;
    plan->bytes = aligned(sizeof *plan);
    double cost = smooth_cost(n, batch, plan);
    if (cost < 0 || n > SHORT) {
        struct fft_plan trial;
        double best = cost;
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
            double chirp = 2 * smooth_cost(m, 0, &trial) + 12.0 * (double)groups(m);
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
            plan->kind = FFT_CHIRP;
            plan->convolution = length;
            plan->chirp = take(plan, 2 * BATON_LANES * groups(n));
            plan->spectrum = take(plan, 2 * length);
            plan->inner = plan->bytes;
            /* The transform that makes the spectrum works behind its plan. */
            plan->bytes += inner.bytes + inner.work_bytes;
            plan->work_bytes = aligned(16 * (length + BATON_LANES)) + inner.work_bytes;
            return;
        }
    }
    take_tables(plan, &plan->rows);
    if (plan->kind == FFT_BATCH) {
        plan->work_bytes = 2 * 8 * FFT_ELEMENT * (n + 1); /* half a spectrum has one more */
        return;
    }
    take_tables(plan, &plan->columns);
    int64_t n1 = plan->columns.length, n2 = plan->rows.length;
    plan->middle = take(plan, groups(n2) * groups(n1) * BATON_LANES * FFT_ELEMENT);
    plan->work_bytes = 8 * FFT_ELEMENT * (groups(n1) * groups(n2) * BATON_LANES + 3 * (n1 > n2 ? n1 : n2));
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

static void make_stage_tables(void *plan, const fft_lanes *lanes)
{
    for (int64_t i = 0; i < lanes->stages; i++) {
        const fft_stage *stage = &lanes->stage[i];
        double *twiddles = (double *)((char *)plan + stage->twiddles),
               *parts = (double *)((char *)plan + stage->parts);
        for (int64_t p = 0; stage->m > 1 && p < stage->m; p++) {
            for (int64_t k = 1; k < stage->radix; k++) {
                root w = root_of_unity(p * k, stage->m * stage->radix);
                *twiddles++ = (double)w.re;
                *twiddles++ = (double)w.im;
            }
        }
        for (int64_t k = 0; stage->radix > 13 && stage->radix % 2 && k < stage->radix; k++) {
            root w = root_of_unity(k, stage->radix);
            *parts++ = (double)w.re;
            *parts++ = (double)-w.im;
        }
    }
}

/* exp(-2πi·jk/n) for column j and output k, each from two roots: one per block of j, one per place in it. */
static void make_middle(struct fft_plan *plan)
{
    enum { BLOCK = 64 };
    double *table = (double *)((char *)plan + plan->middle);
    int64_t n1 = plan->columns.length, n2 = plan->rows.length, padded = groups(n1) * BATON_LANES;
    int lane[BATON_LANES];
    for (int i = 0; i < BATON_LANES; i++) {
        lane[vc_order[i]] = i;
    }
    for (int64_t k = 0; k < padded; k++) {
        root within[BLOCK], block = {1, 0};
        for (int64_t j = 0; j < BLOCK && j < groups(n2) * BATON_LANES; j++) {
            within[j] = k < n1 ? root_of_unity(j * k, plan->n) : (root){0, 0};
        }
        for (int64_t j = 0; j < groups(n2) * BATON_LANES; j++) {
            if (j % BLOCK == 0) {
                block = root_of_unity(j * k, plan->n);
            }
            root w = within[j % BLOCK];
            double *element = table + (j / BATON_LANES * padded + k) * FFT_ELEMENT + lane[j % BATON_LANES];
            element[0] = (double)(w.re * block.re - w.im * block.im);
            element[BATON_LANES] = (double)(w.re * block.im + w.im * block.re);
        }
    }
}

static void make_tables(struct fft_plan *plan);

static void make_chirp(struct fft_plan *plan)
{
    int64_t n = plan->n, m = plan->convolution, square = 0;
    struct fft_plan *inner = (struct fft_plan *)((char *)plan + plan->inner);
    design(m, 0, inner);
    make_tables(inner);
    double *chirp = (double *)((char *)plan + plan->chirp),
           *spectrum = (double *)((char *)plan + plan->spectrum);
    memset(spectrum, 0, 16 * (size_t)m);
    memset(chirp, 0, 16 * (size_t)(groups(n) * BATON_LANES));
    for (int64_t j = 0; j < n; j++) {
        root w = root_of_unity(square, 2 * n);
        int64_t mirror = j ? m - j : 0;
        chirp[2 * j] = spectrum[2 * j] = spectrum[2 * mirror] = (double)w.re;
        chirp[2 * j + 1] = (double)w.im;
        spectrum[2 * j + 1] = spectrum[2 * mirror + 1] = (double)-w.im;
        square = (square + 2 * j + 1) % (2 * n);
    }
    fft_row(inner, 0, 1.0, spectrum, spectrum, (double *)((char *)inner + inner->bytes));
}

static void make_tables(struct fft_plan *plan)
{
    if (plan->kind == FFT_CHIRP) {
        make_chirp(plan);
        return;
    }
    make_stage_tables(plan, &plan->rows);
    if (plan->kind == FFT_SPLIT) {
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
    plan->lanes = BATON_LANES;
    plan->bytes = aligned(sizeof *plan);
    plan->turns = take(plan, n % 2 ? 0 : 2 * (n / 4 + 1));
    plan->inner = plan->bytes;
    plan->bytes += inner.bytes;
}

static void make_real(struct fft_plan *plan)
{
    struct fft_plan *inner = (struct fft_plan *)((char *)plan + plan->inner);
    double *turns = (double *)((char *)plan + plan->turns);
    design(plan->n % 2 ? plan->n : plan->n / 2, 1, inner);
    make_tables(inner);
    for (int64_t k = 0; plan->n % 2 == 0 && k <= plan->n / 4; k++) {
        root w = root_of_unity(k, plan->n);
        turns[2 * k] = (double)w.im;
        turns[2 * k + 1] = (double)-w.re;
    }
}

/* ---- the doors ----------------------------------------------------------------------------------------- */

static int in_range(int64_t n) { return n >= 1 && n <= (int64_t)1 << 40; }

static void design_any(int32_t real, int64_t n, struct fft_plan *plan)
{
    if (real) {
        design_real(n, plan);
    } else {
        design(n, 1, plan);
    }
}

#ifdef FFT_NARROWER
/* Whether much of the wide vectors would be padding, as where 60 = 6·10 is computed as 8·16. */
static int is_narrow(int32_t real, int64_t n)
{
    struct fft_plan plan;
    int64_t length = real && n % 2 == 0 ? n / 2 : n;
    design(length, 1, &plan);
    int64_t padded = groups(plan.columns.length) * groups(plan.rows.length) * BATON_LANES * BATON_LANES;
    return plan.kind == FFT_SPLIT && 5 * padded > 7 * length;
}
#endif

int64_t BATON_VARIANT_NAME(baton_fft_plan_bytes)(int32_t real, int64_t n)
{
    if (!in_range(n)) {
        return -1;
    }
#ifdef FFT_NARROWER
    if (is_narrow(real, n)) {
        return FFT_NARROWER(baton_fft_plan_bytes)(real, n);
    }
#endif
    struct fft_plan plan;
    design_any(real, n, &plan);
    return plan.bytes;
}

int32_t BATON_VARIANT_NAME(baton_fft_plan)(int32_t real, int64_t n, void *plan)
{
    if (!in_range(n)) {
        return BATON_INVALID;
    }
#ifdef FFT_NARROWER
    if (is_narrow(real, n)) {
        return FFT_NARROWER(baton_fft_plan)(real, n, plan);
    }
#endif
    design_any(real, n, plan);
    if (real) {
        make_real(plan);
    } else {
        make_tables(plan);
    }
    return BATON_OK;
}
