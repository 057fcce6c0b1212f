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

static int32_t unit(uint64_t *state, int64_t n, double *out)
{
    return baton_random_fill(BATON_PCG64, BATON_UNIT, state, n, out, NULL, 0, NULL, 0, NULL, 0);
}

SUITE(random_golden)
{
    enum { MILLION = 1000000 };
    double *out = malloc(8 * MILLION), next[2];
    for (size_t i = 0; i < sizeof golden / sizeof golden[0]; i++) {
        uint64_t words[6] = {0}, *state = words + 2;
        memcpy(state, golden[i].state, sizeof golden[i].state);
        CHECK(unit(words, MILLION, out) == BATON_OK, "seed %lld", (long long)golden[i].seed);
        for (int j = 0; j < 8; j++) {
            CHECK(out[j] == golden[i].first[j], "seed %lld, [%d] is %a, not %a", (long long)golden[i].seed, j,
                  out[j], golden[i].first[j]);
        }
        CHECK(state[0] == golden[i].later[0] && state[1] == golden[i].later[1] &&
                  state[2] == golden[i].state[2] && state[3] == golden[i].state[3],
              "seed %lld, state is %llx %llx", (long long)golden[i].seed, (unsigned long long)state[0],
              (unsigned long long)state[1]);
        unit(words, 2, next);
        CHECK(next[0] == golden[i].next[0] && next[1] == golden[i].next[1], "seed %lld, next are %a %a",
              (long long)golden[i].seed, next[0], next[1]);
    }
    free(out);
}

enum { MOST_WORDS = 315 };

/* A state of any generator, of random words where they may be any. */
static void any_state(int32_t bits, uint64_t *state)
{
    for (int i = 0; i < MOST_WORDS; i++) {
        state[i] = check_random();
    }
    state[0] = state[1] = 0;
    switch (bits) {
    case BATON_PCG64:
    case BATON_PCG64DXSM: state[5] |= 1; break;
    case BATON_PHILOX: state[8] = 4; break;
    case BATON_MT19937: state[2] = check_random() % 625; break;
    default: break;
    }
}

/* However a sequence is cut, it is the same sequence, and nothing past its end is written. */
SUITE(random_pieces)
{
    enum { LENGTH = 1500 };
    static const struct {
        int32_t distribution;
        int64_t itemsize;
        double a, b;
    } kinds[] = {
        {BATON_WORDS, 8, 0, 0},
        {BATON_UNIT, 8, 0, 0},
        {BATON_UNIT32, 4, 0, 0},
        {BATON_STANDARD_NORMAL, 8, 0, 0},
        {BATON_STANDARD_NORMAL32, 4, 0, 0},
        {BATON_STANDARD_EXPONENTIAL, 8, 0, 0},
        {BATON_STANDARD_EXPONENTIAL32, 4, 0, 0},
        {BATON_EXPONENTIAL_INVERSE, 8, 0, 0},
        {BATON_UNIFORM, 8, -3, 5},
        {BATON_NORMAL, 8, 1, 2},
        {BATON_GAMMA, 8, 0.5, 2},
        {BATON_BETA, 8, 0.5, 0.7},
        {BATON_VONMISES, 8, 1, 2},
        {BATON_POISSON, 8, 20, 0},
        {BATON_ZIPF, 8, 2, 0},
        {BATON_LOGSERIES, 8, 0.7, 0},
    };
    static uint64_t whole_state[MOST_WORDS], state[MOST_WORDS];
    static char whole[8 * LENGTH];
    for (int32_t bits = BATON_PCG64; bits <= BATON_SFC64; bits++) {
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            int64_t size = kinds[k].itemsize, at = 0;
            any_state(bits, whole_state);
            memcpy(state, whole_state, sizeof state);
            baton_random_fill(bits, kinds[k].distribution, whole_state, LENGTH, whole, &kinds[k].a, 0, &kinds[k].b,
                              0, NULL, 0);
            for (int64_t n = 0; at < LENGTH; n += 1 + n / 3) {
                n = n < LENGTH - at ? n : LENGTH - at;
                char *out = check_guarded(size * n);
                int32_t status = baton_random_fill(bits, kinds[k].distribution, state, n, out, &kinds[k].a, 0,
                                                   &kinds[k].b, 0, NULL, 0);
                CHECK(status == BATON_OK, "generator %d, distribution %d", bits, kinds[k].distribution);
                CHECK(n == 0 || memcmp(out, whole + size * at, (size_t)(size * n)) == 0,
                      "generator %d, distribution %d, n %lld at %lld", bits, kinds[k].distribution, (long long)n,
                      (long long)at);
                at += n;
                check_guarded_free(out, size * n);
            }
            CHECK(memcmp(state, whole_state, sizeof state) == 0, "generator %d, distribution %d: states differ",
                  bits, kinds[k].distribution);
        }
    }
}

