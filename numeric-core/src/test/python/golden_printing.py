"""What NumPy prints for arrays of all kinds under all kinds of options.

A line: options, dtype, shape, elements, str, repr. Options are 'name=value' by NumPy's names,
separated by ';', '-' for none. Elements are bits, or 'ramp:START,STEP' with START + i * STEP for
the i-th in C order (imaginary parts: 0 minus that), which saves writing down arrays of which little
is printed.
"""
import numpy as np

import golden_file

NAN, INF = np.nan, np.inf
TINY = 5e-324
MIN_NORMAL = 2.2250738585072014e-308
MAX = 1.7976931348623157e308

# Lists that stand at one of the rules' edges each.
LISTS = [
    [0.0], [-0.0], [1.0], [-1.0], [1.5], [0.1], [1 / 3], [-1 / 3], [2 / 3], [100.0], [1e15],
    [1e16], [1e17], [0.0, -0.0], [0.0, 1.0], [1.0, 2.0, 3.0], [-1.0, 2.0, -3.0],
    [1.0, 10.0, 100.0], [1.0, 1.5, 1.25, 1.125], [NAN], [INF], [-INF], [NAN, INF], [NAN, -INF],
    [NAN, INF, -INF], [NAN, 1.0], [INF, 1.0], [-INF, 1.0], [NAN, 0.123456789, -1.0],
    [INF, 123456.0], [-INF, 123456.0], [-INF, -123456.5], [NAN, 1e10], [-INF, 1e-10, 1e10],
    [NAN, NAN, NAN], [INF, INF], [1e10, INF], [1.0, NAN, 10.0, INF, 100.0],
    # the limits of the exponents
    [1e8], [99999999.0], [99999999.9], [99999999.99999999], [1e8 - 1e-8, 1.0], [100000000.1],
    [-1e8], [12345678.9], [1e-4], [0.00009999999], [9.999999e-5], [0.0001, 0.1],
    [0.0001, 0.10000000000000002], [1.0, 1000.0], [1.0, 1000.0000000000001], [1.0, 1001.0],
    [0.001, 1.0], [0.001, 1.1], [3.0, 3000.0], [3.0, 3001.0], [0.0, 1.0, 1000.0],
    [0.0, 1.0, 1001.0], [0.0, 1e-5], [0.0, 1e8], [0.0, 1e7], [1e-5, 1.0], [1e300, 1e-300],
    # exponents of two and three digits, signs
    [1e10, 1e99], [1e10, 1e100], [1e-10, 1e-100], [1e-99, 1.0], [1e-100, 1.0], [-1e100, 1e-100],
    [MAX, -MAX], [TINY], [TINY, 1.0], [-TINY, TINY], [MIN_NORMAL], [MIN_NORMAL - TINY],
    [2 * TINY, 3 * TINY, 20 * TINY, 100 * TINY], [MAX, TINY], [1.2345678901234567e-310, 1e-300],
    # digits: the shortest, and rounded ones
    [0.1, 0.2, 0.30000000000000004], [0.1 + 0.2], [1e22], [1e23], [9.5e22, 1e23],
    [123456789.123456789], [2.0**53], [2.0**53 + 2], [2.0**-1074 * 255, 2.0**-1074 * 256],
    [1 / 7, 22 / 7, 355 / 113], [np.pi, np.e], [np.pi * 1e7], [np.pi * 1e8], [np.pi * 1e-4],
    [np.pi * 1e-5], [0.123456785, 0.123456775], [0.5, 1.5, 2.5], [0.05, 0.15, 0.25],
    [0.000000005, 0.5], [0.0000000049999, 1e-4], [0.999999999, 0.99999999],
    [0.999999995, 0.9999999949], [9.999999999], [99.999999999, 1.0], [9.999999995e10],
    [9.999999994e10, 1e10], [1.0000000049, 1.000000005], [8.5, 9.5, 10.5],
    [0.1234567850000001, 0.1234567849999999], [1.123456785e10, 1.123456775e10],
    [2.0**-30, 2.0**-31], [2.0**0.5] * 3, [4.35, 0.000001, 1234.5], [1e5, 1e-1],
    [123456.7, 0.1234567], [0.3, 0.33, 0.333], [1e-9, 2e-9], [1e-9, 1.0, 1e3],
    list(2.0 ** np.arange(-40, 41, 8)), list(10.0 ** np.arange(-12, 13, 3)),
    list(10.0 ** np.arange(-4, 8)), list(2.0 ** np.arange(0, 27)), list(np.linspace(0, 1, 11)),
    list(np.arange(0, 2, 0.1)), list(np.sqrt(np.arange(12))),
]

