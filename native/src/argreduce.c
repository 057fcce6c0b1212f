/*
 * Where the largest or smallest element is, the first of equals; a NaN is larger and smaller than all others, as in
 * NumPy. Each line is read once, block by block: the reducer finds a block's extreme, and only the best block is
 * read again to find the place.
 */
#include "reduce_job.h"

#include <complex.h>

/* A block's bytes, which stay near, and the elements looked at together when a place is searched in it. */
enum { SEARCHED_BYTES = 16384, TOGETHER = 64 };

#define FIND(NAME, T)                                                                                        \
    static int64_t find_##NAME(int64_t n, const char *a, int64_t sa, const char *wanted)                     \
    {                                                                                                        \
        T x = *(const T *)wanted;                                                                            \
        int64_t i = 0;                                                                                       \
        if (x == x && sa == (int64_t)sizeof(T)) {                                                            \
            const T *p = (const T *)a;                                                                       \
            for (int met = 0; i + TOGETHER <= n; i += TOGETHER) {                                            \
                for (int k = 0; k < TOGETHER; k++) {                                                         \
                    met |= p[i + k] == x;                                                                    \
                }                                                                                            \
                if (met) {                                                                                   \
                    break;                                                                                   \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
        if (x != x) {                                                                                        \
            while (i < n && BATON_AT(T, a, i, sa) == BATON_AT(T, a, i, sa)) {                                \
                i++;                                                                                         \
            }                                                                                                \
            return i;                                                                                        \
        }                                                                                                    \
        while (i < n && BATON_AT(T, a, i, sa) != x) {                                                        \
            i++;                                                                                             \
        }                                                                                                    \
        return i;                                                                                            \
    }
FIND(8, uint8_t)
FIND(16, uint16_t)
FIND(32, uint32_t)
FIND(64, uint64_t)
FIND(f32, float)
FIND(f64, double)
FIND(c64, float complex)
FIND(c128, double complex)

/* Whether *x comes before *best, and whether nothing comes before *x. */
#define COMPARE(NAME, T)                                                                                     \
    static int before_##NAME(const char *x, const char *best, int largest)                                   \
    {                                                                                                        \
        T a = *(const T *)x, b = *(const T *)best;                                                           \
        return largest ? a > b : a < b;                                                                      \
    }
COMPARE(i8, int8_t)
COMPARE(i16, int16_t)
COMPARE(i32, int32_t)
COMPARE(i64, int64_t)
COMPARE(u8, uint8_t)
COMPARE(u16, uint16_t)
COMPARE(u32, uint32_t)
COMPARE(u64, uint64_t)
COMPARE(f32, float)
COMPARE(f64, double)

#define COMPLEX_COMPARE(NAME, T)                                                                             \
    static int before_##NAME(const char *x, const char *best, int largest)                                   \
    {                                                                                                        \
        const T *a = (const T *)x, *b = (const T *)best;                                                     \
        if (a[0] != b[0]) {                                                                                  \
            return largest ? a[0] > b[0] : a[0] < b[0];                                                      \
        }                                                                                                    \
        return largest ? a[1] > b[1] : a[1] < b[1];                                                          \
    }
COMPLEX_COMPARE(c64, float)
COMPLEX_COMPARE(c128, double)

/*
 * Where another axis is contiguous: the best of each of width columns so far, and the row it is in, row by row.
 * sa is the step from row to row.
 */
typedef void rows(int64_t n, int64_t width, const char *a, int64_t sa, int64_t *places);

enum { COLUMNS = 256 };

#define ROWS(NAME, T, INDEX, BETTER)                                                                         \
    static void NAME(int64_t n, int64_t width, const char *a, int64_t sa, int64_t *places)                   \
    {                                                                                                        \
        T best[COLUMNS];                                                                                     \
        INDEX place[COLUMNS];                                                                                \
        for (int64_t i = 0; i < width; i++) {                                                                \
            best[i] = ((const T *)a)[i];                                                                     \
            place[i] = 0;                                                                                    \
        }                                                                                                    \
        for (int64_t row = 1; row < n; row++) {                                                              \
            const T *restrict x = (const T *)(a + row * sa);                                                 \
            for (int64_t i = 0; i < width; i++) {                                                            \
                int better = ((x[i] BETTER best[i]) | (x[i] != x[i])) & (best[i] == best[i]);                \
                best[i] = better ? x[i] : best[i];                                                           \
                place[i] = better ? (INDEX)row : place[i];                                                   \
            }                                                                                                \
        }                                                                                                    \
        for (int64_t i = 0; i < width; i++) {                                                                \
            places[i] = place[i];                                                                            \
        }                                                                                                    \
    }
#define BOTH_ROWS(NAME, T, INDEX)                                                                            \
    ROWS(smallest_##NAME, T, INDEX, <)                                                                       \
    ROWS(largest_##NAME, T, INDEX, >)
BOTH_ROWS(i8, int8_t, int32_t)
BOTH_ROWS(i16, int16_t, int32_t)
BOTH_ROWS(i32, int32_t, int32_t)
BOTH_ROWS(i64, int64_t, int64_t)
BOTH_ROWS(u8, uint8_t, int32_t)
BOTH_ROWS(u16, uint16_t, int32_t)
BOTH_ROWS(u32, uint32_t, int32_t)
BOTH_ROWS(u64, uint64_t, int64_t)
BOTH_ROWS(f32, float, int32_t)
BOTH_ROWS(f64, double, int64_t)

struct search {
    int64_t (*find)(int64_t n, const char *a, int64_t sa, const char *wanted);
    int (*before)(const char *x, const char *best, int largest);
    rows *smallest, *largest;
};
#define SEARCH(FIND, NAME) {find_##FIND, before_##NAME, smallest_##NAME, largest_##NAME}
static const struct search searches[] = {
    [BATON_BOOL] = SEARCH(8, u8),
    [BATON_INT8] = SEARCH(8, i8),
    [BATON_INT16] = SEARCH(16, i16),
    [BATON_INT32] = SEARCH(32, i32),
    [BATON_INT64] = SEARCH(64, i64),
    [BATON_UINT8] = SEARCH(8, u8),
    [BATON_UINT16] = SEARCH(16, u16),
    [BATON_UINT32] = SEARCH(32, u32),
    [BATON_UINT64] = SEARCH(64, u64),
    [BATON_FLOAT32] = SEARCH(f32, f32),
    [BATON_FLOAT64] = SEARCH(f64, f64),
    [BATON_COMPLEX64] = {find_c64, before_c64, NULL, NULL},
    [BATON_COMPLEX128] = {find_c128, before_c128, NULL, NULL},
};

static int is_nan(int32_t dtype, const char *x)
{
    switch (dtype) {
    case BATON_FLOAT32:
        return *(const float *)x != *(const float *)x;
    case BATON_FLOAT64:
        return *(const double *)x != *(const double *)x;
    case BATON_COMPLEX64:
        return *(const float complex *)x != *(const float complex *)x;
    case BATON_COMPLEX128:
        return *(const double complex *)x != *(const double complex *)x;
    default:
        return 0;
    }
}

static int64_t search_line(const struct job *job, int64_t n, const char *a, int64_t sa)
{
    char buffer[SEARCHED_BYTES] __attribute__((aligned(64)));
    char best[16], extreme[16];
    const struct search *search = &searches[job->in_dtype];
    int64_t best_block = 0;
    int size = job->in_size, largest = job->op == BATON_MAXIMUM;
    int64_t searched = SEARCHED_BYTES / size;
    for (int64_t i = 0; i < n; i += searched) {
        int64_t count = n - i < searched ? n - i : searched, step = sa;
        const char *block = a + i * sa;
        if (job->converts) {
            convert(count, job->in_dtype, buffer, job->a_dtype, block, sa);
            block = buffer;
            step = size;
        }
        memcpy(extreme, block, (size_t)size);
        /* The first once more, so that vectors are read from where the block is aligned. */
        job->reducer->line(count, extreme, block, step);
        int nan = is_nan(job->in_dtype, extreme);
        if (nan || i == 0 || search->before(extreme, best, largest)) {
            memcpy(best, extreme, (size_t)size);
            best_block = i;
        }
        if (nan) {
            break;
        }
        if (job->in_dtype == BATON_BOOL && best[0] == largest) { /* nothing comes before it */
            break;
        }
    }
    int64_t count = n - best_block < searched ? n - best_block : searched;
    const char *block = a + best_block * sa;
    if (job->converts) {
        convert(count, job->in_dtype, buffer, job->a_dtype, block, sa);
        return best_block + search->find(count, buffer, size, best);
    }
    return best_block + search->find(count, block, sa, best);
}

int32_t BATON_VARIANT_NAME(baton_argreduce)(int32_t op, int32_t dtype, const int64_t *packed, int64_t *out,
                                            const void *a)
{
    struct job job;
    int64_t ndim = packed[0];
    if (ndim < 1) {
        return BATON_INVALID;
    }
    if (!is_dtype(dtype) || (op != BATON_MAXIMUM && op != BATON_MINIMUM) || !job_of(&job, op, dtype, dtype)) {
        return BATON_UNSUPPORTED;
    }
    int size = baton_itemsizes[dtype];
    int64_t n = packed[ndim], sa = packed[3 * ndim] * size, others[1 + 3 * BATON_MAX_NDIM] = {ndim - 1};
    for (int k = 0; k < 3; k++) {
        memcpy(others + 1 + k * (ndim - 1), packed + 1 + k * ndim, (size_t)(ndim - 1) * sizeof *others);
    }
    struct baton_loop loop;
    loop.data[0] = (char *)out;
    loop.data[1] = (char *)a;
    if (baton_loop_read(&loop, 2, BATON_FREE_ORDER, others, (const int[]){8, size}) == 0) {
        return BATON_OK;
    }
    if (n == 0) {
        return BATON_INVALID;
    }
    int64_t index[BATON_MAX_NDIM] = {0}, width = loop.shape[0];
    rows *by_rows = op == BATON_MAXIMUM ? searches[job.in_dtype].largest : searches[job.in_dtype].smallest;
    int across = loop.stride[1][0] == size && (sa > size || sa < -size) && width >= 8;
    if (!job.converts && by_rows != NULL && across && n <= INT32_MAX) {
        do {
            for (int64_t i = 0; i < width; i += COLUMNS) {
                int64_t places[COLUMNS], count = width - i < COLUMNS ? width - i : COLUMNS;
                by_rows(n, count, loop.data[1] + i * size, sa, places);
                for (int64_t k = 0; k < count; k++) {
                    *(int64_t *)(loop.data[0] + (i + k) * loop.stride[0][0]) = places[k];
                }
            }
        } while (baton_loop_next(&loop, 1, index, loop.data));
        return BATON_OK;
    }
    do {
        *(int64_t *)loop.data[0] = search_line(&job, n, loop.data[1], sa);
    } while (baton_loop_next(&loop, 0, index, loop.data));
    return BATON_OK;
}
