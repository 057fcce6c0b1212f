#include <string.h>

#include "check.h"

static const int32_t dtypes[] = {BATON_BOOL, BATON_INT16, BATON_FLOAT32, BATON_FLOAT64, BATON_COMPLEX64,
                                 BATON_COMPLEX128};
static const int itemsizes[] = {1, 2, 4, 8, 8, 16};

/* Where each operand's element i lies: from the start of its run, or at its end where it goes backwards. */
static const char *element(const char *from, int64_t n, int64_t step, int64_t i, int itemsize)
{
    return from + (step < 0 ? (i - n + 1) * step : i * step) * itemsize;
}

static int64_t room(int64_t n, int64_t step, int itemsize)
{
    return (n < 1 ? 1 : 1 + (n - 1) * (step < 0 ? -step : step)) * itemsize;
}

/* Both kernels against what their sentences in baton.h say, element by element. */
static void check_steps(int which, int64_t n, const int64_t *step)
{
    int itemsize = itemsizes[which];
    int64_t bytes[] = {room(n, step[0], itemsize), room(n, step[1], 1), room(n, step[2], itemsize),
                       room(n, step[3], itemsize)};
    char *operand[4];
    for (int k = 0; k < 4; k++) {
        operand[k] = check_guarded(bytes[k]);
        for (int64_t i = 0; i < bytes[k]; i++) {
            operand[k][i] = (char)check_uniform(k == 1 ? 0 : -100, k == 1 ? 2 : 100);
        }
    }
    char *old = check_guarded(bytes[0]);
    memcpy(old, operand[0], (size_t)bytes[0]);
    const char *start[4];
    for (int k = 0; k < 4; k++) {
        start[k] = element(operand[k], n > 0 ? n : 1, step[k], 0, k == 1 ? 1 : itemsize);
    }
    const int64_t loop[] = {1, n, step[0], step[1], step[2], step[3]};
    for (int chooses = 0; chooses < 2; chooses++) {
        memcpy(operand[0], old, (size_t)bytes[0]);
        int32_t status = chooses ? baton_choose(dtypes[which], loop, (void *)start[0], start[1], start[2], start[3])
                                 : baton_copy_where(dtypes[which], loop, (void *)start[0], start[1], start[2]);
        CHECK(status == BATON_OK, "dtype %d, n %lld", dtypes[which], (long long)n);
        int64_t wrong = 0;
        for (int64_t i = 0; i < n; i++) {
            const char *made = element(operand[0], n, step[0], i, itemsize), *was = old + (made - operand[0]);
            const char *other = chooses ? element(operand[3], n, step[3], i, itemsize) : was;
            int chosen = *element(operand[1], n, step[1], i, 1);
            const char *expected = chosen ? element(operand[2], n, step[2], i, itemsize) : other;
            wrong += memcmp(made, expected, (size_t)itemsize) != 0;
        }
        CHECK(wrong == 0, "%s of dtype %d, n %lld, steps %lld %lld %lld %lld: %lld of them",
              chooses ? "choose" : "copy_where", dtypes[which], (long long)n, (long long)step[0],
              (long long)step[1], (long long)step[2], (long long)step[3], (long long)wrong);
    }
    check_guarded_free(old, bytes[0]);
    for (int k = 0; k < 4; k++) {
        check_guarded_free(operand[k], bytes[k]);
    }
}

SUITE(where)
{
    const int64_t steps[][4] = {{1, 1, 1, 1}, {1, 1, 0, 1},  {1, 1, 1, 0},   {1, 1, 0, 0}, {1, 0, 1, 1},
                                {2, 1, 1, 1}, {1, 1, -1, 1}, {-1, 1, 1, -2}, {1, 3, 2, 1}, {3, -1, 0, 2}};
    for (int which = 0; which < 6; which++) {
        for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++) {
            for (int64_t n = 0; n < 140; n++) {
                check_steps(which, n, steps[k]);
            }
        }
        for (size_t k = 0; k < 4; k++) {
            check_steps(which, 70000, steps[k]);
        }
        check_steps(which, ((int64_t)64 << 20) / itemsizes[which] + 3, steps[which % 4]); /* streamed, if ever */
    }
}
