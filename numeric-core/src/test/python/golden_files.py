"""Files as NumPy writes and reads them.

A line begins with its kind:
  npy      version, dtype, byte order, order of indices, shape, elements, the file in hex
  refused  the descr, the file in hex
  npz      the archive in hex; then name, dtype, shape, elements of each array
  load     the function, dtype, options, the text, shape, elements; 'error' as shape if NumPy refuses
  save     dtype, shape, elements, options, the text; 'error' if NumPy refuses
Options are 'name=value' by NumPy's names, separated by '\\x1f', '-' for none; lists are separated by
'\\x1e'.
"""
import io
import warnings

import numpy as np
from numpy.lib import format as npy

import golden_file

DTYPES = [
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16",
    "float32", "float64", "complex64", "complex128",
]
SHAPES = [(), (3,), (2, 3), (0, 3), (1, 1), (2, 1, 3), (123456789, 0)]
NAN, INF = float("nan"), float("inf")


def escape(text):
    return golden_file.escape(text).replace("\r", "\\r")


def sample(rng, dtype, shape):
    size = int(np.prod(shape))
    kind = np.dtype(dtype).kind
    if kind == "b":
        return rng.integers(0, 2, size).astype(bool).reshape(shape)
    if kind in "iu":
        info = np.iinfo(dtype)
        return rng.integers(info.min, info.max, size, dtype, endpoint=True).reshape(shape)
    x = np.round(rng.normal(size=size) * 100, 3)
    if kind == "c":
        x = x + 1j * rng.normal(size=size)
    return x.astype(dtype).reshape(shape)


def npy_lines(rng):
    for dtype in DTYPES:
        for shape in SHAPES:
            for order in "CF":
                for byte_order in "<>":
                    for version in [(1, 0), (2, 0), (3, 0)]:
                        if version != (1, 0) and (dtype not in ("int16", "float64") or len(shape) > 2):
                            continue
                        a = np.asarray(sample(rng, dtype, shape), order=order)
                        stored = a.astype(a.dtype.newbyteorder(byte_order), order="K")
                        out = io.BytesIO()
                        npy.write_array(out, stored, version=version)
                        fields = [
                            "npy", str(version[0]), dtype, byte_order, order,
                            golden_file.shape(a), golden_file.bits(a) or "-", out.getvalue().hex(),
                        ]
                        yield "\t".join(fields)


def refused_lines():
    arrays = [
        np.array([1, None], object), np.array(["a", "bc"]), np.array([b"a", b"bc"]),
        np.array(["2020-01-01"], "M8[D]"), np.array([1], "m8[s]"), np.zeros(2, "V4"),
        np.zeros(2, [("x", "f8"), ("y", "i4")]), np.zeros(2, [("a)", "f8", (2,)), ("b]", "O")]),
        np.zeros(2, np.longdouble), np.zeros(2, np.clongdouble),
    ]
    for a in arrays:
        out = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            npy.write_array(out, a, allow_pickle=True)
        descr = str(npy.dtype_to_descr(a.dtype))
        yield "\t".join(["refused", escape(descr), out.getvalue().hex()])


def npz_lines(rng):
    """NumPy's archives are zip64 always, with sizes that are known only after the elements."""
    for save in (np.savez, np.savez_compressed):
        for names in (["a"], ["x", "y/z", "arr_0"], []):
            arrays = {n: sample(rng, str(rng.choice(DTYPES)), (2, 3)) for n in names}
            out = io.BytesIO()
            save(out, **arrays)
            fields = ["npz", out.getvalue().hex()]
            for name, a in arrays.items():
                fields += [name, golden_file.dtype(a), golden_file.shape(a), golden_file.bits(a)]
            yield "\t".join(fields)


