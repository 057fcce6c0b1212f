/*
 * Sums, pairwise: a run of up to 128 doubles has eight accumulators, a longer one is the sum of its halves,
 * split at a multiple of eight. That is NumPy's order of additions (pairwise_sum in
 * numpy/_core/src/umath/loops_utils.h.src), kept to the bit on every variant: the eight accumulators are the
 * lanes of one vector or of several.
 *
 * The axis along which a runs fastest is innermost. Where that axis is reduced its lines are summed pairwise
 * and added to the output in order; where it is kept whole rows are added to the output's row, in order.
 */
#include "complex_elements.h"

enum { BLOCK = 128, ACCUMULATORS = 8, VECTORS = ACCUMULATORS / BATON_LANES };

BATON_INLINE vd eight_at(const double *a, int64_t stride, int vector)
{
    const double *p = a + vector * BATON_LANES * stride;
    return stride == 1 ? vd_load(p) : vd_load_strided(p, stride);
}

/* At most BLOCK doubles. */
BATON_INLINE double block_sum(int64_t n, const double *a, int64_t stride)
{
    double sum;
    int64_t i = ACCUMULATORS;
    if (n < ACCUMULATORS) {
        sum = -0.0; /* which is the identity for every x, -0 included */
        i = 0;
    } else {
        vd sums[VECTORS];
        for (int v = 0; v < VECTORS; v++) {
            sums[v] = eight_at(a, stride, v);
        }
        for (; i + ACCUMULATORS <= n; i += ACCUMULATORS) {
            for (int v = 0; v < VECTORS; v++) {
                sums[v] += eight_at(a + i * stride, stride, v);
            }
        }
        double r[ACCUMULATORS];
        for (int v = 0; v < VECTORS; v++) {
            vd_store(r + v * BATON_LANES, sums[v]);
        }
        sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    }
    for (; i < n; i++) {
        sum += a[i * stride];
    }
    return sum;
}

static int64_t first_half(int64_t n)
{
    int64_t half = n / 2;
    return half - half % ACCUMULATORS;
}

static double pairwise_contiguous(int64_t n, const double *a)
{
    if (n <= BLOCK) {
        return block_sum(n, a, 1);
    }
    int64_t half = first_half(n);
    double left = pairwise_contiguous(half, a);
    return left + pairwise_contiguous(n - half, a + half);
}

static double pairwise_strided(int64_t n, const double *a, int64_t stride)
{
    if (n <= BLOCK) {
        return block_sum(n, a, stride);
    }
    int64_t half = first_half(n);
    double left = pairwise_strided(half, a, stride);
    return left + pairwise_strided(n - half, a + half * stride, stride);
}

/* The eight accumulators of a complex sum are four elements, and a block is 64: n counts parts, stride
 * elements' doubles. */
BATON_INLINE double complex complex_block_sum(int64_t n, const double *a, int64_t stride)
{
    double re = -0.0, im = -0.0;
    int64_t i = 0;
    if (n >= ACCUMULATORS) {
        double r[ACCUMULATORS];
        if (stride == 2) {
            vd sums[VECTORS];
            for (int v = 0; v < VECTORS; v++) {
                sums[v] = eight_at(a, 1, v);
            }
            for (i = ACCUMULATORS; i + ACCUMULATORS <= n; i += ACCUMULATORS) {
                for (int v = 0; v < VECTORS; v++) {
                    sums[v] += eight_at(a + i, 1, v);
                }
            }
            for (int v = 0; v < VECTORS; v++) {
                vd_store(r + v * BATON_LANES, sums[v]);
            }
        } else {
            for (int k = 0; k < ACCUMULATORS; k++) {
                r[k] = a[k / 2 * stride + k % 2];
            }
            for (i = ACCUMULATORS; i + ACCUMULATORS <= n; i += ACCUMULATORS) {
                for (int k = 0; k < ACCUMULATORS; k++) {
                    r[k] += a[(i + k) / 2 * stride + k % 2];
                }
            }
        }
        re = (r[0] + r[2]) + (r[4] + r[6]);
        im = (r[1] + r[3]) + (r[5] + r[7]);
    }
    for (; i < n; i += 2) {
        re += a[i / 2 * stride];
        im += a[i / 2 * stride + 1];
    }
    return complex_of(re, im);
}

static double complex complex_pairwise(int64_t n, const double *a, int64_t stride)
{
    if (n <= BLOCK) {
        return stride == 2 ? complex_block_sum(n, a, 2) : complex_block_sum(n, a, stride);
    }
    int64_t half = first_half(n);
    double complex left = complex_pairwise(half, a, stride);
    double complex right = complex_pairwise(n - half, a + half / 2 * stride, stride);
    return complex_of(creal(left) + creal(right), cimag(left) + cimag(right));
}

