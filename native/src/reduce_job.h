/*
 * What one call of a reduction or accumulation does to a line or a row, whatever the dtypes: elements are
 * converted to the reducer's in pieces of BATON_BUFFERED, as NumPy's iterator does, and 16-bit floats are reduced
 * as float32, rounded once a line or element.
 */
#ifndef BATON_REDUCE_JOB_H
#define BATON_REDUCE_JOB_H

#include "loop.h"
#include "reduce.h"
#include "types.h"

#define BATON_CONDITIONS_BEGIN
#define BATON_CONDITIONS_END return BATON_OK;

struct job {
    const struct baton_reducer *reducer;
    int32_t op, out_dtype, a_dtype;
    int32_t in_dtype; /* what the reducer reads */
    int out_size, in_size;
    int converts; /* a_dtype is not in_dtype */
    int is_half;  /* out_dtype is a 16-bit float, the reducer's values are float32 */
};

BATON_INLINE int is_half_dtype(int32_t dtype) { return dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16; }

/* Whether there is a binary kernel, found out by a call for no elements. */
static inline __attribute__((unused)) int has_binary(int32_t op, int32_t dtype)
{
    static const int64_t none[] = {1, 0, 1, 1, 1};
    char nothing[16];
    return BATON_VARIANT_NAME(baton_binary)(op, dtype, none, nothing, nothing, nothing) == BATON_OK;
}

/* Returns 0 where no reducer fits. */
static inline __attribute__((unused)) int job_of(struct job *job, int32_t op, int32_t out_dtype,
                                                 int32_t a_dtype)
{
    int half = is_half_dtype(out_dtype);
    int32_t accumulated = half ? BATON_FLOAT32 : out_dtype;
    int32_t in = is_half_dtype(a_dtype) ? BATON_FLOAT32 : a_dtype;
    const struct baton_reducer *reducer = baton_reducer_of(op, accumulated, in);
    if (reducer == NULL) {
        in = accumulated;
        reducer = baton_reducer_of(op, accumulated, in);
    }
    *job = (struct job){.reducer = reducer,
                        .op = op,
                        .out_dtype = out_dtype,
                        .a_dtype = a_dtype,
                        .in_dtype = in,
                        .out_size = baton_itemsizes[out_dtype],
                        .in_size = baton_itemsizes[in],
                        .converts = a_dtype != in,
                        .is_half = half};
    return reducer != NULL;
}

/* The same for accumulations, where elements are converted to the accumulated values' dtype first. */
static inline __attribute__((unused)) int job_of_scan(struct job *job, int32_t op, int32_t out_dtype,
                                                      int32_t a_dtype)
{
    if (!job_of(job, op, out_dtype, a_dtype)) {
        return 0;
    }
    if (job->reducer->scan == NULL) {
        job->in_dtype = is_half_dtype(out_dtype) ? BATON_FLOAT32 : out_dtype;
        job->in_size = baton_itemsizes[job->in_dtype];
        job->converts = a_dtype != job->in_dtype;
        job->reducer = baton_reducer_of(op, job->in_dtype, job->in_dtype);
    }
    return job->reducer != NULL;
}

/* The same where the elements are converted already. */
BATON_INLINE struct job job_of_converted(const struct job *job)
{
    struct job converted = *job;
    converted.a_dtype = job->in_dtype;
    converted.converts = 0;
    return converted;
}

/* n elements, contiguous in the output. */
BATON_INLINE void convert(int64_t n, int32_t out_dtype, char *out, int32_t a_dtype, const char *a, int64_t sa)
{
    int64_t loop[] = {1, n, 1, sa / baton_itemsizes[a_dtype]};
    BATON_VARIANT_NAME(baton_copy)(out_dtype, a_dtype, loop, out, a);
}

/* A line of converted elements into one accumulated value of the reducer's dtype. */
static __attribute__((noinline, unused)) void job_converted_line(const struct job *job, int64_t n, char *acc,
                                                                 const char *a, int64_t sa)
{
    char buffer[BATON_BUFFERED * 16] __attribute__((aligned(64)));
    if (n > BATON_BUFFERED && job->is_half && job->op == BATON_ADD) { /* not converted by NumPy: one run */
        float sums[2] = {-0.0f, -0.0f};
        int64_t half = n / 2;
        half -= half % 8;
        job_converted_line(job, half, (char *)sums, a, sa);
        job_converted_line(job, n - half, (char *)(sums + 1), a + half * sa, sa);
        *(float *)acc += sums[0] + sums[1];
        return;
    }
    for (int64_t i = 0; i < n; i += BATON_BUFFERED) {
        int64_t count = n - i < BATON_BUFFERED ? n - i : BATON_BUFFERED;
        convert(count, job->in_dtype, buffer, job->a_dtype, a + i * sa, sa);
        job->reducer->line(count, acc, buffer, job->in_size);
    }
}

static inline __attribute__((unused)) void job_line(const struct job *job, int64_t n, char *acc, const char *a,
                                                    int64_t sa)
{
    float wide;
    char *to = acc;
    if (job->is_half) {
        to = (char *)&wide;
        convert(1, BATON_FLOAT32, to, job->out_dtype, acc, 0);
    }
    if (job->converts) {
        job_converted_line(job, n, to, a, sa);
    } else {
        job->reducer->line(n, to, a, sa);
    }
    if (job->is_half) {
        convert(1, job->out_dtype, acc, BATON_FLOAT32, to, 0);
    }
}

enum { PIECE = 512 };

static __attribute__((noinline, unused)) void job_converted_combine(const struct job *job, int64_t n, char *out,
                                                                    int64_t so, const char *x, int64_t sx,
                                                                    const char *y, int64_t sy)
{
    char elements[PIECE * 16] __attribute__((aligned(64)));
    float values[PIECE];
    for (int64_t i = 0; i < n; i += PIECE) {
        int64_t count = n - i < PIECE ? n - i : PIECE;
        const char *from = y + i * sy;
        int64_t step = sy;
        if (job->converts) {
            convert(count, job->in_dtype, elements, job->a_dtype, from, sy);
            from = elements;
            step = job->in_size;
        }
        if (!job->is_half) {
            job->reducer->combine(count, out + i * so, so, x + i * sx, sx, from, step);
            continue;
        }
        convert(count, BATON_FLOAT32, (char *)values, job->out_dtype, x + i * sx, sx);
        job->reducer->combine(count, (char *)values, 4, (char *)values, 4, from, step);
        int64_t loop[] = {1, count, so / job->out_size, 1};
        BATON_VARIANT_NAME(baton_copy)(job->out_dtype, BATON_FLOAT32, loop, out + i * so, values);
    }
}

static inline __attribute__((unused)) void job_combine(const struct job *job, int64_t n, char *out, int64_t so,
                                                       const char *x, int64_t sx, const char *y, int64_t sy)
{
    if (job->converts || job->is_half) {
        job_converted_combine(job, n, out, so, x, sx, y, sy);
    } else {
        job->reducer->combine(n, out, so, x, sx, y, sy);
    }
}

#endif
