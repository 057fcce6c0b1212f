/* sort_vector.h with AVX2. */
#ifndef BATON_SORT_VECTOR_AVX2_H
#define BATON_SORT_VECTOR_AVX2_H

#define SORT_SPLITS_SOME 0

typedef v64 m64;
typedef v32 m32;

BATON_INLINE v64 v64_set(int64_t x) { return (v64)_mm256_set1_epi64x(x); }
BATON_INLINE v32 v32_set(int32_t x) { return (v32)_mm256_set1_epi32(x); }
BATON_INLINE f64 f64_set(double x) { return (f64)_mm256_set1_pd(x); }
BATON_INLINE f32 f32_set(float x) { return (f32)_mm256_set1_ps(x); }

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
BATON_INLINE m64 f64_less(f64 a, f64 b) { return (m64)_mm256_cmp_pd((__m256d)a, (__m256d)b, _CMP_LT_OQ); }
BATON_INLINE m32 f32_less(f32 a, f32 b) { return (m32)_mm256_cmp_ps((__m256)a, (__m256)b, _CMP_LT_OQ); }
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

/* There are no smaller and larger integers of 64 bits. */
BATON_INLINE void v64_exchange(v64 *a, v64 *b)
{
    m64 swaps = v64_less(*b, *a);
    v64 low = v64_select(swaps, *b, *a);
    *b = v64_select(swaps, *a, *b);
    *a = low;
}
BATON_INLINE v32 v32_min(v32 a, v32 b) { return (v32)_mm256_min_epi32((__m256i)a, (__m256i)b); }
BATON_INLINE v32 v32_max(v32 a, v32 b) { return (v32)_mm256_max_epi32((__m256i)a, (__m256i)b); }
BATON_INLINE void v32_exchange(v32 *a, v32 *b)
{
    v32 low = v32_min(*a, *b);
    *b = v32_max(*a, *b);
    *a = low;
}
BATON_INLINE f64 f64_min(f64 a, f64 b) { return (f64)_mm256_min_pd((__m256d)a, (__m256d)b); }
BATON_INLINE f64 f64_max(f64 a, f64 b) { return (f64)_mm256_max_pd((__m256d)a, (__m256d)b); }
BATON_INLINE f32 f32_min(f32 a, f32 b) { return (f32)_mm256_min_ps((__m256)a, (__m256)b); }
BATON_INLINE f32 f32_max(f32 a, f32 b) { return (f32)_mm256_max_ps((__m256)a, (__m256)b); }

BATON_INLINE v64 v64_merged(v64 own, v64 other, int bit)
{
    return v64_select(v64_less(other, own) ^ v64_upper(bit), other, own);
}
#define SORT_MERGED(v, bits_vector)                                                                          \
    BATON_INLINE v v##_merged(v own, v other, int bit)                                                       \
    {                                                                                                        \
        bits_vector low = (bits_vector)v##_min(own, other), high = (bits_vector)v##_max(own, other);         \
        return (v)bits_vector##_select(bits_vector##_upper(bit), high, low);                                 \
    }
SORT_MERGED(v32, v32)
SORT_MERGED(f64, v64)
SORT_MERGED(f32, v32)
#undef SORT_MERGED

BATON_INLINE int64_t v64_count(m64 m) { return __builtin_popcount((unsigned)_mm256_movemask_pd((__m256d)m)); }
BATON_INLINE int64_t v32_count(m32 m) { return __builtin_popcount((unsigned)_mm256_movemask_ps((__m256)m)); }

#define SORT_COMPRESSES 0

/*
 * The permutation as eight nibbles, each a 32-bit lane's number: those of the mask's lanes are extracted to the
 * bottom, the others put above them. The permuted vector is stored whole at both ends; the caller sees to it
 * that there is room for a vector at each, or that they are the same place.
 */
BATON_INLINE __m256i sort_permuted(__m256i a, uint32_t nibbles, int64_t lanes32)
{
    const uint32_t identity = 0x76543210;
    uint64_t low = _pext_u32(identity, nibbles), high = _pext_u32(identity, ~nibbles);
    uint32_t order = (uint32_t)(low | high << (4 * lanes32));
    __m256i index = _mm256_srlv_epi32(_mm256_set1_epi32((int)order), _mm256_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28));
    return _mm256_permutevar8x32_epi32(a, index);
}
BATON_INLINE void v64_split(v64 a, m64 m, int64_t count, int64_t *low, int64_t *high, const int compresses)
{
    (void)compresses;
    uint32_t lanes = _pdep_u32((uint32_t)_mm256_movemask_pd((__m256d)m), 0x01010101u) * 0xffu;
    v64 ordered = (v64)sort_permuted((__m256i)a, lanes, 2 * count);
    v64_store(low, ordered);
    v64_store(high - v64_lanes, ordered);
}
BATON_INLINE void v32_split(v32 a, m32 m, int64_t count, int32_t *low, int32_t *high, const int compresses)
{
    (void)compresses;
    uint32_t lanes = _pdep_u32((uint32_t)_mm256_movemask_ps((__m256)m), 0x11111111u) * 0xfu;
    v32 ordered = (v32)sort_permuted((__m256i)a, lanes, count);
    v32_store(low, ordered);
    v32_store(high - v32_lanes, ordered);
}

#endif
