/*
 * Every element-by-element kernel of every dtype at every length from 0 to 300, at any alignment and stride: an element's
 * bits are those it has alone.
 */
#include <stdlib.h>
#include <string.h>

#include "elements.h"

enum { LONGEST = 300, MARGIN = 64, ROOM = 4 * LONGEST + 2 * MARGIN, ITEM = 16 };

struct kernel {
    const char *family;
    int32_t op, dtype, result;
    int binary;
};

static char a_values[LONGEST][ITEM], b_values[LONGEST][ITEM], alone[LONGEST][ITEM], alone_with_first[LONGEST][ITEM];

static int32_t run(const struct kernel *k, const int64_t *loop, void *out, const void *a, const void *b)
{
    return k->binary ? baton_binary(k->op, k->dtype, loop, out, a, b) : baton_unary(k->op, k->dtype, loop, out, a);
}

static int b_dtype(const struct kernel *k) { return k->binary && k->op == BATON_LDEXP ? BATON_INT64 : k->dtype; }

static void prepare(const struct kernel *k)
{
    static const int64_t one[] = {0};
    for (int i = 0; i < LONGEST; i++) {
        element_random(k->dtype, a_values[i]);
        element_random(b_dtype(k), b_values[i]);
        run(k, one, alone[i], a_values[i], b_values[i]);
        run(k, one, alone_with_first[i], a_values[i], b_values[0]);
    }
}

/* Elements at a stride, the first at an alignment of its own; the rest of the block is 0xa5. Returns the first. */
static char *laid_out(char *block, int size, int64_t n, int64_t stride, char (*values)[ITEM])
{
    memset(block, 0xa5, (size_t)(ROOM * ITEM));
    int64_t first = MARGIN + (int64_t)(check_random() % 64) + (stride < 0 ? (n > 0 ? n - 1 : 0) * -stride : 0);
    for (int64_t i = 0; i < n && values != NULL; i++) {
        memcpy(block + (first + i * stride) * size, values[stride == 0 ? 0 : i], (size_t)size);
    }
    return block + first * size;
}

static void check_run(const struct kernel *k, int64_t n, int64_t so, int64_t sa, int64_t sb, char *const *blocks)
{
    int out_size = element_sizes[k->result];
    char *a = laid_out(blocks[1], element_sizes[k->dtype], n, sa, a_values);
    char *b = laid_out(blocks[2], element_sizes[b_dtype(k)], n, sb, b_values);
    char *out = laid_out(blocks[0], out_size, n, so, NULL);
    int64_t loop[] = {1, n, so, sa, sb};
    run(k, loop, out, a, b);
    int64_t wrong = -1;
    for (int64_t i = 0; i < n && wrong < 0; i++) {
        const char *expected = sb == 0 && k->binary ? alone_with_first[i] : alone[i];
        wrong = element_same(k->result, out + i * so * out_size, expected) ? -1 : i;
        memset(out + i * so * out_size, 0xa5, (size_t)out_size);
    }
    CHECK(wrong < 0, "%s %d of %s, %lld elements, strides %lld, %lld, %lld: element %lld has other bits alone",
          k->family, k->op, element_names[k->dtype], (long long)n, (long long)so, (long long)sa, (long long)sb,
          (long long)wrong);
    int64_t touched = -1;
    for (int64_t i = 0; i < ROOM * ITEM && touched < 0; i++) {
        touched = (uint8_t)blocks[0][i] == 0xa5 ? -1 : i;
    }
    CHECK(touched < 0, "%s %d of %s, %lld elements: a byte beside the output is written", k->family, k->op,
          element_names[k->dtype], (long long)n);
}

static void check_kernel(const struct kernel *k)
{
    static const int64_t strides[] = {1, 2, 3, -1, -2, -3};
    char *blocks[3];
    for (int i = 0; i < 3; i++) {
        blocks[i] = aligned_alloc(64, ROOM * ITEM);
    }
    prepare(k);
    for (int64_t n = 0; n <= LONGEST; n++) {
        check_run(k, n, 1, 1, check_random() % 4 == 0 ? 0 : 1, blocks);
        if (n % 4 == (int64_t)(check_random() % 4)) {
            check_run(k, n, strides[check_random() % 6], strides[check_random() % 6], strides[check_random() % 6],
                      blocks);
        }
    }
    for (int i = 0; i < 3; i++) {
        free(blocks[i]);
    }
}

SUITE(lengths_unary)
{
    for (int32_t op = 0; op <= BATON_ANGLE; op++) {
        for (int32_t dtype = 0; dtype < DTYPES; dtype++) {
            struct kernel k = {"unary", op, dtype, baton_unary_result(op, dtype), 0};
            if (k.result >= 0) {
                check_kernel(&k);
            }
        }
    }
}

SUITE(lengths_binary)
{
    for (int32_t op = 0; op <= BATON_LOGICAL_XOR; op++) {
        for (int32_t dtype = 0; dtype < DTYPES; dtype++) {
            struct kernel k = {"binary", op, dtype, baton_binary_result(op, dtype), 1};
            if (k.result >= 0) {
                check_kernel(&k);
            }
        }
    }
}
