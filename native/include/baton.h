/*
 * baton.h: the contract between Baton's C kernels and whoever calls them.
 *
 * This is the only header jextract sees. Everything below is plain C data and functions: no callbacks,
 * no struct passed by value, no ownership that crosses the boundary unsaid.
 *
 * Rules every kernel keeps
 *   - It never prints, locks, calls back, starts a thread or keeps state between calls. The one global is
 *     the table of kernels chosen by baton_select(), written once, before the first kernel is called.
 *   - It trusts its arguments: shapes, bounds and overlap were checked by the caller. An output may be
 *     exactly the same elements as an input (same address, same strides); any other overlap is the
 *     caller's to avoid.
 *   - It returns a baton_status. On anything but BATON_OK the outputs are untouched.
 *   - Any address that is a multiple of the element type's alignment is accepted (of a complex type: its part's).
 *
 * The loop descriptor
 *   An n-dimensional loop over K operands is one packed array of int64_t:
 *
 *       { ndim, shape[0..ndim), strides of operand 0 [0..ndim), …, strides of operand K-1 [0..ndim) }
 *
 *   Strides are in elements of the operand's own dtype, may be negative, and may be 0 (a broadcast
 *   operand; never an output unless the kernel says so). Operand 0 is the output. ndim is 0 … 64; ndim 0
 *   is one element; an extent of 0 makes the call a no-op. Data addresses point at the element of index
 *   (0, …, 0). Kernels coalesce dimensions and choose the loop order themselves.
 *
 * Accuracy (against the correctly rounded result, over the full range of inputs)
 *   float64   + - * / sqrt, rint and its kin, fmod, remainder, negative absolute: exact rounding. In vectors, 1 ULP: exp
 *             exp2 expm1 log log2 log10 log1p sinh cosh cbrt, sin cos tan (arguments reduced exactly), arcsin arccos arctan
 *             arctan2, tanh, arcsinh, arccosh, arctanh and power; 2 ULP are promised of the last five. By the C library,
 *             element by element: hypot (1 ULP with glibc), logaddexp; on baseline arcsin, arcsinh (3 ULP) and their kin.
 *   float32   as float64; the functions that are not exactly rounded in vectors of floats to 1 ULP, or in float64 and
 *             rounded once more: within 0.51 ULP, as all are on baseline.
 *   complex128 + -: exact rounding per part. * and /: within 4 ULP of the larger part, scaled division (no
 *             spurious overflow). absolute: hypot, 1 ULP. exp, sin, cos: 4 ULP per part away from zeros of a part.
 *   sum: pairwise, blocks of 128, eight accumulators: error O(log n) ULP, the same bits on every CPU variant
 *             for one contiguous run. dot: eight or more accumulators.
 *   dft: each phase reduced exactly in turns (f·t formed with its rounding error), sums blocked.
 *   fft: relative L2 error at most 2·eps·sqrt(log2 n) for n with prime factors up to 13, 4 times that otherwise.
 *   nufft: relative L2 error at most 4 times the tolerance asked for.
 *   NaN, infinities, signed zeros and subnormals behave as IEEE 754 and C99 annex G say, for every length
 *   and stride; which elements share a vector never changes a result's bits.
 */
#ifndef BATON_H
#define BATON_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Grows whenever a number, a signature or a meaning below changes. */
#define BATON_ABI_VERSION 12

#define BATON_MAX_NDIM 64

enum baton_status {
    BATON_OK = 0,
    BATON_UNSUPPORTED = 1, /* no kernel for this operation and dtype */
    BATON_INVALID = 2      /* an argument outside the contract that was cheap to see */
};

/*
 * Floating-point conditions met by an element-wise or reducing kernel: bits 8 … 11 of its status, whose low byte is the
 * baton_status. As IEEE 754's flags, and NumPy's, they tell what happened to some element; the outputs are complete.
 * An integer division by zero is BATON_CONDITION_DIVIDE.
 */
enum baton_condition {
    BATON_CONDITION_DIVIDE = 1,
    BATON_CONDITION_OVERFLOW = 2,
    BATON_CONDITION_UNDERFLOW = 4,
    BATON_CONDITION_INVALID = 8
};

/*
 * bool is one byte, 0 or 1. float16 and bfloat16 are storage: copied, converted, reduced; element by
 * element there is nothing for them but spacing and nextafter.
 */
