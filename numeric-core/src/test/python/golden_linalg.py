"""What numpy.linalg gives where that is defined up to rounding: no vectors whose sign is free.

The form is that of golden_functions. Operands' elements follow a pattern, so that their ranks are low. Where a
function wants regular, Hermitian or positive matrices, they are made of the operand: the sum with twice the
identity, its Hermitian part, or the product with its conjugate transpose, plus the identity.
"""
import numpy as np

from golden_functions import Cases

TYPES = ["int32", "float32", "float64", "complex64", "complex128"]
ORDERS = ["None", "fro", "nuc", "inf", "-inf", "0", "1", "-1", "2", "-2", "3", "0.5"]


def regular(a):
    return a if a.ndim < 2 else a + 2 * np.eye(*a.shape[-2:], dtype=a.dtype)


def regular_tensor(a):
    return regular(a.reshape(6, 6)).reshape(a.shape) if a.size == 36 else a


def hermitian(a):
    return a + a.swapaxes(-1, -2).conj()


def decimals(text):
    parts = [float(part) for part in text.split(",")]
    return np.array(parts if len(parts) > 1 else parts[0])


def svd_product(svd):
    return svd.S, (svd.U * svd.S[..., None, :]) @ svd.Vh


def positive(a):
    return a @ a.swapaxes(-1, -2).conj() + np.eye(a.shape[-2], dtype=a.dtype)


def as_complex(a):
    return a.astype(np.result_type(a, np.complex64))


def order(text):
    return None if text == "None" else text if text in ("fro", "nuc") else float(text)


def axes(text):
    numbers = tuple(int(axis) for axis in text.split(","))
    return numbers if len(numbers) > 1 else numbers[0]


FUNCTIONS = {
    "solve": lambda a, b: np.linalg.solve(regular(a), b),
    "inv": lambda a: np.linalg.inv(regular(a)),
    "pinv": lambda a: np.linalg.pinv(regular(a)),
    "lstsq": lambda a, b: tuple(np.linalg.lstsq(regular(a), b)),
    "tensorsolve": lambda a, b: np.linalg.tensorsolve(regular_tensor(a), b),
    "tensorinv": lambda a, ind: np.linalg.tensorinv(regular_tensor(a), int(ind)),
    "pinv_hermitian": lambda a: np.linalg.pinv(regular(hermitian(a)), hermitian=True),
    "pinv_hermitian_rcond": lambda a, rcond: np.linalg.pinv(hermitian(a), decimals(rcond), hermitian=True),
    "det": lambda a: np.linalg.det(regular(a)),
    "slogdet": lambda a: tuple(np.linalg.slogdet(regular(a))),
    "cholesky": lambda a: np.linalg.cholesky(positive(a)),
    "cholesky_upper": lambda a: np.linalg.cholesky(positive(a), upper=True),
    "qr": lambda a, mode: np.linalg.qr(regular(a), mode),
    "svdvals": lambda a: np.linalg.svdvals(a),
    "svd_hermitian": lambda a: svd_product(np.linalg.svd(hermitian(a), hermitian=True)),
    "svdvals_hermitian": lambda a: np.linalg.svd(hermitian(a), compute_uv=False, hermitian=True),
    "eigvals": lambda a: np.sort(as_complex(np.linalg.eigvals(a))),
    "eigvals_real": lambda a: np.sort(np.linalg.eigvals(positive(a)).real),
    "eigvalsh": lambda a: np.linalg.eigvalsh(hermitian(a)),
    "norm": lambda a, ord, axis=None, keepdims="0": np.linalg.norm(
        a, order(ord), None if axis is None else axes(axis), keepdims == "1"),
    "vector_norm": lambda a, ord, axis=None, keepdims="0": np.linalg.vector_norm(
        a, ord=float(ord), axis=None if axis is None else axes(axis), keepdims=keepdims == "1"),
    "matrix_norm": lambda a, ord, keepdims="0": np.linalg.matrix_norm(a, ord=order(ord), keepdims=keepdims == "1"),
    "cond": lambda a, ord: np.linalg.cond(regular(a), order(ord)),
    "matrix_rank": lambda a: np.linalg.matrix_rank(a),
    "matrix_rank_tol": lambda a, b: np.linalg.matrix_rank(a, b),
    "matrix_rank_hermitian": lambda a: np.linalg.matrix_rank(hermitian(a), hermitian=True),
    "matrix_rank_hermitian_tol": lambda a, b: np.linalg.matrix_rank(hermitian(a), b, hermitian=True),
    "matrix_power": lambda a, n: np.linalg.matrix_power(regular(a), int(n)),
    "matmul": lambda a, b: np.matmul(a, b),
    "dot": lambda a, b: np.dot(a, b),
    "inner": lambda a, b: np.inner(a, b),
    "vdot": lambda a, b: np.vdot(a, b),
    "vecdot": lambda a, b: np.vecdot(a, b),
    "matvec": lambda a, b: np.matvec(a, b),
    "vecmat": lambda a, b: np.vecmat(a, b),
    "tensordot": lambda a, b, axes, others=None: np.tensordot(
        a, b, int(axes) if others is None else (numbers_of(axes), numbers_of(others))),
    "einsum": lambda a, sum, b=None, c=None: np.einsum(
        sum.replace(">", "->"), *[x for x in (a, b, c) if x is not None]),
    "trace": lambda a, offset, axes: np.trace(a, int(offset), *numbers_of(axes)),
    "multi_dot": lambda a, b, c: np.linalg.multi_dot([a, b, c]),
}


