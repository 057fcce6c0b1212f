/*
 * Reductions over any axes: which lines and rows there are, and what their starting values are. What happens to
 * one line is a reducer's (reduce.h).
 *
 * The axis along which a runs fastest is innermost. Where that axis is reduced its lines are reduced and combined
 * with the output in order; where it is kept whole rows are combined with the output's row, in order.
 */
#include "reduce_job.h"

/* ---- starting values ----------------------------------------------------------------------------------- */

/* The extents of the output: 1 along the reduced axes. packed is a descriptor of at least (out, a). */
static void output_shape(const int64_t *packed, int64_t *shape)
{
    int64_t ndim = packed[0];
    for (int64_t axis = 0; axis < ndim; axis++) {
        shape[axis] = packed[1 + ndim + axis] == 0 ? 1 : packed[1 + axis];
    }
}

/* Whether a reduced axis has extent 0 while the output is not empty: then only an identity will do. */
static int is_empty_run(const int64_t *packed)
{
    int64_t ndim = packed[0];
    int empty = 0;
    for (int64_t axis = 0; axis < ndim; axis++) {
        if (packed[1 + axis] == 0) {
            if (packed[1 + ndim + axis] != 0) {
                return 0;
            }
            empty = 1;
        }
    }
    return empty;
}

/* out ← one value everywhere, of out's own dtype. */
static void fill(int32_t dtype, const int64_t *packed, void *out, const void *value)
{
    int64_t ndim = packed[0], loop[1 + 3 * BATON_MAX_NDIM] = {ndim};
    output_shape(packed, loop + 1);
    memcpy(loop + 1 + ndim, packed + 1 + ndim, (size_t)ndim * sizeof *loop);
    memset(loop + 1 + 2 * ndim, 0, (size_t)ndim * sizeof *loop);
    BATON_VARIANT_NAME(copy_within)(dtype, dtype, loop, out, value);
}

/* out ← the first elements of a along the reduced axes. */
static void take_first(int32_t out_dtype, int32_t a_dtype, const int64_t *packed, void *out, const void *a)
{
    int64_t ndim = packed[0], loop[1 + 3 * BATON_MAX_NDIM] = {ndim};
    output_shape(packed, loop + 1);
    memcpy(loop + 1 + ndim, packed + 1 + ndim, (size_t)(2 * ndim) * sizeof *loop);
    BATON_VARIANT_NAME(copy_within)(out_dtype, a_dtype, loop, out, a);
}

/* 0, 1 or -infinity; integers are little-endian on every CPU there are kernels for. */
static void put_number(int32_t dtype, double number, char *value)
{
    int one = number == 1, infinite = number < 0;
    uint16_t half;
    float single[2] = {(float)number, 0};
    double both[2] = {number, 0};
    memset(value, 0, 16);
    switch (dtype) {
    case BATON_FLOAT16:
        half = one ? 0x3c00 : infinite ? 0xfc00 : 0;
        memcpy(value, &half, sizeof half);
        break;
    case BATON_BFLOAT16:
        half = one ? 0x3f80 : infinite ? 0xff80 : 0;
        memcpy(value, &half, sizeof half);
        break;
    case BATON_FLOAT32:
    case BATON_COMPLEX64:
        memcpy(value, single, sizeof single);
        break;
    case BATON_FLOAT64:
    case BATON_COMPLEX128:
        memcpy(value, both, sizeof both);
        break;
    default:
        value[0] = (char)one;
        break;
    }
}

/* The value that changes no other: 0, 1, all bits, -infinity. Returns 0 where the operation has none. */
static int identity(int32_t op, int32_t dtype, char *value)
{
    switch (op) {
    case BATON_ADD:
    case BATON_LOGICAL_OR:
    case BATON_LOGICAL_XOR:
    case BATON_BITWISE_OR:
    case BATON_BITWISE_XOR:
    case BATON_GCD:
    case BATON_HYPOT:
        put_number(dtype, 0, value);
        return 1;
    case BATON_MULTIPLY:
    case BATON_LOGICAL_AND:
        put_number(dtype, 1, value);
        return 1;
    case BATON_BITWISE_AND:
        memset(value, dtype == BATON_BOOL ? 1 : 0xff, 16);
        return 1;
    case BATON_LOGADDEXP:
    case BATON_LOGADDEXP2:
        put_number(dtype, -INFINITY, value);
        return 1;
    default:
        return 0;
    }
}

/*
 * Writes what the reduction starts from, or leaves what is there. *starts_with_first: that was the first elements
 * along the reduced axes.
 */
static int32_t start(int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *packed, void *out,
                     const void *a, int *starts_with_first)
{
    char value[16];
    *starts_with_first = 0;
    if ((op & BATON_ONTO) != 0) {
        return BATON_OK;
    }
    if (identity(op, out_dtype, value)) {
        if (packed[0] == 1 && packed[2] == 0) { /* most calls: one output */
            memcpy(out, value, (size_t)baton_itemsizes[out_dtype]);
        } else {
            fill(out_dtype, packed, out, value);
        }
        return BATON_OK;
    }
    if (is_empty_run(packed)) {
        return BATON_INVALID;
    }
    *starts_with_first = 1;
    take_first(out_dtype, a_dtype, packed, out, a);
    return BATON_OK;
}

