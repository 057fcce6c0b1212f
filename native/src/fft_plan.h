/*
 * What a plan is made of, and what runs its parts. fft.c tells how they make a transform.
 *
 * A plan is one block of bytes: struct fft_plan, then tables of doubles, 64-byte aligned. It refers to its
 * tables by their place in it, never by address.
 */
#ifndef BATON_FFT_PLAN_H
#define BATON_FFT_PLAN_H

#include "shuffle.h"

/*
 * The variant of half as many lanes, which makes and runs the plans of lengths that would leave too many of
 * these unused; every CPU that runs this one runs it.
 */
#if BATON_LANES == 8
#define FFT_NARROWER(name) BATON_JOIN2(name, avx2)
#define FFT_DECLARE_NARROWER(result, name, parameters, arguments) result FFT_NARROWER(name) parameters;
BATON_FFT_KERNELS(FFT_DECLARE_NARROWER)
#endif

/* Doubles in one element of a lane buffer: BATON_LANES real parts, then as many imaginary parts. */
#define FFT_ELEMENT (2 * BATON_LANES)
#define FFT_MAX_STAGES 40
/* The largest prime that a stage handles by its own DFT. */
#define FFT_MAX_PRIME 127

/* One stage of a transform of length r_1·r_2·…: s is the product of the radices before, m of those after. */
typedef struct {
    int64_t radix, m, s;
    int64_t twiddles; /* table: exp(-2πi·pk/(m·radix)), p < m, 1 ≤ k < radix */
    int64_t parts;    /* table: cos, sin of 2πk/radix, k < radix, where the radix has no kernel of its own */
} fft_stage;

/* A transform of every lane of lane buffers. */
typedef struct {
    int64_t length, stages;
    fft_stage stage[FFT_MAX_STAGES];
} fft_lanes;

enum fft_kind {
    FFT_BATCH, /* lanes are rows of the batch */
    FFT_SPLIT, /* n = columns.length · rows.length, lanes are neighbours in one row */
    FFT_CHIRP, /* by convolution (Bluestein) */
    FFT_REAL   /* between reals and half of their spectrum, by a transform of complex numbers */
};

struct fft_plan {
    int64_t n;
    int32_t kind, lanes; /* lanes: BATON_LANES of the variant that made the plan */
    int64_t bytes, work_bytes;
    fft_lanes columns, rows; /* FFT_BATCH has rows only */
    int64_t middle;          /* table: between the two, per column group, per column output, one element */
    /* FFT_CHIRP: the length m of the convolution; tables exp(-πij²/n), j < n, and its conjugate's spectrum;
     * m's plan */
    int64_t convolution, chirp, spectrum, inner;
    /* FFT_REAL: inner is the plan of n/2, or of an odd n itself; table -i·exp(-2πi·k/n), k ≤ n/4 */
    int64_t turns;
};

/* The table, or inner plan, at a place. */
BATON_INLINE const double *fft_table(const struct fft_plan *plan, int64_t place)
{
    return (const double *)((const char *)plan + place);
}

/* The transform of complex numbers that a plan comes down to. */
BATON_INLINE const struct fft_plan *fft_complex(const struct fft_plan *plan)
{
    return plan->kind == FFT_REAL ? (const struct fft_plan *)fft_table(plan, plan->inner) : plan;
}

/* What a kernel gets. Strides are doubles between neighbours; in a lane buffer FFT_ELEMENT. */
typedef struct {
    const fft_stage *stage;
    const double *twiddles, *parts;
    const double *in;
    int64_t in_stride;
    double *out;
    int64_t out_stride; /* to the middle: doubles between blocks of BATON_LANES outputs */
    double scale;
} fft_pass;

typedef void fft_kernel(const fft_pass *pass);

/*
 * From interleaved numbers (swap: parts exchanged on the way in) or a lane buffer; to a lane buffer, to
 * interleaved numbers scaled (swap: on the way out), or to the middle: times twiddles, transposed. NULL where
 * a radix has none.
 */
typedef struct {
    fft_kernel *between;
    fft_kernel *first[2];  /* [swap], from interleaved */
    fft_kernel *last[2];   /* [swap], to interleaved */
    fft_kernel *middle[2]; /* [swap], from interleaved, to the middle */
} fft_kernels;