def numbers_of(text):
    return [int(axis) for axis in text.split(",")]


SUMS = [
    ("ij>ji", "2,3", None, None), ("ii", "3,3", None, None), ("ii>i", "3,3", None, None), ("ij>", "2,3", None, None),
    ("iji>j", "3,2,3", None, None), ("...i>...", "2,3,4", None, None), ("...ij>...ji", "2,3,4", None, None),
    ("ij,jk", "2,3", "3,4", None), ("ij,jk>ki", "2,3", "3,4", None), ("ij,ij>ij", "2,3", "2,3", None),
    ("ij,ij", "2,3", "2,3", None), ("i,j", "2", "3", None), ("i,j>ji", "2", "3", None), ("bij,bjk>bik", "2,3,4", "2,4,2", None),
    ("...ij,...jk", "2,1,3,4", "3,4,2", None), ("ij...,jk...>ik...", "2,3,5", "3,4,5", None), ("ii,i", "3,3", "3", None),
    (",i", "()", "3", None), ("ij,k>i", "2,3", "4", None), ("ba,b", "2,3", "2", None), ("i...,i...", "3,2", "3,2", None),
    ("ij,jk,kl", "2,3", "3,4", "4,2"), ("ij,jk,ki", "2,3", "3,4", "4,2"), ("i,j,k", "2", "3", "4"),
    ("abc,cd,db>a", "2,3,4", "4,5", "5,3"), ("ij,ij,ij>i", "2,3", "2,3", "2,3"), ("a,ab,abc>c", "2", "2,3", "2,3,4"),
    ("ij,jk", "0,3", "3,4", None), ("ij,jk", "2,0", "0,4", None), ("ij,jk", "2,3", "1,4", None),
    ("ij,jk", "2,3", "4,4", None), ("ij", "2,3,4", None, None), ("ij>ii", "2,3", None, None), ("ij>k", "2,3", None, None),
    ("i1", "2,3", None, None), ("ij,jk", "2,3", None, None), ("aab>ba", "2,2,3", None, None), ("aa,bb>ab", "2,2", "3,3", None),
]


