"""What NumPy's random generators draw.

One line a case: the bit generator, the seed, the method and its arguments ('name', then values
separated by ';'), the dtype, the number of draws, a hash of all of them, the first few in hex, and
whether they are exact: draws that pass through log, exp or pow are only so with NumPy's C library.
The hash is FNV-1a over the 64-bit words that elements are widened to (doubles and floats as their
bits, integers as they are).

'state' lines: a bit generator, how it was made, and 64-bit words of its state.
"""
import itertools

import numpy as np

BIT_GENERATORS = {
    name: getattr(np.random, name) for name in ("PCG64", "PCG64DXSM", "Philox", "MT19937", "SFC64")
}
DRAWS = 301
FIRST = 3
MASK = 2**64 - 1


def words(a):
    a = np.ascontiguousarray(a).reshape(-1)
    if a.dtype.kind == "f":
        return a.view(np.uint64 if a.itemsize == 8 else np.uint32).astype(np.uint64)
    return a.astype(np.int64).view(np.uint64) if a.dtype != np.uint64 else a


def fnv(a):
    value = 0xCBF29CE484222325
    for word in words(a).tolist():
        value = (value ^ word) * 0x100000001B3 & MASK
    return f"{value:016x}"


def shown(value):
    return ",".join(map(repr, value)) if isinstance(value, (list, tuple)) else repr(value)


def case(bits, seed, method, arguments, draw, exact):
    drawn = np.asarray(draw(np.random.Generator(BIT_GENERATORS[bits](seed))))
    first = ",".join(f"{word:016x}" for word in words(drawn)[:FIRST].tolist())
    fields = [
        "case", bits, str(seed), method, ";".join(map(shown, arguments)) or "-", str(drawn.dtype),
        str(drawn.size), fnv(drawn), first or "-", "exact" if exact else "libm",
    ]
    return "\t".join(fields)


# Methods whose draws cost no call of the C library but sqrt, or only where the ziggurat nearly misses.
EXACT = {"uniform", "triangular"}

PARAMETERS = {
    "uniform": [(0.0, 1.0), (-2.5, 7.25), (3.0, 3.0)],
    "normal": [(0.0, 1.0), (-3.5, 0.01), (1.0, 0.0)],
    "exponential": [(1.0,), (0.0,), (250.0,)],
    "gamma": [(0.0, 1.0), (0.1, 1.0), (0.5, 2.0), (1.0, 1.0), (2.5, 0.5), (1e6, 1.0)],
    "beta": [(0.5, 0.5), (1e-104, 1e-104), (1e-5, 1e-4), (1.0, 1.0), (2.0, 3.0), (0.2, 5.0)],
    "chisquare": [(0.5,), (1.0,), (7.0,)],
    "noncentral_chisquare": [(0.5, 2.0), (3.0, 2.0), (3.0, 0.0), (1.0, 50.0)],
    "f": [(3.0, 4.0), (0.5, 10.0)],
    "noncentral_f": [(3.0, 4.0, 2.0), (0.5, 3.0, 1.0)],
    "standard_t": [(0.5,), (3.0,), (100.0,)],
    "pareto": [(0.5,), (3.0,)],
    "weibull": [(0.0,), (0.5,), (3.0,)],
    "power": [(0.5,), (3.0,)],
    "laplace": [(0.0, 1.0), (1.0, 2.5)],
    "gumbel": [(0.0, 1.0), (1.0, 2.5)],
    "logistic": [(0.0, 1.0), (1.0, 2.5)],
    "lognormal": [(0.0, 1.0), (1.0, 2.5)],
    "rayleigh": [(0.0,), (2.0,)],
    "wald": [(1.0, 1.0), (3.0, 0.5), (0.1, 20.0)],
    "triangular": [(0.0, 0.3, 1.0), (-1.0, -1.0, 2.0), (-1.0, 2.0, 2.0)],
    "vonmises": [(0.0, 1.0), (1.0, 4.0), (3.0, 1e-9), (3.0, 1e-6), (-3.0, 1e7), (10.0, 0.5)],
    "binomial": [
        (0, 0.5), (10, 0.0), (10, 0.5), (10, 1.0), (100, 0.01), (100, 0.3), (100, 0.7),
        (1000, 0.999), (1000000, 0.3), (1000000000000, 0.1), (60, 0.5), (61, 0.5),
    ],
    "negative_binomial": [(1.0, 0.5), (10.0, 0.1), (0.5, 0.9), (3.5, 0.01)],
    "poisson": [(0.0,), (0.5,), (9.99,), (10.0,), (100.0,), (1e6,), (1e15,)],
    "zipf": [(1.0001,), (1.5,), (3.0,), (2000.0,)],
    "geometric": [(0.9,), (0.34,), (0.3,), (0.01,), (1e-20,), (1.0,)],
    "logseries": [(0.0,), (0.1,), (0.9,), (0.99999,)],
    "hypergeometric": [
        (5, 5, 3), (100, 200, 50), (100, 200, 250), (100000000, 100000000, 1000), (15, 15, 15),
        (1000, 10, 20), (0, 5, 3), (40, 60, 12),
    ],
}

