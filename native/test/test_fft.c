#include <float.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* A plan with the memory that goes with it, everything ending where an access past the end is caught. */
struct transform {
    int64_t n, plan_bytes, work_bytes;
    int single;
    void *plan, *work;
};

/* check_guarded memory is aligned at its end; a multiple of 64 bytes is so at its start. */
static int64_t whole_lines(int64_t bytes) { return (bytes + 63) / 64 * 64; }

static struct transform plan_in(int single, int64_t n)
{
    int32_t dtype = single ? BATON_COMPLEX64 : BATON_COMPLEX128;
    struct transform t = {.n = n, .single = single, .plan_bytes = whole_lines(baton_fft_plan_bytes(dtype, 0, n))};
    t.plan = check_guarded(t.plan_bytes);
    CHECK(baton_fft_plan(dtype, 0, n, t.plan) == BATON_OK, "n %lld", (long long)n);
    t.work_bytes = whole_lines(baton_fft_work_bytes(t.plan));
    CHECK(t.work_bytes >= 64, "n %lld: %lld", (long long)n, (long long)t.work_bytes);
    t.work = check_guarded(t.work_bytes);
    memset(t.work, 0x7e, (size_t)t.work_bytes); /* nothing may depend on what it holds */
    return t;
}

static struct transform plan_of(int64_t n) { return plan_in(0, n); }

static void free_plan(struct transform *t)
{
    check_guarded_free(t->plan, t->plan_bytes);
    check_guarded_free(t->work, t->work_bytes);
}

static int32_t run(const struct transform *t, int32_t sign, double scale, double *out, const double *a)
{
    int64_t loop[] = {1, t->n, 1, 1};
    return baton_fft(t->plan, sign, scale, loop, out, a, t->work);
}

static double *numbers(int64_t n)
{
    double *x = check_guarded(16 * n);
    for (int64_t i = 0; i < 2 * n; i++) {
        x[i] = check_uniform(-1, 1);
    }
    return x;
}

static int largest_factor(int64_t n)
{
    int64_t largest = 1;
    for (int64_t p = 2; n > 1; p++) {
        for (; n % p == 0; n /= p) {
            largest = p;
        }
        if (p * p > n && n > 1) {
            return (int)(n > largest ? n : largest);
        }
    }
    return (int)largest;
}

/* The contract: twice eps·√(log2 n), or four times. */
static double allowed(int64_t n)
{
    return (largest_factor(n) <= 13 ? 2 : 4) * sqrt(log2((double)(n < 2 ? 2 : n)));
}

/* roots[2k], roots[2k + 1] = cos, sin of 2πk/n, from the first eighth of a turn. */
static long double *roots_of_unity(int64_t n)
{
    long double *roots = malloc(sizeof(long double) * 2 * (size_t)n);
    for (int64_t k = 0; k < n; k++) {
        int64_t turn = 8 * k, octant = turn / n, within = octant & 1 ? n - turn % n : turn % n;
        long double angle = 0.78539816339744830961566084581987572L * ((long double)within / (long double)n);
        long double c = cosl(angle), s = sinl(angle);
        int64_t quarter = (octant + 1) / 2;
        if (octant & 1) {
            s = -s;
        }
        for (; quarter > 0; quarter--) {
            long double old = c;
            c = -s;
            s = old;
        }
        roots[2 * k] = c;
        roots[2 * k + 1] = s;
    }
    return roots;
}

/* One number of the transform, by its definition. */
static void definition(int64_t n, int32_t sign, int64_t k, const double *a, const long double *roots,
                       long double *re, long double *im)
{
    *re = *im = 0;
    for (int64_t j = 0, turn = 0; j < n; j++, turn = (turn + k) % n) {
        long double c = roots[2 * turn], s = sign * roots[2 * turn + 1];
        *re += a[2 * j] * c - a[2 * j + 1] * s;
        *im += a[2 * j] * s + a[2 * j + 1] * c;
    }
}

