/* Vectors of lanes, one matrix in each, and how small kernels tell which of them failed. */
#ifndef BATON_SMALL_H
#define BATON_SMALL_H

#include "shuffle.h"

typedef float v_float __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef vd v_double;
typedef float u_float __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(4), may_alias));
typedef vd_unaligned u_double;

/* sum - x·y and the square root, of every lane. */
#if defined(__AVX512F__)
#define LESS_v_float(sum, x, y) (v_float)_mm512_fnmadd_ps((__m512)(x), (__m512)(y), (__m512)(sum))
#define LESS_v_double(sum, x, y) (v_double)_mm512_fnmadd_pd((__m512d)(x), (__m512d)(y), (__m512d)(sum))
#define ROOT_v_float(x) (v_float)_mm512_sqrt_ps((__m512)(x))
#define ROOT_v_double(x) (v_double)_mm512_sqrt_pd((__m512d)(x))
#elif defined(__AVX2__)
#define LESS_v_float(sum, x, y) (v_float)_mm256_fnmadd_ps((__m256)(x), (__m256)(y), (__m256)(sum))
#define LESS_v_double(sum, x, y) (v_double)_mm256_fnmadd_pd((__m256d)(x), (__m256d)(y), (__m256d)(sum))
#define ROOT_v_float(x) (v_float)_mm256_sqrt_ps((__m256)(x))
#define ROOT_v_double(x) (v_double)_mm256_sqrt_pd((__m256d)(x))
#elif defined(__aarch64__)
#define LESS_v_float(sum, x, y) (v_float)vfmsq_f32((float32x4_t)(sum), (float32x4_t)(x), (float32x4_t)(y))
#define LESS_v_double(sum, x, y) (v_double)vfmsq_f64((float64x2_t)(sum), (float64x2_t)(x), (float64x2_t)(y))
#define ROOT_v_float(x) (v_float)vsqrtq_f32((float32x4_t)(x))
#define ROOT_v_double(x) (v_double)vsqrtq_f64((float64x2_t)(x))
#else
#define LESS_v_float(sum, x, y) ((sum) - (x) * (y))
#define LESS_v_double(sum, x, y) ((sum) - (x) * (y))
#define ROOT_v_float(x) (v_float)_mm_sqrt_ps((__m128)(x))
#define ROOT_v_double(x) (v_double)_mm_sqrt_pd((__m128d)(x))
#endif

#if defined(__clang__) || __GNUC__ >= 12
#define V_FLOAT_SHUFFLE(a, b, ...) ((v_float)__builtin_shufflevector(a, b, __VA_ARGS__))
#else
typedef int32_t v_int __attribute__((vector_size(BATON_VECTOR_BYTES)));
#define V_FLOAT_SHUFFLE(a, b, ...) ((v_float)__builtin_shuffle(a, b, (v_int){__VA_ARGS__}))
#endif

/* x[i] lane j ↔ x[j] lane i, for as many vectors as they have lanes. */
BATON_INLINE void transpose_double(v_double *x) { vd_transpose(x); }

BATON_INLINE void transpose_float(v_float *x)
{
    vd even[BATON_LANES], odd[BATON_LANES]; /* pairs of rows, of which every second column */
    for (int i = 0; i < BATON_LANES; i++) {
        v_float a = x[2 * i], b = x[2 * i + 1];
#if BATON_LANES == 8
        even[i] = (vd)V_FLOAT_SHUFFLE(a, b, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30);
        odd[i] = (vd)V_FLOAT_SHUFFLE(a, b, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31);
#elif BATON_LANES == 4
        even[i] = (vd)V_FLOAT_SHUFFLE(a, b, 0, 8, 2, 10, 4, 12, 6, 14);
        odd[i] = (vd)V_FLOAT_SHUFFLE(a, b, 1, 9, 3, 11, 5, 13, 7, 15);
#else
        even[i] = (vd)V_FLOAT_SHUFFLE(a, b, 0, 4, 2, 6);
        odd[i] = (vd)V_FLOAT_SHUFFLE(a, b, 1, 5, 3, 7);
#endif
    }
    vd_transpose(even);
    vd_transpose(odd);
    for (int i = 0; i < BATON_LANES; i++) {
        x[2 * i] = (v_float)even[i];
        x[2 * i + 1] = (v_float)odd[i];
    }
}

/* Which matrix, and which pivot or minor from 1, as one number that is not 0. */
BATON_INLINE int64_t small_found(int64_t matrix, int64_t at) { return matrix * BATON_SMALL_MOST + at; }

#endif