def products(cases):
    for dtype in ["bool", "int8", "uint16", "int64", "float16", "float32", "float64", "complex64", "complex128"]:
        for text, a, b, c in SUMS:
            # Sums of bools and of 16 bits are rounded or counted between steps in another order.
            if dtype in ("bool", "float16") and c is not None:
                continue
            given = {name: f"{dtype}:{shape}:s" for name, shape in (("b", b), ("c", c)) if shape is not None}
            cases.add("einsum", f"{dtype}:{a}:s", sum=text, **given)
        for m, k, n in ((1, 1, 1), (3, 4, 5), (16, 16, 16), (17, 33, 40), (2, 70, 3), (2, 0, 3), (0, 2, 3)):
            cases.add("matmul", f"{dtype}:{m},{k}:s", b=f"{dtype}:{k},{n}:s")
            cases.add("matmul", f"{dtype}:3,{m},{k}:s|S::-1", b=f"{dtype}:{n},{k}:s|T")
        cases.add("matmul", f"{dtype}:4:s", b="int32:4,3:s")
        for a, b in (("2,3,4", "4"), ("4", "2,4,3"), ("2,3,4", "4,2"), ("3,4", "2,4,3"), ("2,3,4", "5,4,2"), ("2,0,4", "5,4,2"),
                     ("2,3,0", "5,0,2"), ("2,3,4", "5,3,2"), ("2,3,4", "()"), ("2,1,3,4", "2,4,1")):
            cases.add("dot", f"{dtype}:{a}:s", b=f"{dtype}:{b}:s")
        cases.add("dot", f"{dtype}:2,3,4:s|S::-1", b=f"{dtype}:4,3:s|T|T")
        cases.add("inner", f"{dtype}:3,4:s", b=f"{dtype}:2,5,4:s")
        cases.add("inner", f"{dtype}:4:s", b=f"{dtype}:4:s|S::-1")
        cases.add("inner", f"{dtype}:3,4:s", b="float32:():s")
        cases.add("inner", f"{dtype}:3,4:s", b="float32:3:s")
        cases.add("vdot", f"{dtype}:3,4:s", b=f"{dtype}:4,3:s|T")
        cases.add("vdot", f"{dtype}:4:s", b=f"{dtype}:5:s")
        cases.add("vecdot", f"{dtype}:2,3,4:s", b=f"{dtype}:3,4:s")
        cases.add("vecdot", f"{dtype}:2,33:s", b=f"{dtype}:33:s")
        cases.add("matvec", f"{dtype}:2,3,4:s", b=f"{dtype}:2,4:s")
        cases.add("vecmat", f"{dtype}:2,3:s", b=f"{dtype}:2,3,4:s")
        for axes in ("0", "1", "2", "3"):
            cases.add("tensordot", f"{dtype}:2,3,4:s", b=f"{dtype}:3,4,2:s", axes=axes)
        cases.add("tensordot", f"{dtype}:2,3,4:s", b=f"{dtype}:4,3,2:s", axes="2,1", others="0,1")
        cases.add("tensordot", f"{dtype}:2,3,4:s", b=f"{dtype}:4,3,2:s", axes="-3", others="2")
        cases.add("tensordot", f"{dtype}:2,3,4:s", b=f"{dtype}:4,3,2:s", axes="0", others="1")
        for offset in ("0", "1", "-1", "9"):
            cases.add("trace", f"{dtype}:3,4,2:s", offset=offset, axes="0,1")
            cases.add("trace", f"{dtype}:3,4,2:s", offset=offset, axes="2,-2")
        cases.add("trace", f"{dtype}:3:s", offset="0", axes="0,1")


