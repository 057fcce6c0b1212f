/*
 * complex128 functions of one or two elements that are not done in vectors, by the C library, and complex64
 * by way of complex128.
 */
#ifndef BATON_COMPLEX_SCALAR_H
#define BATON_COMPLEX_SCALAR_H

#include "complex_elements.h"
#include "lines.h"

BATON_INLINE double complex to_c(t_complex128 z) { return complex_of(z.re, z.im); }
BATON_INLINE t_complex128 of_c(double complex z) { return (t_complex128){creal(z), cimag(z)}; }

enum { VIA_COMPLEX128 = 128 };

/* real: the output is real. */
static __attribute__((noinline, unused)) void run_via_complex128(int64_t n, int operands, int real, char *const *data,
                                                                 const int64_t *stride, baton_run *run)
{
    t_complex128 buffer[BATON_MAX_OPERANDS][VIA_COMPLEX128] __attribute__((aligned(64)));
    char *at[BATON_MAX_OPERANDS];
    int64_t steps[BATON_MAX_OPERANDS];
    const struct element_context plain = {0};
    for (int k = 0; k < operands; k++) {
        at[k] = (char *)buffer[k];
        steps[k] = sizeof(t_complex128);
    }
    steps[0] = real ? sizeof(double) : sizeof(t_complex128);
    for (int64_t i = 0; i < n; i += VIA_COMPLEX128) {
        int64_t count = n - i < VIA_COMPLEX128 ? n - i : VIA_COMPLEX128;
        for (int k = 1; k < operands; k++) {
            const char *p = data[k] + i * stride[k];
            for (int64_t j = 0; j < count; j++, p += stride[k]) {
                t_complex64 z = *(const t_complex64 *)p;
                buffer[k][j] = (t_complex128){z.re, z.im};
            }
        }
        run(count, at, steps, &plain);
        char *out = data[0] + i * stride[0];
        for (int64_t j = 0; j < count; j++, out += stride[0]) {
            if (real) {
                *(float *)out = (float)((double *)buffer[0])[j];
            } else {
                *(t_complex64 *)out = (t_complex64){(float)buffer[0][j].re, (float)buffer[0][j].im};
            }
        }
    }
}

#define VIA_COMPLEX(name, operands, real, run)                                                               \
    static void name(int64_t n, char *const *data, const int64_t *stride,                                    \
                     const void *context __attribute__((unused)))                                            \
    {                                                                                                        \
        run_via_complex128(n, operands, real, data, stride, run);                                            \
    }

/* z/|z|: 0 of 0, one axis of one infinite part. */
BATON_INLINE t_complex128 complex_sign_one(t_complex128 z)
{
    double size = hypot(z.re, z.im);
    int re_infinite = isinf(z.re), im_infinite = isinf(z.im);
    if (isnan(z.re) || isnan(z.im) || (re_infinite && im_infinite)) {
        return (t_complex128){NAN, NAN};
    }
    if (re_infinite || im_infinite) {
        return (t_complex128){re_infinite ? copysign(1, z.re) : 0, im_infinite ? copysign(1, z.im) : 0};
    }
    return size == 0 ? (t_complex128){0, 0} : (t_complex128){z.re / size, z.im / size};
}

BATON_INLINE t_complex128 complex_product(t_complex128 a, t_complex128 b)
{
    return of_c(to_c(a) * to_c(b));
}

/* Small whole powers by squaring, others by the C library. */
static inline t_complex128 complex_power_one(t_complex128 x, t_complex128 y)
{
    if (y.re == 0 && y.im == 0) {
        return (t_complex128){1, 0};
    }
    if (x.re == 0 && x.im == 0) {
        if (y.re > 0) {
            return (t_complex128){0, 0};
        }
        conditions_raise(BATON_CONDITION_INVALID);
        return (t_complex128){NAN, NAN};
    }
    /* By the bits of its sum with 2^52: compilers convert early, and what fits no integer is an invalid operation. */
    double size = fabs(y.re), sum = size + 0x1p52;
    if (y.im == 0 && size < 100 && sum - 0x1p52 == size) {
        uint64_t bits;
        memcpy(&bits, &sum, sizeof bits);
        int n = (int)(bits & 127);
        t_complex128 power = {1, 0}, square = x;
        for (;;) {
            if (n & 1) {
                power = complex_product(power, square);
            }
            n >>= 1;
            if (n == 0) {
                break;
            }
            square = complex_product(square, square);
        }
        return y.re < 0 ? of_c(1 / to_c(power)) : power;
    }
    return of_c(cpow(to_c(x), to_c(y)));
}

BATON_INLINE t_complex128 complex_scaled(t_complex128 z, double factor)
{
    return (t_complex128){z.re * factor, z.im * factor};
}

static inline t_complex128 complex_expm1_one(t_complex128 z)
{
    double s = sin(z.im / 2);
    return (t_complex128){expm1(z.re) * cos(z.im) - 2 * s * s, exp(z.re) * sin(z.im)};
}

static inline t_complex128 complex_log1p_one(t_complex128 z)
{
    return (t_complex128){log(hypot(z.re + 1, z.im)), atan2(z.im, z.re + 1)};
}

#endif
