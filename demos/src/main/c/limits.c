/*
 * What plain C reaches: for each benchmark that has one a loop as one would write it, compiled for this very CPU with the
 * compiler's fast mathematics, and stores past the caches where the arrays are larger than those. Accuracy, special values
 * and strides are nobody's concern here; that is what makes it a limit.
 */
#include <math.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

struct data {
    int64_t n, columns;
    double *a, *b, *c, *out, *complex, *product;
    float *single;
    int64_t *places;
    uint8_t *mask;
    uint64_t *keys, *spare;
    double result;
};

static int is_large(const struct data *d) { return d->n >= (int64_t)1 << 22; }

/* ---- arithmetic ---- */

#if defined(__AVX512F__)
typedef __m512d vector;
#define LOAD(p) _mm512_loadu_pd(p)
#define STREAM(p, x) _mm512_stream_pd(p, x)
enum { LANES = 8 };
#elif defined(__AVX__)
typedef __m256d vector;
#define LOAD(p) _mm256_loadu_pd(p)
#define STREAM(p, x) _mm256_stream_pd(p, x)
enum { LANES = 4 };
#elif defined(__SSE2__)
typedef __m128d vector;
#define LOAD(p) _mm_loadu_pd(p)
#define STREAM(p, x) _mm_stream_pd(p, x)
enum { LANES = 2 };
#endif

#if defined(LOAD)
#define ELEMENTS(NAME, expression)                                                                           \
    static void NAME(struct data *d)                                                                         \
    {                                                                                                        \
        double *restrict out = d->out;                                                                       \
        const double *restrict pb = d->b, *restrict pc = d->c;                                               \
        int64_t i = 0, n = d->n;                                                                             \
        if (is_large(d)) {                                                                                   \
            for (; i + LANES <= n; i += LANES) {                                                             \
                vector b = LOAD(pb + i), c = LOAD(pc + i);                                                   \
                STREAM(out + i, (expression));                                                               \
            }                                                                                                \
            _mm_sfence();                                                                                    \
        }                                                                                                    \
        for (; i < n; i++) {                                                                                 \
            double b = pb[i], c = pc[i];                                                                     \
            out[i] = (expression);                                                                           \
        }                                                                                                    \
    }
#else
#define ELEMENTS(NAME, expression)                                                                           \
    static void NAME(struct data *d)                                                                         \
    {                                                                                                        \
        for (int64_t i = 0; i < d->n; i++) {                                                                 \
            double b = d->b[i], c = d->c[i];                                                                 \
            d->out[i] = (expression);                                                                        \
        }                                                                                                    \
    }
#endif
ELEMENTS(add, b + c)
ELEMENTS(fused, b *c + b)

static void add_fresh(struct data *d)
{
    if (is_large(d)) {
        add(d); /* without a page fault: an allocator's part is not the loop's limit */
        return;
    }
    double *kept = d->out;
    d->out = malloc((size_t)d->n * sizeof *d->out);
    add(d);
    __asm__ volatile("" ::"r"(d->out) : "memory"); /* what nobody reads would not be computed, nor allocated */
    free(d->out);
    d->out = kept;
}

/* ---- functions: the compiler's vectors of the C library's ---- */

#define FUNCTION(NAME, expression)                                                                           \
    static void NAME(struct data *d)                                                                         \
    {                                                                                                        \
        double *restrict out = d->out;                                                                       \
        const double *restrict a = d->a;                                                                     \
        for (int64_t i = 0; i < d->n; i++) {                                                                 \
            double x = a[i];                                                                                 \
            out[i] = (expression);                                                                           \
        }                                                                                                    \
    }
FUNCTION(exponential, exp(x))
FUNCTION(logarithm, log(fabs(x)))
FUNCTION(sine, sin(x))
FUNCTION(cosine, cos(x))
FUNCTION(hyperbolic, tanh(x))
FUNCTION(arc, atan(x))
FUNCTION(root, cbrt(x))
FUNCTION(exponential_less_one, expm1(x))
FUNCTION(power, pow(fabs(x), 1.7))

/* ---- reductions ---- */

static void sum(struct data *d)
{
    double s = 0;
    for (int64_t i = 0; i < d->n; i++) {
        s += d->b[i];
    }
    d->result = s;
}

static void mean(struct data *d)
{
    sum(d);
    d->result /= (double)d->n;
}

static void variance(struct data *d)
{
    mean(d);
    double m = d->result, s = 0;
    for (int64_t i = 0; i < d->n; i++) {
        s += (d->b[i] - m) * (d->b[i] - m);
    }
    d->result = s / (double)d->n;
}

