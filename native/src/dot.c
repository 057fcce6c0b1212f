/*
 * Σ a[i]·b[i]: floating-point numbers with eight vectors of accumulators, added up pairwise; integers wrap; bool is
 * an or of ands; 16-bit floats are multiplied and summed as float32.
 */
#include "complex_elements.h"

enum { ACCUMULATORS = 8 };

static vd fold(vd *sums)
{
    for (int width = ACCUMULATORS / 2; width > 0; width /= 2) {
        for (int k = 0; k < width; k++) {
            sums[k] += sums[k + width];
        }
    }
    return sums[0];
}

BATON_INLINE vd lanes_at(const double *p, int64_t stride)
{
    return stride == 1 ? vd_load(p) : vd_load_strided(p, stride);
}

BATON_INLINE double dot_real(int64_t n, const double *a, int64_t sa, const double *b, int64_t sb)
{
    vd sums[ACCUMULATORS];
    for (int k = 0; k < ACCUMULATORS; k++) {
        sums[k] = vd_set(0);
    }
    int64_t i = 0;
    for (; i + ACCUMULATORS * BATON_LANES <= n; i += ACCUMULATORS * BATON_LANES) {
#pragma GCC unroll 8
        for (int k = 0; k < ACCUMULATORS; k++) {
            int64_t at = i + k * BATON_LANES;
            sums[k] = vd_fma(lanes_at(a + at * sa, sa), lanes_at(b + at * sb, sb), sums[k]);
        }
    }
    for (int k = 0; i + BATON_LANES <= n; i += BATON_LANES, k++) {
        sums[k] = vd_fma(lanes_at(a + i * sa, sa), lanes_at(b + i * sb, sb), sums[k]);
    }
    if (i < n) {
        vd x, y;
        if (sa == 1 && sb == 1) {
            x = vd_load_some(a + i, n - i, 0);
            y = vd_load_some(b + i, n - i, 0);
        } else {
            x = y = vd_set(0);
            for (int64_t lane = 0; lane < n - i; lane++) {
                x[lane] = a[(i + lane) * sa];
                y[lane] = b[(i + lane) * sb];
            }
        }
        sums[ACCUMULATORS - 1] = vd_fma(x, y, sums[ACCUMULATORS - 1]);
    }
    return vd_sum_lanes(fold(sums));
}

/* The four kinds of products of parts are summed apart: re·re, im·im, re·im, im·re. */
BATON_INLINE void dot_complex(int64_t n, double *out, const double *a, int64_t sa, const double *b,
                              int64_t sb)
{
    vd sums[4][2];
    for (int k = 0; k < 4; k++) {
        sums[k][0] = sums[k][1] = vd_set(0);
    }
    int64_t i = 0;
    while (i < n) {
#pragma GCC unroll 2
        for (int k = 0; k < 2 && i < n; k++, i += BATON_LANES) {
            struct vc x, y;
            if (i + BATON_LANES <= n && sa == 2 && sb == 2) {
                x = vc_load(a + 2 * i);
                y = vc_load(b + 2 * i);
            } else {
                int64_t count = n - i < BATON_LANES ? n - i : BATON_LANES;
                double lanes[2][2 * BATON_LANES] = {{0}};
                for (int64_t lane = 0; lane < count; lane++) {
                    memcpy(lanes[0] + 2 * lane, a + (i + lane) * sa, 2 * sizeof *a);
                    memcpy(lanes[1] + 2 * lane, b + (i + lane) * sb, 2 * sizeof *b);
                }
                x = vc_load(lanes[0]);
                y = vc_load(lanes[1]);
            }
            sums[0][k] = vd_fma(x.re, y.re, sums[0][k]);
            sums[1][k] = vd_fma(x.im, y.im, sums[1][k]);
            sums[2][k] = vd_fma(x.re, y.im, sums[2][k]);
            sums[3][k] = vd_fma(x.im, y.re, sums[3][k]);
        }
    }
    vd total[4];
    for (int k = 0; k < 4; k++) {
        total[k] = sums[k][0] + sums[k][1];
    }
    out[0] = vd_sum_lanes(total[0] - total[1]);
    out[1] = vd_sum_lanes(total[2] + total[3]);
}

/* ---- float32: the accumulators are an array, which the compiler keeps in as many vectors as it likes ------ */

enum { FLOATS = 64, COMPLEX_FLOATS = 32 };

#if BATON_HAS_FMA
#define MULTIPLY_ADD(a, b, c) __builtin_fmaf(a, b, c)
#else
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#endif

static float fold_floats(float *sums, int count)
{
    for (int width = count / 2; width > 0; width /= 2) {
        for (int k = 0; k < width; k++) {
            sums[k] += sums[k + width];
        }
    }
    return sums[0];
}

BATON_INLINE float dot_float(int64_t n, const float *a, int64_t sa, const float *b, int64_t sb)
{
    float sums[FLOATS] = {0};
    int64_t i = 0;
    for (; i + FLOATS <= n; i += FLOATS) {
        for (int k = 0; k < FLOATS; k++) {
            sums[k] = MULTIPLY_ADD(a[(i + k) * sa], b[(i + k) * sb], sums[k]);
        }
    }
    for (int k = 0; i < n; i++, k++) {
        sums[k] = MULTIPLY_ADD(a[i * sa], b[i * sb], sums[k]);
    }
    return fold_floats(sums, FLOATS);
}

