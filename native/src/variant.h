/*
 * Vectors for the variant being compiled. A family file includes this first; the Makefile compiles it once
 * per variant with -DBATON_VARIANT=<name> and that variant's instruction flags.
 *
 *   vd   BATON_LANES doubles              vi, vu  as many (un)signed 64-bit integers
 *   vm   a lane mask: all-ones lanes of vi, or a bit mask on AVX-512; only the vm_ functions look inside
 *
 * + - * / & | ^ ~ << >> work on vd, vi and vu directly (GCC vector extensions, which clang has too). Products
 * and sums are never contracted by the compiler: say vd_fma where one rounding is meant to be saved. Without
 * FMA hardware (BATON_HAS_FMA 0) vd_fma rounds twice; where exactness matters use vd_two_product.
 */
#ifndef BATON_VARIANT_H
#define BATON_VARIANT_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#ifndef BATON_VARIANT
#error "compile with -DBATON_VARIANT=<name>"
#endif
#define BATON_JOIN2(a, b) a##_##b
#define BATON_JOIN(a, b) BATON_JOIN2(a, b)
/* baton_unary → baton_unary_avx2: every function that is not static in a family file needs it. */
#define BATON_VARIANT_NAME(name) BATON_JOIN(name, BATON_VARIANT)

/* Prototypes of this variant's kernels, so that a definition that does not match baton.h does not compile. */
#define BATON_PROTOTYPE(result, name, parameters, arguments) result BATON_VARIANT_NAME(name) parameters;
BATON_KERNELS(BATON_PROTOTYPE)
#undef BATON_PROTOTYPE

/* BATON_NARROW: half of what the CPU has, with all of its registers. */
#if defined(__AVX512F__) && !defined(BATON_NARROW)
#define BATON_LANES 8
#elif defined(__AVX2__)
#define BATON_LANES 4
#else
#define BATON_LANES 2
#endif
#define BATON_VECTOR_BYTES (8 * BATON_LANES)

#if defined(__FMA__) || defined(__aarch64__)
#define BATON_HAS_FMA 1
#else
#define BATON_HAS_FMA 0
#endif

#define BATON_INLINE static inline __attribute__((always_inline, unused))
#define BATON_LIKELY(x) __builtin_expect(!!(x), 1)
#define BATON_UNLIKELY(x) __builtin_expect(!!(x), 0)

/* Before a loop of few constant turns: unrolled whole, so that arrays indexed by it stay in registers. */
#if defined(__clang__)
#define BATON_UNROLL _Pragma("unroll")
#else
#define BATON_UNROLL _Pragma("GCC unroll 32")
#endif

typedef double vd __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef int64_t vi __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef uint64_t vu __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef double vd_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(8), may_alias));

/* ---- memory -------------------------------------------------------------------------------------------- */

BATON_INLINE vd vd_load(const double *p) { return *(const vd_unaligned *)p; }
BATON_INLINE void vd_store(double *p, vd x) { *(vd_unaligned *)p = x; }

BATON_INLINE vd vd_set(double x)
{
#if BATON_LANES == 8
    return (vd)_mm512_set1_pd(x);
#elif BATON_LANES == 4
    return (vd)_mm256_set1_pd(x);
#else
    return (vd){x, x};
#endif
}

BATON_INLINE vi vi_set(int64_t x)
{
#if BATON_LANES == 8
    return (vi)_mm512_set1_epi64(x);
#elif BATON_LANES == 4
    return (vi)_mm256_set1_epi64x(x);
#else
    return (vi){x, x};
#endif
}

/* Integers that may wrap are unsigned, as in scalar C. */
BATON_INLINE vu vu_set(uint64_t x) { return (vu)vi_set((int64_t)x); }

/* The lane numbers 0, 1, … */
BATON_INLINE vd vd_iota(void)
{
#if BATON_LANES == 8
    return (vd){0, 1, 2, 3, 4, 5, 6, 7};
#elif BATON_LANES == 4
    return (vd){0, 1, 2, 3};
#else
    return (vd){0, 1};
#endif
}

/* The first count (0 … BATON_LANES) doubles at p, the other lanes pad; nothing past them is touched. */
BATON_INLINE vd vd_load_some(const double *p, int64_t count, double pad)
{
#if BATON_LANES == 8
    return (vd)_mm512_mask_loadu_pd(_mm512_set1_pd(pad), (__mmask8)((1u << count) - 1), p);
#else
    vd x = vd_set(pad);
    for (int64_t i = 0; i < BATON_LANES; i++) {
        if (i < count) {
            x[i] = p[i];
        }
    }
    return x;
#endif
}

