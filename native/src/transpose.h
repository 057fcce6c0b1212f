/*
 * Copies of planes whose output's lines run across the input's: squares of lanes are transposed in registers, so that both
 * sides move whole vectors.
 */
#ifndef BATON_TRANSPOSE_H
#define BATON_TRANSPOSE_H

#include "loop.h"
#include "shuffle.h"

/*
 * Elements of 8 bytes: out[line][i] = a[i][line] for i < n and line < lines, which are TRANSPOSED8 at most. Vectors of 32
 * bytes with AVX-512 too: wider ones would straddle cache lines where rows begin anywhere.
 */
enum { TRANSPOSED8 = BATON_LANES < 4 ? BATON_LANES : 4 };
BATON_INLINE void transpose_square8(int64_t n, int64_t lines, char *out, int64_t out_step, const char *a, int64_t a_step)
{
    if (n == TRANSPOSED8 && lines == TRANSPOSED8) {
#if defined(__AVX2__)
        __m256d x[4], y[4];
        BATON_UNROLL for (int i = 0; i < 4; i++) { x[i] = _mm256_loadu_pd((const double *)(a + i * a_step)); }
        BATON_UNROLL for (int i = 0; i < 4; i += 2)
        {
            y[i] = _mm256_unpacklo_pd(x[i], x[i + 1]);
            y[i + 1] = _mm256_unpackhi_pd(x[i], x[i + 1]);
        }
        BATON_UNROLL for (int i = 0; i < 2; i++)
        {
            _mm256_storeu_pd((double *)(out + i * out_step), _mm256_permute2f128_pd(y[i], y[i + 2], 0x20));
            _mm256_storeu_pd((double *)(out + (i + 2) * out_step), _mm256_permute2f128_pd(y[i], y[i + 2], 0x31));
        }
#else
        vd x[TRANSPOSED8];
        BATON_UNROLL for (int i = 0; i < TRANSPOSED8; i++) { x[i] = vd_load((const double *)(a + i * a_step)); }
        vd_transpose(x);
        BATON_UNROLL for (int i = 0; i < TRANSPOSED8; i++) { vd_store((double *)(out + i * out_step), x[i]); }
#endif
        return;
    }
    for (int64_t line = 0; line < lines; line++) {
        for (int64_t i = 0; i < n; i++) {
            memcpy(out + line * out_step + i * 8, a + i * a_step + line * 8, 8);
        }
    }
}

/* Likewise of 4 bytes. */
enum { TRANSPOSED4 = 8 };
BATON_INLINE void transpose_square4(int64_t n, int64_t lines, char *out, int64_t out_step, const char *a, int64_t a_step)
{
#if defined(__AVX2__)
    if (n == TRANSPOSED4 && lines == TRANSPOSED4) {
        __m256 x[8], y[8];
        BATON_UNROLL for (int i = 0; i < 8; i++) { x[i] = _mm256_loadu_ps((const float *)(a + i * a_step)); }
        BATON_UNROLL for (int i = 0; i < 8; i += 2)
        {
            y[i] = _mm256_unpacklo_ps(x[i], x[i + 1]);
            y[i + 1] = _mm256_unpackhi_ps(x[i], x[i + 1]);
        }
        BATON_UNROLL for (int i = 0; i < 8; i += 4)
        {
            x[i] = _mm256_shuffle_ps(y[i], y[i + 2], 0x44);
            x[i + 1] = _mm256_shuffle_ps(y[i], y[i + 2], 0xee);
            x[i + 2] = _mm256_shuffle_ps(y[i + 1], y[i + 3], 0x44);
            x[i + 3] = _mm256_shuffle_ps(y[i + 1], y[i + 3], 0xee);
        }
        BATON_UNROLL for (int i = 0; i < 4; i++)
        {
            _mm256_storeu_ps((float *)(out + i * out_step), _mm256_permute2f128_ps(x[i], x[i + 4], 0x20));
            _mm256_storeu_ps((float *)(out + (i + 4) * out_step), _mm256_permute2f128_ps(x[i], x[i + 4], 0x31));
        }
        return;
    }
#endif
    for (int64_t line = 0; line < lines; line++) {
        for (int64_t i = 0; i < n; i++) {
            memcpy(out + line * out_step + i * 4, a + i * a_step + line * 4, 4);
        }
    }
}

/*
 * Output's and input's lines that are visited together: few enough of either side for their pages to stay known, and of
 * the output's, which are all written before the next part of an input's line is read, fewer.
 */
enum { TRANSPOSED_LINES = 64, TRANSPOSED_ROWS = 256 };

BATON_INLINE int64_t transpose_least(int64_t a, int64_t b) { return a < b ? a : b; }

/* Of 8 bytes two squares together, which are whole cache lines of the input where its lines begin with one. */
#define TRANSPOSE(size, side, together)                                                                      \
    static void transpose##size(int64_t n, int64_t lines, char *out, int64_t out_step, const char *a, int64_t a_step)\
    {                                                                                                        \
        for (int64_t line0 = 0; line0 < lines; line0 += TRANSPOSED_LINES) {                                  \
            int64_t line1 = transpose_least(line0 + TRANSPOSED_LINES, lines);                                \
            for (int64_t i0 = 0; i0 < n; i0 += TRANSPOSED_ROWS) {                                            \
                int64_t i1 = transpose_least(i0 + TRANSPOSED_ROWS, n);                                       \
                for (int64_t first = line0; first < line1; first += together) {                              \
                    for (int64_t i = i0; i < i1; i += side) {                                                \
                        for (int64_t line = first; line < transpose_least(first + together, line1); line += side) {\
                            transpose_square##size(transpose_least(side, i1 - i),                            \
                                                   transpose_least(side, line1 - line),                      \
                                                   out + line * out_step + i * size, out_step,               \
                                                   a + i * a_step + line * size, a_step);                    \
                        }                                                                                    \
                    }                                                                                        \
                }                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }
TRANSPOSE(8, TRANSPOSED8, 2 * TRANSPOSED8)
TRANSPOSE(4, TRANSPOSED4, TRANSPOSED4)

/* The axis along which operand 1 is contiguous where operand 0 is so along axis 0; 0 where there is none. */
BATON_INLINE int transposed_axis(const struct baton_loop *loop, int64_t size)
{
    if ((size != 8 && size != 4) || loop->stride[0][0] != size || loop->shape[0] < 4) {
        return 0;
    }
    for (int axis = 1; axis < loop->ndim; axis++) {
        if (loop->stride[1][axis] == size && loop->shape[axis] >= 4) {
            return axis;
        }
    }
    return 0;
}

/* Copies the whole loop, axis being transposed_axis's. The two places are different memory. */
static __attribute__((unused)) void transpose_loop(struct baton_loop *loop, int axis, int64_t size)
{
    int64_t lines = loop->shape[axis], step = loop->stride[0][axis], index[BATON_MAX_NDIM] = {0};
    loop->shape[axis] = loop->shape[1];
    loop->stride[0][axis] = loop->stride[0][1];
    loop->stride[1][axis] = loop->stride[1][1];
    do {
        if (size == 8) {
            transpose8(loop->shape[0], lines, loop->data[0], step, loop->data[1], loop->stride[1][0]);
        } else {
            transpose4(loop->shape[0], lines, loop->data[0], step, loop->data[1], loop->stride[1][0]);
        }
    } while (baton_loop_next(loop, 2, index, loop->data));
}

#endif
