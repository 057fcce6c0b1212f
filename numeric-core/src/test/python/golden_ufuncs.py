"""What NumPy's ufuncs make of every dtype.

'types': ufunc, a pair of dtypes (or one), the result's dtype, '-' where there is none. 'weak': the same
with a number of Python's int, float and complex on the right. 'values': ufunc, dtype, the operands'
elements, the result's dtype and elements; two operands are all pairs of the elements, as an outer
product. 'error': ufunc, dtype, NumPy's words for the conditions met.
"""
import warnings

import numpy as np

import golden_file

NAMES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64"
    " complex128"
).split()
UNARY = (
    "negative conjugate positive sign reciprocal square absolute exp sqrt rint log sin cos exp2"
    " expm1 log2 log10 log1p tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh fabs"
    " degrees radians cbrt floor ceil trunc signbit isnan isinf isfinite logical_not invert"
    " bitwise_count spacing"
).split()
BINARY = (
    "add multiply maximum minimum fmax fmin subtract power divide floor_divide remainder fmod"
    " arctan2 hypot logaddexp logaddexp2 copysign heaviside gcd lcm left_shift right_shift"
    " bitwise_and bitwise_or bitwise_xor equal not_equal less less_equal greater greater_equal"
    " logical_and logical_or logical_xor ldexp nextafter"
).split()


def elements(name):
    dtype = np.dtype(name)
    if dtype.kind == "b":
        return np.array([False, True])
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        small = [0, 1, 2, 3, 7, 100]
        return np.array(small + ([-1, -2, -7] if dtype.kind == "i" else []) + [info.min, info.max], dtype)
    if dtype.kind == "f":
        info = np.finfo(dtype)
        return np.array(
            [0.0, -0.0, 1, -1, 0.5, -2.5, 3, 1e-3, 40.25, float(info.max), float(info.tiny), np.inf, -np.inf, np.nan],
            dtype,
        )
    return np.array([0, 1, -1j, 0.5 + 2j, -3 - 0.25j, 1e3 + 1j], dtype)


def result(function, *operands):
    try:
        return function(*operands)
    except TypeError:
        return None


def types():
    for name in UNARY:
        for a in NAMES:
            made = result(getattr(np, name), np.ones(1, a))
            yield f"types\t{name}\t{a}\t{'-' if made is None else made.dtype}"
    for name in BINARY:
        function = getattr(np, name)
        for a in NAMES:
            made = [result(function, np.ones(1, a), np.ones(1, b)) for b in NAMES]
            yield f"types\t{name}\t{a}\t" + ",".join("-" if m is None else str(m.dtype) for m in made)
            made = [result(function, np.ones(1, a), number) for number in (1, 1.0, 1j)]
            yield f"weak\t{name}\t{a}\t" + ",".join("-" if m is None else str(m.dtype) for m in made)


def values():
    for name in UNARY:
        function = getattr(np, name)
        for a in NAMES:
            operand = elements(a)
            made = result(function, operand)
            if made is not None and made.dtype != object:
                yield line(name, [operand], made)
    for name in BINARY:
        function = getattr(np, name)
        for a in NAMES:
            operand = elements(a)
            right = operand
            if name == "ldexp":
                right = np.array([0, 1, -3, 2000], "int64")
            if name in ("left_shift", "right_shift") or (name == "power" and operand.dtype.kind in "iu"):
                right = np.array([0, 1, 2, 5], a) if operand.dtype.kind in "iu" else operand
            made = result(function.outer, operand, right)
            if made is not None:
                yield line(name, [operand, right], made)


def line(name, operands, made):
    fields = ["values", name]
    for operand in operands:
        fields += [golden_file.dtype(operand), golden_file.bits(operand)]
    if len(operands) == 1:
        fields += ["-", "-"]
    return "\t".join(fields + [golden_file.dtype(made), golden_file.bits(made)])


def lines():
    yield from types()
    yield from values()
