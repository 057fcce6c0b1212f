/*
 * Accumulations along the last axis, in the elements' order: out[i] is out[i-1] op a[i]. Where another axis runs
 * faster in memory, whole rows are combined with the row before them.
 */
#include "reduce_job.h"

/* The descriptor of all axes but the last, over operands operands. */
static void without_last(const int64_t *packed, int operands, int64_t *others)
{
    int64_t ndim = packed[0];
    others[0] = ndim - 1;
    for (int k = 0; k <= operands; k++) {
        memcpy(others + 1 + k * (ndim - 1), packed + 1 + k * ndim, (size_t)(ndim - 1) * sizeof *others);
    }
}

/* out[-1], where a line goes on, is a value of the output. */
static void scan(const struct job *job, int64_t n, char *out, int64_t so, const char *a, int64_t sa)
{
    char elements[PIECE * 16] __attribute__((aligned(64)));
    if (!job->converts && !job->is_half) {
        job->reducer->scan(n, out, so, a, sa, NULL);
        return;
    }
    float value = 0;
    for (int64_t i = 0; i < n; i += PIECE) {
        int64_t count = n - i < PIECE ? n - i : PIECE;
        convert(count, job->in_dtype, elements, job->a_dtype, a + i * sa, sa);
        if (!job->is_half) {
            job->reducer->scan(count, out + i * so, so, elements, job->in_size,
                               i > 0 ? out + (i - 1) * so : NULL);
            continue;
        }
        for (int64_t k = 0; k < count; k++) { /* rounded at each step */
            float x = ((const float *)elements)[k];
            if (i + k == 0) {
                value = x;
            } else if (job->op == BATON_ADD) {
                value += x;
            } else if (job->op == BATON_MULTIPLY) {
                value *= x;
            } else {
                job->reducer->combine(1, (char *)&value, 4, (const char *)&value, 4, (const char *)&x, 4);
            }
            uint16_t half = job->out_dtype == BATON_FLOAT16 ? half_of_float(value) : bfloat_of_float(value);
            BATON_PUT(uint16_t, out, i + k, so) = half;
            value = job->out_dtype == BATON_FLOAT16 ? float_of_half(half) : float_of_bfloat(half);
        }
    }
}

/* Columns of a row that stay near until the next row needs them. */
enum { COLUMNS = 512 };

static void scan_rows(const struct job *job, struct baton_loop *loop, int64_t n, int64_t so, int64_t sa)
{
    int64_t index[BATON_MAX_NDIM] = {0}, width = loop->shape[0], si = loop->stride[0][0],
            ai = loop->stride[1][0];
    int a_size = baton_itemsizes[job->a_dtype];
    do {
        for (int64_t i = 0; i < width; i += COLUMNS) {
            int64_t count = width - i < COLUMNS ? width - i : COLUMNS;
            char *out = loop->data[0] + i * si;
            const char *a = loop->data[1] + i * ai;
            int64_t first[] = {1, count, si / job->out_size, ai / a_size};
            BATON_VARIANT_NAME(baton_copy)(job->out_dtype, job->a_dtype, first, out, a);
            for (int64_t k = 1; k < n; k++) {
                out += so;
                a += sa;
                job_combine(job, count, out, si, out - so, si, a, ai);
            }
        }
    } while (baton_loop_next(loop, 1, index, loop->data));
}

/* By the binary kernel, a whole slab at a time. */
static int32_t accumulate_by_binary(int32_t op, int32_t dtype, const int64_t *packed, char *out, const char *a)
{
    int64_t ndim = packed[0], n = packed[ndim], two[1 + 3 * BATON_MAX_NDIM], three[1 + 4 * BATON_MAX_NDIM];
    int64_t unit = baton_itemsizes[dtype], so = packed[2 * ndim] * unit, sa = packed[3 * ndim] * unit;
    size_t others = (size_t)(ndim - 1) * sizeof *two;
    without_last(packed, 2, two);
    memcpy(three, two, sizeof *two + 2 * others);
    memcpy(three + 1 + 2 * (ndim - 1), two + 1 + (ndim - 1), others);
    memcpy(three + 1 + 3 * (ndim - 1), two + 1 + 2 * (ndim - 1), others);
    int32_t status = n > 0 ? BATON_VARIANT_NAME(baton_copy)(dtype, dtype, two, out, a) : BATON_OK;
    for (int64_t k = 1; k < n; k++) {
        int32_t met = BATON_VARIANT_NAME(baton_binary)(op, dtype, three, out + k * so, out + (k - 1) * so,
                                                       a + k * sa);
        if ((met & 0xff) != BATON_OK) {
            return met;
        }
        status |= met;
    }
    return status;
}

int32_t BATON_VARIANT_NAME(baton_accumulate)(int32_t op, int32_t out_dtype, int32_t a_dtype,
                                             const int64_t *packed, void *out, const void *a)
{
    struct job job;
    int64_t ndim = packed[0];
    if (ndim < 1) {
        return BATON_INVALID;
    }
    if (!is_dtype(out_dtype) || !is_dtype(a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    if (!job_of_scan(&job, op, out_dtype, a_dtype)) {
        if (out_dtype != a_dtype || !has_binary(op, a_dtype)) {
            return BATON_UNSUPPORTED;
        }
        return accumulate_by_binary(op, a_dtype, packed, out, a);
    }
    int64_t n = packed[ndim], others[1 + 3 * BATON_MAX_NDIM];
    int64_t so = packed[2 * ndim] * job.out_size, sa = packed[3 * ndim] * baton_itemsizes[a_dtype];
    BATON_CONDITIONS_BEGIN
    without_last(packed, 2, others);
    struct baton_loop loop;
    loop.data[0] = out;
    loop.data[1] = (char *)a;
    if (n > 0 && baton_loop_read(&loop, 2, BATON_FREE_ORDER, others,
                                 (const int[]){job.out_size, baton_itemsizes[a_dtype]}) != 0) {
        int64_t across = loop.stride[1][0] < 0 ? -loop.stride[1][0] : loop.stride[1][0];
        if (loop.shape[0] >= 4 && across < (sa < 0 ? -sa : sa)) {
            scan_rows(&job, &loop, n, so, sa);
        } else {
            int64_t index[BATON_MAX_NDIM] = {0};
            do {
                scan(&job, n, loop.data[0], so, loop.data[1], sa);
            } while (baton_loop_next(&loop, 0, index, loop.data));
        }
    }
    BATON_CONDITIONS_END
}
