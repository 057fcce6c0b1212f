/*
 * Fused programs against their kernels one after the other: the same bits and the same conditions, whatever the
 * layout of the operands. Sums against long double.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "values.h"

enum { INPUTS = 3, STEPS = 9, VALUES = 1 + INPUTS + 2 * STEPS, FIELDS = 6, LARGEST = 4200 };

/* A value of a program under construction: where the program has it, and all its elements as they should be. */
struct known {
    int32_t dtype;
    int64_t place;
    char *elements;
};

struct trial {
    int64_t rows, columns, count; /* of instructions */
    struct known values[VALUES];
    int known, temporaries, quiet;
    int64_t instructions[2 * STEPS][FIELDS];
    int32_t conditions;
    char constants[STEPS][16];
    int constant_count;
};

static int64_t below(int64_t n) { return (int64_t)(check_random() % (uint64_t)n); }

static int64_t elements_of(const struct trial *t) { return t->rows * t->columns; }

/* A fresh value, made by an instruction that is added too. */
static struct known *make(struct trial *t, int64_t kind, int64_t op, int32_t dtype, int64_t a, int64_t b,
                          int32_t result)
{
    int64_t place = 1 + INPUTS + t->temporaries++;
    int64_t fields[FIELDS] = {kind, op, dtype, place, a, b};
    memcpy(t->instructions[t->count++], fields, sizeof fields);
    struct known *value = &t->values[t->known++];
    *value = (struct known){result, place, malloc((size_t)(elements_of(t) * 16 + 16))};
    return value;
}

static const struct known *pick(const struct trial *t) { return &t->values[below(t->known)]; }

static void note(struct trial *t, int32_t status)
{
    CHECK((status & 0xff) == BATON_OK, "status %d", status);
    t->conditions |= status >> 8;
}

static const struct known *converted(struct trial *t, const struct known *value, int32_t dtype)
{
    if (value->dtype == dtype) {
        return value;
    }
    int64_t loop[] = {1, elements_of(t), 1, 1};
    struct known *made = make(t, BATON_FUSED_COPY, dtype, value->dtype, value->place, 0, dtype);
    note(t, baton_copy(dtype, value->dtype, loop, made->elements, value->elements));
    return made;
}

static void add_step(struct trial *t)
{
    const struct known *a = pick(t), *b = pick(t);
    int64_t n = elements_of(t), loop[] = {1, n, 1, 1, 1};
    int32_t op, result;
    switch (below(4)) {
    case 0:
        do {
            op = (int32_t)below(BATON_ANGLE + 1);
            result = baton_unary_result(op, a->dtype);
            a = pick(t);
        } while (result < 0 || baton_unary_result(op, a->dtype) < 0);
        result = baton_unary_result(op, a->dtype);
        note(t, baton_unary(op, a->dtype, loop,
                            make(t, BATON_FUSED_UNARY, op, a->dtype, a->place, a->place, result)->elements,
                            a->elements));
        break;
    case 1: {
        int32_t dtype = (int32_t)below(BATON_COMPLEX128 + 1);
        converted(t, a, dtype);
        break;
    }
    case 2: {
        const struct known *mask = converted(t, pick(t), BATON_BOOL);
        if (t->count > 2 * STEPS - 4) {
            return;
        }
        b = converted(t, b, a->dtype);
        struct known *made = make(t, BATON_FUSED_COPY, a->dtype, a->dtype, b->place, 0, a->dtype);
        memcpy(made->elements, b->elements, (size_t)(n * values_itemsize[a->dtype]));
        int64_t fields[FIELDS] = {BATON_FUSED_COPY_WHERE, 0, a->dtype, made->place, a->place, mask->place};
        memcpy(t->instructions[t->count++], fields, sizeof fields);
        note(t, baton_copy_where(a->dtype, loop, made->elements, mask->elements, a->elements));
        break;
    }
    default: {
        b = converted(t, b, a->dtype);
        do {
            op = (int32_t)below(BATON_LOGICAL_XOR + 1);
        } while (op == BATON_LDEXP || baton_binary_result(op, a->dtype) < 0);
        result = baton_binary_result(op, a->dtype);
        int64_t right = b->place;
        loop[4] = 1;
        const void *elements = b->elements;
        if (below(3) == 0) { /* a constant in its place */
            memcpy(t->constants[t->constant_count], b->elements, n > 0 ? (size_t)values_itemsize[a->dtype] : 0);
            elements = t->constants[t->constant_count];
            right = -1 - t->constant_count++;
            loop[4] = 0;
        }
        note(t, baton_binary(op, a->dtype, loop,
                             make(t, BATON_FUSED_BINARY, op, a->dtype, a->place, right, result)->elements,
                             a->elements, elements));
    }
    }
}