/* Every length, every number, both directions. */
SUITE(fft_lengths)
{
    double worst[2] = {0, 0}, at[2] = {0, 0};
    for (int64_t n = 1; n <= 512; n++) {
        struct transform t = plan_of(n);
        double *a = numbers(n), *out = check_guarded(16 * n);
        long double *roots = roots_of_unity(n);
        for (int32_t sign = -1; sign <= 1; sign += 2) {
            CHECK(run(&t, sign, 1, out, a) == BATON_OK, "n %lld", (long long)n);
            long double error = 0, norm = 0;
            for (int64_t k = 0; k < n; k++) {
                long double re, im;
                definition(n, sign, k, a, roots, &re, &im);
                error +=
                    (out[2 * k] - re) * (out[2 * k] - re) + (out[2 * k + 1] - im) * (out[2 * k + 1] - im);
                norm += re * re + im * im;
            }
            /* In parts of what is allowed. */
            double part = (double)sqrtl(error / norm) / DBL_EPSILON / allowed(n);
            int smooth = largest_factor(n) <= 13;
            if (!(part <= worst[smooth])) {
                worst[smooth] = part;
                at[smooth] = (double)n;
            }
        }
        free(roots);
        check_guarded_free(a, 16 * n);
        check_guarded_free(out, 16 * n);
        free_plan(&t);
    }
    check_accuracy("fft, factors to 13 (of 2 eps sqrt log2 n)", 512, worst[1], 1 + CHECK_SLACK, at[1]);
    check_accuracy("fft, other lengths (of 4 eps sqrt log2 n)", 512, worst[0], 1 + CHECK_SLACK, at[0]);
}

static int is_prime(int64_t n) { return n > 1 && largest_factor(n) == n; }

/* The size of a complex number, and its parts. */
static int64_t size_of(int single) { return single ? 8 : 16; }
static double part(const void *x, int64_t i, int single) { return single ? ((const float *)x)[i] : ((const double *)x)[i]; }

/* The same numbers in either precision. */
static char *numbers_in(int single, int64_t n, const double *a)
{
    char *x = check_guarded(size_of(single) * n);
    for (int64_t j = 0; j < 2 * n; j++) {
        if (single) {
            ((float *)x)[j] = (float)a[j];
        } else {
            ((double *)x)[j] = a[j];
        }
    }
    return x;
}

static double distance(int64_t n, const void *x, int single, const double *expected)
{
    long double difference = 0, energy = 0;
    for (int64_t j = 0; j < 2 * n; j++) {
        double got = part(x, j, single);
        difference += ((long double)expected[j] - got) * ((long double)expected[j] - got);
        energy += (long double)expected[j] * expected[j];
    }
    return (double)sqrtl(difference / energy);
}

/* The relative errors of the way there, of which the result is given, and back. */
static void there_and_back(const struct transform *t, const double *a, const double *there, double *errors)
{
    int64_t n = t->n;
    char *x = numbers_in(t->single, n, a);
    CHECK(run(t, -1, 1, (double *)x, (double *)x) == BATON_OK, "n %lld", (long long)n);
    errors[0] = distance(n, x, t->single, there);
    CHECK(run(t, 1, 1 / (double)n, (double *)x, (double *)x) == BATON_OK, "n %lld", (long long)n);
    errors[1] = distance(n, x, t->single, a);
    check_guarded_free(x, size_of(t->single) * n);
}

/*
 * Every length to 2048 and primes to 20,000 (some of them; every one with BATON_TEST_ALL set): some numbers by
 * definition, from whose errors the relative root mean square error is estimated; there and back, all numbers,
 * with the bounds of DUCC's tests.
 */
