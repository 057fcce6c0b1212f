/*
 * Sorting, partitioning and searching of every dtype, against an order of indices found by merging long
 * doubles: the stable kinds must give its bits, the others an order as good.
 */
#include "values.h"

enum { PATTERNS = 9, LARGEST = 20011 };

static const char *const pattern_name[PATTERNS] = {"random", "few distinct", "sorted",  "reversed",   "organ pipe",
                                                   "equal",  "specials",     "sawtooth", "nearly sorted"};

static int reference_dtype;
static const void *reference_elements;

static int by_value_then_index(const void *x, const void *y)
{
    int64_t i = *(const int64_t *)x, j = *(const int64_t *)y;
    int order = values_compare(values_at(reference_dtype, reference_elements, i),
                               values_at(reference_dtype, reference_elements, j));
    return order != 0 ? order : i < j ? -1 : i > j;
}

static void reference_argsort(int dtype, const void *a, int64_t n, int64_t *order)
{
    for (int64_t i = 0; i < n; i++) {
        order[i] = i;
    }
    reference_dtype = dtype;
    reference_elements = a;
    qsort(order, (size_t)n, sizeof *order, by_value_then_index);
}

static void permute(int dtype, const void *a, const int64_t *order, int64_t n, void *out)
{
    int size = values_itemsize[dtype];
    for (int64_t i = 0; i < n; i++) {
        memcpy((char *)out + i * size, (const char *)a + order[i] * size, (size_t)size);
    }
}

/* Infinities, zeros of both signs, NaNs of both signs and several payloads. */
static void special(int dtype, void *a, int64_t i)
{
    static const uint16_t halves[] = {0, 0x8000, 0x7c00, 0xfc00, 0x7e00, 0xfe01, 0x3c00, 1};
    static const uint16_t brains[] = {0, 0x8000, 0x7f80, 0xff80, 0x7fc0, 0xffc1, 0x3f80, 1};
    static const uint32_t singles[] = {0,          0x80000000, 0x7f800000, 0xff800000,
                                       0x7fc00000, 0xffc00001, 0x3f800000, 1};
    static const uint64_t doubles[] = {0,
                                       0x8000000000000000,
                                       0x7ff0000000000000,
                                       0xfff0000000000000,
                                       0x7ff8000000000000,
                                       0xfff8000000000001,
                                       0x3ff0000000000000,
                                       1};
    int which = (int)(check_random() % 8), other = (int)(check_random() % 8);
    if (dtype == BATON_FLOAT16) {
        ((uint16_t *)a)[i] = halves[which];
    } else if (dtype == BATON_BFLOAT16) {
        ((uint16_t *)a)[i] = brains[which];
    } else if (dtype == BATON_FLOAT32) {
        ((uint32_t *)a)[i] = singles[which];
    } else if (dtype == BATON_FLOAT64) {
        ((uint64_t *)a)[i] = doubles[which];
    } else if (dtype == BATON_COMPLEX64) {
        ((uint32_t *)a)[2 * i] = singles[which];
        ((uint32_t *)a)[2 * i + 1] = singles[other];
    } else if (dtype == BATON_COMPLEX128) {
        ((uint64_t *)a)[2 * i] = doubles[which];
        ((uint64_t *)a)[2 * i + 1] = doubles[other];
    } else {
        /* The ends of the integers' range. */
        uint8_t byte = which & 1 ? 0xff : 0;
        int size = values_itemsize[dtype];
        memset((char *)a + i * size, byte, (size_t)size);
        ((uint8_t *)a)[i * size + size - 1] ^= which & 2 ? 0x80 : 0;
        if (dtype == BATON_BOOL) {
            ((uint8_t *)a)[i] = which & 1;
        }
    }
}