RANGES = {
    "bool": [(0, 1), (1, 1)],
    "int8": [(-128, 127), (-5, 100), (0, 0)],
    "int16": [(-32768, 32767), (-5, 1000)],
    "int32": [(-(2**31), 2**31 - 1), (-5, 1000), (0, 3 * 2**29)],
    "int64": [(-(2**63), 2**63 - 1), (-5, 100), (0, 2**32 - 1), (0, 2**32), (-7, 3 * 2**60)],
    "uint8": [(0, 255), (3, 200)],
    "uint16": [(0, 65535), (3, 2000)],
    "uint32": [(0, 2**32 - 1), (3, 3 * 2**30)],
    "uint64": [(0, 2**64 - 1), (3, 200), (2**63, 2**64 - 2), (0, 3 * 2**62)],
}


def filled():
    for bits, seed in itertools.product(BIT_GENERATORS, (0, 12345)):
        for method, exact in (
            ("random", True), ("standard_normal", False), ("standard_exponential", False),
        ):
            for dtype in ("float64", "float32"):
                yield case(
                    bits, seed, method, (dtype,),
                    lambda g: getattr(g, method)(10 * DRAWS, dtype=dtype), exact)
        for dtype in ("float64", "float32"):
            yield case(
                bits, seed, "standard_exponential_inv", (dtype,),
                lambda g: g.standard_exponential(DRAWS, dtype=dtype, method="inv"), False)
            for shape in (0.0, 0.3, 1.0, 7.5):
                yield case(
                    bits, seed, "standard_gamma", (dtype, shape),
                    lambda g: g.standard_gamma(shape, DRAWS, dtype=dtype), False)
        yield case(bits, seed, "standard_cauchy", (), lambda g: g.standard_cauchy(DRAWS), False)
        yield case(
            bits, seed, "random_raw", (), lambda g: g.bit_generator.random_raw(DRAWS), True)
        for dtype, ranges in RANGES.items():
            for low, high in ranges:
                yield case(
                    bits, seed, "integers", (dtype, low, high),
                    lambda g: g.integers(low, high, DRAWS, dtype, True), True)


def distributed():
    for method, parameters in PARAMETERS.items():
        for at, given in enumerate(parameters):
            for bits in BIT_GENERATORS if at == 0 else ("PCG64", "MT19937"):
                yield case(
                    bits, 7 + at, method, given,
                    lambda g: getattr(g, method)(*given, DRAWS), method in EXACT)


def ordered():
    for bits in BIT_GENERATORS:
        for n in (0, 1, 10, 1000):
            yield case(bits, 3, "permutation", (n,), lambda g: g.permutation(n), True)
        for shape, axis in (((7, 4), 0), ((7, 4), 1), ((3, 4, 5), -2)):
            x = np.arange(np.prod(shape)).reshape(shape)
            yield case(
                bits, 4, "shuffle", (shape, axis), lambda g: g.permutation(x, axis=axis), True)
            yield case(
                bits, 4, "permuted", (shape, axis), lambda g: g.permuted(x, axis=axis), True)
        for population, size, replace, shuffled in (
            (10, 30, True, True), (10, 3, False, True), (10, 10, False, False),
            (20000, 300, False, True), (20000, 500, False, True), (20000, 1001, False, False),
        ):
            yield case(
                bits, 5, "choice", (population, size, replace, shuffled),
                lambda g: g.choice(population, size, replace=replace, shuffle=shuffled), True)
        for replace in (True, False):
            p = [0.1, 0.2, 0.0, 0.3, 0.4]
            yield case(
                bits, 6, "weighted", (4, replace, p),
                lambda g: g.choice(5, 4, replace=replace, p=p), True)
        for n, p in ((20, [0.2, 0.3, 0.5]), (1000, [0.1] * 10), (5, [1.0, 0.0, 0.0])):
            yield case(
                bits, 8, "multinomial", (n, p), lambda g: g.multinomial(n, p, 30), False)
        n, p = np.array([[3], [2000]]), np.array([[0.2, 0.3, 0.5], [0.9, 0.1, 0.0], [0.0, 0.0, 1.0]])
        yield case(bits, 8, "multinomials", (), lambda g: g.multinomial(n, p), False)
        yield case(bits, 8, "multinomials_of", (), lambda g: g.multinomial(n, p[0], (4, 2, 5)), False)
        for sample, colors in ((5, [3, 4, 5]), (10, [3, 4, 5]), (3000, [2000, 1000, 2000])):
            for method in ("marginals", "count"):
                yield case(
                    bits, 9, method, (sample, colors),
                    lambda g: g.multivariate_hypergeometric(colors, sample, 20, method=method),
                    method == "count")
        for alpha in ([1.0, 2.0, 3.0], [0.01, 0.02, 0.03], [0.05, 0.0, 0.0]):
            yield case(bits, 10, "dirichlet", (alpha,), lambda g: g.dirichlet(alpha, 20), False)
        yield case(
            bits, 11, "bytes", (13,), lambda g: np.frombuffer(g.bytes(13), np.int8), True)