static void fill_ordinary(int32_t dtype, char *memory, int64_t n)
{
    static const int64_t one[] = {0};
    for (int64_t i = 0; i < n; i++) {
        double value = check_uniform(-99, 99);
        baton_copy(dtype, BATON_FLOAT64, one, memory + i * values_itemsize[dtype], &value);
    }
}

/* An input of a layout of its own, and its elements in order. */
static void add_input(struct trial *t, char *memory, int64_t *strides, void **data)
{
    int32_t dtype = below(2) ? BATON_FLOAT64 : (int32_t)below(BATON_COMPLEX128 + 1);
    int size = values_itemsize[dtype];
    int64_t n = elements_of(t), step = 1 + below(2);
    if (t->quiet) {
        fill_ordinary(dtype, memory, 2 * n + 2);
    } else {
        values_fill(dtype, memory, 2 * n + 2);
    }
    int64_t row = t->columns * step, column = step, first = 0;
    switch (below(5)) {
    case 0: /* each row the same */
        row = 0;
        break;
    case 1: /* each column the same */
        row = step;
        column = 0;
        break;
    case 2: /* transposed */
        row = step;
        column = t->rows * step;
        break;
    case 3: /* backwards */
        column = -step;
        first = (t->columns > 0 ? t->columns - 1 : 0) * step;
        break;
    default:
        break;
    }
    struct known *value = &t->values[t->known++];
    *value = (struct known){dtype, t->known, malloc((size_t)(n * 16 + 16))};
    for (int64_t i = 0; i < n; i++) {
        int64_t at = first + i / t->columns * row + i % t->columns * column;
        memcpy(value->elements + i * size, memory + at * size, (size_t)size);
    }
    strides[0] = row;
    strides[1] = column;
    *data = memory + first * size;
}

static int64_t *pack_program(const struct trial *t, const int32_t *dtypes)
{
    int64_t *program = malloc(sizeof *program * (size_t)(2 + 1 + INPUTS + t->count * FIELDS)), *at = program;
    *at++ = 1 + INPUTS;
    *at++ = t->count;
    for (int i = 0; i <= INPUTS; i++) {
        *at++ = dtypes[i];
    }
    memcpy(at, t->instructions, sizeof *t->instructions * (size_t)t->count);
    return program;
}

