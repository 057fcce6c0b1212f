"""Sorting, searching and indexing, for dtypes that NumPy has.

A record: the operation, its parameters, how many operands follow, the operands, the results. An array is one
field, dtype|shape|elements: the elements' bytes in hex, little-endian, in C order. Operands that an operation
writes are among the results.
"""
import numpy as np

DTYPES = [
    "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    "float16", "float32", "float64", "complex64", "complex128",
]


def text(a):
    a = np.asarray(a)
    shape = ",".join(map(str, a.shape)) if a.ndim else "()"
    elements = np.ascontiguousarray(a).astype(a.dtype.newbyteorder("<")).tobytes().hex()
    return f"{a.dtype}|{shape}|{elements}"


def record(operation, parameters, operands, results):
    return "\t".join(
        [operation, str(parameters), str(len(operands)), *map(text, operands), *map(text, results)])


def draw(rng, dtype, shape):
    """Few distinct numbers, the largest there are among them; of floats specials too."""
    kind = np.dtype(dtype).kind
    if kind == "b":
        return rng.integers(0, 2, shape).astype(dtype)
    if kind in "iu":
        limits = np.iinfo(dtype)
        a = rng.integers(limits.min, limits.max, shape, dtype=dtype, endpoint=True)
        small = rng.integers(0, 5, shape).astype(dtype)
        return np.where(rng.random(shape) < 0.5, a, small).astype(dtype)
    specials = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, -np.nan, 1.5, -2.5])
    def part():
        plain = rng.normal(0, 3, shape).round(2)
        return np.where(rng.random(shape) < 0.5, plain, rng.choice(specials, shape))
    if kind == "f":
        return np.asarray(part()).astype(dtype)
    result = np.zeros(shape, dtype)
    result.real = part()
    result.imag = part()
    return result


def sorts(rng):
    for dtype in DTYPES:
        for shape, axis in [((0,), 0), ((1,), 0), ((23,), -1), ((100,), 0), ((4, 7), 0), ((3, 5, 4), 1)]:
            a = draw(rng, dtype, shape)
            yield record("sort", axis, [a], [np.sort(a, axis, kind="stable")])
            yield record("argsort", axis, [a], [np.argsort(a, axis, kind="stable")])
        a = draw(rng, dtype, (40,))
        sorted_a, v = np.sort(a), draw(rng, dtype, (3, 6))
        order = np.argsort(a, kind="stable")
        for side in ["left", "right"]:
            yield record("searchsorted", side, [sorted_a, v], [np.searchsorted(sorted_a, v, side)])
            yield record("searchsorted", side, [a, v, order], [np.searchsorted(a, v, side, order)])
        for shape in [(30,), (5, 6), (0,)]:
            a = draw(rng, dtype, shape)
            if np.dtype(dtype).kind in "fc":
                a = a + a.dtype.type(0)  # no -0, of which either may be kept
                a[np.isnan(a)] = np.nan
            yield record("unique", "", [a], list(np.unique(
                a, return_index=True, return_inverse=True, return_counts=True)))
        a, b = draw(rng, dtype, (25,)), draw(rng, dtype, (15,))
        if np.dtype(dtype).kind in "fc":
            a, b = np.nan_to_num(a.round(0)) + 0, np.nan_to_num(b.round(0)) + 0
            a, b = a.astype(dtype), b.astype(dtype)
        for name in ["union1d", "intersect1d", "setxor1d", "setdiff1d", "isin"]:
            yield record(name, "", [a, b], [getattr(np, name)(a, b)])
        a, b = draw(rng, dtype, (4, 6)), draw(rng, dtype, (9,))
        yield record("isin", "", [a, b], [np.isin(a, b)])
        for shape in [(70,), (3, 5), (2, 3, 4), (0, 3)]:
            a = draw(rng, dtype, shape)
            yield record("nonzero", "", [a], np.nonzero(a))
            yield record("argwhere", "", [a], [np.argwhere(a)])
            yield record("count_nonzero", "", [a], [np.int64(np.count_nonzero(a))])
    for _ in range(5):
        keys = rng.integers(0, 3, (3, 20))
        yield record("lexsort", "", list(keys), [np.lexsort(list(keys))])
        keys = rng.integers(0, 3, (2, 3, 8))
        yield record("lexsort", "", list(keys), [np.lexsort(list(keys))])


