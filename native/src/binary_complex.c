/* Two operands of complex64 or complex128. */
#include "binary.h"
#include "complex_binary.h"
#include "complex_scalar.h"

ELEMENTS_BINARY_EXACT(add_parts, +)
ELEMENTS_BINARY_EXACT(subtract_parts, -)

ELEMENTS_COMPLEX_BINARY(add_general, vc_add)
ELEMENTS_COMPLEX_BINARY(subtract_general, vc_subtract)
ELEMENTS_COMPLEX_BINARY(multiply_complex128, vc_multiply)
ELEMENTS_COMPLEX_BINARY(divide_complex128, vc_divide)

/* Contiguous complex sums are float64 sums of twice the length. */
static const int64_t contiguous[3] = {8, 8, 8};

BATON_INLINE int is_contiguous(const int64_t *stride)
{
    return stride[0] == 16 && stride[1] == 16 && stride[2] == 16;
}

static void add_complex128(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    if (is_contiguous(stride)) {
        add_parts(2 * n, data, contiguous, context);
    } else {
        add_general(n, data, stride, context);
    }
}

static void subtract_complex128(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    if (is_contiguous(stride)) {
        subtract_parts(2 * n, data, contiguous, context);
    } else {
        subtract_general(n, data, stride, context);
    }
}

BINARY(add_complex64, complex64, complex64, complex64, ((t_complex64){x.re + y.re, x.im + y.im}))
BINARY(subtract_complex64, complex64, complex64, complex64, ((t_complex64){x.re - y.re, x.im - y.im}))
VIA_COMPLEX(multiply_complex64_any, 3, 0, multiply_complex128)
VIA_COMPLEX(divide_complex64, 3, 0, divide_complex128)
/* In one piece without a detour through memory, to the same bits. */
static void multiply_complex64(int64_t n, char *const *data, const int64_t *stride, const void *context)
{
    int64_t i = 0;
    if (stride[0] == 8 && (stride[1] == 8 || stride[1] == 0) && (stride[2] == 8 || stride[2] == 0)) {
        vc_pairs first[2];
        for (int k = 0; k < 2; k++) { /* the operand that is one number, in every lane */
            uint64_t pair;
            memcpy(&pair, data[1 + k], sizeof pair);
            first[k] = (vc_pairs)vu_set(pair);
        }
        for (; i + BATON_LANES <= n; i += BATON_LANES) {
            struct vc x = vc_load_floats(stride[1] ? data[1] + 8 * i : (const char *)&first[0]);
            struct vc y = vc_load_floats(stride[2] ? data[2] + 8 * i : (const char *)&first[1]);
            vc_store_floats(data[0] + 8 * i, vc_multiply(x, y));
        }
    }
    if (i < n) {
        multiply_complex64_any(
            n - i, (char *const[]){data[0] + i * stride[0], data[1] + i * stride[1], data[2] + i * stride[2]},
            stride, context);
    }
}

BINARY(power_complex128, complex128, complex128, complex128, complex_power_one(x, y))
VIA_COMPLEX(power_complex64, 3, 0, power_complex128)

/* In the order of comparisons: real parts, then imaginary ones. */
#define NAN_IN(x) (((x).re != (x).re) | ((x).im != (x).im))
#define AT_LEAST(x, y) (((x).re > (y).re) | (((x).re == (y).re) & ((x).im >= (y).im)))
#define AT_MOST(x, y) (((x).re < (y).re) | (((x).re == (y).re) & ((x).im <= (y).im)))
#define EXTREMES(T, _)                                                                                       \
    BINARY(maximum_##T, T, T, T, NAN_IN(x) || (!NAN_IN(y) && AT_LEAST(x, y)) ? x : y)                        \
    BINARY(minimum_##T, T, T, T, NAN_IN(x) || (!NAN_IN(y) && AT_MOST(x, y)) ? x : y)                         \
    BINARY(fmax_##T, T, T, T, NAN_IN(y) || (!NAN_IN(x) && AT_LEAST(x, y)) ? x : y)                           \
    BINARY(fmin_##T, T, T, T, NAN_IN(y) || (!NAN_IN(x) && AT_MOST(x, y)) ? x : y)
COMPLEX_TYPES(EXTREMES, _)

#define BOTH(name, conditions)                                                                               \
    {                                                                                                        \
        [BATON_COMPLEX64 - BATON_FLOAT32] = {name##_complex64, BATON_COMPLEX64, conditions},                 \
        [BATON_COMPLEX128 - BATON_FLOAT32] = {name##_complex128, BATON_COMPLEX128, conditions},              \
    }

const struct element_kernel BATON_VARIANT_NAME(binary_complex)[BINARY_OPERATIONS][FLOAT_DTYPES] = {
    [BATON_ADD] = BOTH(add, ALL_CONDITIONS),       [BATON_SUBTRACT] = BOTH(subtract, ALL_CONDITIONS),
    [BATON_MULTIPLY] = BOTH(multiply, ALL_CONDITIONS), [BATON_DIVIDE] = BOTH(divide, ALL_CONDITIONS),
    [BATON_POWER] = BOTH(power, ALL_CONDITIONS),   [BATON_MAXIMUM] = BOTH(maximum, 0),
    [BATON_MINIMUM] = BOTH(minimum, 0),            [BATON_FMAX] = BOTH(fmax, 0),
    [BATON_FMIN] = BOTH(fmin, 0),
};
