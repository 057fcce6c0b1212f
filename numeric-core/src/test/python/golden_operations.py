"""What NumPy computes.

Two kinds of lines. 'data': name, dtype, shape, elements. 'case': operation, arguments, operands,
result's dtype, shape, elements. Arguments are 'name=value' separated by ';', '-' for none. Operands
are separated by spaces, each a name and what is done to it before the operation, separated by '|':

    T or T1,0,2      transpose, axes permuted        S1:5:2,::-1,3   slice
    B2,3,4           broadcast to a shape            N0              new axis of extent 1 there
    R2,6             reshape                         Q               drop axes of extent 1
    re, im           real, imaginary parts           C               copy
"""
import itertools

import numpy as np

import golden_file

TINY = 5e-324
MAX = 1.7976931348623157e308
SPECIAL = [
    0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 3.0, np.pi, TINY, -TINY, 2.2250738585072014e-308, 1e-300,
    -1e300, MAX, -MAX, 1e17, np.inf, -np.inf, np.nan,
]
COMPLEX_PARTS = [0.0, -0.0, 1.0, -2.5, TINY, 1e300, -1e-300, np.inf, -np.inf, np.nan]


def index(text):
    """Parses what stands between the brackets of a[...]."""
    parts = []
    for part in text.split(","):
        numbers = [int(number) if number else None for number in part.split(":")]
        parts.append(slice(*numbers) if ":" in part else numbers[0])
    return tuple(parts)


def ints(text):
    return tuple(int(number) for number in text.split(",")) if text else ()


def view(a, step):
    if step in ("re", "im"):
        return a.real if step == "re" else a.imag
    kind, rest = step[0], step[1:]
    if kind == "T":
        return a.transpose(ints(rest)) if rest else a.T
    if kind == "S":
        return a[index(rest)]
    if kind == "B":
        return np.broadcast_to(a, ints(rest))
    if kind == "N":
        return np.expand_dims(a, int(rest))
    if kind == "R":
        return a.reshape(ints(rest))
    if kind == "Q":
        return a.squeeze()
    if kind == "C":
        return a.copy()
    raise ValueError(step)


def draw(seed, counts):
    generator = np.random.default_rng(int(seed))
    return np.concatenate([generator.random(n) for n in ints(counts)])


def hexed(bits):
    return float(np.array(int(bits, 16), np.uint64).view(np.float64))


OPERATIONS = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "negative": np.negative,
    "absolute": np.absolute,
    "conjugate": np.conjugate,
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "copy": np.copy,
    "astype": lambda a, dtype: a.astype(dtype),
    "sum": lambda a, axes=None: np.sum(a, axis=None if axes is None else ints(axes)),
    "dot": np.dot,
    "matmul": np.matmul,
    "fft": lambda a, axis="-1": np.fft.fft(a, axis=int(axis)),
    "ifft": lambda a, axis="-1": np.fft.ifft(a, axis=int(axis)),
    "random": draw,
    "arange": lambda start, stop, step: np.arange(hexed(start), hexed(stop), hexed(step)),
    "linspace": lambda start, stop, n: np.linspace(hexed(start), hexed(stop), int(n)),
}


class Cases:
    """Gathers data and cases."""

    def __init__(self):
        self.data = {}
        self.lines = []
        self.seen = set()

    def named(self, name, a):
        a = np.array(a)
        if a.dtype not in (np.float64, np.complex128):
            a = a.astype(np.float64)
        self.data[name] = a
        self.lines.append("\t".join(
            ["data", name, golden_file.dtype(a), golden_file.shape(a), golden_file.bits(a) or "-"]))

    def operand(self, text):
        name, *steps = text.split("|")
        a = self.data[name]
        for step in steps:
            a = view(a, step)
        return a

    def add(self, operation, *operands, **arguments):
        key = (operation, operands, tuple(arguments.items()))
        if key in self.seen:
            return
        self.seen.add(key)
        result = np.asarray(OPERATIONS[operation](*map(self.operand, operands), **arguments))
        described = ";".join(f"{name}={value}" for name, value in arguments.items()) or "-"
        self.lines.append("\t".join([
            "case", operation, described, " ".join(operands) or "-",
            golden_file.dtype(result), golden_file.shape(result), golden_file.bits(result) or "-"]))


