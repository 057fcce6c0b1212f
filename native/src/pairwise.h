/*
 * Pairwise sums of REAL (float or double, defined by whoever includes this, which is done once for each): a run
 * of up to 128 has eight accumulators, a longer one is the sum of its halves, split at a multiple of eight. That
 * is NumPy's order of additions (pairwise_sum in numpy/_core/src/umath/loops_utils.h.src), kept to the bit on
 * every variant: the eight accumulators are the lanes of one vector or of several.
 *
 * Two runs of at most 128 that are halves of one are summed side by side, because eight accumulators in one
 * vector would wait for each addition.
 */
#define PAIRWISE(name) BATON_JOIN(name, REAL)

#ifndef BATON_PAIRWISE_H
#define BATON_PAIRWISE_H
enum { BLOCK = 128, ACCUMULATORS = 8 };

static inline int64_t first_half(int64_t n)
{
    int64_t half = n / 2;
    return half - half % ACCUMULATORS;
}
#endif

/* As many of the accumulators as one vector holds. */
enum {
    PAIRWISE(PART_BYTES) =
        8 * sizeof(REAL) < BATON_VECTOR_BYTES ? 8 * (int)sizeof(REAL) : BATON_VECTOR_BYTES,
    PAIRWISE(LANES) = PAIRWISE(PART_BYTES) / (int)sizeof(REAL),
    PAIRWISE(PARTS) = ACCUMULATORS / PAIRWISE(LANES)
};
typedef REAL PAIRWISE(part) __attribute__((vector_size(PAIRWISE(PART_BYTES))));
typedef REAL PAIRWISE(part_unaligned)
    __attribute__((vector_size(PAIRWISE(PART_BYTES)), aligned(sizeof(REAL)), may_alias));

struct PAIRWISE(eight) {
    PAIRWISE(part) part[PAIRWISE(PARTS)];
};

BATON_INLINE struct PAIRWISE(eight) PAIRWISE(eight_at)(const REAL *p, int64_t stride)
{
    struct PAIRWISE(eight) x = {{{0}}};
    for (int v = 0; v < PAIRWISE(PARTS); v++, p += PAIRWISE(LANES) * stride) {
        if (stride == 1) {
            x.part[v] = *(const PAIRWISE(part_unaligned) *)p;
        } else {
            for (int i = 0; i < PAIRWISE(LANES); i++) {
                x.part[v][i] = p[i * stride];
            }
        }
    }
    return x;
}

BATON_INLINE void PAIRWISE(eight_add)(struct PAIRWISE(eight) *sum, struct PAIRWISE(eight) x)
{
    for (int v = 0; v < PAIRWISE(PARTS); v++) {
        sum->part[v] += x.part[v];
    }
}

BATON_INLINE void PAIRWISE(eight_put)(REAL *r, const struct PAIRWISE(eight) *sum)
{
    for (int v = 0; v < PAIRWISE(PARTS); v++) {
        *(PAIRWISE(part_unaligned) *)(r + v * PAIRWISE(LANES)) = sum->part[v];
    }
}

BATON_INLINE REAL PAIRWISE(eight_sum)(const struct PAIRWISE(eight) *sum)
{
    REAL r[ACCUMULATORS];
    PAIRWISE(eight_put)(r, sum);
    return ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
}

/* At most BLOCK. */
BATON_INLINE REAL PAIRWISE(block_sum)(int64_t n, const REAL *a, int64_t stride)
{
    REAL sum;
    int64_t i = ACCUMULATORS;
    if (n < ACCUMULATORS) {
        sum = (REAL)-0.0; /* which is the identity for every x, -0 included */
        i = 0;
    } else {
        struct PAIRWISE(eight) sums = PAIRWISE(eight_at)(a, stride);
        for (; i + ACCUMULATORS <= n; i += ACCUMULATORS) {
            PAIRWISE(eight_add)(&sums, PAIRWISE(eight_at)(a + i * stride, stride));
        }
        sum = PAIRWISE(eight_sum)(&sums);
    }
    for (; i < n; i++) {
        sum += a[i * stride];
    }
    return sum;
}

