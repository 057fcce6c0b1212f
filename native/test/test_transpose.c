/* Copies from one order of axes to another, of planes of any size, against the definition. */
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* out[j][i][k] = a[i][j][k] or, reversed, a from the end; sizes in elements of the dtype. */
static void check_transpose(int32_t dtype, int size, int64_t n, int64_t lines, int64_t depth, int turned)
{
    int64_t padding = (int64_t)(check_random() % 5), row = n + padding, a_row = lines + (int64_t)(check_random() % 5);
    size_t out_bytes = (size_t)(lines * depth * row * size), a_bytes = (size_t)(n * depth * a_row * size);
    unsigned char *out = malloc(out_bytes), *before = malloc(out_bytes), *a = malloc(a_bytes);
    for (size_t i = 0; i < a_bytes; i++) {
        a[i] = (unsigned char)check_random();
    }
    memset(before, 0xa5, out_bytes);
    memcpy(out, before, out_bytes);
    int64_t step = turned ? -a_row : a_row;
    const unsigned char *first = turned ? a + (n * depth - 1) * a_row * size : a;
    /* Axes: depth, lines, n. */
    int64_t loop[] = {3, depth, lines, n, lines * row, row, 1, n * step, 1, step};
    int32_t status = baton_copy(dtype, dtype, loop, out, first);
    CHECK(status == BATON_OK, "status %d", status);
    int64_t wrong = 0;
    for (int64_t k = 0; k < depth; k++) {
        for (int64_t line = 0; line < lines; line++) {
            unsigned char *o = out + (k * lines + line) * row * size;
            for (int64_t i = 0; i < n; i++) {
                wrong += memcmp(o + i * size, first + ((k * n + i) * step + line) * size, (size_t)size) != 0;
            }
            wrong += memcmp(o + n * size, before, (size_t)(padding * size)) != 0;
        }
    }
    CHECK(wrong == 0, "dtype %d, %lld x %lld x %lld, turned %d: %lld wrong", (int)dtype, (long long)depth, (long long)lines,
          (long long)n, turned, (long long)wrong);
    free(out);
    free(before);
    free(a);
}

SUITE(transposed_copies)
{
    static const struct {
        int32_t dtype;
        int size;
    } types[] = {{BATON_FLOAT64, 8}, {BATON_COMPLEX64, 8}, {BATON_INT32, 4}, {BATON_FLOAT32, 4},
                 {BATON_INT16, 2},   {BATON_BOOL, 1},      {BATON_COMPLEX128, 16}};
    for (int t = 0; t < (int)(sizeof types / sizeof types[0]); t++) {
        for (int round = 0; round < 60; round++) {
            int64_t most = round < 40 ? 24 : 150;
            int64_t n = 1 + (int64_t)(check_random() % (uint64_t)most), lines = 1 + (int64_t)(check_random() % (uint64_t)most);
            check_transpose(types[t].dtype, types[t].size, n, lines, 1 + round % 3, round % 2);
        }
    }
}

/* As np.repeat: every element of a few lines count times, in a row. */
SUITE(repeated_copies)
{
    static const int sizes[] = {1, 2, 4, 8, 16};
    static const int32_t dtypes[] = {BATON_INT8, BATON_INT16, BATON_INT32, BATON_FLOAT64, BATON_COMPLEX128};
    enum { MOST = 40, LENGTH = 50, LINES = 3 };
    static unsigned char out[LINES * LENGTH * MOST * 16 + 16], a[LINES * LENGTH * 2 * 16];
    for (int t = 0; t < 5; t++) {
        size_t size = (size_t)sizes[t];
        for (int64_t count = 1; count <= MOST; count++) {
            int64_t n = 1 + (int64_t)(check_random() % LENGTH), step = 1 + count % 2, wrong = 0;
            for (size_t i = 0; i < sizeof a; i++) {
                a[i] = (unsigned char)check_random();
            }
            memset(out, 0xa5, sizeof out);
            int64_t loop[] = {3, LINES, n, count, n * count, count, 1, 2 * LENGTH, step, 0};
            int32_t status = baton_copy(dtypes[t], dtypes[t], loop, out, a);
            CHECK(status == BATON_OK, "status %d", status);
            for (int64_t i = 0; i < LINES * n * count; i++) {
                int64_t from = i / (n * count) * 2 * LENGTH + i / count % n * step;
                wrong += memcmp(out + (size_t)i * size, a + (size_t)from * size, size) != 0;
            }
            wrong += out[(size_t)(LINES * n * count) * size] != 0xa5;
            CHECK(wrong == 0, "%d bytes, %lld times, of %lld: %lld wrong", sizes[t], (long long)count, (long long)n,
                  (long long)wrong);
        }
    }
}
