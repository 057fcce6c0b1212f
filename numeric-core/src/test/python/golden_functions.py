"""What NumPy's functions that are made of several ufuncs give.

The form is that of golden_reductions: the operand, and by name what other arguments there are; operands among them
are 'b', 'c'. An operand's kind 'x' has NaN, infinities, zeros of both signs and halves among its numbers.
"""
import warnings

import numpy as np

import golden_file
import golden_reductions
from golden_reductions import DTYPES, operand

REAL = [name for name in DTYPES if name[0] != "c"]
FLOATS = ["float16", "float32", "float64"]

FUNCTIONS = {
    "divmod": lambda a, b: np.divmod(a, b),
    "frexp": lambda a: np.frexp(a),
    "modf": lambda a: np.modf(a),
    "float_power": lambda a, b: np.float_power(a, b),
    "angle": lambda a, deg="0": np.angle(a, deg == "1"),
    "clip": lambda a, b=None, c=None: np.clip(a, b, c),
    "clip_numbers": lambda a, low="", high="": np.clip(a, number(low), number(high)),
    "round": lambda a, decimals: np.round(a, int(decimals)),
    "fix": lambda a: np.fix(a),
    "nan_to_num": lambda a: np.nan_to_num(a),
    "nan_to_num_of": lambda a: np.nan_to_num(a, nan=1.5, posinf=2.5, neginf=-3.5),
    "isclose": lambda a, b, nan="0": np.isclose(a, b, equal_nan=nan == "1"),
    "real_if_close": lambda a: np.real_if_close(a),
    "sinc": lambda a: np.sinc(a),
    "i0": lambda a: np.i0(a),
    "unwrap": lambda a, axis="-1", discont="0", period="6.5": np.unwrap(
        a, discont=float(discont), axis=int(axis), period=float(period)),
    "interp": lambda a, b, c: np.interp(a, b, c),
    "interp_ends": lambda a, b, c: np.interp(a, b, c, left=-7.5, right=8.25),
    "convolve": lambda a, b, mode: np.convolve(a, b, mode),
    "correlate": lambda a, b, mode: np.correlate(a, b, mode),
}


def number(text):
    return None if text == "" else float(text) if "." in text else int(text)


class Cases:
    """Gathers lines, each once."""

    def __init__(self, functions=FUNCTIONS):
        self.functions = functions
        self.lines = {}

    def add(self, function, text, **arguments):
        given = {name: operand(value) if name in ("b", "c") else value for name, value in arguments.items()}
        described = ";".join(f"{name}={value}" for name, value in arguments.items()) or "-"
        head = "\t".join(["case", function, described, text])
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                result = self.functions[function](operand(text), **given)
            except (ValueError, TypeError, OverflowError) as error:
                self.lines[head] = f"error\t{type(error).__name__}"
                return
        parts = []
        for one in result if isinstance(result, tuple) else (result,):
            one = np.asarray(one)
            parts += [golden_file.dtype(one), golden_file.shape(one), np.ascontiguousarray(one).tobytes().hex() or "-"]
        self.lines[head] = "\t".join(parts)


def functions(cases):
    for dtype in DTYPES:
        kind = ":x" if dtype[0] in "fc" else ""
        small = f"{dtype}:3,4:s"
        for text in (f"{dtype}:3,4{kind}", f"{dtype}:4,5,6{kind}|T|S::2", f"{dtype}:(){kind}", f"{dtype}:0{kind}"):
            for function in ("frexp", "modf", "fix", "nan_to_num", "nan_to_num_of", "angle", "real_if_close"):
                cases.add(function, text)
            cases.add("angle", text, deg="1")
            for decimals in ("0", "1", "3", "-1", "-2"):
                cases.add("round", text, decimals=decimals)
            for low, high in (("1", "3"), ("", "2"), ("1", ""), ("0.5", "2.5"), ("-1000", "1000")):
                cases.add("clip_numbers", text, low=low, high=high)
        for other in DTYPES:
            b = f"{other}:4:s"
            cases.add("divmod", small, b=b)
            cases.add("float_power", small, b=b)
            cases.add("clip", small, b=b, c=f"{other}:3,1:s")
            cases.add("clip", small, b=b)
            cases.add("isclose", small, b=b)
        cases.add("divmod", f"{dtype}:20{kind}", b=f"{dtype}:20{kind}|S::-1")
        cases.add("isclose", f"{dtype}:20{kind}", b=f"{dtype}:20{kind}|S::-1")
        cases.add("isclose", f"{dtype}:20{kind}", b=f"{dtype}:20{kind}", nan="1")
        cases.add("i0", f"{dtype}:3,4:s")
        cases.add("sinc", f"{dtype}:3,4:s")
        if dtype in ("bool", "complex64", "complex128"):
            continue
        for axis in ("0", "1", "-1"):
            cases.add("unwrap", f"{dtype}:4,5:d", axis=axis, discont="3.25")
        cases.add("unwrap", f"{dtype}:40:d", discont="4.5", period="7")
    for dtype in FLOATS:
        cases.add("i0", f"{dtype}:40")
        cases.add("sinc", f"{dtype}:40")
        cases.add("real_if_close", f"{dtype}:5")
    for dtype in ("int32", "float32", "float64", "complex128"):
        for x in ("float64:20:x", "float64:3,4", "int32:5:s", "float32:()"):
            for n in ("7", "1", "2"):
                points = "float64:7:p" if n == "7" else f"float64:{n}:p"
                cases.add("interp", x, b=points, c=f"{dtype}:{n}:s")
                cases.add("interp_ends", x, b=points, c=f"{dtype}:{n}:s")
    for dtype in ("bool", "int8", "int64", "float32", "float64", "complex128"):
        for m, n in ((7, 3), (3, 7), (4, 4), (1, 1), (6, 2), (50, 9)):
            for mode in ("full", "same", "valid"):
                for function in ("convolve", "correlate"):
                    cases.add(function, f"{dtype}:{m}:s", b=f"{dtype}:{n}:d", mode=mode)
                    cases.add(function, f"{dtype}:{m}:s|S::-1", b=f"float64:{n}:s", mode=mode)
    cases.add("convolve", "float64:0", b="float64:3", mode="full")
    cases.add("convolve", "float64:9:x", b="float64:4:x", mode="full")


def lines():
    cases = Cases()
    functions(cases)
    return [f"{head}\t{result}" for head, result in cases.lines.items()]
