/*
 * Reductions of parts of lines (ufunc.reduceat) and operations on elements by their indices (ufunc.at), each against
 * single steps: one element is converted and computed with at a time, by loops without an axis, one after the other.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elements.h"

static const int64_t one[] = {0};

static int is_half(int32_t dtype) { return dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16; }

static void convert(int32_t out_dtype, void *out, int32_t dtype, const void *a)
{
    baton_copy(out_dtype, dtype, one, out, a);
}

/* x ← x op v, or op(x), where x is of x_dtype and v of computed, the type that the kernel takes. */
static void step(int32_t op, int32_t dtype, int32_t computed, int32_t x_dtype, void *x, const void *v)
{
    _Alignas(16) char rounded[16], taken[16], made[16];
    convert(dtype, rounded, x_dtype, x);
    convert(computed, taken, dtype, rounded);
    int32_t result = v == NULL ? baton_unary_result(op, computed) : baton_binary_result(op, computed);
    if (v == NULL) {
        baton_unary(op, computed, one, made, taken);
    } else {
        baton_binary(op, computed, one, made, taken, v);
    }
    if (result == computed && dtype != computed) {
        convert(dtype, rounded, computed, made);
        convert(x_dtype, x, dtype, rounded);
    } else {
        convert(x_dtype, x, result, made);
    }
}

/* ---- parts ---------------------------------------------------------------------------------------------- */

/* Numbers that stay in range however many are multiplied, or any at all. */
static void put(int32_t dtype, char *p, int any)
{
    if (any || dtype <= BATON_UINT64) {
        element_random(dtype, p);
        return;
    }
    _Alignas(16) double x[2] = {check_uniform(0.9, 1.1), check_uniform(-0.1, 0.1)};
    convert(dtype, p, BATON_COMPLEX128, x);
}

static int near(int32_t dtype, const void *got, const void *expected, int64_t n)
{
    long double a, b, ai, bi;
    element_value(dtype, got, &a, &ai);
    element_value(dtype, expected, &b, &bi);
    long double epsilon = dtype == BATON_BFLOAT16                              ? 0x1p-7L
                          : dtype == BATON_FLOAT16                             ? 0x1p-10L
                          : dtype == BATON_FLOAT32 || dtype == BATON_COMPLEX64 ? 0x1p-23L
                                                                               : 0x1p-52L;
    return hypotl(a - b, ai - bi) <= 2 * (n + 1) * epsilon * (hypotl(b, bi) + n);
}

