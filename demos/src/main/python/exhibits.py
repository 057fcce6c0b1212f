"""What the exhibits show of CPython."""

import ctypes
import os
import sys
import tempfile
import threading
import time

import programs


def refcount(request):
    """The counts of one list while references to it are made and given up."""
    counts = []
    a = []
    counts.append(sys.getrefcount(a))
    b = a
    counts.append(sys.getrefcount(a))
    c = a
    counts.append(sys.getrefcount(a))
    del b
    counts.append(sys.getrefcount(a))
    del c
    counts.append(sys.getrefcount(a))
    return {"counts": counts}


def race(request):
    """What threads count that add one to the same variable."""
    counter = 0

    def count():
        nonlocal counter
        for _ in range(request["turns"]):
            counter += 1

    team = [threading.Thread(target=count) for _ in range(request["threads"])]
    for member in team:
        member.start()
    for member in team:
        member.join()
    return {"counted": counter}


def latencies(request):
    """Seconds that each of many calls took beside threads that count, from before it to the return of control."""
    going = True

    def count():
        i = 0
        while going:
            i += 1

    team = [threading.Thread(target=count, daemon=True) for _ in range(request["threads"])]
    for member in team:
        member.start()
    with tempfile.TemporaryFile() as file:
        file.write(bytes(request["bytes"]))
        file.flush()
        operations = {"sleep": lambda: time.sleep(0.001), "file": lambda: os.pread(file.fileno(), request["bytes"], 0)}
        operation = operations[request["operation"]]
        seconds = []
        end = time.perf_counter() + request["seconds"]
        while (start := time.perf_counter()) < end or not seconds:
            operation()
            seconds.append(time.perf_counter() - start)
    going = False
    for member in team:
        member.join()
    return {"seconds": seconds}


def blas_threads():
    """The function of NumPy's own OpenBLAS that sets how many threads each call uses."""
    with open("/proc/self/maps") as maps:
        paths = {line.split()[-1] for line in maps if "openblas" in line}
    for path in paths:
        library = ctypes.CDLL(path)
        for name in ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads"):
            if hasattr(library, name):
                return getattr(library, name)
    raise RuntimeError("NumPy has no OpenBLAS here")


def oversubscription(request):
    """Seconds that threads take to multiply matrices, each call by several threads of BLAS's."""
    set_threads = blas_threads()
    work = programs.matmul(request["size"], request["count"], request["threads"])
    set_threads(request["blas"])
    try:
        start = time.perf_counter()
        work()
        return {"seconds": time.perf_counter() - start}
    finally:
        set_threads(1)


EXHIBITS = {"refcount": refcount, "race": race, "io": latencies, "oversubscription": oversubscription}


def show(request):
    return EXHIBITS[request["name"]](request)