/* One line: into one output element, or added element by element to the output's line. */
static void add_line(int64_t n, char *const *data, const int64_t *stride,
                     const void *context __attribute__((unused)))
{
    double *out = (double *)data[0];
    const double *a = (const double *)data[1];
    int64_t so = doubles(stride[0]), sa = doubles(stride[1]), i = 0;
    if (so == 0) {
        *out += sa == 1 ? pairwise_contiguous(n, a) : pairwise_strided(n, a, sa);
        return;
    }
    if (so == 1 && sa == 1) {
        for (; i + BATON_LANES <= n; i += BATON_LANES) {
            vd_store(out + i, vd_load(out + i) + vd_load(a + i));
        }
    }
    for (; i < n; i++) {
        out[i * so] += a[i * sa];
    }
}

static void add_complex_line(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    double *out = (double *)data[0];
    const double *a = (const double *)data[1];
    int64_t so = doubles(stride[0]), sa = doubles(stride[1]);
    if (so == 0) {
        double complex sum = complex_pairwise(2 * n, a, sa);
        out[0] += creal(sum);
        out[1] += cimag(sum);
    } else if (so == 2 && sa == 2) {
        static const int64_t contiguous[2] = {8, 8};
        add_line(2 * n, data, contiguous, context);
    } else {
        for (int64_t i = 0; i < n; i++) {
            out[i * so] += a[i * sa];
            out[i * so + 1] += a[i * sa + 1];
        }
    }
}

/*
 * Rows of a contiguous block added to one contiguous row of the output, four at a time so that the output is
 * read and written once for four additions, which happen in the rows' order.
 */
static void add_rows(int64_t rows, int64_t row_stride, int64_t n, double *out, const double *a)
{
    int64_t row = 0;
    for (; row + 4 <= rows; row += 4, a += 4 * row_stride) {
        const double *a1 = a + row_stride, *a2 = a1 + row_stride, *a3 = a2 + row_stride;
        int64_t i = 0;
        for (; i + BATON_LANES <= n; i += BATON_LANES) {
            vd sum = vd_load(out + i);
            sum += vd_load(a + i);
            sum += vd_load(a1 + i);
            sum += vd_load(a2 + i);
            sum += vd_load(a3 + i);
            vd_store(out + i, sum);
        }
        for (; i < n; i++) {
            out[i] = (((out[i] + a[i]) + a1[i]) + a2[i]) + a3[i];
        }
    }
    static const int64_t contiguous[2] = {8, 8};
    for (; row < rows; row++, a += row_stride) {
        add_line(n, (char *const[]){(char *)out, (char *)a}, contiguous, NULL);
    }
}

/* Writes the identity to every output element: 0, as NumPy starts its sums (a sum of nothing but -0 is +0).
 */
static void write_zeros(const int64_t *packed, double *out, int width)
{
    int64_t ndim = packed[0];
    const int64_t *shape = packed + 1, *strides = shape + ndim;
    int64_t kept[1 + 2 * BATON_MAX_NDIM], index[BATON_MAX_NDIM];
    kept[0] = ndim;
    for (int64_t axis = 0; axis < ndim; axis++) {
        kept[1 + axis] = strides[axis] == 0 ? 1 : shape[axis];
        kept[1 + ndim + axis] = strides[axis];
    }
    struct baton_loop loop;
    loop.data[0] = (char *)out;
    if (baton_loop_read(&loop, 1, BATON_FREE_ORDER, kept, (const int[]){width * 8}) == 0) {
        return;
    }
    static const double zero[2] = {0, 0};
    for (int axis = 0; axis < loop.ndim; axis++) {
        index[axis] = 0;
    }
    do {
        for (int64_t i = 0; i < loop.shape[0]; i++) {
            memcpy(loop.data[0] + i * loop.stride[0][0], zero, (size_t)width * sizeof zero[0]);
        }
    } while (baton_loop_next(&loop, 1, index, loop.data));
}

/*
 * Several reduced axes innermost that are no single run: their elements are gathered, and GATHERED at most
 * are summed pairwise at a time. The gathered part is NumPy's, whose iterator has a buffer of that size: as
 * many whole inner axes as fit, then as many steps of the next.
 */
enum { GATHERED = 8192 };