/* a (ROWS, extent) with its lines in order, backwards, or columns of memory; out (ROWS, n). */
static void check_parts(int32_t op, int32_t out_dtype, int32_t a_dtype, int64_t extent, int layout)
{
    enum { ROWS = 3, MOST = 12 };
    int64_t n = 1 + (int64_t)(check_random() % MOST), indices[MOST];
    int64_t size = element_sizes[a_dtype], out_size = element_sizes[out_dtype];
    int exact = out_dtype <= BATON_UINT64 || op == BATON_MAXIMUM || (op == BATON_SUBTRACT && !is_half(out_dtype));
    char *a = check_guarded(ROWS * extent * size), *out = check_guarded(ROWS * n * out_size);
    for (int64_t i = 0; i < ROWS * extent; i++) {
        put(a_dtype, a + i * size, op == BATON_MAXIMUM);
    }
    for (int64_t i = 0; i < n; i++) { /* half of them behind the one before */
        indices[i] = i > 0 && check_random() % 2 ? indices[i - 1] + (extent - indices[i - 1]) / 3
                                                 : (int64_t)(check_random() % (uint64_t)extent);
    }
    int64_t row = layout == 2 ? 1 : extent, along = layout == 2 ? ROWS : layout == 1 ? -1 : 1;
    const char *first = a + (layout == 1 ? (extent - 1) * size : 0);
    int64_t loop[] = {2, ROWS, extent, n, 1, row, along};
    int32_t status = baton_reduceat(op, out_dtype, a_dtype, n, indices, loop, out, first);
    CHECK(status >= BATON_OK, "reduceat %d of %s as %s: status %d", op, element_names[a_dtype],
          element_names[out_dtype], status);
    for (int64_t r = 0; r < ROWS && status >= BATON_OK; r++) {
        for (int64_t i = 0; i < n; i++) {
            int64_t end = i + 1 < n ? indices[i + 1] : extent;
            _Alignas(16) char x[16], y[16];
            convert(out_dtype, x, a_dtype, first + (r * row + indices[i] * along) * size);
            for (int64_t k = indices[i] + 1; k < end; k++) {
                convert(out_dtype, y, a_dtype, first + (r * row + k * along) * size);
                if (is_half(out_dtype)) {
                    _Alignas(16) char wide[16];
                    convert(BATON_FLOAT32, wide, out_dtype, y);
                    step(op, out_dtype, BATON_FLOAT32, out_dtype, x, wide);
                } else {
                    step(op, out_dtype, out_dtype, out_dtype, x, y);
                }
            }
            const char *got = out + (r * n + i) * out_size;
            CHECK(exact ? element_same(out_dtype, got, x) : near(out_dtype, got, x, end - indices[i]),
                  "reduceat %d of %s as %s, extent %lld, layout %d: part %lld of row %lld", op,
                  element_names[a_dtype], element_names[out_dtype], (long long)extent, layout, (long long)i,
                  (long long)r);
        }
    }
    check_guarded_free(a, ROWS * extent * size);
    check_guarded_free(out, ROWS * n * out_size);
}

SUITE(reduceat)
{
    static const int32_t ops[] = {BATON_ADD, BATON_SUBTRACT, BATON_MULTIPLY, BATON_MAXIMUM, BATON_BITWISE_XOR};
    static const int64_t extents[] = {1, 2, 7, 33, 300};
    for (int o = 0; o < 5; o++) {
        for (int32_t dtype = 0; dtype < DTYPES; dtype++) {
            if (baton_binary_result(ops[o], is_half(dtype) ? BATON_FLOAT32 : dtype) < 0) {
                continue;
            }
            for (int e = 0; e < 5; e++) {
                for (int layout = 0; layout < 3; layout++) {
                    check_parts(ops[o], dtype, dtype, extents[e], layout);
                    if (dtype == BATON_INT64 || dtype == BATON_FLOAT64) {
                        check_parts(ops[o], dtype, dtype == BATON_INT64 ? BATON_INT8 : BATON_FLOAT32, extents[e],
                                    layout);
                    }
                }
            }
        }
    }
    CHECK(baton_reduceat(BATON_ADD, BATON_INT8, BATON_INT8, 0, NULL, one, NULL, NULL) == BATON_INVALID, "no axis");
    CHECK(baton_reduceat(BATON_LDEXP, BATON_FLOAT64, BATON_FLOAT64, 0, NULL, (int64_t[]){2, 1, 1, 1, 1, 1, 1}, NULL,
                         NULL) == BATON_UNSUPPORTED,
          "ldexp");
}

/* ---- by indices ----------------------------------------------------------------------------------------- */

