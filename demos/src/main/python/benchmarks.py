"""NumPy's, SciPy's and CPython's side of the benchmarks.

A maker takes the parameters and gives (operation, check): `operation(times)` does the benchmarked thing that many times,
`check()` afterwards returns a value that Java compares with its own. The figure is seconds per operation.
"""

import functools
import inspect
import math
import time

import numpy as np

import lockpair


def repeated(action):
    def operation(times):
        for _ in range(times):
            action()

    return operation


def lock_pair(params):
    pairs = lockpair.load()
    return pairs, lambda: 0.0


def add_out(params):
    b = np.arange(params["n"], dtype=float)
    c = b + 1.0
    a = np.empty_like(b)

    def operation(times):
        for _ in range(times):
            np.add(b, c, out=a)

    return operation, lambda: a[-1]


def add_fresh(params):
    b = np.arange(params["n"], dtype=float)
    c = b + 1.0
    last = [None]

    def operation(times):
        for _ in range(times):
            a = b + c
        last[0] = a[-1]

    return operation, lambda: last[0]


def fused(params):
    b = np.arange(params["n"], dtype=float)
    c = b + 1.0
    last = [None]

    def operation(times):
        for _ in range(times):
            a = b * c + b
        last[0] = a[-1]

    return operation, lambda: last[0]


def gemm(params):
    n = params["n"]
    b = np.arange(n * n, dtype=float).reshape(n, n) / (n * n)
    c = np.ones((n, n))
    a = np.empty((n, n))
    return repeated(lambda: np.matmul(b, c, out=a)), lambda: a[-1, -1]


def largest_left(*pairs):
    """The largest of what is left between what was found and what was expected."""
    return max((np.linalg.norm(found - expected) / np.linalg.norm(expected) for found, expected in pairs), default=0.0)


def square_matrix(function):
    """A maker of benchmarks of a square matrix of normal numbers, by what is called of it and how that is checked."""

    def maker(params):
        n = params["n"]
        a = np.random.default_rng(7).standard_normal((n, n)) / math.sqrt(n)
        given = {"a": a, "b": a.sum(1), "hermitian": a + a.T, "positive": a @ a.T + np.eye(n)}
        call, pairs = SQUARE_MATRICES[function]
        last = [None]

        def action():
            last[0] = call(given)

        return repeated(action), lambda: largest_left(*pairs(given, last[0]))

    return maker


SQUARE_MATRICES = {
    "solve": (lambda g: np.linalg.solve(g["a"], g["b"]), lambda g, x: [(g["a"] @ x, g["b"])]),
    "inv": (lambda g: np.linalg.inv(g["a"]), lambda g, x: [(g["a"] @ x, np.eye(len(x)))]),
    "det": (lambda g: np.linalg.det(g["a"]), lambda g, x: []),
    "cholesky": (lambda g: np.linalg.cholesky(g["positive"]), lambda g, x: [(x @ x.T, g["positive"])]),
    "qr": (lambda g: np.linalg.qr(g["a"]), lambda g, x: [(x.Q @ x.R, g["a"])]),
    "svd": (lambda g: np.linalg.svd(g["a"]), lambda g, x: [((x.U * x.S) @ x.Vh, g["a"])]),
    "eigh": (lambda g: np.linalg.eigh(g["hermitian"]),
             lambda g, x: [(g["hermitian"] @ x.eigenvectors, x.eigenvectors * x.eigenvalues)]),
    "eig": (lambda g: np.linalg.eig(g["a"]), lambda g, x: [(g["a"] @ x.eigenvectors, x.eigenvectors * x.eigenvalues)]),
}