BATON_INLINE void vd_store_some(double *p, int64_t count, vd x)
{
#if BATON_LANES == 8
    _mm512_mask_storeu_pd(p, (__mmask8)((1u << count) - 1), (__m512d)x);
#else
    for (int64_t i = 0; i < BATON_LANES; i++) {
        if (i < count) {
            p[i] = x[i];
        }
    }
#endif
}

/* BATON_LANES doubles, stride doubles apart. */
BATON_INLINE vd vd_load_strided(const double *p, int64_t stride)
{
#if BATON_LANES == 8
    return (vd){p[0],          p[stride],     p[2 * stride], p[3 * stride],
                p[4 * stride], p[5 * stride], p[6 * stride], p[7 * stride]};
#elif BATON_LANES == 4
    return (vd){p[0], p[stride], p[2 * stride], p[3 * stride]};
#else
    return (vd){p[0], p[stride]};
#endif
}

BATON_INLINE void vd_store_strided(double *p, int64_t stride, vd x)
{
    for (int i = 0; i < BATON_LANES; i++) {
        p[i * stride] = x[i];
    }
}

/* A store past the caches. p is aligned to BATON_VECTOR_BYTES; vd_stream_end orders it before later stores.
 */
BATON_INLINE void vd_stream(double *p, vd x)
{
#if BATON_LANES == 8
    _mm512_stream_pd(p, (__m512d)x);
#elif BATON_LANES == 4
    _mm256_stream_pd(p, (__m256d)x);
#elif defined(__x86_64__)
    _mm_stream_pd(p, (__m128d)x);
#else
    vd_store(p, x);
#endif
}

BATON_INLINE void vd_stream_end(void)
{
#if defined(__x86_64__)
    _mm_sfence();
#endif
}

/* ---- arithmetic ---------------------------------------------------------------------------------------- */

BATON_INLINE vd vd_fma(vd a, vd b, vd c)
{
#if BATON_LANES == 8
    return (vd)_mm512_fmadd_pd((__m512d)a, (__m512d)b, (__m512d)c);
#elif BATON_LANES == 4
    return (vd)_mm256_fmadd_pd((__m256d)a, (__m256d)b, (__m256d)c);
#elif defined(__aarch64__)
    return (vd)vfmaq_f64((float64x2_t)c, (float64x2_t)a, (float64x2_t)b);
#else
    return a * b + c;
#endif
}

/* c - a·b and a·b - c, as vd_fma. */
BATON_INLINE vd vd_fnma(vd a, vd b, vd c)
{
#if BATON_LANES == 8
    return (vd)_mm512_fnmadd_pd((__m512d)a, (__m512d)b, (__m512d)c);
#elif BATON_LANES == 4
    return (vd)_mm256_fnmadd_pd((__m256d)a, (__m256d)b, (__m256d)c);
#elif defined(__aarch64__)
    return (vd)vfmsq_f64((float64x2_t)c, (float64x2_t)a, (float64x2_t)b);
#else
    return c - a * b;
#endif
}

BATON_INLINE vd vd_fms(vd a, vd b, vd c)
{
#if BATON_LANES == 8
    return (vd)_mm512_fmsub_pd((__m512d)a, (__m512d)b, (__m512d)c);
#elif BATON_LANES == 4
    return (vd)_mm256_fmsub_pd((__m256d)a, (__m256d)b, (__m256d)c);
#else
    return vd_fma(a, b, -c);
#endif
}

BATON_INLINE vd vd_sqrt(vd a)
{
#if BATON_LANES == 8
    return (vd)_mm512_sqrt_pd((__m512d)a);
#elif BATON_LANES == 4
    return (vd)_mm256_sqrt_pd((__m256d)a);
#elif defined(__aarch64__)
    return (vd)vsqrtq_f64((float64x2_t)a);
#else
    return (vd)_mm_sqrt_pd((__m128d)a);
#endif
}

/* 1/a to 28 bits at least, of ordinary numbers: a division takes AVX-512 several times as long. */
BATON_INLINE vd vd_near_inverse(vd a)
{
#if BATON_LANES == 8
    vd y = (vd)_mm512_rcp14_pd((__m512d)a);
    return vd_fma(y, vd_fnma(a, y, vd_set(1)), y);
#else
    return vd_set(1) / a;
#endif
}

