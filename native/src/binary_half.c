/* Two operands of float16 or bfloat16: what would be wrong if it were computed in float32 and rounded. */
#include "binary.h"
#include "real.h"

BINARY(nextafter_float16, float16, float16, float16, next_half(x, y, 0x7c00))
BINARY(nextafter_bfloat16, bfloat16, bfloat16, bfloat16, next_half(x, y, 0x7f80))

const struct element_kernel BATON_VARIANT_NAME(binary_half)[BINARY_OPERATIONS][HALF_DTYPES] = {
    [BATON_NEXTAFTER] = {{nextafter_float16, BATON_FLOAT16, BATON_CONDITION_OVERFLOW},
                         {nextafter_bfloat16, BATON_BFLOAT16, BATON_CONDITION_OVERFLOW}},
};