static void largest(struct data *d)
{
    double m = d->b[0];
    for (int64_t i = 1; i < d->n; i++) {
        m = d->b[i] > m ? d->b[i] : m;
    }
    d->result = m;
}

static void place_of_largest(struct data *d)
{
    largest(d);
    int64_t i = 0;
    while (d->b[i] != d->result) {
        i++;
    }
    d->result = (double)i;
}

static void sums_of_rows(struct data *d)
{
    for (int64_t row = 0; row < d->n / d->columns; row++) {
        double s = 0;
        for (int64_t i = 0; i < d->columns; i++) {
            s += d->b[row * d->columns + i];
        }
        d->out[row] = s;
    }
}

#define COLUMNS(NAME, start, expression)                                                                     \
    static void NAME(struct data *d)                                                                         \
    {                                                                                                        \
        double *restrict out = d->out;                                                                       \
        for (int64_t i = 0; i < d->columns; i++) {                                                           \
            out[i] = (start);                                                                                \
        }                                                                                                    \
        for (int64_t row = 0; row < d->n / d->columns; row++) {                                              \
            const double *restrict p = d->b + row * d->columns;                                              \
            for (int64_t i = 0; i < d->columns; i++) {                                                       \
                double x = p[i], y = out[i];                                                                 \
                out[i] = (expression);                                                                       \
            }                                                                                                \
        }                                                                                                    \
    }
COLUMNS(sums_of_columns, 0, x + y)
COLUMNS(largest_of_columns, -HUGE_VAL, x > y ? x : y)

static void running_sums(struct data *d)
{
    double s = 0;
    for (int64_t i = 0; i < d->n; i++) {
        d->out[i] = s += d->b[i];
    }
}

/* ---- what moves and chooses ---- */

static void choose(struct data *d)
{
    double *restrict out = d->out;
    const double *restrict b = d->b, *restrict c = d->c;
    const uint8_t *restrict mask = d->mask;
    for (int64_t i = 0; i < d->n; i++) {
        out[i] = mask[i] ? b[i] : c[i];
    }
}

static void compare(struct data *d)
{
    uint8_t *restrict out = (uint8_t *)d->out;
    const double *restrict b = d->b;
    for (int64_t i = 0; i < d->n; i++) {
        out[i] = b[i] > 500;
    }
}

static void cast(struct data *d)
{
    float *restrict out = d->single;
    const double *restrict b = d->b;
    for (int64_t i = 0; i < d->n; i++) {
        out[i] = (float)b[i];
    }
}

static void take(struct data *d)
{
    double *restrict out = d->out;
    for (int64_t i = 0; i < d->n; i++) {
        out[i] = d->b[d->places[i]];
    }
}

static void transposed(struct data *d)
{
    enum { TILE = 16 };
    int64_t rows = d->n / d->columns, columns = d->columns;
    for (int64_t i0 = 0; i0 < rows; i0 += TILE) {
        for (int64_t j0 = 0; j0 < columns; j0 += TILE) {
            for (int64_t j = j0; j < columns && j < j0 + TILE; j++) {
                for (int64_t i = i0; i < rows && i < i0 + TILE; i++) {
                    d->out[j * rows + i] = d->b[i * columns + j];
                }
            }
        }
    }
}

static void complex_multiply(struct data *d)
{
    double *restrict out = d->product;
    const double *restrict z = d->complex;
    for (int64_t i = 0; i < d->n; i++) {
        double re = z[2 * i], im = z[2 * i + 1];
        out[2 * i] = re * re - im * im;
        out[2 * i + 1] = re * im + im * re;
    }
}

