/*
 * Every reduction and accumulation of every dtype, over any axes of any layout, against one written down plainly:
 * integers in 128 bits, floating-point numbers in long double. The bits of sums are test_reduce.c's.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

enum { MAX_NDIM = 3, DTYPES = BATON_COMPLEX128 + 1 };

static const int itemsizes[DTYPES] = {1, 1, 2, 4, 8, 1, 2, 4, 8, 2, 2, 4, 8, 8, 16};

static int is_integer(int dtype) { return dtype <= BATON_UINT64; }
static int is_complex(int dtype) { return dtype >= BATON_COMPLEX64; }
static int is_half(int dtype) { return dtype == BATON_FLOAT16 || dtype == BATON_BFLOAT16; }

/* An element of any dtype: an integer's value, or the parts of a number. */
struct value {
    __int128 integer;
    long double re, im;
};

static float of_float16(uint16_t h)
{
    int exponent = h >> 10 & 31;
    float fraction = (float)(h & 1023), sign = h & 0x8000 ? -1.0f : 1.0f;
    if (exponent == 31) {
        return fraction == 0 ? sign * INFINITY : NAN;
    }
    return sign * (exponent == 0 ? ldexpf(fraction, -24) : ldexpf(1024 + fraction, exponent - 25));
}

static float of_bfloat16(uint16_t h)
{
    uint32_t bits = (uint32_t)h << 16;
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

#define READ(T) (*(const T *)p)
static struct value value_at(int dtype, const char *p)
{
    struct value v = {0, 0, 0};
    switch (dtype) {
    case BATON_BOOL: v.integer = READ(uint8_t) != 0; break;
    case BATON_INT8: v.integer = READ(int8_t); break;
    case BATON_INT16: v.integer = READ(int16_t); break;
    case BATON_INT32: v.integer = READ(int32_t); break;
    case BATON_INT64: v.integer = READ(int64_t); break;
    case BATON_UINT8: v.integer = READ(uint8_t); break;
    case BATON_UINT16: v.integer = READ(uint16_t); break;
    case BATON_UINT32: v.integer = READ(uint32_t); break;
    case BATON_UINT64: v.integer = READ(uint64_t); break;
    case BATON_FLOAT16: v.re = of_float16(READ(uint16_t)); break;
    case BATON_BFLOAT16: v.re = of_bfloat16(READ(uint16_t)); break;
    case BATON_FLOAT32: v.re = READ(float); break;
    case BATON_FLOAT64: v.re = READ(double); break;
    case BATON_COMPLEX64: v.re = READ(float); v.im = ((const float *)p)[1]; break;
    default: v.re = READ(double); v.im = ((const double *)p)[1]; break;
    }
    if (is_integer(dtype)) {
        v.re = (long double)v.integer;
    }
    return v;
}

/* An integer as the dtype holds it. */
static __int128 wrapped(int dtype, __int128 x)
{
    switch (dtype) {
    case BATON_BOOL: return x != 0;
    case BATON_INT8: return (int8_t)x;
    case BATON_INT16: return (int16_t)x;
    case BATON_INT32: return (int32_t)x;
    case BATON_INT64: return (int64_t)x;
    case BATON_UINT8: return (uint8_t)x;
    case BATON_UINT16: return (uint16_t)x;
    case BATON_UINT32: return (uint32_t)x;
    default: return (uint64_t)x;
    }
}

static long double epsilon(int dtype)
{
    switch (dtype) {
    case BATON_FLOAT16: return 0x1p-10L;
    case BATON_BFLOAT16: return 0x1p-7L;
    case BATON_FLOAT32:
    case BATON_COMPLEX64: return 0x1p-23L;
    default: return 0x1p-52L;
    }
}

/* SPECIAL: now and then a NaN or an infinity. NEAR_ONE: what can be multiplied many times. */
enum { ORDINARY = 0, SPECIAL = 1, NEAR_ONE = 2 };

static void put_random(int dtype, char *p, int kind)
{
    uint64_t bits = check_random();
    int special = kind == SPECIAL;
    if (is_integer(dtype)) {
        if (dtype == BATON_BOOL) {
            *p = (char)(bits & 1);
        } else {
            bits = kind == NEAR_ONE   ? 1 + (bits % 512 == 0)
                   : bits >> 60 == 0 ? 0
                   : bits >> 60 < 8  ? bits >> 8 & 7
                                     : bits;
            memcpy(p, &bits, (size_t)itemsizes[dtype]);
        }
        return;
    }
    for (int part = 0; part <= is_complex(dtype); part++) {
        static const double specials[] = {NAN, INFINITY, -INFINITY, 0, -0.0, 1, -1};
        double x = special && check_random() % 24 == 0 ? specials[check_random() % 7]
                   : kind == NEAR_ONE                  ? check_uniform(part ? -0.1 : 0.95, part ? 0.1 : 1.05)
                   : check_random() % 3 == 0           ? (double)(check_random() % 5) - 2
                                                       : check_uniform(0.5, 1.7) * (bits >> part & 1 ? 1 : -1);
        int real = dtype == BATON_COMPLEX64    ? BATON_FLOAT32
                   : dtype == BATON_COMPLEX128 ? BATON_FLOAT64
                                               : dtype;
        baton_copy(real, BATON_FLOAT64, (const int64_t[]){0}, p + part * itemsizes[real], &x);
    }
}

static int nan_of(struct value v) { return v.re != v.re || v.im != v.im; }

/* Whether x comes before y. */
static int before(int dtype, struct value x, struct value y, int largest)
{
    if (is_integer(dtype)) {
        return largest ? x.integer > y.integer : x.integer < y.integer;
    }
    if (x.re != y.re) {
        return largest ? x.re > y.re : x.re < y.re;
    }
    return largest ? x.im > y.im : x.im < y.im;
}

static int truth(int dtype, struct value v) { return is_integer(dtype) ? v.integer != 0 : v.re != 0 || v.im != 0; }

struct op {
    const char *name;
    int32_t code;
    int logical, bitwise;
    int identity; /* 0, 1, -1 for all bits, 2 for none */
};
static const struct op ops[] = {
    {"add", BATON_ADD, 0, 0, 0},
    {"multiply", BATON_MULTIPLY, 0, 0, 1},
    {"maximum", BATON_MAXIMUM, 0, 0, 2},
    {"minimum", BATON_MINIMUM, 0, 0, 2},
    {"fmax", BATON_FMAX, 0, 0, 2},
    {"fmin", BATON_FMIN, 0, 0, 2},
    {"logical_and", BATON_LOGICAL_AND, 1, 0, 1},
    {"logical_or", BATON_LOGICAL_OR, 1, 0, 0},
    {"logical_xor", BATON_LOGICAL_XOR, 1, 0, 0},
    {"bitwise_and", BATON_BITWISE_AND, 0, 1, -1},
    {"bitwise_or", BATON_BITWISE_OR, 0, 1, 0},
    {"bitwise_xor", BATON_BITWISE_XOR, 0, 1, 0},
};
enum { OPS = sizeof ops / sizeof ops[0] };

/* acc op x; sizes gathers the magnitudes of sums. in and out are the dtypes of x and acc. */
static struct value apply(const struct op *op, int out, int in, struct value acc, struct value x,
                          long double *sizes)
{
    struct value r = acc;
    if (op->logical) {
        int a = (int)acc.integer, b = truth(in, x);
        r.integer = op->code == BATON_LOGICAL_AND ? a & b : op->code == BATON_LOGICAL_OR ? a | b : a ^ b;
        return r;
    }
    switch (op->code) {
    case BATON_ADD:
        *sizes += fabsl(x.re) + fabsl(x.im);
        r.integer = out == BATON_BOOL ? acc.integer | x.integer : wrapped(out, acc.integer + x.integer);
        r.re = acc.re + x.re;
        r.im = acc.im + x.im;
        return r;
    case BATON_MULTIPLY:
        r.integer = wrapped(out, acc.integer * x.integer);
        r.re = acc.re * x.re - acc.im * x.im;
        r.im = acc.re * x.im + acc.im * x.re;
        *sizes = fabsl(r.re) + fabsl(r.im);
        return r;
    case BATON_MAXIMUM:
    case BATON_MINIMUM:
        return nan_of(acc) ? acc : nan_of(x) || before(out, x, acc, op->code == BATON_MAXIMUM) ? x : acc;
    case BATON_FMAX:
    case BATON_FMIN:
        return nan_of(x) ? acc : nan_of(acc) || before(out, x, acc, op->code == BATON_FMAX) ? x : acc;
    case BATON_BITWISE_AND:
        r.integer = wrapped(out, acc.integer & x.integer);
        return r;
    case BATON_BITWISE_OR:
        r.integer = wrapped(out, acc.integer | x.integer);
        return r;
    default:
        r.integer = wrapped(out, acc.integer ^ x.integer);
        return r;
    }
}

static int same_number(long double got, long double expected, long double allowed)
{
    return (got != got && expected != expected) || got == expected || fabsl(got - expected) <= allowed;
}

static int agrees(const struct op *op, int out, struct value got, struct value expected, int64_t n,
                  long double sizes)
{
    if (is_integer(out)) {
        return got.integer == expected.integer;
    }
    if (op->code != BATON_ADD && op->code != BATON_MULTIPLY && nan_of(got) && nan_of(expected)) {
        return 1;
    }
    long double allowed = op->code == BATON_ADD || op->code == BATON_MULTIPLY
                              ? (long double)(n + 1) * 4 * epsilon(out) * sizes
                              : 0;
    allowed += is_half(out) ? (long double)n * 0x1p-24L : 0;
    return same_number(got.re, expected.re, allowed) && same_number(got.im, expected.im, allowed);
}

/* A random layout: shape, strides of a, of the output with some axes reduced, and of a mask. */
struct layout {
    int ndim;
    int64_t shape[MAX_NDIM], a[MAX_NDIM], out[MAX_NDIM], mask[MAX_NDIM];
    int64_t elements, outputs, extent, low, mask_low;
};

static void random_layout(struct layout *l, int least_ndim, int64_t long_line)
{
    l->ndim = least_ndim + (int)(check_random() % (uint64_t)(MAX_NDIM + 1 - least_ndim));
    l->elements = l->outputs = l->extent = 1;
    l->low = l->mask_low = 0;
    int order = (int)(check_random() % 2), contiguous = check_random() % 2 == 0;
    int64_t mask_extent = 1;
    for (int i = 0; i < l->ndim; i++) {
        int64_t most = l->ndim == 1 ? long_line : l->ndim == 2 ? 60 : 7;
        l->shape[i] = check_random() % 60 == 0 ? 0 : 1 + (int64_t)(check_random() % (uint64_t)most);
    }
    for (int k = 0; k < l->ndim; k++) {
        int i = order ? k : l->ndim - 1 - k;
        l->a[i] = l->extent * (!contiguous && check_random() % 3 == 0 ? -1 : 1);
        l->extent *= l->shape[i] + (!contiguous && check_random() % 3 == 0);
        l->mask[i] = mask_extent * (check_random() % 4 == 0 ? -1 : 1);
        mask_extent *= l->shape[i] > 0 ? l->shape[i] : 1;
        l->low += l->a[i] < 0 ? (l->shape[i] - 1) * l->a[i] : 0;
        l->mask_low += l->mask[i] < 0 && l->shape[i] > 0 ? (l->shape[i] - 1) * l->mask[i] : 0;
        int reduced = check_random() % 2 == 0;
        l->out[i] = reduced ? 0 : (contiguous ? 1 : 2) * l->outputs;
        l->outputs *= reduced || l->shape[i] == 0 ? 1 : l->shape[i];
        l->elements *= l->shape[i];
    }
    if (l->elements == 0) {
        l->low = l->mask_low = 0;
    }
}

static void pack(const struct layout *l, int64_t *loop, int masked)
{
    size_t bytes = (size_t)l->ndim * sizeof *loop;
    loop[0] = l->ndim;
    memcpy(loop + 1, l->shape, bytes);
    memcpy(loop + 1 + l->ndim, l->out, bytes);
    memcpy(loop + 1 + 2 * l->ndim, l->a, bytes);
    if (masked) {
        memcpy(loop + 1 + 3 * l->ndim, l->mask, bytes);
    }
}

static void describe(const struct layout *l, char *text)
{
    text += sprintf(text, "ndim %d:", l->ndim);
    for (int i = 0; i < l->ndim; i++) {
        text += sprintf(text, " %lld (out %lld, a %lld)", (long long)l->shape[i], (long long)l->out[i],
                        (long long)l->a[i]);
    }
}

static int next_index(const struct layout *l, int64_t *index)
{
    for (int i = l->ndim - 1; i >= 0; i--) {
        if (++index[i] < l->shape[i]) {
            return 1;
        }
        index[i] = 0;
    }
    return 0;
}

/* Sums of infinities, and products that overflow, are no test of their accuracy. */
static int kind_for(const struct op *op, int out_dtype)
{
    return op->code == BATON_ADD                                     ? ORDINARY
           : op->code == BATON_MULTIPLY && !is_integer(out_dtype) ? NEAR_ONE
           : op->code == BATON_MULTIPLY                            ? ORDINARY
                                                                   : SPECIAL;
}

enum { PLAIN, ONTO, MASKED, MASKED_ONTO, WAYS };

static void reduce_once(const struct op *op, int out_dtype, int a_dtype, int way)
{
    struct layout l;
    char text[256];
    random_layout(&l, 0, check_random() % 8 == 0 ? 9000 : 400);
    int so = itemsizes[out_dtype], sa = itemsizes[a_dtype];
    int onto = way == ONTO || way == MASKED_ONTO, masked = way >= MASKED;
    int64_t outs = 2 * l.outputs + 2, count = l.extent + 2, loop[1 + 4 * MAX_NDIM];
    char *out = malloc((size_t)(outs * so)), *a = malloc((size_t)(count * sa)),
         *mask = malloc((size_t)(l.elements + 1));
    struct value *expected = calloc((size_t)outs, sizeof *expected);
    long double *sizes = calloc((size_t)outs, sizeof *sizes);
    int64_t *n = calloc((size_t)outs, sizeof *n);
    int special = kind_for(op, out_dtype);
    for (int64_t i = 0; i < count; i++) {
        put_random(a_dtype, a + i * sa, special);
    }
    for (int64_t i = 0; i < outs; i++) {
        put_random(out_dtype, out + i * so, special);
    }
    char *untouched = malloc((size_t)(outs * so));
    memcpy(untouched, out, (size_t)(outs * so));
    for (int64_t i = 0; i <= l.elements; i++) {
        mask[i] = check_random() % 3 != 0;
    }
    const char *origin = a - l.low * sa, *mask_origin = mask - l.mask_low;
    int output_is_empty = 0, run_is_empty = 0;
    for (int i = 0; i < l.ndim; i++) {
        output_is_empty |= l.shape[i] == 0 && l.out[i] != 0;
        run_is_empty |= l.shape[i] == 0 && l.out[i] == 0;
    }
    /* The outputs' starting values: their indices with the reduced axes at 0. */
    int64_t index[MAX_NDIM] = {0};
    struct layout outputs = l;
    for (int i = 0; i < l.ndim; i++) {
        outputs.shape[i] = l.out[i] == 0 ? 1 : l.shape[i];
    }
    int more = !output_is_empty;
    while (more) {
        int64_t at = 0;
        for (int i = 0; i < l.ndim; i++) {
            at += index[i] * l.out[i];
        }
        n[at] = 1; /* written */
        if (onto) {
            expected[at] = value_at(out_dtype, untouched + at * so);
            sizes[at] = fabsl(expected[at].re) + fabsl(expected[at].im);
        } else if (op->identity == 2) {
            n[at] = -1; /* the first one is to come */
        } else {
            expected[at].integer = op->identity == -1 ? wrapped(out_dtype, -1) : op->identity;
            expected[at].re = op->identity;
            sizes[at] = op->identity;
        }
        more = next_index(&outputs, index);
    }
    memset(index, 0, sizeof index);
    for (more = l.elements > 0; more; more = next_index(&l, index)) {
        int64_t at = 0, from = 0, marked = 0;
        for (int i = 0; i < l.ndim; i++) {
            at += index[i] * l.out[i];
            from += index[i] * l.a[i];
            marked += index[i] * l.mask[i];
        }
        if (masked && !mask_origin[marked]) {
            continue;
        }
        struct value x = value_at(a_dtype, origin + from * sa);
        if (n[at] < 0) {
            expected[at] = x;
            n[at] = 1;
        } else {
            expected[at] = apply(op, out_dtype, a_dtype, expected[at], x, &sizes[at]);
            n[at]++;
        }
    }
    pack(&l, loop, masked);
    int32_t code = op->code | (onto ? BATON_ONTO : 0);
    int32_t status = masked ? baton_reduce_where(code, out_dtype, a_dtype, loop, out, origin, mask_origin)
                            : baton_reduce(code, out_dtype, a_dtype, loop, out, origin);
    int refused = !onto && op->identity == 2 && ((run_is_empty && !output_is_empty) || masked);
    int64_t wrong = -1;
    for (int64_t i = 0; i < outs; i++) {
        int fine = n[i] > 0 && !refused
                       ? agrees(op, out_dtype, value_at(out_dtype, out + i * so), expected[i], n[i], sizes[i])
                       : memcmp(out + i * so, untouched + i * so, (size_t)so) == 0;
        wrong = fine ? wrong : i;
    }
    struct value got = {0}, want = {0};
    if (wrong >= 0) {
        got = value_at(out_dtype, out + wrong * so);
        want = expected[wrong];
    }
    describe(&l, text);
    CHECK((status & 0xff) == (refused ? BATON_INVALID : BATON_OK),
          "%s, %d from %d, way %d: status %d, %s", op->name, out_dtype, a_dtype, way, (int)status, text);
    CHECK(wrong < 0, "%s, %d from %d, way %d: %s: element %lld is %Lg, not %Lg", op->name, out_dtype, a_dtype, way,
          text, (long long)wrong, is_integer(out_dtype) ? (long double)got.integer : got.re,
          is_integer(out_dtype) ? (long double)want.integer : want.re);
    free(out);
    free(untouched);
    free(a);
    free(mask);
    free(expected);
    free(sizes);
    free(n);
}

static int is_kept_dtype(const struct op *op, int dtype)
{
    return op->logical ? dtype == BATON_BOOL : !op->bitwise || is_integer(dtype);
}

/* The dtypes that elements of another are reduced in, beside their own. */
static int widens(int out, int a)
{
    if (out == BATON_INT64 || out == BATON_UINT64) {
        return a < out;
    }
    return (out == BATON_FLOAT64 && a <= BATON_FLOAT32) || (out == BATON_FLOAT32 && is_half(a)) ||
           (out == BATON_COMPLEX128 && a <= BATON_COMPLEX64);
}

SUITE(reductions_of_every_dtype)
{
    for (int o = 0; o < OPS; o++) {
        for (int a = 0; a < DTYPES; a++) {
            for (int out = 0; out < DTYPES; out++) {
                int sums = ops[o].code == BATON_ADD || ops[o].code == BATON_MULTIPLY;
                if (!is_kept_dtype(&ops[o], out) || (!ops[o].logical && out != a && !(sums && widens(out, a)))) {
                    continue;
                }
                if (ops[o].bitwise && !is_integer(a)) {
                    continue;
                }
                for (int round = 0; round < 16; round++) {
                    reduce_once(&ops[o], out, a, round % WAYS);
                }
            }
        }
    }
}

SUITE(accumulations_of_every_dtype)
{
    char text[256];
    for (int o = 0; o < OPS; o++) {
        for (int a_dtype = 0; a_dtype < DTYPES; a_dtype++) {
            for (int out_dtype = 0; out_dtype < DTYPES; out_dtype++) {
                int sums = ops[o].code == BATON_ADD || ops[o].code == BATON_MULTIPLY;
                const struct op *op = &ops[o];
                if (!is_kept_dtype(op, out_dtype) ||
                    (!op->logical && out_dtype != a_dtype && !(sums && widens(out_dtype, a_dtype))) ||
                    (op->bitwise && !is_integer(a_dtype))) {
                    continue;
                }
                for (int round = 0; round < 6; round++) {
                    struct layout l;
                    random_layout(&l, 1, 700);
                    int64_t step = 1;
                    for (int i = 0; i < l.ndim; i++) { /* all axes are kept */
                        int axis = round % 2 ? i : l.ndim - 1 - i;
                        l.out[axis] = step;
                        step *= l.shape[axis] > 0 ? l.shape[axis] : 1;
                    }
                    int so = itemsizes[out_dtype], sa = itemsizes[a_dtype];
                    int64_t count = l.extent + 2, loop[1 + 4 * MAX_NDIM], last = l.ndim - 1;
                    char *out = malloc((size_t)((step + 1) * so)), *a = malloc((size_t)(count * sa));
                    for (int64_t i = 0; i < count; i++) {
                        put_random(a_dtype, a + i * sa, kind_for(op, out_dtype));
                    }
                    const char *origin = a - l.low * sa;
                    pack(&l, loop, 0);
                    int32_t status = baton_accumulate(op->code, out_dtype, a_dtype, loop, out, origin);
                    int64_t index[MAX_NDIM] = {0}, wrong = -1;
                    struct value acc = {0, 0, 0};
                    long double sizes = 0;
                    for (int more = l.elements > 0; more; more = next_index(&l, index)) {
                        int64_t at = 0, from = 0;
                        for (int i = 0; i < l.ndim; i++) {
                            at += index[i] * l.out[i];
                            from += index[i] * l.a[i];
                        }
                        struct value x = value_at(a_dtype, origin + from * sa);
                        if (index[last] == 0) {
                            acc = x;
                            if (out_dtype == BATON_BOOL) {
                                acc.integer = truth(a_dtype, x);
                            }
                            acc.integer = wrapped(out_dtype, acc.integer);
                            sizes = fabsl(x.re) + fabsl(x.im);
                        } else {
                            acc = apply(op, out_dtype, a_dtype, acc, x, &sizes);
                        }
                        if (!agrees(op, out_dtype, value_at(out_dtype, out + at * so), acc, index[last] + 1,
                                    sizes)) {
                            wrong = wrong < 0 ? at : wrong;
                        }
                    }
                    describe(&l, text);
                    CHECK((status & 0xff) == BATON_OK && wrong < 0, "%s, %d from %d: status %d, element %lld, %s",
                          op->name, out_dtype, a_dtype, (int)status, (long long)wrong, text);
                    free(out);
                    free(a);
                }
            }
        }
    }
}

SUITE(places_of_extremes)
{
    char text[256];
    for (int dtype = 0; dtype < DTYPES; dtype++) {
        for (int round = 0; round < 60; round++) {
            struct layout l;
            random_layout(&l, 1, check_random() % 4 == 0 ? 9000 : 500);
            int64_t step = 1;
            for (int i = 0; i + 1 < l.ndim; i++) {
                l.out[i] = step;
                step *= l.shape[i] > 0 ? l.shape[i] : 1;
            }
            l.out[l.ndim - 1] = 0;
            int size = itemsizes[dtype], largest = round % 2, nans = round % 3 == 0;
            int64_t count = l.extent + 2, loop[1 + 4 * MAX_NDIM], last = l.ndim - 1;
            int64_t *out = malloc((size_t)(step + 1) * sizeof *out);
            char *a = malloc((size_t)(count * size));
            for (int64_t i = 0; i < count; i++) {
                put_random(dtype, a + i * size, nans);
            }
            const char *origin = a - l.low * size;
            pack(&l, loop, 0);
            int32_t status = baton_argreduce(largest ? BATON_MAXIMUM : BATON_MINIMUM, dtype, loop, out, origin);
            int empty = l.shape[last] == 0;
            for (int i = 0; i < last; i++) {
                empty = l.shape[i] == 0 ? 0 : empty;
            }
            int64_t index[MAX_NDIM] = {0}, wrong = -1, place = 0;
            struct value best = {0, 0, 0};
            for (int more = l.elements > 0; more; more = next_index(&l, index)) {
                int64_t at = 0, from = 0;
                for (int i = 0; i < l.ndim; i++) {
                    at += index[i] * l.out[i];
                    from += index[i] * l.a[i];
                }
                struct value x = value_at(dtype, origin + from * size);
                if (index[last] == 0 ||
                    (!nan_of(best) && (nan_of(x) || before(dtype, x, best, largest)))) {
                    best = x;
                    place = index[last];
                }
                if (index[last] == l.shape[last] - 1 && out[at] != place) {
                    wrong = at;
                }
            }
            describe(&l, text);
            CHECK(status == (empty ? BATON_INVALID : BATON_OK) && wrong < 0,
                  "dtype %d, largest %d: status %d, output %lld, %s", dtype, largest, (int)status,
                  (long long)wrong, text);
            free(out);
            free(a);
        }
    }
}

/* Operations without a reducer of their own go through the binary kernels, in order. */
SUITE(reductions_by_binary_kernels)
{
    double a[] = {12, 18, 30, 7, 21, 35}, out[6];
    int32_t status =
        baton_reduce(BATON_SUBTRACT, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){2, 2, 3, 0, 1, 3, 1}, out, a);
    CHECK((status & 0xff) == BATON_OK && out[0] == 5 && out[1] == -3 && out[2] == -5, "%d: %g, %g, %g",
          (int)status, out[0], out[1], out[2]);
    status = baton_reduce(BATON_SUBTRACT, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){2, 2, 3, 1, 0, 3, 1}, out,
                          a);
    CHECK((status & 0xff) == BATON_OK && out[0] == -36 && out[1] == -49, "%d: %g, %g", (int)status, out[0], out[1]);
    status = baton_accumulate(BATON_SUBTRACT, BATON_FLOAT64, BATON_FLOAT64,
                              (const int64_t[]){2, 2, 3, 3, 1, 3, 1}, out, a);
    CHECK((status & 0xff) == BATON_OK && out[1] == -6 && out[2] == -36 && out[4] == -14 && out[5] == -49,
          "%d: %g, %g, %g, %g", (int)status, out[1], out[2], out[4], out[5]);
    status = baton_reduce(BATON_SUBTRACT, BATON_FLOAT64, BATON_FLOAT64, (const int64_t[]){1, 0, 0, 1}, out, a);
    CHECK(status == BATON_INVALID, "nothing to subtract: %d", (int)status);
}