def normals():
    """Draws of several variables, rounded as the factor and the product with it are."""
    for mean, cov in (([1.0, -2.0], [[2.0, 0.5], [0.5, 1.0]]), ([0.25], [[9.0]]),
                      ([0.0, 100.0, 3.0], [[4.0, 1.0, 0.5], [1.0, 3.0, -0.25], [0.5, -0.25, 2.0]])):
        for method in ("svd", "eigh", "cholesky"):
            draw = np.random.default_rng(12).multivariate_normal(mean, cov, 7, method=method)
            yield "\t".join(["normals", method, shown(mean), shown(np.ravel(cov).tolist()), shown(draw.ravel().tolist())])


def state(bits):
    """The words that baton.h lays a state out in."""
    s = bits.state
    inner = s["state"]
    if "inc" in inner:
        parts = [inner["state"] >> 64, inner["state"] & MASK, inner["inc"] >> 64, inner["inc"] & MASK]
    elif "counter" in inner:
        parts = [*inner["counter"], *inner["key"], s["buffer_pos"], *s["buffer"]]
    elif "pos" in inner:
        return np.array([0, 0, inner["pos"], *inner["key"].view("<u8")], np.uint64)
    else:
        parts = list(inner["state"])
    return np.array([int(x) for x in (s["has_uint32"], s["uinteger"], *parts)], np.uint64)


def states():
    def line(name, how, bits):
        return "\t".join(["state", name, how, fnv(state(bits))])

    for name, kind in BIT_GENERATORS.items():
        yield line(name, "seed;5", kind(5))
        yield line(name, "seed;9223372036854775807", kind(2**63 - 1))
        yield line(name, "sequence;1,2,1099511627776", kind([1, 2, 2**40]))
        yield line(name, "big;" + str(3**200), kind(3**200))
        yield line(name, "spawned;5;2", kind(5).spawn(3)[2])
        yield line(name, "grandchild;5", kind(5).spawn(2)[1].spawn(1)[0])
        if name != "SFC64":
            yield line(name, "jumped;5;1", kind(5).jumped())
            yield line(name, "jumped;5;3", kind(5).jumped(3))
        if name not in ("SFC64", "MT19937"):
            yield line(name, "advance;5;1000000007", kind(5).advance(1000000007))
            yield line(name, "advance;5;-3", kind(5).advance(-3))
            yield line(name, "advance;5;" + str(2**127 + 12345), kind(5).advance(2**127 + 12345))
        drawn = kind(5)
        np.random.Generator(drawn).integers(0, 100, 7, np.uint32)
        yield line(name, "drawn;5;7", drawn)
    yield line("Philox", f"keyed;{2**70 + 3};{2**200 + 1}", np.random.Philox(key=2**70 + 3, counter=2**200 + 1))
    for entropy, key, pool in ((0, (), 4), (5, (1, 2), 4), (3**100, (2**32 - 1,), 4), (7, (), 8)):
        sequence = np.random.SeedSequence(entropy, spawn_key=key, pool_size=pool)
        yield "\t".join([
            "sequence", str(entropy), ",".join(map(str, key)) or "-", str(pool),
            fnv(sequence.generate_state(11)), fnv(sequence.generate_state(5, np.uint64)),
        ])


def lines():
    yield from filled()
    yield from distributed()
    yield from ordered()
    yield from normals()
    yield from states()