/* More than BLOCK, in halves of at most BLOCK. */
BATON_INLINE REAL PAIRWISE(two_blocks_sum)(int64_t n, const REAL *a)
{
    int64_t half = first_half(n), i = ACCUMULATORS;
    const REAL *b = a + half;
    struct PAIRWISE(eight) left = PAIRWISE(eight_at)(a, 1), right = PAIRWISE(eight_at)(b, 1);
    for (; i < half; i += ACCUMULATORS) {
        PAIRWISE(eight_add)(&left, PAIRWISE(eight_at)(a + i, 1));
        PAIRWISE(eight_add)(&right, PAIRWISE(eight_at)(b + i, 1));
    }
    for (; half + i + ACCUMULATORS <= n; i += ACCUMULATORS) {
        PAIRWISE(eight_add)(&right, PAIRWISE(eight_at)(b + i, 1));
    }
    REAL sum = PAIRWISE(eight_sum)(&right);
    for (; half + i < n; i++) {
        sum += b[i];
    }
    return PAIRWISE(eight_sum)(&left) + sum;
}

static REAL PAIRWISE(pairwise_contiguous)(int64_t n, const REAL *a)
{
    if (n <= BLOCK) {
        return PAIRWISE(block_sum)(n, a, 1);
    }
    int64_t half = first_half(n);
    if (n - half <= BLOCK) {
        return PAIRWISE(two_blocks_sum)(n, a);
    }
    REAL left = PAIRWISE(pairwise_contiguous)(half, a);
    return left + PAIRWISE(pairwise_contiguous)(n - half, a + half);
}

static REAL PAIRWISE(pairwise_strided)(int64_t n, const REAL *a, int64_t stride)
{
    if (n <= BLOCK) {
        return PAIRWISE(block_sum)(n, a, stride);
    }
    int64_t half = first_half(n);
    REAL left = PAIRWISE(pairwise_strided)(half, a, stride);
    return left + PAIRWISE(pairwise_strided)(n - half, a + half * stride, stride);
}

/* sum[0] + i·sum[1] of complex elements: their eight accumulators are four elements, and a block is 64. n counts
 * parts, stride an element's REALs. */
BATON_INLINE void PAIRWISE(complex_block_sum)(int64_t n, const REAL *a, int64_t stride, REAL *sum)
{
    REAL re = (REAL)-0.0, im = (REAL)-0.0;
    int64_t i = 0;
    if (n >= ACCUMULATORS) {
        REAL r[ACCUMULATORS];
        i = ACCUMULATORS;
        if (stride == 2) {
            struct PAIRWISE(eight) sums = PAIRWISE(eight_at)(a, 1);
            for (; i + ACCUMULATORS <= n; i += ACCUMULATORS) {
                PAIRWISE(eight_add)(&sums, PAIRWISE(eight_at)(a + i, 1));
            }
            PAIRWISE(eight_put)(r, &sums);
        } else {
            for (int k = 0; k < ACCUMULATORS; k++) {
                r[k] = a[k / 2 * stride + k % 2];
            }
            for (; i + ACCUMULATORS <= n; i += ACCUMULATORS) {
                for (int k = 0; k < ACCUMULATORS; k++) {
                    r[k] += a[(i + k) / 2 * stride + k % 2];
                }
            }
        }
        re = (r[0] + r[2]) + (r[4] + r[6]);
        im = (r[1] + r[3]) + (r[5] + r[7]);
    }
    for (; i < n; i += 2) {
        re += a[i / 2 * stride];
        im += a[i / 2 * stride + 1];
    }
    sum[0] = re;
    sum[1] = im;
}

static void PAIRWISE(complex_pairwise)(int64_t n, const REAL *a, int64_t stride, REAL *sum)
{
    if (n <= BLOCK) {
        if (stride == 2) {
            PAIRWISE(complex_block_sum)(n, a, 2, sum);
        } else {
            PAIRWISE(complex_block_sum)(n, a, stride, sum);
        }
        return;
    }
    int64_t half = first_half(n);
    REAL right[2];
    PAIRWISE(complex_pairwise)(half, a, stride, sum);
    PAIRWISE(complex_pairwise)(n - half, a + half / 2 * stride, stride, right);
    sum[0] += right[0];
    sum[1] += right[1];
}

#undef PAIRWISE