/*
 * Takes the first elements along the one reduced axis out of the descriptor; reducers without identity may as well
 * see them again. Returns 0 where there is more than one such axis: the operation's order would not be told.
 */
static int skip_first(const int64_t *packed, int64_t *rest, const char **a, int64_t itemsize)
{
    int64_t ndim = packed[0], skipped = -1;
    memcpy(rest, packed, (size_t)(1 + 3 * ndim) * sizeof *rest);
    for (int64_t axis = 0; axis < ndim; axis++) {
        if (packed[1 + ndim + axis] == 0 && packed[1 + axis] > 1) {
            if (skipped >= 0) {
                return 0;
            }
            skipped = axis;
        }
    }
    if (skipped >= 0) {
        rest[1 + skipped]--;
        *a += packed[1 + 2 * ndim + skipped] * itemsize;
    } else { /* nothing but the first */
        rest[0] = 1;
        rest[1] = 0;
    }
    return 1;
}

/* ---- lines, planes and gathered axes --------------------------------------------------------------------- */

static void run_line(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const struct job *job = context;
    if (stride[0] == 0) {
        job_line(job, n, data[0], data[1], stride[1]);
    } else {
        job_combine(job, n, data[0], stride[0], data[0], stride[0], data[1], stride[1]);
    }
}

/* The elements for which the mask is set, run by run. */
static void run_masked_line(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const char *mask = data[2];
    for (int64_t i = 0; i < n;) {
        if (mask[i * stride[2]] == 0) {
            i++;
            continue;
        }
        int64_t end = i + 1;
        while (end < n && mask[end * stride[2]] != 0) {
            end++;
        }
        char *at[2] = {data[0] + i * stride[0], data[1] + i * stride[1]};
        run_line(end - i, at, stride, context);
        i = end;
    }
}

/*
 * Several reduced axes innermost that are no single run: their elements are gathered, and BATON_BUFFERED at most
 * are reduced at a time. The gathered part is NumPy's, whose iterator has a buffer of that size: as many whole
 * inner axes as fit, then as many steps of the next.
 */
static int gathered_axes(const struct baton_loop *loop)
{
    int reduced = 0, fitting = 0;
    while (reduced < loop->ndim && loop->stride[0][reduced] == 0) {
        reduced++;
    }
    for (int64_t elements = 1; fitting < reduced && elements * loop->shape[fitting] <= BATON_BUFFERED;
         fitting++) {
        elements *= loop->shape[fitting];
    }
    return reduced >= 2 ? fitting : 0;
}

/* Copies steps of axis, and all of the axes inside it, to buffer in order. */
static void gather(const struct job *job, const struct baton_loop *loop, int axis, int64_t steps,
                   const char *a, char *buffer)
{
    int64_t packed[1 + 3 * BATON_MAX_NDIM], ndim = axis + 1, step = 1;
    packed[0] = ndim;
    for (int i = 0; i <= axis; i++) {
        int64_t extent = i == axis ? steps : loop->shape[i];
        packed[ndim - i] = extent;
        packed[2 * ndim - i] = step;
        packed[3 * ndim - i] = loop->stride[1][i] / baton_itemsizes[job->a_dtype];
        step *= extent;
    }
    BATON_VARIANT_NAME(copy_within)(job->in_dtype, job->a_dtype, packed, buffer, a);
}

static __attribute__((noinline)) void reduce_gathered(const struct job *job, struct baton_loop *loop, int axes)
{
    char buffer[BATON_BUFFERED * 16] __attribute__((aligned(64)));
    int64_t index[BATON_MAX_NDIM] = {0}, elements = 1, extent = 1, most = 1;
    struct job gathered = job_of_converted(job);
    for (int i = 0; i < axes; i++) {
        elements *= loop->shape[i];
    }
    int steps_next = axes < loop->ndim && loop->stride[0][axes] == 0;
    if (steps_next) {
        extent = loop->shape[axes];
        most = BATON_BUFFERED / elements;
    }
    do {
        for (int64_t i = 0; i < extent; i += most) {
            int64_t steps = extent - i < most ? extent - i : most;
            if (steps_next) {
                gather(job, loop, axes, steps, loop->data[1] + i * loop->stride[1][axes], buffer);
            } else {
                gather(job, loop, axes - 1, loop->shape[axes - 1], loop->data[1], buffer);
            }
            job_line(&gathered, steps * elements, loop->data[0], buffer, job->in_size);
        }
    } while (baton_loop_next(loop, axes + steps_next, index, loop->data));
}