SUITE(fft_every_length)
{
    enum { SAMPLES = 8, LAST = 2048, LARGEST_PRIME = 20000, ONE_IN = 40 };
    int all = getenv("BATON_TEST_ALL") != NULL;
    double worst = 0, at = 0, back[2] = {0, 0}, back_at[2] = {0, 0}, single_worst = 0, single_at = 0;
    int64_t lengths = 0;
    for (int64_t n = 1; n <= LARGEST_PRIME; n++) {
        if (n > LAST && (!is_prime(n) || (!all && check_random() % ONE_IN != 0))) {
            continue;
        }
        struct transform t = plan_of(n);
        double *a = numbers(n), *out = check_guarded(16 * n), size = 0;
        long double *roots = roots_of_unity(n), error = 0;
        CHECK(run(&t, -1, 1, out, a) == BATON_OK, "n %lld", (long long)n);
        for (int64_t j = 0; j < 2 * n; j++) {
            size += a[j] * a[j]; /* the mean square of the numbers of the transform */
        }
        for (int sample = 0; sample < SAMPLES; sample++) {
            int64_t k = (int64_t)(check_random() % (uint64_t)n);
            long double re, im;
            definition(n, -1, k, a, roots, &re, &im);
            error += (out[2 * k] - re) * (out[2 * k] - re) + (out[2 * k + 1] - im) * (out[2 * k + 1] - im);
        }
        double part = sqrt((double)error / SAMPLES / size) / DBL_EPSILON / allowed(n);
        if (!(part <= worst)) {
            worst = part;
            at = (double)n;
        }
        struct transform s = plan_in(1, n);
        for (int64_t j = 0; j < 2 * n; j++) {
            a[j] = (float)a[j];
        }
        CHECK(run(&t, -1, 1, out, a) == BATON_OK, "n %lld", (long long)n);
        for (int single = 0; single < 2; single++) {
            double found[2];
            there_and_back(single ? &s : &t, a, out, found);
            if (!(found[1] <= back[single])) {
                back[single] = found[1];
                back_at[single] = (double)n;
            }
            double of_allowed = found[0] / FLT_EPSILON / allowed(n);
            if (single && !(of_allowed <= single_worst)) {
                single_worst = of_allowed;
                single_at = (double)n;
            }
        }
        free_plan(&s);
        lengths++;
        free(roots);
        check_guarded_free(a, 16 * n);
        check_guarded_free(out, 16 * n);
        free_plan(&t);
    }
    check_accuracy("fft, every length (of the rms allowed)", lengths, worst, 1 + CHECK_SLACK, at);
    check_accuracy("fft, float32 (of 2 or 4 eps sqrt log2 n)", lengths, single_worst, 1, single_at);
    check_accuracy("fft, there and back (of 2e-15)", lengths, back[0] / 2e-15, 1, back_at[0]);
    check_accuracy("fft, float32 there and back (of 6e-7)", lengths, back[1] / 6e-7, 1, back_at[1]);
}

/*
 * Longer ones: some numbers by definition, each within one and a half times the root mean square error
 * allowed, all of them by Parseval's identity, and the way back.
 */
SUITE(fft_long)
{
    static const int64_t lengths[] = {1009,  1021,  2048,   2187,   3125,    4096,   5005,  8191,
                                      8192,  10000, 10007,  14641,  16384,   28561,  32768, 59049,
                                      65536, 65537, 100000, 131072, 1 << 18, 1 << 20};
    double worst = 0, at = 0;
    int64_t inputs = 0;
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        int64_t n = lengths[i];
        struct transform t = plan_of(n);
        double *a = numbers(n), *out = check_guarded(16 * n), *back = check_guarded(16 * n);
        long double *roots = roots_of_unity(n), energy = 0, energy_out = 0, difference = 0;
        int32_t sign = i & 1 ? 1 : -1;
        CHECK(run(&t, sign, 1, out, a) == BATON_OK && run(&t, -sign, 1 / (double)n, back, out) == BATON_OK,
              "n %lld", (long long)n);
        for (int64_t j = 0; j < 2 * n; j++) {
            energy += (long double)a[j] * a[j];
            energy_out += (long double)out[j] * out[j];
            difference += ((long double)a[j] - back[j]) * ((long double)a[j] - back[j]);
        }
        double size = (double)sqrtl(energy),
               part = (double)sqrtl(difference) / size / DBL_EPSILON / allowed(n);
        CHECK(part <= 1.5 + CHECK_SLACK, "n %lld: there and back is off by %g of what is allowed",
              (long long)n, part);
        CHECK(fabsl(energy_out / n - energy) <= 2 * DBL_EPSILON * allowed(n) * energy, "n %lld: %Lg, %Lg",
              (long long)n, energy_out / n, energy);
        for (int sample = 0; sample < 12; sample++) {
            int64_t k = sample < 2 ? sample * (n - 1) : (int64_t)(check_random() % (uint64_t)n);
            long double re, im;
            definition(n, sign, k, a, roots, &re, &im);
            double error =
                (double)hypotl(out[2 * k] - re, out[2 * k + 1] - im) / size / DBL_EPSILON / allowed(n);
            if (!(error <= worst)) {
                worst = error;
                at = (double)n;
            }
            inputs++;
        }
        free(roots);
        check_guarded_free(a, 16 * n);
        check_guarded_free(out, 16 * n);
        check_guarded_free(back, 16 * n);
        free_plan(&t);
    }
    check_accuracy("fft, single numbers (of the rms allowed)", inputs, worst, 1.5 + CHECK_SLACK, at);
}

