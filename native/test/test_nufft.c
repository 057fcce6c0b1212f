#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

#define TURN 6.28318530717958647692528676655900577L

/* A transform to make: sources and targets by axis, modes of each axis. */
typedef struct {
    int32_t type, ndim, sign, flags;
    double tolerance;
    int64_t modes[3], sources, targets;
    double *source, *target, *in;
} transform;

static int64_t mode_count(const transform *t)
{
    int64_t count = 1;
    for (int32_t a = 0; a < t->ndim; a++) {
        count *= t->modes[a];
    }
    return count;
}

/* Number i of the modes, along an axis. */
static double mode_of(const transform *t, int64_t i, int32_t axis)
{
    for (int32_t a = t->ndim - 1; a > axis; a--) {
        i /= t->modes[a];
    }
    i %= t->modes[axis];
    if (!(t->flags & BATON_NUFFT_FFT_ORDER)) {
        return (double)(i - t->modes[axis] / 2);
    }
    return (double)(i < (t->modes[axis] + 1) / 2 ? i : i - t->modes[axis]);
}

static int64_t inputs_of(const transform *t) { return t->type == 2 ? mode_count(t) : t->sources; }
static int64_t outputs_of(const transform *t) { return t->type == 1 ? mode_count(t) : t->targets; }

/* Output k by summing, in long double. */
static void direct(const transform *t, int64_t k, long double *re, long double *im)
{
    *re = *im = 0;
    for (int64_t j = 0; j < inputs_of(t); j++) {
        long double phase = 0;
        for (int32_t a = 0; a < t->ndim; a++) {
            double from = t->type == 2 ? mode_of(t, j, a) : t->source[a * t->sources + j];
            double to = t->type == 1 ? mode_of(t, k, a) : t->target[a * t->targets + k];
            phase += (long double)from * to;
        }
        if (t->flags & BATON_NUFFT_TURNS) {
            phase = (phase - rintl(phase)) * TURN;
        }
        long double c = cosl(phase), s = t->sign * sinl(phase);
        *re += t->in[2 * j] * c - t->in[2 * j + 1] * s;
        *im += t->in[2 * j] * s + t->in[2 * j + 1] * c;
    }
}

static void find_bounds(const transform *t, double *bounds)
{
    for (int32_t a = 0; a < t->ndim; a++, bounds += 4) {
        bounds[0] = bounds[2] = INFINITY;
        bounds[1] = bounds[3] = -INFINITY;
        for (int64_t j = 0; j < t->sources; j++) {
            bounds[0] = fmin(bounds[0], t->source[a * t->sources + j]);
            bounds[1] = fmax(bounds[1], t->source[a * t->sources + j]);
        }
        for (int64_t k = 0; k < t->targets; k++) {
            bounds[2] = fmin(bounds[2], t->target[a * t->targets + k]);
            bounds[3] = fmax(bounds[3], t->target[a * t->targets + k]);
        }
    }
}

/* Runs it; NULL where there is no plan. */
static double *run(const transform *t)
{
    double bounds[12], *out = NULL;
    if (t->type == 3) {
        find_bounds(t, bounds);
    }
    void *plan = baton_allocate(baton_nufft_plan_bytes()), *ffts[3] = {NULL};
    if (baton_nufft_plan(t->type, t->ndim, t->modes, bounds, t->sources, t->targets, t->tolerance, t->flags,
                         plan) == BATON_OK) {
        int64_t hungriest = 0, bytes[3];
        for (int32_t a = 0; a < t->ndim; a++) {
            int64_t length = baton_nufft_fft_length(plan, a);
            bytes[a] = baton_fft_plan_bytes(BATON_COMPLEX128, 0, length);
            ffts[a] = baton_allocate(bytes[a]);
            baton_fft_plan(BATON_COMPLEX128, 0, length, ffts[a]);
            int64_t work = baton_fft_work_bytes(ffts[a]);
            hungriest = work > hungriest ? work : hungriest;
        }
        int64_t work_bytes = baton_nufft_work_bytes(plan) + hungriest;
        void *work = check_guarded(work_bytes);
        memset(work, 0xff, (size_t)work_bytes); /* NaN: nothing is taken for zero that is not */
        out = malloc(16 * (size_t)outputs_of(t) + 16);
        int32_t status =
            baton_nufft(plan, ffts[0], ffts[1], ffts[2], t->sign, t->source, t->in, t->target, out, work);
        CHECK(status == BATON_OK, "status %d", status);
        check_guarded_free(work, work_bytes);
        for (int32_t a = 0; a < t->ndim; a++) {
            baton_free(ffts[a], bytes[a]);
        }
    }
    baton_free(plan, baton_nufft_plan_bytes());
    return out;
}