def equations(cases):
    for dtype in TYPES:
        for n in (1, 2, 3, 5, 17, 33):
            for function in ("inv", "det", "slogdet"):
                cases.add(function, f"{dtype}:{n},{n}:s")
                cases.add(function, f"{dtype}:{n},{n}:s|T")
            for b in (f"{n}", f"{n},1", f"{n},4", f"2,{n},3"):
                cases.add("solve", f"{dtype}:{n},{n}:s", b=f"float64:{b}:s")
        cases.add("solve", f"{dtype}:2,1,4,4:s", b=f"{dtype}:3,4,2:s")
        cases.add("solve", f"{dtype}:2,4,4:s", b=f"{dtype}:4:s")
        cases.add("solve", f"float32:3,3:s", b=f"{dtype}:3:s")
        for function in ("inv", "det", "slogdet", "pinv"):
            for text in ("0,0", "2,3,3:s", "0,3,3", "2,0,0", "3,4,4:s|S::-1", "4,6,6:s|S:,1:5,2:6"):
                # Of no integers NumPy's pinv makes integers.
                if function != "pinv" or dtype != "int32" or ":s" in text:
                    cases.add(function, f"{dtype}:{text}")
        for text in ("3,2:s", "2,3:s", "5,5:s", "4,1:s", "1,4:s", "0,3", "3,0", "2,7,3:s"):
            if dtype != "int32" or ":s" in text:
                cases.add("pinv", f"{dtype}:{text}")
            cases.add("svdvals", f"{dtype}:{text}")
            cases.add("matrix_rank", f"{dtype}:{text}")
            for mode in ("reduced", "complete", "r", "raw"):
                cases.add("qr", f"{dtype}:{text}", mode=mode)
        for m, n in ((6, 3), (3, 6), (4, 4), (1, 1), (5, 1), (0, 3), (3, 0)):
            cases.add("lstsq", f"{dtype}:{m},{n}:s", b=f"{dtype}:{m}:s")
            cases.add("lstsq", f"{dtype}:{m},{n}:s|S::-1", b=f"float64:{m},2:s")
        cases.add("lstsq", f"{dtype}:4,2:s", b=f"{dtype}:4,0")
        cases.add("tensorsolve", f"{dtype}:2,3,6:s", b=f"{dtype}:2,3:s")
        cases.add("tensorsolve", f"{dtype}:6,2,3:s", b=f"{dtype}:6:s")
        cases.add("tensorsolve", f"{dtype}:5,2,3:s", b=f"{dtype}:5:s")
        cases.add("tensorinv", f"{dtype}:6,2,3:s", ind="1")
        cases.add("tensorinv", f"{dtype}:2,3,6:s", ind="2")
        cases.add("tensorinv", f"{dtype}:2,3,6:s", ind="1")
    for bad in ("3", "3,2", "()", "2,3,2"):
        for function in ("inv", "det", "cholesky", "eigvals", "eigvalsh", "svdvals"):
            if not (bad == "2,3,2" and function == "svdvals"):
                cases.add(function, f"float64:{bad}")
    for dtype in ("float16",):
        for function in ("inv", "det", "svdvals", "cholesky", "eigvals"):
            cases.add(function, f"{dtype}:3,3:s")
    cases.add("solve", "float64:3,3:s", b="float64:4:s")
    cases.add("solve", "float64:3,3:s", b="float64:2,4:s")
    cases.add("solve", "float64:2,3,3:s", b="float64:3,3,1:s")
    cases.add("solve", "float64:3,3:s", b="float64:()")
    cases.add("det", "bool:3,3")


def spectra(cases):
    for dtype in TYPES:
        for text in ("1,1", "2,2", "5,5", "8,8|T", "33,33", "3,4,4", "0,0", "0,2,2", "5,5|S::-1,::-1"):
            named = f"{dtype}:{text.split('|')[0]}:s" + text[len(text.split("|")[0]):]
            for function in ("cholesky", "cholesky_upper", "eigvals", "eigvals_real", "eigvalsh", "svdvals"):
                cases.add(function, named)


