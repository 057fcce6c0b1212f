/* Copies, fills and the conversion float64 → complex128. */
#include "complex_elements.h"

/* A contiguous copy of n doubles; the two may be the same. */
static void copy_contiguous(int64_t n, double *out, const double *a, int streaming)
{
    int64_t i = 0;
    if (!streaming) {
        memmove(out, a, (size_t)n * sizeof *out);
        return;
    }
    for (int64_t before = elements_before_boundary(out, n); i < before; i++) {
        out[i] = a[i];
    }
    for (; i + BATON_LANES <= n; i += BATON_LANES) {
        vd_stream(out + i, vd_load(a + i));
    }
    vd_stream_end();
    for (; i < n; i++) {
        out[i] = a[i];
    }
}

/* n doubles of alternating even and odd (the same for float64). */
static void fill_contiguous(int64_t n, double *out, double even, double odd, int streaming)
{
    double pair[2 * BATON_LANES];
    for (int lane = 0; lane < 2 * BATON_LANES; lane += 2) {
        pair[lane] = even;
        pair[lane + 1] = odd;
    }
    vd pattern = vd_load(pair), shifted = vd_load(pair + 1);
    int64_t i = 0;
    if (streaming) {
        for (int64_t before = elements_before_boundary(out, n); i < before; i++) {
            out[i] = i & 1 ? odd : even;
        }
        if (i & 1) {
            pattern = shifted;
        }
        for (; i + BATON_LANES <= n; i += BATON_LANES) {
            vd_stream(out + i, pattern);
        }
        vd_stream_end();
    } else {
        for (; i + BATON_LANES <= n; i += BATON_LANES) {
            vd_store(out + i, pattern);
        }
    }
    for (; i < n; i++) {
        out[i] = i & 1 ? odd : even;
    }
}

static int is_streaming(const void *context, int64_t n)
{
    return ((const struct element_context *)context)->streaming && n >= STREAMING_MINIMUM;
}

static void copy_real(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    double *out = (double *)data[0];
    const double *a = (const double *)data[1];
    int64_t so = doubles(stride[0]), sa = doubles(stride[1]);
    if (so == 1 && sa == 1) {
        copy_contiguous(n, out, a, is_streaming(context, n));
    } else if (so == 1 && sa == 0) {
        fill_contiguous(n, out, a[0], a[0], is_streaming(context, n));
    } else {
        for (int64_t i = 0; i < n; i++) {
            out[i * so] = a[i * sa];
        }
    }
}

static void copy_complex(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    double *out = (double *)data[0];
    const double *a = (const double *)data[1];
    int64_t so = doubles(stride[0]), sa = doubles(stride[1]);
    if (so == 2 && sa == 2) {
        copy_contiguous(2 * n, out, a, is_streaming(context, n));
    } else if (so == 2 && sa == 0) {
        fill_contiguous(2 * n, out, a[0], a[1], is_streaming(context, n));
    } else {
        for (int64_t i = 0; i < n; i++) {
            double re = a[i * sa], im = a[i * sa + 1];
            out[i * so] = re;
            out[i * so + 1] = im;
        }
    }
}

static void real_to_complex(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    double *out = (double *)data[0];
    const double *a = (const double *)data[1];
    int64_t so = doubles(stride[0]), sa = doubles(stride[1]), i = 0;
    if (so == 2 && sa == 0) {
        fill_contiguous(2 * n, out, a[0], 0, is_streaming(context, n));
        return;
    }
    for (; i < n; i++) {
        out[i * so] = a[i * sa];
        out[i * so + 1] = 0;
    }
}

static const struct {
    baton_run *run;
    int itemsize[2]; /* out, a */
} kernels[BATON_COMPLEX128 + 1][BATON_COMPLEX128 + 1] = {
    [BATON_FLOAT64][BATON_FLOAT64] = {copy_real, {8, 8}},
    [BATON_COMPLEX128][BATON_COMPLEX128] = {copy_complex, {16, 16}},
    [BATON_COMPLEX128][BATON_FLOAT64] = {real_to_complex, {16, 8}},
};

int32_t BATON_VARIANT_NAME(baton_copy)(int32_t out_dtype, int32_t a_dtype, const int64_t *loop, void *out,
                                       const void *a)
{
    if (out_dtype < 0 || out_dtype > BATON_COMPLEX128 || a_dtype < 0 || a_dtype > BATON_COMPLEX128 ||
        kernels[out_dtype][a_dtype].run == NULL) {
        return BATON_UNSUPPORTED;
    }
    elements_run(kernels[out_dtype][a_dtype].run, 2, loop, kernels[out_dtype][a_dtype].itemsize,
                 (char *[]){out, (char *)a});
    return BATON_OK;
}
