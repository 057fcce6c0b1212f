"""What NumPy prints for arrays of every dtype.

A line: options, dtype, shape, elements, str, repr, array2string with separator '; ', prefix
'prefix ' and suffix ' end'. Options as in printing.txt.gz.
"""
import numpy as np

import golden_file
from golden_printing import random_options, values

FLOATS = ["float16", "float32", "float64"]
INTEGERS = [f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)]
COMPLEX = ["complex64", "complex128"]
NAN, INF = np.nan, np.inf

# Each at an edge of one of the rules, for short formats.
LISTS = [
    [0.1], [1 / 3, 2 / 3], [999.0], [1000.0], [1000.0, 1.0], [999999.0], [1e6], [1e6, 1.0], [1e7], [1e8],
    [16777216.0, 16777218.0], [2048.0, 2050.0], [65504.0], [6.1e-5], [6e-8], [1e-4], [1.0002e-4, 0.1],
    [9.9e-5], [1e-45], [1e-38, 1e38], [1.4e-45, 1.0], [1.1754944e-38], [3.4028235e38, -3.4028235e38],
    [0.1, 0.2, 0.3], [1.0, 1000.0], [1.0, 1001.0], [0.001, 1.0], [0.3, 0.33, 0.333], [NAN, INF, -INF, 1.0],
    [0.0, -0.0], [8.5, 9.5], [2.0**-24], [2.0**-14, 2.0**-15], [2.0**-126, 2.0**-149], [0.099975586, 1.0],
    [123.456, 0.001], [33554432.0], [1e16], [1e15, 0.5], [9.999999, 0.00012345],
]


class Cases:
    """Gathers lines, each once."""

    def __init__(self):
        self.lines = {}

    def add(self, a, options=None):
        options = options or {}
        with np.printoptions(**options):
            texts = [
                np.array_str(a), np.array_repr(a),
                np.array2string(a, separator="; ", prefix="prefix ", suffix=" end"),
            ]
        described = ";".join(f"{name}={value}" for name, value in options.items()) or "-"
        fields = [described, golden_file.dtype(a), golden_file.shape(a), golden_file.bits(a) or "-"]
        self.lines["\t".join([*fields, *map(golden_file.escape, texts)])] = None


def sample(rng, dtype, size):
    kind = np.dtype(dtype).kind
    if kind == "b":
        return rng.integers(0, 2, size).astype(bool)
    if kind in "iu":
        info = np.iinfo(dtype)
        bits = int(rng.integers(1, info.bits + 1))
        low, high = (0 if kind == "u" or rng.random() < 0.3 else -(2 ** (bits - 1))), 2 ** (bits - 1) - 1
        return rng.integers(low, max(high, 1), size, np.int64 if kind == "i" else np.uint64, True).astype(dtype)
    if kind == "c":
        return (values(rng, size) + 1j * values(rng, size)).astype(dtype)
    if rng.random() < 0.5:
        x = rng.integers(0, 2 ** (8 * np.dtype(dtype).itemsize), size, np.uint64, endpoint=False)
        return x.astype(f"u{np.dtype(dtype).itemsize}").view(dtype)
    return values(rng, size).astype(dtype)


def lines():
    """All cases, the same each time."""
    cases = Cases()
    for dtype in FLOATS:
        for x in LISTS:
            a = np.array(x).astype(dtype)
            cases.add(a)
            cases.add(a[:1].reshape(()))
            for options in ({"precision": 3}, {"floatmode": "unique"}, {"floatmode": "fixed"}, {"suppress": True}):
                cases.add(a, options)
    for dtype in COMPLEX:
        for x in LISTS:
            z = np.array(x) + 1j * np.array(x[::-1])
            cases.add(z.astype(dtype))
            cases.add(z[:1].reshape(()).astype(dtype))
    for dtype in INTEGERS:
        info = np.iinfo(dtype)
        for x in ([0], [1, 10, 100], [info.min, info.max], [info.max], [info.max - 1, 0], [info.min], [5, -5]):
            if min(x) >= info.min:
                for sign in "- +":
                    cases.add(np.array(x, dtype), {"sign": sign} if sign != "-" else {})
                cases.add(np.array(x[0], dtype))
    rng = np.random.default_rng(20240302)
    for dtype in ["bool", *INTEGERS, *FLOATS, *COMPLEX]:
        for shape in [(0,), (0, 3), (2, 0)]:
            cases.add(np.empty(shape, dtype))
        for shape in [(1001,), (40, 26), (3, 3, 3, 38)]:
            a = np.arange(np.prod(shape)).reshape(shape) % 100
            options = {"threshold": 20, "edgeitems": 1} if len(shape) > 1 else {"threshold": 5}
            cases.add((a[..., :7] if len(shape) == 4 else a[:, :9] if len(shape) == 2 else a[:30]).astype(dtype), options)
        for _ in range(60):
            ndim = int(rng.choice(4, p=[0.1, 0.55, 0.25, 0.1]))
            shape = tuple(int(e) for e in rng.integers(1, [2, 14, 5, 4][ndim], ndim))
            a = sample(rng, dtype, int(np.prod(shape))).reshape(shape)
            cases.add(a, random_options(rng) if rng.random() < 0.6 else {})
    return list(cases.lines)