enum baton_dtype {
    BATON_BOOL = 0,
    BATON_INT8 = 1,
    BATON_INT16 = 2,
    BATON_INT32 = 3,
    BATON_INT64 = 4,
    BATON_UINT8 = 5,
    BATON_UINT16 = 6,
    BATON_UINT32 = 7,
    BATON_UINT64 = 8,
    BATON_FLOAT16 = 9,
    BATON_BFLOAT16 = 10,
    BATON_FLOAT32 = 11,
    BATON_FLOAT64 = 12,
    BATON_COMPLEX64 = 13,
    BATON_COMPLEX128 = 14
};

/* NumPy's operations by NumPy's names. What an operation of a dtype makes is baton_unary_result's to say. */
enum baton_unary_op {
    BATON_NEGATIVE = 0,
    BATON_ABSOLUTE = 1, /* of a complex type: real */
    BATON_EXP = 2,
    BATON_SIN = 3,
    BATON_COS = 4,
    BATON_CONJUGATE = 5,
    BATON_POSITIVE = 6,
    BATON_FABS = 7,
    BATON_SIGN = 8,
    BATON_RECIPROCAL = 9,
    BATON_SQUARE = 10,
    BATON_SQRT = 11,
    BATON_CBRT = 12,
    BATON_RINT = 13,
    BATON_FLOOR = 14,
    BATON_CEIL = 15,
    BATON_TRUNC = 16,
    BATON_EXP2 = 17,
    BATON_EXPM1 = 18,
    BATON_LOG = 19,
    BATON_LOG2 = 20,
    BATON_LOG10 = 21,
    BATON_LOG1P = 22,
    BATON_TAN = 23,
    BATON_ARCSIN = 24,
    BATON_ARCCOS = 25,
    BATON_ARCTAN = 26,
    BATON_SINH = 27,
    BATON_COSH = 28,
    BATON_TANH = 29,
    BATON_ARCSINH = 30,
    BATON_ARCCOSH = 31,
    BATON_ARCTANH = 32,
    BATON_DEGREES = 33,
    BATON_RADIANS = 34,
    BATON_SPACING = 35,
    BATON_FREXP_MANTISSA = 36,
    BATON_FREXP_EXPONENT = 37, /* int32 */
    BATON_MODF_FRACTION = 38,
    BATON_MODF_INTEGRAL = 39,
    BATON_SIGNBIT = 40, /* bool, as are isnan, isinf, isfinite and logical_not */
    BATON_ISNAN = 41,
    BATON_ISINF = 42,
    BATON_ISFINITE = 43,
    BATON_INVERT = 44,
    BATON_BITWISE_COUNT = 45, /* uint8 */
    BATON_LOGICAL_NOT = 46,
    BATON_ANGLE = 47 /* of a complex type: real */
};

enum baton_binary_op {
    BATON_ADD = 0,
    BATON_SUBTRACT = 1,
    BATON_MULTIPLY = 2,
    BATON_DIVIDE = 3,
    BATON_FLOOR_DIVIDE = 4,
    BATON_REMAINDER = 5,
    BATON_FMOD = 6,
    BATON_POWER = 7,
    BATON_ARCTAN2 = 8,
    BATON_HYPOT = 9,
    BATON_LOGADDEXP = 10,
    BATON_LOGADDEXP2 = 11,
    BATON_COPYSIGN = 12,
    BATON_NEXTAFTER = 13,
    BATON_LDEXP = 14, /* the second operand is int64 */
    BATON_MAXIMUM = 15,
    BATON_MINIMUM = 16,
    BATON_FMAX = 17,
    BATON_FMIN = 18,
    BATON_HEAVISIDE = 19,
    BATON_GCD = 20,
    BATON_LCM = 21,
    BATON_BITWISE_AND = 22,
    BATON_BITWISE_OR = 23,
    BATON_BITWISE_XOR = 24,
    BATON_LEFT_SHIFT = 25,
    BATON_RIGHT_SHIFT = 26,
    BATON_EQUAL = 27, /* bool, as all below */
    BATON_NOT_EQUAL = 28,
    BATON_LESS = 29,
    BATON_LESS_EQUAL = 30,
    BATON_GREATER = 31,
    BATON_GREATER_EQUAL = 32,
    BATON_LOGICAL_AND = 33,
    BATON_LOGICAL_OR = 34,
    BATON_LOGICAL_XOR = 35
};

/* ---- the library itself ---------------------------------------------------------------------------- */

int32_t baton_abi_version(void);

/* Features of this CPU as a bit set; 0 on an architecture that has none of them. */
enum baton_cpu_feature {
    BATON_CPU_AVX2 = 1,        /* with FMA and operating-system support, as all below */
    BATON_CPU_AVX512 = 2,      /* F, DQ, BW, VL, CD */
    BATON_CPU_AVX512_BF16 = 4,
    BATON_CPU_NEON = 8
};
int32_t baton_cpu_features(void);