static void fill(int dtype, int pattern, void *a, int64_t n)
{
    int size = values_itemsize[dtype];
    char *sorted = malloc((size_t)(n + 1) * 16);
    int64_t *order = malloc((size_t)(n + 1) * sizeof *order);
    values_fill(dtype, a, n);
    if (pattern == 1 || pattern == 5) {
        int64_t distinct = pattern == 1 ? 3 : 1;
        for (int64_t i = distinct; i < n; i++) {
            memcpy((char *)a + i * size, (char *)a + check_random() % (uint64_t)distinct * size, (size_t)size);
        }
    } else if (pattern == 6) {
        for (int64_t i = 0; i < n; i++) {
            special(dtype, a, i);
        }
    } else if (pattern >= 2) {
        reference_argsort(dtype, a, n, order);
        permute(dtype, a, order, n, sorted);
        for (int64_t i = 0; i < n; i++) {
            int64_t from = pattern == 2 || pattern == 8 ? i
                           : pattern == 3               ? n - 1 - i
                           : pattern == 4               ? (i < n / 2 ? i : n - 1 - i)
                                                        : i % 7 * (n / 7);
            if (pattern == 8 && check_random() % 16 == 0) {
                from = (int64_t)(check_random() % (uint64_t)n);
            }
            memcpy((char *)a + i * size, sorted + from * size, (size_t)size);
        }
    }
    free(sorted);
    free(order);
}

static int compare_at(int dtype, const void *a, int64_t i, const void *b, int64_t j)
{
    return values_compare(values_at(dtype, a, i), values_at(dtype, b, j));
}

static int item_bytes;
static int by_bytes(const void *x, const void *y) { return memcmp(x, y, (size_t)item_bytes); }

/* The same elements, bit for bit, in any order. */
static int same_elements(int dtype, const void *a, const void *b, int64_t n)
{
    item_bytes = values_itemsize[dtype];
    size_t bytes = (size_t)(n * item_bytes);
    char *x = malloc(bytes + 1), *y = malloc(bytes + 1);
    memcpy(x, a, bytes);
    memcpy(y, b, bytes);
    qsort(x, (size_t)n, (size_t)item_bytes, by_bytes);
    qsort(y, (size_t)n, (size_t)item_bytes, by_bytes);
    int same = memcmp(x, y, bytes) == 0;
    free(x);
    free(y);
    return same;
}

static int is_permutation(const int64_t *order, int64_t n)
{
    char *seen = calloc((size_t)n + 1, 1);
    int all = 1;
    for (int64_t i = 0; i < n && all; i++) {
        all = order[i] >= 0 && order[i] < n && !seen[order[i]]++;
    }
    free(seen);
    return all;
}

/* Whether the elements of rank kth (of a, in the reference's order) split a, looked at through order or not. */
static int is_partitioned(int dtype, const void *a, const int64_t *through, const void *sorted, int64_t n,
                          int64_t kth)
{
    for (int64_t i = 0; i < n; i++) {
        int c = compare_at(dtype, a, through ? through[i] : i, sorted, kth);
        if ((i == kth && c != 0) || (i < kth && c > 0) || (i > kth && c < 0)) {
            return 0;
        }
    }
    return 1;
}

