#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/*
 * Transforms of reals against those of complex numbers, which test_fft.c holds against the definition; both in
 * both precisions, in every layout.
 */

static void *allocated(int64_t bytes)
{
    void *memory = baton_allocate(bytes);
    memset(memory, 0x7e, (size_t)bytes);
    return memory;
}

struct plans {
    int64_t n, bytes[2], work_bytes[2];
    int single;
    void *plan[2], *work[2]; /* of complex numbers, of reals */
};

static struct plans plans_of(int single, int64_t n)
{
    struct plans p = {.n = n, .single = single};
    int32_t dtype = single ? BATON_COMPLEX64 : BATON_COMPLEX128;
    for (int real = 0; real < 2; real++) {
        p.bytes[real] = baton_fft_plan_bytes(dtype, real, n);
        p.plan[real] = allocated(p.bytes[real]);
        CHECK(baton_fft_plan(dtype, real, n, p.plan[real]) == BATON_OK, "n %lld", (long long)n);
        p.work_bytes[real] = baton_fft_work_bytes(p.plan[real]);
        p.work[real] = allocated(p.work_bytes[real]);
    }
    return p;
}

static void free_plans(struct plans *p)
{
    for (int real = 0; real < 2; real++) {
        baton_free(p->plan[real], p->bytes[real]);
        baton_free(p->work[real], p->work_bytes[real]);
    }
}

static double get(const void *x, int64_t i, int single) { return single ? ((const float *)x)[i] : ((const double *)x)[i]; }

static void put(void *x, int64_t i, double value, int single)
{
    if (single) {
        ((float *)x)[i] = (float)value;
    } else {
        ((double *)x)[i] = value;
    }
}

enum { ROWS = 11, LAYOUTS = 4 };

/* Where number j of a row is, of rows of extent numbers: rows one after the other, rows side by side, with gaps, backwards. */
static void layout(int which, int64_t extent, int64_t *row_step, int64_t *step, int64_t *origin)
{
    *row_step = which == 1 ? 1 : which == 2 ? 3 * extent : extent;
    *step = which == 1 ? ROWS : which == 2 ? 3 : which == 3 ? -1 : 1;
    *origin = which == 3 ? extent - 1 : 0;
}

static double difference(const double *expected, const double *got, int64_t n)
{
    double error = 0, norm = 0;
    for (int64_t i = 0; i < n; i++) {
        error += (expected[i] - got[i]) * (expected[i] - got[i]);
        norm += expected[i] * expected[i];
    }
    return sqrt(error / (norm > 0 ? norm : 1));
}

/* ROWS rows there and back, from one layout to another. */
static void rows_of_reals(struct plans *p, int from, int to, const double *numbers, const double *spectrum)
{
    int64_t n = p->n, half = n / 2 + 1, parts = 6 * (n + 2) * ROWS, in[3], out[3];
    int single = p->single;
    double bound = (single ? 2 * FLT_EPSILON : 8 * DBL_EPSILON) * sqrt(log2((double)n + 1));
    void *a = allocated(8 * parts), *x = allocated(8 * parts), *back = allocated(8 * parts);
    double *got = malloc(16 * (size_t)(n + 2));
    layout(from, n, &in[0], &in[1], &in[2]);
    layout(to, half, &out[0], &out[1], &out[2]);
    for (int64_t row = 0; row < ROWS; row++) {
        for (int64_t j = 0; j < n; j++) {
            put(a, in[2] + row * in[0] + j * in[1], numbers[row * n + j], single);
        }
    }
    int size = single ? 4 : 8;
    int64_t forward[] = {2, ROWS, n, out[0], out[1], in[0], in[1]}, backward[] = {2, ROWS, n, in[0], in[1], out[0], out[1]};
    CHECK(baton_fft(p->plan[1], -1, 0.5, forward, (char *)x + 2 * size * out[2], (char *)a + size * in[2],
                    p->work[1]) == BATON_OK, "n %lld", (long long)n);
    for (int64_t row = 0; row < ROWS; row++) {
        for (int64_t k = 0; k < half; k++) {
            int64_t at = out[2] + row * out[0] + k * out[1];
            got[2 * k] = get(x, 2 * at, single);
            got[2 * k + 1] = get(x, 2 * at + 1, single);
        }
        double error = difference(spectrum + 2 * row * n, got, 2 * half);
        CHECK(error <= bound, "n %lld, single %d, layout %d to %d, row %lld: off by %g", (long long)n, single, from, to,
              (long long)row, error);
        CHECK(got[1] == 0 && (n % 2 || got[2 * half - 1] == 0), "n %lld: imaginary ends", (long long)n);
        /* What must not count, on the way back. */
        put(x, 2 * (out[2] + row * out[0]) + 1, 5, single);
        if (n % 2 == 0) {
            put(x, 2 * (out[2] + row * out[0] + (half - 1) * out[1]) + 1, 7, single);
        }
    }
    CHECK(baton_fft(p->plan[1], 1, 2.0 / (double)n, backward, (char *)back + size * in[2],
                    (char *)x + 2 * size * out[2], p->work[1]) == BATON_OK, "n %lld", (long long)n);
    for (int64_t row = 0; row < ROWS; row++) {
        for (int64_t j = 0; j < n; j++) {
            got[j] = get(back, in[2] + row * in[0] + j * in[1], single);
        }
        double error = difference(numbers + row * n, got, n);
        CHECK(error <= 2 * bound, "n %lld, single %d, layout %d to %d, row %lld and back: off by %g", (long long)n, single,
              from, to, (long long)row, error);
    }
    free(got);
    baton_free(a, 8 * parts);
    baton_free(x, 8 * parts);
    baton_free(back, 8 * parts);
}

SUITE(fft_real)
{
    for (int64_t n = 1; n <= 2100; n += n < 140 ? 1 : n < 1200 ? 97 : 211) {
        struct plans p[2] = {plans_of(0, n), plans_of(1, n)};
        double *numbers = allocated(8 * n * ROWS), *complex = allocated(16 * n * ROWS), *spectrum = allocated(16 * n * ROWS);
        for (int64_t i = 0; i < n * ROWS; i++) {
            numbers[i] = (double)(float)check_uniform(-1, 1);
            complex[2 * i] = numbers[i];
            complex[2 * i + 1] = 0;
        }
        int64_t loop[] = {2, ROWS, n, n, 1, n, 1};
        CHECK(baton_fft(p[0].plan[0], -1, 0.5, loop, spectrum, complex, p[0].work[0]) == BATON_OK, "n %lld", (long long)n);
        for (int way = 0; way < LAYOUTS * LAYOUTS * 2; way++) {
            rows_of_reals(&p[way & 1], way / 2 % LAYOUTS, way / 2 / LAYOUTS, numbers, spectrum);
        }
        baton_free(numbers, 8 * n * ROWS);
        baton_free(complex, 16 * n * ROWS);
        baton_free(spectrum, 16 * n * ROWS);
        free_plans(&p[0]);
        free_plans(&p[1]);
    }
}
