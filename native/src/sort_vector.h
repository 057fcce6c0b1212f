/*
 * Vectors of keys for the sorting kernels: signed 32- and 64-bit integers, to which every dtype's order is
 * brought (sort_order.h). Present where lanes can be compressed or permuted at run time, which the partition
 * step lives on: AVX2 and AVX-512; elsewhere SORT_HAS_VECTORS is 0 and sort_keys.h sorts element by element.
 *
 *   v32, v64     a vector of keys              m32, m64    a lane mask
 *   vXX_cross    lane i becomes lane i ^ x     vXX_upper   the lanes whose number has the bit set
 *   vXX_split    the lanes of a mask to low …, the others to … high; returns how many went low
 */
#ifndef BATON_SORT_VECTOR_H
#define BATON_SORT_VECTOR_H

#include "variant.h"

#if defined(__AVX2__)
#define SORT_HAS_VECTORS 1
#else
#define SORT_HAS_VECTORS 0
#endif

#if SORT_HAS_VECTORS

enum { v64_lanes = BATON_VECTOR_BYTES / 8, v32_lanes = BATON_VECTOR_BYTES / 4 };
typedef int64_t v64 __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef int32_t v32 __attribute__((vector_size(BATON_VECTOR_BYTES)));
typedef int64_t v64_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(8), may_alias));
typedef int32_t v32_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(4), may_alias));

BATON_INLINE v64 v64_load(const int64_t *p) { return *(const v64_unaligned *)p; }
BATON_INLINE v32 v32_load(const int32_t *p) { return *(const v32_unaligned *)p; }
BATON_INLINE void v64_store(int64_t *p, v64 x) { *(v64_unaligned *)p = x; }
BATON_INLINE void v32_store(int32_t *p, v32 x) { *(v32_unaligned *)p = x; }

#if defined(__AVX512F__)

#include "sort_orders.h"

typedef __mmask8 m64;
typedef __mmask16 m32;

BATON_INLINE v64 v64_set(int64_t x) { return (v64)_mm512_set1_epi64(x); }
BATON_INLINE v32 v32_set(int32_t x) { return (v32)_mm512_set1_epi32(x); }

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
BATON_INLINE v64 v64_min(v64 a, v64 b) { return (v64)_mm512_min_epi64((__m512i)a, (__m512i)b); }
BATON_INLINE v32 v32_min(v32 a, v32 b) { return (v32)_mm512_min_epi32((__m512i)a, (__m512i)b); }
BATON_INLINE v64 v64_max(v64 a, v64 b) { return (v64)_mm512_max_epi64((__m512i)a, (__m512i)b); }
BATON_INLINE v32 v32_max(v32 a, v32 b) { return (v32)_mm512_max_epi32((__m512i)a, (__m512i)b); }

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

/* Two stores: the low lanes (a whole vector, its rest is overwritten later) and exactly the high ones. */
BATON_INLINE int v64_count(m64 m) { return __builtin_popcount(m); }
BATON_INLINE int v32_count(m32 m) { return __builtin_popcount(m); }
/* One permutation, stored whole at both ends: the caller sees to it that there is room, or that they are the same place. */
BATON_INLINE void v64_split(v64 a, m64 m, int count, int64_t *low, int64_t *high)
{
    (void)count;
    __m512i order = _mm512_cvtepu8_epi64(_mm_loadl_epi64((const __m128i *)&sort_orders[m]));
    v64 ordered = (v64)_mm512_permutexvar_epi64(order, (__m512i)a);
    v64_store(low, ordered);
    v64_store(high - v64_lanes, ordered);
}
BATON_INLINE void v32_split(v32 a, m32 m, int count, int32_t *low, int32_t *high)
{
    _mm512_storeu_si512(low, _mm512_maskz_compress_epi32(m, (__m512i)a));
    _mm512_mask_storeu_epi32(high - (v32_lanes - count), (m32)(0xffffu >> count),
                             _mm512_maskz_compress_epi32((m32)~m, (__m512i)a));
}

/* The first rest lanes only, exactly: count of them, the mask's, to low …, the others to … high. */
#define SORT_SPLITS_SOME 1
BATON_INLINE m64 v64_first(int64_t n) { return (m64)((1u << n) - 1); }
BATON_INLINE m32 v32_first(int64_t n) { return (m32)((1u << n) - 1); }
BATON_INLINE void v64_split_some(v64 a, m64 m, int count, int rest, int64_t *low, int64_t *high)
{
    _mm512_mask_storeu_epi64(low, v64_first(count), _mm512_maskz_compress_epi64(m, (__m512i)a));
    _mm512_mask_storeu_epi64(high - (rest - count), v64_first(rest - count),
                             _mm512_maskz_compress_epi64((m64)(v64_first(rest) & ~m), (__m512i)a));
}
BATON_INLINE void v32_split_some(v32 a, m32 m, int count, int rest, int32_t *low, int32_t *high)
{
    _mm512_mask_storeu_epi32(low, v32_first(count), _mm512_maskz_compress_epi32(m, (__m512i)a));
    _mm512_mask_storeu_epi32(high - (rest - count), v32_first(rest - count),
                             _mm512_maskz_compress_epi32((m32)(v32_first(rest) & ~m), (__m512i)a));
}

#else

