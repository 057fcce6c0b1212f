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
    double a[2] = {1, 2}, out[2] = {7, 7};
    CHECK(baton_unary(-1, 0, loop, out, a) == BATON_UNSUPPORTED, "operation -1");
    CHECK(baton_unary(BATON_CONJUGATE + 1, 0, loop, out, a) == BATON_UNSUPPORTED, "operation past the last");
    CHECK(baton_unary(BATON_EXP, 2, loop, out, a) == BATON_UNSUPPORTED, "dtype 2");
    CHECK(baton_unary(BATON_EXP, -1, loop, out, a) == BATON_UNSUPPORTED, "dtype -1");
    CHECK(baton_binary(4, 0, loop, out, a, a) == BATON_UNSUPPORTED, "binary operation 4");
    CHECK(baton_binary(-1, 0, loop, out, a, a) == BATON_UNSUPPORTED, "binary operation -1");
    CHECK(baton_binary(BATON_ADD, 7, loop, out, a, a) == BATON_UNSUPPORTED, "binary dtype 7");
    CHECK(baton_copy(BATON_FLOAT64, BATON_COMPLEX128, loop, out, a) == BATON_UNSUPPORTED, "complex to real");
    CHECK(baton_copy(3, BATON_FLOAT64, loop, out, a) == BATON_UNSUPPORTED, "copy to dtype 3");
    CHECK(baton_reduce(99, 0, 0, loop, out, a) == BATON_UNSUPPORTED, "reduction 99");
    CHECK(baton_reduce(BATON_ADD, 99, 99, loop, out, a) == BATON_UNSUPPORTED, "reduction of dtype 99");
    CHECK(baton_dot(99, 1, out, a, 1, a, 1) == BATON_UNSUPPORTED, "dot of dtype 99");
    CHECK(out[0] == 7 && out[1] == 7, "a refused call wrote (%g, %g)", out[0], out[1]);
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
