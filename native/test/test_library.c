#include <stdint.h>
#include <string.h>

#include "check.h"

SUITE(library)
{
    CHECK(baton_abi_version() == BATON_ABI_VERSION, "%d", baton_abi_version());
    baton_nothing();
    CHECK(baton_select("no such variant") == NULL, "an unknown variant was chosen");
    CHECK(baton_select("") == NULL, "the empty variant was chosen");
    const char *best = baton_select(NULL);
    int32_t features = baton_cpu_features();
    const char *expected = features & BATON_CPU_AVX512 ? "avx512"
                           : features & BATON_CPU_AVX2 ? "avx2"
                           : features & BATON_CPU_NEON ? "neon"
                                                       : "baseline";
    CHECK(strcmp(best, expected) == 0, "the best of features %d is %s, not %s", features, best, expected);
    CHECK(baton_select("baseline") != NULL, "baseline does not run");
    CHECK(strcmp(baton_select(check_variant), check_variant) == 0, "%s does not run again", check_variant);
}

SUITE(library_refuses)
{
    const int64_t loop[] = {0};
    const int32_t past = BATON_COMPLEX128 + 1;
    double a[2] = {1, 2}, out[2] = {7, 7};
    CHECK(baton_unary(-1, BATON_FLOAT64, loop, out, a) == BATON_UNSUPPORTED, "operation -1");
    CHECK(baton_unary(BATON_ANGLE + 1, BATON_COMPLEX128, loop, out, a) == BATON_UNSUPPORTED, "past the last");
    CHECK(baton_unary(BATON_EXP, past, loop, out, a) == BATON_UNSUPPORTED, "dtype %d", past);
    CHECK(baton_unary(BATON_EXP, -1, loop, out, a) == BATON_UNSUPPORTED, "dtype -1");
    CHECK(baton_unary(BATON_EXP, BATON_INT32, loop, out, a) == BATON_UNSUPPORTED, "exp of int32");
    CHECK(baton_unary(BATON_NEGATIVE, BATON_FLOAT16, loop, out, a) == BATON_UNSUPPORTED, "of float16");
    CHECK(baton_binary(-1, BATON_FLOAT64, loop, out, a, a) == BATON_UNSUPPORTED, "binary operation -1");
    CHECK(baton_binary(BATON_LOGICAL_XOR + 1, 0, loop, out, a, a) == BATON_UNSUPPORTED, "past the last");
    CHECK(baton_binary(BATON_ADD, BATON_BFLOAT16, loop, out, a, a) == BATON_UNSUPPORTED, "of bfloat16");
    CHECK(baton_binary(BATON_SUBTRACT, BATON_BOOL, loop, out, a, a) == BATON_UNSUPPORTED, "bool - bool");
    CHECK(baton_binary(BATON_FLOOR_DIVIDE, BATON_COMPLEX64, loop, out, a, a) == BATON_UNSUPPORTED, "complex");
    CHECK(baton_binary(BATON_ADD, past, loop, out, a, a) == BATON_UNSUPPORTED, "binary dtype %d", past);
    CHECK(baton_copy(past, BATON_FLOAT64, loop, out, a) == BATON_UNSUPPORTED, "copy to dtype %d", past);
    CHECK(baton_copy(BATON_FLOAT64, -1, loop, out, a) == BATON_UNSUPPORTED, "copy of dtype -1");
    CHECK(baton_reduce(99, 0, 0, loop, out, a) == BATON_UNSUPPORTED, "reduction 99");
    CHECK(baton_reduce(BATON_ADD, 99, 99, loop, out, a) == BATON_UNSUPPORTED, "reduction of dtype 99");
    CHECK(baton_dot(99, 1, out, a, 1, a, 1) == BATON_UNSUPPORTED, "dot of dtype 99");
    CHECK(out[0] == 7 && out[1] == 7, "a refused call wrote (%g, %g)", out[0], out[1]);
    CHECK(baton_unary_result(BATON_EXP, BATON_INT32) == -1 && baton_unary_result(-1, 0) == -1, "no result");
    CHECK(baton_unary_result(BATON_ABSOLUTE, BATON_COMPLEX64) == BATON_FLOAT32, "absolute of complex64");
    CHECK(baton_binary_result(BATON_LESS, BATON_COMPLEX64) == BATON_BOOL, "less of complex64");
    CHECK(baton_binary_result(BATON_SUBTRACT, BATON_BOOL) == -1, "bool - bool");
}

SUITE(library_memory)
{
    CHECK(baton_allocate(0) == NULL && baton_allocate(-1) == NULL, "nothing was allocated");
    CHECK(baton_allocate(INT64_MAX) == NULL, "everything was allocated");
    baton_free(NULL, 8);
    static const int64_t sizes[] = {1, 8, 63, 64, 65, 4096, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, 48 << 20};
    for (int i = 0; i < (int)(sizeof sizes / sizeof sizes[0]); i++) {
        char *block = baton_allocate(sizes[i]);
        int64_t alignment = sizes[i] >= 4 << 20 ? 4096 : 64;
        CHECK(block != NULL && (intptr_t)block % alignment == 0, "%lld bytes at %p", (long long)sizes[i],
              (void *)block);
        memset(block, 1, (size_t)sizes[i]);
        baton_free(block, sizes[i]);
    }
}