static void try_program(void)
{
    struct trial *t = calloc(1, sizeof *t);
    t->quiet = (int)below(2);
    t->rows = below(2) ? 1 : below(40);
    t->columns = 1 + below(below(4) ? 70 : LARGEST / (t->rows + 1));
    int64_t n = elements_of(t);
    void *data[1 + INPUTS];
    char *memory[1 + INPUTS];
    int64_t strides[1 + INPUTS][2];
    int32_t dtypes[1 + INPUTS];
    for (int i = 1; i <= INPUTS; i++) {
        memory[i] = aligned_alloc(64, (size_t)((2 * n + 2) * 16 + 63) / 64 * 64);
        add_input(t, memory[i], strides[i], &data[i]);
        dtypes[i] = t->values[i - 1].dtype;
    }
    int64_t steps = 1 + below(STEPS - 2);
    for (int64_t step = 0; (step < steps || t->count == 0) && t->count < 2 * STEPS - 4; step++) {
        add_step(t);
    }
    if (t->instructions[t->count - 1][0] == BATON_FUSED_COPY_WHERE) { /* which writes a part only */
        const struct known *last = &t->values[t->known - 1];
        struct known *copy = make(t, BATON_FUSED_COPY, last->dtype, last->dtype, last->place, 0, last->dtype);
        memcpy(copy->elements, last->elements, (size_t)(n * values_itemsize[last->dtype]));
    }
    const struct known *last = &t->values[t->known - 1];
    int size = values_itemsize[last->dtype];
    t->instructions[t->count - 1][3] = 0;
    dtypes[0] = last->dtype;
    int64_t step = 1 + below(2);
    int transposed = below(3) == 0;
    strides[0][0] = (transposed ? 1 : t->columns) * step;
    strides[0][1] = (transposed ? t->rows : 1) * step;
    memory[0] = calloc((size_t)(2 * n + 2), 16);
    data[0] = memory[0];
    int64_t loop[3 + 2 * (1 + INPUTS)] = {2, t->rows, t->columns};
    memcpy(loop + 3, strides, sizeof strides);
    int64_t *program = pack_program(t, dtypes);
    char *work = aligned_alloc(64, (size_t)(t->temporaries + 1) * BATON_FUSED_TEMPORARY_BYTES);
    int32_t status = baton_fused(program, loop, data, t->constants, work);
    /* Which conditions a signalling NaN meets depends on the layout it is read in; others' do not. */
    CHECK((status & 0xff) == BATON_OK, "status %x", status);
    CHECK(!t->quiet || status == (n > 0 ? t->conditions << 8 : 0), "status %x, not %x", status, t->conditions << 8);
    for (int64_t i = 0; i < n; i++) {
        int64_t at = i / t->columns * strides[0][0] + i % t->columns * strides[0][1];
        const char *got = memory[0] + at * size, *expected = last->elements + i * size;
        CHECK(memcmp(got, expected, (size_t)size) == 0, "element %lld of %lld by %lld of %s, by %lld instructions",
              (long long)i, (long long)t->rows, (long long)t->columns, values_name[last->dtype], (long long)t->count);
    }
    for (int i = 0; i < t->known; i++) {
        free(t->values[i].elements);
    }
    for (int i = 0; i <= INPUTS; i++) {
        free(memory[i]);
    }
    free(program);
    free(work);
    free(t);
}

SUITE(fused_programs)
{
    for (int i = 0; i < 1500; i++) {
        try_program();
    }
}