SHAPES = [(4,), (3, 4), (2, 3, 4), (3, 2, 4, 5), (2, 2, 2, 2, 3), (13, 17), (1300,), (23, 24)]


def make_data(cases, rng):
    def real(*shape):
        return rng.normal(size=shape)

    def complex_(*shape):
        return rng.normal(size=shape) + 1j * rng.normal(size=shape)

    cases.named("zero", 0.0)
    cases.named("half", 0.5)
    cases.named("j", 1j)
    cases.named("one", [1.25])
    cases.named("zone", [1.25 - 0.5j])
    cases.named("none", np.empty(0))
    cases.named("znone", np.empty(0, complex))
    cases.named("e30", np.empty((3, 0)))
    cases.named("e04", np.empty((0, 4)))
    cases.named("e203", np.empty((2, 0, 3)))
    for prefix, make in (("x", real), ("z", complex_)):
        for shape in SHAPES:
            cases.named(prefix + "".join(f"_{extent}" for extent in shape), make(*shape))
    cases.named("special", SPECIAL)
    cases.named("zspecial", [complex(re, im) for re in COMPLEX_PARTS for im in COMPLEX_PARTS])
    cases.named("wide", real(200) * 10.0 ** rng.uniform(-300, 300, 200))
    cases.named("exponents", np.concatenate([
        rng.uniform(-745.2, 709.8, 150), rng.normal(size=50), rng.normal(size=20) * 1e-9,
        [709.782712893384, 709.782712893385, -745.1332191019411, -745.1332191019412, -708.4,
         1e-308, -1e-17, 88.7]]))
    # Not among them 6381956970095103 * 2**797, next to a multiple of pi/2: NumPy's cosine is 8 ulp
    # off there.
    angles = np.concatenate([
        rng.uniform(-10, 10, 80), rng.normal(size=40) * 1e5, rng.normal(size=40) * 1e15,
        rng.normal(size=20) * 1e300, rng.normal(size=20) * 1e-9, np.arange(-8, 9) * (np.pi / 4),
        np.arange(1, 6) * np.pi * 1e6, [2.0**1000, MAX, TINY, 1e22]])
    cases.named("angles", angles)
    cases.named("zangles", rng.uniform(-20, 20, 100) + 1j * rng.uniform(-20, 20, 100))
    cases.named("zscaled", complex_(60) * 10.0 ** rng.uniform(-160, 160, 60))


# Views by the number of axes of what they are taken of.
VIEWS = {
    1: ["", "|S::-1", "|S::2", "|S1::3", "|S-3:", "|S2:2", "|N0", "|N1", "|S::-2", "|S1", "|C"],
    2: ["", "|T", "|S::-1", "|S:,::-1", "|S1:,::2", "|S::2,1:3", "|S1", "|S:,2", "|S-1,::-2",
        "|T|S::-1,1:", "|N1|Q", "|S2:1", "|S0|N1|B4,6", "|R2,6", "|T|R6,2", "|T|C",
        "|S::-2,3:0:-1"],
    3: ["", "|T", "|T1,0,2", "|T2,0,1", "|S::-1", "|S:,::-1", "|S:,:,::-1", "|S1", "|S:,1",
        "|S:,:,2", "|S:,1:,::3", "|S::-1,::-1,::-1", "|R6,4", "|T0,2,1|R8,3", "|S0,:,1|N0|B5,3",
        "|S:,:,-1:|Q"],
    4: ["", "|T", "|T0,2,1,3", "|T3,1,0,2", "|S::-1,:,::2", "|S1,:,:,::-1", "|S:,0|T",
        "|S:,:,1,1:4", "|R6,20", "|S::2,::-1,1:,::-2", "|T1,0,3,2|S:,:,:,1"],
    5: ["", "|T", "|T4,0,2,1,3", "|S:,::-1,:,1,::2", "|S1,0,1,0,2"],
}

