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
    "isposinf": lambda a: np.isposinf(a),
    "isneginf": lambda a: np.isneginf(a),
    "isreal": lambda a: np.isreal(a),
    "iscomplex": lambda a: np.iscomplex(a),
    "array_equal": lambda a, b, nan="0": np.array_equal(a, b, equal_nan=nan == "1"),
    "array_equiv": lambda a, b: np.array_equiv(a, b),
    "packbits": lambda a, axis, order: np.packbits(a, int(axis), order),
    "packbits_flat": lambda a: np.packbits(a),
    "unpackbits": lambda a, axis, order, count=None: np.unpackbits(
        a, int(axis), count and int(count), order),
    "unpackbits_flat": lambda a: np.unpackbits(a),
    "average": lambda a, b, axis: np.average(a, int(axis), b, returned=True),
    "polyval": lambda a, b: np.polyval(a, b),
    "polyadd": lambda a, b: np.polyadd(a, b),
    "polysub": lambda a, b: np.polysub(a, b),
    "polymul": lambda a, b: np.polymul(a, b),
    "polydiv": lambda a, b: np.polydiv(a, b),
    "polyder": lambda a, m="1": np.polyder(a, int(m)),
    "polyint": lambda a, m="1", k="0": np.polyint(a, int(m), numbers(k)),
    "poly": lambda a: np.poly(a),
    "roots": lambda a: np.sort(np.roots(a)),
    "polyfit": lambda a, b, deg: np.polyfit(a, b, int(deg)),
    "polyfit_weighted": lambda a, b, c, deg: np.polyfit(a, b, int(deg), w=c),
    "polyfit_full": lambda a, b, deg: tuple(
        np.asarray(part) for part in np.polyfit(a, b, int(deg), full=True)[:4]),
    "polyfit_cov": lambda a, b, deg: np.polyfit(a, b, int(deg), cov=True),
    "polyfit_unscaled": lambda a, b, c, deg: np.polyfit(a, b, int(deg), w=c, cov="unscaled"),
    "poly_paired": lambda a: np.poly(np.concatenate([a, np.conj(a)])),
    "apply_along_axis": lambda a, axis, make: np.apply_along_axis(LINES[make], int(axis), a),
    "apply_over_axes": lambda a, axes: np.apply_over_axes(np.sum, a, [int(x) for x in axes.split(",")]),
    "piecewise": lambda a: np.piecewise(a, [a > 2, a < 1], [np.negative, lambda x: x * x]),
    "piecewise_else": lambda a: np.piecewise(a, [a > 2, a < 3], [np.negative, np.square, lambda x: x[:1]]),
    "mask_indices": lambda a, n, k: np.mask_indices(int(n), np.triu, int(k)),
}


LINES = {
    "sum": lambda line: line.sum(),
    "flip": lambda line: line[::-1],
    "ends": lambda line: line[:2],
    "square": lambda line: np.multiply.outer(line[:2], line),
}


def numbers(text):
    """One, or several, as polyint takes its constants."""
    parts = [float(part) for part in text.split(",")]
    return parts if len(parts) > 1 else parts[0]


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


def whole_arrays(cases):
    for dtype in DTYPES:
        kind = ":x" if dtype[0] in "fc" else ""
        for text in (f"{dtype}:3,4{kind}", f"{dtype}:40{kind}|S::-2", f"{dtype}:(){kind}", f"{dtype}:0,2{kind}"):
            for function in ("isposinf", "isneginf", "isreal", "iscomplex"):
                cases.add(function, text)
            for b in (text, f"{dtype}:4{kind}", "float64:3,4:x", f"{dtype}:5{kind}", "int8:()"):
                cases.add("array_equal", text, b=b)
                cases.add("array_equal", text, b=b, nan="1")
                cases.add("array_equiv", text, b=b)
    cases.add("array_equiv", "float64:4,3:p|S:2:3", b="float64:3:p|S:")
    cases.add("array_equiv", "int64:3,4", b="int64:12")


def bits(cases):
    for dtype in ("bool", "int8", "uint16", "int64", "float32"):
        for shape in ("0", "1", "7", "8", "9", "64", "1001", "3,17", "17,3", "2,9,4", "2,0,3"):
            text = f"{dtype}:{shape}:s"
            cases.add("packbits_flat", text)
            for axis in range(shape.count(",") + 1):
                for order in ("big", "little"):
                    cases.add("packbits", text, axis=str(axis), order=order)
            cases.add("packbits", text + "|T", axis="-1", order="big")
    for shape in ("0", "1", "9", "300", "3,5", "2,3,4"):
        text = f"uint8:{shape}"
        cases.add("unpackbits_flat", text)
        for axis in range(shape.count(",") + 1):
            for order in ("big", "little"):
                cases.add("unpackbits", text, axis=str(axis), order=order)
                for count in ("0", "3", "8", "17", "100") if shape != "0" else ():  # NumPy's are not set
                    cases.add("unpackbits", text, axis=str(axis), order=order, count=count)
        cases.add("unpackbits", text + "|T|S::-1", axis="0", order="big")
    cases.add("unpackbits_flat", "int8:4")