BATON_INLINE void dot_complex_float(int64_t n, float *out, const float *a, int64_t sa, const float *b, int64_t sb)
{
    float rr[COMPLEX_FLOATS] = {0}, ii[COMPLEX_FLOATS] = {0}, ri[COMPLEX_FLOATS] = {0}, ir[COMPLEX_FLOATS] = {0};
    for (int64_t i = 0; i < n; i += COMPLEX_FLOATS) {
        int count = n - i < COMPLEX_FLOATS ? (int)(n - i) : COMPLEX_FLOATS;
        for (int k = 0; k < count; k++) {
            const float *x = a + (i + k) * sa, *y = b + (i + k) * sb;
            rr[k] = MULTIPLY_ADD(x[0], y[0], rr[k]);
            ii[k] = MULTIPLY_ADD(x[1], y[1], ii[k]);
            ri[k] = MULTIPLY_ADD(x[0], y[1], ri[k]);
            ir[k] = MULTIPLY_ADD(x[1], y[0], ir[k]);
        }
    }
    out[0] = fold_floats(rr, COMPLEX_FLOATS) - fold_floats(ii, COMPLEX_FLOATS);
    out[1] = fold_floats(ri, COMPLEX_FLOATS) + fold_floats(ir, COMPLEX_FLOATS);
}

/* ---- 16-bit floats: converted in pieces ------------------------------------------------------------------ */

enum { PIECE = 1024 };

static float dot_half(int32_t dtype, int64_t n, const uint16_t *a, int64_t sa, const uint16_t *b, int64_t sb)
{
    float x[PIECE], y[PIECE], sum = 0;
    for (int64_t i = 0; i < n; i += PIECE) {
        int64_t count = n - i < PIECE ? n - i : PIECE;
        BATON_VARIANT_NAME(baton_copy)(BATON_FLOAT32, dtype, (const int64_t[]){1, count, 1, sa}, x, a + i * sa);
        BATON_VARIANT_NAME(baton_copy)(BATON_FLOAT32, dtype, (const int64_t[]){1, count, 1, sb}, y, b + i * sb);
        sum += dot_float(count, x, 1, y, 1);
    }
    return sum;
}

/* ---- integers and bool ------------------------------------------------------------------------------------ */

#define DOT_INTEGER(T, WIDE)                                                                                 \
    static void dot_##T(int64_t n, void *out, const void *a, int64_t sa, const void *b, int64_t sb)          \
    {                                                                                                        \
        const T *x = a, *y = b;                                                                              \
        T sum = 0;                                                                                           \
        if (sa == 1 && sb == 1) {                                                                            \
            for (int64_t i = 0; i < n; i++) {                                                                \
                sum = (T)(sum + (WIDE)x[i] * (WIDE)y[i]);                                                    \
            }                                                                                                \
        } else {                                                                                             \
            for (int64_t i = 0; i < n; i++) {                                                                \
                sum = (T)(sum + (WIDE)x[i * sa] * (WIDE)y[i * sb]);                                          \
            }                                                                                                \
        }                                                                                                    \
        *(T *)out = sum;                                                                                     \
    }
DOT_INTEGER(uint8_t, unsigned)
DOT_INTEGER(uint16_t, unsigned)
DOT_INTEGER(uint32_t, uint32_t)
DOT_INTEGER(uint64_t, uint64_t)

static uint8_t dot_bool(int64_t n, const uint8_t *a, int64_t sa, const uint8_t *b, int64_t sb)
{
    for (int64_t i = 0; i < n; i++) {
        if (a[i * sa] & b[i * sb]) {
            return 1;
        }
    }
    return 0;
}

int32_t BATON_VARIANT_NAME(baton_dot)(int32_t dtype, int64_t n, void *out, const void *a, int64_t a_stride,
                                      const void *b, int64_t b_stride)
{
    int contiguous = a_stride == 1 && b_stride == 1;
    float sum;
    switch (dtype) {
    case BATON_BOOL:
        *(uint8_t *)out = dot_bool(n, a, a_stride, b, b_stride);
        break;
    case BATON_INT8:
    case BATON_UINT8:
        dot_uint8_t(n, out, a, a_stride, b, b_stride);
        break;
    case BATON_INT16:
    case BATON_UINT16:
        dot_uint16_t(n, out, a, a_stride, b, b_stride);
        break;
    case BATON_INT32:
    case BATON_UINT32:
        dot_uint32_t(n, out, a, a_stride, b, b_stride);
        break;
    case BATON_INT64:
    case BATON_UINT64:
        dot_uint64_t(n, out, a, a_stride, b, b_stride);
        break;
    case BATON_FLOAT16:
    case BATON_BFLOAT16:
        sum = dot_half(dtype, n, a, a_stride, b, b_stride);
        return BATON_VARIANT_NAME(baton_copy)(dtype, BATON_FLOAT32, (const int64_t[]){0}, out, &sum);
    case BATON_FLOAT32:
        *(float *)out = contiguous ? dot_float(n, a, 1, b, 1) : dot_float(n, a, a_stride, b, b_stride);
        break;
    case BATON_FLOAT64:
        *(double *)out = contiguous ? dot_real(n, a, 1, b, 1) : dot_real(n, a, a_stride, b, b_stride);
        break;
    case BATON_COMPLEX64:
        if (contiguous) {
            dot_complex_float(n, out, a, 2, b, 2);
        } else {
            dot_complex_float(n, out, a, 2 * a_stride, b, 2 * b_stride);
        }
        break;
    case BATON_COMPLEX128:
        if (contiguous) {
            dot_complex(n, out, a, 2, b, 2);
        } else {
            dot_complex(n, out, a, 2 * a_stride, b, 2 * b_stride);
        }
        break;
    default:
        return BATON_UNSUPPORTED;
    }
    return BATON_OK;
}
