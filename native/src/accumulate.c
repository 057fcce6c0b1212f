/*
 * Accumulations along the last axis, in the elements' order: out[i] is out[i-1] op a[i]. Where another axis runs
 * faster in memory, whole rows are combined with the row before them.
 */
#include "reduce_job.h"

/* Elements of the accumulated values' dtype. */
static void scan_elements(const struct job *job, int64_t n, char *out, int64_t so, const char *a, int64_t sa,
                          const char *start)
{
    if (job->reducer != NULL) {
        job->reducer->scan(n, out, so, a, sa, start);
        return;
    }
    for (int64_t i = 0; i < n; i++) {
        if (i > 0 || start != NULL) {
            job_step(job, out + i * so, i > 0 ? out + (i - 1) * so : start, a + i * sa);
        } else {
            memcpy(out, a, (size_t)job->out_size);
        }
    }
}

/* out[-1], where a line goes on, is a value of the output. */
static void scan(const struct job *job, int64_t n, char *out, int64_t so, const char *a, int64_t sa)
{
    char elements[PIECE * 16] __attribute__((aligned(64)));
    if (!job->converts && !job->is_half) {
        scan_elements(job, n, out, so, a, sa, NULL);
        return;
    }
    float value = 0;
    for (int64_t i = 0; i < n; i += PIECE) {
        int64_t count = n - i < PIECE ? n - i : PIECE;
        convert(count, job->in_dtype, elements, job->a_dtype, a + i * sa, sa);
        if (!job->is_half) {
            scan_elements(job, count, out + i * so, so, elements, job->in_size,
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
                job_run_combine(job, 1, (char *)&value, 4, (const char *)&value, 4, (const char *)&x, 4);
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
            BATON_VARIANT_NAME(copy_within)(job->out_dtype, job->a_dtype, first, out, a);
            for (int64_t k = 1; k < n; k++) {
                out += so;
                a += sa;
                job_combine(job, count, out, si, out - so, si, a, ai);
            }
        }
    } while (baton_loop_next(loop, 1, index, loop->data));
}

int32_t BATON_VARIANT_NAME(baton_accumulate)(int32_t op, int32_t out_dtype, int32_t a_dtype,
                                             const int64_t *packed, void *out, const void *a)
{
    struct job job;
    int64_t ndim = packed[0];
    if (ndim < 1) {
        return BATON_INVALID;
    }
    if (op == BATON_LDEXP || !is_dtype(out_dtype) || !is_dtype(a_dtype) || !job_of_scan(&job, op, out_dtype, a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    int64_t n = packed[ndim], others[1 + 3 * BATON_MAX_NDIM];
    int64_t so = packed[2 * ndim] * job.out_size, sa = packed[3 * ndim] * baton_itemsizes[a_dtype];
    job_begin(&job);
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
    return job_end(&job);
}
