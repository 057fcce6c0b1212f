#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { BATCH = 3, OPERANDS = 3 };

static const int32_t dtypes[] = {BATON_BOOL,   BATON_INT8,   BATON_INT16,   BATON_INT32,   BATON_INT64,
                                 BATON_UINT8,  BATON_UINT16, BATON_UINT32,  BATON_UINT64,  BATON_FLOAT32,
                                 BATON_FLOAT64, BATON_COMPLEX64, BATON_COMPLEX128};
static const int64_t itemsizes[] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 4, 8, 8, 16};

static int is_float(int32_t dtype) { return dtype == BATON_FLOAT32 || dtype == BATON_COMPLEX64; }
static int is_complex(int32_t dtype) { return dtype == BATON_COMPLEX64 || dtype == BATON_COMPLEX128; }
static int is_integer(int32_t dtype) { return dtype < BATON_FLOAT16; }

static void fill(int32_t dtype, int64_t bytes, void *data)
{
    if (is_integer(dtype)) {
        for (int64_t i = 0; i < bytes; i++) {
            uint64_t bits = check_random() >> 40;
            ((uint8_t *)data)[i] = (uint8_t)(dtype == BATON_BOOL ? bits & 1 : bits);
        }
    } else if (is_float(dtype)) {
        for (int64_t i = 0; i < bytes / 4; i++) {
            ((float *)data)[i] = (float)check_uniform(-1, 1);
        }
    } else {
        for (int64_t i = 0; i < bytes / 8; i++) {
            ((double *)data)[i] = check_uniform(-1, 1);
        }
    }
}

static uint64_t integer(int64_t itemsize, const char *at)
{
    uint64_t x = 0;
    memcpy(&x, at, (size_t)itemsize); /* The least byte comes first on every CPU there is a variant for. */
    return x;
}

static double part(int32_t dtype, const char *at, int which)
{
    return is_float(dtype) ? ((const float *)at)[which] : ((const double *)at)[which];
}

/* A matrix row by row, column by column, or with every second element. */
static void strides(int layout, int64_t rows, int64_t columns, int64_t *row, int64_t *column, int64_t *size)
{
    *row = layout == 0 ? columns : layout == 1 ? 1 : 2 * columns;
    *column = layout == 0 ? 1 : layout == 1 ? rows : 2;
    *size = (layout == 2 ? 2 : 1) * rows * columns;
}

static void try(int which, int64_t m, int64_t k, int64_t n, int layout_a, int layout_b)
{
    int32_t dtype = dtypes[which];
    int64_t itemsize = itemsizes[which], a_row, a_column, a_size, b_row, b_column, b_size;
    strides(layout_a, m, k, &a_row, &a_column, &a_size);
    strides(layout_b, k, n, &b_row, &b_column, &b_size);
    char *a = check_guarded(BATCH * a_size * itemsize), *b = check_guarded(b_size * itemsize),
         *c = check_guarded(BATCH * m * n * itemsize);
    fill(dtype, BATCH * a_size * itemsize, a);
    fill(dtype, b_size * itemsize, b);
    /* b is the same in the whole batch. */
    const int64_t loop[1 + 4 + 4 * OPERANDS] = {4,      BATCH, m, k,        n, m * n, n,    0,
                                                1,      a_size, a_row, a_column, 0, 0,     0, b_row,
                                                b_column};
    CHECK(baton_matmul(dtype, loop, c, a, b) == BATON_OK, "dtype %d", dtype);
    int64_t wrong = 0;
    for (int64_t at = 0; at < BATCH * m * n; at++) {
        int64_t matrix = at / (m * n), i = at / n % m, j = at % n;
        uint64_t whole = 0;
        double re = 0, im = 0, size = 0;
        for (int64_t p = 0; p < k; p++) {
            const char *x = a + (matrix * a_size + i * a_row + p * a_column) * itemsize;
            const char *y = b + (p * b_row + j * b_column) * itemsize;
            if (is_integer(dtype)) {
                uint64_t product = integer(itemsize, x) * integer(itemsize, y);
                whole = dtype == BATON_BOOL ? whole | product : whole + product;
            } else {
                double u = part(dtype, x, 0), v = is_complex(dtype) ? part(dtype, x, 1) : 0;
                double s = part(dtype, y, 0), t = is_complex(dtype) ? part(dtype, y, 1) : 0;
                re += u * s - v * t;
                im += u * t + v * s;
                size += hypot(u, v) * hypot(s, t);
            }
        }
        const char *got = c + at * itemsize;
        if (is_integer(dtype)) {
            wrong += memcmp(&whole, got, (size_t)itemsize) != 0;
        } else {
            double allowed = 2 * ((double)k + 2) * size * (is_float(dtype) ? FLT_EPSILON : DBL_EPSILON);
            wrong += !(fabs(part(dtype, got, 0) - re) <= allowed) ||
                     (is_complex(dtype) && !(fabs(part(dtype, got, 1) - im) <= allowed));
        }
    }
    CHECK(wrong == 0, "dtype %d, (%lld, %lld) by (%lld, %lld), layouts %d %d: %lld elements", dtype, (long long)m,
          (long long)k, (long long)k, (long long)n, layout_a, layout_b, (long long)wrong);
    check_guarded_free(a, BATCH * a_size * itemsize);
    check_guarded_free(b, b_size * itemsize);
    check_guarded_free(c, BATCH * m * n * itemsize);
}

/* Sizes on both sides of every tile's border, in every layout, against the sums written out. */
SUITE(matmul)
{
    static const int64_t sizes[][3] = {{1, 1, 1},  {2, 2, 2},   {3, 5, 4},   {4, 4, 4},  {5, 3, 7},
                                       {8, 8, 8},  {7, 64, 9},  {9, 65, 16}, {4, 63, 17}, {16, 1, 31},
                                       {1, 16, 32}, {33, 2, 33}, {3, 0, 2},   {5, 130, 70}, {12, 12, 12},
                                       {16, 16, 16}, {20, 7, 20}, {24, 24, 24}, {28, 3, 28}, {32, 32, 32}};
    for (int which = 0; which < (int)(sizeof dtypes / sizeof dtypes[0]); which++) {
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            for (int layouts = 0; layouts < 9; layouts++) {
                try(which, sizes[i][0], sizes[i][1], sizes[i][2], layouts / 3, layouts % 3);
            }
        }
    }
    CHECK(baton_matmul(BATON_FLOAT16, (const int64_t[]){0}, NULL, NULL, NULL) == BATON_UNSUPPORTED, "halves");
}
