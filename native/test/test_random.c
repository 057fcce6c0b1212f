#include <stdlib.h>
#include <string.h>

#include "check.h"

/*
 * From NumPy 2.4.6: the state of numpy.random.PCG64(seed), and of
 * numpy.random.Generator(PCG64(seed)).random(): the first eight doubles, the state after 10^6 of them, and
 * the next two.
 */
static const struct {
    int64_t seed;
    uint64_t state[4], later[2];
    double first[8], next[2];
} golden[] = {
    {0,
     {0x1aa1b5345996452d, 0x9585eb7a69561e3, 0x418ddadb3af71a82, 0x588133bc447873a9},
     {0x4f705be619c8de2d, 0xc76e86893c9b3aa3},
     {0x1.461fd79fb3850p-1, 0x1.1442f7e20b674p-2, 0x1.4fa7b529d9bd0p-5, 0x1.0ec9ed84d0bc0p-6,
      0x1.a064f4f059bcap-1, 0x1.d354b2f34c803p-1, 0x1.3698f6e301db6p-1, 0x1.758092bff1053p-1},
     {0x1.d72f97d23e034p-2, 0x1.e585dfdbb0204p-1}},
    {12345,
     {0x1905e0335aae9634, 0x9199b0d09775add5, 0xc9c7353e6e2b1f28, 0x7d761f2d4027fae7},
     {0x699be1b86c0bd900, 0xc77fa107a67a1915},
     {0x1.d1958c6d97fe0p-3, 0x1.445c4c5727930p-2, 0x1.984049046889dp-1, 0x1.5a3e0d5d490ddp-1,
      0x1.907f05a3f42dep-2, 0x1.54cd2c9f5b922p-2, 0x1.32558663228fcp-1, 0x1.7e6e7e21b4844p-3},
     {0x1.5f8cafaf0cea9p-1, 0x1.bc403b1babcf1p-1}},
};

SUITE(random_golden)
{
    enum { MILLION = 1000000 };
    double *out = malloc(8 * MILLION), next[2];
    for (size_t i = 0; i < sizeof golden / sizeof golden[0]; i++) {
        uint64_t state[4];
        memcpy(state, golden[i].state, sizeof state);
        CHECK(baton_pcg64_uniform(state, MILLION, out) == BATON_OK, "seed %lld", (long long)golden[i].seed);
        for (int j = 0; j < 8; j++) {
            CHECK(out[j] == golden[i].first[j], "seed %lld, [%d] is %a, not %a", (long long)golden[i].seed, j,
                  out[j], golden[i].first[j]);
        }
        CHECK(state[0] == golden[i].later[0] && state[1] == golden[i].later[1] &&
                  state[2] == golden[i].state[2] && state[3] == golden[i].state[3],
              "seed %lld, state is %llx %llx", (long long)golden[i].seed, (unsigned long long)state[0],
              (unsigned long long)state[1]);
        baton_pcg64_uniform(state, 2, next);
        CHECK(next[0] == golden[i].next[0] && next[1] == golden[i].next[1], "seed %lld, next are %a %a",
              (long long)golden[i].seed, next[0], next[1]);
    }
    free(out);
}

/* However a sequence is cut, it is the same sequence, and nothing past its end is written. */
SUITE(random_pieces)
{
    enum { LENGTH = 400 };
    uint64_t whole_state[4], state[4];
    double whole[LENGTH];
    for (int i = 0; i < 4; i++) {
        whole_state[i] = state[i] = check_random() | (i == 3);
    }
    baton_pcg64_uniform(whole_state, LENGTH, whole);
    int64_t at = 0;
    for (int64_t n = 0; at + n <= LENGTH; n++) {
        double *out = check_guarded(8 * n);
        CHECK(baton_pcg64_uniform(state, n, out) == BATON_OK, "n %lld", (long long)n);
        CHECK(n == 0 || memcmp(out, whole + at, 8 * (size_t)n) == 0, "n %lld at %lld", (long long)n,
              (long long)at);
        at += n;
        check_guarded_free(out, 8 * n);
    }
    for (int i = 0; i < LENGTH; i++) {
        CHECK(whole[i] >= 0 && whole[i] < 1, "[%d] is %a", i, whole[i]);
    }
}