TEXTS = [
    "1 2\n3 4", "", "\n\n", "1\n2\n", "5", " 1   2 \n\t3\t4\n", "1_0", "0x10", "1e400", "1e-400",
    "nan inf -inf +Infinity NAN INFINITY", "1d5", "1.0f", "1.0", "1e3", "300", "-1", "65536",
    "18446744073709551615", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "1 0 2 True", "1 0 2 -3", "1+2j (1+2j) 2j 3 (4)", "1-j", "j", "1+2i", "nan+infj",
    "1e5-2.5e-3j", "1e5+-2.5e-3j", "(1+2j", "1+2j)", "()", "", "1.1 65504 70000 1e-8",
    "0.1 1e39 1e-46 16777217", "2.00048828125 2.0004882812500001 6.1e-5 5.960464477539063e-08",
    "1.00048828125 1.000488281250000000001 1.001", "# c\n1 2 # d\n3 4#", "12a", " +5 -0 007", "--1",
    "1e", ".", "5. .5 -.5e+1", "1\x002", "nan(1)", "infin", "1\t2\u00a03", "1 2\nx 3", "1 2\n3",
    "1 2 # only\n#\n   # x\n3 4", "#only", "1\x0b2\x0c3 4", "0.1 0.2 0.3 1e22 1e23",
    "123456789012345678901234567890", "1.7976931348623159e308 4.9e-324 2e-324 2.5e-324",
    "\u0661\u0662", "1e+5 1E-5 1e05", "- 1", "+", "1 2\n\n \n3 4\n",
]
TABLE = "1 2 3\n4 5 6\n7 8 9\n"
OPTIONS = [
    ("1,2\n3,4\n", {"delimiter": ","}), (" 1 , 2 \n", {"delimiter": ","}),
    ("1,,2", {"delimiter": ","}), ("  \n1,2", {"delimiter": ","}), ("1,2,", {"delimiter": ","}),
    ("1,2\n,\n3,4", {"delimiter": ","}), ("1;2", {"delimiter": ";"}), ("\n1,2\n\n", {"delimiter": ","}),
    ("1,2#3,4", {"delimiter": ","}), ("1,2 # x", {"delimiter": ","}),
    ("a\nb\n1 2", {"skiprows": 2}), ("1 2\n", {"skiprows": 5}), ("#a\n1\n2\n3", {"skiprows": 2}),
    ("#x\n1\n\n2\n3", {"max_rows": 2}), (TABLE, {"max_rows": 0}), (TABLE, {"max_rows": 9}),
    (TABLE, {"usecols": [-1, 0]}), (TABLE, {"usecols": [3]}), (TABLE, {"usecols": [-4]}),
    (TABLE, {"usecols": [1]}), (TABLE, {"usecols": [0, 0, 2]}),
    ("", {"usecols": [0, 1]}), ("1 2 3\n4 5\n7 8 9", {"usecols": [0, 1]}),
    ("1 2 3\n4 5\n7 8 9", {"usecols": [0, -1]}), (TABLE, {"unpack": True}), ("1 2 3", {"unpack": True}),
    ("1 2 3", {"ndmin": 2}), ("1", {"ndmin": 1}), ("1", {"ndmin": 2}), ("1\n2\n", {"ndmin": 2}),
    ("", {"ndmin": 2}), ("", {"ndmin": 1}), ("1\n2\n", {"ndmin": 2, "unpack": True}),
    (TABLE, {"usecols": [0], "ndmin": 2}), ("1//2%%3\n4", {"comments": ["//", "%%"]}),
    ("1 2 % 3", {"comments": ["%"]}), ("1 2\r\n3 4\r\n", {}),
]
GAPS = [
    ("1,,3\n4,5,x", {"delimiter": ","}), ("1 2\n3", {}), ("1,,x", {"delimiter": ",", "filling_values": -1}),
    ("1,N/A,3", {"delimiter": ",", "missing_values": "N/A", "filling_values": -1}),
    ("h\n3,4\n5,6\nfoot", {"delimiter": ",", "skip_header": 1, "skip_footer": 1}), ("1;;2\n", {"delimiter": ";;"}),
    ("1,2 # c\n# d\n\n3,4", {"delimiter": ","}), ("1,2,3\n4,5,6", {"usecols": [0, 2], "delimiter": ",", "unpack": True}),
    ("1,2\n3,4\n5,6", {"delimiter": ",", "max_rows": 2}), ("1_0,0x10", {"delimiter": ","}), ("5", {}),
    (" 1 , 2 ,\n", {"delimiter": ","}), ("1,2\n \n3,4", {"delimiter": ","}),
    ("1, ,2", {"delimiter": ",", "filling_values": -5}), ("1.5,2", {"delimiter": ","}),
    ("nan,inf,-inf", {"delimiter": ","}), ("a b\nc d", {}), ("true,FALSE,1,0,", {"delimiter": ","}),
]


def described(options):
    parts = []
    for name, value in options.items():
        if isinstance(value, list):
            value = "\x1e".join(map(str, value))
        parts.append(f"{name}={escape(str(value))}")
    return "\x1f".join(parts) or "-"


