"""What NumPy's reductions, accumulations and statistics give, for the Java tests.

A line: the word case, the function, its arguments, the operand, the result's dtype, shape and bytes;
or, where NumPy refuses, 'error' and the exception's name in place of the last three. An operand is
'dtype:shape' with views after it, and its elements are made from their numbers by values() below,
in the test too. Arguments are 'name=value' by NumPy's names, separated by ';', '-' for none.
"""
import itertools
import warnings

import numpy as np

import golden_file
from golden_operations import view

DTYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
          "float16", "float32", "float64", "complex64", "complex128"]


def values(dtype, n, kind=""):
    """The elements of an operand.

    kind 'n' has NaNs, 's' small numbers, 'd' many equal ones, 'x' what is special, 'p' numbers that grow.
    """
    i = np.arange(n, dtype=np.int64)
    mixed = (i * 7919 + 13) % 10007
    if dtype == "bool":
        return mixed % 3 != 0
    if dtype[0] in "iu":
        bits = 8 * np.dtype(dtype).itemsize
        if kind == "s":
            return (mixed % 5).astype(dtype)
        return (mixed * (1 if bits <= 16 else 65537) % 2 ** min(bits - 1, 40)
                - (0 if dtype[0] == "u" else 2 ** min(bits - 2, 39))).astype(dtype)
    if kind == "p":
        return (i * 1.25 - 2.5).astype(dtype)
    small = kind in ("s", "d")
    real = (mixed % 7 - 3.0) if kind == "d" else mixed / (7001.0 if small else 7.0) - (0.3 if small else 700.0)
    if dtype[0] == "c":
        imag = mixed % 11 - 5.0 if kind == "d" else (mixed % 101) / (61.0 if small else 3.0)
        result = (real + 1j * imag).astype(dtype)
    else:
        result = real.astype(dtype)
    if kind == "n":
        result[mixed % 5 == 0] = np.nan
    if kind == "x":
        for place, special in enumerate((np.nan, np.inf, -np.inf, 0.0, -0.0, 0.5, -2.5)):
            result[mixed % 11 == place] = special
    return result


def operand(text):
    name, *steps = text.split("|")
    dtype, shape, *kind = name.split(":")
    shape = tuple(int(extent) for extent in shape.split(",")) if shape != "()" else ()
    a = values(dtype, int(np.prod(shape)), *kind).reshape(shape)
    for step in steps:
        a = view(a, step)
    return a


def mask(shape):
    """Every third element is left out, in C order of the shape."""
    return (np.arange(int(np.prod(shape))) % 3 != 1).reshape(shape)


def argument(name, text):
    if name in ("axis", "shift", "indices"):
        numbers = tuple(int(axis) for axis in text.split(",") if axis)
        return list(numbers) if name == "indices" else numbers[0] if len(numbers) == 1 else numbers
    if name in ("keepdims", "density", "include_initial", "right", "rowvar", "bias", "increasing"):
        return text == "1"
    if name == "where":
        return mask(tuple(int(extent) for extent in text.split(",")))
    if name in ("dtype", "method", "trim"):
        return text
    if name in ("ddof", "minlength", "n", "N", "edge_order"):
        return int(text)
    if name == "initial":
        return int(text) if text.lstrip("-").isdigit() else float(text)
    if name == "bins":
        if ":" in text:
            return operand(text)
        if "," in text:
            return np.array([float(x) for x in text.split(",")])
        return int(text) if text.isdigit() else text
    if name in ("range", "q", "weights", "values", "x", "b", "h", "dx", "places", "prepend", "append", "to_end",
                "to_begin"):
        if ":" in text:
            return operand(text)
        numbers = [float(x) for x in text.split(",")]
        return numbers if len(numbers) > 1 else numbers[0]
    raise ValueError(name)


class Cases:
    """Gathers lines, each once."""

    def __init__(self):
        self.lines = {}

    def add(self, function, text, **arguments):
        given = {name: argument(name, value) for name, value in arguments.items()}
        described = ";".join(f"{name}={value}" for name, value in arguments.items()) or "-"
        head = "\t".join(["case", function, described, text])
        if head in self.lines:
            return
        called = np
        for name in function.split("."):
            called = getattr(called, name)
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                positional = [given.pop(name) for name in ("b", "h", "places") if name in given]
                if function.endswith(".at"):
                    result = operand(text).copy()
                    called(result, *given.values())
                else:
                    result = called(operand(text), *positional, **given)
            except (ValueError, TypeError, IndexError, ZeroDivisionError) as error:
                self.lines[head] = f"error\t{type(error).__name__}"
                return
        results = result if isinstance(result, tuple) else (result,)
        if function == "histogramdd":
            results = (result[0], *result[1])
        parts = []
        for one in results:
            one = np.asarray(one)
            raw = np.ascontiguousarray(one).tobytes().hex() or "-"
            parts += [golden_file.dtype(one), golden_file.shape(one), raw]
        self.lines[head] = "\t".join(parts)


