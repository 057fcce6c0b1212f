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
 *   float64   + - * / negative absolute: exact rounding. exp: 1 ULP. sin, cos: 1 ULP, arguments reduced exactly.
 *   complex128 + -: exact rounding per part. * and /: within 4 ULP of the larger part, scaled division (no
 *             spurious overflow). absolute: hypot, 1 ULP. exp, sin, cos: 4 ULP per part away from zeros of a part.
 *   sum: pairwise, blocks of 128, eight accumulators: error O(log n) ULP, the same bits on every CPU variant
 *             for one contiguous run. dot: eight or more accumulators.
 *   dft: each phase reduced exactly in turns (f·t formed with its rounding error), sums blocked.
 *   fft: relative L2 error at most 2·eps·sqrt(log2 n) for n with prime factors up to 13, 4 times that otherwise.
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
#define BATON_ABI_VERSION 2

#define BATON_MAX_NDIM 64

enum baton_status {
    BATON_OK = 0,
    BATON_UNSUPPORTED = 1, /* no kernel for this operation and dtype */
    BATON_INVALID = 2      /* an argument outside the contract that was cheap to see */
};

/* bool is one byte, 0 or 1. float16 and bfloat16 are storage: they are copied and converted, nothing else. */
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

enum baton_unary_op {
    BATON_NEGATIVE = 0,
    BATON_ABSOLUTE = 1, /* complex128 in, float64 out */
    BATON_EXP = 2,
    BATON_SIN = 3,
    BATON_COS = 4,
    BATON_CONJUGATE = 5
};

enum baton_binary_op { BATON_ADD = 0, BATON_SUBTRACT = 1, BATON_MULTIPLY = 2, BATON_DIVIDE = 3 };

enum baton_reduce_op { BATON_SUM = 0 };

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

/* out ← op(a). loop: 2 operands (out, a). */
int32_t baton_unary(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a);

/* out ← a op b. loop: 3 operands (out, a, b), all of dtype. */
int32_t baton_binary(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a, const void *b);

/*
 * out ← a, converted, every dtype to every other. loop: 2 operands (out, a). A fill is a copy from one element with
 * strides 0. Integers wrap around; floats are rounded to nearest once (integers become bfloat16 by way of float32) and
 * truncate to integers, those out of range and NaN as x86-64 does: to 8, 16 and signed 32 bits the low bits of a
 * truncation to 32 bits, else those of one to 64, which is the least integer where it is out of range itself.
 * A complex number loses its imaginary part; to bool everything but 0 is 1, NaN too.
 */
int32_t baton_copy(int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out, const void *a);

/* out[i] ← start + i·step, each computed from i, i < n; out contiguous float64. */
int32_t baton_arange(int64_t n, double start, double step, double *out);

/* ---- reductions ---------------------------------------------------------------------------------------- */

/*
 * out ← op over the reduced axes of a. loop: 2 operands (out, a) over a's shape; out's stride is 0 along
 * each reduced axis and those axes are marked so by their stride alone (an axis of extent 1 may be either).
 * Every output element is written, with the identity (0 for sum) where a reduced axis has extent 0 — the one
 * case in which an extent of 0 is not a no-op: then the axes not reduced are still looped over.
 */
int32_t baton_reduce(int32_t op, int32_t dtype, const int64_t *loop, void *out, const void *a);

/* *out ← Σ a[i]·b[i], i < n, not conjugated. Strides in elements, any sign, 0 included. */
int32_t baton_dot(int32_t dtype, int64_t n, void *out, const void *a, int64_t a_stride, const void *b,
                  int64_t b_stride);

/* ---- Fourier ------------------------------------------------------------------------------------------- */

/*
 * The direct sum: out[k] ← Σ_j w[j]·exp(sign·2πi·f[k]·t[j]), k < nf, j < nt. All contiguous: frequencies,
 * times and weights; weights are complex128, or NULL for all ones; out is complex128. sign is +1 or -1.
 */
int32_t baton_dft(int32_t sign, int64_t nf, const double *frequencies, int64_t nt, const double *times,
                  const void *weights, void *out);

/*
 * FFT of any length n ≥ 1. A plan is plain bytes in memory the caller owns (64-byte aligned), read-only once made
 * and shared by any number of threads; it holds no pointers and may be copied. baton_fft_plan_bytes returns
 * -1 for an n that is out of range (n < 1 or n > 2^40).
 */
int64_t baton_fft_plan_bytes(int64_t n);
int32_t baton_fft_plan(int64_t n, void *plan);

/* Bytes of scratch memory (64-byte aligned) that one running baton_fft of this plan needs; at least 64. */
int64_t baton_fft_work_bytes(const void *plan);

/*
 * out ← scale·Σ_j a[j]·exp(sign·2πi·jk/n) along the last axis, complex128. loop: 2 operands (out, a), ndim ≥ 1; the
 * last axis has extent n; the others are a batch. sign is -1 (forward) or +1. out may be a.
 */
int32_t baton_fft(const void *plan, int32_t sign, double scale, const int64_t *loop, void *out, const void *a,
                  void *work);

/* ---- random -------------------------------------------------------------------------------------------- */

/*
 * Fills out with n doubles in [0, 1) from PCG64 (XSL-RR 128/64), 53 bits each, and advances the state:
 * { state high, state low, increment high, increment low }. Bit for bit numpy.random.PCG64 + random().
 */
int32_t baton_pcg64_uniform(uint64_t *state, int64_t n, double *out);

#ifdef __cplusplus
}
#endif

#endif