/* a (EXTENT, chunk) turned or not, v (period, chunk); unary where v_size is 0. */
static void check_at(int32_t op, int32_t dtype, int32_t a_dtype, int unary, int64_t chunk, int turned)
{
    enum { EXTENT = 5, MOST = 40 };
    int32_t computed = dtype;
    if ((unary ? baton_unary_result(op, dtype) : baton_binary_result(op, dtype)) < 0) {
        computed = BATON_FLOAT32;
    }
    int64_t n = (int64_t)(check_random() % MOST), period = 1 + (int64_t)(check_random() % 9), indices[MOST];
    int64_t size = element_sizes[a_dtype], v_size = op == BATON_LDEXP && !unary ? 8 : element_sizes[computed];
    char *a = check_guarded(EXTENT * chunk * size), *expected = malloc((size_t)(EXTENT * chunk * size) + 1);
    char *v = check_guarded(period * chunk * v_size);
    for (int64_t i = 0; i < EXTENT * chunk; i++) {
        element_random(a_dtype, a + i * size);
    }
    memcpy(expected, a, (size_t)(EXTENT * chunk * size));
    for (int64_t i = 0; i < period * chunk; i++) {
        if (v_size == 8 && op == BATON_LDEXP) {
            ((int64_t *)v)[i] = (int64_t)(check_random() % 9) - 4;
        } else {
            element_random(computed, v + i * v_size);
        }
    }
    int64_t index_step = turned ? 1 : chunk, along = turned ? EXTENT : 1;
    for (int64_t i = 0; i < n; i++) {
        indices[i] = (int64_t)(check_random() % (2 * EXTENT)) - EXTENT;
        int64_t place = indices[i] < 0 ? indices[i] + EXTENT : indices[i];
        for (int64_t c = 0; c < chunk; c++) {
            step(op, dtype, computed, a_dtype, expected + (place * index_step + c * along) * size,
                 unary ? NULL : v + (i % period * chunk + c) * v_size);
        }
    }
    int64_t loop[] = {1, chunk, along, 1};
    int32_t status = baton_at(op, dtype, a_dtype, BATON_INDEX_CHECKED, n, indices, EXTENT, index_step * size, period,
                              chunk * v_size, loop, a, unary ? NULL : v);
    CHECK(status >= BATON_OK, "at %d in %s of %s: status %d", op, element_names[dtype], element_names[a_dtype],
          status);
    for (int64_t i = 0; i < EXTENT * chunk; i++) {
        CHECK(element_same(a_dtype, a + i * size, expected + i * size),
              "at %d%s in %s of %s, %lld indices, chunks of %lld, turned %d: element %lld", op, unary ? " (unary)" : "",
              element_names[dtype], element_names[a_dtype], (long long)n, (long long)chunk, turned, (long long)i);
    }
    check_guarded_free(a, EXTENT * chunk * size);
    check_guarded_free(v, period * chunk * v_size);
    free(expected);
}

static void check_at_layouts(int32_t op, int32_t dtype, int unary)
{
    int32_t taken = is_half(dtype) ? BATON_FLOAT32 : dtype;
    if ((unary ? baton_unary_result(op, taken) : baton_binary_result(op, taken)) < 0) {
        return;
    }
    static const int64_t chunks[] = {1, 3, 40};
    for (int c = 0; c < 3; c++) {
        for (int turned = 0; turned < 2; turned++) {
            check_at(op, dtype, dtype, unary, chunks[c], turned);
            check_at(op, dtype, dtype == BATON_FLOAT64 ? BATON_FLOAT32 : BATON_FLOAT64, unary, chunks[c], turned);
        }
    }
}

SUITE(at)
{
    static const int32_t binary[] = {BATON_ADD,   BATON_MULTIPLY, BATON_DIVIDE,      BATON_LDEXP,
                                     BATON_FMAX, BATON_LESS,     BATON_LOGICAL_XOR, BATON_BITWISE_AND};
    static const int32_t unary[] = {BATON_NEGATIVE, BATON_SQRT, BATON_ISNAN, BATON_INVERT, BATON_EXP};
    for (int32_t dtype = 0; dtype < DTYPES; dtype++) {
        for (int o = 0; o < 8; o++) {
            check_at_layouts(binary[o], dtype, 0);
        }
        for (int o = 0; o < 5; o++) {
            check_at_layouts(unary[o], dtype, 1);
        }
    }
    CHECK(baton_at(BATON_ADD, DTYPES, BATON_INT8, 0, 0, NULL, 0, 0, 1, 0, one, NULL, "") == BATON_UNSUPPORTED,
          "no such dtype");
    CHECK(baton_at(BATON_EXP, BATON_INT64, BATON_INT64, 0, 0, NULL, 0, 0, 1, 0, one, NULL, NULL) == BATON_UNSUPPORTED,
          "no exp of integers");
}