/* An impulse turns into the roots of unity themselves. */
SUITE(fft_impulse)
{
    static const int64_t lengths[] = {2, 3, 8, 13, 16, 37, 64, 100, 131, 360, 1000, 4096};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        int64_t n = lengths[i];
        struct transform t = plan_of(n);
        long double *roots = roots_of_unity(n);
        double *a = check_guarded(16 * n), *out = check_guarded(16 * n);
        for (int64_t place = 0; place < n; place += 1 + n / 5) {
            memset(a, 0, 16 * (size_t)n);
            a[2 * place] = 1;
            run(&t, -1, 1, out, a);
            for (int64_t k = 0; k < n; k++) {
                const long double *root = roots + 2 * (k * place % n);
                double error = (double)hypotl(out[2 * k] - root[0], out[2 * k + 1] + root[1]);
                CHECK(error <= 8 * DBL_EPSILON, "n %lld, place %lld, k %lld: %g", (long long)n,
                      (long long)place, (long long)k, error);
            }
        }
        free(roots);
        check_guarded_free(a, 16 * n);
        check_guarded_free(out, 16 * n);
        free_plan(&t);
    }
}

/* layouts of (B0, B1, n): strides in numbers, and the place of (0, 0, 0) */
enum { B0 = 3, B1 = 17, ROWS = B0 * B1, LAYOUTS = 7 };
typedef int64_t layout[4];

static void find_layouts(int64_t n, layout *layouts)
{
    const layout found[LAYOUTS] = {
        {B1 * n, n, 1, 0},                                  /* C order */
        {1, B0, ROWS, 0},                                   /* Fortran order */
        {n, B0 * n, 1, 0},                                  /* rows in another order */
        {-B1 * n, -n, 1, (B0 - 1) * B1 * n + (B1 - 1) * n}, /* rows backwards */
        {B1 * n, n, -1, n - 1},                             /* each backwards */
        {1, n * B0, B0, 0},                                 /* between the others */
        {B1, 1, ROWS, 0},                                   /* all rows side by side */
    };
    memcpy(layouts, found, sizeof found);
}

static int64_t place_of(const int64_t *layout, int64_t row, int64_t j)
{
    return layout[3] + row / B1 * layout[0] + row % B1 * layout[1] + j * layout[2];
}