/*
 * Chooses the kernels for this process: "baseline", "avx2", "avx512", "neon", or NULL for the best this
 * CPU runs. Returns the chosen variant's name (static storage), or NULL, with nothing changed, where the
 * name is unknown or this CPU cannot run it. Call once, before any kernel; until then baseline runs.
 */
const char *baton_select(const char *variant);

/* Does nothing: the price of crossing the boundary, for measurements. */
void baton_nothing(void);

/*
 * A block of at least bytes (> 0) bytes, 64-byte aligned, not zeroed; NULL when the system has none. From 4 MiB
 * on the block is page-aligned and the system is asked for huge pages. baton_free takes the same size.
 */
void *baton_allocate(int64_t bytes);
void baton_free(void *block, int64_t bytes);

/* ---- element by element ------------------------------------------------------------------------------ */

/* The dtype of op's output for operands of a dtype, or -1 where there is no kernel. */
int32_t baton_unary_result(int32_t op, int32_t dtype);
int32_t baton_binary_result(int32_t op, int32_t dtype);

/* out ← op(a), of the dtype baton_unary_result says. loop: 2 operands (out, a). */
int32_t baton_unary(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a);

/*
 * out ← a op b, of the dtype baton_binary_result says. loop: 3 operands (out, a, b), a and b of dtype (ldexp's b:
 * int64). Integers wrap around; dividing one by 0 is 0; a shift by the width or more, or by less than 0, leaves 0 or the
 * sign; a power to less than 0 is the caller's to refuse (the result is 1).
 */
int32_t baton_binary(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a, const void *b);

/*
 * out ← a, converted, every dtype to every other. loop: 2 operands (out, a). A fill is a copy from one element with
 * strides 0. Integers wrap around; floats are rounded to nearest once (integers become bfloat16 by way of float32) and
 * truncate to integers, those out of range and NaN as x86-64 does: to 8, 16 and signed 32 bits the low bits of a
 * truncation to 32 bits, else those of one to 64, which is the least integer where it is out of range itself.
 * A complex number loses its imaginary part; to bool everything but 0 is 1, NaN too.
 */
int32_t baton_copy(int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a);

/* out ← a where the mask (bool) is set; elsewhere out stays. loop: 3 operands (out, mask, a), out and a of dtype. */
int32_t baton_copy_where(int32_t dtype, const int64_t *loop, void *out, const void *mask, const void *a);

/* out ← a where the mask (bool) is set, else b. loop: 4 operands (out, mask, a, b), all of dtype but the mask. */
int32_t baton_choose(int32_t dtype, const int64_t *loop, void *out, const void *mask, const void *a, const void *b);

/* out[i] ← start + i·step, each computed from i, i < n; out contiguous float64. */
int32_t baton_arange(int64_t n, double start, double step, double *out);

/* ---- fused expressions ---------------------------------------------------------------------------------- */

/* What an instruction does: its fields are { kind, op, dtype, out, a, b }. */
enum baton_fused_kind {
    BATON_FUSED_UNARY = 0,      /* out ← op(a), a of dtype */
    BATON_FUSED_BINARY = 1,     /* out ← a op b, both of dtype */
    BATON_FUSED_COPY = 2,       /* out ← a, of dtype, converted to the dtype op */
    BATON_FUSED_COPY_WHERE = 3, /* out ← a where b (bool) is set, out and a of dtype */
    BATON_FUSED_REDUCE = 4      /* out ← out op a, of dtype, over the axes along which out's stride is 0 */
};

#define BATON_FUSED_OPERANDS 32
#define BATON_FUSED_BLOCK 1024
#define BATON_FUSED_TEMPORARY_BYTES (16 * BATON_FUSED_BLOCK + 192)

/*
 * Runs a program over a loop, a block of elements at a time, so that what its instructions hand on stays in the cache:
 * the results are, to the bit, those of one kernel after the other.
 *
 * program: { operands, instructions, dtype of each operand, then each instruction's fields }. The loop is over the
 * operands, of which operand 0 is the output; at most BATON_FUSED_OPERANDS. Instructions name what they read and write
 * by number: 0 … operands - 1 is an operand, operands + i is temporary i, -1 - i is constant i, an element in bytes
 * 16·i … of constants. The last instruction writes operand 0, and none before it; only the last may be a REDUCE, of
 * which operand 0's dtype is the operation's, which is associative: the present values of operand 0 are the first. The other
 * instructions write temporaries. work: BATON_FUSED_TEMPORARY_BYTES for each temporary, 64-byte aligned.
 *
 * Of one long run, sums are added up in blocks and those pairwise: the error is O(log n) ULP.
 */
