/* Comparisons and logic of two operands of any type: bool. Complex numbers compare by real part, then imaginary. */
#include "binary.h"

#define TRUTH_REAL(x) ((x) != 0)
#define TRUTH_COMPLEX(x) (((x).re != 0) | ((x).im != 0))

#define EQUAL(T, _) BINARY(equal_##T, bool, T, T, x == y)
#define NOT_EQUAL(T, _) BINARY(not_equal_##T, bool, T, T, x != y)
#define LESS(T, _) BINARY(less_##T, bool, T, T, x < y)
#define LESS_EQUAL(T, _) BINARY(less_equal_##T, bool, T, T, x <= y)
#define GREATER(T, _) BINARY(greater_##T, bool, T, T, x > y)
#define GREATER_EQUAL(T, _) BINARY(greater_equal_##T, bool, T, T, x >= y)
#define LOGICAL_AND(T, _) BINARY(logical_and_##T, bool, T, T, TRUTH_REAL(x) & TRUTH_REAL(y))
#define LOGICAL_OR(T, _) BINARY(logical_or_##T, bool, T, T, TRUTH_REAL(x) | TRUTH_REAL(y))
#define LOGICAL_XOR(T, _) BINARY(logical_xor_##T, bool, T, T, TRUTH_REAL(x) ^ TRUTH_REAL(y))

#define REAL_TYPES(M, x) M(bool, x) INTEGER_TYPES(M, x) FLOAT_TYPES(M, x)
REAL_TYPES(EQUAL, _)
REAL_TYPES(NOT_EQUAL, _)
REAL_TYPES(LESS, _)
REAL_TYPES(LESS_EQUAL, _)
REAL_TYPES(GREATER, _)
REAL_TYPES(GREATER_EQUAL, _)
REAL_TYPES(LOGICAL_AND, _)
REAL_TYPES(LOGICAL_OR, _)
REAL_TYPES(LOGICAL_XOR, _)

/* A NaN anywhere makes an order false: where the real parts differ the imaginary ones must still be numbers. */
#define ORDERED(x, y) (((x).im == (x).im) & ((y).im == (y).im))
#define COMPLEX_COMPARISONS(T, _)                                                                            \
    BINARY(equal_##T, bool, T, T, (x.re == y.re) & (x.im == y.im))                                           \
    BINARY(not_equal_##T, bool, T, T, (x.re != y.re) | (x.im != y.im))                                       \
    BINARY(less_##T, bool, T, T, ((x.re < y.re) & ORDERED(x, y)) | ((x.re == y.re) & (x.im < y.im)))         \
    BINARY(less_equal_##T, bool, T, T, ((x.re < y.re) & ORDERED(x, y)) | ((x.re == y.re) & (x.im <= y.im)))  \
    BINARY(greater_##T, bool, T, T, ((x.re > y.re) & ORDERED(x, y)) | ((x.re == y.re) & (x.im > y.im)))      \
    BINARY(greater_equal_##T, bool, T, T,                                                                    \
           ((x.re > y.re) & ORDERED(x, y)) | ((x.re == y.re) & (x.im >= y.im)))                              \
    BINARY(logical_and_##T, bool, T, T, TRUTH_COMPLEX(x) & TRUTH_COMPLEX(y))                                 \
    BINARY(logical_or_##T, bool, T, T, TRUTH_COMPLEX(x) | TRUTH_COMPLEX(y))                                  \
    BINARY(logical_xor_##T, bool, T, T, TRUTH_COMPLEX(x) ^ TRUTH_COMPLEX(y))
COMPLEX_TYPES(COMPLEX_COMPARISONS, _)

#define ROW(T, name) [CODE_##T] = {name##_##T, BATON_BOOL, 0},
#define ALL_TYPES(name) {REAL_TYPES(ROW, name) COMPLEX_TYPES(ROW, name)}

const struct element_kernel BATON_VARIANT_NAME(binary_compare)[BINARY_OPERATIONS][BATON_DTYPES] = {
    [BATON_EQUAL] = ALL_TYPES(equal),
    [BATON_NOT_EQUAL] = ALL_TYPES(not_equal),
    [BATON_LESS] = ALL_TYPES(less),
    [BATON_LESS_EQUAL] = ALL_TYPES(less_equal),
    [BATON_GREATER] = ALL_TYPES(greater),
    [BATON_GREATER_EQUAL] = ALL_TYPES(greater_equal),
    [BATON_LOGICAL_AND] = ALL_TYPES(logical_and),
    [BATON_LOGICAL_OR] = ALL_TYPES(logical_or),
    [BATON_LOGICAL_XOR] = ALL_TYPES(logical_xor),
};