/* Short lines that are converted: many of them by one conversion. */
static __attribute__((noinline)) void reduce_converted(const struct job *job, struct baton_loop *loop)
{
    char buffer[BATON_BUFFERED * 16] __attribute__((aligned(64)));
    int64_t index[BATON_MAX_NDIM] = {0}, n = loop->shape[0], most = BATON_BUFFERED / n;
    struct job converted = job_of_converted(job);
    do {
        for (int64_t line = 0; line < loop->shape[1]; line += most) {
            int64_t lines = loop->shape[1] - line < most ? loop->shape[1] - line : most;
            int64_t unit = baton_itemsizes[job->a_dtype];
            int64_t packed[] = {2, lines, n, n, 1, loop->stride[1][1] / unit, loop->stride[1][0] / unit};
            BATON_VARIANT_NAME(copy_within)(job->in_dtype, job->a_dtype, packed, buffer,
                                           loop->data[1] + line * loop->stride[1][1]);
            for (int64_t i = 0; i < lines; i++) {
                char *data[2] = {loop->data[0] + (line + i) * loop->stride[0][1],
                                 buffer + i * n * job->in_size};
                run_line(n, data, (const int64_t[]){loop->stride[0][0], job->in_size}, &converted);
            }
        }
    } while (baton_loop_next(loop, 2, index, loop->data));
}

/* Whether the two innermost axes are contiguous rows reduced into one contiguous row. */
static int has_planes(const struct job *job, const struct baton_loop *loop)
{
    return job->reducer != NULL && !job->converts && !job->is_half && loop->ndim >= 2 && loop->stride[0][0] == job->out_size &&
           loop->stride[1][0] == job->in_size && loop->stride[0][1] == 0;
}

/* A part of a row that stays near while the rows under it go by. */
enum { NEAR_BYTES = 8192 };

static void reduce_planes(const struct job *job, struct baton_loop *loop)
{
    int64_t index[BATON_MAX_NDIM] = {0}, n = loop->shape[0], most = NEAR_BYTES / job->out_size;
    do {
        for (int64_t i = 0; i < n; i += most) {
            job->reducer->plane(loop->shape[1], loop->stride[1][1], n - i < most ? n - i : most,
                                loop->data[0] + i * job->out_size, loop->data[1] + i * job->in_size);
        }
    } while (baton_loop_next(loop, 2, index, loop->data));
}

static void reduce(const struct job *job, const int64_t *packed, void *out, const void *a)
{
    struct baton_loop loop;
    loop.data[0] = out;
    loop.data[1] = (char *)a;
    if (baton_loop_read(&loop, 2, BATON_REDUCTION_ORDER, packed,
                        (const int[]){job->out_size, baton_itemsizes[job->a_dtype]}) == 0) {
        return;
    }
    int gathered = gathered_axes(&loop);
    if (gathered > 0) {
        reduce_gathered(job, &loop, gathered);
    } else if (has_planes(job, &loop)) {
        reduce_planes(job, &loop);
    } else if (job->converts && loop.ndim >= 2 && loop.shape[0] <= BATON_BUFFERED / 2) {
        reduce_converted(job, &loop);
    } else {
        baton_loop_run_in_order(&loop, run_line, job);
    }
}

/* ---- entry points ---------------------------------------------------------------------------------------- */

int32_t BATON_VARIANT_NAME(baton_reduce)(int32_t op, int32_t out_dtype, int32_t a_dtype, const int64_t *packed,
                                         void *out, const void *a)
{
    struct job job;
    int64_t rest[1 + 3 * BATON_MAX_NDIM];
    int starts_with_first;
    if (!is_dtype(out_dtype) || !is_dtype(a_dtype) || !job_of(&job, op & ~BATON_ONTO, out_dtype, a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    job_begin(&job);
    int32_t status = start(op, out_dtype, a_dtype, packed, out, a, &starts_with_first);
    if (status != BATON_OK) {
        return status;
    }
    if (starts_with_first && job.kernel != NULL) {
        if (!skip_first(packed, rest, (const char **)&a, baton_itemsizes[a_dtype])) {
            return BATON_INVALID;
        }
        packed = rest;
    }
    if (packed[0] == 1 && packed[2] == 0) { /* most calls: one run */
        if (packed[1] > 0) {
            job_line(&job, packed[1], out, a, packed[3] * baton_itemsizes[a_dtype]);
        }
    } else {
        reduce(&job, packed, out, a);
    }
    return job_end(&job);
}

int32_t BATON_VARIANT_NAME(baton_reduce_where)(int32_t op, int32_t out_dtype, int32_t a_dtype,
                                               const int64_t *packed, void *out, const void *a,
                                               const void *mask)
{
    struct job job;
    int32_t code = op & ~BATON_ONTO;
    char value[16];
    if (!is_dtype(out_dtype) || !is_dtype(a_dtype) || !job_of(&job, code, out_dtype, a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    job_begin(&job);
    if ((op & BATON_ONTO) == 0) {
        if (!identity(code, out_dtype, value)) {
            return BATON_INVALID;
        }
        fill(out_dtype, packed, out, value);
    }
    struct baton_loop loop;
    loop.data[0] = out;
    loop.data[1] = (char *)a;
    loop.data[2] = (char *)mask;
    if (baton_loop_read(&loop, 3, BATON_REDUCTION_ORDER, packed,
                        (const int[]){job.out_size, baton_itemsizes[a_dtype], 1}) != 0) {
        baton_loop_run_in_order(&loop, run_masked_line, &job);
    }
    return job_end(&job);
}
