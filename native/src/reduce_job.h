/*
 * What one call of a reduction or accumulation does to a line or a row, whatever the dtypes: elements are
 * converted to the reducer's in pieces of BATON_BUFFERED, as NumPy's iterator does, and 16-bit floats are reduced
 * as float32, rounded once a line or element. An operation without a reducer goes by its binary kernel, element by
 * element along a line.
 */
#ifndef BATON_REDUCE_JOB_H
#define BATON_REDUCE_JOB_H

#include "binary.h"
#include "copy.h"
#include "loop.h"
#include "reduce.h"

struct job {
    const struct baton_reducer *reducer;
    const struct element_kernel *kernel; /* where there is no reducer */
    int32_t conditions;                  /* those that may be met */
    int32_t op, out_dtype, a_dtype;
    int32_t in_dtype; /* what the reducer, or the kernel's second operand, reads */
    int out_size, in_size;
    int converts; /* a_dtype is not in_dtype */
    int is_half;  /* out_dtype is a 16-bit float, the reducer's values are float32 */
};

BATON_INLINE int is_half_dtype(int32_t dtype) { return dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16; }

/* Finds what works on accumulated values of a dtype: a reducer for elements of in, or the binary kernel. */
static inline __attribute__((unused)) void job_find(struct job *job, int32_t accumulated, int32_t in)
{
    const struct element_kernel *kernel = BATON_VARIANT_NAME(binary_kernel)(job->op, accumulated);
    job->kernel = NULL;
    job->reducer = baton_reducer_of(job->op, accumulated, in);
    if (job->reducer == NULL) {
        in = accumulated;
        job->reducer = baton_reducer_of(job->op, accumulated, in);
    }
    if (job->reducer == NULL && kernel != NULL && kernel->result == accumulated) {
        in = job->op == BATON_LDEXP ? BATON_INT64 : accumulated;
        job->kernel = kernel;
    }
    job->in_dtype = in;
    job->in_size = baton_itemsizes[in];
    job->converts = job->a_dtype != in;
    job->conditions = (kernel != NULL ? kernel->conditions : 0) |
                      BATON_VARIANT_NAME(copy_conditions)(in, job->a_dtype) |
                      BATON_VARIANT_NAME(copy_conditions)(job->out_dtype, accumulated);
}

/* Returns 0 where there is neither. */
static inline __attribute__((unused)) int job_of(struct job *job, int32_t op, int32_t out_dtype, int32_t a_dtype)
{
    int half = is_half_dtype(out_dtype) && BATON_VARIANT_NAME(binary_kernel)(op, out_dtype) == NULL;
    int32_t accumulated = half ? BATON_FLOAT32 : out_dtype;
    *job = (struct job){.op = op,
                        .out_dtype = out_dtype,
                        .a_dtype = a_dtype,
                        .out_size = baton_itemsizes[out_dtype],
                        .is_half = half};
    job_find(job, accumulated, is_half_dtype(a_dtype) ? BATON_FLOAT32 : a_dtype);
    return job->reducer != NULL || job->kernel != NULL;
}

/* The same for accumulations, where elements are converted to the accumulated values' dtype first. */
static inline __attribute__((unused)) int job_of_scan(struct job *job, int32_t op, int32_t out_dtype,
                                                      int32_t a_dtype)
{
    if (!job_of(job, op, out_dtype, a_dtype)) {
        return 0;
    }
    if (job->reducer != NULL && job->reducer->scan == NULL) {
        int32_t accumulated = job->is_half ? BATON_FLOAT32 : out_dtype;
        job_find(job, accumulated, accumulated);
    }
    return job->reducer != NULL || job->kernel != NULL;
}

/* Forgets the flags that stand, before a job begins. */
BATON_INLINE void job_begin(const struct job *job)
{
    if (job->conditions != 0) {
        conditions_clear();
    }
}

/* The status of a job that is done. */
BATON_INLINE int32_t job_end(const struct job *job)
{
    return conditions_status(job->conditions != 0 ? conditions_met() & job->conditions : 0);
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
    BATON_VARIANT_NAME(copy_within)(out_dtype, a_dtype, loop, out, a);
}

/* ---- elements of in_dtype, accumulated values of the reducer's or the kernel's dtype ----------------------- */

/* A float32 as the 16-bit output would keep it. */
BATON_INLINE void job_round(const struct job *job, float *value)
{
    *value = job->out_dtype == BATON_FLOAT16 ? float_of_half(half_of_float(*value))
                                             : float_of_bfloat(bfloat_of_float(*value));
}

/* x op y for one element. */
BATON_INLINE void job_step(const struct job *job, char *out, const char *x, const char *y)
{
    static const int64_t still[3] = {0, 0, 0};
    const struct element_context plain = {0};
    job->kernel->run(1, (char *const[]){out, (char *)x, (char *)y}, still, &plain);
}

/* Whether NumPy's own loops along a line round a 16-bit float at its end only. */
BATON_INLINE int job_rounds_once(const struct job *job)
{
    return job->op == BATON_ADD || job->op == BATON_SUBTRACT || job->op == BATON_MULTIPLY || job->op == BATON_DIVIDE;
}

BATON_INLINE void job_run_line(const struct job *job, int64_t n, char *acc, const char *a, int64_t sa)
{
    if (job->reducer != NULL) {
        job->reducer->line(n, acc, a, sa);
        return;
    }
    int rounds = job->is_half && !job_rounds_once(job);
    for (int64_t i = 0; i < n; i++) {
        job_step(job, acc, acc, a + i * sa);
        if (rounds) {
            job_round(job, (float *)acc);
        }
    }
}

BATON_INLINE void job_run_combine(const struct job *job, int64_t n, char *out, int64_t so, const char *x, int64_t sx,
                                  const char *y, int64_t sy)
{
    if (job->reducer != NULL) {
        job->reducer->combine(n, out, so, x, sx, y, sy);
    } else {
        const struct element_context plain = {0};
        job->kernel->run(n, (char *const[]){out, (char *)x, (char *)y}, (const int64_t[]){so, sx, sy}, &plain);
    }
}

/* ---- elements as they come --------------------------------------------------------------------------------- */

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
        job_run_line(job, count, acc, buffer, job->in_size);
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
        job_run_line(job, n, to, a, sa);
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
            job_run_combine(job, count, out + i * so, so, x + i * sx, sx, from, step);
            continue;
        }
        convert(count, BATON_FLOAT32, (char *)values, job->out_dtype, x + i * sx, sx);
        job_run_combine(job, count, (char *)values, 4, (char *)values, 4, from, step);
        int64_t loop[] = {1, count, so / job->out_size, 1};
        BATON_VARIANT_NAME(copy_within)(job->out_dtype, BATON_FLOAT32, loop, out + i * so, values);
    }
}

static inline __attribute__((unused)) void job_combine(const struct job *job, int64_t n, char *out, int64_t so,
                                                       const char *x, int64_t sx, const char *y, int64_t sy)
{
    if (job->converts || job->is_half) {
        job_converted_combine(job, n, out, so, x, sx, y, sy);
    } else {
        job_run_combine(job, n, out, so, x, sx, y, sy);
    }
}

/* The descriptor of all axes but the last, of operands operands. */
static inline __attribute__((unused)) void without_last(const int64_t *packed, int operands, int64_t *others)
{
    int64_t ndim = packed[0];
    others[0] = ndim - 1;
    for (int k = 0; k <= operands; k++) {
        memcpy(others + 1 + k * (ndim - 1), packed + 1 + k * ndim, (size_t)(ndim - 1) * sizeof *others);
    }
}

#endif
