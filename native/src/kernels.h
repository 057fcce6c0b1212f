/*
 * The list of kernels, told once. Each line is KERNEL(result, name, parameters, arguments) for a function of
 * baton.h that exists once per variant: family files define BATON_VARIANT_NAME(name), dispatch.c collects
 * them in one table per variant and exports name, which jumps through the chosen table.
 *
 * A new kernel is one line here, its declaration in baton.h and its definition in a family file.
 */
#ifndef BATON_KERNELS_H
#define BATON_KERNELS_H

#include "baton.h"

#define BATON_ELEMENT_KERNELS(KERNEL)                                                                        \
    KERNEL(int32_t, baton_unary_result, (int32_t op, int32_t dtype), (op, dtype))                            \
    KERNEL(int32_t, baton_binary_result, (int32_t op, int32_t dtype), (op, dtype))                           \
    KERNEL(int32_t, baton_unary, (int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a), \
           (op, dtype, loop, out, a))                                                                        \
    KERNEL(int32_t, baton_binary,                                                                            \
           (int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a, const void *b),        \
           (op, dtype, loop, out, a, b))                                                                     \
    KERNEL(int32_t, baton_copy,                                                                              \
           (int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a),              \
           (out_dtype, a_dtype, loop, out, a))                                                               \
    KERNEL(int32_t, baton_copy_where,                                                                        \
           (int32_t dtype, const int64_t *loop, void *out, const void *mask, const void *a),                 \
           (dtype, loop, out, mask, a))                                                                      \
    KERNEL(int32_t, baton_choose,                                                                            \
           (int32_t dtype, const int64_t *loop, void *out, const void *mask, const void *a, const void *b),  \
           (dtype, loop, out, mask, a, b))                                                                   \
    KERNEL(int32_t, baton_fused,                                                                             \
           (const int64_t *program, const int64_t *loop, void *const *data, const void *constants, void *work), \
           (program, loop, data, constants, work))                                                           \
    KERNEL(int32_t, baton_reduce,                                                                            \
           (int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a),  \
           (op, out_dtype, a_dtype, loop, out, a))                                                           \
    KERNEL(int32_t, baton_reduce_where,                                                                      \
           (int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a,   \
            const void *mask),                                                                               \
           (op, out_dtype, a_dtype, loop, out, a, mask))                                                     \
    KERNEL(int32_t, baton_argreduce,                                                                         \
           (int32_t op, int32_t dtype, const int64_t *loop, int64_t *out, const void *a),                    \
           (op, dtype, loop, out, a))                                                                        \
    KERNEL(int32_t, baton_accumulate,                                                                        \
           (int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a),  \
           (op, out_dtype, a_dtype, loop, out, a))                                                           \
    KERNEL(int32_t, baton_reduceat,                                                                          \
           (int32_t op, int32_t out_dtype, int32_t a_dtype, int64_t n, const int64_t *indices,               \
            const int64_t *loop, void *out, const void *a),                                                  \
           (op, out_dtype, a_dtype, n, indices, loop, out, a))                                               \
    KERNEL(int32_t, baton_dot,                                                                               \
           (int32_t dtype, int64_t n, void *out, const void *a, int64_t a_stride, const void *b,             \
            int64_t b_stride),                                                                               \
           (dtype, n, out, a, a_stride, b, b_stride))                                                        \
    KERNEL(int32_t, baton_matmul,                                                                            \
           (int32_t dtype, const int64_t *loop, void *c, const void *a, const void *b),                      \
           (dtype, loop, c, a, b))                                                                           \
    KERNEL(int64_t, baton_small_solve,                                                                       \
           (int32_t dtype, int64_t count, int64_t n, int64_t k, const void *a, void *b),                     \
           (dtype, count, n, k, a, b))                                                                       \
    KERNEL(int64_t, baton_small_cholesky,                                                                    \
           (int32_t dtype, int64_t count, int64_t n, int32_t upper, const void *a, void *l),                 \
           (dtype, count, n, upper, a, l))                                                                      \
    KERNEL(int64_t, baton_small_det,                                                                         \
           (int32_t dtype, int64_t count, int64_t n, const void *a, void *out), (dtype, count, n, a, out))   \
    KERNEL(int32_t, baton_arange, (int64_t n, double start, double step, double *out), (n, start, step, out))