int32_t baton_fused(const int64_t *program, const int64_t *loop, void *const *data, const void *constants, void *work);

/* ---- reductions ---------------------------------------------------------------------------------------- */

/* Added to a reduction's op: the outputs' present values are the first operands. */
#define BATON_ONTO 0x10000

/*
 * out ← op over the reduced axes of a; op is a baton_binary_op, associative up to rounding, or any other along one
 * axis in order. loop: 2 operands (out, a) over a's shape; out's stride is 0 along each reduced axis and those axes
 * are marked so by their stride alone (an axis of extent 1 may be either). Every output element is written, with the
 * identity where a reduced axis has extent 0 — the one case in which an extent of 0 is not a no-op: then the axes not
 * reduced are still looped over. Operations without identity (maximum, …) are BATON_INVALID then, without BATON_ONTO.
 *
 * out_dtype is a_dtype, bool for logical operations, or what elements are converted to while they are read. Sums
 * of floating-point numbers are pairwise and of integers wrap; 16-bit floats are added, subtracted, multiplied and
 * divided in float32 along a line, and by other operations in float32 rounded at each step. An operation that is not
 * associative is BATON_INVALID over more than one axis, without BATON_ONTO.
 */
int32_t baton_reduce(int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a);

/*
 * The same over the elements whose mask (bool) is set. loop: 3 operands (out, a, mask). BATON_INVALID for operations
 * without identity, without BATON_ONTO.
 */
int32_t baton_reduce_where(int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out,
                           const void *a, const void *mask);

/*
 * out ← the place of a's largest (BATON_MAXIMUM) or smallest (BATON_MINIMUM) element along the last axis, the first
 * of equals, and the first NaN where there is one. loop: 2 operands (int64 out, a) over a's shape, ndim ≥ 1; out's
 * stride along the last axis is not looked at. BATON_INVALID where the last axis has extent 0 and out is not empty.
 */
int32_t baton_argreduce(int32_t op, int32_t dtype, const int64_t *loop, int64_t *out, const void *a);

/* out[…, i] ← a[…, 0] op … op a[…, i] along the last axis, in order, converted while read. loop: 2 operands, ndim ≥ 1.
 * out may be a where the dtypes are the same. */
int32_t baton_accumulate(int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out,
                         const void *a);

/*
 * out[…, i] ← a[…, indices[i]] op … op a[…, indices[i+1] - 1] along the last axis, to its end for the last index, and
 * a[…, indices[i]] alone where the next index is not larger; i < n. Elements are converted as baton_reduce's are, in
 * order. Every index is at least 0 and less than the last extent. loop: 2 operands (out, a) over a's shape, ndim ≥ 1;
 * out's stride along the last axis is from one i to the next.
 */
int32_t baton_reduceat(int32_t op, int32_t out_dtype, int32_t a_dtype, int64_t n, const int64_t *indices,
                       const int64_t *loop, void *out, const void *a);

/* *out ← Σ a[i]·b[i], i < n, of any dtype, not conjugated; integers wrap, bool is or of ands. Strides in elements, any sign, 0 included. */
int32_t baton_dot(int32_t dtype, int64_t n, void *out, const void *a, int64_t a_stride, const void *b,
                  int64_t b_stride);

/*
 * c[…, i, j] ← Σ_k a[…, i, k]·b[…, k, j], of every dtype but float16 and bfloat16: integers wrap, bool is or of ands, the
 * sums run in the order of k. For what BLAS does not know or is slow at: small matrices. loop: 3 operands (c, a, b)
 * over the batch's axes and then (i, k, j), ndim ≥ 3; a's stride along j and b's along i are not looked at, nor c's
 * along k; c's along j is 1. No extent of i and j is 0; where k's is, c becomes 0.
 */
int32_t baton_matmul(int32_t dtype, const int64_t *loop, void *c, const void *a, const void *b);

/* The largest order of the matrices that baton_small_… take. */
#define BATON_SMALL_MOST 32