def matrix_batch(function):
    """A maker of benchmarks of many small matrices of normal numbers, 16,384 elements together."""

    def maker(params):
        n = params["n"]
        count = 16_384 // (n * n)
        a = np.random.default_rng(7).standard_normal((count, n, n))
        b = np.random.default_rng(8).standard_normal((count, n, n))
        positive = a @ a.swapaxes(-1, -2) + np.eye(n)
        out = np.empty_like(a)
        calls = {
            "gemm": lambda: np.matmul(a, b, out=out),
            "solve": lambda: np.linalg.solve(positive, b),
            "inv": lambda: np.linalg.inv(positive),
            "cholesky": lambda: np.linalg.cholesky(positive),
            "det": lambda: np.linalg.det(positive),
        }
        last = [None]

        def action():
            last[0] = calls[function]()

        pairs = {
            "gemm": lambda x: [(x @ b, a @ (b @ b))],
            "solve": lambda x: [(positive @ x, b)],
            "inv": lambda x: [(positive @ x, np.broadcast_to(np.eye(n), x.shape))],
            "cholesky": lambda x: [(x @ x.swapaxes(-1, -2), positive)],
            "det": lambda x: [(x, np.exp(np.linalg.slogdet(positive)[1]))],
        }
        return repeated(action), lambda: largest_left(*pairs[function](last[0]))

    return maker


def unary(function):
    def maker(params):
        x = np.linspace(-10.0, 10.0, params["n"])
        y = np.empty_like(x)
        return repeated(lambda: function(x, out=y)), lambda: y[-1]

    return maker


def of_positive(function):
    def maker(params):
        x = np.abs(np.linspace(-10.0, 10.0, params["n"]))
        y = np.empty_like(x)
        return repeated(lambda: function(x, y)), lambda: y[-1]

    return maker


def dft_direct(params):
    times_array = np.arange(params["n"]) / params["n"]
    last = [0.0]

    def operation(times):
        for _ in range(times):
            last[0] = np.exp(2.0j * math.pi * 2.5 * times_array).sum()

    return operation, lambda: abs(last[0])


def one_of_many(params):
    """The sums at one frequency; EXTRAPOLATED says at how many it would be."""
    times_array = np.random.default_rng(7).uniform(0.0, 1.0, params["n"])
    last = [0.0]

    def operation(times):
        for _ in range(times):
            last[0] = np.exp(2.0j * math.pi * 0.0 * times_array).sum()

    return operation, lambda: abs(last[0])


def tone(n):
    """A signal whose spectrum has one peak."""
    return np.exp(2.0j * math.pi * 3 * np.arange(n) / n)


def transforms(signal, function, takes_out):
    """A maker of what transforms signal(n) by a function of numpy.fft, into the same array each time, or of scipy.fft."""

    def maker(params):
        x = signal(params["n"])
        last = [function(x)]
        out = {"out": last[0]} if takes_out else {}

        def operation(times):
            for _ in range(times):
                last[0] = function(x, **out)

        return operation, lambda: abs(last[0].reshape(-1, last[0].shape[-1])[peak_row(x), 3])

    return maker


def peak_row(x):
    """The last row of a batch; the first of a square, whose other rows transform to nothing."""
    return 0 if x.ndim == 1 or x.shape[0] == x.shape[1] else -1


def real_tone(n):
    return tone(n).real.copy()


def square(n):
    return np.tile(tone(n), (n, 1))