NAMES = {1: ["_4"], 2: ["_3_4"], 3: ["_2_3_4"], 4: ["_3_2_4_5"], 5: ["_2_2_2_2_3"]}


def views(prefixes, most=5):
    for ndim in range(1, most + 1):
        for name, prefix, steps in itertools.product(NAMES[ndim], prefixes, VIEWS[ndim]):
            yield prefix + name + steps


def made_complex(text):
    """Replaces the real arrays of an operand's description by complex ones of the same shapes."""
    name, *steps = text.split("|")
    others = {"none": "znone", "one": "zone", "half": "j"}
    return "|".join([others.get(name, name.replace("x_", "z_")), *steps])


def is_large(text):
    return "1300" in text or "23_24" in text


MORE_OPERANDS = [
    "zero", "half", "j", "none", "znone", "e30", "e203|T", "special", "zspecial", "special|S::-1",
    "wide", "zscaled", "x_1300|S:1001", "x_1300|S1::2", "x_1300|S::-2", "z_1300|S:501",
    "x_23_24|T", "z_23_24|T|S::-4", "z_3_4|re", "z_3_4|im", "z_1300|im|S::-3", "x_4|re",
    "z_3_4|T|im",
]

PAIRS = [
    # one shape, all layouts
    *(("x_3_4" + a, "x_3_4|S::-1" + b)
      for a in ("", "|T|C|T", "|S:,::-1", "|T|C|T|S::-1") for b in ("", "|C")),
    ("x_3_4|S::2", "x_3_4|S1:"), ("x_3_4|T", "x_3_4|T"), ("x_2_3_4|T", "x_2_3_4|S::-1|T"),
    ("x_2_3_4|T2,0,1", "x_2_3_4|T2,0,1|C"), ("x_3_2_4_5|T3,1,0,2", "x_3_2_4_5|T3,1,0,2|S::-1|C"),
    ("x_2_2_2_2_3|T4,0,2,1,3", "x_2_2_2_2_3|T4,0,2,1,3|S:,::-1|C"), ("x_4", "x_4|S::-1"),
    ("x_1300|S:650", "x_1300|S:649:-1"), ("x_1300|S::2", "x_1300|S1::2"),
    ("x_1300|S1:650", "x_1300|S:649"), ("x_1300|S:501", "x_1300|S500:1001"),
    ("x_1300|S::-2", "x_1300|S::2"), ("x_1300|S:7", "x_1300|S7:14"),
    ("x_1300|S:65", "x_1300|S3:68"), ("x_23_24", "x_23_24|S::-1,::-1"),
    ("x_23_24|T", "x_23_24|T|C"), ("x_23_24|S:,:23", "x_23_24|S:,:23|T"),
    # broadcast
    ("x_3_4", "x_4"), ("x_4", "x_3_4"), ("x_3_4", "half"), ("half", "x_3_4"), ("half", "half"),
    ("one", "x_3_4"), ("x_3_4|S:,:1", "x_4"), ("x_4|N1", "x_4"), ("x_2_3_4", "x_3_4"),
    ("x_2_3_4", "x_4"), ("x_2_3_4|S:,:1", "x_3_4"), ("x_2_3_4|S:1", "x_3_4|S:,1:2"),
    ("x_3_4|B2,3,4", "x_2_3_4"), ("x_4|B3,4", "x_3_4|T|C|T"), ("x_4|N0|N0", "x_3_4|N1"),
    ("x_1300|S:601", "half"), ("one", "x_1300|S:601"), ("x_1300|S:20|N1", "x_1300|S:30"),
    ("x_23_24", "x_23_24|S:,3:4"),
    # nothing, and special values against each other
    ("none", "none"), ("none", "half"), ("one", "none"), ("e30", "x_3_4|S:,:1"), ("e04", "x_4"),
    ("e203", "e203"), ("e30", "none"), ("special|N1", "special"), ("special|N1", "special|S::-1"),
    ("wide", "wide|S::-1"), ("wide|S::9", "special|N1"),
]