def polynomials(cases):
    for dtype in ("int8", "int64", "uint16", "float32", "float64", "complex64", "complex128"):
        for n in ("0", "1", "2", "5"):
            p = f"{dtype}:{n}:d"
            for x in ("float64:3,4:d", "int32:5:s", f"{dtype}:6:d|S::-1", "float32:()", "complex64:3:d"):
                cases.add("polyval", p, b=x)
            for q in ("float64:3:d", f"{dtype}:1:d", f"{dtype}:4:d", "int32:2:s", "float32:()"):
                for function in ("polyadd", "polysub", "polymul"):
                    cases.add(function, p, b=q)
            for m in ("0", "1", "2", "6"):
                cases.add("polyder", p, m=m)
            for m, k in (("0", "0"), ("1", "0"), ("1", "2.5"), ("2", "3"), ("3", "1,2,3")):
                cases.add("polyint", p, m=m, k=k)
            for q in ("float64:3:p", f"{dtype}:2:s", "float32:1:s", "int32:3:s"):
                if n != "0":
                    cases.add("polydiv", p, b=q)
            if dtype not in ("int8", "uint16") and n != "0":  # NumPy's is 1.0 then, no array
                cases.add("poly", p)
                cases.add("poly_paired", p)
    cases.add("polyval", "float64:3:x", b="float64:30:x")
    for dtype in ("int64", "float32", "float64", "complex64", "complex128"):
        for p in (f"{dtype}:0", f"{dtype}:1:p", f"{dtype}:2:p", f"{dtype}:4:d", f"{dtype}:5:s", f"{dtype}:3:p|S::-1"):
            cases.add("roots", p)
    for dtype in ("int32", "float64", "complex128"):
        for deg in ("0", "1", "3"):
            for y in ("float64:9:d", "float64:9,2:d", "float64:9:d|S::-1"):
                cases.add("polyfit", f"{dtype}:9:p", b=y, deg=deg)
                cases.add("polyfit_weighted", f"{dtype}:9:p", b=y, c="float64:9:p", deg=deg)
                cases.add("polyfit_full", f"{dtype}:9:p", b=y, deg=deg)
                cases.add("polyfit_cov", f"{dtype}:9:p", b=y, deg=deg)
                cases.add("polyfit_unscaled", f"{dtype}:9:p", b=y, c="float64:9:p", deg=deg)
    for x, y, deg in (("float64:9:d", "float64:8:d", "1"), ("float64:3,3:d", "float64:3:d", "1"),
                      ("float64:0", "float64:0", "1"), ("float64:9:d", "float64:()", "1"),
                      ("float64:9:d", "float64:9:d", "-1")):
        cases.add("polyfit", x, b=y, deg=deg)


def along(cases):
    for dtype in ("bool", "int16", "float32", "complex128"):
        for steps, axis in (("", "0"), ("", "1"), ("", "-1"), ("|T", "0"), ("|S:,::2", "2")):
            for make in LINES:
                cases.add("apply_along_axis", f"{dtype}:3,4,5{steps}", axis=axis, make=make)
        for axes in ("0", "1,2", "-1,0", "0,1,2"):
            cases.add("apply_over_axes", f"{dtype}:3,4,5", axes=axes)
    cases.add("apply_along_axis", "float64:7", axis="0", make="ends")
    cases.add("apply_along_axis", "float64:0,3", axis="1", make="sum")
    cases.add("apply_over_axes", "float64:3,4", axes="2")
    for dtype in ("int32", "float32", "float64"):
        for text in (f"{dtype}:3,4:s", f"{dtype}:40:d|S::-2", f"{dtype}:0", f"{dtype}:():s"):
            cases.add("piecewise", text)
            cases.add("piecewise_else", text)
    for n, k in (("0", "0"), ("1", "0"), ("4", "0"), ("4", "1"), ("5", "-2")):
        cases.add("mask_indices", "int8:()", n=n, k=k)
    for dtype in ("int64", "float32", "float64", "complex128"):
        for axis in ("0", "1"):
            for b in ("float64:3,4:p", f"float64:{'3' if axis == '0' else '4'}:s", "int32:3,4:s"):
                cases.add("average", f"{dtype}:3,4:s", b=b, axis=axis)


def lines():
    cases = Cases()
    functions(cases)
    whole_arrays(cases)
    bits(cases)
    polynomials(cases)
    along(cases)
    return [f"{head}\t{result}" for head, result in cases.lines.items()]