def hermitians(cases):
    for dtype in TYPES:
        for text in ("1,1:s", "2,2:s", "4,4:s", "5,5:s|T", "33,33:s", "2,3,4,4:s", "4,4:p", "4,4:d", "0,0:s", "0,2,2:s", "2,0,0:s",
                     "5,5:s|S::-1,::-1"):
            for function in ("svd_hermitian", "svdvals_hermitian", "matrix_rank_hermitian"):
                cases.add(function, f"{dtype}:{text}")
            # Of no integers NumPy makes integers.
            if dtype != "int32" or "0" not in text:
                cases.add("pinv_hermitian", f"{dtype}:{text}")
                cases.add("pinv_hermitian_rcond", f"{dtype}:{text}", rcond="1e-3")
        cases.add("pinv_hermitian_rcond", f"{dtype}:3,4,4:s", rcond="1e-2,1e-3,1e-4")
        cases.add("matrix_rank_hermitian_tol", f"{dtype}:3,4,4:s", b="float64:3:s")
        cases.add("matrix_rank_hermitian_tol", f"{dtype}:4,4:s", b="float64:():s")


def numbers(cases):
    for dtype in ["float16", *TYPES]:
        for ord in ORDERS:
            for text in ("5:s", "3,4:s", "4,4:s|T", "1,1:s", "5:d", "4,4:d"):
                cases.add("norm", f"{dtype}:{text}", ord=ord)
            for axis in ("0", "-1", "0,1", "2,0", "-2,-1", "1,1"):
                for keep in ("0", "1"):
                    if not (dtype == "float16" and "," in axis and ord in ("2", "-2", "nuc")):
                        cases.add("norm", f"{dtype}:2,3,4:s", ord=ord, axis=axis, keepdims=keep)
            if ord in ("None", "1", "inf", "2"):
                cases.add("norm", f"{dtype}:2,3,4:s", ord=ord)
                cases.add("norm", f"{dtype}:()", ord=ord)
            if dtype != "float16":
                cases.add("matrix_norm", f"{dtype}:2,3,4:s", ord=ord)
                cases.add("matrix_norm", f"{dtype}:2,3,4:s", ord=ord, keepdims="1")
                cases.add("cond", f"{dtype}:4,4:s", ord=ord)
                cases.add("cond", f"{dtype}:2,3,3:s", ord=ord)
            if ord not in ("None", "fro", "nuc"):
                cases.add("vector_norm", f"{dtype}:2,3,4:s", ord=ord)
                for axis in ("1", "0,2", "-1,0"):
                    cases.add("vector_norm", f"{dtype}:2,3,4:s", ord=ord, axis=axis)
                    cases.add("vector_norm", f"{dtype}:2,3,4:s", ord=ord, axis=axis, keepdims="1")
        if dtype != "float16":
            cases.add("cond", f"{dtype}:5,3:s", ord="2")
            cases.add("cond", f"{dtype}:5,3:s", ord="1")
            cases.add("cond", f"{dtype}:0,0", ord="2")
            for text in ("4,4:s", "4,4:p", "2,3,5:s", "5", "()"):
                cases.add("matrix_rank", f"{dtype}:{text}")
            cases.add("matrix_rank_tol", f"{dtype}:3,4,4:s", b="float64:3:s")


def powers(cases):
    for dtype in ["int8", "int64", "float32", "float64", "complex128"]:
        for n in ("0", "1", "2", "3", "5", "10", "-1", "-2"):
            cases.add("matrix_power", f"{dtype}:3,3:s", n=n)
            cases.add("matrix_power", f"{dtype}:2,3,3:s", n=n)
        cases.add("multi_dot", f"{dtype}:3,4:s", b=f"{dtype}:4,2:s", c=f"{dtype}:2,5:s")
        cases.add("multi_dot", f"{dtype}:4:s", b=f"{dtype}:4,2:s", c=f"{dtype}:2:s")
        cases.add("multi_dot", f"{dtype}:3,4:s", b=f"{dtype}:5,2:s", c=f"{dtype}:2,5:s")


def lines():
    cases = Cases(FUNCTIONS)
    equations(cases)
    spectra(cases)
    hermitians(cases)
    numbers(cases)
    powers(cases)
    products(cases)
    return [f"{head}\t{result}" for head, result in cases.lines.items()]
