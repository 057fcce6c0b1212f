/*
 * Batches: rows of any strides. Short transforms have rows as lanes; longer ones want each row in one run of
 * memory. Either way squares of BATON_LANES numbers are transposed wherever one of the two axes is
 * contiguous.
 */
#include "fft_plan.h"

/* Whether the rows are neighbours, and whole groups of lanes. */
static int are_neighbours(const fft_rows *rows)
{
    for (int64_t i = 1; i < rows->count; i++) {
        if (rows->at[i] != rows->at[0] + 2 * i) {
            return 0;
        }
    }
    return rows->count % BATON_LANES == 0;
}

/* out[c·out_stride + 2r] ← in[r·in_stride + 2c], r, c < BATON_LANES. */
static void transpose_square(const double *in, int64_t in_stride, double *out, int64_t out_stride)
{
    vd re[BATON_LANES], im[BATON_LANES];
    for (int i = 0; i < BATON_LANES; i++) {
        vc x = vc_load_unordered(in + vc_order[i] * in_stride);
        re[i] = x.re;
        im[i] = x.im;
    }
    vd_transpose(re);
    vd_transpose(im);
    for (int i = 0; i < BATON_LANES; i++) {
        vc_store_unordered(out + vc_order[i] * out_stride, (vc){re[i], im[i]});
    }
}

/* ---- longer rows: from or to runs of n numbers, one after the other ---------------------------------------
 */

void fft_gather(int64_t n, const fft_rows *from, double *to)
{
    int64_t j = 0;
    if (are_neighbours(from)) {
        for (; j + BATON_LANES <= n; j += BATON_LANES) {
            for (int64_t i = 0; i < from->count; i += BATON_LANES) {
                transpose_square(from->at[i] + j * from->stride, from->stride, to + 2 * (i * n + j), 2 * n);
            }
        }
    }
    for (; j < n; j++) {
        for (int64_t i = 0; i < from->count; i++) {
            memcpy(to + 2 * (i * n + j), from->at[i] + j * from->stride, 16);
        }
    }
}

void fft_scatter(int64_t n, const double *from, const fft_rows *to)
{
    int64_t k = 0;
    if (are_neighbours(to)) {
        for (; k + BATON_LANES <= n; k += BATON_LANES) {
            for (int64_t i = 0; i < to->count; i += BATON_LANES) {
                transpose_square(from + 2 * (i * n + k), 2 * n, to->at[i] + k * to->stride, to->stride);
            }
        }
    }
    for (; k < n; k++) {
        for (int64_t i = 0; i < to->count; i++) {
            memcpy(to->at[i] + k * to->stride, from + 2 * (i * n + k), 16);
        }
    }
}

/* ---- short rows: from or to a lane buffer
 * -------------------------------------------------------------------- */

/* Lane i holds row vc_order[i]: so neighbouring rows need no transposing. */
static void gather_lanes(int64_t n, int swap, const fft_rows *from, double *to)
{
    int64_t j = 0;
    for (; from->stride == 2 && j + BATON_LANES <= n; j += BATON_LANES) {
        vd re[BATON_LANES], im[BATON_LANES];
        for (int i = 0; i < BATON_LANES; i++) {
            /* Lanes without a row repeat the first. */
            vc x = vc_load_unordered(from->at[vc_order[i] < from->count ? vc_order[i] : 0] + 2 * j);
            re[i] = swap ? x.im : x.re;
            im[i] = swap ? x.re : x.im;
        }
        vd_transpose(re);
        vd_transpose(im);
        for (int i = 0; i < BATON_LANES; i++) {
            vd_store(to + (j + vc_order[i]) * FFT_ELEMENT, re[i]);
            vd_store(to + (j + vc_order[i]) * FFT_ELEMENT + BATON_LANES, im[i]);
        }
    }
    for (; j < n; j++) {
        for (int i = 0; i < BATON_LANES; i++) {
            const double *number = from->at[vc_order[i] < from->count ? vc_order[i] : 0] + j * from->stride;
            to[j * FFT_ELEMENT + i] = number[swap];
            to[j * FFT_ELEMENT + BATON_LANES + i] = number[!swap];
        }
    }
}

static void scatter_lanes(int64_t n, int swap, double scale, const double *from, const fft_rows *to)
{
    int64_t k = 0;
    for (; to->stride == 2 && k + BATON_LANES <= n; k += BATON_LANES) {
        vd re[BATON_LANES], im[BATON_LANES], factor = vd_set(scale);
        for (int i = 0; i < BATON_LANES; i++) {
            const double *element = from + (k + vc_order[i]) * FFT_ELEMENT;
            vd a = vd_load(element) * factor, b = vd_load(element + BATON_LANES) * factor;
            re[i] = swap ? b : a;
            im[i] = swap ? a : b;
        }
        vd_transpose(re);
        vd_transpose(im);
        for (int i = 0; i < BATON_LANES; i++) {
            if (vc_order[i] < to->count) {
                vc_store_unordered(to->at[vc_order[i]] + 2 * k, (vc){re[i], im[i]});
            }
        }
    }
    for (; k < n; k++) {
        for (int i = 0; i < BATON_LANES; i++) {
            if (vc_order[i] < to->count) {
                double *number = to->at[vc_order[i]] + k * to->stride;
                number[swap] = from[k * FFT_ELEMENT + i] * scale;
                number[!swap] = from[k * FFT_ELEMENT + BATON_LANES + i] * scale;
            }
        }
    }
}

void fft_batch(const struct fft_plan *plan, int swap, double scale, const fft_rows *out, const fft_rows *a,
               double *work)
{
    static const fft_stage copying = {.radix = 1, .m = 1};
    int64_t n = plan->n;
    double *buffers[2] = {work, work + n * FFT_ELEMENT};
    fft_stage copy = copying;
    copy.s = n;
    fft_pass pass = {.stage = &copy, .twiddles = work, .scale = scale};
    if (are_neighbours(a)) {
        pass.in = a->at[0];
        pass.in_stride = a->stride;
        pass.out = work;
        pass.out_stride = FFT_ELEMENT;
        fft_kernels_of(1)->first[swap](&pass);
    } else {
        gather_lanes(n, swap, a, work);
    }
    const double *result = fft_stages(plan, &plan->rows, 0, plan->rows.stages, work, buffers);
    if (are_neighbours(out)) {
        pass.in = result;
        pass.in_stride = FFT_ELEMENT;
        pass.out = out->at[0];
        pass.out_stride = out->stride;
        fft_kernels_of(1)->last[swap](&pass);
    } else {
        scatter_lanes(n, swap, scale, result, out);
    }
}
