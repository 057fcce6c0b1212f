/*
 * Vectors of floats, beside variant.h's of doubles, where there is FMA:
 *
 *   vf   BATON_FLOATS floats, twice BATON_LANES       vfi, vfu  as many (un)signed 32-bit integers
 *   vfm  a lane mask; only the vf_ and vfm_ functions look inside
 *
 * + - * & | ^ ~ << >> work on vf, vfi and vfu directly, as on the wider ones.
 */
#ifndef BATON_FLOATS_H
#define BATON_FLOATS_H

#include "variant.h"

#if BATON_HAS_FMA

enum { BATON_FLOATS = 2 * BATON_LANES };
typedef float vf __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef int32_t vfi __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef uint32_t vfu __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef float vf_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(4), may_alias));

BATON_INLINE vf vf_load(const float *p) { return *(const vf_unaligned *)p; }
BATON_INLINE void vf_store(float *p, vf x) { *(vf_unaligned *)p = x; }

BATON_INLINE vf vf_set(float x)
{
#if BATON_LANES == 8
    return (vf)_mm512_set1_ps(x);
#elif BATON_LANES == 4
    return (vf)_mm256_set1_ps(x);
#else
    return (vf){x, x, x, x};
#endif
}

BATON_INLINE vfi vfi_set(int32_t x)
{
#if BATON_LANES == 8
    return (vfi)_mm512_set1_epi32(x);
#elif BATON_LANES == 4
    return (vfi)_mm256_set1_epi32(x);
#else
    return (vfi){x, x, x, x};
#endif
}
BATON_INLINE vfu vfu_set(uint32_t x) { return (vfu)vfi_set((int32_t)x); }

BATON_INLINE vf vf_fma(vf a, vf b, vf c)
{
#if BATON_LANES == 8
    return (vf)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif BATON_LANES == 4
    return (vf)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#else
    return (vf)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#endif
}

/* c - a·b */
BATON_INLINE vf vf_fnma(vf a, vf b, vf c)
{
#if BATON_LANES == 8
    return (vf)_mm512_fnmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif BATON_LANES == 4
    return (vf)_mm256_fnmadd_ps((__m256)a, (__m256)b, (__m256)c);
#else
    return (vf)vfmsq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#endif
}

/* a·b - c */
BATON_INLINE vf vf_fms(vf a, vf b, vf c)
{
#if BATON_LANES == 8
    return (vf)_mm512_fmsub_ps((__m512)a, (__m512)b, (__m512)c);
#elif BATON_LANES == 4
    return (vf)_mm256_fmsub_ps((__m256)a, (__m256)b, (__m256)c);
#else
    return vf_fma(a, b, -c);
#endif
}

/* hi + lost = a + b exactly. */
BATON_INLINE vf vf_two_sum(vf a, vf b, vf *lost)
{
    vf sum = a + b, back = sum - a;
    *lost = (a - (sum - back)) + (b - back);
    return sum;
}

/* The smaller (larger) of limit and x; x where x is NaN. */
BATON_INLINE vf vf_at_most(vf x, float limit)
{
#if BATON_LANES == 8
    return (vf)_mm512_min_ps((__m512)vf_set(limit), (__m512)x);
#elif BATON_LANES == 4
    return (vf)_mm256_min_ps((__m256)vf_set(limit), (__m256)x);
#else
    return (vf)vminq_f32((float32x4_t)vf_set(limit), (float32x4_t)x);
#endif
}
BATON_INLINE vf vf_at_least(vf x, float limit)
{
#if BATON_LANES == 8
    return (vf)_mm512_max_ps((__m512)vf_set(limit), (__m512)x);
#elif BATON_LANES == 4
    return (vf)_mm256_max_ps((__m256)vf_set(limit), (__m256)x);
#else
    return (vf)vmaxq_f32((float32x4_t)vf_set(limit), (float32x4_t)x);
#endif
}

/* The nearest floats of integers. */
BATON_INLINE vf vf_of_integers(vfi a) { return __builtin_convertvector(a, vf); }

/* 1/a to 11 bits at least, and of few enough bits that 1 - 2/a loses none for a in [2, 2^20]. */
BATON_INLINE vf vf_rough_inverse(vf a)
{
#if BATON_LANES == 8
    vf y = (vf)_mm512_rcp14_ps((__m512)a);
#elif BATON_LANES == 4
    vf y = (vf)_mm256_rcp_ps((__m256)a);
#else
    vf y = vf_set(1) / a;
#endif
    return (vf)((vfu)y & vfu_set(0xfffffe00));
}

