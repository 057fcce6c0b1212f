"""What the methods of NumPy's ufuncs give, in the form of golden_reductions.

'add.reduce', 'add.accumulate' and 'add.reduceat' are of the operand, 'add.at' is what becomes of it.
"""
import numpy as np

from golden_reductions import DTYPES, lines as all_lines

BINARY = (
    "add multiply maximum minimum fmax fmin subtract power divide floor_divide remainder fmod arctan2"
    " hypot logaddexp logaddexp2 copysign heaviside nextafter gcd lcm left_shift right_shift"
    " bitwise_and bitwise_or bitwise_xor equal not_equal less less_equal greater greater_equal"
    " logical_and logical_or logical_xor ldexp"
).split()
UNARY = "negative absolute sign square sqrt exp reciprocal isnan logical_not invert conjugate floor".split()


# NumPy's vector kernels reduce long lines wrongly here, other than one step after the other.
SHORT_ONLY = ("arctan2", "ldexp")


def exists(name, dtype):
    """Whether there is a loop that takes the dtype."""
    try:
        with np.errstate(all="ignore"):
            getattr(np, name)(*[np.ones(1, dtype)] * getattr(np, name).nin)
    except TypeError:
        return False
    return True


def foldings(cases):
    for name in BINARY:
        for dtype in DTYPES:
            text = f"{dtype}:3,4,5:s"
            cases.add(f"{name}.reduce", text, axis="0")
            if not exists(name, dtype):
                continue
            for axes in ("1", "2", "-1", "0,2", "0,1,2"):
                cases.add(f"{name}.reduce", f"{text}|T2,0,1", axis=axes)
            cases.add(f"{name}.reduce", f"{text}|S::-1,::2", axis="0", keepdims="1")
            cases.add(f"{name}.reduce", text, axis="1", initial="1")
            cases.add(f"{name}.reduce", text, axis="1", initial="1", where="3,4,5")
            cases.add(f"{name}.reduce", text, axis="0", where="4,5")
            if name not in SHORT_ONLY:
                cases.add(f"{name}.reduce", f"{dtype}:40:s", axis="0", initial="1", where="40")
                cases.add(f"{name}.reduce", f"{dtype}:300:s", axis="0")
                cases.add(f"{name}.reduceat", f"{dtype}:600:s", indices="0,7,300,12", axis="0")
            cases.add(f"{name}.reduce", f"{dtype}:1:s", axis="0")
            cases.add(f"{name}.reduce", f"{dtype}:2,1:s", axis="1")
            for shape in ("0", "0,3", "3,0"):
                cases.add(f"{name}.reduce", f"{dtype}:{shape}", axis="0")
            for axis in "012":
                cases.add(f"{name}.accumulate", f"{text}|S:,::-1", axis=axis)
            cases.add(f"{name}.accumulate", f"{dtype}:0,3", axis="0")
            cases.add(f"{name}.accumulate", f"{dtype}:0,3", axis="1")
            cases.add(f"{name}.accumulate", f"{dtype}:600:s", axis="0")
            for axis, indices in (("0", "0,2,1,1"), ("1", "3,0,2"), ("2", "1,4"), ("1", "0,4"), ("1", "-1,0"), ("0", "")):
                cases.add(f"{name}.reduceat", f"{text}|T0,2,1" if axis == "2" else text, indices=indices, axis=axis)
            for target in ("float32", "float64", "int16", "bool", "complex128", "float16"):
                if name == "divide" and target == "complex128":
                    continue  # What comes of complex divisions by zero is not settled.
                if dtype[0] != "c" or target == "complex128":
                    cases.add(f"{name}.reduce", text, axis="1", dtype=target)
                    cases.add(f"{name}.accumulate", text, axis="1", dtype=target)
            if name in ("gcd", "lcm", "ldexp") or dtype[0] == "c":
                continue
            for values in ("int8:4:s", "float32:4:s", "float64:1:s", f"{dtype}:4:s"):
                if exists(name, values.split(":")[0]):
                    cases.add(f"{name}.at", f"{dtype}:5:s", indices="0,2,0,-1", values=values)
            cases.add(f"{name}.at", text, indices="1,1,0,1", values=f"{dtype}:4,1,5:s")
            cases.add(f"{name}.at", f"{text}|T", indices="1,-1", values=f"{dtype}:4,3:s")
            cases.add(f"{name}.at", f"{dtype}:5:s", indices="5", values=f"{dtype}:1:s")
            cases.add(f"{name}.at", f"{dtype}:5:s", indices="0,1", values=f"{dtype}:3:s")
    for name in UNARY:
        for dtype in DTYPES:
            # An exponential's last digit decides to which integer it is truncated.
            if exists(name, dtype) and not (name == "exp" and dtype[0] in "iu"):
                cases.add(f"{name}.at", f"{dtype}:5:s", indices="0,2,0,-1")
                cases.add(f"{name}.at", f"{dtype}:3,4,5:s|T", indices="1,1")


def lines():
    return all_lines(foldings)