/*
 * Of `count` matrices a (n, n) that lie row by row, one behind the other, 1 ≤ n ≤ BATON_SMALL_MOST, FLOAT32 or FLOAT64;
 * -1 of others. A matrix that has not what is asked of it is skipped, and the first one told: BATON_SMALL_MOST · its
 * number + which pivot or leading minor, from 1; otherwise 0. By partial pivoting, as LAPACK; NaN is computed with.
 *
 * solve: b (n, k), as many, becomes x with a·x = b. A pivot that is 0 is told.
 * cholesky: l becomes the lower factor with l·lᵀ = a, of the lower triangle, or the upper one, and 0 in the other
 * triangle. A minor that is not positive is told.
 * det: out (count).
 */
int64_t baton_small_solve(int32_t dtype, int64_t count, int64_t n, int64_t k, const void *a, void *b);
int64_t baton_small_cholesky(int32_t dtype, int64_t count, int64_t n, int32_t upper, const void *a, void *l);
int64_t baton_small_det(int32_t dtype, int64_t count, int64_t n, const void *a, void *out);

/* ---- sorting, searching -------------------------------------------------------------------------------- */

/*
 * The order is ascending; -0 equals 0; NaN equals NaN and follows everything else. Complex numbers go by their
 * real, then by their imaginary parts, those with a NaN after all others (first where the real part is none).
 * Everything here takes O(n log n) time in the worst case. STABLE keeps the order of equal elements.
 */
enum baton_sort_kind { BATON_SORT_ANY = 0, BATON_SORT_STABLE = 1 };

/*
 * Bytes of scratch memory (64-byte aligned) that one call of sort or partition, or of argsort or argpartition,
 * needs for lines of n elements; -1 where there is no such kernel.
 */
int64_t baton_sort_work_bytes(int32_t dtype, int64_t n);
int64_t baton_argsort_work_bytes(int32_t dtype, int64_t n);

/* Sorts a in place along the last axis. loop: 1 operand, ndim ≥ 1. */
int32_t baton_sort(int32_t dtype, int32_t kind, const int64_t *loop, void *a, void *work);

/* out ← the indices, int64, that sort a along the last axis. loop: 2 operands (out, a), ndim ≥ 1. */
int32_t baton_argsort(int32_t dtype, int32_t kind, const int64_t *loop, void *out, const void *a, void *work);

/*
 * Puts the elements of ranks kth[0] ≤ kth[1] ≤ … where sorting would, with none larger before and none smaller
 * behind them; likewise their indices. 0 ≤ kth[i] < n.
 */
int32_t baton_partition(int32_t dtype, int64_t kths, const int64_t *kth, const int64_t *loop, void *a,
                        void *work);
int32_t baton_argpartition(int32_t dtype, int64_t kths, const int64_t *kth, const int64_t *loop, void *out,
                           const void *a, void *work);

/*
 * out ← for each element of v how many of the sorted a[0] … a[n-1] are less (right 0), or not greater (right 1).
 * a is contiguous; with a sorter (else NULL) it is a[sorter[0]], a[sorter[1]], … that is sorted. out is int64.
 * loop: 2 operands (out, v), both a and v of dtype.
 */
int32_t baton_searchsorted(int32_t dtype, int32_t right, int64_t n, const void *a, const int64_t *sorter,
                           const int64_t *loop, void *out, const void *v);

/* out[i] ← whether a[i] differs from a[i-1]; 1 for i = 0. Contiguous, out one byte each. */
int32_t baton_run_starts(int32_t dtype, int32_t nans_equal, int64_t n, const void *a, uint8_t *out);

/* out[bins[i]] += 1 (int64) or weights[i] (float64; NULL for none). Contiguous; every bin is in out. */
int32_t baton_bincount(int64_t n, const int64_t *bins, const double *weights, void *out);

/*
 * Counts into out, as baton_bincount does, the elements between edges[k] and edges[k+1] (the last edge is in
 * the last bin) for edges[0] … edges[bins] that are evenly spaced but for rounding. Others are not counted.
 */
int32_t baton_histogram(int64_t n, const double *a, const double *weights, int64_t bins, const double *edges,
                        void *out);

/* ---- indexing ------------------------------------------------------------------------------------------ */

/*
 * What an int64 index is: a byte offset; one that was checked, -extent ≤ i < extent, and counts from the end if
 * negative; any, taken modulo the extent; any, the nearest that exists. All but the first are multiplied by a
 * step in bytes.
 */
enum baton_index_mode {
    BATON_INDEX_OFFSET = 0,
    BATON_INDEX_CHECKED = 1,
    BATON_INDEX_WRAP = 2,
    BATON_INDEX_CLIP = 3
};

/* The first i for which not -extent ≤ indices[i] < extent, or -1. */
int64_t baton_index_check(int64_t n, const int64_t *indices, int64_t extent);