/* radix 1 copies. */
const fft_kernels *BATON_VARIANT_NAME(fft_kernels_of)(int64_t radix);
#define fft_kernels_of BATON_VARIANT_NAME(fft_kernels_of)

/* A lane buffer of length elements, times the middle twiddles, transposed to the middle. */
void BATON_VARIANT_NAME(fft_transpose)(int64_t length, const double *in, const double *twiddles, double *out,
                                       int64_t out_stride);
#define fft_transpose BATON_VARIANT_NAME(fft_transpose)

/* Stages [first, end) from in through the two buffers in turn. Returns the last's output, or in. */
double *BATON_VARIANT_NAME(fft_stages)(const struct fft_plan *plan, const fft_lanes *lanes, int64_t first,
                                       int64_t end, double *in, double *const *buffers);
#define fft_stages BATON_VARIANT_NAME(fft_stages)

/*
 * Up to BATON_LANES rows, or FFT_GATHERED if that is more: where each begins, bytes between its numbers, and
 * from a number's real to its imaginary part. Of one part: real numbers, whose imaginary parts read as 0 and
 * are not written. Two reals may be taken for a complex number.
 */
#define FFT_GATHERED 8
typedef struct {
    int64_t count, stride, im;
    int32_t parts, single; /* single: of float32, else of float64 */
    char *at[FFT_GATHERED];
} fft_rows;

/* Whether each row is a run of interleaved doubles. */
int BATON_VARIANT_NAME(fft_is_run)(const fft_rows *rows);
#define fft_is_run BATON_VARIANT_NAME(fft_is_run)

/* n numbers of each row to and from runs of interleaved doubles, stride doubles from run to run. */
void BATON_VARIANT_NAME(fft_gather)(int64_t n, const fft_rows *from, double *to, int64_t to_stride);
#define fft_gather BATON_VARIANT_NAME(fft_gather)
void BATON_VARIANT_NAME(fft_scatter)(int64_t n, const double *from, int64_t from_stride, const fft_rows *to);
#define fft_scatter BATON_VARIANT_NAME(fft_scatter)

/* n numbers of up to BATON_LANES rows to and from a lane buffer. swap exchanges real and imaginary parts there. */
void BATON_VARIANT_NAME(fft_gather_lanes)(int64_t n, int swap, const fft_rows *from, double *to);
#define fft_gather_lanes BATON_VARIANT_NAME(fft_gather_lanes)
void BATON_VARIANT_NAME(fft_scatter_lanes)(int64_t n, int swap, double scale, const double *from,
                                           const fft_rows *to);
#define fft_scatter_lanes BATON_VARIANT_NAME(fft_scatter_lanes)

/*
 * The transform of m pairs of reals ↔ twice the half spectrum, m + 1 numbers, of the reals; lanes in place, with
 * real and imaginary parts exchanged on the way back.
 */
void BATON_VARIANT_NAME(fft_fold_lanes)(int64_t m, const double *turns, int back, double *buffer);
#define fft_fold_lanes BATON_VARIANT_NAME(fft_fold_lanes)
void BATON_VARIANT_NAME(fft_fold_run)(int64_t m, const double *turns, int back, const double *in, double *out);
#define fft_fold_run BATON_VARIANT_NAME(fft_fold_run)

/* Half of an odd n's spectrum is made whole; lanes with real and imaginary parts exchanged. */
void BATON_VARIANT_NAME(fft_mirror_lanes)(int64_t n, double *buffer);
#define fft_mirror_lanes BATON_VARIANT_NAME(fft_mirror_lanes)
void BATON_VARIANT_NAME(fft_mirror_run)(int64_t n, double *run);
#define fft_mirror_run BATON_VARIANT_NAME(fft_mirror_run)

/* One contiguous transform of an FFT_CHIRP plan, out may be a. */
void BATON_VARIANT_NAME(fft_chirp)(const struct fft_plan *plan, int swap, double scale, double *out,
                                   const double *a, double *work);
#define fft_chirp BATON_VARIANT_NAME(fft_chirp)

/* One contiguous transform of an FFT_SPLIT or FFT_CHIRP plan, out may be a. */
void BATON_VARIANT_NAME(fft_row)(const struct fft_plan *plan, int swap, double scale, double *out,
                                 const double *a, double *work);
#define fft_row BATON_VARIANT_NAME(fft_row)

#endif