SUITE(dot_of_every_dtype)
{
    for (int dtype = 0; dtype < DTYPES; dtype++) {
        for (int round = 0; round < 40; round++) {
            int64_t n = (int64_t)(check_random() % 1500), sa = 1 + (int64_t)(check_random() % 3),
                    sb = 1 + (int64_t)(check_random() % 2);
            int size = itemsizes[dtype];
            char *a = malloc((size_t)((n * sa + 1) * size)), *b = malloc((size_t)((n * sb + 1) * size)), out[16];
            for (int64_t i = 0; i <= n * sa; i++) {
                put_random(dtype, a + i * size, 0);
            }
            for (int64_t i = 0; i <= n * sb; i++) {
                put_random(dtype, b + i * size, 0);
            }
            struct value expected = {0, 0, 0};
            long double sizes = 0;
            for (int64_t i = 0; i < n; i++) {
                struct value x = value_at(dtype, a + i * sa * size), y = value_at(dtype, b + i * sb * size);
                __int128 product = wrapped(dtype, x.integer * y.integer);
                expected.integer = wrapped(dtype, expected.integer + product);
                expected.re += x.re * y.re - x.im * y.im;
                expected.im += x.re * y.im + x.im * y.re;
                sizes += (fabsl(x.re) + fabsl(x.im)) * (fabsl(y.re) + fabsl(y.im));
            }
            int32_t status = baton_dot(dtype, n, out, a, sa, b, sb);
            CHECK(status == BATON_OK && agrees(&ops[0], dtype, value_at(dtype, out), expected, n, sizes),
                  "dtype %d, n %lld, strides %lld, %lld: %Lg, not %Lg", dtype, (long long)n, (long long)sa,
                  (long long)sb, value_at(dtype, out).re, expected.re);
            free(a);
            free(b);
        }
    }
}