def element_by_element(cases):
    for operation in ("add", "subtract", "multiply", "divide"):
        for a, b in PAIRS:
            cases.add(operation, a, b)
            if {a.split("|")[0], b.split("|")[0]} & {"e30", "e04", "e203", "special", "wide"}:
                continue
            # Large ones are many bytes: only a few of them.
            if not (is_large(a) or is_large(b)):
                cases.add(operation, made_complex(a), b)
                cases.add(operation, a, made_complex(b))
            if not any("1300|S1" in text or "1300|S:6" in text for text in (a, b)):
                cases.add(operation, made_complex(a), made_complex(b))
        cases.add(operation, "zspecial", "zspecial|S::-1")
        cases.add(operation, "zspecial|S::7|N1", "zspecial|S::3")
        cases.add(operation, "zspecial", "half")
        cases.add(operation, "special|N1", "zspecial|S::4")
        cases.add(operation, "zscaled", "zscaled|S::-1")
        cases.add(operation, "zscaled|N1", "zscaled|S:5")

    for operation in ("negative", "absolute", "conjugate", "exp", "sin", "cos", "copy"):
        for a in views(("x", "z")):
            cases.add(operation, a)
        for a in MORE_OPERANDS:
            if a not in ("wide", "zscaled") or operation not in ("exp", "sin", "cos"):
                cases.add(operation, a)
        for n in range(1, 20):
            cases.add(operation, f"x_1300|S{n}:{2 * n}")
    for operation in ("exp", "sin", "cos"):
        for a in ("exponents" if operation == "exp" else "angles", "zangles"):
            cases.add(operation, a)
            cases.add(operation, a + "|S::-2")
    for a in views(("x", "z")):
        cases.add("astype", a, dtype="complex128")


# Around the ends of the blocks that sums are made of.
RUNS = [
    63, 64, 65, 120, 127, 128, 129, 130, 136, 200, 255, 256, 257, 264, 500, 511, 512, 513, 1000,
    1023, 1024, 1025, 1300,
]


def sums(cases):
    for a in views(("x", "z")):
        ndim = cases.operand(a).ndim
        cases.add("sum", a)
        for count in range(1, ndim + 1):
            for axes in itertools.combinations(range(ndim), count):
                if count < 3 or len(cases.operand(a).shape) < 5:
                    cases.add("sum", a, axes=",".join(map(str, axes)))
    for n in [*range(34), *RUNS]:
        cases.add("sum", f"x_1300|S:{n}")
        cases.add("sum", f"z_1300|S:{n}")
        cases.add("sum", f"x_1300|S:{n}|S::-1")
    for a in ("x_13_17", "x_23_24", "z_23_24", "x_23_24|T", "x_23_24|S::-1,::2", "x_13_17|S:,:5",
              "x_1300|R130,10", "x_1300|R10,130", "x_1300|R5,4,65"):
        ndim = cases.operand(a).ndim
        cases.add("sum", a)
        for axis in range(-ndim, ndim):
            cases.add("sum", a, axes=str(axis))
        cases.add("sum", a, axes="1,0")
    for a in ("half", "j", "none", "znone", "e30", "e04", "e203", "e203|T", "special",
              "special|S:-3", "wide", "x_4|B5,4", "half|B3,3"):
        ndim = cases.operand(a).ndim
        cases.add("sum", a)
        for axis in range(ndim):
            cases.add("sum", a, axes=str(axis))
    cases.add("sum", "e203", axes="0,2")
    cases.add("sum", "e203", axes="1,2")