def some_index(rng, shape):
    """Random items between the brackets, as text, arrays, and what Python takes."""
    items, arrays, python = [], [], []
    broadcast = [(), (3,), (2, 1), (2, 3), (1,)][rng.integers(5)]
    if rng.random() < 0.1:
        broadcast = (0,)
    axis, ellipsis = 0, False
    while axis < len(shape):
        draw_one = rng.random()
        extent = shape[axis]
        if draw_one < 0.4 and extent > 0:
            used = broadcast if rng.random() < 0.7 else (1,) * len(broadcast)
            if rng.random() < 0.3:
                used = used[1:]
            index = rng.integers(-extent, extent, used).astype(
                rng.choice(["int64", "int32", "int8", "uint8"])) if extent else np.zeros(used, int)
            if index.dtype == np.uint8:
                index = (np.asarray(index) % extent).astype(np.uint8)
            index = np.asarray(index)
            items.append(f"a{len(arrays)}")
            arrays.append(index)
            python.append(index)
            axis += 1
        elif draw_one < 0.5:
            ndim = min(int(rng.integers(1, 3)), len(shape) - axis)
            mask = np.zeros(shape[axis:axis + ndim], bool)
            count = broadcast[-1] if broadcast else 1
            if mask.size < count:
                continue
            mask.reshape(-1)[rng.permutation(mask.size)[:count]] = True
            items.append(f"a{len(arrays)}")
            arrays.append(mask)
            python.append(mask)
            axis += ndim
        elif draw_one < 0.6 and extent > 0:
            index = int(rng.integers(-extent, extent))
            items.append(f"i{index}")
            python.append(index)
            axis += 1
        elif draw_one < 0.8:
            bounds = [None if rng.random() < 0.4 else int(rng.integers(-extent - 1, extent + 2)) for _ in "ab"]
            step = int(rng.choice([1, 2, -1, -2]))
            items.append(f"s{'' if bounds[0] is None else bounds[0]}:{'' if bounds[1] is None else bounds[1]}:{step}")
            python.append(slice(*bounds, step))
            axis += 1
        elif draw_one < 0.88:
            items.append("n")
            python.append(None)
        elif draw_one < 0.95 and not ellipsis:
            ellipsis = True
            items.append("e")
            python.append(Ellipsis)
            axis += int(rng.integers(0, len(shape) - axis + 1))
        else:
            break
    return items, arrays, tuple(python)


def fancy(rng):
    made = 0
    while made < 700:
        shape = tuple(int(x) for x in rng.integers(0 if rng.random() < 0.05 else 2, 5, rng.integers(1, 5)))
        dtype = rng.choice(DTYPES)
        a = draw(rng, dtype, shape)
        items, arrays, python = some_index(rng, shape)
        if not arrays:
            continue
        try:
            got = a[python]
        except (IndexError, ValueError):
            continue
        yield record("get", " ".join(items), [a, *arrays], [got])
        value_shape = got.shape[int(rng.integers(0, got.ndim + 1)):]
        if value_shape and rng.random() < 0.3:
            value_shape = (1,) + value_shape[1:]
        value = draw(rng, dtype, value_shape)
        written = a.copy()
        written[python] = value
        yield record("set", " ".join(items), [a, *arrays, value], [written])
        made += 1
    scalar_true, scalar_false = np.array(True), np.array(False)
    a = np.arange(6.0).reshape(2, 3)
    for mask in [scalar_true, scalar_false]:
        yield record("get", "a0", [a, mask], [a[mask]])
        yield record("get", "s:: a0", [a, mask], [a[:, mask]])
    yield record("get", "a0 a1", [a, scalar_true, np.array([1, 0])], [a[scalar_true, [1, 0]]])
    a = np.arange(24).reshape(2, 3, 4)
    index = np.array([0, 1])
    yield record("get", "s:: a0 e a1", [a, index, index], [a[:, index, ..., index]])
    yield record("get", "a0 e a1", [a, index, index], [a[index, ..., index]])
    yield record("get", "i0 s:: a0", [a, index], [a[0, :, index]])
    yield record("get", "s:: i0 a0", [a, index], [a[:, 0, index]])
    yield record("get", "i1 n a0", [a, index], [a[1, None, index]])