/* A radix sort of positive doubles, eight bits at a time; passes in which all keys agree are left out. */
static void sort(struct data *d)
{
    for (int64_t i = 0; i < d->n; i++) {
        double x = (double)d->places[i];
        memcpy(&d->keys[i], &x, sizeof x);
    }
    uint64_t *from = d->keys, *to = d->spare;
    for (int shift = 0; shift < 64; shift += 8) {
        int64_t count[257] = {0};
        for (int64_t i = 0; i < d->n; i++) {
            count[(from[i] >> shift & 255) + 1]++;
        }
        if (count[(from[0] >> shift & 255) + 1] == d->n) {
            continue;
        }
        for (int k = 0; k < 256; k++) {
            count[k + 1] += count[k];
        }
        for (int64_t i = 0; i < d->n; i++) {
            to[count[from[i] >> shift & 255]++] = from[i];
        }
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    d->result = (double)from[0];
}

/* PCG64 (XSL-RR), 53 bits each. */
static void uniform(struct data *d)
{
    static _Thread_local unsigned __int128 state = 42;
    const unsigned __int128 multiplier = (unsigned __int128)0x2360ed051fc65da4u << 64 | 0x4385df649fccf645u;
    unsigned __int128 s = state;
    for (int64_t i = 0; i < d->n; i++) {
        s = s * multiplier + 1442695040888963407u;
        uint64_t x = (uint64_t)(s >> 64) ^ (uint64_t)s;
        unsigned turn = (unsigned)(s >> 122);
        d->out[i] = (double)((x >> turn | x << (-turn & 63)) >> 11) * 0x1p-53;
    }
    state = s;
}

static const struct {
    const char *name;
    void (*run)(struct data *);
} loops[] = {{"call.small", add},         {"call.fresh", add_fresh},
             {"add.out", add},            {"add.fresh", add_fresh},
             {"fused", fused},            {"exp", exponential},
             {"log", logarithm},          {"sin", sine},
             {"cos", cosine},             {"tanh", hyperbolic},
             {"arctan", arc},             {"cbrt", root},
             {"expm1", exponential_less_one}, {"pow", power},
             {"sum", sum},                {"mean", mean},
             {"var", variance},           {"max", largest},
             {"argmax", place_of_largest}, {"sum.rows", sums_of_rows},
             {"sum.columns", sums_of_columns}, {"max.columns", largest_of_columns},
             {"cumsum", running_sums},    {"where", choose},
             {"greater", compare},        {"cast", cast},
             {"take", take},              {"transposed", transposed},
             {"complex.multiply", complex_multiply}, {"sort", sort},
             {"random", uniform}};

static void *memory(int64_t bytes)
{
    void *block = aligned_alloc(64, (size_t)((bytes + 63) / 64 * 64));
    return memset(block, 0, (size_t)bytes);
}

/* As many threads measure at the same time. */
enum { MOST = 16 };

static struct data slots[MOST];
static atomic_flag taken[MOST];

/*
 * A running measurement's own arrays, which the next one of that size finds again, by whichever thread; NULL where
 * too many run.
 */
static struct data *take_slot(void)
{
    for (int i = 0; i < MOST; i++) {
        if (!atomic_flag_test_and_set(&taken[i])) {
            return &slots[i];
        }
    }
    return NULL;
}

static void give_back(const struct data *d) { atomic_flag_clear(&taken[d - slots]); }

/* Of complex numbers or of the others: no loop has both, and 10^8 of all would not fit into the memory. */
static void prepare(struct data *slot, int64_t n, int64_t columns, int is_complex)
{
    struct data d = *slot;
    if (d.n == n && d.columns == columns && is_complex == (d.complex != NULL)) {
        return;
    }
    void *old[] = {d.a, d.b, d.c, d.out, d.complex, d.product, d.single, d.places, d.mask, d.keys, d.spare};
    for (size_t i = 0; i < sizeof old / sizeof old[0]; i++) {
        free(old[i]);
    }
    d = (struct data){.n = n, .columns = columns};
    if (is_complex) {
        d.complex = memory(n * 16);
        d.product = memory(n * 16);
        for (int64_t i = 0; i < n; i++) {
            d.complex[2 * i] = d.complex[2 * i + 1] = (double)(i % 1000);
        }
        *slot = d;
        return;
    }
    d.a = memory(n * 8);
    d.b = memory(n * 8);
    d.c = memory(n * 8);
    d.out = memory(n * 8);
    d.single = memory(n * 4);
    d.places = memory(n * 8);
    d.mask = memory(n);
    d.keys = memory(n * 8);
    d.spare = memory(n * 8);
    for (int64_t i = 0; i < n; i++) {
        d.a[i] = -10 + 20 * (double)i / (double)(n > 1 ? n - 1 : 1);
        d.b[i] = (double)(i % 1000);
        d.c[i] = -d.b[i];
        d.places[i] = i * 7919 % n;
        d.mask[i] = d.b[i] > 500;
    }
    *slot = d;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* Nanoseconds per run of the named loop, measured for a while; -1 where there is none. */
double baton_limit(const char *name, int64_t n, int64_t columns, double seconds)
{
    for (size_t k = 0; k < sizeof loops / sizeof loops[0]; k++) {
        if (strcmp(loops[k].name, name) != 0) {
            continue;
        }
        struct data *d = take_slot();
        if (!d) {
            return -1;
        }
        prepare(d, n, columns, loops[k].run == complex_multiply);
        int64_t times = 1, done = 0;
        double start = now(), end = start;
        while (end - start < seconds * 1e9) {
            for (int64_t i = 0; i < times; i++) {
                loops[k].run(d);
                __asm__ volatile("" ::: "memory");
            }
            done += times;
            end = now();
            if ((end - start) / (double)done * (double)times < 1e5) {
                times *= 2;
            }
        }
        give_back(d);
        return (end - start) / (double)done;
    }
    return -1;
}
