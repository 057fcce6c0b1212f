/* sort_vector.h with AVX-512. */
#ifndef BATON_SORT_VECTOR_AVX512_H
#define BATON_SORT_VECTOR_AVX512_H

#include "sort_orders.h"

typedef __mmask8 m64;
typedef __mmask16 m32;

BATON_INLINE v64 v64_set(int64_t x) { return (v64)_mm512_set1_epi64(x); }
BATON_INLINE v32 v32_set(int32_t x) { return (v32)_mm512_set1_epi32(x); }
BATON_INLINE f64 f64_set(double x) { return (f64)_mm512_set1_pd(x); }
BATON_INLINE f32 f32_set(float x) { return (f32)_mm512_set1_ps(x); }

BATON_INLINE v64 v64_load_some(const int64_t *p, int64_t count, int64_t pad)
{
    return (v64)_mm512_mask_loadu_epi64(_mm512_set1_epi64(pad), (m64)((1u << count) - 1), p);
}
BATON_INLINE v32 v32_load_some(const int32_t *p, int64_t count, int32_t pad)
{
    return (v32)_mm512_mask_loadu_epi32(_mm512_set1_epi32(pad), (m32)((1u << count) - 1), p);
}

BATON_INLINE m64 v64_less(v64 a, v64 b) { return _mm512_cmplt_epi64_mask((__m512i)a, (__m512i)b); }
BATON_INLINE m32 v32_less(v32 a, v32 b) { return _mm512_cmplt_epi32_mask((__m512i)a, (__m512i)b); }
BATON_INLINE m64 f64_less(f64 a, f64 b) { return _mm512_cmp_pd_mask((__m512d)a, (__m512d)b, _CMP_LT_OQ); }
BATON_INLINE m32 f32_less(f32 a, f32 b) { return _mm512_cmp_ps_mask((__m512)a, (__m512)b, _CMP_LT_OQ); }
BATON_INLINE m64 m64_not(m64 m) { return (m64)~m; }
BATON_INLINE m32 m32_not(m32 m) { return (m32)~m; }

BATON_INLINE v64 v64_select(m64 m, v64 yes, v64 no)
{
    return (v64)_mm512_mask_blend_epi64(m, (__m512i)no, (__m512i)yes);
}
BATON_INLINE v32 v32_select(m32 m, v32 yes, v32 no)
{
    return (v32)_mm512_mask_blend_epi32(m, (__m512i)no, (__m512i)yes);
}

BATON_INLINE m64 v64_upper(int bit) { return bit == 1 ? 0xaa : bit == 2 ? 0xcc : 0xf0; }
BATON_INLINE m32 v32_upper(int bit)
{
    return bit == 1 ? 0xaaaa : bit == 2 ? 0xcccc : bit == 4 ? 0xf0f0 : 0xff00;
}

BATON_INLINE v64 v64_cross(v64 a, int x)
{
    return __builtin_shuffle(a, (v64){0, 1, 2, 3, 4, 5, 6, 7} ^ v64_set(x));
}
BATON_INLINE v32 v32_cross(v32 a, int x)
{
    return __builtin_shuffle(a, (v32){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15} ^ v32_set(x));
}

/* Smaller and larger integers of 64 bits take twice as long each as a comparison and two selections do together. */
BATON_INLINE void v64_exchange(v64 *a, v64 *b)
{
    m64 swaps = v64_less(*b, *a);
    v64 low = v64_select(swaps, *b, *a);
    *b = v64_select(swaps, *a, *b);
    *a = low;
}
BATON_INLINE void v32_exchange(v32 *a, v32 *b)
{
    v32 low = (v32)_mm512_min_epi32((__m512i)*a, (__m512i)*b);
    *b = (v32)_mm512_max_epi32((__m512i)*a, (__m512i)*b);
    *a = low;
}
BATON_INLINE f64 f64_min(f64 a, f64 b) { return (f64)_mm512_min_pd((__m512d)a, (__m512d)b); }
BATON_INLINE f64 f64_max(f64 a, f64 b) { return (f64)_mm512_max_pd((__m512d)a, (__m512d)b); }
BATON_INLINE f32 f32_min(f32 a, f32 b) { return (f32)_mm512_min_ps((__m512)a, (__m512)b); }
BATON_INLINE f32 f32_max(f32 a, f32 b) { return (f32)_mm512_max_ps((__m512)a, (__m512)b); }