VIEWS = ["", "|T", "|S::-1", "|S:,::2", "|T2,0,1", "|S1:,1:3,::-2"]
AXES = [{}, {"axis": "0"}, {"axis": "1"}, {"axis": "2"}, {"axis": "0,2"}, {"axis": "-1,1"}]
LONG = ["7", "8", "9", "127", "128", "129", "249", "1000", "1300|S::-1", "1300|S::3", "8200", "9001|S::2"]


def reductions(cases):
    every = ["sum", "prod", "max", "min", "mean", "any", "all"]
    for dtype in DTYPES:
        kind = ":s" if dtype[0] in "fc" else ""
        for function in every:
            for steps, axes in itertools.product(VIEWS, AXES):
                if steps in VIEWS[3:] and axes in AXES[4:]:
                    continue
                cases.add(function, f"{dtype}:3,4,5{kind}{steps}", **axes)
            cases.add(function, f"{dtype}:3,4,5{kind}", axis="1", keepdims="1")
            cases.add(function, f"{dtype}:3,4,5{kind}", keepdims="1")
            cases.add(function, f"{dtype}:(){kind}")
            for shape in ("0", "3,0", "0,4"):
                for axes in ({}, {"axis": "0"}):
                    cases.add(function, f"{dtype}:{shape}{kind}", **axes)
            if function not in ("mean", "any", "all"):
                cases.add(function, f"{dtype}:3,4,5{kind}", axis="1", initial="3")
                cases.add(function, f"{dtype}:0,4{kind}", axis="0", initial="2")
                cases.add(function, f"{dtype}:3,4,5{kind}", axis="0", initial="1", where="3,4,5")
                cases.add(function, f"{dtype}:3,4,5{kind}", axis="2", where="4,5", initial="1")
            if function in ("sum", "prod", "mean", "any", "all"):
                cases.add(function, f"{dtype}:3,4,5{kind}", axis="1", where="3,4,5")
                cases.add(function, f"{dtype}:3,4,5{kind}", where="5")
        for function in ("var", "std"):
            for axes in AXES:
                cases.add(function, f"{dtype}:3,4,5{kind}", **axes)
            cases.add(function, f"{dtype}:3,4,5{kind}|T", axis="0", ddof="1", keepdims="1")
            cases.add(function, f"{dtype}:3,4,5{kind}", axis="1", where="3,4,5")
            cases.add(function, f"{dtype}:3,4,5{kind}", axis="1", ddof="5")
            cases.add(function, f"{dtype}:0,4{kind}", axis="0")
        for function in ("argmax", "argmin"):
            for steps, axes in itertools.product(VIEWS, AXES[:4]):
                cases.add(function, f"{dtype}:3,4,5{':d' if kind else ''}{steps}", **axes)
            cases.add(function, f"{dtype}:3,4,5{kind}", axis="1", keepdims="1")
            cases.add(function, f"{dtype}:3,4,5{kind}", keepdims="1")
            cases.add(function, f"{dtype}:0,4", axis="0")
            cases.add(function, f"{dtype}:0,4", axis="1")
            cases.add(function, f"{dtype}:5000{':d' if kind else ''}")
        for function in ("cumsum", "cumprod"):
            for steps, axes in itertools.product(VIEWS[:4:2] + VIEWS[5:], AXES[:4]):
                cases.add(function, f"{dtype}:3,4,5{kind}{steps}", **axes)
            cases.add(function, f"{dtype}:0,4{kind}", axis="0")
        for function in ("cumulative_sum", "cumulative_prod"):
            cases.add(function, f"{dtype}:3,4{kind}", axis="1", include_initial="1")
            cases.add(function, f"{dtype}:3,4{kind}|T", axis="0")
            cases.add(function, f"{dtype}:3,4{kind}")
        for axes in AXES:
            if dtype != "bool":
                cases.add("ptp", f"{dtype}:3,4,5{kind}", **axes)
        for target in ("float64", "int64", "float32", "complex128", "uint8", "bool"):
            if dtype[0] == "c" and target != "complex128":
                continue
            cases.add("sum", f"{dtype}:3,4,5:s", axis="1", dtype=target)
            cases.add("cumsum", f"{dtype}:3,4:s", axis="1", dtype=target)
    for dtype in ("float16", "float32", "float64", "complex64", "complex128", "int32", "uint8"):
        for shape in LONG:
            name, *steps = shape.split("|")
            text = "|".join([f"{dtype}:{name}:s", *steps])
            for function in ("sum", "mean", "max", "argmin", "var"):
                cases.add(function, text)
        for shape, axes in (("90,100", ["", "0", "1"]), ("90,100|T", ["0", "1"]), ("30,17,20", ["0,1", "1,2", "0,2"]),
                            ("9000,2", ["0", "1", ""]), ("2,9000|S:,::-1", ["1", ""])):
            name, *steps = shape.split("|")
            for axis in axes:
                text = "|".join([f"{dtype}:{name}:s", *steps])
                if axis != "1" or name != "9000,2":
                    cases.add("sum", text, **({"axis": axis} if axis else {}))
        cases.add("cumsum", f"{dtype}:700:s")
        cases.add("sum", f"{dtype}:1000:s", where="1000")
    for dtype in ("float16", "float32", "float64", "complex64", "complex128"):
        for function, axes in itertools.product(("max", "min", "argmax", "argmin", "sum", "any"), AXES[:3]):
            cases.add(function, f"{dtype}:3,4,5:n", **axes)