def products(cases):
    kinds = [("x", "x"), ("z", "z"), ("x", "z"), ("z", "x")]
    for left, right in kinds:
        both = [
            (f"{left}_4", f"{right}_4"), (f"{left}_4|S::-1", f"{right}_4"),
            (f"{left}_3_4|S:,1", f"{right}_3_4|S::-1,2"), (f"{left}_1300", f"{right}_1300|S::-1"),
            (f"{left}_1300|S::2", f"{right}_1300|S:650"),
            (f"{left}_1300|S:1", f"{right}_1300|S1:2"), (f"{left}_1300|S:7", f"{right}_1300|S:7"),
            (f"{left}_3_4", f"{right}_4"), (f"{left}_3_4|T", f"{right}_3_4|S:,1"),
            (f"{left}_3_4|S::-1,::-1", f"{right}_4|S::-1"), (f"{left}_3_4", f"{right}_3_4|T"),
            (f"{left}_3_4|T", f"{right}_3_4"), (f"{left}_3_4|S:,::2", f"{right}_3_4|S:2"),
            (f"{left}_13_17", f"{right}_13_17|T"), (f"{left}_13_17|T", f"{right}_13_17"),
            (f"{left}_23_24", f"{right}_23_24|T"), (f"{left}_23_24|T", f"{right}_23_24"),
            (f"{left}_23_24|S::-1,1::2", f"{right}_23_24|T|S:12,::3"),
            (f"{left}_13_17|S:1", f"{right}_13_17|T"), (f"{left}_13_17", f"{right}_13_17|T|S:,:1"),
            (f"{left}_4|N1", f"{right}_4|N0"), (f"{left}_4|N0", f"{right}_4|N1"),
            (f"{left}_4|B3,4", f"{right}_3_4|T"), (f"{left}_3_4|S:,:0", f"{right}_3_4|S:0"),
            (f"{left}_3_4|S:0", f"{right}_3_4|T"), (f"{left}_3_4", f"{right}_4|N1|S:,:0"),
            (f"{left}_4|S:0", f"{right}_4|S:0"), (f"{left}_3_4|S:,:0", f"{right}_4|S:0"),
            (f"{left}_4", f"{right}_3_4|T"), (f"{left}_4|S:3", f"{right}_3_4"),
            (f"{left}_4|S:3|S::-1", f"{right}_3_4|S:,::-1"),
        ]
        for a, b in both:
            cases.add("dot", a, b)
            cases.add("matmul", a, b)
        for a, b in [
            (f"{left}_2_3_4", f"{right}_2_3_4|T0,2,1"), (f"{left}_2_3_4|T0,2,1", f"{right}_2_3_4"),
            (f"{left}_2_3_4", f"{right}_3_4|T"), (f"{left}_3_4", f"{right}_2_3_4|T0,2,1"),
            (f"{left}_2_3_4", f"{right}_4"), (f"{left}_4|S:3", f"{right}_2_3_4"),
            (f"{left}_3_2_4_5", f"{right}_3_2_4_5|T0,1,3,2"),
            (f"{left}_3_2_4_5|T0,1,3,2", f"{right}_3_2_4_5"),
            (f"{left}_3_2_4_5|S::-1,:1", f"{right}_3_2_4_5|T0,1,3,2"),
            (f"{left}_2_3_4|S:,:,::-1", f"{right}_2_3_4|S:1|T0,2,1"),
            (f"{left}_2_3_4|T1,0,2", f"{right}_4"),
            (f"{left}_2_3_4|T2,1,0|S:,:2", f"{right}_2_3_4|S:,:,1:2|B2,3,4|S:,:2|T2,0,1|T0,2,1"),
            (f"{left}_2_2_2_2_3", f"{right}_2_2_2_2_3|T0,1,2,4,3"),
            (f"{left}_3_4|N0|B5,3,4", f"{right}_3_4|T"),
            (f"{left}_2_3_4|S:,:,:0", f"{right}_2_3_4|S:,:0|T0,1,2"),
            (f"{left}_2_3_4|S:0", f"{right}_3_4|T"),
        ]:
            try:
                cases.add("matmul", a, b)
            except ValueError as misfit:
                raise ValueError(f"{a} @ {b}") from misfit
    for a, b in [("half", "x_3_4"), ("z_4", "half"), ("half", "j")]:
        cases.add("dot", a, b)


