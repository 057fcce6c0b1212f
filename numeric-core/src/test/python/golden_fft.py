"""What numpy.fft gives, for the Java tests.

A line: the word case, the function, its arguments, the operand, the result's dtype, shape and bytes;
or, where NumPy refuses, 'error' and the exception's name in place of the last three. Operands are
golden_reductions.py's. Arguments are n, s, axis, axes and norm, separated by ';', '-' for none;
'out=1' gives the result's own array. fftfreq and rfftfreq have no operand but n and d.
"""
import itertools

import numpy as np

import golden_file
from golden_reductions import operand

NORMS = ["backward", "ortho", "forward"]
ONE = ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft"]
TWO = ["fft2", "ifft2", "rfft2", "irfft2"]
SEVERAL = ["fftn", "ifftn", "rfftn", "irfftn"]
DTYPES = ["bool", "int8", "int64", "uint16", "float32", "float64", "complex64", "complex128"]


def parsed(name, text):
    if name in ("s", "axes"):
        return tuple(int(item) for item in text.split(",")) if text else ()
    return {"norm": str, "d": float}.get(name, int)(text)


def record(function, arguments, text):
    fields = ["case", function, ";".join(f"{k}={v}" for k, v in arguments.items()) or "-", text]
    values = {k: parsed(k, str(v)) for k, v in arguments.items()}
    try:
        if text == "-":
            result = getattr(np.fft, function)(values["n"], values["d"])
        else:
            result = getattr(np.fft, function)(operand(text), **values)
    except Exception as refused:  # Whatever NumPy raises is what there is to record.
        return "\t".join([*fields, "error", type(refused).__name__])
    return "\t".join([*fields, golden_file.dtype(result), golden_file.shape(result),
                      result.tobytes().hex() or "-"])


def texts(s):
    return ",".join(map(str, s))


def lines():
    for function in ONE:
        for dtype in DTYPES:
            yield record(function, {}, f"{dtype}:12:s")
            yield record(function, {"n": 9, "norm": "ortho"}, f"{dtype}:12:s")
        for n in [1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17, 30, 31, 60, 64, 100, 127, 128, 130, 211, 257, 360]:
            for dtype in ("float64", "complex128", "float32"):
                yield record(function, {}, f"{dtype}:{n}:s")
        for n, norm in itertools.product([-1, 0, 1, 2, 5, 6, 11, 12, 19, 20], NORMS):
            yield record(function, {"n": n, "norm": norm}, "float64:6:s")
        for shape, axis in itertools.product([(3, 4), (2, 5, 6)], [-4, -3, -2, -1, 0, 1, 2]):
            for view in ("", "|T", "|S::-1", "|S:,1::2"):
                yield record(function, {"axis": axis}, f"float64:{texts(shape)}:s{view}")
                yield record(function, {"axis": axis, "n": 5}, f"float32:{texts(shape)}:s{view}")
        for shape in [(0, 4), (4, 0), (3, 1), (1, 3)]:
            yield record(function, {}, f"float64:{texts(shape)}:s")
            yield record(function, {"axis": 0}, f"complex128:{texts(shape)}:s")
            if shape != (4, 0) or function not in ("irfft", "hfft"):  # where NumPy reads past the end
                yield record(function, {"n": 3}, f"float64:{texts(shape)}:s")
        yield record(function, {}, "float64:():s")
        yield record(function, {"axis": 0}, "complex128:40,3:s")
        yield record(function, {"axis": 0}, "float32:40,19:s")
    for function in TWO + SEVERAL:
        for dtype in DTYPES:
            yield record(function, {}, f"{dtype}:4,6:s")
        for norm in NORMS:
            yield record(function, {"norm": norm}, "float64:3,4,5:s")
            yield record(function, {"s": "4,4", "axes": "0,1", "norm": norm}, "float64:3,4,5:s")
        for axes in ["0,1", "1,0", "-1,0", "2,2", "0", "0,1,2", "3,0", "2,1,0"]:
            yield record(function, {"axes": axes}, "float64:3,4,5:s")
            yield record(function, {"axes": axes}, "complex64:3,4,6:s|T")
        for s, axes in [("6,2", "0,2"), ("2,-1", "1,2"), ("3", "1"), ("3,3", "1"), ("0,3", "0,1"), ("7,1", "-1,0")]:
            yield record(function, {"s": s, "axes": axes}, "float64:3,4,5:s")
            yield record(function, {"s": s, "axes": axes}, "float32:3,4,5:s|S::-1")
        yield record(function, {}, "float64:7:s")
        yield record(function, {}, "float64:1,2:s")
        yield record(function, {}, "float64:2,0:s")
        yield record(function, {}, "complex128:16,18:s")
    for function in ("fftshift", "ifftshift"):
        for text in ("int64:7:s", "float32:8:s", "bool:3,4:s", "complex128:2,3,4:s|T", "float64:0,3:s"):
            yield record(function, {}, text)
        for axes in ("0", "1", "-1", "0,2", "1,0", "3"):
            yield record(function, {"axes": axes}, "int64:3,4,5:s")
    for n, d in itertools.product([1, 2, 3, 4, 5, 8, 9, 100, 101], [1.0, 0.1, -2.5, 1e-3]):
        yield record("fftfreq", {"n": n, "d": d}, "-")
        yield record("rfftfreq", {"n": n, "d": d}, "-")
