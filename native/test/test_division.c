/* Many 64-bit integers divided by one, of any size and sign, against the language's own division. */
#include <string.h>

#include "check.h"

enum { MOST = 37 };

/* Small, near a power of two, or any bits of any length. */
static uint64_t any_integer(void)
{
    int length = (int)(check_random() % 64);
    uint64_t bits = check_random() >> length;
    switch (check_random() % 4) {
    case 0:
        return bits;
    case 1:
        return 0 - bits;
    case 2:
        return ((uint64_t)1 << length) - check_random() % 3;
    default:
        return check_random() % 20;
    }
}

static void expected_signed(int64_t x, int64_t d, int64_t *quotient, int64_t *rest)
{
    if (d == 0 || d == -1) { /* which the language leaves open for the least number */
        *quotient = d == 0 ? 0 : (int64_t)(0 - (uint64_t)x);
        *rest = 0;
        return;
    }
    *quotient = x / d;
    *rest = x % d;
    if (*rest != 0 && (*rest < 0) != (d < 0)) {
        *quotient -= 1;
        *rest += d;
    }
}

SUITE(division_by_one)
{
    for (int round = 0; round < 4000; round++) {
        uint64_t a[MOST], quotient[MOST], rest[MOST], d = any_integer();
        int64_t n = (int64_t)(check_random() % (MOST + 1)), loop[] = {1, n, 1, 1, 0};
        for (int i = 0; i < MOST; i++) {
            a[i] = any_integer();
        }
        baton_binary(BATON_FLOOR_DIVIDE, BATON_INT64, loop, quotient, a, &d);
        baton_binary(BATON_REMAINDER, BATON_INT64, loop, rest, a, &d);
        for (int64_t i = 0; i < n; i++) {
            int64_t q, r;
            expected_signed((int64_t)a[i], (int64_t)d, &q, &r);
            CHECK((int64_t)quotient[i] == q && (int64_t)rest[i] == r, "%lld by %lld: %lld and %lld", (long long)a[i],
                  (long long)d, (long long)quotient[i], (long long)rest[i]);
        }
        baton_binary(BATON_FLOOR_DIVIDE, BATON_UINT64, loop, quotient, a, &d);
        memcpy(rest, a, sizeof rest);
        baton_binary(BATON_REMAINDER, BATON_UINT64, loop, rest, rest, &d); /* in place */
        for (int64_t i = 0; i < n; i++) {
            uint64_t q = d == 0 ? 0 : a[i] / d, r = d == 0 ? 0 : a[i] % d;
            CHECK(quotient[i] == q && rest[i] == r, "%llu by %llu: %llu and %llu", (unsigned long long)a[i],
                  (unsigned long long)d, (unsigned long long)quotient[i], (unsigned long long)rest[i]);
        }
    }
}