/* offsets += the offset of each index, in a mode other than BATON_INDEX_OFFSET. loop: 2 operands, both int64. */
int32_t baton_index_offsets(int32_t mode, int64_t extent, int64_t step, const int64_t *loop, void *offsets,
                            const void *indices);

/*
 * For each index i < n copies a chunk from a + its offset to out + i·out_step (bytes). itemsize is 1, 2, 4, 8 or
 * 16. loop: 2 operands (out, a) over the chunk's axes; the first outer of them are gone through outside of the
 * indices, which only makes a difference in speed.
 */
int32_t baton_gather(int32_t itemsize, int32_t mode, int64_t n, const int64_t *indices, int64_t extent,
                     int64_t step, int64_t out_step, int32_t outer, const int64_t *loop, void *out,
                     const void *a);

/* The other way: from v + (i mod period)·v_step to a + the offset, in the order of the indices. loop: (a, v). */
int32_t baton_scatter(int32_t itemsize, int32_t mode, int64_t n, const int64_t *indices, int64_t extent,
                      int64_t step, int64_t period, int64_t v_step, int32_t outer, const int64_t *loop, void *a,
                      const void *v);

/*
 * a ← op(a) (v NULL: a baton_unary_op) or a op v (a baton_binary_op) for the chunk at each index's offset, one index
 * after the other, so that elements which come twice change twice. op computes in dtype, which is v's; where that has
 * 16 bits it may compute in float32, and v is float32. Elements are of a_dtype and converted there and back. Indices and v as baton_scatter has them. loop: (a, v) over the chunk's axes.
 */
int32_t baton_at(int32_t op, int32_t dtype, int32_t a_dtype, int32_t mode, int64_t n, const int64_t *indices,
                 int64_t extent, int64_t step, int64_t period, int64_t v_step, const int64_t *loop, void *a,
                 const void *v);

/* How many elements are not zero (NaN is not); -1 for an unknown dtype. loop: 1 operand. */
int64_t baton_count_nonzero(int32_t dtype, const int64_t *loop, const void *a);

/*
 * The indices of the elements that are not zero, in C order: axis k's to out[k·count] …, where count is how many
 * there are. loop: 1 operand, ndim ≥ 1.
 */
int32_t baton_nonzero(int32_t dtype, const int64_t *loop, int64_t count, int64_t *out, const void *a);

/* out ← the items of a where the byte of mask is not 0. Contiguous. */
int32_t baton_compress(int32_t itemsize, int64_t n, const uint8_t *mask, void *out, const void *a);

/* ---- Fourier ------------------------------------------------------------------------------------------- */

/*
 * The direct sum: out[k] ← Σ_j w[j]·exp(sign·2πi·f[k]·t[j]), k < nf, j < nt. All contiguous: frequencies,
 * times and weights; weights are complex128, or NULL for all ones; out is complex128. sign is +1 or -1.
 */
int32_t baton_dft(int32_t sign, int64_t nf, const double *frequencies, int64_t nt, const double *times,
                  const void *weights, void *out);

/*
 * How n ≥ 1 contiguous numbers lie: out[0] ← the least, out[1] ← the greatest (both NaN where a number is), out[2] ←
 * how far one is from an even grid between the first and the last at most, to a few units in the last place of these;
 * NaN where that is no number.
 */
int32_t baton_grid(int64_t n, const double *x, double *out);

/*
 * FFT of any length n ≥ 1, of complex numbers of dtype complex64 or complex128, or (real not 0) between reals of the
 * same precision and the first n/2 + 1 numbers of their spectrum, of which the others are conjugates. A plan is plain
 * bytes in memory the caller owns (64-byte aligned), read-only once made and shared by any number of threads; it holds no
 * pointers and may be copied. baton_fft_plan_bytes returns -1 for a dtype or an n that is out of range (n < 1 or
 * n > 2^40).
 */
int64_t baton_fft_plan_bytes(int32_t dtype, int32_t real, int64_t n);
int32_t baton_fft_plan(int32_t dtype, int32_t real, int64_t n, void *plan);

/* Bytes of scratch memory (64-byte aligned) that one running baton_fft of this plan needs; at least 64. */
int64_t baton_fft_work_bytes(const void *plan);

/*
 * out ← scale·Σ_j a[j]·exp(sign·2πi·jk/n) along the last axis, in the plan's precision; sign is -1 (forward) or +1. With
 * a plan for reals a has n reals and out n/2 + 1 numbers (sign -1), or a has n/2 + 1 numbers and out n reals (sign +1):
 * the imaginary part of number 0, and of number n/2 where n is even, then counts for nothing.
 * loop: 2 operands (out, a), ndim ≥ 1, strides in elements of each operand's own type; the last extent is n whatever
 * there is of either; the others are a batch. out may be a, but not of a plan for reals.
 */
