"""What types have in common, what casts to what, and their limits.

Lines: 'types', all names. 'result', some names separated by commas, the common types with each of
all. 'cast', rule, a name, 0 or 1 for each of all. 'weak', a name, the types with a number of Python's
int, float, complex. 'iinfo' and 'finfo', a name, the limits.
"""
import itertools

import numpy as np

NAMES = (
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64"
    " complex128"
).split()


def results(first):
    return ",".join(np.result_type(*first, np.dtype(name)).name for name in NAMES)


def lines():
    yield "types\t" + ",".join(NAMES)
    for count in (1, 2):
        for first in itertools.product(NAMES, repeat=count):
            yield f"result\t{','.join(first)}\t{results([np.dtype(name) for name in first])}"
    for rule in ("no", "equiv", "safe", "same_kind", "unsafe"):
        for name in NAMES:
            allowed = "".join(str(int(np.can_cast(name, to, rule))) for to in NAMES)
            yield f"cast\t{rule}\t{name}\t{allowed}"
    for name in NAMES:
        weak = ",".join(np.result_type(np.dtype(name), number).name for number in (1, 1.0, 1j))
        yield f"weak\t{name}\t{weak}"
    for name in NAMES:
        kind = np.dtype(name).kind
        if kind in "iu":
            info = np.iinfo(name)
            yield f"iinfo\t{name}\t{info.bits}\t{info.min}\t{info.max}"
        if kind == "f":
            info = np.finfo(name)
            values = [info.eps, info.epsneg, info.max, info.tiny, info.smallest_subnormal]
            exact = ",".join(float(value).hex() for value in values)
            yield f"finfo\t{name}\t{info.bits},{info.nmant},{info.iexp},{info.precision}\t{exact}"
