"""What scipy.linalg gives beside numpy.linalg, where that is defined up to rounding.

The form is that of golden_linalg, whose ways to make regular and positive matrices are taken.
"""
import warnings

import numpy as np
import scipy.linalg

from golden_functions import Cases
from golden_linalg import hermitian, positive, regular

TYPES = ["int32", "float32", "float64", "complex64", "complex128"]
TRANS = {"none": 0, "transposed": 1, "adjoint": 2}
TURN = np.complex64(-1 + 1j)
STRUCTURES = {"symmetric": "sym", "hermitian": "her", "positive_definite": "pos"}


def structured(a, structure):
    if structure == "positive_definite":
        return positive(a)
    mixed = a + (a.swapaxes(-1, -2) if structure == "symmetric" else a.swapaxes(-1, -2).conj())
    return mixed + np.diag(3.0 * (-1) ** np.arange(a.shape[-1])).astype(a.dtype)


def solved(a, b, structure):
    return scipy.linalg.solve(structured(a, structure), b, assume_a=STRUCTURES[structure])


def ldl(a, lower, structure):
    return tuple(scipy.linalg.ldl(structured(a, structure), lower == "1", hermitian=structure == "hermitian"))


def triangle(a, b, lower, trans, unit):
    return scipy.linalg.solve_triangular(
        regular(a), b, trans=TRANS[trans], lower=lower == "1", unit_diagonal=unit == "1")


def banded(a, b, lower, upper):
    bands = a + 0
    if 0 <= int(upper) < bands.shape[-2]:
        bands[..., int(upper), :] += 40
    return scipy.linalg.solve_banded((int(lower), int(upper)), bands, b)


def small(a):
    return a / a.dtype.type(8) if a.dtype.kind in "fc" else a / 8


def logm(a):
    """SciPy's of single precision are of double."""
    result = scipy.linalg.logm(a.astype(np.result_type(a, np.float64)))
    singles = {"f": np.float32, "c": np.complex64}
    return result.astype(singles[result.dtype.kind]) if a.dtype in (np.float32, np.complex64) else result


def quietly(function):
    def call(*arguments, **named):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(*arguments, **named)

    return call


FUNCTIONS = {
    "lu": lambda a: tuple(scipy.linalg.lu(regular(a))),
    "lu_solve": lambda a, b, trans: scipy.linalg.lu_solve(scipy.linalg.lu_factor(regular(a)), b, TRANS[trans]),
    "lu_factor": lambda a: tuple(scipy.linalg.lu_factor(regular(a))),
    "cho_solve": lambda a, b, lower: scipy.linalg.cho_solve(
        scipy.linalg.cho_factor(positive(a), lower == "1"), b),
    "solve_structured": solved,
    "ldl": ldl,
    "solve_triangular": triangle,
    "solve_banded": banded,
    "qr_pivoted": lambda a: tuple(scipy.linalg.qr(regular(a), mode="economic", pivoting=True)[1:]),
    "schur_values": lambda a: np.sort(np.diagonal(scipy.linalg.schur(a + 0j)[0], axis1=-2, axis2=-1)),
    "expm": lambda a, times: scipy.linalg.expm(small(a) * a.dtype.type(float(times))),
    "expm_hermitian": lambda a: scipy.linalg.expm(small(hermitian(a))),
    "logm": lambda a: logm(positive(a)),
    "logm_general": lambda a: logm(small(regular(a)) + 2 * np.eye(a.shape[-1]).astype(small(a).dtype)),
    "sqrtm": lambda a: scipy.linalg.sqrtm(positive(a)),
    "sqrtm_general": lambda a: scipy.linalg.sqrtm(small(regular(a)) + 2 * np.eye(a.shape[-1]).astype(small(a).dtype)),
    "sqrtm_turned": lambda a: scipy.linalg.sqrtm(positive(a) * a.dtype.type(3) * TURN),
    "logm_turned": lambda a: logm(positive(a) * a.dtype.type(3) * TURN),
}


def lines():
    cases = Cases({name: quietly(function) for name, function in FUNCTIONS.items()})
    for dtype in TYPES:
        for n in (1, 2, 3, 5, 17, 33):
            for b in (f"{n}", f"{n},4"):
                right = f"{dtype}:{b}:s"
                for trans in TRANS:
                    cases.add("lu_solve", f"{dtype}:{n},{n}:s", b=right, trans=trans)
                    for lower in ("0", "1"):
                        for unit in ("0", "1"):
                            for operand in (f"{dtype}:{n},{n}:s", f"{dtype}:{n},{n}:s|T"):
                                if n <= 5 or unit == "0":
                                    cases.add("solve_triangular", operand, b=right, lower=lower, trans=trans, unit=unit)
                for lower in ("0", "1"):
                    cases.add("cho_solve", f"{dtype}:{n},{n}:s", b=right, lower=lower)
                for structure in STRUCTURES:
                    cases.add("solve_structured", f"{dtype}:{n},{n}:s", b=right, structure=structure)
            for lower in ("0", "1"):
                for structure in ("symmetric", "hermitian"):
                    cases.add("ldl", f"{dtype}:{n},{n}:s", lower=lower, structure=structure)
            cases.add("schur_values", f"{dtype}:{n},{n}:s")
            for function in ("expm_hermitian", "logm", "logm_general", "sqrtm", "sqrtm_general", "sqrtm_turned",
                             "logm_turned"):
                if n <= 17:
                    cases.add(function, f"{dtype}:{n},{n}:s")
            for times in ("0", "0.01", "0.1", "1", "4"):
                if dtype != "int32" or times in "014":
                    cases.add("expm", f"{dtype}:{n},{n}:s", times=times)
            for lower, upper in ((1, 1), (0, 0), (2, 1), (0, 3), (2, 0)):
                for b in (f"{n}", f"{n},3"):
                    # SciPy takes no more diagonals than there are rows.
                    if lower < n and upper < n:
                        cases.add("solve_banded", f"{dtype}:{lower + upper + 1},{n}:s", b=f"{dtype}:{b}:s",
                                  lower=lower, upper=upper)
        for text in ("3,3:s", "5,3:s", "3,5:s", "1,4:s", "4,1:s", "17,17:s", "2,4,4:s"):
            cases.add("lu", f"{dtype}:{text}")
            if "2,4,4" not in text:
                cases.add("qr_pivoted", f"{dtype}:{text}")
                cases.add("lu_factor", f"{dtype}:{text}")
        cases.add("ldl", f"{dtype}:3,2:s", lower="1", structure="hermitian")
        cases.add("expm", f"{dtype}:3,2,2:s", times="1")
        cases.add("expm", f"{dtype}:2,0,0", times="1")
        cases.add("solve_banded", f"{dtype}:2,5:s", b=f"{dtype}:5:s", lower=1, upper=1)
        cases.add("solve_banded", f"{dtype}:3,5:s", b=f"{dtype}:4:s", lower=1, upper=1)
        cases.add("solve_triangular", f"{dtype}:3,4:s", b=f"{dtype}:3:s", lower="0", trans="none", unit="0")
        cases.add("solve_triangular", f"{dtype}:3,3", b=f"{dtype}:4:s", lower="0", trans="none", unit="0")
    for bad in ("3", "3,2", "2,3,2"):
        for function in ("expm", "logm", "sqrtm"):
            cases.add(function, f"float64:{bad}", **({"times": "1"} if function == "expm" else {}))
    return [f"{head}\t{result}" for head, result in cases.lines.items()]