int32_t baton_fft(const void *plan, int32_t sign, double scale, const int64_t *loop, void *out, const void *a,
                  void *work);

/*
 * Non-uniform FFT in 1 to 3 dimensions, complex128; coordinates are float64, axis a of n points at a·n. A phase k·x is
 * in radians, with BATON_NUFFT_TURNS in turns; e(φ) is exp(sign·i·φ). Relative l2 error about tolerance (1e-14 … < 1).
 *     type 1   out[k] ← Σ_j in[j]·e(k·source[j]), for the modes k, row-major, of each axis from -(modes/2) on; with
 *              BATON_NUFFT_FFT_ORDER from 0 on, the negative ones last
 *     type 2   out[j] ← Σ_k in[k]·e(k·target[j])
 *     type 3   out[k] ← Σ_j in[j]·e(target[k]·source[j])
 * Coordinates are finite, their magnitude in turns (types 1 and 2) below 2^50. What a type has not is NULL or 0: type 1
 * targets, type 2 sources, type 3 modes. bounds, of type 3 alone, are for each axis the least and the largest source,
 * the least and the largest target. A plan is plain bytes, as an FFT's, and BATON_INVALID where its grid is too large.
 */
enum baton_nufft_flags { BATON_NUFFT_TURNS = 1, BATON_NUFFT_FFT_ORDER = 2 };

int64_t baton_nufft_plan_bytes(void);
int32_t baton_nufft_plan(int32_t type, int32_t ndim, const int64_t *modes, const double *bounds, int64_t sources,
                         int64_t targets, double tolerance, int32_t flags, void *plan);

/* The length of the FFT along an axis, for which baton_nufft wants a plan. */
int64_t baton_nufft_fft_length(const void *plan, int32_t axis);

/* Bytes of scratch memory (64-byte aligned), to which those of the hungriest of the FFT's plans are added. */
int64_t baton_nufft_work_bytes(const void *plan);

/* fft0, fft1, fft2: the FFT's plans by axis; NULL for axes there are not. out is nothing that is read. */
int32_t baton_nufft(const void *plan, const void *fft0, const void *fft1, const void *fft2, int32_t sign,
                    const double *sources, const void *in, const double *targets, void *out, void *work);

/* ---- random -------------------------------------------------------------------------------------------- */

/*
 * Streams of numpy.random.Generator, bit for bit: which words are drawn, in which order, and every rounding; where
 * log, exp, pow and the like are in play, as far as the C library is the one NumPy uses.
 *
 * A bit generator's state is an array of uint64 in the caller's memory, advanced by every call; one call at a time.
 * Words 0 and 1 are has_uint32 and uinteger of NumPy's state (0 for MT19937, which has none); then
 *     PCG64, PCG64DXSM   state high, state low, increment high, increment low     6 words in all
 *     PHILOX             counter (4), key (2), buffer position, buffer (4)        13
 *     MT19937            position, key (624 uint32 one behind the other)          315
 *     SFC64              state (4)                                                6
 */
enum baton_bit_generator {
    BATON_PCG64 = 0,
    BATON_PCG64DXSM = 1,
    BATON_PHILOX = 2,
    BATON_MT19937 = 3,
    BATON_SFC64 = 4
};

