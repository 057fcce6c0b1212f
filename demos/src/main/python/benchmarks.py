"""NumPy's and CPython's side of the benchmarks.

A maker takes the parameters and gives (operation, check): `operation(times)` does the benchmarked thing that many times,
`check()` afterwards returns a value that Java compares with its own. The figure is seconds per operation.
"""

import functools
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


def gemm(params):
    n = params["n"]
    b = np.arange(n * n, dtype=float).reshape(n, n) / (n * n)
    c = np.ones((n, n))
    a = np.empty((n, n))
    return repeated(lambda: np.matmul(b, c, out=a)), lambda: a[-1, -1]


def unary(function):
    def maker(params):
        x = np.linspace(-10.0, 10.0, params["n"])
        y = np.empty_like(x)
        return repeated(lambda: function(x, out=y)), lambda: y[-1]

    return maker


def dft_direct(params):
    times_array = np.arange(params["n"]) / params["n"]
    last = [0.0]

    def operation(times):
        for _ in range(times):
            last[0] = np.exp(2.0j * math.pi * 2.5 * times_array).sum()

    return operation, lambda: abs(last[0])


def fft_c2c(params):
    n = params["n"]
    x = np.exp(2.0j * math.pi * 3 * np.arange(n) / n)
    last = [None]

    def operation(times):
        for _ in range(times):
            last[0] = np.fft.fft(x)

    return operation, lambda: abs(last[0][3])


BENCHMARKS = {
    "lock.pair": lock_pair,
    "call.small": add_out,
    "call.fresh": add_fresh,
    "add.out": add_out,
    "add.fresh": add_fresh,
    "gemm": gemm,
    "exp": unary(np.exp),
    "sin": unary(np.sin),
    "cos": unary(np.cos),
    "dft.direct": dft_direct,
    "fft.c2c": fft_c2c,
}


@functools.lru_cache(maxsize=2)
def prepared(name, params):
    operation, check = BENCHMARKS[name](dict(params))
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
    operation, check, times = prepared(request["name"], tuple(sorted(request["params"].items())))
    done = 0
    start = time.perf_counter()
    deadline = start + request["seconds"]
    now = start
    while now < deadline:
        operation(times)
        done += times
        now = time.perf_counter()
    return {"value": (now - start) / done, "check": float(check())}