/* One parameter for all draws what one for each of the same value draws. */
SUITE(random_parameters)
{
    enum { LENGTH = 300 };
    static uint64_t one_state[MOST_WORDS], each_state[MOST_WORDS];
    static double a[LENGTH], b[LENGTH], one[LENGTH], each[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
        a[i] = 0.75;
        b[i] = 1.5;
    }
    for (int32_t bits = BATON_PCG64; bits <= BATON_SFC64; bits++) {
        for (int32_t kind = BATON_UNIFORM; kind <= BATON_BETA; kind++) {
            any_state(bits, one_state);
            memcpy(each_state, one_state, sizeof one_state);
            baton_random_fill(bits, kind, one_state, LENGTH, one, a, 0, b, 0, NULL, 0);
            baton_random_fill(bits, kind, each_state, LENGTH, each, a, 1, b, 1, NULL, 0);
            CHECK(memcmp(one, each, sizeof one) == 0 && memcmp(one_state, each_state, sizeof one_state) == 0,
                  "generator %d, distribution %d", bits, kind);
        }
    }
}

/* Integers of every width stay in their range, reach both ends, and alike ranges draw alike. */
SUITE(random_integers)
{
    enum { LENGTH = 2000 };
    static const int32_t widths[] = {1, 8, 16, 32, 64};
    static uint64_t one_state[MOST_WORDS], each_state[MOST_WORDS], low[LENGTH], range[LENGTH];
    static unsigned char one[8 * LENGTH], each[8 * LENGTH];
    for (int32_t bits = BATON_PCG64; bits <= BATON_SFC64; bits++) {
        for (int w = 0; w < 5; w++) {
            int64_t size = widths[w] == 1 ? 1 : widths[w] / 8;
            uint64_t most = widths[w] == 1 ? 1 : 6, seen = 0;
            for (int i = 0; i < LENGTH; i++) {
                low[i] = widths[w] == 1 ? 0 : 3;
                range[i] = most;
            }
            any_state(bits, one_state);
            memcpy(each_state, one_state, sizeof one_state);
            baton_random_integers(bits, widths[w], one_state, LENGTH, one, low, range, 0);
            baton_random_integers(bits, widths[w], each_state, LENGTH, each, low, range, 1);
            CHECK(memcmp(one, each, (size_t)(size * LENGTH)) == 0, "generator %d, width %d", bits, widths[w]);
            for (int i = 0; i < LENGTH; i++) {
                uint64_t value = 0;
                memcpy(&value, one + i * size, (size_t)size); /* the lowest bytes come first here */
                CHECK(value - low[i] <= most, "generator %d, width %d: %llu", bits, widths[w],
                      (unsigned long long)value);
                seen |= (uint64_t)1 << (value - low[i]);
            }
            CHECK(seen == ((uint64_t)2 << most) - 1, "generator %d, width %d: seen %llx", bits, widths[w],
                  (unsigned long long)seen);
        }
    }
    uint64_t nothing[1] = {0};
    CHECK(baton_random_integers(BATON_PCG64, 7, one_state, 1, one, low, nothing, 0) == BATON_UNSUPPORTED, "7 bits");
    CHECK(baton_random_integers(9, 8, one_state, 1, one, low, nothing, 0) == BATON_UNSUPPORTED, "no generator");
}

/* Shuffles and samples lose nothing and repeat nothing. */
SUITE(random_orders)
{
    enum { LENGTH = 12000 };
    static uint64_t state[MOST_WORDS];
    static int64_t data[LENGTH], work[16384];
    static char seen[LENGTH];
    for (int32_t bits = BATON_PCG64; bits <= BATON_SFC64; bits++) {
        any_state(bits, state);
        int64_t loop[] = {1, LENGTH, 8};
        for (int i = 0; i < LENGTH; i++) {
            data[i] = i;
        }
        CHECK(baton_random_shuffle(bits, 0, state, loop, 8, data) == BATON_OK, "generator %d", bits);
        memset(seen, 0, sizeof seen);
        int moved = 0;
        for (int i = 0; i < LENGTH; i++) {
            CHECK(data[i] >= 0 && data[i] < LENGTH && !seen[data[i]], "generator %d: [%d] is %lld", bits, i,
                  (long long)data[i]);
            seen[data[i]] = 1;
            moved += data[i] != i;
        }
        CHECK(moved > LENGTH / 2, "generator %d: %d moved", bits, moved);
        static const int64_t samples[] = {0, 1, 7, 200, 9000};
        for (int k = 0; k < 5; k++) {
            int64_t n = samples[k], words = baton_random_sample_words(LENGTH, n, k % 2);
            CHECK(words <= 16384, "%lld words", (long long)words);
            CHECK(baton_random_sample(bits, state, LENGTH, n, k % 2, data, work) == BATON_OK, "sample %d", k);
            memset(seen, 0, sizeof seen);
            for (int64_t i = 0; i < n; i++) {
                CHECK(data[i] >= 0 && data[i] < LENGTH && !seen[data[i]], "sample %d: [%lld] is %lld", k,
                      (long long)i, (long long)data[i]);
                seen[data[i]] = 1;
            }
        }
    }
}