def moves(rng):
    for dtype in DTYPES:
        a = draw(rng, dtype, (3, 5, 4))
        index = rng.integers(-5, 5, (2, 3))
        yield record("take", "1 raise", [a, index], [np.take(a, index, 1)])
        wide = rng.integers(-30, 30, (7,))
        for mode in ["wrap", "clip"]:
            for axis in range(3):
                yield record("take", f"{axis} {mode}", [a, wide], [np.take(a, wide, axis, mode=mode)])
        yield record("takeflat", "", [a, index], [np.take(a, index)])
        for axis in range(3):
            shape = list(a.shape)
            shape[axis] = 2
            index = rng.integers(-a.shape[axis], a.shape[axis], shape)
            yield record("take_along_axis", axis, [a, index], [np.take_along_axis(a, index, axis)])
            written, values = a.copy(), draw(rng, dtype, shape)
            np.put_along_axis(written, index, values, axis)
            yield record("put_along_axis", axis, [a, index, values], [written])
        index, values = rng.integers(-60, 60, (9,)), draw(rng, dtype, (4,))
        for mode in ["raise", "wrap", "clip"]:
            written = a.copy()
            np.put(written, index, values, mode)
            yield record("put", mode, [a, index, values], [written])
        mask = rng.random(a.shape) < 0.4
        for name in ["putmask", "place"]:
            written = a.copy()
            getattr(np, name)(written, mask, values)
            yield record(name, "", [a, mask, values], [written])
        yield record("extract", "", [mask, a], [np.extract(mask, a)])
        condition = np.array([True, False, True, True])
        yield record("compress", 1, [condition, a], [np.compress(condition, a, 1)])
        b = draw(rng, dtype, (5, 1))
        yield record("where", "", [mask, a, b], [np.where(mask, a, b)])
        which = rng.integers(0, 3, (5, 4))
        choices = [draw(rng, dtype, (5, 4)), draw(rng, dtype, (4,)), draw(rng, dtype, (5, 1))]
        yield record("choose", "", [which, *choices], [np.choose(which, choices)])
    for shape in [(7,), (3, 4), (2, 3, 5)]:
        flat = rng.integers(0, int(np.prod(shape)), (2, 6))
        along = np.unravel_index(flat, shape)
        name = ",".join(map(str, shape))
        yield record("unravel_index", name, [flat], along)
        yield record("ravel_multi_index", name, list(along), [np.ravel_multi_index(along, shape)])
    for rows, k, columns in [(3, 0, 3), (4, 1, 3), (3, -1, 5), (2, -5, 2), (2, 5, 2), (0, 0, 3)]:
        name = f"{rows} {k} {columns}"
        yield record("tril_indices", name, [], np.tril_indices(rows, k, columns))
        yield record("triu_indices", name, [], np.triu_indices(rows, k, columns))
    yield record("diag_indices", "4 3", [], np.diag_indices(4, 3))
    conditions = rng.random((3, 4, 5)) < 0.4
    choices = rng.normal(size=(3, 4, 5))
    yield record("select", "-1.5", [*conditions, *choices], [np.select(list(conditions), list(choices), -1.5)])


def lines():
    rng = np.random.default_rng(20260)
    yield from sorts(rng)
    yield from fancy(rng)
    yield from moves(rng)