/* A line of n elements, stride elements apart, at the end of memory. */
static void check_line(int dtype, int pattern, int64_t n, int64_t stride)
{
    int size = values_itemsize[dtype];
    int64_t reach = n > 0 ? (n - 1) * llabs(stride) + 1 : 0, origin = stride < 0 ? (n - 1) * -stride : 0;
    char *a = malloc((size_t)(n + 1) * (size_t)size), *sorted = malloc((size_t)(n + 1) * (size_t)size);
    char *got = malloc((size_t)(n + 1) * (size_t)size);
    int64_t *order = malloc((size_t)(n + 1) * sizeof *order), *indices = malloc((size_t)(n + 1) * sizeof *indices);
    fill(dtype, pattern, a, n);
    reference_argsort(dtype, a, n, order);
    permute(dtype, a, order, n, sorted);
    char *line = check_guarded(reach * size), *at = line + origin * size;
    int64_t sort_bytes = baton_sort_work_bytes(dtype, n), argsort_bytes = baton_argsort_work_bytes(dtype, n);
    char *work = check_guarded((sort_bytes + 63) / 64 * 64), *argwork = check_guarded((argsort_bytes + 63) / 64 * 64);
    int64_t kth[3] = {0, 0, 0}, loop[] = {1, n, stride}, loop2[] = {1, n, 1, stride};
    for (int k = 0; k < 3 && n > 0; k++) {
        kth[k] = (int64_t)(check_random() % (uint64_t)n);
    }
    for (int k = 0; k < 2; k++) { /* in order */
        for (int j = 0; j < 2; j++) {
            if (kth[j] > kth[j + 1]) {
                int64_t swap = kth[j];
                kth[j] = kth[j + 1];
                kth[j + 1] = swap;
            }
        }
    }
    for (int what = 0; what < 6; what++) {
        int32_t status = 0;
        memset(line, 0x5a, (size_t)(reach * size));
        for (int64_t i = 0; i < n; i++) {
            memcpy(at + i * stride * size, a + i * size, (size_t)size);
        }
        if (what < 2) {
            status = baton_sort(dtype, what, loop, at, work);
        } else if (what < 4) {
            status = baton_argsort(dtype, what - 2, loop2, indices, at, argwork);
        } else if (what == 4) {
            status = baton_partition(dtype, n > 0 ? 3 : 0, kth, loop, at, work);
        } else {
            status = baton_argpartition(dtype, n > 0 ? 3 : 0, kth, loop2, indices, at, argwork);
        }
        int between = 1;
        for (int64_t i = 0; i < n; i++) {
            memcpy(got + i * size, at + i * stride * size, (size_t)size);
            for (int64_t b = size; b < llabs(stride) * size && i < n - 1; b++) {
                between &= (stride > 0 ? at + i * stride * size : at + (i + 1) * stride * size)[b] == 0x5a;
            }
        }
        int right = status == BATON_OK && between;
        if (what == BATON_SORT_STABLE) {
            right = right && memcmp(got, sorted, (size_t)(n * size)) == 0;
        } else if (what == BATON_SORT_ANY || what == 4) {
            right = right && same_elements(dtype, got, a, n);
        } else {
            right = right && memcmp(got, a, (size_t)(n * size)) == 0 && is_permutation(indices, n);
        }
        for (int64_t i = 0; i < n && right && what < 4; i++) {
            right = what == BATON_SORT_ANY           ? compare_at(dtype, got, i, sorted, i) == 0
                    : what == 2                      ? compare_at(dtype, a, indices[i], sorted, i) == 0
                    : what == 2 + BATON_SORT_STABLE ? indices[i] == order[i]
                                                     : 1;
        }
        for (int k = 0; k < 3 && right && n > 0 && what >= 4; k++) {
            right = is_partitioned(dtype, what == 4 ? got : a, what == 4 ? NULL : indices, sorted, n, kth[k]);
        }
        CHECK(right, "%s, %s, n %lld, stride %lld: operation %d (sort, stable, argsort, stable, partition, arg-)",
              values_name[dtype], pattern_name[pattern], (long long)n, (long long)stride, what);
    }
    free(a);
    free(sorted);
    free(got);
    free(order);
    free(indices);
    check_guarded_free(line, reach * size);
    check_guarded_free(work, (sort_bytes + 63) / 64 * 64);
    check_guarded_free(argwork, (argsort_bytes + 63) / 64 * 64);
}

SUITE(sort_lines)
{
    for (int dtype = 0; dtype < VALUES_DTYPES; dtype++) {
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            for (int64_t n = 0; n <= 70; n += n < 40 ? 1 : 3) {
                check_line(dtype, pattern, n, n % 5 == 1 ? 2 : n % 5 == 3 ? -1 : 1);
            }
            check_line(dtype, pattern, 127 + (int64_t)(check_random() % 6), 1);
            check_line(dtype, pattern, 255 + (int64_t)(check_random() % 6), -3);
            check_line(dtype, pattern, 500 + (int64_t)(check_random() % 1000), 1);
        }
        for (int round = 0; round < 2; round++) {
            check_line(dtype, (int)(check_random() % PATTERNS), LARGEST, 1);
        }
    }
}

