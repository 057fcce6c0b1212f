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

/*
 * One stage of a transform of length r_1·r_2·…: s is the product of the radices before, m of those after. turn_first: p =
 * 0 is turned too, though by 1, as a lane beside others is.
 */
typedef struct {
    int64_t radix, m, s, turn_first;
    int64_t twiddles; /* table: exp(-2πi·pk/(m·radix)), p < m, 1 ≤ k < radix */
    int64_t parts;    /* table: cos, sin of 2πk/radix, k < radix, where the radix has no kernel of its own */
} fft_stage;

/* A transform of every lane of lane buffers. */
typedef struct {
    int64_t length, stages;
    fft_stage stage[FFT_MAX_STAGES];
} fft_lanes;

enum fft_kind {
    FFT_BATCH, /* lanes are rows of the batch, always */
    FFT_SPLIT, /* n = columns.length · rows.length, lanes are neighbours in one row, or rows of the batch */
    FFT_CHIRP, /* by convolution (Bluestein) */
    FFT_REAL   /* between reals and half of their spectrum, by a transform of complex numbers */
};

struct fft_plan {
    int64_t n;
    int32_t kind, lanes;   /* lanes: FFT_LANES of the variant that made the plan */
    int32_t dtype, single; /* of the complex numbers; whether it computes with floats */
    double cost; /* roughly the cycles of one transform */
    int64_t bytes, work_bytes;
    /* Along one row: table: between the two, per column group, per column output, one element. */
    fft_lanes columns, rows;
    int64_t middle;
    fft_lanes across; /* lanes are rows of the batch; no stages where it can only go along */
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
    /* Of the only stage, of many groups: how many, and scalars between them; of runs the strides are between runs. */
    int64_t groups, in_group, out_group;
    int32_t stream; /* to the middle and to interleaved numbers: past the caches, in aligned vectors */
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
    /* [swap], where this is the only stage, of many groups: of neighbours, from interleaved to interleaved; of runs */
    fft_kernel *whole[2], *runs[2];
    /* [swap], of rows as lanes, each a run: the first stage, of a multiple of FFT_SQUARE p, and the last, of as many q. */
    fft_kernel *from_runs[2], *to_runs[2];
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
                              int64_t out_stride, int stream);
#define fft_transpose FFT_NAME(fft_transpose)

/* What a kernel needs to know of a stage; from lane buffer to lane buffer, unless changed. */
BATON_INLINE fft_pass fft_pass_of(const struct fft_plan *plan, const fft_stage *stage, const scalar *in, scalar *out)
{
    return (fft_pass){.stage = stage,
                      .twiddles = fft_table(plan, stage->twiddles),
                      .parts = fft_table(plan, stage->parts),
                      .in = in,
                      .in_stride = FFT_ELEMENT,
                      .out = out,
                      .out_stride = FFT_ELEMENT,
                      .scale = 1};
}

/* Stages [first, end) from in through the two buffers in turn. Returns the last's output, or in. */
scalar *FFT_NAME(fft_stages)(const struct fft_plan *plan, const fft_lanes *lanes, int64_t first,
                                       int64_t end, scalar *in, scalar *const *buffers);
#define fft_stages FFT_NAME(fft_stages)

/* How rows lie beside each other. */
enum fft_side {
    FFT_APART,
    FFT_PAIRS_BESIDE, /* a row's numbers are whole, and the next row's are behind them */
    FFT_REALS_BESIDE  /* behind a row's real part is the next row's, and so with the imaginary parts */
};

/*
 * Up to FFT_GATHERED rows: where each begins, bytes between its numbers, and from a number's real to its imaginary
 * part. Of one part: real numbers, whose imaginary parts read as 0 and are not written. Two reals may be taken for a
 * complex number.
 */
#define FFT_GATHERED (FFT_LANES > 8 ? FFT_LANES : 8)
typedef struct {
    int64_t count, stride, im;
    int32_t parts, narrow; /* narrow: of floats where doubles are computed with */
    enum fft_side side;    /* of whole groups of FFT_LANES rows; else they count as apart */
    char *at[FFT_GATHERED];
} fft_rows;

/* How rows lie that are all this many bytes apart. */
enum fft_side FFT_NAME(fft_side_of)(const fft_rows *rows, int64_t step);
#define fft_side_of FFT_NAME(fft_side_of)
/* How far from row to row, if they are equally far; else 0. */
int64_t FFT_NAME(fft_distance)(const fft_rows *rows);
#define fft_distance FFT_NAME(fft_distance)

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

/*
 * Up to FFT_LANES rows as lanes, of a plan that has such a way, or of reals by such a plan; reals scaled by half where
 * they are pairs. out may be a.
 */
void FFT_NAME(fft_across)(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out, const fft_rows *a,
                          scalar *work);
#define fft_across FFT_NAME(fft_across)

/*
 * The first of count rows that are equally far apart, by these many bytes, out and a giving the first: whole groups of
 * lanes in one go. Returns how many there were; 0 where there is no such kernel.
 */
int64_t FFT_NAME(fft_across_at_once)(const struct fft_plan *plan, int back, scalar scale, const fft_rows *out,
                                     int64_t out_step, const fft_rows *a, int64_t a_step, int64_t count, scalar *work);
#define fft_across_at_once FFT_NAME(fft_across_at_once)

/*
 * The numbers of a row on either side: of the transform itself where both are complex; of the reals, taken for
 * pairs where they are even; of the half of the spectrum.
 */
BATON_INLINE int64_t fft_numbers(const struct fft_plan *plan, int is_spectrum)
{
    return plan->kind != FFT_REAL ? plan->n : is_spectrum ? plan->n / 2 + 1 : fft_complex(plan)->n;
}

BATON_INLINE int fft_is_even(const struct fft_plan *plan) { return plan->n % 2 == 0; }

/* One contiguous transform of an FFT_CHIRP plan, out may be a. */
void FFT_NAME(fft_chirp)(const struct fft_plan *plan, int swap, scalar scale, scalar *out,
                                   const scalar *a, scalar *work);
#define fft_chirp FFT_NAME(fft_chirp)

/*
 * One contiguous transform of an FFT_SPLIT or FFT_CHIRP plan, along itself; out may be a. stream: out is part of more than
 * the caches hold; a row alone of that size is found out.
 */
void FFT_NAME(fft_row)(const struct fft_plan *plan, int swap, scalar scale, int stream, scalar *out, const scalar *a,
                       scalar *work);
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
    int NAME(fft_goes_across)(const struct fft_plan *plan, const int64_t *loop);                             \
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