/* The smaller (larger) of limit and x; x where x is NaN. */
BATON_INLINE vd vd_at_most(vd x, vd limit)
{
#if BATON_LANES == 8
    return (vd)_mm512_min_pd((__m512d)limit, (__m512d)x);
#elif BATON_LANES == 4
    return (vd)_mm256_min_pd((__m256d)limit, (__m256d)x);
#elif defined(__aarch64__)
    return (vd)vminq_f64((float64x2_t)limit, (float64x2_t)x);
#else
    return (vd)_mm_min_pd((__m128d)limit, (__m128d)x);
#endif
}

BATON_INLINE vd vd_at_least(vd x, vd limit)
{
#if BATON_LANES == 8
    return (vd)_mm512_max_pd((__m512d)limit, (__m512d)x);
#elif BATON_LANES == 4
    return (vd)_mm256_max_pd((__m256d)limit, (__m256d)x);
#elif defined(__aarch64__)
    return (vd)vmaxq_f64((float64x2_t)limit, (float64x2_t)x);
#else
    return (vd)_mm_max_pd((__m128d)limit, (__m128d)x);
#endif
}

#define BATON_SIGN_BIT ((int64_t)0x8000000000000000u)
BATON_INLINE vd vd_abs(vd a) { return (vd)((vi)a & vi_set(~BATON_SIGN_BIT)); }

/* hi + lo = a + b exactly (Knuth). */
BATON_INLINE vd vd_two_sum(vd a, vd b, vd *lo)
{
    vd hi = a + b;
    vd v = hi - a;
    *lo = (a - (hi - v)) + (b - v);
    return hi;
}

/* hi + lo = a·b exactly, where nothing over- or underflows (by FMA, or by Dekker's splitting for |a|, |b| <
 * 2^996). */
BATON_INLINE vd vd_two_product(vd a, vd b, vd *lo)
{
    vd hi = a * b;
#if BATON_HAS_FMA
    *lo = vd_fms(a, b, hi);
#else
    vd splitter = vd_set(134217729.0); /* 2^27 + 1 */
    vd ac = a * splitter, bc = b * splitter;
    vd ah = ac - (ac - a), bh = bc - (bc - b);
    vd al = a - ah, bl = b - bh;
    *lo = ((ah * bh - hi) + ah * bl + al * bh) + al * bl;
#endif
    return hi;
}

/* Adding and subtracting this rounds |x| < 2^51 to the nearest integer, ties to even; between the two, the
 * low bits of the sum are the integer in two's complement. */
#define BATON_ROUNDING 0x1.8p52

BATON_INLINE double vd_sum_lanes(vd x)
{
#if BATON_LANES == 8
    return ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
#elif BATON_LANES == 4
    return (x[0] + x[1]) + (x[2] + x[3]);
#else
    return x[0] + x[1];
#endif
}

/* ---- masks --------------------------------------------------------------------------------------------- */

/* vi_has: the lanes in which any of bits is set. */