/* Several lines at once, along either axis of a matrix in either order. */
SUITE(sort_batches)
{
    enum { ROWS = 5, COLUMNS = 37 };
    for (int dtype = 0; dtype < VALUES_DTYPES; dtype++) {
        for (int across = 0; across < 2; across++) {
            int size = values_itemsize[dtype];
            int64_t n = across ? ROWS : COLUMNS, lines = across ? COLUMNS : ROWS;
            int64_t step = across ? COLUMNS : 1, line_step = across ? 1 : COLUMNS;
            char *a = check_guarded(ROWS * COLUMNS * size), *before = malloc(ROWS * COLUMNS * 16);
            char *line = malloc((size_t)(n * size)), *sorted = malloc((size_t)(n * size));
            int64_t *order = malloc((size_t)n * 8), *indices = malloc(ROWS * COLUMNS * 8);
            int64_t loop[] = {2, lines, n, line_step, step};
            int64_t loop2[] = {2, lines, n, line_step, step, line_step, step};
            void *work = malloc((size_t)baton_sort_work_bytes(dtype, n));
            void *argwork = malloc((size_t)baton_argsort_work_bytes(dtype, n));
            fill(dtype, 0, a, ROWS * COLUMNS);
            memcpy(before, a, (size_t)(ROWS * COLUMNS * size));
            CHECK(baton_argsort(dtype, BATON_SORT_STABLE, loop2, indices, a, argwork) == BATON_OK, "argsort");
            CHECK(baton_sort(dtype, BATON_SORT_STABLE, loop, a, work) == BATON_OK, "sort");
            int right = 1;
            for (int64_t l = 0; l < lines; l++) {
                for (int64_t i = 0; i < n; i++) {
                    memcpy(line + i * size, before + (l * line_step + i * step) * size, (size_t)size);
                }
                reference_argsort(dtype, line, n, order);
                permute(dtype, line, order, n, sorted);
                for (int64_t i = 0; i < n; i++) {
                    int64_t place = l * line_step + i * step;
                    right &= memcmp(a + place * size, sorted + i * size, (size_t)size) == 0;
                    right &= indices[place] == order[i];
                }
            }
            CHECK(right, "%s, lines %s", values_name[dtype], across ? "down" : "across");
            free(before);
            free(line);
            free(sorted);
            free(order);
            free(indices);
            free(work);
            free(argwork);
            check_guarded_free(a, ROWS * COLUMNS * size);
        }
    }
}

SUITE(sort_refusals)
{
    CHECK(baton_sort_work_bytes(VALUES_DTYPES, 5) == -1, "no such dtype");
    CHECK(baton_argsort_work_bytes(-1, 5) == -1, "no such dtype");
    CHECK(baton_sort(VALUES_DTYPES, 0, (int64_t[]){1, 1, 1}, NULL, NULL) == BATON_UNSUPPORTED, "no such dtype");
    CHECK(baton_sort(BATON_INT8, 0, (int64_t[]){0}, NULL, NULL) == BATON_INVALID, "no axis");
    CHECK(baton_argsort(BATON_INT8, 0, (int64_t[]){0}, NULL, NULL, NULL) == BATON_INVALID, "no axis");
}