static double relative_error(const transform *t, const double *out)
{
    long double difference = 0, norm = 0;
    for (int64_t k = 0; k < outputs_of(t); k++) {
        long double re, im;
        direct(t, k, &re, &im);
        difference += (out[2 * k] - re) * (out[2 * k] - re) + (out[2 * k + 1] - im) * (out[2 * k + 1] - im);
        norm += re * re + im * im;
    }
    return (double)sqrtl(difference / norm);
}

static double *coordinates(int64_t n, int32_t ndim, double reach, double away, int clustered)
{
    double *x = malloc(8 * (size_t)(n * ndim) + 8);
    for (int64_t i = 0; i < n * ndim; i++) {
        double u = check_uniform(-1, 1);
        x[i] = away + reach * (clustered ? u * u * u * u * u : u);
    }
    return x;
}

static void fill(transform *t, double reach, double away, int clustered)
{
    int64_t inputs = inputs_of(t);
    t->source = t->type == 2 ? NULL : coordinates(t->sources, t->ndim, reach, away, clustered);
    double most = (double)t->modes[0] / 2;
    t->target = t->type == 1 ? NULL
                             : coordinates(t->targets, t->ndim, t->type == 2 ? reach : most,
                                           t->type == 2 ? away : 3 * away, clustered);
    t->in = malloc(16 * (size_t)inputs + 16);
    for (int64_t i = 0; i < 2 * inputs; i++) {
        t->in[i] = check_uniform(-1, 1);
    }
}

static void empty(transform *t)
{
    free(t->source);
    free(t->target);
    free(t->in);
}

/* Each type and number of axes, over all tolerances: the error asked for, times 4 at most. */
SUITE(nufft_errors)
{
    static const int64_t modes[3][3] = {{301, 0, 0}, {22, 15, 0}, {8, 5, 9}};
    static const char *names[3][3] = {{"nufft 1-D type 1 (tolerances)", "nufft 1-D type 2 (tolerances)", "nufft 1-D type 3 (tolerances)"},
                                      {"nufft 2-D type 1 (tolerances)", "nufft 2-D type 2 (tolerances)", "nufft 2-D type 3 (tolerances)"},
                                      {"nufft 3-D type 1 (tolerances)", "nufft 3-D type 2 (tolerances)", "nufft 3-D type 3 (tolerances)"}};
    for (int32_t ndim = 1; ndim <= 3; ndim++) {
        for (int32_t type = 1; type <= 3; type++) {
            double worst = 0, at = 0;
            int64_t inputs = 0;
            for (int digits = 1; digits <= 14; digits++) {
                int kind = (int)(check_random() % 16);
                transform t = {.type = type, .ndim = ndim, .sign = kind & 1 ? 1 : -1, .flags = kind >> 1 & 3};
                double turn = t.flags & BATON_NUFFT_TURNS ? 1 : (double)TURN;
                t.sources = t.targets = 150;
                t.tolerance = pow(10, -digits);
                memcpy(t.modes, modes[ndim - 1], sizeof t.modes);
                fill(&t, turn * (digits % 2 ? 0.5 : 2), kind & 8 ? 0.3 * turn : 0, digits % 3 == 0);
                double *out = run(&t);
                double error = out ? relative_error(&t, out) / t.tolerance : INFINITY;
                if (!(error <= worst)) {
                    worst = error;
                    at = t.tolerance;
                }
                inputs++;
                free(out);
                empty(&t);
            }
            check_accuracy(names[ndim - 1][type - 1], inputs, worst, 4, at);
        }
    }
}

