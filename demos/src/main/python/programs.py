"""The seed's programs in CPython + NumPy.

A maker takes (size, count, threads) and gives a function that does the whole work once and returns the program's
check value. The Java programs of the same names do the same work and are held to the same value.
"""

import concurrent.futures
import functools
import io
import math
import os
import tempfile
import threading
import time

import numpy as np


def share(total, thread, threads):
    """How much of `total` one of `threads` threads does."""
    return total * (thread + 1) // threads - total * thread // threads


def in_threads(threads, body):
    """Runs body(0) ... body(threads - 1), each in a thread of its own, and returns their results."""
    results = [None] * threads
    failures = []

    def run(thread):
        try:
            results[thread] = body(thread)
        except BaseException as error:
            failures.append(error)

    team = [threading.Thread(target=run, args=(thread,)) for thread in range(threads)]
    for member in team:
        member.start()
    for member in team:
        member.join()
    if failures:
        raise failures[0]
    return results


def parallel_map(function, items, threads):
    """[function(item) for item in items], by threads that each take the next item."""
    results = [None] * len(items)
    numbered = iter(enumerate(items))
    take = threading.Lock()

    def worker(_):
        while True:
            with take:
                place, item = next(numbered, (None, None))
            if place is None:
                return
            results[place] = function(item)

    in_threads(threads, worker)
    return results


def foreach(function, items, threads):
    parallel_map(function, items, threads)


def countdown(size, count, threads):
    def body(thread):
        n = share(size, thread, threads)
        while n > 0:
            n -= 1
        return n

    return lambda: float(sum(in_threads(threads, body)))


def add(size, count, threads):
    b = np.arange(size, dtype=float)
    c = size - b

    def body(thread):
        a = b
        additions = share(count, thread, threads)
        for _ in range(additions):
            a = b + c
        return additions * a.sum() / size

    return lambda: sum(in_threads(threads, body)) / count


def matmul(size, count, threads):
    b = np.arange(size * size, dtype=float).reshape(size, size) / (size * size)
    c = np.ones((size, size))

    def body(thread):
        a = np.zeros((size, size))
        products = share(count, thread, threads)
        for _ in range(products):
            np.matmul(b, c, out=a)
        return products * a.sum()

    return lambda: sum(in_threads(threads, body)) / count


def factoring(call):
    """A maker of the programs that call LAPACK on n + 1 on the diagonal and 1 elsewhere."""

    def maker(size, count, threads):
        a = np.eye(size) * size + 1

        def body(thread):
            return sum(call(a) for _ in range(share(count, thread, threads)))

        return lambda: sum(in_threads(threads, body)) / count

    return maker


def half_frequencies(count):
    """0.5, 1.5, 2.5, ...: between the whole ones, where every sum would be zero."""
    return np.arange(count) + 0.5


def dft_exp(size, count, threads):
    times = np.arange(size) / size
    frequencies = list(half_frequencies(count))

    def dft():
        return parallel_map(lambda f: np.exp(2.0j * math.pi * f * times).sum(), frequencies, threads)

    return lambda: float(sum(abs(value) for value in dft()))


