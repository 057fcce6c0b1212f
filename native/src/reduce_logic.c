/*
 * Logical reductions, whose accumulated values are bool whatever the elements are, and bitwise ones. Logical and
 * and or look at the accumulated value after every block, and leave as soon as nothing can change it. They read
 * real elements as they are; complex ones, and those of the rarer xor, are converted to bool before.
 */
#include "reduce.h"

enum { LOOK = 2048 };

#define AND(x, y) ((uint8_t)((x) & ((y) != 0)))
#define OR(x, y) ((uint8_t)((x) | ((y) != 0)))
#define XOR(x, y) ((uint8_t)((x) ^ ((y) != 0)))

/* SETTLED is the accumulated value that stays. */
#define SETTLING_LINE(NAME, T, OP, SETTLED)                                                                  \
    static void NAME##_line(int64_t n, char *acc, const char *a, int64_t sa)                                 \
    {                                                                                                        \
        uint8_t r = *(uint8_t *)acc;                                                                         \
        for (int64_t i = 0; i < n && r != SETTLED;) {                                                        \
            int64_t end = n - i < LOOK ? n : i + LOOK;                                                       \
            if (sa == (int64_t)sizeof(T)) {                                                                  \
                const T *p = (const T *)a;                                                                   \
                for (; i < end; i++) {                                                                       \
                    r = OP(r, p[i]);                                                                         \
                }                                                                                            \
            }                                                                                                \
            for (; i < end; i++) {                                                                           \
                r = OP(r, BATON_AT(T, a, i, sa));                                                            \
            }                                                                                                \
        }                                                                                                    \
        *acc = (char)r;                                                                                      \
    }

#define LOGICAL(NAME, T)                                                                                     \
    SETTLING_LINE(and_##NAME, T, AND, 0)                                                                     \
    BATON_COMBINE(and_##NAME, uint8_t, T, AND)                                                               \
    BATON_PLANE(and_##NAME, uint8_t, T, AND)                                                                 \
    SETTLING_LINE(or_##NAME, T, OR, 1)                                                                       \
    BATON_COMBINE(or_##NAME, uint8_t, T, OR)                                                                 \
    BATON_PLANE(or_##NAME, uint8_t, T, OR)
LOGICAL(8, uint8_t)
LOGICAL(16, uint16_t)
LOGICAL(32, uint32_t)
LOGICAL(64, uint64_t)
LOGICAL(f32, float)
LOGICAL(f64, double)
BATON_SCAN(and_8, uint8_t, AND)
BATON_SCAN(or_8, uint8_t, OR)
BATON_STREAM_REDUCER(xor_8, uint8_t, XOR)

#define BIT_AND(x, y) ((x) & (y))
#define BIT_OR(x, y) ((x) | (y))
#define BIT_XOR(x, y) ((x) ^ (y))
#define BITWISE(BITS)                                                                                        \
    BATON_STREAM_REDUCER(bit_and_##BITS, uint##BITS##_t, BIT_AND)                                            \
    BATON_STREAM_REDUCER(bit_or_##BITS, uint##BITS##_t, BIT_OR)                                              \
    BATON_STREAM_REDUCER(bit_xor_##BITS, uint##BITS##_t, BIT_XOR)
BITWISE(8)
BITWISE(16)
BITWISE(32)
BITWISE(64)

#define WIDENING(NAME) {NAME##_line, NAME##_combine, NAME##_plane, NULL}
#define LOGICAL_ROWS(OP)                                                                                     \
    {                                                                                                        \
        [BATON_BOOL] = BATON_REDUCER(OP##_8), [BATON_INT8] = WIDENING(OP##_8),                               \
        [BATON_UINT8] = WIDENING(OP##_8), [BATON_INT16] = WIDENING(OP##_16),                                 \
        [BATON_UINT16] = WIDENING(OP##_16), [BATON_INT32] = WIDENING(OP##_32),                               \
        [BATON_UINT32] = WIDENING(OP##_32), [BATON_INT64] = WIDENING(OP##_64),                               \
        [BATON_UINT64] = WIDENING(OP##_64), [BATON_FLOAT32] = WIDENING(OP##_f32),                            \
        [BATON_FLOAT64] = WIDENING(OP##_f64), [BATON_COMPLEX128] = {NULL, NULL, NULL, NULL},                 \
    }
static const struct baton_reducer logical_and[] = LOGICAL_ROWS(and);
static const struct baton_reducer logical_or[] = LOGICAL_ROWS(or);
static const struct baton_reducer logical_xor[BATON_COMPLEX128 + 1] = {[BATON_BOOL] = BATON_REDUCER(xor_8)};

#define BITWISE_ROWS(OP)                                                                                     \
    {                                                                                                        \
        [BATON_BOOL] = BATON_REDUCER(OP##_8), [BATON_INT8] = BATON_REDUCER(OP##_8),                          \
        [BATON_UINT8] = BATON_REDUCER(OP##_8), [BATON_INT16] = BATON_REDUCER(OP##_16),                       \
        [BATON_UINT16] = BATON_REDUCER(OP##_16), [BATON_INT32] = BATON_REDUCER(OP##_32),                     \
        [BATON_UINT32] = BATON_REDUCER(OP##_32), [BATON_INT64] = BATON_REDUCER(OP##_64),                     \
        [BATON_UINT64] = BATON_REDUCER(OP##_64), [BATON_COMPLEX128] = {NULL, NULL, NULL, NULL},              \
    }
static const struct baton_reducer bitwise_and[] = BITWISE_ROWS(bit_and);
static const struct baton_reducer bitwise_or[] = BITWISE_ROWS(bit_or);
static const struct baton_reducer bitwise_xor[] = BITWISE_ROWS(bit_xor);

const struct baton_reducer *BATON_VARIANT_NAME(baton_logic_reducer)(int32_t op, int32_t out_dtype,
                                                                    int32_t a_dtype)
{
    const struct baton_reducer *found = NULL;
    if (out_dtype == BATON_BOOL) {
        switch (op) {
        case BATON_ADD: /* of bool is or, multiply and */
        case BATON_MULTIPLY:
            found = a_dtype == BATON_BOOL ? (op == BATON_ADD ? logical_or : logical_and) : NULL;
            break;
        case BATON_LOGICAL_AND:
            found = logical_and;
            break;
        case BATON_LOGICAL_OR:
            found = logical_or;
            break;
        case BATON_LOGICAL_XOR:
            found = logical_xor;
            break;
        default:
            break;
        }
    }
    if (found == NULL && out_dtype == a_dtype) {
        found = op == BATON_BITWISE_AND  ? bitwise_and
                : op == BATON_BITWISE_OR ? bitwise_or
                : op == BATON_BITWISE_XOR ? bitwise_xor
                                          : NULL;
    }
    return found != NULL && found[a_dtype].line != NULL ? &found[a_dtype] : NULL;
}