# Around the threshold, and above it.
LARGE_SHAPES = [
    (999,), (1000,), (1001,), (10_000,), (10**7,), (1, 1001), (1001, 1), (40, 26), (7, 150),
    (6, 200), (5, 201), (1000, 1000), (3, 400), (11, 10, 10), (2, 2, 251), (8, 8, 8, 8),
    (3, 3, 3, 3, 20), (2, 3, 2, 100),
]

SOME_OPTIONS = [
    {"suppress": True}, {"precision": 3}, {"precision": 17}, {"floatmode": "unique"},
    {"floatmode": "fixed"}, {"floatmode": "maxprec_equal"}, {"sign": "+"}, {"sign": " "},
]

# Real and imaginary parts of single numbers.
PARTS = [0.0, -0.0, 1.0, -1.5, 1e16, 9999999999999998.0, 1e-5, 1e-4, NAN, INF, -INF, 1e300, TINY]

FLOAT_MODES = ["fixed", "unique", "maxprec", "maxprec_equal"]


class Cases:
    """Gathers lines, each once."""

    def __init__(self):
        self.lines = {}

    def add(self, a, options=None, elements=None):
        options = options or {}
        with np.printoptions(**options):
            texts = [golden_file.escape(np.array_str(a)), golden_file.escape(np.array_repr(a))]
        described = ";".join(f"{name}={value}" for name, value in options.items()) or "-"
        elements = elements or golden_file.bits(a) or "-"
        fields = [described, golden_file.dtype(a), golden_file.shape(a), elements, *texts]
        self.lines["\t".join(fields)] = None

    def ramp(self, shape, start, step, options=None, is_complex=False):
        a = (np.arange(int(np.prod(shape)), dtype=float) * step + start).reshape(shape)
        if is_complex:
            z = np.empty(shape, complex)
            z.real = a
            z.imag = 0 - a
            a = z
        self.add(a, options, f"ramp:{float(start).hex()},{float(step).hex()}")


def values(rng, n):
    """n doubles of one of many kinds, some of them zeros and special values."""
    kind = rng.integers(14)
    if kind == 0:
        x = rng.random(n)
    elif kind == 1:
        x = rng.normal(size=n) * 10.0 ** rng.integers(-6, 10)
    elif kind == 2:
        x = rng.integers(-1000, 1000, n).astype(float)
    elif kind == 3:
        x = np.round(rng.normal(size=n) * 10.0 ** rng.integers(-2, 4), rng.integers(0, 10))
    elif kind == 4:
        x = rng.normal(size=n) * 10.0 ** rng.uniform(-12, 12, n)
    elif kind == 5:
        x = rng.integers(0, 2**63, n).view(np.float64)
    elif kind == 6:
        x = 2.0 ** rng.integers(-1074, 1024, n)
    elif kind == 7:
        x = 10.0 ** rng.integers(-20, 20, n)
    elif kind == 8:
        x = (rng.integers(-(10**9), 10**9, n) + 0.5) * 10.0 ** -rng.integers(0, 10)
    elif kind == 9:
        x = 2.0 ** rng.integers(-30, 30, n) * rng.integers(1, 64, n)
    elif kind == 10:
        x = rng.integers(1, 1000, n) * TINY
    elif kind == 11:
        x = rng.random(n) * 10.0 ** rng.integers(0, 3, n)
    elif kind == 12:
        x = np.round(10.0 ** rng.integers(-4, 8, n) * (1 - 10.0 ** -rng.integers(1, 17, n)), 12)
    else:
        x = rng.choice([NAN, INF, -INF, 0.0, -0.0, 1.0], n)
    if rng.random() < 0.2:
        x[rng.random(n) < 0.3] = rng.choice([NAN, INF, -INF, 0.0, -0.0])
    return x


