/*
 * Writes random_tables.h: the tables of the random kernels, from their definitions.
 *
 * The ziggurat (Marsaglia and Tsang, 2000) covers the area under a falling density f by 256 layers of one
 * area v. Layer 255 is the lowest that is a rectangle, up to x[255] = r; above it x[i] is where
 * f(x[i]) = f(x[i+1]) + v/x[i+1]. Layer 0 is the rectangle below f(r) and the tail beyond r. A draw of `bits` random
 * bits j in layer i is the point j·width[i]; it is under the curve for certain when j < inside[i]:
 *
 *     width[i] = x[i]/2^bits, inside[i] = 2^bits·x[i-1]/x[i]; for layer 0 the width is v/f(r)/2^bits, so that it
 *     has the same area, and inside[0] = 2^bits·r·f(r)/v.
 *
 * A stream is that of NumPy only if every last bit of the tables is, and its tables were not all rounded alike:
 *     normal, float64: the recursion ran in float64, each exp and log rounded correctly, from an area of
 *         0.004928673233974652 (the nearest float64 to the exact one is three units higher); quotients were
 *         rounded to nearest. One exp, of layer 38, lies within 0.002 units of the middle between two float64
 *         and went up where it should have gone down: the one value that follows from no rule.
 *     normal, float32: exact arithmetic, everything rounded to nearest.
 *     exponential, float64: exact arithmetic; inside is of 52 bits, cut off and doubled.
 *     exponential, float32: exact arithmetic, rounded to nine decimal digits first.
 * "Exact" is here double-double, 106 bits, whose error is far below what could change any rounding.
 *
 * log_factorial[k] is log(k!) rounded to nearest.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LAYERS = 256, FACTORIALS = 126 };

/* ---- double-double: a value is hi + lo, |lo| ≤ ½ ulp(hi) --------------------------------------------- */

typedef struct {
    double hi, lo;
} wide;

static wide sum(double a, double b)
{
    double s = a + b, t = s - a;
    return (wide){s, (a - (s - t)) + (b - t)};
}

static wide of(double a) { return (wide){a, 0}; }

static wide add(wide a, wide b)
{
    wide s = sum(a.hi, b.hi), t = sum(a.lo, b.lo);
    s = sum(s.hi, s.lo + t.hi);
    return sum(s.hi, s.lo + t.lo);
}

static wide negative(wide a) { return (wide){-a.hi, -a.lo}; }

static wide multiply(wide a, wide b)
{
    double p = a.hi * b.hi;
    return sum(p, fma(a.hi, b.hi, -p) + (a.hi * b.lo + a.lo * b.hi));
}

static wide divide(wide a, wide b)
{
    double q = a.hi / b.hi;
    wide rest = add(a, negative(multiply(of(q), b)));
    double r = rest.hi / b.hi;
    rest = add(rest, negative(multiply(of(r), b)));
    return add(sum(q, r), of(rest.hi / b.hi));
}

static wide scale(wide a, int exponent) { return (wide){ldexp(a.hi, exponent), ldexp(a.lo, exponent)}; }

static wide root(wide a)
{
    wide s = of(sqrt(a.hi));
    for (int i = 0; i < 2; i++) {
        s = scale(add(s, divide(a, s)), -1);
    }
    return s;
}

/* log 2 = 2·artanh(1/3) */
static wide log_two(void)
{
    wide total = of(0), power = divide(of(2), of(3));
    for (int k = 1; k < 80; k += 2) {
        total = add(total, divide(power, of(k)));
        power = divide(power, of(9));
    }
    return total;
}

static wide exponential(wide x)
{
    wide two = log_two();
    int k = (int)nearbyint(x.hi / two.hi);
    wide r = scale(add(x, negative(multiply(of(k), two))), -8), term = of(1), total = of(0);
    /* exp(r) - 1, so that squaring eight times does not lose what is behind the one */
    for (int i = 1; i < 20; i++) {
        term = divide(multiply(term, r), of(i));
        total = add(total, term);
    }
    for (int i = 0; i < 8; i++) {
        total = add(scale(total, 1), multiply(total, total));
    }
    return scale(add(total, of(1)), k);
}

static wide logarithm(wide x)
{
    wide y = of(log(x.hi));
    for (int i = 0; i < 2; i++) {
        y = add(y, add(multiply(x, exponential(negative(y))), of(-1)));
    }
    return y;
}

/* ---- one ziggurat ------------------------------------------------------------------------------------ */

typedef struct {
    wide x[LAYERS], height[LAYERS]; /* height[0] is f(0) = 1; x[0] is the width that gives layer 0 its area */
} layers;

static wide normal_height(wide x) { return exponential(scale(negative(multiply(x, x)), -1)); }
static wide normal_inverse(wide y) { return root(scale(negative(logarithm(y)), 1)); }
static wide exponential_height(wide x) { return exponential(negative(x)); }
static wide exponential_inverse(wide y) { return negative(logarithm(y)); }

static void build(layers *z, wide r, wide area, wide (*height)(wide), wide (*inverse)(wide))
{
    z->x[LAYERS - 1] = r;
    z->height[LAYERS - 1] = height(r);
    for (int i = LAYERS - 2; i > 0; i--) {
        z->x[i] = inverse(add(divide(area, z->x[i + 1]), z->height[i + 1]));
        z->height[i] = height(z->x[i]);
    }
    z->x[0] = divide(area, z->height[LAYERS - 1]);
    z->height[0] = of(1);
}

