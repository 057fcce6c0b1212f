/*
 * Sorting of keys that are signed integers or floats without NaN, the core of sort.c and argsort.c. Zeros of either sign
 * come in any order. Every function is O(n log n) in the worst case and takes the ranks that are asked for: kth[0] ≤ kth[1] ≤ … < n, or kths = -1 for all of them. After
 * it, an element of such a rank is where a sorted array has it, none before it is larger, none after smaller.
 */
#ifndef BATON_SORT_CORE_H
#define BATON_SORT_CORE_H

#include "variant.h"

enum { SORT_ALL = -1 };

#define baton_sort_i32 BATON_VARIANT_NAME(baton_sort_i32)
#define baton_sort_i64 BATON_VARIANT_NAME(baton_sort_i64)
#define baton_sort_f32 BATON_VARIANT_NAME(baton_sort_f32)
#define baton_sort_f64 BATON_VARIANT_NAME(baton_sort_f64)
#define baton_sort_pairs BATON_VARIANT_NAME(baton_sort_pairs)

void baton_sort_i32(int32_t *keys, int64_t n, int64_t kths, const int64_t *kth);
void baton_sort_i64(int64_t *keys, int64_t n, int64_t kths, const int64_t *kth);
void baton_sort_f32(float *keys, int64_t n, int64_t kths, const int64_t *kth);
void baton_sort_f64(double *keys, int64_t n, int64_t kths, const int64_t *kth);

/* The values go where their keys go; values of equal keys come in any order. */
void baton_sort_pairs(int64_t *keys, int64_t *values, int64_t n, int64_t kths, const int64_t *kth);

#endif