def statistics(cases):
    nans = ["nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmax", "nanmin", "nanmedian"]
    for dtype in ("int32", "bool", "float16", "float32", "float64", "complex128"):
        kind = ":n" if dtype[0] in "fc" else ":s"
        for function, axes in itertools.product(nans, AXES[:5]):
            if function == "nanmedian" and dtype in ("complex128", "bool"):
                continue
            cases.add(function, f"{dtype}:3,4,5{kind}", **axes)
        for function in ("nancumsum", "nancumprod"):
            cases.add(function, f"{dtype}:3,4,5{kind}", axis="1")
            cases.add(function, f"{dtype}:3,4,5{kind}")
        for function in ("nanargmax", "nanargmin"):
            cases.add(function, f"{dtype}:3,4,5{kind}", axis="0")
            cases.add(function, f"{dtype}:3,4,5{kind}")
    methods = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf",
               "hazen", "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher",
               "midpoint", "nearest"]
    for dtype in ("int32", "uint8", "float32", "float64"):
        for axes in AXES:
            cases.add("median", f"{dtype}:3,4,5:s", **axes)
        cases.add("median", f"{dtype}:3,4,5:s|T", axis="0", keepdims="1")
        cases.add("median", f"{dtype}:0")
        for method in methods:
            cases.add("quantile", f"{dtype}:37:s", q="0.0,0.1,0.25,0.5,0.77,1.0", method=method)
            cases.add("quantile", f"{dtype}:3,4,5:s", q="0.3", axis="1", method=method)
            cases.add("percentile", f"{dtype}:3,4,5:s|T", q="12.5,50,99", axis="0,2", method=method)
        cases.add("quantile", f"{dtype}:3,4,5:s", q="0.25,0.5", axis="1", keepdims="1")
    for dtype in ("float32", "float64"):
        for axes in AXES[:4]:
            cases.add("median", f"{dtype}:3,4,5:n", **axes)
            cases.add("quantile", f"{dtype}:3,4,5:n", q="0.2,0.6", **axes)
            cases.add("nanquantile", f"{dtype}:3,4,5:n", q="0.2,0.6", **axes)
            cases.add("nanpercentile", f"{dtype}:3,4,5:n", q="35", **axes)
    cases.add("quantile", "float64:6:s", q="0.1,0.5,0.9", weights="1,2,0,3,1,1", method="inverted_cdf")
    for dtype in ("int32", "float32", "float64", "complex128"):
        cases.add("average", f"{dtype}:3,4,5:s")
        cases.add("average", f"{dtype}:3,4,5:s", axis="1")
        cases.add("average", f"{dtype}:3,4:s", axis="1", weights="1,2,3,4.5")
        cases.add("average", f"{dtype}:3,4:s", weights="float64:3,4:s")
        for rowvar in ("1", "0"):
            cases.add("cov", f"{dtype}:3,7:s", rowvar=rowvar)
            cases.add("corrcoef", f"{dtype}:3,7:s", rowvar=rowvar)
        cases.add("cov", f"{dtype}:3,7:s", bias="1")
        cases.add("cov", f"{dtype}:3,7:s", ddof="2")
        cases.add("cov", f"{dtype}:9:s")
    for dtype in ("uint8", "int32", "int64"):
        cases.add("bincount", f"{dtype}:200:s")
        cases.add("bincount", f"{dtype}:200:s", minlength="9")
        cases.add("bincount", f"{dtype}:6:s", weights="1,2,0.5,3,1,1")
        cases.add("bincount", f"{dtype}:0")
    for dtype in ("int32", "float32", "float64"):
        for bins in ("10", "7", "auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt",
                     "-300,-50,0,20,20.5,600"):
            cases.add("histogram", f"{dtype}:1300", bins=bins)
            cases.add("histogram_bin_edges", f"{dtype}:1300", bins=bins)
        cases.add("histogram", f"{dtype}:1300", bins="5", range="-100,200")
        cases.add("histogram", f"{dtype}:1300", bins="5", density="1")
        cases.add("histogram", f"{dtype}:6", bins="4", weights="1,2,0.5,3,1,1")
        cases.add("histogram", f"{dtype}:0", bins="4")
        for right in ("0", "1"):
            cases.add("digitize", f"{dtype}:40", bins="-300,-50,0,20,20.5,600", right=right)
            cases.add("digitize", f"{dtype}:40", bins="600,20.5,20,0,-50,-300", right=right)


def lines(subject=reductions, cases=None):
    cases = cases or Cases()
    subject(cases)
    return [f"{head}\t{result}" for head, result in cases.lines.items()]