/* 2^bits·(x of the layer above)/(x of this one); nothing of layer 1 is inside for certain. */
static wide inside(const layers *z, int i, int bits)
{
    return i == 1 ? of(0) : scale(divide(i == 0 ? z->x[LAYERS - 1] : z->x[i - 1], z->x[i]), bits);
}

/* ∫ exp(-t²/2) dt from x on: its height by Mills' ratio, a continued fraction. */
static wide normal_tail(wide x)
{
    wide fraction = x;
    for (int k = 400; k > 0; k--) {
        fraction = add(x, divide(of(k), fraction));
    }
    return divide(normal_height(x), fraction);
}

/* ---- roundings --------------------------------------------------------------------------------------- */

static uint64_t truncated(wide a)
{
    double whole = floor(a.hi);
    return (uint64_t)whole - (whole == a.hi && a.lo < 0);
}

static uint64_t rounded(wide a) { return truncated(add(a, of(0.5))); }

static float to_float(wide a) { return (float)a.hi; }

static float through_nine_digits(wide a)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.8e", a.hi);
    return strtof(digits, NULL);
}

/* ---- the header -------------------------------------------------------------------------------------- */

static void begin(const char *type, const char *name, int n)
{
    printf("\nstatic const %s %s[%d] = {", type, name, n);
}

#define TABLE(type, name, n, format, value)                                                                  \
    do {                                                                                                     \
        begin(type, name, n);                                                                                \
        for (int i = 0; i < (n); i++) {                                                                      \
            printf("%s" format ",", i % 8 == 0 ? "\n    " : " ", value);                                     \
        }                                                                                                    \
        printf("\n};\n");                                                                                    \
    } while (0)

#define LAYER_TABLE(type, name, inside_value, width_value)                                                   \
    do {                                                                                                     \
        begin("struct " type, name, LAYERS);                                                                 \
        for (int i = 0; i < LAYERS; i++) {                                                                   \
            printf("%s{0x%" PRIx64 ", %a},", i % 4 == 0 ? "\n    " : " ", inside_value, width_value);        \
        }                                                                                                    \
        printf("\n};\n");                                                                                    \
    } while (0)

/* The normal's float64 tables: float64 steps, each rounded correctly. */
static void normal_in_doubles(layers *z, double r, double area)
{
    for (int i = LAYERS - 1; i > 0; i--) {
        double x = r;
        if (i < LAYERS - 1) {
            double y = area / z->x[i + 1].hi + z->height[i + 1].hi;
            x = sqrt(-2.0 * logarithm(of(y)).hi);
        }
        double height = exponential(of(-0.5 * x * x)).hi;
        z->x[i] = of(x);
        z->height[i] = of(i == 38 ? nextafter(height, 1) : height);
    }
    z->x[0] = of(area / z->height[LAYERS - 1].hi);
    z->height[0] = of(1);
}

static void normals(void)
{
    layers z;
    /* 3.6541528853610087963519472518 */
    wide r = sum(3.6541528853610088, 6.681457429421314e-19);
    const double area64 = 0.004928673233974652;
    normal_in_doubles(&z, r.hi, area64);
    LAYER_TABLE("layer64", "normal_layers64",
                i == 1 ? UINT64_C(0)
                : i == 0
                    ? (uint64_t)nearbyint(r.hi * z.height[LAYERS - 1].hi / area64 * 0x1p52)
                    : (uint64_t)nearbyint(z.x[i - 1].hi / z.x[i].hi * 0x1p52),
                z.x[i].hi * 0x1p-52);
    TABLE("double", "normal_heights64", LAYERS, "%a", z.height[i].hi);
    wide area = add(multiply(r, normal_height(r)), normal_tail(r));
    build(&z, r, area, normal_height, normal_inverse);
    LAYER_TABLE("layer32", "normal_layers32", rounded(inside(&z, i, 23)), to_float(scale(z.x[i], -23)));
    TABLE("float", "normal_heights32", LAYERS, "%af", to_float(z.height[i]));
}

static void exponentials(void)
{
    layers z;
    /* 7.6971174701310497140446280481 */
    wide r = sum(7.6971174701310497, -3.6248703662397484e-16), area = multiply(add(r, of(1)), exponential_height(r));
    build(&z, r, area, exponential_height, exponential_inverse);
    LAYER_TABLE("layer64", "exponential_layers64", 2 * truncated(inside(&z, i, 52)), scale(z.x[i], -53).hi);
    TABLE("double", "exponential_heights64", LAYERS, "%a", z.height[i].hi);
    LAYER_TABLE("layer32", "exponential_layers32", rounded(inside(&z, i, 23)),
                through_nine_digits(scale(z.x[i], -23)));
    TABLE("float", "exponential_heights32", LAYERS, "%af", through_nine_digits(z.height[i]));
}

static void factorials(void)
{
    wide logs[FACTORIALS] = {{0, 0}};
    for (int k = 2; k < FACTORIALS; k++) {
        logs[k] = add(logs[k - 1], logarithm(of(k)));
    }
    TABLE("double", "log_factorials", FACTORIALS, "%a", logs[i].hi);
}

int main(void)
{
    printf("/* Written by tables/random.c: not to be edited. */\n");
    normals();
    exponentials();
    factorials();
    return 0;
}
