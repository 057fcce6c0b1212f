/*
 * Every element-by-element kernel over every layout, against the same kernel on one element at a time:
 * neither the length of a run, nor strides, alignment, the order of axes or the place in a vector may change
 * a bit, and nothing but the output's elements may be written. What one element comes to is test_accuracy's
 * and test_special's to judge.
 */
#include <stdlib.h>
#include <string.h>

#include "operations.h"

enum { MAX_NDIM = 6 };

struct operand {
    int width;
    int64_t stride[MAX_NDIM]; /* elements */
    int64_t bytes;            /* of the block that just holds the operand */
    double *block, *origin;   /* origin: the element (0, …, 0) */
};

static int64_t packed[1 + 4 * MAX_NDIM];

static void pack(int ndim, const int64_t *shape, struct operand *operands, int count)
{
    packed[0] = ndim;
    memcpy(packed + 1, shape, (size_t)ndim * sizeof *shape);
    for (int k = 0; k < count; k++) {
        memcpy(packed + 1 + ndim * (k + 1), operands[k].stride, (size_t)ndim * sizeof *shape);
    }
}

/* Memory for the operand that ends where memory ends; every double of it is set. */
static void place(struct operand *operand, int ndim, const int64_t *shape)
{
    int64_t low = 0, high = 0;
    for (int i = 0; i < ndim; i++) {
        int64_t reach = (shape[i] > 0 ? shape[i] - 1 : 0) * operand->stride[i];
        low += reach < 0 ? reach : 0;
        high += reach > 0 ? reach : 0;
    }
    operand->bytes = (high - low + 1) * operand->width * 8;
    operand->block = check_guarded(operand->bytes);
    operand->origin = operand->block - low * operand->width;
    for (int64_t i = 0; i < operand->bytes / 8; i++) {
        operand->block[i] = check_element();
    }
}

static double *element(const struct operand *operand, int ndim, const int64_t *index)
{
    int64_t at = 0;
    for (int i = 0; i < ndim; i++) {
        at += index[i] * operand->stride[i];
    }
    return operand->origin + at * operand->width;
}

static int next_index(int ndim, const int64_t *shape, int64_t *index)
{
    for (int i = ndim - 1; i >= 0; i--) {
        if (++index[i] < shape[i]) {
            return 1;
        }
        index[i] = 0;
    }
    return 0;
}

/* Runs operation over the layout and holds every double of the output's block against what it should be. */
static void check_layout(const struct operation *operation, int ndim, const int64_t *shape,
                         struct operand *operands)
{
    for (int k = 0; k < operation->operands; k++) {
        operands[k].width = width_of(operation->dtypes[k]);
        place(&operands[k], ndim, shape);
    }
    struct operand *out = &operands[0], *a = &operands[1], *b = &operands[operation->operands - 1];
    int64_t doubles = out->bytes / 8, elements = 1, index[MAX_NDIM] = {0};
    double *expected = malloc((size_t)out->bytes);
    memcpy(expected, out->block, (size_t)out->bytes);
    for (int i = 0; i < ndim; i++) {
        elements *= shape[i];
    }
    if (elements > 0) {
        do {
            operation_one(operation, expected + (element(out, ndim, index) - out->block),
                          element(a, ndim, index), element(b, ndim, index));
        } while (next_index(ndim, shape, index));
    }
    pack(ndim, shape, operands, operation->operands);
    int32_t status = operation_run(operation, packed, out->origin, a->origin, b->origin);
    CHECK(status == BATON_OK, "%s: status %d", operation->name, status);
    int64_t wrong = -1;
    for (int64_t i = 0; i < doubles && wrong < 0; i++) {
        if (!check_same(out->block[i], expected[i])) {
            wrong = i;
        }
    }
    CHECK(wrong < 0,
          "%s, ndim %d, shape (%lld, %lld, %lld), strides out (%lld, %lld) a (%lld, %lld) b (%lld, %lld): "
          "double %lld is %a, not %a",
          operation->name, ndim, (long long)shape[0], (long long)shape[1], (long long)shape[2],
          (long long)out->stride[0], (long long)out->stride[1], (long long)a->stride[0],
          (long long)a->stride[1], (long long)b->stride[0], (long long)b->stride[1], (long long)wrong,
          out->block[wrong < 0 ? 0 : wrong], expected[wrong < 0 ? 0 : wrong]);
    free(expected);
    for (int k = 0; k < operation->operands; k++) {
        check_guarded_free(operands[k].block, operands[k].bytes);
    }
}