/* 1/a to 22 bits at least, of ordinary numbers. */
BATON_INLINE vf vf_near_inverse(vf a)
{
#if BATON_LANES == 8
    vf y = (vf)_mm512_rcp14_ps((__m512)a);
    return vf_fma(y, vf_fnma(a, y, vf_set(1)), y);
#elif BATON_LANES == 4
    vf y = (vf)_mm256_rcp_ps((__m256)a);
    return vf_fma(y, vf_fnma(a, y, vf_set(1)), y);
#else
    return vf_set(1) / a;
#endif
}

/* √a and what it lacks, of ordinary positive numbers. */
BATON_INLINE vf vf_root(vf a, vf *low)
{
#if BATON_LANES > 2
#if BATON_LANES == 8
    vf y = (vf)_mm512_rsqrt14_ps((__m512)a);
#else
    vf y = (vf)_mm256_rsqrt_ps((__m256)a);
#endif
    vf half = vf_set(0.5f) * y, s = a * y;
    s = vf_fma(half, vf_fnma(s, s, a), s);
    *low = half * vf_fnma(s, s, a);
    return s;
#else
    vf s = (vf)vsqrtq_f32((float32x4_t)a);
    *low = vf_fnma(s, s, a) / (s + s);
    return s;
#endif
}

#define VF_SIGN ((int32_t)0x80000000u)
BATON_INLINE vf vf_abs(vf a) { return (vf)((vfi)a & vfi_set(~VF_SIGN)); }
/* size, which is no less than 0, with x's sign. */
BATON_INLINE vf vf_with_sign(vf size, vf x) { return (vf)((vfi)size | ((vfi)x & vfi_set(VF_SIGN))); }

/* Adding and subtracting this rounds |x| < 2^22 to the nearest integer; the sum's low bits are the integer. */
#define VF_ROUNDING 0x1.8p23f

/* 2^k by a number that was made by adding VF_ROUNDING to k; 0 for k = -127. */
BATON_INLINE vf vf_power(vf shifted) { return (vf)(((vfu)shifted + vfu_set(127)) << 23); }

/* ---- masks --------------------------------------------------------------------------------------------- */

#if BATON_LANES == 8
typedef __mmask16 vfm;
BATON_INLINE vfm vf_lt(vf a, vf b) { return _mm512_cmp_ps_mask((__m512)a, (__m512)b, _CMP_LT_OQ); }
BATON_INLINE vfm vf_le(vf a, vf b) { return _mm512_cmp_ps_mask((__m512)a, (__m512)b, _CMP_LE_OQ); }
BATON_INLINE vfm vf_eq(vf a, vf b) { return _mm512_cmp_ps_mask((__m512)a, (__m512)b, _CMP_EQ_OQ); }
BATON_INLINE vfm vfi_has(vfi a, int32_t bits) { return _mm512_test_epi32_mask((__m512i)a, _mm512_set1_epi32(bits)); }
BATON_INLINE vfm vfm_all(void) { return (vfm)-1; }
BATON_INLINE vfm vfm_not(vfm a) { return (vfm)~a; }
BATON_INLINE vfm vfm_and(vfm a, vfm b) { return a & b; }
BATON_INLINE vfm vfm_or(vfm a, vfm b) { return a | b; }
BATON_INLINE int vfm_any(vfm a) { return a != 0; }
BATON_INLINE vf vf_select(vfm m, vf yes, vf no) { return (vf)_mm512_mask_blend_ps(m, (__m512)no, (__m512)yes); }
#else
typedef vfi vfm;
#if BATON_LANES == 4
BATON_INLINE vfm vf_lt(vf a, vf b) { return (vfm)_mm256_cmp_ps((__m256)a, (__m256)b, _CMP_LT_OQ); }
BATON_INLINE vfm vf_le(vf a, vf b) { return (vfm)_mm256_cmp_ps((__m256)a, (__m256)b, _CMP_LE_OQ); }
#else
BATON_INLINE vfi vf_ordered(vf a, vf b) { return (a == a) & (b == b); }
BATON_INLINE vfm vf_lt(vf a, vf b)
{
    vfi numbers = vf_ordered(a, b);
    return ((vf)((vfi)a & numbers) < (vf)((vfi)b & numbers)) & numbers;
}
BATON_INLINE vfm vf_le(vf a, vf b)
{
    vfi numbers = vf_ordered(a, b);
    return ((vf)((vfi)a & numbers) <= (vf)((vfi)b & numbers)) & numbers;
}
#endif
BATON_INLINE vfm vf_eq(vf a, vf b) { return a == b; }
BATON_INLINE vfm vfi_has(vfi a, int32_t bits) { return (a & vfi_set(bits)) != vfi_set(0); }
BATON_INLINE vfm vfm_all(void) { return vfi_set(-1); }
BATON_INLINE vfm vfm_not(vfm a) { return ~a; }
BATON_INLINE vfm vfm_and(vfm a, vfm b) { return a & b; }
BATON_INLINE vfm vfm_or(vfm a, vfm b) { return a | b; }
BATON_INLINE int vfm_any(vfm a)
{
#if BATON_LANES == 4
    return _mm256_movemask_ps((__m256)a) != 0;
#else
    return (a[0] | a[1] | a[2] | a[3]) != 0;
#endif
}
BATON_INLINE vf vf_select(vfm m, vf yes, vf no)
{
#if BATON_LANES == 4
    return (vf)_mm256_blendv_ps((__m256)no, (__m256)yes, (__m256)m);
#else
    return (vf)((m & (vfi)yes) | (~m & (vfi)no));
#endif
}
#endif

