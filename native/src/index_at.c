/*
 * A ufunc applied to elements by their indices, one index after the other, so that an element that is named twice
 * changes twice: ufunc.at. The elements may be of another type than the operation computes in; then each is
 * converted there and back at each step.
 */
#include "binary.h"
#include "copy.h"
#include "index.h"
#include "loop.h"
#include "unary.h"

struct step {
    const struct element_kernel *kernel;
    int32_t a_dtype, dtype; /* of the elements, of the operation */
    int32_t computed;       /* what the kernel takes: float32 where the operation's type has 16 bits and no kernel */
    int converts;
};

/* By way of the operation's type, which may round. */
static void convert_by(int32_t way, int32_t out_dtype, int32_t a_dtype, void *out, const void *a)
{
    char between[16] __attribute__((aligned(16)));
    if (way == out_dtype || way == a_dtype) {
        BATON_VARIANT_NAME(convert_one)(out_dtype, a_dtype, out, a);
    } else {
        BATON_VARIANT_NAME(convert_one)(way, a_dtype, between, a);
        BATON_VARIANT_NAME(convert_one)(out_dtype, way, out, between);
    }
}

/* a[i] ← op(a[i]) or a[i] op v[i], for elements that are all different. */
static void run_step(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    const struct step *step = context;
    const struct element_context plain = {0};
    if (!step->converts) {
        step->kernel->run(n, (char *const[]){data[0], data[0], data[1]},
                          (const int64_t[]){stride[0], stride[0], stride[1]}, &plain);
        return;
    }
    static const int64_t still[3] = {0, 0, 0};
    char x[16] __attribute__((aligned(16))), made[16] __attribute__((aligned(16)));
    for (int64_t i = 0; i < n; i++) {
        char *a = data[0] + i * stride[0];
        convert_by(step->dtype, step->computed, step->a_dtype, x, a);
        step->kernel->run(1, (char *const[]){made, x, data[1] + i * stride[1]}, still, &plain);
        int32_t result = step->kernel->result;
        convert_by(result == step->computed ? step->dtype : result, step->a_dtype, result, a, made);
    }
}

static const struct element_kernel *kernel_of(int32_t op, int32_t dtype, int binary)
{
    return binary ? BATON_VARIANT_NAME(binary_kernel)(op, dtype) : BATON_VARIANT_NAME(unary_kernel)(op, dtype);
}

int32_t BATON_VARIANT_NAME(baton_at)(int32_t op, int32_t dtype, int32_t a_dtype, int32_t mode, int64_t n,
                                     const int64_t *indices, int64_t extent, int64_t index_step, int64_t period,
                                     int64_t v_step, const int64_t *packed, void *a, const void *v)
{
    if (!is_dtype(dtype) || !is_dtype(a_dtype)) {
        return BATON_UNSUPPORTED;
    }
    struct step step = {.a_dtype = a_dtype, .dtype = dtype, .computed = dtype};
    step.kernel = kernel_of(op, dtype, v != NULL);
    if (step.kernel == NULL && (dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16)) {
        step.computed = BATON_FLOAT32;
        step.kernel = kernel_of(op, step.computed, v != NULL);
    }
    if (step.kernel == NULL) {
        return BATON_UNSUPPORTED;
    }
    step.converts = a_dtype != step.computed || a_dtype != step.kernel->result;
    int32_t conditions = step.kernel->conditions | BATON_VARIANT_NAME(copy_conditions)(dtype, a_dtype) |
                         BATON_VARIANT_NAME(copy_conditions)(dtype, step.computed) |
                         BATON_VARIANT_NAME(copy_conditions)(a_dtype, step.kernel->result);
    struct baton_loop chunk;
    int v_size = op == BATON_LDEXP && v != NULL ? 8 : baton_itemsizes[step.computed];
    chunk.data[0] = a;
    chunk.data[1] = (char *)v;
    if (baton_loop_read(&chunk, 2, BATON_FREE_ORDER, packed, (const int[]){baton_itemsizes[a_dtype], v_size}) == 0) {
        return BATON_OK;
    }
    char *first = chunk.data[0], *value = chunk.data[1]; /* where a turned axis begins */
    conditions_clear();
    for (int64_t i = 0, at = 0; i < n; i++, at = at + 1 == period ? 0 : at + 1) {
        chunk.data[0] = first + offset_of(indices[i], mode, extent, index_step);
        chunk.data[1] = value + at * v_step;
        baton_loop_run(&chunk, run_step, &step);
    }
    return conditions_status(conditions_met() & conditions);
}
