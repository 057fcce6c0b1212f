#include "check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { PRINTED_PER_SUITE = 10 };

const char *check_variant;

static struct check_suite *suites;
static int64_t passed, failed, failed_here;
static uint64_t seed, state;

void check_register(struct check_suite *suite)
{
    struct check_suite **at = &suites;
    while (*at != NULL && strcmp((*at)->name, suite->name) < 0) {
        at = &(*at)->next;
    }
    suite->next = *at;
    *at = suite;
}

void check_count(int ok, const char *file, int line, const char *condition, const char *format, ...)
{
    if (ok) {
        passed++;
        return;
    }
    failed++;
    if (failed_here++ < PRINTED_PER_SUITE) {
        printf("%s:%d: [%s] %s: ", file, line, check_variant, condition);
        va_list values;
        va_start(values, format);
        vprintf(format, values);
        va_end(values);
        printf("\n");
    }
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t check_random(void)
{
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

double check_uniform(double low, double high)
{
    return low + (high - low) * ((double)(check_random() >> 11) * 0x1p-53);
}

double check_any_double(void)
{
    uint64_t bits = check_random();
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

int check_same(double a, double b) { return (a != a && b != b) || memcmp(&a, &b, sizeof a) == 0; }

double check_ulps(double got, long double exact)
{
    double rounded = (double)exact;
    if (isnan(got) || isnan(rounded) || isinf(got) || isinf(rounded)) {
        /* An overflow is judged as if the exponent range went on. */
        if (isinf(got) && isfinite(rounded) && fabs(rounded) > 0x1.fffffffffffffp1022) {
            long double edge = (got > 0 ? 1 : -1) * (long double)0x1p1023 * 2;
            long double error = edge - exact;
            return (double)((error < 0 ? -error : error) / (long double)0x1p971);
        }
        return check_same(got, rounded) ? 0 : INFINITY;
    }
    int exponent;
    frexp(rounded, &exponent);
    if (exponent < -1021 || rounded == 0) {
        exponent = -1021;
    }
    long double error = (long double)got - exact;
    return (double)((error < 0 ? -error : error) / (long double)ldexp(1, exponent - 53));
}

void check_accuracy(const char *function, int64_t inputs, double worst, double allowed, double at)
{
    printf("  %-8s %-28s %10lld inputs   worst %8.4f ULP   allowed %4g   at %a\n", check_variant, function,
           (long long)inputs, worst, allowed, at);
    CHECK(worst <= allowed + CHECK_SLACK, "%s is off by %g ULP at %a (%.17g), allowed %g", function, worst,
          at, at, allowed);
}

static int64_t page_bytes(void) { return sysconf(_SC_PAGESIZE); }

static int64_t guarded_length(int64_t bytes) { return (bytes / page_bytes() + 1) * page_bytes(); }

void *check_guarded(int64_t bytes)
{
    int64_t length = guarded_length(bytes);
    char *base = mmap(NULL, (size_t)(length + page_bytes()), PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED || mprotect(base + length, (size_t)page_bytes(), PROT_NONE) != 0) {
        perror("guarded memory");
        exit(2);
    }
    return base + length - bytes;
}

void check_guarded_free(void *block, int64_t bytes)
{
    int64_t length = guarded_length(bytes);
    munmap((char *)block + bytes - length, (size_t)(length + page_bytes()));
}

/* A run of one variant, or of one suite: baton-test [VARIANT|-] [SUITE]. */
int main(int count, char **arguments)
{
    static const char *const variants[] = {"baseline", "avx2", "avx512", "neon"};
    const char *only_variant = count > 1 && strcmp(arguments[1], "-") != 0 ? arguments[1] : NULL;
    const char *only_suite = count > 2 ? arguments[2] : NULL;
    const char *given = getenv("BATON_TEST_SEED");
    state = (uint64_t)time(NULL) ^ (uint64_t)getpid() << 40;
    seed = given != NULL ? strtoull(given, NULL, 0) : check_random();
    printf("BATON_TEST_SEED=0x%llx\n", (unsigned long long)seed);

    for (int v = 0; v < (int)(sizeof variants / sizeof variants[0]); v++) {
        if (only_variant != NULL && strcmp(only_variant, variants[v]) != 0) {
            continue;
        }
        const char *selected = baton_select(variants[v]);
        if (selected == NULL || strcmp(selected, variants[v]) != 0) {
            printf("%s: not on this CPU\n", variants[v]);
            continue;
        }
        check_variant = selected;
        for (struct check_suite *suite = suites; suite != NULL; suite = suite->next) {
            if (only_suite != NULL && strcmp(only_suite, suite->name) != 0) {
                continue;
            }
            int64_t passed_before = passed;
            clock_t start = clock();
            state = seed;
            failed_here = 0;
            suite->run();
            printf("%-8s %-24s %9lld passed, %lld failed, %.2f s\n", check_variant, suite->name,
                   (long long)(passed - passed_before), (long long)failed_here,
                   (double)(clock() - start) / CLOCKS_PER_SEC);
            fflush(stdout);
        }
    }
    printf("%lld passed, %lld failed\n", (long long)passed, (long long)failed);
    return failed != 0 || passed == 0;
}