# Above 64: products of small primes, squares of larger ones, primes.
LENGTHS = [
    66, 72, 77, 81, 96, 97, 100, 101, 105, 120, 121, 125, 127, 128, 143, 169, 187, 210, 243, 251,
    256, 257, 289, 343, 360, 509, 512, 1000, 1009, 1024,
]


def transforms(cases):
    for n in range(1, 65):
        for kind in ("z", "x"):
            for operation in ("fft", "ifft"):
                cases.add(operation, f"{kind}_1300|S:{n}")
    for n in LENGTHS:
        cases.add("fft", f"z_1300|S:{n}")
        if n in (96, 101, 128, 143, 243, 256, 360, 509, 1024):
            cases.add("ifft", f"z_1300|S:{n}")
            cases.add("fft", f"x_1300|S:{n}|S::-1")
    for a in views(("x", "z"), 4):
        taken = cases.operand(a)
        for axis in range(-1, taken.ndim):
            if taken.ndim and taken.shape[axis]:
                cases.add("ifft" if axis == 1 else "fft", a, axis=str(axis))
    for a in ("z_23_24", "z_13_17|T", "z_1300|S::3", "z_23_24|S:,::-1"):
        cases.add("fft", a, axis="0")
        cases.add("ifft", a)
    cases.add("fft", "znone|N1|B0,4")
    cases.add("fft", "wide|S:64")


RANGES = [
    (0, 0, 1), (0, 1, 1), (0, 10, 1), (0, 100, 1), (0, 1, 0.1), (0, 1.0000001, 0.1), (1, 2, 0.1),
    (-1, 1, 0.25), (10, 0, -1), (1, 0, 1), (0, 1, -1), (0.5, 10, 3), (1e16, 1e16 + 20, 2),
    (1e16, 1e16 + 20, 3), (0, 1, 1 / 3), (0, 1, 1 / 7), (1, 1.5, 0.1), (-5, 5, 1.1),
    (0.1, 0.2, 0.01), (0, 1e-300, 1e-301), (0, 50 * TINY, TINY), (-1e-5, 1e-5, 1e-6),
    (3, -3, -0.7), (0, 600, 1), (1e300, 1.5e300, 1e299), (0, 2, 0.004), (1, 1, 1),
    (5, 4.999, -0.1), (-0.0, 3, 1), (1e8, 1e8 + 1, 0.01), (0, -7, -1.4),
]

INTERVALS = [
    (0, 1), (1, 0), (-1, 1), (0, 0), (5, 5), (0.1, 0.7), (-np.pi, np.pi), (1e-300, 1e300),
    (0, TINY), (1e16, 1e16 + 6), (0, 4 * TINY), (-3.3, 1e5), (1 / 3, 2 / 3), (-0.0, -1),
    (-1e308, 1e308),
]


def makers(cases):
    for seed in (0, 1, 2, 7, 42, 1234, 20240229, 2**31, 2**32 - 1, 2**32, 2**40 + 17, 2**63 - 1):
        for counts in ("0", "1", "10", "3,0,1,6", "40"):
            cases.add("random", seed=seed, counts=counts)
    cases.add("random", seed=5, counts="1500")

    def bits(x):
        return golden_file.bits(np.array(float(x)))

    for start, stop, step in RANGES:
        cases.add("arange", start=bits(start), stop=bits(stop), step=bits(step))
    for start, stop in INTERVALS:
        for n in (0, 1, 2, 3, 7, 11, 50, 101):
            cases.add("linspace", start=bits(start), stop=bits(stop), n=n)


def lines():
    """All lines, the same each time."""
    cases = Cases()
    make_data(cases, np.random.default_rng(20240301))
    element_by_element(cases)
    sums(cases)
    products(cases)
    transforms(cases)
    makers(cases)
    return cases.lines
