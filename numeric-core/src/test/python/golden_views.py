"""What NumPy shows and copies: views, and copies made where no view exists.

Three kinds of lines. 'data': name, dtype, shape, bytes. 'case': steps, operand, result's dtype,
shape, strides, flags, bytes. 'error': steps, operand, NumPy's exception. Steps are separated by '|',
a name and arguments separated by spaces. Bytes are those of the elements in C order, little-endian,
in hex. Strides count elements and are 0 where they do not matter (an extent of 1, no elements).
Flags: 's' shares memory with the operand, 'w' writeable, 'C', 'F' contiguous.
"""
import numpy as np

import golden_file

DTYPES = ["bool", "int8", "uint16", "int32", "int64", "uint64", "float16", "float32", "float64",
          "complex64", "complex128"]
SHAPES = [(), (0,), (1,), (6,), (3, 4), (4, 3), (1, 5), (3, 0), (2, 3, 4), (2, 1, 3), (2, 2, 2, 2)]
LAYOUTS = ["", "transpose|", "slice ...,::-1|", "slice ...,::2|", "slice 1:|", "slice ::-1,...,1:|",
           "broadcastTo 2,3,3,4|", "slice None,...,None|", "copy F|"]
VIEWS_OF_ANY = [
    "slice ...", "slice 0", "slice -1", "slice ...,0", "slice ...,-1", "slice 1:", "slice :-1",
    "slice ::2", "slice ::-1", "slice ::-2", "slice 5:0:-2", "slice -2:", "slice 1:1", "slice 3:1",
    "slice ...,::-1", "slice ...,1:3", "slice None", "slice None,...", "slice ...,None", "slice :,None",
    "slice None,:,None", "slice :,:,:", "slice :,0", "slice 0,...,0", "slice 1,...,::-1", "slice :,:,1",
    "slice :,1:,None", "slice 7", "slice -7", "slice ...,99", "slice 0,0,0,0,0", "slice ...,...",
    "slice 99:", "slice :-99", "slice -99:99:3", "slice None,None,0,None,...,None",
    "reshape -1", "reshape 6", "reshape 2,3", "reshape 3,2", "reshape 12", "reshape 2,-1", "reshape 3,4",
    "reshape 2,6", "reshape 6,-1", "reshape 4,-1,1", "reshape -1,4", "reshape 1,-1,1", "reshape 2,2,-1",
    "reshape 24", "reshape 2,2,2,3", "reshape 0", "reshape 0,5", "reshape 0,-1", "reshape -1,-1",
    "reshape 4,4", "reshape 1", "reshape",
    "reshapeF -1", "reshapeF 6", "reshapeF 2,-1", "reshapeF 3,-1", "reshapeF -1,4", "reshapeF 2,2,-1",
    "reshapeF 1,-1,1", "reshapeA -1", "reshapeA 2,-1", "reshapeA -1,3",
    "ravel C", "ravel F", "ravel A", "ravel K", "flatten C", "flatten F", "flatten A", "flatten K",
    "copy C", "copy F", "copy A", "copy K",
    "transpose", "transpose 0", "transpose 1,0", "transpose 0,2,1", "transpose -1,0,1", "transpose 0,0",
    "transpose 3,1,0,2", "swapaxes 0 0", "swapaxes 0 1", "swapaxes 0 -1", "swapaxes -2 1", "swapaxes 0 2",
    "moveaxis 0 -1", "moveaxis -1 0", "moveaxis 0,1 -1,-2", "moveaxis 2,0 0,1", "moveaxis 0,0 0,1",
    "moveaxis 0 0,1", "moveaxis 5 0", "rollaxis 0 0", "rollaxis -1 0", "rollaxis 1 2", "rollaxis 0 2",
    "rollaxis 2 1", "rollaxis 0 -1", "rollaxis 0 9", "matrixTranspose",
    "expandDims 0", "expandDims -1", "expandDims 1", "expandDims 0,1", "expandDims 0,-1", "expandDims 0,2",
    "expandDims 0,0", "expandDims 9", "squeeze", "squeeze 0", "squeeze -1", "squeeze 1", "squeeze 0,-1",
    "squeeze 0,0", "squeeze 9", "atleast1d", "atleast2d", "atleast3d",
    "flip", "flip 0", "flip -1", "flip 0,1", "flip 1,1", "flip 9", "flipud", "fliplr",
    "rot90 1 0 1", "rot90 2 0 1", "rot90 3 0 1", "rot90 4 0 1", "rot90 -1 1 0", "rot90 5 -1 0",
    "rot90 1 0 0", "rot90 1 0 9", "diagonal 0 0 1", "diagonal 1 0 1", "diagonal -1 0 1", "diagonal 9 0 1",
    "diagonal -9 1 0", "diagonal 1 -1 0", "diagonal 0 0 0", "diagonal 0 2 1",
    "window 2", "window 1", "window 0", "window 9", "window 2,2", "window 1,2", "window 2 0", "window 2 -1",
    "window 2,2 0,0", "window 3,1 -1,0", "window 2 9", "window 2,2 0", "window 1,2,3", "window -1 0",
    "broadcastTo 4,3,4", "broadcastTo 6,5", "broadcastTo 3,4", "broadcastTo 2,0", "broadcastTo 2,2,2,3,4",
    "broadcastTo 5", "broadcastTo", "real", "byteswap",
    "view bool", "view int8", "view int16", "view uint32", "view int64", "view float16", "view float32",
    "view float64", "view complex64", "view complex128", "view uint8|slice ...,::-1", "view",
]
# Steps after which elements are read or shown in another order once more.
CHAINS = [
    "transpose|reshape -1|slice ::2", "slice ...,::-1|reshape -1|flip", "slice ::-1|slice ::-1|ravel C",
    "expandDims 0|squeeze 0|swapaxes 0 -1", "reshape -1|window 2|transpose", "flip|flip|reshapeF -1",
    "transpose|transpose|ravel K", "swapaxes 0 -1|ravel K|reshape 2,-1", "copy F|reshapeF 2,-1",
    "copy K|ravel A", "window 1|reshape -1", "diagonal 0 0 1|slice ::-1", "rot90 1 0 1|rot90 3 0 1",
]