def load_line(function, dtype, text, options):
    call = {"loadtxt": np.loadtxt, "genfromtxt": np.genfromtxt}[function]
    arguments = {k: tuple(v) if k == "usecols" else v for k, v in options.items()}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            stream = io.StringIO(text, newline=None)
            a = np.asarray(call(stream, dtype=dtype, **arguments))
        result = [golden_file.shape(a), golden_file.bits(a) or "-"]
    except (ValueError, TypeError, OverflowError):
        result = ["error", "-"]
    return "\t".join(["load", function, dtype, described(options), escape(text), *result])


def load_lines():
    for text in TEXTS:
        for dtype in DTYPES:
            # NumPy reads float16 by Python's float, which takes more than its own reader does.
            if dtype != "float16" or text not in ("1_0", "\u0661\u0662"):
                yield load_line("loadtxt", dtype, text, {})
    for text, options in OPTIONS:
        for dtype in ("float64", "int32", "complex128"):
            yield load_line("loadtxt", dtype, text, options)
    for text, options in GAPS:
        for dtype in ("float64", "float32", "int64", "bool"):
            yield load_line("genfromtxt", dtype, text, options)


NUMBERS = [
    0.0, -0.0, 1.0, -1.5, 1 / 3, 2 / 3, 0.1, 1e22, 1e23, 123456789.0, 1e-5, 0.0001, 0.00001234, 2.5, 0.5,
    1e100, 5e-324, 1.7976931348623157e308, 99999.95, 999999.5, 0.045, 1e15, 1e16, 123456.0, 1234567.0,
    NAN, INF, -INF, 3.7, -3.7, 2.0**60, 42.0,
]
FORMATS = [
    "%.18e", "%e", "%.0e", "%#.0e", "%E", "%g", "%.3g", "%#g", "%G", "%.10g", "%.17g", "%f", "%.0f", "%#.0f",
    "%.2f", "%10.3f", "%-10.3f|", "%+.2f", "% .2f", "%010.3f", "%+010.2e", "%F", "%.0g", "%12g", "%s", "%10s|",
    "%-10s|", "%.3s", "x%gy", "%.30f", "%.25e",
]
INTEGERS = ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%i", "%u", "%x", "%X", "%#x", "%o", "%#o", "%.4d", "%8.3d", "%s"]


def save_line(a, options):
    out = io.StringIO()
    try:
        np.savetxt(out, a, **options)
        text = escape(out.getvalue())
    except (ValueError, TypeError, AttributeError, OverflowError):
        text = "error"
    fields = ["save", str(a.dtype), golden_file.shape(a), golden_file.bits(a) or "-", described(options), text]
    return "\t".join(fields)


def save_lines(rng):
    x = np.array(NUMBERS)
    finite = x[np.isfinite(x)]
    for fmt in FORMATS:
        yield save_line(x, {"fmt": fmt})
        yield save_line(x.astype(np.float32), {"fmt": fmt})
        yield save_line((finite + 1j * finite[::-1]).reshape(1, -1), {"fmt": fmt})
        yield save_line(np.array([0, 1, -2, 300]), {"fmt": fmt})
    for fmt in INTEGERS:
        for dtype in DTYPES[:9]:
            yield save_line(sample(rng, dtype, (6,)), {"fmt": fmt})
        yield save_line(finite, {"fmt": fmt})
        yield save_line(np.array([INF]), {"fmt": fmt})
    table = np.round(rng.normal(size=(3, 2)), 3)
    for options in [
        {}, {"delimiter": ","}, {"delimiter": ", ", "newline": "\r\n"}, {"header": "a b\nc"}, {"footer": "end"},
        {"header": "h", "footer": "f\ng", "comments": "//"}, {"fmt": ["%.2f", "%d"]},
        {"fmt": "%.1f;%.3e"}, {"fmt": "%.1f;%.3e;%d"}, {"fmt": ["%.2f", "%s"], "delimiter": "\t"},
    ]:
        for a in (table, table.astype(np.float16), table + 1j, table[:0], table.T, np.array([1.0]), np.array(3.0),
                  np.zeros((1, 2, 3))):
            yield save_line(a, options)
    z = np.array([[1 - 2j, -0.5 + 1e-3j]])
    for options in [{"fmt": "%.2f%+.2fj %.1f%+.1fj"}, {"fmt": "%g"}, {"fmt": ["(%g,%g)", "%g %g"]}]:
        yield save_line(z, options)
        yield save_line(z.astype(np.complex64), options)


def lines():
    """All cases, the same each time."""
    rng = np.random.default_rng(20240301)
    found = [*npy_lines(rng), *refused_lines(), *load_lines(), *save_lines(rng), *npz_lines(rng)]
    return list(dict.fromkeys(found))
