/*
 * Vectors of keys for the sorting kernels: signed 32- and 64-bit integers and floats as wide, none of which is NaN. What is
 * no such key is brought to one (sort_order.h). Present where lanes can be compressed or permuted at run time, which the
 * split lives on: AVX2 and AVX-512; elsewhere SORT_HAS_VECTORS is 0 and sort_keys.h sorts element by element.
 *
 *   v32, v64, f32, f64   a vector of keys          m32, m64    a lane mask
 *   X_cross      lane i becomes lane i ^ x         X_upper     the lanes whose number has the bit set
 *   X_exchange   lane by lane, the smaller to a, the larger to b
 *   X_merged     the larger of own and other in the lanes whose number has the bit, the smaller in the others
 *   X_split      the lanes of a mask to low …, the others to … high, count of them being the mask's; compresses is the
 *                constant 1 where SORT_COMPRESSES is not 0, else 0
 *
 * Of equals both stay, for zeros of either sign are: where one of two lanes keeps its own, so does the other.
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

#define SORT_VECTOR(v, key, bits)                                                                            \
    enum { v##_lanes = BATON_VECTOR_BYTES / (bits / 8) };                                                    \
    typedef key v __attribute__((vector_size(BATON_VECTOR_BYTES)));                                          \
    typedef key v##_unaligned __attribute__((vector_size(BATON_VECTOR_BYTES), aligned(bits / 8), may_alias)); \
    BATON_INLINE v v##_load(const key *p) { return *(const v##_unaligned *)p; }                              \
    BATON_INLINE void v##_store(key *p, v x) { *(v##_unaligned *)p = x; }
SORT_VECTOR(v32, int32_t, 32)
SORT_VECTOR(v64, int64_t, 64)
SORT_VECTOR(f32, float, 32)
SORT_VECTOR(f64, double, 64)

#if defined(__AVX512F__)
#include "sort_vector_avx512.h"
#else
#include "sort_vector_avx2.h"
#endif

/* What moves lanes whole moves a float's bits as well. */
#define SORT_FLOAT_LANES(f, v, m, key, bits_type)                                                            \
    BATON_INLINE f f##_load_some(const key *p, int64_t count, key pad)                                       \
    {                                                                                                        \
        bits_type bits;                                                                                      \
        memcpy(&bits, &pad, sizeof bits);                                                                    \
        return (f)v##_load_some((const bits_type *)p, count, bits);                                          \
    }                                                                                                        \
    BATON_INLINE f f##_select(m mask, f yes, f no) { return (f)v##_select(mask, (v)yes, (v)no); }            \
    BATON_INLINE m f##_upper(int bit) { return v##_upper(bit); }                                             \
    BATON_INLINE f f##_cross(f a, int x) { return (f)v##_cross((v)a, x); }                                   \
    BATON_INLINE int64_t f##_count(m mask) { return v##_count(mask); }                                       \
    BATON_INLINE void f##_split(f a, m mask, int64_t count, key *low, key *high, const int compresses)       \
    {                                                                                                        \
        v##_split((v)a, mask, count, (bits_type *)low, (bits_type *)high, compresses);                       \
    }                                                                                                        \
    BATON_INLINE void f##_exchange(f *a, f *b)                                                               \
    {                                                                                                        \
        f low = f##_min(*a, *b); /* the second one of equals, and so below */                                \
        *b = f##_max(*b, *a);                                                                                \
        *a = low;                                                                                            \
    }
SORT_FLOAT_LANES(f32, v32, m32, float, int32_t)
SORT_FLOAT_LANES(f64, v64, m64, double, int64_t)
#undef SORT_FLOAT_LANES
#undef SORT_VECTOR

#endif
#endif