#if BATON_LANES == 8
typedef __mmask8 vm;
BATON_INLINE vm vd_lt(vd a, vd b) { return _mm512_cmp_pd_mask((__m512d)a, (__m512d)b, _CMP_LT_OQ); }
BATON_INLINE vm vd_le(vd a, vd b) { return _mm512_cmp_pd_mask((__m512d)a, (__m512d)b, _CMP_LE_OQ); }
BATON_INLINE vm vd_eq(vd a, vd b) { return _mm512_cmp_pd_mask((__m512d)a, (__m512d)b, _CMP_EQ_OQ); }
BATON_INLINE vm vi_has(vi a, int64_t bits)
{
    return _mm512_test_epi64_mask((__m512i)a, _mm512_set1_epi64(bits));
}
BATON_INLINE vm vm_and(vm a, vm b) { return a & b; }
BATON_INLINE vm vm_or(vm a, vm b) { return a | b; }
BATON_INLINE vm vm_not(vm a) { return (vm)~a; }
BATON_INLINE int vm_any(vm a) { return a != 0; }
BATON_INLINE int vm_lane(vm a, int i) { return a >> i & 1; }
BATON_INLINE vd vd_select(vm m, vd yes, vd no)
{
    return (vd)_mm512_mask_blend_pd(m, (__m512d)no, (__m512d)yes);
}
#else
typedef vi vm;
/* Quiet: a NaN is no condition. SSE2 has no such comparison, so that NaN is masked out before. */
#if BATON_LANES == 4
BATON_INLINE vm vd_lt(vd a, vd b) { return (vm)_mm256_cmp_pd((__m256d)a, (__m256d)b, _CMP_LT_OQ); }
BATON_INLINE vm vd_le(vd a, vd b) { return (vm)_mm256_cmp_pd((__m256d)a, (__m256d)b, _CMP_LE_OQ); }
#else
BATON_INLINE vi vd_ordered(vd a, vd b) { return (a == a) & (b == b); }
BATON_INLINE vm vd_lt(vd a, vd b)
{
    vi numbers = vd_ordered(a, b);
    return ((vd)((vi)a & numbers) < (vd)((vi)b & numbers)) & numbers;
}
BATON_INLINE vm vd_le(vd a, vd b)
{
    vi numbers = vd_ordered(a, b);
    return ((vd)((vi)a & numbers) <= (vd)((vi)b & numbers)) & numbers;
}
#endif
BATON_INLINE vm vd_eq(vd a, vd b) { return a == b; }
BATON_INLINE vm vi_has(vi a, int64_t bits) { return (a & vi_set(bits)) != vi_set(0); }
BATON_INLINE vm vm_and(vm a, vm b) { return a & b; }
BATON_INLINE vm vm_or(vm a, vm b) { return a | b; }
BATON_INLINE vm vm_not(vm a) { return ~a; }
BATON_INLINE int vm_lane(vm a, int i) { return a[i] != 0; }
BATON_INLINE int vm_any(vm a)
{
#if BATON_LANES == 4
    return _mm256_movemask_pd((__m256d)a) != 0;
#else
    return (a[0] | a[1]) != 0;
#endif
}
BATON_INLINE vd vd_select(vm m, vd yes, vd no)
{
#if BATON_LANES == 4
    return (vd)_mm256_blendv_pd((__m256d)no, (__m256d)yes, (__m256d)m);
#else
    return (vd)((m & (vi)yes) | (~m & (vi)no));
#endif
}
#endif

BATON_INLINE vm vd_isnan(vd a) { return vm_not(vd_eq(a, a)); }

/* ---- complex pairs ------------------------------------------------------------------------------------- */

/* (re, im) → (im, re) in every pair. */
BATON_INLINE vd vd_swap_pairs(vd a)
{
#if BATON_LANES == 8
    return (vd)_mm512_permute_pd((__m512d)a, 0x55);
#elif BATON_LANES == 4
    return (vd)_mm256_permute_pd((__m256d)a, 0x5);
#else
    return (vd){a[1], a[0]};
#endif
}

/* (re, im) → (re, re) and (im, im) in every pair. */
BATON_INLINE vd vd_twice_re(vd a)
{
#if BATON_LANES == 8
    return (vd)_mm512_movedup_pd((__m512d)a);
#elif BATON_LANES == 4
    return (vd)_mm256_movedup_pd((__m256d)a);
#else
    return (vd){a[0], a[0]};
#endif
}

BATON_INLINE vd vd_twice_im(vd a)
{
#if BATON_LANES == 8
    return (vd)_mm512_permute_pd((__m512d)a, 0xff);
#elif BATON_LANES == 4
    return (vd)_mm256_permute_pd((__m256d)a, 0xf);
#else
    return (vd){a[1], a[1]};
#endif
}

/*
 * Two vectors of pairs ↔ one of real and one of imaginary parts. evens(a, b) is a's and b's even lanes in an
 * order of its own; evens(evens(a, b), odds(a, b)) is a again and odds(evens(a, b), odds(a, b)) is b.
 */
BATON_INLINE vd vd_evens(vd a, vd b)
{
#if BATON_LANES == 8
    return (vd)_mm512_unpacklo_pd((__m512d)a, (__m512d)b);
#elif BATON_LANES == 4
    return (vd)_mm256_unpacklo_pd((__m256d)a, (__m256d)b);
#else
    return (vd){a[0], b[0]};
#endif
}

BATON_INLINE vd vd_odds(vd a, vd b)
{
#if BATON_LANES == 8
    return (vd)_mm512_unpackhi_pd((__m512d)a, (__m512d)b);
#elif BATON_LANES == 4
    return (vd)_mm256_unpackhi_pd((__m256d)a, (__m256d)b);
#else
    return (vd){a[1], b[1]};
#endif
}

/* The lanes of evens(a, b) in memory order: those of a, then those of b. */
BATON_INLINE vd vd_in_order(vd evens)
{
#if BATON_LANES == 8
    return (vd)_mm512_permutexvar_pd(_mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7), (__m512d)evens);
#elif BATON_LANES == 4
    return (vd)_mm256_permute4x64_pd((__m256d)evens, 0xd8);
#else
    return evens;
#endif
}

#endif
