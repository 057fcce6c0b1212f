/*
 * Quicksort and quickselect of keys, none of which is NaN, expanded once per key type. The includer defines
 *
 *     SORT(name)     name with the expansion's suffix
 *     KEY, KEY_MAX   the type of a key and its largest value
 *     PAIRS          1 where every key carries an int64_t value (KEY is int64_t then), else 0
 *     KEY_BYTES      4 or 8
 *     SMALL_ROWS     vectors in the largest base case (sort_small.h): 8 or 16
 *     SPLIT_LONG, SPLIT_SHORT   vectors that the split of a long and of a short part (sort_split.h) reads at a time
 *     VECTOR(name)   v32_name, v64_name, f32_name or f64_name;  MASK: m32 or m64
 *
 * The algorithm. A part of more than SMALL keys is split by the median of a sample: keys below the pivot to
 * the left, the others to the right. Where nothing is below it the pivot is the least key: then its equals go
 * left, and are done, so that few distinct keys are quick. A split so uneven, so often, that the depth passes
 * twice the logarithm of n ends in heapsort. Parts that hold no rank that is asked for are left alone.
 */

typedef struct SORT(part) {
    KEY *keys;
#if PAIRS
    int64_t *values;
#endif
    int64_t n;
} SORT(part);

BATON_INLINE SORT(part) SORT(from)(SORT(part) part, int64_t first, int64_t n)
{
    part.keys += first;
#if PAIRS
    part.values += first;
#endif
    part.n = n;
    return part;
}

BATON_INLINE void SORT(swap)(SORT(part) part, int64_t i, int64_t j)
{
    KEY key = part.keys[i];
    part.keys[i] = part.keys[j];
    part.keys[j] = key;
#if PAIRS
    int64_t value = part.values[i];
    part.values[i] = part.values[j];
    part.values[j] = value;
#endif
}

/* ---- heapsort: the way out of splits that stay uneven -------------------------------------------------- */

static void SORT(sift)(SORT(part) part, int64_t root, int64_t n)
{
    for (int64_t child = 2 * root + 1; child < n; child = 2 * root + 1) {
        child += child + 1 < n && part.keys[child] < part.keys[child + 1];
        if (part.keys[root] >= part.keys[child]) {
            return;
        }
        SORT(swap)(part, root, child);
        root = child;
    }
}

static void SORT(heap)(SORT(part) part)
{
    for (int64_t root = part.n / 2 - 1; root >= 0; root--) {
        SORT(sift)(part, root, part.n);
    }
    for (int64_t last = part.n - 1; last > 0; last--) {
        SORT(swap)(part, 0, last);
        SORT(sift)(part, 0, last);
    }
}

static void SORT(insertion)(SORT(part) part)
{
    for (int64_t i = 1; i < part.n; i++) {
        KEY key = part.keys[i];
        int64_t j = i;
#if PAIRS
        int64_t value = part.values[i];
#endif
        for (; j > 0 && key < part.keys[j - 1]; j--) {
            part.keys[j] = part.keys[j - 1];
#if PAIRS
            part.values[j] = part.values[j - 1];
#endif
        }
        part.keys[j] = key;
#if PAIRS
        part.values[j] = value;
#endif
    }
}

#if SORT_HAS_VECTORS

#include "sort_small.h"
#include "sort_split.h"

#else /* one by one */

#define SMALL 16

static void SORT(small)(SORT(part) part) { SORT(insertion)(part); }

static int64_t SORT(split_by)(SORT(part) part, KEY pivot, int with_equals)
{
    int64_t left = 0;
    for (int64_t i = 0; i < part.n; i++) {
        /* Without a branch: what is not to go left changes places with itself in effect. */
        KEY key = part.keys[i];
        int goes = with_equals ? key <= pivot : key < pivot;
        part.keys[i] = part.keys[left];
        part.keys[left] = key;
#if PAIRS
        int64_t value = part.values[i];
        part.values[i] = part.values[left];
        part.values[left] = value;
#endif
        left += goes;
    }
    return left;
}

static KEY SORT(pivot)(SORT(part) part)
{
    KEY sample[9];
    for (int64_t i = 0; i < 9; i++) {
        sample[i] = part.keys[i * (part.n / 9)];
    }
    SAMPLE_SORT(sample, 9);
    return sample[4];
}

#endif

/* ---- the whole ----------------------------------------------------------------------------------------- */

/* Ranks are counted from the part's first; base is that of the whole array they are told in. */
static void SORT(parts)(SORT(part) part, int64_t base, int64_t kths, const int64_t *kth, int depth)
{
    for (;;) {
        if (kths != SORT_ALL) {
            while (kths > 0 && kth[0] < base) {
                kth++;
                kths--;
            }
            while (kths > 0 && kth[kths - 1] >= base + part.n) {
                kths--;
            }
            if (kths == 0) {
                return;
            }
        }
        if (part.n <= SMALL) {
            SORT(small)(part);
            return;
        }
        if (depth-- == 0) {
            SORT(heap)(part);
            return;
        }
        KEY pivot = SORT(pivot)(part);
        int64_t left = SORT(split_by)(part, pivot, 0);
        if (left == 0) {
            left = SORT(split_by)(part, pivot, 1);
            base += left;
            part = SORT(from)(part, left, part.n - left);
            if (part.n == 0) {
                return;
            }
            continue;
        }
        SORT(part) low = SORT(from)(part, 0, left), high = SORT(from)(part, left, part.n - left);
        if (low.n < high.n) {
            SORT(parts)(low, base, kths, kth, depth);
            part = high;
            base += left;
        } else {
            SORT(parts)(high, base + left, kths, kth, depth);
            part = low;
        }
    }
}

static int SORT(depth)(int64_t n) { return n < 2 ? 1 : 2 * (64 - __builtin_clzll((uint64_t)n)); }

#undef SMALL
#undef LANES