/* One axis: awkward lengths, every combination of strides. The blocks end at a page's end, so that which
 * doubles are vector-aligned depends on the length. */
SUITE(layouts_one_axis)
{
    static const int64_t out_strides[] = {1, 2, -1, -3}, strides[] = {1, 0, 2, -1, -3};
    for (int o = 0; o < operation_count; o++) {
        for (int64_t length = 0; length <= 74; length++) {
            int64_t n = length <= 70 ? length : length < 74 ? 127 + length - 71 : 1000;
            for (int c = 0; c < 100; c++) {
                int binary = operations[o].operands == 3;
                if (!binary && c >= 20) {
                    break;
                }
                /* All the combinations at the lengths around a vector's, some of them elsewhere. */
                if (n > 18 && c != 0 && check_random() % (binary ? 16 : 4) != 0) {
                    continue;
                }
                struct operand operands[3] = {{.stride = {out_strides[c % 4]}},
                                              {.stride = {strides[c / 4 % 5]}},
                                              {.stride = {strides[c / 20]}}};
                check_layout(&operations[o], 1, (const int64_t[3]){n}, operands);
            }
        }
    }
}

static void random_strides(int ndim, const int64_t *shape, int64_t *stride, int may_broadcast)
{
    int order[MAX_NDIM];
    for (int i = 0; i < ndim; i++) {
        order[i] = i;
    }
    int shuffle = check_random() % 2 == 0;
    for (int i = ndim - 1; i > 0 && shuffle; i--) {
        int j = (int)(check_random() % (uint64_t)(i + 1)), swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
    int64_t next = check_random() % 4 == 0 ? 2 : 1;
    for (int i = ndim - 1; i >= 0; i--) {
        int axis = order[i];
        stride[axis] = check_random() % 5 == 0 ? -next : next;
        next *= (shape[axis] > 0 ? shape[axis] : 1) + (check_random() % 4 == 0);
        if (may_broadcast && check_random() % 5 == 0) {
            stride[axis] = 0;
        }
    }
}

SUITE(layouts_many_axes)
{
    for (int o = 0; o < operation_count; o++) {
        for (int round = 0; round < 250; round++) {
            int ndim = (int)(check_random() % (MAX_NDIM + 1));
            int64_t shape[MAX_NDIM] = {0}, most = ndim <= 2 ? 40 : ndim == 3 ? 12 : 5;
            for (int i = 0; i < ndim; i++) {
                shape[i] = 1 + (int64_t)(check_random() % (uint64_t)most);
                if (check_random() % 40 == 0) {
                    shape[i] = 0;
                }
            }
            struct operand operands[3];
            memset(operands, 0, sizeof operands);
            for (int k = 0; k < operations[o].operands; k++) {
                random_strides(ndim, shape, operands[k].stride, k > 0);
            }
            check_layout(&operations[o], ndim, shape, operands);
        }
    }
}

/* As many axes as the contract allows, all but a few of extent 1. */
SUITE(layouts_sixty_four_axes)
{
    double a[12], out[12], expected;
    int64_t loop[1 + 3 * BATON_MAX_NDIM] = {BATON_MAX_NDIM};
    for (int i = 0; i < 12; i++) {
        a[i] = check_uniform(-1, 1);
    }
    for (int axis = 0; axis < BATON_MAX_NDIM; axis++) {
        loop[1 + axis] = axis == 3 ? 3 : axis == 40 ? 4 : 1;
        loop[1 + BATON_MAX_NDIM + axis] = axis == 3 ? 4 : axis == 40 ? 1 : 77;
        loop[1 + 2 * BATON_MAX_NDIM + axis] = axis == 3 ? 1 : axis == 40 ? 3 : -5;
    }
    CHECK(baton_unary(BATON_EXP, BATON_FLOAT64, loop, out, a) == BATON_OK, "64 axes");
    for (int i = 0; i < 12; i++) {
        baton_unary(BATON_EXP, BATON_FLOAT64, (const int64_t[]){0}, &expected, &a[i / 4 + i % 4 * 3]);
        CHECK(check_same(out[i], expected), "element %d is %a, not %a", i, out[i], expected);
    }
}

/* The output is an input: the same address, the same strides. */
SUITE(layouts_in_place)
{
    static const int64_t strides[] = {1, 2, -1};
    for (int o = 0; o < operation_count; o++) {
        const struct operation *operation = &operations[o];
        int width = width_of(operation->dtypes[0]);
        if (operation->dtypes[0] != operation->dtypes[1]) {
            continue;
        }
        for (int64_t n = 1; n <= 40; n++) {
            for (int s = 0; s < 3; s++) {
                for (int same = 1; same < operation->operands; same++) {
                    double out[2 * 40 * 2], b[2 * 40 * 2], expected[2 * 40 * 2];
                    int64_t stride = strides[s], origin = stride < 0 ? (n - 1) * width : 0;
                    for (int i = 0; i < 2 * 40 * 2; i++) {
                        expected[i] = out[i] = check_element();
                        b[i] = check_element();
                    }
                    for (int64_t i = 0; i < n; i++) {
                        int64_t at = origin + i * stride * width;
                        operation_one(operation, expected + at, same == 1 ? out + at : b + at,
                                      same == 2 || operation->operands == 2 ? out + at : b + at);
                    }
                    int64_t loop[] = {1, n, stride, stride, stride};
                    operation_run(operation, loop, out + origin, same == 1 ? out + origin : b + origin,
                                  same == 2 ? out + origin : b + origin);
                    int same_bits = 1;
                    for (int i = 0; i < 2 * 40 * 2; i++) {
                        same_bits &= check_same(out[i], expected[i]);
                    }
                    CHECK(same_bits, "%s, n %lld, stride %lld, output is input %d", operation->name,
                          (long long)n, (long long)stride, same);
                }
            }
        }
    }
}

/* 48 MiB from an address no vector begins at: streamed where the last-level cache is smaller, an ordinary
 * loop elsewhere. */
SUITE(layouts_streamed)
{
    int64_t n = ((int64_t)48 << 20) / 8 + 5;
    double *block = baton_allocate((n + 1) * 8), *out = block + 1, *a = baton_allocate(n * 8);
    for (int64_t i = 0; i < n; i++) {
        a[i] = (double)(i % 1001) - 500;
    }
    for (int o = 0; o < operation_count; o++) {
        const struct operation *operation = &operations[o];
        int out_width = width_of(operation->dtypes[0]), in_width = width_of(operation->dtypes[1]);
        if (operation->family == UNARY && operation->op != BATON_NEGATIVE) {
            continue;
        }
        int64_t elements = n / (out_width > in_width ? out_width : in_width);
        for (int broadcast = 0; broadcast <= 1; broadcast++) {
            int64_t loop[] = {1, elements, 1, !broadcast, 1}, wrong = 0, begin = check_random() % 7;
            memset(block, 0xff, (size_t)(n + 1) * 8);
            double *output = out + begin;
            loop[1] -= begin;
            CHECK(operation_run(operation, loop, output, a, a) == BATON_OK, "%s", operation->name);
            for (int64_t i = 0; i < loop[1]; i += i < 100 || i > loop[1] - 100 ? 1 : 7) {
                double expected[2];
                operation_one(operation, expected, a + (broadcast ? 0 : i * in_width), a + i * in_width);
                wrong += !check_same(output[i * out_width], expected[0]) ||
                         !check_same(output[(i + 1) * out_width - 1], expected[out_width - 1]);
            }
            CHECK(wrong == 0, "%s: %lld of %lld elements", operation->name, (long long)wrong,
                  (long long)elements);
            CHECK(output[-1] != output[-1], "%s wrote before its output", operation->name);
        }
    }
    baton_free(block, (n + 1) * 8);
    baton_free(a, n * 8);
}