def ints(text):
    return tuple(int(number) for number in text.split(",")) if text else ()


def step(a, text):
    name, *args = text.split(" ")
    if name == "slice":
        items = eval(f"slices[{args[0]}]", {"slices": np.s_})  # noqa: S307: our own text
        items = items if isinstance(items, tuple) else (items,)
        # With an ellipsis, all indices give an array without axes, not a scalar.
        return a[items if Ellipsis in items else (*items, Ellipsis)]
    if name.startswith("reshape"):
        return a.reshape(ints(args[0] if args else ""), order=name[len("reshape"):] or "C")
    if name in ("ravel", "flatten", "copy"):
        return getattr(a, name)(args[0])
    if name == "transpose":
        return a.transpose(ints(args[0])) if args else a.transpose()
    if name == "matrixTranspose":
        return np.matrix_transpose(a)
    if name in ("swapaxes", "rollaxis"):
        return getattr(np, name)(a, *map(int, args))
    if name == "moveaxis":
        return np.moveaxis(a, *map(ints, args))
    if name == "expandDims":
        return np.expand_dims(a, ints(args[0]))
    if name == "squeeze":
        return a.squeeze(ints(args[0])) if args else a.squeeze()
    if name.startswith("atleast"):
        return getattr(np, "atleast_" + name[-2:])(a)
    if name == "flip":
        if not args:
            return np.flip(a) if a.ndim else a.view()  # Else a scalar, which shares nothing.
        return np.flip(a, ints(args[0]))
    if name in ("flipud", "fliplr"):
        return getattr(np, name)(a)
    if name == "rot90":
        turns, one, other = map(int, args)
        return np.rot90(a, turns, (one, other))
    if name == "diagonal":
        return a.diagonal(*map(int, args))
    if name == "window":
        axes = ints(args[1]) if len(args) > 1 else None
        return np.lib.stride_tricks.sliding_window_view(a, ints(args[0]), axes)
    if name == "broadcastTo":
        return np.broadcast_to(a, ints(args[0]) if args else ())
    if name == "real":
        return a.real
    if name == "byteswap":
        return a.byteswap()
    if name == "view":
        return a.view(args[0]) if args else a.view()
    raise ValueError(text)


def raw(a):
    return np.ascontiguousarray(a).tobytes().hex() or "-"


def strides(a):
    """In elements; None where they, or the alignment, are no such number."""
    steps = []
    for extent, stride in zip(a.shape, a.strides):
        if extent == 1 or a.size == 0:
            steps.append(0)
        elif stride % a.itemsize:
            return None
        else:
            steps.append(stride // a.itemsize)
    alignment = a.real.itemsize if a.dtype.kind == "c" else a.itemsize
    if a.size and a.ctypes.data % alignment:
        return None
    return ",".join(map(str, steps)) or "()"


def base(dtype, shape):
    """Elements that differ, and whose bytes do."""
    n = int(np.prod(shape))
    if dtype == "bool":
        return (np.arange(n) % 3 == 1).reshape(shape)
    numbers = np.arange(n) * 7 % 101 - (50 if np.dtype(dtype).kind not in "u" else 0)
    a = numbers.astype(dtype)
    if a.dtype.kind == "c":
        a = a + 1j * (numbers[::-1] + 0.5).astype(dtype)
    return a.astype(dtype).reshape(shape)


def lines():
    found = []
    arrays = {}
    for dtype in DTYPES:
        for shape in SHAPES:
            name = dtype + "".join(f"x{extent}" for extent in shape)
            a = base(dtype, shape)
            arrays[dtype, shape] = name, a
            found.append("\t".join(["data", name, dtype, golden_file.shape(a), raw(a)]))
    turn = 0
    for shape in SHAPES:
        for layout in LAYOUTS:
            for steps in VIEWS_OF_ANY + CHAINS:
                turn += 1
                name, a = arrays[DTYPES[turn % len(DTYPES)], shape]
                operand = a
                text = layout + steps
                made = None
                try:
                    for part in text.split("|"):
                        operand = step(operand, part)
                    made = np.asarray(operand)  # Some copies of no axes come as scalars.
                except Exception as refused:  # noqa: BLE001: whatever it raises is the answer
                    if not layout or _applies(a, layout):
                        found.append("\t".join(["error", text, name, type(refused).__name__]))
                    continue
                if strides(made) is None:
                    # Elements between those this library can address.
                    found.append("\t".join(["error", text, name, "unaddressable"]))
                    continue
                flags = "".join([
                    "s" if np.shares_memory(a, made) else "", "w" if made.flags.writeable else "",
                    "C" if made.flags.c_contiguous else "", "F" if made.flags.f_contiguous else ""])
                found.append("\t".join([
                    "case", text, name, str(made.dtype), golden_file.shape(made), strides(made),
                    flags or "-", raw(made)]))
    return found


def _applies(a, layout):
    try:
        step(a, layout[:-1])
    except Exception:  # noqa: BLE001
        return False
    return True
