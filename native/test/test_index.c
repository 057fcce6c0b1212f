/* Gathering and scattering chunks of every layout, and what is not zero, each against a plain loop. */
#include "values.h"

static const int itemsizes[] = {1, 2, 4, 8, 16};
static const char *const mode_name[] = {"offset", "checked", "wrap", "clip"};

static int64_t resolved(int mode, int64_t i, int64_t extent)
{
    if (mode == BATON_INDEX_CLIP) {
        return i < 0 ? 0 : i >= extent ? extent - 1 : i;
    }
    while (i < 0) {
        i += extent;
    }
    return mode == BATON_INDEX_WRAP ? i % extent : i;
}

/*
 * a (P, E, Q) with the axis E indexed, out (P, N, Q): chunks of one element (P and Q are 1), of one piece, of
 * several, with a's axes reversed in memory or not.
 */
static void check_moves(int size, int mode, int64_t p, int64_t q, int64_t n, int reversed)
{
    enum { EXTENT = 7 };
    int64_t elements = p * EXTENT * q, moved = p * n * q, indices[40], places[40];
    int64_t stride[3] = {EXTENT * q, q, 1}, origin = 0;
    if (reversed) { /* (Q, E, P) in memory, Q backwards */
        stride[0] = 1;
        stride[1] = p;
        stride[2] = -EXTENT * p;
        origin = (q - 1) * EXTENT * p;
    }
    char *a = check_guarded(elements * size), *out = check_guarded(moved * size);
    char *a_expected = malloc((size_t)(elements * size) + 1), *out_expected = malloc((size_t)(moved * size) + 1);
    for (int64_t i = 0; i < elements * size; i++) {
        a[i] = a_expected[i] = (char)check_random();
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t wide = mode == BATON_INDEX_WRAP || mode == BATON_INDEX_CLIP ? 40 : EXTENT;
        indices[i] = (int64_t)(check_random() % (uint64_t)(2 * wide)) - wide;
        places[i] = resolved(mode, indices[i], EXTENT);
        if (mode == BATON_INDEX_OFFSET) {
            indices[i] = places[i] * stride[1] * size;
        }
    }
    for (int64_t x = 0; x < p; x++) {
        for (int64_t i = 0; i < n; i++) {
            int64_t at = places[i];
            for (int64_t y = 0; y < q; y++) {
                memcpy(out_expected + ((x * n + i) * q + y) * size,
                       a + (origin + x * stride[0] + at * stride[1] + y * stride[2]) * size, (size_t)size);
            }
        }
    }
    for (int outer = 0; outer <= 2; outer++) {
        int64_t loop[] = {2, p, q, n * q, 1, stride[0], stride[2]};
        memset(out, 0x5a, (size_t)(moved * size));
        int32_t status = baton_gather(size, mode, n, indices, EXTENT, stride[1] * size, q * size, outer, loop, out,
                                      a + origin * size);
        CHECK(status == BATON_OK && memcmp(out, out_expected, (size_t)(moved * size)) == 0,
              "gather of %d bytes, %s, (%lld, %lld, %lld), reversed %d, outer %d", size, mode_name[mode],
              (long long)p, (long long)n, (long long)q, reversed, outer);
    }
    /* Back again, where later indices win; the source either whole or the first of it again and again. */
    for (int64_t period = 1; period <= n; period += n - 1 > 0 ? n - 1 : 1) {
        int64_t loop[] = {2, p, q, stride[0], stride[2], n * q, 1};
        for (int64_t i = 0; i < moved * size; i++) {
            out[i] = (char)check_random();
        }
        for (int64_t i = 0; i < n; i++) {
            int64_t at = places[i];
            for (int64_t x = 0; x < p; x++) {
                for (int64_t y = 0; y < q; y++) {
                    memcpy(a_expected + (origin + x * stride[0] + at * stride[1] + y * stride[2]) * size,
                           out + ((x * n + i % period) * q + y) * size, (size_t)size);
                }
            }
        }
        int32_t status = baton_scatter(size, mode, n, indices, EXTENT, stride[1] * size, period, q * size,
                                       (int)(check_random() % 3), loop, a + origin * size, out);
        CHECK(status == BATON_OK && memcmp(a, a_expected, (size_t)(elements * size)) == 0,
              "scatter of %d bytes, %s, (%lld, %lld, %lld), reversed %d, period %lld", size, mode_name[mode],
              (long long)p, (long long)n, (long long)q, reversed, (long long)period);
    }
    check_guarded_free(a, elements * size);
    check_guarded_free(out, moved * size);
    free(a_expected);
    free(out_expected);
}

SUITE(index_moves)
{
    static const int64_t shapes[][2] = {{1, 1}, {1, 5}, {4, 1}, {3, 6}, {0, 3}, {3, 0}};
    for (int s = 0; s < 5; s++) {
        for (int mode = 0; mode < 4; mode++) {
            for (int shape = 0; shape < 6; shape++) {
                for (int64_t n = 0; n <= 33; n += n < 3 ? 1 : 10) {
                    for (int reversed = 0; reversed < 2; reversed++) {
                        check_moves(itemsizes[s], mode, shapes[shape][0], shapes[shape][1], n, reversed);
                    }
                }
            }
        }
    }
    CHECK(baton_gather(3, 0, 0, NULL, 0, 0, 0, 0, (int64_t[]){0}, NULL, NULL) == BATON_INVALID, "itemsize 3");
    CHECK(baton_scatter(1, 0, 0, NULL, 0, 0, 0, 0, 2, (int64_t[]){0}, NULL, NULL) == BATON_INVALID, "outer 2");
}