#define BATON_DFT_KERNELS(KERNEL)                                                                            \
    KERNEL(int32_t, baton_dft,                                                                               \
           (int32_t sign, int64_t nf, const double *frequencies, int64_t nt, const double *times,            \
            const void *weights, void *out),                                                                 \
           (sign, nf, frequencies, nt, times, weights, out))                                                 \
    KERNEL(int32_t, baton_grid, (int64_t n, const double *x, double *out), (n, x, out))

#define BATON_FFT_KERNELS(KERNEL)                                                                            \
    KERNEL(int64_t, baton_fft_plan_bytes, (int32_t dtype, int32_t real, int64_t n), (dtype, real, n))         \
    KERNEL(int32_t, baton_fft_plan, (int32_t dtype, int32_t real, int64_t n, void *plan), (dtype, real, n, plan)) \
    KERNEL(int64_t, baton_fft_work_bytes, (const void *plan), (plan))                                        \
    KERNEL(int32_t, baton_fft,                                                                               \
           (const void *plan, int32_t sign, double scale, const int64_t *loop, void *out, const void *a, void *work), \
           (plan, sign, scale, loop, out, a, work))

#define BATON_NUFFT_KERNELS(KERNEL)                                                                          \
    KERNEL(int64_t, baton_nufft_plan_bytes, (void), ())                                                      \
    KERNEL(int32_t, baton_nufft_plan,                                                                        \
           (int32_t type, int32_t ndim, const int64_t *modes, const double *bounds, int64_t sources,         \
            int64_t targets, double tolerance, int32_t flags, void *plan),                                   \
           (type, ndim, modes, bounds, sources, targets, tolerance, flags, plan))                            \
    KERNEL(int64_t, baton_nufft_fft_length, (const void *plan, int32_t axis), (plan, axis))                  \
    KERNEL(int64_t, baton_nufft_work_bytes, (const void *plan), (plan))                                      \
    KERNEL(int32_t, baton_nufft,                                                                             \
           (const void *plan, const void *fft0, const void *fft1, const void *fft2, int32_t sign,            \
            const double *sources, const void *in, const double *targets, void *out, void *work),            \
           (plan, fft0, fft1, fft2, sign, sources, in, targets, out, work))

#define BATON_SORT_KERNELS(KERNEL)                                                                           \
    KERNEL(int64_t, baton_sort_work_bytes,                                                                   \
           (int32_t dtype, int64_t n),                                                                       \
           (dtype, n))                                                                                       \
    KERNEL(int64_t, baton_argsort_work_bytes,                                                                \
           (int32_t dtype, int64_t n),                                                                       \
           (dtype, n))                                                                                       \
    KERNEL(int32_t, baton_sort,                                                                              \
           (int32_t dtype, int32_t kind, const int64_t *loop, void *a, void *work),                          \
           (dtype, kind, loop, a, work))                                                                     \
    KERNEL(int32_t, baton_argsort,                                                                           \
           (int32_t dtype, int32_t kind, const int64_t *loop, void *out, const void *a, void *work),         \
           (dtype, kind, loop, out, a, work))                                                                \
    KERNEL(int32_t, baton_partition,                                                                         \
           (int32_t dtype, int64_t kths, const int64_t *kth, const int64_t *loop, void *a, void *work),      \
           (dtype, kths, kth, loop, a, work))                                                                \
    KERNEL(int32_t, baton_argpartition,                                                                      \
           (int32_t dtype, int64_t kths, const int64_t *kth, const int64_t *loop, void *out, const void      \
            *a, void *work),                                                                                 \
           (dtype, kths, kth, loop, out, a, work))                                                           \
    KERNEL(int32_t, baton_searchsorted,                                                                      \
           (int32_t dtype, int32_t right, int64_t n, const void *a, const int64_t *sorter, const int64_t     \
            *loop, void *out, const void *v),                                                                \
           (dtype, right, n, a, sorter, loop, out, v))                                                       \
    KERNEL(int32_t, baton_run_starts,                                                                        \
           (int32_t dtype, int32_t nans_equal, int64_t n, const void *a, uint8_t *out),                      \
           (dtype, nans_equal, n, a, out))                                                                   \
    KERNEL(int32_t, baton_bincount,                                                                          \
           (int64_t n, const int64_t *bins, const double *weights, void *out),                               \
           (n, bins, weights, out))                                                                          \
    KERNEL(int32_t, baton_histogram,                                                                         \
           (int64_t n, const double *a, const double *weights, int64_t bins, const double *edges, void       \
            *out),                                                                                           \
           (n, a, weights, bins, edges, out))                                                                \
    KERNEL(int64_t, baton_index_check,                                                                       \
           (int64_t n, const int64_t *indices, int64_t extent),                                              \
           (n, indices, extent))                                                                             \
    KERNEL(int32_t, baton_index_offsets,                                                                     \
           (int32_t mode, int64_t extent, int64_t step, const int64_t *loop, void *offsets, const void       \
            *indices),                                                                                       \
           (mode, extent, step, loop, offsets, indices))                                                     \
    KERNEL(int32_t, baton_gather,                                                                            \
           (int32_t itemsize, int32_t mode, int64_t n, const int64_t *indices, int64_t extent, int64_t       \
            step, int64_t out_step, int32_t outer, const int64_t *loop, void *out, const void *a),           \
           (itemsize, mode, n, indices, extent, step, out_step, outer, loop, out, a))                        \
    KERNEL(int32_t, baton_scatter,                                                                           \
           (int32_t itemsize, int32_t mode, int64_t n, const int64_t *indices, int64_t extent, int64_t       \
            step, int64_t period, int64_t v_step, int32_t outer, const int64_t *loop, void *a, const void    \
            *v),                                                                                             \
           (itemsize, mode, n, indices, extent, step, period, v_step, outer, loop, a, v))                    \
    KERNEL(int32_t, baton_at,                                                                                \
           (int32_t op, int32_t dtype, int32_t a_dtype, int32_t mode, int64_t n, const int64_t *indices,     \
            int64_t extent, int64_t step, int64_t period, int64_t v_step, const int64_t *loop, void *a,      \
            const void *v),                                                                                  \
           (op, dtype, a_dtype, mode, n, indices, extent, step, period, v_step, loop, a, v))                 \
    KERNEL(int64_t, baton_count_nonzero,                                                                     \
           (int32_t dtype, const int64_t *loop, const void *a),                                              \
           (dtype, loop, a))                                                                                 \
    KERNEL(int32_t, baton_nonzero,                                                                           \
           (int32_t dtype, const int64_t *loop, int64_t count, int64_t *out, const void *a),                 \
           (dtype, loop, count, out, a))                                                                     \
    KERNEL(int32_t, baton_compress,                                                                          \
           (int32_t itemsize, int64_t n, const uint8_t *mask, void *out, const void *a),                     \
           (itemsize, n, mask, out, a))