static void check_layout(const struct transform *t, int sign, int from, int to, const char *a, const char *expected)
{
    int64_t n = t->n, size = size_of(t->single), bytes = size * ROWS * n, wrong = 0;
    layout layouts[LAYOUTS];
    find_layouts(n, layouts);
    const int64_t *s = layouts[from], *d = layouts[to];
    char *in = check_guarded(bytes), *out = check_guarded(bytes), *result = from == to ? in : out;
    for (int64_t i = 0; i < ROWS * n; i++) {
        memcpy(in + size * place_of(s, i / n, i % n), a + size * i, (size_t)size);
    }
    int64_t loop[] = {3, B0, B1, n, d[0], d[1], d[2], s[0], s[1], s[2]};
    CHECK(baton_fft(t->plan, sign, 0.3, loop, result + size * d[3], in + size * s[3], t->work) == BATON_OK, "n %lld",
          (long long)n);
    for (int64_t i = 0; i < ROWS * n; i++) {
        wrong += memcmp(result + size * place_of(d, i / n, i % n), expected + size * i, (size_t)size) != 0;
    }
    CHECK(wrong == 0, "n %lld, sign %d, single %d, layout %d to %d: %lld numbers differ", (long long)n, sign, t->single,
          from, to, (long long)wrong);
    check_guarded_free(in, bytes);
    check_guarded_free(out, bytes);
}

/* Rows of any strides, in any company and in place give the bits of one contiguous row. */
SUITE(fft_layouts)
{
    static const int64_t lengths[] = {1,  2,  5,  8,  13,  16,  17,  22,  31,  32,  34,   48,   60,
                                      64, 72, 81, 96, 99, 100, 128, 131, 144, 225, 257, 1000, 1024, 8193};
    for (size_t i = 0; i < 4 * sizeof lengths / sizeof lengths[0]; i++) {
        int sign = i & 2 ? 1 : -1;
        int64_t n = lengths[i / 4], single = (int64_t)i % 2, size = size_of((int)single), bytes = size * ROWS * n;
        struct transform t = plan_in((int)single, n);
        double *doubles = numbers(ROWS * n);
        char *a = numbers_in((int)single, ROWS * n, doubles), *one = check_guarded(size * n), *expected = check_guarded(bytes);
        for (int64_t row = 0; row < ROWS; row++) {
            memcpy(one, a + size * row * n, (size_t)(size * n));
            CHECK(run(&t, sign, 0.3, (double *)(expected + size * row * n), (double *)one) == BATON_OK, "n %lld", (long long)n);
        }
        for (int way = 0; way < LAYOUTS * LAYOUTS; way++) {
            check_layout(&t, sign, way / LAYOUTS, way % LAYOUTS, a, expected);
        }
        check_guarded_free(doubles, 16 * ROWS * n);
        check_guarded_free(a, bytes);
        check_guarded_free(one, size * n);
        check_guarded_free(expected, bytes);
        free_plan(&t);
    }
}

SUITE(fft_arguments)
{
    CHECK(baton_fft_plan_bytes(BATON_COMPLEX128, 0, 0) == -1 && baton_fft_plan_bytes(BATON_COMPLEX64, 0, -5) == -1, "n < 1");
    CHECK(baton_fft_plan_bytes(BATON_COMPLEX128, 0, ((int64_t)1 << 40) + 1) == -1, "n > 2^40");
    CHECK(baton_fft_plan_bytes(BATON_COMPLEX128, 0, (int64_t)1 << 40) > 0, "n = 2^40");
    CHECK(baton_fft_plan_bytes(BATON_COMPLEX64, 1, (int64_t)1 << 40) > 0, "n = 2^40");
    CHECK(baton_fft_plan_bytes(BATON_FLOAT64, 0, 8) == -1, "not of complex numbers");

    struct transform t = plan_of(12);
    double a[48] = {1}, out[48] = {7};
    const int64_t wrong_length[] = {1, 11, 1, 1}, none[] = {0}, empty[] = {2, 0, 12, 12, 1, 12, 1},
                  good[] = {1, 12, 1, 1};
    CHECK(baton_fft_plan(BATON_COMPLEX128, 0, 0, t.plan) == BATON_INVALID, "n 0");
    CHECK(baton_fft(t.plan, -1, 1, wrong_length, out, a, t.work) == BATON_INVALID && out[0] == 7,
          "another length");
    CHECK(baton_fft(t.plan, -1, 1, none, out, a, t.work) == BATON_INVALID && out[0] == 7, "no axis");
    CHECK(baton_fft(t.plan, 0, 1, good, out, a, t.work) == BATON_INVALID && out[0] == 7, "sign 0");
    CHECK(baton_fft(t.plan, -1, 1, empty, out, a, t.work) == BATON_OK && out[0] == 7, "an empty batch");
    free_plan(&t);
}