#if BATON_LANES == 8
/* The table's entries for the low five bits of each lane of index. */
BATON_INLINE vf vf_lookup(const float *row, vfi index)
{
    return (vf)_mm512_permutex2var_ps(_mm512_load_ps(row), (__m512i)index, _mm512_load_ps(row + 16));
}
#endif

/* ---- halves as doubles --------------------------------------------------------------------------------- */

BATON_INLINE vd vf_lower(vf x)
{
#if BATON_LANES == 8
    return (vd)_mm512_cvtps_pd(_mm512_castps512_ps256((__m512)x));
#elif BATON_LANES == 4
    return (vd)_mm256_cvtps_pd(_mm256_castps256_ps128((__m256)x));
#else
    return (vd)vcvt_f64_f32(vget_low_f32((float32x4_t)x));
#endif
}
BATON_INLINE vd vf_upper(vf x)
{
#if BATON_LANES == 8
    return (vd)_mm512_cvtps_pd(_mm512_extractf32x8_ps((__m512)x, 1));
#elif BATON_LANES == 4
    return (vd)_mm256_cvtps_pd(_mm256_extractf128_ps((__m256)x, 1));
#else
    return (vd)vcvt_high_f64_f32((float32x4_t)x);
#endif
}
BATON_INLINE vf vf_of_halves(vd low, vd high)
{
#if BATON_LANES == 8
    return (vf)_mm512_insertf32x8(_mm512_castps256_ps512(_mm512_cvtpd_ps((__m512d)low)), _mm512_cvtpd_ps((__m512d)high), 1);
#elif BATON_LANES == 4
    return (vf)_mm256_set_m128(_mm256_cvtpd_ps((__m256d)high), _mm256_cvtpd_ps((__m256d)low));
#else
    return (vf)vcvt_high_f32_f64(vcvt_f32_f64((float64x2_t)low), (float64x2_t)high);
#endif
}

/* ---- elements ------------------------------------------------------------------------------------------ */

/* count floats at p, stride bytes apart; the other lanes are rest. */
BATON_INLINE vf vf_line(const char *p, int64_t stride, int64_t count, float rest)
{
    if (stride == sizeof(float) && count == BATON_FLOATS) {
        return vf_load((const float *)p);
    }
    if (stride == 0 && count == BATON_FLOATS) {
        return vf_set(*(const float *)p);
    }
    float lanes[BATON_FLOATS] __attribute__((aligned(64)));
    vf_store(lanes, vf_set(rest));
    for (int64_t lane = 0; lane < count; lane++) {
        lanes[lane] = *(const float *)(p + lane * stride);
    }
    return vf_load(lanes);
}

BATON_INLINE void vf_store_line(char *p, int64_t stride, int64_t count, vf x)
{
    if (stride == sizeof(float) && count == BATON_FLOATS) {
        vf_store((float *)p, x);
        return;
    }
    float lanes[BATON_FLOATS] __attribute__((aligned(64)));
    vf_store(lanes, x);
    for (int64_t lane = 0; lane < count; lane++) {
        *(float *)(p + lane * stride) = lanes[lane];
    }
}

#endif
#endif