def complexes(rng, n):
    z = np.empty(n, complex)
    z.real = values(rng, n)
    z.imag = values(rng, n)
    return z


def random_options(rng):
    """Some options that differ from the defaults."""
    options = {}
    if rng.random() < 0.5:
        options["precision"] = int(rng.integers(0, 21))
    if rng.random() < 0.4:
        options["floatmode"] = str(rng.choice(FLOAT_MODES))
    if rng.random() < 0.3:
        options["suppress"] = True
    if rng.random() < 0.3:
        options["sign"] = str(rng.choice(["+", " "]))
    if rng.random() < 0.3:
        options["linewidth"] = int(rng.integers(0, 140))
    if rng.random() < 0.3:
        options["threshold"] = int(rng.integers(0, 40))
    if rng.random() < 0.3:
        options["edgeitems"] = int(rng.integers(0, 5))
    if rng.random() < 0.1:
        options["nanstr"] = str(rng.choice(["NaN", "-", "missing value", "?" * 12]))
    if rng.random() < 0.1:
        options["infstr"] = str(rng.choice(["Inf", "oo", "Infinity", "!" * 14]))
    return options


def random_case(cases, rng, options):
    ndim = rng.choice(6, p=[0.1, 0.45, 0.2, 0.12, 0.08, 0.05])
    shape = tuple(int(e) for e in rng.integers(1, [2, 13, 6, 5, 4, 3][ndim], ndim))
    if ndim == 1 and rng.random() < 0.3:
        shape = (int(rng.integers(8, 40)),)
    n = int(np.prod(shape))
    make = complexes if rng.random() < 0.3 else values
    cases.add(make(rng, n).reshape(shape), options)


def lines():
    """All cases, the same each time."""
    cases = Cases()
    for x in LISTS:
        a = np.array(x)
        cases.add(a)
        cases.add(a[:1].reshape(()))
        cases.add(a * (1 + 0j))
        cases.add(a + 1j * a[::-1])
        for options in SOME_OPTIONS:
            cases.add(a, options)
    for power in (-645, -569, -499, 149, 740):
        # Their neighbours are not equally far, and the 16th digit depends on that.
        cases.add(np.array([2.0**power, np.pi]), {"precision": 15})
    for re in PARTS:
        for im in PARTS:
            cases.add(np.array(complex(re, im)))
    for shape in [(0,), (1, 0), (0, 3), (3, 0), (2, 0, 4), (0, 0, 0)]:
        for kind in (float, complex):
            cases.add(np.empty(shape, kind))
            cases.add(np.empty(shape, kind), {"linewidth": 20})

    for shape in LARGE_SHAPES:
        for start, step in [(0, 1), (0.5, 0.25), (-3, 1e-3), (1e6, 1e3)]:
            for is_complex in (False, True):
                if np.prod(shape) <= 10**6 or not is_complex:
                    cases.ramp(shape, start, step, None, is_complex)
    for shape in [(20,), (7,), (6,), (4, 9), (9, 4), (5, 5, 5), (3, 4, 5, 6)]:
        for edge in range(5):
            for threshold in (0, 6, 24):
                cases.ramp(shape, 0, 0.5, {"threshold": threshold, "edgeitems": edge})
    for width in range(0, 81, 4):
        cases.ramp((12,), 0, 1 / 3, {"linewidth": width})
        cases.ramp((3, 7), -1, 1 / 7, {"linewidth": width})
        cases.ramp((2, 2, 5), 0, 1e5, {"linewidth": width, "threshold": 10, "edgeitems": 1}, True)

    rng = np.random.default_rng(20240229)
    for _ in range(500):
        random_case(cases, rng, {})
    for _ in range(1000):
        random_case(cases, rng, random_options(rng))
    return list(cases.lines)