BATON_INLINE v64 v64_merged(v64 own, v64 other, int bit)
{
    return v64_select((m64)(v64_less(other, own) ^ v64_upper(bit)), other, own);
}
BATON_INLINE v32 v32_merged(v32 own, v32 other, int bit)
{
    __m512i low = _mm512_min_epi32((__m512i)own, (__m512i)other);
    return (v32)_mm512_mask_max_epi32(low, v32_upper(bit), (__m512i)own, (__m512i)other);
}
BATON_INLINE f64 f64_merged(f64 own, f64 other, int bit)
{
    return (f64)_mm512_mask_max_pd((__m512d)f64_min(own, other), v64_upper(bit), (__m512d)own, (__m512d)other);
}
BATON_INLINE f32 f32_merged(f32 own, f32 other, int bit)
{
    return (f32)_mm512_mask_max_ps((__m512)f32_min(own, other), v32_upper(bit), (__m512)own, (__m512)other);
}

BATON_INLINE int64_t v64_count(m64 m) { return __builtin_popcountll(m); }
BATON_INLINE int64_t v32_count(m32 m) { return __builtin_popcountll(m); }

/*
 * Intel's CPUs compress into memory, writing only what is there; on AMD's that takes a hundred times as long as what is
 * done there: one permutation stored whole at both ends, where the caller sees to it that there is room, or that they are
 * the same place.
 */
#ifndef SORT_COMPRESSES /* a test's to define */
#define SORT_COMPRESSES __builtin_cpu_is("intel")
#endif
BATON_INLINE void v64_split(v64 a, m64 m, int64_t count, int64_t *low, int64_t *high, const int compresses)
{
    if (compresses) {
        _mm512_mask_compressstoreu_epi64(low, m, (__m512i)a);
        _mm512_mask_compressstoreu_epi64(high - (v64_lanes - count), (m64)~m, (__m512i)a);
        return;
    }
    __m512i order = _mm512_cvtepu8_epi64(_mm_loadl_epi64((const __m128i *)&sort_orders[m]));
    v64 ordered = (v64)_mm512_permutexvar_epi64(order, (__m512i)a);
    v64_store(low, ordered);
    v64_store(high - v64_lanes, ordered);
}
BATON_INLINE void v32_split(v32 a, m32 m, int64_t count, int32_t *low, int32_t *high, const int compresses)
{
    if (compresses) {
        _mm512_mask_compressstoreu_epi32(low, m, (__m512i)a);
        _mm512_mask_compressstoreu_epi32(high - (v32_lanes - count), (m32)~m, (__m512i)a);
        return;
    }
    _mm512_storeu_si512(low, _mm512_maskz_compress_epi32(m, (__m512i)a));
    _mm512_mask_storeu_epi32(high - (v32_lanes - count), (m32)(0xffffu >> count),
                             _mm512_maskz_compress_epi32((m32)~m, (__m512i)a));
}

/* The first rest lanes only, exactly: count of them, the mask's, to low …, the others to … high. */
#define SORT_SPLITS_SOME 1
#define SORT_SPLIT_SOME(v, m, key, bits)                                                                     \
    BATON_INLINE m v##_first(int64_t n) { return (m)((1u << n) - 1); }                                       \
    BATON_INLINE void v##_split_some(v a, m mask, int64_t count, int64_t rest, key *low, key *high)          \
    {                                                                                                        \
        __m512i first = _mm512_maskz_compress_epi##bits(mask, (__m512i)a);                                   \
        __m512i last = _mm512_maskz_compress_epi##bits((m)(v##_first(rest) & ~mask), (__m512i)a);            \
        _mm512_mask_storeu_epi##bits(low, v##_first(count), first);                                          \
        _mm512_mask_storeu_epi##bits(high - (rest - count), v##_first(rest - count), last);                  \
    }
SORT_SPLIT_SOME(v64, m64, int64_t, 64)
SORT_SPLIT_SOME(v32, m32, int32_t, 32)
SORT_SPLIT_SOME(f64, m64, double, 64)
SORT_SPLIT_SOME(f32, m32, float, 32)
#undef SORT_SPLIT_SOME

#endif