SUITE(search_sorted)
{
    static const int64_t lengths[] = {0, 1, 2, 3, 7, 8, 31, 100, 1000};
    for (int dtype = 0; dtype < VALUES_DTYPES; dtype++) {
        int size = values_itemsize[dtype];
        for (int round = 0; round < 27; round++) {
            int64_t n = lengths[round % 9], m = 1 + (int64_t)(check_random() % 40);
            int pattern = round < 9 ? 0 : round < 18 ? 1 : 6;
            char *a = malloc((size_t)(n + 1) * 16), *sorted = check_guarded(n * size), *v = malloc(80 * 16);
            int64_t order[1001], found[2 * 40], stride = round % 2 ? 2 : 1;
            fill(dtype, pattern, a, n);
            reference_argsort(dtype, a, n, order);
            permute(dtype, a, order, n, sorted);
            fill(dtype, pattern, v, 80);
            for (int64_t i = 0; i < 80 && n > 0; i += 3) { /* some that are there */
                memcpy(v + i * size, a + check_random() % (uint64_t)n * size, (size_t)size);
            }
            for (int right = 0; right < 2; right++) {
                for (int by = 0; by < 2; by++) {
                    int64_t loop[] = {1, m, stride, stride}, wrong = -1;
                    int32_t status = baton_searchsorted(dtype, right, n, by ? a : sorted, by ? order : NULL, loop,
                                                        found, v);
                    for (int64_t i = 0; i < m; i++) {
                        int64_t expected = 0;
                        for (int64_t j = 0; j < n; j++) {
                            int c = compare_at(dtype, sorted, j, v, i * stride);
                            expected += right ? c <= 0 : c < 0;
                        }
                        wrong = found[i * stride] == expected ? wrong : i;
                    }
                    CHECK(status == BATON_OK && wrong < 0, "%s, n %lld, right %d, by sorter %d: element %lld",
                          values_name[dtype], (long long)n, right, by, (long long)wrong);
                }
            }
            uint8_t starts[1001];
            for (int nans_equal = 0; nans_equal < 2; nans_equal++) {
                baton_run_starts(dtype, nans_equal, n, sorted, starts);
                int right = 1;
                for (int64_t i = 0; i < n; i++) {
                    struct value x = values_at(dtype, sorted, i), y = values_at(dtype, sorted, i > 0 ? i - 1 : 0);
                    int nan_x = isnan(x.re) || isnan(x.im), nan_y = isnan(y.re) || isnan(y.im);
                    int same = nan_x || nan_y ? nan_x && nan_y && nans_equal : x.re == y.re && x.im == y.im;
                    right &= starts[i] == (i == 0 || !same);
                }
                CHECK(right, "%s, n %lld: run starts, NaNs equal %d", values_name[dtype], (long long)n, nans_equal);
            }
            free(a);
            free(v);
            check_guarded_free(sorted, n * size);
        }
    }
}

SUITE(histograms)
{
    enum { N = 1000, BINS = 17 };
    double a[N], weights[N], edges[BINS + 1], sums[BINS] = {0}, expected_sums[BINS] = {0};
    int64_t counts[BINS] = {0}, expected[BINS] = {0}, bins[N], bin_counts[BINS] = {0}, bin_expected[BINS] = {0};
    for (int k = 0; k <= BINS; k++) {
        edges[k] = -1.1 + (double)k * (2.3 / BINS);
    }
    for (int i = 0; i < N; i++) {
        a[i] = i % 11 == 0 ? edges[i % (BINS + 1)] : i % 97 == 0 ? NAN : check_uniform(-1.5, 1.5);
        weights[i] = (double)(check_random() % 100);
        bins[i] = (int64_t)(check_random() % BINS);
        bin_expected[bins[i]]++;
        for (int k = 0; k < BINS; k++) {
            if (a[i] >= edges[k] && (a[i] < edges[k + 1] || (k == BINS - 1 && a[i] == edges[BINS]))) {
                expected[k]++;
                expected_sums[k] += weights[i];
            }
        }
    }
    CHECK(baton_histogram(N, a, NULL, BINS, edges, counts) == BATON_OK, "counts");
    CHECK(baton_histogram(N, a, weights, BINS, edges, sums) == BATON_OK, "weights");
    CHECK(baton_bincount(N, bins, NULL, bin_counts) == BATON_OK, "bins");
    for (int k = 0; k < BINS; k++) {
        CHECK(counts[k] == expected[k], "bin %d: %lld, not %lld", k, (long long)counts[k], (long long)expected[k]);
        CHECK(sums[k] == expected_sums[k], "bin %d: %g, not %g", k, sums[k], expected_sums[k]);
        CHECK(bin_counts[k] == bin_expected[k], "bin %d: %lld", k, (long long)bin_counts[k]);
    }
    CHECK(baton_bincount(N, bins, weights, sums) == BATON_OK, "weighted bins");
    for (int i = 0; i < N; i++) {
        sums[bins[i]] -= weights[i];
    }
    for (int k = 0; k < BINS; k++) {
        CHECK(sums[k] == expected_sums[k], "weighted bin %d: off by %g", k, sums[k] - expected_sums[k]);
    }
    CHECK(baton_histogram(N, a, NULL, 0, edges, counts) == BATON_INVALID, "no bins");
}
