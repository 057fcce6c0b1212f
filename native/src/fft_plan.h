/*
 * What a plan is made of, and what runs its parts. fft.c tells how they make a transform.
 *
 * A plan is one block of bytes: struct fft_plan, then tables of scalars, 64-byte aligned. It refers to its
 * tables by their place in it, never by address.
 */
#ifndef BATON_FFT_PLAN_H
#define BATON_FFT_PLAN_H

#include "fft_vector.h"

/* Scalars in one element of a lane buffer: FFT_LANES real parts, then as many imaginary parts. */
#define FFT_ELEMENT (2 * FFT_LANES)
/* Bytes of a complex number. */
#define FFT_NUMBER (2 * (int64_t)sizeof(scalar))
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
    int32_t kind, lanes;   /* lanes: FFT_LANES of the variant that made the plan */
    int32_t dtype, single; /* of the complex numbers; whether it computes with floats */
    double cost; /* roughly the cycles of one transform */
    int64_t bytes, work_bytes;
    fft_lanes columns, rows; /* FFT_BATCH has rows only */
    int64_t middle;          /* table: between the two, per column group, per column output, one element */
    /* FFT_CHIRP: the length m of the convolution; tables exp(-πij²/n), j < n, and its conjugate's spectrum;
     * m's plan */
    int64_t convolution, chirp, spectrum, inner;
    /* FFT_REAL: inner is the plan of n/2, or of an odd n itself; table -i·exp(-2πi·k/n), k ≤ n/4 */
    int64_t turns;
};

/*
 * Neighbours are taken FFT_LANES at a time: how many groups of them there are, where one begins, and room for all. The
 * last begins early enough to be whole, unless there are fewer neighbours than lanes.
 */
BATON_INLINE int64_t fft_groups(int64_t n) { return (n + FFT_LANES - 1) / FFT_LANES; }
BATON_INLINE int64_t fft_room(int64_t n) { return n < FFT_LANES ? FFT_LANES : n; }
BATON_INLINE int64_t fft_start(int64_t group, int64_t n)
{
    int64_t last = fft_room(n) - FFT_LANES;
    return group * FFT_LANES < last ? group * FFT_LANES : last;
}

/* The table, or inner plan, at a place. */
BATON_INLINE const scalar *fft_table(const struct fft_plan *plan, int64_t place)
{
    return (const scalar *)((const char *)plan + place);
}

/* The transform of complex numbers that a plan comes down to. */
BATON_INLINE const struct fft_plan *fft_complex(const struct fft_plan *plan)
{
    return plan->kind == FFT_REAL ? (const struct fft_plan *)fft_table(plan, plan->inner) : plan;
}