/* NaN and infinities spread to every number of their row and to no other row. */
SUITE(fft_special)
{
    static const int64_t lengths[] = {4, 13, 16, 60, 64, 131, 1024};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        int64_t n = lengths[i], place = n / 3;
        struct transform t = plan_of(n);
        double *a = numbers(3 * n), *out = check_guarded(48 * n);
        int64_t loop[] = {2, 3, n, n, 1, n, 1};
        for (int infinite = 0; infinite < 2; infinite++) {
            a[2 * (n + place)] = infinite ? INFINITY : NAN;
            CHECK(baton_fft(t.plan, -1, 1, loop, out, a, t.work) == BATON_OK, "n %lld", (long long)n);
            for (int64_t k = 0; k < 3 * n; k++) {
                int finite = isfinite(out[2 * k]) && isfinite(out[2 * k + 1]);
                CHECK(finite == (k / n != 1), "n %lld, row %lld, k %lld: %g %g", (long long)n,
                      (long long)(k / n), (long long)(k % n), out[2 * k], out[2 * k + 1]);
            }
        }
        check_guarded_free(a, 48 * n);
        check_guarded_free(out, 48 * n);
        free_plan(&t);
    }
}

enum { THREADS = 8, ROUNDS = 20 };

struct worker {
    const struct transform *transform;
    const double *a, *expected;
    int failures;
};

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct transform mine = *worker->transform;
    size_t bytes = 16 * (size_t)mine.n;
    double *out = malloc(bytes);
    mine.work = baton_allocate(mine.work_bytes);
    for (int round = 0; round < ROUNDS; round++) {
        memset(out, 0, bytes);
        worker->failures +=
            run(&mine, -1, 1, out, worker->a) != BATON_OK || memcmp(out, worker->expected, bytes) != 0;
    }
    baton_free(mine.work, mine.work_bytes);
    free(out);
    return NULL;
}

/* A plan is plain bytes: never written by a transform, shared by threads, as good in another place. */
SUITE(fft_plan_shared)
{
    static const int64_t lengths[] = {13, 64, 1000, 4096, 4099};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        int64_t n = lengths[i];
        struct transform t = plan_of(n), moved = plan_of(n);
        double *a = numbers(n), *expected = check_guarded(16 * n), *again = check_guarded(16 * n);
        void *before = malloc((size_t)t.plan_bytes);
        memcpy(before, t.plan, (size_t)t.plan_bytes);
        run(&t, -1, 1, expected, a);

        memset(moved.plan, 0, (size_t)moved.plan_bytes);
        memcpy(moved.plan, before, (size_t)moved.plan_bytes);
        CHECK(run(&moved, -1, 1, again, a) == BATON_OK && memcmp(again, expected, 16 * (size_t)n) == 0,
              "n %lld moved", (long long)n);

        pthread_t threads[THREADS];
        struct worker workers[THREADS];
        for (int j = 0; j < THREADS; j++) {
            workers[j] = (struct worker){&t, a, expected, 0};
            CHECK(pthread_create(&threads[j], NULL, work, &workers[j]) == 0, "thread %d", j);
        }
        for (int j = 0; j < THREADS; j++) {
            pthread_join(threads[j], NULL);
            CHECK(workers[j].failures == 0, "n %lld, thread %d: %d wrong", (long long)n, j,
                  workers[j].failures);
        }
        CHECK(memcmp(before, t.plan, (size_t)t.plan_bytes) == 0, "n %lld: the plan was written",
              (long long)n);
        free(before);
        check_guarded_free(a, 16 * n);
        check_guarded_free(expected, 16 * n);
        check_guarded_free(again, 16 * n);
        free_plan(&t);
        free_plan(&moved);
    }
}