/* The output is float64 unless said; parameters a, b, c are float64 unless said. */
enum baton_distribution {
    BATON_WORDS = 0,                   /* uint64: the generator's own words, for MT19937 of 32 bits */
    BATON_UNIT = 1,                    /* [0, 1) */
    BATON_UNIT32 = 2,                  /* float32 */
    BATON_STANDARD_NORMAL = 3,
    BATON_STANDARD_NORMAL32 = 4,       /* float32 */
    BATON_STANDARD_EXPONENTIAL = 5,
    BATON_STANDARD_EXPONENTIAL32 = 6,  /* float32 */
    BATON_EXPONENTIAL_INVERSE = 7,     /* by -log1p(-u) instead of the ziggurat */
    BATON_EXPONENTIAL_INVERSE32 = 8,   /* float32 */
    BATON_STANDARD_GAMMA = 9,          /* shape */
    BATON_STANDARD_GAMMA32 = 10,       /* float32; shape */
    BATON_UNIFORM = 11,                /* low, high - low */
    BATON_NORMAL = 12,                 /* loc, scale */
    BATON_EXPONENTIAL = 13,            /* scale */
    BATON_GAMMA = 14,                  /* shape, scale */
    BATON_BETA = 15,                   /* a, b */
    BATON_CHISQUARE = 16,              /* df */
    BATON_NONCENTRAL_CHISQUARE = 17,   /* df, nonc */
    BATON_F = 18,                      /* dfnum, dfden */
    BATON_NONCENTRAL_F = 19,           /* dfnum, dfden, nonc */
    BATON_STANDARD_CAUCHY = 20,
    BATON_STANDARD_T = 21,             /* df */
    BATON_PARETO = 22,                 /* a */
    BATON_WEIBULL = 23,                /* a */
    BATON_POWER_DISTRIBUTION = 24,     /* a */
    BATON_LAPLACE = 25,                /* loc, scale */
    BATON_GUMBEL = 26,                 /* loc, scale */
    BATON_LOGISTIC = 27,               /* loc, scale */
    BATON_LOGNORMAL = 28,              /* mean, sigma */
    BATON_RAYLEIGH = 29,               /* scale */
    BATON_WALD = 30,                   /* mean, scale */
    BATON_TRIANGULAR = 31,             /* left, mode, right */
    BATON_VONMISES = 32,               /* mu, kappa */
    BATON_BINOMIAL = 33,               /* int64; n (int64), p */
    BATON_NEGATIVE_BINOMIAL = 34,      /* int64; n, p */
    BATON_POISSON = 35,                /* int64; lam */
    BATON_ZIPF = 36,                   /* int64; a */
    BATON_GEOMETRIC = 37,              /* int64; p */
    BATON_LOGSERIES = 38,              /* int64; p */
    BATON_HYPERGEOMETRIC = 39          /* int64; good, bad, sample (int64) */
};

/*
 * out[i] ← one draw, i < n, with parameters a[i·a_step], b[i·b_step], c[i·c_step]; a step of 0 is one parameter for all.
 * Parameters that the distribution does not have are NULL with step 0. Parameters were checked by the caller.
 */
int32_t baton_random_fill(int32_t bits, int32_t distribution, uint64_t *state, int64_t n, void *out, const void *a,
                          int64_t a_step, const void *b, int64_t b_step, const void *c, int64_t c_step);

/*
 * out[i] ← an integer in [low[i·step], low[i·step] + range[i·step]], both ends included, modulo 2^width; step is 0 or 1.
 * width is 64, 32, 16, 8, or 1 for bool; out has elements of that many bits, for bool of 8.
 */
int32_t baton_random_integers(int32_t bits, int32_t width, uint64_t *state, int64_t n, void *out,
                              const uint64_t *low, const uint64_t *range, int64_t step);

enum baton_random_rows_kind {
    BATON_MULTINOMIAL = 0,   /* out: int64 (n, k). a: int64 trials, step 0 or 1. b: float64 p, rows of k, step 0 or k */
    BATON_URN_MARGINALS = 1, /* out: int64 (n, k). a: int64, one sample size. b: int64 (k), the urn's content */
    BATON_URN_COUNT = 2,     /* the same; work: int64, as many as the urn's content */
    BATON_DIRICHLET = 3,     /* out: float64 (n, k). a: float64 (k), alpha. work: float64 (k) */
    BATON_CHOICE = 4         /* out: int64 (n). a: float64 (k), cumulative weights, the last of them 1 */
};

/* n rows of k ≥ 1 elements, or draws from a table of k. What is not named is NULL, with step 0. */
int32_t baton_random_rows(int32_t bits, int32_t kind, uint64_t *state, int64_t n, int64_t k, void *out,
                          const void *a, int64_t a_step, const void *b, int64_t b_step, void *work);

/*
 * Shuffles along axis 0 in place. loop: 1 operand, ndim ≥ 1, its strides in bytes. together: subarrays stay
 * whole; else each line along axis 0 has an order of its own. itemsize is 1, 2, 4, 8 or 16.
 */
int32_t baton_random_shuffle(int32_t bits, int32_t together, uint64_t *state, const int64_t *loop, int64_t itemsize,
                             void *data);

/*
 * out ← sample different numbers of 0 … population - 1; not shuffled, their order is not random. work: as many
 * words as baton_random_sample_words says, at least 1.
 */
int64_t baton_random_sample_words(int64_t population, int64_t sample, int32_t shuffled);
int32_t baton_random_sample(int32_t bits, uint64_t *state, int64_t population, int64_t sample, int32_t shuffled,
                            int64_t *out, int64_t *work);

#ifdef __cplusplus
}
#endif

#endif
