/*
 * Transforms between real numbers and the half of their spectrum that says it all.
 *
 * An even number n = 2m of reals is taken for m complex numbers z[j] = x[2j] + i·x[2j+1], as which they lie in
 * memory anyway. Their transform Z holds those of the even and of the odd numbers, told apart by symmetry:
 *
 *     s = Z[k] + conj(Z[m-k]),   d = Z[k] - conj(Z[m-k]),   t = -i·exp(-2πi·k/n)
 *     2·X[k] = s + t·d,          2·X[m-k] = conj(s - t·d)
 *
 * and back likewise. With real and imaginary parts exchanged, which is how inverses are made, the way back is
 * the same with s and d exchanged and no halves. So k and m-k are folded together in place. An odd number of
 * reals is transformed as complex numbers; the half of the spectrum that is the other's conjugate is left out,
 * or made.
 */
#include "fft_plan.h"
#include "fft_radix.h"

BATON_INLINE void fold(vc *low, vc *high, vr t_re, vr t_im, int back)
{
    vc conjugate = {high->re, -high->im};
    vc s = vc_add(*low, conjugate), d = vc_sub(*low, conjugate);
    vc plain = back ? d : s, turned = vc_multiply(back ? s : d, t_re, t_im);
    *low = vc_add(plain, turned);
    *high = back ? (vc){turned.re - plain.re, plain.im - turned.im} : (vc){plain.re - turned.re, turned.im - plain.im};
}

/* Numbers 0 and m: forward of Z[0]; back of X[0] and X[m], whose imaginary parts do not count. */
BATON_INLINE void fold_ends(vc *first, vc *last, int back)
{
    if (back) {
        *first = (vc){first->im - last->im, first->im + last->im};
    } else {
        vr sum = first->re + first->im, difference = first->re - first->im;
        *first = (vc){sum + sum, vr_set(0)};
        *last = (vc){difference + difference, vr_set(0)};
    }
}

/* ---- lane buffers -------------------------------------------------------------------------------------- */

BATON_INLINE vc element(const scalar *buffer, int64_t k)
{
    return (vc){vr_load(buffer + k * FFT_ELEMENT), vr_load(buffer + k * FFT_ELEMENT + FFT_LANES)};
}

BATON_INLINE void set_element(scalar *buffer, int64_t k, vc x)
{
    vr_store(buffer + k * FFT_ELEMENT, x.re);
    vr_store(buffer + k * FFT_ELEMENT + FFT_LANES, x.im);
}

BATON_INLINE void fold_lanes(int64_t m, const scalar *turns, scalar *buffer, int back)
{
    vc first = element(buffer, 0), last = back ? element(buffer, m) : first;
    fold_ends(&first, &last, back);
    set_element(buffer, 0, first);
    if (!back) {
        set_element(buffer, m, last);
    }
    for (int64_t k = 1; k <= m / 2; k++) {
        vc low = element(buffer, k), high = element(buffer, m - k);
        fold(&low, &high, vr_set(turns[2 * k]), vr_set(turns[2 * k + 1]), back);
        set_element(buffer, m - k, high);
        set_element(buffer, k, low);
    }
}

void fft_fold_lanes(int64_t m, const scalar *turns, int back, scalar *buffer)
{
    if (back) {
        fold_lanes(m, turns, buffer, 1);
    } else {
        fold_lanes(m, turns, buffer, 0);
    }
}

void fft_mirror_lanes(int64_t n, scalar *buffer)
{
    /* Parts are exchanged: the imaginary comes first. */
    vc first = element(buffer, 0);
    set_element(buffer, 0, (vc){vr_set(0), first.im});
    for (int64_t k = 1; k <= n / 2; k++) {
        vc x = element(buffer, k);
        set_element(buffer, n - k, (vc){-x.re, x.im});
    }
}

/* ---- runs ---------------------------------------------------------------------------------------------- */

BATON_INLINE vc loaded(const scalar *run, int64_t k, int descending, int swap)
{
    vc x = vc_load_unordered(run + 2 * k);
    x = descending ? (vc){vr_reversed(x.re), vr_reversed(x.im)} : x;
    return swap ? (vc){x.im, x.re} : x;
}

BATON_INLINE void stored(scalar *run, int64_t k, vc x, int descending, int swap)
{
    x = descending ? (vc){vr_reversed(x.re), vr_reversed(x.im)} : x;
    vc_store_unordered(run + 2 * k, swap ? (vc){x.im, x.re} : x);
}

/* One number, in every lane. */
BATON_INLINE vc broadcast(const scalar *run, int64_t k, int swap)
{
    return (vc){vr_set(run[2 * k + swap]), vr_set(run[2 * k + !swap])};
}

BATON_INLINE void set_number(scalar *run, int64_t k, vc x, int swap)
{
    run[2 * k + swap] = x.re[0];
    run[2 * k + !swap] = x.im[0];
}

/* Numbers k … k + FFT_LANES - 1 and, descending, those that they are folded with. */
typedef struct {
    vc low, high;
} pair;

BATON_INLINE pair folded(int64_t m, const scalar *turns, const scalar *in, int64_t k, int back)
{
    pair x = {loaded(in, k, 0, back), loaded(in, m - k - FFT_LANES + 1, 1, back)};
    vc t = vc_load_unordered(turns + 2 * k);
    fold(&x.low, &x.high, t.re, t.im, back);
    return x;
}

/* In the middle of an even m one number is both: the low one stays. */
BATON_INLINE void store_pair(int64_t m, scalar *out, int64_t k, pair x, int back)
{
    stored(out, m - k - FFT_LANES + 1, x.high, 1, back);
    stored(out, k, x.low, 0, back);
}

BATON_INLINE void fold_run(int64_t m, const scalar *turns, const scalar *in, scalar *out, int back)
{
    vc first = broadcast(in, 0, back), last = back ? broadcast(in, m, back) : first;
    fold_ends(&first, &last, back);
    set_number(out, 0, first, back);
    if (!back) {
        set_number(out, m, last, back);
    }
    if (m / 2 >= FFT_LANES) {
        /* The last are read before those that they may overlap are written, and written after them. */
        int64_t middle = m / 2 - FFT_LANES + 1;
        pair last = folded(m, turns, in, middle, back);
        for (int64_t k = 1; k < middle; k += FFT_LANES) {
            store_pair(m, out, k, folded(m, turns, in, k, back), back);
        }
        store_pair(m, out, middle, last, back);
        return;
    }
    for (int64_t k = 1; k <= m / 2; k++) {
        vc low = broadcast(in, k, back), high = broadcast(in, m - k, back);
        fold(&low, &high, vr_set(turns[2 * k]), vr_set(turns[2 * k + 1]), back);
        set_number(out, m - k, high, back);
        set_number(out, k, low, back);
    }
}

void fft_fold_run(int64_t m, const scalar *turns, int back, const scalar *in, scalar *out)
{
    if (back) {
        fold_run(m, turns, in, out, 1);
    } else {
        fold_run(m, turns, in, out, 0);
    }
}

void fft_mirror_run(int64_t n, scalar *run)
{
    run[1] = 0;
    for (int64_t k = 1; k <= n / 2; k++) {
        run[2 * (n - k)] = run[2 * k];
        run[2 * (n - k) + 1] = -run[2 * k + 1];
    }
}