SUITE(index_offsets)
{
    int64_t indices[12], offsets[12];
    for (int mode = BATON_INDEX_CHECKED; mode <= BATON_INDEX_CLIP; mode++) {
        int64_t loop[] = {2, 3, 4, 4, 1, 0, 1}; /* four indices for each of three rows */
        for (int i = 0; i < 12; i++) {
            int64_t wide = mode == BATON_INDEX_CHECKED ? 5 : 50;
            indices[i] = (int64_t)(check_random() % (uint64_t)(2 * wide)) - wide;
            offsets[i] = 100 * i;
        }
        CHECK(baton_index_offsets(mode, 5, -24, loop, offsets, indices) == BATON_OK, "%s", mode_name[mode]);
        for (int i = 0; i < 12; i++) {
            CHECK(offsets[i] == 100 * i - 24 * resolved(mode, indices[i % 4], 5), "%s, index %lld: %lld",
                  mode_name[mode], (long long)indices[i % 4], (long long)offsets[i]);
        }
    }
    CHECK(baton_index_offsets(BATON_INDEX_OFFSET, 5, 1, (int64_t[]){0}, offsets, indices) == BATON_INVALID, "mode");
    for (int64_t n = 0; n <= 1100; n += n < 20 ? 1 : 540) {
        int64_t *some = malloc((size_t)(n + 1) * sizeof *some);
        for (int64_t i = 0; i < n; i++) {
            some[i] = (int64_t)(check_random() % 10) - 5;
        }
        CHECK(baton_index_check(n, some, 5) == -1, "n %lld", (long long)n);
        for (int64_t bad = 0; bad < n; bad += 1 + n / 7) {
            int64_t good = some[bad];
            some[bad] = bad % 2 ? 5 : -6;
            some[n - 1] = bad == n - 1 ? some[n - 1] : INT64_MIN;
            CHECK(baton_index_check(n, some, 5) == bad, "n %lld, bad %lld", (long long)n, (long long)bad);
            some[bad] = good;
        }
        free(some);
    }
}

static int is_nonzero(int dtype, const void *a, int64_t i)
{
    struct value x = values_at(dtype, a, i);
    return x.re != 0 || x.im != 0;
}

SUITE(nonzero)
{
    for (int dtype = 0; dtype < VALUES_DTYPES; dtype++) {
        int size = values_itemsize[dtype];
        for (int round = 0; round < 40; round++) {
            int64_t rows = 1 + round % 3, columns = round < 36 ? (int64_t)(check_random() % 200) : round * 30;
            int64_t stride = round % 4 == 3 ? -2 : 1, line = columns * llabs(stride), n = rows * line;
            int64_t origin = stride < 0 && columns > 0 ? (columns - 1) * -stride : 0, count = 0;
            char *a = check_guarded(n * size);
            values_fill(dtype, a, n);
            for (int64_t i = 0; i < n; i++) {
                if (check_random() % 3 != 0 || round % 5 == 4) {
                    memset(a + i * size, 0, (size_t)size);
                    if (dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16 || dtype == BATON_FLOAT32 ||
                        dtype >= BATON_FLOAT64) {
                        a[i * size + size - 1] = (char)0x80; /* -0 */
                    }
                }
            }
            int64_t loop[] = {2, rows, columns, line, stride};
            for (int64_t r = 0; r < rows; r++) {
                for (int64_t c = 0; c < columns; c++) {
                    count += is_nonzero(dtype, a, origin + r * line + c * stride);
                }
            }
            int64_t got = baton_count_nonzero(dtype, loop, a + origin * size);
            CHECK(got == count, "%s: %lld, not %lld", values_name[dtype], (long long)got, (long long)count);
            int64_t *out = check_guarded(2 * count * 8);
            int32_t status = baton_nonzero(dtype, loop, count, out, a + origin * size);
            int right = status == BATON_OK;
            int64_t at = 0;
            for (int64_t r = 0; r < rows && right; r++) {
                for (int64_t c = 0; c < columns && right; c++) {
                    if (is_nonzero(dtype, a, origin + r * line + c * stride)) {
                        right = out[at] == r && out[count + at] == c;
                        at++;
                    }
                }
            }
            CHECK(right, "%s, (%lld, %lld), stride %lld", values_name[dtype], (long long)rows, (long long)columns,
                  (long long)stride);
            check_guarded_free(out, 2 * count * 8);
            /* The same mask picks elements of this size. */
            uint8_t *mask = check_guarded(n);
            int64_t picked = 0;
            for (int64_t i = 0; i < n; i++) {
                mask[i] = (uint8_t)is_nonzero(dtype, a, i);
                picked += mask[i];
            }
            char *some = check_guarded(picked * size);
            right = baton_compress(size, n, mask, some, a) == BATON_OK;
            for (int64_t i = 0, to = 0; i < n && right; i++) {
                right = !mask[i] || memcmp(some + to * size, a + i * size, (size_t)size) == 0;
                to += mask[i];
            }
            CHECK(right, "compress %lld items of %d bytes", (long long)n, size);
            check_guarded_free(some, picked * size);
            check_guarded_free(mask, n);
            check_guarded_free(a, n * size);
        }
    }
    CHECK(baton_count_nonzero(-1, (int64_t[]){0}, NULL) == -1, "no such dtype");
    CHECK(baton_nonzero(BATON_BOOL, (int64_t[]){0}, 0, NULL, NULL) == BATON_INVALID, "no axis");
    CHECK(baton_compress(3, 0, NULL, NULL, NULL) == BATON_INVALID, "itemsize 3");
}