/* x² reduced over the axes of a mask, of small whole numbers, which are exact in any order. */
SUITE(fused_reductions)
{
    static const int32_t ops[] = {BATON_ADD, BATON_MAXIMUM, BATON_MINIMUM, BATON_LOGICAL_OR};
    static const int32_t dtypes[] = {BATON_FLOAT64, BATON_FLOAT32, BATON_INT32, BATON_COMPLEX128};
    for (int round = 0; round < 400; round++) {
        int32_t op = ops[round % 4], dtype = dtypes[round / 4 % 4];
        int64_t rows = 1 + below(30), columns = 1 + below(round % 3 ? 50 : 5000), reduced = below(4);
        int64_t n = rows * columns, s0 = reduced & 1 ? 0 : reduced & 2 ? 1 : columns, s1 = reduced & 2 ? 0 : 1;
        if (op == BATON_LOGICAL_OR) {
            dtype = BATON_BOOL;
        }
        int size = values_itemsize[dtype];
        char *a = malloc((size_t)(n * 16)), *squares = malloc((size_t)(n * 16)), *got = malloc((size_t)(n * 16)),
             *expected = malloc((size_t)(n * 16)), *work = aligned_alloc(64, 2 * BATON_FUSED_TEMPORARY_BYTES);
        int64_t *whole = malloc((size_t)n * sizeof *whole), line[] = {1, n, 1, 1, 1};
        for (int64_t i = 0; i < n; i++) {
            whole[i] = below(9) - 4;
        }
        baton_copy(dtype, BATON_INT64, line, a, whole);
        int32_t product = dtype == BATON_BOOL ? BATON_LOGICAL_AND : BATON_MULTIPLY;
        baton_binary(product, dtype, line, squares, a, a);
        int64_t loop[] = {2, rows, columns, s0, s1, columns, 1}, start[] = {2, 1, 1, 0, 0, 0, 0};
        baton_reduce(op, dtype, dtype, loop, expected, squares);
        int64_t outputs = (reduced & 1 ? 1 : rows) * (reduced & 2 ? 1 : columns);
        for (int64_t i = 0; i < outputs; i++) { /* a value that changes nothing, or the first */
            start[1] = start[2] = 1;
            baton_copy(dtype, dtype, start, got + i * size,
                       squares + (reduced == 3 ? 0 : reduced == 2 ? i * columns : i) * size);
            if (op == BATON_ADD) {
                memset(got + i * size, 0, (size_t)size);
            }
        }
        int64_t program[] = {2, 2, dtype, dtype, BATON_FUSED_BINARY, product, dtype, 2, 1, 1,
                             BATON_FUSED_REDUCE, op, dtype, 0, 2, 2};
        int32_t status = baton_fused(program, loop, (void *[]){got, a}, NULL, work);
        CHECK(status == BATON_OK, "status %x", status);
        CHECK(memcmp(got, expected, (size_t)(outputs * size)) == 0, "op %d of %s over %lld of %lld by %lld", op,
              values_name[dtype], (long long)reduced, (long long)rows, (long long)columns);
        free(a);
        free(squares);
        free(got);
        free(expected);
        free(work);
        free(whole);
    }
}

SUITE(fused_sum_error)
{
    int64_t n = 3000000 + below(100000), loop[] = {1, n, 0, 1};
    double *a = malloc((size_t)n * sizeof *a), got = 0;
    char *work = aligned_alloc(64, BATON_FUSED_TEMPORARY_BYTES);
    long double exact = 0, size = 0;
    for (int64_t i = 0; i < n; i++) {
        a[i] = check_uniform(-1, 1);
        exact += (long double)(a[i] * a[i]);
        size += (long double)(a[i] * a[i]);
    }
    int64_t program[] = {2, 2, BATON_FLOAT64, BATON_FLOAT64, BATON_FUSED_UNARY, BATON_SQUARE, BATON_FLOAT64, 2, 1, 1,
                         BATON_FUSED_REDUCE, BATON_ADD, BATON_FLOAT64, 0, 2, 2};
    baton_fused(program, loop, (void *[]){&got, a}, NULL, work);
    CHECK(fabsl(got - exact) <= 30 * 0x1p-53L * size, "%.17g, not %.17Lg", got, exact);
    free(a);
    free(work);
}

SUITE(fused_refusals)
{
    int64_t loop[] = {1, 0, 1, 1};
    int64_t program[] = {2, 1, BATON_FLOAT64, BATON_FLOAT64, BATON_FUSED_UNARY, BATON_INVERT, BATON_FLOAT64, 0, 1, 1};
    double a = 1, out = 2;
    CHECK(baton_fused(program, loop, (void *[]){&out, &a}, NULL, NULL) == BATON_UNSUPPORTED, "invert of float64");
    program[5] = BATON_EXP;
    program[7] = 2; /* nothing writes the output */
    CHECK(baton_fused(program, loop, (void *[]){&out, &a}, NULL, NULL) == BATON_INVALID, "no output");
    program[7] = 0;
    CHECK(baton_fused(program, loop, (void *[]){&out, &a}, NULL, NULL) == BATON_OK, "an empty loop");
    program[0] = BATON_FUSED_OPERANDS + 1;
    CHECK(baton_fused(program, loop, (void *[]){&out, &a}, NULL, NULL) == BATON_INVALID, "too many operands");
}