/* Copies steps of axis, and all of the axes inside it, to buffer in order; returns the copy's end. */
static double *gather(const struct baton_loop *loop, int axis, int64_t steps, const double *a, int width,
                      double *buffer)
{
    int64_t stride = doubles(loop->stride[1][axis]);
    if (axis > 0) {
        for (int64_t i = 0; i < steps; i++) {
            buffer = gather(loop, axis - 1, loop->shape[axis - 1], a + i * stride, width, buffer);
        }
        return buffer;
    }
    for (int64_t i = 0; i < steps; i++) {
        for (int part = 0; part < width; part++) {
            *buffer++ = a[i * stride + part];
        }
    }
    return buffer;
}

static void add_run(int64_t n, double *out, const double *a, int width)
{
    if (width == 1) {
        *out += pairwise_contiguous(n, a);
    } else {
        double complex sum = complex_pairwise(2 * n, a, 2);
        out[0] += creal(sum);
        out[1] += cimag(sum);
    }
}

/* The number of innermost axes that are reduced and are gathered together, or 0 where lines are summed by
 * themselves. */
static int gathered_axes(const struct baton_loop *loop)
{
    int reduced = 0, fitting = 0;
    while (reduced < loop->ndim && loop->stride[0][reduced] == 0) {
        reduced++;
    }
    for (int64_t elements = 1; fitting < reduced && elements * loop->shape[fitting] <= GATHERED; fitting++) {
        elements *= loop->shape[fitting];
    }
    return reduced >= 2 ? fitting : 0;
}

static __attribute__((noinline)) void add_gathered(struct baton_loop *loop, int axes, int width)
{
    double buffer[2 * GATHERED];
    int64_t index[BATON_MAX_NDIM] = {0}, elements = 1, extent = 1, most = 1;
    for (int i = 0; i < axes; i++) {
        elements *= loop->shape[i];
    }
    int steps_next = axes < loop->ndim && loop->stride[0][axes] == 0;
    if (steps_next) {
        extent = loop->shape[axes];
        most = GATHERED / elements;
    }
    do {
        for (int64_t i = 0; i < extent; i += most) {
            int64_t steps = extent - i < most ? extent - i : most;
            if (steps_next) {
                gather(loop, axes, steps, (const double *)(loop->data[1] + i * loop->stride[1][axes]), width,
                       buffer);
            } else {
                gather(loop, axes - 1, loop->shape[axes - 1], (const double *)loop->data[1], width, buffer);
            }
            add_run(steps * elements, (double *)loop->data[0], buffer, width);
        }
    } while (baton_loop_next(loop, axes + steps_next, index, loop->data));
}

/* Whether the two innermost axes are contiguous rows summed into one contiguous row, and no others are left.
 */
static int is_plane_of_rows(const struct baton_loop *loop, int width)
{
    return loop->ndim == 2 && loop->stride[0][0] == width * 8 && loop->stride[1][0] == width * 8 &&
           loop->stride[0][1] == 0;
}

int32_t BATON_VARIANT_NAME(baton_reduce)(int32_t op, int32_t dtype, const int64_t *packed, void *out,
                                         const void *a)
{
    if (op != BATON_SUM || (dtype != BATON_FLOAT64 && dtype != BATON_COMPLEX128)) {
        return BATON_UNSUPPORTED;
    }
    int width = dtype == BATON_COMPLEX128 ? 2 : 1;
    if (packed[0] == 1 && packed[2] == 0) { /* most calls: one run */
        memset(out, 0, (size_t)width * sizeof(double));
        int64_t stride[2] = {0, packed[3] * width * 8};
        (width == 2 ? add_complex_line : add_line)(packed[1], (char *const[]){out, (char *)a}, stride,
                                                   NULL);
        return BATON_OK;
    }
    write_zeros(packed, out, width);
    struct baton_loop loop;
    loop.data[0] = out;
    loop.data[1] = (char *)a;
    if (baton_loop_read(&loop, 2, BATON_REDUCTION_ORDER, packed, (const int[]){width * 8, width * 8}) == 0) {
        return BATON_OK;
    }
    int gathered = gathered_axes(&loop);
    if (gathered > 0) {
        add_gathered(&loop, gathered, width);
    } else if (is_plane_of_rows(&loop, width)) {
        add_rows(loop.shape[1], doubles(loop.stride[1][1]), width * loop.shape[0], (double *)loop.data[0],
                 (const double *)loop.data[1]);
    } else {
        baton_loop_run_in_order(&loop, dtype == BATON_COMPLEX128 ? add_complex_line : add_line, NULL);
    }
    return BATON_OK;
}
