"""What NumPy joins, divides, repeats and edits.

Three kinds of lines. 'data': name, dtype, shape, bytes. 'case': function, arguments, operands,
results. 'error': function, arguments, operands, NumPy's exception. Arguments and operands are
separated by spaces, '-' for none; numbers of one argument by commas, '_' for an empty list. Results
are separated by spaces: dtype, shape, 's' if it shares memory with an operand else 'c', and bytes as
in views, separated by '/'.
"""
import itertools

import numpy as np

import golden_file
from golden_views import base, raw

DTYPES = ["bool", "int8", "uint8", "int16", "int32", "int64", "uint64", "float16", "float32", "float64",
          "complex64", "complex128"]


def ints(text):
    return [] if text == "_" else [int(number) for number in text.split(",")]


def number(text):
    return ints(text) if "," in text or text == "_" else int(text)


def axis(args, at):
    return int(args[at]) if len(args) > at else None


def listed(text):
    """'[1]' is a list of one."""
    return ints(text[1:-1]) if text.startswith("[") else number(text)


def part(text):
    return slice(*[int(bound) if bound else None for bound in text.split(":")])


STATISTICS = ("maximum", "mean", "median", "minimum")


def padded(a, mode, widths, *values):
    pairs = [tuple(ints(pair)) for pair in widths.split(";")]
    name = {"constant": "constant_values", "linear_ramp": "end_values"}.get(mode)
    keywords = {name: tuple(map(float, values)) or 0} if name else {}
    if mode in STATISTICS and values:
        keywords = {"stat_length": int(values[0])}
    return np.pad(a, pairs, mode, **keywords)


def unstacked(a, axis):
    parts = np.unstack(a, axis=axis)
    # Of one axis they are scalars, which share nothing; a view stands for each.
    return list(parts) if a.ndim > 1 else [a[i, ...] for i in range(len(parts))]


FUNCTIONS = {
    "concatenate": lambda arrays, args: np.concatenate(arrays, *map(int, args)),
    "stack": lambda arrays, args: np.stack(arrays, *map(int, args)),
    "vstack": lambda arrays, args: np.vstack(arrays),
    "hstack": lambda arrays, args: np.hstack(arrays),
    "dstack": lambda arrays, args: np.dstack(arrays),
    "columnStack": lambda arrays, args: np.column_stack(arrays),
    "append": lambda arrays, args: np.append(*arrays, axis(args, 0)),
    "block1": lambda arrays, args: np.block(list(arrays)),
    "block2": lambda arrays, args: np.block([list(arrays[:2]), list(arrays[2:])]),
    "split": lambda arrays, args: np.split(arrays[0], listed(args[0]), int(args[1])),
    "arraySplit": lambda arrays, args: np.array_split(arrays[0], listed(args[0]), int(args[1])),
    "hsplit": lambda arrays, args: np.hsplit(arrays[0], listed(args[0])),
    "vsplit": lambda arrays, args: np.vsplit(arrays[0], listed(args[0])),
    "dsplit": lambda arrays, args: np.dsplit(arrays[0], listed(args[0])),
    "unstack": lambda arrays, args: unstacked(arrays[0], int(args[0])),
    "roll": lambda arrays, args: np.roll(
        arrays[0], number(args[0]), number(args[1]) if len(args) > 1 else None),
    "repeat": lambda arrays, args: np.repeat(arrays[0], listed(args[0]), axis(args, 1)),
    "pad": lambda arrays, args: padded(arrays[0], *args),
    "tile": lambda arrays, args: np.tile(arrays[0], ints(args[0])),
    "resize": lambda arrays, args: np.resize(arrays[0], tuple(ints(args[0]))),
    "delete": lambda arrays, args: np.delete(
        arrays[0], part(args[0]) if ":" in args[0] else listed(args[0]), axis(args, 1)),
    "insert": lambda arrays, args: np.insert(arrays[0], listed(args[0]), arrays[1], axis(args, 1)),
}


class Cases:
    def __init__(self):
        self.arrays = {}
        self.lines = []
        self.seen = set()

    def name(self, dtype, shape):
        name = dtype + "".join(f"x{extent}" for extent in shape)
        if name not in self.arrays:
            a = base(dtype, shape)
            self.arrays[name] = a
            self.lines.append("\t".join(["data", name, dtype, golden_file.shape(a), raw(a)]))
        return name

    def add(self, function, args, *operands):
        key = (function, args, operands)
        if key in self.seen:
            return
        self.seen.add(key)
        arrays = [self.arrays[name] for name in operands]
        if function in ("repeat", "tile") and "-" in args.split(" ")[0] and arrays[0].size == 0:
            return  # NumPy overlooks a negative count where there is nothing to repeat.
        fields = [function, args or "-", " ".join(operands) or "-"]
        try:
            made = FUNCTIONS[function](arrays, args.split(" ") if args else [])
        except Exception as refused:  # noqa: BLE001: whatever it raises is the answer
            self.lines.append("\t".join(["error", *fields, type(refused).__name__]))
            return
        results = made if isinstance(made, (list, tuple)) else [made]
        described = [
            "/".join([str(a.dtype), golden_file.shape(a),
                      "s" if any(np.shares_memory(a, one) for one in arrays) else "c", raw(a)])
            for a in map(np.asarray, results)]
        self.lines.append("\t".join(["case", *fields, " ".join(described) or "-"]))


SHAPES = [(), (0,), (1,), (2,), (5,), (2, 3), (3, 2), (1, 3), (4, 1), (0, 3), (2, 0), (2, 3, 2), (1, 3, 4),
          (2, 2, 2, 2)]


