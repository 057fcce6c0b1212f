/*
 * A small test harness. A file test/test_<family>.c holds one or more
 *
 *     SUITE(name) { … CHECK(condition, "format", values…); … }
 *
 * which register themselves; the runner runs every suite once for each variant this CPU has, after
 * baton_select. Random inputs come from check_random(), whose seed is printed and can be given again:
 * BATON_TEST_SEED=… make test.
 */
#ifndef BATON_CHECK_H
#define BATON_CHECK_H

#include <float.h>
#include <stdint.h>

#include "baton.h"

struct check_suite {
    const char *name;
    void (*run)(void);
    struct check_suite *next;
};
void check_register(struct check_suite *suite);

#define SUITE(suite)                                                                                         \
    static void suite_##suite(void);                                                                         \
    __attribute__((constructor)) static void register_##suite(void)                                          \
    {                                                                                                        \
        static struct check_suite entry = {#suite, suite_##suite, 0};                                        \
        check_register(&entry);                                                                              \
    }                                                                                                        \
    static void suite_##suite(void)

/* Counts one check; a failed one is printed with its place and values (the first few of each suite). */
#define CHECK(condition, ...) check_count((condition) != 0, __FILE__, __LINE__, #condition, __VA_ARGS__)
void check_count(int ok, const char *file, int line, const char *condition, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The variant under test. */
extern const char *check_variant;

/* The next of a sequence that starts anew at the seed for every suite and variant. */
uint64_t check_random(void);
/* Uniform in [low, high). */
double check_uniform(double low, double high);
/* Any double: uniform over the bit patterns, so every exponent, subnormals, infinities and NaN. */
double check_any_double(void);

/* The same bits, or both NaN. */
int check_same(double a, double b);
/*
 * |got - exact| in units of the last place of exact rounded to double; 0 where both are the same special
 * value, infinite where only one is. The references are long double: 11 bits wider than double on x86-64, 60
 * on arm64 Linux; where it is no wider (macOS on arm64) they are only good to CHECK_SLACK, which
 * check_accuracy allows for.
 */
double check_ulps(double got, long double exact);
#define CHECK_SLACK (LDBL_MANT_DIG > DBL_MANT_DIG ? 0.0 : 1.0)

/* A row of the accuracy table: prints it and checks that worst is at most allowed. */
void check_accuracy(const char *function, int64_t inputs, double worst, double allowed, double at);

/* Bytes that end exactly where memory that faults begins, so that an access past the end is caught. */
void *check_guarded(int64_t bytes);
void check_guarded_free(void *block, int64_t bytes);

#endif
