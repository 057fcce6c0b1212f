/* Reductions of parts of lines: ufunc.reduceat. */
#include "reduce_job.h"

static void reduce_parts(const struct job *job, int64_t extent, int64_t n, const int64_t *indices, char *out, int64_t so,
                         const char *a, int64_t sa)
{
    for (int64_t i = 0; i < n; i++, out += so) {
        const char *first = a + indices[i] * sa;
        int64_t end = i + 1 < n ? indices[i + 1] : extent;
        BATON_VARIANT_NAME(convert_one)(job->out_dtype, job->a_dtype, out, first);
        if (end > indices[i] + 1) {
            job_line(job, end - indices[i] - 1, out, first + sa, sa);
        }
    }
}

int32_t BATON_VARIANT_NAME(baton_reduceat)(int32_t op, int32_t out_dtype, int32_t a_dtype, int64_t n,
                                           const int64_t *indices, const int64_t *packed, void *out, const void *a)
{
    struct job job;
    int64_t ndim = packed[0];
    if (ndim < 1) {
        return BATON_INVALID;
    }
    if (op == BATON_LDEXP || !is_dtype(out_dtype) || !is_dtype(a_dtype) || !job_of(&job, op, out_dtype, a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    int64_t others[1 + 3 * BATON_MAX_NDIM], index[BATON_MAX_NDIM] = {0};
    int64_t so = packed[2 * ndim] * job.out_size, sa = packed[3 * ndim] * baton_itemsizes[a_dtype];
    job_begin(&job);
    without_last(packed, 2, others);
    struct baton_loop loop;
    loop.data[0] = out;
    loop.data[1] = (char *)a;
    if (baton_loop_read(&loop, 2, BATON_FREE_ORDER, others, (const int[]){job.out_size, baton_itemsizes[a_dtype]}) != 0) {
        do {
            reduce_parts(&job, packed[ndim], n, indices, loop.data[0], so, loop.data[1], sa);
        } while (baton_loop_next(&loop, 0, index, loop.data));
    }
    return job_end(&job);
}