static void check_transform(transform t, double reach, double away, double allowed, const char *what)
{
    fill(&t, reach, away, 0);
    double *out = run(&t);
    double error = out ? relative_error(&t, out) / t.tolerance : INFINITY;
    CHECK(error <= allowed, "%s: %g tolerances", what, error);
    free(out);
    empty(&t);
}

/* Few modes, one point, points many turns away, fine grids: no error grows with any of them. */
SUITE(nufft_extremes)
{
    for (int32_t type = 1; type <= 3; type++) {
        transform t = {.type = type, .ndim = 1, .sign = 1, .tolerance = 1e-12, .modes = {1}, .sources = 1, .targets = 1};
        check_transform(t, 3, 0, 4, "one of all");
        t.sources = t.targets = 77;
        check_transform(t, 3, 0, 4, "one mode");
        t.modes[0] = 2;
        check_transform(t, 3, 0, 4, "two modes");
        t.flags = BATON_NUFFT_FFT_ORDER | BATON_NUFFT_TURNS;
        t.modes[0] = 50;
        check_transform(t, 1, type == 3 ? 100 : 1e8, 4, "many turns away"); /* as far as the reference knows */
        t.modes[0] = 100000;
        t.sources = t.targets = 8;
        t.tolerance = 1e-13;
        t.flags = BATON_NUFFT_TURNS;
        check_transform(t, 0.5, 0, 4, "100000 modes");
    }
}

/* All points alike; no points; what there is no plan for. */
SUITE(nufft_refusals)
{
    double x[20], in[40], bounds[] = {0.25, 0.25, 7, 7}, wide[] = {-1e9, 1e9, -1e9, 1e9};
    for (int i = 0; i < 20; i++) {
        x[i] = 0.25;
        in[2 * i] = 1;
        in[2 * i + 1] = i;
    }
    transform t = {.type = 3, .ndim = 1, .sign = 1, .tolerance = 1e-9, .sources = 20, .targets = 20, .source = x, .target = x, .in = in};
    double *out = run(&t);
    CHECK(out && relative_error(&t, out) < 4e-9, "all alike");
    free(out);
    t = (transform){.type = 1, .ndim = 2, .sign = 1, .tolerance = 1e-9, .modes = {3, 4}, .source = x, .in = in};
    out = run(&t);
    CHECK(out && out[0] == 0 && out[23] == 0, "no sources");
    free(out);
    void *plan = malloc((size_t)baton_nufft_plan_bytes());
    int64_t modes[] = {4, 4, 4}, huge[] = {(int64_t)1 << 40, (int64_t)1 << 40, 4};
    CHECK(baton_nufft_plan(0, 1, modes, bounds, 1, 1, 1e-3, 0, plan) == BATON_INVALID, "type 0");
    CHECK(baton_nufft_plan(1, 4, modes, bounds, 1, 1, 1e-3, 0, plan) == BATON_INVALID, "4 axes");
    CHECK(baton_nufft_plan(1, 1, modes, bounds, 1, 1, 1e-16, 0, plan) == BATON_INVALID, "tolerance 1e-16");
    CHECK(baton_nufft_plan(1, 1, modes, bounds, 1, 1, NAN, 0, plan) == BATON_INVALID, "tolerance NaN");
    CHECK(baton_nufft_plan(1, 2, huge, bounds, 1, 1, 1e-3, 0, plan) == BATON_INVALID, "2^80 modes");
    CHECK(baton_nufft_plan(3, 1, modes, wide, 1, 1, 1e-3, 0, plan) == BATON_INVALID, "10^18 turns");
    CHECK(baton_nufft_plan(3, 1, modes, bounds, 1, 1, 1e-3, 0, plan) == BATON_OK, "no extent");
    free(plan);
}