/* What a kernel gets. Strides are scalars between neighbours; in a lane buffer FFT_ELEMENT. */
typedef struct {
    const fft_stage *stage;
    const scalar *twiddles, *parts;
    const scalar *in;
    int64_t in_stride;
    scalar *out;
    int64_t out_stride; /* to the middle: scalars between blocks of FFT_LANES outputs */
    int64_t columns;    /* to the middle: how many */
    scalar scale;
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
const fft_kernels *FFT_NAME(fft_kernels_of)(int64_t radix);
#define fft_kernels_of FFT_NAME(fft_kernels_of)

/* The kernels that do the columns at once, to the middle; NULL where there are more stages or fewer outputs than lanes. */
BATON_INLINE fft_kernel *const *fft_middle(const fft_lanes *columns)
{
    const fft_kernels *kernels = fft_kernels_of(columns->stage[0].radix);
    return columns->stages == 1 && columns->length >= FFT_LANES && kernels->middle[0] ? kernels->middle : NULL;
}

/* A lane buffer of length elements, times the middle twiddles, transposed to the middle. */
void FFT_NAME(fft_transpose)(int64_t length, const scalar *in, const scalar *twiddles, scalar *out,
                                       int64_t out_stride);
#define fft_transpose FFT_NAME(fft_transpose)

/* Stages [first, end) from in through the two buffers in turn. Returns the last's output, or in. */
scalar *FFT_NAME(fft_stages)(const struct fft_plan *plan, const fft_lanes *lanes, int64_t first,
                                       int64_t end, scalar *in, scalar *const *buffers);
#define fft_stages FFT_NAME(fft_stages)

/*
 * Up to FFT_GATHERED rows: where each begins, bytes between its numbers, and from a number's real to its imaginary
 * part. Of one part: real numbers, whose imaginary parts read as 0 and are not written. Two reals may be taken for a
 * complex number.
 */
#define FFT_GATHERED (FFT_LANES > 8 ? FFT_LANES : 8)
typedef struct {
    int64_t count, stride, im;
    int32_t parts, narrow; /* narrow: of floats where doubles are computed with */
    char *at[FFT_GATHERED];
} fft_rows;

/* Whether each row is a run of interleaved scalars. */
int FFT_NAME(fft_is_run)(const fft_rows *rows);
#define fft_is_run FFT_NAME(fft_is_run)

/* n numbers of each row to and from runs of interleaved scalars, stride scalars from run to run. */
void FFT_NAME(fft_gather)(int64_t n, const fft_rows *from, scalar *to, int64_t to_stride);
#define fft_gather FFT_NAME(fft_gather)
void FFT_NAME(fft_scatter)(int64_t n, const scalar *from, int64_t from_stride, const fft_rows *to);
#define fft_scatter FFT_NAME(fft_scatter)

/* n numbers of up to FFT_LANES rows to and from a lane buffer. swap exchanges real and imaginary parts there. */
void FFT_NAME(fft_gather_lanes)(int64_t n, int swap, const fft_rows *from, scalar *to);
#define fft_gather_lanes FFT_NAME(fft_gather_lanes)
void FFT_NAME(fft_scatter_lanes)(int64_t n, int swap, scalar scale, const scalar *from,
                                           const fft_rows *to);
#define fft_scatter_lanes FFT_NAME(fft_scatter_lanes)

/*
 * The transform of m pairs of reals ↔ twice the half spectrum, m + 1 numbers, of the reals; lanes in place, with
 * real and imaginary parts exchanged on the way back.
 */
void FFT_NAME(fft_fold_lanes)(int64_t m, const scalar *turns, int back, scalar *buffer);
#define fft_fold_lanes FFT_NAME(fft_fold_lanes)
void FFT_NAME(fft_fold_run)(int64_t m, const scalar *turns, int back, const scalar *in, scalar *out);
#define fft_fold_run FFT_NAME(fft_fold_run)

/* Half of an odd n's spectrum is made whole; lanes with real and imaginary parts exchanged. */
void FFT_NAME(fft_mirror_lanes)(int64_t n, scalar *buffer);
#define fft_mirror_lanes FFT_NAME(fft_mirror_lanes)
void FFT_NAME(fft_mirror_run)(int64_t n, scalar *run);
#define fft_mirror_run FFT_NAME(fft_mirror_run)

/* One contiguous transform of an FFT_CHIRP plan, out may be a. */
void FFT_NAME(fft_chirp)(const struct fft_plan *plan, int swap, scalar scale, scalar *out,
                                   const scalar *a, scalar *work);
#define fft_chirp FFT_NAME(fft_chirp)

/* One contiguous transform of an FFT_SPLIT or FFT_CHIRP plan, out may be a. */
void FFT_NAME(fft_row)(const struct fft_plan *plan, int swap, scalar scale, scalar *out,
                                 const scalar *a, scalar *work);
#define fft_row FFT_NAME(fft_row)

/*
 * Plans of one precision, and what runs them; the doors choose. A cost is infinite where a length is best transformed by
 * convolution and this is not double precision, which alone has the digits for it.
 */
#define FFT_DECLARE_PRECISION(NAME)                                                                          \
    double NAME(fft_plan_cost)(int32_t real, int64_t n);                                                     \
    int64_t NAME(fft_plan_size)(int32_t real, int64_t n);                                                    \
    void NAME(fft_make_plan)(int32_t real, int64_t n, int32_t dtype, struct fft_plan *plan);                 \
    int64_t NAME(fft_work_size)(const struct fft_plan *plan);                                                \
    void NAME(fft_run)(const struct fft_plan *plan, int back, double scale, const int64_t *loop, void *out,  \
                       const void *a, void *work);
FFT_DECLARE_PRECISION(FFT_NAME)
#if !defined(BATON_SINGLE) && !defined(BATON_NARROW)
#define FFT_SINGLE(name) BATON_JOIN(BATON_VARIANT_NAME(name), single)
FFT_DECLARE_PRECISION(FFT_SINGLE)
/* Half as wide vectors, for lengths that would leave too many of the lanes of whole ones unused. */
#if BATON_LANES == 8
#define FFT_NARROW(name) BATON_JOIN(BATON_VARIANT_NAME(name), narrow)
#define FFT_NARROW_SINGLE(name) BATON_JOIN(FFT_NARROW(name), single)
FFT_DECLARE_PRECISION(FFT_NARROW)
FFT_DECLARE_PRECISION(FFT_NARROW_SINGLE)
#endif
#endif

#endif
