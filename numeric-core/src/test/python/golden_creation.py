"""What NumPy makes: numbers in steps, matrices, grids.

Two kinds of lines: 'case': function, arguments, results; 'error': function, arguments, NumPy's
exception. Arguments are separated by spaces, floating-point ones in hex; an array is its shape, made
of whole numbers counted from 1 in the dtype named before it. Results are as in joining.
"""
import itertools

import numpy as np

import golden_file
from golden_views import raw


def array(text):
    dtype, shape = text.split(":")
    shape = tuple(int(extent) for extent in shape.split(",")) if shape != "()" else ()
    return np.arange(1, int(np.prod(shape)) + 1).astype(dtype).reshape(shape)


def hexed(text):
    return float.fromhex(text)


def ranges(text):
    return tuple(slice(*[int(bound) if bound else None for bound in part.split(":")]) for part in text.split(","))


def grid(made):
    return list(made) if isinstance(made, (list, tuple)) else made


FUNCTIONS = {
    "arange": lambda *args: np.arange(*map(int, args)),
    "arangef": lambda *args: np.arange(*map(hexed, args)),
    "linspace": lambda start, stop, n, endpoint: np.linspace(
        hexed(start), hexed(stop), int(n), endpoint == "true"),
    "linspaceTyped": lambda dtype, start, stop, n, endpoint: np.linspace(
        hexed(start), hexed(stop), int(n), endpoint == "true", dtype=dtype),
    "linspaceOf": lambda start, stop, n, endpoint: np.linspace(
        array(start), array(stop), int(n), endpoint == "true"),
    "linspaceStep": lambda start, stop, n, endpoint: np.asarray(np.linspace(
        hexed(start), hexed(stop), int(n), endpoint == "true", retstep=True)[1], np.float64),
    "eye": lambda dtype, n, m, k: np.eye(int(n), int(m), int(k), dtype=dtype),
    "identity": lambda n: np.identity(int(n)),
    "diag": lambda v, k: np.diag(array(v), int(k)),
    "diagflat": lambda v, k: np.diagflat(array(v), int(k)),
    "tri": lambda dtype, n, m, k: np.tri(int(n), int(m), int(k), dtype=dtype),
    "tril": lambda a, k: np.tril(array(a), int(k)),
    "triu": lambda a, k: np.triu(array(a), int(k)),
    "meshgrid": lambda *axes: grid(np.meshgrid(*map(array, axes))),
    "meshgridIj": lambda *axes: grid(np.meshgrid(*map(array, axes), indexing="ij")),
    "meshgridSparse": lambda *axes: grid(np.meshgrid(*map(array, axes), sparse=True)),
    "meshgridSparseIj": lambda *axes: grid(np.meshgrid(*map(array, axes), sparse=True, indexing="ij")),
    "mgrid": lambda text: np.mgrid[ranges(text)],
    "ogrid": lambda text: grid(np.ogrid[ranges(text)]),
    "indices": lambda *shape: np.indices(tuple(map(int, shape)), dtype=np.int64),
    "zerosLike": lambda a: np.zeros_like(array(a)),
    "onesLike": lambda a: np.ones_like(array(a)),
}


def lines():
    found = []
    seen = set()

    def add(function, *args):
        key = (function, *args)
        if key in seen:
            return
        seen.add(key)
        fields = [function, " ".join(args) or "-"]
        try:
            made = FUNCTIONS[function](*args)
        except Exception as refused:  # noqa: BLE001: whatever it raises is the answer
            found.append("\t".join(["error", *fields, type(refused).__name__]))
            return
        results = made if isinstance(made, list) else [made]
        described = ["/".join([str(a.dtype), golden_file.shape(a), raw(a)]) for a in map(np.asarray, results)]
        found.append("\t".join(["case", *fields, " ".join(described) or "-"]))

    bounds = ["0", "1", "-1", "5", "-7", "12", "9007199254740993", "-9007199254740995"]
    for stop in ("0", "1", "7", "-3"):
        add("arange", stop)
    for start, stop in itertools.product(bounds[:6], bounds[:6]):
        add("arange", start, stop)
        for step in ("1", "-1", "2", "-3", "5", "0", "100"):
            add("arange", start, stop, step)
    add("arange", "9007199254740993", "9007199254740999", "2")
    add("arange", "-9007199254740995", "-9007199254740999", "-1")
    add("arange", "9223372036854775800", "9223372036854775807", "3")
    numbers = [0.0, -0.0, 1.0, -1.5, 0.1, 3.7, 1e300, 5e-324, -2.25]
    for start, stop in itertools.product(numbers, numbers):
        for n in ("0", "1", "2", "5", "8"):
            for endpoint in ("true", "false"):
                add("linspace", start.hex(), stop.hex(), n, endpoint)
    for start, stop in itertools.product(numbers[:6], numbers[:6]):
        for step in (0.1, 0.5, -0.3, 1.0):
            add("arangef", start.hex(), stop.hex(), step.hex())
        for dtype in ("int32", "int64", "float32", "complex128", "float16"):
            for n, endpoint in (("5", "true"), ("4", "false"), ("1", "true")):
                add("linspaceTyped", dtype, start.hex(), stop.hex(), n, endpoint)
        for n in ("0", "1", "2", "6"):
            for endpoint in ("true", "false"):
                add("linspaceStep", start.hex(), stop.hex(), n, endpoint)
    shapes = ["()", "1", "3", "2,3", "2,1", "0"]
    for start, stop in itertools.product(shapes, shapes):
        for n, endpoint in (("5", "true"), ("4", "false"), ("1", "true"), ("0", "false")):
            add("linspaceOf", "float64:" + start, "float64:" + stop, n, endpoint)
            add("linspaceOf", "int32:" + start, "float64:" + stop, n, endpoint)
    for dtype in ("float64", "bool", "int8", "complex64"):
        for n, m in itertools.product(("0", "1", "3", "4"), ("0", "1", "2", "5")):
            for k in ("0", "1", "-1", "2", "-3", "9", "-9"):
                add("eye", dtype, n, m, k)
                add("tri", dtype, n, m, k)
    for n in ("0", "1", "4", "-1"):
        add("identity", n)
    for shape in ["()", "0", "1", "3", "2,3", "3,2", "4,4", "0,3", "3,0", "2,3,4", "1,1"]:
        for dtype in ("int32", "float64", "complex64", "uint8"):
            for k in ("0", "1", "-1", "2", "-2", "7", "-7"):
                for function in ("diag", "diagflat", "tril", "triu"):
                    add(function, dtype + ":" + shape, k)
            add("zerosLike", dtype + ":" + shape)
            add("onesLike", dtype + ":" + shape)
    for axes in ([], ["3"], ["3", "2"], ["2", "3", "4"], ["1", "0"], ["()", "2"], ["2,2", "3"], ["1", "2", "3", "2"]):
        for function in ("meshgrid", "meshgridIj", "meshgridSparse", "meshgridSparseIj"):
            add(function, *["int64:" + shape for shape in axes])
            add(function, *["float32:" + shape for shape in axes])
    for text in ("0:3,0:2", "1:4,2:8:3", ":3,:2,:4", "5:1:-2,0:3", "3:1,0:2", "0:4,:2"):
        if not text.startswith("3:1"):  # NumPy's dense grid refuses what its open one takes.
            add("mgrid", text)
        add("ogrid", text)
    for shape in ([], ["3"], ["2", "3"], ["2", "0"], ["2", "3", "2"], ["-1", "2"]):
        add("indices", *shape)
    return found