def batch(n):
    return np.tile(tone(n), (65536 // n, 1))


def fast_transforms(module):
    takes_out = module is np.fft and "out" in inspect.signature(np.fft.fft).parameters
    return {
        "fft.c2c": transforms(tone, module.fft, takes_out),
        "fft.r2c": transforms(real_tone, module.rfft, takes_out),
        "fft.2d": transforms(square, module.fft2, takes_out),
        "fft.batch": transforms(batch, module.fft, takes_out),
    }


class Numbers:
    """What the reductions and rearrangements work on: 0 to 999, again and again."""

    def __init__(self, n):
        self.a = np.arange(n, dtype=float) % 1000
        self.b = -self.a
        self.is_large = self.a > 500
        self.table = self.a.reshape(-1, 400 if n % 400 == 0 else 100 if n >= 1000 else min(n, 10))
        self.places = np.arange(n) * 7919 % n
        self.mixed = self.places.astype(float)
        self.sums = np.empty(n)


class ComplexNumbers:
    """Apart from the others: 10^8 of all would not fit into the memory."""

    def __init__(self, n):
        parts = np.arange(n, dtype=float) % 1000
        self.numbers = np.empty(n, complex)
        self.numbers.real = self.numbers.imag = parts
        self.product = np.empty_like(self.numbers)


def of_numbers(function, kind=Numbers):
    def maker(params):
        numbers = kind(params["n"])
        last = [None]

        def action():
            last[0] = function(numbers)

        return repeated(action), lambda: np.ravel(last[0])[-1]

    return maker


def random_fill(draw):
    def maker(params):
        n = params["n"]
        generator = np.random.default_rng(7)
        return repeated(lambda: draw(generator, n)), lambda: draw(np.random.default_rng(7), n)[-1]

    return maker


BENCHMARKS = {
    "lock.pair": lock_pair,
    "call.small": add_out,
    "call.fresh": add_fresh,
    "add.out": add_out,
    "add.fresh": add_fresh,
    "fused": fused,
    "gemm": gemm,
    "gemm.sizes": gemm,
    **{f"linalg.{function}": square_matrix(function) for function in SQUARE_MATRICES},
    **{f"batch.{function}": matrix_batch(function) for function in ("gemm", "solve", "inv", "cholesky", "det")},
    "exp": unary(np.exp),
    "log": of_positive(lambda x, y: np.log(x, out=y)),
    "pow": of_positive(lambda x, y: np.power(x, 1.7, out=y)),
    "sin": unary(np.sin),
    "cos": unary(np.cos),
    "tanh": unary(np.tanh),
    "arctan": unary(np.arctan),
    "cbrt": unary(np.cbrt),
    "expm1": unary(np.expm1),
    "sum": of_numbers(lambda x: np.sum(x.a)),
    "mean": of_numbers(lambda x: np.mean(x.a)),
    "var": of_numbers(lambda x: np.var(x.a)),
    "max": of_numbers(lambda x: np.max(x.a)),
    "argmax": of_numbers(lambda x: np.argmax(x.a)),
    "sum.rows": of_numbers(lambda x: np.sum(x.table, axis=1)),
    "sum.columns": of_numbers(lambda x: np.sum(x.table, axis=0)),
    "max.columns": of_numbers(lambda x: np.max(x.table, axis=0)),
    "cumsum": of_numbers(lambda x: np.cumsum(x.a, out=x.sums)),
    "where": of_numbers(lambda x: np.where(x.is_large, x.a, x.b)),
    "greater": of_numbers(lambda x: x.a > 500),
    "cast": of_numbers(lambda x: x.a.astype(np.float32)),
    "take": of_numbers(lambda x: np.take(x.a, x.places)),
    "transposed": of_numbers(lambda x: np.ascontiguousarray(x.table.T)),
    "sort": of_numbers(lambda x: np.sort(x.mixed)),
    "complex.multiply": of_numbers(
        lambda x: np.multiply(x.numbers, x.numbers, out=x.product).imag, ComplexNumbers),
    "random": random_fill(lambda generator, n: generator.random(n)),
    "random.normal": random_fill(lambda generator, n: generator.standard_normal(n)),
    "random.integers": random_fill(lambda generator, n: generator.integers(0, 1000, n)),
    "dft.direct": dft_direct,
    "dft.many": one_of_many,
    **fast_transforms(np.fft),
}

# How many of what was timed would make the whole operation, where that would take minutes.
EXTRAPOLATED = {"dft.many": lambda params: params["n"]}


def benchmark(system, name):
    if system == "scipy":
        try:
            import scipy.fft
        except ImportError as error:
            raise ImportError("not found: " + str(error)) from error
        return fast_transforms(scipy.fft)[name]
    return BENCHMARKS[name]


@functools.lru_cache(maxsize=2)
def prepared(system, name, params):
    operation, check = benchmark(system, name)(dict(params))
    # As many repetitions as take a tenth of a millisecond, so that reading the clock costs nothing beside them.
    times = 1
    while True:
        start = time.perf_counter()
        operation(times)
        elapsed = time.perf_counter() - start
        if elapsed >= 1e-4:
            return operation, check, times
        times *= 4


def run(request):
    name, params = request["name"], request["params"]
    operation, check, times = prepared(request.get("system"), name, tuple(sorted(params.items())))
    done = 0
    start = time.perf_counter()
    deadline = start + request["seconds"]
    now = start
    while now < deadline:
        operation(times)
        done += times
        now = time.perf_counter()
    whole = EXTRAPOLATED.get(name, lambda _: 1)(params)
    return {"value": (now - start) / done * whole, "check": float(check())}