#define SORT_SPLITS_SOME 0

typedef v64 m64;
typedef v32 m32;

BATON_INLINE v64 v64_set(int64_t x) { return (v64)_mm256_set1_epi64x(x); }
BATON_INLINE v32 v32_set(int32_t x) { return (v32)_mm256_set1_epi32(x); }

BATON_INLINE v64 v64_load_some(const int64_t *p, int64_t count, int64_t pad)
{
    v64 m = (v64){0, 1, 2, 3} < v64_set(count);
    v64 x = (v64)_mm256_maskload_epi64((const long long *)p, (__m256i)m);
    return (v64)_mm256_blendv_epi8(_mm256_set1_epi64x(pad), (__m256i)x, (__m256i)m);
}
BATON_INLINE v32 v32_load_some(const int32_t *p, int64_t count, int32_t pad)
{
    v32 m = (v32){0, 1, 2, 3, 4, 5, 6, 7} < v32_set((int32_t)count);
    v32 x = (v32)_mm256_maskload_epi32(p, (__m256i)m);
    return (v32)_mm256_blendv_epi8(_mm256_set1_epi32(pad), (__m256i)x, (__m256i)m);
}

BATON_INLINE m64 v64_less(v64 a, v64 b) { return (m64)_mm256_cmpgt_epi64((__m256i)b, (__m256i)a); }
BATON_INLINE m32 v32_less(v32 a, v32 b) { return (m32)_mm256_cmpgt_epi32((__m256i)b, (__m256i)a); }
BATON_INLINE m64 m64_not(m64 m) { return ~m; }
BATON_INLINE m32 m32_not(m32 m) { return ~m; }

BATON_INLINE v64 v64_select(m64 m, v64 yes, v64 no)
{
    return (v64)_mm256_blendv_epi8((__m256i)no, (__m256i)yes, (__m256i)m);
}
BATON_INLINE v32 v32_select(m32 m, v32 yes, v32 no)
{
    return (v32)_mm256_blendv_epi8((__m256i)no, (__m256i)yes, (__m256i)m);
}
BATON_INLINE v64 v64_min(v64 a, v64 b) { return v64_select(v64_less(b, a), b, a); }
BATON_INLINE v32 v32_min(v32 a, v32 b) { return (v32)_mm256_min_epi32((__m256i)a, (__m256i)b); }
BATON_INLINE v64 v64_max(v64 a, v64 b) { return v64_select(v64_less(b, a), a, b); }
BATON_INLINE v32 v32_max(v32 a, v32 b) { return (v32)_mm256_max_epi32((__m256i)a, (__m256i)b); }

BATON_INLINE m64 v64_upper(int bit) { return ((v64){0, 1, 2, 3} & v64_set(bit)) != v64_set(0); }
BATON_INLINE m32 v32_upper(int bit)
{
    return ((v32){0, 1, 2, 3, 4, 5, 6, 7} & v32_set(bit)) != v32_set(0);
}

BATON_INLINE v64 v64_cross(v64 a, int x) { return __builtin_shuffle(a, (v64){0, 1, 2, 3} ^ v64_set(x)); }
BATON_INLINE v32 v32_cross(v32 a, int x)
{
    return __builtin_shuffle(a, (v32){0, 1, 2, 3, 4, 5, 6, 7} ^ v32_set(x));
}

BATON_INLINE int v64_count(m64 m) { return __builtin_popcount((unsigned)_mm256_movemask_pd((__m256d)m)); }
BATON_INLINE int v32_count(m32 m) { return __builtin_popcount((unsigned)_mm256_movemask_ps((__m256)m)); }

/*
 * The permutation as eight nibbles, each a 32-bit lane's number: those of the mask's lanes are extracted to the
 * bottom, the others put above them. The permuted vector is stored whole at both ends; the caller sees to it
 * that there is room for a vector at each, or that they are the same place.
 */
BATON_INLINE __m256i sort_permuted(__m256i a, uint32_t nibbles, int lanes32)
{
    const uint32_t identity = 0x76543210;
    uint64_t low = _pext_u32(identity, nibbles), high = _pext_u32(identity, ~nibbles);
    uint32_t order = (uint32_t)(low | high << (4 * lanes32));
    __m256i index = _mm256_srlv_epi32(_mm256_set1_epi32((int)order), _mm256_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28));
    return _mm256_permutevar8x32_epi32(a, index);
}
BATON_INLINE void v64_split(v64 a, m64 m, int count, int64_t *low, int64_t *high)
{
    uint32_t lanes = _pdep_u32((uint32_t)_mm256_movemask_pd((__m256d)m), 0x01010101u) * 0xffu;
    v64 ordered = (v64)sort_permuted((__m256i)a, lanes, 2 * count);
    v64_store(low, ordered);
    v64_store(high - v64_lanes, ordered);
}
BATON_INLINE void v32_split(v32 a, m32 m, int count, int32_t *low, int32_t *high)
{
    uint32_t lanes = _pdep_u32((uint32_t)_mm256_movemask_ps((__m256)m), 0x11111111u) * 0xfu;
    v32 ordered = (v32)sort_permuted((__m256i)a, lanes, count);
    v32_store(low, ordered);
    v32_store(high - v32_lanes, ordered);
}

#endif
#endif
#endif