def lines():
    cases = Cases()
    turn = itertools.count()

    def some(shape):
        return cases.name(DTYPES[next(turn) * 5 % len(DTYPES)], shape)

    def some_signed(shape, ramp):
        # What holds -2; a complex ramp is divided within 4 ULP, as baton.h says, not to the bit.
        dtypes = ["int8", "int16", "int64", "float16", "float32", "float64"] + ["complex128"] * (not ramp)
        return cases.name(dtypes[next(turn) % len(dtypes)], shape)

    for function in ("concatenate", "stack", "vstack", "hstack", "dstack", "columnStack", "append", "block1"):
        for one in SHAPES:
            for other in SHAPES:
                cases.add(function, "", some(one), some(other))
    for function in ("concatenate", "stack"):
        for one, other in [((2, 3), (2, 3)), ((2, 3), (2, 1)), ((2, 3, 2), (2, 3, 2)), ((2, 3, 2), (2, 0, 2)),
                           ((5,), (5,)), ((), ())]:
            for axis_ in range(-4, 4):
                cases.add(function, str(axis_), some(one), some(other), some(one))
    for one, other, axis_ in itertools.product(SHAPES, SHAPES, ("0", "-1", "1")):
        cases.add("append", axis_, some(one), some(other))
    for one, other in itertools.product(DTYPES, DTYPES):
        cases.add("concatenate", "0", cases.name(one, (2,)), cases.name(other, (5,)))
    for function in ("concatenate", "stack", "hstack", "vstack", "block1"):
        cases.add(function, "")
        for shape in SHAPES:
            cases.add(function, "", some(shape))
    for shapes in [((2, 3), (2, 1), (1, 3), (1, 1)), ((2,), (3,), (1,), (4,)), ((), (), (), ()),
                   ((2, 3), (2, 3), (4, 3), (4, 3)), ((2, 3), (3, 3), (1, 3), (1, 3)),
                   ((2, 2, 3), (2, 2, 1), (2, 1, 3), (2, 1, 1)), ((), (2,), (3,), ())]:
        cases.add("block2", "", *[some(shape) for shape in shapes])
    for shape in SHAPES + [(6,), (6, 4), (4, 6, 2)]:
        for sections in ("1", "2", "3", "4", "7", "0", "[2]", "[1,3]", "[3,1]", "[-1]", "[0,9]", "[1,-1,2]"):
            for axis_ in ("0", "1", "-1"):
                cases.add("split", f"{sections} {axis_}", some(shape))
                cases.add("arraySplit", f"{sections} {axis_}", some(shape))
            for function in ("hsplit", "vsplit", "dsplit"):
                cases.add(function, sections, some(shape))
        for axis_ in ("0", "1", "-1", "5"):
            cases.add("unstack", axis_, some(shape))
        for args in ("0", "1", "-1", "2", "7", "-13", "1 0", "-1 1", "2 -1", "1 0,1", "1,2 0,1", "3,-1 1,0",
                     "1,2 0", "1,2,3 0,1", "4 9", "1,1 0,0"):
            cases.add("roll", args, some(shape))
        for args in ("0", "1", "3", "2 0", "0 0", "3 1", "2 -1", "1 9", "-1", "-2 0", "[2]", "[1,2]", "[0,3] 0",
                     "[1,2,0] 1", "[2,1] -1", "[1,0,2,3,1]", "[1,-1] 0"):
            cases.add("repeat", args, some(shape))
        for args in ("_", "1", "2", "0", "3,1", "1,2", "2,2", "2,0", "2,1,3", "1,1,1,2", "-1"):
            cases.add("tile", args, some(shape))
        for mode in ("constant", "edge", "linear_ramp", "reflect", "symmetric", "wrap"):
            values = " 3 -2" if mode in ("constant", "linear_ramp") else ""
            for widths in ("0,0", "1,1", "2,3", "0,7", "9,0", "1,2;0,3", "4,4;1,0", "1,0;0,1;2,2", "-1,0",
                           "1,2;3,4;0,0;1,1"):
                cases.add("pad", f"{mode} {widths}{values}", some_signed(shape, mode == "linear_ramp"))
        for mode, length in itertools.product(STATISTICS, ("", " 1", " 2", " 40")):
            for widths in ("0,0", "1,1", "2,3", "0,7", "1,2;0,3", "1,0;0,1;2,2"):
                # A complex mean is NumPy's but for rounding: see statistics.
                a = some_signed(shape, mode in ("mean", "median"))
                cases.add("pad", f"{mode} {widths}{length}", a)
        for args in ("_", "1", "7", "2,3", "3,0", "4,5", "2,2,2", "-1", "30"):
            cases.add("resize", args, some(shape))
        for args in ("0", "1", "-1", "4", "9", "0 0", "-1 0", "1 1", "0 -1", "2 1", "5 0", "[0]", "[0,1]", "_",
                     "[1,1,0]", "[0,-1]", "[0,1] 0", "[1,0,-1] 1", "[2,0] -1", "_ 0", "[9] 0", "1: 0", ":: 0",
                     "::2 0", "::-2 -1", "5:1 0", "-1: 1", ":0 1", "1:3 7"):
            cases.add("delete", args, some(shape))
        for values in [(), (1,), (2,), (3,), (5,), (1, 3), (2, 1), (2, 3), (0,)]:
            for args in ("0", "1", "-1", "9", "0 0", "1 0", "-1 1", "2 1", "0 -1", "5 0", "[0]", "[1] 0", "[0,1]",
                         "[1,0]", "[1,1] 0", "[2,0] 1", "[0,3,3] -1", "[0,-1] 0", "[9,0] 0"):
                cases.add("insert", args, some(shape), some(values))
    return cases.lines