def dft_fft(size, count, threads):
    """The sums at frequencies k + 1/2: the half is turned into the terms."""
    times = np.arange(size) / size
    calls = range(-(-count // size))

    def at_all_frequencies(_):
        return abs(size * np.fft.ifft(np.exp(1.0j * math.pi * times))[0])

    return lambda: float(sum(parallel_map(at_all_frequencies, calls, threads))) / len(calls)


SPAM = ("spam",) * 3 + ("eggs",) + ("spam",)


def print_lines(out, lines, array):
    """Half of the lines by `%`, half by an array's str."""
    for line in range(lines):
        if line % 2 == 0:
            out.write("%s %s %s %s and %s\n" % SPAM)
        else:
            out.write("%s\n" % array)


def well_formed(out, array):
    """How many lines are whole."""
    expected = {"%s %s %s %s and %s" % SPAM, str(array)}
    return float(sum(line in expected for line in out.getvalue().splitlines()))


def printing(size, count, threads):
    array = np.arange(8.0)

    def run():
        out = io.StringIO()
        in_threads(threads, lambda thread: print_lines(out, share(size, thread, threads), array))
        return well_formed(out, array)

    return run


def print_kernels(size, count, threads):
    array = np.arange(8.0)
    order = 1024
    b = np.ones((order, order))

    def kernels():
        a = np.empty((order, order))
        for _ in range(count):
            np.matmul(b, b, out=a)

    def run():
        out = io.StringIO()

        def body(thread):
            if thread == 0:
                print_lines(out, size, array)
            if thread == threads - 1:
                kernels()

        in_threads(min(threads, 2), body)
        return well_formed(out, array)

    return run


def foreach_compute(size, count, threads):
    x = np.arange(size, dtype=float)
    sums = [0.0] * 100

    def compute(n):
        for _ in range(count):
            y = x * (n + 1)
            s = np.sin(y)
            c = np.cos(y)
            sums[n] = (s * s + c * c).sum()

    def run():
        foreach(compute, range(100), threads)
        return sum(sums)

    return run


TASKS = 16


def batch_sum(points, start):
    grid = np.arange(points) * (2 * math.pi / (TASKS * points)) + start
    return np.exp(np.sin(grid)).sum()


def integral(size, count, gather):
    """The mean of all batches' estimates; gather(starts) gives the sum of each task."""
    step = 2 * math.pi / (TASKS * size)
    mean = 0.0
    for batch in range(count):
        offset = (batch + 0.5) / count * step
        starts = [offset + number * 2 * math.pi / TASKS for number in range(TASKS)]
        mean += (step * sum(gather(starts)) - mean) / (batch + 1)
    return mean


def batches(size, count, threads):
    return lambda: integral(
        size, count, lambda starts: parallel_map(lambda start: batch_sum(size, start), starts, threads)
    )


PARTS = 16


def raise_part(file, start, end):
    x = np.load(file, mmap_mode="r+")[start:end]
    sine = np.sin(x)
    cosine = np.cos(x)
    np.add(x, sine * sine + cosine * cosine, out=x)


def passes(size, count, do_parts):
    """A function that goes over an array in a mapped file; do_parts(bounds) does the parts of one pass."""
    file = tempfile.NamedTemporaryFile(prefix="baton-mapped-", suffix=".npy")
    array = np.lib.format.open_memmap(file.name, mode="w+", dtype=float, shape=(size,))
    bounds = [(file.name, size * part // PARTS, size * (part + 1) // PARTS) for part in range(PARTS)]

    def run():
        before = array.mean()
        for _ in range(count):
            do_parts(bounds)
        assert file  # Deleted with this function.
        return (array.mean() - before) / count

    return run


def mapped(size, count, threads):
    return passes(size, count, lambda bounds: parallel_map(lambda part: raise_part(*part), bounds, threads))


def blur(picture):
    """(left + 2 middle + right) / 4 for the points of each row that have both neighbours."""
    return (picture[:, :-2] + 2 * picture[:, 1:-1] + picture[:, 2:]) * 0.25


def image(size, count, threads):
    points = np.arange(size)
    picture = 1 + np.sin(0.17 * points)[:, None] * np.sin(0.31 * points)

    def body(thread):
        blurred = picture
        pictures = share(count, thread, threads)
        for _ in range(pictures):
            blurred = blur(blur(picture).T)
        return pictures * blurred.sum()

    return lambda: sum(in_threads(threads, body)) / count


def sleep(size, count, threads):
    def body(thread):
        sleeps = share(count, thread, threads)
        for _ in range(sleeps):
            time.sleep(size / 1e6)
        return sleeps

    return lambda: float(sum(in_threads(threads, body)))


PIECE = 1 << 20


def read_file(size, count, threads):
    file = tempfile.NamedTemporaryFile(prefix="baton-read-")  # Deleted with the function that holds it.
    file.write(bytes(size))
    file.flush()

    def body(thread):
        total = 0
        buffer = memoryview(bytearray(PIECE))
        with open(file.name, "rb", buffering=0) as reader:
            for _ in range(share(count, thread, threads)):
                reader.seek(0)
                while read := reader.readinto(buffer):
                    total += read
        return total

    return lambda: float(sum(in_threads(threads, body)))


def count_to_zero(n):
    while n > 0:
        n -= 1
    return n


def in_processes(workers):
    """A pool of processes, ended with the function that holds it."""
    return concurrent.futures.ProcessPoolExecutor(workers)


def countdown_processes(size, count, workers):
    pool = in_processes(workers)
    shares = [share(size, worker, workers) for worker in range(workers)]
    return lambda: float(sum(pool.map(count_to_zero, shares)))


def batches_processes(size, count, workers):
    pool = in_processes(workers)
    return lambda: integral(size, count, lambda starts: pool.map(functools.partial(batch_sum, size), starts))


def mapped_processes(size, count, workers):
    pool = in_processes(workers)
    return passes(size, count, lambda bounds: list(pool.map(raise_part, *zip(*bounds))))


PROGRAMS = {
    "countdown": countdown,
    "add": add,
    "add-large": add,
    "matmul": matmul,
    "solve": factoring(lambda a: np.linalg.solve(a, a).sum()),
    "svd": factoring(lambda a: np.linalg.svd(a)[1].sum()),
    "dft-exp": dft_exp,
    "dft-fft": dft_fft,
    "print": printing,
    "print-kernels": print_kernels,
    "foreach": foreach_compute,
    "batches": batches,
    "mapped": mapped,
    "image": image,
    "sleep": sleep,
    "read-file": read_file,
}


PROGRAMS_IN_PROCESSES = {
    "countdown": countdown_processes,
    "batches": batches_processes,
    "mapped": mapped_processes,
}


@functools.lru_cache(maxsize=4)
def prepared(program, size, count, threads, mode):
    makers = PROGRAMS_IN_PROCESSES if mode == "processes" else PROGRAMS
    return makers[program](size, count, threads)


def run(request):
    work = prepared(*(request[name] for name in ("program", "size", "count", "threads", "mode")))
    start = time.perf_counter()
    value = work()
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "value": float(value)}