#define BATON_RANDOM_KERNELS(KERNEL)                                                                         \
    KERNEL(int32_t, baton_random_fill,                                                                       \
           (int32_t bits, int32_t distribution, uint64_t *state, int64_t n, void *out, const void *a,        \
            int64_t a_step, const void *b, int64_t b_step, const void *c, int64_t c_step),                   \
           (bits, distribution, state, n, out, a, a_step, b, b_step, c, c_step))                             \
    KERNEL(int32_t, baton_random_integers,                                                                   \
           (int32_t bits, int32_t width, uint64_t *state, int64_t n, void *out, const uint64_t *low,         \
            const uint64_t *range, int64_t step),                                                            \
           (bits, width, state, n, out, low, range, step))                                                   \
    KERNEL(int32_t, baton_random_rows,                                                                       \
           (int32_t bits, int32_t kind, uint64_t *state, int64_t n, int64_t k, void *out, const void *a,     \
            int64_t a_step, const void *b, int64_t b_step, void *work),                                      \
           (bits, kind, state, n, k, out, a, a_step, b, b_step, work))                                       \
    KERNEL(int32_t, baton_random_shuffle,                                                                    \
           (int32_t bits, int32_t together, uint64_t *state, const int64_t *loop, int64_t itemsize,          \
            void *data),                                                                                     \
           (bits, together, state, loop, itemsize, data))                                                    \
    KERNEL(int64_t, baton_random_sample_words,                                                               \
           (int64_t population, int64_t sample, int32_t shuffled),                                           \
           (population, sample, shuffled))                                                                   \
    KERNEL(int32_t, baton_random_sample,                                                                     \
           (int32_t bits, uint64_t *state, int64_t population, int64_t sample, int32_t shuffled,             \
            int64_t *out, int64_t *work),                                                                    \
           (bits, state, population, sample, shuffled, out, work))

#define BATON_KERNELS(KERNEL)                                                                                \
    BATON_ELEMENT_KERNELS(KERNEL)                                                                            \
    BATON_DFT_KERNELS(KERNEL)                                                                                \
    BATON_FFT_KERNELS(KERNEL)                                                                                \
    BATON_NUFFT_KERNELS(KERNEL)                                                                              \
    BATON_SORT_KERNELS(KERNEL)                                                                               \
    BATON_RANDOM_KERNELS(KERNEL)

#endif
