"""What NumPy makes of expressions over arrays, for np.evaluate, in the form of golden_reductions.

The function is the expression, of the operand a and of the arguments b and c, which are operands too.
"""
import warnings

import numpy as np

import golden_file
from golden_reductions import DTYPES, operand

ELEMENTS = [
    "a + b", "a - b*2", "a*b + a", "(a + b)*(a - b)", "a*b - c", "a/b", "a//b", "a % b", "power(a, 2)", "2**a - b", "-a + b",
    "abs(a - b)", "a < b", "(a < b) & (b > 1)", "(a <= 1) | (a >= b)", "a == b", "3*a != b", "where(a > b, a, b)",
    "where(a, b, 1)", "where(a < 1, 0.5, b)", "a & b", "a | ~b", "a ^ b", "a << 1", "a >> b",
    "maximum(a, b) - minimum(b, c)", "fmax(a, b) + fmin(a, c)", "sqrt(a*a + b*b)", "exp(-a)*sin(b)", "log1p(abs(a)) + b",
    "a*1.5 + b", "a + 1j*b", "1 - a", "a*b*c + 2", "logical_and(a, b)", "logical_not(a) | (b > c)", "isfinite(a/b)",
    "conjugate(a)*b", "square(a) + 1", "arctan2(a, b + 1)", "hypot(a, b)", "floor(a) + rint(b)", "copysign(a, b)",
    "fmod(a, b)", "sign(a)*b", "reciprocal(a + 1)", "((a + b)*c - (a - b))/(c + 1)", "greater_equal(a, b)", "a*2**0.5",
]
REDUCTIONS = [
    "sum(a*b)", "sum(a*b, axis=0)", "sum(a + b, axis=-1)", "sum(a > b)", "sum(a > b, axis=0)", "prod(a + 1, axis=-1)",
    "max(a - b)", "max(a*b, axis=0)", "min(a + c)", "min(b - a, axis=-1)", "sum(where(a > b, a, 0), axis=0)",
    "sum(exp(a)*b, axis=-1)", "sum(a)", "prod(b)", "max(abs(a), axis=-1)",
]
PAIRS = [("int8", "float32"), ("uint8", "int8"), ("uint64", "int64"), ("float16", "float32"), ("int32", "float32"),
         ("bool", "int64"), ("float32", "complex64"), ("int64", "complex64"), ("float64", "float32"),
         ("uint16", "float16"), ("complex64", "float64"), ("int16", "bool")]
# Of a, b and c, with views.
LAYOUTS = [("3,4", "3,4", "3,4"), ("3,4,5", "5", "4,1"), ("4,3|T", "4", "()"), ("2,600", "2,1", "600"),
           ("5,4,3|S::-1,:,::2", "4,1", "2"), ("()", "3", "3,1"), ("0,4", "4", "1")]


def function(name):
    """NumPy's, by the name it has in an expression."""
    return {"abs": np.absolute}.get(name) or getattr(np, name)


class Functions(dict):
    """The names of an expression, found as they are asked for."""

    def __missing__(self, name):
        return function(name)


def evaluate(text, operands):
    return eval(text, {"__builtins__": {}}, Functions(operands))


def case(lines, text, a, b, c):
    head = "\t".join(["case", text, f"b={b};c={c}", a])
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            result = np.asarray(evaluate(text, {"a": operand(a), "b": operand(b), "c": operand(c)}))
        except (ValueError, TypeError) as error:
            lines[head] = f"error\t{type(error).__name__}"
            return
    raw = np.ascontiguousarray(result).tobytes().hex() or "-"
    lines[head] = "\t".join([golden_file.dtype(result), golden_file.shape(result), raw])


def operands(layout, *dtypes):
    """Small numbers of the dtypes in the layout."""
    texts = []
    for place, dtype in zip(layout, dtypes):
        shape, *views = place.split("|")
        texts.append("|".join([f"{dtype}:{shape}:s", *views]))
    return texts


def lines():
    lines = {}
    for number, text in enumerate(ELEMENTS + REDUCTIONS):
        for dtype in DTYPES:
            layout = LAYOUTS[(number + DTYPES.index(dtype)) % 5]
            case(lines, text, *operands(layout, dtype, dtype, dtype))
        for pair, (first, second) in enumerate(PAIRS):
            layout = LAYOUTS[(number + pair) % 5]
            case(lines, text, *operands(layout, first, second, first))
            case(lines, text, *operands(layout, second, first, first))
        for layout in LAYOUTS:
            if layout[0] == "()" and "axis" in text:
                continue  # NumPy takes the first and the last axis of what has none.
            case(lines, text, *operands(layout, "float64", "float64", "float64"))
            case(lines, text, *operands(layout, "int32", "int32", "int32"))
        case(lines, text, "float64:3,4", "float64:5", "float64:1")
        case(lines, text, "float64:40:x", "float64:40:n", "float64:1")
    return [f"{head}\t{result}" for head, result in lines.items()]
